//! `hallway today`, also plain `hallway`.

use crate::{render, session::Session, terminal, trouble::Outcome};

/// What you said you would do, what has not come yet, and whom it would be good to see
///
/// The same as plain `hallway`. It names at most three people and then it ends.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = LONG)]
pub struct Today {}

const EXAMPLES: &str = "\
Examples:
  hallway
  hallway today --json";

const LONG: &str = "\
Examples:
  hallway
  hallway today --json

JSON:
  {day, first_day, mine[promise], mine_more, mine_later, theirs[promise], theirs_more,
    people[{ref,name,new,last,reason,why}], to_check}
  promise: {ref, mine, text, person{ref,name,new}, due, made, late_days, private}; the text of a private one is \"private\"";

impl Today {
    /// Shows the day.
    pub fn run(session: &Session) -> Outcome {
        let today = session.questions()?.today(session.now())?;
        session.answer(&today, |today| render::today(today, session.now(), terminal::width()))
    }
}
