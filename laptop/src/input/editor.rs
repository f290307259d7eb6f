//! A text in the user's editor: in a folder that only they can enter, and gone once what they wrote is saved.
//!
//! Whatever keeps it from being saved, what the user wrote is in a file that is named.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy;

use super::form;
use crate::{
    error::CommandError,
    output::{complaint, pager::shell},
    session::Session,
};

/// How our folders begin.
const FOLDER: &str = "hallway-edit-";

/// Where texts are kept for the user: they are theirs to remove. A folder that cannot be emptied begins so too.
const KEPT: &str = "hallway-kept";

/// A lock in each folder: held while its editor runs, so that what a crash left behind can be told from what is in use. It
/// holds the text as it was first handed out.
const LOCK: &str = "in-use";

/// The largest text that is taken back.
const LARGEST: u64 = 1 << 20;

/// How the line begins that says what was wrong with a text that comes back.
const MARK: &str = ">>> problem: ";

/// A text to be edited.
pub struct Draft<'a> {
    /// The name of the file: "line", "person".
    pub what: &'static str,
    /// What the editor opens with.
    pub text: &'a str,
    /// It is nowhere else yet, so it is kept even if the user did not change it.
    pub is_new: bool,
}

impl Draft<'_> {
    /// Whether a text holds something of the user's that stands nowhere else.
    fn is_outgrown_by(&self, edited: &str) -> bool {
        edited != self.text || (self.is_new && !form::above_cut(edited).is_empty())
    }
}

/// Opens a text in the editor and hands what was saved there to `take`, which saves it in the journal. A text that is refused
/// comes back with the reason in its first line, as long as somebody is there to mend it; otherwise it is kept in a file, and
/// the error says where. Only [`CommandError::NotDone`] says that there was nothing in it to be saved.
pub fn edit<T>(
    session: &Session,
    draft: &Draft<'_>,
    mut take: impl FnMut(&str) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    if session.no_input() || session.json() {
        return Err(CommandError::NeedsYes(
            "an editor needs someone at the keyboard: leave out --no-input and --json, or make the change with flags"
                .to_owned(),
        ));
    }
    let desk = Desk::make(draft).map_err(|error| failed(&error))?;
    let mut text = draft.text.to_owned();
    loop {
        let edited = match desk.edited() {
            Ok(edited) => edited,
            Err(error) => {
                let holds = desk.read().map_or(true, |edited| draft.is_outgrown_by(&edited));
                return Err(if holds { desk.keep(error) } else { error });
            }
        };
        let error = match take(without_mark(&edited)) {
            Ok(taken) => {
                desk.clear();
                return Ok(taken);
            }
            Err(error @ CommandError::NotDone(_)) => return Err(error),
            Err(error) => error,
        };
        // Saved again as it came back: the user has had enough.
        if !session.may_ask() || edited == text {
            return Err(desk.keep(error));
        }
        text = format!("{MARK}{error}\n{}", without_mark(&edited));
        if desk.write(&text).is_err() {
            return Err(desk.keep(error));
        }
    }
}

/// A text without the line that said what was wrong with it.
fn without_mark(text: &str) -> &str {
    if text.starts_with(MARK) { text.split_once('\n').map_or("", |(_, rest)| rest) } else { text }
}

fn failed(error: &io::Error) -> CommandError {
    CommandError::System(format!("the text could not be handed to an editor: {error}"))
}

/// A folder of our own with the file that is edited.
struct Desk {
    folder: tempfile::TempDir,
    path: PathBuf,
    /// Held as long as the folder is in use.
    lock: File,
}

impl Desk {
    fn make(draft: &Draft<'_>) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(FOLDER);
        // A folder is made as the umask says unless it is told otherwise; nobody else may look in.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = builder.tempdir_in(base())?;
        let mut lock = private_file(&folder.path().join(LOCK))?;
        lock.lock()?;
        lock.write_all(draft.text.as_bytes())?;
        // The editor holds it too: it may go on after we were killed.
        #[cfg(unix)]
        rustix::io::fcntl_setfd(&lock, rustix::io::FdFlags::empty())?;
        let desk = Self { path: folder.path().join(format!("{}.txt", draft.what)), folder, lock };
        desk.write(draft.text)?;
        Ok(desk)
    }

    /// Puts a text in the place of the one that is there, whole or not at all.
    fn write(&self, text: &str) -> io::Result<()> {
        let mut new = tempfile::NamedTempFile::new_in(self.folder.path())?;
        new.write_all(text.as_bytes())?;
        new.persist(&self.path)?;
        Ok(())
    }

    /// Lets the user change the text; what they saved.
    fn edited(&self) -> Result<String, CommandError> {
        let command = command();
        let status = shell(&command).arg(&self.path).status().map_err(|error| failed(&error))?;
        if status.success() {
            return self.read();
        }
        Err(CommandError::NotDone(format!(
            "the editor \"{command}\" ended with an error, and nothing was changed: set EDITOR to one that works here"
        )))
    }

    /// What was saved; an error that says why it is not text we can take.
    fn read(&self) -> Result<String, CommandError> {
        if fs::metadata(&self.path).is_ok_and(|file| file.len() > LARGEST) {
            return Err(CommandError::NotDone("the text is over 1 MB, and nothing was changed".to_owned()));
        }
        let bytes = fs::read(&self.path).map_err(|error| failed(&error))?;
        String::from_utf8(bytes).map_err(|_| {
            CommandError::NotDone(
                "the text is not UTF-8, and nothing was changed: let your editor save it as UTF-8".to_owned(),
            )
        })
    }

    /// Keeps the text where it is never swept away, and says where behind the error.
    fn keep(self, error: CommandError) -> CommandError {
        let place = kept(&shelf(), &self.path).unwrap_or_else(|_| {
            // There is no room for it: it stays where it is.
            let name = self.path.file_name().map(ToOwned::to_owned).unwrap_or_default();
            stays(&self.folder.keep()).join(name)
        });
        CommandError::Kept { error: Box::new(error), place }
    }

    /// What it held is saved.
    fn clear(self) {
        drop(self.lock);
        if let Err(error) = self.folder.close() {
            complaint::sentence(&format!("hallway: the editor's folder could not be removed: {error}"));
        }
    }
}

/// Copies a text to where texts are kept for the user, for them alone; the new file is on disk.
fn kept(shelf: &Path, text: &Path) -> io::Result<PathBuf> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(shelf)?;
    let name = text.file_stem().unwrap_or_default().to_string_lossy();
    let mut file = tempfile::Builder::new().prefix(&format!("{name}-")).suffix(".txt").tempfile_in(shelf)?;
    io::copy(&mut File::open(text)?, &mut file)?;
    file.as_file().sync_all()?;
    file.into_temp_path().keep().map_err(io::Error::from)
}

/// Keeps a folder under a name that is never swept away.
fn stays(folder: &Path) -> PathBuf {
    let _ = fs::remove_file(folder.join(LOCK));
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let renamed = folder.with_file_name(name.replacen(FOLDER, &format!("{KEPT}-"), 1));
    if fs::rename(folder, &renamed).is_ok() { renamed } else { folder.to_owned() }
}

/// A new file for its owner alone.
fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn command() -> String {
    let named = |name: &str| std::env::var(name).ok().filter(|command| !command.trim().is_empty());
    let usual = if cfg!(windows) { "notepad" } else { "vi" };
    named("VISUAL").or_else(|| named("EDITOR")).unwrap_or_else(|| usual.to_owned())
}

/// In memory where the platform has a place for it, else where temporary files go.
fn base() -> PathBuf {
    etcetera::base_strategy::choose_native_strategy()
        .ok()
        .and_then(|platform| platform.runtime_dir())
        .filter(|directory| directory.is_dir())
        .unwrap_or_else(std::env::temp_dir)
}

/// Where texts are kept: not where the system clears up by itself.
fn shelf() -> PathBuf {
    etcetera::base_strategy::choose_native_strategy()
        .map_or_else(
            |_| std::env::temp_dir(),
            |platform| platform.state_dir().unwrap_or_else(|| platform.data_dir()),
        )
        .join(KEPT)
}

/// Files in the clear that an editor had, or has: kept for the user, or in use.
pub fn plain_texts() -> Vec<PathBuf> {
    let inside = |folder: &Path| {
        let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
        files.filter(|file| file.is_file() && !file.ends_with(LOCK)).collect::<Vec<PathBuf>>()
    };
    let mut texts = inside(&shelf());
    for folder in ours(&base(), KEPT).chain(ours(&base(), FOLDER)) {
        texts.extend(inside(&folder));
    }
    texts.sort();
    texts
}

/// What begins with this in a folder.
fn ours(base: &Path, begins: &str) -> impl Iterator<Item = PathBuf> {
    let inside = fs::read_dir(base).into_iter().flatten().flatten().map(|entry| entry.path());
    inside.filter(move |path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(begins)))
}

/// Removes what an earlier run could not, because it was killed while its editor was open. What the user wrote there is kept,
/// and it is said where.
pub fn sweep_away() {
    for place in sweep(&base(), &shelf()) {
        complaint::sentence(&format!(
            "hallway: what you wrote in an editor before Hallway was ended is kept in {}",
            place.display()
        ));
    }
}

/// Removes folders of ours whose editor is gone, for example after a power cut; the texts that were changed in them.
fn sweep(base: &Path, shelf: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ours(base, FOLDER) {
        let in_use = File::open(folder.join(LOCK)).is_ok_and(|lock| lock.try_lock().is_err());
        if in_use || !is_old(&folder) {
            continue;
        }
        let handed_out = fs::read(folder.join(LOCK)).ok();
        let is_text = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "txt");
        let changed = |path: &PathBuf| is_text(path) && fs::read(path).ok() != handed_out;
        let texts: Vec<PathBuf> = fs::read_dir(&folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|file| file.path())
            .filter(changed)
            .collect();
        match texts.iter().map(|text| kept(shelf, text)).collect::<io::Result<Vec<PathBuf>>>() {
            Ok(kept) => {
                found.extend(kept);
                let _ = fs::remove_dir_all(&folder);
            }
            // There is no room for them.
            Err(_) => found.push(stays(&folder)),
        }
    }
    found
}

/// Not made this minute: between making a folder and locking it there is a moment.
fn is_old(path: &Path) -> bool {
    let made = fs::symlink_metadata(path).and_then(|folder| folder.modified());
    made.is_ok_and(|made| made.elapsed().is_ok_and(|age| age.as_secs() > 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_says_what_was_wrong_goes_before_the_text_is_taken() {
        assert_eq!(without_mark(&format!("{MARK}no relation\nname: Ana\n")), "name: Ana\n");
        assert_eq!(without_mark("name: Ana\n"), "name: Ana\n");
    }

    /// A folder of an earlier run with the text it handed out and the one that lies there.
    fn left_behind(base: &Path, handed_out: &str, text: &str) -> (PathBuf, File) {
        let folder = base.join(format!("{FOLDER}x"));
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join(LOCK), handed_out).unwrap();
        fs::write(folder.join("line.txt"), text).unwrap();
        let hour_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(1);
        File::open(&folder).unwrap().set_modified(hour_ago).unwrap();
        let lock = File::open(folder.join(LOCK)).unwrap();
        lock.lock().unwrap();
        (folder, lock)
    }

    #[test]
    fn a_folder_in_use_is_never_swept_away() {
        let base = tempfile::tempdir().unwrap();
        let (folder, lock) = left_behind(base.path(), "tea", "tea");
        assert!(sweep(base.path(), base.path()).is_empty() && folder.exists());
        drop(lock);
        assert!(sweep(base.path(), base.path()).is_empty() && !folder.exists());
    }

    #[test]
    fn what_was_written_while_hallway_was_ended_is_kept() {
        let base = tempfile::tempdir().unwrap();
        let shelf = base.path().join("state/kept");
        let (folder, lock) = left_behind(base.path(), "tea", "tea with Bo");
        drop(lock);
        let kept = sweep(base.path(), &shelf);
        assert_eq!(fs::read_to_string(&kept[0]).unwrap(), "tea with Bo");
        assert!(kept[0].starts_with(&shelf) && !folder.exists());
        // Where it cannot be copied to it stays, under a name that is not swept.
        let (_, lock) = left_behind(base.path(), "tea", "tea with Bo");
        drop(lock);
        let kept = sweep(base.path(), &kept[0]);
        assert_eq!(fs::read_to_string(kept[0].join("line.txt")).unwrap(), "tea with Bo");
        assert!(sweep(base.path(), &shelf).is_empty() && kept[0].exists());
    }
}
