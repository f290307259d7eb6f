//! What a line suggests, and what review walks through.

use std::collections::BTreeSet;

use hallway_core::{
    Journal,
    journal::{NewPerson, When},
    model::{Due, ItemKind},
    quick_log::SuggestionKind,
};
use hallway_tests::{Desk, add, assert_sound, at, found, items, log, minutes_later, now, person};
use serde_json::json;

use super::DICTATED;

#[test]
fn a_suggestion_changes_nothing_until_it_is_accepted() {
    let desk = Desk::new();
    let journal = desk.open();
    journal
        .people()
        .add(NewPerson { name: "Ana Silva".into(), ..NewPerson::default() }, false, now())
        .unwrap();
    let ana = person(&journal, "Ana Silva");
    let receipt = log(&journal, DICTATED, now());
    assert_eq!(receipt.suggestions.len(), 3);
    assert!(receipt.people.is_empty() && items(&receipt.items, ItemKind::Promise).is_empty());
    assert!(journal.prep(ana, now()).unwrap().last.is_none());
    assert!(journal.today(now()).unwrap().mine.is_empty());
    let waiting = journal.review().list(now()).unwrap().suggestions;
    assert_eq!(waiting.len(), 3);

    for suggestion in &waiting {
        journal.done(std::slice::from_ref(&suggestion.reference), now()).unwrap();
    }
    let card = journal.prep(ana, now()).unwrap();
    assert!(card.last.is_some());
    assert_eq!(card.you_owe.len(), 1);
    assert_eq!(json!(journal.people().show(ana, now()).unwrap().promises[0].due), json!("2026-11-20"));
    assert!(journal.review().list(now()).unwrap().suggestions.is_empty());
    assert!(
        journal.done(std::slice::from_ref(&waiting[0].reference), now()).is_err(),
        "it was answered before"
    );
    assert_eq!(found(&journal, "lisbon", now()), [DICTATED], "the line stays as it was dictated");
    assert_sound(&journal, now());
}

#[test]
fn two_refusals_silence_a_trigger() {
    let desk = Desk::new();
    let journal = desk.open();
    let offered = |journal: &Journal| {
        let receipt =
            log(journal, "had coffee with @Ana Silva and she said she would send me the notes", now());
        receipt.suggestions.first().map(|suggestion| suggestion.reference.clone())
    };
    for _ in 0..2 {
        let suggestion = offered(&journal).expect("a promise is suggested");
        journal.later(&[suggestion], When::Never, "", now()).unwrap();
    }
    assert_eq!(offered(&journal), None);
}

#[test]
fn review_walks_through_what_waits_and_ends() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, "coffee with @Ana Silva !send the deck by fri", now());
    log(&journal, "a thought about the reorg", now());
    let review = journal.review().list(now()).unwrap();
    assert_eq!((review.new_people.len(), review.without_people.len(), review.promises.len()), (1, 1, 1));
    assert_eq!(journal.relationships().week(now()).unwrap().waiting.people, 2);
    journal.review().seen(&[review.new_people[0].id()], now()).unwrap();
    journal.review().checked(review.without_people[0].reference.id.into(), now()).unwrap();
    assert_eq!(journal.relationships().week(now()).unwrap().waiting.people, 0);
}

#[test]
fn today_counts_what_review_shows() {
    let desk = Desk::new();
    let journal = desk.open();
    let [ana, ..] = ["Ana Silva", "Grace Hopper", "Grace Kelly"].map(|name| add(&journal, name));
    log(&journal, "lunch with @Grace !lend her the manual", now());
    log(&journal, DICTATED, now());
    log(&journal, "coffee with @Dora", now());
    let twin = person(&journal, "Dora");
    log(&journal, "coffee with @Doreen", now());
    journal.people().merge(twin, person(&journal, "Doreen"), now()).unwrap();
    let guessed = journal.review().list(now()).unwrap().guesses[0].guessed.id();
    journal.people().delete(guessed, now()).unwrap();
    journal.people().delete(ana, now()).unwrap();
    let review = journal.review().list(now()).unwrap();
    let lines = review.suggestions.iter().map(|it| it.reference.id);
    let lines = lines.chain(review.guesses.iter().map(|it| it.reference.id));
    let lines = lines.chain(review.doubts.iter().chain(&review.without_people).map(|it| it.reference.id));
    let shown: BTreeSet<_> = lines.chain(review.new_people.iter().map(|it| it.reference.id)).collect();
    assert_eq!(usize::try_from(journal.today(now()).unwrap().to_check).unwrap(), shown.len(), "{review:?}");
    for suggestion in &review.suggestions {
        journal.done(std::slice::from_ref(&suggestion.reference), now()).unwrap();
    }
    assert!(journal.review().list(now()).unwrap().suggestions.is_empty());
    journal.review().seen(&[review.new_people[0].id()], now()).unwrap();
    assert!(journal.review().list(now()).unwrap().new_people.is_empty(), "both records were looked at");
    let gone = journal.people().show(guessed, now()).unwrap_err().to_string();
    assert!(gone.contains("was deleted or undone"), "{gone}");
}

#[test]
fn the_first_plain_line_of_an_empty_journal_leads_to_a_card_with_one_yes() {
    let desk = Desk::new();
    let journal = desk.open();
    let line =
        "ran into Dana Whitlock by the lifts, she runs pricing at Acme, told her I'd send the deck by friday";
    let receipt = log(&journal, line, now());
    let kinds: Vec<SuggestionKind> = receipt.suggestions.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [SuggestionKind::NewPerson, SuggestionKind::Promise, SuggestionKind::Fact]);
    assert_eq!(receipt.suggestions[0].question, "new: Dana Whitlock, runs pricing, Acme?");
    journal.done(std::slice::from_ref(&receipt.suggestions[0].reference), now()).unwrap();
    let dana = person(&journal, "Dana Whitlock");
    assert!(journal.prep(dana, now()).unwrap().last.is_some());
    for suggestion in journal.review().list(now()).unwrap().suggestions {
        journal.done(std::slice::from_ref(&suggestion.reference), now()).unwrap();
    }
    let page = journal.people().show(dana, now()).unwrap();
    assert_eq!(
        (page.promises[0].text.as_str(), page.facts[0].text.as_str()),
        ("send the deck", "runs pricing at Acme")
    );
    assert_eq!((page.positions[0].title.as_str(), page.positions[0].org.as_str()), ("runs pricing", "Acme"));
    assert_sound(&journal, now());
}

#[test]
fn a_promise_that_waits_for_a_yes_is_asked_about_on_the_card_and_in_today_with_its_day() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Elif Kaya");
    let receipt = log(&journal, "Call with Elif, she said she'd send me the list by friday", now());
    let asked = receipt.suggestions.iter().find(|it| it.kind == SuggestionKind::Promise).unwrap();
    let day = Some(Due::Day("2026-11-20".parse().unwrap()));
    let card = journal.prep(person(&journal, "Elif"), now()).unwrap();
    let [question] = card.asked.as_slice() else { panic!("one, not {:?}", card.asked) };
    assert_eq!((question.text.as_str(), question.due, question.mine), ("send me the list", day, false));
    assert_eq!(journal.today(now()).unwrap().asked, card.asked);
    assert_eq!(question.reference, asked.reference);
    // Nothing is said of it as if it were sure.
    assert!(card.they_offered.is_empty() && !card.open_with.in_words().contains("list"));

    journal.done(std::slice::from_ref(&question.reference), now()).unwrap();
    let card = journal.prep(person(&journal, "Elif"), now()).unwrap();
    assert_eq!((card.asked.len(), card.they_offered.len()), (0, 1));
    assert!(journal.today(now()).unwrap().asked.is_empty());

    // What waits is on the screen for a week, and what is to stay between two people never is.
    log(&journal, "lunch with Elif next Tuesday", now());
    log(&journal, "Elif asked me to look at her offer, not a word to anyone, I said sure", now());
    let asked = journal.today(now()).unwrap().asked;
    assert_eq!(asked.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["lunch with Elif"]);
    assert!(journal.today(at("2026-12-05T09:00:00+00:00")).unwrap().asked.is_empty());
}

#[test]
fn a_yes_to_what_somebody_new_said_is_a_yes_to_them() {
    let desk = Desk::new();
    let journal = desk.open();
    let receipt = log(&journal, "met Dana Whitlock, she needs an analyst", now());
    let fact = receipt.suggestions.iter().find(|it| it.kind == SuggestionKind::Fact).unwrap();
    journal.done(std::slice::from_ref(&fact.reference), now()).unwrap();
    let page = journal.people().show(person(&journal, "Dana Whitlock"), now()).unwrap();
    assert_eq!((page.timeline.len(), page.facts.len()), (1, 1));
    assert!(journal.review().list(now()).unwrap().suggestions.is_empty());
}

#[test]
fn somebody_refused_takes_along_what_was_asked_about_them() {
    let desk = Desk::new();
    let journal = desk.open();
    let receipt = log(&journal, "met Dana Whitlock, she needs an analyst", now());
    let dana = receipt.suggestions.iter().find(|it| it.kind == SuggestionKind::NewPerson).unwrap();
    journal.later(std::slice::from_ref(&dana.reference), When::Never, "", now()).unwrap();
    assert!(journal.review().list(now()).unwrap().suggestions.is_empty());
    assert!(journal.people().list(None, now()).unwrap().is_empty());
}

#[test]
fn a_line_that_says_a_promise_was_done_keeps_it_with_one_yes() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Lena Hofmann");
    log(&journal, "@Lena Hofmann !bring the book on negotiation", now());
    let receipt = log(&journal, "Brought Lena the book I promised and she was delighted.", minutes_later(1));
    let kept = receipt.suggestions.iter().find(|it| it.kind == SuggestionKind::Kept).unwrap();
    assert_eq!(kept.question, "kept your word: bring the book on negotiation?");
    journal.done(std::slice::from_ref(&kept.reference), minutes_later(1)).unwrap();
    assert!(journal.today(minutes_later(2)).unwrap().mine.is_empty());
}

#[test]
fn a_correction_of_the_line_before_changes_who_was_there() {
    let desk = Desk::new();
    let journal = desk.open();
    let [ana, ines] = ["Ana Silva", "Ines Carvalho"].map(|name| add(&journal, name));
    log(&journal, "coffee with Ana about the audit", now());
    let receipt = log(&journal, "scratch that, it was Ines", minutes_later(1));
    let correction = receipt.suggestions.iter().find(|it| it.kind == SuggestionKind::Correction).unwrap();
    journal.done(std::slice::from_ref(&correction.reference), minutes_later(1)).unwrap();
    assert!(journal.prep(ines, minutes_later(2)).unwrap().last.is_some());
    assert!(journal.prep(ana, minutes_later(2)).unwrap().last.is_none());
}
