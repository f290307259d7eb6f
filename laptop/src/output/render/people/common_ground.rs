//! What lies between two people.

use hallway_core::insights::{BetweenUs, WorldFact};

use crate::output::screen::{Screen, faint, strong};

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
        screen.paragraph("Nothing written down yet:  hallway edit NAME --fact 'gap: TEXT'; hallway edit me --interest TEXT", width);
    }
    screen
}
