//! Promises that lines seem to make, read again for the screens that ask about them.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use crate::{
    error::Result,
    insights::{self, AskedPromise},
    journal::{
        line::{newcomers::LazyNewcomers, suggestion_shown::someone, suggestions::open_promises},
        read::introductions::LazyLexicon,
    },
    model::{AnyRecord, Entry, Identities, Moment, PersonId, RecordId, Statements},
    quick_log::{self, Lexicon},
    store::Snapshot,
};

/// Days that screens look back for what was said without a day, and for what has come due.
const DAYS: u64 = 30;

/// The most lines that are read again for one screen.
const LINES: usize = 30;

/// What the latest lines with somebody seem to promise to them, or by them, and what of earlier ones comes due.
pub(in crate::journal) fn asked_of(
    db: &Snapshot<'_>,
    identities: &Identities,
    names: &LazyLexicon<'_>,
    person: PersonId,
    now: Moment,
) -> Result<Vec<AskedPromise>> {
    let records = identities.all(person);
    let (waiting, mut found) = (LazyNewcomers::of(db), Vec::new());
    let mut lines: BTreeSet<RecordId> = BTreeSet::new();
    for row in db.entries_with(&records, LINES)? {
        if !row.private && db.asks_about_a_promise(row.entry)? {
            lines.insert(row.entry);
        }
    }
    for record in records {
        let due = db.entries_that_ask_what_is_due(first_due(now), Some(record), LINES)?;
        lines.extend(due.into_iter().map(|(entry, _)| entry));
    }
    for line in lines {
        found.extend(asked_in(db, &*names()?, &waiting, line)?);
    }
    let person = identities.canonical(person);
    let theirs = |of: Option<PersonId>| of.map(|of| identities.canonical(of)) == Some(person);
    Ok(found.into_iter().filter(|(_, of)| theirs(*of)).map(|(asked, _)| asked).collect())
}

/// The first day from which what comes due is looked for, and a day more for other offsets.
fn first_due(now: Moment) -> NaiveDate {
    now.date_naive().checked_sub_days(Days::new(DAYS + 1)).unwrap_or(NaiveDate::MIN)
}

/// The promises that lines seem to make, as many as one day asks about: first those with a date, however old the line,
/// then those without one from lines of the last month. A line is read again only if it could still come before what
/// was found.
pub(in crate::journal) fn asked_lately(
    db: &Snapshot<'_>,
    names: &LazyLexicon<'_>,
    now: Moment,
) -> Result<Vec<AskedPromise>> {
    let since = now.checked_sub_days(Days::new(DAYS)).unwrap_or(now);
    let due = db.entries_that_ask_what_is_due(insights::asked_from(now), None, LINES)?;
    let (waiting, mut found, mut read) = (LazyNewcomers::of(db), Vec::new(), BTreeSet::new());
    let mut lines = due.iter().map(|(entry, day)| (*entry, Some(*day), *day)).collect::<Vec<_>>();
    for (entry, at) in db.entries_that_ask_about_promises(since, LINES)? {
        lines.push((entry, None, at.date_naive()));
    }
    for (entry, due, said) in lines {
        if insights::asks_enough(&found, due, said, now) {
            break;
        }
        if read.insert(entry) {
            found.extend(asked_in(db, &*names()?, &waiting, entry)?.into_iter().map(|(asked, _)| asked));
        }
    }
    Ok(found)
}

/// What any line seems to promise, read line by line: what a screen that stops early is held against.
#[cfg(test)]
pub(in crate::journal) fn asked_in_every_line(
    db: &Snapshot<'_>,
    names: &LazyLexicon<'_>,
) -> Result<Vec<AskedPromise>> {
    let (waiting, mut found) = (LazyNewcomers::of(db), Vec::new());
    let lines: BTreeSet<RecordId> = db.open_suggestions()?.into_iter().map(|row| row.entry).collect();
    for line in lines {
        found.extend(asked_in(db, &*names()?, &waiting, line)?.into_iter().map(|(asked, _)| asked));
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
