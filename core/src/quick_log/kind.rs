//! What kind of contact a line tells of, and whether it happened at all.

use std::ops::Range;

use chrono::NaiveDate;

use super::{
    Lexicon,
    clauses::{Clause, ends_sentence},
    names::{Naming, is_list},
    tokens::Line,
    when::{
        self, Reading,
        phrase::{self, Phrase, Which},
    },
    words::{CANCELLED, NEGATIONS, OWNERS},
};
use crate::model::{EntryKind, Moment};

/// The kind word stands among the first words.
const FIRST_WORDS: usize = 6;
/// The user's own kind words may have this many words.
const LONGEST_KIND_WORD: usize = 3;

/// A kind word in the line.
pub(super) struct KindWord {
    pub(super) kind: EntryKind,
    pub(super) tokens: Range<usize>,
    /// The token after the kind words that follow directly: "hallway chat".
    pub(super) run_end: usize,
}

/// The first kind word among the first six words, a name counting as one; outside clauses and names, not after "to",
/// and no note, message or e-mail that is somebody's.
pub(super) fn read(
    line: &Line<'_>,
    start: usize,
    names: &[Naming<'_>],
    clauses: &[Clause],
    lexicon: &Lexicon,
) -> Option<KindWord> {
    let (mut names, mut clauses) = (names.iter().peekable(), clauses.iter().peekable());
    let (mut at, mut counted) = (start, 0);
    while at < line.len() && counted < FIRST_WORDS {
        while clauses.next_if(|clause| clause.tokens.end <= at).is_some() {}
        while names.next_if(|name| name.tokens.end <= at).is_some() {}
        if let Some(clause) = clauses.peek().filter(|clause| clause.tokens.start <= at) {
            at = clause.tokens.end;
        } else if let Some(name) = names.peek().filter(|name| name.tokens.start <= at) {
            at = name.tokens.end;
            counted += 1;
        } else if let Some((kind, end)) = kind_at(line, at, lexicon)
            && !at.checked_sub(1).is_some_and(|before| leads_elsewhere(line, before, &kind))
        {
            let mut run_end = end;
            while let Some((_, end)) = kind_at(line, run_end, lexicon) {
                run_end = end;
            }
            return Some(KindWord { kind, tokens: at..end, run_end });
        } else {
            counted += usize::from(line.word(at).is_some());
            at += 1;
        }
    }
    None
}

/// Whether the word before a kind word says that it is none: "to call", and a thing that somebody has, as in "your note".
fn leads_elsewhere(line: &Line<'_>, before: usize, kind: &EntryKind) -> bool {
    let written = matches!(kind, EntryKind::Note | EntryKind::Message | EntryKind::Email);
    line.is(before, "to") || (written && line.is_any(before, OWNERS))
}

fn kind_at(line: &Line<'_>, at: usize, lexicon: &Lexicon) -> Option<(EntryKind, usize)> {
    let one_on_one = line.is(at, "1")
        && line.sign(at + 1) == Some(':')
        && line.is(at + 2, "1")
        && line.touches(at + 1)
        && line.touches(at + 2);
    if one_on_one {
        return Some((EntryKind::OneOnOne, at + 3));
    }
    let mut words = line.word(at)?.to_owned();
    let mut found = None;
    for end in at + 1..=at + LONGEST_KIND_WORD {
        found = lexicon.kind(&words).map(|kind| (kind, end)).or(found);
        let Some(next) = line.word(end) else { break };
        words.push(' ');
        words.push_str(next);
    }
    found
}

/// Words that say that the conversation has not happened: it is cancelled, or still to come.
pub(super) struct NotYet {
    pub(super) tokens: Range<usize>,
    /// When it will be, if the line says so.
    pub(super) coming: Option<Reading>,
}

/// "Cancelled", "skipped", or a kind word with its people and then a day to come.
pub(super) fn not_yet(
    line: &Line<'_>,
    start: usize,
    names: &[Naming<'_>],
    clauses: &[Clause],
    kind: Option<&KindWord>,
    now: Moment,
) -> Option<NotYet> {
    let end = clauses.first().map_or(line.len(), |clause| clause.tokens.start);
    cancelled(line, start..end, names).or_else(|| coming(line, names, kind?, end, now))
}

fn cancelled(line: &Line<'_>, tokens: Range<usize>, names: &[Naming<'_>]) -> Option<NotYet> {
    for at in tokens.clone() {
        if at > tokens.start && ends_sentence(line, at) {
            return None;
        }
        // "told me they cancelled the offsite" tells of something else.
        if line.is_any(
            at,
            &["said", "says", "told", "tells", "heard", "mentioned", "explained", "because", "why"],
        ) {
            return None;
        }
        if !line.is_any(at, CANCELLED) {
            continue;
        }
        let negated = (at.saturating_sub(3).max(tokens.start)..at).any(|before| is_negation(line, before));
        let before = at.checked_sub(1).filter(|&before| before >= tokens.start);
        let others = before.is_some_and(|before| line.is_any(before, &["who", "they", "that", "which"]));
        let clause_of_its_own = (tokens.start..at).any(|i| line.sign(i) == Some(','))
            && before.is_some_and(|before| line.sign(before) != Some(','))
            && !names.iter().any(|name| Some(name.tokens.end) == before.map(|before| before + 1));
        if negated || others || clause_of_its_own {
            return None;
        }
        return Some(NotYet { tokens: at..at + 1, coming: None });
    }
    None
}

fn coming(line: &Line<'_>, names: &[Naming<'_>], kind: &KindWord, end: usize, now: Moment) -> Option<NotYet> {
    let after = list_after(line, names, kind.run_end);
    for mut at in [after.unwrap_or(kind.run_end), kind.run_end] {
        at += usize::from(line.is_any(at, &["is", "on", "at"]));
        at += usize::from(line.is(at, "on"));
        let Some(spoken) = phrase::read(line, at).filter(|spoken| spoken.end <= end) else { continue };
        let says_so = match spoken.phrase {
            Phrase::Days(days) => days > 0 || line.is(at, "tonight"),
            Phrase::ThisWeek | Phrase::EndOfMonth | Phrase::EndOfNextMonth | Phrase::EndOfYear => false,
            Phrase::NextWeek => true,
            _ => match when::forward(&spoken, now) {
                Some(Reading::Day(day)) => day > now.date_naive(),
                Some(Reading::At(moment)) => moment > now,
                _ => false,
            },
        };
        // "12 May" is the last one as much as the next one.
        let either_year =
            matches!(spoken.phrase, Phrase::DayMonth { year: None, .. } | Phrase::Slashed { .. });
        if says_so && !either_year {
            return Some(NotYet { tokens: at..spoken.end, coming: when::forward(&spoken, now) });
        }
    }
    None
}

/// A past day that the line tells without a colon: at its start, or after the kind word and its people.
pub(super) fn past_day(
    line: &Line<'_>,
    start: usize,
    names: &[Naming<'_>],
    kind: Option<&KindWord>,
    now: Moment,
) -> Option<(Range<usize>, NaiveDate)> {
    let after = kind.map(|kind| list_after(line, names, kind.run_end).unwrap_or(kind.run_end));
    [Some(start), after].into_iter().flatten().find_map(|at| {
        let spoken = phrase::read(line, at)?;
        let past = match spoken.phrase {
            Phrase::Days(days) => days < 0,
            Phrase::Counted(count, _) => count < 0,
            Phrase::Weekday(_, which) => which == Which::Last,
            _ => false,
        };
        match when::back(&spoken, now).filter(|_| past)? {
            Reading::Day(day) => Some((at..spoken.end, day)),
            Reading::At(moment) => Some((at..spoken.end, moment.date_naive())),
            Reading::Missing | Reading::Several(_) => None,
        }
    })
}

/// The token after the list of names that starts here, perhaps after "with" or "for"; nothing if no name does.
fn list_after(line: &Line<'_>, names: &[Naming<'_>], at: usize) -> Option<usize> {
    let mut start = at;
    if line.is_any(start, &["with", "w", "for"]) {
        start += 1;
        start += usize::from(line.sign(start) == Some('/'));
    }
    let mut next = names.iter().position(|name| name.tokens.start == start)?;
    let mut end = names.get(next)?.tokens.end;
    while let Some(name) = names.get(next + 1).filter(|name| is_list(line, end..name.tokens.start)) {
        end = name.tokens.end;
        next += 1;
    }
    Some(end)
}

pub(super) fn is_negation(line: &Line<'_>, at: usize) -> bool {
    line.word(at).is_some_and(|word| NEGATIONS.contains(&word) || word.ends_with("n't"))
}
