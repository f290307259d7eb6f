//! Sources as the tests of the house read them: told into tokens, without comments and without what is compiled for tests
//! only.

#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A source file without its tests.
pub struct Source {
    /// Where it lies, from the workspace's root, with `/`.
    pub path: String,
    /// Its tokens, string literals as `""`, with a space only between two words: `.unwrap()`, `use std::fs`.
    pub code: String,
    /// What its string literals say, escapes resolved.
    pub literals: Vec<String>,
    /// Lines that are not for tests.
    pub lines: usize,
}

/// What of a source is shipped.
#[derive(Default)]
pub struct Shipped {
    pub tokens: TokenStream,
    /// Modules that it declares for tests only, in files of their own.
    test_modules: Vec<String>,
    test_lines: usize,
}

/// The workspace's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every file below a path of the workspace with this ending, sorted by path; those of directories that are not shipped are
/// left out.
pub fn files(below: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![root().join(below)];
    while let Some(path) = waiting.pop() {
        if let Ok(entries) = fs::read_dir(&path) {
            if !path.ends_with("target") {
                waiting.extend(entries.map(|entry| entry.unwrap().path()));
            }
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A path from the workspace's root, with `/`.
pub fn relative(path: &Path) -> String {
    let inside = path.strip_prefix(root()).unwrap();
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The folder in which the modules lie that this file declares.
pub fn module_folder(path: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, "mod.rs" | "lib.rs" | "main.rs")) => folder.to_owned(),
        _ => path.trim_end_matches(".rs").to_owned(),
    }
}

/// Every Rust file below a path of the workspace that is shipped.
pub fn sources(below: &str) -> Vec<Source> {
    let (mut found, mut for_tests) = (Vec::new(), Vec::new());
    for path in files(below, ".rs") {
        let (path, text) = (relative(&path), fs::read_to_string(&path).unwrap());
        let shipped = shipped(&path, &text);
        let folder = module_folder(&path);
        for_tests.extend(shipped.test_modules.iter().map(|name| format!("{folder}/{name}")));
        let lines = text.trim_end().lines().count() - shipped.test_lines;
        let (mut code, mut literals) = (String::new(), Vec::new());
        print(shipped.tokens, &mut code, &mut literals);
        found.push(Source { path, code, literals, lines });
    }
    let is_for_tests = |path: &str| {
        for_tests
            .iter()
            .any(|module| path.strip_prefix(module.as_str()).is_some_and(|rest| rest.starts_with(['.', '/'])))
    };
    found.retain(|source| !is_for_tests(&source.path));
    found
}

/// The string literals of a text of code outside its tests.
pub fn literals(text: &str) -> Vec<String> {
    let mut literals = Vec::new();
    print(shipped("a text", text).tokens, &mut String::new(), &mut literals);
    literals
}

/// Leaves out comments and every item behind `#[cfg(test)]`.
pub fn shipped(path: &str, text: &str) -> Shipped {
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut shipped = Shipped::default();
    shipped.tokens = without_tests(tokens, &mut shipped);
    shipped
}

fn without_tests(tokens: TokenStream, shipped: &mut Shipped) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let attribute = attribute(&tokens[at..]);
        match (token, attribute) {
            (_, Some((length, said))) if said == "cfg(test)" => {
                let end = at + length + item(&tokens[at + length..]);
                let lines = tokens[at].span().start().line..=tokens[end - 1].span().end().line;
                shipped.test_lines += lines.count();
                if let [.., TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Punct(_)] =
                    &tokens[at..end]
                    && word == "mod"
                {
                    shipped.test_modules.push(name.to_string());
                }
                at = end;
            }
            // A comment, or what a foreign interface is told behind its feature.
            (_, Some((length, said)))
                if said.starts_with("doc=") || said.starts_with("cfg_attr(feature=") =>
            {
                at += length;
            }
            (TokenTree::Group(group), _) => {
                let mut inner = Group::new(group.delimiter(), without_tests(group.stream(), shipped));
                inner.set_span(group.span());
                kept.push(TokenTree::Group(inner));
                at += 1;
            }
            (token, _) => {
                kept.push(token.clone());
                at += 1;
            }
        }
    }
    kept.into_iter().collect()
}

/// The attribute at the start of these tokens: how many they are, and what it says.
fn attribute(tokens: &[TokenTree]) -> Option<(usize, String)> {
    let is = |at: usize, sign: char| matches!(tokens.get(at), Some(TokenTree::Punct(one)) if one.as_char() == sign);
    let bracket = if is(0, '#') { 1 + usize::from(is(1, '!')) } else { return None };
    let Some(TokenTree::Group(group)) = tokens.get(bracket) else { return None };
    let mut said = String::new();
    print(group.stream(), &mut said, &mut Vec::new());
    (group.delimiter() == Delimiter::Bracket).then_some((bracket + 1, said))
}

/// How many tokens the item at their start has: to the end of its block or statement, or to the comma of a variant.
fn item(tokens: &[TokenTree]) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Punct(sign) => matches!(sign.as_char(), ';' | ','),
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    let length = tokens.iter().position(ends).map_or(tokens.len(), |last| last + 1);
    // `use a::{b, c};` has both.
    let semicolon = matches!(tokens.get(length), Some(TokenTree::Punct(sign)) if sign.as_char() == ';');
    length + usize::from(semicolon)
}

fn print(tokens: TokenStream, code: &mut String, literals: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                code.push_str(open);
                print(group.stream(), code, literals);
                code.push_str(close);
            }
            TokenTree::Punct(sign) => code.push(sign.as_char()),
            TokenTree::Ident(word) => push_word(code, &word.to_string()),
            TokenTree::Literal(literal) => match syn::Lit::new(literal) {
                syn::Lit::Str(text) => {
                    push_word(code, "\"\"");
                    literals.push(text.value());
                }
                syn::Lit::Int(number) => push_word(code, number.base10_digits()),
                _ => push_word(code, "' '"),
            },
        }
    }
}

fn push_word(code: &mut String, word: &str) {
    if code.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_') {
        code.push(' ');
    }
    code.push_str(word);
}

#[test]
fn code_is_told_from_comments_literals_and_tests() {
    let text = r##"
        //! A word of unwrap().
        let a = "x // SELECT \" y"; // .unwrap()
        /* panic!( /* deeper */ */ let b = r#"raw " one"#; let c = '"'; fn f<'a>() {}
        struct Both { #[cfg(test)] tested: bool, kept: bool }
        #[cfg(test)] use a::{b, c};
        #[cfg(test)] mod tests { fn t() { x.unwrap() } }
        #[cfg(test)]
        mod beside;
        fn after() { x.y(1) }
    "##;
    let shipped = shipped("here", text);
    let (mut code, mut literals) = (String::new(), Vec::new());
    print(shipped.tokens, &mut code, &mut literals);
    assert_eq!(literals, ["x // SELECT \" y", "raw \" one"]);
    assert_eq!(code, "let a=\"\";let b=\"\";let c=' ';fn f<'a>(){}struct Both{kept:bool}fn after(){x.y(1)}");
    assert_eq!((shipped.test_modules, shipped.test_lines), (vec!["beside".to_owned()], 5));
}
