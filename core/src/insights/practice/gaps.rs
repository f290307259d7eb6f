//! What the map of a goal lacks, each gap by its name and with what would fill it.
//!
//! What the journal does not know is not a gap: a department, a level or a line counts only when it is known of
//! everyone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    insights::{
        counted::counted,
        named::{Named, Refers},
        practice::seat::MapSeat,
    },
    model::{Goal, GoalKind, Level, PersonId, Reference, Relation, Role, Stance},
    quick_log::fold,
    store::index::{person::PersonRow, position::PositionRow},
};

/// The fewest and the most people one can get to know well for a goal.
const FEWEST: usize = 5;
const MOST: usize = 7;

/// How many people something has to be known of before it is said to be the same for all.
const ENOUGH: usize = 3;

/// Where people work now, for the gaps of a map: the current position of everybody, by canonical record.
pub(crate) type Positions<'a> = BTreeMap<PersonId, &'a PositionRow>;

/// Something the map lacks, or is about to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "gap")]
pub enum Gap {
    /// Somebody on it leaves, or left.
    Leaves {
        /// The person.
        person: Named,
        /// The day of the line that says so.
        heard: NaiveDate,
        /// Nobody else would speak for the user.
        only_voice: bool,
    },
    /// Nobody is the manager.
    NoManager {
        /// A new job asks for the hiring manager.
        hiring: bool,
    },
    /// Nobody is known who can veto.
    NobodyCanVeto,
    /// Nobody could pass the user's name on for a new job.
    NobodyRefers,
    /// There are people, and every one of them rests.
    EverybodyRests,
    /// Fewer than five people.
    TooFew {
        /// How many there are.
        people: u32,
    },
    /// More than seven people who do not rest are on it.
    TooMany {
        /// How many there are.
        people: u32,
    },
    /// All in one department.
    OneDepartment {
        /// The department they all work in.
        department: String,
    },
    /// All on one level.
    OneLevel {
        /// The level they all work on.
        level: Level,
    },
    /// All in the manager's own line.
    OneLine {
        /// The manager everyone reports to.
        manager: Named,
    },
    /// Nobody would speak for the user yet.
    NobodySpeaks,
    /// One person alone would.
    LeansOnOne {
        /// The person.
        person: Named,
    },
    /// No day on which it is decided.
    NoDay,
}

impl Gap {
    /// The gap in a word or two, by which it is put off. It is the same gap whatever the number of people.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Leaves { .. } => "leaves",
            Self::NoManager { .. } => "no manager",
            Self::NobodyCanVeto => "nobody can veto",
            Self::NobodyRefers => "nobody refers",
            Self::EverybodyRests => "everybody rests",
            Self::TooFew { .. } => "too few",
            Self::TooMany { .. } => "too many",
            Self::OneDepartment { .. } => "one department",
            Self::OneLevel { .. } => "one level",
            Self::OneLine { .. } => "one line",
            Self::NobodySpeaks => "nobody speaks",
            Self::LeansOnOne { .. } => "leans on one",
            Self::NoDay => "no day",
        }
    }

    /// Whether somebody who could be on the map would fill it.
    pub(crate) fn wants_people(&self) -> bool {
        matches!(
            self,
            Self::TooFew { .. } | Self::EverybodyRests | Self::NobodySpeaks | Self::LeansOnOne { .. }
        )
    }

    /// The gap in words, with what would fill it.
    pub fn in_words(&self) -> String {
        match self {
            Self::Leaves { person, heard, only_voice } => {
                let voice = if *only_voice { ", and nobody else would speak for you yet" } else { "" };
                let heard = heard.format("%-d %b");
                format!(
                    "you heard on {heard} that {person} is leaving{voice}: who else could take that place, and what do \
                     you want to ask before they go?"
                )
            }
            Self::NoManager { hiring: false } => "your manager isn't on the map: who is it?".to_owned(),
            Self::NoManager { hiring: true } => {
                "no manager on the map: who would you work for there?".to_owned()
            }
            Self::NobodyCanVeto => "you don't know yet who can veto it: ask who could stop it".to_owned(),
            Self::NobodyRefers => {
                "nobody yet who could pass your name on: who liked working with you, or knows someone there?"
                    .to_owned()
            }
            Self::EverybodyRests => "everyone on the map is resting: who else has a say?".to_owned(),
            Self::TooFew { people: 0 } => "nobody on the map yet: start with your manager".to_owned(),
            Self::TooFew { people: 1 } => "only one person on the map: aim for five to seven".to_owned(),
            Self::TooFew { people } => format!("only {people} people on the map: aim for five to seven"),
            Self::TooMany { people } => {
                format!("{people} people are more than you can get to know well: choose five to seven")
            }
            Self::OneDepartment { department } => {
                format!("everyone is in {department}: who outside it will be asked?")
            }
            Self::OneLevel { level } => format!("everyone is at one level ({level}): who is at another?"),
            Self::OneLine { manager } => format!("everyone reports up to {manager}: who else has a say?"),
            Self::NobodySpeaks => "nobody has shown yet that they would speak for you".to_owned(),
            Self::LeansOnOne { person } => {
                format!("only {person} would speak for you: who else has seen your work?")
            }
            Self::NoDay => "no decision date yet: when will it be?".to_owned(),
        }
    }
}

impl Refers for Gap {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        if let Self::Leaves { person, .. } | Self::LeansOnOne { person } | Self::OneLine { manager: person } =
            self
        {
            f(&mut person.reference);
        }
    }
}

/// A gap with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GapFound {
    /// The gap itself.
    #[serde(flatten)]
    pub gap: Gap,
    /// The same in words.
    pub why: String,
}

/// What a map lacks.
pub(crate) fn gaps(goal: &Goal, people: &[(&MapSeat, &PersonRow)], positions: &Positions<'_>) -> Vec<Gap> {
    let has = |role: &Role| people.iter().any(|(seat, _)| seat.roles.contains(role));
    let mut gaps = Vec::new();
    let hiring = goal.kind == GoalKind::NewJob;
    let speak: Vec<_> = people.iter().filter(|(seat, _)| seat.supports()).collect();
    let only_voice = |seat: &MapSeat| matches!(speak.as_slice(), [(only, _)] if only.person == seat.person);
    gaps.extend(people.iter().filter_map(|(seat, known)| {
        let (person, heard) = (Named::of(known), seat.leaves?);
        Some(Gap::Leaves { person, heard, only_voice: only_voice(seat) })
    }));
    let is_manager = |(seat, known): &(&MapSeat, &PersonRow)| {
        let role = if hiring { Role::HiringManager } else { Role::Manager };
        seat.roles.contains(&role) || (!hiring && known.relation == Relation::Manager)
    };
    let manager = people.iter().find(|one| is_manager(one));
    if people.is_empty() {
        gaps.push(if hiring { Gap::NobodyRefers } else { Gap::TooFew { people: 0 } });
    } else {
        // A name that is passed on opens the door, and who could do it is known sooner than who one would work for.
        if hiring && !has(&Role::Referrer) && !has(&Role::Recruiter) {
            gaps.push(Gap::NobodyRefers);
        }
        if manager.is_none() {
            gaps.push(Gap::NoManager { hiring });
        }
        // Who could stop a hire is seldom known from outside, and where people sit there is nobody's choice.
        if !hiring && !has(&Role::Veto) {
            gaps.push(Gap::NobodyCanVeto);
        }
        let awake = people.iter().filter(|(_, known)| known.resting.is_none()).count();
        match awake {
            0 => gaps.push(Gap::EverybodyRests),
            count if count < FEWEST => gaps.push(Gap::TooFew { people: counted(count) }),
            count if count > MOST => gaps.push(Gap::TooMany { people: counted(count) }),
            _ => {}
        }
        let position = |known: &PersonRow| positions.get(&known.id).copied();
        let departments = people.iter().map(|(_, known)| {
            let org = position(known).map(|position| position.org.trim().to_owned());
            org.filter(|org| !org.is_empty()).map(|org| (fold(&org), org))
        });
        if let Some((_, department)) = same_for_all(departments).filter(|_| !hiring) {
            gaps.push(Gap::OneDepartment { department });
        }
        let levels = people.iter().map(|(_, known)| {
            position(known).and_then(|position| position.level.clone()).map(|level| (level.clone(), level))
        });
        if let Some((_, level)) = same_for_all(levels).filter(|_| !hiring) {
            gaps.push(Gap::OneLevel { level });
        }
        if let Some((_, manager)) = manager.filter(|_| !hiring)
            && people.len() >= ENOUGH
            && people.iter().all(|(_, known)| {
                in_line(known.id, manager.id, positions) || in_line(manager.id, known.id, positions)
            })
        {
            gaps.push(Gap::OneLine { manager: Named::of(manager) });
        }
        match speak.as_slice() {
            [] => gaps.push(Gap::NobodySpeaks),
            [(_, known)] if people.len() >= ENOUGH => {
                gaps.push(Gap::LeansOnOne { person: Named::of(known) });
            }
            _ => {}
        }
    }
    if goal.decision.is_none() {
        gaps.push(Gap::NoDay);
    }
    gaps
}

/// The day on which it came about that one person alone would speak for the user, once there are enough people to say so:
/// they showed it, enough had come onto the map, and everyone else who would have spoken had shown something else.
pub(crate) fn leans_on_one_since(seats: &[&MapSeat]) -> Option<NaiveDate> {
    let speaks = seats.iter().filter_map(|seat| seat.supports_since()).max()?;
    let mut added: Vec<NaiveDate> = seats.iter().map(|seat| seat.added.date_naive()).collect();
    added.sort_unstable();
    let enough = *added.get(ENOUGH.checked_sub(1)?)?;
    let would = |seat: &&&MapSeat| seat.shown.iter().any(|shown| shown.stance == Stance::WouldSpeak);
    let others = seats.iter().filter(|seat| !seat.supports()).filter(would);
    let ceased = others.filter_map(|seat| Some(seat.shown.last()?.at.date_naive())).max();
    Some(speaks.max(enough).max(ceased.unwrap_or(speaks)))
}

/// The value everyone shares, if it is known for everyone and there are enough people.
fn same_for_all<K: PartialEq, V>(all: impl Iterator<Item = Option<(K, V)>>) -> Option<(K, V)> {
    let all: Option<Vec<(K, V)>> = all.collect();
    let all = all.filter(|all| all.len() >= ENOUGH)?;
    let mut all = all.into_iter();
    let first = all.next()?;
    all.all(|(key, _)| key == first.0).then_some(first)
}

/// Whether someone reports to someone, directly or through others; everybody is in their own line.
fn in_line(person: PersonId, above: PersonId, positions: &Positions<'_>) -> bool {
    let mut at = person;
    // Two devices may have made a ring of them.
    for _ in 0..=positions.len() {
        if at == above {
            return true;
        }
        let Some(next) = positions.get(&at).and_then(|position| position.reports_to) else { return false };
        at = next;
    }
    false
}
