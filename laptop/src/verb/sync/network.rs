//! The network side of one run: who this device is, and Ctrl-C.

use std::{
    io::{IsTerminal, Write},
    sync::Arc,
};

use hallway_core::{
    Journal,
    insights::Standing,
    sync::{Clock, PairingAnswer, Stop, SyncService},
};

use crate::{
    error::{CommandError, Outcome},
    output::sanitize::harmless,
    session::Session,
    storage::secrets,
};

/// What to do about a device that was never anybody on the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretWanted {
    /// Give this device a secret if it has none, so that it is somebody on the network.
    Make,
    /// The same; and somebody new, if it was cut off.
    MakeOrRenew,
    /// Make nothing: without a secret there is nobody to sync as, and that is said.
    Find,
}

/// Takes the network side of this journal, for as long as the answer lives; `doing` is what others are told.
pub fn start(
    session: &Session,
    journal: &Arc<Journal>,
    doing: &str,
    secret: SecretWanted,
) -> Result<SyncService, CommandError> {
    let place = session.place();
    let secret = match secret {
        SecretWanted::MakeOrRenew if is_cut_off(journal)? => secrets::renew_device_secret(place)?,
        SecretWanted::Make | SecretWanted::MakeOrRenew => secrets::device_secret(place)?,
        SecretWanted::Find => match secrets::find_device_secret(place)? {
            Some(secret) => secret,
            None => return Err(CommandError::NotDone(nobody(journal)?)),
        },
    };
    let sync = SyncService::start(Arc::clone(journal), &secret, doing, clock(session))?;
    if !session.quiet() {
        for note in sync.notes() {
            let _ = writeln!(std::io::stderr(), "hallway: {}", harmless(note));
        }
    }
    Ok(sync)
}

fn is_cut_off(journal: &Journal) -> Result<bool, CommandError> {
    Ok(matches!(journal.devices().members()?.own_standing(), Standing::Revoked { .. }))
}

/// What a journal on one device is told when it is asked to sync.
pub const ALONE: &str =
    "this journal is on this device alone. To have it on another one too: hallway sync pair";

/// Why there is nobody to sync with, and what to do.
pub fn nobody(journal: &Journal) -> Result<String, CommandError> {
    let members = journal.devices().members()?;
    let others = members.devices.iter().any(|device| !device.this);
    Ok(match (members.this, others) {
        (_, false) => ALONE.to_owned(),
        (Some(this), true) if members.device(this).is_none() => {
            "this copy of the journal isn't a device of its own yet: let it in with hallway sync join".to_owned()
        }
        (None, true) => "this device has not been let in anywhere: hallway sync join".to_owned(),
        (Some(_), true) => "none of your other devices may take part now, or this directory came without its device's \
                            secret: hallway sync devices says which; hallway sync join lets this one in as a new device"
            .to_owned(),
    })
}

/// The clock of this run: the machine's, or one that always shows `--now`.
fn clock(session: &Session) -> Clock {
    match session.fixed_now() {
        Some(now) => Arc::new(move || now),
        None => Arc::new(|| chrono::Local::now().fixed_offset()),
    }
}

/// Yes, or no with the reason kept: the network side asks for an answer and not for why.
pub fn answer(said: Outcome, refused: &mut Option<CommandError>) -> PairingAnswer {
    match said {
        Ok(()) => PairingAnswer::Yes,
        Err(error) => {
            *refused = Some(error);
            PairingAnswer::No
        }
    }
}

/// Lets Ctrl-C, and a polite kill, end what runs in good order; the second one ends it at once.
pub fn stop_at_ctrl_c() -> Result<Stop, CommandError> {
    let stop = Stop::new();
    let at_signal = stop.clone();
    ctrlc::set_handler(move || {
        if at_signal.is_stopped() {
            std::process::exit(130);
        }
        at_signal.stop();
        // The terminal has written `^C`: what is said next begins on a line of its own.
        if std::io::stderr().is_terminal() {
            let _ = writeln!(std::io::stderr());
        }
    })
    .map_err(|error| CommandError::System(format!("Ctrl-C cannot be caught: {error}")))?;
    Ok(stop)
}
