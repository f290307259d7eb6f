//! `hallway ask`: what you ask of others, what they answer, and what you do with it.

use clap::{Args, Subcommand};
use hallway_core::{
    Journal,
    insights::AskDraft,
    journal::{NewAsk, Noted, QuestionNoted},
    model::{AnswerKind, AskKind},
};

use crate::{
    error::{CommandError, Outcome},
    input::{
        choice::one_of,
        dates::{day, happened},
        resolve::{self, Unknown, how_to_add},
    },
    output::{
        answer::{Drafts, QuestionAdded},
        render::{self, said},
        screen::{Screen, faint},
        terminal,
    },
    session::Session,
};

/// Ask for time, feedback, mentorship, an introduction or a good word
///
/// `ask NAME for KIND [ABOUT]` drafts a message that makes it easy for them, with an easy no; nothing is sent. With
/// --asked it notes that you asked. Without a name it shows what is waiting for an answer.
#[derive(Debug, Args)]
#[command(
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = true,
    after_help = EXAMPLES
)]
pub struct Ask {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// A name, `for`, what for, and what about
    #[arg(value_name = "NAME for KIND ABOUT")]
    words: Vec<String>,
    /// Note that you asked, and that you are waiting for an answer
    #[arg(long)]
    asked: bool,
    /// For which goal
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,
    /// Whom you would like to meet
    #[arg(long, value_name = "NAME")]
    meet: Option<String>,
    /// When to ask again, if not in two weeks
    #[arg(long, value_name = "DATE")]
    again: Option<String>,
    /// With --asked: when, if not today
    #[arg(long, value_name = "WHEN", requires = "asked")]
    on: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  hallway ask
  hallway ask 'Ana Silva' for time 'the pricing review'
  hallway ask 'Ana Silva' for feedback 'What should I stop?' --asked
  hallway ask 'Ana Silva' for introduction --meet 'Bo Lindqvist'";

#[derive(Debug, Subcommand)]
enum Verb {
    Heard(Heard),
    Again(Again),
    Feedback(Feedback),
    Will(Will),
    Question(Question),
    // Old spellings, which go with the next version.
    #[command(hide = true)]
    Drop(Letting),
    #[command(hide = true)]
    Done(Done),
    #[command(hide = true)]
    Told(Told),
}

/// Note what you heard: an answer to what you asked
///
/// WORDS alone are what they said, neither yes nor no. An answered ask is settled; one that got "not now" keeps waiting
/// and comes up again. An answer to an ask for feedback is kept as feedback, unless it was no or not now.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples (REF is three or more letters from `hallway ask`):\n  hallway ask heard REF 'gladly, on Tuesday'\n  hallway ask heard REF --agreed 'after her leave'\n  hallway ask heard REF --not-now 'after the summer' --again 2027-09-01"
)]
struct Heard {
    /// The ask, or whom you asked if it is the only one
    #[arg(value_name = "REF|NAME")]
    ask: String,
    /// What they said
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// They will, or did
    #[arg(long, conflicts_with_all = ["no", "not_now"])]
    agreed: bool,
    /// They would rather not
    #[arg(long, conflicts_with = "not_now")]
    no: bool,
    /// Perhaps later
    #[arg(long)]
    not_now: bool,
    /// When to ask again, if not in two weeks
    #[arg(long, value_name = "DATE", requires = "not_now")]
    again: Option<String>,
    /// When you heard it, if not today: yesterday, last friday, 2026-05-12
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
}

impl Heard {
    /// What was said, and the kind of answer: by the flag, or by the word if it is only "yes", "no" or "not now".
    fn read(&self, session: &Session) -> Result<(AnswerKind, String), CommandError> {
        let said = self.words.join(" ");
        let flagged =
            [(self.agreed, AnswerKind::Yes), (self.no, AnswerKind::No), (self.not_now, AnswerKind::NotNow)];
        if let Some((_, answer)) = flagged.into_iter().find(|(given, _)| *given) {
            return Ok((answer, said));
        }
        // `--yes` belongs to every verb and answers this program's own questions.
        if session.yes() {
            return Err(CommandError::Usage("for their yes, use --agreed".to_owned()));
        }
        let alone = said.trim().trim_end_matches(['.', '!']).to_lowercase();
        let kinds = [AnswerKind::Yes, AnswerKind::No, AnswerKind::NotNow];
        match kinds.into_iter().find(|kind| kind.as_str() == alone) {
            Some(kind) => Ok((kind, String::new())),
            None if alone.is_empty() => Err(CommandError::Usage(format!(
                "say what they said: hallway ask heard {} 'WORDS', or --agreed, --no or --not-now",
                self.ask
            ))),
            None => Ok((AnswerKind::Answered, said)),
        }
    }
}

/// Note that you asked again
#[derive(Debug, Args)]
#[command(
    after_help = "Examples (REF is three or more letters from `hallway ask`):\n  hallway ask again REF 'in the hallway'"
)]
struct Again {
    /// The ask, or whom you asked if it is the only one
    #[arg(value_name = "REF|NAME")]
    ask: String,
    /// How
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
}

/// Let an ask be
#[derive(Debug, Args)]
#[command(after_help = "Examples (REF is three or more letters from `hallway ask`):\n  hallway ask drop REF")]
struct Letting {
    /// The ask, or whom you asked if it is the only one
    #[arg(value_name = "REF|NAME")]
    ask: String,
}

/// Note feedback you did not ask for
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway ask feedback 'Ana Silva' --heard 'my mails are long'")]
struct Feedback {
    /// From whom
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// What they said
    #[arg(long, value_name = "TEXT")]
    heard: String,
    /// The question, if there was one
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    question: String,
}

/// Note what you will do about feedback
#[derive(Debug, Args)]
#[command(
    after_help = "Examples (REF is three or more letters from `hallway ask`):\n  hallway ask will REF 'three sentences at most'"
)]
struct Will {
    /// The feedback, or who gave it if it is the only one
    #[arg(value_name = "REF|NAME")]
    feedback: String,
    /// What you will do
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
}

/// Note that you did it
#[derive(Debug, Args)]
#[command(after_help = "Examples (REF is three or more letters from `hallway ask`):\n  hallway ask done REF")]
struct Done {
    /// The feedback, or who gave it if it is the only one
    #[arg(value_name = "REF|NAME")]
    feedback: String,
}

/// Note that you told them what came of it
#[derive(Debug, Args)]
#[command(after_help = "Examples (REF is three or more letters from `hallway ask`):\n  hallway ask told REF")]
struct Told {
    /// The feedback, or who gave it if it is the only one
    #[arg(value_name = "REF|NAME")]
    feedback: String,
}

/// Add a question of your own
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway ask question 'What would you have done in my place?'")]
struct Question {
    /// The question
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
}

fn kind(word: &str) -> Result<AskKind, CommandError> {
    one_of(word, AskKind::KNOWN, AskKind::as_str)
        .map_err(|known| CommandError::Usage(format!("you can't ask for \"{word}\" here: {known}")))
}

impl Ask {
    /// Asks, or shows what waits.
    pub fn run(self, session: &Session) -> Outcome {
        match self.verb {
            Some(verb) => step(verb, session),
            None if self.words.is_empty() => {
                let asks = session.questions()?.asks().list(session.now())?;
                session.answer(&asks, |asks| render::asks(asks, session.now(), terminal::width()))
            }
            None => self.of_somebody(session),
        }
    }

    fn of_somebody(self, session: &Session) -> Outcome {
        if self.asked {
            session.begin();
        }
        let (now, journal) = (session.now(), &*session.questions()?);
        let place = self.words.iter().position(|word| word == "for").filter(|place| *place > 0);
        let (Some((name, rest)), Some(place)) = (place.map(|place| self.words.split_at(place)), place) else {
            return Err(CommandError::Usage("what for? hallway ask NAME for time".to_owned()));
        };
        let Some(for_what) = rest.get(1) else {
            return Err(CommandError::Usage(
                "what for? time, mentorship, feedback, introduction or advocacy".to_owned(),
            ));
        };
        let new = NewAsk {
            kind: kind(for_what)?,
            text: self.words.get(place + 2..).unwrap_or_default().join(" "),
            goal: self.goal.map(|goal| resolve::goal(journal, &goal)).transpose()?,
            to_meet: self
                .meet
                .as_ref()
                .map(|name| {
                    let name = std::slice::from_ref(name);
                    if self.asked {
                        resolve::whoever(session, name)
                    } else {
                        resolve::person(journal, name).map_err(how_to_add)
                    }
                })
                .transpose()?,
            follow_up: self.again.map(|words| day(&words, session)).transpose()?,
            asked: Some(happened(self.on.as_deref(), session)?),
        };
        if self.asked {
            let mut noted = Vec::new();
            for person in resolve::everybody(session, name, Unknown::Make)? {
                let line = format!("Asked · {} · {}", journal.people().named(person)?.name, new.kind);
                noted.push(Noted { reference: journal.asks().add(person, new.clone(), now)?, said: line });
            }
            return session.said_of_each(noted, Screen::new());
        }
        let people = resolve::everybody(session, name, Unknown::Refuse).map_err(how_to_add)?;
        let drafts = people.into_iter().map(|person| journal.asks().draft(person, &new, now));
        match <[AskDraft; 1]>::try_from(drafts.collect::<Result<Vec<_>, _>>()?) {
            Ok([one]) => session.answer(&one, |draft| render::ask_draft(draft, terminal::width())),
            Err(drafts) => session.answer(&Drafts { drafts }, |all| {
                let mut screen = Screen::new();
                for draft in &all.drafts {
                    screen.gap();
                    screen.append(render::ask_draft(draft, terminal::width()));
                }
                screen
            }),
        }
    }
}

impl Heard {
    fn run(self, journal: &Journal, session: &Session) -> Outcome {
        let now = session.now();
        let (answer, words) = self.read(session)?;
        let again = self.again.as_ref().map(|words| day(words, session)).transpose()?;
        let at = happened(self.on.as_deref(), session)?;
        let open = answer == AnswerKind::Answered;
        let ask = resolve::ask(journal, &self.ask, now)?;
        let noted = match answer {
            AnswerKind::NotNow => journal.asks().not_now(ask, &words, again, Some(at), now)?,
            answer => journal.asks().heard(ask, answer, &words, Some(at), now)?,
        };
        // Words that are kept as feedback need no yes or no.
        let feedback = noted.reference.id != ask.into();
        session.said(&noted, |noted| {
            let mut screen = said(&noted.said, Some(&noted.reference));
            if open && !feedback {
                let what = "was it a yes, a no, or not now?  hallway ask heard";
                screen.line([faint(format!("{what} {} --agreed, --no or --not-now", noted.reference))]);
            }
            screen
        })
    }
}

fn step(verb: Verb, session: &Session) -> Outcome {
    // What is heard unasked and a question may be the first thing of a journal; everything else goes on with something.
    if matches!(verb, Verb::Feedback(_) | Verb::Question(_)) {
        session.begin();
    }
    let (now, journal) = (session.now(), &*session.questions()?);
    let noted: Noted = match verb {
        Verb::Heard(heard) => return heard.run(journal, session),
        Verb::Again(again) => journal.asks().followed_up(
            resolve::ask(journal, &again.ask, now)?,
            &again.words.join(" "),
            now,
        )?,
        Verb::Drop(drop) => {
            session.moved("ask drop", "hallway later REF never");
            journal.asks().let_be(resolve::ask(journal, &drop.ask, now)?, now)?
        }
        Verb::Feedback(feedback) => {
            let mut noted = Vec::new();
            for person in resolve::everybody(session, &feedback.name, Unknown::Make)? {
                let (question, heard) = (&feedback.question, &feedback.heard);
                let reference = journal.asks().add_feedback(person, question, heard, now)?;
                let line = format!("feedback from {}", journal.people().named(person)?.name);
                noted.push(Noted { reference, said: line });
            }
            return session.said_of_each(noted, Screen::new());
        }
        Verb::Will(will) => {
            if will.words == ["WORDS"] {
                return Err(CommandError::Usage("replace WORDS with what you will do".to_owned()));
            }
            journal.asks().will_do(
                resolve::feedback(journal, &will.feedback, now)?,
                &will.words.join(" "),
                now,
            )?
        }
        Verb::Done(done) => {
            session.moved("ask done", "hallway done REF");
            journal.asks().feedback_done(resolve::feedback(journal, &done.feedback, now)?, now)?
        }
        Verb::Told(told) => {
            session.moved("ask told", "hallway done REF");
            journal.asks().feedback_told(resolve::feedback(journal, &told.feedback, now)?, now)?
        }
        Verb::Question(question) => {
            let QuestionNoted { reference, advice } =
                journal.asks().add_question(&question.words.join(" "), now)?;
            let added =
                QuestionAdded { reference: &reference, said: "Question added", advice: advice.as_deref() };
            return session.said(&added, |added| {
                let mut screen = said(added.said, Some(&reference));
                if let Some(advice) = &advice {
                    screen.paragraph(advice, terminal::width());
                }
                screen
            });
        }
    };
    session.said(&noted, |noted| said(&noted.said, Some(&noted.reference)))
}
