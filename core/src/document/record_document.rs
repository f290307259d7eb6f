//! What a document is: an automerge document, and what has been worked out of it. What it can do stands with the others.

use automerge::Automerge;

use crate::model::Fields;

/// The key under which a document says what kind of record it holds. No field of any kind may be called that.
pub(super) const RECORD: &str = "record";

/// One record's document.
pub struct Document {
    pub(super) inner: Automerge,
    /// What `save` gives, if it has been worked out since the last change.
    pub(super) saved: Option<Vec<u8>>,
    /// What `flat` gives, if it has been worked out since the last change.
    pub(super) known: Option<Fields>,
}

impl From<Automerge> for Document {
    fn from(inner: Automerge) -> Self {
        Self { inner, saved: None, known: None }
    }
}

impl std::fmt::Debug for Document {
    /// Its kind and nothing of what it says: debug output ends up in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Document").field("kind", &self.kind_word()).finish_non_exhaustive()
    }
}
