//! Suggestions: what a dictated line seemed to say, kept as a place in the line until the user says yes or no.
//!
//! An entry keeps only where a suggestion lies, which rule spoke and what became of it; its words, person and date are
//! read again from the line, with what the journal knows by then.

use crate::{
    error::{Error, Result},
    journal::{
        line::{
            credit,
            meant::{confirm, join, only_one_there},
            newcomers::{self, LazyNewcomers},
            outstanding::outstanding,
            reading::Reading,
            shared,
            suggestion_key::{SuggestionKey, key, numbered, settle},
            suggestion_shown::{SuggestionShown, outdated, show, someone},
        },
        reference::shorten_all,
        write::WriteTxn,
    },
    model::{
        Advocacy, DoubtAbout, Entry, EntryId, Exchange, ExchangeKind, Fact, Person, PersonId, Position,
        Promise, PromiseStatus, RecordId, Reference, SuggestionState, Win,
    },
    quick_log::{self, Draft, Lexicon, Meant, Span, Suggestion, SuggestionKind},
    store::Snapshot,
};

/// The open suggestions of an entry, read again from its line.
pub(in crate::journal) fn open(
    db: &Snapshot<'_>,
    lexicon: &Lexicon,
    waiting: &LazyNewcomers<'_, '_>,
    id: RecordId,
    entry: &Entry,
) -> Result<Vec<SuggestionShown>> {
    let again = Again::read(db, lexicon, id, entry);
    let mut shown = Vec::new();
    for (number, key) in (1..).zip(numbered(entry)) {
        if entry.suggestions.get(key) != Some(&SuggestionState::Open) {
            continue;
        }
        let Some(place) = SuggestionKey::read(key) else { continue };
        let reference = Reference::to_part(id, number);
        let mut one = match again.suggestion(waiting, key)? {
            Some(suggestion) => {
                let person = suggestion.person.as_ref().map(|person| someone(db, person)).transpose()?;
                let others = suggestion.candidates().map(|one| someone(db, &one)).collect::<Result<_>>()?;
                show(reference, &suggestion, person, others, &entry.raw)
            }
            None => outdated(reference, &place, &entry.raw),
        };
        shorten_all(db, &mut one)?;
        shown.push(one);
    }
    Ok(shown)
}

/// The promises and plans of an entry that wait for an answer, as the line tells them; those that it no longer bears are
/// left out.
pub(in crate::journal) fn open_promises(
    db: &Snapshot<'_>,
    lexicon: &Lexicon,
    waiting: &LazyNewcomers<'_, '_>,
    id: RecordId,
    entry: &Entry,
) -> Result<Vec<(Reference, Suggestion)>> {
    let again = Again::read(db, lexicon, id, entry);
    let mut found = Vec::new();
    for (number, key) in (1..).zip(numbered(entry)) {
        let promised = SuggestionKey::read(key)
            .is_some_and(|key| matches!(key.kind, SuggestionKind::Promise | SuggestionKind::Plan));
        if !promised || entry.suggestions.get(key) != Some(&SuggestionState::Open) {
            continue;
        }
        if let Some(suggestion) = again.suggestion(waiting, key)? {
            found.push((Reference::to_part(id, number), suggestion));
        }
    }
    Ok(found)
}

/// A line read again, with what the journal knows by now.
struct Again<'s, 'db> {
    db: &'s Snapshot<'db>,
    id: RecordId,
    entry: &'s Entry,
    /// Nothing of a line that an older version could read and this one cannot.
    draft: Option<Draft>,
}

impl<'s, 'db> Again<'s, 'db> {
    fn read(db: &'s Snapshot<'db>, lexicon: &Lexicon, id: RecordId, entry: &'s Entry) -> Self {
        // Dates count from the writing, as they did then.
        Self { db, id, entry, draft: quick_log::parse(&entry.raw, lexicon, entry.written).ok() }
    }

    /// The suggestion under this key; `None` if the line no longer says so.
    fn suggestion(&self, waiting: &LazyNewcomers<'_, '_>, key: &str) -> Result<Option<Suggestion>> {
        let (Some(draft), Some(key)) = (&self.draft, SuggestionKey::read(key)) else { return Ok(None) };
        if key.span.of(&draft.raw).is_none() {
            return Ok(None);
        }
        let open = match key.kind {
            SuggestionKind::Kept => outstanding(self.db, draft, Some(EntryId(self.id)))?,
            _ => Vec::new(),
        };
        let mut found = quick_log::suggestion_at(draft, &open, key.kind, &key.trigger, key.span);
        waiting.name_in_full(&mut found)?;
        if let Some(found) = &mut found {
            self.settle_which(found)?;
        }
        Ok(found)
    }

    /// Of several people of one name it is the one whom the user has said by now.
    fn settle_which(&self, found: &mut Suggestion) -> Result<()> {
        let Some(which) = &found.which else { return Ok(()) };
        let place = which.place;
        let Some(person) =
            named_at(self.entry, place).filter(|person| !self.entry.guesses.contains_key(person))
        else {
            return Ok(());
        };
        let identities = self.db.identities()?;
        if let Some(row) = self.db.person(identities.canonical(person))? {
            found.person = Some(Meant { id: Some(person), name: row.name, place: Some(place) });
            found.which = None;
        }
        Ok(())
    }
}

/// What one key of a line asks, in the middle of an act.
fn read_again(
    db: &Snapshot<'_>,
    lexicon: &Lexicon,
    id: RecordId,
    entry: &Entry,
    key: &str,
) -> Result<Option<Suggestion>> {
    Again::read(db, lexicon, id, entry).suggestion(&LazyNewcomers::of(db), key)
}

/// Takes a suggestion: adds what it would add. Says what that was.
pub(in crate::journal) fn take(txn: &mut WriteTxn<'_>, id: RecordId, number: u32) -> Result<String> {
    let (entry, key) = find(txn, id, number)?;
    let lexicon = txn.lexicon()?;
    let Some(suggestion) = read_again(txn.snapshot(), &lexicon, id, &entry, &key)? else {
        if let Some(name) = newcomers::known_by_now(txn, &lexicon, id, &entry, &key)? {
            return Ok(format!("with {name}"));
        }
        // Nothing can be added, and it is not a refusal of the rule either.
        settle(txn, id, key)?;
        return Ok("nothing, since the line no longer says so".to_owned());
    };
    let of = match &suggestion.person {
        Some(meant) => {
            let asked = |txn: &WriteTxn<'_>, entry: &Entry, key: &str| {
                read_again(txn.snapshot(), &lexicon, id, entry, key)
            };
            Of::sure(whoever(txn, id, meant, asked)?)
        }
        None => Of::unsaid(&entry, &suggestion),
    };
    if !add_as(txn, id, key, &suggestion, of)? {
        return Ok("nothing, since there is nothing to change".to_owned());
    }
    Ok(quick_log::question(&suggestion).trim_end_matches('?').to_owned())
}

/// Whom something is about that a suggestion adds.
#[derive(Clone, Copy)]
struct Of {
    person: Option<PersonId>,
    /// A guess among several, until the user says who is meant.
    guess: bool,
}

impl Of {
    fn sure(person: Option<PersonId>) -> Self {
        Self { person, guess: false }
    }

    /// Whom the line holds where the suggestion names nobody: any of several people of one name, or the only one there.
    fn unsaid(entry: &Entry, suggestion: &Suggestion) -> Self {
        let person = match &suggestion.which {
            Some(which) => named_at(entry, which.place),
            None => only_one_there(entry),
        };
        Self { person, guess: person.is_some_and(|person| entry.guesses.contains_key(&person)) }
    }
}

/// Adds what a suggestion would add, about this person, and settles it; false if there was nothing to add it to.
fn add_as(
    txn: &mut WriteTxn<'_>,
    id: RecordId,
    key: String,
    suggestion: &Suggestion,
    of: Of,
) -> Result<bool> {
    // A person who became known by this is part of the line by now.
    let entry: Entry = txn.get(id)?;
    let added = add(txn, id, &entry, suggestion, of)?;
    settle(txn, id, key)?;
    let of_someone = matches!(
        suggestion.kind,
        SuggestionKind::Promise
            | SuggestionKind::Plan
            | SuggestionKind::Exchange
            | SuggestionKind::Fact
            | SuggestionKind::Careful
    );
    if added && of.person.is_none() && of_someone {
        txn.edit::<Entry>(id, |entry| {
            entry.doubts.insert(DoubtAbout::Owner, true);
        })?;
    }
    Ok(added)
}

/// Answers what was asked about a line while it was typed, in the act that saves it: each is taken or dropped as its chip
/// showed it, about whom the names of the line mean by the user's choice.
pub(in crate::journal) fn answer(txn: &mut WriteTxn<'_>, id: RecordId, reading: &Reading) -> Result<()> {
    let answered = |state: &SuggestionState| {
        let with_keys = reading.suggestions.iter().map(|suggestion| (key(suggestion), suggestion));
        with_keys.filter(|(key, _)| reading.answers.get(key) == Some(state)).collect::<Vec<_>>()
    };
    for (key, suggestion) in answered(&SuggestionState::Taken) {
        if !is_open(txn, id, &key)? {
            continue;
        }
        let entry: Entry = txn.get(id)?;
        let of = match &suggestion.person {
            Some(meant) => Of::sure(match meant.place.and_then(|place| named_at(&entry, place)) {
                Some(person) => Some(person),
                None => whoever(txn, id, meant, |_, _, asked| {
                    Ok(reading.suggestions.iter().find(|other| self::key(other) == asked).cloned())
                })?,
            }),
            None => Of::unsaid(&entry, suggestion),
        };
        add_as(txn, id, key, suggestion, of)?;
    }
    for (key, _) in answered(&SuggestionState::Dropped) {
        if is_open(txn, id, &key)? {
            drop_key(txn, id, &key)?;
        }
    }
    Ok(())
}

fn is_open(txn: &WriteTxn<'_>, id: RecordId, key: &str) -> Result<bool> {
    Ok(txn.get::<Entry>(id)?.suggestions.get(key) == Some(&SuggestionState::Open))
}

/// The person named at a place of the line, including somebody an answer has just made known.
fn named_at(entry: &Entry, place: Span) -> Option<PersonId> {
    let mut named = entry.spans.iter().filter(|(person, _)| entry.people.contains_key(person));
    named.find(|(_, spans)| Span::read_all(spans).any(|span| span == place)).map(|(person, _)| *person)
}

/// Adds what a suggestion would add; false if there was nothing to add it to.
fn add(
    txn: &mut WriteTxn<'_>,
    id: RecordId,
    entry: &Entry,
    suggestion: &Suggestion,
    Of { person, guess }: Of,
) -> Result<bool> {
    let (text, private, origin) = (suggestion.text.clone(), entry.private, Some(EntryId(id)));
    match suggestion.kind {
        SuggestionKind::Person | SuggestionKind::NewPerson => {
            let person = person.ok_or_else(|| Error::internal("a suggested person without a name"))?;
            join(txn, id, person, suggestion.there, suggestion.span)?;
        }
        // What one plans with somebody is done, moved and kept as a promise is.
        SuggestionKind::Promise | SuggestionKind::Plan => {
            let (mine, due, made) = (suggestion.mine, suggestion.due, entry.at);
            txn.create(Promise {
                mine,
                text,
                person,
                guess,
                entry: origin,
                made,
                due,
                private,
                ..Promise::default()
            })?;
        }
        SuggestionKind::Kept => {
            let Some(settled) = suggestion.settles else { return Ok(false) };
            let now = txn.now;
            if txn.snapshot().fact(settled)?.is_some() {
                txn.edit::<Fact>(settled, |need| need.ended = Some(now))?;
            } else {
                txn.edit::<Promise>(settled, |promise| {
                    promise.status = PromiseStatus::Kept;
                    promise.settled = Some(now);
                })?;
            }
        }
        SuggestionKind::Exchange => {
            let kind = suggestion.exchange.clone().unwrap_or(ExchangeKind::Help);
            let (given, at) = (suggestion.mine, entry.at);
            txn.create(Exchange {
                given,
                kind,
                text,
                person,
                guess,
                entry: origin,
                at,
                private,
                ..Exchange::default()
            })?;
        }
        SuggestionKind::Spoke => {
            let advocacy = Advocacy {
                person: person.unwrap_or_default(),
                guess,
                kind: suggestion.spoke.clone().unwrap_or_default(),
                to: suggestion.to.clone(),
                how: text,
                entry: origin,
                private,
                at: entry.at,
                ..Advocacy::default()
            };
            credit::note_advocacy(txn, advocacy)?;
        }
        SuggestionKind::Win => {
            txn.create(Win { what: text, entry: origin, private, at: entry.at, ..Win::default() })?;
        }
        SuggestionKind::Careful | SuggestionKind::Fact => {
            let kind = suggestion.fact.clone().unwrap_or_default();
            let learned = entry.at;
            txn.create(Fact {
                person,
                guess,
                kind,
                text,
                entry: origin,
                learned,
                private,
                ..Fact::default()
            })?;
        }
        SuggestionKind::Private => keep_private(txn, id, true)?,
        SuggestionKind::Correction => return correct(txn, id, entry),
    }
    Ok(true)
}

/// The record of the person a suggestion is about. Somebody new gets one, with what the line says they are, which also
/// answers the suggestion that asks about them. Nobody is added unless the line asked about them.
fn whoever(
    txn: &mut WriteTxn<'_>,
    id: RecordId,
    meant: &Meant,
    asked: impl Fn(&WriteTxn<'_>, &Entry, &str) -> Result<Option<Suggestion>>,
) -> Result<Option<PersonId>> {
    if meant.id.is_some() {
        return Ok(meant.id);
    }
    let entry: Entry = txn.get(id)?;
    let asks = |key: &&String| {
        SuggestionKey::read(key)
            .is_some_and(|key| key.kind == SuggestionKind::NewPerson && Some(key.span) == meant.place)
    };
    let Some(key) = entry.suggestions.keys().find(asks).cloned() else { return Ok(None) };
    let Some(asked) = asked(txn, &entry, &key)? else { return Ok(None) };
    let made = txn.now;
    let person = PersonId(txn.create(Person { name: meant.name.clone(), made, ..Person::default() })?);
    if !(asked.to.is_empty() && asked.org.is_empty()) {
        let (title, org) = (asked.to.clone(), asked.org.clone());
        txn.create(Position { person, org, title, ..Position::default() })?;
    }
    join(txn, id, person, asked.there, asked.span)?;
    settle(txn, id, key)?;
    newcomers::introduce(txn, &[(person, &meant.name)], Some(id))?;
    Ok(Some(person))
}

/// "Scratch that, it was Grace Kim": the one person of the line before becomes the one of this line.
fn correct(txn: &mut WriteTxn<'_>, id: RecordId, entry: &Entry) -> Result<bool> {
    let Some(before) = txn.snapshot().entry_before(id)? else { return Ok(false) };
    let earlier: Entry = txn.get(before)?;
    let (Some(wrong), Some(right)) = (only_one_there(&earlier), entry.people.keys().next().copied()) else {
        return Ok(false);
    };
    if wrong == right || entry.people.len() != 1 {
        return Ok(false);
    }
    confirm(txn, before, wrong, right)?;
    Ok(true)
}

/// Drops a suggestion; two drops of a rule silence it. Says what it was. What was asked about a person who is dropped goes
/// with them, and is not a refusal of its rule.
pub(in crate::journal) fn drop(txn: &mut WriteTxn<'_>, id: RecordId, number: u32) -> Result<String> {
    let (_, key) = find(txn, id, number)?;
    drop_key(txn, id, &key)
}

fn drop_key(txn: &mut WriteTxn<'_>, id: RecordId, key: &str) -> Result<String> {
    let entry: Entry = txn.get(id)?;
    let lexicon = txn.lexicon()?;
    let (again, waiting) =
        (Again::read(txn.snapshot(), &lexicon, id, &entry), LazyNewcomers::of(txn.snapshot()));
    let said = again.suggestion(&waiting, key)?;
    let mut along = Vec::new();
    if let Some(said) =
        said.as_ref().filter(|said| matches!(said.kind, SuggestionKind::Person | SuggestionKind::NewPerson))
    {
        for (other, state) in &entry.suggestions {
            if *state != SuggestionState::Open || other == key {
                continue;
            }
            let about = again.suggestion(&waiting, other)?.and_then(|other| other.person);
            if about.is_some_and(|about| about.place == Some(said.span)) {
                along.push(other.clone());
            }
        }
    }
    // The same question in another line has its answer, too.
    let elsewhere = match &said {
        Some(said) if said.kind == SuggestionKind::NewPerson => waiting.newcomers()?.called(&said.text),
        _ => Vec::new(),
    };
    for newcomer in elsewhere.into_iter().filter(|newcomer| newcomer.entry != id) {
        settle(txn, newcomer.entry, newcomer.key)?;
    }
    txn.edit::<Entry>(id, |entry| {
        entry.suggestions.insert(key.to_owned(), SuggestionState::Dropped);
        for other in along {
            entry.suggestions.insert(other, SuggestionState::Taken);
        }
    })?;
    Ok(said.map_or_else(|| "a suggestion".to_owned(), |said| said.text))
}

fn find(txn: &WriteTxn<'_>, id: RecordId, number: u32) -> Result<(Entry, String)> {
    let entry: Entry = txn.get(id)?;
    let key = number
        .checked_sub(1)
        .and_then(|place| numbered(&entry).get(place as usize).map(|key| (*key).clone()));
    let key = key.ok_or_else(|| Error::NoSuchRef(Reference::to_part(id, number).to_string()))?;
    match entry.suggestions.get(&key) {
        Some(SuggestionState::Open) => Ok((entry, key)),
        _ => Err(Error::already_done("that suggestion was already answered")),
    }
}

/// Keeps a line and everything that came from it private, or no longer.
pub(in crate::journal) fn keep_private(txn: &mut WriteTxn<'_>, id: RecordId, private: bool) -> Result<()> {
    txn.edit::<Entry>(id, |entry| entry.private = private)?;
    shared::change(txn, id, |_| true, |shared| *shared.private = private)
}
