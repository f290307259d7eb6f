//! Everyone who may be meant by one way of writing a name.

use super::{ordinary_words::is_ordinary, spelled::NameWord};

/// How exactly a written name is somebody's name; the best one wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exactness {
    /// The full name or a nickname.
    Exact,
    /// First and last name of several, or a nickname with the last name.
    Shortened,
    /// First name and an initial.
    Initial,
    /// The first name.
    First,
}

impl Exactness {
    const ALL: [Self; 4] = [Self::Exact, Self::Shortened, Self::Initial, Self::First];
}

/// Somebody who bears a name, by index, and how exactly.
pub(super) type Bearer = (Exactness, usize);

/// Everyone who may be meant by one way of writing a name.
#[derive(Debug, Clone)]
pub(super) struct Namesakes {
    /// Indices of people, the most exact first, then the smallest id; each once.
    everyone: Vec<Bearer>,
    /// How many of them are as exact as the first.
    likely: usize,
    /// A word of the form is also an ordinary word.
    pub(super) ordinary: bool,
    /// Which words are capitalised as stored, by bits.
    capitals: u16,
    pub(super) words: usize,
    /// A mistyped name is compared with it.
    pub(super) shaped: bool,
}

impl Namesakes {
    /// Nobody yet who bears a name written in these words.
    pub(super) fn of(words: &[NameWord]) -> Self {
        let capitals = words.iter().enumerate();
        Self {
            everyone: Vec::new(),
            likely: 0,
            ordinary: words.iter().any(|word| is_ordinary(&word.folded)),
            capitals: capitals.fold(0, |bits, (i, word)| bits | u16::from(word.capital) << i.min(15)),
            words: words.len(),
            shaped: false,
        }
    }

    /// One more who bears the name; each once, as exactly as they bear it at best.
    pub(super) fn add(&mut self, (exactness, person): Bearer) {
        for known in Exactness::ALL {
            match self.everyone.binary_search(&(known, person)) {
                Ok(_) if known <= exactness => return,
                Ok(at) => {
                    self.everyone.remove(at);
                }
                Err(_) => {}
            }
        }
        let at = self.everyone.partition_point(|bearer| *bearer < (exactness, person));
        self.everyone.insert(at, (exactness, person));
        let first = self.everyone.first().map(|&(exactness, _)| exactness);
        self.likely = self.everyone.partition_point(|&(exactness, _)| Some(exactness) <= first);
    }

    /// Everyone who bears it, the most exact first.
    pub(super) fn everyone(&self) -> &[Bearer] {
        &self.everyone
    }

    /// The likely ones, and everyone else the name may mean.
    pub(super) fn split(&self) -> (&[Bearer], &[Bearer]) {
        self.everyone.split_at_checked(self.likely).unwrap_or((&[], &[]))
    }

    /// The one person meant, if only one is likely.
    pub(super) fn only(&self) -> Option<usize> {
        match self.split().0 {
            [(_, one)] => Some(*one),
            _ => None,
        }
    }

    pub(super) fn includes(&self, person: usize) -> bool {
        self.everyone.iter().any(|&(_, known)| known == person)
    }

    pub(super) fn is_capital(&self, word: usize) -> bool {
        self.capitals >> word.min(15) & 1 == 1
    }
}
