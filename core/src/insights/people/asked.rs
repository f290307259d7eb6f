//! Promises that a line seems to make, and plans it tells of: questions on the card and in `today`, with their dates, until
//! the user says yes or no.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::{
    insights::{
        named::{Refers, Someone},
        people::promises::{WITHOUT_A_DAY, day_here},
    },
    model::{Due, Moment, Reference},
};

/// The most that a day asks about.
pub(crate) const ASKED_SHOWN: usize = 3;

/// Days after which a promise that nobody said yes to leaves the cards; it still waits in `review`.
const ON_A_CARD: i64 = 30;

/// A promise or plan that a line seems to tell of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AskedPromise {
    /// How to say yes or no to it: its line's reference with `.1`.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The user's own word or plan; otherwise theirs.
    pub mine: bool,
    /// What seems to have been promised, in the words of the line.
    pub text: String,
    /// The person it was made to, or by, if the line says.
    pub person: Option<Someone>,
    /// When it would come due.
    pub due: Option<Due>,
    /// The day of the line.
    pub said: NaiveDate,
}

/// What is still worth asking on a card, soonest due first, then the newest.
pub(crate) fn asked_on_a_card(asked: Vec<AskedPromise>, now: Moment) -> Vec<AskedPromise> {
    still_asked(asked, ON_A_CARD, now)
}

/// The same for a day: what comes due from a week ago on, and what was said in the last one.
pub(crate) fn asked_today(asked: Vec<AskedPromise>, now: Moment) -> Vec<AskedPromise> {
    still_asked(asked, WITHOUT_A_DAY, now)
}

/// The first day of what a day asks about, and a day more for other offsets.
pub(crate) fn asked_from(now: Moment) -> NaiveDate {
    let days = Days::new(WITHOUT_A_DAY.unsigned_abs() + 1);
    now.date_naive().checked_sub_days(days).unwrap_or(NaiveDate::MIN)
}

/// Whether a day already asks about enough, so that a further line, due or said on the given day, would change nothing.
/// Lines come soonest due first, then the newest of those without a day.
pub(crate) fn asks_enough(
    found: &[AskedPromise],
    due: Option<NaiveDate>,
    said: NaiveDate,
    now: Moment,
) -> bool {
    if found.len() < ASKED_SHOWN {
        return false;
    }
    let asked = asked_today(found.to_vec(), now);
    let last = asked.get(ASKED_SHOWN.saturating_sub(1));
    last.is_some_and(|last| match (last.due, due) {
        // A day further, for other offsets.
        (Some(last), Some(due)) => (due - day_here(last, now)).num_days() > 1,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (None, None) => last.said > said,
    })
}

fn still_asked(mut asked: Vec<AskedPromise>, days: i64, now: Moment) -> Vec<AskedPromise> {
    let today = now.date_naive();
    let day = |one: &AskedPromise| one.due.map(|due| day_here(due, now));
    asked.retain(|one| (today - day(one).unwrap_or(one.said)).num_days() <= days);
    asked.sort_by_key(|one| {
        (day(one).is_none(), day(one), std::cmp::Reverse(one.said), one.reference.clone())
    });
    asked
}

impl Refers for AskedPromise {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
        self.person.iter_mut().for_each(|person| person.each_reference(f));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::{day, id, now};

    fn asked(n: u32, said: &str, due: Option<&str>) -> AskedPromise {
        AskedPromise {
            reference: Reference::to_part(id(n), 1),
            mine: true,
            text: n.to_string(),
            person: None,
            due: due.map(|due| Due::Day(day(due))),
            said: day(said),
        }
    }

    #[test]
    fn a_question_stands_for_a_week_in_today_and_for_a_month_on_a_card() {
        let all = || {
            vec![
                asked(1, "2026-11-17", None),
                asked(2, "2026-11-10", None),
                asked(3, "2026-08-01", Some("2026-11-20")),
                asked(4, "2026-10-01", None),
                asked(5, "2026-11-16", Some("2026-11-19")),
                asked(6, "2026-09-01", Some("2026-11-10")),
            ]
        };
        let texts = |asked: Vec<AskedPromise>| asked.into_iter().map(|one| one.text).collect::<Vec<_>>();
        assert_eq!(texts(asked_today(all(), now())), ["5", "3", "1"]);
        assert_eq!(texts(asked_on_a_card(all(), now())), ["6", "5", "3", "1", "2"]);
    }
}
