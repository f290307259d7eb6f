//! What came from a line: one list, whatever kind of record it is, from which receipts, pages and acts are made.
//!
//! A kind is spelled here once: which of its fields is the text, whose side it is on, what comes due.

use serde::{Serialize, Serializer};

use crate::{
    error::Result,
    insights::{Named, Refers, thank_by},
    journal::{
        line::credit::{self, advocacies_of, wins_of},
        text::spoken,
    },
    model::{Advocacy, AnyRecord, Due, EntryId, ItemKind, PersonId, RecordId, Reference, Win},
    store::{
        Snapshot,
        index::{exchange::ExchangeRow, fact::FactRow, promise::PromiseRow},
    },
};

/// One thing that came from a line, as a receipt or a page shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LineItem {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What kind of thing it is; in `--json` the name of its list says so.
    #[serde(skip)]
    pub what: ItemKind,
    /// The user's side: my promise, I gave, a win. False for facts and words spoken for the user.
    pub mine: bool,
    /// The kind of fact, exchange or word; for promises what became of them: open, kept, dropped.
    pub kind: String,
    /// What it is about, in the words of the line.
    pub text: String,
    /// When a promise comes due, or by when to thank for a word.
    pub due: Option<Due>,
    /// The name of whose it is, unless that is in doubt.
    pub person: Option<Named>,
}

/// What came from a line as `--json` has it: a list for each kind.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::journal) struct ItemsByKind<'a> {
    /// What was promised, either way, settled or not.
    promises: Vec<PromiseMade<'a>>,
    /// What was given and received.
    exchanges: Vec<&'a LineItem>,
    /// What was learned about people.
    facts: Vec<&'a LineItem>,
    /// What went well.
    wins: Vec<&'a LineItem>,
    /// Words spoken for the user.
    words: Vec<&'a LineItem>,
}

/// A promise, settled or not.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::journal) struct PromiseMade<'a> {
    /// How to point at it.
    #[serde(rename = "ref")]
    reference: &'a Reference,
    /// The user's own word; otherwise theirs.
    mine: bool,
    /// What was promised.
    text: &'a str,
    /// The person it was promised to, or by.
    person: Option<&'a Named>,
    /// When it comes due.
    due: Option<Due>,
    /// What became of it: open, kept, dropped.
    state: &'a str,
}

impl<'a> From<&'a LineItem> for PromiseMade<'a> {
    fn from(item: &'a LineItem) -> Self {
        let LineItem { reference, what: _, mine, kind, text, due, person } = item;
        Self { reference, mine: *mine, text, person: person.as_ref(), due: *due, state: kind }
    }
}

/// Serialises what came from a line as [`ItemsByKind`].
pub(in crate::journal) fn by_kind<S: Serializer>(
    items: &[LineItem],
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    let of = |what| items.iter().filter(move |item| item.what == what);
    ItemsByKind {
        promises: of(ItemKind::Promise).map(PromiseMade::from).collect(),
        exchanges: of(ItemKind::Exchange).collect(),
        facts: of(ItemKind::Fact).collect(),
        wins: of(ItemKind::Win).collect(),
        words: of(ItemKind::Advocacy).collect(),
    }
    .serialize(serializer)
}

/// Serialises promises that came from lines.
pub(in crate::journal) fn as_promises<S: Serializer>(
    items: &[LineItem],
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_seq(items.iter().map(PromiseMade::from))
}

impl Refers for LineItem {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
        self.person.iter_mut().for_each(|person| f(&mut person.reference));
    }
}

/// One thing that came from a line, as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::journal) struct FromLine {
    pub(in crate::journal) id: RecordId,
    pub(in crate::journal) what: ItemKind,
    /// Whose it is; nobody's in particular while that is in doubt.
    pub(in crate::journal) person: Option<PersonId>,
    mine: bool,
    kind: String,
    text: String,
    due: Option<Due>,
    private: bool,
}

impl FromLine {
    /// What this record is, if it is of a kind that lines make.
    pub(in crate::journal) fn of(id: RecordId, record: &AnyRecord) -> Option<Self> {
        Some(match record {
            AnyRecord::Promise(promise) => PromiseRow::of(id, promise).into(),
            AnyRecord::Exchange(exchange) => ExchangeRow::of(id, exchange).into(),
            AnyRecord::Fact(fact) => FactRow::of(id, fact).into(),
            AnyRecord::Win(win) => Self::win(id, win),
            AnyRecord::Advocacy(word) => Self::advocacy(id, word),
            _ => return None,
        })
    }

    fn win(id: RecordId, win: &Win) -> Self {
        Self {
            id,
            what: ItemKind::Win,
            person: None,
            mine: true,
            kind: "win".to_owned(),
            text: win.what.clone(),
            due: None,
            private: win.private,
        }
    }

    fn advocacy(id: RecordId, word: &Advocacy) -> Self {
        Self {
            id,
            what: ItemKind::Advocacy,
            person: Some(word.person).filter(|person| *person != PersonId::default()),
            mine: false,
            kind: word.kind.to_string(),
            text: credit::in_words(word),
            due: word.thanked.is_none().then(|| Due::Day(thank_by(word.at.date_naive()))),
            private: word.private,
        }
    }

    /// As a list of acts names it: what it is and its words, unless they are private.
    pub(in crate::journal) fn said(&self) -> String {
        let what = match (self.what, self.mine) {
            (ItemKind::Promise, _) => "promise",
            (ItemKind::Exchange, true) => "given",
            (ItemKind::Exchange, false) => "received",
            (ItemKind::Fact, _) => "fact",
            (ItemKind::Win | ItemKind::Advocacy, _) => &self.kind,
        };
        format!("{what}: {}", spoken(&self.text, self.private))
    }

    /// As a receipt or a page shows it, under the name of whose it is. The reference is not cut.
    pub(in crate::journal) fn shown(self, person: Option<Named>) -> LineItem {
        let Self { id, what, mine, kind, text, due, .. } = self;
        LineItem { reference: Reference::to(id), what, mine, kind, text, due, person }
    }
}

impl From<PromiseRow> for FromLine {
    fn from(row: PromiseRow) -> Self {
        Self {
            id: row.id,
            what: ItemKind::Promise,
            person: row.person,
            mine: row.mine,
            kind: row.status.to_string(),
            text: row.text,
            due: row.due,
            private: row.private,
        }
    }
}

impl From<ExchangeRow> for FromLine {
    fn from(row: ExchangeRow) -> Self {
        Self {
            id: row.id,
            what: ItemKind::Exchange,
            person: row.person,
            mine: row.given,
            kind: row.kind.to_string(),
            text: row.text,
            due: None,
            private: row.private,
        }
    }
}

impl From<FactRow> for FromLine {
    fn from(row: FactRow) -> Self {
        Self {
            id: row.id,
            what: ItemKind::Fact,
            person: row.person,
            mine: false,
            kind: row.kind.to_string(),
            text: row.text,
            due: None,
            private: row.private,
        }
    }
}

/// Everything that came from a line, kind by kind, each in the order they were created.
pub(in crate::journal) fn from_line(db: &Snapshot<'_>, line: RecordId) -> Result<Vec<FromLine>> {
    let entry = EntryId(line);
    let mut found: Vec<FromLine> = db.promises_of(entry)?.into_iter().map(FromLine::from).collect();
    found.extend(db.exchanges_of(entry)?.into_iter().map(FromLine::from));
    found.extend(db.facts_of(entry)?.into_iter().map(FromLine::from));
    found.extend(wins_of(db, line)?.iter().map(|win| FromLine::win(win.id, &win.record)));
    found.extend(advocacies_of(db, line)?.iter().map(|word| FromLine::advocacy(word.id, &word.record)));
    Ok(found)
}
