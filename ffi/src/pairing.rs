//! Letting another of the user's devices in, and joining one.

use std::{
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
    time::{Duration, Instant},
};

use hallway_core::sync::{
    HostEvent, HostListener, JoinEvent, JoinListener, OtherDevice, PairingAnswer, PairingQuestion, Stop,
    SyncEvent, Ticket,
};

use crate::{
    Journal, JournalError, Result,
    guard::{self, guarded},
    place::Place,
    qr,
};

/// How long a question stays open at most, which is longer than any code, and how often it is checked whether anybody
/// still waits for it.
const QUESTION_STANDS: Duration = Duration::from_mins(3);
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// What happens while two devices pair.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum PairingEvent {
    /// The code to show, as text and as squares; nobody is connected yet.
    Code {
        /// The text of the code, for the other device to paste.
        ticket: String,
        /// The same as a QR code: its rows from the top, dark squares true, without the quiet zone.
        squares: Vec<Vec<bool>>,
        /// How long it is good for.
        seconds: u64,
    },
    /// Show the digits beside the other device's name. Where `asks` is true the user says here whether both screens show the
    /// same ([`Pairing::answer`]); on the other device that is said.
    Digits {
        /// Six digits, as `123 456`.
        digits: String,
        /// The other device, as it calls itself.
        device: OtherDevice,
        /// It is answered on this device.
        asks: bool,
    },
    /// Both devices have a journal. The user says whether both are kept together ([`Pairing::answer`]); anything but yes
    /// changes nothing.
    KeepBoth {
        /// The device that shows the code.
        device: OtherDevice,
        /// Devices of the journal here that do not come along.
        left_behind: Vec<OtherDevice>,
    },
    /// The two are one journal's devices now.
    Paired {
        /// The other device.
        device: OtherDevice,
    },
    /// The first sync goes on.
    Sync {
        /// How far it has come.
        event: SyncEvent,
    },
}

/// Hears what happens while two devices pair, on a thread of the core. A question is answered by [`Pairing::answer`], from any
/// thread.
#[uniffi::export(with_foreign)]
pub trait PairingListener: Send + Sync {
    /// One step of pairing, in order, each to be shown in place of the one before.
    fn on_event(&self, event: PairingEvent);

    /// It ended: with the device it is paired with, or with why it is not.
    fn ended(&self, device: Option<OtherDevice>, why: Option<JournalError>);
}

/// Two devices that are about to pair. Let go before its end, it is cancelled.
#[derive(uniffi::Object)]
pub struct Pairing(Arc<Asking>);

/// What the user is asked, and whether they have cancelled.
struct Asking {
    answer: Mutex<Option<mpsc::Sender<PairingAnswer>>>,
    stop: Stop,
    listener: Arc<dyn PairingListener>,
}

#[uniffi::export]
impl Journal {
    /// Shows a code for two minutes, lets in the device whose digits the user confirms, and serves its first sync. It comes back
    /// at once; the listener is told the rest. Sync has to be stopped meanwhile.
    pub fn show_code(&self, listener: Arc<dyn PairingListener>, multicast: bool) -> Result<Pairing> {
        self.pair(listener, multicast, |place, asking| place.host(asking, &asking.stop))
    }

    /// The same with a code that is good for `seconds` seconds, two minutes at most.
    pub fn show_code_for(
        &self,
        seconds: u32,
        listener: Arc<dyn PairingListener>,
        multicast: bool,
    ) -> Result<Pairing> {
        let lives = Duration::from_secs(seconds.into());
        self.pair(listener, multicast, move |place, asking| place.host_for(lives, asking, &asking.stop))
    }

    /// Joins the journal of the device that shows this code, and syncs for the first time. It comes back at once; the listener is
    /// told the rest. Sync has to be stopped meanwhile. A text that is not a code is an error at once.
    pub fn join(&self, ticket: &str, listener: Arc<dyn PairingListener>, multicast: bool) -> Result<Pairing> {
        let ticket: Ticket = guarded(|| Ok(ticket.trim().parse()?))?;
        self.pair(listener, multicast, move |place, asking| place.join(&ticket, asking, &asking.stop))
    }
}

impl Journal {
    fn pair(
        &self,
        listener: Arc<dyn PairingListener>,
        multicast: bool,
        pair: impl FnOnce(&Place, &Asking) -> hallway_core::Result<OtherDevice> + Send + 'static,
    ) -> Result<Pairing> {
        guarded(|| {
            let stop = Stop::new();
            let place = Place::take(self, "Hallway, which is pairing", multicast, &stop)?;
            let asking = Arc::new(Asking { answer: Mutex::default(), stop, listener });
            let pairing = Pairing(Arc::clone(&asking));
            thread::Builder::new()
                .name("hallway-pairing".to_owned())
                .spawn(move || {
                    let outcome = guarded(|| Ok(pair(&place, &asking)?));
                    drop(place);
                    guard::tell(|| match outcome {
                        Ok(device) => asking.listener.ended(Some(device), None),
                        Err(why) => asking.listener.ended(None, Some(why)),
                    });
                })
                .map_err(|error| JournalError::mistake(&error.to_string()))?;
            Ok(pairing)
        })
    }
}

#[uniffi::export]
impl Pairing {
    /// Answers the open question: yes goes on, no ends it and changes nothing. Without a question nothing happens.
    pub fn answer(&self, yes: bool) {
        self.0.say(if yes { PairingAnswer::Yes } else { PairingAnswer::No });
    }

    /// Ends it. Nobody is let in who was not before.
    pub fn cancel(&self) {
        self.0.stop.stop();
        self.0.say(PairingAnswer::No);
    }
}

impl Drop for Pairing {
    fn drop(&mut self) {
        self.cancel();
    }
}

impl Asking {
    fn say(&self, answer: PairingAnswer) {
        let waits = self.answer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(waits) = waits {
            // The caller may have given up.
            let _ = waits.send(answer);
        }
    }

    fn tell(&self, event: PairingEvent) -> PairingAnswer {
        guard::tell(|| self.listener.on_event(event));
        PairingAnswer::Yes
    }

    /// Tells a question and waits for its answer, as long as that is wanted. A question that nobody answers is answered with no.
    fn ask(&self, event: PairingEvent, question: &PairingQuestion<'_>) -> PairingAnswer {
        let (answer, answered) = mpsc::channel();
        *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
        self.tell(event);
        if self.stop.is_stopped() {
            return PairingAnswer::No;
        }
        let asked = Instant::now();
        let said = loop {
            match answered.recv_timeout(LOOK_AGAIN) {
                Err(mpsc::RecvTimeoutError::Timeout)
                    if question.is_open() && asked.elapsed() < QUESTION_STANDS => {}
                said => break said,
            }
        };
        self.answer.lock().unwrap_or_else(PoisonError::into_inner).take();
        said.unwrap_or(PairingAnswer::No)
    }
}

impl HostListener for Asking {
    fn on_event(&self, event: HostEvent) -> PairingAnswer {
        match event {
            HostEvent::Ticket { ticket, seconds } => {
                let squares = qr::squares(&ticket);
                self.tell(PairingEvent::Code { ticket, squares, seconds })
            }
            HostEvent::Paired { device } => self.tell(PairingEvent::Paired { device }),
            HostEvent::Sync(event) => self.tell(PairingEvent::Sync { event }),
            // A question, or an event of a newer core that this door does not know: it is nothing that lets anybody in.
            _ => PairingAnswer::No,
        }
    }

    fn on_question(&self, event: HostEvent, question: &PairingQuestion<'_>) -> PairingAnswer {
        match event {
            HostEvent::Digits { digits, device } => {
                self.ask(PairingEvent::Digits { digits, device, asks: true }, question)
            }
            other => HostListener::on_event(self, other),
        }
    }
}

impl JoinListener for Asking {
    fn on_event(&self, event: JoinEvent) -> PairingAnswer {
        match event {
            JoinEvent::Digits { digits, device } => {
                self.tell(PairingEvent::Digits { digits, device, asks: false })
            }
            JoinEvent::Paired { device } => self.tell(PairingEvent::Paired { device }),
            JoinEvent::Sync(event) => self.tell(PairingEvent::Sync { event }),
            _ => PairingAnswer::No,
        }
    }

    fn on_question(&self, event: JoinEvent, question: &PairingQuestion<'_>) -> PairingAnswer {
        match event {
            JoinEvent::KeepBoth { device, left_behind } => {
                self.ask(PairingEvent::KeepBoth { device, left_behind }, question)
            }
            other => JoinListener::on_event(self, other),
        }
    }
}
