//! What stops early says the same as what reads everything: introductions of a day, what a card offers, needs that giving
//! shows, and promises that a day asks about.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicU64, Ordering},
};

use super::plain_journal;
use crate::{
    error::Result,
    insights,
    journal::{
        Journal, NewPerson,
        line::asked,
        people::prep::may_meet,
        read::{
            identity::everybody,
            introductions::{LazyLexicon, Meets},
            practice::ExchangesSince,
        },
    },
    model::{Moment, PersonId, RecordId},
    store::Snapshot,
};

/// Numbers that are the same in every run.
struct Numbers(AtomicU64);

impl Numbers {
    fn below(&self, most: usize) -> usize {
        let next = |number: u64| {
            number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407)
        };
        let number = next(self.0.load(Ordering::Relaxed));
        self.0.store(number, Ordering::Relaxed);
        usize::try_from(number >> 33).unwrap() % most
    }
}

const THINGS: [&str; 12] = [
    "analyst",
    "budget",
    "translator",
    "gardener",
    "welder",
    "violin",
    "server",
    "printer",
    "lawyer",
    "designer",
    "bakery",
    "telescope",
];

fn on(day: usize) -> Moment {
    let midnight = Moment::parse_from_rfc3339("2026-08-01T09:00:00+00:00").unwrap();
    midnight + chrono::Duration::hours(24 * i64::try_from(day).unwrap())
}

fn log(journal: &Journal, line: &str, at: Moment) {
    journal.log(journal.read_line(line, at).unwrap(), at).unwrap();
}

/// Needs in the order in which they come up, each with the first who may meet it.
fn firsts(db: &Snapshot<'_>, meets: &Meets, now: Moment) -> Vec<(RecordId, PersonId, PersonId)> {
    let (people, identities) = (db.people().unwrap(), db.identities().unwrap());
    let mut seen = BTreeSet::new();
    let all = insights::introductions(&meets.sources(&people, &identities), now).into_iter();
    let first = all.filter(|one| seen.insert(one.need.reference.id));
    first.map(|one| (one.need.reference.id, one.who.id(), one.other.id())).collect()
}

#[test]
fn the_introductions_of_a_day_are_the_first_of_all() {
    let (mut by_lines, mut cut, mut many, mut on_cards) = (0, 0, 0, 0);
    for seed in 0..12 {
        let numbers = Numbers(AtomicU64::new(seed));
        let directory = tempfile::tempdir().unwrap();
        let journal = plain_journal(directory.path());
        let names: Vec<String> = (0..9).map(|n| format!("Person{} Numbered", char::from(b'a' + n))).collect();
        for name in &names {
            let new = NewPerson { name: name.clone(), ..NewPerson::default() };
            journal.people().add(new, true, on(0)).unwrap();
        }
        for day in 0..numbers.below(24) + 2 {
            let (who, thing) = (&names[numbers.below(names.len())], THINGS[numbers.below(THINGS.len())]);
            let line = match numbers.below(4) {
                0 => format!("coffee with @{who} +expertise: {thing}"),
                1 => format!("coffee with @{who}, found a {thing} for the fair"),
                _ => format!("coffee with @{who} +needs a {thing}"),
            };
            // Several a day, so that days do not decide.
            log(&journal, &line, on(day / 3) + chrono::Duration::minutes(i64::try_from(day).unwrap()));
        }
        let now = on(60);
        journal
            .store
            .read(|db| {
                let identities = db.identities()?;
                let names = || journal.lexicon_in(db);
                let all = firsts(db, &Meets::of(db, &identities, &names, now)?, now);
                let early = Meets::of_the_newest(db, &identities, &names, &BTreeSet::new(), now)?;
                let found = firsts(db, &early, now);
                assert!(all.starts_with(&found), "{seed}: {found:?} of {all:?}");
                let people: BTreeSet<PersonId> = found.iter().map(|(_, who, _)| *who).collect();
                assert!(found.len() == all.len() || people.len() >= insights::INTRODUCED, "{seed}");
                by_lines += early.lines.len();
                cut += usize::from(found.len() < all.len());
                many += found.len();
                on_cards += offers_on_cards(db, &names, now)?;
                Ok(())
            })
            .unwrap();
    }
    assert!(by_lines > 0 && cut > 0 && many > 20, "{by_lines} by lines, {cut} cut, {many} in all");
    assert!(on_cards > 10, "{on_cards} on cards");
}

/// What cards offer is the first of all introductions of each person; how many there are. Lines are looked up for the ten
/// newest needs at any rate, so that of more the straightforward answer may know less.
fn offers_on_cards(db: &Snapshot<'_>, names: &LazyLexicon<'_>, now: Moment) -> Result<usize> {
    if db.open_needs(usize::MAX)?.len() > 10 {
        return Ok(0);
    }
    let (people, identities) = (db.people()?, db.identities()?);
    let every = Meets::of_every_need(db, &identities, names, now)?;
    let all = insights::introductions(&every.sources(&people, &identities), now);
    let mut offered = 0;
    for person in &people {
        let first = all.iter().find(|one| one.who.id() == person.id).cloned();
        let facts = db.facts_about(&identities.all(person.id))?;
        assert_eq!(may_meet(db, &identities, names, &facts, now)?, first);
        offered += usize::from(first.is_some());
    }
    Ok(offered)
}

#[test]
fn the_needs_that_giving_shows_are_the_newest_of_all() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    let names: Vec<String> = (0..9).map(|n| format!("Person{} Numbered", char::from(b'a' + n))).collect();
    for name in &names {
        let new = NewPerson { name: name.clone(), ..NewPerson::default() };
        journal.people().add(new, true, on(0)).unwrap();
    }
    let numbers = Numbers(AtomicU64::new(1));
    for n in 0..120 {
        // The last needs are those of two people.
        let (from, of) = if n < 60 { (2, 7) } else { (0, 2) };
        let (who, thing) = (&names[from + numbers.below(of)], THINGS[numbers.below(THINGS.len())]);
        let line = match n {
            7 => format!("coffee with @{} +needs a zither", names[2]),
            8 => format!("coffee with @{} +expertise: zither", names[8]),
            _ => format!("coffee with @{who} +needs a {thing}"),
        };
        // Many a day, so that a day is cut through.
        log(&journal, &line, on(n / 8));
    }
    let now = on(40);
    let giving = |every: bool| {
        let giving = journal.store.read(|db| {
            let (identities, names) = (db.identities()?, || journal.lexicon_in(db));
            let people = everybody(db, &identities)?;
            let of = if every { Meets::of_every_need } else { Meets::of };
            let meets = of(db, &identities, &names, now)?;
            let needs = meets.facts.len();
            let exchanged = ExchangesSince::of_a_year(db, meets, now)?;
            Ok((needs, insights::giving(&exchanged.sources(&people, &identities, &[], &[]), now)))
        });
        giving.unwrap()
    };
    let ((some, shown), (all, every)) = (giving(false), giving(true));
    assert_eq!((shown.needs.len(), &shown), (10, &every));
    assert!(some < all && !shown.introductions.is_empty(), "{some} of {all} needs were read");
    for name in &names[..2] {
        journal.people().rest(journal.people().resolve(name).unwrap(), "", now).unwrap();
    }
    let ((_, shown), (_, every)) = (giving(false), giving(true));
    assert_eq!((shown.needs.len(), &shown), (10, &every), "of those who do not rest");
}

#[test]
fn the_promises_that_a_day_asks_about_are_the_first_of_all() {
    let mut shown = 0;
    for seed in 0..6 {
        let numbers = Numbers(AtomicU64::new(seed));
        let directory = tempfile::tempdir().unwrap();
        let journal = plain_journal(directory.path());
        let new = NewPerson { name: "Ana Silva".to_owned(), ..NewPerson::default() };
        journal.people().add(new, true, on(0)).unwrap();
        for (n, thing) in THINGS.iter().cycle().take(numbers.below(30) + 1).enumerate() {
            let day = numbers.below(60);
            let by = ["", " by friday", " by 20 September", " by 1 October", " by 5 October", " tomorrow"];
            let private = if numbers.below(8) == 0 { " #private" } else { "" };
            let line = format!(
                "call with Ana Silva, she said she'd send me the {thing} number {n}{}{private}",
                by[numbers.below(by.len())]
            );
            log(&journal, &line, on(day));
        }
        for day in [50, 61, 62, 75] {
            let now = on(day);
            journal
                .store
                .read(|db| {
                    let names = || journal.lexicon_in(db);
                    let first =
                        |asked| insights::asked_today(asked, now).into_iter().take(insights::ASKED_SHOWN);
                    let early: Vec<_> = first(asked::asked_lately(db, &names, now)?).collect();
                    let all: Vec<_> = first(asked::asked_in_every_line(db, &names)?).collect();
                    assert_eq!(early, all, "{seed} on {now}");
                    shown += early.len();
                    Ok(())
                })
                .unwrap();
        }
    }
    assert!(shown > 20, "{shown}");
}
