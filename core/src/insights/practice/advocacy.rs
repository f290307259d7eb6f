//! Good words, both ways: who spoke for the user and what is still owed for it, and what the user said for others.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::{
    insights::{
        named::{Called, Named, Refers},
        people::promises::PRIVATE,
    },
    model::{Advocacy, AdvocacyKind, GoalId, Moment, PersonId, Praise, Reference},
    store::index::stored::Stored,
};

/// Days within which one thanks.
const THANK_DAYS: u64 = 7;

/// The day by which to thank for what somebody said or did on a day.
pub(crate) fn thank_by(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(THANK_DAYS)).unwrap_or(day)
}

/// Someone spoke for the user.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SpokeForYou {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The person who spoke.
    pub person: Option<Named>,
    /// The way they spoke: a good word, a call or a defence.
    pub kind: AdvocacyKind,
    /// Who heard it, in the user's words.
    pub to: String,
    /// How the user heard of it.
    pub how: String,
    /// The day on which they spoke.
    pub day: NaiveDate,
    /// The goal they spoke for; nothing if it was for no goal by name.
    pub goal: Option<Called>,
    /// The day the user thanked them.
    pub thanked: Option<NaiveDate>,
    /// The day by which to thank them, while that is to do.
    pub thank_by: Option<NaiveDate>,
    /// The day the user told them how it ended.
    pub told_outcome: Option<NaiveDate>,
    /// The goal ended and they have not heard how.
    pub tell_outcome: bool,
}

/// What the user said for someone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SpokeForOthers {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The person the user spoke about.
    pub person: Option<Named>,
    /// Who heard it, in the user's words.
    pub to: String,
    /// What the user said about them.
    pub text: String,
    /// The day on which the user spoke.
    pub day: NaiveDate,
}

/// Who spoke for whom.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Advocacies {
    /// Good words for the user: those not thanked for first, then the newest.
    pub for_you: Vec<SpokeForYou>,
    /// Good words the user said for others, newest first.
    pub for_others: Vec<SpokeForOthers>,
}

/// The screen as of `now`. `goal` gives a goal and whether it ended; `named` a person as screens name them.
pub(crate) fn advocacies(
    advocacies: &[Stored<Advocacy>],
    praises: &[Stored<Praise>],
    goal: impl Fn(GoalId) -> Option<(Called, bool)>,
    named: impl Fn(PersonId) -> Option<Named>,
    now: Moment,
) -> Advocacies {
    let past = |at: Moment| at <= now;
    let mut for_you: Vec<SpokeForYou> = advocacies
        .iter()
        .filter(|word| past(word.record.at))
        .map(|Stored { id, record }| {
            let goal = record.goal.and_then(&goal);
            let day = record.at.date_naive();
            SpokeForYou {
                reference: Reference::to(*id),
                person: named(record.person),
                kind: record.kind.clone(),
                to: if record.private { String::new() } else { record.to.clone() },
                how: if record.private { PRIVATE.to_owned() } else { record.how.clone() },
                day,
                thanked: record.thanked.map(|at| at.date_naive()),
                thank_by: record.thanked.is_none().then(|| thank_by(day)),
                told_outcome: record.told_outcome.map(|at| at.date_naive()),
                tell_outcome: record.told_outcome.is_none() && goal.as_ref().is_some_and(|(_, ended)| *ended),
                goal: goal.map(|(called, _)| called),
            }
        })
        .collect();
    for_you.sort_by_key(|word| (word.thanked.is_some(), std::cmp::Reverse((word.day, word.reference.id))));
    let about = praises.iter().filter(|praise| !praise.record.thanks && past(praise.record.at));
    let mut for_others: Vec<SpokeForOthers> = about
        .map(|Stored { id, record }| SpokeForOthers {
            reference: Reference::to(*id),
            person: named(record.person),
            to: record.to.clone(),
            text: record.text.clone(),
            day: record.at.date_naive(),
        })
        .collect();
    for_others.sort_by_key(|word| std::cmp::Reverse((word.day, word.reference.id)));
    Advocacies { for_you, for_others }
}

impl Refers for Advocacies {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.for_you.iter_mut().for_each(|word| word.each_reference(f));
        for word in &mut self.for_others {
            f(&mut word.reference);
            word.person.iter_mut().for_each(|named| f(&mut named.reference));
        }
    }
}

impl Refers for SpokeForYou {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
        self.person.iter_mut().for_each(|named| f(&mut named.reference));
        self.goal.iter_mut().for_each(|goal| f(&mut goal.reference));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::{advocacy, day, id, now, praise};

    #[test]
    fn whoever_lent_their_name_is_thanked_within_a_week_and_told_how_it_ended() {
        let mut words = vec![
            advocacy(1, "the panel", "2026-11-10", Some("2026-11-12")),
            advocacy(2, "the board", "2026-11-01", None),
        ];
        words[0].record.goal = Some(id(100).into());
        let praises = [praise(3, false, "2026-11-02"), praise(4, true, "2026-11-02")];
        let goal = Called { reference: Reference::to(id(100)), name: "Staff engineer".to_owned() };
        let ended = |_| Some((goal.clone(), true));
        let screen = advocacies(&words, &praises, ended, |_| None, now());
        assert_eq!(
            screen.for_you.iter().map(|word| word.thank_by).collect::<Vec<_>>(),
            [Some(day("2026-11-08")), None]
        );
        assert_eq!(screen.for_you.iter().map(|word| word.tell_outcome).collect::<Vec<_>>(), [false, true]);
        assert_eq!(screen.for_others.len(), 1);
    }
}
