//! Rows for the tests of this folder: plain values, with the least that each test must say.

use chrono::{DateTime, NaiveDate};

use crate::{
    model::{Due, EntryKind, FactKind, Moment, PersonId, PromiseStatus, RecordId, Relation},
    store::index::{
        entry::EntryRow,
        fact::FactRow,
        person::PersonRow,
        position::PositionRow,
        presence::{ContactTally, PresenceRow},
        promise::PromiseRow,
    },
};

/// Wednesday 18 November 2026, half past one.
pub(super) fn now() -> Moment {
    moment("2026-11-18T13:30:00+01:00")
}

pub(super) fn moment(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Noon of a day.
pub(super) fn noon(text: &str) -> Moment {
    moment(&format!("{text}T12:00:00+01:00"))
}

pub(super) fn id(n: u32) -> RecordId {
    let mut bytes = [0; 16];
    bytes[12..].copy_from_slice(&n.to_be_bytes());
    RecordId::from_bytes(bytes)
}

pub(super) fn person(n: u32, name: &str) -> PersonRow {
    PersonRow {
        id: PersonId(id(n)),
        name: name.to_owned(),
        relation: Relation::Colleague,
        pronoun: String::new(),
        cadence: None,
        resting: None,
        resting_because: String::new(),
        stage: None,
        new: false,
        made: noon("2026-01-07"),
    }
}

pub(super) fn position(title: &str, org: &str) -> PositionRow {
    PositionRow {
        id: id(7000),
        person: PersonId(id(1)),
        org: org.to_owned(),
        title: title.to_owned(),
        level: None,
        reports_to: None,
        from: None,
        until: None,
    }
}

pub(super) fn promise(n: u32, mine: bool, text: &str, made: &str, due: Option<&str>) -> PromiseRow {
    PromiseRow {
        id: id(n),
        mine,
        text: text.to_owned(),
        person: Some(PersonId(id(1))),
        guess: false,
        entry: None,
        made: noon(made),
        due: due.map(|due| due.parse::<Due>().unwrap()),
        status: PromiseStatus::Open,
        settled: None,
        moves: 0,
        private: false,
    }
}

pub(super) fn fact(n: u32, kind: FactKind, text: &str, learned: &str) -> FactRow {
    FactRow {
        id: id(n),
        person: Some(PersonId(id(1))),
        guess: false,
        kind,
        text: text.to_owned(),
        entry: None,
        learned: noon(learned),
        confirmed_on: None,
        ended: None,
        private: false,
    }
}

pub(super) fn contact(n: u32, at: &str) -> PresenceRow {
    PresenceRow {
        person: PersonId(id(1)),
        entry: id(n),
        at: noon(at),
        kind: EntryKind::Coffee,
        there: true,
        guess: false,
        private: false,
        started: None,
    }
}

pub(super) fn line(n: u32, at: &str, prose: &[&str]) -> (EntryRow, Vec<String>) {
    let row = EntryRow {
        id: id(n),
        at: noon(at),
        kind: EntryKind::Coffee,
        raw: String::new(),
        started: None,
        private: false,
        alone: false,
        doubtful: false,
    };
    (row, prose.iter().map(|&fragment| fragment.to_owned()).collect())
}

pub(super) fn tally(n: u32, conversations: u64, last: Option<&str>, message: Option<&str>) -> ContactTally {
    ContactTally {
        person: PersonId(id(n)),
        conversations,
        last_conversation: last.map(noon),
        last_message: message.map(noon),
    }
}
