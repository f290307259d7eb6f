//! `hallway find`.

use hallway_core::journal::Order;

use crate::{
    error::Outcome,
    output::{answer::Topics, render, terminal},
    session::Session,
};

/// Search everything you wrote, newest first
///
/// Lines, people, facts and promises, and goals, what was said on a map, wins, asks, feedback, good words, projects and
/// anything else that has words, except the copies of a kit. Private ones are found too, and say so. Words match from
/// their
/// beginning. Without words it lists everything. Narrow it with with:NAME, topic:WORD, on:DATE, since:DATE, until:DATE,
/// kind:KIND, can:WORD (what someone is good at), is:open (promises and asks) and, in quotes, -WORD (in no hit). A DATE may be a month
/// or a year; on:this-day is this day of each year. A KIND is a kind of line or fact (coffee, need), or what a hit is
/// called (win, map, "good word"). Nothing you type is a syntax error.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Find {
    /// What to look for
    #[arg(value_name = "WORDS", allow_negative_numbers = true)]
    words: Vec<String>,
    /// Best match first instead of newest first
    #[arg(long)]
    best: bool,
    /// The most hits to show
    #[arg(long, value_name = "NUMBER", default_value_t = 50)]
    limit: u32,
    /// All topics, each with how many lines have it
    #[arg(long, conflicts_with_all = ["words", "best"])]
    topics: bool,
}

const EXAMPLES: &str = "\
Examples:
  hallway find lisbon
  hallway find with:Ana since:2026-01-01 visa
  hallway find is:open
  hallway find on:november 'budget -offsite'
  hallway find kind:win checkout
  hallway find --best natural wine
  hallway find on:this-day
  hallway find --topics";

impl Find {
    /// Shows what was found.
    pub fn run(self, session: &Session) -> Outcome {
        if self.topics {
            let topics = session.questions()?.settings().topics_counted()?;
            return session.answer(&Topics { topics }, |all| render::topics(&all.topics, terminal::width()));
        }
        let order = if self.best { Order::Best } else { Order::Newest };
        // One argument with a space in it was one value to the shell: with:"Ana Silva" arrives without its quotes.
        let words: Vec<String> = self.words.iter().map(|word| requoted(word)).collect();
        let found = session.questions()?.find(&words.join(" "), order, 0..self.limit, session.now())?;
        session.answer(&found, |found| render::found(found, session.now(), terminal::width()))
    }
}

/// `with:Ana Silva` in one argument as `with:"Ana Silva"`.
fn requoted(word: &str) -> String {
    match word.split_once(':') {
        Some((filter, value))
            if !filter.contains(' ')
                && value.contains(' ')
                && !value.contains('"')
                && !value.starts_with(' ')
                && !value.contains(':') =>
        {
            format!("{filter}:\"{value}\"")
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_that_the_shell_took_away_come_back() {
        assert_eq!(requoted("with:Ana Silva"), "with:\"Ana Silva\"");
        assert_eq!(requoted("lisbon"), "lisbon");
        assert_eq!(requoted("with:ana since:2026-01-01"), "with:ana since:2026-01-01");
    }
}
