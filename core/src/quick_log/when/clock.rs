//! Times of the day: "14:30", "5 p.m.", "half past nine", "quarter to five", "15h30", noon.

use chrono::NaiveTime;

use super::super::language::{Half, Part, Role, Unit};
use super::{grammar::DateGrammar, lexemes::LexemeKind};

/// A time as it was said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    hour: u32,
    minute: u32,
    half: Option<Half>,
    /// It can be nothing but a time; a bare number can.
    pub(super) explicit: bool,
    /// Said with two digits and a colon, as a clock of 24 hours shows it.
    pub(super) digital: bool,
    /// Said with am or pm, or by its name.
    pub(super) named: bool,
}

impl Clock {
    fn explicit(hour: u32, minute: u32, half: Option<Half>) -> Self {
        Self { hour, minute, half, explicit: true, digital: false, named: half.is_some() || hour == 24 }
    }

    /// The time it comes to; nothing for "25:12" and "14 pm".
    ///
    /// "at 3" in the afternoon is 15:00; a bare hour from one to six without a part of the day too: nobody
    /// meets at three in the night.
    pub(super) fn time(&self, part: Option<Part>) -> Option<NaiveTime> {
        let hour = match (self.half, part) {
            (Some(_), _) if !(1..=12).contains(&self.hour) => return None,
            (Some(Half::Morning), _) => self.hour % 12,
            (Some(Half::Afternoon), _) => self.hour % 12 + 12,
            (None, Some(Part::Afternoon | Part::Evening)) if self.hour < 12 => self.hour + 12,
            (None, Some(Part::Night)) if (6..12).contains(&self.hour) => self.hour + 12,
            (None, Some(Part::Lunch)) if self.hour < 6 => self.hour + 12,
            (None, None) if !self.digital && (1..=6).contains(&self.hour) => self.hour + 12,
            _ => self.hour,
        };
        // "24:00" and midnight end the day they belong to.
        if hour == 24 && self.minute == 0 {
            return NaiveTime::from_hms_opt(23, 59, 0);
        }
        NaiveTime::from_hms_opt(hour, self.minute, 0)
    }
}

impl DateGrammar<'_> {
    /// A time after a day, perhaps after "at", "before" or a comma.
    pub(super) fn clock_after(&self, at: usize) -> Option<(Clock, usize)> {
        let mut from = self.skip_sign(at, &[',']);
        if self.sign(at) == Some('.') && self.touches(at) && self.touches(at + 1) {
            from = at + 1;
        }
        // "2026-11-25T10:49".
        if matches!(self.get(at).map(|it| &it.kind), Some(LexemeKind::Letter('t', _))) && self.touches(at) {
            return self.clock(at + 1, false).filter(|(clock, _)| clock.explicit);
        }
        let led = self.skip(from, &[Role::At, Role::Before, Role::After, Role::By, Role::About, Role::From]);
        let led = if self.sign(led) == Some('@') { led + 1 } else { self.skip(led, &[Role::About]) };
        self.clock(led, led > from).filter(|(clock, _)| clock.explicit || led > from)
    }

    /// A time; after "at" a bare hour and "1030" too, which are not explicit.
    pub(super) fn clock(&self, at: usize, said_at: bool) -> Option<(Clock, usize)> {
        match self.meaning(at).role {
            Some(Role::Noon) => return Some((Clock::explicit(12, 0, Some(Half::Afternoon)), at + 1)),
            Some(Role::Midnight) => return Some((Clock::explicit(24, 0, None), at + 1)),
            Some(Role::Half) => return self.half_past(at),
            _ => {}
        }
        self.spoken(at).or_else(|| self.digits(at, said_at)).or_else(|| self.in_words(at, said_at))
    }

    /// "half past nine", "half nine".
    fn half_past(&self, at: usize) -> Option<(Clock, usize)> {
        let (hour, end) = self.hour(self.skip(at + 1, &[Role::Past]))?;
        let (half, end) = self.half_after(end);
        Some((Clock::explicit(hour, 30, half), end))
    }

    /// "quarter past five", "ten to four", "20 past 3".
    fn spoken(&self, at: usize) -> Option<(Clock, usize)> {
        let from = at + usize::from(self.meaning(at).number == Some(1) && self.role(at + 1, Role::Quarter));
        let (minutes, end) = if self.role(from, Role::Quarter) {
            (15, from + 1)
        } else {
            let (minutes, end) = self.small(from).filter(|(minutes, _)| (1..60).contains(minutes))?;
            let unit = self.meaning(end).unit == Some(Unit::Minutes);
            (minutes, end + usize::from(unit))
        };
        let before = match self.meaning(end).role? {
            Role::Past | Role::After => false,
            Role::To | Role::Before => true,
            _ => return None,
        };
        let (hour, half, end) = match self.meaning(end + 1).role {
            Some(Role::Noon) => (12, Some(Half::Afternoon), end + 2),
            Some(Role::Midnight) => (24, None, end + 2),
            _ => {
                let (hour, end) = self.hour(end + 1)?;
                let (half, end) = self.half_after(end);
                (hour, half, end)
            }
        };
        let clock = match (before, hour) {
            (false, _) => Clock::explicit(hour % 24, minutes, half),
            (true, 1) => Clock::explicit(12, 60 - minutes, half),
            (true, 0) => return None,
            (true, _) => Clock::explicit(hour - 1, 60 - minutes, half),
        };
        Some((clock, end))
    }

    /// An hour of twelve, in digits or words, perhaps with "o'clock".
    fn hour(&self, at: usize) -> Option<(u32, usize)> {
        let (hour, end) = self.small(at).filter(|(hour, _)| (1..=12).contains(hour))?;
        Some((hour, self.o_clock(end).unwrap_or(end)))
    }

    /// A number of two digits, or a number in words other than "a".
    fn small(&self, at: usize) -> Option<(u32, usize)> {
        if let Some((value, 1..=2)) = self.number(at) {
            return Some((value, at + 1));
        }
        if matches!(self.get(at)?.kind, LexemeKind::Letter(..)) {
            return None;
        }
        let value = self.meaning(at).number?;
        let ones = self.meaning(at + 1).number.filter(|_| matches!(value, 20 | 30 | 40 | 50));
        match ones {
            Some(ones @ 1..=9) => Some((value + ones, at + 2)),
            _ => Some((value, at + 1)),
        }
    }

    fn o_clock(&self, at: usize) -> Option<usize> {
        if self.role(at, Role::OClock) {
            return Some(at + 1);
        }
        let o = matches!(self.get(at)?.kind, LexemeKind::Letter('o', _));
        (o && self.clock_word(at + 1)).then_some(at + 2)
    }

    fn clock_word(&self, at: usize) -> bool {
        self.role(at, Role::OClock)
    }

    /// "14:30", "2:30pm", "5 p.m.", "15h30", "23.00" after "at".
    fn digits(&self, at: usize, said_at: bool) -> Option<(Clock, usize)> {
        let (hour, digits) = self.number(at)?;
        if self.get(at)?.touches && self.get(at)?.starts && at > 0 && !self.is_opened(at) {
            return None;
        }
        if digits == 4 && said_at && !self.is_decimal(at) {
            let (half, end) = self.half_after(at + 1);
            return Some((Clock { digital: true, ..Clock::explicit(hour / 100, hour % 100, half) }, end));
        }
        // "330 p.m.".
        if digits == 3
            && let (half @ Some(_), end) = self.half_after(at + 1)
        {
            return Some((Clock::explicit(hour / 100, hour % 100, half), end));
        }
        if digits > 2 || hour > 24 {
            return None;
        }
        let next = at + 1;
        let minutes = self.number(at + 2).filter(|(minute, digits)| *digits == 2 && *minute < 60);
        let tight = self.touches(next) && self.touches(at + 2);
        match self.sign(next) {
            Some(':') if tight => {
                let (minute, _) = minutes?;
                let mut end = at + 3;
                // Seconds are heard and left out.
                if self.sign(end) == Some(':')
                    && self.touches(end)
                    && self.number(end + 1).is_some_and(|it| it.1 == 2)
                {
                    end += 2;
                }
                let (half, end) = self.half_after(end);
                return Some((Clock { digital: true, ..Clock::explicit(hour, minute, half) }, end));
            }
            Some('.') if tight && minutes.is_some() && !self.is_decimal(at + 2) => {
                let (minute, _) = minutes?;
                let (half, end) = self.half_after(at + 3);
                // "at 23.00", "9.30am"; any other number with a point is not a time.
                if half.is_some() || said_at {
                    return Some((Clock { digital: true, ..Clock::explicit(hour, minute, half) }, end));
                }
                return None;
            }
            _ => {}
        }
        if matches!(self.get(next).map(|it| &it.kind), Some(LexemeKind::Letter('h', _)))
            && self.touches(next)
            && hour > 0
        {
            if let Some((minute, _)) = minutes.filter(|_| self.touches(at + 2)) {
                return Some((Clock { digital: true, ..Clock::explicit(hour, minute, None) }, at + 3));
            }
            return Some((
                Clock { explicit: false, digital: true, ..Clock::explicit(hour, 0, None) },
                next + 1,
            ));
        }
        let (half, end) = self.half_after(next);
        if half.is_some() {
            // "12 noon" is said too.
            return Some((Clock::explicit(hour, 0, half), end));
        }
        if hour == 12 && matches!(self.meaning(next).role, Some(Role::Noon | Role::Midnight)) {
            return self.clock(next, false);
        }
        if let Some(end) = self.o_clock(next) {
            let (half, end) = self.half_after(end);
            return Some((Clock::explicit(hour, 0, half), end));
        }
        let bare = said_at && !self.is_decimal(at);
        bare.then_some((Clock { explicit: false, ..Clock::explicit(hour, 0, None) }, next))
    }

    /// "nine o'clock", "three am", "nine thirty", "nine" after "at".
    fn in_words(&self, at: usize, said_at: bool) -> Option<(Clock, usize)> {
        if self.is_number(at) {
            return None;
        }
        let (hour, next) = self.small(at).filter(|(hour, _)| (1..=12).contains(hour))?;
        if let Some(end) = self.o_clock(next) {
            let (half, end) = self.half_after(end);
            return Some((Clock::explicit(hour, 0, half), end));
        }
        let (half, end) = self.half_after(next);
        if half.is_some() {
            return Some((Clock::explicit(hour, 0, half), end));
        }
        if !said_at {
            return None;
        }
        let clock = |minute, half| Clock { explicit: false, ..Clock::explicit(hour, minute, half) };
        match self.small(next).filter(|(minute, _)| (10..60).contains(minute)) {
            Some((minute, end)) if !self.is_number(next) => {
                let (half, end) = self.half_after(end);
                Some((clock(minute, half), end))
            }
            _ => Some((clock(0, None), next)),
        }
    }

    /// "am", "pm", "p.m.", "p" right after a number.
    fn half_after(&self, at: usize) -> (Option<Half>, usize) {
        if let Some(half) = self.meaning(at).half {
            return (Some(half), at + 1);
        }
        let Some(LexemeKind::Letter(letter @ ('a' | 'p'), _)) = self.get(at).map(|it| &it.kind) else {
            return (None, at);
        };
        let half = Some(if *letter == 'a' { Half::Morning } else { Half::Afternoon });
        let dotted = self.sign(at + 1) == Some('.') && self.touches(at + 1);
        if matches!(
            self.get(at + 1 + usize::from(dotted)).map(|it| &it.kind),
            Some(LexemeKind::Letter('m', _))
        ) {
            let end = at + 2 + usize::from(dotted);
            let closed = dotted && self.sign(end) == Some('.') && self.touches(end);
            return (half, end + usize::from(closed));
        }
        if self.touches(at) { (half, at + 1 + usize::from(dotted)) } else { (None, at) }
    }

    /// A sign and more digits follow: "6.5", "101,194", "10.1".
    fn is_decimal(&self, at: usize) -> bool {
        matches!(self.sign(at + 1), Some('.' | ',' | ':' | '/' | '-' | '%'))
            && self.touches(at + 1)
            && (self.sign(at + 1) == Some('%') || self.is_number(at + 2) && self.touches(at + 2))
    }

    /// Right before it is something that may be there: a bracket, an `@`, the point of "05/31/2024.14:15".
    fn is_opened(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| matches!(self.sign(before), Some('(' | '@' | '"' | '.' | '~')))
    }
}
