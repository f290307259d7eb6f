//! What the user put off.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{candidates::ActCandidate, kind::NextKind};
use crate::{
    insights::people::contacts::TodaySources,
    model::{Identities, Moment, PersonId, RecordId},
};

/// What the user put off and what is still so on a day.
pub(super) struct PutOff<'a> {
    identities: &'a Identities,
    /// Things and acts by their word, each with the day on which the user last said so.
    said: BTreeMap<(RecordId, &'a str), NaiveDate>,
}

impl<'a> PutOff<'a> {
    pub(super) fn of(sources: &TodaySources<'a>, now: Moment) -> Self {
        let (identities, today) = (sources.identities, now.date_naive());
        let mut said: BTreeMap<(RecordId, &str), NaiveDate> = BTreeMap::new();
        for row in sources.put_off.iter().filter(|row| row.until.is_none_or(|until| until > today)) {
            let about = identities.canonical(PersonId(row.about)).into();
            let day = said.entry((about, row.act.as_str())).or_insert_with(|| row.at.date_naive());
            *day = (*day).max(row.at.date_naive());
        }
        Self { identities, said }
    }

    /// Whether somebody is put off, whatever it is about.
    pub(super) fn is_away(&self, person: PersonId) -> bool {
        self.said.contains_key(&(self.identities.canonical(person).into(), ""))
    }

    /// Whether every act of this kind about this is, or with this person; for kinds whose reasons are not of a day.
    pub(super) fn holds_all(&self, kind: NextKind, about: Option<RecordId>, person: PersonId) -> bool {
        let mut either = about.into_iter().chain([person.into()]);
        either.any(|one| {
            let one = RecordId::from(self.identities.canonical(PersonId(one)));
            self.said.contains_key(&(one, kind.word()))
        })
    }

    /// Whether this act is: by what it is about, or by its person for reasons there were when the user said so.
    pub(super) fn holds(&self, one: &ActCandidate, now: Moment) -> bool {
        let word = one.reason.put_off_by(one.kind);
        let said = |about: RecordId| {
            // `about` of an act with a person may be that person, by any record.
            let about = RecordId::from(self.identities.canonical(PersonId(about)));
            let day = self.said.get(&(about, word.as_str()))?;
            one.reason.since(now).is_none_or(|since| since <= *day).then_some(())
        };
        said(one.about).or_else(|| said(one.person?.into())).is_some()
    }
}
