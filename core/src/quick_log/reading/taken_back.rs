//! Promises that the same line takes back: "told Ana I'd send it, then said I couldn't".

use super::{
    heard::HeardKind,
    meaning::Reader,
    thought::{Subject, Thought},
    whom::Whom,
};
use crate::quick_log::grammar::Sure;

impl Reader<'_, '_> {
    /// The last promise of the user's is promised no more; where the other side lets them off it is asked at most.
    pub(super) fn take_back(&mut self, sure: Sure) {
        let last = self.heard.iter().rposition(|heard| heard.what == HeardKind::Promise { mine: true });
        let Some(last) = last else { return };
        match sure {
            Sure::Said => {
                self.heard.remove(last);
            }
            Sure::Likely => {
                if let Some(heard) = self.heard.get_mut(last) {
                    heard.sure = false;
                }
            }
        }
    }

    /// "but can't after all", "then said I couldn't", "I won't be able to send it now": the user will not do it.
    pub(super) fn denies_promise(&self, thought: &Thought, about: &Whom) -> bool {
        let text = self.text;
        let mood = thought.mood;
        let mine = matches!(about, Whom::Me | Whom::We(_))
            || thought.subject == Subject::Left
                && (*about == Whom::Nobody || mood.ahead)
                && self.before == Whom::Me;
        let can = |at: usize| text.is("able", at) || text.is("will", at) || text.is("would", at);
        let denied = mood.denied && !mood.asked && thought.atoms.clone().any(can);
        if !mine || !denied {
            return false;
        }
        // Nothing but "I can't": what it is has been said.
        let does = |verb: &usize| {
            let form = text.word(*verb).map(|word| text.grammar.forms.of(word)).unwrap_or_default();
            form.is_verb() && !text.is("be", *verb) && !text.is("preposition", *verb)
        };
        let Some(verb) = thought.verb().filter(does) else { return true };
        let base = |at: usize| text.word(at).map(|word| text.grammar.forms.base(word).unwrap_or(word));
        let promised = self.heard.iter().rev().find(|heard| heard.what == HeardKind::Promise { mine: true });
        let Some(promised) = promised else { return false };
        let again = (0..thought.atoms.start).any(|at| {
            let here = text.tokens(&(at..at + 1)).start;
            promised.text.contains(&here) && base(at) == base(verb)
        });
        let it = text.is("it", verb + 1) || text.is("that", verb + 1);
        // "I can't come now" is no word of what was promised; "I can't now" and "can't after all" are.
        let ends = thought.atoms.end.checked_sub(1).is_some_and(|last| text.is("no-more", last));
        again || it || ends && verb + 2 >= thought.atoms.end
    }
}
