//! Goals, their maps, the kit, wins and projects.

use hallway_core::{
    insights::{GoalLine, GoalMap, Initiatives, KitPage, KnownFrom, WinMatrix, WorldFact},
    model::{Moment, Role},
};

use super::words;
use crate::screen::{Row, Screen, faint, heading, plain, strong};

/// When a goal is decided, or how it ended.
fn when(goal: &GoalLine, now: Moment) -> String {
    let today = now.date_naive();
    match (&goal.outcome, goal.closed, goal.decision, goal.days_left) {
        (Some(outcome), Some(closed), ..) => format!("{outcome}, {}", words::day(closed, today)),
        (_, _, Some(day), Some(left)) if left > 1 => {
            format!("decided {}, in {left} days", words::day(day, today))
        }
        (_, _, Some(_), Some(1)) => "decided tomorrow".to_owned(),
        (_, _, Some(_), Some(0)) => "decided today".to_owned(),
        (_, _, Some(day), _) => format!("was to be decided {}", words::day(day, today)),
        _ => "no day yet".to_owned(),
    }
}

/// The list of goals.
pub fn goals(goals: &[GoalLine], now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    if goals.is_empty() {
        screen.line([plain("No goal yet. What would you like to bring about?  hallway goal add NAME")]);
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

/// The map of a goal.
pub fn goal_map(map: &GoalMap, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    screen.line([
        strong(&map.goal.name),
        plain(format!(" · {}", when(&map.goal, now))),
        faint(format!("   {}", map.goal.reference)),
    ]);
    if !map.goal.success.is_empty() {
        screen.labelled(faint("Success"), 9, &map.goal.success, width);
    }
    for one in &map.people {
        screen.gap();
        let roles: Vec<&str> = one.roles.iter().map(Role::as_str).collect();
        let work: Vec<&str> =
            [one.title.as_str(), one.org.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
        let work = if work.is_empty() { String::new() } else { format!(" · {}", work.join(", ")) };
        let roles = if roles.is_empty() { String::new() } else { format!(" · {}", roles.join(", ")) };
        screen.line([
            strong(&one.person.name),
            plain(work),
            plain(roles),
            faint(format!("   {}", one.person.reference)),
        ]);
        let mut stance = one.stance.to_string();
        if !one.said.is_empty() {
            stance = format!("{stance}: \"{}\"", one.said);
        }
        if let Some(day) = one.shown {
            stance = format!("{stance} ({})", words::day(day, today));
        }
        if one.ask_again {
            stance.push_str("; ask again");
        }
        screen.labelled(plain(""), 2, &stance, width);
        let told = match one.told {
            Some(day) if one.told_said.is_empty() => format!("told {}", words::day(day, today)),
            Some(day) => format!("told {}: \"{}\"", words::day(day, today), one.told_said),
            None => "not told yet".to_owned(),
        };
        let next = if one.due {
            "good to talk now".to_owned()
        } else {
            format!("next talk {}", words::day(one.next, today))
        };
        let last = one.last.map_or_else(
            || "no conversation yet".to_owned(),
            |_| format!("last talk {}", one.last_in_words(today)),
        );
        screen.labelled(plain(""), 2, &format!("{told} · {last} · {next} · {}", one.stage), width);
        if !one.managing_up.is_empty() {
            let up: Vec<String> = one
                .managing_up
                .iter()
                .map(|fact| format!("{}: {}", fact.kind, WorldFact::in_words(fact)))
                .collect();
            screen.labelled(plain(""), 2, &up.join(" · "), width);
        }
    }
    if !map.gaps.is_empty() {
        screen.gap();
        screen.line([heading("WHAT IS MISSING")]);
        for gap in &map.gaps {
            screen.labelled(plain("  ·"), 4, &gap.why, width);
        }
    }
    screen
}

/// The kit.
pub fn kit(page: &KitPage, now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    for line in page.plain.lines() {
        screen.paragraph(line, width);
    }
    if !page.lacks.is_empty() {
        screen.gap();
        screen.line([heading("STILL MISSING")]);
        for lacks in &page.lacks {
            screen.labelled(plain("  ·"), 4, lacks.in_words(), width);
        }
    }
    if !page.copies.is_empty() {
        screen.gap();
        screen.line([heading("WHO HAS A COPY")]);
        let rows = page.copies.iter().map(|copy| {
            vec![
                plain(&copy.person.name),
                plain(words::day(copy.given, now.date_naive())),
                plain(if copy.old { "reads otherwise now" } else { "as it is" }),
                faint(copy.person.reference.to_string()),
            ]
        });
        screen.table(2, rows.collect(), 0, width);
    }
    screen
}

/// Wins and who knows them.
pub fn wins(matrix: &WinMatrix, now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    if matrix.wins.is_empty() {
        screen.line([plain("No win yet. What went well lately?  hallway goal win 'WORDS' --evidence TEXT")]);
    }
    for win in &matrix.wins {
        screen.gap();
        screen.line([
            strong(&win.what),
            plain(format!(" · {}", words::day(win.day, now.date_naive()))),
            faint(format!("   {}", win.reference)),
        ]);
        let with: Vec<&str> = win.with.iter().map(|person| person.name.as_str()).collect();
        let about = [
            (!win.effect.is_empty()).then(|| win.effect.clone()),
            (!win.evidence.is_empty()).then(|| format!("see: {}", win.evidence)),
            (!with.is_empty()).then(|| format!("with {}", with.join(", "))),
        ];
        let about: Vec<String> = about.into_iter().flatten().collect();
        if !about.is_empty() {
            screen.labelled(plain(""), 2, &about.join(" · "), width);
        }
        let rows: Vec<Row> = matrix
            .people
            .iter()
            .zip(&win.known)
            .map(|(person, known)| {
                let known = match known {
                    KnownFrom::PartOfIt => "was part of it".to_owned(),
                    KnownFrom::You => "from you".to_owned(),
                    KnownFrom::Other { name } => format!("from {name}"),
                    KnownFrom::Somebody => "knows it".to_owned(),
                    KnownFrom::Nobody { could_mention: Some(other) } => {
                        format!("not yet; {} could mention it", other.name)
                    }
                    KnownFrom::Nobody { could_mention: None } => "not yet".to_owned(),
                };
                vec![plain(&person.name), plain(known)]
            })
            .collect();
        screen.table(2, rows, 1, width);
    }
    screen
}

/// Projects.
pub fn initiatives(all: &Initiatives, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    if all.initiatives.is_empty() {
        screen.line([plain(
            "No project yet. Whose could you help?  hallway goal projects begin NAME --whose NAME",
        )]);
    }
    if all.several_active {
        screen.paragraph(
            "More than one is active: which to pause?  hallway goal projects note REF --pause",
            width,
        );
        screen.gap();
    }
    for one in &all.initiatives {
        let whose = one.person.as_ref().map(|person| format!(" · {}", person.name)).unwrap_or_default();
        screen.line([
            strong(&one.name),
            plain(whose),
            plain(format!(" · {} since {}", one.state, words::day(one.begun, today))),
            faint(format!("   {}", one.reference)),
        ]);
        let mut line = |label: &str, said: Vec<String>| {
            if !said.is_empty() {
                screen.labelled(plain(format!("  {label}")), 12, &said.join(" · "), width);
            }
        };
        let days = |steps: &[hallway_core::insights::OnADay]| {
            steps.iter().map(|step| format!("{} ({})", step.said, words::day(step.day, today))).collect()
        };
        line("offered", days(&one.offered));
        line("moved", days(&one.moved));
        line("counsel", one.counsel.iter().map(|(person, on)| format!("{}: {on}", person.name)).collect());
        line(
            "told",
            one.told
                .iter()
                .map(|(person, day)| format!("{} ({})", person.name, words::day(*day, today)))
                .collect(),
        );
    }
    screen
}
