//! `hallway journal`: the file itself.

mod check;
mod config;

use clap::{Args, Subcommand};
use hallway_core::{
    insights::since_phrase,
    journal::{Peer, Standing, Status as Glance},
    model::Moment,
};

use crate::{
    error::Outcome,
    output::{
        render,
        screen::{Screen, faint},
        terminal,
    },
    service::{self, State},
    session::Session,
    storage::location::Place,
};

/// The journal itself: what is in it, check, config, completions
///
/// Without a verb it shows the status.
#[derive(Debug, Args)]
#[command(infer_subcommands = true, disable_help_subcommand = true, after_help = EXAMPLES)]
pub struct Journal {
    #[command(subcommand)]
    verb: Option<Verb>,
}

const EXAMPLES: &str = "\
Examples:
  hallway journal
  hallway journal check
  hallway journal config pager never
  hallway journal completions bash";

#[derive(Debug, Subcommand)]
enum Verb {
    // An old spelling, which goes with the next version.
    #[command(hide = true)]
    Status(Status),
    Check(check::Check),
    Config(config::Config),
    Completions(Completions),
}

impl Journal {
    /// Does what was asked about the journal.
    pub fn run(self, session: &Session) -> Outcome {
        let Some(verb) = self.verb else { return Status::run(session) };
        match verb {
            Verb::Status(_) => {
                session.moved("journal status", "hallway journal");
                Status::run(session)
            }
            Verb::Check(check) => check.run(session),
            Verb::Config(config) => config.run(session),
            // The command line answers it before a verb runs.
            Verb::Completions(_) => Ok(()),
        }
    }

    /// The shell for which a script was asked.
    pub(super) fn completions(&self) -> Option<clap_complete::Shell> {
        match &self.verb {
            Some(Verb::Completions(completions)) => Some(completions.shell),
            _ => None,
        }
    }
}

/// Where the journal is and what is in it
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway journal status")]
struct Status {}

impl Status {
    fn run(session: &Session) -> Outcome {
        let journal = &*session.journal()?;
        let mut status = journal.maintenance().status()?;
        if status.not_yet_erased && journal.maintenance().finish_erasing(&())? {
            status.not_yet_erased = false;
        }
        let always = service::of(session.place()).map_or(State::Off, |service| service.state());
        let mut others = Place::names();
        others.retain(|name| session.place().name.as_ref() != Some(name));
        session.answer(&status, |status| glance(status, always, &others, session.now()))
    }
}

fn glance(status: &Glance, always: State, others: &[String], now: Moment) -> Screen {
    let mut screen = Screen::new();
    let mut field = |name: &str, value: &str| screen.labelled(faint(name), 13, value, terminal::width());
    field("Journal", &status.path.display().to_string());
    field("Size", &render::size(status.bytes));
    field("Device", &status.device);
    if let Some(endpoint) = status.endpoint {
        field("Endpoint", &endpoint.to_string());
    }
    for peer in &status.peers {
        field("With", &beside(peer, now));
    }
    match always {
        State::Off => {}
        State::Runs => field("In step", "always, in the background"),
        State::Stopped => field("In step", "always is on, but it isn't running: hallway sync always on"),
    }
    if !others.is_empty() {
        field("Others", &format!("{} (hallway --journal NAME)", others.join(", ")));
    }
    let records: Vec<String> = RECORDS.iter().filter_map(|words| counted(status, words)).collect();
    field("Records", &if records.is_empty() { "none yet".to_owned() } else { records.join(" · ") });
    if status.damaged > 0 {
        let damaged = render::count(status.damaged, "record");
        field("Damaged", &format!("{damaged}: hallway journal check --repair"));
    }
    if status.missing > 0 {
        let missing = render::count(status.missing, "record");
        field("Missing", &format!("{missing} since a repair: another device, or a backup, may have them"));
    }
    for copy in &status.copies {
        field("Copy", &format!("{} keeps what is in it, including people forgotten since", copy.display()));
    }
    if status.behind > 0 {
        field("Behind", &render::behind(status.behind));
    }
    if status.not_yet_erased {
        field(
            "Forgetting",
            "not yet erased: another program still has the journal open. Close it and try again",
        );
    }
    screen
}

/// Another device: when it was last in step, or why it is not, and where it was.
fn beside(peer: &Peer, now: Moment) -> String {
    let how = match peer.member.standing {
        Standing::Member => match peer.last_in_step {
            Some(at) => format!("in step {}", since_phrase(at, now)),
            None => "not in step yet".to_owned(),
        },
        Standing::Revoked { .. } => "cut off".to_owned(),
        Standing::Contested { .. } => "cut off, and cut another device off: say which to keep".to_owned(),
        Standing::Paused { .. } => {
            "paused until you trust it: a device that was cut off let it in".to_owned()
        }
        Standing::Unknown => "not known".to_owned(),
    };
    let places = peer.addresses.join(", ");
    let places = if places.is_empty() { String::new() } else { format!(" ({places})") };
    format!("{}, {how}{places}", peer.member.name)
}

/// Kinds of record with their words for one and several.
const RECORDS: &[[&str; 3]] = &[
    ["entry", "line", "lines"],
    ["person", "person", "people"],
    ["promise", "promise", "promises"],
    ["fact", "fact", "facts"],
    ["exchange", "exchange", "exchanges"],
    ["goal", "goal", "goals"],
    ["win", "win", "wins"],
    ["ask", "ask", "asks"],
    ["feedback", "piece of feedback", "pieces of feedback"],
    ["advocacy", "good word for you", "good words for you"],
    ["audit", "audit answer", "audit answers"],
];

fn counted(status: &Glance, [kind, one, several]: &[&str; 3]) -> Option<String> {
    let number = status.records.iter().find(|of| of.kind == *kind)?.count;
    Some(format!("{number} {}", if number == 1 { one } else { several }))
}

/// A script that completes verbs and flags in your shell
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway journal completions bash")]
struct Completions {
    /// Which shell
    shell: clap_complete::Shell,
}
