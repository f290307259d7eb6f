//! Who spoke for you, and for whom you did.

use clap::Args;
use hallway_core::{
    journal::{AdvocacyEdit, Journal, NewAdvocacy, Noted},
    model::{AdvocacyId, AdvocacyKind, GoalChange, Kind},
};

use crate::{
    error::{CommandError, Outcome},
    input::{
        choice::one_of,
        dates::happened,
        resolve::{self, Unknown},
    },
    output::{
        render::{self, said},
        screen::{Screen, faint},
        terminal,
    },
    session::Session,
};

fn kind(word: &str) -> Result<AdvocacyKind, String> {
    one_of(word, AdvocacyKind::KNOWN, AdvocacyKind::as_str)
}

/// Someone spoke for you; without a name, who did, and whom you spoke for
///
/// They lent you their name: thank them within a week, and tell them how it ended. With the REF of one you noted, it
/// corrects that.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway people spoke\n  hallway people spoke 'Ana Silva' --to 'the panel' --how 'Bo told me'\n  hallway people spoke 'Ana Silva' --to 'the board' --on yesterday"
)]
pub struct Spoke {
    /// Who, or the REF of one you noted
    #[arg(value_name = "NAME|REF")]
    name: Vec<String>,
    /// To whom
    #[arg(long, value_name = "WHOM")]
    to: Option<String>,
    /// How you heard of it
    #[arg(long, value_name = "TEXT")]
    how: Option<String>,
    /// When, if not today: yesterday, last friday, 2026-05-12
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    /// a good word (if not said), a call, or a defence
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<AdvocacyKind>,
    /// For which goal; `none` takes it away again
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,
}

impl Spoke {
    /// Notes or shows it.
    pub fn run(self, session: &Session) -> Outcome {
        if !self.name.is_empty() {
            session.begin();
        }
        let (now, journal) = (session.now(), &*session.questions()?);
        if self.name.is_empty() {
            let words = journal.giving().advocacies(now)?;
            return session.answer(&words, |words| render::advocacies(words, now, terminal::width()));
        }
        let typed = self.name.join(" ");
        if let Some(word) = resolve::reference_to(journal, Kind::Advocacy, &typed) {
            return self.correct(word.advocacy_id()?, journal, session);
        }
        let new = NewAdvocacy {
            kind: self.kind.unwrap_or_default(),
            to: self.to.unwrap_or_default(),
            how: self.how.unwrap_or_default(),
            goal: self.goal.map(|goal| resolve::goal(journal, &goal)).transpose()?,
            at: Some(happened(self.on.as_deref(), session)?),
        };
        let (mut noted, mut thank) = (Vec::new(), String::new());
        for person in resolve::everybody(session, &self.name, Unknown::Make)? {
            let reference = journal.giving().add_advocacy(person, new.clone(), now)?;
            let named = journal.people().named(person)?;
            noted.push(Noted { reference, said: format!("Spoke for you · {}", named.name) });
            thank = format!("{thank} {}", named.reference);
        }
        let thank = format!("Thank them within a week:  hallway give thanks{thank}");
        session.said_of_each(noted, Screen::of(faint(thank)))
    }

    /// Corrects a word that is noted.
    fn correct(self, word: AdvocacyId, journal: &Journal, session: &Session) -> Outcome {
        let at = self.on.as_deref().map(|on| happened(Some(on), session)).transpose()?;
        let goal = match self.goal.as_deref() {
            None => GoalChange::Keep,
            Some(none) if none.trim().eq_ignore_ascii_case("none") => GoalChange::Clear,
            Some(goal) => GoalChange::Set(resolve::goal(journal, goal)?),
        };
        let edit = AdvocacyEdit { kind: self.kind, to: self.to, how: self.how, goal, at };
        if edit == AdvocacyEdit::default() {
            return Err(CommandError::Usage(
                "say what to correct: --to, --how, --on, --kind or --goal".to_owned(),
            ));
        }
        let noted = journal.giving().edit_advocacy(word, edit, session.now())?;
        session.said(&noted, |noted| said(&noted.said, Some(&noted.reference)))
    }
}
