//! Words that say what a fact is about.

use crate::model::FactKind;

/// Words that say what a fact is about, where the verb does not; the first kind that any word has.
pub(super) const TOPICS: &[(FactKind, &str)] = &[
    (FactKind::Birthday, "birthday turns"),
    (
        FactKind::Family,
        "#kin custody engaged married wedding marriage pregnant expecting divorce divorced paternity maternity parental honeymoon dogs \
        cats pets adopted nursery anniversary",
    ),
    // Illness: it is known, and not brought up.
    (
        FactKind::Careful,
        "#ailment #complaint scan scans x-ray xray sober -itis -osis -ectomy -aemia -algia -plasty",
    ),
    (
        FactKind::Music,
        "#instrument choir band sings singing sang concert gig opera jazz orchestra quartet music bands album dj karaoke musical \
        festival vinyl records barbershop symphony",
    ),
    (
        FactKind::Food,
        "cooks cooking bakes baking cook bake vegan vegetarian allergic gluten recipe stew curry wine cheese sourdough bread chef restaurant barbecue sushi \
        tapas pasta coeliac celiac dairy lactose brews espresso chocolate pastry pizza ramen dumplings cake tea strudel pie pies lasagne risotto goulash paella tagine pancakes waffles",
    ),
    (
        FactKind::Place,
        "moves moving moved relocating relocates relocated visa citizenship passport lives living house flat apartment emigrating",
    ),
    (
        FactKind::Role,
        "job role headship deanship chairmanship partnership crew promoted promotion manager director head vp ceo cto cfo coo president leaving leaves left quit quits resigned resigning retire retires retiring \
        retired joins joined joining hired works worked team department office runs leads heads manages interviewing redundant fired lawyer recruiter intern engineer \
        designer analyst nurse teacher appointed elected board sabbatical reports secondment contract successor acting professorship tenure fellowship residency internship apprenticeship postdoc professor apprentice interim deanship callback audition ward shift posting tribunal disciplinary sacked retirement pension freelance consultancy patent degree offer graduates graduated phd mba thesis",
    ),
    (
        FactKind::Preference,
        "prefers prefer hates hate dislikes mornings meetings mails calls writing surprised",
    ),
    (
        FactKind::Project,
        "project grant award prize launch building launching startup migration book rollout paper article venture podcast prototype renovating renovation extension campaign pilot exhibition menu",
    ),
    (
        FactKind::Pressure,
        "deadline deadlines stressed swamped overloaded overwhelmed pressure workload worried nervous anxious struggling exhausted tired burnt burned stretched",
    ),
    (FactKind::Role, "#profession -ologist -ographer -ician -iatrist"),
    (FactKind::Interest, "#pastime"),
];
