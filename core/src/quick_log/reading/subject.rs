//! Whom a thought is about, as it says, and its verbs.

use super::{
    atoms::What,
    text::Text,
    thought::{Mood, Subject},
};
use crate::quick_log::{
    grammar::{At, Means, Rule},
    language,
    tokens::Case,
};

/// What somebody does for a living has at most this many words.
const LONGEST_JOB: usize = 4;

/// A subject of several words has at most this many before its verb.
const LONGEST_SUBJECT: usize = 8;

impl Text<'_> {
    /// Whom the thought at this atom is about, and where what is said of them begins.
    pub(super) fn subject(&self, at: usize, end: usize) -> Option<(Subject, usize)> {
        if at >= end {
            return None;
        }
        let follows = |after: usize| {
            let verb = self.skip_adverbs(after, end);
            let word = self.word(verb).filter(|_| verb < end)?;
            let no_verb = ["preposition", "and", "link", "article", "they", "i"]
                .iter()
                .any(|class| self.grammar.is(class, word));
            (!no_verb || self.is_auxiliary(verb)).then_some(after)
        };
        if self.is("i", at) {
            return follows(at + 1).map(|after| (Subject::Me, after));
        }
        if self.is("we", at) {
            return follows(at + 1).map(|after| (Subject::We(Vec::new()), after));
        }
        if self.is("you", at) {
            return follows(at + 1).map(|after| (Subject::You, after));
        }
        if self.is("they", at) {
            // "He and his son do up old tractors".
            let with_theirs = self.is("joins", at + 1) && self.is("their", at + 2) && self.is("kin", at + 3);
            if with_theirs && self.is_verb_of(at + 4, end, true) {
                return Some((Subject::They(at), at + 4));
            }
            // "She and Max are expecting".
            let with_strange =
                self.is("joins", at + 1) && (self.is_strange_name(at + 2) || self.name(at + 2).is_some());
            if with_strange && self.is_verb_of(at + 3, end, true) {
                return Some((Subject::They(at), at + 3));
            }
            return follows(at + 1).map(|after| (Subject::They(at), after));
        }
        // "Swapped garden stories with Zoe; hers has blight".
        if self.is("hers", at) && !self.is("their", at) && self.is_finite(at + 1) {
            return follows(at + 1).map(|after| (Subject::Kin(None, at), after));
        }
        if let Some((names, after, with_me)) = self.list(at) {
            return self.named_subject(names, after, with_me, end);
        }
        // "Petra and Lukas had a little girl": beside somebody one knows stands one that one does not.
        if self.is("joins", at + 1)
            && self.is_strange_name(at)
            && let Some((names, after, false)) = self.list(at + 2)
            && self.what(after) != Some(What::Owns)
            && self.is_verb_of(after, end, true)
        {
            return Some((Subject::Them(names), after));
        }
        // "Nobody but Esther stood up for it", "no one except Bo": said of her.
        let none = at + usize::from(self.word(at) == Some("no") && self.word(at + 1) == Some("one"));
        if (none > at || self.is("none-but", at))
            && self.is("except", none + 1)
            && let Some((names, after, with_me)) =
                self.list(none + 2 + usize::from(self.word(none + 2) == Some("for")))
        {
            return self.named_subject(names, after, with_me, end);
        }
        // "It was Camille who told the dean".
        if self.is("it", at)
            && self.is("be", at + 1)
            && let Some(name) = self.name(at + 2)
            && self.is("who", at + 3)
            && at + 4 < end
        {
            return Some((Subject::Them(vec![name]), at + 4));
        }
        // "Both Sol and I studied there".
        if self.is("both", at) && self.name(at + 1).is_some() {
            return self.subject(at + 1, end);
        }
        self.thing(at, end)
    }

    pub(super) fn named_subject(
        &self,
        names: Vec<usize>,
        after: usize,
        with_me: bool,
        end: usize,
    ) -> Option<(Subject, usize)> {
        if self.what(after) == Some(What::Owns) {
            let owner = names.last().copied();
            // "Dev's twins start school": many do it.
            let verb = self.verb_within(after + 2, end).or_else(|| self.verb_of_many(after + 1, end))?;
            if let Some(name) = self.named_before(after, verb)
                && self.is_for_themselves(name, verb, end)
            {
                return Some((Subject::Them(vec![name]), verb));
            }
            return Some((Subject::Kin(owner, after), verb));
        }
        // "Oskar is the one who got the council to listen": said of what he did.
        let one = (after + 2..after + 4).find(|&at| self.is("the-one", at) && self.is("who", at + 1));
        if let Some(one) = one.filter(|_| self.is("be", after) && self.is("the", after + 1) && !with_me)
            && self.bare_verb(one + 2, end)
        {
            return Some((Subject::Them(names), one + 2));
        }
        // "Christine, not Chris, is taking the choir".
        let instead = self.sign(after) == Some(',')
            && self.is("not", after + 1)
            && self.name(after + 2).is_some()
            && self.sign(after + 3) == Some(',');
        let mut at = if instead { after + 4 } else { after };
        // "Ines and her husband", "Ben from legal", "Dana, our CFO,".
        let with_strange = self.is("joins", at) && self.is_strange_name(at + 1);
        if with_strange {
            at += 2;
        }
        let with_theirs = with_strange || self.is("joins", at) && self.is("their", at + 1);
        if with_theirs && !with_strange {
            at += 3;
        }
        if !self.is_verb_of(at, end, names.len() > 1 || with_me || with_theirs) {
            let from = matches!(self.word(at), Some("from" | "in" | "at" | "of"))
                .then(|| self.verb_within(at + 2, end.min(at + 6)));
            at = from.flatten()?;
        }
        let subject = if with_me { Subject::We(names) } else { Subject::Them(names) };
        Some((subject, at))
    }

    /// Whether a word with a capital is the name of nobody the line knows.
    pub(super) fn is_strange_name(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        let capital =
            self.atoms.get(at).is_some_and(|atom| self.line.case(atom.tokens.start) == Case::Capital);
        capital
            && word.chars().count() > 1
            && word.chars().all(char::is_alphabetic)
            && !self.grammar.knows(word)
            && !self.grammar.forms.of(word).is_verb()
            && !language::is_calendar_word(word)
    }

    /// A verb that a name may be the subject of.
    pub(super) fn is_verb_of(&self, at: usize, end: usize, several: bool) -> bool {
        let verb = self.skip_adverbs(at, end);
        let Some(word) = self.word(verb).filter(|_| verb < end) else { return false };
        let form = self.grammar.forms.of(word);
        self.is_finite(verb)
            || self.is("not", verb)
            || form.is_ing() && !self.is("ing-noun", verb)
            || several && form.is_base()
            || form.is_unlisted()
                && self.is_told_by_its_ending(word)
                && !self.is("adverb", verb)
                && !self.is("preposition", verb)
                && !self.is("link", verb)
    }

    /// "Kitesurfs", "geocached": no list has it, and it ends as what somebody does or did.
    fn is_told_by_its_ending(&self, word: &str) -> bool {
        let form = self.grammar.forms.likely(word);
        form.is_past() || form.is_third()
    }

    /// The first finite verb from here on with no sign and no new subject before it.
    pub(super) fn verb_within(&self, from: usize, end: usize) -> Option<usize> {
        for at in from..end.min(from + LONGEST_SUBJECT) {
            match self.what(at)? {
                What::Word(_)
                    if self.is("i", at)
                        || self.is("they", at)
                        || self.is("we", at)
                        || self.is("that", at) =>
                {
                    return None;
                }
                // "confirmed the budget and will send it": the verb has another subject.
                What::Word(_) if self.is("and", at) && self.is_finite(self.skip_adverbs(at + 1, end)) => {
                    return None;
                }
                // "Chapter three should come first": no helping verb follows an article.
                What::Word(_)
                    if self.is_finite(at)
                        && (self.is_auxiliary(at) || !self.is("article", at.saturating_sub(1))) =>
                {
                    return Some(at);
                }
                What::Word(_) | What::Name(_) | What::Owns | What::Sign('&' | '/' | '\'' | '%') => {}
                What::Sign(_) | What::Wall => return None,
            }
        }
        None
    }

    /// "My paper was", "his mother is", "the pilot renewed", "most of the team came".
    pub(super) fn thing(&self, at: usize, end: usize) -> Option<(Subject, usize)> {
        let word = self.word(at)?;
        if self.is("preposition", at)
            || self.is("that", at)
            || self.grammar.is("link", word)
            || self.is("adverb", at)
        {
            return None;
        }
        let form = self.grammar.forms.of(word);
        let begins = self.is("article", at) || self.is("it", at) || self.is("nobody", at);
        // "Closing date is the 4th": a form that goes on, before the thing it says more of.
        let of_thing = form.is_ing()
            && self.is("be", at + 2)
            && self.word(at + 1).is_some_and(|word| {
                self.grammar.forms.of(word).is_unlisted() || self.grammar.forms.of(word).is_base()
            })
            && !self.is("preposition", at + 1)
            && !self.is("article", at + 1);
        if of_thing {
            return Some((Subject::Thing, at + 2));
        }
        if !begins && (self.is_finite(at) || form.is_ing() || form.is_base() && !self.is("kin", at)) {
            return None;
        }
        let first = if self.is("it", at) || self.is("nobody", at) {
            at + 1
        } else {
            at + 1 + usize::from(self.is("article", at))
        };
        let verb = self.verb_within(first, end).or_else(|| self.verb_of_many(first, end))?;
        // "Our neighbour Tom's wife broke her hip".
        let named_so = |&at: &usize| !["job", "job-adjective", "kin"].iter().any(|class| self.is(class, at));
        let who = (at + 1..verb).find(named_so).filter(|&who| who > at + 1 && who + 2 < verb);
        let owner = who.filter(|&who| self.what(who + 1) == Some(What::Owns));
        if let Some(owner) = owner.and_then(|who| self.name(who)) {
            return Some((Subject::Kin(Some(owner), at), verb));
        }
        // "my mentor Grace told me", "a woman called Grace came over", "my new manager is called Grace".
        if let Some(name) = self.named_before(at, verb)
            && (!self.is_kin_by_name(at, verb) || self.is_for_themselves(name, verb, end))
        {
            return Some((Subject::Them(vec![name]), verb));
        }
        if self.is("naming", verb)
            && let Some(name) = self.name(verb + 1)
            && let Some(verb) = self.verb_within(verb + 2, end)
        {
            return Some((Subject::Them(vec![name]), verb));
        }
        if self.is("be", verb)
            && self.is("naming", verb + 1)
            && let Some(name) = self.name(verb + 2)
        {
            return Some((Subject::Them(vec![name]), verb));
        }
        let subject = if self.is("my", at) {
            Subject::Mine
        } else if self.is("their", at) {
            Subject::Kin(None, at)
        } else {
            Subject::Thing
        };
        Some((subject, verb))
    }

    /// "my slides need fewer words": many do it, so that the verb has its first form.
    fn verb_of_many(&self, from: usize, end: usize) -> Option<usize> {
        (from..end.min(from + 4)).take_while(|&at| self.word(at).is_some()).find(|&at| {
            let many = at.checked_sub(1).and_then(|before| self.word(before));
            at > from.saturating_sub(1)
                && many.is_some_and(|many| many.len() > 3 && many.ends_with('s') && !many.ends_with("ss"))
                && self.word(at).is_some_and(|word| self.grammar.forms.of(word).is_base())
                && !self.is("preposition", at)
        })
    }

    /// The name right before a verb, of a subject that begins at `from`: "Yuki's brother Kenji joined us".
    fn named_before(&self, from: usize, verb: usize) -> Option<usize> {
        let name =
            verb.checked_sub(1).filter(|&before| before > from).and_then(|before| self.name(before))?;
        (!(from..verb).any(|at| self.is("preposition", at) || self.is("and", at))).then_some(name)
    }

    /// Whether a subject is somebody of theirs with the name: "her daughter Lea won the prize" tells of whose daughter she is. What
    /// somebody does for a living is their own: "her husband Karim is a pastry chef".
    fn is_kin_by_name(&self, from: usize, verb: usize) -> bool {
        let works = self.is("be", verb) && (verb + 1..=verb + LONGEST_JOB).any(|at| self.is("job", at));
        let kin = verb.checked_sub(2).is_some_and(|kin| kin > from && self.is("kin", kin));
        self.is("their", from) && kin && !works
    }

    /// Whether somebody of theirs is spoken of for themselves: "Yuki's brother Kenji joined us" is about Kenji, "Carol's son Max
    /// plays the cello" tells of Carol. So is whoever has a name in full: "Thiago's sister Bruna Azevedo joins us".
    fn is_for_themselves(&self, name: usize, verb: usize, end: usize) -> bool {
        let acts = |rule: &Rule| matches!(rule.means, Means::MetByThem | Means::Says | Means::Got(_));
        self.names_in_full(verb, name) || self.rules(At::Verb, verb, end).any(|(rule, _)| acts(rule))
    }

    /// Whether the name right before a verb has several words.
    fn names_in_full(&self, verb: usize, name: usize) -> bool {
        let atom = verb.checked_sub(1).and_then(|at| self.atoms.get(at));
        atom.is_some_and(|atom| atom.what == What::Name(name) && atom.tokens.len() > 1)
    }

    /// The verbs from here on, and how real they are.
    pub(super) fn verbs(&self, from: usize, end: usize) -> (Vec<usize>, Mood) {
        let (mut verbs, mut mood, mut at) = (Vec::new(), Mood::default(), from);
        let mut helped = false;
        while at < end && verbs.len() < 8 {
            let Some(word) = self.word(at) else { break };
            let next = self.skip_adverbs(at + 1, end);
            if self.is("not", at) {
                mood.denied = true;
            } else if self.is("will", at) {
                mood.ahead = true;
            } else if self.is("would", at) && self.is_had(at, next) {
                verbs.push(at);
                mood.past = true;
            } else if self.is("would", at) {
                mood.would = true;
            } else if self.is("should", at) || self.is("must", at) && self.is("to", at + 1) {
                mood.obliged = true;
                verbs.push(at);
                at += usize::from(self.is("to", at + 1));
            } else if self.is("able", at)
                && self.is("lacks", next)
                && (self.is("with", next + 1) || word == "could")
            {
                // "She could do with a hand" says what she needs.
            } else if self.is("may", at) && !matches!(word, "can") {
                mood.maybe = true;
            } else if self.is("be", at) {
                verbs.push(at);
                mood.past |= self.is("past-be", at);
                if self.is("going", next) && self.is("to", next + 1) {
                    mood.ahead = true;
                    at = next + 1;
                } else if self.is("to", next) && !mood.past {
                    mood.ahead = true;
                    at = next;
                } else if self.is("bound", next) && self.is("to", next + 1) && !mood.past {
                    // "We are off to Hanover".
                    mood.ahead = true;
                    break;
                } else if !self.word(next).is_some_and(|word| {
                    self.grammar.forms.of(word).is_verb() || self.grammar.forms.likely(word).is_ing()
                }) && !self.is("not", next)
                {
                    break;
                }
            } else if self.is("have", at) {
                verbs.push(at);
                mood.past |= word == "had";
                let perfect = self.word(next).is_some_and(|word| self.grammar.forms.of(word).is_past())
                    || self.is("be", next)
                    || self.is("not", next);
                if !perfect {
                    break;
                }
                // "I've got to send it" is still to be done, "I've got to know her" is not.
                let got_to = self.word(next) == Some("got") && self.is("to", next + 1);
                mood.past = !got_to || self.is("comes-to-know", next + 2);
            } else if self.is("do", at)
                && !helped
                && (self.is("not", at + 1)
                    || self.word(next).is_some_and(|word| self.grammar.forms.of(word).is_base()))
            {
                // "Doesn't do email": the second one is the verb itself.
                helped = true;
                mood.past |= word == "did";
            } else if self.is("adverb", at) || word == "can" {
                // Says nothing about the verb.
            } else {
                let form = self.grammar.forms.likely(word);
                mood.past |= form.is_past() && !form.is_base() && verbs.is_empty();
                verbs.push(at);
                // "Keeps telling the council": what is kept up is what is told of.
                let goes_on = self.word(at + 1).is_some_and(|next| self.grammar.forms.of(next).is_ing());
                // "Never stops telling them" is told again and again.
                let never_stops = mood.denied && !mood.past && self.is("stops", at);
                let kept_up = self.is("keeps-on", at) || never_stops;
                if goes_on && kept_up && at + 1 < end && !self.is("ing-noun", at + 1) {
                    verbs.push(at + 1);
                    mood.denied &= !never_stops;
                }
                break;
            }
            at += 1;
        }
        (verbs, mood)
    }

    /// "She'd been offered": the short form of had, before what follows only that.
    fn is_had(&self, at: usize, next: usize) -> bool {
        let short = self.atoms.get(at).and_then(|atom| self.line.word(atom.tokens.start)) != self.word(at);
        let follows = self.word(next).is_some_and(|word| {
            let form = self.grammar.forms.of(word);
            form.is_past() && !form.is_base()
        });
        short && follows
    }

    /// A verb without a subject, at the beginning of a thought.
    pub(super) fn bare_verb(&self, at: usize, end: usize) -> bool {
        let at = self.skip_adverbs(at, end);
        // "never said", "not heard from".
        let at = self.skip_adverbs(at + usize::from(self.is("not", at)), end);
        let Some(word) = self.word(at).filter(|_| at < end) else { return false };
        let form = self.grammar.forms.of(word);
        // "Rehung the door with Ana": no list has it, and its ending and what stands behind it tell.
        let object = self.name(at + 1).is_some()
            || ["article", "me", "them", "deed-particle"].iter().any(|class| self.is(class, at + 1));
        let strange = form.is_unlisted()
            && object
            && self.grammar.forms.likely(word).is_past()
            && !["adverb", "preposition", "link"].iter().any(|class| self.is(class, at));
        self.is_auxiliary(at) || form.is_verb() || strange || self.is("must", at) && self.is("to", at + 1)
    }
}
