//! Chips: a reading as a screen shows it while the line is typed, each thing of it a word or two that one can touch.

use chrono::{Datelike, NaiveDate};

use crate::{
    journal::line::{
        choices::Choice,
        places::{ChipOf, ChipPlace},
        reading::Reading,
        suggestion_key,
    },
    model::{DoubtAbout, Due, EntryKind, Moment, Span, SuggestionState},
    quick_log::{
        self, DateHabits, Doubt, DraftExchange, DraftFact, DraftPerson, DraftPromise, DraftWord, Suggestion,
        SuggestionKind,
    },
};

/// A reading as a screen shows it.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReadingShown {
    /// The line as it was typed; the spans of chips are places in it.
    pub text: String,
    /// When it happened.
    pub at: Moment,
    /// What kind of contact it was.
    pub kind: EntryKind,
    /// It would be kept private.
    pub private: bool,
    /// Its chips, in the order of the line.
    pub chips: Vec<Chip>,
    /// The line calls someone a name instead of saying what happened: one quiet line asks.
    pub label: bool,
}

/// Something of a line that would be saved, or that is asked about.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Chip {
    /// Its name, by which choices point at it: the same while the rest of the line is typed.
    pub id: String,
    /// What it is: a person, a promise, a date.
    pub kind: ChipKind,
    /// Where it stands in the line; nothing for what the line does not say in words.
    pub span: Option<Span>,
    /// The words on it.
    pub text: String,
    /// Whether it would be saved as it stands.
    pub state: ChipState,
    /// What is asked, of a doubt or a suggestion; empty for what is sure.
    pub question: String,
    /// Whether a person was there; nothing for everything else.
    pub there: Option<bool>,
    /// When a promise comes due.
    pub due: Option<Due>,
    /// What else it may mean, likeliest first.
    pub alternatives: Vec<Alternative>,
    /// What says yes to it, where it asks.
    pub accept: Option<Choice>,
    /// What says no to it: not asked again, or not saved.
    pub refuse: Option<Choice>,
    /// What turns it round, where it has two sides: there or only mentioned, private or not.
    pub toggle: Option<Choice>,
}

/// What a chip stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ChipKind {
    /// The kind and the day of the contact.
    Contact,
    /// Somebody who was there, or is only mentioned.
    Person,
    /// What it was about.
    Topic,
    /// A promise, mine or theirs, or a plan.
    Promise,
    /// An open promise that was kept.
    Kept,
    /// Something given or received.
    Exchange,
    /// Something learned about somebody.
    Fact,
    /// Something not to say.
    Careful,
    /// Something of the user's own went well.
    Win,
    /// Somebody spoke for the user.
    SpokeForMe,
    /// The line is kept private.
    Private,
    /// The line before this one is to be changed.
    Correction,
}

/// Whether a chip would be saved as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ChipState {
    /// It is saved as it stands.
    Taken,
    /// It is saved only if the user says yes; until then it waits in `review`.
    Asked,
    /// It is saved as the likeliest reading, and waits in `review` until the user says which.
    Doubt,
}

/// Another thing that a chip may mean.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Alternative {
    /// In words, as one of a list: a name, a day.
    pub text: String,
    /// The choice that picks it.
    pub choice: Choice,
}

impl Reading {
    /// The reading as a screen shows it. What the user refused has no chip any more.
    pub fn shown(&self, now: Moment) -> ReadingShown {
        let suggested = self.suggested();
        let of_the_draft = self.places.iter().filter(|place| !matches!(place.what, ChipOf::Suggested(_)));
        let mut places: Vec<(&ChipPlace, Option<&Suggestion>)> =
            of_the_draft.map(|place| (place, None)).collect();
        places.extend(suggested.iter().map(|(place, suggestion)| (place, Some(*suggestion))));
        places.sort_by_key(|(place, _)| place.span.map_or(0, |span| span.start));
        let mut chips = Vec::with_capacity(places.len());
        for (place, suggestion) in places {
            let chip = match suggestion {
                Some(suggestion) => self.asked(place, suggestion),
                None => self.read(place, now),
            };
            chips.extend(chip);
        }
        if self.draft.private && !chips.iter().any(|chip| chip.kind == ChipKind::Private) {
            chips.push(private(&ChipPlace {
                chip: "private.".to_owned(),
                what: ChipOf::Private,
                span: None,
            }));
        }
        ReadingShown {
            text: self.draft.raw.clone(),
            at: self.draft.at,
            kind: self.draft.kind.clone(),
            private: self.draft.private,
            chips,
            label: self.label,
        }
    }

    /// The chip of something that was read; `None` if the user took it out.
    fn read(&self, place: &ChipPlace, now: Moment) -> Option<Chip> {
        let draft = &self.draft;
        match &place.what {
            ChipOf::Contact => Some(self.contact(place, now)),
            ChipOf::Person(span) => {
                let mention = draft.people.get(self.named_at(*span)?)?;
                // Two names of one person share the first one's chip.
                (mention.spans.first() == Some(span)).then(|| self.person(place, mention))
            }
            ChipOf::Topic(span) => {
                let topic = draft.topics.iter().find(|topic| topic.span == *span)?;
                Some(taken(place, ChipKind::Topic, format!("#{}", topic.name)))
            }
            ChipOf::Promise(span) => {
                let promise = draft.promises.iter().find(|promise| promise.span == *span)?;
                let mut chip = taken(place, ChipKind::Promise, self.promised(promise, now));
                chip.due = promise.due;
                Some(self.doubted(chip, *span))
            }
            ChipOf::Exchange(span) => {
                let of_it: Vec<&DraftExchange> =
                    draft.exchanges.iter().filter(|one| one.span == *span).collect();
                let side = if of_it.first()?.given { "I gave" } else { "I got" };
                let words = joined(of_it.iter().map(|one| one.text.as_str()));
                Some(self.doubted(taken(place, ChipKind::Exchange, format!("{side}: {words}")), *span))
            }
            ChipOf::Fact(span) => {
                let of_it: Vec<&DraftFact> = draft.facts.iter().filter(|one| one.span == *span).collect();
                let whom = self.name_of(of_it.first()?.person).unwrap_or("somebody");
                let words = joined(of_it.iter().map(|one| one.text.as_str()));
                Some(self.doubted(taken(place, ChipKind::Fact, format!("about {whom}: {words}")), *span))
            }
            ChipOf::Win(span) => {
                let win = draft.wins.iter().find(|win| win.span == *span)?;
                Some(taken(place, ChipKind::Win, format!("a win: {}", win.what)))
            }
            ChipOf::SpokeForMe(span) => {
                let of_it: Vec<&DraftWord> = draft.words.iter().filter(|one| one.span == *span).collect();
                let who = joined(of_it.iter().map(|one| self.name_of(one.person).unwrap_or("somebody")));
                let to = of_it.first().map(|one| one.in_words()).filter(|words| !words.is_empty())?;
                Some(
                    self.doubted(
                        taken(place, ChipKind::SpokeForMe, format!("{who} spoke for me, {to}")),
                        *span,
                    ),
                )
            }
            ChipOf::Private => draft.private.then(|| private(place)),
            ChipOf::Suggested(_) => None,
        }
    }

    /// The chip of a suggestion; `None` if the user refused it.
    fn asked(&self, place: &ChipPlace, suggestion: &Suggestion) -> Option<Chip> {
        let question = quick_log::question(suggestion);
        let kind = match suggestion.kind {
            SuggestionKind::Correction => ChipKind::Correction,
            SuggestionKind::Person | SuggestionKind::NewPerson => ChipKind::Person,
            SuggestionKind::Promise | SuggestionKind::Plan => ChipKind::Promise,
            SuggestionKind::Kept => ChipKind::Kept,
            SuggestionKind::Exchange => ChipKind::Exchange,
            SuggestionKind::Spoke => ChipKind::SpokeForMe,
            SuggestionKind::Win => ChipKind::Win,
            SuggestionKind::Private => ChipKind::Private,
            SuggestionKind::Careful => ChipKind::Careful,
            SuggestionKind::Fact => ChipKind::Fact,
        };
        let words = question.trim_end_matches('?').to_owned();
        let mut chip = taken(place, kind, words);
        chip.due = suggestion.due;
        match self.answers.get(&suggestion_key::key(suggestion)) {
            Some(SuggestionState::Taken) => {}
            Some(_) => return None,
            None => {
                chip.state = ChipState::Asked;
                chip.accept = Some(Choice::Take { chip: place.chip.clone() });
                chip.question = question;
            }
        }
        Some(chip)
    }

    fn contact(&self, place: &ChipPlace, now: Moment) -> Chip {
        let draft = &self.draft;
        let words = format!("{} · {}", draft.kind, day(draft.at.date_naive(), now.date_naive()));
        let mut chip = Chip { refuse: None, ..taken(place, ChipKind::Contact, words) };
        let of_a_promise = |span: Span| draft.promises.iter().any(|promise| span.lies_in(promise.span));
        let doubt =
            draft.doubts.iter().find(|doubt| doubt.about == DoubtAbout::Date && !of_a_promise(doubt.span));
        if let Some(doubt) = doubt {
            chip.state = ChipState::Doubt;
            chip.question.clone_from(&doubt.message);
            chip.span = Some(doubt.span);
            chip.accept = Some(Choice::Happened { at: draft.at });
            chip.alternatives = days(doubt)
                .filter(|day| *day != draft.at.date_naive())
                .map(|other| {
                    let past = quick_log::past_moment(&other.to_string(), DateHabits::default(), now);
                    let at = past.or_else(|| on(draft.at, other)).unwrap_or(draft.at);
                    Alternative { text: day(other, now.date_naive()), choice: Choice::Happened { at } }
                })
                .collect();
        }
        chip
    }

    fn person(&self, place: &ChipPlace, mention: &DraftPerson) -> Chip {
        let named = &mention.name;
        let words = match (mention.there, mention.person) {
            (true, Some(_)) => named.clone(),
            (true, None) => format!("{named}, new"),
            (false, Some(_)) => format!("mentions {named}"),
            (false, None) => format!("mentions {named}, new"),
        };
        let chip_id = || place.chip.clone();
        let mut chip = taken(place, ChipKind::Person, words);
        chip.there = Some(mention.there);
        chip.toggle = Some(Choice::There { chip: chip_id(), there: !mention.there });
        let others = mention.alternatives.iter().map(|other| Alternative {
            text: other.name.clone(),
            choice: Choice::Means { chip: chip_id(), person: other.id, name: other.name.clone() },
        });
        chip.alternatives = others.collect();
        if mention.person.is_some() {
            let text = "somebody new".to_owned();
            chip.alternatives.push(Alternative { text, choice: Choice::Newcomer { chip: chip_id() } });
        }
        let doubts = self.draft.doubts.iter().filter(|doubt| doubt.about == DoubtAbout::Person);
        if let Some(doubt) = doubts.into_iter().find(|doubt| mention.spans.contains(&doubt.span)) {
            chip.state = ChipState::Doubt;
            chip.question.clone_from(&doubt.message);
            chip.accept = Some(match mention.person {
                Some(person) => Choice::Means { chip: chip_id(), person, name: mention.name.clone() },
                None => Choice::Newcomer { chip: chip_id() },
            });
        }
        chip
    }

    /// The chip with what is doubtful about its clause.
    fn doubted(&self, mut chip: Chip, clause: Span) -> Chip {
        let doubts = self.draft.doubts.iter();
        for doubt in doubts.filter(|doubt| doubt.about != DoubtAbout::Person && doubt.span.lies_in(clause)) {
            chip.state = ChipState::Doubt;
            if chip.question.is_empty() {
                chip.question.clone_from(&doubt.message);
            }
            match (&doubt.about, chip.kind) {
                (DoubtAbout::Owner, _) => chip.alternatives.extend(self.owners(&chip.id)),
                (DoubtAbout::Date, ChipKind::Promise) => {
                    chip.accept = Some(Choice::Due { chip: chip.id.clone(), due: chip.due });
                    chip.alternatives.extend(days(doubt).map(|day| Alternative {
                        text: day.format("%a %-d %b %Y").to_string(),
                        choice: Choice::Due { chip: chip.id.clone(), due: Some(Due::Day(day)) },
                    }));
                }
                _ => {}
            }
        }
        chip
    }

    /// Everybody of the line, as whose something may be.
    fn owners(&self, chip: &str) -> Vec<Alternative> {
        let people = self.places.iter().filter_map(|place| match place.what {
            ChipOf::Person(span) => Some((place, self.draft.people.get(self.named_at(span)?)?)),
            _ => None,
        });
        people
            .map(|(place, mention)| Alternative {
                text: mention.name.clone(),
                choice: Choice::Whose { chip: chip.to_owned(), person: place.chip.clone() },
            })
            .collect()
    }

    fn name_of(&self, person: Option<usize>) -> Option<&str> {
        self.draft.people.get(person?).map(|mention| mention.name.as_str())
    }

    fn promised(&self, promise: &DraftPromise, now: Moment) -> String {
        let due = match promise.due {
            Some(Due::Day(by)) => format!(" · {}", day(by, now.date_naive())),
            Some(Due::At(at)) => {
                format!(" · {} {}", day(at.date_naive(), now.date_naive()), at.format("%H:%M"))
            }
            None => String::new(),
        };
        let whose = if promise.mine {
            "I promise".to_owned()
        } else {
            format!("{} promises", self.name_of(promise.person).unwrap_or("somebody"))
        };
        format!("{whose}: {}{due}", promise.text)
    }
}

/// A chip of what is sure, with nothing to choose but to leave it out.
fn taken(place: &ChipPlace, kind: ChipKind, text: String) -> Chip {
    Chip {
        id: place.chip.clone(),
        kind,
        span: place.span,
        text,
        state: ChipState::Taken,
        question: String::new(),
        there: None,
        due: None,
        alternatives: Vec::new(),
        accept: None,
        refuse: Some(Choice::Leave { chip: place.chip.clone() }),
        toggle: None,
    }
}

fn private(place: &ChipPlace) -> Chip {
    let no = Some(Choice::Private { private: false });
    Chip { refuse: no.clone(), toggle: no, ..taken(place, ChipKind::Private, "private".to_owned()) }
}

fn joined<'t>(words: impl Iterator<Item = &'t str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

/// The days among the other readings of a doubt.
fn days(doubt: &Doubt) -> impl Iterator<Item = NaiveDate> + '_ {
    doubt.alternatives.iter().filter_map(|day| day.parse().ok())
}

/// The same time on another day.
fn on(at: Moment, day: NaiveDate) -> Option<Moment> {
    day.and_time(at.time()).and_local_timezone(*at.offset()).single()
}

/// `today`, `yesterday`, `Fri 20 Nov`; with its year if that is another one.
fn day(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        _ if day.year() == today.year() => day.format("%a %-d %b").to_string(),
        _ => day.format("%a %-d %b %Y").to_string(),
    }
}
