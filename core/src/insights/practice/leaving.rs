//! Who leaves: what a line says of somebody with a say, so that the map hears of it before the seat is empty.

use crate::{
    insights::said::Said,
    model::{Frame, Tense, Tone},
    quick_log::fold,
};

/// Words for leaving a job, folded.
const LEAVING: &[&str] = &[
    "leaves",
    "leaving",
    "left",
    "quit",
    "quits",
    "quitting",
    "resign",
    "resigns",
    "resigned",
    "resigning",
    "retire",
    "retires",
    "retired",
    "retiring",
    "notice",
];

/// The word under which the map puts somebody off once the user said that they left.
pub(crate) const LEFT: &str = "left";

/// Whether a statement says that somebody is leaving where they work, or has left. It counts if it is true, was true or
/// lies ahead, and not if it is a rumour, a wish, or told in confidence.
pub(crate) fn says_they_leave(said: &Said) -> bool {
    let sure = matches!(said.tense, Tense::Happened | Tense::Is | Tense::Ahead);
    let open = !said.private && !matches!(said.tone, Tone::InConfidence | Tone::Talk);
    let folded = fold(&said.clause);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // "on maternity leave" goes nowhere; "will leave" does.
    let to_leave = words.windows(2).any(|two| matches!(two, ["will" | "to" | "ll", "leave"]));
    let leaves = to_leave || words.iter().any(|word| LEAVING.contains(word));
    said.frame == Frame::Works && sure && open && leaves
}
