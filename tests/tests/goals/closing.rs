//! How a goal ends, who is told of it, and what comes after.

use hallway_core::{
    insights::NextKind,
    journal::{Closing, Gift, NewAdvocacy, NewGoal, SeatEdit, When},
    model::{Outcome, Reference, Role, Stage, Stance},
};
use hallway_tests::{Desk, add, assert_sound, goal_named, minutes_later, now, only_goal};

use super::{called, closing, with_ana};

#[test]
fn closing_a_goal_asks_to_tell_everyone_and_carries_the_map_to_the_next() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, Some("2026-11-17"));
    journal
        .giving()
        .add_advocacy(ana, NewAdvocacy { to: "the panel".to_owned(), ..NewAdvocacy::default() }, now())
        .unwrap();
    journal.giving().give(ana, Gift::Thanks, "for the panel", None, minutes_later(1)).unwrap();
    let closing = Closing { outcome: Outcome::Reached, said: "from January".to_owned(), next: None };
    let closed = journal.goals().close(goal_named(&journal, "staff"), closing, minutes_later(2)).unwrap();
    assert_eq!((closed.before, closed.to_tell), (None, 1));
    let error = journal
        .goals()
        .close(goal_named(&journal, "staff"), Closing::default(), minutes_later(3))
        .unwrap_err();
    assert_eq!(error.to_string(), "Staff engineer was already closed on 18 Nov: reached");
    let next = journal.relationships().next(minutes_later(3)).unwrap();
    assert_eq!(next[0].kind, NextKind::Outcome);
    assert!(journal.giving().advocacies(minutes_later(3)).unwrap().for_you[0].tell_outcome);
    journal.goals().told(None, ana, "was glad", None, minutes_later(4)).unwrap();
    assert!(
        !journal
            .relationships()
            .next(minutes_later(5))
            .unwrap()
            .iter()
            .any(|act| act.kind == NextKind::Outcome)
    );
    let words = journal.giving().advocacies(minutes_later(5)).unwrap();
    assert_eq!((words.for_you[0].tell_outcome, words.for_you[0].told_outcome.is_some()), (false, true));
    let after = NewGoal {
        name: "Principal".to_owned(),
        after: Some(goal_named(&journal, "staff")),
        ..NewGoal::default()
    };
    journal.goals().add(after, minutes_later(6)).unwrap();
    let map = journal.goals().map(only_goal(&journal), minutes_later(7)).unwrap();
    assert_eq!(
        (map.goal.name.as_str(), map.people[0].roles.as_slice()),
        ("Principal", [Role::Veto].as_slice())
    );
    assert_eq!(map.people[0].stance, Stance::DoesNotKnow, "what they showed was about the other goal");
    assert_eq!(journal.relationships().wheel(minutes_later(7)).unwrap().people[0].stage, Stage::Thanked);
}

#[test]
fn closing_with_what_comes_next_is_one_act_and_changes_nothing_when_it_cannot_be_done() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    let before = journal.goals().list(now()).unwrap();
    let too_long = "x".repeat(300);
    assert!(
        journal
            .goals()
            .close(
                goal_named(&journal, "staff"),
                closing(Outcome::Reached, Some(&too_long)),
                minutes_later(1)
            )
            .is_err()
    );
    assert_eq!(journal.goals().list(now()).unwrap(), before);
    let closed = journal
        .goals()
        .close(goal_named(&journal, "staff"), closing(Outcome::Reached, Some("Principal")), minutes_later(1))
        .unwrap();
    assert_eq!((closed.joined, closed.next.unwrap().people), (false, 1));
    journal.undo(minutes_later(2)).unwrap();
    assert_eq!(journal.goals().list(now()).unwrap(), before, "one undo takes both back");

    let two = NewGoal { name: "Two".to_owned(), ..NewGoal::default() };
    journal.goals().add(two, minutes_later(3)).unwrap();
    let bo = add(&journal, "Bo Ek");
    journal
        .goals()
        .put_on_map(goal_named(&journal, "Two"), bo, SeatEdit::default(), minutes_later(4))
        .unwrap();
    let closed = journal
        .goals()
        .close(goal_named(&journal, "staff"), closing(Outcome::NotThisTime, Some("two")), minutes_later(5))
        .unwrap();
    let next = closed.next.unwrap();
    assert_eq!((closed.joined, next.name.as_str(), next.people), (true, "Two", 2));
    let map = journal.goals().map(only_goal(&journal), minutes_later(6)).unwrap();
    let anas = map.people.iter().find(|one| one.person.id() == ana).unwrap();
    assert_eq!(anas.roles, [Role::Veto]);
    let closed = journal
        .goals()
        .close(goal_named(&journal, "staff"), closing(Outcome::LetGo, None), minutes_later(7))
        .unwrap();
    assert_eq!(closed.before, Some(Outcome::NotThisTime), "another outcome says what it was before");
    assert_sound(&journal, now());
}

#[test]
fn who_waits_to_hear_how_a_goal_ended_is_told_that_first() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    let bo = add(&journal, "Bo Ek");
    journal.goals().put_on_map(only_goal(&journal), bo, SeatEdit::default(), now()).unwrap();
    journal
        .goals()
        .close(goal_named(&journal, "staff"), closing(Outcome::Reached, Some("Principal")), minutes_later(1))
        .unwrap();
    let told = journal.goals().told(None, ana, "was glad", None, minutes_later(2)).unwrap();
    assert_eq!((called(&told.goals), called(&told.ended)), (vec!["Staff engineer"], vec!["Staff engineer"]));
    assert_eq!(told.not_meant.iter().map(|goal| goal.name.as_str()).collect::<Vec<_>>(), ["Principal"]);
    let told = journal.goals().told(None, ana, "", None, minutes_later(3)).unwrap();
    assert_eq!((called(&told.goals), told.ended.len()), (vec!["Principal"], 0));
    let told = journal.goals().told(None, bo, "", None, minutes_later(4)).unwrap();
    assert_eq!(called(&told.goals), ["Principal"], "he never knew of the goal that ended");
    let carla = add(&journal, "Carla Nair");
    let error = journal
        .goals()
        .told(Some(goal_named(&journal, "staff")), carla, "", None, minutes_later(5))
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "Carla Nair had no say in Staff engineer, didn't speak for it and wasn't asked for anything: there is nothing to note"
    );
    let told = journal
        .goals()
        .told(Some(goal_named(&journal, "principal")), carla, "", None, minutes_later(6))
        .unwrap();
    assert_eq!(told.seated.len(), 1, "that they are on its map now is said");
}

#[test]
fn who_rests_already_has_rested_since_then_however_that_is_said_again() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    journal.people().rest(ana, "on leave", now()).unwrap();
    let two_weeks = now() + chrono::Duration::days(14);
    let letters = [Reference::to(ana)];
    journal.later(&letters, When::Never, "", two_weeks).unwrap();
    let page = journal.people().show(ana, two_weeks).unwrap();
    assert_eq!((page.resting, page.resting_because.as_str()), (Some(now().date_naive()), "on leave"));
    journal.later(&letters, When::Never, "values\n  differ", two_weeks).unwrap();
    assert_eq!(journal.people().show(ana, two_weeks).unwrap().resting_because, "values differ");
}
