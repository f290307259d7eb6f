//! A text in the user's editor: in a folder that only they can enter, and gone afterwards.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy;

use crate::{error::CommandError, output::pager::shell, session::Session};

/// How our folders begin.
const FOLDER: &str = "hallway-edit-";

/// A lock in each folder: held while its editor runs, so that what a crash left behind can be told from what is in use.
const LOCK: &str = "in-use";

/// The largest text that is taken back.
const LARGEST: u64 = 1 << 20;

/// Opens `text` in the editor and gives back what was saved. `what` is the name of the file: "line", "person".
pub fn edit(session: &Session, what: &str, text: &str) -> Result<String, CommandError> {
    if session.no_input() || session.json() {
        return Err(CommandError::NeedsYes(
            "an editor needs somebody to type: leave out --no-input and --json, or say the change with flags"
                .to_owned(),
        ));
    }
    let base = base();
    sweep(&base);
    let failed = |error: std::io::Error| {
        CommandError::System(format!("the text could not be handed to an editor: {error}"))
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(FOLDER);
    // A folder is made as the umask says unless it is told otherwise; nobody else may look in.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let folder = builder.tempdir_in(&base).map_err(failed)?;
    let lock = File::create_new(folder.path().join(LOCK)).map_err(failed)?;
    lock.lock().map_err(failed)?;
    let path = folder.path().join(format!("{what}.txt"));
    private_file(&path).and_then(|mut file| file.write_all(text.as_bytes())).map_err(failed)?;
    let command = command();
    let status = shell(&command).arg(&path).status().map_err(failed)?;
    if !status.success() {
        return Err(CommandError::NotDone(format!(
            "the editor \"{command}\" ended with an error, and nothing was changed: set EDITOR to one that works here"
        )));
    }
    if fs::metadata(&path).is_ok_and(|file| file.len() > LARGEST) {
        return Err(CommandError::NotDone("the text is over 1 MB, and nothing was changed".to_owned()));
    }
    let edited = fs::read_to_string(&path).map_err(failed)?;
    folder.close().map_err(|error| {
        CommandError::System(format!("the editor's folder could not be removed: {error}"))
    })?;
    Ok(edited)
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
