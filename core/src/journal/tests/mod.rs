//! What can only be shown from inside: a file without encryption, rows beside documents, a file that is torn.

mod census;
mod contacts;
mod devices;
mod early_stops;
mod erase;
mod extremes;
mod found;
mod kept_rows;
mod merge;
mod rows;
mod said;

use chrono::DateTime;

use super::{Changes, Journal};
use crate::{model::Moment, store::Store};

/// The moment most tests happen at: a Wednesday.
pub(super) fn now() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-18T14:05:00+00:00").unwrap()
}

/// A journal whose file can be searched for bytes.
pub(super) fn plain_journal(directory: &std::path::Path) -> Journal {
    Journal::with(Store::open_plain(&directory.join("journal.hallway")).unwrap(), now()).unwrap()
}

/// The whole history of every record, the oldest record first.
pub(super) fn everything(journal: &Journal) -> Vec<Changes> {
    let records = journal.replica().records().unwrap();
    records.into_iter().flat_map(|id| journal.replica().changes_of(id, &[]).unwrap()).collect()
}

/// Logs a line as it would be typed.
pub(super) fn log(journal: &Journal, line: &str) -> super::Receipt {
    let reading = journal.read_line(line, now()).unwrap();
    journal.log(reading, now()).unwrap()
}

#[test]
fn a_new_journal_is_for_its_owner_alone_and_never_an_empty_file() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("inner").join("journal.hallway");
    let location = crate::store::Location::new(&path, crate::store::Cipher::None);
    location.prepare().unwrap();
    let file = std::fs::metadata(&path).unwrap();
    assert!(file.len() > 0);
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&file.permissions()) & 0o077, 0);
    assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn an_empty_file_is_named_and_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("journal.hallway");
    std::fs::write(&path, "").unwrap();
    let error = Journal::open(&path, crate::Key::random().unwrap(), now()).unwrap_err();
    assert!(error.to_string().contains("it is empty"), "{error}");
    assert_eq!(std::fs::metadata(&path).unwrap().len(), 0);
}
