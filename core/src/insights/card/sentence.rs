//! A sentence of Hallway's round words of the user's.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::insights::one_line::one_line;

/// A sentence round words that the user wrote, of which a narrow screen may show only the beginning. It displays as a
/// whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What stands before the words.
    pub before: String,
    /// The words, on one line; empty for a sentence that quotes nothing.
    pub words: String,
    /// What stands after them.
    pub after: String,
}

impl Sentence {
    /// A sentence that quotes nothing.
    pub(crate) fn plain(sentence: &str) -> Self {
        Self { before: sentence.to_owned(), words: String::new(), after: String::new() }
    }

    /// A sentence round these words.
    pub(crate) fn round(before: impl Into<String>, words: &str, after: impl Into<String>) -> Self {
        Self { before: before.into(), words: one_line(words), after: after.into() }
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.before, self.words, self.after)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Sentence {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Sentence".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        generator.subschema_for::<String>()
    }
}

impl Serialize for Sentence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
