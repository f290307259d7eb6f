//! A type has its name alone in its crate: a search for it finds one. Arguments of a verb are called as the verb, and what
//! several verbs have is called the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::sources;

/// Names that two files of the core still give. The list only shrinks: a name that is given once does not stand here.
const STILL_TWICE: &[&str] = &["Thought"];

/// The types that code declares, those left out that are the arguments of a verb.
fn declared(code: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for word in ["struct ", "enum ", "trait "] {
        for (at, _) in code.match_indices(word) {
            let (before, after) = (&code[..at], &code[at + word.len()..]);
            if before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_') {
                continue;
            }
            let attributes = before.rsplit([';', '}']).next().unwrap_or_default();
            let is_of_a_verb = ["Args", "Subcommand"].iter().any(|derived| attributes.contains(derived));
            let end = after.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
            let name = end.map_or(after, |end| &after[..end]);
            if !is_of_a_verb && name.starts_with(char::is_uppercase) {
                names.insert(name);
            }
        }
    }
    names
}

#[test]
fn a_type_has_its_name_alone_in_its_crate() {
    for (crate_of, known) in [("core/src", STILL_TWICE), ("laptop/src", &[][..]), ("ffi/src", &[][..])] {
        let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for source in sources(crate_of) {
            for name in declared(&source.code) {
                files.entry(name.to_owned()).or_default().push(source.path.clone());
            }
        }
        files.retain(|_, files| files.len() > 1);
        let new: Vec<_> = files.iter().filter(|(name, _)| !known.contains(&name.as_str())).collect();
        assert!(new.is_empty(), "these names are given twice: {new:#?}");
        let once: Vec<_> = known.iter().filter(|name| !files.contains_key(**name)).collect();
        assert!(once.is_empty(), "these are given once by now, so they leave the list: {once:?}");
    }
}

#[test]
fn arguments_of_verbs_and_words_that_only_look_like_a_type_are_no_types() {
    let code = "#[derive(Debug,Args)]#[command(x)]pub struct Add{a:u8}pub(crate)enum Kind{A}my_struct Nothing;impl Kind{}";
    assert_eq!(declared(code), BTreeSet::from(["Kind"]));
}
