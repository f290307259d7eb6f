//! Forms of sentences, each with three of its own: what is heard by how a clause is built, whatever its words.

use std::collections::BTreeSet;

use hallway_core::{
    model::{FactKind, PersonId, RecordId},
    quick_log::{KnownPerson, Lexicon, Suggestion, SuggestionKind, parse, suggest},
};

use super::{mentioned, names, read, there, typed};

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

#[test]
fn what_is_told_again_and_again_of_the_user_is_a_word_for_them() {
    for line in [
        "Bo keeps telling the trustees what a find I was",
        "Priya never stops telling the board what a difference I made",
        "Sam told everyone at the depot how calm I had been",
    ] {
        let found: Vec<_> = offered(line).into_iter().map(|one| one.kind).collect();
        assert_eq!(found, [SuggestionKind::Spoke], "{line}");
    }
}

#[test]
fn word_of_what_somebody_will_do_puts_them_nowhere() {
    for line in [
        "Sam said he would have the boiler looked at by Friday",
        "Priya says she'll bring the tickets on Saturday",
        "Bo said he'd have the van serviced before the tour",
    ] {
        assert_eq!(mentioned(line).len(), 1, "{line}");
        let promised = offered(line).into_iter().any(|one| one.kind == SuggestionKind::Promise && !one.mine);
        assert!(promised, "{line}");
    }
    // What they say to the user was said to the user.
    for line in ["Sam told me he would have the boiler looked at", "Priya says I talk too fast"] {
        assert_eq!(there(line).len(), 1, "{line}");
    }
}

#[test]
fn finding_out_for_somebody_is_a_thing_to_do() {
    asks(
        SuggestionKind::Promise,
        false,
        &[
            ("Bo will find out who owns the shed by Monday", "Bo Lindqvist", "find out who owns the shed"),
            ("Sam will work out what it costs by Friday", "Sam", "work out what it costs"),
            (
                "Priya will look up when the bus leaves by Monday",
                "Priya Natarajan",
                "look up when the bus leaves",
            ),
        ],
    );
}

#[test]
fn what_is_promised_keeps_its_thing_though_that_looks_like_a_verb() {
    for (line, text) in [
        ("Coffee with Bo Lindqvist, I promised him the cupboard plans by 27 November", "the cupboard plans"),
        ("I promised Bo Lindqvist the seat covers by 27 November", "the seat covers"),
        (
            "Lunch with Bo Lindqvist, he needs the fire plan which I said he'd have by Friday",
            "the fire plan which I said he'd have",
        ),
    ] {
        let promised: Vec<_> = read(line).promises.into_iter().map(|promise| promise.text).collect();
        assert_eq!(promised, [text], "{line}");
    }
}

#[test]
fn whoever_must_not_hear_of_it_makes_a_line_private() {
    for line in [
        "Bo is leaving, but the tenants mustn't hear of it",
        "Sam sells up in May, don't let his partners find out",
        "Priya has a new job, her team is not to know until Easter",
        "Bo's wife's scan came back and it isn't good",
        "Sam is losing his sight",
        "Priya's dad hasn't got long",
    ] {
        let private = offered(line).into_iter().any(|one| one.kind == SuggestionKind::Private);
        assert!(private, "{line}");
    }
    for line in ["Bo can't get to the airport", "Sam didn't make the meeting", "Priya's results came back"] {
        let private = offered(line).into_iter().any(|one| one.kind == SuggestionKind::Private);
        assert!(!private, "{line}");
    }
}

#[test]
fn what_everybody_was_told_is_no_secret() {
    let private = |line: &str| offered(line).into_iter().any(|one| one.kind == SuggestionKind::Private);
    assert!(private("Priya and Max are expecting in March"));
    assert!(!private("Priya and Max are expecting in March, she's told everyone"));
}

#[test]
fn whoever_else_has_a_name_may_stand_beside_somebody_one_knows() {
    for line in [
        "Sam says Bo and Petra had a little boy on Sunday",
        "Petra and Bo had a little boy on Sunday",
        "Bo and Petra had a little boy on Sunday",
    ] {
        let found = offered(line).into_iter().find(|one| one.kind == SuggestionKind::Fact);
        let whose = found.and_then(|one| one.person).map(|person| person.name);
        assert_eq!(whose.as_deref(), Some("Bo Lindqvist"), "{line}");
    }
}

#[test]
fn a_skill_may_be_told_as_a_question_of_who_has_it() {
    asks(
        SuggestionKind::Fact,
        false,
        &[
            ("If anybody can read old deeds it is Priya", "Priya Natarajan", "read old deeds"),
            ("If anyone can fix a loom, it's Sam", "Sam", "fix a loom"),
            ("For old boilers there is no one like Bo", "Bo Lindqvist", "old boilers"),
        ],
    );
}

#[test]
fn what_it_is_stands_before() {
    asks(
        SuggestionKind::Fact,
        false,
        &[
            (
                "Sam came by with a fruit cake, he had baked it himself",
                "Sam",
                "a fruit cake, he had baked it himself",
            ),
            ("Bo doesn't do email", "Bo Lindqvist", "doesn't do email"),
        ],
    );
}

#[test]
fn whoever_left_word_for_the_user_was_in_touch() {
    for line in [
        "Sam left a voicemail about the keys",
        "Bo sent a message asking for the plans",
        "Priya sent a note saying the fair is off",
    ] {
        assert_eq!(there(line).len(), 1, "{line}");
        assert_eq!(
            read(line).kind.as_str(),
            if line.contains("note") { "note" } else { "message" },
            "{line}"
        );
    }
}

#[test]
fn the_day_of_a_promise_is_to_come_whatever_the_line_tells_before() {
    let draft = read("bo rang he'll bring the projector on thursday");
    assert_eq!(draft.at.date_naive(), typed().date_naive());
}

#[test]
fn whose_stand_in_came_was_not_there() {
    let draft = read("chat w/ @Bo Lindqvist's deputy, Nils Ekman, +keeps huskies");
    assert_eq!(names(draft.people.iter().filter(|person| person.there)), BTreeSet::new());
}

#[test]
fn a_day_of_the_month_in_german_ends_no_sentence() {
    let found = offered("Bo Lindqvist hat am 18. November Geburtstag");
    let fact = found.into_iter().find(|one| one.kind == SuggestionKind::Fact).map(|one| one.fact);
    assert_eq!(fact, Some(Some(FactKind::Birthday)));
}
