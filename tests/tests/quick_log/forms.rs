//! Forms of sentences, each with three of its own: what is heard by how a clause is built, whatever its words.

use std::collections::BTreeSet;

use hallway_core::{
    model::{PersonId, RecordId},
    quick_log::{KnownPerson, Lexicon, Suggestion, SuggestionKind, parse, suggest},
};

use super::{mentioned, read, there, typed};

fn offered(line: &str) -> Vec<Suggestion> {
    suggest(&read(line), &BTreeSet::new(), &[])
}

/// Each line asks this one thing of this person.
fn asks(kind: SuggestionKind, mine: bool, lines: &[(&str, &str, &str)]) {
    for (line, person, text) in lines {
        let found: Vec<_> = offered(line)
            .into_iter()
            .map(|one| (one.kind, one.mine, one.person.map(|person| person.name), one.text))
            .collect();
        let wanted = (kind, mine, Some((*person).to_owned()), (*text).to_owned());
        assert!(found.contains(&wanted), "{line}: {found:?}");
    }
}

#[test]
fn a_verb_with_a_prefix_is_the_verb_behind_it() {
    asks(
        SuggestionKind::Exchange,
        false,
        &[
            ("Bo rebuilt the whole stage for me", "Bo Lindqvist", "rebuilt the whole stage for me"),
            ("Sam rehung the door for me", "Sam", "rehung the door for me"),
            ("Priya redid the seating plan for us", "Priya Natarajan", "redid the seating plan for us"),
        ],
    );
}

#[test]
fn what_is_still_not_so_is_asked_about() {
    asks(
        SuggestionKind::Fact,
        false,
        &[
            ("Priya hasn't found a nursery yet", "Priya Natarajan", "hasn't found a nursery yet"),
            ("Bo hasn't slept in days", "Bo Lindqvist", "hasn't slept in days"),
            ("Sam hasn't eaten since Monday", "Sam", "hasn't eaten since Monday"),
        ],
    );
}

#[test]
fn whoever_asks_after_somebody_needs_one() {
    asks(
        SuggestionKind::Fact,
        false,
        &[
            ("Priya asked if I knew a decent plumber", "Priya Natarajan", "a decent plumber"),
            (
                "Bo wondered whether we know somebody who tunes pianos",
                "Bo Lindqvist",
                "somebody who tunes pianos",
            ),
            ("Sam asked if I could recommend a dentist", "Sam", "a dentist"),
        ],
    );
}

#[test]
fn what_happens_to_a_thing_of_somebodys_is_theirs() {
    asks(
        SuggestionKind::Fact,
        false,
        &[
            (
                "The landlord is selling Bo's building",
                "Bo Lindqvist",
                "The landlord is selling Bo's building",
            ),
            ("They have cancelled Sam's course", "Sam", "They have cancelled Sam's course"),
            (
                "There is a crack in Priya's windscreen",
                "Priya Natarajan",
                "There is a crack in Priya's windscreen",
            ),
        ],
    );
}

#[test]
fn what_somebody_waits_for_from_the_user_is_the_users_to_give() {
    asks(
        SuggestionKind::Promise,
        true,
        &[
            ("Priya is waiting for the samples from me", "Priya Natarajan", "the samples"),
            ("Sam is hoping for an answer from me", "Sam", "an answer"),
            ("Bo is still waiting on the keys from me", "Bo Lindqvist", "the keys"),
        ],
    );
}

#[test]
fn what_is_let_or_made_possible_is_a_favour() {
    asks(
        SuggestionKind::Exchange,
        false,
        &[
            ("Sam let me use his van", "Sam", "let me use his van"),
            ("Sam swept the yard so that I could leave", "Sam", "swept the yard"),
            ("Priya ran me home", "Priya Natarajan", "ran me home"),
        ],
    );
    asks(
        SuggestionKind::Exchange,
        true,
        &[
            ("Let Sam have the spare bed", "Sam", "Let Sam have the spare bed"),
            ("I drove Bo home", "Bo Lindqvist", "drove Bo home"),
            (
                "Chased the pharmacy for Priya's tablets",
                "Priya Natarajan",
                "Chased the pharmacy for Priya's tablets",
            ),
        ],
    );
}

#[test]
fn nobody_does_it_better_is_said_of_whoever_does_it_best() {
    asks(
        SuggestionKind::Fact,
        false,
        &[
            ("Nobody bakes like Priya", "Priya Natarajan", "Nobody bakes like Priya"),
            ("No one reads a contract faster than Sam", "Sam", "No one reads a contract faster than Sam"),
            ("Nobody splices rope as fast as Bo", "Bo Lindqvist", "Nobody splices rope as fast as Bo"),
        ],
    );
}

#[test]
fn whoever_says_that_something_is_so_was_there_whatever_the_verb() {
    for line in [
        "Priya gossiped that the plant is moving to Graz",
        "Sam grunted that the tender is lost",
        "Bo hinted that his contract won't be renewed",
    ] {
        assert_eq!(there(line).len(), 1, "{line}");
    }
    // Nobody need have been told what somebody saw or decided, nor does one tell anything by swearing a lot.
    for line in [
        "Priya decided that it was over",
        "Sam noticed that the till was short",
        "Bo swears in four languages",
    ] {
        assert_eq!(mentioned(line).len(), 1, "{line}");
    }
}

#[test]
fn others_who_hear_of_the_user_need_no_name() {
    for line in [
        "Bo told the trustees the extension was down to me",
        "Priya made sure the governors knew the garden was my doing",
        "Sam let the whole choir hear that it was my arrangement",
    ] {
        let found: Vec<_> = offered(line).into_iter().map(|one| one.kind).collect();
        assert_eq!(found, [SuggestionKind::Spoke], "{line}");
    }
}

#[test]
fn what_has_to_come_first_has_not_happened() {
    for line in [
        "Priya will ring once she has seen the vet",
        "Sam wants the plan before he signs anything",
        "Bo is happy to talk after he has slept",
    ] {
        let facts = offered(line).into_iter().filter(|one| one.kind == SuggestionKind::Fact);
        let facts: Vec<_> = facts.map(|one| one.text).collect();
        assert!(
            !facts.iter().any(|text| ["seen", "signs", "slept"].iter().any(|word| text.contains(word))),
            "{facts:?}"
        );
    }
}

#[test]
fn whoever_somebody_without_a_name_is_says_nothing_of_the_one_named() {
    for line in [
        "Sam gave me the number of a man who fixes ice machines",
        "Saw Bo with a woman who mends harps",
        "Priya mentioned someone in Leeds who breeds alpacas",
    ] {
        let told = offered(line).into_iter().any(|one| one.kind == SuggestionKind::Fact);
        assert!(!told, "{line}");
    }
}

#[test]
fn the_first_words_of_a_long_name_are_that_person() {
    for (name, line) in [
        ("Shu Fen Lim", "Shu Fen rang about the van"),
        ("María José Ferreiro", "lunch with María José"),
        ("Mary Ann Cole", "Mary Ann is moving to Leeds"),
    ] {
        let person = KnownPerson {
            id: PersonId(RecordId::from_bytes([1; 16])),
            name: name.to_owned(),
            nicknames: Vec::new(),
        };
        let lexicon = Lexicon::new(vec![person], Vec::new());
        let draft = parse(line, &lexicon, typed()).expect("a line that says something");
        let named: Vec<_> = draft.people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(named, [name], "{line}");
    }
}

#[test]
fn a_kind_is_heard_where_no_space_parts_the_words() {
    for (line, kind) in
        [("和王芳喝咖啡", "coffee"), ("田中さんとランチ", "lunch"), ("跟李雷打电话聊合同", "call")]
    {
        assert_eq!(read(line).kind.as_str(), kind, "{line}");
    }
}
