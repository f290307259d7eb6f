//! What the user says about the chips of a line, before it is saved.
//!
//! A choice is a plain value that names its chip. The screen that draws the chips keeps the choices beside the text and
//! hands in both, at every key and at the end: of a line that is being written nothing is kept here, so a screen that
//! is killed and comes back loses nothing of it.

use std::collections::BTreeMap;

use crate::{
    journal::line::{
        places::{ChipNames, ChipOf, ChipPlace, of_suggestion},
        reading::Reading,
        suggestion_key,
    },
    model::{Due, EntryKind, Moment, PersonId, Span, SuggestionState, Who},
    quick_log::{self, Candidate, Suggestion},
};

/// The most choices that are used, the latest ones; no line has this many chips.
const MOST: usize = 1_000;

/// What the user says about a line. `chip` is the name of a chip; about one that is not there, nothing is said. Of two
/// choices that contradict each other the later one counts.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Choice {
    /// A suggestion is right, or something that was left out is right after all.
    Take {
        /// The chip that is right.
        chip: String,
    },
    /// It is not so: a suggestion is refused, anything else is not saved.
    Leave {
        /// The chip that is wrong.
        chip: String,
    },
    /// A name means this person.
    Means {
        /// The chip of the name.
        chip: String,
        /// The person that is meant.
        person: PersonId,
        /// Their full name.
        name: String,
    },
    /// A name means somebody new.
    Newcomer {
        /// The chip of the name.
        chip: String,
    },
    /// Somebody was there, or is only mentioned.
    There {
        /// The chip of the name.
        chip: String,
        /// Was part of it.
        there: bool,
    },
    /// Whose a promise is, or what was given, received or learned.
    Whose {
        /// The chip of the clause.
        chip: String,
        /// The chip of the person.
        person: String,
    },
    /// When a promise comes due.
    Due {
        /// The chip of the promise.
        chip: String,
        /// When; nothing: on no day.
        due: Option<Due>,
    },
    /// When it happened.
    Happened {
        /// The moment of the conversation.
        at: Moment,
    },
    /// What kind of contact it was.
    Kind {
        /// The kind in place of the one that was read.
        kind: EntryKind,
    },
    /// Who started it.
    Started {
        /// The side that started it.
        who: Who,
    },
    /// Whether the line is kept private.
    Private {
        /// True keeps it private; false does not, also where the line has a word for it.
        private: bool,
    },
}

impl Reading {
    /// The reading with what the user chose. What is suggested follows from whom the names mean by then.
    #[must_use]
    pub fn chosen(mut self, choices: &[Choice]) -> Self {
        if choices.is_empty() {
            return self;
        }
        let places = self.places.clone();
        let places: BTreeMap<&str, &ChipOf> =
            places.iter().map(|place| (place.chip.as_str(), &place.what)).collect();
        let choices = choices.get(choices.len().saturating_sub(MOST)..).unwrap_or_default();
        let mut answers: BTreeMap<&str, bool> = BTreeMap::new();
        for choice in choices {
            match choice {
                Choice::Take { chip } => answers.insert(chip, true),
                Choice::Leave { chip } => answers.insert(chip, false),
                _ => None,
            };
        }
        for choice in choices {
            self.choose(choice, &places);
        }
        // Only now: until here a place may be what another choice points at.
        for (chip, taken) in &answers {
            if let (Some(what), false) = (places.get(chip), taken) {
                self.leave_out(what);
            }
        }
        self.suggestions = quick_log::suggest(&self.draft, &self.silenced, &self.outstanding);
        let said: Vec<(String, bool)> = self
            .suggested()
            .iter()
            .filter_map(|(place, suggestion)| {
                Some((suggestion_key::key(suggestion), *answers.get(place.chip.as_str())?))
            })
            .collect();
        for (key, taken) in said {
            let state = if taken { SuggestionState::Taken } else { SuggestionState::Dropped };
            self.answers.insert(key, state);
        }
        self
    }

    /// One choice, but for what is taken and left out.
    fn choose(&mut self, choice: &Choice, places: &BTreeMap<&str, &ChipOf>) {
        let person = |reading: &Self, chip: &str| match places.get(chip) {
            Some(ChipOf::Person(span)) => reading.named_at(*span),
            _ => None,
        };
        match choice {
            Choice::Take { .. } | Choice::Leave { .. } => {}
            Choice::Means { chip, person: id, name } => {
                if let Some(at) = person(self, chip) {
                    self.draft.choose(at, Candidate { id: *id, name: name.clone() });
                }
            }
            Choice::Newcomer { chip } => {
                if let Some(at) = person(self, chip) {
                    self.draft.choose_new(at);
                }
            }
            Choice::There { chip, there } => {
                if let Some(at) = person(self, chip)
                    && self.draft.people.get(at).is_some_and(|mention| mention.there != *there)
                {
                    self.draft.toggle_there(at);
                }
            }
            Choice::Whose { chip, person: owner } => {
                let clause = match places.get(chip.as_str()) {
                    Some(
                        ChipOf::Promise(span)
                        | ChipOf::Exchange(span)
                        | ChipOf::Fact(span)
                        | ChipOf::SpokeForMe(span),
                    ) => *span,
                    _ => return,
                };
                if let Some(at) = person(self, owner) {
                    self.draft.belongs_to(clause, at);
                }
            }
            Choice::Due { chip, due } => {
                if let Some(ChipOf::Promise(clause)) = places.get(chip.as_str()) {
                    self.draft.promised_by(*clause, *due);
                }
            }
            Choice::Happened { at } => self.draft.happened_at(*at),
            Choice::Kind { kind } => self.draft.kind = kind.clone(),
            Choice::Started { who } => self.started = Some(who.clone()),
            Choice::Private { private } => self.draft.private = *private,
        }
    }

    fn leave_out(&mut self, what: &ChipOf) {
        match what {
            ChipOf::Person(span) => {
                if let Some(at) = self.named_at(*span) {
                    self.draft.leave_out_person(at);
                }
            }
            ChipOf::Topic(place) => self.draft.leave_out_topic(*place),
            ChipOf::Promise(clause) => self.draft.leave_out_promise(*clause),
            ChipOf::Exchange(clause) => self.draft.leave_out_exchange(*clause),
            ChipOf::Fact(clause) => self.draft.leave_out_fact(*clause),
            ChipOf::Win(clause) => self.draft.leave_out_win(*clause),
            ChipOf::SpokeForMe(clause) => self.draft.leave_out_words(*clause),
            ChipOf::Private => self.draft.private = false,
            // A line has a kind and a day; a suggestion is answered.
            ChipOf::Contact | ChipOf::Suggested(_) => {}
        }
    }

    /// The suggestions with their chips. One that a choice brought about has a chip of its own.
    pub(super) fn suggested(&self) -> Vec<(ChipPlace, &Suggestion)> {
        let mut names: ChipNames = self.places.iter().map(|place| (place.chip.clone(), 1)).collect();
        let with_place = |suggestion| {
            let what = ChipOf::Suggested(suggestion_key::key(suggestion));
            let known = self.places.iter().find(|place| place.what == what).cloned();
            (known.unwrap_or_else(|| of_suggestion(suggestion, &self.draft.raw, &mut names)), suggestion)
        };
        self.suggestions.iter().map(with_place).collect()
    }

    /// The index of the person named at a place.
    pub(super) fn named_at(&self, place: Span) -> Option<usize> {
        self.draft.people.iter().position(|mention| mention.spans.contains(&place))
    }
}
