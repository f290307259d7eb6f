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

/// Every form of every verb that a language lists.
pub(in crate::quick_log) struct Forms {
    known: HashMap<String, Form>,
    /// The first form of every other one; of a form of several verbs, the one listed first.
    bases: HashMap<String, &'static str>,
    of: HashMap<&'static str, Vec<String>>,
}

impl Forms {
    /// `verbs` are first forms; an irregular one is a line of all its forms: first, third, past, participle, -ing.
    pub(super) fn new(verbs: &'static str, irregular: &'static [&'static str]) -> Self {
        let mut forms = Self {
            known: HashMap::with_capacity(6_000),
            bases: HashMap::with_capacity(6_000),
            of: HashMap::with_capacity(1_700),
        };
        for line in irregular {
            let mut words = line.split_whitespace();
            let Some(base) = words.next() else { continue };
            let past: Vec<String> = words.map(str::to_owned).collect();
            forms.add(base, third(base), past, ing(base));
        }
        for base in verbs.split_whitespace() {
            if !forms.of.contains_key(base) {
                forms.add(base, third(base), vec![past(base)], ing(base));
            }
        }
        forms
    }

    fn add(&mut self, base: &'static str, third: String, past: Vec<String>, ing: String) {
        self.mark(base, Form::BASE);
        self.mark(&third, Form::THIRD);
        let mut all = vec![base.to_owned(), third];
        for past in past {
            self.mark(&past, Form::PAST);
            all.push(past);
        }
        self.mark(&ing, Form::ING);
        all.push(ing);
        all.dedup();
        for form in &all {
            self.bases.entry(form.clone()).or_insert(base);
        }
        self.of.insert(base, all);
    }

    fn mark(&mut self, word: &str, form: u8) {
        self.known.entry(word.to_owned()).or_default().0 |= form;
    }

    /// What a word may be; no form at all for one that is no listed verb.
    pub(in crate::quick_log) fn of(&self, word: &str) -> Form {
        let known = |word: &str| self.known.get(word).copied();
        // "jump-started" is a form of "start".
        known(word).or_else(|| known(word.rsplit_once('-')?.1)).unwrap_or_default()
    }

    /// Every form of the verb that a word is a form of, the first one first and that in -ing last; of several verbs the one
    /// whose first form it is, else the first by the alphabet. Nothing for a word that is no listed verb.
    pub(in crate::quick_log) fn with(&self, word: &str) -> Option<&[String]> {
        let all = self.of.iter().filter(|(_, forms)| forms.iter().any(|form| form == word));
        all.min_by_key(|(base, _)| (**base != word, **base)).map(|(_, forms)| forms.as_slice())
    }

    /// The first form of the verb that a word is a form of.
    pub(in crate::quick_log) fn base(&self, word: &str) -> Option<&'static str> {
        self.bases.get(word).or_else(|| self.bases.get(word.rsplit_once('-')?.1)).copied()
    }

    /// Every form of a verb; nothing for a word that is no first form of a listed one.
    pub(super) fn all(&self, base: &str) -> Option<&[String]> {
        self.of.get(base).map(Vec::as_slice)
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

/// A short verb of consonant, vowel, consonant doubles its last letter: "chat", "chatted", but "edit", "edited".
fn doubled(base: &str) -> String {
    let letters: Vec<char> = base.chars().collect();
    if let [.., before, vowel, last] = letters.as_slice()
        && letters.len() <= 4
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
        let forms = Forms::new("chat move carry watch ping", &["send sent", "run ran run"]);
        let all = |base| forms.all(base).unwrap_or_default().join(" ");
        assert_eq!(all("chat"), "chat chats chatted chatting");
        assert_eq!(all("move"), "move moves moved moving");
        assert_eq!(all("carry"), "carry carries carried carrying");
        assert_eq!(all("send"), "send sends sent sending");
        assert!(forms.all("table").is_none());
        assert!(forms.of("ran").is_past() && forms.of("run").is_base() && forms.of("watches").is_third());
        assert!(!forms.of("table").is_verb());
    }
}
