//! How far the people reach, and what is left of a goal without one of them.

use hallway_core::insights::{Breadth, Count, WhatIf};

use crate::output::{
    render::words,
    screen::{Screen, faint, heading, plain, strong},
};

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
            &format!(
                "{}: nobody else would speak for you in {}",
                one.person.name,
                one.goals.iter().map(|goal| goal.name.as_str()).collect::<Vec<_>>().join(", ")
            ),
            width,
        );
    }
    for one in &breadth.nobody_in {
        screen.labelled(faint("Nobody in"), 13, &one.in_words(), width);
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
