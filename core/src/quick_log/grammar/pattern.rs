//! Patterns of words, as a language's table writes them.
//!
//! Elements are separated by spaces. `ran|run into` are words, `|` between alternatives; `~send` is a verb in every form;
//! `#family` is a word of a class, also among alternatives; `?just` may be there or not; `*` is up to three words of any kind; `{o}` is somebody
//! other than the user, by name or pronoun; `{theirs}` is what is somebody's, "her" or "Ana's"; `{me}` is the user; `{my}` is
//! my or our; `{mine}` is either; `{they-told}` is a group or office that hears something, "the board"; `{t}` are words, as few
//! as the rest of the pattern leaves it and to the clause's end where nothing follows; `{to}` are words too: to whom
//! something was said; `.` is the end of the clause.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::forms::Forms;

/// The words of a language's classes, by their names.
pub(super) type Classes = HashMap<&'static str, HashSet<&'static str>>;

/// A pattern, prepared.
pub(in crate::quick_log) struct Pattern {
    elements: Vec<Element>,
}

enum Element {
    Words {
        words: Vec<&'static str>,
        /// First forms of verbs: every form of theirs fits.
        verbs: Vec<&'static str>,
        /// Classes: every word of theirs fits.
        classes: Vec<&'static str>,
    },
    Maybe(Box<Element>),
    Few,
    Other,
    Theirs,
    Me,
    My,
    Mine,
    Hearers,
    Text,
    To,
    End,
}

/// How many words `*` passes over.
const FEW: usize = 3;

/// What a pattern is matched against: the words of one clause, as their maker reads them.
pub(in crate::quick_log) trait Slots {
    /// The word at a place, or a comma or colon; nothing for a name, another sign, or past the end of the clause.
    fn word(&self, at: usize) -> Option<&str>;
    /// The first place after the clause.
    fn end(&self) -> usize;
    /// The place after a colon or dash if there is one here, else the same place.
    fn after_colon(&self, at: usize) -> usize;
    /// The place after a person other than the user who is named here, by name, list or pronoun.
    fn other(&self, at: usize) -> Option<usize>;
    /// The place after "her" or "Ana's" if that is here.
    fn theirs(&self, at: usize) -> Option<usize>;
    /// The place after a group or office that hears something.
    fn hearers(&self, at: usize) -> Option<usize>;
    /// The place after the user as an object, alone or with others: "me", "Ines and me".
    fn me(&self, at: usize) -> Option<usize>;
    /// Whether the word here is my or our.
    fn is_my(&self, at: usize) -> bool;
    /// Whether the word here is a form of one of these verbs.
    fn is_form(&self, at: usize, verbs: &[&str]) -> bool;
    /// Whether a word belongs to a class.
    fn is(&self, class: &str, at: usize) -> bool;
}

/// What a pattern found.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::quick_log) struct Matched {
    /// The first place after the match.
    pub(in crate::quick_log) end: usize,
    /// Where the other person is.
    pub(in crate::quick_log) other: Option<usize>,
    pub(in crate::quick_log) text: Option<Range<usize>>,
    pub(in crate::quick_log) to: Option<Range<usize>>,
}

impl Pattern {
    /// Nothing for a pattern that is written wrongly.
    pub(super) fn new(says: &'static str, forms: &Forms) -> Option<Self> {
        let elements: Option<Vec<Element>> =
            says.split_whitespace().map(|part| element(part, forms)).collect();
        elements.filter(|elements| !elements.is_empty()).map(|elements| Self { elements })
    }

    /// The words it may begin with, and the verbs, by their first forms.
    pub(super) fn first_words(&self, classes: &Classes) -> (Vec<&'static str>, Vec<&'static str>) {
        let (mut found, mut of_verbs) = (Vec::new(), Vec::new());
        for element in &self.elements {
            let inner = match element {
                Element::Maybe(inner) => inner,
                other => other,
            };
            match inner {
                Element::Words { words, verbs, classes: named } => {
                    found.extend(words);
                    of_verbs.extend(verbs);
                    found.extend(named.iter().flat_map(|class| words_of(classes, class)));
                }
                // A name is not a word: it is kept under the empty one.
                Element::Other => found.push(""),
                Element::Me | Element::Theirs => {
                    let class = if matches!(inner, Element::Me) { "me" } else { "their" };
                    found.extend(words_of(classes, class));
                    found.push("");
                }
                Element::My => found.extend(words_of(classes, "my")),
                _ => {}
            }
            if !matches!(element, Element::Maybe(_)) {
                break;
            }
        }
        (found, of_verbs)
    }

    /// Matches the pattern from a place on.
    pub(in crate::quick_log) fn matches(&self, slots: &impl Slots, at: usize) -> Option<Matched> {
        let mut matched = Matched::default();
        matched.end = follow_on(&self.elements, slots, at, &mut matched, false)?;
        Some(matched)
    }
}

fn words_of<'c>(classes: &'c Classes, class: &str) -> impl Iterator<Item = &'static str> + 'c {
    classes.get(class).into_iter().flatten().copied()
}

fn element(part: &'static str, forms: &Forms) -> Option<Element> {
    if let Some(inner) = part.strip_prefix('?') {
        return element(inner, forms).map(|inner| Element::Maybe(Box::new(inner)));
    }
    Some(match part {
        "*" => Element::Few,
        "." => Element::End,
        "{o}" => Element::Other,
        "{me}" => Element::Me,
        "{my}" => Element::My,
        "{mine}" => Element::Mine,
        "{theirs}" => Element::Theirs,
        "{they-told}" => Element::Hearers,
        "{t}" => Element::Text,
        "{to}" => Element::To,
        _ if part.starts_with('{') => return None,
        _ => {
            let (mut words, mut verbs, mut classes) = (Vec::new(), Vec::new(), Vec::new());
            for word in part.split('|') {
                match (word.strip_prefix('~'), word.strip_prefix('#')) {
                    // A verb that the language does not list would be heard in its first form alone.
                    (Some(base), _) if !forms.lists(base) => return None,
                    (Some(base), _) => verbs.push(base),
                    (_, Some(class)) => classes.push(class),
                    _ => words.push(word),
                }
            }
            Element::Words { words, verbs, classes }
        }
    })
}

fn follow(elements: &[Element], slots: &impl Slots, at: usize, matched: &mut Matched) -> Option<usize> {
    follow_on(elements, slots, at, matched, true)
}

/// The same; `inside` where an adverb may be passed over.
fn follow_on(
    elements: &[Element],
    slots: &impl Slots,
    at: usize,
    matched: &mut Matched,
    inside: bool,
) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(at) };
    match first {
        Element::Maybe(inner) => {
            if let Some(next) = step(inner, slots, at, matched)
                && let Some(end) = follow(rest, slots, next, matched)
            {
                return Some(end);
            }
            follow(rest, slots, at, matched)
        }
        Element::End => (at >= slots.end()).then_some(at),
        Element::Few => (at..=slots.end().min(at + FEW)).find_map(|next| follow(rest, slots, next, matched)),
        Element::Text | Element::To => {
            let at = slots.after_colon(at);
            let first_word = (at < slots.end()).then_some(at)?;
            let ends = if rest.is_empty() { slots.end()..=slots.end() } else { first_word + 1..=slots.end() };
            for end in ends {
                if let Some(last) = follow(rest, slots, end, matched) {
                    let place = Some(first_word..end);
                    if matches!(first, Element::Text) {
                        matched.text = place;
                    } else {
                        matched.to = place;
                    }
                    return Some(last);
                }
            }
            None
        }
        other => match step(other, slots, at, matched) {
            Some(next) => follow(rest, slots, next, matched),
            // "promised faithfully to return it": an adverb may come between any two words.
            None if inside && slots.is("adverb", at) && !slots.is("not", at) => {
                follow_on(elements, slots, at + 1, matched, false)
            }
            None => None,
        },
    }
}

/// One element that is one thing.
fn step(element: &Element, slots: &impl Slots, at: usize, matched: &mut Matched) -> Option<usize> {
    let fits = match element {
        Element::Words { words, verbs, classes } => {
            slots.word(at).is_some_and(|word| words.contains(&word))
                || slots.is_form(at, verbs)
                || classes.iter().any(|class| slots.is(class, at))
        }
        Element::Me => return slots.me(at),
        Element::My => slots.is_my(at),
        Element::Mine => {
            slots.me(at) == Some(at + 1) || slots.is_my(at) || slots.is("i", at) || slots.is("we", at)
        }
        Element::Theirs => {
            let end = slots.theirs(at)?;
            matched.other = Some(at);
            return Some(end);
        }
        Element::Hearers => {
            let end = slots.hearers(at)?;
            matched.to = Some(at..end);
            return Some(end);
        }
        Element::Other => {
            let end = slots.other(at)?;
            matched.other = Some(at);
            return Some(end);
        }
        _ => false,
    };
    fits.then_some(at + 1)
}
