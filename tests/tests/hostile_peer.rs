//! A paired device that means harm takes little memory: all of it is counted.
//!
//! Nothing else may run beside it, so that nothing else is counted: the allocator adds up what the whole process holds.

// An allocator cannot be written without: this one hands everything on and counts.
#![allow(unsafe_code)]
#![allow(clippy::unwrap_used)]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    io::Write,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use hallway_core::{
    journal::{Changes, Heads, Journal},
    model::{EndpointId, RecordId},
    sync::{
        Clock,
        driver::{Budgets, Ended, Mode, SessionRole, Setup, run},
        wire::{Hello, MOST_CHUNKS, MOST_RECORDS, Message, NEWEST, OLDEST, encode, frame},
    },
};
use hallway_tests::{Desk, assert_sound, log, now};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, duplex, split},
    sync::watch,
};

/// Held now, and the most that was held since it was last asked.
static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

struct Counting;

// SAFETY: every call goes to the system's allocator as it came; only sizes are added up.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        MOST.fetch_max(held, Ordering::Relaxed);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// What a bad device's bytes may take above rest.
const LIMIT: usize = 64 << 20;

fn sealed(message: &Message) -> Vec<u8> {
    frame::seal(&encode(message).unwrap()).unwrap()
}

/// A frame that inflates to so many megabytes.
fn inflating(megabytes: usize) -> Vec<u8> {
    let mut packer = flate2::write::DeflateEncoder::new(vec![1], flate2::Compression::fast());
    let zeros = vec![5; 1 << 20];
    for _ in 0..megabytes {
        packer.write_all(&zeros).unwrap();
    }
    let body = packer.finish().unwrap();
    [&u32::try_from(body.len()).unwrap().to_le_bytes(), body.as_slice()].concat()
}

/// Sends these frames after an honest beginning, over and over, and reads only if it says so; how the victim ended it,
/// and how much memory it took above rest.
fn attacked(
    victim: &Arc<Journal>,
    peer: EndpointId,
    attack: &[Vec<u8>],
    reads: bool,
) -> (Result<(), Ended>, usize) {
    let hello = Hello {
        newest: NEWEST,
        oldest: OLDEST,
        journal: victim.replica().journal_id().unwrap().unwrap(),
        members: victim.devices().members().unwrap().digest,
        mode: Mode::Live,
        capabilities: Vec::new(),
    };
    let beginning =
        [sealed(&Message::Hello(hello)), sealed(&Message::Reconcile { pass: 1, step: vec![0x61] })];
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let clock: Clock = Arc::new(now);
    let (_stop, stopped) = watch::channel(false);
    let (here, there) = duplex(64 << 10);
    let rest = HELD.load(Ordering::Relaxed);
    MOST.store(rest, Ordering::Relaxed);
    let ended = runtime.block_on(async {
        let (reader, writer) = split(here);
        let (mut hears, mut says) = split(there);
        let attacking = async {
            for frame in beginning.iter().chain(attack.iter().cycle().take(20_000)) {
                if says.write_all(frame).await.is_err() {
                    break;
                }
            }
            let _ = says.shutdown().await;
        };
        let hearing = async {
            let mut heard = vec![0; 16 << 10];
            while reads && hears.read(&mut heard).await.is_ok_and(|count| count > 0) {}
            std::future::pending::<()>().await;
        };
        let (journal, role, mode) = (Arc::clone(victim), SessionRole::Listener, Mode::Live);
        let setup = Setup { journal, clock, peer, role, mode, budgets: Budgets::new() };
        let session = run(setup, reader, writer, |_| {}, stopped);
        tokio::pin!(session, attacking, hearing);
        let mut attacks = true;
        loop {
            tokio::select! {
                outcome = &mut session => break outcome.ended,
                () = &mut attacking, if attacks => attacks = false,
                () = &mut hearing => {}
                () = tokio::time::sleep(Duration::from_mins(2)) => panic!("it goes on and on"),
            }
        }
    });
    (ended, MOST.load(Ordering::Relaxed) - rest)
}

#[test]
fn whatever_a_bad_device_sends_takes_less_than_64_megabytes() {
    let _turn = crate::turn();
    let (desk, other) = (Desk::new(), Desk::new());
    let (victim, friend) = (Arc::new(desk.open()), other.open());
    let (this, peer) = (EndpointId::from_bytes([1; 32]), EndpointId::from_bytes([2; 32]));
    victim.replica().identify(this, now()).unwrap();
    friend.replica().identify(peer, now()).unwrap();
    victim.replica().admit(peer, "phone", now()).unwrap();
    for _ in 0..30 {
        log(&victim, "coffee with @Ana Silva !send the deck", now());
    }
    let id = |byte: u8| RecordId::from_bytes([byte; 16]);
    let empty = Changes { id: id(9), changes: vec![Vec::new(); MOST_CHUNKS] };
    let junk = Changes {
        id: id(9),
        changes: vec![(0..5 << 20).map(|n: u32| n.to_le_bytes()[n as usize % 3]).collect()],
    };
    let known: Vec<RecordId> =
        victim.replica().census().unwrap().records.into_iter().map(|(id, _)| id).collect();
    let trail = |count: usize| Heads { id: known[0], heads: vec![[7; 32]; count] };
    let all = known.iter().cycle().take(1_000).map(|id| Heads { id: *id, heads: Vec::new() }).collect();
    let mut step = vec![0x61];
    step.extend(
        (0..30_000).flat_map(|n: u32| [[0x81, 0].as_slice(), &[2, 1], &[n.to_le_bytes()[0]; 32]].concat()),
    );
    step.truncate((1 << 20) - 1);
    let attacks: [(&str, Vec<Vec<u8>>); 9] = [
        ("the largest frames", vec![sealed(&Message::Changes { batch: 1, records: vec![junk] })]),
        ("a frame that inflates", vec![inflating(256)]),
        (
            "lists of nothing",
            vec![sealed(&Message::Changes { batch: 1, records: vec![empty; MOST_RECORDS] })],
        ),
        (
            "offers with long trails",
            (1..=40)
                .map(|number| sealed(&Message::Offer { number, records: vec![trail(5_900); 30] }))
                .collect(),
        ),
        (
            "wants with long trails",
            vec![sealed(&Message::Want { answers: 0, records: vec![trail(5_900); 30] })],
        ),
        ("wants for everything", vec![sealed(&Message::Want { answers: 0, records: all })]),
        ("steps", vec![sealed(&Message::Reconcile { pass: 2, step })]),
        ("heads that announce much", vec![(6_u32 << 20).to_le_bytes().to_vec()]),
        ("kinds nobody knows", vec![frame::seal(&vec![77; 5 << 20]).unwrap()]),
    ];
    // Once for whatever is made at first use.
    let _ = attacked(&victim, peer, &[vec![0; 8]], true);
    for (what, frames) in &attacks {
        // One attack is made a second time by somebody who does not read either.
        let silent: &[bool] = if what.starts_with("wants for everything") { &[true, false] } else { &[true] };
        for reads in silent {
            let (ended, most) = attacked(&victim, peer, frames, *reads);
            assert!(ended.is_err(), "{what}");
            assert!(most < LIMIT, "{what}: {} KiB above rest", most >> 10);
        }
    }
    assert_sound(&victim, now());
}
