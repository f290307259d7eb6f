//! Where a thought ends and the next one begins.

use super::{
    atoms::What,
    text::Text,
    thought::{Join, Subject, Thought},
};
use crate::quick_log::grammar::{At, Form, Means};

impl Text<'_> {
    /// Whether a thought ends before this atom, and how the next one hangs on it.
    #[allow(clippy::too_many_lines)] // one arm for each thing that may stand between two thoughts
    pub(super) fn parts(&self, at: usize, end: usize, has_verb: bool) -> Option<Join> {
        match self.what(at)? {
            What::Sign(',') => {
                let next = at + 1;
                // "Rosa: new kitchen, Elif: third interview".
                if self.name(next).is_some() && self.sign(next + 1) == Some(':') {
                    return Some(Join::Comma);
                }
                let lead = next + usize::from(self.is("and", next));
                let begins = self.rules(At::Start, lead, end).next().is_some();
                (begins || self.opens(lead, end) || has_verb && !self.goes_on(next, end))
                    .then_some(Join::Comma)
            }
            What::Sign('\'') if self.is_plural_owner(at) => None,
            // "Is 'totally' going to read it": a word in quotes is said with a wink, and parts nothing.
            What::Sign(quote @ ('"' | '\''))
                if [at + 2, at.wrapping_sub(2)].iter().any(|&at| self.sign(at) == Some(quote)) =>
            {
                None
            }
            What::Sign('(' | ')' | '"' | '\'' | ':' | '\u{2013}' | '\u{2014}') => Some(Join::Comma),
            What::Sign('-') => {
                let token = self.atoms.get(at)?.tokens.start;
                (self.line.is_spaced(token) && self.line.is_spaced(token + 1)).then_some(Join::Colon)
            }
            // "Won the raffle & gave me half the hamper".
            What::Sign('&' | '+') if has_verb && self.name(at + 1).is_none() => {
                self.opens_after_and(at + 1, end).then_some(Join::And)
            }
            What::Sign(_) | What::Wall | What::Owns => None,
            What::Word(_) if self.is("interjection", at) => Some(Join::Comma),
            // "Find out who holds the lease", "work out when it stops": asked, and part of what is to be done.
            What::Word(_) if self.asks_out(at) => None,
            What::Word(_) if self.is("and", at) => self.opens_after_and(at + 1, end).then_some(Join::And),
            // "Somebody who can teach her Excel" is one thing to look for.
            What::Word(_) if self.is("who", at) && at > 0 && self.is("nobody", at - 1) => None,
            What::Word(_) if self.is("who", at) => self.bare_verb(at + 1, end).then_some(Join::Who),
            // "Sat next to Ben whose sister is a vet".
            What::Word(_) if self.is("whose", at) => self.subject(at, end).is_some().then_some(Join::Who),
            // "He'll call if it rains", and no "I'll see if he is in".
            What::Word(_) if self.is("if", at) => {
                let verb = at.checked_sub(1).and_then(|before| self.word(before));
                let object = verb.is_some_and(|word| self.grammar.forms.of(word).is_verb());
                (!object && !self.is("sure", at.saturating_sub(1)) && self.subject(at + 1, end).is_some())
                    .then_some(Join::Link)
            }
            // "He is after somebody who understands drains": looked for, and no time.
            What::Word("after") if at.checked_sub(1).is_some_and(|be| self.is("be", be)) => None,
            // "as cold in emails": after what may be a preposition, a subject has to be a word that cannot be anything else.
            What::Word(_) if self.is("link", at) && self.is("preposition", at) => {
                let clear = ["i", "we", "you", "they", "article", "it", "nobody", "kin"];
                let begins = self.name(at + 1).is_some() || clear.iter().any(|class| self.is(class, at + 1));
                (begins && self.subject(at + 1, end).is_some()).then_some(Join::Link)
            }
            What::Word(_) if self.is("link", at) => {
                (self.subject(at + 1, end).is_some() && !self.is("that", at)).then_some(Join::Link)
            }
            What::Word(_) if self.is("i", at) || self.is("they", at) || self.is("we", at) => {
                let before = at.checked_sub(1);
                if self.exclaims(at) {
                    return None;
                }
                // "Noor came in she has the job": only "me" and "her" follow a preposition.
                let object = !self.is("they", at)
                    && before.is_some_and(|before| {
                        self.is("preposition", before)
                            && !self.is("link", before)
                            && !self.ends_a_verb(before)
                    });
                let said = before.is_some_and(|before| {
                    self.rules(At::Verb, before, at)
                        .any(|(rule, found)| rule.means == Means::Says && found.end == at)
                });
                // "Siobhán suggested I start a blog".
                let advised = before
                    .and_then(|before| self.grammar.forms.base(self.word(before)?))
                    .is_some_and(|base| self.grammar.is("advising", base));
                (!object && !advised && self.subject(at, end).is_some()).then_some(if said {
                    Join::Said
                } else {
                    Join::Loose
                })
            }
            What::Name(_) => {
                let before = at.checked_sub(1)?;
                let held = self.is("preposition", before)
                    || self.is("article", before)
                    || self.is("and", before)
                    || self.word(before).is_some_and(|word| self.grammar.forms.of(word).is_verb())
                        && !self.ends_a_thing(before);
                let subject = if held { None } else { self.subject(at, end) };
                matches!(subject, Some((Subject::Them(_) | Subject::We(_), _))).then_some(Join::Loose)
            }
            // "he was in a state his wife has left him": dictated without a pause.
            What::Word(_)
                if (has_verb || self.line.is_all_small())
                    && self.is("their", at)
                    && (self.is("kin", at + 1) || self.is_job(at + 1))
                    && self.is_finite(self.skip_adverbs(at + 2, end)) =>
            {
                let before = at.checked_sub(1)?;
                let held = self.is("preposition", before)
                    || self.is("and", before)
                    || self.is_finite(before)
                    || self.word(before).is_some_and(|word| self.grammar.forms.of(word).is_ing());
                (!held).then_some(Join::Loose)
            }
            // "he is retiring told him I'd help": dictated without a pause.
            What::Word(_)
                if has_verb && self.is("told", at) && self.is("them", at + 1) && self.is("i", at + 2) =>
            {
                Some(Join::Comma)
            }
            // "He has put his back out said I'd carry the boxes".
            What::Word("said" | "promised")
                if has_verb && self.line.is_all_small() && self.is("i", at + 1) =>
            {
                Some(Join::Comma)
            }
            What::Word("promised" | "owe" | "offered") if has_verb && self.promises_on(at) => {
                Some(Join::Comma)
            }
            // "came by wants our sensors": a verb that has its own object.
            What::Word(word) => {
                let form = self.grammar.forms.of(word);
                let before = at.checked_sub(1)?;
                let free =
                    !["preposition", "article", "and", "be"].iter().any(|class| self.is(class, before))
                        || self.is("particle", before)
                        || self.is("here", before);
                let object =
                    self.is("article", at + 1) || self.is("to", at + 1) || self.name(at + 1).is_some();
                (has_verb && form.is_third() && !form.is_base() && !self.is("plural", at) && free && object)
                    .then_some(Join::Comma)
            }
        }
    }

    /// "Opened a second shop anja wants to sail": after an article the word is a thing, no matter what else it may be.
    fn ends_a_thing(&self, at: usize) -> bool {
        let article =
            (1..=2).filter_map(|back| at.checked_sub(back)).find(|&before| self.is("article", before));
        self.line.is_all_small() && article.is_some()
    }

    /// "When Ana comes over I'll bring it", "once the kids are off we'll eat": the small word belongs to the verb before it.
    fn ends_a_verb(&self, at: usize) -> bool {
        let verb = at.checked_sub(1).is_some_and(|verb| self.is_finite(verb) || self.is_form_of_a_verb(verb));
        (self.is("particle", at) || self.is("deed-particle", at)) && verb
    }

    fn is_form_of_a_verb(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| self.grammar.forms.of(word).is_verb())
    }

    /// "Saw him about the race for the hospice promised him a fiver": dictated without a pause, where what stands before is led by a
    /// small word and so does nothing itself.
    fn promises_on(&self, at: usize) -> bool {
        let led = (2..=3).filter_map(|back| at.checked_sub(back));
        let held =
            led.into_iter().any(|before| self.is("preposition", before) && self.word(before).is_some());
        self.line.is_all_small() && self.is("them", at + 1) && held
    }

    /// A question after a verb of finding out and its particle.
    fn asks_out(&self, at: usize) -> bool {
        let verb = at.checked_sub(2);
        self.is("goes-on", at)
            && verb.is_some_and(|verb| self.is("phrasal", verb) && self.is("particle", verb + 1))
    }

    /// "What a help I was", "how kind she is": said of the person who follows, and not a thought of its own.
    fn exclaims(&self, at: usize) -> bool {
        let led = |back: usize| at.checked_sub(back).filter(|&how| self.word(how).is_some());
        let what =
            (3..=4).filter_map(led).any(|how| self.word(how) == Some("what") && self.is("one", how + 1));
        let how = (2..=3).filter_map(led).find(|&how| self.word(how) == Some("how"));
        let tells = |at: usize| self.word(at).and_then(|word| self.grammar.forms.base(word)) == Some("tell");
        let told = how.is_some_and(|how| (how.saturating_sub(5)..how).any(tells));
        let kind =
            |at: usize| self.word(at).is_some() && !self.is_finite(at) && (told || !self.is("amount", at));
        let degree = how.is_some_and(|how| (how + 1..at).all(kind));
        what || degree
    }

    /// "I don't think I've seen Ana since": what one does not think is denied.
    pub(super) fn deny_what_is_not_thought(&self, of_sentence: &mut [Thought]) {
        for at in 1..of_sentence.len() {
            let unthought = at.checked_sub(1).and_then(|before| of_sentence.get(before)).is_some_and(|one| {
                let mine = matches!(one.subject, Subject::Me | Subject::We(_));
                let ends = one
                    .verb()
                    .is_some_and(|verb| verb + 1 >= one.atoms.end && self.is_class_of("opines", verb));
                mine && ends && one.mood.denied
            });
            if let Some(one) = of_sentence.get_mut(at).filter(|_| unthought) {
                one.mood.denied |= matches!(one.join, Join::Said | Join::Loose);
            }
        }
    }

    /// A thought begins here, with a subject or with a verb that takes the one before.
    pub(super) fn opens(&self, at: usize, end: usize) -> bool {
        let at = at + usize::from(self.is("link", at) || self.is("who", at));
        self.opens_with(at, end, |verb, form| {
            form.is_third()
                || form.is_past()
                || form.is_ing()
                || self.is("must", verb) && self.is("to", verb + 1)
        })
    }

    /// After "and" a noun may look like a verb: only a subject, an auxiliary or a clear past counts.
    pub(super) fn opens_after_and(&self, at: usize, end: usize) -> bool {
        let at = at + usize::from(self.is("that", at));
        self.opens_with(at, end, |verb, form| {
            form.is_past() && !form.is_base() || form.is_third() && !self.is("plural", verb)
        })
    }

    /// Here is a subject, or an auxiliary, or a verb in a form that fits.
    fn opens_with(&self, at: usize, end: usize, fits: impl Fn(usize, Form) -> bool) -> bool {
        // "And in return I take her Tuesday one": what leads to the next clause is part of it.
        if self.is("preposition", at) {
            let clear = |at: usize| self.is("i", at) || self.is("they", at) || self.name(at).is_some();
            let begins = (at + 2..end.min(at + 4)).find(|&at| clear(at));
            return begins.is_some_and(|begins| {
                (at + 1..begins)
                    .all(|at| self.word(at).is_some_and(|word| !self.grammar.forms.of(word).is_past()))
                    && !self.is("preposition", begins - 1)
                    && self.subject(begins, end).is_some()
            });
        }
        // "And hardly sleeps", "and never eats meat".
        let verb = self.skip_adverbs(at, end);
        let verb = self.skip_adverbs(verb + usize::from(self.is("not", verb)), end);
        let form = || self.word(verb).filter(|_| verb < end).map(|word| self.grammar.forms.of(word));
        self.subject(at, end).is_some()
            || form().is_some_and(|form| self.is_auxiliary(verb) || fits(verb, form))
    }

    /// After a comma a list or a name's company goes on: no thought ends there.
    pub(super) fn goes_on(&self, at: usize, end: usize) -> bool {
        if self.name(at).is_some() || self.is("and", at) {
            return true;
        }
        // "the deck, the notes and the budget": an and before the next sign.
        let rest = (at..end.min(at + 6)).take_while(|&next| self.sign(next).is_none());
        rest.clone().any(|next| next > at && self.word(next) == Some("and")) && rest.count() <= 5
    }
}
