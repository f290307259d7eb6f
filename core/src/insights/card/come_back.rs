//! The sentence that comes back to something they said, in its own frame and tense: what lies ahead is asked as such, what
//! is over in the past, what goes on as going on.
//!
//! It is one that a colleague would say to them. Where no sentence fits, there is none: a question that does not fit is
//! worse than none.

use chrono::NaiveDate;

use super::{
    address::{Thought, the, to_them},
    sentence::Sentence,
    words::{
        EVENTS, FEELINGS, GOOD_NEWS, HOLDS, LIKED, NEEDED, NO_THING, NOT_DOING, RELATIVES, SUCCEEDED, WORKS,
    },
};
use crate::{
    insights::Said,
    model::{Frame, Tense, Tone},
    quick_log::{day_named, fold},
};

/// Days after which what lay ahead without a date is over.
const AHEAD_DAYS: i64 = 45;
/// Days within which one congratulates.
const NEWS_DAYS: i64 = 60;

/// How well a sentence fits; better ones first on the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Something they lack, or that is near their heart.
    Close,
    /// Something of theirs that goes on.
    Theirs,
    /// Something between the two.
    Between,
}

/// What comes back to what was said; `names` are the parts of their name, folded.
pub(super) fn come_back(said: &Said, names: &[String], today: NaiveDate) -> Option<(Fit, Sentence)> {
    let thought = Thought::of(&said.text, names);
    let at =
        Moment { age: (today - said.at.date_naive()).num_days(), over: is_over(said, today), thought, names };
    // What others told of them is for congratulations alone.
    let good = is_good_news(said);
    if said.said_by.is_some() && !said.is_told_by_them() && !good {
        return None;
    }
    if good && said.tense == Tense::Happened {
        return at.congratulate().map(|sentence| (Fit::Close, sentence));
    }
    let dated = day_named(&said.clause, said.at).is_some_and(|day| day > said.at.date_naive());
    let theirs = || at.relative().or_else(|| at.going_on(said)).or_else(|| at.settled());
    let of_theirs = || theirs().or_else(|| dated.then(|| at.ahead()).flatten());
    let (fit, sentence) = match said.frame {
        Frame::Needs => (Fit::Close, at.need()),
        Frame::Moves => (Fit::Close, at.moves(said)),
        Frame::Ahead => (Fit::Close, of_theirs().or_else(|| at.ahead())),
        Frame::Feels => (Fit::Theirs, at.feels()),
        Frame::Works => (Fit::Theirs, at.works(said)),
        Frame::Likes | Frame::Has | Frame::Happened | Frame::GoodAt => {
            let sentence = of_theirs().or_else(|| at.has()).or_else(|| at.likes()).or_else(|| at.subject());
            (if dated { Fit::Close } else { Fit::Theirs }, sentence)
        }
        Frame::AdvisedMe => (Fit::Between, at.advised()),
        Frame::GotFrom => (Fit::Between, at.got()),
        Frame::SpokeForMe => {
            (Fit::Between, Some(Sentence::plain("Thank you for putting in a good word for me.")))
        }
        Frame::Told | Frame::Met => (Fit::Between, at.subject()),
        _ => return None,
    };
    sentence.map(|sentence| (fit, sentence))
}

/// Whether it is something to be glad about with them.
pub(super) fn is_good_news(said: &Said) -> bool {
    let clause = fold(&said.clause);
    said.tone == Tone::Glad
        || said.tone == Tone::Plain && GOOD_NEWS.iter().any(|words| clause.contains(words))
}

/// Whether what was said has happened by now.
fn is_over(said: &Said, today: NaiveDate) -> bool {
    if said.tense == Tense::Happened {
        return true;
    }
    let day = day_named(&said.clause, said.at).filter(|day| *day >= said.at.date_naive());
    match day {
        Some(day) => day < today,
        None => said.tense == Tense::Ahead && (today - said.at.date_naive()).num_days() > AHEAD_DAYS,
    }
}

/// One thought of theirs, seen from today.
struct Moment<'a> {
    age: i64,
    over: bool,
    thought: Thought<'a>,
    names: &'a [String],
}

impl Moment<'_> {
    /// A sentence round these words of theirs; nothing without words.
    fn round(&self, before: &str, words: &str, after: &str) -> Option<Sentence> {
        let words = to_them(words, self.names);
        (!words.is_empty()).then(|| Sentence::round(before, &words, after))
    }

    fn congratulate(&self) -> Option<Sentence> {
        if self.age > NEWS_DAYS {
            return None;
        }
        let text = self.thought.from(0);
        let folded = fold(text);
        if let Some((_, event)) = EVENTS.iter().find(|(word, _)| folded.contains(word)) {
            return Some(Sentence::round("Congratulations on ", event, "!"));
        }
        let won = self.thought.behind(SUCCEEDED).map(the);
        match won {
            Some(won) => self.round("Congratulations on ", &won, "!"),
            None => self.round("I was glad to hear it: \"", text, "\"."),
        }
    }

    /// "his daughter started the violin": those who belong to them.
    fn relative(&self) -> Option<Sentence> {
        let thought = &self.thought;
        if !thought.begins_with(&["his", "her", "their"]) && !thought.begins_with(&["the"]) {
            return None;
        }
        let who = thought.word(1);
        if !RELATIVES.contains(&who) {
            return None;
        }
        let plural = who.ends_with('s') || matches!(who, "children" | "people");
        let with = thought.behind(TOOK_UP).map(|thing| format!(" with {}", the(thing))).unwrap_or_default();
        let before = if plural { "How are your " } else { "How is your " };
        self.round(before, &format!("{who} getting on{with}"), "?")
    }

    /// "restoring a Vespa": asked as it is, while it goes on.
    fn going_on(&self, said: &Said) -> Option<Sentence> {
        let thought = &self.thought;
        let doing = thought.word(0);
        let goes_on = doing.len() > 4 && doing.ends_with("ing") && !NOT_DOING.contains(&doing);
        if !goes_on || self.over && said.tense == Tense::Happened {
            return None;
        }
        match doing {
            "getting" if thought.word(1) == "married" => {
                Some(Sentence::plain("How are the plans for the wedding coming along?"))
            }
            "getting" | "having" => None,
            "expecting" => Some(Sentence::plain("How are you, with the baby on the way?")),
            _ if self.over => self.round("How did ", &definite(thought.from(0)), " go?"),
            _ => self.round("How is ", &definite(thought.from(0)), " going?"),
        }
    }

    /// "settled in Lisbon": they have arrived.
    fn settled(&self) -> Option<Sentence> {
        let arrived = self.thought.begins_with(&["settled", "settling", "arrived", "moved", "back"]);
        let place = self.thought.place_name().filter(|_| arrived)?;
        self.round("How is ", place, "?")
    }

    fn need(&self) -> Option<Sentence> {
        let what = self.thought.behind(NEEDED)?;
        let what =
            strip(what, &["for ", "to find ", "to hire ", "to get ", "to have ", "badly ", "urgently "]);
        if what.starts_with("to ") || !is_thing(what) {
            return None;
        }
        if what.starts_with("help") || what.starts_with("time") || what.starts_with("more ") || self.age > 180
        {
            return self.round("Could you still use ", what, "?");
        }
        self.round("Have you found ", what, "?")
    }

    fn moves(&self, said: &Said) -> Option<Sentence> {
        let place = self.thought.place_name();
        let arrived =
            self.over || said.tense == Tense::Happened || said.tense == Tense::Is && !self.is_moving();
        match (place, arrived) {
            (Some(place), true) => self.round("How is ", place, "?"),
            (Some(place), false) => self.round("How are the plans for ", place, " coming along?"),
            (None, true) => Some(Sentence::plain("How is the new place?")),
            (None, false) => Some(Sentence::plain("How is the move coming along?")),
        }
    }

    fn is_moving(&self) -> bool {
        self.thought.begins_with(&["moving", "relocating", "going", "heading", "off", "leaving", "to"])
    }

    fn ahead(&self) -> Option<Sentence> {
        let thought = &self.thought;
        let place = thought.begins_with(&["to", "flies", "flying", "goes", "going", "travels", "visits"]);
        if place && let Some(place) = thought.place_name() {
            return if self.over {
                self.round("How was ", place, "?")
            } else {
                self.round("How are the plans for ", place, " coming along?")
            };
        }
        let what = if thought.begins_with(HOLDS) { thought.from(1) } else { thought.from(0) };
        let what = the(strip(what, &["at ", "in ", "for ", "on "]));
        // A sentence of its own is no thing that one could ask after.
        if !is_thing(&what) || what.split_whitespace().any(|word| AUXILIARIES.contains(&word)) {
            return None;
        }
        if self.over {
            self.round("How was ", &what, "?")
        } else {
            self.round("How are you feeling about ", &what, "?")
        }
    }

    fn feels(&self) -> Option<Sentence> {
        match self.thought.behind(&["about", "over", "for", "with"]) {
            Some(what) => self.round("How do you feel about ", what, " by now?"),
            None => FEELINGS
                .iter()
                .any(|word| self.thought.from(0).contains(word))
                .then(|| Sentence::plain("How are you these days?")),
        }
    }

    fn works(&self, said: &Said) -> Option<Sentence> {
        let what = self.thought.behind(WORKS)?;
        let what = the(strip(what, &["at ", "with ", "as ", "on ", "for "]));
        match (&said.tense, self.over) {
            (Tense::Ahead, false) => self.round("How are you feeling about ", &what, "?"),
            (Tense::Ahead | Tense::Happened, true) => self.round("How is ", &what, " so far?"),
            _ => self.round("How are things with ", &what, "?"),
        }
    }

    fn likes(&self) -> Option<Sentence> {
        if !self.thought.begins_with(LIKED) {
            return None;
        }
        let what = strip(self.thought.from(1), &["to ", "a lot of ", "playing "]);
        is_thing(what).then(|| self.round("Have you had any time for ", &the(what), " lately?")).flatten()
    }

    fn has(&self) -> Option<Sentence> {
        let thought = &self.thought;
        if thought.word(0) == "tickets" {
            let what = thought.behind(&["for", "to"])?;
            return if self.over {
                self.round("How was ", what, "?")
            } else {
                self.round("Are you looking forward to ", what, "?")
            };
        }
        let what = thought.from(0);
        let new = what.strip_prefix("a new ").or_else(|| what.strip_prefix("new "))?;
        self.round("How is the new ", new, "?")
    }

    /// "about the Oslo pilot": what was talked about.
    fn subject(&self) -> Option<Sentence> {
        let what = self.thought.behind(&["about", "regarding"])?;
        if !is_thing(what) {
            return None;
        }
        self.round("Last time we talked about ", what, ". What is the latest?")
    }

    fn advised(&self) -> Option<Sentence> {
        let advice = self.thought.behind(&["me", "to", "that"]).unwrap_or_else(|| self.thought.from(0));
        let advice = strip(advice, &["to ", "that "]);
        self.round("You told me: \"", advice, "\". May I tell you how it went?")
    }

    fn got(&self) -> Option<Sentence> {
        let what = self.thought.behind(&["me"])?;
        is_thing(what).then(|| self.round("Thank you again for ", what, ".")).flatten()
    }
}

/// The first article of a phrase made definite: both know by now which.
fn definite(phrase: &str) -> String {
    phrase.replacen(" a ", " the ", 1).replacen(" an ", " the ", 1)
}

/// Whether the words name a thing, and do not begin a sentence of their own.
fn is_thing(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    !first.is_empty() && !NO_THING.contains(&first.to_lowercase().as_str())
}

fn strip<'a>(words: &'a str, leads: &[&str]) -> &'a str {
    leads.iter().find_map(|lead| words.strip_prefix(lead)).unwrap_or(words)
}

/// Verbs behind which stands what they took up.
const TOOK_UP: &[&str] =
    &["began", "begun", "joined", "learning", "learns", "loves", "playing", "plays", "started", "starts"];

/// Words that make a sentence of a phrase.
const AUXILIARIES: &[&str] =
    &["be", "been", "can", "had", "has", "have", "is", "may", "might", "was", "were", "will", "would"];
