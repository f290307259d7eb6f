//! What a step of the practice answers: what it noted, in words, and where that is listed.

use serde::Serialize;

use crate::{
    error::Result,
    journal::{Journal, reference::reference_to, write::WriteTxn},
    model::{Moment, RecordId, Reference},
};

/// What a step did, in words, and where it is listed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Noted {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What was noted.
    pub said: String,
}

impl Journal {
    /// An act about one record that says in words what it noted.
    pub(in crate::journal) fn noted(
        &self,
        what: &str,
        now: Moment,
        act: impl FnOnce(&mut WriteTxn<'_>) -> Result<(RecordId, String)> + Send + 'static,
    ) -> Result<Noted> {
        self.commit(what, now, move |txn| {
            let (id, said) = act(txn)?;
            txn.say(said.clone());
            let reference = reference_to(txn.snapshot(), id)?;
            Ok(Noted { reference, said: if txn.changed() { said } else { format!("no change: {said}") } })
        })
    }
}
