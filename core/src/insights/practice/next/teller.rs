//! Who told the user: in the words in which they said how a goal ended.
//!
//! Only people who are said to have told it, or to have heard it, know: "Dana told me, Callum spoke well" names
//! two people and one teller.

use std::collections::BTreeSet;

use crate::{model::PersonId, quick_log::fold};

/// Words by which somebody tells, right behind their name, folded.
const TELLS: &[&str] = &[
    "announced",
    "broke",
    "brought",
    "call",
    "called",
    "calls",
    "came",
    "confirmed",
    "email",
    "emailed",
    "gave",
    "informed",
    "let",
    "letter",
    "mail",
    "mailed",
    "message",
    "messaged",
    "news",
    "note",
    "phoned",
    "pinged",
    "pulled",
    "rang",
    "said",
    "says",
    "shared",
    "stopped",
    "tells",
    "text",
    "texted",
    "told",
    "took",
    "word",
    "wrote",
];

/// Words right before the name of the person who told, or was told.
const BEFORE: &[&str] = &["by", "from", "informed", "told"];

/// Words between a name and what they did.
const BETWEEN: &[&str] =
    &["already", "also", "had", "has", "have", "herself", "himself", "just", "then", "themselves"];

/// Those of these people who told the user, or were told, by these words: by their whole name, or by the first of it
/// where only one of these people goes by that.
pub(super) fn tellers(said: &str, people: &[(PersonId, &str)]) -> BTreeSet<PersonId> {
    let said = words(said);
    let called: Vec<(PersonId, Vec<String>)> = people.iter().map(|(id, name)| (*id, words(name))).collect();
    let mut found = BTreeSet::new();
    for (person, name) in &called {
        let Some(first) = name.first() else { continue };
        let namesakes = called.iter().filter(|(_, other)| other.first() == Some(first)).count();
        let by_first = (namesakes == 1).then(|| std::slice::from_ref(first));
        if [Some(name.as_slice()), by_first].into_iter().flatten().any(|name| tells(&said, name)) {
            found.insert(*person);
        }
    }
    found
}

/// Whether somebody of this name tells in these words, or is told: "Dana told me", "heard it from Dana", "Dana and Callum
/// rang", or their name alone.
fn tells(said: &[String], name: &[String]) -> bool {
    let places = said.windows(name.len()).enumerate().filter(|(_, words)| *words == name);
    let is_one_of = |word: Option<&String>, of: &[&str]| word.is_some_and(|word| of.contains(&word.as_str()));
    places.map(|(at, _)| at).any(|at| {
        let mut behind =
            said.iter().skip(at + name.len()).skip_while(|word| BETWEEN.contains(&word.as_str()));
        let next = behind.next();
        // "Dana and Callum told me", "Dana and the panel told me".
        let with_another = next.is_some_and(|word| word == "and")
            && behind.skip(1).take(2).any(|word| TELLS.contains(&word.as_str()));
        let before = at.checked_sub(1).and_then(|before| said.get(before));
        said.len() == name.len() || is_one_of(next, TELLS) || is_one_of(before, BEFORE) || with_another
    })
}

/// Words as they compare: folded, without the ending that says whose something is. A stop between two clauses is a word of
/// its own.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text).replace("'s", "").replace("\u{2019}s", "");
    let stops = folded.replace([',', '.', ';', ':', '!', '?', '\n'], " , ");
    let words = stops.split(|c: char| !c.is_alphanumeric() && c != ',').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::id;

    fn told(said: &str) -> Vec<&'static str> {
        let people = ["Dana Cole", "Callum Reid", "Dana Marsh", "Petra Lind"];
        let ids: Vec<(PersonId, &str)> = (1..).map(|n| PersonId(id(n))).zip(people).collect();
        let found = tellers(said, &ids);
        ids.into_iter().zip(people).filter(|((id, _), _)| found.contains(id)).map(|(_, name)| name).collect()
    }

    #[test]
    fn who_told_the_user_is_whoever_the_words_say_did() {
        for (said, by) in [
            ("Petra told me", &["Petra Lind"][..]),
            ("Petra rang", &["Petra Lind"]),
            ("Petra has just called me about it", &["Petra Lind"]),
            ("Petra Lind wrote", &["Petra Lind"]),
            ("Petra's mail on Friday", &["Petra Lind"]),
            ("heard it from Petra", &["Petra Lind"]),
            ("Petra", &["Petra Lind"]),
            ("told Petra already", &["Petra Lind"]),
            ("Petra and Callum told me", &["Callum Reid", "Petra Lind"]),
            ("Petra and the panel told me", &["Petra Lind"]),
            ("Petra told me, Callum spoke well", &["Petra Lind"]),
            ("Callum spoke well and Petra told me", &["Petra Lind"]),
            ("Callum made the difference", &[]),
            ("heard in the hall", &[]),
            ("", &[]),
        ] {
            assert_eq!(told(said), by, "{said}");
        }
    }

    #[test]
    fn a_first_name_of_two_names_neither_and_the_whole_name_does() {
        assert_eq!(told("Dana told me"), Vec::<&str>::new());
        assert_eq!(told("Dana Cole told me"), ["Dana Cole"]);
    }
}
