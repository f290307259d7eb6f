//! The latest of what they told, where no sentence of its own fits: what they only think of doing, what one was glad to hear,
//! and a thing of theirs by its name.
//!
//! These sentences claim little, so that they are true of many clauses. What sounds like bad luck begins none of them.

use super::{
    address::{determined, is_thing, the},
    birthday::is_of_a_birthday,
    pursuits::{LATEST_DAYS, is_asked_after, is_past, names_a_job},
    seen::Seen,
    sentence::Sentence,
    small_words::{FINITE, is_relative},
    successes::{is_ill_luck, is_no_success},
};
use crate::{
    insights::Said,
    model::{Tense, Tone},
    quick_log::{first_form, fold, in_progress, is_first_form, is_told},
};

/// What takes one somewhere: "taking the proposal to Marta" is no journey.
const VEHICLES: &[&str] =
    &["boat", "bus", "car", "coach", "ferry", "flight", "plane", "sleeper", "train", "trains", "tram", "van"];

/// Verbs of a journey that is told of before it begins.
const TRAVELS: &[&str] = &[
    "catching",
    "cycling",
    "driving",
    "flying",
    "going",
    "heading",
    "hitchhiking",
    "off",
    "riding",
    "sailing",
    "taking",
    "travelling",
    "traveling",
    "walking",
];
/// The same of a journey that has its day.
const TRAVELS_ON: &[&str] = &["catches", "cycles", "drives", "rides", "sails", "takes"];
/// Days after which a journey without a date is over.
const TRIP_DAYS: i64 = 90;
/// Days for which one says that one was glad.
const GLAD_DAYS: i64 = 60;
/// The longest thing that one names in a question, in words.
const LONGEST_THING: usize = 8;

impl Seen<'_> {
    /// "thinking of selling the boat", "hoping to retrain": what they have not done yet, as far as one knows.
    pub(super) fn considered(&self) -> Option<Sentence> {
        let thought = &self.thought;
        let (from, before) = match (thought.word(0), thought.word(1), thought.word(2)) {
            ("thinking" | "dreaming" | "thinks" | "dreams", "of" | "about", _) => {
                (2, "Are you still thinking of ")
            }
            ("considering" | "contemplating" | "considers", ..) => (1, "Are you still thinking of "),
            ("toying", "with", "the") => (5, "Are you still thinking of "),
            ("planning" | "plans" | "meaning" | "means" | "aiming" | "aims", "to", _) => {
                (2, "Are you still planning to ")
            }
            ("hoping" | "hopes" | "tempted" | "itching" | "dying" | "keen" | "determined", "to", _) => {
                (2, "Are you still hoping to ")
            }
            _ => return None,
        };
        let what = thought.from(from);
        let verb = thought.word(from);
        let doing = first_form(verb)?;
        let fits =
            if before.ends_with(" to ") { is_first_form(verb) } else { in_progress(doing) == Some(verb) };
        let of_ours = thought.bare_words().any(|word| ["me", "my", "our", "us"].contains(&word));
        if !fits || of_ours || LEAVES.contains(&doing) || is_ill_luck(what) {
            return None;
        }
        match first_form(verb).filter(|_| self.over && before.ends_with(" to ")) {
            Some(_) => self.round("Did you get to ", what, "?"),
            None => self.round(before, what, "?"),
        }
    }

    /// "passed her driving test", "her offer was accepted": good news that no event of its own stands for.
    pub(super) fn glad(&self, said: &Said) -> Option<Sentence> {
        if said.tone != Tone::Glad
            || said.tense != Tense::Happened && !is_out(&said.clause)
            || self.age > GLAD_DAYS
            || is_no_success(&said.clause)
            || is_ill_luck(&said.clause)
        {
            return None;
        }
        let thought = &self.thought;
        if let Some(thing) = self.named() {
            return self.round("I was glad to hear about ", &thing, ".");
        }
        let verb = thought.word(0);
        let past = is_past(verb) || GOT.contains(&verb);
        (past && self.is_their_own())
            .then(|| self.round("I was glad to hear that you ", thought.from(0), "."))
            .flatten()
    }

    /// "found a statistician at last", "the visa came through in the end": what took its time is over.
    pub(super) fn relieved(&self, said: &Said) -> Option<Sentence> {
        let clause = fold(&said.clause);
        let at_last = AT_LAST.iter().any(|words| clause.contains(words));
        if !at_last || self.age > GLAD_DAYS || said.tense != Tense::Happened && said.tense != Tense::Is {
            return None;
        }
        if said.tone == Tone::Heavy || said.trouble.is_some() || is_ill_luck(&said.clause) {
            return None;
        }
        if let Some(thing) = self.named().or_else(|| self.named_here()) {
            return self.round("I was glad to hear about ", &thing, ".");
        }
        let thought = &self.thought;
        let verb = thought.word(0);
        let past = is_past(verb) || GOT.contains(&verb);
        let what = thought.from(0);
        let end = AT_LAST.iter().filter_map(|words| what.find(words)).min().unwrap_or(what.len());
        let what = what.get(..end).unwrap_or(what).trim_end_matches([' ', ',']);
        (past && self.is_their_own() && !LEAVES.contains(&first_form(verb).unwrap_or_default()))
            .then(|| self.round("I was glad to hear that you ", what, "."))
            .flatten()
    }

    /// "The new flatmate bakes": whoever is new in their life is asked after.
    pub(super) fn newcomer(&self, said: &Said) -> Option<Sentence> {
        let thought = &self.thought;
        let new = thought.begins_with(&["the", "her", "his", "their"]) && thought.word(1) == "new";
        let tells = |at: &usize| is_told(thought.word(*at)) || FINITE.contains(&thought.word(*at));
        let verb = (2..=5).find(tells).filter(|_| new)?;
        let thing = thought.between(0, verb);
        let short = (3..=5).contains(&thing.split_whitespace().count());
        let plain =
            matches!(said.tone, Tone::Plain | Tone::Glad) && said.trouble.is_none() && !names_a_job(thing);
        (short && plain && self.age <= LATEST_DAYS && !is_ill_luck(&said.clause))
            .then(|| self.round("How is ", thing, "?"))
            .flatten()
    }

    /// Whether it is something that nobody is asked about at the door.
    pub(super) fn leaves(&self) -> bool {
        first_form(self.thought.word(0)).is_some_and(|verb| LEAVES.contains(&verb))
    }

    /// "her visa came through", "the extension is nearly done": a thing of theirs, asked after by its name.
    pub(super) fn latest(&self, said: &Said) -> Option<Sentence> {
        let quiet = matches!(said.tense, Tense::Denied | Tense::Asked | Tense::Conditional);
        if quiet || self.age > LATEST_DAYS || is_ill_luck(&said.clause) || said.tone != Tone::Plain {
            return None;
        }
        let thing = self.named().filter(|thing| is_asked_after(thing))?;
        self.round("What's the latest on ", &thing, "?")
    }

    /// A thing of theirs at the beginning of a thought, short enough to be named.
    fn named(&self) -> Option<String> {
        let thought = &self.thought;
        let thing = thought.thing()?;
        let theirs = thought.is_of_theirs() || thought.begins_with(&["her", "his", "their"]);
        let kin = is_relative(thought.word(1));
        let short = thing.split_whitespace().count() <= LONGEST_THING;
        let told = thing.split_whitespace().any(is_told);
        // A birthday is wished well on its day, and no news.
        let told = told || is_of_a_birthday(thing);
        (theirs && !kin && !told && short && is_thing(thing) && determined(thing)).then(|| the(thing))
    }

    /// "The flat in Ghent is sold at last": a thing that both know of.
    fn named_here(&self) -> Option<String> {
        let thought = &self.thought;
        let thing = thought.thing().filter(|_| thought.begins_with(&["the"]))?;
        let short = thing.split_whitespace().count() <= LONGEST_THING;
        let whole = thing.len() < thought.from(0).len();
        (short && whole && is_thing(thing) && !is_relative(thought.word(1))).then(|| thing.to_owned())
    }

    /// "Taking the sleeper to Vienna", "off to Crete with the girls": the way lies ahead, or behind.
    pub(super) fn travels(&self) -> Option<Sentence> {
        let thought = &self.thought;
        let on_the_way = thought.begins_with(TRAVELS) || self.dated && thought.begins_with(TRAVELS_ON);
        let to = thought.place_of(&["to"]).filter(|to| *to >= 1 && on_the_way)?;
        let place = thought.from(to + 1).split([' ', ',']).next().unwrap_or_default();
        // "To HR", "to sort out the divorce".
        let named = place.starts_with(char::is_uppercase)
            && place.chars().any(char::is_lowercase)
            && !is_ill_luck(thought.from(0));
        let carried = thought.begins_with(&["takes", "taking", "took"])
            && !thought.bare_words().any(|word| VEHICLES.contains(&word));
        let place =
            thought.place_name().filter(|_| !carried).filter(|name| named && name.starts_with(place))?;
        if self.over || self.age > TRIP_DAYS {
            self.round("How was ", place, "?")
        } else {
            self.round("How are the plans for ", place, " coming along?")
        }
    }

    /// "proofread her thesis chapter": what the user lent a hand with.
    pub(super) fn helped(&self) -> Option<Sentence> {
        let thought = &self.thought;
        let whose = thought.place_of(&["her", "his", "their"]).filter(|at| (1..=3).contains(at))?;
        let thing = thought.from(whose);
        let kin = is_relative(thought.word(whose + 1));
        let short = (2..=LONGEST_THING).contains(&thing.split_whitespace().count());
        (self.age <= LATEST_DAYS && !kin && short && is_asked_after(thing) && !is_ill_luck(thing))
            .then(|| self.round("How are things with ", thing, "?"))
            .flatten()
    }

    /// "loved my talk", "praised our rollout": kind words, and what they were about.
    pub(super) fn praised(&self) -> Option<Sentence> {
        let thought = &self.thought;
        let mine = thought.place_of(&["my", "our"]);
        let thing = mine.map(|at| thought.from(at)).filter(|thing| thing.split_whitespace().count() <= 5);
        match thing {
            Some(thing) => self.round("Thank you for your kind words about ", thing, "."),
            None => Some(Sentence::plain("Thank you for your kind words.")),
        }
    }
}

/// What one thinks of doing and is not asked about at the door: first forms of verbs.
const LEAVES: &[&str] = &[
    "accuse",
    "complain",
    "confess",
    "confront",
    "divorce",
    "drop",
    "dump",
    "evict",
    "fire",
    "fight",
    "kill",
    "leave",
    "quit",
    "report",
    "resign",
    "retaliate",
    "sack",
    "separate",
    "split",
    "sue",
    "terminate",
];

/// Whether a clause tells of a work that can be had: "her first novel is out".
pub(super) fn is_out(clause: &str) -> bool {
    let folded = fold(clause);
    [
        "is out",
        "are out",
        "'s out",
        "is published",
        "is finally out",
        "is printed",
        "shortlisted",
        "longlisted",
    ]
    .iter()
    .any(|words| folded.contains(words))
}

/// What one is glad that somebody did.
const GOT: &[&str] = &["earned", "got", "moved", "received", "secured", "settled"];

/// Words for what took its time.
const AT_LAST: &[&str] = &["at last", "at long last", "finally", "in the end"];
