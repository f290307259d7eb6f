//! Asks, and what was answered.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::{
    error::{Error, Hint, Result},
    insights::{self, AskDraft, Asking, AskingSources, SinceAsked},
    journal::{
        practice::noted::Noted,
        read::{
            identity::{person_row, resting},
            lexicon::me,
            names::NameBook,
            practice::{Goals, evidence, last_conversation, mine},
        },
        reference::shorten,
        rooms::AsksRoom,
        text,
        write::WriteTxn,
    },
    model::{
        Advocacy, Answer, AnswerKind, Ask, AskId, AskKind, Feedback, Goal, GoalId, Identities, Knows, Moment,
        PersonId, RecordId, Reference, note,
    },
    store::{Snapshot, index::stored::Stored},
};

/// Something to ask of someone.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewAsk {
    /// What the user asks for: time, feedback, an introduction.
    pub kind: AskKind,
    /// About what; for feedback the question.
    pub text: String,
    /// The goal it serves.
    pub goal: Option<GoalId>,
    /// Whom the user would like to meet.
    pub to_meet: Option<PersonId>,
    /// When to ask again; not said: after two weeks.
    pub follow_up: Option<NaiveDate>,
    /// When the user asked; not said: now.
    pub asked: Option<Moment>,
}

impl AsksRoom<'_> {
    /// Words to ask with, how ready it is, and who could introduce the user. Nothing is noted or sent.
    pub fn draft(&self, person: PersonId, new: &NewAsk, now: Moment) -> Result<AskDraft> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let goals = Goals::on_maps(db, &identities)?;
            whom_to_meet(new, person, &identities)?;
            let evidence = evidence(db, &identities, &goals, person, now)?;
            let names = NameBook::new(db, &identities);
            let named = |one| names.named(one);
            let meet = new.to_meet.and_then(named);
            let mut introducers = match new.to_meet {
                Some(meet) => insights::introducers(&db.all::<Knows>()?, meet, &identities, named),
                None => Vec::new(),
            };
            let rest = resting(db, &identities)?;
            introducers.retain(|one| !rest.contains(&identities.canonical(one.person.id())));
            // A word for the user is about something: the goal, unless the user wrote another matter.
            let goal = new.goal.map(|goal| goals.get(db, goal.into())).transpose()?;
            let goal = goal.filter(|_| new.kind == AskKind::Advocacy);
            let about = match (new.text.trim(), goal) {
                ("", Some(goal)) => &goal.record.name,
                (text, _) => text,
            };
            let mine = mine(db)?;
            let known = (&evidence, mine.as_slice());
            let draft = insights::ask_draft(&new.kind, about, meet.as_ref(), known, introducers, now);
            names.finish(draft)
        })
    }

    /// Notes that the user asked. An ask of the same kind that waits for an answer of theirs is an error that says so.
    pub fn add(&self, person: PersonId, new: NewAsk, now: Moment) -> Result<Reference> {
        let (asked_at, text) = (text::happened(new.asked, now)?, text::words("the note", &new.text)?);
        self.journal.commit_record("asked", now, move |txn| {
            let identities = txn.snapshot().identities()?;
            let row = person_row(txn.snapshot(), &identities, person)?;
            whom_to_meet(&new, row.id, &identities)?;
            for known in txn.snapshot().about::<Ask>(&identities.all(row.id))? {
                let asked = &known.record;
                let waits = asked.waits() && asked.kind == new.kind && asked.text == text;
                if !waits || is_over(txn.snapshot(), &identities, asked, now)? {
                    continue;
                }
                let mut reference = Reference::to(known.id);
                shorten(txn.snapshot(), &mut reference)?;
                let since = match asked.heard().last() {
                    None => "are still waiting for an answer".to_owned(),
                    Some(not_now) => format!("heard \"not now\" on {}", not_now.at.format("%-d %b")),
                };
                let ask = reference.to_string();
                return Err(Error::AlreadyThere {
                    said: format!(
                        "you asked {} for {} on {}, and {since}",
                        row.name,
                        new.kind,
                        asked.asked.format("%-d %b")
                    ),
                    hints: vec![Hint::NoteAnswer { ask: ask.clone() }, Hint::AskAgain { ask }],
                });
            }
            let goal = new.goal.map(|goal| txn.require::<Goal, _>(goal)).transpose()?;
            if let Some(meet) = new.to_meet {
                person_row(txn.snapshot(), &identities, meet)?;
            }
            txn.say(format!("asked {} for {}", row.name, new.kind));
            txn.create(Ask {
                person: row.id,
                kind: new.kind,
                text,
                goal,
                to_meet: new.to_meet,
                asked: asked_at,
                follow_up: new.follow_up,
                ..Ask::default()
            })
        })
    }

    /// Notes what was heard: an answer to an ask. Words that come to nothing by themselves ([`AnswerKind::Answered`]) may not
    /// be empty. "Not now" keeps the ask open for two weeks more. What was said to an ask for feedback is kept as feedback
    /// too, unless it was no or not now; the answer then points at that. `at` is when: not later than `now`, and not before
    /// the day on which the user asked; not said: now.
    pub fn heard(
        &self,
        ask: AskId,
        answer: AnswerKind,
        said: &str,
        at: Option<Moment>,
        now: Moment,
    ) -> Result<Noted> {
        self.hear(ask, answer, said, None, at, now)
    }

    /// Notes that they said "not now", with the day to come back to it; not said: in two weeks.
    pub fn not_now(
        &self,
        ask: AskId,
        said: &str,
        again: Option<NaiveDate>,
        at: Option<Moment>,
        now: Moment,
    ) -> Result<Noted> {
        self.hear(ask, AnswerKind::NotNow, said, again, at, now)
    }

    fn hear(
        &self,
        ask: AskId,
        answer: AnswerKind,
        said: &str,
        again: Option<NaiveDate>,
        at: Option<Moment>,
        now: Moment,
    ) -> Result<Noted> {
        let at = text::happened(at, now)?;
        let (id, said) = (RecordId::from(ask), text::words("the note", said)?);
        if answer == AnswerKind::Answered && said.is_empty() {
            return Err(Error::NeedsWords("write what they said, or whether they agreed".to_owned()));
        }
        self.journal.noted("heard", now, move |txn| {
            let name = asked_of(txn, id)?;
            let before: Ask = txn.get(id)?;
            if at.date_naive() < before.asked.date_naive() {
                let asked = before.asked.format("%-d %b %Y");
                return Err(Error::WrongDay(format!(
                    "you asked {name} on {asked}, so the answer came after that"
                )));
            }
            let answer = Answer { at, kind: answer, said: said.clone() };
            txn.edit::<Ask>(id, |ask| {
                ask.hear(&answer);
                // A day that was chosen before they said so is over.
                if answer.kind == AnswerKind::NotNow {
                    ask.follow_up = again;
                }
            })?;
            let words = match (&answer.kind, said.as_str()) {
                (AnswerKind::Answered, said) => said.to_owned(),
                (kind, "") => kind.to_string(),
                (kind, said) => format!("{kind}: {said}"),
            };
            let mut line = format!("heard from {name}: {words}");
            if answer.kind == AnswerKind::NotNow {
                let day = insights::follow_up(&txn.get(id)?);
                line = format!("{line}; ask again {}", day.format("%a %-d %b"));
            }
            if before.kind == AskKind::Feedback && answer.gives() && !said.is_empty() {
                let feedback = Feedback {
                    person: before.person,
                    ask: Some(ask),
                    question: before.text,
                    heard: said,
                    at,
                    ..Feedback::default()
                };
                return Ok((txn.create(feedback)?, line));
            }
            Ok((id, line))
        })
    }

    /// Notes that the user came back to an ask; it comes up again two weeks later.
    pub fn followed_up(&self, ask: AskId, said: &str, now: Moment) -> Result<Noted> {
        let (id, said) = (RecordId::from(ask), text::words("the note", said)?);
        self.journal.noted("asked again", now, move |txn| {
            let name = asked_of(txn, id)?;
            txn.edit::<Ask>(id, |ask| note(&mut ask.followed, now, said))?;
            Ok((id, format!("asked {name} again")))
        })
    }

    /// Lets an ask be, without an answer.
    pub fn let_be(&self, ask: AskId, now: Moment) -> Result<Noted> {
        let id = RecordId::from(ask);
        self.journal.noted("let go", now, move |txn| {
            let name = asked_of(txn, id)?;
            txn.edit::<Ask>(id, |ask| ask.let_be = ask.let_be.or(Some(now)))?;
            Ok((id, format!("let go: what you asked {name}")))
        })
    }

    /// What waits for an answer, what was heard, questions worth asking.
    pub fn list(&self, now: Moment) -> Result<Asking> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let names = NameBook::new(db, &identities);
            let asks = db.all::<Ask>()?;
            let mut over = BTreeSet::new();
            for ask in asks.iter().filter(|ask| ask.record.waits()) {
                if is_over(db, &identities, &ask.record, now)? {
                    over.insert(ask.id);
                }
            }
            let sources = AskingSources {
                asks: &asks,
                over: &over,
                feedback: &db.all()?,
                questions: &db.all()?,
                every: me(db)?.feedback_every,
            };
            let asking = insights::asking(&sources, |person| names.named(person), now);
            names.finish(asking)
        })
    }
}

/// An introduction needs somebody to meet, or at least a subject, and that is not the person who is asked.
fn whom_to_meet(new: &NewAsk, person: PersonId, identities: &Identities) -> Result<()> {
    let hints = vec![Hint::SayWhomToMeet];
    match new.to_meet {
        Some(meet) if identities.canonical(meet) == identities.canonical(person) => {
            Err(Error::DoesNotApply { said: "people can't introduce you to themselves".to_owned(), hints })
        }
        None if new.kind == AskKind::Introduction && new.text.trim().is_empty() => Err(Error::DoesNotApply {
            said: "an introduction needs someone to meet: say who".to_owned(),
            hints,
        }),
        _ => Ok(()),
    }
}

/// Whether an ask is over without an answer, by what lines told since.
fn is_over(db: &Snapshot<'_>, identities: &Identities, ask: &Ask, now: Moment) -> Result<bool> {
    let records = identities.all(ask.person);
    let words: Vec<Stored<Advocacy>> = db.about(&records)?;
    let goals = db.all::<Goal>()?;
    let ended = |of: GoalId| goals.iter().any(|goal| of == goal.id && goal.record.closed.is_some());
    let since = SinceAsked {
        goal_ended: ask.goal.is_some_and(ended),
        talked: last_conversation(db, &records, now)?,
        spoke: insights::last_word(
            ask,
            words.iter().map(|word| &word.record),
            |one| records.contains(&one),
            now,
        ),
        met: match ask.to_meet {
            Some(meet) => last_conversation(db, &identities.all(meet), now)?,
            None => None,
        },
    };
    Ok(insights::is_over(ask, &since))
}

/// The name of the person something was asked of.
fn asked_of(txn: &WriteTxn<'_>, ask: RecordId) -> Result<String> {
    let ask: Ask = txn.get(ask)?;
    let person = txn.snapshot().identities()?.canonical(ask.person);
    Ok(txn.snapshot().person(person)?.map_or_else(|| "them".to_owned(), |row| row.name))
}
