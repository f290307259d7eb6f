//! What holds for any line whatever.

use std::collections::{BTreeSet, HashSet};

use hallway_core::quick_log::{
    Draft, Familiarity, Lexicon, Span, complete, date_doubt, due_date, fold, label_in, parse, past_moment,
    rank, suggest,
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

fn spans(draft: &Draft) -> Vec<Span> {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_line_gives_a_draft_whose_places_lie_in_it(line in pieces()) {
        let lexicon = known();
        let Ok(draft) = parse(&line, lexicon, typed()) else { return Ok(()) };
        let suggestions = suggest(&draft, lexicon, &BTreeSet::new(), typed());
        prop_assert!(suggestions.len() <= 2);
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
    fn typed_names_and_dates_never_panic(text in "\\PC{0,40}", limit in 0_usize..5) {
        let lexicon = known();
        lexicon.find(&text);
        lexicon.close_to(&text, limit);
        prop_assert!(complete(&text, lexicon, limit).len() <= limit);
        due_date(&text, typed());
        past_moment(&text, typed());
        date_doubt(&text, typed());
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }
}
