//! Whom a thought is about: pronouns, and verbs without a subject.

use std::ops::Range;

use super::{
    atoms::What,
    meaning::{BACK, Reader},
    thought::{Join, Subject, Thought},
    whom::Whom,
};

impl Reader<'_, '_> {
    pub(super) fn about(&self, thought: &Thought, first: bool) -> Whom {
        match &thought.subject {
            Subject::Me => Whom::Me,
            Subject::We(with) => Whom::We(with.clone()),
            Subject::You => Whom::You,
            Subject::Them(people) => Whom::People(people.clone()),
            Subject::They(at) => self.pronoun(*at).map_or(Whom::Somebody, Whom::People),
            Subject::Kin(Some(owner), _) => Whom::Kin(vec![*owner]),
            Subject::Kin(None, at) => self.pronoun(*at).map_or(Whom::Thing, Whom::Kin),
            Subject::Mine => Whom::Mine,
            // "Sanjay: daughter started school": the person whose card it is for comes before the colon.
            Subject::Thing if self.of_header(thought).is_some() => {
                self.of_header(thought).map_or(Whom::Thing, Whom::Kin)
            }
            Subject::Thing if self.is_the_kin(thought) => {
                self.last_before(thought.atoms.start).map_or(Whom::Thing, |one| Whom::Kin(vec![one]))
            }
            Subject::Thing => Whom::Thing,
            Subject::Left => self.left_out(thought, first),
        }
    }

    /// "Kuldeep came by, the lad has joined a club": somebody close to the person named last.
    fn is_the_kin(&self, thought: &Thought) -> bool {
        let first = self.without_lead(&thought.atoms).start;
        self.text.is("the", first) && self.text.is("kin", first + 1)
    }

    /// The person in the heading, where a thought begins with somebody close to them and no word says whose.
    fn of_header(&self, thought: &Thought) -> Option<Vec<usize>> {
        let first = self.without_lead(&thought.atoms).start;
        let text = self.text;
        // "Two minutes with Hugh: sabbatical is over".
        let bare = !["article", "it", "nobody", "my"].iter().any(|class| text.is(class, first));
        // "Call @Rafael: the deal with the brewery is dead": what comes first behind the colon is theirs.
        let opens = text.is("the", first)
            && thought.join == Join::Colon
            && self.names_in(&thought.atoms).is_empty()
            && !text.is("ours", first + 1);
        self.header.clone().filter(|_| text.is("kin", first) || bare || opens)
    }

    /// A verb without a subject takes the one before; at the start of a line it is mostly the user's own.
    pub(super) fn left_out(&self, thought: &Thought, first: bool) -> Whom {
        if let Some(people) = &self.header {
            return Whom::People(people.clone());
        }
        let Some(verb) =
            thought.verbs.first().copied().or_else(|| thought.mood.ahead.then_some(thought.atoms.start))
        else {
            return Whom::Nobody;
        };
        let text = self.text;
        let form = text.word(verb).map(|word| text.grammar.forms.of(word)).unwrap_or_default();
        let last =
            || self.last_before(thought.atoms.start).map_or(Whom::Somebody, |one| Whom::People(vec![one]));
        // "I'm the one who has to renew it".
        let of_me = self.before == Whom::Me
            && thought.atoms.start >= 1
            && (thought.atoms.start.saturating_sub(3)..thought.atoms.start).any(|at| text.is("the-one", at));
        if thought.join == Join::Who && of_me {
            return Whom::Me;
        }
        // "The number of a man who fixes ice machines": nobody with a name.
        if thought.join == Join::Who && self.is_of_somebody_else(thought.atoms.start) {
            return Whom::Thing;
        }
        if thought.join == Join::Who {
            return last();
        }
        if let Some(one) = self.stands_alone_before(thought).or_else(|| self.is_marked_before(thought)) {
            return Whom::People(one);
        }
        let of_them = matches!(self.before, Whom::People(_) | Whom::Kin(_) | Whom::Somebody);
        if thought.mood.obliged && !form.is_third() && text.word(verb) != Some("has") {
            return Whom::Me;
        }
        // ", ring her after that", ", pick the other bakery": what to do, and nothing they do.
        // "so be on time" is what to do as well.
        if text.word(verb) == Some("be") && !thought.mood.ahead && thought.verbs.len() == 1 {
            return Whom::Me;
        }
        let told = thought.mood.ahead || thought.mood.past;
        let to_do = thought.join == Join::Comma && form.is_base() && !form.is_past() && !told;
        if to_do && thought.verbs.len() == 1 && !text.is("be", verb) && !text.is("have", verb) {
            return Whom::Me;
        }
        if form.is_third() && !text.is("be", verb)
            || text.is("be", verb) && !thought.mood.past
            || text.word(verb) == Some("has")
        {
            return if of_them { self.before.clone() } else { last() };
        }
        if form.is_ing() {
            return if matches!(self.before, Whom::Nobody) && first { Whom::Me } else { last() };
        }
        if first && !thought.mood.ahead {
            return Whom::Me;
        }
        match &self.before {
            // "Will ring Raj tonight": nobody else is named before.
            Whom::Nobody if first && self.last_before(thought.atoms.start).is_none() => Whom::Me,
            Whom::Nobody | Whom::Thing | Whom::Mine | Whom::You if thought.mood.ahead => last(),
            Whom::Nobody | Whom::Thing | Whom::Mine | Whom::You => Whom::Me,
            before => before.clone(),
        }
    }

    /// "Sana, raised in Lahore, makes her own paneer": whoever stands alone before the comma, and is told or asked nothing.
    fn stands_alone_before(&self, thought: &Thought) -> Option<Vec<usize>> {
        let text = self.text;
        let before = self.thoughts.iter().find(|one| {
            one.sentence == thought.sentence
                && one.atoms.end + 1 == thought.atoms.start
                && one.join == Join::Start
        })?;
        let (names, end, with_me) = text.list(before.atoms.start)?;
        let verb = thought.verb()?;
        let to_them = text.is("them", verb + 1);
        (thought.join == Join::Comma && end == before.atoms.end && !with_me && !to_them).then_some(names)
    }

    /// "@Mikko Laine #private separated since midsummer", "@Duarte Pinto !!! passed his exam": only a mark or a cheer stands between
    /// whoever the line is of and what is told.
    fn is_marked_before(&self, thought: &Thought) -> Option<Vec<usize>> {
        let text = self.text;
        let between = |at: &usize| matches!(text.what(*at), Some(What::Wall | What::Sign('!')));
        let last = (0..thought.atoms.start).rev().find(|at| !between(at))?;
        let name = text.name(last).filter(|_| last + 1 < thought.atoms.start)?;
        let verb = thought.verb()?;
        let form = text.word(verb).map(|word| text.grammar.forms.likely(word)).unwrap_or_default();
        let told = form.is_third() || form.is_past() && !form.is_base();
        let alone = (0..last).all(|at| text.name(at).is_none());
        (told && alone && thought.join == Join::Start && !text.is("them", verb + 1)).then(|| vec![name])
    }

    /// "A man who", "someone in Leeds who": a few words earlier there is somebody without a name.
    fn is_of_somebody_else(&self, who: usize) -> bool {
        let text = self.text;
        let who = who.saturating_sub(usize::from(!text.is("who", who)));
        let before = (who.saturating_sub(5)..who).rev();
        let near =
            before.take_while(|&at| text.word(at).is_some() && !text.is_finite(at)).collect::<Vec<_>>();
        let one = |at: &usize| text.is("one", *at) || text.is("nobody", *at);
        near.first().is_some_and(|first| first + 1 == who) && near.iter().any(one)
    }

    /// Whom "she" means: the one it meant before, else the last one named whom no other pronoun means.
    pub(super) fn pronoun(&self, at: usize) -> Option<Vec<usize>> {
        let text = self.text;
        let family = |at: usize| text.word(at).map(|word| text.grammar.family(word));
        let wanted = family(at)?;
        let from = at.saturating_sub(BACK);
        let fits = |name: &usize| self.goes_with(*name, wanted);
        if let Some(one) = self.in_parallel(at, wanted).filter(fits) {
            return Some(vec![one]);
        }
        let mut taken = Vec::new();
        for other in (from..at).rev() {
            // Only two of a kind part: she and he.
            if let Some(family) = family(other)
                .filter(|family| *family != 0 && *family != wanted && *family != 3 && wanted != 3)
                && family != 0
                && let Some(named) = self.last_before(other)
            {
                taken.push(named);
                break;
            }
        }
        if wanted == 3 && text.is("many", at) {
            let list =
                (from..at).rev().find_map(|other| text.list(other).filter(|(names, ..)| names.len() > 1));
            if let Some((names, ..)) = list {
                return Some(names);
            }
        }
        // "At the planning committee when they said it": a group that is named last is meant, and nobody of the line.
        let last = (from..at).rev().find(|&other| text.name(other).is_some() || text.is_group(other));
        if wanted == 3
            && text.is("many", at)
            && text.word(at) == Some("they")
            && last.is_some_and(|last| text.is_group(last))
        {
            return None;
        }
        // Said before it is named: "No news from her: Ana is away" does not count.
        let named: Vec<usize> = (from..at).rev().filter_map(|other| text.name(other)).collect();
        let free = |name: &&usize| !taken.contains(name);
        let one = named.iter().filter(|name| fits(name)).find(free);
        one.or_else(|| named.iter().find(|name| fits(name)))
            .or_else(|| named.iter().find(free))
            .or(named.first())
            .map(|one| vec![*one])
    }

    /// Whether "she" or "he" may mean somebody, by their first name: "he" is not Nisha.
    fn goes_with(&self, name: usize, wanted: u8) -> bool {
        let of = self.pronouns.get(name).copied().unwrap_or(0);
        of == 0 || !matches!(wanted, 1 | 2) || of == wanted
    }

    /// "Lunch with Oscar and Pia, he's learning to sail and she sold her flat": two were named together, and she and he follow
    /// in their order.
    fn in_parallel(&self, at: usize, wanted: u8) -> Option<usize> {
        let text = self.text;
        let from = at.saturating_sub(BACK);
        let (names, end, _) =
            (from..at).rev().find_map(|other| text.list(other).filter(|(names, ..)| names.len() > 1))?;
        let [first, second] = names.as_slice() else { return None };
        let begins = end.checked_sub(3).is_some_and(|first| text.name(first).is_some());
        let family = |at: usize| text.word(at).map_or(0, |word| text.grammar.family(word));
        let stop = (end..text.atoms.len()).find(|&at| text.name(at).is_some()).unwrap_or(text.atoms.len());
        let said: Vec<u8> = (end..stop).map(family).filter(|family| matches!(family, 1 | 2)).collect();
        let both = said.contains(&1) && said.contains(&2);
        let earlier = (from..end).any(|at| matches!(family(at), 1 | 2));
        let one = if said.first() == Some(&wanted) { first } else { second };
        (begins && both && !earlier && matches!(wanted, 1 | 2)).then_some(*one)
    }

    pub(super) fn last_before(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(BACK)..at).rev().find_map(|other| self.text.name(other))
    }

    /// The people at an atom: a list of names, or a pronoun.
    pub(super) fn people_at(&self, at: usize) -> Vec<usize> {
        match self.text.list(at) {
            Some((names, ..)) => names,
            None => self.pronoun(at).unwrap_or_default(),
        }
    }

    pub(super) fn names_in(&self, atoms: &Range<usize>) -> Vec<usize> {
        atoms.clone().filter_map(|at| self.text.name(at)).collect()
    }
}
