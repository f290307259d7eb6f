//! What others say to belittle somebody: how they came by what they have, by luck, by whom they know or how they look.
//!
//! "Only got the job through her uncle" is told in the words of good news and is none. Whoever was not there to hear it finds
//! it on no card, and neither the news that it was told of: without the slight it would be half of what was said. What they
//! tell of themselves is theirs to tell.

use std::{collections::BTreeSet, sync::LazyLock};

use super::{
    phrases::{Words, bare},
    small_words::is_relative,
    statement::CardStatement,
};
use crate::{
    insights::Said,
    model::{PersonId, RecordId},
};

/// How many words behind "through" say through whom.
const NEAR: usize = 4;

static MOCKING_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(MOCKING));
static FAILING_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(FAILINGS));
static REASON_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(REASONS));
static BELITTLING_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(BELITTLING));

/// The lines in which others belittle somebody.
#[derive(Debug, Default)]
pub(super) struct Slights {
    lines: BTreeSet<RecordId>,
}

impl Slights {
    /// Reads what was said with or about a person.
    pub(super) fn of(told: &[CardStatement<'_>], person: PersonId) -> Self {
        let by_others = |one: &&CardStatement<'_>| match one.said.said_by {
            Some(teller) => teller != person,
            None => !one.said.was_there(person),
        };
        let theirs = || told.iter().filter(|one| one.said.is_about(person));
        let led = |one: &CardStatement<'_>| [bare(&one.said.before), one.bare().to_vec()].concat();
        let belittling = theirs().filter(by_others).filter(|one| is_slight(&led(one)));
        // "Nobody else wanted it", "it should have been his": told beside it, of nobody or of others.
        let beside = told.iter().filter(by_others).filter(|one| BELITTLING_WORDS.has_one_of(one.bare()));
        // "Was a great help as always, showed up an hour late": praise that is none.
        let failed = theirs().filter(|one| FAILING_WORDS.has_one_of(one.bare()));
        let failed: BTreeSet<RecordId> = failed.map(|one| one.said.entry).collect();
        let mocked =
            theirs().filter(|one| failed.contains(&one.said.entry) && MOCKING_WORDS.has_one_of(one.bare()));
        Self { lines: belittling.chain(beside).chain(mocked).map(|one| one.said.entry).collect() }
    }

    /// Whether a statement is of a line that does.
    pub(super) fn cover(&self, said: &Said) -> bool {
        self.lines.contains(&said.entry)
    }
}

/// Praise as one gives it with a wink.
const MOCKING: &[&str] = &[
    "a big help",
    "a delight",
    "a genius",
    "a great help",
    "a huge help",
    "a joy",
    "a real help",
    "a star",
    "as always",
    "as ever",
    "as usual",
    "at his best",
    "at her best",
    "brilliant as",
    "full of charm",
    "in top form",
    "on fire",
    "on form",
    "really helpful",
    "so helpful",
    "such a help",
    "very helpful",
];

/// What somebody did beside it that shows the wink.
const FAILINGS: &[&str] = &[
    "an hour late",
    "blamed",
    "brought nothing",
    "did nothing",
    "fell asleep",
    "forgot",
    "hour late",
    "left early",
    "minutes late",
    "never read",
    "never showed",
    "no show",
    "not a word",
    "nothing done",
    "overslept",
    "said nothing",
    "slept through",
    "showed up late",
    "turned up late",
    "unprepared",
    "without the",
];

/// Whether words about somebody who does not hear them make little of what they have.
fn is_slight(words: &[String]) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    // "The mayor's niece", "her husband's money" have the word with an s.
    let owns = |word: &str, is: &dyn Fn(&str) -> bool| is(word) || word.strip_suffix('s').is_some_and(is);
    let is_linked = |word: &str| owns(word, &|word| is_relative(word) || LINKED.contains(&word));
    let has_power = |word: &str| !DONE.contains(&word) && owns(word, &|word| POWER.contains(&word));
    // Who has a friend or a relative in power is said to have it from them.
    let through_power =
        || words.iter().any(|word| has_power(word)) && words.iter().any(|word| is_linked(word));
    let reason = || REASON_WORDS.has_one_of(words) && !has(EARNED) || is_belittled_by_only(words);
    let behind = |led: &[&str], is: &dyn Fn(&str) -> bool| {
        let led = words.iter().enumerate().filter(|(_, word)| led.contains(&word.as_str()));
        led.into_iter().any(|(at, _)| words.iter().skip(at + 1).take(NEAR).any(|word| is(word)))
    };
    let through = || behind(THROUGH, &is_linked);
    let charmed = || behind(BY, &|word| CHARMS.contains(&word));
    // "Won the pitch by undercutting everybody".
    let by_doing = || {
        words
            .windows(2)
            .any(|two| matches!(two, [by, doing] if by == "by" && MEANS.contains(&doing.as_str())))
    };
    BELITTLING_WORDS.has_one_of(words) || by_doing() || through_power() || reason() || through() || charmed()
}

/// "Only got it because", "was elected only", and not "the only woman to pass", "only just began".
fn is_belittled_by_only(words: &[String]) -> bool {
    if words.last().is_some_and(|last| ONLY.contains(&last.as_str())) {
        return true;
    }
    let praised = ["just", "man", "one", "ones", "person", "woman", "women"];
    words.windows(2).any(|two| match two {
        [only, next] => ONLY.contains(&only.as_str()) && !praised.contains(&next.as_str()),
        _ => false,
    })
}

/// Words that make little of what follows.
const ONLY: &[&str] = &["merely", "only", "purely", "solely"];

/// What leads to why somebody has what they have, as others tell it.
const REASONS: &[&str] = &[
    "all down to",
    "as he is",
    "as he's",
    "as she is",
    "as she's",
    "as they are",
    "as they're",
    "because",
    "being the",
    "by sleeping",
    "courtesy of",
    "cos",
    "due to",
    "for being",
    "if it were not for",
    "if it weren't for",
    "instead of",
    "no wonder",
    "on the back of",
    "owes her",
    "owes his",
    "owes it to",
    "owes their",
    "since he",
    "since she",
    "thanks to",
    "with the help of",
    "with some help from",
];

/// Words of a reason that does them honour.
const EARNED: &[&str] = &[
    "best",
    "brilliant",
    "effort",
    "efforts",
    "excellent",
    "experience",
    "hard",
    "ideas",
    "merit",
    "outstanding",
    "perseverance",
    "persistence",
    "skill",
    "skills",
    "strongest",
    "talent",
    "talented",
    "tireless",
    "work",
];

/// What leads to by whose help one came by a thing, and by what.
const THROUGH: &[&str] = &["through", "via"];
const BY: &[&str] = &["by", "on", "through", "via", "with"];

/// Who is no relative and yet said to help.
const LINKED: &[&str] = &[
    "boyfriend",
    "buddy",
    "buddies",
    "cousin",
    "crony",
    "fiance",
    "fiancee",
    "friend",
    "friends",
    "girlfriend",
    "golf",
    "law",
    "lover",
    "mate",
    "mates",
    "nephew",
    "niece",
    "pal",
    "pals",
];

/// Who may give what others want.
const POWER: &[&str] = &[
    "board",
    "boss",
    "ceo",
    "chair",
    "chairman",
    "chairwoman",
    "committee",
    "dean",
    "director",
    "directors",
    "founder",
    "founders",
    "golf",
    "jury",
    "landlord",
    "mayor",
    "minister",
    "owner",
    "owners",
    "panel",
    "president",
    "principal",
    "provost",
    "vp",
];

/// What one does that looks like several of them: "boards the train", "chairs the jury".
const DONE: &[&str] = &["boards", "chairs"];

/// What is no merit.
const CHARMS: &[&str] = &[
    "beauty",
    "charm",
    "charms",
    "connections",
    "contacts",
    "flattery",
    "flirting",
    "legs",
    "looks",
    "luck",
    "surname",
];

/// Words and phrases that belittle by themselves.
const BELITTLING: &[&str] = &[
    "a fix",
    "a little help from",
    "affirmative action",
    "anyone could",
    "at her age",
    "at his age",
    "at their age",
    "attempt",
    "attempts",
    "bought her degree",
    "bought his degree",
    "box ticking",
    "bribe",
    "bribed",
    "brown nosed",
    "brown nosing",
    "brownnosed",
    "brownnoser",
    "brownnosing",
    "can you believe",
    "cheated",
    "cheats",
    "connections",
    "crony",
    "cronyism",
    "did not deserve",
    "did not earn",
    "didn't deserve",
    "didn't earn",
    "diversity hire",
    "does not deserve",
    "doesn't deserve",
    "easy ride",
    "fast tracked",
    "favoritism",
    "favouritism",
    "flattered",
    "flirted",
    "flirting",
    "fluke",
    "fluked",
    "flukes",
    "for her age",
    "for his age",
    "for money",
    "for papers",
    "for the money",
    "for the passport",
    "for the visa",
    "freeloader",
    "good at talking",
    "got away with",
    "grovelled",
    "had help",
    "handed to",
    "has friends in",
    "in bed with",
    "inept",
    "jammy",
    "knew somebody",
    "knew someone",
    "knows somebody",
    "knows someone",
    "knows the right",
    "lucked",
    "luckily",
    "lucky",
    "married into",
    "married money",
    "must be nice",
    "nepo",
    "nepotism",
    "no competition",
    "no idea how",
    "no one else applied",
    "no one else stood",
    "no one else wanted",
    "nobody else applied",
    "nobody else stood",
    "nobody else wanted",
    "not deserve",
    "not that hard",
    "of all people",
    "on a plate",
    "only candidate",
    "out of pity",
    "overrated",
    "plagiarised",
    "positive discrimination",
    "pulled some strings",
    "pulled strings",
    "quota",
    "really somebody else's",
    "rich parents",
    "rigged",
    "right place at the right time",
    "rubber stamped",
    "should have been",
    "should have gone to",
    "silver spoon",
    "sleeping with",
    "slept her way",
    "slept his way",
    "slept their way",
    "slept with",
    "somebody else's work",
    "someone else's work",
    "sponged",
    "sucked up",
    "sucking up",
    "sucks up",
    "suckup",
    "takes the credit",
    "taking the credit",
    "talentless",
    "talked her way",
    "talked his way",
    "teacher's pet",
    "the boss's favourite",
    "the credit",
    "token",
    "took credit",
    "took the credit",
    "undeserved",
    "undeservedly",
    "undeserving",
    "unopposed",
    "was bought",
    "was done by",
    "well connected",
    "were done by",
    "with her record",
    "with his record",
    "wrote it for her",
    "wrote it for him",
];

/// What nobody is proud to have come by something by.
const MEANS: &[&str] = &[
    "begging",
    "bluffing",
    "bribing",
    "bullying",
    "buying",
    "cheating",
    "copying",
    "crawling",
    "crying",
    "flattering",
    "flirting",
    "lying",
    "sleeping",
    "stealing",
    "sucking",
    "threatening",
    "undercutting",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_somebody_came_by_it_is_told_behind_their_back() {
        for slight in [
            "only got the job through her uncle",
            "got lucky with the grant, nobody else applied",
            "was promoted as she's the boss's niece",
            "because her father plays golf with the director",
            "won the bid thanks to her looks",
            "owes her seat on the board to her husband's money",
            "did not deserve the prize",
            "her aunt sits on the panel",
            "got in with a little help from his mates",
            "won the pitch by undercutting everybody",
            "got engaged for the visa",
            "it should have been his",
            "is a diversity hire",
        ] {
            assert!(is_slight(&bare(slight)), "{slight}");
        }
    }

    #[test]
    fn good_news_that_others_tell_stays_good_news() {
        for news in [
            "won the Cambridge fellowship this week",
            "was promoted to team lead, well deserved",
            "got the job thanks to her hard work",
            "is the only woman to pass",
            "has just won the fellowship",
            "her visa came through",
            "got engaged to her boyfriend",
            "became a grandmother",
            "joined the board of the museum",
            "starts as director at the harbour museum",
            "moved in with her sister",
            "had twins, a boy and a girl",
        ] {
            assert!(!is_slight(&bare(news)), "{news}");
        }
    }
}
