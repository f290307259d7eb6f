//! `hallway people`.

mod advocacy;
mod audit;
mod breadth;
mod common_ground;
mod facts;
mod introductions;
mod my_word;
mod stages;

use clap::{Args, Subcommand};
use hallway_core::{insights::Named, journal::NewPerson, model::Relation};

use super::forget::Forget;
use crate::{
    error::{CommandError, Outcome},
    input::{choice::one_of, resolve},
    output::{
        render,
        screen::{Screen, faint, plain},
        terminal,
    },
    session::Session,
};

/// The people you work with: list, add, merge, rest; audit, notes, who knows whom, how far they reach
///
/// Without a verb it lists everybody. New names in a line are added by themselves.
#[derive(Debug, Args)]
#[command(infer_subcommands = true, disable_help_subcommand = true, after_help = EXAMPLES, after_long_help = JSON)]
pub struct People {
    #[command(subcommand)]
    verb: Option<Verb>,
}

const EXAMPLES: &str = "\
Examples:
  hallway people
  hallway people add 'Priya Natarajan' --org Payments --relation stakeholder
  hallway people merge 'Ana Silva' 'Ana'
  hallway people rest 'Bo Lindqvist' --because 'on leave until spring'";

const JSON: &str = "\
JSON:
  list: [{ref, name, new, relation, title, org, last, resting,
    resting_because}]
  add, merge, rest, wake: {ref, name, new}
  forget: {name, erased, rewritten, complete, unreadable, copies}
  the others: hallway help people VERB";

#[derive(Debug, Subcommand)]
enum Verb {
    List(List),
    Add(Add),
    Merge(Merge),
    Rest(Rest),
    Wake(Wake),
    Forget(Forget),
    Note(Box<facts::Note>),
    Spoke(advocacy::Spoke),
    Word(my_word::Word),
    Audit(audit::Audit),
    Stage(stages::SayStage),
    Between(common_ground::Between),
    Knows(introductions::Knows),
    Breadth(breadth::Breadth),
    #[command(name = "what-if")]
    WhatIf(breadth::WhatIf),
}

impl People {
    /// Whether it does more than list.
    pub(super) fn acts(&self) -> bool {
        !matches!(self.verb, None | Some(Verb::List(_)))
    }

    /// Does what was asked about people.
    pub fn run(self, session: &Session) -> Outcome {
        match self.verb.unwrap_or(Verb::List(List::default())) {
            Verb::List(list) => list.run(session),
            Verb::Add(add) => add.run(session),
            Verb::Merge(merge) => merge.run(session),
            Verb::Rest(rest) => rest.run(session),
            Verb::Wake(wake) => wake.run(session),
            Verb::Forget(forget) => forget.run(session),
            Verb::Note(note) => note.run(session),
            Verb::Spoke(spoke) => spoke.run(session),
            Verb::Word(_) => my_word::Word::run(session),
            Verb::Audit(audit) => audit.run(session),
            Verb::Stage(stage) => stage.run(session),
            Verb::Between(between) => between.run(session),
            Verb::Knows(knows) => knows.run(session),
            Verb::Breadth(_) => breadth::Breadth::run(session),
            Verb::WhatIf(what_if) => what_if.run(session),
        }
    }
}

/// Everybody by name, or those whose name, organisation or title holds some words
#[derive(Debug, Default, Args)]
#[command(
    after_help = "Examples:\n  hallway people list\n  hallway people list payments\n  hallway people list --resting"
)]
struct List {
    /// What to look for
    #[arg(value_name = "WORDS")]
    matching: Vec<String>,
    /// Only those who rest
    #[arg(long)]
    resting: bool,
}

impl List {
    fn run(self, session: &Session) -> Outcome {
        let words = self.matching.join(" ");
        let matching = (!words.is_empty()).then_some(words.as_str());
        let mut people = session.questions()?.people().list(matching, session.now())?;
        people.retain(|line| !self.resting || line.resting.is_some());
        let among = self.resting || matching.is_some();
        session.answer(&people, |people| render::people(people, among, session.now(), terminal::width()))
    }
}

/// Add someone
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway people add 'Tomás Pereira' --nickname Tom --relation mentor")]
struct Add {
    /// The full name
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// Another name they go by; may be given again
    #[arg(long, value_name = "NAME")]
    nickname: Vec<String>,
    /// Where they work: organisation, team or department
    #[arg(long, value_name = "ORG", default_value = "", hide_default_value = true)]
    org: String,
    /// Their title
    #[arg(long, value_name = "TITLE", default_value = "", hide_default_value = true)]
    title: String,
    /// What they are to you: colleague (if not said), manager, report, stakeholder, mentor, mentee, outside
    #[arg(long, value_name = "RELATION", value_parser = relation)]
    relation: Option<Relation>,
    /// How they are spoken of: she, he, they
    #[arg(long, value_name = "PRONOUN", default_value = "", hide_default_value = true)]
    pronoun: String,
    /// Days between conversations, if you want to choose
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=3650))]
    every: Option<u32>,
    /// Anything longer
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    notes: String,
    /// Add them even if somebody has that name
    #[arg(long)]
    anyway: bool,
}

impl Add {
    fn run(self, session: &Session) -> Outcome {
        let new = NewPerson {
            name: self.name.join(" "),
            nicknames: self.nickname,
            org: self.org,
            title: self.title,
            relation: self.relation,
            pronoun: self.pronoun,
            cadence: self.every,
            notes: self.notes,
        };
        let person = session.questions()?.people().add(new, self.anyway, session.now())?;
        said(session, &person, "Added")
    }
}

/// A relation by its word.
pub fn relation(word: &str) -> Result<Relation, String> {
    one_of(word, Relation::KNOWN, Relation::as_str)
}

/// Say that two records are the same person
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway people merge 'Ana Silva' 'Ana'")]
struct Merge {
    /// A name or REF
    one: String,
    /// The other name or REF
    other: String,
}

impl Merge {
    fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let one = resolve::person(journal, &[self.one])?;
        let other = resolve::person(journal, &[self.other])?;
        if one == other {
            return Err(CommandError::NotDone("both are the same person already".to_owned()));
        }
        let person = journal.people().merge(one, other, session.now())?;
        said(session, &person, "One person now")
    }
}

/// Let someone rest: history kept, no reminders
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway people rest 'Bo Lindqvist' --because 'on leave until spring'")]
struct Rest {
    /// A name or REF
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// Why, for yourself
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    because: String,
}

impl Rest {
    fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let person =
            journal.people().rest(resolve::person(journal, &self.name)?, &self.because, session.now())?;
        said(session, &person, "Resting")
    }
}

/// End someone's rest
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway people wake 'Bo Lindqvist'")]
struct Wake {
    /// A name or REF
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

impl Wake {
    fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let person = journal.people().wake(resolve::person(journal, &self.name)?, session.now())?;
        said(session, &person, "Awake")
    }
}

/// `Added · Ana Silva · undo`.
pub fn said(session: &Session, person: &Named, act: &str) -> Outcome {
    // Who rests already, or is awake.
    let act = if session.changed() { act } else { "As before" };
    session.said(person, |person| {
        let mut screen = Screen::new();
        screen.line([
            plain(format!("{act} · {}", person.name)),
            faint(format!("   {}", person.reference)),
            faint(" · undo"),
        ]);
        screen
    })
}
