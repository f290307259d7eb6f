//! Who spoke for the user, and what the user said for others.

use crate::{
    error::Result,
    insights::{self, Advocacies, Called},
    journal::{
        practice::noted::Noted,
        read::{
            identity::person_row,
            names::NameBook,
            practice::{Goals, only_goal_with},
        },
        rooms::GivingRoom,
        text,
    },
    model::{
        Advocacy, AdvocacyId, AdvocacyKind, Goal, GoalChange, GoalId, Moment, PersonId, RecordId, Reference,
    },
};

/// Someone spoke for the user.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewAdvocacy {
    /// Whether it was a good word, a call or a defence.
    pub kind: AdvocacyKind,
    /// Whom they said it to, in the user's words.
    pub to: String,
    /// How the user heard of it.
    pub how: String,
    /// The goal; `None` takes the only open one with them on its map, if there is one.
    pub goal: Option<GoalId>,
    /// When it happened, or the user heard of it; not said: now.
    pub at: Option<Moment>,
}

/// A correction of words that somebody spoke for the user; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AdvocacyEdit {
    /// Whether it was a good word, a call or a defence.
    pub kind: Option<AdvocacyKind>,
    /// Whom they said it to, in the user's words.
    pub to: Option<String>,
    /// How the user heard of it.
    pub how: Option<String>,
    /// The goal; taken away, it is for no goal.
    pub goal: GoalChange,
    /// When it happened.
    pub at: Option<Moment>,
}

impl GivingRoom<'_> {
    /// Notes that somebody spoke for the user.
    pub fn add_advocacy(&self, person: PersonId, new: NewAdvocacy, now: Moment) -> Result<Reference> {
        let (to, how) = (text::words("the note", &new.to)?, text::words("the note", &new.how)?);
        let at = text::happened(new.at, now)?;
        self.journal.commit_record("spoke for you", now, move |txn| {
            let identities = txn.snapshot().identities()?;
            let row = person_row(txn.snapshot(), &identities, person)?;
            txn.say(format!("spoke for you: {}", row.name));
            let goal = match new.goal {
                Some(goal) => Some(txn.require::<Goal, _>(goal)?),
                None => only_goal_with(txn.snapshot(), &identities, row.id)?,
            };
            txn.create(Advocacy { person: row.id, goal, kind: new.kind, to, how, at, ..Advocacy::default() })
        })
    }

    /// Corrects words that somebody spoke for the user.
    pub fn edit_advocacy(&self, word: AdvocacyId, edit: AdvocacyEdit, now: Moment) -> Result<Noted> {
        let to = edit.to.map(|to| text::words("the note", &to)).transpose()?;
        let how = edit.how.map(|how| text::words("the note", &how)).transpose()?;
        let at = edit.at.map(|at| text::happened(Some(at), now)).transpose()?;
        self.journal.noted("changed a good word", now, move |txn| {
            let id = RecordId::from(word);
            let goal = match edit.goal {
                GoalChange::Keep => None,
                GoalChange::Clear => Some(None),
                GoalChange::Set(goal) => Some(Some(txn.require::<Goal, _>(goal)?)),
            };
            txn.edit::<Advocacy>(id, |word| {
                word.kind = edit.kind.unwrap_or_else(|| word.kind.clone());
                word.to = to.unwrap_or_else(|| word.to.clone());
                word.how = how.unwrap_or_else(|| word.how.clone());
                word.goal = goal.unwrap_or(word.goal);
                word.at = at.unwrap_or(word.at);
            })?;
            let after: Advocacy = txn.get(id)?;
            let person = txn.snapshot().identities()?.canonical(after.person);
            let name = txn.snapshot().person(person)?.map_or_else(|| "somebody".to_owned(), |row| row.name);
            let to = if after.to.is_empty() || after.private {
                String::new()
            } else {
                format!(" to {}", after.to)
            };
            Ok((id, format!("{name}: {}{to}, {}", after.kind, after.at.format("%-d %b %Y"))))
        })
    }

    /// Who spoke for the user, and what the user said for others.
    pub fn advocacies(&self, now: Moment) -> Result<Advocacies> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let (goals, names) = (Goals::on_maps(db, &identities)?, NameBook::new(db, &identities));
            let goal = |id: GoalId| {
                let goal = goals.find(id.into())?;
                Some((Called::goal(goal), goal.record.closed.is_some()))
            };
            let named = |person| names.named(person);
            let words = insights::advocacies(&db.advocacies()?, &db.all()?, goal, named, now);
            names.finish(words)
        })
    }
}
