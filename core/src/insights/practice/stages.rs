//! The wheel: how far the user and each of the people around their goals have come, and what turned this month.
//!
//! A stage is read from what both did, the highest that is there (`docs/method.md` has the table); the user's own word
//! wins. It says where the two of you are, never what somebody is worth, and it needs no goal.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::{
    insights::{
        counted::counted,
        named::{Named, Refers},
        practice::{
            evidence::Evidence,
            readiness::{Sign, look},
        },
    },
    model::{AskKind, Mine, Moment, Reference, Stage},
};

/// The days that "this month" looks back on.
const MONTH: u64 = 30;

/// Where the user and someone are, with what says so.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnTheWheel {
    /// The person this is about.
    #[serde(flatten)]
    pub person: Named,
    /// How far the two of you have come.
    pub stage: Stage,
    /// What the stage was read from.
    pub because: StageReason,
    /// The same in words.
    pub why: String,
    /// The stage thirty days ago, if it was another.
    pub turned_from: Option<Stage>,
    /// Conversations they started, in what the journal remembers.
    pub started_by_them: u32,
}

/// What a stage was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "because")]
pub enum StageReason {
    /// The user said so.
    YourWord {
        /// The day the user said so; nothing if that was before days were kept.
        day: Option<NaiveDate>,
        /// What the journal sees since then, when that is further on.
        since: Option<Box<StageReason>>,
    },
    /// Nothing is there yet.
    NoConversation,
    /// Conversations, and what is missing for more.
    Conversations {
        /// How many there were.
        count: u32,
    },
    /// They know each other.
    Known {
        /// How many conversations there were.
        conversations: u32,
        /// Signs of liking, of four.
        liked: u32,
    },
    /// They rely on each other.
    Trusted {
        /// How many promises the user kept.
        kept: u32,
        /// How many things the user gave.
        given: u32,
    },
    /// They showed that they would speak for the user.
    Showed {
        /// The day it happened.
        day: NaiveDate,
        /// What they said or did.
        said: String,
    },
    /// The user asked them for a good word.
    Asked {
        /// The day it happened.
        day: NaiveDate,
    },
    /// They spoke for the user.
    Spoke {
        /// The day it happened.
        day: NaiveDate,
        /// Who heard it, in the user's words; empty if that is private.
        to: String,
    },
    /// They spoke for the user and were thanked.
    Thanked {
        /// The day it happened.
        day: NaiveDate,
    },
}

impl StageReason {
    /// The reason in words.
    pub fn in_words(&self) -> String {
        let times = |count: u32, one: &str, many: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {many}"),
        };
        let on = |day: &NaiveDate| day.format("%-d %b").to_string();
        match self {
            Self::YourWord { day, since } => {
                let day = day.as_ref().map(|day| format!(" on {}", on(day))).unwrap_or_default();
                let since = since.as_ref().map(|since| format!("; since then {}", since.in_words()));
                format!("you said so{day}{}", since.unwrap_or_default())
            }
            Self::NoConversation => "no conversation yet".to_owned(),
            Self::Conversations { count } => times(*count, "conversation", "conversations"),
            Self::Known { conversations, liked } => {
                format!(
                    "{}, {} of what makes it easy",
                    times(*conversations, "conversation", "conversations"),
                    times(*liked, "sign", "signs")
                )
            }
            Self::Trusted { kept, given } => {
                format!(
                    "{} kept, {} given",
                    times(*kept, "promise", "promises"),
                    times(*given, "thing", "things")
                )
            }
            Self::Showed { day, said } if said.is_empty() => format!("showed it on {}", on(day)),
            Self::Showed { day, said } => format!("{}: {said}", on(day)),
            Self::Asked { day } => format!("you asked on {}", on(day)),
            Self::Spoke { day, to } if to.is_empty() => format!("spoke for you on {}", on(day)),
            Self::Spoke { day, to } => format!("spoke for you to {to} on {}", on(day)),
            Self::Thanked { day } => format!("you thanked them on {}", on(day)),
        }
    }
}

/// Where the two are as of `now`, and whether that turned this month.
pub(crate) fn on_the_wheel(evidence: &Evidence, mine: &[Mine], now: Moment) -> OnTheWheel {
    let (stage, because) = stage(evidence, mine, now);
    // What the user says wins, and is not a turn.
    let month_ago = now.checked_sub_days(Days::new(MONTH)).unwrap_or(now);
    let (before, _) = stage_as_it_was(evidence, mine, month_ago);
    OnTheWheel {
        person: Named::of(&evidence.person),
        why: because.in_words(),
        turned_from: (before != stage && !matches!(because, StageReason::YourWord { .. })).then_some(before),
        stage,
        because,
        started_by_them: counted(evidence.started_by_them(now)),
    }
}

/// How far the two have come: the user's word, else the highest stage that the journal shows.
pub(crate) fn stage(evidence: &Evidence, mine: &[Mine], now: Moment) -> (Stage, StageReason) {
    let seen = stage_as_it_was(evidence, mine, now);
    match &evidence.person.stage {
        Some(stage) => {
            let since = evidence.person.stage_said.filter(|said| {
                let (then, _) = stage_as_it_was(evidence, mine, *said);
                seen.0 > then && seen.0 > *stage
            });
            let day = evidence.person.stage_said.map(|said| said.date_naive());
            let since = since.map(|_| Box::new(seen.1));
            (stage.clone(), StageReason::YourWord { day, since })
        }
        None => seen,
    }
}

/// The highest stage that the journal showed at that moment.
fn stage_as_it_was(evidence: &Evidence, mine: &[Mine], then: Moment) -> (Stage, StageReason) {
    let spoke = evidence.advocacies_by(then);
    // Somebody who was thanked once and speaks again does not fall back: new thanks are listed as owed.
    if let Some(thanked) = spoke.iter().filter_map(|word| word.thanked.filter(|at| *at <= then)).max() {
        return (Stage::Thanked, StageReason::Thanked { day: thanked.date_naive() });
    }
    if let Some(word) = spoke.first() {
        let to = if word.private { String::new() } else { word.to.clone() };
        return (Stage::SpokeForMe, StageReason::Spoke { day: word.at.date_naive(), to });
    }
    let asked = evidence.asked(&[AskKind::Advocacy], then).filter(|ask| ask.record.let_be.is_none());
    if let Some(asked) = asked.map(|ask| ask.record.asked).max() {
        return (Stage::Asked, StageReason::Asked { day: asked.date_naive() });
    }
    if let Some(shown) = evidence.would_speak(then) {
        let because = StageReason::Showed { day: shown.at.date_naive(), said: shown.said.clone() };
        return (Stage::WouldSpeak, because);
    }
    let met = |sign: Sign| look(sign, evidence, mine, then).met;
    let count = |sign: Sign| look(sign, evidence, mine, then).count;
    let conversations = count(Sign::Conversations);
    if conversations == 0 {
        return (Stage::Stranger, StageReason::NoConversation);
    }
    let liked = [Sign::CommonGround, Sign::BeyondWork, Sign::Shared, Sign::Taught];
    let liked = counted(liked.into_iter().filter(|sign| met(*sign)).count());
    if !met(Sign::Conversations) || liked < 2 {
        return (Stage::Acquainted, StageReason::Conversations { count: conversations });
    }
    if met(Sign::Kept) && met(Sign::Given) && met(Sign::NoneLate) {
        return (Stage::Trust, StageReason::Trusted { kept: count(Sign::Kept), given: count(Sign::Given) });
    }
    (Stage::Rapport, StageReason::Known { conversations, liked })
}

/// The wheel: those furthest on first, then by name.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wheel {
    /// Everyone on the wheel, furthest first; at most 40.
    pub people: Vec<OnTheWheel>,
    /// How many of them moved on this month.
    pub turned: u32,
    /// How many of them started at least one conversation.
    pub drawn_to_you: u32,
}

/// The wheel of these people.
pub(crate) fn wheel(people: &[Evidence], mine: &[Mine], now: Moment) -> Wheel {
    let mut people: Vec<OnTheWheel> = people.iter().map(|one| on_the_wheel(one, mine, now)).collect();
    people.sort_by(|a, b| {
        (&b.stage, &a.person.name, a.person.id()).cmp(&(&a.stage, &b.person.name, b.person.id()))
    });
    let turned = |one: &OnTheWheel| one.turned_from.as_ref().is_some_and(|from| *from < one.stage);
    Wheel {
        turned: counted(people.iter().filter(|one| turned(one)).count()),
        drawn_to_you: counted(people.iter().filter(|one| one.started_by_them > 0).count()),
        people,
    }
}

impl Refers for Wheel {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.people.iter_mut().for_each(|one| f(&mut one.person.reference));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::rows::{
            advocacy, ask, contact, evidence, exchange, fact, noon, now, praise, promise, shown,
        },
        model::{ExchangeKind, FactKind, PromiseStatus, Stance},
        store::index::promise::PromiseRow,
    };

    fn stage_of(evidence: &Evidence) -> Stage {
        on_the_wheel(evidence, &[], now()).stage
    }

    #[test]
    fn the_wheel_turns_from_a_stranger_to_thanks() {
        let mut ana = evidence(1);
        assert_eq!(stage_of(&ana), Stage::Stranger);
        ana.contacts = vec![contact(1, "2026-11-16")];
        assert_eq!(stage_of(&ana), Stage::Acquainted);
        ana.contacts.extend([contact(2, "2026-11-10"), contact(3, "2026-11-02")]);
        ana.facts = vec![
            fact(4, FactKind::CommonGround, "both from small towns", "2026-11-02"),
            fact(5, FactKind::Food, "natural wine", "2026-11-02"),
        ];
        assert_eq!(stage_of(&ana), Stage::Rapport);
        let kept = promise(6, true, "send it", "2026-11-02", None);
        ana.promises =
            vec![PromiseRow { status: PromiseStatus::Kept, settled: Some(noon("2026-11-10")), ..kept }];
        ana.exchanges = vec![exchange(7, true, ExchangeKind::Help, "2026-11-10")];
        assert_eq!(stage_of(&ana), Stage::Trust);
        ana.shown = vec![shown(Stance::WouldSpeak, "told the room", "2026-11-11")];
        assert_eq!(stage_of(&ana), Stage::WouldSpeak);
        ana.asks = vec![ask(8, AskKind::Advocacy, "2026-11-12")];
        assert_eq!(stage_of(&ana), Stage::Asked);
        ana.advocacies = vec![advocacy(9, "the panel", "2026-11-14", None)];
        assert_eq!(stage_of(&ana), Stage::SpokeForMe);
        ana.advocacies = vec![advocacy(9, "the panel", "2026-11-14", Some("2026-11-15"))];
        ana.praises = vec![praise(10, true, "2026-11-15")];
        let there = on_the_wheel(&ana, &[], now());
        assert_eq!((there.stage, there.why.as_str()), (Stage::Thanked, "you thanked them on 15 Nov"));
        assert_eq!(there.turned_from, Some(Stage::Stranger));
    }

    #[test]
    fn the_users_word_wins_and_does_not_count_as_turning() {
        let mut ana = evidence(1);
        ana.contacts = vec![contact(1, "2026-11-16")];
        ana.person.stage = Some(Stage::Trust);
        let there = on_the_wheel(&ana, &[], now());
        assert_eq!(
            (there.stage, there.because, there.turned_from),
            (Stage::Trust, StageReason::YourWord { day: None, since: None }, None)
        );
    }

    #[test]
    fn the_users_word_has_its_day_and_hides_nothing_that_came_after_it() {
        let mut ana = evidence(1);
        ana.contacts = vec![contact(1, "2026-02-16")];
        (ana.person.stage, ana.person.stage_said) = (Some(Stage::Trust), Some(noon("2026-03-02")));
        assert_eq!(on_the_wheel(&ana, &[], now()).why, "you said so on 2 Mar");
        ana.advocacies = vec![advocacy(9, "", "2026-08-02", None)];
        let there = on_the_wheel(&ana, &[], now());
        assert_eq!(
            (there.stage, there.why.as_str(), there.turned_from),
            (Stage::Trust, "you said so on 2 Mar; since then spoke for you on 2 Aug", None)
        );
        ana.advocacies = vec![advocacy(9, "", "2026-02-20", None)];
        let why = on_the_wheel(&ana, &[], now()).why;
        assert_eq!(why, "you said so on 2 Mar", "it was there when the user said otherwise");
    }

    #[test]
    fn the_words_of_a_private_line_are_not_on_the_wheel() {
        let mut ana = evidence(1);
        let mut word = advocacy(1, "the promotion panel", "2026-11-10", None);
        word.record.private = true;
        ana.advocacies = vec![word];
        let (stage, because) = stage_as_it_was(&ana, &[], now());
        assert_eq!(stage, Stage::SpokeForMe);
        assert!(!because.in_words().contains("panel"), "{}", because.in_words());
    }

    #[test]
    fn concerns_shown_after_support_count() {
        let mut ana = evidence(1);
        ana.contacts = vec![contact(1, "2026-11-16")];
        ana.shown = vec![
            shown(Stance::WouldSpeak, "", "2026-10-01"),
            shown(Stance::HasConcerns, "the budget", "2026-11-11"),
        ];
        assert_eq!(stage_of(&ana), Stage::Acquainted);
    }
}
