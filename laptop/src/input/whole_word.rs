//! Answers typed out: hands that read `[q]uit` type the word, and all of it is one answer.
//!
//! One letter answers at once. What comes after it is held against the rest of its word: the rest is neither an answer to the
//! next question, nor a line, nor something for the shell.

use std::{
    cell::RefCell,
    time::{Duration, Instant},
};

/// What a letter says where it begins an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// This key of those that are asked for.
    Key(char),
    /// Enter: leave it for later.
    Later,
}

/// The words of answers with what they say.
const WORDS: &[(&str, Said)] = &[
    ("yes", Said::Key('y')),
    ("no", Said::Key('n')),
    ("nobody", Said::Key('n')),
    ("quit", Said::Key('q')),
    ("kept", Said::Key('k')),
    ("keep", Said::Key('k')),
    ("keep", Said::Key('y')),
    ("move", Said::Key('m')),
    ("drop", Said::Key('d')),
    ("delete", Said::Key('d')),
    ("edit", Said::Key('e')),
    ("back", Said::Key('u')),
    ("later", Said::Later),
];

/// A letter that may answer the next question still belongs to a word that is being typed as fast as this.
const IN_ONE_GO: Duration = Duration::from_millis(250);

thread_local! {
    static LAST: RefCell<Option<TypedWord>> = const { RefCell::new(None) };
}

/// A word that was begun: how it may go on.
struct TypedWord {
    rests: Vec<&'static str>,
    /// More than its first letter was typed.
    goes_on: bool,
    at: Instant,
}

/// What a letter says where one of these keys is asked for. `None` if it is neither a key nor the beginning of a word
/// for one.
pub fn begun(letter: char, keys: &[char]) -> Option<Said> {
    let letter = letter.to_ascii_lowercase();
    let words = WORDS.iter().filter(|(word, _)| word.starts_with(letter));
    let is_asked = |said: &Said| match said {
        Said::Key(key) => keys.contains(key),
        Said::Later => true,
    };
    let key = keys.iter().find(|key| key.eq_ignore_ascii_case(&letter));
    let said = match key {
        Some(key) => Said::Key(*key),
        None => words.clone().find(|(_, said)| is_asked(said))?.1,
    };
    let rests = words.filter_map(|(word, _)| word.strip_prefix(letter)).collect();
    LAST.set(Some(TypedWord { rests, goes_on: false, at: Instant::now() }));
    Some(said)
}

/// Whether the letter continues the word of the previous answer. A letter that would also answer this question counts
/// as a continuation only if it is typed in one go.
pub fn goes_on(letter: char, keys: &[char]) -> bool {
    let letter = letter.to_ascii_lowercase();
    let in_word = LAST.with_borrow_mut(|last| {
        let Some(word) = last.as_mut() else { return false };
        let is_answer = keys.iter().any(|key| key.eq_ignore_ascii_case(&letter));
        if is_answer && word.at.elapsed() > IN_ONE_GO {
            return false;
        }
        word.rests = word.rests.iter().filter_map(|rest| rest.strip_prefix(letter)).collect();
        word.goes_on = true;
        word.at = Instant::now();
        !word.rests.is_empty()
    });
    if !in_word {
        LAST.set(None);
    }
    in_word
}

/// Whether letters that came in one go are an answer where one of these keys is asked for: a key, or a word for one as far as
/// it was typed.
#[cfg(unix)]
pub fn is_answer(letters: &str, keys: &[char]) -> bool {
    let letters = letters.to_lowercase();
    let is_key = |key: &char| letters.chars().eq(key.to_lowercase());
    let is_word = |(word, said): &(&str, Said)| {
        let is_asked = match said {
            Said::Key(key) => keys.contains(key),
            Said::Later => true,
        };
        is_asked && word.starts_with(&letters)
    };
    keys.iter().any(is_key) || WORDS.iter().any(is_word)
}

/// Whether Enter only ends a word that was typed out.
pub fn ends() -> bool {
    LAST.take().is_some_and(|word| word.goes_on)
}

/// Reads the rest of a word that is being typed, so that it does not come to the shell as a command.
#[cfg(unix)]
pub fn read_to_its_end() {
    use console::{Key, Term};

    use super::by_key::ByKey;

    let is_fresh = LAST.with_borrow(|last| last.as_ref().is_some_and(|word| word.at.elapsed() < IN_ONE_GO));
    let Some(by_key) = is_fresh.then(ByKey::begin).flatten() else { return };
    while by_key.waits(IN_ONE_GO) {
        match Term::stdout().read_key() {
            Ok(Key::Char(letter)) if goes_on(letter, &[]) => {}
            _ => break,
        }
    }
    LAST.set(None);
}

/// Where a terminal cannot be waited for, the rest goes where it goes.
#[cfg(not(unix))]
pub fn read_to_its_end() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_answer_of_its_letter_and_no_other() {
        let keys = ['k', 'm', 'd', 'u', 'q'];
        for (word, said) in [
            ("kept", Said::Key('k')),
            ("move", Said::Key('m')),
            ("DROP", Said::Key('d')),
            ("quit", Said::Key('q')),
            ("back", Said::Key('u')),
            ("later", Said::Later),
        ] {
            let mut letters = word.chars();
            assert_eq!(begun(letters.next().unwrap(), &keys), Some(said), "{word}");
            assert!(letters.all(|letter| goes_on(letter, &keys)), "{word}");
            assert!(ends(), "{word}");
            assert!(!ends(), "the next Enter says later");
        }
        assert_eq!(begun('x', &keys), None);
        assert_eq!(begun('y', &keys), None);
        // One letter and Enter: the Enter is an answer of its own.
        assert_eq!(begun('k', &keys), Some(Said::Key('k')));
        assert!(!ends());
        // Another letter is another answer.
        begun('k', &keys);
        assert!(!goes_on('d', &keys));
        assert!(!goes_on('e', &keys));
    }
}
