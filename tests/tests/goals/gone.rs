//! Who is gone: forgotten, deleted or merged, on one device and on two.

use hallway_core::{
    Journal,
    insights::KnownFrom,
    journal::{
        Gift, GoalEdit, NewAdvocacy, NewAsk, NewGoal, NewProject, NewWin, Objection, PersonEdit,
        PositionEdit, ProjectStep, WinEdit,
    },
    model::{AdvocacyKind, AnswerKind, AskKind, MineKind, Outcome, PersonId, Reference, Role, Stance},
};
use hallway_tests::{Desk, add, assert_sound, minutes_later, now, only_goal};

use super::{closing, meet, promotion, screens, showed, two, with_ana};

/// A journal in which Ana is part of everything there is.
fn everything(journal: &Journal) -> PersonId {
    let (ana, bo) = (add(journal, "Ana Silva"), add(journal, "Bo Ek"));
    journal
        .goals()
        .add(NewGoal { success: "Ana Silva says so".to_owned(), ..promotion(Some("2026-12-31")) }, now())
        .unwrap();
    let objections = vec![Objection {
        objection: "too early, says Ana Silva".to_owned(),
        answer: "two launches".to_owned(),
    }];
    journal.goals().edit(only_goal(journal), GoalEdit { objections, ..GoalEdit::default() }, now()).unwrap();
    for (who, said) in [(ana, "the budget"), (bo, "ask Ana Silva first")] {
        journal
            .goals()
            .put_on_map(only_goal(journal), who, showed(Role::Veto, Stance::HasConcerns, said), now())
            .unwrap();
        journal.goals().told(None, who, said, None, now()).unwrap();
        journal.relationships().audit(who, 6, said, now()).unwrap();
        let ask = NewAsk {
            kind: AskKind::Introduction,
            text: said.to_owned(),
            to_meet: Some(if who == ana { bo } else { ana }),
            ..NewAsk::default()
        };
        let ask = journal.asks().add(who, ask, now()).unwrap().id;
        journal.asks().heard(ask.into(), AnswerKind::NotNow, said, None, now()).unwrap();
        journal.asks().add_feedback(who, "What should I stop?", said, now()).unwrap();
        journal.giving().give(who, Gift::Praise { to: "Ana Silva".to_owned() }, said, None, now()).unwrap();
        let spoke = NewAdvocacy {
            kind: AdvocacyKind::Defence,
            to: "Ana Silva".to_owned(),
            how: said.to_owned(),
            goal: None,
            ..NewAdvocacy::default()
        };
        journal.giving().add_advocacy(who, spoke, now()).unwrap();
        journal.goals().give_kit(only_goal(journal), who, now()).unwrap();
    }
    let win =
        NewWin { what: "Checkout 3 with Ana Silva".to_owned(), with: vec![ana, bo], ..NewWin::default() };
    let win = journal.goals().add_win(win, now()).unwrap().id;
    journal
        .goals()
        .edit_win(win.into(), WinEdit { known_by: vec![bo], from: Some(ana), ..WinEdit::default() }, now())
        .unwrap();
    journal.people().add_knows(ana, bo, "from school", now()).unwrap();
    let guild = NewProject { name: "Guild of Ana Silva".to_owned(), ..NewProject::default() };
    let guild = journal.goals().begin_project(guild, now()).unwrap().id;
    let counsel = ProjectStep::Counsel { of: ana, on: "scope".to_owned() };
    journal.goals().project_step(guild.into(), counsel, now()).unwrap();
    journal.goals().project_step(guild.into(), ProjectStep::Told(ana), now()).unwrap();
    journal.people().add_mine(MineKind::Read, "the book Ana Silva gave me", now()).unwrap();
    journal.asks().add_question("What would Ana Silva say?", now()).unwrap();
    let position =
        PositionEdit { org: Some("Ads".to_owned()), reports_to: Some(ana), ..PositionEdit::default() };
    journal
        .people()
        .edit(bo, PersonEdit { position: Some(position), ..PersonEdit::default() }, now())
        .unwrap();
    ana
}

#[test]
fn a_person_who_is_forgotten_leaves_every_record_of_the_practice() {
    let desk = Desk::new();
    let journal = desk.open();
    let ana = everything(&journal);
    let before = screens(&journal, minutes_later(1));
    assert!(before.to_string().contains("Ana Silva"));
    journal.people().forget(ana, &(), minutes_later(2)).unwrap();
    let after = screens(&journal, minutes_later(3));
    assert!(!after.to_string().contains("Ana") && !after.to_string().contains("Silva"), "{after:#}");
    let map = journal.goals().map(only_goal(&journal), minutes_later(3)).unwrap();
    assert_eq!(map.people.iter().map(|one| one.person.name.as_str()).collect::<Vec<_>>(), ["Bo Ek"]);
    assert_eq!(map.people[0].said, "ask … first");
    assert_eq!(
        journal.goals().wins(Some(only_goal(&journal))).unwrap().wins[0].known[0],
        KnownFrom::PartOfIt
    );
    assert_eq!(journal.goals().kit(only_goal(&journal), None).unwrap().copies.len(), 1);
    assert_sound(&journal, now());
    for (name, bytes) in desk.files() {
        let found = bytes.windows(5).any(|part| part == b"Silva");
        assert!(!found, "{name}");
    }
}

#[test]
fn a_device_that_did_not_know_of_it_forgets_too() {
    let desk = Desk::new();
    let journal = desk.open();
    let ana = everything(&journal);
    let (_desk, other) = two(&journal);
    journal.people().forget(ana, &(), minutes_later(2)).unwrap();
    other.goals().told(None, ana, "a late word", None, minutes_later(3)).unwrap();
    other.relationships().audit(ana, 9, "a late word", minutes_later(3)).unwrap();
    for _ in 0..2 {
        meet(&journal, &other);
    }
    for device in [&journal, &other] {
        let after = screens(device, minutes_later(4)).to_string();
        assert!(!after.contains("Ana") && !after.contains("Silva"), "{after}");
        assert_sound(device, now());
    }
    assert_eq!(screens(&journal, minutes_later(5)), screens(&other, minutes_later(5)));
}

#[test]
fn deleting_a_goal_takes_its_map_with_it_and_undo_brings_both_back() {
    let desk = Desk::new();
    let (journal, _) = with_ana(&desk, None);
    let goal = journal.goals().list(now()).unwrap().remove(0).reference;
    assert_eq!(journal.delete(&goal, now()).unwrap(), ["goal: Staff engineer"]);
    assert_eq!(journal.relationships().next(now()).unwrap(), []);
    journal.undo(now()).unwrap();
    assert_eq!(journal.goals().map(only_goal(&journal), now()).unwrap().people.len(), 1);
}

#[test]
fn somebody_who_was_deleted_has_no_place_on_any_screen_of_a_goal() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, Some("2026-12-31"));
    let bo = add(&journal, "Bo Ek");
    for who in [ana, bo] {
        journal
            .goals()
            .put_on_map(
                only_goal(&journal),
                who,
                showed(Role::Veto, Stance::WouldSpeak, "so"),
                minutes_later(1),
            )
            .unwrap();
    }
    assert_eq!(journal.relationships().breadth(minutes_later(2)).unwrap().leans_on, []);
    journal.delete(&Reference::to(bo), minutes_later(2)).unwrap();
    let (line, map) = (
        journal.goals().list(minutes_later(3)).unwrap().remove(0),
        journal.goals().map(only_goal(&journal), minutes_later(3)).unwrap(),
    );
    assert_eq!((line.people, map.people.len()), (1, 1));
    assert_eq!(
        journal.relationships().breadth(minutes_later(3)).unwrap().leans_on[0].person.name,
        "Ana Silva"
    );
    let closed = journal
        .goals()
        .close(only_goal(&journal), closing(Outcome::Reached, None), minutes_later(4))
        .unwrap();
    assert_eq!(closed.to_tell, 1);
    assert_sound(&journal, minutes_later(5));
}

#[test]
fn people_who_are_merged_share_one_place_one_audit_and_one_stage() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    let other = add(&journal, "Ana S.");
    journal
        .goals()
        .put_on_map(
            only_goal(&journal),
            other,
            showed(Role::Manager, Stance::WouldSpeak, "said so"),
            minutes_later(1),
        )
        .unwrap();
    journal.relationships().audit(ana, 5, "", now()).unwrap();
    journal.relationships().audit(other, 8, "", minutes_later(1)).unwrap();
    journal.people().merge(ana, other, minutes_later(2)).unwrap();
    let map = journal.goals().map(only_goal(&journal), minutes_later(3)).unwrap();
    assert_eq!(map.people.len(), 1);
    assert_eq!((map.people[0].roles.len(), map.people[0].stance.clone()), (2, Stance::WouldSpeak));
    let board = journal.relationships().audit_board(minutes_later(3)).unwrap();
    assert_eq!((board.people.len(), board.people[0].score.get()), (1, 8));
    assert_eq!(journal.relationships().wheel(minutes_later(3)).unwrap().people.len(), 1);
}
