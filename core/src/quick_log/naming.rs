//! One place that names somebody, and whom it means because of an earlier place in the line.

use std::{collections::HashMap, ops::Range};

use super::{
    Lexicon,
    folding::fold,
    namesakes::{Exactness, Namesakes},
    spelled::name_key,
    tokens::Line,
};

/// One place that names somebody.
#[derive(Debug, Clone)]
pub(super) struct Naming<'l> {
    /// With its `@` and its quotes, without a closing 's.
    pub(super) tokens: Range<usize>,
    /// Written with `@`.
    pub(super) at: bool,
    /// A closing 's follows.
    pub(super) possessive: bool,
    pub(super) who: NameMeans<'l>,
    /// How many bytes of the last token belong to the name, in scripts without spaces.
    pub(super) cut: Option<usize>,
}

impl Naming<'_> {
    /// A first name that several people have, without `@`: it does not say which of them it means.
    pub(super) fn is_shared_first_name(&self) -> bool {
        let NameMeans::Known(namesakes) = &self.who else { return false };
        // A nickname that two people share is theirs as it stands.
        let exact = matches!(namesakes.split().0.first(), Some((Exactness::Exact, _)));
        !self.at && namesakes.words == 1 && namesakes.only().is_none() && !exact
    }
}

/// Who a name means.
#[derive(Debug, Clone)]
pub(super) enum NameMeans<'l> {
    Known(&'l Namesakes),
    /// Nobody the journal knows, with those it might mean after all.
    New {
        name: String,
        near: Option<&'l Namesakes>,
        /// The name may go on in the line.
        cut: bool,
    },
    /// The same as an earlier naming of this line: "Ana Silva ... Ana".
    Earlier(usize),
}

/// First names of people named earlier in the line in full: a later bare first name means them.
#[derive(Default)]
pub(super) struct Earlier {
    /// Folded first word → the naming, or nothing when two people of the line have it.
    by_first_name: HashMap<String, Option<usize>>,
}

impl Earlier {
    pub(super) fn remember(&mut self, lexicon: &Lexicon, naming: &Naming<'_>, index: usize) {
        let full = match &naming.who {
            NameMeans::Known(namesakes) => {
                namesakes.only().and_then(|one| lexicon.person(one)).map(|person| person.name.as_str())
            }
            NameMeans::New { name, .. } => Some(name.as_str()),
            NameMeans::Earlier(_) => None,
        };
        let Some(full) = full else { return };
        let folded = name_key(&fold(full));
        let mut words = folded.split(' ');
        if let (Some(first), Some(_)) = (words.next(), words.next()) {
            self.by_first_name
                .entry(first.to_owned())
                .and_modify(|known| *known = known.filter(|&known| known == index))
                .or_insert(Some(index));
        }
    }

    pub(super) fn of(&self, word: &str) -> Option<usize> {
        self.by_first_name.get(word).copied().flatten()
    }

    /// Turns a first name that several people have, or nobody known, into the one of them named before.
    pub(super) fn refer_back(&self, line: &Line<'_>, naming: &mut Naming<'_>, names: &[Naming<'_>]) {
        let unsure = match &naming.who {
            NameMeans::Known(namesakes) => namesakes.words == 1 && namesakes.only().is_none(),
            NameMeans::New { .. } => true,
            NameMeans::Earlier(_) => false,
        };
        let words = naming.tokens.end - naming.tokens.start - usize::from(naming.at);
        let Some(word) = line.word(naming.tokens.end.saturating_sub(1)).filter(|_| unsure && words == 1)
        else {
            return;
        };
        let Some(index) = self.of(&name_key(word)) else { return };
        let meant = names.get(index);
        // "Ana Silva and @Ana" are two people.
        let listed = meant.is_some_and(|meant| is_list(line, meant.tokens.end..naming.tokens.start));
        let possible = match (&naming.who, meant.map(|meant| &meant.who)) {
            (NameMeans::Known(namesakes), Some(NameMeans::Known(one))) => {
                one.only().is_some_and(|one| namesakes.includes(one))
            }
            (NameMeans::Known(_), _) => false,
            _ => true,
        };
        if possible && !listed {
            naming.who = NameMeans::Earlier(index);
        }
    }
}

/// Whether there is only "and", "&", "+", "/" or a comma between two names.
pub(super) fn is_list(line: &Line<'_>, between: Range<usize>) -> bool {
    let mut joints = 0;
    for at in between.clone() {
        match (line.sign(at), line.word(at)) {
            (Some(',' | '&' | '+' | '/'), _) | (None, Some("and" | "n")) => joints += 1,
            _ => return false,
        }
    }
    (1..=2).contains(&joints)
}
