//! What one congratulates on, and what makes of the words of a success none.

use crate::quick_log::fold;

/// Whether it is something one congratulates on.
pub(super) fn is_achieved(thing: &str) -> bool {
    has_word(thing, ACHIEVED)
}

/// Whether the words of a clause make of a success none: "got the sack".
pub(super) fn is_no_success(clause: &str) -> bool {
    has_word(clause, NO_SUCCESS)
}

/// Whether a text has one of these words or phrases.
fn has_word(text: &str, list: &[&str]) -> bool {
    let folded = fold(text).replace(['\'', '’'], "");
    let words: Vec<&str> =
        folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    list.iter().any(|one| if one.contains(' ') { folded.contains(one) } else { words.contains(one) })
}

/// What one congratulates on, by its name.
const ACHIEVED: &[&str] = &[
    "accreditation",
    "album",
    "architect",
    "article",
    "award",
    "badge",
    "bid",
    "book",
    "championship",
    "chair",
    "certificate",
    "certification",
    "citizenship",
    "client",
    "competition",
    "contract",
    "customer",
    "deal",
    "degree",
    "demo",
    "diploma",
    "director",
    "dissertation",
    "doctorate",
    "driving test",
    "election",
    "engineer",
    "exam",
    "exams",
    "fellowship",
    "final",
    "finals",
    "flat",
    "funding",
    "game",
    "grant",
    "green card",
    "hackathon",
    "half marathon",
    "head",
    "house",
    "job",
    "launch",
    "lead",
    "licence",
    "license",
    "manager",
    "marathon",
    "masters",
    "match",
    "medal",
    "novel",
    "offer",
    "paper",
    "partner",
    "passport",
    "patent",
    "permit",
    "phd",
    "pitch",
    "place",
    "post",
    "principal",
    "prize",
    "product",
    "project",
    "promotion",
    "race",
    "raise",
    "release",
    "role",
    "round",
    "scholarship",
    "seat",
    "senior",
    "staff",
    "tender",
    "tenure",
    "test",
    "thesis",
    "tournament",
    "trophy",
    "triathlon",
    "visa",
];

/// What makes of a success none: "got the sack", "passed over for the job", "got engaged but called it off".
const NO_SUCCESS: &[&str] = &[
    "against",
    "bad",
    "boot",
    "but",
    "called off",
    "complaint",
    "court",
    "debt",
    "disciplinary",
    "embarrassing",
    "finished with",
    "hates",
    "order",
    "over for",
    "overturned",
    "police",
    "poor",
    "rejected",
    "rejection",
    "reputation",
    "revoked",
    "rude",
    "sack",
    "shamed",
    "terrible",
    "trouble",
    "warning",
    "withdrawn",
    "worst",
];
