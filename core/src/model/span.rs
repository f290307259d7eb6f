//! A place in a line.

use std::fmt;

use serde::Serialize;

/// Half-open `[start, end)` in UTF-8 bytes of the raw line, always on character boundaries.
///
/// In JSON it is the pair of its ends, as programs that read `--json` have known it since the first version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "[usize; 2]")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "[usize; 2]"))]
pub struct Span {
    /// The offset of the first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl From<Span> for [usize; 2] {
    fn from(span: Span) -> Self {
        [span.start, span.end]
    }
}

impl Span {
    /// Reads a span as an entry keeps it: `start-end`; `None` for any other text.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (start, end) = text.split_once('-')?;
        let span = Self { start: start.parse().ok()?, end: end.parse().ok()? };
        (span.start <= span.end).then_some(span)
    }

    /// Reads several of them, joined by commas.
    pub(crate) fn read_all(text: &str) -> impl Iterator<Item = Self> {
        text.split(',').filter_map(Self::read)
    }

    /// Whether the two have a byte in common.
    pub(crate) fn touches(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of it lies in the other one.
    pub(crate) fn lies_in(self, outer: Self) -> bool {
        outer.start <= self.start && self.end <= outer.end
    }

    /// The part of a text that lies here; `None` if the text has no such part.
    pub(crate) fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.start, self.end)
    }
}
