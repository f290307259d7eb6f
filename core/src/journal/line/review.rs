//! Review: one walk through what waits.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    error::Result,
    insights::{Named, OpenPromise, PRIVATE, SamePerson, open_promise, promise_order, same_people},
    journal::{
        line::{meant::confirm, newcomers::LazyNewcomers, suggestion_shown::SuggestionShown, suggestions},
        read::names::NameBook,
        reference::shorten,
        rooms::ReviewRoom,
        text::counted,
        write::WriteTxn,
    },
    model::{
        AnyRecord, Dismissal, DoubtAbout, Entry, EntryId, Identities, Moment, Person, PersonId, RecordId,
        Reference,
    },
    quick_log::{Lexicon, Span, SuggestionKind, fold},
    store::{
        Snapshot,
        index::{person::PersonRow, presence::PresenceRow},
    },
};

/// How many of a kind are listed at once: more are shown once these are settled.
const MOST: usize = 200;

/// What waits, in the order of the walk, at most 200 of each kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Review {
    /// What dictated lines seemed to say.
    pub suggestions: Vec<SuggestionShown>,
    /// People who are a guess among several.
    pub guesses: Vec<Guess>,
    /// Lines with a doubt about their date or an owner.
    pub doubts: Vec<LineToCheck>,
    /// People who came from a line and were not looked at yet.
    pub new_people: Vec<Named>,
    /// Two people of one name who may be one human being.
    pub same_people: Vec<SamePerson>,
    /// Lines that nobody is part of.
    pub without_people: Vec<LineToCheck>,
    /// The user's own open promises, late first.
    pub promises: Vec<OpenPromise>,
    /// How many lines and people wait besides.
    pub more: u32,
    /// How many promises are open besides.
    pub more_promises: u32,
}

/// A person in a line who is a guess among several.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Guess {
    /// The line it stands in.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The line as typed; of a private one only that it is.
    pub line: String,
    /// How they are named in the line.
    pub typed: String,
    /// The person who was guessed.
    pub guessed: Named,
    /// Everyone it may be, the guess first.
    pub candidates: Vec<Named>,
}

/// A line that waits for a look.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LineToCheck {
    /// The line it stands in.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The line as typed; of a private one only that it is.
    pub line: String,
    /// When it happened.
    #[serde(serialize_with = "crate::model::moment::write")]
    pub at: Moment,
    /// What is asked, in a sentence.
    pub question: String,
}

impl ReviewRoom<'_> {
    /// Everything that waits for a look, as it is now.
    pub fn list(&self, now: Moment) -> Result<Review> {
        self.journal.store.read(|db| {
            let lexicon = self.journal.lexicon_in(db)?;
            let identities = db.identities()?;
            let names = NameBook::new(db, &identities);
            let mut mine = db.open_promises()?;
            mine.retain(|row| row.mine);
            mine.sort_by_cached_key(|row| promise_order(row, now));
            let (mut rest, mut rest_of_promises) = (0, 0);
            let mut promises = Vec::new();
            for row in &first(mine, &mut rest_of_promises) {
                let mut promise = open_promise(row, names.look_up_if_any(row.person)?, now);
                shorten(db, &mut promise.reference)?;
                promises.push(promise);
            }
            let doubtful = db.doubtful_entries()?;
            // A line that is asked about for its doubt is not asked about a second time.
            let mut alone = db.entries_alone()?;
            alone.retain(|row| !doubtful.iter().any(|other| other.id == row.id));
            Ok(Review {
                suggestions: open_suggestions(db, &lexicon, &mut rest)?,
                guesses: guesses(db, &lexicon, &identities, &names, &mut rest)?,
                doubts: lines(db, first(doubtful, &mut rest))?,
                new_people: new_people(db, &names, &mut rest)?,
                same_people: same(db, &db.people()?, &identities, &mut rest)?,
                without_people: lines(db, first(alone, &mut rest))?,
                promises,
                more: counted(rest),
                more_promises: counted(rest_of_promises),
            })
        })
    }

    /// Confirms who is meant in an entry: the guess itself, or another person in its place.
    pub fn confirm(&self, entry: EntryId, guessed: PersonId, chosen: PersonId, now: Moment) -> Result<()> {
        let id = RecordId::from(entry);
        self.journal.commit("confirmed who is meant", now, move |txn| {
            let person: Person = txn.get(txn.snapshot().identities()?.canonical(chosen))?;
            txn.say(format!("confirmed: {}", person.name));
            confirm(txn, id, guessed, chosen)
        })
    }

    /// The user has looked at these new people.
    pub fn seen(&self, people: &[PersonId], now: Moment) -> Result<()> {
        let people = people.to_vec();
        self.journal.commit("looked at new people", now, move |txn| {
            people.into_iter().try_for_each(|person| look_at(txn, person))
        })
    }

    /// The user says that two people of one name are two; they are not asked again, on any device. That they are one is
    /// said by `people().merge`.
    pub fn two_people(&self, one: PersonId, other: PersonId, now: Moment) -> Result<()> {
        self.journal.commit("said that they are two", now, move |txn| {
            let (one_name, other_name) = (txn.get::<Person>(one)?.name, txn.get::<Person>(other)?.name);
            txn.say(format!("two people: {one_name} and {other_name}"));
            let about = Dismissal::of_two(one, other);
            if !txn.snapshot().is_put_off(about)? {
                txn.create(Dismissal { about, at: now, ..Dismissal::default() })?;
            }
            Ok(())
        })
    }

    /// The user has looked at this line: its doubts are settled, and it needs nobody.
    pub fn checked(&self, entry: EntryId, now: Moment) -> Result<()> {
        let id = RecordId::from(entry);
        self.journal.commit("looked at a line", now, move |txn| check_line(txn, id).map(drop))
    }
}

/// As many as are listed; the rest is counted.
fn first<T>(mut rows: Vec<T>, rest: &mut usize) -> Vec<T> {
    *rest += rows.len().saturating_sub(MOST);
    rows.truncate(MOST);
    rows
}

/// The user has looked at this person, under every record.
pub(in crate::journal) fn look_at(txn: &mut WriteTxn<'_>, person: PersonId) -> Result<()> {
    for record in txn.snapshot().identities()?.all(person) {
        txn.edit::<Person>(record, |person| person.new = false)?;
    }
    Ok(())
}

/// How many lines and people `review` shows; each counts once, whatever it waits for.
pub(in crate::journal) fn waiting(
    db: &Snapshot<'_>,
    people: &[PersonRow],
    identities: &Identities,
    namesakes: &[PersonId],
) -> Result<usize> {
    let new = db.new_people()?;
    let shown: BTreeSet<PersonId> = new.iter().map(|person| identities.canonical(*person)).collect();
    // Who is new and may be somebody known waits once.
    let is_new = |person: &Named| shown.contains(&identities.canonical(person.id()));
    let pairs = two_or_one(db, people, identities, namesakes)?;
    let pairs = pairs.iter().filter(|pair| !is_new(&pair.one) && !is_new(&pair.other)).count();
    // Records of one human being are shown as one.
    Ok(db.count_waiting()?.saturating_sub(new.len() - shown.len()) + pairs)
}

/// People of one name who may be one human being.
fn two_or_one(
    db: &Snapshot<'_>,
    people: &[PersonRow],
    identities: &Identities,
    namesakes: &[PersonId],
) -> Result<Vec<SamePerson>> {
    // Nobody has a namesake, nearly always: the names of all others are not folded.
    if namesakes.is_empty() {
        return Ok(Vec::new());
    }
    let has = |row: &&PersonRow| namesakes.binary_search(&row.id).is_ok();
    let people: Vec<PersonRow> = people.iter().filter(has).cloned().collect();
    Ok(same_people(&people, identities, &db.dismissed()?))
}

/// The same, with references one can type.
fn same(
    db: &Snapshot<'_>,
    people: &[PersonRow],
    identities: &Identities,
    rest: &mut usize,
) -> Result<Vec<SamePerson>> {
    let mut pairs = first(two_or_one(db, people, identities, &db.namesakes()?)?, rest);
    for pair in &mut pairs {
        shorten(db, &mut pair.one.reference)?;
        shorten(db, &mut pair.other.reference)?;
    }
    Ok(pairs)
}

/// Settles what is doubtful in a line, guesses included, and says that it needs nobody if it has nobody. False if nothing
/// in it waited.
pub(in crate::journal) fn check_line(txn: &mut WriteTxn<'_>, id: RecordId) -> Result<bool> {
    let entry: Entry = txn.get(id)?;
    // A guess about somebody who is not in the line any more: two devices changed it at the same time.
    for guessed in entry.guesses.keys().filter(|guessed| entry.people.contains_key(guessed)) {
        confirm(txn, id, *guessed, *guessed)?;
    }
    let mut anything = !entry.guesses.is_empty();
    anything |= txn.edit::<Entry>(id, |entry| {
        entry.doubts.clear();
        entry.guesses.clear();
    })?;
    if entry.people.is_empty() && !txn.snapshot().is_put_off(id)? {
        txn.create(Dismissal { about: id, at: txn.now, ..Dismissal::default() })?;
        anything = true;
    }
    Ok(anything)
}

fn open_suggestions(db: &Snapshot<'_>, lexicon: &Lexicon, rest: &mut usize) -> Result<Vec<SuggestionShown>> {
    let mut shown = Vec::new();
    let mut seen = BTreeSet::new();
    // One newcomer, whom many lines may ask about, is asked about once: the answer holds for all of them.
    let (waiting, mut newcomers) = (LazyNewcomers::of(db), BTreeSet::new());
    for row in db.open_suggestions()? {
        if !seen.insert(row.entry) {
            continue;
        }
        if shown.len() >= MOST {
            *rest += 1;
        } else if let Some(AnyRecord::Entry(entry)) = db.record(row.entry)? {
            for mut suggestion in suggestions::open(db, lexicon, &waiting, row.entry, &entry)? {
                if suggestion.kind == SuggestionKind::NewPerson && !newcomers.insert(fold(&suggestion.text)) {
                    continue;
                }
                if entry.private {
                    PRIVATE.clone_into(&mut suggestion.line);
                    PRIVATE.clone_into(&mut suggestion.text);
                    "something in a private line: look at it?".clone_into(&mut suggestion.question);
                }
                shown.push(suggestion);
            }
        }
    }
    Ok(shown)
}

fn guesses(
    db: &Snapshot<'_>,
    lexicon: &Lexicon,
    identities: &Identities,
    names: &NameBook<'_>,
    rest: &mut usize,
) -> Result<Vec<Guess>> {
    let mut found = Vec::new();
    for PresenceRow { person, entry: id, .. } in first(db.guesses()?, rest) {
        let Some(AnyRecord::Entry(entry)) = db.record(id)? else { continue };
        let Some(guessed) = names.look_up(person)? else { continue };
        let typed = typed(&entry, person).unwrap_or_else(|| guessed.name.clone());
        let mut candidates = vec![guessed.clone()];
        let plain = typed.trim_start_matches('@').trim_matches('"').to_owned();
        for candidate in lexicon.find(&plain) {
            if identities.canonical(candidate.id) != identities.canonical(person) {
                candidates.extend(names.look_up(candidate.id)?);
            }
        }
        let mut reference = Reference::to(id);
        shorten(db, &mut reference)?;
        found.push(Guess { reference, line: line(entry.raw, entry.private), typed, guessed, candidates });
    }
    Ok(found)
}

/// How a person is named in a line, at the first place.
fn typed(entry: &Entry, person: PersonId) -> Option<String> {
    let first = Span::read_all(entry.spans.get(&person)?).next()?;
    first.of(&entry.raw).map(str::to_owned)
}

fn new_people(db: &Snapshot<'_>, names: &NameBook<'_>, rest: &mut usize) -> Result<Vec<Named>> {
    let mut found: Vec<Named> = Vec::new();
    for person in first(db.new_people()?, rest) {
        if let Some(named) = names.look_up(person)?
            && !found.contains(&named)
        {
            found.push(named);
        }
    }
    Ok(found)
}

fn lines(db: &Snapshot<'_>, rows: Vec<crate::store::index::entry::EntryRow>) -> Result<Vec<LineToCheck>> {
    rows.into_iter()
        .map(|row| {
            let mut reference = Reference::to(row.id);
            shorten(db, &mut reference)?;
            let question = match db.record(row.id)? {
                Some(AnyRecord::Entry(entry)) => question(&entry),
                _ => String::new(),
            };
            Ok(LineToCheck { reference, line: line(row.raw, row.private), at: row.at, question })
        })
        .collect()
}

/// A line as `review` shows it: a private one only says that it is.
fn line(raw: String, private: bool) -> String {
    if private { PRIVATE.to_owned() } else { raw }
}

fn question(entry: &Entry) -> String {
    let open = |about| entry.doubts.get(&about).copied().unwrap_or(false);
    let day = entry.at.format("%a %-d %b");
    if open(DoubtAbout::Date) {
        format!("saved under {day}: is that the day it happened?")
    } else if open(DoubtAbout::Owner) {
        "whose promise, fact or favour is it?".to_owned()
    } else if open(DoubtAbout::Person) {
        "several people share a name in it: who did you mean?".to_owned()
    } else {
        "who was there?".to_owned()
    }
}
