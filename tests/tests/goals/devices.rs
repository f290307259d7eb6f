//! Two devices that changed goals at once.

use hallway_core::{
    journal::{NewAsk, NewProject, SeatEdit},
    model::{AnswerKind, AskKind, Role, Stance},
};
use hallway_tests::{Desk, add, assert_sound, minutes_later, now, only_goal};

use super::{meet, promotion, screens, showed, two, with_ana};

#[test]
fn two_devices_that_answer_begin_and_score_at_once_lose_nothing() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, Some("2026-12-31"));
    let ask = NewAsk { kind: AskKind::Time, ..NewAsk::default() };
    let ask = journal.asks().add(ana, ask, now()).unwrap().id;
    let (_desk, other) = two(&journal);
    for (device, score, answer, project, said) in [
        (&journal, 5, AnswerKind::Yes, "Hiring guild", "the budget"),
        (&other, 8, AnswerKind::No, "Docs week", "the date"),
    ] {
        device.relationships().audit(ana, score, said, now()).unwrap();
        device
            .asks()
            .heard(ask.into(), answer, said, None, now() + chrono::Duration::milliseconds(score))
            .unwrap();
        let project = NewProject { name: project.to_owned(), ..NewProject::default() };
        device.goals().begin_project(project, now()).unwrap();
        let shown =
            SeatEdit { roles: vec![Role::InTheRoom], ..showed(Role::SignOff, Stance::HasConcerns, said) };
        device
            .goals()
            .put_on_map(only_goal(device), ana, shown, now() + chrono::Duration::milliseconds(score))
            .unwrap();
        device.goals().told(None, ana, said, None, now() + chrono::Duration::milliseconds(score)).unwrap();
        let bo = add(device, &format!("Bo {score}"));
        device
            .goals()
            .put_on_map(only_goal(device), bo, showed(Role::Manager, Stance::WouldSpeak, ""), now())
            .unwrap();
    }
    meet(&journal, &other);
    meet(&journal, &other);
    for device in [&journal, &other] {
        let answers = &device.asks().list(now() + chrono::Duration::minutes(1)).unwrap().settled[0].answers;
        let said: Vec<&str> = answers.iter().map(|answer| answer.said.as_str()).collect();
        assert_eq!(said, ["the date", "the budget"]);
        let projects = device.goals().projects(now()).unwrap();
        assert_eq!((projects.projects.len(), projects.several_active), (2, true));
        let map = device.goals().map(only_goal(device), minutes_later(1)).unwrap();
        assert_eq!(map.people.len(), 3);
        let board = device.relationships().audit_board(now()).unwrap();
        assert_eq!(board.people.len(), 1);
        assert!([5, 8].contains(&board.people[0].score.get()), "of one day the newest answer counts");
        assert_sound(device, now());
    }
    assert_eq!(screens(&journal, minutes_later(5)), screens(&other, minutes_later(5)));
}

#[test]
fn two_devices_that_put_one_person_on_the_map_make_one_seat() {
    let desk = Desk::new();
    let journal = desk.open();
    let ana = add(&journal, "Ana Silva");
    journal.goals().add(promotion(None), now()).unwrap();
    let (_desk, other) = two(&journal);
    journal
        .goals()
        .put_on_map(only_goal(&journal), ana, showed(Role::Veto, Stance::HasConcerns, "the budget"), now())
        .unwrap();
    other
        .goals()
        .put_on_map(
            only_goal(&other),
            ana,
            showed(Role::SignOff, Stance::WouldSpeak, "said so"),
            minutes_later(1),
        )
        .unwrap();
    meet(&journal, &other);
    for device in [&journal, &other] {
        let map = device.goals().map(only_goal(device), minutes_later(2)).unwrap();
        assert_eq!(map.people.len(), 1);
        assert_eq!(map.people[0].roles, [Role::Veto, Role::SignOff]);
        assert_eq!(map.people[0].stance, Stance::WouldSpeak);
        let off = device.goals().take_off_map(only_goal(device), ana, minutes_later(3));
        assert!(off.is_ok());
    }
}
