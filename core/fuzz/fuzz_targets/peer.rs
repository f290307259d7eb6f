//! A paired device's bytes, through driver, session and a real journal: after an honest greeting, each piece of the input
//! is the payload of a frame. The journal must stay sound.

#![no_main]

use std::sync::{Arc, OnceLock};

use hallway_core::{
    Journal, Key,
    model::{EndpointId, Moment},
    sync::{
        Clock,
        driver::{Budgets, Mode, SessionRole, Setup, run},
        wire::{Hello, Message, NEWEST, OLDEST, encode, frame},
    },
};
use libfuzzer_sys::fuzz_target;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, duplex, split},
    sync::watch,
};

const PEER: [u8; 32] = [2; 32];

fn now() -> Moment {
    "2026-11-18T14:05:00+00:00".parse().expect("a moment")
}

/// A journal of two devices with a line in it.
fn journal() -> Arc<Journal> {
    static JOURNAL: OnceLock<Arc<Journal>> = OnceLock::new();
    let made = JOURNAL.get_or_init(|| {
        let path = std::env::temp_dir().join(format!("hallway-fuzz-{}", std::process::id())).join("journal.hallway");
        let journal = Journal::open(&path, Key::from_bytes([7; 32]), now()).expect("a journal");
        journal.replica().identify(EndpointId::from_bytes([1; 32]), now()).expect("this device");
        journal.replica().admit(EndpointId::from_bytes(PEER), "phone", now()).expect("the other device");
        let line = journal.read_line("coffee with @Ana Silva !send the deck", now()).expect("a line");
        journal.log(line, now()).expect("the line is saved");
        Arc::new(journal)
    });
    Arc::clone(made)
}

fuzz_target!(|input: Vec<Vec<u8>>| {
    let journal = journal();
    let hello = Hello {
        newest: NEWEST,
        oldest: OLDEST,
        journal: journal.replica().journal_id().expect("the journal answers").expect("it was paired"),
        members: journal.devices().members().expect("the journal answers").digest,
        mode: Mode::Live,
        capabilities: Vec::new(),
    };
    let greeting = [Message::Hello(hello), Message::Reconcile { pass: 1, step: vec![0x61] }];
    let honest = greeting.iter().map(|message| encode(message).expect("it fits"));
    let frames: Vec<Vec<u8>> =
        honest.chain(input).filter_map(|payload| frame::seal(&payload).ok()).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    runtime.block_on(async {
        let (here, there) = duplex(64 << 10);
        let ((reader, writer), (mut hears, mut says)) = (split(here), split(there));
        let clock: Clock = Arc::new(now);
        let (_stop, stopped) = watch::channel(false);
        let peer = EndpointId::from_bytes(PEER);
        let (journal, role, mode) = (Arc::clone(&journal), SessionRole::Listener, Mode::Live);
        let setup = Setup { journal, clock, peer, role, mode, budgets: Budgets::new() };
        let session = run(setup, reader, writer, |_| {}, stopped);
        let attack = async {
            for frame in &frames {
                if says.write_all(frame).await.is_err() {
                    return;
                }
            }
            let _ = says.shutdown().await;
        };
        let hearing = async {
            let mut heard = vec![0; 4 << 10];
            while hears.read(&mut heard).await.is_ok_and(|count| count > 0) {}
        };
        let _ = tokio::join!(session, attack, hearing);
    });
    for (id, _) in journal.replica().census().expect("the journal answers").records {
        assert!(!journal.replica().heads(&[id]).expect("the journal answers")[0].heads.is_empty(), "a record cannot be read");
    }
});
