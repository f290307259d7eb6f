//! The words and signs of a line, each with its place in the raw line.
//!
//! Nothing here knows what a word means. Words are folded once, so that every later step compares plain text; signs
//! come in their plain form. Reading is linear in the length of the line.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::{
    folding::{fold, is_invisible, plain},
    language::Tongue,
    stem::is_unspaced,
};
use crate::model::Span;

/// A line as a row of tokens.
pub(super) struct Line<'a> {
    pub(super) raw: &'a str,
    tokens: Vec<Token>,
    all_small: bool,
    tongue: Tongue,
}

struct Token {
    span: Span,
    kind: TokenKind,
    before: Before,
    /// Part of an address or a topic: it is no word of the sentence.
    opaque: bool,
}

enum TokenKind {
    Word(String),
    /// A closing `'s`.
    Possessive,
    Sign(char),
}

/// What is between a token and the one before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Space,
    /// The start of the line or a line break.
    LineStart,
}

/// How a word begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Capital,
    Small,
    /// Digits, or a script without case.
    Without,
}

impl<'a> Line<'a> {
    pub(super) fn read(raw: &'a str) -> Self {
        let mut line =
            Self { raw, tokens: Vec::with_capacity(raw.len() / 4), all_small: false, tongue: Tongue::Common };
        let mut before = Before::LineStart;
        let mut chars = raw.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            if c.is_whitespace() {
                if matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
                    before = Before::LineStart;
                } else if before == Before::Nothing {
                    before = Before::Space;
                }
            } else if is_invisible(c) {
                // Shows nothing, parts nothing.
            } else if is_word_start(c) {
                let mut end = start + c.len_utf8();
                // A quote or hyphen joins only when a letter follows; until then it is held back.
                while let Some(&(at, c)) = chars.peek() {
                    if is_word_start(c) || is_combining_mark(c) {
                        end = at + c.len_utf8();
                    } else if !is_invisible(c) && !joins(raw, at, c, end) {
                        break;
                    }
                    chars.next();
                }
                line.push_word(start, end, before);
                before = Before::Nothing;
            } else {
                let span = Span { start, end: start + c.len_utf8() };
                line.tokens.push(Token { span, kind: TokenKind::Sign(plain(c)), before, opaque: false });
                before = Before::Nothing;
            }
        }
        line.hide_addresses();
        line.all_small = !(0..line.len()).any(|at| line.word(at).is_some() && line.case(at) == Case::Capital);
        line
    }

    /// In which language its days are said.
    pub(super) fn tongue(&self) -> Tongue {
        self.tongue
    }

    pub(super) fn read_in(&mut self, tongue: Tongue) {
        self.tongue = tongue;
    }

    /// Cuts words of a script without spaces before and after every name in them. `name_at` tells how many bytes of a name
    /// a text begins with.
    pub(super) fn part(&mut self, name_at: impl Fn(&str) -> Option<usize>) {
        let raw = self.raw;
        for token in std::mem::take(&mut self.tokens) {
            let text = raw.get(token.span.start..token.span.end).unwrap_or_default();
            let is_word = matches!(token.kind, TokenKind::Word(_));
            if !is_word || !text.chars().any(is_unspaced) {
                self.tokens.push(token);
                continue;
            }
            let mut cuts = vec![0];
            let mut behind = 0;
            for (at, letter) in text.char_indices() {
                if at >= behind
                    && is_unspaced(letter)
                    && let Some(length) = text.get(at..).and_then(&name_at)
                {
                    behind = at + length;
                    cuts.extend([at, behind]);
                }
            }
            cuts.push(text.len());
            cuts.dedup();
            for (number, ends) in cuts.windows(2).enumerate() {
                let &[from, to] = ends else { continue };
                self.tokens.push(Token {
                    span: Span { start: token.span.start + from, end: token.span.start + to },
                    kind: TokenKind::Word(fold(text.get(from..to).unwrap_or_default())),
                    before: if number == 0 { token.before } else { Before::Nothing },
                    opaque: token.opaque,
                });
            }
        }
    }

    /// Two words touch here without a sign, in a script without spaces.
    pub(super) fn is_parted(&self, at: usize) -> bool {
        let first = self.text(at).chars().next();
        self.touches(at) && self.word(at).is_some() && first.is_some_and(is_unspaced)
    }

    fn push_word(&mut self, start: usize, end: usize, before: Before) {
        let Some(text) = self.raw.get(start..end) else { return };
        let folded = fold(text);
        // "Priya's" is Priya and a closing 's; "s" alone, as in "'s", never comes here.
        if let Some(stem) = folded.strip_suffix("'s")
            && !stem.is_empty()
            && let Some((quote, _)) = text.char_indices().rev().find(|&(_, c)| plain(c) == '\'')
        {
            let quote = start + quote;
            let stem = stem.to_owned();
            self.tokens.push(Token {
                span: Span { start, end: quote },
                kind: TokenKind::Word(stem),
                before,
                opaque: false,
            });
            self.tokens.push(Token {
                span: Span { start: quote, end },
                kind: TokenKind::Possessive,
                before: Before::Nothing,
                opaque: false,
            });
            return;
        }
        let span = Span { start, end };
        self.tokens.push(Token { span, kind: TokenKind::Word(folded), before, opaque: false });
    }

    /// E-mail and web addresses are no sentence: their words name nobody and open nothing.
    fn hide_addresses(&mut self) {
        let mut at = 0;
        while at < self.len() {
            let end = self.address(at);
            match end {
                Some(range) => {
                    at = range.end.max(at + 1);
                    self.hide(range);
                }
                None => at += 1,
            }
        }
    }

    fn address(&self, at: usize) -> Option<Range<usize>> {
        if self.sign(at) == Some('@') && self.touches(at) && self.touches(at + 1) {
            let named = |i: usize| self.word(i).is_some();
            if !named(at.checked_sub(1)?) || !named(at + 1) {
                return None;
            }
            // "和@张伟喝咖啡": scripts without case do not separate words, so what comes before is a word of the sentence.
            let last = self.text(at - 1).chars().next_back()?;
            if !last.is_ascii() && !last.is_lowercase() && !last.is_uppercase() {
                return None;
            }
            let mut start = at - 1;
            while start > 0
                && self.touches(start)
                && (named(start - 1) || matches!(self.sign(start - 1), Some('.' | '_' | '%' | '+' | '-')))
            {
                start -= 1;
            }
            return Some(start..self.run(at + 1, |sign| matches!(sign, '.' | '-' | '_')));
        }
        let is_web = match self.word(at)? {
            "http" | "https" | "ftp" | "mailto" => self.sign(at + 1) == Some(':') && self.touches(at + 1),
            "www" => self.sign(at + 1) == Some('.') && self.touches(at + 1),
            _ => false,
        };
        is_web.then(|| at..self.run(at, |_| true))
    }

    /// The end of the touching words and accepted signs from `at`; a sign at the very end is left out.
    fn run(&self, at: usize, accepted: impl Fn(char) -> bool) -> usize {
        let mut end = at + 1;
        while end < self.len() && self.touches(end) && self.sign(end).is_none_or(&accepted) {
            end += 1;
        }
        while end > at + 1 && self.sign(end - 1).is_some() {
            end -= 1;
        }
        end
    }

    pub(super) fn hide(&mut self, range: Range<usize>) {
        for token in self.tokens.get_mut(range).into_iter().flatten() {
            token.opaque = true;
        }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The folded word there; nothing for a sign, or inside an address or topic.
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        match self.tokens.get(at)? {
            Token { kind: TokenKind::Word(word), opaque: false, .. } => Some(word),
            _ => None,
        }
    }

    /// The plain form of the sign there.
    pub(super) fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)? {
            Token { kind: TokenKind::Sign(sign), opaque: false, .. } => Some(*sign),
            _ => None,
        }
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at) == Some(word)
    }

    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|word| words.contains(&word))
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        matches!(self.tokens.get(at), Some(Token { kind: TokenKind::Possessive, .. }))
    }

    pub(super) fn is_opaque(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.opaque)
    }

    /// No space between this token and the one before; false past the end.
    pub(super) fn touches(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.before == Before::Nothing)
    }

    /// White space or the start of the line comes before it.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.before != Before::Nothing)
    }

    pub(super) fn starts_line(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.before == Before::LineStart)
    }

    pub(super) fn text(&self, at: usize) -> &'a str {
        let raw = self.raw;
        self.tokens.get(at).and_then(|token| raw.get(token.span.start..token.span.end)).unwrap_or_default()
    }

    /// The raw text of several tokens, with what is between them.
    pub(super) fn text_of(&self, range: Range<usize>) -> &'a str {
        let span = self.span_of(range);
        self.raw.get(span.start..span.end).unwrap_or_default()
    }

    /// The place of several tokens; without tokens, an empty one at the end of the line.
    pub(super) fn span_of(&self, range: Range<usize>) -> Span {
        let ends = self.raw.len();
        let start = self.tokens.get(range.start).map_or(ends, |token| token.span.start);
        let end = range.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        Span { start, end: end.map_or(ends, |token| token.span.end).max(start) }
    }

    /// The tokens that lie wholly inside a place of the raw line.
    pub(super) fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    pub(super) fn case(&self, at: usize) -> Case {
        match self.text(at).chars().find(|c| c.is_alphanumeric()) {
            Some(c) if c.is_uppercase() || is_title_case(c) => Case::Capital,
            // Georgian writes names in what Unicode calls small letters.
            Some('\u{10d0}'..='\u{10ff}') => Case::Without,
            Some(c) if c.is_lowercase() => Case::Small,
            _ => Case::Without,
        }
    }

    /// No word of the line begins with a capital: it is dictated, or typed in haste.
    pub(super) fn is_all_small(&self) -> bool {
        self.all_small
    }

    /// Two letters or more, all of them capitals: "HR", "OKR".
    pub(super) fn is_acronym(&self, at: usize) -> bool {
        let mut letters = self.text(at).chars().filter(|c| c.is_alphabetic());
        letters.by_ref().take(2).filter(|c| c.is_uppercase()).count() == 2 && letters.all(char::is_uppercase)
    }

    /// The first character is a letter.
    pub(super) fn is_lettered(&self, at: usize) -> bool {
        self.text(at).chars().next().is_some_and(char::is_alphabetic)
    }
}

fn is_word_start(c: char) -> bool {
    c.is_alphanumeric()
}

/// Whether this is a quote or hyphen right after a word that joins it to the next one.
fn joins(raw: &str, at: usize, c: char, end: usize) -> bool {
    matches!(plain(c), '\'' | '-')
        && at == end
        && raw.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).is_some_and(is_word_start)
}

fn is_title_case(c: char) -> bool {
    matches!(c, 'ǅ' | 'ǈ' | 'ǋ' | 'ǲ')
}

/// The text of these tokens less a date phrase, joined as prose; all of it if nothing else is left.
pub(super) fn text_less(line: &Line<'_>, body: Range<usize>, date: Range<usize>) -> String {
    let part = |tokens: Range<usize>| if tokens.is_empty() { "" } else { line.text_of(tokens).trim() };
    let (before, after) = (part(body.start..date.start), part(date.end.min(body.end)..body.end));
    let after = after.trim_start_matches(|c: char| before.is_empty() && matches!(c, ',' | ';' | ':' | ' '));
    let joint = if after.starts_with([',', '.', ';', ':', '!', '?', ')']) { "" } else { " " };
    let less = format!("{before}{joint}{after}");
    let less = less.trim().trim_end_matches([',', '.', ';', ':', ' ', '(']);
    if less.is_empty() { line.text_of(body).to_owned() } else { less.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(raw: &str) -> Vec<String> {
        let line = Line::read(raw);
        (0..line.len()).filter_map(|at| line.word(at).map(str::to_owned)).collect()
    }

    #[test]
    fn a_closing_s_is_no_part_of_a_word() {
        assert_eq!(words("Priya\u{2019}s deck, O'Neill's too"), ["priya", "deck", "o'neill", "too"]);
    }

    #[test]
    fn an_address_holds_no_words() {
        assert_eq!(
            words("mail sam.fox@example.com or see https://sam.example/bo?x=1 now"),
            ["mail", "or", "see", "now"]
        );
    }

    #[test]
    fn places_are_bytes_of_the_raw_line_whatever_folding_does() {
        let raw = "ẞtraße \u{200b}Toma\u{301}s";
        let line = Line::read(raw);
        assert_eq!(line.text(0), "ẞtraße");
        assert_eq!(line.text(1), "Toma\u{301}s");
        assert!(line.is_spaced(1));
    }
}
