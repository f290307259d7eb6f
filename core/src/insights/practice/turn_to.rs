//! Whom the user turns to for what, over all people: for an idea, for courage, for a plain word.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    insights::named::{Named, Refers},
    model::{FactKind, Moment, PersonId, Reference},
    quick_log::fold,
    store::index::fact::FactRow,
};

/// Something the user turns to people for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TurnTo {
    /// What for, in the user's words.
    pub what: String,
    /// The people, the one noted last first.
    pub people: Vec<Named>,
}

/// Whom the user turns to for what, sorted by what for. `named` gives the people who may come up: nobody who is gone or
/// rests. Nothing that is private, a guess or over.
pub(crate) fn whom_to_turn_to(
    facts: &[FactRow],
    named: impl Fn(PersonId) -> Option<Named>,
    now: Moment,
) -> Vec<TurnTo> {
    let mut facts: Vec<&FactRow> = facts
        .iter()
        .filter(|fact| fact.kind == FactKind::TurnTo && !fact.private && !fact.guess)
        .filter(|fact| fact.ended.is_none() && fact.learned <= now)
        .collect();
    facts.sort_by_key(|fact| std::cmp::Reverse((fact.learned, fact.id)));
    let mut found: BTreeMap<String, TurnTo> = BTreeMap::new();
    for fact in facts {
        let Some(person) = fact.person.and_then(&named) else { continue };
        let what = fact.text.trim();
        let one =
            found.entry(fold(what)).or_insert_with(|| TurnTo { what: what.to_owned(), people: Vec::new() });
        if !one.people.iter().any(|known| known.id() == person.id()) {
            one.people.push(person);
        }
    }
    found.into_values().collect()
}

impl Refers for TurnTo {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.people.iter_mut().for_each(|one| f(&mut one.reference));
    }
}

impl Refers for Vec<TurnTo> {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        for one in self {
            one.each_reference(f);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::{fact, id, now, person};

    #[test]
    fn people_stand_under_what_one_turns_to_them_for_and_nothing_private_says_so() {
        let of = |n: u32, who: u32, text: &str, at: &str| FactRow {
            person: Some(PersonId(id(who))),
            ..fact(n, FactKind::TurnTo, text, at)
        };
        let mut facts = vec![
            of(10, 1, "an idea", "2026-10-01"),
            of(11, 2, "An idea", "2026-11-01"),
            of(12, 1, "a plain word", "2026-11-02"),
            of(13, 1, "an idea", "2026-11-03"),
            of(14, 3, "an idea", "2026-11-04"),
            of(15, 2, "a ledge", "2026-12-24"),
        ];
        let named = |one: PersonId| {
            let n = (1..=2).find(|n| PersonId(id(*n)) == one)?;
            Some(Named::of(&person(n, &format!("Person {n}"))))
        };
        let said = |facts: &[FactRow]| -> Vec<String> {
            let all = whom_to_turn_to(facts, named, now());
            let names =
                |one: &TurnTo| one.people.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ");
            all.iter().map(|one| format!("{}: {}", one.what, names(one))).collect()
        };
        assert_eq!(said(&facts), ["a plain word: Person 1", "an idea: Person 1, Person 2"]);
        facts[2].private = true;
        assert_eq!(said(&facts), ["an idea: Person 1, Person 2"]);
    }
}
