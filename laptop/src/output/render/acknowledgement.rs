//! What an act did, on one line.

use hallway_core::model::Reference;

use crate::output::screen::{Screen, faint, plain};

/// `said   REF · undo`.
pub fn said(said: &str, reference: Option<&Reference>) -> Screen {
    let mut screen = Screen::new();
    let reference = reference.map(|reference| format!("   {reference}")).unwrap_or_default();
    screen.line([plain(said), faint(reference), faint(" · undo")]);
    screen
}
