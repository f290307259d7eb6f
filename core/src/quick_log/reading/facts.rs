//! What is told of people: by rules, and by any verb they are the subject of.

use std::ops::Range;

use super::{
    atoms::What,
    heard::{HeardKind, NEWS},
    meaning::Reader,
    text::is_kind,
    thought::{Join, Subject, Thought},
    whom::Whom,
};
use crate::{
    model::{ExchangeKind, FactKind, Frame, Tone},
    quick_log::language,
};

/// Words before a colon: "Two minutes with Hugh by the van".
const LONGEST_HEADER: usize = 10;

/// Words of what somebody is: "a senior account manager".
const LONGEST_JOB: usize = 5;

impl Reader<'_, '_> {
    #[allow(clippy::too_many_arguments)] // what the rule says, and what was found where it fits
    pub(super) fn fact(
        &mut self,
        trigger: &'static str,
        kind: Option<FactKind>,
        tone: &Tone,
        thought: &Thought,
        about: &Whom,
        verb: usize,
        of: &[usize],
    ) -> Option<Frame> {
        let text = self.text;
        let mood = thought.mood;
        // "If anybody can read old deeds, it is Jörg" makes nothing depend on it.
        let best = trigger == "can" && !of.is_empty();
        if mood.asked || mood.conditional && !best || mood.maybe && *tone != Tone::Heavy {
            return None;
        }
        // "Would give his right arm for a parking space" is a need all the same.
        let longs = trigger == "need" && text.is_class_of("gives", verb) || trigger == "would-need";
        if mood.would && !longs && !matches!(kind, Some(FactKind::Aim | FactKind::Preference)) {
            return None;
        }
        let preference = matches!(kind, Some(FactKind::Preference | FactKind::Food) | None);
        if mood.denied && !preference && trigger != NEWS || self.is_waited_for(thought) {
            return None;
        }
        let headed = self.header.is_some() && thought.subject == Subject::Left;
        let whole = headed
            || !matches!(about, Whom::People(_) | Whom::Somebody)
            || thought.subject == Subject::Left && thought.verbs.is_empty();
        let words = if whole && text.is("their", verb) {
            // "Встретил Ольгу, её сын поступил": of the line only what is said of hers.
            verb..thought.atoms.end
        } else if whole || matches!(about, Whom::Somebody) && thought.subject != Subject::Left {
            self.without_lead(&thought.atoms)
        } else if mood.denied {
            // "doesn't want pity": the not belongs to it.
            let from = (thought.atoms.start..verb)
                .find(|&at| text.is("do", at) || text.is("not", at) || text.is("be", at));
            from.unwrap_or(verb)..thought.atoms.end
        } else if text.is("be", verb) && verb + 1 < thought.atoms.end {
            verb + 1..thought.atoms.end
        } else {
            verb..thought.atoms.end
        };
        let words = self.with_what_follows(words, thought);
        let words = self.with_what_it_is(words, thought, verb);
        let own = words.start == verb || words.start == verb + 1;
        let words = if own { self.with_its_thing(words, thought, verb) } else { words };
        let mut whose = about.people().to_vec();
        if !of.is_empty() {
            whose = of.to_vec();
        }
        if whose.is_empty() {
            whose = match about {
                Whom::Somebody if thought.subject == Subject::Left => Vec::new(),
                _ => self
                    .names_in(&thought.atoms)
                    .first()
                    .copied()
                    .or_else(|| self.last_before(verb))
                    .into_iter()
                    .collect(),
            };
        }
        let heard = words.clone().filter_map(|at| text.word(at));
        let topic = || text.grammar.topic(heard.clone());
        // "His back's gone": what is wrong with them.
        let part = |at: usize| text.is("body-part", at);
        let of_theirs = matches!(about, Whom::Kin(_)) && (thought.atoms.start..verb).any(part);
        let in_words = || words.clone().any(|at| text.is("their", at) && (part(at + 1) || part(at + 2)));
        let hurts = (of_theirs || trigger == NEWS && in_words()) && !text.says_kin(&words);
        let mended = trigger == NEWS && kind == Some(FactKind::Careful) && text.mends(&thought.atoms);
        let kind = match kind {
            // "Is off the crutches and dancing again": what hurt is over.
            Some(FactKind::Careful) if mended => FactKind::Family,
            None | Some(FactKind::News | FactKind::Role) if hurts => FactKind::Careful,
            Some(FactKind::Careful) if words.clone().any(|at| text.is("kin", at)) => FactKind::Family,
            // "His daughter got into medical school": it is about his family, whatever it is.
            Some(_) | None if matches!(about, Whom::Kin(_)) && words.clone().any(|at| text.is("kin", at)) => {
                FactKind::Family
            }
            Some(kind) => kind,
            None if mood.denied => topic().unwrap_or(FactKind::Preference),
            // "Has landed the account": what was won is news before it is a liking.
            None if trigger == "won" => topic().unwrap_or(FactKind::News),
            None => topic().unwrap_or_default(),
        };
        let words = if kind == FactKind::Birthday { self.with_its_date(words) } else { words };
        let frame = frame_of(&kind);
        // How somebody's health is is asked to be private, whatever word says it.
        if kind == FactKind::Careful
            && trigger == NEWS
            && self.heard.iter().all(|heard| heard.what != HeardKind::Private)
        {
            self.hear(HeardKind::Private, "health", words.clone(), &[], false);
        }
        self.hear(HeardKind::Fact(kind), trigger, words, &whose, false);
        Some(frame)
    }

    /// "worried he'll be made redundant": one word of a feeling alone says too little.
    fn with_what_follows(&self, words: Range<usize>, thought: &Thought) -> Range<usize> {
        let next = self.thoughts.iter().find(|next| next.atoms.start == words.end).filter(|next| {
            next.sentence == thought.sentence && matches!(next.join, Join::Loose | Join::Said)
        });
        match next {
            Some(next) if words.len() == 1 => words.start..next.atoms.end,
            _ => self.with_its_time(words, thought),
        }
    }

    /// What somebody is, does or did that no rule knows: news of them, of the kind its words say. Whatever is said of somebody is
    /// asked, but for what is known to be something else: a moment of the talk itself, what is only wished or asked, how good
    /// something was.
    pub(super) fn news(&mut self, thought: &Thought, about: &Whom, past: bool) -> Option<Frame> {
        let text = self.text;
        let mood = thought.mood;
        if mood.would
            || mood.maybe
            || mood.asked
            || mood.conditional
            || self.speech.as_ref().is_some_and(|speech| speech.asks && speech.sentence == thought.sentence)
        {
            return None;
        }
        let Some(verb) = thought.verb() else { return self.fragment(thought).filter(|_| !mood.denied) };
        // "So did I" is said of both.
        if text.is_auxiliary(verb) && text.is("i", verb + 1) {
            return None;
        }
        if text.is_class_of("opines", verb) && !mood.denied {
            return None;
        }
        if !(mood.denied || mood.obliged)
            && let Some(frame) = self.happens_to_theirs(thought, about, verb)
        {
            return Some(frame);
        }
        let wide = text.grammar.has("of-the-moment");
        if mood.denied && (thought.subject == Subject::Left || !wide || text.leaves_unspoken(&thought.atoms))
        {
            return None;
        }
        if let Some(frame) = self.is_told_of_the_speaker(thought, about, verb) {
            return Some(frame);
        }
        if thought.quoted
            || !matches!(about, Whom::People(_) | Whom::Kin(_))
            || self.is_of_the_talk(thought, about, past)
        {
            return None;
        }
        let words = || thought.atoms.clone().filter_map(|at| text.word(at));
        let topical = text.grammar.topic(words()).is_some();
        let fresh = thought.verbs.first().copied().unwrap_or(verb);
        let at = if text.is("be", fresh) && thought.verbs.len() == 1 { fresh } else { verb };
        // Of no kind in particular: what happened is news, what somebody has to do weighs on them.
        // "Can tell a violin's age by its smell": a skill, whatever it is about.
        let skilled = (thought.atoms.start..verb).any(|at| text.word(at) == Some("can"))
            && !mood.denied
            && !text.names_a_day(&thought.atoms)
            && !thought.atoms.clone().any(|at| text.is("me", at));
        let otherwise = match () {
            () if mood.denied && !past => FactKind::Preference,
            () if (thought.atoms.start..verb).any(|at| text.word(at) == Some("can")) => FactKind::Expertise,
            () if mood.obliged => FactKind::Pressure,
            () if past || mood.ahead || self.is_done_by_now(thought) || self.is_going_on(thought) => {
                FactKind::News
            }
            () => FactKind::default(),
        };
        let topic = text.grammar.topic(words()).filter(|_| !skilled);
        let kind = topic.or(Some(otherwise));
        let frame = self.fact(NEWS, kind, &Tone::Plain, thought, about, at, &[])?;
        // "Mehmet is lazy": how somebody is, and no news of them.
        let doing = text.word(at + 1).is_some_and(|word| word.len() > 4 && word.ends_with("ing"));
        let how = text.is("be", at) && !topical && !doing && matches!(about, Whom::People(_));
        Some(if how { Frame::Feels } else { frame })
    }

    /// "Is minding the shop": for now, and not as a rule.
    fn is_going_on(&self, thought: &Thought) -> bool {
        let [.., be, verb] = *thought.verbs.as_slice() else { return false };
        let form = self.text.word(verb).map(|word| self.text.grammar.forms.likely(word)).unwrap_or_default();
        self.text.is("be", be) && form.is_ing()
    }

    /// "'s been poached by Deloitte": it has happened, whatever tense the short form is read in.
    fn is_done_by_now(&self, thought: &Thought) -> bool {
        let form = thought.verb().and_then(|verb| self.text.word(verb));
        let form = form.map(|word| self.text.grammar.forms.likely(word)).unwrap_or_default();
        thought.verbs.len() > 1 && form.is_past()
    }

    /// "Has not", "hasn't": told of by now, and not of then.
    fn is_still(&self, thought: &Thought) -> bool {
        let has = |at: usize| self.text.is("have", at) && !self.text.is("had", at);
        thought.verbs.len() > 1 && thought.verbs.first().is_some_and(|&at| has(at))
    }

    /// "Once she has spoken to the council", "before she signs anything": what has to come first has not come yet.
    fn is_waited_for(&self, thought: &Thought) -> bool {
        let text = self.text;
        let first = thought.atoms.start;
        let leads = |at: usize| text.is("waits-for", at);
        let led = leads(first) || first.checked_sub(1).is_some_and(leads);
        let month = |at: usize| text.word(at).is_some_and(language::is_calendar_word);
        let dated = text.names_a_day(&thought.atoms) || thought.atoms.clone().any(month);
        led && (!thought.mood.past || self.is_still(thought)) && !dated
    }

    /// Whether what a thought says belongs to the talk or the line itself, and is nothing to know of somebody.
    fn is_of_the_talk(&self, thought: &Thought, about: &Whom, past: bool) -> bool {
        let (text, mood) = (self.text, thought.mood);
        let Some(verb) = thought.verb() else { return true };
        let will_do = mood.ahead && text.word(verb).is_some_and(|word| text.grammar.is("doing", word));
        let kin = matches!(about, Whom::Kin(_));
        // "Her samples arrived" says something without a word after the verb.
        let form = text.word(verb).map(|word| text.grammar.forms.likely(word)).unwrap_or_default();
        let alone = form.is_third() && !text.is_auxiliary(verb) && thought.subject != Subject::Left;
        let going = thought.verbs.len() > 1 && form.is_ing();
        let perfect = thought.verbs.len() > 1;
        // "Her thesis is done", "his visa is approved".
        let done = perfect && form.is_past();
        let says = text.says_something(verb + 1..thought.atoms.end)
            || verb + 1 < thought.atoms.end && (!past || perfect)
            || going
            || kin && (past || done)
            || alone;
        // "measure twice, cut once": a first form without a subject says nothing of anybody.
        let of_nobody = thought.subject == Subject::Left
            && self.is_first_form(verb)
            && thought.verbs.len() == 1
            && self.header.is_none();
        // "the best she's heard all year" says how good it was.
        let superlative = |at: usize| {
            let word = text.word(at).unwrap_or_default();
            text.is("superlative", at)
                || word.len() > 5
                    && word.ends_with("est")
                    && at.checked_sub(1).is_some_and(|before| text.is("article", before))
        };
        let best = thought.join == Join::Loose && thought.atoms.start.checked_sub(1).is_some_and(superlative);
        let mut words = thought.atoms.clone().filter_map(|at| text.word(at));
        let topical = text.grammar.topic(words.by_ref()).is_some();
        // "Molly: engaged!!!": one word after a name and its colon.
        let says =
            says || topical && self.header.is_some() && thought.subject == Subject::Left && form.is_past();
        // "She came in", "he didn't say", "Tom sent Ana the deck": a moment, or between two others.
        let others =
            self.names_in(&(verb + 1..thought.atoms.end)).iter().any(|name| !about.people().contains(name));
        let between_us = (verb + 1..thought.atoms.end).any(|at| text.is("me", at)) || text.is("my", verb + 1);
        let leads = text.is("goes-on", thought.atoms.end.saturating_sub(1));
        // "Bo reviewed the deck": work that both know of.
        let at_work = text.is("the", verb + 1) && (verb + 2..verb + 4).any(|at| text.is("made", at));
        // "Had a look", "took a call", but "had a scare with his heart".
        let light = text.is_class_of("light-verb", verb)
            && (verb + 1..verb + 4).any(|at| {
                text.word(at).is_some_and(|word| is_kind(word) || text.grammar.kind(word).is_some())
                    || ["light", "made", "moment"].iter().any(|class| text.is(class, at))
            });
        let of_moment = others || leads || at_work || light || text.is_class_of("of-the-moment", verb);
        let passing =
            past && !perfect && !kin && !topical && (of_moment || !text.grammar.has("of-the-moment"));
        let passing = passing || past && (!perfect || mood.denied) && !kin && between_us;
        // "Hasn't slept in weeks", "has not found a flat": what has still not happened is told as true.
        let still = mood.denied && self.is_still(thought) && !text.is_class_of("of-the-talk", verb);
        let not_done =
            mood.denied && !topical && !kin && !still && (past || text.is_class_of("of-the-moment", verb));
        !says || will_do || of_nobody || best || passing || not_done
    }

    /// "The bank refused his loan", "they've cut her budget": what somebody did to a thing of theirs.
    fn happens_to_theirs(&mut self, thought: &Thought, about: &Whom, verb: usize) -> Option<Frame> {
        let text = self.text;
        let others = matches!(about, Whom::Thing | Whom::Somebody) && thought.subject != Subject::Left;
        let form = text.word(verb).map(|word| text.grammar.forms.likely(word)).unwrap_or_default();
        let owned = |at: usize| text.name(at).filter(|_| text.what(at + 1) == Some(What::Owns));
        // "There is talk of shutting Tessa's branch": further on only a name says whose it is, and nobody else is named.
        let of_us =
            thought.atoms.clone().any(|at| text.is("me", at) || text.is("my", at) || text.is("i", at));
        let alone = self.names_in(&thought.atoms).len() == 1 && !of_us;
        let further = (verb + 2..thought.atoms.end).find(|&at| owned(at).is_some()).filter(|_| alone);
        let object = further.unwrap_or(verb + 1);
        let named = owned(object);
        let whose = match named {
            Some(name) => vec![name],
            None if text.is("their", object) => self.pronoun(object)?,
            // "The council fined him for the shed".
            None if text.is_class_of("befalls", verb) => self.befallen(object)?,
            None => return None,
        };
        let thing = object + 1 + usize::from(named.is_some()) < thought.atoms.end;
        let then = form.is_past() && (!form.is_base() || thought.mood.past);
        let told = named.is_some() && alone && thought.join != Join::Said;
        if !others || !(then || told) || !thing {
            return None;
        }
        self.fact(NEWS, None, &Tone::Plain, thought, about, verb, &whose)
    }

    fn befallen(&self, object: usize) -> Option<Vec<usize>> {
        let one = self.text.is("them", object) || self.text.name(object).is_some();
        Some(self.people_at(object)).filter(|people| one && !people.is_empty())
    }

    /// "paternity leave", "first steps of the little one": words without a verb that say something of somebody.
    pub(super) fn fragment(&mut self, thought: &Thought) -> Option<Frame> {
        let text = self.text;
        let words = thought.atoms.clone();
        let mut heard = words.clone().filter_map(|at| text.word(at));
        let topic = text.grammar.topic(heard.by_ref());
        // "Molly: engaged!!!": one word says enough where it is known what it is about.
        let of_header = self.header.clone().filter(|_| words.len() > 1 || topic.is_some());
        let of_before = match &self.before {
            Whom::People(people) if thought.join == Join::Comma && people.len() == 1 => Some(people.clone()),
            _ => None,
        };
        let from = self.without_lead(&words).start;
        if text.is("preposition", from) && self.header.is_none() || thought.quoted && self.header.is_none() {
            return None;
        }
        // "Best tip in months" says how good something was.
        if text.is("superlative", from) {
            return None;
        }
        if self.heads(thought) {
            self.header = Some(self.names_in(&words));
            return None;
        }
        if let Some(frame) = self.is_said_of_a_name(thought, from, topic.clone()) {
            return Some(frame);
        }
        if let Some(frame) = self.is_job(thought, from).or_else(|| self.owed_without_a_verb(thought)) {
            return Some(frame);
        }
        // "1:1 Ula: less so with my timekeeping": of the user, and theirs to say.
        if let Some(by) =
            self.header.clone().filter(|_| words.len() > 2 && words.clone().any(|at| text.is("my", at)))
            && self.names_in(&words).is_empty()
        {
            let kind = ExchangeKind::Information;
            self.hear(HeardKind::Exchange { given: false, kind }, "said-of-me", words, &by, false);
            return Some(Frame::AdvisedMe);
        }
        let whose = of_header.or_else(|| of_before.filter(|_| topic.is_some() && words.len() > 1))?;
        if !self.names_in(&words).is_empty() {
            return None;
        }
        let job = words.clone().any(|at| text.is("job", at));
        let kind = topic.or(job.then_some(FactKind::Role)).unwrap_or_default();
        let frame = frame_of(&kind);
        self.hear(HeardKind::Fact(kind), NEWS, words, &whose, false);
        Some(frame)
    }

    /// "Ben: first steps", "Lunch @Yara: vegan now": somebody's name and a colon.
    pub(super) fn heads(&self, thought: &Thought) -> bool {
        let text = self.text;
        let words = thought.atoms.clone();
        let only = |at: usize| {
            text.name(at).is_some()
                || text.what(at) == Some(What::Owns)
                || text.is("with", at)
                || text.word(at) == Some("1")
                || text.word(at).is_some_and(|word| is_kind(word) || text.grammar.kind(word).is_some())
        };
        let one = self.names_in(&words).len() == 1;
        let short = words.len() <= 4 && words.clone().all(only);
        let met = thought.verbs.is_empty()
            && words.len() <= LONGEST_HEADER
            && words.clone().any(|at| text.is("with", at));
        text.sign(thought.atoms.end) == Some(':') && one && (short || met)
    }

    /// "K. off sick next week", "Ana pregnant": somebody's name, and what is true of them, without a verb.
    fn is_said_of_a_name(
        &mut self,
        thought: &Thought,
        from: usize,
        topic: Option<FactKind>,
    ) -> Option<Frame> {
        let text = self.text;
        let name = text.name(from)?;
        let words = from + 1..thought.atoms.end;
        let alone = self.names_in(&thought.atoms).len() == 1 && text.what(from + 1) != Some(What::Owns);
        let contact = words
            .clone()
            .any(|at| text.word(at).is_some_and(|word| is_kind(word) || text.grammar.kind(word).is_some()));
        let told =
            words.clone().next().is_some_and(|at| text.word(at).is_some() && !text.is("preposition", at));
        // "@Hope in tears after the meeting": a state, where "in the canteen" is a place.
        let state = text.is("into-a-state", from + 1) && text.is("state", from + 2);
        let told = told || state || words.clone().next().is_some_and(|at| text.is("deed-particle", at));
        // "Ren off from Monday", "Abigail on leave": the verb is left out.
        let off = || {
            let on = text.word(from + 1) == Some("on") && !text.names_a_day(&(from + 2..from + 3));
            text.is("elided", from + 1) || on && from + 2 < thought.atoms.end
        };
        let told = told || off();
        let topic = if state { Some(topic.unwrap_or(FactKind::Careful)) } else { topic };
        let kind = topic.or_else(|| off().then_some(FactKind::News)).filter(|_| alone && !contact && told)?;
        let frame = frame_of(&kind);
        self.hear(HeardKind::Fact(kind), NEWS, words, &[name], false);
        self.before = Whom::People(vec![name]);
        Some(frame)
    }

    /// ", a barrister,", "now a recruiter at Bosch": what the one named last does for a living.
    fn is_job(&mut self, thought: &Thought, from: usize) -> Option<Frame> {
        let text = self.text;
        if thought.join != Join::Comma || !self.names_in(&thought.atoms).is_empty() || self.header.is_some() {
            return None;
        }
        // "my physics teacher", "chief of staff at Equinor": up to the first word that leads elsewhere.
        let end = (from..thought.atoms.end)
            .find(|&at| text.is("preposition", at) || text.word(at).is_none())
            .unwrap_or(thought.atoms.end);
        let job = end.checked_sub(1).filter(|&job| job >= from && end <= from + LONGEST_JOB)?;
        let whose = self.last_before(thought.atoms.start).filter(|_| text.is("job", job))?;
        let end =
            (job..thought.atoms.end).find(|&at| text.sign(at) == Some(',')).unwrap_or(thought.atoms.end);
        self.hear(HeardKind::Fact(FactKind::Role), "role", from..end, &[whose], false);
        Some(Frame::Works)
    }

    pub(super) fn without_lead(&self, atoms: &Range<usize>) -> Range<usize> {
        let mut start = atoms.start;
        while start < atoms.end
            && (self.text.is("and", start) || self.text.is("link", start) || self.text.sign(start).is_some())
        {
            start += 1;
        }
        // "as", while it is being typed: small words alone are all there is.
        if start == atoms.end { atoms.clone() } else { start..atoms.end }
    }

    /// "The pilot", "our launch", "my paper": not "a competitor" or "their product".
    pub(super) fn is_ours(&self, thought: &Thought) -> bool {
        let start = self.without_lead(&thought.atoms).start;
        self.text.is("my", start) || self.text.is("ours", start)
    }
}

pub(super) fn frame_of(kind: &FactKind) -> Frame {
    match kind {
        FactKind::Need | FactKind::Aim => Frame::Needs,
        FactKind::Expertise => Frame::GoodAt,
        FactKind::Family | FactKind::Birthday | FactKind::Food => Frame::Has,
        FactKind::Interest
        | FactKind::Music
        | FactKind::Preference
        | FactKind::CommonGround
        | FactKind::Value => Frame::Likes,
        FactKind::Place => Frame::Moves,
        FactKind::Role => Frame::Works,
        FactKind::Pressure | FactKind::Careful => Frame::Feels,
        _ => Frame::Happened,
    }
}
