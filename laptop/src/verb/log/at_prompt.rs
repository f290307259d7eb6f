//! The prompt: one line after the other, each with its receipt and its questions.

use std::sync::Arc;

use hallway_core::{
    journal::{Journal, SuggestionShown, When},
    model::DoubtAbout,
    quick_log::Doubt,
};

use super::{
    Log,
    guess::settle_guesses,
    options::LineOptions,
    word::{self, PromptWord},
};
use crate::{
    error::{CommandError, Outcome},
    input::{
        prompt::Prompt,
        questions::{self, Ahead, Pressed},
    },
    output::{
        complaint, pager, render,
        screen::{Screen, faint, plain},
    },
    session::Session,
    verb::help,
};

impl Log {
    /// One line after the other, each with its receipt and its questions.
    pub(super) fn prompt(&self, session: &Session) -> Outcome {
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
            let done = match PromptWord::of(&line, journal) {
                Some(PromptWord::Leave) => break,
                Some(PromptWord::Help) => pager::say(&help::marks()).map(|()| Turn::default()),
                Some(PromptWord::Undo) => word::take_back(journal, session).map(|()| Turn::default()),
                Some(PromptWord::Redo) => word::bring_back(journal, session).map(|()| Turn::default()),
                Some(PromptWord::Prep(person)) => word::card(person, session).map(|()| Turn::default()),
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

    fn open(&self, session: &Session) -> Result<(Arc<Journal>, LineOptions), CommandError> {
        let journal = session.questions()?;
        let options = self.options(&journal, session)?;
        Ok((journal, options))
    }

    /// A line at the prompt; the first one ever makes the journal.
    fn entry(
        &self,
        open: &mut Option<(Arc<Journal>, LineOptions)>,
        prompt: &mut Prompt,
        line: &str,
        session: &Session,
    ) -> Result<Turn, CommandError> {
        let (journal, options) = match open {
            Some(open) => open,
            None => {
                let opened = self.open(session)?;
                prompt.knows(Arc::clone(&opened.0));
                open.insert(opened)
            }
        };
        log_at_prompt(journal, options, line, prompt.has_more(), session)
    }
}

/// What came of a line at the prompt.
#[derive(Debug, Default)]
struct Turn {
    /// Something was asked about it.
    asked: bool,
    /// Instead of an answer the user had gone on writing.
    ahead: Option<Ahead>,
}

/// Saves a line, shows its receipt and asks what it leaves open. While there is `more` to read nothing is asked: the next line
/// would answer.
fn log_at_prompt(
    journal: &Journal,
    options: &LineOptions,
    line: &str,
    more: bool,
    session: &Session,
) -> Result<Turn, CommandError> {
    let reading = options.read(journal, line, session.now())?;
    if options.dry_run {
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
