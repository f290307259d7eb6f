//! Questions to the user: a yes, one key, a number, a word.
//!
//! Without a terminal nothing is asked: `--yes` answers confirmations, and everything else is an error that says so,
//! with nothing done.

use console::{Key, Term};

use crate::{
    error::{CommandError, Outcome},
    input::whole_word::{self, Said},
    output::{
        pager,
        sanitize::harmless,
        screen::{Screen, faint, plain},
    },
    session::Session,
};

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

/// Shows a question and waits until a key is pressed or the question is not open any more; whether a key is there to be read.
/// The question is shown again by whoever reads the key.
#[cfg(unix)]
pub fn waits_while(question: &str, is_open: impl Fn() -> bool) -> bool {
    use rustix::{
        event::{PollFd, PollFlags, Timespec, poll},
        termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr},
    };

    const LOOK_AGAIN: Timespec = Timespec { tv_sec: 0, tv_nsec: 200_000_000 };
    let input = std::io::stdin();
    // A terminal gives a key out at once only while it does not gather lines.
    let Ok(usual) = tcgetattr(&input) else { return true };
    let mut by_key = usual.clone();
    by_key.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO);
    if tcsetattr(&input, OptionalActions::Drain, &by_key).is_err() {
        return true;
    }
    let _ = Term::stdout().write_str(&harmless(&format!("{question} [y/N] ")));
    let pressed = loop {
        if !is_open() {
            break false;
        }
        match poll(&mut [PollFd::new(&input, PollFlags::IN)], Some(&LOOK_AGAIN)) {
            Ok(0) | Err(rustix::io::Errno::INTR) => {}
            _ => break true,
        }
    };
    let _ = tcsetattr(&input, OptionalActions::Drain, &usual);
    let _ = if pressed { Term::stdout().clear_line() } else { Term::stdout().write_line("") };
    pressed
}

/// Where a terminal cannot be waited for, the question stands until it is answered.
#[cfg(not(unix))]
pub fn waits_while(_: &str, _: impl Fn() -> bool) -> bool {
    true
}

/// Asks for a word to be typed as it stands, for what cannot be undone.
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
        "{act} needs a yes and nobody can be asked here: add --yes. Nothing was changed"
    )))
}

/// Asks for one key among `keys`, without Enter, or for its word typed out; nothing for Enter, Escape, or the end of input. A key that is none of them
/// is said once, and the question asked again: what is typed ahead would say it for every letter.
pub fn key(question: &str, keys: &[char]) -> Result<Option<char>, CommandError> {
    let terminal = Term::stdout();
    terminal.write_str(&harmless(question))?;
    let mut said = false;
    let pressed = loop {
        match terminal.read_key() {
            Ok(Key::Char(letter)) => {
                if whole_word::goes_on(letter, keys) {
                    continue;
                }
                match whole_word::begun(letter, keys) {
                    Some(Said::Key(key)) => break Some(key),
                    Some(Said::Later) => break None,
                    None => {}
                }
                if letter == '\u{4}' {
                    break None;
                }
                if !std::mem::replace(&mut said, true) {
                    let keys: Vec<String> = keys.iter().map(char::to_string).collect();
                    let none =
                        format!("{letter}\n  \"{letter}\" is none of these: {}, or Enter", keys.join(", "));
                    terminal.write_line(&none.split('\n').map(harmless).collect::<Vec<_>>().join("\n"))?;
                    terminal.write_str(&harmless(question))?;
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
    Ok(pressed)
}

/// Asks for a line; empty at the end of input.
pub fn line(question: &str) -> Result<String, CommandError> {
    let terminal = Term::stdout();
    terminal.write_str(&harmless(question))?;
    Ok(terminal.read_line()?)
}

/// What was answered to a numbered choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// This one, counted from 0.
    Chosen(usize),
    /// None of them now.
    Later,
    /// No more questions.
    Quit,
}

/// Offers up to nine choices by number.
pub fn choice(question: &str, choices: &[String]) -> Result<Choice, CommandError> {
    let mut screen = Screen::new();
    for (number, name) in choices.iter().take(9).enumerate() {
        screen.line([faint(format!("  {} ", number + 1)), plain(name)]);
    }
    pager::say(&screen)?;
    let digits: Vec<char> = ('1'..='9').take(choices.len()).collect();
    let keys: Vec<char> = digits.iter().copied().chain(['q']).collect();
    let range = if digits.len() == 1 { "1".to_owned() } else { format!("1-{}", digits.len()) };
    let pressed = key(&format!("{question} [{range}], Enter: later, [q]uit  "), &keys)?;
    Ok(match pressed.and_then(|pressed| digits.iter().position(|digit| *digit == pressed)) {
        Some(place) => Choice::Chosen(place),
        None if pressed.is_some() => Choice::Quit,
        None => Choice::Later,
    })
}
