//! Something of the user's own: what is on their mind these weeks, and what matters to them.

use chrono::NaiveDate;
use serde::Serialize;

use super::{references::shorten_all, wording};
use crate::{
    error::Result,
    insights::Refers,
    journal::Journal,
    model::{Mine, MineKind, Moment, Reference},
};

/// Something of the user's own, as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MineLine {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What it is.
    pub kind: MineKind,
    /// In the user's words.
    pub text: String,
    /// The day it was written down.
    pub day: NaiveDate,
}

impl Journal {
    /// Writes down something of the user's own.
    pub fn add_mine(&self, kind: MineKind, text: &str, now: Moment) -> Result<Reference> {
        let text = wording::needed("the note", text, "write it down in a few words")?;
        let id = self.commit("yours", now, move |act| {
            act.say(format!("yours: {}", super::log::shortened(&text)));
            act.create(Mine { kind, text, at: now, deleted: None })
        })?;
        self.reference(id)
    }

    /// Everything of the user's own, newest first.
    pub fn mine(&self) -> Result<Vec<MineLine>> {
        self.store.read(|db| {
            let mut lines: Vec<MineLine> = db
                .all::<Mine>()?
                .into_iter()
                .map(|whole| MineLine {
                    reference: Reference::to(whole.id),
                    kind: whole.record.kind,
                    text: whole.record.text,
                    day: whole.record.at.date_naive(),
                })
                .collect();
            lines.sort_by_key(|line| std::cmp::Reverse((line.day, line.reference.id)));
            for line in &mut lines {
                shorten_all(db, line)?;
            }
            Ok(lines)
        })
    }
}

impl Refers for MineLine {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
    }
}
