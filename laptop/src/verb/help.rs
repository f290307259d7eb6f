//! `hallway help`.

use crate::{
    error::Outcome,
    output::{
        pager,
        screen::{Screen, heading, plain},
    },
};

/// What is asked about the command line itself.
#[derive(Debug, Clone, Copy)]
pub enum AboutCommand<'a> {
    /// Help on a verb, on the whole command without words.
    Help(&'a [String]),
    /// A script that completes it.
    Completions(clap_complete::Shell),
    /// The shapes of what verbs print with `--json`, of all without words.
    Shapes(&'a [String]),
    /// The page of a verb for `man`.
    Manual(&'a [String]),
}

/// Help on a verb; what a line can say: help marks; what --json prints: help json; a manual page: help man
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = EXAMPLES)]
pub struct Help {
    /// A verb, or marks; `json`, alone or before a verb, shows what --json prints; `man` makes a manual page
    #[arg(value_name = "VERB|marks|json|man")]
    topic: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  hallway help
  hallway help log
  hallway help marks
  hallway help json people
  hallway help man log";

impl Help {
    /// What is asked about the command; `None` for what a line can say.
    pub(super) fn about(&self) -> Option<AboutCommand<'_>> {
        match self.topic.split_first() {
            Some((first, _)) if first == "marks" => None,
            Some((first, verb)) if first == "json" => Some(AboutCommand::Shapes(verb)),
            Some((first, verb)) if first == "man" => Some(AboutCommand::Manual(verb)),
            _ => Some(AboutCommand::Help(&self.topic)),
        }
    }

    /// Shows what a line can say. Help on a verb comes from the command line itself.
    pub fn run() -> Outcome {
        pager::show(&marks(), true)
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
    ("A LINE", &["Coffee with @Ana Silva, loves natural wine #travel !send visa contact by fri"]),
    (
        "MARKS  follow a space and touch a letter",
        &[
            "@name   was there; a new name too: @Nadia Rahman, @\"ludwig van dyke\"",
            "!text   I promise          owe: text",
            "?text   they promise       theirs: text",
            ">text   I gave             gave: text",
            "<text   I got              got: text",
            "+text   about them         about: text",
            "win: Checkout 3 shipped       spoke: @Bo Lindqvist to the panel",
            "#topic  what it was about     #private  keep it to show and find",
            "A clause runs to the next mark, a topic, ; or the end of the sentence.",
        ],
    ),
    (
        "WHEN",
        &[
            "at the start  yesterday:  mon:  last friday:  3 days ago:  12 May 14:30:",
            "in a promise  by fri, tomorrow, eod, next week, in 3 days, 12 May, 2026-05-12",
        ],
    ),
    (
        "THE SHELL  takes some marks for itself, so the best place is the prompt",
        &[
            "hallway log                         opens it: every character arrives",
            "hallway log 'Coffee !send the deck' needs single quotes around the line",
            "Without them #travel is dropped, >deck writes a file and $50 becomes 0;",
            "!send stops the line even in double quotes. A command line also stays in the",
            "shell's history and is seen in the process list.",
        ],
    ),
];
