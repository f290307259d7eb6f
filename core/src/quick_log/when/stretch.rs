//! Weeks, weekends, months, quarters and years, and the day that a part of them means.

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::language::Edge;
use super::{
    calendar::{Bounds, Calendar, DateReading, is_workday, moved_months, on_or_after, shifted},
    phrase::{CalendarStretch, Month, Year},
};
use crate::model::Due;

impl Calendar {
    /// The day of a stretch: of a week its Friday, of a month, quarter or year its last day, of a weekend its Saturday.
    ///
    /// A vague part of a week is a day with a doubt; of anything longer it is a doubt alone.
    pub(super) fn stretch(&self, stretch: CalendarStretch, edge: Edge) -> Option<DateReading> {
        match stretch {
            CalendarStretch::Week(weeks) => self.week(weeks, edge),
            CalendarStretch::Weekend(weeks) => self.weekend(weeks),
            CalendarStretch::WeekOf(nth, month) => {
                let Bounds { first, last } = self.month(month)?;
                let start =
                    if nth < 0 { shifted(last, -6)? } else { shifted(first, (nth - 1).checked_mul(7)?)? };
                let friday = on_or_after(start, Weekday::Fri).filter(|friday| *friday <= last)?;
                Some(DateReading::several(Some(friday), vec![shifted(friday, -4)?.max(first), friday]))
            }
            CalendarStretch::Month(month) => {
                let named = matches!(month, Month::Named(..)) && edge == Edge::Whole;
                self.long(self.month(month)?, edge, named)
            }
            CalendarStretch::Quarter(count) => self.long(self.quarter(count)?, edge, false),
            CalendarStretch::NamedQuarter(quarter, year) => {
                let quarter = i64::from(quarter) - 1;
                let this = i64::from(self.today.month0() / 3);
                let count = match year {
                    Year::Full(year) => i64::from(year - self.today.year()) * 4 + quarter - this,
                    _ => self.count_ahead(quarter - this, 4),
                };
                self.long(self.quarter(count)?, edge, false)
            }
            CalendarStretch::Year(count) => {
                let year = self.today.year().checked_add(i32::try_from(count).ok()?)?;
                self.long(year_bounds(year)?, edge, false)
            }
            CalendarStretch::NamedYear(year) => self.long(year_bounds(year)?, edge, false),
        }
    }

    fn week(&self, weeks: i64, edge: Edge) -> Option<DateReading> {
        let day = |weekday| self.of_week(weekday, weeks);
        let (monday, friday) = (day(Weekday::Mon)?, day(Weekday::Fri)?);
        if self.looks_back() && weeks <= 0 {
            // "last week": somewhere from Monday on, and not after today.
            let last = friday.min(self.today);
            return Some(DateReading::several(
                None,
                monday.iter_days().take_while(|day| *day <= last).collect(),
            ));
        }
        if weeks < 0 {
            return None;
        }
        let parts = match edge {
            // At the weekend that ends it, a week has no working day left.
            Edge::Whole | Edge::End if weeks == 0 && friday < self.today => {
                return Some(DateReading::sure(Due::Day(self.today)));
            }
            Edge::Whole | Edge::End => return Some(DateReading::sure(Due::Day(friday))),
            Edge::Start => return (monday >= self.today).then(|| DateReading::sure(Due::Day(monday))),
            Edge::Early => vec![monday, day(Weekday::Tue)?],
            Edge::Middle => vec![day(Weekday::Tue)?, day(Weekday::Wed)?, day(Weekday::Thu)?],
            Edge::Late => vec![day(Weekday::Thu)?, friday],
        };
        // Of two days the later one: nothing is called late before it is.
        let due = if edge == Edge::Middle { day(Weekday::Wed) } else { parts.last().copied() };
        due.filter(|due| *due >= self.today).map(|due| DateReading::several(Some(due), parts))
    }

    fn weekend(&self, weeks: i64) -> Option<DateReading> {
        // Whichever day weeks begin on, Sunday belongs to the Saturday before it.
        let saturday = self.counted_from(Weekday::Mon, Weekday::Sat, weeks)?;
        if self.looks_back() {
            let recent = if saturday > self.today { shifted(saturday, -7)? } else { saturday };
            return Some(DateReading::several(None, vec![recent, recent.succ_opt()?]));
        }
        (weeks >= 0).then(|| DateReading::sure(Due::Day(saturday.max(self.today))))
    }

    /// A day in a stretch longer than a week.
    fn long(&self, bounds: Bounds, edge: Edge, named: bool) -> Option<DateReading> {
        let Bounds { first, last } = bounds;
        let (early, late) = (workday_from(first, 1)?, workday_from(last, -1)?);
        let middle = workday_from(shifted(first, (last - first).num_days() / 2)?, 1)?;
        if self.looks_back() {
            if first > self.today {
                return Some(DateReading::sure(Due::Day(last)));
            }
            let days = match edge {
                Edge::Start | Edge::Early => vec![early],
                Edge::Middle => vec![middle],
                Edge::Late | Edge::End => vec![late],
                Edge::Whole => vec![early, middle, late],
            };
            return Some(DateReading::several(
                None,
                days.into_iter().filter(|day| *day <= self.today).collect(),
            ));
        }
        if last < self.today {
            return None;
        }
        match edge {
            Edge::Whole if named => Some(DateReading::several(None, vec![early, middle, late])),
            Edge::Whole | Edge::End => Some(DateReading::sure(Due::Day(last))),
            Edge::Start => Some(DateReading::sure(Due::Day(first))),
            Edge::Early => Some(DateReading::several(None, vec![early])),
            Edge::Middle => Some(DateReading::several(None, vec![middle])),
            Edge::Late => Some(DateReading::several(None, vec![late])),
        }
    }

    /// A month from this one, or the named one: the nearest in the direction of reading if no year was said.
    pub(super) fn month(&self, month: Month) -> Option<Bounds> {
        let first = match month {
            Month::Relative(count) => moved_months(self.today.with_day(1)?, count)?,
            Month::Named(month, Year::Full(year)) => NaiveDate::from_ymd_opt(year, month, 1)?,
            Month::Named(month, _) => {
                let away = i64::from(month) - i64::from(self.today.month());
                moved_months(self.today.with_day(1)?, self.count_ahead(away, 12))?
            }
        };
        Some(Bounds { first, last: moved_months(first, 1)?.pred_opt()? })
    }

    fn quarter(&self, count: i64) -> Option<Bounds> {
        let this = NaiveDate::from_ymd_opt(self.today.year(), self.today.month0() / 3 * 3 + 1, 1)?;
        let first = moved_months(this, count.checked_mul(3)?)?;
        Some(Bounds { first, last: moved_months(first, 3)?.pred_opt()? })
    }

    /// How far away a part of the year is: not over yet when looking forward, begun when looking back.
    fn count_ahead(&self, away: i64, parts: i64) -> i64 {
        match (self.looks_back(), away) {
            (false, ..0) => away + parts,
            (true, 1..) => away - parts,
            _ => away,
        }
    }
}

fn year_bounds(year: i32) -> Option<Bounds> {
    Some(Bounds { first: NaiveDate::from_ymd_opt(year, 1, 1)?, last: NaiveDate::from_ymd_opt(year, 12, 31)? })
}

/// The nearest working day from a day on, or back.
fn workday_from(mut day: NaiveDate, step: i64) -> Option<NaiveDate> {
    while !is_workday(day) {
        day = shifted(day, step)?;
    }
    Some(day)
}
