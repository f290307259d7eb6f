//! What a rule takes from its thought.

use std::ops::Range;

use super::{
    atoms::What,
    facts::frame_of,
    heard::HeardKind,
    meaning::Reader,
    thought::{Join, Mood, Subject, Thought},
    told::Speech,
    whom::Whom,
};
use crate::{
    model::{ExchangeKind, FactKind, Frame, Tone, Trouble, Who as Started},
    quick_log::grammar::{At, Matched, Means, Rule, Sure, Who},
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
                // "Rang Anya twice, no answer": the people who were tried.
                let tried = |one: &&Thought| one.atoms.start < verb && one.sentence == thought.sentence;
                let all = || self.thoughts.iter().filter(tried).flat_map(|one| self.names_in(&one.atoms));
                let other = if other.is_empty() { all().collect() } else { other };
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
                    if let Whom::We(with) = about {
                        self.be_there(&with.clone());
                    }
                }
                Some(Frame::Told)
            }
            Means::Mine(sure) => {
                // "Owed Walter for the timber": that was then.
                let owed = rule.name == "i-owe" && text.word(verb) == Some("owed");
                if owed && rule.at == At::Verb {
                    return Some(Frame::Happened);
                }
                // "The joke's on me", "the round was on us".
                let on_me = rule.name == "on-me" && text.is("be", verb);
                if on_me && (thought.mood.past || thought.atoms.clone().any(|at| text.is("weighs-on", at))) {
                    return None;
                }
                // "Note for today: met Ana" has nothing to be done.
                if rule.name == "note-for" && !self.is_first_form(said.start) {
                    return None;
                }
                // "Don't let me forget" denies nothing.
                let denied = thought.mood.denied && rule.at != At::Start;
                if !(Mood { denied, ..thought.mood }).is_real() {
                    return None;
                }
                // "Yasmin thinks I owe Hugo an apology" is her view of it; "she says I owe her" is asked.
                // "Sam asked for the deck, action point with me to send it" is the user's own.
                let said_by = matches!(thought.join, Join::Said | Join::Loose);
                let speech = self.speech.as_ref();
                let speech = speech.filter(|speech| said_by && speech.sentence == thought.sentence);
                let by_others = speech.is_some_and(|speech| speech.by.is_some());
                if by_others && speech.is_some_and(|speech| speech.opinion && !speech.weak) {
                    return Some(Frame::Told);
                }
                // "I promised Padma I'd read it": what was promised follows.
                let follows = |next: &Thought| {
                    next.atoms.start == thought.atoms.end && next.subject == Subject::Me && next.mood.would
                };
                let of_them = rule.at == At::Verb && found.text.is_none();
                if of_them && self.thoughts.iter().any(follows) {
                    self.be_there(&other);
                    self.speech = Some(Speech::of_the_user(other, thought.sentence));
                    return Some(Frame::Told);
                }
                // "Sigrid asked for my old racks": who asked was there.
                if rule.who == Who::Them && rule.at == At::Verb && thought.mood.past {
                    self.be_there(about.people());
                }
                let whose = match () {
                    () if !other.is_empty() => other,
                    // "Nina is still waiting for the samples from me".
                    () if rule.who == Who::Them && rule.at == At::Verb && !about.people().is_empty() => {
                        about.people().to_vec()
                    }
                    () => self.named_or_known(&said, thought),
                };
                let own = !by_others && !matches!(about, Whom::We(_));
                // "The bread's on me": the thing comes first.
                let said = if on_me { self.without_lead(&thought.atoms) } else { said };
                let said = self.with_its_day(rule, found, thought, said);
                // "the intro I promised her": what it is comes before.
                let owed = rule.at == At::Verb && rule.who != Who::Them && thought.join == Join::Loose;
                let said = if found.text.is_none() && owed {
                    if self.handed_over_before(thought) {
                        self.be_there(&whose);
                        return Some(Frame::Kept);
                    }
                    self.promised_before(thought).unwrap_or(said)
                } else {
                    said
                };
                let sure = *sure == Sure::Said && !thought.mood.maybe && own;
                self.hear(HeardKind::Promise { mine: true }, rule.name, said, &whose, sure);
                Some(Frame::Promised)
            }
            // "They offered me a job": nobody in particular.
            Means::Theirs(_) if *about == Whom::Somebody && other.is_empty() => None,
            Means::Theirs(_) => {
                // "The mandoline she'd promised to return": by now it is here.
                let first = thought.verbs.first().copied().unwrap_or(verb);
                let before = thought.verbs.len() > 1 && (text.is("had", first) || text.is("would", first));
                if before && thought.join == Join::Loose && self.not_kept(thought).is_none() {
                    return Some(Frame::Kept);
                }
                // "Agreed to swap the Sunday shift with me" need not have been said to the user, "promised me the intro" was.
                // "Offered to swap shifts with me" was said to whom it was offered.
                let offered = text.is_class_of("offers-to", verb)
                    && (verb..thought.atoms.end).any(|at| text.is("me", at));
                let to_me = (verb + 1..verb + 4).any(|at| text.is("me", at)) || offered;
                if rule.at == At::Verb && thought.mood.past && !thought.mood.denied && to_me {
                    self.be_there(about.people());
                }
                if !thought.mood.is_real() {
                    return None;
                }
                let whose = if other.is_empty() { about.people().to_vec() } else { other };
                let said = match found.text {
                    None if rule.at == At::Verb && rule.name != "they-insist" => self.not_kept(thought)?,
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
                if !["from-afar", "at-a-distance"].iter().any(|class| text.grammar.is(class, base)) {
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
                // "Took me to the climbing hall" was done with them, "took my shift" for them.
                let afar = ["arranged", "came-good"].contains(&rule.name)
                    || text.is_class_of("at-a-distance", verb) && !text.is("me", verb + 1);
                if rule.at == At::Verb && (!afar || rule.name == "taught-me") {
                    self.be_there(&whose);
                }
                // "Got a lift home from Lindiwe": that takes two.
                let in_person = said.clone().any(|at| text.is("in-person", at));
                if rule.at == At::Anywhere && found.other.is_some() && in_person && real {
                    self.be_there(&whose);
                }
                // "Javier me ayudó": a pattern that says who did it by its verb.
                if rule.at == At::Anywhere && found.other.is_none() && real {
                    self.be_there(about.people());
                }
                if rule.name == "introduced-me" && (real || rule.at == At::Start) {
                    self.be_there(&whose);
                    let others = self.names_in(&said);
                    self.be_there(&others);
                    self.introduced = Some(others).filter(|others| others.len() == 1);
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
                // "Joanne said the client called my drawings clear": nobody of the line is the client, and Joanne told it.
                let by = self.speech.as_ref().filter(|speech| speech.sentence == thought.sentence);
                let whose = match by.and_then(|speech| speech.by.clone()) {
                    Some(by) if whose.is_empty() => by,
                    _ => whose,
                };
                // What was said behind the user's back, and heard from others, was said to nobody here.
                let hearsay = self.speech.as_ref().is_some_and(|speech| {
                    speech.sentence == thought.sentence && speech.by.as_ref().is_some_and(|by| *by != whose)
                });
                if hearsay || self.is_second_hand(thought) {
                    return Some(Frame::CriticisedMe).filter(|_| rule.means == Means::Criticised);
                }
                // "Loved the mock-ups": a view one holds need not be told.
                let then = text.word(verb).is_some_and(|word| text.grammar.forms.of(word).is_past());
                let held = then && text.is_class_of("holds-a-view", verb);
                if !(thought.mood.denied || held) {
                    self.be_there(&whose);
                }
                // "She drilled it into me: never mail the press office": the words follow the colon.
                let reach = self.reach(thought);
                let said = match found.text {
                    None if rule.at == At::Verb && reach > thought.atoms.end + 1 => {
                        thought.atoms.end + 1..reach
                    }
                    _ => said,
                };
                // "Penelope's advice for the tribunal: answer and stop": what was advised follows the colon.
                let colon = said.clone().find(|&at| text.sign(at) == Some(':'));
                let said = colon.map_or(said.clone(), |colon| colon + 1..said.end);
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
                // "Argued with Piotr, he called my plan naive in front of everybody": no good word.
                let quarrels = |one: &Thought| {
                    one.sentence == thought.sentence
                        && one.subject != Subject::Thing
                        && text.trouble(&one.atoms) == Some(Trouble::Quarrel)
                };
                if self.thoughts.iter().any(quarrels) {
                    return Some(Frame::CriticisedMe);
                }
                let to = found.to.clone().or_else(|| self.heard_by_next(thought));
                let to = to.map(|to| text.quotable(&to)).unwrap_or_default();
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
            // "If anyone can fix it, it is Gonzalo": the skill alone is his.
            Means::Fact(Some(kind), _)
                if rule.at == At::Start
                    && !other.is_empty()
                    && (text.is("if", verb) || text.is("for", verb) || text.is("it", verb))
                    && found.text.is_some() =>
            {
                self.hear(HeardKind::Fact(kind.clone()), rule.name, said, &other, false);
                Some(frame_of(kind))
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
            Means::Correction => {
                // "Sorry, wrong way round": a word before it says nothing that could be taken back.
                let told = |one: &Thought| {
                    one.atoms.end <= thought.atoms.start
                        && (one.verb().is_some() || !self.names_in(&one.atoms).is_empty())
                };
                if self.thoughts.iter().any(told) {
                    self.corrected = Some(thought.sentence);
                    for at in 0..thought.atoms.start {
                        if let Some(there) = text.name(at).and_then(|name| self.there.get_mut(name)) {
                            *there = Some(false);
                        }
                    }
                    // "Sorry, I mean Silvia", "no, sorry, with Bo".
                    self.be_there(&other);
                    let here = self.names_in(&(found.end.min(thought.atoms.end)..thought.atoms.end));
                    if !here.is_empty() {
                        self.be_there(&here);
                        self.corrected = None;
                    }
                    return Some(Frame::Correction);
                }
                self.hear(HeardKind::Correction, rule.name, thought.atoms.clone(), &[], false);
                Some(Frame::Correction)
            }
            // Said anywhere in a clause: heard besides what the clause means.
            Means::Private
            | Means::TakesBack(_)
            | Means::Unwelcome
            | Means::Trouble(_)
            | Means::Unspoken
            | Means::Mended => None,
            Means::Talk => {
                self.mark(Tone::Talk, thought, about);
                Some(Frame::Feels)
            }
            Means::Nothing => Some(Frame::Feels),
        }
    }

    /// "Needs the plan from me by Friday": the day stands behind what the rule looks for.
    fn with_its_day(
        &self,
        rule: &Rule,
        found: &Matched,
        thought: &Thought,
        said: Range<usize>,
    ) -> Range<usize> {
        let end = thought.atoms.end;
        let behind = rule.at == At::Verb && said.end < found.end && found.end < end;
        let dated = behind && self.text.names_a_day(&(found.end..end));
        if dated { said.start..end } else { said }
    }

    /// "Never sent the minutes she promised me": what was promised comes before, and is still owed.
    fn not_kept(&self, thought: &Thought) -> Option<Range<usize>> {
        let before = self.thoughts.iter().find(|other| other.atoms.end == thought.atoms.start)?;
        let open = before.mood.denied && thought.join == Join::Loose;
        let verb = before.verb().filter(|_| open)?;
        Some(verb..before.atoms.end)
    }

    /// "Took Tomás the seedlings I had promised him": what was promised is his by now.
    fn handed_over_before(&self, thought: &Thought) -> bool {
        let before = self.thoughts.iter().find(|other| other.atoms.end == thought.atoms.start);
        before.is_some_and(|before| {
            let handed = before.verb().filter(|&verb| self.text.is_class_of("handed-over", verb));
            let past = |verb: usize| {
                let form = self.text.word(verb).map(|word| self.text.grammar.forms.of(word));
                form.is_some_and(|form| form.is_past())
            };
            matches!(before.subject, Subject::Me | Subject::Left)
                && before.mood.is_real()
                && !(before.mood.ahead || before.mood.obliged)
                && handed.is_some_and(past)
        })
    }

    /// "Pia never got the intro I promised her": the thing before what says that it was promised.
    fn promised_before(&self, thought: &Thought) -> Option<Range<usize>> {
        let before = self.thoughts.iter().find(|other| other.atoms.end == thought.atoms.start)?;
        let from = before.verb().map_or(before.atoms.start, |verb| verb + 1);
        (from < before.atoms.end).then_some(from..before.atoms.end)
    }
}
