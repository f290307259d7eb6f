//! Who spoke for the user, and whom the user spoke for.

use hallway_core::{insights::Advocacies, model::Moment};

use crate::output::{
    render::words,
    screen::{Screen, faint, plain},
};

/// Who spoke for the user, and what the user said for others.
pub fn advocacies(good: &Advocacies, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    let for_you = good.for_you.iter().map(|word| {
        let (to, how) = (words::to(&word.to), words::how(word));
        vec![
            plain(word.person.as_ref().map_or("", |person| person.name.as_str())),
            plain(format!("{}{to}, {}{how}", word.kind, words::day(word.day, today))),
            plain(words::thanks_for(word, today)),
            faint(word.reference.to_string()),
        ]
    });
    screen.section("SPOKE FOR YOU", for_you.collect(), 1, width);
    let for_others = good.for_others.iter().map(|word| {
        let to = words::to(&word.to);
        vec![
            plain(word.person.as_ref().map_or("", |person| person.name.as_str())),
            plain(format!("{}{to}", word.text)),
            plain(words::day(word.day, today)),
            faint(word.reference.to_string()),
        ]
    });
    screen.section("YOU SPOKE FOR", for_others.collect(), 1, width);
    if screen.height() == 0 {
        screen.line([plain("Nobody noted yet:  hallway people spoke NAME --to WHOM --how TEXT")]);
    }
    screen
}
