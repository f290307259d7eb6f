//! People: the list, adding, merging, resting.

pub(super) mod edit;
pub(super) mod facts;
pub(super) mod knows;
mod leaving;
pub(super) mod me;
pub(super) mod prep;
mod resolve;

use std::collections::HashMap;

use chrono::{NaiveDate, TimeZone};
use serde::Serialize;

use crate::{
    error::{Error, Hint, Result},
    insights::Named,
    journal::{
        line::newcomers,
        read::{identity::share_rest, names::person_named},
        reference::shorten,
        rooms::PeopleRoom,
        text::{self, clean_name},
        write::WriteTxn,
    },
    model::{Moment, Person, PersonId, Position, Reference, Relation},
    quick_log::fold,
};

/// Someone to add.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewPerson {
    /// The full name.
    pub name: String,
    /// Other names they go by.
    pub nicknames: Vec<String>,
    /// Where they work; empty if that is not known.
    pub org: String,
    /// What they are there.
    pub title: String,
    /// What they are to the user; colleague if not said.
    pub relation: Option<Relation>,
    /// How they are spoken of.
    pub pronoun: String,
    /// Days between conversations, if the user chooses.
    pub cadence: Option<u32>,
    /// Anything longer that the user wants to keep about them.
    pub notes: String,
}

/// A person in the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonLine {
    /// The person of this line.
    #[serde(flatten)]
    pub person: Named,
    /// What they are to the user.
    pub relation: Relation,
    /// Their current title.
    pub title: Option<String>,
    /// Where they work now.
    pub org: Option<String>,
    /// The day of the last contact; one that has not come was written on a device whose clock was ahead.
    pub last: Option<NaiveDate>,
    /// Since when they are resting.
    pub resting: Option<NaiveDate>,
    /// Why, in the user's words.
    pub resting_because: String,
}

/// The last moment that a record may carry, to the year, where it is now.
fn end_of_time(now: Moment) -> Moment {
    now.offset().with_ymd_and_hms(9998, 1, 1, 0, 0, 0).single().unwrap_or(now)
}

impl PeopleRoom<'_> {
    /// Everybody, by name; `matching` keeps those whose names, org or title hold it.
    pub fn list(&self, matching: Option<&str>, now: Moment) -> Result<Vec<PersonLine>> {
        let matching = matching.map(fold);
        self.journal.store.read(|db| {
            let identities = db.identities()?;
            let mut last = HashMap::new();
            // A day that has not come says that a clock was ahead.
            for tally in db.contact_tallies(end_of_time(now))? {
                let latest = last.entry(identities.canonical(tally.person)).or_insert(None);
                *latest = (*latest).max(tally.last_conversation).max(tally.last_message);
            }
            let mut other_names: HashMap<PersonId, String> = HashMap::new();
            for row in db.names()? {
                let names = other_names.entry(identities.canonical(row.person)).or_default();
                names.push_str(&fold(&row.name));
                names.push('\n');
            }
            let mut positions = HashMap::new();
            for position in db.current_positions()? {
                // Of several without an end the latest counts; rows come in the order they were created.
                positions.insert(identities.canonical(position.person), (position.org, position.title));
            }
            let mut lines = Vec::new();
            let mut people = db.people()?;
            share_rest(&mut people, &identities);
            for row in people.into_iter().filter(|row| identities.canonical(row.id) == row.id) {
                let (org, title) = positions.remove(&row.id).unwrap_or_default();
                let names = other_names.get(&row.id).map_or("", String::as_str);
                let holds = |text: &str| {
                    names.contains(text) || fold(&org).contains(text) || fold(&title).contains(text)
                };
                if !matching.as_deref().is_none_or(holds) {
                    continue;
                }
                let mut reference = Reference::to(row.id);
                shorten(db, &mut reference)?;
                lines.push(PersonLine {
                    person: Named { reference, name: row.name, new: row.new },
                    relation: row.relation,
                    title: Some(title).filter(|title| !title.is_empty()),
                    org: Some(org).filter(|org| !org.is_empty()),
                    last: last.get(&row.id).copied().flatten().map(|at: Moment| at.date_naive()),
                    resting: row.resting.map(|since| since.date_naive()),
                    resting_because: row.resting_because,
                });
            }
            lines.sort_by_cached_key(|line| (fold(&line.person.name), line.person.reference.id));
            Ok(lines)
        })
    }

    /// Adds a person. A name that is taken is an error that says so, unless `anyway`.
    pub fn add(&self, new: NewPerson, anyway: bool, now: Moment) -> Result<Named> {
        let name = clean_name(&new.name)?;
        let lexicon = self.lexicon()?;
        if !anyway
            && let Some(taken) = lexicon.find(&name).iter().find(|known| fold(&known.name) == fold(&name))
        {
            let known = taken.name.clone();
            return Err(Error::AlreadyThere {
                said: format!("you already have a {known}"),
                hints: vec![Hint::EditPerson { name: known }, Hint::AddNamesake { name }],
            });
        }
        let nicknames =
            new.nicknames.iter().map(|name| Ok((clean_name(name)?, true))).collect::<Result<_>>()?;
        self.journal.commit(format!("added: {name}"), now, move |txn| {
            let person = PersonId(txn.create(Person {
                name: name.clone(),
                nicknames,
                relation: new.relation.unwrap_or_default(),
                pronoun: new.pronoun,
                cadence: new.cadence,
                notes: new.notes,
                made: now,
                ..Person::default()
            })?);
            if !new.org.is_empty() || !new.title.is_empty() {
                txn.create(Position { person, org: new.org, title: new.title, ..Position::default() })?;
            }
            newcomers::introduce(txn, &[(person, &name)], None)?;
            person_named(txn.snapshot(), person)
        })
    }

    /// Says that two records are the same human being; undoable.
    pub fn merge(&self, one: PersonId, other: PersonId, now: Moment) -> Result<Named> {
        self.journal.commit("merged", now, move |txn| merged(txn, one, other, None))
    }

    /// The same, with the name that they have from now on, in one act.
    pub fn merge_as(&self, one: PersonId, other: PersonId, name: &str, now: Moment) -> Result<Named> {
        let name = clean_name(name)?;
        self.journal.commit("merged", now, move |txn| merged(txn, one, other, Some(name)))
    }

    /// No reminders about them from now on; history kept. Who rests already has rested since then.
    pub fn rest(&self, person: PersonId, because: &str, now: Moment) -> Result<Named> {
        let because = text::words("the reason", because)?;
        self.journal.commit("resting", now, move |txn| {
            let said = let_rest(txn, person, because)?;
            txn.say(said);
            person_named(txn.snapshot(), person)
        })
    }

    /// Ends resting: they are proposed again.
    pub fn wake(&self, person: PersonId, now: Moment) -> Result<Named> {
        self.journal.commit("awake", now, move |txn| {
            let identities = txn.snapshot().identities()?;
            let name = txn.get::<Person>(identities.canonical(person))?.name;
            txn.say(format!("no longer resting: {name}"));
            for record in identities.all(person) {
                txn.edit::<Person>(record, |person| {
                    person.resting = None;
                    person.resting_because = String::new();
                })?;
            }
            person_named(txn.snapshot(), person)
        })
    }
}

/// Lets somebody rest, and says so in words; a reason that was said before stays if there is no new one.
pub(in crate::journal) fn let_rest(
    txn: &mut WriteTxn<'_>,
    person: PersonId,
    because: String,
) -> Result<String> {
    let now = txn.now;
    let person = txn.snapshot().identities()?.canonical(person);
    let name = txn.get::<Person>(person)?.name;
    txn.edit::<Person>(person, |person| {
        person.resting = person.resting.or(Some(now));
        if !because.is_empty() {
            person.resting_because = because;
        }
    })?;
    Ok(format!("resting: {name}"))
}

fn merged(txn: &mut WriteTxn<'_>, one: PersonId, other: PersonId, name: Option<String>) -> Result<Named> {
    let identities = txn.snapshot().identities()?;
    if identities.canonical(one) == identities.canonical(other) {
        return Err(Error::SamePerson("they are already the same person".to_owned()));
    }
    let (one_name, other_name) = (txn.get::<Person>(one)?.name, txn.get::<Person>(other)?.name);
    txn.say(format!("merged: {one_name} and {other_name}"));
    txn.edit::<Person>(one.max(other), |person| {
        person.same_as.insert(one.min(other), true);
    })?;
    if let Some(name) = name {
        let canonical = txn.snapshot().identities()?.canonical(one);
        txn.edit::<Person>(canonical, |person| edit::rename(person, name))?;
    }
    person_named(txn.snapshot(), one)
}
