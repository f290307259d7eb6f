//! The map of a goal: who has a say, what each has shown of their mind, when to talk next, and what is missing.
//!
//! One person has one seat, however many records two devices made of it. Gaps are named, each with what would fill it;
//! what the journal does not know (a department, a level, a line) is not a gap. Formulas: `docs/method.md`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    insights::{
        card::facts::WorldFact,
        counted::counted,
        named::{Named, Refers},
        people::resting::Resting,
        practice::{
            advocates::{CouldJoin, CouldJoinSources, could_join},
            evidence::Evidence,
            gaps::{Gap, GapFound, Positions, gaps},
            seat::MapSeat,
            stages::stage,
        },
    },
    model::{
        FactKind, Goal, GoalKind, Level, Mine, Moment, Outcome, RecordId, Reference, Relation, Role, Stage,
        Stance,
    },
    store::index::{person::PersonRow, position::PositionRow, stored::Stored},
};

/// The most who are named as people who could be on a map.
const COULD_JOIN: usize = 3;

/// A goal in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoalLine {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What the user calls it.
    pub name: String,
    /// What kind of goal it is.
    pub kind: GoalKind,
    /// The day it is decided.
    pub decision: Option<NaiveDate>,
    /// Days until then; below zero when it is past.
    pub days_left: Option<i64>,
    /// How one would know that it came about.
    pub success: String,
    /// The day it was set.
    pub set: NaiveDate,
    /// The day it ended.
    pub closed: Option<NaiveDate>,
    /// How the goal ended; nothing while it is open.
    pub outcome: Option<Outcome>,
    /// The same in the user's words.
    pub outcome_said: String,
    /// How many people are on its map.
    pub people: u32,
    /// How many of them would speak for the user.
    pub would_speak: u32,
}

impl GoalLine {
    /// A goal with its seats, as of `now`.
    pub(crate) fn of(goal: &Stored<Goal>, seats: &[&MapSeat], now: Moment) -> Self {
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
            people: counted(seats.len()),
            would_speak: counted(seats.iter().filter(|seat| seat.would_speak()).count()),
        }
    }
}

/// Someone on the map.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnTheMap {
    /// The person who has a say.
    #[serde(flatten)]
    pub person: Named,
    /// How to point at their place on the map.
    pub seat: Reference,
    /// Their title where they work now.
    pub title: String,
    /// Where they work now.
    pub org: String,
    /// Their level, if it is known.
    pub level: Option<Level>,
    /// What they are to the user.
    pub relation: Relation,
    /// Their role in the decision.
    pub roles: Vec<Role>,
    /// What they showed of their mind.
    pub stance: Stance,
    /// What they said or did.
    pub said: String,
    /// The day they showed it.
    pub shown: Option<NaiveDate>,
    /// It is at least ninety days old, so it is time to ask again.
    pub ask_again: bool,
    /// The day on which the user last told them about the goal.
    pub told: Option<NaiveDate>,
    /// What they said then.
    pub told_said: String,
    /// They know of it: from the user, by what they showed, or by their part in a new job.
    pub knows: bool,
    /// What they saw and could tell others.
    pub highlight: String,
    /// For a goal that has ended: the day the user told them how.
    pub heard_how_it_ended: Option<NaiveDate>,
    /// For a goal that has ended: the day the user thanked them, after it ended or for a good word for it.
    pub thanked: Option<NaiveDate>,
    /// The day of the last conversation.
    pub last: Option<NaiveDate>,
    /// The day of the next one, while the goal is open and they do not rest.
    pub next: Option<NaiveDate>,
    /// Whether that day has come.
    pub due: bool,
    /// They rest: there is no next one.
    pub resting: Option<Resting>,
    /// How far the two of you have come.
    pub stage: Stage,
    /// For a manager: their aims, what presses on them, how they like news.
    pub managing_up: Vec<WorldFact>,
}

/// Everyone with a say in a goal, and what is missing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoalMap {
    /// The goal the map is of.
    pub goal: GoalLine,
    /// Everyone on it: managers, then who can veto, then by role; one role by name.
    pub people: Vec<OnTheMap>,
    /// What it lacks, while the goal is open.
    pub gaps: Vec<GapFound>,
    /// Who could be on it, where it lacks people or somebody who would speak: at most three, each with what says so.
    pub could_join: Vec<CouldJoin>,
}

/// The map of a goal as of `now`.
pub(crate) fn map(
    goal: &Stored<Goal>,
    seats: &[&MapSeat],
    evidence: &[Evidence],
    positions: &Positions<'_>,
    mine: &[Mine],
    who: &CouldJoinSources<'_>,
    now: Moment,
) -> GoalMap {
    let mut people: Vec<OnTheMap> = Vec::new();
    let mut there: Vec<(&MapSeat, &PersonRow)> = Vec::new();
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
    let wanted = gaps.iter().any(Gap::wants_people);
    let could_join = if wanted { could_join(who, seats, now) } else { Vec::new() };
    GoalMap {
        could_join: could_join.into_iter().take(COULD_JOIN).collect(),
        goal: GoalLine::of(goal, &there.iter().map(|(seat, _)| *seat).collect::<Vec<_>>(), now),
        people,
        gaps: gaps.into_iter().map(|gap| GapFound { why: gap.in_words(), gap }).collect(),
    }
}

fn on_the_map(seat: &MapSeat, known: &Evidence, goal: &Stored<Goal>, mine: &[Mine], now: Moment) -> OnTheMap {
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
pub(crate) fn current(positions: &[PositionRow]) -> Option<&PositionRow> {
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
        self.gaps.iter_mut().for_each(|found| found.gap.each_reference(f));
        self.could_join.iter_mut().for_each(|one| one.each_reference(f));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::{
            practice::introductions::Acquainted,
            rows::{
                advocacy, contact, day, evidence, fact, goal, id, noon, now, person, position, praise, seat,
                shown,
            },
        },
        model::{Identities, Level, PersonId},
    };

    /// Seven people of three departments with everything there is to say about a map.
    fn whole() -> (Stored<Goal>, Vec<MapSeat>, Vec<Evidence>) {
        let roles = [Role::Manager, Role::Veto, Role::SignOff, Role::InTheRoom, Role::Influences];
        let seats: Vec<MapSeat> =
            (1..).zip(roles).map(|(n, role)| seat(n, role, Stance::WouldSpeak)).collect();
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

    fn read(goal: &Stored<Goal>, seats: &[MapSeat], people: &[Evidence]) -> GoalMap {
        let positions =
            people.iter().filter_map(|one| Some((one.person.id, current(&one.positions)?))).collect();
        let rows: Vec<PersonRow> = people.iter().map(|one| one.person.clone()).collect();
        // With somebody who is on no map and often there.
        let (other, lately) = (person(50, "Bo Ek"), [(PersonId(id(50)), 4)].into());
        let who = CouldJoinSources {
            people: &rows.into_iter().chain([other]).collect::<Vec<_>>(),
            identities: &Identities::default(),
            tallies: &[],
            lately: &lately,
            exchanges: &[],
            advocacies: &[],
            acquainted: &Acquainted::default(),
        };
        map(goal, &seats.iter().collect::<Vec<_>>(), people, &positions, &[], &who, now())
    }

    fn gaps_of(goal: &Stored<Goal>, seats: &[MapSeat], people: &[Evidence]) -> Vec<Gap> {
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
    fn where_a_map_lacks_people_it_names_who_could_be_on_it() {
        let (mut goal, seats, people) = whole();
        let named = |goal: &Stored<Goal>, seats: &[MapSeat]| -> Vec<String> {
            read(goal, seats, &people).could_join.iter().map(CouldJoin::in_words).collect()
        };
        assert_eq!(named(&goal, &seats), Vec::<String>::new(), "it lacks nobody");
        assert_eq!(named(&goal, &seats[1..]), ["Bo Ek: 4 conversations lately"]);
        goal.record.closed = Some(now());
        assert_eq!(named(&goal, &seats[1..]), Vec::<String>::new(), "it has ended");
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
        let silent: Vec<MapSeat> =
            seats.iter().map(|seat| MapSeat { shown: Vec::new(), ..seat.clone() }).collect();
        assert_eq!(gaps_of(&goal, &silent, &people), [Gap::NobodySpeaks]);
        let undated = crate::insights::rows::goal(100, None);
        assert_eq!(gaps_of(&undated, &seats, &people), [Gap::NoDay]);
        let mut job = goal.clone();
        job.record.kind = GoalKind::NewJob;
        assert_eq!(gaps_of(&job, &seats, &people), [Gap::NobodyRefers, Gap::NoManager { hiring: true }]);
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
            Gap::OneLine { manager: Named::of(&people[0].person) },
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
