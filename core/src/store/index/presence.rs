//! Who was part of which entry: contacts and mentions.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate};
use rusqlite::{Connection, OptionalExtension, params, types::Type};

use super::{Table, each};
use crate::{
    error::Result,
    model::{AnyRecord, EntryKind, Kind, Moment, PersonId, Presence, RecordId, Who},
    store::{
        Snapshot,
        columns::{at_most, id, millis_of_midnight, moment},
    },
};

/// One person in one entry.
#[derive(Debug, Clone, PartialEq)]
pub struct PresenceRow {
    /// Who is in the line.
    pub person: PersonId,
    /// The entry they are part of.
    pub entry: RecordId,
    /// The moment of that entry.
    pub at: Moment,
    /// What kind of contact it was.
    pub kind: EntryKind,
    /// Was part of it; otherwise mentioned.
    pub there: bool,
    /// A guess among several that waits for the user.
    pub guess: bool,
    /// The entry is private.
    pub private: bool,
    /// Who started it, if said.
    pub started: Option<Who>,
}

/// What is known of being in touch with one record of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactTally {
    /// Whose conversations are counted.
    pub person: PersonId,
    /// Conversations: there, not a guess, and not a note, message or e-mail. Two stand for two or more: the second one
    /// starts a cadence, and nothing depends on how many follow.
    pub conversations: u64,
    /// The moment of the last one.
    pub last_conversation: Option<Moment>,
    /// The moment of the last message or e-mail.
    pub last_message: Option<Moment>,
}

/// The last conversation with one record of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastTalk {
    /// Its moment, in milliseconds since 1970.
    pub millis: i64,
    /// The line that tells of it; of several of one moment, one of them.
    pub entry: RecordId,
}

impl ContactTally {
    /// What the last conversation says; whether there was another, and messages, is not known.
    pub(crate) fn of_the_last(person: PersonId, last: &LastTalk, now: Moment) -> Self {
        let last_conversation = at_offset(Some(last.millis), now);
        Self { person, conversations: 1, last_conversation, last_message: None }
    }
}

// The column `talk` says what kind of contact it was; it is null for mentions and guesses.
const CONVERSATION: i64 = 2;
const MESSAGE: i64 = 1;
const NOTE: i64 = 0;

pub(super) struct Presences;

impl Table for Presences {
    const NAME: &'static str = "presence";
    const VERSION: i64 = 3;
    const KINDS: &'static [Kind] = &[Kind::Entry];
    const DDL: &'static str = "CREATE TABLE presence (
        source BLOB NOT NULL, person BLOB NOT NULL, millis INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL,
        there INTEGER NOT NULL, guess INTEGER NOT NULL, private INTEGER NOT NULL, started TEXT,
        talk INTEGER, PRIMARY KEY (source, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX presence_of_person ON presence (person, millis);
    CREATE INDEX presence_talks ON presence (person, talk, millis) WHERE talk IS NOT NULL;
    CREATE INDEX presence_in_time ON presence (millis, person) WHERE talk = 2;
    CREATE INDEX presence_guesses ON presence (source, guess) WHERE guess";
    type Row = PresenceRow;

    fn rows(id: RecordId, record: &AnyRecord) -> Vec<PresenceRow> {
        let AnyRecord::Entry(entry) = record else { return Vec::new() };
        let row = |(person, presence): (&PersonId, &Presence)| PresenceRow {
            person: *person,
            entry: id,
            at: entry.at,
            kind: entry.kind.clone(),
            there: *presence == Presence::There,
            guess: entry.guesses.get(person).copied().unwrap_or(false),
            private: entry.private,
            started: entry.started.clone(),
        };
        entry.people.iter().map(row).collect()
    }

    fn insert(db: &Connection, source: RecordId, row: &PresenceRow) -> rusqlite::Result<()> {
        // Only what makes a contact: the index of talks then answers without the rows it points at.
        let talk = match &row.kind {
            _ if !row.there || row.guess => None,
            EntryKind::Note => Some(NOTE),
            kind if kind.is_conversation() => Some(CONVERSATION),
            _ => Some(MESSAGE),
        };
        db.prepare_cached(
            "INSERT INTO presence (source, person, millis, at, kind, there, guess, private, started, talk)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            source.as_bytes(),
            row.person.0.as_bytes(),
            row.at.timestamp_millis(),
            row.at.to_rfc3339(),
            row.kind.as_str(),
            row.there,
            row.guess,
            row.private,
            row.started.as_ref().map(Who::as_str),
            talk,
        ])?;
        Ok(())
    }
}

const COLUMNS: &str = "person, source, at, kind, there, guess, private, started";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<PresenceRow> {
    Ok(PresenceRow {
        person: id(row, 0)?.into(),
        entry: id(row, 1)?,
        at: moment(row, 2)?,
        kind: EntryKind::from(row.get_ref(3)?.as_str()?),
        there: row.get(4)?,
        guess: row.get(5)?,
        private: row.get(6)?,
        started: row.get::<_, Option<String>>(7)?.map(|who| Who::from(who.as_str())),
    })
}

/// A moment in milliseconds, where it is `now`.
fn at_offset(millis: Option<i64>, now: Moment) -> Option<Moment> {
    millis.and_then(DateTime::from_timestamp_millis).map(|moment| moment.with_timezone(now.offset()))
}

/// The newest lines that several records of one person have a part in, each once.
fn newest(mut rows: Vec<PresenceRow>, most: usize) -> Vec<PresenceRow> {
    rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.entry)));
    rows.dedup_by_key(|row| row.entry);
    rows.truncate(most);
    rows
}

impl Snapshot<'_> {
    /// The latest contacts with these records of one person, newest first: they were there, and it is not a guess. Every kind
    /// counts, notes too, when the line says that they were there. One of a moment to come is from a device whose clock was
    /// ahead.
    pub(crate) fn contacts(&self, person: &[PersonId], limit: usize) -> Result<Vec<PresenceRow>> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM presence WHERE person = ?1 AND there AND NOT guess
             ORDER BY millis DESC, source DESC LIMIT ?2"
        ))?;
        let found = each(person, |id| {
            statement.query_map(params![id.0.as_bytes(), at_most(limit)], read)?.collect()
        })?;
        Ok(newest(found, limit))
    }

    /// The latest conversations with these records of one person up to `now`, newest first: they were there, it is no
    /// guess, and no note, message or e-mail. However many of those there are, they take no place here.
    pub(crate) fn conversations_with(
        &self,
        person: &[PersonId],
        now: Moment,
        limit: usize,
    ) -> Result<Vec<PresenceRow>> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM presence WHERE person = ?1 AND talk = ?2 AND millis <= ?3
             ORDER BY millis DESC, source DESC LIMIT ?4"
        ))?;
        let found = each(person, |id| {
            statement
                .query_map(
                    params![id.0.as_bytes(), CONVERSATION, now.timestamp_millis(), at_most(limit)],
                    read,
                )?
                .collect()
        })?;
        Ok(newest(found, limit))
    }

    /// How many contacts there were with these records of one person up to `now`, and when the last one was; `None` if
    /// there was none.
    pub(crate) fn contact_count(&self, person: &[PersonId], now: Moment) -> Result<Option<(u32, Moment)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT count(*), max(millis) FROM presence WHERE person = ?1 AND talk IN (0, 1, 2) AND millis <= ?2",
        )?;
        let (mut times, mut last) = (0_u32, None);
        for one in person {
            let (some, latest) = statement
                .query_row(params![one.0.as_bytes(), now.timestamp_millis()], |row| {
                    Ok((row.get::<_, u32>(0)?, row.get::<_, Option<i64>>(1)?))
                })?;
            times = times.saturating_add(some);
            last = last.max(latest);
        }
        let last = last.and_then(DateTime::from_timestamp_millis);
        Ok(last.map(|last| (times, last.with_timezone(now.offset()))))
    }

    /// Every entry these records of one person are part of, newest first, mentions and guesses included.
    pub(crate) fn entries_with(&self, person: &[PersonId], limit: usize) -> Result<Vec<PresenceRow>> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM presence WHERE person = ?1 ORDER BY millis DESC, source DESC LIMIT ?2"
        ))?;
        let found = each(person, |id| {
            statement.query_map(params![id.0.as_bytes(), at_most(limit)], read)?.collect()
        })?;
        Ok(newest(found, limit))
    }

    /// Everyone in one entry.
    pub(crate) fn people_in(&self, entry: RecordId) -> Result<Vec<PresenceRow>> {
        let mut statement = self
            .db
            .prepare_cached(&format!("SELECT {COLUMNS} FROM presence WHERE source = ?1 ORDER BY person"))?;
        Ok(statement.query_map([entry.as_bytes()], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Guesses among several that wait for the user, newest first.
    pub(crate) fn guesses(&self) -> Result<Vec<PresenceRow>> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM presence WHERE guess ORDER BY millis DESC, source DESC, person"
        ))?;
        Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The last conversation up to `now` of every record of a person that had one. Whether there was another, and messages, is
    /// not looked up.
    pub(crate) fn last_conversations(&self, now: Moment) -> Result<Vec<ContactTally>> {
        let talks = self.last_talks(now)?;
        Ok(talks.iter().map(|(person, last)| ContactTally::of_the_last(*person, last, now)).collect())
    }

    /// The last conversation up to `now` of every record of a person that had one, by person.
    pub(crate) fn last_talks(&self, now: Moment) -> Result<Vec<(PersonId, LastTalk)>> {
        // The end of each person's part of the index: walking all of it takes several times as long at 50,000 entries.
        // A look-up answers with one value: both in one.
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT source, (SELECT CAST(millis || source AS BLOB) FROM presence
                 WHERE person = p.source AND talk = {CONVERSATION} AND millis <= ?1 ORDER BY millis DESC LIMIT 1) AS last
             FROM person p WHERE last IS NOT NULL ORDER BY source"
        ))?;
        let rows = statement.query_map([now.timestamp_millis()], |row| {
            let last = row.get_ref(1)?.as_blob()?;
            let wrong = || rusqlite::Error::InvalidColumnType(1, "last".to_owned(), Type::Blob);
            let (millis, entry) = last.split_last_chunk::<16>().ok_or_else(wrong)?;
            let millis = std::str::from_utf8(millis).ok().and_then(|millis| millis.parse().ok());
            let last = LastTalk { millis: millis.ok_or_else(wrong)?, entry: RecordId::from_bytes(*entry) };
            Ok((PersonId(id(row, 0)?), last))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The last conversation up to `now` of one record of a person.
    pub(crate) fn last_talk(&self, person: PersonId, now: Moment) -> Result<Option<LastTalk>> {
        let mut statement = self.db.prepare_cached(
            "SELECT millis, source FROM presence WHERE person = ?1 AND talk = ?2 AND millis <= ?3
             ORDER BY millis DESC LIMIT 1",
        )?;
        let of = params![person.0.as_bytes(), CONVERSATION, now.timestamp_millis()];
        let last = statement
            .query_row(of, |row| Ok(LastTalk { millis: row.get(0)?, entry: id(row, 1)? }))
            .optional()?;
        Ok(last)
    }

    /// Whose records were in a conversation after the one moment and not after the other, in milliseconds.
    pub(crate) fn talked_between(&self, after: i64, until: i64) -> Result<Vec<PersonId>> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT DISTINCT person FROM presence INDEXED BY presence_in_time
             WHERE talk = {CONVERSATION} AND millis > ?1 AND millis <= ?2"
        ))?;
        let rows = statement.query_map([after, until], |row| id(row, 0).map(PersonId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The latest conversations and messages of one record of a person up to `now`.
    pub(crate) fn contact_tally(&self, person: PersonId, now: Moment) -> Result<ContactTally> {
        let mut statement = self.db.prepare_cached(
            "SELECT millis FROM presence WHERE person = ?1 AND talk = ?2 AND millis <= ?3 ORDER BY millis DESC LIMIT ?4",
        )?;
        let mut latest = |talk: i64, most: i64| -> rusqlite::Result<Vec<i64>> {
            let of = params![person.0.as_bytes(), talk, now.timestamp_millis(), most];
            statement.query_map(of, |row| row.get(0))?.collect()
        };
        let (talks, messages) = (latest(CONVERSATION, 2)?, latest(MESSAGE, 1)?);
        Ok(ContactTally {
            person,
            conversations: talks.len() as u64,
            last_conversation: at_offset(talks.first().copied(), now),
            last_message: at_offset(messages.first().copied(), now),
        })
    }

    /// The latest conversations and messages up to `now` of every record of a person that has any.
    pub(crate) fn contact_tallies(&self, now: Moment) -> Result<Vec<ContactTally>> {
        // The ends of each person's part of the index, three look-ups a person: walking all of it, to count, takes
        // several times as long at 50,000 entries.
        let latest = |talk: i64, skip: i64| {
            format!(
                "(SELECT millis FROM presence WHERE person = p.source AND talk = {talk} AND millis <= ?1
                  ORDER BY millis DESC LIMIT 1 OFFSET {skip})"
            )
        };
        let (last, before, message) = (latest(CONVERSATION, 0), latest(CONVERSATION, 1), latest(MESSAGE, 0));
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT source, {last}, {before}, {message} FROM person p ORDER BY source"
        ))?;
        let mut rows = statement.query([now.timestamp_millis()])?;
        let mut found: Vec<ContactTally> = Vec::new();
        let moment = |millis| at_offset(millis, now);
        while let Some(row) = rows.next()? {
            let last_conversation = moment(row.get(1)?);
            let before = moment(row.get(2)?);
            let last_message = moment(row.get(3)?);
            if last_conversation.is_some() || last_message.is_some() {
                found.push(ContactTally {
                    person: id(row, 0)?.into(),
                    conversations: u64::from(last_conversation.is_some()) + u64::from(before.is_some()),
                    last_conversation,
                    last_message,
                });
            }
        }
        Ok(found)
    }

    /// Conversations from the first moment of this day, at the offset of `now`, up to `now`: a row for each record of a
    /// person who was there, in order of time.
    pub(crate) fn conversations_since(&self, day: NaiveDate, now: Moment) -> Result<Vec<PresenceRow>> {
        let from = millis_of_midnight(day, now);
        let mut statement = self.db.prepare_cached(
            "SELECT p.person, p.source, p.at, p.kind, p.there, p.guess, p.private, p.started
             FROM entry e JOIN presence p ON p.source = e.source
             WHERE e.millis BETWEEN ?1 AND ?2 AND p.talk = ?3 ORDER BY e.millis, e.source, p.person",
        )?;
        let rows = statement.query_map(params![from, now.timestamp_millis(), CONVERSATION], read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many conversations there were from the first moment of this day, at the offset of `now`, up to `now`, by the
    /// records of those who were there.
    pub(crate) fn conversation_counts(&self, day: NaiveDate, now: Moment) -> Result<Vec<(PersonId, u32)>> {
        // The index alone answers: it holds conversations and nothing else.
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT person, count(*) FROM presence INDEXED BY presence_in_time
             WHERE talk = {CONVERSATION} AND millis BETWEEN ?1 AND ?2 GROUP BY person ORDER BY person"
        ))?;
        let span = params![millis_of_midnight(day, now), now.timestamp_millis()];
        let rows = statement.query_map(span, |row| Ok((PersonId::from(id(row, 0)?), row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many lines of each kind there were with somebody from `from` up to `now`, by kind.
    pub(crate) fn ways_of_talking(&self, from: Moment, now: Moment) -> Result<Vec<(EntryKind, usize)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT kind, count(*) FROM entry e WHERE millis BETWEEN ?1 AND ?2
                 AND EXISTS (SELECT 1 FROM presence WHERE source = e.source AND talk > 0)
             GROUP BY kind ORDER BY kind",
        )?;
        let rows = statement.query_map(params![from.timestamp_millis(), now.timestamp_millis()], |row| {
            let kind = EntryKind::from(row.get_ref(0)?.as_str()?);
            Ok((kind, row.get::<_, u32>(1)? as usize))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// People the user has been in touch with, the latest first.
    pub(crate) fn latest_people(&self, now: Moment, limit: usize) -> Result<Vec<(PersonId, Moment)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT p.person, e.at FROM (SELECT source, millis, at FROM entry WHERE millis <= ?1
                 ORDER BY millis DESC, source DESC LIMIT 500) e
             JOIN presence p ON p.source = e.source WHERE p.there AND NOT p.guess
             ORDER BY e.millis DESC, e.source DESC, p.person",
        )?;
        let rows = statement
            .query_map([now.timestamp_millis()], |row| Ok((PersonId::from(id(row, 0)?), moment(row, 1)?)))?;
        let mut seen = std::collections::HashSet::new();
        let mut found = Vec::new();
        for row in rows {
            let (person, at) = row?;
            if seen.insert(person) {
                found.push((person, at));
                if found.len() == limit {
                    break;
                }
            }
        }
        Ok(found)
    }

    /// How often these records of one person were there together with others: conversations shared, by person.
    pub(crate) fn shared_with(&self, person: &[PersonId]) -> Result<HashMap<PersonId, u32>> {
        let mut statement = self.db.prepare_cached(
            "SELECT o.person, count(*) FROM presence p JOIN presence o ON o.source = p.source AND o.person <> p.person
             WHERE p.person = ?1 AND p.there AND NOT p.guess AND o.there AND NOT o.guess GROUP BY o.person",
        )?;
        let rows = each(person, |one| {
            statement
                .query_map([one.0.as_bytes()], |row| {
                    Ok((PersonId::from(id(row, 0)?), row.get::<_, u32>(1)?))
                })?
                .collect()
        })?;
        let mut shared = HashMap::new();
        for (other, times) in rows {
            *shared.entry(other).or_insert(0) += times;
        }
        Ok(shared)
    }
}
