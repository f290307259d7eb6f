//! Heavy news, by the words of a clause: what kind it is, and what one may say of it.

use std::ops::Range;

use super::{atoms, text::Text};
use crate::{
    model::Trouble,
    quick_log::{
        grammar::{self, At, Means},
        tokens::Line,
    },
};

/// What the words of a clause say of something heavy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct HeavyWords {
    /// What kind of news it is.
    pub(crate) kind: Option<Trouble>,
    /// Whom of theirs it is about, as one names them to the person: "mother".
    pub(crate) whom: Option<&'static str>,
    /// What hurts: "wrist".
    pub(crate) part: Option<&'static str>,
    /// They would rather not be spoken to about it.
    pub(crate) unspoken: bool,
    /// Somebody who was ill or hurt is well again.
    pub(crate) mended: bool,
    /// Who of theirs the clause is about, as it says: "son".
    pub(crate) kin: Option<&'static str>,
}

impl HeavyWords {
    /// Reads a clause in English, in which Hallway speaks.
    pub(crate) fn read(clause: &str) -> Self {
        let (line, grammar) = (Line::read(clause), grammar::english());
        let atoms = atoms::atoms(&line, 0, &[], &[], grammar);
        let text = Text { line: &line, atoms: &atoms, grammar };
        let all = 0..atoms.len();
        let says = |what: &Means| text.anywhere(&all).any(|means| means == what);
        let (unspoken, denied) = (says(&Means::Unspoken), all.clone().any(|at| text.is("not", at)));
        let mended = !denied && says(&Means::Mended);
        let kin = all.clone().find_map(|at| grammar.word_of("kin", text.word(at)?));
        let whom = all.clone().filter_map(|at| text.word(at)).find_map(grammar::mourned);
        // "Back on Monday" is no part of a body.
        let led =
            |at: &usize| at.checked_sub(1).is_some_and(|led| text.is("article", led) || text.is("hurt", led));
        let part = all.clone().filter(led).find_map(|at| grammar.word_of("body-part", text.word(at)?));
        Self { kind: text.trouble(&all), whom, part, unspoken, mended, kin }
    }
}

impl Text<'_> {
    /// What kind of heavy news these words tell of; of several the first in the order of kinds.
    pub(super) fn trouble(&self, atoms: &Range<usize>) -> Option<Trouble> {
        let broken = self.breaks_down(atoms);
        let kinds = self.anywhere(atoms).filter_map(|means| match means {
            Means::Trouble(Trouble::Death) if broken => None,
            Means::Trouble(kind) => Some(kind),
            _ => None,
        });
        kinds.min().cloned()
    }

    /// "Her laptop died on her", "the phone was dead": a machine, and nobody.
    pub(super) fn breaks_down(&self, atoms: &Range<usize>) -> bool {
        let between = |at: &usize| self.is("have", *at) || self.is("be", *at) || self.is("adverb", *at);
        let dies = |at: usize| matches!(self.word(at), Some("dead" | "died" | "dies" | "dying"));
        // "Her van driver died" is no van.
        let next = |at: usize| (at + 1..atoms.end).find(|at| !between(at)).unwrap_or(at);
        atoms.clone().any(|at| self.is("machine", at) && dies(next(at)))
    }

    /// Whether these words say that somebody who was ill or hurt is well again.
    pub(super) fn mends(&self, atoms: &Range<usize>) -> bool {
        self.anywhere(atoms).any(|means| *means == Means::Mended)
            && !atoms.clone().any(|at| self.is("not", at))
    }

    /// Whether these words say that somebody would rather not be spoken to about it.
    pub(super) fn leaves_unspoken(&self, atoms: &Range<usize>) -> bool {
        self.anywhere(atoms).any(|means| *means == Means::Unspoken)
    }

    /// What the rules mean that may be anywhere in these words.
    fn anywhere(&self, atoms: &Range<usize>) -> impl Iterator<Item = &'static Means> {
        atoms.clone().flat_map(|at| self.rules(At::Anywhere, at, atoms.end)).map(|(rule, _)| &rule.means)
    }
}
