//! The invariants of the design that a test can hold, read out of the sources: a word in a comment accuses nobody, and
//! what is compiled for tests only is left out.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use crate::source::{Source, files, relative, root, shipped, sources};

/// Whether the code has this word, bounded on both sides.
fn has_word(code: &str, word: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    code.match_indices(word).any(|(start, _)| {
        let before = code[..start].chars().next_back().is_some_and(is_part);
        let after = code[start + word.len()..].chars().next().is_some_and(is_part);
        !before && !after
    })
}

/// Everything of ours that is shipped.
fn everything() -> &'static [Source] {
    static EVERYTHING: LazyLock<Vec<Source>> =
        LazyLock::new(|| ["core/src", "laptop/src", "ffi/src"].into_iter().flat_map(sources).collect());
    &EVERYTHING
}

/// What of it lies below a path.
fn everything_in(below: &str) -> impl Iterator<Item = &'static Source> {
    everything().iter().filter(move |source| source.path.starts_with(below))
}

/// Holds that a word stands only below one of these places.
fn only_in(words: &[&str], places: &[&str]) {
    let mut wrong = Vec::new();
    for source in everything() {
        for word in words.iter().filter(|word| has_word(&source.code, word)) {
            if !places.iter().any(|place| source.path.starts_with(place)) {
                wrong.push(format!("{} names {word}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_foreign_engine_is_named_in_one_room() {
    only_in(&["automerge"], &["core/src/document/"]);
    only_in(&["rusqlite", "libsqlite3_sys"], &["core/src/store/"]);
    only_in(&["iroh"], &["core/src/sync/net/"]);
    only_in(&["keyring_core"], &["laptop/src/"]);
}

#[test]
fn uniffi_stands_only_in_ffi_and_behind_its_feature() {
    // The root sets it up and one room says how ids, moments and errors cross; both are compiled with the feature alone.
    only_in(&["uniffi"], &["ffi/", "core/src/lib.rs", "core/src/foreign"]);
}

#[test]
fn sql_is_written_only_in_the_store() {
    let starts = [
        "SELECT ",
        "INSERT INTO ",
        "INSERT OR ",
        "UPDATE ",
        "DELETE FROM ",
        "CREATE TABLE",
        "CREATE INDEX",
        "CREATE VIRTUAL",
        "DROP TABLE",
        "ALTER TABLE",
        "PRAGMA ",
        "BEGIN IMMEDIATE",
        "SAVEPOINT ",
    ];
    for source in everything().iter().filter(|source| !source.path.starts_with("core/src/store/")) {
        for literal in &source.literals {
            let sql = starts.iter().find(|start| literal.contains(*start));
            assert_eq!(sql, None, "{}: {literal}", source.path);
        }
    }
}

#[test]
fn pure_rooms_know_no_clock_no_chance_no_disk_and_do_not_wait() {
    let pure = [
        "core/src/model/",
        "core/src/quick_log/",
        "core/src/insights/",
        "core/src/sync/session",
        "core/src/sync/pairing",
        "core/src/sync/wire",
    ];
    let impure = [
        "now()",
        "SystemTime",
        "Instant",
        "Utc",
        "Local",
        "getrandom",
        "rand",
        "std::fs",
        "std::io",
        "std::net",
        "std::env",
        "std::thread",
        "std::process",
        "File",
        "tokio",
        "async",
        "await",
        "println",
        "eprintln",
        "static mut",
    ];
    for source in
        everything_in("core/src/").filter(|source| pure.iter().any(|room| source.path.starts_with(room)))
    {
        for word in impure {
            let found = if word.ends_with(')') {
                ["Utc::now()", "Local::now()", "Instant::now()"].iter().any(|call| source.code.contains(call))
            } else {
                has_word(&source.code, word)
            };
            assert!(!found, "{} has {word}", source.path);
        }
        // `use std::{fs, ..}` is the same as `std::fs`; bytes in memory are read by the trait of the same name.
        for group in source.code.replace("io::Read", "").split("std::{").skip(1) {
            let group = group.split(';').next().unwrap_or("");
            for room in ["fs", "io", "net", "env", "thread", "process"] {
                assert!(!has_word(group, room), "{} uses std::{room}", source.path);
            }
        }
    }
}

#[test]
fn nothing_shipped_panics_on_purpose() {
    let panics = [
        ".unwrap()",
        ".unwrap_err()",
        ".expect(",
        ".expect_err(",
        "panic!(",
        "todo!(",
        "unimplemented!(",
        "unreachable!(",
        "dbg!(",
    ];
    let mut wrong = Vec::new();
    for source in everything() {
        for panic in panics.into_iter().filter(|panic| source.code.contains(panic)) {
            wrong.push(format!("{} has {panic}", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The verbs of the command line: what stands in the groups of its help.
fn verbs() -> Vec<String> {
    let text = fs::read_to_string(root().join("laptop/src/verb/mod.rs")).unwrap();
    let groups = text.split("pub const GROUPS").nth(1).unwrap().split("];").next().unwrap();
    let inside = groups.split('[').skip(3).filter_map(|group| group.split(']').next());
    inside.flat_map(|group| group.split('"').skip(1).step_by(2)).map(str::to_owned).collect()
}

/// What a literal says that only a command line can mean: a verb behind the program's name or at the start of quoted code, or
/// a flag.
fn of_the_command_line(literal: &str, verbs: &[String]) -> Option<String> {
    let verb_at = |rest: &str| verbs.iter().find(|verb| first_word(rest) == verb.as_str()).cloned();
    let behind =
        |mark: &str| literal.match_indices(mark).find_map(|(at, _)| verb_at(&literal[at + mark.len()..]));
    let flag =
        literal.split(|letter: char| letter.is_whitespace() || "`'\"(".contains(letter)).find(|word| {
            word.strip_prefix("--")
                .is_some_and(|name| name.starts_with(|letter: char| letter.is_ascii_lowercase()))
        });
    behind("hallway ").or_else(|| behind("`")).or_else(|| flag.map(str::to_owned))
}

#[test]
fn the_core_does_not_speak_the_command_line() {
    let verbs = verbs();
    assert!(verbs.len() > 15 && verbs.contains(&"review".to_owned()), "{verbs:?}");
    for (literal, says) in [
        ("run `done REF`", Some("done")),
        ("see hallway journal check", Some("journal")),
        ("a second one needs --yes", Some("--yes")),
        ("done before; `kept`", None),
        ("a line -- as people write", None),
    ] {
        assert_eq!(of_the_command_line(literal, &verbs).as_deref(), says, "{literal}");
    }
    let mut wrong = Vec::new();
    for source in sources("core/src") {
        for literal in &source.literals {
            if let Some(word) = of_the_command_line(literal, &verbs) {
                wrong.push(format!("{} says {word} in {literal:?}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "what could be done is a Hint; {}", wrong.join("\n"));
}

#[test]
fn the_core_measures_columns_only_where_a_card_is_cut_to_them() {
    only_in(&["unicode_width"], &["core/src/insights/card/", "laptop/src/"]);
}

#[test]
fn nobody_shipped_is_unsafe() {
    only_in(&["unsafe"], &["ffi/"]);
    for front in ["core/src/lib.rs", "laptop/src/main.rs"] {
        let text = fs::read_to_string(root().join(front)).unwrap();
        assert!(text.contains("#![forbid(unsafe_code)]"), "{front} does not forbid unsafe code");
    }
}

/// Which rooms of the core each room may name. Data flows one way: nothing on the right names what is left of it,
/// except that insights read the plain rows of `store::index`.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("model", &[]),
    ("quick_log", &["model", "error"]),
    ("document", &["model", "error"]),
    ("secret", &["error"]),
    ("lock_file", &["error"]),
    ("store", &["model", "error", "secret", "lock_file", "document", "quick_log"]),
    ("insights", &["model", "error", "quick_log", "store::index"]),
    ("journal", &["model", "error", "quick_log", "document", "store", "insights"]),
    ("portable", &["model", "error", "quick_log", "journal", "insights"]),
    ("foreign", &["model", "error", "insights"]),
    ("sync", &["model", "error", "secret", "lock_file", "journal"]),
];

/// What a path that begins with `crate::` names: the room, and for the store the part of it.
fn rooms_named(code: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (start, _) in code.match_indices("crate::") {
        // `$crate::` and `pub(crate)` do not come here: the latter has no colons.
        let path = &code[start + "crate::".len()..];
        for member in members(path) {
            let room = first_word(member);
            let inside = member[room.len()..].trim_start().strip_prefix("::");
            match (room, inside) {
                ("store", Some(inside)) => {
                    named.extend(members(inside).map(|part| format!("store::{}", first_word(part))));
                }
                _ => drop(named.insert(room.to_owned())),
            }
        }
    }
    named
}

/// The members of `{a, b::{c, d}}`, or the path itself if it is no group.
fn members(path: &str) -> impl Iterator<Item = &str> {
    let path = path.trim_start();
    let mut cut = Vec::new();
    if let Some(group) = path.strip_prefix('{') {
        let (mut depth, mut from) = (0, 0);
        for (place, letter) in group.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => {
                    cut.push(group[from..place].trim());
                    break;
                }
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    cut.push(group[from..place].trim());
                    from = place + 1;
                }
                _ => {}
            }
        }
    } else {
        cut.push(path);
    }
    cut.into_iter().filter(|member| !member.is_empty())
}

fn first_word(path: &str) -> &str {
    let end = path.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(path.len());
    &path[..end]
}

#[test]
fn rooms_of_the_core_name_each_other_one_way() {
    let may: BTreeMap<&str, &[&str]> = MAY_NAME.iter().copied().collect();
    // What the front page hands on under a shorter name.
    let shorter = |name: String| match name.as_str() {
        "Error" | "Result" => "error".to_owned(),
        "Journal" => "journal".to_owned(),
        "Key" => "store::key".to_owned(),
        _ => name,
    };
    let mut wrong = Vec::new();
    for source in everything_in("core/src/").filter(|source| source.path != "core/src/lib.rs") {
        let inside = source.path.strip_prefix("core/src/").unwrap();
        let room = inside.split('/').next().unwrap().trim_end_matches(".rs");
        let allowed = may.get(room).unwrap_or_else(|| panic!("{room} is a room this test does not know"));
        for named in rooms_named(&source.code).into_iter().map(shorter) {
            let whole = named.split("::").next().unwrap();
            if whole != room && !allowed.contains(&whole) && !allowed.contains(&named.as_str()) {
                wrong.push(format!("{} names {named}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_journal_does_not_know_that_there_is_sync() {
    for source in everything_in("core/src/journal/") {
        assert!(
            !has_word(&source.code, "crate::sync") && !source.code.contains("sync::{session"),
            "{}",
            source.path
        );
        assert!(!rooms_named(&source.code).contains("sync"), "{}", source.path);
    }
}

/// Whether a method only hands out a handle: it gives a type that borrows the journal.
fn is_handle(method: &syn::ImplItemFn) -> bool {
    let syn::ReturnType::Type(_, gives) = &method.sig.output else { return false };
    let syn::Type::Path(name) = &**gives else { return false };
    let arguments = name.path.segments.last().map(|last| &last.arguments);
    matches!(arguments, Some(syn::PathArguments::AngleBracketed(arguments))
        if matches!(arguments.args.first(), Some(syn::GenericArgument::Lifetime(_))))
}

#[test]
fn the_door_is_narrow() {
    let mut methods = BTreeSet::new();
    for path in files("core/src/journal", ".rs") {
        let path = relative(&path);
        let tokens = shipped(&path, &fs::read_to_string(root().join(&path)).unwrap()).tokens;
        let file: syn::File = syn::parse2(tokens).unwrap();
        for item in file.items {
            let syn::Item::Impl(block) = item else { continue };
            let is_journal =
                matches!(&*block.self_ty, syn::Type::Path(name) if name.path.is_ident("Journal"));
            let all = block.items.into_iter().filter(|_| is_journal && block.trait_.is_none());
            methods.extend(all.filter_map(|item| match item {
                syn::ImplItem::Fn(method) if matches!(method.vis, syn::Visibility::Public(_)) => {
                    (!is_handle(&method)).then(|| method.sig.ident.to_string())
                }
                _ => None,
            }));
        }
    }
    assert!(methods.contains("log"), "{methods:?}");
    assert!(methods.len() <= 25, "{} public methods on Journal: {methods:?}", methods.len());
}

#[test]
fn insights_read_plain_rows_and_ask_the_store_nothing() {
    for source in everything_in("core/src/insights/") {
        for room in rooms_named(&source.code).iter().filter(|room| room.starts_with("store")) {
            assert_eq!(room, "store::index", "{}", source.path);
        }
        for word in ["Snapshot", "Tx", "Store", "Connection"] {
            assert!(!has_word(&source.code, word), "{} names {word}", source.path);
        }
    }
}

#[test]
fn no_file_outgrows_its_concept() {
    let mut long = Vec::new();
    for source in everything() {
        // "About five hundred lines": a table of words may run a little over.
        if source.lines > 520 {
            long.push(format!("{} has {} lines", source.path, source.lines));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn no_room_is_called_by_a_name_that_says_nothing() {
    for source in everything() {
        for part in source.path.split(['/', '.']) {
            let empty = ["utils", "util", "helpers", "helper", "manager", "common", "misc"];
            assert!(!empty.contains(&part), "{}", source.path);
        }
    }
}

#[test]
fn every_file_of_tests_is_part_of_a_binary() {
    for folder in ["tests/tests", "laptop/tests"] {
        let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
        let files = entries.filter(|path| path.extension().is_some_and(|end| end == "rs"));
        let stem = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
        let manifest = fs::read_to_string(root().join(folder).with_file_name("Cargo.toml")).unwrap();
        let (binaries, modules): (Vec<PathBuf>, Vec<PathBuf>) =
            files.partition(|path| manifest.contains(&format!("path = \"tests/{}.rs\"", stem(path))));
        let declared: String = binaries.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
        for module in modules.iter().map(|path| stem(path)) {
            let line = format!("mod {module};");
            assert!(declared.lines().any(|one| one == line), "{folder}/{module}.rs is in no binary");
        }
    }
}

/// The manifests of the workspace's members, by directory.
fn manifests() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(root()).unwrap() {
        let path = entry.unwrap().path();
        if let Ok(text) = fs::read_to_string(path.join("Cargo.toml")) {
            found.insert(path.file_name().unwrap().to_string_lossy().into_owned(), text);
        }
    }
    found
}

/// The lines of a manifest's sections whose names hold this word.
fn dependencies(manifest: &str) -> Vec<&str> {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            inside = line.contains("dependencies");
        } else if inside && !line.is_empty() && !line.starts_with('#') {
            lines.push(line);
        }
    }
    lines
}

#[test]
fn every_version_stands_in_one_place_with_its_reason() {
    for (member, manifest) in manifests() {
        for line in dependencies(&manifest) {
            assert!(line.contains("workspace = true"), "{member}: {line}");
        }
    }
    let workspace = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let versions = workspace.split("[workspace.dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let own = |line: &str| line.contains("path = ") || line.starts_with('#');
    for line in versions.lines().filter(|line| !line.trim().is_empty() && !own(line)) {
        assert!(line.contains("# "), "no reason is given for: {line}");
    }
}

#[test]
fn the_core_depends_on_nothing_that_draws_or_asks() {
    let core = &manifests()["core"];
    let runtime = core.split("[dev-dependencies]").next().unwrap();
    for terminal in [
        "clap",
        "anstream",
        "anstyle",
        "crossterm",
        "ratatui",
        "indicatif",
        "rustyline",
        "textwrap",
        "dialoguer",
        "keyring",
        "etcetera",
        "tempfile",
        "uniffi-bindgen",
    ] {
        let named = dependencies(runtime).into_iter().any(|line| line.starts_with(terminal));
        assert!(!named, "core depends on {terminal}");
    }
}

#[test]
fn rooms_are_found_in_groups_and_in_paths() {
    let named =
        rooms_named("use crate::{model::{A,B},store::{Tx,index::fact::FactRow},Error};crate::quick_log::x()");
    assert_eq!(
        named.into_iter().collect::<Vec<_>>(),
        ["Error", "model", "quick_log", "store::Tx", "store::index"]
    );
}

#[test]
fn the_door_itself_is_small_and_the_rest_stands_in_its_rooms() {
    let mut on_the_door = Vec::new();
    for source in sources("core/src/journal") {
        for block in source.code.split("impl Journal{").skip(1) {
            // What is public for all stands right behind a body, an attribute or the block's beginning.
            let own = block.split("}impl ").next().unwrap_or_default();
            let methods = own.split("pub fn ").skip(1);
            on_the_door
                .extend(methods.map(|rest| rest.split(['(', '<']).next().unwrap_or_default().to_owned()));
        }
    }
    assert!(on_the_door.contains(&"open".to_owned()), "the door was not found");
    assert!(on_the_door.len() <= 25, "{} methods: {on_the_door:?}", on_the_door.len());
}
