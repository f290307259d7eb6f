//! What is met and what is missing before one asks.

use hallway_core::insights::{Ready, ReadyPart};

use crate::output::{
    render::words,
    screen::{Screen, faint, heading, plain, strong},
};

/// What is met and what is missing before one asks.
pub fn ready(ready: &Ready, width: usize) -> Screen {
    let mut screen = Screen::new();
    let state = if ready.missing == 0 {
        "all there".to_owned()
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
        screen.paragraph(&words::sentence(&resting.in_words), width);
    }
    if let Some(step) = &ready.step_in_words {
        screen.gap();
        screen.labelled(heading("NEXT"), 6, step, width);
    }
    screen
}

fn signs(screen: &mut Screen, part: &ReadyPart, width: usize) {
    for sign in &part.signs {
        screen.labelled(plain(if sign.met { "  yes" } else { "  not yet" }), 12, &sign.why, width);
    }
}
