//! What happened on an earlier day, what was noted wrongly and is corrected, and what is refused because it says nothing.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use hallway_core::{
    Error, Journal,
    insights::{KnownFrom, NextKind},
    journal::{
        AdvocacyEdit, Closing, FactEdit, Gift, NewAdvocacy, NewAsk, NewFact, NewGoal, NewProject, NewWin,
        ProjectStep, SeatEdit, When, WinEdit,
    },
    model::{AnswerKind, AskKind, ExchangeKind, GoalChange, Moment, PersonId, Reference, Role, Stance},
};
use hallway_tests::{Desk, add, assert_sound, carry_over, goal_named, minutes_later, now, only_goal};

const DAY: i64 = 60 * 24;

fn days_ago(days: i64) -> Moment {
    minutes_later(-DAY * days)
}

/// A journal with a goal, and Ana on its map.
fn with_ana(desk: &Desk) -> (Journal, PersonId) {
    let journal = desk.open();
    let ana = add(&journal, "Ana Silva");
    journal.goals().add(NewGoal { name: "Staff".to_owned(), ..NewGoal::default() }, days_ago(30)).unwrap();
    let manager = SeatEdit { roles: vec![Role::Manager], ..SeatEdit::default() };
    journal.goals().put_on_map(only_goal(&journal), ana, manager, now()).unwrap();
    (journal, ana)
}

#[test]
fn what_is_noted_on_friday_happened_on_tuesday_and_nothing_happened_tomorrow() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk);
    let (then, tomorrow) = (days_ago(20), minutes_later(DAY));
    let win = |at| NewWin { what: "Checkout 3".to_owned(), at: Some(at), ..NewWin::default() };
    journal.goals().add_win(win(then), now()).unwrap();
    assert_eq!(journal.goals().wins(Some(only_goal(&journal))).unwrap().wins[0].day, then.date_naive());
    let word = |at| NewAdvocacy { at: Some(at), ..NewAdvocacy::default() };
    journal.giving().add_advocacy(ana, word(then), now()).unwrap();
    let thanks = &journal.giving().overview(now()).unwrap().thanks[0];
    assert!(thanks.day == then.date_naive() && thanks.late);
    journal.goals().told(None, ana, "asked for numbers", Some(then), now()).unwrap();
    assert_eq!(
        journal.goals().map(only_goal(&journal), now()).unwrap().people[0].told,
        Some(then.date_naive())
    );
    let ask = |at| NewAsk { kind: AskKind::Time, asked: Some(at), ..NewAsk::default() };
    let asked = journal.asks().add(ana, ask(then), now()).unwrap().id;
    assert!(journal.asks().list(now()).unwrap().open[0].come_back, "it waits for three weeks already");
    journal.giving().give(ana, Gift::Of(ExchangeKind::Help), "with the deck", Some(then), now()).unwrap();
    assert_eq!(journal.relationships().week(now()).unwrap().gave.len(), 0);

    let early = journal.asks().heard(asked.into(), AnswerKind::Yes, "gladly", Some(days_ago(21)), now());
    assert!(early.unwrap_err().to_string().contains("so the answer came after that"));
    journal.asks().heard(asked.into(), AnswerKind::Yes, "gladly", Some(days_ago(19)), now()).unwrap();
    assert_eq!(journal.asks().list(now()).unwrap().settled[0].answers[0].day, days_ago(19).date_naive());

    let refused = [
        journal.goals().add_win(win(tomorrow), now()).map(drop),
        journal.giving().add_advocacy(ana, word(tomorrow), now()).map(drop),
        journal.goals().told(None, ana, "", Some(tomorrow), now()).map(drop),
        journal.asks().add(ana, ask(tomorrow), now()).map(drop),
        journal.giving().give(ana, Gift::Thanks, "", Some(tomorrow), now()).map(drop),
        journal.asks().heard(asked.into(), AnswerKind::Yes, "", Some(tomorrow), now()).map(drop),
    ];
    for error in refused.map(Result::unwrap_err) {
        assert!(error.to_string().contains("is in the future"), "{error}");
    }
    assert_sound(&journal, now());
}

#[test]
fn thanks_of_an_earlier_day_are_not_for_what_came_after_them() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk);
    for days in [9, 3] {
        let word = NewAdvocacy { at: Some(days_ago(days)), ..NewAdvocacy::default() };
        journal.giving().add_advocacy(ana, word, now()).unwrap();
    }
    journal.giving().give(ana, Gift::Thanks, "", Some(days_ago(5)), now()).unwrap();
    let words = journal.giving().advocacies(now()).unwrap().for_you;
    let thanked: Vec<_> = words.iter().map(|word| word.thanked).collect();
    assert_eq!(thanked, [None, Some(days_ago(5).date_naive())]);
}

#[test]
fn what_they_were_told_before_a_goal_ended_is_not_how_it_ended() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk);
    journal.goals().close(only_goal(&journal), Closing::default(), days_ago(2)).unwrap();
    let outcome =
        || journal.relationships().next(now()).unwrap().iter().any(|act| act.kind == NextKind::Outcome);
    journal.goals().told(Some(goal_named(&journal, "Staff")), ana, "", Some(days_ago(4)), now()).unwrap();
    assert!(outcome());
    // The same day, whatever its hour: it ended at noon, and they heard it in the afternoon.
    journal
        .goals()
        .told(
            Some(goal_named(&journal, "Staff")),
            ana,
            "",
            Some(days_ago(2) - chrono::Duration::minutes(30)),
            now(),
        )
        .unwrap();
    assert!(!outcome());
}

#[test]
fn a_win_and_a_word_for_the_user_can_be_corrected() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk);
    let bo = add(&journal, "Bo Ek");
    let new = NewWin { what: "Chekout".to_owned(), with: vec![bo], ..NewWin::default() };
    let win = journal.goals().add_win(new, now()).unwrap().id;
    let knows = WinEdit { known_by: vec![ana], from: Some(bo), ..WinEdit::default() };
    journal.goals().edit_win(win.into(), knows, now()).unwrap();
    let right = WinEdit {
        what: Some("Checkout".to_owned()),
        at: Some(days_ago(3)),
        goal: GoalChange::Set(only_goal(&journal)),
        not_with: vec![bo],
        not_known_by: vec![ana],
        ..WinEdit::default()
    };
    journal.goals().edit_win(win.into(), right, now()).unwrap();
    let shown = journal.goals().wins(Some(only_goal(&journal))).unwrap().wins.remove(0);
    assert_eq!((shown.what.as_str(), shown.day, shown.with.len()), ("Checkout", days_ago(3).date_naive(), 0));
    assert!(matches!(shown.known[0], KnownFrom::Nobody { .. }));
    let empty = WinEdit { what: Some(" \n".to_owned()), ..WinEdit::default() };
    assert!(journal.goals().edit_win(win.into(), empty, now()).is_err());

    let new = NewAdvocacy { to: "the panle".to_owned(), ..NewAdvocacy::default() };
    let word = journal.giving().add_advocacy(ana, new, now()).unwrap().id;
    let right = AdvocacyEdit {
        to: Some("the panel".to_owned()),
        how: Some("Bo told me".to_owned()),
        at: Some(days_ago(3)),
        ..AdvocacyEdit::default()
    };
    let said = journal.giving().edit_advocacy(word.into(), right, now()).unwrap().said;
    assert!(said.starts_with("Ana Silva: a good word to the panel, "), "{said}");
    let shown = journal.giving().advocacies(now()).unwrap().for_you.remove(0);
    assert_eq!((shown.how.as_str(), shown.day), ("Bo told me", days_ago(3).date_naive()));
    assert!(
        journal.giving().edit_advocacy(win.into(), AdvocacyEdit::default(), now()).is_err(),
        "that is a win"
    );
    journal.undo(now()).unwrap();
    assert_eq!(journal.giving().advocacies(now()).unwrap().for_you[0].to, "the panle");
    assert_sound(&journal, now());
}

#[test]
fn one_line_is_one_line_and_empty_words_and_long_ones_are_refused() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk);
    let said = SeatEdit {
        stance: Some(Stance::HasConcerns),
        said: "the budget\nand the date".to_owned(),
        ..SeatEdit::default()
    };
    journal.goals().put_on_map(only_goal(&journal), ana, said, now()).unwrap();
    assert_eq!(
        journal.goals().map(only_goal(&journal), now()).unwrap().people[0].said,
        "the budget and the date"
    );
    let need = |text: &str| journal.people().add_fact(&NewFact { person: ana, text: text.to_owned() }, now());
    for nothing in ["need:", "need: ", "homework:\n", "", " \n"] {
        assert!(matches!(need(nothing), Err(Error::NeedsWords(_))), "{nothing:?}");
    }
    let fact = need("need: an analyst").unwrap().id;
    assert!(journal.people().edit_fact(fact.into(), FactEdit::Reword(" ".to_owned()), now()).is_err());
    let long = "x".repeat(3_000);
    let project = NewProject { name: "Docs week".to_owned(), ..NewProject::default() };
    journal.goals().begin_project(project, now()).unwrap();
    let docs = journal.goals().resolve_project("docs").unwrap();
    let offered = |text: &str| {
        journal.goals().project_step(docs, ProjectStep::Offered(text.to_owned()), now()).map(drop)
    };
    assert!(offered("").is_err());
    let goal = NewGoal { name: "Next".to_owned(), success: long.clone(), ..NewGoal::default() };
    for refused in [
        need(&format!("homework: {long}")).map(drop),
        journal.goals().add(goal, now()).map(drop),
        journal.goals().told(None, ana, &long, None, now()).map(drop),
        journal.relationships().audit(ana, 5, &long, now()).map(drop),
        journal.giving().give(ana, Gift::Thanks, &long, None, now()).map(drop),
        offered(&long),
    ] {
        assert!(matches!(refused, Err(Error::TooLong { .. })), "{refused:?}");
    }
    assert_sound(&journal, now());
}

#[test]
fn projects_are_named_as_well_as_pointed_at() {
    let desk = Desk::new();
    let journal = desk.open();
    let project = |name: &str| NewProject { name: name.to_owned(), ..NewProject::default() };
    let named = |name: &str| journal.goals().resolve_project(name);
    journal.goals().begin_project(project("Hiring guild"), now()).unwrap();
    let instead = NewProject { pause: vec![named("hiring").unwrap()], ..project("Docs week") };
    let docs = journal.goals().begin_project(instead, minutes_later(1)).unwrap();
    let resumed = |name: &str| {
        journal
            .goals()
            .project_step(named(name).unwrap(), ProjectStep::Resume, minutes_later(2))
            .unwrap()
            .said
    };
    assert_eq!(resumed("HIRING GUILD"), "Hiring guild: active; paused: Docs week");
    assert_eq!(resumed(&docs.to_string()), "Docs week: active; paused: Hiring guild");
    let later = NewProject { later: true, ..project("Docs day") };
    journal.goals().begin_project(later, minutes_later(3)).unwrap();
    let several = named("docs").unwrap_err().to_string();
    assert!(several.contains("Docs week (") && several.contains("say which"), "{several}");
    let nobody = named("Search").unwrap_err().to_string();
    assert!(nobody.starts_with("no project called \"Search\"; there is: "), "{nobody}");
}

#[test]
fn nobody_introduces_the_user_to_themselves_or_to_nobody() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk);
    let meet = |to_meet| NewAsk { kind: AskKind::Introduction, to_meet, ..NewAsk::default() };
    for new in [meet(None), meet(Some(ana))] {
        let error = journal.asks().draft(ana, &new, now()).unwrap_err();
        assert_eq!(error.hints(), [hallway_core::error::Hint::SayWhomToMeet], "{error}");
        assert!(journal.asks().add(ana, new, now()).is_err());
    }
    let about = NewAsk { text: "pricing".to_owned(), ..meet(None) };
    let draft = journal.asks().draft(ana, &about, now()).unwrap();
    assert!(draft.drafts[0].text.contains("talk to someone about pricing, and you may know"), "{draft:?}");
}

#[test]
fn a_gap_that_was_put_off_is_that_gap_and_thanks_are_those_for_one_word() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk);
    let act = |kind: NextKind| {
        journal.relationships().next(now()).unwrap().into_iter().find(|act| act.kind == kind)
    };
    let gap = act(NextKind::Gap).unwrap();
    let put_off = |kind, reference: &Reference| {
        journal.relationships().put_off(kind, reference, When::Never, "", now()).unwrap().said
    };
    let said = put_off(NextKind::Gap, &gap.reference);
    assert!(gap.why.ends_with(said.trim_start_matches("not again: ")), "{said}: {}", gap.why);
    assert_ne!(act(NextKind::Gap).unwrap().why, gap.why);

    let word = |to: &str| NewAdvocacy { to: to.to_owned(), ..NewAdvocacy::default() };
    journal.giving().add_advocacy(ana, word("the panel"), now()).unwrap();
    put_off(NextKind::Thank, &act(NextKind::Thank).unwrap().reference);
    assert_eq!(act(NextKind::Thank), None);
    journal.giving().add_advocacy(ana, word("the board"), now()).unwrap();
    assert!(act(NextKind::Thank).unwrap().why.contains("the board"));
}

#[test]
fn what_two_devices_note_of_one_day_is_kept_by_both() {
    let (desk, other) = (Desk::new(), Desk::new());
    let (journal, ana) = with_ana(&desk);
    let ask =
        journal.asks().add(ana, NewAsk { asked: Some(days_ago(5)), ..NewAsk::default() }, now()).unwrap();
    let phone = other.open();
    carry_over(&journal, &phone);
    let noon = days_ago(1);
    let hear = |journal: &Journal, said: &str, milliseconds: i64| {
        let now = now() + chrono::Duration::milliseconds(milliseconds);
        journal.asks().heard(ask.id.into(), AnswerKind::Answered, said, Some(noon), now).unwrap();
    };
    hear(&journal, "perhaps", 3);
    hear(&phone, "in spring", 8);
    carry_over(&phone, &journal);
    let asks = journal.asks().list(now()).unwrap();
    let said: Vec<&str> = asks
        .open
        .iter()
        .chain(&asks.settled)
        .flat_map(|ask| &ask.answers)
        .map(|answer| answer.said.as_str())
        .collect();
    assert_eq!(said, ["in spring", "perhaps"], "both, the newest first");
}

#[test]
fn counsel_of_one_person_adds_up_and_the_wins_of_a_goal_outlive_it() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk);
    let project = journal
        .goals()
        .begin_project(NewProject { name: "Docs".to_owned(), ..NewProject::default() }, now())
        .unwrap();
    for on in ["scope", "budget", "scope"] {
        let step = ProjectStep::Counsel { of: ana, on: on.to_owned() };
        journal.goals().project_step(project.id.into(), step, now()).unwrap();
    }
    let all = journal.goals().projects(now()).unwrap();
    assert!(format!("{all:?}").contains("scope; budget"), "{all:?}");

    let goal = only_goal(&journal);
    let win = NewWin { what: "Ledger".to_owned(), goal: Some(goal), ..NewWin::default() };
    journal.goals().add_win(win, now()).unwrap();
    journal.delete(&Reference::to(goal), now()).unwrap();
    journal.goals().add(NewGoal { name: "Staff".to_owned(), ..NewGoal::default() }, now()).unwrap();
    assert_eq!(journal.goals().wins(Some(only_goal(&journal))).unwrap().wins.len(), 1);
}

#[test]
fn whoever_rests_is_not_named_as_one_who_could_introduce() {
    let desk = Desk::new();
    let (journal, ana) = with_ana(&desk);
    let (bo, cy) = (add(&journal, "Bo Ek"), add(&journal, "Cy Young"));
    journal.people().add_knows(ana, bo, "same school", now()).unwrap();
    let ask = NewAsk { kind: AskKind::Introduction, to_meet: Some(bo), ..NewAsk::default() };
    let named = || journal.asks().draft(cy, &ask, now()).unwrap().introducers.len();
    assert_eq!(named(), 1);
    journal.people().rest(ana, "", now()).unwrap();
    assert_eq!(named(), 0);
}
