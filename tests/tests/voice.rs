//! Every sentence a person reads, held against the lists in `docs/voice.md`.
//!
//! What is read: snapshots, the command line's reference, and the string literals of the parts that speak. Test
//! modules are passed over, and so are the files the list names because they recognise such words.

#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

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

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

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

/// The string literals of a Rust source outside its test modules.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let (piece, literal) = token(rest, c);
        if piece.starts_with("#[cfg(test)]") {
            rest = after_test_module(&rest[piece.len()..]);
            continue;
        }
        found.extend(literal.map(|literal| without_placeholders(&literal)));
        rest = &rest[piece.len()..];
    }
    found
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

/// The next piece of a source, and what it says if it is a string literal.
fn token(rest: &str, c: char) -> (&str, Option<String>) {
    if rest.starts_with("//") {
        return (rest.split_inclusive('\n').next().unwrap_or(rest), None);
    }
    if rest.starts_with("/*") {
        return (block_comment(rest), None);
    }
    if rest.starts_with("#[cfg(test)]") {
        return ("#[cfg(test)]", None);
    }
    if let Some(whole) = raw_string(rest) {
        let inner = whole.trim_start_matches('r').trim_matches('#');
        return (whole, inner.get(1..inner.len().saturating_sub(1)).map(str::to_owned));
    }
    match c {
        '"' => {
            let end = quoted(rest, '"');
            (&rest[..end], Some(unescaped(rest[..end].trim_matches('"'))))
        }
        '\'' => (&rest[..character(rest)], None),
        _ if is_word(c) => (&rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())], None),
        _ => (&rest[..c.len_utf8()], None),
    }
}

fn block_comment(rest: &str) -> &str {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
        if depth == 0 {
            break;
        }
    }
    &rest[..at.min(rest.len())]
}

fn raw_string(rest: &str) -> Option<&str> {
    let hashes = rest.strip_prefix('r')?;
    let count = hashes.len() - hashes.trim_start_matches('#').len();
    if !hashes[count..].starts_with('"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(count));
    let end = hashes[count + 1..].find(&close)?;
    Some(&rest[..1 + count + 1 + end + close.len()])
}

/// Where a quoted literal ends, its closing quote included.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

/// Where a character literal ends; a lifetime is only its quote.
fn character(rest: &str) -> usize {
    let mut inside = rest[1..].chars();
    match (inside.next(), inside.next()) {
        (Some('\\'), _) => quoted(rest, '\''),
        (Some(c), Some('\'')) => 2 + c.len_utf8(),
        _ => 1,
    }
}

/// What a literal says, as far as words go.
fn unescaped(inner: &str) -> String {
    inner
        .replace("\\n", "\n")
        .replace("\\t", " ")
        .replace("\\\n", "")
        .replace("\\\"", "\"")
        .replace("\\'", "'")
}

/// What follows the item that stands only in tests: a module with a body, or anything up to a semicolon.
fn after_test_module(source: &str) -> &str {
    let (mut depth, mut rest) = (0, source);
    while let Some(c) = rest.chars().next() {
        let (piece, _) = token(rest, c);
        rest = &rest[piece.len()..];
        match piece {
            "{" => depth += 1,
            "}" => depth -= 1,
            ";" if depth == 0 => return rest,
            _ => continue,
        }
        if depth == 0 {
            return rest;
        }
    }
    rest
}

/// Every file under a path with this ending.
fn files(path: &Path, ending: &str) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let Ok(folder) = fs::read_dir(path) else { return Vec::new() };
    let mut found: Vec<PathBuf> = folder
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() { files(&path, ending) } else { vec![path] }
        })
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    found.sort();
    found
}

/// Everything the program says, by the path it is said at.
fn everything_said(voice: &Voice) -> Vec<(String, String)> {
    let root = root();
    let shown = |path: &Path| path.strip_prefix(&root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let mut said = Vec::new();
    for path in SPEAKERS.iter().flat_map(|speaker| files(&root.join(speaker), ".rs")) {
        let name = shown(&path);
        // A file of tests beside its module holds lines that a user might type.
        if voice.recognisers.contains(&name) || name.ends_with("/tests.rs") || name.contains("/tests/") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        said.extend(literals(&source).into_iter().map(|literal| (name.clone(), literal)));
    }
    for path in SNAPSHOTS.iter().flat_map(|folder| files(&root.join(folder), ".snap")) {
        let snapshot = fs::read_to_string(&path).unwrap();
        // What stands above the second rule is about the snapshot, not in it.
        let body = snapshot.splitn(3, "---\n").nth(2).unwrap_or(&snapshot);
        said.extend(body.lines().map(|line| (shown(&path), line.to_owned())));
    }
    if let Ok(reference) = fs::read_to_string(root.join(REFERENCE)) {
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
    let said = literals(source);
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
