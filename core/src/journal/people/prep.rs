//! Prep: the card of one person.

use crate::{
    error::Result,
    insights::{self, Card, CardSources, Introduction, Named, Offers},
    journal::{
        Journal,
        read::{
            identity::person_row,
            introductions::{Meets, Names},
            names::NameBook,
            practice::{Goals, evidence, mine},
        },
        rooms::PeopleRoom,
    },
    model::{Identities, Moment, PersonId},
    quick_log,
    store::Snapshot,
};

/// Contacts a card looks back on.
const CONTACTS: usize = 200;

/// Lines a card may quote.
const LINES: usize = 4;

impl Journal {
    /// The card of one person.
    pub fn prep(&self, person: PersonId, now: Moment) -> Result<Card> {
        self.answer(|db| {
            let names = self.lexicon_in(db)?;
            let identities = db.identities()?;
            let records = identities.all(person);
            let row = person_row(db, &identities, person)?;
            let contacts = db.contacts(&records, now, CONTACTS)?;
            let mut lines = Vec::new();
            for contact in contacts.iter().filter(|contact| !contact.private).take(LINES) {
                let Some(entry) = db.entry(contact.entry)? else { continue };
                let prose =
                    quick_log::parse(&entry.raw, &names, entry.at).map(|draft| quick_log::prose(&draft));
                lines.push((entry, prose.unwrap_or_default()));
            }
            let sources = CardSources {
                person: &row,
                positions: &db.positions(&records)?,
                contacts: &contacts,
                lines: &lines,
                promises: &db.promises_with(&records)?,
                facts: &db.facts_about(&records)?,
                exchanges: &db.exchanges_with(&records)?,
            };
            let mut card = insights::card(&sources, now);
            card.offers = offers(db, &identities, &|| self.lexicon_in(db), row.id, now)?;
            Ok(card)
        })
    }
}

impl PeopleRoom<'_> {
    /// The people logged last, for `prep` without a name.
    pub fn latest(&self, limit: u32, now: Moment) -> Result<Vec<Named>> {
        self.journal.store.read(|db| {
            let limit = limit as usize;
            let identities = db.identities()?;
            let names = NameBook::new(db, &identities);
            let mut found: Vec<Named> = Vec::new();
            for (person, _) in db.latest_people(now, limit.saturating_mul(2))? {
                if let Some(named) = names.look_up(person)?
                    && !found.contains(&named)
                {
                    found.push(named);
                }
            }
            found.truncate(limit);
            Ok(found)
        })
    }
}

/// What somebody's card ends with.
fn offers(
    db: &Snapshot<'_>,
    identities: &Identities,
    names: &Names<'_>,
    person: PersonId,
    now: Moment,
) -> Result<Offers> {
    let goals = Goals::of(db, identities)?;
    let evidence = evidence(db, identities, &goals, person, now)?;
    let may_meet = may_meet(db, identities, names, person, now)?;
    let open = goals.open();
    let seats: Vec<_> = open
        .iter()
        .filter_map(|(goal, seats)| Some((*goal, *seats.iter().find(|seat| seat.person == person)?)))
        .collect();
    Ok(insights::offers(&evidence, &mine(db)?, may_meet.as_ref(), &seats, now))
}

/// The first of those who may have what somebody needs.
fn may_meet(
    db: &Snapshot<'_>,
    identities: &Identities,
    names: &Names<'_>,
    person: PersonId,
    now: Moment,
) -> Result<Option<Introduction>> {
    let meets = Meets::of_person(db, identities, names, person, now)?;
    let people = meets.people(db, identities)?;
    Ok(insights::introductions(&meets.sources(&people, identities), now).into_iter().next())
}
