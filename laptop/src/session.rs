//! One run of the command: which journal, what moment it is, and how to answer.

use std::{
    cell::{Cell, RefCell},
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::Args;
use hallway_core::{
    Error, Journal, Key,
    insights::Named,
    journal::{Noted, open_to_check},
    model::Moment,
    quick_log::DateHabits,
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    error::{CommandError, Outcome},
    output::{
        answer::NotedAll,
        complaint, json, pager, progress, render,
        screen::{Screen, faint, plain},
        terminal,
    },
    storage::{location::Place, secrets},
};

/// What works with every verb.
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Options {
    /// Answer in JSON, errors too; one value a line
    #[arg(long, global = true)]
    pub json: bool,
    /// Answer every confirmation with yes
    #[arg(long, global = true)]
    pub yes: bool,
    /// Never ask: a question becomes an error
    #[arg(long, global = true)]
    pub no_input: bool,
    /// Say nothing when an act works
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Where the journal is, with its key beside it; else `HALLWAY_DIR`, else the usual place
    #[arg(long, global = true, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// One of several journals, by its name; else `HALLWAY_JOURNAL`
    #[arg(long, global = true, value_name = "NAME", conflicts_with = "dir")]
    pub journal: Option<String>,
    /// Use this as the present moment, such as 2026-11-18T14:05:00+00:00
    #[arg(long, global = true, value_name = "MOMENT", value_parser = moment)]
    pub now: Option<Moment>,
}

fn moment(text: &str) -> Result<Moment, &'static str> {
    chrono::DateTime::parse_from_rfc3339(text).map_err(|_| "a moment looks like 2026-11-18T14:05:00+00:00")
}

/// One run of the command.
pub struct Session {
    options: Options,
    place: Place,
    journal: RefCell<Option<Arc<Journal>>>,
    /// A journal is made where none is.
    begins: Cell<bool>,
    /// Acts of the journal that were said already.
    said: Cell<u64>,
    /// People who were made because an act named them, not said yet.
    made: RefCell<Vec<Named>>,
}

impl Session {
    /// A run with these options; nothing is opened yet.
    pub fn new(options: Options) -> Result<Self, CommandError> {
        let place = Place::choose(options.dir.as_deref(), options.journal.as_deref())?;
        Ok(Self {
            options,
            place,
            journal: RefCell::default(),
            begins: Cell::default(),
            said: Cell::default(),
            made: RefCell::default(),
        })
    }

    /// The moment it is: the clock's, or `--now`.
    pub fn now(&self) -> Moment {
        self.options.now.unwrap_or_else(|| chrono::Local::now().fixed_offset())
    }

    /// The moment of `--now`, if it was given: a clock that stands still.
    pub fn fixed_now(&self) -> Option<Moment> {
        self.options.now
    }

    /// Where the journal is.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Answers go out as JSON.
    pub fn json(&self) -> bool {
        self.options.json
    }

    /// Acts say nothing when they succeed, and hints are left out.
    pub fn quiet(&self) -> bool {
        self.options.quiet
    }

    /// Whether somebody may want to see how far long work has come.
    pub fn shows_progress(&self) -> bool {
        !self.options.quiet && !self.options.json
    }

    /// Every confirmation is answered with yes.
    pub fn yes(&self) -> bool {
        self.options.yes
    }

    /// Nothing may be asked, even at a terminal.
    pub fn no_input(&self) -> bool {
        self.options.no_input
    }

    /// Whether somebody is there who can be asked.
    pub fn may_ask(&self) -> bool {
        !self.options.no_input && !self.options.json && terminal::can_answer()
    }

    /// From now on a journal is created if there is none, because the user wants to write something down.
    pub fn begin(&self) {
        self.begins.set(true);
    }

    /// Whether there is a journal at the place.
    pub fn has_journal(&self) -> bool {
        self.journal.borrow().is_some() || std::fs::symlink_metadata(self.place.journal()).is_ok()
    }

    /// The journal. Where none is, it is made for what writes one down; what only looks says that none is there, because a
    /// mistyped directory would otherwise look like an empty journal.
    pub fn journal(&self) -> Result<Arc<Journal>, CommandError> {
        self.opened_by(Journal::open)
    }

    /// The same for a look at what is damaged: nothing is written into it beside that.
    pub fn journal_to_check(&self) -> Result<Arc<Journal>, CommandError> {
        self.opened_by(open_to_check)
    }

    fn opened_by(
        &self,
        open: impl FnOnce(&Path, Key, Moment) -> Result<Journal, Error>,
    ) -> Result<Arc<Journal>, CommandError> {
        if let Some(journal) = self.journal.borrow().as_ref() {
            return Ok(Arc::clone(journal));
        }
        if !self.begins.get() && !self.has_journal() {
            return Err(Error::NoJournal(self.place.journal()).into());
        }
        let in_hand = secrets::key_of(&self.place)?;
        let opened = open(&self.place.journal(), in_hand.key, self.now())?;
        if let Some(note) = &in_hand.note {
            let _ = writeln!(std::io::stderr(), "hallway: {note}.");
        }
        // Said by every run until the user has said that they know.
        if let Ok(changes @ 1..) = opened.maintenance().behind() {
            let _ = writeln!(
                std::io::stderr(),
                "hallway: {}. To stop this message:  hallway journal check --repair",
                render::behind(changes)
            );
        }
        let opened = Arc::new(opened);
        *self.journal.borrow_mut() = Some(Arc::clone(&opened));
        Ok(opened)
    }

    /// Lets the journal go; it closes when the last answer from it is done.
    pub fn close(&self) {
        self.journal.borrow_mut().take();
        self.said.set(0);
    }

    /// The journal, for a question: tables that an update made stale are rebuilt first.
    pub fn questions(&self) -> Result<Arc<Journal>, CommandError> {
        let journal = self.journal()?;
        if let Some(begun) = journal.maintenance().rebuilding()? {
            progress::show("Preparing the journal after an update", self.shows_progress(), begun, |each| {
                journal.maintenance().rebuild(each, self.now())
            })?;
        }
        Ok(journal)
    }

    /// How the user counts weeks and writes dates.
    pub fn dates(&self) -> Result<DateHabits, CommandError> {
        Ok(self.journal()?.settings().dates()?)
    }

    /// Answers a question: JSON, or a screen.
    pub fn answer<T: Serialize + JsonSchema>(
        &self,
        answer: &T,
        screen: impl FnOnce(&T) -> Screen,
    ) -> Outcome {
        if self.json() {
            pager::write(&json::line(answer)?)
        } else {
            pager::show(&screen(answer), self.may_page())
        }
    }

    /// Whether long answers may go through a pager on this device.
    fn may_page(&self) -> bool {
        if self.options.no_input || !terminal::is_read_by_a_person() {
            return false;
        }
        let journal = self.journal.borrow();
        let setting = journal.as_ref().and_then(|journal| journal.settings().get("pager").ok().flatten());
        setting.as_deref() != Some("never")
    }

    /// Whether the act that is about to be said changed something.
    pub fn changed(&self) -> bool {
        self.acts() > self.said.get()
    }

    /// Somebody was made because an act named them: it is said with the act.
    pub fn made(&self, person: Named) {
        self.made.borrow_mut().push(person);
    }

    /// A note on standard error about an old spelling that the next version removes.
    pub fn moved(&self, old: &str, new: &str) {
        if !self.json() && !self.quiet() {
            complaint::sentence(&format!(
                "hallway: {old} will be removed in the next version; use {new} instead"
            ));
        }
    }

    /// How many acts changed something since the journal was opened.
    pub fn acts(&self) -> u64 {
        self.journal.borrow().as_ref().map_or(0, |journal| journal.maintenance().acts())
    }

    /// Says what an act did: JSON, a screen, or nothing with `-q`. Where nothing changed, undo would take back something
    /// else: it is not offered.
    pub fn said<T: Serialize + JsonSchema>(&self, done: &T, screen: impl FnOnce(&T) -> Screen) -> Outcome {
        let shown = match (self.json(), self.quiet()) {
            (true, _) => pager::write(&json::line(done)?),
            (false, true) => Ok(()),
            (false, false) => {
                let mut screen = screen(done);
                for person in self.made.take() {
                    screen.line([
                        plain(format!("New · {}", person.name)),
                        faint(format!("   {}", person.reference)),
                    ]);
                }
                if !self.changed() {
                    screen.without_undo();
                }
                pager::say(&screen)
            }
        };
        self.said.set(self.acts());
        // It is done, whatever became of the words about it: who runs it again would do it twice.
        shown.map_err(CommandError::once_done)
    }

    /// Says what was noted of everybody whom one command named: of one alone as ever, of several in a list; `below` stands under
    /// it on a screen.
    pub fn said_of_each(&self, noted: Vec<Noted>, below: Screen) -> Outcome {
        let screen = |all: &[Noted]| {
            let mut screen = Screen::new();
            for one in all {
                screen.append(render::said(&one.said, Some(&one.reference)));
            }
            screen.append(below);
            screen
        };
        match <[Noted; 1]>::try_from(noted) {
            Ok([one]) => self.said(&one, |one| screen(std::slice::from_ref(one))),
            Err(noted) => self.said(&NotedAll { noted }, |all| screen(&all.noted)),
        }
    }
}
