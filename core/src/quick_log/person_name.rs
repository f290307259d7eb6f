//! How a person's name is written: titles before it, particles in it, suffixes after it, in any script.
//!
//! An unknown name is read as long as it can be a name. Where it may go on and was ended all the same, it says
//! so: nobody's name is cut short in silence.

use std::ops::Range;

use super::{
    language,
    name_words::{ENDING_SMALL, NAME_BREAKS_UNSPACED, OFFICES, SAINTS, SURNAME_ENDINGS},
    titles::{after_suffixes, after_titles, follows, is_capital, is_particle, is_suffix, letters_with_stops},
    tokens::{Case, Line},
    words::{self, TEAM_WORDS},
};

/// More capitalised words than this are no name.
const LONGEST: usize = 12;
/// Words of a script without case that are a name at most, where the whole line is in that script.
const UNCASED_ALONE: usize = 1;

/// A name as it is written in a line.
pub(super) struct Written {
    /// With its titles and suffixes.
    pub(super) tokens: Range<usize>,
    /// It may go on after these tokens.
    pub(super) cut: bool,
    /// How many bytes of the last token belong to it, in scripts without spaces.
    pub(super) bytes: Option<usize>,
}

/// Reads the name that starts at this token. `mixed`: the line has words of a script with case, so that words without
/// case beside the name are most likely part of it.
pub(super) fn read(line: &Line<'_>, at: usize, mixed: bool) -> Written {
    let first = after_titles(line, at);
    let written = match line.case(first) {
        Case::Without if line.is_lettered(first) => uncased(line, first, mixed),
        _ => cased(line, first),
    };
    // A title that no name follows is all there is: "@Prof."
    let written = written.unwrap_or(Written { tokens: first..first, cut: false, bytes: None });
    if written.tokens.end <= first {
        let end = single(line, at);
        return Written { tokens: at..end, cut: goes_on_small(line, end), bytes: None };
    }
    Written { tokens: at..written.tokens.end, ..written }
}

/// A name in a script with case: capitalised words, particles, initials, a name in quotes or brackets, suffixes.
fn cased(line: &Line<'_>, first: usize) -> Option<Written> {
    // "Senator \"Rick\" Edmonds".
    if let Some(close) = nickname(line, first)
        && follows(line, close)
        && is_capital(line, close)
    {
        return Some(capitals(line, first, close));
    }
    let mut start = first;
    while is_particle(line, start) && follows(line, start + 1) && start < first + 4 {
        start += 1;
    }
    if !is_capital(line, start) && line.case(start) == Case::Small {
        return Some(small(line, first));
    }
    if line.word(start).is_none() || !line.is_lettered(start) || start > first && ends_name(line, start) {
        return None;
    }
    Some(capitals(line, first, start))
}

/// The words of a name from its first capitalised one on.
fn capitals(line: &Line<'_>, first: usize, start: usize) -> Written {
    let mut end = after_word(line, start);
    let mut words = 1;
    let mut cut = false;
    while !line.is_possessive(end) && !line.starts_line(end) {
        let Some(next) = next_word(line, start, end) else { break };
        if words == LONGEST {
            cut = true;
            break;
        }
        end = next;
        words += 1;
    }
    let surname = words;
    let (end, suffixed) = after_suffixes(line, end);
    let comma = surname_first(line, start, end, surname).filter(|_| !suffixed || surname <= 2);
    if let Some(end) = comma {
        // "Doe, John" may be two people.
        return Written { tokens: first..end, cut: true, bytes: None };
    }
    let ends_in_dot = line.sign(end.saturating_sub(1)) == Some('.');
    // "Mari-Ann Henri Roobert Tammik, parlamendiliige": after a name this long a word may be a title of its own.
    let titled = words >= 4 && line.sign(end) == Some(',') && goes_on_small(line, end + 1);
    let more = !ends_in_dot && may_go_on(line, end) || titled;
    Written { tokens: first..end, cut: cut || more, bytes: None }
}

/// The end of the next word of a name, over particles, initials' full stops, nicknames and middle dots.
fn next_word(line: &Line<'_>, start: usize, end: usize) -> Option<usize> {
    // "Gal·la", "Jean–Luc".
    if let Some(sign) = line.sign(end)
        && matches!(sign, '\u{b7}' | '\u{2022}' | '\u{30fb}' | '\u{2027}' | '\u{2219}')
        && line.touches(end)
        && line.touches(end + 1)
        && line.word(end + 1).is_some()
    {
        return Some(after_word(line, end + 1));
    }
    // "Benjamin (Ben) Franklin", "Benjamin \"Big Ben\" Franklin".
    if let Some(close) = nickname(line, end) {
        // After a whole name a bracket says more about somebody: "Tess (Acme)".
        return next_word(line, start, close).or_else(|| {
            let (after, suffixed) = after_suffixes(line, close);
            suffixed.then_some(after)
        });
    }
    // "Mari' Aube'".
    let quote = usize::from(line.sign(end) == Some('\'') && line.touches(end) && line.is_spaced(end + 1));
    let mut next = end + quote;
    // "Dean of Chemistry Robert Johns", "Lord of the Isles".
    if line.is(next, "of") && (start..end).any(|at| line.is_any(at, OFFICES)) {
        let of = next + 1 + usize::from(line.is(next + 1, "the"));
        if follows(line, of) && is_capital(line, of) && !ends_name(line, of) {
            return Some(after_word(line, of));
        }
    }
    while is_particle(line, next) && next < end + 6 {
        // "Neele van. den. Wolf".
        let stop = usize::from(line.sign(next + 1) == Some('.') && line.touches(next + 1));
        if !follows(line, next + 1 + stop) {
            break;
        }
        next += 1 + stop;
    }
    let joint = next > end + quote;
    let word = follows(line, next) && line.is_lettered(next);
    if !word {
        return None;
    }
    if is_suffix(line, next) || letters_with_stops(line, next).is_some() {
        return None;
    }
    match line.case(next) {
        Case::Capital if joint || !ends_name(line, next) || is_calendar_surname(line, start, next) => {
            Some(after_word(line, next))
        }
        // "Scott e. Werner", "John e Smith".
        Case::Small if is_initial(line, next) && goes_on_capital(line, next + 1) => {
            Some(after_word(line, next))
        }
        // "Ana d'Almeida", "u-John u-Hamish".
        Case::Small if is_capital(line, next) => Some(after_word(line, next)),
        Case::Without if line.case(start) == Case::Without => Some(after_word(line, next)),
        _ => None,
    }
}

/// The place after a word with the full stop that belongs to it: of an initial, or of "St." before more of the name.
fn after_word(line: &Line<'_>, at: usize) -> usize {
    let mut end = at + 1;
    if line.sign(end) != Some('.') || !line.touches(end) {
        // A closing apostrophe: "Mari' Aube'".
        let quote = line.sign(end) == Some('\'') && line.touches(end) && !line.touches(end + 1);
        return end + usize::from(quote && follows(line, end + 1) && line.case(end + 1) == Case::Capital);
    }
    // "E.T.", "J.R.R.": every initial of the row.
    if is_initial(line, at) {
        end += 1;
        while line.touches(end)
            && is_initial(line, end)
            && line.sign(end + 1) == Some('.')
            && line.touches(end + 1)
        {
            end += 2;
        }
        if line.touches(end) && line.word(end).is_some() && line.case(end) == Case::Capital {
            return after_word(line, end);
        }
        // The last full stop may end the sentence as well: a name goes on or is over there.
        return end;
    }
    let saint = line.is_any(at, SAINTS) && follows(line, end + 1) && line.case(end + 1) == Case::Capital;
    if saint { end + 1 } else { end }
}

/// A name in brackets or quotes inside a name; gives the place after it.
fn nickname(line: &Line<'_>, at: usize) -> Option<usize> {
    let close = match line.sign(at)? {
        '(' => ')',
        '"' => '"',
        '\'' => '\'',
        _ => return None,
    };
    if !line.is_spaced(at) || !line.touches(at + 1) || line.case(at + 1) == Case::Small {
        return None;
    }
    let end = (at + 2..at + 6).find(|&end| line.sign(end) == Some(close))?;
    (at + 1..end).all(|i| line.word(i).is_some() || line.sign(i) == Some('.')).then_some(end + 1)
}

/// "Doe, John", "de la Vega, Dr. Juan Q., III": a surname, a comma, and first names that no sentence follows.
fn surname_first(line: &Line<'_>, start: usize, end: usize, words: usize) -> Option<usize> {
    // Two words without a particle are a whole name, and somebody else follows.
    let whole = words > 1 && !(start..end).any(|at| is_particle(line, at));
    if words > 3 || whole || line.sign(end) != Some(',') || !line.touches(end) || !line.is_spaced(end + 1) {
        return None;
    }
    let first = after_titles(line, end + 1);
    if line.case(first) != Case::Capital
        || !line.is_lettered(first)
        || ends_name(line, first)
        || line.starts_line(first)
    {
        return None;
    }
    let mut after = after_word(line, first);
    // "Doe, John. A. Kenneth".
    if line.sign(after) == Some('.')
        && line.touches(after)
        && is_initial(line, after + 1)
        && line.sign(after + 2) == Some('.')
    {
        after += 1;
    }
    let mut names = 1;
    while names < 4 {
        if let Some(next) = next_word(line, start, after) {
            after = next;
            names += 1;
        } else {
            break;
        }
    }
    // "Smith, John e, III", "Franklin, Benjamin (Ben)".
    if is_initial(line, after) && follows(line, after) && after_suffixes(line, after + 1).1 {
        after += 1;
    }
    let after = nickname(line, after).unwrap_or(after);
    let (after, suffixed) = after_suffixes(line, after);
    let rest = line.is_any(after, &["about", "for", "re", "over", "regarding"]) || after >= line.len();
    let stop = matches!(line.sign(after), Some('.' | ';' | ':')) || line.starts_line(after);
    (rest || stop || suffixed).then_some(after)
}

/// A name in small letters: one word, followed by what can only be part of a name.
fn small(line: &Line<'_>, first: usize) -> Written {
    let mut end = single(line, first);
    // "@ana Silva": the surname says that it is a name.
    if end == first + 1 && follows(line, end) && is_capital(line, end) && !ends_name(line, end) {
        return capitals(line, first, first);
    }
    if let Some(end) = small_to_suffix(line, first, end) {
        return Written { tokens: first..end, cut: false, bytes: None };
    }
    let mut words = 1;
    while words < LONGEST && !line.is_possessive(end) {
        let mut next = end;
        while is_particle(line, next)
            && !line.is_any(next, &["a", "i"])
            && follows(line, next + 1)
            && next < end + 6
        {
            next += 1;
        }
        let joint = next > end;
        // "john e. smith": an initial, and the word after it.
        let initial = is_initial(line, next) && !line.is_any(next, &["a", "i"]);
        let after_initial = line.sign(end.saturating_sub(1)) == Some('.') && end > first + 1;
        // "e j smith", "mack johnson".
        let only_initials = (first..end).all(|at| is_initial(line, at));
        let surname = is_surname(line, next);
        let word = follows(line, next)
            && line.is_lettered(next)
            && (joint || initial || after_initial || only_initials || surname)
            && !line.is_any(next, ENDING_SMALL);
        if !word || !initial && is_suffix(line, next) {
            break;
        }
        end = if initial { after_word(line, next) } else { next + 1 };
        words += 1;
    }
    let (end, _) = after_suffixes(line, end);
    Written { tokens: first..end, cut: goes_on_small(line, end), bytes: None }
}

/// "juan garcia III", "pennie von bergen wessels, MD": the suffix says that the small words before it are a name; of a surname
/// that comes first, "von bergen wessels, pennie III", the words behind its comma too.
fn small_to_suffix(line: &Line<'_>, first: usize, mut end: usize) -> Option<usize> {
    let mut surname = is_particle(line, first);
    for _ in 0..6 {
        let (after, suffixed) = after_suffixes(line, end);
        let comma =
            surname && line.sign(after) == Some(',') && line.touches(after) && line.is_spaced(after + 1);
        if comma && small_to_suffix(line, after + 1, after + 2).is_some() {
            (surname, end) = (false, after + 1);
        } else if suffixed {
            return Some(after);
        }
        if !follows(line, end) || !line.is_lettered(end) || line.is_any(end, ENDING_SMALL) {
            return None;
        }
        end = if is_initial(line, end) { after_word(line, end) } else { end + 1 };
    }
    None
}

/// A word that ends as surnames do and as no ordinary word does.
fn is_surname(line: &Line<'_>, at: usize) -> bool {
    let ends =
        |word: &str| SURNAME_ENDINGS.iter().any(|end| word.ends_with(end)) && word.chars().count() >= 5;
    line.word(at).is_some_and(ends)
}

/// A name in a script without case.
fn uncased(line: &Line<'_>, first: usize, mixed: bool) -> Option<Written> {
    if let Some(bytes) = unspaced_end(line, first) {
        return Some(Written { tokens: first..first + 1, cut: false, bytes: Some(bytes) });
    }
    let mut end = first + 1;
    let mut words = 1;
    let mut asked = false;
    let most = if mixed { LONGEST } else { UNCASED_ALONE };
    let word = |at: usize| {
        line.word(at).is_some()
            && line.is_lettered(at)
            && line.case(at) == Case::Without
            && !line.starts_line(at)
            // "と", "です": small words of Japanese.
            && !line.text(at).chars().all(|c| matches!(c, '\u{3040}'..='\u{309f}'))
    };
    loop {
        let joined = line.sign(end).is_some() && line.touches(end);
        let next = end
            + usize::from(
                joined
                    && matches!(
                        line.sign(end),
                        Some(
                            '.' | '\''
                                | '"'
                                | '\u{b7}'
                                | '\u{2022}'
                                | '\u{30fb}'
                                | '\u{5f3}'
                                | '\u{5f4}'
                                | '\u{970}'
                                | '\u{3002}'
                                | '\u{ff65}'
                        )
                    ),
            );
        let dash = next + usize::from(line.sign(next) == Some('-') && line.touches(next));
        // What follows a comma is a suffix as often as somebody else.
        let comma =
            matches!(line.sign(end), Some(',' | '\u{60c}' | '\u{1363}' | '\u{104a}')) && word(end + 1);
        if comma && mixed && words > 1 && words < most {
            end += 2;
            words += 1;
            asked = true;
            continue;
        }
        if !word(dash) || words >= most {
            return Some(Written { tokens: first..end, cut: asked || comma || word(dash), bytes: None });
        }
        end = dash + 1;
        words += 1;
    }
}

/// "张伟喝咖啡": where a name in a script without spaces ends inside its token, if a word that is no name follows.
fn unspaced_end(line: &Line<'_>, at: usize) -> Option<usize> {
    let text = line.text(at);
    let han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}');
    if !text.chars().all(han) || text.chars().count() < 3 {
        return None;
    }
    let mut places = text.char_indices().skip(2);
    places.find(|(_, c)| NAME_BREAKS_UNSPACED.contains(*c)).map(|(end, _)| end)
}

/// One token, with the dots of a handle: "ludwig", "mary.jane".
fn single(line: &Line<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while line.sign(end) == Some('.')
        && line.touches(end)
        && line.touches(end + 1)
        && line.word(end + 1).is_some()
    {
        end += 2;
    }
    end
}

/// Words at which a name ends, capitalised or not: I, weekdays, months, kinds and team words.
pub(super) fn ends_name(line: &Line<'_>, at: usize) -> bool {
    line.word(at).is_none_or(|word| {
        matches!(word, "i" | "i'm" | "i'll" | "i'd" | "i've")
            || language::is_calendar_word(word)
            || words::look_up(words::KINDS, word).is_some()
            || TEAM_WORDS.contains(&word)
    })
}

/// "Li Sun", "Theresa May": a month or a short weekday is a surname when no date goes on from it.
fn is_calendar_surname(line: &Line<'_>, start: usize, at: usize) -> bool {
    let surname = line.is_any(at, &["sun", "may", "april", "june", "march", "august", "jan"]);
    let dated = line.word(at + 1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let led = line.is_any(at + 1, &["morning", "afternoon", "evening", "night"]);
    // At the very end "Ana Sun" is more likely the day.
    let ends = line.word(at + 1).is_none() && !line.is_possessive(at + 1);
    surname && at > start && !dated && !led && !ends
}

fn is_initial(line: &Line<'_>, at: usize) -> bool {
    line.word(at).is_some() && line.is_lettered(at) && line.text(at).chars().count() == 1
}

/// After an initial a capital goes on with the name.
fn goes_on_capital(line: &Line<'_>, at: usize) -> bool {
    let at = at + usize::from(line.sign(at) == Some('.') && line.touches(at));
    follows(line, at) && line.case(at) == Case::Capital && !ends_name(line, at)
}

/// A capitalised word follows directly: the name may go on.
fn may_go_on(line: &Line<'_>, end: usize) -> bool {
    let capital = |at: usize| follows(line, at) && line.case(at) == Case::Capital && line.is_lettered(at);
    capital(end) && !ends_name(line, end)
}

/// A word in small letters that no sentence goes on with: the name in small letters may be longer.
fn goes_on_small(line: &Line<'_>, end: usize) -> bool {
    follows(line, end)
        && line.case(end) != Case::Capital
        && line.is_lettered(end)
        && !line.is_any(end, ENDING_SMALL)
        && !line
            .word(end)
            .is_some_and(|word| word.ends_with("ed") || word.ends_with("ing") || word.ends_with("n't"))
        && !language::is_calendar_word(line.word(end).unwrap_or_default())
}
