//! English verbs in the form that a sentence of Hallway's needs: "sings in a choir" becomes "Are you still singing in a choir?".
//!
//! Only verbs that the grammar lists are known. Any other word is not taken for a verb, and no sentence is made of it.

use super::{fold, grammar};

/// The form of what goes on, of a verb in any form: "sings", "sang" and "sing" are "singing".
pub(crate) fn in_progress(word: &str) -> Option<&'static str> {
    forms(word).map(|(_, going)| going)
}

/// The first form of a verb in any form: "sings" and "sang" are "sing".
pub(crate) fn first_form(word: &str) -> Option<&'static str> {
    forms(word).map(|(first, _)| first)
}

/// Whether a word is the first form of a verb, and may say what is to be done: "send".
pub(crate) fn is_first_form(word: &str) -> bool {
    grammar::english().forms.of(&fold(word)).is_base()
}

/// Whether a word is a verb in a form that tells of somebody and cannot be the first one: "sings", "sent", not "put".
pub(crate) fn is_told(word: &str) -> bool {
    let form = grammar::english().forms.of(&fold(word));
    (form.is_third() || form.is_past()) && !form.is_base() && !form.is_ing()
}

fn forms(word: &str) -> Option<(&'static str, &'static str)> {
    grammar::english().forms.first_and_going(&fold(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_is_known_by_any_of_its_forms() {
        for word in ["sing", "sings", "sang", "Singing"] {
            assert_eq!((in_progress(word), first_form(word)), (Some("singing"), Some("sing")), "{word}");
        }
        assert_eq!(in_progress("choir"), None);
        assert!(is_first_form("send") && !is_first_form("sent"));
        assert!(is_told("sent") && is_told("sings") && !is_told("send") && !is_told("singing"));
    }
}
