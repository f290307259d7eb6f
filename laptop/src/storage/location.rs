//! Where the journal is.

use std::{
    ffi::OsString,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy;

use crate::error::CommandError;

/// The directory of a journal.
#[derive(Debug, Clone)]
pub struct Place {
    directory: PathBuf,
    /// The user named the directory: its key stays in it, and no keychain is asked.
    pub named: bool,
    /// The name of this journal among several; `None` for the usual one and for one whose directory the user named.
    pub name: Option<String>,
}

/// The longest name of a journal: it is a folder, a service and an entry of a keychain.
const LONGEST_NAME: usize = 40;

impl Place {
    /// The directory of `--dir`, else of `--journal`, else of `HALLWAY_DIR`, else of `HALLWAY_JOURNAL`, else the platform's
    /// place for application data.
    pub fn choose(dir: Option<&Path>, journal: Option<&str>) -> Result<Self, CommandError> {
        let from_environment = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        if let Some(directory) = dir {
            return Self::at(directory.to_owned());
        }
        if let Some(name) = journal {
            return Self::called(name);
        }
        if let Some(directory) = from_environment("HALLWAY_DIR") {
            return Self::at(directory.into());
        }
        match from_environment("HALLWAY_JOURNAL") {
            Some(name) => Self::called(&name.to_string_lossy()),
            None => Ok(Self { directory: data()?.join("hallway"), named: false, name: None }),
        }
    }

    /// The place that the words of a command line mean, whatever else they say.
    pub fn of_words(words: &[OsString]) -> Result<Self, CommandError> {
        let value = |flag: &str| {
            words.iter().enumerate().find_map(|(place, word)| match word.to_str()?.strip_prefix(flag)? {
                "" => words.get(place + 1).cloned(),
                joined => joined.strip_prefix('=').map(OsString::from),
            })
        };
        let name = value("--journal").map(|name| name.to_string_lossy().into_owned());
        Self::choose(value("--dir").map(PathBuf::from).as_deref(), name.as_deref())
    }

    fn at(directory: PathBuf) -> Result<Self, CommandError> {
        let directory = std::path::absolute(at_home(directory)?)
            .map_err(|error| CommandError::System(format!("where the journal is: {error}")))?;
        if directory.is_file() {
            return Err(CommandError::Usage(format!(
                "{} is a file: give the directory that the journal is in",
                directory.display()
            )));
        }
        Ok(Self { directory, named: true, name: None })
    }

    fn called(name: &str) -> Result<Self, CommandError> {
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        if name.is_empty()
            || name.len() > LONGEST_NAME
            || !name.chars().all(is_plain)
            || name.starts_with('-')
        {
            return Err(CommandError::Usage(format!(
                "a journal's name is letters, digits, - and _, at most {LONGEST_NAME}, and \"{name}\" is not"
            )));
        }
        let name = name.to_lowercase();
        Ok(Self { directory: several()?.join(&name), named: false, name: Some(name) })
    }

    /// The names of the journals that have one, in order.
    pub fn names() -> Vec<String> {
        let folders = several().and_then(|several| Ok(std::fs::read_dir(several)?));
        let with_journal = folders
            .into_iter()
            .flatten()
            .flatten()
            .filter(|folder| std::fs::symlink_metadata(folder.path().join("journal.db")).is_ok());
        let mut names: Vec<String> =
            with_journal.map(|folder| folder.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The directory itself.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The encrypted file.
    pub fn journal(&self) -> PathBuf {
        self.directory.join("journal.db")
    }

    /// The key, unless a keychain holds it.
    pub fn key_file(&self) -> PathBuf {
        self.directory.join("journal.key")
    }

    /// Who this device is on the network, unless a keychain holds it.
    pub fn device_file(&self) -> PathBuf {
        self.directory.join("journal.device")
    }

    /// Held while a key and its journal are made.
    pub fn start_lock(&self) -> PathBuf {
        self.directory.join("journal.lock")
    }

    /// Creates the directory, readable by this user only. An existing one stays as it is.
    pub fn make(&self) -> Result<(), CommandError> {
        let missing: Vec<&Path> = self.directory.ancestors().take_while(|folder| !folder.exists()).collect();
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(&self.directory)
            .and_then(|()| missing.iter().filter_map(|folder| folder.parent()).try_for_each(sync))
            .map_err(|error| {
                let directory = self.directory.display();
                CommandError::System(match error.kind() {
                    ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                        format!("no journal can be made in {directory}: you may not write there")
                    }
                    ErrorKind::NotFound | ErrorKind::NotADirectory => {
                        format!("no journal can be made in {directory}: no such directory can be made")
                    }
                    _ => format!("no journal can be made in {directory}: {error}"),
                })
            })
    }
}

/// The platform's place for application data.
fn data() -> Result<PathBuf, CommandError> {
    let platform = etcetera::base_strategy::choose_native_strategy().map_err(|_| {
        CommandError::System(
            "this account has no home directory: say where the journal is with --dir".to_owned(),
        )
    })?;
    Ok(platform.data_dir())
}

/// Where journals with a name are kept, beside the usual one: a copy of that one is not a copy of them.
fn several() -> Result<PathBuf, CommandError> {
    Ok(data()?.join("hallway-journals"))
}

/// Brings what was made in a folder to the disk: a key in a folder that a power cut takes away is not a key.
#[cfg(unix)]
fn sync(folder: &Path) -> std::io::Result<()> {
    match std::fs::File::open(folder) {
        // One in which we may make something and see nothing.
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Ok(()),
        opened => opened?.sync_all(),
    }
}

#[cfg(not(unix))]
fn sync(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// `~` and `~/notes` in the home directory: quotes and `--dir=` keep the shell from saying so. Another user's home is refused.
fn at_home(directory: PathBuf) -> Result<PathBuf, CommandError> {
    let mut parts = directory.components();
    let Some(first) = parts.next().and_then(|first| first.as_os_str().to_str()) else { return Ok(directory) };
    if first == "~" {
        let home = etcetera::home_dir().map_err(|_| {
            CommandError::System(
                "this account has no home directory: say the whole path instead of ~".to_owned(),
            )
        })?;
        return Ok(home.join(parts.as_path()));
    }
    if first.starts_with('~') {
        return Err(CommandError::Usage(format!(
            "\"{}\" begins with another user's home: say its whole path, or ./{first} for a folder of that name",
            directory.display()
        )));
    }
    Ok(directory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_is_home_wherever_it_was_quoted() {
        let home = etcetera::home_dir().unwrap();
        let at = |dir: &str| Place::choose(Some(Path::new(dir)), None).unwrap().journal();
        assert_eq!(at("~/notes"), home.join("notes/journal.db"));
        assert_eq!(at("~"), home.join("journal.db"));
        assert!(Place::choose(Some(Path::new("~bo/notes")), None).is_err());
        assert!(at("./~bo").ends_with("~bo/journal.db"));
    }

    #[test]
    fn one_of_several_journals_has_a_plain_name_and_a_folder_of_its_own() {
        let called = |name: &str| Place::choose(None, Some(name));
        let work = called("Work").unwrap();
        assert!(work.journal().ends_with("hallway-journals/work/journal.db"));
        assert_eq!((work.named, work.name.as_deref()), (false, Some("work")));
        for odd in ["", "..", "a/b", "-x", "a b", &"x".repeat(41)] {
            assert!(called(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn the_words_of_a_line_say_which_journal_is_meant() {
        let of = |words: &[&str]| {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            Place::of_words(&words).unwrap().journal()
        };
        assert_eq!(
            of(&["hallway", "--dir", "/no/such/place", "prep"]),
            Path::new("/no/such/place/journal.db")
        );
        assert_eq!(of(&["hallway", "prep", "--dir=/no/such/place"]), Path::new("/no/such/place/journal.db"));
        assert!(of(&["hallway", "prep", "--journal", "work"]).ends_with("work/journal.db"));
    }
}
