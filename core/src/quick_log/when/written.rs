//! Days of the calendar: "12 May", "May 12th, 2027", "21-Apr-16", "2026-05-12", "12/5", "the 25th", "last friday of may".

use super::super::language::{Role, Unit};
use super::{
    grammar::{DateGrammar, Read},
    lexemes::LexemeKind,
    phrase::{Counted, Day, Month, Numbers, WrittenDate, Year},
};

impl DateGrammar<'_> {
    /// A day and a month in letters, in any order, with or without a year.
    pub(super) fn written(&self, at: usize) -> Option<Read> {
        let readings = [self.day_month(at), self.month_day(at), self.year_month_day(at)];
        readings.into_iter().flatten().reduce(|one, other| if other.end > one.end { other } else { one })
    }

    fn day_month(&self, at: usize) -> Option<Read> {
        let from = self.skip(at, &[Role::Article]);
        let (day, end) = self.day_number(from)?;
        // "fourth may" is no date, "fourth of may" is.
        let digits = self.is_number(from);
        let mut month = end + usize::from(self.sign(end) == Some('.') && self.touches(end));
        if matches!(self.sign(month), Some('-' | '/')) && self.touches(month) {
            month += 1;
        }
        let of = self.skip(month, &[Role::Of]);
        if !digits && of == month {
            return None;
        }
        let number = self.meaning(of).month?;
        let (year, end) = self.year_after(of + 1).unwrap_or((Year::Unsaid, of + 1));
        Some(dated(number, day, year, end))
    }

    fn month_day(&self, at: usize) -> Option<Read> {
        let number = self.meaning(at).month?;
        let mut from = at + 1;
        from += usize::from(self.sign(from) == Some('.') && self.touches(from));
        if matches!(self.sign(from), Some('-' | '/')) && self.touches(from) {
            from += 1;
        } else {
            from = self.skip(self.skip_sign(from, &[',']), &[Role::Article]);
        }
        let (day, end) = self.day_number(from)?;
        // "May 12:30" is a time, "Aug 9.5" a number.
        if self.is_number(from)
            && matches!(self.sign(end), Some(':' | '.'))
            && self.touches(end)
            && self.is_number(end + 1)
            && self.touches(end + 1)
        {
            return None;
        }
        let (year, end) = self.year_after(end).unwrap_or((Year::Unsaid, end));
        Some(dated(number, day, year, end))
    }

    /// "2018 March 18", "2012/Aug/10".
    fn year_month_day(&self, at: usize) -> Option<Read> {
        let (year, end) = self.full_year(at)?;
        let month = self.skip_sign(end, &['/', '-', '.', ',']);
        let number = self.meaning(month).month?;
        let day = self.skip_sign(month + 1, &['/', '-', '.', ',']);
        let (day, end) = self.day_number(day)?;
        Some(dated(number, day, Year::Full(year), end))
    }

    /// 1 to 2 digits or an ordinal.
    fn day_number(&self, at: usize) -> Option<(u32, usize)> {
        match self.get(at)?.kind {
            LexemeKind::Number { value, digits: 1..=2 } => Some((value, at + 1)),
            _ => {
                let (value, end) = self.ordinal(at)?;
                Some((u32::try_from(value).ok()?, end))
            }
        }
    }

    fn full_year(&self, at: usize) -> Option<(i32, usize)> {
        match self.number(at)? {
            (year, 4) => Some((i32::try_from(year).ok()?, at + 1)),
            _ => None,
        }
    }

    /// A year after a day and month: four digits, or two that are no hour and no day.
    pub(super) fn year_after(&self, at: usize) -> Option<(Year, usize)> {
        let dot = at + usize::from(self.sign(at) == Some('.') && self.touches(at));
        let joined = matches!(self.sign(dot), Some('-' | '/')) && self.touches(dot);
        let from = if joined { dot + 1 } else { self.skip_sign(dot, &[',']) };
        let quoted = usize::from(self.sign(from) == Some('\''));
        let from = from + quoted;
        match self.number(from)? {
            // "12 May 1430" is no year.
            (year @ 1900..=2199, 4)
                if self.sign(from + 1) != Some(':') || !self.touches(from + 1) || !self.touches(from + 2) =>
            {
                Some((Year::Full(i32::try_from(year).ok()?), from + 1))
            }
            (year, 2) if quoted == 1 || joined || year > 12 && !self.is_clock(from) => {
                Some((Year::Short(year), from + 1))
            }
            _ => None,
        }
    }

    /// A number that a clock goes on from: "10:30", "10 am", "10 o'clock".
    fn is_clock(&self, at: usize) -> bool {
        let next = at + 1;
        let sign =
            matches!(self.sign(next), Some(':' | '.')) && self.touches(next) && self.is_number(next + 1);
        let role = matches!(self.meaning(next).role, Some(Role::OClock));
        let letter =
            matches!(self.get(next).map(|it| &it.kind), Some(LexemeKind::Letter('h' | 'a' | 'p' | 'o', _)));
        sign || role || letter || self.meaning(next).half.is_some() || self.meaning(next).unit.is_some()
    }

    /// A date in numbers alone.
    pub(super) fn numbers(&self, at: usize) -> Option<Read> {
        let (first, digits) = self.number(at)?;
        // "20270512": only as eight digits that are a day.
        if digits == 8 {
            let (year, month, day) = (first / 10_000, first / 100 % 100, first % 100);
            let possible =
                (1900..=2199).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
            return possible
                .then(|| Some(dated(month, day, Year::Full(i32::try_from(year).ok()?), at + 1)))
                .flatten();
        }
        let separator = self.sign(at + 1).filter(|sign| matches!(sign, '/' | '-' | '.'));
        let Some(separator) = separator else { return self.spaced(at) };
        let tight = self.touches(at + 1) && self.touches(at + 2);
        let spaced = separator != '.' && !self.touches(at + 1) && !self.touches(at + 2);
        if !tight && !spaced {
            return None;
        }
        let (second, second_digits) = self.number(at + 2).filter(|(_, digits)| *digits <= 2)?;
        let third = if self.sign(at + 3) == Some(separator) && self.touches(at + 3) == tight {
            self.number(at + 4).filter(|_| self.touches(at + 4) == tight)
        } else {
            None
        };
        if digits == 4 {
            let (day, _) = third.filter(|(_, digits)| *digits <= 2)?;
            return Some(dated(second, day, Year::Full(i32::try_from(first).ok()?), at + 5));
        }
        if digits > 2 || spaced && third.is_none() {
            return None;
        }
        let day = |year| {
            let numbers = Numbers::Either { first, second };
            Day::Written(WrittenDate { numbers, year, weekday: None })
        };
        match third {
            Some((year, 4)) => Some(Read::new(day(Year::Full(i32::try_from(year).ok()?)), at + 5)),
            // "1-2-3" and "1.10.30" are no dates, "12-30-16" is one.
            Some((year, 2))
                if separator != '.' && digits + second_digits == 4
                    || separator == '/' && third.is_some_and(|it| it.1 == 2) =>
            {
                Some(Read::new(day(Year::Short(year)), at + 5))
            }
            Some((year, 2)) if separator == '.' && digits + second_digits >= 3 && second_digits == 2 => {
                Some(Read::weak(day(Year::Short(year)), at + 5))
            }
            Some(_) => None,
            None => match separator {
                '/' => Some(Read::new(day(Year::Unsaid), at + 3)),
                // "25.11." ends with its full stop; "2-15" and "25.11" count only where they can be one day alone.
                '.' if self.sign(at + 3) == Some('.') && self.touches(at + 3) => {
                    Some(Read::weak(day(Year::Unsaid), at + 4))
                }
                _ if first.max(second) > 12
                    && first.max(second) <= 31
                    && second_digits == 2
                    && first.min(second) <= 12 =>
                {
                    Some(Read::weak(day(Year::Unsaid), at + 3))
                }
                _ => None,
            },
        }
    }

    /// "2014 12 28".
    fn spaced(&self, at: usize) -> Option<Read> {
        let (year @ 1900..=2199, 4) = self.number(at)? else { return None };
        let ((month, 2), (day, 2)) = (self.number(at + 1)?, self.number(at + 2)?) else { return None };
        let read = dated(month, day, Year::Full(i32::try_from(year).ok()?), at + 3);
        Some(Read { weak: true, ..read })
    }

    /// "the 25th", "the 1st of next month"; without "the" or a month it is a date only where one is expected.
    pub(super) fn of_month(&self, at: usize) -> Option<Read> {
        let from = self.skip(at, &[Role::Article]);
        let (day, end) = self.ordinal(from)?;
        let day = u32::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        if (self.role(end, Role::Of) || self.role(end, Role::In))
            && let Some((month, after)) = self.month_of(end + 1)
        {
            let day = match month {
                Month::Relative(months) => Day::OfMonth { day, months: Some(months) },
                Month::Named(month, year) => {
                    return Some(dated(month, day, year, after));
                }
            };
            return Some(Read::new(day, after));
        }
        self.is_number(from).then(|| Read::weak(Day::OfMonth { day, months: None }, end))
    }

    /// "last friday of may", "the first working day of next month", "the last day of the month".
    pub(super) fn nth(&self, at: usize) -> Option<Read> {
        let from = self.skip(at, &[Role::Article]);
        let (nth, what) = if self.role(from, Role::Last) { (-1, from + 1) } else { self.ordinal(from)? };
        let business = usize::from(self.role(what, Role::Business));
        let meaning = self.meaning(what + business);
        let counted = match (meaning.weekday, meaning.unit) {
            (Some(weekday), _) => Counted::Weekday(weekday),
            (_, Some(Unit::Workdays)) => Counted::Workday,
            (_, Some(Unit::Days)) if business == 1 => Counted::Workday,
            (_, Some(Unit::Days)) => Counted::Day,
            _ => return None,
        };
        let of = what + business + 1;
        if !self.role(of, Role::Of) && !self.role(of, Role::In) {
            return None;
        }
        let (month, end) = self.month_of(of + 1)?;
        Some(Read::new(Day::Nth { nth, what: counted, month }, end))
    }

    /// Christmas and New Year, with their eves.
    pub(super) fn feast(&self, at: usize) -> Option<Read> {
        let at = self.skip(at, &[Role::Article]);
        if self.role(at, Role::Christmas) {
            let next = at + 1;
            let (day, end) = match () {
                () if self.role(next, Role::Eve) => (24, next + 1),
                () if self.meaning(next).unit == Some(Unit::Days) => (25, next + 1),
                () => (25, next),
            };
            let (year, end) = self.year_after(end).unwrap_or((Year::Unsaid, end));
            return Some(Read { weak: end == at + 1, ..dated(12, day, year, end) });
        }
        if !self.role(at, Role::New) || self.meaning(at + 1).unit != Some(Unit::Years) {
            return None;
        }
        let mut end = at + 2;
        let possessive = matches!(self.get(end).map(|it| &it.kind), Some(LexemeKind::Possessive));
        end += usize::from(possessive);
        let (month, day, end) = match () {
            () if self.role(end, Role::Eve) => (12, 31, end + 1),
            () if self.meaning(end).unit == Some(Unit::Days) => (1, 1, end + 1),
            () => (1, 1, end),
        };
        Some(Read { weak: true, ..dated(month, day, Year::Unsaid, end) })
    }
}

fn dated(month: u32, day: u32, year: Year, end: usize) -> Read {
    let numbers = Numbers::Day { month, day };
    Read::new(Day::Written(WrittenDate { numbers, year, weekday: None }), end)
}
