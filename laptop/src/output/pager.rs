//! Shows a screen: as it is, or through a pager when it is longer than the terminal.

use std::{
    io::{self, Write},
    process::{Command, Stdio},
};

use crate::{
    error::Outcome,
    output::{screen::Screen, terminal},
};

/// The pager when the user names none: quits on a short text, keeps colours, leaves the text on the screen.
const USUAL_PAGER: &str = "less -FRX";

/// Shows the screen on standard output; through the pager only when a person reads and it does not fit.
pub fn show(screen: &Screen, may_page: bool) -> Outcome {
    let screen = screen.fitted(terminal::width_of_a_line());
    let text = screen.text(terminal::has_colour());
    let fits = !may_page || terminal::height().is_none_or(|height| screen.rows(terminal::width()) < height);
    if !fits && through_pager(&text) {
        return Ok(());
    }
    write(&text)
}

/// Shows something in the middle of a conversation with the user: never through a pager.
pub fn say(screen: &Screen) -> Outcome {
    write(&screen.fitted(terminal::width_of_a_line()).text(terminal::has_colour()))
}

/// Writes to standard output at once.
pub fn write(text: &str) -> Outcome {
    write_bytes(text.as_bytes())
}

/// Writes bytes that are not text for a person, such as a script, to standard output at once.
pub fn write_bytes(bytes: &[u8]) -> Outcome {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// Whether a pager took the text.
fn through_pager(text: &str) -> bool {
    let chosen = std::env::var("PAGER").ok().filter(|pager| !pager.trim().is_empty());
    let pager = chosen.as_deref().unwrap_or(USUAL_PAGER);
    let mut command = shell(pager);
    if std::env::var_os("LESS").is_none() {
        // Plain `less` would show the codes of colours as letters.
        command.env("LESS", "FRX");
    }
    let Ok(mut child) = command.stdin(Stdio::piped()).spawn() else { return false };
    // A reader who quits early closes the pipe; that is not an error.
    if let Some(mut pipe) = child.stdin.take() {
        let _ = pipe.write_all(text.as_bytes());
    }
    // The shell's word for a program that is not there.
    child.wait().is_ok_and(|status| status.code() != Some(127))
}

/// A command as the user wrote it in the environment, arguments and all.
pub fn shell(command: &str) -> Command {
    if cfg!(windows) {
        let mut shell = Command::new("cmd");
        shell.args(["/C", command]);
        shell
    } else {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{command} \"$@\""), "hallway"]);
        shell
    }
}
