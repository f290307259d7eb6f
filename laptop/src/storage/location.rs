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
            let directory = std::path::absolute(&directory)
                .map_err(|error| CommandError::System(format!("{}: {error}", directory.display())))?;
            return Ok(Self { directory, named: true });
        }
        let platform = etcetera::base_strategy::choose_native_strategy().map_err(|_| {
            CommandError::System(
                "this account has no home directory: say where the journal lies with --dir".to_owned(),
            )
        })?;
        Ok(Self { directory: platform.data_dir().join("hallway"), named: false })
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
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(&self.directory)
            .map_err(|error| CommandError::System(format!("{}: {error}", self.directory.display())))
    }
}
