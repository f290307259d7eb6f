//! Where a line names somebody, and who that may be.
//!
//! Known names are looked up word by word in the lexicon, the longest first; `@` also names people the journal does
//! not know yet. Whether they were there is read elsewhere.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    Lexicon, declined,
    folding::fold,
    grammar, language,
    lexicon::Namesakes,
    marks::is_at,
    name_words::{PARTICLES, SAINTS, SMALL_NO_TITLES, TITLES},
    person_name,
    spelled::name_key,
    titles,
    tokens::{Case, Line},
    words::{self, BEFORE_A_NAME, TEAM_WORDS},
};

/// A quoted name longer than this many tokens is no name.
const LONGEST_QUOTED: usize = 24;
/// Scripts without spaces: how many characters a known name after `@` may have.
const LONGEST_UNSPACED: usize = 12;

/// Whom a line may bring in at most: who writes down more people at once has pasted a list.
pub(super) const MOST_NEW: usize = 50;

/// One place that names somebody.
#[derive(Debug, Clone)]
pub(super) struct Naming<'l> {
    /// With its `@` and its quotes, without a closing 's.
    pub(super) tokens: Range<usize>,
    /// Written with `@`.
    pub(super) at: bool,
    /// A closing 's follows.
    pub(super) possessive: bool,
    pub(super) who: Who<'l>,
    /// How many bytes of the last token belong to the name, in scripts without spaces.
    pub(super) cut: Option<usize>,
}

/// Who a name means.
#[derive(Debug, Clone)]
pub(super) enum Who<'l> {
    Known(&'l Namesakes),
    /// Nobody the journal knows, with those it might mean after all.
    New {
        name: String,
        near: Option<&'l Namesakes>,
        /// The name may go on in the line.
        cut: bool,
    },
    /// The same as an earlier naming of this line: "Ana Silva ... Ana".
    Earlier(usize),
}

/// Finds every name from token `start` on.
pub(super) fn read<'l>(line: &Line<'_>, start: usize, lexicon: &'l Lexicon) -> Vec<Naming<'l>> {
    let mut names: Vec<Naming<'l>> = Vec::new();
    let mixed = (0..line.len()).any(|at| line.case(at) != Case::Without);
    let mut earlier = Earlier::default();
    let mut at = start;
    while at < line.len() {
        let naming = if is_at(line, at) {
            after_at(line, at, lexicon, mixed)
        } else if stands_alone(line, at) {
            bare(line, at, lexicon, &earlier, names.last())
        } else {
            None
        };
        let Some(mut naming) = naming else {
            at += 1;
            continue;
        };
        naming.possessive |= line.is_possessive(naming.tokens.end)
            || line.sign(naming.tokens.end) == Some('\'') && line.touches(naming.tokens.end);
        earlier.refer_back(line, &mut naming, &names);
        earlier.remember(lexicon, &naming, names.len());
        at = naming.tokens.end;
        names.push(naming);
    }
    names
}

/// Leaves out whoever is new beyond the [`MOST_NEW`] first, with the places that refer back to them. The answer is the
/// first place that was left out, and how many people were.
pub(super) fn cap(names: &mut Vec<Naming<'_>>) -> Option<(Range<usize>, usize)> {
    let (mut new, mut over, mut first) = (HashSet::new(), HashSet::new(), None);
    let mut moved: Vec<Option<usize>> = Vec::with_capacity(names.len());
    let mut kept = Vec::with_capacity(names.len());
    for mut naming in names.drain(..) {
        let stays = match &mut naming.who {
            Who::Known(_) => true,
            Who::New { name, .. } => {
                let name = fold(name);
                if new.contains(&name) || new.len() < MOST_NEW {
                    new.insert(name);
                    true
                } else {
                    over.insert(name);
                    first.get_or_insert_with(|| naming.tokens.clone());
                    false
                }
            }
            Who::Earlier(earlier) => match moved.get(*earlier).copied().flatten() {
                Some(place) => {
                    *earlier = place;
                    true
                }
                None => false,
            },
        };
        moved.push(stays.then_some(kept.len()));
        if stays {
            kept.push(naming);
        }
    }
    *names = kept;
    first.map(|place| (place, over.len()))
}

/// First names of people named earlier in the line in full: a later bare first name means them.
#[derive(Default)]
struct Earlier {
    /// Folded first word → the naming, or nothing when two people of the line have it.
    by_first_name: HashMap<String, Option<usize>>,
}

impl Earlier {
    fn remember(&mut self, lexicon: &Lexicon, naming: &Naming<'_>, index: usize) {
        let full = match &naming.who {
            Who::Known(namesakes) => {
                namesakes.only().and_then(|one| lexicon.person(one)).map(|person| person.name.as_str())
            }
            Who::New { name, .. } => Some(name.as_str()),
            Who::Earlier(_) => None,
        };
        let Some(full) = full else { return };
        let folded = name_key(&fold(full));
        let mut words = folded.split(' ');
        if let (Some(first), Some(_)) = (words.next(), words.next()) {
            self.by_first_name
                .entry(first.to_owned())
                .and_modify(|known| *known = known.filter(|&known| known == index))
                .or_insert(Some(index));
        }
    }

    fn of(&self, word: &str) -> Option<usize> {
        self.by_first_name.get(word).copied().flatten()
    }

    /// Turns a first name that several people have, or nobody known, into the one of them named before.
    fn refer_back(&self, line: &Line<'_>, naming: &mut Naming<'_>, names: &[Naming<'_>]) {
        let unsure = match &naming.who {
            Who::Known(namesakes) => namesakes.words == 1 && namesakes.only().is_none(),
            Who::New { .. } => true,
            Who::Earlier(_) => false,
        };
        let words = naming.tokens.end - naming.tokens.start - usize::from(naming.at);
        let Some(word) = line.word(naming.tokens.end.saturating_sub(1)).filter(|_| unsure && words == 1)
        else {
            return;
        };
        let Some(index) = self.of(&name_key(word)) else { return };
        let meant = names.get(index);
        // "Ana Silva and @Ana" are two people.
        let listed = meant.is_some_and(|meant| is_list(line, meant.tokens.end..naming.tokens.start));
        let possible = match (&naming.who, meant.map(|meant| &meant.who)) {
            (Who::Known(namesakes), Some(Who::Known(one))) => {
                one.only().is_some_and(|one| namesakes.includes(one))
            }
            (Who::Known(_), _) => false,
            _ => true,
        };
        if possible && !listed {
            naming.who = Who::Earlier(index);
        }
    }
}

/// Whether only "and", "&", "+", "/" or a comma stand between two names.
pub(super) fn is_list(line: &Line<'_>, between: Range<usize>) -> bool {
    let mut joints = 0;
    for at in between.clone() {
        match (line.sign(at), line.word(at)) {
            (Some(',' | '&' | '+' | '/'), _) | (None, Some("and")) => joints += 1,
            _ => return false,
        }
    }
    (1..=2).contains(&joints)
}

/// Nothing glues the word to what is before it: `x.sam`, `_sam` and `$sam` name nobody.
fn stands_alone(line: &Line<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| line.sign(before));
    line.word(at).is_some()
        && !(line.touches(at) && matches!(before, Some('.' | '_' | '\\' | '=' | '#' | '$' | '~' | '%')))
}

/// Nothing glues it to what comes after: `sam.md`, `sam_1`.
fn ends_alone(line: &Line<'_>, end: usize) -> bool {
    if !line.touches(end) {
        return true;
    }
    match line.sign(end) {
        Some('_' | '@' | '=' | '\\' | '#') => false,
        Some('.') => !(line.touches(end + 1) && line.word(end + 1).is_some()),
        Some('/') => !line.is_any(end.saturating_sub(1), &["w"]),
        Some(_) => true,
        None => line.is_possessive(end),
    }
}

/// The longest known name at this token that `accepted` lets pass, with the token after it.
fn longest<'l>(
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
fn next_name_word(line: &Line<'_>, end: usize, dotted: bool) -> Option<usize> {
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

fn bare<'l>(
    line: &Line<'_>,
    at: usize,
    lexicon: &'l Lexicon,
    earlier: &Earlier,
    last: Option<&Naming<'_>>,
) -> Option<Naming<'l>> {
    let naming = |end: usize, who| Naming { tokens: at..end, at: false, possessive: false, who, cut: None };
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
        // A nickname that two people share is a guess; a first name that two people have is no name at all.
        let several = namesakes.only().is_none();
        let exact = matches!(namesakes.split().0.first(), Some((super::lexicon::Exactness::Exact, _)));
        if !several || exact || namesakes.words > 1 {
            return Some(naming(end, Who::Known(namesakes)));
        }
    }
    if let Some((namesakes, end)) = declined(line, at, lexicon) {
        return Some(naming(end, Who::Known(namesakes)));
    }
    let word = name_key(line.word(at)?);
    if let Some(owner) = owner_without_quote(line, at, lexicon, &word) {
        return Some(owner);
    }
    let meant = earlier.of(&word)?;
    let counts = line.case(at) != Case::Small
        && ends_alone(line, at + 1)
        && surname_after(line, at + 1).is_none()
        && (!words::is_ordinary(&word) || is_introduced(line, at, last));
    counts.then(|| naming(at + 1, Who::Earlier(meant)))
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
    let owned = grammar::is_kin(next)
        || line.is_all_small() && !grammar::acts(next) && !grammar::is_small_word(next) && word.len() > 4;
    let name = word.strip_suffix('s').filter(|_| owned)?;
    let known = lexicon.namesakes(name).filter(|known| known.words == 1 && !known.ordinary)?;
    let cut = line.text(at).strip_suffix(['s', 'S'])?.len();
    known.only()?;
    Some(Naming { tokens: at..at + 1, at: false, possessive: true, who: Who::Known(known), cut: Some(cut) })
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
    if single && surname_after(line, tokens.end).is_some() {
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
        let telling = tokens.clone().filter_map(|at| line.word(at)).any(|word| !words::is_ordinary(word));
        return line.is_all_small()
            && (!single && telling || !is_dated(line, &tokens) && reads_as_name(line, &tokens, false, last));
    }
    !single || is_introduced(line, start, last) || reads_as_name(line, &tokens, true, last)
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

/// Whether an ordinary word reads as a name by what stands around it: "Mark stopped by", "Dev's twins", "Frank and Carol".
fn reads_as_name(line: &Line<'_>, tokens: &Range<usize>, capital: bool, last: Option<&Naming<'_>>) -> bool {
    let (at, next) = (tokens.start, tokens.end);
    let Some(word) = line.word(at) else { return false };
    let acts = line.word(next).is_some_and(grammar::acts) && !line.starts_line(next);
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
        || !begins && !common && !line.is_acronym(at)
}

/// "bumped into joy", "coffee with grace": what stands before says that it is somebody.
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

/// A capitalised word right after a first name: most likely the surname of somebody else.
pub(super) fn surname_after(line: &Line<'_>, end: usize) -> Option<usize> {
    let word = line.word(end).filter(|_| line.is_spaced(end) && !line.starts_line(end))?;
    if PARTICLES.contains(&word) && line.case(end) == Case::Small {
        return surname_after(line, end + 1);
    }
    // "Hannah FaceTimed me" is a verb.
    let inside = line.text(end).chars().skip(1).any(char::is_uppercase);
    let capital = titles::is_capital(line, end)
        && !person_name::ends_name(line, end)
        && !line.is_acronym(end)
        && !grammar::is_contact(word)
        && !(inside && grammar::acts(word));
    capital.then_some(end)
}

fn after_at<'l>(line: &Line<'_>, sign: usize, lexicon: &'l Lexicon, mixed: bool) -> Option<Naming<'l>> {
    let at = sign + 1;
    let naming = |end: usize, who| Naming { tokens: sign..end, at: true, possessive: false, who, cut: None };
    if line.sign(at) == Some('"')
        && let Some(close) =
            (at + 1..line.len().min(at + LONGEST_QUOTED)).find(|&i| line.sign(i) == Some('"'))
        && line.touches(at + 1)
        && let Some(name) = quoted(line, at + 1..close)
    {
        // `@"Ana" Silva` is one name with a nickname in quotes only where more stands before it.
        let key = key_of(line, titles::after_titles(line, at + 1)..close);
        let who = match lexicon.namesakes(&key_of(line, at + 1..close)).or_else(|| lexicon.namesakes(&key)) {
            Some(namesakes) => Who::Known(namesakes),
            // `@"Rick" Edmonds` may be a nickname and a surname.
            None => Who::New { name, near: None, cut: surname_after(line, close + 1).is_some() },
        };
        return Some(naming(close + 1, who));
    }
    let at = at + usize::from(line.sign(at) == Some('"') && line.touches(at + 1));
    if !line.is_lettered(at) || line.is_opaque(at) {
        return None;
    }
    // A title is nobody's name: "@Dr. Ana Silva" is looked up as Ana Silva.
    let core = titles::after_titles(line, at);
    let known = longest(line, core, lexicon, true, |_, _| true);
    if let Some((namesakes, end)) = known {
        let more = surname_after(line, end).is_some() && line.case(core) != Case::Small;
        let handle = namesakes.words == 1 && line.sign(end) == Some('.') && joins_handle(line, end);
        let longer = namesakes.words == 1 && uncased_after(line, end) && mixed;
        if !more && !handle && !longer {
            let (end, _) = titles::after_suffixes(line, end);
            return Some(naming(end, Who::Known(namesakes)));
        }
    } else if let Some((namesakes, cut)) = unspaced(line, at, lexicon) {
        return Some(Naming { cut: Some(cut), ..naming(at + 1, Who::Known(namesakes)) });
    }
    let mut written = person_name::read(line, at, mixed);
    // "@김 민수, 박지영": somebody one knows is no suffix of somebody else.
    let comma = written.tokens.clone().find(|&comma| {
        matches!(line.sign(comma), Some(',' | '\u{60c}'))
            && longest(line, comma + 1, lexicon, false, |_, _| true).is_some()
    });
    if let Some(comma) = comma {
        written.tokens.end = comma;
    }
    let name = match written.bytes {
        Some(bytes) => line.text(at).get(..bytes).unwrap_or_default(),
        None => line.text_of(written.tokens.clone()),
    };
    // Somebody of that surname may be meant by a title and a surname: "Dr. Patel".
    let titled = core > at && written.tokens.end == core + 1;
    let near = known.map(|(namesakes, _)| namesakes);
    let near = near.or_else(|| if titled { lexicon.surname(&key_of(line, core..core + 1)) } else { None });
    let who = Who::New { name: name.to_owned(), near, cut: written.cut };
    Some(Naming { cut: written.bytes, ..naming(written.tokens.end, who) })
}

/// A word without case right behind a name of one word: "김 민수" is not the "김" one knows.
fn uncased_after(line: &Line<'_>, end: usize) -> bool {
    line.word(end).is_some()
        && line.is_spaced(end)
        && line.case(end) == Case::Without
        && line.is_lettered(end)
}

fn joins_handle(line: &Line<'_>, dot: usize) -> bool {
    line.touches(dot) && line.touches(dot + 1) && line.word(dot + 1).is_some()
}

fn quoted(line: &Line<'_>, tokens: Range<usize>) -> Option<String> {
    let lettered = tokens.clone().any(|at| line.is_lettered(at));
    let one_line = tokens.clone().skip(1).all(|at| !line.starts_line(at));
    (lettered && one_line).then(|| line.text_of(tokens).trim().to_owned())
}

fn key_of(line: &Line<'_>, tokens: Range<usize>) -> String {
    tokens.filter_map(|at| line.word(at)).map(name_key).collect::<Vec<_>>().join(" ")
}

/// A known name at the beginning of a run of letters without spaces between words; two letters at least, for a
/// surname of one letter begins many names.
fn unspaced<'l>(line: &Line<'_>, at: usize, lexicon: &'l Lexicon) -> Option<(&'l Namesakes, usize)> {
    if line.case(at) != Case::Without {
        return None;
    }
    let text = line.text(at);
    let ends = text.char_indices().skip(2).take(LONGEST_UNSPACED).map(|(end, _)| end);
    ends.filter_map(|end| Some((lexicon.namesakes(&fold(text.get(..end)?))?, end))).last()
}
