//! The list of goals.

use hallway_core::{insights::GoalLine, model::Moment};

use crate::output::{
    render::words,
    screen::{Screen, faint, plain, strong},
};

/// When a goal is decided, or how it ended.
pub(super) fn when(goal: &GoalLine, now: Moment) -> String {
    let today = now.date_naive();
    match (&goal.outcome, goal.closed, goal.decision, goal.days_left) {
        (Some(outcome), Some(closed), ..) => format!("{outcome}, {}", words::day(closed, today)),
        (_, _, Some(day), Some(left)) if left > 1 => {
            format!("decided {}, in {left} days", words::day(day, today))
        }
        (_, _, Some(_), Some(1)) => "decided tomorrow".to_owned(),
        (_, _, Some(_), Some(0)) => "decided today".to_owned(),
        (_, _, Some(day), _) => format!("was to be decided {}", words::day(day, today)),
        _ => "no date yet".to_owned(),
    }
}

/// The list of goals.
pub fn goals(goals: &[GoalLine], now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    if goals.is_empty() {
        screen.hint("No goals yet. What would you like to bring about?", "hallway goal add NAME", width);
    }
    let rows = goals.iter().map(|goal| {
        vec![
            strong(&goal.name),
            plain(when(goal, now)),
            plain(format!("{}, {} would speak for you", words::count_people(goal.people), goal.would_speak)),
            faint(goal.reference.to_string()),
        ]
    });
    screen.table(0, rows.collect(), 0, width);
    screen
}
