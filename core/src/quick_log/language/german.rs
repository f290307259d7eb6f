//! The German words of days and times, folded. Another language is another file like this one.

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

use super::vocabulary::{Edge, Part, Role, Unit, Vocabulary};

pub(in crate::quick_log) const GERMAN: Vocabulary = Vocabulary {
    weekdays: &[
        ("montag", Mon),
        ("dienstag", Tue),
        ("mittwoch", Wed),
        ("donnerstag", Thu),
        ("freitag", Fri),
        ("samstag", Sat),
        ("sonnabend", Sat),
        ("sonntag", Sun),
    ],
    many_weekdays: &[],
    months: &[
        ("januar", 1),
        ("februar", 2),
        ("marz", 3),
        ("maerz", 3),
        ("mai", 5),
        ("juni", 6),
        ("juli", 7),
        ("oktober", 10),
        ("okt", 10),
        ("dezember", 12),
        ("dez", 12),
    ],
    numbers: &[
        ("ein", 1),
        ("eine", 1),
        ("einem", 1),
        ("einer", 1),
        ("zwei", 2),
        ("drei", 3),
        ("vier", 4),
        ("funf", 5),
        ("sechs", 6),
        ("sieben", 7),
        ("acht", 8),
        ("neun", 9),
        ("zehn", 10),
        ("elf", 11),
        ("zwolf", 12),
    ],
    ordinals: &[],
    units: &[
        ("stunde", Unit::Hours),
        ("tag", Unit::Days),
        ("woche", Unit::Weeks),
        ("monat", Unit::Months),
        ("monats", Unit::Months),
        ("quartal", Unit::Quarters),
        ("quartals", Unit::Quarters),
        ("jahr", Unit::Years),
        ("jahres", Unit::Years),
    ],
    plurals: &[
        ("minuten", Unit::Minutes),
        ("stunden", Unit::Hours),
        ("tage", Unit::Days),
        ("tagen", Unit::Days),
        ("wochen", Unit::Weeks),
        ("monaten", Unit::Months),
        ("jahren", Unit::Years),
    ],
    letters: &[],
    days: &[("heute", 0), ("morgen", 1), ("ubermorgen", 2), ("gestern", -1), ("vorgestern", -2)],
    parts: &[
        ("morgen", Part::Morning),
        ("vormittag", Part::Morning),
        ("mittag", Part::Lunch),
        ("nachmittag", Part::Afternoon),
        ("abend", Part::Evening),
        ("fruh", Part::Morning),
    ],
    halves: &[],
    spans: &[],
    edges: &[("ende", Edge::End), ("anfang", Edge::Early), ("mitte", Edge::Middle)],
    roles: &[
        ("diese", Role::This),
        ("diesen", Role::This),
        ("dieser", Role::This),
        ("dieses", Role::This),
        ("kommende", Role::This),
        ("kommenden", Role::This),
        ("nachste", Role::Next),
        ("nachsten", Role::Next),
        ("nachster", Role::Next),
        ("nachstes", Role::Next),
        ("letzte", Role::Last),
        ("letzten", Role::Last),
        ("letzter", Role::Last),
        ("letztes", Role::Last),
        ("vor", Role::AgoBefore),
        ("am", Role::On),
        ("der", Role::Article),
        ("den", Role::Article),
        ("dem", Role::Article),
        ("des", Role::Article),
        ("die", Role::Article),
        ("zum", Role::Article),
        ("zur", Role::Article),
        ("um", Role::At),
        ("uhr", Role::OClock),
        ("bis", Role::By),
        ("oder", Role::Or),
        ("wochenende", Role::Weekend),
        ("weihnachten", Role::Christmas),
    ],
};

/// Whether this is an infinitive with its "zu", which has what it is about before it: "zu schicken", "anzurufen".
pub(in crate::quick_log) fn is_infinitive_behind(verb: &str, before: &str) -> bool {
    let joined =
        || PREFIXES.iter().any(|prefix| verb.strip_prefix(prefix).is_some_and(|rest| rest.starts_with("zu")));
    verb.ends_with('n') && (before == "zu" || verb.len() > 6 && joined())
}

/// What German parts from a verb, without accents.
const PREFIXES: &[&str] = &[
    "ab", "an", "auf", "aus", "bei", "durch", "ein", "mit", "nach", "vor", "vorbei", "weiter", "zu", "zuruck",
];
