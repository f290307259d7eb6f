//! What hurts, embarrasses or weighs on somebody, by its words: the last net under the first sentence.
//!
//! The reading of a line knows the tone of what it has a rule for. What it has none for would pass as plain news, and a
//! cheerful question about a miscarriage is worse than a dull one about nothing. So the words of grief, illness, quarrels,
//! money, work lost, law, accidents, failure, shame and sarcasm are listed (see `sore_words`), in the languages whose news is
//! heard. News with one of them opens nothing, and neither does what it touches: by [`themes`], "expecting in March" and
//! "lost the baby" are of one thing.

use std::sync::LazyLock;

use super::{
    phrases::Words,
    sore_words::{CALLED_OFF, GRAVE, LOST, LOST_BEHIND, NEAR, SORE, SORE_PHRASES, THEIRS, THEMES},
};

static SORE_WORDS: LazyLock<Words> = LazyLock::new(|| {
    SORE.split_whitespace().chain(GRAVE.split_whitespace()).chain(SORE_PHRASES.split('|')).collect()
});
static GRAVE_WORDS: LazyLock<Words> = LazyLock::new(|| GRAVE.split_whitespace().collect());
static LOST_WORDS: LazyLock<Words> = LazyLock::new(|| LOST.split_whitespace().collect());
static THEIR_WORDS: LazyLock<Words> = LazyLock::new(|| THEIRS.split_whitespace().collect());
static NEAR_WORDS: LazyLock<Words> = LazyLock::new(|| NEAR.split_whitespace().collect());
static OFF_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(CALLED_OFF));
static THEME_WORDS: LazyLock<Vec<Words>> =
    LazyLock::new(|| THEMES.iter().map(|theme| theme.words.split_whitespace().collect()).collect());

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
pub(super) fn is_sore(words: &[String]) -> bool {
    SORE_WORDS.has_one_of(words)
        || is_bereaved(words)
        || is_off(words)
        || is_meant_otherwise(words)
        || is_to_repeat(words)
}

/// Whether the words of a text tell that a plan came to nothing.
pub(super) fn is_called_off(words: &[String]) -> bool {
    is_off(words) || OFF_WORDS.has_one_of(words)
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

/// Whether the words of a text are about somebody's work.
pub(super) fn is_of_work(words: &[String]) -> bool {
    THEMES.iter().zip(THEME_WORDS.iter()).any(|(theme, list)| theme.work && list.has_one_of(words))
}

/// Whether the words of a text tell of a death or of what threatens a life.
pub(super) fn is_grave_news(words: &[String]) -> bool {
    GRAVE_WORDS.has_one_of(words) || is_bereaved(words)
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

/// What the words of a text are about.
pub(super) fn themes(words: &[String]) -> Themes {
    let of = |(at, theme): (usize, &Words)| if theme.has_one_of(words) { 1 << at } else { 0 };
    Themes(THEME_WORDS.iter().enumerate().map(of).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{insights::card::phrases::bare, quick_log::fold};

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
            assert!(is_sore(&bare(sore)), "{sore}");
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
            assert!(!is_sore(&bare(plain)), "{plain}");
        }
    }

    #[test]
    fn two_texts_may_be_about_one_thing_without_sharing_a_word() {
        let of = |text: &str| themes(&bare(text));
        let meet = |one: &str, other: &str| of(one).meet(of(other));
        assert!(meet("expecting in March", "lost the baby"));
        assert!(meet("gets engaged to Petra", "the wedding is off"));
        assert!(meet("starts the new job in May", "was laid off"));
        assert!(!meet("restoring a Vespa", "lost the baby"));
        assert!(of("expecting twins").meet_in_a_hope(of("a miscarriage")));
        assert!(!of("her new job").meet_in_a_hope(of("was laid off")));
    }

    #[test]
    fn the_tables_are_written_as_they_are_looked_up() {
        let words =
            [SORE, GRAVE, LOST, NEAR, THEIRS].into_iter().chain(THEMES.iter().map(|theme| theme.words));
        for word in words.flat_map(str::split_whitespace) {
            let bare = word.trim_end_matches('*');
            assert_eq!(fold(bare), bare, "{word}");
            assert!(bare.len() >= 3 || !word.ends_with('*'), "{word}");
        }
        for phrase in SORE_PHRASES.split('|') {
            assert_eq!(bare(phrase).join(" "), phrase.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}
