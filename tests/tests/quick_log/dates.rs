//! Days and moments in a line, counted from Wednesday, 18 November 2026, 14:05.

use chrono::{DateTime, NaiveDate};
use hallway_core::{
    model::{DoubtAbout, Moment},
    quick_log::{date_doubt, due_date, past_moment},
};

use super::{read, typed};

fn moment(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

fn due_from(text: &str, now: Moment) -> Option<String> {
    due_date(text, now).map(|due| due.to_string())
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
        ("19 November", "2025-11-19T12:00"),
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
fn a_past_day_without_a_colon_is_asked_about() {
    for line in ["yesterday coffee with Sam", "coffee with Sam yesterday", "two days ago I met Sam"] {
        let draft = read(line);
        assert_eq!((draft.at, draft.doubts.len()), (typed(), 1), "{line}");
        assert_eq!(draft.doubts[0].about, DoubtAbout::Date);
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
    assert_eq!(date_doubt("12/5", typed()).expect("a doubt").alternatives, ["2027-05-12", "2026-12-05"]);
    assert_eq!(
        date_doubt("31 Feb", typed()).expect("a doubt").message,
        "There is no 31 Feb. Write it as 12 May or 2026-05-12"
    );
    assert_eq!(date_doubt("fri", typed()), None);
    assert_eq!(date_doubt("soon", typed()), None);
}

#[test]
fn a_past_moment_is_typed_as_it_is_said() {
    let day = |text: &str| past_moment(text, typed()).map(|moment| moment.format("%F %H:%M").to_string());
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
            due_date(text, now);
            past_moment(text, now);
            date_doubt(text, now);
        }
    }
}
