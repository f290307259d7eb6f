//! A paired device that means harm, or is broken: whatever it sends, nothing panics, the journal changes by valid records
//! only, and the session ends with one clear reason or goes on.

use std::io::Write;

use super::{simulator::Chance, *};
use crate::{
    document::{
        Document,
        tests::forge::{self, Forged},
    },
    journal::{Changes, Heads, PersonEdit},
    model::RecordId,
    sync::wire::frame::MAX_FRAME,
};

/// What the two said to each other in sessions in which everything happened.
fn recorded(victim: &Device, peer: &Device) -> Vec<Vec<u8>> {
    for (device, line) in
        [(victim, "coffee with @Ana Silva !send the deck"), (peer, "lunch with @Bo Ek +loves tea")]
    {
        device.log(line, now());
    }
    let mut frames = Vec::new();
    let mut keep = |meeting: &Meeting| {
        frames.extend(meeting.sides.iter().flat_map(|side| side.frames.iter().cloned()));
    };
    keep(&sync(peer, victim));
    let ana = victim.journal.people().resolve("Ana Silva").unwrap();
    for (device, notes) in [(victim, "here"), (peer, "there")] {
        let edit = PersonEdit { notes: Some(notes.repeat(300)), ..PersonEdit::default() };
        device.journal.people().edit(ana, edit, now()).unwrap();
    }
    keep(&sync(victim, peer));
    let mut live = Meeting::new(peer, victim, Mode::Live, now());
    live.settle();
    peer.log("call with @Grace Hopper ?intro", now());
    live.settle();
    keep(&live);
    frames
}

/// Changes that no document takes: bombs, nests, whole documents and what builds on nothing.
fn forged(chance: &mut Chance) -> Vec<Vec<u8>> {
    let many = 1 << (10 + chance.below(20));
    let bomb = |times: u64| {
        Forged::new()
            .column(forge::KEY_STRING, forge::run(times, &forge::sized(b"record")))
            .column(forge::INSERT, forge::unsigned(times))
            .column(forge::ACTION, forge::run(times, &forge::unsigned(forge::PUT)))
            .column(forge::VALUE_META, forge::run(times, &forge::unsigned(0)))
            .column(forge::PREDECESSORS, forge::run(times, &forge::unsigned(0)))
    };
    let person = Forged::person();
    match chance.below(6) {
        0 => vec![bomb(many).chunk()],
        1 => vec![person.chunk(), bomb(many).after(forge::hash(&person.body()), 2).chunk()],
        2 => vec![person.after([7; 32], 5).chunk()],
        3 => vec![forge::chunk(u8::try_from(chance.below(4)).unwrap(), &person.body())],
        4 => {
            let maps = Forged::new()
                .after(forge::hash(&person.body()), 2)
                .column(forge::KEY_STRING, forge::run(many, &forge::sized(b"k")))
                .column(forge::INSERT, forge::unsigned(many))
                .column(forge::ACTION, forge::run(many, &forge::unsigned(forge::MAKE_MAP)))
                .column(forge::VALUE_META, forge::run(many, &forge::unsigned(0)))
                .column(forge::PREDECESSORS, forge::run(many, &forge::unsigned(0)));
            vec![person.chunk(), maps.chunk()]
        }
        _ => vec![Vec::new(); chance.below(1_024)],
    }
}

fn seal(message: &Message) -> Vec<u8> {
    wire::encode(message).and_then(|payload| frame::seal(&payload)).unwrap_or_default()
}

/// A frame that inflates to so many megabytes.
fn inflating(megabytes: usize) -> Vec<u8> {
    let mut packer = flate2::write::DeflateEncoder::new(vec![1], flate2::Compression::best());
    let zeros = vec![5; 1 << 20];
    for _ in 0..megabytes {
        packer.write_all(&zeros).unwrap();
    }
    let body = packer.finish().unwrap();
    [&u32::try_from(body.len()).unwrap().to_le_bytes(), body.as_slice()].concat()
}

/// One frame gone wrong.
fn mutated(chance: &mut Chance, frames: &[Vec<u8>], ids: &[RecordId], bomb: &[u8]) -> Vec<u8> {
    let mut frame = chance.pick(frames);
    let id = chance.pick(ids);
    let number = u32::try_from(chance.below(6)).unwrap();
    match chance.below(16) {
        0 => frame.truncate(chance.below(frame.len())),
        1 => (0..=chance.below(4)).for_each(|_| {
            let place = chance.below(frame.len());
            frame[place] ^= 1 << chance.below(8);
        }),
        // Inside the payload, so that the frame is right and what it holds is not.
        2..=5 => {
            let (head, body) = frame.split_first_chunk::<4>().unwrap();
            let length = frame::length(*head, MAX_FRAME).unwrap();
            assert_eq!(length, body.len());
            let mut payload = frame::open(body, MAX_FRAME).unwrap().into_owned();
            for _ in 0..=chance.below(6) {
                let place = chance.below(payload.len());
                payload[place] = u8::try_from(chance.below(256)).unwrap();
            }
            if chance.one_in(4) {
                payload.truncate(chance.below(payload.len()));
            }
            frame = frame::seal(&payload).unwrap();
        }
        6 => frame = (0..chance.below(300)).map(|_| u8::try_from(chance.below(256)).unwrap()).collect(),
        7 => frame = [&u32::MAX.to_le_bytes(), frame.as_slice()].concat(),
        8 if chance.one_in(8) => frame = bomb.to_vec(),
        8 | 9 => {
            let records = vec![Changes { id, changes: forged(chance) }; 1 + chance.below(3)];
            frame = seal(&Message::Changes { batch: number, records });
        }
        10 => frame = seal(&Message::Members(vec![Changes { id, changes: forged(chance) }])),
        11 => {
            let heads = vec![[u8::try_from(chance.below(256)).unwrap(); 32]; chance.below(40)];
            let count = if chance.one_in(50) { 1_000 } else { chance.below(12) };
            let records = vec![Heads { id, heads }; count];
            frame = seal(&if chance.one_in(2) {
                Message::Offer { number, records }
            } else {
                Message::Want { answers: number, records }
            });
        }
        12 => {
            let mut step: Vec<u8> =
                (0..chance.below(200)).map(|_| u8::try_from(chance.below(256)).unwrap()).collect();
            step.splice(..0, [0x61]);
            frame = seal(&Message::Reconcile { pass: number, step });
        }
        13 => frame = seal(&Message::Taken { batch: number, refused: Vec::new() }),
        14 => frame = seal(&Message::InStep { answered: number }),
        _ => frame = seal(&Message::Again),
    }
    frame
}

#[test]
fn ten_thousand_mutations_of_what_devices_say_do_no_harm() {
    let devices = Device::paired(2);
    let (victim, peer) = (&devices[0], &devices[1]);
    let frames = recorded(victim, peer);
    let ids: Vec<RecordId> = victim.census().into_iter().map(|(id, _)| id).collect();
    let people = ["Ana Silva", "Bo Ek"].map(|name| (victim.journal.people().resolve(name).unwrap(), name));
    let bomb = inflating(64);
    let seed = std::env::var("HALLWAY_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0);
    let mutations = if std::env::var_os("HALLWAY_LONG").is_some() { 200_000 } else { 10_000 };
    let mut chance = Chance::of(seed);
    let (mut sent, mut ended) = (0, 0);
    while sent < mutations {
        // Some way into an honest session, and then no longer honest.
        let (at, mut meeting) = if chance.one_in(2) {
            (0, Meeting::new(victim, peer, Mode::Live, now()))
        } else {
            (1, Meeting::new(peer, victim, Mode::Live, now()))
        };
        for _ in 0..chance.below(12) {
            meeting.deliver(chance.below(2));
        }
        while meeting.sides[at].ending.is_none() && !chance.one_in(30) {
            let frame = mutated(&mut chance, &frames, &ids, &bomb);
            meeting.arrive(at, &frame);
            sent += 1;
            meeting.deliver(1 - at);
        }
        ended += usize::from(matches!(meeting.sides[at].ending, Some(Ending::Said(_))));
    }
    assert!(ended > mutations / 100, "{ended} sessions were ended");
    // What it holds now is valid, every bit of it, and anybody else would take it.
    let check = victim.journal.maintenance().check(&(), now()).unwrap();
    assert!(check.file.is_empty() && check.unreadable.is_empty() && check.stale.is_empty(), "{check:?}");
    for (id, _) in victim.census() {
        let messages = victim.journal.replica().changes_of(id, &[]).unwrap();
        let chunks: Vec<Vec<u8>> = messages.into_iter().flat_map(|message| message.changes).collect();
        assert!(Document::from_changes(&chunks).is_ok(), "{id}");
    }
    for (person, name) in people {
        assert_eq!(victim.journal.people().named(person).unwrap().name, name);
    }
}

/// A session between a victim and whatever the test makes it hear, the greeting and a first comparison done.
fn opened(victim: &Device, peer: &Device) -> Meeting {
    let mut meeting = Meeting::new(peer, victim, Mode::Live, now());
    meeting.settle();
    assert!(meeting.sides[1].session.is_in_step());
    meeting
}

#[test]
fn a_peer_that_never_comes_to_an_end_is_left() {
    let devices = Device::paired(2);
    let (victim, peer) = (&devices[0], &devices[1]);
    victim.log("coffee with @Ana Silva", now());
    let id = victim.journal.people().resolve("Ana Silva").unwrap().into();
    let known = victim.journal.replica().changes_of(id, &[]).unwrap();
    let endless: [(&str, &dyn Fn(u32) -> Message); 5] = [
        ("the same changes", &|number| Message::Changes { batch: 100 + number, records: known.clone() }),
        ("comparing anew", &|number| Message::Reconcile { pass: 100 + number, step: vec![0x61, 0, 0, 2, 0] }),
        ("the same want", &|_| Message::Want {
            answers: 0,
            records: vec![Heads { id, heads: Vec::new() }; 1_000],
        }),
        ("being in step", &|_| Message::InStep { answered: 0 }),
        ("empty batches", &|number| Message::Changes { batch: 100 + number, records: Vec::new() }),
    ];
    for (what, say) in endless {
        let mut meeting = opened(victim, peer);
        let first = (1..200).find(|batch| {
            // Where the count of batches stands is the peer's to know.
            let known = meeting.sides[0]
                .frames
                .iter()
                .filter(|frame| matches!(message(frame), Message::Changes { .. }));
            *batch == u32::try_from(known.count()).unwrap() + 1
        });
        meeting.sides[1].frames.clear();
        let mut heard = 0;
        while meeting.sides[1].ending.is_none() {
            let mut said = say(heard);
            if let Message::Changes { batch, .. } = &mut said {
                *batch = first.unwrap() + heard;
            }
            let frame = seal(&said);
            meeting.arrive(1, &frame);
            meeting.sides[0].inbox.clear();
            // It takes what it is sent, so that nothing stands in the way of asking for more.
            let taken: Vec<Message> =
                meeting.sides[1].frames.drain(..).map(|frame| message(&frame)).collect();
            for sent in taken {
                if let Message::Changes { batch, .. } = sent {
                    meeting.arrive(1, &seal(&Message::Taken { batch, refused: Vec::new() }));
                }
            }
            heard += 1;
            assert!(heard < 40_000, "{what} goes on and on");
        }
        assert_eq!(meeting.sides[1].ending, Some(Ending::Said(Reason::Endless)), "{what} after {heard}");
    }
}

#[test]
fn a_message_out_of_turn_ends_the_session_with_that_reason() {
    let devices = Device::paired(2);
    let (victim, peer) = (&devices[0], &devices[1]);
    victim.log("coffee with @Ana Silva", now());
    let hello = Meeting::new(peer, victim, Mode::Live, now()).sides[0].frames[0].clone();
    let out_of_turn = [
        hello.clone(),
        seal(&Message::Members(Vec::new())),
        seal(&Message::Changes { batch: 77, records: Vec::new() }),
        seal(&Message::Taken { batch: 77, refused: Vec::new() }),
        seal(&Message::Offer { number: 77, records: Vec::new() }),
        seal(&Message::Want { answers: 77, records: Vec::new() }),
        seal(&Message::InStep { answered: 77 }),
        seal(&Message::Reconcile { pass: 0, step: vec![0x61] }),
        seal(&Message::Again),
    ];
    for frame in &out_of_turn {
        let mut meeting = opened(victim, peer);
        meeting.arrive(1, frame);
        assert_eq!(meeting.sides[1].ending, Some(Ending::Said(Reason::OutOfTurn)), "{:?}", message(frame));
    }
    // Anything but a greeting at first.
    for frame in out_of_turn.iter().skip(1) {
        let mut meeting = Meeting::new(peer, victim, Mode::Live, now());
        meeting.arrive(1, frame);
        assert_eq!(meeting.sides[1].ending, Some(Ending::Said(Reason::OutOfTurn)), "{:?}", message(frame));
    }
}
