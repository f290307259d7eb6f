//! What somebody did that no rule knows: to the user, for the user, or the user for them.

use super::{
    heard::HeardKind,
    meaning::Reader,
    thought::{Subject, Thought},
    whom::Whom,
};
use crate::model::{ExchangeKind, Frame};

impl Reader<'_, '_> {
    /// "Nadia dug up the contract for me", "I bought a cake for Bo": whatever was done for somebody, it was a favour.
    pub(super) fn did_for(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let verb = thought.verb()?;
        let text = self.text;
        let base = text.word(verb).and_then(|word| text.grammar.forms.base(word))?;
        let told = self.speech.as_ref().is_some_and(|speech| speech.sentence == thought.sentence);
        let real = thought.mood.is_real()
            && thought.mood.past
            && !thought.mood.ahead
            && !thought.mood.obliged
            && !self.is_passive(thought, verb);
        if told || !real || thought.verbs.len() > 2 || text.grammar.is("no-favour", base) {
            return None;
        }
        // "Looked for Bo" is no favour: there must be something that was done.
        let done = verb + 2..thought.atoms.end;
        // "Derek jump-started my car".
        if let Whom::People(people) = about
            && text.is("my", verb + 1)
            && verb + 2 < thought.atoms.end
            && !text.grammar.is("harm", base)
        {
            let what = HeardKind::Exchange { given: false, kind: ExchangeKind::Help };
            self.hear(what, "did-for-me", verb..thought.atoms.end, people, false);
            return Some(Frame::GotFrom);
        }
        let at = done.clone().find(|&at| text.is("for", at))?;
        let done_by_me = text.grammar.is("doing", base) || thought.subject == Subject::Me;
        let (given, whose) = match about {
            Whom::People(people) if text.is("me", at + 1) => (false, people.clone()),
            // "Booked a table for Chloé and me" was done for both.
            Whom::Me if text.list(at + 1).is_some_and(|(.., with_me)| with_me) => return None,
            Whom::Me if (text.name(at + 1).is_some() || text.is("them", at + 1)) && done_by_me => {
                (true, self.people_at(at + 1))
            }
            _ => return None,
        };
        let what = HeardKind::Exchange { given, kind: ExchangeKind::Help };
        self.hear(
            what,
            if given { "did-for-them" } else { "did-for-me" },
            verb..thought.atoms.end,
            &whose,
            false,
        );
        Some(if given { Frame::DidFor } else { Frame::GotFrom })
    }

    /// "Clara waved me over", "Drew snapped at me": whatever was done to the user, its doer was there.
    pub(super) fn did_to_me(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let verb = thought.verb()?;
        let text = self.text;
        let Whom::People(people) = about else { return None };
        let object = verb + 1 + usize::from(text.is("preposition", verb + 1));
        let told = self.speech.as_ref().is_some_and(|speech| speech.sentence == thought.sentence);
        let real = thought.mood.is_real() && thought.mood.past && !told && !self.is_passive(thought, verb);
        if !real || !text.is("me", object) {
            return None;
        }
        self.be_there(&people.clone());
        Some(Frame::Told)
    }
}
