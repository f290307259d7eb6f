//! Who could meet what somebody needs: the rows from which `insights::introductions` answers.
//!
//! What is noted about people is looked up in the table of stems, lines in the full text, word by word: a
//! word is uncommon among lines while at most one line in twenty holds one that begins with it, five at any rate and
//! never more than twelve. However many needs there are, the newest ten are looked up, up to forty more until ten matches are
//! found, and at most 200 lines are read: the answer costs about the same in a journal of any age.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::NaiveDate;

use crate::{
    error::Result,
    insights::{
        Acquainted, BY_LINES, INTRODUCED, LineRead, MeetSources, NextKind, SharedLine, is_open_need,
        shared_lines,
    },
    journal::read::identity::row_if_any,
    model::{FactKind, Identities, Knows, Moment, PersonId, RecordId},
    quick_log::{self, Draft, Lexicon, beginnings, stems},
    store::{
        Snapshot,
        index::{
            entry::EntryRow,
            fact::FactRow,
            person::PersonRow,
            presence::PresenceRow,
            stem::{OfStem, SharedStem},
        },
    },
};

/// The newest needs whose words are looked up in lines: those a screen shows, and more until there is enough to show.
const NEEDS: usize = 50;

const NEEDS_SHOWN: usize = 10;

const ENOUGH: usize = 10;

/// Words of one need that are looked up.
const WORDS: usize = 12;

/// Lines that are read for one answer.
const LINES: usize = 200;

/// A word is common if more than one line in this many has it.
const ONE_IN: usize = 20;

/// A word that at most this many lines have is uncommon, however few lines the journal holds.
const ALWAYS_FEW: usize = 5;

const NEVER_MORE: usize = 12;

/// What two people meet by, owned.
pub(in crate::journal) struct Meets {
    /// Needs, and facts that share a word with one.
    pub(in crate::journal) facts: Vec<FactRow>,
    /// Which of these share a word.
    pub(in crate::journal) shared: Vec<SharedStem>,
    /// Lines that share one with a need.
    pub(in crate::journal) lines: Vec<SharedLine>,
    /// Needs for which the user put an introduction off.
    pub(in crate::journal) refused: BTreeSet<RecordId>,
    /// Who knows whom.
    pub(in crate::journal) acquainted: Acquainted,
}

/// The names lines are read against, prepared only when a line is read.
pub(in crate::journal) type LazyLexicon<'a> = dyn Fn() -> Result<Arc<Lexicon>> + 'a;

impl Meets {
    /// What meets any open need of anybody. Of the needs that nothing noted meets, only the newest are in it: those that a screen
    /// may show, and those whose words are looked up in lines.
    pub(in crate::journal) fn of(
        db: &Snapshot<'_>,
        identities: &Identities,
        names: &LazyLexicon<'_>,
        now: Moment,
    ) -> Result<Self> {
        let refused = refused(db, now)?;
        let mut search = Search::new(db, identities, names, now)?;
        let needs = search.newest_needs(NEEDS.saturating_add(refused.len()))?;
        Self::with_shared(search, needs, refused)
    }

    /// The same with every open need: what an answer of the newest is held against.
    #[cfg(test)]
    pub(in crate::journal) fn of_every_need(
        db: &Snapshot<'_>,
        identities: &Identities,
        names: &LazyLexicon<'_>,
        now: Moment,
    ) -> Result<Self> {
        let search = Search::new(db, identities, names, now)?;
        Self::with_shared(search, db.open_needs(usize::MAX)?, refused(db, now)?)
    }

    /// For acts: the newest needs that somebody may meet, until the needs of as many people are met as a day has room for.
    ///
    /// Lines are searched only where no fact meets a need, and for the newest fifty needs. `away` are people no act may
    /// involve. For each need found, the first introductions are the same as those [`Meets::of`] leads to.
    pub(in crate::journal) fn of_the_newest(
        db: &Snapshot<'_>,
        identities: &Identities,
        names: &LazyLexicon<'_>,
        away: &BTreeSet<PersonId>,
        now: Moment,
    ) -> Result<Self> {
        let refused = refused(db, now)?;
        let mut found = Self::none(db, identities)?;
        let mut search = Search::new(db, identities, names, now)?;
        let mut met: BTreeSet<PersonId> = BTreeSet::new();
        let newest = db.open_needs(NEEDS.saturating_add(refused.len()))?;
        for need in newest.iter().filter(|need| !refused.contains(&need.id)).take(NEEDS) {
            let Some(who) = need.person.map(|who| identities.canonical(who)) else { continue };
            if !away.contains(&who) && search.may_come_up(who)? && found.meet(&mut search, need, true)? {
                met.insert(who);
            }
            if met.len() >= INTRODUCED {
                return Ok(Self { refused, ..found });
            }
        }
        // Older ones by facts alone: seldom is there so little among the newest.
        let known: BTreeSet<RecordId> = newest.iter().map(|need| need.id).collect();
        let older: BTreeSet<RecordId> = db.shared_stems()?.iter().map(|shared| shared.need).collect();
        let mut needs = Vec::new();
        for need in older.difference(&known) {
            needs.extend(db.fact(*need)?.filter(is_open_need));
        }
        newest_first(&mut needs);
        for need in &needs {
            let Some(who) = need.person.map(|who| identities.canonical(who)) else { continue };
            let may = !refused.contains(&need.id) && !away.contains(&who) && search.may_come_up(who)?;
            if may && found.meet(&mut search, need, false)? {
                met.insert(who);
            }
            if met.len() >= INTRODUCED {
                break;
            }
        }
        Ok(Self { refused, ..found })
    }

    /// Nobody's needs, and who knows whom.
    pub(in crate::journal) fn none(db: &Snapshot<'_>, identities: &Identities) -> Result<Self> {
        let acquainted = acquainted(db, identities)?;
        let (facts, shared, lines, refused) = (Vec::new(), Vec::new(), Vec::new(), BTreeSet::new());
        Ok(Self { facts, shared, lines, refused, acquainted })
    }

    /// Takes a need in with what may meet it; whether anybody may whom the needing person does not know.
    fn meet(&mut self, search: &mut Search<'_>, need: &FactRow, by_lines: bool) -> Result<bool> {
        let (db, identities) = (search.db, search.identities);
        let (mut met, mut facts) = (false, BTreeSet::new());
        let shared = search.shared(need)?;
        for one in &shared {
            let other = identities.canonical(one.other);
            let who = identities.canonical(one.who);
            let may = other != who && search.may_come_up(other)?;
            met |= may && !self.acquainted.know_each_other(who, other);
            facts.insert(one.fact);
        }
        if met {
            self.shared.extend(shared);
            for fact in facts {
                self.facts.extend(db.fact(fact)?);
            }
        } else if by_lines {
            let before = self.lines.len();
            search.of(need, &self.acquainted, &mut self.lines)?;
            let new = self.lines.iter().skip(before);
            met = new
                .map(|line| (line.who, line.other))
                .any(|(who, other)| !self.acquainted.know_each_other(who, other));
        }
        if met {
            self.facts.push(need.clone());
        }
        Ok(met)
    }

    /// What meets these needs, with all facts that share a word with any.
    fn with_shared(
        mut search: Search<'_>,
        mut needs: Vec<FactRow>,
        refused: BTreeSet<RecordId>,
    ) -> Result<Self> {
        let db = search.db;
        let shared = db.shared_stems()?;
        let known: BTreeSet<RecordId> = needs.iter().map(|need| need.id).collect();
        let others: BTreeSet<RecordId> = shared.iter().map(|shared| shared.need).collect();
        for need in others.difference(&known) {
            needs.extend(db.fact(*need)?);
        }
        let acquainted = acquainted(db, search.identities)?;
        let mut open: Vec<&FactRow> =
            needs.iter().filter(|need| is_open_need(need) && !refused.contains(&need.id)).collect();
        newest_first(&mut open);
        open.truncate(NEEDS);
        let lines = search.lines(&open, &acquainted)?;
        let facts: BTreeSet<RecordId> = shared.iter().map(|shared| shared.fact).collect();
        for fact in facts {
            needs.extend(db.fact(fact)?);
        }
        Ok(Self { facts: needs, shared, lines, refused, acquainted })
    }

    /// What meets the newest of one person's needs that somebody may meet whom they do not know; `facts` are theirs. A card
    /// shows no more, and the first introduction is the first of all that their needs lead to.
    pub(in crate::journal) fn of_person(
        db: &Snapshot<'_>,
        identities: &Identities,
        names: &LazyLexicon<'_>,
        facts: &[FactRow],
        now: Moment,
    ) -> Result<Self> {
        let refused = refused(db, now)?;
        let open = |fact: &&FactRow| {
            fact.kind == FactKind::Need && is_open_need(fact) && !refused.contains(&fact.id)
        };
        let mut needs: Vec<&FactRow> = facts.iter().filter(open).collect();
        newest_first(&mut needs);
        let mut found = Self::none(db, identities)?;
        let mut search = Search::new(db, identities, names, now)?;
        for (place, need) in needs.into_iter().enumerate() {
            let Some(who) = need.person else { continue };
            if search.may_come_up(who)? && found.meet(&mut search, need, place < NEEDS)? {
                break;
            }
        }
        Ok(Self { refused, ..found })
    }

    /// As insights take it, with these people, who are given in order of id.
    pub(in crate::journal) fn sources<'a>(
        &'a self,
        people: &'a [PersonRow],
        identities: &'a Identities,
    ) -> MeetSources<'a> {
        MeetSources {
            people,
            identities,
            facts: &self.facts,
            shared: &self.shared,
            lines: &self.lines,
            refused: &self.refused,
            acquainted: &self.acquainted,
        }
    }

    /// Everybody who has a part in it, in order of id, with the rest that the records of one human being share.
    pub(in crate::journal) fn people(
        &self,
        db: &Snapshot<'_>,
        identities: &Identities,
    ) -> Result<Vec<PersonRow>> {
        let of_facts = self.shared.iter().flat_map(|shared| [shared.who, shared.other]);
        let of_lines = self.lines.iter().flat_map(|line| [line.who, line.other]);
        let people: BTreeSet<PersonId> =
            of_facts.chain(of_lines).map(|person| identities.canonical(person)).collect();
        let mut rows = Vec::new();
        for person in people {
            rows.extend(row_if_any(db, identities, person)?);
        }
        Ok(rows)
    }
}

/// Who knows whom.
pub(in crate::journal) fn acquainted(db: &Snapshot<'_>, identities: &Identities) -> Result<Acquainted> {
    let knows = db.all::<Knows>()?;
    let pairs = knows.into_iter().map(|knows| (knows.record.person, knows.record.other));
    Ok(Acquainted::new(pairs, identities))
}

/// Needs in the order in which they come up: what was learned or confirmed last, then what was noted last.
fn newest_first<N: std::borrow::Borrow<FactRow>>(needs: &mut [N]) {
    needs.sort_by_key(|need| {
        let need: &FactRow = need.borrow();
        std::cmp::Reverse((newness(need), need.id))
    });
}

/// The day on which a need was learned or last confirmed.
fn newness(need: &FactRow) -> NaiveDate {
    let learned = need.learned.date_naive();
    need.confirmed_on.map_or(learned, |day| day.max(learned))
}

/// Needs for which the user put an introduction off.
fn refused(db: &Snapshot<'_>, now: Moment) -> Result<BTreeSet<RecordId>> {
    let put_off = db.put_off(now.date_naive())?.into_iter();
    Ok(put_off.filter(|row| row.act == NextKind::Introduce.word()).map(|row| row.about).collect())
}

/// Lines with their moments in milliseconds.
type Holding = Vec<(i64, RecordId)>;

/// A line as it was read for one need, to be read for others.
struct ReadLine {
    entry: EntryRow,
    people: Vec<PresenceRow>,
    draft: Draft,
}

/// One look through the lines. Nothing is asked twice.
struct Search<'a> {
    db: &'a Snapshot<'a>,
    identities: &'a Identities,
    names: &'a LazyLexicon<'a>,
    now: Moment,
    /// The facts of each uncommon word; nothing for a common one.
    facts: BTreeMap<String, Option<Vec<OfStem>>>,
    /// How many lines may hold a word that is uncommon.
    few: usize,
    /// The lines of each uncommon word; nothing for a common one.
    words: BTreeMap<String, Option<Holding>>,
    /// Lines that were read; nothing for one that cannot meet a need.
    lines: BTreeMap<RecordId, Option<ReadLine>>,
    /// Whether somebody may come up: there, and not resting.
    may_meet: BTreeMap<PersonId, bool>,
}

impl<'a> Search<'a> {
    fn new(
        db: &'a Snapshot<'a>,
        identities: &'a Identities,
        names: &'a LazyLexicon<'a>,
        now: Moment,
    ) -> Result<Self> {
        let few = (db.count_entries(ONE_IN * NEVER_MORE)? / ONE_IN).clamp(ALWAYS_FEW, NEVER_MORE);
        let (facts, words) = (BTreeMap::new(), BTreeMap::new());
        let (lines, may_meet) = (BTreeMap::new(), BTreeMap::new());
        Ok(Self { db, identities, names, now, facts, few, words, lines, may_meet })
    }

    /// The newest needs of anybody: at least so many, and the first few of people who may come up with all others of their
    /// days.
    fn newest_needs(&mut self, least: usize) -> Result<Vec<FactRow>> {
        let mut most = least;
        loop {
            let needs = self.db.open_needs(most)?;
            if needs.len() < most || self.has_enough_to_show(&needs)? {
                return Ok(needs);
            }
            most = most.saturating_mul(4);
        }
    }

    /// Whether no need older than these has a place among those that a screen shows.
    fn has_enough_to_show(&mut self, needs: &[FactRow]) -> Result<bool> {
        let Some(oldest) = needs.last() else { return Ok(false) };
        let mut shown = 0;
        for need in needs.iter().filter(|need| newness(need) > newness(oldest)) {
            shown += usize::from(need.person.map(|who| self.may_come_up(who)).transpose()? == Some(true));
            if shown == NEEDS_SHOWN {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What others can, do or have that shares an uncommon word with this need; in order of fact and word.
    fn shared(&mut self, need: &FactRow) -> Result<Vec<SharedStem>> {
        let mut found = Vec::new();
        for stem in stems(&need.text) {
            if !self.facts.contains_key(&stem) {
                let facts = self.db.facts_with_stem(&stem)?;
                self.facts.insert(stem.clone(), facts);
            }
            let Some(facts) = self.facts.get(&stem).and_then(Option::as_ref) else { continue };
            let Some(own) = facts.iter().find(|one| one.need && one.fact == need.id) else { continue };
            let others = facts.iter().filter(|one| !one.need && one.person != own.person);
            found.extend(others.map(|one| SharedStem {
                stem: stem.clone(),
                need: own.fact,
                who: own.person,
                fact: one.fact,
                other: one.person,
            }));
        }
        found.sort_by(|one, other| (one.fact, &one.stem).cmp(&(other.fact, &other.stem)));
        Ok(found)
    }

    /// The lines that share an uncommon word with one of these needs, in their order, each with its newest lines first.
    fn lines(&mut self, needs: &[&FactRow], acquainted: &Acquainted) -> Result<Vec<SharedLine>> {
        let mut found: Vec<SharedLine> = Vec::new();
        for (place, need) in needs.iter().enumerate() {
            let strangers = found.iter().filter(|line| !acquainted.know_each_other(line.who, line.other));
            if place >= NEEDS_SHOWN && strangers.count() >= ENOUGH {
                break;
            }
            if need.person.map(|who| self.may_come_up(who)).transpose()? == Some(true) {
                self.of(need, acquainted, &mut found)?;
            }
        }
        Ok(found)
    }

    /// Until there are enough people who do not know the person in need: those who do take no place from them.
    fn of(&mut self, need: &FactRow, acquainted: &Acquainted, found: &mut Vec<SharedLine>) -> Result<()> {
        let mut wanted = BTreeSet::new();
        let mut holding = BTreeSet::new();
        for (stem, beginnings) in beginnings(&need.text).into_iter().take(WORDS) {
            if let Some(lines) = self.holding(&stem, beginnings)? {
                holding.extend(lines.iter().copied());
                wanted.insert(stem);
            }
        }
        let (mut strangers, mut others) = (0, BTreeSet::new());
        for (_, id) in holding.into_iter().rev() {
            if strangers >= BY_LINES {
                break;
            }
            let (now, identities) = (self.now, self.identities);
            let told_here = need.entry.is_some_and(|entry| RecordId::from(entry) == id);
            let Some(ReadLine { entry, people, draft }) = self.line(id)?.filter(|_| !told_here) else {
                continue;
            };
            let line = LineRead { entry, people, draft };
            for shared in shared_lines(need, &wanted, line, identities, now) {
                if self.may_come_up(shared.other)? && others.insert(shared.other) {
                    strangers += usize::from(!acquainted.know_each_other(shared.who, shared.other));
                    found.push(shared);
                }
            }
        }
        Ok(())
    }

    fn holding(&mut self, stem: &str, beginnings: BTreeSet<String>) -> Result<Option<&Holding>> {
        if !self.words.contains_key(stem) {
            let words: Vec<String> = beginnings.into_iter().collect();
            let found = self.db.few_lines_with(&words, self.few)?;
            self.words.insert(stem.to_owned(), found);
        }
        Ok(self.words.get(stem).and_then(Option::as_ref))
    }

    fn line(&mut self, id: RecordId) -> Result<Option<&ReadLine>> {
        if !self.lines.contains_key(&id) {
            if self.lines.len() == LINES {
                return Ok(None);
            }
            let line = self.read(id)?;
            self.lines.insert(id, line);
        }
        Ok(self.lines.get(&id).and_then(Option::as_ref))
    }

    fn read(&self, id: RecordId) -> Result<Option<ReadLine>> {
        let Some(entry) = self.db.entry(id)?.filter(|entry| !entry.private && !entry.alone) else {
            return Ok(None);
        };
        let people = self.db.people_in(id)?;
        let draft = quick_log::parse(&entry.raw, &*(self.names)()?, entry.at).ok();
        Ok(draft.map(|draft| ReadLine { entry, people, draft }))
    }

    fn may_come_up(&mut self, person: PersonId) -> Result<bool> {
        let person = self.identities.canonical(person);
        if let Some(known) = self.may_meet.get(&person) {
            return Ok(*known);
        }
        let may = row_if_any(self.db, self.identities, person)?.is_some_and(|row| row.resting.is_none());
        self.may_meet.insert(person, may);
        Ok(may)
    }
}
