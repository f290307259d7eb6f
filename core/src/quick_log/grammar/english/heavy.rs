//! Heavy news: death, illness, separation, work and homes lost.

use crate::{
    model::{FactKind, Tone},
    quick_log::grammar::{
        Means::{self, Fact},
        Rule,
        Who::Any,
        anywhere, start, verb,
    },
};

const fn heavy(kind: FactKind) -> Means {
    Fact(Some(kind), Tone::Heavy)
}

pub(super) const RULES: &[Rule] = &[
    verb(
        "prefers",
        Any,
        "~be ?dead ?set ?strongly ?totally ?firmly ?very against|opposed ?to {t}",
        Fact(Some(FactKind::Preference), Tone::Plain),
    ),
    // What they did not get.
    verb(
        "not-got",
        Any,
        "~get|~make|~win|~land|~receive the|it|her|his|their|a|an|any|partner|tenure|promoted ?{t}",
        Means::Denied(FactKind::Role, Tone::Heavy),
    ),
    verb("died", Any, "~die|~collapse", heavy(FactKind::Careful)),
    verb("died", Any, "~be|~have|~get ?to ?be put down", heavy(FactKind::Family)),
    verb("died", Any, "~have to be put down", heavy(FactKind::Family)),
    verb("ill", Any, "~miscarry|~relapse", heavy(FactKind::Careful)),
    verb(
        "ill",
        Any,
        "~see|~have|~need|~get a|her|his|their|the * therapist|counsellor|counselor|psychologist|psychiatrist|oncologist|neurologist|cardiologist|shrink ?{t}",
        heavy(FactKind::Careful),
    ),
    verb(
        "ill",
        Any,
        "~be|~go|~move|~end * in|into|to * care|nursing|coma|ward|icu|wheelchair|crutches|sling|plaster|isolation ?home ?{t}",
        heavy(FactKind::Careful),
    ),
    verb(
        "ill",
        Any,
        "~be|~come|~go ?still ?off down|out|off with ?a ?the ?bad flu|covid|bug|migraine|cold|back|shingles|pneumonia|fever|tonsillitis|bronchitis|measles|chickenpox|norovirus|stress|burnout ?{t}",
        heavy(FactKind::Careful),
    ),
    verb(
        "ill",
        Any,
        "~have|~catch|~get ?a ?the ?bad ?nasty flu|covid|shingles|pneumonia|pleurisy|sciatica|tinnitus|arthritis|asthma|migraines|vertigo|bronchitis|malaria|measles|chickenpox",
        heavy(FactKind::Careful),
    ),
    verb("ill", Any, "~sleep badly|poorly|little ?{t}", heavy(FactKind::Careful)),
    verb(
        "ill",
        Any,
        "~hurt|~injure|~dislocate|~rupture|~twist|~bruise|~sprain her|his|their {t}",
        heavy(FactKind::Careful),
    ),
    verb(
        "crime",
        Any,
        "~be|~get burgled|robbed|mugged|attacked|assaulted|arrested|evicted|scammed|hacked|sued|deported|stalked|harassed|bullied ?{t}",
        heavy(FactKind::Careful),
    ),
    verb("grief", Any, "~grieve|~mourn ?for {t}", heavy(FactKind::Careful)),
    verb(
        "grief",
        Any,
        "~be|~feel|~look homesick|lonely|heartbroken|grieving|bereaved|suicidal|desperate ?{t}",
        heavy(FactKind::Careful),
    ),
    verb("died", Any, "~pass away|on", heavy(FactKind::Careful)),
    verb(
        "ill",
        Any,
        "~be diagnosed|hospitalised|hospitalized|admitted|rushed|operated",
        heavy(FactKind::Careful),
    ),
    verb(
        "ill",
        Any,
        "~be * in|into hospital|rehab|therapy|surgery|intensive|hospice|intensive",
        heavy(FactKind::Careful),
    ),
    verb(
        "ill",
        Any,
        "~be ?off ?very ?really ?seriously ?terminally ?out sick|ill|unwell|dying|dead|poorly",
        heavy(FactKind::Careful),
    ),
    verb("ill", Any, "~have|~get|~need|~undergo * #sick", heavy(FactKind::Careful)),
    verb(
        "ill",
        Any,
        "~have|~suffer ?from a|an ?mild ?heart stroke|attack|breakdown|miscarriage|accident|operation|scan|biopsy|relapse|fall",
        heavy(FactKind::Careful),
    ),
    verb("ill", Any, "~break|~fracture|~tear her|his|their|a|an {t}", heavy(FactKind::Careful)),
    anywhere("ill", "'s|her|his|their|has #sick ~be|~come|~have|~get ?got {t}", heavy(FactKind::Careful)),
    verb("burnt-out", Any, "~burn ?himself ?herself ?themselves out", heavy(FactKind::Careful)),
    verb(
        "burnt-out",
        Any,
        "~be * burnt|burned|exhausted|depressed|overwhelmed ?out",
        heavy(FactKind::Careful),
    ),
    start("burnt-out", "burnt|burned out", heavy(FactKind::Careful)),
    verb("separated", Any, "~divorce|~separate", heavy(FactKind::Family)),
    verb("separated", Any, "~split|~break up ?with", heavy(FactKind::Family)),
    verb("separated", Any, "~split .", heavy(FactKind::Family)),
    verb("ill", Any, "~be * in bed with", heavy(FactKind::Careful)),
    verb("lost-home", Any, "~burn|~flood|~collapse down|out", heavy(FactKind::Careful)),
    verb(
        "separated",
        Any,
        "~get|~be|~go ?through ?getting ?a ?messy ?nasty ?the divorced|divorce|separated|dumped|widowed",
        heavy(FactKind::Family),
    ),
    verb("separated", Any, "~leave him|her|them", heavy(FactKind::Family)),
    verb("lost", Any, "~lose her|his|their|a|the|#kin {t}", heavy(FactKind::Careful)),
    verb("lost", Any, "~lose hers|out ?on", heavy(FactKind::Careful)),
    verb(
        "work-lost",
        Any,
        "~be|~get * laid|fired|sacked|redundant|dismissed|demoted|suspended|axed|cut|ousted|replaced ?off",
        heavy(FactKind::Role),
    ),
    verb("work-lost", Any, "~be|~get let go", heavy(FactKind::Role)),
    verb(
        "work-lost",
        Any,
        "~be|~get ?being outsourced|offshored|restructured|disbanded|dissolved|wound ?down ?to ?{t}",
        heavy(FactKind::Role),
    ),
    verb(
        "work-lost",
        Any,
        "~lose #their job|post|role|position|licence|license|visa|funding|grant|seat|client|clients",
        heavy(FactKind::Role),
    ),
    verb(
        "work-lost",
        Any,
        "~have #their * refused|rejected|denied|cut|cancelled|turned",
        heavy(FactKind::Careful),
    ),
    verb("work-lost", Any, "~be|~get * passed|turned over|down", heavy(FactKind::Role)),
    verb("work-lost", Any, "~pass {o} over", heavy(FactKind::Role)),
    verb("work-lost", Any, "~let {o} go", heavy(FactKind::Role)),
    verb("folded", Any, "~run out of money|cash|funding|runway", heavy(FactKind::Careful)),
    verb(
        "work-lost",
        Any,
        "~cut|~axe|~close|~dissolve|~disband|~lay|~sack|~fire|~scrap {t}",
        heavy(FactKind::Careful),
    ),
    verb(
        "work-lost",
        Any,
        "~be|~get refused|rejected|denied|cancelled|scrapped|cut",
        heavy(FactKind::Careful),
    ),
    verb("folded", Any, "~fold|~fail|~flop|~sink", heavy(FactKind::Careful)),
    verb("folded", Any, "~go bankrupt|bust|under", heavy(FactKind::Careful)),
    verb("folded", Any, "~fall through|apart", heavy(FactKind::Careful)),
    verb("storm-out", Any, "~walk|~storm|~break out|off|down", heavy(FactKind::Careful)),
    start(
        "died",
        "funeral|memorial|wake|burial|condolences|cremation|service of|for|to {theirs} {t}",
        heavy(FactKind::Family),
    ),
];
