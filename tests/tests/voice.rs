//! Every sentence a person reads, held against the lists in `docs/voice.md`.
//!
//! What is read: snapshots, the command line's reference, and the string literals of the parts that speak. Test
//! modules are passed over, and so are the files the list names because they recognise such words.

#![allow(clippy::unwrap_used)]

use std::fs;

use crate::source::{files, literals, relative, root, sources};

/// The parts of the program that speak: folders and files.
const SPEAKERS: &[&str] = &[
    "core/src/insights",
    "core/src/error.rs",
    "core/src/quick_log",
    "core/src/journal",
    "core/src/sync",
    "laptop/src",
];

/// The folders in which snapshots may lie.
const SNAPSHOTS: &[&str] = &["core", "laptop", "tests"];

/// The command line's reference, once it is there.
const REFERENCE: &str = "docs/cli.md";

/// A word or phrase that is not used.
#[derive(Debug, PartialEq, Eq)]
struct Never {
    /// In lower case, words separated by one space.
    phrase: String,
    /// What to write.
    rather: String,
    /// A part of the path in which it may stand.
    allowed_in: Option<String>,
}

/// What the lists say.
#[derive(Debug)]
struct Voice {
    never: Vec<Never>,
    recognisers: Vec<String>,
}

impl Voice {
    /// Reads the lists: the table after each `<!-- never -->`, the items after `<!-- recognisers -->`.
    fn read(document: &str) -> Self {
        let mut voice = Self { never: Vec::new(), recognisers: Vec::new() };
        let mut list = "";
        for line in document.lines().map(str::trim) {
            if let Some(name) = line.strip_prefix("<!--").and_then(|line| line.strip_suffix("-->")) {
                list = name.trim();
            } else if line.starts_with('#') {
                list = "";
            } else if list == "never" && line.starts_with('|') {
                voice.never.extend(row(line));
            } else if let Some(path) = line.strip_prefix("- ").filter(|_| list == "recognisers") {
                voice.recognisers.push(path.trim().to_owned());
            }
        }
        voice
    }

    fn documented() -> Self {
        Self::read(&fs::read_to_string(root().join("docs/voice.md")).unwrap())
    }

    /// What is wrong with a text that stands at this path.
    fn objections(&self, path: &str, text: &str) -> Vec<String> {
        let said = plain(text);
        let allowed =
            |never: &&Never| never.allowed_in.as_ref().is_none_or(|part| !path.contains(part.as_str()));
        let found = self.never.iter().filter(allowed).filter(|never| contains(&said, &never.phrase));
        found
            .map(|never| {
                let rather = if never.rather.is_empty() { "nothing of the kind" } else { &never.rather };
                format!("{path}: \"{}\" in {:?}; rather: {rather}", never.phrase, text.trim())
            })
            .collect()
    }
}

/// A row of a table of words that are not used; nothing for its head.
fn row(line: &str) -> Option<Never> {
    let mut cells = line.trim_matches('|').split('|').map(str::trim);
    let phrase = plain(cells.next()?);
    if phrase.is_empty() || phrase == "never" || phrase.starts_with("---") {
        return None;
    }
    let rather = cells.next().unwrap_or_default().to_owned();
    let allowed_in = cells.next().filter(|part| !part.is_empty()).map(str::to_owned);
    Some(Never { phrase, rather, allowed_in })
}

/// Text as it is compared: in lower case, straight apostrophes, one space between words.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase().replace('’', "'");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the phrase, or its plural, stands in the text as whole words.
fn contains(said: &str, phrase: &str) -> bool {
    said.match_indices(phrase).any(|(at, _)| {
        let before = said[..at].chars().next_back();
        let after = &said[at + phrase.len()..];
        let after = after
            .strip_prefix("es")
            .or_else(|| after.strip_prefix('s'))
            .filter(|rest| ends(rest))
            .unwrap_or(after);
        !before.is_some_and(is_word) && ends(after)
    })
}

fn ends(rest: &str) -> bool {
    !rest.chars().next().is_some_and(is_word)
}

/// Options and names in code are words of their own: `--score` says "score", `score_of` does not.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A literal without what a format fills in: the names in there are the code's own.
fn without_placeholders(literal: &str) -> String {
    let mut said = String::new();
    let mut rest = literal;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        match after.split_once('}') {
            Some((name, after)) if name.chars().all(|c| is_word(c) || ":.<>^#?+$".contains(c)) => {
                said.push('…');
                rest = after;
            }
            _ => {
                said.push('{');
                rest = after;
            }
        }
    }
    said + rest
}

/// Everything the program says, by the path it is said at.
fn everything_said(voice: &Voice) -> Vec<(String, String)> {
    let mut said = Vec::new();
    for source in SPEAKERS.iter().flat_map(|speaker| sources(speaker)) {
        if !voice.recognisers.contains(&source.path) {
            let literals = source.literals.iter().map(|literal| without_placeholders(literal));
            said.extend(literals.map(|literal| (source.path.clone(), literal)));
        }
    }
    for path in SNAPSHOTS.iter().flat_map(|folder| files(folder, ".snap")) {
        let snapshot = fs::read_to_string(&path).unwrap();
        // What stands above the second rule is about the snapshot, not in it.
        let body = snapshot.splitn(3, "---\n").nth(2).unwrap_or(&snapshot);
        said.extend(body.lines().map(|line| (relative(&path), line.to_owned())));
    }
    if let Ok(reference) = fs::read_to_string(root().join(REFERENCE)) {
        said.extend(reference.split("\n\n").map(|paragraph| (REFERENCE.to_owned(), paragraph.to_owned())));
    }
    said
}

#[test]
fn every_sentence_could_be_read_to_the_person_it_is_about() {
    let voice = Voice::documented();
    let said = everything_said(&voice);
    assert!(said.len() > 50, "the scan found only {} sentences", said.len());
    let objections: Vec<String> = said.iter().flat_map(|(path, text)| voice.objections(path, text)).collect();
    assert!(objections.is_empty(), "\n{}", objections.join("\n"));
}

#[test]
fn the_lists_hold_the_words_the_design_names() {
    let voice = Voice::documented();
    for word in ["target", "lead", "asset", "overdue", "debt", "score", "streak"] {
        assert!(voice.never.iter().any(|never| never.phrase == word), "{word}");
    }
    assert!(
        !voice.never.iter().any(|never| ["late", "resting", "mentioned"].contains(&never.phrase.as_str()))
    );
}

#[test]
fn a_sentence_with_such_a_word_is_caught_wherever_it_stands() {
    let voice = Voice::documented();
    let source = r##"
        /// A doc comment may speak of a target.
        fn why<'a>() -> &'a str { let quote = '"'; /* "overdue" */ "{lead:>3} {} is overdue" }
        const LONG: &str = "two \
            leads"; const RAW: &str = r#"a "streak" of 3"#;
        #[cfg(test)]
        mod tests { const PLANTED: &str = "a debt { }"; fn nested() { let _ = "}"; } }
        const AFTER: &str = "their Score";
    "##;
    let said: Vec<String> = literals(source).iter().map(|literal| without_placeholders(literal)).collect();
    assert_eq!(said.len(), 4, "{said:?}");
    let objections: Vec<String> =
        said.iter().flat_map(|text| voice.objections("laptop/src/today.rs", text)).collect();
    let words = ["overdue", "lead", "streak", "score"];
    assert_eq!(objections.len(), words.len(), "{objections:?}");
    for (objection, word) in objections.iter().zip(words) {
        assert!(objection.contains(&format!("\"{word}\"")), "{objection}");
    }
    assert!(voice.objections("core/src/insights/audit.rs", "your score").is_empty());
}

#[test]
fn words_that_only_contain_such_a_word_are_left_alone() {
    let voice = Voice::documented();
    for text in ["leadership", "the leader spoke", "Massets", "scored_by", "misleading", "a cooled drink"] {
        assert_eq!(voice.objections("x", text), Vec::<String>::new());
    }
    for text in ["Leads:", "an ASSET", "their debts.", "they\n owe", "“target”"] {
        assert_eq!(voice.objections("x", text).len(), 1, "{text}");
    }
}
