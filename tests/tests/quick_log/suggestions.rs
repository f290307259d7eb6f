//! What dictated lines seem to say, and the many lines that say nothing of the kind.

use std::collections::BTreeSet;

use hallway_core::{
    model::FactKind,
    quick_log::{Suggestion, SuggestionKind, question, suggest, suggestion_at},
};

use super::read;

fn offered(line: &str) -> Vec<Suggestion> {
    let draft = read(line);
    let suggestions = suggest(&draft, &BTreeSet::new(), &[]);
    for suggestion in &suggestions {
        let again = suggestion_at(&draft, &[], suggestion.kind, suggestion.trigger, suggestion.span);
        assert_eq!(again.as_ref(), Some(suggestion), "{line}");
    }
    suggestions
}

fn triggers(line: &str) -> Vec<&'static str> {
    offered(line).iter().map(|suggestion| suggestion.trigger).collect()
}

#[test]
fn a_dictated_line_offers_its_person_and_its_promise() {
    let offered = offered(
        "had coffee with anna silva she is moving to lisbon I said I would send her the visa contact by friday",
    );
    let [person, promise, fact] = offered.as_slice() else { panic!("three, not {offered:?}") };
    assert_eq!((fact.kind, fact.text.as_str()), (SuggestionKind::Fact, "moving to lisbon"));
    assert_eq!((person.kind, person.text.as_str()), (SuggestionKind::Person, "Ana Silva"));
    assert_eq!(
        (promise.kind, promise.text.as_str(), promise.mine),
        (SuggestionKind::Promise, "send her the visa contact", true)
    );
    assert_eq!(promise.due.map(|due| due.to_string()).as_deref(), Some("2026-11-20"));
    assert_eq!(promise.person.as_ref().map(|person| person.name.as_str()), Some("Ana Silva"));
}

#[test]
fn a_first_name_that_several_have_is_not_somebody_new() {
    let newcomers = |line| {
        let new = |one: &Suggestion| one.kind == SuggestionKind::NewPerson;
        offered(line).into_iter().filter(new).map(|one| one.text).collect::<Vec<_>>()
    };
    assert_eq!(newcomers("had coffee with Ana about hiring"), Vec::<String>::new());
    assert_eq!(newcomers("had coffee with Farida about hiring"), ["Farida"]);
    // Unless it is said what they are.
    assert_eq!(newcomers("met Ana from legal"), ["Ana"]);
}

#[test]
fn an_explicit_promise_to_somebody_known_is_taken_down_at_once() {
    for (line, text, person) in [
        ("I told Sam I'd review his doc next week", "review his doc", "Sam"),
        ("I promised Bo to introduce him to Priya by eom", "introduce him to Priya", "Bo Lindqvist"),
        ("I owe Priya an answer", "an answer", "Priya Natarajan"),
        ("coffee with Sam, I'll send the deck tomorrow", "send the deck", "Sam"),
        ("remind me to call Bo", "call Bo", "Bo Lindqvist"),
        ("Sam asked for the deck, action point with me to send it", "send it", "Sam"),
    ] {
        let draft = read(line);
        let [promise] = draft.promises.as_slice() else { panic!("{line}: {:?}", draft.promises) };
        let owner = promise.person.map(|at| draft.people[at].name.as_str());
        assert_eq!((promise.mine, promise.text.as_str(), owner), (true, text, Some(person)), "{line}");
    }
}

#[test]
fn what_lies_ahead_is_a_note_and_the_plan_is_offered_with_its_day() {
    for (line, text, due) in [
        (
            "lunch with Bo next Tuesday at the Thai place",
            "lunch with Bo at the Thai place",
            Some("2026-11-24"),
        ),
        ("Meeting Sam for the first time tomorrow", "Meeting Sam for the first time", Some("2026-11-19")),
        (
            "I'm seeing Priya on Friday about the audit",
            "I'm seeing Priya about the audit",
            Some("2026-11-20"),
        ),
        ("dinner at Bo's on Saturday, bring wine", "dinner at Bo's", Some("2026-11-21")),
    ] {
        let draft = read(line);
        assert!(draft.people.iter().all(|person| !person.there), "{line}");
        assert_eq!(draft.kind.as_str(), "note", "{line}");
        let plan = offered(line).into_iter().find(|offer| offer.kind == SuggestionKind::Plan);
        let plan = plan.unwrap_or_else(|| panic!("{line}"));
        assert_eq!(plan.text, text);
        assert_eq!(plan.due.map(|due| due.to_string()).as_deref(), due, "{line}");
    }
    // A promise is no plan besides, and what is over is none.
    for line in ["need to send Bo the deck by friday", "had lunch with Bo on Monday", "lunch with Bo"] {
        assert!(offered(line).iter().all(|offer| offer.kind != SuggestionKind::Plan), "{line}");
    }
}

#[test]
fn every_kind_of_question_is_heard() {
    for (line, trigger) in [
        ("met Prya Natarajan about hiring", "close-name"),
        ("met Dana Whitlock from legal", "new-name"),
        ("I offered to review her deck", "i-offered"),
        ("I owe him an answer", "i-owe"),
        ("I'll send the deck tomorrow", "i-will"),
        ("I\u{2019}ll look into it", "i-will"),
        ("she said she would send the slides tomorrow", "they-said"),
        ("Bo promised to share the template", "they-said"),
        ("Sam owes me the numbers by fri", "owes-me"),
        ("I reviewed her doc", "did-for-them"),
        ("Bo introduced me to the CFO", "introduced-me"),
        ("Priya spoke up for me in the staff meeting", "spoke-up"),
        ("she told me in confidence that he is leaving", "in-confidence"),
        ("Priya asked about her salary", "pay"),
        ("he voted yesterday", "politics"),
        ("she goes to church", "faith"),
        ("don't mention the reorg to Sam", "dont-mention"),
        ("Sam is moving to Lisbon", "moving-to"),
        ("she loves wine", "loves"),
        ("coffee with Sam, plays bass", "plays"),
        ("his birthday is 2 Dec", "birthday"),
        ("we won the account", "win"),
        ("Sam walked me through the form", "did-for-me"),
        ("Sam advised me to wait", "advised"),
        ("Sam said my pitch was too long", "said-of-me"),
    ] {
        assert!(triggers(line).contains(&trigger), "{line}: {:?}", triggers(line));
    }
}

#[test]
fn neutral_lines_offer_nothing() {
    for line in [
        "I'll be late",
        "I'll have the soup",
        "I'll find out",
        "I will see how it goes",
        "I will never understand this tool",
        "I said hello to everyone",
        "I told them about the plan",
        "I said I would think about it",
        "I owe her a lot",
        "I owe this to the whole team",
        "she owes me one",
        "he said he would be in Lisbon",
        "they offered me a job",
        "they said yes",
        "she said it would rain",
        "I think he'll call",
        "we need to send the deck",
        "they don't mention prices",
        "I don't mention it",
        "we are moving to Kubernetes",
        "the team is moving to Rust",
        "the plan loves details",
        "the kids' table was loud",
        "we play cards on Fridays",
        "it plays well with others",
        "met her at the station",
        "with sales about pricing",
        "coffee with the design team",
        "the launch went well and the team was happy",
        "great session on pricing, lots of questions",
        "Bo reviewed the deck and liked it",
        "discussed the roadmap with Sam",
        "lunch was good, talked about football",
        "Health of the project is fine",
        "faith in the plan is growing",
        "our bonus points system",
        "family day went well",
    ] {
        assert_eq!(triggers(line), Vec::<&str>::new(), "{line}");
    }
}

#[test]
fn nothing_is_offered_after_not_never_if_or_might() {
    for line in [
        "I might send the deck",
        "if he asks I'll send the deck",
        "I said I would not send it",
        "not sure I'll send it",
        "she might be moving to Lisbon",
        "never said I'll send it",
        "he didn't say she loves wine",
        "not with Anna Silva",
    ] {
        assert_eq!(triggers(line), Vec::<&str>::new(), "{line}");
    }
}

#[test]
fn nothing_is_offered_inside_a_clause() {
    assert_eq!(triggers("@Sam !I'll send the deck she loves wine"), Vec::<&str>::new());
    assert_eq!(triggers("@Sam +loves wine; she plays bass"), ["plays"]);
}

#[test]
fn a_line_offers_six_at_most_and_a_silenced_rule_makes_room() {
    let line = "with anna silva, she loves wine. I'll send the deck. I reviewed her doc. In confidence: she is moving to Rome. She plays bass";
    let all = triggers(line);
    assert_eq!(all.len(), 6, "{all:?}");
    assert_eq!(all[..2], ["close-name", "i-will"]);
    let silenced = BTreeSet::from(["i-will".to_owned(), "did-for-them".to_owned()]);
    let rest: Vec<_> = suggest(&read(line), &silenced, &[]).iter().map(|it| it.trigger).collect();
    assert!(
        !rest.contains(&"i-will") && !rest.contains(&"did-for-them") && rest.contains(&"plays"),
        "{rest:?}"
    );
}

#[test]
fn a_private_line_is_not_asked_to_be_private() {
    assert_eq!(triggers("told me in confidence about her salary #private"), Vec::<&str>::new());
}

#[test]
fn what_hangs_on_a_first_name_that_several_have_is_asked_with_the_choice() {
    // A promise outright is kept for one of them, and the doubt asks which.
    let draft = read("told Ana I'd bring the projector on Thursday");
    let [promise] = draft.promises.as_slice() else { panic!("{:?}", draft.promises) };
    let guess = &draft.people[promise.person.expect("one of them")];
    assert!(!guess.confirmed && promise.text == "bring the projector");
    assert_eq!(draft.doubts[0].alternatives, ["Ana Silva", "Ana Costa"]);
    // A fact is asked, of both.
    let facts: Vec<Suggestion> =
        offered("Ana moved to Porto").into_iter().filter(|it| it.kind == SuggestionKind::Fact).collect();
    let [fact] = facts.as_slice() else { panic!("{facts:?}") };
    let which = fact.which.as_ref().expect("a choice");
    assert_eq!((fact.person.as_ref(), which.candidates.len()), (None, 2));
    assert_eq!(question(fact), "about Ana Silva or Ana Costa: moved to Porto?");
    // Where nothing hangs on it nobody is taken for anybody, and the doubt says so.
    let draft = read("coffee with Ana");
    assert!(draft.people.is_empty());
    assert_eq!(draft.doubts[0].message, "Which Ana: Ana Silva or Ana Costa?");
}

#[test]
fn a_letter_off_is_likeness_only_where_the_whole_name_agrees() {
    let likeness = |line: &str| triggers(line).contains(&"close-name");
    for line in ["met Prya Natarajan", "lunch with Tomas Periera", "had coffee with anna silva"] {
        assert!(likeness(line), "{line}");
    }
    for line in ["lunch with Bob", "met Priyo", "coffee with Gracie", "called Samir about it"] {
        assert!(!likeness(line), "{line}");
    }
}

#[test]
fn what_others_think_one_owes_is_no_promise() {
    for line in [
        "Priya thinks I owe Sam an apology",
        "Bo reckons I owe him lunch",
        "Sam feels I owe Bo an explanation",
        "Bo believes I promised Sam the slides",
        "In confidence: Bo thinks I should send Sam the deck",
        "Priya hopes I'll bring the cake",
        "Sam assumes I will write the report for him",
        "Bo imagines I'd lend him the car",
        "Priya is convinced I owe her the deck",
        "according to Bo I owe Sam a beer",
        "\"I'll send the deck tomorrow,\" Bo said",
        "Bo told me \"I will bring you the numbers\"",
    ] {
        let draft = read(line);
        assert!(draft.promises.is_empty(), "{line}: {:?}", draft.promises);
    }
    // What they say is asked, and no more.
    for line in ["Bo says I owe him lunch", "Sam claims I promised him the slides"] {
        assert!(read(line).promises.is_empty(), "{line}");
        assert!(offered(line).iter().any(|it| it.kind == SuggestionKind::Promise && it.mine), "{line}");
    }
}

#[test]
fn a_promise_that_the_line_takes_back_is_none() {
    for line in [
        "told Sam I'd send it, then said I couldn't",
        "told Sam I'd send the deck but I can't after all",
        "promised Bo to review his doc, then had to take it back",
        "I said I'd help Sam move, then changed my mind",
        "told Priya I'd speak at the offsite, then backed out",
        "promised Sam the slides and went back on it",
        "told Bo I'd drive him, then cancelled on him",
        "said I'd write the intro for Sam, then thought better of it",
        "told Sam I'd bring the cake, then told him no after all",
        "I'll send Bo the notes. No, I can't send them",
        "told Priya I'd join her, but won't be able to",
        "offered to host Bo, then withdrew the offer",
    ] {
        let draft = read(line);
        assert!(draft.promises.is_empty(), "{line}: {:?}", draft.promises);
        let asked = offered(line).into_iter().filter(|it| it.kind == SuggestionKind::Promise && it.mine);
        assert_eq!(asked.count(), 0, "{line}");
    }
    for line in [
        "told Sam I'd send the deck, I can't come on Friday",
        "told Bo I'd review his doc, but he couldn't wait",
        "I'll send Priya the notes, can't wait to hear what she says",
    ] {
        assert_eq!(read(line).promises.len(), 1, "{line}");
    }
    // Where the other side lets one off it is asked at most.
    assert!(read("told Sam I'd send it, he said not to bother").promises.is_empty());
}

#[test]
fn news_of_several_is_asked_of_each() {
    let of = |line| {
        let facts = offered(line).into_iter().filter(|one| one.kind == SuggestionKind::Fact);
        facts.filter_map(|one| Some((one.person?.name, one.text))).collect::<Vec<_>>()
    };
    let engaged = |name: &str| (name.to_owned(), "got engaged".to_owned());
    let found = of("Sam and Priya have got engaged");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.contains(&engaged("Sam")) && found.contains(&engaged("Priya Natarajan")), "{found:?}");
}

#[test]
fn sentences_are_heard_by_their_form_whatever_their_words() {
    for (line, kind, mine, text) in [
        ("Sam owes me three weeks' rent", SuggestionKind::Promise, false, "three weeks' rent"),
        ("We'll have a quote from Bo by Thursday", SuggestionKind::Promise, false, "have a quote from Bo"),
        ("Sam roped me into judging the quiz", SuggestionKind::Promise, true, "judging the quiz"),
        ("Bo is after an old kayak, if anybody has one", SuggestionKind::Fact, false, "after an old kayak"),
        (
            "The council refused Priya's permit",
            SuggestionKind::Fact,
            false,
            "The council refused Priya's permit",
        ),
        ("Priya's lent me her tent", SuggestionKind::Exchange, false, "lent me her tent"),
        ("Bo is up to his eyes in audits", SuggestionKind::Fact, false, "up to his eyes in audits"),
        ("Bo got the push on Tuesday", SuggestionKind::Fact, false, "got the push on Tuesday"),
    ] {
        let found: Vec<_> = offered(line).into_iter().map(|one| (one.kind, one.mine, one.text)).collect();
        assert!(found.contains(&(kind, mine, text.to_owned())), "{line}: {found:?}");
    }
}

#[test]
fn what_somebody_does_for_themselves_is_no_promise() {
    for line in
        ["Sam starts on Monday as an editor", "Bo moves in on Friday", "Priya speaks at the fair on Monday"]
    {
        assert!(offered(line).iter().all(|one| one.kind != SuggestionKind::Promise), "{line}");
    }
}

#[test]
fn whoever_will_have_something_of_the_user_is_promised_it() {
    let draft = read("I told Sam he'd have the minutes by Friday");
    let [promise] = draft.promises.as_slice() else { panic!("{:?}", draft.promises) };
    assert_eq!((promise.mine, promise.text.as_str()), (true, "have the minutes"));
}

#[test]
fn illness_is_known_and_not_brought_up() {
    for line in
        ["Sam has her biopsy on Monday", "Bo has been fighting a fever all week", "Priya starts rehab in May"]
    {
        let found = offered(line);
        let careful = |one: &Suggestion| one.fact == Some(FactKind::Careful);
        assert!(found.iter().any(careful), "{line}: {found:?}");
    }
}

#[test]
fn whoever_would_hate_it_to_be_known_is_asked_about_as_private() {
    for line in [
        "Sam would mind anybody knowing that he applied",
        "Bo has a cold sore, he'd rather it was kept quiet",
        "Priya's dialysis is on Tuesdays",
        "Bo was off with anxiety in May",
    ] {
        let found = offered(line);
        assert!(found.iter().any(|one| one.kind == SuggestionKind::Private), "{line}: {found:?}");
    }
}

#[test]
fn a_promise_to_somebody_without_a_name_is_what_the_user_said_they_would_do() {
    for (line, text) in [
        ("Promised the vet I'd bring the bottles back", "bring the bottles back"),
        ("Told the caretaker I'd draft the rota by Friday", "draft the rota"),
        ("Promised the team a demo", "demo"),
    ] {
        let found = offered(line);
        let [promise] = found.as_slice() else { panic!("{line}: {found:?}") };
        let asked = (promise.kind, promise.mine, promise.text.as_str());
        assert_eq!(asked, (SuggestionKind::Promise, true, text), "{line}");
    }
}

#[test]
fn a_word_to_somebody_named_by_what_they_do_is_a_word_spoken() {
    for line in [
        "Bo let the conductor know that the new bowings were my idea",
        "Bo told the goalkeeper that the drill was my idea",
    ] {
        let found: Vec<_> = offered(line).into_iter().map(|one| one.kind).collect();
        assert_eq!(found, [SuggestionKind::Spoke], "{line}");
    }
}

#[test]
fn a_whole_name_beside_what_somebody_is_is_somebody_new() {
    for line in [
        "Got talking to an archivist on the train, Rasa Petraitė, she'll look up the registers for me",
        "The new sound designer came round to say hello, Dayo Adebisi, he records bats",
    ] {
        let found: Vec<_> = offered(line).into_iter().map(|one| one.kind).collect();
        assert!(found.contains(&SuggestionKind::NewPerson), "{line}: {found:?}");
    }
    for line in
        ["Saw a play on Friday, Uncle Vanya, with Bo", "The report for Sam is late, Friday Harbour said"]
    {
        let found = offered(line);
        assert!(found.iter().all(|one| one.kind != SuggestionKind::NewPerson), "{line}: {found:?}");
    }
}
