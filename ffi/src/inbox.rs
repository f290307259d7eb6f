//! The inbox, from the side that writes: a share sheet, a widget or a tile has no key, and needs none.

use hallway_core::{journal::put_in_inbox as put, model::Moment};

use crate::{Result, guard::guarded, journal};

/// Puts a line into the inbox in this folder, whole or not at all, and says how its file is called; the app logs it the next time
/// it is opened ([`ReviewWalk::take_inbox`](crate::ReviewWalk::take_inbox)). At most 64 KiB. An extension without this library
/// writes the same file by itself: ffi/README.md has its format.
#[uniffi::export]
pub fn put_in_inbox(folder: String, text: &str, at: Moment) -> Result<String> {
    guarded(|| Ok(put(journal::folder(&folder)?, text, at)?))
}
