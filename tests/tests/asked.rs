//! Every question that the door answers is asked of records that hold whatever a record may hold, and so is every screen of both
//! phones.

#![allow(clippy::unwrap_used)]

use std::{collections::BTreeSet, fs};

use proc_macro2::Ident;
use syn::visit::Visit;

use crate::source::{files, relative, root, shipped};

/// Where the questions are asked.
const ASKED: &str = "core/src/journal/tests/extremes.rs";

/// What `sync` asks, which carries bytes and shows nothing; a subscription; and the check, which the test ends with.
const NO_SCREENS: &[&str] = &[
    "census",
    "changed_since",
    "changes_of",
    "heads",
    "lacking",
    "outgoing",
    "member_records",
    "journal_id",
    "port",
    "acts",
    "watch",
];

/// Words of what opens a transaction, or hands on to what does.
const ACTS: &[&str] = &[
    "commit",
    "commit_record",
    "noted",
    "hear",
    "take_line",
    "note",
    "feedback_step",
    "write",
    "write_step",
    "write_behind",
    "rebuild",
    "finish_erasing",
    "go_on_erasing",
];

/// Every word of a piece of code.
#[derive(Default)]
struct Words(BTreeSet<String>);

impl<'a> Visit<'a> for Words {
    fn visit_ident(&mut self, word: &'a Ident) {
        self.0.insert(word.to_string());
    }
}

/// Whether a method changes something.
fn is_an_act(method: &syn::ImplItemFn) -> bool {
    let mut words = Words::default();
    words.visit_block(&method.block);
    ACTS.iter().any(|act| words.0.contains(*act))
}

/// The questions of the journal and its rooms, by name.
fn questions() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in files("core/src/journal", ".rs") {
        let path = relative(&path);
        let tokens = shipped(&path, &fs::read_to_string(root().join(&path)).unwrap()).tokens;
        let file: syn::File = syn::parse2(tokens).unwrap();
        for item in file.items {
            let syn::Item::Impl(block) = item else { continue };
            let syn::Type::Path(name) = &*block.self_ty else { continue };
            let name = name.path.segments.last().unwrap().ident.to_string();
            if block.trait_.is_some() || !(name == "Journal" || name.ends_with("Room")) {
                continue;
            }
            for item in block.items {
                let syn::ImplItem::Fn(method) = item else { continue };
                let is_public = matches!(method.vis, syn::Visibility::Public(_));
                if is_public && method.sig.receiver().is_some() && !is_an_act(&method) {
                    found.insert(method.sig.ident.to_string());
                }
            }
        }
    }
    found
}

#[test]
fn no_question_of_the_door_is_left_out_of_the_test_of_extreme_records() {
    let asked = fs::read_to_string(root().join(ASKED)).unwrap();
    let questions = questions();
    assert!(questions.len() > 50 && questions.contains("between_us"), "{questions:?}");
    let left_out: Vec<&String> = questions
        .iter()
        .filter(|name| !NO_SCREENS.contains(&name.as_str()) && !asked.contains(&format!(".{name}(")))
        .collect();
    assert!(left_out.is_empty(), "{ASKED} does not ask {left_out:?}");
}

/// The models of a phone's screens: classes of its sources whose base is `Held`.
fn models(below: &str, ending: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in files(below, ending) {
        for line in fs::read_to_string(path).unwrap().lines() {
            let named = line.split_once("class ").filter(|(_, rest)| rest.contains(": Held<"));
            let name = named.and_then(|(_, rest)| rest.split(['(', ':', '<']).next());
            found.extend(name.map(str::to_owned));
        }
    }
    found
}

#[test]
fn no_screen_of_a_phone_is_left_out_of_its_test_of_extreme_records() {
    let android = "mobile/android/journalkit/src";
    let ios = "mobile/ios/JournalKit";
    for (kit, ending, asked) in [
        (format!("{android}/main"), ".kt", format!("{android}/test/kotlin/app/hallway/kit/StrangeTest.kt")),
        (
            format!("{ios}/Sources/JournalKit"),
            ".swift",
            format!("{ios}/Tests/JournalKitTests/StrangeTests.swift"),
        ),
    ] {
        let models = models(&kit, ending);
        assert!(models.len() > 13, "{models:?}");
        let asked = fs::read_to_string(root().join(asked)).unwrap();
        let left_out: Vec<&String> =
            models.iter().filter(|name| !asked.contains(&format!("{name}("))).collect();
        assert!(left_out.is_empty(), "{kit}: {left_out:?} are not asked");
    }
}
