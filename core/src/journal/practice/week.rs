//! The week on one screen.

use std::collections::BTreeMap;

use crate::{
    error::Result,
    insights::{self, Called, GoalLine, Waiting, Week, WeekSources, counted},
    journal::{
        line::review::waiting,
        practice::{audit::board, breadth::breadth, stages::wheel, wins::untold},
        read::{identity::everybody, names::NameBook, practice::Goals},
        rooms::RelationshipsRoom,
    },
    model::{GoalId, Moment, PersonId, PromiseStatus},
    store::index::promise::PromiseRow,
};

impl RelationshipsRoom<'_> {
    /// The last seven days, what lies ahead, and how much waits in each walk of a review.
    pub fn week(&self, now: Moment) -> Result<Week> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let (goals, names) = (Goals::of(db, &identities)?, NameBook::new(db, &identities));
            let from = insights::first_day(now);
            // What is kept as text has the day of its own offset, which may be the one before.
            let before = from.pred_opt().unwrap_or(from);
            let mut talks = db.conversations_since(from, now)?;
            for row in &mut talks {
                row.person = identities.canonical(row.person);
            }
            let mut promises = db.open_promises()?;
            promises.extend(db.kept_since(before)?);
            let untold = untold(db, &identities, &goals, &names)?;
            let audit = board(db, &identities, now)?;
            let goal = |id: GoalId| {
                goals.find(id.into()).map(|goal| (Called::goal(goal), goal.record.closed.is_some()))
            };
            let advocacies =
                insights::advocacies(&db.advocacies()?, &[], goal, |person| names.named(person), now).for_you;
            let maps = goals.all();
            let people = everybody(db, &identities)?;
            let open: Vec<_> = goals.open().into_iter().map(|(goal, _)| goal).collect();
            let projects = insights::projects(&db.all()?, |person| names.named(person), now);
            let look_at = insights::worth_a_look(
                &open,
                &breadth(db, &identities, &goals, now)?,
                &wheel(db, &identities, &goals, now)?,
                &projects,
                now,
            );
            let mut often: BTreeMap<PersonId, u64> = BTreeMap::new();
            for tally in db.contact_tallies(now)? {
                *often.entry(identities.canonical(tally.person)).or_default() += tally.conversations;
            }
            let awake = people.iter().filter(|row| row.resting.is_none());
            let known = awake.filter_map(|row| Some((*often.get(&row.id).filter(|times| **times > 0)?, row)));
            let closest = known.max_by_key(|(times, row)| (*times, std::cmp::Reverse(row.id)));
            let open_and_mine = |row: &&PromiseRow| row.mine && row.status == PromiseStatus::Open;
            let sources = WeekSources {
                talks: &talks,
                lines: db.count_entries_since(from, now)?,
                promises: &promises,
                exchanges: &db.exchanges_since(before)?,
                wins: &db.wins()?,
                advocacies,
                goals: maps.iter().map(|(goal, seats)| GoalLine::of(goal, seats, now)).collect(),
                maps: &maps,
                kits: &db.all()?,
                asks: &db.all()?,
                feedback: &db.all()?,
                waiting: Waiting {
                    people: counted(waiting(db, &people, &identities)?),
                    promises: counted(promises.iter().filter(open_and_mine).count()),
                    audit: counted(audit.to_ask.len()).saturating_add(audit.to_ask_more),
                    wins: counted(untold.len()),
                },
                look_at,
                closest: closest.map(|(_, row)| row.name.clone()),
            };
            let week = insights::week(sources, |person| names.named(person), now);
            names.finish(week)
        })
    }
}
