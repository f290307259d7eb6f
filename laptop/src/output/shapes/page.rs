//! The shapes as a page to read: a section for each verb with what only it answers, whole; then what several answers share, once.
//!
//! A shape that is used in only one place is written out there, under its field. Everything else is a link.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use serde_json::{Map, Value};

const INTRODUCTION: &str = "\
# What `--json` prints

Made from the types by `hallway help json`; a test keeps it so, and tests hold what every verb prints against it. For programs
the same is JSON Schema: `hallway help json --json`. One verb: `hallway help json people`.

An answer is one object on a line, and a list in it is a field with its name. People are `{ref, name, new}` everywhere, `new` while
`review` has not shown them, `ref` nothing while nobody of that name is in the journal; goals are `{ref, name}`; a promise
is `{ref, mine, text, person, due, state}`. A moment is RFC 3339 with its offset, `2026-11-18T14:05:00+00:00`, a day
`2026-11-18`. A field that has nothing is null, and an act says in `said` what it did. A REF has all its 32
letters, so that it means the same when the journal has grown; it, or an end of it that no other shares, can be typed wherever
a verb takes one. Private words stand in what `show` and `find` answer; elsewhere the word `private` does. Fields are only
ever added.

Under each verb stands what it alone answers; what several answer stands once, in [Shared shapes](#shared-shapes).
";

/// What verbs print with `--json`, in Markdown, from their JSON Schema.
pub fn page(document: &Value) -> String {
    let shapes = Shapes::of(document);
    let mut page = String::from(INTRODUCTION);
    for (verb, answers) in &shapes.verbs {
        let _ = write!(page, "\n## {verb}\n");
        let (own, shared): (Vec<_>, Vec<_>) =
            answers.iter().partition(|answer| !shapes.is_shared(answer.name));
        if !shared.is_empty() {
            page.push('\n');
        }
        for answer in shared {
            let _ = writeln!(page, "- {}: {}", answer.typed(), link(answer.name));
        }
        for answer in own {
            let _ = write!(page, "\n### {}\n", answer.typed());
            shapes.describe(&mut page, answer.name);
            shapes.body(&mut page, answer.name, 0);
        }
    }
    page.push_str("\n## Shared shapes\n");
    for name in shapes.all.keys().copied().filter(|name| shapes.is_shared(name)) {
        let _ = write!(page, "\n### {name}\n");
        shapes.describe(&mut page, name);
        shapes.body(&mut page, name, 0);
    }
    page
}

/// A shape that a verb answers, with every way of typing the verb that answers so.
struct Answer<'a> {
    name: &'a str,
    ways: Vec<(&'a str, &'a str)>,
}

impl Answer<'_> {
    /// "`people spoke` (no name), `people wake`".
    fn typed(&self) -> String {
        let ways = self.ways.iter().map(|&(verb, when)| match when {
            "" => format!("`{verb}`"),
            when => format!("`{verb}` ({when})"),
        });
        ways.collect::<Vec<_>>().join(", ")
    }
}

struct Shapes<'a> {
    all: BTreeMap<&'a str, &'a Value>,
    /// The verbs in their order, each with its answers.
    verbs: Vec<(&'a str, Vec<Answer<'a>>)>,
    /// Where a shape is named: other shapes, and verbs.
    places: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Shapes<'a> {
    fn of(document: &'a Value) -> Self {
        let all: BTreeMap<&str, &Value> = document["$defs"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, schema)| (name.as_str(), schema))
            .collect();
        let mut places: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (&name, schema) in &all {
            for named in named_in(schema) {
                places.entry(named).or_default().insert(name);
            }
        }
        let mut verbs: Vec<(&str, Vec<Answer<'_>>)> = Vec::new();
        let any = [("error", "of any verb", &document["error"])];
        let each = document["verbs"].as_array().into_iter().flatten().map(|verb| {
            let word = |field: &str| verb[field].as_str().unwrap_or_default();
            (word("verb"), word("when"), &verb["answer"])
        });
        for (verb, when, answer) in each.chain(any) {
            let top = verb.split(' ').next().unwrap_or(verb);
            let Some(name) = referred(answer) else { continue };
            places.entry(name).or_default().insert(top);
            if verbs.last().is_none_or(|(last, _)| *last != top) {
                verbs.push((top, Vec::new()));
            }
            let Some((_, answers)) = verbs.last_mut() else { continue };
            match answers.iter_mut().find(|answer| answer.name == name) {
                Some(answer) => answer.ways.push((verb, when)),
                None => answers.push(Answer { name, ways: vec![(verb, when)] }),
            }
        }
        Self { all, verbs, places }
    }

    /// Whether it is used in more than one place, and so gets a section.
    fn is_shared(&self, name: &str) -> bool {
        self.places.get(name).is_some_and(|places| places.len() != 1)
    }

    fn describe(&self, page: &mut String, name: &str) {
        if let Some(text) = self.all.get(name).and_then(|schema| schema["description"].as_str()) {
            let _ = write!(page, "\n{}\n", one_line(text));
        }
        page.push('\n');
    }

    /// The fields of a shape, or of each form it may have, as a list that is moved in so far.
    fn body(&self, page: &mut String, name: &str, depth: usize) {
        let Some(schema) = self.all.get(name) else { return };
        let forms: Vec<&Value> =
            ["oneOf", "anyOf", "allOf"].iter().filter_map(|key| schema[*key].as_array()).flatten().collect();
        match schema["properties"].as_object() {
            Some(properties) => self.fields(page, properties, None, depth),
            None if forms.is_empty() && referred(schema).is_none() => {
                bullet(page, depth, &self.kind(schema), None);
            }
            None => {}
        }
        self.rest(page, schema, depth);
        for form in forms {
            self.form(page, form, depth);
        }
    }

    fn form(&self, page: &mut String, form: &Value, depth: usize) {
        let text = form["description"].as_str();
        let Some(properties) = form["properties"].as_object() else {
            bullet(page, depth, &self.kind(form), text);
            return self.inside(page, form, depth + 1);
        };
        let told_by = properties.iter().find_map(|(name, of)| Some((name, of["const"].as_str()?)));
        let called = told_by.map_or("or".to_owned(), |(name, value)| format!("with `{name}` `{value}`"));
        bullet(page, depth, &called, text);
        self.fields(page, properties, told_by.map(|(name, _)| name.as_str()), depth + 1);
        self.rest(page, form, depth + 1);
    }

    /// What a shape has beside its own fields: those of another one.
    fn rest(&self, page: &mut String, schema: &Value, depth: usize) {
        if let Some(name) = referred(schema) {
            if self.is_shared(name) {
                bullet(page, depth, &format!("and what {} has", link(name)), None);
            } else {
                self.body(page, name, depth);
            }
        }
    }

    fn fields(&self, page: &mut String, fields: &Map<String, Value>, but: Option<&str>, depth: usize) {
        for (name, schema) in fields.iter().filter(|(name, _)| Some(name.as_str()) != but) {
            let said = schema["description"].as_str();
            bullet(page, depth, &format!("`{name}`, {}", self.kind(schema)), said);
            self.inside(page, schema, depth + 1);
        }
    }

    /// The shapes of a field that are used nowhere else.
    fn inside(&self, page: &mut String, schema: &Value, depth: usize) {
        for name in named_in(schema).into_iter().filter(|name| !self.is_shared(name)) {
            self.body(page, name, depth);
        }
    }

    /// A shape in a few words.
    fn kind(&self, schema: &Value) -> String {
        if let Some(title) = schema["title"].as_str() {
            return title.to_owned();
        }
        if let Some(name) = referred(schema) {
            if self.is_shared(name) {
                return link(name);
            }
            let is_word = self.all.get(name).is_some_and(|schema| !has_fields(schema));
            return if is_word { "one of these".to_owned() } else { "object".to_owned() };
        }
        if let Some(value) = schema["const"].as_str() {
            return format!("`{value}`");
        }
        if let Some(known) = schema["enum"].as_array().or(schema["examples"].as_array()) {
            let words: Vec<&str> = known.iter().filter_map(Value::as_str).collect();
            let more = if schema["enum"].is_null() { ", or a word of a later version" } else { "" };
            return format!("{}{more}", words.join(", "));
        }
        if let Some(forms) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
            let forms: Vec<String> = forms.iter().map(|form| self.kind(form)).collect();
            return forms.join(" or ");
        }
        let names: Vec<&str> = match &schema["type"] {
            Value::String(name) => vec![name],
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
            _ => return "object".to_owned(),
        };
        let words = names.into_iter().map(|name| match (name, schema["format"].as_str()) {
            ("array", _) => match self.kind(&schema["items"]).as_str() {
                "object" => "list of objects".to_owned(),
                other => format!("list of {other}"),
            },
            ("string", Some("date")) => "day".to_owned(),
            ("string", Some("date-time")) => "moment".to_owned(),
            ("string", _) => "text".to_owned(),
            ("boolean", _) => "true or false".to_owned(),
            ("integer" | "number", _) => "number".to_owned(),
            ("object", _) => format!("object of {}", self.kind(&schema["additionalProperties"])),
            (other, _) => other.to_owned(),
        });
        words.collect::<Vec<_>>().join(" or ")
    }
}

fn bullet(page: &mut String, depth: usize, what: &str, said: Option<&str>) {
    let said = said.map(|text| format!(": {}", one_line(text))).unwrap_or_default();
    let _ = writeln!(page, "{}- {what}{said}", "  ".repeat(depth));
}

/// The shape referred to here.
fn referred(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

/// Every shape that is named anywhere in this one, in its order, each once.
fn named_in(schema: &Value) -> Vec<&str> {
    let mut named: Vec<&str> = referred(schema).into_iter().collect();
    let inside: Vec<&Value> = match schema {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(all) => all.iter().collect(),
        _ => Vec::new(),
    };
    for name in inside.into_iter().flat_map(named_in) {
        if !named.contains(&name) {
            named.push(name);
        }
    }
    named
}

/// Whether a shape is an object, or may be one.
fn has_fields(schema: &Value) -> bool {
    let forms = ["oneOf", "anyOf", "allOf"].iter().filter_map(|key| schema[*key].as_array()).flatten();
    !schema["properties"].is_null() || !schema["$ref"].is_null() || forms.into_iter().any(has_fields)
}

fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
