//! Names that were told in confidence: "has a second interview at Galp". What a later line says of Galp is part of the secret,
//! also where nothing in it asks for silence.

use std::collections::{BTreeMap, BTreeSet};

use super::{small_words::CALENDAR, statement::CardStatement};
use crate::{
    insights::Said,
    model::{Frame, Moment, PersonId, RecordId, Tone},
    quick_log::fold,
};

/// A shorter word with a capital is hardly a name of anything.
const SHORTEST: usize = 4;

/// The lines that tell of a secret by a name in it.
#[derive(Debug, Default)]
pub(super) struct Secrets {
    lines: BTreeSet<RecordId>,
}

impl Secrets {
    /// Reads what was said with or about a person. `names` are the parts of their name, folded.
    pub(super) fn of(told: &[CardStatement<'_>], person: PersonId, names: &[String]) -> Self {
        let theirs = || told.iter().map(|one| one.said).filter(|one| one.is_about(person));
        // Each name, and since when it is a secret.
        let mut secret: BTreeMap<String, Moment> = BTreeMap::new();
        for one in theirs().filter(|one| is_confided(one)) {
            for name in named(&one.clause).filter(|name| !names.contains(name)) {
                let since = secret.entry(name).or_insert(one.at);
                *since = one.at.min(*since);
            }
        }
        let told = theirs().filter(|one| {
            let tells = |name: String| secret.get(&name).is_some_and(|since| *since < one.at);
            !secret.is_empty() && named(&one.clause).any(tells)
        });
        Self { lines: told.map(|one| one.entry).collect() }
    }

    /// Whether a statement is of a line that tells of one.
    pub(super) fn cover(&self, said: &Said) -> bool {
        self.lines.contains(&said.entry)
    }
}

fn is_confided(said: &Said) -> bool {
    said.private || said.tone == Tone::InConfidence || said.frame == Frame::Confidence
}

/// What has a capital in a clause, and does not begin it, folded.
fn named(clause: &str) -> impl Iterator<Item = String> {
    clause.split_whitespace().skip(1).filter_map(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let name = word.starts_with(char::is_uppercase) && word.chars().count() >= SHORTEST;
        let folded = fold(word);
        (name && !CALENDAR.contains(&folded.as_str())).then_some(folded)
    })
}
