//! What is heard by the shape of a clause: who does what to whom, whatever the verb is, and what is known to be something else.
//!
//! The verbs here stand in no rule of the grammar.

use std::collections::BTreeSet;

use hallway_core::quick_log::{Suggestion, SuggestionKind, suggest};

use super::read;

/// What a line is asked about: the kind, whose it is, and the words.
fn asked(line: &str) -> Vec<(SuggestionKind, bool, String)> {
    let offered = suggest(&read(line), &BTreeSet::new(), &[]);
    offered.into_iter().map(|Suggestion { kind, mine, text, .. }| (kind, mine, text)).collect()
}

fn has(line: &str, kind: SuggestionKind, mine: bool, words: &str) {
    let found = asked(line);
    let fits = |one: &(SuggestionKind, bool, String)| one.0 == kind && one.1 == mine && one.2.contains(words);
    assert!(found.iter().any(fits), "{line:?}: {kind:?} {words:?} is not among {found:?}");
}

fn has_none(line: &str, kind: SuggestionKind) {
    let found = asked(line);
    assert!(found.iter().all(|one| one.0 != kind), "{line:?}: {found:?}");
}

#[test]
fn whatever_somebody_did_or_does_is_news_of_them() {
    for (line, words) in [
        ("Sam is desperate for a plasterer who turns up", "a plasterer"),
        ("Sam had a scare with his heart", "a scare with his heart"),
        ("Swapped stories with Sam; hers has greenfly", "greenfly"),
        ("Sam flunked the advanced diving course", "advanced diving course"),
        ("Met Sam, he kitesurfs near Tarifa", "kitesurfs near Tarifa"),
        ("Sam has to renew his passport before June", "renew his passport"),
        ("Sam doesn't eat anything with a face", "eat anything with a face"),
        ("Sam geocached the whole ring road", "geocached the whole ring road"),
        ("Our neighbour Sam's wife restores clocks", "wife restores clocks"),
        ("Sat next to Sam whose sister breeds alpacas", "sister breeds alpacas"),
    ] {
        has(line, SuggestionKind::Fact, false, words);
    }
}

#[test]
fn what_belongs_to_the_talk_itself_is_no_news() {
    for line in [
        "Sam came in and sat down",
        "Sam showed the figures to Bo",
        "Sam nodded at the deck",
        "Sam sidled up to me at the buffet",
        "Sam reviewed the deck",
        "Did Sam ever sell the boat?",
        "If Sam sells the boat we will see",
    ] {
        has_none(line, SuggestionKind::Fact);
    }
}

#[test]
fn whatever_somebody_did_for_the_user_is_got_and_the_other_way_round_given() {
    for (line, words) in [
        ("Sam wangled me a seat on the panel", "a seat on the panel"),
        ("Sam drove me to the station", "to the station"),
        ("Sam unjammed my stapler", "my stapler"),
        ("Sam translated the contract for my mother", "contract for my mother"),
        ("Sam covered the back half of my shift", "of my shift"),
        ("Sam moved the review so I could attend", "moved the review"),
        ("Sam emailed me the slides", "the slides"),
        ("Sam taught my daughter to swim", "to swim"),
        ("Sam stayed on until nine to get my build out", "get my build out"),
        ("Sam got his dad to look at my boiler", "my boiler"),
    ] {
        has(line, SuggestionKind::Exchange, false, words);
    }
    for (line, words) in [
        ("I unjammed Sam's stapler", "stapler"),
        ("I chauffeured Sam to the airport", "to the airport"),
        ("I knitted Sam a scarf", "a scarf"),
        ("Stayed late to rewire Sam's doorbell", "doorbell"),
        ("I put in a word for Sam with the landlord", "a word for Sam"),
    ] {
        has(line, SuggestionKind::Exchange, true, words);
    }
}

#[test]
fn meeting_telling_and_harming_give_nothing() {
    for line in [
        "Sam hugged me on the stairs",
        "Sam interrupted me in the review",
        "Sam beat me at chess",
        "Sam borrowed my stapler",
        "Sam texted me yesterday",
        "I saw Sam in the canteen",
        "I spotted Sam's new bike",
        "I borrowed Sam's umbrella for the walk to the pub",
    ] {
        let found = asked(line);
        let given = |one: &(SuggestionKind, bool, String)| one.0 == SuggestionKind::Exchange && one.1;
        assert!(!found.iter().any(given), "{line:?}: {found:?}");
    }
    for line in ["Sam hugged me on the stairs", "Sam borrowed my stapler", "Sam texted me yesterday"] {
        has_none(line, SuggestionKind::Exchange);
    }
}

#[test]
fn a_promise_is_heard_by_its_modal_and_whom_it_reaches() {
    for (line, mine, words) in [
        ("I'll knit Sam a scarf", true, "a scarf"),
        ("I still haven't returned Sam's ladder", true, "ladder"),
        ("I was supposed to send Sam the form", true, "the form"),
        ("The bundle for Sam must go out before noon on Monday", true, "bundle for Sam"),
        ("Slides to Sam by Friday", true, "Slides to Sam"),
        ("Sam asked if I'd be a referee, no problem", true, "be a referee"),
        ("Sam asked me to be his witness and of course I will", true, "be his witness"),
        ("Told Sam he could borrow the trailer", true, "borrow the trailer"),
        ("Never got round to thanking Sam for the flowers", true, "thanking Sam"),
        ("Will ring Sam about the boiler tonight", true, "ring Sam about the boiler"),
        ("I promised Sam I'd water his plants", true, "water his plants"),
        ("Sam will wangle us a discount", false, "a discount"),
        ("Sam never did send the list he promised", false, "the list"),
    ] {
        let offered = asked(line).into_iter().map(|one| (one.0, one.1, one.2));
        let taken = read(line).promises.into_iter().map(|one| (SuggestionKind::Promise, one.mine, one.text));
        let found: Vec<_> = offered.chain(taken).collect();
        let fits = |one: &(SuggestionKind, bool, String)| {
            one.0 == SuggestionKind::Promise && one.1 == mine && one.2.contains(words)
        };
        assert!(found.iter().any(fits), "{line:?}: {found:?}");
    }
}

#[test]
fn what_is_heard_by_its_shape_alone_is_asked_and_never_taken() {
    for line in [
        "I'll knit Sam a scarf",
        "I still haven't returned Sam's ladder",
        "Slides to Sam by Friday",
        "Sam will wangle us a discount",
        "Note for later: Sam's daughter is sitting her exams in May",
    ] {
        assert!(read(line).promises.is_empty(), "{line:?}");
    }
}

#[test]
fn an_if_makes_nothing_uncertain_but_what_hangs_on_it() {
    has("Sam is restoring a clock, don't mention it unless he does", SuggestionKind::Fact, false, "a clock");
    has_none("If Sam gets the grant I'll buy him dinner", SuggestionKind::Promise);
    has_none("I'll buy Sam dinner if he gets the grant", SuggestionKind::Promise);
}

#[test]
fn a_win_is_heard_by_its_joy() {
    has("We finally signed the lease for the new lab!", SuggestionKind::Win, false, "lease");
    has_none("Missed my train!", SuggestionKind::Win);
    has_none("Our neighbour Sam's wife broke her hip", SuggestionKind::Win);
}
