//! What lines say, as insights read it: statements with the people they are about.

use chrono::NaiveDate;

use crate::{
    model::{Frame, Moment, PersonId, RecordId, Span, Tense, Tone, Trouble},
    quick_log::{DateHabits, day_named},
};

/// Whom a statement is about, by record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Whose {
    /// These people; several where the line says it of all of them.
    Them(Vec<PersonId>),
    /// It is about the user.
    Me,
    /// The user and the people who were there.
    We,
    /// Nobody in particular, or somebody the journal does not know.
    Nobody,
}

/// One thing that a line says.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_field_names, reason = "a statement calls who said it by that name")]
pub(crate) struct Said {
    /// The line it comes from.
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
    /// Where the line has the words of the thing.
    pub(crate) place: Span,
    /// The text between them and the thing said before; empty for the first.
    pub(crate) before: String,
    /// How the user counts weeks and writes dates.
    pub(crate) dates: DateHabits,
}

impl Said {
    /// The first day that the clause names, as it was meant when the line was said.
    pub(crate) fn day_named(&self) -> Option<NaiveDate> {
        day_named(&self.clause, self.dates, self.at)
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::rows::said,
        model::{Frame, Tense},
    };

    #[test]
    fn a_day_in_two_numbers_is_read_in_the_order_of_the_journal() {
        let plan = said(1, "2026-11-02", Frame::Ahead, Tense::Ahead, "the gig on 5/12");
        let day = |month_first| {
            let dates = DateHabits { month_first, ..DateHabits::default() };
            Said { dates, ..plan.clone() }.day_named().map(|day| day.to_string())
        };
        assert_eq!(day(Some(false)).as_deref(), Some("2026-12-05"));
        assert_eq!(day(Some(true)).as_deref(), Some("2027-05-12"));
    }
}
