//! The inbox: lines that something outside the app wrote down while it could not open the journal.
//!
//! A share sheet, a widget or a tile has no key. It writes a small file into a folder that it shares with the app, which logs
//! what lies there the next time it is opened: each line once and only once, at the moment it was said, also when the app is
//! killed in the middle or two processes look at the same time. That a file was taken stands in the transaction that logs its
//! line; only then is the file removed.
//!
//! A file is named by 8 to 64 letters, digits and hyphens and `.line`, and is written under another ending first and renamed
//! when it is whole. It is UTF-8: `hallway-line 1`, the moment in RFC 3339, an empty line, then the line as it was said. At most
//! 66 KiB.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Days};

use crate::{
    error::{Error, Result},
    journal::{
        line::{log::log_in, receipt::Receipt},
        rooms::ReviewRoom,
        text::spoken,
        write::fresh_id,
    },
    model::Moment,
    quick_log::LONGEST_LINE,
};

/// What the first line of a file says.
const HEAD: &str = "hallway-line 1";

/// The endings of files that wait, and of those that are not lines and are left for the user.
const WAITING: &str = "line";
const REFUSED: &str = "refused";

/// How a file ends while it is written, and after that was cut short.
const PART: &str = "part";

/// Room for the head of a file.
const LONGEST_HEAD: usize = 2 << 10;

/// The setting that says that a file was taken, before its name.
const TAKEN: &str = "inbox.";

/// The setting that says in which folder lines were looked for the last time.
pub(in crate::journal) const INBOX: &str = "inbox";

/// Days after which a file that was taken is not seen again.
const REMEMBERED: u64 = 30;

/// What came of the inbox.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct InboxTaken {
    /// The lines that were logged, in the order in which they were said.
    pub logged: Vec<Receipt>,
    /// Files that are not lines, each with why. They are kept beside the others under the ending `refused`.
    pub refused: Vec<RefusedFile>,
}

/// A file of the inbox that is not a line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RefusedFile {
    /// The name it had, without the folder.
    pub name: String,
    /// What is wrong with it, in a sentence for the user.
    pub why: String,
}

/// A line as a file of the inbox holds it.
#[derive(Debug, PartialEq)]
struct InboxLine {
    /// When it was said.
    at: Moment,
    text: String,
}

impl InboxLine {
    /// Reads a file; the error says what is wrong with it.
    fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        let text = std::str::from_utf8(bytes).map_err(|_| "it is not text in UTF-8")?;
        let rest = text.strip_prefix(HEAD).and_then(|rest| rest.strip_prefix('\n'));
        let (at, text) =
            rest.ok_or("it isn't a Hallway line")?.split_once("\n\n").ok_or("it is cut short")?;
        let at = DateTime::parse_from_rfc3339(at.trim()).map_err(|_| "it does not say when it was said")?;
        Ok(Self { at, text: text.to_owned() })
    }
}

/// A file that waits.
struct WaitingFile {
    path: PathBuf,
    name: String,
}

impl ReviewRoom<'_> {
    /// Logs every line that lies in the inbox, the one that was said first before the others, each in a transaction of its own.
    /// What is not a line is set aside and named. After an error what was logged is logged, and the rest waits.
    pub fn take_inbox(&self, folder: &Path, now: Moment) -> Result<InboxTaken> {
        self.remember_inbox(folder)?;
        let mut taken = InboxTaken::default();
        let mut lines = Vec::new();
        for file in waiting(folder)? {
            match read(&file.path) {
                Ok(Ok(line)) => lines.push((line, file)),
                Ok(Err(why)) => taken.refused.push(set_aside(file, why.to_owned())?),
                // Another process was faster.
                Err(Error::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        lines.sort_by(|(one, first), (other, second)| (one.at, &first.name).cmp(&(other.at, &second.name)));
        for (line, file) in lines {
            match self.take_line(&line, &file.name, now) {
                Ok(receipt) => {
                    taken.logged.extend(receipt);
                    remove(&file.path)?;
                }
                Err(error @ (Error::Empty | Error::TooLong { .. })) => {
                    taken.refused.push(set_aside(file, error.to_string())?);
                }
                Err(error) => return Err(error),
            }
        }
        self.forget_taken(now)?;
        Ok(taken)
    }

    /// A forget names what is left there.
    fn remember_inbox(&self, folder: &Path) -> Result<()> {
        let Some(folder) = folder.to_str().map(str::to_owned) else { return Ok(()) };
        if self.journal.store.read(|db| db.setting(INBOX))?.as_ref() == Some(&folder) {
            return Ok(());
        }
        self.journal.store.write(move |tx| tx.set(INBOX, Some(&folder)))
    }

    /// Logs one line, unless its file was taken before.
    fn take_line(&self, line: &InboxLine, name: &str, now: Moment) -> Result<Option<Receipt>> {
        // A clock that was put back since does not make the line one of tomorrow.
        let at = line.at.min(now.with_timezone(line.at.offset()));
        let reading = self.journal.read_line(&line.text, at)?.in_zone_of_this_device(at);
        let what = format!("logged: {}", spoken(&reading.draft.raw, reading.draft.private));
        let key = format!("{TAKEN}{name}");
        self.journal.commit(what, at, move |txn| {
            if txn.snapshot().setting(&key)?.is_some() {
                return Ok(None);
            }
            txn.set(&key, Some(&now.to_rfc3339()))?;
            log_in(txn, &reading).map(Some)
        })
    }

    /// Forgets which files were taken long ago.
    fn forget_taken(&self, now: Moment) -> Result<()> {
        let Some(long_ago) = now.checked_sub_days(Days::new(REMEMBERED)) else { return Ok(()) };
        let mut marks = self.journal.store.read(|db| db.settings_under(TAKEN))?;
        marks.retain(|(_, at)| DateTime::parse_from_rfc3339(at).is_ok_and(|at| at < long_ago));
        if marks.is_empty() {
            return Ok(());
        }
        self.journal.store.write(move |tx| marks.iter().try_for_each(|(name, _)| tx.set(name, None)))
    }
}

/// The files that wait; none where there is no folder.
fn waiting(folder: &Path) -> Result<Vec<WaitingFile>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::Io { path: folder.to_owned(), source }),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|source| Error::Io { path: folder.to_owned(), source })?;
        let (path, name) = (entry.path(), entry.file_name());
        // A link could point at anything.
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if let Some(name) = name.to_str().filter(|name| is_file && is_named_well(name)) {
            found.push(WaitingFile { name: name.to_owned(), path });
        }
    }
    Ok(found)
}

/// Whether a file is named as one that waits.
fn is_named_well(name: &str) -> bool {
    let Some((stem, WAITING)) = name.rsplit_once('.') else { return false };
    (8..=64).contains(&stem.len()) && stem.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether a file of an inbox holds what no journal took.
pub(in crate::journal) fn is_left_over(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| [REFUSED, PART].contains(&ending))
}

/// The line in a file, or what is wrong with it.
fn read(path: &Path) -> Result<Result<InboxLine, &'static str>> {
    let io = |source| Error::Io { path: path.to_owned(), source };
    let longest = LONGEST_LINE + LONGEST_HEAD;
    let mut bytes = Vec::new();
    // One byte more than it may have, so that a file which is too long is told from one that just fits.
    let file = fs::File::open(path).map_err(io)?;
    file.take(longest as u64 + 1).read_to_end(&mut bytes).map_err(io)?;
    Ok(if bytes.len() > longest {
        Err("it is too long: the limit is 64 KiB")
    } else {
        InboxLine::read(&bytes)
    })
}

/// Keeps a file that is not a line out of the way.
fn set_aside(file: WaitingFile, why: String) -> Result<RefusedFile> {
    let to = file.path.with_extension(REFUSED);
    fs::rename(&file.path, &to).map_err(|source| Error::Io { path: file.path, source })?;
    Ok(RefusedFile { name: file.name, why })
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::Io { path: path.to_owned(), source: error })
        }
        _ => Ok(()),
    }
}

/// Puts a line into an inbox as something outside the app does: whole, or not at all. Says how the file is called.
pub fn put_in_inbox(folder: &Path, text: &str, at: Moment) -> Result<String> {
    if text.len() > LONGEST_LINE {
        let length = format!("{} bytes", text.len());
        return Err(Error::TooLong { what: "the line", length, limit: "64 KiB" });
    }
    let name = format!("{}.{WAITING}", fresh_id(at)?);
    let (part, whole) = (folder.join(&name).with_extension(PART), folder.join(&name));
    let io = |source| Error::Io { path: whole.clone(), source };
    fs::create_dir_all(folder).map_err(io)?;
    let written = fs::write(&part, format!("{HEAD}\n{}\n\n{text}", at.to_rfc3339()));
    if let Err(error) = written.and_then(|()| fs::rename(&part, &whole)) {
        // Of a disk that is full, half a line takes up room.
        let _ = fs::remove_file(&part);
        return Err(io(error));
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_a_line_only_if_it_says_so_from_its_first_byte() {
        let read = |text: &str| InboxLine::read(text.as_bytes());
        let line = read("hallway-line 1\n2026-11-18T14:05:00+01:00\n\nCoffee with @Ana\n\n#travel").unwrap();
        assert_eq!(line.text, "Coffee with @Ana\n\n#travel");
        assert_eq!(line.at.to_rfc3339(), "2026-11-18T14:05:00+01:00");
        for text in [
            "",
            "hallway-line 1",
            "hallway-line 2\n2026-11-18T14:05:00+01:00\n\nx",
            " hallway-line 1\n2026-11-18T14:05:00+01:00\n\nx",
            "hallway-line 1\nyesterday\n\nx",
            "hallway-line 1\n2026-11-18T14:05:00+01:00\nx",
        ] {
            assert!(read(text).is_err(), "{text:?}");
        }
        assert!(InboxLine::read(&[0xff, 0xfe]).is_err());
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        assert!(is_named_well("0190f2a1-77aa-7000-8000-000000000001.line"));
        for name in
            ["short.line", "../../etc/passwd.line", "12345678", "12345678.part", "12345678é.line", ".line"]
        {
            assert!(!is_named_well(name), "{name}");
        }
    }
}
