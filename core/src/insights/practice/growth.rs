//! Whom to ask about something the user wants to get better at: people who are good at it, judged by words the two
//! texts share.

use std::collections::BTreeSet;

use crate::{
    model::{Identities, PersonId},
    quick_log::stems,
    store::index::fact::FactRow,
};

/// Who is noted to be good at something that shares a stem with this, what was learned last first; each human being once.
/// `can` are facts of kind expertise.
pub(crate) fn whom_to_ask(area: &str, can: &[FactRow], identities: &Identities) -> Vec<PersonId> {
    let wanted = stems(area);
    let fits = |fact: &&FactRow| {
        !fact.private && !fact.guess && fact.ended.is_none() && !stems(&fact.text).is_disjoint(&wanted)
    };
    let mut found: Vec<&FactRow> = can.iter().filter(fits).collect();
    found.sort_by_key(|fact| std::cmp::Reverse((fact.learned, fact.id)));
    let mut seen = BTreeSet::new();
    let people = found.into_iter().filter_map(|fact| Some(identities.canonical(fact.person?)));
    people.filter(|person| seen.insert(*person)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::rows::{fact, id},
        model::FactKind,
    };

    #[test]
    fn who_is_good_at_it_is_asked_and_nothing_private_says_so() {
        let mut can = vec![
            fact(1, FactKind::Expertise, "budgets and forecasts", "2026-09-01"),
            fact(2, FactKind::Expertise, "pricing", "2026-09-01"),
        ];
        let ask = |can: &[FactRow]| whom_to_ask("owning a budget", can, &Identities::default());
        assert_eq!(ask(&can), [PersonId(id(1))]);
        can[0].private = true;
        assert!(ask(&can).is_empty());
    }
}
