//! The map of a goal: who has a say, what each has shown of their mind, when to talk next, and what is missing.
//!
//! One person has one seat, however many records two devices made of it. Gaps are named, each with what would fill it;
//! what the journal does not know (a department, a level, a line) is no gap. Formulas: `docs/method.md`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::{
    GapFound, Named, Positions, Refers, Resting, WorldFact, evidence::Evidence, gaps::gaps, wheel::stage,
};
use crate::{
    model::{
        Advocacy, FactKind, Goal, GoalKind, Identities, Kit, Level, Mine, Moment, Outcome, PersonId,
        RecordId, Reference, Relation, Role, Shown, Stage, Stakeholder, Stance, noted,
    },
    store::index::{person::PersonRow, position::PositionRow, stored::Stored},
};

/// Days after which a stance is asked again.
const STANCE_DAYS: i64 = 90;

/// Days between conversations with a stakeholder.
pub(super) const HUMAN_DAYS: u64 = 21;

/// Days after a goal ended in which people are told how.
pub(crate) const OUTCOME_DAYS: i64 = 60;

/// One person's place in a goal: all of their records there together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Seat {
    /// Who, by the canonical record.
    pub(crate) person: PersonId,
    /// The records, the oldest first.
    pub(crate) records: Vec<RecordId>,
    /// Of which goal.
    pub(crate) goal: RecordId,
    /// What say they have.
    pub(crate) roles: BTreeSet<Role>,
    /// What they showed, earliest first.
    pub(crate) shown: Vec<Shown>,
    /// When the user told them, earliest first, with what they said.
    pub(crate) told: Vec<(Moment, String)>,
    /// What they could tell others.
    pub(crate) highlight: String,
    /// When they came onto the map.
    pub(crate) added: Moment,
}

/// The seats of these records, one for each goal and human being, in order of goal and birth. Whoever was taken off a map by
/// every record has none; by some of them, what they showed and were told counts and their say does not.
pub(crate) fn seats(records: &[Stored<Stakeholder>], identities: &Identities) -> Vec<Seat> {
    let mut seats: BTreeMap<(RecordId, PersonId), Seat> = BTreeMap::new();
    let mut records: Vec<&Stored<Stakeholder>> = records.iter().collect();
    records.sort_by_key(|whole| (whole.record.off.is_some(), whole.id));
    for Stored { id, record } in records {
        let person = identities.canonical(record.person);
        let seat = seats.entry((record.goal, person)).or_insert_with(|| Seat {
            person,
            records: Vec::new(),
            goal: record.goal,
            roles: BTreeSet::new(),
            shown: Vec::new(),
            told: Vec::new(),
            highlight: String::new(),
            added: record.added,
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
    let mut seats: Vec<Seat> = seats.into_values().filter(|seat| !seat.records.is_empty()).collect();
    for seat in &mut seats {
        seat.shown.sort_by(|a, b| (a.at, &a.stance, &a.said).cmp(&(b.at, &b.stance, &b.said)));
        seat.told.sort();
    }
    seats
}

impl Seat {
    /// Where they stand: what they showed last. Whoever was told since, or is part of a new job, and showed nothing has not
    /// said.
    pub(crate) fn stance(&self, goal: &Goal) -> Stance {
        let (stance, shown) = self
            .shown
            .last()
            .map_or((Stance::DoesNotKnow, None), |last| (last.stance.clone(), Some(last.at)));
        let told = self.told.last().is_some_and(|(at, _)| shown.is_none_or(|shown| *at >= shown));
        let by_role =
            shown.is_none() && goal.kind == GoalKind::NewJob && self.roles.iter().any(Role::is_of_a_new_job);
        if stance == Stance::DoesNotKnow && (told || by_role) { Stance::HasNotSaid } else { stance }
    }

    /// Whether they showed last that they would speak for the user.
    pub(super) fn would_speak(&self) -> bool {
        self.shown.last().is_some_and(|shown| shown.stance == Stance::WouldSpeak)
    }

    /// Whether they know of the goal: from the user, by what they showed, or by their part in a new job.
    pub(super) fn knows(&self, goal: &Goal) -> bool {
        self.stance(goal) != Stance::DoesNotKnow
    }

    /// When the user told them how the goal ended that closed then: the last word to them since.
    pub(crate) fn heard_how_it_ended(&self, closed: Moment) -> Option<Moment> {
        self.told.last().map(|(at, _)| *at).filter(|at| *at >= closed)
    }

    /// The day on which what they showed is to be asked again.
    pub(super) fn ask_again(&self) -> Option<NaiveDate> {
        let last = self.shown.last()?;
        last.at.date_naive().checked_add_days(Days::new(STANCE_DAYS.unsigned_abs()))
    }

    /// The day of the next human conversation: 21 days after the last one, and not before the goal was set and they came
    /// onto its map.
    pub(super) fn next_conversation(&self, last: Option<NaiveDate>, goal: &Goal) -> NaiveDate {
        let from = goal.set.date_naive().max(self.added.date_naive());
        let after = last.and_then(|last| last.checked_add_days(Days::new(HUMAN_DAYS)));
        after.map_or(from, |after| after.max(from))
    }
}

/// Whether somebody on the map of a goal that ended knew of it: the user told them, they showed where they stand, they have
/// its page, spoke for it, or are those who look for people for the job. The others are told nothing of how it ended: they
/// may never have been meant to hear of it. Somebody who could have been a reference was perhaps never asked.
pub(crate) fn knew(
    goal: &Stored<Goal>,
    seat: &Seat,
    copies: &[Stored<Kit>],
    words: &[Stored<Advocacy>],
    identities: &Identities,
) -> bool {
    let is_them = |person: PersonId| identities.canonical(person) == seat.person;
    let noted = !seat.shown.is_empty() || !seat.told.is_empty();
    let hires = seat.roles.contains(&Role::Recruiter) || seat.roles.contains(&Role::HiringManager);
    (seat.knows(&goal.record) && (noted || hires))
        || copies.iter().any(|kit| kit.record.goal == goal.id && is_them(kit.record.person))
        || words
            .iter()
            .any(|word| word.record.goal == Some(goal.id) && word.record.speaker().is_some_and(is_them))
}

/// A goal in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalLine {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What the user calls it.
    pub name: String,
    /// What kind of goal it is.
    pub kind: GoalKind,
    /// The day on which it is decided.
    pub decision: Option<NaiveDate>,
    /// Days until then; below zero when it is past.
    pub days_left: Option<i64>,
    /// How one would know that it came about.
    pub success: String,
    /// The day it was set.
    pub set: NaiveDate,
    /// The day it ended.
    pub closed: Option<NaiveDate>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// The same in the user's words.
    pub outcome_said: String,
    /// How many people are on its map.
    pub people: usize,
    /// How many of them would speak for the user.
    pub would_speak: usize,
}

impl GoalLine {
    /// A goal with its seats, as of `now`.
    pub(crate) fn of(goal: &Stored<Goal>, seats: &[&Seat], now: Moment) -> Self {
        let Stored { id, record } = goal;
        Self {
            reference: Reference::to(*id),
            name: record.name.clone(),
            kind: record.kind.clone(),
            decision: record.decision,
            days_left: record.decision.map(|day| (day - now.date_naive()).num_days()),
            success: record.success.clone(),
            set: record.set.date_naive(),
            closed: record.closed.map(|at| at.date_naive()),
            outcome: record.outcome.clone(),
            outcome_said: record.outcome_said.clone(),
            people: seats.len(),
            would_speak: seats.iter().filter(|seat| seat.would_speak()).count(),
        }
    }
}

/// Someone on the map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OnTheMap {
    /// Who.
    #[serde(flatten)]
    pub person: Named,
    /// How to point at their place on the map.
    pub seat: Reference,
    /// Their title.
    pub title: String,
    /// Where they work now.
    pub org: String,
    /// On which level, if it is known.
    pub level: Option<Level>,
    /// What they are to the user.
    pub relation: Relation,
    /// What say they have.
    pub roles: Vec<Role>,
    /// What they showed of their mind.
    pub stance: Stance,
    /// What they said or did.
    pub said: String,
    /// On which day they showed it.
    pub shown: Option<NaiveDate>,
    /// It is so long ago that one asks again.
    pub ask_again: bool,
    /// The day on which the user last told them about the goal.
    pub told: Option<NaiveDate>,
    /// What they said then.
    pub told_said: String,
    /// They know of it: from the user, by what they showed, or by their part in a new job.
    pub knows: bool,
    /// What they saw and could tell others.
    pub highlight: String,
    /// Of a goal that ended: the day on which the user told them how.
    pub heard_how_it_ended: Option<NaiveDate>,
    /// Of a goal that ended: the day on which the user thanked them, since then or for a word for it.
    pub thanked: Option<NaiveDate>,
    /// The day of the last conversation.
    pub last: Option<NaiveDate>,
    /// The day of the next one, while the goal is open and they do not rest.
    pub next: Option<NaiveDate>,
    /// That day has come.
    pub due: bool,
    /// They rest: there is no next one.
    pub resting: Option<Resting>,
    /// How far the two of you have come.
    pub stage: Stage,
    /// For a manager: their aims, what presses on them, how they like news.
    pub managing_up: Vec<WorldFact>,
}

/// The map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalMap {
    /// The goal.
    pub goal: GoalLine,
    /// Everyone on it: managers, then who can veto, then by role; one role by name.
    pub people: Vec<OnTheMap>,
    /// What it lacks, while the goal is open.
    pub gaps: Vec<GapFound>,
}

/// The map of a goal as of `now`.
pub(crate) fn map(
    goal: &Stored<Goal>,
    seats: &[&Seat],
    evidence: &[Evidence],
    positions: &Positions<'_>,
    mine: &[Mine],
    now: Moment,
) -> GoalMap {
    let mut people: Vec<OnTheMap> = Vec::new();
    let mut there: Vec<(&Seat, &PersonRow)> = Vec::new();
    for seat in seats {
        // Somebody deleted has no evidence and no place.
        let Some(known) = evidence.iter().find(|known| known.person.id == seat.person) else { continue };
        people.push(on_the_map(seat, known, goal, mine, now));
        there.push((seat, &known.person));
    }
    people.sort_by(|a, b| {
        let first = |one: &OnTheMap| one.roles.first().cloned();
        (first(a).is_none(), first(a), &a.person.name, a.person.id()).cmp(&(
            first(b).is_none(),
            first(b),
            &b.person.name,
            b.person.id(),
        ))
    });
    let gaps = if goal.record.closed.is_some() { Vec::new() } else { gaps(&goal.record, &there, positions) };
    GoalMap {
        goal: GoalLine::of(goal, &there.iter().map(|(seat, _)| *seat).collect::<Vec<_>>(), now),
        people,
        gaps: gaps.into_iter().map(|gap| GapFound { why: gap.in_words(), gap }).collect(),
    }
}

fn on_the_map(seat: &Seat, known: &Evidence, goal: &Stored<Goal>, mine: &[Mine], now: Moment) -> OnTheMap {
    let Stored { id, record: goal } = goal;
    let today = now.date_naive();
    let last = known.conversations(now).next().map(|row| row.at.date_naive());
    let rests = known.person.resting.is_some();
    let next = (goal.closed.is_none() && !rests).then(|| seat.next_conversation(last, goal));
    let stance = seat.stance(goal);
    // Words that belong to another stance than the one that counts say nothing any more.
    let shown = seat.shown.last().filter(|shown| shown.stance == stance);
    let position = current(&known.positions);
    let told = seat.told.last();
    let boss = seat.roles.contains(&Role::Manager) || seat.roles.contains(&Role::HiringManager);
    let news = [FactKind::Aim, FactKind::Pressure, FactKind::News];
    let managing_up = known.facts_of(&news, now).filter(|fact| boss && !fact.private);
    let calls = goal.closed.is_none() && known.person.resting.is_none();
    OnTheMap {
        person: Named::of(&known.person),
        seat: Reference::to(seat.records.first().copied().unwrap_or_default()),
        title: position.map(|position| position.title.clone()).unwrap_or_default(),
        org: position.map(|position| position.org.clone()).unwrap_or_default(),
        level: position.and_then(|position| position.level.clone()),
        relation: known.person.relation.clone(),
        roles: seat.roles.iter().cloned().collect(),
        stance,
        said: shown.map(|shown| shown.said.clone()).unwrap_or_default(),
        shown: shown.map(|shown| shown.at.date_naive()),
        ask_again: calls && seat.ask_again().is_some_and(|day| day <= today),
        told: told.map(|(at, _)| at.date_naive()),
        told_said: told.map(|(_, said)| said.clone()).unwrap_or_default(),
        knows: seat.knows(goal),
        highlight: seat.highlight.clone(),
        heard_how_it_ended: goal
            .closed
            .and_then(|closed| seat.heard_how_it_ended(closed))
            .map(|at| at.date_naive()),
        thanked: goal.closed.and_then(|closed| thanked(known, *id, goal.set, closed)),
        last,
        due: calls && next.is_some_and(|next| next <= today),
        resting: Resting::of(&known.person, now),
        next,
        stage: stage(known, mine, now).0,
        managing_up: managing_up.map(|fact| WorldFact::of(fact, now)).collect(),
    }
}

/// The day on which the user thanked somebody for their part in a goal: since it ended, or for a word that was for it.
fn thanked(known: &Evidence, goal: RecordId, set: Moment, closed: Moment) -> Option<NaiveDate> {
    let since =
        known.praises.iter().map(|praise| &praise.record).filter(|one| one.thanks && one.at >= closed);
    let for_it = known.advocacies.iter().map(|word| &word.record);
    let for_it = for_it.filter(|word| word.goal.map_or(word.at >= set, |of| of == goal));
    let thanked = since.map(|one| one.at).chain(for_it.filter_map(|word| word.thanked));
    thanked.max().map(|at| at.date_naive())
}

/// The position without an end, of several the one that sorts first.
pub(super) fn current(positions: &[PositionRow]) -> Option<&PositionRow> {
    positions.iter().find(|position| position.until.is_none())
}

impl GoalMap {
    /// The map as a table for a spreadsheet (RFC 4180): a line of headings, then a line for each person.
    pub fn csv(&self) -> String {
        let mut table = csv_line(
            [
                "goal",
                "decision",
                "name",
                "title",
                "organisation",
                "level",
                "relation",
                "roles",
                "stance",
                "said",
                "shown",
                "told",
                "last",
                "next",
                "stage",
                "highlight",
                "heard how it ended",
                "thanked",
            ]
            .map(str::to_owned),
        );
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        for one in &self.people {
            let roles: Vec<&str> = one.roles.iter().map(Role::as_str).collect();
            table += &csv_line([
                self.goal.name.clone(),
                day(self.goal.decision),
                one.person.name.clone(),
                one.title.clone(),
                one.org.clone(),
                one.level.as_ref().map(ToString::to_string).unwrap_or_default(),
                one.relation.to_string(),
                roles.join("; "),
                one.stance.to_string(),
                one.said.clone(),
                day(one.shown),
                day(one.told),
                day(one.last),
                day(one.next),
                one.stage.to_string(),
                one.highlight.clone(),
                day(one.heard_how_it_ended),
                day(one.thanked),
            ]);
        }
        table
    }
}

/// One line of a table. What a spreadsheet would take for a formula is kept a text by an apostrophe before it.
fn csv_line<const N: usize>(fields: [String; N]) -> String {
    let quoted = fields.map(|field| {
        let field =
            if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{field}") } else { field };
        if field.contains(['"', ',', '\n', '\r']) {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            field
        }
    });
    format!("{}\r\n", quoted.join(","))
}

impl Refers for GoalLine {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
    }
}

impl Refers for GoalMap {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.goal.each_reference(f);
        for one in &mut self.people {
            f(&mut one.person.reference);
            f(&mut one.seat);
            one.managing_up.iter_mut().for_each(|fact| f(&mut fact.reference));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::{
        Gap,
        rows::{advocacy, contact, day, evidence, fact, goal, id, noon, now, position, praise, seat, shown},
    };
    use crate::model::Level;

    /// Seven people of three departments with everything there is to say about a map.
    fn whole() -> (Stored<Goal>, Vec<Seat>, Vec<Evidence>) {
        let roles = [Role::Manager, Role::Veto, Role::SignOff, Role::InTheRoom, Role::Influences];
        let seats: Vec<Seat> = (1..).zip(roles).map(|(n, role)| seat(n, role, Stance::WouldSpeak)).collect();
        let orgs = ["Payments", "Payments", "Search", "Ads", "Ads"];
        let levels = [Level::Senior, Level::Executive, Level::Senior, Level::Peer, Level::Peer];
        let people = (1..).zip(orgs.into_iter().zip(levels)).map(|(n, (org, level))| {
            let mut known = evidence(n);
            known.positions = vec![PositionRow {
                id: id(7_000 + n),
                person: PersonId(id(n)),
                level: Some(level),
                ..position("", org)
            }];
            known
        });
        (goal(100, Some("2026-12-31")), seats, people.collect())
    }

    fn read(goal: &Stored<Goal>, seats: &[Seat], people: &[Evidence]) -> GoalMap {
        let positions =
            people.iter().filter_map(|one| Some((one.person.id, current(&one.positions)?))).collect();
        map(goal, &seats.iter().collect::<Vec<_>>(), people, &positions, &[], now())
    }

    fn gaps_of(goal: &Stored<Goal>, seats: &[Seat], people: &[Evidence]) -> Vec<Gap> {
        read(goal, seats, people).gaps.into_iter().map(|found| found.gap).collect()
    }

    #[test]
    fn a_whole_map_lacks_nothing() {
        let (goal, seats, people) = whole();
        assert_eq!(gaps_of(&goal, &seats, &people), []);
    }

    #[test]
    fn an_empty_map_lacks_people_and_nothing_else() {
        assert_eq!(gaps_of(&goal(100, Some("2026-12-31")), &[], &[]), [Gap::TooFew { people: 0 }]);
    }

    #[test]
    fn each_gap_is_named() {
        let (goal, seats, people) = whole();
        assert_eq!(
            gaps_of(&goal, &seats[1..], &people),
            [Gap::NoManager { hiring: false }, Gap::TooFew { people: 4 }]
        );
        let mut no_veto = seats.clone();
        no_veto[1].roles = [Role::Influences].into();
        assert_eq!(gaps_of(&goal, &no_veto, &people), [Gap::NobodyCanVeto]);
        let silent: Vec<Seat> = seats.iter().map(|seat| Seat { shown: Vec::new(), ..seat.clone() }).collect();
        assert_eq!(gaps_of(&goal, &silent, &people), [Gap::NobodySpeaks]);
        let undated = crate::insights::rows::goal(100, None);
        assert_eq!(gaps_of(&undated, &seats, &people), [Gap::NoDay]);
        let mut job = goal.clone();
        job.record.kind = GoalKind::NewJob;
        assert_eq!(gaps_of(&job, &seats, &people), [Gap::NoManager { hiring: true }]);
    }

    #[test]
    fn one_department_one_level_and_one_line_are_gaps_only_when_they_are_known_of_everyone() {
        let (goal, seats, mut people) = whole();
        for known in &mut people {
            known.positions[0].org = "payments ".to_owned();
            known.positions[0].level = Some(Level::Peer);
            known.positions[0].reports_to = Some(PersonId(id(1)));
        }
        people[0].positions[0].reports_to = None;
        let all = [
            Gap::OneDepartment { department: "payments".to_owned() },
            Gap::OneLevel { level: Level::Peer },
            Gap::OneLine { manager: "Ana Silva".to_owned() },
        ];
        assert_eq!(gaps_of(&goal, &seats, &people), all);
        people[2].positions.clear();
        assert_eq!(gaps_of(&goal, &seats, &people), []);
    }

    #[test]
    fn when_everybody_on_the_map_rests_it_says_that_and_not_that_nobody_is_there() {
        let (goal, seats, mut people) = whole();
        for known in &mut people {
            known.person.resting = Some(noon("2026-11-01"));
        }
        assert_eq!(gaps_of(&goal, &seats, &people), [Gap::EverybodyRests]);
    }

    #[test]
    fn whoever_was_told_knows_and_has_not_said_and_whoever_showed_something_knows_of_it() {
        let (mut goal, mut seats, _) = whole();
        goal.record.kind = GoalKind::Promotion;
        let seat = &mut seats[0];
        assert!(seat.told.is_empty() && seat.knows(&goal.record), "they would speak for it");
        seat.shown.clear();
        assert!(!seat.knows(&goal.record));
        seat.told = vec![(noon("2026-11-02"), "costs money".to_owned())];
        assert_eq!(seat.stance(&goal.record), Stance::HasNotSaid);
        seat.shown = vec![shown(Stance::DoesNotKnow, "", "2026-11-01")];
        assert_eq!(seat.stance(&goal.record), Stance::HasNotSaid, "they were told since");
        seat.shown = vec![shown(Stance::DoesNotKnow, "", "2026-11-03")];
        assert_eq!(seat.stance(&goal.record), Stance::DoesNotKnow, "the user says otherwise since");
    }

    #[test]
    fn who_is_part_of_a_new_job_knows_of_it_and_of_nothing_else() {
        let (mut goal, mut seats, _) = whole();
        (seats[0].roles, seats[0].shown) = ([Role::Recruiter].into(), Vec::new());
        assert!(!seats[0].knows(&goal.record));
        goal.record.kind = GoalKind::NewJob;
        assert_eq!(seats[0].stance(&goal.record), Stance::HasNotSaid);
        seats[0].roles = [Role::Manager].into();
        assert!(!seats[0].knows(&goal.record));
        let before = |roles: &[Role]| {
            let seat = Seat { roles: roles.iter().cloned().collect(), ..seats[0].clone() };
            knew(&goal, &seat, &[], &[], &Identities::default())
        };
        assert!(before(&[Role::HiringManager]) && before(&[Role::Recruiter]));
        assert!(!before(&[Role::ReferenceGiver]), "he was perhaps never asked");
    }

    #[test]
    fn the_map_of_a_goal_that_ended_says_who_heard_how_and_who_was_thanked_and_calls_for_nothing() {
        let (mut goal, mut seats, mut people) = whole();
        goal.record.closed = Some(noon("2026-11-10"));
        seats[0].shown[0].at = noon("2026-01-20");
        seats[0].told = vec![(noon("2026-11-09"), String::new())];
        seats[1].told = vec![(noon("2026-11-11"), String::new())];
        people[0].praises = vec![praise(1, true, "2026-11-09")];
        people[1].praises = vec![praise(2, true, "2026-11-12")];
        people[2].advocacies = vec![advocacy(3, "the panel", "2026-11-01", Some("2026-11-02"))];
        people[3].advocacies = vec![advocacy(4, "somebody else", "2026-01-01", Some("2026-01-02"))];
        let map = read(&goal, &seats[1..], &people[1..]);
        assert_eq!(map.gaps, []);
        let map = read(&goal, &seats, &people);
        assert!(map.people.iter().all(|one| !one.ask_again && !one.due && one.next.is_none()));
        let what: Vec<_> = map.people.iter().map(|one| (one.heard_how_it_ended, one.thanked)).collect();
        let on = |text: &str| Some(day(text));
        assert_eq!(
            what,
            [
                (None, None),
                (on("2026-11-11"), on("2026-11-12")),
                (None, on("2026-11-02")),
                (None, None),
                (None, None)
            ]
        );
    }

    #[test]
    fn who_was_taken_off_the_map_has_no_seat() {
        let record = Stakeholder { goal: id(100), person: PersonId(id(7)), ..Stakeholder::default() };
        let off = Stakeholder { off: Some(now()), ..record.clone() };
        let of = |record| seats(&[Stored { id: id(1), record }], &Identities::default()).len();
        assert_eq!((of(record), of(off)), (1, 0));
    }

    #[test]
    fn a_ring_of_reports_ends() {
        let (goal, seats, mut people) = whole();
        for (known, to) in people.iter_mut().zip([2, 3, 1, 5, 4]) {
            known.positions[0].reports_to = Some(PersonId(id(to)));
        }
        assert_eq!(gaps_of(&goal, &seats, &people), []);
    }

    #[test]
    fn what_was_shown_is_asked_again_after_ninety_days() {
        let (goal, mut seats, people) = whole();
        seats[0].shown[0].at = noon("2026-08-20");
        seats[1].shown[0].at = noon("2026-08-21");
        let map = read(&goal, &seats, &people);
        assert_eq!(
            map.people.iter().map(|one| one.ask_again).collect::<Vec<_>>(),
            [true, false, false, false, false]
        );
    }

    #[test]
    fn a_conversation_is_due_every_twenty_one_days_from_the_day_the_goal_was_set() {
        let (mut goal, seats, mut people) = whole();
        goal.record.set = noon("2026-11-10");
        people[1].contacts = vec![contact(1, "2026-11-01")];
        people[2].contacts = vec![contact(2, "2026-10-01")];
        let map = read(&goal, &seats, &people);
        let next: Vec<(NaiveDate, bool)> =
            map.people.iter().take(3).map(|one| (one.next.unwrap(), one.due)).collect();
        assert_eq!(next, [(day("2026-11-10"), true), (day("2026-11-22"), false), (day("2026-11-10"), true)]);
    }

    #[test]
    fn taken_off_by_one_of_two_records_somebody_stays_with_what_was_noted_in_both() {
        let record = |n: u32, off: bool, said: &str| {
            let mut record = Stakeholder {
                goal: id(100),
                person: PersonId(id(1)),
                roles: [(Role::Veto, true)].into(),
                off: off.then(|| noon("2026-11-02")),
                ..Stakeholder::default()
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
            let mut record = Stakeholder {
                goal: id(100),
                person: PersonId(id(person)),
                roles: [(role, true)].into(),
                added: noon(at),
                ..Stakeholder::default()
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

    #[test]
    fn a_managers_aims_and_how_they_like_news_have_a_place_and_private_words_have_none() {
        let (goal, seats, mut people) = whole();
        let private = fact(3, FactKind::Pressure, "a secret", "2026-11-01");
        people[0].facts = vec![
            fact(1, FactKind::Aim, "ship in spring", "2026-11-01"),
            fact(2, FactKind::News, "numbers first", "2026-11-01"),
            crate::store::index::fact::FactRow { private: true, ..private },
        ];
        let map = read(&goal, &seats, &people);
        let up: Vec<&str> = map.people[0].managing_up.iter().map(|fact| fact.text.as_str()).collect();
        assert_eq!(up, ["ship in spring", "numbers first"]);
    }

    #[test]
    fn the_table_quotes_what_it_must_and_holds_no_formula() {
        let (goal, mut seats, people) = whole();
        seats[0].shown[0].said = "=1+1, \"so\"".to_owned();
        let csv = read(&goal, &seats, &people).csv();
        assert!(csv.contains("\"'=1+1, \"\"so\"\"\""), "{csv}");
        assert_eq!(csv.lines().count(), 6);
    }
}
