//! What you know of people and of who knows whom: notes, links, stages, what lies between you.

use clap::Args;
use hallway_core::{journal::NewFact, model::Stage};
use serde_json::json;

use crate::{
    render,
    session::Session,
    terminal,
    trouble::{Outcome, Trouble},
    verb::goal::{one_of, said},
    which,
};

/// Write down what you looked up, what they need or aim at, a gap between you and how to close it
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway people note 'Ana Silva' --homework 'wrote about pricing in spring'\n  hallway people note 'Ana Silva' --gap 'decides in meetings'",
    after_long_help = "JSON:\n  [{ref, said}]"
)]
pub struct Note {
    /// A name or REF
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// Homework: where they are, what they do, what they published
    #[arg(long, value_name = "TEXT")]
    homework: Vec<String>,
    /// A difference in style or interest
    #[arg(long, value_name = "TEXT")]
    gap: Vec<String>,
    /// How you might close it
    #[arg(long, value_name = "TEXT")]
    bridge: Vec<String>,
    /// What you tried
    #[arg(long, value_name = "TEXT")]
    tried: Vec<String>,
    /// What they need
    #[arg(long, value_name = "TEXT")]
    need: Vec<String>,
    /// What they are good at
    #[arg(long, value_name = "TEXT")]
    can: Vec<String>,
    /// What they want to bring about
    #[arg(long, value_name = "TEXT")]
    aim: Vec<String>,
    /// What presses on them
    #[arg(long, value_name = "TEXT")]
    pressure: Vec<String>,
    /// How they like to hear news
    #[arg(long, value_name = "TEXT")]
    news: Vec<String>,
}

impl Note {
    /// Writes it down.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let person = which::whoever(session, &self.name)?;
        let notes = [
            ("homework", self.homework),
            ("gap", self.gap),
            ("bridge", self.bridge),
            ("tried", self.tried),
            ("need", self.need),
            ("can", self.can),
            ("aim", self.aim),
            ("pressure", self.pressure),
            ("news", self.news),
        ];
        // All or none: an empty one is found before anything is written down.
        if let Some((label, _)) =
            notes.iter().find(|(_, texts)| texts.iter().any(|text| text.trim().is_empty()))
        {
            return Err(Trouble::Usage(format!("--{label} needs words")));
        }
        let mut noted = Vec::new();
        for (label, texts) in notes {
            for text in texts {
                let fact = NewFact { person, text: format!("{label}: {text}") };
                noted.push((journal.add_fact(&fact, session.now())?, format!("{label}: {text}")));
            }
        }
        if noted.is_empty() {
            return Err(Trouble::Usage(
                "say what: --homework, --gap, --need or another of hallway help people note".to_owned(),
            ));
        }
        let shape: Vec<_> =
            noted.iter().map(|(reference, said)| json!({ "ref": reference, "said": said })).collect();
        session.said(&shape, |_| {
            let mut screen = crate::screen::Screen::new();
            for (reference, words) in &noted {
                screen.append(said(words, Some(reference)));
            }
            screen
        })
    }
}

/// What lies between you: a gap, how to close it, what is common and what is not
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway people between 'Ana Silva'",
    after_long_help = "JSON:\n  {ref, name, new, gaps[fact], bridges[fact], tried[fact], common[fact],\n   theirs[fact], mine[], resting_because}; fact as in prep"
)]
pub struct Between {
    /// A name or REF
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

impl Between {
    /// Shows it.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let between = journal.between_us(which::person(journal, &self.name)?, session.now())?;
        session.answer(&between, |between| render::between_us(between, terminal::width()))
    }
}

/// Note that two people know each other, or show who could introduce you to one
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway people knows 'Ana Silva' 'Bo Lindqvist' --how 'the same school'\n  hallway people knows 'Ana Silva'",
    after_long_help = "JSON:\n  {ref, said}, or [{ref, name, new, how}] with one name"
)]
pub struct Knows {
    /// A name or REF, in single quotes
    one: String,
    /// The other
    other: Option<String>,
    /// From where
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    how: String,
}

impl Knows {
    /// Notes or shows it.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let one = which::whoever(session, &[self.one])?;
        let Some(other) = self.other else {
            let introducers = journal.introducers(one)?;
            return session.answer(&introducers, |found| render::introducers(found, terminal::width()));
        };
        let other = which::whoever(session, &[other])?;
        let reference = journal.add_knows(one, other, &self.how, session.now())?;
        let line = format!("{} and {} know each other", journal.named(one)?.name, journal.named(other)?.name);
        session.said(&json!({ "ref": reference, "said": line }), |_| said(&line, Some(&reference)))
    }
}

fn stage(word: &str) -> Result<Option<Stage>, String> {
    let known: Vec<&str> = Stage::KNOWN.iter().map(Stage::as_str).chain(["unsaid"]).collect();
    let said = one_of(word, &known, |word| word)?;
    Ok((said != "unsaid").then(|| Stage::from(said)))
}

/// Say how far the two of you have come; it wins over what the journal shows
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway people stage 'Ana Silva' trust\n  hallway people stage 'Ana Silva' unsaid"
)]
pub struct SayStage {
    /// A name or REF, in single quotes
    name: String,
    /// stranger, acquainted, rapport, trust, would speak for me, asked, spoke for me, thanked; or unsaid
    #[arg(required = true, value_name = "STAGE")]
    stage: Vec<String>,
}

impl SayStage {
    /// Says it.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let typed = self.stage.join(" ");
        let stage =
            stage(&typed).map_err(|known| Trouble::Usage(format!("\"{typed}\" is no stage: {known}")))?;
        let words = stage.as_ref().map_or("as the journal shows", Stage::as_str).to_owned();
        let named = journal.say_stage(which::person(journal, &[self.name])?, stage, session.now())?;
        session.said(&named, |named| said(&format!("{} · {words}", named.name), Some(&named.reference)))
    }
}
