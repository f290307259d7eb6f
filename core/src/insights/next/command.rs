//! The command beside an act.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::{
    insights::Refers,
    model::{RecordId, Reference},
};

/// The command that does or records an act: words and references, which are cut to their shortest form.
#[derive(Debug, Clone, PartialEq)]
pub struct Command(Vec<Part>);

#[derive(Debug, Clone, PartialEq)]
enum Part {
    Words(&'static str),
    Refers(Reference),
}

impl Command {
    pub(super) fn new(words: &'static str, id: impl Into<RecordId>) -> Self {
        Self(vec![Part::Words(words), Part::Refers(Reference::to(id))])
    }

    /// Words with a placeholder in capitals, and nothing that is known yet.
    pub(super) fn of(words: &'static str) -> Self {
        Self(vec![Part::Words(words)])
    }

    pub(super) fn and(mut self, words: &'static str) -> Self {
        self.0.push(Part::Words(words));
        self
    }

    pub(super) fn then(mut self, id: impl Into<RecordId>) -> Self {
        self.0.push(Part::Refers(Reference::to(id)));
        self
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, part) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str(" ")?;
            }
            match part {
                Part::Words(words) => f.write_str(words)?,
                Part::Refers(reference) => reference.fmt(f)?,
            }
        }
        Ok(())
    }
}

impl Serialize for Command {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Refers for Command {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        for part in &mut self.0 {
            if let Part::Refers(reference) = part {
                f(reference);
            }
        }
    }
}
