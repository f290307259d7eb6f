//! From thoughts to what is heard: whose each is, which rule speaks, and how sure it is.

use std::ops::Range;

use super::{
    heard::{Heard, HeardKind, Owner},
    plain::Plain,
    text::Text,
    thought::{Join, Subject, Thought},
    whom::Whom,
};
use crate::{
    model::{AdvocacyKind, ExchangeKind, FactKind, Frame, Statement, Tone, Who as Started},
    quick_log::{
        grammar::{At, Matched, Means, Rule, Who},
        words::{KINDS, look_up},
    },
};

/// A pronoun means somebody at most this many atoms back.
pub(super) const BACK: usize = 240;

/// Who says what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speech {
    /// Nobody: the user says it.
    pub(super) by: Option<Vec<usize>>,
    /// To whom the user says it.
    pub(super) to: Vec<usize>,
    /// To whom somebody else says it, in tokens.
    pub(super) hearers: Option<Range<usize>>,
    pub(super) sentence: usize,
    /// "I offered": weaker than a promise.
    pub(super) weak: bool,
    /// "He swears": what follows is promised, whatever it is about.
    pub(super) firm: bool,
    /// What follows is only thought or asked.
    pub(super) asks: bool,
}

/// Reads the thoughts of a line; gives besides for each one named whether they were there, where a sentence says.
pub(super) fn read(text: &Text<'_>, owners: &[Owner]) -> (Plain, Vec<Option<bool>>) {
    let thoughts = text.thoughts();
    let mut reader = Reader {
        text,
        thoughts: &thoughts,
        owners,
        there: vec![None; owners.len()],
        started: None,
        heard: Vec::new(),
        statements: Vec::new(),
        before: Whom::Nobody,
        speech: None,
        header: None,
        deal: false,
        meeting: false,
        corrected: None,
        away: Vec::new(),
        unreal: Vec::new(),
        asked: None,
    };
    for at in 0..thoughts.len() {
        reader.thought(at);
    }
    // A word spoken for the user is no favour besides.
    let spoken: Vec<Range<usize>> = reader
        .heard
        .iter()
        .filter(|heard| matches!(heard.what, HeardKind::Spoke { .. }))
        .map(|heard| heard.text.clone())
        .collect();
    reader.heard.retain(|heard| {
        let twice = spoken.iter().any(|place| place.start < heard.text.end && heard.text.start < place.end);
        !(twice && matches!(heard.what, HeardKind::Exchange { .. }))
    });
    let plain = Plain {
        newcomers: Vec::new(),
        there: Vec::new(),
        started: reader.started,
        heard: reader.heard,
        statements: reader.statements,
        unreal: reader.unreal,
    };
    (plain, reader.there)
}

pub(super) struct Reader<'t, 'a> {
    pub(super) text: &'t Text<'a>,
    pub(super) thoughts: &'t [Thought],
    pub(super) owners: &'t [Owner],
    pub(super) there: Vec<Option<bool>>,
    pub(super) started: Option<Started>,
    pub(super) heard: Vec<Heard>,
    pub(super) statements: Vec<Statement>,
    /// Whom the thought before was about.
    pub(super) before: Whom,
    pub(super) speech: Option<Speech>,
    /// Whose what follows a colon is: "Ben: first steps".
    pub(super) header: Option<Vec<usize>>,
    /// Both sides shook hands: what follows is promised.
    pub(super) deal: bool,
    /// A meeting is told of.
    pub(super) meeting: bool,
    /// The sentence took back what it said before.
    pub(super) corrected: Option<usize>,
    /// They were not seen or heard, whatever else is told of them.
    pub(super) away: Vec<usize>,
    pub(super) unreal: Vec<Range<usize>>,
    /// Who asked the user to do what.
    pub(super) asked: Option<(Vec<usize>, Range<usize>)>,
}

impl Reader<'_, '_> {
    pub(super) fn thought(&mut self, at: usize) {
        let Some(thought) = self.thoughts.get(at) else { return };
        let first_of_sentence =
            at == 0 || self.thoughts.get(at - 1).is_some_and(|last| last.sentence != thought.sentence);
        if first_of_sentence {
            self.speech = None;
            self.deal = false;
        }
        if thought.join != Join::Colon && first_of_sentence {
            self.header = None;
        }
        let about = self.about(thought, first_of_sentence);
        let heard_before = self.heard.len();
        // "Both Sol and I grew up there" tells of no meeting.
        let together = thought.mood.is_real() && !thought.mood.ahead && !self.says_both(thought);
        if let Whom::We(with) = &about
            && together
            && !thought.mood.obliged
        {
            self.be_there(&with.clone());
        }
        if self.corrected == Some(thought.sentence) {
            let names = self.names_in(&thought.atoms);
            self.be_there(&names);
            self.corrected = names.is_empty().then_some(thought.sentence);
        }
        // "We talked for an hour, Rosa and I".
        if together {
            for at in thought.atoms.clone() {
                if let Some((with, _, true)) = self.text.list(at) {
                    self.be_there(&with);
                }
            }
        }
        self.meeting |= first_of_sentence
            && thought.atoms.clone().any(|at| {
                self.text.word(at).is_some_and(|word| is_kind(word) || self.text.grammar.kind(word).is_some())
            });
        let frame = self.meaning(at, thought, &about);
        self.anywhere(thought, &about);
        self.keep_away(thought, &about);
        self.state(thought, &about, frame, heard_before);
        if !matches!(about, Whom::Nobody) {
            self.before = about;
        }
    }

    /// Whether it is said of both sides.
    fn says_both(&self, thought: &Thought) -> bool {
        thought.atoms.clone().any(|at| self.text.is("shared", at))
    }

    pub(super) fn meaning(&mut self, at: usize, thought: &Thought, about: &Whom) -> Option<Frame> {
        let text = self.text;
        if self.heads(thought) && thought.verb().is_some() {
            self.header = Some(self.names_in(&thought.atoms));
            return Some(Frame::Met);
        }
        let reach = self.reach(thought);
        // What begins a thought without a subject: "remind me to", "feedback from".
        let led =
            |at: &usize| text.is("and", *at) || text.is("interjection", *at) || text.sign(*at).is_some();
        let from = thought.atoms.clone().find(|at| !led(at)).filter(|&at| text.word(at).is_some());
        if let Some(from) = from
            && let Some((rule, found)) = text.rules(At::Start, from, reach).next()
            && !thought.mood.asked
        {
            return self.apply(rule, &found, thought, about, from);
        }
        if thought.quoted
            && let Some(by) = self.header.clone()
        {
            self.be_there(&by);
            let same = |other: &&Thought| other.quoted && other.sentence == thought.sentence;
            let mut quoted = self.thoughts.iter().filter(same);
            // One quote is one thing said, however many sentences it has.
            if quoted.next().is_some_and(|first| first.atoms == thought.atoms) {
                let end = quoted.next_back().map_or(thought.atoms.end, |last| last.atoms.end);
                let what = HeardKind::Exchange { given: false, kind: ExchangeKind::Information };
                self.hear(what, "said-of-me", thought.atoms.start..end, &by, false);
            }
            return Some(Frame::AdvisedMe);
        }
        if let Some(frame) = self.promise(at, thought, about) {
            return Some(frame);
        }
        let past = thought.mood.past;
        for verb in thought.verbs.iter().rev() {
            let found = text
                .rules(At::Verb, *verb, thought.atoms.end)
                .find(|(rule, _)| self.fits(rule, about, thought, *verb));
            if let Some((rule, found)) = found {
                return self.apply(rule, &found, thought, about, *verb);
            }
        }
        if let Some(frame) = self.said_of_me(thought, about) {
            return Some(frame);
        }
        if let Some(frame) = self.did_for(thought, about).or_else(|| self.did_to_me(thought, about)) {
            return Some(frame);
        }
        self.news(thought, about, past)
    }

    pub(super) fn fits(&self, rule: &Rule, about: &Whom, thought: &Thought, verb: usize) -> bool {
        if self.is_passive(thought, verb) && rule.means.is_done_by_the_subject() {
            return false;
        }
        if !about.fits(rule.who) || self.is_idle(thought) && matches!(rule.means, Means::Fact(..)) {
            return false;
        }
        match rule.means {
            // "I see", "I meet her next week" is no meeting yet.
            Means::Met | Means::MetByThem | Means::Quarrel => {
                thought.mood.is_real()
                    && !thought.mood.ahead
                    && !thought.mood.obliged
                    && (thought.mood.past
                        || self.text.word(verb).is_some_and(|word| self.text.grammar.forms.of(word).is_ing()))
            }
            // "Drew pays me back": what is done as a rule is no favour of that day.
            Means::Gave(_) | Means::Got(_) => {
                let form =
                    self.text.word(verb).map(|word| self.text.grammar.forms.of(word)).unwrap_or_default();
                thought.mood.is_real()
                    && !thought.mood.ahead
                    && !thought.mood.obliged
                    && (thought.mood.past || form.is_past() || form.is_ing())
            }
            // "Not impressed by my slides" is praise denied.
            Means::Praised if thought.mood.denied => {
                !(thought.mood.would || thought.mood.asked || thought.mood.conditional || thought.mood.ahead)
            }
            Means::Win | Means::Spoke(_) | Means::Advised | Means::Praised | Means::Criticised => {
                thought.mood.is_real() && !thought.mood.ahead && !thought.mood.obliged
            }
            // "Keep it quiet": a first form without a subject says nothing of anybody.
            Means::Fact(..)
                if thought.subject == Subject::Left
                    && self.header.is_none()
                    && self.is_first_form(verb)
                    && rule.at == At::Verb =>
            {
                false
            }
            Means::Fact(..) => match about {
                Whom::People(_) | Whom::Kin(_) | Whom::Somebody => {
                    !thought.mood.asked && !thought.mood.conditional
                }
                Whom::Me | Whom::We(_) => rule.who == Who::Me && thought.mood.is_real(),
                Whom::Thing | Whom::Nobody => {
                    thought.mood.is_real() && rule_is_heavy(rule) && !self.names_in(&thought.atoms).is_empty()
                }
                _ => false,
            },
            // "She never answers before ten" says nothing that could be theirs.
            Means::Says if thought.mood.denied && !thought.mood.past => self
                .thoughts
                .iter()
                .any(|next| next.atoms.start == thought.atoms.end && next.join == Join::Said),
            // "He told the group my estimate was wrong" is a word about the user.
            Means::Nothing => {
                let told = self.speech.as_ref().is_some_and(|speech| {
                    speech.sentence == thought.sentence && speech.by.as_ref().is_some_and(|by| !by.is_empty())
                });
                !(told && matches!(about, Whom::Mine | Whom::You))
            }
            // "She's expecting" is no thought of hers: nothing follows.
            Means::Thinks => self
                .thoughts
                .iter()
                .any(|next| next.atoms.start == thought.atoms.end && next.join == Join::Said),
            Means::Away => thought.mood.denied,
            Means::Denied(..) => {
                let mood = thought.mood;
                let theirs = matches!(about, Whom::People(_) | Whom::Kin(_) | Whom::Somebody);
                mood.denied && mood.past && theirs && !mood.asked && !mood.conditional && !mood.would
            }
            _ => true,
        }
    }

    /// "Hina was told by her boss": whoever the thought is about did not do it.
    pub(super) fn is_passive(&self, thought: &Thought, verb: usize) -> bool {
        let before = thought.verbs.iter().rev().find(|&&at| at < verb);
        let form = self.text.word(verb).map(|word| self.text.grammar.forms.of(word)).unwrap_or_default();
        before.is_some_and(|&at| self.text.is("be", at)) && form.is_past() && !self.text.is("be", verb)
    }

    /// What somebody did not say, or only asks, asserts nothing.
    pub(super) fn is_idle(&self, thought: &Thought) -> bool {
        let speech = self.speech.as_ref().filter(|speech| speech.sentence == thought.sentence);
        thought.join == Join::Said && speech.is_some_and(|speech| speech.asks)
    }

    /// No verb of the table, and so no past of one either.
    pub(super) fn is_unlisted(&self, verb: usize) -> bool {
        self.text.word(verb).is_some_and(|word| {
            self.text.grammar.forms.of(word).is_unlisted()
                && !word.ends_with("ed")
                && !self.text.is_auxiliary(verb)
        })
    }

    pub(super) fn is_first_form(&self, verb: usize) -> bool {
        let form = self.text.word(verb).map(|word| self.text.grammar.forms.of(word)).unwrap_or_default();
        form.is_base() && !self.text.is("be", verb)
    }

    /// Where a header's words end: at the end of what follows its colon.
    pub(super) fn reach(&self, thought: &Thought) -> usize {
        let colon = matches!(self.text.sign(thought.atoms.end), Some(':' | '-' | '\u{2013}' | '\u{2014}'));
        if !colon {
            // "hat mir versprochen, die Zahlen zu schicken".
            if !self.text.grammar.has("infinitive") {
                return thought.atoms.end;
            }
            let next = self.thoughts.iter().find(|next| {
                next.atoms.start == thought.atoms.end + 1
                    && self.text.sign(thought.atoms.end) == Some(',')
                    && next.atoms.clone().any(|at| self.text.is("infinitive", at))
            });
            return next.map_or(thought.atoms.end, |next| next.atoms.end);
        }
        let same = |other: &&Thought| other.sentence == thought.sentence;
        self.thoughts.iter().filter(same).map(|other| other.atoms.end).max().unwrap_or(thought.atoms.end)
    }

    pub(super) fn anywhere(&mut self, thought: &Thought, about: &Whom) {
        let text = self.text;
        let reach = self.reach(thought);
        let mut heard: Vec<(&'static Rule, Matched, usize)> = Vec::new();
        for at in thought.atoms.clone() {
            // "not with Ana": a word that denies right before takes it back.
            let denied = at > thought.atoms.start && text.is("not", at - 1);
            for (rule, found) in text
                .rules(At::Anywhere, at, reach)
                .filter(|(rule, _)| !denied || rule.means == Means::Private)
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
                Means::Private => {
                    let words = at..found.end.max(at + 1);
                    self.hear(HeardKind::Private, rule.name, words, &[], false);
                }
                Means::Common => self.common(thought, about, rule.name),
                _ if !thought.mood.is_real() || thought.mood.ahead || thought.mood.obliged => {}
                Means::Met if matches!(about, Whom::People(_) | Whom::Kin(_)) && thought.verb().is_some() => {
                }
                Means::Spoke(_) if rule.name == "in-front-of" => {
                    let whose = if about.people().is_empty() {
                        self.before.people().to_vec()
                    } else {
                        about.people().to_vec()
                    };
                    let told = self.speech.as_ref().is_some_and(|speech| {
                        speech.sentence == thought.sentence && speech.by.is_some() && !speech.asks
                    });
                    let again = self.heard.iter().any(|heard| matches!(heard.what, HeardKind::Spoke { .. }));
                    if told && !whose.is_empty() && !again {
                        let to = found.to.clone().map(|to| text.tokens(&to)).unwrap_or_default();
                        let what = HeardKind::Spoke { kind: AdvocacyKind::default(), to };
                        self.hear(what, rule.name, thought.atoms.clone(), &whose, false);
                    }
                }
                // "Got an email from Tom".
                Means::Got(_)
                    if found.text.clone().is_some_and(|mut words| {
                        words.any(|at| text.is("mailing", at) || text.is("counsel", at))
                    }) => {}
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

    /// What a rule says of a thought is not said once more as news of no kind in particular.
    fn give_way(&mut self, thought: &Thought, before: usize) {
        let new = self.heard.get(before..).unwrap_or_default();
        if new.iter().all(|heard| matches!(heard.what, HeardKind::Private | HeardKind::Careful)) {
            return;
        }
        let here = self.text.tokens(&thought.atoms);
        let place = self
            .heard
            .iter()
            .take(before)
            .position(|heard| heard.trigger == "news" && here.contains(&heard.text.start));
        if let Some(place) = place {
            self.heard.remove(place);
        }
    }

    /// "So was I": what was just said of them is said of both.
    pub(super) fn common(&mut self, thought: &Thought, about: &Whom, trigger: &'static str) {
        let last = self.heard.iter_mut().rev().find(|heard| matches!(heard.what, HeardKind::Fact(_)));
        let short = trigger == "common-too";
        if let Some(last) = last.filter(|_| short) {
            last.what = HeardKind::Fact(FactKind::CommonGround);
            return;
        }
        let mut words = self.without_lead(&thought.atoms);
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

    /// Whom "with" and "met" name in a plan, a denial or somebody else's talk was not there.
    pub(super) fn keep_away(&mut self, thought: &Thought, about: &Whom) {
        let mood = thought.mood;
        // "never skipped lunch with Ana": lunch it was.
        let twice = mood.denied && thought.verb().is_some_and(|verb| self.text.is("missed", verb));
        let unreal = !(mood.is_real() || twice) || mood.ahead || mood.obliged;
        let others = matches!(about, Whom::People(_) | Whom::Kin(_)) && thought.verb().is_some();
        let wish = self.heard.last().is_some_and(|heard| {
            heard.what == HeardKind::Promise { mine: true }
                && self.text.tokens(&thought.atoms).contains(&heard.text.start)
        });
        if unreal || others {
            self.unreal.push(self.text.tokens(&thought.atoms));
        }
        if !(unreal || others || wish) {
            return;
        }
        for at in thought.atoms.clone() {
            let Some(name) = self.text.name(at) else { continue };
            let introduced = at
                .checked_sub(1)
                .is_some_and(|before| self.text.is("preposition", before) || thought.verbs.contains(&before));
            if let Some(there) = self.there.get_mut(name)
                && introduced
            {
                there.get_or_insert(false);
            }
        }
    }

    pub(super) fn be_there(&mut self, people: &[usize]) {
        for name in people {
            if let Some(there) = self.there.get_mut(*name).filter(|_| !self.away.contains(name)) {
                *there = Some(true);
            }
        }
    }

    pub(super) fn hear(
        &mut self,
        what: HeardKind,
        trigger: &'static str,
        words: Range<usize>,
        whose: &[usize],
        sure: bool,
    ) {
        let mut text = self.text.tokens(&words);
        while text.end > text.start
            && self.text.line.sign(text.end - 1).is_some_and(|sign| !matches!(sign, ')' | '"' | '%'))
        {
            text.end -= 1;
        }
        if text.is_empty() {
            return;
        }
        if let HeardKind::Promise { .. } = what
            && let Some((first, second)) = self.two_things(&words)
        {
            self.hear(what.clone(), trigger, first, whose, sure);
            self.hear(what, trigger, second, whose, sure);
            return;
        }
        let whose = whose.iter().filter_map(|name| self.owners.get(*name).copied()).collect();
        self.heard.push(Heard { what, trigger, text, whose, sure });
    }
}

/// "Lunch @Ben" asks for nothing.
pub(super) fn is_kind(word: &str) -> bool {
    look_up(KINDS, word).is_some()
}

fn rule_is_heavy(rule: &Rule) -> bool {
    matches!(rule.means, Means::Fact(_, Tone::Heavy))
}
