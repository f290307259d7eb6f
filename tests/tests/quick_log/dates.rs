//! Days and moments in a line, counted from Wednesday, 18 November 2026, 14:05.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Weekday};
use hallway_core::{
    model::{DoubtAbout, Due, Moment, PersonId, RecordId},
    quick_log::{
        DateHabits, KnownPerson, Lexicon, SuggestionKind, date_doubt, due_date, parse, past_moment, suggest,
    },
};

use super::{read, typed};

fn moment(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

fn due_from(text: &str, now: Moment) -> Option<String> {
    due_date(text, DateHabits::default(), now).map(|due| due.to_string())
}

#[test]
fn a_leading_date_is_the_most_recent_past_one() {
    for (start, day) in [
        ("today", "2026-11-18T14:05"),
        ("yesterday", "2026-11-17T12:00"),
        ("Yesterday 9am", "2026-11-17T09:00"),
        ("last night", "2026-11-17T12:00"),
        ("mon", "2026-11-16T12:00"),
        ("wed", "2026-11-11T12:00"),
        ("last wednesday", "2026-11-11T12:00"),
        ("last friday", "2026-11-13T12:00"),
        ("two days ago", "2026-11-16T12:00"),
        ("a week ago", "2026-11-11T12:00"),
        ("3 weeks ago", "2026-10-28T12:00"),
        ("2026-05-12", "2026-05-12T12:00"),
        ("2026-05-12 at 2:30pm", "2026-05-12T14:30"),
        ("12 May", "2026-05-12T12:00"),
        ("12 May 14:30", "2026-05-12T14:30"),
        ("May 12th", "2026-05-12T12:00"),
        ("18 Nov", "2026-11-18T14:05"),
        ("19 January", "2026-01-19T12:00"),
        ("29 Feb", "2024-02-29T12:00"),
        ("12th of May 2024", "2024-05-12T12:00"),
        ("13/5", "2026-05-13T12:00"),
    ] {
        let draft = read(&format!("{start}: coffee with Sam"));
        assert_eq!(draft.at.format("%Y-%m-%dT%H:%M").to_string(), day, "{start}");
        assert_eq!(draft.at_span.map(|span| &draft.raw[span.start..span.end]), Some(start));
        assert_eq!(draft.kind.as_str(), "coffee", "{start}");
        assert_eq!(draft.doubts, [], "{start}");
    }
}

#[test]
fn a_date_that_may_be_two_or_does_not_exist_is_a_doubt_and_the_line_is_saved_today() {
    for (start, alternatives) in [
        ("12/5", vec!["2026-05-12", "2025-12-05"]),
        ("2026-02-30", vec![]),
        ("31 Feb", vec![]),
        ("2026-13-01", vec![]),
        ("45/45", vec![]),
    ] {
        let draft = read(&format!("{start}: coffee with Sam"));
        assert_eq!(draft.at, typed(), "{start}");
        assert_eq!(draft.doubts.len(), 1, "{start}");
        assert_eq!(draft.doubts[0].about, DoubtAbout::Date, "{start}");
        assert_eq!(draft.doubts[0].alternatives, alternatives, "{start}");
        assert!(draft.people[0].there, "{start}");
    }
}

#[test]
fn the_day_of_a_conversation_is_heard_without_a_colon() {
    for (line, day) in [
        ("yesterday coffee with Sam", "2026-11-17"),
        ("coffee with Sam yesterday", "2026-11-17"),
        ("two days ago I met Sam", "2026-11-16"),
        ("Long lunch with a recruiter yesterday", "2026-11-17"),
        ("2026-11-16 lunch with Sam", "2026-11-16"),
        ("16 Nov lunch with Sam", "2026-11-16"),
        ("16.11.2026 lunch with Sam", "2026-11-16"),
        ("Lunch with Sam on 16 Nov", "2026-11-16"),
        ("Had lunch with Bo on Monday", "2026-11-16"),
        ("had coffee with Bo Lindqvist on Monday, he is moving", "2026-11-16"),
        ("met Sam last Friday, he moves to Oslo on Monday", "2026-11-13"),
        ("Zoom with the Lisbon folks last Friday, Bo chaired", "2026-11-13"),
        ("We won the account yesterday", "2026-11-17"),
        ("Grace, Bo and I had our monthly book club last night, Bo hated it", "2026-11-17"),
        ("Was at lunch with Bo on the 10th", "2026-11-10"),
        ("Bo told me yesterday that he leaves", "2026-11-17"),
        ("coffee with Bo at 9 this morning", "2026-11-18"),
        ("dinner with Bo on Saturday was great", "2026-11-14"),
    ] {
        let draft = read(line);
        assert_eq!(draft.at.date_naive().to_string(), day, "{line}");
        // Which Grace it was is another question.
        assert!(draft.doubts.iter().all(|doubt| doubt.about != DoubtAbout::Date), "{line}");
    }
}

#[test]
fn a_day_of_something_else_is_not_the_day_of_the_conversation() {
    for line in [
        "Bo told me Sam was promoted last friday",
        "Sat next to Bo at the town hall",
        "Will is going to introduce me to the CFO next week",
        "Will quoted his grandmother: measure twice",
        "@Sam retiring 31 March, nobody else knows",
        "I promised Bo to send the deck by Monday",
        "Bo's birthday is on Friday",
        "Meeting with Bo moved to Thursday",
        "walked to lunch with Bo, he wants to meet next Tuesday",
        "Chat w/ Sam, his startup folded on Friday",
        "coffee with Bo. Sam left last week",
        "notes from yesterday",
        "Bo said they met yesterday",
        "coffee with Bo about yesterday's launch",
        "frank and carol had it out in the meeting today",
    ] {
        let draft = read(line);
        assert_eq!((draft.at, draft.doubts.len()), (typed(), 0), "{line}: {:?}", draft.doubts);
    }
}

#[test]
fn a_day_that_is_only_roughly_said_is_asked_about_and_never_passed_over() {
    for line in [
        "last week: lunch with Sam",
        "last month: lunch with Sam",
        "a few days ago: lunch with Sam",
        "the weekend: walk with Sam",
        "Had lunch with Sam last week",
        "Fri 12 Nov: lunch with Sam",
    ] {
        let draft = read(line);
        assert_eq!(draft.doubts.len(), 1, "{line}");
        assert_eq!(draft.doubts[0].about, DoubtAbout::Date, "{line}");
        assert!(draft.people[0].there, "{line}");
    }
    let coming = read("20 Nov: lunch with Sam");
    assert_eq!((coming.at, coming.doubts.len(), coming.people[0].there), (typed(), 1, false));
    assert_eq!(coming.doubts[0].alternatives, ["2026-11-20", "2025-11-20"]);
}

#[test]
fn what_has_not_happened_is_a_note_with_its_day_offered() {
    let none: &[&str] = &[];
    for (line, day) in [
        ("follow up with Chen Wei next Tuesday", &["2026-11-24"] as &[_]),
        ("meet with Bo on Friday", &["2026-11-20"]),
        ("Need to meet with Bo", none),
        ("should have lunch with Bo", none),
        ("I have to call Bo", none),
        ("Coffee with Bo at 3 tomorrow", &["2026-11-19"]),
        ("lunch with Sam on 25 Nov", &["2026-11-25"]),
        ("Booked lunch with Sam on 25 Nov", &["2026-11-25"]),
        ("Scheduled 1:1 with Priya for Friday", &["2026-11-20"]),
        ("call bo back tomorrow 9am", &["2026-11-19"]),
        ("TODO email Chen Wei the OKRs by 30/11", &["2026-11-30"]),
        ("Call Bo", none),
        ("Reminder: call Bo at 5pm", &["2026-11-18"]),
        ("Tomorrow meeting with @Ingrid 10:00", &["2026-11-19"]),
        ("Next Thursday I'm presenting to Bo", &["2026-11-26"]),
        ("Coffee with Bo, Monday", &["2026-11-23"]),
        ("Coffee with Bo (Monday)", &["2026-11-23"]),
        ("Planning to grab lunch with Bo in two weeks", &["2026-12-02"]),
    ] {
        let draft = read(line);
        assert_eq!(draft.kind.as_str(), "note", "{line}");
        assert!(draft.people.iter().all(|person| !person.there), "{line}");
        // What is promised is asked about as a promise, with its day, and nobody asks besides whether it happened.
        let offered = suggest(&draft, &BTreeSet::new(), &[]);
        let promised = offered.iter().filter(|offer| offer.kind == SuggestionKind::Promise);
        let dues: Vec<Option<Due>> =
            draft.promises.iter().map(|promise| promise.due).chain(promised.map(|offer| offer.due)).collect();
        match dues.as_slice() {
            [] => {
                assert_eq!(draft.doubts.len(), 1, "{line}: {:?}", draft.doubts);
                assert_eq!(draft.doubts[0].alternatives, day, "{line}");
            }
            [due] => {
                assert!(draft.doubts.is_empty(), "{line}: {:?}", draft.doubts);
                let due: Vec<String> = due.iter().map(|due| due.day().to_string()).collect();
                assert_eq!(due, day, "{line}");
            }
            several => panic!("{line}: {several:?}"),
        }
    }
}

#[test]
fn a_promise_counts_forward_from_the_moment_of_writing() {
    for (text, due) in [
        ("fri", "2026-11-20"),
        ("wed", "2026-11-18"),
        ("this friday", "2026-11-20"),
        ("next fri", "2026-11-27"),
        ("next mon", "2026-11-23"),
        ("tomorrow", "2026-11-19"),
        ("tonight", "2026-11-18"),
        ("eod", "2026-11-18"),
        ("eow", "2026-11-20"),
        ("this week", "2026-11-20"),
        ("next week", "2026-11-27"),
        ("eom", "2026-11-30"),
        ("end of the month", "2026-11-30"),
        ("next month", "2026-12-31"),
        ("eoy", "2026-12-31"),
        ("in 3 days", "2026-11-21"),
        ("in two weeks", "2026-12-02"),
        ("in a month", "2026-12-18"),
        ("in 2 hours", "2026-11-18T16:05:00+00:00"),
        ("12 May", "2027-05-12"),
        ("18 Nov", "2026-11-18"),
        ("29 Feb", "2028-02-29"),
        ("2026-05-12", "2026-05-12"),
        ("by fri", "2026-11-20"),
        ("fri 14:30", "2026-11-20T14:30:00+00:00"),
        ("tomorrow at 9 am", "2026-11-19T09:00:00+00:00"),
        ("2026-12-24 noon", "2026-12-24T12:00:00+00:00"),
        ("5pm", "2026-11-18T17:00:00+00:00"),
        ("9:30", "2026-11-19T09:30:00+00:00"),
    ] {
        assert_eq!(due_from(text, typed()).as_deref(), Some(due), "{text}");
    }
    for text in [
        "",
        "soon",
        "friend",
        "market",
        "3",
        "yesterday",
        "12/5",
        "31 Feb",
        "fri and sat",
        "in 999999999 years",
        "at 99:99",
    ] {
        assert_eq!(due_from(text, typed()), None, "{text}");
    }
}

#[test]
fn friday_is_today_on_a_friday_and_this_week_is_today_at_the_weekend() {
    let friday = moment("2026-11-20T09:00:00+01:00");
    assert_eq!(due_from("fri", friday).as_deref(), Some("2026-11-20"));
    assert_eq!(due_from("next fri", friday).as_deref(), Some("2026-11-27"));
    assert_eq!(due_from("this week", friday).as_deref(), Some("2026-11-20"));
    let sunday = moment("2026-11-22T09:00:00+01:00");
    assert_eq!(due_from("this week", sunday).as_deref(), Some("2026-11-22"));
    assert_eq!(due_from("next week", sunday).as_deref(), Some("2026-11-27"));
}

#[test]
fn a_date_counts_after_by_anywhere_or_bare_at_the_end() {
    let promise = |text: &str| {
        let promise = read(&format!("@Sam !{text}")).promises.remove(0);
        (promise.text, promise.due.map(|due| due.to_string()))
    };
    let on = |text: &str, due: &str| (text.to_owned(), Some(due.to_owned()));
    let undated = |text: &str| (text.to_owned(), None);
    assert_eq!(promise("send by fri the deck"), on("send the deck", "2026-11-20"));
    assert_eq!(promise("send the deck until fri."), on("send the deck", "2026-11-20"));
    assert_eq!(promise("send the deck on friday"), on("send the deck", "2026-11-20"));
    assert_eq!(promise("send the deck by 5pm"), on("send the deck", "2026-11-18T17:00:00+00:00"));
    assert_eq!(promise("send the deck fri 14:30"), on("send the deck", "2026-11-20T14:30:00+00:00"));
    assert_eq!(promise("prepare friday review"), undated("prepare friday review"));
    assert_eq!(promise("stand by me"), undated("stand by me"));
    assert_eq!(promise("sit in the sun"), undated("sit in the sun"));
    assert_eq!(promise("by fri"), on("by fri", "2026-11-20"));
}

#[test]
fn a_promise_with_a_doubtful_date_has_none_and_asks() {
    for (text, kept) in [
        ("send by 12/5", "send"),
        ("send by 31 Feb", "send"),
        ("send by 2026-02-30", "send"),
        ("send part 1/2", "send part 1/2"),
    ] {
        let draft = read(&format!("@Sam !{text}"));
        assert_eq!((draft.promises[0].text.as_str(), draft.promises[0].due), (kept, None), "{text}");
        assert_eq!(draft.doubts[0].about, DoubtAbout::Date, "{text}");
    }
    assert_eq!(
        date_doubt("12/5", DateHabits::default(), typed()).expect("a doubt").alternatives,
        ["2027-05-12", "2026-12-05"]
    );
    assert_eq!(
        date_doubt("31 Feb", DateHabits::default(), typed()).expect("a doubt").message,
        "There is no 31 Feb. Write it as 12 May or 2026-05-12"
    );
    assert_eq!(date_doubt("fri", DateHabits::default(), typed()), None);
    assert_eq!(date_doubt("soon", DateHabits::default(), typed()), None);
}

#[test]
fn a_past_moment_is_typed_as_it_is_said() {
    let day = |text: &str| {
        past_moment(text, DateHabits::default(), typed()).map(|moment| moment.format("%F %H:%M").to_string())
    };
    assert_eq!(day("yesterday").as_deref(), Some("2026-11-17 12:00"));
    assert_eq!(day("mon 9:15").as_deref(), Some("2026-11-16 09:15"));
    assert_eq!(day("last friday").as_deref(), Some("2026-11-13 12:00"));
    assert_eq!(day("2 days ago").as_deref(), Some("2026-11-16 12:00"));
    assert_eq!(day("12 May 14:30").as_deref(), Some("2026-05-12 14:30"));
    assert_eq!(day("2026-05-12T08:00:00+02:00").as_deref(), Some("2026-05-12 08:00"));
    assert_eq!(day("today").as_deref(), Some("2026-11-18 14:05"));
    for text in ["tomorrow", "next week", "2027-01-01", "12/5", "30 Feb", "soon", ""] {
        assert_eq!(day(text), None, "{text}");
    }
}

/// A promise in a line, its text and when it comes due.
fn promised(text: &str) -> (String, Option<String>, bool) {
    let draft = read(&format!("@Sam !{text}"));
    let promise = draft.promises[0].clone();
    (
        promise.text,
        promise.due.map(|due| due.to_string()),
        draft.doubts.iter().any(|it| it.about == DoubtAbout::Date),
    )
}

#[test]
fn a_due_date_is_taken_whole_and_leaves_the_words_whole() {
    for (date, due) in [
        ("by 5pm tomorrow", "2026-11-19T17:00:00+00:00"),
        ("by 5 p.m. tomorrow", "2026-11-19T17:00:00+00:00"),
        ("by 5pm friday", "2026-11-20T17:00:00+00:00"),
        ("by 5pm on friday", "2026-11-20T17:00:00+00:00"),
        ("by 10am monday", "2026-11-23T10:00:00+00:00"),
        ("by half past nine on monday", "2026-11-23T09:30:00+00:00"),
        ("by quarter to five tomorrow", "2026-11-19T16:45:00+00:00"),
        ("by noon friday", "2026-11-20T12:00:00+00:00"),
        ("by eod friday", "2026-11-20"),
        ("by cob friday", "2026-11-20"),
        ("by close of business friday", "2026-11-20"),
        ("by end of day tomorrow", "2026-11-19"),
        ("by next wednesday eod", "2026-11-25"),
        ("a week from friday", "2026-11-27"),
        ("friday week", "2026-11-27"),
        ("two fridays from now", "2026-11-27"),
        ("the day after tomorrow", "2026-11-20"),
        ("by friday after next", "2026-12-04"),
        ("by wednesday next week", "2026-11-25"),
        ("by tuesday of next week", "2026-11-24"),
        ("by the 25th", "2026-11-25"),
        ("on the 25th", "2026-11-25"),
        ("by the 1st of next month", "2026-12-01"),
        ("by 25.11.", "2026-11-25"),
        ("by 25/11", "2026-11-25"),
        ("by 2026/11/25", "2026-11-25"),
        ("by Nov 25th", "2026-11-25"),
        ("by 12th of may", "2027-05-12"),
        ("by may 12th, 2027", "2027-05-12"),
        ("by 12-May-2027", "2027-05-12"),
        ("by 20270512", "2027-05-12"),
        ("by Fri 27 Nov", "2026-11-27"),
        ("by Friday, November 27", "2026-11-27"),
        ("by Fri 27 Nov 9:00", "2026-11-27T09:00:00+00:00"),
        ("tomorrow morning", "2026-11-19"),
        ("friday morning", "2026-11-20"),
        ("tonight", "2026-11-18"),
        ("tonight at 8", "2026-11-18T20:00:00+00:00"),
        ("within a week", "2026-11-25"),
        ("in a week", "2026-11-25"),
        ("in a week's time", "2026-11-25"),
        ("in a fortnight", "2026-12-02"),
        ("3 days from now", "2026-11-21"),
        ("in two weeks", "2026-12-02"),
        ("before christmas", "2026-12-24"),
        ("before xmas", "2026-12-24"),
        ("before the 1st", "2026-11-30"),
        ("before 4pm", "2026-11-18T16:00:00+00:00"),
        ("by eow", "2026-11-20"),
        ("by end of week", "2026-11-20"),
        ("by eom", "2026-11-30"),
        ("by end of next month", "2026-12-31"),
        ("by eoy", "2026-12-31"),
        ("by year end", "2026-12-31"),
        ("by end of Q1", "2027-03-31"),
        ("by end of March", "2027-03-31"),
        ("by next quarter", "2027-03-31"),
        ("this weekend", "2026-11-21"),
        ("by the last friday of june", "2027-06-25"),
        ("by the first working day of next month", "2026-12-01"),
        ("by 21:00", "2026-11-18T21:00:00+00:00"),
        // German, as a second language shows that words are data.
        ("by Freitag", "2026-11-20"),
        ("bis Freitag", "2026-11-20"),
        ("bis zum 12. Mai", "2027-05-12"),
        ("am 12. Mai", "2027-05-12"),
        ("übermorgen", "2026-11-20"),
        ("in drei Tagen", "2026-11-21"),
        ("bis Ende des Monats", "2026-11-30"),
        ("nächsten Freitag um 9 Uhr", "2026-11-27T09:00:00+00:00"),
    ] {
        let expected = ("call her".to_owned(), Some(due.to_owned()), false);
        assert_eq!(promised(&format!("call her {date}")), expected, "{date}");
    }
}

#[test]
fn a_due_date_that_may_be_another_is_taken_with_a_doubt() {
    for (date, due, alternatives) in [
        ("early next week", Some("2026-11-24"), &["2026-11-23", "2026-11-24"] as &[_]),
        ("mon or tue", Some("2026-11-24"), &["2026-11-23", "2026-11-24"]),
        ("before thursday", Some("2026-11-18"), &["2026-11-18", "2026-11-19"]),
        ("by Thu 27 Nov 2026", Some("2026-11-27"), &["2026-11-27"]),
        ("by 16 Nov", Some("2027-11-16"), &["2026-11-16", "2027-11-16"]),
    ] {
        let draft = read(&format!("@Sam !call her {date}"));
        assert_eq!(draft.promises[0].text, "call her", "{date}");
        assert_eq!(draft.promises[0].due.map(|due| due.to_string()).as_deref(), due, "{date}");
        assert_eq!(draft.doubts[0].alternatives, alternatives, "{date}");
    }
    for (text, alternatives) in [
        ("call her in early December", &["2026-12-01"] as &[_]),
        ("call her in mid January", &["2027-01-18"]),
        ("call her in late March", &["2027-03-31"]),
    ] {
        let draft = read(&format!("@Sam !{text}"));
        assert_eq!((draft.promises[0].text.as_str(), draft.promises[0].due), (text, None));
        assert_eq!(draft.doubts[0].alternatives, alternatives, "{text}");
    }
}

#[test]
fn words_that_are_no_due_date_stay_in_the_text() {
    for text in [
        "send notes from monday",
        "prepare every friday",
        "read the friday report",
        "send the summary of last week",
        "stand by me",
        "read 5 days",
        "check version 1.10.30",
        "call her by 25:12",
        "call her by 20 - 29 February",
        "read John 3:16",
    ] {
        assert_eq!(promised(text), (text.to_owned(), None, false), "{text}");
    }
}

#[test]
fn a_promise_of_an_earlier_day_is_counted_from_that_day() {
    let draft = read("10 Nov: coffee with @Sam !send visa contact by 13 Nov");
    assert_eq!(draft.promises[0].due.map(|due| due.to_string()).as_deref(), Some("2026-11-13"));
    assert_eq!(draft.promises[0].text, "send visa contact");
    assert_eq!(draft.doubts.len(), 1, "already late, and it says so");
    assert_eq!(draft.doubts[0].about, DoubtAbout::Date);
    let draft = read("yesterday: coffee with @Sam !send visa contact by fri");
    assert_eq!(
        (draft.promises[0].due.map(|due| due.to_string()).as_deref(), draft.doubts.len()),
        (Some("2026-11-20"), 0)
    );
}

#[test]
fn a_date_cut_from_the_middle_leaves_prose() {
    let text = |line: &str| promised(line).0;
    assert_eq!(text("by friday , I said I would call her"), "I said I would call her");
    assert_eq!(text("send the deck by friday, and the notes"), "send the deck, and the notes");
    assert_eq!(text("send by fri the deck"), "send the deck");
    assert_eq!(text("book a table for friday"), "book a table");
}

#[test]
fn the_day_of_an_entry_is_read_in_every_form() {
    for (start, day) in [
        ("Mon 16 Nov", "2026-11-16"),
        ("Monday 16 November 2026", "2026-11-16"),
        ("16.11.", "2026-11-16"),
        ("16.11.2026", "2026-11-16"),
        ("on monday", "2026-11-16"),
        ("2h ago", "2026-11-18"),
        ("this morning", "2026-11-18"),
        ("at lunch", "2026-11-18"),
        ("the 10th", "2026-11-10"),
        ("gestern", "2026-11-17"),
        ("vor drei Tagen", "2026-11-15"),
    ] {
        let draft = read(&format!("{start}: lunch with Sam"));
        assert_eq!(draft.at.date_naive().to_string(), day, "{start}");
        assert_eq!(draft.at_span.map(|span| &draft.raw[span.start..span.end]), Some(start));
        assert_eq!((draft.doubts.len(), draft.kind.as_str()), (0, "lunch"), "{start}");
    }
}

#[test]
fn a_known_name_is_no_date() {
    let people = ["Li Sun", "May Chen", "April Ludgate", "Theresa May", "Tom Friday"];
    let known = people.into_iter().zip(0_u8..).map(|(name, born)| KnownPerson {
        id: PersonId(RecordId::new(typed(), [born; 10])),
        name: name.to_owned(),
        nicknames: Vec::new(),
    });
    let lexicon = Lexicon::new(known.collect(), Vec::new());
    for name in people {
        let line = format!("Coffee with {name} about the roadmap !send deck to {name}");
        let draft = parse(&line, &lexicon, typed()).expect("a draft");
        assert_eq!((draft.kind.as_str(), draft.people[0].there), ("coffee", true), "{line}");
        assert_eq!(draft.promises[0].text, format!("send deck to {name}"));
        assert_eq!((draft.promises[0].due, draft.doubts.len()), (None, 0), "{line}");
    }
}

#[test]
fn a_year_that_no_screen_can_show_is_no_date() {
    let draft = read("hi @Sam !x by 0000-06-15");
    assert_eq!((draft.promises[0].due, draft.doubts[0].about.clone()), (None, DoubtAbout::Date));
    for text in ["0000-01-01", "0000-01-01T00:00:00Z", "1899-12-31"] {
        assert_eq!(past_moment(text, DateHabits::default(), typed()), None, "{text}");
    }
}

#[test]
fn the_ends_of_the_calendar_hold() {
    let first = NaiveDate::MIN.and_hms_opt(0, 0, 0).expect("a time").and_utc().fixed_offset();
    let last = NaiveDate::MAX.and_hms_opt(23, 0, 0).expect("a time").and_utc().fixed_offset();
    for now in [first, last, moment("1970-01-01T00:00:00+14:00"), moment("9999-12-31T23:59:00-12:00")] {
        for text in [
            "yesterday",
            "tomorrow",
            "fri",
            "last fri",
            "next week",
            "eom",
            "next month",
            "29 Feb",
            "12/5",
            "5pm",
            "in 9 years",
            "in 90 hours",
            "999999999 days ago",
        ] {
            due_date(text, DateHabits::default(), now);
            past_moment(text, DateHabits::default(), now);
            date_doubt(text, DateHabits::default(), now);
        }
    }
}

fn habits(week_begins: Weekday, month_first: Option<bool>) -> DateHabits {
    DateHabits { week_begins, month_first }
}

#[test]
fn two_numbers_are_a_day_and_a_month_in_the_order_of_the_user() {
    let (day_first, month_first) = (habits(Weekday::Mon, Some(false)), habits(Weekday::Mon, Some(true)));
    let due = |text: &str, habits| due_date(text, habits, typed()).map(|due| due.to_string());
    for (text, by_day, by_month) in [
        ("12/5", "2027-05-12", "2026-12-05"),
        // Month first it lies behind, and is what was written all the same.
        ("5-12-2026", "2026-12-05", "2026-05-12"),
        ("by 3/4/27 9am", "2027-04-03T09:00:00+00:00", "2027-03-04T09:00:00+00:00"),
        // What can be only one day is that day, and a weekday says which of two.
        ("25/11", "2026-11-25", "2026-11-25"),
        ("11/25", "2026-11-25", "2026-11-25"),
        ("Saturday 12/5", "2026-12-05", "2026-12-05"),
    ] {
        assert_eq!(due(text, day_first).as_deref(), Some(by_day), "{text}");
        assert_eq!(due(text, month_first).as_deref(), Some(by_month), "{text}");
    }
    assert_eq!(date_doubt("12/5", day_first, typed()), None);

    let knows = |habits| Lexicon::new(Vec::new(), Vec::new()).with_dates(habits);
    let read = |line: &str, habits| parse(line, &knows(habits), typed()).expect("a draft");
    let line = "3/11: coffee with @Ana !send the deck by 12/5";
    let asked = read(line, DateHabits::default());
    assert!(asked.doubts.iter().any(|doubt| doubt.about == DoubtAbout::Date), "{:?}", asked.doubts);
    for (habits, was, due) in
        [(day_first, "2026-11-03", "2027-05-12"), (month_first, "2026-03-11", "2026-12-05")]
    {
        let draft = read(line, habits);
        assert_eq!(draft.at.date_naive().to_string(), was);
        assert_eq!(draft.promises[0].due.map(|due| due.day().to_string()).as_deref(), Some(due));
        assert_eq!(draft.promises[0].text, "send the deck");
        assert!(draft.doubts.iter().all(|doubt| doubt.about != DoubtAbout::Date), "{:?}", draft.doubts);
    }
}

#[test]
fn a_week_begins_on_the_day_of_the_user() {
    let (monday, sunday) = (habits(Weekday::Mon, None), habits(Weekday::Sun, None));
    let due = |text: &str, habits, now| due_date(text, habits, now).map(|due| due.to_string());
    let on_sunday = moment("2026-11-22T10:00:00+00:00");
    for (text, now, by_monday, by_sunday) in [
        ("next sunday", typed(), "2026-11-29", "2026-11-22"),
        ("next friday", typed(), "2026-11-27", "2026-11-27"),
        ("next week", typed(), "2026-11-27", "2026-11-27"),
        // On a Sunday the week is over, or has just begun.
        ("this week", on_sunday, "2026-11-22", "2026-11-27"),
        ("next week", on_sunday, "2026-11-27", "2026-12-04"),
        ("next monday", on_sunday, "2026-11-23", "2026-11-30"),
        ("this weekend", on_sunday, "2026-11-22", "2026-11-22"),
        ("tomorrow", on_sunday, "2026-11-23", "2026-11-23"),
    ] {
        assert_eq!(due(text, monday, now).as_deref(), Some(by_monday), "{text}");
        assert_eq!(due(text, sunday, now).as_deref(), Some(by_sunday), "{text}");
    }
    let saturday = habits(Weekday::Sat, None);
    assert_eq!(due("next sunday", saturday, typed()).as_deref(), Some("2026-11-22"));
    assert_eq!(due("next friday", saturday, typed()).as_deref(), Some("2026-11-27"));
}
