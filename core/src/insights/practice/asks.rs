//! Asking: what waits for an answer, what was heard, and words that make it easy to say yes or no.
//!
//! A draft is never sent from here. It asks for little, says why them, and leaves an easy no.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    insights::{
        age::ago_phrase,
        named::{Named, Refers},
        practice::{
            ask_ends::follow_up,
            evidence::Evidence,
            feedback::{
                FeedbackLine, QuestionLine, advice_on, feedback_from, feedback_line, last_feedback, questions,
            },
            readiness::{Ready, ready},
            ways::ways,
        },
    },
    model::{
        Answer, AnswerKind, Ask, AskKind, Feedback, Identities, Knows, Mine, Moment, PersonId, Question,
        RecordId, Reference,
    },
    store::index::stored::Stored,
};

/// How much of what is missing an ask warns of.
const NEAREST: usize = 3;

/// How many settled asks the screen shows.
const SETTLED: usize = 10;

/// What an ask came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnswerShown {
    /// The day the user heard it.
    pub day: NaiveDate,
    /// What it comes to.
    pub answer: AnswerKind,
    /// What they said, in their words; may be empty.
    pub said: String,
}

impl AnswerShown {
    fn of(answer: Answer) -> Self {
        Self { day: answer.at.date_naive(), answer: answer.kind, said: answer.said }
    }
}

/// An ask as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AskLine {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The person who was asked.
    pub person: Option<Named>,
    /// What the user asked for.
    pub kind: AskKind,
    /// What it is about, in the user's words.
    pub text: String,
    /// Whom the user would like to meet.
    pub to_meet: Option<Named>,
    /// The day the user asked.
    pub asked: NaiveDate,
    /// How long ago that is.
    pub ago: String,
    /// The day to ask again.
    pub follow_up: NaiveDate,
    /// Whether that day has come.
    pub come_back: bool,
    /// It waits: nothing was heard, or "not now" last.
    pub waits: bool,
    /// What they answered, newest first; answers that two devices noted at once are both here.
    pub answers: Vec<AnswerShown>,
    /// The user let it go, without an answer.
    pub let_be: bool,
}

/// The screen of asks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Asking {
    /// What waits for an answer, the first to come back to first.
    pub open: Vec<AskLine>,
    /// What was answered or let go, newest first; at most ten.
    pub settled: Vec<AskLine>,
    /// What the user was told, what still has a step first.
    pub feedback: Vec<FeedbackLine>,
    /// Questions worth asking, the user's own first.
    pub questions: Vec<QuestionLine>,
    /// The day from which it is time to ask for feedback again.
    pub feedback_from: Option<NaiveDate>,
    /// Whether that day has come.
    pub feedback_due: bool,
}

/// What the screen is made of.
#[derive(Debug, Clone)]
pub(crate) struct AskingSources<'a> {
    /// All asks, open or settled.
    pub(crate) asks: &'a [Stored<Ask>],
    /// Everything the user was told.
    pub(crate) feedback: &'a [Stored<Feedback>],
    /// The user's own questions.
    pub(crate) questions: &'a [Stored<Question>],
    /// The asks that are over without an answer: see [`super::ask_ends::is_over`].
    pub(crate) over: &'a BTreeSet<RecordId>,
    /// Days between asking for feedback, if the user chose.
    pub(crate) every: Option<u32>,
}

/// The screen as of `now`. `named` gives a person as screens name them; `None` for somebody gone.
pub(crate) fn asking(
    sources: &AskingSources<'_>,
    named: impl Fn(PersonId) -> Option<Named>,
    now: Moment,
) -> Asking {
    let lines = sources.asks.iter().map(|ask| ask_line(ask, sources.over.contains(&ask.id), &named, now));
    let (mut open, mut settled): (Vec<_>, Vec<_>) = lines.partition(|line| line.waits);
    open.sort_by_key(|line: &AskLine| (line.follow_up, line.reference.id));
    settled.sort_by_key(|line: &AskLine| {
        std::cmp::Reverse((line.answers.first().map(|answer| answer.day), line.asked, line.reference.id))
    });
    settled.truncate(SETTLED);
    let mut feedback: Vec<FeedbackLine> =
        sources.feedback.iter().map(|heard| feedback_line(heard, &named)).collect();
    feedback.sort_by_key(|line| (line.next.is_none(), std::cmp::Reverse((line.day, line.reference.id))));
    let last = last_feedback(sources.asks, sources.feedback);
    let from = last.and_then(|(last, _)| feedback_from(last, sources.every));
    Asking {
        open,
        settled,
        feedback,
        questions: questions(sources.questions),
        // A rhythm that was chosen and never begun begins at once.
        feedback_due: from.map_or(sources.every.is_some(), |day| day <= now.date_naive()),
        feedback_from: from,
    }
}

fn ask_line(
    ask: &Stored<Ask>,
    over: bool,
    named: impl Fn(PersonId) -> Option<Named>,
    now: Moment,
) -> AskLine {
    let Stored { id, record } = ask;
    let (today, follow_up) = (now.date_naive(), follow_up(record));
    let asked = record.asked.date_naive();
    let waits = record.waits() && !over;
    AskLine {
        reference: Reference::to(*id),
        person: named(record.person),
        kind: record.kind.clone(),
        text: record.text.clone(),
        to_meet: record.to_meet.and_then(&named),
        asked,
        ago: ago_phrase(asked, today),
        follow_up,
        come_back: waits && follow_up <= today,
        waits,
        answers: record.heard().into_iter().rev().map(AnswerShown::of).collect(),
        let_be: record.let_be.is_some(),
    }
}

/// Words to ask with, before anything is sent or noted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AskDraft {
    /// The person to be asked.
    #[serde(flatten)]
    pub person: Named,
    /// What they are asked for.
    pub kind: AskKind,
    /// How ready it is to ask. What is missing warns; the user decides.
    pub ready: Ready,
    /// What this kind of ask needs and the journal does not show, in words: the nearest first, at most three.
    pub before: Vec<String>,
    /// What every draft begins with: the greeting and the matter.
    pub opening: String,
    /// Ways that make it easy for them, each as words to send.
    pub drafts: Vec<DraftWay>,
    /// What every draft ends with: an easy no.
    pub ending: String,
    /// Why the question is better asked in another way.
    pub advice: Option<String>,
    /// Who could introduce the user, when someone is to be met.
    pub introducers: Vec<Introducer>,
}

/// One way to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DraftWay {
    /// The way, in a few words.
    pub way: String,
    /// The sentence that offers it.
    pub offer: String,
    /// Words to send: opening, offer and ending.
    pub text: String,
}

/// Someone who could introduce the user to someone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Introducer {
    /// The person who knows both.
    #[serde(flatten)]
    pub person: Named,
    /// How they know each other.
    pub how: String,
}

/// Words to ask somebody with. `about` is what the user wrote; `meet` is whom they would like to meet; of `mine` are the
/// user's own values and interests.
pub(crate) fn ask_draft(
    kind: &AskKind,
    about: &str,
    meet: Option<&Named>,
    (evidence, mine): (&Evidence, &[Mine]),
    introducers: Vec<Introducer>,
    now: Moment,
) -> AskDraft {
    let said_so = evidence.would_speak(now).is_some();
    let ready = ready(evidence, mine, now);
    let name = ready.person.name.split_whitespace().next().unwrap_or_default().to_owned();
    let about = joined(about.trim().trim_end_matches(['.', '?', '!']));
    let matter = matter(kind, &about, meet);
    let opening = format!("Hi {name}, {matter}");
    let ways = ways(evidence, now).into_iter();
    let drafts: Vec<DraftWay> = ways
        .map(|way| DraftWay {
            way: way.name.to_owned(),
            offer: way.offer.to_owned(),
            text: format!("{opening} {} {EASY_NO}", way.offer),
        })
        .collect();
    let missing = ready.missing_for(kind, said_so).into_iter().take(NEAREST);
    AskDraft {
        person: ready.person.clone(),
        kind: kind.clone(),
        before: missing.map(|sign| sign.why.clone()).collect(),
        opening,
        drafts,
        ending: EASY_NO.to_owned(),
        advice: (*kind == AskKind::Feedback).then(|| advice_on(&about)).flatten().map(str::to_owned),
        introducers,
        ready,
    }
}

/// What every draft ends with.
const EASY_NO: &str = "And a no is completely fine. Thank you either way.";

/// Words as the continuation of a sentence: a question begins with a small letter there.
fn joined(about: &str) -> String {
    let (first, rest) = about.split_once(' ').unwrap_or((about, ""));
    if QUESTION_WORDS.contains(&first) && !rest.is_empty() {
        format!("{} {rest}", first.to_lowercase())
    } else {
        about.to_owned()
    }
}

/// Words a question may begin with, as they are written there.
const QUESTION_WORDS: &[&str] = &[
    "Am", "Are", "Can", "Could", "Did", "Do", "Does", "How", "In", "Is", "On", "Should", "Was", "Were",
    "What", "When", "Where", "Which", "Who", "Whom", "Why", "Will", "Would",
];

/// Whether these words are a question.
fn is_question(about: &str) -> bool {
    let first = about.split(' ').next().unwrap_or_default();
    let asks = |word: &str| word.to_lowercase() == first && !["In", "On"].contains(&word);
    QUESTION_WORDS.iter().any(|word| asks(word)) && about.contains(' ')
}

fn matter(kind: &AskKind, about: &str, meet: Option<&Named>) -> String {
    let on = if about.is_empty() { String::new() } else { format!(" on {about}") };
    match kind {
        AskKind::Mentorship => {
            format!("I learn a lot from how you work, and I'd value your advice{on} now and then.")
        }
        AskKind::Feedback if about.is_empty() => {
            "I'd value your view on this: what are two things I need to improve to reach the next level?"
                .to_owned()
        }
        AskKind::Feedback => format!("I'd value your view on this: {about}?"),
        AskKind::Introduction => {
            let about = match about {
                "" => String::new(),
                question if is_question(question) => format!(" (I'd like to ask: {question}?)"),
                matter => format!(" about {matter}"),
            };
            let whom = match meet {
                Some(meet) => format!("meet {}{about}, and I think you know each other", meet.name),
                None => format!("talk to someone{about}, and you may know the right person"),
            };
            format!("I'd like to {whom}. Two lines from you would be enough; I'm happy to draft them.")
        }
        AskKind::Advocacy => format!(
            "you've seen my work. If you feel you can, would you put in a good word for me{}? I can send you a one-page summary.",
            if about.is_empty() { String::new() } else { format!(" when it comes to {about}") }
        ),
        _ if is_question(about) => format!("I'd like your thoughts on this: {about}?"),
        _ => format!("I'd like your thoughts{on}."),
    }
}

/// Who knows this person, apart from the user: each human being once, by id.
pub(crate) fn introducers(
    knows: &[Stored<Knows>],
    person: PersonId,
    identities: &Identities,
    named: impl Fn(PersonId) -> Option<Named>,
) -> Vec<Introducer> {
    let wanted = identities.canonical(person);
    let mut found: Vec<Introducer> = Vec::new();
    for Stored { record, .. } in knows {
        let (one, other) = (identities.canonical(record.person), identities.canonical(record.other));
        let between = match (one == wanted, other == wanted) {
            (true, false) => other,
            (false, true) => one,
            _ => continue,
        };
        let Some(named) = named(between) else { continue };
        if !found.iter().any(|known| known.person.id() == named.id()) {
            found.push(Introducer { person: named, how: record.how.clone() });
        }
    }
    found.sort_by_key(|one| one.person.id());
    found
}

impl Refers for Asking {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        for line in self.open.iter_mut().chain(&mut self.settled) {
            f(&mut line.reference);
            let people = line.person.iter_mut().chain(&mut line.to_meet);
            people.for_each(|named| f(&mut named.reference));
        }
        for line in &mut self.feedback {
            f(&mut line.reference);
            line.person.iter_mut().for_each(|named| f(&mut named.reference));
        }
        self.questions.iter_mut().filter_map(|line| line.reference.as_mut()).for_each(f);
    }
}

impl Refers for AskDraft {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.person.reference);
        self.ready.each_reference(f);
        self.introducers.iter_mut().for_each(|one| f(&mut one.person.reference));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::{
            practice::feedback::FeedbackStep,
            rows::{advice, ask, contact, day, evidence, fact, id, noon, now, person, promise, shown},
        },
        model::{FactKind, Stance, note},
    };

    fn screen(asks: &[Stored<Ask>], feedback: &[Stored<Feedback>], every: Option<u32>) -> Asking {
        let sources = AskingSources { asks, feedback, questions: &[], over: &BTreeSet::new(), every };
        asking(
            &sources,
            |person_id| {
                Some(Named { reference: Reference::to(person_id), name: "Ana".to_owned(), new: false })
            },
            now(),
        )
    }

    #[test]
    fn an_ask_waits_until_it_is_answered_and_one_comes_back_to_it_after_two_weeks() {
        let mut asks = vec![ask(1, AskKind::Time, "2026-11-04"), ask(2, AskKind::Time, "2026-11-05")];
        let there = screen(&asks, &[], None);
        let read: Vec<_> = there.open.iter().map(|line| (line.follow_up, line.come_back)).collect();
        assert_eq!(read, [(day("2026-11-18"), true), (day("2026-11-19"), false)]);
        note(&mut asks[0].record.followed, noon("2026-11-18"), "asked again".to_owned());
        assert_eq!(screen(&asks, &[], None).open[1].follow_up, day("2026-12-02"));
        asks[0].record.hear(&Answer {
            at: noon("2026-11-18"),
            kind: AnswerKind::NotNow,
            said: "after May".to_owned(),
        });
        let there = screen(&asks, &[], None);
        let waits = there.open.iter().find(|line| line.reference.id == id(1)).unwrap();
        assert_eq!((waits.answers[0].said.as_str(), waits.follow_up), ("after May", day("2026-12-02")));
        asks[0].record.follow_up = Some(day("2027-06-01"));
        assert_eq!(screen(&asks, &[], None).open[1].follow_up, day("2027-06-01"));
        asks[0].record.hear(&Answer {
            at: noon("2026-11-19"),
            kind: AnswerKind::Answered,
            said: "come by on Monday".to_owned(),
        });
        let there = screen(&asks, &[], None);
        assert_eq!((there.open.len(), there.settled.len()), (1, 1));
        assert_eq!(there.settled[0].answers[0].said, "come by on Monday");
    }

    #[test]
    fn answers_of_two_devices_at_once_both_stand_there() {
        let mut asked = ask(1, AskKind::Time, "2026-11-04");
        asked.record.hear(&Answer {
            at: noon("2026-11-10"),
            kind: AnswerKind::Yes,
            said: "gladly".to_owned(),
        });
        asked.record.hear(&Answer {
            at: noon("2026-11-11"),
            kind: AnswerKind::No,
            said: "no time".to_owned(),
        });
        let there = screen(&[asked], &[], None);
        let said: Vec<&str> = there.settled[0].answers.iter().map(|answer| answer.answer.as_str()).collect();
        assert_eq!(said, ["no", "yes"]);
    }

    #[test]
    fn what_one_was_told_is_decided_done_and_told_back() {
        let mut heard = advice(1, "2026-11-01");
        let next = |heard: &Stored<Feedback>| screen(&[], std::slice::from_ref(heard), None).feedback[0].next;
        assert_eq!(next(&heard), Some(FeedbackStep::Decide));
        heard.record.will_do = "shorter mails".to_owned();
        assert_eq!(next(&heard), Some(FeedbackStep::Do));
        heard.record.done = Some(now());
        assert_eq!(next(&heard), Some(FeedbackStep::Tell));
        heard.record.told = Some(now());
        assert_eq!(next(&heard), None);
    }

    #[test]
    fn feedback_has_a_rhythm_that_begins_with_the_first_time_or_the_users_word() {
        assert_eq!(screen(&[], &[], None).feedback_from, None);
        assert!(screen(&[], &[], Some(30)).feedback_due);
        let asked = [ask(1, AskKind::Feedback, "2026-10-01")];
        assert_eq!(screen(&asked, &[], None).feedback_from, Some(day("2026-12-30")));
        assert!(screen(&asked, &[], Some(30)).feedback_due);
    }

    #[test]
    fn every_draft_leaves_an_easy_no_and_names_what_is_missing() {
        for kind in AskKind::KNOWN {
            let draft = ask_draft(kind, "the pricing review?", None, (&evidence(1), &[]), Vec::new(), now());
            assert_eq!(draft.drafts.len(), 4);
            for way in &draft.drafts {
                assert!(way.text.starts_with("Hi Ana, ") && way.text.ends_with(EASY_NO), "{}", way.text);
                assert!(!way.text.contains("??"), "{}", way.text);
                assert_eq!(way.text, format!("{} {} {}", draft.opening, way.offer, draft.ending));
            }
            let known =
                ["no homework note yet", "no conversation yet (3 needed)", "no point of connection yet"];
            assert_eq!(draft.before, known);
        }
    }

    #[test]
    fn an_ask_warns_only_of_what_its_kind_needs() {
        let mut met = evidence(1);
        met.facts = vec![
            fact(1, FactKind::Homework, "wrote about pricing", "2026-09-01"),
            fact(2, FactKind::Food, "natural wine", "2026-09-01"),
        ];
        met.contacts = ["2026-11-01", "2026-10-12", "2026-09-03"]
            .iter()
            .zip(10..)
            .map(|(day, n)| contact(n, day))
            .collect();
        let before = |evidence: &Evidence, kind: &AskKind, said_so| {
            let shown = if said_so { vec![shown(Stance::WouldSpeak, "", "2026-11-01")] } else { Vec::new() };
            let known = Evidence { shown, ..evidence.clone() };
            ask_draft(kind, "", None, (&known, &[]), Vec::new(), now()).before
        };
        for kind in [AskKind::Time, AskKind::Feedback] {
            assert_eq!(before(&met, &kind, false), [""; 0], "{kind}");
        }
        let liked =
            ["nothing in common yet", "nothing of your own shared yet", "nothing they taught you yet"];
        assert_eq!(before(&met, &AskKind::Mentorship, false), liked);
        assert_eq!(before(&met, &AskKind::Advocacy, false), liked);
        assert_eq!(before(&met, &AskKind::Advocacy, true), [""; 0], "they said so themselves");
        met.promises = vec![promise(20, true, "write", "2026-10-01", Some("2026-11-01"))];
        for kind in AskKind::KNOWN {
            assert_eq!(before(&met, kind, true)[0], "1 promise of yours is late", "{kind}");
        }
    }

    #[test]
    fn what_is_asked_joins_the_sentence_before_it() {
        let with = |kind: AskKind, about: &str| {
            ask_draft(&kind, about, None, (&evidence(1), &[]), Vec::new(), now()).opening
        };
        let question = "What are two things I could do better?";
        assert_eq!(
            with(AskKind::Feedback, question),
            "Hi Ana, I'd value your view on this: what are two things I could do better?"
        );
        assert_eq!(
            with(AskKind::Time, "Should we move the launch?"),
            "Hi Ana, I'd like your thoughts on this: should we move the launch?"
        );
        assert_eq!(with(AskKind::Time, "Checkout 3"), "Hi Ana, I'd like your thoughts on Checkout 3.");
    }

    #[test]
    fn whoever_knows_somebody_could_introduce_the_user_in_either_direction() {
        let knows = |n: u32, one: u32, other: u32| Stored {
            id: id(n),
            record: Knows { person: PersonId(id(one)), other: PersonId(id(other)), ..Knows::default() },
        };
        let same = Identities::new([(PersonId(id(2)), PersonId(id(5)))]);
        let links = [knows(1, 1, 9), knows(2, 9, 2), knows(3, 9, 5), knows(4, 3, 4)];
        let named = |person_id: PersonId| {
            Some(Named::of(&crate::store::index::person::PersonRow { id: person_id, ..person(1, "x") }))
        };
        let found = introducers(&links, PersonId(id(9)), &same, named);
        assert_eq!(
            found.iter().map(|one| one.person.id()).collect::<Vec<_>>(),
            [PersonId(id(1)), PersonId(id(2))]
        );
    }
}
