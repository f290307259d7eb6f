//! `hallway log`: one line, many lines, or a prompt.

mod word;

use std::{collections::HashSet, io, sync::Arc};

use hallway_core::{
    Error,
    journal::{self, Guess, Journal, Reading, Receipt, SuggestionShown, When},
    model::{DoubtAbout, EntryKind, Moment, Who},
    quick_log::{self, Doubt},
};
use indicatif::ProgressBar;

use self::word::Word;
use crate::{
    error::{CommandError, Outcome},
    input::{
        dates, editor,
        flags::{Marks, one_line},
        form,
        prompt::Prompt,
        questions::{self, Ahead, Besides, Choice, Pressed},
        stdin::Lines,
    },
    output::{
        complaint, json, pager, progress, render,
        screen::{Screen, faint, plain},
        terminal,
    },
    session::Session,
    verb::help,
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

/// What the flags say besides marks.
struct Said {
    choices: Vec<journal::Choice>,
    dry_run: bool,
}

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
        let said = self.said(journal, session)?;
        if self.editor {
            return in_editor(session, &line, |line| said.save(journal, line, session));
        }
        said.save(journal, &line, session)
    }

    fn said(&self, journal: &Journal, session: &Session) -> Result<Said, CommandError> {
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
        Ok(Said { choices, dry_run: self.dry_run })
    }

    /// Every line of the input, each safe before the next is read.
    fn many(&self, session: &Session) -> Outcome {
        let journal = &*session.journal()?;
        let said = self.said(journal, session)?;
        let mut shows_receipts = session.json() || !session.quiet();
        let what = if self.dry_run { "lines read" } else { "lines saved" };
        // Receipts on the same terminal are progress enough.
        let counter = if terminal::is_read_by_a_person() {
            ProgressBar::hidden()
        } else {
            progress::count(what, session.shows_progress())
        };
        let (mut saved, mut refused) = (0_u64, 0_u64);
        // Why the receipts of lines that are saved could not be shown.
        let mut unseen = None;
        for line in Lines::of(io::stdin().lock()) {
            let line = line?;
            let outcome = match &line.text {
                Ok(text) => self.one_of_many(journal, &said, text, session, shows_receipts),
                Err(why) => Err(Error::Unfit((*why).to_owned()).into()),
            };
            match outcome {
                Ok(()) => {
                    saved += 1;
                    counter.set_position(saved);
                }
                // The reader of the receipts went away; the lines are still to be saved, and this one is.
                Err(CommandError::NobodyReads) => {
                    saved += 1;
                    shows_receipts = false;
                }
                Err(CommandError::DoneUnseen(why)) => {
                    saved += 1;
                    shows_receipts = false;
                    unseen = Some(why);
                }
                Err(error @ CommandError::System(_)) => return Err(error),
                Err(error) => {
                    refused += 1;
                    let shown = session.json()
                        && json::line(&json::error_in_line(line.number, &error))
                            .and_then(|line| pager::write(&line))
                            .is_ok();
                    if !shown {
                        let before = format!("hallway: line {}: ", line.number);
                        counter.suspend(|| complaint::say(&before, &error));
                    }
                    if matches!(
                        error,
                        CommandError::Core(
                            Error::NotWritten(_) | Error::NoRoom | Error::ReadOnly | Error::Damaged(_)
                        )
                    ) {
                        // The rest would fail the same way.
                        let sentence = format!(
                            "hallway: {saved} saved, and nothing after line {} was read",
                            line.number
                        );
                        counter.suspend(|| complaint::sentence(&sentence));
                        break;
                    }
                }
            }
        }
        counter.finish_and_clear();
        if let Some(why) = unseen {
            let (lines, not) = counts(saved, refused);
            complaint::sentence(&format!("hallway: {lines} saved{not}, but it could not be shown: {why}"));
            return Err(CommandError::Told);
        }
        if !session.json() && !session.quiet() && !self.dry_run {
            let (lines, not) = counts(saved, refused);
            match pager::write(&format!("{lines} saved{not}\n")) {
                Ok(()) | Err(CommandError::NobodyReads) => {}
                Err(error) => return Err(error),
            }
        }
        if refused == 0 { Ok(()) } else { Err(CommandError::Told) }
    }

    fn one_of_many(
        &self,
        journal: &Journal,
        said: &Said,
        text: &str,
        session: &Session,
        shows: bool,
    ) -> Outcome {
        let line = self.marks.spell(text).map_err(CommandError::Usage)?;
        let reading = said.read(journal, &line, session.now())?;
        if self.dry_run {
            return if session.json() {
                pager::write(&json::line(&json::Preview::of(&reading, &|person| {
                    journal.people().named(person).ok()
                }))?)
            } else {
                pager::say(&render::preview(&reading, session.now()))
            };
        }
        let receipt = journal.log(reading, session.now())?;
        if !shows {
            return Ok(());
        }
        let shown = if session.json() {
            json::line(&receipt).and_then(|line| pager::write(&line))
        } else {
            pager::say(&render::receipt(&receipt, "Saved", session.now()))
        };
        shown.map_err(CommandError::once_done)
    }

    /// One line after the other, each with its receipt and its questions.
    fn prompt(&self, session: &Session) -> Outcome {
        if !session.may_ask() {
            return Err(CommandError::Usage(
                "log needs a line here: there is no prompt with --no-input, --json or without a terminal"
                    .to_owned(),
            ));
        }
        let mut hello = Screen::new();
        hello.line([plain("One line, as you would tell a friend:")]);
        hello.line([faint(
            "Tab completes @names and #topics. An empty line ends. Also: help, undo, redo, prep NAME, exit.",
        )]);
        pager::say(&hello)?;
        self.converse(session)
    }

    /// Lines typed at a prompt, until the user is done.
    pub fn converse(&self, session: &Session) -> Outcome {
        // A journal is made by the first line, not by looking at the prompt; what a flag says is held against one at once.
        let has_flags = self.on.is_some() || self.kind.is_some() || self.started.is_some();
        let mut open = if has_flags || session.has_journal() { Some(self.open(session)?) } else { None };
        let mut prompt = Prompt::open(open.as_ref().map(|(journal, _)| Arc::clone(journal)))?;
        let mut just_answered = false;
        while let Some(line) = prompt.line(just_answered)? {
            let journal = open.as_ref().map(|(journal, _)| &**journal);
            let done = match Word::of(&line, journal) {
                Some(Word::Leave) => break,
                Some(Word::Help) => pager::say(&help::marks()).map(|()| Turn::default()),
                Some(Word::Undo) => word::take_back(journal, session).map(|()| Turn::default()),
                Some(Word::Redo) => word::bring_back(journal, session).map(|()| Turn::default()),
                Some(Word::Prep(person)) => word::card(person, session).map(|()| Turn::default()),
                None => self.entry(&mut open, &mut prompt, &line, session),
            };
            just_answered = match done {
                Err(
                    error @ (CommandError::NobodyReads
                    | CommandError::System(_)
                    | CommandError::DoneUnseen(_)),
                ) => return Err(error),
                Err(error) => {
                    complaint::say("hallway: ", &error);
                    false
                }
                Ok(Turn { asked, ahead }) => {
                    if let Some(ahead) = ahead {
                        prompt.goes_on(ahead);
                    }
                    asked
                }
            };
        }
        Ok(())
    }

    fn open(&self, session: &Session) -> Result<(Arc<Journal>, Said), CommandError> {
        let journal = session.questions()?;
        let said = self.said(&journal, session)?;
        Ok((journal, said))
    }

    /// A line at the prompt; the first one ever makes the journal.
    fn entry(
        &self,
        open: &mut Option<(Arc<Journal>, Said)>,
        prompt: &mut Prompt,
        line: &str,
        session: &Session,
    ) -> Result<Turn, CommandError> {
        let (journal, said) = match open {
            Some(open) => open,
            None => {
                let opened = self.open(session)?;
                prompt.knows(Arc::clone(&opened.0));
                open.insert(opened)
            }
        };
        log_at_prompt(journal, said, line, prompt.has_more(), session)
    }
}

/// `3 lines`, and `; 1 not saved` where some are not.
fn counts(saved: u64, refused: u64) -> (String, String) {
    let not = if refused == 0 { String::new() } else { format!("; {refused} not saved") };
    (format!("{saved} {}", if saved == 1 { "line" } else { "lines" }), not)
}

/// What came of a line at the prompt.
#[derive(Debug, Default)]
struct Turn {
    /// Something was asked about it.
    asked: bool,
    /// Instead of an answer the user had gone on writing.
    ahead: Option<Ahead>,
}

impl Said {
    /// Saves a line and says so, or only shows what would be saved.
    fn save(&self, journal: &Journal, line: &str, session: &Session) -> Outcome {
        let reading = self.read(journal, line, session.now())?;
        if self.dry_run {
            return session
                .answer(&json::Preview::of(&reading, &|person| journal.people().named(person).ok()), |_| {
                    render::preview(&reading, session.now())
                });
        }
        let receipt = journal.log(reading, session.now())?;
        session.said(&receipt, |receipt| render::receipt(receipt, "Saved", session.now()))
    }

    /// The reading of a line, with what the flags say about it.
    fn read(&self, journal: &Journal, line: &str, now: Moment) -> Result<Reading, Error> {
        Ok(journal.read_line(line, now)?.in_zone_of_this_device(now).chosen(&self.choices))
    }
}

/// A kind by its word, the user's own words included.
pub fn kind(journal: &Journal, word: &str) -> Result<EntryKind, CommandError> {
    let folded = quick_log::fold(word);
    if let Some(kind) = EntryKind::KNOWN.iter().find(|kind| kind.as_str() == folded) {
        return Ok(kind.clone());
    }
    let own = journal.people().me()?.kind_words;
    if let Some((_, kind)) = own.iter().find(|(own, _)| quick_log::fold(own) == folded) {
        return Ok(EntryKind::from(kind.as_str()));
    }
    let known: Vec<&str> = EntryKind::KNOWN.iter().map(EntryKind::as_str).collect();
    Err(CommandError::Usage(format!(
        "\"{word}\" isn't a kind of contact: choose one of {}",
        known.join(", ")
    )))
}

/// Saves a line, shows its receipt and asks what it leaves open. While there is `more` to read nothing is asked: the next line
/// would answer.
fn log_at_prompt(
    journal: &Journal,
    said: &Said,
    line: &str,
    more: bool,
    session: &Session,
) -> Result<Turn, CommandError> {
    let reading = said.read(journal, line, session.now())?;
    if said.dry_run {
        pager::say(&render::preview(&reading, session.now()))?;
        return Ok(Turn::default());
    }
    let mut receipt = journal.log(reading, session.now())?;
    if more || questions::is_typed_ahead() {
        let shown = pager::say(&render::receipt(&receipt, "Saved", session.now()));
        return shown.map(|()| Turn::default()).map_err(CommandError::once_done);
    }
    // What can be answered now is asked below, not listed.
    let suggestions = std::mem::take(&mut receipt.suggestions);
    // Only of a guess there is somebody to choose: a name that may go on, or for which nobody is taken, is said.
    let guesses = receipt.people.iter().filter(|person| !person.confirmed);
    let guesses: Vec<&str> = guesses.map(|person| person.name.as_str()).collect();
    let asked = |doubt: &Doubt| doubt.alternatives.iter().any(|name| guesses.contains(&name.as_str()));
    receipt.doubts.retain(|doubt| doubt.about != DoubtAbout::Person || !asked(doubt));
    pager::say(&render::receipt(&receipt, "Saved", session.now())).map_err(CommandError::once_done)?;
    let mut ahead = None;
    for suggestion in &suggestions {
        ahead = offer(journal, suggestion, session)?;
        if ahead.is_some() {
            break;
        }
    }
    if ahead.is_none() {
        ahead = settle_guesses(journal, &receipt, session)?;
    }
    if ahead.is_some() {
        pager::say(&Screen::of(faint("  what was asked waits in hallway review")))?;
    }
    let asked = !suggestions.is_empty() || receipt.people.iter().any(|person| !person.confirmed);
    Ok(Turn { asked: asked && ahead.is_none(), ahead })
}

/// One suggestion: taken, dropped, or left for `review`, for which the user may have gone on writing.
fn offer(
    journal: &Journal,
    suggestion: &SuggestionShown,
    session: &Session,
) -> Result<Option<Ahead>, CommandError> {
    let reference = std::slice::from_ref(&suggestion.reference);
    let question = format!("  {} [y/n, Enter: later] ", suggestion.question);
    let said: Vec<String> = match questions::key_or_line(&question, &['y', 'n'])? {
        Pressed::Key('y') => {
            journal.done(reference, session.now())?.into_iter().map(|settled| settled.said).collect()
        }
        Pressed::Key(_) => {
            let dropped = journal.later(reference, When::Never, "", session.now())?;
            dropped.into_iter().map(|later| later.said).collect()
        }
        Pressed::Nothing => Vec::new(),
        Pressed::Line(line) => return Ok(Some(line)),
    };
    let mut screen = Screen::new();
    for sentence in said {
        screen.line([faint(format!("  {sentence}"))]);
    }
    pager::say(&screen).map(|()| None)
}

/// People who may be several: the user says which, or leaves it for `review`.
fn settle_guesses(
    journal: &Journal,
    receipt: &Receipt,
    session: &Session,
) -> Result<Option<Ahead>, CommandError> {
    if receipt.people.iter().all(|person| person.confirmed) {
        return Ok(None);
    }
    let guesses = journal.review().list(session.now())?.guesses;
    for guess in guesses.iter().filter(|guess| guess.reference.id == receipt.reference.id) {
        match choose(journal, guess, Besides::Line, session)? {
            Choice::Quit => break,
            Choice::Line(line) => return Ok(Some(line)),
            Choice::Chosen(_) | Choice::Later | Choice::Back => {}
        }
    }
    Ok(None)
}

/// A numbered choice among the people a name may mean.
pub fn choose(
    journal: &Journal,
    guess: &Guess,
    besides: Besides,
    session: &Session,
) -> Result<Choice, CommandError> {
    let names: Vec<String> = guess.candidates.iter().map(|person| person.name.clone()).collect();
    let question = format!("  Who is \"{}\"?", guess.typed.trim_start_matches('@'));
    let choice = questions::choice(&question, &names, besides)?;
    if let Choice::Chosen(place) = choice
        && let Some(person) = guess.candidates.get(place)
    {
        journal.review().confirm(
            guess.reference.id.into(),
            guess.guessed.id(),
            person.id(),
            session.now(),
        )?;
        pager::say(&Screen::of(faint(format!("  {} was meant", person.name))))?;
    }
    Ok(choice)
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
