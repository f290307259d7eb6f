//! What plain speech sounds like when it promises, thanks, warns or tells: the documented triggers.
//!
//! Each reader looks at one place of a stretch of free words and says what it found there. Whether it is offered is
//! decided in `suggest`.

use std::ops::Range;

use super::{
    names::Naming,
    tokens::Line,
    triggers::{DOING, NO_DOING, NOTHING_OWED, SENSITIVE},
};
use crate::model::{ExchangeKind, FactKind};

/// Something a stretch of words says.
pub(super) struct Heard {
    pub(super) what: What,
    pub(super) trigger: &'static str,
    /// The words of the thing itself.
    pub(super) text: Range<usize>,
}

pub(super) enum What {
    Promise { mine: bool },
    Exchange { given: bool, kind: ExchangeKind },
    Private,
    Careful,
    Fact(FactKind),
}

/// A stretch of free words: between clauses, topics and the ends of sentences.
pub(super) struct Stretch<'a> {
    pub(super) line: &'a Line<'a>,
    pub(super) names: &'a [Naming<'a>],
    pub(super) tokens: Range<usize>,
}

/// Speech without any pause is cut after this many words and signs.
const LONGEST_THOUGHT: usize = 60;

const PRONOUNS: &[&str] = &["she", "he", "they"];
const THEM: &[&str] = &["her", "him", "them", "you", "everyone", "us"];

impl Stretch<'_> {
    pub(super) fn hear(&self) -> Vec<Heard> {
        let mut heard: Vec<Heard> = Vec::new();
        for at in self.tokens.clone() {
            // A thought starts with a word or with a name's `@`.
            if self.line.word(at).is_none() && self.line.sign(at) != Some('@') {
                continue;
            }
            let found = [self.mine(at), self.theirs(at), self.exchange(at), self.careful(at), self.fact(at)];
            heard.extend(found.into_iter().flatten());
            heard.extend(self.confidence(at));
            heard.extend(self.sensitive(at));
        }
        heard
    }

    fn word(&self, at: usize) -> Option<&str> {
        if self.tokens.contains(&at) { self.line.word(at) } else { None }
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|word| words.contains(&word))
    }

    /// The token after the words, if they follow one another here.
    fn phrase(&self, at: usize, words: &[&str]) -> Option<usize> {
        let end = at + words.len();
        (end <= self.tokens.end).then(|| self.line.phrase(at, words)).flatten()
    }

    fn name_from(&self, at: usize) -> Option<&Naming<'_>> {
        let index = self.names.partition_point(|name| name.tokens.start < at);
        self.names.get(index).filter(|name| name.tokens.start == at)
    }

    /// Somebody said to be speaking or spoken to: a pronoun or a name; gives the token after.
    fn somebody(&self, at: usize, pronouns: &[&str]) -> Option<usize> {
        if self.is(at, pronouns) {
            return Some(at + 1);
        }
        self.name_from(at).filter(|name| !name.possessive).map(|name| name.tokens.end)
    }

    fn ends_with_name(&self, end: usize) -> bool {
        let index = self.names.partition_point(|name| name.tokens.end < end);
        self.names.get(index).is_some_and(|name| name.tokens.end == end)
    }

    /// "I would", "I'd", "I will", "I'll" or, after a promise, "to".
    fn would(&self, at: usize, who: &[&str], short: &[&str]) -> Option<usize> {
        if self.is(at, short) {
            return Some(at + 1);
        }
        (self.is(at, who) && self.is(at + 1, &["would", "will", "'d", "'ll"])).then_some(at + 2)
    }

    fn mine(&self, at: usize) -> Option<Heard> {
        let promise = |trigger, text| Some(Heard { what: What::Promise { mine: true }, trigger, text });
        if self.is(at, &["i"]) && self.is(at + 1, &["said", "told", "promised", "agreed"]) {
            let mut next = at + 2;
            next = self.somebody(next, THEM).unwrap_or(next);
            next += usize::from(self.is(next, &["that"]));
            let verb = match self.would(next, &["i"], &["i'd", "i'll"]) {
                Some(verb) => verb,
                None if self.is(next, &["to"]) && !self.is(at + 1, &["told"]) => next + 1,
                None => return None,
            };
            return if self.is(verb, NO_DOING) { None } else { promise("i-said", self.text(verb)?) };
        }
        if self.is(at, &["i"]) && self.is(at + 1, &["offered"]) {
            let mut next = self.somebody(at + 2, THEM).unwrap_or(at + 2);
            next += usize::from(self.is(next, &["to"]));
            return promise("i-offered", self.text(next)?);
        }
        if self.is(at, &["i"]) && self.is(at + 1, &["owe"]) {
            let next = self.somebody(at + 2, THEM).unwrap_or(at + 2);
            return if self.owes_nothing(next) { None } else { promise("i-owe", self.text(next)?) };
        }
        let verb = match () {
            () if self.is(at, &["i'll"]) => at + 1,
            () if self.is(at, &["i"]) && self.is(at + 1, &["will", "'ll"]) => at + 2,
            () => return None,
        };
        // "I'll get a coat" and "I'll find out" are talk; a promise gives somebody something.
        let doing =
            self.is(verb, DOING) && self.word(verb + 1).is_some() && !self.is(verb + 1, &["up", "out", "on"]);
        if doing { promise("i-will", self.text(verb)?) } else { None }
    }

    fn theirs(&self, at: usize) -> Option<Heard> {
        let promise = |trigger, text| Some(Heard { what: What::Promise { mine: false }, trigger, text });
        let next = self.somebody(at, PRONOUNS)?;
        if self.is(next, &["owes", "owe"]) && self.is(next + 1, &["me"]) {
            return if self.owes_nothing(next + 2) { None } else { promise("owes-me", self.text(next + 2)?) };
        }
        if !self.is(next, &["said", "promised", "offered", "agreed"]) {
            return None;
        }
        let said = next;
        let mut next = next + 1;
        next += usize::from(self.is(next, &["me", "that"]));
        next += usize::from(self.is(next, &["that"]));
        let verb =
            match self.would(next, PRONOUNS, &["she'd", "he'd", "they'd", "she'll", "he'll", "they'll"]) {
                Some(verb) => verb,
                None if self.is(next, &["to"]) && !self.is(said, &["said"]) => next + 1,
                None => return None,
            };
        if self.is(verb, NO_DOING) { None } else { promise("they-said", self.text(verb)?) }
    }

    fn owes_nothing(&self, at: usize) -> bool {
        let next = at + usize::from(self.is(at, &["a", "so", "my", "that"]));
        self.is(next, NOTHING_OWED)
    }

    fn exchange(&self, at: usize) -> Option<Heard> {
        let heard =
            |given, kind, trigger, text| Some(Heard { what: What::Exchange { given, kind }, trigger, text });
        if self.is(at, &["i"]) && self.is(at + 1, &["reviewed"]) {
            return heard(true, ExchangeKind::Help, "reviewed", self.text(at + 1)?);
        }
        if self.is(at, &["introduced"]) && self.is(at + 1, &["me"]) && self.is(at + 2, &["to"]) {
            return heard(false, ExchangeKind::Introduction, "introduced-me", self.text(at)?);
        }
        let spoke = self
            .phrase(at, &["spoke", "up", "for", "me"])
            .or_else(|| self.phrase(at, &["stood", "up", "for", "me"]));
        match spoke {
            Some(_) => heard(false, ExchangeKind::Praise, "spoke-up", self.text(at)?),
            None => None,
        }
    }

    fn confidence(&self, at: usize) -> Option<Heard> {
        const PHRASES: &[&[&str]] = &[
            &["in", "confidence"],
            &["off", "the", "record"],
            &["between", "us"],
            &["keep", "this", "private"],
        ];
        let end = PHRASES.iter().find_map(|words| self.phrase(at, words))?;
        Some(Heard { what: What::Private, trigger: "in-confidence", text: at..end })
    }

    /// Health, faith, politics, family trouble, pay, job hunting: others would not want it read.
    fn sensitive(&self, at: usize) -> Option<Heard> {
        let first = self.word(at)?;
        for (trigger, phrases) in SENSITIVE {
            for phrase in *phrases {
                let mut words = phrase.split(' ');
                if words.next() != Some(first) {
                    continue;
                }
                let mut end = at + 1;
                if words.all(|word| {
                    end += 1;
                    self.word(end - 1) == Some(word)
                }) {
                    return Some(Heard { what: What::Private, trigger, text: at..end });
                }
            }
        }
        None
    }

    /// "don't mention the reorg": advice, not what somebody does ("they don't mention prices").
    fn careful(&self, at: usize) -> Option<Heard> {
        let next =
            if self.is(at, &["don't", "dont", "avoid"]) { at + 1 } else { self.phrase(at, &["do", "not"])? };
        let subject = at
            .checked_sub(1)
            .is_some_and(|before| self.is(before, &["i", "we", "you", "they", "people", "to"]));
        let verb = self
            .phrase(next, &["bring", "up"])
            .or_else(|| self.phrase(next, &["ask", "about"]))
            .or_else(|| self.is(next, &["mention", "mentioning", "raise"]).then_some(next + 1))?;
        if subject || self.ends_with_name(at) || self.word(verb).is_none() {
            return None;
        }
        Some(Heard { what: What::Careful, trigger: "dont-mention", text: at..self.text(verb)?.end })
    }

    fn fact(&self, at: usize) -> Option<Heard> {
        let heard = |kind, trigger, text| Some(Heard { what: What::Fact(kind), trigger, text });
        if self.phrase(at, &["moving", "to"]).is_some() && self.is_about_somebody(at) {
            return heard(FactKind::Interest, "moving-to", self.fact_text(at)?);
        }
        if self.is(at, &["loves"]) && self.is_about_somebody(at) {
            return heard(FactKind::Interest, "loves", self.fact_text(at)?);
        }
        if self.is(at, &["plays"])
            && self.is_about_somebody(at)
            && !self.is(at + 1, &["a", "well", "nice", "out"])
        {
            let game = self.is(at + 1, super::words::GAMES);
            let kind = if game { FactKind::Interest } else { FactKind::Music };
            return heard(kind, "plays", self.fact_text(at)?);
        }
        let owned = at.checked_sub(1).filter(|&before| before >= self.tokens.start);
        if self.is(at, &["kids"])
            && owned.is_some_and(|i| {
                self.is(i, &["her", "his", "their", "two", "three", "four", "2", "3", "4", "has"])
            })
        {
            return heard(FactKind::Family, "kids", self.fact_text(at - 1)?);
        }
        let of_theirs =
            owned.is_some_and(|i| self.is(i, &["her", "his", "their"]) || self.line.is_possessive(i));
        if self.is(at, &["birthday"]) && (of_theirs || self.is(at + 1, &["is", "on"])) {
            return heard(FactKind::Birthday, "birthday", self.fact_text(at)?);
        }
        None
    }

    /// "she is moving to", "Sam loves", or after a comma as in "Coffee with Ana, moving to Lisbon"; not "we are".
    fn is_about_somebody(&self, at: usize) -> bool {
        let mut before = at;
        let small = ["is", "are", "was", "also", "now", "soon", "really", "and", "who", "who's"];
        while before > self.tokens.start
            && (self.is(before - 1, &small) || self.line.is_possessive(before - 1))
        {
            before -= 1;
        }
        let Some(subject) = before.checked_sub(1).filter(|&subject| subject >= self.tokens.start) else {
            return true;
        };
        self.line.sign(subject) == Some(',')
            || self.is(subject, &["she", "he", "they", "she's", "he's", "they're"])
            || self.ends_with_name(before)
    }

    /// The words from here to the end of the thought.
    fn text(&self, from: usize) -> Option<Range<usize>> {
        self.until(from, false)
    }

    /// A fact also ends at a comma.
    fn fact_text(&self, from: usize) -> Option<Range<usize>> {
        self.until(from, true)
    }

    fn until(&self, from: usize, comma: bool) -> Option<Range<usize>> {
        self.word(from)?;
        let ends = |at: usize| {
            let next = at + 1;
            match self.line.sign(at) {
                Some(',') if comma => return true,
                Some(',') => {
                    return self.is_subject(next)
                        || self.is(next, &["and", "but"]) && self.is_subject(next + 1);
                }
                _ => {}
            }
            self.is(at, &["and", "but", "so", "because"]) && self.is_subject(next) || self.starts_thought(at)
        };
        let most = self.tokens.end.min(from + LONGEST_THOUGHT);
        let mut end = (from + 1..most).find(|&at| ends(at)).unwrap_or(most);
        while end > from && self.line.sign(end - 1).is_some_and(|sign| !matches!(sign, ')' | '"' | '%')) {
            end -= 1;
        }
        (end > from).then_some(from..end)
    }

    fn is_subject(&self, at: usize) -> bool {
        self.is(
            at,
            &[
                "i", "i'll", "i'd", "i'm", "she", "he", "they", "we", "she's", "he's", "they're", "she'll",
                "he'll",
            ],
        )
    }

    /// Dictation has no full stops: "... the contact I said ...", "... to Lisbon she is ...".
    fn starts_thought(&self, at: usize) -> bool {
        let verbs = [
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "had",
            "will",
            "would",
            "also",
            "loves",
            "likes",
            "said",
            "told",
            "promised",
            "offered",
            "owes",
            "owe",
            "plays",
            "needs",
            "wants",
            "introduced",
            "spoke",
            "reviewed",
            "'ll",
        ];
        self.is(at, &["i'll", "i'm", "i've", "she'll", "he'll", "they'll", "they're"])
            || self.is(at, &["i", "she", "he", "they", "we"])
                && (self.is(at + 1, &verbs) || self.line.is_possessive(at + 1))
    }
}
