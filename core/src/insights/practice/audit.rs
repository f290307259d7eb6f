//! The audit: the user's own answers to "how well do we know and trust each other?", and what the journal says beside
//! them.
//!
//! The number is the user's, from 1 to 10, and stays on this screen. Below 7 a relationship needs some care; the two
//! columns stand side by side and none corrects the other. The walk asks about those who were never asked about or not
//! for ninety days, and goes on where it stopped, because people with an answer drop out of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    insights::{
        age::{ago_phrase, span_phrase},
        counted::counted,
        named::{Named, Refers},
        people::resting::Resting,
    },
    model::{AuditScore, Identities, Moment, PersonId, Reference, Relation, Score},
    store::index::{person::PersonRow, presence::ContactTally, stored::Stored},
};

/// An answer below this needs care.
const CARE_BELOW: u8 = 7;

/// Days after which one asks again.
const AGAIN_DAYS: i64 = 90;

/// Days without a conversation after which a high answer and the journal disagree.
const QUIET_DAYS: i64 = 90;

/// Days since the last conversation within which a low answer and the journal disagree.
const LATELY_DAYS: i64 = 30;

/// The most people one walk asks about.
const ASKED: usize = 100;

/// Which way the answers went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// There was no earlier answer to compare with.
    First,
    /// Higher than the one before.
    Up,
    /// The same as the one before.
    Level,
    /// Lower than the one before.
    Down,
}

/// Where the user's answer and the journal disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "beside")]
pub enum Beside {
    /// Close by the user's answer, and no conversation for long.
    Quiet {
        /// Days since the last one; nothing if there was none.
        days: Option<i64>,
    },
    /// Not close by the user's answer, and conversations lately.
    Talking {
        /// Days since the last one.
        days: i64,
    },
}

impl Beside {
    /// What the journal says, in words.
    pub fn in_words(&self) -> String {
        match self {
            Self::Quiet { days: None } => "no conversation yet".to_owned(),
            Self::Quiet { days: Some(days) } => {
                format!("{} since your last conversation", span_phrase(*days))
            }
            Self::Talking { days } => format!(
                "you're in touch: the last conversation was {}",
                if *days == 0 { "today".to_owned() } else { format!("{} ago", span_phrase(*days)) }
            ),
        }
    }
}

/// One person on the board.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Audited {
    /// The person who was answered for.
    #[serde(flatten)]
    pub person: Named,
    /// They are outside the user's organisation.
    pub outside: bool,
    /// The newest answer, 1 to 10.
    pub score: Score,
    /// Why, in the user's words.
    pub because: String,
    /// The day of the answer.
    pub day: NaiveDate,
    /// How long ago that was.
    pub ago: String,
    /// Which way the answers went.
    pub trend: Trend,
    /// How much it changed since the newest answer of an earlier day.
    pub change: i8,
    /// Below seven, and they do not rest.
    pub wants_care: bool,
    /// Since when they rest, if they do.
    pub resting: Option<Resting>,
    /// What the journal says, where it disagrees.
    pub beside: Option<Beside>,
    /// The same in words.
    pub beside_in_words: Option<String>,
}

/// Someone the walk asks about next.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ToAudit {
    /// The person to ask oneself about.
    #[serde(flatten)]
    pub person: Named,
    /// The day of the answer before, if there was one.
    pub before: Option<NaiveDate>,
    /// What that answer was.
    pub score_before: Option<Score>,
    /// The day of the last conversation.
    pub last: Option<NaiveDate>,
}

/// The board and the walk.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuditBoard {
    /// Everyone answered for: the lowest answer first, then by name.
    pub people: Vec<Audited>,
    /// How many of them want care.
    pub want_care: u32,
    /// Who is to be asked about, those with a say in a goal first, then the latest talked to; at most a hundred.
    pub to_ask: Vec<ToAudit>,
    /// How many more people are to be asked about than `to_ask` holds.
    pub to_ask_more: u32,
}

/// What the board is made of.
#[derive(Debug, Clone)]
pub(crate) struct AuditSources<'a> {
    /// All people of the journal.
    pub(crate) people: &'a [PersonRow],
    /// Which records are the same human being.
    pub(crate) identities: &'a Identities,
    /// All answers, old ones too.
    pub(crate) answers: &'a [Stored<AuditScore>],
    /// The latest conversations, per record.
    pub(crate) tallies: &'a [ContactTally],
    /// The people with a say in an open goal.
    pub(crate) stakeholders: &'a [PersonId],
}

/// An answer that counts.
struct LatestAnswer<'a> {
    at: Moment,
    score: Score,
    because: &'a str,
}

/// The newest answer about each human being, and the newest of the days before that one: a second answer on a day
/// corrects the first. Answers of one moment go by their ids.
fn newest<'a>(
    sources: &AuditSources<'a>,
    now: Moment,
) -> BTreeMap<PersonId, (LatestAnswer<'a>, Option<Score>)> {
    let mut answers: Vec<&'a Stored<AuditScore>> =
        sources.answers.iter().filter(|one| one.record.at <= now).collect();
    answers.sort_by_key(|one| (one.record.at, one.id));
    let mut newest: BTreeMap<PersonId, (LatestAnswer<'a>, Option<Score>)> = BTreeMap::new();
    for Stored { record, .. } in answers {
        let Some(score) = record.score else { continue };
        let person = sources.identities.canonical(record.person);
        let before = newest.remove(&person).and_then(|(known, before)| {
            if known.at.date_naive() == record.at.date_naive() { before } else { Some(known.score) }
        });
        newest.insert(person, (LatestAnswer { at: record.at, score, because: &record.because }, before));
    }
    newest
}

/// The days of the last conversations, by human being.
fn last_days(sources: &AuditSources<'_>, now: Moment) -> BTreeMap<PersonId, NaiveDate> {
    let mut last = BTreeMap::new();
    for tally in sources.tallies {
        let Some(at) = tally.last_conversation.filter(|at| *at <= now) else { continue };
        let day: &mut NaiveDate =
            last.entry(sources.identities.canonical(tally.person)).or_insert_with(|| at.date_naive());
        *day = (*day).max(at.date_naive());
    }
    last
}

/// People whose newest answer wants care, with the moment of that answer, for `next`; the lowest first.
pub(crate) fn wanting_care(sources: &AuditSources<'_>, now: Moment) -> Vec<(PersonId, Moment)> {
    let mut low: Vec<(Score, PersonId, Moment)> = newest(sources, now)
        .into_iter()
        .filter(|(_, (answer, _))| answer.score.get() < CARE_BELOW)
        .map(|(person, (answer, _))| (answer.score, person, answer.at))
        .collect();
    low.sort();
    low.into_iter().map(|(_, person, at)| (person, at)).collect()
}

/// The board as of `now`.
pub(crate) fn audit_board(sources: &AuditSources<'_>, now: Moment) -> AuditBoard {
    let today = now.date_naive();
    let newest = newest(sources, now);
    let last = last_days(sources, now);
    let shown = |row: &&PersonRow| sources.identities.canonical(row.id) == row.id;
    let mut people = Vec::new();
    let mut to_ask = Vec::new();
    for row in sources.people.iter().filter(shown) {
        let last = last.get(&row.id).copied();
        let answer = newest.get(&row.id);
        if let Some((answer, before)) = answer {
            people.push(audited(row, answer, *before, last, now));
        }
        let old = answer.is_none_or(|(answer, _)| (today - answer.at.date_naive()).num_days() > AGAIN_DAYS);
        let has_a_say = sources.stakeholders.contains(&row.id);
        if old && row.resting.is_none() && (last.is_some() || answer.is_some() || has_a_say) {
            let one = ToAudit {
                person: Named::of(row),
                before: answer.map(|(answer, _)| answer.at.date_naive()),
                score_before: answer.map(|(answer, _)| answer.score),
                last,
            };
            to_ask.push((!has_a_say, std::cmp::Reverse(last), row.id, one));
        }
    }
    people.sort_by(|a, b| {
        (a.score, &a.person.name, a.person.id()).cmp(&(b.score, &b.person.name, b.person.id()))
    });
    to_ask.sort_by_key(|(rest, last, id, _)| (*rest, *last, *id));
    AuditBoard {
        want_care: counted(people.iter().filter(|one| one.wants_care).count()),
        people,
        to_ask_more: counted(to_ask.len().saturating_sub(ASKED)),
        to_ask: to_ask.into_iter().take(ASKED).map(|(.., one)| one).collect(),
    }
}

fn audited(
    row: &PersonRow,
    answer: &LatestAnswer<'_>,
    before: Option<Score>,
    last: Option<NaiveDate>,
    now: Moment,
) -> Audited {
    let (day, today) = (answer.at.date_naive(), now.date_naive());
    let difference = before.map_or(0, |before| i16::from(answer.score.get()) - i16::from(before.get()));
    let change = i8::try_from(difference).unwrap_or(0);
    // For someone who rests there is nothing to disagree about.
    let beside = if row.resting.is_none() { beside(answer.score, last, today) } else { None };
    Audited {
        person: Named::of(row),
        outside: row.relation == Relation::Outside,
        score: answer.score,
        because: answer.because.to_owned(),
        day,
        ago: ago_phrase(day, today),
        trend: match (before, change) {
            (None, _) => Trend::First,
            (_, 1..) => Trend::Up,
            (_, 0) => Trend::Level,
            _ => Trend::Down,
        },
        change,
        wants_care: answer.score.get() < CARE_BELOW && row.resting.is_none(),
        resting: Resting::of(row, now),
        beside,
        beside_in_words: beside.map(|beside| beside.in_words()),
    }
}

fn beside(score: Score, last: Option<NaiveDate>, today: NaiveDate) -> Option<Beside> {
    let days = last.map(|last| (today - last).num_days().max(0));
    match days {
        Some(days) if score.get() < CARE_BELOW => (days <= LATELY_DAYS).then_some(Beside::Talking { days }),
        None if score.get() < CARE_BELOW => None,
        days => days.is_none_or(|days| days > QUIET_DAYS).then_some(Beside::Quiet { days }),
    }
}

impl Refers for AuditBoard {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.people.iter_mut().for_each(|one| f(&mut one.person.reference));
        self.to_ask.iter_mut().for_each(|one| f(&mut one.person.reference));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::{id, noon, now, person, tally};

    fn answer(n: u32, about: u32, score: u8, at: &str) -> Stored<AuditScore> {
        let record = AuditScore {
            person: PersonId(id(about)),
            score: Score::new(score),
            because: format!("answer {n}"),
            at: noon(at),
            deleted: None,
        };
        Stored { id: id(n), record }
    }

    fn board(answers: &[Stored<AuditScore>], tallies: &[ContactTally], stakeholders: &[u32]) -> AuditBoard {
        let people = [person(1, "Ana Silva"), person(2, "Bo Ek"), person(3, "Carla Nair")];
        let stakeholders: Vec<PersonId> = stakeholders.iter().map(|n| PersonId(id(*n))).collect();
        let sources = AuditSources {
            people: &people,
            identities: &Identities::default(),
            answers,
            tallies,
            stakeholders: &stakeholders,
        };
        audit_board(&sources, now())
    }

    #[test]
    fn the_newest_answer_counts_with_the_way_it_went_whichever_arrived_first() {
        let mut answers = vec![
            answer(10, 1, 5, "2026-05-01"),
            answer(11, 1, 8, "2026-11-01"),
            answer(12, 2, 6, "2026-11-01"),
        ];
        let there = board(&answers, &[], &[]);
        answers.reverse();
        assert_eq!(board(&answers, &[], &[]), there);
        let read: Vec<_> = there
            .people
            .iter()
            .map(|one| (one.person.name.as_str(), one.score.get(), one.trend, one.change))
            .collect();
        assert_eq!(read, [("Bo Ek", 6, Trend::First, 0), ("Ana Silva", 8, Trend::Up, 3)]);
        assert_eq!(
            (there.want_care, there.people[0].wants_care, there.people[1].wants_care),
            (1, true, false)
        );
        assert_eq!(
            (there.people[1].because.as_str(), there.people[1].ago.as_str()),
            ("answer 11", "2 weeks")
        );
    }

    #[test]
    fn answers_of_two_devices_at_one_moment_go_by_their_ids_and_both_stay() {
        let there = board(&[answer(11, 1, 4, "2026-11-01"), answer(10, 1, 9, "2026-11-01")], &[], &[]);
        assert_eq!((there.people[0].score.get(), there.people[0].trend), (4, Trend::First));
    }

    #[test]
    fn a_second_answer_on_a_day_corrects_the_first_and_shows_no_way() {
        let earlier = answer(9, 1, 3, "2026-10-01");
        let there =
            board(&[earlier, answer(10, 1, 5, "2026-11-01"), answer(11, 1, 6, "2026-11-01")], &[], &[]);
        assert_eq!((there.people[0].score.get(), there.people[0].change), (6, 3));
    }

    #[test]
    fn whoever_rests_wants_no_care() {
        let mut people = [person(1, "Ana Silva")];
        people[0].resting = Some(noon("2026-10-01"));
        let answers = [answer(10, 1, 3, "2026-11-01")];
        let sources = AuditSources {
            people: &people,
            identities: &Identities::default(),
            answers: &answers,
            tallies: &[],
            stakeholders: &[],
        };
        let there = audit_board(&sources, now());
        let ana = &there.people[0];
        assert_eq!((there.want_care, ana.wants_care, ana.beside), (0, false, None));
        assert_eq!(ana.resting.as_ref().unwrap().in_words, "resting since 1 Oct");
    }

    #[test]
    fn the_journal_stands_beside_an_answer_where_the_two_disagree() {
        let answers =
            [answer(10, 1, 9, "2026-11-01"), answer(11, 2, 3, "2026-11-01"), answer(12, 3, 9, "2026-11-01")];
        let tallies = [tally(1, 2, Some("2026-06-01"), None), tally(2, 2, Some("2026-11-17"), None)];
        let there = board(&answers, &tallies, &[]);
        let said: Vec<_> = there.people.iter().map(|one| one.beside_in_words.as_deref()).collect();
        assert_eq!(
            said,
            [
                Some("you're in touch: the last conversation was a day ago"),
                Some("6 months since your last conversation"),
                Some("no conversation yet"),
            ]
        );
    }

    #[test]
    fn the_walk_asks_about_those_with_a_say_first_and_goes_on_where_it_stopped() {
        let tallies = [tally(1, 2, Some("2026-11-01"), None), tally(2, 2, Some("2026-11-17"), None)];
        let names =
            |board: &AuditBoard| board.to_ask.iter().map(|one| one.person.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&board(&[], &tallies, &[3])), ["Carla Nair", "Bo Ek", "Ana Silva"]);
        let answered = [answer(10, 3, 5, "2026-11-18"), answer(11, 2, 5, "2026-08-01")];
        assert_eq!(names(&board(&answered, &tallies, &[3])), ["Bo Ek", "Ana Silva"]);
    }

    #[test]
    fn an_answer_this_version_cannot_read_says_nothing() {
        let unread = Stored {
            id: id(10),
            record: AuditScore { score: None, ..answer(10, 1, 5, "2026-11-01").record },
        };
        assert_eq!(board(&[unread], &[], &[]).people, []);
    }
}
