//! Devices: who a file belongs to, who is let in, and what no peer can change about either.

use std::path::Path;

use super::{log, now, plain_journal};
use crate::{
    document::Document,
    journal::{
        Changes, Heads, Identity, Journal, Standing,
        replica::admission::{MOST_DEVICES, MOST_WORDS_AGAINST_ONE, MOST_WORDS_AGAINST_STRANGERS},
    },
    model::{AnyRecord, Device, EndpointId, Fact, Forgotten, JournalId, RecordId, Revocation},
};

fn endpoint(name: char) -> EndpointId {
    EndpointId::from_bytes([u8::try_from(name).unwrap(); 32])
}

/// A device of this name, with a journal that knows who it is.
fn device(directory: &Path, name: char) -> Journal {
    let journal = plain_journal(directory);
    journal.replica().identify(endpoint(name), now()).unwrap();
    journal.devices().rename(None, &name.to_string(), now()).unwrap();
    journal
}

/// Lets one device into the journal of another, as pairing does.
fn pair(host: &Journal, joiner: &Journal, name: char) {
    let members = host.replica().admit(endpoint(name), &name.to_string(), now()).unwrap();
    joiner.replica().join(host.replica().journal_id().unwrap().unwrap(), members, now()).unwrap();
}

/// Sends everything one has to the other; what was refused, in words.
fn send(from: &Journal, to: &Journal) -> Vec<String> {
    let wants: Vec<_> =
        from.replica().records().unwrap().into_iter().map(|id| Heads { id, heads: Vec::new() }).collect();
    let (_, changes) = from.replica().outgoing(&wants, usize::MAX).unwrap();
    let outcomes = to.replica().merge(changes, now()).unwrap();
    outcomes.into_iter().filter_map(|outcome| Some(outcome.err()?.to_string())).collect()
}

/// What a peer would send for a record it made up.
fn forged(id: RecordId, record: impl Into<AnyRecord>) -> Vec<Changes> {
    let document = Document::create(&record.into(), now()).unwrap();
    vec![Changes { id, changes: document.changes_since(&[]).unwrap() }]
}

fn refused(journal: &Journal, changes: Vec<Changes>) -> String {
    journal.replica().merge(changes, now()).unwrap().remove(0).unwrap_err().to_string()
}

struct Three {
    _directories: [tempfile::TempDir; 3],
    laptop: Journal,
    phone: Journal,
    tablet: Journal,
}

/// A laptop that let a phone in, which let a tablet in.
fn three() -> Three {
    let directories: [tempfile::TempDir; 3] = std::array::from_fn(|_| tempfile::tempdir().unwrap());
    let of = |place: usize, name| device(directories[place].path(), name);
    let (laptop, phone, tablet) = (of(0, 'l'), of(1, 'p'), of(2, 't'));
    pair(&laptop, &phone, 'p');
    pair(&phone, &tablet, 't');
    for (from, to) in [(&tablet, &phone), (&phone, &laptop), (&laptop, &phone), (&phone, &tablet)] {
        assert_eq!(send(from, to), Vec::<String>::new());
    }
    Three { _directories: directories, laptop, phone, tablet }
}

#[test]
fn a_journal_that_never_paired_has_no_id_and_nobody_to_sync_with() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    assert_eq!(journal.replica().journal_id().unwrap(), None);
    assert_eq!(journal.devices().members().unwrap().own_standing(), Standing::Unknown);
    assert!(
        journal
            .replica()
            .admit(endpoint('p'), "phone", now())
            .unwrap_err()
            .to_string()
            .contains("pair it first")
    );
    assert_eq!(journal.replica().identify(endpoint('l'), now()).unwrap(), Identity::This);
    let id = journal.replica().journal_id().unwrap();
    assert!(id.is_some());
    assert_eq!(journal.replica().identify(endpoint('l'), now()).unwrap(), Identity::This);
    assert_eq!(journal.replica().journal_id().unwrap(), id);
    assert_eq!(journal.devices().members().unwrap().own_standing(), Standing::Member);
    assert!(journal.undo(now()).unwrap().is_none(), "none of this is a step to take back");
}

#[test]
fn three_devices_let_in_one_by_one_know_each_other_alike() {
    let three = three();
    let journals = [&three.laptop, &three.phone, &three.tablet];
    let ids = journals.map(|journal| journal.replica().journal_id().unwrap());
    assert!(ids.iter().all(|id| *id == ids[0]));
    let seen = journals.map(|journal| journal.devices().members().unwrap());
    for members in &seen {
        assert_eq!(members.digest, seen[0].digest);
        let names: Vec<&str> = members.devices.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names.len(), 3, "{names:?}");
        assert!(members.devices.iter().all(|member| member.standing == Standing::Member));
        assert_eq!(members.devices.iter().filter(|member| member.this).count(), 1);
    }
    assert!(seen[0].may_sync(endpoint('t')) && seen[2].may_sync(endpoint('l')));
    let before = three.laptop.replica().records().unwrap().len();
    three.laptop.replica().admit(endpoint('p'), "phone again", now()).unwrap();
    assert_eq!(three.laptop.replica().records().unwrap().len(), before, "a member keeps its record");
}

#[test]
fn a_device_that_joins_with_a_journal_of_its_own_keeps_its_records_and_leaves_its_other_devices_behind() {
    let directories: [tempfile::TempDir; 3] = std::array::from_fn(|_| tempfile::tempdir().unwrap());
    let (host, joiner) = (device(directories[0].path(), 'l'), device(directories[1].path(), 'p'));
    let old = device(directories[2].path(), 'o');
    pair(&joiner, &old, 'o');
    log(&joiner, "coffee with @Ana Silva");
    pair(&host, &joiner, 'p');
    assert_eq!(joiner.replica().journal_id().unwrap(), host.replica().journal_id().unwrap());
    assert_eq!(joiner.people().list(None, now()).unwrap().len(), 1);
    send(&joiner, &host);
    for journal in [&host, &joiner] {
        let members = journal.devices().members().unwrap();
        assert_eq!(members.standing(endpoint('o')), Standing::Unknown);
        assert_eq!(members.devices.len(), 2);
    }
    assert_eq!(host.devices().members().unwrap().digest, joiner.devices().members().unwrap().digest);
}

#[test]
fn a_file_copied_to_another_device_is_no_member_until_it_is_let_in() {
    let three = three();
    let (directory, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let original = device(directory.path(), 'a');
    pair(&three.laptop, &original, 'a');
    send(&three.laptop, &original);
    original.replica().remember_port(4711).unwrap();
    drop(original);
    std::fs::copy(directory.path().join("journal.hallway"), other.path().join("journal.hallway")).unwrap();
    let copy = plain_journal(other.path());
    for _ in 0..2 {
        assert_eq!(
            copy.replica().identify(endpoint('c'), now()).unwrap(),
            Identity::Copy { of: "a".to_owned() }
        );
    }
    assert_eq!(copy.devices().members().unwrap().own_standing(), Standing::Unknown);
    assert!(!copy.devices().members().unwrap().may_sync(endpoint('l')));
    assert_eq!(copy.replica().port().unwrap(), None);
    let device = copy.maintenance().status().unwrap().device;
    pair(&three.laptop, &copy, 'c');
    assert_eq!(copy.replica().identify(endpoint('c'), now()).unwrap(), Identity::This);
    assert_eq!(copy.devices().members().unwrap().own_standing(), Standing::Member);
    assert_eq!(
        copy.devices().members().unwrap().standing(endpoint('a')),
        Standing::Member,
        "the original stays"
    );
    assert_ne!(
        copy.maintenance().status().unwrap().device,
        device,
        "it goes by the name it was let in under"
    );
    send(&copy, &three.laptop);
    assert_eq!(copy.devices().members().unwrap().digest, three.laptop.devices().members().unwrap().digest);
}

#[test]
fn a_backup_on_a_new_device_lets_others_in_where_no_device_is_left_to_let_it_in() {
    let (directory, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    drop(device(directory.path(), 'a'));
    let journal = plain_journal(directory.path());
    journal.replica().identify(endpoint('b'), now()).unwrap();
    assert_eq!(journal.devices().members().unwrap().own_standing(), Standing::Unknown);
    let phone = device(other.path(), 'p');
    pair(&journal, &phone, 'p');
    assert!(journal.devices().members().unwrap().may_sync(endpoint('p')));
    assert!(phone.devices().members().unwrap().may_sync(endpoint('b')));
}

#[test]
fn two_copies_of_a_file_from_before_it_ever_synced_come_to_one_word_about_who_they_are() {
    let (directory, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    drop(plain_journal(directory.path()));
    std::fs::copy(directory.path().join("journal.hallway"), other.path().join("journal.hallway")).unwrap();
    let (one, two) = (plain_journal(directory.path()), plain_journal(other.path()));
    one.replica().identify(endpoint('a'), now()).unwrap();
    two.replica().identify(endpoint('b'), now()).unwrap();
    pair(&one, &two, 'b');
    assert_eq!(send(&one, &two), Vec::<String>::new());
    assert_eq!(send(&two, &one), Vec::<String>::new());
    assert_eq!(one.devices().members().unwrap().digest, two.devices().members().unwrap().digest);
    assert!(
        one.devices().members().unwrap().may_sync(endpoint('b'))
            && two.devices().members().unwrap().may_sync(endpoint('a'))
    );
}

#[test]
fn a_device_that_was_cut_off_is_out_wherever_it_is_heard_and_never_let_in_again() {
    let three = three();
    three.laptop.devices().revoke(endpoint('p'), now()).unwrap();
    three.laptop.devices().revoke(endpoint('p'), now()).unwrap();
    assert!(three.laptop.undo(now()).unwrap().is_none(), "it is no step to take back");
    assert!(three.laptop.devices().revoke(endpoint('l'), now()).is_err());
    assert!(three.laptop.devices().revoke(endpoint('x'), now()).is_err());
    assert!(matches!(
        three.laptop.devices().members().unwrap().standing(endpoint('p')),
        Standing::Revoked { .. }
    ));
    let paused = Standing::Paused { admitter: endpoint('p') };
    assert_eq!(three.laptop.devices().members().unwrap().standing(endpoint('t')), paused);
    assert!(three.laptop.replica().admit(endpoint('p'), "phone", now()).is_err());
    assert!(three.laptop.devices().trust(endpoint('p'), now()).is_err());
    three.laptop.devices().trust(endpoint('t'), now()).unwrap();
    assert!(three.laptop.devices().members().unwrap().may_sync(endpoint('t')));
    for to in [&three.phone, &three.tablet] {
        assert_eq!(send(&three.laptop, to), Vec::<String>::new());
        assert!(matches!(to.devices().members().unwrap().standing(endpoint('p')), Standing::Revoked { .. }));
    }
    assert!(
        !three.phone.devices().members().unwrap().may_sync(endpoint('l')),
        "it says so and syncs no more"
    );
    assert!(three.phone.replica().admit(endpoint('x'), "friend", now()).is_err());
    assert_eq!(three.tablet.devices().members().unwrap().own_standing(), Standing::Member);
    assert_eq!(
        three.laptop.devices().members().unwrap().digest,
        three.tablet.devices().members().unwrap().digest
    );
}

#[test]
fn two_that_cut_each_other_off_are_both_out_until_the_user_says_which_to_keep() {
    let three = three();
    three.laptop.devices().revoke(endpoint('p'), now()).unwrap();
    three.phone.devices().revoke(endpoint('l'), now()).unwrap();
    for (from, to) in [(&three.laptop, &three.tablet), (&three.phone, &three.tablet)] {
        send(from, to);
    }
    send(&three.tablet, &three.laptop);
    send(&three.tablet, &three.phone);
    for journal in [&three.laptop, &three.phone, &three.tablet] {
        let members = journal.devices().members().unwrap();
        assert_eq!(members.standing(endpoint('l')), Standing::Contested { with: endpoint('p') });
        assert_eq!(members.standing(endpoint('p')), Standing::Contested { with: endpoint('l') });
    }
    three.laptop.devices().trust(endpoint('l'), now()).unwrap();
    three.tablet.devices().trust(endpoint('l'), now()).unwrap();
    assert_eq!(three.laptop.devices().members().unwrap().own_standing(), Standing::Member);
    assert!(three.tablet.devices().members().unwrap().may_sync(endpoint('l')));
    assert!(!three.tablet.devices().members().unwrap().may_sync(endpoint('p')));
    assert!(
        matches!(three.phone.devices().members().unwrap().own_standing(), Standing::Contested { .. }),
        "trust is a word on the device in hand"
    );
}

#[test]
fn no_peer_changes_who_a_device_is_or_who_cut_it_off() {
    let three = three();
    three.laptop.devices().revoke(endpoint('p'), now()).unwrap();
    send(&three.laptop, &three.tablet);
    let rows = three.tablet.store.read(|db| db.devices()).unwrap();
    let id = rows.iter().find(|row| row.endpoint == Some(endpoint('l'))).unwrap().id;
    let alter = |id: RecordId, key: &str| {
        let mut document = three.tablet.store.read(|db| db.document(id)).unwrap().unwrap();
        let heads = document.heads();
        let fields = [(key.to_owned(), endpoint('x').to_string().into())].into_iter().collect();
        document.put(&fields, now()).unwrap();
        vec![Changes { id, changes: document.changes_since(&heads).unwrap() }]
    };
    let cut = Revocation::id(endpoint('p'), endpoint('l'));
    for (id, key) in [(id, "endpoint"), (cut, "endpoint"), (cut, "by")] {
        assert!(refused(&three.tablet, alter(id, key)).contains("never changes"), "{key}");
    }
    let deleted = {
        let mut document = three.tablet.store.read(|db| db.document(cut)).unwrap().unwrap();
        let heads = document.heads();
        let fields = [("deleted".to_owned(), serde_json::to_value(now()).unwrap())].into_iter().collect();
        document.put(&fields, now()).unwrap();
        vec![Changes { id: cut, changes: document.changes_since(&heads).unwrap() }]
    };
    three.tablet.replica().merge(deleted, now()).unwrap().remove(0).unwrap();
    assert!(matches!(
        three.tablet.devices().members().unwrap().standing(endpoint('p')),
        Standing::Revoked { .. }
    ));
}

#[test]
fn nothing_takes_the_place_of_a_revocation_that_is_yet_to_come() {
    let three = three();
    let said =
        Revocation { endpoint: Some(endpoint('p')), by: Some(endpoint('l')), at: now(), deleted: None };
    let place = Revocation::id(endpoint('p'), endpoint('l'));
    let elsewhere = RecordId::new(now(), [7; 10]);
    assert!(refused(&three.tablet, forged(elsewhere, said.clone())).contains("not its own"));
    let other = Revocation::id(endpoint('p'), endpoint('t'));
    assert!(refused(&three.tablet, forged(other, said)).contains("not its own"));
    assert!(refused(&three.tablet, forged(place, Fact::default())).contains("not its own"));
    assert!(refused(&three.tablet, forged(place, Device::default())).contains("not its own"));
    let gone = Forgotten { gone: place, successor: None, at: now(), deleted: None };
    assert!(refused(&three.tablet, forged(elsewhere, gone)).contains("stay"));
    three.laptop.devices().revoke(endpoint('p'), now()).unwrap();
    assert_eq!(send(&three.laptop, &three.tablet), Vec::<String>::new());
    assert!(matches!(
        three.tablet.devices().members().unwrap().standing(endpoint('p')),
        Standing::Revoked { .. }
    ));
}

#[test]
fn a_mark_that_a_device_is_gone_says_nothing_whichever_of_the_two_comes_first() {
    let three = three();
    let (device, mark) = (RecordId::new(now(), [5; 10]), RecordId::new(now(), [6; 10]));
    let gone = Forgotten { gone: device, successor: None, at: now(), deleted: None };
    three.tablet.replica().merge(forged(mark, gone), now()).unwrap().remove(0).unwrap();
    let admitted = Device {
        endpoint: Some(endpoint('q')),
        admitted_by: Some(endpoint('l')),
        added: now(),
        ..Device::default()
    };
    assert!(three.tablet.replica().merge(forged(device, admitted), now()).unwrap().remove(0).unwrap());
    assert_eq!(three.tablet.devices().members().unwrap().standing(endpoint('q')), Standing::Member);
    // Anything else under that id stays gone.
    let late = RecordId::new(now(), [7; 10]);
    let gone = Forgotten { gone: late, successor: None, at: now(), deleted: None };
    three
        .tablet
        .replica()
        .merge(forged(RecordId::new(now(), [8; 10]), gone), now())
        .unwrap()
        .remove(0)
        .unwrap();
    assert!(refused(&three.tablet, forged(late, Fact::default())).contains("forgotten"));
}

#[test]
fn a_record_that_is_small_by_nature_is_refused_when_it_is_not() {
    let three = three();
    let letters = |count: u32| (0..count).map(|n| char::from_u32(0x4e00 + n * 7_919 % 20_000).unwrap());
    let long = Device { name: letters(9_000).collect(), endpoint: Some(endpoint('q')), ..Device::default() };
    assert!(refused(&three.tablet, forged(RecordId::new(now(), [5; 10]), long)).contains("larger"));
    let gone = Forgotten { gone: RecordId::new(now(), [9; 10]), successor: None, at: now(), deleted: None };
    for record in [AnyRecord::from(Device::default()), AnyRecord::from(gone)] {
        let mut document = Document::create(&record, now()).unwrap();
        for turn in 0..6 {
            let fields = (0..100).map(|key| (format!("x{key}"), turn.into())).collect();
            document.put(&fields, now()).unwrap();
        }
        let changes = document.changes_since(&[]).unwrap();
        let sent = vec![Changes { id: RecordId::new(now(), [6; 10]), changes }];
        assert!(refused(&three.tablet, sent).contains("larger"), "{:?}", record.kind());
    }
    // Renaming it every day for weeks is not a reason.
    for day in 0..60 {
        three.laptop.devices().rename(None, &format!("laptop of day {day}"), now()).unwrap();
    }
    assert_eq!(send(&three.laptop, &three.tablet), Vec::<String>::new());
}

#[test]
fn a_member_can_write_only_so_many_devices_and_words_against_them_and_every_word_that_counts_comes_in() {
    let three = three();
    let made_up = |number: u16| {
        let [high, low] = number.to_be_bytes();
        EndpointId::from_bytes(std::array::from_fn(|at| match at {
            0 => high,
            1 => low,
            _ => 9,
        }))
    };
    let a_device = |number: u16| Device {
        name: "a device".to_owned(),
        endpoint: Some(made_up(number)),
        admitted_by: Some(endpoint('p')),
        added: now(),
        deleted: None,
    };
    let id = |number: u16| {
        let [high, low] = number.to_be_bytes();
        RecordId::new(now(), [8, 0, 0, 0, 0, 0, 0, 0, high, low])
    };
    let word = |endpoint, by| {
        let said = Revocation { endpoint: Some(endpoint), by: Some(by), at: now(), deleted: None };
        forged(Revocation::id(endpoint, by), said)
    };
    let rows = || three.tablet.store.read(|db| Ok((db.devices()?.len(), db.revocations()?.len()))).unwrap();
    let take = |records: Vec<Changes>| {
        three.tablet.replica().merge(records, now()).unwrap().into_iter().flatten().count()
    };
    take((0..400).flat_map(|number| forged(id(number), a_device(number))).collect());
    assert_eq!(rows().0, MOST_DEVICES);
    // Of devices that nobody knows, and of one that is known.
    take((0..600).flat_map(|number| word(made_up(2_000 + number), made_up(3_000 + number))).collect());
    take((0..600).flat_map(|number| word(made_up(7), made_up(3_000 + number))).collect());
    assert_eq!(rows().1, MOST_WORDS_AGAINST_STRANGERS + MOST_WORDS_AGAINST_ONE);
    // A new device can still be let in, and hears who is a member.
    let directory = tempfile::tempdir().unwrap();
    let new = device(directory.path(), 'n');
    pair(&three.tablet, &new, 'n');
    assert!(new.devices().members().unwrap().may_sync(endpoint('t')));
    assert!(new.devices().members().unwrap().may_sync(endpoint('l')));
    // The user cuts the phone off on the laptop, and one of those that it made up.
    for lost in [endpoint('p'), made_up(8)] {
        assert_eq!(take(word(lost, endpoint('l'))), 1);
        let members = three.tablet.devices().members().unwrap();
        assert!(matches!(members.standing(lost), Standing::Revoked { .. }));
    }
}

#[test]
fn who_says_that_it_lets_one_in_and_does_not_is_refused_and_changes_nothing() {
    let (directory, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (host, joiner) = (device(directory.path(), 'l'), device(other.path(), 'p'));
    let entry = log(&joiner, "a thought").reference.id;
    let (before, id) = (joiner.replica().census().unwrap(), JournalId::from_bytes([9; 16]));
    let takeover = forged(entry, Device { endpoint: Some(endpoint('p')), ..Device::default() });
    for members in [
        host.replica().member_records(usize::MAX).unwrap(),
        forged(RecordId::new(now(), [1; 10]), Fact::default()),
        takeover,
    ] {
        assert!(joiner.replica().join(id, members, now()).is_err());
    }
    assert_eq!(joiner.replica().census().unwrap(), before);
    assert_ne!(joiner.replica().journal_id().unwrap(), Some(id));
}

#[test]
fn what_is_remembered_of_another_device_stays_here_and_survives_a_repair() {
    let (directory, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = directory.path().join("journal.hallway");
    let key = crate::Key::random().unwrap();
    let laptop = Journal::open(&path, key.clone(), now()).unwrap();
    laptop.replica().identify(endpoint('l'), now()).unwrap();
    let phone = device(other.path(), 'p');
    pair(&laptop, &phone, 'p');
    let mark = laptop.replica().census().unwrap().mark;
    laptop
        .replica()
        .remember_addresses(endpoint('p'), vec!["192.0.2.7:4711".to_owned(), "x".repeat(999)])
        .unwrap();
    laptop.replica().note_in_step(endpoint('p'), now()).unwrap();
    laptop.replica().note_in_step(endpoint('p'), now() + chrono::Duration::seconds(5)).unwrap();
    laptop.replica().remember_port(4711).unwrap();
    laptop.devices().set_relay(Some("https://relay.example")).unwrap();
    assert_eq!(laptop.replica().census().unwrap().mark, mark, "no record says so");
    drop(laptop);
    crate::journal::repair(&path, &key, &(), now()).unwrap();
    let laptop = Journal::open(&path, key, now()).unwrap();
    let [peer] = &laptop.devices().list().unwrap()[..] else { panic!("one other device") };
    assert_eq!(peer.addresses, ["192.0.2.7:4711"]);
    assert_eq!((peer.last_in_step, peer.last_seen), (Some(now()), Some(now())));
    assert_eq!(peer.member.name, "p");
    assert_eq!(
        (laptop.replica().port().unwrap(), laptop.devices().relay().unwrap().as_deref()),
        (Some(4711), Some("https://relay.example"))
    );
}
