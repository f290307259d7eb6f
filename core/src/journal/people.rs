//! People: the list, adding, merging, resting.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{names::shorten, wording};
use crate::{
    error::{Error, Result},
    insights::Named,
    journal::Journal,
    model::{AnyRecord, Entry, Identities, Moment, Person, PersonId, Position, Reference, Relation, Stage},
    quick_log::fold,
    store::{Snapshot, index::person::PersonRow},
};

/// Someone to add.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewPerson {
    /// The full name.
    pub name: String,
    /// Other names.
    pub nicknames: Vec<String>,
    /// Where they work.
    pub org: String,
    /// Their title.
    pub title: String,
    /// What they are to the user; colleague if not said.
    pub relation: Option<Relation>,
    /// How they are spoken of.
    pub pronoun: String,
    /// Days between conversations, if the user chooses.
    pub cadence: Option<u32>,
    /// Anything longer.
    pub notes: String,
}

/// A person in the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonLine {
    /// Who.
    #[serde(flatten)]
    pub person: Named,
    /// What they are to the user.
    pub relation: Relation,
    /// Their current title.
    pub title: Option<String>,
    /// Where they work now.
    pub org: Option<String>,
    /// The day of the last contact.
    pub last: Option<NaiveDate>,
    /// Since when they are resting.
    pub resting: Option<NaiveDate>,
    /// Why, in the user's words.
    pub resting_because: String,
}

impl Journal {
    /// Everybody, by name; `matching` keeps those whose names, org or title hold it.
    pub fn people(&self, matching: Option<&str>, now: Moment) -> Result<Vec<PersonLine>> {
        let matching = matching.map(fold);
        self.store.read(|db| {
            let identities = db.identities()?;
            let mut last = HashMap::new();
            for tally in db.contact_tallies(now)? {
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
                // Of several without an end the latest counts; rows come in order of birth.
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
    pub fn add_person(&self, new: NewPerson, anyway: bool, now: Moment) -> Result<Named> {
        let name = clean_name(&new.name)?;
        let lexicon = self.lexicon()?;
        if !anyway
            && let Some(taken) = lexicon.find(&name).iter().find(|known| fold(&known.name) == fold(&name))
        {
            return Err(Error::Invalid(format!(
                "there is a {} already: `edit` changes them; a second person of that name needs --yes",
                taken.name
            )));
        }
        let nicknames =
            new.nicknames.iter().map(|name| Ok((clean_name(name)?, true))).collect::<Result<_>>()?;
        let person = self.commit(format!("added: {name}"), now, move |act| {
            let person = PersonId(act.create(Person {
                name,
                nicknames,
                relation: new.relation.unwrap_or_default(),
                pronoun: new.pronoun,
                cadence: new.cadence,
                notes: new.notes,
                made: now,
                ..Person::default()
            })?);
            if !new.org.is_empty() || !new.title.is_empty() {
                act.create(Position { person, org: new.org, title: new.title, ..Position::default() })?;
            }
            Ok(person)
        })?;
        self.named(person)
    }

    /// Says that two records are the same human being; undoable.
    pub fn merge_people(&self, one: PersonId, other: PersonId, now: Moment) -> Result<Named> {
        if self.store.read(|db| Ok(db.identities()?.canonical(one) == db.identities()?.canonical(other)))? {
            return Err(Error::Invalid("they are the same person already".to_owned()));
        }
        self.commit("merged", now, move |act| {
            let (one_name, other_name) = (act.get::<Person>(one)?.name, act.get::<Person>(other)?.name);
            act.say(format!("merged: {one_name} and {other_name}"));
            act.edit::<Person>(one.max(other), |person| {
                person.same_as.insert(one.min(other), true);
            })?;
            Ok(())
        })?;
        self.named(one)
    }

    /// No reminders about them from now on; history kept.
    pub fn rest(&self, person: PersonId, because: &str, now: Moment) -> Result<Named> {
        let because = wording::words("the reason", because)?;
        self.commit("resting", now, move |act| {
            let person = act.snapshot().identities()?.canonical(person);
            let name = act.get::<Person>(person)?.name;
            act.say(format!("resting: {name}"));
            act.edit::<Person>(person, |person| {
                // Who rests already has rested since then.
                person.resting = person.resting.or(Some(now));
                if !because.is_empty() {
                    person.resting_because = because;
                }
            })
        })?;
        self.named(person)
    }

    /// Ends resting.
    pub fn wake(&self, person: PersonId, now: Moment) -> Result<Named> {
        self.commit("awake", now, move |act| {
            let identities = act.snapshot().identities()?;
            let name = act.get::<Person>(identities.canonical(person))?.name;
            act.say(format!("no longer resting: {name}"));
            for record in identities.all(person) {
                act.edit::<Person>(record, |person| {
                    person.resting = None;
                    person.resting_because = String::new();
                })?;
            }
            Ok(())
        })?;
        self.named(person)
    }
}

/// The keys under which an entry holds this human being: several, or another one than the canonical, after a merge.
pub(super) fn keys_in(entry: &Entry, identities: &Identities, person: PersonId) -> Vec<PersonId> {
    let meant = identities.canonical(person);
    entry.people.keys().copied().filter(|key| identities.canonical(*key) == meant).collect()
}

/// The key under which an entry holds this human being, or would.
pub(super) fn key_in(entry: &Entry, identities: &Identities, person: PersonId) -> PersonId {
    keys_in(entry, identities, person).first().copied().unwrap_or(person)
}

/// Whoever rests under one record rests under all of them, and what the user said of how far they have come holds for all.
pub(super) fn share_rest(people: &mut [PersonRow], identities: &Identities) {
    let mut resting: HashMap<PersonId, (Option<Moment>, String)> = HashMap::new();
    for row in people.iter().filter(|row| row.resting.is_some()) {
        let said = || (row.resting, row.resting_because.clone());
        resting.entry(identities.canonical(row.id)).or_insert_with(said);
    }
    for row in people.iter_mut().filter(|row| row.resting.is_none()) {
        if let Some((since, because)) = resting.get(&identities.canonical(row.id)) {
            (row.resting, row.resting_because) = (*since, because.clone());
        }
    }
    let mut stages: HashMap<PersonId, (Stage, Option<Moment>)> = HashMap::new();
    for row in people.iter() {
        if let Some(stage) = &row.stage {
            let said = || (stage.clone(), row.stage_said);
            stages.entry(identities.canonical(row.id)).or_insert_with(said);
        }
    }
    for row in people.iter_mut().filter(|row| row.stage.is_none()) {
        if let Some((stage, said)) = stages.get(&identities.canonical(row.id)) {
            (row.stage, row.stage_said) = (Some(stage.clone()), *said);
        }
    }
}

/// The canonical row of a person, as it is with all merged records; an error in words if they are gone.
pub(super) fn person_row(db: &Snapshot<'_>, identities: &Identities, person: PersonId) -> Result<PersonRow> {
    let mut rows = Vec::new();
    for record in identities.all(person) {
        rows.extend(db.person(record)?);
    }
    share_rest(&mut rows, identities);
    let canonical = identities.canonical(person);
    match rows.into_iter().find(|row| row.id == canonical) {
        Some(row) => Ok(row),
        None => Err(no_longer(db, canonical)?),
    }
}

/// Why somebody cannot be shown, in words.
pub(super) fn no_longer(db: &Snapshot<'_>, person: PersonId) -> Result<Error> {
    Ok(Error::Invalid(match db.record(person.into())? {
        Some(AnyRecord::Person(gone)) => format!("{} was deleted; undo brings it back", gone.name),
        _ => "that is nobody in this journal".to_owned(),
    }))
}

/// A name as it is kept: white space tidied, not empty, at most 200 characters.
pub(super) fn clean_name(name: &str) -> Result<String> {
    const LONGEST: usize = 200;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    if length > LONGEST {
        return Err(Error::TooLong {
            what: "the name",
            length: format!("{length} characters"),
            limit: "200 characters",
        });
    }
    if !name.chars().any(char::is_alphanumeric) {
        return Err(Error::Invalid("a name needs at least one letter".to_owned()));
    }
    Ok(name)
}
