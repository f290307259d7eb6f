//! Which records differ: negentropy over all of them, and the guard before it.
//!
//! An item is as old as its record's id says (the milliseconds of a version 7 UUID) and is named by that id and half of
//! the record's digest. So what differs tells at once whether both have the record or only one of them. A peer's bytes
//! are walked first: everything they announce must be there, and what comes of them is bounded by what this side has and
//! by [`MOST_DIFFERENCES`]. Negentropy tells sets apart by the sum of these names: the half that is a digest makes sums of
//! different sets different, and 128 bits of it are enough among one's own devices. Measurements and other ways are in `docs/adr/009-negentropy.md`.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
};

use negentropy::{Id, Negentropy, NegentropyStorageVector};

use crate::{
    journal::Census,
    model::RecordId,
    sync::wire::{MOST_RECONCILE_BYTES, Reason},
};

/// The most bytes of a step that this side makes. Larger ones save trips in a first sync, smaller ones memory.
const STEP_BYTES: u64 = 512 << 10;

/// The most steps of one reconciliation: a million records that only one side has take 64.
const MOST_STEPS: u32 = 256;

/// The most records one reconciliation asks for; what is left comes with the next one.
const MOST_DIFFERENCES: usize = 200_000;

/// The version of negentropy that both speak.
const VERSION: u8 = 0x61;

/// One reconciliation, of one side.
#[derive(Debug)]
pub(super) struct Reconciliation {
    negentropy: Negentropy<'static, NegentropyStorageVector>,
    steps: u32,
    /// Found so far. An answer that was cut at its limit is followed by one that may name the same records again.
    ours: BTreeSet<RecordId>,
    theirs: BTreeSet<RecordId>,
    /// More differs than one reconciliation asks for.
    more: bool,
}

/// What a reconciliation found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Differences {
    /// Records that the peer does not have.
    pub(super) only_ours: Vec<RecordId>,
    /// Records that this side does not have.
    pub(super) only_theirs: Vec<RecordId>,
    /// Records that both have, with different histories.
    pub(super) both: Vec<RecordId>,
    /// There is more than one reconciliation asks for: another one has to follow.
    pub(super) more: bool,
}

impl Reconciliation {
    /// Over everything this journal has.
    pub(super) fn over(census: &Census) -> Result<Self, Reason> {
        let mut storage = NegentropyStorageVector::with_capacity(census.records.len());
        for (record, digest) in &census.records {
            let (moment, id) = item(*record, digest);
            storage.insert(moment, id).map_err(|_| Reason::Trouble)?;
        }
        storage.seal().map_err(|_| Reason::Trouble)?;
        Ok(Self {
            negentropy: Negentropy::owned(storage, STEP_BYTES).map_err(|_| Reason::Trouble)?,
            steps: 0,
            ours: BTreeSet::new(),
            theirs: BTreeSet::new(),
            more: false,
        })
    }

    /// The dialer's first step.
    pub(super) fn begin(&mut self) -> Result<Vec<u8>, Reason> {
        self.negentropy.initiate().map_err(|_| Reason::Trouble)
    }

    /// The listener's answer to a step; [`nothing_differs`] says whether that ends it.
    pub(super) fn answer(&mut self, step: &[u8]) -> Result<Vec<u8>, Reason> {
        self.admit(step)?;
        contained(|| self.negentropy.reconcile(step))
    }

    /// The dialer's next step; `None` when all that differs is known.
    pub(super) fn advance(&mut self, step: &[u8]) -> Result<Option<Vec<u8>>, Reason> {
        self.admit(step)?;
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let next = contained(|| self.negentropy.reconcile_with_ids(step, &mut ours, &mut theirs))?;
        self.ours.extend(ours.iter().map(record));
        self.theirs.extend(theirs.iter().map(record));
        if self.theirs.len() > MOST_DIFFERENCES {
            while self.theirs.len() > MOST_DIFFERENCES {
                self.theirs.pop_last();
            }
            self.more = true;
            return Ok(None);
        }
        Ok(next)
    }

    /// The differences found, once the comparison is over.
    pub(super) fn differences(self) -> Differences {
        let Self { ours, theirs, .. } = self;
        Differences {
            only_ours: ours.difference(&theirs).copied().collect(),
            only_theirs: theirs.difference(&ours).copied().collect(),
            both: ours.intersection(&theirs).copied().collect(),
            more: self.more,
        }
    }

    fn admit(&mut self, step: &[u8]) -> Result<(), Reason> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return Err(Reason::Endless);
        }
        if step.len() > MOST_RECONCILE_BYTES {
            return Err(Reason::TooLarge);
        }
        if is_whole(step) { Ok(()) } else { Err(Reason::Malformed) }
    }
}

/// Whether a listener's answer says that nothing differs: its version and nothing after it.
pub(super) fn nothing_differs(answer: &[u8]) -> bool {
    answer.len() <= 1
}

/// How negentropy sees a record: its moment and its name.
fn item(record: RecordId, digest: &[u8; 32]) -> (u64, Id) {
    let bytes = record.as_bytes();
    let moment = bytes.iter().take(6).fold(0, |moment, byte| (moment << 8) | u64::from(*byte));
    let mut name = [0; 32];
    for (place, byte) in name.iter_mut().zip(bytes.iter().chain(digest)) {
        *place = *byte;
    }
    (moment, Id::from_byte_array(name))
}

fn record(item: &Id) -> RecordId {
    let mut bytes = [0; 16];
    for (place, byte) in bytes.iter_mut().zip(item.as_bytes()) {
        *place = *byte;
    }
    RecordId::from_bytes(bytes)
}

/// A second line of defence behind [`is_whole`]: a panic inside negentropy ends the session and nothing else.
fn contained<T>(act: impl FnOnce() -> Result<T, negentropy::Error>) -> Result<T, Reason> {
    catch_unwind(AssertUnwindSafe(act))
        .map_or(Err(Reason::Malformed), |outcome| outcome.map_err(|_| Reason::Malformed))
}

/// Whether a step holds everything that it announces: its version, then ranges, each a bound and a fingerprint, a list
/// of names or nothing.
fn is_whole(step: &[u8]) -> bool {
    let Some((&VERSION, mut rest)) = step.split_first() else { return false };
    while !rest.is_empty() {
        let Some(after) = range(rest) else { return false };
        rest = after;
    }
    true
}

/// What follows the first range.
fn range(bytes: &[u8]) -> Option<&[u8]> {
    const SKIP: u64 = 0;
    const FINGERPRINT: u64 = 1;
    const LIST: u64 = 2;

    let (_moment, rest) = number(bytes)?;
    let (prefix, rest) = number(rest)?;
    let prefix = usize::try_from(prefix).ok().filter(|length| *length <= negentropy::ID_SIZE)?;
    let (mode, rest) = number(rest.get(prefix..)?)?;
    match mode {
        SKIP => Some(rest),
        FINGERPRINT => rest.get(negentropy::FINGERPRINT_SIZE..),
        LIST => {
            let (names, rest) = number(rest)?;
            rest.get(usize::try_from(names).ok()?.checked_mul(negentropy::ID_SIZE)?..)
        }
        _ => None,
    }
}

/// A number as negentropy writes it, seven bits a byte, the highest first, and what follows it.
fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value: u64 = 0;
    for (place, byte) in bytes.iter().enumerate().take(10) {
        value = (value << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(place + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sha2::{Digest, Sha256};

    use super::*;

    fn id(number: u32) -> RecordId {
        let mut bytes = [0; 16];
        bytes[2..6].copy_from_slice(&(number / 3).to_be_bytes());
        bytes[12..].copy_from_slice(&number.to_be_bytes());
        RecordId::from_bytes(bytes)
    }

    fn census(records: impl IntoIterator<Item = (u32, u8)>) -> Census {
        let digest = |number: u32, version: u8| {
            let mut bytes = number.to_be_bytes().to_vec();
            bytes.push(version);
            Sha256::digest(&bytes).into()
        };
        let records = records.into_iter().map(|(number, version)| (id(number), digest(number, version)));
        Census { mark: 0, records: records.collect() }
    }

    /// What the dialer finds, in how many steps.
    fn meet(dialer: &Census, listener: &Census) -> (Differences, u32) {
        let mut dialer = Reconciliation::over(dialer).unwrap();
        let mut listener = Reconciliation::over(listener).unwrap();
        let mut step = dialer.begin().unwrap();
        let mut trips = 0;
        loop {
            trips += 1;
            let answer = listener.answer(&step).unwrap();
            match dialer.advance(&answer).unwrap() {
                Some(next) => step = next,
                None => return (dialer.differences(), trips),
            }
        }
    }

    #[test]
    fn what_differs_says_who_has_what() {
        let ours = census((0..900).map(|number| (number, u8::from(number == 450))).chain([(2_000, 0)]));
        let theirs = census((0..900).map(|number| (number, 0)).chain([(3_000, 0)]));
        let (differences, _) = meet(&ours, &theirs);
        let expected = Differences {
            only_ours: vec![id(2_000)],
            only_theirs: vec![id(3_000)],
            both: vec![id(450)],
            more: false,
        };
        assert_eq!(differences, expected);
    }

    #[test]
    fn nothing_new_is_one_trip_of_few_bytes_however_much_there_is() {
        for size in [0, 10, 500, 50_000] {
            let both = census((0..size).map(|number| (number, 0)));
            let (differences, trips) = meet(&both, &both);
            assert_eq!((differences, trips), (Differences::default(), 1));
            let step = Reconciliation::over(&both).unwrap().begin().unwrap();
            assert!(step.len() < 512, "{size} records: {} bytes", step.len());
        }
    }

    #[test]
    fn a_thousand_new_ones_are_found_in_three_trips() {
        for size in [500, 50_000] {
            let before = census((0..size).map(|number| (number, 0)));
            let after = census((0..size + 1_000).map(|number| (number, 0)));
            assert!(meet(&before, &after).1 <= 3, "theirs, over {size}");
            assert!(meet(&after, &before).1 <= 3, "ours, over {size}");
            let edited = census((0..size).map(|number| (number, u8::from(number % 50 == 0))));
            assert!(meet(&before, &edited).1 <= 3, "edits, over {size}");
        }
    }

    #[test]
    fn a_first_sync_of_more_than_one_step_holds_finds_all_of_it_however_much_is_here() {
        let theirs = census((0..60_000).map(|number| (number, 0)));
        // What is here lies behind all of theirs, or among them; some of it differs in its history.
        for (begins, every, many) in
            [(100_000, 1, 200), (100_000, 1, 5_000), (1, 300, 200), (30_000, 7, 6_000)]
        {
            let numbers = (0..many).map(|place| begins + place * every);
            let both = numbers.clone().filter(|number| *number < 60_000).count();
            let ours = census(numbers.map(|number| (number, 1)));
            for (dialer, listener) in [(&ours, &theirs), (&theirs, &ours)] {
                let (found, trips) = meet(dialer, listener);
                assert_eq!(found.only_ours.len(), dialer.records.len() - both);
                assert_eq!(found.only_theirs.len(), listener.records.len() - both);
                assert_eq!((found.both.len(), found.more), (both, false));
                assert!(trips <= 12, "{trips} trips");
            }
        }
    }

    #[test]
    fn steps_without_end_are_given_up() {
        let mut dialer = Reconciliation::over(&census((0..100).map(|number| (number, 0)))).unwrap();
        dialer.begin().unwrap();
        // "I have nothing, and nothing, and nothing": a fingerprint of the rest that never fits.
        let mut step = vec![VERSION, 0, 0, 1];
        step.extend([9; 16]);
        let mut taken = 0;
        let end = loop {
            match dialer.advance(&step) {
                Ok(_) => taken += 1,
                Err(reason) => break reason,
            }
        };
        assert_eq!((end, taken), (Reason::Endless, MOST_STEPS));
        // A list of nothing each time: everything here is news again and again, and kept once.
        let mut dialer = Reconciliation::over(&census((0..100).map(|number| (number, 0)))).unwrap();
        dialer.begin().unwrap();
        let step = [VERSION, 0, 0, 2, 0];
        assert!(dialer.advance(&step).is_ok() && dialer.advance(&step).is_ok());
        assert_eq!(dialer.differences().only_ours.len(), 100);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn two_sides_find_exactly_what_differs(
            ours in prop::collection::btree_map(0_u32..200, 0_u8..3, 0..150),
            theirs in prop::collection::btree_map(0_u32..200, 0_u8..3, 0..150),
        ) {
            let (found, _) = meet(&census(ours.clone()), &census(theirs.clone()));
            let only = |one: &std::collections::BTreeMap<u32, u8>, other: &std::collections::BTreeMap<u32, u8>| {
                one.keys().filter(|number| !other.contains_key(number)).map(|number| id(*number)).collect::<Vec<_>>()
            };
            let both: Vec<RecordId> = ours.iter()
                .filter(|(number, version)| theirs.get(number).is_some_and(|there| there != *version))
                .map(|(number, _)| id(*number)).collect();
            prop_assert_eq!(found, Differences { only_ours: only(&ours, &theirs), only_theirs: only(&theirs, &ours), both, more: false });
        }

        #[test]
        fn bytes_of_any_kind_harm_nobody(
            mut step in prop::collection::vec(any::<u8>(), 0..400),
            version in any::<bool>(),
        ) {
            let here = census((0..300).map(|number| (number, 0)));
            if let Some(first) = step.first_mut().filter(|_| version) {
                *first = VERSION;
            }
            if let Ok(answer) = Reconciliation::over(&here).unwrap().answer(&step) {
                prop_assert!(answer.len() <= MOST_RECONCILE_BYTES);
            }
            let mut dialer = Reconciliation::over(&here).unwrap();
            dialer.begin().unwrap();
            let _ = dialer.advance(&step);
        }

        #[test]
        fn altered_steps_harm_nobody(
            alterations in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
            cut in any::<prop::sample::Index>(),
        ) {
            let here = census((0..300).map(|number| (number, 0)));
            let mut step = Reconciliation::over(&census((0..320).map(|number| (number, 0)))).unwrap().begin().unwrap();
            for (place, byte) in alterations {
                let place = place.index(step.len());
                step[place] = byte;
            }
            step.truncate(cut.index(step.len()) + 1);
            let _ = Reconciliation::over(&here).unwrap().answer(&step);
            let mut dialer = Reconciliation::over(&here).unwrap();
            dialer.begin().unwrap();
            let _ = dialer.advance(&step);
        }
    }
}
