//! A time for another day has the offset that the zone has then.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use crate::process::{Home, NOW, Ran};

/// Lisbon's rule, written out: no files of zones are needed.
const LISBON: &str = "WET0WEST,M3.5.0/1,M10.5.0";

fn in_lisbon(home: &Home, arguments: &[&str]) -> Ran {
    Ran::of(home.command(NOW).env("TZ", LISBON).args(arguments).output().unwrap())
}

/// The due moment of the only promise, as it is kept.
fn due(home: &Home) -> String {
    home.run(&["review", "--json"]).json()["promises"][0]["due"].as_str().unwrap().to_owned()
}

/// A journal with one promise, and the reference of that.
fn promised() -> (Home, String) {
    let home = Home::new();
    home.run(&["log", "Coffee with @Ana Silva !send the deck"]).succeeds();
    let reference =
        home.run(&["find", "is:open", "--json"]).json()["hits"][0]["ref"].as_str().unwrap().to_owned();
    (home, reference)
}

#[test]
fn nine_in_summer_is_nine_there_wherever_it_is_typed_in_winter() {
    let (home, promise) = promised();
    in_lisbon(&home, &["edit", &promise, "--due", "30 Mar 2027 9am"]).worked();
    assert_eq!(due(&home), "2027-03-30T09:00:00+01:00");
    in_lisbon(&home, &["later", &promise, "20", "Nov", "9am"]).worked();
    assert_eq!(due(&home), "2026-11-20T09:00:00+00:00");
    in_lisbon(&home, &["later", &promise, "31", "Mar", "2027", "9am"]).worked();
    assert_eq!(due(&home), "2027-03-31T09:00:00+01:00");
}

#[test]
fn a_day_in_summer_that_is_typed_after_on_in_winter_has_its_own_offset() {
    let home = Home::new();
    let log = |words: &str| {
        let said = in_lisbon(&home, &["log", "Tea with @Ana Silva", "--on", words, "--json"]).worked();
        serde_json::from_str::<serde_json::Value>(&said).unwrap()["at"]
            .as_str()
            .unwrap()
            .replace('Z', "+00:00")
    };
    assert_eq!(log("12 May 14:30"), "2026-05-12T14:30:00+01:00");
    assert_eq!(log("12 May"), "2026-05-12T12:00:00+01:00");
    assert_eq!(log("yesterday"), "2026-11-17T12:00:00+00:00");
    assert_eq!(log("today"), "2026-11-18T14:05:00+00:00");
    assert_eq!(
        log("2026-05-12T14:30:00+00:00"),
        "2026-05-12T14:30:00+00:00",
        "whoever writes an offset means it"
    );
}

#[test]
fn where_the_moment_was_told_by_another_zone_its_offset_stands_for_every_day() {
    let (home, promise) = promised();
    let ran = home
        .command(NOW)
        .env("TZ", "EST5EDT,M3.2.0,M11.1.0")
        .args(["edit", &promise, "--due", "30 Mar 2027 9am"])
        .output();
    Ran::of(ran.unwrap()).worked();
    assert_eq!(due(&home), "2027-03-30T09:00:00+00:00");
}
