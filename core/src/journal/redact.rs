//! Redaction: a record without somebody who is leaving.

use std::collections::BTreeSet;

use crate::{
    model::{AnyRecord, Entry, Fields, Kind, PersonId, RecordId},
    quick_log::{self, Lexicon, Span, fold},
};

/// What stands in a line where a forgotten name stood.
const SOMEONE: &str = "someone";

/// Somebody who is leaving: their records, and every name they ever had.
#[derive(Debug, Clone)]
pub(super) struct Redaction {
    people: BTreeSet<PersonId>,
    /// Each name as its folded words; the longest names first.
    names: Vec<Vec<String>>,
}

impl Redaction {
    pub(super) fn new(people: BTreeSet<PersonId>, names: impl IntoIterator<Item = String>) -> Self {
        let folded =
            |name: String| -> Vec<String> { words(&name).map(|span| fold(part(&name, span))).collect() };
        let mut names: Vec<Vec<String>> =
            names.into_iter().map(folded).filter(|words| !words.is_empty()).collect();
        names.sort_by_key(|words| std::cmp::Reverse(words.len()));
        names.dedup();
        Self { people, names }
    }

    /// Whether this is one of their records.
    pub(super) fn is_of(&self, id: RecordId) -> bool {
        self.people.contains(&PersonId(id))
    }

    /// Whether one of their names stands in this text as whole words, whatever its case and accents.
    pub(super) fn names_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }

    /// The record without them; nothing if nobody else is in it.
    pub(super) fn without(&self, id: RecordId, record: &AnyRecord, lexicon: &Lexicon) -> Option<AnyRecord> {
        let theirs = |person: Option<PersonId>| person.is_some_and(|person| self.people.contains(&person));
        match record {
            AnyRecord::Person(_) if self.is_of(id) => None,
            AnyRecord::Promise(promise) if theirs(promise.person) => None,
            AnyRecord::Fact(fact) if theirs(fact.person) => None,
            AnyRecord::Exchange(exchange) if theirs(exchange.person) => None,
            AnyRecord::Position(position) if theirs(Some(position.person)) => None,
            AnyRecord::Dismissal(dismissal) if self.is_of(dismissal.about) => None,
            AnyRecord::Entry(entry) => self.line_without(entry, lexicon).map(AnyRecord::Entry),
            other => self.words_without(other),
        }
    }

    /// A line without their name, its places and what was theirs; nothing if they were its only people.
    fn line_without(&self, entry: &Entry, lexicon: &Lexicon) -> Option<Entry> {
        let linked = entry.people.keys().any(|person| self.people.contains(person));
        if linked && entry.people.keys().all(|person| self.people.contains(person)) {
            return None;
        }
        let mut cuts: Vec<(Span, &str)> =
            self.places(&entry.raw).into_iter().map(|span| (span, SOMEONE)).collect();
        for person in &self.people {
            let spans = entry.spans.get(person).map_or("", String::as_str);
            cuts.extend(spans.split(',').filter_map(span).map(|span| (span, SOMEONE)));
        }
        if linked && let Ok(draft) = quick_log::parse(&entry.raw, lexicon, entry.written) {
            let theirs = |place: Option<usize>| {
                let mention = place.and_then(|place| draft.people.get(place));
                mention.and_then(|mention| mention.person).is_some_and(|person| self.people.contains(&person))
            };
            let promises = draft.promises.iter().map(|said| (said.person, said.span));
            let facts = draft.facts.iter().map(|said| (said.person, said.span));
            let exchanges = draft.exchanges.iter().map(|said| (said.person, said.span));
            let clauses = promises.chain(facts).chain(exchanges);
            cuts.extend(clauses.filter(|(person, _)| theirs(*person)).map(|(_, span)| (span, "")));
        }
        let cuts = Cuts::new(&entry.raw, cuts);
        let mut left = entry.clone();
        left.raw = cuts.cut(&entry.raw);
        left.people.retain(|person, _| !self.people.contains(person));
        left.guesses.retain(|person, _| !self.people.contains(person));
        left.spans = entry
            .spans
            .iter()
            .filter(|(person, _)| !self.people.contains(person))
            .map(|(person, spans)| {
                let spans = spans.split(',').filter_map(span).filter_map(|span| cuts.moved(span));
                let spans: Vec<_> = spans.map(|span| format!("{}-{}", span.start, span.end)).collect();
                (*person, spans.join(","))
            })
            .collect();
        left.suggestions = entry
            .suggestions
            .iter()
            .filter_map(|(key, state)| {
                let (rule, place) = key.rsplit_once('.')?;
                let Span { start, end } = cuts.moved(span(place)?)?;
                Some((format!("{rule}.{start}-{end}"), state.clone()))
            })
            .collect();
        left.topics.retain(|topic, _| !self.names_in(topic));
        if left.raw.trim().is_empty() {
            SOMEONE.clone_into(&mut left.raw);
        }
        Some(left)
    }

    /// Any other record with their names taken out of its texts and sets.
    fn words_without(&self, record: &AnyRecord) -> Option<AnyRecord> {
        let mut left = Fields::new();
        for (field, value) in record.fields().ok()? {
            let value = match value {
                serde_json::Value::String(text) => self.text_without(&text).into(),
                serde_json::Value::Object(members) => {
                    let kept = members.into_iter().filter(|(member, _)| !self.names_in(member));
                    let mut kept: Fields = kept.collect();
                    kept.retain(|member, _| RecordId::parse(member).is_none_or(|id| !self.is_of(id)));
                    kept.into()
                }
                other => other,
            };
            left.insert(field, value);
        }
        Kind::read(record.kind(), left).ok()
    }

    fn text_without(&self, text: &str) -> String {
        let places = self.places(text).into_iter().map(|span| (span, SOMEONE)).collect();
        Cuts::new(text, places).cut(text)
    }

    /// Where their names stand in a text.
    fn places(&self, text: &str) -> Vec<Span> {
        let spans: Vec<Span> = words(text).collect();
        let folded: Vec<String> = spans.iter().map(|span| fold(part(text, *span))).collect();
        let mut places = Vec::new();
        let mut at = 0;
        while at < folded.len() {
            let rest = folded.get(at..).unwrap_or_default();
            let name = self.names.iter().find(|name| rest.starts_with(name));
            match (name, name.and_then(|name| spans.get(at + name.len() - 1)), spans.get(at)) {
                (Some(name), Some(last), Some(first)) => {
                    places.push(Span { start: first.start, end: last.end });
                    at += name.len();
                }
                _ => at += 1,
            }
        }
        places
    }
}

/// Replacements in a text, and where what is left of it moves.
struct Cuts<'t>(Vec<(Span, &'t str)>);

impl<'t> Cuts<'t> {
    /// Overlapping cuts become one; a cut without a replacement wins, for it takes the whole clause.
    fn new(text: &str, mut cuts: Vec<(Span, &'t str)>) -> Self {
        cuts.retain(|(span, _)| text.get(span.start..span.end).is_some());
        cuts.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut joined: Vec<(Span, &str)> = Vec::new();
        for (span, instead) in cuts {
            match joined.last_mut() {
                Some((last, replacement)) if span.start < last.end => {
                    last.end = last.end.max(span.end);
                    if instead.is_empty() {
                        *replacement = "";
                    }
                }
                _ => joined.push((span, instead)),
            }
        }
        Self(joined)
    }

    fn cut(&self, text: &str) -> String {
        let mut left = String::with_capacity(text.len());
        let mut at = 0;
        for (span, instead) in &self.0 {
            left += text.get(at..span.start).unwrap_or_default();
            left += instead;
            at = span.end;
        }
        left += text.get(at..).unwrap_or_default();
        left
    }

    /// Where a place of the old text lies in the new one; nothing if it was cut.
    fn moved(&self, place: Span) -> Option<Span> {
        let mut shift = 0_isize;
        for (span, instead) in self.0.iter().take_while(|(span, _)| span.start < place.end) {
            if place.start < span.end {
                return None;
            }
            shift += isize::try_from(instead.len()).ok()? - isize::try_from(span.end - span.start).ok()?;
        }
        Some(Span {
            start: place.start.checked_add_signed(shift)?,
            end: place.end.checked_add_signed(shift)?,
        })
    }
}

/// `start-end` as an entry keeps it.
fn span(text: &str) -> Option<Span> {
    let (start, end) = text.split_once('-')?;
    let span = Span { start: start.parse().ok()?, end: end.parse().ok()? };
    (span.start <= span.end).then_some(span)
}

fn part(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

/// The words of a text: letters and digits in a row.
fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = letters.find(|(_, letter)| letter.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        while let Some((at, letter)) =
            letters.next_if(|(_, letter)| letter.is_alphanumeric() || is_accent(*letter))
        {
            end = at + letter.len_utf8();
        }
        Some(Span { start, end })
    })
}

/// Combining accents belong to the letter before them.
fn is_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Moment, Presence};

    fn person(n: u8) -> PersonId {
        PersonId(RecordId::from_bytes([n; 16]))
    }

    fn ana() -> Redaction {
        Redaction::new([person(1)].into(), ["Ana Silva".to_owned(), "Anita".to_owned()])
    }

    #[test]
    fn a_name_is_found_as_whole_words_whatever_its_case_and_accents() {
        for text in ["met ANA SILVA.", "Ána  Silva's plan", "anita", "x (Ana-Silva)"] {
            assert!(ana().names_in(text), "{text}");
        }
        for text in ["Ana", "Silva", "Anitas", "banana silva", ""] {
            assert!(!ana().names_in(text), "{text}");
        }
    }

    #[test]
    fn a_line_with_others_keeps_them_and_their_places() {
        let raw = "Lunch with Ana Silva and Bo, Anita sends regards";
        let entry = Entry {
            raw: raw.to_owned(),
            written: Moment::default(),
            people: [(person(1), Presence::There), (person(2), Presence::There)].into(),
            spans: [(person(1), "11-20".to_owned()), (person(2), "25-27".to_owned())].into(),
            ..Entry::default()
        };
        let left = ana().line_without(&entry, &Lexicon::new(Vec::new(), Vec::new())).unwrap();
        assert_eq!(left.raw, "Lunch with someone and Bo, someone sends regards");
        assert_eq!(left.people.keys().collect::<Vec<_>>(), [&person(2)]);
        let place = span(&left.spans[&person(2)]).unwrap();
        assert_eq!(part(&left.raw, place), "Bo");
    }

    #[test]
    fn a_line_with_nobody_else_is_erased() {
        let people = [(person(1), Presence::There)].into();
        let entry = Entry { raw: "coffee with Ana".to_owned(), people, ..Entry::default() };
        assert_eq!(ana().line_without(&entry, &Lexicon::new(Vec::new(), Vec::new())), None);
    }
}
