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
        let mut above: BTreeMap<PersonId, PersonId> = BTreeMap::new();
        for (a, b) in pairs {
            let (a, b) = (top(&mut above, a), top(&mut above, b));
            above.insert(a.max(b), a.min(b));
        }
        let mut joined = Self::default();
        for id in above.keys().copied().collect::<Vec<_>>() {
            let canonical = top(&mut above, id);
            joined.canonical.insert(id, canonical);
            // Keys come in order, so that every set is sorted.
            joined.sets.entry(canonical).or_default().push(id);
        }
        joined
    }

    /// The canonical record of this one: itself unless it was merged.
    pub fn canonical(&self, id: PersonId) -> PersonId {
        self.canonical.get(&id).copied().unwrap_or(id)
    }

    /// Every record of the same human being, the canonical one first.
    pub fn all(&self, id: PersonId) -> Vec<PersonId> {
        let id = self.canonical(id);
        self.sets.get(&id).cloned().unwrap_or_else(|| vec![id])
    }
}

/// The root this id leads to so far, its smallest id; the path is shortened for the next lookup.
fn top(above: &mut BTreeMap<PersonId, PersonId>, id: PersonId) -> PersonId {
    let mut at = id;
    let mut passed = Vec::new();
    loop {
        let next = *above.entry(at).or_insert(at);
        if next == at {
            break;
        }
        passed.push(at);
        at = next;
    }
    for one in passed {
        above.insert(one, at);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RecordId;

    fn id(n: u8) -> PersonId {
        PersonId(RecordId::from_bytes([n; 16]))
    }

    #[test]
    fn a_long_chain_of_merges_is_one_person() {
        let chain = Identities::new((1..=200).rev().map(|n| (id(n), id(n - 1))));
        assert!((0..=200).all(|n| chain.canonical(id(n)) == id(0)));
        assert_eq!(chain.all(id(77)).len(), 201);
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
