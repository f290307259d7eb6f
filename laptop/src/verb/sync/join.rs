//! `hallway sync join`: this device joins the journal of another one.

use std::cell::RefCell;

use clap::Args;
use hallway_core::{
    Error,
    sync::{JoinEvent, OtherDevice, PairingAnswer, Ticket},
};

use super::{
    events::{Event, Events},
    network,
};
use crate::{
    error::{CommandError, Outcome},
    input::questions,
    session::Session,
    storage::secrets,
};

/// Join the journal of the device that shows the code
///
/// If this device has a journal of its own, both are kept together, on both; you are asked first, and people who were in both
/// come up in review. With --yes nothing is asked.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway sync join HALLWAY1AEB…")]
pub struct Join {
    /// The code as text; asked for if it is left out
    #[arg(value_name = "CODE")]
    ticket: Vec<String>,
}

impl Join {
    /// Joins, and takes everything over.
    pub fn run(self, session: &Session) -> Outcome {
        let ticket: Ticket = self.typed(session)?.parse()?;
        let journal = session.questions()?;
        let sync =
            network::start(session, &journal, "hallway sync join", network::SecretWanted::MakeOrRenew)?;
        let stop = network::stop_at_ctrl_c()?;
        let mut events = Events::new(session, &journal);
        let mut refused = None;
        // It may take a while, and nothing is to be seen meanwhile.
        events.line("Looking for the device that shows the code.");
        let joined = sync.join(
            &ticket,
            &RefCell::new(|event: JoinEvent| match event {
                JoinEvent::Digits { digits, device } => {
                    let line = format!("{digits} · if {} shows the same, say yes there.", device.name);
                    events.digits(&digits, &device, line);
                    PairingAnswer::Yes
                }
                JoinEvent::KeepBoth { device, left_behind } => {
                    let value = Event::KeepBoth { device: &device, left_behind: &left_behind };
                    events.say(&value, two_journals(&device.name, &left_behind));
                    let question = "Keep both together, on both devices?";
                    network::answer(
                        questions::confirm(session, "putting two journals together", question),
                        &mut refused,
                    )
                }
                JoinEvent::Paired { device } => {
                    events.paired(&device, format!("Joined the journal of {}.", device.name));
                    PairingAnswer::Yes
                }
                JoinEvent::Sync(event) => {
                    events.tell_of_first(&event);
                    PairingAnswer::Yes
                }
                _ => PairingAnswer::Yes,
            }),
            &stop,
        );
        sync.close();
        if let Some(error) = refused {
            return Err(error);
        }
        match joined {
            Err(Error::CutOff { .. }) => come_back(session),
            Err(Error::Stopped) => Err(CommandError::NotDone("stopped: it did not join".to_owned())),
            joined => {
                joined?;
                events.finish()
            }
        }
    }

    fn typed(&self, session: &Session) -> Result<String, CommandError> {
        if !self.ticket.is_empty() {
            return Ok(self.ticket.concat());
        }
        if !session.may_ask() {
            return Err(CommandError::Usage("the code is missing: hallway sync join HALLWAY1…".to_owned()));
        }
        questions::line("The text under the code, HALLWAY1…: ")
    }
}

/// The other journal cut this device off: it may come back as somebody new, with a new code.
fn come_back(session: &Session) -> Outcome {
    let question = "Make this a new device? If it takes part in another journal, the devices of that one have to let it in again.";
    questions::confirm(session, "making this a new device, because that journal cut it off,", question)?;
    secrets::renew_device_secret(session.place())?;
    Err(CommandError::NotDone(
        "this device was cut off from that journal. It is a new device from now on: show a new code there, and join once more"
            .to_owned(),
    ))
}

/// What putting two journals together means, before it is asked for.
fn two_journals(host: &str, left_behind: &[OtherDevice]) -> String {
    let names: Vec<&str> = left_behind.iter().map(|device| device.name.as_str()).collect();
    let left_behind = if names.is_empty() {
        String::new()
    } else {
        format!(" These devices keep the old one until you pair them again: {}.", names.join(", "))
    };
    format!("This device has a journal of its own, and {host} has another.{left_behind}")
}
