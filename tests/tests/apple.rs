//! What Xcode would say of the files of the iOS app that no compiler reads: property lists, entitlements, privacy manifests and the
//! project. Xcode itself was never there.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{collections::BTreeSet, fs};

use plist::{Dictionary, Value};

use crate::source::{files, relative, root};

const IOS: &str = "mobile/ios";

/// The targets of the project; each has a folder of its name.
const TARGETS: [&str; 3] = ["Hallway", "HallwayWidgets", "HallwayShare"];

fn property_list(path: &str) -> Dictionary {
    let value = Value::from_file(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    value.into_dictionary().unwrap_or_else(|| panic!("{path} is no dictionary"))
}

fn strings(list: &Dictionary, key: &str) -> Vec<String> {
    let values = list.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    values.iter().map(|value| value.as_string().unwrap().to_owned()).collect()
}

/// The string literal that a Swift source gives this name.
fn swift_constant(path: &str, name: &str) -> String {
    let source = fs::read_to_string(root().join(IOS).join(path)).unwrap();
    let (_, rest) =
        source.split_once(&format!("let {name} = \"")).unwrap_or_else(|| panic!("{path} has no {name}"));
    rest.split('"').next().unwrap().to_owned()
}

#[test]
fn every_property_list_is_one() {
    let lists: Vec<_> =
        [".plist", ".entitlements", ".xcprivacy"].iter().flat_map(|ending| files(IOS, ending)).collect();
    assert!(lists.len() >= 9, "{lists:?}");
    for list in lists {
        property_list(&relative(&list));
    }
}

#[test]
fn the_app_and_its_extensions_share_one_group_and_nothing_else() {
    let group = swift_constant("JournalKit/Sources/HallwayGroup/AppGroup.swift", "name");
    for target in TARGETS {
        let entitlements = property_list(&format!("{IOS}/{target}/{target}.entitlements"));
        assert_eq!(
            strings(&entitlements, "com.apple.security.application-groups"),
            [group.as_str()],
            "{target}"
        );
        assert!(!entitlements.contains_key("com.apple.developer.networking.multicast"), "{target}");
        if target != "Hallway" {
            assert_eq!(entitlements.len(), 1, "{target}: an extension has no key to the journal");
        }
    }
}

#[test]
fn nobody_is_tracked_and_nothing_is_collected() {
    for target in TARGETS {
        let manifest = property_list(&format!("{IOS}/{target}/PrivacyInfo.xcprivacy"));
        assert_eq!(manifest.get("NSPrivacyTracking").and_then(Value::as_boolean), Some(false), "{target}");
        for empty in ["NSPrivacyTrackingDomains", "NSPrivacyCollectedDataTypes"] {
            let values = manifest.get(empty).and_then(Value::as_array);
            assert!(values.is_some_and(Vec::is_empty), "{target}: {empty}");
        }
    }
}

#[test]
fn what_the_app_asks_the_phone_for_is_in_its_property_list() {
    let list = property_list(&format!("{IOS}/Hallway/Info.plist"));
    let service = swift_constant("JournalKit/Sources/JournalKit/Outside/Nearby.swift", "service");
    assert_eq!(strings(&list, "NSBonjourServices"), [service]);
    let refresh = swift_constant("Hallway/Ways/BackgroundSync.swift", "name");
    assert_eq!(strings(&list, "BGTaskSchedulerPermittedIdentifiers"), [refresh]);
    assert_eq!(strings(&list, "UIBackgroundModes"), ["fetch"]);
    let links = list.get("CFBundleURLTypes").and_then(Value::as_array).unwrap();
    let schemes: Vec<_> =
        links.iter().flat_map(|one| strings(one.as_dictionary().unwrap(), "CFBundleURLSchemes")).collect();
    assert_eq!(schemes, ["hallway"]);
    for why in [
        "NSCalendarsFullAccessUsageDescription",
        "NSCameraUsageDescription",
        "NSFaceIDUsageDescription",
        "NSLocalNetworkUsageDescription",
    ] {
        let sentence =
            list.get(why).and_then(Value::as_string).unwrap_or_else(|| panic!("{why} is not said"));
        assert!(sentence.ends_with('.') && sentence.len() > 20, "{why}: {sentence}");
    }
}

/// The project as one reads it: objects by their ids, each naming others.
struct Project {
    root: String,
    objects: Dictionary,
}

impl Project {
    fn read(text: &str) -> Self {
        let value = Value::from_reader_ascii(text.as_bytes()).expect("the project is a property list");
        let list = value.into_dictionary().unwrap();
        let root = list.get("rootObject").and_then(Value::as_string).unwrap().to_owned();
        Self { root, objects: list.get("objects").and_then(Value::as_dictionary).unwrap().clone() }
    }

    /// What is named and not there, and what is there and never named.
    fn objections(&self) -> Vec<String> {
        let (mut objections, mut seen) = (Vec::new(), BTreeSet::from([self.root.clone()]));
        let mut waiting = vec![self.root.clone()];
        while let Some(id) = waiting.pop() {
            let mut named = Vec::new();
            match self.objects.get(&id) {
                Some(object) => ids(object, &mut named),
                None => objections.push(format!("{id} is named and not there")),
            }
            waiting.extend(named.into_iter().filter(|id| seen.insert(id.clone())));
        }
        let lost = self.objects.keys().filter(|id| !seen.contains(*id));
        objections.extend(lost.map(|id| format!("{id} is named by nothing")));
        objections
    }

    fn of_kind(&self, isa: &str) -> Vec<&Dictionary> {
        let objects = self.objects.values().filter_map(Value::as_dictionary);
        objects.filter(|object| text(object, "isa") == isa).collect()
    }
}

fn text<'a>(object: &'a Dictionary, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_string).unwrap_or_default()
}

fn is_id(text: &str) -> bool {
    text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte))
}

/// Every id of an object that stands in a value.
fn ids(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) if is_id(text) => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| ids(value, found)),
        Value::Dictionary(values) => values.values().for_each(|value| ids(value, found)),
        _ => {}
    }
}

fn project_text() -> String {
    fs::read_to_string(root().join(IOS).join("Hallway.xcodeproj/project.pbxproj")).unwrap()
}

#[test]
fn the_project_names_nothing_that_is_not_there() {
    let project = Project::read(&project_text());
    assert_eq!(project.objections(), [""; 0]);
    let names: BTreeSet<_> =
        project.of_kind("PBXNativeTarget").into_iter().map(|target| text(target, "name")).collect();
    assert_eq!(names, BTreeSet::from(TARGETS));
    let there = |path: &str| assert!(root().join(IOS).join(path).exists(), "{path} is not there");
    for folder in project.of_kind("PBXFileSystemSynchronizedRootGroup") {
        there(text(folder, "path"));
    }
    for package in project.of_kind("XCLocalSwiftPackageReference") {
        there(&format!("{}/Package.swift", text(package, "relativePath")));
    }
    for configuration in project.of_kind("XCBuildConfiguration") {
        let settings = configuration.get("buildSettings").and_then(Value::as_dictionary).unwrap();
        for file in ["INFOPLIST_FILE", "CODE_SIGN_ENTITLEMENTS"] {
            if let Some(path) = settings.get(file).and_then(Value::as_string) {
                there(path);
            }
        }
    }
    let scheme = fs::read_to_string(
        root().join(IOS).join("Hallway.xcodeproj/xcshareddata/xcschemes/Hallway.xcscheme"),
    );
    for named in scheme.unwrap().split("BlueprintIdentifier = \"").skip(1) {
        let id = named.split('"').next().unwrap();
        assert!(project.objects.contains_key(id) || id == "JournalKitTests", "the scheme names {id}");
    }
}

#[test]
fn a_project_that_has_come_apart_is_told_from_one_that_holds() {
    let text = project_text();
    let target = text.split("remoteGlobalIDString = ").nth(1).unwrap()[..24].to_owned();
    // A folder is taken out of the group, and a target is called by an id that nothing has.
    let cut = text.replacen(&format!("\t\t\t\t{target} /* "), "\t\t\t\tFFFFFFFFFFFFFFFFFFFFFFFF /* ", 1);
    let objections = Project::read(&cut).objections();
    assert!(
        objections.contains(&"FFFFFFFFFFFFFFFFFFFFFFFF is named and not there".to_owned()),
        "{objections:?}"
    );
    let group =
        text.split("/* HallwayIntents */ = {").next().unwrap().rsplit('\t').next().unwrap().trim().to_owned();
    let lost = text.replace(&format!("\t\t\t\t{group} /* HallwayIntents */,\n"), "");
    assert_eq!(Project::read(&lost).objections(), [format!("{group} is named by nothing")]);
}

#[test]
fn both_platforms_and_the_core_are_of_one_version() {
    let project = project_text();
    let version = env!("CARGO_PKG_VERSION");
    let versions: BTreeSet<_> =
        project.split("MARKETING_VERSION = ").skip(1).map(|rest| rest.split(';').next().unwrap()).collect();
    assert_eq!(versions, BTreeSet::from([version]));
    let gradle = fs::read_to_string(root().join("mobile/android/app/build.gradle.kts")).unwrap();
    assert!(gradle.contains(&format!("versionName = \"{version}\"")));
}
