//! The two secrets of a journal: its key, and who this device is on the network. Found, or made once, and never shown.
//!
//! A journal whose directory the user named keeps them beside it. The default journal keeps them in the keychain of
//! the operating system, or beside it where there is no keychain. A key is on disk before the journal it opens, and a
//! journal without its key never gets a new one: that would only look like an empty journal. A device without its
//! secret gets a new one: it is then another device, and has to be paired again.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    ops::Deref,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    time::Duration,
};

use hallway_core::{Error, Key, sync::DeviceSecret};
use keyring_core::{CredentialStore, Entry};
use zeroize::Zeroizing;

use crate::{error::CommandError, storage::location::Place};

/// The name under which a keychain holds what is ours.
const SERVICE: &str = "Hallway";

/// A file with a secret is 64 digits and a line end; nothing larger is one.
const LONGEST_FILE: usize = 256;

/// A secret of 32 bytes that is kept as 64 hexadecimal digits.
trait Secret: Sized {
    /// The name under which a keychain holds it.
    const ACCOUNT: &'static str;
    /// What it is called in a sentence.
    const NAME: &'static str;

    /// The file it is kept in where there is no keychain.
    fn file(place: &Place) -> PathBuf;
    fn from_hex(text: &str) -> Option<Self>;
    fn to_hex(&self) -> impl Deref<Target = String>;
}

impl Secret for Key {
    const ACCOUNT: &'static str = "journal key";
    const NAME: &'static str = "journal's key";

    fn file(place: &Place) -> PathBuf {
        place.key_file()
    }

    fn from_hex(text: &str) -> Option<Self> {
        Self::from_hex(text)
    }

    fn to_hex(&self) -> impl Deref<Target = String> {
        self.to_hex()
    }
}

impl Secret for DeviceSecret {
    const ACCOUNT: &'static str = "device secret";
    const NAME: &'static str = "device's secret";

    fn file(place: &Place) -> PathBuf {
        place.device_file()
    }

    fn from_hex(text: &str) -> Option<Self> {
        Self::from_hex(text)
    }

    fn to_hex(&self) -> impl Deref<Target = String> {
        self.to_hex()
    }
}

/// The key, and the lock that keeps a second first start away until the journal is there.
pub struct KeyInHand {
    /// The 32 bytes that open the journal.
    pub key: Key,
    /// Where a key that was just made is kept, in a sentence, if the user should know.
    pub note: Option<String>,
    _starting: Option<File>,
}

impl KeyInHand {
    fn found(key: Key) -> Self {
        Self { key, note: None, _starting: None }
    }
}

/// The key of the journal at `place`; a new one only if neither a key nor a journal is there.
pub fn key_of(place: &Place) -> Result<KeyInHand, CommandError> {
    if let Some(key) = find(place)? {
        return Ok(KeyInHand::found(key));
    }
    place.make()?;
    let starting = lock(&place.start_lock())?;
    // Another first start may have come first.
    if let Some(key) = find(place)? {
        return Ok(KeyInHand::found(key));
    }
    if exists(&place.journal())? {
        return Err(key_is_missing(place));
    }
    let key = Key::random()?;
    let note = keep(place, &key)?;
    Ok(KeyInHand { key, note, _starting: Some(starting) })
}

/// The key of a journal that is there already, to look at it without making anything.
pub fn find(place: &Place) -> Result<Option<Key>, CommandError> {
    find_secret(place)
}

/// Who this device is on the network; made if it never was anybody.
pub fn device_secret(place: &Place) -> Result<DeviceSecret, CommandError> {
    if let Some(secret) = find_secret(place)? {
        return Ok(secret);
    }
    let _starting = lock(&place.start_lock())?;
    // Another process may have come first.
    if let Some(secret) = find_secret(place)? {
        return Ok(secret);
    }
    let secret = DeviceSecret::random()?;
    keep(place, &secret)?;
    Ok(secret)
}

/// A new secret in the place of the old one, for a device that was cut off: it comes back as somebody else or not at all.
pub fn renew_device_secret(place: &Place) -> Result<DeviceSecret, CommandError> {
    {
        let _starting = lock(&place.start_lock())?;
        // Whatever ends us between here and the new one, the old one is of no use to anybody.
        match fs::remove_file(place.device_file()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(unreadable(&place.device_file(), &error));
            }
            _ => {}
        }
        if !place.named {
            forget_in_keychain::<DeviceSecret>(place);
        }
    }
    device_secret(place)
}

/// Who this device is on the network, if it ever was anybody.
pub fn find_device_secret(place: &Place) -> Result<Option<DeviceSecret>, CommandError> {
    find_secret(place)
}

fn find_secret<S: Secret>(place: &Place) -> Result<Option<S>, CommandError> {
    if let Some(secret) = read(&S::file(place))? {
        return Ok(Some(secret));
    }
    if place.named { Ok(None) } else { ask_keychain(place) }
}

/// Keeps a new secret; the sentence says where, if that is not where the user would expect it.
fn keep<S: Secret>(place: &Place, secret: &S) -> Result<Option<String>, CommandError> {
    // Where the key is in a file there was no keychain to trust, and a secret there would be missing one day.
    if !place.named && !place.key_file().exists() && tell_keychain(place, secret) {
        return Ok(None);
    }
    let file = S::file(place);
    write(&file, secret)?;
    let said = || {
        format!(
            "no keychain is available, so the {} is kept in {}, which only you can read",
            S::NAME,
            file.display()
        )
    };
    Ok((!place.named).then(said))
}

fn key_is_missing(place: &Place) -> CommandError {
    let journal = place.journal();
    let wanted = place.key_file();
    let keychain = if place.named { "" } else { "unlock the keychain of this machine, or " };
    CommandError::Key(format!(
        "{} is here, but its key is not: {keychain}put the key file back as {}. No new key was made, and nothing was changed",
        journal.display(),
        wanted.display()
    ))
}

fn read<S: Secret>(path: &Path) -> Result<Option<S>, CommandError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if is_not_there(&error) => return Ok(None),
        Err(error) => {
            return Err(CommandError::Key(format!("{} cannot be read: {error}", path.display())));
        }
    };
    refuse_open_doors(path, &file)?;
    // As long as it may get: a text that grows leaves copies behind.
    let mut text = Zeroizing::new(String::with_capacity(LONGEST_FILE + 1));
    match file.take(LONGEST_FILE as u64).read_to_string(&mut text) {
        // The disk, and not what is in the file.
        Err(error) if error.kind() != io::ErrorKind::InvalidData => return Err(unreadable(path, &error)),
        _ => {}
    }
    S::from_hex(&text).map(Some).ok_or_else(|| {
        CommandError::Key(format!(
            "{} does not hold 64 hexadecimal digits: put the right file back. Nothing was changed",
            path.display()
        ))
    })
}

/// A key that others can read is not a key.
#[cfg(unix)]
#[allow(clippy::verbose_bit_mask, reason = "file modes are read in octal")]
fn refuse_open_doors(path: &Path, file: &File) -> Result<(), CommandError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = file.metadata().map_err(|error| unreadable(path, &error))?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(CommandError::Key(format!(
        "others can read a secret of this journal: run  chmod 600 '{}'  and try again",
        path.display()
    )))
}

#[cfg(not(unix))]
fn refuse_open_doors(_: &Path, _: &File) -> Result<(), CommandError> {
    Ok(())
}

/// Writes a secret where none is, whole and on disk, before its name appears.
fn write(path: &Path, secret: &impl Secret) -> Result<(), CommandError> {
    let directory = path.parent().unwrap_or(Path::new("."));
    let failed = |error: &io::Error| {
        CommandError::Key(format!("{} cannot be written: {error}. Nothing was saved", path.display()))
    };
    // The temporary file is made for this user alone (0600) and never over another file.
    let mut file =
        tempfile::Builder::new().prefix(".key").tempfile_in(directory).map_err(|error| failed(&error))?;
    file.write_all(secret.to_hex().as_bytes())
        .and_then(|()| file.write_all(b"\n"))
        .and_then(|()| file.as_file().sync_all())
        .map_err(|error| failed(&error))?;
    file.persist_noclobber(path).map_err(|error| failed(&error.error))?;
    #[cfg(unix)]
    File::open(directory).and_then(|directory| directory.sync_all()).map_err(|error| failed(&error))?;
    Ok(())
}

fn lock(path: &Path) -> Result<File, CommandError> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(|error| unreadable(path, &error))?;
    match file.lock() {
        // Where the file system keeps no locks nobody shares it.
        Err(error) if error.kind() != io::ErrorKind::Unsupported => {
            Err(Error::NotLocked(format!("{}: {error}", path.display())).into())
        }
        _ => Ok(file),
    }
}

fn exists(path: &Path) -> Result<bool, CommandError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if is_not_there(&error) => Ok(false),
        Err(error) => Err(unreadable(path, &error)),
    }
}

/// There is no such file, or something on the way to it is not a directory.
fn is_not_there(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn unreadable(path: &Path, error: &io::Error) -> CommandError {
    CommandError::System(format!("{}: {error}", path.display()))
}

/// How long a keychain may take: one that was started for us and never answers must not keep a line waiting.
const KEYCHAIN_WITHIN: Duration = Duration::from_secs(3);

/// What a keychain answered.
#[derive(Debug)]
enum Answered<T> {
    /// The keychain answered in time, with this.
    With(T),
    /// There is no keychain on this machine, or it holds nothing of that name.
    Nothing,
    /// It would not say, because it is locked, was told not to, or is broken. It may still hold what was asked for.
    Refused,
    /// It did not answer in time. It may still hold what was asked for.
    Silent,
}

impl<T> Answered<T> {
    /// Only the word that there is no such entry says that there is none.
    fn of(said: keyring_core::Result<T>) -> Self {
        match said {
            Ok(answer) => Self::With(answer),
            Err(keyring_core::Error::NoEntry) => Self::Nothing,
            Err(_) => Self::Refused,
        }
    }
}

/// Asks the keychain on a thread of its own, so that its silence ends with our patience. After one silence it is not asked
/// again in this run.
fn in_time<T: Send + 'static>(
    account: String,
    ask: impl FnOnce(&Entry) -> keyring_core::Result<T> + Send + 'static,
) -> Answered<T> {
    static SILENT: AtomicBool = AtomicBool::new(false);
    if SILENT.load(Ordering::Relaxed) {
        return Answered::Silent;
    }
    let (tell, told) = mpsc::channel();
    let asking = std::thread::Builder::new().spawn(move || {
        let answered = match keychain() {
            None => Answered::Nothing,
            Some(store) => Answered::of(
                store.and_then(|store| store.build(SERVICE, &account, None)).and_then(|entry| ask(&entry)),
            ),
        };
        // Nobody waits any more where this is late.
        let _ = tell.send(answered);
    });
    if asking.is_err() {
        return Answered::Refused;
    }
    match told.recv_timeout(KEYCHAIN_WITHIN) {
        Ok(answered) => answered,
        Err(RecvTimeoutError::Disconnected) => Answered::Refused,
        Err(RecvTimeoutError::Timeout) => {
            SILENT.store(true, Ordering::Relaxed);
            Answered::Silent
        }
    }
}

/// The secret in the keychain; `None` if it holds none, or cannot be asked. One that is silent or refuses holds the secret of
/// a journal that is there without a key file, for all we know: nothing new is made then.
fn ask_keychain<S: Secret>(place: &Place) -> Result<Option<S>, CommandError> {
    let account = account::<S>(place);
    let failed = match in_time(account.clone(), |entry| entry.get_password().map(Zeroizing::new)) {
        Answered::With(text) => {
            return S::from_hex(&text).map(Some).ok_or_else(|| {
                CommandError::Key(format!(
                    "the keychain's entry \"{account}\" of {SERVICE} does not hold 64 hexadecimal digits: put the right one back"
                ))
            });
        }
        Answered::Nothing => return Ok(None),
        Answered::Refused => "gave no answer".to_owned(),
        Answered::Silent => format!("did not answer within {} s", KEYCHAIN_WITHIN.as_secs()),
    };
    if !exists(&place.journal())? || exists(&place.key_file())? {
        return Ok(None);
    }
    Err(CommandError::Key(format!(
        "the keychain of this machine {failed}, and it may hold the {}: unlock it, let Hallway read it, or put {} back, and \
         try again. No new one was made, and nothing was changed",
        S::NAME,
        S::file(place).display()
    )))
}

/// The name under which a keychain holds a secret of this journal: one of several has its own name behind it.
fn account<S: Secret>(place: &Place) -> String {
    place.name.as_ref().map_or_else(|| S::ACCOUNT.to_owned(), |name| format!("{}: {name}", S::ACCOUNT))
}

/// Whether the keychain took the secret, and gives it back.
fn tell_keychain<S: Secret>(place: &Place, secret: &S) -> bool {
    let secret = Zeroizing::new(secret.to_hex().clone());
    let told = in_time(account::<S>(place), move |entry| {
        // Only where there is none: an entry that cannot be read just now is somebody's.
        Ok(matches!(entry.get_password().map(Zeroizing::new), Err(keyring_core::Error::NoEntry))
            && entry.set_password(&secret).is_ok()
            && entry.get_password().is_ok_and(|kept| *Zeroizing::new(kept) == *secret))
    });
    matches!(told, Answered::With(true))
}

/// Takes a secret out of the keychain, if it is there.
fn forget_in_keychain<S: Secret>(place: &Place) {
    in_time(account::<S>(place), |entry| entry.delete_credential());
}

/// The keychain, if this machine has one.
type Keychain = Option<keyring_core::Result<Arc<CredentialStore>>>;

#[cfg(all(target_os = "linux", not(test)))]
fn keychain() -> Keychain {
    // Without a session bus there is no secret service, and nothing to wait for.
    std::env::var_os("DBUS_SESSION_BUS_ADDRESS").filter(|address| !address.is_empty())?;
    Some(zbus_secret_service_keyring_store::Store::new().map(|store| store as Arc<CredentialStore>))
}

#[cfg(all(target_os = "macos", not(test)))]
fn keychain() -> Keychain {
    Some(apple_native_keyring_store::keychain::Store::new().map(|store| store as Arc<CredentialStore>))
}

#[cfg(all(windows, not(test)))]
fn keychain() -> Keychain {
    Some(windows_native_keyring_store::Store::new().map(|store| store as Arc<CredentialStore>))
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows, test)))]
fn keychain() -> Keychain {
    None
}

/// The one of the libraries' own that lies in memory alone; the user's is nothing for a test.
#[cfg(test)]
#[allow(clippy::unnecessary_wraps, reason = "a machine may have none")]
fn keychain() -> Keychain {
    static STORE: std::sync::LazyLock<Arc<keyring_core::mock::Store>> =
        std::sync::LazyLock::new(|| keyring_core::mock::Store::new().unwrap());
    Some(Ok(Arc::clone(&STORE) as Arc<CredentialStore>))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(directory: &Path) -> Place {
        Place::choose(Some(&directory.join("journal")), None).unwrap()
    }

    #[test]
    fn the_key_is_made_once_and_only_its_owner_can_read_it() {
        let directory = tempfile::tempdir().unwrap();
        let place = place(directory.path());
        let first = key_of(&place).unwrap().key;
        assert!(key_of(&place).unwrap().key == first);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(place.key_file().parent().unwrap()), mode(&place.key_file())), (0o700, 0o600));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_key_file_that_others_can_read_is_refused_with_the_command_that_mends_it() {
        use std::os::unix::fs::PermissionsExt;
        let directory = tempfile::tempdir().unwrap();
        let place = place(directory.path());
        key_of(&place).unwrap();
        for mode in [0o644, 0o640, 0o604] {
            fs::set_permissions(place.key_file(), fs::Permissions::from_mode(mode)).unwrap();
            let said = key_of(&place).err().unwrap().to_string();
            assert!(said.contains("chmod 600"), "{said}");
        }
    }

    #[test]
    fn a_journal_without_its_key_never_gets_a_new_one() {
        let directory = tempfile::tempdir().unwrap();
        let place = place(directory.path());
        place.make().unwrap();
        fs::write(place.journal(), b"something").unwrap();
        assert!(matches!(key_of(&place), Err(CommandError::Key(_))));
        assert!(!place.key_file().exists());
    }

    /// A journal at the usual place; its name tells its entries in the keychain from those of other tests.
    fn usual(directory: &Path, name: &str) -> Place {
        let mut usual = place(directory);
        usual.named = false;
        usual.name = Some(name.to_owned());
        usual
    }

    /// What the keychain is asked next about this secret fails.
    fn refuses<S: Secret>(place: &Place, error: keyring_core::Error) {
        let entry = keychain().unwrap().unwrap().build(SERVICE, &account::<S>(place), None).unwrap();
        entry.as_any().downcast_ref::<keyring_core::mock::Cred>().unwrap().set_error(error);
    }

    #[test]
    fn where_a_keychain_answers_it_has_the_key_and_no_file_has() {
        let directory = tempfile::tempdir().unwrap();
        let place = usual(directory.path(), "answers");
        let made = key_of(&place).unwrap();
        assert!(made.note.is_none() && key_of(&place).unwrap().key == made.key);
        assert!(!place.key_file().exists());
    }

    #[test]
    fn a_keychain_that_refuses_one_secret_is_not_taken_for_one_that_holds_none() {
        use keyring_core::Error::{NoStorageAccess, PlatformFailure};
        let directory = tempfile::tempdir().unwrap();
        let place = usual(directory.path(), "refuses");
        drop(key_of(&place).unwrap());
        fs::write(place.journal(), b"something").unwrap();
        let device = device_secret(&place).unwrap();
        for error in [NoStorageAccess("locked".into()), PlatformFailure("denied".into())] {
            refuses::<DeviceSecret>(&place, error);
            let said = device_secret(&place).err().unwrap().to_string();
            assert!(said.contains("gave no answer, and it may hold the device's secret"), "{said}");
            assert!(!place.device_file().exists());
        }
        assert!(*device_secret(&place).unwrap().to_hex() == *device.to_hex());
        refuses::<Key>(&place, NoStorageAccess("locked".into()));
        assert!(matches!(key_of(&place), Err(CommandError::Key(said)) if said.contains("journal's key")));
        assert!(!place.key_file().exists());
    }

    #[test]
    fn two_first_starts_at_once_end_with_one_key() {
        let directory = tempfile::tempdir().unwrap();
        let place = place(directory.path());
        let start = || {
            std::thread::scope(|scope| {
                let starts: Vec<_> = (0..8).map(|_| scope.spawn(|| key_of(&place).unwrap().key)).collect();
                starts.into_iter().map(|start| start.join().unwrap()).collect::<Vec<_>>()
            })
        };
        let keys = start();
        assert!(keys.iter().all(|key| *key == keys[0]));
    }

    #[test]
    fn a_key_file_with_anything_else_in_it_is_named_and_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        let place = place(directory.path());
        key_of(&place).unwrap();
        for text in ["", "not a key", &"a".repeat(400)] {
            fs::write(place.key_file(), text).unwrap();
            assert!(matches!(key_of(&place), Err(CommandError::Key(_))), "{text:?}");
            assert_eq!(fs::read_to_string(place.key_file()).unwrap(), text);
        }
    }
}
