//! What every verb prints with `--json`, as shapes written from the types: a page to read, and JSON Schema for programs.
//!
//! The table below names each answer once. A verb that is not in it fails a test, and the tests hold what the program
//! prints against it.

mod page;

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
use serde_json::{Value, json};

use crate::{
    output::{
        answer::{
            AboutMe, Acts, AllReady, Always, Changes, Deleted, DeviceActed, Devices, Drafts, Forgotten,
            Goals, InFull, KitPages, Known, Next, NotedAll, People, PersonActed, PersonChanged,
            QuestionAdded, Relay, SeatedAll, Settings, ToldAll, Topics,
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

pub use page::page;

/// Every answer, verb by verb in the order of the help.
pub const SHAPES: &[Shape] = shapes! {
    "log" => Receipt;
    "log", "--dry-run" => Preview<'static>;
    "today" => TodayInJson<'static>;
    "today", "--next, old spelling" => Next<'static>;
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
    "people wake", "old spelling" => People<PersonActed>;
    "people forget" => Forgotten<'static>;
    "people spoke", "a NAME or a REF" => Noted;
    "people spoke", "several names" => NotedAll<Noted>;
    "people spoke", "no name" => Advocacies;
    "people knows", "two names" => Noted;
    "people knows", "several names" => NotedAll<Noted>;
    "people knows", "one name" => Known;
    "people audit", "an answer" => PersonActed;
    "people audit", "an answer for several names" => People<PersonActed>;
    "people audit", "no name" => AuditBoard;
    "people word", "old spelling" => MyWord;
    "people stage", "old spelling" => PersonActed;
    "people note", "old spelling" => NotedAll<Noted>;
    "people between", "old spelling" => BetweenUs;
    "people breadth", "old spelling" => Breadth;
    "people what-if", "old spelling" => WhatIf;
    "show", "a person" => InFull;
    "show", "several people" => People<InFull>;
    "show", "a line or any other thing" => Page;
    "show", "me" => AboutMe<'static>;
    "show", "--history" => Changes;
    "edit", "a person" => PersonChanged<'static>;
    "edit", "several people" => People<PersonChanged<'static>>;
    "edit", "a line" => Receipt;
    "edit", "a promise or a fact" => Noted;
    "edit", "me" => AboutMe<'static>;
    "edit", "--delete" => Deleted;
    "goal" => Goals;
    "goal list", "old spelling" => Goals;
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
    "goal ready", "several names" => AllReady;
    "goal wheel" => Wheel;
    "goal win" => Noted;
    "goal wins" => WinMatrix;
    "goal kit" => KitPage;
    "goal kit", "--given, for several names" => KitPages;
    "goal projects" => Projects;
    "goal projects begin" => Noted;
    "goal projects note", "about one person, or nobody" => Noted;
    "goal projects note", "about several people" => NotedAll<Noted>;
    "ask", "no name" => Asking;
    "ask", "a name" => AskDraft;
    "ask", "several names" => Drafts;
    "ask", "--asked" => Noted;
    "ask", "--asked, several names" => NotedAll<Noted>;
    "ask heard" => Noted;
    "ask again" => Noted;
    "ask drop", "old spelling" => Noted;
    "ask feedback" => Noted;
    "ask feedback", "several names" => NotedAll<Noted>;
    "ask will" => Noted;
    "ask done", "old spelling" => Noted;
    "ask told", "old spelling" => Noted;
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
    "journal status", "old spelling" => Status;
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

    /// Texts that look like a person or a goal of the journal and have no reference.
    const TEXTS: &[&str] = &[
        // The user, and whom no reference points at any more.
        "AboutMe.name",
        "Forgotten.name",
        // Names or days; whoever is meant by a name stands with their reference in `people`, others in its `alternatives`.
        "Doubt.alternatives",
    ];

    #[test]
    fn a_name_never_stands_without_how_to_point_at_whom_it_means() {
        let document = document(&[]);
        let names = ["name", "whom", "who", "through", "other", "goal", "person", "alternatives"];
        let mut bare = Vec::new();
        for (name, schema) in document["$defs"].as_object().unwrap() {
            let mut forms = vec![schema];
            forms.extend(["oneOf", "anyOf"].iter().filter_map(|key| schema[*key].as_array()).flatten());
            for form in forms {
                let Some(fields) = form["properties"].as_object() else { continue };
                let points = ["ref", "endpoint"].iter().any(|field| fields.contains_key(*field));
                for (field, of) in fields {
                    let is_text =
                        |of: &Value| of["type"].to_string().contains("\"string\"") && of["title"] != "REF";
                    let texts = is_text(of) || is_text(&of["items"]);
                    let whole = format!("{name}.{field}");
                    if names.contains(&field.as_str()) && texts && !points && !TEXTS.contains(&whole.as_str())
                    {
                        bare.push(format!("{whole}: {of}"));
                    }
                }
            }
        }
        assert!(bare.is_empty(), "{bare:#?}");
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
