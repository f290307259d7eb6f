//! What you write down about somebody.

use clap::Args;
use hallway_core::journal::{NewFact, Noted};

use crate::{
    error::{CommandError, Outcome},
    input::resolve,
    output::{answer::NotedAll, render::said, screen::Screen},
    session::Session,
};

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
