//! Which goal is meant by a name, the start of one, or letters; and which names a goal may have.

use crate::{
    error::{Error, Hint, Result},
    journal::{
        reference::{letters, thing},
        rooms::GoalsRoom,
        text,
    },
    model::{Goal, GoalId, Kind, RecordId, TypedReference},
    quick_log::fold,
    store::{Snapshot, index::stored::Stored},
};

impl GoalsRoom<'_> {
    /// The goal that is meant: by its name, the start of it, or its letters; without a text the only open one.
    pub fn resolve(&self, typed: Option<&str>) -> Result<GoalId> {
        self.journal.store.read(|db| match typed {
            Some(typed) => goal_called(db, typed.trim()),
            None => only_open_goal(db),
        })
    }
}

fn only_open_goal(db: &Snapshot<'_>) -> Result<GoalId> {
    let goals = db.all::<Goal>()?;
    let open: Vec<_> = goals.iter().filter(|goal| goal.record.closed.is_none()).collect();
    match open.as_slice() {
        [only] => Ok(GoalId(only.id)),
        [] => Err(Error::NoSuchGoal { name: None, known: Vec::new() }),
        several => Err(Error::SeveralGoals { name: None, candidates: names_of(db, several) }),
    }
}

fn goal_called(db: &Snapshot<'_>, typed: &str) -> Result<GoalId> {
    let goals = db.all::<Goal>()?;
    let wanted = fold(typed);
    for matches in [
        goals.iter().filter(|goal| fold(&goal.record.name) == wanted).collect::<Vec<_>>(),
        goals
            .iter()
            .filter(|goal| !wanted.is_empty() && fold(&goal.record.name).starts_with(&wanted))
            .collect(),
    ] {
        // An open goal is meant before one that ended under the same name.
        let open = matches.iter().copied().filter(|goal| goal.record.closed.is_none()).collect::<Vec<_>>();
        match (open.as_slice(), matches.as_slice()) {
            ([one], _) | ([], [one]) => return Ok(GoalId(one.id)),
            ([], []) => {}
            _ => {
                let meant = if open.is_empty() { &matches } else { &open };
                let candidates = names_of(db, meant);
                return Err(Error::SeveralGoals { name: Some(typed.to_owned()), candidates });
            }
        }
    }
    if TypedReference::parse(typed).is_some() {
        let thing = thing(db, typed)?;
        if thing.kind == Kind::Goal {
            return Ok(thing.id.into());
        }
        return Err(thing.is_no("a goal"));
    }
    let known = names_of(db, &goals.iter().collect::<Vec<_>>());
    Err(Error::NoSuchGoal { name: Some(typed.to_owned()), known })
}

/// These goals by name; several of one name each with the letters that point at it.
pub(in crate::journal) fn names_of(db: &Snapshot<'_>, goals: &[&Stored<Goal>]) -> Vec<String> {
    let mut names = Vec::new();
    for goal in goals {
        let name = &goal.record.name;
        if goals.iter().filter(|other| fold(&other.record.name) == fold(name)).count() > 1 {
            names.push(format!("{name} ({})", letters(db, goal.id)));
        } else {
            names.push(name.clone());
        }
    }
    names.sort_unstable();
    names
}

pub(in crate::journal) fn goal_name(name: &str) -> Result<String> {
    text::name("the name", name, "a goal needs a name, such as \"Staff engineer\"")
}

pub(in crate::journal) fn no_namesake(db: &Snapshot<'_>, name: &str, itself: Option<RecordId>) -> Result<()> {
    let namesake = db.all::<Goal>()?.into_iter().find(|goal| {
        goal.record.closed.is_none() && Some(goal.id) != itself && fold(&goal.record.name) == fold(name)
    });
    match namesake {
        Some(known) => {
            let goal = known.record.name;
            Err(Error::AlreadyThere {
                said: format!("there is already an open goal {goal}"),
                hints: vec![Hint::EditGoal { goal: goal.clone() }, Hint::CloseGoal { goal }],
            })
        }
        None => Ok(()),
    }
}
