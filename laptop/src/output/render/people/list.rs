//! Everybody, one row each.

use hallway_core::{journal::PersonLine, model::Moment};

use crate::output::{
    render::words,
    screen::{Row, Screen, faint, plain, strong},
};

/// The list. `among` says that it is some of everybody.
pub fn people(people: &[PersonLine], among: bool, now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    if people.is_empty() {
        screen.line([plain(if among {
            "Nobody like that. To see everyone: hallway people"
        } else {
            "Nobody here yet. Log a line with @Name in it, or: hallway people add 'Ana Silva'"
        })]);
    }
    screen.table(0, people.iter().map(|person| row(person, now)).collect(), 2, width);
    screen
}

fn row(line: &PersonLine, now: Moment) -> Row {
    let today = now.date_naive();
    let work: Vec<&str> = [&line.title, &line.org].into_iter().flatten().map(String::as_str).collect();
    let last = match (line.resting, line.last) {
        (Some(since), _) if line.resting_because.is_empty() => {
            format!("resting since {}", words::day(since, today))
        }
        (Some(since), _) => format!("resting since {}: {}", words::day(since, today), line.resting_because),
        (None, Some(day)) => match words::clock(day, today) {
            Some(clock) => format!("{}, {clock}", words::day(day, today)),
            None => words::day(day, today),
        },
        (None, None) => String::new(),
    };
    let relation =
        if line.person.new { format!("{}, new", line.relation) } else { line.relation.to_string() };
    vec![
        strong(&line.person.name),
        plain(relation),
        plain(work.join(", ")),
        plain(last),
        faint(line.person.reference.to_string()),
    ]
}
