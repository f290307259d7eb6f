//! The first sentence to say, and why this one.
//!
//! The order, the first that there is:
//!
//! 1. Of somebody who rests, none.
//! 2. A promise of the user's that is late is owned, and nothing else is asked of them; not one that a later line seems to
//!    tell was kept.
//! 3. A birthday today.
//! 4. Heavy news of theirs that is near: that one thinks of them, and no question.
//! 5. That one is sorry, where the user wronged them and nothing tells that it is forgotten.
//! 6. What comes back to something of theirs, in its own frame and tense (see `come_back`): the newest first; on the same
//!    day what is close to them before what goes on, before what is between the two, then what they offered, then what
//!    the user still means to do. What they did for the user is thanked for until the next time they met.
//! 7. What is known about them from elsewhere, as facts say it.
//! 8. A curious question that fits what is known; else small talk; after news that hurts, a quiet word instead.
//!
//! A first sentence has to be earned: what was told with a word of what hurts, or beside it, or is touched by it later, opens
//! nothing (see `sore` and `worries`), and only what is known as a pursuit is asked after as one (see `pursuits`).
//! Nothing that shares a telling word with what not to say is ever an opener; private words, confidences, criticism and
//! what others said behind their back never are.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::{
    come_back::{Fit, come_back},
    heavy::kind_word,
    known::of_known,
    memory::Memory,
    phrases::bare,
    promised,
    sentence::Sentence,
    sore::is_sore,
    thanks::thanks_for,
};
use crate::{
    insights::{
        Said,
        people::{
            asked::AskedPromise,
            promises::{is_old, late_days},
        },
    },
    model::{ExchangeKind, FactKind, Moment, RecordId, Tone},
    quick_log::fold,
    store::index::{exchange::ExchangeRow, fact::FactRow, promise::PromiseRow},
};

/// The opener for somebody of whom nothing is known.
pub(crate) const CURIOUS: &str = "What are you working on that you wish more people knew about?";

/// A first sentence and why this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenWith {
    /// The sentence; empty for somebody who rests.
    #[serde(rename = "text")]
    pub first: Sentence,
    /// Why this one.
    pub reason: OpenWithReason,
}

impl OpenWith {
    /// All of it, in words.
    pub fn in_words(&self) -> String {
        self.first.to_string()
    }
}

/// What a first sentence rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OpenWithReason {
    /// They rest: nothing is pushed.
    Resting,
    /// The user's promise is late: say so first.
    LatePromise,
    /// It is their birthday.
    Birthday,
    /// Something heavy happened to them lately.
    Heavy,
    /// Something they need.
    Need,
    /// What was said of them or between the two.
    LastTime,
    /// Something they said they would do, or the user's open promise.
    OpenPromise,
    /// What the user looked up about them.
    Homework,
    /// Something known about them.
    Fact,
    /// Nothing is known yet that one could begin with.
    Curious,
}

/// What a first sentence may rest on; everything guessed, ended or settled is already left out, and everything private
/// but for promises, which come due all the same.
pub(crate) struct Openings<'a> {
    /// Promises between the two that are open.
    pub(crate) promises: &'a [&'a PromiseRow],
    /// Promises that lines seem to tell of, which the user has not said yes to.
    pub(crate) asked: &'a [AskedPromise],
    /// What was given and received.
    pub(crate) got: &'a [ExchangeRow],
    /// Facts, newest first.
    pub(crate) facts: &'a [&'a FactRow],
    /// The day a fact was learned or confirmed, beside each.
    pub(crate) since: &'a [NaiveDate],
    /// What was said of them that still holds.
    pub(super) memory: &'a Memory<'a>,
    /// What not to say, private or not.
    pub(crate) careful: &'a [&'a str],
    /// A birthday is today.
    pub(crate) birthday: bool,
    /// The user lets them rest.
    pub(crate) resting: bool,
    /// The parts of their name, folded.
    pub(crate) names: &'a [String],
    /// What they do and where, as far as it is known.
    pub(crate) work: Option<&'a str>,
    /// How many days they were met on.
    pub(crate) met: usize,
    /// The last of these.
    pub(crate) last_met: Option<NaiveDate>,
}

/// One thing to begin with.
struct Opening {
    reason: OpenWithReason,
    day: NaiveDate,
    /// What comes before any other tier, however old.
    tier: Tier,
    /// Earlier comes first on the same day.
    place: u8,
    id: RecordId,
    sentence: Sentence,
}

/// How good a beginning is, whatever its age.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// Something they or both said, needed or offered.
    Said,
    /// Something known of them.
    Known,
    /// Something to hear from them.
    Hear,
}

/// The first sentence.
pub(crate) fn open_with(openings: &Openings<'_>, now: Moment) -> OpenWith {
    let today = now.date_naive();
    if openings.resting {
        return alone(Sentence::plain(""), OpenWithReason::Resting);
    }
    let kept = |row: &PromiseRow| openings.memory.seems_kept(row);
    let late = openings.promises.iter().filter(|row| late_days(row, now).is_some() && !kept(row));
    if let Some(late) = late.min_by_key(|row| (row.due.map(|due| due.day()), row.id)) {
        return alone(promised::late(late, openings.names, today), OpenWithReason::LatePromise);
    }
    if openings.birthday {
        return alone(
            Sentence::plain("It's their birthday today: wish them well."),
            OpenWithReason::Birthday,
        );
    }
    if let Some(heavy) = openings.memory.heavy
        && (0..=HEAVY_OPENS_DAYS).contains(&(today - heavy.at.date_naive()).num_days())
        && !openings.memory.kept.iter().any(|later| later.at > heavy.at && later.tone == Tone::Glad)
    {
        return alone(kind_word(heavy, openings.memory.unspoken, openings.names), OpenWithReason::Heavy);
    }
    if let Some(sorry) = openings.memory.worries.apology(today) {
        return alone(Sentence::plain(sorry), OpenWithReason::LastTime);
    }
    let unsaid = telling_words(openings.careful);
    let sayable = |sentence: &Sentence| {
        !is_sore(&bare(&sentence.words))
            && !words_of(&sentence.words).filter_map(telling).any(|word| unsaid.contains(&word))
    };
    let mut found: Vec<Opening> = Vec::new();
    let worries = &openings.memory.worries;
    let open = |said: &&&Said| !openings.memory.is_of_a_quarrel(said) && worries.leave_open(said);
    let said = openings.memory.kept.iter().filter(|said| said.at <= now).filter(open);
    found.extend(said.filter_map(|said| of_said(said, openings.names, today)));
    let open = openings.promises.iter().filter(|row| !row.private && !is_old(row, now) && !kept(row));
    found.extend(open.filter_map(|row| of_promise(row, openings.memory, openings.names)));
    found.extend(openings.asked.iter().filter_map(|asked| of_asked(asked, openings.names, today)));
    let not_met_since = |row: &&ExchangeRow| openings.last_met <= Some(row.at.date_naive());
    let got = openings.got.iter().filter(not_met_since);
    found.extend(got.filter_map(|row| of_got(row, openings.names, today)));
    let facts = openings.facts.iter().zip(openings.since);
    let facts = facts.filter(|(row, _)| worries.leave_known(&row.text, row.learned));
    found.extend(facts.filter_map(|(row, since)| of_fact(row, *since, openings.names, today)));
    // Of somebody one has not talked with yet, what one looked up says more than what one heard.
    // What was said since says still more.
    let is_homework = |opening: &&Opening| opening.reason == OpenWithReason::Homework;
    let looked_up = found.iter().filter(is_homework).map(|opening| opening.day).max();
    if let Some(looked_up) = looked_up.filter(|_| openings.met < 2) {
        let since = |opening: &Opening| {
            opening.tier == Tier::Said && opening.place < BETWEEN && opening.day > looked_up
        };
        found.retain(|opening| is_homework(&opening) || since(opening));
    }
    found.retain(|opening| sayable(&opening.sentence));
    // A day that a wrong clock put ahead of today is no newer than any other.
    let order = |opening: &Opening| {
        let newness = std::cmp::Reverse((opening.day <= today, opening.day));
        (opening.tier, newness, opening.place, std::cmp::Reverse(opening.id))
    };
    let best = found.iter().min_by_key(|opening| order(opening));
    // What is theirs comes before what was between the two, unless it is much older.
    let theirs = best.filter(|best| best.tier == Tier::Said && best.place == BETWEEN).and_then(|best| {
        let near = |one: &&Opening| {
            one.tier == Tier::Said
                && one.place < BETWEEN
                && (best.day - one.day).num_days() <= MUCH_OLDER_DAYS
        };
        found.iter().filter(near).min_by_key(|opening| order(opening))
    });
    let otherwise = || {
        let quiet = worries.quiet_word(today).map(Sentence::plain);
        alone(quiet.unwrap_or_else(|| curious(openings, today)), OpenWithReason::Curious)
    };
    theirs.or(best).map_or_else(otherwise, |best| alone(best.sentence.clone(), best.reason))
}

/// The place of what was between the two, among openings of one day.
const BETWEEN: u8 = 2;

/// Days by which news of theirs may be older than what was between the two, and still open.
const MUCH_OLDER_DAYS: i64 = 45;

/// Days for which one thanks for what somebody did.
const THANKS_DAYS: i64 = 60;

/// Days for which an offer that is only asked about may open.
const ASKED_DAYS: i64 = 60;

/// Days for which heavy news comes before anything else.
const HEAVY_OPENS_DAYS: i64 = 45;

fn alone(sentence: Sentence, reason: OpenWithReason) -> OpenWith {
    OpenWith { first: sentence, reason }
}

fn of_said(said: &Said, names: &[String], today: NaiveDate) -> Option<Opening> {
    let (fit, sentence) = come_back(said, names, today)?;
    let reason = match said.frame {
        crate::model::Frame::Needs => OpenWithReason::Need,
        _ => OpenWithReason::LastTime,
    };
    let place = match fit {
        Fit::Close => 0,
        Fit::Theirs => 1,
        Fit::Between => BETWEEN,
    };
    Some(Opening { reason, day: said.at.date_naive(), tier: Tier::Said, place, id: said.entry, sentence })
}

/// What they did for the user, until the next time they met, when one will have said thanks.
fn of_got(row: &ExchangeRow, names: &[String], today: NaiveDate) -> Option<Opening> {
    let day = row.at.date_naive();
    // One thanks for advice by telling what came of it.
    let deed = matches!(
        row.kind,
        ExchangeKind::Help
            | ExchangeKind::Introduction
            | ExchangeKind::Time
            | ExchangeKind::Shared
            | ExchangeKind::Taught
    );
    if !deed
        || row.given
        || row.private
        || row.guess
        || !(0..=THANKS_DAYS).contains(&(today - day).num_days())
    {
        return None;
    }
    let sentence = thanks_for(&row.text, names)?;
    let (reason, tier) = (OpenWithReason::LastTime, Tier::Said);
    Some(Opening { reason, day, tier, place: BETWEEN, id: row.id, sentence })
}

fn of_promise(row: &PromiseRow, memory: &Memory<'_>, names: &[String]) -> Option<Opening> {
    let (place, sentence) = if row.mine {
        let beside = row.entry.map(|entry| memory.told_in(entry.into())).unwrap_or_default();
        let about = promised::thing_beside(&row.text, &beside);
        let about = about.map(|thing| promised::still_mine_about(&thing, names));
        (4, about.or_else(|| promised::still_mine(&row.text, names))?)
    } else {
        (3, promised::offered(&row.text, names)?)
    };
    let (reason, tier) = (OpenWithReason::OpenPromise, Tier::Said);
    Some(Opening { reason, day: row.made.date_naive(), tier, place, id: row.id, sentence })
}

/// What they seem to have offered, while it is new: whoever reads the card knows whether it is so.
fn of_asked(asked: &AskedPromise, names: &[String], today: NaiveDate) -> Option<Opening> {
    if asked.mine || !(0..=ASKED_DAYS).contains(&(today - asked.said).num_days()) {
        return None;
    }
    let sentence = promised::seems_offered(&asked.text, names)?;
    let (reason, tier) = (OpenWithReason::OpenPromise, Tier::Known);
    Some(Opening { reason, day: asked.said, tier, place: 0, id: asked.reference.id, sentence })
}

fn of_fact(row: &FactRow, day: NaiveDate, names: &[String], today: NaiveDate) -> Option<Opening> {
    let sentence = of_known(&row.kind, &row.text, (today - day).num_days(), names)?;
    let (reason, tier) = match row.kind {
        FactKind::Need => (OpenWithReason::Need, Tier::Said),
        FactKind::Homework => (OpenWithReason::Homework, Tier::Known),
        FactKind::Learn | FactKind::Expertise => (OpenWithReason::Fact, Tier::Hear),
        _ => (OpenWithReason::Fact, Tier::Known),
    };
    Some(Opening { reason, day, tier, place: 0, id: row.id, sentence })
}

/// A question that fits what is known of them; to somebody met before, small talk that changes with the days.
fn curious(openings: &Openings<'_>, today: NaiveDate) -> Sentence {
    match openings.work {
        Some(work) => Sentence::round("What takes up most of your time in ", work, " these days?"),
        None if openings.met >= 2 => {
            let day = usize::try_from(today.num_days_from_ce()).unwrap_or_default();
            let week =
                if today.weekday().num_days_from_monday() < 2 { AFTER_THE_WEEKEND } else { SMALL_TALK };
            Sentence::plain(week.get(day % week.len().max(1)).copied().unwrap_or(CURIOUS))
        }
        None => Sentence::plain(CURIOUS),
    }
}

/// Small talk on a Monday or Tuesday.
const AFTER_THE_WEEKEND: &[&str] = &["How was your weekend?", "Did you do anything nice over the weekend?"];

/// Small talk on the other days.
const SMALL_TALK: &[&str] = &[
    "Have you eaten anywhere good lately?",
    "What have you been listening to?",
    "Have you read or seen anything good lately?",
    "What are you looking forward to?",
    "Any plans for the weekend?",
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
