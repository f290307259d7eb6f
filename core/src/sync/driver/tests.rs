//! Two drivers and a pipe between them.

use std::sync::Mutex;

use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex, split};

use super::{budget::OPERATIONS, *};
use crate::{
    document::Document,
    journal::{Changes, Left},
    model::{Fact, Moment, PersonId, RecordId},
    sync::tests::{Device, now},
};

/// A device in a session of its own task.
struct Running {
    task: tokio::task::JoinHandle<SessionOutcome>,
    told: Arc<Mutex<Vec<SessionEvent>>>,
    stop: watch::Sender<bool>,
}

fn start(of: &Device, peer: &Device, role: SessionRole, mode: Mode, pipe: DuplexStream) -> Running {
    start_with(Budgets::new(), of, peer, role, mode, pipe)
}

fn start_with(
    budgets: Budgets,
    of: &Device,
    peer: &Device,
    role: SessionRole,
    mode: Mode,
    pipe: DuplexStream,
) -> Running {
    let told = Arc::new(Mutex::new(Vec::new()));
    let (stop, stopped) = watch::channel(false);
    let (reader, writer) = split(pipe);
    let clock: Clock = Arc::new(now);
    let heard = Arc::clone(&told);
    let tell = move |event| {
        if let DriverEvent::Session(event) = event {
            heard.lock().unwrap().push(event);
        }
    };
    let (journal, peer) = (Arc::clone(&of.journal), peer.endpoint);
    let setup = Setup { journal, clock, peer, role, mode, budgets };
    let task = tokio::spawn(async move { run(setup, reader, writer, tell, stopped).await });
    Running { task, told, stop }
}

fn both(devices: &[Device], mode: Mode, pipe: usize) -> [Running; 2] {
    let (here, there) = duplex(pipe);
    [
        start(&devices[0], &devices[1], SessionRole::Dialer, mode, here),
        start(&devices[1], &devices[0], SessionRole::Listener, mode, there),
    ]
}

/// Waits until something is told.
async fn until(running: &Running, what: impl Fn(&SessionEvent) -> bool) {
    while !running.told.lock().unwrap().iter().any(&what) {
        assert!(!running.task.is_finished(), "it ended before");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// What went over the line by the time both were in step.
async fn in_step(running: Running) -> Exchanged {
    let outcome = running.task.await.unwrap();
    outcome.ended.unwrap();
    outcome.exchanged
}

/// Facts of letters without order, so that nothing packs them.
fn fill(device: &Device, bytes: usize, mut seed: u64) {
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let each = 60_000;
    let mut batch = Vec::new();
    for _ in 0..bytes.div_ceil(each) {
        let mut text = String::new();
        while text.len() < each {
            text.extend(random().to_be_bytes().iter().map(|byte| char::from(b'0' + byte % 64)));
        }
        let id: Vec<u8> = random().to_be_bytes().into_iter().chain(random().to_be_bytes()).collect();
        let fact = Fact { text, person: Some(PersonId::default()), ..Fact::default() };
        let document = Document::create(&fact.into(), now()).unwrap();
        let changes = document.changes_since(&[]).unwrap();
        batch.push(Changes { id: RecordId::from_slice(&id).unwrap(), changes });
    }
    for outcome in device.journal.replica().merge(batch, now()).unwrap() {
        assert!(outcome.unwrap());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_devices_end_in_step_and_say_what_went_where() {
    let devices = Device::paired(2);
    devices[0].log("coffee with @Ana Silva", now());
    devices[1].log("lunch with @Bo Ek", now());
    let [dialer, listener] = both(&devices, Mode::Once, 64 << 10);
    let dialer_told = Arc::clone(&dialer.told);
    let (dialed, listened) = (in_step(dialer).await, in_step(listener).await);
    assert_eq!(devices[0].census(), devices[1].census());
    assert_eq!((dialed.new.len(), dialed.refused), (3, 0), "an entry, a person, the other's settings");
    assert_eq!(dialed.bytes_sent, listened.bytes_received);
    assert_eq!(dialed.bytes_received, listened.bytes_sent);
    let told = dialer_told.lock().unwrap();
    assert!(told.contains(&SessionEvent::InStep));
    let named = told.iter().map(|event| if let SessionEvent::New(ids) = event { ids.len() } else { 0 });
    assert_eq!(named.sum::<usize>(), 3, "{told:?}");
    for (here, there) in [(0, 1), (1, 0)] {
        let peers = devices[here].journal.devices().list().unwrap();
        let peer = peers.iter().find(|peer| peer.member.endpoint == devices[there].endpoint).unwrap();
        assert!(peer.last_in_step.is_some());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_that_send_megabytes_at_once_through_a_narrow_pipe_do_not_wait_for_each_other() {
    let megabytes = if std::env::var_os("HALLWAY_LONG").is_some() { 50 } else { 2 };
    let devices = Device::paired(2);
    fill(&devices[0], megabytes << 20, 1);
    fill(&devices[1], megabytes << 20, 2);
    let [dialer, listener] = both(&devices, Mode::Once, 4 << 10);
    let (dialed, listened) = (in_step(dialer).await, in_step(listener).await);
    assert_eq!(devices[0].census(), devices[1].census());
    for exchanged in [&dialed, &listened] {
        assert!(exchanged.new.len() * 60_000 >= megabytes << 20);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_goes_over_while_two_stay_connected_until_one_is_stopped() {
    let devices = Device::paired(2);
    let [dialer, listener] = both(&devices, Mode::Live, 64 << 10);
    until(&dialer, |event| *event == SessionEvent::InStep).await;
    until(&listener, |event| *event == SessionEvent::InStep).await;
    dialer.told.lock().unwrap().clear();
    devices[1].log("coffee with @Ana Silva", now());
    until(&dialer, |event| matches!(event, SessionEvent::New(_))).await;
    assert!(devices[0].journal.people().resolve("Ana Silva").is_ok());
    until(&dialer, |event| *event == SessionEvent::InStep).await;
    listener.stop.send(true).unwrap();
    assert!(matches!(listener.task.await.unwrap().ended, Err(Ended::Stopped)));
    let heard = dialer.task.await.unwrap().ended;
    assert!(matches!(heard, Err(Ended::Heard(Reason::Closing))), "{heard:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_is_cut_off_while_connected_is_told_and_left() {
    let devices = Device::paired(2);
    let [dialer, listener] = both(&devices, Mode::Live, 64 << 10);
    until(&dialer, |event| *event == SessionEvent::InStep).await;
    until(&listener, |event| *event == SessionEvent::InStep).await;
    devices[0].journal.devices().revoke(devices[1].endpoint, now()).unwrap();
    devices[1].log("coffee with @Ana Silva", now());
    let said = dialer.task.await.unwrap().ended;
    assert!(matches!(said, Err(Ended::Said(Reason::Revoked))), "{said:?}");
    let heard = listener.task.await.unwrap().ended;
    assert!(matches!(heard, Err(Ended::Heard(Reason::Revoked))), "{heard:?}");
    assert!(devices[0].journal.people().resolve("Ana Silva").is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stream_that_ends_is_a_cut_and_what_came_is_kept() {
    let devices = Device::paired(2);
    fill(&devices[1], 1 << 20, 3);
    let (here, mut middle) = duplex(16 << 10);
    let (mut other_middle, there) = duplex(16 << 10);
    let dialer = start(&devices[0], &devices[1], SessionRole::Dialer, Mode::Once, here);
    let listener = start(&devices[1], &devices[0], SessionRole::Listener, Mode::Once, there);
    // The line carries 300,000 bytes and breaks.
    let mut carried = 0;
    let (mut up, mut down) = (vec![0; 8 << 10], vec![0; 8 << 10]);
    while carried < 300_000 {
        let count = tokio::select! {
            read = middle.read(&mut up) => { let count = read.unwrap(); other_middle.write_all(&up[..count]).await.unwrap(); count }
            read = other_middle.read(&mut down) => { let count = read.unwrap(); middle.write_all(&down[..count]).await.unwrap(); count }
        };
        carried += count;
    }
    drop((middle, other_middle));
    for running in [dialer, listener] {
        let ended = running.task.await.unwrap().ended;
        assert!(matches!(ended, Err(Ended::Cut)), "{ended:?}");
    }
    let [dialer, listener] = both(&devices, Mode::Once, 64 << 10);
    in_step(dialer).await;
    in_step(listener).await;
    assert_eq!(devices[0].census(), devices[1].census());
}

#[tokio::test(start_paused = true)]
async fn a_peer_that_says_nothing_is_left_after_thirty_seconds() {
    let devices = Device::paired(2);
    let (here, mut there) = duplex(64 << 10);
    let began = Instant::now();
    let dialer = start(&devices[0], &devices[1], SessionRole::Dialer, Mode::Once, here);
    let ended = dialer.task.await.unwrap().ended;
    assert!(matches!(ended, Err(Ended::Said(Reason::Silent))), "{ended:?}");
    assert!(began.elapsed() >= PATIENCE && began.elapsed() < 2 * PATIENCE);
    let mut said = Vec::new();
    there.read_to_end(&mut said).await.unwrap();
    let bye = frame::seal(&wire::encode(&Message::Bye(Reason::Silent)).unwrap()).unwrap();
    assert!(said.ends_with(&bye), "it says why it goes");
}

#[tokio::test(start_paused = true)]
async fn a_peer_that_does_not_read_is_left_after_thirty_seconds() {
    let devices = Device::paired(2);
    let (here, _there) = duplex(16);
    let dialer = start(&devices[0], &devices[1], SessionRole::Dialer, Mode::Once, here);
    let ended = dialer.task.await.unwrap().ended;
    assert!(matches!(ended, Err(Ended::Said(Reason::Silent))), "{ended:?}");
}

#[tokio::test(start_paused = true)]
async fn a_peer_that_trickles_is_left_as_if_it_said_nothing() {
    let devices = Device::paired(2);
    let (here, mut there) = duplex(64 << 10);
    let began = Instant::now();
    let dialer = start(&devices[0], &devices[1], SessionRole::Dialer, Mode::Once, here);
    there.write_all(&4_000_u32.to_le_bytes()).await.unwrap();
    let trickle = async {
        loop {
            tokio::time::sleep(PATIENCE.saturating_sub(Duration::from_secs(1))).await;
            let _ = there.write_all(&[1]).await;
        }
    };
    let ended = tokio::select! {
        outcome = dialer.task => outcome.unwrap().ended,
        () = trickle => unreachable!(),
    };
    assert!(matches!(ended, Err(Ended::Said(Reason::Silent))), "{ended:?}");
    assert!(began.elapsed() < 3 * PATIENCE);
}

#[tokio::test(start_paused = true)]
async fn two_who_stay_and_have_nothing_to_say_are_not_left() {
    let devices = Device::paired(2);
    let [dialer, listener] = both(&devices, Mode::Live, 64 << 10);
    until(&dialer, |event| *event == SessionEvent::InStep).await;
    until(&listener, |event| *event == SessionEvent::InStep).await;
    tokio::time::sleep(Duration::from_hours(5)).await;
    assert!(!dialer.task.is_finished() && !listener.task.is_finished());
    dialer.told.lock().unwrap().clear();
    devices[1].log("coffee with @Ana Silva", now());
    until(&dialer, |event| matches!(event, SessionEvent::New(_))).await;
}

#[tokio::test]
async fn a_frame_that_announces_too_much_is_refused_before_it_is_read() {
    let devices = Device::paired(2);
    let (here, mut there) = duplex(64 << 10);
    let dialer = start(&devices[0], &devices[1], SessionRole::Dialer, Mode::Once, here);
    there.write_all(&u32::MAX.to_le_bytes()).await.unwrap();
    let ended = dialer.task.await.unwrap().ended;
    assert!(matches!(ended, Err(Ended::Said(Reason::TooLarge))), "{ended:?}");
}

#[tokio::test]
async fn a_journal_that_was_never_paired_has_nobody_to_sync_with() {
    let directory = crate::sync::tests::directory();
    let path = directory.path().join("journal.hallway");
    let journal = Arc::new(Journal::open(&path, crate::Key::from_bytes([7; 32]), now()).unwrap());
    let (here, _there) = duplex(64);
    let (reader, writer) = split(here);
    let clock: Clock = Arc::new(|| -> Moment { now() });
    let (_stop, stopped) = watch::channel(false);
    let peer = EndpointId::from_bytes([2; 32]);
    let (role, mode) = (SessionRole::Dialer, Mode::Once);
    let setup = Setup { journal, clock, peer, role, mode, budgets: Budgets::new() };
    let outcome = run(setup, reader, writer, |_| {}, stopped).await;
    assert!(matches!(outcome.ended, Err(Ended::NeverPaired)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_that_has_brought_all_that_it_may_is_left_with_a_word_in_every_run_until_time_has_passed() {
    let devices = Device::paired(2);
    devices[0].log("coffee with @Ana Silva", now());
    let spent = Budgets::new();
    // At a moment behind the test, so that nothing comes back meanwhile.
    assert!(spent.spend(devices[0].endpoint, OPERATIONS, 0, Duration::from_hours(1)));
    let left = spent.to_note(devices[0].endpoint, now()).unwrap();
    devices[1].journal.replica().note_left_to(devices[0].endpoint, left).unwrap();
    for budgets in [spent, Budgets::new()] {
        let (here, there) = duplex(64 << 10);
        let dialer = start(&devices[0], &devices[1], SessionRole::Dialer, Mode::Once, here);
        let listener =
            start_with(budgets, &devices[1], &devices[0], SessionRole::Listener, Mode::Once, there);
        assert!(matches!(dialer.task.await.unwrap().ended, Err(Ended::Heard(Reason::TooMuch))));
        assert!(matches!(listener.task.await.unwrap().ended, Err(Ended::Said(Reason::TooMuch))));
        assert_eq!(
            devices[1].journal.people().list(None, now()).unwrap().len(),
            0,
            "nothing of it was taken"
        );
    }
    let earlier = Left { at: now() - chrono::TimeDelta::hours(1), ..left };
    devices[1].journal.replica().note_left_to(devices[0].endpoint, earlier).unwrap();
    let [dialer, listener] = both(&devices, Mode::Once, 64 << 10);
    in_step(dialer).await;
    in_step(listener).await;
    assert_eq!(devices[0].census(), devices[1].census());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_member_has_left_is_noted_while_it_brings_much_and_not_while_it_brings_little() {
    for (much, noted) in [(0, false), (OPERATIONS / 2, true)] {
        let devices = Device::paired(2);
        devices[0].log("coffee with @Ana Silva", now());
        let budgets = Budgets::new();
        assert!(budgets.spend(devices[0].endpoint, much, 0, Duration::from_hours(1)));
        let (here, there) = duplex(64 << 10);
        let dialer = start(&devices[0], &devices[1], SessionRole::Dialer, Mode::Once, here);
        let listener =
            start_with(budgets, &devices[1], &devices[0], SessionRole::Listener, Mode::Once, there);
        in_step(dialer).await;
        in_step(listener).await;
        let left = devices[1].journal.replica().left_to(devices[0].endpoint).unwrap();
        assert_eq!(left.is_some(), noted);
        assert!(left.is_none_or(|left| (1..=OPERATIONS / 2).contains(&left.operations)), "{left:?}");
    }
}
