//! The names and words a line is read against.
//!
//! Everything is prepared once, so that reading a line looks names up and never walks them. A newcomer is learned
//! beside those who are known: what that costs does not grow with their number.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Bound,
    sync::Arc,
};

use super::{
    folding::fold,
    name_words::PARTICLES,
    namesakes::{Exactness, Namesakes},
    place::Candidate,
    spelled::{NameWord, Spelled, joined, name_key, name_words, parted},
    stem::is_unspaced,
    tokens::Line,
    when::DateHabits,
    words,
};
use crate::model::{EntryKind, PersonId, Span};

/// Begins the key of a surname alone, which means nobody by itself.
const SURNAME: char = '\u{1}';
/// What follows a name in Chinese and Japanese and is not part of one: "and", "says", "at", "of", "is", "gives", particles.
const BEHIND_A_NAME: &str = "和跟与與说說讲講在的了是要给給把被也都去来來有想问問请請先女老经經喝吃聊见見谈談开開打发發送帮幫介会會今昨明下上周はがのとにもへをさ君様氏";
/// Names longer than this many words are known by their first words.
const LONGEST_NAME: usize = 12;

/// Someone the journal knows, with every name they go by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// The canonical id.
    pub id: PersonId,
    /// The full name.
    pub name: String,
    /// Other names they go by.
    pub nicknames: Vec<String>,
}

/// Known names, kind words and habits of dates, prepared once so that a line can be read at every keystroke.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Sorted by id, one for each id.
    people: Vec<KnownPerson>,
    kind_words: HashMap<String, EntryKind>,
    dates: DateHabits,
    /// Every way of writing every name: folded words joined by spaces → index into `namesakes`.
    forms: HashMap<Arc<str>, usize>,
    namesakes: Vec<Namesakes>,
    /// The forms that a mistyped name may be close to.
    shapes: Vec<FormShape>,
    /// The most words that a form beginning with this word has.
    longest: HashMap<String, usize>,
    /// Names with signs in them, by their first word: "Doe, John. A.", which is known as it is written.
    signed: HashMap<String, Vec<String>>,
    /// How many letters the longest name in a script without case has; 0 without such a name.
    unspaced: usize,
    /// Folded full names and nicknames (rank 0) and their later words (rank 1), for completion.
    starts: BTreeSet<(String, u8, usize)>,
}

/// What tells at a glance that a form is not close to a name.
#[derive(Debug, Clone)]
struct FormShape {
    form: Arc<str>,
    /// Its index in `namesakes`.
    at: usize,
    letters: u64,
    length: usize,
}

/// The letters of a text as a set of bits. An added, missing or different letter changes at most two of them, two
/// letters that changed places change nothing: what differs in more than twice as many bits is further away.
fn letters(text: &str) -> u64 {
    text.chars().fold(0, |bits, letter| bits | 1 << (u32::from(letter) % u64::BITS))
}

impl Lexicon {
    /// Prepares the names and the user's own kind words.
    pub fn new(mut people: Vec<KnownPerson>, kind_words: Vec<(String, EntryKind)>) -> Self {
        people.sort_by_key(|person| person.id);
        people.dedup_by_key(|person| person.id);
        let kind_words = kind_words.into_iter().map(|(word, kind)| (fold(word.trim()), kind)).collect();
        let mut lexicon = Self { kind_words, ..Self::default() };
        for (index, person) in people.iter().enumerate() {
            lexicon.learn(index, person);
        }
        lexicon.people = people;
        lexicon
    }

    /// The same names, read by somebody who counts weeks and writes dates so.
    #[must_use]
    pub fn with_dates(self, dates: DateHabits) -> Self {
        Self { dates, ..self }
    }

    /// How the user counts weeks and writes dates.
    pub fn dates(&self) -> DateHabits {
        self.dates
    }

    /// Learns the names of somebody new. False for one whose id does not come after all others: people who were known
    /// before keep their places, so all names have to be prepared again.
    #[must_use]
    pub fn add_person(&mut self, person: KnownPerson) -> bool {
        if self.people.last().is_some_and(|last| last.id >= person.id) {
            return false;
        }
        self.learn(self.people.len(), &person);
        self.people.push(person);
        true
    }

    /// A name with signs in it is one way of writing it too, whatever is read into the signs.
    fn learn_signed(&mut self, index: usize, name: &str) {
        if !name.contains([',', '.', '/', '"', '(', ';']) {
            return;
        }
        let folded = fold(name);
        let first = folded.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
        let Some(first) = first.map(name_key) else { return };
        let capital = name.chars().next().is_some_and(char::is_uppercase);
        self.add(&[NameWord { folded, capital }], Exactness::Exact, index);
        self.signed.entry(first).or_default().push(name.to_owned());
    }

    /// Somebody whose name with its signs begins at this token, and the token after it.
    pub(super) fn written(&self, line: &Line<'_>, at: usize) -> Option<(&Namesakes, usize)> {
        let names = self.signed.get(&name_key(line.word(at)?))?;
        let start = line.span_of(at..at + 1).start;
        names.iter().find_map(|name| {
            let span = Span { start, end: start + name.len() };
            let folded = fold(name);
            let same = fold(span.of(line.raw)?) == folded;
            let end = line.tokens_in(span).end;
            let whole = end > at && line.span_of(at..end).end == span.end;
            Some((self.namesakes(&folded)?, end)).filter(|_| same && whole)
        })
    }

    /// Learns every way of writing somebody's names. A title is nobody's first name, a suffix nobody's last one.
    fn learn(&mut self, index: usize, person: &KnownPerson) {
        for name in std::iter::once(&person.name).chain(&person.nicknames) {
            let caseless =
                |c: char| is_unspaced(c) || c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
            if name.chars().all(caseless) {
                self.unspaced = self.unspaced.max(name.chars().count());
            }
        }
        self.learn_signed(index, &person.name);
        let spelled = Spelled::read(&person.name);
        let core = &spelled.core;
        let last =
            core.len().checked_sub(1).filter(|&last| last > 0).and_then(|last| core.get(last)).cloned();
        for form in spelled.forms() {
            self.add(&form, Exactness::Exact, index);
            self.add(&parted(&form), Exactness::Exact, index);
        }
        self.add_start(core, index);
        if let Some(first) = core.first().cloned() {
            let alone = core.len() == 1 && spelled.titled;
            self.add(std::slice::from_ref(&first), Exactness::First, index);
            // "Shu Fen" of "Shu Fen Lim", "María José" of "María José Ferreiro".
            for end in 2..core.len().min(LONGEST_NAME) {
                let last = core.get(end - 1);
                if last.is_some_and(|last| {
                    !PARTICLES.contains(&last.folded.as_str()) && last.folded.chars().count() > 1
                }) {
                    self.add(core.get(..end).unwrap_or_default(), Exactness::First, index);
                }
            }
            for later in core.get(1..).unwrap_or_default() {
                let initial = later.folded.chars().take(1).collect();
                let initial = NameWord { folded: initial, ..later.clone() };
                self.add(&[first.clone(), initial], Exactness::Initial, index);
            }
            if let Some(last) = last.as_ref().or(Some(&first).filter(|_| alone)) {
                if !alone {
                    self.add(&[first.clone(), last.clone()], Exactness::Shortened, index);
                }
                let surname = NameWord { folded: format!("{SURNAME}{}", last.folded), ..last.clone() };
                self.add(&[surname], Exactness::Shortened, index);
            }
        }
        for nickname in person.nicknames.iter().map(String::as_str).chain(spelled.inner.as_deref()) {
            let mut words = Spelled::read(nickname).core;
            self.add(&words, Exactness::Exact, index);
            self.add_start(&words, index);
            if let Some(last) = &last {
                words.push(last.clone());
                self.add(&words, Exactness::Shortened, index);
            }
        }
    }

    fn add(&mut self, words: &[NameWord], exactness: Exactness, person: usize) {
        let words = words.get(..LONGEST_NAME).unwrap_or(words);
        let Some(first) = words.first() else { return };
        let key = first.folded.trim_end_matches(',').to_owned();
        let longest = self.longest.entry(key).or_default();
        *longest = words.len().max(*longest);
        let form: Arc<str> = joined(words).into();
        let next = self.namesakes.len();
        let at = *self.forms.entry(Arc::clone(&form)).or_insert(next);
        if at == next {
            self.namesakes.push(Namesakes::of(words));
        }
        let Some(namesakes) = self.namesakes.get_mut(at) else { return };
        namesakes.add((exactness, person));
        // Nobody is meant by a mistyped initial, nor by a surname alone.
        if exactness != Exactness::Initial && !namesakes.shaped && !form.starts_with(SURNAME) {
            namesakes.shaped = true;
            let (letters, length) = (letters(&form), form.chars().count());
            self.shapes.push(FormShape { form, at, letters, length });
        }
    }

    fn add_start(&mut self, words: &[NameWord], person: usize) {
        for from in 0..words.len().min(LONGEST_NAME) {
            if let Some(words) = words.get(from..) {
                self.starts.insert((joined(words), u8::from(from > 0), person));
            }
        }
    }

    pub(super) fn namesakes(&self, folded: &str) -> Option<&Namesakes> {
        self.forms.get(folded).and_then(|&at| self.namesakes.get(at))
    }

    /// Everyone with this folded surname.
    pub(super) fn surname(&self, folded: &str) -> Option<&Namesakes> {
        self.namesakes(&format!("{SURNAME}{folded}"))
    }

    /// The most words a name beginning with this word may have; 0 if no name does.
    pub(super) fn longest_from(&self, first: &str) -> usize {
        self.longest.get(first).copied().unwrap_or(0)
    }

    pub(super) fn person(&self, index: usize) -> Option<&KnownPerson> {
        self.people.get(index)
    }

    pub(super) fn candidate(&self, index: usize) -> Option<Candidate> {
        self.people.get(index).map(|person| Candidate { id: person.id, name: person.name.clone() })
    }

    /// What kind of contact a folded word says it was: one of the user's own words, or a documented one.
    pub(crate) fn kind(&self, word: &str) -> Option<EntryKind> {
        self.kind_words.get(word).cloned().or_else(|| words::look_up(words::KINDS, word))
    }

    /// Everyone a typed name may mean, the smallest id first.
    ///
    /// The first of these that anybody answers to: a full name or nickname, a first name with an initial, a first
    /// name, a whole word of a name, the beginning of a name's word if only one person has it.
    pub fn find(&self, name: &str) -> Vec<Candidate> {
        let key = joined(&name_words(name));
        if key.is_empty() {
            return Vec::new();
        }
        let core = joined(&Spelled::read(name).core);
        if let Some(namesakes) = self.namesakes(&key).or_else(|| self.namesakes(&core)) {
            return namesakes.split().0.iter().filter_map(|&(_, person)| self.candidate(person)).collect();
        }
        let beginning = self.people_from(&key);
        let is_whole = |start: &str| {
            start.strip_prefix(&key).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let mut people: Vec<usize> =
            beginning.iter().filter(|(start, ..)| is_whole(start)).map(|&&(.., person)| person).collect();
        let whole = !people.is_empty();
        if !whole {
            people = beginning.iter().map(|&&(.., person)| person).collect();
        }
        people.sort_unstable();
        people.dedup();
        if !whole && people.len() > 1 {
            return Vec::new();
        }
        people.into_iter().filter_map(|person| self.candidate(person)).collect()
    }

    /// How many bytes of a known name a text without spaces begins with; the longest counts. A name of one letter begins many
    /// words, and one of two many other names: a word that is no part of a name follows it, unless an `@` comes before it.
    /// An `@` is heard before any script without case.
    pub(super) fn unspaced(&self, text: &str, marked: bool) -> Option<usize> {
        let ends = text.char_indices().map(|(at, letter)| (at + letter.len_utf8(), letter));
        let run = ends.take_while(|(_, letter)| marked || is_unspaced(*letter)).take(self.unspaced);
        let mut best = None;
        for (letters, (end, _)) in (1..).zip(run) {
            let name = text.get(..end)?;
            let next = text.get(end..)?.chars().next();
            let parts = marked || next.is_none_or(|next| !is_unspaced(next) || BEHIND_A_NAME.contains(next));
            if letters > 1 && (letters > 2 || parts) && self.namesakes(&fold(name)).is_some() {
                best = Some(end);
            }
        }
        best
    }

    /// Everyone whose full name is this one, case and accents aside.
    pub fn called(&self, name: &str) -> Vec<Candidate> {
        let folded = fold(name);
        let words = name_words(name);
        let key = joined(words.get(..LONGEST_NAME).unwrap_or(&words));
        // A name without a letter has no form: there are few of them.
        let bearers: Vec<usize> = match self.namesakes(&key) {
            Some(namesakes) => namesakes.everyone().iter().map(|&(_, person)| person).collect(),
            None if key.is_empty() => (0..self.people.len()).collect(),
            None => Vec::new(),
        };
        let people = bearers.into_iter().filter_map(|person| self.candidate(person));
        people.filter(|candidate| fold(&candidate.name) == folded).collect()
    }

    /// Known people whose names are one or two letters off, the closest first: for "did you mean".
    pub fn close_to(&self, name: &str, limit: usize) -> Vec<Candidate> {
        let mut close = self.within(&joined(&name_words(name)));
        close.truncate(limit);
        close.into_iter().filter_map(|(_, person)| self.candidate(person)).collect()
    }

    /// Those whose name of several words is this one but for a letter or two in one word: Ana Silva, for "Anna Silva".
    pub(super) fn a_letter_off(&self, name: &str) -> Vec<usize> {
        let words = name_words(name);
        let key = joined(&words);
        if words.len() < 2 {
            return Vec::new();
        }
        let mut close = self.within(&key);
        close.retain(|&(_, person)| {
            let known =
                self.person(person).map(|person| Spelled::read(&person.name).core).unwrap_or_default();
            let differ = known.iter().zip(&words).filter(|(known, word)| known.folded != word.folded).count();
            known.len() == words.len() && differ == 1
        });
        close.into_iter().map(|(_, person)| person).collect()
    }

    /// Distance and person of everyone whose full name, nickname or first name is close to a folded name, closest
    /// first. This walks all names: it is for one name at a time, never for every word of a line.
    pub(super) fn within(&self, folded: &str) -> Vec<(usize, usize)> {
        let length = folded.chars().count();
        let allowed = match length {
            0..=2 => return Vec::new(),
            3..=5 => 1,
            _ => 2,
        };
        // Nobody types names this long, and the distance costs the product of both lengths.
        if length > 80 {
            return Vec::new();
        }
        let mut close: HashMap<usize, usize> = HashMap::new();
        let wanted = letters(folded);
        for shape in &self.shapes {
            let differ = (shape.letters ^ wanted).count_ones() as usize;
            if differ > 2 * allowed || shape.length.abs_diff(length) > allowed {
                continue;
            }
            let distance = strsim::osa_distance(&shape.form, folded);
            let Some(namesakes) = self.namesakes.get(shape.at).filter(|_| distance <= allowed) else {
                continue;
            };
            for &(exactness, person) in namesakes.everyone() {
                if exactness != Exactness::Initial {
                    let best = close.entry(person).or_insert(distance);
                    *best = distance.min(*best);
                }
            }
        }
        let mut close: Vec<(usize, usize)> =
            close.into_iter().map(|(person, distance)| (distance, person)).collect();
        close.sort_unstable();
        close
    }

    fn people_from(&self, prefix: &str) -> Vec<&(String, u8, usize)> {
        let from = (prefix.to_owned(), 0, 0);
        let found = self.starts.range((Bound::Included(from), Bound::Unbounded));
        found.take_while(|(start, ..)| start.starts_with(prefix)).collect()
    }
}

/// Known people whose names start with what is being typed after `@`, for completion: full names and nicknames first,
/// then the later words of a name. Names compare folded; equal ranks are in the order of names.
pub fn complete(prefix: &str, lexicon: &Lexicon, limit: usize) -> Vec<Candidate> {
    let typed = prefix.trim_start_matches(['@', '"']).replace('.', " ");
    let key = joined(&name_words(&typed));
    let mut found: Vec<(u8, usize, &str)> = lexicon
        .people_from(&key)
        .into_iter()
        .map(|(start, rank, person)| (*rank, *person, start.as_str()))
        .collect();
    found.sort_unstable();
    let mut seen = std::collections::HashSet::new();
    found.retain(|&(_, person, _)| seen.insert(person));
    found.sort_unstable_by_key(|&(rank, person, start)| (rank, start, person));
    found.into_iter().take(limit).filter_map(|(_, person, _)| lexicon.candidate(person)).collect()
}
