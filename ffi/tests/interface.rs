//! The exported interface, read out of the library that was built: what changes in it shows in review.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use uniffi_bindgen::macro_metadata::extract_from_library;
use uniffi_meta::{FieldMetadata, FnParamMetadata, Metadata, Type};

/// The library that this test was linked with stands beside it.
fn library() -> Utf8PathBuf {
    let here = std::env::current_exe().unwrap();
    let name = format!("{}hallway_ffi{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    Utf8PathBuf::from_path_buf(here.with_file_name(name)).unwrap()
}

/// Everything that is exported.
fn metadata() -> Vec<Metadata> {
    extract_from_library(&library()).unwrap()
}

/// Every export under what it belongs to.
pub fn interface() -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |of: &str, line: String| found.entry(of.to_owned()).or_default().push(line);
    for item in metadata() {
        match item {
            Metadata::Func(it) => {
                add(
                    "functions",
                    signature(&it.name, &it.inputs, it.return_type.as_ref(), it.throws.as_ref()),
                );
            }
            Metadata::Constructor(it) => {
                add(
                    &it.self_name,
                    format!("new {}", signature(&it.name, &it.inputs, None, it.throws.as_ref())),
                );
            }
            Metadata::Method(it) => {
                add(
                    &it.self_name,
                    signature(&it.name, &it.inputs, it.return_type.as_ref(), it.throws.as_ref()),
                );
            }
            Metadata::TraitMethod(it) => {
                let line = signature(&it.name, &it.inputs, it.return_type.as_ref(), it.throws.as_ref());
                add(&it.trait_name, format!("told {line}"));
            }
            Metadata::Record(it) => add(&it.name, format!("{{ {} }}", fields(&it.fields))),
            Metadata::Enum(it) => {
                for variant in &it.variants {
                    let inside = fields(&variant.fields);
                    let inside = if inside.is_empty() { inside } else { format!(" {{ {inside} }}") };
                    add(&it.name, format!("{}{inside}", variant.name));
                }
            }
            Metadata::CustomType(it) => add(&it.name, format!("= {}", said(&it.builtin))),
            _ => {}
        }
    }
    found
}

fn signature(
    name: &str,
    inputs: &[FnParamMetadata],
    returns: Option<&Type>,
    throws: Option<&Type>,
) -> String {
    let inputs: Vec<String> =
        inputs.iter().map(|input| format!("{}: {}", input.name, said(&input.ty))).collect();
    let returns = returns.map(|returns| format!(" -> {}", said(returns))).unwrap_or_default();
    let throws = throws.map(|throws| format!(" or {}", said(throws))).unwrap_or_default();
    format!("{name}({}){returns}{throws}", inputs.join(", "))
}

fn fields(fields: &[FieldMetadata]) -> String {
    let one = |field: &FieldMetadata| match field.name.as_str() {
        "" => said(&field.ty),
        name => format!("{name}: {}", said(&field.ty)),
    };
    fields.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn said(of: &Type) -> String {
    match of {
        Type::Object { name, .. }
        | Type::Record { name, .. }
        | Type::Enum { name, .. }
        | Type::CallbackInterface { name, .. }
        | Type::Custom { name, .. } => name.clone(),
        Type::Optional { inner_type } => format!("{}?", said(inner_type)),
        Type::Sequence { inner_type } => format!("[{}]", said(inner_type)),
        Type::Map { key_type, value_type } => format!("[{}: {}]", said(key_type), said(value_type)),
        other => format!("{other:?}").to_lowercase(),
    }
}

#[test]
fn the_exported_interface_is_the_one_that_was_reviewed() {
    let of_each = interface().into_iter().map(|(of, mut lines)| {
        lines.sort();
        let lines: Vec<String> = lines.iter().map(|line| format!("    {line}\n")).collect();
        format!("{of}\n{}", lines.concat())
    });
    let text = of_each.collect::<Vec<_>>().concat();
    assert!(text.contains("Journal\n") && text.contains("ReadingShown\n"), "the library holds its metadata");
    insta::assert_snapshot!(text);
}

#[test]
fn every_method_is_called_with_hostile_arguments() {
    let tests = include_str!("hostile.rs");
    // What gives a handle, ends the journal or asks it nothing has no argument that could be hostile.
    let harmless = [
        "people",
        "goals",
        "asks",
        "relationships",
        "giving",
        "review",
        "devices",
        "settings",
        "maintenance",
        "sync",
        "shut",
        "endpoint",
    ];
    let mut seen = 0;
    for item in metadata() {
        let called = match item {
            // Work, a run and a secret are made of nothing.
            Metadata::Constructor(it) if it.inputs.len() < 2 => continue,
            Metadata::Func(it) if it.inputs.is_empty() => continue,
            Metadata::Func(it) => it.name,
            Metadata::Constructor(it) => format!("{}.{}", it.self_name, it.name),
            Metadata::Method(it) if it.self_name == "Journal" && harmless.contains(&it.name.as_str()) => {
                continue;
            }
            Metadata::Method(it) => format!("{}.{}", it.self_name, it.name),
            _ => continue,
        };
        seen += 1;
        assert!(tests.contains(&format!("\"{called}\"")), "{called} is not in hostile.rs");
    }
    assert!(seen > 130, "{seen} calls are exported");
}
