//! A line's tokens, cut as dates need them: "5pm" is a number and a half of the day, "21-Apr-16" three things and two
//! hyphens, "2nd" one ordinal.

use std::ops::Range;

use super::super::{
    language::{Meaning, Tongue, meaning_in},
    naming::Naming,
    tokens::Line,
};

/// A piece of a token.
#[derive(Debug, Clone)]
pub(super) struct Lexeme {
    /// The token it is part of.
    pub(super) token: usize,
    /// It begins its token.
    pub(super) starts: bool,
    /// It ends its token.
    pub(super) ends: bool,
    /// There is nothing between it and the lexeme before.
    pub(super) touches: bool,
    pub(super) kind: LexemeKind,
}

#[derive(Debug, Clone)]
pub(super) enum LexemeKind {
    /// Digits, and how many there are of them.
    Number {
        value: u32,
        digits: usize,
    },
    /// A number with its ending: "2nd", "24th".
    Ordinal(u32),
    Word(Meaning),
    /// A single letter: "p.m.", "q1", "o clock".
    Letter(char, Meaning),
    Sign(char),
    Possessive,
    /// A word that says nothing of dates, or one that must not be read.
    Other,
}

/// Cuts these tokens; words inside names say nothing of dates.
pub(super) fn read(line: &Line<'_>, tokens: Range<usize>, names: &[Naming<'_>]) -> Vec<Lexeme> {
    let mut lexemes = Vec::with_capacity(tokens.len() + 4);
    let mut next = names.partition_point(|name| name.tokens.end <= tokens.start);
    let start = tokens.start;
    for token in tokens {
        // No phrase goes on over a line break.
        if token > start && line.starts_line(token) {
            break;
        }
        while names.get(next).is_some_and(|name| name.tokens.end <= token) {
            next += 1;
        }
        let named = names.get(next).is_some_and(|name| name.tokens.start <= token);
        let first = lexemes.len();
        if named {
            lexemes.push(whole(token, LexemeKind::Other));
        } else if let Some(word) = line.word(token) {
            cut(word, token, line.tongue(), &mut lexemes);
        } else if line.is_possessive(token) {
            lexemes.push(whole(token, LexemeKind::Possessive));
        } else {
            lexemes.push(whole(token, line.sign(token).map_or(LexemeKind::Other, LexemeKind::Sign)));
        }
        if let Some(first) = lexemes.get_mut(first) {
            first.starts = true;
            first.touches = line.touches(token);
        }
        if let Some(last) = lexemes.last_mut() {
            last.ends = true;
        }
    }
    lexemes
}

fn whole(token: usize, kind: LexemeKind) -> Lexeme {
    Lexeme { token, starts: true, ends: true, touches: false, kind }
}

/// Cuts a word between digits and letters, and at hyphens; a hyphen between two words only parts them.
fn cut(word: &str, token: usize, tongue: Tongue, lexemes: &mut Vec<Lexeme>) {
    let known = meaning_in(tongue, word);
    if !word.bytes().any(|b| b.is_ascii_digit() || b == b'-') {
        let letter = word.chars().next().filter(|_| word.len() == 1);
        let kind = letter.map_or(LexemeKind::Word(known), |letter| LexemeKind::Letter(letter, known));
        lexemes.push(whole(token, kind));
        return;
    }
    let part = |kind| Lexeme { token, starts: false, ends: false, touches: true, kind };
    let class = |c: char| (c.is_ascii_digit(), c == '-');
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let end =
            if first == '-' { 1 } else { rest.find(|c| class(c) != class(first)).unwrap_or(rest.len()) };
        let (piece, after) = rest.split_at(end);
        rest = after;
        if first == '-' {
            let number = |lexeme: Option<&Lexeme>| {
                lexeme.is_some_and(|lexeme| {
                    matches!(lexeme.kind, LexemeKind::Number { .. } | LexemeKind::Ordinal(_))
                })
            };
            if number(lexemes.last()) || rest.starts_with(|c: char| c.is_ascii_digit()) {
                lexemes.push(part(LexemeKind::Sign('-')));
            }
            continue;
        }
        if first.is_ascii_digit() {
            // No date has a number as long as this.
            let kind = match piece.parse() {
                Ok(value) if piece.len() <= 8 => LexemeKind::Number { value, digits: piece.len() },
                _ => LexemeKind::Other,
            };
            lexemes.push(part(kind));
            continue;
        }
        if matches!(piece, "st" | "nd" | "rd" | "th")
            && let Some(Lexeme { kind: number @ LexemeKind::Number { .. }, .. }) = lexemes.last_mut()
            && let LexemeKind::Number { value, digits: 1..=2 } = *number
        {
            *number = LexemeKind::Ordinal(value);
            continue;
        }
        let mut letters = piece.chars();
        let kind = match (letters.next(), letters.next()) {
            (Some(letter), None) => LexemeKind::Letter(letter, meaning_in(tongue, piece)),
            _ => LexemeKind::Word(meaning_in(tongue, piece)),
        };
        lexemes.push(part(kind));
    }
}
