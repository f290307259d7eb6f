//! Who knows whom, and who could introduce the user.

use clap::Args;
use serde_json::json;

use crate::{
    error::Outcome,
    input::resolve,
    output::{
        render::{self, said},
        terminal,
    },
    session::Session,
};

/// Note that two people know each other, or show who could introduce you to one
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway people knows 'Ana Silva' 'Bo Lindqvist' --how 'the same school'\n  hallway people knows 'Ana Silva'",
    after_long_help = "JSON:\n  {ref, said}, or {knows[{ref, name, new, how}]} with one name"
)]
pub struct Knows {
    /// A name or REF, in single quotes
    one: String,
    /// The other
    other: Option<String>,
    /// From where
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    how: String,
}

impl Knows {
    /// Notes or shows it.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let Some(other) = self.other else {
            let introducers = journal.people().introducers(resolve::known(journal, &[self.one])?)?;
            return session.answer(&json!({ "knows": introducers }), |_| {
                render::introducers(&introducers, terminal::width())
            });
        };
        let one = resolve::whoever(session, &[self.one])?;
        let other = resolve::whoever(session, &[other])?;
        let reference = journal.people().add_knows(one, other, &self.how, session.now())?;
        let line = format!(
            "{} and {} know each other",
            journal.people().named(one)?.name,
            journal.people().named(other)?.name
        );
        session.said(&json!({ "ref": reference, "said": line }), |_| said(&line, Some(&reference)))
    }
}
