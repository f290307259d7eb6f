//! The prompt: a line with its history, and names and topics under Tab.
//!
//! The history comes from the journal's encrypted file and goes back into it; no other file is written.

use std::sync::Arc;

use hallway_core::{
    journal::Journal,
    quick_log::{self, Lexicon},
};
use rustyline::{
    Config, Context, Editor, Helper,
    completion::{Completer, Pair},
    config::{BellStyle, ColorMode, CompletionType},
    error::ReadlineError,
    highlight::Highlighter,
    hint::Hinter,
    history::DefaultHistory,
    validate::Validator,
};

use crate::{error::CommandError, output::sanitize::harmless};

/// What stands before the line.
const SIGN: &str = "› ";

/// The most completions offered at once.
const OFFERED: usize = 20;

/// A prompt on the terminal.
pub struct Prompt<'a> {
    journal: &'a Journal,
    editor: Editor<Names, DefaultHistory>,
}

impl<'a> Prompt<'a> {
    /// A prompt that knows the journal's names, topics and earlier lines.
    pub fn open(journal: &'a Journal) -> Result<Self, CommandError> {
        let config = Config::builder()
            .completion_type(CompletionType::List)
            .bell_style(BellStyle::None)
            .color_mode(ColorMode::Disabled)
            .auto_add_history(true)
            .build();
        let mut editor = Editor::with_config(config).map_err(|error| broken(&error))?;
        for line in journal.settings().prompt_history()? {
            editor.add_history_entry(line).map_err(|error| broken(&error))?;
        }
        Ok(Self { journal, editor })
    }

    /// The next line; nothing when the user is done: an empty line, Ctrl-D or Ctrl-C. After a question that one key
    /// answered, the Enter that hands press by habit is no empty line.
    pub fn line(&mut self, just_answered: bool) -> Result<Option<String>, CommandError> {
        // Names and topics of the last line are there for the next one.
        let names =
            Names { lexicon: self.journal.people().lexicon()?, topics: self.journal.settings().topics()? };
        self.editor.set_helper(Some(names));
        let mut ask = || match self.editor.readline(SIGN) {
            Ok(line) => Ok(Some(line)),
            Err(ReadlineError::Eof | ReadlineError::Interrupted) => Ok(None),
            Err(error) => Err(broken(&error)),
        };
        let mut line = ask()?;
        if just_answered && line.as_ref().is_some_and(|line| line.trim().is_empty()) {
            line = ask()?;
        }
        let Some(line) = line else { return Ok(None) };
        let line = line.replace(['\r', '\n'], " ");
        if line.trim().is_empty() {
            return Ok(None);
        }
        self.journal.settings().remember_prompt(&line)?;
        Ok(Some(line))
    }
}

/// A line to be changed where it stands; nothing when the user leaves it.
pub fn edit_line(line: &str) -> Result<Option<String>, CommandError> {
    let mut editor = rustyline::DefaultEditor::new().map_err(|error| broken(&error))?;
    match editor.readline_with_initial(SIGN, (line, "")) {
        Ok(line) => Ok(Some(line)),
        Err(ReadlineError::Eof | ReadlineError::Interrupted) => Ok(None),
        Err(error) => Err(broken(&error)),
    }
}

fn broken(error: &ReadlineError) -> CommandError {
    CommandError::System(format!(
        "the terminal cannot hold a prompt ({error}): give the line on a pipe, or after log"
    ))
}

/// Completes `@Na` and `#to`.
struct Names {
    lexicon: Arc<Lexicon>,
    topics: Vec<String>,
}

impl Names {
    fn people(&self, begun: &str) -> Vec<Pair> {
        let found = quick_log::complete(begun, &self.lexicon, OFFERED);
        found.into_iter().map(|person| offer('@', &person.name)).collect()
    }

    fn topics(&self, begun: &str) -> Vec<Pair> {
        let begun = quick_log::fold(begun);
        let fits = |topic: &&String| quick_log::fold(topic).starts_with(&begun);
        self.topics.iter().filter(fits).take(OFFERED).map(|topic| offer('#', topic)).collect()
    }
}

fn offer(mark: char, word: &str) -> Pair {
    Pair { display: harmless(word).into_owned(), replacement: format!("{mark}{word} ") }
}

/// Where the mark before the cursor stands, which one it is, and what was typed since.
fn begun(before: &str) -> Option<(usize, char, &str)> {
    let place = before.rfind(['@', '#'])?;
    let opens = before
        .get(..place)?
        .chars()
        .next_back()
        .is_none_or(|letter| letter.is_whitespace() || "!?<>+".contains(letter));
    let mut rest = before.get(place..)?.chars();
    let mark = rest.next().filter(|_| opens)?;
    Some((place, mark, rest.as_str()))
}

impl Completer for Names {
    type Candidate = Pair;

    fn complete(&self, line: &str, place: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let Some((start, mark, typed)) = line.get(..place).and_then(begun) else {
            return Ok((place, Vec::new()));
        };
        let offers = match mark {
            '@' => self.people(typed.trim_start_matches('"')),
            _ => self.topics(typed),
        };
        Ok((start, offers))
    }
}

impl Hinter for Names {
    type Hint = String;
}
impl Highlighter for Names {}
impl Validator for Names {}
impl Helper for Names {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_before_the_cursor_says_what_is_completed() {
        assert_eq!(begun("Coffee with @Ana Si"), Some((12, '@', "Ana Si")));
        assert_eq!(begun("Coffee #tra"), Some((7, '#', "tra")));
        assert_eq!(begun("ana@example"), None);
        assert_eq!(begun("plain"), None);
        assert_eq!(begun("@"), Some((0, '@', "")));
    }
}
