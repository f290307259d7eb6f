//! A card cut to the room of a screen: read at the door, it has 24 lines of 80 columns and not one more.
//!
//! A card comes whole from the insight that made it. A screen with little room takes what fits, row by row: each row has a
//! number of lines of its own, and what is left out is counted. A row is its heading, then its parts joined by ` · `,
//! wrapped by [`wrap`]. A promise stands on a line of its own with its date at the right, or with its date on a second line
//! when its words are wider than what stands beside a date.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Card;
use crate::insights::{
    card::{facts::WorldFact, memory::HeavyNews, offers::Offers, sentence::Sentence},
    counted::counted,
    one_line::one_line,
    people::{asked::AskedPromise, promises::OpenPromise},
};

/// The room a screen has for a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Lines of the whole card.
    pub lines: usize,
    /// Columns of a row's heading.
    pub heading: usize,
    /// Columns of a row beside its heading.
    pub row: usize,
    /// Columns of the widest words of a promise that leave room for its date and reference on the same line.
    pub beside_a_date: usize,
}

impl Measure {
    /// A terminal as it opens: 24 lines of 80 columns.
    pub const TERMINAL: Self = Self { lines: 24, heading: 13, row: 80 - 13, beside_a_date: 27 };
}

/// What stands between the parts of a row.
const BETWEEN: &str = " · ";

/// The lines of each row.
const YOU_OWE: usize = 3;
const OPEN_WITH: usize = 2;
const THEY_OFFERED: usize = 2;
const CAREFUL: usize = 2;
const LAST_TIME: usize = 3;
const HEAVY: usize = 1;
const THEIR_WORLD: usize = 2;
const BETWEEN_US: usize = 1;
const LEARN: usize = 1;

/// The head, the last contact, and what was left out; then what of one's own to share, what to give, where they stand with a
/// goal, what to ask.
const ONE_LINE_ROWS: usize = 7;

const _: () = assert!(
    YOU_OWE
        + OPEN_WITH
        + THEY_OFFERED
        + CAREFUL
        + HEAVY
        + LAST_TIME
        + THEIR_WORLD
        + BETWEEN_US
        + LEARN
        + ONE_LINE_ROWS
        == Measure::TERMINAL.lines
);

/// The card with as much of every row as there is room for; what it leaves out is counted.
pub fn fit(mut card: Card, measure: Measure) -> Card {
    let (mine, left) = keep_promises(&mut card.you_owe, YOU_OWE, measure);
    let (theirs, also_left) = keep_promises(&mut card.they_offered, THEY_OFFERED, measure);
    card.you_owe_more = card.you_owe_more.saturating_add(mine);
    card.they_offered_more = card.they_offered_more.saturating_add(theirs);
    // What is only asked about has the room that promises leave.
    card.asked_more =
        card.asked_more.saturating_add(keep_questions(&mut card.asked, left + also_left, measure));
    let rows = [
        (&mut card.careful, CAREFUL),
        (&mut card.their_world, THEIR_WORLD),
        (&mut card.between_us, BETWEEN_US),
        (&mut card.learn, LEARN),
    ];
    for (row, lines) in rows {
        let all = row.len();
        let cut = std::mem::take(row).into_iter().map(|fact| cut_fact(fact, lines, measure));
        *row = fitting(cut, lines, measure, WorldFact::in_words_among_others);
        card.facts_more = card.facts_more.saturating_add(counted(all - row.len()));
    }
    if let Some(heavy) = &mut card.heavy {
        let whole = heavy.clone();
        let with = |words: &str| HeavyNews { text: words.to_owned(), ..whole.clone() }.in_words();
        heavy.text = longest(&whole.text, HEAVY, measure, with);
    }
    let said = std::mem::take(&mut card.last_time).into_iter();
    let said = said.map(|text| longest(&text, LAST_TIME, measure, str::to_owned));
    card.last_time = fitting(said, LAST_TIME, measure, Clone::clone);
    card.open_with.first = cut_sentence(card.open_with.first, OPEN_WITH, measure);
    card.offers = Offers {
        yours: card.offers.yours.map(|words| clip(&words, measure.row)),
        give: card.offers.give.map(|give| cut_sentence(give, 1, measure)),
        ..card.offers
    };
    card
}

/// Keeps the promises that fit, one line each, two where the words are wider than what stands beside a date; gives how many
/// it leaves out, and how many lines are left.
fn keep_promises(promises: &mut Vec<OpenPromise>, lines: usize, measure: Measure) -> (u32, usize) {
    let all = promises.len();
    let mut left = lines;
    let mut kept = Vec::new();
    for promise in std::mem::take(promises) {
        let text = longest(&promise.text, 1, measure, str::to_owned);
        let needed = if text.width() <= measure.beside_a_date { 1 } else { 2 };
        let Some(rest) = left.checked_sub(needed) else { break };
        left = rest;
        kept.push(OpenPromise { text, ..promise });
    }
    *promises = kept;
    (counted(all - promises.len()), left)
}

/// Keeps the questions about promises that fit, in lines as promises have them; gives how many it leaves out.
fn keep_questions(asked: &mut Vec<AskedPromise>, mut lines: usize, measure: Measure) -> u32 {
    let all = asked.len();
    let mut kept = Vec::new();
    for one in std::mem::take(asked) {
        // One column is for the sign of a question.
        let room = Measure { row: measure.row.saturating_sub(1), ..measure };
        let text = longest(&one.text, 1, room, str::to_owned);
        let needed = if text.width() < measure.beside_a_date { 1 } else { 2 };
        let Some(rest) = lines.checked_sub(needed) else { break };
        lines = rest;
        kept.push(AskedPromise { text, ..one });
    }
    *asked = kept;
    counted(all - asked.len())
}

/// The same fact in words that take at most `lines` lines of a row.
fn cut_fact(fact: WorldFact, lines: usize, measure: Measure) -> WorldFact {
    let with = |words: &str| WorldFact { text: words.to_owned(), ..fact.clone() };
    let text = longest(&fact.text, lines, measure, |words| with(words).in_words_among_others());
    WorldFact { text, ..fact }
}

/// The sentence in at most `lines` lines of a row: only the words in it are cut.
fn cut_sentence(sentence: Sentence, lines: usize, measure: Measure) -> Sentence {
    let Sentence { before, words, after } = sentence;
    let words = longest(&words, lines, measure, |words| format!("{before}{words}{after}"));
    Sentence { before, words, after }
}

/// Wraps words to lines of at most `columns`, each line as full as it gets; a word wider than a line is broken.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut word = word;
        while !word.is_empty() {
            let Some(line) = lines.last_mut() else { return lines };
            let space = usize::from(!line.is_empty());
            if line.width() + space + word.width() <= columns {
                line.push_str(if space == 1 { " " } else { "" });
                line.push_str(word);
                break;
            }
            if line.is_empty() {
                let (head, rest) = word.split_at(bytes_within(word, columns));
                line.push_str(head);
                word = rest;
                if rest.is_empty() {
                    break;
                }
            }
            lines.push(String::new());
        }
    }
    lines
}

/// The text on one line of at most `columns`, ending in `…` if it had to be cut.
pub fn clip(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(1);
    let (kept, _) = text.split_at(bytes_within(text, room));
    let kept = if kept.width() > room { "" } else { kept.trim_end() };
    format!("{kept}…")
}

/// The bytes of the longest beginning that is at most `columns` wide, at least one character.
fn bytes_within(text: &str, columns: usize) -> usize {
    let mut end = 0;
    for (start, c) in text.char_indices() {
        let next = start + c.len_utf8();
        // The width of a whole is not the sum of its characters: a flag is two of them.
        let wide = c.width().unwrap_or(0) > 0 || c.is_control();
        if end > 0 && wide && text.get(..next).is_some_and(|head| head.width() > columns) {
            break;
        }
        end = next;
    }
    end
}

/// The longest beginning of `words`, on one line, with which what is `shown` takes at most `lines` lines of a row.
fn longest(words: &str, lines: usize, measure: Measure, shown: impl Fn(&str) -> String) -> String {
    let whole = one_line(words);
    let mut columns = whole.width().min(lines * measure.row);
    loop {
        let cut = clip(&whole, columns);
        if columns <= 1 || wrap(&shown(&cut), measure.row).len() <= lines {
            return cut;
        }
        columns -= columns.div_ceil(16);
    }
}

/// The parts of a row that fit its lines, taken in order and only as many as needed; each is expected to be cut to fit
/// by itself.
fn fitting<T>(
    parts: impl IntoIterator<Item = T>,
    lines: usize,
    measure: Measure,
    words: impl Fn(&T) -> String,
) -> Vec<T> {
    let mut row = String::new();
    let mut kept = Vec::new();
    for part in parts {
        let longer = if row.is_empty() { words(&part) } else { format!("{row}{BETWEEN}{}", words(&part)) };
        if !kept.is_empty() && wrap(&longer, measure.row).len() > lines {
            break;
        }
        row = longer;
        kept.push(part);
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_wrapped_and_only_a_word_wider_than_a_line_is_broken() {
        assert_eq!(wrap("moving to Lisbon in June", 10), ["moving to", "Lisbon in", "June"]);
        assert_eq!(wrap("an unbelievable day", 6), ["an", "unbeli", "evable", "day"]);
        assert_eq!(wrap("東京都", 4), ["東京", "都"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn text_that_was_cut_says_so() {
        assert_eq!(clip("bouldering", 10), "bouldering");
        assert_eq!(clip("bouldering on Sunday", 10), "boulderin…");
        assert_eq!(clip("bouldering on Sunday", 12), "bouldering…");
        assert_eq!(clip("東京", 2), "…");
    }

    proptest! {
        // The widest character, a sign of Khmer, takes three columns, and no screen is narrower than that.
        #[test]
        fn no_line_is_wider_than_asked_and_nothing_is_lost(text in "\\PC{0,200}", columns in 3usize..80) {
            let lines = wrap(&text, columns);
            for line in &lines {
                prop_assert!(line.width() <= columns, "{line:?}");
            }
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
            prop_assert!(clip(&text, columns).width() <= columns);
        }
    }
}
