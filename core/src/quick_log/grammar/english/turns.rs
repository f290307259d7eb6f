//! Turns of phrase that stand before the idioms: what weighs on people, what they are set on, what ends.

use crate::{
    model::{FactKind, Tone},
    quick_log::grammar::{
        Means::{self, Fact, Theirs},
        Rule,
        Sure::Likely,
        Who::{Any, Them},
        verb,
    },
};

const fn plain(kind: FactKind) -> Means {
    Fact(Some(kind), Tone::Plain)
}
const fn heavy(kind: FactKind) -> Means {
    Fact(Some(kind), Tone::Heavy)
}

pub(super) const RULES: &[Rule] = &[
    verb(
        "they-insist",
        Them,
        "~insist on|upon treating|paying|buying|taking|cooking|standing|giving|lending|driving|hosting|helping {me} ?{t}",
        Theirs(Likely),
    ),
    verb(
        "aim",
        Any,
        "~be ?dead ?all ?quite ?so ?absolutely set|bent|intent|hellbent on {t}",
        plain(FactKind::Aim),
    ),
    verb(
        "can",
        Any,
        "~be your|the|our|my man|woman|one|person for|on|when|with {t}",
        plain(FactKind::Expertise),
    ),
    verb("prefers", Any, "~want|~like|~take|~need no {t}", plain(FactKind::Preference)),
    verb(
        "would-need",
        Any,
        "~love|~like|~appreciate|~welcome|~fancy #article|some|more|another|help {t}",
        plain(FactKind::Need),
    ),
    verb(
        "need",
        Any,
        "~be ?forever ?always ?still ?permanently on the lookout|hunt|prowl|search for {t}",
        plain(FactKind::Need),
    ),
    verb("flooded", Any, "~sound|~go|~rant off|on about {t}", plain(FactKind::Pressure)),
    verb("need", Them, "~pick {my} brain|brains ?about ?on {t}", plain(FactKind::Need)),
    verb("turned-down", Any, "~turn|~knock down {t}", plain(FactKind::News)),
    verb(
        "pressure",
        Any,
        "~be knee-deep|waist-deep|neck-deep|buried|deep|drowning|submerged in|to|with|under {t}",
        plain(FactKind::Pressure),
    ),
    verb(
        "trouble",
        Any,
        "~be|~feel|~look ?really ?still ?all in bits|pieces|tears|shreds|shock|despair|agony|mourning|floods|distress|tatters ?{t}",
        heavy(FactKind::Careful),
    ),
    verb("separated", Any, "~call time|it ?a ?quits on|off ?{t}", heavy(FactKind::Family)),
    verb(
        "separated",
        Any,
        "~call|~break off #their|the|a ?whole wedding|engagement ?{t}",
        heavy(FactKind::Family),
    ),
];
