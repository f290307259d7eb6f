//! Goals through the core's one door: maps, the audit, asking, wins, the kit, giving, and what comes next.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod ahead;
mod closing;
mod devices;
mod gone;
mod growing;
mod map;

use hallway_core::{
    Journal,
    insights::Called,
    journal::{Closing, NewGoal, SeatEdit},
    model::{GoalId, GoalKind, Moment, Outcome, PersonId, Role, Stance},
};
use hallway_tests::{Desk, add, carry_over, now, only_goal, without_references};
use serde_json::{Value, json};

fn promotion(decision: Option<&str>) -> NewGoal {
    NewGoal {
        name: "Staff engineer".to_owned(),
        kind: GoalKind::Promotion,
        decision: decision.map(|day| day.parse().unwrap()),
        success: "the title and the work".to_owned(),
        ..NewGoal::default()
    }
}

fn showed(role: Role, stance: Stance, said: &str) -> SeatEdit {
    SeatEdit { roles: vec![role], stance: Some(stance), said: said.to_owned(), ..SeatEdit::default() }
}

/// A journal with a goal and Ana, who can veto, on its map.
fn with_ana(desk: &Desk, decision: Option<&str>) -> (Journal, PersonId) {
    let journal = desk.open();
    let ana = add(&journal, "Ana Silva");
    journal.goals().add(promotion(decision), now()).unwrap();
    journal
        .goals()
        .put_on_map(only_goal(&journal), ana, showed(Role::Veto, Stance::HasConcerns, "the budget"), now())
        .unwrap();
    (journal, ana)
}

/// Two devices that know the same.
fn two(journal: &Journal) -> (Desk, Journal) {
    let desk = Desk::new();
    let other = desk.open();
    carry_over(journal, &other);
    (desk, other)
}

fn meet(one: &Journal, other: &Journal) {
    carry_over(one, other);
    carry_over(other, one);
}

/// Every screen of the practice, as one value.
fn screens(journal: &Journal, now: Moment) -> Value {
    let people: Vec<PersonId> =
        journal.people().list(None, now).unwrap().into_iter().map(|line| line.person.id()).collect();
    let of_each: Vec<Value> = people
        .iter()
        .map(|person| {
            json!({
                "ready": journal.relationships().ready(*person, now).unwrap(),
                "between": journal.relationships().between_us(*person, now).unwrap(),
                "what_if": journal.relationships().what_if(*person, now).unwrap(),
                "introducers": journal.people().introducers(*person).unwrap(),
                "card": journal.prep(*person, now).unwrap(),
            })
        })
        .collect();
    let goals = journal.goals().list(now).unwrap();
    let of_goals: Vec<Value> = goals
        .iter()
        .map(|goal| {
            let goal = GoalId(goal.reference.id);
            json!({
                "map": journal.goals().map(goal, now).unwrap(),
                "kit": journal.goals().kit(goal, None).unwrap(),
                "wins": journal.goals().wins(Some(goal)).unwrap(),
            })
        })
        .collect();
    without_references(json!({
        "goals": goals,
        "of goals": of_goals,
        "people": of_each,
        "audit": journal.relationships().audit_board(now).unwrap(),
        "wheel": journal.relationships().wheel(now).unwrap(),
        "asks": journal.asks().list(now).unwrap(),
        "giving": journal.giving().overview(now).unwrap(),
        "words": journal.giving().advocacies(now).unwrap(),
        "word": journal.giving().my_word(now).unwrap(),
        "projects": journal.goals().projects(now).unwrap(),
        "breadth": journal.relationships().breadth(now).unwrap(),
        "mine": journal.people().mine().unwrap(),
        "next": journal.relationships().next(now).unwrap(),
        "week": journal.relationships().week(now).unwrap(),
        "untold": journal.goals().untold_wins().unwrap(),
        "today": journal.today(now).unwrap(),
    }))
}

/// Goals by their names.
fn called(goals: &[Called]) -> Vec<&str> {
    goals.iter().map(|goal| goal.name.as_str()).collect()
}

fn closing(outcome: Outcome, next: Option<&str>) -> Closing {
    Closing { outcome, said: String::new(), next: next.map(str::to_owned) }
}
