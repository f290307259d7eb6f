//! Edit of a line: its day, its kind, who was there; and the line itself, which is then read afresh.

use crate::{
    error::{Error, Result},
    journal::{
        line::{
            meant::confirm, page::receipt_of, receipt::Receipt, reread::reread, suggestions::keep_private,
        },
        read::identity::keys_in,
        rooms::ReviewRoom,
        text::spoken,
        write::WriteTxn,
    },
    model::{Entry, EntryId, EntryKind, Moment, Person, PersonId, Presence, RecordId, WhoChange},
};

/// Changes to an entry; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct EntryEdit {
    /// A new line: read afresh; promises, facts and exchanges whose words are still in it keep what became of them.
    pub line: Option<String>,
    /// The moment it happened; `None` keeps it.
    pub at: Option<Moment>,
    /// What kind of contact it was.
    pub kind: Option<EntryKind>,
    /// Who started it.
    pub started: WhoChange,
    /// Whether to keep it private; `None` keeps it as it is.
    pub private: Option<bool>,
    /// People who were there (added, or moved from mentioned).
    pub there: Vec<PersonId>,
    /// People who were only mentioned.
    pub mentioned: Vec<PersonId>,
    /// People who are not meant at all.
    pub without: Vec<PersonId>,
}

impl ReviewRoom<'_> {
    /// Changes an entry; the receipt shows it as it is now.
    pub fn edit_line(&self, entry: EntryId, edit: EntryEdit, now: Moment) -> Result<Receipt> {
        let id = RecordId::from(entry);
        self.journal.commit("changed a line", now, move |txn| {
            change_entry(txn, id, edit)?;
            receipt_of(txn.snapshot(), &*txn.lexicon()?, id)
        })
    }
}

fn change_entry(txn: &mut WriteTxn<'_>, id: RecordId, edit: EntryEdit) -> Result<()> {
    let before: Entry = txn.get(id)?;
    txn.say(format!("changed: {}", spoken(&before.raw, before.private)));
    if let Some(line) = edit.line.filter(|line| *line != before.raw) {
        reread(txn, id, &before, &line)?;
    }
    let identities = txn.snapshot().identities()?;
    for person in edit.there.iter().chain(&edit.mentioned) {
        txn.get::<Person>(identities.canonical(*person))?;
    }
    let now: Entry = txn.get(id)?;
    for person in &edit.without {
        if keys_in(&now, &identities, *person).is_empty() {
            return Err(Error::does_not_apply("that person is not part of this line"));
        }
    }
    for person in edit.there.iter().chain(&edit.mentioned) {
        if !keys_in(&now, &identities, *person).is_empty() {
            confirm(txn, id, *person, *person)?;
        }
    }
    txn.edit::<Entry>(id, |entry| {
        if let Some(at) = edit.at {
            entry.at = at;
        }
        if let Some(kind) = edit.kind {
            entry.kind = kind;
        }
        edit.started.apply(&mut entry.started);
        for (people, presence) in [(&edit.there, Presence::There), (&edit.mentioned, Presence::Mentioned)] {
            for person in people {
                let mut keys = keys_in(entry, &identities, *person);
                if keys.is_empty() {
                    keys.push(identities.canonical(*person));
                }
                for key in keys {
                    entry.people.insert(key, presence.clone());
                }
            }
        }
        for person in &edit.without {
            for key in keys_in(entry, &identities, *person) {
                entry.people.remove(&key);
                entry.spans.remove(&key);
                entry.guesses.remove(&key);
            }
        }
    })?;
    if let Some(private) = edit.private {
        keep_private(txn, id, private)?;
    }
    Ok(())
}
