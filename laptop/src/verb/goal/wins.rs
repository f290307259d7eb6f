//! Wins and who knows them.

use clap::Args;
use hallway_core::{
    Error,
    journal::{Journal, NewWin, Noted, WinEdit},
    model::{GoalChange, Kind, Moment},
};

use crate::{
    error::{CommandError, Outcome},
    input::{
        dates::happened,
        resolve::{self, Unknown},
    },
    output::{
        render::{self, said},
        terminal,
    },
    session::Session,
};

/// Note something that went well, or who knows about it
///
/// With words it notes a win; with a REF it adds to one, or corrects it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Win {
    /// What you did, or the REF of a win
    #[arg(required = true, value_name = "WORDS|REF")]
    what: Vec<String>,
    /// New words for it, with a REF
    #[arg(long = "what", value_name = "TEXT")]
    words: Option<String>,
    /// What came of it
    #[arg(long, value_name = "TEXT")]
    effect: Option<String>,
    /// What shows it
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    /// When, if not today: yesterday, last friday, 2026-05-12
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    /// With whom; may be given again
    #[arg(long, value_name = "NAME")]
    with: Vec<String>,
    /// Someone it was not with, after all
    #[arg(long, value_name = "NAME")]
    not_with: Vec<String>,
    /// For which goal, if not for every one; `any` means every one again
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,
    /// Who knows about it; may be given again
    #[arg(long, value_name = "NAME")]
    known_by: Vec<String>,
    /// Who does not know about it, after all
    #[arg(long, value_name = "NAME")]
    not_known_by: Vec<String>,
    /// Who told them, if not you
    #[arg(long, value_name = "NAME", requires = "known_by")]
    from: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  hallway goal win 'Checkout 4' --evidence 'the dashboard'
  hallway goal win 'Ledger 2' --on 2026-05-12 --with 'Bo Lindqvist'";

impl Win {
    /// Adds a win, or changes one that is there.
    pub fn run(self, session: &Session) -> Outcome {
        session.begin();
        let journal = &*session.questions()?;
        let edit = WinEdit {
            what: self.words,
            effect: self.effect,
            evidence: self.evidence,
            at: self.on.as_deref().map(|on| happened(Some(on), session)).transpose()?,
            goal: match self.goal.as_deref() {
                None => GoalChange::Keep,
                Some(any) if any.trim().eq_ignore_ascii_case("any") => GoalChange::Clear,
                Some(goal) => GoalChange::Set(resolve::goal(journal, goal)?),
            },
            with: resolve::each(session, &self.with, Unknown::Make)?,
            not_with: resolve::each(session, &self.not_with, Unknown::Refuse)?,
            known_by: resolve::each(session, &self.known_by, Unknown::Make)?,
            not_known_by: resolve::each(session, &self.not_known_by, Unknown::Refuse)?,
            from: self
                .from
                .as_ref()
                .map(|name| resolve::whoever(session, std::slice::from_ref(name)))
                .transpose()?,
        };
        let words = self.what.join(" ");
        let noted = if let Some(win) = resolve::reference_to(journal, Kind::Win, &words) {
            if edit == WinEdit::default() {
                return Err(CommandError::Usage(
                    "say what to note: --what, --on, --evidence, --known-by, or others in hallway help goal win".to_owned(),
                ));
            }
            journal.goals().edit_win(win.win_id()?, edit, session.now())?
        } else {
            new_win(journal, &words, edit, session.now())?
        };
        session.said(&noted, |noted| said(&format!("{}   {}", noted.said, noted.reference), None))
    }
}

/// Notes a win, and then who knows it.
fn new_win(journal: &Journal, words: &str, edit: WinEdit, now: Moment) -> Result<Noted, CommandError> {
    if edit.what.is_some() || !edit.not_with.is_empty() || !edit.not_known_by.is_empty() {
        return Err(CommandError::Usage(
            "--what, --not-with and --not-known-by correct a win: name its REF".to_owned(),
        ));
    }
    let what = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let new = NewWin {
        what: what.clone(),
        effect: edit.effect.unwrap_or_default(),
        evidence: edit.evidence.unwrap_or_default(),
        goal: match edit.goal {
            GoalChange::Set(goal) => Some(goal),
            GoalChange::Keep | GoalChange::Clear => None,
        },
        with: edit.with,
        at: edit.at,
    };
    let reference = journal.goals().add_win(new, now)?;
    if edit.known_by.is_empty() {
        return Ok(Noted { reference, said: format!("win: {what}") });
    }
    let known = WinEdit { known_by: edit.known_by, from: edit.from, ..WinEdit::default() };
    Ok(journal.goals().edit_win(reference.id.into(), known, now)?)
}

/// Your wins, who with a say knows about them, and who told them
///
/// It's best if they hear it from someone else: beside those who don't know yet is who could mention it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway goal wins\n  hallway goal wins 'Staff engineer'")]
pub struct Wins {
    /// Which goal
    #[arg(value_name = "GOAL")]
    goal: Vec<String>,
}

impl Wins {
    /// Shows the wins of a goal; of all of them where no goal is named and there is not the one.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let goal = match resolve::goal(journal, &self.goal.join(" ")) {
            // No goal was named, and there is not the one: all wins.
            Err(CommandError::Core(
                Error::NoSuchGoal { name: None, .. } | Error::SeveralGoals { name: None, .. },
            )) => None,
            found => Some(found?),
        };
        let wins = journal.goals().wins(goal)?;
        session.answer(&wins, |wins| render::wins(wins, session.now(), terminal::width()))
    }
}
