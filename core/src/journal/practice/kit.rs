//! The kit of a goal and its copies.

use crate::{
    error::{Error, Result},
    insights::{self, KitPage, KitSources},
    journal::{
        practice::which_goal::goal_called,
        read::{
            identity::person_row,
            names::{NameBook, me},
            practice::Goals,
        },
        rooms::GoalsRoom,
    },
    model::{Goal, Identities, Kit, Moment, PersonId, RecordId},
    store::Snapshot,
};

impl GoalsRoom<'_> {
    /// The page of a goal for a reader, or for anyone, with who has a copy.
    pub fn kit(&self, goal: &str, reader: Option<PersonId>) -> Result<KitPage> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let id = goal_called(db, goal)?;
            let reader = match reader {
                Some(reader) => Some(person_row(db, &identities, reader)?.id),
                None => None,
            };
            page(db, &identities, id, reader)
        })
    }

    /// Notes that a reader got the page as it reads now, and gives the page.
    pub fn give_kit(&self, goal: &str, reader: PersonId, now: Moment) -> Result<KitPage> {
        let called = goal.to_owned();
        self.journal.commit("gave the kit", now, move |txn| {
            let identities = txn.snapshot().identities()?;
            let id = goal_called(txn.snapshot(), &called)?;
            let row = person_row(txn.snapshot(), &identities, reader)?;
            let name = txn.get::<Goal>(id)?.name;
            let page = page(txn.snapshot(), &identities, id, Some(row.id))?.markdown;
            txn.say(format!("gave the kit of {name}: {}", row.name));
            txn.create(Kit { goal: id, person: row.id, page, given: now, deleted: None })
        })?;
        self.kit(goal, Some(reader))
    }
}

fn page(
    db: &Snapshot<'_>,
    identities: &Identities,
    goal: RecordId,
    reader: Option<PersonId>,
) -> Result<KitPage> {
    let goals = Goals::of(db, identities)?;
    let goal = goals.find(goal).ok_or_else(|| Error::NoSuchRef(goal.to_string()))?;
    let names = NameBook::new(db, identities);
    let sources = KitSources {
        goal,
        me: &me(db)?.name,
        wins: &db.wins()?,
        seats: &goals.seats_of(goal.id),
        copies: &db.belonging_to(goal.id)?,
        identities,
    };
    let page = insights::kit(&sources, reader, |person| names.named(person));
    names.finish(page)
}
