//! Why each act comes up, in words.

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::kind::NextKind;
use crate::{
    insights::{
        age::span_phrase,
        named::{Called, Named},
        people::proposal::ProposalReason,
        practice::{advocates::CouldJoin, feedback::FeedbackStep, gaps::Gap, kit::KitLacks},
    },
    model::{AskKind, Moment, Outcome, Role, Stance},
};

/// Why an act comes up now.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "because")]
pub enum NextReason {
    /// A promise of the user's own comes due.
    PromiseDue {
        /// What was promised; the word `private` if it was said in private.
        text: String,
        /// The day on which it comes due.
        due: NaiveDate,
        /// Days since then, if it is late.
        late_days: Option<i64>,
        /// Whether that day passed more than ninety days ago.
        old: bool,
    },
    /// They did something for the user.
    ThanksOwed {
        /// What they did, in words.
        what: String,
        /// The day on which they did.
        day: NaiveDate,
        /// The day by which to thank.
        by: NaiveDate,
        /// Whether that day is past.
        late: bool,
    },
    /// The day of a decision has passed, and the goal is open.
    DecisionPassed {
        /// The goal it is about.
        goal: Called,
        /// The day that has passed.
        day: NaiveDate,
        /// How many days ago that was.
        days: i64,
    },
    /// A goal ended that they knew of, and they do not know how.
    GoalEnded {
        /// The name of the goal.
        goal: Called,
        /// How it ended, if that is known.
        outcome: Option<Outcome>,
        /// What they had a part in.
        part: PartInIt,
    },
    /// A decision comes in six weeks or less, it depends on them, and they have not shown support.
    HangsOnThem {
        /// The goal it is about.
        goal: Called,
        /// Days until the decision; 0 on the day itself.
        days: i64,
        /// The role by which it depends on them.
        role: Role,
        /// What they showed of their mind.
        stance: Stance,
    },
    /// A decision comes in two weeks or less, and the page for it lacks too much to be given to anyone.
    PageLacks {
        /// The goal it is about.
        goal: Called,
        /// Days until the decision; 0 on the day itself.
        days: i64,
        /// What is missing on it.
        lacks: Vec<KitLacks>,
    },
    /// A decision comes in two weeks or less.
    DecisionKit {
        /// The goal it is about.
        goal: Called,
        /// Days until the decision; 0 on the day itself.
        days: i64,
        /// The day on which they got a copy that would read differently now.
        old_copy: Option<NaiveDate>,
    },
    /// A decision comes in six weeks or less, and they have concerns.
    DecisionConcerns {
        /// The goal it is about.
        goal: Called,
        /// Days until the decision; 0 on the day itself.
        days: i64,
    },
    /// A decision comes in six weeks or less, and they do not know of it.
    DecisionTell {
        /// The goal it is about.
        goal: Called,
        /// Days until the decision; 0 on the day itself.
        days: i64,
        /// How many others on the map do not know of it either.
        others: u32,
    },
    /// A decision comes in six weeks or less, and nothing is missing to ask them for a word.
    MayAsk {
        /// The goal it is about.
        goal: Called,
        /// Days until the decision; 0 on the day itself.
        days: i64,
        /// They showed that they would speak for the user.
        would_speak: bool,
    },
    /// They have a say, and the last conversation is three weeks ago or more.
    HasASay {
        /// The goal it is about.
        goal: Called,
        /// Days since the last conversation; nothing if there was none.
        days: Option<i64>,
        /// Before the first one: somebody the user talks with, who knows them.
        through: Option<Named>,
    },
    /// The user asked, and nothing was heard.
    NotAnswered {
        /// What the user asked for.
        kind: AskKind,
        /// How many days ago that was.
        days: i64,
    },
    /// The user asked, it came up twice, and nothing was heard, or "not now".
    LetItBe {
        /// What the user asked for.
        kind: AskKind,
        /// Days since the user asked.
        days: i64,
        /// How often the user asked again, since asking or since "not now".
        times: u32,
    },
    /// They said "not now", and the day to ask again has come.
    NotNow {
        /// What the user had asked for.
        kind: AskKind,
        /// What they said, in their words; may be empty.
        said: String,
        /// How many days ago that was.
        days: i64,
    },
    /// The user felt that the relationship needs some care, and they have not talked since.
    WantsCare {
        /// Days since the user said so.
        days: i64,
    },
    /// The user thought of a way to close a gap to them, and has not tried it.
    NotTried {
        /// What it was, in the user's words.
        bridge: String,
        /// How many days ago that was.
        days: i64,
    },
    /// The user tried to get closer to them three months ago, and it still needs some care.
    StillWorthIt {
        /// What was tried, in the user's words.
        tried: String,
        /// How many days ago that was.
        days: i64,
    },
    /// What they showed of their mind is ninety days old.
    OldStance {
        /// The goal it is about.
        goal: Called,
        /// The stance they showed.
        stance: Stance,
        /// How many days ago that was.
        days: i64,
    },
    /// Something the user was told waits for its next step.
    Told {
        /// The step that comes next.
        step: FeedbackStep,
        /// Days since the user heard it.
        days: i64,
    },
    /// The rhythm of asking for feedback has come round.
    FeedbackAgain {
        /// Days since the user asked for feedback or was given some; nothing if that never was.
        days: Option<i64>,
    },
    /// A map lacks something.
    MapLacks {
        /// The goal it is about.
        goal: Called,
        /// The gap.
        lacks: Gap,
        /// Somebody who could be on it, with what says so.
        could: Option<CouldJoin>,
    },
    /// A win that nobody with a say knows.
    NobodyKnows {
        /// What the user did.
        what: String,
        /// The goal it serves.
        goal: Called,
    },
    /// One may have what the other needs.
    OneNeeds {
        /// The need, in words.
        need: String,
        /// Who may have it.
        other: Named,
        /// The words of a line that say so, with their age; nothing where it is noted about them.
        line: Option<String>,
    },
    /// The user said they would more than a week ago, and no day is set.
    SaidWithoutADay {
        /// What was promised; the word `private` if it was said in private.
        text: String,
        /// How many days ago that was.
        days: i64,
    },
    /// The time between conversations has passed.
    Cadence {
        /// The rule of the cadence that says so.
        rule: ProposalReason,
    },
}

/// What somebody had to do with a goal that ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PartInIt {
    /// They spoke for the user, were asked, or helped while it was open.
    Lent,
    /// They were asked, and said no.
    SaidNo,
    /// They knew of it.
    Knew,
}

/// The word by which a gap is put off: that gap, and not the next one.
pub(crate) fn put_off_gap(gap: &Gap) -> String {
    format!("{}: {}", NextKind::Gap.word(), gap.word())
}

/// `2 weeks ago `, before what happened then; `today ` for today.
fn ago(days: i64) -> String {
    if days <= 0 { "today ".to_owned() } else { format!("{} ago ", span_phrase(days)) }
}

impl NextReason {
    /// The goal it is about, to cut its reference.
    pub(super) fn goal(&mut self) -> Option<&mut Called> {
        match self {
            Self::DecisionPassed { goal, .. }
            | Self::GoalEnded { goal, .. }
            | Self::HangsOnThem { goal, .. }
            | Self::PageLacks { goal, .. }
            | Self::DecisionKit { goal, .. }
            | Self::DecisionConcerns { goal, .. }
            | Self::DecisionTell { goal, .. }
            | Self::MayAsk { goal, .. }
            | Self::HasASay { goal, .. }
            | Self::OldStance { goal, .. }
            | Self::MapLacks { goal, .. }
            | Self::NobodyKnows { goal, .. } => Some(goal),
            Self::PromiseDue { .. }
            | Self::ThanksOwed { .. }
            | Self::NotAnswered { .. }
            | Self::LetItBe { .. }
            | Self::NotNow { .. }
            | Self::WantsCare { .. }
            | Self::Told { .. }
            | Self::FeedbackAgain { .. }
            | Self::OneNeeds { .. }
            | Self::SaidWithoutADay { .. }
            | Self::NotTried { .. }
            | Self::StillWorthIt { .. }
            | Self::Cadence { .. } => None,
        }
    }

    /// What the act is put off by, when its kind alone says too little: of a map that gap, and not the next one.
    pub(super) fn put_off_by(&self, kind: NextKind) -> String {
        match self {
            Self::MapLacks { lacks, .. } => put_off_gap(lacks),
            _ => kind.word().to_owned(),
        }
    }

    /// The day from which there is this reason, for acts that a person gives again and again: what was put off before
    /// was about something else.
    pub(super) fn since(&self, now: Moment) -> Option<NaiveDate> {
        match self {
            Self::ThanksOwed { day, .. } => Some(*day),
            Self::WantsCare { days } => now.date_naive().checked_sub_signed(TimeDelta::try_days(*days)?),
            _ => None,
        }
    }

    /// Why now, in words.
    #[allow(clippy::too_many_lines)] // one arm for each reason there is
    pub fn in_words(&self) -> String {
        let in_days = |days: i64| match days {
            ..=0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            _ => format!("in {}", span_phrase(days)),
        };
        match self {
            Self::PromiseDue { text, due, old: true, .. } => {
                format!("{text}, from {}: still worth doing, or let it go?", due.format("%B %Y"))
            }
            Self::PromiseDue { text, late_days: Some(days), .. } => {
                format!("you said you would: {text}; {} late", span_phrase((*days).max(1)))
            }
            Self::PromiseDue { text, due, .. } => {
                format!("you said you would by {}: {text}", due.format("%a %-d %b"))
            }
            Self::ThanksOwed { what, day, late: true, .. } => {
                format!("{what}, on {}; thank them now, it's not too late", day.format("%a %-d %b"))
            }
            Self::ThanksOwed { what, by, .. } => format!("{what}; thank them by {}", by.format("%a %-d %b")),
            Self::DecisionPassed { goal, day, days } => {
                // A day of long ago says its year.
                let day = day.format(if *days < 180 { "%-d %b" } else { "%-d %b %Y" });
                format!("{goal} was to be decided on {day}: how did it end, or is there a new date?")
            }
            Self::GoalEnded { goal, outcome, part } => {
                let thanks = match (part, outcome) {
                    (PartInIt::SaidNo, _) => "thank them for their time",
                    (_, Some(Outcome::NotThisTime)) => "thank them all the same",
                    _ => "thank them",
                };
                match outcome {
                    Some(Outcome::Reached) => format!("you reached {goal}: tell them, and {thanks}"),
                    Some(Outcome::NotThisTime) => {
                        format!("{goal} didn't work out this time: tell them, and {thanks}")
                    }
                    Some(Outcome::LetGo) => format!("you let {goal} go: tell them, and {thanks}"),
                    _ => format!("{goal} has ended: tell them how, and {thanks}"),
                }
            }
            Self::HangsOnThem { goal, days, role, stance } => {
                let ask = match stance {
                    Stance::DoesNotKnow => "doesn't know about it: tell them",
                    Stance::HasConcerns => "has concerns: ask what would help",
                    _ => "hasn't said where they stand: ask",
                };
                format!("{goal} is decided {}; {role}, and {ask}", in_days(*days))
            }
            Self::PageLacks { goal, days, lacks } => {
                let lacks: Vec<&str> = lacks.iter().map(|lacks| lacks.in_words()).collect();
                let lacks = lacks.join(", and ");
                format!("{goal} is decided {}, and your kit still needs {lacks}", in_days(*days))
            }
            Self::DecisionKit { goal, days, old_copy: None } => {
                format!("{goal} is decided {}: give them your one-page kit", in_days(*days))
            }
            Self::DecisionKit { goal, days, old_copy: Some(day) } => {
                let (when, day) = (in_days(*days), day.format("%-d %b"));
                format!(
                    "{goal} is decided {when}: their copy from {day} is out of date, give them the new one"
                )
            }
            Self::DecisionConcerns { goal, days } => {
                format!("{goal} is decided {}, and they have concerns: ask what would help", in_days(*days))
            }
            Self::DecisionTell { goal, days, others } => {
                let others = match others {
                    0 => "they don't".to_owned(),
                    1 => "they and one other don't".to_owned(),
                    _ => format!("they and {others} others don't"),
                };
                let when = in_days(*days);
                format!(
                    "{goal} is decided {when}, and {others} know about it: tell them, so that nobody is surprised"
                )
            }
            Self::MayAsk { goal, days, would_speak } => {
                let why =
                    if *would_speak { "they would speak for you" } else { "you know and trust each other" };
                format!("{goal} is decided {}; {why}: ask for a good word", in_days(*days))
            }
            Self::HasASay { goal, days: None, through: None } => {
                format!("has a say in {goal}; no conversation yet")
            }
            Self::HasASay { goal, days: None, through: Some(name) } => {
                format!(
                    "has a say in {goal}; no conversation yet, and {name}, who knows them, could introduce you"
                )
            }
            Self::HasASay { goal, days: Some(days), .. } => {
                format!("has a say in {goal}; {} since your last conversation", span_phrase(*days))
            }
            Self::NotAnswered { kind, days } => {
                format!("{}you asked for {kind} and haven't heard back", ago(*days))
            }
            Self::LetItBe { kind, days, times } => {
                let since = match times {
                    0 => ", and nothing has come of it".to_owned(),
                    1 => " and asked again once".to_owned(),
                    2 => " and asked again twice".to_owned(),
                    _ => format!(" and asked again {times} times"),
                };
                format!("{}you asked for {kind}{since}: let it go?", ago(*days))
            }
            Self::NotNow { kind, said, days } => {
                let said = if said.is_empty() { String::new() } else { format!(" (\"{said}\")") };
                format!("{}they said \"not now\" to {kind}{said}: ask again", ago(*days))
            }
            Self::WantsCare { days } => {
                format!("{}you felt this needs some care", ago(*days))
            }
            Self::NotTried { bridge, days } => {
                format!("{}you thought of a way to get closer: {bridge}; try it, or let it go", ago(*days))
            }
            Self::StillWorthIt { tried, days } => {
                format!(
                    "{}you tried: {tried}; it still needs some care: is it still worth the effort?",
                    ago(*days)
                )
            }
            Self::OldStance { goal, stance, days } => {
                format!("{goal}: \"{stance}\" is {} old; ask again", span_phrase(*days))
            }
            Self::Told { step, days } => {
                format!("{}they gave you feedback: {}", ago(*days), step.in_words())
            }
            Self::FeedbackAgain { days: None } => "it's time to ask someone for feedback".to_owned(),
            Self::FeedbackAgain { days: Some(days) } => {
                format!(
                    "{} since you last asked for feedback: ask someone again",
                    span_phrase((*days).max(1))
                )
            }
            Self::MapLacks { goal, lacks, could } => {
                let lacks = lacks.in_words();
                let end = if lacks.ends_with('?') { "" } else { "." };
                let could = could.as_ref().map(|one| format!("{end} Perhaps {}", one.in_words()));
                format!("{goal}: {lacks}{}", could.unwrap_or_default())
            }
            Self::NobodyKnows { what, goal } => format!("nobody with a say in {goal} knows about it: {what}"),
            Self::OneNeeds { need, other, line: None } => {
                format!("{need}; {other} may be able to help: introduce them?")
            }
            Self::OneNeeds { need, other, line: Some(line) } => {
                format!("{need}; {other}: {line}: introduce them?")
            }
            Self::SaidWithoutADay { text, days } => {
                format!("{}you said you would, with no date: {text}", ago(*days))
            }
            Self::Cadence { rule } => rule.in_words(),
        }
    }
}
