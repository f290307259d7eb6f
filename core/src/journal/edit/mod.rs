//! Edit: fields of people, entries, facts, promises and the user.

use std::collections::BTreeMap;

use chrono::NaiveDate;

mod delete;
mod reread;

use delete::{delete, delete_everywhere};

use super::{
    commit::Act,
    log::{Receipt, shortened, spoken},
    names::shorten,
    people::{clean_name, keys_in},
    references::thing,
    review::confirm,
    settle::move_due,
    show::receipt_of,
    suggestions::keep_private,
    wording,
};
use crate::{
    error::{Error, Result},
    insights::Named,
    journal::Journal,
    model::{
        Due, Entry, EntryKind, Fact, FactKind, Kind, Level, Me, Moment, Person, PersonId, Position, Presence,
        Promise, PromiseStatus, RecordId, Reference, Relation, Who,
    },
    quick_log,
};

/// Changes to a person; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PersonEdit {
    /// The full name.
    pub name: Option<String>,
    /// Names to add.
    pub add_nicknames: Vec<String>,
    /// Names to remove.
    pub remove_nicknames: Vec<String>,
    /// What they are to the user.
    pub relation: Option<Relation>,
    /// How they are spoken of.
    pub pronoun: Option<String>,
    /// Days between conversations; `Some(None)` goes back to the relation's default.
    pub cadence: Option<Option<u32>>,
    /// Notes, whole.
    pub notes: Option<String>,
    /// A new position: ends the current one where org or title differ.
    pub position: Option<PositionEdit>,
}

/// Where someone works now.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PositionEdit {
    /// The organisation; `None` keeps the current one.
    pub org: Option<String>,
    /// The title; `None` keeps the current one.
    pub title: Option<String>,
    /// Where that stands, seen from the user; `None` keeps what is known.
    pub level: Option<Level>,
    /// To whom they report there; `None` keeps what is known.
    pub reports_to: Option<PersonId>,
    /// Since when; not said: from today.
    pub from: Option<NaiveDate>,
    /// Correct the current position instead of ending it.
    pub correct: bool,
}

/// Changes to an entry; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EntryEdit {
    /// A new line: read afresh; promises, facts and exchanges whose words are still in it keep what became of them.
    pub line: Option<String>,
    /// When it happened.
    pub at: Option<Moment>,
    /// What kind of contact it was.
    pub kind: Option<EntryKind>,
    /// Who started it; `Some(None)` takes it back.
    pub started: Option<Option<Who>>,
    /// Keep it private.
    pub private: Option<bool>,
    /// People who were there (added, or moved from mentioned).
    pub there: Vec<PersonId>,
    /// People who were only mentioned.
    pub mentioned: Vec<PersonId>,
    /// People who are not meant at all.
    pub without: Vec<PersonId>,
}

/// A fact to add.
#[derive(Debug, Clone, PartialEq)]
pub struct NewFact {
    /// About whom.
    pub person: PersonId,
    /// The fact, with its kind as a first word (`careful: the reorg`) or by its words; as after `+` in a line.
    pub text: String,
}

/// What happens to a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum FactEdit {
    /// It still holds.
    Confirm,
    /// It no longer holds.
    End,
    /// It is worded differently.
    Reword(String),
    /// It is of another kind.
    Kind(FactKind),
}

/// Changes to a promise.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PromiseEdit {
    /// What was promised.
    pub text: Option<String>,
    /// When it comes due; `Some(None)`: without a date.
    pub due: Option<Option<Due>>,
    /// Whose it is.
    pub person: Option<PersonId>,
    /// Open again.
    pub reopen: bool,
}

/// Changes to the user's own record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MeEdit {
    /// What others call the user.
    pub name: Option<String>,
    /// How the user is spoken of.
    pub pronoun: Option<String>,
    /// The most people a week; `Some(None)`: no limit.
    pub pace: Option<Option<u32>>,
    /// Days between asking for feedback; `Some(None)`: no rhythm.
    pub feedback_every: Option<Option<u32>>,
    /// Words for kinds of conversation: word → kind; `None` removes it.
    pub kind_words: BTreeMap<String, Option<EntryKind>>,
}

impl Journal {
    /// Changes a person.
    pub fn edit_person(&self, person: PersonId, edit: PersonEdit, now: Moment) -> Result<Named> {
        let name = edit.name.as_deref().map(clean_name).transpose()?;
        let added = edit.add_nicknames.iter().map(|name| clean_name(name)).collect::<Result<Vec<_>>>()?;
        self.commit("changed a person", now, move |act| {
            let identities = act.snapshot().identities()?;
            let (person, records) = (identities.canonical(person), identities.all(person));
            let before: Person = act.get(person)?;
            act.say(format!("changed: {}", before.name));
            let gone: Vec<String> = edit.remove_nicknames.iter().map(|name| quick_log::fold(name)).collect();
            for record in &records {
                act.edit::<Person>(*record, |person| {
                    person.nicknames.retain(|name, _| !gone.contains(&quick_log::fold(name)));
                    // The notes of all are shown as one text, and this is all of it from now on.
                    if edit.notes.is_some() {
                        person.notes.clear();
                    }
                })?;
            }
            act.edit::<Person>(person, |person| {
                if let Some(name) = name {
                    person.name = name;
                }
                person.nicknames.extend(added.into_iter().map(|name| (name, true)));
                if let Some(relation) = edit.relation {
                    person.relation = relation;
                }
                if let Some(pronoun) = edit.pronoun {
                    person.pronoun = pronoun;
                }
                if let Some(cadence) = edit.cadence {
                    person.cadence = cadence;
                }
                if let Some(notes) = edit.notes {
                    person.notes = notes;
                }
            })?;
            match edit.position {
                Some(position) => take_position(act, person, &records, position),
                None => Ok(()),
            }
        })?;
        self.named(person)
    }

    /// Changes an entry; the receipt shows it as it is now.
    pub fn edit_entry(&self, entry: &str, edit: EntryEdit, now: Moment) -> Result<Receipt> {
        let entry = entry.to_owned();
        let id = self.commit("changed a line", now, move |act| {
            let id = thing_of(act, &entry, Kind::Entry, "a line")?;
            change_entry(act, id, edit)?;
            Ok(id)
        })?;
        self.store.read(|db| receipt_of(db, id))
    }

    /// Adds a fact.
    pub fn add_fact(&self, fact: &NewFact, now: Moment) -> Result<Reference> {
        let (kind, text) = fact_words(&fact.text)?;
        let person = fact.person;
        let id = self.commit(format!("learned: {}", shortened(&text)), now, move |act| {
            act.get::<Person>(person)?;
            act.create(Fact { person: Some(person), kind, text, learned: now, ..Fact::default() })
        })?;
        self.reference(id)
    }

    /// Changes a fact.
    pub fn edit_fact(&self, fact: &str, edit: FactEdit, now: Moment) -> Result<Reference> {
        let fact = fact.to_owned();
        let edit = match edit {
            FactEdit::Reword(text) => FactEdit::Reword(wording::needed("the fact", &text, NO_FACT)?),
            edit => edit,
        };
        let id = self.commit("changed a fact", now, move |act| {
            let id = thing_of(act, &fact, Kind::Fact, "a fact")?;
            let before: Fact = act.get(id)?;
            act.say(format!("changed: {}", spoken(&before.text, before.private)));
            act.edit::<Fact>(id, |fact| match edit {
                FactEdit::Confirm => {
                    fact.confirmed_on = Some(now.date_naive());
                    fact.ended = None;
                }
                FactEdit::End => fact.ended = Some(now),
                FactEdit::Reword(text) => fact.text = text,
                FactEdit::Kind(kind) => fact.kind = kind,
            })?;
            Ok(id)
        })?;
        self.reference(id)
    }

    /// Changes a promise.
    pub fn edit_promise(&self, promise: &str, edit: PromiseEdit, now: Moment) -> Result<Reference> {
        let promise = promise.to_owned();
        let id = self.commit("changed a promise", now, move |act| {
            let id = thing_of(act, &promise, Kind::Promise, "a promise")?;
            let before: Promise = act.get(id)?;
            act.say(format!("changed: {}", spoken(&before.text, before.private)));
            if let Some(person) = edit.person {
                act.get::<Person>(person)?;
            }
            act.edit::<Promise>(id, |promise| {
                if let Some(text) = edit.text {
                    promise.text = text;
                }
                if let Some(due) = edit.due {
                    move_due(promise, due, now);
                }
                if let Some(person) = edit.person {
                    (promise.person, promise.guess) = (Some(person), false);
                }
                if edit.reopen {
                    (promise.status, promise.settled) = (PromiseStatus::Open, None);
                }
            })?;
            Ok(id)
        })?;
        self.reference(id)
    }

    /// Changes the user's own record.
    pub fn edit_me(&self, edit: MeEdit, now: Moment) -> Result<()> {
        for word in edit.kind_words.keys() {
            if !word.chars().any(char::is_alphanumeric) || word.chars().any(char::is_whitespace) {
                return Err(Error::Invalid(format!(
                    "\"{word}\" cannot be a kind of conversation: use one word"
                )));
            }
        }
        self.commit("changed your own record", now, move |act| {
            act.edit::<Me>(RecordId::ME, |me| {
                if let Some(name) = edit.name {
                    me.name = name;
                }
                if let Some(pronoun) = edit.pronoun {
                    me.pronoun = pronoun;
                }
                if let Some(pace) = edit.pace {
                    me.pace = pace;
                }
                if let Some(every) = edit.feedback_every {
                    me.feedback_every = every;
                }
                for (word, kind) in edit.kind_words {
                    match kind {
                        Some(kind) => drop(me.kind_words.insert(word, kind.to_string())),
                        None => drop(me.kind_words.remove(&word)),
                    }
                }
            })?;
            Ok(())
        })
    }

    /// Deletes a record, undoably; an entry takes its promises, facts and exchanges with it, a person takes nothing.
    /// Says what was deleted.
    pub fn delete(&self, reference: &str, now: Moment) -> Result<Vec<String>> {
        let reference = reference.to_owned();
        self.commit("deleted", now, move |act| {
            let thing = thing(act.snapshot(), &reference)?;
            if thing.part.is_some() {
                return Err(Error::Invalid("a suggestion is dropped with `later REF never`".to_owned()));
            }
            if thing.kind == Kind::Person {
                return delete_everywhere(act, thing.id.into());
            }
            delete(act, thing.id, thing.kind)
        })
    }

    /// Deletes a person, undoably; lines about them stay.
    pub fn delete_person(&self, person: PersonId, now: Moment) -> Result<Vec<String>> {
        self.commit("deleted", now, move |act| delete_everywhere(act, person))
    }

    pub(super) fn reference(&self, id: RecordId) -> Result<Reference> {
        self.store.read(|db| {
            let mut reference = Reference::to(id);
            shorten(db, &mut reference)?;
            Ok(reference)
        })
    }
}

/// The record that letters point at, which has to be of this kind; `called` is what a user calls it.
pub(super) fn thing_of(act: &Act<'_>, typed: &str, kind: Kind, called: &str) -> Result<RecordId> {
    let thing = thing(act.snapshot(), typed)?;
    if thing.kind == kind {
        return Ok(thing.id);
    }
    Err(Error::Invalid(format!("{} is {}, not {called}", thing.reference, thing.kind.in_words())))
}

const NO_FACT: &str = "a fact needs words";

/// A fact as it is kept. A kind with nothing behind it (`need:`) is no fact.
fn fact_words(text: &str) -> Result<(FactKind, String)> {
    let text = wording::needed("the fact", text, NO_FACT)?;
    let names_a_kind = |label: &str| quick_log::fact_in(&format!("{label}: x")).1 == "x";
    if text.strip_suffix(':').is_some_and(|label| names_a_kind(label.trim())) {
        return Err(Error::Invalid(NO_FACT.to_owned()));
    }
    Ok(quick_log::fact_in(&text))
}

/// A new position, or the current one corrected.
fn take_position(
    act: &mut Act<'_>,
    person: PersonId,
    records: &[PersonId],
    edit: PositionEdit,
) -> Result<()> {
    let today = act.now.date_naive();
    let current = act.snapshot().positions(records)?.into_iter().find(|row| row.until.is_none());
    let Some(current) = current else {
        let (org, title) = (edit.org.unwrap_or_default(), edit.title.unwrap_or_default());
        let (level, reports_to) = (edit.level, edit.reports_to);
        act.create(Position {
            person,
            org,
            title,
            level,
            reports_to,
            from: edit.from,
            ..Position::default()
        })?;
        return Ok(());
    };
    let org = edit.org.unwrap_or_else(|| current.org.clone());
    let title = edit.title.unwrap_or_else(|| current.title.clone());
    let same = org == current.org && title == current.title;
    if edit.correct || same {
        act.edit::<Position>(current.id, |position| {
            (position.org, position.title) = (org, title);
            position.level = edit.level.or(position.level.take());
            position.reports_to = edit.reports_to.or(position.reports_to);
            if edit.correct {
                position.from = edit.from.or(position.from);
            }
        })?;
    } else {
        let from = edit.from.unwrap_or(today);
        act.edit::<Position>(current.id, |position| position.until = from.pred_opt().or(Some(from)))?;
        // Whoever moves keeps their level until the user says otherwise, and reports to somebody else.
        let (level, reports_to) = (edit.level.or(current.level), edit.reports_to);
        act.create(Position {
            person,
            org,
            title,
            level,
            reports_to,
            from: Some(from),
            ..Position::default()
        })?;
    }
    Ok(())
}

fn change_entry(act: &mut Act<'_>, id: RecordId, edit: EntryEdit) -> Result<()> {
    let before: Entry = act.get(id)?;
    act.say(format!("changed: {}", spoken(&before.raw, before.private)));
    if let Some(line) = edit.line.filter(|line| *line != before.raw) {
        reread::reread(act, id, &before, &line)?;
    }
    let identities = act.snapshot().identities()?;
    for person in edit.there.iter().chain(&edit.mentioned) {
        act.get::<Person>(identities.canonical(*person))?;
    }
    let now: Entry = act.get(id)?;
    for person in &edit.without {
        if keys_in(&now, &identities, *person).is_empty() {
            return Err(Error::Invalid("that person is not part of this line".to_owned()));
        }
    }
    for person in edit.there.iter().chain(&edit.mentioned) {
        if !keys_in(&now, &identities, *person).is_empty() {
            confirm(act, id, *person, *person)?;
        }
    }
    act.edit::<Entry>(id, |entry| {
        if let Some(at) = edit.at {
            entry.at = at;
        }
        if let Some(kind) = edit.kind {
            entry.kind = kind;
        }
        if let Some(started) = edit.started {
            entry.started = started;
        }
        for (people, presence) in [(&edit.there, Presence::There), (&edit.mentioned, Presence::Mentioned)] {
            for person in people {
                let mut keys = keys_in(entry, &identities, *person);
                if keys.is_empty() {
                    keys.push(identities.canonical(*person));
                }
                for key in keys {
                    entry.people.insert(key, presence.clone());
                }
            }
        }
        for person in &edit.without {
            for key in keys_in(entry, &identities, *person) {
                entry.people.remove(&key);
                entry.spans.remove(&key);
                entry.guesses.remove(&key);
            }
        }
    })?;
    if let Some(private) = edit.private {
        keep_private(act, id, private)?;
    }
    Ok(())
}
