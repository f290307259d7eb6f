//! `hallway today`, also plain `hallway`.

use super::log::Log;
use crate::{pager, render, session::Session, terminal, trouble::Outcome};

/// What waits today, and whom it would be good to see
///
/// What you said you would do, late first; what has not come yet; at most three people; then it ends. The same as plain
/// `hallway`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = JSON)]
pub struct Today {}

const EXAMPLES: &str = "\
Examples:
  hallway
  hallway today --json";

const JSON: &str = "\
JSON:
  {day, first_day, mine[promise], mine_more, mine_later, theirs[promise],
   theirs_more, people[{ref,name,new,last,reason,why}], to_check,
   sync[{device,at,said}]}
  promise: {ref, mine, text, person{ref,name,new}, due, made, late_days, private}
  The text of a private one is \"private\".";

impl Today {
    /// Shows the day.
    pub fn run(session: &Session) -> Outcome {
        let today = session.questions()?.today(session.now())?;
        if today.first_day && session.may_ask() {
            pager::say(&render::first_day_hint())?;
            pager::say(&render::first_question())?;
            return Log::default().converse(session);
        }
        session.answer(&today, |today| render::today(today, session.now(), terminal::width()))
    }
}
