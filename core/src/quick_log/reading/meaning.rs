//! From thoughts to what is heard: whose each is, which rule speaks, and how sure it is.

use std::{collections::HashMap, ops::Range};

use super::{
    atoms::What,
    heard::{Heard, HeardKind, NEWS, Owner},
    plain::Plain,
    text::{Text, is_kind},
    thought::{Join, Thought},
    told::{Attribution, Shade, Speech},
    whom::Whom,
};
use crate::{
    model::{ExchangeKind, Frame, Span, Statement, Who as Started},
    quick_log::{
        given_names::pronoun_of,
        grammar::{At, Means, Rule, Sure},
        spelled::name_key,
    },
};

/// A pronoun means somebody at most this many atoms back.
pub(super) const BACK: usize = 240;

/// Reads the thoughts of a line; gives besides for each one named whether they were there, where a sentence says.
pub(super) fn read(text: &Text<'_>, owners: &[Owner]) -> (Plain, Vec<Option<bool>>) {
    let thoughts = text.thoughts();
    let mut reader = Reader {
        text,
        thoughts: &thoughts,
        owners,
        places: places(text),
        pronouns: pronouns(text, owners.len()),
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
        introduced: None,
        shades: Vec::new(),
        of_statements: Vec::new(),
    };
    for at in 0..thoughts.len() {
        reader.thought(at);
    }
    reader.shade();
    // A word spoken for the user is no favour besides.
    let spoken: Vec<Range<usize>> = reader
        .heard
        .iter()
        .filter(|heard| matches!(heard.what, HeardKind::Spoke { .. }))
        .map(|heard| heard.text.clone())
        .collect();
    // What somebody did for the user is no news of theirs besides.
    let done: Vec<Range<usize>> = reader
        .heard
        .iter()
        .filter(|heard| matches!(heard.what, HeardKind::Exchange { .. } | HeardKind::Spoke { .. }))
        .map(|heard| heard.text.clone())
        .collect();
    // Nor is what is promised: "Gonzalo is waiting on the quote I said I'd get him".
    let promised: Vec<Range<usize>> = reader
        .heard
        .iter()
        .filter(|heard| matches!(heard.what, HeardKind::Promise { .. }))
        .map(|heard| heard.text.clone())
        .collect();
    reader.heard.retain(|heard| {
        let within = |place: &Range<usize>| heard.text.start < place.start && place.start < heard.text.end;
        !(heard.trigger == NEWS && promised.iter().any(within))
    });
    reader.heard.retain(|heard| {
        let twice = done.iter().any(|place| place.start < heard.text.end && heard.text.start < place.end);
        !(twice && heard.trigger == NEWS)
    });
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

fn places(text: &Text<'_>) -> HashMap<usize, Span> {
    let named = text.atoms.iter().filter_map(|atom| match atom.what {
        What::Name(name) => Some((name, text.line.span_of(atom.tokens.clone()))),
        _ => None,
    });
    named.collect()
}

/// With which pronoun each one named goes, by the first name or title that the line has.
fn pronouns(text: &Text<'_>, people: usize) -> Vec<u8> {
    let mut pronouns = vec![0; people];
    for atom in text.atoms {
        let What::Name(name) = atom.what else { continue };
        let first = atom.tokens.clone().find_map(|token| text.line.word(token));
        if let (Some(pronoun), Some(first)) = (pronouns.get_mut(name).filter(|pronoun| **pronoun == 0), first)
        {
            *pronoun = pronoun_of(&name_key(first));
        }
    }
    pronouns
}

pub(super) struct Reader<'t, 'a> {
    pub(super) text: &'t Text<'a>,
    pub(super) thoughts: &'t [Thought],
    pub(super) owners: &'t [Owner],
    /// Where each one named stands.
    pub(super) places: HashMap<usize, Span>,
    /// With which pronoun each one named goes, as far as the name tells.
    pub(super) pronouns: Vec<u8>,
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
    /// Whom somebody introduced to the user in this thought.
    pub(super) introduced: Option<Vec<usize>>,
    /// What a later word says of how earlier statements are to be handled.
    pub(super) shades: Vec<Shade>,
    /// Beside each statement, of which sentence it is and whom it is about.
    pub(super) of_statements: Vec<Attribution>,
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
        // And what the two of them know or do as a rule is none either.
        let together = thought.mood.is_real()
            && !thought.mood.ahead
            && !self.says_both(thought)
            && !self.is_as_a_rule(thought);
        if let Whom::We(with) = &about
            && together
            && !thought.mood.obliged
        {
            self.be_there(&with.clone());
        }
        // "I never said I'd take Leila's shifts, we were only moaning about the rota".
        let talks = || thought.verb().is_some_and(|verb| self.text.is_class_of("talks-together", verb));
        if about == Whom::We(Vec::new()) && together && thought.mood.past && talks() {
            let mut named = self.names_in(&(0..thought.atoms.start));
            named.dedup();
            if let [_] = *named.as_slice() {
                self.be_there(&named);
            }
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
        self.lead_to_words(thought, &about);
        if self.denies_promise(thought, &about) {
            self.take_back(Sure::Said);
        }
        self.anywhere(thought, &about);
        self.keep_away(thought, &about);
        self.state(thought, &about, frame, heard_before);
        // "Joost introduced me to Helga Brandt, likes one-pagers": who was introduced is told of from there on.
        match self.introduced.take() {
            Some(people) => self.before = Whom::People(people),
            None if matches!(about, Whom::Nobody) => {}
            None => self.before = about,
        }
    }

    #[allow(clippy::too_many_lines)] // one reading after the other, the more particular first
    pub(super) fn meaning(&mut self, at: usize, thought: &Thought, about: &Whom) -> Option<Frame> {
        let text = self.text;
        if let Some(frame) = self.verdict(thought).or_else(|| self.is_to_be_asked(thought, about)) {
            return Some(frame);
        }
        if self.heads(thought) && thought.verb().is_some() {
            self.header = Some(self.names_in(&thought.atoms));
            return Some(Frame::Met);
        }
        // "As agreed", "as promised": nobody says it here.
        let first = thought.atoms.start;
        if text.word(first) == Some("as") && thought.verb() == Some(first + 1) && thought.atoms.len() == 2 {
            return None;
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
        // "Bo asked me to be his witness, of course I will".
        if *about == Whom::Me
            && thought.mood.ahead
            && thought.verb().is_none()
            && !thought.mood.denied
            && let Some((people, words)) = self.asked.take()
        {
            self.hear(HeardKind::Promise { mine: true }, "i-agreed", words, &people, false);
            return Some(Frame::Promised);
        }
        if let Some(frame) = self.promise(at, thought, about).or_else(|| self.is_the_one(thought)) {
            return Some(frame);
        }
        let past = thought.mood.past;
        // "Aoife wanted to know if": asking, and no knowledge of hers.
        let asking = thought.verbs.iter().find_map(|verb| {
            let mut rules = text.rules(At::Verb, *verb, thought.atoms.end);
            let last = thought.verb().unwrap_or(*verb);
            let (rule, found) =
                rules.find(|(rule, found)| rule.means == Means::Asks && found.end > last && *verb < last)?;
            (about.fits(rule.who)).then_some((rule, found, *verb))
        });
        if let Some((rule, found, verb)) = asking {
            return self.apply(rule, &found, thought, about, verb);
        }
        for verb in thought.verbs.iter().rev() {
            let found = text
                .rules(At::Verb, *verb, thought.atoms.end)
                .find(|(rule, _)| self.fits(rule, about, thought, *verb));
            // A word spoken for the user, whatever the verb is, where no rule knows it as one.
            if !matches!(found, Some((Rule { means: Means::Spoke(_), .. }, _)))
                && let Some(frame) = self.spoke_for_me(thought, about)
            {
                return Some(frame);
            }
            // "Got me the slot": what a rule has no kind for may be a favour first.
            // And "ran me home" is no work of theirs, "found me a flat" no meeting.
            let to_me = text.is("me", *verb + 1) && text.is("one", *verb + 2);
            let vague = found.as_ref().is_some_and(|(rule, _)| match rule.means {
                Means::Fact(None, _) => true,
                Means::Fact(..) => {
                    text.is("me", *verb + 1)
                        || text.serves_me(*verb + 1..thought.atoms.end)
                        || rule.name == "work-lost"
                            && text.is("my", *verb + 1)
                            && !text.is("cut-back", *verb + 2)
                }
                Means::MetByThem => to_me && rule.name == "caught-me",
                // "Went over my grant text line by line": what says nothing by itself may be done with a thing of the user's.
                Means::Nothing => text.is("deed-particle", *verb + 1) && text.is("my", *verb + 2),
                _ => false,
            });
            if vague && let Some(frame) = self.did_for(thought, about) {
                return Some(frame);
            }
            // "Kept me on the phone for ages" is no keeping of theirs.
            if vague
                && text.is_class_of("keeps-on", *verb)
                && text.is("me", *verb + 1)
                && let Some(frame) = self.did_to_me(thought, about)
            {
                return Some(frame);
            }
            if let Some((rule, found)) = found {
                let frame = self.apply(rule, &found, thought, about, *verb);
                // "Hasn't found a nursery yet": what a rule only says of what is so may be told as not so.
                if frame.is_none() && thought.mood.denied && matches!(rule.means, Means::Fact(..)) {
                    break;
                }
                // "Emailed me the slides": who wrote may have sent something besides.
                let met = rule.means == Means::MetByThem && text.is_class_of("sends-word", *verb);
                return if met { self.did_for(thought, about).or(frame) } else { frame };
            }
        }
        if let Some(frame) = self.said_of_me(thought, about) {
            return Some(frame);
        }
        if let Some(frame) = self.says_with_that(thought, about) {
            return Some(frame);
        }
        let done = self
            .did_for(thought, about)
            .or_else(|| self.did_as_promised(thought, about))
            .or_else(|| self.did_to_me(thought, about));
        if let Some(frame) = done.or_else(|| self.triumph(thought, about)) {
            return Some(frame);
        }
        self.news(thought, about, past)
    }

    /// "Hina was told by her boss": whoever the thought is about did not do it.
    pub(super) fn is_passive(&self, thought: &Thought, verb: usize) -> bool {
        let before = thought.verbs.iter().rev().find(|&&at| at < verb);
        let form = self.text.word(verb).map(|word| self.text.grammar.forms.of(word)).unwrap_or_default();
        // "She's lent me her tent": the short form is "has" unless it is said by whom.
        let by = || (verb..thought.atoms.end).any(|at| self.text.word(at) == Some("by"));
        let has = before.is_some_and(|&at| self.text.word(at) == Some("'s")) && !by();
        before.is_some_and(|&at| self.text.is("be", at))
            && !has
            && form.is_past()
            && !self.text.is("be", verb)
    }

    /// What somebody did not say, or only asks, asserts nothing.
    pub(super) fn is_idle(&self, thought: &Thought) -> bool {
        let speech = self.speech.as_ref().filter(|speech| speech.sentence == thought.sentence);
        thought.join == Join::Said && speech.is_some_and(|speech| speech.asks)
    }

    /// "Saoirse and I know", "Ana and I run the club": told in the present.
    fn is_as_a_rule(&self, thought: &Thought) -> bool {
        let Some(verb) = thought.verb().filter(|_| !thought.mood.past) else { return false };
        let form = self.text.word(verb).map(|word| self.text.grammar.forms.of(word)).unwrap_or_default();
        form.is_base() && !form.is_past()
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

    /// "Ask Siobhán about how she handled it", "warned me that the board hates surprises": it goes on where its last word leads to
    /// a clause.
    fn led_on(&self, what: &HeardKind, words: Range<usize>) -> Range<usize> {
        let leads = words.end.checked_sub(1).is_some_and(|last| self.text.is("goes-on", last));
        let alone = matches!(what, HeardKind::Exchange { .. }) && words.len() == 1;
        if !leads || !(alone || matches!(what, HeardKind::Promise { .. })) {
            return words;
        }
        match self.thoughts.iter().find(|next| next.atoms.start == words.end) {
            Some(next) => words.start..next.atoms.end,
            None => words,
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
        let words = self.led_on(&what, words);
        // "Ring once she has seen the vet": the last word leads to the next clause.
        let leads = |at: usize| {
            self.text.is("waits-for", at) && !self.text.is("adverb", at) || self.text.word(at) == Some("once")
        };
        let next = self.thoughts.iter().any(|next| next.atoms.start == words.end);
        let cut = words.len() > 1 && next && words.end.checked_sub(1).is_some_and(leads);
        let words = self.until_when(&what, words.start..words.end - usize::from(cut));
        let text = self.text.quotable(&words);
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
