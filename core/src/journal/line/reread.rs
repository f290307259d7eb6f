//! A changed line, read afresh.
//!
//! The old line is read again with the same names, and the two readings are compared: what only the old one says goes,
//! what only the new one says comes, and whatever differs from the old reading was the user's choice and stays. Dates
//! count from when the line was first written.

use std::collections::BTreeMap;

use crate::{
    error::Result,
    journal::{
        line::{
            credit,
            people::{self, Met},
            reading::{self, Reading},
            records::{self, kept_doubts},
            shared,
        },
        read::identity::keys_in,
        write::WriteTxn,
    },
    model::{
        Advocacy, DoubtAbout, Entry, EntryId, Exchange, Fact, Identities, PersonId, Presence, Promise,
        PromiseStatus, RecordId, SuggestionState, Win,
    },
    quick_log::{self, Draft, DraftPerson, Span},
};

/// Reads a changed line afresh and changes what came from it accordingly.
pub(in crate::journal) fn reread(
    txn: &mut WriteTxn<'_>,
    id: RecordId,
    before: &Entry,
    line: &str,
) -> Result<()> {
    let identities = txn.snapshot().identities()?;
    let lexicon = txn.lexicon()?;
    let mut old = reading::read(txn.snapshot(), &lexicon, &before.raw, before.written)?;
    let mut new = reading::read(txn.snapshot(), &lexicon, line, before.written)?;
    for draft in [&mut old.draft, &mut new.draft] {
        mean_as_before(draft, before, &identities);
    }
    let old_people: Vec<Met> = old.draft.people.iter().map(Met::read).collect();
    let people = people::meet(txn, &new.draft, before)?;
    let (old_at, new_at) = (old.draft.at, new.draft.at);
    if old_at == new_at {
        new.draft.at = before.at;
    }
    if old.draft.private == new.draft.private {
        new.draft.private = before.private;
    }
    new.started.clone_from(&before.started);

    let mut fresh = records::entry(&new, &people, before.written);
    if old.draft.kind == new.draft.kind {
        fresh.kind = before.kind.clone();
    }
    keep_people(&mut fresh, before, &old.draft, &identities);
    fresh.doubts = doubts(before, &old.draft, &new.draft);
    fresh.suggestions = suggestions(before, &fresh, line);
    let private = fresh.private;
    txn.edit::<Entry>(id, |entry| *entry = fresh)?;

    promises(txn, id, [(&old, &old_people), (&new, &people)], &identities)?;
    exchanges(txn, id, [(&old, &old_people), (&new, &people)], &identities)?;
    facts(txn, id, [(&old, &old_people), (&new, &people)], &identities)?;
    wins(txn, id, [(&old, &old_people), (&new, &people)])?;
    advocacies(txn, id, [(&old, &old_people), (&new, &people)], &identities)?;
    if private != before.private {
        shared::change(txn, id, |_| true, |shared| *shared.private = private)?;
    }
    Ok(())
}

/// The same words mean whom they meant: a guess that was settled stays settled, and a name that has changed since is
/// nobody new.
fn mean_as_before(draft: &mut Draft, before: &Entry, identities: &Identities) {
    let mut meant: BTreeMap<String, PersonId> = BTreeMap::new();
    for (person, spans) in before.spans.iter().filter(|(person, _)| before.people.contains_key(person)) {
        for span in Span::read_all(spans) {
            if let Some(typed) = span.of(&before.raw) {
                meant.insert(quick_log::fold(typed), *person);
            }
        }
    }
    for place in 0..draft.people.len() {
        let Some(mention) = draft.people.get(place) else { continue };
        let typed = mention.spans.iter().filter_map(|span| span.of(&draft.raw));
        let known = typed.map(quick_log::fold).find_map(|typed| meant.get(&typed).copied());
        let known = known.or_else(|| key_of(mention, before, identities));
        let Some(mention) = draft.people.get_mut(place) else { continue };
        if let Some(person) = known {
            let guess = before.guesses.contains_key(&person);
            // A guess is settled by naming its person in full, too.
            mention.confirmed = !guess || (mention.confirmed && mention.person == Some(person));
            mention.person = Some(person);
        }
    }
}

/// Under which key the entry holds who is meant, or somebody settled whom a guess may mean.
fn key_of(mention: &DraftPerson, before: &Entry, identities: &Identities) -> Option<PersonId> {
    let key = |person| keys_in(before, identities, person).first().copied();
    let guessed = mention.person.and_then(key);
    if mention.confirmed || guessed.is_some_and(|person| !before.guesses.contains_key(&person)) {
        return guessed;
    }
    let others = mention.alternatives.iter().filter_map(|other| key(other.id));
    let mut settled = others.filter(|person| !before.guesses.contains_key(person));
    settled.next().or(guessed)
}

/// Who was put in or taken out by hand, or moved between there and mentioned, stays so.
fn keep_people(fresh: &mut Entry, before: &Entry, old: &Draft, identities: &Identities) {
    let canonical = |person: &PersonId| identities.canonical(*person);
    let mut said: BTreeMap<PersonId, Presence> = BTreeMap::new();
    for mention in &old.people {
        let Some(person) = mention.person else { continue };
        let known = said.entry(canonical(&person)).or_default();
        if mention.there {
            *known = Presence::There;
        }
    }
    for (person, presence) in &before.people {
        if said.get(&canonical(person)) == Some(presence) {
            continue;
        }
        let named = fresh.people.insert(*person, presence.clone()).is_some();
        if named {
            continue;
        }
        if before.guesses.contains_key(person) {
            fresh.guesses.insert(*person, true);
        }
        // Who is named by words that the line still has is named there.
        let typed = before.spans.get(person).into_iter().flat_map(|spans| Span::read_all(spans));
        let typed = typed.filter_map(|span| span.of(&before.raw));
        let found: Vec<String> = typed
            .filter_map(|typed| {
                let start = fresh.raw.find(typed)?;
                Some(Span { start, end: start + typed.len() }.to_string())
            })
            .collect();
        if !found.is_empty() {
            fresh.spans.insert(*person, found.join(","));
        }
    }
    for person in said.keys() {
        if !keys_in(before, identities, *person).is_empty() {
            continue;
        }
        for key in keys_in(fresh, identities, *person) {
            fresh.people.remove(&key);
            fresh.spans.remove(&key);
            fresh.guesses.remove(&key);
        }
    }
}

/// A doubt that was settled stays settled unless the new line is doubtful in another way.
fn doubts(before: &Entry, old: &Draft, new: &Draft) -> BTreeMap<DoubtAbout, bool> {
    let said = |draft: &Draft, about: &DoubtAbout| -> Vec<String> {
        kept_doubts(draft).filter(|doubt| doubt.about == *about).map(|doubt| doubt.message.clone()).collect()
    };
    let abouts = kept_doubts(new).map(|doubt| &doubt.about).chain(before.doubts.keys());
    let mut doubts = BTreeMap::new();
    for about in abouts {
        let (then, now) = (said(old, about), said(new, about));
        let open =
            if then == now { before.doubts.get(about).copied().unwrap_or(false) } else { !now.is_empty() };
        if open {
            doubts.insert(about.clone(), true);
        }
    }
    doubts
}

/// Suggestions of the new line, with the answers the same words were given.
fn suggestions(before: &Entry, fresh: &Entry, line: &str) -> BTreeMap<String, SuggestionState> {
    let mut suggestions = fresh.suggestions.clone();
    for (key, state) in &mut suggestions {
        let same = before.suggestions.iter().find(|(old, _)| same_suggestion(old, &before.raw, key, line));
        if let Some((_, answered)) = same {
            state.clone_from(answered);
        }
    }
    // What was answered stays known, so that refusals go on counting.
    let answered = before.suggestions.iter().filter(|(_, state)| **state != SuggestionState::Open);
    for (key, state) in answered {
        let again = fresh.suggestions.keys().any(|new| same_suggestion(key, &before.raw, new, line));
        if !again {
            suggestions.insert(key.clone(), state.clone());
        }
    }
    suggestions
}

/// Whether two keys, each in its own line, are the same rule about the same words.
fn same_suggestion(old: &str, old_line: &str, new: &str, new_line: &str) -> bool {
    fn parts<'t>(key: &'t str, line: &'t str) -> Option<(&'t str, &'t str)> {
        let (rule, span) = key.rsplit_once('.')?;
        Some((rule, Span::read(span)?.of(line)?))
    }
    parts(old, old_line).is_some_and(|old| Some(old) == parts(new, new_line))
}

/// Two readings of what one line says, compared.
struct Compared<T> {
    /// Only the old line says it.
    gone: Vec<T>,
    /// Both say it: as the old one reads, as the new one reads.
    both: Vec<(T, T)>,
    /// Only the new line says it.
    come: Vec<T>,
}

impl<T> Compared<T> {
    fn new(old: Vec<T>, mut new: Vec<T>, same: impl Fn(&T, &T) -> bool) -> Self {
        let (mut gone, mut both) = (Vec::new(), Vec::new());
        for said in old {
            match new.iter().position(|other| same(&said, other)) {
                Some(place) => both.push((said, new.remove(place))),
                None => gone.push(said),
            }
        }
        Self { gone, both, come: new }
    }

    /// What becomes of a record that `says` tells by its very words.
    fn verdict(&mut self, says: impl Fn(&T) -> bool) -> Verdict<T> {
        if let Some(place) = self.gone.iter().position(&says) {
            self.gone.remove(place);
            return Verdict::Gone;
        }
        if let Some(place) = self.both.iter().position(|(old, _)| says(old)) {
            let (old, new) = self.both.remove(place);
            return Verdict::Said(old, new);
        }
        if let Some(place) = self.come.iter().position(says) {
            self.come.remove(place);
        }
        Verdict::Own
    }
}

enum Verdict<T> {
    /// The line no longer says it.
    Gone,
    /// The line says it as before, perhaps about somebody else or with another date.
    Said(T, T),
    /// It was accepted or reworded: the line never said it.
    Own,
}

/// A field follows its line from one reading to the next unless the user has changed it since.
fn follow<T: PartialEq>(field: &mut T, old: &T, new: T) {
    if *field == *old {
        *field = new;
    }
}

/// The owner of something follows its line as a field does; merged records are one person.
fn follow_owner(
    (person, guess): (&mut Option<PersonId>, &mut bool),
    old: (Option<PersonId>, bool),
    new: (Option<PersonId>, bool),
    identities: &Identities,
) {
    let one = |person: Option<PersonId>| person.map(|person| identities.canonical(person));
    if one(*person) == one(old.0) && one(old.0) != one(new.0) {
        (*person, *guess) = new;
    }
}

type Readings<'r> = [(&'r Reading, &'r Vec<Met>); 2];

fn promises(
    txn: &mut WriteTxn<'_>,
    id: RecordId,
    [(old, old_people), (new, new_people)]: Readings<'_>,
    identities: &Identities,
) -> Result<()> {
    let same = |a: &Promise, b: &Promise| a.mine == b.mine && a.text == b.text;
    let read = |reading: &Reading, people| records::promises(&reading.draft, people, id);
    let mut said = Compared::new(read(old, old_people), read(new, new_people), same);
    for row in txn.snapshot().promises_of(EntryId(id))? {
        match said.verdict(|said| said.mine == row.mine && said.text == row.text) {
            Verdict::Gone if row.status == PromiseStatus::Open => txn.delete(row.id)?,
            Verdict::Said(old, new) => {
                txn.edit::<Promise>(row.id, |promise| {
                    follow(&mut promise.due, &old.due, new.due);
                    let owner = (&mut promise.person, &mut promise.guess);
                    follow_owner(owner, (old.person, old.guess), (new.person, new.guess), identities);
                })?;
            }
            Verdict::Gone | Verdict::Own => {}
        }
    }
    said.come.into_iter().try_for_each(|promise| txn.create(promise).map(drop))
}

fn exchanges(
    txn: &mut WriteTxn<'_>,
    id: RecordId,
    [(old, old_people), (new, new_people)]: Readings<'_>,
    identities: &Identities,
) -> Result<()> {
    let same = |a: &Exchange, b: &Exchange| a.given == b.given && a.text == b.text;
    let read = |reading: &Reading, people| records::exchanges(&reading.draft, people, id);
    let mut said = Compared::new(read(old, old_people), read(new, new_people), same);
    for row in txn.snapshot().exchanges_of(EntryId(id))? {
        match said.verdict(|said| said.given == row.given && said.text == row.text) {
            Verdict::Gone => txn.delete(row.id)?,
            Verdict::Said(old, new) => {
                txn.edit::<Exchange>(row.id, |exchange| {
                    follow(&mut exchange.kind, &old.kind, new.kind);
                    let owner = (&mut exchange.person, &mut exchange.guess);
                    follow_owner(owner, (old.person, old.guess), (new.person, new.guess), identities);
                })?;
            }
            Verdict::Own => {}
        }
    }
    said.come.into_iter().try_for_each(|exchange| txn.create(exchange).map(drop))
}

fn facts(
    txn: &mut WriteTxn<'_>,
    id: RecordId,
    [(old, old_people), (new, new_people)]: Readings<'_>,
    identities: &Identities,
) -> Result<()> {
    let same = |a: &Fact, b: &Fact| a.text == b.text;
    let read = |reading: &Reading, people| records::facts(&reading.draft, people, id);
    let mut said = Compared::new(read(old, old_people), read(new, new_people), same);
    for row in txn.snapshot().facts_of(EntryId(id))? {
        match said.verdict(|said| said.text == row.text) {
            Verdict::Gone if row.ended.is_none() => txn.delete(row.id)?,
            Verdict::Said(old, new) => {
                txn.edit::<Fact>(row.id, |fact| {
                    follow(&mut fact.kind, &old.kind, new.kind);
                    let owner = (&mut fact.person, &mut fact.guess);
                    follow_owner(owner, (old.person, old.guess), (new.person, new.guess), identities);
                })?;
            }
            Verdict::Gone | Verdict::Own => {}
        }
    }
    said.come.into_iter().try_for_each(|fact| txn.create(fact).map(drop))
}

fn wins(
    txn: &mut WriteTxn<'_>,
    id: RecordId,
    [(old, old_people), (new, new_people)]: Readings<'_>,
) -> Result<()> {
    let same = |a: &Win, b: &Win| a.what == b.what;
    let read = |reading: &Reading, people| credit::wins(&reading.draft, people, id);
    let mut said = Compared::new(read(old, old_people), read(new, new_people), same);
    for row in credit::wins_of(txn.snapshot(), id)? {
        let win = &row.record;
        // What the user has said more about is theirs to delete.
        let bare = win.effect.is_empty() && win.evidence.is_empty() && win.knows.is_empty();
        match said.verdict(|said| said.what == win.what) {
            Verdict::Gone if bare => txn.delete(row.id)?,
            Verdict::Said(old, new) => {
                txn.edit::<Win>(row.id, |win| follow(&mut win.with, &old.with, new.with))?;
            }
            Verdict::Gone | Verdict::Own => {}
        }
    }
    said.come.into_iter().try_for_each(|win| txn.create(win).map(drop))
}

fn advocacies(
    txn: &mut WriteTxn<'_>,
    id: RecordId,
    [(old, old_people), (new, new_people)]: Readings<'_>,
    identities: &Identities,
) -> Result<()> {
    // Two people of one clause said the same: whom it is about tells them apart.
    let says = |a: &Advocacy, b: &Advocacy| a.to == b.to && a.how == b.how;
    let one = |word: &Advocacy| identities.canonical(word.person);
    let read = |reading: &Reading, people| credit::advocacies(&reading.draft, people, id);
    let (old, mut new) = (read(old, old_people), read(new, new_people));
    let mut rows = credit::advocacies_of(txn.snapshot(), id)?;
    for was in old {
        let place = rows.iter().position(|row| says(&row.record, &was) && one(&row.record) == one(&was));
        let place = place.or_else(|| rows.iter().position(|row| says(&row.record, &was)));
        let again = new.iter().position(|word| says(word, &was) && one(word) == one(&was));
        let again = again.or_else(|| new.iter().position(|word| one(word) == one(&was) || says(word, &was)));
        let again = again.map(|at| new.remove(at));
        let Some(row) = place.map(|at| rows.remove(at)) else { continue };
        match again {
            Some(now) => {
                txn.edit::<Advocacy>(row.id, |word| {
                    follow(&mut word.kind, &was.kind, now.kind);
                    follow(&mut word.to, &was.to, now.to);
                    follow(&mut word.how, &was.how, now.how);
                    let mut person = Some(word.person);
                    let owner = (&mut person, &mut word.guess);
                    let (was, now) = ((Some(was.person), was.guess), (Some(now.person), now.guess));
                    follow_owner(owner, was, now, identities);
                    word.person = person.unwrap_or_default();
                })?;
            }
            // What was thanked for happened, whatever the line says now.
            None if row.record.thanked.is_none() && row.record.told_outcome.is_none() => {
                txn.delete(row.id)?;
            }
            None => {}
        }
    }
    new.into_iter().try_for_each(|word| credit::note_advocacy(txn, word).map(drop))
}
