//! Who says what: whose a clause after a verb of saying is, and what somebody says of the user.

use super::{
    heard::HeardKind,
    meaning::Reader,
    thought::{Join, Mood, Subject, Thought},
    told::Speech,
    whom::Whom,
};
use crate::{
    model::{AdvocacyKind, ExchangeKind, FactKind, Frame},
    quick_log::grammar::{At, Matched, Means, Rule},
};

impl Reader<'_, '_> {
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
            if thought.mood.past && thought.mood.is_real() {
                self.be_there(other);
            }
            self.speech = Some(Speech { asks, ..Speech::of_others(other.to_vec(), thought.sentence) });
            return;
        }
        // "I've been told I interrupt people": theirs to say, and nobody is named.
        if rule.name == "was-told" {
            self.speech = Some(Speech::of_others(Vec::new(), thought.sentence));
            return;
        }
        // "said Mei": the one it is said by comes after.
        let same = !other.is_empty() && other == about.people() && !self.are_two(thought, found);
        let inverted = same && thought.subject != Subject::Left;
        // "She runs pricing, told her I'd call": nobody tells themselves.
        let mine = same && thought.subject == Subject::Left;
        // "Tell him early" is what to do.
        let verb = thought.verb().unwrap_or(thought.atoms.start);
        let to_do = thought.subject == Subject::Left && self.is_first_form(verb);
        // "Sean says he'll call if it rains": he has said so all the same.
        let mood = Mood { conditional: thought.join == Join::If, ..thought.mood };
        let ahead = thought.mood.ahead || thought.mood.obliged || to_do;
        // "Whatever Hope claims": that she says it is granted, and no news.
        let granted = thought.atoms.clone().any(|at| at < verb && self.text.is("whatever", at));
        let elsewhere = ahead || granted || self.is_said_elsewhere((rule, found), thought, about, other);
        let heard_it = mood.is_real() && !elsewhere;
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
            // "According to Elena I owe her": she told it.
            _ if rule.at == At::Start && !other.is_empty() => {
                if mood.is_real() && !ahead {
                    self.be_there(other);
                }
                Some(other.to_vec())
            }
            // "Ruth's verdict was that I rambled".
            Whom::Kin(people) if thought.atoms.clone().any(|at| at < verb && self.text.is("counsel", at)) => {
                self.be_there(people);
                Some(people.clone())
            }
            Whom::People(people) => {
                let spoken = other.is_empty() || inverted;
                if heard_it && spoken && rule.means != Means::Thinks && !self.gives_their_word(thought, found)
                {
                    self.be_there(people);
                }
                Some(people.clone())
            }
            _ => Some(Vec::new()),
        };
        let hearsay = rule.at == At::Start;
        let weak = hearsay || {
            let verb = self.text.word(thought.verb().unwrap_or_default());
            verb.is_some_and(|word| self.text.grammar.is("weak", word))
        };
        let asks = rule.means == Means::Asks || !mood.is_real();
        if rule.means == Means::Asks
            && let Some(people) = by.clone()
        {
            let words = self.said_next(thought).map_or(found.end..thought.atoms.end, |next| {
                next.verb().unwrap_or(next.atoms.start)..next.atoms.end
            });
            if rule.at == At::Verb {
                self.asks_after(thought, words.end, &people);
            }
            if !words.is_empty() {
                self.asked = Some((people, words));
            }
        }
        let hearers = found.to.clone().map(|to| self.text.quotable(&to)).or_else(|| {
            let at = found.other.filter(|_| by.is_some() && !inverted && !other.is_empty())?;
            Some(self.text.tokens(&(at..at + 1)))
        });
        let hearers = hearers.or_else(|| self.gone_to(thought, by.as_deref()));
        let firm = rule.name == "confirmed";
        let opinion = rule.means == Means::Thinks || rule.at == At::Start;
        let named = thought.subject != Subject::Left;
        let (to, sentence) = (other.to_vec(), thought.sentence);
        let held = rule.means == Means::Thinks && thought.mood.past;
        let speech = Speech { by, to, hearers, sentence, weak, firm, asks, opinion, held, named };
        // "My pitch rambled, she said": nothing follows, so it is what came before.
        let ends = found.end >= thought.atoms.end || inverted;
        let follows = self.said_next(thought).is_some() || ends && self.follows(thought) && !inverted;
        let quoted = self.thoughts.iter().any(|other| {
            other.quoted && other.sentence == thought.sentence && other.atoms.end <= thought.atoms.start
        });
        if (ends && !follows || quoted) && !asks && !granted {
            self.attribute(&speech, thought);
        }
        self.speech = Some(speech);
    }

    /// Whether what somebody says was said to others, by others, another day, or not at all.
    fn is_said_elsewhere(
        &self,
        (rule, found): (&Rule, &Matched),
        thought: &Thought,
        about: &Whom,
        other: &[usize],
    ) -> bool {
        let text = self.text;
        let verb = thought.verb().unwrap_or(thought.atoms.start);
        let speech = self.speech.as_ref().filter(|speech| speech.sentence == thought.sentence);
        let by = speech.and_then(|speech| speech.by.as_deref());
        // "Ana says Ben says": Ben was heard by Ana. "As she'd said": that was before.
        let told_on = thought.join == Join::Said && by.is_some_and(|by| by != about.people());
        let before = thought.verbs.len() > 1
            && thought.verbs.first().is_some_and(|&at| text.is("had", at) || text.is("would", at));
        // "Noa says Imran has proposed and she said yes": that was said to him.
        let answers =
            matches!(text.word(verb + 1), Some("yes" | "no")) && by.is_some_and(|by| !by.is_empty());
        // "Announced this morning" was said to everybody, "she told the director" to others.
        let public = text.is("public", verb) && other.is_empty();
        let to_others = found.to.is_some() && other.is_empty();
        let to_all = (public || to_others) && matches!(about, Whom::People(_));
        // What somebody wishes they need not have said to the user.
        let wished = rule.name == "wishes";
        // "Swears in four languages": nothing is said there.
        let idle = rule.means == Means::Says
            && !thought.mood.past
            && other.is_empty()
            && found.end < thought.atoms.end
            && !text.is("quote", verb)
            && self.said_next(thought).is_none();
        let all_round = told_on || before || to_all || self.is_second_hand(thought);
        all_round || answers || wished || idle || self.is_bygone(thought)
    }

    /// "Apparently Mark says", "someone showed me the thread: Mark says", "tells everybody that": heard from others, and said to none
    /// here.
    pub(super) fn is_second_hand(&self, thought: &Thought) -> bool {
        let text = self.text;
        let same = |one: &&Thought| one.sentence == thought.sentence;
        let start = self.thoughts.iter().find(same).map_or(thought.atoms.start, |one| one.atoms.start);
        let first = |at: usize| text.is("hearsay", at);
        let shown = self.thoughts.iter().filter(same).any(|one| {
            let by_somebody = text.is("nobody", self.without_lead(&one.atoms).start);
            let shows = one.verb().is_some_and(|verb| text.is_class_of("passes-on", verb));
            one.atoms.end <= thought.atoms.start && by_somebody && shows
        });
        let verb = thought.verb().unwrap_or(thought.atoms.start);
        let to_all = text.is("nobody", verb + 1) && !thought.mood.past && verb + 1 < thought.atoms.end;
        first(start) || first(thought.atoms.start) || shown || to_all
    }

    /// "Sylvie said she would have it tuned": word of what they will do gets round, and they need not have been met for it.
    fn gives_their_word(&self, thought: &Thought, found: &Matched) -> bool {
        let text = self.text;
        let to_me = (thought.atoms.start..found.end).any(|at| text.is("me", at));
        let quoted = self.thoughts.iter().any(|other| other.quoted && other.sentence == thought.sentence);
        let first = !self.thoughts.iter().any(|other| {
            other.sentence == thought.sentence
                && other.atoms.end <= thought.atoms.start
                && other.verb().is_some()
        });
        let theirs = self.said_next(thought).is_some_and(|next| {
            let mood = next.mood;
            let will = (mood.would || mood.ahead) && !mood.conditional && !mood.denied;
            // "And she said she would": what was asked of her, no matter by whom.
            matches!(next.subject, Subject::They(_)) && will && (first || next.verb().is_none())
        });
        let says = thought.verb().is_some_and(|verb| text.is("plainly-says", verb));
        says && theirs && !to_me && !quoted && !self.meeting
    }

    /// "She told him": a she and a he are two.
    fn are_two(&self, thought: &Thought, found: &Matched) -> bool {
        let family = |at: usize| self.text.word(at).map_or(0, |word| self.text.grammar.family(word));
        let (Subject::They(one), Some(other)) = (&thought.subject, found.other) else { return false };
        let (one, other) = (family(*one), family(other));
        matches!((one, other), (1, 2) | (2, 1))
    }

    /// "Asked if I knew a good dentist": what one asks after one needs.
    fn asks_after(&mut self, thought: &Thought, end: usize, people: &[usize]) {
        let text = self.text;
        let next = self.said_next(thought).and_then(Thought::verb).filter(|&verb| text.is("knows-of", verb));
        let Some(from) = next.map(|verb| verb + 1) else { return };
        let first = from + usize::from(text.is("of", from));
        let sought = text.is("one", first) || text.is("nobody", first) && end > first + 2;
        if sought && !people.is_empty() {
            self.hear(HeardKind::Fact(FactKind::Need), "need", from..end, people, false);
        }
    }

    /// "Hinted that his contract won't be renewed": no list has the verb, and what follows its "that" is theirs.
    pub(super) fn says_with_that(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let text = self.text;
        let Whom::People(people) = about else { return None };
        let verb = thought.verb()?;
        let that = self.said_next(thought)?.atoms.start;
        if text.word(that) != Some("that") || self.is_passive(thought, verb) || text.is("be", verb) {
            return None;
        }
        // What somebody decided or saw they need have told nobody.
        let told = !text.is_class_of("keeps-to-oneself", verb);
        let people = people.clone();
        if told && thought.mood.is_real() && thought.mood.past && !thought.mood.ahead {
            self.be_there(&people);
        }
        let asks = !thought.mood.is_real();
        self.speech = Some(Speech { asks, ..Speech::of_others(people, thought.sentence) });
        Some(Frame::Told)
    }

    /// "Never sent the minutes she promised": that was said another day.
    fn is_bygone(&self, thought: &Thought) -> bool {
        let before = |last: &Thought| last.atoms.end == thought.atoms.start && last.mood.denied;
        thought.join == Join::Loose && self.thoughts.iter().any(before)
    }

    /// "Gloria was straight with me: my handovers are too long": what follows the colon of a clause about somebody and the
    /// user is theirs.
    pub(super) fn lead_to_words(&mut self, thought: &Thought, about: &Whom) {
        let text = self.text;
        let Whom::People(people) = about else { return };
        let with_me = thought.atoms.clone().any(|at| text.is("me", at));
        if self.speech.is_some()
            || !with_me
            || thought.verb().is_none()
            || !thought.mood.is_real()
            || text.sign(thought.atoms.end) != Some(':')
        {
            return;
        }
        if thought.mood.past {
            self.be_there(&people.clone());
        }
        self.speech = Some(Speech { opinion: true, ..Speech::of_others(people.clone(), thought.sentence) });
    }

    /// What somebody says, thinks or asks with this thought: the thought right after it.
    pub(super) fn said_next(&self, thought: &Thought) -> Option<&Thought> {
        self.thoughts.iter().find(|next| next.atoms.start == thought.atoms.end && next.join == Join::Said)
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
            // "It seems I owe Catarina a ride, so Miguel says": what is owed is a promise, and no word about the user.
            let here = self.text.tokens(&other.atoms);
            let owed = self.heard.iter().any(|heard| {
                matches!(heard.what, HeardKind::Promise { .. }) && here.contains(&heard.text.start)
            });
            if owed {
                continue;
            }
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
        // "Ivan told Leila that I'm difficult" is no good word.
        let labelled = thought.atoms.clone().any(|at| self.text.is("label", at));
        let told = thought.join == Join::Said && !by.is_empty() && !thought.mood.obliged;
        if let Some(to) = speech.hearers.filter(|_| of_me && told && thought.mood.is_real()) {
            if labelled {
                return Some(Frame::CriticisedMe);
            }
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
        // "Thinks chapter three should come first"; "the menu was the best thing I've done".
        let advised = matches!(about, Whom::Thing) && thought.mood.obliged && thought.join == Join::Said;
        let done = matches!(about, Whom::Thing)
            && thought.join == Join::Said
            && self.thoughts.iter().any(|next| {
                next.atoms.start == thought.atoms.end
                    && next.join == Join::Loose
                    && next.subject == Subject::Me
            });
        // "Rated my draft but said the ending falls flat": of the same thing.
        let carried = matches!(about, Whom::Thing)
            && thought.join == Join::Said
            && self.heard.iter().any(|heard| {
                let of_sentence = self.thoughts.iter().filter(|one| one.sentence == thought.sentence);
                let start = of_sentence.map(|one| one.atoms.start).min().unwrap_or(thought.atoms.start);
                let mine = matches!(heard.what, HeardKind::Exchange { given: false, .. });
                let place = self.text.tokens(&(start..thought.atoms.start));
                let of_mine = (start..thought.atoms.start).any(|at| self.text.is("my", at));
                mine && of_mine && place.contains(&heard.text.start)
            });
        // "I talk over people when I get excited": the condition belongs to it.
        let when = thought.join == Join::Link && self.text.is("waits-for", thought.atoms.start);
        let about_me = matches!(about, Whom::Mine | Whom::You)
            || advised
            || done
            || carried
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
        // "I'm not": nothing is said of it.
        let empty = matches!(about, Whom::Me) && !self.text.says_something(verb..thought.atoms.end);
        if !about_me || thought.mood.asked || empty || when {
            return None;
        }
        // What somebody says behind the user's back was said to nobody here.
        let before = self.thoughts.iter().find(|one| one.atoms.end == thought.atoms.start);
        if !by.is_empty() && before.is_some_and(|one| self.is_second_hand(one)) {
            return Some(Frame::CriticisedMe);
        }
        if !speech.held {
            self.be_there(&by);
        }
        let kind = ExchangeKind::Information;
        self.hear(
            HeardKind::Exchange { given: false, kind },
            "said-of-me",
            self.with_its_time(thought.atoms.clone(), thought),
            &by,
            false,
        );
        Some(if thought.mood.obliged { Frame::AdvisedMe } else { Frame::CriticisedMe })
    }
}
