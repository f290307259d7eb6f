//! Questions to the user: a yes, one key, a number, a word.
//!
//! Without a terminal nothing is asked: `--yes` answers confirmations, and everything else is an error that says so,
//! with nothing done.

use std::time::Duration;

use console::{Key, Term};

use crate::{
    error::{CommandError, Outcome},
    input::whole_word::{self, Said},
    output::{
        pager,
        sanitize::harmless,
        screen::{Screen, faint, folded, plain},
        terminal,
    },
    session::Session,
};

/// What comes after a letter within this time came with it: a line that is pasted, dictated or expanded, not a key.
const IN_ONE_GO: Duration = Duration::from_millis(40);

/// Asks for a yes. `act` is what would be done: "deleting this line".
pub fn confirm(session: &Session, act: &str, question: &str) -> Outcome {
    if session.yes() {
        return Ok(());
    }
    needs_terminal(session, act)?;
    match key(&format!("{question} [y/N] "), &['y', 'n'])? {
        Some('y') => Ok(()),
        _ => Err(CommandError::NotDone("nothing was changed".to_owned())),
    }
}

/// Shows a question and waits until a key is pressed or the question is no longer open; returns whether there is a key
/// to read. The code that reads the key shows the question again.
#[cfg(unix)]
pub fn waits_while(question: &str, is_open: impl Fn() -> bool) -> bool {
    use super::by_key::ByKey;

    const LOOK_AGAIN: Duration = Duration::from_millis(200);
    // A terminal gives a key out at once only while it does not gather lines.
    let Some(by_key) = ByKey::begin() else { return true };
    let _ = Term::stdout().write_str(&harmless(&format!("{question} [y/N] ")));
    let pressed = loop {
        if !is_open() {
            break false;
        }
        if by_key.waits(LOOK_AGAIN) {
            break true;
        }
    };
    drop(by_key);
    let _ = if pressed { Term::stdout().clear_line() } else { Term::stdout().write_line("") };
    pressed
}

/// Where a terminal cannot be polled, the question stays until it is answered.
#[cfg(not(unix))]
pub fn waits_while(_: &str, _: impl Fn() -> bool) -> bool {
    true
}

/// Asks for a word to be typed exactly, before something that cannot be undone.
pub fn confirm_by_typing(session: &Session, act: &str, word: &str) -> Outcome {
    if session.yes() {
        return Ok(());
    }
    needs_terminal(session, act)?;
    let typed = line(&format!("Type {word} to go on, or press Enter to leave everything as it is: "))?;
    if typed.trim() == word { Ok(()) } else { Err(CommandError::NotDone("nothing was changed".to_owned())) }
}

fn needs_terminal(session: &Session, act: &str) -> Outcome {
    if session.may_ask() {
        return Ok(());
    }
    Err(CommandError::NeedsYes(format!(
        "{act} needs confirmation, and this isn't a terminal: add --yes. Nothing was changed"
    )))
}

/// Asks for one key among `keys`, without Enter, or its word typed out; `None` for Enter, Escape or the end of input.
/// For any other key it says once what the keys are and asks again; saying it for every key would repeat it for each
/// letter typed ahead.
pub fn key(question: &str, keys: &[char]) -> Result<Option<char>, CommandError> {
    Ok(match pressed(question, keys, false)? {
        Pressed::Key(key) => Some(key),
        Pressed::Nothing | Pressed::Line(_) => None,
    })
}

/// The same in the middle of what the user writes: what is no answer is the beginning of the next line, or all of it.
pub fn key_or_line(question: &str, keys: &[char]) -> Result<Pressed, CommandError> {
    pressed(question, keys, true)
}

/// What was pressed where a key was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Pressed {
    /// One of the keys.
    Key(char),
    /// Enter, Escape, or the end of input.
    Nothing,
    /// The user had gone on writing.
    Line(Ahead),
}

/// What was written before it was asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The text.
    pub text: String,
    /// Enter ended it: it is a line.
    pub whole: bool,
}

/// Whether something stands in the terminal that nobody has read.
#[cfg(unix)]
pub fn is_typed_ahead() -> bool {
    super::by_key::ByKey::begin().is_some_and(|by_key| by_key.waits(Duration::ZERO))
}

/// Where a terminal cannot be asked, nothing is known of it.
#[cfg(not(unix))]
pub fn is_typed_ahead() -> bool {
    false
}

/// What a letter says with all that came in one go with it: an answer, or else a line. Nothing where that cannot be known.
#[cfg(unix)]
fn in_one_go(terminal: &Term, letter: char, keys: &[char]) -> Option<Result<Said, Ahead>> {
    let by_key = super::by_key::ByKey::begin()?;
    let mut ahead = Ahead { text: letter.to_string(), whole: false };
    while by_key.waits(IN_ONE_GO) {
        match terminal.read_key() {
            Ok(Key::Char(letter)) => ahead.text.push(letter),
            Ok(Key::Enter) => {
                ahead.whole = true;
                break;
            }
            _ => break,
        }
    }
    let answer = whole_word::is_answer(&ahead.text, keys).then(|| whole_word::begun(letter, keys));
    let Some(said) = answer.flatten() else { return Some(Err(ahead)) };
    // The letters behind the first are the rest of its word, and Enter is its end.
    for letter in ahead.text.chars().skip(1) {
        whole_word::goes_on(letter, keys);
    }
    if ahead.whole {
        whole_word::ends();
    }
    Some(Ok(said))
}

/// Where a terminal cannot be asked what waits in it, a letter is a key.
#[cfg(not(unix))]
fn in_one_go(_: &Term, _: char, _: &[char]) -> Option<Result<Said, Ahead>> {
    None
}

fn pressed(question: &str, keys: &[char], may_be_line: bool) -> Result<Pressed, CommandError> {
    let terminal = Term::stdout();
    let question = &folded(question, terminal::width());
    terminal.write_str(question)?;
    let mut told = false;
    let pressed = loop {
        match terminal.read_key() {
            Ok(Key::Char(letter)) => {
                if whole_word::goes_on(letter, keys) {
                    continue;
                }
                let line = may_be_line && !letter.is_control();
                let said = match line.then(|| in_one_go(&terminal, letter, keys)).flatten() {
                    Some(Ok(said)) => Some(said),
                    Some(Err(line)) => {
                        terminal.write_line("")?;
                        return Ok(Pressed::Line(line));
                    }
                    None => whole_word::begun(letter, keys),
                };
                match said {
                    Some(Said::Key(key)) => break Some(key),
                    Some(Said::Later) => break None,
                    None => {}
                }
                if letter == '\u{4}' {
                    break None;
                }
                if !std::mem::replace(&mut told, true) {
                    let keys: Vec<String> = keys.iter().map(char::to_string).collect();
                    let none = format!(
                        "{letter}\n  \"{letter}\" isn't an option here: {}, or Enter",
                        keys.join(", ")
                    );
                    terminal.write_line(&none.split('\n').map(harmless).collect::<Vec<_>>().join("\n"))?;
                    terminal.write_str(question)?;
                }
            }
            Ok(Key::Enter) if whole_word::ends() => {}
            Ok(Key::Enter | Key::Escape) => break None,
            Ok(_) => {}
            Err(error)
                if matches!(
                    error.kind(),
                    std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::Interrupted
                ) =>
            {
                break None;
            }
            Err(error) => return Err(error.into()),
        }
    };
    terminal.write_line(&pressed.map(String::from).unwrap_or_default())?;
    Ok(pressed.map_or(Pressed::Nothing, Pressed::Key))
}

/// Asks for a line; empty at the end of input.
pub fn line(question: &str) -> Result<String, CommandError> {
    let terminal = Term::stdout();
    terminal.write_str(&folded(question, terminal::width()))?;
    Ok(terminal.read_line()?)
}

/// What was answered to a numbered choice.
#[derive(Debug, PartialEq, Eq)]
pub enum Choice {
    /// This one, counted from 0.
    Chosen(usize),
    /// None of them now.
    Later,
    /// No more questions.
    Quit,
    /// The question before, where one can go back to it.
    Back,
    /// The user had gone on writing.
    Line(Ahead),
}

/// What may be answered to a numbered choice besides a number, Enter and q.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Besides {
    /// Nothing.
    Nothing,
    /// u, for the question before.
    Back,
    /// The next line, at the prompt.
    Line,
}

/// Offers up to nine choices by number.
pub fn choice(question: &str, choices: &[String], besides: Besides) -> Result<Choice, CommandError> {
    let mut screen = Screen::new();
    for (number, name) in choices.iter().take(9).enumerate() {
        screen.line([faint(format!("  {} ", number + 1)), plain(name)]);
    }
    pager::say(&screen)?;
    let digits: Vec<char> = ('1'..='9').take(choices.len()).collect();
    let (back, of_back) = if besides == Besides::Back { (&['u'][..], "[u] back, ") } else { (&[][..], "") };
    let keys: Vec<char> = digits.iter().chain(back).copied().chain(['q']).collect();
    let range = if digits.len() == 1 { "1".to_owned() } else { format!("1-{}", digits.len()) };
    let question = format!("{question} [{range}], Enter: later, {of_back}[q]uit  ");
    Ok(match pressed(&question, &keys, besides == Besides::Line)? {
        Pressed::Key('u') => Choice::Back,
        Pressed::Key(key) => {
            digits.iter().position(|digit| *digit == key).map_or(Choice::Quit, Choice::Chosen)
        }
        Pressed::Nothing => Choice::Later,
        Pressed::Line(line) => Choice::Line(line),
    })
}
