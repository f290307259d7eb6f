//! What lines say, with the people of the journal in place of the places of a line.

use crate::{
    error::Result,
    insights::{Said, Whose},
    journal::rooms::PeopleRoom,
    model::{About, AnyRecord, Entry, Identities, PersonId, Presence, RecordId, Span, Statement},
    quick_log::{self, Lexicon},
    store::Snapshot,
};

impl PeopleRoom<'_> {
    /// What the latest lines with somebody say, newest line first, whether they were there or only mentioned: at most
    /// `lines` lines, private ones included.
    pub fn said_with(&self, person: PersonId, lines: u32) -> Result<Vec<Said>> {
        self.journal.store.read(|db| {
            let (identities, lexicon) = (db.identities()?, self.journal.lexicon_in(db)?);
            said_with(db, &identities, &lexicon, person, lines as usize)
        })
    }
}

/// What the latest lines with somebody say, newest line first.
fn said_with(
    db: &Snapshot<'_>,
    identities: &Identities,
    lexicon: &Lexicon,
    person: PersonId,
    lines: usize,
) -> Result<Vec<Said>> {
    let rows = db.entries_with(&identities.all(person), lines)?;
    let said: Result<Vec<Vec<Said>>> =
        rows.iter().map(|row| said_in(db, identities, lexicon, row.entry)).collect();
    Ok(said?.into_iter().flatten().collect())
}

/// What a line says, in its order. A line that was written before statements were kept is read now.
fn said_in(db: &Snapshot<'_>, identities: &Identities, lexicon: &Lexicon, id: RecordId) -> Result<Vec<Said>> {
    let Some(AnyRecord::Entry(entry)) = db.record(id)? else { return Ok(Vec::new()) };
    let said = |statement: &Statement| Said {
        entry: id,
        at: entry.at,
        private: entry.private,
        whose: whose(&entry, identities, &statement.about),
        said_by: statement.said_by.and_then(|place| named_at(&entry, identities, place)),
        frame: statement.frame.clone(),
        tense: statement.tense.clone(),
        tone: statement.tone.clone(),
        text: statement.text(&entry.raw).to_owned(),
        clause: statement.span.of(&entry.raw).unwrap_or_default().to_owned(),
    };
    Ok(match &entry.statements {
        Some(kept) => kept.0.iter().map(said).collect(),
        None => {
            let draft = quick_log::parse(&entry.raw, lexicon, entry.written);
            draft.map(|draft| draft.statements.iter().map(said).collect()).unwrap_or_default()
        }
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
    let overlaps = |span: Span| span.start < place.end && place.start < span.end;
    let (person, _) = entry.spans.iter().find(|(_, spans)| Span::read_all(spans).any(overlaps))?;
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
