//! Who could meet what somebody needs, by what was noted about people and by what was said over a coffee.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use hallway_core::{
    Journal,
    insights::{MayHave, NextAct, NextKind},
    journal::{Gift, When},
};
use hallway_tests::{Desk, assert_sound, at, log, minutes_later, now, person};

/// A journal in which Ana needs an analyst, and one more line of May.
fn with_need(line: &str) -> (Desk, Journal) {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, "Coffee with @Ana Silva +needs a second analyst", at("2026-09-01T10:00:00+00:00"));
    log(&journal, line, at("2026-05-04T12:00:00+00:00"));
    (desk, journal)
}

/// Everyone who could meet a need, with what says so.
fn could_meet(journal: &Journal) -> Vec<(String, String)> {
    let giving = journal.giving().overview(now()).unwrap();
    giving.introductions.into_iter().map(|one| (one.other.name, one.because.in_words())).collect()
}

fn introductions(journal: &Journal) -> Vec<NextAct> {
    let next = journal.relationships().next(now()).unwrap();
    next.into_iter().filter(|act| act.kind == NextKind::Introduce).collect()
}

#[test]
fn what_was_said_over_lunch_may_meet_a_need_and_its_words_and_age_are_the_reason() {
    let (_desk, journal) = with_need("Lunch with @Bo Ek, ran an analyst search, likes jazz #hiring");
    let words = "\"ran an analyst search\" (May)";
    assert_eq!(could_meet(&journal), [("Bo Ek".to_owned(), words.to_owned())]);
    let giving = journal.giving().overview(now()).unwrap();
    assert_eq!(giving.needs[0].could_meet[0].name, "Bo Ek");
    assert_eq!(giving.introductions[0].words, ["analyst"]);
    let [act] = introductions(&journal).try_into().unwrap();
    assert_eq!(act.why, format!("needs a second analyst (Sep); Bo Ek: {words}: introduce them?"));
    let ana = person(&journal, "ana");
    let give = journal.prep(ana, now()).unwrap().offers.give;
    assert_eq!(give.unwrap().to_string(), format!("Bo Ek: {words}: introduce them?"));
    assert_eq!(journal.prep(person(&journal, "bo"), now()).unwrap().offers.give, None);
}

#[test]
fn what_is_noted_about_somebody_stands_before_a_line() {
    let (_desk, journal) = with_need("Lunch with @Bo Ek, ran an analyst search");
    log(&journal, "Call with @Cy Dahl +can: hire analysts", now());
    let giving = journal.giving().overview(now()).unwrap();
    let names: Vec<&str> = giving.introductions.iter().map(|one| one.other.name.as_str()).collect();
    assert_eq!(names, ["Cy Dahl", "Bo Ek"]);
    assert!(matches!(giving.introductions[0].because, MayHave::Fact(_)));
    assert!(matches!(giving.introductions[1].because, MayHave::Line(_)));
}

#[test]
fn private_lines_lines_of_the_needing_person_lines_to_come_and_guesses_bring_nobody() {
    for line in [
        "Lunch with @Bo Ek, ran an analyst search #private",
        "Lunch with @Bo Ek and @Ana Silva, ran an analyst search",
        "Lunch with @Bo Ek, told Ana Silva of an analyst",
        "Lunch with @Bo Ek !find an analyst",
        "Lunch with @Bo Ek, he needs an analyst too",
        "Thoughts about the analyst search",
    ] {
        let (_desk, journal) = with_need(line);
        assert_eq!(could_meet(&journal), [], "{line}");
        assert_eq!(introductions(&journal), [], "{line}");
        assert_eq!(journal.prep(person(&journal, "ana"), now()).unwrap().offers.give, None, "{line}");
    }
    let (_desk, journal) = with_need("Lunch with @Bo Ek, jazz");
    log(&journal, "Lunch with @Bo Ek, ran an analyst search", at("2027-01-04T12:00:00+00:00"));
    assert_eq!(could_meet(&journal), []);
    for name in ["Grace Hopper", "Grace Kelly"] {
        log(&journal, &format!("Tea with @{name}"), now());
    }
    log(&journal, "Lunch with @Grace, ran an analyst search", now());
    assert_eq!(could_meet(&journal), [], "which Grace is not settled");
}

#[test]
fn who_rests_who_is_forgotten_and_who_was_introduced_does_not_come_up() {
    let (_desk, journal) = with_need("Lunch with @Bo Ek, ran an analyst search");
    let (ana, bo) = (person(&journal, "ana"), person(&journal, "bo"));
    journal.people().rest(bo, "on leave", now()).unwrap();
    assert_eq!(could_meet(&journal), []);
    journal.undo(now()).unwrap();
    assert_eq!(could_meet(&journal).len(), 1);
    journal.giving().give(ana, Gift::Introduction { to: bo }, "", None, now()).unwrap();
    let giving = journal.giving().overview(minutes_later(1)).unwrap();
    assert_eq!(giving.introductions, []);
    assert_eq!(giving.needs[0].could_meet.len(), 1, "they know each other and may still be told");
    assert_eq!(introductions(&journal), []);
    journal.undo(now()).unwrap();
    assert_eq!(could_meet(&journal).len(), 1);
    journal.people().forget(bo, &(), now()).unwrap();
    assert_eq!(could_meet(&journal), []);
    assert_sound(&journal, now());
}

#[test]
fn an_introduction_that_was_refused_does_not_come_back_anywhere() {
    let (_desk, journal) = with_need("Lunch with @Bo Ek, ran an analyst search");
    let [act] = introductions(&journal).try_into().unwrap();
    journal.relationships().put_off(act.kind, &act.reference, When::Never, "", now()).unwrap();
    assert_eq!(introductions(&journal), []);
    assert_eq!(could_meet(&journal), []);
    let ana = person(&journal, "ana");
    assert_eq!(journal.prep(ana, now()).unwrap().offers.give, None);
    log(&journal, "Call with @Cy Dahl +can: hire analysts", now());
    assert_eq!((could_meet(&journal), introductions(&journal)), (Vec::new(), Vec::new()));
    log(&journal, "Coffee with @Dag Moe +needs an analyst", now());
    assert_eq!(could_meet(&journal).len(), 2, "somebody else's need is another matter");
}

#[test]
fn a_word_of_many_lines_brings_nobody_together() {
    let (_desk, journal) = with_need("Lunch with @Bo Ek, ran an analyst search");
    for n in 0..4 {
        log(&journal, &format!("Lunch with @Cy Dahl about analyst number {n} #x"), now());
    }
    assert!(could_meet(&journal).is_empty(), "six lines of six");
    // In a journal of 120 lines, six of them are few.
    for n in 0..114 {
        log(&journal, &format!("Tea with @Dag Moe, rain on day {n}"), now());
    }
    let names: Vec<String> = could_meet(&journal).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Bo Ek", "Cy Dahl"]);
}

#[test]
fn those_who_know_the_needing_person_take_no_place_of_somebody_new() {
    let (_desk, journal) = with_need("Lunch with @Bo Ek, ran an analyst search");
    let ana = person(&journal, "ana");
    for name in ["Cy Dahl", "Dag Moe", "Eli Roth"] {
        log(&journal, &format!("Lunch with @{name}, ran an analyst search"), at("2026-10-04T12:00:00+00:00"));
        journal.people().add_knows(ana, person(&journal, name), "", now()).unwrap();
    }
    let names: Vec<String> = could_meet(&journal).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Bo Ek"]);
}

#[test]
fn words_meet_whatever_their_accents_and_in_scripts_without_spaces() {
    for (need, line, words) in [
        ("+need: Łódź logistics", "Lunch with @Bo Ek, grew up in Łódź", "\"grew up in Łódź\" (May)"),
        ("+need: a resume writer", "Lunch with @Bo Ek, edits RÉSUMÉS", "\"edits RÉSUMÉS\" (May)"),
        ("+need: big companies", "Lunch with @Bo Ek, knows a company", "\"knows a company\" (May)"),
        (
            "+need: 分析師を探している",
            "Lunch with @Bo Ek, 以前は分析師でした",
            "\"以前は分析師でした\" (May)",
        ),
        ("+need: デザイナー", "Lunch with @Bo Ek, 元デザイナー", "\"元デザイナー\" (May)"),
        ("+need: นักวิเคราะห์", "Lunch with @Bo Ek, เคยเป็นนักวิเคราะห์", "\"เคยเป็นนักวิเคราะห์\" (May)"),
    ] {
        let desk = Desk::new();
        let journal = desk.open();
        log(&journal, &format!("Coffee with @Ana Silva {need}"), now());
        log(&journal, line, at("2026-05-04T12:00:00+00:00"));
        assert_eq!(could_meet(&journal), [("Bo Ek".to_owned(), words.to_owned())], "{need}");
    }
}
