//! The atoms of a line with what its language knows of them.

use std::ops::Range;

use super::atoms::{Atom, What};
use crate::quick_log::{
    grammar::{At, Grammar, Matched, Rule, Slots},
    language,
    tokens::Line,
    words::{KINDS, look_up},
};

/// Names of one list; what follows them is a list of its own, so that no list is read again and again.
const MOST_LISTED: usize = 64;

/// The atoms of a line with what its language knows.
pub(super) struct Text<'a> {
    pub(super) line: &'a Line<'a>,
    pub(super) atoms: &'a [Atom<'a>],
    pub(super) grammar: &'static Grammar,
}

impl<'a> Text<'a> {
    pub(super) fn what(&self, at: usize) -> Option<What<'a>> {
        self.atoms.get(at).map(|atom| atom.what)
    }

    pub(super) fn word(&self, at: usize) -> Option<&'a str> {
        match self.what(at)? {
            What::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn name(&self, at: usize) -> Option<usize> {
        match self.what(at)? {
            What::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn sign(&self, at: usize) -> Option<char> {
        match self.what(at)? {
            What::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    pub(super) fn is(&self, class: &str, at: usize) -> bool {
        self.word(at).is_some_and(|word| self.grammar.is(class, word))
    }

    /// Whether a word says what somebody does for a living.
    pub(super) fn is_job(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| self.grammar.is_job(word))
    }

    /// The tokens of these atoms.
    pub(super) fn tokens(&self, atoms: &Range<usize>) -> Range<usize> {
        let start = self.atoms.get(atoms.start).map_or(self.line.len(), |atom| atom.tokens.start);
        let end = atoms
            .end
            .checked_sub(1)
            .and_then(|last| self.atoms.get(last))
            .map_or(start, |atom| atom.tokens.end);
        start..end.max(start)
    }

    /// Whether there is a day among these words: "Friday", "tomorrow", "the 29th".
    pub(super) fn names_a_day(&self, atoms: &Range<usize>) -> bool {
        atoms.clone().any(|at| self.word(at).is_some_and(language::is_day))
    }

    /// The same without the signs at their ends, but for quotes and brackets that are whole: what may be quoted.
    pub(super) fn quotable(&self, atoms: &Range<usize>) -> Range<usize> {
        let mut tokens = self.tokens(atoms);
        let within = |tokens: &Range<usize>, sign| tokens.clone().any(|at| self.line.sign(at) == Some(sign));
        while let Some(first) = self.line.sign(tokens.start).filter(|_| !tokens.is_empty()) {
            let rest = tokens.start + 1..tokens.end;
            let opens = match first {
                '"' | '\'' => within(&rest, first),
                '(' => within(&rest, ')'),
                ',' | '.' | ':' | ';' | '!' | '?' | ')' | '-' | '\u{2013}' | '\u{2014}' | '\u{2026}' => false,
                _ => true,
            };
            if opens {
                break;
            }
            tokens = rest;
        }
        while let Some(last) = tokens.end.checked_sub(1).filter(|&last| last >= tokens.start) {
            let Some(sign) = self.line.sign(last) else { break };
            let rest = tokens.start..last;
            let closes = match sign {
                '"' | '\'' => within(&rest, sign),
                ')' => within(&rest, '('),
                '%' => true,
                _ => false,
            };
            if closes {
                break;
            }
            tokens = rest;
        }
        tokens
    }

    /// Every rule that begins at an atom and fits there, in the order of the table.
    pub(super) fn rules(
        &self,
        at: At,
        place: usize,
        end: usize,
    ) -> impl Iterator<Item = (&'static Rule, Matched)> + '_ {
        let word = match self.what(place) {
            Some(What::Word(word)) => word,
            Some(What::Owns) => "'s",
            _ => "",
        };
        let within = Within { text: self, end };
        self.grammar
            .rules(at, word)
            .filter_map(move |(rule, pattern)| Some((*rule, pattern.matches(&within, place)?)))
    }

    /// The list of names that starts here: their places, and the atom after it. "And I" ends one and is told.
    pub(super) fn list(&self, at: usize) -> Option<(Vec<usize>, usize, bool)> {
        let mut names = vec![self.name(at)?];
        let (mut end, mut with_me) = (at + 1, false);
        // A comma alone joins no two: "with Ben, Ines needs a flat".
        let mut sure = (1, end);
        while names.len() < MOST_LISTED {
            let mut next = end;
            let mut and = false;
            while matches!(self.sign(next), Some(',' | '&' | '+' | '/')) || self.is("joins", next) {
                and |= self.sign(next) != Some(',');
                next += 1;
            }
            let joined = and;
            if next == end || next > end + 2 {
                break;
            }
            if let Some(name) = self.name(next).filter(|_| self.what(next + 1) != Some(What::Owns)) {
                names.push(name);
                end = next + 1;
                if joined {
                    sure = (names.len(), end);
                }
            } else if (self.is("i", next) || self.is("me", next)) && self.sign(next - 1) != Some(',') {
                with_me = true;
                end = next + 1;
                sure = (names.len(), end);
            } else {
                break;
            }
        }
        names.truncate(sure.0);
        Some((names, sure.1, with_me))
    }

    /// "Two days' labour": the sign after a plural that owns something, which does not end a quote.
    pub(super) fn is_plural_owner(&self, at: usize) -> bool {
        let place = |at: usize| self.atoms.get(at).map(|atom| atom.tokens.start);
        let opens =
            |at: usize| self.sign(at) == Some('\'') && place(at).is_some_and(|at| self.line.is_spaced(at));
        let many =
            at.checked_sub(1).and_then(|before| self.word(before)).is_some_and(|word| word.ends_with('s'));
        self.sign(at) == Some('\'')
            && many
            && place(at).is_some_and(|at| self.line.touches(at))
            && self.word(at + 1).is_some()
            && !(0..at).any(opens)
    }

    pub(super) fn skip_adverbs(&self, mut at: usize, end: usize) -> usize {
        let from = at;
        while at < end && at < from + 4 && self.is("adverb", at) && !self.is("not", at) {
            at += 1;
        }
        at
    }

    pub(super) fn is_auxiliary(&self, at: usize) -> bool {
        ["be", "have", "do", "will", "would", "may"].iter().any(|class| self.is(class, at))
            || self.is("should", at)
    }

    /// Whether these atoms name somebody who belongs to somebody: "her mother".
    pub(super) fn says_kin(&self, atoms: &Range<usize>) -> bool {
        atoms.clone().any(|at| self.is("kin", at))
    }

    /// A verb in a form that needs a subject: an auxiliary, "sends", "sent".
    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.is_auxiliary(at)
            || self.word(at).is_some_and(|word| {
                let form = self.grammar.forms.of(word);
                form.is_third() || form.is_past()
            })
    }
}

/// The atoms of one thought, for a pattern.
struct Within<'t, 'a> {
    text: &'t Text<'a>,
    end: usize,
}

impl Slots for Within<'_, '_> {
    fn word(&self, at: usize) -> Option<&str> {
        if at >= self.end {
            return None;
        }
        match self.text.what(at)? {
            What::Word(word) => Some(word),
            What::Owns => Some("'s"),
            What::Sign(',') => Some(","),
            What::Sign(':') => Some(":"),
            _ => None,
        }
    }

    fn end(&self) -> usize {
        self.end
    }

    fn after_colon(&self, at: usize) -> usize {
        at + usize::from(
            at < self.end && matches!(self.text.sign(at), Some(':' | ',' | '-' | '\u{2013}' | '\u{2014}')),
        )
    }

    fn other(&self, at: usize) -> Option<usize> {
        if at >= self.end {
            return None;
        }
        // "Says her mother is ill": hers, and nobody who hears it.
        let owns = self.text.is("their", at) && (self.text.is("kin", at + 1) || self.text.is("job", at + 1));
        if self.text.is("them", at) && !owns {
            return Some(at + 1);
        }
        let (_, end, with_me) = self.text.list(at)?;
        let owned = self.text.what(end) == Some(What::Owns);
        (!with_me && !owned).then_some(end.min(self.end))
    }

    fn theirs(&self, at: usize) -> Option<usize> {
        if at + 1 >= self.end {
            return None;
        }
        if self.text.is("their", at) {
            return Some(at + 1);
        }
        (self.text.name(at).is_some() && self.text.what(at + 1) == Some(What::Owns)).then_some(at + 2)
    }

    fn hearers(&self, at: usize) -> Option<usize> {
        if let Some((_, end, false)) = self.text.list(at).filter(|_| at < self.end) {
            return Some(end.min(self.end));
        }
        let mut next = at;
        while next < self.end.min(at + 4) {
            let hears = |at: usize| {
                let one = self.text.word(at).and_then(|word| word.strip_suffix('s'));
                self.text.is("audience", at)
                    || self.text.is_job(at)
                    || one.is_some_and(|one| {
                        self.text.grammar.is("audience", one) || self.text.grammar.is_job(one)
                    })
            };
            if hears(next) {
                // "the steering group" is heard whole.
                let last = (next + 1..self.end).take_while(|&at| hears(at)).last();
                return Some(last.unwrap_or(next) + 1);
            }
            if !self.text.is("article", next)
                && self.text.word(next).is_none()
                && self.text.what(next) != Some(What::Owns)
                && self.text.name(next).is_none()
            {
                break;
            }
            next += 1;
        }
        // "Told the whole floor that I had saved it", "told the trustees the appeal was down to me": no matter who hears it,
        // the clause that follows is about the user.
        let of_me = |from: usize| {
            (from..self.end).any(|at| ["i", "we", "my", "me"].iter().any(|class| self.text.is(class, at)))
        };
        let clause = (at + 2..self.end.min(at + 5)).find(|&next| {
            let that = usize::from(self.text.is("that", next));
            let mine = ["i", "we", "my"].iter().any(|class| self.text.is(class, next + that));
            // "Tells the vestry what a difference I made".
            let how = matches!(self.text.word(next), Some("what" | "how")) && of_me(next);
            let mine = mine || how;
            let begins = that > 0 || self.text.is("article", next);
            mine || begins && of_me(next) && self.text.subject(next + that, self.end).is_some()
        });
        // "The governors knew the garden was mine": up to what they do.
        let hears = |at: usize| self.text.is("takes-in", at);
        let clause = clause.map(|end| (at + 2..end).find(|&at| hears(at)).unwrap_or(end));
        let parts =
            |at: usize| ["and", "link", "so-that", "preposition"].iter().any(|class| self.text.is(class, at));
        let all_words = |end: usize| (at + 1..end).all(|at| self.text.word(at).is_some() && !parts(at));
        clause.filter(|&end| self.text.is("article", at) && !self.text.is("my", at) && all_words(end))
    }

    fn me(&self, at: usize) -> Option<usize> {
        if at >= self.end {
            return None;
        }
        if self.text.is("me", at) {
            return Some(at + 1);
        }
        self.text.list(at).filter(|(_, _, with_me)| *with_me).map(|(_, end, _)| end)
    }

    fn is_my(&self, at: usize) -> bool {
        at < self.end && self.text.is("my", at)
    }

    fn is_form(&self, at: usize, verbs: &[&str]) -> bool {
        !verbs.is_empty()
            && self
                .word(at)
                .is_some_and(|word| self.text.grammar.forms.verbs(word).any(|verb| verbs.contains(&verb)))
    }

    fn is(&self, class: &str, at: usize) -> bool {
        at < self.end && self.text.is(class, at)
    }
}

/// "Lunch @Ben" asks for nothing.
pub(super) fn is_kind(word: &str) -> bool {
    look_up(KINDS, word).is_some()
}
