//! Full text over everything that people write, newest first without sorting.
//!
//! What a record says as a whole is one text, and what was noted in it under a moment is another (see `texts`).
//! The row number of a text is its moment, so that walking the full-text index backwards is walking back in time: a
//! prefix that half of the journal begins with costs as much as a rare one, and a line that arrived late from another
//! device stands where it belongs. Texts of equal moments are put in order of their ids when they are asked for.

use std::ops::Range;

use rusqlite::{Connection, params, params_from_iter, types::Value};

use super::{
    Table,
    texts::{FindableText, RARE, texts},
};
use crate::{
    error::Result,
    model::{AnyRecord, FactKind, Kind, Moment, PersonId, RecordId},
    quick_log::{fold, is_unspaced},
    store::{
        Snapshot,
        columns::{at_most, id},
    },
};

/// Bits of a row number below the moment in milliseconds: room for 16,384 texts of one millisecond.
pub(super) const TIE_BITS: u32 = 14;

/// A text that can be found.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchRow {
    /// What kind of record it is of.
    pub kind: Kind,
    /// Which part of the record says it: empty for the record as a whole, otherwise a field or `set/member`.
    pub part: String,
    /// What it is, as the filter `kind:` says it.
    pub word: &'static str,
    /// The moment it belongs to.
    pub at: Moment,
    /// The text, with spaces between the letters of scripts that have none.
    pub body: String,
}

/// A text that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchHit {
    /// The record that has the text.
    pub id: RecordId,
    /// What kind of record that is.
    pub kind: Kind,
    /// Which part of it: empty for the record as a whole, otherwise a field or `set/member`.
    pub part: String,
    /// The moment of the text, to the millisecond, in UTC.
    pub millis: i64,
}

/// The order in which hits are returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum SearchOrder {
    /// By the moment of each text, the newest first.
    Newest,
    /// Best match first (BM25), then newest.
    Best,
}

pub(super) struct Searches;

impl Table for Searches {
    const NAME: &'static str = "search";
    const VERSION: i64 = 3;
    const KINDS: &'static [Kind] = &[
        Kind::Person,
        Kind::Position,
        Kind::Entry,
        Kind::Promise,
        Kind::Fact,
        Kind::Exchange,
        Kind::Goal,
        Kind::Seat,
        Kind::AuditScore,
        Kind::Win,
        Kind::Ask,
        Kind::Feedback,
        Kind::Question,
        Kind::Project,
        Kind::Advocacy,
        Kind::Praise,
        Kind::Knows,
        Kind::Mine,
        Kind::Dismissal,
    ];
    const DDL: &'static str = "CREATE TABLE search (
        number INTEGER PRIMARY KEY, source BLOB NOT NULL, kind TEXT NOT NULL, part TEXT NOT NULL, word TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX search_source ON search (source);
    CREATE INDEX search_by_word ON search (word) WHERE word NOT IN ('entry', 'person', 'fact', 'promise');
    CREATE VIRTUAL TABLE search_words USING fts5 (
        body, content = 'search', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    );
    INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
        INSERT INTO search_words (rowid, body) VALUES (new.number, new.body);
    END;
    CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN
        INSERT INTO search_words (search_words, rowid, body) VALUES ('delete', old.number, old.body);
    END";
    type Row = SearchRow;

    fn rows(id: RecordId, record: &AnyRecord) -> Vec<SearchRow> {
        let row = |FindableText { part, word, at, words }| SearchRow {
            kind: record.kind(),
            part,
            word,
            at,
            body: searchable(&words),
        };
        texts(id, record).into_iter().map(row).collect()
    }

    fn insert(db: &Connection, source: RecordId, row: &SearchRow) -> rusqlite::Result<()> {
        let mut number = first_number(row.at, source);
        let mut taken = db.prepare_cached("SELECT 1 FROM search WHERE number = ?1")?;
        let mut highest =
            db.prepare_cached("SELECT max(number) FROM search WHERE number BETWEEN ?1 AND ?2")?;
        while taken.exists([number])? {
            // Behind the highest of its millisecond; a millisecond that is full overflows into the next.
            let last = number | ((1 << TIE_BITS) - 1);
            number = highest.query_row([number, last], |row| row.get::<_, i64>(0))? + 1;
        }
        db.prepare_cached(
            "INSERT INTO search (number, source, kind, part, word, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            number,
            source.as_bytes(),
            row.kind.word(),
            row.part,
            row.word,
            row.body
        ])?;
        Ok(())
    }

    /// Most edits leave the words alone: a promise is kept, a doubt is settled. Erasing words from the full-text index
    /// so that no byte stays takes longer than all the rest of such an edit.
    fn holds(db: &Connection, source: RecordId, rows: &[SearchRow]) -> rusqlite::Result<bool> {
        let mut known =
            db.prepare_cached("SELECT number, kind, part, word, body FROM search WHERE source = ?1")?;
        let mut known = known.query([source.as_bytes()])?;
        let mut found = 0;
        while let Some(one) = known.next()? {
            let millis = one.get::<_, i64>(0)? >> TIE_BITS;
            let said = (one.get_ref(1)?.as_str()?, one.get_ref(2)?.as_str()?, one.get_ref(3)?.as_str()?);
            let body = one.get_ref(4)?.as_str()?;
            let same = |row: &SearchRow| {
                in_range(row.at.timestamp_millis()) == millis
                    && (row.kind.word(), row.part.as_str(), row.word) == said
                    && row.body == body
            };
            if !rows.iter().any(same) {
                return Ok(false);
            }
            found += 1;
        }
        // A part of a record has one row.
        Ok(found == rows.len())
    }
}

/// A text as its words are looked for: folded as names and topics are, with a space round every letter of a script without
/// spaces.
pub(super) fn searchable(text: &str) -> String {
    spaced_out(&fold(text))
}

/// The row number of a text: its moment above, some of its id's randomness below.
fn first_number(at: Moment, source: RecordId) -> i64 {
    let millis = in_range(at.timestamp_millis());
    let [.., a, b] = source.into_bytes();
    (millis << TIE_BITS) | (i64::from(u16::from_be_bytes([a, b])) & ((1 << TIE_BITS) - 1))
}

/// Where the texts of a record would begin in the full text. Words that come in behind those before them are written together;
/// any that come in before them are written by themselves.
pub(crate) fn first_place(id: RecordId, record: &AnyRecord) -> Option<i64> {
    texts(id, record).into_iter().map(|text| first_number(text.at, id)).min()
}

/// Years 0 to 9999 fit in a row number; what lies outside counts as the first or last of them.
fn in_range(millis: i64) -> i64 {
    millis.clamp(-62_200_000_000_000, 253_500_000_000_000)
}

/// What a search is narrowed to, besides its words.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct SearchLimits {
    /// Not before this moment, in milliseconds.
    pub(crate) since: Option<i64>,
    /// Before this moment, in milliseconds.
    pub(crate) until: Option<i64>,
    /// With or about each of these human beings, given by all their records.
    pub(crate) with: Vec<Vec<PersonId>>,
    /// Entries about each of these topics, folded.
    pub(crate) topics: Vec<String>,
    /// Texts that are called so, and entries and facts of these kinds: one of them is enough.
    pub(crate) kinds: Vec<String>,
    /// Only facts of this kind.
    pub(crate) fact: Option<FactKind>,
    /// Only open promises and asks.
    pub(crate) open: bool,
}

impl SearchLimits {
    /// Whether only rare kinds of texts are asked for.
    fn are_rare(&self) -> bool {
        !self.kinds.is_empty() && self.kinds.iter().all(|kind| RARE.contains(&kind.as_str()))
    }
}

/// The SQL condition for rare kinds of texts, those other than lines and what comes from them; their index has the same
/// one.
const NOT_COMMON: &str = "word NOT IN ('entry', 'person', 'fact', 'promise')";

/// Where it stands that a record is with or about somebody: a table and its column. For a person, they themselves.
const WITH: &[(&str, &str)] = &[
    ("presence", "person"),
    ("promise", "person"),
    ("fact", "person"),
    ("person", "source"),
    ("position", "person"),
    ("exchange", "person"),
    ("stakeholder", "person"),
    ("audit", "person"),
    ("ask", "person"),
    ("feedback", "person"),
    ("initiative", "person"),
    ("advocacy", "person"),
    ("praise", "person"),
    ("knows", "person"),
    ("knows", "belongs"),
    ("dismissal", "about"),
];

/// A statement in the making, with the values of its parameters.
#[derive(Default)]
struct Query {
    sql: String,
    values: Vec<Value>,
}

impl Query {
    /// What is asked, the newest first or the best.
    fn of(
        words: &[String],
        limits: &SearchLimits,
        order: SearchOrder,
        limit: usize,
        numbers: Option<&Range<i64>>,
    ) -> Self {
        let mut query = Query::default();
        if words.is_empty() {
            let by = if limits.are_rare() { "INDEXED BY search_by_word" } else { "" };
            query.sql = format!("SELECT s.number, s.source, s.kind, s.part FROM search s {by} WHERE 1");
        } else {
            let quoted = words.iter().map(|word| format!("\"{}\"*", searchable(word).replace('"', "\"\"")));
            let words = query.value(quoted.collect::<Vec<_>>().join(" AND "));
            // CROSS JOIN keeps SQLite walking the words backwards in time instead of sorting what it found.
            query.sql = format!(
                "SELECT s.number, s.source, s.kind, s.part FROM search_words w CROSS JOIN search s ON s.number = w.rowid
                 WHERE w.search_words MATCH {words}"
            );
        }
        let number = if words.is_empty() { "s.number" } else { "w.rowid" };
        query.narrow(limits, number);
        if let Some(Range { start, end }) = numbers {
            let (start, end) = (query.value(*start), query.value(*end));
            query.and(&format!("{number} >= {start} AND {number} < {end}"));
        }
        query.sql += match (order, words.is_empty()) {
            (SearchOrder::Best, false) => " ORDER BY w.rank, w.rowid DESC",
            (_, false) => " ORDER BY w.rowid DESC",
            (_, true) => " ORDER BY s.number DESC",
        };
        let limit = query.value(at_most(limit));
        query.sql += " LIMIT ";
        query.sql += &limit;
        query
    }

    /// A placeholder for this value.
    fn value(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    /// Placeholders for these values, separated by commas.
    fn list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> String {
        values.into_iter().map(|value| self.value(value)).collect::<Vec<_>>().join(", ")
    }

    fn and(&mut self, condition: &str) {
        self.sql += " AND ";
        self.sql += condition;
    }

    /// `number` names the row number: that of the words, if there are any, so that they are not walked outside of it.
    fn narrow(&mut self, limits: &SearchLimits, number: &str) {
        for (limit, sign) in [(limits.since, ">="), (limits.until, "<")] {
            if let Some(millis) = limit {
                let value = self.value(in_range(millis) << TIE_BITS);
                self.and(&format!("{number} {sign} {value}"));
            }
        }
        for person in &limits.with {
            let people = self.list(person.iter().map(|id| id.0.into_bytes().to_vec()));
            let keys = self.list(person.iter().map(|id| id.to_string()));
            let of: Vec<String> = WITH
                .iter()
                .map(|(table, column)| format!("SELECT source FROM {table} WHERE {column} IN ({people})"))
                .collect();
            self.and(&format!(
                "s.source IN ({} UNION ALL SELECT source FROM ask WHERE json_extract(body, '$.to_meet') IN ({keys})
                     UNION ALL SELECT win.source FROM win, json_each(win.body, '$.with') WHERE key IN ({keys}))",
                of.join(" UNION ALL ")
            ));
        }
        for topic in &limits.topics {
            let topic = self.value(topic.clone());
            self.and(&format!("s.source IN (SELECT source FROM topic WHERE folded = {topic})"));
        }
        if !limits.kinds.is_empty() {
            let kinds = self.list(limits.kinds.iter().cloned());
            self.and(&if limits.are_rare() {
                // With the condition of their index to the letter, or every line would be walked past.
                format!("s.word IN ({kinds}) AND s.{NOT_COMMON}")
            } else {
                format!(
                    "(s.word IN ({kinds})
                         OR EXISTS (SELECT 1 FROM entry WHERE source = s.source AND kind IN ({kinds}))
                         OR EXISTS (SELECT 1 FROM fact WHERE source = s.source AND kind IN ({kinds})))"
                )
            });
        }
        if let Some(fact) = &limits.fact {
            let fact = self.value(fact.as_str().to_owned());
            self.and(&format!("s.source IN (SELECT source FROM fact WHERE kind = {fact})"));
        }
        if limits.open {
            self.and(
                "s.part = '' AND s.source IN (SELECT source FROM promise WHERE status = 'open'
                     UNION ALL SELECT source FROM ask
                         WHERE json_extract(body, '$.let_be') IS NULL AND json_extract(body, '$.answers') = '{}')",
            );
        }
    }
}

impl Snapshot<'_> {
    /// Where the texts of this record begin in the full text.
    pub(crate) fn place_in_search(&self, id: RecordId) -> Result<Option<i64>> {
        let mut statement = self.db.prepare_cached("SELECT min(number) FROM search WHERE source = ?1")?;
        Ok(statement.query_row([id.as_bytes()], |row| row.get(0))?)
    }

    /// Texts that hold every one of these words or words beginning with them, at most `limit`. `words` are plain
    /// words without syntax; without any, every text counts.
    pub(crate) fn search(
        &self,
        words: &[String],
        limits: &SearchLimits,
        order: SearchOrder,
        limit: usize,
    ) -> Result<Vec<SearchHit>> {
        let mut found = self.numbered(words, limits, order, limit, None)?;
        if order == SearchOrder::Newest {
            // The last millisecond may have been cut anywhere; which of its texts belong is decided by their ids.
            if let Some((last, _)) = found.last().filter(|_| found.len() == limit) {
                let rest = ((last >> TIE_BITS) << TIE_BITS)..*last;
                found.extend(self.numbered(words, limits, order, usize::MAX, Some(&rest))?);
            }
            found.sort_by(|(_, one), (_, other)| {
                (other.millis, other.id, &other.part).cmp(&(one.millis, one.id, &one.part))
            });
            found.truncate(limit);
        }
        Ok(found.into_iter().map(|(_, hit)| hit).collect())
    }

    /// Whether a text of this record is among those that [`search`](Self::search) would find without a limit. It reads the texts
    /// of this record alone.
    pub(crate) fn search_finds(
        &self,
        record: RecordId,
        words: &[String],
        limits: &SearchLimits,
    ) -> Result<bool> {
        let mut statement = self.db.prepare_cached("SELECT number FROM search WHERE source = ?1")?;
        let numbers = statement.query_map([record.as_bytes()], |row| row.get::<_, i64>(0))?;
        for number in numbers.collect::<rusqlite::Result<Vec<_>>>()? {
            let alone = number..number.saturating_add(1);
            if !self.numbered(words, limits, SearchOrder::Newest, 1, Some(&alone))?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The same with their row numbers, which may be narrowed, in the order of the index.
    fn numbered(
        &self,
        words: &[String],
        limits: &SearchLimits,
        order: SearchOrder,
        limit: usize,
        numbers: Option<&Range<i64>>,
    ) -> Result<Vec<(i64, SearchHit)>> {
        let query = Query::of(words, limits, order, limit, numbers);
        let mut statement = self.db.prepare_cached(&query.sql)?;
        let rows = statement.query_map(params_from_iter(query.values), |row| {
            let number: i64 = row.get(0)?;
            let kind = Kind::from_word(row.get_ref(2)?.as_str()?);
            Ok(kind.map(|kind| (number, kind)).zip(Some((id(row, 1)?, row.get(3)?))))
        })?;
        let mut found = Vec::new();
        for row in rows {
            if let Some(((number, kind), (id, part))) = row? {
                found.push((number, SearchHit { id, kind, part, millis: number >> TIE_BITS }));
            }
        }
        Ok(found)
    }
}

/// Puts a space round every letter of a script that is written without spaces (Han, Kana, Thai, Lao, Khmer, Myanmar):
/// each letter is then a word, and a word of several letters is found as a phrase.
pub(crate) fn spaced_out(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_unspaced(letter) {
            spaced.extend([' ', letter, ' ']);
        } else {
            spaced.push(letter);
        }
    }
    spaced
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The statement that looks for everything called so.
    pub(in super::super) fn every(kinds: &[&str]) -> String {
        let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        let limits = SearchLimits { kinds, ..SearchLimits::default() };
        Query::of(&[], &limits, SearchOrder::Newest, 10, None).sql
    }
}
