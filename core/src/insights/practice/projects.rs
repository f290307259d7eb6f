//! Projects of others that the user supports, and priorities of the user's own: one active at a time.
//!
//! Two can become active when two devices begin one each; both stay, and the screen asks which to pause.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    insights::named::{Named, Refers},
    model::{Dated, Initiative, InitiativeState, Moment, PersonId, Reference, noted},
    store::index::stored::Stored,
};

/// Something that was said or done on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnADay {
    /// The day.
    pub day: NaiveDate,
    /// What.
    pub said: String,
}

/// A project as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InitiativeLine {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What it is called.
    pub name: String,
    /// Whose it is; nothing: the user's own.
    pub person: Option<Named>,
    /// How it stands.
    pub state: InitiativeState,
    /// The day the user began.
    pub begun: NaiveDate,
    /// What the user offered, newest first.
    pub offered: Vec<OnADay>,
    /// What moved because of it, newest first.
    pub moved: Vec<OnADay>,
    /// Whose counsel the user sought, and on what.
    pub counsel: Vec<(Named, String)>,
    /// Who was told that it is a priority, and when.
    pub told: Vec<(Named, NaiveDate)>,
}

/// The screen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Initiatives {
    /// Active ones first, then paused, then done; each the newest first.
    pub initiatives: Vec<InitiativeLine>,
    /// More than one is active: which to pause?
    pub several_active: bool,
}

/// The screen as of `now`. `named` gives a person as screens name them; nothing for somebody gone.
pub(crate) fn initiatives(
    all: &[Stored<Initiative>],
    named: impl Fn(PersonId) -> Option<Named>,
    now: Moment,
) -> Initiatives {
    let mut lines: Vec<InitiativeLine> = all.iter().map(|one| line(one, &named, now)).collect();
    lines.sort_by_key(|line| (rank(&line.state), std::cmp::Reverse((line.begun, line.reference.id))));
    let active = lines.iter().filter(|line| line.state == InitiativeState::Active).count();
    Initiatives { initiatives: lines, several_active: active > 1 }
}

fn rank(state: &InitiativeState) -> u8 {
    match state {
        InitiativeState::Active => 0,
        InitiativeState::Paused => 1,
        InitiativeState::Done => 2,
        InitiativeState::Other(_) => 3,
    }
}

fn line(one: &Stored<Initiative>, named: impl Fn(PersonId) -> Option<Named>, now: Moment) -> InitiativeLine {
    let Stored { id, record } = one;
    let days = |dated: &Dated| {
        let past = noted(dated).into_iter().filter(|(at, _)| *at <= now);
        past.rev().map(|(at, said)| OnADay { day: at.date_naive(), said: said.to_owned() }).collect()
    };
    InitiativeLine {
        reference: Reference::to(*id),
        name: record.name.clone(),
        person: record.person.and_then(&named),
        state: record.state.clone(),
        begun: record.begun.date_naive(),
        offered: days(&record.offered),
        moved: days(&record.moved),
        counsel: record
            .counsel
            .iter()
            .filter_map(|(person, on)| Some((named(*person)?, on.clone())))
            .collect(),
        told: record
            .told
            .iter()
            .filter_map(|(person, at)| Some((named(*person)?, at.date_naive())))
            .collect(),
    }
}

impl Refers for Initiatives {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        for line in &mut self.initiatives {
            f(&mut line.reference);
            line.person.iter_mut().for_each(|named| f(&mut named.reference));
            line.counsel.iter_mut().for_each(|(named, _)| f(&mut named.reference));
            line.told.iter_mut().for_each(|(named, _)| f(&mut named.reference));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::{id, noon, now};

    fn one(n: u32, state: InitiativeState, begun: &str) -> Stored<Initiative> {
        let record = Initiative { name: format!("{n}"), state, begun: noon(begun), ..Initiative::default() };
        Stored { id: id(n), record }
    }

    #[test]
    fn the_active_one_stands_first_and_two_active_ones_are_asked_about() {
        let mut all = vec![
            one(1, InitiativeState::Done, "2026-03-01"),
            one(2, InitiativeState::Active, "2026-04-01"),
            one(3, InitiativeState::Paused, "2026-05-01"),
        ];
        let names = |screen: &Initiatives| {
            screen.initiatives.iter().map(|line| line.name.clone()).collect::<Vec<_>>()
        };
        let screen = initiatives(&all, |_| None, now());
        assert_eq!(
            (names(&screen), screen.several_active),
            (vec!["2".into(), "3".into(), "1".into()], false)
        );
        all.push(one(4, InitiativeState::Active, "2026-05-01"));
        let screen = initiatives(&all, |_| None, now());
        assert_eq!(
            (names(&screen)[..2].to_vec(), screen.several_active),
            (vec!["4".to_owned(), "2".into()], true)
        );
    }
}
