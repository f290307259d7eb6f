//! Weeks, weekends, months, quarters and years: "next week", "end of next month", "mid January", "Q1", "the last week of
//! june".

use super::super::language::{Edge, Role, Unit};
use super::{
    grammar::{DateGrammar, Read},
    lexemes::LexemeKind,
    phrase::{CalendarStretch, Day, Month, Occurrence, Year},
};

impl DateGrammar<'_> {
    /// A week, weekend, month, quarter or year, or a part of one.
    pub(super) fn stretch(&self, at: usize) -> Option<Read> {
        // "eow", "eom next month".
        if let Some(unit) = self.meaning(at).span {
            let (stretch, end) = match self.period(at + 1) {
                Some((stretch, end)) if !matches!(stretch, CalendarStretch::Weekend(_)) => (stretch, end),
                _ => (relative(unit, 0)?, at + 1),
            };
            return Some(Read::new(Day::Stretch { stretch, edge: Edge::End }, end));
        }
        let from = self.skip(at, &[Role::In, Role::On, Role::At, Role::Article]);
        let from = self.skip(from, &[Role::Article]);
        if let Some(edge) = self.meaning(from).edge {
            let of = self.skip(from + 1, &[Role::Of, Role::In]);
            let (stretch, end) = self.period_or_bare(of)?;
            // "mid week", "late June" need no "of"; "end week" is no date, "end June" and "end Q1" are.
            let bare = of == from + 1
                && matches!(edge, Edge::Start)
                && !matches!(stretch, CalendarStretch::Month(_));
            if bare {
                return None;
            }
            return Some(Read::new(Day::Stretch { stretch, edge }, end));
        }
        // "year end", "month-end".
        if let Some(unit) = self.meaning(from).unit
            && self.meaning(from + 1).edge == Some(Edge::End)
            && !self.role(from + 2, Role::Of)
        {
            return Some(Read::new(Day::Stretch { stretch: relative(unit, 0)?, edge: Edge::End }, from + 2));
        }
        // "first week of june", "last week of next month".
        let nth = if self.role(from, Role::Last) { Some(-1) } else { self.ordinal(from).map(|(nth, _)| nth) };
        if let Some(nth) = nth
            && self.meaning(from + 1).unit == Some(Unit::Weeks)
            && (self.role(from + 2, Role::Of) || self.role(from + 2, Role::In))
        {
            let (month, end) = self.month_of(from + 3)?;
            let stretch = CalendarStretch::WeekOf(nth, month);
            return Some(Read::new(Day::Stretch { stretch, edge: Edge::Whole }, end));
        }
        let (stretch, end) = self.period(self.skip(at, &[Role::On, Role::At]))?;
        // "next week, on friday", "last week's friday".
        if let CalendarStretch::Week(weeks) = stretch {
            let possessive =
                end + usize::from(matches!(self.get(end).map(|it| &it.kind), Some(LexemeKind::Possessive)));
            let then = self.skip(self.skip_sign(possessive, &[',']), &[Role::On]);
            if let Some(weekday) = self.meaning(then).weekday
                && !self.is_number(then + 1)
            {
                return Some(Read::new(Day::OfWeek { weekday, weeks }, then + 1));
            }
        }
        let named =
            matches!(stretch, CalendarStretch::Month(Month::Named(..)) | CalendarStretch::NamedYear(_));
        let read = Read::new(Day::Stretch { stretch, edge: Edge::Whole }, end);
        Some(Read { weak: named, ..read })
    }

    /// "next week", "the week after next", "this month", "June 2027", "Q1", "the weekend".
    pub(super) fn period(&self, at: usize) -> Option<(CalendarStretch, usize)> {
        let from = self.skip(at, &[Role::In]);
        let the = self.skip(from, &[Role::Article]);
        if self.meaning(the).unit == Some(Unit::Weeks)
            && self.role(the + 1, Role::After)
            && self.role(the + 2, Role::Next)
        {
            return Some((CalendarStretch::Week(2), the + 3));
        }
        if let Some(which) = self.which(the) {
            let count = match which {
                Occurrence::Nearest => 0,
                Occurrence::Next => 1,
                Occurrence::Last => -1,
            };
            if self.role(the + 1, Role::Weekend) {
                return Some((CalendarStretch::Weekend(count), the + 2));
            }
            let unit = self.meaning(the + 1).unit.filter(|_| !self.is_plural(the + 1))?;
            return Some((relative(unit, count)?, the + 2));
        }
        if the > from && self.role(the, Role::Weekend) {
            return Some((CalendarStretch::Weekend(0), the + 1));
        }
        if let Some(month) = self.meaning(from).month {
            let dot = usize::from(self.sign(from + 1) == Some('.') && self.touches(from + 1));
            let (year, end) = self.year_after(from + 1 + dot).unwrap_or((Year::Unsaid, from + 1));
            let year = if let Year::Short(_) = year { Year::Unsaid } else { year };
            let end = if year == Year::Unsaid { from + 1 } else { end };
            return Some((CalendarStretch::Month(Month::Named(month, year)), end));
        }
        if let Some(LexemeKind::Letter('q', _)) = self.get(from).map(|it| &it.kind)
            && let Some((quarter @ 1..=4, 1)) = self.number(from + 1)
            && self.touches(from + 1)
        {
            let (year, end) = match self.number(from + 2) {
                Some((year @ 1900..=2199, 4)) => (Year::Full(i32::try_from(year).ok()?), from + 3),
                _ => (Year::Unsaid, from + 2),
            };
            return Some((CalendarStretch::NamedQuarter(quarter, year), end));
        }
        None
    }

    /// After "end of": "the month", "week", "2027" count too.
    fn period_or_bare(&self, at: usize) -> Option<(CalendarStretch, usize)> {
        if let Some(period) = self.period(at) {
            return Some(period);
        }
        let the = self.skip(at, &[Role::Article]);
        if self.role(the, Role::Weekend) {
            return Some((CalendarStretch::Weekend(0), the + 1));
        }
        if let Some((year @ 1900..=2199, 4)) = self.number(at) {
            return Some((CalendarStretch::NamedYear(i32::try_from(year).ok()?), at + 1));
        }
        let unit = self.meaning(the).unit.filter(|_| !self.is_plural(the))?;
        Some((relative(unit, 0)?, the + 1))
    }

    /// The month of "last friday of ...".
    pub(super) fn month_of(&self, at: usize) -> Option<(Month, usize)> {
        match self.period_or_bare(at)? {
            (CalendarStretch::Month(month), end) => Some((month, end)),
            _ => None,
        }
    }
}

fn relative(unit: Unit, count: i64) -> Option<CalendarStretch> {
    match unit {
        Unit::Weeks => Some(CalendarStretch::Week(count)),
        Unit::Months => Some(CalendarStretch::Month(Month::Relative(count))),
        Unit::Quarters => Some(CalendarStretch::Quarter(count)),
        Unit::Years => Some(CalendarStretch::Year(count)),
        _ => None,
    }
}
