//! Devices that are paired.

use std::net::UdpSocket;

use super::*;
use crate::{
    error::Error,
    journal::Standing,
    sync::{PeerEnd, PeerOutcome, net::identity::signing_key},
};

fn once(device: &Device) -> Vec<(EndpointId, PeerEnd)> {
    let outcomes = device.sync().once(&RefCell::new(|_: SyncEvent| {}), &Stop::new()).unwrap();
    outcomes.into_iter().map(|outcome| (outcome.device.endpoint, outcome.end)).collect()
}

fn only_end(device: &Device) -> PeerEnd {
    let mut ends = once(device);
    assert_eq!(ends.len(), 1, "{ends:?}");
    ends.pop().unwrap().1
}

#[test]
fn two_devices_that_paired_have_the_same_and_call_each_other_by_name() {
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    laptop.log("coffee with @Ana Silva, bouldering");
    phone.log("lunch with @Bo Kraus, sailing");
    pair(&laptop, &phone);
    for device in [&laptop, &phone] {
        assert!(device.has("bouldering") && device.has("sailing"));
        let peers = device.journal.devices().list().unwrap();
        let other = if device.id() == laptop.id() { "phone" } else { "laptop" };
        assert_eq!(peers.iter().map(|peer| peer.member.name.as_str()).collect::<Vec<_>>(), [other]);
        assert!(peers[0].last_in_step.is_some());
    }
    assert_eq!(laptop.journal.replica().journal_id().unwrap(), phone.journal.replica().journal_id().unwrap());
}

#[test]
fn what_is_saved_on_either_is_on_the_other_while_both_are_connected() {
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    pair(&laptop, &phone);
    let (on_laptop, on_phone) = (watch(&laptop), watch(&phone));
    on_laptop.in_step_with(phone.id());
    on_phone.in_step_with(laptop.id());
    phone.log("coffee with @Ana Silva, bouldering");
    while !laptop.has("bouldering") {
        on_laptop.until("the line from the phone", |event| matches!(event, SyncEvent::New { .. }));
    }
    laptop.log("lunch with @Bo Kraus, sailing");
    while !phone.has("sailing") {
        on_phone.until("the line from the laptop", |event| matches!(event, SyncEvent::New { .. }));
    }
    laptop.journal.devices().rename(Some(phone.id()), "Ana's old phone", now()).unwrap();
    on_phone.until("the new name", |_| {
        phone
            .journal
            .devices()
            .members()
            .unwrap()
            .device(phone.id())
            .is_some_and(|device| device.name == "Ana's old phone")
    });
    on_laptop.end().unwrap();
    on_phone.end().unwrap();
}

#[test]
fn a_device_that_comes_back_is_in_step_again() {
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    pair(&laptop, &phone);
    let on_laptop = watch(&laptop);
    for n in 0..3 {
        laptop.log(&format!("note number{n}"));
        let on_phone = watch(&phone);
        on_phone.in_step_with(laptop.id());
        assert!(phone.has(&format!("number{n}")));
        on_phone.end().unwrap();
    }
    on_laptop.end().unwrap();
}

/// What the process of the next test is told that is to be killed: its journal, key and secret.
const KILLED: &str = "HALLWAY_TEST_KILLED";

#[test]
fn a_device_whose_process_was_killed_is_in_step_again_when_it_comes_back() {
    if let Ok(given) = std::env::var(KILLED) {
        let [path, key, secret] = given.split('|').collect::<Vec<_>>().try_into().unwrap();
        let journal = Arc::new(Journal::open(path.as_ref(), Key::from_hex(key).unwrap(), now()).unwrap());
        let secret = DeviceSecret::from_hex(secret).unwrap();
        let quiet = Options { multicast: false };
        let sync = SyncService::start_with(journal, &secret, "hallway sync", clock(), quiet).unwrap();
        return sync.watch(&RefCell::new(|_: SyncEvent| {}), &Stop::new()).unwrap();
    }
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    pair(&laptop, &phone);
    let on_laptop = watch(&laptop);
    let path = phone.journal.path().display();
    let given = format!("{path}|{}|{}", *phone.key.to_hex(), *phone.secret.to_hex());
    for n in 0..3 {
        laptop.log(&format!("note number{n}"));
        let name = "a_device_whose_process_was_killed_is_in_step_again_when_it_comes_back";
        let mut process = std::process::Command::new(std::env::current_exe().unwrap())
            .arg(name)
            .env(KILLED, &given)
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        while !phone.has(&format!("number{n}")) {
            on_laptop.until("a word of the phone", |_| true);
        }
        process.kill().unwrap();
        process.wait().unwrap();
    }
    on_laptop.end().unwrap();
}

#[test]
fn a_device_whose_process_was_killed_a_moment_ago_is_not_refused_for_the_sake_of_its_dead_connection() {
    // Of two connections of one moment the one is kept that the smaller id dialled: here the dead one.
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    let (laptop, phone) = if laptop.id() < phone.id() { (laptop, phone) } else { (phone, laptop) };
    pair(&laptop, &phone);
    let port = phone.journal.replica().port().unwrap().unwrap();
    // What was the phone: it takes the laptop's call and the first word, and is never heard of again.
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let dead = runtime.block_on(bare(signing_key(phone.secret.as_bytes()), port));
    // A call that is lost on a busy machine is made again only after a while, and at once by whoever begins anew.
    let called = || {
        let on_laptop = watch(&laptop);
        let first_word = async {
            let connection = dead.accept().await?.accept().ok()?.await.ok()?;
            connection.accept_bi().await.ok()?;
            Some(connection)
        };
        let soon = async { tokio::time::timeout(Duration::from_secs(10), first_word).await };
        match runtime.block_on(soon) {
            Ok(Some(connection)) => Some((on_laptop, connection)),
            _ => {
                on_laptop.end().unwrap();
                None
            }
        }
    };
    let (on_laptop, connection) = (0..5).find_map(|_| called()).expect("a call of the laptop");
    assert!(matches!(only_end(&phone), PeerEnd::InStep(_)));
    drop(connection);
    on_laptop.end().unwrap();
}

#[test]
fn a_device_that_is_revoked_while_connected_is_cut_off_at_once_and_hears_no_more() {
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    pair(&laptop, &phone);
    let (on_laptop, on_phone) = (watch(&laptop), watch(&phone));
    on_laptop.in_step_with(phone.id());
    on_phone.in_step_with(laptop.id());
    laptop.journal.devices().revoke(phone.id(), now()).unwrap();
    on_laptop.until(
        "the end",
        |event| matches!(event, SyncEvent::Ended { outcome, .. } if outcome.device.endpoint == phone.id()),
    );
    laptop.log("coffee with @Ana Silva, bouldering");
    // The phone either heard of the revocation on the line, or is told at the door.
    let told = on_phone.thread_ends_or(
        |event| matches!(event, SyncEvent::Ended { outcome, .. } if outcome.end == PeerEnd::NotAMember),
    );
    assert!(told.is_none_or(|ended| matches!(ended, Err(Error::CutOff { .. }))));
    assert!(!phone.has("bouldering"));
    on_laptop.end().unwrap();
}

#[test]
fn a_revocation_that_arrives_from_a_third_device_closes_the_line_too() {
    let (laptop, phone, tablet) = (Device::new("laptop"), Device::new("phone"), Device::new("tablet"));
    pair(&laptop, &phone);
    pair(&laptop, &tablet);
    let (on_laptop, on_phone) = (watch(&laptop), watch(&phone));
    on_laptop.in_step_with(phone.id());
    tablet.journal.devices().revoke(phone.id(), now()).unwrap();
    let on_tablet = watch(&tablet);
    on_laptop.until(
        "the end",
        |event| matches!(event, SyncEvent::Ended { outcome, .. } if outcome.device.endpoint == phone.id()),
    );
    assert!(matches!(
        laptop.journal.devices().members().unwrap().standing(phone.id()),
        Standing::Revoked { .. }
    ));
    on_tablet.end().unwrap();
    on_laptop.end().unwrap();
    drop(on_phone.end());
}

#[test]
fn each_device_has_an_outcome_of_its_own() {
    let (laptop, phone, tablet) = (Device::new("laptop"), Device::new("phone"), Device::new("tablet"));
    pair(&laptop, &phone);
    pair(&laptop, &tablet);
    laptop.log("coffee with @Ana Silva, bouldering");
    let on_phone = watch(&phone);
    let mut ends = once(&laptop);
    ends.sort_by_key(|(peer, _)| *peer == tablet.id());
    assert!(matches!(&ends[..], [(_, PeerEnd::InStep(_)), (_, PeerEnd::NotReachable)]), "{ends:?}");
    assert!(phone.has("bouldering"));
    on_phone.end().unwrap();
}

#[test]
fn two_devices_that_sync_once_at_the_same_moment_are_both_in_step() {
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    pair(&laptop, &phone);
    laptop.log("coffee with @Ana Silva, bouldering");
    phone.log("lunch with @Bo Kraus, sailing");
    // Both endpoints are there before either dials.
    let (one, other) = (laptop.sync(), phone.sync());
    let ends = thread::scope(|scope| {
        [&one, &other]
            .map(|sync| scope.spawn(|| sync.once(&RefCell::new(|_: SyncEvent| {}), &Stop::new()).unwrap()))
            .map(|thread| thread.join().unwrap())
    });
    assert!(ends.iter().all(|end| matches!(end[0].end, PeerEnd::InStep(_))), "{ends:?}");
    assert!(laptop.has("sailing") && phone.has("bouldering"), "{ends:?}");
}

#[test]
fn a_device_that_is_found_while_it_is_dialled_where_it_was_is_dialled_where_it_is() {
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    pair(&laptop, &phone);
    let port = laptop.journal.replica().port().unwrap().unwrap();
    // Where each knows the other packets arrive, and nobody answers.
    let places = [&laptop, &phone].map(|_| UdpSocket::bind("127.0.0.1:0").unwrap());
    for ((place, device), other) in places.iter().zip([&laptop, &phone]).zip([&phone, &laptop]) {
        place.set_read_timeout(Some(PATIENCE)).unwrap();
        let addresses = vec![place.local_addr().unwrap().to_string()];
        other.journal.replica().remember_addresses(device.id(), addresses).unwrap();
    }
    laptop.log("coffee with @Ana Silva, bouldering");
    let on_laptop = watch(&laptop);
    let sync = phone.sync();
    let outcomes = thread::scope(|scope| {
        let syncing = scope.spawn(|| sync.once(&RefCell::new(|_: SyncEvent| {}), &Stop::new()));
        places[0].recv_from(&mut [0; 2_048]).unwrap();
        sync.found(laptop.id(), vec![format!("127.0.0.1:{port}")]).unwrap();
        syncing.join().unwrap().unwrap()
    });
    assert!(matches!(&outcomes[..], [PeerOutcome { end: PeerEnd::InStep(_), .. }]), "{outcomes:?}");
    assert!(phone.has("bouldering"));
    on_laptop.end().unwrap();
}

#[test]
fn what_another_process_saves_is_pushed_too() {
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    pair(&laptop, &phone);
    let (on_laptop, on_phone) = (watch(&laptop), watch(&phone));
    on_phone.in_step_with(laptop.id());
    let another = Journal::open(laptop.journal.path(), laptop.key.clone(), now()).unwrap();
    let reading = another.read_line("coffee with @Ana Silva, bouldering", now()).unwrap();
    another.log(reading, now()).unwrap();
    while !phone.has("bouldering") {
        on_phone.until("the line", |event| matches!(event, SyncEvent::New { .. }));
    }
    on_laptop.end().unwrap();
    on_phone.end().unwrap();
}

#[test]
fn the_port_of_last_time_is_used_again_and_another_while_it_is_taken() {
    let laptop = Device::new("laptop");
    laptop.sync().close();
    let port = laptop.journal.replica().port().unwrap().unwrap();
    {
        let sync = laptop.sync();
        assert_eq!(sync.notes(), Vec::<String>::new());
        UdpSocket::bind(("0.0.0.0", port)).unwrap_err();
    }
    let taken = UdpSocket::bind(("0.0.0.0", port)).unwrap();
    let sync = laptop.sync();
    assert!(sync.notes()[0].contains(&format!("UDP port {port} is taken")), "{:?}", sync.notes());
    drop(taken);
    assert_eq!(laptop.journal.replica().port().unwrap(), Some(port), "for now only");
}

#[test]
fn a_network_that_cannot_be_listened_to_costs_a_note_and_no_sync() {
    let laptop = Device::new("laptop");
    let aloud = Options { multicast: true };
    let sync =
        SyncService::start_with(Arc::clone(&laptop.journal), &laptop.secret, "hallway sync", clock(), aloud)
            .unwrap();
    assert!(sync.notes().iter().all(|note| note.contains("cannot be looked for")), "{:?}", sync.notes());
    assert_eq!(sync.once(&RefCell::new(|_: SyncEvent| {}), &Stop::new()).unwrap(), []);
}

#[test]
fn a_journal_on_one_device_has_nobody_to_sync_with_and_stops_when_asked() {
    let laptop = Device::new("laptop");
    assert_eq!(once(&laptop), []);
    watch(&laptop).end().unwrap();
}

#[test]
fn a_device_that_was_never_let_in_is_told_that_it_is_no_member() {
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    pair(&laptop, &phone);
    // The laptop's file is put back as it was before: it knows of no phone.
    let old = Device::new("laptop");
    let laptop = Device { secret: laptop.secret, ..old };
    let on_laptop = watch(&laptop);
    let port = laptop.journal.replica().port().unwrap().unwrap();
    phone.journal.replica().remember_addresses(laptop.id(), vec![format!("127.0.0.1:{port}")]).unwrap();
    assert_eq!(only_end(&phone), PeerEnd::NotAMember);
    on_laptop.end().unwrap();
}
