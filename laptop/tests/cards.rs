//! The cards of the open corpus, as a terminal shows them: months of lines, then what one reads at the door.
//!
//! Each journal is lived by the real program: its lines are logged, who is who is answered, nothing else is. What each card
//! must say and must not is held in `tests/tests/cards.rs`; here one sees them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use serde_json::Value;

use crate::process::{Home, usual_references, without_references};

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Lives the months of a card and shows it.
fn card(journal: &Value) -> String {
    let home = Home::new();
    let mut steps: Vec<&Value> =
        ["setup", "lines"].iter().filter_map(|part| journal[part].as_array()).flatten().collect();
    steps.sort_by_key(|step| step["at"].as_str().unwrap());
    let first = steps[0]["at"].as_str().unwrap();
    for name in texts(&journal["known"]) {
        home.at(first, &["people", "add", name]).succeeds();
    }
    let people = texts(&journal["people"]);
    for step in steps {
        let at = step["at"].as_str().unwrap();
        let Some(line) = step["line"].as_str() else {
            home.at(at, &texts(&step["args"])).worked();
            continue;
        };
        let saved = home.at(at, &["log", "--json", "--", line]).json();
        for asked in saved["suggestions"].as_array().unwrap() {
            let who = ["person", "new_person"].contains(&asked["kind"].as_str().unwrap());
            if who && people.iter().any(|name| Some(*name) == asked["person"]["name"].as_str()) {
                home.at(at, &["done", asked["ref"].as_str().unwrap()]).worked();
            }
        }
    }
    let now = journal["now"].as_str().unwrap();
    home.at(now, &["prep", "--", journal["card"].as_str().unwrap()]).succeeds()
}

#[test]
fn the_cards_of_the_corpus_are_as_they_were_reviewed() {
    let corpus: Vec<Value> = serde_json::from_str(include_str!("../../tests/data/cards-open.json")).unwrap();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("cards");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for journal in &corpus {
            let shown = without_references(&usual_references(|| card(journal)));
            for line in shown.lines() {
                assert!(line.chars().count() <= 80, "{line}");
            }
            let lines: Vec<String> = journal["lines"]
                .as_array()
                .unwrap()
                .iter()
                .map(|step| {
                    format!("{}  {}", &step["at"].as_str().unwrap()[..10], step["line"].as_str().unwrap())
                })
                .collect();
            let name = journal["id"].as_str().unwrap();
            let about = journal["name"].as_str().unwrap();
            insta::assert_snapshot!(name, format!("{about}\n\n{}\n\n{shown}", lines.join("\n")));
        }
    });
}
