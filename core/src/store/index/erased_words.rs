//! How words that are erased leave the full text: at once, or all together when much is erased at a time.

use std::time::{Duration, Instant};

use rusqlite::OptionalExtension;

use crate::{error::Result, store::Tx};

/// Pages of the full text that are merged at a time: a millisecond or two.
const MERGED_AT_A_TIME: i64 = 16;

impl Tx<'_> {
    /// From now on words that are erased stay in the file until [`merge_words`](Self::merge_words) has come to its end. Erased
    /// one by one each is looked for in every segment of the full text, under each of its beginnings: of a thousand lines
    /// that takes longer than merging the words of forty thousand.
    pub(crate) fn erase_words_later(&self) -> Result<()> {
        if self.erases_words_at_once()? {
            self.set_secure_delete(false)?;
        }
        Ok(())
    }

    /// Merges the full text into one piece, without what was erased, for at most `patience`; `from_the_start` at the first of
    /// these steps. True at the end: words are erased at once from then on.
    pub(crate) fn merge_words(&self, from_the_start: bool, patience: Duration) -> Result<bool> {
        let begun = Instant::now();
        // Less than nothing: everything that is there belongs to it.
        let mut pages = if from_the_start { -MERGED_AT_A_TIME } else { MERGED_AT_A_TIME };
        while begun.elapsed() < patience {
            let before = self.total_changes()?;
            self.db
                .prepare_cached("INSERT INTO search_words (search_words, rank) VALUES ('merge', ?1)")?
                .execute([pages])?;
            pages = MERGED_AT_A_TIME;
            // The statement itself counts as one change.
            if self.total_changes()? - before < 2 {
                if !self.erases_words_at_once()? {
                    self.set_secure_delete(true)?;
                }
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn total_changes(&self) -> Result<i64> {
        Ok(self.db.prepare_cached("SELECT total_changes()")?.query_row([], |row| row.get(0))?)
    }

    fn erases_words_at_once(&self) -> Result<bool> {
        let mut statement =
            self.db.prepare_cached("SELECT v FROM search_words_config WHERE k = 'secure-delete'")?;
        Ok(statement.query_row([], |row| row.get(0)).optional()? == Some(1))
    }

    fn set_secure_delete(&self, at_once: bool) -> Result<()> {
        self.db
            .prepare_cached("INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', ?1)")?
            .execute([at_once])?;
        Ok(())
    }
}
