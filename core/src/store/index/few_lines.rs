//! The few lines that hold an uncommon word.
//!
//! A question of the full text for a beginning of four letters or more gathers every line that has such a word before it gives
//! the first one: it costs most for the words that are least wanted. Here the words of the index are walked in their order, and
//! the walk ends with the line that is one too many. Nothing is stored for it.

use std::collections::BTreeSet;

use rusqlite::params;

use super::search::{TIE_BITS, searchable};
use crate::{
    error::Result,
    model::{Kind, RecordId},
    store::{
        Snapshot,
        columns::{at_most, id},
    },
};

/// A window on the words of the full-text index, one row for each place of a word; each connection has its own.
pub(in crate::store) const WORDS_OF_TEXTS: &str =
    "CREATE VIRTUAL TABLE temp.search_places USING fts5vocab (main, search_words, instance)";

/// A line with its moment in milliseconds.
type AtMoment = (i64, RecordId);

impl Snapshot<'_> {
    /// Lines that hold a word beginning with one of `words`, each with its moment in milliseconds, the oldest first; `None` if
    /// there are more than `most`.
    pub(crate) fn few_lines_with(&self, words: &[String], most: usize) -> Result<Option<Vec<AtMoment>>> {
        let mut found: BTreeSet<AtMoment> = BTreeSet::new();
        for word in words {
            let word = searchable(word);
            let some = match end_of_words(&word) {
                Some(end) => self.lines_by_walking(&word, &end, most)?,
                None => self.lines_by_asking(&word, most)?,
            };
            found.extend(some);
            if found.len() > most {
                return Ok(None);
            }
        }
        Ok(Some(found.into_iter().collect()))
    }

    /// Lines with a word from `word` on and before `end`, at most one more than `most`.
    fn lines_by_walking(&self, word: &str, end: &str, most: usize) -> Result<Vec<AtMoment>> {
        let mut statement = self.db.prepare_cached(
            "SELECT DISTINCT s.number, s.source FROM temp.search_places w CROSS JOIN search s ON s.number = w.doc
             WHERE w.term >= ?1 AND w.term < ?2 AND s.kind = ?3 LIMIT ?4",
        )?;
        let rows = statement
            .query_map(params![word, end, Kind::Entry.word(), at_most(most.saturating_add(1))], |row| {
                Ok((row.get::<_, i64>(0)? >> TIE_BITS, id(row, 1)?))
            })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The same by a question of the full text, which takes accents off and knows words of scripts without spaces.
    fn lines_by_asking(&self, word: &str, most: usize) -> Result<Vec<AtMoment>> {
        let mut statement = self.db.prepare_cached(
            "SELECT s.number, s.source FROM search_words w CROSS JOIN search s ON s.number = w.rowid
             WHERE w.search_words MATCH ?1 AND s.kind = ?2 ORDER BY w.rowid DESC LIMIT ?3",
        )?;
        let quoted = format!("\"{}\"*", word.replace('"', "\"\""));
        let rows = statement
            .query_map(params![quoted, Kind::Entry.word(), at_most(most.saturating_add(1))], |row| {
                Ok((row.get::<_, i64>(0)? >> TIE_BITS, id(row, 1)?))
            })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// What stands behind all words that begin so in the index; `None` for a word that the index may have in another form.
fn end_of_words(word: &str) -> Option<String> {
    let (last, before) = word.as_bytes().split_last()?;
    let plain = word.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit());
    plain.then(|| before.iter().chain([&(last + 1)]).map(|letter| char::from(*letter)).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rusqlite::Connection;

    use super::*;
    use crate::{
        model::{Entry, Moment, Promise},
        store::index::{TABLES, update},
    };

    /// The lines with a word that begins with one of these, read line by line.
    fn straightforward(lines: &[String], words: &[String], most: usize) -> Option<usize> {
        let has = |line: &&String| {
            let line = searchable(line);
            let begins = |one: &str| words.iter().any(|word| one.starts_with(searchable(word).trim()));
            line.split(|letter: char| !letter.is_alphanumeric()).any(begins)
        };
        let found = lines.iter().filter(has).count();
        (found <= most).then_some(found)
    }

    proptest! {
        #[test]
        fn the_lines_of_a_word_are_those_that_hold_it(
            lines in prop::collection::vec("[abz9 éß,]{0,12}( 分析師| Łab)?", 0..14),
            words in prop::collection::vec("[abz9]{1,4}|é|ł|分", 1..3),
            most in 0_usize..6,
        ) {
            let db = Connection::open_in_memory().unwrap();
            for table in TABLES {
                db.execute_batch(table.ddl).unwrap();
            }
            db.execute_batch(WORDS_OF_TEXTS).unwrap();
            let at = Moment::parse_from_rfc3339("2026-05-20T09:00:00+02:00").unwrap();
            for (n, line) in (1..).zip(&lines) {
                let id = |kind: u8| RecordId::from_bytes([kind, n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, n]);
                let entry = Entry { raw: line.clone(), at, ..Entry::default() };
                update(&db, id(1), Some(Kind::Entry), Some(&entry.into()), true).unwrap();
                // What is no line is found beside the lines and does not count.
                let promise = Promise { text: line.clone(), made: at, ..Promise::default() };
                update(&db, id(2), Some(Kind::Promise), Some(&promise.into()), true).unwrap();
            }
            let found = Snapshot { db: &db }.few_lines_with(&words, most).unwrap();
            let ids = found.as_ref().map(|found| found.iter().map(|(_, id)| *id).collect::<BTreeSet<_>>());
            prop_assert_eq!(ids.as_ref().map(BTreeSet::len), straightforward(&lines, &words, most));
            prop_assert!(ids.iter().flatten().all(|id| id.as_bytes()[0] == 1));
        }
    }
}
