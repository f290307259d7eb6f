//! `hallway log`: one line, many lines, or a prompt.

mod at_prompt;
mod guess;
mod many;
mod options;
mod word;

use std::collections::HashSet;

pub use guess::choose;
use hallway_core::{
    journal::{self, Journal},
    model::{EntryKind, Who},
    quick_log,
};

use self::options::LineOptions;
use crate::{
    error::{CommandError, Outcome},
    input::{
        choice::one_of,
        dates, editor,
        flags::{Marks, one_line},
        form,
    },
    output::terminal,
    session::Session,
};

/// Write down one line after a conversation
///
/// Best without words: that opens a prompt, where every character arrives, Tab completes @names and #topics, and
/// nothing is left in the shell's history or the process list.
///
/// At the prompt an empty line or Ctrl-D ends. Ctrl-C leaves the line, and Up brings it back; of a paste every line is an
/// entry. Typed alone, `undo` takes the last act back, `redo` does it again, `prep NAME` shows a card, `help` shows the marks
/// and `exit` ends; to write one of these words down, put a full stop after it.
///
/// On a command line, put single quotes around the whole line. The shell keeps some marks for itself: without quotes
/// #travel is dropped as a comment, >deck writes a file and $50 becomes 0, and !send stops the line even in double
/// quotes. The receipt shows what arrived.
///
/// On a pipe, or with `-`, every line of the input is an entry; one that cannot be saved is named with its number, and
/// the others are saved.
#[derive(Debug, Default, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Log {
    /// The line; `-` reads lines from the input; nothing opens the prompt
    #[arg(value_name = "LINE", allow_negative_numbers = true)]
    pub words: Vec<String>,
    /// Write the line in your editor
    #[arg(short, long)]
    editor: bool,
    /// Only show what would be saved
    #[arg(long)]
    dry_run: bool,
    /// When it happened: yesterday, last friday, 2026-05-12
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    /// What it was: coffee, lunch, call, 1:1, ...
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Who started it
    #[arg(long, value_name = "me|them", value_parser = ["me", "them"], hide_possible_values = true)]
    started: Option<String>,
    #[command(flatten)]
    marks: Marks,
}

const EXAMPLES: &str = "\
Examples:
  hallway log
  hallway log 'Coffee with @Ana Silva #travel !send visa contact by fri'
  hallway 'yesterday: lunch with @Bo Lindqvist ?numbers by 12 May'
  hallway log Coffee -w 'Ana Silva' --promise 'send visa contact by fri'
  hallway log --dry-run 'had tea with Ana Silva, I said I would call her'";

impl Log {
    /// Saves a line, many lines, or opens the prompt.
    pub fn run(self, session: &Session) -> Outcome {
        session.begin();
        let from_input = self.words == ["-"];
        let alone = self.words.is_empty() && self.marks.is_empty() && !self.editor;
        if from_input || (alone && !terminal::can_answer() && !session.no_input()) {
            return self.many(session);
        }
        if alone {
            return self.prompt(session);
        }
        let line = self.marks.spell(&self.words.join(" ")).map_err(CommandError::Usage)?;
        let journal = &*session.journal()?;
        let options = self.options(journal, session)?;
        if self.editor {
            return in_editor(session, &line, |line| options.save(journal, line, session));
        }
        options.save(journal, &line, session)
    }

    fn options(&self, journal: &Journal, session: &Session) -> Result<LineOptions, CommandError> {
        let mut choices = Vec::new();
        if let Some(words) = &self.on {
            let at = dates::happened(Some(words), session)?;
            choices.push(journal::Choice::Happened { at });
        }
        if let Some(word) = &self.kind {
            choices.push(journal::Choice::Kind { kind: kind(journal, word)? });
        }
        if let Some(who) = self.started.as_deref() {
            choices.push(journal::Choice::Started { who: Who::from(who) });
        }
        Ok(LineOptions { choices, dry_run: self.dry_run })
    }
}

/// A kind by its word, the user's own words included.
pub fn kind(journal: &Journal, word: &str) -> Result<EntryKind, CommandError> {
    let own = journal.people().me()?.kind_words;
    let folded = quick_log::fold(word);
    if let Some((_, kind)) = own.iter().find(|(own, _)| quick_log::fold(own) == folded) {
        return Ok(EntryKind::from(kind.as_str()));
    }
    one_of(word, EntryKind::KNOWN, EntryKind::as_str)
        .map_err(|known| CommandError::Usage(format!("\"{word}\" isn't a kind of contact: {known}")))
}

/// Lines written in the editor, each an entry of its own. What could not be saved stays in a file that is named.
fn in_editor(session: &Session, line: &str, save: impl Fn(&str) -> Outcome) -> Outcome {
    let hint = "Each line above is saved as one entry, marks and all. Leave it empty to save nothing.";
    let text = form::write(&[], None, hint).replacen('\n', &format!("{line}\n"), 1);
    let mut saved = HashSet::new();
    // A receipt that cannot be shown is of a line that is saved, and those behind it are still to be saved.
    let mut shown = Ok(());
    let draft = editor::Draft { what: "line", text: &text, is_new: true };
    editor::edit(session, &draft, |text| {
        let lines: Vec<String> =
            form::above_cut(text).lines().map(one_line).filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            return Err(CommandError::NotDone("the text is empty, and nothing was saved".to_owned()));
        }
        for (place, line) in lines.into_iter().enumerate() {
            // Back in the editor after a line that was refused: those before it are saved.
            if !saved.contains(&(place, line.clone())) {
                match save(&line) {
                    Err(error @ (CommandError::NobodyReads | CommandError::DoneUnseen(_))) => {
                        shown = Err(error);
                    }
                    outcome => outcome?,
                }
                saved.insert((place, line));
            }
        }
        Ok(())
    })?;
    shown
}
