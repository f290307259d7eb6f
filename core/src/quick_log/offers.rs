//! From what is heard in plain sentences to the draft and to offers: what the words say outright is taken down, what is
//! probable is offered.

use super::{
    Draft, DraftPerson, DraftPromise, Lexicon, Meant, Suggestion, SuggestionKind,
    happened::Plan,
    language,
    naming::Naming,
    reading::{Heard, HeardKind, Newcomer, Owner, Plain},
    tokens::{Line, text_less},
    when,
};
use crate::model::{Due, FactKind, Moment, Span};

/// News of up to this many people together is asked of each.
const MOST_TOGETHER: usize = 3;

/// Everything the offers of a line are made from.
pub(super) struct LineForOffers<'a> {
    pub(super) line: &'a Line<'a>,
    pub(super) plain: &'a Plain,
    pub(super) names: &'a [Naming<'a>],
    pub(super) of_naming: &'a [usize],
    pub(super) lexicon: &'a Lexicon,
    /// When the line happened.
    pub(super) at: Moment,
    pub(super) now: Moment,
}

impl LineForOffers<'_> {
    /// Puts what the plain sentences say outright into the draft, and what they seem to say beside it.
    pub(super) fn read(&self, plan: Option<&Plan>, draft: &mut Draft) {
        let mut offers: Vec<Suggestion> =
            self.plain.newcomers.iter().enumerate().map(|(at, new)| self.newcomer(at, new)).collect();
        for heard in &self.plain.heard {
            match &heard.what {
                HeardKind::Promise { mine: true } if heard.sure => match self.taken(heard, draft) {
                    Some(promise) => draft.promises.push(promise),
                    None => offers.push(self.offer(heard)),
                },
                _ => {
                    offers.push(self.offer(heard));
                    offers.extend(self.of_the_others(heard));
                }
            }
        }
        offers.extend(plan.and_then(|plan| self.plan(plan, draft, &offers)));
        draft.promises.sort_by_key(|promise| promise.span);
        offers.sort_by_key(|offer| (offer.kind, offer.span));
        draft.offers = offers;
    }

    fn newcomer(&self, at: usize, new: &Newcomer) -> Suggestion {
        let span = self.line.span_of(new.tokens.clone());
        let written = self.line.text_of(new.tokens.clone()).to_owned();
        let near = new.near.and_then(|person| self.lexicon.candidate(person));
        let words = |tokens: &Option<std::ops::Range<usize>>| {
            tokens.clone().map(|tokens| self.line.text_of(tokens).to_owned()).unwrap_or_default()
        };
        let meant = match &near {
            Some(known) => Meant { id: Some(known.id), name: known.name.clone(), place: Some(span) },
            None => Meant { id: None, name: written, place: Some(span) },
        };
        let (mut to, mut org) = (words(&new.role), words(&new.org));
        if to.is_empty() && org.is_empty() {
            (to, org) = self.work(at);
        }
        let (kind, trigger) = match near {
            Some(_) => (SuggestionKind::Person, "close-name"),
            None => (SuggestionKind::NewPerson, "new-name"),
        };
        Suggestion {
            there: new.there,
            to,
            org,
            text: meant.name.clone(),
            person: Some(meant),
            ..Suggestion::at(span, kind, trigger)
        }
    }

    /// What a later clause says somebody new does, and where: "she runs pricing at Acme".
    fn work(&self, at: usize) -> (String, String) {
        let told =
            self.plain.heard.iter().find(|heard| {
                heard.what == HeardKind::Fact(FactKind::Role) && heard.whose == [Owner::New(at)]
            });
        let Some(told) = told else { return (String::new(), String::new()) };
        let place = told.text.clone().find(|&token| self.line.is_any(token, &["at", "for"]));
        match place.filter(|&place| place > told.text.start && place + 1 < told.text.end) {
            Some(place) => (
                self.line.text_of(told.text.start..place).to_owned(),
                self.line.text_of(place + 1..told.text.end).to_owned(),
            ),
            None => (self.line.text_of(told.text.clone()).to_owned(), String::new()),
        }
    }

    /// A promise that the words make outright, to somebody the line knows.
    fn taken(&self, heard: &Heard, draft: &Draft) -> Option<DraftPromise> {
        let person = match heard.whose.as_slice() {
            [Owner::Named(naming)] => self.of_naming.get(*naming).copied(),
            [] if self.plain.newcomers.is_empty() => {
                let mut there = (0..).zip(&draft.people).filter(|(_, person)| person.there);
                let only = there.next().filter(|_| there.next().is_none());
                // Somebody named only later is not who was promised it.
                let place = self.line.span_of(heard.text.clone());
                let before = |one: &DraftPerson| one.spans.first().is_some_and(|span| span.start < place.end);
                let one = draft.people.first().filter(|one| draft.people.len() == 1 && before(one));
                only.map(|(at, _)| at).or_else(|| one.map(|_| 0))
            }
            _ => None,
        }?;
        let (text, due) = self.promised(heard);
        let span = self.line.span_of(heard.text.clone());
        Some(DraftPromise { mine: true, text, due, person: Some(person), span })
    }

    /// The words of a promise less its date, and the date.
    fn promised(&self, heard: &Heard) -> (String, Option<Due>) {
        let words = heard.text.clone();
        let text = self.line.text_of(words.clone()).to_owned();
        // What was promised then is counted from then, not from the typing.
        let dates = self.lexicon.dates();
        let Some(found) = when::promised(self.line, words.clone(), self.names, dates, self.at) else {
            return (text, when::leads_to(self.line, words.start, self.names, dates, self.at));
        };
        let found = found.seen_from(self.now);
        let due = found.reading.due;
        if due.is_none() {
            return (text, None);
        }
        (text_less(self.line, words, found.tokens), due)
    }

    /// Whether what lies ahead is a promise, taken down or asked about: then nothing else is to be asked of it.
    pub(super) fn is_promised(&self, plan: &Plan, draft: &Draft, offers: &[Suggestion]) -> bool {
        let span = self.line.span_of(plan.tokens.clone());
        draft.promises.iter().any(|promise| promise.span.touches(span))
            || offers.iter().any(|offer| offer.kind == SuggestionKind::Promise && offer.span.touches(span))
    }

    /// What lies ahead with somebody, unless the same words are a promise.
    fn plan(&self, plan: &Plan, draft: &Draft, offers: &[Suggestion]) -> Option<Suggestion> {
        let span = self.line.span_of(plan.tokens.clone());
        if self.is_promised(plan, draft, offers) {
            return None;
        }
        let text = match &plan.date {
            Some(date) => text_less(self.line, plan.tokens.clone(), date.clone()),
            None => self.line.text_of(plan.tokens.clone()).to_owned(),
        };
        let named = self.names.iter().position(|name| plan.tokens.contains(&name.tokens.start));
        let new = self.plain.newcomers.iter().position(|new| plan.tokens.contains(&new.tokens.start));
        let person = named.map(Owner::Named).or(new.map(Owner::New)).and_then(|owner| self.meant(owner));
        // "I'll be late" is with nobody and on no day.
        if person.is_none() && plan.due.is_none() {
            return None;
        }
        let due = plan.due;
        Some(Suggestion {
            text,
            due,
            mine: true,
            person,
            ..Suggestion::at(span, SuggestionKind::Plan, "plan")
        })
    }

    /// "Bashir and Suki got engaged": news of several is asked of each; from the name on, so that each has a place of its
    /// own.
    fn of_the_others(&self, heard: &Heard) -> Vec<Suggestion> {
        let all = matches!(heard.what, HeardKind::Fact(_)) && heard.whose.len() <= MOST_TOGETHER;
        // Beside somebody one knows, of somebody new only that they are: "Leila and Cyrus are separating".
        let known = matches!(heard.whose.first(), Some(Owner::Named(_)));
        let others = heard.whose.get(1..).filter(|_| all).unwrap_or_default().iter();
        let others = others.filter(|owner| !known || matches!(owner, Owner::Named(_)));
        let each = others.filter_map(|owner| {
            let person = self.meant(*owner)?;
            let place =
                person.place.filter(|place| place.start < self.line.span_of(heard.text.clone()).end)?;
            let offer = self.offer(heard);
            let span = Span { start: place.start.min(offer.span.start), end: offer.span.end };
            (span != offer.span).then_some(Suggestion { person: Some(person), span, ..offer })
        });
        each.collect()
    }

    fn offer(&self, heard: &Heard) -> Suggestion {
        let span = self.line.span_of(heard.text.clone());
        let text = self.line.text_of(heard.text.clone()).to_owned();
        let person = heard.whose.first().and_then(|owner| self.meant(*owner));
        let plain = Suggestion { text, person, ..Suggestion::at(span, SuggestionKind::Fact, heard.trigger) };
        match &heard.what {
            HeardKind::Promise { mine } => {
                let (text, due) = self.promised(heard);
                Suggestion { kind: SuggestionKind::Promise, mine: *mine, text, due, ..plain }
            }
            HeardKind::Exchange { given, kind } => Suggestion {
                kind: SuggestionKind::Exchange,
                mine: *given,
                exchange: Some(kind.clone()),
                ..plain
            },
            HeardKind::Fact(kind) => Suggestion { fact: Some(kind.clone()), ..plain },
            HeardKind::Careful => {
                Suggestion { kind: SuggestionKind::Careful, fact: Some(FactKind::Careful), ..plain }
            }
            HeardKind::Private => Suggestion { kind: SuggestionKind::Private, person: None, ..plain },
            HeardKind::Spoke { kind, to } => {
                // "the leadership meeting yesterday": the day is no part of it.
                let day = |at: &usize| self.line.word(*at).is_some_and(language::is_day);
                let end = to.clone().rev().take_while(day).last().unwrap_or(to.end);
                let to = to.start..end;
                let to = if to.is_empty() { String::new() } else { self.line.text_of(to).to_owned() };
                Suggestion { kind: SuggestionKind::Spoke, spoke: Some(kind.clone()), to, ..plain }
            }
            HeardKind::Win => Suggestion { kind: SuggestionKind::Win, person: None, ..plain },
            HeardKind::Correction => Suggestion { kind: SuggestionKind::Correction, person: None, ..plain },
        }
    }

    fn meant(&self, owner: Owner) -> Option<Meant> {
        match owner {
            Owner::Named(naming) => {
                let tokens = self.names.get(naming)?.tokens.clone();
                Some(Meant { id: None, name: String::new(), place: Some(self.line.span_of(tokens)) })
            }
            Owner::New(at) => self.newcomer(at, self.plain.newcomers.get(at)?).person,
        }
    }
}
