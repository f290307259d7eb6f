//! Who could introduce the user.

use hallway_core::insights::Introducer;

use crate::output::screen::{Screen, faint, plain, strong};

/// Who could introduce the user.
pub fn introducers(found: &[Introducer], width: usize) -> Screen {
    let mut screen = Screen::new();
    if found.is_empty() {
        screen.line([plain("Nobody you've noted knows them:  hallway people knows NAME NAME")]);
    }
    let rows = found
        .iter()
        .map(|one| vec![strong(&one.person.name), plain(&one.how), faint(one.person.reference.to_string())]);
    screen.table(0, rows.collect(), 1, width);
    screen
}
