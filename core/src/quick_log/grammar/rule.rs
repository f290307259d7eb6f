//! What a pattern of a plain sentence means.

use crate::model::{AdvocacyKind, ExchangeKind, FactKind, Tone, Trouble};

/// Where a pattern may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::quick_log) enum At {
    /// It begins with the verb of a clause.
    Verb,
    /// It begins a clause.
    Start,
    /// It may be anywhere.
    Anywhere,
}

/// Whom the clause must be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Who {
    /// The user, also with others.
    Me,
    /// Somebody else, or what is theirs.
    Them,
    /// Something, and nobody: "the pilot", "my paper".
    Thing,
    Any,
}

/// How sure a promise is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Sure {
    /// The words say it outright: it is taken down.
    Said,
    /// It is asked.
    Likely,
}

/// What a rule takes from its clause.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::quick_log) enum Means {
    /// The person it is about, or its object, was there.
    Met,
    /// The same, and the other side started it.
    MetByThem,
    /// Somebody of theirs goes by that name: "her boyfriend is called Jonas".
    Called,
    /// They took part in what is told.
    Acts,
    /// They have not been seen or heard.
    Away,
    /// There was a quarrel with them.
    Quarrel,
    /// Somebody says something: what follows is theirs.
    Says,
    /// Somebody asks for something: what follows asserts nothing.
    Asks,
    /// The user says yes to what was asked.
    Accepts,
    /// Somebody thinks or hopes: what follows is their view.
    Thinks,
    /// Both sides agree: what follows is promised.
    Deal,
    /// The user owes, or must do, what follows.
    Mine(Sure),
    /// They owe the user what follows.
    Theirs(Sure),
    Gave(ExchangeKind),
    Got(ExchangeKind),
    Advised,
    Criticised,
    Praised,
    Spoke(AdvocacyKind),
    Win,
    /// Something about them; the kind is read from the words if the rule does not give one.
    Fact(Option<FactKind>, Tone),
    /// The same of what they did not get, where the clause denies it.
    Denied(FactKind, Tone),
    /// It was talked about, and is theirs: "about her thesis".
    TalkedAbout,
    /// It is said of both sides.
    Common,
    /// The line is to be kept private, and why in a word.
    Private,
    /// What not to say.
    Careful,
    /// What was said before is taken back.
    Correction,
    /// What the user promised just before is promised no more; only likely where the other side lets them off.
    TakesBack(Sure),
    /// What is told is not welcome to whom it happens.
    Unwelcome,
    /// What is told is talk about somebody: a rumour, or a label.
    Talk,
    /// It tells of heavy news of this kind.
    Trouble(Trouble),
    /// They would rather not be spoken to about it.
    Unspoken,
    /// Somebody who was ill or hurt is well again.
    Mended,
    /// It says nothing worth keeping.
    Nothing,
}

impl Means {
    /// Whether it says what somebody did, so that it is not said of whom it was done to.
    pub(in crate::quick_log) fn is_done_by_the_subject(&self) -> bool {
        matches!(
            self,
            Self::Met
                | Self::MetByThem
                | Self::Says
                | Self::Asks
                | Self::Thinks
                | Self::Gave(_)
                | Self::Got(_)
                | Self::Advised
                | Self::Praised
                | Self::Criticised
                | Self::Spoke(_)
                | Self::Theirs(_)
        )
    }
}

/// One pattern of a language and what it means.
pub(in crate::quick_log) struct Rule {
    /// A stable word: two refusals silence the rule.
    pub(in crate::quick_log) name: &'static str,
    pub(in crate::quick_log) at: At,
    pub(in crate::quick_log) who: Who,
    /// The words it needs, as [`Pattern`](super::pattern::Pattern) reads them.
    pub(in crate::quick_log) says: &'static str,
    pub(in crate::quick_log) means: Means,
}

/// A rule that begins with the verb of a clause about `who`.
pub(in crate::quick_log) const fn verb(
    name: &'static str,
    who: Who,
    says: &'static str,
    means: Means,
) -> Rule {
    Rule { name, at: At::Verb, who, says, means }
}

/// A rule that begins a clause, no matter whom it is about.
pub(in crate::quick_log) const fn start(name: &'static str, says: &'static str, means: Means) -> Rule {
    Rule { name, at: At::Start, who: Who::Any, says, means }
}

/// A rule that may be anywhere.
pub(in crate::quick_log) const fn anywhere(name: &'static str, says: &'static str, means: Means) -> Rule {
    Rule { name, at: At::Anywhere, who: Who::Any, says, means }
}
