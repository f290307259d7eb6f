//! Every page of a journal decrypted, by nothing of Hallway's own: what a search of the raw file would find.
//!
//! The layout is SQLCipher 4's: AES-256 in CBC mode, behind the data of each page its initialisation vector and 64 bytes that
//! prove it. The first page begins behind the salt.

#![allow(clippy::unwrap_used)]

use std::fs;

use aes::cipher::{Array, BlockModeDecrypt, KeyIvInit, block_padding::NoPadding};
use hallway_tests::Desk;

const LENGTH: usize = 4096;
const VECTOR: usize = 16;
const PROOF: usize = 64;
const SALT: usize = 16;

/// The header of the log, and that of each page in it.
const LOG: usize = 32;
const FRAME: usize = 24;

/// Pages of the file, and every page that lies in the log, committed or not, with the texts of this in small letters in any
/// of them: how many such pages there are.
pub fn pages_with(desk: &Desk, text: &str) -> usize {
    let files = [desk.path(), desk.path().with_extension("hallway-wal")];
    let [file, log] = files.map(|path| fs::read(path).unwrap_or_default());
    let pages = file.chunks_exact(LENGTH).enumerate().map(|(place, page)| (place == 0, page));
    let frames = log.get(LOG..).unwrap_or_default().chunks_exact(FRAME + LENGTH);
    let logged = frames.map(|frame| (frame[..4] == 1_u32.to_be_bytes(), &frame[FRAME..]));
    let holds = |(first, page): (bool, &[u8])| {
        let plain = decrypted(desk, first, page).to_ascii_lowercase();
        plain.windows(text.len()).any(|bytes| bytes == text.as_bytes())
    };
    pages.chain(logged).map(holds).filter(|holds| *holds).count()
}

fn decrypted(desk: &Desk, first: bool, page: &[u8]) -> Vec<u8> {
    let (sealed, rest) = page.split_at(LENGTH - VECTOR - PROOF);
    let mut plain = sealed[if first { SALT } else { 0 }..].to_vec();
    let digits = desk.key.to_hex();
    let mut key = [0; 32];
    for (place, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[2 * place..2 * place + 2], 16).unwrap();
    }
    let vector = Array::try_from(&rest[..VECTOR]).unwrap();
    let cipher = cbc::Decryptor::<aes::Aes256>::new((&key).into(), &vector);
    cipher.decrypt_padded::<NoPadding>(&mut plain).unwrap();
    plain
}
