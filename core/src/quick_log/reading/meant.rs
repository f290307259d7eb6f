//! What belongs to a clause and stands elsewhere: what "it" and a thing left out stand for, when something is so, whose a thing is.

use std::ops::Range;

use super::{
    heard::{HeardKind, NEWS},
    meaning::Reader,
    thought::{Join, Subject, Thought},
    whom::Whom,
};
use crate::{
    model::{ExchangeKind, FactKind, Frame, Tone},
    quick_log::language,
};

/// Words of a date: "on the 2nd of February".
const LONGEST_DATE: usize = 6;

impl Reader<'_, '_> {
    /// "Came with a wedding cake, he had baked it himself": what "it" means comes right before.
    pub(super) fn with_what_it_is(
        &self,
        words: Range<usize>,
        thought: &Thought,
        verb: usize,
    ) -> Range<usize> {
        let text = self.text;
        let thing = text.word(verb + 1).is_some_and(|word| ["it", "them", "those"].contains(&word));
        let own = usize::from(text.is("themselves", verb + 2));
        let alone = thing && words.start == verb && !text.says_something(verb + 2 + own..words.end);
        let before = self.thoughts.iter().find(|other| {
            other.sentence == thought.sentence
                && (other.atoms.end..other.atoms.end + 2).contains(&thought.atoms.start)
                && other.verb().is_some()
        });
        let article = before.filter(|_| alone).and_then(|other| {
            other
                .atoms
                .clone()
                .rev()
                .find(|&at| text.is("one", at) && other.verb().is_some_and(|verb| at > verb))
        });
        article.map_or(words.clone(), |article| article..words.end)
    }

    /// "If anybody can fix the boiler, it's Jörg": said of the person named.
    pub(super) fn is_the_one(&mut self, thought: &Thought) -> Option<Frame> {
        let text = self.text;
        let from = self.without_lead(&thought.atoms).start;
        let be = (from + 1..from + 3).find(|&at| text.is("be", at)).filter(|_| text.is("it", from))?;
        let one = text.name(be + 1).filter(|_| be + 2 >= thought.atoms.end)?;
        let before = self.thoughts.iter().find(|other| {
            other.sentence == thought.sentence
                && other.atoms.end <= thought.atoms.start
                && other.join == Join::If
                && other.atoms.clone().take(3).any(|at| text.is("nobody", at))
        })?;
        let verb = before.verb()?;
        let can = (before.atoms.start..verb).any(|at| text.is("able", at)) || text.is("takes-in", verb);
        if !can {
            return None;
        }
        let what = HeardKind::Fact(FactKind::Expertise);
        let words = verb..before.atoms.end;
        self.hear(what, "can", words, &[one], false);
        Some(Frame::GoodAt)
    }

    /// "For old maps, Frank is the person to ask", "anything to do with visas, ask Nadia": what one asks somebody about they know.
    pub(super) fn is_to_be_asked(&mut self, thought: &Thought, about: &Whom) -> Option<Frame> {
        let text = self.text;
        let verb = thought.verb()?;
        let end = thought.atoms.end;
        let before = self.thoughts.iter().find(|other| {
            other.sentence == thought.sentence
                && (other.atoms.end..other.atoms.end + 2).contains(&thought.atoms.start)
                && other.join == Join::Start
        })?;
        let first = before.atoms.start;
        let topic = text.is("for", first) || text.is("anything", first);
        let to = verb + 3;
        let called = text.is("be", verb)
            && text.is("the", verb + 1)
            && (text.is("the-one", verb + 2) || text.is("job", verb + 2) || text.is("anybody", verb + 2))
            && (to >= end || text.is("to", to) && text.is("asks-one", to + 1));
        let whose = match about {
            Whom::People(people) if called => people.clone(),
            _ if text.is("asks-one", verb) && verb == self.without_lead(&thought.atoms).start => {
                Some(self.people_at(verb + 1)).filter(|_| verb + 2 >= end && text.name(verb + 1).is_some())?
            }
            _ => return None,
        };
        if !topic || before.mood.past || thought.mood.past {
            return None;
        }
        let words = first + usize::from(text.is("for", first))..before.atoms.end;
        self.hear(HeardKind::Fact(FactKind::Expertise), "can", words, &whose, false);
        Some(Frame::GoodAt)
    }

    /// "Helen on my report: sharp start, then it drifts": a name, a thing of the user's and a colon, and what follows is a view.
    pub(super) fn verdict(&mut self, thought: &Thought) -> Option<Frame> {
        let text = self.text;
        let from = self.without_lead(&thought.atoms).start;
        let name = text.name(from)?;
        let of_mine = matches!(text.word(from + 1), Some("on" | "about" | "re")) && text.is("my", from + 2);
        let alone = self.names_in(&thought.atoms).len() == 1 && from + 3 < thought.atoms.end;
        if !of_mine || !alone || text.sign(thought.atoms.end) != Some(':') {
            return None;
        }
        let same = self.thoughts.iter().filter(|other| other.sentence == thought.sentence);
        let end = same.map(|other| other.atoms.end).max()?;
        let words = thought.atoms.end + 1..end;
        self.be_there(&[name]);
        let what = HeardKind::Exchange { given: false, kind: ExchangeKind::Information };
        self.hear(what, "said-of-me", words, &[name], false);
        Some(Frame::AdvisedMe)
    }

    /// "The boat he is restoring", "photos of the bees she keeps on the roof": the thing stands before what somebody does with it.
    pub(super) fn with_its_thing(&self, words: Range<usize>, thought: &Thought, verb: usize) -> Range<usize> {
        let text = self.text;
        let start = thought.atoms.start;
        let next = verb + 1;
        let bare = next >= thought.atoms.end
            || ["preposition", "deed-particle", "adverb", "by-when"].iter().any(|class| text.is(class, next));
        let led = matches!(thought.subject, Subject::They(_) | Subject::Them(_))
            && thought.join == Join::Loose
            && !text.line.is_all_small();
        if !led || !bare {
            return words;
        }
        let near = (start.saturating_sub(4)..start).rev();
        let thing = near.take_while(|&at| text.word(at).is_some() && !text.is("preposition", at));
        let article = thing.into_iter().find(|&at| text.is("article", at)).filter(|&at| at + 1 < start);
        article.map_or(words.clone(), |article| article..words.end)
    }

    /// "You'll have it before the site opens on Monday": what stands behind says by when, with its day.
    pub(super) fn until_when(&self, what: &HeardKind, words: Range<usize>) -> Range<usize> {
        let text = self.text;
        let next = self.thoughts.iter().find(|next| {
            next.atoms.start == words.end
                && next.join == Join::Link
                && text.is("by-when", next.atoms.start)
                && text.names_a_day(&next.atoms)
        });
        let promised = matches!(what, HeardKind::Promise { .. });
        next.filter(|_| promised).map_or(words.clone(), |next| words.start..next.atoms.end)
    }

    /// "Her birthday is Candlemas, 2 February": the day stands behind the comma.
    pub(super) fn with_its_date(&self, words: Range<usize>) -> Range<usize> {
        let text = self.text;
        let month = |at: usize| text.word(at).is_some_and(language::is_calendar_word);
        let next = self.thoughts.iter().find(|next| {
            next.atoms.start == words.end + 1
                && text.sign(words.end) == Some(',')
                && next.verb().is_none()
                && next.atoms.len() <= LONGEST_DATE
                && next.atoms.clone().any(month)
        });
        next.map_or(words.clone(), |next| words.start..next.atoms.end)
    }

    /// "She needs the floor plan, which I said she'd have by Tuesday": what somebody gets comes before.
    pub(super) fn gets_what(&self, thought: &Thought, words: &Range<usize>) -> Range<usize> {
        let text = self.text;
        let next = words.start + 1;
        let has =
            text.is("getting", words.start) && (text.is("by-when", next) || text.is("preposition", next));
        // "The quote I said I'd get him": there is only a pause between.
        let led = self.thoughts.iter().find(|other| other.atoms.end == thought.atoms.start);
        let follows = led.is_some_and(|led| matches!(led.join, Join::Loose | Join::Who));
        let one = text.is("them", next) || text.name(next).is_some();
        let rest = next + 1 >= words.end || text.is("by-when", next + 1);
        let gives = follows && one && rest && text.is_class_of("gives-a-thing", words.start);
        let before = self.thoughts.iter().rev().find(|other| {
            other.sentence == thought.sentence
                && other.atoms.end <= led.map_or(thought.atoms.start, |led| led.atoms.start)
                && other.verb().is_some()
        });
        let thing = before.filter(|_| has || gives).and_then(|other| {
            let from = other.verb()? + 1;
            (from..other.atoms.end).rev().find(|&at| text.is("article", at) && at + 1 < other.atoms.end)
        });
        thing.map_or(words.clone(), |thing| thing..words.end)
    }

    /// "Goes quiet when money comes up", "I come across as bored when they talk": of what is so as a rule, when it is so belongs to it.
    pub(super) fn with_its_time(&self, words: Range<usize>, thought: &Thought) -> Range<usize> {
        let mood = thought.mood;
        let as_a_rule = mood.is_real() && !mood.past && !mood.ahead && words.end == thought.atoms.end;
        let next = self.thoughts.iter().find(|next| {
            next.atoms.start == thought.atoms.end
                && next.join == Join::Link
                && self.text.is("whenever", next.atoms.start)
                && !next.mood.past
                && !next.mood.ahead
        });
        next.filter(|_| as_a_rule).map_or(words.clone(), |next| words.start..next.atoms.end)
    }

    /// "Let me know the boiler contract has fallen to him": what somebody tells of a thing that comes to or goes from them is theirs.
    pub(super) fn is_told_of_the_speaker(
        &mut self,
        thought: &Thought,
        about: &Whom,
        verb: usize,
    ) -> Option<Frame> {
        let text = self.text;
        let speech =
            self.speech.as_ref().filter(|speech| speech.sentence == thought.sentence && !speech.opinion)?;
        let by = speech.by.clone().filter(|by| by.len() == 1)?;
        let of_them = |at: usize| {
            (text.is("them", at) || text.is("their", at)) && self.pronoun(at).as_ref() == Some(&by)
        };
        let touches = (verb + 1..thought.atoms.end).any(of_them);
        let real = thought.mood.is_real() && !thought.mood.obliged;
        if *about != Whom::Thing || thought.join != Join::Said || !touches || !real {
            return None;
        }
        let words = thought.atoms.clone().filter_map(|at| text.word(at));
        let kind = text.grammar.topic(words).or(Some(FactKind::News));
        self.fact(NEWS, kind, &Tone::Plain, thought, about, verb, &by)
    }
}
