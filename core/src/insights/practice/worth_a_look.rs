//! Worth a look: of the deeper screens the one that has news, every week another of those that do.
//!
//! A day shows what to do now; what a whole map leans on, how far one reaches and what turned is seen from further away.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::{
    insights::{
        age::span_phrase,
        counted::counted,
        named::{Called, Refers},
        practice::{
            breadth::{Breadth, ENOUGH},
            gaps::leans_on_one_since,
            projects::Projects,
            seat::MapSeat,
            stages::Wheel,
        },
    },
    model::{Goal, Moment, ProjectState, Reference},
    store::index::stored::Stored,
};

/// A state is news for this many days after it came about.
const NEWS_DAYS: i64 = 14;

/// Days without a note after which a project gets a question.
const QUIET_DAYS: i64 = 14;

/// Which deeper screen has news.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "look_at")]
pub enum DeeperScreen {
    /// What is left of a goal without somebody.
    WhatIf {
        /// The goal that depends on one person.
        goal: Reference,
        /// The person it depends on.
        person: Reference,
    },
    /// How far the people one talks with reach.
    Breadth,
    /// How far the user and others have come.
    Wheel,
    /// Projects of others that the user supports.
    Projects,
}

/// A deeper screen, with its news.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Look {
    /// The screen to look at.
    #[serde(flatten)]
    pub screen: DeeperScreen,
    /// What is new there, in words.
    pub why: String,
}

/// The screen of this week, of those that have news: they take turns. What stays as it is, is news for a while: that a goal leans
/// on one person, that everybody works in one department, and that nothing moved in a project, from the day on which it came about.
pub(crate) fn worth_a_look(
    open: &[(&Stored<Goal>, Vec<&MapSeat>)],
    breadth: &Breadth,
    one_department_since: Option<NaiveDate>,
    wheel: &Wheel,
    projects: &Projects,
    now: Moment,
) -> Option<Look> {
    let today = now.date_naive();
    let is_news = |since: Option<NaiveDate>| {
        since.is_some_and(|since| since <= today && (today - since).num_days() <= NEWS_DAYS)
    };
    let all = [
        leans_on_one(open, breadth, is_news),
        one_department(breadth).filter(|_| is_news(one_department_since)),
        turned(wheel),
        project(projects, today),
    ];
    let mut all: Vec<Look> = all.into_iter().flatten().collect();
    let week = usize::try_from(today.num_days_from_ce().div_euclid(7)).unwrap_or(0);
    let place = week.checked_rem(all.len())?;
    Some(all.swap_remove(place))
}

/// The first goal that has come to lean on one person lately.
fn leans_on_one(
    open: &[(&Stored<Goal>, Vec<&MapSeat>)],
    breadth: &Breadth,
    is_news: impl Fn(Option<NaiveDate>) -> bool,
) -> Option<Look> {
    let all = breadth.leans_on.iter().flat_map(|one| one.goals.iter().map(move |goal| (one, goal)));
    let is_lately = |of: &Called| {
        let found = open.iter().find(|(goal, _)| goal.id == of.reference.id);
        found.is_some_and(|(_, seats)| is_news(leans_on_one_since(seats)))
    };
    let (one, name) = all.into_iter().find(|(_, goal)| is_lately(goal))?;
    Some(Look {
        screen: DeeperScreen::WhatIf { goal: name.reference.clone(), person: one.person.reference.clone() },
        why: format!("{name} depends on {} alone: what would be left without them?", one.person.name),
    })
}

fn one_department(breadth: &Breadth) -> Option<Look> {
    let [only] = breadth.departments.as_slice() else { return None };
    (only.count >= counted(ENOUGH)).then(|| Look {
        screen: DeeperScreen::Breadth,
        why: format!(
            "everyone you talked with in the last ninety days works in {}, as far as you've noted",
            only.what
        ),
    })
}

fn turned(wheel: &Wheel) -> Option<Look> {
    let why = match wheel.turned {
        0 => return None,
        1 => "you've come further with one person this month".to_owned(),
        turned => format!("you've come further with {turned} people this month"),
    };
    Some(Look { screen: DeeperScreen::Wheel, why })
}

fn project(projects: &Projects, today: NaiveDate) -> Option<Look> {
    let mut active = projects.projects.iter().filter(|line| line.state == ProjectState::Active);
    let last = |line: &crate::insights::ProjectLine| {
        let noted = line.offered.iter().chain(&line.moved).map(|one| one.day);
        noted.max().unwrap_or(line.begun)
    };
    let is_news = QUIET_DAYS..=QUIET_DAYS + NEWS_DAYS;
    let (line, days) = active.find_map(|line| {
        let days = (today - last(line)).num_days();
        is_news.contains(&days).then_some((line, days))
    })?;
    let whose = line.person.as_ref().map(|person| format!(" ({})", person.name)).unwrap_or_default();
    Some(Look {
        screen: DeeperScreen::Projects,
        why: format!("{}{whose}: nothing noted for {}; what has moved?", line.name, span_phrase(days)),
    })
}

impl Refers for Look {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        if let DeeperScreen::WhatIf { goal, person } = &mut self.screen {
            f(goal);
            f(person);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::{
            Count, LeansOn, Named, ProjectLine,
            rows::{day, goal, id, now, seat, shown},
        },
        model::{Role, Stance},
    };

    fn with(leans: bool, turned: u32, department: u32) -> Option<Look> {
        on("2026-11-10", leans, turned, department)
    }

    /// The look of now, where what stays as it is came about on a day.
    fn on(since: &str, leans: bool, turned: u32, department: u32) -> Option<Look> {
        let goal = goal(100, None);
        let mut seats = [1, 2, 3].map(|n| seat(n, Role::InTheRoom, Stance::HasNotSaid));
        seats[0].shown = vec![shown(Stance::WouldSpeak, "gladly", since)];
        let person = Named { reference: Reference::to(id(1)), name: "Ana Silva".to_owned(), new: false };
        let leans_on = vec![LeansOn { person, goals: vec![Called::goal(&goal)] }];
        let breadth = Breadth {
            people: department,
            departments: vec![Count { what: "Payments".to_owned(), count: department }],
            levels: Vec::new(),
            outside: 0,
            ways: Vec::new(),
            nobody_in: Vec::new(),
            leans_on: if leans { leans_on } else { Vec::new() },
        };
        let wheel = Wheel { people: Vec::new(), turned, drawn_to_you: 0 };
        let projects = Projects { projects: Vec::new(), several_active: false };
        let open = [(&goal, seats.iter().collect())];
        worth_a_look(&open, &breadth, Some(day(since)), &wheel, &projects, now())
    }

    #[test]
    fn what_stays_as_it_is_is_news_for_two_weeks() {
        for (leans, department) in [(true, 0), (false, 5)] {
            assert!(on("2026-11-18", leans, 0, department).is_some());
            assert!(on("2026-11-04", leans, 0, department).is_some());
            assert_eq!(on("2026-11-03", leans, 0, department), None);
        }
        // A week in which nothing else is news names what is.
        assert_eq!(on("2026-08-01", true, 2, 5).unwrap().screen, DeeperScreen::Wheel);
    }

    #[test]
    fn a_project_in_which_nothing_moves_is_news_for_two_weeks_and_not_for_months() {
        let look = |begun: &str| {
            let line = ProjectLine {
                reference: Reference::to(id(9)),
                name: "Hiring guild".to_owned(),
                person: None,
                state: ProjectState::Active,
                begun: day(begun),
                offered: Vec::new(),
                moved: Vec::new(),
                counsel: Vec::new(),
                told: Vec::new(),
            };
            project(&Projects { projects: vec![line], several_active: false }, day("2026-11-18"))
        };
        assert_eq!(look("2026-11-05"), None, "13 days");
        assert_eq!(
            look("2026-11-04").unwrap().why,
            "Hiring guild: nothing noted for 2 weeks; what has moved?"
        );
        assert!(look("2026-10-21").is_some(), "28 days");
        assert_eq!(look("2026-10-20"), None, "29 days");
    }

    #[test]
    fn a_week_names_one_screen_and_only_one_that_has_news() {
        assert_eq!(with(false, 0, 4), None);
        assert_eq!(with(false, 2, 4).unwrap().why, "you've come further with 2 people this month");
        assert_eq!(
            with(true, 0, 4).unwrap().why,
            "Staff engineer depends on Ana Silva alone: what would be left without them?"
        );
        assert_eq!(with(false, 0, 5).unwrap().screen, DeeperScreen::Breadth);
        assert!(with(true, 2, 5).is_some());
    }
}
