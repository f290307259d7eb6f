//! The week on one screen: what it brought, what lies ahead, and how much waits in each walk.

use hallway_core::{
    insights::{DeeperScreen, HandedOver, Named, Waiting, Week},
    model::{ExchangeKind, Moment},
};

use crate::output::{
    few::Few,
    render::words,
    screen::{Screen, faint, heading, plain, strong},
};

/// Columns of a label.
const LABEL: usize = 13;

/// The most people of a week that are named, and the most things of one kind.
pub const PEOPLE: usize = 8;
pub const THINGS: usize = 4;

/// The screen as seen at `now`.
///
/// Promises that come due are left out where they are listed below it.
pub fn week(week: &Week, now: Moment, with_promises: bool, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    screen.line([strong(format!(
        "{} to {}",
        words::weekday(week.from, today),
        words::weekday(week.to, today)
    ))]);
    screen.gap();
    let before = screen.height();
    let mut row = |label: &str, words: String| {
        if !words.is_empty() {
            screen.labelled(heading(label), LABEL, &words, width);
        }
    };
    row("TALKED", talked(week));
    row("ALSO", other_lines(week));
    row("KEPT", few(&week.kept, THINGS, |kept| to(&kept.text, kept.person.as_ref())));
    row("GAVE", few(&week.gave, THINGS, |one| handed(one, "your")));
    row("RECEIVED", few(&week.received, THINGS, |one| handed(one, "their")));
    row("WINS", few(&week.wins, THINGS, |win| format!("{}   {}", win.what, win.reference)));
    row("GOALS", goals(week));
    row("TOLD", few(&week.told, THINGS, |one| format!("{} of {}", one.person.name, one.goal)));
    row("PAGE TO", few(&week.kits, THINGS, |one| format!("{} ({})", one.person.name, one.goal)));
    let name =
        |person: &Option<Named>| person.as_ref().map_or("somebody", |one| one.name.as_str()).to_owned();
    row(
        "ASKED",
        few(&week.asked, THINGS, |one| format!("{} for {}   {}", name(&one.person), one.kind, one.reference)),
    );
    row(
        "HEARD",
        few(&week.heard, THINGS, |one| {
            let answer = one.answer.as_ref().map(ToString::to_string);
            let said = (!one.said.is_empty()).then(|| format!("\"{}\"", one.said));
            let words: Vec<String> = answer.into_iter().chain(said).collect();
            format!("{}: {}   {}", name(&one.person), words.join(", "), one.reference)
        }),
    );
    row(
        "FOR YOU",
        few(&week.spoke_for_you, THINGS, |word| {
            let who = word.person.as_ref().map_or("somebody", |person| person.name.as_str());
            let to = if word.to.is_empty() { String::new() } else { format!(" to {}", word.to) };
            let thanks = word.thank_by.map(|by| format!(", {}", words::thank(by, today)));
            format!("{who}: {}{to}{}", word.kind, thanks.unwrap_or_default())
        }),
    );
    let mut label = "AHEAD";
    for one in ahead(week, now, with_promises) {
        row(std::mem::take(&mut label), one);
    }
    if screen.height() == before {
        screen.line([plain("Nothing noted in these seven days.")]);
    }
    if let Some(words) = &week.courage {
        screen.gap();
        screen.wrapped(&plain(words), width);
    }
    if let Some(look) = &week.look_at {
        screen.gap();
        screen.labelled(heading("WORTH A LOOK"), LABEL, &look.why, width);
        screen.line([faint(format!("{:LABEL$}hallway {}", "", look_command(&look.screen)))]);
    }
    screen
}

/// The command that shows a deeper screen, without the name of the program before it.
fn look_command(screen: &DeeperScreen) -> String {
    match screen {
        DeeperScreen::WhatIf { goal, person } => format!("goal map {goal} --without {person}"),
        DeeperScreen::Breadth => "goal map --breadth".to_owned(),
        DeeperScreen::Wheel => "goal wheel".to_owned(),
        DeeperScreen::Projects => "goal projects".to_owned(),
    }
}

/// How much waits in each walk, with the command for it.
pub fn waiting(week: &Week) -> Screen {
    let Waiting { people, promises, audit, wins } = week.waiting;
    let rows = [
        (people, format!("{} to check", words::count(people, "thing")), "people"),
        (promises, words::count(promises, "promise"), "promises"),
        (audit, format!("{} to ask yourself about", words::count_people(audit)), "audit"),
        (wins, format!("{} nobody knows about", words::count(wins, "win")), "wins"),
    ];
    let mut screen = Screen::new();
    let rows: Vec<_> = rows
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(_, said, walk)| vec![plain(said), faint(format!("hallway review {walk}"))])
        .collect();
    if rows.is_empty() {
        screen.line([plain("Nothing is waiting.")]);
    }
    screen.table(0, rows, 0, usize::MAX);
    screen
}

fn talked(week: &Week) -> String {
    if week.conversations == 0 {
        return String::new();
    }
    let with = few(&week.talked_with, PEOPLE, |one| {
        if one.conversations == 1 {
            one.person.name.clone()
        } else {
            format!("{} {}", one.person.name, one.conversations)
        }
    });
    format!(
        "{} with {}: {with}",
        words::count(week.conversations, "conversation"),
        words::count_people(week.talked_with.len())
    )
}

/// Lines beside the conversations: of a week without any they are all there is.
fn other_lines(week: &Week) -> String {
    match (week.other_lines, week.conversations) {
        (0, _) => String::new(),
        (lines, 0) => format!("{} noted, no conversation", words::count(lines, "line")),
        (lines, _) => format!(
            "{} that {} no conversation",
            words::count(lines, "line"),
            if lines == 1 { "tells of" } else { "tell of" }
        ),
    }
}

/// A few of something, and how many more.
fn few<T>(all: &[T], most: usize, said: impl Fn(&T) -> String) -> String {
    let few = Few::of(all, most);
    let mut parts: Vec<String> = few.shown.iter().map(said).collect();
    if few.more > 0 {
        parts.push(format!("{} more", few.more));
    }
    parts.join(" · ")
}

/// Goals set, then those that ended and how.
fn goals(week: &Week) -> String {
    let set = few(&week.goals_set, THINGS, |goal| format!("set {}", goal.name));
    let ended = few(&week.goals_ended, THINGS, |goal| match &goal.outcome {
        Some(outcome) => format!("{}: {outcome}", goal.name),
        None => format!("{} ended", goal.name),
    });
    [set, ended].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn to(text: &str, person: Option<&Named>) -> String {
    match person {
        Some(person) => format!("{text} ({})", person.name),
        None => text.to_owned(),
    }
}

/// What was given or received; `whose` says whose own it was.
fn handed(handed: &HandedOver, whose: &str) -> String {
    let text = match &handed.kind {
        ExchangeKind::Shared if handed.text.is_empty() => format!("something of {whose} own"),
        ExchangeKind::Taught if handed.text.is_empty() => "something taught".to_owned(),
        ExchangeKind::Information if handed.text.is_empty() => "something useful".to_owned(),
        kind if handed.text.is_empty() => kind.to_string(),
        kind @ ExchangeKind::Introduction => format!("{kind}: {}", handed.text),
        _ => handed.text.clone(),
    };
    to(&text, handed.person.as_ref())
}

/// Promises first, then decisions.
fn ahead(week: &Week, now: Moment, with_promises: bool) -> Vec<String> {
    let today = now.date_naive();
    let due = Few::of(if with_promises { week.due.as_slice() } else { &[] }, THINGS);
    let mut lines: Vec<String> = due
        .shown
        .iter()
        .map(|promise| {
            let words = to(&promise.text, promise.person.as_ref());
            format!("{words}, {}   {}", words::when_due(promise, today), promise.reference)
        })
        .collect();
    if due.more > 0 {
        lines.push(format!("{} more: hallway review promises", due.more));
    }
    lines.extend(week.decisions.iter().filter_map(|goal| {
        let day = words::day(goal.decision?, today);
        let left = match goal.days_left? {
            0 => "today".to_owned(),
            days => format!("in {}", words::days(days)),
        };
        Some(format!("{} is decided {day}, {left}   {}", goal.name, goal.reference))
    }));
    lines
}
