//! What a line says besides its names, marks and clauses: what was talked about, in pieces short enough for a card.

use super::{Draft, Span, fold};

/// Words that lead to a name and say nothing once the name is gone.
const LEADS: &[&str] =
    &["with", "w/", "w", "met", "saw", "called", "for", "and", "&", "+", "a", "the", "had"];

/// The prose of a draft, cut at commas and sentences: without the names of those who were there, the word for the kind,
/// the date phrase, topics and clauses.
pub fn prose(draft: &Draft) -> Vec<String> {
    let mut cuts: Vec<Span> =
        draft.people.iter().filter(|mention| mention.there).flat_map(|it| it.spans.clone()).collect();
    cuts.extend(draft.at_span.iter().chain(&draft.private_span));
    cuts.extend(draft.kind_span.filter(|kind| !is_inside_a_sentence(draft, *kind)));
    cuts.extend(draft.topics.iter().map(|topic| topic.span));
    cuts.extend(draft.promises.iter().map(|said| said.span));
    cuts.extend(draft.exchanges.iter().map(|said| said.span));
    cuts.extend(draft.facts.iter().map(|said| said.span));
    cuts.extend(draft.wins.iter().map(|said| said.span));
    cuts.extend(draft.words.iter().map(|said| said.span));
    cuts.sort();
    let (mut left, mut at) = (String::with_capacity(draft.raw.len()), 0);
    for cut in cuts {
        left += draft.raw.get(at..cut.start).unwrap_or_default();
        left.push(' ');
        at = at.max(cut.end);
    }
    left += draft.raw.get(at..).unwrap_or_default();
    pieces(&left).filter_map(|piece| said(&piece)).collect()
}

/// Whether the word for the kind is part of a sentence ("told me over coffee") and not its own heading ("Had coffee").
fn is_inside_a_sentence(draft: &Draft, kind: Span) -> bool {
    let starts =
        draft.people.iter().filter(|mention| mention.there).flat_map(|it| &it.spans).chain(&draft.at_span);
    let from = starts.map(|span| span.end).filter(|end| *end <= kind.start).max().unwrap_or(0);
    let before = draft.raw.get(from..kind.start).unwrap_or_default();
    before
        .split_whitespace()
        .any(|word| word.chars().any(char::is_alphanumeric) && !LEADS.contains(&fold(word).as_str()))
}

/// Cut at commas, semicolons, ends of lines, and at full stops, question and exclamation marks before a space; those of
/// scripts without spaces need none.
fn pieces(text: &str) -> impl Iterator<Item = String> + '_ {
    let mut rest = text.chars().peekable();
    std::iter::from_fn(move || {
        rest.peek()?;
        let mut piece = String::new();
        while let Some(letter) = rest.next() {
            let before_space = rest.peek().is_none_or(|next| next.is_whitespace());
            match letter {
                ';' | '\n' | '、' | '。' | '，' | '！' | '？' => break,
                ',' | '.' | '!' | '?' if before_space => break,
                letter => piece.push(letter),
            }
        }
        Some(piece)
    })
}

/// A piece without the words that led to a name at its start, the signs round it and double spaces; nothing if it says
/// nothing then.
fn said(piece: &str) -> Option<String> {
    let mut words: Vec<&str> = piece.split_whitespace().collect();
    let leads = words.iter().take_while(|word| says_nothing(word)).count();
    words.drain(..leads);
    while words.last().is_some_and(|word| says_nothing(word)) {
        words.pop();
    }
    (!words.is_empty()).then(|| words.join(" "))
}

fn says_nothing(word: &str) -> bool {
    let sign = word == "'s" || word == "’s" || !word.chars().any(char::is_alphanumeric);
    sign || LEADS.contains(&fold(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{PersonId, RecordId},
        quick_log::{KnownPerson, Lexicon, parse},
    };

    fn prose_of(line: &str) -> Vec<String> {
        let known = |name: &str, n| KnownPerson {
            id: PersonId(RecordId::from_bytes([n; 16])),
            name: name.to_owned(),
            nicknames: Vec::new(),
        };
        let lexicon = Lexicon::new(vec![known("Ana Silva", 1), known("Bo Lindqvist", 2)], Vec::new());
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-18T14:05:00+00:00").unwrap();
        prose(&parse(line, &lexicon, now).unwrap())
    }

    #[test]
    fn what_is_left_is_what_was_talked_about() {
        let line = "Coffee with @Ana Silva, moving to Lisbon in June, nervous about schools #travel !send visa contact by fri";
        assert_eq!(prose_of(line), ["moving to Lisbon in June", "nervous about schools"]);
        assert_eq!(
            prose_of("yesterday: lunch with Bo Lindqvist about hiring. Good mood!"),
            ["about hiring", "Good mood"]
        );
    }

    #[test]
    fn the_word_for_the_kind_stays_where_it_is_part_of_a_sentence() {
        assert_eq!(prose_of("@Ana Silva showed your note to her team"), ["showed your note to her team"]);
        assert_eq!(prose_of("Bo Lindqvist told me over coffee"), ["told me over coffee"]);
        assert_eq!(prose_of("Had coffee with Ana Silva, jazz"), ["jazz"]);
    }

    #[test]
    fn people_who_were_only_mentioned_stay_in_the_sentence() {
        assert_eq!(prose_of("Bo told me Ana Silva got promoted"), ["told me Ana Silva got promoted"]);
    }

    #[test]
    fn a_line_of_marks_says_nothing_more() {
        assert_eq!(prose_of("Coffee with @Bo Lindqvist !send deck"), Vec::<String>::new());
    }
}
