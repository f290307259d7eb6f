//! What all the plain sentences of a line come to.

use std::ops::Range;

use super::{
    heard::{Heard, HeardKind},
    newcomers::Newcomer,
};
use crate::model::{Statement, Who};

/// What the plain sentences of a line say.
pub(in crate::quick_log) struct Plain {
    pub(in crate::quick_log) newcomers: Vec<Newcomer>,
    /// For each naming of the line: there, or not although a word beside it says so; nothing where sentences say neither.
    pub(in crate::quick_log) there: Vec<Option<bool>>,
    pub(in crate::quick_log) started: Option<Who>,
    pub(in crate::quick_log) heard: Vec<Heard>,
    pub(in crate::quick_log) statements: Vec<Statement>,
    /// Thoughts about what did not happen or lies ahead, in tokens.
    pub(in crate::quick_log) unreal: Vec<Range<usize>>,
}

impl Plain {
    /// Whether these tokens tell of what did not happen, or what the user only means to do.
    pub(in crate::quick_log) fn is_unreal(&self, tokens: &Range<usize>) -> bool {
        if self.unreal.iter().any(|unreal| unreal.contains(&tokens.start)) {
            return true;
        }
        let promised = self.heard.iter().filter(|heard| matches!(heard.what, HeardKind::Promise { .. }));
        promised.into_iter().any(|heard| heard.text.start <= tokens.start && tokens.end <= heard.text.end)
    }
}
