//! The map of a goal: who stands where, what they showed, and what cannot be.

use hallway_core::{
    error::Hint,
    insights::{Gap, NextKind},
    journal::{Closing, Gift, GoalEdit, NewAsk, NewGoal, NewWin, Page, PersonEdit, PositionEdit, SeatEdit},
    model::{DayChange, GoalKind, Level, Relation, Role, Stage, Stance},
};
use hallway_tests::{Desk, add, assert_sound, goal_named, log, minutes_later, now, only_goal};

use super::{meet, promotion, showed, two, with_ana};

#[test]
fn a_goal_has_a_map_with_what_each_showed_and_its_gaps_named() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, Some("2026-12-31"));
    let map = journal.goals().map(goal_named(&journal, "staff"), now()).unwrap();
    assert_eq!(
        (map.goal.name.as_str(), map.goal.days_left, map.people.len()),
        ("Staff engineer", Some(43), 1)
    );
    let there = &map.people[0];
    assert_eq!((there.stance.clone(), there.said.as_str()), (Stance::HasConcerns, "the budget"));
    let gaps: Vec<&Gap> = map.gaps.iter().map(|found| &found.gap).collect();
    assert_eq!(gaps, [&Gap::NoManager { hiring: false }, &Gap::TooFew { people: 1 }, &Gap::NobodySpeaks]);
    journal.goals().told(None, ana, "asked for numbers", None, minutes_later(5)).unwrap();
    journal
        .goals()
        .put_on_map(
            only_goal(&journal),
            ana,
            showed(Role::Veto, Stance::WouldSpeak, "liked them"),
            minutes_later(6),
        )
        .unwrap();
    let map = journal.goals().map(only_goal(&journal), minutes_later(7)).unwrap();
    assert_eq!(
        (map.people[0].stance.clone(), map.people[0].told_said.as_str()),
        (Stance::WouldSpeak, "asked for numbers")
    );
    assert!(
        map.csv().contains(
            "Staff engineer,2026-12-31,Ana Silva,,,,colleague,can veto,would speak for me,liked them,2026-11-18,2026-11-18,,"
        ),
        "{}",
        map.csv()
    );
    journal.goals().take_off_map(goal_named(&journal, "staff"), ana, minutes_later(8)).unwrap();
    assert_eq!(journal.goals().map(only_goal(&journal), now()).unwrap().people, []);
    journal.undo(minutes_later(9)).unwrap();
    assert_eq!(journal.goals().map(only_goal(&journal), now()).unwrap().people.len(), 1);
    assert_sound(&journal, now());
}

#[test]
fn the_same_person_twice_in_one_role_is_said_and_changes_nothing() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    let again = SeatEdit { roles: vec![Role::Veto], ..SeatEdit::default() };
    let seated = journal.goals().put_on_map(only_goal(&journal), ana, again, now()).unwrap();
    assert_eq!(seated.said, "Ana Silva is already on the map of Staff engineer: can veto");
    assert_eq!((seated.added, seated.had), (false, vec![Role::Veto]));
    let more = SeatEdit { roles: vec![Role::Veto, Role::InTheRoom], ..SeatEdit::default() };
    journal.goals().put_on_map(only_goal(&journal), ana, more, now()).unwrap();
    let map = journal.goals().map(only_goal(&journal), now()).unwrap();
    assert_eq!(
        (map.people.len(), map.people[0].roles.as_slice()),
        (1, [Role::Veto, Role::InTheRoom].as_slice())
    );
}

#[test]
fn a_goal_without_a_day_is_kept_and_its_map_asks_for_one() {
    let desk = Desk::new();
    let (journal, _) = with_ana(&desk, None);
    let map = journal.goals().map(only_goal(&journal), now()).unwrap();
    assert_eq!((map.goal.decision, map.goal.days_left), (None, None));
    assert!(map.gaps.iter().any(|found| found.gap == Gap::NoDay));
    let next = journal.relationships().next(now()).unwrap();
    assert!(!next.iter().any(|act| matches!(act.kind, NextKind::Kit | NextKind::Tell)));
    let decision = DayChange::Set("2026-12-01".parse().unwrap());
    journal
        .goals()
        .edit(goal_named(&journal, "staff"), GoalEdit { decision, ..GoalEdit::default() }, now())
        .unwrap();
    assert!(
        !journal
            .goals()
            .map(only_goal(&journal), now())
            .unwrap()
            .gaps
            .iter()
            .any(|found| found.gap == Gap::NoDay)
    );
}

#[test]
fn what_cannot_be_is_said_plainly_and_writes_nothing() {
    let desk = Desk::new();
    let journal = desk.open();
    let said = |error: hallway_core::Error| error.to_string();
    let none = journal.goals().resolve(None).unwrap_err();
    assert_eq!(none.hints(), [Hint::SetGoal { name: None }]);
    assert_eq!(said(none), "there is no open goal");
    let (ana, bo) = (add(&journal, "Ana Silva"), add(&journal, "Bo Ek"));
    for answer in [0, 11, -3, 1_000] {
        let error = said(journal.relationships().audit(ana, answer, "", now()).unwrap_err());
        assert_eq!(error, format!("an answer is a number from 1 to 10, and {answer} is not"));
    }
    journal.goals().add(promotion(None), now()).unwrap();
    assert!(
        said(journal.goals().add(promotion(None), now()).unwrap_err())
            .starts_with("there is already an open goal Staff engineer")
    );
    assert_eq!(
        said(journal.goals().resolve(Some("principal")).unwrap_err()),
        "no goal called \"principal\"; there is: Staff engineer"
    );
    let nobody = journal.people().resolve("Anna Silva").unwrap_err();
    assert_eq!(said(nobody), "no person called \"Anna Silva\"; did you mean Ana Silva?");
    let error = journal.giving().give(ana, Gift::Introduction { to: ana }, "", None, now()).unwrap_err();
    assert!(said(error).starts_with("Ana Silva cannot be introduced to themselves"));
    assert!(said(journal.people().add_knows(bo, bo, "", now()).unwrap_err()).starts_with("both are Bo Ek"));
    assert!(
        said(journal.goals().take_off_map(only_goal(&journal), ana, now()).unwrap_err())
            .contains("is not on the map")
    );
    assert!(said(journal.goals().add_win(NewWin::default(), now()).unwrap_err()).contains("needs words"));
    assert!(said(journal.goals().add(NewGoal::default(), now()).unwrap_err()).contains("needs a name"));
    let (board, goals) =
        (journal.relationships().audit_board(now()).unwrap(), journal.goals().list(now()).unwrap());
    assert_eq!((board.people.len(), goals.len()), (0, 1));
}

#[test]
fn an_act_that_changes_nothing_is_not_counted_and_undo_knows_nothing_of_it() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    journal.people().rest(ana, "on leave", now()).unwrap();
    let ask = journal.asks().add(ana, NewAsk::default(), now()).unwrap().id;
    journal.asks().let_be(ask.into(), now()).unwrap();
    let before = journal.maintenance().acts();
    let veto = SeatEdit { roles: vec![Role::Veto], ..SeatEdit::default() };
    journal.goals().put_on_map(only_goal(&journal), ana, veto, minutes_later(1)).unwrap();
    journal
        .goals()
        .edit(
            only_goal(&journal),
            GoalEdit { success: Some("the title and the work".to_owned()), ..GoalEdit::default() },
            minutes_later(2),
        )
        .unwrap();
    journal.people().rest(ana, "", minutes_later(3)).unwrap();
    let said = journal.asks().let_be(ask.into(), minutes_later(4)).unwrap().said;
    assert_eq!(said, "no change: let go: what you asked Ana Silva");
    assert_eq!(journal.maintenance().acts(), before);
    journal
        .goals()
        .edit(
            only_goal(&journal),
            GoalEdit { name: Some("Staff".to_owned()), ..GoalEdit::default() },
            minutes_later(5),
        )
        .unwrap();
    assert_eq!(journal.maintenance().acts(), before + 1);
}

#[test]
fn a_real_change_of_one_persons_two_seats_says_that_it_was_one() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    let annie = add(&journal, "Annie S");
    let manager = SeatEdit { roles: vec![Role::Manager], ..SeatEdit::default() };
    journal.goals().put_on_map(only_goal(&journal), annie, manager, now()).unwrap();
    journal.people().merge(ana, annie, now()).unwrap();
    let not = SeatEdit { not_roles: vec![Role::Manager], ..SeatEdit::default() };
    let seated = journal.goals().put_on_map(only_goal(&journal), annie, not, minutes_later(1)).unwrap();
    assert!(seated.said.starts_with("changed on the map of Staff engineer: An"), "{}", seated.said);
    assert_eq!(journal.goals().map(only_goal(&journal), now()).unwrap().people[0].roles, [Role::Veto]);
}

#[test]
fn whoever_comes_back_onto_a_map_finds_what_was_noted_before() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    journal.goals().told(None, ana, "asked for numbers", None, minutes_later(1)).unwrap();
    let seat = journal.goals().map(only_goal(&journal), now()).unwrap().people[0].seat.clone();
    journal.goals().take_off_map(only_goal(&journal), ana, minutes_later(2)).unwrap();
    assert!(journal.goals().map(only_goal(&journal), minutes_later(3)).unwrap().people.is_empty());
    let seated =
        journal.goals().put_on_map(only_goal(&journal), ana, SeatEdit::default(), minutes_later(4)).unwrap();
    assert_eq!((seated.added, seated.back), (true, true));
    let map = journal.goals().map(only_goal(&journal), minutes_later(5)).unwrap();
    let there = &map.people[0];
    assert_eq!(
        (there.stance.clone(), there.said.as_str(), there.told_said.as_str(), there.roles.as_slice()),
        (Stance::HasConcerns, "the budget", "asked for numbers", &[Role::Veto][..])
    );
    let page = journal.show(&seat, minutes_later(5)).unwrap();
    let Page::Other { fields, .. } = page else { panic!("{page:?}") };
    let said = |field: &str| fields.iter().find(|one| one.field == field).map(|one| one.text.as_str());
    assert_eq!(said("stances"), Some("2026-11-18: has concerns: the budget"));
    assert_eq!(said("told"), Some("2026-11-18: asked for numbers"));
    let page = journal.people().show(ana, minutes_later(5)).unwrap();
    assert_eq!((page.goals[0].goal.name.as_str(), page.goals[0].reference.id), ("Staff engineer", seat.id));
    assert_sound(&journal, now());
}

#[test]
fn a_say_in_a_new_job_is_said_plainly_on_another_kind_of_goal() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    let recruiter = SeatEdit { roles: vec![Role::Recruiter], ..SeatEdit::default() };
    let seated = journal.goals().put_on_map(only_goal(&journal), ana, recruiter.clone(), now()).unwrap();
    assert_eq!(
        seated.note.as_deref(),
        Some("recruiter: only for a new job, and Staff engineer is a promotion")
    );
    let job = GoalEdit { kind: Some(GoalKind::NewJob), ..GoalEdit::default() };
    journal.goals().edit(only_goal(&journal), job, now()).unwrap();
    assert_eq!(journal.goals().put_on_map(only_goal(&journal), ana, recruiter, now()).unwrap().note, None);
}

#[test]
fn two_open_goals_of_one_name_are_told_apart_by_their_letters() {
    let desk = Desk::new();
    let journal = desk.open();
    journal.goals().add(promotion(None), now()).unwrap();
    let (_other, phone) = two(&journal);
    for (device, minutes) in [(&journal, 1), (&phone, 2)] {
        let next = NewGoal { name: "Next".to_owned(), ..NewGoal::default() };
        device.goals().add(next, minutes_later(minutes)).unwrap();
    }
    meet(&journal, &phone);
    let error = journal.goals().resolve(Some("next")).unwrap_err().to_string();
    assert!(error.starts_with("\"next\" could be several goals: Next ("), "{error}");
    assert_eq!((error.matches("Next (").count(), error.contains("Staff")), (2, false), "{error}");
    journal.goals().close(goal_named(&journal, "staff"), Closing::default(), minutes_later(3)).unwrap();
    let error = journal.goals().resolve(None).unwrap_err().to_string();
    assert!(!error.contains("Staff"), "{error}");
}

#[test]
fn breadth_counts_where_people_stand_and_what_is_left_without_one_of_them() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, Some("2026-12-31"));
    let bo = add(&journal, "Bo Ek");
    let position = PositionEdit {
        org: Some("Payments".to_owned()),
        level: Some(Level::Senior),
        reports_to: Some(bo),
        ..PositionEdit::default()
    };
    let edit =
        PersonEdit { position: Some(position), relation: Some(Relation::Outside), ..PersonEdit::default() };
    journal.people().edit(ana, edit, now()).unwrap();
    log(&journal, "coffee with @Ana Silva", now());
    journal
        .goals()
        .put_on_map(only_goal(&journal), ana, showed(Role::Veto, Stance::WouldSpeak, "said so"), now())
        .unwrap();
    let breadth = journal.relationships().breadth(now()).unwrap();
    assert_eq!((breadth.people, breadth.outside, breadth.departments[0].what.as_str()), (1, 1, "Payments"));
    assert_eq!((breadth.levels[0].what.as_str(), breadth.ways[0].what.as_str()), ("senior", "coffee"));
    assert_eq!(breadth.leans_on[0].person.name, "Ana Silva");
    let left = journal.relationships().what_if(ana, now()).unwrap();
    assert_eq!((left.goals[0].goal.people, left.goals[0].still_speak.len()), (0, 0));
    assert_eq!(journal.relationships().what_if(bo, now()).unwrap().goals, []);
}

#[test]
fn a_move_is_kept_and_whoever_left_stays_as_close_as_they_were() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    journal
        .goals()
        .put_on_map(
            only_goal(&journal),
            ana,
            showed(Role::Veto, Stance::WouldSpeak, "said so"),
            minutes_later(1),
        )
        .unwrap();
    let moved = |org: &str| PersonEdit {
        position: Some(PositionEdit { org: Some(org.to_owned()), ..PositionEdit::default() }),
        ..PersonEdit::default()
    };
    journal.people().edit(ana, moved("Payments"), minutes_later(2)).unwrap();
    journal.people().edit(ana, moved("Elsewhere"), minutes_later(3)).unwrap();
    assert_eq!(journal.relationships().wheel(minutes_later(4)).unwrap().people[0].stage, Stage::WouldSpeak);
    journal.relationships().say_stage(ana, Some(Stage::Trust), minutes_later(5)).unwrap();
    assert_eq!(journal.relationships().wheel(minutes_later(6)).unwrap().people[0].stage, Stage::Trust);
    journal.relationships().say_stage(ana, None, minutes_later(7)).unwrap();
    assert_eq!(journal.relationships().wheel(minutes_later(8)).unwrap().people[0].stage, Stage::WouldSpeak);
}

#[test]
fn who_rests_by_one_of_two_records_rests_in_what_is_left_without_another() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    let (bo, other) = (add(&journal, "Bo Ek"), add(&journal, "Bo E."));
    journal
        .goals()
        .put_on_map(only_goal(&journal), bo, showed(Role::Manager, Stance::HasNotSaid, ""), now())
        .unwrap();
    for resting in [bo, other] {
        journal.people().rest(resting, "on leave", now()).unwrap();
        journal.people().merge(bo, other, minutes_later(1)).unwrap();
        let left = journal.relationships().what_if(ana, minutes_later(2)).unwrap();
        let gaps: Vec<&Gap> = left.goals[0].new_gaps.iter().map(|found| &found.gap).collect();
        assert!(gaps.contains(&&Gap::EverybodyRests), "{gaps:?}");
        journal.undo(minutes_later(3)).unwrap();
        journal.undo(minutes_later(4)).unwrap();
    }
}
