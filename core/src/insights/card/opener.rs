//! The first sentence to say: a fixed frame round words the user wrote, and why these.
//!
//! The order, the first that there is:
//!
//! 1. A promise of the user's that is late is owned before anything else; what comes next follows it.
//! 2. A birthday today.
//! 3. The newest of: what they need, what was talked about last time, what they offered, what the user still means to
//!    do. On the same day they stand in this order: a need is where one can help, last time's words are theirs, an offer
//!    of theirs must not sound like a reminder.
//! 4. The newest of what else is going on for them.
//! 5. What one would like to hear from them.
//! 6. A curious question.
//!
//! Nothing that shares a telling word with what not to say is ever an opener, private words never are, and every
//! frame leaves an easy no.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Serialize, Serializer, ser::SerializeStruct};
use unicode_width::UnicodeWidthStr;

use crate::{
    insights::{card::sentence::Sentence, one_line::one_line, people::promises::late_days},
    model::{FactKind, Moment, RecordId},
    quick_log::fold,
    store::index::{entry::EntryRow, fact::FactRow, promise::PromiseRow},
};

/// The opener for somebody of whom nothing is known.
pub(crate) const CURIOUS: &str = "What are you working on that you wish more people knew about?";

/// A fragment of a line narrower than this says too little to come back to.
const TELLING_COLUMNS: usize = 8;

/// A first sentence and why this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenWith {
    /// The sentence.
    pub first: Sentence,
    /// How the conversation goes on after a promise was owned.
    pub then: Option<Sentence>,
    /// Why this one.
    pub reason: OpenWithReason,
}

impl OpenWith {
    /// All of it, in words.
    pub fn in_words(&self) -> String {
        let then = self.then.as_ref().map(|then| format!(" {then}")).unwrap_or_default();
        format!("{}{then}", self.first)
    }
}

impl Serialize for OpenWith {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut opener = serializer.serialize_struct("OpenWith", 2)?;
        opener.serialize_field("text", &self.in_words())?;
        opener.serialize_field("reason", &self.reason)?;
        opener.end()
    }
}

/// What a first sentence rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenWithReason {
    /// The user's promise is late: say so first.
    LatePromise,
    /// It is their birthday.
    Birthday,
    /// Something they need.
    Need,
    /// What was talked about last time.
    LastTime,
    /// Something they said they would do, or the user's open promise.
    OpenPromise,
    /// Something known about them.
    Fact,
    /// Nothing is known yet that one could begin with.
    Curious,
}

/// What a first sentence may rest on; everything guessed, ended or settled is already left out, and everything private
/// but for promises, which come due all the same.
pub(crate) struct Openings<'a> {
    /// Open promises.
    pub(crate) promises: &'a [&'a PromiseRow],
    /// Facts, newest first.
    pub(crate) facts: &'a [&'a FactRow],
    /// The day a fact was learned or confirmed, beside each.
    pub(crate) since: &'a [NaiveDate],
    /// The lines of the last contacts, newest first.
    pub(crate) lines: &'a [&'a (EntryRow, Vec<String>)],
    /// What not to say, private or not.
    pub(crate) careful: &'a [&'a str],
    /// A birthday is today.
    pub(crate) birthday: bool,
}

/// How good a beginning is, whatever its age.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// Something between the two.
    Between,
    /// Something of theirs.
    Theirs,
    /// Something to hear from them.
    Hear,
}

/// One thing to begin with.
struct Opening<'a> {
    reason: OpenWithReason,
    day: NaiveDate,
    /// What comes before any other tier, however old.
    tier: Tier,
    /// Earlier comes first on the same day.
    place: u8,
    id: RecordId,
    words: &'a str,
    before: &'static str,
    after: &'static str,
}

/// The first sentence.
pub(crate) fn open_with(openings: &Openings<'_>, now: Moment) -> OpenWith {
    let next = next_opening(openings, now);
    let late = openings.promises.iter().filter(|row| late_days(row, now).is_some());
    let Some(late) = late.min_by_key(|row| (row.due.map(|due| due.day()), row.id)) else { return next };
    let first = match late.text.as_str() {
        words if late.private || one_line(words).is_empty() => {
            Sentence::plain("Own it first: something you promised is late.")
        }
        words => Sentence::round("Own it first: \"", words, "\" is late."),
    };
    let then = (next.reason != OpenWithReason::Curious).then_some(next.first);
    OpenWith { first, then, reason: OpenWithReason::LatePromise }
}

fn next_opening(openings: &Openings<'_>, now: Moment) -> OpenWith {
    if openings.birthday {
        return alone(Sentence::plain("A birthday, today: say so."), OpenWithReason::Birthday);
    }
    let today = now.date_naive();
    let unsaid = telling_words(openings.careful);
    let sayable = |words: &str| !words_of(words).filter_map(telling).any(|word| unsaid.contains(&word));
    let mut found: Vec<Opening<'_>> = Vec::new();
    found.extend(openings.facts.iter().zip(openings.since).filter_map(|(row, since)| of_fact(row, *since)));
    let open = openings.promises.iter().filter(|row| !row.private && late_days(row, now).is_none());
    found.extend(open.map(|row| of_promise(row)));
    found.extend(openings.lines.iter().filter_map(|(entry, prose)| of_line(entry, prose, &sayable)));
    found.retain(|opening| !one_line(opening.words).is_empty() && sayable(opening.words));
    // A day that a wrong clock put ahead of today is no newer than any other.
    let order = |opening: &Opening<'_>| {
        let newness = std::cmp::Reverse((opening.day <= today, opening.day));
        (opening.tier, newness, opening.place, std::cmp::Reverse(opening.id))
    };
    let Some(best) = found.into_iter().min_by_key(order) else {
        return alone(Sentence::plain(CURIOUS), OpenWithReason::Curious);
    };
    let (before, after) = (format!("{}\"", best.before), format!("\"{}", best.after));
    alone(Sentence::round(before, best.words, after), best.reason)
}

fn alone(sentence: Sentence, reason: OpenWithReason) -> OpenWith {
    OpenWith { first: sentence, then: None, reason }
}

fn of_fact(row: &FactRow, day: NaiveDate) -> Option<Opening<'_>> {
    let (reason, tier, before, after) = match row.kind {
        FactKind::Need => {
            (OpenWithReason::Need, Tier::Between, "You said you could use ", ". Has anything turned up?")
        }
        FactKind::Project | FactKind::Family | FactKind::Interest | FactKind::Music | FactKind::Food => {
            (OpenWithReason::Fact, Tier::Theirs, "I remember ", ". How is that going?")
        }
        FactKind::Learn | FactKind::Expertise => {
            (OpenWithReason::Fact, Tier::Hear, "There is something I would like to hear from you: ", ".")
        }
        _ => return None,
    };
    let words = match row.kind {
        FactKind::Need => without_lead(&row.text),
        _ => &row.text,
    };
    Some(Opening { reason, day, tier, place: 0, id: row.id, words, before, after })
}

/// `a second analyst` for `needs a second analyst`.
fn without_lead(text: &str) -> &str {
    let text = text.trim();
    ["needs ", "need "]
        .iter()
        .find_map(|lead| {
            let head = text.get(..lead.len())?;
            text.get(lead.len()..).filter(|rest| head.eq_ignore_ascii_case(lead) && !rest.trim().is_empty())
        })
        .map_or(text, str::trim)
}

fn of_promise(row: &PromiseRow) -> Opening<'_> {
    let (place, before, after) = if row.mine {
        (3, "I have not forgotten ", ". Is it still of use?")
    } else {
        (2, "You kindly offered ", ". Is that still a good idea?")
    };
    let reason = OpenWithReason::OpenPromise;
    let day = row.made.date_naive();
    Opening { reason, day, tier: Tier::Between, place, id: row.id, words: &row.text, before, after }
}

/// The fragment of a line that says how they feel, or else the first one that says enough.
fn of_line<'a>(
    entry: &EntryRow,
    prose: &'a [String],
    sayable: &impl Fn(&str) -> bool,
) -> Option<Opening<'a>> {
    let telling = || {
        let theirs = |text: &&str| text.width() >= TELLING_COLUMNS && !is_of_the_user(text) && sayable(text);
        prose.iter().map(|text| text.trim()).filter(theirs)
    };
    let felt = telling().find(|text| words_of(text).any(|word| FEELINGS.contains(&word.as_str())));
    Some(Opening {
        reason: OpenWithReason::LastTime,
        day: entry.at.date_naive(),
        tier: Tier::Between,
        place: 1,
        id: entry.id,
        words: felt.or_else(|| telling().next())?,
        before: "Last time: ",
        after: ". How is it going?",
    })
}

/// Whether a fragment tells of the user ("I said I would send it"): nothing to ask them about.
fn is_of_the_user(text: &str) -> bool {
    words_of(text).find(|word| !word.is_empty()).is_some_and(|word| USER.contains(&word.as_str()))
}

/// First words of a fragment that tells of the user.
const USER: &[&str] = &["i", "id", "ill", "im", "ive", "me", "my"];

/// Words for how someone feels about something ahead of them: what one would want to be asked about.
const FEELINGS: &[&str] = &[
    "afraid",
    "anxious",
    "curious",
    "eager",
    "excited",
    "happy",
    "hopes",
    "hoping",
    "looking",
    "nervous",
    "overwhelmed",
    "proud",
    "sad",
    "scared",
    "stressed",
    "stuck",
    "struggling",
    "thrilled",
    "tired",
    "torn",
    "unsure",
    "worried",
    "worries",
    "worrying",
];

/// Words in what not to say that tell nothing about it.
const PLAIN: &[&str] = &[
    "about", "avoid", "before", "bring", "careful", "does", "dont", "ever", "from", "have", "into", "just",
    "like", "mention", "more", "much", "never", "only", "over", "says", "speak", "subject", "talk", "that",
    "their", "them", "there", "they", "this", "until", "very", "want", "what", "when", "with",
];

/// The words by which one would recognise what not to say.
fn telling_words(careful: &[&str]) -> HashSet<String> {
    let words = careful.iter().flat_map(|text| words_of(text));
    words.filter(|word| !PLAIN.contains(&word.as_str())).filter_map(telling).collect()
}

/// A word as it is compared with what not to say: without a plural's s; a short one tells nothing.
fn telling(word: String) -> Option<String> {
    let singular = word.strip_suffix('s').filter(|_| word.len() > 4).map(str::to_owned).unwrap_or(word);
    (singular.len() >= 4).then_some(singular)
}

/// The words of a text without case, accents and apostrophes.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text).replace(['\'', '’'], "");
    let words: Vec<String> = folded.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
    words.into_iter()
}
