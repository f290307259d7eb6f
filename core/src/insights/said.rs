//! What lines say, as insights read it: statements with the people they are about.

use crate::model::{Frame, Moment, PersonId, RecordId, Span, Tense, Tone, Trouble};

/// Whom a statement is about, by record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Whose {
    /// These people; several where the line says it of all of them.
    Them(Vec<PersonId>),
    /// It is about the user.
    Me,
    /// The user and whoever was there.
    We,
    /// Nobody in particular, or somebody the journal does not know.
    Nobody,
}

/// One thing that a line says.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_field_names, reason = "a statement calls who said it by that name")]
pub(crate) struct Said {
    /// The line it stands in.
    pub(crate) entry: RecordId,
    /// When the line happened.
    pub(crate) at: Moment,
    /// The line is private.
    pub(crate) private: bool,
    /// Who was there, guesses left out.
    pub(crate) there: Vec<PersonId>,
    /// Whom it is about.
    pub(crate) whose: Whose,
    /// Who said it to the user, where the line tells.
    pub(crate) said_by: Option<PersonId>,
    /// What kind of thing it says.
    pub(crate) frame: Frame,
    /// When and how real it is.
    pub(crate) tense: Tense,
    /// How it is to be handled.
    pub(crate) tone: Tone,
    /// What kind of heavy news it tells of.
    pub(crate) trouble: Option<Trouble>,
    /// The words of the thing itself.
    pub(crate) text: String,
    /// The whole clause.
    pub(crate) clause: String,
    /// Where the words of the thing stand in the line.
    pub(crate) place: Span,
    /// What stands in the line between them and the thing said before; empty for the first.
    pub(crate) before: String,
}

impl Said {
    /// Whether this person was there.
    pub(crate) fn was_there(&self, person: PersonId) -> bool {
        self.there.contains(&person)
    }

    /// Whether those it is about said it themselves.
    pub(crate) fn is_told_by_them(&self) -> bool {
        self.said_by.is_some_and(|teller| self.is_about(teller))
    }

    /// Whether it is about this person.
    pub(crate) fn is_about(&self, person: PersonId) -> bool {
        matches!(&self.whose, Whose::Them(people) if people.contains(&person))
    }
}
