//! The page of one line: everything that was kept of it, private or not, deleted or not.

use serde::Serialize;

use crate::{
    error::{Error, Result},
    insights::Refers,
    journal::{
        line::{
            item::{LineItem, by_kind, from_line},
            newcomers::LazyNewcomers,
            receipt::{Receipt, ReceiptPerson},
            suggestion_shown::SuggestionShown,
            suggestions,
        },
        read::names::NameBook,
        reference::{shorten, shorten_all},
    },
    model::{AnyRecord, EntryKind, Moment, PersonId, Presence, RecordId, Reference, Who},
    quick_log::{Lexicon, Span},
    store::Snapshot,
};

/// Everything about one entry.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntryPage {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The line as typed.
    pub text: String,
    /// When it happened.
    #[serde(serialize_with = "crate::model::moment::write")]
    pub at: Moment,
    /// When it was written down.
    #[serde(serialize_with = "crate::model::moment::write")]
    pub written: Moment,
    /// What kind of contact it was.
    pub kind: EntryKind,
    /// Who started it.
    pub started: Option<Who>,
    /// The user keeps it private.
    pub private: bool,
    /// Everyone in it.
    pub people: Vec<ReceiptPerson>,
    /// Topics, without `#`.
    pub topics: Vec<String>,
    /// What came from it: promises, settled ones included, then exchanges, facts, wins, and words spoken for the user.
    #[serde(flatten, serialize_with = "by_kind")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::journal::line::item::ItemsByKind<'static>"))]
    pub items: Vec<LineItem>,
    /// Suggestions that still wait for an answer.
    pub suggestions: Vec<SuggestionShown>,
    /// When it was deleted.
    #[serde(serialize_with = "crate::model::moment::write_if_any")]
    pub deleted: Option<Moment>,
}

/// The page of one entry, deleted or not.
pub(in crate::journal) fn entry_page(
    db: &Snapshot<'_>,
    lexicon: &Lexicon,
    id: RecordId,
) -> Result<EntryPage> {
    let Some(AnyRecord::Entry(entry)) = db.record(id)? else {
        let mut reference = Reference::to(id);
        shorten(db, &mut reference)?;
        return Err(Error::NoSuchRef(reference.to_string()));
    };
    let identities = db.identities()?;
    let names = NameBook::new(db, &identities);
    let mut people = Vec::new();
    for (person, presence) in &entry.people {
        let Some(named) = names.look_up(*person)? else { continue };
        if people.iter().any(|known: &ReceiptPerson| known.reference.id == named.reference.id) {
            continue;
        }
        people.push(ReceiptPerson {
            reference: named.reference,
            name: named.name,
            new: named.new,
            there: *presence == Presence::There,
            confirmed: !entry.guesses.contains_key(person),
            alternatives: Vec::new(),
        });
    }
    people.sort_by_key(|person| {
        let spans = entry.spans.get(&PersonId(person.reference.id));
        let first = spans.and_then(|spans| Span::read_all(spans).next());
        (first.map_or(usize::MAX, |span| span.start), person.reference.id)
    });
    let mut items = Vec::new();
    for one in from_line(db, id)? {
        let person = names.look_up_if_any(one.person)?;
        items.push(one.shown(person));
    }
    let mut page = EntryPage {
        reference: Reference::to(id),
        people,
        items,
        suggestions: suggestions::open(db, lexicon, &LazyNewcomers::of(db), id, &entry)?,
        text: entry.raw,
        at: entry.at,
        written: entry.written,
        kind: entry.kind,
        started: entry.started,
        private: entry.private,
        topics: entry.topics.into_keys().collect(),
        deleted: entry.deleted,
    };
    shorten_all(db, &mut page)?;
    Ok(page)
}

/// The receipt of an entry as it is now.
pub(in crate::journal) fn receipt_of(db: &Snapshot<'_>, lexicon: &Lexicon, id: RecordId) -> Result<Receipt> {
    let page = entry_page(db, lexicon, id)?;
    Ok(Receipt {
        reference: page.reference,
        text: page.text,
        at: page.at,
        kind: page.kind,
        people: page.people,
        topics: page.topics,
        items: page.items,
        private: page.private,
        doubts: Vec::new(),
        suggestions: page.suggestions,
        label: false,
    })
}

impl Refers for EntryPage {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
        self.items.iter_mut().for_each(|item| item.each_reference(f));
    }
}
