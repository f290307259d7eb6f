//! The simulator: a few devices, whatever a user may do on them, and a line that fails in every way it can.
//!
//! A seed decides everything: who does what by which clock, which frames arrive, arrive twice or never, when the line is
//! cut, a device starts again or an old copy of its directory is put back. At the end every pair meets until nothing
//! moves, and all devices must have the same records and give the same answers. `HALLWAY_SEED=n` runs one seed again,
//! `HALLWAY_SEEDS=n` that many, `HALLWAY_LONG=1` ten thousand.

use std::collections::BTreeMap;

use chrono::{Datelike, TimeDelta, TimeZone, Utc};
use serde_json::json;

use super::{
    agreed::{ANSWERED, Appeared, answers, nobody_who_is_named_is_gone, same},
    *,
};
use crate::{
    document::{
        Document,
        tests::forge::{self, Forged},
    },
    journal::{
        Changes, EntryEdit, KindWord, MeEdit, NewFact, NewPerson, Order, PersonEdit, PositionEdit, When,
    },
    model::{Due, EntryKind, Fields, Kind, NumberChange, RecordId, Reference, Relation},
};

/// How many seeds a plain run takes.
const FEW: u64 = 120;
const MANY: u64 = 10_000;

/// Each kind of record that names somebody, or belongs to a goal, comes to be in one seed of so many at least.
const OFTEN: u64 = 20;

const NAMES: [&str; 6] = ["Ana Silva", "Bo Ek", "Grace Hopper", "Grace Kelly", "Zoë Ström", "李明"];

const LINES: [&str; 14] = [
    "coffee with @Ana Silva, moving to Lisbon #travel !send visa contact by fri ?intro to @Bo Ek",
    "lunch with @Bo Ek and @Zoë Ström +loves tea >help with slides",
    "Grace said no",
    "call with @Grace",
    "李明 asked about it",
    "hallway with @Grace Hopper !send the deck by fri",
    "yesterday: a walk with @Ana Silva +careful: the reorg #private",
    "I said I would send Ana Silva the notes",
    "note to myself #plan",
    "Bo told me about @Zoë Ström ?an analyst",
    "had coffee with anna silva she is moving to porto",
    "tea with @Zoë Ström <an introduction to @Grace Kelly",
    "cancelled lunch with @Bo Ek",
    "mon: 1:1 with @Grace Kelly and @Ana Silva !write it up +plays chess",
];

/// Numbers out of a seed (the generator that is called splitmix).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(most.max(1)).unwrap()).unwrap()
    }

    pub(super) fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(super) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}

struct World {
    chance: Chance,
    devices: Vec<Device>,
    /// Each device's own idea of the time.
    clocks: Vec<Moment>,
    /// An early copy of a device's directory.
    backups: Vec<Option<TempDir>>,
    /// Meetings that go on, and between whom.
    meetings: Vec<(usize, usize, Meeting)>,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut chance = Chance::of(seed);
        let count = 2 + chance.below(3);
        let devices = Device::paired(u8::try_from(count).unwrap());
        let clocks = (0..count)
            .map(|_| {
                let year =
                    if chance.one_in(2) { 2026 } else { 1970 + i32::try_from(chance.below(130)).unwrap() };
                let day = 1 + u32::try_from(chance.below(365)).unwrap();
                let date = chrono::NaiveDate::from_yo_opt(year, day).unwrap();
                Utc.from_utc_datetime(&date.and_hms_opt(9, 0, 0).unwrap()).fixed_offset()
            })
            .collect();
        let backups = (0..count).map(|_| None).collect();
        Self { chance, devices, clocks, backups, meetings: Vec::new() }
    }

    fn run(&mut self) {
        for _ in 0..20 + self.chance.below(30) {
            match self.chance.below(20) {
                0..=7 => self.act(),
                8..=10 => self.meet(),
                11..=15 => self.carry(),
                16 => self.cut(),
                17 => self.garble(),
                18 => self.restart(),
                _ => self.newer_version_writes(),
            }
        }
        self.meetings.clear();
    }

    /// A user does something on one of the devices.
    fn act(&mut self) {
        let at = self.chance.below(self.devices.len());
        let minutes = i64::try_from(self.chance.below(3_000)).unwrap();
        let when = self.clocks[at] + TimeDelta::minutes(minutes);
        // A clock stays inside the years it may show, and sometimes it is set.
        self.clocks[at] = if when.year() > 2099 || self.chance.one_in(15) { now() } else { when };
        let journal = Arc::clone(&self.devices[at].journal);
        let chance = &mut self.chance;
        let name = chance.pick(&NAMES);
        let person = journal.people().resolve(name).ok();
        let edit = |edit: PersonEdit| {
            if let Some(person) = person {
                let _ = journal.people().edit(person, edit, when);
            }
        };
        match chance.below(32) {
            24..=29 => practice::note(&journal, chance, &NAMES, when),
            30 => {
                let acts = journal.maintenance().undo_list(12).unwrap();
                if !acts.is_empty() {
                    let _ = journal.maintenance().undo_act(chance.pick(&acts).act, when);
                }
            }
            31 => {
                // What was only suggested comes to be, or does not.
                let review = journal.review().list(when).unwrap();
                if !review.suggestions.is_empty() {
                    let suggested = chance.pick(&review.suggestions).reference;
                    let _ = journal.done(&[suggested], when);
                }
            }
            0..=6 => {
                let reading = journal.read_line(chance.pick(&LINES), when).unwrap();
                journal.log(reading, when).unwrap();
            }
            7 => {
                let new = NewPerson { name: name.to_owned(), ..NewPerson::default() };
                let _ = journal.people().add(new, true, when);
            }
            8 => edit(PersonEdit { name: Some(chance.pick(&NAMES).to_owned()), ..PersonEdit::default() }),
            9 => edit(PersonEdit { relation: Some(chance.pick(Relation::KNOWN)), ..PersonEdit::default() }),
            10 => {
                let notes = Some(format!("notes {} ", chance.next()).repeat(1 + chance.below(60)));
                edit(PersonEdit { notes, ..PersonEdit::default() });
            }
            11 => {
                let org = Some(format!("Org {}", chance.below(4)));
                let reports_to = journal.people().resolve(chance.pick(&NAMES)).ok();
                let position = Some(PositionEdit { org, reports_to, ..PositionEdit::default() });
                edit(PersonEdit { position, ..PersonEdit::default() });
                edit(PersonEdit { add_nicknames: vec!["Nick".to_owned()], ..PersonEdit::default() });
            }
            12 => {
                let other = journal.people().resolve(chance.pick(&NAMES)).ok();
                if let (Some(one), Some(other)) = (person, other) {
                    let _ = journal.people().merge(one, other, when);
                }
            }
            13 => {
                person.map(|person| {
                    journal.people().add_fact(&NewFact { person, text: "plays go".to_owned() }, when)
                });
            }
            14 => {
                person.map(|person| journal.people().rest(person, "for now", when));
            }
            15 => {
                let _ = nth(&journal, "is:open", chance).map(|promise| journal.done(&[promise], when));
            }
            16 => {
                let due = Due::Day(when.date_naive() + TimeDelta::days(3));
                let until = if chance.one_in(2) { When::Until(due) } else { When::Never };
                let _ = nth(&journal, "is:open", chance)
                    .map(|promise| journal.later(std::slice::from_ref(&promise), until, "", when));
            }
            17 => {
                let line = chance.one_in(2).then(|| chance.pick(&LINES).to_owned());
                let edit = EntryEdit { line, private: Some(chance.one_in(2)), ..EntryEdit::default() };
                let _ = nth(&journal, "since:1900-01-01", chance)
                    .map(|line| journal.review().edit_line(line.id.into(), edit, when));
            }
            18 => {
                let _ = nth(&journal, "since:1900-01-01", chance).map(|line| journal.delete(&line, when));
            }
            19 => {
                person.map(|person| journal.people().delete(person, when));
            }
            20 => drop(journal.undo(when).unwrap()),
            21 => drop(journal.redo(when).unwrap()),
            22 => {
                person.map(|person| journal.people().forget(person, &(), when));
            }
            _ => {
                let kind_words = vec![KindWord { word: "sync".to_owned(), kind: Some(EntryKind::Call) }];
                let edit = MeEdit { pace: NumberChange::Set(3), kind_words, ..MeEdit::default() };
                journal.people().edit_me(edit, when).unwrap();
                let _ = journal.devices().rename(None, &format!("device {}", chance.below(100)), when);
            }
        }
    }

    /// A device of a newer version leaves something in a journal that this one does not know.
    fn newer_version_writes(&mut self) {
        let at = self.chance.below(self.devices.len());
        let (when, journal) = (self.clocks[at], Arc::clone(&self.devices[at].journal));
        let records = journal.replica().records().unwrap();
        let id = self.chance.pick(&records);
        let number = self.chance.next();
        let whole = journal.replica().changes_of(id, &[]).unwrap();
        let chunks: Vec<Vec<u8>> = whole.into_iter().flat_map(|message| message.changes).collect();
        let change = if self.chance.one_in(2) && id != RecordId::ME && !chunks.is_empty() {
            let mut document = Document::from_changes(&chunks).unwrap();
            let heads = document.heads();
            let mut fields = Fields::new();
            fields.insert(format!("field {}", number % 3), json!(number));
            fields.insert("colours/green".to_owned(), json!(true));
            if document
                .kind()
                .is_some_and(|kind| !matches!(kind.word(), "device" | "revocation" | "forgotten"))
            {
                fields.insert("kind".to_owned(), json!("hologram"));
                fields.insert("relation".to_owned(), json!("soulmate"));
            }
            if !document.put(&fields, when).unwrap_or(false) {
                return;
            }
            Changes { id, changes: document.changes_since(&heads).unwrap() }
        } else {
            let id: Vec<u8> = (0..2).flat_map(|_| self.chance.next().to_be_bytes()).collect();
            Changes { id: RecordId::from_slice(&id).unwrap(), changes: vec![of_kind("orbit!", number)] }
        };
        journal.replica().merge(vec![change], when).unwrap();
    }

    fn meet(&mut self) {
        let (one, other) = (self.chance.below(self.devices.len()), self.chance.below(self.devices.len()));
        let busy = self.meetings.iter().any(|(a, b, _)| [(*a, *b), (*b, *a)].contains(&(one, other)));
        if one == other || busy {
            return;
        }
        let mode = if self.chance.one_in(2) { Mode::Live } else { Mode::Once };
        let meeting = Meeting::new(&self.devices[one], &self.devices[other], mode, self.clocks[one]);
        self.meetings.push((one, other, meeting));
    }

    /// Some of what is on its way arrives.
    fn carry(&mut self) {
        for _ in 0..=self.chance.below(25) {
            if self.meetings.is_empty() {
                return;
            }
            let which = self.chance.below(self.meetings.len());
            let to = self.chance.below(2);
            let (_, _, meeting) = &mut self.meetings[which];
            if !meeting.deliver(to) && !meeting.deliver(1 - to) {
                meeting.notice();
            }
            if !meeting.endings().contains(&None) {
                self.meetings.remove(which);
            }
        }
    }

    fn cut(&mut self) {
        if !self.meetings.is_empty() {
            let which = self.chance.below(self.meetings.len());
            self.meetings.remove(which);
        }
    }

    /// Frames are lost, come twice, late or in another order: whoever notices says one clear reason and goes.
    fn garble(&mut self) {
        if self.meetings.is_empty() {
            return;
        }
        let which = self.chance.below(self.meetings.len());
        let (_, _, meeting) = &mut self.meetings[which];
        let to = self.chance.below(2);
        let inbox = &mut meeting.sides[to].inbox;
        let first = self.chance.below(inbox.len());
        match self.chance.below(3) {
            _ if inbox.is_empty() => {}
            0 => drop(inbox.remove(first)),
            1 => {
                let again = inbox[first].clone();
                inbox.push_back(again);
            }
            _ => inbox.rotate_left(first),
        }
        for _ in 0..self.chance.below(60) {
            if !meeting.deliver(0) && !meeting.deliver(1) {
                break;
            }
        }
        for ending in meeting.endings().into_iter().flatten() {
            let expected = [Reason::OutOfTurn, Reason::Malformed, Reason::NotAMember, Reason::Endless];
            let clear = match ending {
                Ending::InStep | Ending::Heard(_) => true,
                Ending::Said(reason) => expected.contains(&reason),
            };
            assert!(clear, "{ending:?}");
        }
        self.meetings.remove(which);
    }

    /// A device starts again, sometimes with an older copy of its directory.
    fn restart(&mut self) {
        let at = self.chance.below(self.devices.len());
        self.meetings.retain(|(one, other, _)| *one != at && *other != at);
        let restore = self.backups[at].is_some() && self.chance.one_in(2);
        let keep = self.backups[at].is_none() && self.chance.one_in(2);
        let mut backup = self.backups[at].take();
        self.devices[at].restart(|directory| {
            if keep {
                let copy = super::directory();
                copy_files(directory, copy.path());
                backup = Some(copy);
            } else if restore && let Some(copy) = backup.take() {
                for file in std::fs::read_dir(directory).unwrap() {
                    std::fs::remove_file(file.unwrap().path()).unwrap();
                }
                copy_files(copy.path(), directory);
            }
        });
        self.backups[at] = backup;
    }

    /// Every pair meets until nothing moves any more, and then all of them agree; what there is.
    fn agree(&mut self) -> Appeared {
        let mut rounds = 0;
        loop {
            let before: Vec<_> = self.devices.iter().map(Device::census).collect();
            for one in 0..self.devices.len() {
                for other in one + 1..self.devices.len() {
                    let pair = if self.chance.one_in(2) { (one, other) } else { (other, one) };
                    sync(&self.devices[pair.0], &self.devices[pair.1]);
                }
            }
            let after: Vec<_> = self.devices.iter().map(Device::census).collect();
            if before == after {
                break;
            }
            rounds += 1;
            assert!(rounds < 12, "they never come to rest");
        }
        let (first, mut appeared) = (answers(&self.devices[0].journal), Appeared::new());
        for device in &self.devices {
            assert_eq!(device.census(), self.devices[0].census(), "the records differ");
            same(&answers(&device.journal), &first, "devices");
            let check = device.journal.maintenance().check(&(), now()).unwrap();
            assert!(check.file.is_empty() && check.unreadable.is_empty(), "{check:?}");
            assert_eq!(check.stale, Vec::<String>::new(), "rows are not those of the documents");
            assert_eq!(check.dangling, Vec::new(), "somebody is gone who is named");
            appeared.extend(nobody_who_is_named_is_gone(&device.journal));
        }
        let last = self.devices.last().unwrap();
        last.journal.maintenance().rebuild_all(&(), now()).unwrap();
        same(&answers(&last.journal), &first, "before and after a rebuild");
        appeared
    }
}

/// The nth thing a query finds, as a reference.
fn nth(journal: &Journal, query: &str, chance: &mut Chance) -> Option<Reference> {
    let hits = journal.find(query, Order::Newest, 0..20, now()).unwrap().hits;
    if hits.is_empty() { None } else { Some(chance.pick(&hits).reference) }
}

/// The birth of a record of a kind that this version does not know.
fn of_kind(word: &str, number: u64) -> Vec<u8> {
    let mut names = forge::literal(1);
    names.extend(forge::sized(b"record"));
    let mut forged = Forged::new()
        .column(forge::KEY_STRING, names)
        .column(forge::INSERT, forge::unsigned(1))
        .column(forge::ACTION, forge::run(1, &forge::unsigned(forge::PUT)))
        .column(forge::VALUE_META, forge::run(1, &forge::unsigned((word.len() as u64) << 4 | 6)))
        .column(forge::VALUE, word.as_bytes().to_vec())
        .column(forge::PREDECESSORS, forge::run(1, &forge::unsigned(0)));
    forged.actor = number.to_be_bytes().repeat(2);
    forged.chunk()
}

fn play(seed: u64) -> Appeared {
    let mut world = World::new(seed);
    world.run();
    world.agree()
}

/// Says which seed it was if the test ends half-way.
struct Says(u64);

impl Drop for Says {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("\nthis was seed {0}: run it again with HALLWAY_SEED={0}\n", self.0);
        }
    }
}

#[test]
fn whatever_happens_to_devices_and_the_line_between_them_they_agree_in_the_end() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let long = std::env::var_os("HALLWAY_LONG").map(|_| MANY);
    let seeds = match (number("HALLWAY_SEED"), number("HALLWAY_SEEDS").or(long)) {
        (Some(seed), _) => seed..seed + 1,
        (None, many) => 0..many.unwrap_or(FEW),
    };
    // Two at a time: the machines that run this have at least that many.
    let halves = [0, 1];
    let mut often: BTreeMap<&str, u64> = BTreeMap::new();
    std::thread::scope(|scope| {
        let threads = halves.map(|half| {
            let seeds = seeds.clone();
            scope.spawn(move || {
                let mut appeared = Vec::new();
                for seed in seeds.filter(|seed| seed % 2 == half) {
                    let says = Says(seed);
                    appeared.extend(play(seed));
                    drop(says);
                }
                appeared
            })
        });
        for kind in threads.into_iter().flat_map(|thread| thread.join().unwrap()) {
            *often.entry(kind).or_default() += 1;
        }
    });
    let count = seeds.end - seeds.start;
    let names_somebody = |kind: &&Kind| !(kind.shape().people.is_empty() && kind.shape().of_goal.is_empty());
    let kinds = Kind::ALL.iter().filter(names_somebody).map(|kind| kind.word());
    let mut rare = kinds.chain([Kind::Goal.word(), ANSWERED]);
    let is_rare = |kind: &&str| often.get(kind).is_none_or(|seeds| seeds * OFTEN < count);
    assert!(count < FEW || !rare.any(|kind| is_rare(&kind)), "of {count} seeds: {often:?}");
}
