//! Has a journal take in what a newer or a hostile device might send, for the tests of the phones: strange FILE KEY, the key in
//! hexadecimal digits.

use std::{env, error::Error, path::Path};

use hallway_core::{
    Journal, Key,
    journal::Changes,
    model::{Moment, RecordId},
};
use serde_json::Value;

/// Records as the core's own test of extreme ones forged them; it writes the file too.
const SENT: &str = include_str!("../data/strange.json");

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(file), Some(key)) = (arguments.next(), arguments.next()) else {
        return Err("strange FILE KEY".into());
    };
    let now: Moment = "2026-11-18T14:05:00+00:00".parse()?;
    let key = Key::from_hex(&key).ok_or("the key is not one")?;
    let journal = Journal::open(Path::new(&file), key, now)?;
    let journals: Vec<Vec<Value>> = serde_json::from_str(SENT)?;
    let sent = journals.first().ok_or("nothing was sent")?.iter().map(record).collect::<Option<Vec<_>>>();
    let sent = sent.ok_or("a record is none")?;
    let all = sent.len();
    let taken = journal.replica().merge(sent, now)?.into_iter().flatten().count();
    // A few may not be sent by another device.
    if taken + 5 < all {
        return Err(format!("{taken} of {all} were taken in").into());
    }
    Ok(())
}

fn record(said: &Value) -> Option<Changes> {
    let changes = said["changes"].as_array()?.iter().map(|change| bytes(change.as_str()?));
    Some(Changes { id: RecordId::parse(said["id"].as_str()?)?, changes: changes.collect::<Option<_>>()? })
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let pairs = (0..hex.len()).step_by(2).map(|at| hex.get(at..at + 2));
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}
