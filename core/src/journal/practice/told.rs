//! Whom the user told about a goal, and how it ended.

use serde::Serialize;

use crate::{
    error::{Error, Hint, Result},
    insights::{Called, MapSeat, Named, OUTCOME_DAYS, knew, without_a_place},
    journal::{
        practice::{
            giving::thank,
            map::{SeatEdit, places, seat},
        },
        read::{identity::person_row, names::person_named, practice::Goals},
        reference::reference_to,
        rooms::GoalsRoom,
        text,
        write::WriteTxn,
    },
    model::{
        Advocacy, Ask, Goal, GoalId, Identities, Kit, Moment, PersonId, RecordId, Role, Seat, Stance, note,
    },
    store::Snapshot,
};

/// Whom a goal was told to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Told {
    /// The person who was told.
    #[serde(flatten)]
    pub person: Named,
    /// The goals they were told about.
    pub goals: Vec<Called>,
    /// The goals among them that have ended: for these, how they ended was told.
    pub ended: Vec<Called>,
    /// The goals among them whose map this put them on, with no role yet.
    pub seated: Vec<Called>,
    /// Open goals they have a say in that were not meant, for one that ended came first.
    pub not_meant: Vec<Called>,
}

/// What several people were told, and what came of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Telling {
    /// The goal it was about. `None`: how the goals ended whose outcome they have yet to hear, else every open goal
    /// they have a say in.
    pub goal: Option<GoalId>,
    /// What they said.
    pub said: String,
    /// What they showed by it, of goals that are open.
    pub stance: Option<Stance>,
    /// Their role in the decision, in goals that are open.
    pub roles: Vec<Role>,
    /// They were thanked with it, for this; empty: for nothing in particular.
    pub thanks: Option<String>,
    /// When, not later than now; not said: now. Of a goal that ended later it is what they heard before.
    pub at: Option<Moment>,
}

impl GoalsRoom<'_> {
    /// Notes that the user told somebody about a goal, with what they said; without a goal, how the goals ended whose
    /// outcome they have yet to hear, else every open goal they have a say in. Anyone who spoke for a goal that ended
    /// has then heard how. Nobody comes onto the map of a goal that ended. `at` is when, not later than `now`; not
    /// said: now. Of a goal that ended later it is what they heard before.
    pub fn told(
        &self,
        goal: Option<GoalId>,
        person: PersonId,
        said: &str,
        at: Option<Moment>,
        now: Moment,
    ) -> Result<Told> {
        let telling = Telling { goal, said: said.to_owned(), at, ..Telling::default() }.worded(now)?;
        self.journal.commit("told somebody", now, move |txn| {
            let (told, what) = tell(txn, person, &telling)?;
            txn.say(what);
            Ok(told)
        })
    }

    /// Notes that the user told these people, what they showed by it and that they were thanked: all of it in one act.
    pub fn tell(&self, people: &[PersonId], telling: Telling, now: Moment) -> Result<Vec<Told>> {
        let (people, telling) = (people.to_vec(), telling.worded(now)?);
        self.journal.commit("told somebody", now, move |txn| {
            let (mut told, mut whats) = (Vec::new(), Vec::new());
            for person in people {
                let (one, what) = tell(txn, person, &telling)?;
                told.push(one);
                whats.push(what);
            }
            txn.say(whats.join("; "));
            Ok(told)
        })
    }
}

impl Telling {
    /// The same with its texts put on one line and checked, and a moment.
    fn worded(self, now: Moment) -> Result<Self> {
        Ok(Self {
            said: text::words("the note", &self.said)?,
            thanks: self.thanks.map(|what| text::words("the note", &what)).transpose()?,
            at: Some(text::happened(self.at, now)?),
            ..self
        })
    }

    /// What it says of somebody's place on a map.
    fn seat(&self) -> SeatEdit {
        let said = if self.stance.is_some() { self.said.clone() } else { String::new() };
        SeatEdit { roles: self.roles.clone(), stance: self.stance.clone(), said, ..SeatEdit::default() }
    }
}

/// Notes that one person was told, and says so in words.
fn tell(txn: &mut WriteTxn<'_>, person: PersonId, telling: &Telling) -> Result<(Told, String)> {
    let now = txn.now;
    let (said, at, edit) = (&telling.said, telling.at.unwrap_or(now), telling.seat());
    let identities = txn.snapshot().identities()?;
    let person = identities.canonical(person);
    let row = person_row(txn.snapshot(), &identities, person)?;
    let goals = Goals::of(txn.snapshot(), &identities, now)?;
    let named = person_named(txn.snapshot(), person)?;
    let meant: Vec<RecordId> = match telling.goal {
        Some(goal) => vec![goal.into()],
        None => told_without_a_name(txn.snapshot(), &goals, &identities, &named, now)?,
    };
    let (mut told, mut ended, mut seated) = (Vec::new(), Vec::new(), Vec::new());
    for id in &meant {
        let id = *id;
        let goal: Goal = txn.get(id)?;
        let called = Called { reference: reference_to(txn.snapshot(), id)?, name: goal.name.clone() };
        // A day without a time is its noon; on the day a goal ended they were told after that.
        let on_that_day = goal.closed.filter(|closed| at.date_naive() == closed.date_naive());
        let at = on_that_day.map_or(at, |closed| closed.max(at));
        let is_new = places(txn.snapshot(), &identities, id, person)?.is_empty();
        if goal.closed.is_none() && (is_new || edit != SeatEdit::default()) {
            seat(txn, id, person, &edit)?;
        }
        if goal.closed.is_none() && is_new && edit.roles.is_empty() {
            seated.push(called.clone());
        }
        let mut noted = false;
        if let Some(first) = places(txn.snapshot(), &identities, id, person)?.first() {
            noted |= txn.edit::<Seat>(*first, |place| note(&mut place.told, at, said.clone()))?;
        }
        if goal.closed.is_some_and(|closed| closed <= at) {
            for word in txn.snapshot().about::<Advocacy>(&identities.all(person))? {
                if word.record.goal.is_none_or(|of| of == id) {
                    noted |= txn.edit::<Advocacy>(word.id, |word| {
                        word.told_outcome = word.told_outcome.or(Some(at));
                    })?;
                }
            }
            for ask in txn.snapshot().about::<Ask>(&identities.all(person))? {
                if ask.record.goal.is_some_and(|of| of == id) {
                    noted |= txn.edit::<Ask>(ask.id, |ask| {
                        ask.told_outcome = ask.told_outcome.or(Some(at));
                    })?;
                }
            }
            ended.push(called.clone());
        }
        if !noted {
            return Err(Error::does_not_apply(format!(
                "{} had no say in {}, didn't speak for it and wasn't asked for anything: there is nothing to note",
                row.name, goal.name
            )));
        }
        told.push(called);
    }
    let names: Vec<&str> = told.iter().map(|goal| goal.name.as_str()).collect();
    let mut what = format!("told {}: {}", row.name, names.join(", "));
    if let Some(thanks) = &telling.thanks {
        thank(txn, row.id, thanks, at)?;
        what = format!("{what}, and thanked them");
    }
    let mut not_meant = Vec::new();
    if telling.goal.is_none() && !ended.is_empty() {
        for id in open_with(&goals, person).into_iter().filter(|id| !meant.contains(id)) {
            let reference = reference_to(txn.snapshot(), id)?;
            not_meant.push(Called { reference, name: txn.get::<Goal>(id)?.name });
        }
    }
    Ok((Told { person: named, goals: told, ended, seated, not_meant }, what))
}

/// The goals meant when somebody was told and no goal was named: those that ended lately and whose outcome they have
/// yet to hear; else open ones with them on the map; else older ones that ended; else the only open one.
fn told_without_a_name(
    db: &Snapshot<'_>,
    goals: &Goals,
    identities: &Identities,
    row: &Named,
    now: Moment,
) -> Result<Vec<RecordId>> {
    let person = row.id();
    let (copies, words, asks) = (db.all::<Kit>()?, db.all::<Advocacy>()?, db.all::<Ask>()?);
    let mut ended: Vec<(i64, RecordId)> = Vec::new();
    for (goal, seats) in goals.all() {
        let Some(closed) = goal.record.closed else { continue };
        let waits = |seat: &MapSeat| {
            seat.person == person
                && seat.heard_how_it_ended(closed).is_none()
                && knew(goal, seat, &copies, &words, &asks, identities)
        };
        let lent = || {
            let lent = without_a_place(goal, &seats, &words, &asks, identities);
            lent.iter().any(|one| one.person == person && !one.told)
        };
        if seats.iter().any(|seat| waits(seat)) || lent() {
            ended.push(((now.date_naive() - closed.date_naive()).num_days(), goal.id));
        }
    }
    let lately: Vec<RecordId> =
        ended.iter().filter(|(days, _)| *days <= OUTCOME_DAYS).map(|(_, id)| *id).collect();
    let open = open_with(goals, person);
    match (lately.as_slice(), open.as_slice(), ended.as_slice(), goals.open().as_slice()) {
        ([_, ..], ..) => Ok(lately),
        (_, [_, ..], ..) => Ok(open),
        (.., [_, ..], _) => Ok(ended.into_iter().map(|(_, id)| id).collect()),
        (.., [(only, _)]) => Ok(vec![only.id]),
        _ => Err(Error::DoesNotApply {
            said: format!("{} has no say in any goal: name the goal you told them about", row.name),
            hints: vec![Hint::SeeGoals],
        }),
    }
}

/// Open goals with somebody on their map.
fn open_with(goals: &Goals, person: PersonId) -> Vec<RecordId> {
    let on = |seats: &[&MapSeat]| seats.iter().any(|seat| seat.person == person);
    goals.open().iter().filter(|(_, seats)| on(seats)).map(|(goal, _)| goal.id).collect()
}
