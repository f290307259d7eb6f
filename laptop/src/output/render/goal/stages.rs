//! How far the user and each of them have come.

use hallway_core::insights::Wheel;

use crate::output::{
    render::words,
    screen::{Screen, faint, plain, strong},
};

/// A row for each of them: name, stage, why, and where they stood a month ago if that was elsewhere.
pub fn wheel(wheel: &Wheel, width: usize) -> Screen {
    let mut screen = Screen::new();
    if wheel.people.is_empty() {
        screen.line([plain("Nobody is on the wheel yet. It starts with a goal:  hallway goal add NAME")]);
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
