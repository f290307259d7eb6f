//! What a later line answers: needs that were met, and feedback that was asked for.

#![allow(clippy::expect_used)]

use hallway_core::{
    Journal,
    insights::FeedbackStep,
    journal::{NewAsk, Receipt},
    model::{AskKind, Reference},
    quick_log::SuggestionKind,
};
use hallway_tests::{Desk, log, minutes_later, now, person};

/// What a receipt asks of something that is open: how to answer, and the question.
fn settled(receipt: &Receipt) -> Vec<(Reference, &str)> {
    let kept = receipt.suggestions.iter().filter(|one| one.kind == SuggestionKind::Kept);
    kept.map(|one| (one.reference.clone(), one.question.as_str())).collect()
}

fn needs(journal: &Journal) -> Vec<String> {
    let giving = journal.giving().overview(minutes_later(60)).expect("the screen");
    giving.needs.into_iter().map(|need| need.need.text).collect()
}

#[test]
fn a_need_that_a_later_line_met_is_closed_by_one_yes() {
    for met in [
        "Ana Silva hired an analyst, he starts in May",
        "coffee with Ana Silva, they found an analyst",
        "I introduced Ana Silva to an analyst in Porto",
        "lunch with @Ana Silva >intro to Grace, an analyst",
    ] {
        let desk = Desk::new();
        let journal = desk.open();
        log(&journal, "coffee with @Ana Silva +needs a second analyst", now());
        assert_eq!(needs(&journal), ["needs a second analyst"]);
        let receipt = log(&journal, met, minutes_later(1));
        let asked = settled(&receipt);
        assert_eq!(asked.len(), 1, "{met}: {asked:?}");
        assert_eq!(asked[0].1, "Ana Silva has found this: a second analyst?", "{met}");
        journal.done(&[asked[0].0.clone()], minutes_later(2)).expect("it is taken");
        assert!(needs(&journal).is_empty(), "{met}");
        // Met once, it is asked about no more; and the answer can be taken back.
        assert!(settled(&log(&journal, met, minutes_later(3))).is_empty(), "{met}");
        journal.undo(minutes_later(4)).expect("undone");
        journal.undo(minutes_later(5)).expect("undone");
        assert_eq!(needs(&journal).len(), 1, "{met}");
    }
}

#[test]
fn a_need_that_is_only_spoken_of_stays_open_without_a_question() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, "coffee with @Ana Silva +needs a second analyst", now());
    log(&journal, "lunch with @Bo Ek +needs a bigger room", now());
    for line in [
        "Ana Silva still needs an analyst",
        "Ana Silva has not found an analyst",
        "Ana Silva hopes to hire an analyst next year",
        "coffee with Ana Silva, long talk about the analyst role",
        // Somebody else found one, and Ana something else.
        "Bo Ek hired an analyst",
        "Ana Silva found a flat",
        "lunch with @Ana Silva <intro to an analyst",
    ] {
        let receipt = log(&journal, line, minutes_later(1));
        assert!(settled(&receipt).is_empty(), "{line}: {:?}", settled(&receipt));
    }
    assert_eq!(needs(&journal).len(), 2);
    // What was needed in private is asked about nowhere.
    log(&journal, "call with @Chen Wei +needs a lawyer #private", minutes_later(2));
    assert!(settled(&log(&journal, "Chen Wei found a lawyer", minutes_later(3))).is_empty());
}

#[test]
fn feedback_in_a_line_answers_what_was_asked_and_is_asked_after() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, "coffee with @Ana Silva", now());
    let ana = person(&journal, "Ana Silva");
    let new = NewAsk { kind: AskKind::Feedback, text: "What should I stop?".to_owned(), ..NewAsk::default() };
    journal.asks().add(ana, new, minutes_later(1)).expect("noted");
    log(&journal, "lunch with @Ana Silva <feedback: my slides are dense", minutes_later(2));
    let asking = journal.asks().list(minutes_later(3)).expect("the screen");
    assert!(asking.open.is_empty(), "{:?}", asking.open);
    let [told] = asking.feedback.as_slice() else { panic!("{:?}", asking.feedback) };
    assert_eq!((told.heard.as_str(), told.question.as_str()), ("my slides are dense", "What should I stop?"));
    assert_eq!(told.next, Some(FeedbackStep::Decide));
    // One act with its line.
    journal.undo(minutes_later(4)).expect("undone");
    let asking = journal.asks().list(minutes_later(5)).expect("the screen");
    assert_eq!((asking.open.len(), asking.feedback.len()), (1, 0));
    // Not asked for, it is feedback all the same; what is private, given or another word is none.
    log(&journal, "lunch with @Ana Silva <Feedback: speak up more", minutes_later(6));
    log(&journal, "lunch with @Ana Silva <feedback: in private #private", minutes_later(7));
    log(&journal, "lunch with @Ana Silva >feedback: shorter is better", minutes_later(8));
    log(&journal, "lunch with @Ana Silva <the feedback template", minutes_later(9));
    let heard: Vec<String> = journal
        .asks()
        .list(minutes_later(10))
        .expect("the screen")
        .feedback
        .into_iter()
        .map(|one| one.heard)
        .collect();
    assert_eq!(heard, ["speak up more"]);
}

#[test]
fn a_running_joke_is_between_the_two_of_you() {
    for line in ["tea with @Ana Silva +running joke: the stapler", "tea with @Ana Silva +joke: the stapler"] {
        let desk = Desk::new();
        let journal = desk.open();
        log(&journal, line, now());
        let card = journal.prep(person(&journal, "Ana Silva"), minutes_later(60)).expect("the card");
        let rows = serde_json::to_string(&card.between_us).expect("JSON");
        assert!(rows.contains("the stapler"), "{line}: {rows}");
    }
    let desk = Desk::new();
    let journal = desk.open();
    let receipt = log(&journal, "tea with @Ana Silva, our running joke is the stapler", now());
    assert!(
        receipt
            .suggestions
            .iter()
            .any(|one| one.kind == SuggestionKind::Fact && one.text.contains("stapler")),
        "{:?}",
        receipt.suggestions
    );
}
