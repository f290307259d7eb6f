use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::{
    insights::Whose,
    insights::{
        card::{
            fit::{Measure, clip, fit, wrap},
            meeting::{Pair, meeting},
        },
        rows::{contact, day, exchange, fact, id, moment, now, person, position, promise, said},
    },
    model::{Due, ExchangeKind, Frame, PersonId, PromiseStatus, Tense, Tone, Trouble},
};

/// Everything one card is made of, owned.
#[derive(Debug, Clone)]
struct Known {
    person: PersonRow,
    positions: Vec<PositionRow>,
    contacts: Vec<PresenceRow>,
    said: Vec<Said>,
    promises: Vec<PromiseRow>,
    facts: Vec<FactRow>,
    exchanges: Vec<ExchangeRow>,
}

impl Known {
    fn nothing() -> Self {
        Self {
            person: person(1, "Ana Silva"),
            positions: Vec::new(),
            contacts: Vec::new(),
            said: Vec::new(),
            promises: Vec::new(),
            facts: Vec::new(),
            exchanges: Vec::new(),
        }
    }

    /// The card as a terminal has room for it.
    fn fitted(&self) -> Card {
        fit(self.card(), Measure::TERMINAL)
    }

    fn facts(facts: Vec<FactRow>) -> Self {
        Self { facts, ..Self::nothing() }
    }

    fn card(&self) -> Card {
        card(
            &CardSources {
                asked: Vec::new(),
                person: &self.person,
                positions: &self.positions,
                contacts: &self.contacts,
                others: &[],
                said: &self.said,
                promises: &self.promises,
                facts: &self.facts,
                exchanges: &self.exchanges,
            },
            now(),
        )
    }
}

/// The picture in the design.
fn ana() -> Known {
    Known {
        positions: vec![position("Design director", "Payments")],
        contacts: vec![
            PresenceRow { started: Some(Who::Them), ..contact(10, "2026-10-12") },
            contact(11, "2026-09-03"),
            contact(12, "2026-07-22"),
        ],
        said: vec![
            said(10, "2026-10-12", Frame::Moves, Tense::Ahead, "moving to Lisbon in June"),
            said(10, "2026-10-12", Frame::Feels, Tense::Is, "nervous about schools in Lisbon"),
            said(11, "2026-09-03", Frame::Happened, Tense::Happened, "showed your note to her team"),
        ],
        promises: vec![
            promise(20, true, "send visa contact", "2026-10-12", Some("2026-11-13")),
            promise(21, false, "intro to Priya", "2026-10-12", None),
        ],
        facts: vec![
            fact(30, FactKind::Careful, "don't bring up the reorg", "2026-09-03"),
            fact(31, FactKind::Need, "needs a second analyst", "2026-09-03"),
            fact(32, FactKind::Project, "Checkout 3 ships in Dec", "2026-11-02"),
            fact(33, FactKind::Birthday, "2 Dec", "2024-05-01"),
            fact(34, FactKind::Interest, "bouldering", "2024-10-20"),
            fact(35, FactKind::CommonGround, "both from small towns", "2026-11-01"),
            fact(36, FactKind::Preference, "prefers a call to long mail", "2026-11-01"),
            fact(37, FactKind::Learn, "how they run design critiques", "2026-11-01"),
        ],
        ..Known::nothing()
    }
}

/// A card as a terminal prints it, in the plainest way that keeps to the contract of [`fit`].
fn rendered(card: &Card) -> Vec<String> {
    let Measure { heading, row: columns, beside_a_date, .. } = Measure::TERMINAL;
    let place = [&card.title, &card.org].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    let mut screen = vec![clip(&format!("{} · {place}", one_line(&card.person.name)), 80)];
    let mut row = |label: &str, lines: Vec<String>| {
        for (n, line) in lines.into_iter().enumerate() {
            let label = if n == 0 { label } else { "" };
            screen.push(format!("{label:heading$}{line}"));
        }
    };
    let joined = |parts: Vec<String>| {
        if parts.is_empty() { Vec::new() } else { wrap(&parts.join(" · "), columns) }
    };
    let promises = |promises: &[OpenPromise]| {
        let lines = promises.iter().flat_map(|promise| {
            let date = promise.due.map_or(format!("since {}", promise.made), |due| {
                let late = promise.late_days.map(|days| format!(", {days} days late")).unwrap_or_default();
                format!("due {}{late}", due.day())
            });
            if promise.text.width() <= beside_a_date {
                vec![format!("{}  {date}", promise.text)]
            } else {
                vec![promise.text.clone(), date]
            }
        });
        lines.collect::<Vec<_>>()
    };
    let facts = |facts: &[WorldFact]| joined(facts.iter().map(WorldFact::in_words).collect());
    if let Some(last) = &card.last {
        let before: Vec<String> = last.before.iter().map(ToString::to_string).collect();
        let started = last.started.as_ref().map(|_| ", they asked you").unwrap_or_default();
        let text =
            format!("{} {}{started} ({}). Before: {}", last.kind, last.day, last.ago, before.join(", "));
        row("Last", vec![clip(&text, columns)]);
    }
    row("", card.heavy.iter().map(HeavyNews::in_words).collect());
    row("YOU OWE", promises(&card.you_owe));
    row("OPEN WITH", wrap(&card.open_with.in_words(), columns));
    row("THEY OFFERED", promises(&card.they_offered));
    row("CAREFUL", facts(&card.careful));
    row("LAST TIME", joined(card.last_time.clone()));
    row("THEIR WORLD", facts(&card.their_world));
    row("BETWEEN US", facts(&card.between_us));
    row("LEARN", facts(&card.learn));
    row("", card.starters.clone());
    let more = [card.you_owe_more, card.they_offered_more, card.facts_more, card.private_lines];
    if more.iter().any(|count| *count > 0) {
        row("", vec![format!("{} · {} · {} more · {} private", more[0], more[1], more[2], more[3])]);
    }
    screen
}

#[test]
fn the_card_of_the_design_comes_out_as_it_is_drawn() {
    insta::assert_snapshot!(rendered(&ana().fitted()).join("\n"), @r#"
    Ana Silva · Design director, Payments
    Last         coffee 2026-10-12, they asked you (5 weeks). Before: 2026-09-03, 2…
    YOU OWE      send visa contact  due 2026-11-13, 5 days late
    OPEN WITH    I've owed you the visa contact since Friday.
    THEY OFFERED intro to Priya  since 2026-10-12
    CAREFUL      don't bring up the reorg (Sep)
    LAST TIME    moving to Lisbon in June, nervous about schools in Lisbon · showed
                 your note to her team
    THEIR WORLD  birthday 2 Dec (in 14 days) · Checkout 3 ships in Dec · needs a
                 second analyst (Sep) · bouldering (2 years ago, still?)
    BETWEEN US   prefers a call to long mail · both from small towns
    LEARN        how they run design critiques
    "#);
}

#[test]
fn a_late_promise_is_owned_and_nothing_else_is_asked() {
    let mut known = ana();
    let opener = known.card().open_with;
    assert_eq!(opener.reason, OpenWithReason::LatePromise);
    assert_eq!(opener.in_words(), "I've owed you the visa contact since Friday.");
    known.promises[0].text = "introduce her to Priya".to_owned();
    known.promises[0].due = Some(Due::Day(day("2026-11-02")));
    assert_eq!(
        known.card().open_with.in_words(),
        "I said I'd introduce you to Priya by 2 Nov, and I'm late."
    );
    known.promises[0].due = None;
    assert_eq!(known.card().open_with.in_words(), "How are the plans for Lisbon coming along?");
}

#[test]
fn what_a_later_line_seems_to_tell_was_kept_is_not_owned() {
    let sent =
        said(10, "2026-11-12", Frame::DidFor, Tense::Happened, "sent her the name of the visa contact");
    let mut known = ana();
    known.said = vec![sent.clone()];
    assert_ne!(known.card().open_with.reason, OpenWithReason::LatePromise);
    assert!(!known.card().you_owe.is_empty(), "it stays open until the user says so");
    // What they did, and what was done before it was promised, keeps nothing.
    let told = Said { frame: Frame::Told, ..sent.clone() };
    let before = Said { at: moment("2026-01-01T12:00:00+00:00"), ..sent };
    for other in [told, before] {
        known.said = vec![other];
        assert_eq!(known.card().open_with.reason, OpenWithReason::LatePromise);
    }
}

/// The opener when this is all that was said, on 2 November.
fn opener(frame: Frame, tense: Tense, tone: Tone, text: &str) -> String {
    let one = Said { tone, ..said(10, "2026-11-02", frame, tense, text) };
    Known { said: vec![one], ..Known::nothing() }.card().open_with.in_words()
}

#[test]
fn what_they_said_is_come_back_to_in_its_own_frame_and_tense() {
    for (frame, tense, tone, text, sentence) in [
        (Frame::Ahead, Tense::Ahead, Tone::Plain, "has a gig on Saturday 7 November", "How was the gig?"),
        (
            Frame::Ahead,
            Tense::Ahead,
            Tone::Plain,
            "runs the Valencia half marathon on 6 December and is nervous",
            "How are you feeling about the Valencia half marathon?",
        ),
        (Frame::Needs, Tense::Is, Tone::Plain, "could use a data analyst", "Have you found a data analyst?"),
        (Frame::Moves, Tense::Happened, Tone::Plain, "settled in Lisbon", "How is Lisbon?"),
        (Frame::Likes, Tense::Is, Tone::Plain, "is learning the cello", "How is learning the cello going?"),
        (
            Frame::Happened,
            Tense::Is,
            Tone::Plain,
            "is restoring a Vespa",
            "How is restoring the Vespa going?",
        ),
        (
            Frame::Happened,
            Tense::Is,
            Tone::Plain,
            "redoing his kitchen",
            "How is redoing your kitchen going?",
        ),
        (
            Frame::Happened,
            Tense::Happened,
            Tone::Plain,
            "his daughter started the violin",
            "How is your daughter getting on with the violin?",
        ),
        (
            Frame::Happened,
            Tense::Is,
            Tone::Plain,
            "her daughter's swimming squad trains at six",
            "How is your daughter getting on?",
        ),
        (
            Frame::Happened,
            Tense::Happened,
            Tone::Glad,
            "her team won the innovation award yesterday",
            "Congratulations on the innovation award!",
        ),
        (
            Frame::Happened,
            Tense::Happened,
            Tone::Glad,
            "he got engaged to Petra",
            "Congratulations on the engagement!",
        ),
        (Frame::GotFrom, Tense::Happened, Tone::Plain, "lent me her tent", "Thank you again for your tent."),
        (
            Frame::Needs,
            Tense::Is,
            Tone::Plain,
            "thinking of selling the boat",
            "Are you still thinking of selling the boat?",
        ),
        (
            Frame::Happened,
            Tense::Happened,
            Tone::Plain,
            "found a statistician at last",
            "I was glad to hear that you found a statistician.",
        ),
        (
            Frame::Likes,
            Tense::Is,
            Tone::Plain,
            "captains the squash team",
            "Are you still captaining the squash team?",
        ),
        (
            Frame::Happened,
            Tense::Is,
            Tone::Plain,
            "her loft conversion is half done",
            "What's the latest on your loft conversion?",
        ),
        (
            Frame::PraisedMe,
            Tense::Happened,
            Tone::Plain,
            "loved my talk",
            "Thank you for your kind words about my talk.",
        ),
        (
            Frame::Happened,
            Tense::Happened,
            Tone::Plain,
            "beat Nate in two sets",
            "I remember you beat Nate in two sets. How have things been since?",
        ),
    ] {
        assert_eq!(opener(frame, tense, tone, text), sentence, "{text}");
    }
}

#[test]
fn what_others_did_and_what_sounds_like_bad_luck_opens_nothing() {
    for text in [
        "they gave it to an outsider",
        "her roof is leaking",
        "crashed the van",
        "thinking of suing them",
        "lunch with Pia",
    ] {
        for (frame, tense) in [(Frame::Happened, Tense::Happened), (Frame::Happened, Tense::Is)] {
            let sentence = opener(frame, tense, Tone::Plain, text);
            let telling = text.split_whitespace().last().unwrap_or_default();
            assert!(!sentence.contains(telling), "{text}: {sentence}");
        }
    }
}

#[test]
fn what_hung_on_a_plan_goes_with_it() {
    let plan = Said {
        place: crate::model::Span { start: 0, end: 20 },
        ..said(10, "2026-08-28", Frame::Moves, Tense::Ahead, "moving to Porto")
    };
    let feeling = Said {
        place: crate::model::Span { start: 25, end: 40 },
        before: " and ".to_owned(),
        ..said(10, "2026-08-28", Frame::Likes, Tense::Is, "can hardly wait")
    };
    let later = said(11, "2026-11-10", Frame::Moves, Tense::Denied, "isn't moving to Porto after all");
    let known = Known { said: vec![later, plan, feeling], ..Known::nothing() };
    assert_eq!(known.card().last_time, ["isn't moving to Porto after all"]);
}

#[test]
fn heavy_news_is_a_quiet_line_and_never_a_cheerful_question() {
    let heavy = |at: &str, text: &str| Said {
        tone: Tone::Heavy,
        trouble: Some(Trouble::Death),
        ..said(10, at, Frame::Happened, Tense::Happened, text)
    };
    let mut known =
        Known { said: vec![heavy("2026-10-28", "her father died on Sunday")], ..Known::nothing() };
    known.said.push(said(11, "2026-10-05", Frame::Likes, Tense::Is, "is learning the cello"));
    let card = known.card();
    assert_eq!(card.open_with.in_words(), "It's good to see you. I'm sorry about your father.");
    let quiet = card.heavy.map(|heavy| heavy.in_words());
    assert_eq!(quiet.as_deref(), Some("In October: \"her father died on Sunday\". A word is enough."));
    known.said[0] = heavy("2026-07-01", "her father died on Sunday");
    let card = known.card();
    assert_eq!(card.open_with.in_words(), "How is learning the cello going?");
    let quiet = card.heavy.map(|heavy| heavy.in_words());
    assert_eq!(quiet.as_deref(), Some("In July: \"her father died on Sunday\"."));
    known.said[0] = heavy("2025-11-01", "her father died on Sunday");
    assert_eq!(known.card().heavy, None, "it fades");
    known.said[0] = Said {
        trouble: Some(Trouble::Parting),
        ..heavy("2026-11-09", "was laid off, he would rather not talk about it")
    };
    assert_eq!(known.card().open_with.in_words(), "It's good to see you. I've been thinking of you.");
}

#[test]
fn criticism_confidences_and_what_was_said_behind_their_back_never_open() {
    let teller = PersonId(id(77));
    let behind = |tense: Tense, tone: Tone, text: &str| Said {
        there: vec![teller],
        said_by: Some(teller),
        tone,
        ..said(9, "2026-11-12", Frame::Happened, tense, text)
    };
    let criticism = said(8, "2026-11-10", Frame::CriticisedMe, Tense::Happened, "my updates are too long");
    let secret = Said {
        tone: Tone::InConfidence,
        ..said(7, "2026-11-11", Frame::Ahead, Tense::Ahead, "the Pune team will be let go")
    };
    let mut known = Known {
        said: vec![behind(Tense::Ahead, Tone::Plain, "will be fired"), secret, criticism],
        ..Known::nothing()
    };
    let card = known.card();
    assert_eq!(card.open_with.reason, OpenWithReason::Curious);
    assert_eq!(card.last_time, ["my updates are too long"]);
    known.said[0] = behind(Tense::Happened, Tone::Glad, "made principal engineer");
    let card = known.card();
    assert_eq!(card.open_with.in_words(), "Congratulations on making principal engineer!");
    assert_eq!(card.last_time[0], "made principal engineer");
}

#[test]
fn a_worry_stays_beside_a_plan_and_goes_once_the_plan_came_true() {
    let nervous = said(30, "2026-05-10", Frame::Happened, Tense::Is, "nervous about schools in Lisbon");
    let plan = said(10, "2026-06-10", Frame::Moves, Tense::Ahead, "moving to Lisbon in September");
    let there = said(2, "2026-10-02", Frame::Moves, Tense::Happened, "settled in Lisbon");
    let card = Known { said: vec![plan.clone(), nervous.clone()], ..Known::nothing() }.card();
    assert_eq!(card.last_time, ["moving to Lisbon in September", "nervous about schools in Lisbon"]);
    let card = Known { said: vec![there, plan, nervous], ..Known::nothing() }.card();
    assert_eq!(card.last_time, ["settled in Lisbon"]);
}

#[test]
fn what_a_later_line_overtook_is_gone() {
    let mut known = Known {
        said: vec![
            said(12, "2026-10-02", Frame::Moves, Tense::Happened, "settled in Lisbon"),
            said(12, "2026-10-02", Frame::Likes, Tense::Is, "the kids love their school"),
            said(10, "2026-05-10", Frame::Moves, Tense::Ahead, "moving to Lisbon in September"),
            said(10, "2026-05-10", Frame::Feels, Tense::Is, "nervous about schools"),
        ],
        facts: vec![fact(1, FactKind::Interest, "moving to Lisbon in September", "2026-05-10")],
        ..Known::nothing()
    };
    let card = known.card();
    assert_eq!(card.open_with.in_words(), "How is Lisbon?");
    assert_eq!(card.last_time, ["settled in Lisbon, the kids love their school"]);
    assert!(card.their_world.is_empty(), "{:?}", card.their_world);
    known.said = vec![
        Said {
            tone: Tone::Glad,
            ..said(2, "2026-11-03", Frame::Happened, Tense::Happened, "got engaged to Petra")
        },
        Said {
            tone: Tone::Heavy,
            ..said(1, "2026-08-01", Frame::Happened, Tense::Is, "is getting divorced")
        },
    ];
    assert_eq!(known.card().heavy, None);
}

#[test]
fn a_plan_that_is_long_past_leaves_lines_and_facts_alike_once_one_talked_again() {
    let plan = said(2, "2026-05-04", Frame::Ahead, Tense::Ahead, "sails to Corfu on 6 June");
    let talked = |at: &str, private| Said {
        private,
        ..said(1, at, Frame::Happened, Tense::Happened, "the office was quiet")
    };
    let shows = |later: Said| {
        let known = Known {
            said: vec![later, plan.clone()],
            ..Known::facts(vec![fact(3, FactKind::Project, "the regatta on 6 June", "2026-05-04")])
        };
        let card = known.card();
        let line = card.last_time.iter().any(|text| text.contains("Corfu"));
        (line, card.their_world.iter().any(|fact| fact.text.contains("regatta")))
    };
    assert_eq!(shows(talked("2026-06-20", false)), (true, true), "soon after");
    assert_eq!(shows(talked("2026-09-20", false)), (false, false));
    assert_eq!(shows(talked("2026-09-20", true)), (false, false), "in private");
    assert_eq!(shows(talked("2099-01-01", false)), (true, true), "on a device whose clock is ahead");
}

#[test]
fn others_news_is_on_their_own_cards_and_nothing_is_pushed_on_somebody_who_rests() {
    let other = Whose::Them(vec![PersonId(id(77))]);
    let mut known = Known {
        said: vec![Said {
            whose: other,
            ..said(10, "2026-11-02", Frame::Happened, Tense::Happened, "got the Dublin job")
        }],
        ..Known::nothing()
    };
    assert!(known.card().last_time.is_empty());
    known.said = vec![said(10, "2026-11-02", Frame::Ahead, Tense::Ahead, "goes on leave until spring")];
    known.person.resting = Some(now());
    let card = known.card();
    assert_eq!((card.open_with.in_words().as_str(), card.last_time.len()), ("", 1));
}

#[test]
fn the_first_sentence_rests_on_the_newest_that_is_known() {
    let opener = |known: &Known| known.card().open_with.in_words();
    let mut known = Known::facts(vec![
        fact(1, FactKind::Interest, "bouldering", "2026-03-01"),
        fact(2, FactKind::Preference, "prefers a call", "2026-11-01"),
    ]);
    assert_eq!(opener(&known), "Have you had any time for bouldering lately?");
    known.promises.push(promise(3, false, "intro to Priya", "2026-05-01", None));
    assert_eq!(opener(&known), "You kindly offered: \"intro to Priya\". Does that still work for you?");
    known.promises.push(promise(4, true, "send the deck", "2026-06-01", None));
    assert_eq!(opener(&known), "I haven't forgotten that I owe you the deck.");
    known.facts.push(fact(6, FactKind::Need, "needs a second analyst", "2026-07-01"));
    assert_eq!(opener(&known), "Have you found a second analyst?");
    known.facts.push(fact(7, FactKind::Birthday, "18 Nov 1980", "2020-01-01"));
    assert_eq!(opener(&known), "It's their birthday today: wish them well.");
}

#[test]
fn what_not_to_say_is_never_an_opener_even_when_it_is_private() {
    let mut known = Known::nothing();
    known.said.push(said(5, "2026-11-01", Frame::Feels, Tense::Is, "worried about the reorgs"));
    known.said.push(said(4, "2026-10-01", Frame::Happened, Tense::Is, "restoring a Vespa"));
    known.facts.push(FactRow {
        private: true,
        ..fact(6, FactKind::Careful, "don't bring up the Reorg", "2026-01-01")
    });
    let card = known.card();
    assert_eq!(card.open_with.in_words(), "How is restoring the Vespa going?");
    assert!(card.careful.is_empty());
}

#[test]
fn private_words_are_on_no_card_but_private_promises_still_come_due() {
    let secret = "divorce";
    let mut known = ana();
    known.promises = vec![PromiseRow {
        private: true,
        entry: Some(EntryId(id(10))),
        ..promise(20, true, secret, "2026-10-12", Some("2026-11-13"))
    }];
    known.facts.push(FactRow {
        private: true,
        entry: Some(EntryId(id(10))),
        ..fact(40, FactKind::Family, secret, "2026-11-12")
    });
    known.said.insert(
        0,
        Said {
            private: true,
            ..said(10, "2026-11-12", Frame::Happened, Tense::Happened, "all about the divorce")
        },
    );
    known.facts.push(FactRow { private: true, ..fact(41, FactKind::Careful, secret, "2026-11-12") });
    known.contacts[0].private = true;
    let card = known.card();
    assert!(!format!("{card:?}").contains(secret), "{card:?}");
    let last = card.last.unwrap();
    assert_eq!((last.kind.as_str(), last.day, last.started), (PRIVATE, day("2026-10-12"), None));
    let owed = &card.you_owe[0];
    assert_eq!((owed.text.as_str(), owed.private, owed.late_days), (PRIVATE, true, Some(5)));
    assert!(card.open_with.in_words().starts_with("I owe you something, and I'm late."));
    assert_eq!(card.private_lines, 2, "the line with all that was read out of it, and a fact without a line");
}

#[test]
fn guesses_settled_promises_and_what_no_longer_holds_are_on_no_card() {
    let known = Known {
        promises: vec![
            PromiseRow { guess: true, ..promise(1, true, "guessed", "2026-11-01", None) },
            PromiseRow { status: PromiseStatus::Kept, ..promise(2, true, "kept", "2026-11-01", None) },
        ],
        facts: vec![
            FactRow { guess: true, ..fact(3, FactKind::Interest, "guessed", "2026-11-01") },
            FactRow { ended: Some(now()), ..fact(4, FactKind::Need, "ended", "2026-11-01") },
        ],
        contacts: vec![
            PresenceRow { guess: true, ..contact(5, "2026-11-01") },
            PresenceRow { there: false, ..contact(6, "2026-11-01") },
        ],
        ..Known::nothing()
    };
    assert_eq!(known.card(), Known::nothing().card());
}

#[test]
fn the_same_words_are_shown_once_in_their_newest_telling() {
    let known = Known::facts(vec![
        fact(1, FactKind::Interest, "Bouldering", "2024-01-01"),
        fact(2, FactKind::Interest, "bouldering ", "2026-11-01"),
        FactRow {
            confirmed_on: Some(day("2026-11-10")),
            ..fact(3, FactKind::Music, "plays bass", "2020-01-01")
        },
    ]);
    let shown: Vec<_> = known.card().their_world.iter().map(WorldFact::in_words).collect();
    assert_eq!(shown, ["plays bass", "bouldering "].map(str::trim));
}

#[test]
fn what_the_newest_lines_say_is_not_said_again_as_a_fact() {
    let runs = "runs pricing at Acme";
    let mut known = Known::facts(vec![
        fact(1, FactKind::Role, runs, "2026-11-02"),
        fact(2, FactKind::Interest, "old maps", "2026-11-02"),
    ]);
    known.said = vec![said(10, "2026-11-02", Frame::Works, Tense::Is, runs)];
    let world =
        |known: &Known| known.card().their_world.into_iter().map(|fact| fact.text).collect::<Vec<_>>();
    assert_eq!(world(&known), ["old maps"]);
    known.said = Vec::new();
    assert_eq!(world(&known).len(), 2);
}

#[test]
fn of_somebody_unknown_the_card_offers_a_question_and_a_little_homework() {
    let card = Known::nothing().card();
    assert_eq!(card.open_with.reason, OpenWithReason::Curious);
    assert!(card.starters[0].starts_with("Homework, if you like"));
    assert_eq!(card.starters.len(), 6);
    assert!(
        Known::facts(vec![fact(1, FactKind::Value, "fairness", "2026-11-01")]).card().starters.is_empty()
    );
}

#[test]
fn clocks_set_wrong_leave_no_nonsense_on_a_card() {
    let known = Known {
        contacts: vec![contact(1, "2099-01-01"), contact(2, "1970-01-01")],
        said: vec![said(1, "2099-01-01", Frame::Happened, Tense::Happened, "talked in the future")],
        facts: vec![
            fact(3, FactKind::Interest, "sailing", "2099-01-01"),
            fact(4, FactKind::Interest, "chess", "1970-01-01"),
            fact(5, FactKind::Interest, "go", "2026-11-01"),
        ],
        promises: vec![
            promise(6, true, "from the future", "2099-01-01", Some("2099-02-01")),
            promise(7, true, "from long ago", "1970-01-01", Some("1970-01-02")),
        ],
        ..Known::nothing()
    };
    let card = known.card();
    let last = card.last.unwrap();
    assert_eq!((last.day, last.ago.as_str()), (day("2099-01-01"), "the clock was ahead"));
    assert_eq!((last.days, last.before), (0, vec![day("1970-01-01")]));
    let shown: Vec<_> = card.their_world.iter().map(WorldFact::in_words).collect();
    assert_eq!(shown, ["go", "chess (long ago, still?)", "sailing (in the future)"]);
    assert_eq!(card.you_owe.iter().map(|owed| owed.late_days).collect::<Vec<_>>(), [None, None]);
    assert_eq!(card.last_time, ["talked in the future (the clock was ahead)"]);
}

#[test]
fn a_promise_due_at_a_moment_is_late_from_that_moment_on() {
    let mut row = promise(1, true, "reply", "2026-11-01", None);
    let late = |row: &PromiseRow| open_promise(row, None, now()).late_days;
    row.due = Some(Due::At(moment("2026-11-18T13:00:00+01:00")));
    assert_eq!(late(&row), Some(0));
    row.due = Some(Due::At(moment("2026-11-19T01:00:00+13:00")));
    assert_eq!(late(&row), Some(0), "tomorrow already where it was promised");
    row.due = Some(Due::At(moment("2026-11-18T13:31:00+01:00")));
    assert_eq!(late(&row), None);
    row.due = Some(Due::Day(day("2026-11-18")));
    assert_eq!(late(&row), None, "there is all day for it");
    row = PromiseRow { mine: false, due: Some(Due::Day(day("2026-01-01"))), ..row };
    assert_eq!(late(&row), None, "theirs is never late");
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,40}",
        "[a-z]{1,9}( [a-z]{1,9}){0,40}",
        "\\PC{0,120}",
        "[東京都大阪 ]{0,90}",
        "[a-z]{70,300}",
    ]
}

fn days() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![3 => 739_000i32..739_950, 1 => 719_163i32..766_644]
        .prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap())
}

prop_compose! {
    fn facts()(rows in proptest::collection::vec(
        (0..FactKind::KNOWN.len(), words(), days(), any::<bool>(), any::<bool>()), 0..40
    )) -> Vec<FactRow> {
        let row = |(n, (kind, text, day, private, old)): (u32, (usize, String, NaiveDate, bool, bool))| FactRow {
            private: private && old,
            ..fact(100 + n, FactKind::KNOWN[kind].clone(), &text, &day.to_string())
        };
        (0..).zip(rows).map(row).collect()
    }
}

prop_compose! {
    fn promises()(rows in proptest::collection::vec(
        (any::<bool>(), words(), days(), proptest::option::of(days())), 0..20
    )) -> Vec<PromiseRow> {
        let row = |(n, (mine, text, made, due)): (u32, (bool, String, NaiveDate, Option<NaiveDate>))| {
            let due = due.map(|due| due.to_string());
            promise(200 + n, mine, &text, &made.to_string(), due.as_deref())
        };
        (0..).zip(rows).map(row).collect()
    }
}

prop_compose! {
    fn known()(
        name in "\\PC{1,60}", title in words(), org in words(), facts in facts(), promises in promises(),
        lines in proptest::collection::vec((days(), proptest::collection::vec(words(), 0..5)), 0..8),
    ) -> Known {
        let met = |(n, (day, _)): (u32, &(NaiveDate, Vec<String>))| contact(300 + n, &day.to_string());
        let frames = [Frame::Ahead, Frame::Needs, Frame::Moves, Frame::Likes, Frame::Happened, Frame::AdvisedMe];
        let tones = [Tone::Plain, Tone::Glad, Tone::Heavy];
        let all = (0u32..).zip(&lines).flat_map(|(n, (day, texts))| {
            texts.iter().enumerate().map(move |(at, text)| (n, at, day, text))
        });
        let said = all.map(|(n, at, day, text)| Said {
            tone: tones[(n as usize + at) % tones.len()].clone(),
            ..said(300 + n, &day.to_string(), frames[(2 * n as usize + at) % frames.len()].clone(), Tense::Is, text)
        });
        Known {
            person: person(1, &name),
            positions: vec![position(&title, &org)],
            contacts: (0..).zip(&lines).map(met).collect(),
            said: said.collect(),
            facts,
            promises,
            exchanges: Vec::new(),
        }
    }
}

proptest! {
    #[test]
    fn a_card_fits_24_lines_of_80_however_much_is_known(known in known()) {
        let card = known.fitted();
        let screen = rendered(&card);
        // Three more rows are on their way: of one's own, what to give, what to ask.
        prop_assert!(screen.len() + 3 <= Measure::TERMINAL.lines, "{}", screen.join("\n"));
        for line in &screen {
            prop_assert!(line.width() <= 80, "{line:?}");
        }
        let shown = card.careful.len() + card.their_world.len() + card.between_us.len() + card.learn.len();
        prop_assert!(shown + card.facts_more as usize <= known.facts.len());
        let promises = card.you_owe.len() + card.they_offered.len();
        let more = card.you_owe_more + card.they_offered_more;
        prop_assert_eq!(promises + more as usize, known.promises.len());
    }

    #[test]
    fn a_card_does_not_depend_on_the_order_in_which_facts_and_promises_arrived(known in known()) {
        let mut other = known.clone();
        other.facts.reverse();
        other.promises.reverse();
        other.contacts.reverse();
        prop_assert_eq!(known.card(), other.card());
    }
}

#[test]
fn a_position_that_has_ended_is_no_title() {
    let mut known = Known::nothing();
    known.positions = vec![PositionRow { until: Some(day("2026-01-01")), ..position("Editor", "News") }];
    assert_eq!(known.card().title, None);
    known.positions.push(PositionRow { id: id(7001), ..position("Writer", "") });
    assert_eq!((known.card().title.as_deref(), known.card().org), (Some("Writer"), None));
}

#[test]
fn a_meeting_begins_with_what_connects_those_in_it() {
    let mut ben = Known::facts(vec![fact(2, FactKind::Interest, "the bouldering hall", "2026-11-01")]);
    ben.person = person(2, "Ben Okafor");
    let ana = Known::facts(vec![fact(1, FactKind::Interest, "bouldering", "2026-11-01")]);
    let pair =
        Pair { one: 0, other: 1, knows: Some("from Ghent".to_owned()), together: Some(day("2026-10-12")) };
    let meeting = meeting(vec![ana.card(), ben.card()], &[pair]);
    assert_eq!(
        meeting.connects,
        [
            "Ana Silva and Ben Okafor know each other: from Ghent",
            "You talked with Ana Silva and Ben Okafor on 12 Oct",
            "Ana Silva and Ben Okafor have this in common: bouldering",
        ]
    );
    assert_eq!(meeting.people.len(), 2);
}

#[test]
fn who_did_something_for_the_user_is_thanked_until_the_next_time_they_met() {
    let drove = ExchangeRow {
        text: "drove me to the airport at four in the morning".to_owned(),
        ..exchange(20, false, ExchangeKind::Help, "2026-11-06")
    };
    let mut known = Known {
        said: vec![said(10, "2026-10-08", Frame::Told, Tense::Happened, "talked about the orchard rota")],
        contacts: vec![contact(11, "2026-11-06"), contact(10, "2026-10-08")],
        exchanges: vec![drove.clone()],
        ..Known::nothing()
    };
    let opener = |known: &Known| known.card().open_with.in_words();
    assert_eq!(opener(&known), "Thank you again for driving me to the airport at four.");
    known.exchanges = vec![ExchangeRow { private: true, ..drove.clone() }];
    assert!(!opener(&known).contains("airport"));
    known.exchanges = vec![ExchangeRow { given: true, ..drove.clone() }];
    assert!(!opener(&known).contains("airport"));
    // Advice is no deed.
    known.exchanges = vec![ExchangeRow { kind: ExchangeKind::Information, ..drove.clone() }];
    assert!(!opener(&known).contains("airport"));
    known.exchanges = vec![drove];
    known.contacts.insert(0, contact(12, "2026-11-12"));
    assert!(!opener(&known).contains("airport"));
    let spoke = Said {
        whose: Whose::Me,
        said_by: Some(PersonId(id(1))),
        ..said(
            13,
            "2026-11-13",
            Frame::SpokeForMe,
            Tense::Happened,
            "told the trustees that my survey helped",
        )
    };
    known.said.insert(0, spoke);
    assert_eq!(opener(&known), "Thank you for putting in a good word for me.");
}

#[test]
fn a_child_is_asked_after_by_name_whoever_told_of_its_birth() {
    let told = |at: &str, text: &str| Known {
        said: vec![Said {
            said_by: Some(PersonId(id(77))),
            there: vec![PersonId(id(77))],
            tone: Tone::Glad,
            ..said(9, at, Frame::Has, Tense::Is, text)
        }],
        ..Known::nothing()
    };
    let opener = |known: Known| known.card().open_with.in_words();
    assert_eq!(opener(told("2026-07-24", "has a boy called Deniz, all well")), "How is Deniz?");
    assert_ne!(opener(told("2024-07-24", "has a boy called Deniz, all well")), "How is Deniz?");
    assert!(!opener(told("2026-07-24", "has a daughter at the school")).contains("daughter"));
}

#[test]
fn what_was_said_since_comes_before_what_was_looked_up() {
    let mut known = Known {
        said: vec![said(9, "2026-11-03", Frame::Ahead, Tense::Ahead, "sits her pilot exam on 12 November")],
        facts: vec![fact(1, FactKind::Homework, "wrote her thesis on tidal locks", "2026-10-18")],
        contacts: vec![contact(10, "2026-10-19")],
        ..Known::nothing()
    };
    let opener = |known: &Known| known.card().open_with.in_words();
    assert_eq!(opener(&known), "How was your pilot exam?");
    known.facts[0] = fact(1, FactKind::Homework, "wrote her thesis on tidal locks", "2026-11-10");
    assert!(opener(&known).contains("tidal locks"), "{}", opener(&known));
}
