//! Words under the moments at which they were noted.
//!
//! A field that is written again and again (a stance, an answer, what moved) loses what one device said when another
//! says something at the same time. Here every word has a key of its own, so that both stay and the newest counts.

use super::{Moment, Set, moment::shown};

/// Words, each under the moment it was noted, written as RFC 3339.
pub type Dated = Set<String, String>;

/// Notes words at a moment. Words noted before at the very same moment stay: the new ones move on by a millisecond.
pub fn note(dated: &mut Dated, at: Moment, words: String) {
    let mut free = at;
    while dated.contains_key(&free.to_rfc3339()) {
        let Some(next) = free.checked_add_signed(chrono::TimeDelta::milliseconds(1)) else { return };
        free = next;
    }
    dated.insert(free.to_rfc3339(), words);
}

/// What was noted, earliest first; words of one moment in the order of their keys. A key that is not a moment is left
/// out.
pub fn noted(dated: &Dated) -> Vec<(Moment, &str)> {
    let moment = |key: &str| key.parse::<Moment>().ok().and_then(shown);
    let mut noted: Vec<(Moment, &str)> =
        dated.iter().filter_map(|(key, words)| Some((moment(key)?, words.as_str()))).collect();
    noted.sort_by_key(|(at, _)| *at);
    noted
}

/// A word of a list and what was said with it, as one value: `has concerns: the budget`.
pub fn with_word(word: &str, said: &str) -> String {
    if said.is_empty() { word.to_owned() } else { format!("{word}: {said}") }
}

/// The word of a list and what was said with it.
pub fn word_in(value: &str) -> (&str, &str) {
    value.split_once(": ").unwrap_or((value, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn words_of_one_moment_all_stay() {
        let mut dated = Dated::new();
        for words in ["one", "two", "three"] {
            note(&mut dated, at("2026-11-18T14:05:00Z"), words.to_owned());
        }
        let words: Vec<&str> = noted(&dated).into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["one", "two", "three"]);
    }

    #[test]
    fn what_was_noted_comes_in_order_of_time_wherever_it_was_noted() {
        let mut dated = Dated::new();
        note(&mut dated, at("2026-11-18T09:00:00+09:00"), "earlier".to_owned());
        note(&mut dated, at("2026-11-18T08:00:00-08:00"), "later".to_owned());
        dated.insert("no moment".to_owned(), "lost".to_owned());
        let words: Vec<&str> = noted(&dated).into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["earlier", "later"]);
    }

    #[test]
    fn a_word_comes_back_with_what_was_said() {
        for (word, said) in [("has concerns", "the budget: again"), ("yes", "")] {
            assert_eq!(word_in(&with_word(word, said)), (word, said));
        }
    }
}
