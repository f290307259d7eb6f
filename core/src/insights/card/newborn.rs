//! A child that has come, and the question after it, whoever told of it.

use super::{address::is_thing, seen::Seen, sentence::Sentence, small_words::bare_words};
use crate::{insights::Said, quick_log::fold};

/// Days for which one asks after a child by its birth.
const BIRTH_DAYS: i64 = 400;

impl Seen<'_> {
    /// "has a boy called Deniz", "the twins are here": whoever told it, one asks after the child.
    pub(super) fn child(&self, said: &Said) -> Option<Sentence> {
        let folded = fold(&said.text);
        let words: Vec<&str> = bare_words(&folded).collect();
        if let Some(here) = arrived(&words).filter(|_| self.age <= BIRTH_DAYS && said.trouble.is_none()) {
            return Some(Sentence::plain(here));
        }
        // "Has a daughter at school": only who is named by it was born just now.
        let born = words.windows(4).any(|words| match *words {
            [had, article, child, called] => {
                matches!(had, "had" | "has" | "have")
                    && matches!(article, "a" | "another")
                    && matches!(child, "boy" | "girl" | "son" | "daughter" | "baby")
                    && matches!(called, "called" | "named")
            }
            _ => false,
        });
        let well = said.trouble.is_none() && !words.iter().any(|word| EARLY.contains(word));
        if let Some(name) = newborn(&said.clause).filter(|_| self.age <= BIRTH_DAYS && well) {
            return self.round("How is little ", name, "?");
        }
        let name = self.thought.behind(&["called", "named"]).filter(|_| born && self.age <= BIRTH_DAYS)?;
        let name = name.split([',', ' ', '.', ';']).next().filter(|name| is_thing(name))?;
        self.round("How is ", name, "?")
    }
}

/// "The twins are here", "the baby has arrived": the question after them.
fn arrived(words: &[&str]) -> Option<&'static str> {
    words.windows(3).enumerate().find_map(|(at, three)| match *three {
        ["the" | "her" | "his" | "their", child, is @ ("are" | "is" | "has" | "have" | "s")] => {
            let here = words.iter().skip(at + 3).take(2).any(|word| ARRIVED.contains(word));
            let asked = BORN.iter().find(|(born, _)| *born == child).map(|(_, asked)| *asked)?;
            (here && !(is == "has" && words.contains(&"left"))).then_some(asked)
        }
        _ => None,
    })
}

/// Words of a child that came before its time.
const EARLY: &[&str] = &["early", "incubator", "premature", "prematurely", "weeks"];

/// The name of a child that has come, as it is told: "little Mateo is here".
fn newborn(clause: &str) -> Option<&str> {
    let words: Vec<&str> = clause.split_whitespace().collect();
    words.windows(3).enumerate().find_map(|(at, three)| match *three {
        [small, name, is] => {
            let came = |word: &&str| ARRIVED.contains(&fold(word).trim_end_matches([',', '.', '!']));
            let here =
                ["arrived", "has", "is", "was"].contains(&is) && words.iter().skip(at + 2).take(3).any(came);
            let little = ["baby", "little"].contains(&fold(small).as_str());
            (little && here && name.starts_with(char::is_uppercase)).then_some(name)
        }
        _ => None,
    })
}

/// Where a child is once it is born.
const ARRIVED: &[&str] = &["arrived", "born", "here"];

/// Children that came, and how one asks after them.
const BORN: &[(&str, &str)] = &[
    ("baby", "How is the baby?"),
    ("boy", "How is the little boy?"),
    ("boys", "How are the boys?"),
    ("daughter", "How is your daughter?"),
    ("girl", "How is the little girl?"),
    ("girls", "How are the girls?"),
    ("son", "How is your son?"),
    ("triplets", "How are the triplets?"),
    ("twins", "How are the twins?"),
];
