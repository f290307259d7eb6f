//! `docs/method.md` says what the code does: its numbers are the limits of the rules, each limit of a rule is on it, and its
//! orders are those of the code. The order of the gaps of a map is held by a property of the practice.

#![allow(clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use hallway_core::{insights::NextKind, model::Stage};
use syn::{Expr, Item, Lit};

use crate::source::{files, relative, root};

/// The page with `{}` for a number, and where the code has it.
const NUMBERS: &[(&str, &str, &str)] = &[
    // The map.
    (
        "a line of the last {} days, on or after the day they came onto the map",
        "journal/read/practice.rs",
        "LEAVING_DAYS",
    ),
    ("day of the newest stance + {}", "insights/practice/seat.rs", "STANCE_DAYS"),
    ("last conversation + {})", "insights/practice/seat.rs", "HUMAN_DAYS"),
    ("fewer than {} or more than", "insights/practice/gaps.rs", "FEWEST"),
    ("or more than {} people who do not rest", "insights/practice/gaps.rs", "MOST"),
    ("| one department | not for a new job: at least {} people", "insights/practice/gaps.rs", "ENOUGH"),
    ("| one alone would | at least {} people", "insights/practice/gaps.rs", "ENOUGH"),
    ("how those ended within {} days of which they knew", "insights/practice/seat.rs", "OUTCOME_DAYS"),
    ("up to {} stand below who could be on it", "insights/practice/map.rs", "COULD_JOIN"),
    // The audit.
    ("| needs care | answer < {},", "insights/practice/audit.rs", "CARE_BELOW"),
    ("quiet | answer ≥ {} and", "insights/practice/audit.rs", "CARE_BELOW"),
    ("the last conversation is more than {} days ago", "insights/practice/audit.rs", "QUIET_DAYS"),
    ("the last conversation is at most {} days ago", "insights/practice/audit.rs", "LATELY_DAYS"),
    ("never answered for or more than {} days ago", "insights/practice/audit.rs", "AGAIN_DAYS"),
    ("one walk asks about {}", "insights/practice/audit.rs", "ASKED"),
    // Ready, and the wheel.
    ("| conversations | at least {}; or they spoke", "insights/practice/readiness.rs", "CONVERSATIONS"),
    ("of kind homework; or {} conversations", "insights/practice/readiness.rs", "MET"),
    ("| rapport | at least {} conversations", "insights/practice/readiness.rs", "CONVERSATIONS"),
    ("not what the same rows gave {} days ago", "insights/practice/stages.rs", "MONTH"),
    ("the user said a stage; at most {}.", "journal/practice/stages.rs", "ON_THE_WHEEL"),
    ("the last {} conversations are evidence", "journal/read/practice.rs", "CONVERSATIONS"),
    // The week, and the user's word.
    ("the most often first, {} named", "laptop/src/output/render/review/week.rs", "PEOPLE"),
    ("dated in these days, the latest first, {} shown", "laptop/src/output/render/review/week.rs", "THINGS"),
    ("due within the next {} days", "insights/practice/week/mod.rs", "DUE_DAYS"),
    ("goals decided within {};", "insights/practice/week/mod.rs", "DECISION_DAYS"),
    ("a goal leans on one person, until {} days after", "insights/practice/worth_a_look.rs", "NEWS_DAYS"),
    ("at least {} people of 90 days", "insights/practice/breadth.rs", "ENOUGH"),
    ("people of {} days, all in one department", "insights/practice/breadth.rs", "QUARTER"),
    ("nothing was noted for {} days, until", "insights/practice/worth_a_look.rs", "QUIET_DAYS"),
    ("past its day by at most {} days", "insights/people/promises.rs", "LATE_DAYS"),
    ("a promise asks for {} days", "insights/people/promises.rs", "OF_USE_DAYS"),
    ("settled in the last {} days or past", "insights/practice/my_word.rs", "YEAR"),
    ("both lists show {}", "insights/practice/my_word.rs", "SHOWN"),
    // Give and take.
    ("> 0 over {} days", "insights/practice/giving.rs", "YEAR"),
    ("praise received in the last {} days, each", "insights/practice/giving.rs", "THANKS_DAYS"),
    ("to be said within {} days", "insights/practice/advocacy.rs", "THANK_DAYS"),
    ("The page shows {} and counts the others", "insights/practice/giving.rs", "MOST"),
    ("a stem that stands in at most {} facts", "store/index/stem.rs", "COMMON"),
    ("| few lines | max({},", "journal/read/introductions.rs", "ALWAYS_FEW"),
    ("| few lines | max(5, min({},", "journal/read/introductions.rs", "NEVER_MORE"),
    ("lines / {}))", "journal/read/introductions.rs", "ONE_IN"),
    ("at most {} people by lines", "insights/practice/introductions.rs", "BY_LINES"),
    ("with no good word in {} days", "insights/practice/giving.rs", "PRAISE_DAYS"),
    ("Lines are looked up for the newest {} needs", "journal/read/introductions.rs", "NEEDS_SHOWN"),
    ("for the others of the newest {} until", "journal/read/introductions.rs", "NEEDS"),
    ("until {} matches are found", "journal/read/introductions.rs", "ENOUGH"),
    ("of each need at most {} stems", "journal/read/introductions.rs", "WORDS"),
    ("at most {} lines are read", "journal/read/introductions.rs", "LINES"),
    // Asking.
    ("else {} days after asking, hearing", "insights/practice/ask_ends.rs", "FOLLOW_UP_DAYS"),
    ("It comes up {} as something to ask again", "insights/practice/ask_ends.rs", "REMINDERS"),
    ("is the user's, else {} days from the last time", "insights/practice/feedback.rs", "FEEDBACK_EVERY"),
    ("both of the last {} conversations fell", "insights/card/offers.rs", "LAST_CONTACTS"),
    // The kit, and breadth.
    ("up to {} wins", "insights/practice/kit.rs", "MOST_WINS"),
    ("the page lacks why now or {} wins", "insights/practice/kit.rs", "FEWEST_WINS"),
    ("People with a conversation in the last {} days", "insights/practice/breadth.rs", "QUARTER"),
    ("at most {}, first those in which somebody is known", "insights/practice/breadth.rs", "NOBODY_IN"),
    // What comes next.
    ("is late, due within {} days, or", "insights/practice/next/candidates.rs", "PROMISE_DAYS"),
    ("| outcome | a goal ended within {} days", "insights/practice/seat.rs", "OUTCOME_DAYS"),
    ("| support | the decision is in 0 to {} days", "insights/practice/next/days.rs", "TELL_DAYS"),
    ("| tell | the decision is in 0 to {} days", "insights/practice/next/days.rs", "TELL_DAYS"),
    ("| kit | the decision is in 0 to {} days", "insights/practice/next/days.rs", "KIT_DAYS"),
    ("| ask for a word | the decision is in 0 to {} days", "insights/practice/next/days.rs", "TELL_DAYS"),
    ("{} are looked at, of those who neither rest", "insights/practice/next/asking.rs", "LOOKED_AT"),
    (
        "a way to come closer to them {} days ago or earlier",
        "insights/practice/next/candidates.rs",
        "BRIDGE_DAYS",
    ),
    ("a way to come closer was tried {} to", "insights/practice/next/candidates.rs", "TRIED_DAYS"),
    ("The question comes up for {} days", "insights/practice/next/candidates.rs", "ASKED_DAYS"),
    ("| ask again | the stance is {} days old", "insights/practice/seat.rs", "STANCE_DAYS"),
    ("it was heard {} days ago or earlier", "insights/practice/next/candidates.rs", "FEEDBACK_DAYS"),
    ("the user's days since the last time, else {};", "insights/practice/feedback.rs", "FEEDBACK_EVERY"),
    ("then gave most in the last {} days", "insights/practice/advocates.rs", "GAVE_DAYS"),
    ("then talked with the user most in the last {} days", "insights/practice/advocates.rs", "LATELY_DAYS"),
    ("most in the last 90 days, {} times at least", "insights/practice/advocates.rs", "CONVERSATIONS"),
    (
        "comes up until {} days after the day on which it came about",
        "insights/practice/next/of_goal.rs",
        "LEANS_DAYS",
    ),
    ("made more than {} days ago: one of them", "insights/people/promises.rs", "WITHOUT_A_DAY"),
    ("At most {} are taken", "insights/practice/next/mod.rs", "MOST"),
    ("first at most {} of a kind", "insights/practice/next/mod.rs", "OF_ONE_KIND"),
    // What a card ends with.
    ("cooked or worried about, in {} days", "insights/card/offers.rs", "NEWS_DAYS"),
    ("else, {} days after the last conversation, two lines", "insights/card/offers.rs", "QUIET_DAYS"),
];

/// Limits of the practice that the page does not name, each with why.
const NOT_NAMED: &[(&str, &str, &str)] = &[
    ("insights/practice/asks.rs", "NEAREST", "how many of what is missing a warning names"),
    ("insights/practice/asks.rs", "SETTLED", "how many settled asks the screen keeps"),
    ("insights/practice/next/outcome.rs", "MONTH", "a bound of a search, in days of the longest month"),
    ("insights/practice/week/mod.rs", "WEEK", "a week has seven days"),
];

/// How a number is said: in digits or in words.
fn said(number: u64) -> Vec<String> {
    let words: &[&str] = match number {
        2 => &["two", "twice"],
        3 => &["three"],
        4 => &["four"],
        5 => &["five"],
        7 => &["seven"],
        8 => &["eight"],
        10 => &["ten"],
        12 => &["Twelve"],
        20 => &["twenty"],
        30 => &["thirty"],
        100 => &["a hundred"],
        _ => &[],
    };
    words.iter().map(ToString::to_string).chain([number.to_string()]).collect()
}

/// The page as one line.
fn page() -> String {
    let page = fs::read_to_string(root().join("docs/method.md")).unwrap();
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The numbers that a file gives names to.
fn numbers(path: &str) -> BTreeMap<String, u64> {
    let file = syn::parse_file(&fs::read_to_string(root().join(path)).unwrap()).unwrap();
    let named = file.items.into_iter().filter_map(|item| match item {
        Item::Const(item) => match *item.expr {
            Expr::Lit(expr) => match expr.lit {
                Lit::Int(number) => Some((item.ident.to_string(), number.base10_parse().unwrap())),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    named.collect()
}

fn in_core(path: &str) -> String {
    if path.starts_with("laptop/") { path.to_owned() } else { format!("core/src/{path}") }
}

#[test]
fn the_page_of_the_method_says_the_numbers_of_the_code() {
    let page = page();
    for (phrase, path, name) in NUMBERS {
        let number = numbers(&in_core(path)).get(*name).copied();
        let number = number.unwrap_or_else(|| panic!("{path} has no {name}"));
        let is_there = said(number).iter().any(|said| page.contains(&phrase.replace("{}", said)));
        assert!(is_there, "docs/method.md doesn't say \"{phrase}\" with {number}, which is {name} of {path}");
    }
}

#[test]
fn every_limit_of_the_practice_is_on_the_page_of_the_method() {
    let known: BTreeSet<(String, &str)> = NUMBERS
        .iter()
        .map(|(_, path, name)| (in_core(path), *name))
        .chain(NOT_NAMED.iter().map(|(path, name, _)| (in_core(path), *name)))
        .collect();
    let practice = files("core/src/insights/practice", ".rs").into_iter().map(|path| relative(&path));
    for path in practice.filter(|path| !path.contains("/tests") && !path.contains("/properties")) {
        for name in numbers(&path).keys() {
            assert!(
                known.contains(&(path.clone(), name.as_str())),
                "{name} of {path} is a limit that docs/method.md doesn't name"
            );
        }
    }
}

/// The first cells of the rows of the table that follows these words.
fn rows_after(words: &str) -> Vec<String> {
    let page = fs::read_to_string(root().join("docs/method.md")).unwrap();
    let (_, after) = page.split_once(words).unwrap();
    let table =
        after.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    table.skip(2).map(|row| row.split('|').nth(1).unwrap().trim().to_owned()).collect()
}

#[test]
fn acts_come_in_the_order_of_the_page() {
    let mut rows = rows_after("Candidates in this order");
    rows.dedup();
    let acts: Vec<&str> = NextKind::ALL.iter().map(|kind| kind.word()).collect();
    assert_eq!(rows, acts);
}

#[test]
fn stages_come_in_the_order_of_the_page() {
    let stages: Vec<&str> = Stage::KNOWN.iter().map(Stage::as_str).collect();
    assert_eq!(rows_after("## The wheel"), stages);
}

#[test]
fn missing_signs_are_proposed_in_the_order_of_the_page() {
    let path = root().join("core/src/insights/practice/readiness.rs");
    let file = syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap();
    let signs = file.items.iter().find_map(|item| match item {
        Item::Enum(item) if item.ident == "Sign" => Some(&item.variants),
        _ => None,
    });
    // NoneLate: none late.
    let words = |name: String| {
        let letters = name.char_indices().flat_map(|(at, letter)| {
            let space = (at > 0 && letter.is_uppercase()).then_some(' ');
            space.into_iter().chain(letter.to_lowercase())
        });
        letters.collect::<String>()
    };
    let order: Vec<String> = signs.unwrap().iter().map(|sign| words(sign.ident.to_string())).collect();
    let said = format!("the first missing sign in the order: {}.", order.join(", "));
    assert!(page().contains(&said), "docs/method.md doesn't say: {said}");
}
