//! What a fact is about, and what was given or received.

use std::ops::Range;

use super::{
    tokens::Line,
    words::{EXCHANGE_TRIGGERS, FACT_LABELS, FACT_TRIGGERS, GAMES, NO_FOOD, look_up},
};
use crate::model::{ExchangeKind, FactKind};

/// The kind of a fact, and the tokens of its text: without `careful:` and its like.
pub(super) fn fact(line: &Line<'_>, body: Range<usize>) -> (FactKind, Range<usize>) {
    let labelled = line.sign(body.start + 1) == Some(':') && body.len() > 2;
    if labelled && let Some(kind) = line.word(body.start).and_then(|word| look_up(FACT_LABELS, word)) {
        return (kind, body.start + 2..body.end);
    }
    for at in body.clone() {
        let Some(kind) = line.word(at).and_then(|word| look_up(FACT_TRIGGERS, word)) else { continue };
        // "Allergic to wool" is nothing to eat.
        let no_food = line.is(at, "allergic") && body.clone().any(|at| line.is_any(at, NO_FOOD));
        if no_food {
            return (FactKind::Careful, body);
        }
        let game = kind == FactKind::Music && at + 1 < body.end && line.is_any(at + 1, GAMES);
        return (if game { FactKind::Interest } else { kind }, body);
    }
    (FactKind::Interest, body)
}

/// The kind of an exchange: help, unless a word says otherwise.
pub(super) fn exchange(line: &Line<'_>, mut body: Range<usize>) -> ExchangeKind {
    body.find_map(|at| look_up(EXCHANGE_TRIGGERS, line.word(at)?)).unwrap_or(ExchangeKind::Help)
}
/// A fact as it would be typed after `+`: its kind and its words.
pub fn fact_in(text: &str) -> (FactKind, String) {
    let line = Line::read(text);
    let (kind, words) = fact(&line, 0..line.len());
    (kind, line.text_of(words).trim().to_owned())
}
