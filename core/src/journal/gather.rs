//! Gathering: what several screens of the practice ask the store for, in one place.
//!
//! Rows in, sources of insights out. Nothing here decides or shows anything, and nothing is written.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use chrono::Days;

use super::{
    introductions::Meets,
    people::{person_row, share_rest},
};
use crate::{
    error::{Error, Result},
    insights::{Evidence, GivingSources, Named, Positions, Seat, seats},
    model::{Advocacy, Goal, Identities, Mine, Moment, PersonId, Praise, RecordId, Shown, Stakeholder},
    store::{
        Snapshot,
        index::{
            exchange::ExchangeRow, person::PersonRow, position::PositionRow, presence::ContactTally,
            stored::Stored,
        },
    },
};

/// Conversations that count as evidence.
const CONVERSATIONS: usize = 100;

/// Days of what was given and received that count for whose turn it is, and for thanks; a day more for other offsets.
pub(super) const YEAR: u64 = 366;
pub(super) const MONTH: u64 = 31;

/// Everybody, each record with the rest that is shared among the records of one human being.
pub(super) fn everybody(db: &Snapshot<'_>, identities: &Identities) -> Result<Vec<PersonRow>> {
    let mut people = db.people()?;
    share_rest(&mut people, identities);
    Ok(people)
}

/// Whoever rests, by their canonical record.
pub(super) fn resting(db: &Snapshot<'_>, identities: &Identities) -> Result<BTreeSet<PersonId>> {
    let people = everybody(db, identities)?.into_iter().filter(|row| row.resting.is_some());
    Ok(people.map(|row| identities.canonical(row.id)).collect())
}

/// Where people work now, everybody by their canonical record, in order of birth.
pub(super) fn current_positions(db: &Snapshot<'_>, identities: &Identities) -> Result<Vec<PositionRow>> {
    let mut rows = db.current_positions()?;
    for row in &mut rows {
        row.person = identities.canonical(row.person);
        row.reports_to = row.reports_to.map(|person| identities.canonical(person));
    }
    Ok(rows)
}

/// These positions by person; of several without an end the latest born counts.
pub(super) fn by_person(rows: &[PositionRow]) -> Positions<'_> {
    rows.iter().map(|row| (row.person, row)).collect()
}

/// The user's own values, interests and what is on their mind.
pub(super) fn mine(db: &Snapshot<'_>) -> Result<Vec<Mine>> {
    Ok(db.all::<Mine>()?.into_iter().map(|whole| whole.record).collect())
}

/// Goals with the seats of their maps. Somebody who was deleted has no place on any.
pub(super) struct Goals {
    goals: Vec<Stored<Goal>>,
    seats: Vec<Seat>,
}

impl Goals {
    pub(super) fn of(db: &Snapshot<'_>, identities: &Identities) -> Result<Self> {
        let mut there: BTreeMap<PersonId, bool> = BTreeMap::new();
        let mut taken = Vec::new();
        for seat in seats(&db.all::<Stakeholder>()?, identities) {
            let known = match there.get(&seat.person) {
                Some(known) => *known,
                None => db.person(seat.person)?.is_some(),
            };
            there.insert(seat.person, known);
            if known {
                taken.push(seat);
            }
        }
        Ok(Self { goals: db.all::<Goal>()?, seats: taken })
    }

    /// Every goal with its seats, in order of birth.
    pub(super) fn all(&self) -> Vec<(&Stored<Goal>, Vec<&Seat>)> {
        self.goals.iter().map(|goal| (goal, self.seats_of(goal.id))).collect()
    }

    /// Those that have not ended.
    pub(super) fn open(&self) -> Vec<(&Stored<Goal>, Vec<&Seat>)> {
        self.all().into_iter().filter(|(goal, _)| goal.record.closed.is_none()).collect()
    }

    /// Everyone with a say in an open goal, each human being once.
    pub(super) fn people(&self) -> BTreeSet<PersonId> {
        self.open().into_iter().flat_map(|(_, seats)| seats).map(|seat| seat.person).collect()
    }

    /// The seats of one goal.
    pub(super) fn seats_of(&self, goal: RecordId) -> Vec<&Seat> {
        self.seats.iter().filter(|seat| seat.goal == goal).collect()
    }

    /// A goal by its id.
    pub(super) fn find(&self, goal: RecordId) -> Option<&Stored<Goal>> {
        self.goals.iter().find(|one| one.id == goal)
    }

    /// What somebody showed in goals that are open, earliest first.
    fn shown_by(&self, person: PersonId) -> Vec<Shown> {
        let seats = self.open().into_iter().flat_map(|(_, seats)| seats);
        let mut shown: Vec<Shown> =
            seats.filter(|seat| seat.person == person).flat_map(|seat| seat.shown.clone()).collect();
        shown.sort_by_key(|shown| shown.at);
        shown
    }
}

/// Everything the journal holds about one human being. An error for somebody who is gone.
pub(super) fn evidence(
    db: &Snapshot<'_>,
    identities: &Identities,
    goals: &Goals,
    person: PersonId,
    now: Moment,
) -> Result<Evidence> {
    let records = identities.all(person);
    Ok(Evidence {
        person: person_row(db, identities, person)?,
        positions: db.positions(&records)?,
        contacts: db.conversations_with(&records, now, CONVERSATIONS)?,
        promises: db.promises_with(&records)?,
        facts: db.facts_about(&records)?,
        exchanges: db.exchanges_with(&records)?,
        asks: db.about(&records)?,
        feedback: db.about(&records)?,
        advocacies: db.about(&records)?,
        praises: db.about(&records)?,
        shown: goals.shown_by(identities.canonical(person)),
    })
}

/// The same of several; those who are gone are left out.
pub(super) fn evidence_of(
    db: &Snapshot<'_>,
    identities: &Identities,
    goals: &Goals,
    people: impl IntoIterator<Item = PersonId>,
    now: Moment,
) -> Result<Vec<Evidence>> {
    let mut found = Vec::new();
    for person in people {
        match evidence(db, identities, goals, person, now) {
            Ok(evidence) => found.push(evidence),
            Err(Error::Invalid(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// Names as screens show them, looked up while an insight asks. The first error is kept until the end.
pub(super) struct Lookup<'a> {
    db: &'a Snapshot<'a>,
    identities: &'a Identities,
    known: RefCell<BTreeMap<PersonId, Option<Named>>>,
    failed: RefCell<Option<Error>>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(db: &'a Snapshot<'a>, identities: &'a Identities) -> Self {
        Self { db, identities, known: RefCell::default(), failed: RefCell::default() }
    }

    /// The canonical person behind this record; nothing for somebody gone.
    pub(super) fn named(&self, person: PersonId) -> Option<Named> {
        let person = self.identities.canonical(person);
        if let Some(known) = self.known.borrow().get(&person) {
            return known.clone();
        }
        let found = match self.db.person(person) {
            Ok(row) => row.as_ref().map(Named::of),
            Err(error) => {
                self.failed.borrow_mut().get_or_insert(error);
                None
            }
        };
        self.known.borrow_mut().insert(person, found.clone());
        found
    }

    /// The answer, unless a name could not be read.
    pub(super) fn finish<T>(self, answer: T) -> Result<T> {
        match self.failed.into_inner() {
            Some(error) => Err(error),
            None => Ok(answer),
        }
    }
}

/// What giving is answered from, owned.
pub(super) struct Exchanged {
    exchanges: Vec<ExchangeRow>,
    praises: Vec<Stored<Praise>>,
    advocacies: Vec<Stored<Advocacy>>,
    meets: Meets,
}

impl Exchanged {
    /// With what was exchanged in the last so many days.
    pub(super) fn of(db: &Snapshot<'_>, days: u64, meets: Meets, now: Moment) -> Result<Self> {
        let from = now.date_naive().checked_sub_days(Days::new(days)).unwrap_or(chrono::NaiveDate::MIN);
        Ok(Self {
            exchanges: db.exchanges_since(from)?,
            praises: db.all()?,
            advocacies: db.good_words()?,
            meets,
        })
    }

    pub(super) fn sources<'a>(
        &'a self,
        people: &'a [PersonRow],
        identities: &'a Identities,
        positions: &'a [PositionRow],
        tallies: &'a [ContactTally],
    ) -> GivingSources<'a> {
        GivingSources {
            people,
            identities,
            exchanges: &self.exchanges,
            praises: &self.praises,
            advocacies: &self.advocacies,
            meets: self.meets.sources(people, identities),
            positions,
            tallies,
        }
    }
}
