//! Which goal is meant by a name, the start of one, or letters; and which names a goal may have.

use crate::{
    error::{Error, Hint, Result},
    journal::{
        reference::{shorten, thing},
        text,
    },
    model::{Goal, Kind, RecordId, Reference, TypedReference},
    quick_log::fold,
    store::{Snapshot, index::stored::Stored},
};

/// The goal that is meant: by reference, by its name or the start of it, or the only open one when nothing is said.
pub(in crate::journal) fn goal_called(db: &Snapshot<'_>, typed: &str) -> Result<RecordId> {
    let typed = typed.trim();
    let goals = db.all::<Goal>()?;
    let open = || goals.iter().filter(|goal| goal.record.closed.is_none());
    if typed.is_empty() {
        let mut open = open();
        return match (open.next(), open.next()) {
            (Some(only), None) => Ok(only.id),
            (None, _) => Err(Error::NoSuchGoal { name: None, known: Vec::new() }),
            _ => {
                let open: Vec<_> = goals.iter().filter(|goal| goal.record.closed.is_none()).collect();
                Err(Error::SeveralGoals { name: None, candidates: names_of(db, &open)? })
            }
        };
    }
    let wanted = fold(typed);
    for matches in [
        goals.iter().filter(|goal| fold(&goal.record.name) == wanted).collect::<Vec<_>>(),
        goals.iter().filter(|goal| fold(&goal.record.name).starts_with(&wanted)).collect(),
    ] {
        // An open goal is meant before one that ended under the same name.
        let open = matches.iter().copied().filter(|goal| goal.record.closed.is_none()).collect::<Vec<_>>();
        match (open.as_slice(), matches.as_slice()) {
            ([one], _) | ([], [one]) => return Ok(one.id),
            ([], []) => {}
            _ => {
                let meant = if open.is_empty() { &matches } else { &open };
                let candidates = names_of(db, meant)?;
                return Err(Error::SeveralGoals { name: Some(typed.to_owned()), candidates });
            }
        }
    }
    if TypedReference::parse(typed).is_some() {
        let thing = thing(db, typed)?;
        if thing.kind == Kind::Goal {
            return Ok(thing.id);
        }
        return Err(thing.is_no("a goal"));
    }
    let known = names_of(db, &goals.iter().collect::<Vec<_>>())?;
    Err(Error::NoSuchGoal { name: Some(typed.to_owned()), known })
}

/// These goals by name; several of one name each with the letters that point at it.
pub(in crate::journal) fn names_of(db: &Snapshot<'_>, goals: &[&Stored<Goal>]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for goal in goals {
        let name = &goal.record.name;
        if goals.iter().filter(|other| fold(&other.record.name) == fold(name)).count() > 1 {
            let mut reference = Reference::to(goal.id);
            shorten(db, &mut reference)?;
            names.push(format!("{name} ({reference})"));
        } else {
            names.push(name.clone());
        }
    }
    names.sort_unstable();
    Ok(names)
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
                said: format!("there is an open goal {goal} already"),
                hints: vec![Hint::EditGoal { goal: goal.clone() }, Hint::CloseGoal { goal }],
            })
        }
        None => Ok(()),
    }
}
