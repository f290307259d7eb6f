//! Log: one line in, a receipt out.

use std::{
    collections::{BTreeSet, HashMap},
    fmt::Write,
};

use serde::Serialize;

use super::{
    commit::Act,
    credit,
    names::shorten,
    references::LAST_ENTRY,
    suggestions::{self, SuggestionShown},
};
use crate::{
    error::{Error, Result},
    insights::{PRIVATE, thank_by},
    journal::Journal,
    model::{
        Advocacy, DoubtAbout, Due, Entry, EntryId, EntryKind, Exchange, Fact, Moment, Person, PersonId,
        Presence, Promise, RecordId, Reference, SuggestionState, Who, Win,
    },
    quick_log::{
        self, Candidate, Doubt, Draft, Familiarity, Lexicon, Mention, Seen, Suggestion, SuggestionKind,
    },
    store::Snapshot,
};

/// Refusals after which a rule of suggestion is silent.
const REFUSALS: u32 = 2;

/// More contacts than this make nobody more familiar.
const MOST_CONTACTS: u32 = 100;

/// A line as it would be saved. Nothing is written yet; chips show it, and may change it, before it is logged.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The best reading.
    pub draft: Draft,
    /// What the line seems to say besides, at most two.
    pub suggestions: Vec<Suggestion>,
    /// Who started the conversation, if the user says.
    pub started: Option<Who>,
    /// The line calls someone a name instead of saying what happened: one quiet line asks.
    pub label: bool,
}

/// What was saved, to be shown at once.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Receipt {
    /// The entry.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The line as it arrived.
    pub text: String,
    /// When it happened.
    pub at: Moment,
    /// What kind of contact it was.
    pub kind: EntryKind,
    /// Everyone in it.
    pub people: Vec<ReceiptPerson>,
    /// Topics, without `#`.
    pub topics: Vec<String>,
    /// Promises, mine and theirs.
    pub promises: Vec<ReceiptItem>,
    /// What was given and received.
    pub exchanges: Vec<ReceiptItem>,
    /// What was learned.
    pub facts: Vec<ReceiptItem>,
    /// Wins.
    pub wins: Vec<ReceiptItem>,
    /// Words spoken for the user; each comes due when it is to be thanked for.
    pub words: Vec<ReceiptItem>,
    /// Kept private.
    pub private: bool,
    /// What is not sure.
    pub doubts: Vec<Doubt>,
    /// Suggestions that wait for a yes or a no.
    pub suggestions: Vec<SuggestionShown>,
    /// The line calls someone a name: ask what happened.
    pub label: bool,
}

/// A person on a receipt.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReceiptPerson {
    /// Who.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// Their full name.
    pub name: String,
    /// Made by this line.
    pub new: bool,
    /// Was part of it; otherwise mentioned.
    pub there: bool,
    /// Not a guess among several.
    pub confirmed: bool,
    /// Everyone else it may be.
    pub alternatives: Vec<String>,
}

/// What came from a line, on a receipt.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReceiptItem {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The user's side: my promise, I gave, a win. False for facts and words spoken for the user.
    pub mine: bool,
    /// The kind of fact, exchange or word; for promises what became of them: open, kept, dropped.
    pub kind: String,
    /// In the words of the line.
    pub text: String,
    /// When a promise comes due, or by when to thank for a word.
    pub due: Option<Due>,
    /// Whose it is, unless that is in doubt.
    pub person: Option<String>,
}

impl Journal {
    /// Reads a line as it would be saved. At most 64 KiB; the errors are [`Error::Empty`] and
    /// [`Error::TooLong`].
    pub fn read_line(&self, line: &str, now: Moment) -> Result<Reading> {
        self.store.read(|db| read(db, &*self.lexicon_in(db)?, line, now))
    }

    /// Saves a reading: the entry, whoever is new, and what comes from it, in one transaction.
    pub fn log(&self, reading: Reading, now: Moment) -> Result<Receipt> {
        let what = format!("logged: {}", spoken(&reading.draft.raw, reading.draft.private));
        self.commit(what, now, move |act| {
            let id = act.fresh_id()?;
            let people = meet(act, &reading.draft, &Entry::default())?;
            act.create_under(id, entry(&reading, &people, act.now))?;
            let mut receipt = receipt(act, id, &reading, &people)?;
            for promise in promises(&reading.draft, &people, id) {
                let (mine, text, due) = (promise.mine, promise.text.clone(), promise.due);
                let kind = promise.status.to_string();
                let person = name_of(&receipt.people, promise.person);
                let reference = made(act, promise)?;
                receipt.promises.push(ReceiptItem { reference, mine, kind, text, due, person });
            }
            for exchange in exchanges(&reading.draft, &people, id) {
                let (mine, text, kind) = (exchange.given, exchange.text.clone(), exchange.kind.to_string());
                let person = name_of(&receipt.people, exchange.person);
                let reference = made(act, exchange)?;
                receipt.exchanges.push(ReceiptItem { reference, mine, kind, text, due: None, person });
            }
            for fact in facts(&reading.draft, &people, id) {
                let (text, kind) = (fact.text.clone(), fact.kind.to_string());
                let person = name_of(&receipt.people, fact.person);
                let reference = made(act, fact)?;
                receipt.facts.push(ReceiptItem { reference, mine: false, kind, text, due: None, person });
            }
            for win in credit::wins(&reading.draft, &people, id) {
                let item = win_item(RecordId::default(), &win);
                let reference = made(act, win)?;
                receipt.wins.push(ReceiptItem { reference, ..item });
            }
            for word in credit::good_words(&reading.draft, &people, id) {
                let person = name_of(&receipt.people, Some(word.person));
                let item = word_item(RecordId::default(), &word, person);
                let mut reference = Reference::to(credit::note_word(act, word)?);
                shorten(act.snapshot(), &mut reference)?;
                receipt.words.push(ReceiptItem { reference, ..item });
            }
            act.set(LAST_ENTRY, Some(&id.to_string()))?;
            Ok(receipt)
        })
    }
}

/// Reads a line with everything the journal knows: guesses ranked, refused suggestions left out.
pub(super) fn read(db: &Snapshot<'_>, lexicon: &Lexicon, line: &str, now: Moment) -> Result<Reading> {
    let mut draft = quick_log::parse(line, lexicon, now)?;
    if draft.people.iter().any(|mention| !mention.confirmed) {
        let familiarity = familiarity(db, &draft, now)?;
        quick_log::rank(&mut draft, &familiarity);
    }
    let silenced: BTreeSet<String> = db.refused_triggers(REFUSALS)?.into_iter().collect();
    let mut suggestions = quick_log::suggest(&draft, lexicon, &silenced, now);
    suggestions.sort_by_key(|suggestion| (suggestion.kind, suggestion.span));
    let label = quick_log::label_in(&draft).is_some();
    Ok(Reading { draft, suggestions, started: None, label })
}

/// How familiar the user is with everyone a guess may mean.
fn familiarity(db: &Snapshot<'_>, draft: &Draft, now: Moment) -> Result<Familiarity> {
    let identities = db.identities()?;
    let (sure, guesses): (Vec<&Mention>, _) = draft.people.iter().partition(|mention| mention.confirmed);
    // Asked of the few who are sure, not of the many who may be meant: being together goes both ways.
    let mut together: HashMap<PersonId, HashMap<PersonId, u32>> = HashMap::new();
    for known in sure.iter().filter_map(|mention| mention.person) {
        for (other, times) in db.shared_with(&identities.all(known))? {
            *together.entry(identities.canonical(other)).or_default().entry(known).or_insert(0) += times;
        }
    }
    let mut familiar = Familiarity::new();
    for id in guesses
        .iter()
        .flat_map(|guess| guess.person.into_iter().chain(guess.alternatives.iter().map(|other| other.id)))
    {
        let Some((times, last)) = db.contact_count(&identities.all(id), now)? else { continue };
        let with = together.get(&identities.canonical(id)).cloned().unwrap_or_default();
        familiar.insert(id, Seen { last, times: times.min(MOST_CONTACTS), with });
    }
    Ok(familiar)
}

/// One person of a draft, as a record.
#[derive(Debug, Clone)]
pub(super) struct Met {
    person: Option<PersonId>,
    confirmed: bool,
    new: bool,
}

impl Met {
    /// As the line is read, without a record for whoever is new.
    pub(super) fn read(mention: &Mention) -> Self {
        Self { person: mention.person, confirmed: mention.confirmed, new: false }
    }
}

/// The people of a draft in its order; whoever is new gets a record, once. A reading outlives what it names: whoever is
/// gone by now is new again, unless the entry held them `before`, and whoever was made meanwhile is not made twice.
pub(super) fn meet(act: &mut Act<'_>, draft: &Draft, before: &Entry) -> Result<Vec<Met>> {
    let mut met: Vec<Met> = Vec::new();
    let mut made: Vec<(String, PersonId)> = Vec::new();
    for mention in &draft.people {
        let stands = |person: &PersonId| {
            Ok::<_, Error>(before.people.contains_key(person) || act.snapshot().person(*person)?.is_some())
        };
        let known = match mention.person {
            Some(person) if stands(&person)? => Some(person),
            _ => None,
        };
        if known.is_some() {
            met.push(Met { person: known, confirmed: mention.confirmed, new: false });
            continue;
        }
        let name = match mention.person {
            Some(_) => as_typed(draft, mention).unwrap_or_else(|| mention.name.clone()),
            None => mention.name.clone(),
        };
        let folded = quick_log::fold(&name);
        let earlier = made.iter().find(|(known, _)| *known == folded).map(|(_, person)| *person);
        let known = match earlier {
            Some(person) => Some(person),
            None => called(act.snapshot(), &folded, mention)?,
        };
        let new = known.is_none();
        let person = match known {
            Some(person) => person,
            None => PersonId(act.create(Person { name, new, made: act.now, ..Person::default() })?),
        };
        made.push((folded, person));
        met.push(Met { person: Some(person), confirmed: true, new });
    }
    Ok(met)
}

/// Somebody of exactly this full name whom the reader of the line did not know of: another process just made them.
fn called(db: &Snapshot<'_>, folded: &str, mention: &Mention) -> Result<Option<PersonId>> {
    let identities = db.identities()?;
    let refused: BTreeSet<PersonId> =
        mention.alternatives.iter().map(|other| identities.canonical(other.id)).collect();
    let found = db.names()?.into_iter().find(|row| {
        !row.nickname
            && quick_log::fold(&row.name) == folded
            && !refused.contains(&identities.canonical(row.person))
    });
    Ok(found.map(|row| identities.canonical(row.person)))
}

/// A name as the line has it, without its marks.
fn as_typed(draft: &Draft, mention: &Mention) -> Option<String> {
    let span = mention.spans.first()?;
    let typed = draft.raw.get(span.start..span.end)?.trim_matches(['@', '"']).trim();
    (!typed.is_empty()).then(|| typed.to_owned())
}

/// The entry of a reading.
pub(super) fn entry(reading: &Reading, people: &[Met], now: Moment) -> Entry {
    let draft = &reading.draft;
    let mut entry = Entry {
        raw: draft.raw.clone(),
        at: draft.at,
        written: now,
        kind: draft.kind.clone(),
        started: reading.started.clone(),
        private: draft.private,
        topics: draft.topics.iter().map(|topic| (topic.name.clone(), true)).collect(),
        suggestions: reading
            .suggestions
            .iter()
            .map(|it| (suggestions::key(it), SuggestionState::Open))
            .collect(),
        ..Entry::default()
    };
    for (mention, met) in draft.people.iter().zip(people) {
        let presence = if mention.there { Presence::There } else { Presence::Mentioned };
        let Some(person) = met.person else { continue };
        let known = entry.people.entry(person).or_default();
        if *known == Presence::Mentioned {
            *known = presence;
        }
        let spans = entry.spans.entry(person).or_default();
        for span in &mention.spans {
            let comma = if spans.is_empty() { "" } else { "," };
            let _ = write!(spans, "{comma}{span}");
        }
        if !met.confirmed {
            entry.guesses.insert(person, true);
        }
    }
    for doubt in draft.doubts.iter().filter(|doubt| doubt.about != DoubtAbout::Person) {
        entry.doubts.insert(doubt.about.clone(), true);
    }
    entry
}

pub(super) fn owner(people: &[Met], place: Option<usize>) -> (Option<PersonId>, bool) {
    let met = place.and_then(|place| people.get(place));
    (met.and_then(|met| met.person), met.is_some_and(|met| !met.confirmed))
}

/// The promises of a draft, in order.
pub(super) fn promises(draft: &Draft, people: &[Met], entry: RecordId) -> Vec<Promise> {
    let promise = |said: &quick_log::DraftPromise| {
        let (person, guess) = owner(people, said.person);
        Promise {
            mine: said.mine,
            text: said.text.clone(),
            person,
            guess,
            entry: Some(EntryId(entry)),
            made: draft.at,
            due: said.due,
            private: draft.private,
            ..Promise::default()
        }
    };
    draft.promises.iter().map(promise).collect()
}

/// What was given and received in a draft, in order.
pub(super) fn exchanges(draft: &Draft, people: &[Met], entry: RecordId) -> Vec<Exchange> {
    let exchange = |said: &quick_log::DraftExchange| {
        let (person, guess) = owner(people, said.person);
        Exchange {
            given: said.given,
            kind: said.kind.clone(),
            text: said.text.clone(),
            person,
            guess,
            entry: Some(EntryId(entry)),
            at: draft.at,
            private: draft.private,
            deleted: None,
        }
    };
    draft.exchanges.iter().map(exchange).collect()
}

/// The facts of a draft, in order.
pub(super) fn facts(draft: &Draft, people: &[Met], entry: RecordId) -> Vec<Fact> {
    let fact = |said: &quick_log::DraftFact| {
        let (person, guess) = owner(people, said.person);
        Fact {
            person,
            guess,
            kind: said.kind.clone(),
            text: said.text.clone(),
            entry: Some(EntryId(entry)),
            learned: draft.at,
            private: draft.private,
            ..Fact::default()
        }
    };
    draft.facts.iter().map(fact).collect()
}

/// A win as a receipt shows it.
pub(super) fn win_item(id: RecordId, win: &Win) -> ReceiptItem {
    let (reference, kind) = (Reference::to(id), "win".to_owned());
    ReceiptItem { reference, mine: true, kind, text: win.what.clone(), due: None, person: None }
}

/// A word spoken for the user, as a receipt shows it.
pub(super) fn word_item(id: RecordId, word: &Advocacy, person: Option<String>) -> ReceiptItem {
    ReceiptItem {
        reference: Reference::to(id),
        mine: false,
        kind: word.kind.to_string(),
        text: credit::in_words(word),
        due: word.thanked.is_none().then(|| Due::Day(thank_by(word.at.date_naive()))),
        person,
    }
}

fn made(act: &mut Act<'_>, record: impl crate::model::Record) -> Result<Reference> {
    let mut reference = Reference::to(act.create(record)?);
    shorten(act.snapshot(), &mut reference)?;
    Ok(reference)
}

fn name_of(people: &[ReceiptPerson], person: Option<PersonId>) -> Option<String> {
    let person = person?;
    people.iter().find(|known| known.reference.id == person.0).map(|known| known.name.clone())
}

/// The receipt of a reading, still without what comes from it.
fn receipt(act: &Act<'_>, id: RecordId, reading: &Reading, people: &[Met]) -> Result<Receipt> {
    let db = act.snapshot();
    let draft = &reading.draft;
    let reference = |to: Reference| -> Result<Reference> {
        let mut to = to;
        shorten(db, &mut to)?;
        Ok(to)
    };
    let mut shown: Vec<ReceiptPerson> = Vec::new();
    for (mention, met) in draft.people.iter().zip(people) {
        let Some(person) = met.person else { continue };
        if shown.iter().any(|known| known.reference.id == person.0) {
            continue;
        }
        shown.push(ReceiptPerson {
            reference: reference(Reference::to(person))?,
            name: mention.name.clone(),
            new: met.new,
            there: mention.there,
            confirmed: met.confirmed,
            alternatives: alternatives(mention),
        });
    }
    let mut suggested = Vec::new();
    let mut there = shown.iter().filter(|person| person.there);
    // Someone whom the line itself made known could not be named by what read it.
    let only = there.next().filter(|_| there.next().is_none());
    for (number, suggestion) in (1..).zip(&reading.suggestions) {
        let mut suggestion = suggestion.clone();
        let of_someone = !matches!(suggestion.kind, SuggestionKind::Person | SuggestionKind::Private);
        if suggestion.person.is_none() && of_someone {
            let known =
                |one: &ReceiptPerson| Candidate { id: one.reference.id.into(), name: one.name.clone() };
            suggestion.person = only.map(known);
        }
        suggested.push(suggestions::show(
            reference(Reference::to_part(id, number))?,
            &suggestion,
            &draft.raw,
        ));
    }
    Ok(Receipt {
        reference: reference(Reference::to(id))?,
        text: draft.raw.clone(),
        at: draft.at,
        kind: draft.kind.clone(),
        people: shown,
        topics: draft.topics.iter().map(|topic| topic.name.clone()).collect(),
        promises: Vec::new(),
        exchanges: Vec::new(),
        facts: Vec::new(),
        wins: Vec::new(),
        words: Vec::new(),
        private: draft.private,
        doubts: draft.doubts.clone(),
        suggestions: suggested,
        label: reading.label,
    })
}

fn alternatives(mention: &Mention) -> Vec<String> {
    mention.alternatives.iter().map(|other| other.name.clone()).collect()
}

/// The words of something, for a list of acts that others may see: private ones are not said.
pub(super) fn spoken(text: &str, private: bool) -> String {
    if private { PRIVATE.to_owned() } else { shortened(text) }
}

/// The start of a line, for a list of acts.
pub(super) fn shortened(line: &str) -> String {
    const LONGEST: usize = 60;
    let line = line.trim();
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    line.chars().take(LONGEST - 1).chain(['…']).collect()
}
