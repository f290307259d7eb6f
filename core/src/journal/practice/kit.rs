//! The kit of a goal and its copies.

use crate::{
    error::Result,
    insights::{self, KitPage, KitSources},
    journal::{
        read::{identity::person_row, lexicon::me, names::NameBook, practice::Goals},
        rooms::GoalsRoom,
    },
    model::{Goal, GoalId, Identities, Kit, Moment, PersonId, RecordId},
    store::Snapshot,
};

impl GoalsRoom<'_> {
    /// The page of a goal for a reader, or for anyone, with who has a copy.
    pub fn kit(&self, goal: GoalId, reader: Option<PersonId>) -> Result<KitPage> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let reader = match reader {
                Some(reader) => Some(person_row(db, &identities, reader)?.id),
                None => None,
            };
            page(db, &identities, goal.into(), reader)
        })
    }

    /// Notes that a reader got the page as it reads now, and gives the page.
    pub fn give_kit(&self, goal: GoalId, reader: PersonId, now: Moment) -> Result<KitPage> {
        self.journal.commit("gave the kit", now, move |txn| {
            let identities = txn.snapshot().identities()?;
            let row = person_row(txn.snapshot(), &identities, reader)?;
            let name = txn.get::<Goal>(goal)?.name;
            let page = page(txn.snapshot(), &identities, goal.into(), Some(row.id))?.markdown;
            txn.say(format!("gave the kit of {name}: {}", row.name));
            txn.create(Kit { goal, person: row.id, page, given: now, deleted: None })?;
            txn.answer(self::page(txn.snapshot(), &identities, goal.into(), Some(row.id))?)
        })
    }
}

fn page(
    db: &Snapshot<'_>,
    identities: &Identities,
    goal: RecordId,
    reader: Option<PersonId>,
) -> Result<KitPage> {
    let goals = Goals::on_maps(db, identities)?;
    let goal = goals.get(db, goal)?;
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
