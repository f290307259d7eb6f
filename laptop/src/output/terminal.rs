//! What is at the other end: a terminal or a pipe, how wide, with colour or not.

use std::io::{self, IsTerminal};

/// The width of lines when nobody says: a page of paper, a card, a plain terminal.
const USUAL_WIDTH: usize = 80;

/// The narrowest that anything is laid out for; narrower terminals wrap by themselves.
const NARROWEST: usize = 40;

/// Whether a person reads standard output.
pub fn is_read_by_a_person() -> bool {
    io::stdout().is_terminal()
}

/// Whether a person sits at both ends and can answer a question.
pub fn can_answer() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Columns to lay text out for.
pub fn width() -> usize {
    size().map_or(USUAL_WIDTH, |(_, columns)| usize::from(columns).max(NARROWEST))
}

/// Columns of a line that says what was done. On a pipe it is one line, however long: a program counts on it.
pub fn width_of_a_line() -> usize {
    size().map_or(usize::MAX, |(_, columns)| usize::from(columns).max(NARROWEST))
}

/// Columns to lay errors out for: standard output may go elsewhere.
pub fn width_of_errors() -> usize {
    console::Term::stderr()
        .size_checked()
        .map_or(USUAL_WIDTH, |(_, columns)| usize::from(columns).max(NARROWEST))
}

/// Rows of the screen, if there is one.
pub fn height() -> Option<usize> {
    size().map(|(rows, _)| usize::from(rows))
}

fn size() -> Option<(u16, u16)> {
    if is_read_by_a_person() { console::Term::stdout().size_checked() } else { None }
}

/// Whether to send colour: `NO_COLOR`, `CLICOLOR`, dumb terminals and pipes are respected.
pub fn has_colour() -> bool {
    !matches!(anstream::AutoStream::choice(&io::stdout()), anstream::ColorChoice::Never)
}
