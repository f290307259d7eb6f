//! Seats: one person's place in a goal, however many records two devices made of it, and what is known from there.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::{
    model::{
        Advocacy, Ask, Goal, GoalId, GoalKind, Identities, Kit, Moment, PersonId, RecordId, Role, Seat,
        Shown, Stance, noted,
    },
    store::index::stored::Stored,
};

/// Days after which a stance is asked again.
const STANCE_DAYS: i64 = 90;

/// Days between conversations with a stakeholder.
pub(crate) const HUMAN_DAYS: u64 = 21;

/// Days after a goal ended in which people are told how.
pub(crate) const OUTCOME_DAYS: i64 = 60;

/// One person's place in a goal: all of their records there together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MapSeat {
    /// Who, by the canonical record.
    pub(crate) person: PersonId,
    /// The records, the oldest first.
    pub(crate) records: Vec<RecordId>,
    /// The goal of the map.
    pub(crate) goal: GoalId,
    /// Their role in the decision.
    pub(crate) roles: BTreeSet<Role>,
    /// What they showed, earliest first.
    pub(crate) shown: Vec<Shown>,
    /// When the user told them, earliest first, with what they said.
    pub(crate) told: Vec<(Moment, String)>,
    /// What they could tell others.
    pub(crate) highlight: String,
    /// When they came onto the map.
    pub(crate) added: Moment,
    /// When they spoke for the user, the last time, for this goal or since it was set.
    pub(crate) spoke: Option<Moment>,
    /// The two talked since then. Known for those who look for people for a job.
    pub(crate) talked: bool,
    /// The day on which a line said that they leave or left, while they are on the map of an open goal. Known where gaps are
    /// asked for.
    pub(crate) leaves: Option<NaiveDate>,
}

/// The seats of these records, one for each goal and human being, in order of goal and birth. Someone who was taken off
/// a map by every record has no seat; if only by some, what they showed and were told there counts, but not their role.
pub(crate) fn seats(records: &[Stored<Seat>], identities: &Identities) -> Vec<MapSeat> {
    let mut seats: BTreeMap<(GoalId, PersonId), MapSeat> = BTreeMap::new();
    let mut records: Vec<&Stored<Seat>> = records.iter().collect();
    records.sort_by_key(|whole| (whole.record.off.is_some(), whole.id));
    for Stored { id, record } in records {
        let person = identities.canonical(record.person);
        let seat = seats.entry((record.goal, person)).or_insert_with(|| MapSeat {
            person,
            records: Vec::new(),
            goal: record.goal,
            roles: BTreeSet::new(),
            shown: Vec::new(),
            told: Vec::new(),
            highlight: String::new(),
            added: record.added,
            spoke: None,
            talked: false,
            leaves: None,
        });
        if record.off.is_none() {
            seat.records.push(*id);
            seat.roles.extend(record.roles.iter().filter(|(_, on)| **on).map(|(role, _)| role.clone()));
            seat.added = seat.added.min(record.added);
        }
        seat.shown.extend(record.shown());
        seat.told.extend(noted(&record.told).into_iter().map(|(at, said)| (at, said.to_owned())));
        if seat.highlight.is_empty() {
            seat.highlight.clone_from(&record.highlight);
        }
    }
    let mut seats: Vec<MapSeat> = seats.into_values().filter(|seat| !seat.records.is_empty()).collect();
    for seat in &mut seats {
        seat.shown.sort_by(|a, b| (a.at, &a.stance, &a.said).cmp(&(b.at, &b.stance, &b.said)));
        seat.told.sort();
    }
    seats
}

impl MapSeat {
    /// Where they stand: what they showed last. Someone who was told since and has shown nothing is `HasNotSaid`; so is
    /// a recruiter or hiring manager of a new job once the two have talked.
    pub(crate) fn stance(&self, goal: &Goal) -> Stance {
        let (stance, shown) = self
            .shown
            .last()
            .map_or((Stance::DoesNotKnow, None), |last| (last.stance.clone(), Some(last.at)));
        let told = self.told.last().is_some_and(|(at, _)| shown.is_none_or(|shown| *at >= shown));
        let by_role = shown.is_none() && goal.kind == GoalKind::NewJob && self.hires() && self.talked;
        if stance == Stance::DoesNotKnow && (told || by_role) { Stance::HasNotSaid } else { stance }
    }

    /// Whether the last thing they showed is that they would speak for the user.
    pub(crate) fn would_speak(&self) -> bool {
        self.shown.last().is_some_and(|shown| shown.stance == Stance::WouldSpeak)
    }

    /// Whether they have shown support: they would speak for the user, or did since they showed anything else.
    pub(crate) fn supports(&self) -> bool {
        let since = |spoke: Moment| self.shown.last().is_none_or(|shown| spoke >= shown.at);
        self.would_speak() || self.spoke.is_some_and(since)
    }

    /// The day from which they have shown support without a break.
    pub(crate) fn supports_since(&self) -> Option<NaiveDate> {
        if !self.would_speak() {
            return self.spoke.filter(|_| self.supports()).map(|at| at.date_naive());
        }
        let unbroken = self.shown.iter().rev().take_while(|shown| shown.stance == Stance::WouldSpeak);
        unbroken.last().map(|shown| shown.at.date_naive())
    }

    /// The role by which the decision depends on them: they alone can stop it, or it needs their sign-off.
    pub(crate) fn hangs_on_them(&self) -> Option<&Role> {
        self.roles.iter().find(|role| matches!(role, Role::Veto | Role::SignOff))
    }

    /// Whether they look for people for a new job.
    pub(crate) fn hires(&self) -> bool {
        self.roles.contains(&Role::Recruiter) || self.roles.contains(&Role::HiringManager)
    }

    /// Whether it is they who decide, so that the user has it from them how it ended.
    pub(crate) fn decides(&self) -> bool {
        self.hires() || self.hangs_on_them().is_some() || self.roles.contains(&Role::Manager)
    }

    /// Whether they know of the goal: from the user, by what they showed, or by their part in a new job.
    pub(crate) fn knows(&self, goal: &Goal) -> bool {
        self.stance(goal) != Stance::DoesNotKnow
    }

    /// When the user told them how the goal ended that closed then: the last word to them since.
    pub(crate) fn heard_how_it_ended(&self, closed: Moment) -> Option<Moment> {
        self.told.last().map(|(at, _)| *at).filter(|at| *at >= closed)
    }

    /// The day on which what they showed is to be asked again.
    pub(crate) fn ask_again(&self) -> Option<NaiveDate> {
        let last = self.shown.last()?;
        last.at.date_naive().checked_add_days(Days::new(STANCE_DAYS.unsigned_abs()))
    }

    /// The day of the next human conversation: 21 days after the last one, and not before the goal was set and they came
    /// onto its map.
    pub(crate) fn next_conversation(&self, last: Option<NaiveDate>, goal: &Goal) -> NaiveDate {
        let from = goal.set.date_naive().max(self.added.date_naive());
        let after = last.and_then(|last| last.checked_add_days(Days::new(HUMAN_DAYS)));
        after.map_or(from, |after| after.max(from))
    }
}

/// Whether somebody on the map of a goal that ended knew of it: the user told them, they showed where they stand, they have
/// its page, spoke for it, were asked something for it, or look for people for the job and talked with the user. The others
/// are told nothing of how it ended: they may never have been meant to hear of it.
pub(crate) fn knew(
    goal: &Stored<Goal>,
    seat: &MapSeat,
    copies: &[Stored<Kit>],
    words: &[Stored<Advocacy>],
    asks: &[Stored<Ask>],
    identities: &Identities,
) -> bool {
    let is_them = |person: PersonId| identities.canonical(person) == seat.person;
    seat.knows(&goal.record)
        || asks
            .iter()
            .any(|ask| ask.record.goal.is_some_and(|of| of == goal.id) && is_them(ask.record.person))
        || copies.iter().any(|kit| kit.record.goal == goal.id && is_them(kit.record.person))
        || words.iter().any(|word| {
            word.record.goal.is_some_and(|of| of == goal.id) && word.record.speaker().is_some_and(is_them)
        })
}

/// Somebody without a place on the map of a goal who spoke for it by name, or was asked something for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lent {
    /// Who, by the canonical record.
    pub(crate) person: PersonId,
    /// The first word or ask.
    pub(crate) by: RecordId,
    /// They heard how it ended.
    pub(crate) told: bool,
}

/// People without a place on the map of a goal who know about it all the same, because they spoke for it or were asked
/// something for it: each once, those who spoke first.
pub(crate) fn without_a_place(
    goal: &Stored<Goal>,
    seats: &[&MapSeat],
    words: &[Stored<Advocacy>],
    asks: &[Stored<Ask>],
    identities: &Identities,
) -> Vec<Lent> {
    let is_for = |of: Option<GoalId>| of.is_some_and(|of| of == goal.id);
    let spoke = words.iter().filter(|word| is_for(word.record.goal));
    let spoke =
        spoke.filter_map(|word| Some((word.record.speaker()?, word.id, word.record.told_outcome.is_some())));
    let asked = asks.iter().filter(|ask| is_for(ask.record.goal));
    let asked = asked.map(|ask| (ask.record.person, ask.id, ask.record.told_outcome.is_some()));
    let mut found: Vec<Lent> = Vec::new();
    for (person, by, told) in spoke.chain(asked) {
        let person = identities.canonical(person);
        if seats.iter().any(|seat| seat.person == person) {
            continue;
        }
        match found.iter_mut().find(|one| one.person == person) {
            Some(one) => one.told |= told,
            None => found.push(Lent { person, by, told }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::{goal, id, noon, now, seat, shown};

    #[test]
    fn who_looks_for_people_knows_of_a_new_job_once_the_two_talked_and_of_nothing_else() {
        let mut goal = goal(100, Some("2026-12-31"));
        let with =
            |role: Role| MapSeat { shown: Vec::new(), talked: true, ..seat(1, role, Stance::WouldSpeak) };
        assert!(!with(Role::Recruiter).knows(&goal.record));
        goal.record.kind = GoalKind::NewJob;
        assert_eq!(with(Role::Recruiter).stance(&goal.record), Stance::HasNotSaid);
        assert!(!MapSeat { talked: false, ..with(Role::Recruiter) }.knows(&goal.record), "untold until told");
        assert!(!with(Role::Manager).knows(&goal.record));
        let before = |role: Role| knew(&goal, &with(role), &[], &[], &[], &Identities::default());
        assert!(before(Role::HiringManager) && before(Role::Recruiter));
        assert!(!before(Role::ReferenceGiver), "he was perhaps never asked");
    }

    #[test]
    fn who_was_taken_off_the_map_has_no_seat() {
        let record = Seat { goal: id(100).into(), person: PersonId(id(7)), ..Seat::default() };
        let off = Seat { off: Some(now()), ..record.clone() };
        let of = |record| seats(&[Stored { id: id(1), record }], &Identities::default()).len();
        assert_eq!((of(record), of(off)), (1, 0));
    }

    #[test]
    fn taken_off_by_one_of_two_records_somebody_stays_with_what_was_noted_in_both() {
        let record = |n: u32, off: bool, said: &str| {
            let mut record = Seat {
                goal: id(100).into(),
                person: PersonId(id(1)),
                roles: [(Role::Veto, true)].into(),
                off: off.then(|| noon("2026-11-02")),
                ..Seat::default()
            };
            record.show(&shown(Stance::HasConcerns, said, &format!("2026-10-0{n}")));
            Stored { id: id(200 + n), record }
        };
        let one =
            seats(&[record(1, true, "the budget"), record(2, false, "the date")], &Identities::default());
        let said: Vec<&str> = one[0].shown.iter().map(|shown| shown.said.as_str()).collect();
        assert_eq!((said, one[0].records.as_slice()), (vec!["the budget", "the date"], [id(202)].as_slice()));
        assert!(seats(&[record(1, true, "x"), record(2, true, "y")], &Identities::default()).is_empty());
    }

    #[test]
    fn two_records_of_one_person_are_one_seat_with_the_roles_and_words_of_both() {
        let stakeholder = |person: u32, role: Role, at: &str| {
            let mut record = Seat {
                goal: id(100).into(),
                person: PersonId(id(person)),
                roles: [(role, true)].into(),
                added: noon(at),
                ..Seat::default()
            };
            record.show(&Shown { at: noon(at), stance: Stance::HasNotSaid, said: at.to_owned() });
            record
        };
        let records = [
            Stored { id: id(2), record: stakeholder(8, Role::Veto, "2026-11-02") },
            Stored { id: id(1), record: stakeholder(7, Role::InTheRoom, "2026-11-01") },
        ];
        let same = Identities::new([(PersonId(id(7)), PersonId(id(8)))]);
        let seats = seats(&records, &same);
        assert_eq!(seats.len(), 1);
        assert_eq!(seats[0].roles, [Role::Veto, Role::InTheRoom].into());
        assert_eq!(seats[0].records, [id(1), id(2)]);
        assert_eq!(seats[0].shown.last().map(|shown| shown.said.as_str()), Some("2026-11-02"));
    }
}
