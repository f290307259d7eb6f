//! What one line said, set together for a card: whole phrases, without what only leads to others that are not here.
//!
//! Statements that followed one another in the line follow one another here, in the line's own words: "she thinks I should
//! delegate more". What stood alone stands behind a comma. What only led to something that is on no card, or on another one,
//! is left out: "Hina says that", "I told him".

use crate::{insights::Said, insights::one_line::one_line, model::Span, quick_log::fold};

/// The pieces of one line.
#[derive(Default)]
pub(super) struct Pieces {
    pieces: Vec<Piece>,
    /// Where the last piece ends in the line.
    end: usize,
}

/// Statements that followed one another, each with the small words before it.
type Piece = Vec<(String, String)>;

impl Pieces {
    /// Adds what a statement says, given in the order of the line.
    pub(super) fn add(&mut self, said: &Said) {
        let words = one_line(&said.text);
        if words.is_empty() {
            return;
        }
        let Span { start, end } = said.place;
        let follows = self.end > 0 && start == self.end + said.before.len() && leads_on(&said.before);
        match self.pieces.last_mut() {
            Some(last) if follows => last.push((one_line(&said.before), words)),
            _ => {
                // A clause within a clause says nothing new.
                let told = |(_, before): &(String, String)| before.contains(&words);
                if self.pieces.iter().flatten().any(told) {
                    return;
                }
                self.pieces.push(vec![(String::new(), words)]);
            }
        }
        self.end = end;
    }

    /// All of it; nothing if no piece says anything.
    pub(super) fn in_words(self, names: &[String]) -> Option<String> {
        let pieces = self.pieces.into_iter().filter_map(|mut piece| {
            while piece.last().is_some_and(|(_, words)| is_lead(words)) {
                piece.pop();
            }
            let words: Vec<String> = piece.into_iter().flat_map(|(before, words)| [before, words]).collect();
            without_leads(&words.join(" "), names)
        });
        let text = pieces.collect::<Vec<_>>().join(", ");
        (!text.is_empty()).then_some(text)
    }
}

/// Whether what a statement says only leads to another one: "I told him", "Hina says that".
fn is_lead(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.iter().all(|word| is_small(word))
        || words.last().is_some_and(|word| ENDS.contains(&bare(word).as_str())) && only_leads(&words)
}

/// Whether only small words stand between two statements, so that they are one phrase.
fn leads_on(between: &str) -> bool {
    let words: Vec<&str> = between.split_whitespace().collect();
    words.len() <= MOST_SMALL
        && between.starts_with(char::is_whitespace)
        && between.ends_with(char::is_whitespace)
        && between
            .chars()
            .all(|letter| letter.is_alphabetic() || letter.is_whitespace() || letter == '\'' || letter == '’')
        && words.iter().all(|word| SMALL.contains(&fold(word).replace(['\'', '’'], "").as_str()))
}

/// A piece without their own name at its start and without marks; nothing if it only leads to something else.
fn without_leads(piece: &str, names: &[String]) -> Option<String> {
    let mut words: Vec<&str> = piece.split_whitespace().collect();
    // "1:1 with Helen: she thinks": the heading is no part of what was said.
    let heading = words.iter().position(|word| word.ends_with(':'));
    if let Some(colon) = heading.filter(|at| words.iter().take(at + 1).all(|word| is_small(word))) {
        words.drain(..=colon);
    }
    let own = |word: &str| names.iter().any(|name| *name == bare(word)) && !word.ends_with([',', ':']);
    let named = words.iter().take_while(|word| own(word)).count();
    let next = words.get(named).map(|next| bare(next)).unwrap_or_default();
    let theirs = next.strip_suffix('s').is_some_and(|owner| names.iter().any(|name| name == owner));
    if words.len() > named + 1 && next != "and" && !theirs {
        words.drain(..named);
    }
    while words.len() > 1 && words.first().is_some_and(|word| BEGINS.contains(&bare(word).as_str())) {
        words.remove(0);
    }
    if is_lead(&words.join(" ")) {
        return None;
    }
    // What led on to something that is on another card: "has a spare ticket and asked if".
    while words.len() > 2 && words.last().is_some_and(|word| LEAD_ON.contains(&bare(word).as_str())) {
        words.pop();
        if words.last().is_some_and(|word| TOLD.contains(&bare(word).as_str())) {
            words.pop();
        }
    }
    if words.len() > 3 && words.last().is_some_and(|word| TOLD.contains(&bare(word).as_str())) {
        words.pop();
    }
    let shown = words.iter().map(|word| word.trim_start_matches('@').trim_matches('"'));
    Some(shown.collect::<Vec<_>>().join(" "))
}

/// Whether a word is a name, or says nothing by itself.
fn is_small(word: &str) -> bool {
    let bare = bare(word);
    let name = word.starts_with(|letter: char| letter == '@' || letter.is_uppercase());
    name || bare.is_empty()
        || bare.chars().all(|letter| letter.is_ascii_digit())
        || SMALL.contains(&bare.as_str())
        || HEADINGS.contains(&bare.as_str())
        || TOLD.contains(&bare.as_str())
}

/// Whether a piece that ends in a word of telling, or in what leads on, has only the telling in it: "Chloé mentioned in
/// passing that", "reminded me that".
fn only_leads(words: &[&str]) -> bool {
    words.iter().any(|word| TOLD.contains(&bare(word).as_str()))
        && words.iter().filter(|word| !is_small(word)).count() <= 2
}

fn bare(word: &str) -> String {
    let inner = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    fold(inner).replace(['\'', '’'], "")
}

/// The most small words between two statements of one phrase.
const MOST_SMALL: usize = 4;

/// Words that lead from one statement on to another.
const SMALL: &[&str] = &[
    "a", "about", "also", "am", "an", "and", "are", "at", "be", "been", "before", "but", "by", "did", "for",
    "from", "had", "has", "have", "he", "hed", "hell", "her", "hes", "him", "his", "how", "i", "id", "if",
    "ill", "im", "in", "is", "it", "its", "ive", "just", "like", "me", "my", "of", "on", "or", "our", "out",
    "really", "she", "shed", "shell", "shes", "should", "so", "still", "that", "the", "their", "them",
    "then", "they", "theyd", "theyre", "this", "to", "too", "until", "up", "us", "very", "was", "we", "wed",
    "were", "what", "when", "where", "whether", "which", "while", "who", "whos", "why", "will", "with",
    "would", "you", "your",
];

/// Words of a line's heading, beside the names in it.
const HEADINGS: &[&str] = &[
    "afternoon",
    "again",
    "breakfast",
    "call",
    "chat",
    "coffee",
    "dinner",
    "drinks",
    "email",
    "event",
    "evening",
    "hallway",
    "lunch",
    "meeting",
    "message",
    "met",
    "morning",
    "n",
    "over",
    "quick",
    "ran",
    "sat",
    "somebody",
    "someone",
    "tea",
    "today",
    "video",
    "w",
    "walk",
    "yesterday",
];

/// Verbs of telling: what they lead to is what was said.
const TOLD: &[&str] = &[
    "agreed",
    "asked",
    "heard",
    "joked",
    "let",
    "mentioned",
    "oh",
    "promised",
    "reminded",
    "said",
    "say",
    "says",
    "slip",
    "swore",
    "texted",
    "thinks",
    "thought",
    "told",
    "well",
    "wrote",
];

/// Words at which a piece that only leads to something ends.
const ENDS: &[&str] = &[
    "asked",
    "heard",
    "her",
    "him",
    "how",
    "if",
    "joked",
    "me",
    "mentioned",
    "no",
    "promised",
    "said",
    "says",
    "she",
    "he",
    "they",
    "i",
    "swore",
    "that",
    "them",
    "thinks",
    "thought",
    "to",
    "told",
    "us",
    "whether",
    "why",
];

/// Words that lead on to what somebody said.
const LEAD_ON: &[&str] =
    &["and", "but", "he", "how", "i", "if", "she", "so", "that", "they", "we", "whether", "why"];

/// Words at the start of a piece that belong to what stood before.
const BEGINS: &[&str] = &["and", "but", "er", "oh", "so", "that", "then", "uh", "um", "well", "which", "who"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::rows::said,
        model::{Frame, Tense},
    };

    fn shown(pieces: &[(&str, &str)]) -> Option<String> {
        let (mut all, mut at) = (Pieces::default(), 0);
        for (before, text) in pieces {
            let start = at + before.len();
            let place = Span { start, end: start + text.len() };
            let mut one = said(1, "2026-11-02", Frame::Happened, Tense::Is, text);
            (one.place, one.before) = (place, (*before).to_owned());
            all.add(&one);
            at = place.end;
        }
        all.in_words(&["hina".to_owned(), "qureshi".to_owned()])
    }

    #[test]
    fn what_followed_in_the_line_follows_on_the_card() {
        assert_eq!(
            shown(&[("", "she thinks"), (" ", "I should delegate more")]).as_deref(),
            Some("she thinks I should delegate more")
        );
        assert_eq!(
            shown(&[("", "asked how"), (" ", "the workshop went")]).as_deref(),
            Some("asked how the workshop went")
        );
        let told = [("", "preparing her talk"), (" and ", "I told her")];
        assert_eq!(shown(&told).as_deref(), Some("preparing her talk"));
        assert_eq!(
            shown(&[("", "moving to Lisbon"), (", ", "loves wine")]).as_deref(),
            Some("moving to Lisbon, loves wine")
        );
    }

    #[test]
    fn what_only_leads_to_something_that_is_not_here_is_left_out() {
        for lead in [
            "Hina says that",
            "I told him",
            "dan thinks",
            "Elif asked whether",
            "reminded me that",
            "was I",
            "Chloé mentioned in passing that",
            "it was Ines, Ana",
            "lunch w",
            "Haha",
            "I said to Mehmet that",
        ] {
            assert_eq!(shown(&[("", lead)]).filter(|_| lead != "Haha"), None, "{lead}");
        }
        assert_eq!(
            shown(&[("", "Hina told me over lunch about her thesis")]).as_deref(),
            Some("told me over lunch about her thesis")
        );
        assert_eq!(
            shown(&[("", "@Helen Brandt liked the one-pager")]).as_deref(),
            Some("Helen Brandt liked the one-pager")
        );
        assert_eq!(shown(&[("", "promoted")]).as_deref(), Some("promoted"));
    }
}
