//! What a device of the version before said is answered as that version answered it.
//!
//! `tests/data/recorded` holds a journal of that version (commit c27d72d) and two sessions of its device with another one,
//! as frames: in the first it listens, in the second it dials, each from that file. This version opens the file, hears the
//! same frames, and has to say the same, byte for byte, and to have the same afterwards. One thing it says in another order:
//! what only the other device has is wanted behind what is offered (docs/adr/014).

use sha2::{Digest, Sha256};

use super::*;

/// One session as it was recorded.
struct Recorded {
    role: SessionRole,
    hears: Vec<Vec<u8>>,
    says: Vec<Vec<u8>>,
    /// The digest over all records afterwards.
    has: String,
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/recorded")
}

fn sessions() -> Vec<Recorded> {
    let text = std::fs::read_to_string(data().join("frames.txt")).unwrap();
    let mut sessions: Vec<Recorded> = Vec::new();
    for line in text.lines() {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let frame = || data_encoding::HEXLOWER.decode(rest.as_bytes()).unwrap();
        match word {
            "listens" | "dials" => {
                let role = if word == "dials" { SessionRole::Dialer } else { SessionRole::Listener };
                let (hears, says, has) = Default::default();
                sessions.push(Recorded { role, hears, says, has });
            }
            "hears" => sessions.last_mut().unwrap().hears.push(frame()),
            "says" => sessions.last_mut().unwrap().says.push(frame()),
            "has" => sessions.last_mut().unwrap().has = rest.to_owned(),
            other => panic!("{other}"),
        }
    }
    sessions
}

/// Puts a Want of what only the other device has behind the first Offer.
fn wants_behind_offers(says: &mut [Vec<u8>]) {
    for place in 1..says.len() {
        let wants = matches!(message(&says[place - 1]), Message::Want { answers: 0, .. });
        if wants && matches!(message(&says[place]), Message::Offer { number: 1, .. }) {
            says.swap(place - 1, place);
        }
    }
}

#[test]
fn a_device_of_the_version_before_is_answered_as_its_own_version_would() {
    for mut recorded in sessions() {
        wants_behind_offers(&mut recorded.says);
        let directory = directory();
        std::fs::copy(data().join("journal.hallway"), directory.path().join("journal.hallway")).unwrap();
        let journal = open(&directory);
        let this = Device { endpoint: EndpointId::from_bytes([1; 32]), journal, directory };
        let peer = EndpointId::from_bytes([2; 32]);
        let mut side = this.side(peer, recorded.role, Mode::Once);
        let mut time = Duration::ZERO;
        side.happened(Event::Started, &mut time, now());
        for frame in &recorded.hears {
            side.happened(arrival(frame), &mut time, now());
            if side.revision.has_changed().unwrap() {
                side.revision.borrow_and_update();
                side.happened(Event::Revised, &mut time, now());
            }
        }
        let read = |frames: &[Vec<u8>]| frames.iter().map(|frame| message(frame)).collect::<Vec<_>>();
        assert_eq!(read(&side.frames), read(&recorded.says), "{:?}", recorded.role);
        assert_eq!(side.frames, recorded.says, "byte for byte");
        assert_eq!(side.ending, Some(Ending::InStep));
        let mut hash = Sha256::new();
        for (id, digest) in this.census() {
            hash.update(id.as_bytes());
            hash.update(digest);
        }
        assert_eq!(data_encoding::HEXLOWER.encode(&hash.finalize()), recorded.has);
    }
}
