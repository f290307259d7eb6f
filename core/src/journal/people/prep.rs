//! Prep: the card of one person.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::{
    error::Result,
    insights::{self, Card, CardSources, Introduction, MeetingCard, Named, OfferSources, Offers, Pair},
    journal::{
        Journal,
        line::asked::asked_of,
        read::{
            introductions::{LazyLexicon, Meets},
            names::NameBook,
            practice::{Goals, Held, evidence_with, mine},
            said::said_with,
        },
        rooms::PeopleRoom,
    },
    model::{Identities, Knows, Moment, PersonId, Project},
    store::{
        Snapshot,
        index::{fact::FactRow, presence::PresenceRow},
    },
};

/// Contacts a card looks back on.
const CONTACTS: usize = 200;

/// Lines a card looks back on for what was said.
const LINES: usize = 30;

impl Journal {
    /// The card of one person.
    pub fn prep(&self, person: PersonId, now: Moment) -> Result<Card> {
        self.answer(|db| card_in(db, &|| self.lexicon_in(db), person, now))
    }
}

/// The card of one person. The names are asked for only where a line is read.
pub(in crate::journal) fn card_in(
    db: &Snapshot<'_>,
    names: &LazyLexicon<'_>,
    person: PersonId,
    now: Moment,
) -> Result<Card> {
    let identities = db.identities()?;
    let records = identities.all(person);
    let held = Held::of(db, &identities, person)?;
    let contacts = db.contacts(&records, CONTACTS)?;
    let said = said_with(db, &identities, names, person, LINES)?;
    let sources = CardSources {
        person: &held.person,
        positions: &held.positions,
        contacts: &contacts,
        others: &others(db, &identities, held.person.id, contacts.first())?,
        said: &said,
        promises: &held.promises,
        asked: asked_of(db, &identities, names, person, now)?,
        facts: &held.facts,
        exchanges: &held.exchanges,
    };
    let mut card = insights::card(&sources, now);
    // Of somebody who rests, or whom something heavy happened to, nothing is asked and nothing is offered in passing.
    if !card.is_quiet() {
        card.offers = offers(db, &identities, names, held, now)?;
    }
    Ok(card)
}

impl PeopleRoom<'_> {
    /// The card of a meeting of several: what connects them, then a card each.
    pub fn prep_meeting(&self, people: &[PersonId], now: Moment) -> Result<MeetingCard> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let names = || self.journal.lexicon_in(db);
            let cards: Result<Vec<Card>> =
                people.iter().map(|person| card_in(db, &names, *person, now)).collect();
            let mut pairs = Vec::new();
            for (one, person) in people.iter().enumerate() {
                for (other, with) in people.iter().enumerate().skip(one + 1) {
                    let (knows, together) = between(db, &identities, *person, *with)?;
                    pairs.push(Pair { one, other, knows, together });
                }
            }
            Ok(insights::meeting(cards?, &pairs))
        })
    }

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

/// How two people know each other, and the last day on which the user talked with both at once.
fn between(
    db: &Snapshot<'_>,
    identities: &Identities,
    one: PersonId,
    other: PersonId,
) -> Result<(Option<String>, Option<NaiveDate>)> {
    let (ones, others) = (identities.all(one), identities.all(other));
    let mut known = db.about::<Knows>(&ones)?.into_iter().map(|row| row.record);
    let knows = known.rfind(|knows| others.contains(&knows.person) || others.contains(&knows.other));
    let with_other: BTreeSet<_> = db.contacts(&others, CONTACTS)?.iter().map(|row| row.entry).collect();
    let contacts = db.contacts(&ones, CONTACTS)?;
    let together = contacts.iter().find(|row| !row.private && with_other.contains(&row.entry));
    Ok((knows.map(|knows| knows.how), together.map(|row| row.at.date_naive())))
}

/// The names of the others who were there at a contact, in the order of their names.
fn others(
    db: &Snapshot<'_>,
    identities: &Identities,
    person: PersonId,
    contact: Option<&PresenceRow>,
) -> Result<Vec<Named>> {
    let Some(contact) = contact else { return Ok(Vec::new()) };
    let names = NameBook::new(db, identities);
    let mut others = Vec::new();
    for row in db.people_in(contact.entry)? {
        if row.there && !row.guess && identities.canonical(row.person) != person {
            others.extend(names.look_up(row.person)?);
        }
    }
    others.sort_by(|one: &Named, other| (&one.name, one.id()).cmp(&(&other.name, other.id())));
    others.dedup();
    Ok(others)
}

/// What somebody's card ends with.
fn offers(
    db: &Snapshot<'_>,
    identities: &Identities,
    names: &LazyLexicon<'_>,
    held: Held,
    now: Moment,
) -> Result<Offers> {
    let person = held.person.id;
    let may_meet = may_meet(db, identities, names, &held.facts, now)?;
    let goals = Goals::of(db, identities, now)?;
    let evidence = evidence_with(db, identities, &goals, held, now)?;
    let open = goals.open();
    let seats: Vec<_> = open
        .iter()
        .filter_map(|(goal, seats)| Some((*goal, *seats.iter().find(|seat| seat.person == person)?)))
        .collect();
    let sources = OfferSources {
        mine: &mine(db)?,
        may_meet: may_meet.as_ref(),
        projects: &db.all::<Project>()?,
        seats: &seats,
    };
    Ok(insights::offers(&evidence, &sources, now))
}

/// The first of those who may have what somebody needs; `facts` are about the person in need.
pub(in crate::journal) fn may_meet(
    db: &Snapshot<'_>,
    identities: &Identities,
    names: &LazyLexicon<'_>,
    facts: &[FactRow],
    now: Moment,
) -> Result<Option<Introduction>> {
    let meets = Meets::of_person(db, identities, names, facts, now)?;
    let people = meets.people(db, identities)?;
    Ok(insights::introductions(&meets.sources(&people, identities), now).into_iter().next())
}
