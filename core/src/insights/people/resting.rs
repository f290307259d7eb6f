//! Rest: somebody the user leaves alone for now, said in the same words on every screen.
//!
//! Nothing is proposed with people who rest: no step, no care, nobody to mention a win. What the user owes them stays.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::{model::Moment, store::index::person::PersonRow};

/// Since when somebody rests, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Resting {
    /// The first day of the rest.
    pub since: NaiveDate,
    /// Why, in the user's words; may be empty.
    pub because: String,
    /// The same in words, with the year when it is another one: `resting since 2 Aug: they would rather not`.
    pub in_words: String,
}

impl Resting {
    /// Somebody's rest as of `now`; `None` if they do not rest.
    pub(crate) fn of(person: &PersonRow, now: Moment) -> Option<Self> {
        let since = person.resting?.date_naive();
        let because = person.resting_because.trim().to_owned();
        let day = since.format(if since.year() == now.year() { "%-d %b" } else { "%-d %b %Y" });
        let why = if because.is_empty() { String::new() } else { format!(": {because}") };
        Some(Self { since, in_words: format!("resting since {day}{why}"), because })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::{noon, now, person};

    #[test]
    fn rest_is_said_with_its_day_and_why_and_with_the_year_of_another() {
        let said = |at: &str, because: &str| {
            let row = PersonRow {
                resting: Some(noon(at)),
                resting_because: because.to_owned(),
                ..person(1, "Ana Silva")
            };
            Resting::of(&row, now()).map(|resting| resting.in_words)
        };
        assert_eq!(
            said("2026-08-02", "they would rather not").as_deref(),
            Some("resting since 2 Aug: they would rather not")
        );
        assert_eq!(said("2025-08-02", " ").as_deref(), Some("resting since 2 Aug 2025"));
        assert_eq!(Resting::of(&person(1, "Ana Silva"), now()), None);
    }
}
