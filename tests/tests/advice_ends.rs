//! How advice ends, and what it counts: by what lines say, whoever wrote them, in the words that were said.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use hallway_core::{
    Journal,
    insights::{NextAct, NextKind},
    journal::{Closing, NewAdvocacy, NewAsk, NewGoal, SeatEdit, When},
    model::{
        AdvocacyKind, AskKind, Due, GoalId, GoalKind, Moment, Outcome, PersonId, Reference, Role, Stance,
    },
};
use hallway_tests::{Desk, add, at, log, person};

/// Noon of a day.
fn noon(day: &str) -> Moment {
    at(&format!("{day}T12:00:00+00:00"))
}

fn evening(day: &str) -> Moment {
    at(&format!("{day}T20:00:00+00:00"))
}

fn set_goal(journal: &Journal, name: &str, kind: GoalKind, day: &str) -> GoalId {
    let goal = NewGoal { name: name.to_owned(), kind, ..NewGoal::default() };
    GoalId(journal.goals().add(goal, noon(day)).unwrap().reference.id)
}

fn seat(journal: &Journal, goal: GoalId, name: &str, role: Role, day: &str) -> PersonId {
    let person = person(journal, name);
    let edit = SeatEdit { roles: vec![role], ..SeatEdit::default() };
    journal.goals().put_on_map(goal, person, edit, noon(day)).unwrap();
    person
}

fn acts(journal: &Journal, kind: NextKind, day: &str) -> Vec<NextAct> {
    let acts = journal.relationships().next(evening(day)).unwrap();
    acts.into_iter().filter(|act| act.kind == kind).collect()
}

fn names(acts: &[NextAct]) -> Vec<&str> {
    acts.iter().filter_map(|act| act.person.as_ref()).map(|person| person.name.as_str()).collect()
}

#[test]
fn whom_one_talks_with_often_is_told_apart_from_whom_one_met_twice() {
    let desk = Desk::new();
    let journal = desk.open();
    set_goal(&journal, "Principal", GoalKind::Promotion, "2026-09-01");
    for name in ["Dana Cole", "Ana Silva", "Bo Ek"] {
        add(&journal, name);
    }
    // Ana, who came first, twice lately and often long ago; Bo four times lately.
    for day in ["2025-01-07", "2025-01-14", "2025-02-04", "2025-02-11", "2025-03-04"] {
        log(&journal, "coffee with @Ana Silva", noon(day));
    }
    for day in ["2026-09-08", "2026-10-06"] {
        log(&journal, "coffee with @Ana Silva", noon(day));
    }
    let gap = |journal: &Journal| acts(journal, NextKind::Gap, "2026-11-02").remove(0).why;
    let dana = journal.people().resolve("Dana Cole").unwrap();
    let goal = journal.goals().resolve(None).unwrap();
    let roles = vec![Role::Manager, Role::Veto];
    journal
        .goals()
        .put_on_map(goal, dana, SeatEdit { roles, ..SeatEdit::default() }, noon("2026-09-01"))
        .unwrap();
    assert!(
        gap(&journal).ends_with("aim for five to seven"),
        "two conversations are too few: {}",
        gap(&journal)
    );
    for day in ["2026-09-09", "2026-09-23", "2026-10-07", "2026-10-21"] {
        log(&journal, "lunch with @Bo Ek", noon(day));
    }
    assert!(gap(&journal).ends_with("Perhaps Bo Ek: 4 conversations lately"), "{}", gap(&journal));
    let week = journal.relationships().week(evening("2026-11-02")).unwrap();
    let courage = week.courage.expect("a quiet week says something");
    assert!(courage.ends_with("write Bo Ek two lines."), "{courage}");
}

#[test]
fn where_nobody_was_talked_with_lately_the_small_step_is_the_latest_one() {
    let desk = Desk::new();
    let journal = desk.open();
    set_goal(&journal, "Principal", GoalKind::Promotion, "2026-09-01");
    for (name, day) in [("Ana Silva", "2025-01-07"), ("Bo Ek", "2025-03-04")] {
        add(&journal, name);
        log(&journal, &format!("coffee with @{name}"), noon(day));
    }
    let step =
        |journal: &Journal| journal.relationships().week(evening("2026-11-02")).unwrap().courage.unwrap();
    assert!(step(&journal).ends_with("write Bo Ek two lines."), "{}", step(&journal));
    journal.people().rest(person(&journal, "Bo Ek"), "", noon("2026-10-01")).unwrap();
    assert!(step(&journal).ends_with("write Ana Silva two lines."), "{}", step(&journal));
}

#[test]
fn who_helped_early_in_a_long_goal_is_thanked_for_it_at_its_end() {
    let desk = Desk::new();
    let journal = desk.open();
    let goal = set_goal(&journal, "Principal", GoalKind::Promotion, "2026-01-12");
    for name in ["Ana Silva", "Bo Ek", "Cy Young"] {
        add(&journal, name);
    }
    for name in ["Ana Silva", "Bo Ek", "Cy Young"] {
        seat(&journal, goal, name, Role::InTheRoom, "2026-01-12");
    }
    let everybody = ["Ana Silva", "Bo Ek", "Cy Young"].map(|name| person(&journal, name));
    for one in everybody {
        journal.goals().told(Some(goal), one, "", Some(noon("2026-02-02")), noon("2026-02-02")).unwrap();
    }
    log(&journal, "coffee with @Cy Young <help: went through my numbers", noon("2026-02-10"));
    journal
        .goals()
        .close(
            goal,
            Closing { outcome: Outcome::Reached, said: "a letter came".to_owned(), ..Closing::default() },
            noon("2026-11-02"),
        )
        .unwrap();
    let told = acts(&journal, NextKind::Outcome, "2026-11-03");
    assert_eq!(names(&told)[0], "Cy Young", "{:?}", names(&told));
    // What was given that long ago owes no thanks of its own, and makes nobody a candidate for another map.
    assert_eq!(acts(&journal, NextKind::Thank, "2026-11-03"), []);
    let next = set_goal(&journal, "Director", GoalKind::Promotion, "2026-11-03");
    journal
        .goals()
        .put_on_map(
            next,
            everybody[0],
            SeatEdit { roles: vec![Role::Manager, Role::Veto], ..SeatEdit::default() },
            noon("2026-11-03"),
        )
        .unwrap();
    let gap = acts(&journal, NextKind::Gap, "2026-11-04").remove(0).why;
    assert!(gap.ends_with("aim for five to seven"), "{gap}");
}

#[test]
fn an_ask_for_a_word_ends_with_the_word_on_every_screen() {
    let desk = Desk::new();
    let journal = desk.open();
    let goal = set_goal(&journal, "Principal", GoalKind::Promotion, "2026-09-01");
    add(&journal, "Callum Reid");
    let callum = seat(&journal, goal, "Callum Reid", Role::InTheRoom, "2026-09-01");
    let ask = || NewAsk { kind: AskKind::Advocacy, goal: Some(goal), ..NewAsk::default() };
    journal.asks().add(callum, ask(), noon("2026-10-01")).unwrap();
    let waits = |journal: &Journal| {
        let card = journal.prep(callum, evening("2026-11-02")).unwrap().offers.ask.map(|ask| ask.in_words());
        let open = journal.asks().list(evening("2026-11-02")).unwrap().open.len();
        (
            acts(journal, NextKind::FollowUp, "2026-11-02").len(),
            card.is_some_and(|card| card.contains("still waiting")),
            open,
        )
    };
    assert_eq!(waits(&journal), (1, true, 1));
    journal.asks().add(callum, ask(), noon("2026-10-20")).expect_err("one waits already");
    let word = NewAdvocacy { kind: AdvocacyKind::Word, to: "the panel".to_owned(), ..NewAdvocacy::default() };
    journal.giving().add_advocacy(callum, word, noon("2026-10-25")).unwrap();
    assert_eq!(waits(&journal), (0, false, 0));
    journal.asks().add(callum, ask(), noon("2026-11-01")).expect("the one before is over");
}

#[test]
fn an_ask_for_an_introduction_ends_when_the_two_have_met() {
    let desk = Desk::new();
    let journal = desk.open();
    let (ana, bo) = (add(&journal, "Ana Silva"), add(&journal, "Bo Ek"));
    let ask = NewAsk { kind: AskKind::Introduction, to_meet: Some(bo), ..NewAsk::default() };
    journal.asks().add(ana, ask, noon("2026-10-15")).unwrap();
    let waits = |journal: &Journal| {
        let card = journal.prep(ana, evening("2026-11-02")).unwrap().offers.ask.map(|ask| ask.in_words());
        let open = journal.asks().list(evening("2026-11-02")).unwrap().open.len();
        (
            acts(journal, NextKind::FollowUp, "2026-11-02").len(),
            card.is_some_and(|card| card.contains("still waiting")),
            open,
        )
    };
    assert_eq!(waits(&journal), (1, true, 1));
    log(&journal, "mailed @Bo Ek", noon("2026-10-20"));
    assert_eq!(waits(&journal), (1, true, 1), "a mail is no meeting");
    log(&journal, "coffee with @Bo Ek, Ana brought us together", noon("2026-10-28"));
    assert_eq!(waits(&journal), (0, false, 0));
}

#[test]
fn a_recruiter_one_talked_with_knows_of_the_job_whatever_was_written_since_and_none_before_the_talk() {
    let desk = Desk::new();
    let journal = desk.open();
    let goal = set_goal(&journal, "A new job", GoalKind::NewJob, "2026-09-01");
    add(&journal, "Mira Stone");
    let mira = seat(&journal, goal, "Mira Stone", Role::Recruiter, "2026-09-01");
    let knows = |day: &str| journal.goals().map(goal, evening(day)).unwrap().people[0].knows;
    log(&journal, "call with @Mira Stone about two roles", noon("2026-09-10"));
    assert!(!knows("2026-09-09"), "it lies ahead");
    assert!(knows("2026-09-10"));
    for day in 11..30 {
        log(&journal, "mailed @Mira Stone", noon(&format!("2026-09-{day}")));
    }
    assert!(knows("2026-09-30"));
    let page = journal.people().show(mira, evening("2026-09-30")).unwrap();
    assert_eq!(page.goals[0].stance, Stance::HasNotSaid);
}

#[test]
fn who_left_is_raised_no_more_whether_or_not_it_was_known_where_they_work() {
    let desk = Desk::new();
    let journal = desk.open();
    let goal = set_goal(&journal, "A new job", GoalKind::NewJob, "2026-09-01");
    add(&journal, "Jonas Weber");
    let jonas = seat(&journal, goal, "Jonas Weber", Role::Referrer, "2026-09-01");
    let leaving = |journal: &Journal, day: &str| {
        acts(journal, NextKind::Gap, day).iter().any(|act| act.why.contains("Jonas Weber is leaving"))
    };
    log(&journal, "call with @Jonas Weber, he is leaving Acme in January", noon("2026-11-10"));
    assert!(leaving(&journal, "2026-11-11"));
    journal.people().leave(jonas, "2026-11-12".parse().unwrap(), noon("2026-11-12")).unwrap();
    assert!(!leaving(&journal, "2026-11-12"));
    let map = journal.goals().map(goal, evening("2026-11-12")).unwrap();
    assert!(!map.gaps.iter().any(|gap| gap.why.contains("is leaving")), "{:?}", map.gaps);
    journal.undo(noon("2026-11-13")).unwrap();
    assert!(leaving(&journal, "2026-11-13"));
}

#[test]
fn an_error_about_a_settled_promise_says_no_private_word() {
    let desk = Desk::new();
    let journal = desk.open();
    let receipt = log(&journal, "coffee with @Ana Silva #private !zephyr by fri", noon("2026-11-02"));
    let promise = receipt.items.iter().find(|item| item.text.contains("zephyr")).expect("the promise");
    let promise: Reference = promise.reference.clone();
    journal.done(std::slice::from_ref(&promise), noon("2026-11-03")).unwrap();
    let until = When::Until(Due::Day("2026-12-01".parse().unwrap()));
    let refused = journal.later(&[promise], until, "", noon("2026-11-03")).expect_err("it is kept");
    assert!(!refused.to_string().contains("zephyr"), "{refused}");
}

#[test]
fn who_was_asked_for_a_goal_hears_how_it_ended_once() {
    let desk = Desk::new();
    let journal = desk.open();
    let goal = set_goal(&journal, "Principal", GoalKind::Promotion, "2026-09-01");
    let aoife = add(&journal, "Aoife Byrne");
    let ask = NewAsk { kind: AskKind::Mentorship, goal: Some(goal), ..NewAsk::default() };
    journal.asks().add(aoife, ask, noon("2026-10-01")).unwrap();
    let closing =
        Closing { outcome: Outcome::Reached, said: "a letter came".to_owned(), ..Closing::default() };
    journal.goals().close(goal, closing, noon("2026-11-02")).unwrap();
    assert_eq!(names(&acts(&journal, NextKind::Outcome, "2026-11-03")), ["Aoife Byrne"]);
    // Without the name of the goal it is meant too.
    let told = journal.goals().told(None, aoife, "was glad", None, noon("2026-11-03")).unwrap();
    assert_eq!(told.ended.len(), 1);
    assert_eq!(names(&acts(&journal, NextKind::Outcome, "2026-11-04")), Vec::<&str>::new());
    let refused = journal.goals().told(Some(goal), add(&journal, "Bo Ek"), "", None, noon("2026-11-04"));
    assert!(refused.expect_err("nothing to note").to_string().contains("wasn't asked for anything"));
}

#[test]
fn what_was_half_promised_long_ago_is_asked_about_when_it_comes_due() {
    let desk = Desk::new();
    let journal = desk.open();
    let ana = add(&journal, "Ana Silva");
    log(
        &journal,
        "call with Ana Silva, she said she'd send me the cost model by 30 November",
        noon("2026-10-12"),
    );
    let texts = |day: &str| -> Vec<String> {
        journal.today(evening(day)).unwrap().asked.into_iter().map(|asked| asked.text).collect()
    };
    assert_eq!(texts("2026-10-13").len(), 1);
    // Thirty-one lines with her since, and more than a month.
    for minute in 0..31 {
        let at = noon("2026-10-20") + chrono::Duration::minutes(minute);
        log(&journal, "chat with @Ana Silva", at);
    }
    assert_eq!(texts("2026-11-29").len(), 1);
    assert_eq!(journal.prep(ana, evening("2026-11-29")).unwrap().asked.len(), 1);
    assert_eq!(texts("2026-12-07").len(), 1);
    assert_eq!(texts("2026-12-08"), Vec::<String>::new(), "a week past its day it waits in the review");
    // It follows the line where that is changed.
    let entry = journal.today(evening("2026-11-29")).unwrap().asked[0].reference.id;
    let edit = hallway_core::journal::EntryEdit {
        line: Some("call with Ana Silva, she said she'd send me the cost model by 20 December".to_owned()),
        ..Default::default()
    };
    journal.review().edit_line(entry.into(), edit, noon("2026-11-29")).unwrap();
    assert_eq!(texts("2026-12-15").len(), 1);
    hallway_tests::assert_sound(&journal, evening("2026-12-15"));
}
