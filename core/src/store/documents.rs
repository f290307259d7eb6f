//! Documents by id: the truth, as bytes. A document and the rows derived from it change in one transaction.

use rusqlite::{OptionalExtension, Row, params};

use super::{Snapshot, Tx, census, columns, index};
use crate::{
    document::Document,
    error::Result,
    model::{AnyRecord, Kind, RecordId},
};

/// A stored document's place, id and kind word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DocumentRow {
    pub(crate) position: i64,
    pub(crate) id: RecordId,
    pub(crate) kind: String,
}

impl Snapshot<'_> {
    /// The document under this id, or nothing.
    pub(crate) fn document(&self, id: RecordId) -> Result<Option<Document>> {
        self.bytes(id)?.map(|bytes| Document::load(&bytes)).transpose()
    }

    /// The bytes of the document under this id, readable or not; or nothing.
    pub(crate) fn bytes(&self, id: RecordId) -> Result<Option<Vec<u8>>> {
        let mut statement = self.db.prepare_cached("SELECT bytes FROM documents WHERE id = ?1")?;
        Ok(statement.query_row([id.as_bytes()], |row| row.get(0)).optional()?)
    }

    /// The record under this id, deleted or not; `None` if there is none or its kind is a newer version's.
    pub(crate) fn record(&self, id: RecordId) -> Result<Option<AnyRecord>> {
        match self.document(id)? {
            Some(document) => document.read(),
            None => Ok(None),
        }
    }

    /// The kind of the record under this id; `None` if there is none or its kind is a newer version's.
    pub(crate) fn kind(&self, id: RecordId) -> Result<Option<Kind>> {
        let word: Option<String> = self
            .db
            .prepare_cached("SELECT kind FROM documents WHERE id = ?1")?
            .query_row([id.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(word.as_deref().and_then(Kind::from_word))
    }

    /// Documents after `position` in the order of their birth on this device, at most `limit`.
    pub(crate) fn documents_after(&self, position: i64, limit: usize) -> Result<Vec<(DocumentRow, Vec<u8>)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT position, id, kind, bytes FROM documents WHERE position > ?1 ORDER BY position LIMIT ?2",
        )?;
        let rows = statement.query_map(params![position, columns::at_most(limit)], |row| {
            let document = DocumentRow { position: row.get(0)?, id: columns::id(row, 1)?, kind: row.get(2)? };
            Ok((document, row.get(3)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every document of this kind, those of deleted records included.
    pub(crate) fn documents_of(&self, kind: Kind) -> Result<Vec<(RecordId, Vec<u8>)>> {
        let mut statement = self.db.prepare_cached("SELECT id, bytes FROM documents WHERE kind = ?1")?;
        let rows = statement.query_map([kind.word()], |row| Ok((columns::id(row, 0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every id, in order.
    pub(crate) fn ids(&self) -> Result<Vec<RecordId>> {
        let mut statement = self.db.prepare_cached("SELECT id FROM documents ORDER BY id")?;
        Ok(statement.query_map([], |row| columns::id(row, 0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// How many documents there are.
    pub(crate) fn count_documents(&self) -> Result<u64> {
        let mut statement = self.db.prepare_cached("SELECT count(*) FROM documents")?;
        Ok(statement.query_row([], |row| row.get::<_, i64>(0))?.unsigned_abs())
    }

    /// How many documents there are, by kind word.
    pub(crate) fn count_by_kind(&self) -> Result<Vec<(String, u64)>> {
        let mut statement =
            self.db.prepare_cached("SELECT kind, count(*) FROM documents GROUP BY kind ORDER BY kind")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The ids nearest to `id` when ids are sorted from their ends: what a reference has to be told apart from.
    pub(crate) fn tail_neighbours(&self, id: RecordId) -> Result<Vec<RecordId>> {
        // A tail is an id: the index alone answers, and no document's page is read and decrypted for it.
        let mut statement = self.db.prepare_cached(
            "SELECT (SELECT max(tail) FROM documents WHERE tail < ?1), (SELECT min(tail) FROM documents WHERE tail > ?1)",
        )?;
        let sides = statement.query_row([&tail(id)[..]], |row| {
            Ok([row.get::<_, Option<[u8; 16]>>(0)?, row.get::<_, Option<[u8; 16]>>(1)?])
        })?;
        Ok(sides.into_iter().flatten().map(|tail| RecordId::from_bytes(backwards(tail))).collect())
    }

    /// Ids whose last nibbles are these, given from the last one backwards; at most five, for nobody reads more to
    /// choose from. The user, devices and marks of what is gone are nothing to point at.
    pub(crate) fn with_tail(&self, nibbles: &[u8]) -> Result<Vec<RecordId>> {
        let (low, high) = tail_range(nibbles);
        let mut statement = self.db.prepare_cached(
            "SELECT tail FROM documents WHERE tail >= ?1 AND tail <= ?2
                 AND kind NOT IN ('me', 'device', 'revocation', 'forgotten', 'dismissal') ORDER BY tail LIMIT 5",
        )?;
        let rows = statement.query_map(params![&low[..], &high[..]], id_of_tail)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Stores a document, its place in the census and the rows that follow from its record, replacing what was there.
    pub(crate) fn store(&self, id: RecordId, document: &Document, record: Option<&AnyRecord>) -> Result<()> {
        let kind = document.kind_word().unwrap_or_default();
        let bytes = document.save()?;
        let known = self
            .db
            .prepare_cached("UPDATE documents SET bytes = ?3 WHERE id = ?1 AND kind = ?2")?
            .execute(params![id.as_bytes(), kind, bytes])?;
        if known == 0 {
            // No record changes its kind; the rows of one that does lie in other tables, and go.
            if self.db.prepare_cached("DELETE FROM documents WHERE id = ?1")?.execute([id.as_bytes()])? > 0 {
                index::remove(self.db, id, None)?;
                self.names_changed();
            }
            self.db
                .prepare_cached("INSERT INTO documents (id, tail, kind, bytes) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![id.as_bytes(), &tail(id)[..], kind, bytes])?;
        }
        let kind = Kind::from_word(&kind);
        census::count(self.db, id, document)?;
        if kind == Some(Kind::Person) {
            let before = self.name_rows(id)?;
            index::update(self.db, id, kind, record, known == 0)?;
            return self.note_names(id, known == 0, &before);
        }
        if kind == Some(Kind::Me) {
            self.names_changed();
        }
        index::update(self.db, id, kind, record, known == 0)
    }

    /// Removes a document and its rows from the file.
    pub(crate) fn erase(&self, id: RecordId) -> Result<()> {
        let kind = self.kind(id)?;
        if matches!(kind, Some(Kind::Person | Kind::Me)) {
            self.names_changed();
        }
        index::remove(self.db, id, kind)?;
        census::remove(self.db, id)?;
        self.db.prepare_cached("DELETE FROM documents WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}

/// The id read backwards, nibble by nibble.
pub(super) fn tail(id: RecordId) -> [u8; 16] {
    backwards(id.into_bytes())
}

fn backwards(mut bytes: [u8; 16]) -> [u8; 16] {
    bytes.reverse();
    bytes.map(|byte| byte.rotate_left(4))
}

fn id_of_tail(row: &Row<'_>) -> rusqlite::Result<RecordId> {
    row.get(0).map(backwards).map(RecordId::from_bytes)
}

/// The lowest and the highest tail that begin with these nibbles; more than 32 are cut.
fn tail_range(nibbles: &[u8]) -> ([u8; 16], [u8; 16]) {
    let (mut low, mut high) = ([0; 16], [0xff; 16]);
    for (place, nibble) in nibbles.iter().take(32).enumerate() {
        let shift = if place % 2 == 0 { 4 } else { 0 };
        let (low, high) = (&mut low[place / 2], &mut high[place / 2]);
        *low |= (nibble & 0xf) << shift;
        *high &= !(0xf << shift) | ((nibble & 0xf) << shift);
    }
    (low, high)
}
