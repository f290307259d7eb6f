//! What goes with a record that is deleted, and in which words that is said.

use std::collections::BTreeSet;

use crate::{
    error::{Error, Hint, Result},
    journal::{
        Journal,
        line::item::from_line,
        reference::pointed_at,
        rooms::PeopleRoom,
        text::{shortened, spoken},
        write::WriteTxn,
    },
    model::{
        Advocacy, Ask, AuditScore, Entry, Exchange, Fact, Feedback, Goal, Kind, Kit, Knows, Mine, Moment,
        Person, PersonId, Position, Praise, Project, Promise, Question, RecordId, Reference, Seat, Win,
    },
};

impl Journal {
    /// Deletes a record; undo brings it back. An entry takes its promises, facts and exchanges with it, and a person
    /// takes what means nothing without them: positions, seats, asks and the like. Says what was deleted.
    pub fn delete(&self, reference: &Reference, now: Moment) -> Result<Vec<String>> {
        let reference = reference.clone();
        self.commit("deleted", now, move |txn| {
            let thing = pointed_at(txn.snapshot(), &reference)?;
            if thing.part.is_some() {
                return Err(Error::DoesNotApply {
                    said: "a suggestion can be dropped, not deleted".to_owned(),
                    hints: vec![Hint::DropSuggestion { suggestion: thing.reference.to_string() }],
                });
            }
            if thing.kind == Kind::Person {
                return delete_everywhere(txn, thing.id.into());
            }
            delete(txn, thing.id, thing.kind)
        })
    }
}

impl PeopleRoom<'_> {
    /// Deletes a person; undo brings them back. Lines about them stay, with promises and facts, and no longer name
    /// them.
    pub fn delete(&self, person: PersonId, now: Moment) -> Result<Vec<String>> {
        self.journal.commit("deleted", now, move |txn| delete_everywhere(txn, person))
    }
}

/// Deletes every record of a person. Nothing may go on naming somebody who is gone: what says nothing without them goes
/// too, and of everything else they are taken out.
pub(super) fn delete_everywhere(txn: &mut WriteTxn<'_>, person: PersonId) -> Result<Vec<String>> {
    let mut deleted = Vec::new();
    let records = txn.snapshot().identities()?.all(person);
    let mut naming = BTreeSet::new();
    for record in &records {
        naming.extend(txn.snapshot().needing(record.0)?);
    }
    for id in naming {
        match txn.snapshot().kind(id)? {
            Some(kind) if says_nothing_without(txn, id, kind, &records)? => {
                deleted.extend(delete(txn, id, kind)?);
            }
            _ => txn.unlink(id, &records)?,
        }
    }
    for record in records {
        deleted.extend(delete(txn, record.into(), Kind::Person)?);
    }
    txn.say(format!("deleted {}", deleted.join("; ")));
    Ok(deleted)
}

/// Whether a record is of a kind that is always about somebody, and about one of these.
fn says_nothing_without(txn: &WriteTxn<'_>, id: RecordId, kind: Kind, people: &[PersonId]) -> Result<bool> {
    let about = match kind {
        Kind::Position => txn.get::<Position>(id)?.person,
        Kind::Seat => txn.get::<Seat>(id)?.person,
        Kind::AuditScore => txn.get::<AuditScore>(id)?.person,
        Kind::Ask => txn.get::<Ask>(id)?.person,
        Kind::Feedback => txn.get::<Feedback>(id)?.person,
        Kind::Kit => txn.get::<Kit>(id)?.person,
        Kind::Praise => txn.get::<Praise>(id)?.person,
        Kind::Knows => return Ok(true),
        _ => return Ok(false),
    };
    Ok(people.contains(&about))
}

/// Deletes a record with what cannot stand without it; says what that was.
pub(super) fn delete(txn: &mut WriteTxn<'_>, id: RecordId, kind: Kind) -> Result<Vec<String>> {
    let mut deleted = Vec::new();
    match kind {
        Kind::Entry => {
            let entry: Entry = txn.get(id)?;
            deleted.push(format!("line: {}", spoken(&entry.raw, entry.private)));
            for one in from_line(txn.snapshot(), id)? {
                txn.delete(one.id)?;
                deleted.push(one.said());
            }
        }
        Kind::Person => deleted.push(format!("person: {}", txn.get::<Person>(id)?.name)),
        Kind::Promise => {
            let promise: Promise = txn.get(id)?;
            deleted.push(format!("promise: {}", spoken(&promise.text, promise.private)));
        }
        Kind::Fact => {
            let fact: Fact = txn.get(id)?;
            deleted.push(format!("fact: {}", spoken(&fact.text, fact.private)));
        }
        Kind::Exchange => {
            let exchange: Exchange = txn.get(id)?;
            deleted.push(format!("exchange: {}", spoken(&exchange.text, exchange.private)));
        }
        Kind::Goal => {
            deleted.push(format!("goal: {}", txn.get::<Goal>(id)?.name));
            for one in of_goal(txn, id)? {
                txn.delete(one)?;
            }
            // A win that served only this goal serves every other one now.
            for win in txn
                .snapshot()
                .all::<Win>()?
                .into_iter()
                .filter(|win| win.record.goal.is_some_and(|goal| goal == id))
            {
                txn.edit::<Win>(win.id, |win| win.goal = None)?;
            }
        }
        Kind::Position => deleted.push("position".to_owned()),
        kind => deleted.push(in_words(txn, id, kind)?),
    }
    txn.delete(id)?;
    txn.say(format!("deleted {}", deleted.join("; ")));
    Ok(deleted)
}

/// What stands and falls with a goal: its map and the copies of its kit. Wins, asks and good words stay, without it.
fn of_goal(txn: &WriteTxn<'_>, goal: RecordId) -> Result<Vec<RecordId>> {
    let db = txn.snapshot();
    let stakeholders = db.belonging_to::<Seat>(goal)?.into_iter().map(|one| one.id);
    let copies = db.belonging_to::<Kit>(goal)?.into_iter().map(|kit| kit.id);
    Ok(stakeholders.chain(copies).collect())
}

/// A record of the practice, in words.
fn in_words(txn: &WriteTxn<'_>, id: RecordId, kind: Kind) -> Result<String> {
    let name = |person: PersonId| -> Result<String> {
        let person = txn.snapshot().identities()?.canonical(person);
        Ok(txn.snapshot().person(person)?.map_or_else(|| "someone".to_owned(), |person| person.name))
    };
    Ok(match kind {
        Kind::Seat => format!("from the map: {}", name(txn.get::<Seat>(id)?.person)?),
        Kind::AuditScore => format!("audit: {}", name(txn.get::<AuditScore>(id)?.person)?),
        Kind::Win => {
            let win: Win = txn.get(id)?;
            format!("win: {}", spoken(&win.what, win.private))
        }
        Kind::Ask => {
            let ask: Ask = txn.get(id)?;
            format!("ask: {} ({})", ask.kind, name(ask.person)?)
        }
        Kind::Feedback => format!("feedback: {}", name(txn.get::<Feedback>(id)?.person)?),
        Kind::Question => format!("question: {}", shortened(&txn.get::<Question>(id)?.text)),
        Kind::Kit => format!("copy of the kit: {}", name(txn.get::<Kit>(id)?.person)?),
        Kind::Project => format!("project: {}", shortened(&txn.get::<Project>(id)?.name)),
        Kind::Advocacy => format!("a word for you: {}", name(txn.get::<Advocacy>(id)?.person)?),
        Kind::Praise => format!("a good word: {}", shortened(&txn.get::<Praise>(id)?.text)),
        Kind::Knows => {
            let knows: Knows = txn.get(id)?;
            format!("{} knows {}", name(knows.person)?, name(knows.other)?)
        }
        Kind::Mine => format!("yours: {}", shortened(&txn.get::<Mine>(id)?.text)),
        kind => return Err(Error::does_not_apply(format!("{} cannot be deleted", kind.in_words()))),
    })
}
