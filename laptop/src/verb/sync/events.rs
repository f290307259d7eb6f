//! What sync tells while it goes on: one JSON event a line, or a line for a person and a bar for what takes long.

use std::collections::HashMap;

use hallway_core::{
    Journal,
    journal::{Hit, News},
    model::{EndpointId, RecordId},
    sync::{Direction, Exchanged, OtherDevice, PeerEnd, PeerOutcome, SyncEvent},
};
use indicatif::ProgressBar;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    error::{CommandError, Outcome},
    output::{
        hint::{self, Spelled},
        json, pager, progress, render,
        screen::{Screen, faint, plain},
        terminal,
    },
    session::Session,
};

/// How many lines and people are named of what one session brought.
const NAMED: u32 = 10;

/// What happens while devices meet, as a program hears it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event<'a> {
    /// Others can reach this device from now on.
    Listening,
    /// The code to show, and for how long it is good.
    Code {
        /// The code as text.
        code: &'a str,
        /// How long it is good for.
        seconds: u64,
    },
    /// The figures that both devices show; where this one shows the code, `--yes` says that they are the same.
    Digits {
        /// Six digits, as `123 456`.
        digits: &'a str,
        /// The other device, as it calls itself.
        device: &'a OtherDevice,
    },
    /// This device has a journal of its own: `--yes` keeps both together.
    KeepBoth {
        /// The device that shows the code.
        device: &'a OtherDevice,
        /// Devices of the journal here that do not come along.
        left_behind: &'a [OtherDevice],
    },
    /// Both are one journal's devices now; the first sync follows.
    Paired {
        /// The other device.
        device: &'a OtherDevice,
    },
    /// A connection is there; comparing begins.
    Connected {
        /// The other device.
        device: &'a OtherDevice,
    },
    /// How far records have come.
    Progress {
        /// The other device.
        device: &'a OtherDevice,
        /// Whether records come or go.
        direction: Direction,
        /// Records so far.
        records: u64,
        /// Bytes of them so far, before compression.
        bytes: u64,
        /// Records in all, if that is known.
        total: Option<u64>,
    },
    /// What came that is new or changed here, and is on disk.
    News {
        /// Who sent it.
        device: &'a OtherDevice,
        /// The first of it.
        items: &'a [Hit],
        /// How many records came besides.
        others: u64,
    },
    /// Both have the same.
    InStep {
        /// The other device.
        device: &'a OtherDevice,
    },
    /// A record was not taken; the others were.
    Refused {
        /// The other device.
        device: &'a OtherDevice,
        /// The record.
        record: RecordId,
        /// Why, and by whom.
        why: &'a str,
    },
    /// Who is a member changed.
    MembersChanged {
        /// The device that told it.
        device: &'a OtherDevice,
    },
    /// Nothing is wrong, but not as usual.
    Note {
        /// A sentence for a person.
        text: &'a str,
        /// What could be done about it.
        hints: Vec<Spelled>,
    },
    /// A connection ended, or could not be made.
    Ended {
        /// The other device.
        device: &'a OtherDevice,
        /// How it ended.
        end: &'a PeerEnd,
        /// Milliseconds until it is tried again; nothing if it is not.
        again: Option<u64>,
    },
}

/// Tells the user, or a program, what happens.
pub struct Events<'a> {
    session: &'a Session,
    journal: &'a Journal,
    /// Begun with the first record that moves.
    bar: Option<ProgressBar>,
    /// The run goes on after all are in step.
    stays: bool,
    /// What was said last about each device.
    last_said: HashMap<EndpointId, String>,
    /// How many records came from a device behind those that were named, until both are in step: a first sync brings thousands.
    unnamed: HashMap<EndpointId, u64>,
    /// The first event that could not be written, because nobody reads any longer.
    failed: Option<CommandError>,
}

impl<'a> Events<'a> {
    /// For one run of a verb.
    pub fn new(session: &'a Session, journal: &'a Journal) -> Self {
        Self {
            session,
            journal,
            bar: None,
            stays: false,
            last_said: HashMap::new(),
            unnamed: HashMap::new(),
            failed: None,
        }
    }

    /// The same for a run that stays.
    pub fn that_stay(self) -> Self {
        Self { stays: true, ..self }
    }

    /// Tells one thing that happened.
    pub fn tell(&mut self, event: &SyncEvent) {
        match event {
            SyncEvent::Progress { device, direction, records, bytes, total } => {
                let bar =
                    self.bar.get_or_insert_with(|| progress::count("records", self.session.shows_progress()));
                bar.set_message(format!("records, {}", moved(device, *direction, *bytes)));
                bar.set_position(*records);
                let (direction, records, bytes, total) = (*direction, *records, *bytes, *total);
                self.value(&Event::Progress { device, direction, records, bytes, total }, None);
            }
            SyncEvent::New { device, records } => self.news(device, records),
            SyncEvent::InStep { device } => {
                self.clear();
                self.rest_is_told(device);
                // A run that ends says so with its end; one that stays says it when it was otherwise before.
                let said = format!("{} · in step", device.name);
                let is_news = self.stays
                    && self.last_said.insert(device.endpoint, said.clone()).is_none_or(|last| last != said);
                self.value(&Event::InStep { device }, is_news.then_some(said));
            }
            SyncEvent::Refused { device, record, why } => {
                let said = format!("{} · record {record} was not taken: {why}", device.name);
                self.value(&Event::Refused { device, record: *record, why }, Some(said));
            }
            SyncEvent::MembersChanged { device } => {
                let said = format!("{} told of a change of devices: hallway sync devices", device.name);
                self.value(&Event::MembersChanged { device }, Some(said));
            }
            SyncEvent::Note { text, hint } => {
                let hints: Vec<Spelled> = hint.iter().filter_map(hint::spell).collect();
                let said = std::iter::once(text.clone()).chain(hints.iter().map(Spelled::line));
                let said = said.collect::<Vec<_>>().join(": ");
                self.value(&Event::Note { text, hints }, Some(said));
            }
            SyncEvent::Ended { outcome, again } => self.ended(outcome, *again),
            SyncEvent::Connected { device } => self.value(&Event::Connected { device }, None),
            _ => {}
        }
    }

    /// The digits that both devices show, with what to do about them.
    pub fn digits(&mut self, digits: &str, device: &OtherDevice, line: String) {
        self.say(&Event::Digits { digits, device }, line);
    }

    /// Two devices are paired.
    pub fn paired(&mut self, device: &OtherDevice, line: String) {
        self.say(&Event::Paired { device }, line);
    }

    /// Tells one thing of the first sync of two devices.
    pub fn tell_of_first(&mut self, event: &SyncEvent) {
        // That members changed is what pairing did.
        if !matches!(event, SyncEvent::MembersChanged { .. }) {
            self.tell(event);
        }
    }

    /// An event of the command's own, which is told even when acts say nothing: somebody waits for it.
    pub fn say(&mut self, event: &Event<'_>, line: impl Into<String>) {
        let screen = paragraph(&line.into());
        self.put(event, Some(screen), Verbosity::Always);
    }

    /// A line for people; with `--json` it is left out.
    pub fn line(&mut self, line: &str) {
        if !self.session.json()
            && !self.session.quiet()
            && let Err(error) = pager::say(&paragraph(line))
        {
            self.failed.get_or_insert(error);
        }
    }

    /// How it went with a device; the same again is not said twice, though a program hears it.
    pub fn ended(&mut self, outcome: &PeerOutcome, again: Option<u64>) {
        self.clear();
        self.rest_is_told(&outcome.device);
        let said = summary(outcome);
        let event = Event::Ended { device: &outcome.device, end: &outcome.end, again };
        let is_news =
            self.last_said.insert(outcome.device.endpoint, said.clone()).is_none_or(|last| last != said);
        let next = again.map_or(String::new(), |wait| format!(" Next try in {} s.", wait.div_ceil(1000)));
        let told = if matches!(outcome.end, PeerEnd::InStep(_)) {
            Verbosity::UnlessQuiet
        } else {
            Verbosity::Always
        };
        self.put(&event, is_news.then(|| paragraph(&(said + &next))), told);
    }

    /// The same with a screen of its own.
    pub fn show(&mut self, event: &Event<'_>, screen: impl FnOnce() -> Screen) {
        let screen = (!self.session.json()).then(screen);
        self.put(event, screen, Verbosity::Always);
    }

    /// How it went, if all of it could be told.
    pub fn finish(mut self) -> Outcome {
        self.clear();
        self.failed.map_or(Ok(()), Err)
    }

    /// Takes the bar away: what it counted is done.
    fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }

    fn news(&mut self, device: &OtherDevice, records: &[RecordId]) {
        match self.journal.replica().news(records, NAMED) {
            Ok(news) => {
                let value = Event::News { device, items: &news.items, others: news.others };
                let screen = match self.unnamed.get_mut(&device.endpoint) {
                    Some(unnamed) => {
                        *unnamed += news.items.len() as u64 + news.others;
                        None
                    }
                    None if news.items.is_empty() => None,
                    None => {
                        self.unnamed.insert(device.endpoint, news.others);
                        Some(named(device, &news, self.session))
                    }
                };
                self.put(&value, screen, Verbosity::UnlessQuiet);
            }
            Err(error) => self.failed = self.failed.take().or(Some(error.into())),
        }
    }

    /// Says how many came behind those that were named.
    fn rest_is_told(&mut self, device: &OtherDevice) {
        if let Some(unnamed) = self.unnamed.remove(&device.endpoint)
            && unnamed > 0
        {
            self.line(&format!("  and {} more from {}", render::count(unnamed, "record"), device.name));
        }
    }

    fn value(&mut self, event: &Event<'_>, line: Option<String>) {
        self.put(event, line.map(|line| paragraph(&line)), Verbosity::UnlessQuiet);
    }

    fn put(&mut self, event: &Event<'_>, screen: Option<Screen>, verbosity: Verbosity) {
        let session = self.session;
        let tell = || match screen {
            _ if session.json() => json::line(event).and_then(|line| pager::write(&line)),
            Some(screen) if verbosity == Verbosity::Always || !session.quiet() => pager::say(&screen),
            _ => Ok(()),
        };
        let outcome = match &self.bar {
            Some(bar) => bar.suspend(tell),
            None => tell(),
        };
        if let Err(error) = outcome {
            self.failed.get_or_insert(error);
        }
    }
}

/// Whether `--quiet` leaves something out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verbosity {
    Always,
    UnlessQuiet,
}

fn paragraph(line: &str) -> Screen {
    let mut screen = Screen::new();
    screen.paragraph(line, terminal::width());
    screen
}

/// What arrived, by name.
fn named(device: &OtherDevice, news: &News, session: &Session) -> Screen {
    let mut screen = Screen::new();
    screen.line([plain(format!("New from {}", device.name))]);
    let today = session.now().date_naive();
    let rows = news.items.iter().map(|item| {
        let text = if item.private { "private".to_owned() } else { item.text.clone() };
        let text = if item.people.is_empty() || !item.private {
            text
        } else {
            format!("{}: {text}", render::names(&item.people))
        };
        let kind = if item.what == "person" { "person" } else { &item.kind };
        vec![plain(render::day(item.day, today)), plain(kind), plain(text), faint(item.reference.to_string())]
    });
    screen.table(2, rows.collect(), 2, terminal::width());
    screen
}

fn moved(device: &OtherDevice, direction: Direction, bytes: u64) -> String {
    let way = match direction {
        Direction::In => "from",
        Direction::Out => "to",
    };
    format!("{} {way} {}", render::size(bytes), device.name)
}

/// One line about how it went with a device.
fn summary(PeerOutcome { device, end }: &PeerOutcome) -> String {
    let how = match end {
        PeerEnd::InStep(exchanged) => format!("in step{}", amounts(exchanged).unwrap_or(" · nothing new".to_owned())),
        PeerEnd::Stopped(exchanged) => {
            format!("stopped before it was in step{}", amounts(exchanged).unwrap_or_default())
        }
        PeerEnd::NotReachable => {
            "not reachable. It has to be on, on a network that this device reaches, and in sync itself (hallway sync \
             --watch)."
                .to_owned()
        }
        PeerEnd::NotAMember => {
            "it does not let this device in. Look at hallway sync devices over there: if this device is paused, trust it there; if it was cut off, join again as a new device."
                .to_owned()
        }
        PeerEnd::CutOff => {
            "it may not take part here: nothing was taken from it or sent to it. See hallway sync devices."
                .to_owned()
        }
        PeerEnd::Incompatible { why } | PeerEnd::Broken { why, .. } => why.clone(),
        _ => "not in step.".to_owned(),
    };
    format!("{} · {how}", device.name)
}

/// What went over the line, if anything did.
fn amounts(exchanged: &Exchanged) -> Option<String> {
    let Exchanged { sent, received, refused, .. } = exchanged;
    if (*sent, *received, *refused) == (0, 0, 0) {
        return None;
    }
    let records = |number: u64| render::count(number, "record");
    let bytes = render::size(exchanged.bytes_sent.saturating_add(exchanged.bytes_received));
    let refused = if *refused == 0 { String::new() } else { format!(", {refused} not taken") };
    Some(format!(" · received {}, sent {sent}{refused}, {bytes}", records(*received)))
}
