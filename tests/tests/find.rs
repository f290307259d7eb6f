//! Whatever was written down is found: the practice as well as the lines.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::TimeDelta;
use hallway_core::{
    Journal,
    journal::{
        Gift, GoalEdit, Hit, NewAdvocacy, NewAsk, NewGoal, NewProject, NewWin, Order, PersonEdit,
        PositionEdit, ProjectStep, PromiseEdit, SeatEdit, When, WinEdit,
    },
    model::{
        AnswerKind, AskKind, Due, ExchangeKind, ItemKind, MineKind, Moment, PersonId, Reference, Role, Stance,
    },
};
use hallway_tests::{
    Desk, add, assert_sound, at, carry_over, found, items, log, now, only_goal, without_references,
};
use serde_json::json;

fn hits(journal: &Journal, query: &str) -> Vec<Hit> {
    journal.find(query, Order::Newest, 0..100, now()).unwrap().hits
}

/// What a query finds, as `what: text`.
fn said(journal: &Journal, query: &str) -> Vec<String> {
    hits(journal, query).iter().map(|hit| format!("{}: {}", hit.what, hit.text)).collect()
}

fn day(text: &str) -> Moment {
    at(&format!("{text}T10:00:00+00:00"))
}

fn showed(stance: Stance, said: &str) -> SeatEdit {
    SeatEdit { roles: vec![Role::Veto], stance: Some(stance), said: said.to_owned(), ..SeatEdit::default() }
}

/// A journal in which something was written in every way there is, with "quartz" and a day of its own each.
fn written(desk: &Desk) -> (Journal, PersonId) {
    let journal = desk.open();
    let (ana, bo) = (add(&journal, "Ana Silva"), add(&journal, "Bo Ek"));
    let text = |what: &str| format!("quartz {what}");
    let goal = NewGoal { name: text("goal"), success: "the title".to_owned(), ..NewGoal::default() };
    journal.goals().add(goal, day("2026-01-02")).unwrap();
    journal
        .goals()
        .put_on_map(only_goal(&journal), ana, showed(Stance::HasConcerns, &text("budget")), day("2026-01-05"))
        .unwrap();
    journal
        .goals()
        .put_on_map(only_goal(&journal), ana, showed(Stance::WouldSpeak, &text("pilot")), day("2026-02-05"))
        .unwrap();
    journal.goals().told(None, ana, &text("nods"), None, day("2026-02-06")).unwrap();
    journal.relationships().audit(ana, 7, &text("trust"), day("2026-02-07")).unwrap();
    let win = NewWin {
        what: text("win"),
        effect: "half the complaints".to_owned(),
        with: vec![ana],
        at: Some(day("2026-02-08")),
        ..NewWin::default()
    };
    journal.goals().add_win(win, now()).unwrap();
    let ask = |kind, words: String| NewAsk { kind, text: words, ..NewAsk::default() };
    let asked = journal.asks().add(ana, ask(AskKind::Mentorship, text("ask")), day("2026-02-09")).unwrap();
    journal.asks().followed_up(asked.id.into(), &text("again"), day("2026-02-10")).unwrap();
    journal
        .asks()
        .heard(asked.id.into(), AnswerKind::NotNow, &text("later"), None, day("2026-02-11"))
        .unwrap();
    let heard = journal.asks().add_feedback(ana, "", &text("feedback"), day("2026-02-12")).unwrap();
    journal.asks().will_do(heard.id.into(), "speak slower", day("2026-02-13")).unwrap();
    journal.asks().add_question(&text("question"), day("2026-02-14")).unwrap();
    let project = NewProject { name: text("project"), person: Some(ana), ..NewProject::default() };
    let project = journal.goals().begin_project(project, day("2026-02-15")).unwrap().id;
    let step = |step, on: &str| journal.goals().project_step(project.into(), step, day(on)).unwrap();
    step(ProjectStep::Offered(text("two days")), "2026-02-16");
    step(ProjectStep::Moved(text("a date")), "2026-02-17");
    step(ProjectStep::Counsel { of: bo, on: "the quartzite".to_owned() }, "2026-02-18");
    let word = NewAdvocacy { to: text("panel"), how: "Bo told me".to_owned(), ..NewAdvocacy::default() };
    journal.giving().add_advocacy(ana, word, day("2026-02-19")).unwrap();
    let give = |gift, words: &str, on: &str| journal.giving().give(ana, gift, words, None, day(on)).unwrap();
    give(Gift::Praise { to: "Dee".to_owned() }, "quartz praise", "2026-02-20");
    give(Gift::Of(ExchangeKind::Help), "quartz help", "2026-02-21");
    journal.people().add_knows(ana, bo, &text("choir"), day("2026-02-22")).unwrap();
    journal.people().add_mine(MineKind::Read, &text("book"), day("2026-02-23")).unwrap();
    let position = PositionEdit {
        org: Some(text("works")),
        from: Some("2026-02-24".parse().unwrap()),
        ..PositionEdit::default()
    };
    journal
        .people()
        .edit(ana, PersonEdit { position: Some(position), ..PersonEdit::default() }, now())
        .unwrap();
    let later = [Reference::to(ana)];
    let until = When::Until(Due::Day("2026-12-24".parse().unwrap()));
    journal.later(&later, until, &text("holiday"), day("2026-02-25")).unwrap();
    journal.people().rest(ana, &text("a break"), day("2026-02-26")).unwrap();
    (journal, ana)
}

#[test]
fn whatever_was_written_is_found_with_what_it_is_of_whom_and_when() {
    let desk = Desk::new();
    let (journal, _) = written(&desk);
    let found: Vec<String> = hits(&journal, "quartz")
        .iter()
        .map(|hit| {
            let people = hit.people.iter().map(|person| &person.name);
            let of = people.chain(hit.of.iter().map(|of| &of.name));
            let of = of.map(String::as_str).collect::<Vec<_>>().join(", ");
            format!("{} | {} {} | {} | {}", hit.day, hit.what, hit.kind, of, hit.text)
        })
        .collect();
    let expected = [
        "2026-02-26 | resting colleague | Ana Silva | quartz a break",
        "2026-02-25 | put off  | Ana Silva | quartz holiday",
        "2026-02-24 | position  | Ana Silva | quartz works",
        "2026-02-23 | yours read |  | quartz book",
        "2026-02-22 | knows  | Ana Silva, Bo Ek | quartz choir",
        "2026-02-21 | gave help | Ana Silva | quartz help",
        "2026-02-20 | praise  | Ana Silva | to Dee: quartz praise",
        "2026-02-19 | good word a good word | Ana Silva | to quartz panel; Bo told me",
        "2026-02-17 | project moved | Ana Silva, quartz project | quartz a date",
        "2026-02-16 | project offered | Ana Silva, quartz project | quartz two days",
        "2026-02-15 | project  | Ana Silva | quartz project · the quartzite",
        "2026-02-14 | question  |  | quartz question",
        "2026-02-12 | feedback  | Ana Silva | quartz feedback · speak slower",
        "2026-02-11 | answer mentorship | Ana Silva, quartz ask | not now: quartz later",
        "2026-02-10 | follow-up mentorship | Ana Silva, quartz ask | quartz again",
        "2026-02-09 | ask mentorship | Ana Silva | quartz ask",
        "2026-02-08 | win  | Ana Silva | quartz win · half the complaints",
        "2026-02-07 | audit  | Ana Silva | quartz trust",
        "2026-02-06 | told  | Ana Silva, quartz goal | quartz nods",
        "2026-02-05 | map  | Ana Silva, quartz goal | would speak for me: quartz pilot",
        "2026-01-05 | map  | Ana Silva, quartz goal | has concerns: quartz budget",
        "2026-01-02 | goal other |  | quartz goal · the title",
    ];
    assert_eq!(found, expected);
    for hit in hits(&journal, "quartz") {
        journal.show(&hit.reference, now()).unwrap();
    }
    // The reason of an answer of the audit is told without the answer.
    let audit = without_references(json!(hits(&journal, "kind:audit")));
    let plain = json!([{"what": "audit", "day": "2026-02-07", "kind": "", "text": "quartz trust", "of": null,
        "people": [{"name": "Ana Silva", "new": false}], "private": false, "open": false}]);
    assert_eq!(audit, plain);
    assert_eq!(said(&journal, "trust 7"), Vec::<String>::new());
    assert_sound(&journal, now());
}

#[test]
fn every_filter_narrows_what_was_written_as_it_narrows_lines() {
    let desk = Desk::new();
    let (journal, _) = written(&desk);
    assert_eq!(said(&journal, "kind:win"), ["win: quartz win · half the complaints"]);
    assert_eq!(said(&journal, "kind:\"good word\""), ["good word: to quartz panel; Bo told me"]);
    assert_eq!(said(&journal, "kind:map quartz until:2026-01-31"), ["map: has concerns: quartz budget"]);
    assert_eq!(
        said(&journal, "quartz since:2026-02-22 until:2026-02-23"),
        ["yours: quartz book", "knows: quartz choir"]
    );
    assert_eq!(said(&journal, "with:Bo quartz"), ["knows: quartz choir"]);
    let (with, all) = (hits(&journal, "with:Ana quartz").len(), hits(&journal, "quartz").len());
    // Neither the goal nor the question nor what is the user's own is with anybody.
    assert_eq!(with, all - 3);
}

#[test]
fn what_is_open_is_a_promise_to_keep_or_an_ask_that_waits() {
    let desk = Desk::new();
    let journal = desk.open();
    let (ana, bo) = (add(&journal, "Ana Silva"), add(&journal, "Bo Ek"));
    log(&journal, "coffee with Ana Silva !send the visa contact", now());
    let ask = |person, kind, words: &str| {
        let new = NewAsk { kind, text: words.to_owned(), ..NewAsk::default() };
        journal.asks().add(person, new, now()).unwrap().id
    };
    let time = ask(ana, AskKind::Time, "");
    let mentor = ask(bo, AskKind::Mentorship, "how you choose");
    let open = |query: &str| {
        let mut open = said(&journal, query);
        open.sort();
        assert!(hits(&journal, query).iter().all(|hit| hit.open));
        open
    };
    assert_eq!(open("is:open"), ["ask: ", "ask: how you choose", "promise: send the visa contact"]);
    assert_eq!(open("is:open with:Bo"), ["ask: how you choose"]);
    // Coming back to one is no second ask, and an answer settles it.
    journal.asks().followed_up(mentor.into(), "in the lift", now()).unwrap();
    assert_eq!(open("is:open kind:ask with:Bo"), ["ask: how you choose"]);
    journal.asks().heard(mentor.into(), AnswerKind::Yes, "gladly", None, now()).unwrap();
    journal.asks().let_be(time.into(), now()).unwrap();
    assert_eq!(open("is:open"), ["promise: send the visa contact"]);
    assert!(!hits(&journal, "choose").iter().any(|hit| hit.open));
}

#[test]
fn why_a_promise_was_moved_or_let_go_is_found_with_the_promise() {
    let desk = Desk::new();
    let journal = desk.open();
    let receipt = log(&journal, "coffee with @Ana Silva !send the visa contact", now());
    let promise = [items(&receipt.items, ItemKind::Promise)[0].reference.clone()];
    let found = |query: &str| {
        let hits = hits(&journal, query).into_iter();
        hits.map(|hit| (hit.what, hit.of.map(|of| of.name), hit.open)).collect::<Vec<_>>()
    };
    let visa = || Some("send the visa contact".to_owned());
    let until = When::Until(Due::Day("2026-12-24".parse().unwrap()));
    journal.later(&promise, until, "the consulate rests", now()).unwrap();
    assert_eq!(found("consulate"), [("promise".to_owned(), visa(), true)]);
    assert_eq!(found("is:open"), [("promise".to_owned(), None, true)]);
    journal.later(&promise, When::Never, "the consulate closed", now()).unwrap();
    assert_eq!(found("consulate"), [("promise".to_owned(), visa(), false)]);
}

#[test]
fn what_is_deleted_is_not_found_and_undo_brings_it_back() {
    let desk = Desk::new();
    let (journal, _) = written(&desk);
    let win = hits(&journal, "kind:win").remove(0).reference;
    journal.delete(&win, now()).unwrap();
    assert!(said(&journal, "complaints").is_empty());
    journal.undo(now()).unwrap();
    assert_eq!(said(&journal, "complaints").len(), 1);
    // The map goes with its goal.
    let goal = hits(&journal, "kind:goal").remove(0).reference;
    journal.delete(&goal, now()).unwrap();
    assert!(said(&journal, "kind:map").is_empty());
}

#[test]
fn whoever_is_forgotten_is_found_nowhere_and_what_was_not_theirs_stays() {
    let desk = Desk::new();
    let (journal, ana) = written(&desk);
    let goal = GoalEdit { why_now: Some("Ana Silva leaves".to_owned()), ..GoalEdit::default() };
    journal.goals().edit(only_goal(&journal), goal, now()).unwrap();
    assert_eq!(said(&journal, "kind:goal").len(), 1);
    journal.people().forget(ana, &(), now()).unwrap();
    assert_eq!(
        said(&journal, "quartz"),
        [
            "yours: quartz book",
            "question: quartz question",
            "win: quartz win · half the complaints",
            "goal: quartz goal · the title · … leaves",
        ]
    );
    assert!(found(&journal, "silva", now()).is_empty());
    assert!(
        hits(&journal, "since:1970-01-01")
            .iter()
            .all(|hit| hit.people.iter().all(|person| person.name != "Ana Silva"))
    );
    assert_sound(&journal, now());
}

#[test]
fn two_devices_find_the_same_and_what_both_noted_at_once() {
    let (here, there) = (Desk::new(), Desk::new());
    let (journal, ana) = written(&here);
    let other = there.open();
    carry_over(&journal, &other);
    let answers = |journal: &Journal| without_references(json!(hits(journal, "since:1970-01-01")));
    assert_eq!(answers(&journal), answers(&other));
    journal
        .goals()
        .put_on_map(only_goal(&journal), ana, showed(Stance::WouldSpeak, "quartz here"), day("2026-03-01"))
        .unwrap();
    other
        .goals()
        .put_on_map(only_goal(&other), ana, showed(Stance::HasConcerns, "quartz there"), day("2026-03-02"))
        .unwrap();
    carry_over(&journal, &other);
    carry_over(&other, &journal);
    assert_eq!(answers(&journal), answers(&other));
    assert_eq!(
        said(&journal, "quartz since:2026-03-01"),
        ["map: has concerns: quartz there", "map: would speak for me: quartz here"]
    );
    assert_sound(&journal, now());
    assert_sound(&other, now());
}

#[test]
fn what_is_private_is_found_and_says_so() {
    let desk = Desk::new();
    let journal = desk.open();
    let receipt = log(&journal, "coffee with @Ana Silva. win: left the quarrel alone #private", now());
    let win = items(&receipt.items, ItemKind::Win)[0].reference.id;
    let edit = WinEdit { effect: Some("peace".to_owned()), ..WinEdit::default() };
    journal.goals().edit_win(win.into(), edit, now()).unwrap();
    let found = hits(&journal, "peace");
    assert_eq!((found.len(), found[0].what.as_str(), found[0].private), (1, "win", true));
}

#[test]
fn a_month_is_a_date_a_word_can_be_left_out_and_nothing_asked_is_everything() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, "Coffee with @Ana Silva about the budget", day("2026-11-02"));
    log(&journal, "Lunch with @Ana Silva at the offsite", day("2026-11-10"));
    log(&journal, "Tea with @Bo Ek about the budget", day("2026-10-30"));
    let lines = |query: &str| {
        let found = journal.find(query, Order::Newest, 0..100, now()).unwrap();
        assert!(found.notes.is_empty(), "{query}: {:?}", found.notes);
        let lines = found.hits.into_iter().filter(|hit| hit.what == "entry");
        lines.map(|hit| hit.text.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(lines(""), "Lunch Coffee Tea");
    assert_eq!(lines("-offsite"), "Coffee Tea");
    assert_eq!(lines("budget -bo"), "Coffee");
    assert_eq!(lines("on:2026-11-10"), "Lunch");
    for november in ["on:2026-11", "on:november", "on:\"Nov 2026\"", "since:november", "on:2026 -tea"] {
        assert_eq!(lines(november), "Lunch Coffee", "{november}");
    }
    assert_eq!(lines("until:october"), "Tea");
    assert_eq!(lines("person:Bo"), "Tea");
    let late = journal.find("is:late budget", Order::Newest, 0..100, now()).unwrap();
    assert_eq!((late.hits.len(), late.notes.len()), (2, 1), "{:?}", late.notes);
}

#[test]
fn one_page_after_the_other_is_the_whole_list_and_no_line_is_in_it_twice() {
    let desk = Desk::new();
    let (journal, _) = written(&desk);
    for minute in 0..40 {
        let long = "and much more was said at length that day of this and of that";
        let line = format!("Tea with @Bo Ek about quartz {minute} {long} !send the quartz {minute}");
        log(&journal, &line, day("2026-03-01") + TimeDelta::minutes(minute));
    }
    let line = log(&journal, "Tea with @Bo Ek !send the sand", day("2026-03-02"));
    let promises = items(&line.items, ItemKind::Promise);
    let sand = journal.resolve(&promises[0].reference.to_string()).unwrap();
    let text = Some("send the quartz sand".to_owned());
    journal
        .review()
        .edit_promise(sand.id.into(), PromiseEdit { text, ..PromiseEdit::default() }, now())
        .unwrap();

    for (query, all) in [("quartz", 63), ("quartz kind:tea", 40), ("quartz is:open -sand", 40), ("", 65)] {
        for order in [Order::Newest, Order::Best] {
            let whole = journal.find(query, order, 0..100, now()).unwrap();
            assert_eq!((whole.hits.len(), whole.more), (all, false), "{query}, {order:?}");
            for size in [1, 7, 64] {
                let (mut pages, mut more) = (Vec::new(), true);
                while more {
                    let first = u32::try_from(pages.len()).unwrap();
                    let page = journal.find(query, order, first..first + size, now()).unwrap();
                    more = page.more;
                    pages.extend(page.hits);
                }
                assert_eq!(pages, whole.hits, "{query}, {order:?}, {size} a page");
            }
        }
    }
    let beyond = journal.find("quartz", Order::Newest, 500..600, now()).unwrap();
    assert!(beyond.hits.is_empty() && !beyond.more);
    let beyond = journal.find("", Order::Newest, u32::MAX..u32::MAX, now()).unwrap();
    assert!(beyond.hits.is_empty() && !beyond.more);
}
