//! The map of a goal: who is on the map of a goal, what say they have, what they showed.
//!
//! One human being has one seat in a goal, however many records two devices made of it: what is said goes to the first
//! of them, what is taken back is taken from all. Someone taken off a map keeps what was noted, and has it again when
//! put back.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::{
    error::{Error, Result},
    insights::{self, Called, CouldJoinSources, GoalMap, MapSeat, Named},
    journal::{
        read::{
            identity::{everybody, person_row},
            introductions::acquainted,
            names::person_named,
            practice::{Goals, by_person, current_positions, evidence_of, mine, talked_lately},
        },
        reference::reference_to,
        rooms::GoalsRoom,
        text,
        write::WriteTxn,
    },
    model::{
        Goal, GoalId, GoalKind, Identities, Moment, Person, PersonId, RecordId, Role, Seat, Shown, Stance,
    },
    store::Snapshot,
};

/// Days of what was given that say who could be on a map, and one more for other offsets.
const MONTH: u64 = 31;

/// What is said of somebody on a map; what is empty or `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SeatEdit {
    /// Roles to add.
    pub roles: Vec<Role>,
    /// Roles to take away.
    pub not_roles: Vec<Role>,
    /// The stance they showed; `None` adds none.
    pub stance: Option<Stance>,
    /// What they said or did when they showed it.
    pub said: String,
    /// What they could tell others.
    pub highlight: Option<String>,
}

impl SeatEdit {
    /// The same with its texts put on one line and checked.
    pub(in crate::journal) fn worded(self) -> Result<Self> {
        Ok(Self {
            said: text::words("the note", &self.said)?,
            highlight: self.highlight.map(|text| text::words("the note", &text)).transpose()?,
            ..self
        })
    }
}

/// What became of somebody's place on a map.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Seated {
    /// Whose place it is.
    #[serde(flatten)]
    pub person: Named,
    /// What the user calls the goal.
    pub goal: Called,
    /// They were not on the map before.
    pub added: bool,
    /// They were on it once, and what was noted then is there again.
    pub back: bool,
    /// Roles that were asked for and that they had already.
    pub had: Vec<Role>,
    /// What happened, in words.
    pub said: String,
    /// What the user may want to know beside it: a say that fits another kind of goal.
    pub note: Option<String>,
}

impl GoalsRoom<'_> {
    /// The map of a goal.
    pub fn map(&self, goal: GoalId, now: Moment) -> Result<GoalMap> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let goals = Goals::with_leaving(db, &identities, now)?;
            let goal = goals.get(db, goal.into())?;
            let seats = goals.seats_of(goal.id);
            let people = seats.iter().map(|seat| seat.person);
            let evidence = evidence_of(db, &identities, &goals, people, now)?;
            let rows = current_positions(db, &identities)?;
            let positions = by_person(&rows);
            let month_ago = now.date_naive().checked_sub_days(Days::new(MONTH)).unwrap_or(NaiveDate::MIN);
            let who = CouldJoinSources {
                people: &everybody(db, &identities)?,
                identities: &identities,
                tallies: &db.last_conversations(now)?,
                lately: &talked_lately(db, &identities, now)?,
                exchanges: &db.exchanges_since(month_ago)?,
                advocacies: &db.advocacies()?,
                acquainted: &acquainted(db, &identities)?,
            };
            Ok(insights::map(goal, &seats, &evidence, &positions, &mine(db)?, &who, now))
        })
    }

    /// Puts somebody on a map, or says more of somebody who is on it.
    pub fn put_on_map(&self, goal: GoalId, person: PersonId, edit: SeatEdit, now: Moment) -> Result<Seated> {
        let edit = edit.worded()?;
        self.journal.commit("changed a map", now, move |txn| seat(txn, goal.into(), person, &edit))
    }

    /// Takes somebody off a map; undoable, and what was noted comes back with them.
    pub fn take_off_map(&self, goal: GoalId, person: PersonId, now: Moment) -> Result<Named> {
        self.journal.commit("took somebody off a map", now, move |txn| {
            let (identities, name) = (txn.snapshot().identities()?, txn.get::<Goal>(goal)?.name);
            let records = places(txn.snapshot(), &identities, goal.into(), person)?;
            let who = txn.get::<Person>(identities.canonical(person))?.name;
            if records.is_empty() {
                return Err(Error::does_not_apply(format!("{who} is not on the map of {name}")));
            }
            for record in records {
                txn.edit::<Seat>(record, |place| place.off = Some(now))?;
            }
            txn.say(format!("off the map of {name}: {who}"));
            person_named(txn.snapshot(), person)
        })
    }
}

/// The records of somebody's place on a map, the oldest first.
pub(in crate::journal) fn places(
    db: &Snapshot<'_>,
    identities: &Identities,
    goal: RecordId,
    person: PersonId,
) -> Result<Vec<RecordId>> {
    Ok(all_places(db, identities, goal, person)?.0)
}

/// The records of somebody's place on a map, and those of the place they had there before they were taken off it.
fn all_places(
    db: &Snapshot<'_>,
    identities: &Identities,
    goal: RecordId,
    person: PersonId,
) -> Result<(Vec<RecordId>, Vec<RecordId>)> {
    let person = identities.canonical(person);
    let places = db.belonging_to::<Seat>(goal)?.into_iter();
    let theirs = places.filter(|place| identities.canonical(place.record.person) == person);
    let (on, off): (Vec<_>, Vec<_>) = theirs.partition(|place| place.record.off.is_none());
    let ids = |places: Vec<crate::store::index::stored::Stored<Seat>>| {
        places.into_iter().map(|place| place.id).collect()
    };
    Ok((ids(on), ids(off)))
}

/// Gives somebody a place on a map, or says more of the one they have.
pub(in crate::journal) fn seat(
    txn: &mut WriteTxn<'_>,
    goal: RecordId,
    person: PersonId,
    edit: &SeatEdit,
) -> Result<Seated> {
    let now = txn.now;
    let identities = txn.snapshot().identities()?;
    let person = identities.canonical(person);
    let row = person_row(txn.snapshot(), &identities, person)?;
    let of: Goal = txn.get(goal)?;
    let (on, off) = all_places(txn.snapshot(), &identities, goal, person)?;
    let (added, back) = (on.is_empty(), on.is_empty() && !off.is_empty());
    let records = if back { off } else { on };
    let mut had = Vec::new();
    for record in &records {
        let place: Seat = txn.get(*record)?;
        had.extend(edit.roles.iter().filter(|role| place.roles.get(role) == Some(&true)).cloned());
        txn.edit::<Seat>(*record, |place| {
            if back {
                (place.off, place.added) = (None, now);
            }
        })?;
    }
    had.sort();
    had.dedup();
    let first = match records.first() {
        Some(first) => *first,
        None => txn.create(Seat { goal: goal.into(), person, added: now, ..Seat::default() })?,
    };
    let mut changed = false;
    for record in records.iter().filter(|record| **record != first) {
        changed |= txn.edit::<Seat>(*record, |place| {
            place.roles.retain(|role, _| !edit.not_roles.contains(role));
            if edit.highlight.is_some() {
                place.highlight.clear();
            }
        })?;
    }
    changed |= txn.edit::<Seat>(first, |place| {
        place
            .roles
            .extend(edit.roles.iter().filter(|role| !had.contains(role)).map(|role| (role.clone(), true)));
        place.roles.retain(|role, _| !edit.not_roles.contains(role));
        if let Some(stance) = &edit.stance {
            place.show(&Shown { at: now, stance: stance.clone(), said: edit.said.trim().to_owned() });
        } else if !edit.said.trim().is_empty() {
            // Words without a stance are what they said to where they stand already.
            let shown = place.shown();
            let stance = shown.last().map_or(Stance::HasNotSaid, |shown| shown.stance.clone());
            place.show(&Shown { at: now, stance, said: edit.said.trim().to_owned() });
        }
        if let Some(highlight) = &edit.highlight {
            place.highlight.clone_from(highlight);
        }
    })?;
    let roles = had.iter().map(Role::as_str).collect::<Vec<_>>().join(", ");
    let said = match (added, changed, had.is_empty()) {
        _ if back => format!("back on the map of {}, with what was noted before: {}", of.name, row.name),
        (true, ..) => format!("on the map of {}: {}", of.name, row.name),
        (_, true, _) => format!("changed on the map of {}: {}", of.name, row.name),
        (_, _, true) => format!("{} is already on the map of {}", row.name, of.name),
        _ => format!("{} is already on the map of {}: {roles}", row.name, of.name),
    };
    txn.say(said.clone());
    let note = another_kind(&of, &edit.roles);
    let goal = Called { reference: reference_to(txn.snapshot(), goal)?, name: of.name };
    Ok(Seated { person: person_named(txn.snapshot(), person)?, goal, added, back, had, said, note })
}

/// What to say of roles that belong to a new job when the goal is of another kind.
fn another_kind(goal: &Goal, roles: &[Role]) -> Option<String> {
    let odd: Vec<&str> = roles.iter().filter(|role| role.is_of_a_new_job()).map(Role::as_str).collect();
    if goal.kind == GoalKind::NewJob || odd.is_empty() {
        return None;
    }
    let (roles, name) = (odd.join(", "), &goal.name);
    Some(match &goal.kind {
        GoalKind::Anything => format!("{roles}: only for a new job, and {name} isn't marked as one"),
        kind => format!("{roles}: only for a new job, and {name} is a {kind}"),
    })
}

/// Gives everyone on one map a place on another. People who have a place there, or were taken off it, stay as they are.
pub(in crate::journal) fn carry_map(txn: &mut WriteTxn<'_>, from: RecordId, to: RecordId) -> Result<()> {
    let identities = txn.snapshot().identities()?;
    let goals = Goals::on_maps(txn.snapshot(), &identities)?;
    let seats: Vec<MapSeat> = goals.seats_of(from).into_iter().cloned().collect();
    for seat in seats {
        if txn.snapshot().person(seat.person)?.is_none()
            || all_places(txn.snapshot(), &identities, to, seat.person)? != (Vec::new(), Vec::new())
        {
            continue;
        }
        txn.create(Seat {
            goal: to.into(),
            person: seat.person,
            roles: seat.roles.into_iter().map(|role| (role, true)).collect(),
            highlight: seat.highlight,
            added: txn.now,
            ..Seat::default()
        })?;
    }
    Ok(())
}
