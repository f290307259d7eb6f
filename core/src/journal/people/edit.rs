//! Edit of a person: names, relation, cadence, notes, and where they work.

use chrono::NaiveDate;

use crate::{
    error::Result,
    insights::Named,
    journal::{read::names::person_named, rooms::PeopleRoom, text::clean_name, write::WriteTxn},
    model::{Level, Moment, NumberChange, Person, PersonId, Position, Relation},
    quick_log,
};

/// Changes to a person; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PersonEdit {
    /// The full name. With the same given name the one of before stays a name they go by; a correction of a letter or
    /// two does not, nor a name given up for another given name.
    pub name: Option<String>,
    /// Names to add.
    pub add_nicknames: Vec<String>,
    /// Names to remove.
    pub remove_nicknames: Vec<String>,
    /// What they are to the user.
    pub relation: Option<Relation>,
    /// How they are spoken of.
    pub pronoun: Option<String>,
    /// Days between conversations; taken away: the relation's default.
    pub cadence: NumberChange,
    /// New notes; they replace the old ones.
    pub notes: Option<String>,
    /// A new position: ends the current one where org or title differ.
    pub position: Option<PositionEdit>,
}

/// Where someone works now.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PositionEdit {
    /// The organisation; `None` keeps the current one.
    pub org: Option<String>,
    /// The title; `None` keeps the current one.
    pub title: Option<String>,
    /// Where that stands, seen from the user; `None` keeps what is known.
    pub level: Option<Level>,
    /// Who they report to there; `None` keeps what is known.
    pub reports_to: Option<PersonId>,
    /// Since when; not said: from today.
    pub from: Option<NaiveDate>,
    /// Correct the current position instead of ending it.
    pub correct: bool,
}

/// Gives somebody another name. Lines written before, and friends, go on saying the name of before.
pub(super) fn rename(person: &mut Person, name: String) {
    if quick_log::is_former_name(&person.name, &name) {
        person.nicknames.insert(person.name.clone(), true);
    }
    person.name = name;
}

impl PeopleRoom<'_> {
    /// Changes a person; what is `None` in `edit` stays as it is.
    pub fn edit(&self, person: PersonId, edit: PersonEdit, now: Moment) -> Result<Named> {
        let name = edit.name.as_deref().map(clean_name).transpose()?;
        let added = edit.add_nicknames.iter().map(|name| clean_name(name)).collect::<Result<Vec<_>>>()?;
        self.journal.commit("changed a person", now, move |txn| {
            let identities = txn.snapshot().identities()?;
            let (person, records) = (identities.canonical(person), identities.all(person));
            let before: Person = txn.get(person)?;
            txn.say(format!("changed: {}", before.name));
            let gone: Vec<String> = edit.remove_nicknames.iter().map(|name| quick_log::fold(name)).collect();
            for record in &records {
                txn.edit::<Person>(*record, |person| {
                    person.nicknames.retain(|name, _| !gone.contains(&quick_log::fold(name)));
                    // The notes of all are shown as one text, and this is all of it from now on.
                    if edit.notes.is_some() {
                        person.notes.clear();
                    }
                })?;
            }
            txn.edit::<Person>(person, |person| {
                if let Some(name) = name {
                    rename(person, name);
                }
                person.nicknames.extend(added.into_iter().map(|name| (name, true)));
                if let Some(relation) = edit.relation {
                    person.relation = relation;
                }
                if let Some(pronoun) = edit.pronoun {
                    person.pronoun = pronoun;
                }
                edit.cadence.apply(&mut person.cadence);
                if let Some(notes) = edit.notes {
                    person.notes = notes;
                }
            })?;
            if let Some(position) = edit.position {
                take_position(txn, person, &records, position)?;
            }
            person_named(txn.snapshot(), person)
        })
    }
}

/// A new position, or the current one corrected.
fn take_position(
    txn: &mut WriteTxn<'_>,
    person: PersonId,
    records: &[PersonId],
    edit: PositionEdit,
) -> Result<()> {
    let today = txn.now.date_naive();
    let current = txn.snapshot().positions(records)?.into_iter().find(|row| row.until.is_none());
    let Some(current) = current else {
        let (org, title) = (edit.org.unwrap_or_default(), edit.title.unwrap_or_default());
        let (level, reports_to) = (edit.level, edit.reports_to);
        txn.create(Position {
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
        txn.edit::<Position>(current.id, |position| {
            (position.org, position.title) = (org, title);
            position.level = edit.level.or(position.level.take());
            position.reports_to = edit.reports_to.or(position.reports_to);
            if edit.correct {
                position.from = edit.from.or(position.from);
            }
        })?;
    } else {
        let from = edit.from.unwrap_or(today);
        txn.edit::<Position>(current.id, |position| position.until = from.pred_opt().or(Some(from)))?;
        // Someone who moves keeps their level until the user says otherwise, and reports to somebody else.
        let (level, reports_to) = (edit.level.or(current.level), edit.reports_to);
        txn.create(Position {
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
