//! Promises that lines seem to make, read again for the screens that ask about them.

use chrono::Days;

use crate::{
    error::Result,
    insights::AskedPromise,
    journal::{
        line::{newcomers::LazyNewcomers, suggestion_shown::someone, suggestions::open_promises},
        read::introductions::Names,
    },
    model::{AnyRecord, Entry, Identities, Moment, PersonId, RecordId, Statements},
    quick_log::{self, Lexicon},
    store::Snapshot,
};

/// Days that `today` looks back for what was said without a date, and for what comes due.
const DAYS: u64 = 30;

/// The most lines that are read again for one screen.
const LINES: usize = 30;

/// What the latest lines with somebody seem to promise to them, or by them.
pub(in crate::journal) fn asked_of(
    db: &Snapshot<'_>,
    identities: &Identities,
    names: &Names<'_>,
    person: PersonId,
) -> Result<Vec<AskedPromise>> {
    let (waiting, mut found) = (LazyNewcomers::of(db), Vec::new());
    for row in db.entries_with(&identities.all(person), LINES)? {
        if !row.private && db.asks_about_a_promise(row.entry)? {
            found.extend(asked_in(db, &*names()?, &waiting, row.entry)?);
        }
    }
    let person = identities.canonical(person);
    let theirs = |of: Option<PersonId>| of.map(|of| identities.canonical(of)) == Some(person);
    Ok(found.into_iter().filter(|(_, of)| theirs(*of)).map(|(asked, _)| asked).collect())
}

/// What the lines of the last month seem to promise.
pub(in crate::journal) fn asked_lately(
    db: &Snapshot<'_>,
    names: &Names<'_>,
    now: Moment,
) -> Result<Vec<AskedPromise>> {
    let since = now.checked_sub_days(Days::new(DAYS)).unwrap_or(now);
    let entries = db.entries_that_ask_about_promises(since, LINES)?;
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let (lexicon, waiting, mut found) = (names()?, LazyNewcomers::of(db), Vec::new());
    for entry in entries {
        found.extend(asked_in(db, &lexicon, &waiting, entry)?.into_iter().map(|(asked, _)| asked));
    }
    Ok(found)
}

/// What one line seems to promise, and to whom; nothing of what was said in confidence.
fn asked_in(
    db: &Snapshot<'_>,
    lexicon: &Lexicon,
    waiting: &LazyNewcomers<'_, '_>,
    id: RecordId,
) -> Result<Vec<(AskedPromise, Option<PersonId>)>> {
    let Some(AnyRecord::Entry(entry)) = db.record(id)? else { return Ok(Vec::new()) };
    if entry.private || confided(lexicon, &entry) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for (reference, said) in open_promises(db, lexicon, waiting, id, &entry)? {
        let of = said.person.as_ref().and_then(|person| person.id);
        let person = said.person.as_ref().map(|person| someone(db, person)).transpose()?;
        let (mine, text, due, said) = (said.mine, said.text, said.due, entry.at.date_naive());
        found.push((AskedPromise { reference, mine, text, person, due, said }, of));
    }
    Ok(found)
}

/// Whether a line was told in confidence, as it was read; one that was written before readings were kept is read now.
fn confided(lexicon: &Lexicon, entry: &Entry) -> bool {
    let kept = entry.statements.as_ref().map(Statements::are_in_confidence);
    kept.unwrap_or_else(|| {
        let draft = quick_log::parse(&entry.raw, lexicon, entry.written);
        draft.is_ok_and(|draft| Statements { said: draft.statements, beside: None }.are_in_confidence())
    })
}
