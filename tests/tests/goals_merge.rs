//! Devices that heard the same about goals say the same, in whatever order they heard it.
//!
//! `HALLWAY_LONG=1` runs many more cases.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use hallway_core::{
    Journal,
    journal::{
        Closing, Gift, NewAdvocacy, NewAsk, NewFact, NewGoal, NewProject, NewWin, Order, SeatEdit, WinEdit,
    },
    model::{AnswerKind, AskKind, ExchangeKind, GoalId, Moment, PersonId, Role, Stage, Stance},
};
use hallway_tests::{
    Desk, Tally, add, assert_sound, cases, log, minutes_later, now, tell, without_references,
};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Value, json};

const NAMES: &[&str] = &["Ana Silva", "Bo Ek", "Carla Nair", "Dee Okafor"];

/// Something a user does about a goal on one of the devices.
#[derive(Debug, Clone)]
enum Act {
    Goal(bool),
    Seat { person: usize, role: usize, stance: usize },
    OffMap(usize),
    Told(usize),
    Close,
    Audit { person: usize, answer: i64 },
    Ask { person: usize, kind: usize },
    Heard(usize),
    Win,
    KnownBy { person: usize, from: usize },
    Kit(usize),
    Spoke(usize),
    Give { person: usize, kind: usize },
    Thank(usize),
    Stage { person: usize, stage: usize },
    Project,
    Learn { person: usize, need: bool },
    Talk { person: usize, back: i64 },
    Merge(usize, usize),
    Undo,
    Meet,
}

fn act() -> impl Strategy<Value = Act> {
    let person = || 0..NAMES.len();
    prop_oneof![
        2 => any::<bool>().prop_map(Act::Goal),
        6 => (person(), 0..9_usize, 0..4_usize).prop_map(|(person, role, stance)| Act::Seat { person, role, stance }),
        1 => person().prop_map(Act::OffMap),
        2 => person().prop_map(Act::Told),
        1 => Just(Act::Close),
        2 => (person(), 0..12_i64).prop_map(|(person, answer)| Act::Audit { person, answer }),
        2 => (person(), 0..5_usize).prop_map(|(person, kind)| Act::Ask { person, kind }),
        2 => (0..9_usize).prop_map(Act::Heard),
        2 => Just(Act::Win),
        2 => (person(), person()).prop_map(|(person, from)| Act::KnownBy { person, from }),
        2 => person().prop_map(Act::Kit),
        2 => person().prop_map(Act::Spoke),
        2 => (person(), 0..7_usize).prop_map(|(person, kind)| Act::Give { person, kind }),
        1 => person().prop_map(Act::Thank),
        1 => (person(), 0..8_usize).prop_map(|(person, stage)| Act::Stage { person, stage }),
        1 => Just(Act::Project),
        3 => (person(), any::<bool>()).prop_map(|(person, need)| Act::Learn { person, need }),
        3 => (person(), 0..90_000_i64).prop_map(|(person, back)| Act::Talk { person, back }),
        1 => (person(), person()).prop_map(|(one, other)| Act::Merge(one, other)),
        1 => Just(Act::Undo),
        3 => Just(Act::Meet),
    ]
}

/// Does it, if it can be done; an act that cannot be is an error and changes nothing. Gives whether it was done.
fn perform(journal: &Journal, other: &Journal, act: &Act, when: Moment) -> bool {
    let who = |person: usize| -> PersonId { journal.people().resolve(NAMES[person]).unwrap() };
    // The open goal that is decided first.
    let goals = journal.goals().list(when).unwrap();
    let goal = goals.first().map(|goal| GoalId(goal.reference.id));
    match *act {
        Act::Goal(dated) => {
            let decision = dated.then(|| "2026-11-28".parse().unwrap());
            let new = NewGoal { name: format!("Goal {}", when.timestamp()), decision, ..NewGoal::default() };
            journal.goals().add(new, when).is_ok()
        }
        Act::Seat { person, role, stance } => {
            let edit = SeatEdit {
                roles: vec![Role::KNOWN[role].clone()],
                stance: Some(Stance::KNOWN[stance].clone()),
                said: format!("said at {}", when.timestamp()),
                ..SeatEdit::default()
            };
            goal.is_some_and(|goal| journal.goals().put_on_map(goal, who(person), edit, when).is_ok())
        }
        Act::OffMap(person) => {
            goal.is_some_and(|goal| journal.goals().take_off_map(goal, who(person), when).is_ok())
        }
        Act::Told(person) => {
            goal.is_some() && journal.goals().told(goal, who(person), "heard", None, when).is_ok()
        }
        Act::Close => goal.is_some_and(|goal| journal.goals().close(goal, Closing::default(), when).is_ok()),
        Act::Audit { person, answer } => journal.relationships().audit(who(person), answer, "", when).is_ok(),
        Act::Ask { person, kind } => {
            let new = NewAsk { kind: AskKind::KNOWN[kind].clone(), ..NewAsk::default() };
            journal.asks().add(who(person), new, when).is_ok()
        }
        Act::Heard(place) => {
            let open = journal.asks().list(when).unwrap().open;
            let answer = AnswerKind::KNOWN[place % AnswerKind::KNOWN.len()].clone();
            open.get(place % open.len().max(1)).is_some_and(|ask| {
                journal.asks().heard(ask.reference.id.into(), answer, "said so", None, when).is_ok()
            })
        }
        Act::Win => {
            let new = NewWin { what: format!("Win {}", when.timestamp()), ..NewWin::default() };
            journal.goals().add_win(new, when).is_ok()
        }
        Act::KnownBy { person, from } => {
            let edit = WinEdit { known_by: vec![who(person)], from: Some(who(from)), ..WinEdit::default() };
            let wins = journal.goals().wins(goal).map(|page| page.wins).unwrap_or_default();
            wins.first()
                .is_some_and(|win| journal.goals().edit_win(win.reference.id.into(), edit, when).is_ok())
        }
        Act::Kit(person) => {
            goal.is_some_and(|goal| journal.goals().give_kit(goal, who(person), when).is_ok())
        }
        Act::Spoke(person) => {
            journal.giving().add_advocacy(who(person), NewAdvocacy::default(), when).is_ok()
        }
        Act::Give { person, kind } => journal
            .giving()
            .give(who(person), Gift::Of(ExchangeKind::KNOWN[kind].clone()), "it", None, when)
            .is_ok(),
        Act::Thank(person) => journal.giving().give(who(person), Gift::Thanks, "", None, when).is_ok(),
        Act::Stage { person, stage } => {
            journal.relationships().say_stage(who(person), Some(Stage::KNOWN[stage].clone()), when).is_ok()
        }
        Act::Project => {
            let new = NewProject { name: format!("Project {}", when.timestamp()), ..NewProject::default() };
            journal.goals().begin_project(new, when).is_ok()
        }
        Act::Learn { person, need } => {
            let text = if need { "need: an analyst" } else { "can: hire analysts" };
            journal.people().add_fact(&NewFact { person: who(person), text: text.to_owned() }, when).is_ok()
        }
        Act::Talk { person, back } => {
            log(journal, &format!("coffee with @{}", NAMES[person]), when - chrono::Duration::minutes(back));
            true
        }
        Act::Merge(one, other) => journal.people().merge(who(one), who(other), when).is_ok(),
        // Everybody stays: the names are what the acts are about.
        Act::Undo => {
            let done = journal.maintenance().undo_list(u32::MAX).unwrap();
            done.iter().any(|act| !act.undone && act.at > now()) && journal.undo(when).is_ok()
        }
        Act::Meet => {
            tell(journal, other, false);
            tell(other, journal, true);
            true
        }
    }
}

fn answers(journal: &Journal) -> Value {
    let later = minutes_later(3_000);
    let people: Vec<Value> = NAMES
        .iter()
        .map(|name| {
            let person = journal.people().resolve(name).unwrap();
            json!({ "ready": journal.relationships().ready(person, later).unwrap(), "card": journal.prep(person, later).unwrap() })
        })
        .collect();
    let goals = journal.goals().list(later).unwrap();
    let maps: Vec<Value> = goals
        .iter()
        .map(|goal| {
            let goal = GoalId(goal.reference.id);
            json!({ "map": journal.goals().map(goal, later).unwrap(), "kit": journal.goals().kit(goal, None).unwrap(),
                    "wins": journal.goals().wins(Some(goal)).unwrap() })
        })
        .collect();
    without_references(json!({
        "next": journal.relationships().next(later).unwrap(),
        "today": journal.today(later).unwrap(),
        "goals": goals, "maps": maps, "people": people,
        "audit": journal.relationships().audit_board(later).unwrap(),
        "wheel": journal.relationships().wheel(later).unwrap(),
        "giving": journal.giving().overview(later).unwrap(),
        "asks": journal.asks().list(later).unwrap(),
        "words": journal.giving().advocacies(later).unwrap(),
        "projects": journal.goals().projects(later).unwrap(),
        "found": journal.find("since:1970-01-01", Order::Newest, 0..1_000, later).unwrap(),
        "breadth": journal.relationships().breadth(later).unwrap(),
    }))
}

#[test]
fn what_comes_next_is_the_same_in_whatever_order_devices_heard_of_it() {
    let tally = Tally::default();
    let acts = prop::collection::vec((0..2_usize, act()), 1..40);
    let outcome = TestRunner::new(cases(24, 300)).run(&acts, |acts| {
        let desks = [Desk::new(), Desk::new(), Desk::new()];
        let devices = [desks[0].open(), desks[1].open(), desks[2].open()];
        // Everybody comes from elsewhere: what these devices take back is what they did.
        let elsewhere = Desk::new();
        let first = elsewhere.open();
        for name in NAMES {
            add(&first, name);
        }
        first.goals().add(NewGoal { name: "The first".to_owned(), ..NewGoal::default() }, now()).unwrap();
        tell(&first, &devices[0], false);
        tell(&first, &devices[1], false);
        for (minute, (at, act)) in (1..).zip(acts) {
            tally.note(&act, perform(&devices[at], &devices[1 - at], &act, minutes_later(minute)));
        }
        tell(&devices[0], &devices[1], true);
        tell(&devices[1], &devices[0], false);
        // The third one hears everything at once, the newest first.
        tell(&devices[0], &devices[2], true);
        let said = answers(&devices[0]);
        for device in &devices[1..] {
            prop_assert_eq!(&answers(device), &said);
        }
        devices[2].maintenance().rebuild(&(), now()).unwrap();
        assert_sound(&devices[2], now());
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    tally.assert_done(21);
}
