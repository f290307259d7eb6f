//! Between us: a gap in style or interest, how the user might close it, what they tried; and what is common and different
//! between the user's values and interests and theirs. Side by side, without a mark.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    insights::{
        card::facts::WorldFact,
        named::{Named, Refers},
        practice::evidence::Evidence,
    },
    model::{FactKind, Mine, Moment, Reference},
    quick_log::stems,
};

/// What separates and connects the user and someone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BetweenUs {
    /// The person this is about.
    #[serde(flatten)]
    pub person: Named,
    /// Differences that make it harder to reach each other.
    pub gaps: Vec<WorldFact>,
    /// How the user might close them.
    pub bridges: Vec<WorldFact>,
    /// What the user tried.
    pub tried: Vec<WorldFact>,
    /// Values and interests of both, in their words.
    pub common: Vec<WorldFact>,
    /// Values and interests that only they have.
    pub theirs: Vec<WorldFact>,
    /// Values and interests that only the user has.
    pub mine: Vec<String>,
    /// They rest, and why.
    pub resting_because: Option<String>,
}

/// What separates and connects the user and this person, as of `now`. Private facts are left out.
pub(crate) fn between_us(evidence: &Evidence, mine: &[Mine], now: Moment) -> BetweenUs {
    let of = |kinds: &[FactKind]| {
        let mut facts: Vec<WorldFact> = evidence
            .facts_of(kinds, now)
            .filter(|fact| !fact.private)
            .map(|fact| WorldFact::of(fact, now))
            .collect();
        facts.sort_by_key(|fact| (std::cmp::Reverse(fact.since), fact.reference.id));
        facts
    };
    let lasting: Vec<&Mine> = mine.iter().filter(|one| !one.kind.is_lately()).collect();
    let own: Vec<BTreeSet<String>> = lasting.iter().map(|one| stems(&one.text)).collect();
    let (common, theirs): (Vec<_>, Vec<_>) = of(&[FactKind::Interest, FactKind::Value])
        .into_iter()
        .partition(|fact| own.iter().any(|own| !own.is_disjoint(&stems(&fact.text))));
    let shared: BTreeSet<String> = common.iter().flat_map(|fact| stems(&fact.text)).collect();
    let alone = lasting.iter().zip(&own).filter(|(_, own)| own.is_disjoint(&shared));
    let mut all_common = of(&[FactKind::CommonGround]);
    all_common.extend(common);
    BetweenUs {
        person: Named::of(&evidence.person),
        gaps: of(&[FactKind::Gap]),
        bridges: of(&[FactKind::Bridge]),
        tried: of(&[FactKind::Tried]),
        common: all_common,
        theirs,
        mine: alone.map(|(one, _)| one.text.clone()).collect(),
        resting_because: evidence.person.resting.map(|_| evidence.person.resting_because.clone()),
    }
}

impl Refers for BetweenUs {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.person.reference);
        let facts = self.gaps.iter_mut().chain(&mut self.bridges).chain(&mut self.tried);
        facts.chain(&mut self.common).chain(&mut self.theirs).for_each(|fact| f(&mut fact.reference));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::rows::{evidence, fact, now},
        model::MineKind,
        store::index::fact::FactRow,
    };

    #[test]
    fn values_and_interests_stand_side_by_side_as_common_and_different() {
        let mut ana = evidence(1);
        ana.facts = vec![
            fact(1, FactKind::Interest, "bouldering", "2026-10-01"),
            fact(2, FactKind::Value, "punctuality", "2026-10-01"),
            fact(3, FactKind::Gap, "likes to decide in meetings", "2026-10-01"),
            fact(4, FactKind::Bridge, "send a note the day before", "2026-10-01"),
            FactRow { private: true, ..fact(5, FactKind::Gap, "a secret", "2026-10-01") },
        ];
        let own = |kind: MineKind, text: &str| Mine { kind, text: text.to_owned(), ..Mine::default() };
        let mine = [
            own(MineKind::Interest, "I boulder"),
            own(MineKind::Value, "candour"),
            own(MineKind::Read, "punctuality"),
        ];
        let there = between_us(&ana, &mine, now());
        let texts = |facts: &[WorldFact]| facts.iter().map(|fact| fact.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&there.common), ["bouldering"]);
        assert_eq!(texts(&there.theirs), ["punctuality"]);
        assert_eq!(there.mine, ["candour"]);
        assert_eq!(texts(&there.gaps), ["likes to decide in meetings"]);
        assert_eq!(texts(&there.bridges), ["send a note the day before"]);
    }
}
