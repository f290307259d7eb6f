//! `hallway today`, also plain `hallway`.

use hallway_core::insights::Today as CoreToday;

use super::log::Log;
use crate::{
    error::Outcome,
    output::{answer::Next, next_command::TodayInJson, pager, render, terminal},
    session::Session,
};

/// What's on for today, and who it would be good to see
///
/// What you said you would do, late first; what has not come yet; at most three people, or at most five things to do
/// next, each with why now and the command for it; then it ends. The same as plain `hallway`.
#[derive(Debug, Default, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Today {
    /// An old spelling: what comes next is on the screen anyway
    #[arg(long, hide = true)]
    next: bool,
}

const EXAMPLES: &str = "\
Examples:
  hallway
  hallway today
  hallway today --json";

impl Today {
    /// Shows the day.
    pub fn run(self, session: &Session) -> Outcome {
        if !session.has_journal() {
            return first_day(session);
        }
        if self.next {
            session.moved("today --next", "hallway today");
            let next = session.questions()?.relationships().next(session.now())?;
            return session.answer(&Next::of(&next), |_| render::next(&next, terminal::width()));
        }
        let today = session.questions()?.today(session.now())?;
        if today.first_day && session.may_ask() {
            return first_line(session);
        }
        session
            .answer(&TodayInJson::from(&today), |_| render::today(&today, session.now(), terminal::width()))
    }
}

/// The day before there is a journal: it is made with the first line, not by looking.
fn first_day(session: &Session) -> Outcome {
    if session.may_ask() {
        session.begin();
        return first_line(session);
    }
    let today = CoreToday {
        day: session.now().date_naive(),
        first_day: true,
        mine: Vec::new(),
        mine_more: 0,
        mine_later: 0,
        theirs: Vec::new(),
        theirs_more: 0,
        asked: Vec::new(),
        people: Vec::new(),
        next: Vec::new(),
        to_check: 0,
        sync: Vec::new(),
    };
    session.answer(&TodayInJson::from(&today), |_| render::today(&today, session.now(), terminal::width()))
}

/// Asks for the first line ever.
fn first_line(session: &Session) -> Outcome {
    pager::say(&render::first_day_hint())?;
    pager::say(&render::first_question())?;
    Log::default().converse(session)
}
