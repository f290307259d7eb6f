//! The documented word lists, folded. `docs/quick-log.md` shows every one of them; a test keeps it so.

use crate::model::{EntryKind, ExchangeKind, FactKind};

/// Words that say what kind of contact it was.
pub(super) const KINDS: &[(&str, EntryKind)] = &[
    ("coffee", EntryKind::Coffee),
    ("coffees", EntryKind::Coffee),
    ("lunch", EntryKind::Lunch),
    ("dinner", EntryKind::Dinner),
    ("tea", EntryKind::Tea),
    ("drinks", EntryKind::Drinks),
    ("drink", EntryKind::Drinks),
    ("walk", EntryKind::Walk),
    ("walked", EntryKind::Walk),
    ("call", EntryKind::Call),
    ("called", EntryKind::Call),
    ("hallway", EntryKind::Hallway),
    ("meeting", EntryKind::Meeting),
    ("1on1", EntryKind::OneOnOne),
    ("1-1", EntryKind::OneOnOne),
    ("one-on-one", EntryKind::OneOnOne),
    ("chat", EntryKind::Chat),
    ("chatted", EntryKind::Chat),
    ("message", EntryKind::Message),
    ("messaged", EntryKind::Message),
    ("email", EntryKind::Email),
    ("emailed", EntryKind::Email),
    ("e-mail", EntryKind::Email),
    ("event", EntryKind::Event),
    ("note", EntryKind::Note),
];

/// Words after which a note, message or e-mail is a thing somebody has, not the kind of contact.
pub(super) const OWNERS: &[&str] = &["my", "your", "his", "her", "their", "our"];

/// Capitalised words that end a new name: the teams and roles that are written beside people in a line.
pub(super) const TEAM_WORDS: &[&str] = &[
    "accounting",
    "analytics",
    "brand",
    "ceo",
    "cfo",
    "coo",
    "cto",
    "compliance",
    "data",
    "design",
    "dev",
    "devops",
    "engineering",
    "finance",
    "growth",
    "hr",
    "infra",
    "infrastructure",
    "it",
    "leadership",
    "legal",
    "marketing",
    "mobile",
    "office",
    "operations",
    "ops",
    "people",
    "platform",
    "pm",
    "product",
    "procurement",
    "qa",
    "recruiting",
    "research",
    "sales",
    "security",
    "support",
    "talent",
    "team",
    "vp",
];

/// Words after which a bare first name that is an ordinary word counts.
pub(super) const BEFORE_A_NAME: &[&str] = &[
    "with", "w", "met", "to", "from", "saw", "rang", "phoned", "grabbed", "caught", "told", "asked",
    "thanked", "helped", "emailed", "texted", "pinged", "messaged",
];

/// Words after which people were there.
pub(super) const WITH: &[&str] = &["with", "w", "met", "saw", "called"];

/// The same in Chinese, which has no spaces: they end what comes before the name.
pub(super) const WITH_UNSPACED: &[&str] = &["和", "跟", "与", "與", "同", "见了", "見了"];

/// The same in Japanese: they begin what follows it, with or without how one calls somebody.
pub(super) const BEHIND_UNSPACED: &[&str] = &["と", "さんと", "様と", "氏と", "君と", "ちゃんと", "先生と"];

/// What somebody who was there did: "Bo told me".
pub(super) const TOLD: &[&str] = &["told", "tells", "asked", "showed", "warned", "reminded", "taught"];

pub(super) const NEGATIONS: &[&str] = &["not", "never", "without", "cannot"];

/// Abbreviations whose full stop ends no sentence; so do single letters ("J.", "e.g.").
pub(super) const ABBREVIATIONS: &[&str] = &["dr", "mr", "mrs", "ms", "prof", "st", "vs", "eg", "ie"];

/// Words that tell what somebody said or why: a day after them is not the day of the conversation.
pub(super) const REPORTING: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "heard",
    "mentioned",
    "explained",
    "reminded",
    "asked",
    "asks",
    "reckons",
    "swears",
    "swore",
    "claims",
    "because",
    "why",
    "who",
    "that",
    "which",
    "thinks",
    "thought",
];

/// Words that tell of a conversation that has happened.
pub(super) const MEETING: &[&str] = &[
    "met", "saw", "ran", "bumped", "caught", "talked", "spoke", "sat", "had", "did", "went", "grabbed",
    "chatted", "ate", "dined", "drank", "played", "danced", "stayed", "visited", "helped",
];

/// What somebody did who came to the user.
pub(super) const CAME: &[&str] = &[
    "came", "dropped", "popped", "stopped", "visited", "joined", "rang", "phoned", "called", "texted",
    "pinged", "emailed", "messaged", "wrote",
];

/// Words in which something has happened already.
pub(super) const PAST: &[&str] = &[
    "had", "met", "saw", "was", "were", "went", "ran", "caught", "spoke", "sat", "got", "did", "took", "ate",
    "drank", "gave", "came", "made", "found", "wrote", "sent", "bumped", "told", "heard", "rang",
];

/// Words in -ed in which nothing has happened yet.
pub(super) const NO_PAST: &[&str] =
    &["need", "speed", "indeed", "hundred", "embed", "exceed", "proceed", "succeed"];

/// Words of a plan that is made.
pub(super) const PLANNED: &[&str] = &[
    "booked",
    "pencilled",
    "penciled",
    "scheduled",
    "planned",
    "arranged",
    "organised",
    "organized",
    "todo",
    "reminder",
    "remind",
    "tbd",
    "schedule",
    "arrange",
    "book",
];

/// Words of what one still has to do.
pub(super) const MODAL: &[&str] = &["should", "must", "gonna", "shall", "i'll", "we'll", "will"];

/// Words that say it did not happen.
pub(super) const CANCELLED: &[&str] = &["cancelled", "canceled", "skipped", "postponed", "rescheduled"];

/// Words that begin a sentence also where somebody types no capitals: "send deck. he was glad".
pub(super) const SUBJECTS: &[&str] = &["i", "he", "she", "they", "we", "it"];

/// The first word of a fact, with a colon.
pub(super) const FACT_LABELS: &[(&str, FactKind)] = &[
    ("interest", FactKind::Interest),
    ("common", FactKind::CommonGround),
    ("both", FactKind::CommonGround),
    ("can", FactKind::Expertise),
    ("expertise", FactKind::Expertise),
    ("family", FactKind::Family),
    ("kids", FactKind::Family),
    ("food", FactKind::Food),
    ("music", FactKind::Music),
    ("value", FactKind::Value),
    ("values", FactKind::Value),
    ("project", FactKind::Project),
    ("preference", FactKind::Preference),
    ("prefers", FactKind::Preference),
    ("need", FactKind::Need),
    ("needs", FactKind::Need),
    ("careful", FactKind::Careful),
    ("aim", FactKind::Aim),
    ("wants", FactKind::Aim),
    ("pressure", FactKind::Pressure),
    ("news", FactKind::News),
    ("homework", FactKind::Homework),
    ("gap", FactKind::Gap),
    ("bridge", FactKind::Bridge),
    ("tried", FactKind::Tried),
    ("learn", FactKind::Learn),
    ("birthday", FactKind::Birthday),
    ("role", FactKind::Role),
    ("job", FactKind::Role),
    ("place", FactKind::Place),
    ("lives", FactKind::Place),
    ("for", FactKind::TurnTo),
    ("style", FactKind::Preference),
];

/// What somebody may be allergic to and nobody eats.
pub(super) const NO_FOOD: &[&str] = &[
    "aspirin",
    "bee",
    "bees",
    "cat",
    "cats",
    "dog",
    "dogs",
    "dust",
    "feathers",
    "grass",
    "horses",
    "ibuprofen",
    "latex",
    "nickel",
    "penicillin",
    "perfume",
    "plasters",
    "pollen",
    "wasp",
    "wasps",
    "wool",
];

/// Words anywhere in a fact that say what it is about; the first one decides.
pub(super) const FACT_TRIGGERS: &[(&str, FactKind)] = &[
    ("needs", FactKind::Need),
    ("need", FactKind::Need),
    ("kids", FactKind::Family),
    ("kid", FactKind::Family),
    ("son", FactKind::Family),
    ("daughter", FactKind::Family),
    ("wife", FactKind::Family),
    ("husband", FactKind::Family),
    ("partner", FactKind::Family),
    ("baby", FactKind::Family),
    ("child", FactKind::Family),
    ("children", FactKind::Family),
    ("twins", FactKind::Family),
    ("birthday", FactKind::Birthday),
    ("plays", FactKind::Music),
    ("vegetarian", FactKind::Food),
    ("vegan", FactKind::Food),
    ("allergic", FactKind::Food),
    ("prefers", FactKind::Preference),
    ("values", FactKind::Value),
    ("joke", FactKind::CommonGround),
    ("jokes", FactKind::CommonGround),
];

/// What is played but is no music: "plays tennis" is an interest.
pub(super) const GAMES: &[&str] = &[
    "badminton",
    "basketball",
    "board",
    "bridge",
    "cards",
    "chess",
    "cricket",
    "football",
    "games",
    "go",
    "golf",
    "handball",
    "hockey",
    "padel",
    "poker",
    "rugby",
    "soccer",
    "squash",
    "tennis",
    "video",
    "volleyball",
    "camogie",
    "hurling",
    "lacrosse",
    "netball",
    "pickleball",
    "rounders",
    "shinty",
    "ultimate",
];

/// Words anywhere in an exchange that say what it was; the first one decides, else it was help.
pub(super) const EXCHANGE_TRIGGERS: &[(&str, ExchangeKind)] = &[
    ("introduced", ExchangeKind::Introduction),
    ("introduction", ExchangeKind::Introduction),
    ("intro", ExchangeKind::Introduction),
    ("thanked", ExchangeKind::Praise),
    ("thanks", ExchangeKind::Praise),
    ("praised", ExchangeKind::Praise),
    ("praise", ExchangeKind::Praise),
    ("taught", ExchangeKind::Taught),
    ("shared", ExchangeKind::Shared),
];

pub(super) fn look_up<T: Clone>(list: &[(&str, T)], word: &str) -> Option<T> {
    list.iter().find(|(known, _)| *known == word).map(|(_, meaning)| meaning.clone())
}

#[cfg(test)]
mod tests {
    use super::super::{
        language::ENGLISH,
        name_words::{PARTICLES, SUFFIXES, SURNAME_ENDINGS, TITLES},
        ordinary_words::ORDINARY,
        triggers,
    };
    use super::*;

    #[test]
    fn the_documentation_shows_every_word_of_every_list() {
        // Long lists run on over indented lines.
        let page = include_str!("../../../docs/quick-log.md").replace("\n  ", " ");
        let shown: std::collections::HashSet<&str> = page
            .lines()
            .flat_map(|line| line.split([',', '|', ';', ':', '.']))
            .flat_map(|phrase| std::iter::once(phrase.trim()).chain(phrase.split_whitespace()))
            .collect();
        let listed = [
            PARTICLES,
            SURNAME_ENDINGS,
            TITLES,
            SUFFIXES,
            TEAM_WORDS,
            ORDINARY,
            TOLD,
            NEGATIONS,
            GAMES,
            triggers::LABELS,
        ];
        let words = listed.concat().into_iter();
        let words = words.chain(KINDS.iter().map(|(word, _)| *word));
        let words = words.chain(ENGLISH.weekdays.iter().map(|(word, _)| *word));
        let words = words.chain(ENGLISH.months.iter().map(|(word, _)| *word));
        let words = words.chain(ENGLISH.numbers.iter().map(|(word, _)| *word));
        let words = words.chain(FACT_LABELS.iter().map(|(word, _)| *word));
        let words = words.chain(FACT_TRIGGERS.iter().map(|(word, _)| *word));
        let words = words.chain(EXCHANGE_TRIGGERS.iter().map(|(word, _)| *word));
        let words = words.chain(super::super::credit::HOW.iter().map(|(word, _)| *word));
        let missing: Vec<&str> = words.filter(|word| !shown.contains(word)).collect();
        assert!(missing.is_empty(), "docs/quick-log.md does not show {missing:?}");
    }

    #[test]
    fn every_listed_word_is_folded() {
        for word in [ORDINARY, TEAM_WORDS, PARTICLES, triggers::LABELS].concat() {
            assert_eq!(super::super::fold(word), word);
        }
    }
}
