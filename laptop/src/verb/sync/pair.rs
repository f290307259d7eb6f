//! `hallway sync pair`: the device that has the journal lets another one in.

use std::cell::RefCell;

use clap::Args;
use hallway_core::{
    Error,
    sync::{Answer, HostEvent},
};
use serde_json::json;

use super::{events::Events, network, qr};
use crate::{
    error::{CommandError, Outcome},
    input::questions,
    output::{
        pager,
        screen::{Screen, faint, plain},
        terminal,
    },
    session::Session,
};

/// Show a code that lets one more device of yours in
///
/// The code is good for two minutes and one device. Both then show six digits; you say here whether they are the same, and
/// anything but yes lets nobody in. With --yes nothing is asked: whoever has the code gets in, so keep that for scripts.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway sync pair", after_long_help = JSON)]
pub struct Pair {}

const JSON: &str = "\
JSON: one event a line, {event, …}:
  ticket: {ticket, seconds}
  digits: {digits, device{endpoint, name}}; answered by --yes
  paired: {device}; then the first sync, as hallway sync";

impl Pair {
    /// Shows the code and waits for the other device.
    pub fn run(session: &Session) -> Outcome {
        if !session.may_ask() && !session.yes() {
            // Nobody could say that the digits are the same: the code would be spent for nothing.
            return Err(needs_somebody());
        }
        let journal = session.questions()?;
        let sync = network::start(session, &journal, "hallway sync pair", network::Secret::Make)?;
        let stop = network::stop_at_ctrl_c()?;
        let mut events = Events::new(session, &journal);
        let mut refused = None;
        let paired = sync.host(
            &RefCell::new(|event: HostEvent| match event {
                HostEvent::Ticket { ticket, seconds } => {
                    let value = json!({"event": "ticket", "ticket": ticket, "seconds": seconds});
                    events.show(&value, || code(&ticket, seconds));
                    Answer::Yes
                }
                HostEvent::Digits { digits, device } => {
                    events.digits(&digits, &device, wants_in(&device.name, &digits, session.yes()));
                    network::answer(agreed(session, &digits), &mut refused)
                }
                HostEvent::Paired { device } => {
                    events.paired(&device, format!("{} is one of your devices now.", device.name));
                    Answer::Yes
                }
                HostEvent::Sync(event) => {
                    events.tell_of_first(&event);
                    Answer::Yes
                }
                _ => Answer::Yes,
            }),
            &stop,
        );
        sync.close();
        if let Some(error) = refused {
            return Err(error);
        }
        match paired {
            Err(Error::Stopped) => Err(CommandError::NotDone("stopped: nobody was let in".to_owned())),
            paired => paired.map_err(CommandError::from).and_then(|_| events.finish()),
        }
    }
}

fn needs_somebody() -> CommandError {
    CommandError::NeedsYes(
        "letting another device in needs a yes to six digits, and nobody can be asked here: run it in a terminal, or add \
         --yes, and whoever has the code gets in. Nothing was changed"
            .to_owned(),
    )
}

fn wants_in(name: &str, digits: &str, unseen: bool) -> String {
    let unseen =
        if unseen { " They were not compared, because of --yes: whoever has the code gets in." } else { "" };
    format!("{name} wants to join. Its digits are {digits}.{unseen}")
}

/// The code as a picture and as text.
fn code(ticket: &str, seconds: u64) -> Screen {
    let mut screen = Screen::new();
    let picture = qr::picture(ticket, terminal::has_colour()).filter(|_| terminal::is_read_by_a_person());
    // The picture has colours of its own, which a screen would make harmless.
    let shown = picture.is_some_and(|picture| pager::write(&picture).is_ok());
    let how = if shown { "Scan this with the other device, or type there:" } else { "On the other device:" };
    screen.line([plain(how)]);
    screen.line([plain(format!("  hallway sync join {ticket}"))]);
    let minutes = seconds.div_ceil(60);
    screen.line([faint(format!("It is good for {minutes} minutes and one device. Ctrl-C takes it back."))]);
    screen
}

/// Whether the user sees the same digits on the other device.
fn agreed(session: &Session, digits: &str) -> Outcome {
    let act = "letting another device in";
    match questions::confirm(session, act, &format!("Does your other device show {digits}?")) {
        Err(CommandError::NotDone(_)) => Err(CommandError::NotDone(
            "nobody was let in. If it was not your own device that asked, show a new code where nobody else sees it"
                .to_owned(),
        )),
        other => other,
    }
}
