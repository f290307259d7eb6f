//! What a line says besides its names, marks and clauses: what was talked about, in pieces short enough for a card.

use super::{Draft, Span, fold};
use crate::model::{Frame, Statement, Statements};

/// Words that lead to a name or a thought and say nothing once that is gone.
const LEADS: &[&str] = &[
    "&", "+", "and", "avec", "but", "called", "com", "con", "for", "had", "met", "mit", "saw", "so", "that",
    "then", "w", "w/", "who", "with",
];

/// Words that say nothing unless a thing follows them.
const ARTICLES: &[&str] = &["a", "an", "the"];

/// The prose of a draft, cut at commas and sentences: places in its line, without the names of those who were there at
/// their ends, the word for the kind, the date phrase, topics and clauses. A name in the middle of a piece stays, and so
/// every piece reads as it was written.
pub fn prose(draft: &Draft) -> Vec<Span> {
    let names: Vec<Span> =
        draft.people.iter().filter(|mention| mention.there).flat_map(|it| it.spans.clone()).collect();
    let mut cuts: Vec<Span> = draft.at_span.iter().chain(&draft.private_span).copied().collect();
    cuts.extend(draft.kind_span.filter(|kind| !is_inside_a_sentence(draft, *kind)));
    cuts.extend(draft.topics.iter().map(|topic| topic.span));
    cuts.extend(draft.promises.iter().map(|said| said.span));
    // What leads to a promise goes with it: "and I owe her".
    let promised = draft.statements.iter().filter(|said| said.frame == Frame::Promised);
    cuts.extend(promised.map(|said| said.span));
    cuts.extend(draft.exchanges.iter().map(|said| said.span));
    cuts.extend(draft.facts.iter().map(|said| said.span));
    cuts.extend(draft.wins.iter().map(|said| said.span));
    cuts.extend(draft.words.iter().map(|said| said.span));
    between(draft.raw.len(), cuts)
        .into_iter()
        .flat_map(|stretch| pieces(&draft.raw, stretch))
        .filter_map(|piece| trimmed(&draft.raw, piece, &names))
        .collect()
}

/// What a line says, with the places of the pieces of prose that are in no clause.
pub fn with_places(raw: &str, said: Vec<Statement>, prose: Vec<Span>) -> Statements {
    let clauses: Vec<Span> = said.iter().map(|said| said.span).collect();
    let beside = Some(beside(raw, prose, &clauses));
    Statements { said, beside }
}

/// The parts of some pieces that are outside all of these places, without the words that led there.
fn beside(raw: &str, pieces: Vec<Span>, places: &[Span]) -> Vec<Span> {
    let mut left = Vec::new();
    for piece in pieces {
        let touched: Vec<Span> = places.iter().copied().filter(|place| place.touches(piece)).collect();
        if touched.is_empty() {
            left.push(piece);
            continue;
        }
        let mut from = piece.start;
        let mut sorted = touched;
        sorted.sort();
        for place in sorted {
            if place.start > from {
                left.extend(trimmed(raw, Span { start: from, end: place.start }, &[]));
            }
            from = from.max(place.end);
        }
        if from < piece.end {
            left.extend(trimmed(raw, Span { start: from, end: piece.end }, &[]));
        }
    }
    left
}

/// What lies between these places, up to the end.
fn between(end: usize, mut cuts: Vec<Span>) -> Vec<Span> {
    cuts.sort();
    let (mut stretches, mut at) = (Vec::new(), 0);
    for cut in cuts {
        if cut.start > at {
            stretches.push(Span { start: at, end: cut.start });
        }
        at = at.max(cut.end);
    }
    if at < end {
        stretches.push(Span { start: at, end });
    }
    stretches
}

/// Whether the word for the kind is part of a sentence ("told me over coffee") and not its own heading ("Had coffee").
fn is_inside_a_sentence(draft: &Draft, kind: Span) -> bool {
    let starts =
        draft.people.iter().filter(|mention| mention.there).flat_map(|it| &it.spans).chain(&draft.at_span);
    let from = starts.map(|span| span.end).filter(|end| *end <= kind.start).max().unwrap_or(0);
    let before = draft.raw.get(from..kind.start).unwrap_or_default();
    // "Ana pinged me about the offsite" is a sentence of its own.
    let after = draft.raw.get(kind.end..).unwrap_or_default();
    if after.split_whitespace().next().is_some_and(|word| ["me", "us"].contains(&fold(word).as_str())) {
        return true;
    }
    before.split_whitespace().any(|word| !says_nothing(word) && !ARTICLES.contains(&fold(word).as_str()))
}

/// Cut at commas, semicolons, ends of lines, and at full stops, question and exclamation marks before a space; those of
/// scripts without spaces need no space.
fn pieces(raw: &str, stretch: Span) -> Vec<Span> {
    let Some(text) = stretch.of(raw) else { return Vec::new() };
    let (mut found, mut from) = (Vec::new(), stretch.start);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let before_space = letters.peek().is_none_or(|(_, next)| next.is_whitespace());
        let ends = match letter {
            ';' | '\n' | '、' | '。' | '，' | '！' | '？' => true,
            ',' | '.' | '!' | '?' => before_space,
            _ => false,
        };
        if ends {
            let place = stretch.start + at;
            found.push(Span { start: from, end: place });
            from = place + letter.len_utf8();
        }
    }
    found.push(Span { start: from, end: stretch.end });
    found
}

/// A piece without the names and the words that lead to them at its ends, and the signs round it; nothing if it says
/// nothing then.
fn trimmed(raw: &str, mut piece: Span, names: &[Span]) -> Option<Span> {
    loop {
        let text = piece.of(raw)?;
        let word = text.trim_start();
        let start = piece.start + (text.len() - word.len());
        let name = names.iter().find(|name| name.start == start && name.end <= piece.end);
        let end = match name {
            // "Ana's talk" is what it is about.
            Some(name) if raw.get(name.end..).is_some_and(|rest| rest.starts_with(['\'', '’'])) => break,
            Some(name) => name.end,
            None => start + word.find(char::is_whitespace).unwrap_or(word.len()),
        };
        if start >= piece.end {
            return None;
        }
        if name.is_none() && !says_nothing(raw.get(start..end)?) {
            break;
        }
        piece.start = end;
    }
    loop {
        let text = piece.of(raw)?;
        let word = text.trim_end();
        let end = piece.start + word.len();
        if end <= piece.start {
            return None;
        }
        let name = names.iter().find(|name| name.end == end && name.start >= piece.start);
        let start = match name {
            // A name stays where it is what the piece ends in: "went to see Ana" says more than "went to see".
            Some(_) => break,
            None => piece.start + word.rfind(char::is_whitespace).map_or(0, |at| at + 1),
        };
        let word = raw.get(start..end)?;
        if !says_nothing(word) && !ARTICLES.contains(&fold(word).as_str()) {
            break;
        }
        piece.end = start;
    }
    let text = piece.of(raw)?;
    let start = piece.start + (text.len() - text.trim_start().len());
    let end = piece.start + text.trim_end().len();
    (start < end).then_some(Span { start, end })
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

    fn draft_of(line: &str) -> Draft {
        let known = |name: &str, n| KnownPerson {
            id: PersonId(RecordId::from_bytes([n; 16])),
            name: name.to_owned(),
            nicknames: Vec::new(),
        };
        let lexicon = Lexicon::new(vec![known("Ana Silva", 1), known("Bo Lindqvist", 2)], Vec::new());
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-18T14:05:00+00:00").unwrap();
        parse(line, &lexicon, now).unwrap()
    }

    fn prose_of(line: &str) -> Vec<String> {
        let draft = draft_of(line);
        prose(&draft).into_iter().map(|piece| piece.of(&draft.raw).unwrap().to_owned()).collect()
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
    fn a_name_in_the_middle_of_a_sentence_leaves_no_hole() {
        assert_eq!(prose_of("sat with Ana Silva at the all-hands"), ["sat with Ana Silva at the all-hands"]);
        assert_eq!(prose_of("@Ana Silva's talk went well"), ["@Ana Silva's talk went well"]);
    }

    #[test]
    fn people_who_were_only_mentioned_stay_in_the_sentence() {
        assert_eq!(prose_of("Bo told me Ana Silva got promoted"), ["told me Ana Silva got promoted"]);
    }

    #[test]
    fn what_leads_to_a_promise_goes_with_it() {
        assert_eq!(
            prose_of("Ana pinged me about the offsite and I owe her a list of venues"),
            ["pinged me about the offsite"]
        );
    }

    #[test]
    fn a_line_of_marks_says_nothing_more() {
        assert_eq!(prose_of("Coffee with @Bo Lindqvist !send deck"), Vec::<String>::new());
    }

    #[test]
    fn what_lies_beside_some_places_keeps_to_its_words() {
        let raw = "ran into Bo by the lifts, the lease is signed and he is glad";
        let places = [Span { start: 0, end: 24 }, Span { start: 46, end: 60 }];
        let left = beside(raw, vec![Span { start: 0, end: 24 }, Span { start: 26, end: 60 }], &places);
        let left: Vec<&str> = left.into_iter().map(|piece| piece.of(raw).unwrap()).collect();
        assert_eq!(left, ["the lease is signed"]);
    }
}
