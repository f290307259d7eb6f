//! `hallway sync always`: kept in step by a service of the user's own account.

use clap::{Args, ValueEnum};

use super::network;
use crate::{
    error::{CommandError, Outcome},
    input::questions,
    output::{
        answer::Always as AlwaysShown,
        pager,
        screen::{Screen, faint},
        terminal,
    },
    service::{self, Service, State},
    session::Session,
};

/// Keep in step in the background, from the time you log in
///
/// A service of your own account does what `hallway sync --watch` does, and says nothing. What is written for it, and where,
/// is shown before it is written; `off` takes it away again. It pauses while you pair, sync or repair by hand.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway sync always on\n  hallway sync always\n  hallway sync always off"
)]
pub struct Always {
    /// Left out, it says whether it is running
    set: Option<Set>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Set {
    /// Write the service and start it
    On,
    /// Stop the service and take it away
    Off,
}

impl Always {
    /// Sets or shows it.
    pub fn run(self, session: &Session) -> Outcome {
        let service = service::of(session.place())?;
        match self.set {
            None => session.answer(&shape(&service), |_| paragraph(said(service.state()))),
            Some(Set::On) => on(session, &service),
            Some(Set::Off) => {
                service.end()?;
                session.said(&shape(&service), |_| paragraph("Off: nothing runs in the background."))
            }
        }
    }
}

fn on(session: &Session, service: &Service) -> Outcome {
    let journal = session.journal()?;
    if !journal.devices().members()?.devices.iter().any(|device| !device.this) {
        return Err(CommandError::NotDone(network::nobody(&journal)?));
    }
    drop(journal);
    session.close();
    if session.may_ask() && !session.yes() {
        pager::say(&before(service))?;
    }
    questions::confirm(session, "keeping in step in the background", "Write this and start it?")?;
    service.begin()?;
    let shape = AlwaysShown { text: Some(&service.text), commands: Some(service.acts()), ..shape(service) };
    session.said(&shape, |_| {
        paragraph(
            "On: kept in step from now on, and from the time you log in. Off again: hallway sync always off",
        )
    })
}

fn paragraph(text: &str) -> Screen {
    let mut screen = Screen::new();
    screen.paragraph(text, terminal::width());
    screen
}

/// What would be written and run.
fn before(service: &Service) -> Screen {
    let mut screen = Screen::new();
    screen.paragraph(&format!("This is written to {}:", service.file.display()), terminal::width());
    screen.gap();
    for line in service.text.lines() {
        screen.line([faint(format!("  {line}"))]);
    }
    screen.gap();
    screen.paragraph("and then run:", terminal::width());
    for act in service.acts() {
        screen.line([faint(format!("  {act}"))]);
    }
    screen.gap();
    screen
}

fn shape(service: &Service) -> AlwaysShown<'_> {
    let state = match service.state() {
        State::Off => "off",
        State::Runs => "runs",
        State::Stopped => "stopped",
    };
    AlwaysShown { state, file: &service.file, text: None, commands: None }
}

/// A state in words, with what to do about it.
pub fn said(state: State) -> &'static str {
    match state {
        State::Off => {
            "Off: this device is in step only while hallway sync runs. In the background: hallway sync always on"
        }
        State::Runs => "On: kept in step in the background.",
        State::Stopped => "On, but not running. To start it: hallway sync always on",
    }
}
