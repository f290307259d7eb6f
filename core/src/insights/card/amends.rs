//! What was made good since: a quarrel that was made up, work that was found again. What came before is over and stands on no
//! card, with all that was told in the same breath.

use std::{collections::BTreeSet, sync::LazyLock};

use super::{phrases::Words, posts::takes_up_a_post, sore::is_of_work, statement::CardStatement};
use crate::{
    insights::{Said, Whose},
    model::{Frame, PersonId, RecordId, Tense, Tone, Trouble},
};

static PEACE_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(MADE_UP));
static NEW_WORK_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(NEW_WORK));
static FOUND_WORK_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(FOUND_WORK));
static LOOKING_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(LOOKING));
static FOUND_HOME_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(FOUND_HOME));
static HOMELESS_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(HOMELESS));

/// The lines that tell of what is over.
#[derive(Debug, Default)]
pub(super) struct Amends {
    over: BTreeSet<RecordId>,
}

impl Amends {
    /// Reads what was said with or about a person.
    pub(super) fn of(told: &[CardStatement<'_>], person: PersonId) -> Self {
        let theirs = || told.iter().filter(|one| is_of(one.said, person));
        let is_real =
            |one: &&CardStatement<'_>| matches!(one.said.tense, Tense::Happened | Tense::Is | Tense::Ahead);
        let newest = |tells: &dyn Fn(&CardStatement<'_>) -> bool| {
            theirs().filter(is_real).filter(|one| tells(one)).map(|one| one.said.at).max()
        };
        let good = |one: &CardStatement<'_>, words: &Words| words.has_one_of(one.bare()) && !one.is_sore();
        let mut over = BTreeSet::new();
        if let Some(peace) = newest(&|one| good(one, &PEACE_WORDS)) {
            let before = || theirs().filter(|one| one.said.at < peace);
            let quarrels = || before().filter(|one| one.said.trouble == Some(Trouble::Quarrel));
            // What was told of the sulk in between is over with it.
            let began = quarrels().map(|one| one.said.at).min();
            let between =
                before().filter(|one| began.is_some_and(|began| one.said.at > began) && one.is_sore());
            over.extend(quarrels().chain(between).map(|one| one.said.entry));
        }
        if let Some(found) = newest(&|one| good(one, &FOUND_WORK_WORDS) || is_new_work(one)) {
            let lost = theirs().filter(|one| one.said.at < found && is_of_lost_work(one));
            over.extend(lost.map(|one| one.said.entry));
        }
        if let Some(found) = newest(&|one| good(one, &FOUND_HOME_WORDS)) {
            let lost = theirs().filter(|one| one.said.at < found && HOMELESS_WORDS.has_one_of(one.bare()));
            over.extend(lost.map(|one| one.said.entry));
        }
        Self { over }
    }

    /// Whether a statement is of what is over.
    pub(super) fn cover(&self, said: &Said) -> bool {
        self.over.contains(&said.entry)
    }
}

fn is_of(said: &Said, person: PersonId) -> bool {
    match &said.whose {
        Whose::Them(_) => said.is_about(person),
        Whose::We | Whose::Me | Whose::Nobody => true,
    }
}

fn is_of_lost_work(one: &CardStatement<'_>) -> bool {
    let ended = || one.is_sore() || one.said.trouble == Some(Trouble::Parting);
    is_of_work(one.bare()) && ended() || LOOKING_WORDS.has_one_of(one.bare())
}

/// "Became head of design", "has started as a nurse": whoever says so has work.
fn is_new_work(one: &CardStatement<'_>) -> bool {
    let said = one.said;
    let begins = || said.frame == Frame::Works && NEW_WORK_WORDS.has_one_of(one.bare());
    matches!(said.whose, Whose::Them(_))
        && matches!(said.tone, Tone::Plain | Tone::Glad)
        && (begins() || takes_up_a_post(&said.clause))
        && !one.is_sore()
}

/// Words by which somebody takes up work.
const NEW_WORK: &[&str] =
    &["became", "joined", "now at", "now heads", "now runs", "now works", "is now", "started", "took over"];

/// Words by which one hears that somebody has a home again, and that they had none.
const FOUND_HOME: &[&str] = &[
    "found a flat",
    "found a house",
    "found a place",
    "found a room",
    "has the keys",
    "moved into",
    "neue wohnung",
];
const HOMELESS: &[&str] =
    &["evict*", "homeless", "on the street", "sleeping at", "sleeping on", "sleeps at", "sleeps on", "sofa*"];

/// Words by which a quarrel is made up.
const MADE_UP: &[&str] = &[
    "made up with",
    "made it up",
    "we made up",
    "have made up",
    "say sorry",
    "said sorry",
    "apologised",
    "apologized",
    "made peace",
    "made our peace",
    "buried the hatchet",
    "patched it up",
    "patched things up",
    "cleared the air",
    "shook hands",
    "shaken hands",
    "friends again",
    "speaking again",
    "talking again",
    "good terms again",
    "all forgiven",
    "reconciled",
    "versohnt*",
    "wieder vertragen",
    "hat sich entschuldigt",
    "reconcilie*",
    "fait la paix",
    "presente ses excuses",
];

/// Words by which one hears that somebody has work again.
const FOUND_WORK: &[&str] = &[
    "found a job",
    "found a new job",
    "found work",
    "new job",
    "got the job",
    "got a job",
    "landed a job",
    "took him on",
    "took her on",
    "took them on",
    "taken him on",
    "taken her on",
    "has been hired",
    "was hired",
    "back in work",
    "first week at",
    "first day at",
    "neue stelle",
    "neuen job",
    "nouveau poste",
    "nouveau travail",
    "retrouve du travail",
];

/// Words of looking for work, and of having lost it.
const LOOKING: &[&str] = &[
    "applications",
    "applying for",
    "job hunt",
    "looking for work",
    "looking for a job",
    "out of work",
    "between jobs",
    "laid off",
    "let go",
    "lost her job",
    "lost his job",
    "lost their job",
    "made redundant",
    "sacked",
];
