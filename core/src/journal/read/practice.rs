//! Gathering: what several screens of the practice ask the store for, in one place.
//!
//! Rows in, sources of insights out. Nothing here decides or shows anything, and nothing is written.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, TimeDelta};

use crate::{
    error::{Error, Result},
    insights::{self, Evidence, GivingSources, MapSeat, Positions, seats},
    journal::{
        read::{identity::person_row, introductions::Meets, lexicon::me, said::kept_in as said_in},
        reference::{letters, standing},
    },
    model::{
        Advocacy, Ask, Goal, GoalId, Identities, Knows, Mine, Moment, PersonId, Praise, RecordId, Seat, Shown,
    },
    quick_log::DateHabits,
    store::{
        Snapshot,
        index::{
            exchange::ExchangeRow, fact::FactRow, person::PersonRow, position::PositionRow,
            presence::ContactTally, promise::PromiseRow, stored::Stored,
        },
    },
};

/// Days for which a line that says somebody leaves counts.
const LEAVING_DAYS: u64 = 60;

/// Conversations that count as evidence.
const CONVERSATIONS: usize = 100;

/// Days of what was given and received that count for whose turn it is, and for thanks; a day more for other offsets.
const YEAR: u64 = 366;

/// Where people work now, everybody by their canonical record, in the order they were created.
pub(in crate::journal) fn current_positions(
    db: &Snapshot<'_>,
    identities: &Identities,
) -> Result<Vec<PositionRow>> {
    let mut rows = db.current_positions()?;
    for row in &mut rows {
        row.person = identities.canonical(row.person);
        row.reports_to = row.reports_to.map(|person| identities.canonical(person));
    }
    Ok(rows)
}

/// These positions by person; of several without an end the latest created counts.
pub(in crate::journal) fn by_person(rows: &[PositionRow]) -> Positions<'_> {
    rows.iter().map(|row| (row.person, row)).collect()
}

/// The user's own values, interests and what is on their mind.
pub(in crate::journal) fn mine(db: &Snapshot<'_>) -> Result<Vec<Mine>> {
    Ok(db.all::<Mine>()?.into_iter().map(|whole| whole.record).collect())
}

/// Goals with the seats of their maps. Somebody who was deleted has no place on any.
pub(in crate::journal) struct Goals {
    goals: Vec<Stored<Goal>>,
    seats: Vec<MapSeat>,
}

impl Goals {
    /// As of `now`, knowing of those who look for people for a job whether the two talked.
    pub(in crate::journal) fn of(db: &Snapshot<'_>, identities: &Identities, now: Moment) -> Result<Self> {
        let mut goals = Self::on_maps(db, identities)?;
        for seat in goals.seats.iter_mut().filter(|seat| seat.hires()) {
            seat.talked = talked_since(db, identities, seat, now)?;
        }
        Ok(goals)
    }

    /// The same for screens that do not show anybody's stance.
    pub(in crate::journal) fn on_maps(db: &Snapshot<'_>, identities: &Identities) -> Result<Self> {
        let mut there: BTreeMap<PersonId, bool> = BTreeMap::new();
        let (goals, words) = (db.all::<Goal>()?, db.advocacies()?);
        let mut taken = Vec::new();
        for mut seat in seats(&db.all::<Seat>()?, identities) {
            let known = match there.get(&seat.person) {
                Some(known) => *known,
                None => db.person(seat.person)?.is_some(),
            };
            there.insert(seat.person, known);
            if known {
                seat.spoke = spoke_for(&goals, &words, identities, &seat);
                taken.push(seat);
            }
        }
        Ok(Self { goals, seats: taken })
    }

    /// The same, knowing of those on the maps of open goals whether a line of the last weeks said that they leave.
    pub(in crate::journal) fn with_leaving(
        db: &Snapshot<'_>,
        identities: &Identities,
        now: Moment,
    ) -> Result<Self> {
        let mut goals = Self::of(db, identities, now)?;
        let leaving = said_to_leave(db, identities, &goals.people(), now)?;
        for seat in &mut goals.seats {
            let of_it = |day: &NaiveDate| *day >= seat.added.date_naive();
            seat.leaves = leaving.get(&seat.person).copied().filter(of_it);
        }
        Ok(goals)
    }

    /// Every goal with its seats, in the order they were created.
    pub(in crate::journal) fn all(&self) -> Vec<(&Stored<Goal>, Vec<&MapSeat>)> {
        self.goals.iter().map(|goal| (goal, self.seats_of(goal.id))).collect()
    }

    /// The goals that have not ended, with their seats.
    pub(in crate::journal) fn open(&self) -> Vec<(&Stored<Goal>, Vec<&MapSeat>)> {
        self.all().into_iter().filter(|(goal, _)| goal.record.closed.is_none()).collect()
    }

    /// Everyone with a say in an open goal, each human being once.
    pub(in crate::journal) fn people(&self) -> BTreeSet<PersonId> {
        self.open().into_iter().flat_map(|(_, seats)| seats).map(|seat| seat.person).collect()
    }

    /// The goals that have ended.
    pub(in crate::journal) fn ended(&self) -> BTreeSet<GoalId> {
        let ended = self.goals.iter().filter(|goal| goal.record.closed.is_some());
        ended.map(|goal| GoalId::from(goal.id)).collect()
    }

    /// The seats of one goal.
    pub(in crate::journal) fn seats_of(&self, goal: RecordId) -> Vec<&MapSeat> {
        self.seats.iter().filter(|seat| seat.goal == goal).collect()
    }

    /// The goal under this id. An error for one that is gone.
    pub(in crate::journal) fn get(&self, db: &Snapshot<'_>, goal: RecordId) -> Result<&Stored<Goal>> {
        match self.find(goal) {
            Some(goal) => Ok(goal),
            None => Err(standing(db, goal).err().unwrap_or_else(|| Error::NoSuchRef(letters(db, goal)))),
        }
    }

    /// A goal by its id.
    pub(in crate::journal) fn find(&self, goal: RecordId) -> Option<&Stored<Goal>> {
        self.goals.iter().find(|one| one.id == goal)
    }

    /// What somebody showed in any goal, earliest first: what they showed stays theirs when a goal ends.
    fn shown_by(&self, person: PersonId) -> Vec<Shown> {
        let seats = self.seats.iter();
        let mut shown: Vec<Shown> =
            seats.filter(|seat| seat.person == person).flat_map(|seat| seat.shown.clone()).collect();
        shown.sort_by_key(|shown| shown.at);
        shown
    }
}

/// When somebody on a map spoke for the user, the last time: for its goal, or for none by name since it was set.
fn spoke_for(
    goals: &[Stored<Goal>],
    words: &[Stored<Advocacy>],
    identities: &Identities,
    seat: &MapSeat,
) -> Option<Moment> {
    let goal = goals.iter().find(|goal| seat.goal == goal.id)?;
    let theirs = words.iter().map(|word| &word.record).filter(|word| {
        let is_them = word.speaker().is_some_and(|speaker| identities.canonical(speaker) == seat.person);
        is_them && word.goal.map_or(word.at >= goal.record.set, |of| of == goal.id)
    });
    theirs.map(|word| word.at).max()
}

/// Whether the user talked with somebody since they came onto a map: their last conversation says so, whatever was written
/// or said of them since.
fn talked_since(db: &Snapshot<'_>, identities: &Identities, seat: &MapSeat, now: Moment) -> Result<bool> {
    let last = last_conversation(db, &identities.all(seat.person), now)?;
    Ok(last.is_some_and(|day| day >= seat.added.date_naive()))
}

/// The day of the last conversation with these records of one person.
pub(in crate::journal) fn last_conversation(
    db: &Snapshot<'_>,
    records: &[PersonId],
    now: Moment,
) -> Result<Option<NaiveDate>> {
    Ok(db.conversations_with(records, now, 1)?.first().map(|row| row.at.date_naive()))
}

/// Which of these people a line of the last sixty days says to leave or to have left, and the day of the latest such line; of
/// what was said in confidence nothing is said here.
fn said_to_leave(
    db: &Snapshot<'_>,
    identities: &Identities,
    people: &BTreeSet<PersonId>,
    now: Moment,
) -> Result<BTreeMap<PersonId, NaiveDate>> {
    let mut found: BTreeMap<PersonId, Option<NaiveDate>> = BTreeMap::new();
    // Lines are read for who is on a map, and nearly everywhere nobody is.
    if people.is_empty() {
        return Ok(BTreeMap::new());
    }
    let since = now.date_naive().checked_sub_days(Days::new(LEAVING_DAYS)).unwrap_or(NaiveDate::MIN);
    let dates = DateHabits::from(&me(db)?);
    for row in db.entries_on_work(since, now)?.iter().filter(|row| !row.private) {
        for said in
            said_in(db, identities, dates, row.id)?.iter().filter(|said| insights::says_they_leave(said))
        {
            for person in people.iter().filter(|person| said.is_about(**person)) {
                if !found.contains_key(person) {
                    let known = is_known_to_have_left(db, &identities.all(*person), now)?;
                    found.insert(*person, (!known).then(|| row.at.date_naive()));
                }
            }
        }
    }
    Ok(found.into_iter().filter_map(|(person, day)| Some((person, day?))).collect())
}

/// Whether the user knows that somebody left and needs no word of it: where they worked has ended, or nothing was known of
/// where and the user said so.
fn is_known_to_have_left(db: &Snapshot<'_>, records: &[PersonId], now: Moment) -> Result<bool> {
    let positions = db.positions(records)?;
    if !positions.is_empty() && positions.iter().all(|position| position.until.is_some()) {
        return Ok(true);
    }
    let lately =
        |at: Moment| now.date_naive() - at.date_naive() <= TimeDelta::days(LEAVING_DAYS.cast_signed());
    for record in records {
        if db.last_put_off((*record).into(), insights::LEFT)?.is_some_and(lately) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The number of conversations in the last ninety days for each person who had any, by canonical record.
pub(in crate::journal) fn talked_lately(
    db: &Snapshot<'_>,
    identities: &Identities,
    now: Moment,
) -> Result<BTreeMap<PersonId, u32>> {
    let from = now.date_naive().checked_sub_days(Days::new(insights::LATELY_DAYS)).unwrap_or(NaiveDate::MIN);
    let mut found: BTreeMap<PersonId, u32> = BTreeMap::new();
    for (person, times) in db.conversation_counts(from, now)? {
        let known = found.entry(identities.canonical(person)).or_default();
        *known = known.saturating_add(times);
    }
    Ok(found)
}

/// The only open goal with this person on its map; `None` if there are several or none.
pub(in crate::journal) fn only_goal_with(
    db: &Snapshot<'_>,
    identities: &Identities,
    person: PersonId,
) -> Result<Option<GoalId>> {
    let (goals, person) = (Goals::on_maps(db, identities)?, identities.canonical(person));
    let open = goals.open();
    let mut with = open.iter().filter(|(_, seats)| seats.iter().any(|seat| seat.person == person));
    Ok(match (with.next(), with.next()) {
        (Some((only, _)), None) => Some(only.id.into()),
        _ => None,
    })
}

/// What says that two people know each other, if anything does.
pub(in crate::journal) fn acquaintance(
    db: &Snapshot<'_>,
    identities: &Identities,
    one: PersonId,
    other: PersonId,
) -> Result<Option<RecordId>> {
    let pair = [(one, other), (other, one)];
    let of = |person| identities.canonical(person);
    let mut all = db.all::<Knows>()?.into_iter();
    let known = all.find(|knows| pair.contains(&(of(knows.record.person), of(knows.record.other))));
    Ok(known.map(|known| known.id))
}

/// Rows about one human being that a card and what it ends with are both made of.
pub(in crate::journal) struct Held {
    /// The canonical record.
    pub(in crate::journal) person: PersonRow,
    /// Their positions, the current one first.
    pub(in crate::journal) positions: Vec<PositionRow>,
    /// Every promise to or by them.
    pub(in crate::journal) promises: Vec<PromiseRow>,
    /// Every fact about them.
    pub(in crate::journal) facts: Vec<FactRow>,
    /// Everything given to and received from them.
    pub(in crate::journal) exchanges: Vec<ExchangeRow>,
}

impl Held {
    /// An error for somebody who is gone.
    pub(in crate::journal) fn of(
        db: &Snapshot<'_>,
        identities: &Identities,
        person: PersonId,
    ) -> Result<Self> {
        let records = identities.all(person);
        Ok(Self {
            person: person_row(db, identities, person)?,
            positions: db.positions(&records)?,
            promises: db.promises_with(&records)?,
            facts: db.facts_about(&records)?,
            exchanges: db.exchanges_with(&records)?,
        })
    }
}

/// Everything the journal holds about one human being. An error for somebody who is gone.
pub(in crate::journal) fn evidence(
    db: &Snapshot<'_>,
    identities: &Identities,
    goals: &Goals,
    person: PersonId,
    now: Moment,
) -> Result<Evidence> {
    evidence_with(db, identities, goals, Held::of(db, identities, person)?, now)
}

/// The same with rows that were read before.
pub(in crate::journal) fn evidence_with(
    db: &Snapshot<'_>,
    identities: &Identities,
    goals: &Goals,
    held: Held,
    now: Moment,
) -> Result<Evidence> {
    let Held { person, positions, promises, facts, exchanges } = held;
    let records = identities.all(person.id);
    let asks: Vec<Stored<Ask>> = db.about(&records)?;
    let mut met = BTreeMap::new();
    for meet in asks.iter().filter_map(|ask| ask.record.to_meet) {
        met.extend(last_conversation(db, &identities.all(meet), now)?.map(|day| (meet, day)));
    }
    Ok(Evidence {
        positions,
        contacts: db.conversations_with(&records, now, CONVERSATIONS)?,
        promises,
        facts,
        exchanges,
        asks,
        met,
        feedback: db.about(&records)?,
        advocacies: db.about(&records)?,
        praises: db.about(&records)?,
        shown: goals.shown_by(person.id),
        ended: goals.ended(),
        records,
        person,
    })
}

/// The same of several; those who are gone are left out.
pub(in crate::journal) fn evidence_of(
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
            Err(Error::Deleted { .. } | Error::Nobody) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// What giving is answered from, owned.
pub(in crate::journal) struct ExchangesSince {
    exchanges: Vec<ExchangeRow>,
    praises: Vec<Stored<Praise>>,
    advocacies: Vec<Stored<Advocacy>>,
    meets: Meets,
}

impl ExchangesSince {
    /// Includes what was exchanged in the last year.
    pub(in crate::journal) fn of_a_year(db: &Snapshot<'_>, meets: Meets, now: Moment) -> Result<Self> {
        let from = now.date_naive().checked_sub_days(Days::new(YEAR)).unwrap_or(NaiveDate::MIN);
        Self::since(db, from, meets)
    }

    /// Includes what was exchanged from this day on.
    pub(in crate::journal) fn since(db: &Snapshot<'_>, from: NaiveDate, meets: Meets) -> Result<Self> {
        Ok(Self {
            exchanges: db.exchanges_since(from)?,
            praises: db.all()?,
            advocacies: db.advocacies()?,
            meets,
        })
    }

    pub(in crate::journal) fn sources<'a>(
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
