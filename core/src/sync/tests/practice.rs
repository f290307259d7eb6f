//! What the simulator's users note of their goals: every kind of record that names somebody or belongs to a goal.

use super::{simulator::Chance, *};
use crate::{
    journal::{
        Gift, NewAdvocacy, NewAsk, NewGoal, NewPerson, NewProject, NewWin, PersonEdit, PositionEdit,
        ProjectStep, SeatEdit, WinEdit,
    },
    model::{AnswerKind, AskKind, GoalId, PersonId, ProjectId, Role, Stance},
};

/// A few things, as one sits down to note them.
pub(super) fn note(journal: &Journal, chance: &mut Chance, names: &[&str], when: Moment) {
    for _ in 0..=chance.below(6) {
        one_thing(journal, chance, names, when);
    }
}

/// One thing, if it can be done; whatever cannot be is an error and changes nothing.
fn one_thing(journal: &Journal, chance: &mut Chance, names: &[&str], when: Moment) {
    let people = journal.people().list(None, when).unwrap();
    let goals = journal.goals().list(when).unwrap();
    let number = chance.next() % 1_000;
    if people.len() < 2 {
        let new = NewPerson { name: chance.pick(names).to_owned(), ..NewPerson::default() };
        let _ = journal.people().add(new, true, when);
        return;
    }
    if goals.is_empty() || chance.one_in(20) {
        let new = NewGoal { name: format!("Goal {number}"), ..NewGoal::default() };
        let _ = journal.goals().add(new, when);
        return;
    }
    let goal = Some(GoalId(chance.pick(&goals).reference.id));
    let one: PersonId = chance.pick(&people).person.id();
    let other = Some(chance.pick(&people).person.id()).filter(|other| *other != one);
    let act = 1 + chance.below(14);
    let _ = match act {
        1..=3 => goal.map(|goal| seated(journal, chance, goal, one, when)),
        4 => goal.map(|goal| journal.goals().told(Some(goal), one, "heard of it", None, when).is_ok()),
        5 => goal.map(|goal| journal.goals().give_kit(goal, one, when).is_ok()),
        6 => Some(asked(journal, chance, (one, other), goal, when)),
        7 => {
            // Sometimes somebody answers at once.
            if chance.one_in(2) {
                asked(journal, chance, (one, other), goal, when);
            }
            let open = journal.asks().list(when).unwrap().open;
            (!open.is_empty()).then(|| {
                let ask = chance.pick(&open).reference.id.into();
                let answer = chance.pick(AnswerKind::KNOWN);
                journal.asks().heard(ask, answer, "said so", None, when).is_ok()
            })
        }
        8 => Some(journal.asks().add_feedback(one, "how was it?", &format!("well {number}"), when).is_ok()),
        9 => Some(a_win(journal, chance, (one, other), goal, when)),
        10 => Some(a_project(journal, chance, (one, other), goal, when)),
        11 => {
            let new = NewAdvocacy { to: format!("panel {number}"), goal, ..NewAdvocacy::default() };
            Some(journal.giving().add_advocacy(one, new, when).is_ok())
        }
        12 => {
            let gift = match other {
                Some(to) if chance.one_in(2) => Gift::Introduction { to },
                _ => Gift::Praise { to: "the board".to_owned() },
            };
            Some(journal.giving().give(one, gift, "good work", None, when).is_ok())
        }
        13 => {
            let org = Some(format!("Org {}", chance.below(4)));
            let position = Some(PositionEdit { org, reports_to: other, ..PositionEdit::default() });
            Some(journal.people().edit(one, PersonEdit { position, ..PersonEdit::default() }, when).is_ok())
        }
        _ => match other {
            Some(other) if chance.one_in(2) => {
                Some(journal.people().add_knows(one, other, "from school", when).is_ok())
            }
            _ => Some(
                journal.relationships().audit(one, i64::from(number.is_multiple_of(9)) + 4, "", when).is_ok(),
            ),
        },
    };
}

/// An ask of somebody, which may be for somebody to meet.
fn asked(
    journal: &Journal,
    chance: &mut Chance,
    (one, to_meet): (PersonId, Option<PersonId>),
    goal: Option<GoalId>,
    when: Moment,
) -> bool {
    let text = format!("about {}", chance.next() % 1_000);
    let new = NewAsk { kind: chance.pick(AskKind::KNOWN), text, goal, to_meet, ..NewAsk::default() };
    journal.asks().add(one, new, when).is_ok()
}

fn seated(journal: &Journal, chance: &mut Chance, goal: GoalId, person: PersonId, when: Moment) -> bool {
    let edit = SeatEdit {
        roles: vec![chance.pick(Role::KNOWN)],
        stance: Some(chance.pick(Stance::KNOWN)),
        said: format!("said {}", chance.next() % 1_000),
        ..SeatEdit::default()
    };
    if chance.one_in(8) {
        return journal.goals().take_off_map(goal, person, when).is_ok();
    }
    journal.goals().put_on_map(goal, person, edit, when).is_ok()
}

/// A win with somebody, or that somebody knows of one.
fn a_win(
    journal: &Journal,
    chance: &mut Chance,
    (one, other): (PersonId, Option<PersonId>),
    goal: Option<GoalId>,
    when: Moment,
) -> bool {
    let wins = journal.goals().wins(None).map(|page| page.wins).unwrap_or_default();
    if wins.is_empty() || chance.one_in(2) {
        let what = format!("shipped {}", chance.next() % 1_000);
        let new = NewWin { what, goal, with: vec![one], ..NewWin::default() };
        return journal.goals().add_win(new, when).is_ok();
    }
    let edit = WinEdit { known_by: vec![one], from: other, ..WinEdit::default() };
    let win = chance.pick(&wins).reference.id.into();
    journal.goals().edit_win(win, edit, when).is_ok()
}

/// A project of somebody's, or a step of one.
fn a_project(
    journal: &Journal,
    chance: &mut Chance,
    (one, other): (PersonId, Option<PersonId>),
    goal: Option<GoalId>,
    when: Moment,
) -> bool {
    let name = format!("Project {}", chance.below(4));
    let Ok(project): Result<ProjectId, _> = journal.goals().resolve_project(&name) else {
        let new = NewProject { name, person: other, goal, later: true, ..NewProject::default() };
        return journal.goals().begin_project(new, when).is_ok();
    };
    let step = match chance.below(3) {
        0 => ProjectStep::Told(one),
        1 => ProjectStep::Counsel { of: one, on: "the plan".to_owned() },
        _ => ProjectStep::Moved("the date".to_owned()),
    };
    journal.goals().project_step(project, step, when).is_ok()
}
