//! What of a record can be found: its texts, each with its moment and the word that says what it is.
//!
//! The list of record kinds says which fields are prose, and this asks it, so that a field that is added there is found
//! without a word here. What was noted under a moment (a stance, an answer, what moved) is a text of its own at that
//! moment; everything else in a record is one text at the record's own. Never here: numbers, and the words of a list.

use chrono::{DateTime, NaiveDate, NaiveTime};
use serde_json::Value;

use crate::model::{AnyRecord, Kind, Moment, Promise, RecordId, Win};

/// Search words for the rarer kinds of text, those that are not a kind of line or fact.
pub(super) const RARE: &[&str] = &[
    "answer",
    "ask",
    "audit",
    "feedback",
    "follow-up",
    "gave",
    "goal",
    "good word",
    "got",
    "knows",
    "map",
    "position",
    "praise",
    "put off",
    "question",
    "resting",
    "thanks",
    "told",
    "win",
    "yours",
];

/// What the other texts are called.
const COMMON: &[&str] = &["entry", "fact", "person", "project", "promise"];

/// Whether a text may be called so.
pub(crate) fn is_called(word: &str) -> bool {
    RARE.contains(&word) || COMMON.contains(&word)
}

/// A text of a record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FindableText {
    /// Empty for what the record says as a whole; otherwise the field, or `set/member`, that says it.
    pub(crate) part: String,
    /// What it is, as screens and the filter `kind:` say it.
    pub(crate) word: &'static str,
    /// The moment it belongs to.
    pub(crate) at: Moment,
    /// The words. Several fields of one record are parted by ` · `.
    pub(crate) words: String,
}

/// Everything of a record that can be found.
///
/// What came from a line says what the line says, and is found through it: only words that are in no line are its own.
pub(crate) fn texts(id: RecordId, record: &AnyRecord) -> Vec<FindableText> {
    let of = |part: &str, at: Moment, words: String| FindableText {
        part: part.to_owned(),
        word: word(record, part),
        at,
        words,
    };
    match record {
        AnyRecord::Entry(entry) => vec![of("", entry.at, entry.raw.clone())],
        AnyRecord::Fact(fact) => vec![of("", fact.learned, fact.text.clone())],
        AnyRecord::Promise(promise) => {
            let mut texts = vec![of("", promise.made, promise.text.clone())];
            if !promise.because.is_empty() {
                texts.push(of("because", reasoned(promise), promise.because.clone()));
            }
            texts
        }
        AnyRecord::Person(person) => {
            let nicknames = person.nicknames.keys().map(String::as_str);
            let all = std::iter::once(person.name.as_str()).chain(nicknames).chain([person.notes.as_str()]);
            let mut texts = vec![of("", person.made, all.collect::<Vec<_>>().join("\n"))];
            if let Some(since) = person.resting.filter(|_| !person.resting_because.is_empty()) {
                texts.push(of("resting_because", since, person.resting_because.clone()));
            }
            texts
        }
        AnyRecord::Exchange(exchange) if exchange.entry.is_some() => Vec::new(),
        AnyRecord::Advocacy(word) if word.entry.is_some() => Vec::new(),
        // A line says what went well; what came of it is said later.
        AnyRecord::Win(Win { entry: Some(_), effect, evidence, .. })
            if effect.is_empty() && evidence.is_empty() =>
        {
            Vec::new()
        }
        // A copy of words that are found where they were written.
        AnyRecord::Kit(_) => Vec::new(),
        _ => {
            let (whole, mut noted) = prose(record);
            let words = whole.join(" · ");
            // An ask counts as open without a word.
            if !words.is_empty() || record.kind() == Kind::Ask {
                noted.push((String::new(), own_moment(id, record), words));
            }
            noted.into_iter().map(|(part, at, words)| of(&part, at, words)).collect()
        }
    }
}

/// The prose of a record as its shape lists it: what belongs to the whole, and what was noted under moments.
fn prose(record: &AnyRecord) -> (Vec<String>, Vec<(String, Moment, String)>) {
    let (mut whole, mut noted) = (Vec::new(), Vec::new());
    let Ok(mut fields) = record.fields() else { return (whole, noted) };
    for field in record.kind().shape().prose {
        match fields.remove(*field) {
            Some(Value::String(text)) if !text.is_empty() => whole.push(text),
            Some(Value::Object(members)) => {
                for (member, value) in members {
                    let said = match value {
                        Value::String(text) => text,
                        _ => String::new(),
                    };
                    if let Ok(at) = member.parse::<Moment>() {
                        if !said.is_empty() {
                            noted.push((format!("{field}/{member}"), at, said));
                        }
                    } else {
                        // A member that names a record is not words, and one that is words stands before what they say.
                        let member = Some(member).filter(|member| RecordId::parse(member).is_none());
                        let words = member.into_iter().chain([said]).filter(|words| !words.is_empty());
                        let words = words.collect::<Vec<_>>().join(": ");
                        whole.extend(Some(words).filter(|words| !words.is_empty()));
                    }
                }
            }
            _ => {}
        }
    }
    (whole, noted)
}

/// What a text is called.
fn word(record: &AnyRecord, part: &str) -> &'static str {
    match (record, part.split('/').next().unwrap_or("")) {
        (AnyRecord::Entry(_), _) => "entry",
        (AnyRecord::Person(_), "resting_because") => "resting",
        (AnyRecord::Person(_), _) => "person",
        (AnyRecord::Position(_), _) => "position",
        (AnyRecord::Promise(_), _) => "promise",
        (AnyRecord::Fact(_), _) => "fact",
        (AnyRecord::Exchange(exchange), _) if exchange.given => "gave",
        (AnyRecord::Exchange(_), _) => "got",
        (AnyRecord::Goal(_), _) => "goal",
        (AnyRecord::Seat(_), "told") => "told",
        (AnyRecord::Seat(_), _) => "map",
        (AnyRecord::AuditScore(_), _) => "audit",
        (AnyRecord::Win(_), _) => "win",
        (AnyRecord::Ask(_), "answers") => "answer",
        (AnyRecord::Ask(_), "followed") => "follow-up",
        (AnyRecord::Ask(_), _) => "ask",
        (AnyRecord::Feedback(_), _) => "feedback",
        (AnyRecord::Question(_), _) => "question",
        (AnyRecord::Kit(_), _) => "kit",
        (AnyRecord::Project(_), _) => "project",
        (AnyRecord::Advocacy(_), _) => "good word",
        (AnyRecord::Praise(praise), _) if praise.thanks => "thanks",
        (AnyRecord::Praise(_), _) => "praise",
        (AnyRecord::Knows(_), _) => "knows",
        (AnyRecord::Mine(_), _) => "yours",
        (AnyRecord::Dismissal(_), _) => "put off",
        (AnyRecord::Me(_) | AnyRecord::Forgotten(_) | AnyRecord::Device(_) | AnyRecord::Revocation(_), _) => {
            ""
        }
    }
}

/// The moment of a record. The moment its id was created only if the record has none, such as a position without a
/// start.
fn own_moment(id: RecordId, record: &AnyRecord) -> Moment {
    match record {
        AnyRecord::Entry(entry) => entry.at,
        AnyRecord::Person(person) => person.made,
        AnyRecord::Position(position) => {
            position.from.or(position.until).and_then(midday).unwrap_or(born(id))
        }
        AnyRecord::Promise(promise) => promise.made,
        AnyRecord::Fact(fact) => fact.learned,
        AnyRecord::Exchange(exchange) => exchange.at,
        AnyRecord::Goal(goal) => goal.set,
        AnyRecord::Seat(seat) => seat.added,
        AnyRecord::AuditScore(audit) => audit.at,
        AnyRecord::Win(win) => win.at,
        AnyRecord::Ask(ask) => ask.asked,
        AnyRecord::Feedback(feedback) => feedback.at,
        AnyRecord::Question(question) => question.made,
        AnyRecord::Kit(kit) => kit.given,
        AnyRecord::Project(project) => project.begun,
        AnyRecord::Advocacy(word) => word.at,
        AnyRecord::Praise(praise) => praise.at,
        AnyRecord::Knows(knows) => knows.learned,
        AnyRecord::Mine(mine) => mine.at,
        AnyRecord::Dismissal(dismissal) => dismissal.at,
        AnyRecord::Me(_) | AnyRecord::Forgotten(_) | AnyRecord::Device(_) | AnyRecord::Revocation(_) => {
            born(id)
        }
    }
}

/// When a promise was dropped or last moved.
fn reasoned(promise: &Promise) -> Moment {
    promise.settled.or_else(|| promise.moved.values().max().copied()).unwrap_or(promise.made)
}

/// A day without an hour counts as its midday, which is the same day nearly everywhere.
fn midday(day: NaiveDate) -> Option<Moment> {
    Some(day.and_time(NaiveTime::from_hms_opt(12, 0, 0)?).and_utc().fixed_offset())
}

/// The moment an id was made: its first six bytes, in milliseconds.
fn born(id: RecordId) -> Moment {
    let millis = i64::try_from(u128::from_be_bytes(id.into_bytes()) >> 80).unwrap_or_default();
    DateTime::from_timestamp_millis(millis).unwrap_or_default().fixed_offset()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntryKind, FactKind, Fields, Goal, Seat, Set};

    /// Fields in which people write and that have no text of their own, each with why.
    const NOT_FOUND: &[(Kind, &str, &str)] = &[
        (Kind::Entry, "topics", "stand in the line, and topic: finds them"),
        (Kind::Kit, "page", "a copy of words that are found where they were written"),
    ];

    /// A record of this kind with a word of its own in every field in which people write.
    fn written(kind: Kind) -> AnyRecord {
        let mut fields: Fields = kind.read(Fields::new()).unwrap().fields().unwrap();
        for field in kind.shape().prose {
            let word = own(kind, field);
            let set =
                |member: &str, value: Value| [(member.to_owned(), value)].into_iter().collect::<Fields>();
            let value = match (kind, *field) {
                (Kind::Entry, "topics") => set(&word, true.into()).into(),
                (Kind::Goal, "objections") => set("too early", word.into()).into(),
                (Kind::Project, "counsel") => {
                    set(&RecordId::from_bytes([9; 16]).to_string(), word.into()).into()
                }
                (_, field) if kind.shape().sets.contains(&field) => {
                    set("2026-01-05T09:00:00+00:00", word.into()).into()
                }
                _ => word.into(),
            };
            fields.insert((*field).to_owned(), value);
        }
        if kind == Kind::Person {
            fields.insert("resting".to_owned(), "2026-01-05T09:00:00+00:00".into());
        }
        kind.read(fields).unwrap()
    }

    fn own(kind: Kind, field: &str) -> String {
        format!("{}-{field}-words", kind.word())
    }

    #[test]
    fn whatever_people_write_is_found_or_listed_as_not() {
        let id = RecordId::from_bytes([1; 16]);
        for kind in Kind::ALL {
            let texts = texts(id, &written(*kind));
            for field in kind.shape().prose {
                let found = texts.iter().filter(|text| text.words.contains(&own(*kind, field))).count();
                let expected = !NOT_FOUND.iter().any(|(not, name, _)| (not, name) == (kind, field));
                assert_eq!(found, usize::from(expected), "{} of {}", field, kind.word());
            }
            assert!(texts.iter().all(|text| !text.word.is_empty()), "{}", kind.word());
            let prose = !kind.shape().prose.is_empty();
            assert_eq!(texts.is_empty(), !prose || *kind == Kind::Kit, "{}", kind.word());
        }
    }

    #[test]
    fn a_kind_that_has_texts_is_in_the_table() {
        use super::super::{Table, search::Searches};
        let id = RecordId::from_bytes([1; 16]);
        for kind in Kind::ALL {
            let has = !texts(id, &written(*kind)).is_empty();
            assert_eq!(Searches::KINDS.contains(kind), has, "{}", kind.word());
        }
    }

    #[test]
    fn what_is_rare_is_called_by_no_word_of_lines_and_facts() {
        let id = RecordId::from_bytes([1; 16]);
        let mut words: Vec<&str> =
            Kind::ALL.iter().flat_map(|kind| texts(id, &written(*kind))).map(|text| text.word).collect();
        words.extend(["gave", "thanks"]);
        words.retain(|word| !COMMON.contains(word));
        words.sort_unstable();
        words.dedup();
        assert_eq!(words, RARE);
        let kinds = EntryKind::KNOWN
            .iter()
            .map(EntryKind::as_str)
            .chain(FactKind::KNOWN.iter().map(FactKind::as_str));
        assert!(kinds.into_iter().all(|kind| !RARE.contains(&kind)));
    }

    #[test]
    fn what_somebody_said_on_the_map_is_of_the_day_they_said_it() {
        let mut seat = Seat { highlight: "ran the launch".to_owned(), ..Seat::default() };
        for (day, said) in [("05", "has concerns: the budget"), ("20", "would speak for me: after the pilot")]
        {
            seat.stances.insert(format!("2026-01-{day}T09:00:00+00:00"), said.to_owned());
        }
        let texts = texts(RecordId::from_bytes([1; 16]), &seat.into());
        let said: Vec<(String, &str, &str)> = texts
            .iter()
            .map(|text| (text.at.date_naive().to_string(), text.word, text.words.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                ("2026-01-05".to_owned(), "map", "has concerns: the budget"),
                ("2026-01-20".to_owned(), "map", "would speak for me: after the pilot"),
                ("1970-01-01".to_owned(), "map", "ran the launch"),
            ]
        );
    }

    #[test]
    fn an_objection_stands_with_its_answer() {
        let objections: Set<String, String> = [("too early".to_owned(), "two launches".to_owned())].into();
        let goal = Goal { name: "Staff engineer".to_owned(), objections, ..Goal::default() };
        let texts = texts(RecordId::from_bytes([1; 16]), &goal.into());
        assert_eq!(texts[0].words, "Staff engineer · too early: two launches");
    }
}
