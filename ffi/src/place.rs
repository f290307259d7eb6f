//! The journal's place on the network: who of one door has it or waits for it, and how a journal that is shut gets it back.

use std::{
    collections::BTreeMap,
    ops::Deref,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use hallway_core::{
    error::{Error, ErrorKind},
    sync::{Clock, Stop, SyncService},
};

use crate::{Journal, JournalError, Result, guard};

/// How long a place that is taken is waited for, which is longer than closing takes; and how often it is looked at.
const FREE_WITHIN: Duration = Duration::from_secs(5);
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// How long a journal that is shut waits for those who are on the network: longer than closing takes.
const LEFT_WITHIN: Duration = Duration::from_secs(5);

/// The journal's place on the network, for one who has it. Let go, the connections are closed first, and then it is free.
pub(crate) struct Place {
    service: SyncService,
    _stay: Stay,
}

impl Place {
    /// Takes it. One that was stopped a moment ago may still be closing its connections: that is waited for, unless it is
    /// stopped meanwhile.
    pub(crate) fn take(journal: &Journal, doing: &str, multicast: bool, stop: &Stop) -> Result<Self> {
        let stay = journal.network().begin(stop)?;
        let clock: Clock = Arc::new(|| chrono::Local::now().fixed_offset());
        let start = if multicast { SyncService::start } else { SyncService::start_quietly };
        let begun = Instant::now();
        loop {
            match start(journal.inner()?, journal.secret(), doing, Arc::clone(&clock)) {
                Err(taken) if taken.kind() == ErrorKind::SyncElsewhere && begun.elapsed() < FREE_WITHIN => {
                    if stop.is_stopped() {
                        return Err(Error::Stopped.into());
                    }
                    thread::sleep(LOOK_AGAIN);
                }
                service => return Ok(Self { service: service?, _stay: stay }),
            }
        }
    }
}

impl Deref for Place {
    type Target = SyncService;

    fn deref(&self) -> &SyncService {
        &self.service
    }
}

/// Everybody of one door who is on the network or about to be.
#[derive(Default)]
pub(crate) struct Network {
    stays: Mutex<Stays>,
    left: Condvar,
}

#[derive(Default)]
struct Stays {
    over: bool,
    next: u64,
    stops: BTreeMap<u64, Stop>,
}

/// One of them, until it is let go.
struct Stay {
    network: Arc<Network>,
    number: u64,
}

impl Network {
    fn begin(self: &Arc<Self>, stop: &Stop) -> Result<Stay> {
        let mut stays = self.stays();
        if stays.over {
            return Err(JournalError::closed());
        }
        let number = stays.next;
        stays.next = number.wrapping_add(1);
        stays.stops.insert(number, stop.clone());
        Ok(Stay { network: Arc::clone(self), number })
    }

    /// Ends them all, and comes back when the last one has left. A listener that asks for it is not waited for: it is one of
    /// them.
    pub(crate) fn end(&self) {
        let mut stays = self.stays();
        stays.over = true;
        stays.stops.values().for_each(Stop::stop);
        if !guard::is_told() {
            let _ = self.left.wait_timeout_while(stays, LEFT_WITHIN, |stays| !stays.stops.is_empty());
        }
    }

    fn stays(&self) -> MutexGuard<'_, Stays> {
        self.stays.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Stay {
    fn drop(&mut self) {
        self.network.stays().stops.remove(&self.number);
        self.network.left.notify_all();
    }
}
