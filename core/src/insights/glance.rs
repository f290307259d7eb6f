//! What a locked screen may show: numbers, first names and a time, and never a word of what was written.

use serde::Serialize;

use crate::{
    insights::{counted::counted, named::Named, today::Today},
    model::{Due, Moment},
};

/// The most first names a glance shows.
const NAMES: usize = 2;

/// What a locked screen, a widget or a tile may show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Glance {
    /// Promises of the user's own that are late or come due today, of those that the day shows.
    pub due: u32,
    /// How many lines and people wait for a look.
    pub to_check: u32,
    /// The next promise that comes due at a time today: to whom, and when.
    pub next: Option<AtATime>,
    /// The first names of those whom the user talked with last, the latest first; at most two.
    pub names: Vec<String>,
}

/// Somebody at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AtATime {
    /// The first name of the person the promise was made to.
    pub name: String,
    /// The moment at which it is due.
    #[serde(serialize_with = "crate::model::moment::write")]
    pub at: Moment,
}

/// The glance of a day.
pub(crate) fn glance(today: &Today, latest: &[Named], now: Moment) -> Glance {
    let day = now.date_naive();
    let due = today.mine.iter().filter(|promise| promise.due.is_some_and(|due| due.day() <= day)).count();
    let at_a_time = today.mine.iter().filter(|promise| !promise.private).filter_map(|promise| {
        match (promise.due, &promise.person) {
            (Some(Due::At(at)), Some(person)) if at >= now && at.date_naive() == day => {
                Some(AtATime { name: first_name(&person.name), at })
            }
            _ => None,
        }
    });
    Glance {
        due: counted(due),
        to_check: today.to_check,
        next: at_a_time.min_by_key(|one| one.at),
        names: latest.iter().take(NAMES).map(|person| first_name(&person.name)).collect(),
    }
}

/// The first word of a name: a stranger who looks over a shoulder learns no more.
fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().to_owned()
}
