//! Wins and who knows them.

use clap::Args;
use hallway_core::{
    journal::{Journal, NewWin, WinEdit},
    model::{Kind, PersonId, TypedReference},
};
use serde_json::json;

use super::said;
use crate::{
    render,
    session::Session,
    terminal,
    trouble::{Outcome, Trouble},
    which,
};

/// Note something that went well, or who knows of it
///
/// With words it notes a win; with a REF it says more of one.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = "JSON:\n  {ref, said}")]
pub struct Win {
    /// What you did, or the REF of a win
    #[arg(required = true, value_name = "WORDS|REF")]
    what: Vec<String>,
    /// What came of it
    #[arg(long, value_name = "TEXT")]
    effect: Option<String>,
    /// How one can see it
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    /// With whom; may be given again
    #[arg(long, value_name = "NAME")]
    with: Vec<String>,
    /// For which goal, if not for every one
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,
    /// Who knows it; may be given again
    #[arg(long, value_name = "NAME")]
    known_by: Vec<String>,
    /// From whom they know it, if not from you
    #[arg(long, value_name = "NAME", requires = "known_by")]
    from: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  hallway goal win 'Checkout 4' --evidence 'the dashboard'";

impl Win {
    /// Notes it.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let everyone = |names: &[String]| -> Result<Vec<PersonId>, Trouble> {
            names.iter().map(|name| which::whoever(session, std::slice::from_ref(name))).collect()
        };
        let (with, known_by) = (everyone(&self.with)?, everyone(&self.known_by)?);
        let from =
            self.from.as_ref().map(|name| which::person(journal, std::slice::from_ref(name))).transpose()?;
        let words = self.what.join(" ");
        let (win, said_now) = if is_win(journal, &words) {
            (words, None)
        } else {
            let new = NewWin {
                what: words.clone(),
                effect: self.effect.clone().unwrap_or_default(),
                evidence: self.evidence.clone().unwrap_or_default(),
                goal: self.goal,
                with: with.clone(),
                at: None,
            };
            let reference = journal.add_win(new, session.now())?;
            (reference.to_string(), Some((reference, words)))
        };
        let shape = match said_now {
            Some((reference, words)) if known_by.is_empty() => {
                json!({ "ref": reference, "said": format!("win: {words}") })
            }
            _ => {
                let (effect, evidence) = (self.effect, self.evidence);
                let edit = WinEdit { what: None, effect, evidence, with, known_by, from };
                json!(journal.edit_win(&win, edit, session.now())?)
            }
        };
        session.said(&shape, |shape| {
            let words = shape["said"].as_str().unwrap_or_default();
            let reference = shape["ref"].as_str().unwrap_or_default();
            said(&format!("{words}   {reference}"), None)
        })
    }
}

/// Whether these words are the reference of a win.
fn is_win(journal: &Journal, words: &str) -> bool {
    TypedReference::parse(words).is_some() && journal.thing(words).is_ok_and(|thing| thing.kind == Kind::Win)
}

/// Your wins, and who of those with a say knows them from whom
///
/// Best they hear it from somebody else: where one does not know, the name of who could mention it stands there.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway goal wins\n  hallway goal wins 'Staff engineer'", after_long_help = WINS)]
pub struct Wins {
    /// Of which goal
    #[arg(value_name = "GOAL")]
    goal: Vec<String>,
}

const WINS: &str = "\
JSON:
  {people[{ref,name,new}], wins[{ref, what, effect, evidence, day, with[],
   known[{from, name, could_mention}], nobody_knows}]}
  known stands in the order of people.";

impl Wins {
    /// Shows them.
    pub fn run(self, session: &Session) -> Outcome {
        let wins = session.questions()?.wins(&self.goal.join(" "))?;
        session.answer(&wins, |wins| render::wins(wins, session.now(), terminal::width()))
    }
}
