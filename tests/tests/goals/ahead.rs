//! What comes next: the week, one project at a time, and acts that are put off.

use hallway_core::{
    error::Hint,
    insights::NextKind,
    journal::{NewAdvocacy, NewProject, NewWin, ProjectStep, When, WinEdit},
    model::{Due, Reference, Role, Stance},
};
use hallway_tests::{Desk, add, at, log, minutes_later, now, only_goal};

use super::{promotion, showed, with_ana};

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
    assert_eq!(error.to_string(), "Hiring guild is active, and one at a time works best");
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
