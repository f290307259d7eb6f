//! What every walk is made of: one thing, one key, and what was answered saved at once.

use hallway_core::{
    journal::{Journal, When},
    model::{PersonId, Reference},
};

use crate::{
    error::{CommandError, Outcome},
    input::{questions, resolve},
    output::{
        pager,
        screen::{Screen, plain, strong},
    },
    session::Session,
};

/// Whether the walk goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// To the next thing.
    On,
    /// To the one before, whose answer is taken back.
    Back,
    /// The user had enough for today.
    End,
}

impl Walk {
    /// Goes on with the next part, unless the user had enough.
    pub fn and(self, next: impl FnOnce() -> Result<Self, CommandError>) -> Result<Self, CommandError> {
        if self == Self::End { Ok(Self::End) } else { next() }
    }
}

/// What was answered to one thing.
pub enum WalkAnswer {
    /// One of the keys.
    Key(char),
    /// Enter: it waits, and comes up again in the next walk.
    Leave,
    /// The one before again.
    Back,
    /// No more for today.
    End,
}

/// A walk on its way.
#[derive(Clone, Copy)]
pub struct Walking<'a> {
    /// The journal that is asked and told.
    pub journal: &'a Journal,
    /// The clock and the terminal.
    pub session: &'a Session,
}

impl Walking<'_> {
    /// Asks about each of these in turn. Back to the one before, what was answered to it is taken back.
    pub fn each<T>(
        &self,
        things: &[T],
        mut ask: impl FnMut(&T) -> Result<Walk, CommandError>,
    ) -> Result<Walk, CommandError> {
        // How many acts each answer came to.
        let mut answered: Vec<u64> = Vec::new();
        while let Some(thing) = things.get(answered.len()) {
            let before = self.journal.maintenance().acts();
            match ask(thing)? {
                Walk::On => answered.push(self.journal.maintenance().acts() - before),
                Walk::Back => self.back(answered.pop())?,
                Walk::End => return Ok(Walk::End),
            }
        }
        Ok(Walk::On)
    }

    /// Takes back the acts of the answer before; nothing: there was none.
    pub fn back(&self, acts: Option<u64>) -> Outcome {
        let Some(acts) = acts else {
            return Self::note("this is the first one; hallway undo takes back what came before");
        };
        for _ in 0..acts {
            if let Some(undone) = self.journal.undo(self.session.now())? {
                Self::note(&format!("undone: {}", undone.what))?;
            }
        }
        Ok(())
    }

    /// Asks for one of these keys, with Enter for later, u for the one before and q for the end.
    pub fn key(question: &str, keys: &[char]) -> Result<WalkAnswer, CommandError> {
        let with_end: Vec<char> = keys.iter().copied().chain(['u', 'q']).collect();
        Ok(match questions::key(&format!("  {question}, Enter: later, [u] back, [q]uit  "), &with_end)? {
            Some('q') => WalkAnswer::End,
            Some('u') => WalkAnswer::Back,
            Some(key) => WalkAnswer::Key(key),
            None => WalkAnswer::Leave,
        })
    }

    /// Shows the thing a question is about.
    pub fn say(text: &str) -> Outcome {
        let mut screen = Screen::new();
        screen.line([]);
        screen.line([strong(text)]);
        pager::say(&screen)
    }

    /// What came of an answer.
    pub fn note(text: &str) -> Outcome {
        pager::say(&Screen::of(plain(format!("  {text}")))).map_err(CommandError::once_done)
    }

    /// Takes a suggestion, or keeps a promise.
    pub fn done(&self, reference: &Reference) -> Outcome {
        for settled in self.journal.done(std::slice::from_ref(reference), self.session.now())? {
            Self::note(&settled.said)?;
        }
        Ok(())
    }

    /// Puts it off until then, or drops it.
    pub fn later(&self, reference: &Reference, when: When) -> Outcome {
        for later in self.journal.later(std::slice::from_ref(reference), when, "", self.session.now())? {
            Self::note(&later.said)?;
        }
        Ok(())
    }

    /// Someone known, by name; asked again when the answer names nobody, and nobody when it is empty.
    pub fn someone(&self, question: &str) -> Result<Option<PersonId>, CommandError> {
        loop {
            let name = questions::line(question)?;
            if name.trim().is_empty() {
                return Ok(None);
            }
            match resolve::person(self.journal, &[name]) {
                Ok(person) => return Ok(Some(person)),
                Err(error) => Self::note(&format!("{error}: Enter to skip"))?,
            }
        }
    }
}
