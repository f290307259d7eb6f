//! What sync tells while it goes on: one JSON event a line, or a line for a person and a bar for what takes long.

use hallway_core::{
    Journal,
    journal::News,
    model::RecordId,
    sync::{Direction, Exchanged, OtherDevice, PeerEnd, PeerOutcome, SyncEvent},
};
use indicatif::ProgressBar;
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    json, pager, progress, render,
    screen::{Screen, faint, plain},
    session::Session,
    terminal,
    trouble::{Outcome, Trouble},
};

/// How many lines and people are named of what one session brought.
const NAMED: usize = 10;

/// Tells the user, or a program, what happens.
pub struct Events<'a> {
    session: &'a Session,
    journal: &'a Journal,
    /// Begun with the first record that moves.
    bar: Option<ProgressBar>,
    /// The first thing that could not be told: nobody reads any more.
    failed: Option<Trouble>,
}

impl<'a> Events<'a> {
    /// For one run of a verb.
    pub fn new(session: &'a Session, journal: &'a Journal) -> Self {
        Self { session, journal, bar: None, failed: None }
    }

    /// Tells one thing that happened.
    pub fn tell(&mut self, event: &SyncEvent) {
        match event {
            SyncEvent::Progress { device, direction, records, bytes, .. } => {
                let bar = self.bar.get_or_insert_with(|| progress::count("records", self.session));
                bar.set_message(format!("records, {}", moved(device, *direction, *bytes)));
                bar.set_position(*records);
                self.value(event, None);
            }
            SyncEvent::New { device, records } => self.news(device, records),
            SyncEvent::InStep { device } => {
                self.clear();
                self.value(event, Some(format!("{} · in step", device.name)));
            }
            SyncEvent::Refused { device, record, why } => {
                let said = format!("{} · record {record} was not taken: {why}", device.name);
                self.value(event, Some(said));
            }
            SyncEvent::MembersChanged { device } => {
                let said = format!("{} told of a change of devices: hallway sync devices", device.name);
                self.value(event, Some(said));
            }
            SyncEvent::Note { text } => self.value(event, Some(text.clone())),
            SyncEvent::Ended { outcome, again } => {
                let again =
                    again.map_or(String::new(), |wait| format!(" Tried again in {} s.", wait.div_ceil(1000)));
                let said = trouble_with(outcome).map(|why| format!("{}{again}", sentence(outcome, &why)));
                self.value(event, said);
            }
            _ => self.value(event, None),
        }
    }

    /// An event of the command's own.
    pub fn say(&mut self, event: &Value, line: impl Into<String>) {
        self.value(event, Some(line.into()));
    }

    /// The same with a screen of its own.
    pub fn show(&mut self, event: &Value, screen: impl FnOnce() -> Screen) {
        let screen = (!self.session.json()).then(screen);
        self.put(event, screen);
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
        match self.journal.news(records, NAMED) {
            Ok(news) => {
                let value = json!({
                    "event": "news", "device": device, "items": news.items, "others": news.others,
                });
                let screen = named(device, &news, self.session);
                self.put(&value, (!news.items.is_empty()).then_some(screen));
            }
            Err(error) => self.failed = self.failed.take().or(Some(error.into())),
        }
    }

    fn value(&mut self, event: &impl Serialize, line: Option<String>) {
        let screen = line.map(|line| {
            let mut screen = Screen::new();
            screen.paragraph(&line, terminal::width());
            screen
        });
        self.put(event, screen);
    }

    fn put(&mut self, event: &impl Serialize, screen: Option<Screen>) {
        let session = self.session;
        let tell = || match screen {
            _ if session.json() => json::line(event).and_then(|line| pager::write(&line)),
            Some(screen) if !session.quiet() => pager::say(&screen),
            _ => Ok(()),
        };
        let told = match &self.bar {
            Some(bar) => bar.suspend(tell),
            None => tell(),
        };
        if let Err(trouble) = told {
            self.failed.get_or_insert(trouble);
        }
    }
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
            format!("{}: {text}", item.people.join(", "))
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
pub fn summary(outcome: &PeerOutcome) -> String {
    match (&outcome.end, trouble_with(outcome)) {
        (_, Some(why)) => sentence(outcome, &why),
        (PeerEnd::InStep(exchanged) | PeerEnd::Stopped(exchanged), None) => {
            format!("{} · in step{}", outcome.device.name, amounts(exchanged))
        }
        _ => format!("{} · done", outcome.device.name),
    }
}

fn amounts(exchanged: &Exchanged) -> String {
    let Exchanged { sent, received, refused, .. } = exchanged;
    if (*sent, *received, *refused) == (0, 0, 0) {
        return " · nothing new".to_owned();
    }
    let bytes = render::size(exchanged.bytes_sent.saturating_add(exchanged.bytes_received));
    let refused = if *refused == 0 { String::new() } else { format!(" · {refused} not taken") };
    format!(" · {received} records here, {sent} there, {bytes}{refused}")
}

fn sentence(outcome: &PeerOutcome, why: &str) -> String {
    format!("{} · {why}", outcome.device.name)
}

/// Why the two are not in step, and what to do.
fn trouble_with(outcome: &PeerOutcome) -> Option<String> {
    match &outcome.end {
        PeerEnd::InStep(_) | PeerEnd::Stopped(_) => None,
        PeerEnd::NotReachable => Some(
            "not reachable. It has to be on, on a network that this device reaches, and in sync itself \
             (hallway sync --watch)."
                .to_owned(),
        ),
        PeerEnd::NotAMember => Some(
            "it says that this device was cut off. What is here stays here; to come back, pair again as a new device."
                .to_owned(),
        ),
        PeerEnd::CutOff => Some("cut off: nothing was taken from it and nothing was sent to it.".to_owned()),
        PeerEnd::Incompatible { why } | PeerEnd::Broken { why, .. } => Some(why.clone()),
        _ => Some("not in step.".to_owned()),
    }
}
