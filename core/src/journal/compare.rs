//! Compare: of which records another device has something that is not here.

use super::{Journal, census::readable};
use crate::{error::Result, model::RecordId};

impl Journal {
    /// Those of these records of which a change is named that is not here, each with hashes of changes that are: the
    /// heads, and older ones from which another device can tell what this one lacks; none for a record that is not here.
    pub fn lacking(&self, offered: &[(RecordId, Vec<[u8; 32]>)]) -> Result<Vec<(RecordId, Vec<[u8; 32]>)>> {
        self.store.read(|db| {
            let mut lacking = Vec::new();
            for (id, heads) in offered {
                match readable(db, *id)? {
                    None => lacking.push((*id, Vec::new())),
                    Some(document) if document.lacks(heads) => lacking.push((*id, document.trail()?)),
                    Some(_) => {}
                }
            }
            Ok(lacking)
        })
    }
}
