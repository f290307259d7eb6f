//! The pages of a journal's file as they lie on the disk, read without SQLite.
//!
//! For a file whose tree cannot be walked: SQLite reads a page only on the way from its root, and SQLCipher says nothing
//! more after one that fails its check. Here every page is read by its number and proves itself; one that is harmed
//! costs itself and nothing else. The file and its log are only read.
//!
//! The layout of the encryption is SQLCipher 4's (its document "SQLCipher Design"): AES-256 in CBC mode, and behind the
//! data of each page its initialisation vector and an HMAC-SHA512 over data, vector and page number. That of the log is
//! SQLite's ("Database File Format", section 4).

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use aes::cipher::{Array, BlockModeDecrypt, KeyIvInit, block_padding::NoPadding};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;
use zeroize::Zeroizing;

use super::{
    Key,
    file::{Cipher, PAGE, look_at, with_suffix},
};
use crate::error::{Error, Result};

/// Bytes of a page.
const LENGTH: usize = 4096;
/// Bytes of the initialisation vector.
const VECTOR: usize = 16;
/// Bytes of a page's HMAC.
const PROOF: usize = 64;
/// Bytes of the salt, the file's first; what the first page says begins behind it.
const SALT: usize = 16;
/// What an unencrypted file has in the salt's place.
const MAGIC: &[u8; SALT] = b"SQLite format 3\0";
/// The salt of the HMAC key is the file's salt, each byte XOR this one.
const PROOF_SALT: u8 = 0x3a;

/// The log's header, and the header of each of its frames; their bytes.
type LogHeader = [u8; 32];
type FrameHeader = [u8; 24];
const LOG_HEADER: u64 = size_of::<LogHeader>() as u64;
const FRAME_HEADER: u64 = size_of::<FrameHeader>() as u64;

/// Where the committed versions of each page begin in a log, and how many pages there are after its last commit.
type Logged = (BTreeMap<u32, Vec<u64>>, Option<u32>);

/// How many pages a salt is tried against, spread over the file.
const PROBES: u32 = 16;

/// A file of pages and the log beside it.
pub(super) struct Pages {
    file: File,
    log: Option<File>,
    /// Where in the log the versions of a page begin, the newest last.
    logged: BTreeMap<u32, Vec<u64>>,
    count: u32,
    cipher: PageCipher,
}

/// What a page turned out to be.
pub(super) enum PageFound {
    /// As it was written last.
    Sound(Vec<u8>),
    /// Its newest version is harmed; this is an older one.
    Older(Vec<u8>),
    /// No version of it proves itself.
    Harmed,
}

impl PageFound {
    /// What can be read, if anything can.
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Sound(page) | Self::Older(page) => Some(page),
            Self::Harmed => None,
        }
    }
}

impl Pages {
    /// Opens a file to read it page by page. [`Error::WrongKey`] if not one page proves itself.
    pub(super) fn open(path: &Path, cipher: &Cipher) -> Result<Self> {
        let failed = |source| Error::Io { path: path.to_owned(), source };
        let mut file = File::open(path).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        let (log, logged, committed) = match File::open(with_suffix(path, "-wal")) {
            Ok(mut log) => {
                let (logged, committed) = frames(&mut log).map_err(failed)?;
                (Some(log), logged, committed)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => (None, BTreeMap::new(), None),
            Err(error) => return Err(failed(error)),
        };
        // What is left of a page at the end is not a page.
        let whole = u32::try_from(length / PAGE).unwrap_or(u32::MAX);
        let mut pages =
            Self { file, log, logged, count: committed.unwrap_or(whole), cipher: PageCipher::Plain };
        #[allow(clippy::infallible_destructuring_match)] // tests know a second cipher
        let key = match cipher {
            Cipher::Key(key) => key,
            #[cfg(test)]
            Cipher::None => return Ok(pages),
        };
        let mut salt = [0; SALT];
        file = pages.file.try_clone().map_err(failed)?;
        file.rewind().and_then(|()| file.read_exact(&mut salt)).map_err(failed)?;
        if pages.is_opened_by(PageCipher::new(key, salt)?, pages.count).map_err(failed)? {
            return Ok(pages);
        }
        // Every page proves itself with the salt too. It stands there once, and a bit of it may be what is harmed.
        for bit in 0..8 * SALT {
            let mut salt = salt;
            if let Some(byte) = salt.get_mut(bit / 8) {
                *byte ^= 1 << (bit % 8);
            }
            if pages.is_opened_by(PageCipher::new(key, salt)?, PROBES).map_err(failed)? {
                return Ok(pages);
            }
        }
        Err(Error::WrongKey(path.to_owned()))
    }

    /// Whether the first page of a file proves itself, read past SQLite.
    pub(super) fn first_is_sound(path: &Path, cipher: &Cipher) -> Result<bool> {
        let failed = |source| Error::Io { path: path.to_owned(), source };
        let file = look_at(path).map_err(failed)?;
        let mut page = vec![0; LENGTH];
        if !read_at(file, 0, &mut page).map_err(failed)? {
            return Ok(false);
        }
        let salt = page.get(..SALT).and_then(|salt| salt.try_into().ok()).unwrap_or_default();
        Ok(match cipher {
            Cipher::Key(key) => PageCipher::new(key, salt)?.open(1, &mut page),
            #[cfg(test)]
            Cipher::None => salt == *MAGIC,
        })
    }

    /// Accepts this cipher if any of about `most` pages, spread over the file, authenticates with it.
    fn is_opened_by(&mut self, cipher: PageCipher, most: u32) -> io::Result<bool> {
        let known = std::mem::replace(&mut self.cipher, cipher);
        let step = usize::try_from((self.count / most.max(1)).max(1)).unwrap_or(1);
        for number in (1..=self.count).step_by(step).chain([2, 3, self.count]) {
            if self.read(number)?.bytes().is_some() {
                return Ok(true);
            }
        }
        self.cipher = known;
        Ok(false)
    }

    /// How many pages there are; they are numbered from one.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// Bytes of a page that hold data.
    pub(super) fn usable(&self) -> usize {
        match self.cipher {
            PageCipher::Plain => LENGTH,
            PageCipher::Sealed { .. } => LENGTH - VECTOR - PROOF,
        }
    }

    /// Reads a page, decrypted. An error is the disk's; harm is not an error.
    pub(super) fn read(&self, number: u32) -> io::Result<PageFound> {
        let mut newest = true;
        let logged = self.logged.get(&number).into_iter().flatten().rev();
        let places = logged.filter_map(|place| Some((self.log.as_ref()?, *place)));
        let in_file = u64::from(number).checked_sub(1).map(|before| (&self.file, before * PAGE));
        for (file, place) in places.chain(in_file) {
            let mut page = vec![0; LENGTH];
            let read = read_at(file, place, &mut page)?;
            if read && self.cipher.open(number, &mut page) {
                return Ok(if newest { PageFound::Sound(page) } else { PageFound::Older(page) });
            }
            newest = false;
        }
        Ok(PageFound::Harmed)
    }
}

/// Fills the buffer; false where the file ends before it is full.
fn read_at(mut file: &File, place: u64, into: &mut [u8]) -> io::Result<bool> {
    file.seek(SeekFrom::Start(place))?;
    match file.read_exact(into) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

/// How a page is opened.
enum PageCipher {
    Plain,
    Sealed { key: Key, proof: Zeroizing<[u8; 32]> },
}

impl PageCipher {
    fn new(key: &Key, salt: [u8; SALT]) -> Result<Self> {
        // PBKDF2 with two rounds and one block, which is all that a key needs that is random already.
        let round = |said: &[&[u8]]| -> Result<Zeroizing<[u8; PROOF]>> {
            let mut mac = Hmac::<Sha512>::new_from_slice(key.as_bytes()).map_err(Error::internal)?;
            for part in said {
                mac.update(part);
            }
            Ok(Zeroizing::new(mac.finalize().into_bytes().into()))
        };
        let first = round(&[&salt.map(|byte| byte ^ PROOF_SALT), &1_u32.to_be_bytes()])?;
        let second = round(&[first.as_slice()])?;
        let mut proof = Zeroizing::new([0; 32]);
        for (byte, (one, other)) in proof.iter_mut().zip(first.iter().zip(second.iter())) {
            *byte = one ^ other;
        }
        Ok(Self::Sealed { key: key.clone(), proof })
    }

    /// Decrypts a page in place; false, with the page as it was, if it does not prove itself.
    fn open(&self, number: u32, page: &mut [u8]) -> bool {
        let Self::Sealed { key, proof } = self else { return true };
        let begin = if number == 1 { SALT } else { 0 };
        let end = LENGTH - VECTOR - PROOF;
        let (Some(said), Some(told), Some(vector)) =
            (page.get(begin..end + VECTOR), page.get(end + VECTOR..), page.get(end..end + VECTOR))
        else {
            return false;
        };
        let Ok(mut mac) = Hmac::<Sha512>::new_from_slice(proof.as_slice()) else { return false };
        mac.update(said);
        mac.update(&number.to_le_bytes());
        if mac.verify_slice(told).is_err() {
            return false;
        }
        let Ok(vector) = Array::try_from(vector) else { return false };
        let Some(sealed) = page.get_mut(begin..end) else { return false };
        // As it lies: a copy for each page would stay on the stack.
        let cipher = cbc::Decryptor::<aes::Aes256>::new(key.as_bytes().into(), &vector);
        if cipher.decrypt_padded::<NoPadding>(sealed).is_err() {
            return false;
        }
        if let (1, Some(start)) = (number, page.get_mut(..SALT)) {
            start.copy_from_slice(MAGIC);
        }
        true
    }
}

/// Where the committed versions of pages begin in a log, and how many pages there are after its last commit.
fn frames(log: &mut File) -> io::Result<Logged> {
    let (mut logged, mut pending) = (BTreeMap::<u32, Vec<u64>>::new(), Vec::new());
    let mut committed = None;
    let mut header = LogHeader::default();
    if !read_at(log, 0, &mut header)? {
        return Ok((logged, committed));
    }
    let word = |bytes: &[u8], at: usize| {
        bytes.get(at..at + 4).and_then(|word| word.try_into().ok()).map_or(0, u32::from_be_bytes)
    };
    // A log is written over from its start when it begins anew: frames of the time before have another mark.
    let mut mark = (word(&header, 16), word(&header, 20));
    let trusted = is_right(&header);
    let mut place = LOG_HEADER;
    let mut frame = FrameHeader::default();
    let length = log.metadata()?.len();
    // A frame that was cut off was never acknowledged.
    while place + FRAME_HEADER + PAGE <= length && read_at(log, place, &mut frame)? {
        let this = (word(&frame, 8), word(&frame, 12));
        if !trusted && place == LOG_HEADER {
            mark = this;
        }
        if this == mark {
            pending.push((word(&frame, 0), place + FRAME_HEADER));
            // Only what was committed counts.
            if word(&frame, 4) > 0 {
                committed = Some(word(&frame, 4));
                for (number, place) in pending.drain(..) {
                    logged.entry(number).or_default().push(place);
                }
            }
        }
        place += FRAME_HEADER + PAGE;
    }
    Ok((logged, committed))
}

/// Whether a log's header has the checksum that it says it has.
fn is_right(header: &LogHeader) -> bool {
    let (said, told) = header.split_at(24);
    let little = header.get(3).is_some_and(|byte| byte & 1 == 0);
    let mut sums = (0_u32, 0_u32);
    for pair in said.chunks_exact(8) {
        let word = |half: &[u8]| {
            let bytes: [u8; 4] = half.try_into().unwrap_or_default();
            if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) }
        };
        let (one, other) = pair.split_at(4);
        sums.0 = sums.0.wrapping_add(word(one)).wrapping_add(sums.1);
        sums.1 = sums.1.wrapping_add(word(other)).wrapping_add(sums.0);
    }
    let [one, other] = [sums.0, sums.1].map(u32::to_be_bytes);
    *told == [one, other].concat()
}
