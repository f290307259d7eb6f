//! The answers of verbs that are this program's own: lists under their name, and acts with what they did.
//!
//! Everything else that `--json` prints is an answer of the core. An answer is an object with its lists as named
//! fields, so that fields can be added beside it.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use hallway_core::{
    insights::{AskDraft, GoalLine, Introducer, KitPage, Named, NextAct, Ready, TurnTo, WhatIsLeft},
    journal::{FieldHistory, MineLine, Page, Peer, Seated, Told, TopicCount, TwoOfYou, UndoLine},
    model::{EndpointId, Me, Reference},
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::output::{next_command::ActInJson, render, screen::Screen};

/// People under their name.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "PeopleOf{T}")]
pub struct People<T> {
    /// The people.
    pub people: Vec<T>,
}

/// What was done to somebody.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PersonActed {
    /// The person it is about.
    #[serde(flatten)]
    pub person: Named,
    /// What was done, in words.
    pub said: String,
}

impl PersonActed {
    /// What was done to somebody: `Added · Ana Silva`.
    pub fn of(person: &Named, act: &str) -> Self {
        Self { person: person.clone(), said: format!("{act} · {}", person.name) }
    }

    /// The same as a screen.
    pub fn screen(&self) -> Screen {
        render::said(&self.said, Some(&self.person.reference))
    }
}

/// Several things that were noted together.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AllNotedOf{T}")]
pub struct NotedAll<T> {
    /// What was noted, one for each word given.
    pub noted: Vec<T>,
}

/// Goals, open ones first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Goals {
    /// The goals.
    pub goals: Vec<GoalLine>,
}

/// The acts that are worth doing now.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Next<'a> {
    next: Vec<ActInJson<'a>>,
}

impl<'a> Next<'a> {
    /// These acts, each with its command.
    pub fn of(acts: &'a [NextAct]) -> Self {
        Self { next: acts.iter().map(ActInJson::from).collect() }
    }
}

/// The topics there are.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Topics {
    /// The most used first.
    pub topics: Vec<TopicCount>,
}

/// The people somebody is known to know.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Known {
    /// The people who could introduce you to them.
    pub knows: Vec<Introducer>,
}

/// How ready it is to ask several people.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AllReady {
    /// Each of them.
    pub ready: Vec<Ready>,
}

/// Words to ask several people with.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Drafts {
    /// One for each of them.
    pub drafts: Vec<AskDraft>,
}

/// The pages of a kit that several people got.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KitPages {
    /// One for each of them.
    pub pages: Vec<KitPage>,
}

/// What was deleted.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Deleted {
    /// Each thing in words.
    pub deleted: Vec<String>,
}

/// Every change of a record.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Changes {
    /// The changes, the oldest first.
    pub changes: Vec<FieldHistory>,
}

/// People who were put on a map.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SeatedAll<'a> {
    /// The people put on the map, one each.
    pub seated: Vec<&'a Seated>,
}

/// People who were told.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldAll<'a> {
    /// The people who were told, one each.
    pub told: &'a [Told],
}

/// The latest acts on this device.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Acts<'a> {
    /// The newest first.
    pub acts: &'a [UndoLine],
}

/// A person with everything about them.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PersonInFull")]
pub struct InFull {
    /// Their page.
    #[serde(flatten)]
    pub page: Page,
    /// What the practice says of the two of you.
    #[serde(flatten)]
    pub two_of_you: TwoOfYou,
}

/// Your own record.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AboutMe<'a> {
    /// Always `me`.
    what: &'static str,
    /// What you are called.
    name: &'a str,
    /// How you are spoken of.
    pronoun: &'a str,
    /// The most people a week to be proposed.
    pace: Option<u32>,
    /// Your own words for kinds of contact.
    kind_words: &'a BTreeMap<String, String>,
    /// Days between asking for feedback.
    feedback_every: Option<u32>,
    /// What you have to tell of.
    mine: &'a [MineLine],
    /// Whom you turn to for what.
    turn_to: &'a [TurnTo],
}

impl<'a> AboutMe<'a> {
    /// The answer about the user's own record.
    pub fn of(me: &'a Me, mine: &'a [MineLine], turn_to: &'a [TurnTo]) -> Self {
        Self {
            what: "me",
            name: &me.name,
            pronoun: &me.pronoun,
            pace: me.pace,
            kind_words: &me.kind_words,
            feedback_every: me.feedback_every,
            mine,
            turn_to,
        }
    }
}

/// A person who was changed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PersonChanged<'a> {
    /// The person it is about.
    #[serde(flatten)]
    pub person: &'a Named,
    /// What was done, in words.
    pub said: &'a str,
    /// Facts that were added, confirmed and ended.
    pub facts: &'a [Reference],
    /// For somebody who left: what is left of each goal they had a say in.
    pub left: Option<&'a [WhatIsLeft]>,
}

/// A question of your own that was added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct QuestionAdded<'a> {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: &'a Reference,
    /// What was done, in words.
    pub said: &'a str,
    /// How it is better asked.
    pub advice: Option<&'a str>,
}

/// Somebody who was forgotten.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Forgotten<'a> {
    /// What they were called.
    pub name: &'a str,
    /// Records that are gone.
    pub erased: u32,
    /// Records that were rewritten without them.
    pub rewritten: u32,
    /// Every byte is gone from the file.
    pub complete: bool,
    /// What holds that up.
    pub held_up: Option<&'a str>,
    /// Records that cannot be read, and so could not be searched.
    pub unreadable: u32,
    /// Damaged copies that still hold what they held.
    pub copies: &'a [PathBuf],
    /// Files in the clear that an editor has, or that were kept for the user: they still hold what they held.
    pub texts: &'a [PathBuf],
}

/// Every device that ever belonged.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Devices<'a> {
    /// The devices.
    pub devices: &'a [Peer],
}

/// A device about which something was said.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DeviceActed<'a> {
    /// Which it is on the network; nothing for the one in hand.
    pub endpoint: Option<EndpointId>,
    /// What it is called.
    pub name: &'a str,
    /// What was done, in words.
    pub said: &'a str,
    /// Devices that wait for your look because this one let them in.
    pub paused: &'a [String],
}

/// The relay.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Relay<'a> {
    /// Its address; nothing: devices meet directly.
    pub relay: Option<&'a str>,
}

/// Keeping in step in the background.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Always<'a> {
    /// off, runs or stopped.
    #[serde(rename = "always")]
    pub state: &'static str,
    /// The file of the service.
    pub file: &'a Path,
    /// What was written to it, when it was switched on.
    pub text: Option<&'a str>,
    /// What was run, when it was switched on.
    pub commands: Option<Vec<String>>,
}

/// Settings of this device and of the journal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Settings {
    /// Each setting with its value.
    pub settings: BTreeMap<&'static str, String>,
}
