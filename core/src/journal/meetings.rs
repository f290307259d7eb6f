//! Appointments from a calendar: taken in, and who is in the next ones.

use serde::Serialize;

use super::{gather::Lookup, references::shorten_all};
use crate::{
    error::Result,
    insights::{Named, Refers},
    journal::Journal,
    model::{Meeting, Moment, Reference},
};

/// An appointment that is to come.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeetingLine {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What the calendar calls it.
    pub title: String,
    /// When it begins.
    pub at: Moment,
    /// Where.
    pub place: String,
    /// Who of the journal is invited, by id.
    pub people: Vec<Named>,
    /// Names the journal does not know.
    pub guests: Vec<String>,
}

impl Journal {
    /// Takes in an appointment. One with the same id of the calendar's is changed, so that a second import adds nothing;
    /// what was changed here since (`people`) is kept.
    pub fn put_meeting(&self, meeting: Meeting, now: Moment) -> Result<Reference> {
        let id =
            self.commit(format!("meeting: {}", super::log::shortened(&meeting.title)), now, move |act| {
                let known = act.snapshot().every::<Meeting>()?.into_iter();
                let mut known = known.filter(|one| !meeting.uid.is_empty() && one.record.uid == meeting.uid);
                let Some(known) = known.next() else { return act.create(meeting) };
                act.edit::<Meeting>(known.id, |one| {
                    let people = std::mem::take(&mut one.people);
                    *one = meeting;
                    one.people.extend(people);
                })?;
                Ok(known.id)
            })?;
        self.reference(id)
    }

    /// The next appointments from `now` on, the soonest first.
    pub fn meetings(&self, limit: usize, now: Moment) -> Result<Vec<MeetingLine>> {
        self.store.read(|db| {
            let identities = db.identities()?;
            let names = Lookup::new(db, &identities);
            let mut lines = Vec::new();
            for whole in db.every_since::<Meeting>(now, limit)? {
                let meeting = whole.record;
                let invited = meeting.people.iter().filter(|(_, on)| **on);
                let mut people: Vec<Named> = invited.filter_map(|(person, _)| names.named(*person)).collect();
                people.sort_by_key(Named::id);
                people.dedup();
                let mut line = MeetingLine {
                    reference: Reference::to(whole.id),
                    title: meeting.title,
                    at: meeting.at,
                    place: meeting.place,
                    people,
                    guests: meeting.guests.into_iter().filter(|(_, on)| *on).map(|(name, _)| name).collect(),
                };
                shorten_all(db, &mut line)?;
                lines.push(line);
            }
            names.finish(lines)
        })
    }
}

impl Refers for MeetingLine {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
        self.people.iter_mut().for_each(|named| f(&mut named.reference));
    }
}
