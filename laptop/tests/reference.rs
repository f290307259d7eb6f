//! `docs/cli.md` is what `hallway help` says. `HALLWAY_UPDATE_DOCS=1 cargo test -p hallway --test program reference`
//! writes it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::{fmt::Write, fs, path::Path};

use crate::process::{Home, Running};

/// Every verb, as one types it after `hallway help`.
pub const VERBS: &[&[&str]] = &[
    &["log"],
    &["today"],
    &["prep"],
    &["find"],
    &["done"],
    &["later"],
    &["review"],
    &["people"],
    &["people", "list"],
    &["people", "add"],
    &["people", "merge"],
    &["people", "rest"],
    &["people", "forget"],
    &["people", "spoke"],
    &["people", "knows"],
    &["people", "audit"],
    &["show"],
    &["edit"],
    &["goal"],
    &["goal", "add"],
    &["goal", "edit"],
    &["goal", "close"],
    &["goal", "delete"],
    &["goal", "map"],
    &["goal", "told"],
    &["goal", "ready"],
    &["goal", "wheel"],
    &["goal", "win"],
    &["goal", "wins"],
    &["goal", "kit"],
    &["goal", "projects"],
    &["goal", "projects", "begin"],
    &["goal", "projects", "note"],
    &["ask"],
    &["ask", "heard"],
    &["ask", "again"],
    &["ask", "feedback"],
    &["ask", "will"],
    &["ask", "question"],
    &["give"],
    &["sync"],
    &["sync", "pair"],
    &["sync", "join"],
    &["sync", "devices"],
    &["sync", "rename"],
    &["sync", "revoke"],
    &["sync", "trust"],
    &["sync", "relay"],
    &["sync", "always"],
    &["undo"],
    &["journal"],
    &["journal", "check"],
    &["journal", "config"],
    &["journal", "completions"],
    &["help"],
];

/// Old spellings that go on working in this version, with the one that stands now.
pub const MOVED: &[(&str, &str)] = &[
    ("today --next", "today"),
    ("people between NAME", "show NAME"),
    ("people stage NAME STAGE", "edit NAME --stage STAGE"),
    ("people note NAME --need TEXT", "edit NAME --fact 'need: TEXT'"),
    ("people word", "review"),
    ("people breadth", "goal map --breadth"),
    ("people what-if NAME", "goal map --without NAME"),
    ("people wake NAME", "people rest NAME --over"),
    ("goal list", "goal"),
    ("ask done REF, ask told REF", "done REF"),
    ("ask drop REF", "later REF never"),
    ("journal status", "journal"),
];

fn help(home: &Home, topic: &[&str]) -> String {
    let arguments: Vec<&str> = std::iter::once("help").chain(topic.iter().copied()).collect();
    home.run(&arguments).succeeds()
}

/// The help of a verb without the flags that work everywhere: they stand once, at the top.
fn own_part(help: &str) -> String {
    let mut kept = String::new();
    let mut everywhere = false;
    for line in help.lines() {
        match line {
            "Everywhere:" => everywhere = true,
            _ if !line.is_empty() && !line.starts_with(' ') => everywhere = false,
            _ => {}
        }
        if !everywhere {
            kept.push_str(line.trim_end());
            kept.push('\n');
        }
    }
    kept
}

#[test]
fn the_reference_is_what_help_says() {
    let home = Home::new();
    let mut reference =
        String::from("# The command `hallway`\n\nMade from `hallway help`; a test keeps it so.\n\n");
    let _ = write!(reference, "```text\n{}\n```\n", help(&home, &[]).trim_end());
    reference.push_str(
        "\nWith `--json` an error is `{\"error\":{\"kind\":…,\"message\":…,\"hints\":[{\"to\":…,\"run\":…}]}}` on standard output, and standard error stays \
         empty. Fields are only ever added.\n",
    );
    let verbs = VERBS.iter().filter(|verb| verb.len() == 1 && **verb != ["help"]).count();
    let _ = write!(
        reference,
        "\n## Old spellings\n\n{verbs} verbs have {} of their own; there were 47. These old spellings still work in this version, \
         with a note on\nstandard error:\n\n| before | now |\n|---|---|\n",
        VERBS.iter().filter(|verb| verb.len() > 1).count()
    );
    for (before, now) in MOVED {
        let _ = writeln!(reference, "| `{before}` | `{now}` |");
    }
    for verb in VERBS {
        let text = own_part(&help(&home, verb));
        let _ = write!(reference, "\n## {}\n\n```text\n{}\n```\n", verb.join(" "), text.trim_end());
    }
    let _ = write!(reference, "\n## help marks\n\n```text\n{}\n```\n", help(&home, &["marks"]).trim_end());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/cli.md");
    if std::env::var_os("HALLWAY_UPDATE_DOCS").is_some() {
        fs::write(&path, &reference).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == reference, "docs/cli.md is not what help says: run with HALLWAY_UPDATE_DOCS=1");
}

#[test]
fn every_verb_of_the_help_is_in_the_reference() {
    let home = Home::new();
    let overview = help(&home, &[]);
    let verbs: Vec<&str> = overview
        .lines()
        .skip_while(|line| !line.starts_with("Daily"))
        .take_while(|line| !line.starts_with("Everywhere"))
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .collect();
    let documented: Vec<&str> = VERBS.iter().filter(|verb| verb.len() == 1).map(|verb| verb[0]).collect();
    assert_eq!(verbs, documented);
}

#[test]
fn the_examples_of_every_verb_run() {
    let home = Home::with_people();
    for verb in VERBS {
        let text = help(&home, verb);
        let examples =
            text.lines().skip_while(|line| !line.starts_with("Examples")).take_while(|line| !line.is_empty());
        let examples: Vec<&str> = examples.filter_map(|line| line.trim().strip_prefix("hallway")).collect();
        assert!(!examples.is_empty(), "{verb:?} has no example");
        for example in examples {
            runs(&home.copied(), example);
        }
    }
}

/// Runs an example as a shell would, each REF replaced by one that is open.
#[track_caller]
fn runs(home: &Home, example: &str) {
    let review = home.run(&["review", "--json"]).json();
    let mut open = [&review["promises"], &review["suggestions"]]
        .map(|list| list[0]["ref"].as_str().unwrap())
        .into_iter();
    let mut line = example.trim().to_owned();
    let of = |verb: &[&str], list: &str| home.run(verb).json()[list][0]["ref"].as_str().unwrap().to_owned();
    let words: Vec<&str> = line.split_whitespace().take(3).collect();
    let own = match words.as_slice() {
        ["ask", "heard" | "again" | "drop", ..] => Some(of(&["ask", "--json"], "open")),
        ["ask", "will" | "done" | "told", ..] => Some(of(&["ask", "--json"], "feedback")),
        ["goal", "projects", "note"] => Some(of(&["goal", "projects", "--json"], "projects")),
        _ => None,
    };
    if let Some(own) = own {
        line = line.replace("REF", &own);
    }
    while line.contains("REF") {
        line = line.replacen("REF", open.next().unwrap(), 1);
    }
    let words = shell_words(&line);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if line == "sync pair" {
        // It waits for another device.
        Running::start(home, &["sync", "pair", "--yes", "--json"]).until("code");
        return;
    }
    let ran = home.run(&words);
    if words.first() == Some(&"sync") {
        // There is no other device here, and it says so; `two_devices` has one.
        assert_ne!(ran.code, Some(2), "hallway {line}: {}{}", ran.out, ran.err);
        return;
    }
    assert_eq!(ran.code, Some(0), "hallway {line}: {}{}", ran.out, ran.err);
}

/// Words with single quotes, which is all that examples use.
fn shell_words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (number, part) in line.split('\'').enumerate() {
        if number % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}
