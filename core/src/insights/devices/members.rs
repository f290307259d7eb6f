//! Membership: which of the user's devices may take part in sync. Rows in, standing out; nothing here is stored.
//!
//! | what the records say | standing |
//! |---|---|
//! | no record of a device has this endpoint, or all of them say that it left | unknown |
//! | revoked by somebody whom it did not cut off in turn, or by itself | revoked |
//! | revoked only by devices it cut off in turn, directly or in a ring | contested, until this device trusts it |
//! | let in only by devices that are cut off or paused themselves | paused, until this device trusts it |
//! | anything else | member |
//!
//! Only a member may sync, and only with a device that is a member in its own eyes. A revocation counts whatever else
//! its record says, in any order of arrival and by any clock: moments are shown and never compared. Trust is a word of
//! the user on the device in hand; it lifts a pause or ends a contest here and nowhere else, and never lifts a plain
//! revocation. No device is paused in its own eyes: the others are asked about it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::{
    model::{EndpointId, Moment},
    store::index::{device::DeviceRow, revocation::RevocationRow},
};

/// What membership follows from.
#[derive(Debug, Clone, Default)]
pub(crate) struct MemberSources<'a> {
    /// Every record of a device.
    pub(crate) devices: &'a [DeviceRow],
    /// Every word that one is cut off.
    pub(crate) revocations: &'a [RevocationRow],
    /// Devices the user trusted on this device, against the rules.
    pub(crate) trusted: BTreeSet<EndpointId>,
    /// Who this device is, if it ever took part in sync.
    pub(crate) this: Option<EndpointId>,
    /// The digests of all these records, hashed.
    pub(crate) digest: [u8; 32],
}

/// Whether a device may take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// It may take part.
    Member,
    /// It is cut off for good: it comes back as a new device or not at all.
    Revoked {
        /// The device on which the user said so, if that can be read.
        by: Option<EndpointId>,
        /// When the user said so.
        #[serde(serialize_with = "crate::model::moment::write")]
        at: Moment,
    },
    /// It and another device cut each other off: both are out until the user says which one to keep.
    Contested {
        /// The device it is contested with.
        with: EndpointId,
    },
    /// A device that is cut off let it in: it is out until the user has looked at it.
    Paused {
        /// Who let it in.
        admitter: EndpointId,
    },
    /// It does not belong to this journal.
    Unknown,
}

/// One of the user's devices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Member {
    /// Who it is on the network.
    pub endpoint: EndpointId,
    /// What the user calls it.
    pub name: String,
    /// Whether it may take part.
    #[serde(flatten)]
    pub standing: Standing,
    /// The device that let it in; nothing for the first one.
    pub admitted_by: Option<EndpointId>,
    /// When it joined the journal.
    #[serde(serialize_with = "crate::model::moment::write")]
    pub added: Moment,
    /// It is the device in hand.
    pub this: bool,
}

/// Every device of the journal, and whether it may take part, in the eyes of this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Members {
    /// Who this device is, if it ever took part in sync.
    pub this: Option<EndpointId>,
    /// Every device that has not left, in the order in which they joined; those of one moment by their endpoints.
    pub devices: Vec<Member>,
    /// Equal on two devices exactly when both have the same records about devices: a SHA-256.
    pub digest: [u8; 32],
    /// The standing of each of these devices, and the other devices that were cut off.
    standings: BTreeMap<EndpointId, Standing>,
}

impl Members {
    /// The standing of a device.
    pub fn standing(&self, endpoint: EndpointId) -> Standing {
        self.standings.get(&endpoint).copied().unwrap_or(Standing::Unknown)
    }

    /// The standing of this device, by its own records.
    pub fn own_standing(&self) -> Standing {
        self.this.map_or(Standing::Unknown, |this| self.standing(this))
    }

    /// Whether this device may sync with that one: both are members, and they are two.
    pub fn may_sync(&self, peer: EndpointId) -> bool {
        let member = |standing| standing == Standing::Member;
        self.this != Some(peer) && member(self.own_standing()) && member(self.standing(peer))
    }

    /// Whether that device is told who was cut off although it may not sync: it waits for a word of the user here, and
    /// should not go on meanwhile with a device that is lost.
    pub fn may_hear(&self, peer: EndpointId) -> bool {
        let waits = matches!(self.standing(peer), Standing::Paused { .. } | Standing::Contested { .. });
        self.may_sync(peer) || (waits && self.own_standing() == Standing::Member && self.this != Some(peer))
    }

    /// The device of this endpoint, unless it has left.
    pub fn device(&self, endpoint: EndpointId) -> Option<&Member> {
        self.devices.iter().find(|member| member.endpoint == endpoint)
    }
}

/// Works out the standing of every device. The time depends on the number of records, not on what they say: a member
/// may have written thousands.
pub(crate) fn members(sources: &MemberSources<'_>) -> Members {
    let mut standings = cut_off(sources);
    let mut known: BTreeMap<EndpointId, Vec<&DeviceRow>> = BTreeMap::new();
    for row in sources.devices.iter().filter(|row| row.deleted.is_none()) {
        if let Some(endpoint) = row.endpoint {
            known.entry(endpoint).or_default().push(row);
        }
    }
    let paused = paused(sources, &known, &standings);
    let mut devices: Vec<(&DeviceRow, Member)> = Vec::new();
    for (endpoint, rows) in &known {
        let Some(first) = rows.iter().min_by_key(|row| row.id) else { continue };
        let pause = || paused.get(endpoint).map(|admitter| Standing::Paused { admitter: *admitter });
        let standing = standings.get(endpoint).copied().or_else(pause).unwrap_or(Standing::Member);
        standings.insert(*endpoint, standing);
        let member = Member {
            endpoint: *endpoint,
            name: first.name.clone(),
            standing,
            admitted_by: first.admitted_by,
            added: first.added,
            this: sources.this == Some(*endpoint),
        };
        devices.push((first, member));
    }
    devices.sort_by_key(|(first, member)| (first.added, member.endpoint));
    let devices = devices.into_iter().map(|(_, member)| member).collect();
    Members { this: sources.this, devices, digest: sources.digest, standings }
}

/// Who is revoked or contested.
fn cut_off(sources: &MemberSources<'_>) -> BTreeMap<EndpointId, Standing> {
    let rings = Rings::of(sources.revocations);
    let mut against: BTreeMap<EndpointId, Vec<&RevocationRow>> = BTreeMap::new();
    for row in sources.revocations {
        if let Some(endpoint) = row.endpoint {
            against.entry(endpoint).or_default().push(row);
        }
    }
    let mut cut_off = BTreeMap::new();
    for (endpoint, said) in &against {
        let answered = |row: &&&RevocationRow| {
            row.by.is_some_and(|by| by != *endpoint && rings.are_in_one(by, *endpoint))
        };
        let plain = said.iter().filter(|row| !answered(row)).min_by_key(|row| (row.at, row.by));
        let standing = match (plain, said.iter().filter_map(|row| row.by).min()) {
            (Some(row), _) => Standing::Revoked { by: row.by, at: row.at },
            (None, Some(with)) if !sources.trusted.contains(endpoint) => Standing::Contested { with },
            (None, _) => continue,
        };
        cut_off.insert(*endpoint, standing);
    }
    cut_off
}

/// Devices that cut each other off, directly or in a ring: the strongly connected components of who cut off whom. Of a
/// device and one that cut it off, the first answered the second exactly when both are in one.
struct Rings(HashMap<EndpointId, usize>);

impl Rings {
    /// Kosaraju's algorithm, without recursion: a chain may be as long as there are records.
    fn of(said: &[RevocationRow]) -> Self {
        let (mut cuts, mut cut_by): (CutOffs, CutOffs) = (HashMap::new(), HashMap::new());
        for row in said {
            if let (Some(by), Some(endpoint)) = (row.by, row.endpoint) {
                cuts.entry(by).or_default().push(endpoint);
                cut_by.entry(endpoint).or_default().push(by);
            }
        }
        let mut finished = Vec::new();
        let mut seen = HashMap::new();
        for from in cuts.keys() {
            walk(*from, &cuts, &mut seen, 0, &mut finished);
        }
        let mut ring_of = HashMap::new();
        for (ring, from) in finished.iter().rev().enumerate() {
            walk(*from, &cut_by, &mut ring_of, ring, &mut Vec::new());
        }
        Self(ring_of)
    }

    fn are_in_one(&self, one: EndpointId, other: EndpointId) -> bool {
        self.0.get(&one).is_some_and(|ring| self.0.get(&other) == Some(ring))
    }
}

type CutOffs = HashMap<EndpointId, Vec<EndpointId>>;

/// Marks whatever is reached and was not seen before, and adds it to `finished` behind all that is reached from it.
fn walk(
    from: EndpointId,
    along: &CutOffs,
    seen: &mut HashMap<EndpointId, usize>,
    mark: usize,
    finished: &mut Vec<EndpointId>,
) {
    let next = |of: EndpointId| along.get(&of).into_iter().flatten();
    if seen.contains_key(&from) {
        return;
    }
    seen.insert(from, mark);
    let mut path = vec![(from, next(from))];
    while let Some((at, rest)) = path.last_mut() {
        match rest.next() {
            Some(to) if seen.contains_key(to) => {}
            Some(to) => {
                seen.insert(*to, mark);
                path.push((*to, next(*to)));
            }
            None => {
                finished.push(*at);
                path.pop();
            }
        }
    }
}

/// Who was let in only by devices that are cut off, or by others of these, and by whom.
fn paused(
    sources: &MemberSources<'_>,
    known: &BTreeMap<EndpointId, Vec<&DeviceRow>>,
    cut_off: &BTreeMap<EndpointId, Standing>,
) -> BTreeMap<EndpointId, EndpointId> {
    let stays = |device: &EndpointId| sources.this == Some(*device) || sources.trusted.contains(device);
    let mut let_in: HashMap<EndpointId, Vec<EndpointId>> = HashMap::new();
    // How many of a device's records still speak for it.
    let mut speaking: HashMap<EndpointId, usize> = HashMap::new();
    for (endpoint, rows) in known.iter().filter(|(endpoint, _)| !stays(endpoint)) {
        speaking.insert(*endpoint, rows.len());
        for by in rows.iter().filter_map(|row| row.admitted_by) {
            let_in.entry(by).or_default().push(*endpoint);
        }
    }
    let mut paused = BTreeMap::new();
    let mut out: Vec<EndpointId> = cut_off.keys().copied().collect();
    while let Some(by) = out.pop() {
        for endpoint in let_in.remove(&by).into_iter().flatten() {
            let Some(left) = speaking.get_mut(&endpoint) else { continue };
            *left -= 1;
            let admitters = || known.get(&endpoint).into_iter().flatten().filter_map(|row| row.admitted_by);
            if let (0, false, Some(admitter)) = (*left, cut_off.contains_key(&endpoint), admitters().min()) {
                paused.insert(endpoint, admitter);
                out.push(endpoint);
            }
        }
    }
    paused
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::insights::rows::{id, noon};

    fn endpoint(name: char) -> EndpointId {
        EndpointId::from_bytes([u8::try_from(name).unwrap(); 32])
    }

    /// `a` is the first device; `ba` is one called b that a let in.
    fn devices(written: &str) -> Vec<DeviceRow> {
        let row = |(number, word): (u32, &str)| {
            let mut names = word.chars().map(endpoint);
            let endpoint = names.next();
            let name = word.chars().next().unwrap().to_string();
            let (admitted_by, added) = (names.next(), noon("2026-11-01"));
            DeviceRow { id: id(number), name, endpoint, admitted_by, added, deleted: None }
        };
        (1..).zip(written.split_whitespace()).map(row).collect()
    }

    /// `ab`: a cut b off.
    fn revocations(written: &str) -> Vec<RevocationRow> {
        let row = |(number, word): (u32, &str)| {
            let (by, cut) = (word.chars().next().unwrap(), word.chars().nth(1).unwrap());
            let (by, cut) = (endpoint(by), endpoint(cut));
            RevocationRow { id: id(100 + number), endpoint: Some(cut), by: Some(by), at: noon("2026-11-02") }
        };
        (1..).zip(written.split_whitespace()).map(row).collect()
    }

    fn seen_by(this: char, known: &str, said: &str, trusted: &str) -> Members {
        members(&MemberSources {
            devices: &devices(known),
            revocations: &revocations(said),
            trusted: trusted.chars().map(endpoint).collect(),
            this: Some(endpoint(this)),
            digest: [0; 32],
        })
    }

    /// Every device and how it stands, in a few letters.
    fn told(members: &Members) -> String {
        let letter = |of: EndpointId| char::from(of.as_bytes()[0]);
        let told = members.devices.iter().map(|member| {
            let standing = match member.standing {
                Standing::Member => "in".to_owned(),
                Standing::Revoked { by, .. } => format!("out:{}", by.map_or('?', letter)),
                Standing::Contested { with } => format!("contested:{}", letter(with)),
                Standing::Paused { admitter } => format!("paused:{}", letter(admitter)),
                Standing::Unknown => "unknown".to_owned(),
            };
            format!("{}={standing}", member.name)
        });
        told.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_decision_table_holds() {
        #[rustfmt::skip]
        let table = [
            // devices           said        trusted  in the eyes of a
            ("a",                "",         "",      "a=in"),
            ("a ba cb",          "",         "",      "a=in b=in c=in"),
            ("a ba",             "ab",       "",      "a=in b=out:a"),
            ("a ba",             "ab",       "b",     "a=in b=out:a"),
            ("a ba",             "ba",       "",      "a=out:b b=paused:a"),
            ("a ba",             "ab ba",    "",      "a=contested:b b=contested:a"),
            ("a ba",             "ab ba",    "a",     "a=in b=contested:a"),
            ("a ba",             "ab ba",    "b",     "a=contested:b b=in"),
            ("a ba ca",          "ab ba",    "",      "a=contested:b b=contested:a c=paused:a"),
            ("a ba ca",          "ab ba",    "a",     "a=in b=contested:a c=in"),
            ("a ba ca",          "ab ba cb", "",      "a=contested:b b=out:c c=paused:a"),
            ("a ba ca",          "ab bc ca", "",      "a=contested:c b=contested:a c=contested:b"),
            ("a ba ca",          "ab bc",    "",      "a=in b=out:a c=out:b"),
            ("a ba cb",          "ab",       "",      "a=in b=out:a c=paused:b"),
            ("a ba cb",          "ab",       "c",     "a=in b=out:a c=in"),
            ("a ba cb dc",       "ab",       "",      "a=in b=out:a c=paused:b d=paused:c"),
            ("a ba cb dc",       "ab",       "c",     "a=in b=out:a c=in d=in"),
            ("a ba cb ca",       "ab",       "",      "a=in b=out:a c=in"),
            ("ab b",             "ab",       "",      "a=in b=out:a"),
            ("ab ba cb",         "",         "",      "a=in b=in c=in"),
            ("a ba",             "bb",       "b",     "a=in b=out:b"),
            ("a ba",             "xb",       "",      "a=in b=out:x"),
            ("a bx",             "",         "",      "a=in b=in"),
        ];
        for (known, said, trusted, expected) in table {
            assert_eq!(told(&seen_by('a', known, said, trusted)), expected, "{known} | {said} | {trusted}");
        }
    }

    #[test]
    fn only_two_members_sync_and_nobody_with_themselves() {
        let both = seen_by('a', "a ba", "", "");
        assert!(both.may_sync(endpoint('b')) && !both.may_sync(endpoint('a')));
        assert!(!both.may_sync(endpoint('x')), "a stranger");
        assert!(!seen_by('a', "a ba", "ab", "").may_sync(endpoint('b')));
        assert!(!seen_by('b', "a ba", "ab", "").may_sync(endpoint('a')), "who is cut off knows it and stops");
        assert!(!seen_by('x', "a ba", "", "").may_sync(endpoint('a')), "a copy on another device");
        let trusted = seen_by('a', "a ba ca", "ab ba", "a");
        assert!(trusted.may_sync(endpoint('c')) && !trusted.may_sync(endpoint('b')));
    }

    #[test]
    fn who_has_no_record_or_left_is_unknown_and_still_revoked_if_somebody_said_so() {
        let nobody = seen_by('a', "a", "ax", "");
        assert!(matches!(nobody.standing(endpoint('x')), Standing::Revoked { .. }));
        assert_eq!(nobody.standing(endpoint('y')), Standing::Unknown);
        let mut left = devices("a ba ba");
        left[1].deleted = Some(noon("2026-11-03"));
        let mut sources = MemberSources { devices: &left, this: Some(endpoint('a')), ..Default::default() };
        assert_eq!(members(&sources).standing(endpoint('b')), Standing::Member, "another record stands");
        let gone: Vec<DeviceRow> =
            left.iter().map(|row| DeviceRow { deleted: Some(row.added), ..row.clone() }).collect();
        sources.devices = &gone;
        assert_eq!(members(&sources).standing(endpoint('b')), Standing::Unknown);
        assert_eq!(members(&sources).own_standing(), Standing::Unknown);
    }

    #[test]
    fn a_revocation_whose_author_cannot_be_read_counts_and_one_without_an_endpoint_does_not() {
        let mut said = revocations("ab");
        said[0].by = None;
        let known = devices("a ba");
        let sources = MemberSources {
            devices: &known,
            revocations: &said,
            this: Some(endpoint('a')),
            ..Default::default()
        };
        assert_eq!(told(&members(&sources)), "a=in b=out:?");
        said[0].endpoint = None;
        let sources = MemberSources {
            devices: &known,
            revocations: &said,
            this: Some(endpoint('a')),
            ..Default::default()
        };
        assert_eq!(told(&members(&sources)), "a=in b=in");
    }

    /// A chain that no user has and a member may write.
    const LONG: u32 = 10_000;

    #[test]
    fn a_chain_of_ten_thousand_is_walked_once() {
        let of = |number: u32| {
            let bytes = number.to_be_bytes();
            EndpointId::from_bytes(std::array::from_fn(|at| bytes.get(at).copied().unwrap_or(7)))
        };
        // Each was let in by the one before, and cuts the next off: step by step this is 5 * 10^11 comparisons.
        let device = |number| DeviceRow {
            id: id(number),
            name: String::new(),
            endpoint: Some(of(number)),
            admitted_by: number.checked_sub(1).map(of),
            added: noon("2026-11-01"),
            deleted: None,
        };
        let word = |by: u32, cut: u32| RevocationRow {
            id: id(20_000 + by),
            endpoint: Some(of(cut)),
            by: Some(of(by)),
            at: noon("2026-11-02"),
        };
        let known: Vec<DeviceRow> = (0..LONG).rev().map(device).collect();
        let mut said: Vec<RevocationRow> = (0..LONG - 1).map(|by| word(by, by + 1)).collect();
        let asked = |revocations: &[RevocationRow]| {
            members(&MemberSources { devices: &known, revocations, this: Some(of(0)), ..Default::default() })
        };
        let found = asked(&said);
        assert_eq!(found.own_standing(), Standing::Member);
        assert!(matches!(found.standing(of(LONG - 1)), Standing::Revoked { .. }));
        said.push(word(LONG - 1, 0));
        assert!(asked(&said).devices.iter().all(|one| matches!(one.standing, Standing::Contested { .. })));
        let first = asked(&[word(5, 1)]);
        assert_eq!(first.standing(of(LONG - 1)), Standing::Paused { admitter: of(LONG - 2) });
        assert_eq!(first.own_standing(), Standing::Member);
    }

    proptest! {
        #[test]
        fn standing_follows_from_what_was_said_and_not_from_its_order(
            admitted in proptest::collection::vec(proptest::option::of(0u8..6), 1..6),
            said in proptest::collection::vec((0u8..6, 0u8..6), 0..8),
            trusted in proptest::collection::btree_set(0u8..6, 0..3),
        ) {
            let of = |number: u8| EndpointId::from_bytes([number; 32]);
            let known: Vec<DeviceRow> = (0..).zip(&admitted).map(|(number, by)| DeviceRow {
                id: id(number.into()), name: String::new(), endpoint: Some(of(number)),
                admitted_by: by.map(of), added: noon("2026-11-01"), deleted: None,
            }).collect();
            let words: Vec<RevocationRow> = (0..).zip(&said).map(|(number, (by, cut))| RevocationRow {
                id: id(number), endpoint: Some(of(*cut)), by: Some(of(*by)), at: noon("2026-11-02"),
            }).collect();
            let (mut known_back, mut words_back) = (known.clone(), words.clone());
            known_back.reverse();
            words_back.reverse();
            let trusted: BTreeSet<EndpointId> = trusted.into_iter().map(of).collect();
            let ask = |devices: &[DeviceRow], revocations: &[RevocationRow]| members(&MemberSources {
                devices, revocations, trusted: trusted.clone(), this: Some(of(0)), digest: [0; 32],
            });
            let found = ask(&known, &words);
            prop_assert_eq!(&found, &ask(&known_back, &words_back));
            for member in &found.devices {
                let against = said.iter().any(|(_, cut)| of(*cut) == member.endpoint);
                match member.standing {
                    // Nobody is in against whom anything was said, but for trust.
                    Standing::Member => prop_assert!(!against || trusted.contains(&member.endpoint)),
                    Standing::Paused { .. } => prop_assert!(!against && !member.this),
                    _ => prop_assert!(against),
                }
            }
        }
    }
}
