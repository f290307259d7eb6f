//! What a language says, as data: its verbs, small words and the patterns of plain sentences.
//!
//! Nothing else in the reading knows a word of any language. A language is one file with one [`Language`]; it is prepared
//! once, and a line is read by the one whose small words it has most of. How a pattern is written: `pattern.rs`.

mod arabic;
mod english;
mod few;
mod forms;
mod french;
mod german;
mod italian;
mod language;
mod pattern;
mod portuguese;
mod rule;
mod russian;
mod spanish;

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

pub(super) use forms::{Form, Forms};
use language::Language;
use pattern::{Classes, Pattern};
pub(super) use pattern::{Matched, Slots};
pub(super) use rule::{At, Means, Rule, Sure, Who};
use rule::{anywhere, start, verb};

use super::{folding::fold, language::Tongue, ordinary_words::is_ordinary};
use crate::model::{EntryKind, FactKind, Tone};

/// Places in the list of rules, by a word.
type Places = HashMap<&'static str, Vec<usize>>;

/// What stands before an ending by which a word is known has more letters than this.
const SHORTEST_STEM: usize = 2;

/// How many letters a small word has that is known with two of them in each other's place.
const SHORTEST_MISTYPED: usize = 3;
const LONGEST_MISTYPED: usize = 6;

/// Words of other lists than ours that are one such swap from a small one, and no slip.
const MEANT: &[&str] = &["form", "fro", "nay"];

/// A language, prepared.
pub(super) struct Grammar {
    /// In which words the days of its lines are said.
    pub(super) tongue: Tongue,
    pub(super) forms: Forms,
    classes: Classes,
    contractions: HashMap<&'static str, &'static [&'static str]>,
    kinds: HashMap<&'static str, EntryKind>,
    topics: HashMap<&'static str, (usize, FactKind)>,
    /// What a word no list has is about, by its ending.
    topic_endings: Vec<(&'static str, (usize, FactKind))>,
    small: HashSet<&'static str>,
    families: HashMap<&'static str, u8>,
    tones: HashMap<&'static str, Tone>,
    rules: Vec<(&'static Rule, Pattern)>,
    /// Which rules may begin with a word, and which with a verb, by where they stand.
    by_word: HashMap<At, Places>,
    by_verb: HashMap<At, Places>,
}

impl Grammar {
    fn new(language: &Language) -> Self {
        let forms = Forms::new(language.verbs, language.irregular, language.mostly_things);
        let mut classes = Classes::new();
        for &(name, words) in language.classes.iter().copied().flatten() {
            classes.entry(name).or_default().extend(words.split_whitespace());
        }
        let mut grammar = Self {
            tongue: language.tongue,
            classes,
            contractions: language.contractions.iter().copied().collect(),
            kinds: language.kinds.iter().cloned().collect(),
            topics: HashMap::new(),
            topic_endings: Vec::new(),
            small: language.small.split_whitespace().collect(),
            families: HashMap::new(),
            tones: HashMap::new(),
            rules: Vec::new(),
            by_word: HashMap::new(),
            by_verb: HashMap::new(),
            forms,
        };
        for (family, words) in (1..).zip(language.families) {
            grammar.families.extend(words.split_whitespace().map(|word| (word, family)));
        }
        for (rank, (kind, words)) in language.topics.iter().enumerate() {
            for word in words.split_whitespace() {
                let topic = (rank, kind.clone());
                match (word.strip_prefix('#'), word.strip_prefix('-')) {
                    (Some(class), _) => {
                        for word in grammar.classes.get(class).into_iter().flatten() {
                            grammar.topics.entry(word).or_insert_with(|| topic.clone());
                        }
                    }
                    (_, Some(ending)) => grammar.topic_endings.push((ending, topic)),
                    _ => {
                        grammar.topics.entry(word).or_insert(topic);
                    }
                }
            }
        }
        for rule in language.rules.iter().copied().flatten() {
            let Some(pattern) = Pattern::new(rule.says, &grammar.forms) else { continue };
            if let Means::Fact(_, tone) | Means::Denied(_, tone) = &rule.means {
                grammar.tones.insert(rule.name, tone.clone());
            }
            let place = grammar.rules.len();
            let (words, verbs) = pattern.first_words(&grammar.classes);
            for (found, by) in [(words, &mut grammar.by_word), (verbs, &mut grammar.by_verb)] {
                let places = by.entry(rule.at).or_default();
                for word in found {
                    places.entry(word).or_default().push(place);
                }
            }
            grammar.rules.push((rule, pattern));
        }
        grammar
    }

    /// The rules that may begin with this word, in the order of the table.
    pub(super) fn rules(&self, at: At, word: &str) -> impl Iterator<Item = &(&'static Rule, Pattern)> {
        let of = |by: &HashMap<At, Places>, word: &str| {
            by.get(&at).and_then(|places| places.get(word)).cloned().unwrap_or_default()
        };
        let mut places = of(&self.by_word, word);
        for verb in self.forms.verbs(word) {
            places.extend(of(&self.by_verb, verb));
        }
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|place| self.rules.get(place))
    }

    /// Whether the language lists any word of a class.
    pub(super) fn has(&self, class: &str) -> bool {
        self.classes.contains_key(class)
    }

    pub(super) fn is(&self, class: &str, word: &str) -> bool {
        self.classes.get(class).is_some_and(|words| words.contains(word))
    }

    /// Whether a word says what somebody does for a living: it is listed, or ends as such words do.
    pub(super) fn is_job(&self, word: &str) -> bool {
        let by_ending = |endings: &HashSet<&str>| endings.iter().any(|ending| has_ending(word, ending));
        self.is("job", word) || self.classes.get("job-ending").is_some_and(by_ending)
    }

    /// Whether a word stands in any of the language's lists.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.small.contains(word)
            || self.topics.contains_key(word)
            || self.kinds.contains_key(word)
            || self.classes.values().any(|words| words.contains(word))
    }

    /// The small word that somebody in haste meant by one that is none: two letters changed places, "hsi" for "his".
    pub(super) fn mistyped(&self, word: &str) -> Option<&'static str> {
        let is_word = |word: &str| self.knows(word) || is_ordinary(word) || MEANT.contains(&word);
        let strange = || !is_word(word) && !self.forms.of(word).is_verb();
        if !(SHORTEST_MISTYPED..=LONGEST_MISTYPED).contains(&word.len()) || !word.is_ascii() || !strange() {
            return None;
        }
        let mut letters: Vec<u8> = word.bytes().collect();
        (1..letters.len()).find_map(|at| {
            letters.swap(at - 1, at);
            let meant = std::str::from_utf8(&letters).ok().and_then(|meant| self.small.get(meant).copied());
            letters.swap(at - 1, at);
            meant
        })
    }

    /// A word of a class, as the class has it.
    pub(super) fn word_of(&self, class: &str, word: &str) -> Option<&'static str> {
        self.classes.get(class)?.get(word).copied()
    }

    pub(super) fn contraction(&self, word: &str) -> Option<&'static [&'static str]> {
        self.contractions.get(word).copied()
    }

    pub(super) fn kind(&self, words: &str) -> Option<EntryKind> {
        self.kinds.get(words).cloned()
    }

    /// What a fact is about, by its words: the word that decides first.
    pub(super) fn topic<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<FactKind> {
        words
            .filter_map(|word| self.topic_of(word))
            .min_by_key(|(rank, _)| *rank)
            .map(|(_, kind)| kind.clone())
    }

    fn topic_of(&self, word: &str) -> Option<&(usize, FactKind)> {
        let by_ending = || {
            let ending = self.topic_endings.iter().find(|(ending, _)| has_ending(word, ending));
            ending.map(|(_, topic)| topic)
        };
        self.topics.get(word).or_else(by_ending)
    }

    /// Which pronouns belong together: 1 and 2 for two that mean two people, 3 for one that may mean anybody, 0 for no pronoun.
    pub(super) fn family(&self, word: &str) -> u8 {
        self.families.get(word).copied().unwrap_or(0)
    }

    /// What a word that lost its quote stands for: "ill" before a verb.
    pub(super) fn unquoted(&self, word: &str) -> Option<&'static [&'static str]> {
        self.contractions.get(format!("?{word}").as_str()).copied()
    }

    pub(super) fn is_heavy(&self, rule: &str) -> bool {
        self.tones.get(rule) == Some(&Tone::Heavy)
    }

    pub(super) fn is_glad(&self, rule: &str) -> bool {
        self.tones.get(rule) == Some(&Tone::Glad)
    }

    fn known_in<'w>(&self, words: impl Iterator<Item = &'w str>) -> usize {
        words.filter(|word| self.small.contains(word)).count()
    }
}

/// The languages beside English.
const OTHER_LANGUAGES: &[&Language] = &[
    &german::GERMAN,
    &spanish::SPANISH,
    &french::FRENCH,
    &italian::ITALIAN,
    &portuguese::PORTUGUESE,
    &russian::RUSSIAN,
    &arabic::ARABIC,
];

static ENGLISH: LazyLock<Grammar> = LazyLock::new(|| Grammar::new(&english::ENGLISH));

/// English, in which Hallway itself speaks.
pub(super) fn english() -> &'static Grammar {
    &ENGLISH
}

static OTHERS: LazyLock<Vec<Grammar>> =
    LazyLock::new(|| OTHER_LANGUAGES.iter().copied().map(Grammar::new).collect());

/// Whether a word is a verb in a form that needs somebody to do it: "stopped", "sings", "is".
pub(super) fn acts(word: &str) -> bool {
    let form = ENGLISH.forms.of(word);
    form.is_third()
        || form.is_past() && !ENGLISH.is("preposition", word)
        || is_auxiliary(word)
        || ENGLISH.contraction(word).is_some_and(|words| words.contains(&"not"))
}

/// How one names to somebody whom of theirs heavy news is about: "mum" is "mother".
pub(super) fn mourned(word: &str) -> Option<&'static str> {
    english::MOURNED.iter().find(|(said, _)| *said == word).map(|(_, whom)| *whom)
}

/// Whether a word helps a verb: "is", "has", "will".
pub(super) fn is_auxiliary(word: &str) -> bool {
    ["be", "have", "do", "will", "would", "may", "should"].iter().any(|class| ENGLISH.is(class, word))
}

/// Whether a word does something for somebody: "send", "bring".
pub(super) fn gives(word: &str) -> bool {
    ENGLISH.is("doing", word) || ENGLISH.forms.of(word).is_past()
}

/// Whether a word says in any language what kind of contact it was: "Kaffee", "déjeuner".
pub(super) fn is_contact(word: &str) -> bool {
    // Nothing is prepared for this: English lines ask no other language.
    OTHER_LANGUAGES.iter().any(|language| language.kinds.iter().any(|(kind, _)| *kind == word))
}

/// Whether a word is one of the language, as far as its lists go.
pub(super) fn is_word(word: &str) -> bool {
    ENGLISH.knows(word)
        || ENGLISH.contraction(word).is_some()
        || ENGLISH.forms.of(word).is_verb()
        || ["ed", "ing", "ly", "tion", "ness", "ment"].iter().any(|end| word.ends_with(end))
}

/// Whether a word is what somebody does for a living: "manager", "nurse".
pub(crate) fn is_job(word: &str) -> bool {
    ENGLISH.is("job", word)
}

/// Whether a word is somebody who belongs to somebody: "mum", "twins".
pub(crate) fn is_kin(word: &str) -> bool {
    ENGLISH.is("kin", word)
}

/// Whether a word is for whom somebody lives with as a couple, so that a child or a wedding is of both.
pub(crate) fn is_spouse(word: &str) -> bool {
    ENGLISH.is("spouse", word)
}

/// Whether a word may mean one and the same child of somebody as any other of these: "son", "toddler", "eldest".
pub(crate) fn is_own_child(word: &str) -> bool {
    ENGLISH.is("own-child", word)
}

/// Whether a word only holds a sentence together: "and", "with", "she".
pub(super) fn is_small_word(word: &str) -> bool {
    ENGLISH.small.contains(word)
        || ["preposition", "and", "link", "adverb"].iter().any(|class| ENGLISH.is(class, word))
}

/// Whether a word leads to a thing: "the", "his".
pub(super) fn leads_to_thing(word: &str) -> bool {
    ENGLISH.is("article", word)
}

/// One word in this many is a small one in a line that is plainly of a language.
const CLEARLY: usize = 4;

/// The language whose small words the line has most of; English where none has more.
pub(super) fn spoken<'w>(words: &(impl Iterator<Item = &'w str> + Clone)) -> &'static Grammar {
    let english = ENGLISH.known_in(words.clone());
    // A line that is plainly English asks no other language.
    if english * CLEARLY >= words.clone().count() && english > 1 {
        return &ENGLISH;
    }
    // Of two with as many small words, "le mando la lista", the one that knows more of the others.
    let mut best = (english, usize::MAX, &*ENGLISH);
    for grammar in OTHERS.iter() {
        let known = grammar.known_in(words.clone());
        if known < best.0 || known == best.0 && best.1 == usize::MAX {
            continue;
        }
        let others =
            words.clone().filter(|word| grammar.knows(word) || grammar.forms.of(word).is_verb()).count();
        if (known, others) > (best.0, best.1) {
            best = (known, others, grammar);
        }
    }
    best.2
}

/// Whether a word ends so, and has enough before its ending to be known by it.
fn has_ending(word: &str, ending: &str) -> bool {
    word.len() > ending.len() + SHORTEST_STEM && word.ends_with(ending)
}

/// Whether a text of a few words is not plainly in another language.
pub(crate) fn is_english(text: &str) -> bool {
    let folded: Vec<String> = text.split_whitespace().map(fold).collect();
    std::ptr::eq(spoken(&folded.iter().map(String::as_str)), english())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spouses_and_children_are_kin() {
        for class in ["spouse", "own-child"] {
            let words = ENGLISH.classes.get(class);
            assert!(words.is_some_and(|words| words.iter().all(|word| is_kin(word))), "{class}");
        }
    }

    #[test]
    fn every_rule_of_every_language_is_understood() {
        for language in [&english::ENGLISH].into_iter().chain(OTHER_LANGUAGES.iter().copied()) {
            let forms = Forms::new(language.verbs, language.irregular, language.mostly_things);
            for rule in language.rules.iter().copied().flatten() {
                let pattern = Pattern::new(rule.says, &forms);
                assert!(pattern.is_some(), "{}: {}", rule.name, rule.says);
            }
        }
    }
}
