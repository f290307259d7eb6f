//! What kind of heavy news a clause tells of, by its words, whoever it is about.

use crate::{
    model::Trouble::{self, Ailment, Death, Illness, Parting, Quarrel, Setback, Unwell, Violence},
    quick_log::grammar::{
        Means::{self, Unspoken},
        Rule, anywhere,
    },
};

const fn of(kind: Trouble) -> Means {
    Means::Trouble(kind)
}

pub(super) const RULES: &[Rule] = &[
    anywhere("trouble", "a|of|nasty|big|huge fight|row|argument|quarrel", of(Quarrel)),
    anywhere(
        "trouble",
        "argued|arguing|argument|quarrel|quarrelled|clashed|shouted|shouting|yelled|stormed",
        of(Quarrel),
    ),
    anywhere("trouble", "at each other", of(Quarrel)),
    anywhere("trouble", "fell|fallen|falling out", of(Quarrel)),
    anywhere("trouble", "fought ?again ?bitterly with|over|about|like", of(Quarrel)),
    anywhere("trouble", "fought .", of(Quarrel)),
    anywhere("trouble", "had it out", of(Quarrel)),
    anywhere("trouble", "walked|stormed out", of(Quarrel)),
    anywhere("trouble", "~snap at", of(Quarrel)),
    anywhere("trouble", "told me off", of(Quarrel)),
    anywhere("trouble", "tore my|into", of(Quarrel)),
    anywhere(
        "trouble",
        "burial|death|dead|died|dies|dying|drowned|funeral|killed|miscarriage|miscarried|stillborn|suicide|widow|widowed|widower",
        of(Death),
    ),
    anywhere("trouble", "~kill herself|himself|themselves", of(Death)),
    anywhere("trouble", "days|weeks|months to live", of(Death)),
    anywhere("trouble", "own life", of(Death)),
    anywhere("trouble", "~pass away", of(Death)),
    anywhere("trouble", "~be|~get run|knocked over", of(Death)),
    anywhere("trouble", "~lose #their ?dear ?old ?little #kin", of(Death)),
    anywhere("trouble", "~lose a|the baby|child|pregnancy", of(Death)),
    anywhere("trouble", "~be|~have ?to ?be ?been put down", of(Death)),
    anywhere(
        "trouble",
        "alzheimers|alzheimer's|cancer|chemo|chemotherapy|radiotherapy|dialysis|coma|dementia|depressed|depression|diagnosed|diagnosis|hospice|illness|leukaemia|leukemia|lump|overdose|paralysed|paralyzed|rehab|seizure|sepsis|stroke|therapy|tumor|tumour",
        of(Illness),
    ),
    anywhere("trouble", "heart attack", of(Illness)),
    anywhere("trouble", "intensive care", of(Illness)),
    anywhere(
        "trouble",
        "affair|divorce|divorced|divorcing|fired|folded|redundancy|redundant|sacked|separated|separating|separation|splitting",
        of(Parting),
    ),
    anywhere("trouble", "~break|~split up", of(Parting)),
    anywhere("trouble", "laid off", of(Parting)),
    anywhere("trouble", "left him|them", of(Parting)),
    anywhere("trouble", "left her .", of(Parting)),
    anywhere("trouble", "left her for|in|after|and|because|last|this|on", of(Parting)),
    anywhere("trouble", "let ?her ?him ?them go", of(Parting)),
    anywhere("trouble", "~lose #their job|post|position", of(Parting)),
    anywhere(
        "trouble",
        "abuse|abused|abusive|assault|assaulted|attacked|mugged|raped|stabbed|self-harm|self-harmed|self-harming",
        of(Violence),
    ),
    anywhere("trouble", "beat|beats|beating|hit|hits|hitting|slapped|punched him|them", of(Violence)),
    anywhere("trouble", "beat|beats|beating|hit|hits|hitting|slapped|punched her .", of(Violence)),
    anywhere(
        "trouble",
        "beat|beats|beating|hit|hits|slapped|punched her again|up|when|and|badly|with|last",
        of(Violence),
    ),
    anywhere("trouble", "cut #their wrist|wrists", of(Violence)),
    anywhere("trouble", "restraining order", of(Violence)),
    anywhere("trouble", "#hurt ?up ?in #article ?left ?right ?big ?little #body-part", of(Ailment)),
    anywhere("trouble", "#hurt ?left ?right #body-part", of(Ailment)),
    anywhere("trouble", "#hurt * in #their ?left ?right #body-part", of(Ailment)),
    anywhere(
        "trouble",
        "#their ?left ?right #body-part ~be|~feel|~get|~have ?been ?still #hurt|gone|bad|sore|playing|out",
        of(Ailment),
    ),
    anywhere("trouble", "chickenpox|migraine|migraines|tonsillitis|tonsils", of(Ailment)),
    anywhere("trouble", "food poisoning", of(Ailment)),
    anywhere("trouble", "stomach bug", of(Ailment)),
    anywhere("trouble", "the|with|has|have|had|a flu|fever", of(Ailment)),
    anywhere("trouble", "a ?bad ?nasty ?heavy cold .", of(Ailment)),
    anywhere("trouble", "off sick", of(Ailment)),
    anywhere("trouble", "~lose #article ?big ?whole #lost-thing", of(Setback)),
    anywhere("trouble", "~lose #article * #lost-thing", of(Setback)),
    anywhere("trouble", "accident|hospital|ill|operation|sick|surgery|unwell|poorly", of(Unwell)),
    // They would rather not hear of it.
    anywhere("unspoken", "keep it|this", Unspoken),
    anywhere("unspoken", "~mention it", Unspoken),
    anywhere("unspoken", "no|any fuss|pity", Unspoken),
    anywhere("unspoken", "not ~want ?to ?any talk|pity|fuss|sympathy", Unspoken),
    anywhere("unspoken", "not to talk", Unspoken),
    anywhere("unspoken", "rather not", Unspoken),
    anywhere("unspoken", "wants|want pity", Unspoken),
];

/// Whom heavy news is about, and how one names them to the person.
pub(in crate::quick_log::grammar) const MOURNED: &[(&str, &str)] = &[
    ("father", "father"),
    ("dad", "father"),
    ("mother", "mother"),
    ("mum", "mother"),
    ("mom", "mother"),
    ("brother", "brother"),
    ("sister", "sister"),
    ("grandmother", "grandmother"),
    ("grandfather", "grandfather"),
    ("gran", "grandmother"),
    ("husband", "husband"),
    ("wife", "wife"),
    ("uncle", "uncle"),
    ("aunt", "aunt"),
    ("friend", "friend"),
    ("dog", "dog"),
    ("cat", "cat"),
    ("horse", "horse"),
];
