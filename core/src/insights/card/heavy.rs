//! News that asks for care: what is heavy, what only hurts for a while, and what was a quarrel.
//!
//! Heavy news has a quiet line of its own and a kind word at the door. A broken wrist mends and is asked after. A quarrel is
//! remembered, and nobody begins with it.

use chrono::NaiveDate;

use super::{address::Thought, sentence::Sentence};
use crate::{
    insights::Said,
    model::{Tense, Tone},
    quick_log::fold,
};

/// Days within which one asks after what mends.
const MENDS_DAYS: i64 = 60;

/// Whether it is news that has a quiet line: it happened, is so or is sure to come ("starts chemo next week"), it was no quarrel,
/// and it does not mend by itself.
pub(super) fn is_heavy(said: &Said) -> bool {
    said.tone == Tone::Heavy
        && matches!(said.tense, Tense::Happened | Tense::Is | Tense::Ahead)
        && !is_quarrel(said)
        && !is_mishap(&said.clause)
        && mending(said).is_none()
}

/// Whether what was lost is a piece of work or a thing, and nobody's life: "lost the Tesco account".
fn is_mishap(clause: &str) -> bool {
    has_word(clause, &["lost", "loses", "losing"])
        && has_word(clause, MISHAPS)
        && !has_word(clause, DEATH)
        && !names_kin(clause)
}

/// Whether somebody of theirs is named: "lost her mum to a bad case of pneumonia".
fn names_kin(clause: &str) -> bool {
    let folded = fold(clause);
    HEAVY_WORDS.iter().any(|(word, _)| words_of(&folded).any(|said| said == *word))
}

/// Whether it tells of a death, which is no secret and no gossip.
pub(super) fn is_of_a_death(said: &Said) -> bool {
    said.tone == Tone::Heavy && has_word(&said.clause, DEATH)
}

/// Whether it tells of a quarrel or harsh words.
pub(super) fn is_quarrel(said: &Said) -> bool {
    let clause = fold(&said.clause);
    QUARRELS.iter().any(|words| clause.contains(words))
}

/// Whether a text tells of an illness, a death or an end, and is no beginning whatever the tone it was read in.
pub(super) fn is_grave(text: &str) -> bool {
    has_word(text, DEATH) || has_word(text, ILLNESS) || has_word(text, PARTING) || has_word(text, VIOLENCE)
}

/// What one says to somebody whom something heavy happened to.
pub(super) fn kind_word(heavy: &Said) -> Sentence {
    let clause = fold(&heavy.clause);
    let told = HEAVY_WORDS.iter().find(|(word, _)| words_of(&clause).any(|said| said == *word));
    let grieved = (has_word(&clause, DEATH) || has_word(&clause, ILLNESS)) && !has_word(&clause, PARTING);
    let sentence = match told.filter(|_| grieved && !UNSPOKEN.iter().any(|not| clause.contains(not))) {
        Some((_, whom)) => format!("It is good to see you. I am sorry about your {whom}."),
        None => "It is good to see you. I have been thinking of you.".to_owned(),
    };
    Sentence::plain(&sentence)
}

/// What hurts and mends, as one asks after it; nothing for anything else.
fn mending(said: &Said) -> Option<&'static str> {
    let clause = fold(&said.clause);
    let serious = |text: &str| ILLNESS.iter().any(|word| !LIGHT.contains(word) && has_word(text, &[word]));
    if has_word(&clause, DEATH)
        || has_word(&clause, PARTING)
        || has_word(&clause, VIOLENCE)
        || serious(&clause)
    {
        return None;
    }
    let hurt = has_word(&clause, HURT);
    let part = PARTS.iter().find(|part| words_of(&clause).any(|word| word == **part)).copied();
    let ill = PASSING_ILLNESS.iter().any(|words| clause.contains(words));
    part.filter(|_| hurt).or(ill.then_some(""))
}

/// The question after what mends: "How is your son's arm?", "Are you feeling better?". Nothing once it is long ago.
pub(super) fn how_it_mends(said: &Said, thought: &Thought<'_>, today: NaiveDate) -> Option<Sentence> {
    let part = mending(said)?;
    if (today - said.at.date_naive()).num_days() > MENDS_DAYS {
        return None;
    }
    let whose = thought.relative().map(|relative| format!("your {relative}"));
    Some(Sentence::plain(&match (whose, part) {
        (Some(whose), "") => format!("How is {whose}? Better, I hope."),
        (Some(whose), part) => format!("How is {whose}'s {part}?"),
        (None, "") => "Are you feeling better?".to_owned(),
        (None, part) => format!("How is your {part}?"),
    }))
}

/// Whether a text has one of these words or phrases.
pub(super) fn has_word(text: &str, list: &[&str]) -> bool {
    let folded = fold(text).replace(['\'', '’'], "");
    let holds = |phrase: &&str| {
        if phrase.contains(' ') {
            folded.contains(*phrase)
        } else {
            words_of(&folded).any(|word| word == *phrase)
        }
    };
    list.iter().any(holds)
}

fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

const DEATH: &[&str] = &[
    "burial",
    "death",
    "dead",
    "died",
    "dies",
    "dying",
    "drowned",
    "funeral",
    "kill herself",
    "kill himself",
    "killed",
    "miscarriage",
    "months to live",
    "own life",
    "passed away",
    "run over",
    "stillborn",
    "suicide",
    "weeks to live",
    "widow",
    "widowed",
    "widower",
];

/// What somebody did to them, or they to themselves.
const VIOLENCE: &[&str] = &[
    "abuse",
    "abused",
    "abusive",
    "assault",
    "assaulted",
    "attacked",
    "beat her",
    "beat him",
    "beats her",
    "beats him",
    "cut her wrist",
    "cut her wrists",
    "cut his wrist",
    "cut his wrists",
    "hit her",
    "hit him",
    "hits her",
    "hits him",
    "mugged",
    "raped",
    "restraining order",
    "self-harm",
    "stabbed",
];

/// Words of illness that may be of one that passes: "off sick".
const LIGHT: &[&str] = &["accident", "hospital", "ill", "operation", "sick", "surgery"];

const ILLNESS: &[&str] = &[
    "accident",
    "alzheimers",
    "cancer",
    "chemo",
    "coma",
    "dementia",
    "depressed",
    "depression",
    "diagnosed",
    "diagnosis",
    "heart attack",
    "hospice",
    "hospital",
    "ill",
    "illness",
    "intensive care",
    "lump",
    "operation",
    "overdose",
    "paralysed",
    "paralyzed",
    "rehab",
    "seizure",
    "sick",
    "stroke",
    "surgery",
    "therapy",
    "tumor",
    "tumour",
];

const PARTING: &[&str] = &[
    "affair",
    "broke up",
    "breaking up",
    "divorce",
    "divorced",
    "divorcing",
    "fired",
    "folded",
    "laid off",
    "left her",
    "left him",
    "left them",
    "let go",
    "let her go",
    "let him go",
    "lost her job",
    "lost his job",
    "made redundant",
    "redundancy",
    "sacked",
    "separated",
    "separating",
    "separation",
    "splitting",
    "split up",
];

/// Words for quarrels and harsh words, found anywhere in a folded clause.
const QUARRELS: &[&str] = &[
    "a fight",
    "a row",
    "argued",
    "argument",
    "arguing",
    "at each other",
    "clashed",
    "fell out",
    "falling out",
    "fought",
    "had it out",
    "of a row",
    "walked out",
    "quarrel",
    "shouted",
    "shouting",
    "snapped at",
    "stormed",
    "told me off",
    "tore my",
    "tore into",
    "yelled",
];

/// What one loses and gets over.
const MISHAPS: &[&str] = &[
    "account", "bag", "bet", "bid", "case", "client", "contract", "customer", "deal", "final", "game",
    "keys", "luggage", "match", "phone", "pitch", "tender", "wallet",
];

const HURT: &[&str] = &[
    "broke",
    "broken",
    "bruised",
    "burnt",
    "cracked",
    "cut",
    "dislocated",
    "fractured",
    "hurt",
    "pulled",
    "sprained",
    "strained",
    "torn",
    "twisted",
];

/// What mends, of a body.
const PARTS: &[&str] = &[
    "ankle",
    "arm",
    "back",
    "collarbone",
    "elbow",
    "finger",
    "foot",
    "hand",
    "knee",
    "leg",
    "nose",
    "rib",
    "ribs",
    "shoulder",
    "thumb",
    "toe",
    "tooth",
    "wrist",
];

/// What passes by itself.
const PASSING_ILLNESS: &[&str] =
    &["chickenpox", "food poisoning", "migraine", "off sick", "stomach bug", "the flu", "tonsil"];

/// Whom heavy news is about, as one names them to the person.
const HEAVY_WORDS: &[(&str, &str)] = &[
    ("father", "father"),
    ("dad", "father"),
    ("mother", "mother"),
    ("mum", "mother"),
    ("mom", "mother"),
    ("brother", "brother"),
    ("sister", "sister"),
    ("grandmother", "grandmother"),
    ("grandfather", "grandfather"),
    ("gran", "grandmother"),
    ("husband", "husband"),
    ("wife", "wife"),
    ("uncle", "uncle"),
    ("aunt", "aunt"),
    ("friend", "friend"),
    ("dog", "dog"),
    ("cat", "cat"),
    ("horse", "horse"),
];

/// Words by which somebody asked not to be spoken to about it.
const UNSPOKEN: &[&str] = &[
    "keep it",
    "mention it",
    "no fuss",
    "no pity",
    "not to talk",
    "not want to talk",
    "nt want to talk",
    "rather not",
    "want pity",
    "wants pity",
];
