//! A text in the user's editor: in a folder that only they can enter, and gone afterwards.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy;

use super::form;
use crate::{error::CommandError, output::pager::shell, session::Session};

/// How our folders begin.
const FOLDER: &str = "hallway-edit-";

/// How folders begin in which a text was kept for the user: they are theirs to remove.
const KEPT: &str = "hallway-kept-";

/// A lock in each folder: held while its editor runs, so that what a crash left behind can be told from what is in use.
const LOCK: &str = "in-use";

/// The largest text that is taken back.
const LARGEST: u64 = 1 << 20;

/// How the line begins that says what was wrong with a text that comes back.
const MARK: &str = ">>> not taken: ";

/// A text to be edited.
pub struct Draft<'a> {
    /// The name of the file: "line", "person".
    pub what: &'static str,
    /// What the editor opens with.
    pub text: &'a str,
    /// It stands nowhere else yet: it is kept even where the user did not change it.
    pub is_new: bool,
}

/// Opens a text in the editor and hands what was saved to `take`. A text that cannot be taken comes back with what was wrong
/// in its first line, as long as somebody is there to mend it; otherwise it is kept in a file, and the error says where.
pub fn edit<T>(
    session: &Session,
    draft: &Draft<'_>,
    mut take: impl FnMut(&str) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    if session.no_input() || session.json() {
        return Err(CommandError::NeedsYes(
            "an editor needs somebody to type: leave out --no-input and --json, or say the change with flags"
                .to_owned(),
        ));
    }
    let desk = Desk::make(draft.what)?;
    let mut text = draft.text.to_owned();
    loop {
        desk.write(&text)?;
        let command = command();
        let status = shell(&command).arg(&desk.path).status().map_err(|error| failed(&error))?;
        let edited = desk.read();
        if !status.success() {
            let error = CommandError::NotDone(format!(
                "the editor \"{command}\" ended with an error, and nothing was changed: set EDITOR to one that works here"
            ));
            let holds = edited.as_ref().map_or(true, |edited| {
                edited != draft.text || (draft.is_new && !form::above_cut(edited).is_empty())
            });
            return Err(if holds { desk.keep(error) } else { error });
        }
        let edited = match edited {
            Ok(edited) => edited,
            Err(error) => return Err(desk.keep(error)),
        };
        let error = match take(without_mark(&edited)) {
            Ok(taken) => return desk.clear().map(|()| taken),
            Err(error) => error,
        };
        let is_of_the_text = matches!(error, CommandError::Form(_) | CommandError::Core(_));
        if !is_of_the_text {
            return Err(error);
        }
        // Saved again as it came back: the user has had enough.
        if !session.may_ask() || edited == text {
            return Err(desk.keep(error));
        }
        text = format!("{MARK}{error}\n{}", without_mark(&edited));
    }
}

/// A text without the line that said what was wrong with it.
fn without_mark(text: &str) -> &str {
    if text.starts_with(MARK) { text.split_once('\n').map_or("", |(_, rest)| rest) } else { text }
}

fn failed(error: &std::io::Error) -> CommandError {
    CommandError::System(format!("the text could not be handed to an editor: {error}"))
}

/// A folder of our own with the file that is edited.
struct Desk {
    folder: tempfile::TempDir,
    path: PathBuf,
    /// Held as long as the folder is in use.
    _lock: File,
}

impl Desk {
    fn make(what: &str) -> Result<Self, CommandError> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(FOLDER);
        // A folder is made as the umask says unless it is told otherwise; nobody else may look in.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = builder.tempdir_in(base()).map_err(|error| failed(&error))?;
        let lock = File::create_new(folder.path().join(LOCK)).map_err(|error| failed(&error))?;
        lock.lock().map_err(|error| failed(&error))?;
        let path = folder.path().join(format!("{what}.txt"));
        private_file(&path).map_err(|error| failed(&error))?;
        Ok(Self { folder, path, _lock: lock })
    }

    fn write(&self, text: &str) -> Result<(), CommandError> {
        fs::write(&self.path, text).map_err(|error| failed(&error))
    }

    /// What was saved; an error that says why it is no text we can take.
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

    /// Keeps the text under a name that is never swept away, and says so behind the error.
    fn keep(self, error: CommandError) -> CommandError {
        let name = self.path.file_name().map(ToOwned::to_owned).unwrap_or_default();
        let mut folder = self.folder.keep();
        let _ = fs::remove_file(folder.join(LOCK));
        if let Some(kept) =
            folder.file_name().and_then(|name| name.to_str()).map(|name| name.replacen(FOLDER, KEPT, 1))
        {
            let kept = folder.with_file_name(kept);
            if fs::rename(&folder, &kept).is_ok() {
                folder = kept;
            }
        }
        CommandError::Kept { error: Box::new(error), place: folder.join(name) }
    }

    fn clear(self) -> Result<(), CommandError> {
        self.folder.close().map_err(|error| {
            CommandError::System(format!("the editor's folder could not be removed: {error}"))
        })
    }
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

/// Removes what an earlier run could not, because it was killed while its editor was open.
pub fn sweep_away() {
    sweep(&base());
}

/// Removes folders of ours whose editor is gone, for example after a power cut.
fn sweep(base: &Path) {
    let Ok(entries) = fs::read_dir(base) else { return };
    for entry in entries.flatten() {
        if !entry.file_name().to_string_lossy().starts_with(FOLDER) {
            continue;
        }
        let in_use = File::open(entry.path().join(LOCK)).is_ok_and(|lock| lock.try_lock().is_err());
        if !in_use && is_old(&entry.path()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
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

    #[test]
    fn a_folder_in_use_is_never_swept_away() {
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join(format!("{FOLDER}x"));
        fs::create_dir(&folder).unwrap();
        let lock = File::create_new(folder.join(LOCK)).unwrap();
        lock.lock().unwrap();
        let hour_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(1);
        File::open(&folder).unwrap().set_modified(hour_ago).unwrap();
        sweep(base.path());
        assert!(folder.exists());
        drop(lock);
        sweep(base.path());
        assert!(!folder.exists());
    }
}
