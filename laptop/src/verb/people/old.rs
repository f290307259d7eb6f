//! Spellings of before, which go with the next version: each says what to type now, and does it.

use clap::{Args, Subcommand};
use hallway_core::{
    journal::{NewFact, Noted},
    model::Stage,
};

use super::rest::wake;
use crate::{
    error::{CommandError, Outcome},
    input::{choice::stage, resolve},
    output::{
        answer::{NotedAll, PersonActed},
        render::{self, said},
        screen::Screen,
        terminal,
    },
    session::Session,
    verb::goal::{breadth, without},
};

// What is written about a flattened enum would be taken for the help of `people`.
#[derive(Debug, Subcommand)]
pub enum Old {
    #[command(hide = true)]
    Wake(Wake),
    #[command(hide = true)]
    Note(Box<Note>),
    #[command(hide = true)]
    Word(Word),
    #[command(hide = true)]
    Stage(SayStage),
    #[command(hide = true)]
    Between(Between),
    #[command(hide = true)]
    Breadth(Breadth),
    #[command(hide = true, name = "what-if")]
    WhatIf(WhatIf),
}

impl Old {
    /// Says the spelling of now, and does what was asked.
    pub fn run(self, session: &Session) -> Outcome {
        match self {
            Self::Wake(one) => {
                session.moved("people wake", "hallway people rest NAME --over");
                wake(session, &one.name)
            }
            Self::Note(note) => {
                session.moved("people note", "hallway edit NAME --fact 'need: TEXT'");
                note.run(session)
            }
            Self::Word(_) => {
                session.moved("people word", "hallway review");
                Word::run(session)
            }
            Self::Stage(stage) => {
                session.moved("people stage", "hallway edit NAME --stage STAGE");
                stage.run(session)
            }
            Self::Between(between) => {
                session.moved("people between", "hallway show NAME");
                between.run(session)
            }
            Self::Breadth(_) => {
                session.moved("people breadth", "hallway goal map --breadth");
                breadth(session)
            }
            Self::WhatIf(what_if) => {
                session.moved("people what-if", "hallway goal map --without NAME");
                what_if.run(session)
            }
        }
    }
}

/// End the rest of people
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway people wake 'Bo Lindqvist'")]
pub struct Wake {
    /// A name or REF, or several
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

/// Write down what you looked up, what they need or aim at, a gap between you and how to close it
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway people note 'Ana Silva' --homework 'wrote about pricing in spring'\n  hallway people note 'Ana Silva' --gap 'decides in meetings'"
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
        session.begin();
        let journal = &*session.questions()?;
        let person = resolve::somebody(session, &self.name)?;
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
            return Err(CommandError::Usage(format!("--{label} needs words")));
        }
        let mut noted = Vec::new();
        for (label, texts) in notes {
            for text in texts {
                let fact = NewFact { person, text: format!("{label}: {text}") };
                let reference = journal.people().add_fact(&fact, session.now())?;
                noted.push(Noted { reference, said: fact.text });
            }
        }
        if noted.is_empty() {
            return Err(CommandError::Usage(
                "say what: --homework, --gap, --need, or others in hallway help people note".to_owned(),
            ));
        }
        session.said(&NotedAll { noted }, |all| {
            let mut screen = Screen::new();
            for one in &all.noted {
                screen.append(said(&one.said, Some(&one.reference)));
            }
            screen
        })
    }
}

/// Your own word over twelve months, and what has not come yet
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway people word")]
pub struct Word {}

impl Word {
    pub fn run(session: &Session) -> Outcome {
        let word = session.questions()?.giving().my_word(session.now())?;
        session.answer(&word, |word| render::my_word(word, session.now(), terminal::width()))
    }
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
    /// Keeps the stage the user says against the one the journal shows; `unsaid` takes that back.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let typed = self.stage.join(" ");
        let stage = stage(&typed)
            .map_err(|known| CommandError::Usage(format!("\"{typed}\" isn't a stage: {known}")))?;
        let words = stage.as_ref().map_or("as the journal shows", Stage::as_str).to_owned();
        let named = journal.relationships().say_stage(
            resolve::person(journal, &[self.name])?,
            stage,
            session.now(),
        )?;
        let said = format!("{} · {words}", named.name);
        session.said(&PersonActed { person: named, said }, PersonActed::screen)
    }
}

/// What lies between you: a gap, how to close it, what is common and what is not
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway people between 'Ana Silva'")]
pub struct Between {
    /// A name or REF
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

impl Between {
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let between =
            journal.relationships().between_us(resolve::person(journal, &self.name)?, session.now())?;
        session.answer(&between, |between| render::between_us(between, terminal::width()))
    }
}

/// Departments, levels, inside and outside, ways of talking; and whether hopes hang on one person
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway people breadth")]
pub struct Breadth {}

/// What is left of each goal if this person leaves or changes their mind
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway people what-if 'Ana Silva'")]
pub struct WhatIf {
    /// A name or REF
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

impl WhatIf {
    pub fn run(self, session: &Session) -> Outcome {
        without(session, &self.name)
    }
}
