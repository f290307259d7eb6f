//! How far long work has come, on standard error and only for a person.

use std::{io::IsTerminal, time::Duration};

use hallway_core::{
    Error,
    journal::{Progress, ProgressListener},
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal;

/// A shorter bar says nothing.
const LEAST_BAR: usize = 5;

/// Runs `work` with a bar that says `what`, if it is `wanted` and a person sees standard error.
pub fn show<T>(
    what: &'static str,
    wanted: bool,
    begun: Progress,
    work: impl FnOnce(&dyn ProgressListener) -> Result<T, Error>,
) -> Result<T, Error> {
    // Two blanks, a stroke, and twice the number of the records there may be.
    let room = terminal::width_of_errors().saturating_sub(what.chars().count() + 2 + 15);
    let shape = match room {
        ..LEAST_BAR => "{wide_msg} {pos}/{len}".to_owned(),
        _ => format!("{{msg}} {{bar:{}}} {{pos}}/{{len}}", room.min(30)),
    };
    let bar = bar(wanted, &shape);
    bar.set_message(what);
    bar.set_length(begun.total);
    bar.set_position(begun.done);
    let outcome = work(&|progress: Progress| {
        bar.set_length(progress.total);
        bar.set_position(progress.done);
    });
    bar.finish_and_clear();
    outcome
}

/// The same when the total is not known.
pub fn count(what: &'static str, wanted: bool) -> ProgressBar {
    let bar = bar(wanted, "{pos} {msg}");
    bar.set_message(what);
    bar
}

fn bar(wanted: bool, shape: &str) -> ProgressBar {
    if !wanted || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
    bar.set_style(ProgressStyle::with_template(shape).unwrap_or_else(|_| ProgressStyle::default_bar()));
    // Redrawn when something happens; a ticking thread would cost every short run.
    bar.disable_steady_tick();
    bar.set_elapsed(Duration::ZERO);
    bar
}
