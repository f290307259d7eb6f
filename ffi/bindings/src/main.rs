//! Writes the Kotlin or the Swift side of the foreign door from the library that was built: `script/bindings` calls it.

#![forbid(unsafe_code)]

use anyhow::{Context, bail};
use camino::Utf8PathBuf;
use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate};

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = |what: &str| arguments.next().with_context(|| format!("say {what}: LANGUAGE LIBRARY OUT"));
    let language = match next("the language")?.as_str() {
        "kotlin" => TargetLanguage::Kotlin,
        "swift" => TargetLanguage::Swift,
        other => bail!("\"{other}\" is neither kotlin nor swift"),
    };
    generate(GenerateOptions {
        languages: vec![language],
        source: Utf8PathBuf::from(next("the library")?),
        out_dir: Utf8PathBuf::from(next("where to")?),
        config_override: None,
        crate_filter: None,
        metadata_no_deps: false,
        format: false,
    })
}
