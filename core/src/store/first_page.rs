//! The first page of a damaged file, made anew.
//!
//! Every page proves itself with the key and with the salt in the file's first sixteen bytes. What else the first page
//! holds, where the schema lies, is the same in every journal that this version makes. So if that page fails and the
//! salt does not, a journal made with the same key and salt lends its own. The damaged file is only read.

use std::{
    fs::File,
    io::{Read, Seek, Write},
    path::{Path, PathBuf},
};

use rusqlite::params;

use super::{
    Key,
    connection::{Cipher, Location, PAGE, with_suffix},
    index, migrations,
};
use crate::error::{Error, Result};

/// The most bytes of one value; SQLite takes no more than a thousand million.
const MOST: u64 = 500_000_000;

/// A copy of a damaged file with a first page from elsewhere. It goes when this is dropped.
#[derive(Debug)]
pub(super) struct PatchedCopy {
    pub(super) location: Location,
    lender: PathBuf,
}

impl PatchedCopy {
    /// Copies the file at `from`, with its log, to a name beside `beside`, under a first page of its own.
    pub(super) fn to(from: &Path, beside: &Path, key: &Key) -> Result<Self> {
        let (path, lender) = (with_suffix(beside, "-copy"), with_suffix(beside, "-lender"));
        let location = Location { path, cipher: Cipher::Key(key.clone()) };
        let copy = Self { location, lender };
        copy.clear();
        let failed = |source| Error::Io { path: from.to_owned(), source };
        let mut salt = [0; 16];
        let mut damaged = File::open(from).map_err(failed)?;
        damaged.read_exact(&mut salt).map_err(failed)?;
        let length = damaged.metadata().map_err(failed)?.len();
        copy.make_lender(Cipher::Salted(key.clone(), salt), length)?;
        copy.copy(from, length).map_err(failed)?;
        Ok(copy)
    }

    /// Makes a journal of this version that is no smaller than the file: its first page says how far the pages go.
    fn make_lender(&self, cipher: Cipher, length: u64) -> Result<()> {
        let lender = Location { path: self.lender.clone(), cipher };
        let mut db = lender.create()?;
        migrations::migrate(&mut db, &lender.path)?;
        index::prepare(&mut db)?;
        let mut left = length;
        while left > 0 {
            let part = left.min(MOST);
            left -= part;
            let name = left.to_be_bytes();
            db.execute(
                "INSERT INTO documents (id, tail, kind, bytes) VALUES (?1, ?1, '', zeroblob(?2))",
                params![&name[..], i64::try_from(part).unwrap_or(0)],
            )?;
        }
        db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    fn copy(&self, from: &Path, length: u64) -> std::io::Result<()> {
        let mut page = vec![0; usize::try_from(PAGE).unwrap_or(0)];
        File::open(&self.lender)?.read_exact(&mut page)?;
        std::fs::copy(from, &self.location.path)?;
        let mut copy = File::options().write(true).open(&self.location.path)?;
        copy.rewind()?;
        copy.write_all(&page)?;
        // What is left of a page at the end is no page.
        copy.set_len(length - length % PAGE)?;
        let log = with_suffix(from, "-wal");
        if log.exists() {
            std::fs::copy(log, with_suffix(&self.location.path, "-wal"))?;
        }
        Ok(())
    }

    fn clear(&self) {
        for path in [&self.location.path, &self.lender] {
            for suffix in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(with_suffix(path, suffix));
            }
        }
    }
}

impl Drop for PatchedCopy {
    fn drop(&mut self) {
        self.clear();
    }
}
