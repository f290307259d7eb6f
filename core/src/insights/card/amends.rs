//! What was made good since: a quarrel that was made up, work that was found again. What came before is over and stands on no
//! card, with all that was told in the same breath.

use std::collections::BTreeSet;

use super::{
    posts::takes_up_a_post,
    sore::{is_of_work, is_sore},
};
use crate::{
    insights::{Said, Whose},
    model::{Frame, PersonId, RecordId, Tense, Tone, Trouble},
    quick_log::fold,
};

/// The lines that tell of what is over.
#[derive(Debug, Default)]
pub(super) struct Amends {
    over: BTreeSet<RecordId>,
}

impl Amends {
    /// Reads what was said with or about a person.
    pub(super) fn of(said: &[Said], person: PersonId) -> Self {
        let theirs = || said.iter().filter(|one| is_of(one, person));
        let real = |one: &&Said| matches!(one.tense, Tense::Happened | Tense::Is | Tense::Ahead);
        let newest = |words: &[&str]| {
            let tells = |one: &&Said| {
                let clause = fold(&one.clause);
                words.iter().any(|words| clause.contains(words)) && !is_sore(&one.clause)
            };
            theirs().filter(real).filter(tells).map(|one| one.at).max()
        };
        let mut over = BTreeSet::new();
        if let Some(peace) = newest(MADE_UP) {
            let before = || theirs().filter(|one| one.at < peace);
            let quarrels = || before().filter(|one| one.trouble == Some(Trouble::Quarrel));
            // What was told of the sulk in between is over with it.
            let began = quarrels().map(|one| one.at).min();
            let between =
                before().filter(|one| began.is_some_and(|began| one.at > began) && is_sore(&one.clause));
            over.extend(quarrels().chain(between).map(|one| one.entry));
        }
        let works = |one: &&Said| is_new_work(one);
        let found = newest(FOUND_WORK).max(theirs().filter(real).filter(works).map(|one| one.at).max());
        if let Some(found) = found {
            let lost = |one: &&Said| one.at < found && is_of_lost_work(one);
            over.extend(theirs().filter(lost).map(|one| one.entry));
        }
        if let Some(found) = newest(FOUND_HOME) {
            let lost = |one: &&Said| {
                let clause = fold(&one.clause);
                one.at < found && HOMELESS.iter().any(|words| clause.contains(words))
            };
            over.extend(theirs().filter(lost).map(|one| one.entry));
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

fn is_of_lost_work(said: &Said) -> bool {
    let clause = fold(&said.clause);
    is_of_work(&said.clause) && (is_sore(&said.clause) || said.trouble == Some(Trouble::Parting))
        || LOOKING.iter().any(|words| clause.contains(words))
}

/// "Became head of design", "has started as a nurse": whoever says so has work.
fn is_new_work(said: &Said) -> bool {
    let clause = fold(&said.clause);
    let begun = |list: &[&str]| list.iter().any(|words| clause.contains(words));
    matches!(said.whose, Whose::Them(_))
        && matches!(said.tone, Tone::Plain | Tone::Glad)
        && (said.frame == Frame::Works && begun(NEW_WORK) || takes_up_a_post(&said.clause))
        && !is_sore(&said.clause)
}

/// Words by which somebody takes up work.
const NEW_WORK: &[&str] = &[
    "became ",
    "joined ",
    "now at ",
    "now heads",
    "now runs",
    "now works",
    "is now ",
    "started ",
    "took over",
];

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
const HOMELESS: &[&str] = &[
    "evict",
    "homeless",
    "on the street",
    "sleeping at ",
    "sleeps at ",
    "sleeping on ",
    "sleeps on ",
    "sofa",
];

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
    "versohnt",
    "wieder vertragen",
    "hat sich entschuldigt",
    "reconcilie",
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
