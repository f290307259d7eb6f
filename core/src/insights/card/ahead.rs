//! What lies ahead of them: a day one looks forward to or dreads, as a question or a wish, and how it was once it is over.

use std::sync::LazyLock;

use super::{
    address::{determined, is_thing, the},
    phrases::{Words, bare},
    seen::{Seen, strip},
    sentence::Sentence,
    small_words::CALENDAR,
    successes::is_ill_luck,
    words::{HOLDS, NOT_DOING, TO_COME},
};
use crate::quick_log::{fold, is_first_form, is_told};

/// Days after which what lay ahead without a date is over.
pub(super) const AHEAD_DAYS: i64 = 45;

static NO_LUCK_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(NO_LUCK));

impl Seen<'_> {
    /// Whether it names an event one looks forward to.
    pub(super) fn is_to_come(&self) -> bool {
        self.age <= AHEAD_DAYS && self.thought.bare_words().any(|word| TO_COME.contains(&word))
    }

    /// "runs the half marathon on the 6th", "flies to Porto on Friday": what has its day, and how it was once that is past.
    pub(super) fn ahead(&self) -> Option<Sentence> {
        let thought = &self.thought;
        let place =
            thought.begins_with(&["to", "flies", "flying", "goes", "going", "off", "travels", "visits"]);
        // "Has to sit the bar exam again": something done, and no thing.
        let done =
            is_first_form(thought.word(0)) && determined(thought.from(1)) && !determined(thought.from(0));
        if is_ill_luck(self.thought.from(0)) || done {
            return None;
        }
        if place && let Some(place) = thought.place_name() {
            return if self.over {
                self.round("How was ", place, "?")
            } else {
                self.round("How are the plans for ", place, " coming along?")
            };
        }
        let what = self.event_ahead()?;
        if self.over {
            self.round("How was ", &what, "?")
        } else {
            self.round("How are you feeling about ", &what, "?")
        }
    }

    /// "takes her driving test on the 27th and dreads it": what one wishes them luck with, while it is near.
    pub(super) fn luck(&self) -> Option<Sentence> {
        let fit = self.dated || self.age <= AHEAD_DAYS;
        let what = self.event_ahead().filter(|what| fit && !NO_LUCK_WORDS.has_one_of(&bare(what)))?;
        self.round("Good luck with ", &what, "!")
    }

    /// The thing of a day that a thought tells of: "her driving test", "your pitch to the investors".
    fn event_ahead(&self) -> Option<String> {
        let thought = &self.thought;
        // "Pitches to the investors on Thursday".
        let told = NAMED_BY_VERBS.iter().find(|(verb, _)| *verb == thought.word(0)).filter(|_| self.dated);
        if let Some((_, event)) = told.filter(|_| ["at", "for", "in", "to"].contains(&thought.word(1))) {
            return Some(format!("their {event} {}", thought.from(1)));
        }
        let behind = match (thought.word(0), thought.word(1), thought.word(2)) {
            ("signed", "up", "for") => 3,
            ("entered" | "registered" | "training", "for", _) => 2,
            // "defends her thesis on Thursday", "reads the poem at the wake": what is done on a day is a thing of its own.
            (verb, ..) if !HOLDS.contains(&verb) => {
                let does = is_told(verb) || verb.ends_with("ing") && verb.len() > 4;
                let of_a_thing =
                    determined(thought.from(1)) && thought.word(2) != "is" && !NOT_DOING.contains(&verb);
                usize::from(self.dated && does && of_a_thing && !self.leaves())
            }
            _ => 1,
        };
        let what = if behind > 0 { Some(thought.from(behind)) } else { thought.thing() }?;
        let what = the(strip(what, &["at ", "in ", "for ", "on "]));
        (is_thing(&what) && !CALENDAR.contains(&fold(&what).as_str())).then_some(what)
    }
}

/// Verbs that name what is done on a day by themselves: "pitches to the investors".
const NAMED_BY_VERBS: &[(&str, &str)] = &[
    ("auditions", "audition"),
    ("interviews", "interview"),
    ("performs", "performance"),
    ("pitches", "pitch"),
    ("presents", "presentation"),
];

/// Words of a test or a talk that nobody is wished luck with aloud.
const NO_LUCK: &[&str] = &[
    "allergy",
    "blood",
    "boss",
    "court",
    "covid",
    "dental",
    "dna",
    "eye",
    "genetic",
    "hearing",
    "hr",
    "liver",
    "lung",
    "medical",
    "memory",
    "police",
    "skin",
    "talk with",
    "tribunal",
];
