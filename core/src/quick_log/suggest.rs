//! What a dictated line seems to say, offered and never done.
//!
//! Dictation has no marks. The words between clauses are read for the documented triggers; what is heard becomes a
//! suggestion that changes nothing until accepted.

use std::{collections::BTreeSet, ops::Range};

use super::{
    Candidate, Draft, Lexicon, Span, Suggestion, SuggestionKind,
    clauses::{self, Clause, Topics, ends_sentence},
    happened,
    kind::is_negation,
    lexicon::name_key,
    names::{self, Naming, Who},
    speech::{Heard, Stretch, What},
    tokens::Line,
    triggers::LABELS,
    when,
};
use crate::model::{FactKind, Moment};

/// A line gets at most this many.
const AT_MOST: usize = 2;
/// How many words back "not", "never", "if" and "might" reach.
const REACH: usize = 5;
/// Comparing a name with every known one takes a while: only this many of a line are compared.
const COMPARED: usize = 16;

/// What a dictated line seems to say: at most two, in the order person, promise, exchange, private, careful, fact.
///
/// Triggers in `silenced` were refused twice and are not offered. Due dates count from `now`.
pub fn suggest(
    draft: &Draft,
    lexicon: &Lexicon,
    silenced: &BTreeSet<String>,
    now: Moment,
) -> Vec<Suggestion> {
    let mut suggestions = every(draft, lexicon, now);
    suggestions.retain(|suggestion| !silenced.contains(suggestion.trigger));
    // One of a trigger is enough: its refusal speaks for the others too.
    let mut offered = BTreeSet::new();
    suggestions.retain(|suggestion| offered.insert((suggestion.kind, suggestion.trigger)));
    suggestions.truncate(AT_MOST);
    suggestions
}

/// Reads one suggestion of a draft again from what was stored of it: its kind, trigger and place.
///
/// Silencing does not matter here. Nothing if the line or the known names no longer say so.
pub fn suggestion_at(
    draft: &Draft,
    lexicon: &Lexicon,
    kind: SuggestionKind,
    trigger: &str,
    span: Span,
    now: Moment,
) -> Option<Suggestion> {
    let mut suggestions = every(draft, lexicon, now).into_iter();
    suggestions.find(|found| found.kind == kind && found.trigger == trigger && found.span == span)
}

/// Where the line judges a person ("she is difficult") instead of saying what happened; for the one quiet line.
pub fn label_in(draft: &Draft) -> Option<Span> {
    let line = Line::read(&draft.raw);
    let adverbs =
        ["so", "very", "really", "a", "an", "being", "such", "always", "quite", "too", "just", "bit"];
    let verbs = ["is", "was", "are", "were", "seems", "she's", "he's", "they're"];
    let found = (0..line.len()).find(|&at| {
        if !line.is_any(at, LABELS) {
            return false;
        }
        if line.is_any(at + 1, &["person", "guy", "woman", "man", "colleague", "boss", "manager"]) {
            return true;
        }
        let place = line.span_of(at..at + 1);
        if draft
            .facts
            .iter()
            .any(|fact| fact.span.start < place.start && line.tokens_in(fact.span).start + 1 == at)
        {
            return true;
        }
        let mut before = at;
        while before > 0 && at - before < 4 && line.is_any(before - 1, &adverbs) {
            before -= 1;
        }
        let Some(verb) = before.checked_sub(1) else { return false };
        if line.is_any(verb, &["she's", "he's", "they're"]) {
            return true;
        }
        let Some(subject) = verb.checked_sub(1) else { return false };
        let speaks_of_them = line.is_any(verb, &verbs) || line.is_possessive(verb);
        let end = line.span_of(subject..subject + 1).end;
        let somebody = line.is_any(subject, &["she", "he", "they"])
            || draft.people.iter().any(|person| person.spans.iter().any(|span| span.end == end));
        speaks_of_them && somebody
    });
    found.map(|at| line.span_of(at..at + 1))
}

/// Everything the line seems to say, in the documented order.
fn every(draft: &Draft, lexicon: &Lexicon, now: Moment) -> Vec<Suggestion> {
    let mut line = Line::read(&draft.raw);
    let topics = Topics::read(&mut line);
    let (leading, names) = happened::opening(&line, lexicon, now);
    let start = leading.map_or(0, |leading| leading.body);
    let clauses = clauses::read(&line, start, &topics, &names);
    let mut suggestions = close_names(&line, start, lexicon, &names, &clauses);
    let closest = suggestions.first().and_then(|suggestion| suggestion.person.clone());
    let speaker = Speaker { draft, names: &names, lexicon, closest };
    for tokens in stretches(&line, start, &clauses) {
        let stretch = Stretch { line: &line, names: &names, tokens: tokens.clone() };
        for heard in stretch.hear() {
            let asked_already = draft.private && matches!(heard.what, What::Private);
            if !asked_already && !is_doubtful(&line, &tokens, heard.text.start) {
                suggestions.push(speaker.suggestion(&line, &heard, now));
            }
        }
    }
    suggestions.sort_by_key(|suggestion| (suggestion.kind, suggestion.span));
    suggestions
}

/// The free words of a line: outside clauses, cut at the ends of sentences, `;` and line breaks.
fn stretches(line: &Line<'_>, start: usize, clauses: &[Clause]) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut clauses = clauses.iter().peekable();
    let mut from = start;
    let mut at = start;
    while at < line.len() {
        if let Some(clause) = clauses.next_if(|clause| clause.tokens.start == at) {
            stretches.push(from..at);
            at = clause.tokens.end.max(at + 1);
            from = at;
            continue;
        }
        if line.starts_line(at) && at > from {
            stretches.push(from..at);
            from = at;
        }
        let ends =
            line.is_opaque(at) || matches!(line.sign(at), Some(';' | '\u{3002}')) || ends_sentence(line, at);
        if ends {
            stretches.push(from..at);
            from = at + 1;
        }
        at += 1;
    }
    stretches.push(from..line.len());
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

/// After not, never, if or might, nothing is offered.
fn is_doubtful(line: &Line<'_>, stretch: &Range<usize>, at: usize) -> bool {
    let from = at.saturating_sub(REACH).max(stretch.start);
    (from..at).any(|before| {
        is_negation(line, before)
            || line.is_any(before, &["if", "might", "unless", "maybe", "whether", "wish", "wishes"])
    })
}

/// After with, met or saw a name one or two letters from a known one.
fn close_names(
    line: &Line<'_>,
    start: usize,
    lexicon: &Lexicon,
    names: &[Naming<'_>],
    clauses: &[Clause],
) -> Vec<Suggestion> {
    let mut found = Vec::new();
    let mut compared = 0;
    for stretch in stretches(line, start, clauses) {
        for at in stretch.clone() {
            let opens =
                at > stretch.start && line.is_any(at - 1, &["with", "met", "saw"]) && line.word(at).is_some();
            let near = names.get(names.partition_point(|name| name.tokens.end <= at));
            let is_named = near.is_some_and(|name| name.tokens.start <= at);
            if !opens || is_named || compared == COMPARED || is_doubtful(line, &stretch, at) {
                continue;
            }
            compared += 1;
            found.extend(close_name(line, lexicon, at..stretch.end));
        }
    }
    found
}

/// Tries three words, two and one; a single one only when it is no ordinary word.
fn close_name(line: &Line<'_>, lexicon: &Lexicon, tokens: Range<usize>) -> Option<Suggestion> {
    for length in (1..=3).rev() {
        let end = tokens.start + length;
        let together = (tokens.start..end).all(|at| line.word(at).is_some());
        if end > tokens.end || !together {
            continue;
        }
        let words: Vec<String> = (tokens.start..end).filter_map(|at| line.word(at)).map(name_key).collect();
        let typed = words.join(" ");
        let close = lexicon.within(&typed);
        let Some(&(distance, person)) = close.first() else { continue };
        let tie = close.get(1).is_some_and(|&(other, _)| other == distance);
        // A short single word is too easily another word: "met her", "with sales".
        let short = length == 1
            && (typed.chars().count() < 4
                || line.case(tokens.start) != super::tokens::Case::Capital
                || distance > 1
                // One letter apart is likeness only where the whole name agrees: "Dana Brooks" is not Ana Silva.
                || names::surname_after(line, end).is_some()
                || super::words::is_ordinary(&typed));
        if tie || short || distance == 0 && length == 1 {
            continue;
        }
        let candidate = lexicon.candidate(person)?;
        return Some(Suggestion {
            kind: SuggestionKind::Person,
            trigger: "close-name",
            span: line.span_of(tokens.start..end),
            text: candidate.name.clone(),
            mine: false,
            fact: None,
            exchange: None,
            due: None,
            person: Some(candidate),
        });
    }
    None
}

/// Whom a suggestion is about.
struct Speaker<'a> {
    draft: &'a Draft,
    names: &'a [Naming<'a>],
    lexicon: &'a Lexicon,
    closest: Option<Candidate>,
}

impl Speaker<'_> {
    fn suggestion(&self, line: &Line<'_>, heard: &Heard, now: Moment) -> Suggestion {
        let mut text = line.text_of(heard.text.clone()).to_owned();
        let mut due = None;
        let (kind, mine) = match heard.what {
            What::Promise { mine } => (SuggestionKind::Promise, mine),
            What::Exchange { given, .. } => (SuggestionKind::Exchange, given),
            What::Private => (SuggestionKind::Private, false),
            What::Careful => (SuggestionKind::Careful, false),
            What::Fact(_) => (SuggestionKind::Fact, false),
        };
        if kind == SuggestionKind::Promise
            && let Some(found) = when::promised(line, heard.text.clone(), self.names, now)
        {
            due = found.reading.due;
            if due.is_some() {
                text = super::parse::text_less(line, heard.text.clone(), found.tokens);
            }
        }
        Suggestion {
            kind,
            trigger: heard.trigger,
            span: line.span_of(heard.text.clone()),
            text,
            mine,
            fact: match &heard.what {
                What::Fact(kind) => Some(kind.clone()),
                What::Careful => Some(FactKind::Careful),
                _ => None,
            },
            exchange: match &heard.what {
                What::Exchange { kind, .. } => Some(kind.clone()),
                _ => None,
            },
            due,
            person: if kind == SuggestionKind::Private { None } else { self.person(line, heard.text.start) },
        }
    }

    /// The name right before the words; else the only person there; else the one suggested; else the only one named.
    fn person(&self, line: &Line<'_>, at: usize) -> Option<Candidate> {
        let before = self.names.partition_point(|name| name.tokens.end <= at);
        let near = before.checked_sub(1).and_then(|before| self.names.get(before));
        if let Some(name) = near.filter(|name| at - name.tokens.end <= 3)
            && let Who::Known(namesakes) = &name.who
            && line.sign(at.saturating_sub(1)).is_none()
            && let Some(person) = namesakes.only()
        {
            return self.lexicon.candidate(person);
        }
        let candidate = |there: bool| {
            let mut people = self.draft.people.iter().filter(|person| person.there || !there);
            let one = people.next().filter(|_| people.next().is_none())?;
            one.person.filter(|_| one.confirmed).map(|id| Candidate { id, name: one.name.clone() })
        };
        candidate(true).or_else(|| self.closest.clone()).or_else(|| candidate(false))
    }
}
