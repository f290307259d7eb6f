//! Rows for the tests of this folder: plain values, with the least that each test must say.

use std::convert::Infallible;

use chrono::{DateTime, NaiveDate};

use crate::{
    insights::{
        people::{
            contacts::{TodaySources, Touch},
            proposal::Proposal,
            proposals::proposals,
        },
        practice::{evidence::Evidence, seat::MapSeat},
        said::{Said, Whose},
    },
    model::{
        Advocacy, Ask, AskKind, Due, EntryKind, ExchangeKind, FactKind, Feedback, Frame, Goal, GoalKind,
        Moment, PersonId, Praise, PromiseStatus, RecordId, Relation, Role, Shown, Span, Stance, Tense, Tone,
        Win,
    },
    quick_log::DateHabits,
    store::index::{
        entry::EntryRow,
        exchange::ExchangeRow,
        fact::FactRow,
        person::PersonRow,
        position::PositionRow,
        presence::{ContactTally, PresenceRow},
        promise::PromiseRow,
        stored::Stored,
    },
};

/// Wednesday 18 November 2026, half past one.
pub(crate) fn now() -> Moment {
    moment("2026-11-18T13:30:00+01:00")
}

pub(crate) fn moment(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Noon of a day.
pub(crate) fn noon(text: &str) -> Moment {
    moment(&format!("{text}T12:00:00+01:00"))
}

pub(crate) fn id(n: u32) -> RecordId {
    let mut bytes = [0; 16];
    bytes[12..].copy_from_slice(&n.to_be_bytes());
    RecordId::from_bytes(bytes)
}

pub(crate) fn person(n: u32, name: &str) -> PersonRow {
    PersonRow {
        id: PersonId(id(n)),
        name: name.to_owned(),
        relation: Relation::Colleague,
        pronoun: String::new(),
        cadence: None,
        resting: None,
        resting_because: String::new(),
        stage: None,
        stage_said: None,
        new: false,
        made: noon("2026-01-07"),
    }
}

pub(crate) fn position(title: &str, org: &str) -> PositionRow {
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

pub(crate) fn promise(n: u32, mine: bool, text: &str, made: &str, due: Option<&str>) -> PromiseRow {
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

pub(crate) fn fact(n: u32, kind: FactKind, text: &str, learned: &str) -> FactRow {
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

pub(crate) fn contact(n: u32, at: &str) -> PresenceRow {
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

pub(crate) fn line(n: u32, at: &str) -> EntryRow {
    EntryRow {
        id: id(n),
        at: noon(at),
        kind: EntryKind::Coffee,
        raw: String::new(),
        started: None,
        private: false,
        alone: false,
        doubtful: false,
    }
}

/// Something said of the first person, who was there.
pub(crate) fn said(n: u32, at: &str, frame: Frame, tense: Tense, text: &str) -> Said {
    Said {
        entry: id(n),
        at: noon(at),
        private: false,
        there: vec![PersonId(id(1))],
        whose: Whose::Them(vec![PersonId(id(1))]),
        said_by: None,
        frame,
        tense,
        tone: Tone::Plain,
        trouble: None,
        text: text.to_owned(),
        clause: text.to_owned(),
        place: Span { start: 0, end: text.len() },
        before: String::new(),
        dates: DateHabits::default(),
    }
}

pub(crate) fn tally(n: u32, conversations: u64, last: Option<&str>, message: Option<&str>) -> ContactTally {
    ContactTally {
        person: PersonId(id(n)),
        conversations,
        last_conversation: last.map(noon),
        last_message: message.map(noon),
    }
}

/// Whom it would be good to see, where what there was with each is in the tallies.
pub(crate) fn to_see(sources: &TodaySources<'_>) -> Vec<Proposal> {
    let canonical = |person| sources.identities.canonical(person);
    let look_up = |person| {
        let theirs = sources.tallies.iter().filter(|tally| canonical(tally.person) == person);
        Ok::<_, Infallible>(Touch::of(theirs, now()))
    };
    proposals(sources, now(), look_up).unwrap()
}

/// Somebody of whom nothing is known.
pub(crate) fn evidence(n: u32) -> Evidence {
    Evidence {
        person: person(n, "Ana Silva"),
        positions: Vec::new(),
        contacts: Vec::new(),
        promises: Vec::new(),
        facts: Vec::new(),
        exchanges: Vec::new(),
        asks: Vec::new(),
        met: std::collections::BTreeMap::new(),
        feedback: Vec::new(),
        advocacies: Vec::new(),
        praises: Vec::new(),
        shown: Vec::new(),
        records: vec![PersonId(id(n))],
        ended: std::collections::BTreeSet::new(),
    }
}

pub(crate) fn exchange(n: u32, given: bool, kind: ExchangeKind, at: &str) -> ExchangeRow {
    ExchangeRow {
        id: id(n),
        given,
        kind,
        text: String::new(),
        person: Some(PersonId(id(1))),
        guess: false,
        entry: None,
        at: noon(at),
        private: false,
    }
}

pub(crate) fn praise(n: u32, thanks: bool, at: &str) -> Stored<Praise> {
    Stored {
        id: id(n),
        record: Praise { person: PersonId(id(1)), thanks, at: noon(at), ..Praise::default() },
    }
}

pub(crate) fn advice(n: u32, at: &str) -> Stored<Feedback> {
    Stored { id: id(n), record: Feedback { person: PersonId(id(1)), at: noon(at), ..Feedback::default() } }
}

pub(crate) fn ask(n: u32, kind: AskKind, at: &str) -> Stored<Ask> {
    Stored { id: id(n), record: Ask { person: PersonId(id(1)), kind, asked: noon(at), ..Ask::default() } }
}

pub(crate) fn advocacy(n: u32, to: &str, at: &str, thanked: Option<&str>) -> Stored<Advocacy> {
    let record = Advocacy {
        person: PersonId(id(1)),
        to: to.to_owned(),
        at: noon(at),
        thanked: thanked.map(noon),
        ..Advocacy::default()
    };
    Stored { id: id(n), record }
}

pub(crate) fn shown(stance: Stance, said: &str, at: &str) -> Shown {
    Shown { at: noon(at), stance, said: said.to_owned() }
}

pub(crate) fn goal(n: u32, decision: Option<&str>) -> Stored<Goal> {
    let record = Goal {
        name: "Staff engineer".to_owned(),
        kind: GoalKind::Promotion,
        decision: decision.map(day),
        set: noon("2026-09-01"),
        ..Goal::default()
    };
    Stored { id: id(n), record }
}

/// Somebody's place in goal 100.
pub(crate) fn seat(n: u32, role: Role, stance: Stance) -> MapSeat {
    MapSeat {
        person: PersonId(id(n)),
        records: vec![id(200 + n)],
        goal: id(100).into(),
        roles: [role].into(),
        shown: vec![shown(stance, "", "2026-11-01")],
        told: Vec::new(),
        highlight: String::new(),
        added: noon("2026-09-01"),
        spoke: None,
        talked: false,
        leaves: None,
    }
}

pub(crate) fn win(n: u32, what: &str, at: &str) -> Stored<Win> {
    let record =
        Win { what: what.to_owned(), evidence: "the dashboard".to_owned(), at: noon(at), ..Win::default() };
    Stored { id: id(n), record }
}
