//! How far two people have come: readiness, the wheel, what lies between them, breadth, the audit.

use hallway_core::insights::{
    AuditBoard, BetweenUs, Breadth, Count, Introducer, Ready, ReadyPart, Trend, WhatIf, Wheel, WorldFact,
};

use super::words;
use crate::screen::{Row, Screen, faint, heading, plain, strong};

/// What is met and what is missing before one asks.
pub fn ready(ready: &Ready, width: usize) -> Screen {
    let mut screen = Screen::new();
    let state = if ready.missing == 0 {
        "all is there".to_owned()
    } else {
        format!("{} to come", words::count(ready.missing, "thing"))
    };
    screen.line([
        strong(&ready.person.name),
        plain(format!(" · {state}")),
        faint(format!("   {}", ready.person.reference)),
    ]);
    for (name, part) in [("KNOWN", &ready.known), ("LIKED", &ready.liked), ("TRUSTED", &ready.trusted)] {
        screen.gap();
        screen.line([heading(name)]);
        signs(&mut screen, part, width);
    }
    if let Some(resting) = &ready.resting {
        screen.gap();
        screen.paragraph(&sentence(&resting.in_words), width);
    }
    if let Some(step) = &ready.step_in_words {
        screen.gap();
        screen.labelled(heading("NEXT"), 6, step, width);
    }
    screen
}

/// Words that begin a sentence and end one.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    let end = if words.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

fn signs(screen: &mut Screen, part: &ReadyPart, width: usize) {
    for sign in &part.signs {
        screen.labelled(plain(if sign.met { "  yes" } else { "  not yet" }), 12, &sign.why, width);
    }
}

/// The wheel.
pub fn wheel(wheel: &Wheel, width: usize) -> Screen {
    let mut screen = Screen::new();
    if wheel.people.is_empty() {
        screen.line([plain("Nobody is on the wheel yet. It begins with a goal:  hallway goal add NAME")]);
        return screen;
    }
    let rows = wheel.people.iter().map(|one| {
        let turned =
            one.turned_from.as_ref().map(|from| format!("; a month ago: {from}")).unwrap_or_default();
        vec![
            strong(&one.person.name),
            plain(one.stage.to_string()),
            plain(format!("{}{turned}", one.why)),
            faint(one.person.reference.to_string()),
        ]
    });
    screen.table(0, rows.collect(), 2, width);
    screen.gap();
    screen.line([faint(format!(
        "{} moved on this month · {} of them came to you",
        words::count_people(wheel.turned),
        wheel.drawn_to_you
    ))]);
    screen
}

fn facts(facts: &[WorldFact]) -> String {
    facts.iter().map(WorldFact::in_words).collect::<Vec<_>>().join(" · ")
}

/// What lies between two people.
pub fn between_us(between: &BetweenUs, width: usize) -> Screen {
    let mut screen = Screen::new();
    screen.line([strong(&between.person.name), faint(format!("   {}", between.person.reference))]);
    let parts = [
        ("Gap", facts(&between.gaps)),
        ("Bridge", facts(&between.bridges)),
        ("Tried", facts(&between.tried)),
        ("Common", facts(&between.common)),
        ("Theirs", facts(&between.theirs)),
        ("Yours", between.mine.join(" · ")),
        ("Resting", between.resting_because.clone().unwrap_or_default()),
    ];
    for (label, words) in parts {
        if !words.is_empty() {
            screen.labelled(faint(label), 9, &words, width);
        }
    }
    if screen.height() == 1 {
        screen.paragraph("Nothing is written down yet:  hallway people note NAME --gap TEXT; hallway edit me --interest TEXT", width);
    }
    screen
}

/// Who could introduce the user.
pub fn introducers(found: &[Introducer], width: usize) -> Screen {
    let mut screen = Screen::new();
    if found.is_empty() {
        screen.line([plain("Nobody you know is known to know them:  hallway people knows NAME NAME")]);
    }
    let rows = found
        .iter()
        .map(|one| vec![strong(&one.person.name), plain(&one.how), faint(one.person.reference.to_string())]);
    screen.table(0, rows.collect(), 1, width);
    screen
}

/// How far the people reach.
pub fn breadth(breadth: &Breadth, width: usize) -> Screen {
    let mut screen = Screen::new();
    screen.line([
        strong(format!("{} in 90 days", words::count_people(breadth.people))),
        plain(format!(" · {} outside", breadth.outside)),
    ]);
    let counts = |counts: &[Count]| {
        counts.iter().map(|one| format!("{} {}", one.what, one.count)).collect::<Vec<_>>().join(" · ")
    };
    for (label, text) in [
        ("Departments", counts(&breadth.departments)),
        ("Levels", counts(&breadth.levels)),
        ("Ways", counts(&breadth.ways)),
    ] {
        if !text.is_empty() {
            screen.labelled(faint(label), 13, &text, width);
        }
    }
    for one in &breadth.leans_on {
        screen.labelled(
            faint("Leans on"),
            13,
            &format!("{}: nobody else would speak for you in {}", one.person.name, one.goals.join(", ")),
            width,
        );
    }
    screen
}

/// What is left without somebody.
pub fn what_if(left: &WhatIf, width: usize) -> Screen {
    let mut screen = Screen::new();
    screen.line([
        strong(format!("Without {}", left.person.name)),
        faint(format!("   {}", left.person.reference)),
    ]);
    if left.goals.is_empty() {
        screen.line([plain("They have a say in no open goal.")]);
    }
    for one in &left.goals {
        screen.gap();
        screen.line([heading(&one.goal.name)]);
        let speak: Vec<&str> = one.still_speak.iter().map(|person| person.name.as_str()).collect();
        let speak = if speak.is_empty() { "nobody yet".to_owned() } else { speak.join(", ") };
        screen.labelled(plain("  still speak for you"), 23, &speak, width);
        for gap in &one.new_gaps {
            screen.labelled(plain("  ·"), 4, &gap.why, width);
        }
    }
    screen
}

/// The board of the audit.
pub fn audit_board(board: &AuditBoard, width: usize) -> Screen {
    let mut screen = Screen::new();
    if board.people.is_empty() {
        screen.hint(
            "Nobody yet. How well do you know and trust each other?",
            "hallway people audit NAME 1-10",
            width,
        );
    }
    let rows: Vec<Row> = board
        .people
        .iter()
        .map(|one| {
            let way = match one.trend {
                Trend::First => String::new(),
                Trend::Level => "as before".to_owned(),
                Trend::Up => format!("up {}", one.change),
                Trend::Down => format!("down {}", -i16::from(one.change)),
            };
            let said = [
                (!one.because.is_empty()).then(|| one.because.clone()),
                one.wants_care.then(|| "wants care".to_owned()),
                one.resting.as_ref().map(|resting| resting.in_words.clone()),
                one.outside.then(|| "outside".to_owned()),
                one.beside_in_words.as_ref().map(|beside| format!("the journal: {beside}")),
            ];
            let said: Vec<String> = said.into_iter().flatten().collect();
            vec![
                strong(&one.person.name),
                plain(one.score.get().to_string()),
                plain(way),
                plain(&one.ago),
                plain(said.join("; ")),
                faint(one.person.reference.to_string()),
            ]
        })
        .collect();
    screen.table(0, rows, 4, width);
    if !board.to_ask.is_empty() {
        screen.gap();
        let names: Vec<&str> = board.to_ask.iter().take(5).map(|one| one.person.name.as_str()).collect();
        let more = board.to_ask.len().saturating_sub(names.len()) + board.to_ask_more;
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        screen.labelled(faint("To ask"), 9, &format!("{}{more}", names.join(", ")), width);
    }
    screen
}
