//! What holds for any line whatever.

use std::collections::{BTreeSet, HashSet};

use chrono::{Datelike, NaiveDate};
use hallway_core::model::DoubtAbout;
use hallway_core::quick_log::{
    DateHabits, Draft, Familiarity, Lexicon, Span, complete, date_doubt, due_date, fold, label_in, parse,
    past_moment, rank, suggest,
};
use proptest::prelude::*;

use super::{known, typed};

/// Lines made of what the grammar is made of, glued in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "@",
            "!",
            "?",
            ">",
            "<",
            "+",
            "#",
            ";",
            ".",
            ",",
            ":",
            " ",
            " ",
            " ",
            "\"",
            "'",
            "\u{201c}",
            "\u{2019}",
            "＠",
            "！",
            "\n",
            "\u{a0}",
            "\u{301}",
            "\u{200b}",
            "@\"",
            "owe:",
            "theirs: ",
            "about: ",
            "win:",
            "win: ",
            "spoke: ",
            "to the panel",
            "for me",
            "with ",
            "and ",
            "not ",
            "by ",
            "fri",
            "12/5",
            "2026-02-30",
            "12 May",
            "14:30",
            "in 3 days",
            "yesterday:",
            "Ana",
            "Ana Silva",
            "Bosse",
            "sam",
            "Grace H.",
            "Will",
            "Mark",
            "Toma\u{301}s",
            "陳偉",
            "İ",
            "ß",
            "'s",
            "1:1",
            "coffee",
            "lunch",
            "tomorrow",
            "Dr. ",
            "Jr.",
            "d'Almeida",
            "of next week",
            "half past ",
            "need to ",
            "cancelled",
            "private",
            "van",
            "I said I would ",
            "she loves ",
            "don't mention ",
            "owes me ",
            "Dr. ",
            "a@b.c",
            "https://x",
            "🙂",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

pub(super) fn spans(draft: &Draft) -> Vec<Span> {
    let mut spans: Vec<Span> = draft.people.iter().flat_map(|person| person.spans.clone()).collect();
    spans.extend(draft.topics.iter().map(|topic| topic.span));
    spans.extend(draft.promises.iter().map(|promise| promise.span));
    spans.extend(draft.exchanges.iter().map(|exchange| exchange.span));
    spans.extend(draft.facts.iter().map(|fact| fact.span));
    spans.extend(draft.wins.iter().map(|win| win.span));
    spans.extend(draft.words.iter().map(|word| word.span));
    spans.extend(draft.doubts.iter().map(|doubt| doubt.span));
    spans.extend([draft.at_span, draft.kind_span, draft.private_span, label_in(draft)].into_iter().flatten());
    spans
}

/// The ways in which Hallway prints a day: in words without a year only while that is plain.
fn printed(day: NaiveDate, today: NaiveDate) -> Vec<String> {
    let plain = day.year() == today.year() || (day - today).num_days().abs() < 180;
    let formats: &[&str] = if plain {
        &["%-d %b", "%-d %B", "%a %-d %b", "%-d %b %Y", "%a %-d %b %Y", "%-d %B %Y", "%Y-%m-%d"]
    } else {
        &["%-d %b %Y", "%a %-d %b %Y", "%-d %B %Y", "%Y-%m-%d"]
    };
    formats.iter().map(|format| day.format(format).to_string()).collect()
}

/// Times, days and parts of the day in any order, as people join them.
fn date_phrases() -> impl Strategy<Value = String> {
    let lead = proptest::sample::select(vec!["", "by ", "on ", "before ", "until ", "for "]);
    let time =
        proptest::sample::select(vec!["", "5pm ", "9:30 ", "half past nine ", "noon ", "eod ", "at 3 "]);
    let day = proptest::sample::select(vec![
        "tomorrow",
        "friday",
        "next fri",
        "fri next week",
        "12 May",
        "May 12th, 2027",
        "Mon 23 Nov",
        "the 25th",
        "25/11",
        "2026-12-01",
        "next week",
        "end of next month",
        "in two weeks",
        "a week from friday",
        "3 days from now",
        "the day after tomorrow",
        "last friday of june",
        "christmas",
        "12/5",
        "mon or tue",
        "early next week",
    ]);
    let after = proptest::sample::select(vec![
        "", " morning", " at 9", " 14:30", " eod", " at noon", ", 9 am", " evening",
    ]);
    (lead, time, day, after).prop_map(|(lead, time, day, after)| format!("{lead}{time}{day}{after}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_line_gives_a_draft_whose_places_lie_in_it(line in pieces()) {
        let lexicon = known();
        let Ok(draft) = parse(&line, lexicon, typed()) else { return Ok(()) };
        let suggestions = suggest(&draft, &BTreeSet::new(), &[]);
        prop_assert!(suggestions.len() <= 6);
        for span in spans(&draft).into_iter().chain(suggestions.iter().map(|suggestion| suggestion.span)) {
            prop_assert!(span.start < span.end, "{span:?}");
            prop_assert!(line.get(span.start..span.end).is_some(), "{span:?}");
        }
        for owner in draft.promises.iter().map(|promise| promise.person)
            .chain(draft.exchanges.iter().map(|exchange| exchange.person))
            .chain(draft.facts.iter().map(|fact| fact.person))
            .chain(draft.words.iter().map(|word| word.person)).flatten()
            .chain(draft.wins.iter().flat_map(|win| win.with.clone())) {
            prop_assert!(owner < draft.people.len());
        }
        prop_assert!(draft.promises.iter().all(|promise| !promise.text.trim().is_empty()));
        prop_assert!(draft.wins.iter().all(|win| !win.what.trim().is_empty()));
    }

    #[test]
    fn nobody_unknown_comes_out_unless_typed_with_an_at(line in pieces()) {
        let Ok(draft) = parse(&line, known(), typed()) else { return Ok(()) };
        for person in draft.people.iter().filter(|person| person.person.is_none()) {
            let first = person.spans[0];
            let at = line[first.start..first.end].chars().next();
            prop_assert!(matches!(at, Some('@' | '＠')), "{person:?}");
        }
        let Ok(draft) = parse(&line, &Lexicon::default(), typed()) else { return Ok(()) };
        prop_assert!(draft.people.iter().all(|person| person.person.is_none()));
        if !line.contains(['@', '＠', '﹫']) {
            prop_assert!(draft.people.is_empty());
        }
    }

    #[test]
    fn a_line_is_read_the_same_way_every_time(line in pieces()) {
        let (one, other) = (parse(&line, known(), typed()).ok(), parse(&line, known(), typed()).ok());
        prop_assert_eq!(&one, &other);
        if let (Some(mut one), Some(mut other)) = (one, other) {
            rank(&mut one, &Familiarity::new());
            rank(&mut other, &Familiarity::new());
            prop_assert_eq!(&one, &other);
        }
    }

    #[test]
    fn a_person_comes_once_and_no_place_is_shared(line in pieces()) {
        let Ok(draft) = parse(&line, known(), typed()) else { return Ok(()) };
        let mut places = HashSet::new();
        for person in &draft.people {
            prop_assert!(person.spans.iter().all(|span| places.insert(*span)));
        }
        let sure = draft.people.iter().filter(|person| person.confirmed).filter_map(|person| person.person);
        let mut once = HashSet::new();
        prop_assert!(sure.into_iter().all(|id| once.insert(id)));
    }

    #[test]
    fn what_hallway_prints_as_a_day_it_reads_back_as_that_day(days in -700_i64..700, hour in 0_u32..24) {
        let today = typed().date_naive();
        let day = today + chrono::Duration::days(days);
        for text in printed(day, today) {
            let offered = || date_doubt(&text, DateHabits::default(), typed()).map(|doubt| doubt.alternatives).unwrap_or_default();
            let read = if days < 0 {
                past_moment(&text, DateHabits::default(), typed()).map(|moment| moment.date_naive())
            } else {
                due_date(&text, DateHabits::default(), typed()).map(|due| due.day())
            };
            // "10 Jan" may be the one behind or the one soon to come; that is asked, never taken the wrong way.
            let asked = days < 0 && read.is_none() && !text.contains(' ') | text.starts_with(|c: char| c.is_ascii_digit());
            prop_assert!(read == Some(day) || asked, "{text}: {read:?}, offered {:?}", offered());
            if days > 0 {
                let timed = format!("{text} {hour:02}:15");
                let due = due_date(&timed, DateHabits::default(), typed()).map(|due| due.to_string());
                prop_assert_eq!(due, Some(format!("{day}T{hour:02}:15:00+00:00")));
            }
        }
    }

    #[test]
    fn a_date_phrase_once_taken_leaves_no_torn_words(phrase in date_phrases()) {
        let text = format!("call her {phrase}");
        let draft = parse(&format!("@Sam !{text}"), known(), typed()).expect("a draft");
        let kept = &draft.promises[0].text;
        prop_assert!(kept == "call her" || *kept == text, "{text}: {kept}, {:?}", draft.promises[0].due);
        let asked = draft.doubts.iter().any(|doubt| doubt.about == DoubtAbout::Date);
        prop_assert!(kept != "call her" || draft.promises[0].due.is_some() || asked, "{text}: nothing taken");
    }

    #[test]
    fn typed_names_and_dates_never_panic(text in "\\PC{0,40}", limit in 0_usize..5) {
        let lexicon = known();
        lexicon.find(&text);
        lexicon.close_to(&text, limit);
        prop_assert!(complete(&text, lexicon, limit).len() <= limit);
        due_date(&text, DateHabits::default(), typed());
        past_moment(&text, DateHabits::default(), typed());
        date_doubt(&text, DateHabits::default(), typed());
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_beginning_of_a_line_is_read(line in pieces()) {
        for (end, _) in line.char_indices() {
            let Ok(draft) = parse(&line[..end], known(), typed()) else { continue };
            for span in spans(&draft) {
                prop_assert!(line[..end].get(span.start..span.end).is_some_and(|text| !text.is_empty()), "{span:?}");
            }
        }
    }
}
