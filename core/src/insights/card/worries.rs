//! What hurts or weighs on somebody, of all that lines say of them, whether a card shows it or not.
//!
//! What was told in confidence stands on no card, and yet nobody asks after the baby that was lost. So what may be asked is held
//! against all of it: what was told in the same breath, and what a later line tells of the same thing.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    amends::Amends,
    heavy::is_mended,
    phrases::bare,
    sore::{Themes, is_called_off, themes},
    statement::{CardStatement, telling_stems},
};
use crate::{
    insights::{Said, Whose},
    model::{Moment, PersonId, Tone, Trouble},
    quick_log::fold,
};

/// Days for which one begins quietly after such news.
const QUIET_DAYS: i64 = 60;
/// Days for which one begins by saying sorry.
const APOLOGY_DAYS: i64 = 30;
/// What one says to somebody whom one wronged, or quarrelled with.
const SORRY: &str = "It's good to see you. I'm sorry about last time.";

/// What hurts or weighs on somebody, newest first.
#[derive(Debug, Default)]
pub(super) struct Worries<'a> {
    all: Vec<Worry<'a>>,
    /// When they last told something glad.
    glad: Option<Moment>,
    /// When they were last wronged by the user.
    wronged: Option<Moment>,
}

#[derive(Debug)]
struct Worry<'a> {
    said: &'a Said,
    /// It tells that a plan came to nothing.
    off: bool,
    about: WorrySubject,
}

/// What a text is about, as far as its words tell.
#[derive(Debug)]
struct WorrySubject {
    stems: BTreeSet<String>,
    themes: Themes,
}

impl Worry<'_> {
    /// Whether it is about what a text is about, as far as its words tell.
    fn touches(&self, text: &WorrySubject) -> bool {
        self.about.themes.meet(text.themes) || !self.about.stems.is_disjoint(&text.stems)
    }
}

impl WorrySubject {
    fn of(text: &str) -> Self {
        Self { stems: telling_stems(text), themes: themes(&bare(text)) }
    }
}

impl<'a> Worries<'a> {
    /// Reads what was said with or about a person, given newest line first, and is not over. `names` are the parts of their
    /// name, folded.
    pub(super) fn of(
        told: &[CardStatement<'a>],
        person: PersonId,
        names: &[String],
        amends: &Amends,
    ) -> Self {
        let standing = || told.iter().filter(|one| !amends.cover(one.said));
        let (worries, others): (Vec<_>, Vec<_>) =
            standing().filter(|one| is_of(one.said, person)).partition(|one| is_worry(one));
        let about = |one: &CardStatement<'_>| {
            let themes = themes(one.bare());
            let mut about = WorrySubject { stems: telling_stems(&one.said.clause), themes };
            // That two lines name them says nothing of what they are about.
            for name in names {
                about.stems = &about.stems - &telling_stems(name);
            }
            about
        };
        let glad =
            others.iter().map(|one| one.said).filter(|one| one.tone == Tone::Glad).map(|one| one.at).max();
        let mine = standing().map(|one| one.said).filter(|one| is_my_fault(&one.clause));
        let worry = |one: &CardStatement<'a>| Worry {
            said: one.said,
            off: is_called_off(one.bare()),
            about: about(one),
        };
        Self { all: worries.into_iter().map(worry).collect(), glad, wronged: mine.map(|one| one.at).max() }
    }

    /// Whether something may be asked after, as far as what hurts is concerned.
    pub(super) fn leave_open(&self, said: &Said) -> bool {
        if self.all.is_empty() {
            return true;
        }
        let about = WorrySubject::of(&said.clause);
        !self.all.iter().any(|worry| {
            let other = worry.said;
            let beside = other.entry == said.entry && other.place != said.place;
            let later = other.entry != said.entry && other.at > said.at;
            beside && (goes_on(&other.clause) || worry.touches(&about)) || later && worry.touches(&about)
        })
    }

    /// The same of what is known of them since a moment.
    pub(super) fn leave_known(&self, text: &str, since: Moment) -> bool {
        let mut later = self.all.iter().filter(|worry| worry.said.at >= since).peekable();
        if later.peek().is_none() {
            return true;
        }
        let about = WorrySubject::of(text);
        !later.any(|worry| worry.touches(&about))
    }

    /// Whether what was hoped for at a moment came to nothing since: a child that was to come, a wedding.
    pub(super) fn end_the_hope(&self, text: &str, since: Moment) -> bool {
        let mut later = self.all.iter().filter(|worry| worry.said.at > since).peekable();
        if later.peek().is_none() {
            return false;
        }
        let hoped = themes(&bare(text));
        later.any(|worry| worry.about.themes.meet_in_a_hope(hoped))
    }

    /// Whether a plan was called off since.
    pub(super) fn call_off(&self, plan: &Said) -> bool {
        let off = self.all.iter().filter(|worry| {
            let later = worry.said.at > plan.at && worry.said.entry != plan.entry;
            later && worry.off
        });
        let mut off = off.peekable();
        if off.peek().is_none() {
            return false;
        }
        let about = WorrySubject::of(&plan.clause);
        off.any(|worry| worry.touches(&about))
    }

    /// What one begins with after such news, where nothing else is fit: less than a question that is cheerful.
    pub(super) fn quiet_word(&self, today: NaiveDate) -> Option<&'static str> {
        let near = |worry: &&Worry<'_>| {
            (0..=QUIET_DAYS).contains(&(today - worry.said.at.date_naive()).num_days())
                && self.glad.is_none_or(|glad| glad <= worry.said.at)
        };
        let newest = self.all.iter().filter(near).max_by_key(|worry| worry.said.at)?;
        Some(if is_with_me(newest.said) { SORRY } else { "It's good to see you. How are things?" })
    }

    /// What one begins with before anything else where they were wronged by the user, as a line tells.
    pub(super) fn apology(&self, today: NaiveDate) -> Option<&'static str> {
        let near = |at: Moment| (0..=APOLOGY_DAYS).contains(&(today - at.date_naive()).num_days());
        self.wronged.filter(|at| near(*at) && self.glad.is_none_or(|glad| glad <= *at)).map(|_| SORRY)
    }
}

/// Whether it is told of them, or of nobody in particular while they were there; a quarrel of the user's with them, too.
fn is_of(said: &Said, person: PersonId) -> bool {
    match &said.whose {
        Whose::Them(_) => said.is_about(person),
        Whose::We | Whose::Nobody => said.was_there(person),
        Whose::Me => said.trouble == Some(Trouble::Quarrel),
    }
}

fn is_worry(one: &CardStatement<'_>) -> bool {
    let told = matches!(one.said.tone, Tone::Heavy | Tone::InConfidence | Tone::Talk);
    (told || one.said.trouble.is_some() || one.is_sore()) && !is_mended(one.said)
}

/// Whether it tells of a quarrel with the user.
fn is_with_me(said: &Said) -> bool {
    let folded = fold(&said.clause);
    let quarrel =
        said.trouble == Some(Trouble::Quarrel) || QUARRELS.iter().any(|words| folded.contains(words));
    let mine = matches!(said.whose, Whose::Me | Whose::We | Whose::Nobody)
        || folded.contains(" and i ")
        || folded.starts_with("i ");
    quarrel && mine
}

/// Words of a quarrel that no rule of the reading has.
const QUARRELS: &[&str] = &["got into it", "had words", "hung up on", "had it out"];

/// Whether a clause tells that the user wronged them.
fn is_my_fault(clause: &str) -> bool {
    let folded = fold(clause);
    MY_FAULT.iter().any(|words| folded.contains(words))
}

const MY_FAULT: &[&str] = &[
    "forgot to name",
    "forgot to credit",
    "i took her credit",
    "i took his credit",
    "i took their credit",
    "took credit for",
    "i was rude to",
    "i snapped at",
    "i shouted at",
    "i hurt her",
    "i hurt him",
    "i let her down",
    "i let him down",
    "i let them down",
    "i stood her up",
    "i stood him up",
    "i offended",
    "my fault",
    "owe her an apology",
    "owe him an apology",
    "owe them an apology",
];

/// "And hates it", "he is failing": it goes on about what was told before, and names nothing else.
fn goes_on(clause: &str) -> bool {
    let first = fold(clause.split_whitespace().next().unwrap_or_default());
    let named = clause.starts_with(char::is_uppercase) && !PRONOUNS.contains(&first.as_str());
    !named && !OTHER_THINGS.contains(&first.as_str())
}

const PRONOUNS: &[&str] = &["he", "it", "she", "they"];

/// Words that begin with a thing of its own: "the roof leaks".
const OTHER_THINGS: &[&str] = &["a", "an", "her", "his", "my", "our", "some", "the", "their"];
