//! Pairing.

use std::{sync::mpsc, thread};

use super::*;
use crate::{
    error::Error,
    sync::{HostListener, PairingQuestion},
};

fn why(result: Result<OtherDevice>) -> &'static str {
    match result {
        Err(Error::NotPaired(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_host_whose_user_says_no_lets_nobody_in() {
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    let (hosted, joined) = pair_saying(&laptop, &phone, PairingAnswer::No, PairingAnswer::Yes);
    assert!(why(hosted).contains("said no"));
    assert!(why(joined).contains("said no"));
    assert_eq!(laptop.journal.devices().list().unwrap(), []);
    assert_eq!(phone.journal.devices().list().unwrap(), []);
}

#[test]
fn a_joiner_with_records_whose_user_says_no_changes_nothing() {
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    phone.log("coffee with @Ana Silva");
    let before = phone.journal.replica().census().unwrap().mark;
    let (hosted, joined) = pair_saying(&laptop, &phone, PairingAnswer::Yes, PairingAnswer::No);
    assert!(why(hosted).contains("said no"));
    assert!(why(joined).contains("said no"));
    assert_eq!(laptop.journal.devices().list().unwrap(), []);
    assert!(
        phone.journal.replica().census().unwrap().mark <= before + 1,
        "only who this device is was written down"
    );
}

#[test]
fn a_ticket_that_was_used_is_worth_nothing() {
    let (laptop, phone, tablet) = (Device::new("laptop"), Device::new("phone"), Device::new("tablet"));
    let (tickets, ticket) = mpsc::channel();
    let (late, later) = mpsc::channel();
    thread::scope(|scope| {
        let laptop = &laptop;
        scope.spawn(move || {
            let sync = laptop.sync();
            let tell = RefCell::new(|event: HostEvent| {
                match event {
                    HostEvent::Ticket { ticket, .. } => {
                        tickets.send(ticket).unwrap();
                    }
                    // While the user looks at the digits, a second device tries the same ticket.
                    HostEvent::Digits { .. } => later.recv_timeout(PATIENCE).unwrap(),
                    _ => {}
                }
                PairingAnswer::Yes
            });
            sync.host(&tell, &Stop::new()).unwrap();
        });
        let ticket: Ticket = ticket.recv_timeout(PATIENCE).unwrap().parse().unwrap();
        let with = ticket.clone();
        let join = |device: &Device, ticket: &Ticket| {
            device.sync().join(ticket, &RefCell::new(|_: JoinEvent| PairingAnswer::Yes), &Stop::new())
        };
        let (digits, shown) = mpsc::channel();
        let phone = &phone;
        let first = scope.spawn(move || {
            let tell = RefCell::new(|event: JoinEvent| {
                if matches!(event, JoinEvent::Digits { .. }) {
                    digits.send(()).unwrap();
                }
                PairingAnswer::Yes
            });
            phone.sync().join(&with, &tell, &Stop::new())
        });
        shown.recv_timeout(PATIENCE).unwrap();
        assert!(why(join(&tablet, &ticket)).contains("another device used this code first"));
        late.send(()).unwrap();
        first.join().unwrap().unwrap();
    });
    assert_eq!(laptop.journal.devices().list().unwrap().len(), 1);
}

#[test]
fn a_ticket_of_a_device_that_shows_no_code_any_more_says_what_to_do() {
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    let running = watch(&laptop);
    let port = laptop.journal.replica().port().unwrap().unwrap();
    let ticket = Ticket::new(laptop.id(), &[([127, 0, 0, 1], port).into()], [7; 16]);
    let joined = phone.sync().join(&ticket, &RefCell::new(|_: JoinEvent| PairingAnswer::Yes), &Stop::new());
    assert!(why(joined).contains("no code is being shown there now"));
    running.end().unwrap();
    let own = Ticket::new(phone.id(), &[([127, 0, 0, 1], port).into()], [7; 16]);
    assert!(
        why(phone.sync().join(&own, &RefCell::new(|_: JoinEvent| PairingAnswer::Yes), &Stop::new()))
            .contains("this device shows")
    );
}

/// A user who looks at the digits for as long as anybody wants to know.
struct Hesitates(mpsc::Sender<String>);

impl HostListener for Hesitates {
    fn on_event(&self, event: HostEvent) -> PairingAnswer {
        if let HostEvent::Ticket { ticket, .. } = event {
            self.0.send(ticket).unwrap();
        }
        PairingAnswer::Yes
    }

    fn on_question(&self, _: HostEvent, question: &PairingQuestion<'_>) -> PairingAnswer {
        while question.is_open() {
            thread::park_timeout(Duration::from_millis(10));
        }
        PairingAnswer::Yes
    }
}

#[test]
fn a_question_is_open_no_more_once_the_joiner_is_gone_and_its_answer_lets_nobody_in() {
    let (laptop, phone) = (Device::new("laptop"), Device::new("phone"));
    let (tickets, ticket) = mpsc::channel();
    let stop = Stop::new();
    thread::scope(|scope| {
        let hosting = scope.spawn(|| laptop.sync().host(&Hesitates(tickets), &Stop::new()));
        let ticket: Ticket = ticket.recv_timeout(PATIENCE).unwrap().parse().unwrap();
        let leaves = RefCell::new(|event: JoinEvent| {
            if matches!(event, JoinEvent::Digits { .. }) {
                stop.stop();
            }
            PairingAnswer::Yes
        });
        assert!(matches!(phone.sync().join(&ticket, &leaves, &stop), Err(Error::Stopped)));
        assert!(why(hosting.join().unwrap()).contains("went away"));
    });
    assert_eq!(laptop.journal.devices().list().unwrap(), []);
}

#[test]
fn showing_a_code_stops_when_asked() {
    let laptop = Device::new("laptop");
    let stop = Stop::new();
    let asked = stop.clone();
    let hosted = laptop.sync().host(
        &RefCell::new(|event: HostEvent| {
            if matches!(event, HostEvent::Ticket { .. }) {
                asked.stop();
            }
            PairingAnswer::Yes
        }),
        &stop,
    );
    assert!(matches!(hosted, Err(Error::Stopped)), "{hosted:?}");
}

#[test]
fn a_second_process_hears_who_keeps_the_journal_in_step() {
    let laptop = Device::new("laptop");
    let first = laptop.sync();
    let error = laptop.try_sync().unwrap_err();
    assert!(
        matches!(&error, Error::SyncElsewhere { who } if who.contains("hallway sync (process ")),
        "{error}"
    );
    first.close();
    laptop.sync().close();
}
