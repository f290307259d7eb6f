//! What lines say, with the people of the journal in place of the places of a line.

use crate::{
    error::Result,
    insights::{Said, Whose},
    journal::read::{introductions::LazyLexicon, lexicon::me},
    model::{
        About, AnyRecord, Entry, Frame, Identities, PersonId, Presence, RecordId, Span, Statement,
        Statements, Tense, Tone,
    },
    quick_log::{self, DateHabits, HeavyWords},
    store::Snapshot,
};

/// What the latest lines with somebody say, newest line first, whether they were there or only mentioned: at most `lines`
/// lines, private ones included.
pub(in crate::journal) fn said_with(
    db: &Snapshot<'_>,
    identities: &Identities,
    names: &LazyLexicon<'_>,
    person: PersonId,
    lines: usize,
) -> Result<Vec<Said>> {
    let dates = DateHabits::from(&me(db)?);
    let rows = db.entries_with(&identities.all(person), lines)?;
    let said: Result<Vec<Vec<Said>>> =
        rows.iter().map(|row| said_in(db, identities, names, dates, row.entry)).collect();
    Ok(said?.into_iter().flatten().collect())
}

/// What a line says, in its order.
fn said_in(
    db: &Snapshot<'_>,
    identities: &Identities,
    names: &LazyLexicon<'_>,
    dates: DateHabits,
    id: RecordId,
) -> Result<Vec<Said>> {
    let Some(AnyRecord::Entry(mut entry)) = db.record(id)? else { return Ok(Vec::new()) };
    let present = there(&entry, identities);
    let kept = entry.statements.take();
    // The words beside what is said belong to one person alone.
    let only = if let [only] = present.as_slice() { Some(*only) } else { None };
    let Statements { said: statements, beside } = match kept {
        Some(kept) if kept.beside.is_some() || only.is_none() => kept,
        older => read_now(&entry, older, names)?,
    };
    let said = |statement: &Statement| said_as(&entry, id, identities, &present, dates, statement);
    let mut all: Vec<Said> = statements.iter().map(said).collect();
    // Of what was told in confidence, or is talk about somebody, no word is quoted.
    let kept_quiet = all.iter().any(|said| matches!(said.tone, Tone::InConfidence | Tone::Talk));
    if let (Some(only), false) = (only, kept_quiet) {
        let beside = beside.unwrap_or_default();
        all.extend(beside.into_iter().filter_map(|place| plain(&entry, id, only, dates, place)));
    }
    in_order(&entry.raw, &mut all);
    Ok(all)
}

/// What a line says, from the statements stored with it; the line itself is not read again.
pub(in crate::journal) fn kept_in(
    db: &Snapshot<'_>,
    identities: &Identities,
    dates: DateHabits,
    id: RecordId,
) -> Result<Vec<Said>> {
    let Some(AnyRecord::Entry(entry)) = db.record(id)? else { return Ok(Vec::new()) };
    let present = there(&entry, identities);
    let kept = entry.statements.iter().flat_map(|kept| &kept.said);
    Ok(kept.map(|statement| said_as(&entry, id, identities, &present, dates, statement)).collect())
}

fn said_as(
    entry: &Entry,
    id: RecordId,
    identities: &Identities,
    present: &[PersonId],
    dates: DateHabits,
    statement: &Statement,
) -> Said {
    Said {
        entry: id,
        at: entry.at,
        private: entry.private,
        there: present.to_vec(),
        whose: whose(entry, identities, &statement.about),
        said_by: statement.said_by.and_then(|place| named_at(entry, identities, place)),
        frame: statement.frame.clone(),
        tense: statement.tense.clone(),
        tone: statement.tone.clone(),
        trouble: statement.trouble.clone(),
        text: statement.text(&entry.raw).to_owned(),
        clause: statement.span.of(&entry.raw).unwrap_or_default().to_owned(),
        place: statement.says,
        before: String::new(),
        dates,
    }
}

/// What a line says that an older version wrote: it kept neither the places of the words beside what is said, nor, before
/// that, what is said.
fn read_now(entry: &Entry, older: Option<Statements>, names: &LazyLexicon<'_>) -> Result<Statements> {
    let Ok(draft) = quick_log::parse(&entry.raw, &*names()?, entry.written) else {
        return Ok(older.unwrap_or_default());
    };
    let prose = quick_log::prose(&draft);
    let said = older.map_or(draft.statements, |older| older.said);
    Ok(quick_log::with_places(&entry.raw, said, prose))
}

/// Puts what a line says into its order, each with what stands before it.
fn in_order(raw: &str, all: &mut [Said]) {
    all.sort_by_key(|said| said.place);
    let mut end = None;
    for said in all {
        let before = end.and_then(|end| raw.get(end..said.place.start));
        said.before = before.unwrap_or_default().to_owned();
        end = Some(said.place.end);
    }
}

/// What was said with the only one who was there and is not a statement that this version reads.
fn plain(entry: &Entry, id: RecordId, only: PersonId, dates: DateHabits, place: Span) -> Option<Said> {
    let words = place.of(&entry.raw)?.to_owned();
    let trouble = HeavyWords::read(&words).kind;
    Some(Said {
        entry: id,
        at: entry.at,
        private: entry.private,
        there: vec![only],
        whose: Whose::Them(vec![only]),
        said_by: None,
        frame: Frame::Happened,
        tense: Tense::Is,
        tone: Tone::Plain,
        trouble,
        text: words.clone(),
        clause: words,
        place,
        before: String::new(),
        dates,
    })
}

fn whose(entry: &Entry, identities: &Identities, about: &About) -> Whose {
    let people = match about {
        About::Them(places) => {
            places.iter().filter_map(|place| named_at(entry, identities, *place)).collect()
        }
        About::There => there(entry, identities),
        About::Me => return Whose::Me,
        About::We => return Whose::We,
        About::Nobody => return Whose::Nobody,
    };
    if people.is_empty() { Whose::Nobody } else { Whose::Them(people) }
}

/// Who is named at this place of a line; nobody while that is a guess.
fn named_at(entry: &Entry, identities: &Identities, place: Span) -> Option<PersonId> {
    let (person, _) =
        entry.spans.iter().find(|(_, spans)| Span::read_all(spans).any(|span| span.touches(place)))?;
    (!entry.guesses.contains_key(person)).then(|| identities.canonical(*person))
}

fn there(entry: &Entry, identities: &Identities) -> Vec<PersonId> {
    let there = entry
        .people
        .iter()
        .filter(|(person, presence)| **presence == Presence::There && !entry.guesses.contains_key(person));
    let mut people: Vec<PersonId> = there.map(|(person, _)| identities.canonical(*person)).collect();
    people.sort_unstable();
    people.dedup();
    people
}
