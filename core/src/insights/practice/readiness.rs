//! Ready: are the two of you known to each other, liked and trusted, before the user asks for something?
//!
//! Eleven signs in three parts, each counted from what the journal holds (`docs/method.md` gives every count). A sign is
//! met or it is missing; nothing is weighed and nobody is rated. With the day fixed, more evidence of what went well
//! never makes anyone less ready. What is missing warns; the user decides.

use serde::Serialize;

use crate::{
    insights::{
        counted::counted,
        named::{Named, Refers},
        people::{promises::late_days, resting::Resting},
        practice::evidence::Evidence,
    },
    model::{
        Answer, AskKind, ExchangeKind, FactKind, Mine, Moment, PromiseStatus, RecordId, Reference, Relation,
    },
    quick_log::stems,
};

/// Conversations after which two people have met.
const CONVERSATIONS: u32 = 3;

/// After this many conversations no homework is needed.
const MET: u32 = 2;

/// What one looks for before asking, in the order in which what is missing is proposed: what the user owes first, then
/// what costs least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// No promise of the user's to them is late.
    NoneLate,
    /// The user looked up where they are, what they do, what they published.
    Homework,
    /// Conversations: three are enough, and notes, messages and e-mails do not count.
    Conversations,
    /// Something to talk about besides the matter in hand.
    TalkingPoint,
    /// Something about them that is not work.
    BeyondWork,
    /// Something both have in common.
    CommonGround,
    /// The user told something of themselves.
    Shared,
    /// They taught the user something.
    Taught,
    /// The user gave something: help, an introduction, a good word.
    Given,
    /// A promise to them was kept.
    Kept,
    /// They advised the user before: mentoring or feedback, which comes before a word for the user.
    Counsel,
}

/// A sign, met or missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignFound {
    /// What was looked for.
    pub sign: Sign,
    /// The sign is there.
    pub met: bool,
    /// How much of it there is; for [`Sign::NoneLate`] how many are late.
    pub count: u32,
    /// The same in words.
    pub why: String,
}

/// One of the three parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadyPart {
    /// Every sign of it is there.
    pub met: bool,
    /// What was looked for in this part.
    pub signs: Vec<SignFound>,
}

/// How ready it is to ask someone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ready {
    /// The person to be asked.
    #[serde(flatten)]
    pub person: Named,
    /// The two of you met.
    pub known: ReadyPart,
    /// You like to.
    pub liked: ReadyPart,
    /// You can rely on each other.
    pub trusted: ReadyPart,
    /// They rest: nothing is proposed with them.
    pub resting: Option<Resting>,
    /// How many signs are missing.
    pub missing: u32,
    /// The smallest next step; nothing when all signs are met, or while they rest.
    pub step: Option<Sign>,
    /// The same in words.
    pub step_in_words: Option<String>,
}

/// The signs of the three parts.
const KNOWN: &[Sign] = &[Sign::Homework, Sign::Conversations, Sign::TalkingPoint];
const LIKED: &[Sign] = &[Sign::CommonGround, Sign::BeyondWork, Sign::Shared, Sign::Taught];
const TRUSTED: &[Sign] = &[Sign::Kept, Sign::NoneLate, Sign::Given, Sign::Counsel];

/// Facts that one can talk about besides work.
const BEYOND_WORK: &[FactKind] = &[FactKind::Family, FactKind::Food, FactKind::Music, FactKind::Interest];
const CONNECTION: &[FactKind] = &[
    FactKind::CommonGround,
    FactKind::Family,
    FactKind::Food,
    FactKind::Music,
    FactKind::Interest,
    FactKind::Value,
];

/// How ready it is to ask this person, as of `now`. `mine` are the user's own values and interests.
pub(crate) fn ready(evidence: &Evidence, mine: &[Mine], now: Moment) -> Ready {
    let part = |signs: &[Sign]| {
        let signs: Vec<SignFound> = signs.iter().map(|sign| look(*sign, evidence, mine, now)).collect();
        ReadyPart { met: signs.iter().all(|sign| sign.met), signs }
    };
    let (known, liked, trusted) = (part(KNOWN), part(LIKED), part(TRUSTED));
    let all = || [&known, &liked, &trusted].into_iter().flat_map(|part| &part.signs);
    let missing = counted(all().filter(|sign| !sign.met).count());
    let resting = Resting::of(&evidence.person, now);
    let step = all().filter(|sign| !sign.met && resting.is_none()).map(|sign| sign.sign).min();
    Ready {
        person: Named::of(&evidence.person),
        resting,
        missing,
        step,
        step_in_words: step.map(|step| step.next_step().to_owned()),
        known,
        liked,
        trusted,
    }
}

impl Ready {
    /// What this kind of ask needs and the journal does not show, the nearest first. A promise of the user's that is late
    /// comes before any ask. Ten minutes and feedback need the two to be known to each other; what takes more of their
    /// time, that they like to; their word for the user, everything, unless they said so themselves.
    pub(crate) fn missing_for(&self, kind: &AskKind, said_so: bool) -> Vec<&SignFound> {
        let parts: &[&ReadyPart] = match kind {
            AskKind::Advocacy if said_so => &[],
            AskKind::Time | AskKind::Feedback => &[&self.known],
            AskKind::Advocacy => &[&self.known, &self.liked, &self.trusted],
            _ => &[&self.known, &self.liked],
        };
        let late = self.trusted.signs.iter().filter(|sign| sign.sign == Sign::NoneLate);
        let needed = parts.iter().flat_map(|part| &part.signs).filter(|sign| sign.sign != Sign::NoneLate);
        let mut missing: Vec<&SignFound> = late.chain(needed).filter(|sign| !sign.met).collect();
        missing.sort_by_key(|sign| sign.sign);
        missing
    }
}

/// One sign in the journal.
pub(crate) fn look(sign: Sign, evidence: &Evidence, mine: &[Mine], now: Moment) -> SignFound {
    let count = match sign {
        Sign::NoneLate => {
            let open = evidence.promises.iter().filter(|row| row.status == PromiseStatus::Open && !row.guess);
            open.filter(|row| late_days(row, now).is_some()).count()
        }
        Sign::Homework => evidence.facts_of(&[FactKind::Homework], now).count(),
        Sign::Conversations => evidence.conversations(now).count(),
        Sign::TalkingPoint => evidence.facts_of(CONNECTION, now).count(),
        Sign::BeyondWork => evidence.facts_of(BEYOND_WORK, now).count(),
        Sign::CommonGround => {
            let said = evidence.facts_of(&[FactKind::CommonGround], now).count();
            said + shared_interests(evidence, mine, now)
        }
        Sign::Shared => of_kind(evidence, true, &ExchangeKind::Shared, now),
        Sign::Taught => of_kind(evidence, false, &ExchangeKind::Taught, now),
        Sign::Given => {
            let gave = evidence.exchanged(true, now).filter(|row| row.kind != ExchangeKind::Shared).count();
            gave + evidence.praised(false, now).count()
        }
        Sign::Kept => evidence.kept(now).count(),
        Sign::Counsel => counsel(evidence, now),
    };
    let count = counted(count);
    let by_count = match sign {
        Sign::NoneLate => count == 0,
        Sign::Conversations => count >= CONVERSATIONS,
        _ => count > 0,
    };
    let otherwise = if by_count { None } else { says_as_much(sign, evidence, now) };
    let why = otherwise.clone().unwrap_or_else(|| sign.in_words(count));
    SignFound { sign, met: by_count || otherwise.is_some(), count, why }
}

/// What happened and says as much as a typed note would, in words: someone who spoke for the user knows them, likes
/// them and gives them counsel; and nobody looks up whom they talked with, work for or lead.
fn says_as_much(sign: Sign, evidence: &Evidence, now: Moment) -> Option<String> {
    let spoke = counted(evidence.advocacies_by(now).len());
    let talks = counted(evidence.conversations(now).count());
    let line = match evidence.person.relation {
        Relation::Manager => Some("your manager"),
        Relation::Report => Some("reports to you"),
        _ => None,
    };
    let has_spoken = (spoke > 0).then(|| match spoke {
        1 => "spoke for you".to_owned(),
        _ => format!("spoke for you {spoke} times"),
    });
    match sign {
        Sign::Homework => line
            .map(str::to_owned)
            .or_else(|| (talks >= MET).then(|| format!("{talks} conversations")))
            .or(has_spoken),
        Sign::Conversations | Sign::TalkingPoint | Sign::BeyondWork | Sign::CommonGround | Sign::Counsel => {
            has_spoken
        }
        Sign::NoneLate | Sign::Shared | Sign::Taught | Sign::Given | Sign::Kept => None,
    }
}

/// Pieces of advice: what they told the user of their work, and asks for mentorship or feedback they said yes to. An ask
/// whose answer is kept as feedback counts once.
fn counsel(evidence: &Evidence, now: Moment) -> usize {
    let told = || evidence.feedback.iter().filter(|heard| heard.record.at <= now);
    let kept = |ask: &RecordId| told().any(|heard| heard.record.ask.is_some_and(|of| of == *ask));
    let kinds = [AskKind::Mentorship, AskKind::Feedback];
    let answered = evidence.asked(&kinds, now).filter(|ask| {
        let heard = ask.record.heard();
        !kept(&ask.id) && heard.iter().rfind(|answer| answer.at <= now).is_some_and(Answer::gives)
    });
    answered.count() + told().count()
}

fn of_kind(evidence: &Evidence, given: bool, kind: &ExchangeKind, now: Moment) -> usize {
    evidence.exchanged(given, now).filter(|row| row.kind == *kind).count()
}

/// How many of their values and interests share a telling word with one of the user's.
fn shared_interests(evidence: &Evidence, mine: &[Mine], now: Moment) -> usize {
    let own: std::collections::BTreeSet<String> =
        mine.iter().filter(|one| !one.kind.is_lately()).flat_map(|one| stems(&one.text)).collect();
    let theirs = evidence.facts_of(&[FactKind::Interest, FactKind::Value], now);
    theirs.filter(|fact| !stems(&fact.text).is_disjoint(&own)).count()
}

impl Sign {
    /// What the journal holds of it, in words.
    pub fn in_words(self, count: u32) -> String {
        let some = |one: &str, many: &str| match count {
            0 => format!("no {one} yet"),
            1 => format!("1 {one}"),
            _ => format!("{count} {many}"),
        };
        let things = |which: &str| match count {
            0 => format!("nothing {which} yet"),
            1 => format!("1 thing {which}"),
            _ => format!("{count} things {which}"),
        };
        match self {
            Self::NoneLate if count == 0 => "none of your promises to them is late".to_owned(),
            Self::NoneLate if count == 1 => "1 promise of yours is late".to_owned(),
            Self::NoneLate => format!("{count} promises of yours are late"),
            Self::Homework => some("homework note", "homework notes"),
            Self::Conversations if count == 0 => format!("no conversation yet ({CONVERSATIONS} needed)"),
            Self::Conversations if count < CONVERSATIONS => {
                format!("{count} of {CONVERSATIONS} conversations")
            }
            Self::Conversations => some("conversation", "conversations"),
            Self::TalkingPoint => some("point of connection", "points of connection"),
            Self::BeyondWork => some("topic outside work", "topics outside work"),
            Self::CommonGround => things("in common"),
            Self::Shared => things("of your own shared"),
            Self::Taught => things("they taught you"),
            Self::Given => things("you gave"),
            Self::Kept => some("promise kept", "promises kept"),
            Self::Counsel if count == 0 => "no advice or feedback yet".to_owned(),
            Self::Counsel => some("piece of advice or feedback", "pieces of advice or feedback"),
        }
    }

    /// The smallest step towards it.
    pub fn next_step(self) -> &'static str {
        match self {
            Self::NoneLate => "do what you said you would, or agree on a new day",
            Self::Homework => {
                "take five minutes to look up what they work on and have published, and write it down"
            }
            Self::Conversations => "have a coffee, a walk or a call; ten minutes are enough",
            Self::TalkingPoint => "ask what they look forward to, and write one thing down",
            Self::BeyondWork => "ask about something that isn't work",
            Self::CommonGround => "find one thing you both know, like or come from",
            Self::Shared => "tell them something of your own",
            Self::Taught => "ask them to show you something they are good at",
            Self::Given => "give something first: a useful link, an introduction, a good word",
            Self::Kept => "promise one small thing and keep it",
            Self::Counsel => "ask for advice or feedback first; a good word can come later",
        }
    }
}

impl Refers for Ready {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.person.reference);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::rows::{advice, ask, contact, evidence, exchange, fact, noon, now, praise, promise},
        model::{AnswerKind, MineKind},
        store::index::promise::PromiseRow,
    };

    fn missing(evidence: &Evidence) -> Vec<Sign> {
        let ready = ready(evidence, &[], now());
        let parts = [ready.known, ready.liked, ready.trusted].into_iter();
        parts.flat_map(|part| part.signs).filter(|sign| !sign.met).map(|sign| sign.sign).collect()
    }

    fn kept(n: u32) -> PromiseRow {
        PromiseRow {
            status: PromiseStatus::Kept,
            settled: Some(noon("2026-10-01")),
            ..promise(n, true, "send it", "2026-09-01", None)
        }
    }

    #[test]
    fn a_stranger_lacks_everything_but_a_broken_word_and_homework_is_the_first_step() {
        let stranger = evidence(1);
        let ready = ready(&stranger, &[], now());
        assert_eq!((ready.missing, ready.step), (10, Some(Sign::Homework)));
        assert!(!ready.known.met && !ready.liked.met && !ready.trusted.met);
    }

    #[test]
    fn whoever_rests_is_said_to_and_no_step_is_proposed() {
        let mut stranger = evidence(1);
        stranger.person.resting = Some(noon("2026-08-02"));
        let ready = ready(&stranger, &[], now());
        assert_eq!((ready.missing, ready.step, ready.step_in_words), (10, None, None));
        assert_eq!(ready.resting.unwrap().in_words, "resting since 2 Aug");
    }

    #[test]
    fn each_sign_is_met_by_what_the_journal_holds() {
        let mut known = evidence(1);
        known.facts = vec![
            fact(1, FactKind::Homework, "wrote about pricing", "2026-09-01"),
            fact(2, FactKind::CommonGround, "both from small towns", "2026-09-01"),
            fact(3, FactKind::Food, "natural wine", "2026-09-01"),
        ];
        known.contacts = ["2026-09-03", "2026-10-12", "2026-11-01"]
            .iter()
            .zip(10..)
            .map(|(day, n)| contact(n, day))
            .collect();
        assert_eq!(missing(&known), [Sign::Shared, Sign::Taught, Sign::Kept, Sign::Given, Sign::Counsel]);
        known.exchanges = vec![
            exchange(20, true, ExchangeKind::Shared, "2026-10-12"),
            exchange(21, false, ExchangeKind::Taught, "2026-10-12"),
        ];
        known.praises = vec![praise(30, false, "2026-10-20")];
        known.promises = vec![kept(40)];
        known.feedback = vec![advice(50, "2026-10-12")];
        assert_eq!(missing(&known), []);
        known.promises.push(promise(41, true, "late", "2026-10-01", Some("2026-11-01")));
        assert_eq!(missing(&known), [Sign::NoneLate]);
        assert_eq!(ready(&known, &[], now()).step, Some(Sign::NoneLate));
    }

    #[test]
    fn messages_guesses_ended_facts_and_days_to_come_are_no_evidence() {
        let mut nothing = evidence(1);
        let message = crate::model::EntryKind::Message;
        nothing.contacts = vec![
            crate::store::index::presence::PresenceRow { kind: message, ..contact(1, "2026-10-01") },
            crate::store::index::presence::PresenceRow { guess: true, ..contact(2, "2026-10-02") },
            contact(3, "2027-01-01"),
        ];
        let ended = fact(4, FactKind::Homework, "left", "2026-10-01");
        nothing.facts = vec![crate::store::index::fact::FactRow { ended: Some(now()), ..ended }];
        assert_eq!(missing(&nothing).len(), 10);
    }

    #[test]
    fn an_interest_of_theirs_that_is_the_users_own_is_common_ground() {
        let mut known = evidence(1);
        known.facts = vec![fact(1, FactKind::Interest, "bouldering on Sundays", "2026-09-01")];
        let own = Mine { kind: MineKind::Interest, text: "I boulder".to_owned(), ..Mine::default() };
        assert!(!look(Sign::CommonGround, &known, &[], now()).met);
        assert!(look(Sign::CommonGround, &known, &[own], now()).met);
    }

    #[test]
    fn only_what_gives_what_was_asked_for_is_counsel_and_it_counts_once() {
        let heard = |kind: AnswerKind| {
            let mut asked = ask(1, AskKind::Feedback, "2026-11-01");
            asked.record.hear(&Answer { at: noon("2026-11-04"), kind, said: "after the summer".to_owned() });
            Evidence { asks: vec![asked], ..evidence(1) }
        };
        let count = |evidence: &Evidence| look(Sign::Counsel, evidence, &[], now()).count;
        assert_eq!(count(&heard(AnswerKind::NotNow)), 0);
        assert_eq!(count(&heard(AnswerKind::No)), 0);
        assert_eq!(count(&heard(AnswerKind::Yes)), 1);
        let mut kept = heard(AnswerKind::Answered);
        kept.feedback = vec![advice(2, "2026-11-04")];
        kept.feedback[0].record.ask = Some(kept.asks[0].id.into());
        assert_eq!(count(&kept), 1);
    }
}
