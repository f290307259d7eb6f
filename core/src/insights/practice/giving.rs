//! Give and take: whose turn it is, thanks that are owed, needs people spoke of, and two people who should meet.
//!
//! Never money, and no balance: what was given and received is counted by kind, and "your turn" only says that the last
//! twelve months hold more received than given. Who could meet a need is asked in `introductions`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::{
    insights::{
        age::ago_phrase,
        card::facts::WorldFact,
        counted::counted,
        named::{Named, Refers},
        people::contacts::standing_for,
        practice::{
            advocacy::thank_by,
            introductions::{Introduction, MeetSources, introductions, who_could_meet},
        },
    },
    model::{
        Advocacy, ExchangeKind, Identities, Level, Moment, PersonId, Praise, RecordId, Reference, Relation,
    },
    store::index::{
        exchange::ExchangeRow, person::PersonRow, position::PositionRow, presence::ContactTally,
        stored::Stored,
    },
};

/// Days of the past that count.
const YEAR: u64 = 365;

/// Days after which thanks count as given for what was received before.
const THANKS_DAYS: i64 = 30;

/// Days between good words about someone younger.
const PRAISE_DAYS: i64 = 90;

/// The most of each list.
const MOST: usize = 10;

/// How often something of a kind was given or received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExchangeCount {
    /// The kind of thing given or received.
    pub kind: ExchangeKind,
    /// How often, in the last twelve months.
    pub count: u32,
}

/// What was given to and received from someone, by kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GiveAndTake {
    /// The person this is about.
    #[serde(flatten)]
    pub person: Named,
    /// What was given, by kind.
    pub given: Vec<ExchangeCount>,
    /// What was received, by kind.
    pub received: Vec<ExchangeCount>,
    /// How much more was received than given.
    pub ahead: u32,
    /// The day of the last thing received.
    pub last: Option<NaiveDate>,
}

/// Thanks that are owed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ThanksOwed {
    /// The person to thank.
    #[serde(flatten)]
    pub person: Named,
    /// What they did, in words.
    pub what: String,
    /// The day it happened.
    pub day: NaiveDate,
    /// The day by which to thank: a week later.
    pub by: NaiveDate,
    /// Whether that day is past.
    pub late: bool,
    /// They spoke for the user; otherwise they gave something.
    pub spoke: bool,
    /// The word or the gift itself.
    #[serde(skip)]
    pub(crate) thing: RecordId,
}

/// A need that somebody spoke of.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Need {
    /// The person who spoke of it.
    pub who: Named,
    /// The fact that says what they need.
    pub need: WorldFact,
    /// Who could meet it, by name.
    pub could_meet: Vec<Named>,
}

/// Someone younger to reach out to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Younger {
    /// The person to reach out to.
    #[serde(flatten)]
    pub person: Named,
    /// The day of the last conversation.
    pub last: Option<NaiveDate>,
    /// Why it is them, in words.
    pub why: String,
}

/// Whose turn it is, thanks, needs and introductions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Giving {
    /// Where it is the user's turn, the furthest ahead first.
    pub your_turn: Vec<GiveAndTake>,
    /// Thanks owed: to those who spoke for the user, then the oldest first.
    pub thanks: Vec<ThanksOwed>,
    /// How many more thanks are owed.
    pub thanks_more: u32,
    /// Needs people spoke of, newest first.
    pub needs: Vec<Need>,
    /// Introductions to make, in the order of the needs.
    pub introductions: Vec<Introduction>,
    /// A younger colleague to reach out to or to speak for.
    pub younger: Option<Younger>,
}

/// What the screen is made of.
#[derive(Debug, Clone)]
pub(crate) struct GivingSources<'a> {
    /// Everybody, with rest shared among the records of one human being.
    pub(crate) people: &'a [PersonRow],
    /// Which records are the same human being.
    pub(crate) identities: &'a Identities,
    /// What was exchanged in the last year.
    pub(crate) exchanges: &'a [ExchangeRow],
    /// Good words and thanks of the user's.
    pub(crate) praises: &'a [Stored<Praise>],
    /// Words for the user.
    pub(crate) advocacies: &'a [Stored<Advocacy>],
    /// Needs, and what could meet them.
    pub(crate) meets: MeetSources<'a>,
    /// Where people work now.
    pub(crate) positions: &'a [PositionRow],
    /// The latest conversations.
    pub(crate) tallies: &'a [ContactTally],
}

impl GivingSources<'_> {
    /// Somebody's canonical record, unless they are gone.
    pub(crate) fn find(&self, person: PersonId) -> Option<&PersonRow> {
        standing_for(self.people, self.identities, person)
    }
}

/// The screen as of `now`.
pub(crate) fn giving(sources: &GivingSources<'_>, now: Moment) -> Giving {
    let mut thanks = thanks_owed(sources, now);
    let thanks_more = counted(thanks.len().saturating_sub(MOST));
    thanks.truncate(MOST);
    Giving {
        your_turn: your_turn(sources, now),
        thanks,
        thanks_more,
        needs: needs(sources, now),
        introductions: introductions(&sources.meets, now).into_iter().take(MOST).collect(),
        younger: younger(sources, now),
    }
}

fn your_turn(sources: &GivingSources<'_>, now: Moment) -> Vec<GiveAndTake> {
    let from = now.checked_sub_days(Days::new(YEAR)).unwrap_or(now);
    let mut by_person: BTreeMap<PersonId, Vec<&ExchangeRow>> = BTreeMap::new();
    for row in sources.exchanges.iter().filter(|row| !row.guess && row.at > from && row.at <= now) {
        if let Some(person) = row.person {
            by_person.entry(sources.identities.canonical(person)).or_default().push(row);
        }
    }
    let mut praised: BTreeMap<PersonId, u32> = BTreeMap::new();
    // A good word about someone and thanks to them are given too.
    for praise in sources.praises.iter().map(|praise| &praise.record) {
        if praise.at > from && praise.at <= now {
            *praised.entry(sources.identities.canonical(praise.person)).or_default() += 1;
        }
    }
    let counts = |kinds: BTreeMap<ExchangeKind, u32>| {
        kinds.into_iter().map(|(kind, count)| ExchangeCount { kind, count }).collect()
    };
    let mut turns = Vec::new();
    for (person, rows) in by_person {
        let count = |given: bool| {
            let mut kinds: BTreeMap<ExchangeKind, u32> = BTreeMap::new();
            for row in rows.iter().filter(|row| row.given == given) {
                *kinds.entry(row.kind.clone()).or_default() += 1;
            }
            kinds
        };
        let (given, received) = (count(true), count(false));
        let sum = |kinds: &BTreeMap<ExchangeKind, u32>| kinds.values().sum::<u32>();
        let praised = praised.get(&person).copied().unwrap_or_default();
        let ahead = sum(&received).saturating_sub(sum(&given) + praised);
        let Some(row) = sources.find(person).filter(|row| ahead > 0 && row.resting.is_none()) else {
            continue;
        };
        turns.push(GiveAndTake {
            person: Named::of(row),
            given: counts(given),
            received: counts(received),
            ahead,
            last: rows.iter().filter(|row| !row.given).map(|row| row.at.date_naive()).max(),
        });
    }
    turns.sort_by_key(|turn| (std::cmp::Reverse(turn.ahead), std::cmp::Reverse(turn.last), turn.person.id()));
    turns.truncate(MOST);
    turns
}

/// Thanks owed: words for the user that were not thanked for, and what was received in the last month without thanks since. All
/// of them: what is put off is taken out by the caller, and must hide nothing that follows it.
pub(crate) fn thanks_owed(sources: &GivingSources<'_>, now: Moment) -> Vec<ThanksOwed> {
    let mut thanked: BTreeMap<PersonId, Moment> = BTreeMap::new();
    for Stored { record, .. } in sources.praises.iter().filter(|praise| praise.record.thanks) {
        let last = thanked.entry(sources.identities.canonical(record.person)).or_insert(record.at);
        *last = (*last).max(record.at);
    }
    let thanked_since = |person: PersonId, at: Moment| thanked.get(&person).is_some_and(|last| *last >= at);
    let mut owed = Vec::new();
    let late = |by: NaiveDate| by < now.date_naive();
    for Stored { id, record } in sources.advocacies.iter().filter(|word| word.record.at <= now) {
        let person = sources.identities.canonical(record.person);
        if record.thanked.is_some() || thanked_since(person, record.at) {
            continue;
        }
        let Some(row) = sources.find(person) else { continue };
        let day = record.at.date_naive();
        let untold = record.to.is_empty() || record.private;
        let to = if untold { String::new() } else { format!(" to {}", record.to) };
        owed.push(ThanksOwed {
            person: Named::of(row),
            what: format!("{} for you{to}", record.kind),
            day,
            by: thank_by(day),
            late: late(thank_by(day)),
            spoke: true,
            thing: *id,
        });
    }
    let lately = |row: &&ExchangeRow| {
        !row.given
            && !row.guess
            && !row.private
            && row.at <= now
            && (now.date_naive() - row.at.date_naive()).num_days() <= THANKS_DAYS
            && matches!(row.kind, ExchangeKind::Help | ExchangeKind::Introduction | ExchangeKind::Praise)
    };
    for row in sources.exchanges.iter().filter(lately) {
        let Some(person) = row.person.map(|person| sources.identities.canonical(person)) else { continue };
        let Some(shown) = sources.find(person) else { continue };
        if thanked_since(person, row.at) {
            continue;
        }
        let day = row.at.date_naive();
        let what = if row.text.trim().is_empty() { row.kind.to_string() } else { row.text.trim().to_owned() };
        let by = thank_by(day);
        let person = Named::of(shown);
        owed.push(ThanksOwed { person, what, day, by, late: late(by), spoke: false, thing: row.id });
    }
    owed.sort_by(|a, b| {
        (!a.spoke, a.day, a.person.id(), &a.what).cmp(&(!b.spoke, b.day, b.person.id(), &b.what))
    });
    owed
}

fn needs(sources: &GivingSources<'_>, now: Moment) -> Vec<Need> {
    let meets = who_could_meet(&sources.meets, now);
    let mut needs = Vec::new();
    for fact in sources.meets.facts.iter().filter(|fact| fact.kind == crate::model::FactKind::Need) {
        let Some(row) = fact.person.and_then(|person| sources.find(person)) else { continue };
        if row.resting.is_some() || fact.private || fact.guess || fact.ended.is_some() {
            continue;
        }
        let could = meets.iter().filter(|one| one.need.reference.id == fact.id).map(|one| one.other.clone());
        needs.push(Need { who: Named::of(row), need: WorldFact::of(fact, now), could_meet: could.collect() });
    }
    needs.sort_by_key(|need| (std::cmp::Reverse(need.need.since), need.need.reference.id));
    needs.truncate(MOST);
    needs
}

/// A report, a mentee or someone earlier on their way about whom the user said nothing good for a quarter: the one with
/// whom the last conversation is the longest ago.
fn younger(sources: &GivingSources<'_>, now: Moment) -> Option<Younger> {
    let today = now.date_naive();
    let canonical = |person: PersonId| sources.identities.canonical(person);
    let positions = sources.positions.iter().filter(|row| row.level == Some(Level::Junior));
    let junior: BTreeSet<PersonId> = positions.map(|row| canonical(row.person)).collect();
    let lately = sources
        .praises
        .iter()
        .map(|praise| &praise.record)
        .filter(|praise| (today - praise.at.date_naive()).num_days() <= PRAISE_DAYS);
    let praised: BTreeSet<PersonId> = lately.map(|praise| canonical(praise.person)).collect();
    let mut last: BTreeMap<PersonId, NaiveDate> = BTreeMap::new();
    for tally in sources.tallies {
        if let Some(day) = tally.last_conversation.map(|at| at.date_naive()) {
            let known = last.entry(canonical(tally.person)).or_insert(day);
            *known = (*known).max(day);
        }
    }
    let candidates = sources.people.iter().filter(|row| {
        canonical(row.id) == row.id
            && row.resting.is_none()
            && (matches!(row.relation, Relation::Mentee | Relation::Report) || junior.contains(&row.id))
            && !praised.contains(&row.id)
    });
    let (last, row) =
        candidates.map(|row| (last.get(&row.id).copied(), row)).min_by_key(|(last, row)| (*last, row.id))?;
    let why = last.map_or_else(
        || "no conversation yet; a word from you could open a door".to_owned(),
        |last| match ago_phrase(last, today).as_str() {
            "today" => "you talked today: what did they do well?".to_owned(),
            ago => format!("{ago} since your last conversation: what did they do well?"),
        },
    );
    Some(Younger { person: Named::of(row), last, why })
}

impl Refers for Giving {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.your_turn.iter_mut().for_each(|one| f(&mut one.person.reference));
        self.thanks.iter_mut().for_each(|one| f(&mut one.person.reference));
        for need in &mut self.needs {
            f(&mut need.who.reference);
            f(&mut need.need.reference);
            need.could_meet.iter_mut().for_each(|named| f(&mut named.reference));
        }
        self.introductions.iter_mut().for_each(|one| one.each_reference(f));
        if let Some(younger) = &mut self.younger {
            f(&mut younger.person.reference);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::{
        practice::introductions::Acquainted,
        rows::{advocacy, exchange, id, now, person, praise, tally},
    };

    #[derive(Default)]
    struct Known {
        people: Vec<PersonRow>,
        exchanges: Vec<ExchangeRow>,
        praises: Vec<Stored<Praise>>,
        advocacies: Vec<Stored<Advocacy>>,
        tallies: Vec<ContactTally>,
        same: Vec<(u32, u32)>,
    }

    impl Known {
        fn screen(&self) -> Giving {
            let pair = |(a, b): &(u32, u32)| (PersonId(id(*a)), PersonId(id(*b)));
            let identities = Identities::new(self.same.iter().map(pair));
            let sources = GivingSources {
                people: &self.people,
                identities: &identities,
                exchanges: &self.exchanges,
                praises: &self.praises,
                advocacies: &self.advocacies,
                meets: MeetSources {
                    people: &self.people,
                    identities: &identities,
                    facts: &[],
                    shared: &[],
                    lines: &[],
                    refused: &BTreeSet::new(),
                    acquainted: &Acquainted::default(),
                },
                positions: &[],
                tallies: &self.tallies,
            };
            giving(&sources, now())
        }
    }

    fn two() -> Known {
        Known { people: vec![person(1, "Ana Silva"), person(2, "Bo Ek")], ..Known::default() }
    }

    #[test]
    fn it_is_my_turn_where_a_year_holds_more_received_than_given() {
        let mut known = two();
        known.exchanges = vec![
            exchange(10, false, ExchangeKind::Help, "2026-03-01"),
            exchange(11, false, ExchangeKind::Introduction, "2026-05-01"),
            exchange(12, true, ExchangeKind::Help, "2026-06-01"),
            exchange(13, false, ExchangeKind::Help, "2025-03-01"),
        ];
        let turn = &known.screen().your_turn;
        assert_eq!(turn.len(), 1);
        assert_eq!((turn[0].person.name.as_str(), turn[0].ahead), ("Ana Silva", 1));
        known.praises = vec![praise(20, false, "2026-07-01")];
        assert_eq!(known.screen().your_turn, []);
    }

    #[test]
    fn thanks_are_owed_within_a_week_first_to_those_who_lent_their_name() {
        let mut known = two();
        known.exchanges = vec![exchange(10, false, ExchangeKind::Help, "2026-11-10")];
        known.advocacies = vec![advocacy(11, "the panel", "2026-11-12", None)];
        let owed = known.screen().thanks;
        assert_eq!(
            owed.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(),
            ["a good word for you to the panel", "help"]
        );
        assert_eq!(owed[0].by, "2026-11-19".parse::<NaiveDate>().unwrap());
        known.praises = vec![praise(20, true, "2026-11-13")];
        assert_eq!(known.screen().thanks, []);
    }

    #[test]
    fn thanks_are_owed_to_a_human_being_whose_first_record_was_deleted() {
        let mut known = two();
        known.same = vec![(1, 2)];
        known.exchanges = vec![exchange(10, false, ExchangeKind::Help, "2026-11-10")];
        assert_eq!(known.screen().thanks[0].person.name, "Ana Silva");
        known.people.remove(0);
        assert_eq!(known.screen().thanks[0].person.name, "Bo Ek");
        known.people.clear();
        assert_eq!(known.screen().thanks, []);
    }

    #[test]
    fn however_many_thanks_are_owed_the_screen_shows_ten_and_says_how_many_more() {
        let mut known = two();
        known.exchanges =
            (0..12).map(|n| exchange(10 + n, false, ExchangeKind::Help, "2026-11-10")).collect();
        let screen = known.screen();
        assert_eq!((screen.thanks.len(), screen.thanks_more), (10, 2));
    }

    #[test]
    fn a_mentee_not_spoken_of_for_a_quarter_is_proposed_once() {
        let mut known = two();
        known.people[1].relation = Relation::Mentee;
        known.tallies = vec![tally(2, 2, Some("2026-10-01"), None)];
        assert_eq!(known.screen().younger.map(|one| one.person.name), Some("Bo Ek".to_owned()));
        let about_bo = Praise { person: PersonId(id(2)), ..praise(20, false, "2026-11-01").record };
        known.praises = vec![Stored { id: id(20), record: about_bo }];
        assert_eq!(known.screen().younger, None);
    }
}
