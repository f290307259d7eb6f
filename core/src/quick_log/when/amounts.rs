//! Amounts of time: "in 3 days", "two weeks ago", "a week from friday", "2 days after tomorrow".

use super::super::language::{Role, Unit};
use super::{
    grammar::{DateGrammar, Read},
    lexemes::LexemeKind,
    phrase::{Amount, Day},
};

/// What is never meant: a number this large is no distance.
const MOST: u32 = 100_000;

impl DateGrammar<'_> {
    /// A distance from now or from another day.
    pub(super) fn distance(&self, at: usize) -> Option<Read> {
        [self.distance_ahead(at), self.distance_behind(at)]
            .into_iter()
            .flatten()
            .reduce(|one, other| if other.end > one.end { other } else { one })
    }

    /// Said by what comes before: "in 3 days", "after a year", "next 2 weeks", "+15 minutes", "vor zwei Tagen".
    fn distance_ahead(&self, at: usize) -> Option<Read> {
        if let Some((amounts, end)) = self.signed_amounts(at) {
            let weak = amounts.first().is_some_and(|amount| amount.quarters < 0);
            return Some(Read { weak, ..Read::new(Day::Distance { amounts, from: None }, end) });
        }
        let role = self.meaning(at).role?;
        let mut from = at + 1;
        let sign = match role {
            Role::In | Role::After => {
                from = self.skip(from, &[Role::Article]);
                from = self.skip(from, &[Role::Next]);
                1
            }
            Role::Next => 1,
            Role::Past | Role::AgoBefore => -1,
            _ => return None,
        };
        let (amounts, mut end) = self.amounts(self.about(from))?;
        // "next week" and "after the weekend" are no amounts; "next 2 weeks" is.
        let counted = self.is_number(from) || self.meaning(from).number.is_some_and(|number| number > 1);
        if matches!(role, Role::Next | Role::Past) && !counted {
            return None;
        }
        // "in a week's time".
        let owns = matches!(self.get(end).map(|it| &it.kind), Some(LexemeKind::Possessive))
            || self.sign(end) == Some('\'');
        if owns && self.role(end + 1, Role::Time) {
            end += 2;
        } else if self.role(end, Role::Time) {
            end += 1;
        }
        let amounts = amounts.into_iter().map(|amount| Amount { quarters: sign * amount.quarters, ..amount });
        let read = Read::new(Day::Distance { amounts: amounts.collect(), from: None }, end);
        Some(Read { weak: role == Role::Past, ..read })
    }

    /// Said by what comes after: "3 days ago", "2 hours later", "a week from friday", "two weeks before christmas".
    fn distance_behind(&self, at: usize) -> Option<Read> {
        let from = self.skip(at, &[Role::Article]);
        if let Some(read) = self.weekdays_from_now(from) {
            return Some(read);
        }
        let (amounts, end) = match self.amounts(self.about(from)) {
            Some(read) => read,
            // "the day before christmas", "the week after next".
            None => (vec![Amount { quarters: 4, unit: self.meaning(from).unit?, vague: false }], from + 1),
        };
        let there = |sign: i64, from: Option<Day>| Day::Distance {
            amounts: amounts.iter().map(|it| Amount { quarters: sign * it.quarters, ..*it }).collect(),
            from: from.map(Box::new),
        };
        match self.meaning(end).role? {
            Role::Ago if self.said(from) => Some(Read::new(there(-1, None), end + 1)),
            Role::Later if self.said(from) => Some(Read::new(there(1, None), end + 1)),
            Role::From => {
                let now = end + 1;
                let right = now + usize::from(self.role(now + 1, Role::Now));
                if self.role(right, Role::Now) {
                    return Some(Read::new(there(1, None), right + 1));
                }
                let read = self.one_day(now)?;
                Some(Read::new(there(1, Some(read.day)), read.end))
            }
            role @ (Role::After | Role::Before) => {
                let sign = if role == Role::After { 1 } else { -1 };
                match self.one_day(end + 1) {
                    Some(read) => Some(Read::new(there(sign, Some(read.day)), read.end)),
                    None => Some(Read::weak(there(sign, None), end + 1)),
                }
            }
            Role::On => {
                // "a week on friday".
                let read = self.one_day(end + 1)?;
                matches!(read.day, Day::Weekday { .. }).then(|| Read::new(there(1, Some(read.day)), read.end))
            }
            _ => None,
        }
    }

    /// "two fridays from now", "three mondays ago".
    fn weekdays_from_now(&self, at: usize) -> Option<Read> {
        let (quarters, end) = self.count(at)?;
        let weekday = self.meaning(end).weekdays.or(self.meaning(end).weekday)?;
        let count = quarters / 4;
        match self.meaning(end + 1).role? {
            Role::Ago => Some(Read::new(Day::Weekdays { count: -count, weekday }, end + 2)),
            Role::From if self.role(end + 2, Role::Now) => {
                Some(Read::new(Day::Weekdays { count, weekday }, end + 3))
            }
            _ => None,
        }
    }

    /// An amount was said, not only a unit: "the day ago" is nothing.
    fn said(&self, at: usize) -> bool {
        self.meaning(at).unit.is_none() || self.is_number(at) || self.role(at, Role::Quarter)
    }

    /// "+ 2 months, 5 days" after a day or alone.
    pub(super) fn signed_amounts(&self, at: usize) -> Option<(Vec<Amount>, usize)> {
        let sign = match self.sign(at)? {
            '+' => 1,
            '-' | '\u{2212}' if self.is_number(at + 1) && self.touches(at + 1) => -1,
            _ => return None,
        };
        let (amounts, end) = self.amounts(at + 1)?;
        Some((amounts.into_iter().map(|it| Amount { quarters: sign * it.quarters, ..it }).collect(), end))
    }

    /// "1 day 21 hours", "1d, 2hr, and 5min", "half an hour", "an hour and a half".
    fn amounts(&self, at: usize) -> Option<(Vec<Amount>, usize)> {
        let (first, mut end) = self.amount(at)?;
        let mut amounts = vec![first];
        if self.role(end, Role::And)
            && self.meaning(end + 1).number == Some(1)
            && self.role(end + 2, Role::Half)
        {
            if let Some(amount) = amounts.first_mut() {
                amount.quarters += 2;
            }
            return Some((amounts, end + 3));
        }
        while amounts.len() < 4 {
            let next = self.skip(self.skip_sign(end, &[',']), &[Role::And]);
            let Some((amount, after)) = self.amount(next).filter(|_| self.is_number(next)) else { break };
            amounts.push(amount);
            end = after;
        }
        Some((amounts, end))
    }

    fn amount(&self, at: usize) -> Option<(Amount, usize)> {
        let (quarters, mut end, vague) = match self.meaning(at).role {
            Some(Role::Half) => {
                let of = self.skip(at + 1, &[Role::Of]);
                (2, of + usize::from(self.meaning(of).number == Some(1)), false)
            }
            Some(Role::Several) => (28, at + 1, true),
            Some(Role::Few) => (12, at + 1, true),
            _ => {
                let article = self.meaning(at).number == Some(1) && !self.is_number(at);
                let next = at + usize::from(article);
                match self.meaning(next).role {
                    Some(Role::Couple) => (8, self.skip(next + 1, &[Role::Of]), false),
                    Some(Role::Few) => (12, next + 1, true),
                    Some(Role::Half) if article => (2, next + 1, false),
                    Some(Role::Quarter) if article && self.role(next + 1, Role::Of) => {
                        (1, self.one(next + 2), false)
                    }
                    _ => {
                        let (quarters, end) = self.count(at)?;
                        // "three quarters of an hour".
                        if self.meaning(end).unit == Some(Unit::Quarters)
                            && self.role(end + 1, Role::Of)
                            && self.meaning(end + 2).number == Some(1)
                        {
                            (quarters / 4, end + 3, false)
                        } else {
                            (quarters, self.skip(end, &[Role::More]), false)
                        }
                    }
                }
            }
        };
        end += usize::from(self.role(end, Role::Business) && self.meaning(end + 1).unit == Some(Unit::Days));
        let meaning = self.meaning(end);
        let letter = meaning.letter.filter(|_| end > at && self.is_number(end - 1) && self.touches(end));
        let mut unit = meaning.unit.or(letter)?;
        if self.role(end.saturating_sub(1), Role::Business) {
            unit = Unit::Workdays;
        }
        // "5 march" and "2 mon" are no amounts, but "1 mon" after "in" is a month.
        Some((Amount { quarters, unit, vague }, end + 1))
    }

    fn one(&self, at: usize) -> usize {
        at + usize::from(self.meaning(at).number == Some(1))
    }

    /// A number in quarters: "3", "1.5", "1/2", "two", "twenty-one", "two and a half".
    fn count(&self, at: usize) -> Option<(i64, usize)> {
        if let Some((whole, _)) = self.number(at) {
            if whole > MOST {
                return None;
            }
            let whole = i64::from(whole);
            if self.sign(at + 1) == Some('.')
                && self.touches(at + 1)
                && self.touches(at + 2)
                && let Some((part, digits)) = self.number(at + 2)
            {
                let part = match (part, digits) {
                    (5, 1) | (50, 2) => 2,
                    (25, 2) => 1,
                    (75, 2) => 3,
                    (0, _) => 0,
                    _ => return None,
                };
                return Some((4 * whole + part, at + 3));
            }
            if self.sign(at + 1) == Some('/')
                && self.touches(at + 1)
                && let Some((part @ (2 | 4), 1)) = self.number(at + 2)
            {
                return Some((4 * whole / i64::from(part), at + 3));
            }
            if self.role(at + 1, Role::And)
                && self.meaning(at + 2).number == Some(1)
                && self.role(at + 3, Role::Half)
            {
                return Some((4 * whole + 2, at + 4));
            }
            return Some((4 * whole, at + 1));
        }
        let tens = self.meaning(at).number?;
        let mut count = tens;
        let mut end = at + 1;
        if matches!(tens, 20 | 30 | 40 | 50)
            && let Some(ones @ 1..=9) = self.meaning(end).number
        {
            count += ones;
            end += 1;
        }
        if self.role(end, Role::And)
            && self.meaning(end + 1).number == Some(1)
            && self.role(end + 2, Role::Half)
        {
            return Some((4 * i64::from(count) + 2, end + 3));
        }
        Some((4 * i64::from(count), end))
    }

    /// "about", "around", "~", "approximately" before an amount.
    fn about(&self, at: usize) -> usize {
        let at = self.skip(at, &[Role::About]);
        at + usize::from(self.sign(at) == Some('~'))
    }
}
