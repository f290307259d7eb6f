//! The ticket: what one device shows so that another can join its journal, as a QR code or typed.
//!
//! The text is `HALLWAY1` and base32 in capitals without padding, so that a QR code stores it in its alphanumeric mode.
//! Inside: a version byte (1), the endpoint id (32 bytes), the secret (16), the number of addresses, each address (4 and
//! the four bytes or 6 and the sixteen, then the port, high byte first), and the first 4 bytes of the SHA-256 over the
//! eight letters and all of that. A ticket that exists is whole; whether it is still good, only the host knows.

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    str::FromStr,
};

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{
    error::{Error, Result},
    model::EndpointId,
};

/// How every ticket of this version starts.
const START: &str = "HALLWAY1";

/// The same for tickets of any version.
const START_OF_ANY: &str = "HALLWAY";

/// The version inside, for changes that leave the start as it is.
const VERSION: u8 = 1;

/// Addresses a ticket can hold; with more the code is too dense for a phone's camera.
pub(super) const MOST_ADDRESSES: usize = 8;

/// Letters of the longest text that is looked at, white space included.
const LONGEST: usize = 4_096;

const CHECKSUM: usize = 4;

const CUT_OFF: &str = "it is cut off: copy it to its end";
const TYPED_WRONG: &str = "there is a typing mistake in it: copy it again, or scan the code";
const OTHER_VERSION: &str =
    "it is for another version of Hallway: use the same version on both devices, then show a new code";
const NO_TICKET: &str = "a code starts with HALLWAY1, and this does not";

/// What a device needs in order to find the one that shows the code, and to prove that it saw the code.
///
/// Good for one joining and two minutes. It is as secret as the journal while it is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    endpoint: EndpointId,
    addresses: Vec<SocketAddr>,
    secret: Zeroizing<[u8; 16]>,
}

impl Ticket {
    /// A ticket for the device that is reached at these addresses; of more than 8, the first ones stay.
    pub fn new(endpoint: EndpointId, addresses: &[SocketAddr], secret: [u8; 16]) -> Self {
        let mut kept: Vec<SocketAddr> = Vec::with_capacity(MOST_ADDRESSES);
        for address in addresses {
            // A scope means something only on the device that wrote it.
            let plain = SocketAddr::new(address.ip(), address.port());
            if can_be_dialled(plain) && !kept.contains(&plain) && kept.len() < MOST_ADDRESSES {
                kept.push(plain);
            }
        }
        Self { endpoint, addresses: kept, secret: Zeroizing::new(secret) }
    }

    /// The device that shows the ticket.
    pub fn endpoint(&self) -> EndpointId {
        self.endpoint
    }

    /// Where that device may be reached, at most 8 addresses.
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    pub(super) fn secret(&self) -> &[u8; 16] {
        &self.secret
    }

    fn bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(vec![VERSION]);
        bytes.extend_from_slice(self.endpoint.as_bytes());
        bytes.extend_from_slice(self.secret.as_slice());
        bytes.push(u8::try_from(self.addresses.len()).unwrap_or(u8::MAX));
        for address in &self.addresses {
            match address.ip() {
                IpAddr::V4(ip) => {
                    bytes.push(4);
                    bytes.extend_from_slice(&ip.octets());
                }
                IpAddr::V6(ip) => {
                    bytes.push(6);
                    bytes.extend_from_slice(&ip.octets());
                }
            }
            bytes.extend_from_slice(&address.port().to_be_bytes());
        }
        let sum = checksum(&bytes);
        bytes.extend_from_slice(&sum);
        bytes
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(START)?;
        f.write_str(&Zeroizing::new(BASE32_NOPAD.encode(&self.bytes())))
    }
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ticket({}, {:?}, …)", self.endpoint, self.addresses)
    }
}

impl FromStr for Ticket {
    type Err = Error;

    /// Reads a ticket as it was copied, scanned or typed: white space and case do not matter.
    fn from_str(text: &str) -> Result<Self> {
        if text.len() > LONGEST {
            return Err(Error::Ticket(NO_TICKET));
        }
        let letters: Zeroizing<String> = Zeroizing::new(
            text.chars()
                .filter(|letter| !letter.is_whitespace())
                .map(|letter| letter.to_ascii_uppercase())
                .collect(),
        );
        let Some(inside) = letters.strip_prefix(START) else {
            let why = if START.starts_with(letters.as_str()) && !letters.is_empty() {
                CUT_OFF
            } else if letters
                .strip_prefix(START_OF_ANY)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            {
                OTHER_VERSION
            } else {
                NO_TICKET
            };
            return Err(Error::Ticket(why));
        };
        if !inside.bytes().all(|letter| matches!(letter, b'A'..=b'Z' | b'2'..=b'7')) {
            return Err(Error::Ticket(TYPED_WRONG));
        }
        read(&decode(inside)?).map_err(Error::Ticket)
    }
}

/// The bytes in base32; of a text that ends within a byte, the whole ones, which are too few then.
fn decode(inside: &str) -> Result<Zeroizing<Vec<u8>>> {
    let whole = match inside.len() % 8 {
        1 | 3 | 6 => inside.len() - 1,
        _ => inside.len(),
    };
    let start = inside.get(..whole).unwrap_or_default();
    match BASE32_NOPAD.decode(start.as_bytes()) {
        Ok(bytes) => Ok(Zeroizing::new(bytes)),
        // The last letter holds bits of a byte that is not there.
        Err(_) => Err(Error::Ticket(CUT_OFF)),
    }
}

fn read(bytes: &[u8]) -> Result<Ticket, &'static str> {
    let mut rest = bytes;
    let [version] = take(&mut rest)?;
    if version != VERSION {
        // A wrong letter here is more likely than a future, if the rest is as long as this version's.
        return Err(if checksum_holds(bytes) { OTHER_VERSION } else { TYPED_WRONG });
    }
    let endpoint = EndpointId::from_bytes(take(&mut rest)?);
    let secret = Zeroizing::new(take::<16>(&mut rest)?);
    let [count] = take(&mut rest)?;
    if usize::from(count) > MOST_ADDRESSES {
        return Err(TYPED_WRONG);
    }
    let mut addresses = Vec::with_capacity(usize::from(count));
    for _ in 0..count {
        let ip = match take(&mut rest)? {
            [4] => IpAddr::from(take::<4>(&mut rest)?),
            [6] => IpAddr::from(take::<16>(&mut rest)?),
            _ => return Err(TYPED_WRONG),
        };
        addresses.push(SocketAddr::new(ip, u16::from_be_bytes(take(&mut rest)?)));
    }
    let _: [u8; CHECKSUM] = take(&mut rest)?;
    if !rest.is_empty() || !checksum_holds(bytes) {
        return Err(TYPED_WRONG);
    }
    Ok(Ticket::new(endpoint, &addresses, *secret))
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], &'static str> {
    let (taken, left) = rest.split_first_chunk::<N>().ok_or(CUT_OFF)?;
    *rest = left;
    Ok(*taken)
}

fn checksum_holds(bytes: &[u8]) -> bool {
    bytes.split_last_chunk::<CHECKSUM>().is_some_and(|(all, sum)| checksum(all) == *sum)
}

fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    let digest = Sha256::new_with_prefix(START).chain_update(bytes).finalize();
    let mut sum = [0; CHECKSUM];
    sum.iter_mut().zip(digest.iter()).for_each(|(to, from)| *to = *from);
    sum
}

/// Whether a packet can be sent there to one device.
fn can_be_dialled(address: SocketAddr) -> bool {
    let ip = address.ip();
    let broadcast = matches!(ip, IpAddr::V4(ip) if ip.is_broadcast());
    address.port() != 0 && !ip.is_unspecified() && !ip.is_multicast() && !broadcast
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ticket() -> Ticket {
        let addresses = ["192.168.7.20:50123", "[2001:db8::17]:50123", "127.0.0.1:50123"];
        let addresses: Vec<SocketAddr> = addresses.iter().map(|text| text.parse().unwrap()).collect();
        Ticket::new(EndpointId::from_bytes([7; 32]), &addresses, [9; 16])
    }

    fn why(text: &str) -> &'static str {
        match text.parse::<Ticket>() {
            Err(Error::Ticket(why)) => why,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_ticket_is_read_as_it_was_copied_typed_or_wrapped() {
        let text = ticket().to_string();
        assert_eq!(text.parse::<Ticket>().unwrap(), ticket());
        let typed: String = text.to_lowercase().chars().flat_map(|letter| [letter, ' ']).collect();
        assert_eq!(typed.parse::<Ticket>().unwrap(), ticket());
        let wrapped = text.as_bytes().chunks(30).map(|line| std::str::from_utf8(line).unwrap());
        let wrapped = format!("  {}\r\n", wrapped.collect::<Vec<_>>().join("\r\n  "));
        assert_eq!(wrapped.parse::<Ticket>().unwrap(), ticket());
    }

    #[test]
    fn a_ticket_stays_in_the_letters_a_qr_code_stores_densely() {
        let text = ticket().to_string();
        assert!(text.bytes().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit()), "{text}");
        insta::assert_snapshot!(text);
    }

    #[test]
    fn a_ticket_that_ends_early_says_so_wherever_it_ends() {
        let text = ticket().to_string();
        for end in 1..text.len() {
            assert_eq!(why(&text[..end]), CUT_OFF, "{end}");
        }
    }

    #[test]
    fn one_wrong_letter_is_never_another_ticket() {
        let text = ticket().to_string();
        for place in START.len()..text.len() {
            let mut wrong = text.clone().into_bytes();
            wrong[place] = if wrong[place] == b'A' { b'B' } else { b'A' };
            let wrong = String::from_utf8(wrong).unwrap();
            assert!(wrong.parse::<Ticket>().is_err(), "{place}");
        }
        assert_eq!(why(&text.replace("HALLWAY1A", "HALLWAY1!")), TYPED_WRONG);
        assert_eq!(why(&format!("{text}AAAAAAAA")), TYPED_WRONG);
    }

    #[test]
    fn a_ticket_of_another_version_and_something_else_say_so() {
        assert_eq!(why("HALLWAY2ABCDEF"), OTHER_VERSION);
        let mut bytes = ticket().bytes().to_vec();
        bytes[0] = 2;
        let length = bytes.len() - CHECKSUM;
        let sum = checksum(&bytes[..length]);
        bytes[length..].copy_from_slice(&sum);
        assert_eq!(why(&format!("{START}{}", BASE32_NOPAD.encode(&bytes))), OTHER_VERSION);
        for text in ["", "https://example.org", "Coffee with @Ana Silva", &"A".repeat(100_000)] {
            assert_eq!(why(text), NO_TICKET, "{text:.20}");
        }
    }

    #[test]
    fn a_ticket_holds_eight_addresses_that_can_be_dialled() {
        let many: Vec<SocketAddr> = (0..20).map(|n| SocketAddr::from(([10, 0, 0, n], 4000))).collect();
        let mut with_nonsense = vec!["0.0.0.0:1".parse().unwrap(), "224.0.0.251:5353".parse().unwrap()];
        with_nonsense.push("10.1.1.1:0".parse().unwrap());
        with_nonsense.extend_from_slice(&many);
        let ticket = Ticket::new(EndpointId::from_bytes([1; 32]), &with_nonsense, [2; 16]);
        assert_eq!(ticket.addresses(), &many[..8]);
        assert_eq!(ticket.to_string().parse::<Ticket>().unwrap(), ticket);
    }

    #[test]
    fn a_ticket_is_not_printed_by_accident() {
        let other = Ticket::new(ticket().endpoint(), ticket().addresses(), [1; 16]);
        assert_eq!(format!("{:?}", ticket()), format!("{other:?}"));
    }

    proptest! {
        #[test]
        fn any_text_is_a_ticket_or_says_why_not(text in "(HALLWAY1)?[A-Z2-7 ]{0,400}|\\PC{0,60}") {
            let _ = text.parse::<Ticket>();
        }
    }
}
