//! The tables of `docs/security.md` say what was tried and what holds each promise: what they name is there.

#![allow(clippy::unwrap_used)]

use std::fs;

use crate::source::{files, root};

/// Where a path in a table may begin, for short.
const BELOW: &[&str] = &["", "core/src", "tests"];

/// What stands in backticks in the rows of a page's tables.
fn named(page: &str) -> Vec<&str> {
    let rows = page.lines().filter(|line| line.starts_with('|'));
    rows.flat_map(|row| row.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn what_the_tables_of_security_name_is_there() {
    let page = fs::read_to_string(root().join("docs/security.md")).unwrap();
    let sources: Vec<String> = ["core", "ffi", "laptop", "tests"]
        .iter()
        .flat_map(|below| files(below, ".rs"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let (mut tests, mut paths) = (0, 0);
    for name in named(&page) {
        if name.contains('/') {
            paths += 1;
            let there = BELOW.iter().any(|below| root().join(below).join(name).exists());
            assert!(there, "docs/security.md names {name}, and there is no such file");
        } else if name.matches('_').count() > 2 {
            tests += 1;
            let is_there = |source: &String| {
                source.split("#[test]\n").skip(1).any(|after| {
                    let head = after.lines().map(str::trim).find(|line| line.starts_with("fn "));
                    head.is_some_and(|head| head.starts_with(&format!("fn {name}(")))
                })
            };
            assert!(sources.iter().any(is_there), "docs/security.md names {name}, and there is no such test");
        }
    }
    assert!(tests > 15 && paths > 15, "{tests} tests, {paths} paths");
}

#[test]
fn every_promise_of_the_readme_has_a_test() {
    let page = fs::read_to_string(root().join("docs/security.md")).unwrap();
    let (_, promises) = page.split_once("## What README promises").unwrap();
    let rows = promises.lines().filter(|line| line.starts_with('|')).skip(2);
    for row in rows {
        assert!(named(row).iter().any(|name| name.matches('_').count() > 2), "no test holds this: {row}");
    }
    // Each of these begins a promise; one more needs a row.
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let (_, section) = readme.split_once("## What it promises").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let said: Vec<&str> = section.split("**").skip(1).step_by(2).collect();
    assert_eq!(said, ["Not a line lost.", "Nothing guessed silently.", "Private.", "Yours."]);
}
