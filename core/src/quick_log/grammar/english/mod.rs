//! English.

mod company;
mod contractions;
mod favours;
mod heavy;
mod idioms;
mod life;
mod likes;
mod meeting;
mod opinions;
mod people;
mod private;
mod promises;
mod rarer_verbs;
mod spoken;
mod tone;
mod topics;
mod trouble;
mod turns;
mod verbs;
mod wins;
mod words;
mod work;

pub(super) use trouble::MOURNED;

use super::language::Language;
use crate::quick_log::language::Tongue;

pub(super) const ENGLISH: Language = Language {
    tongue: Tongue::Common,
    small: "the a an is was were i he she they we my his her their with and to of for at in on it that this about from \
            said told has have had will would not by our met be but who me him them i'm i'll i'd she's he's they're into as after before up out or so if when \
            all some any no just now still your our its there here what how like over off back than then \
            do does don't doesn't didn't isn't can't won't never",
    verbs: &[verbs::VERBS, rarer_verbs::RARER],
    irregular: &[verbs::IRREGULAR, rarer_verbs::IRREGULAR],
    mostly_things: rarer_verbs::MOSTLY_THINGS,
    contractions: contractions::CONTRACTIONS,
    classes: &[words::CLASSES, people::CLASSES],
    topics: topics::TOPICS,
    kinds: meeting::KINDS,
    rules: &[
        tone::RULES,
        spoken::RULES,
        turns::RULES,
        idioms::RULES,
        promises::RULES,
        company::RULES,
        opinions::RULES,
        favours::RULES,
        wins::RULES,
        meeting::RULES,
        heavy::RULES,
        life::RULES,
        work::RULES,
        likes::RULES,
        private::RULES,
        trouble::RULES,
    ],
    families: ["she her hers herself", "he him his himself", "they them their theirs themselves whose"],
};
