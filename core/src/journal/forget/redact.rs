//! Redaction: a record without somebody who is leaving.
//!
//! One judge, [`Redaction::fate`], says what has to become of a record. It touches prose and whole references and
//! nothing else: no other id, moment, date or word of a list. What it gives is left in peace when it is judged again.

use std::collections::BTreeSet;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{
    document::{self, Document},
    error::{Error, Result},
    journal::forget::{
        names::NamesToForget,
        said_of::told_of,
        text_edits::{Cuts, overlaps},
        traces::Traces,
    },
    model::{
        Advocacy, AnyRecord, Entry, EntryId, Exchange, Fact, Fields, Kind, Moment, PersonId, Promise,
        RecordId, Set, Shape, Win,
    },
    quick_log::{self, Lexicon, Span},
    store::Snapshot,
};

/// What stands in a text where a forgotten name stood. No name: a name is made of letters and digits.
const INSTEAD: &str = "…";

/// What has to become of a record.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::journal) enum Fate {
    /// Nothing of them is in it.
    Untouched,
    /// Nothing but them is in it.
    Erased,
    /// The record without them.
    Rewritten(Box<AnyRecord>),
}

/// Somebody who is leaving: their records, and every name they ever had.
#[derive(Debug, Clone)]
pub(in crate::journal) struct Redaction {
    people: BTreeSet<PersonId>,
    names: NamesToForget,
}

/// What the line that a record came from says about it.
struct RawLine {
    /// What the leaving are called in it.
    names: Vec<String>,
    /// Nobody else is in it.
    only_theirs: bool,
}

impl Redaction {
    /// `others` are names of people who stay.
    pub(in crate::journal) fn new(
        people: BTreeSet<PersonId>,
        names: impl IntoIterator<Item = String>,
        others: impl IntoIterator<Item = String>,
    ) -> Self {
        Self { people, names: NamesToForget::new(names, others) }
    }

    /// The same, and these records are theirs too.
    pub(in crate::journal) fn with_people(mut self, more: BTreeSet<PersonId>) -> Self {
        self.people.extend(more);
        self
    }

    /// What a document is looked through for before it is judged.
    pub(super) fn traces(&self) -> Traces {
        Traces::of(&self.names)
    }

    /// Whether this is one of their records.
    pub(in crate::journal) fn is_of(&self, id: RecordId) -> bool {
        self.people.contains(&PersonId(id))
    }

    /// The id under which a record goes on without them. Every device that rebuilds it for the same people comes to the
    /// same id, so that their copies become one record; for other people it is another, because a copy that still has
    /// somebody in it must not merge into one that has not.
    pub(in crate::journal) fn successor(&self, id: RecordId, document: &Document) -> Result<RecordId> {
        let references = document.references()?.into_iter().map(|(_, to)| PersonId(to));
        let mut people: BTreeSet<PersonId> = references.filter(|to| self.people.contains(to)).collect();
        if people.is_empty() {
            people.clone_from(&self.people);
        }
        let mut hash = Sha256::new_with_prefix(id.as_bytes());
        for person in people {
            hash.update(RecordId::from(person).as_bytes());
        }
        Ok(id.derived(hash.finalize().as_ref()))
    }

    fn has(&self, person: Option<PersonId>) -> bool {
        person.is_some_and(|person| self.people.contains(&person))
    }

    /// What has to become of the record in this document, its history included.
    pub(in crate::journal) fn fate(
        &self,
        db: &Snapshot<'_>,
        id: RecordId,
        document: &Document,
        lexicon: &Lexicon,
    ) -> Result<Fate> {
        if id == RecordId::ME
            || matches!(document.kind(), Some(Kind::Me | Kind::Device | Kind::Revocation | Kind::Forgotten))
        {
            return Ok(Fate::Untouched);
        }
        if self.is_of(id) {
            return Ok(Fate::Erased);
        }
        let Some(record) = document.read()? else {
            // A newer version's kind cannot be rebuilt.
            let theirs = self.is_left_behind(document, None, &Fields::new())?;
            return Ok(if theirs { Fate::Erased } else { Fate::Untouched });
        };
        let line = self.line_of(db, &record)?;
        let for_this = line.as_ref().map(|line| Self {
            people: self.people.clone(),
            names: self.names.with(line.names.iter().map(String::as_str)),
        });
        let this = for_this.as_ref().unwrap_or(self);
        let mut left = record.clone();
        // Two halves of a name may come together where something between them was taken out.
        loop {
            let only_theirs = line.as_ref().is_some_and(|line| line.only_theirs);
            let Some(next) = this.without(left.clone(), only_theirs, lexicon) else {
                return Ok(Fate::Erased);
            };
            if next == left {
                break;
            }
            left = next;
        }
        if left != record || this.is_left_behind(document, Some(record.kind()), &document::flat(&left)?)? {
            return Ok(Fate::Rewritten(Box::new(left)));
        }
        Ok(Fate::Untouched)
    }

    /// What the line that this record came from says, if they are in it.
    fn line_of(&self, db: &Snapshot<'_>, record: &AnyRecord) -> Result<Option<RawLine>> {
        let (AnyRecord::Promise(Promise { entry, .. })
        | AnyRecord::Fact(Fact { entry, .. })
        | AnyRecord::Exchange(Exchange { entry, .. })
        | AnyRecord::Win(Win { entry, .. })
        | AnyRecord::Advocacy(Advocacy { entry, .. })) = record
        else {
            return Ok(None);
        };
        let Some(EntryId(line)) = *entry else { return Ok(None) };
        let line = match db.record(line) {
            Ok(Some(AnyRecord::Entry(line))) => line,
            // A line that cannot be read is counted when its own turn comes.
            Ok(_) | Err(Error::Damaged(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        if !line.people.keys().any(|person| self.people.contains(person)) {
            return Ok(None);
        }
        let names =
            self.spans_in(&line).iter().filter_map(|span| span.of(&line.raw)).map(str::to_owned).collect();
        Ok(Some(RawLine { names, only_theirs: self.is_alone_in(&line) }))
    }

    /// The record without them; `None` if nobody else is in it.
    fn without(&self, record: AnyRecord, only_theirs: bool, lexicon: &Lexicon) -> Option<AnyRecord> {
        let goes = |person: Option<PersonId>| self.has(person) || (person.is_none() && only_theirs);
        let reference =
            |entry: Option<EntryId>| entry.filter(|EntryId(id)| !self.people.contains(&PersonId(*id)));
        let prose = |text: &mut String| *text = self.text_without(text);
        match record {
            AnyRecord::Person(mut person) => {
                // The names of people who stay are theirs, even if someone who leaves has the same one.
                person.same_as.retain(|other, _| !self.people.contains(other));
                prose(&mut person.notes);
                prose(&mut person.resting_because);
                Some(person.into())
            }
            AnyRecord::Entry(entry) => self.line_without(&entry, lexicon).map(AnyRecord::Entry),
            AnyRecord::Promise(mut promise) => {
                prose(&mut promise.text);
                prose(&mut promise.because);
                promise.entry = reference(promise.entry);
                (!goes(promise.person)).then_some(promise.into())
            }
            AnyRecord::Fact(mut fact) => {
                prose(&mut fact.text);
                fact.entry = reference(fact.entry);
                (!goes(fact.person)).then_some(fact.into())
            }
            AnyRecord::Exchange(mut exchange) => {
                prose(&mut exchange.text);
                exchange.entry = reference(exchange.entry);
                (!goes(exchange.person)).then_some(exchange.into())
            }
            // In doubt, and nobody else in its line: it can only be theirs.
            AnyRecord::Advocacy(word) if word.person == PersonId::default() && only_theirs => None,
            AnyRecord::Dismissal(mut dismissal) => {
                prose(&mut dismissal.because);
                (!self.is_of(dismissal.about)).then_some(dismissal.into())
            }
            other => self.fields_without(other),
        }
    }

    /// A record without them, field by field as its shape says; `None` if it is about them.
    fn fields_without(&self, record: AnyRecord) -> Option<AnyRecord> {
        let (kind, Shape { prose, about, .. }) = (record.kind(), record.kind().shape());
        let Ok(mut fields) = record.fields() else { return Some(record) };
        for (field, value) in &mut fields {
            let (field, is_prose) = (field.as_str(), prose.contains(&field.as_str()));
            match value {
                Value::String(text) if self.refers(text) => {
                    if about.contains(&field) {
                        return None;
                    }
                    *value = Value::Null;
                }
                Value::String(text) if is_prose => *text = self.text_without(text),
                Value::Object(members) => {
                    let kept = std::mem::take(members).into_iter().filter(|(member, _)| !self.refers(member));
                    *members =
                        kept.map(|(member, value)| self.member_without(member, value, is_prose)).collect();
                }
                _ => {}
            }
        }
        Some(kind.read(fields).unwrap_or(record))
    }

    /// A member of a set without them. A person in its value is no longer said; the member stays.
    fn member_without(&self, member: String, value: Value, is_prose: bool) -> (String, Value) {
        let member = if is_prose && !is_no_prose(&member) { self.text_without(&member) } else { member };
        let value = match value {
            Value::String(text) if self.refers(&text) => Value::String(String::new()),
            Value::String(text) if is_prose => Value::String(self.text_without(&text)),
            other => other,
        };
        (member, value)
    }

    /// Whether this text is one of their ids.
    fn refers(&self, text: &str) -> bool {
        RecordId::parse(text).is_some_and(|id| self.is_of(id))
    }

    /// Whether the document holds something of them that is not in the record: in its history, or under a key that this
    /// version does not know. `kept` is what was judged already, by flat key.
    fn is_left_behind(&self, document: &Document, kind: Option<Kind>, kept: &Fields) -> Result<bool> {
        let is_kept = |key: &str, text: &str| {
            kept.get(key).is_some_and(|value| value.as_str().is_none_or(|kept| kept == text))
        };
        let holds = |key: &str, text: &str| {
            let (field, member) = key.split_once('/').unwrap_or((key, ""));
            let named = match kind {
                Some(kind) if kind.shape().prose.contains(&field) => true,
                Some(kind) => !is_field(kind, field),
                None => true,
            } && ![text, member].into_iter().any(is_no_prose);
            self.refers(text)
                || self.refers(member)
                || (named && (self.names.are_in(text) || self.names.are_in(member)))
        };
        for (key, target) in document.references()? {
            if self.is_of(target) && !kept.contains_key(&key) {
                return Ok(true);
            }
        }
        Ok(document.strings_ever()?.iter().any(|(key, text)| !is_kept(key, text) && holds(key, text)))
    }

    /// Where a line names them and nobody else.
    fn spans_in(&self, entry: &Entry) -> Vec<Span> {
        let theirs = |person: &PersonId| self.people.contains(person);
        let spans = |entry: &Set<PersonId, String>, leaving: bool| -> Vec<Span> {
            let of = entry.iter().filter(|(person, _)| theirs(person) == leaving);
            of.flat_map(|(_, spans)| Span::read_all(spans)).collect()
        };
        let stay = spans(&entry.spans, false);
        spans(&entry.spans, true).into_iter().filter(|span| !overlaps(&stay, *span)).collect()
    }

    /// Whether they are in this line, and nobody else.
    fn is_alone_in(&self, entry: &Entry) -> bool {
        !entry.people.is_empty() && entry.people.keys().all(|person| self.people.contains(person))
    }

    /// A line without their name, its places and what was theirs; `None` if they were its only people.
    fn line_without(&self, entry: &Entry, lexicon: &Lexicon) -> Option<Entry> {
        if self.is_alone_in(entry) {
            return None;
        }
        let theirs = self.spans_in(entry);
        let stay: Vec<Span> = entry
            .spans
            .iter()
            .filter(|(person, _)| !self.people.contains(person))
            .flat_map(|(_, spans)| Span::read_all(spans))
            .collect();
        let named = self.names.places(&entry.raw).into_iter().filter(|place| !overlaps(&stay, *place));
        let mut cuts: Vec<(Span, &str)> =
            named.chain(theirs.iter().copied()).map(|span| (span, INSTEAD)).collect();
        let linked = entry.people.keys().any(|person| self.people.contains(person));
        if linked && let Ok(draft) = quick_log::parse(&entry.raw, lexicon, entry.written) {
            let is_theirs = |place: Option<usize>| {
                let mention = place.and_then(|place| draft.people.get(place));
                mention.is_some_and(|mention| {
                    self.has(mention.person) || mention.spans.iter().any(|span| overlaps(&theirs, *span))
                })
            };
            // A win is the user's own, so nobody's, and stays, less the name.
            let clauses = draft.items().into_iter().filter(|item| is_theirs(item.person));
            cuts.extend(clauses.map(|item| (item.span, "")));
            cuts.extend(told_of(&draft, &theirs, &stay).into_iter().map(|span| (span, INSTEAD)));
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
                let spans = Span::read_all(spans).filter_map(|span| cuts.moved(span));
                let spans: Vec<_> = spans.map(|span| span.to_string()).collect();
                (*person, spans.join(","))
            })
            .collect();
        let moved = |key: &String| {
            let (rule, place) = key.rsplit_once('.')?;
            let place = cuts.moved(Span::read(place)?)?;
            Some(format!("{rule}.{place}"))
        };
        let suggestions = entry.suggestions.iter();
        left.suggestions =
            suggestions.filter_map(|(key, state)| Some((moved(key)?, state.clone()))).collect();
        left.due = entry.due.iter().filter_map(|(key, due)| Some((moved(key)?, *due))).collect();
        // Places have moved: what is left is read again when it is asked.
        if left.raw != entry.raw {
            left.statements = None;
        }
        left.topics.retain(|topic, _| self.text_without(topic) == *topic);
        if self.refers(&left.raw) || left.raw.trim().is_empty() {
            INSTEAD.clone_into(&mut left.raw);
        }
        Some(left)
    }

    fn text_without(&self, text: &str) -> String {
        if self.refers(text) {
            return INSTEAD.to_owned();
        }
        let places = self.names.places(text).into_iter().map(|span| (span, INSTEAD)).collect();
        Cuts::new(text, places).cut(text)
    }
}

/// Whether this version knows a field of this name.
fn is_field(kind: Kind, field: &str) -> bool {
    let fields = kind.read(Fields::new()).and_then(|record| record.fields());
    fields.is_ok_and(|fields| fields.contains_key(field))
}

/// An id, a moment or a day; nobody is called that.
fn is_no_prose(text: &str) -> bool {
    RecordId::parse(text).is_some()
        || text.parse::<Moment>().is_ok()
        || text.parse::<chrono::NaiveDate>().is_ok()
}

/// Every name this person ever had.
pub(in crate::journal) fn names_ever(document: &Document) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for (key, text) in document.strings_ever()? {
        match key.split_once('/') {
            Some(("nicknames", nickname)) => drop(names.insert(nickname.to_owned())),
            None if key == "name" => drop(names.insert(text)),
            _ => {}
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Moment, Presence};

    fn person(n: u8) -> PersonId {
        PersonId(RecordId::from_bytes([n; 16]))
    }

    fn ana() -> Redaction {
        Redaction::new([person(1)].into(), ["Ana Silva".to_owned(), "Anita".to_owned()], [])
    }

    #[test]
    fn a_name_in_a_script_without_spaces_is_found_wherever_it_stands() {
        let called =
            |name: &str| Redaction::new([person(1)].into(), [name.to_owned()], ["张伟明".to_owned()]);
        for (name, text, left) in [
            ("张伟", "Tea with @Bo，张伟说下周出差", "Tea with @Bo，…说下周出差"),
            ("张伟", "张伟明说张伟来", "张伟明说…来"),
            ("김민수", "점심, 김민수가 말했다", "점심, …가 말했다"),
            ("田中", "昨日田中さんと話した", "昨日…さんと話した"),
            ("สมชาย", "คุยกับสมชายวันนี้", "คุยกับ…วันนี้"),
            // A single letter is part of most other words.
            ("伟", "伟大的张伟，伟！", "伟大的张伟，…！"),
            ("Bo", "Bonn, Bo、Bo", "Bonn, …、…"),
        ] {
            assert_eq!(called(name).text_without(text), left, "{name} in {text}");
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
        assert_eq!(left.raw, "Lunch with … and Bo, … sends regards");
        assert_eq!(left.people.keys().collect::<Vec<_>>(), [&person(2)]);
        let place = Span::read(&left.spans[&person(2)]).unwrap();
        assert_eq!(place.of(&left.raw), Some("Bo"));
    }

    #[test]
    fn a_line_with_nobody_else_is_erased() {
        let people = [(person(1), Presence::There)].into();
        let entry = Entry { raw: "coffee with Ana".to_owned(), people, ..Entry::default() };
        assert_eq!(ana().line_without(&entry, &Lexicon::new(Vec::new(), Vec::new())), None);
    }
}
