//! Known names in a line: the longest one that begins at a word, and whether it ends there.

use super::{
    Lexicon, grammar,
    name_words::{PARTICLES, SAINTS, TITLES},
    namesakes::Namesakes,
    person_name,
    spelled::name_key,
    titles,
    tokens::{Case, Line},
};

/// Nothing glues it to what comes after: `sam.md`, `sam_1`.
pub(super) fn ends_alone(line: &Line<'_>, end: usize) -> bool {
    if !line.touches(end) {
        return true;
    }
    match line.sign(end) {
        Some('_' | '@' | '=' | '\\' | '#') => false,
        Some('.') => !(line.touches(end + 1) && line.word(end + 1).is_some()),
        Some('/') => !line.is_any(end.saturating_sub(1), &["w"]),
        Some(_) => true,
        None => line.is_possessive(end) || line.is_parted(end),
    }
}

/// The longest known name at this token that `accepted` lets pass, with the token after it.
pub(super) fn longest<'l>(
    line: &Line<'_>,
    at: usize,
    lexicon: &'l Lexicon,
    dotted: bool,
    accepted: impl Fn(&'l Namesakes, usize) -> bool,
) -> Option<(&'l Namesakes, usize)> {
    let mut key = name_key(line.word(at)?);
    let most = lexicon.longest_from(&key);
    let mut best = None;
    let mut end = at + 1;
    for _ in 0..most {
        if let Some(namesakes) = lexicon.namesakes(&key)
            && accepted(namesakes, end)
        {
            best = Some((namesakes, end));
        }
        let Some(next) = next_name_word(line, end, dotted) else { break };
        // "Smith Jr., John".
        if line.sign(next - 1) == Some(',') {
            key.push(',');
        }
        key.push(' ');
        key.push_str(&name_key(line.word(next).unwrap_or_default()));
        end = next + 1;
    }
    best
}

/// The next word of a known name: after a space, the full stop of an initial or of "St.", a middle dot, or the dot of a
/// handle.
pub(super) fn next_name_word(line: &Line<'_>, end: usize, dotted: bool) -> Option<usize> {
    let is_word = |at: usize| line.word(at).is_some();
    if is_word(end) {
        return (line.is_spaced(end) && !line.starts_line(end)).then_some(end);
    }
    let stop = line.sign(end) == Some('.') && line.sign(end + 1) == Some(',') && line.touches(end + 1);
    let end = end + usize::from(stop);
    let sign = line.sign(end)?;
    if !line.touches(end) || !is_word(end + 1) || line.starts_line(end + 1) {
        return None;
    }
    let last = end.checked_sub(1 + usize::from(stop))?;
    let uncased = line.case(last) == Case::Without && line.case(end + 1) == Case::Without;
    let joins = match sign {
        '.' => {
            let handle = dotted && line.touches(end + 1);
            let initial = line.text(last).chars().count() == 1;
            let saint = line.is_any(last, SAINTS) && line.is_spaced(end + 1);
            handle || initial || saint || line.is_any(last, TITLES) || uncased && line.is_lettered(last)
        }
        '\'' => true,
        '\u{b7}' | '\u{2022}' | '\u{30fb}' | '\u{2027}' | '\u{2219}' => line.touches(end + 1),
        // "Silva, Ana" is known by both orders; the lexicon has the comma's form only for such a name.
        ',' => line.is_spaced(end + 1) || uncased,
        _ => return None,
    };
    joins.then_some(end + 1)
}

/// A capitalised word right after a first name: most likely the surname of somebody else.
pub(super) fn surname_after(line: &Line<'_>, end: usize) -> Option<usize> {
    let word = line.word(end).filter(|_| line.is_spaced(end) && !line.starts_line(end))?;
    if PARTICLES.contains(&word) && line.case(end) == Case::Small {
        return surname_after(line, end + 1);
    }
    // "Hannah FaceTimed me" is a verb.
    let inside = line.text(end).chars().skip(1).any(char::is_uppercase);
    let other = person_name::ends_name(line, end)
        || line.is_acronym(end)
        || grammar::is_contact(word)
        || inside && grammar::acts(word);
    (titles::is_capital(line, end) && !other).then_some(end)
}
