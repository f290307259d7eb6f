//! What two devices say to each other, counted.

use super::*;
use crate::{
    journal::{Changes, PersonEdit},
    model::{NumberChange, RecordId},
};

/// Steps of reconciliation that the dialer sent.
fn trips(meeting: &Meeting) -> usize {
    let steps = meeting.sides[0].frames.iter().map(|frame| message(frame));
    steps.filter(|message| matches!(message, Message::Reconcile { step, .. } if !step.is_empty())).count()
}

/// Bytes of all changes in frames of one side.
fn changes_in(frames: &[Vec<u8>]) -> usize {
    let records = frames.iter().filter_map(|frame| match message(frame) {
        Message::Changes { records, .. } => Some(records),
        _ => None,
    });
    records.flatten().flat_map(|record| record.changes).map(|change| change.len()).sum()
}

fn lines(device: &Device, range: std::ops::Range<usize>) {
    for number in range {
        let at = now() + chrono::Duration::minutes(i64::try_from(number).unwrap());
        device.log(&format!("coffee with @Ana Silva, thing{number} !send the deck by fri"), at);
    }
}

#[test]
fn what_is_logged_on_one_device_is_on_the_other_after_one_meeting() {
    let devices = Device::paired(2);
    devices[0].log("coffee with @Ana Silva, moving to Lisbon #travel !send visa contact", now());
    devices[1].log("lunch with @Bo Ek", now());
    sync(&devices[0], &devices[1]);
    assert_eq!(devices[0].census(), devices[1].census());
    for device in &devices {
        assert!(
            device.journal.people().resolve("Ana Silva").is_ok()
                && device.journal.people().resolve("Bo Ek").is_ok()
        );
    }
}

#[test]
fn nothing_new_is_one_trip_and_under_a_kilobyte_however_much_there_is() {
    let devices = Device::paired(2);
    let mut sizes = Vec::new();
    for more in [0..0, 0..20, 20..200] {
        lines(&devices[0], more);
        sync(&devices[0], &devices[1]);
        let again = sync(&devices[0], &devices[1]);
        let bytes = again.sides[0].bytes + again.sides[1].bytes;
        assert!(bytes < 1_024, "{bytes} bytes");
        assert_eq!(trips(&again), 1);
        // What the dialer says after its greeting and first question is only that it knows.
        let said: Vec<Message> = again.sides[0].frames.iter().skip(2).map(|frame| message(frame)).collect();
        assert_eq!(said, [Message::InStep { answered: 0 }, Message::Bye(Reason::Done)]);
        sizes.push(bytes);
    }
    assert!(sizes[2] < sizes[1] + 64, "{sizes:?}");
}

#[test]
fn a_thousand_new_lines_take_three_trips_and_little_more_than_their_own_bytes() {
    for dialer_has_them in [true, false] {
        let devices = Device::paired(2);
        lines(&devices[0], 0..100);
        sync(&devices[0], &devices[1]);
        lines(&devices[usize::from(!dialer_has_them)], 100..1_100);
        let meeting = sync(&devices[0], &devices[1]);
        assert_eq!(devices[0].census(), devices[1].census());
        let all = meeting.sides[0].bytes + meeting.sides[1].bytes;
        let own: usize = meeting.sides.iter().map(|side| changes_in(&side.frames)).sum();
        assert!(trips(&meeting) <= 3, "{} trips", trips(&meeting));
        assert!(all * 10 <= own * 13, "{all} bytes for {own}");
    }
}

#[test]
fn an_edit_on_one_side_brings_only_its_own_changes() {
    let devices = Device::paired(2);
    lines(&devices[0], 0..50);
    sync(&devices[0], &devices[1]);
    for (editor, dialer) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        let journal = &devices[editor].journal;
        let ana = journal.people().resolve("Ana Silva").unwrap();
        let notes = Some(format!("edited on {editor}, dialed by {dialer}"));
        journal.people().edit(ana, PersonEdit { notes, ..PersonEdit::default() }, now()).unwrap();
        let meeting = sync(&devices[dialer], &devices[1 - dialer]);
        assert_eq!(devices[0].census(), devices[1].census());
        let changes: usize = meeting.sides.iter().map(|side| changes_in(&side.frames)).sum();
        assert!((1..400).contains(&changes), "{changes} bytes of changes");
    }
}

#[test]
fn edits_on_both_sides_meet_and_send_only_what_the_other_lacks() {
    let devices = Device::paired(2);
    lines(&devices[0], 0..5);
    let ana = devices[0].journal.people().resolve("Ana Silva").unwrap();
    for number in 0..30 {
        let notes = Some(format!("{number} {}", "a long note about what they said ".repeat(number)));
        devices[0].journal.people().edit(ana, PersonEdit { notes, ..PersonEdit::default() }, now()).unwrap();
    }
    sync(&devices[0], &devices[1]);
    let name = |name: &str| PersonEdit { name: Some(name.to_owned()), ..PersonEdit::default() };
    devices[0].journal.people().edit(ana, name("Ana S."), now()).unwrap();
    let cadence = PersonEdit { cadence: NumberChange::Set(7), ..PersonEdit::default() };
    devices[1].journal.people().edit(ana, cadence, now()).unwrap();
    let meeting = sync(&devices[0], &devices[1]);
    assert_eq!(devices[0].census(), devices[1].census());
    let changes: usize = meeting.sides.iter().map(|side| changes_in(&side.frames)).sum();
    assert!(changes < 800, "{changes} bytes of changes");
}

#[test]
fn a_line_logged_while_two_are_in_step_is_pushed_once_and_never_comes_back() {
    let devices = Device::paired(2);
    let mut meeting = Meeting::new(&devices[0], &devices[1], Mode::Live, now());
    meeting.settle();
    for (writer, line) in
        [(0, "coffee with @Ana Silva"), (1, "lunch with @Bo Ek"), (0, "call with @Ana Silva")]
    {
        for side in &mut meeting.sides {
            assert!(side.session.is_in_step() && !side.session.waits());
            side.frames.clear();
        }
        devices[writer].log(line, now());
        meeting.settle();
        assert_eq!(devices[0].census(), devices[1].census(), "{line}");
        let echo: Vec<Message> =
            meeting.sides[1 - writer].frames.iter().map(|frame| message(frame)).collect();
        let only = echo.iter().all(|said| matches!(said, Message::Taken { .. } | Message::InStep { .. }));
        assert!(only, "{echo:?}");
        let pushed = meeting.sides[writer].frames.iter().map(|frame| message(frame));
        assert_eq!(pushed.filter(|said| matches!(said, Message::Changes { .. })).count(), 1);
    }
    let told = |side: &Side| side.news.iter().filter(|news| **news == SessionEvent::InStep).count();
    assert_eq!([told(&meeting.sides[0]), told(&meeting.sides[1])], [4, 4], "at first and after each line");
}

#[test]
fn what_is_too_long_to_push_is_offered_and_only_what_is_new_goes() {
    let devices = Device::paired(2);
    lines(&devices[0], 0..1);
    let ana = devices[0].journal.people().resolve("Ana Silva").unwrap();
    let edit = |device: &Device, notes: String| {
        let edit = PersonEdit { notes: Some(notes), ..PersonEdit::default() };
        device.journal.people().edit(ana, edit, now()).unwrap();
    };
    for number in 0..60_u32 {
        edit(
            &devices[0],
            (0..400).map(|letter| char::from(b'a' + u8::try_from(letter * number % 26).unwrap())).collect(),
        );
    }
    let mut meeting = Meeting::new(&devices[0], &devices[1], Mode::Live, now());
    meeting.settle();
    for side in &mut meeting.sides {
        side.frames.clear();
    }
    edit(&devices[0], "short".to_owned());
    meeting.settle();
    assert_eq!(devices[0].census(), devices[1].census());
    assert!(meeting.sides[0].frames.iter().any(|frame| matches!(message(frame), Message::Offer { .. })));
    let bytes = meeting.sides[0].bytes;
    let changes = changes_in(&meeting.sides[0].frames);
    assert!((1..2_500).contains(&changes), "{changes} bytes of changes of {bytes}");
}

#[test]
fn many_changes_while_connected_are_compared_anew() {
    for writer in [0, 1] {
        let devices = Device::paired(2);
        let mut meeting = Meeting::new(&devices[0], &devices[1], Mode::Live, now());
        meeting.settle();
        lines(&devices[writer], 0..600);
        meeting.settle();
        assert_eq!(devices[0].census(), devices[1].census());
        assert!(meeting.sides.iter().all(|side| side.session.is_in_step()));
        assert!(trips(&meeting) > 1, "1,200 records were not pushed one by one");
    }
}

#[test]
fn what_is_on_its_way_is_not_asked_for_again_however_much_is_logged_meanwhile() {
    for (dialer, listener) in [(0, 1), (1, 0)] {
        let devices = Device::paired(2);
        lines(&devices[0], 0..600);
        let all = devices[0].census().len();
        let mut meeting = Meeting::new(&devices[dialer], &devices[listener], Mode::Once, now());
        let joiner = usize::from(dialer == 0);
        let wanted = |meeting: &Meeting| {
            let said = meeting.sides[joiner].frames.iter().map(|frame| message(frame));
            said.map(|said| if let Message::Want { records, .. } = said { records.len() } else { 0 })
                .sum::<usize>()
        };
        while meeting.deliver(0) | meeting.deliver(1) {
            // The first batch is here and the others are not.
            if devices[1].census().len() > 50 {
                break;
            }
        }
        lines(&devices[1], 600..1_200);
        meeting.settle();
        assert_eq!(meeting.endings(), [Some(Ending::InStep); 2]);
        assert!(devices[0].census() == devices[1].census());
        let wanted = wanted(&meeting);
        assert!(wanted <= all + 10, "{wanted} records wanted of {all}");
    }
}

#[test]
fn a_session_that_ends_does_so_in_step_however_fast_lines_are_logged_meanwhile() {
    for (dialer, writers) in [(1, [false, true]), (0, [false, true]), (1, [true, true])] {
        let devices = Device::paired(2);
        lines(&devices[0], 0..120);
        let before = devices[0].census();
        let mut meeting = Meeting::new(&devices[dialer], &devices[1 - dialer], Mode::Once, now());
        let mut logged = 0;
        while meeting.endings().contains(&None) {
            // Nothing arrives without a line that was logged before.
            meeting.deliver(logged % 2);
            for (device, _) in devices.iter().zip(writers).filter(|(_, writes)| *writes) {
                device.log(&format!("tea with @Bo Ek, cup{logged}"), now());
            }
            meeting.notice();
            logged += 1;
            assert!(logged < 600, "it never comes to its end");
        }
        assert_eq!(meeting.endings(), [Some(Ending::InStep); 2], "{writers:?}");
        let there: Vec<RecordId> = devices[1].census().into_iter().map(|(id, _)| id).collect();
        assert!(before.iter().all(|(id, _)| there.contains(id)), "what was there before is there now");
        sync(&devices[0], &devices[1]);
        assert_eq!(devices[0].census(), devices[1].census());
    }
}

#[test]
fn lines_may_be_pushed_without_end_to_a_peer_that_only_says_that_it_has_them() {
    let devices = Device::paired(2);
    let mut meeting = Meeting::new(&devices[0], &devices[1], Mode::Live, now());
    meeting.settle();
    let said = meeting.sides[1].frames.iter().rev().map(|frame| message(frame));
    let in_step = said.into_iter().find(|said| matches!(said, Message::InStep { .. })).unwrap();
    let line = Changes { id: RecordId::from_bytes([9; 16]), changes: vec![vec![0; 100]] };
    let (time, session) = (meeting.time, &mut meeting.sides[0].session);
    let heard = |message| Event::Received { message: Some(message), bytes: 8 };
    // All of it within one moment: nothing is given back by time.
    for turn in 0..40_000 {
        let mut events = VecDeque::from([Event::Revised]);
        while let Some(event) = events.pop_front() {
            for action in session.handle(event, time) {
                match action {
                    Action::Work(Job::Changed(mark)) => {
                        events.push_back(Event::Changed { mark: mark + 1, records: vec![line.id] });
                    }
                    Action::Work(Job::Push(_)) => {
                        let (offers, last) = (Vec::new(), Vec::new());
                        events.push_back(Event::Pushed { changes: vec![line.clone()], offers, last });
                    }
                    Action::Send(Message::Changes { batch, .. }) => {
                        events.push_back(heard(Message::Taken { batch, refused: Vec::new() }));
                        events.push_back(heard(in_step.clone()));
                    }
                    Action::Close(ending) => panic!("{ending:?} after {turn} lines"),
                    _ => {}
                }
            }
        }
        assert!(session.is_in_step());
    }
}

#[test]
fn a_peer_that_says_it_is_in_step_without_answering_what_is_wanted_is_turned_away() {
    let devices = Device::paired(2);
    lines(&devices[1], 0..40);
    let mut meeting = Meeting::new(&devices[0], &devices[1], Mode::Once, now());
    let asked = |meeting: &Meeting| {
        let said = meeting.sides[0].frames.iter().map(|frame| message(frame));
        said.filter(|said| matches!(said, Message::Want { .. } | Message::Offer { .. })).count()
    };
    while asked(&meeting) == 0 {
        assert!(meeting.deliver(0) | meeting.deliver(1));
    }
    let lie = Message::InStep { answered: u32::try_from(asked(&meeting)).unwrap() };
    meeting.arrive(0, &frame::seal(&wire::encode(&lie).unwrap()).unwrap());
    assert_eq!(meeting.endings()[0], Some(Ending::Said(Reason::OutOfTurn)));
}

#[test]
fn a_new_device_in_a_third_ones_eyes_is_taken_in_before_anything_else() {
    let mut devices = Device::paired(3);
    sync(&devices[0], &devices[1]);
    sync(&devices[0], &devices[2]);
    let fourth = Device::new(4);
    devices[1].let_in(&fourth);
    devices.push(fourth);
    // The third has never heard of the fourth, and learns of it from the second.
    let refused = Meeting::new(&devices[3], &devices[2], Mode::Once, now());
    assert_eq!(refused.endings()[1], Some(Ending::Said(Reason::NotAMember)));
    sync(&devices[2], &devices[1]);
    sync(&devices[3], &devices[2]);
    assert_eq!(devices[3].census(), devices[2].census());
}

#[test]
fn a_device_of_another_journal_or_another_protocol_is_told_so() {
    let devices = [Device::new(1), Device::new(2)];
    let member = Device::new(3);
    devices[0].let_in(&member);
    // The dialer believes to keep another journal.
    let mut meeting = Meeting::new(&member, &devices[0], Mode::Once, now());
    let hello = |change: &dyn Fn(&mut wire::Hello)| {
        let Message::Hello(mut hello) = message(&meeting.sides[0].frames[0]) else { panic!("no greeting") };
        change(&mut hello);
        frame::seal(&wire::encode(&Message::Hello(hello)).unwrap()).unwrap()
    };
    let cases = [
        (
            hello(&|hello| hello.journal = crate::model::JournalId::from_bytes([9; 16])),
            Some(Reason::OtherJournal),
        ),
        (hello(&|hello| (hello.oldest, hello.newest) = (7, 9)), Some(Reason::Protocol)),
        (hello(&|hello| (hello.oldest, hello.newest) = (2, 1)), Some(Reason::Protocol)),
        (hello(&|hello| hello.newest = 9), None),
        (hello(&|hello| hello.capabilities = vec!["telepathy".to_owned()]), None),
    ];
    for (greeting, reason) in cases {
        meeting = Meeting::new(&member, &devices[0], Mode::Once, now());
        meeting.arrive(1, &greeting);
        assert_eq!(meeting.endings()[1], reason.map(Ending::Said));
    }
}

#[test]
fn a_kind_of_message_that_only_a_newer_device_knows_is_passed_over() {
    let devices = Device::paired(2);
    devices[0].log("coffee with @Ana Silva", now());
    let mut meeting = Meeting::new(&devices[0], &devices[1], Mode::Once, now());
    let unknown = frame::seal(&postcard::to_stdvec(&(50_u32, [7_u8; 32])).unwrap()).unwrap();
    // After its greeting and before its question.
    meeting.sides[1].inbox.insert(1, unknown);
    meeting.settle();
    assert_eq!(meeting.endings(), [Some(Ending::InStep); 2]);
    assert_eq!(devices[0].census(), devices[1].census());
}

#[test]
fn a_record_that_is_refused_is_named_and_the_others_go_on() {
    let devices = Device::paired(2);
    devices[0].log("coffee with @Ana Silva", now());
    let mut meeting = Meeting::new(&devices[0], &devices[1], Mode::Once, now());
    let mut spoilt: Option<RecordId> = None;
    while meeting.endings().contains(&None) {
        let moved = (0..2).any(|at| {
            let Some(mut frame) = meeting.sides[at].inbox.pop_front() else { return false };
            if let Message::Changes { batch, mut records } = message(&frame) {
                let record = records.first_mut().unwrap();
                if let Some(byte) = record.changes[0].last_mut() {
                    *byte ^= 1;
                }
                spoilt = Some(record.id);
                frame = frame::seal(&wire::encode(&Message::Changes { batch, records }).unwrap()).unwrap();
            }
            meeting.arrive(at, &frame);
            true
        });
        assert!(moved || meeting.notice(), "it stands still");
    }
    let spoilt = spoilt.unwrap();
    assert!(meeting.sides[1].news.contains(&SessionEvent::NotTaken(spoilt, wire::Why::Refused)));
    assert!(meeting.sides[0].news.contains(&SessionEvent::NotTakenThere(spoilt, wire::Why::Refused)));
    assert_eq!(devices[1].census().len() + 1, devices[0].census().len());
    sync(&devices[0], &devices[1]);
    assert_eq!(devices[0].census(), devices[1].census());
}

#[test]
fn a_cut_at_any_frame_costs_one_batch_and_the_next_meeting_brings_the_rest() {
    for cut in 0.. {
        let devices = Device::paired(2);
        lines(&devices[0], 0..3);
        lines(&devices[1], 3..6);
        let mut meeting = Meeting::new(&devices[0], &devices[1], Mode::Once, now());
        let mut frames = 0;
        while frames < cut && (meeting.deliver(0) | meeting.deliver(1) | meeting.notice()) {
            frames += 1;
        }
        let whole = !meeting.endings().contains(&None);
        drop(meeting);
        sync(&devices[1], &devices[0]);
        assert_eq!(devices[0].census(), devices[1].census(), "cut after {cut} frames");
        if whole {
            assert!(cut > 5);
            return;
        }
    }
}
