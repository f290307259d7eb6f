//! Promises: what the verbs of a thought say will be done, and for whom.

use std::ops::Range;

use super::{
    heard::{HeardKind, TO_DO},
    meaning::Reader,
    text::is_kind,
    thought::{Join, Subject, Thought},
    told::Speech,
    whom::Whom,
};
use crate::model::Frame;

impl Reader<'_, '_> {
    pub(super) fn promise(&mut self, at: usize, thought: &Thought, about: &Whom) -> Option<Frame> {
        let text = self.text;
        let verb = thought.verb()?;
        let word = text.word(verb)?;
        let mood = thought.mood;
        // "I'll send it tomorrow," she said: whoever is quoted promises.
        let quoted = thought.quoted && matches!(about, Whom::Me | Whom::We(_));
        let own_words = self.speech.as_ref().is_some_and(|speech| speech.by.is_none());
        if quoted && !own_words {
            return None;
        }
        if let Some(frame) = self.told_to_you(thought, about).or_else(|| self.does_next_time(thought, about))
        {
            return Some(frame);
        }
        if let Some(frame) = self.not_done_yet(thought, about, verb) {
            return Some(frame);
        }
        if let Some(frame) = self.has_to_reach(thought, about) {
            return Some(frame);
        }
        if self.is_idle(thought) || mood.denied || mood.asked || mood.conditional {
            return None;
        }
        // "Told Bo he could borrow the trailer".
        let words = verb..self.promise_end(at, thought);
        if let Some(frame) = self.will_get(thought, about, verb, &words) {
            return Some(frame);
        }
        if let Some(frame) = self
            .goes_back(thought, about, &words)
            .or_else(|| self.reaches_me(thought, about))
            .or_else(|| self.returns(thought, about))
        {
            return Some(frame);
        }
        if mood.maybe {
            return None;
        }
        let form = text.grammar.forms.of(word);
        let about_to = self.is_about_to(thought) || mood.ahead && form.is_ing();
        let base = text.grammar.forms.base(word).filter(|_| about_to).unwrap_or(word);
        let doing = text.grammar.is("doing", base)
            && !text.grammar.is("not-doing", word)
            && !self.only_seems(verb, thought);
        let light = text.is("article", verb + 1) && text.is("light", verb + 2);
        let willing = text.is("be", verb) && text.is("willing", verb + 1) && text.is("to", verb + 2);
        // "She'll be through with the translation by the 27th".
        let finishes = text.is("be", verb)
            && text.is("finished", verb + 1)
            && text.is("with", verb + 2)
            && verb + 3 < thought.atoms.end;
        let hands_over = self.hands_over(verb, thought) || finishes;
        let undone = text.grammar.is("not-doing", word) && !light && !willing && !hands_over;
        let doing = doing || light || willing || hands_over;
        let speech = self.speech.clone().filter(|speech| speech.sentence == thought.sentence && !speech.asks);
        let by_me = speech.as_ref().is_some_and(|speech| speech.by.is_none());
        let said = thought.join == Join::Said;
        let words = verb + if willing { 3 } else { 0 }..self.promise_end(at, thought);
        let words = self.what_it_means(thought, words);
        match about {
            Whom::Me | Whom::We(_) => self.my_promise(thought, about, &words, doing, undone),
            Whom::Somebody if said && mood.would && !undone => {
                self.hear(HeardKind::Promise { mine: false }, "they-said", words, &[], false);
                Some(Frame::Promised)
            }
            Whom::People(people) => self.their_promise(thought, people, &words, doing, undone),
            Whom::Thing | Whom::Mine if by_me && (mood.ahead || mood.would) => {
                let to = speech.map(|speech| speech.to).unwrap_or_default();
                self.hear(HeardKind::Promise { mine: true }, "i-said", thought.atoms.clone(), &to, true);
                Some(Frame::Promised)
            }
            // "Thierry swears the parts will ship on Monday".
            Whom::Thing if said && (mood.ahead || mood.would) => {
                let by = speech.filter(|speech| speech.firm).and_then(|speech| speech.by)?;
                self.hear(HeardKind::Promise { mine: false }, "they-said", thought.atoms.clone(), &by, false);
                Some(Frame::Promised)
            }
            _ => None,
        }
    }

    /// What the user will do, must do, or has said they would. `doing`: the verb does something; `undone`: it never does.
    fn my_promise(
        &mut self,
        thought: &Thought,
        about: &Whom,
        words: &Range<usize>,
        doing: bool,
        undone: bool,
    ) -> Option<Frame> {
        let (text, mood, verb) = (self.text, thought.mood, thought.verb()?);
        let form = text.word(verb).map(|word| text.grammar.forms.of(word)).unwrap_or_default();
        let speech = self.speech.clone().filter(|speech| speech.sentence == thought.sentence && !speech.asks);
        let by_me = speech.as_ref().is_some_and(|speech| speech.by.is_none());
        let said = thought.join == Join::Said;
        let told = said && by_me && (mood.would || mood.ahead) && !undone;
        // "said I'd sponsor her": whoever said it, the user will do it.
        // "she is off, said I'd water her plants": whatever it is, the user has said so.
        let own = speech.as_ref().is_some_and(|speech| !speech.named) && !undone;
        let reported = said && mood.would && (doing || own);
        // "Ana thinks I'd help her move" is her view; "Ana says I'll send it" is her word for it.
        let others = |speech: &Speech| speech.by.is_some() && speech.named;
        let by_others = speech.as_ref().is_some_and(others);
        if said && by_others && speech.as_ref().is_some_and(|speech| speech.opinion) {
            return None;
        }
        if told || reported {
            let weak = by_others || speech.as_ref().is_some_and(|speech| speech.weak);
            let to = speech.map(|speech| speech.to).unwrap_or_default();
            let whose = if to.is_empty() { self.named_or_known(words, thought) } else { to };
            let words = self.gets_what(thought, words);
            self.hear(HeardKind::Promise { mine: true }, "i-said", words, &whose, !weak);
            return Some(Frame::Promised);
        }
        if self.deal && (form.is_base() || mood.would) && !undone {
            let whose = self.named_or_known(words, thought);
            self.hear(HeardKind::Promise { mine: true }, "deal", words.clone(), &whose, false);
            return Some(Frame::Promised);
        }
        if mood.would {
            return None;
        }
        if doing && !said && self.is_at_it(thought, verb) && words.len() > 1 {
            let whose = self.named_or_known(words, thought);
            self.hear(HeardKind::Promise { mine: true }, "i-will", words.clone(), &whose, false);
            return Some(Frame::Promised);
        }
        // Whatever the user will do for somebody is promised; outright only what a verb of doing says.
        let reaches = !undone && matches!(about, Whom::Me) && self.reaches_somebody(words);
        if mood.ahead && (doing || reaches) && words.len() > 1 {
            let whose = self.named_or_known(words, thought);
            let sure = doing && matches!(about, Whom::Me) && !by_others;
            self.hear(HeardKind::Promise { mine: true }, "i-will", words.clone(), &whose, sure);
            return Some(Frame::Promised);
        }
        // "I'll whip up a poster by Friday": whatever it is, it has a day by which it is done.
        let by_then = || words.clone().any(|at| text.is("by-when", at)) && text.names_a_day(words);
        let own_way = text.is_class_of("own-doing", verb);
        if mood.ahead
            && matches!(about, Whom::Me)
            && !(undone || own_way || by_others)
            && words.len() > 2
            && by_then()
        {
            let whose = self.named_or_known(words, thought);
            self.hear(HeardKind::Promise { mine: true }, "i-will", words.clone(), &whose, false);
            return Some(Frame::Promised);
        }
        // "According to Hannah I should ask": her advice.
        let advised =
            speech.as_ref().is_some_and(|speech| speech.by.as_ref().is_some_and(|by| !by.is_empty()));
        let due = doing || reaches;
        let advised = advised && (said || !self.is_own_duty(thought));
        if due && !advised && (by_me || !said) && self.is_owed(words, thought, about) {
            let whose = self.named_or_known(words, thought);
            self.hear(HeardKind::Promise { mine: true }, "i-must", words.clone(), &whose, false);
            return Some(Frame::Promised);
        }
        let whom = !self.names_in(words).is_empty()
            || thought.join == Join::Comma && words.clone().any(|at| text.is("them", at));
        let to_them = !undone && (text.name(verb + 1).is_some() || text.is("them", verb + 1));
        if (doing || to_them) && self.is_command(verb, thought) && whom {
            let whose = self.named_or_known(words, thought);
            self.hear(HeardKind::Promise { mine: true }, TO_DO, words.clone(), &whose, false);
            return Some(Frame::Promised);
        }
        None
    }

    /// "I take her Tuesday clinic": told as if it were so, of a day to come, and for somebody.
    fn does_for_them(&self, thought: &Thought, verb: usize) -> bool {
        let text = self.text;
        let mood = thought.mood;
        let now = !(mood.past || mood.would || mood.obliged || mood.ahead);
        let meets = text.is_class_of("own-doing", verb) || text.is_class_of("in-company", verb);
        let words = verb..thought.atoms.end;
        thought.subject == Subject::Me
            && now
            && thought.verbs.len() == 1
            && self.is_first_form(verb)
            && !meets
            && text.names_a_day(&words)
            && self.reaches_somebody(&words)
    }

    /// "I'm drafting a note for them by Monday", "I check it against the plan by Wednesday": what the user is doing for a day to
    /// come.
    fn is_at_it(&self, thought: &Thought, verb: usize) -> bool {
        let text = self.text;
        let by_then = (verb + 1..thought.atoms.end).find(|&at| text.is("by-when", at));
        let dated_by = by_then.is_some_and(|by| text.names_a_day(&(by + 1..thought.atoms.end)));
        if self.does_for_them(thought, verb) {
            return true;
        }
        if thought.subject == Subject::Me && self.is_first_form(verb) && thought.verbs.len() == 1 && dated_by
        {
            return !thought.mood.past && !thought.mood.would && !thought.mood.obliged;
        }
        let own = text.is("own-doing", verb) || text.is("with-others", verb);
        self.is_about_to(thought) && !thought.mood.ahead && text.names_a_day(&thought.atoms) && !own
    }

    /// "He'd have the keys back to me", "I told them I'd have an answer on Monday": to have, and to hand over.
    fn hands_over(&self, verb: usize, thought: &Thought) -> bool {
        let text = self.text;
        let handed = |at: usize| {
            text.is("done", at)
                || matches!(text.word(at), Some("to" | "with" | "for"))
                    && (text.name(at + 1).is_some() || text.is("me", at + 1) || text.is("them", at + 1))
        };
        // "He'd have the van serviced": to have it done.
        let has_done = |at: usize| {
            let form = text.word(at).map(|word| text.grammar.forms.likely(word)).unwrap_or_default();
            thought.join == Join::Said && at > verb + 2 && form.is_past() && !form.is_base()
        };
        let dated = || text.names_a_day(&thought.atoms);
        let by_then = || thought.mood.ahead && thought.atoms.clone().any(|at| text.is("by-when", at));
        let has_it = || (thought.join == Join::Said || by_then()) && text.is("article", verb + 1) && dated();
        let done = || text.is("article", verb + 1) && (verb + 2..thought.atoms.end).any(has_done);
        text.is("have", verb) && ((verb + 1..thought.atoms.end).any(handed) || done() || has_it())
    }

    /// What somebody says they will do, or will do for the user. `doing`: the verb does something; `undone`: it never does.
    fn their_promise(
        &mut self,
        thought: &Thought,
        people: &[usize],
        words: &Range<usize>,
        doing: bool,
        undone: bool,
    ) -> Option<Frame> {
        let text = self.text;
        let mood = thought.mood;
        let verb = thought.verb()?;
        let form = text.word(verb).map(|word| text.grammar.forms.of(word))?;
        let said = thought.join == Join::Said;
        let by = self
            .speech
            .as_ref()
            .filter(|speech| speech.sentence == thought.sentence && !speech.asks)
            .and_then(|speech| speech.by.as_deref());
        let for_me = thought.atoms.clone().any(|at| text.is("me", at) || text.is("my", at));
        let others = self.names_in(words).into_iter().any(|name| !people.contains(&name));
        let by_them = by.is_some_and(|by| by == people);
        let told = (mood.would || mood.ahead) && !undone && (by_them || by.is_some_and(<[usize]>::is_empty));
        // "Aoife reckons she can get me the results".
        let able = thought.atoms.clone().any(|at| at < verb && text.is("able", at));
        let can = for_me && doing && able && by_them;
        let told = said && (told || can);
        let about_to = self.is_about_to(thought);
        // "Is pushing me to put in for the post": what somebody wants of the user is no word of theirs.
        let asks = (verb + 1..verb + 3).any(|at| text.is("me", at) && text.is("to", at + 1));
        if about_to && !told && (asks || text.is_class_of("wants-of", verb)) {
            return None;
        }
        // "She will run the Lyon site" is her post.
        let post = text.is("runs", verb) && !for_me;
        // Whatever somebody will do for the user is their word, also told as if it were so, with a day: "Eva minds my dog on Friday".
        // What else they will do is news of them.
        let dated = || text.names_a_day(&thought.atoms);
        let as_a_rule = thought.atoms.clone().any(|at| text.is("as-a-rule", at));
        let soon = about_to && dated() && !as_a_rule && !text.is_class_of("in-company", verb);
        let served = for_me && !undone && (mood.ahead || soon);
        let will = (mood.ahead || about_to) && (doing || served) && !post && words.len() > 1;
        let will = will || self.hands_me(thought, verb);
        // "Nina is waiting for the samples from me": theirs to get.
        let next = text.word(text.skip_adverbs(verb + 1, thought.atoms.end));
        if !told && text.is_class_of("awaits", verb) && matches!(next, Some("for" | "on")) {
            return None;
        }
        // "Harjit starts on Monday", "she moves in May": what somebody does for themselves.
        let own = !for_me && text.is("own-doing", verb);
        // "Will only meet online" is how she likes it.
        let looks = text.is("article", verb + 1) && text.is("light", verb + 2);
        let own = (own || !for_me && text.is_class_of("in-company", verb) && !dated()) && !looks;
        let will = will && !own && (for_me || !others && (mood.ahead || about_to && dated()));
        let wishes = thought.verbs.iter().any(|&at| text.is("wish", at));
        let must = mood.obliged && for_me && doing && !wishes;
        // "Leave it to her, she'd ring them first thing tomorrow".
        let will = will || mood.would && doing && !own && !others && dated() && words.len() > 1;
        if !(told || will || must || self.deal && (form.is_third() || mood.would)) {
            return None;
        }
        let trigger = if told { "they-said" } else { "they-will" };
        self.hear(HeardKind::Promise { mine: false }, trigger, words.clone(), people, false);
        Some(Frame::Promised)
    }

    /// "She says I'll have it back on Sunday": what the user will get is theirs to give.
    fn will_get(
        &mut self,
        thought: &Thought,
        about: &Whom,
        verb: usize,
        words: &Range<usize>,
    ) -> Option<Frame> {
        let text = self.text;
        let ahead = thought.mood.ahead || thought.mood.would;
        let gets = text.is("getting", verb) && words.len() > 1;
        // "We'll have an answer from him by Tuesday".
        let from = words.clone().find(|&at| text.is("from", at)).map(|from| self.people_at(from + 1));
        if let Some(by) = from.filter(|by| !by.is_empty())
            && matches!(about, Whom::Me | Whom::We(_))
            && thought.mood.ahead
            && gets
        {
            self.hear(HeardKind::Promise { mine: false }, "they-will", words.clone(), &by, false);
            return Some(Frame::Promised);
        }
        let speech = self.speech.as_ref().filter(|speech| speech.sentence == thought.sentence)?;
        // "I told Rashid he'd have the figures tomorrow", "told Bo he could borrow the trailer".
        let able = thought.atoms.clone().any(|at| at < verb && text.is("able", at));
        if let Whom::People(people) = about
            && speech.by.is_none()
            && (speech.to == *people || speech.to.is_empty())
            && thought.join == Join::Said
            && (ahead && gets || able && text.is("allowed", verb) && words.len() > 1)
        {
            // "She asked for a reference and I said she would have it": what was asked for.
            let asked = self.asked.take().filter(|(by, _)| text.is("it", verb + 1) && by == people);
            let words = asked.map_or_else(|| self.gets_what(thought, words), |(_, asked)| asked);
            self.hear(HeardKind::Promise { mine: true }, "i-said", words, &people.clone(), ahead);
            return Some(Frame::Promised);
        }
        // "He lent me the book, said I'd have it back to him by Friday": what goes back to somebody is the user's to give.
        let to_them =
            |at: usize| text.is("to", at) && (text.is("them", at + 1) || text.name(at + 1).is_some());
        let gives = !speech.named && words.clone().any(to_them);
        let by = speech.by.clone().filter(|by| !by.is_empty() && !gives)?;
        if !matches!(about, Whom::Me | Whom::We(_)) || thought.join != Join::Said || !ahead || !gets {
            return None;
        }
        self.hear(HeardKind::Promise { mine: false }, "they-said", words.clone(), &by, false);
        Some(Frame::Promised)
    }

    /// "Lena is getting back to me", "Katrin sends me the figures on Friday": told as if it went on, and it lies ahead.
    fn is_about_to(&self, thought: &Thought) -> bool {
        let text = self.text;
        let (Some(&first), Some(verb)) = (thought.verbs.first(), thought.verb()) else { return false };
        let form = text.word(verb).map(|word| text.grammar.forms.of(word)).unwrap_or_default();
        let goes_on = thought.verbs.len() > 1 && text.is("be", first) && form.is_ing();
        let dated = || text.names_a_day(&thought.atoms);
        !thought.mood.past && (goes_on || form.is_third() && thought.verbs.len() == 1 && dated())
    }

    /// "I need to send Ana the deck": what the user has to do, and for somebody.
    fn is_owed(&self, words: &Range<usize>, thought: &Thought, about: &Whom) -> bool {
        let (text, mood) = (self.text, thought.mood);
        // "We need to send the deck" is nobody's word to anybody; "the journal I want to publish in" is a wish of the
        // user's.
        let them = words.clone().any(|at| text.is("them", at) || text.name(at).is_some());
        let wish = thought.verbs.iter().any(|&at| text.is("wish", at));
        (them || !(wish || matches!(about, Whom::We(_))))
            && mood.obliged
            && (!mood.past || self.was_meant(thought))
            && thought.verbs.len() > 1
            && words.len() > 1
    }

    /// "Send Ana the deck": the line begins with what is to be done.
    fn is_command(&self, verb: usize, thought: &Thought) -> bool {
        let Some(word) = self.text.word(verb) else { return false };
        let form = self.text.grammar.forms.of(word);
        thought.subject == Subject::Left
            && (thought.join == Join::Start || thought.join == Join::Comma && !thought.mood.ahead)
            && form.is_base()
            && !form.is_past()
            && self.text.grammar.kind(word).is_none()
            && !is_kind(word)
            && !(self.text.is("outing", verb) && self.text.name(verb + 1).is_some())
            && !self.text.is("preposition", verb + 1)
    }

    /// "take over", "find out", "make partner": no thing done for somebody.
    pub(super) fn only_seems(&self, verb: usize, thought: &Thought) -> bool {
        let text = self.text;
        let given = ["to", "my", "me", "them"]
            .iter()
            .any(|class| thought.atoms.clone().any(|at| at > verb && text.is(class, at)));
        // "Find out who holds the lease", "work out what it costs": that is a thing to do.
        let asks = text.is("goes-on", verb + 2) && verb + 2 < thought.atoms.end;
        let seems = text.is("phrasal", verb) && text.is("particle", verb + 1) && !given;
        verb + 1 < thought.atoms.end && seems && !asks
    }

    /// A promise goes on over the fragments of a list after it.
    pub(super) fn promise_end(&self, at: usize, thought: &Thought) -> usize {
        let mut end = thought.atoms.end;
        for next in self.thoughts.get(at + 1..).unwrap_or_default() {
            let listed = next.sentence == thought.sentence
                && next.join == Join::Comma
                && next.verbs.is_empty()
                && next.subject == Subject::Left
                && self.text.sign(end) == Some(',')
                && self.names_in(&next.atoms).is_empty();
            if !listed {
                break;
            }
            end = next.atoms.end;
        }
        end
    }

    /// "lend her the book and to send the link": two things, each with a verb of its own.
    pub(super) fn two_things(&self, words: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let text = self.text;
        let and = words.clone().find(|&at| {
            let next = text.skip_adverbs(at + 1, words.end);
            let verb = next + usize::from(text.is("to", next));
            text.is("and", at)
                && at >= words.start + 2
                && verb + 1 < words.end
                && text.is("doing", verb)
                && !text.is("plural", verb)
        })?;
        let next = text.skip_adverbs(and + 1, words.end);
        let verb = next + usize::from(text.is("to", next));
        Some((words.start..and, verb..words.end))
    }

    /// The people named in these words, else the person the pronoun in them means, else nobody in particular.
    pub(super) fn named_or_known(&self, words: &Range<usize>, thought: &Thought) -> Vec<usize> {
        // "Je lui envoie le CV de Silvia": to him, whoever else is named.
        let dative = (thought.atoms.start..words.start).rev().find(|&at| self.text.is("dative", at));
        if let Some(to) = dative {
            return self.pronoun(to).unwrap_or_default();
        }
        if let Some(first) = words.clone().find(|&at| self.text.name(at).is_some()) {
            return self.people_at(first).into_iter().take(1).collect();
        }
        if let Some(them) = words.clone().find(|&at| self.text.is("them", at) || self.text.is("their", at)) {
            return self.pronoun(them).unwrap_or_default();
        }
        let near = self
            .thoughts
            .iter()
            .filter(|other| other.sentence == thought.sentence && other.atoms.start < words.start);
        let near: Vec<usize> = near.filter_map(|other| self.names_in(&other.atoms).last().copied()).collect();
        // "Gill rang, Piotr is to lead it and I'm to announce it": whoever was there, before who is only talked about.
        let there = |name: &&usize| self.there.get(**name) == Some(&Some(true));
        near.iter().rev().find(there).or(near.last()).copied().into_iter().collect()
    }
}
