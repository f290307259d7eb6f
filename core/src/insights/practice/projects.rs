//! Projects of others that the user supports, and priorities of the user's own: one active at a time.
//!
//! Two can become active when two devices begin one each; both stay, and the screen asks which to pause.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    insights::named::{Named, Refers},
    model::{Dated, Moment, PersonId, Project, ProjectState, Reference, noted},
    store::index::stored::Stored,
};

/// Something that was said or done on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnADay {
    /// The day on which it was.
    pub day: NaiveDate,
    /// What was said or done.
    pub said: String,
}

/// Counsel that was sought. It serialises as the two.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counsel {
    /// The person who was asked.
    pub person: Named,
    /// What it was about.
    pub on: String,
}

/// Somebody who was told on a day. It serialises as the two.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ToldOnADay {
    /// The person who was told.
    pub person: Named,
    /// The day on which it was.
    pub day: NaiveDate,
}

/// A project as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProjectLine {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What it is called.
    pub name: String,
    /// Whose it is; nothing: the user's own.
    pub person: Option<Named>,
    /// Whether it is active, paused or done.
    pub state: ProjectState,
    /// The day the user began.
    pub begun: NaiveDate,
    /// What the user offered, newest first.
    pub offered: Vec<OnADay>,
    /// What moved because of it, newest first.
    pub moved: Vec<OnADay>,
    /// Whose counsel the user sought, and on what.
    pub counsel: Vec<Counsel>,
    /// Who was told that it is a priority, and when.
    pub told: Vec<ToldOnADay>,
}

/// All projects, and whether one too many is active.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Projects {
    /// Active ones first, then paused, then done; each the newest first.
    pub projects: Vec<ProjectLine>,
    /// More than one is active: the user is asked which to pause.
    pub several_active: bool,
}

/// The screen as of `now`. `named` gives a person as screens name them; `None` for somebody gone.
pub(crate) fn projects(
    all: &[Stored<Project>],
    named: impl Fn(PersonId) -> Option<Named>,
    now: Moment,
) -> Projects {
    let mut lines: Vec<ProjectLine> = all.iter().map(|one| line(one, &named, now)).collect();
    lines.sort_by_key(|line| (rank(&line.state), std::cmp::Reverse((line.begun, line.reference.id))));
    let active = lines.iter().filter(|line| line.state == ProjectState::Active).count();
    Projects { projects: lines, several_active: active > 1 }
}

fn rank(state: &ProjectState) -> u8 {
    match state {
        ProjectState::Active => 0,
        ProjectState::Paused => 1,
        ProjectState::Done => 2,
        ProjectState::Other(_) => 3,
    }
}

fn line(one: &Stored<Project>, named: impl Fn(PersonId) -> Option<Named>, now: Moment) -> ProjectLine {
    let Stored { id, record } = one;
    let days = |dated: &Dated| {
        let past = noted(dated).into_iter().filter(|(at, _)| *at <= now);
        past.rev().map(|(at, said)| OnADay { day: at.date_naive(), said: said.to_owned() }).collect()
    };
    ProjectLine {
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
            .filter_map(|(person, on)| Some(Counsel { person: named(*person)?, on: on.clone() }))
            .collect(),
        told: record
            .told
            .iter()
            .filter_map(|(person, at)| Some(ToldOnADay { person: named(*person)?, day: at.date_naive() }))
            .collect(),
    }
}

impl Refers for Projects {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        for line in &mut self.projects {
            f(&mut line.reference);
            line.person.iter_mut().for_each(|named| f(&mut named.reference));
            line.counsel.iter_mut().for_each(|one| f(&mut one.person.reference));
            line.told.iter_mut().for_each(|one| f(&mut one.person.reference));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::{id, noon, now};

    fn one(n: u32, state: ProjectState, begun: &str) -> Stored<Project> {
        let record = Project { name: format!("{n}"), state, begun: noon(begun), ..Project::default() };
        Stored { id: id(n), record }
    }

    #[test]
    fn the_active_one_stands_first_and_two_active_ones_are_asked_about() {
        let mut all = vec![
            one(1, ProjectState::Done, "2026-03-01"),
            one(2, ProjectState::Active, "2026-04-01"),
            one(3, ProjectState::Paused, "2026-05-01"),
        ];
        let names =
            |screen: &Projects| screen.projects.iter().map(|line| line.name.clone()).collect::<Vec<_>>();
        let screen = projects(&all, |_| None, now());
        assert_eq!(
            (names(&screen), screen.several_active),
            (vec!["2".into(), "3".into(), "1".into()], false)
        );
        all.push(one(4, ProjectState::Active, "2026-05-01"));
        let screen = projects(&all, |_| None, now());
        assert_eq!(
            (names(&screen)[..2].to_vec(), screen.several_active),
            (vec!["4".to_owned(), "2".into()], true)
        );
    }
}
