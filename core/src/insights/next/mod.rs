//! Next: at most five acts that are worth doing now, each with why and the command that does or records it.
//!
//! Candidates come from everything else here and stand in a fixed order: what was promised, thanks, a decision that comes
//! near (telling, the kit, asking for a word), people with a say, what waits for an answer, care, the map, wins, introductions, and at last whom it would be
//! good to see (`docs/method.md` has the whole order). Of one kind at most two come before others have had their turn;
//! what is put off, resting or beyond the user's pace is left out. Everything is a function of the rows and the day, so
//! that two devices with the same records say the same.

mod acts;
mod asking;
mod command;
mod reason;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

pub(crate) use asking::worth_asking;
pub use command::Command;
pub use reason::{NextKind, NextReason};

use super::{
    AuditSources, Gap, GivingSources, Named, Positions, Proposal, Ready, Refers, Seat, TodaySources,
    everybody::Everybody, proposals::proposals,
};
use crate::{
    model::{Ask, Feedback, Goal, Identities, Kit, Moment, PersonId, RecordId, Reference, Win},
    store::index::stored::Stored,
};

/// The most acts of one answer.
const MOST: usize = 5;

/// Of one kind, before the others have had their turn.
const OF_ONE_KIND: usize = 2;

/// An act worth doing now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NextAct {
    /// What kind of act.
    pub kind: NextKind,
    /// What it is about; by this it is put off.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// With whom.
    pub person: Option<Named>,
    /// Why now.
    pub reason: NextReason,
    /// The same in words.
    pub why: String,
    /// The command that does or records it.
    pub command: Command,
}

/// What acts are made of.
#[derive(Debug, Clone)]
pub(crate) struct NextSources<'a> {
    /// People, promises, cadences, what is put off, the pace.
    pub(crate) today: TodaySources<'a>,
    /// Exchanges, good words, needs.
    pub(crate) giving: GivingSources<'a>,
    /// Answers of the audit.
    pub(crate) audit: AuditSources<'a>,
    /// Goals, open or ended, each with its seats.
    pub(crate) goals: &'a [(&'a Stored<Goal>, Vec<&'a Seat>)],
    /// Where people work now.
    pub(crate) positions: &'a Positions<'a>,
    /// Every win.
    pub(crate) wins: &'a [Stored<Win>],
    /// Every copy of a kit.
    pub(crate) copies: &'a [Stored<Kit>],
    /// What the user is called.
    pub(crate) me: &'a str,
    /// Every ask.
    pub(crate) asks: &'a [Stored<Ask>],
    /// Everything the user was told.
    pub(crate) feedback: &'a [Stored<Feedback>],
    /// Days between asking for feedback, if the user chose.
    pub(crate) feedback_every: Option<u32>,
    /// How ready it is to ask those of [`worth_asking`].
    pub(crate) ready: &'a [Ready],
}

/// An act before it is chosen.
struct Candidate {
    kind: NextKind,
    /// Within its kind: smaller comes first.
    order: i64,
    about: RecordId,
    person: Option<PersonId>,
    reason: NextReason,
    command: Command,
}

impl Candidate {
    /// Several things of one person are one act of thanks, of one map the first gap comes up, and a win that serves
    /// several goals comes up once.
    fn is_one_act_with(&self, other: &Self) -> bool {
        self.kind == other.kind
            && match self.kind {
                NextKind::Thank => self.person == other.person,
                NextKind::Gap | NextKind::Win => self.about == other.about,
                _ => false,
            }
    }
}

/// What the user put off and what is still so on a day.
struct PutOff<'a> {
    identities: &'a Identities,
    /// Things and acts by their word, each with the day on which the user last said so.
    said: BTreeMap<(RecordId, &'a str), NaiveDate>,
}

impl<'a> PutOff<'a> {
    fn of(sources: &TodaySources<'a>, now: Moment) -> Self {
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
    fn is_away(&self, person: PersonId) -> bool {
        self.said.contains_key(&(self.identities.canonical(person).into(), ""))
    }

    /// Whether every act of this kind about this is, or with this person; for kinds whose reasons are not of a day.
    fn holds_all(&self, kind: NextKind, about: Option<RecordId>, person: PersonId) -> bool {
        let mut either = about.into_iter().chain([person.into()]);
        either.any(|one| {
            let one = RecordId::from(self.identities.canonical(PersonId(one)));
            self.said.contains_key(&(one, kind.word()))
        })
    }

    /// Whether this act is: by what it is about, or by its person for reasons there were when the user said so.
    fn holds(&self, one: &Candidate, now: Moment) -> bool {
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

/// The gap of this goal that would come up, of those that are not put off.
pub(crate) fn first_gap(sources: &NextSources<'_>, goal: RecordId, now: Moment) -> Option<Gap> {
    let everybody = Everybody::of(&sources.today, now);
    let put_off = PutOff::of(&sources.today, now);
    let mut all = acts::candidates(sources, &everybody, &[], now).into_iter();
    all.find_map(|one| match one.reason {
        NextReason::MapLacks { ref lacks, .. } if one.about == goal && !put_off.holds(&one, now) => {
            Some(lacks.clone())
        }
        _ => None,
    })
}

/// The word by which a gap is put off.
pub(crate) fn put_off_gap(gap: &Gap) -> String {
    let reason = NextReason::MapLacks { goal: String::new(), lacks: gap.clone() };
    reason.put_off_by(NextKind::Gap)
}

/// The acts as of `now`.
pub(crate) fn next(sources: &NextSources<'_>, now: Moment) -> Vec<NextAct> {
    let everybody = Everybody::of(&sources.today, now);
    let to_see = proposals(&sources.today, &everybody, now);
    next_among(sources, &everybody, &to_see, now)
}

/// The same for a screen that knows everybody already, and whom it would be good to see.
pub(super) fn next_among(
    sources: &NextSources<'_>,
    everybody: &Everybody<'_>,
    to_see: &[Proposal],
    now: Moment,
) -> Vec<NextAct> {
    let identities = sources.today.identities;
    let mut candidates = acts::candidates(sources, everybody, to_see, now);
    candidates.sort_by_key(|one| (one.kind, one.order, one.about));
    let chosen = choose(candidates, sources, everybody, identities, now);
    chosen
        .into_iter()
        .map(|one| NextAct {
            kind: one.kind,
            reference: Reference::to(one.about),
            person: one.person.and_then(|person| everybody.find(person)).map(Named::of),
            why: one.reason.in_words(),
            reason: one.reason,
            command: one.command,
        })
        .collect()
}

/// The first five that may stand, at most two of a kind before the others had their turn.
fn choose(
    candidates: Vec<Candidate>,
    sources: &NextSources<'_>,
    everybody: &Everybody<'_>,
    identities: &Identities,
    now: Moment,
) -> Vec<Candidate> {
    let put_off = PutOff::of(&sources.today, now);
    let may_stand = |one: &Candidate| {
        let rests = |person: PersonId| {
            put_off.is_away(person)
                || everybody.find(identities.canonical(person)).is_none_or(|row| row.resting.is_some())
        };
        !put_off.holds(one, now) && (one.kind.is_owed() || !one.person.is_some_and(rests))
    };
    let mut left: Vec<Candidate> = candidates.into_iter().filter(may_stand).collect();
    let mut pace = sources.today.pace.map_or(usize::MAX, |pace| {
        usize::try_from(pace).unwrap_or(usize::MAX).saturating_sub(sources.today.seen_this_week)
    });
    let mut chosen: Vec<Candidate> = Vec::new();
    for most_of_a_kind in [OF_ONE_KIND, MOST] {
        let mut rest = Vec::new();
        for one in left {
            let same = chosen.iter().filter(|other| other.kind == one.kind).count();
            let in_touch = one.kind.is_in_touch()
                && chosen.iter().any(|other| other.kind.is_in_touch() && other.person == one.person);
            let stands = chosen.iter().any(|other| one.is_one_act_with(other));
            if chosen.len() == MOST || same >= most_of_a_kind {
                rest.push(one);
            } else if !in_touch && !stands && (!one.kind.takes_a_conversation() || pace > 0) {
                pace -= usize::from(one.kind.takes_a_conversation());
                chosen.push(one);
            }
        }
        left = rest;
    }
    chosen.sort_by_key(|one| (one.kind, one.order, one.about));
    chosen
}

impl Refers for NextAct {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
        self.person.iter_mut().for_each(|named| f(&mut named.reference));
        self.command.each_reference(f);
    }
}

impl Refers for Vec<NextAct> {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        for act in self {
            act.each_reference(f);
        }
    }
}

#[cfg(test)]
mod tests;
