//! The week on one screen.

use crate::{
    error::Result,
    insights::{self, Called, GoalLine, Waiting, Week, WeekSources, counted},
    journal::{
        line::review::waiting,
        practice::{audit::board, breadth::breadth, stages::wheel, wins::untold},
        read::{
            identity::everybody,
            names::NameBook,
            practice::{Goals, talked_lately},
        },
        rooms::RelationshipsRoom,
    },
    model::{GoalId, Moment, PromiseStatus},
    store::index::promise::PromiseRow,
};

impl RelationshipsRoom<'_> {
    /// The last seven days, what lies ahead, and how much waits in each walk of a review.
    pub fn week(&self, now: Moment) -> Result<Week> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let (goals, names) = (Goals::of(db, &identities, now)?, NameBook::new(db, &identities));
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
            let projects = insights::projects(&db.all()?, |person| names.named(person), now);
            let (breadth, one_department_since) = breadth(db, &identities, &goals, now)?;
            let look_at = insights::worth_a_look(
                &goals.open(),
                &breadth,
                one_department_since,
                &wheel(db, &identities, &goals, now)?,
                &projects,
                now,
            );
            let lately = talked_lately(db, &identities, now)?;
            let closest = insights::closest(&people, &identities, &db.last_conversations(now)?, &lately);
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
                    people: counted(waiting(db, &people, &identities, &db.namesakes()?)?),
                    promises: counted(promises.iter().filter(open_and_mine).count()),
                    audit: counted(audit.to_ask.len()).saturating_add(audit.to_ask_more),
                    wins: counted(untold.len()),
                },
                look_at,
                closest,
            };
            let week = insights::week(sources, |person| names.named(person), now);
            names.finish(week)
        })
    }
}
