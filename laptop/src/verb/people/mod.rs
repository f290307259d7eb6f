//! `hallway people`.

mod advocacy;
mod audit;
mod forget;
mod introductions;
mod old;
mod rest;

use clap::{Args, Subcommand};
use hallway_core::{
    Error,
    error::Hint,
    insights::Named,
    journal::{Journal, NewPerson},
    model::Relation,
    quick_log::fold,
};

use crate::{
    error::{CommandError, Outcome},
    input::{
        choice,
        questions::{self, Besides, Choice},
        resolve,
    },
    output::{
        answer::{People as PeopleShown, PersonActed},
        render,
        screen::{Screen, faint, plain},
        terminal,
    },
    session::Session,
};

/// The people you work with: list, add, merge, rest; who spoke for you, who knows whom, the audit
///
/// Without a verb it lists everyone. New names in a line are added automatically.
#[derive(Debug, Args)]
#[command(infer_subcommands = true, disable_help_subcommand = true, after_help = EXAMPLES)]
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

#[derive(Debug, Subcommand)]
enum Verb {
    List(List),
    Add(Add),
    Merge(Merge),
    Rest(rest::Rest),
    Forget(forget::Forget),
    Spoke(advocacy::Spoke),
    Knows(introductions::Knows),
    Audit(audit::Audit),
    #[command(flatten)]
    Old(old::Old),
}

impl People {
    /// Does what was asked about people.
    pub fn run(self, session: &Session) -> Outcome {
        match self.verb.unwrap_or(Verb::List(List::default())) {
            Verb::List(list) => list.run(session),
            Verb::Add(add) => add.run(session),
            Verb::Merge(merge) => merge.run(session),
            Verb::Rest(rest) => rest.run(session),
            Verb::Forget(forget) => forget.run(session),
            Verb::Spoke(spoke) => spoke.run(session),
            Verb::Knows(knows) => knows.run(session),
            Verb::Audit(audit) => audit.run(session),
            Verb::Old(old) => old.run(session),
        }
    }
}

/// Everyone by name, or those whose name, organisation or title has some words in it
#[derive(Debug, Default, Args)]
#[command(
    after_help = "Examples:\n  hallway people list\n  hallway people list payments\n  hallway people list --resting"
)]
struct List {
    /// What to look for
    #[arg(value_name = "WORDS")]
    matching: Vec<String>,
    /// Only those who are resting
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
        session.answer(&PeopleShown { people }, |all| {
            render::people(&all.people, among, session.now(), terminal::width())
        })
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
    /// What they are to you: colleague (unless you say), manager, report, stakeholder, mentor, mentee, outside
    #[arg(long, value_name = "RELATION", value_parser = choice::relation)]
    relation: Option<Relation>,
    /// Their pronoun: she, he, they
    #[arg(long, value_name = "PRONOUN", default_value = "", hide_default_value = true)]
    pronoun: String,
    /// Days between conversations, if you want to choose
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=3650))]
    every: Option<u32>,
    /// Anything longer
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    notes: String,
    /// Add them even if someone already has that name
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
        session.begin();
        let journal = &*session.questions()?;
        if !self.anyway {
            is_nobody_yet(journal, &new.name)?;
        }
        let person = journal.people().add(new, self.anyway, session.now())?;
        said(session, &person, "Added")
    }
}

/// A short name that somebody goes by already would mean a record with nothing in it from now on.
fn is_nobody_yet(journal: &Journal, name: &str) -> Outcome {
    let Ok(known) = journal.people().resolve(name) else { return Ok(()) };
    let known = journal.people().named(known)?.name;
    if fold(&known) == fold(name.trim().trim_start_matches('@')) {
        // The journal says so itself.
        return Ok(());
    }
    let name = name.to_owned();
    Err(CommandError::Core(Error::AlreadyThere {
        said: format!("{known} goes by {name} already"),
        hints: vec![Hint::EditPerson { name: known }, Hint::AddNamesake { name }],
    }))
}

/// Say that two records are the same person
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway people merge 'Ana Silva' 'Ana'\n  hallway people merge 'Ana Silva' 'Ana' --name 'Ana Silva'"
)]
struct Merge {
    /// A name or REF
    one: String,
    /// The other name or REF
    other: String,
    /// The name that stays; if not said, it asks, or keeps the fuller one
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

impl Merge {
    fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let one = resolve::person(journal, &[self.one])?;
        let other = resolve::person(journal, &[self.other])?;
        if one == other {
            return Err(CommandError::NotDone("both are already the same person".to_owned()));
        }
        let names = [journal.people().named(one)?.name, journal.people().named(other)?.name];
        let name = match self.name {
            Some(name) => name,
            None => which_name(names, session)?,
        };
        let person = journal.people().merge_as(one, other, &name, session.now())?;
        said(session, &person, "One person now")
    }
}

/// The name that two records of one person have from now on: asked for, else the fuller one, of two as full the first.
fn which_name(names: [String; 2], session: &Session) -> Result<String, CommandError> {
    let [one, other] = names;
    if one == other {
        return Ok(one);
    }
    if session.may_ask() && !session.yes() {
        let choices = [one.clone(), other.clone()];
        return match questions::choice("Which name stays?", &choices, Besides::Nothing)? {
            Choice::Chosen(place) => Ok(choices.get(place).cloned().unwrap_or(one)),
            _ => Err(CommandError::NotDone("nothing was changed".to_owned())),
        };
    }
    let words = |name: &str| name.split_whitespace().count();
    Ok(if words(&other) > words(&one) { other } else { one })
}

/// `Added · Ana Silva · undo`.
fn said(session: &Session, person: &Named, act: &str) -> Outcome {
    // Who rests already, or is awake.
    let act = if session.changed() { act } else { "No change" };
    session.said(&PersonActed::of(person, act), |shown| {
        let mut screen = Screen::new();
        screen.line([plain(&shown.said), faint(format!("   {}", person.reference)), faint(" · undo")]);
        screen
    })
}
