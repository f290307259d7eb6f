//! How far two people have come: ready, the wheel, the audit, and the user's word.

use proptest::prelude::*;

use super::{PEOPLE, everybody, november, on, some_people, who};
use crate::{
    insights::{
        practice::{
            audit::{AuditBoard, AuditSources, audit_board},
            evidence::Evidence,
            my_word::my_word,
            readiness::{Ready, ready},
            stages::stage,
        },
        rows::{
            advice, advocacy, ask, contact, evidence, exchange, fact, id, noon, now, praise, promise, shown,
            tally,
        },
    },
    model::{
        AskKind, AuditScore, ExchangeKind, FactKind, Identities, PersonId, PromiseStatus, Score, Stance,
    },
    store::index::{
        promise::{PromiseRow, SettledRow},
        stored::Stored,
    },
};

/// Something that went well with somebody.
#[derive(Debug, Clone)]
enum Good {
    Fact(usize, u32),
    Conversation(u32),
    Exchange(bool, usize, u32),
    Praise(bool, u32),
    Kept(u32),
    Advice(u32),
    Support(u32),
    Spoke { on: u32, thanked: bool },
}

fn good() -> impl Strategy<Value = Good> {
    let day = november;
    prop_oneof![
        (0..FactKind::KNOWN.len(), day()).prop_map(|(kind, day)| Good::Fact(kind, day)),
        day().prop_map(Good::Conversation),
        (any::<bool>(), 0..ExchangeKind::KNOWN.len(), day())
            .prop_map(|(given, kind, day)| Good::Exchange(given, kind, day)),
        (any::<bool>(), day()).prop_map(|(thanks, day)| Good::Praise(thanks, day)),
        day().prop_map(Good::Kept),
        day().prop_map(Good::Advice),
        day().prop_map(Good::Support),
        (day(), any::<bool>()).prop_map(|(on, thanked)| Good::Spoke { on, thanked }),
    ]
}

fn kept(n: u32, day: u32) -> PromiseRow {
    PromiseRow {
        status: PromiseStatus::Kept,
        settled: Some(noon(&on(day))),
        ..promise(n, true, "send it", "2026-09-01", None)
    }
}

impl Good {
    fn happens(&self, evidence: &mut Evidence, n: u32) {
        match self {
            Self::Fact(kind, day) => {
                evidence.facts.push(fact(n, FactKind::KNOWN[*kind].clone(), "tea and pricing", &on(*day)));
            }
            Self::Conversation(day) => {
                evidence.contacts.push(contact(n, &on(*day)));
                evidence.contacts.sort_by_key(|row| std::cmp::Reverse(row.at));
            }
            Self::Exchange(given, kind, day) => {
                evidence.exchanges.push(exchange(n, *given, ExchangeKind::KNOWN[*kind].clone(), &on(*day)));
            }
            Self::Praise(thanks, day) => evidence.praises.push(praise(n, *thanks, &on(*day))),
            Self::Kept(day) => evidence.promises.push(kept(n, *day)),
            Self::Advice(day) => evidence.feedback.push(advice(n, &on(*day))),
            Self::Support(day) => {
                evidence.shown.push(shown(Stance::WouldSpeak, "gladly", &on(*day)));
                evidence.shown.sort_by_key(|shown| shown.at);
            }
            Self::Spoke { on: day, thanked } => {
                let day = on(*day);
                evidence.advocacies.push(advocacy(n, "the panel", &day, thanked.then_some(day.as_str())));
            }
        }
    }
}

/// Somebody with whom things did not go well.
fn trouble() -> impl Strategy<Value = Evidence> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(late, concerns, asked)| {
        let mut evidence = evidence(1);
        if late {
            evidence.promises.push(promise(9_000, true, "late", "2026-10-01", Some("2026-11-01")));
        }
        if concerns {
            evidence.shown.push(shown(Stance::HasConcerns, "the budget", "2026-11-05"));
        }
        if asked {
            evidence.asks.push(ask(9_001, AskKind::Advocacy, "2026-11-06"));
        }
        evidence
    })
}

proptest! {
    #[test]
    fn what_goes_well_makes_nobody_less_ready_and_takes_nobody_back_on_the_wheel(
        goods in prop::collection::vec(good(), 0..25),
        mut evidence in trouble(),
    ) {
        let mut before = (ready(&evidence, &[], now()), stage(&evidence, &[], now()).0);
        for (n, good) in (1..).zip(&goods) {
            good.happens(&mut evidence, n);
            let after = (ready(&evidence, &[], now()), stage(&evidence, &[], now()).0);
            prop_assert!(after.0.missing <= before.0.missing, "{good:?}: {before:?} {after:?}");
            let parts = |ready: &Ready| {
                let parts = [&ready.known, &ready.liked, &ready.trusted];
                parts.into_iter().flat_map(|part| part.signs.clone()).collect::<Vec<_>>()
            };
            for (was, is) in parts(&before.0).iter().zip(&parts(&after.0)) {
                prop_assert!(is.met || !was.met, "{good:?} {:?}", is.sign);
            }
            prop_assert!(after.1 >= before.1, "{good:?}: {:?} after {:?}", after.1, before.1);
            before = after;
        }
    }

    #[test]
    fn an_answer_is_asked_for_once_a_better_one_needs_no_more_care_and_rest_needs_none(
        resting in some_people(),
        answers in prop::collection::vec((1..=PEOPLE, 1..=10_u8, november()), 0..12),
        talked in prop::collection::btree_set(1..=PEOPLE, 0..5),
        whom in 1..=PEOPLE,
        score in 1..=10_u8,
    ) {
        let people = everybody(&resting);
        let identities = Identities::default();
        let tallies: Vec<_> = talked.iter().map(|n| tally(*n, 1, Some("2026-11-10"), None)).collect();
        let answer = |n: u32, about: u32, score: u8, at: &str| {
            let record = AuditScore {
                person: who(about),
                score: Score::new(score),
                at: noon(at),
                ..AuditScore::default()
            };
            Stored { id: id(n), record }
        };
        let mut answers: Vec<Stored<AuditScore>> =
            (100..).zip(&answers).map(|(n, (about, score, day))| answer(n, *about, *score, &on(*day))).collect();
        let of = |answers: &[Stored<AuditScore>]| {
            let sources = AuditSources {
                people: &people,
                identities: &identities,
                answers,
                tallies: &tallies,
                stakeholders: &[who(1)],
            };
            audit_board(&sources, now())
        };
        let rests = |person: PersonId| resting.iter().any(|n| who(*n) == person);
        let before = of(&answers);
        for one in &before.people {
            prop_assert!(!(rests(one.person.id()) && (one.wants_care || one.beside.is_some())), "{one:?}");
        }
        prop_assert!(!before.to_ask.iter().any(|one| rests(one.person.id())));
        answers.push(answer(900, whom, score, "2026-11-18"));
        let after = of(&answers);
        prop_assert!(!after.to_ask.iter().any(|one| one.person.id() == who(whom)), "{after:?}");
        let care = |board: &AuditBoard| {
            board.people.iter().any(|one| one.person.id() == who(whom) && one.wants_care)
        };
        prop_assert_eq!(care(&after), score < 7 && !rests(who(whom)));
        prop_assert!(after.want_care <= before.want_care + u32::from(score < 7));
    }

    #[test]
    fn a_promise_that_is_kept_in_time_never_lowers_the_users_word(
        settled in prop::collection::vec((any::<bool>(), november(), november()), 0..10),
        open in prop::collection::vec(november(), 0..4),
    ) {
        let row = |kept: bool, due: u32, day: u32| SettledRow {
            kept,
            due: Some(on(due).parse().unwrap()),
            settled: noon(&on(day)),
        };
        let mut rows: Vec<SettledRow> = settled.iter().map(|(kept, due, day)| row(*kept, *due, *day)).collect();
        let open: Vec<PromiseRow> =
            (100..).zip(&open).map(|(n, due)| promise(n, true, "send it", "2026-10-01", Some(&on(*due)))).collect();
        let before = my_word(&open, &rows, |_| None, now());
        rows.push(row(true, 18, 17));
        let after = my_word(&open, &rows, |_| None, now());
        prop_assert!(after.percent >= before.percent, "{before:?} {after:?}");
        if let Some(days) = before.median_days_late {
            prop_assert!(after.median_days_late.is_some_and(|now| now <= days), "{before:?} {after:?}");
        }
        prop_assert_eq!((after.kept, after.of), (before.kept + 1, before.of + 1));
    }
}
