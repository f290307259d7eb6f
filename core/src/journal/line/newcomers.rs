//! Newcomers: people whom lines ask about and whom the user has not added yet.
//!
//! One newcomer is often named in several lines before the user says yes: in full once, by first name after that. All of
//! these lines ask one question. It shows the fullest name that a waiting line has, and its answer holds for every line
//! that asked, and for the lines since then that name them without asking.

use std::{cell::OnceCell, collections::BTreeSet};

use crate::{
    error::{Error, Result},
    journal::{
        line::{
            meant::join,
            outstanding::{outstanding, silenced},
            suggestion_key::{self, settle},
        },
        write::WriteTxn,
    },
    model::{AnyRecord, Entry, EntryId, Kind, Moment, PersonId, RecordId, Span, SuggestionState},
    quick_log::{self, Lexicon, Suggestion, SuggestionKind, fold},
    store::{
        Snapshot,
        index::search::{SearchLimits, SearchOrder},
    },
};

/// So many lines since the first one that asked are looked at when its question is answered.
const LOOKED_AT: usize = 200;

/// More questions about newcomers than this are not looked through: the newest count.
const WAITING: usize = 500;

/// A question whether somebody is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::journal) struct NewcomerQuestion {
    /// The line that asks.
    pub(in crate::journal) entry: RecordId,
    /// Under which the line keeps the question.
    pub(in crate::journal) key: String,
    /// How the line names them.
    pub(in crate::journal) name: String,
    private: bool,
}

/// Everybody whom lines ask about, the newest line first.
pub(in crate::journal) struct Newcomers(Vec<NewcomerQuestion>);

/// The newcomers of a snapshot, read when the first suggestion is about one of them, and once.
pub(in crate::journal) struct LazyNewcomers<'s, 'db> {
    db: &'s Snapshot<'db>,
    read: OnceCell<Newcomers>,
}

impl<'s, 'db> LazyNewcomers<'s, 'db> {
    pub(in crate::journal) fn of(db: &'s Snapshot<'db>) -> Self {
        Self { db, read: OnceCell::new() }
    }

    pub(in crate::journal) fn newcomers(&self) -> Result<&Newcomers> {
        match self.read.get() {
            Some(read) => Ok(read),
            None => {
                let read = Newcomers::of(self.db)?;
                Ok(self.read.get_or_init(|| read))
            }
        }
    }

    /// Calls newcomers in the suggestions of one line what the fullest of the waiting lines calls them.
    pub(in crate::journal) fn name_in_full<'f>(
        &self,
        found: impl IntoIterator<Item = &'f mut Suggestion>,
    ) -> Result<()> {
        for one in found.into_iter().filter(|one| is_about_newcomer(one)) {
            let Some(whole) = self.newcomers()?.in_full(name_of(one)).map(str::to_owned) else { continue };
            if one.kind == SuggestionKind::NewPerson {
                one.text.clone_from(&whole);
            }
            if let Some(meant) = &mut one.person {
                meant.name = whole;
            }
        }
        Ok(())
    }
}

impl Newcomers {
    pub(in crate::journal) fn of(db: &Snapshot<'_>) -> Result<Self> {
        Self::in_state(db, &SuggestionState::Open)
    }

    fn in_state(db: &Snapshot<'_>, state: &SuggestionState) -> Result<Self> {
        let rows = db.suggestions_of(SuggestionKind::NewPerson.as_str(), state, WAITING)?.into_iter();
        let named = rows.filter_map(|(row, line, private)| {
            let name = suggestion_key::span_of(&row.key)?.of(&line)?;
            Some(NewcomerQuestion { entry: row.entry, name: name.trim().to_owned(), key: row.key, private })
        });
        Ok(Self(named.collect()))
    }

    /// The one fuller name that begins with this one, as a line has it that is not private.
    fn in_full(&self, name: &str) -> Option<&str> {
        let begins = format!("{} ", fold(name));
        let mut fuller = BTreeSet::new();
        let mut found = None;
        for newcomer in self.0.iter().filter(|newcomer| !newcomer.private) {
            let folded = fold(&newcomer.name);
            if folded.starts_with(&begins) && fuller.insert(folded) {
                found = Some(newcomer.name.as_str());
            }
        }
        // Of two who share a first name, neither is meant.
        found.filter(|_| fuller.len() == 1)
    }

    /// The people this name means: those who are called that, or will be once their name is known in full.
    pub(in crate::journal) fn called(&self, name: &str) -> Vec<NewcomerQuestion> {
        let whole = fold(self.in_full(name).unwrap_or(name));
        let means = |newcomer: &&NewcomerQuestion| {
            fold(&newcomer.name) == whole || fold(self.in_full(&newcomer.name).unwrap_or_default()) == whole
        };
        self.0.iter().filter(means).cloned().collect()
    }
}

/// Leaves out whom the user did not want to add, with what was heard about them.
pub(in crate::journal) fn leave_out_refused(db: &Snapshot<'_>, found: &mut Vec<Suggestion>) -> Result<()> {
    if !found.iter().any(is_about_newcomer) {
        return Ok(());
    }
    let refused = Newcomers::in_state(db, &SuggestionState::Dropped)?.0;
    let refused: BTreeSet<String> = refused.iter().map(|newcomer| fold(&newcomer.name)).collect();
    found.retain(|one| !is_about_newcomer(one) || !refused.contains(&fold(name_of(one))));
    Ok(())
}

fn is_about_newcomer(suggestion: &Suggestion) -> bool {
    suggestion.kind == SuggestionKind::NewPerson
        || suggestion.person.as_ref().is_some_and(|meant| meant.id.is_none())
}

fn name_of(suggestion: &Suggestion) -> &str {
    suggestion.person.as_ref().map_or(&suggestion.text, |meant| &meant.name)
}

/// The error for a name that nobody goes by and that a line asks about; `None` if none does.
pub(in crate::journal) fn waiting_as(db: &Snapshot<'_>, name: &str) -> Result<Option<Error>> {
    let waiting = Newcomers::of(db)?;
    let Some(newcomer) = waiting.called(name).into_iter().next() else { return Ok(None) };
    let suggestion = suggestion_key::reference_of(db, newcomer.entry, &newcomer.key)?;
    let name = waiting.in_full(name).unwrap_or(&newcomer.name).to_owned();
    Ok(suggestion.map(|suggestion| Error::NotAddedYet { name, suggestion: suggestion.to_string() }))
}

/// These people were added: the lines that asked about them know them from now on, and so do those since the first of
/// them that name them without asking. `by` is the line whose question was answered, if one was: it has them already.
pub(in crate::journal) fn introduce(
    txn: &mut WriteTxn<'_>,
    added: &[(PersonId, &str)],
    by: Option<RecordId>,
) -> Result<()> {
    if added.is_empty() {
        return Ok(());
    }
    let waiting = Newcomers::of(txn.snapshot())?;
    for (person, name) in added {
        let asked = waiting.called(name).into_iter().map(|newcomer| newcomer.entry);
        introduce_to(txn, asked.chain(by).collect(), (*person, name), by)?;
    }
    Ok(())
}

fn introduce_to(
    txn: &mut WriteTxn<'_>,
    asked: BTreeSet<RecordId>,
    (person, name): (PersonId, &str),
    by: Option<RecordId>,
) -> Result<()> {
    let mut since: Option<Moment> = None;
    for id in &asked {
        if let Some(AnyRecord::Entry(entry)) = txn.snapshot().record(*id)? {
            since = Some(since.map_or(entry.written, |first| entry.written.min(first)));
        }
    }
    let (Some(since), Some(first)) = (since, name.split_whitespace().next()) else { return Ok(()) };
    let lexicon = txn.lexicon()?;
    let limits = SearchLimits { kinds: vec![Kind::Entry.word().to_owned()], ..SearchLimits::default() };
    let naming = txn.snapshot().search(&[fold(first)], &limits, SearchOrder::Newest, LOOKED_AT)?;
    let naming: BTreeSet<RecordId> = naming.into_iter().map(|hit| hit.id).chain(asked).collect();
    for id in naming.into_iter().filter(|id| Some(*id) != by) {
        if let Some(AnyRecord::Entry(entry)) = txn.snapshot().record(id)?
            && entry.deleted.is_none()
            && entry.written >= since
        {
            recognise(txn, &lexicon, id, &entry, person)?;
        }
    }
    Ok(())
}

/// The question whether somebody is new, answered when the name is known already: they become part of the line. Their
/// name; `None` if the line asks something else, or does not say so.
pub(in crate::journal) fn known_by_now(
    txn: &mut WriteTxn<'_>,
    lexicon: &Lexicon,
    id: RecordId,
    entry: &Entry,
    key: &str,
) -> Result<Option<String>> {
    let Some(place) = suggestion_key::span_of(key)
        .filter(|_| suggestion_key::kind_of(key) == Some(SuggestionKind::NewPerson))
    else {
        return Ok(None);
    };
    let Ok(draft) = quick_log::parse(&entry.raw, lexicon, entry.written) else { return Ok(None) };
    let named = draft.people.iter().find(|mention| mention.spans.iter().any(|span| span.touches(place)));
    let Some((mention, person)) = named.and_then(|mention| Some((mention, mention.person?))) else {
        return Ok(None);
    };
    settle(txn, id, key.to_owned())?;
    join(txn, id, person, mention.there, place)?;
    Ok(Some(mention.name.clone()))
}

/// Reads a line again with the names known by now: the people it names become part of it, and what it says about them
/// is offered.
fn recognise(
    txn: &mut WriteTxn<'_>,
    lexicon: &Lexicon,
    id: RecordId,
    entry: &Entry,
    person: PersonId,
) -> Result<()> {
    let Ok(draft) = quick_log::parse(&entry.raw, lexicon, entry.written) else { return Ok(()) };
    let Some(mention) =
        draft.people.iter().find(|mention| mention.confirmed && mention.person == Some(person))
    else {
        return Ok(());
    };
    let Some(place) = mention.spans.first().copied() else { return Ok(()) };
    for span in &mention.spans {
        if let Some(key) = question_at(entry, *span) {
            settle(txn, id, key)?;
        }
    }
    join(txn, id, person, mention.there, place)?;
    let open = outstanding(txn.snapshot(), &draft, Some(EntryId(id)))?;
    let heard = quick_log::suggest(&draft, &silenced(txn.snapshot())?, &open);
    let prose = quick_log::prose(&draft);
    let statements = quick_log::with_places(&entry.raw, draft.statements, prose);
    txn.edit::<Entry>(id, |entry| {
        for suggestion in heard {
            let known = entry.suggestions.keys().any(|key| {
                suggestion_key::kind_of(key) == Some(suggestion.kind)
                    && suggestion_key::span_of(key).is_some_and(|span| span.touches(suggestion.span))
            });
            if !known {
                entry.suggestions.insert(suggestion_key::key(&suggestion), SuggestionState::Open);
            }
        }
        entry.statements = Some(statements);
    })?;
    Ok(())
}

/// The open question of a line whether the one named at this place is new.
fn question_at(entry: &Entry, place: Span) -> Option<String> {
    let asks = |(key, state): &(&String, &SuggestionState)| {
        **state == SuggestionState::Open
            && suggestion_key::kind_of(key) == Some(SuggestionKind::NewPerson)
            && suggestion_key::span_of(key).is_some_and(|span| span.touches(place))
    };
    entry.suggestions.iter().find(asks).map(|(key, _)| key.clone())
}
