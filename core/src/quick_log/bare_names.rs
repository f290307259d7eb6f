//! Names without `@`: whether a word that is somebody's name means them here.

use std::ops::Range;

use super::{
    Lexicon, declined, grammar,
    known_names::{ends_alone, longest, next_name_word, surname_after},
    language,
    name_words::SMALL_NO_TITLES,
    namesakes::Namesakes,
    naming::{Earlier, NameMeans, Naming},
    ordinary_words::is_ordinary,
    spelled::name_key,
    titles,
    tokens::{Case, Line},
    words::{self, BEFORE_A_NAME, TEAM_WORDS},
};

/// Names and signs of a list.
const LONGEST_LIST: usize = 12;

pub(super) fn bare<'l>(
    line: &Line<'_>,
    at: usize,
    lexicon: &'l Lexicon,
    earlier: &Earlier,
    last: Option<&Naming<'_>>,
) -> Option<Naming<'l>> {
    let naming = |end: usize, who| Naming { tokens: at..end, at: false, possessive: false, who, cut: None };
    if let Some((namesakes, end)) = lexicon.written(line, at)
        && ends_alone(line, end)
    {
        return Some(naming(end, NameMeans::Known(namesakes)));
    }
    let counts = |core: usize| {
        move |namesakes: &'l Namesakes, end: usize| {
            ends_alone(line, end) && counts_bare(line, core..end, at, namesakes, last)
        }
    };
    let mut known = longest(line, at, lexicon, false, counts(at));
    // "Dr. Ana Silva" is Ana Silva with her title; "miss" in small letters is a verb.
    let verb = line.case(at) == Case::Small && line.is_any(at, SMALL_NO_TITLES);
    if known.is_none() && (!verb || line.sign(at + 1) == Some('.')) {
        let core = titles::after_titles(line, at);
        if core > at {
            known = longest(line, core, lexicon, false, counts(core));
        }
    }
    let known = known.map(|(namesakes, end)| (namesakes, titles::after_suffixes(line, end).0));
    if let Some((namesakes, end)) = known {
        let known = naming(end, NameMeans::Known(namesakes));
        if !known.is_shared_first_name() || !is_of_somewhere(line, at, end) {
            return Some(known);
        }
    }
    if let Some((namesakes, end)) = declined(line, at, lexicon) {
        return Some(naming(end, NameMeans::Known(namesakes)));
    }
    let word = name_key(line.word(at)?);
    if let Some(owner) = owner_without_quote(line, at, lexicon, &word) {
        return Some(owner);
    }
    let meant = earlier.of(&word)?;
    // "met w sue, i owe sue 40 quid": who was named before in a line without capitals is named again, where no verb with its
    // object is read as well.
    let again = line.is_all_small() && !line.word(at + 1).is_some_and(grammar::leads_to_thing);
    let counts = (again || line.case(at) != Case::Small)
        && ends_alone(line, at + 1)
        && surname_after(line, at + 1).is_none()
        && (again || !is_ordinary(&word) || is_introduced(line, at, last));
    counts.then(|| naming(at + 1, NameMeans::Earlier(meant)))
}

/// "Ana from legal", "my manager Ana": said of somebody as one says it of nobody one knows.
fn is_of_somewhere(line: &Line<'_>, at: usize, end: usize) -> bool {
    let job = at.checked_sub(1).and_then(|before| line.word(before)).is_some_and(grammar::is_job);
    let from = line.is(end, "from") && !line.word(end + 1).is_some_and(language::is_calendar_word);
    job || from
}

/// "с Ольгой Петровой": somebody known by a form of their name, in full or by a first name that one person has.
fn declined<'l>(line: &Line<'_>, at: usize, lexicon: &'l Lexicon) -> Option<(&'l Namesakes, usize)> {
    if line.case(at) != Case::Capital {
        return None;
    }
    let first = declined::first_forms(line.word(at)?);
    let known =
        |name: &str| lexicon.namesakes(name).filter(|known| known.only().is_some() && !known.ordinary);
    let next = next_name_word(line, at + 1, false).filter(|&next| line.case(next) == Case::Capital);
    let whole = next.and_then(|next| {
        let word = line.word(next)?;
        let last = declined::first_forms(word).into_iter().chain([word.to_owned()]);
        last.flat_map(|last| first.iter().map(move |first| format!("{first} {last}")))
            .find_map(|name| known(&name))
            .map(|known| (known, next + 1))
    });
    // Another surname is somebody else.
    whole.or_else(|| {
        let alone = surname_after(line, at + 1).is_none();
        first.iter().find_map(|name| known(name)).filter(|_| alone).map(|known| (known, at + 1))
    })
}

/// "diegos mum is in hospital": a dictated first name with the s of what is theirs, before somebody of their family.
fn owner_without_quote<'l>(
    line: &Line<'_>,
    at: usize,
    lexicon: &'l Lexicon,
    word: &str,
) -> Option<Naming<'l>> {
    let next = line.word(at + 1)?;
    let owned =
        grammar::is_kin(next) || line.is_all_small() && !grammar::is_small_word(next) && word.len() > 4;
    let name = word.strip_suffix('s').filter(|_| owned)?;
    let known = lexicon.namesakes(name).filter(|known| known.words == 1 && !known.ordinary)?;
    let cut = line.text(at).strip_suffix(['s', 'S'])?.len();
    known.only()?;
    Some(Naming {
        tokens: at..at + 1,
        at: false,
        possessive: true,
        who: NameMeans::Known(known),
        cut: Some(cut),
    })
}

/// Whether a known name written without `@` counts.
fn counts_bare(
    line: &Line<'_>,
    tokens: Range<usize>,
    start: usize,
    namesakes: &Namesakes,
    last: Option<&Naming<'_>>,
) -> bool {
    let single = namesakes.words == 1;
    if single && (surname_after(line, tokens.end).is_some() || has_small_surname(line, tokens.end)) {
        return false;
    }
    if !namesakes.ordinary {
        return true;
    }
    let words = tokens.clone().filter(|&at| line.word(at).is_some());
    let as_stored =
        words.enumerate().all(|(i, at)| (line.case(at) == Case::Capital) == namesakes.is_capital(i));
    if !as_stored {
        // "told sam fox": only one of the words is an ordinary one.
        let telling = tokens.clone().filter_map(|at| line.word(at)).any(|word| !is_ordinary(word));
        return line.is_all_small()
            && (!single && telling || !is_dated(line, &tokens) && reads_as_name(line, &tokens, false, last));
    }
    !single || is_introduced(line, start, last) || reads_as_name(line, &tokens, true, last)
}

/// "coffee w ben osei, he's": in a line without capitals a word that is not one of the language, followed by the end of a
/// thought or a verb, is the surname of somebody else.
fn has_small_surname(line: &Line<'_>, at: usize) -> bool {
    let Some(word) = line.word(at).filter(|_| line.is_all_small() && line.is_spaced(at)) else {
        return false;
    };
    let strange = word.chars().count() > 3
        && word.chars().all(char::is_alphabetic)
        && !grammar::is_word(word)
        && !language::is_day_word(word);
    let ends = line.word(at + 1).is_none_or(|next| grammar::acts(next) || next == "and" || next == "n");
    strange && ends && !line.is_possessive(at)
}

/// "retiring in june told him": a month or weekday after a word that leads to one.
fn is_dated(line: &Line<'_>, tokens: &Range<usize>) -> bool {
    let calendar = line.word(tokens.start).is_some_and(language::is_calendar_word);
    let led = [
        "in", "by", "until", "till", "since", "next", "last", "this", "early", "late", "mid", "of", "on",
        "before",
    ];
    calendar && tokens.start.checked_sub(1).is_some_and(|before| line.is_any(before, &led))
}

/// Whether an ordinary word reads as a name because of the words around it: "Mark stopped by", "Dev's twins", "Frank and Carol".
fn reads_as_name(line: &Line<'_>, tokens: &Range<usize>, capital: bool, last: Option<&Naming<'_>>) -> bool {
    let (at, next) = (tokens.start, tokens.end);
    let Some(word) = line.word(at) else { return false };
    // "Dev just bought a dog".
    let verb = next
        + usize::from(line.is_any(next, &["just", "also", "already", "finally", "really", "never", "now"]));
    let acts = line.word(verb).is_some_and(grammar::acts) && !line.starts_line(next);
    if !capital {
        let given = at.checked_sub(1).and_then(|before| line.word(before)).is_some_and(grammar::gives)
            && line.word(next).is_some_and(grammar::leads_to_thing);
        let joined = line.is(next, "and") && line.word(next + 2).is_some_and(grammar::acts)
            || last.is_some_and(|last| last.tokens.end + 1 == at) && line.is(at.saturating_sub(1), "and");
        let single = tokens.len() == 1;
        return !(single && grammar::is_auxiliary(word)) && (acts || given || joined) || was_met(line, at);
    }
    let begins =
        at.checked_sub(1).is_none_or(|before| line.sign(before).is_some() && line.sign(before) != Some(','));
    let common = language::is_calendar_word(word) || TEAM_WORDS.contains(&word);
    let object = at.checked_sub(1).and_then(|before| line.word(before)).is_some_and(grammar::gives);
    acts || line.is_possessive(next)
        || object && !line.is_acronym(at)
        || line.sign(next) == Some(':') && line.touches(next)
        || line.is(next, "and") && line.case(next + 1) == Case::Capital
        || begins_list(line, next)
        || !begins && !common && !line.is_acronym(at)
}

/// "Grace, Bo and I": a list of names begins the sentence.
fn begins_list(line: &Line<'_>, comma: usize) -> bool {
    let capital = |at: usize| line.case(at) == Case::Capital && line.word(at).is_some();
    let rest = (comma..comma + LONGEST_LIST)
        .take_while(|&at| line.sign(at) == Some(',') || line.is(at, "and") || capital(at));
    line.sign(comma) == Some(',')
        && capital(comma + 1)
        && rest.clone().any(|at| line.is(at, "and") && capital(at + 1))
}

/// "bumped into joy", "coffee with grace": what comes before says that it is somebody.
fn was_met(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let two = |words: &[&str]| before.checked_sub(1).is_some_and(|two| line.is_any(two, words));
    let with_kind = before.checked_sub(1).and_then(|two| line.word(two));
    line.is(before, "into") && two(&["ran", "run", "bumped", "bump", "walked"])
        || line.is_any(before, &["with", "w"])
            && with_kind
                .is_some_and(|word| words::look_up(words::KINDS, word).is_some() || grammar::acts(word))
}

/// After with, met, to or from; or joined by "and", "&" or "+" to the name before.
fn is_introduced(line: &Line<'_>, at: usize, last: Option<&Naming<'_>>) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let joined = line.is(before, "and") || matches!(line.sign(before), Some('&' | '+'));
    line.is_any(before, BEFORE_A_NAME)
        || line.sign(before) == Some('/') && before.checked_sub(1).is_some_and(|before| line.is(before, "w"))
        || joined && last.is_some_and(|last| last.tokens.end == before)
}
