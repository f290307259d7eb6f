//! The grammar of date phrases: from lexemes to a [`SpokenDate`] phrase.
//!
//! Every reader takes the place where its part starts and gives what it read with the place after it, or nothing. Of
//! several readings the longest counts, so that no words of a date are left over. Nothing here knows today's date.

use chrono::Weekday;

use super::super::language::{Edge, Meaning, Part, Role, Unit};
use super::{
    lexemes::{Lexeme, LexemeKind},
    phrase::{CalendarStretch, Day, Occurrence, SpokenDate, Year},
};

/// Reads phrases from a row of lexemes.
#[derive(Clone, Copy)]
pub(super) struct DateGrammar<'l> {
    pub(super) lexemes: &'l [Lexeme],
}

/// A day that was read.
pub(super) struct Read {
    pub(super) day: Day,
    pub(super) end: usize,
    pub(super) weak: bool,
}

impl Read {
    pub(super) fn new(day: Day, end: usize) -> Self {
        Self { day, end, weak: false }
    }

    pub(super) fn weak(day: Day, end: usize) -> Self {
        Self { day, end, weak: true }
    }
}

impl DateGrammar<'_> {
    /// The longest date phrase that starts at this lexeme, with its time if there is one.
    pub(super) fn phrase(&self, at: usize) -> Option<SpokenDate> {
        let first = self.get(at)?;
        let glued = first.touches
            && !at.checked_sub(1).is_some_and(|before| {
                matches!(
                    self.get(before).map(|it| &it.kind),
                    Some(LexemeKind::Sign(':' | '(' | '"' | '-' | '\u{2014}'))
                )
            });
        if !first.starts || glued && self.sign(at) != Some('+') {
            return None;
        }
        let readings = [self.day_then_time(at), self.time_then_day(at), self.time_alone(at)];
        let longest = readings.into_iter().flatten().filter(|(_, end)| self.ends_cleanly(*end));
        let (mut spoken, end) = longest.reduce(|one, other| if other.1 > one.1 { other } else { one })?;
        spoken.weak &= spoken.time.is_none() || spoken.day == Day::Unsaid;
        let end = self.tail(end);
        spoken.start = first.token;
        spoken.end = self.get(end.checked_sub(1)?)?.token + 1;
        Some(spoken)
    }

    /// "12 May/13" and "fri-sat" are not the date they begin with.
    fn ends_cleanly(&self, end: usize) -> bool {
        if !end.checked_sub(1).and_then(|last| self.get(last)).is_some_and(|last| last.ends) {
            return false;
        }
        match self.get(end).filter(|next| next.touches) {
            None => true,
            Some(Lexeme { kind: LexemeKind::Sign('+'), .. }) => !self.is_number(end + 1),
            Some(Lexeme { kind: LexemeKind::Sign(sign), .. }) => {
                !matches!(sign, '/' | '-' | '_' | '@' | '#' | '%')
            }
            Some(_) => false,
        }
    }

    /// The place after "sharp", "or so", "at the latest", "first thing", which change nothing.
    fn tail(&self, end: usize) -> usize {
        let latest = self.skip(self.skip(end, &[Role::At]), &[Role::Article]);
        if self.role(latest, Role::Tail) {
            return latest + 1;
        }
        if self.role(end, Role::Or) && self.role(end + 1, Role::So) {
            return end + 2;
        }
        self.first_thing(end).unwrap_or(end)
    }

    fn first_thing(&self, at: usize) -> Option<usize> {
        (self.meaning(at).ordinal == Some(1) && self.role(at + 1, Role::Thing)).then_some(at + 2)
    }

    fn day_then_time(&self, at: usize) -> Option<(SpokenDate, usize)> {
        let read = self.day(at)?;
        let mut spoken =
            SpokenDate { day: read.day, time: None, part: None, start: 0, end: 0, weak: read.weak };
        let mut end = read.end;
        if let Some(part) = self.part_named(at).filter(|_| end == at + 1) {
            spoken.part = Some(part);
        }
        if let Some((part, after)) = self.part_after(end) {
            spoken.part = Some(part);
            end = after;
        }
        if let Some(after) = self.end_of_day(end) {
            return Some((spoken, after));
        }
        if let Some((clock, after)) = self.clock_after(end) {
            let (part, after) = match self.part_after(after) {
                Some((part, after)) => (Some(part), after),
                None => (spoken.part, after),
            };
            spoken.time = clock.time(part);
            spoken.time?;
            end = after;
            // "Thu Sep 25 10:36 2026".
            if let Day::Written(written) = &mut spoken.day
                && written.year == Year::Unsaid
                && let Some((year @ Year::Full(_), after)) = self.year_after(end)
            {
                written.year = year;
                end = after;
            }
        }
        Some((spoken, end))
    }

    /// "5pm on friday", "eod tomorrow", "the morning of 12 May".
    fn time_then_day(&self, at: usize) -> Option<(SpokenDate, usize)> {
        let from = self.skip(at, &[Role::Article]);
        if let Some(end) = self
            .end_of_day(at)
            .or_else(|| {
                let end = self.part_at(from)?.1;
                self.role(end, Role::Of).then_some(end)
            })
            .or_else(|| self.first_thing(at))
        {
            let part = self.part_at(from).map(|(part, _)| part);
            let day = self.skip_sign(self.skip(end, &[Role::Of, Role::On]), &[',']);
            let read = self.day(day)?;
            let (part, end) = match self.part_after(read.end) {
                Some((later, end)) => (Some(later), end),
                None => (part, read.end),
            };
            return Some((
                SpokenDate { day: read.day, time: None, part, start: 0, end: 0, weak: false },
                end,
            ));
        }
        let said_at = self.role(at, Role::At) || self.sign(at) == Some('@');
        let from = self.skip(at, &[Role::At, Role::About]) + usize::from(self.sign(at) == Some('@'));
        let (clock, end) = self.clock(from, true)?;
        let (said, end) = self.part_after(end).map_or((None, end), |(part, end)| (Some(part), end));
        let joint = self.skip_sign(self.skip(end, &[Role::On, Role::Of]), &[',', '\u{2219}', '\u{b7}']);
        let joint = self.skip(joint, &[Role::On]);
        let read = self.day(joint)?;
        if matches!(read.day, Day::Unsaid) || self.get(joint)?.touches {
            return None;
        }
        let mut part = self.part_named(joint).filter(|_| read.end == joint + 1).or(said);
        let mut end = read.end;
        if let Some((later, after)) = self.part_after(end) {
            part = Some(later);
            end = after;
        }
        // A bare number before a day is a time only after "at", or before "tonight": "send 9 tomorrow".
        if !clock.explicit && !clock.digital && !said_at && part.is_none() {
            return None;
        }
        let time = Some(clock.time(part)?);
        Some((SpokenDate { day: read.day, time, part, start: 0, end: 0, weak: false }, end))
    }

    /// "5pm", "at half past nine", "in the afternoon".
    fn time_alone(&self, at: usize) -> Option<(SpokenDate, usize)> {
        let spoken = |time, part| SpokenDate { day: Day::Unsaid, time, part, start: 0, end: 0, weak: true };
        let from = self.skip(at, &[Role::At, Role::About]);
        let from = self.skip(from, &[Role::About]) + usize::from(self.sign(at) == Some('@'));
        // "11 at night" needs no "at" before it.
        let plain = self.number(from).is_some_and(|(_, digits)| digits <= 2);
        if let Some((clock, end)) = self.clock(from, from > at || plain) {
            let (part, end) = self.part_after(end).map_or((None, end), |(part, end)| (Some(part), end));
            if clock.explicit || part.is_some() {
                let time = Some(clock.time(part)?);
                // "11 am" and "midnight" are times anywhere, "3:16" is one where a time is expected.
                let weak = !clock.named && part.is_none();
                return Some((SpokenDate { weak, ..spoken(time, part) }, end));
            }
        }
        let (part, end) = self.part_after(at).filter(|(_, end)| *end > at + 1)?;
        Some((spoken(None, Some(part)), end))
    }

    /// "in the morning", "at night", "morning": a part of the day after a day or a time.
    fn part_after(&self, at: usize) -> Option<(Part, usize)> {
        let at = self.skip_sign(at, &[',']);
        let from = self.skip(at, &[Role::In, Role::At, Role::On, Role::About]);
        let from = self.skip(from, &[Role::Article, Role::This]);
        let (part, end) = self.part_at(from)?;
        // "tonight" and "morgen" are days of their own.
        (self.meaning(from).day.is_none() || from > at).then_some((part, end))
    }

    pub(super) fn part_at(&self, at: usize) -> Option<(Part, usize)> {
        let at = if matches!(self.meaning(at).edge, Some(Edge::Early | Edge::Late)) { at + 1 } else { at };
        Some((self.meaning(at).part?, at + 1))
    }

    /// The part of the day in a word that is a day too: "tonight".
    fn part_named(&self, at: usize) -> Option<Part> {
        let meaning = self.meaning(at);
        meaning.part.filter(|_| meaning.day == Some(0))
    }

    /// "eod", "end of day", "close of business".
    fn end_of_day(&self, at: usize) -> Option<usize> {
        let at = self.skip(self.skip_sign(at, &[',']), &[Role::At, Role::By]);
        if self.role(at, Role::EndOfDay) {
            return Some(at + 1);
        }
        let at = self.skip(at, &[Role::Article]);
        if self.meaning(at).edge != Some(Edge::End) || !self.role(at + 1, Role::Of) {
            return None;
        }
        let what = self.skip(at + 2, &[Role::Article, Role::This]);
        let day = self.meaning(what).unit == Some(Unit::Days) || self.role(what, Role::Business);
        day.then_some(what + 1)
    }

    /// The longest day that starts here; "mon or tue" and "next friday + 2 days" too.
    pub(super) fn day(&self, at: usize) -> Option<Read> {
        let at = self.skip(at, &[Role::On]);
        let mut read = self.one_day(at)?;
        if let Some((amounts, end)) = self.signed_amounts(read.end) {
            let now = matches!(&read.day, Day::Distance { amounts, from: None } if amounts.is_empty());
            let from = if now { None } else { Some(Box::new(read.day)) };
            read = Read::new(Day::Distance { amounts, from }, end);
        }
        let or = match self.sign(read.end) {
            Some('/') if self.touches(read.end) => read.end + 1,
            _ if self.role(read.end, Role::Or) => read.end + 1,
            _ => return Some(read),
        };
        // "12/5/6" stays what it is; a second weekday or date makes two.
        if matches!(read.day, Day::Written(_)) && self.touches(or) {
            return Some(read);
        }
        match self.one_day(self.skip(or, &[Role::On])) {
            Some(other) => Some(Read::new(Day::Either(Box::new(read.day), Box::new(other.day)), other.end)),
            None => Some(read),
        }
    }

    /// A day without "or".
    pub(super) fn one_day(&self, at: usize) -> Option<Read> {
        let readings = [
            self.relative(at),
            self.distance(at),
            self.weekday(at),
            self.stretch(at),
            self.written(at),
            self.numbers(at),
            self.of_month(at),
            self.nth(at),
            self.feast(at),
        ];
        readings.into_iter().flatten().reduce(|one, other| if other.end > one.end { other } else { one })
    }

    /// today, tomorrow, "the day after tomorrow", "this morning", "last night", now.
    fn relative(&self, at: usize) -> Option<Read> {
        if let Some(day) = self.meaning(at).day {
            return Some(Read::new(Day::Offset(day), at + 1));
        }
        if self.role(at, Role::Now) {
            return Some(Read::weak(Day::Distance { amounts: Vec::new(), from: None }, at + 1));
        }
        if let Some(end) = self.end_of_day(at) {
            return Some(Read::new(Day::Offset(0), end));
        }
        // "late tonight", "late last night".
        if matches!(self.meaning(at).edge, Some(Edge::Early | Edge::Late)) {
            let read = self.relative(at + 1)?;
            return matches!(read.day, Day::Offset(_)).then_some(read);
        }
        let day = self.skip(at, &[Role::Article]);
        if self.meaning(day).unit == Some(Unit::Days) {
            let (after, base) = (self.role(day + 1, Role::After), self.meaning(day + 2).day?);
            return match (after, self.role(day + 1, Role::Before)) {
                (true, _) => Some(Read::new(Day::Offset(base + 1), day + 3)),
                (_, true) => Some(Read::new(Day::Offset(base - 1), day + 3)),
                _ => None,
            };
        }
        let which = self.which(at)?;
        let next = at + 1;
        if let Some((part, end)) = self.part_at(next) {
            return match which {
                Occurrence::Nearest => {
                    Some(Read::new(Day::Offset(0), if part == Part::Night { end } else { next }))
                }
                Occurrence::Last if part == Part::Night => Some(Read::new(Day::Offset(-1), end)),
                _ => None,
            };
        }
        let unit = self.meaning(next).unit?;
        let count = match (which, unit) {
            (Occurrence::Next, Unit::Hours | Unit::Days | Unit::Minutes) => 1,
            (Occurrence::Last, Unit::Days) => -1,
            (Occurrence::Next, Unit::Workdays) => return Some(Read::new(workdays(1), next + 1)),
            (Occurrence::Last, Unit::Workdays) => return Some(Read::weak(workdays(-1), next + 1)),
            _ => return None,
        };
        let amounts = vec![super::phrase::Amount { quarters: 4 * count, unit, vague: false }];
        let read = Read::new(Day::Distance { amounts, from: None }, next + 1);
        Some(Read { weak: which == Occurrence::Last, ..read })
    }

    /// this, next, last; "past" counts as last only before a weekday.
    pub(super) fn which(&self, at: usize) -> Option<Occurrence> {
        match self.meaning(at).role? {
            Role::This => Some(Occurrence::Nearest),
            Role::Next => Some(Occurrence::Next),
            Role::Last | Role::Past => Some(Occurrence::Last),
            _ => None,
        }
    }

    /// "fri", "next friday", "friday next week", "friday week", "Fri 27 Nov".
    fn weekday(&self, at: usize) -> Option<Read> {
        let mut from = self.skip(at, &[Role::Article]);
        let mut which = Occurrence::Nearest;
        while let Some(said) = self.which(from) {
            which = said;
            from += 1;
        }
        let weekday = self.meaning(from).weekday?;
        let mut end = from + 1;
        let plain = which == Occurrence::Nearest;
        let dot = self.sign(end) == Some('.') && self.touches(end);
        let comma = self.skip_sign(end + usize::from(dot), &[',']);
        if plain && let Some(mut read) = self.date_of_weekday(comma, weekday) {
            read.weak = false;
            return Some(read);
        }
        if plain && let Some((weeks, end)) = self.week_after(comma) {
            return Some(Read::new(Day::OfWeek { weekday, weeks }, end));
        }
        if self.role(end, Role::After) && self.role(end + 1, Role::Next) {
            return Some(Read::new(Day::OfWeek { weekday, weeks: 2 }, end + 2));
        }
        let more = match self.meaning(end).unit {
            Some(Unit::Weeks) if !self.is_plural(end) => 7,
            Some(Unit::Fortnights) if !self.is_plural(end) => 14,
            _ => 0,
        };
        let mut day = Day::Weekday { weekday, which };
        if more > 0 && plain {
            let amount = super::phrase::Amount { quarters: 4 * more, unit: Unit::Days, vague: false };
            day = Day::Distance { amounts: vec![amount], from: Some(Box::new(day)) };
            end += 1;
        } else if dot && self.touches(from + 1) && self.is_more_of_date(end + 1) {
            end += 1;
        }
        Some(Read::new(day, end))
    }

    /// The date after its weekday.
    fn date_of_weekday(&self, at: usize, weekday: Weekday) -> Option<Read> {
        let at = self.skip(at, &[Role::On]);
        let readings = [self.written(at), self.numbers(at), self.of_month(at)];
        let read = readings
            .into_iter()
            .flatten()
            .reduce(|one, other| if other.end > one.end { other } else { one })?;
        let day = match read.day {
            Day::Written(mut written) => {
                written.weekday = Some(weekday);
                Day::Written(written)
            }
            other => other,
        };
        Some(Read::new(day, read.end))
    }

    /// "of next week", ", this week", "next week" after a weekday; gives the weeks from this one.
    fn week_after(&self, at: usize) -> Option<(i64, usize)> {
        let from = self.skip(at, &[Role::Of, Role::From, Role::In, Role::On]);
        let (stretch, end) = self.period(from)?;
        match stretch {
            CalendarStretch::Week(weeks) => Some((weeks, end)),
            _ => None,
        }
    }

    // What is at one place.

    pub(super) fn get(&self, at: usize) -> Option<&Lexeme> {
        self.lexemes.get(at)
    }

    pub(super) fn meaning(&self, at: usize) -> Meaning {
        match self.get(at).map(|lexeme| &lexeme.kind) {
            Some(LexemeKind::Word(meaning) | LexemeKind::Letter(_, meaning)) => *meaning,
            _ => Meaning::default(),
        }
    }

    pub(super) fn role(&self, at: usize, role: Role) -> bool {
        self.meaning(at).role == Some(role)
    }

    pub(super) fn sign(&self, at: usize) -> Option<char> {
        match self.get(at)?.kind {
            LexemeKind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    pub(super) fn touches(&self, at: usize) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.touches)
    }

    /// A number and how many digits it has.
    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        match self.get(at)?.kind {
            LexemeKind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        matches!(self.get(at).map(|it| &it.kind), Some(LexemeKind::Number { .. } | LexemeKind::Ordinal(_)))
    }

    /// "24th", "twenty-fourth", "first".
    pub(super) fn ordinal(&self, at: usize) -> Option<(i64, usize)> {
        if let LexemeKind::Ordinal(value) = self.get(at)?.kind {
            return Some((i64::from(value), at + 1));
        }
        let meaning = self.meaning(at);
        if let Some(tens @ (20 | 30)) = meaning.number
            && let Some(ones @ 1..=9) = self.meaning(at + 1).ordinal
        {
            return Some((i64::from(tens + ones), at + 2));
        }
        Some((i64::from(meaning.ordinal?), at + 1))
    }

    /// The place after one of these roles, if it is here.
    pub(super) fn skip(&self, at: usize, roles: &[Role]) -> usize {
        at + usize::from(self.meaning(at).role.is_some_and(|role| roles.contains(&role)))
    }

    pub(super) fn skip_sign(&self, at: usize, signs: &[char]) -> usize {
        at + usize::from(self.sign(at).is_some_and(|sign| signs.contains(&sign)))
    }

    pub(super) fn is_plural(&self, at: usize) -> bool {
        self.meaning(at).plural
    }

    /// Goes on speaking of a date.
    fn is_more_of_date(&self, at: usize) -> bool {
        self.is_number(at) || self.meaning(at).is_of_dates()
    }
}

fn workdays(count: i64) -> Day {
    let amount = super::phrase::Amount { quarters: 4 * count, unit: Unit::Workdays, vague: false };
    Day::Distance { amounts: vec![amount], from: None }
}
