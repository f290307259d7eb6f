//! Both phones offer the same: `mobile/parity.md` lists what a screen has to offer and what each platform calls it, and these tests
//! hold the list against the sources of both, in both directions. Nothing is compiled: names are read.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use crate::source::{files, root};

/// One line of the list: what a user has, and what it is called on each platform; nothing where a platform has a reason.
struct Row {
    what: String,
    android: Vec<String>,
    ios: Vec<String>,
}

/// What the sources of a platform have of one kind of thing, by the heading under which the list has it.
type Names = BTreeMap<&'static str, BTreeSet<String>>;

/// The kinds of things, as the list has them for headings.
const KINDS: [&str; 6] = ["Screens", "Places", "Acts", "Links", "Switches", "Ways in"];

fn rows(list: &str) -> BTreeMap<String, Vec<Row>> {
    let mut found: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut heading = String::new();
    for line in list.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            name.clone_into(&mut heading);
        }
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        let &["", what, android, ios, ""] = cells.as_slice() else { continue };
        if android == "Android" || android.starts_with("--") {
            continue;
        }
        let row = Row { what: what.to_owned(), android: named(what, android), ios: named(what, ios) };
        assert!(!row.android.is_empty() || !row.ios.is_empty(), "{}: neither has it", row.what);
        found.entry(heading.clone()).or_default().push(row);
    }
    found
}

/// Names in code, or why there is none.
fn named(what: &str, cell: &str) -> Vec<String> {
    if let Some(why) = cell.strip_prefix("none: ") {
        assert!(why.split_whitespace().count() >= 3, "{what}: {why:?} is no reason");
        return Vec::new();
    }
    let name = |one: &str| one.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')).map(str::to_owned);
    let names = cell
        .split(", ")
        .map(|one| name(one).unwrap_or_else(|| panic!("{what}: {one:?} is no name and no reason")));
    names.collect()
}

fn text_of(below: &str, ending: &str) -> String {
    files(below, ending).iter().map(|path| fs::read_to_string(path).unwrap()).collect::<Vec<_>>().join("\n")
}

fn word(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()
}

/// What follows a word at the beginning of a line; what stands before it may be what the platform says of visibility.
fn after<'a>(line: &'a str, starts: &[&str]) -> Option<&'a str> {
    starts.iter().find_map(|start| line.strip_prefix(start)).map(word).filter(|name| !name.is_empty())
}

/// `Class.method` for every method that a screen could call.
fn methods(source: &str, classes: &[&str], methods: &[&str], suffixes: &[&str]) -> BTreeSet<String> {
    let (mut class, mut found) = (None, BTreeSet::new());
    for line in source.lines() {
        if line.starts_with('}') {
            class = None;
        } else if let Some(name) = after(line, classes) {
            class = suffixes.iter().any(|suffix| name.ends_with(suffix)).then_some(name);
        } else if let (Some(class), Some(method)) = (class, after(line, methods)) {
            found.insert(format!("{class}.{method}"));
        }
    }
    found
}

/// Those of them that the app calls: a model may do more than its screens offer.
fn called(methods: BTreeSet<String>, app: &str) -> BTreeSet<String> {
    let is_called = |name: &str| {
        [".", "::"].iter().any(|before| {
            let call = format!("{before}{name}");
            app.split(&call).skip(1).any(|rest| word(rest).is_empty())
        })
    };
    methods
        .into_iter()
        .filter(|name| name.split_once('.').is_some_and(|(_, method)| is_called(method)))
        .collect()
}

/// The cases of one enumeration or sealed interface: lines that begin so, between its first line and its end.
fn cases(source: &str, begins: &str, starts: &[&str]) -> BTreeSet<String> {
    let body = source.split(begins).nth(1).unwrap_or_else(|| panic!("there is no {begins}"));
    let body = body.split("\n}").next().unwrap();
    body.lines().filter_map(|line| after(line, starts)).map(str::to_owned).collect()
}

/// Types whose declaration says one of these words after its name.
fn types(source: &str, starts: &[&str], of: &[&str]) -> BTreeSet<String> {
    let declared = source.lines().filter(|line| of.iter().any(|kind| line.contains(kind)));
    declared.filter_map(|line| after(line, starts)).map(str::to_owned).collect()
}

/// Screens that an app declares behind this word.
fn screens(app: &str, starts: &str) -> BTreeSet<String> {
    app.lines().filter_map(|line| after(line, &[starts])).filter(is_screen).map(str::to_owned).collect()
}

fn android() -> Names {
    let (kit, app) = ("mobile/android/journalkit/src/main/kotlin", "mobile/android/app/src/main/kotlin");
    let (kit, app) = (text_of(kit, ".kt"), text_of(app, ".kt"));
    let classes = ["class ", "abstract class ", "open class "];
    let mut places = cases(&kit, "sealed interface Place {", &["    data class ", "    data object "]);
    places.extend(["Log", "Today", "People", "Goals"].map(str::to_owned));
    Names::from([
        ("Screens", screens(&app, "fun ")),
        ("Places", places),
        (
            "Acts",
            called(
                methods(&kit, &classes, &["    fun ", "    suspend fun "], &["Model", "Held", "InStep"]),
                &app,
            ),
        ),
        ("Links", cases(&kit, "sealed interface Link {", &["    data class ", "    data object "])),
        (
            "Switches",
            cases(&app, "enum class Switch(", &["        "])
                .into_iter()
                .filter(|name| is_constant(name))
                .collect(),
        ),
        (
            "Ways in",
            types(
                &app,
                &["class "],
                &[": TileService()", ": AppWidgetProvider()", ": BroadcastReceiver()", ": JobService()"],
            ),
        ),
    ])
}

fn ios() -> Names {
    let kit = text_of("mobile/ios/JournalKit/Sources/JournalKit", ".swift");
    let group = text_of("mobile/ios/JournalKit/Sources/HallwayGroup", ".swift");
    let app = text_of("mobile/ios/Hallway", ".swift");
    let outside: String = ["HallwayIntents", "HallwayWidgets", "HallwayShare"]
        .map(|folder| text_of(&format!("mobile/ios/{folder}"), ".swift"))
        .join("\n");
    let mut places = cases(&kit, "public enum Place:", &["    case "]);
    places.extend(["log", "today", "people", "goals"].map(str::to_owned));
    Names::from([
        ("Screens", screens(&app, "struct ")),
        ("Places", places),
        (
            "Acts",
            called(
                methods(
                    &kit,
                    &["public final class ", "public class "],
                    &["    public func ", "    public nonisolated func "],
                    &["Store", "Held"],
                ),
                &app,
            ),
        ),
        ("Links", cases(&group, "public enum Link:", &["    case "])),
        ("Switches", cases(&app, "enum Option:", &["    case "])),
        (
            "Ways in",
            types(
                &format!("{app}\n{outside}"),
                &["struct ", "final class "],
                &[": AppIntent {", ": Widget {", ": ControlWidget {", ": Outside {", ": UIViewController {"],
            ),
        ),
    ])
}

fn is_constant(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_screen(name: &&str) -> bool {
    name.ends_with("Screen")
}

/// What the list and the sources of a platform do not have in common.
fn objections(platform: &str, listed: &BTreeSet<&str>, there: &BTreeSet<String>) -> Vec<String> {
    let gone =
        listed.iter().filter(|name| !there.contains(**name)).map(|name| format!("{platform} has no {name}"));
    let new = there.iter().filter(|name| !listed.contains(name.as_str()));
    gone.chain(new.map(|name| format!("{platform} has {name}, and the list has not"))).collect()
}

fn compare(list: &BTreeMap<String, Vec<Row>>, android: &Names, ios: &Names) -> Vec<String> {
    let mut wrong = Vec::new();
    for kind in KINDS {
        let rows = list.get(kind).unwrap_or_else(|| panic!("the list says nothing of {kind}"));
        let of = |names: fn(&Row) -> &Vec<String>| rows.iter().flat_map(names).map(String::as_str).collect();
        wrong.extend(objections("Android", &of(|row| &row.android), &android[kind]));
        wrong.extend(objections("iOS", &of(|row| &row.ios), &ios[kind]));
    }
    wrong
}

fn list() -> String {
    fs::read_to_string(root().join("mobile/parity.md")).unwrap()
}

#[test]
fn neither_phone_falls_behind_the_other() {
    let wrong = compare(&rows(&list()), &android(), &ios());
    assert!(wrong.is_empty(), "mobile/parity.md:\n{}", wrong.join("\n"));
}

#[test]
fn a_list_that_is_behind_is_told_from_one_that_is_not() {
    let kit = "class LogModel(\n) {\n    fun save() {\n    private fun read() {\n}\nclass Other {\n    fun no() {\n}\n";
    let acts = methods(kit, &["class "], &["    fun "], &["Model"]);
    assert_eq!(acts, BTreeSet::from(["LogModel.save".to_owned()]));
    assert_eq!(called(acts.clone(), "model.saved()"), BTreeSet::new());
    assert_eq!(called(acts.clone(), "Button(model::save)"), acts);
    let swift = "public enum Link: Hashable {\n    case log(with: String?)\n    /// Why.\n    case today\n\n    case other\n}\ncase no\n";
    let links = cases(swift, "public enum Link:", &["    case "]);
    assert_eq!(links, ["log", "other", "today"].map(str::to_owned).into());
    let behind = objections("iOS", &BTreeSet::from(["log", "gone"]), &links);
    assert_eq!(
        behind,
        ["iOS has no gone", "iOS has other, and the list has not", "iOS has today, and the list has not"]
    );
    let list = rows(
        "## Links\n| a link | Android | iOS |\n|---|---|---|\n| to the field | `Log` | none: iOS has no such thing |\n",
    );
    let row = &list["Links"][0];
    assert_eq!(
        (row.what.as_str(), row.android.as_slice(), row.ios.len()),
        ("to the field", ["Log".to_owned()].as_slice(), 0)
    );
    assert!(std::panic::catch_unwind(|| named("a link", "perhaps later")).is_err());
    assert!(std::panic::catch_unwind(|| named("a link", "none: later")).is_err());
}
