//! Where the journal lies.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::error::CommandError;

/// The directory of a journal.
#[derive(Debug, Clone)]
pub struct Place {
    directory: PathBuf,
    /// The user named the directory: its key stays in it, and no keychain is asked.
    pub named: bool,
}

impl Place {
    /// The directory of `--dir`, else of `HALLWAY_DIR`, else the platform's place for application data.
    pub fn choose(dir: Option<&Path>) -> Result<Self, CommandError> {
        let from_environment =
            || std::env::var_os("HALLWAY_DIR").filter(|dir| !dir.is_empty()).map(PathBuf::from);
        if let Some(directory) = dir.map(Path::to_owned).or_else(from_environment) {
            let directory = std::path::absolute(at_home(directory)?)
                .map_err(|error| CommandError::System(format!("where the journal lies: {error}")))?;
            return Ok(Self { directory, named: true });
        }
        let platform = etcetera::base_strategy::choose_native_strategy().map_err(|_| {
            CommandError::System(
                "this account has no home directory: say where the journal lies with --dir".to_owned(),
            )
        })?;
        Ok(Self { directory: platform.data_dir().join("hallway"), named: false })
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

    /// Makes the directory, for this user's eyes only. One that is there stays as it is.
    pub fn make(&self) -> Result<(), CommandError> {
        let missing: Vec<&Path> = self.directory.ancestors().take_while(|folder| !folder.exists()).collect();
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(&self.directory)
            .and_then(|()| missing.iter().filter_map(|folder| folder.parent()).try_for_each(sync))
            .map_err(|error| CommandError::System(format!("{}: {error}", self.directory.display())))
    }
}

/// Brings what was made in a folder to the disk: a key in a folder that a power cut takes away is no key.
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
        let at = |dir: &str| Place::choose(Some(Path::new(dir))).unwrap().journal();
        assert_eq!(at("~/notes"), home.join("notes/journal.db"));
        assert_eq!(at("~"), home.join("journal.db"));
        assert!(Place::choose(Some(Path::new("~bo/notes"))).is_err());
        assert!(at("./~bo").ends_with("~bo/journal.db"));
    }
}
