//! Rows out of single pages: what a leaf of the file holds, no matter what became of the pages above it.
//!
//! The layout is SQLite's ("Database File Format", sections 1.6 and 2.1). Nothing in a page is believed: every length
//! and place is checked against the page before it is used.

/// A leaf of a table with row numbers.
const TABLE_LEAF: u8 = 13;
/// A leaf of a table without row numbers, or of an index.
const INDEX_LEAF: u8 = 10;
/// A page above such leaves; it has rows of its own.
const INDEX_INTERIOR: u8 = 2;
/// A page above the leaves of a table; it has none.
const TABLE_INTERIOR: u8 = 5;

/// A row longer than this is not one of ours: documents are bounded.
const LONGEST: usize = 64 << 20;

/// Where the header of a page begins: the first one has that of the file before it.
fn header(number: u32) -> usize {
    if number == 1 { 100 } else { 0 }
}

/// One value of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Integer(i64),
    Text(String),
    Blob(Vec<u8>),
    /// A number with a fraction: no row that is looked for has one.
    Real,
}

/// A row that was found in a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Its number, in a table that numbers its rows.
    pub(super) number: Option<i64>,
    pub(super) values: Vec<Value>,
}

/// The rows of one page, without those that continue in another page that is damaged; empty for a page without rows.
/// `usable` is how many bytes of a page hold data, `overflow` reads another page.
pub(super) fn rows(
    number: u32,
    page: &[u8],
    usable: usize,
    overflow: &mut dyn FnMut(u32) -> Option<Vec<u8>>,
) -> Vec<Row> {
    let at = header(number);
    let Some(&kind) = page.get(at) else { return Vec::new() };
    let pointers = match kind {
        TABLE_LEAF | INDEX_LEAF => at + 8,
        INDEX_INTERIOR => at + 12,
        _ => return Vec::new(),
    };
    let cells = 0..usize::from(short(page, at + 3));
    let places = cells.map(|cell| usize::from(short(page, pointers + 2 * cell)));
    places.filter_map(|place| row(page, kind, place, usable, overflow)).collect()
}

/// Bytes between the pointers of a page and its cells: they are nobody's, and may hold what once stood there. None for a
/// page that has no cells.
pub(super) fn gap(number: u32, page: &[u8], usable: usize) -> Option<std::ops::Range<usize>> {
    let at = header(number);
    let pointers = match *page.get(at)? {
        TABLE_LEAF | INDEX_LEAF => at + 8,
        INDEX_INTERIOR | TABLE_INTERIOR => at + 12,
        _ => return None,
    };
    let begin = pointers + 2 * usize::from(short(page, at + 3));
    // A page of 65,536 bytes would say 0; ours are smaller.
    let end = usize::from(short(page, at + 5));
    (begin <= end && end <= usable).then_some(begin..end)
}

fn short(page: &[u8], at: usize) -> u16 {
    page.get(at..at + 2).and_then(|two| two.try_into().ok()).map_or(0, u16::from_be_bytes)
}

/// A number of one to nine bytes, and where it ends.
fn varint(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let mut number = 0;
    for place in at..at + 8 {
        let byte = *bytes.get(place)?;
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, place + 1));
        }
    }
    Some((number << 8 | u64::from(*bytes.get(at + 8)?), at + 9))
}

fn row(
    page: &[u8],
    kind: u8,
    place: usize,
    usable: usize,
    overflow: &mut dyn FnMut(u32) -> Option<Vec<u8>>,
) -> Option<Row> {
    let place = if kind == INDEX_INTERIOR { place + 4 } else { place };
    let (length, mut at) = varint(page, place)?;
    let length = usize::try_from(length).ok().filter(|length| *length <= LONGEST)?;
    let mut number = None;
    if kind == TABLE_LEAF {
        let (said, end) = varint(page, at)?;
        (number, at) = (Some(said.cast_signed()), end);
    }
    // How much of a row stands in its own page.
    let most = if number.is_some() { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
    let least = (usable - 12) * 32 / 255 - 23;
    let here = if length <= most {
        length
    } else {
        let filled = least + (length - least) % (usable - 4);
        if filled <= most { filled } else { least }
    };
    let mut payload = page.get(at..at + here)?.to_vec();
    let mut next = if here < length {
        page.get(at + here..at + here + 4)?.try_into().map(u32::from_be_bytes).ok()?
    } else {
        0
    };
    while payload.len() < length {
        // A chain that goes round ends when the row is full.
        let more = overflow(next)?;
        let part = (length - payload.len()).min(usable - 4);
        next = more.get(..4)?.try_into().map(u32::from_be_bytes).ok()?;
        payload.extend_from_slice(more.get(4..4 + part)?);
    }
    Some(Row { number, values: values(&payload)? })
}

/// The values of a row.
fn values(payload: &[u8]) -> Option<Vec<Value>> {
    let (header, mut at) = varint(payload, 0)?;
    let header = usize::try_from(header).ok().filter(|header| *header <= payload.len())?;
    let mut body = header;
    let mut values = Vec::new();
    while at < header {
        let (kind, next) = varint(payload, at)?;
        at = next;
        let length = match kind {
            0 | 8 | 9 => 0,
            1..=4 => usize::try_from(kind).ok()?,
            5 => 6,
            6 | 7 => 8,
            10 | 11 => return None,
            _ => usize::try_from((kind - 12) / 2).ok()?,
        };
        let bytes = payload.get(body..body.checked_add(length)?)?;
        body += length;
        values.push(match kind {
            0 => Value::Null,
            8 | 9 => Value::Integer(i64::try_from(kind - 8).ok()?),
            1..=6 => {
                let negative = bytes.first().is_some_and(|first| first & 0x80 != 0);
                let start = if negative { -1 } else { 0 };
                Value::Integer(bytes.iter().fold(start, |number, byte| number << 8 | i64::from(*byte)))
            }
            7 => Value::Real,
            _ if kind % 2 == 0 => Value::Blob(bytes.to_vec()),
            _ => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
        });
    }
    Some(values)
}
