//! Days and moments in a line, counted from a moment.
//!
//! Words → lexemes (`lexemes`, by the words of each language in the room `language`) → a phrase (`grammar` and its parts
//! `amounts`, `written`, `periods`, `clock`) → a day (`calendar`, `stretch`). A leading date looks back, a promise's date looks
//! forward; the phrases are the same. Nothing here reads a clock. Why this is no library:
//! `docs/adr/004-dates-in-lines.md`.

mod amounts;
mod calendar;
mod clock;
mod grammar;
mod habits;
mod led;
mod lexemes;
mod periods;
pub(super) mod phrase;
mod stretch;
mod written;
mod zone;

use std::ops::Range;

use chrono::Datelike;

use super::{
    Doubt, Span,
    language::{self, Edge, Role, Tongue},
    naming::Naming,
    tokens::Line,
    words::OWNERS,
};
use crate::model::{DoubtAbout, Due, Moment};
pub(super) use calendar::{DateQuestion, DateReading, Toward, count, moment_of};
use grammar::DateGrammar;
pub use habits::DateHabits;
pub(super) use led::{day_that_has, leads_to};
use lexemes::{Lexeme, LexemeKind};
use phrase::{CalendarStretch, Day, Numbers, Occurrence, SpokenDate, WrittenDate, Year};
pub use zone::{due_in_zone, in_zone};

/// A longer text is no date.
const LONGEST_TEXT: usize = 200;
/// A phrase has at most this many lexemes: "on the last working day of the month at a quarter to five in the morning".
const LONGEST_PHRASE: usize = 20;

/// A date as typed for a promise or for `later REF WHEN`, counted forward from `now`: `fri`, `tomorrow`, `eod`,
/// `eom`, `next week`, `in 3 days`, `12 May`, `2026-05-12`, each with an optional time; a time alone is the next one.
///
/// Nothing if the text is no date; [`date_doubt`] tells whether it looked like one.
pub fn due_date(text: &str, habits: DateHabits, now: Moment) -> Option<Due> {
    due_date_in(Tongue::Common, text, habits, now)
}

/// The same in the words of a language.
pub(super) fn due_date_in(tongue: Tongue, text: &str, habits: DateHabits, now: Moment) -> Option<Due> {
    whole(tongue, text, habits, now, Toward::Forward)?.due
}

/// A past moment as typed for `--on`: `yesterday`, `mon`, `last friday`, `2 days ago`, `2026-05-12`, `12 May 14:30`,
/// or a moment in RFC 3339 from the year 1900 on. A day without a time is its noon, today is `now`; nothing if the
/// text is no past date.
pub fn past_moment(text: &str, habits: DateHabits, now: Moment) -> Option<Moment> {
    if let Ok(moment) = Moment::parse_from_rfc3339(text.trim()) {
        return (moment <= now && moment.date_naive().year() >= 1900).then_some(moment);
    }
    let reading = whole(Tongue::Common, text, habits, now, Toward::Back)?;
    entry_moment(&reading, now).filter(|moment| *moment <= now)
}

/// The moment an entry gets from a reading: a day without a time is its noon, today is `now`.
pub(super) fn entry_moment(reading: &DateReading, now: Moment) -> Option<Moment> {
    match reading.due? {
        Due::Day(day) => moment_of(day, now),
        Due::At(moment) => Some(moment),
    }
}

/// Why a text that looks like a date is not one: there is no such day, or it may be either of two.
pub fn date_doubt(text: &str, habits: DateHabits, now: Moment) -> Option<Doubt> {
    let span = Span { start: 0, end: text.len() };
    let reading = whole(Tongue::Common, text, habits, now, Toward::Forward)?;
    if reading.due.is_some() {
        return None;
    }
    doubt(&reading, text.trim(), span, "Write it as 12 May or 2026-05-12")
}

/// Whether a word may be part of a date: a number, or one that says something of days and times.
pub(super) fn is_of_dates(tongue: Tongue, word: &str) -> bool {
    let mut line = Line::read(word);
    line.read_in(tongue);
    lexemes::read(&line, 0..line.len(), &[]).iter().all(|lexeme| !matches!(lexeme.kind, LexemeKind::Other))
}

fn whole(
    tongue: Tongue,
    text: &str,
    habits: DateHabits,
    now: Moment,
    direction: Toward,
) -> Option<DateReading> {
    if text.len() > LONGEST_TEXT {
        return None;
    }
    let mut line = Line::read(text);
    line.read_in(tongue);
    let lexemes = lexemes::read(&line, 0..line.len(), &[]);
    let grammar = DateGrammar { lexemes: &lexemes };
    let spoken = expected(&grammar, grammar.skip(0, &[Role::By]))?;
    let rest = (spoken.end..line.len()).all(|at| matches!(line.sign(at), Some('.' | ',' | ':')));
    if rest { count(&spoken, habits, now, direction) } else { None }
}

/// A phrase where a date is expected: after "by", "until" or "before".
fn expected(grammar: &DateGrammar<'_>, at: usize) -> Option<SpokenDate> {
    if grammar.role(at, Role::Before) {
        return before(grammar, at);
    }
    let at = grammar.skip(at, &[Role::Joins]);
    let spoken = grammar.phrase(at);
    // "by lunch tomorrow"; without "by" it would be the lunch that is meant.
    let Some((part, end)) = grammar.part_at(at).filter(|_| spoken.is_none()) else { return spoken };
    let start = grammar.get(at)?.token;
    match grammar.phrase(end).filter(|day| day.time.is_none() && day.day != Day::Unsaid) {
        Some(day) => Some(SpokenDate { part: Some(part), start, ..day }),
        None => {
            let end = grammar.get(end.checked_sub(1)?)?.token + 1;
            Some(SpokenDate { day: Day::Unsaid, time: None, part: Some(part), start, end, weak: true })
        }
    }
}

/// "before thursday" is the day before; "before 4pm" is four.
fn before(grammar: &DateGrammar<'_>, at: usize) -> Option<SpokenDate> {
    let spoken = grammar.phrase(at + 1)?;
    let whole = spoken.time.is_none() && spoken.day != Day::Unsaid;
    let day = if whole { Day::Before(Box::new(spoken.day)) } else { spoken.day };
    Some(SpokenDate { day, ..spoken })
}

/// The doubt about a reading that is not sure.
pub(super) fn doubt(reading: &DateReading, text: &str, span: Span, advice: &str) -> Option<Doubt> {
    let advice = match reading.day() {
        Some(day) => format!(": taken for {}", day.format("%-d %B %Y")),
        None => format!(". {advice}"),
    };
    let (message, days) = match reading.question.as_ref()? {
        DateQuestion::Missing => (format!("There is no {text}{advice}"), Vec::new()),
        DateQuestion::Several(days) => {
            let years = days.iter().any(|day| days.first().is_some_and(|first| first.year() != day.year()));
            let format = if years { "%-d %B %Y" } else { "%-d %B" };
            let said: Vec<String> = days.iter().map(|day| day.format(format).to_string()).collect();
            let message = if said.is_empty() {
                format!("{text} could be many days{advice}")
            } else {
                format!("{text} could be {}{advice}", said.join(" or "))
            };
            (message, days.clone())
        }
        DateQuestion::OtherWeekday(day) => (format!("{text} is a {}{advice}", day.format("%A")), vec![*day]),
        DateQuestion::Past(days) => (format!("{text} is in the past{advice}"), days.clone()),
    };
    let alternatives = days.iter().map(ToString::to_string).collect();
    Some(Doubt { about: DoubtAbout::Date, span, message, alternatives })
}

/// A date phrase at the start of the line, up to its colon.
pub(super) struct Leading {
    /// The first token after the colon.
    pub(super) body: usize,
    /// The phrase without its colon.
    pub(super) span: Span,
    pub(super) reading: DateReading,
}

/// Reads `yesterday:`, `mon:`, `two days ago:`, `Mon 16 Nov:`, `16.11.:`, `12 May 14:30:`: the most recent past one,
/// weekdays strictly past.
pub(super) fn leading(
    line: &Line<'_>,
    names: &[Naming<'_>],
    habits: DateHabits,
    now: Moment,
) -> Option<Leading> {
    let lexemes = lexemes::read(line, 0..line.len().min(LONGEST_PHRASE), names);
    let spoken = DateGrammar { lexemes: &lexemes }.phrase(0)?;
    if line.sign(spoken.end) != Some(':') || is_month_alone(&spoken) {
        return None;
    }
    let span = line.span_of(0..spoken.end);
    Some(Leading { body: spoken.end + 1, span, reading: count(&spoken, habits, now, Toward::Back)? })
}

/// "May: ..." is a name or a heading, no day.
fn is_month_alone(spoken: &SpokenDate) -> bool {
    let edge = matches!(spoken.day, Day::Stretch { edge: Edge::Whole, .. });
    edge && spoken.weak && spoken.time.is_none()
}

/// The date in a promise's tokens: after by or until anywhere, or bare at the end.
pub(super) struct Promised {
    /// The words of the date, with the small word before it.
    pub(super) tokens: Range<usize>,
    /// The date alone.
    pub(super) date: Range<usize>,
    pub(super) reading: DateReading,
    /// It stood bare and may be no date at all.
    pub(super) bare: bool,
    /// It says roughly when: its words stay in the text unless a day was taken.
    pub(super) vague: bool,
    /// The phrase, for counting it again.
    spoken: SpokenDate,
    habits: DateHabits,
}

impl Promised {
    /// A date counted from an entry's own day may be past at the typing: that is a doubt, with the day one gets by
    /// counting from today.
    pub(super) fn seen_from(mut self, now: Moment) -> Self {
        if let Some(day) = self.reading.day().filter(|day| *day < now.date_naive())
            && self.reading.question.is_none()
            && !has_year(&self.spoken)
        {
            let today =
                count(&self.spoken, self.habits, now, Toward::Forward).and_then(|reading| reading.day());
            let days = [Some(day), today].into_iter().flatten().collect();
            self.reading.question = Some(DateQuestion::Past(days));
        }
        self
    }
}

/// "2026-05-12" is what it is, past or not.
fn has_year(spoken: &SpokenDate) -> bool {
    matches!(&spoken.day, Day::Written(written) if written.year != Year::Unsaid)
}

/// Looks for the date of a promise in these tokens, counted forward from `now`; words inside names are no dates.
pub(super) fn promised(
    line: &Line<'_>,
    body: Range<usize>,
    names: &[Naming<'_>],
    habits: DateHabits,
    now: Moment,
) -> Option<Promised> {
    // "by 25.11.": the clause leaves its full stop outside.
    let stop = usize::from(line.sign(body.end) == Some('.') && line.touches(body.end));
    let lexemes = lexemes::read(line, body.start..body.end + stop, names);
    let grammar = DateGrammar { lexemes: &lexemes };
    let found = |spoken: SpokenDate, tokens: Range<usize>, bare| {
        let reading = count(&spoken, habits, now, Toward::Forward)?;
        let end = spoken.end.min(body.end);
        let vague = matches!(spoken.day, Day::Stretch { .. });
        let date = spoken.start..end;
        Some(Promised { tokens: tokens.start..end, date, reading, bare, vague, spoken, habits })
    };
    let led_by = |role: Role| {
        lexemes.iter().enumerate().filter(|(_, lexeme)| lexeme.starts).find_map(|(at, lexeme)| {
            // "no later than friday".
            let than = role == Role::By
                && grammar.role(at, Role::Than)
                && at >= 2
                && grammar.role(at - 1, Role::Later);
            if !grammar.role(at, role) && !than {
                return None;
            }
            let start = if than { lexemes.get(at - 2)?.token } else { lexeme.token };
            let spoken = expected(&grammar, if role == Role::By { at + 1 } else { at })?;
            let whole = !goes_on(&lexemes, spoken.end);
            if whole { found(spoken, start..0, false) } else { None }
        })
    };
    if let Some(promised) = led_by(Role::By) {
        return Some(promised);
    }
    let end = last_word(line, &body);
    let last = lexemes.partition_point(|lexeme| lexeme.token < end);
    let mut at = last.saturating_sub(2 * LONGEST_PHRASE);
    let mut behind = None;
    while at < last {
        let Some(spoken) = grammar.phrase(at) else {
            at += 1;
            continue;
        };
        if spoken.end < end {
            // Nothing of a phrase begins another one: "5pm tomorrow at 9" is not understood.
            at = lexemes.partition_point(|lexeme| lexeme.token < spoken.end).max(at + 1);
            behind = Some(at);
            continue;
        }
        // "5pm tomorrow, 9 am": two dates side by side are one that was not understood.
        if behind.is_some_and(|behind| at <= behind + 1) {
            break;
        }
        // What is no date of the sentence has no date inside it either: "notes from monday 5pm".
        let Some(from) = bare_start(&grammar, at, &spoken) else { break };
        let start = lexemes.get(from).map_or(spoken.start, |lexeme| lexeme.token);
        // "Put him up for the night" says how long.
        if line.is(start, "for") && line.is(start + 1, "the") {
            break;
        }
        if let Some(promised) = found(spoken, start..0, true) {
            return Some(promised);
        }
        at += 1;
    }
    // "Ihn am Freitag anzurufen": German has the verb behind the day.
    let verb = end.checked_sub(1).and_then(|at| line.word(at)).unwrap_or_default();
    let before = end.checked_sub(2).and_then(|at| line.word(at)).unwrap_or_default();
    let verb_last = language::is_infinitive_behind(verb, before);
    let on = || verb_last.then(|| led_by(Role::On)).flatten();
    led_by(Role::Before).or_else(on).or_else(|| of_a_thing(line, &body, &grammar, &lexemes, habits, now))
}

/// "I'm to do her Sunday shift": the day of the thing itself, which stays in the text.
fn of_a_thing(
    line: &Line<'_>,
    body: &Range<usize>,
    grammar: &DateGrammar<'_>,
    lexemes: &[Lexeme],
    habits: DateHabits,
    now: Moment,
) -> Option<Promised> {
    let at = lexemes.iter().position(|lexeme| {
        let token = lexeme.token;
        let owned = token > body.start && line.is_any(token - 1, OWNERS);
        let weekday = line.word(token).is_some_and(|word| language::meaning(word).weekday.is_some());
        owned && weekday && token + 1 < body.end && line.word(token + 1).is_some()
    })?;
    let spoken = grammar.phrase(at).filter(|spoken| spoken.end == spoken.start + 1)?;
    let reading = count(&spoken, habits, now, Toward::Forward)?;
    let date = spoken.start..spoken.end;
    Some(Promised { tokens: body.end..body.end, date, reading, bare: true, vague: false, spoken, habits })
}

/// The words after a phrase go on speaking of a date, so it was not understood as a whole.
fn goes_on(lexemes: &[Lexeme], end: usize) -> bool {
    let next = lexemes.partition_point(|lexeme| lexeme.token < end);
    let grammar = DateGrammar { lexemes };
    let at = grammar.role(next, Role::At);
    if grammar.clock_after(next).is_some_and(|(clock, _)| clock.explicit || at) {
        return true;
    }
    match lexemes.get(next).map(|lexeme| &lexeme.kind) {
        Some(LexemeKind::Word(meaning) | LexemeKind::Letter(_, meaning)) => {
            meaning.is_of_dates() || meaning.part.is_some()
        }
        // "20 - 29 February" is more than a day.
        Some(LexemeKind::Sign('-' | '\u{2013}')) => {
            matches!(
                lexemes.get(next + 1).map(|lexeme| &lexeme.kind),
                Some(LexemeKind::Number { .. } | LexemeKind::Ordinal(_))
            )
        }
        _ => false,
    }
}

/// Where a date without "by" begins, with the small word that leads to it; nothing if it is no date of the
/// sentence: "notes from monday", "every friday", "in the sun", "the 12/5".
fn bare_start(grammar: &DateGrammar<'_>, at: usize, spoken: &SpokenDate) -> Option<usize> {
    if is_month_alone(spoken) {
        return None;
    }
    let led = matches!(grammar.meaning(at).role, Some(Role::On | Role::At | Role::In));
    let Some(before) = at.checked_sub(1) else { return (!spoken.weak || led).then_some(at) };
    let meaning = grammar.meaning(before);
    let joins = matches!(meaning.role, Some(Role::On | Role::Joins | Role::About | Role::Tail));
    if spoken.weak && !led && !joins {
        return None;
    }
    let blocked = matches!(
        meaning.role,
        Some(
            Role::Article
                | Role::Before
                | Role::Than
                | Role::From
                | Role::Of
                | Role::In
                | Role::To
                | Role::After
                | Role::And
                | Role::Or
                | Role::Blocks
                | Role::This
                | Role::Next
                | Role::Last
        )
    ) || meaning.number == Some(1)
        || meaning.is_of_dates() && meaning.role != Some(Role::Ago)
        // "dinner at Ana's on Friday" is a day, "Ana's Friday" is none.
        || !led && matches!(grammar.get(before).map(|it| &it.kind), Some(LexemeKind::Possessive))
        || matches!(grammar.sign(before), Some('/' | '-' | '\u{2013}'))
            && (grammar.touches(before) || before.checked_sub(1).is_some_and(|it| grammar.is_number(it)));
    // "in 1 mon" was not understood; "slide 3 tomorrow" is.
    let counted = grammar.is_number(before)
        && before.checked_sub(1).is_some_and(|led| {
            grammar.sign(led).is_some() || grammar.meaning(led).role.is_some_and(|role| role != Role::Joins)
        });
    if blocked || counted {
        return None;
    }
    Some(if joins { before } else { at })
}

fn last_word(line: &Line<'_>, body: &Range<usize>) -> usize {
    let mut end = body.end;
    let signs = |mut end: usize| {
        while end > body.start && matches!(line.sign(end - 1), Some('.' | ',' | ':' | ';' | '!' | '?' | ')'))
        {
            end -= 1;
        }
        end
    };
    end = signs(end);
    // "The drawings, tomorrow he says": who says so stands behind the day.
    let tag = end.checked_sub(2).filter(|&tag| tag > body.start);
    let says =
        tag.is_some_and(|tag| line.is_any(tag, &["she", "he", "they"]) && line.is_any(tag + 1, SAYS_SO));
    if says { signs(end - 2) } else { end }
}

/// With which one says whose word a day is: "by Friday, she says".
const SAYS_SO: &[&str] = &[
    "says", "said", "say", "reckons", "reckoned", "thinks", "thought", "hopes", "hoped", "promises",
    "promised", "swears", "swore",
];

/// A date phrase somewhere in a sentence.
pub(super) struct DatePhrase {
    /// Its tokens, with the small word that leads to it.
    pub(super) tokens: Range<usize>,
    pub(super) spoken: SpokenDate,
    /// After "by" it is when something is due, and no day of a conversation.
    pub(super) by: bool,
}

/// Every date phrase of these tokens that is a part of the sentence by itself, from left to right.
pub(super) fn told(line: &Line<'_>, tokens: Range<usize>, names: &[Naming<'_>]) -> Vec<DatePhrase> {
    let lexemes = lexemes::read(line, tokens, names);
    let grammar = DateGrammar { lexemes: &lexemes };
    let mut found = Vec::new();
    let mut at = 0;
    while at < lexemes.len() {
        let spoken = grammar.phrase(at).filter(|spoken| !goes_on(&lexemes, spoken.end));
        let Some(spoken) = spoken else {
            at += 1;
            continue;
        };
        let next = lexemes.partition_point(|lexeme| lexeme.token < spoken.end);
        let by = at.checked_sub(1).filter(|&before| grammar.role(before, Role::By));
        if let Some(from) = by.or_else(|| bare_start(&grammar, at, &spoken)) {
            let start = lexemes.get(from).map_or(spoken.start, |lexeme| lexeme.token);
            found.push(DatePhrase { tokens: start..spoken.end, spoken, by: by.is_some() });
        }
        at = next.max(at + 1);
    }
    found
}

/// Which way a phrase looks whatever the sentence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Facing {
    Back,
    Ahead,
    Today,
    /// "friday", "12 May": either way.
    Either,
}

/// Which way a phrase looks by its own words.
pub(super) fn look(spoken: &SpokenDate) -> Facing {
    match &spoken.day {
        Day::Offset(0) | Day::Unsaid => Facing::Today,
        Day::Offset(days) if *days < 0 => Facing::Back,
        Day::Weekday { which: Occurrence::Last, .. } => Facing::Back,
        Day::Offset(_) | Day::Weekday { which: Occurrence::Next, .. } => Facing::Ahead,
        Day::OfWeek { weeks, .. } => by_count(*weeks),
        Day::Distance { amounts, from: None } => {
            amounts.first().map_or(Facing::Today, |it| by_count(it.quarters))
        }
        Day::Weekdays { count, .. }
        | Day::Stretch {
            stretch:
                CalendarStretch::Week(count)
                | CalendarStretch::Weekend(count)
                | CalendarStretch::Quarter(count)
                | CalendarStretch::Year(count),
            ..
        } => by_count(*count),
        _ => Facing::Either,
    }
}

fn by_count(count: i64) -> Facing {
    match count {
        ..0 => Facing::Back,
        0 => Facing::Either,
        1.. => Facing::Ahead,
    }
}

/// A day of the calendar, by its numbers, as an entry's day may be written without a colon.
pub(super) fn is_written(spoken: &SpokenDate) -> bool {
    match &spoken.day {
        Day::Written(WrittenDate { numbers, year, weekday }) => {
            *year != Year::Unsaid || weekday.is_some() || matches!(numbers, Numbers::Day { .. })
        }
        _ => false,
    }
}
