//! What grows between two people: readiness, asks, wins and the kit, help and thanks.

use hallway_core::{
    Journal,
    error::Hint,
    insights::{KnownFrom, NextAction, NextKind, Sign},
    journal::{Gift, GoalEdit, NewAsk, NewFact, NewWin, WinEdit},
    model::{AnswerKind, AskKind, ExchangeKind, FeedbackId, Role, Stage, Stance},
};
use hallway_tests::{Desk, add, at, log, minutes_later, now, only_goal, person};

use super::{showed, with_ana};

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
    assert_eq!(
        error.to_string(),
        "you asked Ana Silva for feedback on 18 Nov, and are still waiting for an answer"
    );
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
    let wins = journal.goals().wins(Some(only_goal(&journal))).unwrap();
    let KnownFrom::Other { person } = &wins.wins[0].known[0] else { panic!("{wins:?}") };
    assert_eq!(person.name, "Bo Ek");
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
    assert!(kit().unwrap().why.contains("still needs why now"));
    for what in ["Ledger", "Search"] {
        journal.goals().add_win(NewWin { what: what.to_owned(), ..NewWin::default() }, now()).unwrap();
    }
    let why = GoalEdit { why_now: Some("the team doubled".to_owned()), ..GoalEdit::default() };
    journal.goals().edit(only_goal(&journal), why, now()).unwrap();
    let act = kit().unwrap();
    assert!(act.why.contains("their copy from 18 Nov is out of date"), "{}", act.why);
    assert!(matches!(act.action, NextAction::GiveKit { .. }), "{:?}", act.action);
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
