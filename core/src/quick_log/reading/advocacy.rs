//! Words spoken for the user, by the shape of the clause: who said something of the user, and who heard it.
//!
//! No verb of praising is looked for. Whoever brings the user's name somewhere, says something about or for the user to
//! somebody who is named by what they are, or tells such people something in which the user has part, spoke for the user. What is
//! listed is what has the same shape and is none: complaints, errands, what one does with a name besides.

use std::ops::Range;

use super::{
    atoms::What,
    heard::HeardKind,
    meaning::Reader,
    text::Text,
    thought::{Join, Subject, Thought},
    whom::Whom,
};
use crate::model::{AdvocacyKind, Frame, Trouble};

/// The trigger of what is heard so: two refusals silence it.
const SPOKE: &str = "spoke-for-me";

/// An audience is named within this many words: "the other members of the steering group".
const LONGEST_AUDIENCE: usize = 5;

impl Reader<'_, '_> {
    /// "Dropped my name into his chat with the port authority", "talked me up to the head of nursing", "told the board that without
    /// me it would have sunk".
    pub(super) fn spoke_for_me(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let text = self.text;
        let Whom::People(people) = about else { return None };
        let verb = thought.verb()?;
        let mood = thought.mood;
        let real = mood.is_real() && !mood.ahead && !mood.obliged;
        if !real || !text.grammar.has("word-to") || self.is_idle(thought) || self.is_passive(thought, verb) {
            return None;
        }
        let end = thought.atoms.end;
        let to = text.word_of_me(verb, end).or_else(|| self.told_of_me(thought, verb))?;
        let quarrels = |one: &Thought| {
            one.sentence == thought.sentence
                && one.subject != Subject::Thing
                && text.trouble(&one.atoms) == Some(Trouble::Quarrel)
        };
        let against = |at: usize| text.is("against-me", at) || text.is("label", at);
        let rest = self.end_of_sentence(thought);
        if (verb..rest).any(against) || self.thoughts.iter().any(quarrels) {
            return None;
        }
        let whose = people.clone();
        let kind = AdvocacyKind::default();
        let to = text.quotable(&to);
        self.hear(HeardKind::Spoke { kind, to }, SPOKE, verb..end, &whose, false);
        Some(Frame::SpokeForMe)
    }

    /// "Told the programme board that without me the cutover would have sunk", "made sure the panel heard who had done it, meaning me":
    /// somebody else heard it, and the user has part in it.
    fn told_of_me(&self, thought: &Thought, verb: usize) -> Option<Range<usize>> {
        let text = self.text;
        // What is read as a clause of its own is said there.
        if !text.is_class_of("tells", verb) || self.said_next(thought).is_some() {
            return None;
        }
        let end = thought.atoms.end;
        let first = (verb + 1..end.min(verb + 3)).find(|&at| text.audience(at, end).is_some())?;
        let heard = text.audience(first, end)?;
        let rest = self.end_of_sentence(thought);
        let of_me = |at: usize| ["me", "my", "i", "we"].iter().any(|class| text.is(class, at));
        (heard.end + 1 < rest && (heard.end..rest).any(of_me)).then_some(heard)
    }

    /// "Stood up for my design when the client tore into it": who is told of right behind heard it.
    pub(super) fn heard_by_next(&self, thought: &Thought) -> Option<Range<usize>> {
        let next = self.thoughts.iter().find(|next| next.atoms.start == thought.atoms.end)?;
        let first = self.without_lead(&next.atoms).start;
        (next.join == Join::Link).then(|| self.text.audience(first, next.atoms.end)).flatten()
    }

    /// "Went straight to the dean and said it was mine": whoever went to somebody said it to them.
    pub(super) fn gone_to(&self, thought: &Thought, by: Option<&[usize]>) -> Option<Range<usize>> {
        by.filter(|by| !by.is_empty())?;
        let before = self.thoughts.iter().find(|one| {
            one.sentence == thought.sentence
                && one.atoms.end <= thought.atoms.start
                && thought.join == Join::And
        })?;
        let verb = before.verb().filter(|&verb| self.text.is_class_of("goes-to", verb))?;
        let led = |at: usize| self.text.led_audience(at, before.atoms.end, "word-to");
        (verb + 1..before.atoms.end).find_map(led).map(|to| self.text.quotable(&to))
    }

    /// The end of what the sentence still says of the same: up to whatever somebody else does.
    fn end_of_sentence(&self, thought: &Thought) -> usize {
        let same = self.thoughts.iter().filter(|other| other.sentence == thought.sentence);
        same.map(|other| other.atoms.end).max().unwrap_or(thought.atoms.end)
    }
}

impl Text<'_> {
    /// Who heard something of the user, by the shape of the clause behind its verb.
    fn word_of_me(&self, verb: usize, end: usize) -> Option<Range<usize>> {
        if self.is_class_of("speaks-ill", verb) {
            return None;
        }
        let first = verb + 1;
        // "Put my name to the governors", "slipped my name into the talk with the port authority".
        let name = (first..end).find(|&at| self.is("my", at) && self.word(at + 1) == Some("name"));
        if let Some(name) = name.filter(|_| !self.is_class_of("names-only", verb)) {
            let led = (name + 2..end).find_map(|at| self.led_audience(at, end, "word-to"));
            let put = || (name + 2..end).find(|&at| self.is("word-up", at) || self.word(at) == Some("for"));
            return led.or_else(|| put().map(|at| at..at));
        }
        // "Talked me up to the head of nursing", "brought me up with the director".
        let up = self.is("me", first) && self.is("word-up", first + 1);
        if up && (!self.is_class_of("moves-somebody", verb) || self.word(first + 2) == Some("with")) {
            return self.led_audience(first + 2, end, "word-to");
        }
        // "Had nothing but good things to say about me to the new head", "stuck up for my design against the client".
        let of = (first..end).find(|&at| {
            let of_mine = self.word(at) == Some("for") || !self.is_class_of("talks-of-things", verb);
            let mine = self.is("me", at + 1) || self.is("my", at + 1) && of_mine;
            self.is("word-of", at) && mine && self.says_word_before(verb, at)
        })?;
        let leads = if self.word(of) == Some("for") { "word-to-for" } else { "word-to" };
        let before = (first..of).find_map(|at| self.led_audience(at, of, leads));
        before.or_else(|| (of + 2..end).find_map(|at| self.led_audience(at, end, leads)))
    }

    /// Between a verb and "for me" stands nothing that was done: "stuck up", "put in a plea", and no "kept a seat".
    fn says_word_before(&self, verb: usize, of: usize) -> bool {
        if self.word(of) != Some("for") {
            return true;
        }
        let thing = |at: usize| self.is("article", at);
        let word = |at: usize| self.is("kind-word", at);
        let instead = self.is_class_of("does-instead", verb) || self.word(of - 1) == Some("in");
        !(instead || (verb + 1..of).any(thing)) || (verb + 1..of).any(word)
    }

    /// "To the board", "with the hiring committee": somebody who hears it, behind a small word of a class.
    fn led_audience(&self, at: usize, end: usize, leads: &str) -> Option<Range<usize>> {
        let front = (self.word(at) == Some("in") && self.word(at + 1) == Some("front")).then_some(at + 2);
        let led = front.or_else(|| self.is(leads, at).then_some(at))?;
        self.audience(led + 1, end)
    }

    /// "The hospital board", "their chief of surgery", "the whole crew": somebody by what they are, from here on.
    fn audience(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let stop = end.min(at + LONGEST_AUDIENCE);
        let owned = self.name(at).is_some() && self.what(at + 1) == Some(What::Owns);
        if !(self.is("article", at) || owned) {
            return None;
        }
        let from = at + 1 + usize::from(owned);
        let between = |at: &usize| {
            self.word(*at).is_some_and(|word| {
                !["preposition", "and", "i", "they", "we", "me", "my", "them", "be", "have"]
                    .iter()
                    .any(|class| self.grammar.is(class, word))
            })
        };
        let head = (from..stop).take_while(between).filter(|&at| self.is_somebody_by_office(at)).last()?;
        // "The chief of surgery", "the board of governors".
        let of = self.word(head + 1) == Some("of") && head + 2 < end;
        let last = (head + 2..end.min(head + 5)).take_while(between).last();
        Some(at..last.filter(|_| of).unwrap_or(head) + 1)
    }

    /// "The planning committee", "the trustees": several by office or body.
    pub(super) fn is_group(&self, at: usize) -> bool {
        let many = self.word(at).is_some_and(|word| word.ends_with('s') && !word.ends_with("ss"));
        self.is("body", at) || many && self.is_somebody_by_office(at)
    }

    /// A word for somebody by office or craft, one or many: "governors", "dean", "trustees".
    pub(super) fn is_somebody_by_office(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        let one = word.strip_suffix('s').unwrap_or(word);
        let listed = |word: &str| {
            ["audience", "office"].iter().any(|class| self.grammar.is(class, word))
                || self.grammar.is_job(word)
        };
        let many = ["ers", "ors", "ees", "ists", "ants", "ians"];
        let by_ending = word.len() > 6 && many.iter().any(|end| word.ends_with(end));
        listed(word) || listed(one) || by_ending && !self.grammar.is("no-people", word)
    }
}
