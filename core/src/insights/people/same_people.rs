//! People who may be one: two journals that become one bring everybody whom both knew twice.
//!
//! Only equal full names are proposed, compared without case and accents. The user says which are the same human being;
//! a pair the user said are two people is not proposed again, on any device.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{
    insights::named::Named,
    model::{Dismissal, Identities, PersonId, RecordId},
    quick_log::fold,
    store::index::person::PersonRow,
};

/// The most pairs that are proposed at once.
const MOST: usize = 50;

/// Two records that may be one human being.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SamePerson {
    /// The record that was made first.
    pub one: Named,
    /// The second record.
    pub other: Named,
}

/// Pairs of people with equal names, in order, at most 50; without those the user said are two, by what is `put_off`.
pub(crate) fn same_people(
    people: &[PersonRow],
    identities: &Identities,
    put_off: &BTreeSet<RecordId>,
) -> Vec<SamePerson> {
    let mut by_name: BTreeMap<String, Vec<&PersonRow>> = BTreeMap::new();
    for row in people {
        by_name.entry(fold(&row.name)).or_default().push(row);
    }
    let mut pairs = Vec::new();
    for rows in by_name.values().filter(|rows| rows.len() > 1) {
        // Each human being by their canonical record, with all of their records.
        let mut humans: BTreeMap<PersonId, &PersonRow> = BTreeMap::new();
        for row in rows {
            let shown = humans.entry(identities.canonical(row.id)).or_insert(row);
            if row.id < shown.id {
                *shown = row;
            }
        }
        let humans: Vec<(PersonId, &PersonRow)> = humans.into_iter().collect();
        for (place, (one, shown)) in humans.iter().enumerate() {
            for (other, beside) in humans.iter().skip(place + 1) {
                if !are_two(&identities.all(*one), &identities.all(*other), put_off) {
                    pairs.push(SamePerson { one: Named::of(shown), other: Named::of(beside) });
                }
            }
        }
    }
    pairs.truncate(MOST);
    pairs
}

/// Whether the user said so of any of their records.
fn are_two(one: &[PersonId], other: &[PersonId], put_off: &BTreeSet<RecordId>) -> bool {
    one.iter().any(|one| other.iter().any(|other| put_off.contains(&Dismissal::of_two(*one, *other))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::{id, person};

    fn pairs(people: &[(u32, &str)], same: &[(u32, u32)], two: &[(u32, u32)]) -> Vec<(String, String)> {
        let rows: Vec<PersonRow> = people.iter().map(|(number, name)| person(*number, name)).collect();
        let of = |(one, other): &(u32, u32)| (PersonId(id(*one)), PersonId(id(*other)));
        let identities = Identities::new(same.iter().map(of));
        let put_off = two.iter().map(of).map(|(one, other)| Dismissal::of_two(one, other)).collect();
        let found = same_people(&rows, &identities, &put_off);
        found.into_iter().map(|pair| (pair.one.name, pair.other.name)).collect()
    }

    #[test]
    fn equal_names_are_proposed_once_without_case_and_accents() {
        let people = [(1, "Ana Silva"), (2, "ANA SILVA"), (3, "Zoë Ström"), (4, "Zoe Strom"), (5, "Bo Ek")];
        let found = pairs(&people, &[], &[]);
        let expected = [("Ana Silva", "ANA SILVA"), ("Zoë Ström", "Zoe Strom")];
        assert_eq!(found, expected.map(|(one, other)| (one.to_owned(), other.to_owned())));
    }

    #[test]
    fn whoever_is_one_already_or_was_said_to_be_two_is_not_asked_about() {
        let people = [(1, "Ana"), (2, "Ana"), (3, "Ana")];
        assert_eq!(pairs(&people, &[], &[]).len(), 3);
        assert_eq!(pairs(&people, &[(1, 2)], &[]).len(), 1);
        assert_eq!(pairs(&people, &[(1, 2)], &[(3, 2)]).len(), 0, "of any of their records");
        assert_eq!(pairs(&people, &[], &[(2, 1)]).len(), 2);
        assert_eq!(pairs(&people, &[(2, 1), (3, 2)], &[]).len(), 0);
    }

    #[test]
    fn a_crowd_of_one_name_is_no_flood() {
        let people: Vec<(u32, &str)> = (0..100).map(|number| (number, "Ana")).collect();
        assert_eq!(pairs(&people, &[], &[]).len(), MOST);
    }
}
