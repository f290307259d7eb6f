//! Two journals in one process: they pair over this machine's own network, and stay in step.

use std::{
    net::UdpSocket,
    sync::{Arc, Mutex, mpsc},
    time::{Duration, Instant},
};

use hallway_core::sync::{OtherDevice, PeerEnd, SyncEvent};
use hallway_ffi::{
    DeviceSync, Journal, JournalError, OneSync, Pairing, PairingEvent, PairingListener, SyncNews, Work,
    repair,
};

use crate::support::{Desk, now};

/// What a listener was told, in the order in which it was.
#[derive(Debug)]
enum Told {
    Event(PairingEvent),
    Ended(Option<OtherDevice>, Option<JournalError>),
}

struct Hears(Mutex<mpsc::Sender<Told>>);

impl Hears {
    fn new() -> (Arc<Self>, mpsc::Receiver<Told>) {
        let (sender, told) = mpsc::channel();
        (Arc::new(Self(Mutex::new(sender))), told)
    }
}

impl PairingListener for Hears {
    fn on_event(&self, event: PairingEvent) {
        let _ = self.0.lock().unwrap().send(Told::Event(event));
    }

    fn ended(&self, device: Option<OtherDevice>, why: Option<JournalError>) {
        let _ = self.0.lock().unwrap().send(Told::Ended(device, why));
    }
}

/// The first thing told that is looked for.
fn wait<T>(told: &mpsc::Receiver<Told>, look: impl Fn(Told) -> Option<T>) -> T {
    loop {
        let one = told.recv_timeout(Duration::from_secs(30)).expect("something is told");
        if let Some(found) = look(one) {
            return found;
        }
    }
}

fn digits(told: &mpsc::Receiver<Told>) -> (String, bool) {
    wait(told, |one| match one {
        Told::Event(PairingEvent::Digits { digits, asks, .. }) => Some((digits, asks)),
        _ => None,
    })
}

fn end(told: &mpsc::Receiver<Told>) -> Result<OtherDevice, JournalError> {
    wait(told, |one| match one {
        Told::Ended(Some(device), None) => Some(Ok(device)),
        Told::Ended(None, Some(why)) => Some(Err(why)),
        Told::Ended(device, why) => panic!("{device:?}, {why:?}"),
        Told::Event(_) => None,
    })
}

/// One side of a pairing and what it hears.
type Side = (Pairing, mpsc::Receiver<Told>);

/// Shows a code on one and joins with the other.
fn begin(laptop: &Journal, phone: &Journal) -> (Side, Side) {
    let (hears, host_told) = Hears::new();
    let host = laptop.show_code(hears, false).unwrap();
    let (ticket, squares) = wait(&host_told, |one| match one {
        Told::Event(PairingEvent::Code { ticket, squares, seconds: 1..=120 }) => Some((ticket, squares)),
        _ => None,
    });
    assert!(squares.len() > 20);
    let (hears, join_told) = Hears::new();
    let join = phone.join(&ticket, hears, false).unwrap();
    ((host, host_told), (join, join_told))
}

fn paired() -> (Desk, Desk, Arc<Journal>, Arc<Journal>) {
    let (desk, pocket) = (Desk::new(), Desk::new());
    let (laptop, phone) = (desk.open(), pocket.open());
    laptop.log("Coffee with @Ana Silva !send visa contact by fri", &[], now()).unwrap();
    let ((host, host_told), (_join, join_told)) = begin(&laptop, &phone);
    let (here, asks) = digits(&host_told);
    let (there, asks_there) = digits(&join_told);
    assert!(here == there && asks && !asks_there);
    host.answer(true);
    assert_eq!(end(&join_told).unwrap().endpoint, laptop.endpoint());
    assert_eq!(end(&host_told).unwrap().endpoint, phone.endpoint());
    (desk, pocket, laptop, phone)
}

#[test]
fn two_devices_whose_digits_are_the_same_have_one_journal() {
    let (_desk, _pocket, _laptop, phone) = paired();
    assert_eq!(phone.today(now()).unwrap().mine.len(), 1, "the first sync came with it");
    assert_eq!(Arc::clone(&phone).devices().members().unwrap().len(), 2);
}

#[test]
fn somebody_else_with_the_code_gets_nothing() {
    let (desk, pocket) = (Desk::new(), Desk::new());
    let (laptop, phone) = (desk.open(), pocket.open());
    laptop.log("Coffee with @Ana Silva !send visa contact by fri", &[], now()).unwrap();
    let ((host, host_told), (_join, join_told)) = begin(&laptop, &phone);
    digits(&host_told);
    host.answer(false);
    for told in [host_told, join_told] {
        let JournalError::Say { word, .. } = end(&told).unwrap_err() else { panic!("another error") };
        assert_eq!(word, "not_paired");
    }
    assert!(
        phone.today(now()).unwrap().first_day && Arc::clone(&laptop).devices().members().unwrap().len() <= 1
    );
}

#[test]
fn a_device_that_goes_away_while_the_digits_stand_is_noticed_at_once() {
    let (desk, pocket) = (Desk::new(), Desk::new());
    let (laptop, phone) = (desk.open(), pocket.open());
    laptop.log("Coffee with @Ana Silva", &[], now()).unwrap();
    let ((_host, host_told), (join, join_told)) = begin(&laptop, &phone);
    digits(&host_told);
    digits(&join_told);
    join.cancel();
    assert!(matches!(end(&join_told).unwrap_err(), JournalError::Stopped { .. }));
    // The question stands for minutes, and `wait` has half of one.
    let JournalError::Say { word, sentence, .. } = end(&host_told).unwrap_err() else {
        panic!("another error")
    };
    assert_eq!(word, "not_paired");
    assert!(sentence.contains("went away. Nobody was let in"), "{sentence}");
    // Whoever would answer now answers nothing, and the next code is shown.
    let ((host, host_told), (_join, join_told)) = begin(&laptop, &phone);
    digits(&host_told);
    host.answer(true);
    end(&join_told).unwrap();
    end(&host_told).unwrap();
}

#[test]
fn a_host_that_goes_away_while_keeping_both_is_asked_is_noticed_at_once() {
    let (desk, pocket) = (Desk::new(), Desk::new());
    let (laptop, phone) = (desk.open(), pocket.open());
    laptop.log("Coffee with @Ana Silva", &[], now()).unwrap();
    phone.log("Coffee with @Bo Ek", &[], now()).unwrap();
    let ((host, host_told), (_join, join_told)) = begin(&laptop, &phone);
    wait(&join_told, |one| matches!(one, Told::Event(PairingEvent::KeepBoth { .. })).then_some(()));
    digits(&host_told);
    host.cancel();
    let JournalError::Say { word, sentence, .. } = end(&join_told).unwrap_err() else {
        panic!("another error")
    };
    assert_eq!(word, "not_paired", "{sentence}");
    assert_eq!(Arc::clone(&phone).people().list(None, now()).unwrap().len(), 1, "nothing was changed");
}

#[test]
fn a_code_whose_time_is_over_lets_nobody_in() {
    let (desk, pocket) = (Desk::new(), Desk::new());
    let (laptop, phone) = (desk.open(), pocket.open());
    let code = |seconds| {
        let (hears, told) = Hears::new();
        let pairing = laptop.show_code_for(seconds, hears, false).unwrap();
        let (ticket, seconds) = wait(&told, |one| match one {
            Told::Event(PairingEvent::Code { ticket, seconds, .. }) => Some((ticket, seconds)),
            _ => None,
        });
        (pairing, told, ticket, seconds)
    };
    let (_pairing, told, ticket, seconds) = code(1);
    assert_eq!(seconds, 1);
    let JournalError::Say { word, sentence, .. } = end(&told).unwrap_err() else { panic!("another error") };
    assert!(word == "not_paired" && sentence.contains("time ran out"), "{sentence}");
    let (hears, told) = Hears::new();
    let _joining = phone.join(&ticket, hears, false).unwrap();
    assert!(matches!(end(&told).unwrap_err(), JournalError::Say { .. }));
    let (_pairing, _told, _ticket, seconds) = code(u32::MAX);
    assert_eq!(seconds, 120, "no code is good for longer than two minutes");
}

#[test]
fn a_pairing_that_is_cancelled_ends_and_the_next_one_finds_the_place_free() {
    let desk = Desk::new();
    let journal = desk.open();
    for _ in 0..2 {
        let (hears, told) = Hears::new();
        let pairing = journal.show_code(hears, false).unwrap();
        pairing.cancel();
        assert!(matches!(end(&told).unwrap_err(), JournalError::Stopped { .. }));
    }
}

struct News(Mutex<mpsc::Sender<Option<SyncEvent>>>);

impl SyncNews for News {
    fn on_event(&self, event: SyncEvent) {
        let _ = self.0.lock().unwrap().send(Some(event));
        panic!("thrown by the other side");
    }

    fn ended(&self, why: Option<JournalError>) {
        assert_eq!(why, None);
        let _ = self.0.lock().unwrap().send(None);
    }
}

/// Sync that runs, and what it tells.
fn start(journal: &Arc<Journal>) -> (DeviceSync, mpsc::Receiver<Option<SyncEvent>>) {
    let (sender, told) = mpsc::channel();
    let sync = Arc::clone(journal).sync();
    sync.start(Arc::new(News(Mutex::new(sender))), false).unwrap();
    assert!(sync.is_running());
    (sync, told)
}

/// Waits until it is told that it is in step.
fn in_step(told: &mpsc::Receiver<Option<SyncEvent>>) {
    let patience = Duration::from_mins(2);
    while !matches!(told.recv_timeout(patience).expect("it comes in step"), Some(SyncEvent::InStep { .. })) {}
}

#[test]
fn what_is_logged_on_one_is_on_the_other_and_stopping_takes_a_second_at_most() {
    let (_desk, _pocket, laptop, phone) = paired();
    let ((here, _), (there, told)) = (start(&laptop), start(&phone));
    let arrives = || {
        loop {
            let event = told.recv_timeout(Duration::from_secs(30)).expect("something is told");
            if let Some(SyncEvent::New { .. }) = event {
                return;
            }
        }
    };
    Arc::clone(&phone).devices().rename(None, "the phone", now()).unwrap();
    laptop.log("Lunch with @Bo Lindqvist !send him the deck", &[], now()).unwrap();
    while phone.today(now()).unwrap().mine.len() < 2 {
        arrives();
    }
    there.network_changed().unwrap();
    there.found(laptop.endpoint(), vec!["127.0.0.1:9".to_owned(), "rubbish".to_owned()]).unwrap();
    there.stop();
    let mut took = Vec::new();
    for _ in 0..3 {
        let (there, told) = start(&phone);
        in_step(&told);
        let begun = Instant::now();
        there.stop();
        took.push(begun.elapsed());
        assert!(!there.is_running());
    }
    // A machine that does much else may hold up any one of them.
    assert!(took.iter().any(|took| *took < Duration::from_secs(1)), "{took:?}");
    here.stop();
    laptop.log("Tea with @Priya Shah", &[], now()).unwrap();
    assert_eq!(Arc::clone(&phone).people().list(None, now()).unwrap().len(), 2, "nothing comes any more");
}

#[test]
fn sync_that_is_started_right_after_it_was_stopped_waits_for_its_own_place() {
    let (_desk, _pocket, laptop, phone) = paired();
    let ((here, _heard), (there, told)) = (start(&laptop), start(&phone));
    in_step(&told);
    // Each waits until the other heard that it goes, which neither does any more.
    here.stop();
    there.stop();
    let (again, _told) = start(&phone);
    assert!(again.is_running());
}

#[test]
fn sync_that_waits_for_its_place_is_asked_and_stopped_as_quickly_as_one_that_runs() {
    let (_desk, _pocket, laptop, phone) = paired();
    let (_has_it, _told) = start(&phone);
    let second = Arc::new(phone.another_door().unwrap());
    let waits = second.sync();
    std::thread::scope(|scope| {
        let starting = scope.spawn(|| {
            let (sender, _told) = mpsc::channel();
            waits.start(Arc::new(News(Mutex::new(sender))), false)
        });
        while !waits.is_running() {
            std::thread::yield_now();
        }
        let begun = Instant::now();
        waits.network_changed().unwrap();
        waits.found(laptop.endpoint(), vec!["127.0.0.1:9".to_owned()]).unwrap();
        waits.stop();
        // A place that is taken is waited for five seconds long.
        assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
        assert!(!waits.is_running());
        let ended = starting.join().unwrap();
        assert!(matches!(ended, Err(JournalError::Stopped { .. })), "{ended:?}");
    });
}

/// Whether nobody has the journal open any more: a repair wants it alone.
fn is_let_go(desk: &Desk) -> bool {
    match repair(desk.folder().to_owned(), desk.key.clone(), &Work::new(None), now()) {
        Ok(_) => true,
        Err(JournalError::TryAgain { word, .. }) if word == "in_use" => false,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_journal_that_is_shut_lets_its_file_go_whatever_of_it_is_on_the_network() {
    let (desk, pocket, laptop, phone) = paired();
    let (here, told) = start(&laptop);
    let (_there, _told) = start(&phone);
    in_step(&told);
    assert!(!is_let_go(&pocket));
    phone.shut();
    assert!(is_let_go(&pocket), "it was in step with another");
    here.stop();
    let (hears, _told) = Hears::new();
    let _pairing = laptop.show_code(hears, false).unwrap();
    laptop.shut();
    assert!(is_let_go(&desk), "it showed a code");
}

#[test]
fn a_listener_that_shuts_the_journal_does_not_wait_for_itself() {
    struct Shuts(Arc<Journal>, Mutex<mpsc::Sender<Duration>>);
    impl PairingListener for Shuts {
        fn on_event(&self, _: PairingEvent) {
            let begun = Instant::now();
            self.0.shut();
            let _ = self.1.lock().unwrap().send(begun.elapsed());
        }

        fn ended(&self, _: Option<OtherDevice>, _: Option<JournalError>) {}
    }
    let desk = Desk::new();
    let journal = desk.open();
    let (sender, told) = mpsc::channel();
    let _pairing =
        journal.show_code(Arc::new(Shuts(Arc::clone(&journal), Mutex::new(sender))), false).unwrap();
    let took = told.recv_timeout(Duration::from_secs(30)).expect("a code is told");
    assert!(took < Duration::from_secs(4), "{took:?}");
}

#[test]
fn a_run_in_the_background_dials_devices_where_they_were_found() {
    let (_desk, _pocket, laptop, phone) = paired();
    let good = Arc::clone(&phone).devices().list().unwrap()[0].addresses.clone();
    // Where each knows the other packets arrive, and nobody answers.
    let place = UdpSocket::bind("127.0.0.1:0").unwrap();
    let port = place.local_addr().unwrap().port();
    let nowhere: Vec<String> = (1..=8).map(|host| format!("127.0.0.{host}:{port}")).collect();
    for (one, other) in [(&phone, &laptop), (&laptop, &phone)] {
        let (sync, _told) = start(one);
        sync.found(other.endpoint(), nowhere.clone()).unwrap();
        sync.stop();
        let known = Arc::clone(one).devices().list().unwrap()[0].addresses.clone();
        assert_eq!(known, nowhere, "what was known before is not known any more");
    }
    laptop.log("Tea with @Priya Shah", &[], now()).unwrap();
    let (_here, _told) = start(&laptop);
    let once = |run: &OneSync| {
        let (sender, _told) = mpsc::channel();
        let outcomes =
            Arc::clone(&phone).sync().once(run, Arc::new(News(Mutex::new(sender))), false).unwrap();
        assert_eq!(outcomes.len(), 1);
        outcomes[0].end.clone()
    };
    assert_eq!(once(&OneSync::new()), PeerEnd::NotReachable, "by what is remembered alone");
    let before = OneSync::new();
    before.found(laptop.endpoint(), good.clone()).unwrap();
    assert!(matches!(once(&before), PeerEnd::InStep(_)));
    assert_eq!(Arc::clone(&phone).people().list(None, now()).unwrap().len(), 2);
    // After its end it is told to nobody.
    before.found(laptop.endpoint(), good).unwrap();
}
