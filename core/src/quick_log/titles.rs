//! What is around a name: titles before it, suffixes after it. They are set aside when names are compared.

use super::{
    name_words::{ENDING_SMALL, PARTICLES, SUFFIXES, TITLES},
    tokens::{Case, Line},
    words::TEAM_WORDS,
};

/// Titles and suffixes of one name.
const MOST_TITLES: usize = 8;

/// The first token that is no title: "Dr.", "Prof. dr.", "Lt.Gen.", "г-н", "hr.".
pub(super) fn after_titles(line: &Line<'_>, at: usize) -> usize {
    let mut first = at;
    for _ in 0..MOST_TITLES {
        let Some(next) = title_end(line, first) else { break };
        // "@Dean about" is somebody called Dean.
        let dotted = line.sign(next - 1) == Some('.');
        if !starts_name(line, next, dotted) {
            break;
        }
        first = next;
    }
    first
}

/// Something a name or another title can start with; after a full stop a name in small letters too.
fn starts_name(line: &Line<'_>, at: usize, dotted: bool) -> bool {
    if line.sign(at) == Some('"') {
        return is_capital(line, at + 1);
    }
    if line.word(at).is_none() || !line.is_lettered(at) || line.starts_line(at) {
        return false;
    }
    match line.case(at) {
        Case::Capital | Case::Without => true,
        Case::Small => {
            is_capital(line, at)
                || title_end(line, at).is_some()
                || is_particle(line, at) && !line.is_any(at, ENDING_SMALL)
                || dotted && !line.is_any(at, ENDING_SMALL)
        }
    }
}

/// The place after one title, with its full stops and comma.
fn title_end(line: &Line<'_>, at: usize) -> Option<usize> {
    let word = line.word(at)?;
    let has_stop = |at: usize| line.sign(at) == Some('.') && line.touches(at);
    let dotted = has_stop(at + 1);
    let listed = TITLES.contains(&word)
        || word.rsplit_once('-').is_some_and(|(_, title)| TITLES.contains(&title) && !TITLES.contains(&word));
    // "բ․գ․դ․", "m.d ph.d.": small letters with full stops.
    if dotted && line.case(at) == Case::Small && !listed {
        let mut end = at;
        while line.word(end).is_some_and(|word| word.chars().count() <= 2) && (end == at || line.touches(end))
        {
            end += 1 + usize::from(has_stop(end + 1));
        }
        if end > at + 2
            && !line.touches(end)
            && (is_capital(line, end) || line.case(end) == Case::Small && title_end(line, end).is_some())
        {
            return Some(end);
        }
    }
    // "Wj. Monir", "hr. Hans": an abbreviation without a vowel, a letter, or a short one of a script without case.
    let letters = word.chars().count();
    let uncased = letters <= 4 && line.case(at) == Case::Without;
    let consonants = (2..=4).contains(&letters)
        && word
            .chars()
            .all(|c| c < '\u{400}' && c.is_alphabetic() && !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
    let letter = letters == 1
        && line.case(at) == Case::Small
        && (is_capital(line, at + 2) || line.is_any(at + 2, TITLES));
    if !listed && !(dotted && (uncased || consonants || letter)) {
        return None;
    }
    let mut end = at + 1 + usize::from(dotted);
    // "Dr.philol.".
    while dotted
        && line.touches(end)
        && line.case(end) == Case::Small
        && line.word(end).is_some()
        && has_stop(end + 1)
    {
        end += 2;
    }
    // "Dott.ssa", "Sig.ra".
    let short = |at: usize| line.word(at).is_some_and(|word| word.chars().count() <= 3);
    if dotted && line.touches(end) && line.case(end) == Case::Small && short(end) && line.is_spaced(end + 1) {
        end += 1;
    }
    // "проф., д-р".
    let comma = line.sign(end) == Some(',') && title_end(line, end + 1).is_some();
    Some(end + usize::from(comma))
}

/// The place after the suffixes of a name, and whether there are any: "Jr.", ", III", ", MD", "M.D.", ", CLU, CFP".
pub(super) fn after_suffixes(line: &Line<'_>, end: usize) -> (usize, bool) {
    let mut after = end;
    for _ in 0..MOST_TITLES {
        let comma = usize::from(line.sign(after) == Some(',') && line.touches(after));
        let Some(next) = suffix_end(line, after + comma, comma == 1 || after > end) else { break };
        after = next;
    }
    (after, after > end)
}

fn suffix_end(line: &Line<'_>, at: usize, listed: bool) -> Option<usize> {
    if !follows(line, at) || !line.is_lettered(at) {
        return None;
    }
    let dotted = |at: usize| line.sign(at) == Some('.') && line.touches(at);
    if let Some(end) = letters_with_stops(line, at).filter(|_| listed || line.case(at) != Case::Small) {
        return Some(end);
    }
    // ", Ph. D.".
    let of = |at: usize, most: usize| {
        line.word(at).is_some() && line.case(at) == Case::Capital && line.text(at).chars().count() <= most
    };
    if listed && of(at, 2) && dotted(at + 1) && of(at + 2, 1) && dotted(at + 3) {
        return Some(at + 4);
    }
    // "Novak ml., univ. dipl. inž.", "Бруль д-р": a title after the name.
    let word = line.word(at)?;
    if TITLES.contains(&word) && (dotted(at + 1) || word.contains('-')) {
        let mut end = at + 1 + usize::from(dotted(at + 1));
        // "Dr./Dra.", "dr. dent. med.".
        if line.sign(end) == Some('/') && line.touches(end) && line.is_any(end + 1, TITLES) {
            end += 2 + usize::from(dotted(end + 2));
        }
        while line.case(end) == Case::Small
            && line.word(end).is_some_and(|word| word.chars().count() <= 4)
            && dotted(end + 1)
            && follows(line, end)
        {
            end += 2;
        }
        return (!follows(line, end) || line.case(end) == Case::Small).then_some(end);
    }
    if is_suffix(line, at) || listed && line.is_any(at, &["v", "vi"]) {
        return Some(at + 1 + usize::from(dotted(at + 1)));
    }
    // ", CFP", ", MBChB": after a comma two capitals are no surname.
    let letters = line.text(at);
    let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
    let short = letters.chars().count() <= 6 && capitals >= 2 && !TEAM_WORDS.contains(&line.word(at)?);
    (listed && short).then(|| at + 1 + usize::from(dotted(at + 1)))
}

/// "M.D.", "Ph.D.", "V.S.", "к.м.н.": letters with full stops between, not followed by a name. Gives their end.
pub(super) fn letters_with_stops(line: &Line<'_>, at: usize) -> Option<usize> {
    let dotted = |at: usize| line.sign(at) == Some('.') && line.touches(at);
    let short = |at: usize| line.word(at).is_some_and(|word| word.chars().count() <= 4);
    if !short(at) || !dotted(at + 1) || !line.touches(at + 2) || !short(at + 2) {
        return None;
    }
    // "e.g.", "a.m.".
    if line.is_any(at, &["e", "i", "a", "p"])
        && line.is_any(at + 2, &["g", "e", "m"])
        && line.case(at) == Case::Small
    {
        return None;
    }
    let mut end = at + 1;
    while dotted(end) && line.touches(end + 1) && short(end + 1) {
        end += 2;
    }
    end += usize::from(dotted(end));
    let name = line.word(end).is_some() && !line.starts_line(end) && is_capital(line, end);
    let more = letters_with_stops_start(line, end) || is_suffix(line, end);
    (!name || more).then_some(end)
}

fn letters_with_stops_start(line: &Line<'_>, at: usize) -> bool {
    line.sign(at + 1) == Some('.')
        && line.touches(at + 1)
        && line.touches(at + 2)
        && line.word(at + 2).is_some()
}

pub(super) fn is_suffix(line: &Line<'_>, at: usize) -> bool {
    let Some(word) = line.word(at) else { return false };
    // "V" and "I" are initials unless nothing of the name follows.
    let roman = matches!(word, "ii" | "iii" | "iv" | "vi" | "vii" | "viii" | "ix");
    SUFFIXES.contains(&word) || roman && (line.is_acronym(at) || line.case(at) == Case::Small)
}

/// Small words inside a name.
pub(super) fn is_particle(line: &Line<'_>, at: usize) -> bool {
    line.is_any(at, PARTICLES) && line.case(at) == Case::Small
}

/// Begins with a capital, perhaps after a joined particle: "Silva", "d'Almeida", "l'Hôpital", "u-John".
pub(super) fn is_capital(line: &Line<'_>, at: usize) -> bool {
    if line.case(at) == Case::Capital {
        return line.word(at).is_some();
    }
    let mut parts = line.text(at).splitn(2, ['\'', '\u{2019}', '-']);
    let particle = parts.next().is_some_and(|part| (1..=3).contains(&part.chars().count()));
    particle && parts.next().is_some_and(|name| name.chars().next().is_some_and(char::is_uppercase))
}

pub(super) fn follows(line: &Line<'_>, at: usize) -> bool {
    line.word(at).is_some()
        && (line.is_spaced(at) || at > 0 && line.sign(at - 1) == Some('.'))
        && !line.starts_line(at)
}
