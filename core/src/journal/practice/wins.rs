//! Wins, who of a goal's people knows them, and those nobody was told of.

use crate::{
    error::Result,
    insights::{self, UntoldWin, WinMatrix, WinSources},
    journal::{
        practice::noted::Noted,
        read::{
            identity::{person_row, resting},
            names::NameBook,
            practice::{Goals, current_positions},
        },
        rooms::GoalsRoom,
        text::{self, shortened, spoken},
    },
    model::{
        FROM_ME, Goal, GoalChange, GoalId, Identities, Moment, PersonId, RecordId, Reference, Win, WinId,
    },
    store::{Snapshot, index::stored::Stored},
};

/// A win to note.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewWin {
    /// What the user did.
    pub what: String,
    /// What came of it.
    pub effect: String,
    /// What shows it.
    pub evidence: String,
    /// The goal it serves; `None` for every goal.
    pub goal: Option<GoalId>,
    /// Who was part of it.
    pub with: Vec<PersonId>,
    /// When it happened; not said: now.
    pub at: Option<Moment>,
}

/// More about a win; what is empty or `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct WinEdit {
    /// What the user did.
    pub what: Option<String>,
    /// What came of it.
    pub effect: Option<String>,
    /// What shows it.
    pub evidence: Option<String>,
    /// When it happened.
    pub at: Option<Moment>,
    /// The goal it serves; taken away, it serves every goal.
    pub goal: GoalChange,
    /// People who were part of it.
    pub with: Vec<PersonId>,
    /// Someone it was not with, after all.
    pub not_with: Vec<PersonId>,
    /// People who know about it.
    pub known_by: Vec<PersonId>,
    /// Who does not know about it, after all.
    pub not_known_by: Vec<PersonId>,
    /// The person who told them; `None` if the user did.
    pub from: Option<PersonId>,
}

const NO_WIN: &str = "a win needs words: what did you do?";

impl GoalsRoom<'_> {
    /// Notes a win, and returns its reference.
    pub fn add_win(&self, new: NewWin, now: Moment) -> Result<Reference> {
        let what = text::needed("the win", &new.what, NO_WIN)?;
        let (effect, evidence) =
            (text::words("the effect", &new.effect)?, text::words("the evidence", &new.evidence)?);
        let at = text::happened(new.at, now)?;
        self.journal.commit_record(format!("win: {}", shortened(&what)), now, move |txn| {
            let goal = new.goal.map(|goal| txn.require::<Goal, _>(goal)).transpose()?;
            let identities = txn.snapshot().identities()?;
            let with = each_of(txn.snapshot(), &identities, &new.with)?;
            txn.create(Win {
                what,
                effect,
                evidence,
                goal,
                with: with.into_iter().map(|person| (person, true)).collect(),
                at,
                ..Win::default()
            })
        })
    }

    /// Says more about a win, or corrects it: its words and day, its goal, who was part of it, who knows it and from whom.
    pub fn edit_win(&self, win: WinId, edit: WinEdit, now: Moment) -> Result<Noted> {
        let edit = WinEdit {
            what: edit.what.map(|what| text::needed("the win", &what, NO_WIN)).transpose()?,
            effect: edit.effect.map(|effect| text::words("the effect", &effect)).transpose()?,
            evidence: edit.evidence.map(|evidence| text::words("the evidence", &evidence)).transpose()?,
            at: edit.at.map(|at| text::happened(Some(at), now)).transpose()?,
            ..edit
        };
        self.journal.noted("changed a win", now, move |txn| {
            let id = RecordId::from(win);
            let identities = txn.snapshot().identities()?;
            let with = each_of(txn.snapshot(), &identities, &edit.with)?;
            let known_by = each_of(txn.snapshot(), &identities, &edit.known_by)?;
            let goal = match edit.goal {
                GoalChange::Keep => None,
                GoalChange::Clear => Some(None),
                GoalChange::Set(goal) => Some(Some(txn.require::<Goal, _>(goal)?)),
            };
            let is_one_of = |people: &[PersonId], one: PersonId| {
                people.iter().any(|person| identities.canonical(*person) == identities.canonical(one))
            };
            let from = match edit.from {
                Some(from) => person_row(txn.snapshot(), &identities, from)?.id.to_string(),
                None => FROM_ME.to_owned(),
            };
            txn.edit::<Win>(id, |win| {
                let texts = [
                    (&mut win.what, edit.what),
                    (&mut win.effect, edit.effect),
                    (&mut win.evidence, edit.evidence),
                ];
                for (text, new) in texts {
                    if let Some(new) = new {
                        *text = new;
                    }
                }
                win.at = edit.at.unwrap_or(win.at);
                win.goal = goal.unwrap_or(win.goal);
                win.with.retain(|person, _| !is_one_of(&edit.not_with, *person));
                win.knows.retain(|person, _| !is_one_of(&edit.not_known_by, *person));
                win.with.extend(with.into_iter().map(|person| (person, true)));
                win.knows.extend(known_by.into_iter().map(|person| (person, from.clone())));
            })?;
            let win: Win = txn.get(id)?;
            Ok((id, format!("win: {}", spoken(&win.what, win.private))))
        })
    }

    /// The wins of a goal and those for every one, and who of its people knows them; without a goal every win, beside nobody.
    pub fn wins(&self, goal: Option<GoalId>) -> Result<WinMatrix> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let goals = Goals::on_maps(db, &identities)?;
            let goal = goal.map(|goal| goals.get(db, goal.into())).transpose()?.map(|goal| goal.id);
            let all = db.wins()?;
            let serves = |win: &&Stored<Win>| match (goal, win.record.goal) {
                (Some(goal), Some(of)) => of == goal,
                _ => true,
            };
            let wins: Vec<&Stored<Win>> = all.iter().filter(serves).collect();
            let seats = goal.map(|goal| goals.seats_of(goal)).unwrap_or_default();
            let names = NameBook::new(db, &identities);
            let sources = WinSources {
                wins: &wins,
                seats: &seats,
                knows: &db.all()?,
                positions: &current_positions(db, &identities)?,
                identities: &identities,
                resting: &resting(db, &identities)?,
            };
            let matrix = insights::win_matrix(&sources, |person| names.named(person));
            names.finish(matrix)
        })
    }

    /// Wins that nobody with a say in an open goal knows of, newest first.
    pub fn untold_wins(&self) -> Result<Vec<UntoldWin>> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let (goals, names) = (Goals::on_maps(db, &identities)?, NameBook::new(db, &identities));
            let untold = untold(db, &identities, &goals, &names)?;
            names.finish(untold)
        })
    }
}

/// The canonical records of these people; an error if one of them is not there.
fn each_of(db: &Snapshot<'_>, identities: &Identities, people: &[PersonId]) -> Result<Vec<PersonId>> {
    people.iter().map(|person| Ok(person_row(db, identities, *person)?.id)).collect()
}

pub(in crate::journal) fn untold(
    db: &Snapshot<'_>,
    identities: &Identities,
    goals: &Goals,
    names: &NameBook<'_>,
) -> Result<Vec<UntoldWin>> {
    let wins = db.wins()?;
    let sources = WinSources {
        wins: &wins.iter().collect::<Vec<_>>(),
        seats: &[],
        knows: &db.all()?,
        positions: &current_positions(db, identities)?,
        identities,
        resting: &resting(db, identities)?,
    };
    Ok(insights::untold(&sources, &goals.open(), |person| names.named(person)))
}
