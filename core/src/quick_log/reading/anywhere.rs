//! What is heard anywhere in a thought: company, privacy, what both sides share.

use std::ops::Range;

use super::{
    heard::{Heard, HeardKind, NEWS},
    meaning::Reader,
    thought::Thought,
    whom::Whom,
};
use crate::{
    model::{AdvocacyKind, FactKind, Tone},
    quick_log::grammar::{At, Matched, Means, Rule, Sure},
};

impl Reader<'_, '_> {
    pub(super) fn anywhere(&mut self, thought: &Thought, about: &Whom) {
        let text = self.text;
        let reach = self.reach(thought);
        let mut heard: Vec<(&'static Rule, Matched, usize)> = Vec::new();
        for at in thought.atoms.clone() {
            // "not with Ana": a word that denies right before takes it back.
            let denied = at > thought.atoms.start && text.is("not", at - 1);
            for (rule, found) in text
                .rules(At::Anywhere, at, reach)
                .filter(|(rule, _)| {
                    !matches!(rule.means, Means::Trouble(_) | Means::Unspoken | Means::Mended)
                })
                .filter(|(rule, _)| !denied || matches!(rule.means, Means::Private | Means::Unwelcome))
            {
                let again =
                    heard.iter().any(|(other, ..)| other.means == rule.means && other.name == rule.name);
                if !again {
                    heard.push((rule, found, at));
                }
            }
        }
        // "Tomás and I are both drummers".
        if let Whom::We(with) = about
            && !with.is_empty()
            && self.says_both(thought)
            && !heard.iter().any(|(rule, ..)| rule.means == Means::Common)
        {
            self.common(thought, about, "common");
        }
        for (rule, found, at) in heard {
            match &rule.means {
                // "Interviewing bakers with Ondine": the user looks for no other work.
                Means::Private
                    if rule.name == "job-hunting"
                        && matches!(about, Whom::Me | Whom::We(_))
                        && thought.verbs.contains(&at) => {}
                // "The boiler died": nobody mourns it.
                Means::Private
                    if rule.name == "family"
                        && matches!(about, Whom::Thing | Whom::Mine)
                        && matches!(text.word(at), Some("died" | "dying"))
                        && !thought.atoms.clone().any(|at| {
                            text.is("kin", at)
                                || text.is_job(at)
                                || text.is("nobody", at)
                                || text.name(at).is_some()
                        }) => {}
                // "The hospice contract", "chief of surgery", "restores church bells": somebody's work.
                Means::Private if self.is_of_work(at, found.end) => {}
                // "They're expecting in March, she's told everyone": that is no secret.
                Means::Private if rule.name != "in-confidence" && self.is_told_to_all(thought.sentence) => {}
                Means::Private => {
                    let words = at..found.end.max(at + 1);
                    self.hear(HeardKind::Private, rule.name, words, &[], false);
                }
                Means::Common => self.common(thought, about, rule.name),
                // "The Moreaus have moved, they say it is cold": those one knows speak for themselves.
                Means::Talk if rule.name == "they-say" && !about.people().is_empty() => {}
                Means::Talk => self.mark(Tone::Talk, thought, about),
                Means::Unwelcome => self.mark(Tone::Mixed, thought, about),
                Means::TakesBack(sure) => {
                    let mine = matches!(about, Whom::Me | Whom::We(_) | Whom::Nobody);
                    if mine == (*sure == Sure::Said) && !thought.mood.asked && !thought.mood.conditional {
                        self.take_back(*sure);
                    }
                }
                _ if !thought.mood.is_real() || thought.mood.ahead || thought.mood.obliged => {}
                // "Dropped the gloves off with Salma": what is left with somebody needs nobody there.
                Means::Met
                    if rule.name == "with"
                        && thought.verb().is_some_and(|verb| text.is_class_of("leaves-with", verb)) => {}
                // "Rencontré Camille à la gare" begins with the meeting, whatever follows.
                Means::Met
                    if matches!(about, Whom::People(_) | Whom::Kin(_))
                        && thought.verb().is_some()
                        && (at > thought.atoms.start || rule.name == "with") => {}
                Means::Spoke(_) if rule.name == "in-front-of" => {
                    self.in_front_of(rule, &found, thought, about);
                }
                // "Got an email from Tom".
                Means::Got(_)
                    if found.text.clone().is_some_and(|mut words| {
                        words.any(|at| text.is("mailing", at) || text.is("counsel", at))
                    }) => {}
                // "Promised her a lift after her last shift": that is part of the promise.
                Means::Fact(..) if self.is_promised(text.tokens(&(at..found.end))) => {}
                _ => {
                    let same = |heard: &Heard| heard.trigger == rule.name;
                    if !self.heard.iter().any(same) {
                        let before = self.heard.len();
                        let _ = self.apply(rule, &found, thought, about, at);
                        self.give_way(thought, before);
                    }
                }
            }
        }
    }

    /// "Said in front of the board that it was my idea", "thanked me by name at the staff meeting, in front of the board".
    fn in_front_of(&mut self, rule: &'static Rule, found: &Matched, thought: &Thought, about: &Whom) {
        let text = self.text;
        let about = if about.people().is_empty() { &self.before } else { about };
        let whose = about.people().to_vec();
        let told = self
            .speech
            .as_ref()
            .is_some_and(|speech| speech.sentence == thought.sentence && speech.by.is_some() && !speech.asks);
        let again = self.heard.iter().any(|heard| matches!(heard.what, HeardKind::Spoke { .. }));
        let praised = self.thoughts.iter().any(|one| {
            let thanks = |verb: usize| text.is_class_of("speaks-well", verb) && text.is("me", verb + 1);
            one.sentence == thought.sentence
                && one.atoms.end <= thought.atoms.start
                && one.verb().is_some_and(thanks)
        });
        if (told || praised) && !whose.is_empty() && !again {
            let to = found.to.clone().map(|to| text.quotable(&to)).unwrap_or_default();
            let what = HeardKind::Spoke { kind: AdvocacyKind::default(), to };
            self.hear(what, rule.name, thought.atoms.clone(), &whose, false);
        }
    }

    /// One word that says what kind of work or office is meant.
    fn is_of_work(&self, at: usize, end: usize) -> bool {
        let text = self.text;
        let of = at >= 2 && text.word(at - 1) == Some("of") && text.is_somebody_by_office(at - 2);
        let thing = end.max(at + 1);
        let many = || text.word(thing).and_then(|word| word.strip_suffix('s'));
        let affair = text.is("affairs", thing) || many().is_some_and(|one| text.grammar.is("affairs", one));
        // "Runs the marathon for the hospice": a good cause.
        let cause = at.checked_sub(1).is_some_and(|before| {
            let led = before.saturating_sub(usize::from(text.is("the", before)));
            text.is("for", led) && (at.saturating_sub(8)..led).any(|at| text.is("charity", at))
        });
        end <= at + 1 && (of || cause) || affair
    }

    /// Whether the sentence says that everybody knows: "she's told everyone", "it was announced".
    fn is_told_to_all(&self, sentence: usize) -> bool {
        let text = self.text;
        let all = |at: usize| text.word(at).is_some_and(|word| ["everyone", "everybody"].contains(&word));
        let tells = |at: usize| {
            let form = text.word(at).and_then(|word| text.grammar.forms.base(word));
            matches!(form, Some("tell" | "show")) && all(at + 1) || text.word(at) == Some("announced")
        };
        let mut of_sentence = self.thoughts.iter().filter(|one| one.sentence == sentence);
        // "Will tell everyone at Christmas", "told everyone he was on holiday": not what is told here.
        let done = |one: &Thought| one.mood.is_real() && !one.mood.ahead && !one.mood.obliged;
        of_sentence.any(|one| {
            let mut told = one.atoms.clone().filter(|at| tells(*at));
            done(one) && told.any(|at| at + 2 >= one.atoms.end || text.word(at) == Some("announced"))
        })
    }

    fn is_promised(&self, words: Range<usize>) -> bool {
        let promise = |heard: &&Heard| matches!(heard.what, HeardKind::Promise { .. });
        self.heard
            .iter()
            .filter(promise)
            .any(|heard| heard.text.start < words.start && words.end <= heard.text.end)
    }

    /// What a rule says of a thought is not said once more as news of no kind in particular.
    fn give_way(&mut self, thought: &Thought, before: usize) {
        let new = self.heard.get(before..).unwrap_or_default();
        if new.iter().all(|heard| matches!(heard.what, HeardKind::Private | HeardKind::Careful)) {
            return;
        }
        // A birthday is one, whatever else the words sound like.
        let born = new.iter().find(|heard| heard.what == HeardKind::Fact(FactKind::Birthday));
        if let Some(born) = born.map(|born| born.text.clone()) {
            let mut at = 0;
            self.heard.retain(|heard| {
                at += 1;
                !(at <= before && matches!(heard.what, HeardKind::Fact(_)) && heard.text == born)
            });
            return;
        }
        let here = self.text.tokens(&thought.atoms);
        let place = self
            .heard
            .iter()
            .take(before)
            .position(|heard| heard.trigger == NEWS && here.contains(&heard.text.start));
        let Some(place) = place else { return };
        // "She's spending the winter in Spain with her sister": what a few of its words say is part of it.
        let part = match (self.heard.get(place), self.heard.get(before..)) {
            (Some(news), Some([new])) => {
                let within = news.text.start < new.text.start && new.text.end <= news.text.end;
                let fact = matches!(new.what, HeardKind::Fact(_));
                (within && fact && new.whose == news.whose).then(|| (new.what.clone(), new.trigger))
            }
            _ => None,
        };
        match part {
            Some((what, trigger)) => {
                self.heard.truncate(before);
                if let Some(news) = self.heard.get_mut(place) {
                    (news.what, news.trigger) = (what, trigger);
                }
            }
            None => {
                self.heard.remove(place);
            }
        }
    }

    /// "So was I": what was just said of them is said of both.
    pub(super) fn common(&mut self, thought: &Thought, about: &Whom, trigger: &'static str) {
        let short = trigger == "common-too";
        // "Both of us laughing": that was then.
        if !short && thought.verbs.iter().any(|&verb| self.text.is_class_of("passing-mood", verb)) {
            return;
        }
        // "And so did I" tells of what came before, and nothing by itself.
        let here = self.text.tokens(&thought.atoms);
        if short
            && self
                .heard
                .iter()
                .any(|heard| matches!(heard.what, HeardKind::Fact(_)) && heard.text.start < here.start)
        {
            self.heard.retain(|heard| heard.trigger != NEWS || !here.contains(&heard.text.start));
        }
        let last = self.heard.iter_mut().rev().find(|heard| matches!(heard.what, HeardKind::Fact(_)));
        if let Some(last) = last.filter(|_| short) {
            last.what = HeardKind::Fact(FactKind::CommonGround);
            return;
        }
        let mut words = self.without_lead(&thought.atoms);
        // "Amit went there the same year as my brother": who it is need not be said.
        if let Some(&verb) =
            thought.verbs.first().filter(|_| matches!(about, Whom::People(_) | Whom::We(_)) && !short)
        {
            words = verb..words.end;
        }
        if short
            && let Some(before) =
                self.thoughts.iter().rev().find(|other| {
                    other.atoms.end <= thought.atoms.start && other.sentence == thought.sentence
                })
        {
            words = before.verb().unwrap_or(before.atoms.start)..before.atoms.end;
        }
        let mut whose = about.people().to_vec();
        if whose.is_empty() && !matches!(self.before, Whom::Me | Whom::Nobody) {
            whose = self.before.people().to_vec();
        }
        self.hear(HeardKind::Fact(FactKind::CommonGround), trigger, words, &whose, false);
    }

    /// Whether it is said of both sides: "we both", "we used to".
    pub(super) fn says_both(&self, thought: &Thought) -> bool {
        let used = |at: usize| self.text.word(at) == Some("used") && self.text.is("to", at + 1);
        thought.atoms.clone().any(|at| self.text.is("shared", at) || used(at))
    }
}
