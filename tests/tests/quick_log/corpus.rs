//! Plain sentences with what a sensible reader takes from them: how much of that is found, and how little else.
//!
//! `lines-open.json` is written by others than those who read here, `lines-own.json` by ourselves, of kinds the first one
//! lacks. `lines-fresh.json` was written, with what a reader takes from each line, before the program saw it; what they
//! showed then is in `docs/adr/012-reading-plain-sentences.md`. Rules were mended for them since, so that they are a floor and no
//! measure. Found is what the draft says or what is offered, with the right person and every word of the core. Falsely sure is
//! what the draft says and no reader would.

use std::collections::BTreeSet;

use chrono::DateTime;
use hallway_core::{
    model::{Moment, PersonId, RecordId},
    quick_log::{
        Draft, KnownPerson, Lexicon, Open, Outstanding, Suggestion, SuggestionKind, fold, parse, stems,
        suggest,
    },
};
use serde_json::Value;

use super::{properties::spans, texts, typed};

/// What is found of what there is to find, and what is said without being so.
#[derive(Debug, Default)]
struct Score {
    gold: usize,
    found: usize,
    /// The same without people.
    gold_said: usize,
    found_said: usize,
    falsely_sure: usize,
    missed: Vec<String>,
}

/// One thing that a line says, as it was read.
struct Item {
    what: &'static str,
    person: String,
    text: String,
    mine: bool,
    sure: bool,
}

fn corpus(name: &str) -> Vec<Value> {
    let text = match name {
        "open" => include_str!("../../data/lines-open.json"),
        "fresh" => include_str!("../../data/lines-fresh.json"),
        _ => include_str!("../../data/lines-own.json"),
    };
    serde_json::from_str(text).expect("the corpus is JSON")
}

fn at(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

fn lexicon(line: &Value) -> Lexicon {
    let known = (1..).zip(texts(&line["known"])).map(|(n, name)| KnownPerson {
        id: PersonId(RecordId::from_bytes([n; 16])),
        name,
        nicknames: Vec::new(),
    });
    Lexicon::new(known.collect(), Vec::new())
}

/// The promises of the lines before.
fn outstanding(line: &Value, lexicon: &Lexicon) -> Vec<Outstanding> {
    let mut open = Vec::new();
    for before in texts(&line["before"]) {
        let draft = parse(&before, lexicon, at("2026-11-11T10:00:00+00:00")).expect("a line");
        for promise in &draft.promises {
            let person = promise.person.and_then(|at| draft.people[at].person).expect("somebody known");
            let (id, mine, text) = (RecordId::from_bytes([9; 16]), promise.mine, promise.text.clone());
            let what = if mine { Open::Mine } else { Open::Theirs };
            open.push(Outstanding { id, person, what, text });
        }
    }
    open
}

fn items(draft: &Draft, suggestions: &[Suggestion]) -> Vec<Item> {
    let doubted = |span: hallway_core::quick_log::Span| {
        draft.doubts.iter().any(|doubt| doubt.span.start < span.end && span.start < doubt.span.end)
    };
    let name = |place: Option<usize>| place.map(|at| draft.people[at].name.clone()).unwrap_or_default();
    let mut items: Vec<Item> = Vec::new();
    let mut push = |what, person, text: &str, mine, sure| {
        items.push(Item { what, person, text: text.to_owned(), mine, sure });
    };
    for person in &draft.people {
        let sure = person.confirmed && !person.spans.iter().any(|span| doubted(*span));
        let what = if person.there { "there" } else { "mentioned" };
        push(what, person.name.clone(), &person.name, false, sure);
    }
    for said in &draft.promises {
        push("promise", name(said.person), &said.text, said.mine, !doubted(said.span));
    }
    for said in &draft.exchanges {
        push("exchange", name(said.person), &said.text, said.given, !doubted(said.span));
    }
    for said in &draft.facts {
        push("fact", name(said.person), &said.text, false, !doubted(said.span));
    }
    for said in &draft.wins {
        push("win", String::new(), &said.what, false, true);
    }
    for said in &draft.words {
        push("spoke", name(said.person), &said.to, false, true);
    }
    for said in suggestions {
        let person = said.person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
        let what = match said.kind {
            SuggestionKind::Person | SuggestionKind::NewPerson if said.there => "there",
            SuggestionKind::Person | SuggestionKind::NewPerson => "mentioned",
            SuggestionKind::Promise => "promise",
            SuggestionKind::Kept => "keep",
            SuggestionKind::Exchange => "exchange",
            SuggestionKind::Spoke => "spoke",
            SuggestionKind::Win => "win",
            SuggestionKind::Careful | SuggestionKind::Fact => "fact",
            SuggestionKind::Plan | SuggestionKind::Private | SuggestionKind::Correction => continue,
        };
        push(what, person, &said.text, said.mine, false);
    }
    items
}

/// One of the names separated by `|`; an empty one is nobody.
fn is_person(gold: &Value, name: &str) -> bool {
    let same = |gold: &str| {
        let titles = ["dr ", "prof "];
        let plain = |name: &str| {
            let folded = fold(name);
            titles.iter().find_map(|title| folded.strip_prefix(title)).unwrap_or(&folded).to_owned()
        };
        plain(gold) == plain(name)
    };
    gold.as_str().map_or(name.is_empty(), |gold| gold.split('|').any(same))
}

/// Every word of the core is in the text, endings aside.
fn has_core(core: &Value, text: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let folded = fold(text).replace('\'', "");
        folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let has = words(text);
    words(core.as_str().unwrap_or_default()).iter().all(|word| {
        let stem = stems(word);
        has.iter().any(|other| {
            other == word
                || other.trim_end_matches('s') == word.trim_end_matches('s')
                || !stem.is_empty() && stem == stems(other)
                || word.len() > 3
                    && other.len() > 3
                    && (other.starts_with(word.as_str()) || word.starts_with(other.as_str()))
        })
    })
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn score(lines: &[Value]) -> Score {
    let mut score = Score::default();
    for line in lines {
        let text = line["line"].as_str().expect("a line");
        let lexicon = lexicon(line);
        let draft = parse(text, &lexicon, typed()).expect("a line that says something");
        let suggestions = suggest(&draft, &BTreeSet::new(), &outstanding(line, &lexicon));
        let items = items(&draft, &suggestions);
        let mut look = |what: &'static str, fits: &dyn Fn(&Item) -> bool, label: &Value| {
            let found = items.iter().any(|item| item.what == what && fits(item));
            let person = matches!(what, "there" | "mentioned");
            score.gold += 1;
            score.found += usize::from(found);
            score.gold_said += usize::from(!person);
            score.found_said += usize::from(!person && found);
            if !found {
                score.missed.push(format!("{}: {what} {label} in {text:?}", line["id"]));
            }
        };
        for role in ["there", "mentioned"] {
            for name in list(&line[role]) {
                look(role, &|item| is_person(name, &item.person), name);
            }
        }
        for (key, what) in [("promises", "promise"), ("facts", "fact"), ("exchanges", "exchange")] {
            for gold in list(&line[key]) {
                let mine = gold["mine"].as_bool().or(gold["given"].as_bool());
                let fits = |item: &Item| {
                    is_person(&gold["person"], &item.person)
                        && has_core(&gold["core"], &item.text)
                        && mine.is_none_or(|mine| mine == item.mine)
                };
                look(what, &fits, gold);
            }
        }
        for gold in list(&line["spoke"]) {
            look("spoke", &|item| is_person(&gold["person"], &item.person), gold);
        }
        for gold in list(&line["wins"]) {
            look("win", &|item| has_core(gold, &item.text), gold);
        }
        for gold in list(&line["keeps"]) {
            look("keep", &|item| has_core(gold, &item.text), gold);
        }
        score.falsely_sure += items.iter().filter(|item| item.sure && !is_gold(line, item)).count();
    }
    score
}

/// Whether a reader takes this from the line, or may take it.
fn is_gold(line: &Value, item: &Item) -> bool {
    let both = |key: &str| list(&line[key]).chain(list(&line["may"][key])).collect::<Vec<_>>();
    match item.what {
        // Saying less than there was claims nothing false.
        "there" | "mentioned" => ["there", "mentioned"]
            .iter()
            .filter(|role| item.what == "mentioned" || **role == "there")
            .any(|role| both(role).iter().any(|gold| is_person(gold, &item.person))),
        "promise" => both("promises")
            .iter()
            .any(|gold| gold["mine"] == item.mine && is_person(&gold["person"], &item.person)),
        "exchange" => both("exchanges")
            .iter()
            .any(|gold| gold["given"] == item.mine && is_person(&gold["person"], &item.person)),
        "fact" => both("facts").iter().any(|gold| is_person(&gold["person"], &item.person)),
        _ => true,
    }
}

#[test]
fn of_lines_that_others_wrote_nine_things_in_ten_are_heard_and_next_to_nothing_is_made_up() {
    let score = score(&corpus("open"));
    assert_eq!(score.gold, 264);
    assert!(score.found >= 254, "{} of {}\n{}", score.found, score.gold, score.missed.join("\n"));
    assert!(score.found_said >= 122, "{} of {}", score.found_said, score.gold_said);
    assert!(score.falsely_sure <= 1, "{} falsely sure", score.falsely_sure);
}

#[test]
fn of_lines_that_nobody_had_read_before_nine_things_in_ten_are_heard() {
    let score = score(&corpus("fresh"));
    assert!(score.gold > 1_780);
    assert!(score.found >= 1_630, "{} of {}\n{}", score.found, score.gold, score.missed.join("\n"));
    assert!(score.found_said >= 765, "{} of {}", score.found_said, score.gold_said);
    assert!(score.falsely_sure <= 6, "{} falsely sure", score.falsely_sure);
}

#[test]
fn lines_of_our_own_are_heard_as_we_meant_them() {
    let score = score(&corpus("own"));
    assert!(score.gold > 400);
    assert_eq!(score.found, score.gold, "{}", score.missed.join("\n"));
    assert_eq!(score.falsely_sure, 0);
}

/// Every beginning of every line, as it is seen while it is typed.
#[test]
fn every_beginning_of_every_line_of_the_corpora_is_read_with_its_places_in_it() {
    // One in so many: all of them take a minute without optimisation.
    let step = if std::env::var_os("HALLWAY_LONG").is_some() { 1 } else { 7 };
    let mut read = 0;
    for line in ["open", "own", "fresh"].iter().flat_map(|name| corpus(name)) {
        let (text, lexicon) = (line["line"].as_str().expect("a line"), lexicon(&line));
        let ends = text.char_indices().map(|(end, _)| end).chain([text.len()]);
        for end in ends.skip(read % step).step_by(step) {
            let begun = &text[..end];
            let Ok(draft) = parse(begun, &lexicon, typed()) else { continue };
            let suggestions = suggest(&draft, &BTreeSet::new(), &[]);
            let said = draft.statements.iter().flat_map(|said| [said.span, said.says]);
            let asked = suggestions.iter().map(|asked| asked.span);
            for span in spans(&draft).into_iter().chain(said).chain(asked) {
                assert!(
                    begun.get(span.start..span.end).is_some_and(|words| !words.is_empty()),
                    "{begun:?}: {span:?}"
                );
            }
            read += 1;
        }
    }
    assert!(read > 5_000, "{read} beginnings");
}
