//! `hallway journal`: the file itself.

use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use hallway_core::{
    Error,
    insights::since_phrase,
    journal::{
        Check as Checked, Journal, Peer, Progress, Repaired, Standing, Status as Glance, Unreadable, repair,
    },
    model::{DateOrder, FirstDay, Moment},
};

use crate::{
    error::{CommandError, Outcome},
    output::{
        answer::Settings,
        progress, render,
        screen::{Screen, faint, plain},
        terminal,
    },
    service::{self, State},
    session::Session,
    storage::{location::Place, secrets},
};

/// The journal itself: what is in it, check, config, completions
///
/// Without a verb it shows the status.
#[derive(Debug, Args)]
#[command(infer_subcommands = true, disable_help_subcommand = true, after_help = EXAMPLES)]
pub struct Health {
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
    Check(Check),
    Config(Config),
    Completions(Completions),
}

impl Health {
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

/// Verify every page, record and derived table
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway journal check\n  hallway journal check --repair")]
struct Check {
    /// If something is damaged: copy what can be read into a new file, and keep the damaged one
    #[arg(long)]
    repair: bool,
}

impl Check {
    fn run(self, session: &Session) -> Outcome {
        // A repair needs the journal for itself.
        let _rests = self.repair.then(|| service::pause(session.place()));
        let begun = Progress { done: 0, total: 0 };
        let checked = session.journal().and_then(|journal| {
            Ok(progress::show("Checking", session.shows_progress(), begun, |each| {
                journal.maintenance().check(each, session.now())
            })?)
        });
        match checked {
            Ok(checked) if !self.repair || needs_nothing(&checked) => {
                session.answer(&checked, result)?;
                if is_well(&checked) { Ok(()) } else { Err(CommandError::Told) }
            }
            // Every record is whole: only what is derived from them is made anew.
            Ok(checked) if checked.file.is_empty() && checked.unreadable.is_empty() => {
                rebuild(session, checked)
            }
            // A journal whose first page is lost does not open with its own key either, and one that was cut off may be
            // taken for another file.
            Ok(_)
            | Err(CommandError::Core(Error::Damaged(_) | Error::WrongKey(_) | Error::NotAJournal { .. }))
                if self.repair =>
            {
                mend(session)
            }
            Ok(_) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// How much of what the database says about damage is shown.
const FILE_LINES: usize = 8;

fn is_well(checked: &Checked) -> bool {
    needs_nothing(checked) && checked.untold.is_empty()
}

/// Whether all that is in the file is as it should be.
fn is_sound(checked: &Checked) -> bool {
    checked.file.is_empty()
        && checked.unreadable.is_empty()
        && checked.stale.is_empty()
        && checked.dangling.is_empty()
}

/// Whether a repair has nothing to do.
fn needs_nothing(checked: &Checked) -> bool {
    is_sound(checked) && checked.behind == 0
}

fn result(checked: &Checked) -> Screen {
    let mut screen = Screen::new();
    if is_well(checked) {
        if checked.missing.is_empty() {
            screen.line([plain(format!("All is well: {} records read.", checked.records))]);
        } else {
            screen.line([plain(format!("What is here is well: {} records read.", checked.records))]);
            screen.line([plain(format!(
                "Missing: {}. --json names what is known of it; another device, or a backup, may have it.",
                render::count(checked.missing.len(), "record")
            ))]);
        }
        return screen;
    }
    let said: Vec<&str> = checked.file.iter().flat_map(|said| said.lines()).collect();
    for line in said.iter().take(FILE_LINES) {
        screen.line([plain(format!("File: {line}"))]);
    }
    if let Some(more) = said.len().checked_sub(FILE_LINES).filter(|more| *more > 0) {
        screen.line([faint(format!("and {more} more; --json has them all"))]);
    }
    for Unreadable { id, why } in &checked.unreadable {
        screen.line([plain(format!("Record {id}: {why}"))]);
    }
    for lost in &checked.untold {
        screen.paragraph(&format!("A repair was cut short. Missing: {lost}"), terminal::width());
    }
    for table in &checked.stale {
        screen.line([plain(format!("Table {table} differs from the records"))]);
    }
    for Unreadable { id, why: name } in &checked.dangling {
        screen.line([plain(format!("Record {id} needs {name}, deleted before: a repair brings it back"))]);
    }
    if checked.behind > 0 {
        screen.paragraph(&format!("Behind: {}", render::behind(checked.behind)), terminal::width());
    }
    if needs_nothing(checked) {
        screen.line([plain("All else is well. Another device that has them brings them back: hallway sync")]);
        return screen;
    }
    if is_sound(checked) {
        screen.line([plain("To stop this message: hallway journal check --repair")]);
        return screen;
    }
    screen.line([plain("To repair it: hallway journal check --repair. The file as it is now is kept.")]);
    screen
}

/// Makes the derived tables anew from the records, and says how the journal is then; once more, and for the last time, how many
/// changes it is behind.
fn rebuild(session: &Session, before: Checked) -> Outcome {
    let begun = Progress { done: 0, total: 0 };
    let journal = session.journal()?;
    progress::show("Rebuilding tables", session.shows_progress(), begun, |each| {
        journal.maintenance().rebuild_all(each, session.now())
    })?;
    let mut checked = progress::show("Checking", session.shows_progress(), begun, |each| {
        journal.maintenance().check(each, session.now())
    })?;
    // The check before it has told them already.
    checked.untold = before.untold;
    let well = is_well(&checked);
    let told = Checked { behind: checked.behind.max(before.behind), ..checked.clone() };
    session
        .answer(&told, |told| {
            let mut screen = result(&checked);
            if checked.behind == 0 && told.behind > 0 {
                let text = format!("Nothing is said any more of this: {}", render::behind(told.behind));
                screen.paragraph(&text, terminal::width());
            }
            screen
        })
        .map_err(CommandError::once_done)?;
    if well { Ok(()) } else { Err(CommandError::Told) }
}

/// Nothing may have the journal open, so a new process state is needed: this one has closed it.
fn mend(session: &Session) -> Outcome {
    let place = session.place();
    let key = secrets::find(place)?
        .ok_or_else(|| CommandError::Key("the key of this journal is not here".to_owned()))?;
    session.close();
    let begun = Progress { done: 0, total: 0 };
    let repaired = progress::show("Repairing", session.shows_progress(), begun, |each| {
        repair(&place.journal(), &key, each, session.now())
    })?;
    session.answer(&repaired, mended).map_err(CommandError::once_done)?;
    if repaired.missing.is_empty() { Ok(()) } else { Err(CommandError::Told) }
}

fn mended(repaired: &Repaired) -> Screen {
    let mut screen = Screen::new();
    screen.line([plain(format!("Repaired: {} records are in a new file.", repaired.saved))]);
    screen.line([plain(format!("The damaged file is kept: {}", repaired.kept.display()))]);
    for missing in &repaired.missing {
        screen.paragraph(&format!("Missing: {missing}"), terminal::width());
    }
    if !repaired.missing.is_empty() {
        screen.line([plain("Another device that has them brings them back: hallway sync")]);
    }
    screen
}

/// Settings
///
/// pager: auto, or never; of this device. On every device of the journal: date-order, whether 12/5 is asked about, or is
/// the 12th of May (day-month) or the 5th of December (month-day); and week-begins, on monday, saturday or sunday, by which
/// "next sunday" is in one week or the other. Your pace, name and own words: hallway edit me.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway journal config\n  hallway journal config pager never\n  hallway journal config date-order day-month"
)]
struct Config {
    /// Which setting
    #[arg(value_name = "KEY")]
    key: Option<String>,
    /// Its new value
    #[arg(value_name = "VALUE")]
    value: Option<String>,
}

impl Config {
    fn run(self, session: &Session) -> Outcome {
        if self.value.is_some() {
            session.begin();
        }
        let journal = &*session.journal()?;
        let known: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
        let chosen: Vec<&Setting> = match &self.key {
            None => SETTINGS.iter().collect(),
            Some(key) => match SETTINGS.iter().find(|setting| setting.name == key) {
                Some(setting) => vec![setting],
                None => {
                    return Err(CommandError::Usage(format!(
                        "there is no setting \"{key}\"; the settings are {}",
                        known.join(", ")
                    )));
                }
            },
        };
        if let (Some(value), [setting]) = (&self.value, chosen.as_slice()) {
            if !setting.values.contains(&value.as_str()) {
                return Err(CommandError::Usage(format!(
                    "{} can be {}",
                    setting.name,
                    setting.values.join(", ")
                )));
            }
            setting.set(journal, value, session.now())?;
        }
        let mut settings = BTreeMap::new();
        for setting in chosen {
            settings.insert(setting.name, setting.get(journal)?);
        }
        let shape = Settings { settings };
        if self.value.is_some() { session.said(&shape, values) } else { session.answer(&shape, values) }
    }
}

fn values(shown: &Settings) -> Screen {
    let mut screen = Screen::new();
    for (name, value) in &shown.settings {
        screen.line([plain(format!("{name} = {value}"))]);
    }
    screen
}

/// A setting and its values, the usual one first.
struct Setting {
    name: &'static str,
    values: &'static [&'static str],
    of: Of,
}

/// What a setting is of.
enum Of {
    /// A setting of this device, not synced.
    Device,
    /// The journal, on every device: on which day weeks begin.
    Weeks,
    /// The journal, on every device: what comes first in 12/5.
    Dates,
}

const SETTINGS: &[Setting] = &[
    Setting { name: "date-order", values: &["asked", "day-month", "month-day"], of: Of::Dates },
    Setting { name: "pager", values: &["auto", "never"], of: Of::Device },
    Setting { name: "week-begins", values: &["monday", "saturday", "sunday"], of: Of::Weeks },
];

impl Setting {
    fn set(&self, journal: &Journal, value: &str, now: Moment) -> Outcome {
        let settings = journal.settings();
        match self.of {
            Of::Device => {
                let usual = self.values.first() == Some(&value);
                settings.set(self.name, (!usual).then_some(value))?;
            }
            Of::Weeks => settings.begin_weeks(FirstDay::from(value), now)?,
            Of::Dates => settings.order_dates(DateOrder::from(value), now)?,
        }
        Ok(())
    }

    fn get(&self, journal: &Journal) -> Result<String, CommandError> {
        Ok(match self.of {
            Of::Device => {
                let value = journal.settings().get(self.name)?;
                value.as_deref().or(self.values.first().copied()).unwrap_or_default().to_owned()
            }
            Of::Weeks => journal.people().me()?.week_begins.to_string(),
            Of::Dates => journal.people().me()?.date_order.to_string(),
        })
    }
}

/// A script that completes verbs and flags in your shell
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway journal completions bash")]
struct Completions {
    /// Which shell
    shell: clap_complete::Shell,
}
