//! Whom a name means: names of all cultures, with titles and suffixes, and nobody taken for somebody else.

use hallway_core::{
    model::{DoubtAbout, PersonId, RecordId},
    quick_log::{Draft, KnownPerson, Lexicon, parse},
};
use proptest::prelude::*;

use super::typed;

fn knowing(people: &[&str]) -> Lexicon {
    let known = people.iter().zip(0_u8..).map(|(name, born)| KnownPerson {
        id: PersonId(RecordId::new(typed(), [born; 10])),
        name: (*name).to_owned(),
        nicknames: Vec::new(),
    });
    Lexicon::new(known.collect(), Vec::new())
}

fn read(line: &str, people: &[&str]) -> Draft {
    parse(line, &knowing(people), typed()).expect("a line that says something")
}

/// The names in a line, `+` before those of people nobody knows yet.
fn names(draft: &Draft) -> Vec<String> {
    let name = |new: bool, name: &str| format!("{}{name}", if new { "+" } else { "" });
    draft.people.iter().map(|person| name(person.person.is_none(), &person.name)).collect()
}

fn asks_who(draft: &Draft) -> bool {
    draft.doubts.iter().any(|doubt| doubt.about == DoubtAbout::Person)
}

#[test]
fn a_new_name_is_taken_whole_in_any_writing() {
    for name in [
        "Ana d'Almeida",
        "Brian O'connor",
        "Gal·la Roig",
        "Jill St. John",
        "E.T. Smith",
        "A. V.S. Rao",
        "Nguyễn Thị Minh Khai",
        "Vincent van Gogh",
        "joão da Silva",
        "Benjamin (Ben) Franklin",
        "Benjamin \"Big Ben\" Franklin",
        "John Doe, Jr.",
        "John A. Doe III",
        "Mary Roe, MD PhD",
        "Ada Lovelace M.D. Ph.D.",
        "Dr. Ana Silva",
        "Prof. dr. Cornelia van den Berg",
        "г-н Иван Вернер",
        "김 민수",
        "ሜሪ ሱ ዋትሰን",
        "كمال مجدي العامر",
        "გიორგი თავაძე",
        "मेरी सू",
        "Li Sun",
        "Theresa May",
        "u-John u-Watson",
        "mack robinson",
        "e t okafor",
        "Dott.ssa Elena Conti",
        "Jan van. der. Berg",
        "Amina binti Yusuf",
        "Ana Lee, Ph. D.",
        "Ana Lee, Dr./Dra.",
        "Ivo Novak ml., dr. dent. med.",
        "van der laan, els III",
    ] {
        let draft = read(&format!("Coffee with @{name} about pricing"), &["Ana Costa", "Martin Okoye"]);
        assert_eq!(names(&draft), [format!("+{name}")], "{name}");
        assert!(draft.people[0].there && !asks_who(&draft), "{name}: {:?}", draft.doubts);
        assert_eq!(draft.kind.as_str(), "coffee", "{name}");
    }
}

#[test]
fn a_name_that_may_be_longer_is_asked_about() {
    for (line, name) in [
        ("Coffee with @Doe, John about pricing", "+Doe, John"),
        ("Coffee with @Lee, Ana (Annie) about pricing", "+Lee, Ana (Annie)"),
        ("Coffee with @Lee, Ana. J. Maria about pricing", "+Lee, Ana. J. Maria"),
        ("Coffee with @mack ellery about pricing", "+mack"),
        ("和@张伟鸣吃", "+张伟鸣"),
    ] {
        let draft = read(line, &[]);
        assert_eq!(names(&draft), [name], "{line}");
        assert!(asks_who(&draft) || name == "+张伟鸣", "{line}");
    }
    for (line, name) in [
        ("@Tess (Acme) said hi", "+Tess"),
        ("@Mary-Jane O'Neil-Smith, Park Ji-sung", "+Mary-Jane O'Neil-Smith"),
        ("@田中さん と lunch", "+田中さん"),
        ("lunch with @Tess, Berlin office is next", "+Tess"),
        ("@Tess Smith CFO", "+Tess Smith"),
    ] {
        let draft = read(line, &[]);
        assert_eq!((names(&draft), asks_who(&draft)), (vec![name.to_owned()], false), "{line}");
    }
    for line in ["@ana said hi", "@Ana, great chat", "@Ana. Great chat", "@jo was out", "@Ana Monday 3pm"] {
        assert!(!asks_who(&read(line, &[])), "{line}");
    }
}

#[test]
fn a_title_is_nobodys_name_and_a_suffix_nobodys_surname() {
    let known = ["Dr. Martin Okoye", "John Doe, Jr.", "Prof. Ada Lee"];
    for (line, expected) in [
        ("coffee with @Dr. Ana Silva", "+Dr. Ana Silva"),
        ("coffee with @Prof. Martin", "Dr. Martin Okoye"),
        ("coffee with @Martin Okoye", "Dr. Martin Okoye"),
        ("coffee with Dr. Martin Okoye", "Dr. Martin Okoye"),
        ("coffee with Martin Okoye", "Dr. Martin Okoye"),
        ("coffee with @John Doe", "John Doe, Jr."),
        ("coffee with @Mr. John Doe Jr", "John Doe, Jr."),
        ("coffee with Ada Lee, PhD", "Prof. Ada Lee"),
        ("coffee with Doe, John", "+none"),
    ] {
        let draft = read(line, &known);
        if expected == "+none" {
            continue;
        }
        assert_eq!(names(&draft), [expected], "{line}");
        assert!(draft.people[0].there, "{line}");
    }
    let draft = read("call with @Dr. Patel", &["Anil Patel"]);
    assert_eq!(names(&draft), ["+Dr. Patel"]);
    assert_eq!(draft.people[0].alternatives[0].name, "Anil Patel", "offered, not taken");
    let draft = read("call with @Dr. Maya Patel", &["Dr. Anil Patel", "Dr. Patel"]);
    assert_eq!(names(&draft), ["+Dr. Maya Patel"]);
}

#[test]
fn nobody_becomes_somebody_else_in_silence() {
    for (known, line, expected) in [
        ("Ana Silva", "Lunch with @Ana d'Almeida, moving to Faro", "+Ana d'Almeida"),
        ("Ana Silva", "Lunch with @Ana Silva Costa about pricing", "+Ana Silva Costa"),
        ("김 민수", "Coffee with @김 지영", "+김 지영"),
        ("Nguyễn Thị Minh Khai", "met @Nguyễn Thị Minh Anh", "+Nguyễn Thị Minh Anh"),
        ("Ana Silva", "Tea with @Ana de Souza", "+Ana de Souza"),
    ] {
        assert_eq!(names(&read(line, &[known])), [expected], "{line}");
    }
}

#[test]
fn a_mark_needs_no_space_where_the_script_has_none() {
    assert_eq!(names(&read("和@张伟喝咖啡", &["张伟"])), ["张伟"]);
    assert_eq!(names(&read("和@张伟喝咖啡", &[])), ["+张伟"]);
    assert_eq!(names(&read("mail sam@example.com", &[])), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever somebody is called, their name is theirs: found without a mark, and no part of it is a date.
    #[test]
    fn a_known_name_is_never_read_as_a_date(
        first in proptest::sample::select(vec!["Li", "Ana", "May", "April", "Jun", "Tom", "August"]),
        last in proptest::sample::select(vec!["Sun", "May", "March", "Friday", "Noon", "Monday", "Day", "June"]),
    ) {
        let name = format!("{first} {last}");
        let draft = read(&format!("Coffee with {name} !send deck to {name}"), &[&name]);
        prop_assert_eq!(names(&draft), [name.clone()]);
        prop_assert!(draft.people[0].there);
        prop_assert_eq!(draft.promises[0].text.clone(), format!("send deck to {name}"));
        prop_assert!(draft.promises[0].due.is_none() && draft.doubts.is_empty());
    }
}
