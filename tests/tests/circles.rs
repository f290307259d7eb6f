//! Files of one room import each other in one direction: what stands in a circle cannot be read, moved or tested alone.
//!
//! A file imports what it names: paths are followed through `use`, globs and re-exports to the file that defines the thing.
//! A folder's `mod.rs` may hand on what its own modules define; that is its face and no import. Methods are not followed:
//! which file holds one is known to the compiler alone.

#![allow(clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
};

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Item, ItemUse, UseTree, Visibility,
    visit::{self, Visit},
};

use crate::source::{module_folder, root, shipped};

/// Rooms that still have circles. The list only shrinks: a room without one does not stand here.
const STILL_CIRCULAR: &[&str] = &[];

/// A module, in a file of its own or within one.
#[derive(Default)]
struct Module {
    file: String,
    /// Names of its things, its modules left out.
    things: BTreeSet<String>,
    modules: BTreeSet<String>,
    /// What other names stand for.
    names: BTreeMap<String, Vec<String>>,
    /// Modules of which everything is named.
    globs: Vec<Vec<String>>,
    /// Paths that its code names.
    named: BTreeSet<Vec<String>>,
}

/// The modules of a crate by path.
type Crate = BTreeMap<Vec<String>, Module>;

fn read_crate(front: &str) -> Crate {
    let mut modules = Crate::new();
    let file: syn::File = syn::parse2(tokens(front)).unwrap();
    read_module(&mut modules, Vec::new(), front, &module_folder(front), &file.items);
    modules
}

fn tokens(path: &str) -> TokenStream {
    shipped(path, &fs::read_to_string(root().join(path)).unwrap()).tokens
}

fn read_module(modules: &mut Crate, path: Vec<String>, file: &str, folder: &str, items: &[Item]) {
    let mut reader = Reader { module: Module { file: file.to_owned(), ..Module::default() } };
    for item in items {
        reader.visit_item(item);
    }
    for item in items {
        let Item::Mod(inner) = item else { continue };
        let name = inner.ident.to_string();
        let folder = format!("{folder}/{name}");
        let mut path = path.clone();
        path.push(name);
        if let Some((_, items)) = &inner.content {
            read_module(modules, path, file, &folder, items);
        } else {
            let own = [format!("{folder}.rs"), format!("{folder}/mod.rs")];
            let own = own.into_iter().find(|file| root().join(file).exists()).unwrap();
            let parsed: syn::File = syn::parse2(tokens(&own)).unwrap();
            read_module(modules, path, &own, &folder, &parsed.items);
        }
    }
    modules.insert(path, reader.module);
}

/// Notes what a module declares and names.
struct Reader {
    module: Module,
}

impl Reader {
    fn imports(&mut self, item: &ItemUse) {
        let mut leaves = Vec::new();
        flatten(&item.tree, &mut Vec::new(), &mut leaves);
        for (alias, path) in leaves {
            let is_face = !matches!(item.vis, Visibility::Inherited)
                && path
                    .iter()
                    .find(|part| *part != "self")
                    .is_some_and(|first| self.module.modules.contains(first));
            match alias {
                Some(alias) => {
                    if !is_face {
                        self.module.named.insert(path.clone());
                    }
                    self.module.names.insert(alias, path);
                }
                None => self.module.globs.push(path),
            }
        }
    }

    /// Paths in the tokens of a macro: words with `::` between them.
    fn names_in(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    if colons != 2 {
                        self.module.named.insert(std::mem::take(&mut path));
                    }
                    path.push(word.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.names_in(group.stream());
                    colons = 0;
                }
                _ => colons = 0,
            }
        }
        self.module.named.insert(path);
    }
}

/// The names that a `use` makes, with what each stands for; no name for `*`.
fn flatten(tree: &UseTree, before: &mut Vec<String>, leaves: &mut Vec<(Option<String>, Vec<String>)>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, leaves);
            before.pop();
        }
        UseTree::Name(name) if name.ident == "self" => leaves.push((before.last().cloned(), before.clone())),
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            leaves.push((Some(name.clone()), [before.as_slice(), &[name]].concat()));
        }
        UseTree::Rename(rename) => {
            let path = [before.as_slice(), &[rename.ident.to_string()]].concat();
            leaves.push((Some(rename.rename.to_string()), path));
        }
        UseTree::Glob(_) => leaves.push((None, before.clone())),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, leaves)),
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        let name = match item {
            Item::Const(item) => Some(&item.ident),
            Item::Enum(item) => Some(&item.ident),
            Item::Fn(item) => Some(&item.sig.ident),
            Item::Macro(item) => item.ident.as_ref(),
            Item::Static(item) => Some(&item.ident),
            Item::Struct(item) => Some(&item.ident),
            Item::Trait(item) => Some(&item.ident),
            Item::Type(item) => Some(&item.ident),
            Item::Union(item) => Some(&item.ident),
            // What stands in it is read on its own.
            Item::Mod(item) => {
                self.module.modules.insert(item.ident.to_string());
                return;
            }
            Item::Use(item) => return self.imports(item),
            _ => None,
        };
        self.module.things.extend(name.map(ToString::to_string));
        visit::visit_item(self, item);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.module.named.insert(path.segments.iter().map(|part| part.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.names_in(call.tokens.clone());
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}

/// The file that defines what a path names from inside a module; nothing for what is not the crate's own, and for a module
/// by itself.
fn defined_in<'a>(modules: &'a Crate, at: &[String], path: &[String], steps: u8) -> Option<&'a str> {
    // A name may stand for itself: `use words::words`.
    let steps = steps.checked_sub(1)?;
    let (first, rest) = path.split_first()?;
    match first.as_str() {
        "crate" => return defined_in(modules, &[], rest, steps),
        "self" => return defined_in(modules, at, rest, steps),
        "super" => return defined_in(modules, &at[..at.len().checked_sub(1)?], rest, steps),
        _ => {}
    }
    let module = modules.get(at)?;
    if module.modules.contains(first)
        && let Some(file) = defined_in(modules, &[at, std::slice::from_ref(first)].concat(), rest, steps)
    {
        return Some(file);
    }
    if module.things.contains(first) {
        return Some(&module.file);
    }
    let stands_for = module.names.get(first).into_iter().cloned();
    let in_globs = module.globs.iter().map(|glob| [glob.as_slice(), std::slice::from_ref(first)].concat());
    stands_for
        .chain(in_globs)
        .find_map(|path| defined_in(modules, at, &[path.as_slice(), rest].concat(), steps))
}

/// Which file imports which, and by what.
type Imports = BTreeMap<String, BTreeMap<String, String>>;

fn imports(modules: &Crate) -> Imports {
    let mut imports = Imports::new();
    for (at, module) in modules {
        for path in &module.named {
            if let Some(file) = defined_in(modules, at, path, 20).filter(|file| *file != module.file) {
                imports.entry(module.file.clone()).or_default().insert(file.to_owned(), path.join("::"));
            }
        }
    }
    imports
}

fn room(file: &str) -> &str {
    match file.strip_prefix("core/src/").and_then(|inside| inside.split_once('/')) {
        Some((room, _)) => &file[.."core/src/".len() + room.len()],
        None if file.starts_with("laptop/src/") => "laptop/src",
        None => file,
    }
}

/// Everything a file imports within its room, by whatever way.
fn reached<'a>(imports: &'a Imports, from: &str) -> BTreeSet<&'a str> {
    let (mut reached, mut waiting) = (BTreeSet::new(), vec![from]);
    while let Some(file) = waiting.pop() {
        for next in imports.get(file).into_iter().flat_map(BTreeMap::keys) {
            if room(next) == room(from) && reached.insert(next.as_str()) {
                waiting.push(next);
            }
        }
    }
    reached
}

/// The circles of each room, told with what each of their imports names.
fn circles(imports: &Imports) -> BTreeMap<&str, String> {
    let mut told: BTreeMap<&str, String> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for file in imports.keys() {
        let ahead = reached(imports, file);
        if !ahead.contains(file.as_str()) || !seen.insert(file.as_str()) {
            continue;
        }
        let circle: BTreeSet<&str> =
            ahead.into_iter().filter(|other| reached(imports, other).contains(file.as_str())).collect();
        seen.extend(&circle);
        let told = told.entry(room(file)).or_default();
        let _ = writeln!(told, "a circle of {} files in {}:", circle.len(), room(file));
        for file in &circle {
            for (other, by) in imports[*file].iter().filter(|(other, _)| circle.contains(other.as_str())) {
                let _ = writeln!(told, "  {file} imports {other} by {by}");
            }
        }
    }
    told
}

#[test]
fn files_of_a_room_import_each_other_one_way() {
    let imports: Imports = ["core/src/lib.rs", "laptop/src/main.rs"]
        .into_iter()
        .flat_map(|front| imports(&read_crate(front)))
        .collect();
    assert!(imports.len() > 100, "only {} files import another", imports.len());
    let circles = circles(&imports);
    let told: String = circles
        .iter()
        .filter(|(room, _)| !STILL_CIRCULAR.contains(room))
        .map(|(_, told)| told.as_str())
        .collect();
    assert!(told.is_empty(), "\n{told}");
    for room in STILL_CIRCULAR {
        assert!(circles.contains_key(room), "{room} has no circle any more: take it off the list");
    }
}

#[test]
fn a_circle_is_seen_through_re_exports_globs_and_macros() {
    let mut modules = Crate::new();
    for (path, file, text) in [
        ("", "core/src/room/mod.rs", "mod a; mod b; mod c; mod d; pub use a::A; pub use c::*;"),
        ("a", "core/src/room/a.rs", "use super::b; pub struct A; fn f() -> u8 { b::number() }"),
        ("b", "core/src/room/b.rs", "use super::*; pub fn number() -> u8 { let _: Option<C>; 1 }"),
        ("c", "core/src/room/c.rs", "pub struct C; fn f() { println!(\"{:?}\", super::A) }"),
        ("d", "core/src/room/d.rs", "use super::{A, C};"),
    ] {
        let mut reader = Reader { module: Module { file: file.to_owned(), ..Module::default() } };
        syn::parse_str::<syn::File>(text).unwrap().items.iter().for_each(|item| reader.visit_item(item));
        let path = if path.is_empty() { Vec::new() } else { vec![path.to_owned()] };
        modules.insert(path, reader.module);
    }
    let imports = imports(&modules);
    let circles = circles(&imports);
    let told = &circles["core/src/room"];
    assert!(told.starts_with("a circle of 3 files"), "{told}");
    for line in [
        "a.rs imports core/src/room/b.rs",
        "b.rs imports core/src/room/c.rs",
        "c.rs imports core/src/room/a.rs",
    ] {
        assert!(told.contains(line), "{told}");
    }
}
