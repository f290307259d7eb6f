//! `hallway sync` itself: once, or for as long as it is left running.

use std::cell::RefCell;

use hallway_core::sync::{PeerEnd, SyncEvent};

use super::{
    events::{Event, Events},
    network,
};
use crate::{
    error::{CommandError, Outcome},
    session::Session,
};

/// Once with every device that can be reached. It fails if there was none.
pub fn once(session: &Session) -> Outcome {
    let journal = session.questions()?;
    let sync = network::start(session, &journal, "hallway sync", network::SecretWanted::Find)?;
    let stop = network::stop_at_ctrl_c()?;
    let mut events = Events::new(session, &journal);
    let outcomes = sync.once(&RefCell::new(|event: SyncEvent| events.tell(&event)), &stop);
    sync.close();
    let outcomes = outcomes?;
    for outcome in &outcomes {
        events.ended(outcome, None);
    }
    events.finish()?;
    match outcomes.iter().any(|outcome| matches!(outcome.end, PeerEnd::InStep(_))) {
        true => Ok(()),
        false if outcomes.is_empty() => Err(CommandError::NotDone(network::nobody(&journal)?)),
        false => Err(CommandError::Told),
    }
}

/// Stays in step with every device in reach until Ctrl-C, and says what comes and goes.
pub fn watch(session: &Session) -> Outcome {
    let journal = session.questions()?;
    let sync = network::start(session, &journal, "hallway sync --watch", network::SecretWanted::Find)?;
    let stop = network::stop_at_ctrl_c()?;
    let mut events = Events::new(session, &journal).that_stay();
    events.say(&Event::Listening, "Keeping in step. Ctrl-C ends it.");
    let watched = sync.watch(&RefCell::new(|event: SyncEvent| events.tell(&event)), &stop);
    sync.close();
    watched?;
    events.finish()
}

/// As `watch`, and nothing is said: there is nobody to read it, and no log of the system may hold a word of the journal.
pub fn serve(session: &Session) -> Outcome {
    let journal = session.questions()?;
    let sync = network::start(session, &journal, "hallway sync always", network::SecretWanted::Find)?;
    let stop = network::stop_at_ctrl_c()?;
    let watched = sync.watch(&RefCell::new(|_: SyncEvent| ()), &stop);
    sync.close();
    Ok(watched?)
}
