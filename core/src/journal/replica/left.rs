//! What another device may still bring, as it was noted last: so that it is the same for a program that starts anew.

use crate::{
    error::Result,
    journal::rooms::ReplicaRoom,
    model::{EndpointId, Moment},
};

/// What stands before a device's id in the name of its setting.
const LEFT_TO: &str = "left to ";

/// What a device may still bring, and when that was so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Left {
    pub(crate) operations: u64,
    pub(crate) bytes: u64,
    pub(crate) at: Moment,
}

impl ReplicaRoom<'_> {
    /// What was noted of this device; nothing if nothing was, or it cannot be read.
    pub(crate) fn left_to(&self, device: EndpointId) -> Result<Option<Left>> {
        let noted = self.journal.store.read(|db| db.setting(&format!("{LEFT_TO}{device}")))?;
        Ok(noted.as_deref().and_then(read))
    }

    /// Notes what is left to a device.
    pub(crate) fn note_left_to(&self, device: EndpointId, left: Left) -> Result<()> {
        let said = format!("{} {} {}", left.operations, left.bytes, left.at.to_rfc3339());
        self.journal.store.write(move |tx| tx.set(&format!("{LEFT_TO}{device}"), Some(&said)))
    }
}

fn read(said: &str) -> Option<Left> {
    let mut words = said.splitn(3, ' ');
    let operations = words.next()?.parse().ok()?;
    let bytes = words.next()?.parse().ok()?;
    let at = Moment::parse_from_rfc3339(words.next()?).ok()?;
    Some(Left { operations, bytes, at })
}
