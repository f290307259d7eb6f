//! What somebody did that one congratulates on by its verb: "found a publisher for her novel", "came first in the league".

use std::sync::LazyLock;

use super::{
    phrases::{Words, bare},
    seen::Seen,
    successes::is_ill_luck,
};
use crate::quick_log::{first_form, in_progress};

static GOOD_DEED_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(GOOD_DEEDS));

/// Whether a clause tells of such a deed, whoever did it, and of nothing that clouds it.
pub(super) fn is_good_deed(clause: &str) -> bool {
    GOOD_DEED_WORDS.has_one_of(&bare(clause)) && !is_ill_luck(clause)
}

impl Seen<'_> {
    /// The deed that begins at a word of the thought, as one congratulates on it: "finding a publisher for her novel".
    pub(super) fn good_deed(&self, at: usize) -> Option<String> {
        let told = self.thought.from(at);
        let doing = match self.thought.word(at) {
            // "Founded" is the past of another verb that begins so.
            "found" => "finding",
            verb => first_form(verb).and_then(in_progress)?,
        };
        let what = self.thought.from(at + 1);
        (GOOD_DEED_WORDS.begin(&bare(told)) && !is_ill_luck(told)).then(|| format!("{doing} {what}"))
    }
}

/// The verb of such a deed with what makes it one.
const GOOD_DEEDS: &[&str] = &[
    "bought a boat",
    "bought a cottage",
    "bought a farm",
    "bought a flat",
    "bought a house",
    "bought her first",
    "bought his first",
    "bought their first",
    "broke the record",
    "came first",
    "came second",
    "came third",
    "found a backer",
    "found a buyer",
    "found a producer",
    "found a publisher",
    "found a sponsor",
    "found an agent",
    "found an investor",
    "found backers",
    "found investors",
    "founded her own",
    "founded his own",
    "founded their own",
    "made the final",
    "made the longlist",
    "made the shortlist",
    "opened her own",
    "opened his own",
    "opened their own",
    "ran her first",
    "ran his first",
    "ran their first",
    "reached the final",
    "reached the finals",
    "reached the semi-final",
    "set a record",
    "signed a book deal",
    "signed a record deal",
    "signed with a label",
    "signed with a publisher",
    "signed with a record label",
    "signed with an agent",
    "sold her first",
    "sold his first",
    "sold their first",
];
