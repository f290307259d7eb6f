//! What shows that a line is about something that has not happened: a plan, something to do, something cancelled.

use std::ops::Range;

use super::DayOfLine;
use crate::{
    model::Due,
    quick_log::{
        clauses::ends_sentence,
        grammar,
        kind::is_negation,
        reading::{Heard, TO_DO},
        when,
        words::{CANCELLED, MODAL, OWNERS, PAST, PLANNED, REPORTING, WITH},
    },
};

/// A plan is told within this many words.
const LONGEST_LEAD: usize = 12;

impl DayOfLine<'_> {
    /// "Meeting Dana for the first time tomorrow", "I'm seeing Rachel on Thursday": told as if it went on, and it lies ahead.
    pub(super) fn goes_on_ahead(&self) -> bool {
        let (line, start) = (self.line, self.start);
        let after = if line.is_any(start, &["i'm", "im", "we're"]) {
            start + 1
        } else if line.is_any(start, &["i", "we"]) && line.is_any(start + 1, &["am", "are"]) {
            start + 2
        } else {
            start
        };
        line.word(after).is_some_and(|word| word.len() > 4 && word.ends_with("ing"))
    }

    /// Words of a plan before the first company: "need to meet with Ana", "booked lunch with Sam", "call Ana".
    pub(super) fn planned(&self, end: usize) -> Option<Range<usize>> {
        let line = self.line;
        let first_name =
            self.names.iter().find(|name| name.tokens.start >= self.start && name.tokens.start < end);
        let company = first_name.map_or(end, |name| name.tokens.start);
        let company = self.kind.map_or(company, |kind| company.max(kind.tokens.end)).min(end);
        if self.is_reported(company) {
            return None;
        }
        for at in self.start..company {
            if line.is_any(at, PLANNED) {
                return (!self.is_negated(at)).then_some(at..at + 1);
            }
            let goes = line.is_any(
                at,
                &[
                    "going", "want", "wants", "plan", "planning", "have", "need", "remember", "hope",
                    "hoping", "supposed", "meant", "due", "bound",
                ],
            ) && line.is(at + 1, "to")
                && !line.is(at + 1, "bed");
            if line.is_any(at, MODAL) || goes || line.is(at, "follow") && line.is(at + 1, "up") {
                // "Will is going to introduce me" is their plan, and no meeting of mine.
                let mine = at == self.start && !line.is(at, "will")
                    || (self.start..at)
                        .any(|i| line.is_any(i, &["i", "we", "i'm", "im", "we're", "i've", "we've"]));
                // "Sat next to Ana, who edits the journal I want to publish in" tells of what was.
                let past = line.is(at, "have")
                    && (self.start..at).any(|i| line.is_any(i, &["would", "could", "should"]))
                    || (self.start..at).any(|i| line.word(i).is_some_and(|word| PAST.contains(&word)));
                if mine && !past && !self.is_negated(at) {
                    return Some(at..at + 1);
                }
            }
        }
        // "Meeting Mei off the train tomorrow": what goes on is told of a day to come.
        let soon = |at: &usize| line.is_any(*at, &["tomorrow", "tonight", "tmrw", "tmr", "tmw"]);
        if self.goes_on_ahead()
            && let Some(soon) = (self.start..end).find(soon)
        {
            return Some(soon..soon + 1);
        }
        self.told_to_do().or_else(|| self.is_off_to(end)).or_else(|| self.invited(end))
    }

    /// "Kofi and I are off to Hanover next week": the way lies ahead.
    fn is_off_to(&self, end: usize) -> Option<Range<usize>> {
        let line = self.line;
        let of_us = |before: usize| {
            (self.start..before).any(|at| line.is_any(at, &["i", "we", "i'm", "we're", "im"]))
        };
        (self.start + 1..end.min(self.start + LONGEST_LEAD)).find_map(|at| {
            let to = line.is_any(at, &["off", "bound", "headed", "heading"])
                && line.is_any(at + 1, &["to", "for"]);
            let goes = line.is_any(at - 1, &["are", "am", "i'm", "we're", "im", "be"]);
            (to && goes && of_us(at)).then_some(at..at + 2)
        })
    }

    /// "Tess has invited us round on Friday": what one is asked to lies ahead.
    fn invited(&self, end: usize) -> Option<Range<usize>> {
        let line = self.line;
        (self.start..end.min(self.start + LONGEST_LEAD)).find_map(|at| {
            let asks = line.is_any(at, &["invited", "invites"]) && line.is_any(at + 1, &["me", "us"]);
            (asks && !self.is_negated(at)).then_some(at..at + 1)
        })
    }

    /// The bare form of a verb of doing at the start, and right after it whom: "call Ana", "email Chen the deck", "meet with Bo".
    fn told_to_do(&self) -> Option<Range<usize>> {
        let (line, start) = (self.line, self.start);
        let verb = line.is_any(
            start,
            &[
                "call", "email", "message", "ask", "tell", "meet", "see", "phone", "ping", "ring", "text",
                "thank", "invite", "remind", "visit",
            ],
        );
        let company = start + 1 + usize::from(line.is(start, "meet") && line.is(start + 1, "with"));
        let named = self.names.iter().any(|name| name.tokens.start == company && !name.at);
        let colon = line.sign(start + 1) == Some(':');
        (verb && named && !colon).then_some(start..start + 1)
    }

    /// "Catch up with Tom tomorrow at 3": the line begins with what is to be done, on a day to come.
    pub(super) fn begins_with_to_do(&self, heard: &[Heard]) -> bool {
        let opens = heard.iter().filter(|heard| heard.trigger == TO_DO && heard.text.start == self.start);
        opens.into_iter().any(|heard| {
            let found = when::promised(self.line, heard.text.clone(), self.names, self.dates, self.now);
            match found.and_then(|found| found.reading.due) {
                Some(Due::Day(day)) => day > self.now.date_naive(),
                Some(Due::At(at)) => at > self.now,
                None => false,
            }
        })
    }

    fn is_negated(&self, at: usize) -> bool {
        (at.saturating_sub(3).max(self.start)..at).any(|before| is_negation(self.line, before))
    }

    pub(super) fn cancelled(&self, tokens: Range<usize>) -> Option<usize> {
        let line = self.line;
        for at in tokens.clone() {
            if at > tokens.start && ends_sentence(line, at) {
                return None;
            }
            // "told me they cancelled the offsite" tells of something else.
            if line.is_any(at, REPORTING) {
                return None;
            }
            if !line.is_any(at, CANCELLED) && !self.is_off(at) {
                continue;
            }
            let before = at.checked_sub(1).filter(|&before| before >= tokens.start);
            let others = before.is_some_and(|before| line.is_any(before, &["who", "they", "that", "which"]));
            // "flight cancelled": something else than the conversation.
            let thing = before.filter(|&before| before > tokens.start).and_then(|before| line.word(before));
            let others = others
                || thing.is_some_and(|word| {
                    let named = before
                        .is_some_and(|before| self.names.iter().any(|name| name.tokens.contains(&before)));
                    let kind = before
                        .is_some_and(|before| self.kind.is_some_and(|kind| kind.tokens.contains(&before)));
                    !(named || kind || grammar::is_auxiliary(word) || grammar::is_small_word(word))
                });
            // ", cancelled my trip": what was cancelled is said, and it is something else.
            let others = others
                || before.is_some_and(|before| line.sign(before) == Some(','))
                    && (line.is_any(at + 1, OWNERS) || line.is_any(at + 1, &["the", "a", "an"]));
            let clause_of_its_own = (tokens.start..at).any(|i| line.sign(i) == Some(','))
                && before.is_some_and(|before| line.sign(before) != Some(','))
                && !self.names.iter().any(|name| Some(name.tokens.end) == before.map(|before| before + 1));
            if self.is_negated(at) || others || clause_of_its_own {
                return None;
            }
            return Some(at);
        }
        None
    }

    /// "Lunch with Patrick is off": the kind word with its people, and then that nothing came of it.
    fn is_off(&self, at: usize) -> bool {
        let line = self.line;
        let ends =
            line.word(at + 1).is_none() || line.is_any(at + 1, &["because", "as", "since", "again", "today"]);
        let says = line.is(at, "off") && at > self.start && line.is_any(at - 1, &["is", "was", "'s"]) && ends;
        says && self.kind.is_some_and(|kind| {
            let company = kind.run_end..at - 1;
            kind.tokens.start <= self.start + 1
                && company.clone().all(|between| {
                    line.is_any(between, WITH)
                        || line.is_any(between, &["and", "at"])
                        || line.sign(between).is_some()
                        || self.names.iter().any(|name| name.tokens.contains(&between))
                })
        })
    }
}
