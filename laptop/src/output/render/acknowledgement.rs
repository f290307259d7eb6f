//! What an act did, on one line.

use hallway_core::model::Reference;

use crate::output::{
    screen::{Screen, faint, plain},
    terminal,
};

/// `said   REF · undo`.
pub fn said(said: &str, reference: Option<&Reference>) -> Screen {
    let mut screen = Screen::new();
    let reference = reference.map(|reference| format!("   {reference}")).unwrap_or_default();
    screen.flow([plain(said), faint(reference), faint(" · undo")], 2, terminal::width_of_a_line());
    screen
}
