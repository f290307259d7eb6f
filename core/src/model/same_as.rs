//! Which records are the same human being.

use std::collections::BTreeMap;

use super::PersonId;

/// Which records are the same human being. The canonical one of a connected set is its smallest id, so that two
/// devices that merge in opposite directions agree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identities {
    sets: BTreeMap<PersonId, Vec<PersonId>>,
    canonical: BTreeMap<PersonId, PersonId>,
}

impl Identities {
    /// Joins the records of every pair; a pair may be given in either direction or both.
    pub fn new(pairs: impl IntoIterator<Item = (PersonId, PersonId)>) -> Self {
        let mut canonical: BTreeMap<PersonId, PersonId> = BTreeMap::new();
        let mut sets: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
        for (a, b) in pairs {
            let [a, b] = [a, b].map(|id| canonical.get(&id).copied().unwrap_or(id));
            if a == b {
                continue;
            }
            let (keep, join) = (a.min(b), a.max(b));
            let mut members = sets.remove(&join).unwrap_or_else(|| vec![join]);
            members.extend(sets.remove(&keep).unwrap_or_else(|| vec![keep]));
            members.sort_unstable();
            for member in &members {
                canonical.insert(*member, keep);
            }
            sets.insert(keep, members);
        }
        Self { sets, canonical }
    }

    /// The record that stands for this one: itself unless it was merged.
    pub fn canonical(&self, id: PersonId) -> PersonId {
        self.canonical.get(&id).copied().unwrap_or(id)
    }

    /// Every record of the same human being, the canonical one first.
    pub fn all(&self, id: PersonId) -> Vec<PersonId> {
        let id = self.canonical(id);
        self.sets.get(&id).cloned().unwrap_or_else(|| vec![id])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RecordId;

    fn id(n: u8) -> PersonId {
        PersonId(RecordId::from_bytes([n; 16]))
    }

    #[test]
    fn two_devices_that_merge_in_opposite_directions_agree() {
        let pairs = [(id(3), id(1)), (id(4), id(5)), (id(5), id(3)), (id(7), id(8))];
        let there = Identities::new(pairs);
        let back = Identities::new(pairs.iter().rev().map(|(a, b)| (*b, *a)));
        assert_eq!(there, back);
        assert_eq!(there.canonical(id(5)), id(1));
        assert_eq!(there.all(id(4)), [id(1), id(3), id(4), id(5)]);
        assert_eq!(there.all(id(8)), [id(7), id(8)]);
        assert_eq!(there.all(id(9)), [id(9)]);
    }
}
