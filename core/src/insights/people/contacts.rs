//! Contacts: each human being once, with when the user was last in touch. What `today`, its proposals and what comes next
//! have in common.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::{
    insights::{
        devices::in_step::InStep,
        people::{asked::AskedPromise, proposal::Proposal},
    },
    model::{Identities, Moment, PersonId},
    store::index::{dismissal::DismissalRow, person::PersonRow, presence::ContactTally, promise::PromiseRow},
};

/// What `today` is made of.
#[derive(Debug, Clone)]
pub(crate) struct TodaySources<'a> {
    /// All people of the journal.
    pub(crate) people: &'a [PersonRow],
    /// Which records are the same human being.
    pub(crate) identities: &'a Identities,
    /// The last conversation, per record.
    pub(crate) tallies: &'a [ContactTally],
    /// The same by human being.
    pub(crate) contacts: &'a Contacts<'a>,
    /// Whom it would be good to see: those of [`super::proposals::proposals`].
    pub(crate) to_see: Vec<Proposal>,
    /// Every open promise of the journal, in both directions.
    pub(crate) promises: &'a [PromiseRow],
    /// Promises and plans that lines of late seem to tell of.
    pub(crate) asked: Vec<AskedPromise>,
    /// What is put off today.
    pub(crate) put_off: &'a [DismissalRow],
    /// The most people a week that the user wants to be proposed; nothing: no limit of their own.
    pub(crate) pace: Option<u32>,
    /// People the user had a conversation with in the last seven days, today included.
    pub(crate) seen_this_week: usize,
    /// Things that wait in `review`.
    pub(crate) to_check: usize,
    /// The journal has no entry yet.
    pub(crate) first_day: bool,
    /// The user's other devices.
    pub(crate) devices: Vec<InStep>,
}

/// Everybody, each human being once: found by any of their records, shown by the canonical one.
#[derive(Debug)]
pub(crate) struct Contacts<'a> {
    identities: &'a Identities,
    /// By canonical id. The canonical record itself may be deleted; then the smallest one that is left takes its place.
    pub(crate) people: HashMap<PersonId, Human<'a>>,
}

/// The records of one human being.
#[derive(Debug)]
pub(crate) struct Human<'a> {
    pub(crate) shown: &'a PersonRow,
    /// The cadence of the record with the smallest id that has one.
    pub(crate) cadence: Option<(PersonId, u32)>,
    /// The last conversation; what else is in it is as told.
    pub(crate) touch: Touch,
}

impl<'a> Contacts<'a> {
    pub(crate) fn of(
        rows: &'a [PersonRow],
        identities: &'a Identities,
        tallies: &[ContactTally],
        now: Moment,
    ) -> Self {
        let mut people: HashMap<PersonId, Human<'a>> = HashMap::with_capacity(rows.len());
        for row in rows {
            let chosen = row.cadence.map(|every| (row.id, every));
            people
                .entry(identities.canonical(row.id))
                .and_modify(|human| {
                    if row.id < human.shown.id {
                        human.shown = row;
                    }
                    human.cadence = human.cadence.into_iter().chain(chosen).min();
                })
                .or_insert(Human { shown: row, cadence: chosen, touch: Touch::default() });
        }
        for tally in tallies {
            if let Some(human) = people.get_mut(&identities.canonical(tally.person)) {
                human.touch.add(tally, now);
            }
        }
        Self { identities, people }
    }

    /// The canonical record of this person; `None` if they are deleted.
    pub(crate) fn find(&self, person: PersonId) -> Option<&'a PersonRow> {
        self.people.get(&self.identities.canonical(person)).map(|human| human.shown)
    }

    /// The day of the last conversation with this person.
    pub(crate) fn last_conversation(&self, person: PersonId) -> Option<NaiveDate> {
        self.last_talked(person).map(|at| at.date_naive())
    }

    /// The moment of the last conversation with this person.
    pub(crate) fn last_talked(&self, person: PersonId) -> Option<Moment> {
        self.people.get(&self.identities.canonical(person))?.touch.last_conversation
    }
}

/// What is known about being in touch with one human being.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Touch {
    pub(crate) conversations: u64,
    pub(crate) last_conversation: Option<Moment>,
    pub(crate) last_message: Option<Moment>,
}

impl Touch {
    /// What the records of one human being say together.
    pub(crate) fn of<'t>(tallies: impl IntoIterator<Item = &'t ContactTally>, now: Moment) -> Self {
        let mut touch = Self::default();
        tallies.into_iter().for_each(|tally| touch.add(tally, now));
        touch
    }

    fn add(&mut self, tally: &ContactTally, now: Moment) {
        let past = |moment: Option<Moment>| moment.filter(|moment| *moment <= now);
        self.conversations = self.conversations.saturating_add(tally.conversations);
        self.last_conversation = self.last_conversation.max(past(tally.last_conversation));
        self.last_message = self.last_message.max(past(tally.last_message));
    }
}

/// The first few in this order, without putting all the others in order too.
pub(crate) fn first<T, K: Ord>(
    rows: impl IntoIterator<Item = T>,
    most: usize,
    order: impl Fn(&T) -> K,
) -> Vec<T> {
    let mut keyed: Vec<(K, T)> = rows.into_iter().map(|row| (order(&row), row)).collect();
    if keyed.len() > most {
        keyed.select_nth_unstable_by(most, |(a, _), (b, _)| a.cmp(b));
        keyed.truncate(most);
    }
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// Somebody's record among rows sorted by id: the canonical one, or the smallest that is left; `None` if they are gone.
pub(crate) fn standing_for<'a>(
    people: &'a [PersonRow],
    identities: &Identities,
    person: PersonId,
) -> Option<&'a PersonRow> {
    let canonical = identities.canonical(person);
    by_id(people, canonical).or_else(|| {
        let left = identities.all(canonical).into_iter().filter_map(|record| by_id(people, record));
        left.min_by_key(|row| row.id)
    })
}

/// The row of this id, of rows in order of id.
pub(crate) fn by_id(people: &[PersonRow], person: PersonId) -> Option<&PersonRow> {
    people.binary_search_by_key(&person, |row| row.id).ok().and_then(|place| people.get(place))
}
