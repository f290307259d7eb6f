//! What somebody did to or for somebody else, by the shape of the clause: who did it, and who got something out of it.
//!
//! What follows a verb says whether anything was given: "lent me his tent", "looked over my deck", "dug up the
//! contract for me", "stayed late so I could leave". So no verb of giving is listed here, only those that give nothing in the
//! same shape: meeting, telling, seeing, liking, harming.

use std::ops::Range;

use super::{
    atoms::What,
    heard::HeardKind,
    meaning::Reader,
    text::Text,
    thought::{Join, Subject, Thought},
    whom::Whom,
};
use crate::{
    model::{ExchangeKind, Frame},
    quick_log::language,
};

/// Small words between a verb and its object: "looked over".
const MOST_PARTICLES: usize = 1;

/// How far after a clause the end of its sentence is looked for.
const LONGEST_REST: usize = 64;

/// Who has something of what is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// The user, alone or with others.
    Mine,
    /// Somebody of the line.
    Theirs,
}

/// Something done for somebody.
struct Favour {
    /// Where whoever had something of it stands.
    whom: usize,
    /// After "for": a favour, no matter what was done.
    outright: bool,
}

impl Reader<'_, '_> {
    /// "Nadia dug up the contract for me", "I bought a cake for Bo": whatever was done for somebody, it was a favour.
    pub(super) fn did_for(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let text = self.text;
        let verb = text.what_time_goes_on(thought.verb()?, thought.atoms.end);
        let told = self.speech.as_ref().is_some_and(|speech| speech.sentence == thought.sentence);
        let mood = thought.mood;
        // "Priya's lent me her tent": the short form of "has".
        let form = text.word(verb).map(|word| text.grammar.forms.likely(word)).unwrap_or_default();
        let spent = Some(verb) != thought.verb();
        let past = mood.past || form.is_past() && !form.is_base();
        let real = mood.is_real() && past && !mood.ahead && !mood.obliged;
        if told || !real || thought.verbs.len() > 2 || self.is_passive(thought, verb) {
            return None;
        }
        let side = match about {
            Whom::People(_) => Side::Mine,
            Whom::Me => Side::Theirs,
            _ => return None,
        };
        // Another language says it in another order.
        if !text.grammar.has("gives-nothing") {
            return None;
        }
        if let Some(frame) = self.gave_what_stands_before(thought, about, verb) {
            return Some(frame);
        }
        let deed = text.deed(verb, thought.atoms.end, side)?;
        let (given, whose) = match about {
            Whom::People(people) => (false, people.clone()),
            _ => (true, self.people_at(deed.whom)),
        };
        // "Went out for Bo": what the user did without saying so is a favour where the verb does something.
        let done =
            thought.subject == Subject::Me || spent || text.is_class_of("doing", verb) || !deed.outright;
        if given && !done {
            return None;
        }
        // One need not meet for what is done from afar, or for somebody who is away.
        let afar = text.is_class_of("from-afar", verb)
            || text.is_class_of("at-a-distance", verb) && !text.is("me", verb + 1)
            || !given && text.is_class_of("arranges", verb);
        // "Spent her whole afternoon on my forms": so much time is spent with one.
        if !(deed.outright || afar) || spent && !given {
            self.be_there(&whose);
        }
        let kind = text.kind_of_deed(verb);
        let trigger = trigger_of(given, &kind);
        self.hear(HeardKind::Exchange { given, kind }, trigger, verb..thought.atoms.end, &whose, false);
        Some(if given { Frame::DidFor } else { Frame::GotFrom })
    }

    /// "Was over the moon with the tickets I got him", "the translation I did for her": the thing stands before what the user did.
    fn gave_what_stands_before(&mut self, thought: &Thought, about: &Whom, verb: usize) -> Option<Frame> {
        let text = self.text;
        let whom = verb + 1 + usize::from(text.is("for", verb + 1) || text.is("to", verb + 1));
        let one = text.is("them", whom) || text.name(whom).is_some();
        let does = !text.is_class_of("gives-nothing", verb) && !text.is_class_of("own-use", verb);
        let led = *about == Whom::Me && thought.join == Join::Loose && whom + 1 == thought.atoms.end;
        let before = self.thoughts.iter().find(|other| other.atoms.end == thought.atoms.start)?;
        if !(led && one && (does || text.is_class_of("gives-a-thing", verb))) {
            return None;
        }
        let from = before.verb()? + 1;
        let thing = (from..before.atoms.end).rev().find(|&at| text.is("article", at))?;
        let whose = self.people_at(whom);
        let what = HeardKind::Exchange { given: true, kind: ExchangeKind::Help };
        self.hear(what, "did-for-them", thing..thought.atoms.end, &whose, false);
        Some(Frame::DidFor)
    }

    /// "We finally signed the lease for the new lab!": what the user did at last, or is glad to tell.
    pub(super) fn triumph(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let (text, mood) = (self.text, thought.mood);
        let verb = thought.verb()?;
        let ours = match about {
            Whom::Me | Whom::We(_) | Whom::Mine => true,
            Whom::Thing => self.is_ours(thought),
            _ => false,
        };
        let real = mood.is_real() && mood.past && !mood.ahead && !mood.obliged && self.speech.is_none();
        if !ours || !real {
            return None;
        }
        let near = thought.atoms.end..text.atoms.len().min(thought.atoms.end + LONGEST_REST);
        let end = || near.clone().find(|&at| text.ends_sentence(at) && text.sign(at).is_some());
        let cheered = thought.atoms.clone().any(|at| text.is("at-last", at))
            || end().is_some_and(|end| text.sign(end) == Some('!'));
        let fits = cheered && self.names_in(&thought.atoms).is_empty();
        let hurts = text.is_class_of("gives-nothing", verb) || text.trouble(&thought.atoms).is_some();
        if !fits || hurts || !text.says_something(verb + 1..thought.atoms.end) {
            return None;
        }
        self.hear(HeardKind::Win, "win", thought.atoms.clone(), &[], false);
        Some(Frame::MyWin)
    }

    /// "Coughed up the login he'd been promising me since May": what somebody had promised and has done by now.
    pub(super) fn did_as_promised(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let text = self.text;
        let (verb, mood) = (thought.verb()?, thought.mood);
        let Whom::People(people) = about else { return None };
        let next = self.thoughts.iter().find(|next| next.atoms.start == thought.atoms.end)?;
        let promised = next.verb().is_some_and(|verb| text.is_class_of("promising", verb));
        let led = matches!(next.join, Join::Loose | Join::Who | Join::Link)
            && matches!(next.subject, Subject::They(_) | Subject::Left);
        let real = mood.is_real() && mood.past && !mood.ahead && !mood.obliged;
        if !(real && promised && led) || next.mood.denied || !text.says_something(verb + 1..thought.atoms.end)
        {
            return None;
        }
        let kind = text.kind_of_deed(verb);
        let trigger = trigger_of(false, &kind);
        self.hear(
            HeardKind::Exchange { given: false, kind },
            trigger,
            verb..thought.atoms.end,
            &people.clone(),
            false,
        );
        Some(Frame::GotFrom)
    }

    /// "Clara waved me over", "Drew snapped at me": whatever was done to the user, its doer was there.
    pub(super) fn did_to_me(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let verb = thought.verb()?;
        let text = self.text;
        let Whom::People(people) = about else { return None };
        // "Sidled up to me", "looked at me".
        let led = |at: &usize| text.is("preposition", *at) || text.is("deed-particle", *at);
        let object = (verb + 1..verb + 3).find(|at| !led(at)).unwrap_or(verb + 3);
        let told = self.speech.as_ref().is_some_and(|speech| speech.sentence == thought.sentence);
        let mood = thought.mood;
        if !(mood.is_real() && mood.past) || told || self.is_passive(thought, verb) || !text.is("me", object)
        {
            return None;
        }
        self.be_there(&people.clone());
        Some(Frame::Told)
    }
}

impl Text<'_> {
    /// "Spent half my afternoon untangling Ben's build": what was done is what the time went on.
    fn what_time_goes_on(&self, verb: usize, end: usize) -> usize {
        let goes_on = |at: &usize| {
            let led = |class: &&str| self.is(class, *at + 1);
            let object = self.name(*at + 1).is_some() || ["article", "my", "me", "them"].iter().any(led);
            self.word(*at).is_some_and(|word| self.grammar.forms.likely(word).is_ing())
                && (!self.is("ing-noun", *at) || object)
        };
        let spent = self.is_class_of("spends", verb);
        (verb + 2..end.min(verb + 8)).find(goes_on).filter(|_| spent).unwrap_or(verb)
    }

    /// What the verb here does for one side, if anything.
    fn deed(&self, verb: usize, end: usize, side: Side) -> Option<Favour> {
        let first = verb + 1;
        let nothing = self.is_class_of("gives-nothing", verb)
            || side == Side::Theirs && self.is_class_of("own-use", verb);
        if !nothing {
            // "Lent me his tent", "drove me to the station".
            if let Some(after) = self.object(first, end, side) {
                let to_do = self.is("to", after)
                    && self.is_first_form_at(after + 1)
                    && !self.is_class_of("teaches", verb);
                let only_word = self.is_class_of("sends-word", verb) && !self.is_thing(after);
                if !to_do && !only_word && self.says_something(after..end) {
                    return Some(Favour { whom: first, outright: false });
                }
            }
            // "Jump-started my car", "went through her slides".
            let thing = (first..=first + MOST_PARTICLES)
                .take_while(|_| !self.is_class_of("sends-word", verb))
                .take_while(|&at| at == first || self.is("deed-particle", at - 1))
                .find_map(|at| self.thing_of(at, end, side));
            // "Covered the back half of my shift".
            let of_thing = || {
                let of = (first + 1..end).find(|&at| self.is("of", at))?;
                self.thing_of(of + 1, end, side).filter(|_| self.is_thing(first))
            };
            if let Some(whom) = thing.or_else(of_thing) {
                return Some(Favour { whom, outright: false });
            }
            // "Handed the files over to me", "showed the note to her team".
            let to = (first + 1..end).find(|&at| {
                let people = self.is_job(at + 2) || self.is("audience", at + 2) || self.is("kin", at + 2);
                let whom = match side {
                    Side::Mine => self.is("my", at + 1),
                    Side::Theirs => self.is("their", at + 1) && people && at + 2 < end,
                };
                self.is("to", at)
                    && (whom || self.object(at + 1, end, side).is_some())
                    && self.is_thing(first)
            });
            if let Some(to) = to {
                return Some(Favour { whom: to + 1, outright: false });
            }
        }
        // "Moved heaven and earth to get my visa sorted".
        let to = (first + 1..end).find(|&at| self.is("to", at) && self.serves(at + 1, end, side).is_some());
        if let Some(whom) = to.and_then(|to| self.serves(to + 1, end, side)) {
            return Some(Favour { whom, outright: side == Side::Mine });
        }
        // "Talked the landlord into knocking fifty off my rent".
        let into = (first + 1..end).find(|&at| {
            let going = self.word(at + 1).is_some_and(|word| self.grammar.forms.likely(word).is_ing());
            self.word(at) == Some("into") && going
        });
        let for_us = |at: usize| side == Side::Mine && (self.is("my", at) || self.is("me", at));
        if let Some(whom) = into.and_then(|into| (into + 2..end).find(|&at| for_us(at))) {
            return Some(Favour { whom, outright: true });
        }
        // "Stayed late so I could leave".
        let so = (first..=end).filter(|_| side == Side::Mine).find(|&at| {
            let who = at + 1 + usize::from(self.word(at + 1) == Some("that"));
            self.is("so-that", at) && (self.is("i", who) || self.is("we", who)) && self.is("able", who + 1)
        });
        if let Some(so) = so {
            return Some(Favour { whom: so + 1, outright: true });
        }
        if self.is_class_of("no-favour", verb) {
            return None;
        }
        // "Looked for Bo" is no favour: there must be something that was done.
        let for_whom = (first + 1..end).filter(|&at| self.is("for", at)).find_map(|at| {
            let whom = self.object(at + 1, end, side).map(|_| at + 1);
            // "Chased the pharmacy for Harpreet's tablets".
            let thing = || self.thing_of(at + 1, end, side).filter(|_| side == Side::Theirs && at > first);
            whom.or_else(thing)
                .or_else(|| (side == Side::Mine && self.is("my", at + 1) && at + 2 < end).then_some(at + 1))
        });
        for_whom.map(|whom| Favour { whom, outright: true })
    }

    /// "For me", "so that I could": whatever was done, the user had something of it.
    pub(super) fn serves_me(&self, words: Range<usize>) -> bool {
        words.clone().any(|at| {
            let who = at + 1 + usize::from(self.word(at + 1) == Some("that"));
            let so = self.is("so-that", at) && self.is("i", who) && self.is("able", who + 1);
            so || self.is("for", at) && self.is("me", at + 1)
        }) || self.is("so-that", words.end) && self.is("able", words.end + 2)
    }

    /// "Fix Ben's build", "look at my boiler": what is done with a purpose serves whom it names.
    fn serves(&self, verb: usize, end: usize, side: Side) -> Option<usize> {
        let idle = self.is_class_of("gives-nothing", verb) || self.is_class_of("own-use", verb);
        let led = |at: &usize| self.is("deed-particle", *at) || self.is("preposition", *at);
        let object = (verb + 1..verb + 3).find(|at| !led(at)).unwrap_or(verb + 1);
        let whom =
            self.object(object, end, side).map(|_| object).or_else(|| self.thing_of(object, end, side));
        whom.filter(|_| {
            self.is_first_form_at(verb) && (!idle || side == Side::Mine && self.is_class_of("own-use", verb))
        })
    }

    /// The place after somebody of one side who is an object here.
    fn object(&self, at: usize, end: usize, side: Side) -> Option<usize> {
        if at >= end {
            return None;
        }
        let list = self.list(at);
        match side {
            Side::Mine if self.is("me", at) => Some(at + 1),
            // "Taught my daughter to swim".
            Side::Mine if self.is("my", at) && self.is("kin", at + 1) => Some(at + 2),
            Side::Mine => list.filter(|(.., with_me)| *with_me).map(|(_, after, _)| after),
            // "Booked a table for Chloé and me" was done for both.
            Side::Theirs => match list {
                Some((_, after, false)) if self.what(after) != Some(What::Owns) => Some(after),
                Some(_) => None,
                None => {
                    let owns = self.is("their", at)
                        && (self.is_thing(at + 1)
                            || self.word(at + 1).is_some_and(|word| !self.is_small(word)));
                    (self.is("them", at) && !owns).then_some(at + 1)
                }
            },
        }
    }

    /// Where the person is whose thing is named here: "my car", "her slides", "Ben's build".
    fn thing_of(&self, at: usize, end: usize, side: Side) -> Option<usize> {
        let mine = side == Side::Mine && self.is("my", at);
        let theirs = side == Side::Theirs && self.is("their", at);
        let named = side == Side::Theirs && self.name(at).is_some() && self.what(at + 1) == Some(What::Owns);
        let after = at + 1 + usize::from(named);
        ((mine || theirs || named) && after < end).then_some(at)
    }

    /// "The files", "two hours", "his tent": a thing is named here, and no place or time.
    fn is_thing(&self, at: usize) -> bool {
        self.is("article", at)
            || self.word(at).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    }

    fn is_small(&self, word: &str) -> bool {
        ["preposition", "and", "link", "adverb", "article", "i", "they", "we", "to"]
            .iter()
            .any(|class| self.grammar.is(class, word))
    }

    /// Whether these words say more than when and how.
    pub(super) fn says_something(&self, mut words: Range<usize>) -> bool {
        words.any(|at| {
            self.name(at).is_some()
                || self.word(at).is_some_and(|word| {
                    let stands_for =
                        ["it", "nobody", "them"].iter().any(|class| self.grammar.is(class, word));
                    !(stands_for || self.is_small(word) || language::is_day_word(word))
                })
        })
    }

    fn is_first_form_at(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| self.grammar.forms.of(word).is_base())
    }

    /// Whether the verb here is one of a class, by its first form.
    pub(super) fn is_class_of(&self, class: &str, verb: usize) -> bool {
        let Some(word) = self.word(verb) else { return false };
        self.grammar.forms.verbs(word).any(|base| self.grammar.is(class, base))
            || self.grammar.forms.base(word).is_some_and(|base| self.grammar.is(class, base))
    }

    fn kind_of_deed(&self, verb: usize) -> ExchangeKind {
        match () {
            () if self.is_class_of("teaches", verb) => ExchangeKind::Taught,
            () if self.is_class_of("introduces", verb) => ExchangeKind::Introduction,
            () if self.is_class_of("informs", verb) => ExchangeKind::Information,
            () => ExchangeKind::Help,
        }
    }
}

/// Who refuses what is asked about help twice is still asked about introductions.
fn trigger_of(given: bool, kind: &ExchangeKind) -> &'static str {
    match (kind, given) {
        (ExchangeKind::Taught, true) => "taught-them",
        (ExchangeKind::Taught, false) => "taught-me",
        (ExchangeKind::Introduction, true) => "introduced-them",
        (ExchangeKind::Introduction, false) => "introduced-me",
        (ExchangeKind::Information, true) => "informed-them",
        (ExchangeKind::Information, false) => "informed-me",
        (_, true) => "did-for-them",
        (_, false) => "did-for-me",
    }
}
