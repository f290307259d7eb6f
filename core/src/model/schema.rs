//! The shapes of what serialises as text: references, ids, days that may have a time, words that a newer version may add to.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Due, EndpointId, JournalId, RecordId, Reference, Score};

/// A type that serialises as text or a number, with its shape, which stands wherever it is used.
macro_rules! shape {
    ($name:ty, $word:literal, $shape:tt) => {
        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                $word.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($shape)
            }
        }
    };
}

shape!(Reference, "Reference", {
    "type": "string",
    "title": "REF",
    "pattern": "^[bcdfghkmnprstvwx]{32}([.][0-9]+)?$"
});
shape!(RecordId, "RecordId", { "type": "string", "title": "id" });
shape!(EndpointId, "EndpointId", { "type": "string", "title": "endpoint", "pattern": "^[0-9a-f]{64}$" });
shape!(JournalId, "JournalId", { "type": "string", "title": "id", "pattern": "^[0-9a-f]{32}$" });
shape!(Score, "Score", { "type": "integer", "minimum": 1, "maximum": 10 });
shape!(Due, "Due", {
    "title": "day or moment",
    "anyOf": [
        { "type": "string", "format": "date" },
        { "type": "string", "format": "date-time" }
    ]
});

/// The shape of words that a newer version may add to: those of this one are examples.
pub(super) fn open_words<'a>(known: impl Iterator<Item = &'a str>) -> Schema {
    let known: Vec<&str> = known.collect();
    json_schema!({ "type": "string", "examples": known })
}
