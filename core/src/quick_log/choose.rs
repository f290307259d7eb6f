//! Whom the names of a draft mean and who was there, by the user's word.

use super::{Candidate, Draft, DraftPerson};
use crate::model::{DoubtAbout, EntryKind, PersonId};

impl Draft {
    /// Takes another person for a name of the line, by the user's choice: it is no guess any more.
    ///
    /// The one meant until now becomes an alternative. Somebody whom the line names twice becomes one person, so
    /// indices into `people` may move. An index that is nobody's changes nothing.
    pub fn choose(&mut self, person: usize, choice: Candidate) {
        let Some(mention) = self.people.get_mut(person) else { return };
        mention.alternatives.retain(|other| other.id != choice.id);
        if let Some(id) = mention.person.filter(|id| *id != choice.id) {
            mention.alternatives.insert(0, Candidate { id, name: std::mem::take(&mut mention.name) });
        }
        let twin = self
            .people
            .iter()
            .enumerate()
            .find(|(at, other)| *at != person && other.person == Some(choice.id));
        let twin = twin.map(|(at, _)| at);
        if let Some(mention) = self.people.get_mut(person) {
            mention.person = Some(choice.id);
            mention.name = choice.name;
        }
        self.settle(person);
        if let Some(twin) = twin {
            self.merge(person.min(twin), person.max(twin));
        }
    }

    /// Says that a name of the line is somebody new, under the name as typed.
    pub fn choose_new(&mut self, person: usize) {
        let Some(mention) = self.people.get_mut(person) else { return };
        let typed = mention.spans.first().and_then(|span| self.raw.get(span.start..span.end));
        if let Some(typed) = typed {
            let is_mark = |c: char| matches!(super::folding::plain(c), '@' | '"');
            let typed = typed.trim_matches(is_mark).trim().to_owned();
            let known = std::mem::replace(&mut mention.name, typed);
            if let Some(id) = mention.person.take() {
                mention.alternatives.insert(0, Candidate { id, name: known });
            }
        }
        self.settle(person);
    }

    /// Moves a person between there and mentioned.
    pub fn toggle_there(&mut self, person: usize) {
        if let Some(mention) = self.people.get_mut(person) {
            mention.there = !mention.there;
        }
        self.follow_presence();
    }

    /// Adds somebody whom the line does not name, or says of a person of the line that they were there; gives their
    /// index. Without an id it is somebody new.
    pub fn add_person(&mut self, id: Option<PersonId>, name: &str, there: bool) -> usize {
        let folded = super::fold(name);
        let same = |mention: &DraftPerson| match id {
            Some(id) => mention.person == Some(id),
            None => mention.person.is_none() && super::fold(&mention.name) == folded,
        };
        let index = if let Some(index) = self.people.iter().position(same) {
            index
        } else {
            self.people.push(DraftPerson {
                person: id,
                name: name.to_owned(),
                there: false,
                confirmed: true,
                spans: Vec::new(),
                alternatives: Vec::new(),
            });
            self.people.len() - 1
        };
        if let Some(mention) = self.people.get_mut(index) {
            mention.there |= there;
        }
        self.settle(index);
        self.follow_presence();
        index
    }

    /// The user has said who it is.
    fn settle(&mut self, person: usize) {
        let Some(mention) = self.people.get_mut(person) else { return };
        mention.confirmed = true;
        let spans = &mention.spans;
        self.doubts.retain(|doubt| doubt.about != DoubtAbout::Person || !spans.contains(&doubt.span));
    }

    /// Makes one person of two; `second` is the greater index.
    fn merge(&mut self, first: usize, second: usize) {
        if second >= self.people.len() {
            return;
        }
        let other = self.people.remove(second);
        if let Some(mention) = self.people.get_mut(first) {
            mention.spans.extend(other.spans);
            mention.spans.sort_unstable();
            mention.there |= other.there;
        }
        let owners = self.promises.iter_mut().map(|promise| &mut promise.person);
        let owners = owners.chain(self.exchanges.iter_mut().map(|exchange| &mut exchange.person));
        let owners = owners.chain(self.facts.iter_mut().map(|fact| &mut fact.person));
        let owners = owners.chain(self.words.iter_mut().map(|word| &mut word.person));
        let with = self.wins.iter_mut().flat_map(|win| &mut win.with);
        for owner in owners.flatten().chain(with) {
            match (*owner).cmp(&second) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => *owner = first,
                std::cmp::Ordering::Greater => *owner -= 1,
            }
        }
        self.settle(first);
    }

    /// A line without a kind word is hallway when somebody was there, else a note.
    pub(super) fn follow_presence(&mut self) {
        if self.kind_span.is_none() && matches!(self.kind, EntryKind::Hallway | EntryKind::Note) {
            let anybody = self.people.iter().any(|person| person.there);
            self.kind = if anybody { EntryKind::Hallway } else { EntryKind::Note };
        }
    }
}
