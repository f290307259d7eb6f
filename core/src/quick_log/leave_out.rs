//! What the user takes out of a draft, or says otherwise than it was read.

use super::{Doubt, Draft};
use crate::model::{DoubtAbout, Due, Frame, Moment, Span};

/// What a clause says about somebody, as facts are made of.
const LEARNED: &[Frame] = &[
    Frame::Needs,
    Frame::GoodAt,
    Frame::Has,
    Frame::Likes,
    Frame::Moves,
    Frame::Works,
    Frame::Feels,
    Frame::Ahead,
];

impl Draft {
    /// Nobody is meant by this name: it is a word like any other. What was theirs is in doubt, and indices into `people` move.
    pub fn leave_out_person(&mut self, person: usize) {
        if person >= self.people.len() {
            return;
        }
        let gone = self.people.remove(person);
        self.doubts.retain(|doubt| doubt.about != DoubtAbout::Person || !gone.spans.contains(&doubt.span));
        let others: Vec<String> = self.people.iter().map(|mention| mention.name.clone()).collect();
        let mut ownerless = Vec::new();
        let mut moved = |owner: &mut Option<usize>, span: Span| match *owner {
            Some(at) if at == person => {
                *owner = None;
                ownerless.push(span);
            }
            Some(at) if at > person => *owner = Some(at - 1),
            _ => {}
        };
        self.promises.iter_mut().for_each(|promise| moved(&mut promise.person, promise.span));
        self.exchanges.iter_mut().for_each(|exchange| moved(&mut exchange.person, exchange.span));
        self.facts.iter_mut().for_each(|fact| moved(&mut fact.person, fact.span));
        self.words.iter_mut().for_each(|word| moved(&mut word.person, word.span));
        for win in &mut self.wins {
            win.with.retain(|at| *at != person);
            win.with.iter_mut().filter(|at| **at > person).for_each(|at| *at -= 1);
        }
        for span in ownerless {
            self.doubts.push(Doubt {
                about: DoubtAbout::Owner,
                span,
                message: "Whose is it?".to_owned(),
                alternatives: others.clone(),
            });
        }
        self.follow_presence();
    }

    /// Nothing is promised by this clause.
    pub fn leave_out_promise(&mut self, clause: Span) {
        self.promises.retain(|promise| promise.span != clause);
        self.not_said(clause, &[Frame::Promised]);
    }

    /// Nothing was given or received by this clause.
    pub fn leave_out_exchange(&mut self, clause: Span) {
        self.exchanges.retain(|exchange| exchange.span != clause);
        self.not_said(clause, &[Frame::DidFor, Frame::GotFrom]);
    }

    /// Nothing was learned by this clause.
    pub fn leave_out_fact(&mut self, clause: Span) {
        self.facts.retain(|fact| fact.span != clause);
        self.not_said(clause, LEARNED);
    }

    /// Nothing was won by this clause.
    pub fn leave_out_win(&mut self, clause: Span) {
        self.wins.retain(|win| win.span != clause);
        self.not_said(clause, &[Frame::MyWin]);
    }

    /// Nobody spoke for the user by this clause.
    pub fn leave_out_words(&mut self, clause: Span) {
        self.words.retain(|word| word.span != clause);
        self.not_said(clause, &[Frame::SpokeForMe]);
    }

    /// A topic has no clause.
    pub fn leave_out_topic(&mut self, place: Span) {
        self.topics.retain(|topic| topic.span != place);
    }

    /// When it happened, by the user's word.
    pub fn happened_at(&mut self, at: Moment) {
        self.at = at;
        self.at_span = None;
        let of_promise = |span: &Span| self.promises.iter().any(|promise| span.lies_in(promise.span));
        self.doubts.retain(|doubt| doubt.about != DoubtAbout::Date || of_promise(&doubt.span));
    }

    /// When the promise of a clause comes due, by the user's word.
    pub fn promised_by(&mut self, clause: Span, due: Option<Due>) {
        for promise in self.promises.iter_mut().filter(|promise| promise.span == clause) {
            promise.due = due;
        }
        self.doubts.retain(|doubt| doubt.about != DoubtAbout::Date || !doubt.span.lies_in(clause));
    }

    /// Whose a clause is, by the user's word: an index into `people`.
    pub fn belongs_to(&mut self, clause: Span, person: usize) {
        if person >= self.people.len() {
            return;
        }
        let promises = self.promises.iter_mut().map(|promise| (promise.span, &mut promise.person));
        let exchanges = self.exchanges.iter_mut().map(|exchange| (exchange.span, &mut exchange.person));
        let facts = self.facts.iter_mut().map(|fact| (fact.span, &mut fact.person));
        let words = self.words.iter_mut().map(|word| (word.span, &mut word.person));
        for (span, owner) in promises.chain(exchanges).chain(facts).chain(words) {
            if span == clause {
                *owner = Some(person);
            }
        }
        self.doubts.retain(|doubt| doubt.about != DoubtAbout::Owner || doubt.span != clause);
    }

    /// A clause does not say what it was taken for. Doubts about it go along.
    fn not_said(&mut self, clause: Span, frames: &[Frame]) {
        self.statements.retain(|said| !frames.contains(&said.frame) || !said.span.touches(clause));
        self.doubts.retain(|doubt| !doubt.span.lies_in(clause) || doubt.about == DoubtAbout::Person);
    }
}
