//! A device that is cut off while it goes on talking: from the moment a device knows, it takes nothing from it.

use super::{simulator::Chance, *};
use crate::{
    document::Document,
    journal::{Changes, MOST_DEVICES, Standing},
    model::Revocation,
};

/// What a device holds, and whether it knows that the third one is cut off.
fn knows(of: &Device, cut_off: &Device) -> bool {
    !of.journal.devices().members().unwrap().may_sync(cut_off.endpoint)
}

/// Lets a frame arrive; a side that knew before that its peer is cut off has the same records afterwards.
fn deliver(meeting: &mut Meeting, to: usize, receiver: &Device, sender: &Device) {
    if meeting.sides[to].inbox.is_empty() {
        return;
    }
    let before = knows(receiver, sender).then(|| receiver.census());
    meeting.deliver(to);
    if let Some(before) = before {
        assert_eq!(receiver.census(), before, "something was taken from a device that is cut off");
    }
}

#[test]
fn nothing_is_taken_from_a_device_after_its_revocation_was_seen_in_any_order_of_frames() {
    let prepared = Device::paired(3);
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
        sync(&prepared[one], &prepared[other]);
    }
    for device in &prepared {
        device.log("coffee with @Ana Silva", now());
    }
    let orders = if std::env::var_os("HALLWAY_LONG").is_some() { 5_000 } else { 150 };
    let mut closed_in_session = 0;
    for seed in 0..orders {
        let mut chance = Chance::of(seed);
        let devices: Vec<Device> = prepared.iter().map(Device::copy).collect();
        let pairs = [(0, 1), (2, 0), (1, 2)];
        let mut meetings: Vec<Meeting> = pairs
            .iter()
            .map(|(one, other)| Meeting::new(&devices[*one], &devices[*other], Mode::Live, now()))
            .collect();
        let revoked_at = chance.below(25);
        for step in 0..60 {
            if step == revoked_at {
                devices[0].journal.devices().revoke(devices[2].endpoint, now()).unwrap();
                devices[2].log("call with @Bo Ek", now());
            }
            let which = chance.below(3);
            let to = chance.below(2);
            let (one, other) = pairs[which];
            let (receiver, sender) = if to == 0 { (one, other) } else { (other, one) };
            if chance.one_in(5) {
                meetings[which].notice();
            } else {
                deliver(&mut meetings[which], to, &devices[receiver], &devices[sender]);
            }
        }
        for (meeting, (one, other)) in meetings.iter_mut().zip(pairs) {
            for _ in 0..40 {
                deliver(meeting, 0, &devices[one], &devices[other]);
                deliver(meeting, 1, &devices[other], &devices[one]);
                meeting.notice();
            }
        }
        // Whoever knows has left it; the two that stay agree, with or without what it said before.
        for ((one, other), meeting) in pairs.iter().zip(&meetings) {
            for (here, there, side) in [(one, other, 0), (other, one, 1)] {
                if *there == 2 && knows(&devices[*here], &devices[2]) {
                    assert!(meeting.sides[side].ending.is_some(), "seed {seed}: {here} still listens");
                    closed_in_session += 1;
                }
            }
        }
        sync(&devices[0], &devices[1]);
        assert_eq!(devices[0].census(), devices[1].census(), "seed {seed}");
        assert!(knows(&devices[1], &devices[2]));
        let after = devices[0].census();
        for dialer in [0, 1] {
            let mut meeting = Meeting::new(&devices[2], &devices[dialer], Mode::Once, now());
            meeting.settle();
            assert_eq!(meeting.endings()[1], Some(Ending::Said(Reason::Revoked)));
        }
        assert_eq!(devices[0].census(), after);
    }
    assert!(closed_in_session > orders, "sessions that were open were closed");
}

#[test]
fn two_that_cut_each_other_off_are_both_out_until_the_user_says_which_one_stays() {
    let devices = Device::paired(3);
    sync(&devices[0], &devices[1]);
    sync(&devices[0], &devices[2]);
    devices[0].journal.devices().revoke(devices[1].endpoint, now()).unwrap();
    devices[1].journal.devices().revoke(devices[0].endpoint, now()).unwrap();
    sync(&devices[2], &devices[0]);
    // The third has heard one side only, and so the other is out; it never hears the other word.
    let meet = |dialer: usize, listener: usize| {
        let mut meeting = Meeting::new(&devices[dialer], &devices[listener], Mode::Once, now());
        meeting.settle();
        meeting.endings().contains(&Some(Ending::InStep))
    };
    assert!(!meet(1, 2) && !meet(0, 1) && !meet(1, 0));
    assert!(meet(0, 2));
}

#[test]
fn a_batch_that_brings_word_of_its_own_sender_is_left_where_it_stands() {
    let devices = Device::paired(3);
    sync(&devices[0], &devices[1]);
    devices[2].log("call with @Bo Ek", now());
    devices[0].journal.devices().revoke(devices[2].endpoint, now()).unwrap();
    let word = devices[0]
        .journal
        .replica()
        .member_records(usize::MAX)
        .unwrap()
        .into_iter()
        .filter(|record| record.id.is_fixed());
    let lines = devices[2].journal.replica().records().unwrap();
    // The line stands before the word in the batch.
    let lines = lines.iter().flat_map(|id| devices[2].journal.replica().changes_of(*id, &[]).unwrap());
    let records: Vec<_> = lines.filter(|record| !record.id.is_fixed()).chain(word).collect();
    let before = devices[1].journal.replica().census().unwrap();
    let job = Job::Merge { batch: 1, records, handed: Vec::new(), mark: before.mark };
    let done = perform(&devices[1].journal, devices[2].endpoint, job, now()).unwrap();
    assert!(matches!(done.answer, Err(Barred::Peer(Reason::Revoked))));
    assert_eq!(devices[1].journal.replica().census().unwrap().records.len(), before.records.len() + 1);
    assert!(knows(&devices[1], &devices[2]));
}

#[test]
fn a_device_that_waits_for_the_user_hears_all_the_same_who_was_cut_off() {
    let devices = Device::paired(3);
    for other in [1, 2] {
        sync(&devices[0], &devices[other]);
    }
    sync(&devices[1], &devices[2]);
    // The first device let both in and is lost: each of them waits now for a word on the other.
    devices[1].journal.devices().revoke(devices[0].endpoint, now()).unwrap();
    devices[2].log("call with @Bo Ek", now());
    let before = devices[1].journal.replica().census().unwrap();
    let mut meeting = Meeting::new(&devices[2], &devices[1], Mode::Once, now());
    meeting.settle();
    // Each waits for a word on the other: the first device let both of them in.
    assert_eq!(meeting.endings()[1], Some(Ending::Said(Reason::NotAMember)));
    assert!(knows(&devices[2], &devices[0]), "it goes on with the lost one no more");
    assert_eq!(devices[1].journal.replica().census().unwrap(), before, "nothing was taken from it");
    devices[1].journal.devices().trust(devices[2].endpoint, now()).unwrap();
    devices[2].journal.devices().trust(devices[1].endpoint, now()).unwrap();
    sync(&devices[2], &devices[1]);
    assert_eq!(devices[1].census(), devices[2].census());
}

#[test]
fn two_that_cut_each_other_off_are_both_out_everywhere_until_one_is_trusted() {
    let devices = Device::paired(3);
    for other in [1, 2] {
        sync(&devices[0], &devices[other]);
    }
    let copies: Vec<Device> = devices.iter().map(Device::copy).collect();
    copies[0].journal.devices().revoke(copies[1].endpoint, now()).unwrap();
    copies[1].journal.devices().revoke(copies[0].endpoint, now()).unwrap();
    for said in [&copies[0], &copies[1]] {
        let words = said.journal.replica().member_records(usize::MAX).unwrap();
        copies[2].journal.replica().merge(words, now()).unwrap();
    }
    let standing = |of: usize| copies[2].journal.devices().members().unwrap().standing(copies[of].endpoint);
    assert!(
        matches!(standing(0), Standing::Contested { .. })
            && matches!(standing(1), Standing::Contested { .. })
    );
    let meet = |one: usize, other: usize| {
        let mut meeting = Meeting::new(&copies[one], &copies[other], Mode::Once, now());
        meeting.settle();
        meeting.endings().contains(&Some(Ending::InStep))
    };
    assert!(!meet(0, 2) && !meet(1, 2));
    copies[2].journal.devices().trust(copies[0].endpoint, now()).unwrap();
    assert_eq!((standing(0), matches!(standing(1), Standing::Contested { .. })), (Standing::Member, true));
}

#[test]
fn nothing_that_stands_in_its_place_keeps_a_revocation_out() {
    let devices = Device::paired(2);
    let [here, lost] = &devices[..] else { unreachable!() };
    let place = Revocation::id(lost.endpoint, here.endpoint);
    let empty = Document::create(&Revocation::default().into(), now()).unwrap();
    let squatter = Changes { id: place, changes: empty.changes_since(&[]).unwrap() };
    assert!(here.journal.replica().merge(vec![squatter], now()).unwrap().remove(0).is_err());
    here.journal.devices().revoke(lost.endpoint, now()).unwrap();
    assert!(knows(here, lost));
}

#[test]
fn more_devices_than_one_message_takes_keep_nobody_from_hearing_of_a_revocation() {
    let devices = Device::paired(3);
    for other in [1, 2] {
        sync(&devices[0], &devices[other]);
    }
    // What a lost device may have written while it was a member.
    for number in 0..300_u32 {
        let endpoint =
            EndpointId::from_bytes(std::array::from_fn(
                |at| if at < 4 { number.to_le_bytes()[at] } else { 9 },
            ));
        devices[0].journal.replica().admit(endpoint, "a device", now()).unwrap();
    }
    devices[0].journal.devices().revoke(devices[2].endpoint, now()).unwrap();
    sync(&devices[0], &devices[1]);
    assert!(knows(&devices[1], &devices[2]));
    // Those above the limit stay where they are, and with them the two come in step all the same.
    let known = |device: &Device| device.journal.devices().members().unwrap().devices.len();
    assert_eq!(known(&devices[0]), 303);
    assert!((250..=MOST_DEVICES).contains(&known(&devices[1])), "{}", known(&devices[1]));
    devices[1].log("call with @Bo Ek", now());
    sync(&devices[1], &devices[0]);
    assert_eq!(devices[0].journal.people().list(None, now()).unwrap().len(), 1);
}
