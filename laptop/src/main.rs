//! The command `hallway`: the journal from a keyboard.
//!
//! One file per verb reads its arguments, asks the core's one door, and hands the answer to a screen (`render`) or to
//! JSON. Nothing here decides what a line means, what is due or whom it would be good to see: that is the core's. Data
//! flows arguments → verb → core → answer → screen or JSON → standard output; trouble goes to standard error.

#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod cli;
mod error;
mod input;
mod output;
mod service;
mod session;
mod storage;
mod verb;

use std::{io::Write, panic, process::ExitCode};

use clap_complete::CompleteEnv;

use crate::{
    error::CommandError,
    input::{editor, whole_word},
    output::{complaint, json},
    session::Session,
    storage::memory,
};

fn main() -> ExitCode {
    memory::keep_to_itself();
    // A panic is a mistake of ours; the one who meets it gets a sentence, not a trace.
    panic::set_hook(Box::new(|mistake| {
        let place = mistake.location().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(
            std::io::stderr(),
            "hallway: a mistake inside Hallway ({place}): what was saved is saved; please report this line"
        );
    }));
    // A shell that asks what could stand behind Tab is answered here, before anything else is done or said.
    CompleteEnv::with_factory(cli::completing).complete();
    let arguments: Vec<_> = std::env::args_os().collect();
    let json = arguments.iter().any(|argument| argument == "--json");
    panic::catch_unwind(|| run(arguments)).map_or(ExitCode::FAILURE, |outcome| match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => report(&error, json),
    })
}

fn run(arguments: Vec<std::ffi::OsString>) -> Result<(), CommandError> {
    let asked = cli::parse(arguments)?;
    editor::sweep_away();
    let session = Session::new(asked.options)?;
    let outcome = verb::run(asked.verb, &session);
    whole_word::read_to_its_end();
    outcome
}

/// Says what went wrong: one line on standard error, or with `--json` one object on standard output.
fn report(error: &CommandError, json: bool) -> ExitCode {
    match error {
        // The reader of our output went away, as `head` does: that is its right.
        CommandError::NobodyReads | CommandError::Shown => return ExitCode::SUCCESS,
        CommandError::Told => {}
        _ if json => {
            // Where standard output is what failed, standard error has to do.
            let said = json::line(&json::error(error))
                .and_then(|line| Ok(std::io::stdout().write_all(line.as_bytes())?));
            if said.and_then(|()| Ok(std::io::stdout().flush()?)).is_err() {
                complaint::say("hallway: ", error);
            }
        }
        _ => {
            complaint::say("hallway: ", error);
        }
    }
    ExitCode::from(error.exit_code())
}
