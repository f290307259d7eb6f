//! What is still to be done by the shape of a clause: what was not done yet, what has to reach somebody, what needs no verb.

use std::ops::Range;

use super::{
    heard::{HeardKind, TO_DO},
    meaning::Reader,
    text::is_kind,
    thought::{Join, Subject, Thought},
    whom::Whom,
};
use crate::model::Frame;

impl Reader<'_, '_> {
    /// "She needs picking up at six, I said I'd do it": what is meant by it stands in the thought before.
    pub(super) fn what_it_means(&self, thought: &Thought, words: Range<usize>) -> Range<usize> {
        let text = self.text;
        let bare = words.len() == 2 && text.is("do", words.start) && text.is("it", words.start + 1);
        let told = |one: &&Thought| one.sentence == thought.sentence && one.atoms.end <= thought.atoms.start;
        let fact =
            |one: &&Thought| matches!(one.subject, Subject::Them(_) | Subject::They(_) | Subject::Kin(..));
        let before = self.thoughts.iter().rev().filter(told).find(fact).filter(|_| bare);
        match before.and_then(|one| Some((one.verb()?, one.atoms.end))) {
            Some((verb, end)) => verb..end,
            None => words,
        }
    }

    /// "I still haven't returned Omar's ladder": what the user has not done yet is still to be done.
    pub(super) fn not_done_yet(&mut self, thought: &Thought, about: &Whom, verb: usize) -> Option<Frame> {
        let (text, mood) = (self.text, thought.mood);
        let perfect = thought.verbs.len() > 1 && thought.verbs.iter().any(|&at| text.is("have", at));
        let open = thought.atoms.clone().any(|at| text.is("so-far", at));
        let words = verb..thought.atoms.end;
        // "Terry never did pay me back".
        let owed = matches!(about, Whom::People(_))
            && text.is("me", verb + 1)
            && text.is_class_of("hands-over", verb);
        let undone = mood.denied && (perfect && open || mood.past && (self.promised_next(thought) || owed));
        let does = text.is_class_of("doing", verb)
            || self.reaches_somebody(&words) && !text.is_class_of("gives-nothing", verb);
        if !undone || !does || mood.asked || mood.conditional || self.speech.is_some() || words.len() < 2 {
            return None;
        }
        let (mine, whose) = match about {
            Whom::Me => (true, self.named_or_known(&words, thought)),
            // "Elena never did send the list she promised", "he still hasn't returned my drill".
            Whom::People(people) if text.is_class_of("hands-over", verb) => (false, people.clone()),
            _ => return None,
        };
        let trigger = if mine { "i-must" } else { "they-said" };
        self.hear(HeardKind::Promise { mine }, trigger, words, &whose, false);
        Some(Frame::Promised)
    }

    /// Whether the thought right behind says that it was promised: "the list she promised".
    fn promised_next(&self, thought: &Thought) -> bool {
        let next = self.thoughts.iter().find(|next| next.atoms.start == thought.atoms.end);
        let theirs = |next: &&Thought| next.join == Join::Loose && next.subject != Subject::Me;
        let verb = next.filter(theirs).and_then(Thought::verb);
        verb.is_some_and(|verb| self.text.is("told", verb))
    }

    /// "The bundle for Vikram must go out before noon": a thing that has to reach somebody.
    pub(super) fn has_to_reach(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let text = self.text;
        let ours = matches!(about, Whom::Thing | Whom::Mine) && thought.mood.obliged && !thought.mood.past;
        let words = self.without_lead(&thought.atoms);
        let whom = words.clone().find(|&at| text.is("hands-to", at) && text.name(at + 1).is_some())?;
        if !ours || thought.join == Join::Said || !thought.mood.is_real() {
            return None;
        }
        let whose = self.people_at(whom + 1);
        self.hear(HeardKind::Promise { mine: true }, "i-must", words, &whose, false);
        Some(Frame::Promised)
    }

    /// "He gets it back on Friday", "she'll have it back by then": what goes back to somebody is the user's to give.
    pub(super) fn goes_back(
        &mut self,
        thought: &Thought,
        about: &Whom,
        words: &Range<usize>,
    ) -> Option<Frame> {
        let (text, mood) = (self.text, thought.mood);
        let Whom::People(people) = about else { return None };
        let people = people.clone();
        let ahead = mood.ahead || !mood.past && text.names_a_day(&thought.atoms);
        let thing = ["it", "them", "the", "that"].iter().any(|class| text.is(class, words.start + 1));
        let back = words.clone().skip(2).any(|at| text.word(at) == Some("back"));
        let of_us = words.clone().any(|at| text.is("me", at) || text.is("my", at));
        let told = self.speech.as_ref().is_some_and(|speech| speech.sentence == thought.sentence);
        if !(ahead && thing && back)
            || of_us
            || told
            || !text.is("getting", words.start) && !text.is_class_of("getting", words.start)
        {
            return None;
        }
        self.hear(HeardKind::Promise { mine: true }, "i-must", words.clone(), &people, false);
        Some(Frame::Promised)
    }

    /// "The seating plan will be in my pigeonhole tomorrow": what will reach the user is for whoever was spoken with to send.
    pub(super) fn reaches_me(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let (text, mood) = (self.text, thought.mood);
        let verb = thought.verb()?;
        let arrives = text.is_class_of("arrives", verb) && (mood.ahead || mood.would);
        let to_me = |at: usize| {
            text.is("preposition", at)
                && (text.is("me", at + 1) || text.is("my", at + 1) && text.is("reaches-me", at + 2))
        };
        let reaches = (verb + 1..thought.atoms.end).any(to_me);
        let said = self.speech.as_ref().filter(|speech| speech.sentence == thought.sentence);
        if *about != Whom::Thing || !arrives || !reaches || said.is_some() {
            return None;
        }
        let by: Vec<usize> = self.last_before(thought.atoms.start).into_iter().collect();
        if by.is_empty() {
            return None;
        }
        let words = self.without_lead(&thought.atoms);
        self.hear(HeardKind::Promise { mine: false }, "they-will", words, &by, false);
        Some(Frame::Promised)
    }

    /// "Matteo is hanging on to my printer until Tuesday, then it comes back", "her ladder is still with us, it goes back tomorrow".
    pub(super) fn returns(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let (text, mood) = (self.text, thought.mood);
        let verb = thought.verb()?;
        let from = self.without_lead(&thought.atoms).start;
        let it = text.is("it", from) || text.is("many", from);
        let back = (verb + 1..verb + 3).any(|at| text.word(at) == Some("back"));
        let base = text.word(verb).and_then(|word| text.grammar.forms.base(word))?;
        let mine = match base {
            "go" => true,
            "come" => false,
            _ => return None,
        };
        if !it || !back || mood.past || !mood.is_real() || matches!(about, Whom::Me | Whom::We(_)) {
            return None;
        }
        let same = |one: &&Thought| one.sentence == thought.sentence && one.atoms.end <= thought.atoms.start;
        let before = self.thoughts.iter().rev().filter(same).find(|one| one.verb().is_some())?;
        let whose = self.last_before(thought.atoms.start)?;
        let words = before.verb()?..thought.atoms.end;
        self.hear(HeardKind::Promise { mine }, "i-must", words, &[whose], false);
        Some(Frame::Promised)
    }

    /// "I was supposed to send Ana the deck": it is still to be done.
    pub(super) fn was_meant(&self, thought: &Thought) -> bool {
        let does = thought.verb().is_some_and(|verb| self.text.is_class_of("doing", verb));
        does && thought.verbs.iter().any(|&at| self.text.is("meant", at))
    }

    /// "Slides to Ana by Friday": a thing, somebody and a day, and no verb is needed.
    pub(super) fn owed_without_a_verb(&mut self, thought: &Thought) -> Option<Frame> {
        let text = self.text;
        let words = self.without_lead(&thought.atoms);
        let to = words.clone().skip(1).find(|&at| text.is("hands-to", at) && text.name(at + 1).is_some())?;
        let due = (to + 2..words.end).find(|&at| text.is("by-when", at))?;
        let dated = text.names_a_day(&(due + 1..words.end));
        let contact = words
            .clone()
            .any(|at| text.word(at).is_some_and(|word| is_kind(word) || text.grammar.kind(word).is_some()));
        if thought.join != Join::Start || !dated || contact || thought.mood.asked {
            return None;
        }
        let whose = self.people_at(to + 1);
        self.hear(HeardKind::Promise { mine: true }, TO_DO, words, &whose, false);
        Some(Frame::Promised)
    }

    /// Whether these words name somebody, or a thing of somebody's.
    pub(super) fn reaches_somebody(&self, words: &Range<usize>) -> bool {
        let text = self.text;
        words.clone().skip(1).any(|at| text.name(at).is_some() || text.is("them", at) || text.is("their", at))
    }
}
