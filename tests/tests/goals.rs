//! Goals through the core's one door: maps, the audit, asking, wins, the kit, giving, and what comes next.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use hallway_core::{
    Journal,
    error::Hint,
    insights::{Called, Gap, KnownFrom, NextAction, NextKind, Sign},
    journal::{
        Closing, Gift, GoalEdit, NewAdvocacy, NewAsk, NewFact, NewGoal, NewProject, NewWin, Objection, Page,
        PersonEdit, PositionEdit, ProjectStep, SeatEdit, When, WinEdit,
    },
    model::{
        AdvocacyKind, AnswerKind, AskKind, DayChange, Due, ExchangeKind, FeedbackId, GoalId, GoalKind, Level,
        MineKind, Moment, Outcome, PersonId, Reference, Relation, Role, Stage, Stance,
    },
};
use hallway_tests::{
    Desk, add, assert_sound, at, carry_over, goal_named, log, minutes_later, now, only_goal, person,
    without_references,
};
use serde_json::{Value, json};

fn promotion(decision: Option<&str>) -> NewGoal {
    NewGoal {
        name: "Staff engineer".to_owned(),
        kind: GoalKind::Promotion,
        decision: decision.map(|day| day.parse().unwrap()),
        success: "the title and the work".to_owned(),
        ..NewGoal::default()
    }
}

fn showed(role: Role, stance: Stance, said: &str) -> SeatEdit {
    SeatEdit { roles: vec![role], stance: Some(stance), said: said.to_owned(), ..SeatEdit::default() }
}

/// A journal with a goal and Ana, who can veto, on its map.
fn with_ana(desk: &Desk, decision: Option<&str>) -> (Journal, PersonId) {
    let journal = desk.open();
    let ana = add(&journal, "Ana Silva");
    journal.goals().add(promotion(decision), now()).unwrap();
    journal
        .goals()
        .put_on_map(only_goal(&journal), ana, showed(Role::Veto, Stance::HasConcerns, "the budget"), now())
        .unwrap();
    (journal, ana)
}

/// Two devices that know the same.
fn two(journal: &Journal) -> (Desk, Journal) {
    let desk = Desk::new();
    let other = desk.open();
    carry_over(journal, &other);
    (desk, other)
}

fn meet(one: &Journal, other: &Journal) {
    carry_over(one, other);
    carry_over(other, one);
}

/// Every screen of the practice, as one value.
fn screens(journal: &Journal, now: Moment) -> Value {
    let people: Vec<PersonId> =
        journal.people().list(None, now).unwrap().into_iter().map(|line| line.person.id()).collect();
    let of_each: Vec<Value> = people
        .iter()
        .map(|person| {
            json!({
                "ready": journal.relationships().ready(*person, now).unwrap(),
                "between": journal.relationships().between_us(*person, now).unwrap(),
                "what_if": journal.relationships().what_if(*person, now).unwrap(),
                "introducers": journal.people().introducers(*person).unwrap(),
                "card": journal.prep(*person, now).unwrap(),
            })
        })
        .collect();
    let goals = journal.goals().list(now).unwrap();
    let of_goals: Vec<Value> = goals
        .iter()
        .map(|goal| {
            let goal = GoalId(goal.reference.id);
            json!({
                "map": journal.goals().map(goal, now).unwrap(),
                "kit": journal.goals().kit(goal, None).unwrap(),
                "wins": journal.goals().wins(Some(goal)).unwrap(),
            })
        })
        .collect();
    without_references(json!({
        "goals": goals,
        "of goals": of_goals,
        "people": of_each,
        "audit": journal.relationships().audit_board(now).unwrap(),
        "wheel": journal.relationships().wheel(now).unwrap(),
        "asks": journal.asks().list(now).unwrap(),
        "giving": journal.giving().overview(now).unwrap(),
        "words": journal.giving().advocacies(now).unwrap(),
        "word": journal.giving().my_word(now).unwrap(),
        "projects": journal.goals().projects(now).unwrap(),
        "breadth": journal.relationships().breadth(now).unwrap(),
        "mine": journal.people().mine().unwrap(),
        "next": journal.relationships().next(now).unwrap(),
        "week": journal.relationships().week(now).unwrap(),
        "untold": journal.goals().untold_wins().unwrap(),
        "today": journal.today(now).unwrap(),
    }))
}

/// Goals by their names.
fn called(goals: &[Called]) -> Vec<&str> {
    goals.iter().map(|goal| goal.name.as_str()).collect()
}

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
    assert_eq!(seated.said, "Ana Silva is on the map of Staff engineer already: can veto");
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
            .starts_with("there is an open goal Staff engineer already")
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
    assert_eq!(error.to_string(), "Staff engineer was closed on 18 Nov already: reached");
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

fn closing(outcome: Outcome, next: Option<&str>) -> Closing {
    Closing { outcome, said: String::new(), next: next.map(str::to_owned) }
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
        "Carla Nair had no say in Staff engineer, did not speak for it and was asked nothing for it: there is nothing to note"
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
    assert_eq!(said, "already so: let be: what you asked Ana Silva");
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
    assert_eq!(seated.note.as_deref(), Some("recruiter: a say in a new job; Staff engineer is a promotion"));
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
    assert!(error.starts_with("\"next\" may be several goals: Next ("), "{error}");
    assert_eq!((error.matches("Next (").count(), error.contains("Staff")), (2, false), "{error}");
    journal.goals().close(goal_named(&journal, "staff"), Closing::default(), minutes_later(3)).unwrap();
    let error = journal.goals().resolve(None).unwrap_err().to_string();
    assert!(!error.contains("Staff"), "{error}");
}

#[test]
fn readiness_grows_with_what_happens_and_asking_too_early_warns() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    let ask = NewAsk { kind: AskKind::Advocacy, ..NewAsk::default() };
    let draft = journal.asks().draft(ana, &ask, now()).unwrap();
    assert_eq!((draft.ready.missing, draft.ready.step), (10, Some(Sign::Homework)));
    assert_eq!(draft.before.len(), 3);
    for fact in ["homework: wrote about pricing", "common: both from small towns", "food: natural wine"] {
        journal.people().add_fact(&NewFact { person: ana, text: fact.to_owned() }, now()).unwrap();
    }
    for day in ["2026-09-01", "2026-10-01", "2026-11-01"] {
        log(&journal, "coffee with @Ana Silva", at(&format!("{day}T10:00:00+00:00")));
    }
    log(
        &journal,
        "call with @Ana Silva <taught me how they run critiques !send the notes",
        minutes_later(-60),
    );
    journal
        .giving()
        .give(ana, Gift::Of(ExchangeKind::Shared), "how I lost my first job", None, now())
        .unwrap();
    journal.giving().give(ana, Gift::Of(ExchangeKind::Help), "with the deck", None, now()).unwrap();
    let ready = journal.relationships().ready(ana, now()).unwrap();
    assert!(ready.known.met && ready.liked.met, "{ready:?}");
    assert_eq!((ready.missing, ready.step), (2, Some(Sign::Kept)));
    let promise = journal.today(now()).unwrap().mine.remove(0).reference;
    journal.done(&[promise], now()).unwrap();
    journal.asks().add_feedback(ana, "What should I stop?", "long mails", now()).unwrap();
    assert_eq!(journal.relationships().ready(ana, now()).unwrap().missing, 0);
}

#[test]
fn however_many_messages_follow_those_one_talked_with_are_no_strangers() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    for month in 1..=3 {
        log(&journal, "coffee with @Ana Silva", at(&format!("2026-0{month}-02T10:00:00+00:00")));
    }
    let talked = |journal: &Journal| {
        let ready = journal.relationships().ready(ana, now()).unwrap();
        let sign = ready.known.signs.iter().find(|sign| sign.sign == Sign::Conversations).unwrap();
        let map = journal.goals().map(only_goal(journal), now()).unwrap();
        (sign.met, map.people[0].last, journal.relationships().wheel(now()).unwrap().people[0].stage.clone())
    };
    let before = talked(&journal);
    assert_eq!((before.0, &before.2), (true, &Stage::Acquainted));
    for n in 0..101 {
        log(&journal, &format!("message with @Ana Silva about line {n}"), at("2026-11-02T10:00:00+00:00"));
    }
    assert_eq!(talked(&journal), before);
}

#[test]
fn an_ask_is_answered_and_feedback_goes_all_the_way_back() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    let new = NewAsk { kind: AskKind::Feedback, text: "What should I stop?".to_owned(), ..NewAsk::default() };
    let ask = journal.asks().add(ana, new.clone(), now()).unwrap().id;
    let error = journal.asks().add(ana, new, now()).unwrap_err();
    let short = journal.asks().list(now()).unwrap().open[0].reference.to_string();
    assert_eq!(error.to_string(), "you asked Ana Silva for feedback on 18 Nov, and it waits for an answer");
    assert_eq!(error.hints(), [Hint::NoteAnswer { ask: short.clone() }, Hint::AskAgain { ask: short }]);
    let in_two_weeks = now() + chrono::Duration::days(14);
    assert!(
        journal.relationships().next(in_two_weeks).unwrap().iter().any(|act| act.kind == NextKind::FollowUp)
    );
    journal.asks().followed_up(ask.into(), "in the hallway", in_two_weeks).unwrap();
    assert!(
        !journal.relationships().next(in_two_weeks).unwrap().iter().any(|act| act.kind == NextKind::FollowUp)
    );
    let noted = journal.asks().heard(ask.into(), AnswerKind::Yes, "long mails", None, in_two_weeks).unwrap();
    assert_eq!(noted.said, "heard from Ana Silva: yes: long mails");
    let feedback = FeedbackId(noted.reference.id);
    journal.asks().will_do(feedback, "three sentences", in_two_weeks).unwrap();
    journal.asks().feedback_done(feedback, in_two_weeks).unwrap();
    journal.asks().feedback_told(feedback, in_two_weeks).unwrap();
    let asks = journal.asks().list(in_two_weeks).unwrap();
    assert_eq!((asks.open.len(), asks.settled.len()), (0, 1));
    assert_eq!((asks.feedback[0].heard.as_str(), asks.feedback[0].next), ("long mails", None));
    let advice = journal.asks().add_question("Any feedback?", now()).unwrap().advice;
    assert!(advice.is_some());
    assert_eq!(journal.asks().list(now()).unwrap().questions[0].text, "Any feedback?");
}

#[test]
fn wins_travel_and_the_kit_knows_whose_copy_is_old() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, Some("2026-11-30"));
    let bo = add(&journal, "Bo Ek");
    let win = NewWin {
        what: "Checkout 3".to_owned(),
        effect: "2% fewer drop-outs".to_owned(),
        evidence: "the dashboard".to_owned(),
        with: vec![bo],
        ..NewWin::default()
    };
    let win = journal.goals().add_win(win, now()).unwrap().id;
    assert!(journal.relationships().next(now()).unwrap().iter().any(|act| act.kind == NextKind::Win));
    journal.people().add_knows(bo, ana, "same school", now()).unwrap();
    let matrix = journal.goals().wins(Some(only_goal(&journal))).unwrap();
    match &matrix.wins[0].known[0] {
        KnownFrom::Nobody { could_mention } => {
            assert_eq!(could_mention.as_ref().map(|named| named.name.as_str()), Some("Bo Ek"));
        }
        other => panic!("{other:?}"),
    }
    let page = journal.goals().give_kit(only_goal(&journal), ana, now()).unwrap();
    assert!(
        page.markdown.contains("Checkout 3. 2% fewer drop-outs. See: the dashboard."),
        "{}",
        page.markdown
    );
    assert!(!page.copies[0].old);
    let known = WinEdit { known_by: vec![ana], from: Some(bo), ..WinEdit::default() };
    journal.goals().edit_win(win.into(), known, now()).unwrap();
    assert_eq!(
        journal.goals().wins(Some(only_goal(&journal))).unwrap().wins[0].known[0],
        KnownFrom::Other { name: "Bo Ek".to_owned() }
    );
    assert!(
        journal.goals().kit(only_goal(&journal), None).unwrap().copies[0].old,
        "the page for Ana says now what she knows"
    );
    let kit =
        || journal.relationships().next(now()).unwrap().into_iter().find(|act| act.kind == NextKind::Kit);
    assert_eq!(kit(), None, "Ana has concerns");
    journal
        .goals()
        .put_on_map(only_goal(&journal), ana, showed(Role::Veto, Stance::WouldSpeak, "gladly"), now())
        .unwrap();
    assert!(kit().unwrap().why.contains("lacks why now"));
    for what in ["Ledger", "Search"] {
        journal.goals().add_win(NewWin { what: what.to_owned(), ..NewWin::default() }, now()).unwrap();
    }
    let why = GoalEdit { why_now: Some("the team doubled".to_owned()), ..GoalEdit::default() };
    journal.goals().edit(only_goal(&journal), why, now()).unwrap();
    let act = kit().unwrap();
    assert!(act.why.contains("their copy of 18 Nov reads otherwise now"), "{}", act.why);
    assert!(matches!(act.action, NextAction::GiveKit { .. }), "{:?}", act.action);
}

#[test]
fn the_week_tells_what_happened_what_lies_ahead_and_what_waits() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, Some("2026-12-20"));
    let bo = add(&journal, "Bo Ek");
    log(&journal, "Coffee with @Ana Silva, @Bo Ek >the list !send the deck by fri", minutes_later(-60 * 24));
    log(&journal, "Call with @Bo Ek <praised the draft", minutes_later(-60 * 24 * 6));
    log(&journal, "Email to @Bo Ek", minutes_later(-60 * 24 * 2));
    log(&journal, "Lunch with @Ana Silva !call the bank", minutes_later(-60 * 24 * 7));
    log(&journal, "Dinner with @Ana Silva", minutes_later(60));
    let call =
        journal.review().list(now()).unwrap().promises.into_iter().find(|one| one.text == "call the bank");
    journal.done(&[call.unwrap().reference], now()).unwrap();
    let win = NewWin { what: "Checkout 3".to_owned(), with: vec![bo], ..NewWin::default() };
    let win = journal.goals().add_win(win, now()).unwrap().id;
    journal.people().add_knows(bo, ana, "same school", now()).unwrap();
    let word = NewAdvocacy { to: "the panel".to_owned(), ..NewAdvocacy::default() };
    journal.giving().add_advocacy(bo, word, now()).unwrap();

    let week = journal.relationships().week(now()).unwrap();
    let names: Vec<(&str, u32)> =
        week.talked_with.iter().map(|one| (one.person.name.as_str(), one.conversations)).collect();
    assert_eq!((week.conversations, names), (2, vec![("Bo Ek", 2), ("Ana Silva", 1)]));
    let texts =
        |of: &[hallway_core::insights::HandedOver]| of.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
    // Two were there: the list was for both.
    assert!(!week.gave.is_empty() && texts(&week.gave).iter().all(|text| text == "the list"));
    assert_eq!(texts(&week.received), ["praised the draft"]);
    assert_eq!(week.kept.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["call the bank"]);
    assert!(week.due.iter().all(|one| one.text == "send the deck") && !week.due.is_empty());
    assert_eq!(week.wins.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(), ["Checkout 3"]);
    assert_eq!(week.spoke_for_you.len(), 1);
    assert_eq!(week.decisions.iter().map(|one| one.days_left).collect::<Vec<_>>(), [Some(32)]);
    assert_eq!((week.waiting.audit, week.waiting.wins), (2, 1));

    let untold = journal.goals().untold_wins().unwrap();
    let mention = untold[0].mention.as_ref().unwrap();
    assert_eq!((mention.who.name.as_str(), mention.to.name.as_str()), ("Bo Ek", "Ana Silva"));
    let known = WinEdit { known_by: vec![ana], from: Some(bo), ..WinEdit::default() };
    journal.goals().edit_win(win.into(), known, now()).unwrap();
    journal.relationships().audit(ana, 6, "", now()).unwrap();
    let week = journal.relationships().week(now()).unwrap();
    assert_eq!((week.waiting.audit, week.waiting.wins), (1, 0));
}

#[test]
fn one_project_at_a_time_and_a_second_asks_which_to_pause() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    let project =
        |name: &str| NewProject { name: name.to_owned(), person: Some(ana), ..NewProject::default() };
    let guild = journal.goals().begin_project(project("Hiring guild"), now()).unwrap().id;
    let error = journal.goals().begin_project(project("Docs week"), now()).unwrap_err();
    assert_eq!(error.to_string(), "Hiring guild is active, and one at a time gets done");
    assert!(
        matches!(&error.hints()[0], Hint::PauseProjects { projects } if projects.len() == 1),
        "{error:?}"
    );
    let later = NewProject { later: true, ..project("Docs week") };
    let docs = journal.goals().begin_project(later, now()).unwrap().id;
    journal.goals().project_step(guild.into(), ProjectStep::Offered("interviews".to_owned()), now()).unwrap();
    let said = journal.goals().project_step(docs.into(), ProjectStep::Resume, now()).unwrap().said;
    assert_eq!(said, "Docs week: active; paused: Hiring guild");
    let screen = journal.goals().projects(now()).unwrap();
    assert_eq!((screen.projects[0].name.as_str(), screen.several_active), ("Docs week", false));
}

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

#[test]
fn an_act_that_is_put_off_stays_away_until_its_day() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    let kinds =
        |now| journal.relationships().next(now).unwrap().into_iter().map(|act| act.kind).collect::<Vec<_>>();
    assert_eq!(kinds(now()), [NextKind::Talk, NextKind::Gap]);
    let talk = journal.relationships().next(now()).unwrap().remove(0);
    let until = When::Until(Due::Day("2026-11-25".parse().unwrap()));
    journal.relationships().put_off(talk.kind, &talk.reference, until, "on leave", now()).unwrap();
    assert_eq!(kinds(now()), [NextKind::Gap]);
    assert_eq!(kinds(at("2026-11-25T09:00:00+00:00")), [NextKind::Talk, NextKind::Gap]);
    journal.people().rest(ana, "values differ", now()).unwrap();
    assert_eq!(kinds(at("2026-11-25T09:00:00+00:00")), [NextKind::Gap]);
}

#[test]
fn a_gap_that_does_not_come_up_cannot_be_put_off() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk, None);
    let goal = journal.goals().list(now()).unwrap().remove(0).reference;
    let put_off = |about: &Reference| {
        journal.relationships().put_off(NextKind::Gap, about, When::Never, "", now()).map(|later| later.said)
    };
    let ana = Reference::to(ana);
    assert!(put_off(&ana).unwrap_err().to_string().contains("only a goal has a map with gaps"));
    let mut gaps = 0;
    let error = loop {
        match put_off(&goal) {
            Ok(_) => gaps += 1,
            Err(error) => break error,
        }
        assert!(gaps < 20, "the same gap is put off again and again");
    };
    assert!(gaps > 1, "one after the other comes up");
    assert_eq!(error.to_string(), "nothing is missing on the map of Staff engineer now");
}

#[test]
fn today_shows_what_comes_next_in_place_of_cadences() {
    let desk = Desk::new();
    let journal = desk.open();
    let ana = add(&journal, "Ana Silva");
    log(&journal, "coffee with @Ana Silva", at("2026-03-01T10:00:00+00:00"));
    log(&journal, "coffee with @Ana Silva", at("2026-04-01T10:00:00+00:00"));
    let today = journal.today(now()).unwrap();
    assert_eq!((today.people.len(), today.next.len()), (1, 0));
    journal.goals().add(promotion(Some("2026-11-30")), now()).unwrap();
    journal
        .goals()
        .put_on_map(only_goal(&journal), ana, showed(Role::Manager, Stance::DoesNotKnow, ""), now())
        .unwrap();
    let today = journal.today(now()).unwrap();
    let kinds: Vec<NextKind> = today.next.iter().map(|act| act.kind).collect();
    assert_eq!((today.people.len(), kinds), (0, vec![NextKind::Tell, NextKind::Gap]));
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
fn a_need_meets_who_could_help_and_thanks_are_asked_for() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, "coffee with @Ana Silva +needs a second analyst", now());
    log(&journal, "lunch with @Bo Ek +can: hire analysts <helped with the deck", now());
    let giving = journal.giving().overview(now()).unwrap();
    assert_eq!(giving.introductions[0].other.name, "Bo Ek");
    assert_eq!((giving.needs.len(), giving.your_turn[0].person.name.as_str()), (1, "Bo Ek"));
    assert_eq!(giving.thanks[0].person.name, "Bo Ek");
    let (ana, bo) = (person(&journal, "ana"), person(&journal, "bo"));
    journal.giving().give(bo, Gift::Thanks, "for the deck", None, now()).unwrap();
    journal.giving().give(ana, Gift::Introduction { to: bo }, "", None, now()).unwrap();
    let giving = journal.giving().overview(minutes_later(1)).unwrap();
    assert_eq!((giving.thanks.len(), giving.your_turn.len()), (0, 0));
}

#[test]
fn the_users_own_word_has_a_number_and_nobody_elses_has() {
    let desk = Desk::new();
    let journal = desk.open();
    log(
        &journal,
        "coffee with @Ana Silva !send the notes by fri ?intro to Priya",
        at("2026-10-01T10:00:00+00:00"),
    );
    let word = journal.giving().my_word(now()).unwrap();
    assert_eq!((word.kept, word.of, word.percent), (0, 1, Some(0)));
    assert_eq!((word.not_come_yet.len(), word.late.len()), (1, 1));
    journal.done(std::slice::from_ref(&word.late[0].reference), now()).unwrap();
    let word = journal.giving().my_word(now()).unwrap();
    assert_eq!((word.percent, word.median_days_late), (Some(100), Some(47)));
}

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
