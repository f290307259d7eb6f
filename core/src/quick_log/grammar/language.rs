//! What a language says of itself: the form that every file of a language fills in.

use super::rule::Rule;
use crate::{
    model::{EntryKind, FactKind},
    quick_log::language::Tongue,
};

/// The words and rules of one language, as its file writes them; `Grammar` is made of it once.
pub(super) struct Language {
    /// In which words its days are said.
    pub(super) tongue: Tongue,
    /// Small words that give it away.
    pub(super) small: &'static str,
    /// Verbs by their first form, and those that are irregular with all of theirs.
    pub(super) verbs: &'static [&'static str],
    pub(super) irregular: &'static [&'static [&'static str]],
    /// Verbs whose first form is mostly a thing: only their past tells what somebody does.
    pub(super) mostly_things: &'static str,
    /// One word that stands for several: "I'll".
    pub(super) contractions: &'static [(&'static str, &'static [&'static str])],
    /// Groups of words that patterns point at, `#family`: lists of them; one group may have words in several.
    pub(super) classes: &'static [&'static [(&'static str, &'static str)]],
    /// Words that say what a fact is about, in the order in which they decide; `#kin` are the words of a class, `-itis` all that
    /// end so.
    pub(super) topics: &'static [(FactKind, &'static str)],
    /// Words for kinds of contact, beside those that every line knows.
    pub(super) kinds: &'static [(&'static str, EntryKind)],
    pub(super) rules: &'static [&'static [Rule]],
    /// Pronouns by what tells them apart: she, he, they.
    pub(super) families: [&'static str; 3],
}
