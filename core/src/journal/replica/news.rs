//! News: what came from another device, in words.

use serde::Serialize;

use crate::{
    error::Result,
    journal::{
        find::{Hit, hit},
        read::names::NameBook,
        rooms::ReplicaRoom,
    },
    model::{Kind, RecordId},
};

/// What changes from elsewhere brought.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct News {
    /// Lines and people, in the order of their birth; the words of private lines are left out.
    pub items: Vec<Hit>,
    /// How many more there are, and how many records that are part of a line or say nothing by themselves.
    pub others: u64,
}

impl ReplicaRoom<'_> {
    /// What these records are, the first `limit` lines and people of them by name.
    pub fn news(&self, records: &[RecordId], limit: u32) -> Result<News> {
        self.journal.store.read(|db| {
            let identities = db.identities()?;
            let names = NameBook::new(db, &identities);
            let mut news = News::default();
            let mut sorted = records.to_vec();
            sorted.sort_unstable();
            sorted.dedup();
            for id in sorted {
                let found = match db.kind(id)? {
                    Some(kind @ (Kind::Entry | Kind::Person)) if news.items.len() < limit as usize => {
                        hit(db, &names, id, kind, "")?
                    }
                    _ => None,
                };
                match found {
                    Some((mut hit, _origin)) => {
                        if hit.private {
                            hit.text.clear();
                        }
                        news.items.push(hit);
                    }
                    None => news.others += 1,
                }
            }
            Ok(news)
        })
    }
}
