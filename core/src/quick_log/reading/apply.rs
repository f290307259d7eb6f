//! What a rule takes from its thought, and what somebody says.

use std::ops::Range;

use super::{
    atoms::What,
    facts::frame_of,
    heard::HeardKind,
    meaning::{Reader, Speech},
    thought::{Join, Mood, Subject, Thought},
    whom::Whom,
};
use crate::{
    model::{AdvocacyKind, ExchangeKind, FactKind, Frame, Tone, Who as Started},
    quick_log::grammar::{At, Matched, Means, Rule, Sure},
};

impl Reader<'_, '_> {
    #[allow(clippy::too_many_lines)] // one arm for each thing a rule can mean
    pub(super) fn apply(
        &mut self,
        rule: &'static Rule,
        found: &Matched,
        thought: &Thought,
        about: &Whom,
        verb: usize,
    ) -> Option<Frame> {
        let text = self.text;
        let other = found.other.map(|at| self.people_at(at)).unwrap_or_default();
        let from_verb = verb..thought.atoms.end;
        let said = found.text.clone().unwrap_or(from_verb.clone());
        let real = thought.mood.is_real() && !thought.mood.ahead && !thought.mood.obliged;
        match &rule.means {
            Means::Met => {
                let people = if other.is_empty() { about.people().to_vec() } else { other };
                if real {
                    self.be_there(&people);
                }
                Some(Frame::Met)
            }
            Means::MetByThem => {
                let people = if other.is_empty() { about.people().to_vec() } else { other };
                self.be_there(&people);
                self.started.get_or_insert(Started::Them);
                Some(Frame::Met)
            }
            Means::Quarrel => {
                let people = if other.is_empty() { about.people().to_vec() } else { other };
                if real {
                    self.be_there(&people);
                }
                Some(Frame::Feels)
            }
            Means::Says | Means::Thinks | Means::Asks => {
                self.speaks(rule, found, thought, about, &other);
                Some(Frame::Told)
            }
            Means::Called => {
                // "Lunch @Yara: new dog called Biscuit".
                let headed = self.header.is_some() && thought.atoms.clone().any(|at| text.is("kin", at));
                if !matches!(about, Whom::Kin(_)) && !headed {
                    return Some(Frame::Feels);
                }
                self.fact(rule.name, Some(FactKind::Family), &Tone::Plain, thought, about, verb, &[])
            }
            Means::Acts => {
                if self.meeting && real {
                    self.be_there(about.people());
                }
                Some(Frame::Happened)
            }
            Means::Away => {
                for name in other {
                    if let Some(there) = self.there.get_mut(name) {
                        *there = Some(false);
                    }
                    self.away.push(name);
                }
                Some(Frame::Happened)
            }
            Means::Accepts => {
                let (people, words) = self.asked.take()?;
                self.hear(HeardKind::Promise { mine: true }, "i-agreed", words, &people, false);
                Some(Frame::Promised)
            }
            Means::Deal => {
                self.deal = true;
                if real {
                    self.be_there(&other);
                }
                Some(Frame::Told)
            }
            Means::Mine(sure) => {
                // "Don't let me forget" denies nothing.
                let denied = thought.mood.denied && rule.at != At::Start;
                if !(Mood { denied, ..thought.mood }).is_real() {
                    return None;
                }
                let whose = if other.is_empty() { self.named_or_known(&said, thought) } else { other };
                let sure = *sure == Sure::Said && !thought.mood.maybe && !matches!(about, Whom::We(_));
                self.hear(HeardKind::Promise { mine: true }, rule.name, said, &whose, sure);
                Some(Frame::Promised)
            }
            // "They offered me a job": nobody in particular.
            Means::Theirs(_) if *about == Whom::Somebody && other.is_empty() => None,
            Means::Theirs(_) => {
                let to_me = thought.atoms.clone().any(|at| text.is("me", at));
                if rule.at == At::Verb && thought.mood.past && !thought.mood.denied && to_me {
                    self.be_there(about.people());
                }
                if !thought.mood.is_real() {
                    return None;
                }
                let whose = if other.is_empty() { about.people().to_vec() } else { other };
                let said = match found.text {
                    None if rule.at == At::Verb => self.not_kept(thought)?,
                    _ => said,
                };
                self.hear(HeardKind::Promise { mine: false }, rule.name, said, &whose, false);
                Some(Frame::Promised)
            }
            Means::Gave(kind) => {
                let whose =
                    if other.is_empty() { self.last_before(verb).into_iter().collect() } else { other };
                // "Sent Noor the forms": one need not meet for that.
                let base = text.word(verb).and_then(|word| text.grammar.forms.base(word)).unwrap_or_default();
                if !text.grammar.is("from-afar", base) {
                    self.be_there(&whose);
                }
                self.hear(
                    HeardKind::Exchange { given: true, kind: kind.clone() },
                    rule.name,
                    from_verb,
                    &whose,
                    false,
                );
                Some(Frame::DidFor)
            }
            Means::Got(kind) => {
                let whose = if rule.at == At::Verb { about.people().to_vec() } else { other };
                if rule.at == At::Verb && rule.name != "arranged" {
                    self.be_there(&whose);
                }
                // "Javier me ayudó": a pattern that says who did it by its verb.
                if rule.at == At::Anywhere && found.other.is_none() && real {
                    self.be_there(about.people());
                }
                if rule.name == "introduced-me" && (real || rule.at == At::Start) {
                    self.be_there(&whose);
                    self.be_there(&self.names_in(&said));
                }
                let words = if rule.at == At::Verb { from_verb } else { said };
                self.hear(
                    HeardKind::Exchange { given: false, kind: kind.clone() },
                    rule.name,
                    words,
                    &whose,
                    false,
                );
                Some(Frame::GotFrom)
            }
            Means::Advised | Means::Praised | Means::Criticised => {
                let whose = if !other.is_empty() {
                    other
                } else if text.what(verb) == Some(What::Owns) {
                    verb.checked_sub(1).and_then(|name| text.name(name)).into_iter().collect()
                } else {
                    about.people().to_vec()
                };
                // What was said behind the user's back, and heard from others, was said to nobody here.
                let hearsay = self.speech.as_ref().is_some_and(|speech| {
                    speech.sentence == thought.sentence && speech.by.as_ref().is_some_and(|by| *by != whose)
                });
                if hearsay {
                    return Some(Frame::CriticisedMe).filter(|_| rule.means == Means::Criticised);
                }
                self.be_there(&whose);
                let praised = rule.means == Means::Praised && !thought.mood.denied;
                let kind = if praised { ExchangeKind::Praise } else { ExchangeKind::Information };
                let words =
                    if rule.at == At::Verb && rule.means == Means::Praised { from_verb } else { said };
                self.hear(HeardKind::Exchange { given: false, kind }, rule.name, words, &whose, false);
                Some(match rule.means {
                    Means::Praised if praised => Frame::PraisedMe,
                    Means::Praised | Means::Criticised => Frame::CriticisedMe,
                    _ => Frame::AdvisedMe,
                })
            }
            Means::Spoke(kind) => {
                let to = found.to.clone().map(|to| text.tokens(&to)).unwrap_or_default();
                let what = HeardKind::Spoke { kind: kind.clone(), to };
                let whose = about.people().to_vec();
                let whose =
                    if whose.is_empty() { self.last_before(verb).into_iter().collect() } else { whose };
                self.hear(what, rule.name, from_verb, &whose, false);
                Some(Frame::SpokeForMe)
            }
            Means::Win => {
                let of_it = text.is("it", verb + 1) || text.is("they", verb + 1);
                if of_it || matches!(about, Whom::Thing) && !self.is_ours(thought) {
                    return None;
                }
                self.hear(HeardKind::Win, rule.name, thought.atoms.clone(), &[], false);
                Some(Frame::MyWin)
            }
            Means::Fact(kind, tone) => self.fact(rule.name, kind.clone(), tone, thought, about, verb, &other),
            Means::TalkedAbout => {
                let told = self.heard.iter().any(|heard| {
                    matches!(heard.what, HeardKind::Fact(_))
                        && text.tokens(&thought.atoms).contains(&heard.text.start)
                });
                if told
                    || other.is_empty()
                    || matches!(about, Whom::People(_) | Whom::Kin(_) | Whom::Somebody)
                        && (rule.name != "showed-pictures" || other != about.people())
                {
                    return None;
                }
                let words = verb + 1..thought.atoms.end;
                let kind =
                    text.grammar.topic(words.clone().filter_map(|at| text.word(at))).unwrap_or_default();
                self.hear(HeardKind::Fact(kind.clone()), rule.name, words, &other, false);
                Some(frame_of(&kind))
            }
            Means::Denied(kind, _) => {
                let from = (thought.atoms.start..verb).find(|&at| text.is("do", at) || text.is("not", at));
                let words = from.unwrap_or(verb)..thought.atoms.end;
                let kind = HeardKind::Fact(kind.clone());
                self.hear(kind, rule.name, words, about.people(), false);
                Some(Frame::Works)
            }
            Means::Common => {
                self.hear(
                    HeardKind::Fact(FactKind::CommonGround),
                    rule.name,
                    thought.atoms.clone(),
                    about.people(),
                    false,
                );
                Some(Frame::Likes)
            }
            Means::Careful => {
                if rule.at == At::Verb {
                    self.be_there(about.people());
                }
                let words = thought.atoms.clone();
                let whose = self.names_in(&words);
                self.hear(HeardKind::Careful, rule.name, words, &whose, false);
                Some(Frame::Confidence)
            }
            Means::Private => None,
            Means::Correction => {
                if self.thoughts.first().is_some_and(|first| first.atoms.start < thought.atoms.start) {
                    self.corrected = Some(thought.sentence);
                    for at in 0..thought.atoms.start {
                        if let Some(there) = text.name(at).and_then(|name| self.there.get_mut(name)) {
                            *there = Some(false);
                        }
                    }
                    return Some(Frame::Correction);
                }
                self.hear(HeardKind::Correction, rule.name, thought.atoms.clone(), &[], false);
                Some(Frame::Correction)
            }
            Means::Nothing => Some(Frame::Feels),
        }
    }

    /// "Never sent the minutes she promised me": what was promised stands before, and is owed still.
    fn not_kept(&self, thought: &Thought) -> Option<Range<usize>> {
        let before = self.thoughts.iter().find(|other| other.atoms.end == thought.atoms.start)?;
        let open = before.mood.denied && thought.join == Join::Loose;
        let verb = before.verb().filter(|_| open)?;
        Some(verb..before.atoms.end)
    }

    /// Somebody speaks: who was there by that, and whose what follows is.
    pub(super) fn speaks(
        &mut self,
        rule: &Rule,
        found: &Matched,
        thought: &Thought,
        about: &Whom,
        other: &[usize],
    ) {
        if rule.name == "heard" {
            let asks = !(Mood { conditional: false, ..thought.mood }).is_real();
            self.speech = Some(Speech {
                by: Some(other.to_vec()),
                to: Vec::new(),
                hearers: None,
                sentence: thought.sentence,
                weak: false,
                firm: false,
                asks,
            });
            return;
        }
        // "said Mei": the one it is said by comes after.
        let same = !other.is_empty() && other == about.people();
        let inverted = same && thought.subject != Subject::Left;
        // "She runs pricing, told her I'd call": nobody tells themselves.
        let mine = same && thought.subject == Subject::Left;
        // "Tell him early" is what to do, "announced this morning" was said to everybody.
        let verb = thought.verb().unwrap_or(thought.atoms.start);
        let to_do = thought.subject == Subject::Left && self.is_first_form(verb);
        let public = self.text.is("public", verb) && other.is_empty();
        // "Ana says Ben says": Ben was heard by Ana. "As she'd said": that was before.
        let told_on = thought.join == Join::Said
            && self.speech.as_ref().is_some_and(|speech| {
                speech.sentence == thought.sentence
                    && speech.by.as_ref().is_some_and(|by| by != about.people())
            });
        let before = thought.verbs.len() > 1
            && thought.verbs.first().is_some_and(|&at| self.text.is("had", at) || self.text.is("would", at));
        // "Sean says he'll call if it rains": he has said so all the same.
        let mood = Mood { conditional: thought.join == Join::If, ..thought.mood };
        let ahead = thought.mood.ahead || thought.mood.obliged || to_do;
        // "She told the director": that was said to others.
        let to_others = found.to.is_some() && other.is_empty();
        let to_all = (public || to_others) && matches!(about, Whom::People(_));
        let heard_it = mood.is_real() && !(ahead || told_on || before || to_all);
        let by = match about {
            _ if mine => {
                if heard_it {
                    self.be_there(other);
                }
                None
            }
            Whom::Me | Whom::We(_) => {
                if heard_it && rule.means == Means::Says {
                    self.be_there(other);
                }
                None
            }
            _ if rule.at == At::Start && !other.is_empty() => Some(other.to_vec()),
            // "Ruth's verdict was that I rambled".
            Whom::Kin(people) if thought.atoms.clone().any(|at| at < verb && self.text.is("counsel", at)) => {
                self.be_there(people);
                Some(people.clone())
            }
            Whom::People(people) => {
                if heard_it && (other.is_empty() || inverted) && rule.means != Means::Thinks {
                    self.be_there(people);
                }
                Some(people.clone())
            }
            _ => Some(Vec::new()),
        };
        let weak = self
            .text
            .word(thought.verb().unwrap_or_default())
            .is_some_and(|word| self.text.grammar.is("weak", word));
        let asks = rule.means == Means::Asks || !mood.is_real();
        if rule.means == Means::Asks
            && let Some(people) = by.clone()
        {
            let next = self
                .thoughts
                .iter()
                .find(|next| next.atoms.start == thought.atoms.end && next.join == Join::Said);
            let words = next.map_or(found.end..thought.atoms.end, |next| {
                next.verb().unwrap_or(next.atoms.start)..next.atoms.end
            });
            if !words.is_empty() {
                self.asked = Some((people, words));
            }
        }
        let hearers = found.to.clone().map(|to| self.text.tokens(&to)).or_else(|| {
            let at = found.other.filter(|_| by.is_some() && !inverted && !other.is_empty())?;
            Some(self.text.tokens(&(at..at + 1)))
        });
        let firm = rule.name == "confirmed";
        let speech = Speech { by, to: other.to_vec(), hearers, sentence: thought.sentence, weak, firm, asks };
        // "My pitch rambled, she said": nothing follows, so it is what came before.
        let ends = found.end >= thought.atoms.end || inverted;
        let follows =
            self.thoughts.iter().any(|next| next.atoms.start == thought.atoms.end && next.join == Join::Said)
                || ends && self.follows(thought) && !inverted;
        let quoted = self.thoughts.iter().any(|other| {
            other.quoted && other.sentence == thought.sentence && other.atoms.end <= thought.atoms.start
        });
        if (ends && !follows || quoted) && !asks {
            self.attribute(&speech, thought);
        }
        self.speech = Some(speech);
    }

    /// Whether a thought of the same sentence comes right after.
    pub(super) fn follows(&self, thought: &Thought) -> bool {
        self.thoughts
            .iter()
            .any(|next| next.sentence == thought.sentence && next.atoms.start > thought.atoms.start)
    }

    /// What was said before is theirs: about the user it is praise or advice.
    pub(super) fn attribute(&mut self, speech: &Speech, thought: &Thought) {
        let Some(by) = speech.by.clone().filter(|by| !by.is_empty()) else { return };
        let of_sentence: Vec<Thought> = self
            .thoughts
            .iter()
            .filter(|other| other.sentence == thought.sentence && other.atoms.end <= thought.atoms.start)
            .cloned()
            .collect();
        self.be_there(&by);
        let mut quoted = of_sentence.iter().filter(|other| other.quoted);
        if let Some(first) = quoted.next() {
            let end = quoted.next_back().map_or(first.atoms.end, |last| last.atoms.end);
            let kind = ExchangeKind::Information;
            let words = first.atoms.start..end;
            self.hear(HeardKind::Exchange { given: false, kind }, "said-of-me", words, &by, false);
            return;
        }
        for other in of_sentence {
            let about_me = matches!(other.subject, Subject::Mine | Subject::You | Subject::Me);
            if about_me && other.verb().is_some() {
                let kind = ExchangeKind::Information;
                self.hear(
                    HeardKind::Exchange { given: false, kind },
                    "said-of-me",
                    other.atoms.clone(),
                    &by,
                    false,
                );
            }
        }
    }

    /// What somebody says about the user: "she said my pitch rambled", "Feedback from Ana: I talk too fast".
    pub(super) fn said_of_me(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let speech =
            self.speech.clone().filter(|speech| speech.sentence == thought.sentence && !speech.asks)?;
        let by = speech.by?;
        let verb = thought.verb()?;
        let of_me = matches!(about, Whom::Me | Whom::Mine)
            || matches!(about, Whom::Thing)
                && thought.atoms.clone().any(|at| self.text.is("me", at) || self.text.is("my", at));
        if let Some(to) = speech.hearers.filter(|_| of_me && thought.mood.is_real()) {
            let what = HeardKind::Spoke { kind: AdvocacyKind::default(), to };
            self.hear(what, "told-others", thought.atoms.clone(), &by, false);
            return Some(Frame::SpokeForMe);
        }
        let too = thought.atoms.clone().any(|at| self.text.is("too", at)) && matches!(about, Whom::Thing);
        // "Camille says I hide behind my slides": what one does as a rule.
        let habit = matches!(about, Whom::Me)
            && !(thought.mood.past || thought.mood.ahead || thought.mood.would)
            && !(thought.mood.maybe || thought.mood.conditional)
            && (self.is_first_form(verb) || self.is_unlisted(verb))
            && !self.text.is("not-doing", verb)
            && !thought.verbs.iter().any(|&at| self.text.is("able", at));
        // "Thierry thought the pitch was solid".
        let work = matches!(about, Whom::Thing)
            && self.text.is("article", self.without_lead(&thought.atoms).start)
            && (thought.atoms.start..verb).any(|at| self.text.is("work-of-mine", at));
        let about_me = matches!(about, Whom::Mine | Whom::You)
            || habit
            // "said I had buried the lead".
            || matches!(about, Whom::Me) && thought.mood.past && thought.join == Join::Said && !thought.mood.ahead
            || work
            || matches!(about, Whom::Me) && (thought.mood.obliged || self.text.is("be", verb))
            // "Lars thinks I interrupt people too much".
            || matches!(about, Whom::Me)
                && !thought.mood.past
                && !thought.mood.ahead
                && !thought.mood.would
                && thought.atoms.clone().any(|at| at > verb && self.text.is("judging", at))
            || too;
        if !about_me || thought.mood.asked {
            return None;
        }
        self.be_there(&by);
        let kind = ExchangeKind::Information;
        self.hear(
            HeardKind::Exchange { given: false, kind },
            "said-of-me",
            thought.atoms.clone(),
            &by,
            false,
        );
        Some(if thought.mood.obliged { Frame::AdvisedMe } else { Frame::CriticisedMe })
    }
}
