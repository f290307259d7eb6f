//! Every rule of `docs/quick-log.md`, one test each; dates and suggestions have files of their own.

use std::collections::HashMap;

use hallway_core::{
    Error,
    model::{DoubtAbout, ExchangeKind, FactKind, PersonId},
    quick_log::{
        Candidate, ContactsSoFar, Draft, Familiarity, KnownPerson, Lexicon, complete, label_in, parse, rank,
    },
};

use super::{at, known, mentioned, read, there, typed};

fn promises(line: &str) -> Vec<(bool, String)> {
    read(line).promises.into_iter().map(|promise| (promise.mine, promise.text)).collect()
}

fn mine(text: &str) -> (bool, String) {
    (true, text.to_owned())
}

fn theirs(text: &str) -> (bool, String) {
    (false, text.to_owned())
}

fn doubts(draft: &Draft) -> Vec<(DoubtAbout, &str)> {
    draft.doubts.iter().map(|doubt| (doubt.about.clone(), at(draft, doubt.span))).collect()
}

#[test]
fn marks_touch_a_letter_and_follow_a_space() {
    for prose in [
        "Great! Sam",
        "5>3",
        "> plan",
        "<3",
        "+ Bo",
        "really?yes",
        "wow!send",
        "! send",
        "!5",
        "!!send",
        "a<b",
    ] {
        let draft = read(prose);
        let none = draft.promises.is_empty() && draft.exchanges.is_empty() && draft.facts.is_empty();
        assert!(none, "{prose:?} is prose");
    }
    assert_eq!(promises("!send"), [mine("send")]);
    assert_eq!(promises("Sam\t!send"), [mine("send")]);
    assert_eq!(promises("!@Sam asked for it"), [mine("@Sam asked for it")]);
    assert_eq!(promises("?@\"any name\" calls"), [theirs("@\"any name\" calls")]);
}

#[test]
fn a_topic_is_a_word_with_a_letter() {
    let topics = |line| read(line).topics.into_iter().map(|topic| topic.name).collect::<Vec<_>>();
    assert_eq!(
        topics("#q3-plan, #1on1 #482 C# # x #Q3-PLAN #snake_case."),
        ["q3-plan", "1on1", "snake_case"]
    );
    assert!(read("#sam and #bo").people.is_empty());
}

#[test]
fn word_marks_stand_at_the_start_or_after_a_stop() {
    assert_eq!(promises("Owe: send deck; theirs: numbers"), [mine("send deck"), theirs("numbers")]);
    assert_eq!(promises("lunch. owe: send deck, theirs: numbers"), [mine("send deck"), theirs("numbers")]);
    assert_eq!(promises("yesterday: owe: send deck"), [mine("send deck")]);
    assert_eq!(promises("things I owe: none"), []);
    let draft = read("with Sam. gave: my notes, got: a review; about: likes tea");
    assert_eq!(
        draft.exchanges.iter().map(|x| (x.given, x.text.as_str())).collect::<Vec<_>>(),
        [(true, "my notes"), (false, "a review")]
    );
    assert_eq!(draft.facts[0].text, "likes tea");
}

#[test]
fn curly_quotes_full_width_marks_and_no_break_spaces_count_as_plain_ones() {
    assert_eq!(there("＠Sam ！send"), ["Sam"]);
    assert_eq!(promises("＠Sam\u{a0}！send"), [mine("send")]);
    assert_eq!(there("met @\u{201c}ludwig van dyke\u{201d}"), ["ludwig van dyke"]);
    assert_eq!(there("@Mary Jane O\u{2019}Neill\u{2019}s party"), ["Mary Jane O'Neill"]);
    assert_eq!(read("＃travel").topics[0].name, "travel");
    assert_eq!(there("coffee with\u{202f}Ana\u{a0}Silva"), ["Ana Silva"]);
}

#[test]
fn a_clause_ends_where_the_next_thought_starts() {
    let both = [mine("send deck"), theirs("agenda")];
    assert_eq!(promises("!send deck ?agenda"), both);
    assert_eq!(promises("!send deck #q3 and more ?agenda"), both);
    assert_eq!(promises("!send deck; ok ?agenda"), both);
    assert_eq!(promises("!send deck\nok ?agenda"), both);
    assert_eq!(promises("!send deck. Great talk ?agenda"), both);
    assert_eq!(promises("!send deck, with @Bo Lindqvist ?agenda"), both);
    assert_eq!(promises("!send deck +fact ?agenda"), both);
    assert_eq!(promises("!send deck, owe: agenda"), [mine("send deck"), mine("agenda")]);
}

#[test]
fn an_abbreviation_a_number_and_a_name_do_not_end_a_clause() {
    for text in [
        "ask Dr. Patel",
        "show Prof. Lee v2.1",
        "bring fruit, e.g. Apples",
        "ask J. Smith",
        "ask @Bo Lindqvist",
    ] {
        assert_eq!(promises(&format!("!{text}")), [mine(text)]);
    }
}

#[test]
fn names_compare_without_case_and_accents_composed_or_not() {
    for line in ["with tomas pereira", "with TOMÁS PEREIRA", "with Toma\u{301}s Pereira", "with Tomás"] {
        assert_eq!(there(line), ["Tomás Pereira"], "{line}");
    }
    assert_eq!(there("with Jean Luc Moreau"), ["Jean-Luc Moreau"]);
    assert_eq!(there("with Mary ONeill"), ["Mary Jane O'Neill"]);
    assert_eq!(there("with Bosse"), ["Bo Lindqvist"]);
    assert_eq!(there("@chen.wei said hi"), ["Chen Wei"]);
}

#[test]
fn a_new_name_takes_every_word_of_a_name_with_its_particles_and_stops_at_known_stops() {
    let named = |line: &str| read(line).people[0].name.clone();
    assert_eq!(named("@Vincent van Gogh came"), "Vincent van Gogh");
    assert_eq!(named("@Omar bin Said said"), "Omar bin Said");
    assert_eq!(named("@de Souza came"), "de Souza");
    assert_eq!(named("@Nadia Rahman I think"), "Nadia Rahman");
    assert_eq!(named("@Joe Monday"), "Joe");
    assert_eq!(named("@Tess May"), "Tess");
    assert_eq!(named("@Tess Lunch"), "Tess");
    assert_eq!(named("@Tess Design"), "Tess");
    assert_eq!(named("@One Two Three Four"), "One Two Three Four");
    assert_eq!(named("@ludwig van"), "ludwig");
    assert_eq!(named("@jo.doe came"), "jo.doe");
    assert_eq!(named("@Jo."), "Jo");
    assert_eq!(named("@陳偉 吃飯"), "陳偉");
}

#[test]
fn an_address_is_no_mention() {
    for line in [
        "mail sam@example.com",
        "@sam@mastodon.example",
        "see https://sam.example/bo",
        "open sam.md",
        "_sam_",
    ] {
        assert!(read(line).people.is_empty(), "{line}");
    }
}

#[test]
fn without_a_mark_a_first_name_counts_only_if_one_person_has_it() {
    assert_eq!(mentioned("Priya was out"), ["Priya Natarajan"]);
    assert!(read("Ana was out").people.is_empty());
}

#[test]
fn a_name_that_is_an_ordinary_word_counts_only_as_stored_and_introduced() {
    assert_eq!(there("with Will Frost"), ["Will Frost"]);
    assert_eq!(there("met Mark"), ["Mark Said"]);
    assert_eq!(there("with Will and Mark"), ["Will Frost", "Mark Said"]);
    assert_eq!(there("@will said"), ["Will Frost"]);
    // What stands after it may say that it is somebody.
    assert_eq!(mentioned("Will does"), ["Will Frost"]);
    assert_eq!(mentioned("Mark's twins start school"), ["Mark Said"]);
    for line in ["with will frost", "Mark it", "will do", "Will you go", "met mark"] {
        assert!(read(line).people.is_empty(), "{line}");
    }
}

#[test]
fn a_known_first_name_with_another_surname_is_somebody_else() {
    assert!(read("Sam Fox came").people.is_empty());
    let draft = read("@Sam Fox came");
    assert_eq!((draft.people[0].person, draft.people[0].name.as_str()), (None, "Sam Fox"));
    assert_eq!(draft.people[0].alternatives[0].name, "Sam");
    assert_eq!(mentioned("Sam I think. Sam Monday. Sam HR"), ["Sam"]);
}

#[test]
fn a_first_name_means_the_one_named_in_full_before() {
    let draft = read("Coffee with Ana Silva. @Ana likes tea, Ana does");
    assert_eq!(draft.people.len(), 1);
    assert_eq!(draft.people[0].spans.len(), 3);
    assert!(draft.people[0].confirmed);
    assert_eq!(read("@Nadia Rahman came. Nadia likes tea").people[0].spans.len(), 2);
    assert_eq!(read("Ana Silva and @Ana came").people.len(), 2);
}

#[test]
fn there_are_those_in_company_and_whoever_told_me() {
    assert_eq!(there("with Sam, Bo and Priya about hiring"), ["Sam", "Bo Lindqvist", "Priya Natarajan"]);
    assert_eq!(there("w/ Sam & Bo"), ["Sam", "Bo Lindqvist"]);
    assert_eq!(there("w/Sam + Bo"), ["Sam", "Bo Lindqvist"]);
    assert_eq!(there("saw Sam; called Bo; met Priya"), ["Sam", "Bo Lindqvist", "Priya Natarajan"]);
    assert_eq!(there("Bo and Sam told us about Priya"), ["Bo Lindqvist", "Sam"]);
    assert_eq!(there("had lunch with Sam, Bo got promoted"), ["Sam"]);
    assert_eq!(there("@Bo Lindqvist and Sam came"), ["Bo Lindqvist", "Sam"]);
}

#[test]
fn else_there_is_who_stands_beside_the_kind_word() {
    for line in ["Sam for coffee", "coffee Sam", "Sam coffee", "Coffee: Sam"] {
        assert_eq!(there(line), ["Sam"], "{line}");
    }
    assert_eq!(there("Sam and Bo for lunch"), ["Sam", "Bo Lindqvist"]);
    assert_eq!(there("Bo and @Sam for lunch"), ["Bo Lindqvist", "Sam"]);
    assert_eq!(there("coffee was great, Sam likes it"), Vec::<String>::new());
    assert_eq!(there("note: Sam is away"), Vec::<String>::new());
    assert_eq!(there("coffee with Bo. Sam likes tea"), ["Bo Lindqvist"]);
}

#[test]
fn nobody_is_there_in_the_possessive_in_a_clause_or_after_not() {
    for line in [
        "with Sam's team",
        "Sam's coffee",
        "never met Sam",
        "not with Sam",
        "coffee without Sam",
        "!thank @Sam",
        "not @Sam",
        "haven't met Sam",
    ] {
        assert_eq!((there(line), mentioned(line)), (vec![], vec!["Sam".to_owned()]), "{line}");
    }
    assert_eq!(there("@Sam's party"), ["Sam"]);
    assert_eq!(there("coffee with Sam, not @Bo"), ["Sam"]);
    assert_eq!(there("!thank Sam; met Sam"), ["Sam"]);
}

#[test]
fn a_promise_belongs_to_the_one_named_right_before_then_the_only_one_there_then_the_one_named_in_it() {
    let owner = |line: &str| {
        let draft = read(line);
        draft.promises[0].person.map(|person| draft.people[person].name.clone())
    };
    let is = |name: &str| Some(name.to_owned());
    assert_eq!(owner("@Sam and then @Bo Lindqvist !send deck"), is("Bo Lindqvist"));
    assert_eq!(owner("about Bo !send deck"), is("Bo Lindqvist"));
    assert_eq!(owner("@Sam likes tea !send deck to Bo"), is("Sam"));
    assert_eq!(owner("@Sam and @Bo !send deck to Sam"), is("Sam"));
    assert_eq!(owner("!send deck to Bo"), is("Bo Lindqvist"));
    for unsure in
        ["@Sam and @Bo !send deck", "!send deck", "!send deck to Bo and Sam", "@Sam and @Bo !thank Priya"]
    {
        assert_eq!(owner(unsure), None, "{unsure}");
        assert_eq!(read(unsure).doubts[0].about, DoubtAbout::Owner, "{unsure}");
    }
    assert_eq!(read("@Sam and @Bo !send deck").doubts[0].alternatives, ["Sam", "Bo Lindqvist"]);
}

#[test]
fn a_guess_among_several_is_a_doubt_with_all_of_them() {
    let draft = read("coffee with @Ana");
    assert!(!draft.people[0].confirmed);
    assert_eq!(doubts(&draft), [(DoubtAbout::Person, "@Ana")]);
    assert_eq!(draft.doubts[0].alternatives, ["Ana Silva", "Ana Costa"]);
    assert_eq!(draft.doubts[0].message, "Which Ana: Ana Silva or Ana Costa?");
}

#[test]
fn rank_prefers_company_then_recent_and_frequent_then_the_smallest_id() {
    let lexicon = known();
    let id = |name: &str| lexicon.find(name)[0].id;
    let (silva, costa, bo) = (id("Ana Silva"), id("Ana Costa"), id("Bo"));
    let seen = |days: i64, times, with: &[(PersonId, u32)]| ContactsSoFar {
        last: typed() - chrono::Duration::days(days),
        times,
        with: with.iter().copied().collect::<HashMap<_, _>>(),
    };
    let choice = |line: &str, familiarity: Familiarity| {
        let mut draft = read(line);
        rank(&mut draft, &familiarity);
        let person = draft.people.iter().find(|person| !person.confirmed).expect("a guess").clone();
        assert_eq!(draft.doubts[0].alternatives[0], person.name);
        assert_eq!(person.alternatives.len(), 1);
        person.name
    };
    assert_eq!(choice("@Ana", Familiarity::new()), "Ana Silva");
    assert_eq!(choice("@Ana", HashMap::from([(costa, seen(3, 1, &[]))])), "Ana Costa");
    let recent = HashMap::from([(silva, seen(200, 9, &[])), (costa, seen(1, 2, &[]))]);
    assert_eq!(choice("@Ana", recent.clone()), "Ana Costa");
    let frequent = HashMap::from([(silva, seen(3, 9, &[])), (costa, seen(1, 2, &[]))]);
    assert_eq!(choice("@Ana", frequent), "Ana Silva");
    let mut together = recent;
    together.insert(silva, seen(200, 9, &[(bo, 4)]));
    assert_eq!(choice("@Ana and @Bo", together), "Ana Silva");
}

#[test]
fn whose_a_clause_is_is_asked_of_those_whom_the_guesses_mean_in_the_end() {
    let mut draft = read("coffee with @Ana and @Ana Silva !send the keys");
    rank(&mut draft, &Familiarity::new());
    let owner = draft.doubts.iter().find(|doubt| doubt.about == DoubtAbout::Owner).expect("a doubt");
    assert_eq!(owner.alternatives, ["Ana Costa", "Ana Silva"]);
    assert_eq!(owner.message, "Whom did you promise this: Ana Costa or Ana Silva?");
}

#[test]
fn the_kind_is_the_first_kind_word_of_the_first_six() {
    let kind = |line: &str| read(line).kind.as_str().to_owned();
    assert_eq!(kind("hallway chat with Sam"), "hallway");
    assert_eq!(kind("1:1 with Sam"), "1:1");
    assert_eq!(kind("fika with Sam"), "coffee");
    assert_eq!(kind("Mary Jane O'Neill and Jean-Luc Moreau for lunch"), "lunch");
    assert_eq!(kind("yesterday: a b c d e lunch"), "lunch");
    assert_eq!(kind("a b c d e f lunch"), "note");
    assert_eq!(kind("went to lunch with Sam"), "hallway");
    assert_eq!(kind("@Sam !book lunch"), "hallway");
    assert_eq!(kind("@Lunch came by"), "hallway");
    assert_eq!(kind("thoughts"), "note");
    let draft = read("late Lunch with Sam");
    assert_eq!(draft.kind_span.map(|span| at(&draft, span)), Some("Lunch"));
}

#[test]
fn a_fact_says_its_kind_first_or_by_a_word_in_it() {
    let fact = |text: &str| {
        let draft = read(&format!("@Sam +{text}"));
        (draft.facts[0].kind.clone(), draft.facts[0].text.clone())
    };
    assert_eq!(fact("careful: the reorg"), (FactKind::Careful, "the reorg".to_owned()));
    assert_eq!(fact("need: an analyst"), (FactKind::Need, "an analyst".to_owned()));
    assert_eq!(fact("can: pricing"), (FactKind::Expertise, "pricing".to_owned()));
    assert_eq!(fact("needs an analyst").0, FactKind::Need);
    assert_eq!(fact("two kids").0, FactKind::Family);
    assert_eq!(fact("birthday 2 Dec").0, FactKind::Birthday);
    assert_eq!(fact("plays bass").0, FactKind::Music);
    assert_eq!(fact("plays chess").0, FactKind::Interest);
    assert_eq!(fact("loves wine").0, FactKind::Interest);
}

#[test]
fn an_exchange_is_help_unless_it_says_otherwise() {
    let kind = |text: &str| read(&format!("@Sam <{text}")).exchanges[0].kind.clone();
    assert_eq!(kind("fixed my deck"), ExchangeKind::Help);
    assert_eq!(kind("introduced me to Bo"), ExchangeKind::Introduction);
    assert_eq!(kind("thanked me"), ExchangeKind::Praise);
    assert_eq!(kind("taught me SQL"), ExchangeKind::Taught);
    assert_eq!(kind("shared a story"), ExchangeKind::Shared);
}

#[test]
fn private_is_a_mark_and_no_topic() {
    let draft = read("with Sam #Private #pay");
    assert!(draft.private);
    assert_eq!(draft.private_span.map(|span| at(&draft, span)), Some("#Private"));
    assert_eq!(draft.topics.len(), 1);
}

#[test]
fn what_has_not_happened_is_a_note_that_mentions_its_people() {
    for line in [
        "Cancelled lunch with Bo",
        "Coffee with Bo cancelled",
        "skipped the 1:1 with Bo",
        "Lunch with Bo tomorrow 12:30",
        "coffee tomorrow with Bo",
        "Bo for lunch next week",
        "call with Bo on Friday",
        "dinner with Bo tonight",
        "tomorrow: lunch with Bo",
        "2027-01-12: lunch with Bo",
    ] {
        let draft = read(line);
        assert_eq!(draft.kind.as_str(), "note", "{line}");
        assert_eq!((there(line), mentioned(line)), (vec![], vec!["Bo Lindqvist".to_owned()]), "{line}");
        assert_eq!(draft.doubts[0].about, DoubtAbout::Date, "{line}");
        assert_eq!(draft.at, typed(), "{line}");
    }
    for line in [
        "coffee with Bo, he told me they cancelled the offsite",
        "coffee with Bo !reply tomorrow",
        "never skipped lunch with Bo",
    ] {
        assert_ne!(read(line).kind.as_str(), "note", "{line}");
    }
}

#[test]
fn a_label_is_found_where_it_is_said_of_a_person() {
    let label = |line: &str| {
        let draft = read(line);
        label_in(&draft).map(|span| at(&draft, span).to_owned())
    };
    assert_eq!(label("Sam is difficult").as_deref(), Some("difficult"));
    assert_eq!(label("she's so lazy").as_deref(), Some("lazy"));
    assert_eq!(label("@Sam +lazy").as_deref(), Some("lazy"));
    assert_eq!(label("the migration is difficult"), None);
    assert_eq!(label("slow week with Sam"), None);
}

#[test]
fn the_draft_follows_the_users_choices() {
    let mut draft = read("with Sam: @Ana called !send deck to @Ana; met Ana Costa");
    let ana = draft.people.iter().position(|person| !person.confirmed).expect("a guess");
    let costa = known().find("Ana Costa").remove(0);
    draft.choose(ana, costa);
    assert_eq!(draft.people.iter().filter(|person| person.name == "Ana Costa").count(), 1);
    assert!(draft.doubts.iter().all(|doubt| doubt.about != DoubtAbout::Person));

    let mut draft = read("with @Ana");
    draft.choose_new(0);
    assert_eq!((draft.people[0].person, draft.people[0].name.as_str()), (None, "Ana"));
    draft.toggle_there(0);
    assert_eq!((draft.people[0].there, draft.kind.as_str()), (false, "note"));
    let added = draft.add_person(None, "Nadia", true);
    assert_eq!((draft.people[added].there, draft.kind.as_str()), (true, "hallway"));
    assert_eq!(draft.add_person(None, "nadia", false), added);
}

#[test]
fn names_are_found_completed_and_corrected() {
    let lexicon = known();
    let names = |people: Vec<Candidate>| people.into_iter().map(|person| person.name).collect::<Vec<_>>();
    assert_eq!(names(lexicon.find("ana")), ["Ana Silva", "Ana Costa"]);
    assert_eq!(names(lexicon.find("Grace H.")), ["Grace Hopper"]);
    assert_eq!(names(lexicon.find("silva")), ["Ana Silva"]);
    assert_eq!(names(lexicon.find("nata")), ["Priya Natarajan"]);
    assert_eq!(names(lexicon.find("g")), Vec::<String>::new());
    assert_eq!(names(lexicon.close_to("Anna Silva", 3)), ["Ana Silva"]);
    assert_eq!(names(lexicon.close_to("pria", 3)), ["Priya Natarajan"]);
    assert_eq!(names(complete("an", lexicon, 9)), ["Ana Costa", "Ana Silva"]);
    assert_eq!(names(complete("@tomá", lexicon, 9)), ["Tomás Pereira"]);
    assert_eq!(names(complete("", lexicon, 2)).len(), 2);
}

#[test]
fn an_empty_line_and_one_too_long_are_the_only_errors() {
    for empty in ["", " \t\u{a0}\n", "\u{200b}"] {
        assert!(matches!(parse(empty, known(), typed()), Err(Error::Empty)), "{empty:?}");
    }
    let longest = "a".repeat(64 * 1024);
    assert!(parse(&longest, known(), typed()).is_ok());
    assert!(matches!(parse(&format!("{longest}a"), known(), typed()), Err(Error::TooLong { .. })));
}

#[test]
fn the_longest_lines_are_read_in_a_moment_whatever_they_hold() {
    let people = (0..2000).map(|born: u16| {
        let [high, low] = born.to_be_bytes();
        let id = PersonId(hallway_core::model::RecordId::new(typed(), [high, low, 0, 0, 0, 0, 0, 0, 0, 0]));
        KnownPerson { id, name: format!("Ana Silva{born}"), nicknames: vec!["Al".to_owned()] }
    });
    let lexicon = Lexicon::new(people.collect(), Vec::new());
    for part in [
        "@a ",
        "!!!!",
        "@Ana ",
        "Ana and ",
        "with Al, ",
        "@\"a ",
        "!a by fri ",
        "a@a.",
        "not ",
        "@A. ",
        "I owe ",
        "don't mention ",
        "\u{301}",
        "#a_",
    ] {
        let line = part.repeat(64 * 1024 / part.len());
        let started = std::time::Instant::now();
        let mut draft = parse(&line, &lexicon, typed()).expect("a draft");
        rank(&mut draft, &Familiarity::new());
        // A quadratic reading takes minutes; a linear one a few hundredths of a second, even in a debug build.
        assert!(started.elapsed().as_secs() < 20, "{part:?} took {:?}", started.elapsed());
    }
}

#[test]
fn a_sentence_without_a_capital_ends_a_clause_where_it_begins_with_who() {
    for (line, text) in [
        ("lunch with @Sam !send deck. he was glad", "send deck"),
        ("lunch with @Sam !send deck! they liked it", "send deck"),
        ("lunch with @Sam !send approx. 5 decks", "send approx. 5 decks"),
    ] {
        assert_eq!(read(line).promises[0].text, text, "{line}");
    }
}
