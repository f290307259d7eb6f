//! `hallway help`.

use crate::{
    cli, pager,
    screen::{Screen, heading, plain},
    session::Session,
    trouble::{Outcome, Trouble},
};

/// Help on the command, on a verb, or on what a line can say: help marks
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = EXAMPLES)]
pub struct Help {
    /// A verb, or marks
    #[arg(value_name = "VERB|marks")]
    topic: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  hallway help
  hallway help log
  hallway help marks";

impl Help {
    /// Shows the help.
    pub fn run(self, _: &Session) -> Outcome {
        if self.topic.first().is_some_and(|topic| topic == "marks") {
            return pager::show(&marks(), true);
        }
        let mut arguments = vec!["hallway".to_owned()];
        arguments.extend(self.topic);
        arguments.push("--help".to_owned());
        match cli::parse(arguments.into_iter().map(Into::into).collect()) {
            Ok(_) | Err(Trouble::Shown) => Ok(()),
            Err(trouble) => Err(trouble),
        }
    }
}

/// What a line can say, on one screen.
pub fn marks() -> Screen {
    let mut screen = Screen::new();
    for (title, rows) in MARKS {
        screen.gap();
        screen.line([heading(*title)]);
        for row in *rows {
            screen.line([plain(format!("  {row}"))]);
        }
    }
    screen
}

const MARKS: &[(&str, &[&str])] = &[
    (
        "A LINE",
        &["Coffee with @Ana Silva, loves natural wine #travel !send visa contact by fri ?intro to Priya"],
    ),
    (
        "MARKS  follow a space and touch a letter; plain words need none",
        &[
            "@name  was there; new names too: @Nadia Rahman, @\"ludwig van dyke\"",
            "!text  I promise (owe: text)              ?text  they promise (theirs: text)",
            ">text  I gave (gave: text)                <text  I got (got: text)",
            "+text  about them (about: text)           #topic    #private",
            "A clause runs to the next mark, a topic, ; or the end of the sentence.",
        ],
    ),
    (
        "WHEN",
        &[
            "at the start   yesterday:  mon:  last friday:  3 days ago:  12 May 14:30:  2026-05-12:",
            "in a promise   by fri, tomorrow, eod, next week, in 3 days, 12 May",
        ],
    ),
    (
        "THE SHELL  takes marks for itself, so the prompt is the best place: hallway log",
        &[
            "After log on a command line, put single quotes around the line: hallway log 'Coffee !send it'",
            "Without them #travel is dropped, >deck writes a file, $50 becomes 0; !send stops a line even",
            "in double quotes. Command lines also stay in the shell's history and in the process list.",
        ],
    ),
];
