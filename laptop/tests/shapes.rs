//! What the real program prints with `--json`, held against the shapes that `hallway help json` tells of: every answer of
//! every verb, errors too.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::{collections::BTreeSet, path::Path};

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::{Value, json};

use crate::process::{Home, NOW, Running};

/// The shapes, compiled: every answer by its verb and when it comes, and the one of errors.
struct Shapes {
    schemas: Schemas,
    answers: Vec<(String, String, SchemaIndex)>,
    error: SchemaIndex,
    /// Answers that something was held against.
    seen: BTreeSet<(String, String)>,
}

impl Shapes {
    fn told_by(home: &Home) -> Self {
        let mut told = home.run(&["help", "json", "--json"]).json();
        closed(&mut told["$defs"]);
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.set_default_draft(Draft::V2020_12);
        compiler.enable_format_assertions();
        let mut compile = |name: &str, schema: &Value| {
            let place = format!("https://hallway.example/{name}");
            let whole = json!({ "$ref": schema["$ref"], "$defs": told["$defs"] });
            compiler.add_resource(&place, whole).unwrap();
            compiler.compile(&place, &mut schemas).unwrap()
        };
        let mut answers = Vec::new();
        for (number, one) in told["verbs"].as_array().unwrap().iter().enumerate() {
            let of = |field: &str| one[field].as_str().unwrap().to_owned();
            answers.push((of("verb"), of("when"), compile(&number.to_string(), &one["answer"])));
        }
        let error = compile("error", &told["error"]);
        Self { schemas, answers, error, seen: BTreeSet::new() }
    }

    /// Holds an answer against the shape of a verb.
    #[track_caller]
    fn hold(&mut self, verb: &str, when: &str, answer: &Value) {
        let known = self.answers.iter().find(|(of, at, _)| of == verb && at == when);
        let (.., schema) = known.unwrap_or_else(|| panic!("no shape of {verb:?}, {when:?}"));
        if let Err(wrong) = self.schemas.validate(answer, *schema) {
            panic!("hallway {verb} ({when}): {wrong:#}\n{answer:#}");
        }
        no_moment_without_offset(answer);
        self.seen.insert((verb.to_owned(), when.to_owned()));
    }

    #[track_caller]
    fn hold_error(&self, answer: &Value) {
        if let Err(wrong) = self.schemas.validate(answer, self.error) {
            panic!("{wrong:#}\n{answer:#}");
        }
    }
}

/// The same shapes, with nothing in an object that they do not tell of.
fn closed(schema: &mut Value) {
    let mut parts = BTreeSet::new();
    part_of_others(schema, &mut parts);
    for (name, shape) in schema.as_object_mut().into_iter().flatten() {
        if parts.contains(name) {
            continue;
        }
        if shape["properties"].is_object() || shape["oneOf"][0]["properties"].is_object() {
            shape["unevaluatedProperties"] = json!(false);
        }
    }
}

/// Shapes that are a part of an object with more in it.
fn part_of_others(schema: &Value, parts: &mut BTreeSet<String>) {
    if let (true, Some(part)) = (schema["properties"].is_object(), schema["$ref"].as_str()) {
        parts.insert(part.rsplit('/').next().unwrap_or_default().to_owned());
    }
    match schema {
        Value::Object(all) => all.values().for_each(|of| part_of_others(of, parts)),
        Value::Array(all) => all.iter().for_each(|of| part_of_others(of, parts)),
        _ => {}
    }
}

/// `Z` is an offset too, but there is one way to write one.
#[track_caller]
fn no_moment_without_offset(answer: &Value) {
    match answer {
        Value::String(text) => {
            let moment = chrono::DateTime::parse_from_rfc3339(text).is_ok();
            assert!(!moment || !text.ends_with('Z'), "{text}");
        }
        Value::Array(all) => all.iter().for_each(no_moment_without_offset),
        Value::Object(all) => all.values().for_each(no_moment_without_offset),
        _ => {}
    }
}

/// What is run for each answer, one after another in one journal: the verb, when it answers so, and its arguments. `{NAME}` is
/// the `ref` of what was answered to the run of that verb last.
pub const RUNS: &[(&str, &str, &[&str])] = &[
    (
        "log",
        "",
        &[
            "log",
            "Coffee with @Mia Chen #travel !send deck by fri 9am ?numbers >a book <advice +plays go win: shipped it spoke: @Bo Lindqvist to the panel",
        ],
    ),
    (
        "log",
        "--dry-run",
        &[
            "log",
            "--dry-run",
            "Tea with @Nova Quill and @Ana, she said she would send the deck by fri !call @Bo Lindqvist",
        ],
    ),
    ("today", "", &["today"]),
    ("today", "--next, old spelling", &["today", "--next"]),
    ("prep", "one NAME", &["prep", "Ana Silva"]),
    ("prep", "several names", &["prep", "Ana Silva", "Bo Lindqvist"]),
    ("prep", "no name", &["prep"]),
    ("find", "", &["find"]),
    ("find", "--topics", &["find", "--topics"]),
    ("review", "", &["review"]),
    ("people", "", &["people"]),
    ("people list", "", &["people", "list", "ana"]),
    ("people add", "", &["people", "add", "Tom Reed", "--org", "Acme", "--title", "Lead"]),
    ("people add", "", &["people", "add", "Tommy Reed"]),
    ("people merge", "", &["people", "merge", "Tom Reed", "Tommy Reed"]),
    ("people rest", "", &["people", "rest", "Tom Reed", "--because", "on leave"]),
    ("people wake", "old spelling", &["people", "wake", "Tom Reed"]),
    (
        "people spoke",
        "a NAME or a REF",
        &["people", "spoke", "Ana Silva", "--to", "the board", "--goal", "Staff"],
    ),
    ("people spoke", "several names", &["people", "spoke", "Ana Silva", "Bo Lindqvist", "--to", "the board"]),
    ("people spoke", "no name", &["people", "spoke"]),
    ("people knows", "two names", &["people", "knows", "Ana Silva", "Tom Reed", "--how", "school"]),
    ("people knows", "several names", &["people", "knows", "Tom Reed", "Bo Lindqvist", "Nadia Rahman"]),
    ("people knows", "one name", &["people", "knows", "Ana Silva"]),
    ("people audit", "an answer", &["people", "audit", "Ana Silva", "6", "--because", "new"]),
    ("people audit", "an answer for several names", &["people", "audit", "Ana Silva", "Bo Lindqvist", "6"]),
    ("people audit", "no name", &["people", "audit"]),
    ("people word", "old spelling", &["people", "word"]),
    ("people stage", "old spelling", &["people", "stage", "Ana Silva", "trust"]),
    ("people note", "old spelling", &["people", "note", "Ana Silva", "--need", "a designer"]),
    ("people between", "old spelling", &["people", "between", "Ana Silva"]),
    ("people breadth", "old spelling", &["people", "breadth"]),
    ("people what-if", "old spelling", &["people", "what-if", "Bo Lindqvist"]),
    ("show", "a person", &["show", "Ana Silva"]),
    ("show", "a person", &["show", "Bo Lindqvist"]),
    ("show", "several people", &["show", "Ana Silva", "Bo Lindqvist"]),
    ("show", "a line or any other thing", &["show", "-"]),
    ("show", "a line or any other thing", &["show", "{people knows}"]),
    ("show", "me", &["show", "me"]),
    ("show", "--history", &["show", "Ana Silva", "--history"]),
    ("edit", "a person", &["edit", "Ana Silva", "--fact", "loves tea", "--title", "Design director"]),
    ("edit", "a person", &["edit", "Bo Lindqvist", "--left"]),
    ("edit", "several people", &["edit", "Nadia Rahman", "Tom Reed", "--org", "Acme", "--left"]),
    ("edit", "a line", &["edit", "-", "--kind", "lunch"]),
    ("edit", "me", &["edit", "me", "--pace", "5", "--word", "fika=coffee", "--read", "a book on bridges"]),
    ("goal", "", &["goal"]),
    ("goal list", "old spelling", &["goal", "list"]),
    ("goal add", "", &["goal", "add", "Principal", "--decision", "2027-03-01"]),
    ("goal edit", "", &["goal", "edit", "Principal", "--kind", "new job"]),
    ("goal map", "", &["goal", "map", "Staff"]),
    ("goal map", "add", &["goal", "map", "Principal", "add", "Tom Reed", "--role", "recruiter"]),
    ("goal map", "off", &["goal", "map", "Principal", "off", "Tom Reed"]),
    ("goal map", "--without", &["goal", "map", "--without", "Bo Lindqvist"]),
    ("goal map", "--breadth", &["goal", "map", "--breadth"]),
    ("goal told", "", &["goal", "told", "Ana Silva", "--goal", "Staff", "--thanks"]),
    ("goal ready", "", &["goal", "ready", "Ana Silva"]),
    ("goal ready", "several names", &["goal", "ready", "Ana Silva", "Bo Lindqvist"]),
    ("goal wheel", "", &["goal", "wheel"]),
    ("goal win", "", &["goal", "win", "Docs week"]),
    ("goal wins", "", &["goal", "wins", "Staff"]),
    ("goal kit", "", &["goal", "kit", "Staff", "--for", "Ana Silva", "--given"]),
    (
        "goal kit",
        "--given, for several names",
        &["goal", "kit", "Staff", "--for", "Ana Silva", "--for", "Bo Lindqvist", "--given"],
    ),
    ("goal kit", "", &["goal", "kit", "Staff"]),
    ("goal projects begin", "", &["goal", "projects", "begin", "Docs", "--later"]),
    (
        "goal projects note",
        "about one person, or nobody",
        &["goal", "projects", "note", "Hiring guild", "--counsel", "Ana Silva: scope"],
    ),
    (
        "goal projects note",
        "about several people",
        &["goal", "projects", "note", "Hiring guild", "--told", "Bo, Nadia"],
    ),
    ("goal projects", "", &["goal", "projects"]),
    ("ask", "a name", &["ask", "Bo Lindqvist", "for", "advocacy"]),
    ("ask", "several names", &["ask", "Ana Silva", "Bo Lindqvist", "for", "time"]),
    ("ask", "--asked, several names", &["ask", "Nadia Rahman", "Tom Reed", "for", "mentorship", "--asked"]),
    ("ask", "--asked", &["ask", "Bo Lindqvist", "for", "mentorship", "--asked"]),
    ("ask again", "", &["ask", "again", "Bo Lindqvist", "in the hallway"]),
    ("ask heard", "", &["ask", "heard", "Bo Lindqvist", "--not-now"]),
    ("ask drop", "old spelling", &["ask", "drop", "{ask}"]),
    ("ask feedback", "", &["ask", "feedback", "Ana Silva", "--heard", "slides too full"]),
    (
        "ask feedback",
        "several names",
        &["ask", "feedback", "Nadia Rahman", "Tom Reed", "--heard", "good slides"],
    ),
    ("ask will", "", &["ask", "will", "Ana Silva", "fewer words"]),
    ("ask done", "old spelling", &["ask", "done", "Ana Silva"]),
    ("ask told", "old spelling", &["ask", "told", "Ana Silva"]),
    ("ask question", "", &["ask", "question", "What would you have done?"]),
    ("ask", "no name", &["ask"]),
    ("give", "a name", &["give", "help", "Ana Silva", "--for", "the deck"]),
    ("give", "no name", &["give"]),
    ("goal close", "", &["goal", "close", "Staff", "--outcome", "reached", "--next", "Senior staff"]),
    ("today", "", &["today"]),
    ("review", "", &["review"]),
    ("goal delete", "", &["goal", "delete", "Principal", "--yes"]),
    ("edit", "--delete", &["edit", "{goal win}", "--delete", "--yes"]),
    ("undo", "", &["undo"]),
    ("undo", "--list", &["undo", "--list"]),
    ("people forget", "", &["people", "forget", "Tom Reed", "--yes"]),
    ("sync devices", "", &["sync", "devices"]),
    ("sync rename", "", &["sync", "rename", "phone", "pocket"]),
    ("sync revoke", "", &["sync", "revoke", "tablet", "--yes"]),
    ("sync relay", "", &["sync", "relay"]),
    ("sync always", "", &["sync", "always"]),
    ("journal", "", &["journal"]),
    ("journal status", "old spelling", &["journal", "status"]),
    ("journal check", "", &["journal", "check"]),
    ("journal config", "", &["journal", "config"]),
];

/// Runs that need what is open to be looked up first, two devices, or a damaged file: their tests are below.
const ELSEWHERE: &[(&str, &str)] = &[
    ("done", ""),
    ("later", ""),
    ("edit", "a promise or a fact"),
    ("sync", "one event a line"),
    ("sync pair", "one event a line"),
    ("sync join", "one event a line"),
    ("sync trust", ""),
    ("journal check", "--repair, of a damaged file"),
];

#[test]
fn what_every_verb_prints_has_the_shape_that_help_tells_of() {
    let home = Home::with_devices();
    home.run(&["people", "add", "Ana", "--anyway"]).succeeds();
    home.with_a_goal();
    let mut shapes = Shapes::told_by(&home);
    let mut answered: Vec<(&str, String)> = Vec::new();
    for (verb, when, words) in RUNS {
        let words: Vec<String> = words
            .iter()
            .map(|word| {
                let named = answered.iter().rev().find(|(of, _)| *word == format!("{{{of}}}"));
                named.map_or_else(|| (*word).to_owned(), |(_, reference)| reference.clone())
            })
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).chain(["--json"]).collect();
        let ran = home.run(&words);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{words:?}: {}", ran.out);
        let answer = ran.json();
        shapes.hold(verb, when, &answer);
        if let Some(reference) = answer["ref"].as_str() {
            answered.push((verb, reference.to_owned()));
        }
    }
    settled(&home, &mut shapes);
    let told: BTreeSet<(String, String)> =
        shapes.answers.iter().map(|(verb, when, _)| (verb.clone(), when.clone())).collect();
    let other: BTreeSet<(String, String)> =
        ELSEWHERE.iter().map(|(verb, when)| ((*verb).to_owned(), (*when).to_owned())).collect();
    let never: Vec<_> = told.difference(&shapes.seen).filter(|one| !other.contains(one)).collect();
    assert!(never.is_empty(), "nothing is run for {never:?}");
}

/// Nothing that is done may look as if it were not: who runs it again would do it twice.
#[test]
#[cfg(target_os = "linux")]
fn whatever_is_done_and_cannot_be_shown_says_that_it_is_done() {
    let home = Home::with_devices();
    home.run(&["people", "add", "Ana", "--anyway"]).succeeds();
    home.with_a_goal();
    let acts = || home.run(&["undo", "--list", "--json"]).out;
    let settings = || home.run(&["journal", "config", "--json"]).out;
    let runs =
        RUNS.iter().map(|(.., words)| *words).filter(|words| !words.iter().any(|word| word.contains('{')));
    let more: &[&[&str]] = &[&["journal", "config", "pager", "never"]];
    let mut done = 0;
    for words in runs.chain(more.iter().copied()) {
        let before = (acts(), settings());
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let ran =
            home.command(NOW).args(words).stdin(std::process::Stdio::null()).stdout(full).output().unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        if before != (acts(), settings()) {
            assert_eq!(ran.status.code(), Some(1), "{words:?}: {said}");
            assert!(said.contains("this is done and saved, but it could not be shown"), "{words:?}: {said}");
            done += 1;
        }
    }
    assert!(done > 30, "{done}");
}

/// What is settled by the references of a list.
fn settled(home: &Home, shapes: &mut Shapes) {
    let review = home.run(&["review", "--json"]).json();
    let of = |list: &str, place: usize| review[list][place]["ref"].as_str().unwrap().to_owned();
    for (verb, when, words) in [
        ("edit", "a promise or a fact", vec!["edit", &of("promises", 0), "--text", "send it"]),
        ("later", "", vec!["later", &of("promises", 0), "next friday"]),
        ("done", "", vec!["done", &of("promises", 0), &of("suggestions", 0)]),
    ] {
        let words: Vec<&str> = words.into_iter().chain(["--json"]).collect();
        shapes.hold(verb, when, &home.run(&words).json());
    }
}

#[test]
fn what_sync_says_has_the_shape_that_help_tells_of() {
    let (laptop, phone) = (Home::with_lines(), Home::new());
    phone.run(&["log", "Lunch with @Ana Silva"]).succeeds();
    let mut shapes = Shapes::told_by(&laptop);
    let showing = Running::start(&laptop, &["sync", "pair", "--yes", "--json"]);
    let code = showing.until("code")["code"].as_str().unwrap().to_owned();
    let joined = phone.run(&["sync", "join", &code, "--yes", "--json"]).worked();
    phone.run(&["log", "Coffee with @Bo Lindqvist"]).succeeds();
    let paired = showing.ends();
    let watching = Running::start(&laptop, &["sync", "--watch", "--json"]);
    watching.until("listening");
    let once = phone.run(&["sync", "--json"]).worked();
    watching.until("news");
    watching.interrupt();
    for (verb, said) in
        [("sync pair", paired), ("sync join", joined), ("sync", once), ("sync", watching.ends())]
    {
        assert!(!said.is_empty());
        for line in said.lines() {
            shapes.hold(verb, "one event a line", &serde_json::from_str(line).unwrap());
        }
    }
}

#[test]
fn errors_have_the_shape_that_help_tells_of() {
    let home = Home::with_lines();
    let shapes = Shapes::told_by(&home);
    for (code, words) in [
        (1, &["prep", "Zed", "--json"] as &[&str]),
        (1, &["done", "bcd", "--json"]),
        (1, &["goal", "map", "--json"]),
        (1, &["sync", "--json"]),
        (1, &["people", "forget", "Ana Silva", "--json"]),
        (1, &["sync", "join", "HALLWAY1AEB", "--json"]),
        (2, &["find", "--limit", "x", "--json"]),
        (2, &["people", "bogus", "--json"]),
        (2, &["--json", "nothing"]),
        (2, &["later", "bcd", "sometime", "--json"]),
        (2, &["help", "json", "nothing", "--json"]),
    ] {
        let ran = home.run(words);
        assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{words:?}: {}", ran.out);
        shapes.hold_error(&ran.json());
    }
    let lines = home.piped(&["log", "-", "--json"], b"Coffee with @Ana Silva\n\xff\xfe\n");
    for line in lines.out.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line["error"].is_object() {
            shapes.hold_error(&line);
            assert!(line["error"]["line"].is_u64(), "{line}");
        }
    }
    assert_eq!(home.at("2026", &["today", "--json"]).code, Some(2), "{NOW} is a moment, 2026 is none");
}

#[test]
fn a_repair_has_the_shape_that_help_tells_of() {
    let home = Home::with_lines();
    let mut shapes = Shapes::told_by(&home);
    let file = home.path().join("journal/journal.db");
    harm(&file);
    let ran = home.run(&["journal", "check", "--repair", "--json"]);
    shapes.hold("journal check", "--repair, of a damaged file", &ran.json());
}

/// Flips a bit in the second page.
fn harm(file: &Path) {
    let mut bytes = std::fs::read(file).unwrap();
    bytes[4096 + 2048] ^= 1;
    std::fs::write(file, bytes).unwrap();
}

/// `docs/json.md` is what `hallway help json` says. `HALLWAY_UPDATE_DOCS=1 cargo test -p hallway --test program shapes` writes
/// it.
#[test]
fn the_page_of_shapes_is_what_help_says() {
    let page = Home::new().run(&["help", "json"]).succeeds();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/json.md");
    if std::env::var_os("HALLWAY_UPDATE_DOCS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/json.md is not what help says: run with HALLWAY_UPDATE_DOCS=1");
}
