//! `hallway review`: the week on one screen, then a walk through what waits.

mod audit;
mod people;
mod promises;
mod walk;
mod wins;

use clap::ValueEnum;
use hallway_core::journal::Journal;

use self::walk::{Walk, Walking};
use crate::{
    error::{CommandError, Outcome},
    output::{
        json::Listed,
        pager, render,
        screen::{Screen, faint, heading},
        terminal,
    },
    session::Session,
};

/// How many people the weekly audit asks about; `people audit` asks about all.
const AUDIT_A_WEEK: usize = 5;

/// The week on one screen, then a walk through what is waiting for you
///
/// The walks are people (suggestions, names that may be several people, doubts, new people, people of one name, lines
/// without people), your promises, the audit (five people a week), and wins. One key each; Enter leaves a thing for
/// later, u goes back to the one before and takes its answer back, q quits. What you answer is saved at once, so a walk
/// can be left and taken up again. On a pipe, with --json, --list or --no-input it is a list with the commands instead.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Review {
    /// Only this walk
    #[arg(value_enum, value_name = "WALK")]
    walk: Option<WhichWalk>,
    /// Only list what is waiting
    #[arg(long)]
    list: bool,
}

const EXAMPLES: &str = "\
Examples:
  hallway review
  hallway review promises
  hallway review --list";

/// The walks, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WhichWalk {
    /// Lines and people to look at
    People,
    /// What you said you would do
    Promises,
    /// How well do you know and trust each other?
    Audit,
    /// What went well, and who knows of it
    Wins,
}

impl Review {
    /// Walks, or lists.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        if self.list || !session.may_ask() {
            let listed = list(journal, session, self.walk)?;
            return session
                .answer(&listed, |listed| render::review(listed, session.now(), terminal::width()));
        }
        let walking = Walking { journal, session };
        let week = journal.relationships().week(session.now())?;
        let audit = week.waiting.audit;
        if let Some(only) = self.walk {
            take(&walking, only)?;
        } else {
            let mut screen = render::week(&week, session.now(), true, terminal::width());
            screen.append(render::kept(&journal.giving().my_word(session.now())?, terminal::width()));
            screen.gap();
            screen.append(render::waiting(&week));
            pager::say(&screen)?;
            all(&walking)?;
        }
        pager::say(&Screen::of(faint(end(journal, session, audit)?)))
    }
}

/// The week and everything that waits, or what waits in one walk.
fn list(journal: &Journal, session: &Session, only: Option<WhichWalk>) -> Result<Listed, CommandError> {
    let now = session.now();
    let wanted = |part: WhichWalk| only.is_none_or(|only| only == part);
    let mut listed = Listed::default();
    if only.is_none() {
        listed.week = Some(journal.relationships().week(now)?);
    }
    if matches!(only, None | Some(WhichWalk::Promises)) {
        listed.my_word = Some(journal.giving().my_word(now)?);
    }
    if wanted(WhichWalk::People) || wanted(WhichWalk::Promises) {
        let mut waiting = journal.review().list(now)?;
        let promises = std::mem::take(&mut waiting.promises);
        let more_promises = std::mem::take(&mut waiting.more_promises);
        if wanted(WhichWalk::People) {
            listed.waiting = waiting;
        }
        if wanted(WhichWalk::Promises) {
            (listed.waiting.promises, listed.waiting.more_promises) = (promises, more_promises);
        }
    }
    if wanted(WhichWalk::Audit) {
        listed.audit = journal.relationships().audit_board(now)?.to_ask;
        listed.audit.truncate(AUDIT_A_WEEK);
    }
    if wanted(WhichWalk::Wins) {
        listed.untold_wins = journal.goals().untold_wins()?;
    }
    Ok(listed)
}

/// Every walk that has something, until the user has enough.
fn all(walking: &Walking<'_>) -> Outcome {
    for part in WhichWalk::value_variants() {
        let waiting = walking.journal.relationships().week(walking.session.now())?.waiting;
        let (title, number) = match part {
            WhichWalk::People => ("LINES AND PEOPLE", waiting.people),
            WhichWalk::Promises => ("YOUR PROMISES", waiting.promises),
            WhichWalk::Audit => ("AUDIT", waiting.audit),
            // Wins are asked for each week, also when none waits.
            WhichWalk::Wins => ("WINS", waiting.wins.max(1)),
        };
        if number == 0 {
            continue;
        }
        let mut screen = Screen::new();
        screen.line([]);
        screen.line([heading(title)]);
        pager::say(&screen)?;
        if take(walking, *part)? == Walk::End {
            break;
        }
    }
    Ok(())
}

/// The walk of the audit alone, about everyone.
pub fn audit_walk(journal: &Journal, session: &Session) -> Outcome {
    audit::walk(&Walking { journal, session }, usize::MAX).map(drop)
}

fn take(walking: &Walking<'_>, part: WhichWalk) -> Result<Walk, CommandError> {
    match part {
        WhichWalk::People => people::walk(walking),
        WhichWalk::Promises => promises::walk(walking),
        WhichWalk::Audit => audit::walk(walking, AUDIT_A_WEEK),
        WhichWalk::Wins => wins::walk(walking),
    }
}

/// What is left of every walk when this one ends. Of the people whom the audit asked about before, those of a week are.
fn end(journal: &Journal, session: &Session, audit_before: u32) -> Result<String, CommandError> {
    let waiting = journal.relationships().week(session.now())?.waiting;
    let answered = audit_before.saturating_sub(waiting.audit);
    let a_week = u32::try_from(AUDIT_A_WEEK).unwrap_or(u32::MAX);
    let audit = audit_before.min(a_week).saturating_sub(answered);
    let left = waiting.people + waiting.promises + audit + waiting.wins;
    Ok(if left == 0 { "That is all.".to_owned() } else { format!("{left} left for another time.") })
}
