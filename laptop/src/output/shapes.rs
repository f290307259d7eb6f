//! What every verb prints with `--json`, as shapes written from the types: a page to read, and JSON Schema for programs.
//!
//! The table below names each answer once. A verb that is not in it fails a test, and the tests hold what the program
//! prints against it.

use std::fmt::Write;

use hallway_core::{
    insights::{
        Advocacies, AskDraft, Asking, AuditBoard, BetweenUs, Breadth, Card, Giving, GoalLine, GoalMap,
        KitPage, MeetingCard, MyWord, Named, Projects, Ready, WhatIf, Wheel, WinMatrix,
    },
    journal::{
        Check, Closed, Done, Found, Later, Noted, Page, PersonLine, Receipt, Repaired, Status, Undone,
    },
};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::{
    output::{
        answer::{
            AboutMe, Acts, Always, Changes, Deleted, DeviceActed, Devices, Forgotten, Goals, InFull, Known,
            Next, NotedAll, People, PersonActed, PersonChanged, QuestionAdded, Relay, SeatedAll, Settings,
            ToldAll, Topics,
        },
        json::{ErrorAnswer, Listed, Preview},
        next_command::TodayInJson,
    },
    verb::Event,
};

/// One answer of a verb.
pub struct Shape {
    /// The verb as one types it after `hallway`.
    pub verb: &'static str,
    /// When it answers so; empty: always, or where nothing else is said.
    pub when: &'static str,
    of: fn(&mut SchemaGenerator) -> Schema,
}

macro_rules! shapes {
    ($($verb:literal $(, $when:literal)? => $answer:ty;)+) => {
        &[$(Shape {
            verb: $verb,
            when: concat!($($when)?),
            of: |generator| generator.subschema_for::<$answer>(),
        }),+]
    };
}

/// Every answer, verb by verb in the order of the help.
pub const SHAPES: &[Shape] = shapes! {
    "log" => Receipt;
    "log", "--dry-run" => Preview<'static>;
    "today" => TodayInJson<'static>;
    "today", "--next" => Next<'static>;
    "prep", "one NAME" => Card;
    "prep", "several names" => MeetingCard;
    "prep", "no name" => People<Named>;
    "find" => Found;
    "find", "--topics" => Topics;
    "done" => NotedAll<Done>;
    "later" => NotedAll<Later>;
    "review" => Listed;
    "people" => People<PersonLine>;
    "people list" => People<PersonLine>;
    "people add" => PersonActed;
    "people merge" => PersonActed;
    "people rest" => People<PersonActed>;
    "people wake" => People<PersonActed>;
    "people forget" => Forgotten<'static>;
    "people spoke", "a NAME or a REF" => Noted;
    "people spoke", "no name" => Advocacies;
    "people knows", "two names" => Noted;
    "people knows", "one name" => Known;
    "people audit", "an answer" => PersonActed;
    "people audit", "no name" => AuditBoard;
    "people word" => MyWord;
    "people stage" => PersonActed;
    "people note" => NotedAll<Noted>;
    "people between" => BetweenUs;
    "people breadth" => Breadth;
    "people what-if" => WhatIf;
    "show", "a person" => InFull;
    "show", "a line or any other thing" => Page;
    "show", "me" => AboutMe<'static>;
    "show", "--history" => Changes;
    "edit", "a person" => PersonChanged<'static>;
    "edit", "a line" => Receipt;
    "edit", "a promise or a fact" => Noted;
    "edit", "me" => AboutMe<'static>;
    "edit", "--delete" => Deleted;
    "goal" => Goals;
    "goal list" => Goals;
    "goal add" => GoalLine;
    "goal edit" => GoalLine;
    "goal close" => Closed;
    "goal delete" => Deleted;
    "goal map" => GoalMap;
    "goal map", "add" => SeatedAll<'static>;
    "goal map", "off" => People<PersonActed>;
    "goal map", "--without" => WhatIf;
    "goal map", "--breadth" => Breadth;
    "goal told" => ToldAll<'static>;
    "goal ready" => Ready;
    "goal wheel" => Wheel;
    "goal win" => Noted;
    "goal wins" => WinMatrix;
    "goal kit" => KitPage;
    "goal projects" => Projects;
    "goal projects begin" => Noted;
    "goal projects note" => Noted;
    "ask", "no name" => Asking;
    "ask", "a name" => AskDraft;
    "ask", "--asked" => Noted;
    "ask heard" => Noted;
    "ask again" => Noted;
    "ask drop" => Noted;
    "ask feedback" => Noted;
    "ask will" => Noted;
    "ask done" => Noted;
    "ask told" => Noted;
    "ask question" => QuestionAdded<'static>;
    "give", "no name" => Giving;
    "give", "a name" => NotedAll<Noted>;
    "sync", "one event a line" => Event<'static>;
    "sync pair", "one event a line" => Event<'static>;
    "sync join", "one event a line" => Event<'static>;
    "sync devices" => Devices<'static>;
    "sync rename" => DeviceActed<'static>;
    "sync revoke" => DeviceActed<'static>;
    "sync trust" => DeviceActed<'static>;
    "sync relay" => Relay<'static>;
    "sync always" => Always<'static>;
    "undo" => Undone;
    "undo", "--list" => Acts<'static>;
    "journal" => Status;
    "journal status" => Status;
    "journal check" => Check;
    "journal check", "--repair, of a damaged file" => Repaired;
    "journal config" => Settings;
};

/// Every answer of these verbs, all of them without words, with the shapes they are made of, as JSON Schema.
pub fn document(words: &[String]) -> Value {
    let mut generator = SchemaGenerator::default();
    let wanted = words.join(" ");
    let of_these =
        |shape: &&Shape| wanted.is_empty() || format!("{} ", shape.verb).starts_with(&format!("{wanted} "));
    let verbs: Vec<Value> = SHAPES
        .iter()
        .filter(of_these)
        .map(|shape| json!({ "verb": shape.verb, "when": shape.when, "answer": (shape.of)(&mut generator) }))
        .collect();
    let error = generator.subschema_for::<ErrorAnswer>();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "verbs": verbs,
        "error": error,
        "$defs": generator.take_definitions(true),
    })
}

/// The same as a page in Markdown.
pub fn page(words: &[String]) -> String {
    let document = document(words);
    let mut page = String::from(INTRODUCTION);
    page.push_str("| hallway ... --json | when | answers |\n|---|---|---|\n");
    for verb in document["verbs"].as_array().into_iter().flatten() {
        let of = |field: &str| verb[field].as_str().unwrap_or_default().to_owned();
        let _ = writeln!(page, "| `{}` | {} | {} |", of("verb"), of("when"), kind(&verb["answer"]));
    }
    let _ = writeln!(page, "| any | an error | {} |", kind(&document["error"]));
    for (name, schema) in document["$defs"].as_object().into_iter().flatten() {
        let _ = write!(page, "\n## {name}\n");
        describe(&mut page, schema);
        fields(&mut page, schema);
    }
    page
}

const INTRODUCTION: &str = "\
# What `--json` prints

Made from the types by `hallway help json`; a test keeps it so, and tests hold what every verb prints against it. For programs
the same is JSON Schema: `hallway help json --json`.

An answer is one object on a line, and a list in it stands under its name. People are `{ref, name, new}` everywhere, `new` while
`review` has not shown them, `ref` nothing while nobody of that name is in the journal; goals are `{ref, name}`; a promise
is `{ref, mine, text, person, due, state}`. A moment is RFC 3339 with its offset, `2026-11-18T14:05:00+00:00`, a day
`2026-11-18`. A field that has nothing is null, and an act says in `said` what it did. A REF can be typed wherever a
verb takes one. Private words stand in what `show` and `find` answer; elsewhere the word `private` does. Fields are only
ever added.

";

fn describe(page: &mut String, schema: &Value) {
    if let Some(description) = schema["description"].as_str() {
        let _ = write!(page, "\n{}\n", one_line(description));
    }
}

/// The fields of an object, or of each form it may have.
fn fields(page: &mut String, schema: &Value) {
    if let Some(properties) = schema["properties"].as_object() {
        table(page, properties);
    } else if schema["oneOf"].is_null() && schema["anyOf"].is_null() {
        let _ = write!(page, "\n{}\n", kind(schema));
    }
    let forms: Vec<&Value> =
        ["oneOf", "anyOf", "allOf"].iter().filter_map(|key| schema[*key].as_array()).flatten().collect();
    for form in forms {
        match form["properties"].as_object() {
            Some(properties) => {
                let _ = write!(page, "\n{}", called(properties));
                match form["description"].as_str() {
                    Some(text) => _ = writeln!(page, ": {}", one_line(text)),
                    None => page.push('\n'),
                }
                table(page, properties);
            }
            None => {
                let text = form["description"].as_str().map(|text| format!(": {}", one_line(text)));
                let _ = write!(page, "\n- {}{}\n", kind(form), text.unwrap_or_default());
            }
        }
    }
}

/// How one form is told from the others: by the field that has one value in it.
fn called(properties: &Map<String, Value>) -> String {
    let told_by = properties.iter().find_map(|(name, of)| Some((name, of["const"].as_str()?)));
    told_by.map_or("With".to_owned(), |(name, value)| format!("With `{name}` `{value}`"))
}

fn table(page: &mut String, properties: &Map<String, Value>) {
    page.push_str("\n| field | is | what |\n|---|---|---|\n");
    for (name, schema) in properties {
        let text = schema["description"].as_str().map(one_line).unwrap_or_default();
        let _ = writeln!(page, "| `{name}` | {} | {text} |", kind(schema));
    }
}

/// A shape in a few words.
fn kind(schema: &Value) -> String {
    if let Some(title) = schema["title"].as_str() {
        return title.to_owned();
    }
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(value) = schema["const"].as_str() {
        return format!("`{value}`");
    }
    if let Some(known) = schema["enum"].as_array().or(schema["examples"].as_array()) {
        let words: Vec<&str> = known.iter().filter_map(Value::as_str).collect();
        let more = if schema["enum"].is_null() { ", and words of later versions" } else { "" };
        return format!("{}{more}", words.join(", "));
    }
    if let Some(forms) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
        let forms: Vec<String> = forms.iter().map(kind).collect();
        return forms.join(" or ");
    }
    let names: Vec<&str> = match &schema["type"] {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => return "object".to_owned(),
    };
    let words = names.into_iter().map(|name| match (name, schema["format"].as_str()) {
        ("array", _) => format!("list of {}", kind(&schema["items"])),
        ("string", Some("date")) => "day".to_owned(),
        ("string", Some("date-time")) => "moment".to_owned(),
        ("string", _) => "text".to_owned(),
        ("boolean", _) => "true or false".to_owned(),
        ("integer" | "number", _) => "number".to_owned(),
        ("null", _) => "null".to_owned(),
        ("object", _) => format!("object of {}", kind(&schema["additionalProperties"])),
        (other, _) => other.to_owned(),
    });
    words.collect::<Vec<_>>().join(" or ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::cli;

    /// What prints no answer: a script for a shell, and help.
    const NO_ANSWER: &[&str] = &["journal completions", "help"];

    /// Every verb that does something by itself, as one types it.
    fn verbs(command: &clap::Command, before: &str, all: &mut BTreeSet<String>) {
        for verb in command.get_subcommands() {
            let name = format!("{before} {}", verb.get_name()).trim().to_owned();
            verbs(verb, &name, all);
            all.insert(name);
        }
    }

    #[test]
    fn every_verb_has_a_shape_and_every_shape_a_verb() {
        let mut there = BTreeSet::new();
        verbs(&cli::command(), "", &mut there);
        let with_shape: BTreeSet<String> = SHAPES
            .iter()
            .map(|shape| shape.verb)
            .chain(NO_ANSWER.iter().copied())
            .map(str::to_owned)
            .collect();
        assert_eq!(there, with_shape);
    }

    #[test]
    fn people_goals_and_lists_have_one_shape_everywhere() {
        let document = document(&[]);
        let people =
            ["person", "reader", "with", "people", "guessed", "candidates", "who", "to_meet", "new_people"];
        let mut wrong = Vec::new();
        for (name, schema) in document["$defs"].as_object().unwrap() {
            let mut forms = vec![schema];
            forms.extend(["oneOf", "anyOf"].iter().filter_map(|key| schema[*key].as_array()).flatten());
            for (field, of) in forms.iter().filter_map(|form| form["properties"].as_object()).flatten() {
                let of = of.to_string();
                let points = ["$ref", "\"REF\"", "\"endpoint\""].iter().any(|way| of.contains(way));
                // The number of people of a goal, and of a week, is a number.
                let number = of.contains("\"integer\"");
                if people.contains(&field.as_str()) && !points && !number
                    || ["goal", "goals"].contains(&field.as_str()) && !points
                    || of.contains("prefixItems")
                {
                    wrong.push(format!("{name}.{field}: {of}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        for verb in document["verbs"].as_array().unwrap() {
            assert!(verb["answer"]["$ref"].is_string(), "{verb}: an answer is an object with a name");
        }
    }
}
