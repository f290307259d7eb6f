//! How far long work has come, on standard error and only for a person.

use std::{io::IsTerminal, time::Duration};

use hallway_core::{Error, journal::Progress};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::session::Session;

/// Runs `work` with a bar that says `what`.
pub fn show<T>(
    what: &'static str,
    session: &Session,
    begun: Progress,
    work: impl FnOnce(&mut dyn FnMut(Progress)) -> Result<T, Error>,
) -> Result<T, Error> {
    let bar = bar(session, "{msg} {bar:30} {pos}/{len}");
    bar.set_message(what);
    bar.set_length(begun.total);
    bar.set_position(begun.done);
    let outcome = work(&mut |progress| {
        bar.set_length(progress.total);
        bar.set_position(progress.done);
    });
    bar.finish_and_clear();
    outcome
}

/// Counts things whose number is not known before.
pub fn count(what: &'static str, session: &Session) -> ProgressBar {
    let bar = bar(session, "{pos} {msg}");
    bar.set_message(what);
    bar
}

fn bar(session: &Session, shape: &str) -> ProgressBar {
    if session.quiet() || session.json() || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
    bar.set_style(ProgressStyle::with_template(shape).unwrap_or_else(|_| ProgressStyle::default_bar()));
    // Redrawn when something happens; a ticking thread would cost every short run.
    bar.disable_steady_tick();
    bar.set_elapsed(Duration::ZERO);
    bar
}
