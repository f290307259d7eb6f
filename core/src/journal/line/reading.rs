//! Reading a line: what it would be saved as, with everything the journal knows. Nothing is written.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{FixedOffset, NaiveDateTime};

use crate::{
    error::Result,
    journal::{
        Journal,
        line::{
            newcomers::{self, LazyNewcomers},
            outstanding::{outstanding, silenced},
            places::{ChipPlace, places},
        },
        zone::offset_here,
    },
    model::{DoubtAbout, Moment, PersonId, Span, SuggestionState, Who},
    quick_log::{
        self, ContactsSoFar, Doubt, Draft, DraftPerson, Familiarity, Lexicon, Outstanding, Suggestion,
        SuggestionKind,
    },
    store::Snapshot,
};

/// A line of so many bytes is read in a moment.
const SHORT: usize = 2 << 10;

/// More contacts than this make nobody more familiar.
const MOST_CONTACTS: u32 = 100;

/// A line as it would be saved. Nothing is written yet; chips show it, and may change it, before it is logged.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The best reading.
    pub draft: Draft,
    /// What the line seems to say besides, at most six.
    pub suggestions: Vec<Suggestion>,
    /// Who started the conversation, if the user says.
    pub started: Option<Who>,
    /// The line calls someone a name instead of saying what happened: one quiet line asks.
    pub label: bool,
    /// What the user said to suggestions before the line is saved, by the key under which its entry will keep each.
    pub(in crate::journal) answers: BTreeMap<String, SuggestionState>,
    /// The words beside names and marks, as the line was read: a clause that is left out is not among them.
    pub(super) prose: Vec<Span>,
    /// The chips of the reading as it was read: a choice of the user moves none of them.
    pub(super) places: Vec<ChipPlace>,
    /// Rules that are silent, and the promises that the line may say were kept: suggestions are made again after a
    /// choice.
    pub(super) silenced: BTreeSet<String>,
    pub(super) outstanding: Vec<Outstanding>,
}

impl Reading {
    /// The same with every time by the rule of this device's zone. `now` is the moment at which the line was read.
    #[must_use]
    pub fn in_zone_of_this_device(self, now: Moment) -> Self {
        self.in_zone(|time| offset_here(time, now))
    }

    /// The same with every time by the rule of the user's zone: `offset_at` says which offset that has at a local time.
    /// See [`quick_log::in_zone`].
    pub fn in_zone(mut self, offset_at: impl Fn(NaiveDateTime) -> Option<FixedOffset>) -> Self {
        // The moment of writing has its offset already.
        if self.draft.at_span.is_some() {
            self.draft.at = quick_log::in_zone(self.draft.at, &offset_at);
        }
        let promised = self.draft.promises.iter_mut().map(|promise| &mut promise.due);
        let suggested = self.suggestions.iter_mut().map(|suggestion| &mut suggestion.due);
        for due in promised.chain(suggested).flatten() {
            *due = quick_log::due_in_zone(*due, &offset_at);
        }
        self
    }
}

impl Journal {
    /// Reads a line as it would be saved. At most 64 KiB; the errors are [`Error::Empty`](crate::Error::Empty) and
    /// [`Error::TooLong`](crate::Error::TooLong).
    pub fn read_line(&self, line: &str, now: Moment) -> Result<Reading> {
        let ask = |db: &Snapshot<'_>| read(db, &*self.lexicon_in(db)?, line, now);
        if line.len() <= SHORT { self.store.read_briefly(ask) } else { self.store.read(ask) }
    }
}

/// Reads a line with everything the journal knows: guesses ranked, refused suggestions left out.
pub(in crate::journal) fn read(
    db: &Snapshot<'_>,
    lexicon: &Lexicon,
    line: &str,
    now: Moment,
) -> Result<Reading> {
    let mut draft = quick_log::parse(line, lexicon, now)?;
    if draft.people.iter().any(|mention| !mention.confirmed) {
        let familiarity = familiarity(db, &draft, now)?;
        quick_log::rank(&mut draft, &familiarity);
    }
    let silenced = silenced(db)?;
    let outstanding = outstanding(db, &draft, None)?;
    let mut suggestions = quick_log::suggest(&draft, &silenced, &outstanding);
    ask_once(&mut draft, &suggestions);
    newcomers::leave_out_refused(db, &mut suggestions)?;
    LazyNewcomers::of(db).name_in_full(&mut suggestions)?;
    let label = quick_log::label_in(&draft).is_some();
    let started = draft.started.clone();
    let places = places(&draft, &suggestions);
    let (prose, answers) = (quick_log::prose(&draft), BTreeMap::new());
    Ok(Reading { draft, suggestions, started, label, answers, prose, places, silenced, outstanding })
}

/// What lies ahead is asked about once: a user who is asked whether it is planned is not also asked whether it
/// happened.
fn ask_once(draft: &mut Draft, suggestions: &[Suggestion]) {
    let planned = suggestions.iter().filter(|asked| asked.kind == SuggestionKind::Plan);
    let planned: Vec<Span> = planned.map(|asked| asked.span).collect();
    let of_plan = |doubt: &Doubt| {
        doubt.about == DoubtAbout::Date && planned.iter().any(|plan| plan.touches(doubt.span))
    };
    draft.doubts.retain(|doubt| !of_plan(doubt));
}

/// How familiar the user is with everyone a guess may mean.
fn familiarity(db: &Snapshot<'_>, draft: &Draft, now: Moment) -> Result<Familiarity> {
    let identities = db.identities()?;
    let (sure, guesses): (Vec<&DraftPerson>, _) = draft.people.iter().partition(|mention| mention.confirmed);
    // Asked of the few who are sure, not of the many who may be meant: being together goes both ways.
    let mut together: HashMap<PersonId, HashMap<PersonId, u32>> = HashMap::new();
    for known in sure.iter().filter_map(|mention| mention.person) {
        for (other, times) in db.shared_with(&identities.all(known))? {
            *together.entry(identities.canonical(other)).or_default().entry(known).or_insert(0) += times;
        }
    }
    let mut familiar = Familiarity::new();
    for id in guesses
        .iter()
        .flat_map(|guess| guess.person.into_iter().chain(guess.alternatives.iter().map(|other| other.id)))
    {
        let Some((times, last)) = db.contact_count(&identities.all(id), now)? else { continue };
        let with = together.get(&identities.canonical(id)).cloned().unwrap_or_default();
        familiar.insert(id, ContactsSoFar { last, times: times.min(MOST_CONTACTS), with });
    }
    Ok(familiar)
}
