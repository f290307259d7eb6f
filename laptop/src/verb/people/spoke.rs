//! Who spoke for you, and your own word.

use clap::Args;
use hallway_core::{journal::NewAdvocacy, model::AdvocacyKind};
use serde_json::json;

use crate::{
    render,
    session::Session,
    terminal,
    trouble::Outcome,
    verb::goal::{one_of, said},
    which,
};

fn kind(word: &str) -> Result<AdvocacyKind, String> {
    one_of(word, AdvocacyKind::KNOWN, AdvocacyKind::as_str)
}

/// Somebody spoke for you; without a name, who did and what you said for others
///
/// They lent you their name: thank them within a week, and tell them how it ended.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway people spoke\n  hallway people spoke 'Ana Silva' --to 'the panel' --how 'Bo told me'",
    after_long_help = "JSON with a name:\n  {ref, said}\nJSON without:\n  {for_you[{ref, person, kind, to, how, day, goal, thanked, thank_by,\n   told_outcome, tell_outcome}], for_others[{ref, person, to, text, day}]}"
)]
pub struct Spoke {
    /// Who
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    /// To whom
    #[arg(long, value_name = "WHOM", default_value = "", hide_default_value = true)]
    to: String,
    /// How you heard of it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    how: String,
    /// a good word (if not said), a call, or a defence
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<AdvocacyKind>,
    /// For which goal
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,
}

impl Spoke {
    /// Notes or shows it.
    pub fn run(self, session: &Session) -> Outcome {
        let (now, journal) = (session.now(), &*session.questions()?);
        if self.name.is_empty() {
            let words = journal.good_words(now)?;
            return session.answer(&words, |words| render::good_words(words, now, terminal::width()));
        }
        let person = which::whoever(session, &self.name)?;
        let (kind, to, how, goal) = (self.kind.unwrap_or_default(), self.to, self.how, self.goal);
        let reference = journal.spoke(person, NewAdvocacy { kind, to, how, goal }, now)?;
        let named = journal.named(person)?;
        let line = format!("Spoke for you · {}", named.name);
        session.said(&json!({ "ref": reference, "said": line }), |_| {
            let mut screen = said(&line, Some(&reference));
            let thank = format!("Thank them within a week:  hallway give thanks {}", named.reference);
            screen.line([crate::screen::faint(thank)]);
            screen
        })
    }
}

/// Your own word over twelve months, and what has not come yet
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway people word",
    after_long_help = "JSON:\n  {kept, of, percent, median_days_late, late[promise], late_more,\n   not_come_yet[promise], not_come_yet_more};\n  promise as in today"
)]
pub struct Word {}

impl Word {
    /// Shows it.
    pub fn run(session: &Session) -> Outcome {
        let word = session.questions()?.my_word(session.now())?;
        session.answer(&word, |word| render::my_word(word, session.now(), terminal::width()))
    }
}
