//! Wins and words spoken for the user, noted in a line: what becomes of them with the line and with its people.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use hallway_core::{
    Journal,
    insights::NextKind,
    journal::{EntryEdit, Gift, NewGoal, SeatEdit, WinEdit},
    model::{Due, ItemKind, Reference, Role},
};
use hallway_tests::{Desk, assert_sound, at, items, last_line, log, minutes_later, now, only_goal, person};

const SPOKE: &str = "Coffee with @Ana Silva, spoke: @Bo Lindqvist to the panel";

fn wins(journal: &Journal) -> Vec<String> {
    journal.goals().wins(None).unwrap().wins.into_iter().map(|win| win.what).collect()
}

/// Who spoke for the user, with to whom and how that was heard.
fn words(journal: &Journal) -> Vec<(String, String, String)> {
    let words = journal.giving().advocacies(minutes_later(5)).unwrap().for_you;
    words.into_iter().map(|word| (word.person.unwrap().name, word.to, word.how)).collect()
}

fn reworded(journal: &Journal, entry: &Reference, line: &str) {
    let edit = EntryEdit { line: Some(line.to_owned()), ..EntryEdit::default() };
    journal.review().edit_line(entry.id.into(), edit, minutes_later(1)).unwrap();
    assert_sound(journal, minutes_later(1));
}

fn in_words(who: &str, to: &str, how: &str) -> (String, String, String) {
    (who.to_owned(), to.to_owned(), how.to_owned())
}

#[test]
fn a_win_of_a_line_is_a_win_like_any_other_and_goes_with_the_line() {
    let desk = Desk::new();
    let journal = desk.open();
    let line = "Coffee with @Ana Silva, win: Checkout 3 shipped with @Bo Lindqvist, 12% fewer drop-offs";
    let receipt = log(&journal, line, now());
    let what = "Checkout 3 shipped with @Bo Lindqvist, 12% fewer drop-offs";
    assert_eq!(items(&receipt.items, ItemKind::Win)[0].text, what);
    assert_eq!(wins(&journal), [what]);
    let noted = journal.goals().wins(None).unwrap().wins.remove(0);
    assert_eq!(noted.with.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Bo Lindqvist"]);
    journal.undo(now()).unwrap();
    assert_eq!(wins(&journal), [""; 0]);
    journal.redo(now()).unwrap();
    let deleted = journal.delete(&last_line(&journal), now()).unwrap();
    assert!(deleted.iter().any(|one| one.starts_with("win: Checkout 3")), "{deleted:?}");
    assert_eq!(wins(&journal), [""; 0]);
    journal.undo(now()).unwrap();
    assert_eq!(wins(&journal), [what]);
    assert_sound(&journal, now());
}

#[test]
fn a_word_spoken_for_me_is_thanked_for_within_a_week_and_goes_with_the_line() {
    let desk = Desk::new();
    let journal = desk.open();
    let receipt = log(&journal, SPOKE, now());
    let item = &items(&receipt.items, ItemKind::Advocacy)[0];
    assert_eq!(
        (item.kind.as_str(), item.person.as_ref().map(|person| person.name.as_str())),
        ("a good word", Some("Bo Lindqvist"))
    );
    assert_eq!(
        (item.text.as_str(), item.due),
        ("to the panel; Ana Silva told me", Some(Due::Day(now().date_naive() + chrono::Days::new(7))))
    );
    assert_eq!(words(&journal), [in_words("Bo Lindqvist", "the panel", "Ana Silva told me")]);
    let next = journal.relationships().next(minutes_later(1)).unwrap();
    assert_eq!(
        (next[0].kind, next[0].person.as_ref().unwrap().name.as_str()),
        (NextKind::Thank, "Bo Lindqvist")
    );
    journal.undo(now()).unwrap();
    assert_eq!(words(&journal), []);
    journal.redo(now()).unwrap();
    journal.delete(&last_line(&journal), now()).unwrap();
    assert_eq!(words(&journal), []);
    journal.undo(now()).unwrap();
    assert_eq!(words(&journal).len(), 1);
    assert_sound(&journal, now());
}

#[test]
fn a_word_belongs_to_the_only_open_goal_with_them_on_its_map() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, "Tea with @Bo Lindqvist", now());
    journal.goals().add(NewGoal { name: "Staff engineer".to_owned(), ..NewGoal::default() }, now()).unwrap();
    let seat = SeatEdit { roles: vec![Role::Veto], ..SeatEdit::default() };
    journal.goals().put_on_map(only_goal(&journal), person(&journal, "bo"), seat, now()).unwrap();
    log(&journal, SPOKE, now());
    let word = journal.giving().advocacies(minutes_later(1)).unwrap().for_you.remove(0);
    assert_eq!(word.goal.as_ref().map(|goal| goal.name.as_str()), Some("Staff engineer"));
}

#[test]
fn a_changed_line_changes_what_it_says_to_my_credit() {
    let desk = Desk::new();
    let journal = desk.open();
    let line = |spoke: &str, win: &str| format!("Coffee with @Ana Silva, spoke: {spoke}; win: {win}");
    let entry = log(&journal, &line("@Bo Lindqvist to the panel", "Checkout 3"), now()).reference;
    let id = journal.giving().advocacies(minutes_later(1)).unwrap().for_you[0].reference.id;
    reworded(&journal, &entry, &line("@Bo Lindqvist to the board", "Checkout 4"));
    assert_eq!(words(&journal), [in_words("Bo Lindqvist", "the board", "Ana Silva told me")]);
    assert_eq!(journal.giving().advocacies(minutes_later(1)).unwrap().for_you[0].reference.id, id);
    assert_eq!(wins(&journal), ["Checkout 4"]);
    reworded(&journal, &entry, &line("@Cy Dahl to the board", "Checkout 4"));
    assert_eq!(words(&journal), [in_words("Cy Dahl", "the board", "Ana Silva told me")]);
    reworded(&journal, &entry, "Coffee with @Ana Silva");
    assert_eq!((words(&journal), wins(&journal)), (Vec::new(), Vec::new()));
    journal.undo(minutes_later(2)).unwrap();
    assert_eq!((words(&journal).len(), wins(&journal).len()), (1, 1));
}

#[test]
fn what_was_thanked_for_and_what_has_evidence_outlives_its_words_in_the_line() {
    let desk = Desk::new();
    let journal = desk.open();
    let entry = log(&journal, "spoke: @Bo Lindqvist to the panel; win: Checkout 3", now()).reference;
    journal.giving().give(person(&journal, "bo"), Gift::Thanks, "", None, now()).unwrap();
    let win = journal.goals().wins(None).unwrap().wins[0].reference.id;
    let evidence = WinEdit { evidence: Some("the dashboard".to_owned()), ..WinEdit::default() };
    journal.goals().edit_win(win.into(), evidence, now()).unwrap();
    reworded(&journal, &entry, "a note about nothing");
    assert_eq!((words(&journal).len(), wins(&journal)), (1, vec!["Checkout 3".to_owned()]));
}

#[test]
fn who_spoke_is_on_no_screen_until_that_is_sure() {
    let desk = Desk::new();
    let journal = desk.open();
    for name in ["Grace Hopper", "Grace Kelly"] {
        log(&journal, &format!("Tea with @{name}"), at("2026-11-01T10:00:00+00:00"));
    }
    log(&journal, "spoke: @Grace to the panel", now());
    assert_eq!(words(&journal), []);
    assert!(journal.giving().overview(minutes_later(1)).unwrap().thanks.is_empty());
    let guess = journal.review().list(minutes_later(1)).unwrap().guesses.remove(0);
    let chosen = person(&journal, "Grace Kelly");
    journal.review().confirm(guess.reference.id.into(), guess.guessed.id(), chosen, now()).unwrap();
    assert_eq!(words(&journal), [in_words("Grace Kelly", "the panel", "")]);
    let doubtful = log(&journal, "Tea with @Ana Silva and @Bo Lindqvist, spoke: to the board", now());
    assert_eq!(doubtful.doubts[0].message, "Who spoke for you: Ana Silva or Bo Lindqvist?");
    assert_eq!(words(&journal).len(), 1);
}

#[test]
fn a_private_line_shows_nothing_of_its_win_and_keeps_the_words_of_who_spoke() {
    let desk = Desk::new();
    let journal = desk.open();
    let entry = log(&journal, &format!("{SPOKE}; win: the secret launch #private"), now()).reference;
    let page = journal.show(&entry, now()).unwrap();
    assert!(serde_json::to_string(&page).unwrap().contains("the secret launch"));
    assert_eq!(wins(&journal), [""; 0]);
    assert_eq!(words(&journal), [in_words("Bo Lindqvist", "", "private")]);
    let next = journal.relationships().next(minutes_later(1)).unwrap();
    assert_eq!(next[0].kind, NextKind::Thank);
    assert!(!next[0].why.contains("panel"), "{}", next[0].why);
    let edit = EntryEdit { private: Some(false), ..EntryEdit::default() };
    journal.review().edit_line(entry.id.into(), edit, now()).unwrap();
    assert_eq!(wins(&journal), ["the secret launch"]);
    assert_eq!(words(&journal), [in_words("Bo Lindqvist", "the panel", "Ana Silva told me")]);
}

#[test]
fn a_person_who_is_forgotten_leaves_wins_and_words_too() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, "Coffee with @Ana Silva, spoke: @Bo Lindqvist to the panel", now());
    log(
        &journal,
        "Coffee with @Ana Silva, spoke: @Cy Dahl to the board; win: Checkout 3 with Bo Lindqvist",
        now(),
    );
    journal.people().forget(person(&journal, "bo"), &(), minutes_later(1)).unwrap();
    assert_eq!(words(&journal), [in_words("Cy Dahl", "the board", "Ana Silva told me")]);
    assert_eq!(wins(&journal), ["Checkout 3 with …"]);
    assert!(journal.goals().wins(None).unwrap().wins[0].with.is_empty());
    // The line was rebuilt; what came from it is still its own.
    journal.delete(&last_line(&journal), minutes_later(2)).unwrap();
    assert_eq!((words(&journal), wins(&journal)), (Vec::new(), Vec::new()));
    journal.undo(minutes_later(2)).unwrap();
    journal.people().forget(person(&journal, "ana"), &(), minutes_later(3)).unwrap();
    assert_eq!(words(&journal), [in_words("Cy Dahl", "the board", "… told me")]);
    assert_eq!(wins(&journal), ["Checkout 3 with …"]);
    assert_sound(&journal, minutes_later(4));
}
