//! What hurts, embarrasses or weighs on somebody, by its words: the last net under the first sentence.
//!
//! The reading of a line knows the tone of what it has a rule for. What it has none for would pass as plain news, and a
//! cheerful question about a miscarriage is worse than a dull one about nothing. So the words of grief, illness, quarrels,
//! money, work lost, law, accidents, failure, shame and sarcasm are listed (see `sore_words`), in the languages whose news is
//! heard. News with one of them opens nothing, and neither does what it touches: by [`themes`], "expecting in March" and
//! "lost the baby" are of one thing.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::sore_words::{CALLED_OFF, GRAVE, LOST, LOST_BEHIND, NEAR, SORE, SORE_PHRASES, THEIRS, THEMES};
use crate::quick_log::fold;

/// The shortest beginning by which a word is known, in bytes.
const SHORTEST_BEGINNING: usize = 3;

/// A list of words, ready to be looked up.
pub(super) struct Words {
    whole: HashSet<&'static str>,
    /// Words known by how they begin: written with a star.
    beginnings: HashSet<&'static str>,
}

impl Words {
    pub(super) fn of(lists: &[&'static str]) -> Self {
        let words = || lists.iter().flat_map(|list| list.split_whitespace());
        Self {
            whole: words().filter(|word| !word.ends_with('*')).collect(),
            beginnings: words().filter_map(|word| word.strip_suffix('*')).collect(),
        }
    }

    pub(super) fn has(&self, word: &str) -> bool {
        let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
        self.whole.contains(word)
            || ends
                .filter(|end| *end >= SHORTEST_BEGINNING)
                .any(|end| word.get(..end).is_some_and(|begin| self.beginnings.contains(begin)))
    }

    fn has_one_of(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.has(word))
    }
}

static SORE_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(&[SORE, GRAVE]));
static GRAVE_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(&[GRAVE]));
static LOST_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(&[LOST]));
static THEIR_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(&[THEIRS]));
static NEAR_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(&[NEAR]));
static THEME_WORDS: LazyLock<Vec<Words>> =
    LazyLock::new(|| THEMES.iter().map(|theme| Words::of(&[theme.words])).collect());

/// Phrases by their first word.
static PHRASES: LazyLock<HashMap<&str, Vec<Vec<&str>>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<Vec<&str>>> = HashMap::new();
    for phrase in SORE_PHRASES.split('|') {
        let words: Vec<&str> = phrase.split_whitespace().collect();
        if let Some(first) = words.first() {
            phrases.entry(first).or_default().push(words);
        }
    }
    phrases
});

/// What a text is about, one bit for each theme of the table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Themes(u32);

impl Themes {
    /// Whether two texts may be about the same thing.
    pub(super) fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether they are about a thing that, once it is over, is not mentioned either: a child that was to come, a wedding.
    pub(super) fn meet_in_a_hope(self, other: Self) -> bool {
        let both = self.0 & other.0;
        THEMES.iter().enumerate().any(|(at, theme)| theme.hope && both & (1 << at) != 0)
    }
}

/// Whether the words of a text are of what hurts, embarrasses or weighs on somebody.
pub(super) fn is_sore(text: &str) -> bool {
    let words = bare(text);
    let phrase =
        |at: usize| {
            let word = words.get(at).map_or("", String::as_str);
            PHRASES.get(word).into_iter().flatten().any(|phrase| {
                words.get(at..at + phrase.len()).is_some_and(|here| here.iter().eq(phrase.iter()))
            })
        };
    SORE_WORDS.has_one_of(&words)
        || is_bereaved(&words)
        || is_off(&words)
        || is_meant_otherwise(&words)
        || is_to_repeat(&words)
        || (0..words.len()).any(phrase)
}

/// Whether a text tells that a plan came to nothing.
pub(super) fn is_called_off(text: &str) -> bool {
    let words = bare(text);
    let said = words.join(" ");
    is_off(&words) || CALLED_OFF.iter().any(|off| said.contains(off))
}

/// "Thrilled to be working over Christmas, not".
fn is_meant_otherwise(words: &[String]) -> bool {
    words.len() > 2 && words.last().is_some_and(|last| last == "not")
}

/// "Has to sit the bar exam again": nobody does that who passed.
fn is_to_repeat(words: &[String]) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    has(&["again", "retry"])
        && has(&[
            "exam", "exams", "bar", "driving", "finals", "test", "tests", "thesis", "theory", "viva", "year",
        ])
        && has(&[
            "sit", "sits", "sitting", "take", "takes", "taking", "repeat", "repeats", "do", "redo", "write",
        ])
}

/// "The hike is off", and not "is off to Japan".
fn is_off(words: &[String]) -> bool {
    matches!(words, [.., is, off] if off == "off" && ["are", "is", "s", "was", "were"].contains(&is.as_str()))
}

/// Whether a text is about somebody's work.
pub(super) fn is_of_work(text: &str) -> bool {
    let words = bare(text);
    THEMES.iter().zip(THEME_WORDS.iter()).any(|(theme, list)| theme.work && list.has_one_of(&words))
}

/// Whether a text tells of a death or of what threatens a life.
pub(super) fn is_grave_news(text: &str) -> bool {
    let words = bare(text);
    GRAVE_WORDS.has_one_of(&words) || is_bereaved(&words)
}

/// "A perdu sa sœur", "hat ihren Vater verloren": grave together, and not alone.
fn is_bereaved(words: &[String]) -> bool {
    let has = |list: &Words, at: usize| words.get(at).is_some_and(|word| list.has(word));
    let theirs = |at: usize| has(&THEIR_WORDS, at) && (at + 1..=at + 3).any(|near| has(&NEAR_WORDS, near));
    (0..words.len()).any(|at| {
        let behind = words.get(at).is_some_and(|word| word == LOST_BEHIND);
        has(&LOST_WORDS, at) && theirs(at + 1)
            || behind && at.checked_sub(1).is_some_and(|near| has(&NEAR_WORDS, near))
    })
}

/// What a text is about.
pub(super) fn themes(text: &str) -> Themes {
    let mut words = bare(text);
    // "Weeks along" is one word of the table.
    let pairs: Vec<String> = words.windows(2).map(|pair| pair.join("_")).collect();
    words.extend(pairs);
    let of = |(at, theme): (usize, &Words)| if theme.has_one_of(&words) { 1 << at } else { 0 };
    Themes(THEME_WORDS.iter().enumerate().map(of).sum())
}

/// The words of a text without case, accents and apostrophes, and without what an apostrophe has left of an article: "l'hôpital".
fn bare(text: &str) -> Vec<String> {
    let folded = fold(text).replace('’', "'");
    let words = folded.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    let whole = words.map(|word| match word.split_once('\'') {
        Some((cut, rest)) if CUT.contains(&cut) => rest.replace('\'', ""),
        _ => word.replace('\'', ""),
    });
    whole.filter(|word| !word.is_empty()).collect()
}

/// What stands before an apostrophe in French and Italian.
const CUT: &[&str] = &["c", "d", "dell", "j", "l", "m", "n", "nell", "qu", "s", "t"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hurts_is_known_in_the_languages_whose_news_is_heard() {
        for sore in [
            "she had a miscarriage in spring",
            "on a PIP until Christmas",
            "they're in the middle of a custody battle",
            "her visa was turned down",
            "oh great, another reorg",
            "sie hat das Baby verloren",
            "wurde gekündigt",
            "il a perdu sa sœur",
            "elle divorce",
            "lo despidieron ayer",
            "è morto suo padre",
        ] {
            assert!(is_sore(sore), "{sore}");
        }
        for plain in [
            "is restoring a Vespa",
            "moves to Lisbon on a Friday in June",
            "fires pots and runs a rowing club",
            "is late for the train to Portland",
            "lernt Gebärdensprache",
            "restaure un vieux moulin",
            "va viver para Braga",
            "está montando una librería",
        ] {
            assert!(!is_sore(plain), "{plain}");
        }
    }

    #[test]
    fn two_texts_may_be_about_one_thing_without_sharing_a_word() {
        let meet = |one: &str, other: &str| themes(one).meet(themes(other));
        assert!(meet("expecting in March", "lost the baby"));
        assert!(meet("gets engaged to Petra", "the wedding is off"));
        assert!(meet("starts the new job in May", "was laid off"));
        assert!(!meet("restoring a Vespa", "lost the baby"));
        assert!(themes("expecting twins").meet_in_a_hope(themes("a miscarriage")));
        assert!(!themes("her new job").meet_in_a_hope(themes("was laid off")));
    }

    #[test]
    fn the_tables_are_written_as_they_are_looked_up() {
        let words =
            [SORE, GRAVE, LOST, NEAR, THEIRS].into_iter().chain(THEMES.iter().map(|theme| theme.words));
        for word in words.flat_map(str::split_whitespace) {
            let bare = word.trim_end_matches('*');
            assert_eq!(fold(bare), bare, "{word}");
            assert!(bare.len() >= SHORTEST_BEGINNING || !word.ends_with('*'), "{word}");
        }
        for phrase in SORE_PHRASES.split('|') {
            assert_eq!(
                super::bare(phrase).join(" "),
                phrase.split_whitespace().collect::<Vec<_>>().join(" ")
            );
        }
    }
}
