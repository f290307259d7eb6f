//! The text in a saved document, read from its bytes: for asking many documents whether a word is in any of them.
//!
//! Loading a document costs a hundred times what reading its bytes does. A saved document keeps the values of all its
//! operations in one column and their keys in another, replaced and deleted ones included, each string in one piece; this
//! gives those columns, one after the other, with bytes between the strings that are none. A text that was edited letter by
//! letter has its letters there too, but not in one piece: such a document has to be loaded, and so does whatever is
//! written otherwise than our own file is. Nothing here judges what an operation means.
//!
//! The layout is that of the automerge binary format (<https://automerge.org/automerge-binary-format-spec/>), sections
//! "chunk container", "document chunk" and "column storage".

use std::io::Read;

use flate2::bufread::DeflateDecoder;

use super::guard::{ByteReader, CHECKSUM, HASH, MAGIC};
use crate::error::{Error, Result};

const DOCUMENT: u8 = 0;

/// Which operations insert into a text or list: column 3, of yes and no.
const INSERTS: u64 = (3 << 4) | BOOLEAN;

/// What the last four bits of a column's specification say.
const TYPE: u64 = 0b0111;
const BOOLEAN: u64 = 4;
const STRING: u64 = 5;
const VALUE: u64 = 7;
const DEFLATED: u64 = 0b1000;

/// The most bytes that are inflated of one column; a document with more is loaded.
const LONGEST_COLUMN: u64 = 64 << 20;

/// Every string a saved document has ever held, as bytes, others between them; nothing if it has to be loaded to be known.
pub(crate) fn text_in(saved: &[u8]) -> Option<Vec<u8>> {
    read(saved).ok().flatten()
}

fn read(saved: &[u8]) -> Result<Option<Vec<u8>>> {
    let mut container = ByteReader(saved);
    if container.take(MAGIC.len() as u64)? != MAGIC {
        return Ok(None);
    }
    container.take(CHECKSUM)?;
    if container.take(1)? != [DOCUMENT] {
        return Ok(None);
    }
    let mut body = ByteReader(container.sized()?);
    if !container.0.is_empty() {
        return Ok(None);
    }
    for _actor in 0..body.number()? {
        body.sized()?;
    }
    for _head in 0..body.number()? {
        body.take(HASH)?;
    }
    let (changes, operations) = (columns(&mut body)?, columns(&mut body)?);
    let mut text = Vec::new();
    for (specification, length) in changes {
        take_text(specification, body.take(length)?, &mut text)?;
    }
    for (specification, length) in operations {
        let column = body.take(length)?;
        if specification & !DEFLATED == INSERTS && has_a_yes(specification, column)? {
            return Ok(None);
        }
        take_text(specification, column, &mut text)?;
    }
    Ok(Some(text))
}

/// The specifications and lengths of columns that follow later.
fn columns(body: &mut ByteReader<'_>) -> Result<Vec<(u64, u64)>> {
    (0..body.number()?).map(|_| Ok((body.number()?, body.number()?))).collect()
}

/// Puts a column that may hold strings behind what is there.
fn take_text(specification: u64, column: &[u8], text: &mut Vec<u8>) -> Result<()> {
    if matches!(specification & TYPE, STRING | VALUE) {
        inflate(specification, column, text)?;
        text.push(0);
    }
    Ok(())
}

/// Whether a column of yes and no, which begins with how many times it says no, ever says yes.
fn has_a_yes(specification: u64, column: &[u8]) -> Result<bool> {
    let mut plain = Vec::new();
    inflate(specification, column, &mut plain)?;
    let mut runs = ByteReader(&plain);
    if !runs.0.is_empty() {
        runs.number()?;
    }
    Ok(!runs.0.is_empty())
}

fn inflate(specification: u64, column: &[u8], into: &mut Vec<u8>) -> Result<()> {
    if specification & DEFLATED == 0 {
        into.extend_from_slice(column);
        return Ok(());
    }
    let inflated = DeflateDecoder::new(column).take(LONGEST_COLUMN).read_to_end(into);
    match inflated {
        Ok(length) if (length as u64) < LONGEST_COLUMN => Ok(()),
        _ => Err(Error::Refused("a column of a document cannot be inflated")),
    }
}
