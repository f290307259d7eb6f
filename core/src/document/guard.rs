//! The guard: what a change chunk may claim before automerge is allowed to look at it.
//!
//! A change is a table of operations stored by column, and every column is run-length encoded, so a few bytes can claim
//! millions of operations: 113 bytes cost automerge 14.7 s and 1.8 GB (measured). The guard walks a chunk's columns and
//! adds up the run lengths without building anything, in time linear in the chunk's bytes. It never judges what an
//! operation means, never checks a checksum and never allocates: automerge does that, on a chunk that is now known to be
//! of a decent size. What our own code writes goes through the same guard before it is handed out, so nothing that
//! leaves this device can be refused by the next one.
//!
//! The layout is that of the automerge binary format (<https://automerge.org/automerge-binary-format-spec/>), sections
//! "chunk container", "change chunk" and "column storage".

use crate::error::{Error, Result};

/// The most bytes one change may have.
///
/// A line of 64 KiB that names a new person every four bytes makes about 2 MiB of set members; nobody writes one.
pub const LONGEST_CHUNK: usize = 4 << 20;

/// The most operations one change may claim: a text at its limit, every character of it replaced (50,000 taken away,
/// 50,000 put there), and room for the other fields. They cost automerge about half a second and 55 MB (measured).
pub const MOST_OPERATIONS: u64 = 2 * crate::model::LONGEST_TEXT as u64 + 4_096;

/// The most bytes of field names and mark names one change may claim: automerge copies the name out for every operation
/// of a run, so a long name in a long run is a bomb of its own.
pub const MOST_NAME_BYTES: u64 = 2 * LONGEST_CHUNK as u64;

/// The most changes [`merge`](super::Document::merge) takes at once.
pub const MOST_CHUNKS: usize = 1_024;

/// The most bytes [`merge`](super::Document::merge) takes at once.
pub const LONGEST_MESSAGE: usize = LONGEST_CHUNK;

/// The most operations [`merge`](super::Document::merge) takes at once.
pub const MOST_OPERATIONS_IN_MESSAGE: u64 = MOST_OPERATIONS;

/// The most operations a document may hold, those of its whole history counted: a text at its limit and three rewrites
/// of every character. Loading takes time with them, a second for this many.
pub const MOST_OPERATIONS_KEPT: u64 = 400_000;

/// The most changes a document may hold, even empty ones: each may come from an actor of its own, and automerge's time
/// grows with more than their square (measured: 4,000 in 0.2 s, 6,000 in 0.8 s, 18,000 in 19 s).
pub const MOST_CHANGES_KEPT: u64 = 6_000;

/// The most keys a document may show: a line of 64 KiB that names a new person every four bytes has 50,000.
pub const MOST_KEYS: usize = 100_000;

/// The most operations of a record that is small by nature, those of its whole history counted: a device with its name
/// changed hundreds of times.
pub const MOST_OPERATIONS_OF_SMALL: u64 = 512;

/// The most bytes such a record may take on disk.
pub const LONGEST_SMALL: usize = 8 << 10;

/// How much of a document's limits our own writes fill, in quarters: devices that write at once need the rest.
pub(super) const OUR_QUARTERS: u64 = 3;

/// Columns in a change; the format has fourteen, the rest is room for newer versions of it.
const MOST_COLUMNS: u64 = 32;

/// What every chunk begins with; four bytes of checksum follow.
pub(super) const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
pub(super) const CHECKSUM: u64 = 4;

/// Where a chunk's checksum stands: the first bytes of the change's hash.
pub(super) const CHECKSUM_AT: std::ops::Range<usize> = 4..8;

const CHANGE: u8 = 1;
pub(super) const HASH: u64 = 32;

/// What a change claims to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim {
    /// The rows of its longest column: its operations, or the values they replace if those are more.
    pub(super) operations: u64,
    /// The bytes of all field names and mark names, a run's counted once for each operation.
    pub(super) name_bytes: u64,
}

/// Refuses chunks that together or one by one claim too much, or are anything but plain changes.
pub(super) fn admit(chunks: &[impl AsRef<[u8]>]) -> Result<()> {
    let mut sum = Sum::default();
    for chunk in chunks {
        sum = sum.with(chunk.as_ref())?;
        sum.admit()?;
    }
    Ok(())
}

/// What the changes of one message claim together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    chunks: usize,
    bytes: usize,
    operations: u64,
    name_bytes: u64,
}

impl Sum {
    /// The sum with one more change; refused if that alone is too much.
    pub(super) fn with(self, chunk: &[u8]) -> Result<Self> {
        let claim = claim(chunk)?;
        Ok(Self {
            chunks: self.chunks.saturating_add(1),
            bytes: self.bytes.saturating_add(chunk.len()),
            operations: self.operations.saturating_add(claim.operations),
            name_bytes: self.name_bytes.saturating_add(claim.name_bytes),
        })
    }

    /// Refuses what is too much for one message.
    pub(super) fn admit(&self) -> Result<()> {
        if self.chunks > MOST_CHUNKS {
            return Err(Error::Refused("more changes at once than a record needs"));
        }
        if self.bytes > LONGEST_MESSAGE {
            return Err(Error::Refused("more bytes at once than a record needs"));
        }
        if self.operations > MOST_OPERATIONS_IN_MESSAGE || self.name_bytes > MOST_NAME_BYTES {
            return Err(Error::Refused("the changes claim more operations than a record needs"));
        }
        Ok(())
    }
}

/// What one chunk claims; refused if it is not a plain change or claims more than one change may.
pub(super) fn claim(chunk: &[u8]) -> Result<Claim> {
    if chunk.len() > LONGEST_CHUNK {
        return Err(Error::Refused("a change is longer than any a record needs"));
    }
    let mut container = ByteReader(chunk);
    if container.take(MAGIC.len() as u64)? != MAGIC {
        return Err(Error::Refused("the bytes aren't a change of a record"));
    }
    container.take(CHECKSUM)?;
    if container.take(1)? != [CHANGE] {
        return Err(Error::Refused(
            "only plain changes are accepted, nothing compressed and no whole documents",
        ));
    }
    let mut body = ByteReader(container.sized()?);
    if !container.0.is_empty() {
        return Err(Error::Refused("there is something behind a change"));
    }
    columns(&mut body)
}

/// Skips a change's head and adds up its columns.
fn columns(body: &mut ByteReader<'_>) -> Result<Claim> {
    for _dependency in 0..body.number()? {
        body.take(HASH)?;
    }
    let _actor = body.sized()?;
    let (_sequence, _first_operation, _time) = (body.number()?, body.number()?, body.signed()?);
    let _message = body.sized()?;
    for _other_actor in 0..body.number()? {
        body.sized()?;
    }
    let count = body.number()?;
    if count > MOST_COLUMNS {
        return Err(Error::Refused("a change has more columns than the format knows"));
    }
    let mut widths = *body;
    for _column in 0..count {
        body.number()?;
        body.number()?;
    }
    let mut whole = Claim { operations: 0, name_bytes: 0 };
    for _column in 0..count {
        let (specification, length) = (widths.number()?, widths.number()?);
        let column = ByteReader(body.take(length)?);
        let claim = column_claim(specification, column)?;
        whole.operations = whole.operations.max(claim.operations);
        whole.name_bytes = whole.name_bytes.saturating_add(claim.name_bytes);
    }
    if whole.name_bytes > MOST_NAME_BYTES {
        return Err(Error::Refused("a change claims longer names than a record needs"));
    }
    Ok(whole)
}

/// The rows of one column, and the bytes of its strings if it holds strings.
fn column_claim(specification: u64, mut column: ByteReader<'_>) -> Result<Claim> {
    const DEFLATED: u64 = 0b1000;
    const TYPE: u64 = 0b0111;
    const DELTA: u64 = 3;
    const BOOLEAN: u64 = 4;
    const STRING: u64 = 5;
    const RAW_VALUES: u64 = 7;

    let mut claim = Claim { operations: 0, name_bytes: 0 };
    if specification & DEFLATED != 0 {
        return Err(Error::Refused(
            "only plain changes are accepted, nothing compressed and no whole documents",
        ));
    }
    let kind = specification & TYPE;
    if kind == RAW_VALUES {
        return Ok(claim); // Bytes as they are; another column says how to cut them.
    }
    while !column.0.is_empty() {
        if kind == BOOLEAN {
            claim.add(column.number()?, 0)?;
            continue;
        }
        // A run of one value, that many values one after the other, or a run of nothing.
        let (rows, values) = match column.signed()? {
            0 => (column.number()?, 0),
            run if run > 0 => (run.unsigned_abs(), 1),
            literal => (literal.unsigned_abs(), literal.unsigned_abs()),
        };
        claim.add(rows, 0)?;
        let each = if values == 1 { rows } else { 1 };
        for _value in 0..values {
            match kind {
                STRING => {
                    let name = column.sized()?.len() as u64;
                    claim.add(0, name.saturating_mul(each))?;
                }
                DELTA => {
                    column.signed()?;
                }
                _ => {
                    column.number()?;
                }
            }
        }
    }
    Ok(claim)
}

impl Claim {
    fn add(&mut self, operations: u64, name_bytes: u64) -> Result<()> {
        self.operations = self.operations.saturating_add(operations);
        self.name_bytes = self.name_bytes.saturating_add(name_bytes);
        if self.operations > MOST_OPERATIONS {
            return Err(Error::Refused("a change claims more operations than a record needs"));
        }
        Ok(())
    }
}

/// A reader that only ever goes forward, and refuses instead of reading past the end.
#[derive(Clone, Copy)]
pub(super) struct ByteReader<'a>(pub(super) &'a [u8]);

const CUT_OFF: Error = Error::Refused("a change is cut off");

impl<'a> ByteReader<'a> {
    pub(super) fn take(&mut self, length: u64) -> Result<&'a [u8]> {
        let length = usize::try_from(length).map_err(|_| CUT_OFF)?;
        let (taken, rest) = self.0.split_at_checked(length).ok_or(CUT_OFF)?;
        self.0 = rest;
        Ok(taken)
    }

    /// Bytes that stand behind their length.
    pub(super) fn sized(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }

    /// An unsigned LEB128 number.
    pub(super) fn number(&mut self) -> Result<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Error::Refused("a change holds a number that is too large"))
    }

    /// A signed LEB128 number.
    fn signed(&mut self) -> Result<i64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= i64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                let negative = byte & 0x40 != 0 && shift + 7 < 64;
                return Ok(if negative { value | (-1_i64 << (shift + 7)) } else { value });
            }
        }
        Err(Error::Refused("a change holds a number that is too large"))
    }

    fn byte(&mut self) -> Result<u8> {
        self.take(1)?.first().copied().ok_or(CUT_OFF)
    }
}
