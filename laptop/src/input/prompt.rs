//! The prompt: a line with its history, and names and topics under Tab.
//!
//! The history comes from the journal's encrypted file and goes back into it; no other file is written.

use std::{cell::RefCell, collections::VecDeque, rc::Rc, sync::Arc};

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

use crate::{
    error::CommandError,
    input::questions::Ahead,
    output::{
        pager,
        sanitize::harmless,
        screen::{Screen, faint},
    },
};

/// The prompt before the line.
const SIGN: &str = "› ";

/// What hands go on typing after a key that answered at once: yes, no, keep, quit.
const TAILS: &[&str] = &["es", "o", "eep", "uit"];

/// The most completions offered at once.
const OFFERED: usize = 20;

/// A prompt on the terminal.
pub struct Prompt {
    /// Nothing before the first line ever.
    journal: Option<Arc<Journal>>,
    editor: Editor<Names, DefaultHistory>,
    /// Lines that came in one paste, behind the one that was given out.
    pasted: VecDeque<String>,
    /// What the next line begins with: it was written before it was asked for.
    begun: String,
    /// What is in the line now; it outlives a Ctrl-C.
    seen: Rc<RefCell<String>>,
}

/// What came of asking for a line.
enum Typed {
    Line(String),
    /// Ctrl-C, or a byte that is not text.
    Dropped(&'static str),
    Done,
}

impl Prompt {
    /// A prompt that knows the journal's names, topics and earlier lines, where there is a journal.
    pub fn open(journal: Option<Arc<Journal>>) -> Result<Self, CommandError> {
        let config = Config::builder()
            .completion_type(CompletionType::List)
            .bell_style(BellStyle::None)
            .color_mode(ColorMode::Disabled)
            .auto_add_history(false)
            .build();
        let mut editor = Editor::with_config(config).map_err(|error| broken(&error))?;
        if let Some(journal) = &journal {
            for line in journal.settings().prompt_history()? {
                editor.add_history_entry(line).map_err(|error| broken(&error))?;
            }
        }
        let (pasted, begun) = (VecDeque::new(), String::new());
        Ok(Self { journal, editor, pasted, begun, seen: Rc::default() })
    }

    /// From now on there is a journal: it keeps what was typed so far, too.
    pub fn knows(&mut self, journal: Arc<Journal>) {
        for line in self.editor.history() {
            let _ = journal.settings().remember_prompt(line);
        }
        self.journal = Some(journal);
    }

    /// Whether the next line is here already.
    pub fn has_more(&self) -> bool {
        !self.pasted.is_empty()
    }

    /// Takes what was written before it was asked for: the next line, or its beginning.
    pub fn goes_on(&mut self, ahead: Ahead) {
        if ahead.whole {
            self.remember(&ahead.text);
            self.pasted.push_back(ahead.text);
        } else {
            self.begun = ahead.text;
        }
    }

    /// The next line; `None` when the user is done: an empty line, Ctrl-D, or Ctrl-C at an empty prompt. Ctrl-C in a
    /// line leaves it, and Up brings it back. Every line of a paste is a line of its own. After a question that one key
    /// answered, an Enter pressed by habit does not count as an empty line, and the rest of the answer's word ("es"
    /// after "y") is ignored.
    pub fn line(&mut self, just_answered: bool) -> Result<Option<String>, CommandError> {
        if let Some(line) = self.pasted.pop_front() {
            return Ok(Some(line));
        }
        let mut forgives_nothing = just_answered;
        loop {
            let text = match self.ask()? {
                Typed::Line(text) => text,
                Typed::Dropped(why) => {
                    let kept = self.seen.take();
                    if kept.trim().is_empty() && why.is_empty() {
                        return Ok(None);
                    }
                    self.remember(&kept);
                    let why = if why.is_empty() { "not saved; Up brings it back" } else { why };
                    pager::say(&Screen::of(faint(format!("  {why}"))))?;
                    continue;
                }
                Typed::Done => return Ok(None),
            };
            let mut lines: VecDeque<String> =
                text.split(['\r', '\n']).filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
            if forgives_nothing && lines.front().is_some_and(|line| TAILS.contains(&line.trim())) {
                lines.pop_front();
            }
            let Some(first) = lines.pop_front() else {
                if std::mem::take(&mut forgives_nothing) {
                    continue;
                }
                return Ok(None);
            };
            self.remember(&first);
            for line in &lines {
                self.remember(line);
            }
            self.pasted = lines;
            return Ok(Some(first));
        }
    }

    fn ask(&mut self) -> Result<Typed, CommandError> {
        // Names and topics of the last line are there for the next one.
        self.seen.take();
        let seen = Rc::clone(&self.seen);
        let (lexicon, topics) = match &self.journal {
            Some(journal) => (Some(journal.people().lexicon()?), journal.settings().topics()?),
            None => (None, Vec::new()),
        };
        self.editor.set_helper(Some(Names { lexicon, topics, seen }));
        let begun = std::mem::take(&mut self.begun);
        let read = if is_plain() {
            self.editor.readline(&format!("{SIGN}{begun}")).map(|rest| begun + &rest)
        } else {
            self.editor.readline_with_initial(SIGN, (&begun, ""))
        };
        match read {
            Ok(line) => Ok(Typed::Line(line)),
            Err(ReadlineError::Eof) => Ok(Typed::Done),
            Err(ReadlineError::Interrupted) => Ok(Typed::Dropped("")),
            Err(ReadlineError::Io(error)) if error.kind() == std::io::ErrorKind::InvalidData => {
                Ok(Typed::Dropped("not saved: that line has a byte in it that isn't UTF-8 text"))
            }
            Err(error) => Err(broken(&error)),
        }
    }

    /// Keeps a line for Up, here and in the journal. Where the journal takes nothing, saving the line says why; here Up still
    /// brings it back.
    fn remember(&mut self, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        let _ = self.editor.add_history_entry(line);
        if let Some(journal) = &self.journal {
            let _ = journal.settings().remember_prompt(line);
        }
    }
}

/// Whether lines are read as they come, without editing: nothing can stand in one before it is typed.
fn is_plain() -> bool {
    std::env::var("TERM")
        .is_ok_and(|term| ["dumb", "cons25", "emacs"].contains(&term.to_lowercase().as_str()))
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
    lexicon: Option<Arc<Lexicon>>,
    topics: Vec<String>,
    seen: Rc<RefCell<String>>,
}

impl Names {
    fn people(&self, begun: &str) -> Vec<Pair> {
        let found = self.lexicon.as_ref().map(|lexicon| quick_log::complete(begun, lexicon, OFFERED));
        found.into_iter().flatten().map(|person| offer('@', &person.name)).collect()
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

/// The mark before the cursor: its place, which one it is, and what was typed since.
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

    /// No hint is shown; it is asked for whenever the line changes, which is how the line is known when it is dropped.
    fn hint(&self, line: &str, _: usize, _: &Context<'_>) -> Option<String> {
        self.seen.replace(line.to_owned());
        None
    }
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
