//! The forms of verbs.

use std::collections::HashMap;

/// Which forms a word may be, as bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::quick_log) struct Form(u8);

impl Form {
    const BASE: u8 = 1;
    const THIRD: u8 = 2;
    const PAST: u8 = 4;
    const ING: u8 = 8;

    pub(in crate::quick_log) fn is_verb(self) -> bool {
        self.0 != 0
    }

    pub(in crate::quick_log) fn is_base(self) -> bool {
        self.0 & Self::BASE != 0
    }

    /// The form of she and he: "sends".
    pub(in crate::quick_log) fn is_third(self) -> bool {
        self.0 & Self::THIRD != 0
    }

    /// "sent", the participle too.
    pub(in crate::quick_log) fn is_past(self) -> bool {
        self.0 & Self::PAST != 0
    }

    /// The form of what goes on: "sending".
    pub(in crate::quick_log) fn is_ing(self) -> bool {
        self.0 & Self::ING != 0
    }

    /// No form of any listed verb.
    pub(in crate::quick_log) fn is_unlisted(self) -> bool {
        self.0 == 0
    }
}

/// A form may be one of so many verbs at most: "found", of find and found.
const MOST_VERBS: usize = 3;

/// A word with fewer letters is no verb for its ending: "as", "red", "king".
const SHORTEST_UNLISTED: usize = 5;

/// What verbs are made from other verbs with.
const PREFIXES: &[&str] = &["fore", "mis", "out", "over", "pre", "re", "un", "under", "up"];

/// What is known of one form.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    form: Form,
    /// The first forms of the verbs it is a form of; empty where there are fewer.
    verbs: [&'static str; MOST_VERBS],
}

/// Every form of every verb that a language lists.
pub(in crate::quick_log) struct Forms {
    known: HashMap<String, Known>,
    /// Every listed verb by its first form, with that in -ing.
    listed: HashMap<&'static str, String>,
}

impl Forms {
    /// `verbs` are first forms; an irregular one is a line of all its forms: first, past, participle. Of `mostly_things` only the
    /// past is a verb.
    pub(super) fn new(
        verbs: &[&'static str],
        irregular: &[&'static [&'static str]],
        mostly_things: &'static str,
    ) -> Self {
        let mut forms = Self { known: HashMap::with_capacity(12_000), listed: HashMap::with_capacity(2_900) };
        for line in irregular.iter().copied().flatten() {
            let mut words = line.split_whitespace();
            let Some(base) = words.next() else { continue };
            forms.add(base);
            for past in words {
                forms.mark(past.to_owned(), Form::PAST, base);
                // "Transferred" doubles what "transferring" does.
                let stem = past.strip_suffix("ed").filter(|stem| {
                    stem.strip_prefix(base).is_some_and(|rest| rest.len() == 1 && base.ends_with(rest))
                });
                if let Some(stem) = stem {
                    forms.mark(format!("{stem}ing"), Form::ING, base);
                }
            }
        }
        for base in verbs.iter().flat_map(|verbs| verbs.split_whitespace()) {
            if !forms.listed.contains_key(base) {
                forms.add(base);
                forms.mark_past(base);
            }
        }
        for base in mostly_things.split_whitespace() {
            if !forms.listed.contains_key(base) {
                forms.mark_past(base);
            }
        }
        forms
    }

    fn mark_past(&mut self, base: &'static str) {
        self.mark(past(base), Form::PAST, base);
        // "Pedalled" beside "pedaled".
        if is_long_in_l(base) {
            self.mark(format!("{base}led"), Form::PAST, base);
            self.mark(format!("{base}ling"), Form::ING, base);
        }
    }

    fn add(&mut self, base: &'static str) {
        self.listed.insert(base, ing(base));
        self.mark(base.to_owned(), Form::BASE, base);
        self.mark(third(base), Form::THIRD, base);
        self.mark(ing(base), Form::ING, base);
    }

    fn mark(&mut self, word: String, form: u8, base: &'static str) {
        let known = self.known.entry(word).or_default();
        known.form.0 |= form;
        if let Some(free) = known.verbs.iter_mut().find(|verb| verb.is_empty() || **verb == base) {
            *free = base;
        }
    }

    /// A word, or the last part of one with a hyphen: "jump-started" is a form of "start".
    fn known(&self, word: &str) -> Option<&Known> {
        self.known.get(word).or_else(|| self.known.get(word.rsplit_once('-')?.1))
    }

    /// What a word may be; no form at all for one that is no listed verb.
    pub(in crate::quick_log) fn of(&self, word: &str) -> Form {
        self.known(word).map(|known| known.form).unwrap_or_default()
    }

    /// What a word may be where a verb must stand, behind whom a clause is about: no list has every verb, and their endings give
    /// away the others.
    pub(in crate::quick_log) fn likely(&self, word: &str) -> Form {
        let form = self.of(word);
        if !form.is_unlisted() || word.len() < SHORTEST_UNLISTED {
            return form;
        }
        // "Rehung", "outsold": the past of a listed verb behind a prefix.
        let behind = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix));
        let of_behind = behind.filter(|verb| verb.len() > 2).map(|verb| self.of(verb)).unwrap_or_default();
        if of_behind.is_past() && !of_behind.is_base() {
            return Form(Form::PAST);
        }
        let noun = ["ss", "us", "is", "ous", "less"].iter().any(|end| word.ends_with(end));
        match word {
            _ if word.ends_with("ed") => Form(Form::PAST),
            _ if word.ends_with("ing") => Form(Form::ING),
            _ if word.ends_with('s') && !noun => Form(Form::THIRD),
            _ => form,
        }
    }

    /// The first form of the verb that a word is a form of; of several verbs the one listed first.
    pub(in crate::quick_log) fn base(&self, word: &str) -> Option<&'static str> {
        self.known(word).map(|known| known.verbs[0])
    }

    /// The first forms of all verbs that this very word is a form of.
    pub(in crate::quick_log) fn verbs(&self, word: &str) -> impl Iterator<Item = &'static str> + use<> {
        let verbs = self.known.get(word).map(|known| known.verbs).unwrap_or_default();
        verbs.into_iter().filter(|verb| !verb.is_empty())
    }

    /// The first form of the verb that a word is a form of, and that in -ing; of several verbs the one whose first form it is,
    /// else the first by the alphabet. Nothing for a word that is no listed verb.
    pub(in crate::quick_log) fn first_and_going(&self, word: &str) -> Option<(&'static str, &str)> {
        let (first, going) = match self.listed.get_key_value(word) {
            Some(found) => found,
            None => self.listed.get_key_value(self.verbs(word).min()?)?,
        };
        Some((first, going.as_str()))
    }

    /// Whether a word is the first form of a listed verb.
    pub(super) fn lists(&self, base: &str) -> bool {
        self.listed.contains_key(base)
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn third(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(is_vowel) => format!("{stem}ies"),
        _ if base.ends_with(['s', 'x', 'z', 'o']) || base.ends_with("ch") || base.ends_with("sh") => {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    }
}

fn past(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(is_vowel) => format!("{stem}ied"),
        _ if base.ends_with('e') => format!("{base}d"),
        _ => format!("{}ed", doubled(base)),
    }
}

fn ing(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => format!("{stem}ing"),
        _ => format!("{}ing", doubled(base)),
    }
}

/// Two syllables or more, the last of consonant, vowel and l: "pedal".
fn is_long_in_l(base: &str) -> bool {
    let letters: Vec<char> = base.chars().rev().take(3).collect();
    matches!(letters.as_slice(), ['l', vowel, before] if is_vowel(*vowel) && !is_vowel(*before))
        && base.len() > 4
}

/// A verb of one syllable that ends in consonant, vowel, consonant doubles its last letter: "chat", "chatted", "strap",
/// "strapped", but "edit", "edited".
fn doubled(base: &str) -> String {
    let letters: Vec<char> = base.chars().collect();
    let vowels = letters.iter().filter(|letter| is_vowel(**letter) || **letter == 'y').count();
    if let [.., before, vowel, last] = letters.as_slice()
        && (letters.len() <= 4 || vowels == 1)
        && !(letters.len() == 4 && letters.first().is_some_and(|first| is_vowel(*first)))
        && !is_vowel(*before)
        && is_vowel(*vowel)
        && !is_vowel(*last)
        && !matches!(last, 'w' | 'x' | 'y')
    {
        return format!("{base}{last}");
    }
    base.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_every_form() {
        let forms = Forms::new(
            &["chat move carry watch ping", "strap pedal"],
            &[&["send sent", "run ran run"]],
            "attempt",
        );
        for (base, words) in [
            ("chat", "chat chats chatted chatting"),
            ("move", "move moves moved moving"),
            ("carry", "carry carries carried carrying"),
            ("send", "send sends sent sending"),
        ] {
            for word in words.split(' ') {
                assert_eq!(forms.base(word), Some(base), "{word}");
            }
        }
        for (word, base) in [("strapped", "strap"), ("pedalled", "pedal"), ("attempted", "attempt")] {
            assert!(forms.of(word).is_past() && forms.base(word) == Some(base), "{word}");
        }
        assert!(!forms.of("attempt").is_verb() && !forms.of("attempts").is_verb());
        let edit = Forms::new(&["edit open"], &[], "");
        assert!(edit.of("edited").is_past() && edit.first_and_going("edits") == Some(("edit", "editing")));
        assert!(forms.lists("chat") && !forms.lists("chats") && !forms.lists("table"));
        assert!(forms.of("ran").is_past() && forms.of("run").is_base() && forms.of("watches").is_third());
        assert!(!forms.of("table").is_verb());
    }
}
