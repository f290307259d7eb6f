//! Promises by how they are put: "you'll have it by Friday", "next time I cook", "lends me his van for the move".

use super::{
    heard::HeardKind,
    meaning::Reader,
    thought::{Subject, Thought},
    whom::Whom,
};
use crate::model::Frame;

impl Reader<'_, '_> {
    /// "Consider it done, I said to Ana, you'll have the plan by Friday": what whoever is spoken to will have is the user's to give.
    pub(super) fn told_to_you(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let (text, mood) = (self.text, thought.mood);
        let verb = thought.verb()?;
        let thing = ["article", "it"].iter().any(|class| text.is(class, verb + 1));
        let will = mood.ahead && !(mood.denied || mood.asked || mood.conditional || mood.maybe);
        if *about != Whom::You || !will || !thing || !text.is_class_of("getting", verb) {
            return None;
        }
        let speech = self.speech.as_ref().filter(|speech| speech.sentence == thought.sentence);
        let to = speech.filter(|speech| speech.by.is_none() && !speech.asks).map(|speech| speech.to.clone());
        let whose = to.filter(|to| !to.is_empty()).or_else(|| self.told_whom(thought))?;
        self.be_there(&whose);
        let words = verb..thought.atoms.end;
        let sure = text.names_a_day(&words);
        self.hear(HeardKind::Promise { mine: true }, "i-said", words, &whose, sure);
        Some(Frame::Promised)
    }

    /// Whom the user says they told what stands here: "..., I said to Ana".
    fn told_whom(&self, thought: &Thought) -> Option<Vec<usize>> {
        let text = self.text;
        let told = |one: &&Thought| {
            let says =
                |verb: usize| ["told", "quote", "quote-after"].iter().any(|class| text.is(class, verb));
            one.sentence == thought.sentence
                && one.subject == Subject::Me
                && one.mood.is_real()
                && one.verb().is_some_and(says)
        };
        let names = self.names_in(&self.thoughts.iter().find(told)?.atoms);
        Some(names).filter(|names| !names.is_empty())
    }

    /// "Next time I cook", "dinner at hers, I drive next time": what one side does the next time it owes the other.
    pub(super) fn does_next_time(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let (text, mood) = (self.text, thought.mood);
        let verb = thought.verb()?;
        let next = |at: usize| text.word(at) == Some("next") && text.is("turn-word", at + 1);
        let led = thought.atoms.start.checked_sub(2).filter(|&at| next(at));
        let from = led.or_else(|| thought.atoms.clone().any(next).then_some(verb))?;
        let now = mood.is_real() && !mood.past && !mood.obliged && thought.verbs.len() == 1;
        let mine = match about {
            Whom::Me if self.is_first_form(verb) || mood.ahead => true,
            Whom::People(_) if !self.is_first_form(verb) || mood.ahead => false,
            _ => return None,
        };
        if !now || !text.is_class_of("treats", verb) {
            return None;
        }
        let words = from..thought.atoms.end;
        let whose = if mine { self.named_or_known(&words, thought) } else { about.people().to_vec() };
        let trigger = if mine { "i-will" } else { "they-will" };
        self.hear(HeardKind::Promise { mine }, trigger, words, &whose, false);
        Some(Frame::Promised)
    }

    /// "Lends me his van for the move", "gives me a lift to the fair": told as if it were so, and given to the user.
    pub(super) fn hands_me(&self, thought: &Thought, verb: usize) -> bool {
        let text = self.text;
        let mood = thought.mood;
        let form = text.word(verb).map(|word| text.grammar.forms.of(word)).unwrap_or_default();
        let as_a_rule = thought.atoms.clone().any(|at| text.is("as-a-rule", at));
        let end = thought.atoms.end;
        let gives = text.is_class_of("hands-me", verb)
            && text.is("me", verb + 1)
            && (text.is("article", verb + 2) || text.is("hands-to", verb + 2) && !text.is("with", verb + 2))
            && !(verb + 2..end.min(verb + 5)).any(|at| text.is("no-gift", at));
        gives && form.is_third() && thought.verbs.len() == 1 && mood.is_real() && !mood.past && !as_a_rule
    }

    /// "And I have to get them the drawings": what one has to do, where it is no word of whoever spoke before.
    pub(super) fn is_own_duty(&self, thought: &Thought) -> bool {
        let first = thought.verbs.first().copied().unwrap_or(thought.atoms.start);
        let must = matches!(self.text.word(first), Some("have" | "need" | "must" | "got"));
        thought.subject == Subject::Me && must
    }
}
