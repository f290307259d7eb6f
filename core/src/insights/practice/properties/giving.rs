//! Give and take, and introductions.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{PEOPLE, PRIVATE, everybody, november, on, some_people, who};
use crate::{
    insights::{
        practice::{
            giving::{Giving, GivingSources, ThanksOwed, giving, thanks_owed},
            introductions::{Acquainted, Introduction, MeetSources, SharedLine, introductions},
        },
        rows::{advocacy, exchange, fact, id, noon, now, praise},
    },
    model::{Advocacy, ExchangeKind, FactKind, Identities, PersonId, Praise},
    store::index::{exchange::ExchangeRow, fact::FactRow, stem::SharedStem, stored::Stored},
};

proptest! {
    #[test]
    fn nobody_who_rests_nothing_private_and_nobody_known_comes_up_to_be_introduced(
        resting in some_people(),
        facts in prop::collection::vec((1..=PEOPLE, any::<bool>(), 0..4_u8, 1..28_u32), 0..12),
        lines in prop::collection::vec((0..12_u32, 1..=PEOPLE), 0..6),
        pairs in prop::collection::vec((1..=PEOPLE, 1..=PEOPLE), 0..6),
        refused in prop::collection::btree_set(100..112_u32, 0..3),
    ) {
        let people = everybody(&resting);
        let identities = Identities::default();
        let rows: Vec<FactRow> = (100..).zip(&facts).map(|(n, (of, need, what, day))| {
            let kind = if *need { FactKind::Need } else { FactKind::Expertise };
            let text = if *what == 1 { format!("{PRIVATE} analyst") } else { "an analyst".to_owned() };
            FactRow {
                person: Some(who(*of)),
                private: *what == 1,
                guess: *what == 2,
                ended: (*what == 3).then(now),
                ..fact(n, kind, &text, &on(*day))
            }
        }).collect();
        let needs = || rows.iter().filter(|row| row.kind == FactKind::Need);
        let shared: Vec<SharedStem> = needs().flat_map(|need| {
            let able = rows.iter().filter(|row| row.kind != FactKind::Need);
            able.map(|able| SharedStem {
                stem: "analyst".to_owned(),
                need: need.id,
                who: need.person.unwrap(),
                fact: able.id,
                other: able.person.unwrap(),
            })
        }).collect();
        let lines: Vec<SharedLine> = (500..).zip(&lines).filter_map(|(n, (need, other))| {
            let need = needs().nth(usize::try_from(*need).unwrap())?;
            Some(SharedLine {
                need: need.id,
                who: need.person.unwrap(),
                entry: id(n),
                at: noon("2026-10-01"),
                other: who(*other),
                text: "met an analyst".to_owned(),
                stems: vec!["analyst".to_owned()],
            })
        }).collect();
        let refused: BTreeSet<_> = refused.iter().map(|n| id(*n)).collect();
        let pairs = pairs.iter().map(|(one, other)| (who(*one), who(*other)));
        let acquainted = Acquainted::new(pairs, &identities);
        let sources = MeetSources {
            people: &people,
            identities: &identities,
            facts: &rows,
            shared: &shared,
            lines: &lines,
            refused: &refused,
            acquainted: &acquainted,
        };
        let found = introductions(&sources, now());
        let said = serde_json::to_string(&found).unwrap();
        prop_assert!(!said.contains(PRIVATE), "{said}");
        let rests = |person: PersonId| resting.iter().any(|n| who(*n) == person);
        for one in &found {
            let (needing, other) = (one.who.id(), one.other.id());
            prop_assert!(needing != other && !rests(needing) && !rests(other), "{one:?}");
            prop_assert!(!acquainted.know_each_other(needing, other), "{one:?}");
            prop_assert!(!refused.contains(&one.need.reference.id), "{one:?}");
            let need = rows.iter().find(|row| row.id == one.need.reference.id).unwrap();
            prop_assert!(!need.guess && need.ended.is_none(), "{one:?}");
        }
        // Each need brings somebody up once, and an introduction that was made is not proposed again.
        let once: BTreeSet<_> = found.iter().map(|one| (one.need.reference.id, one.other.id())).collect();
        prop_assert_eq!(once.len(), found.len());
        if let Some(first) = found.first() {
            let made = Acquainted::new([(first.who.id(), first.other.id())], &identities);
            let after = introductions(&MeetSources { acquainted: &made, ..sources }, now());
            let again = |one: &Introduction| {
                (one.who.id(), one.other.id()) == (first.who.id(), first.other.id())
            };
            prop_assert!(!after.iter().any(again));
        }
    }

    #[test]
    fn what_the_user_gives_or_thanks_for_never_makes_it_more_their_turn(
        resting in some_people(),
        exchanges in prop::collection::vec((1..=PEOPLE, any::<bool>(), any::<bool>(), 0..ExchangeKind::KNOWN.len(), november()), 0..14),
        words in prop::collection::vec((1..=PEOPLE, any::<bool>(), november()), 0..5),
        whom in 1..=PEOPLE,
        praises in any::<bool>(),
    ) {
        let people = everybody(&resting);
        let identities = Identities::default();
        let text = |private: bool| if private { PRIVATE.to_owned() } else { "the deck".to_owned() };
        let mut rows: Vec<ExchangeRow> = (100..).zip(&exchanges).map(|(n, (of, given, private, kind, day))| {
            ExchangeRow {
                person: Some(who(*of)),
                private: *private,
                text: text(*private),
                ..exchange(n, *given, ExchangeKind::KNOWN[*kind].clone(), &on(*day))
            }
        }).collect();
        let words: Vec<Stored<Advocacy>> = (200..).zip(&words).map(|(n, (of, private, day))| {
            let mut word = advocacy(n, &text(*private), &on(*day), None);
            (word.record.person, word.record.private) = (who(*of), *private);
            word
        }).collect();
        let acquainted = Acquainted::default();
        let meets = MeetSources {
            people: &people,
            identities: &identities,
            facts: &[],
            shared: &[],
            lines: &[],
            refused: &BTreeSet::new(),
            acquainted: &acquainted,
        };
        let of = |rows: &[ExchangeRow], praises: &[Stored<Praise>]| {
            let sources = GivingSources {
                people: &people,
                identities: &identities,
                exchanges: rows,
                praises,
                advocacies: &words,
                meets,
                positions: &[],
                tallies: &[],
            };
            let owed = thanks_owed(&sources, now());
            let turns = giving(&sources, now());
            (owed, turns)
        };
        let (owed, before) = of(&rows, &[]);
        let said = serde_json::to_string(&(&before, &owed)).unwrap();
        prop_assert!(!said.contains(PRIVATE), "{said}");
        let ahead = |giving: &Giving| {
            giving.your_turn.iter().find(|turn| turn.person.id() == who(whom)).map_or(0, |turn| turn.ahead)
        };
        for turn in &before.your_turn {
            prop_assert!(!resting.iter().any(|n| who(*n) == turn.person.id()), "{turn:?}");
        }
        let mut thanks = praise(300, praises, &on(18));
        thanks.record.person = who(whom);
        let (owed_after, after) = of(&rows, &[thanks]);
        prop_assert!(ahead(&after) <= ahead(&before), "{before:?} {after:?}");
        let still_owed = |owed: &[ThanksOwed]| {
            owed.iter().filter(|one| one.person.id() == who(whom) && one.day <= now().date_naive()).count()
        };
        prop_assert!(still_owed(&owed_after) <= still_owed(&owed));
        if praises {
            prop_assert_eq!(still_owed(&owed_after), 0, "whoever was thanked today is owed nothing");
        }
        rows.push(ExchangeRow { person: Some(who(whom)), ..exchange(400, true, ExchangeKind::Help, &on(17)) });
        let (owed_after, after) = of(&rows, &[]);
        prop_assert!(ahead(&after) <= ahead(&before), "{before:?} {after:?}");
        prop_assert_eq!(owed_after, owed, "what is given is no thanks");
    }
}
