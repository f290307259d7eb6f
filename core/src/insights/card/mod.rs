//! Prep: one card, read at the door in ten seconds.
//!
//! From top to bottom: what could embarrass the user, the first sentence, what not to say, then memory. The card is whole,
//! its rows ranked: a screen with little room takes what [`fit`]s. Guesses, ended facts and settled promises are on no
//! card; private lines are counted, and a private promise keeps its person and its dates.

mod address;
mod ahead;
mod amends;
pub(super) mod birthday;
mod come_back;
mod deeds;
pub(super) mod facts;
pub(super) mod fit;
mod good_news;
mod heavy;
mod known;
mod latest;
pub(super) mod meeting;
pub(super) mod memory;
mod newborn;
mod newest_talk;
pub(super) mod offers;
pub(super) mod opener;
mod phrases;
mod pieces;
mod posts;
mod promised;
mod pursuits;
mod secrets;
mod seen;
pub(super) mod sentence;
mod slights;
mod small_words;
mod sore;
mod sore_words;
mod statement;
mod successes;
mod thanks;
mod wishes;
mod words;
mod worries;

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    insights::{
        age::{CLOCK_AHEAD, ago_phrase, clock_was_ahead},
        card::{
            facts::{FactRows, WorldFact, shown_facts},
            memory::{HeavyNews, Memory},
            offers::Offers,
            opener::{OpenWith, OpenWithReason, Openings, open_with},
            phrases::bare,
            sore::is_sore,
            statement::{CardStatement, telling_stems},
        },
        counted::counted,
        named::{Named, Refers},
        one_line::one_line,
        people::{
            asked::{AskedPromise, asked_on_a_card},
            promises::{OpenPromise, PRIVATE, is_open, open_promise, promise_order},
        },
        said::Said,
    },
    model::{EntryId, EntryKind, FactKind, Moment, RecordId, Reference, Who},
    quick_log::fold,
    store::index::{
        exchange::ExchangeRow, fact::FactRow, person::PersonRow, position::PositionRow,
        presence::PresenceRow, promise::PromiseRow,
    },
};

/// The most promises, and the most facts of a kind, on a card: nobody reads more at a door. The others are counted.
const MOST: usize = 12;

/// The most lines that a card quotes: nobody reads more at a door.
const LAST_LINES: usize = 6;

/// Of these, the ones that a screen always has room for.
const NEWEST: usize = 2;

/// How many contacts before the last one are named.
const BEFORE: usize = 3;

/// What a card is made of: everything the journal knows about one human being.
#[derive(Debug, Clone)]
pub(crate) struct CardSources<'a> {
    /// The canonical record.
    pub(crate) person: &'a PersonRow,
    /// Their positions, the current one first.
    pub(crate) positions: &'a [PositionRow],
    /// The latest contacts, newest first, guesses left out.
    pub(crate) contacts: &'a [PresenceRow],
    /// The others who were there at the last contact, by name.
    pub(crate) others: &'a [Named],
    /// What was said in the latest lines with or about them, newest line first.
    pub(crate) said: &'a [Said],
    /// Every promise to or by them.
    pub(crate) promises: &'a [PromiseRow],
    /// Promises to or by them, and plans with them, that the user has not said yes to.
    pub(crate) asked: Vec<AskedPromise>,
    /// Every fact about them.
    pub(crate) facts: &'a [FactRow],
    /// Everything given to and received from them.
    pub(crate) exchanges: &'a [ExchangeRow],
}

/// The card. Empty parts are left out of the screen; private lines are counted, never shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Card {
    /// Who it is about.
    #[serde(flatten)]
    pub person: Named,
    /// "she", "he" or "they"; "they" unless set.
    pub pronoun: String,
    /// Their current title.
    pub title: Option<String>,
    /// Where they work now.
    pub org: Option<String>,
    /// Since when they are resting.
    pub resting: Option<NaiveDate>,
    /// The last contact.
    pub last: Option<LastContact>,
    /// What the user said they would do: late first, soonest due, then without a date; last, with `: kept?` behind it, what a
    /// later line seems to tell was done.
    pub you_owe: Vec<OpenPromise>,
    /// More of the user's own than the card shows.
    pub you_owe_more: u32,
    /// Promises either way, and plans, that a line seems to tell of: questions, soonest due first.
    pub asked: Vec<AskedPromise>,
    /// More of these than the card shows.
    pub asked_more: u32,
    /// The first sentence to say.
    pub open_with: OpenWith,
    /// What they said they would do, longest waited for first.
    pub they_offered: Vec<OpenPromise>,
    /// More of theirs than the card shows.
    pub they_offered_more: u32,
    /// What not to say.
    pub careful: Vec<WorldFact>,
    /// Heavy news of theirs: a quiet line, no question.
    pub heavy: Option<HeavyNews>,
    /// What was said of them or by all together last, newest line first.
    pub last_time: Vec<String>,
    /// What is going on for them: a birthday that is near, then needs, projects, family, interests, newest first.
    pub their_world: Vec<WorldFact>,
    /// Common ground and how they like things.
    pub between_us: Vec<WorldFact>,
    /// What to learn from them.
    pub learn: Vec<WorldFact>,
    /// Facts beyond those on the card.
    pub facts_more: u32,
    /// What the card ends with: something of one's own, something to give, at most one ask.
    #[serde(flatten)]
    pub offers: Offers,
    /// With nothing known: a little homework, what else to talk about, something of one's own. Empty once something is
    /// known.
    pub starters: Vec<String>,
    /// How many private lines there are with them.
    pub private_lines: u32,
}

impl Card {
    /// Whether this is no moment to ask for anything: they rest, or something heavy happened to them lately.
    pub(crate) fn is_quiet(&self) -> bool {
        matches!(self.open_with.reason, OpenWithReason::Resting | OpenWithReason::Heavy)
    }
}

/// The last contact and the ones before it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LastContact {
    /// What kind of contact it was; the word `private` if its line is private.
    pub kind: EntryKind,
    /// On which day.
    pub day: NaiveDate,
    /// How many days ago; never below zero.
    pub days: i64,
    /// The same in words: `today`, `yesterday`, `5 weeks`; of a day that has not come, that the clock was ahead.
    pub ago: String,
    /// Who started it, if said and not in private.
    pub started: Option<Who>,
    /// Who else was there, unless it is private.
    pub with: Vec<Named>,
    /// Its line is private: the day is all there is to show.
    pub private: bool,
    /// The days of the two or three before, newest first, each day once.
    pub before: Vec<NaiveDate>,
}

/// The card of one person as seen at `now`.
pub(crate) fn card(sources: &CardSources<'_>, now: Moment) -> Card {
    let mut promises: Vec<&PromiseRow> =
        sources.promises.iter().filter(|row| is_open(row) && !row.guess).collect();
    let names = names(sources.person);
    let told: Vec<CardStatement<'_>> = sources.said.iter().map(CardStatement::of).collect();
    let memory = Memory::of(&told, Named::of(sources.person).id(), &names, now);
    let mut facts = shown_facts(sources.facts, now);
    // A birthday comes again.
    facts.retain(|(row, _)| row.kind == FactKind::Birthday || memory.still_holds(&row.text, row.learned));
    let asked = asked_on_a_card(sources.asked.clone(), now);
    let open_with = first_sentence(sources, (&promises, &asked), &facts, &memory, now);

    // What seems to be kept is asked about, behind what is owed.
    promises.sort_by_key(|row| (memory.seems_kept(row), promise_order(row, now)));
    let (mine, theirs): (Vec<_>, Vec<_>) = promises.into_iter().partition(|row| row.mine);
    let shown = |rows: &[&PromiseRow]| -> Vec<OpenPromise> {
        let shown = rows.iter().take(MOST).map(|row| {
            let open = open_promise(row, None, now);
            if memory.seems_kept(row) && !open.private { seems_kept(open) } else { open }
        });
        shown.collect()
    };
    let (you_owe, they_offered) = (shown(&mine), shown(&theirs));
    let mut last_time = memory.last_time(LAST_LINES, &names, now);
    if let Some(why) = why_they_rest(sources.person).filter(|why| !is_told(&last_time, why)) {
        last_time.insert(0, why);
        last_time.truncate(LAST_LINES);
    }
    // Nothing is said twice: what stands in the newest lines need not stand below them.
    let newest: Vec<String> = last_time.iter().take(NEWEST).map(|text| fold(text)).collect();
    facts.retain(|(row, fact)| {
        let lasting = matches!(row.kind, FactKind::Careful | FactKind::Birthday);
        lasting || !newest.iter().any(|text| text.contains(&fold(&fact.text)))
    });
    let rows = FactRows::of(facts.into_iter().map(|(_, fact)| fact).collect(), MOST);

    let nothing_known = open_with.reason == OpenWithReason::Curious
        && you_owe.is_empty()
        && they_offered.is_empty()
        && asked.is_empty()
        && last_time.is_empty()
        && [&rows.their_world, &rows.between_us, &rows.learn].into_iter().all(Vec::is_empty);
    let position = current_position(sources.positions, now.date_naive());
    let said = |text: &str| Some(one_line(text)).filter(|text| !text.is_empty());
    Card {
        person: Named::of(sources.person),
        pronoun: said(&sources.person.pronoun).unwrap_or_else(|| "they".to_owned()),
        title: position.and_then(|position| said(&position.title)),
        org: position.and_then(|position| said(&position.org)),
        resting: sources.person.resting.map(|since| since.date_naive()),
        last: last_contact(sources, now),
        you_owe_more: counted(mine.len() - you_owe.len()),
        you_owe,
        asked_more: counted(asked.len().saturating_sub(MOST)),
        asked: asked.into_iter().take(MOST).collect(),
        open_with,
        they_offered_more: counted(theirs.len() - they_offered.len()),
        they_offered,
        careful: rows.careful,
        heavy: memory.quiet(now),
        last_time,
        their_world: rows.their_world,
        between_us: rows.between_us,
        learn: rows.learn,
        facts_more: rows.more,
        offers: Offers::default(),
        starters: if nothing_known {
            STARTERS.iter().map(|&line| line.to_owned()).collect()
        } else {
            Vec::new()
        },
        private_lines: private_lines(sources),
    }
}

/// Why somebody rests, as the user said; of what is better not said, only until when.
fn why_they_rest(person: &PersonRow) -> Option<String> {
    person.resting?;
    let why = one_line(&person.resting_because);
    // That somebody is signed off says that they are away, and not what ails them.
    let shown = if is_sore(&bare(&why.replace("signed off", ""))) {
        why.find("until ").and_then(|at| why.get(at..))
    } else {
        Some(why.as_str())
    };
    shown.filter(|shown| !shown.is_empty()).map(str::to_owned)
}

/// Whether the lines say this already, in whatever words.
fn is_told(lines: &[String], text: &str) -> bool {
    let telling = telling_stems(text);
    lines.iter().any(|line| !telling.is_disjoint(&telling_stems(line)) || fold(line).contains(&fold(text)))
}

/// A promise of which a later line seems to tell that it was kept: a question, and not late.
fn seems_kept(open: OpenPromise) -> OpenPromise {
    OpenPromise { text: format!("{}: kept?", open.text), late_days: None, ..open }
}

/// What to do with somebody of whom nothing is known, beside a curious question.
const STARTERS: &[&str] = &[
    "Homework, if you like: look up a recent talk, post or release.",
    "Food: where's good to eat around here?",
    "Music: what have you been listening to?",
    "The weekend: what does a good one look like?",
    "The weather, as a last resort.",
    "And something of your own: what are you looking forward to?",
];

fn first_sentence(
    sources: &CardSources<'_>,
    (promises, asked): (&[&PromiseRow], &[AskedPromise]),
    facts: &[(&FactRow, WorldFact)],
    memory: &Memory<'_>,
    now: Moment,
) -> OpenWith {
    let careful = |row: &&FactRow| row.kind == FactKind::Careful && row.ended.is_none();
    let careful: Vec<&str> = sources.facts.iter().filter(careful).map(|row| row.text.as_str()).collect();
    let (rows, since): (Vec<&FactRow>, Vec<NaiveDate>) =
        facts.iter().map(|(row, fact)| (*row, fact.since)).unzip();
    let known = facts.iter().any(|(_, fact)| fact.kind == FactKind::Birthday && fact.age == "today");
    let names = names(sources.person);
    let position = current_position(sources.positions, now.date_naive());
    let work = position.map(|position| if position.org.is_empty() { &position.title } else { &position.org });
    let days: HashSet<NaiveDate> = sources
        .contacts
        .iter()
        .filter(|row| row.there && !row.guess)
        .map(|row| row.at.date_naive())
        .collect();
    let openings = Openings {
        promises,
        asked,
        got: sources.exchanges,
        facts: &rows,
        since: &since,
        memory,
        careful: &careful,
        birthday: known || memory.birthday_today(now),
        resting: sources.person.resting.is_some(),
        names: &names,
        work: work.map(String::as_str).filter(|work| !work.is_empty()),
        met: days.len(),
        last_met: days.into_iter().max(),
    };
    open_with(&openings, now)
}

/// The parts of a name, folded.
fn names(person: &PersonRow) -> Vec<String> {
    fold(&person.name).split_whitespace().map(str::to_owned).collect()
}

fn last_contact(sources: &CardSources<'_>, now: Moment) -> Option<LastContact> {
    let mut met: Vec<&PresenceRow> = sources.contacts.iter().filter(|row| row.there && !row.guess).collect();
    met.sort_by_key(|row| std::cmp::Reverse((row.at, row.entry)));
    let (last, earlier) = met.split_first()?;
    let today = now.date_naive();
    let day = last.at.date_naive();
    let mut before: Vec<NaiveDate> =
        earlier.iter().map(|row| row.at.date_naive()).filter(|before| *before != day).collect();
    before.dedup();
    before.truncate(BEFORE);
    Some(LastContact {
        kind: if last.private { EntryKind::from(PRIVATE) } else { last.kind.clone() },
        day,
        days: (today - day).num_days().max(0),
        ago: match ago_phrase(day, today) {
            _ if clock_was_ahead(day, today) => CLOCK_AHEAD.to_owned(),
            ago => ago,
        },
        started: last.started.clone().filter(|_| !last.private),
        with: if last.private { Vec::new() } else { sources.others.to_vec() },
        private: last.private,
        before,
    })
}

fn current_position(positions: &[PositionRow], today: NaiveDate) -> Option<&PositionRow> {
    positions.iter().find(|position| {
        position.until.is_none_or(|until| until >= today) && position.from.is_none_or(|from| from <= today)
    })
}

/// Private lines, each counted once however much was read out of it.
fn private_lines(sources: &CardSources<'_>) -> u32 {
    let from = |entry: Option<EntryId>, id: RecordId| entry.map_or(id, RecordId::from);
    let mut lines: HashSet<RecordId> = HashSet::new();
    lines.extend(sources.contacts.iter().filter(|row| row.private && !row.guess).map(|row| row.entry));
    lines.extend(sources.said.iter().filter(|said| said.private).map(|said| said.entry));
    lines.extend(
        sources.promises.iter().filter(|row| row.private && !row.guess).map(|row| from(row.entry, row.id)),
    );
    lines.extend(
        sources.facts.iter().filter(|row| row.private && !row.guess).map(|row| from(row.entry, row.id)),
    );
    lines.extend(
        sources.exchanges.iter().filter(|row| row.private && !row.guess).map(|row| from(row.entry, row.id)),
    );
    counted(lines.len())
}

impl Refers for Card {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.person.reference);
        self.asked.iter_mut().for_each(|asked| asked.each_reference(f));
        let with = self.last.iter_mut().flat_map(|last| &mut last.with);
        with.for_each(|named| f(&mut named.reference));
        self.you_owe.iter_mut().chain(&mut self.they_offered).for_each(|promise| promise.each_reference(f));
        let facts = self.careful.iter_mut().chain(&mut self.their_world).chain(&mut self.between_us);
        facts.chain(&mut self.learn).for_each(|fact| f(&mut fact.reference));
        self.offers.goal.iter_mut().for_each(|goal| f(&mut goal.reference));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
