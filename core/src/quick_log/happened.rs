//! Whether what a line tells has happened, and on which day.
//!
//! A date at the start with a colon says the day outright. Without one, the first sentence is read: "had lunch with Bo
//! on Monday" was last Monday, "lunch with Sam tomorrow" and "need to meet with Ana" have not happened yet.

mod ahead;

use std::ops::Range;

use chrono::NaiveDate;

use super::{
    Doubt, Lexicon,
    clauses::{Clause, ends_sentence},
    grammar,
    kind::KindInLine,
    language::{self, Part},
    marks::is_at,
    names,
    naming::{Naming, is_list},
    reading::{Heard, HeardKind},
    tokens::{Case, Line},
    when::{self, DateHabits, DatePhrase, DateQuestion, DateReading, Facing, Leading, Toward},
    words::{CAME, MEETING, NO_PAST, OWNERS, PAST, PLANNED, REPORTING, WITH},
};
use crate::model::{DoubtAbout, Due, EntryKind, Moment};

/// Words by which speech without commas begins to tell of somebody.
const SOMEBODY: &[&str] = &["she", "he", "they", "she's", "he's", "they're", "shes", "hes", "theyre"];

/// A thought has at most this many words and signs.
const LONGEST_THOUGHT: usize = 60;

/// The day of an entry.
pub(super) struct Happened {
    pub(super) at: Moment,
    /// The tokens that say so.
    pub(super) span: Option<Range<usize>>,
    /// It is cancelled, or still to come.
    pub(super) ahead: bool,
    /// What is still to come.
    pub(super) plan: Option<Plan>,
    pub(super) doubt: Option<Doubt>,
}

/// Something that lies ahead, as a line tells it.
pub(super) struct Plan {
    /// The words that tell it.
    pub(super) tokens: Range<usize>,
    /// Of these, the words that say when.
    pub(super) date: Option<Range<usize>>,
    pub(super) due: Option<Due>,
}

/// The date a line begins with, and the names after it. A date is no name and a known name no date: "Sun Li: ..." is
/// somebody, "sun: ..." a day.
pub(super) fn opening<'l>(
    line: &Line<'_>,
    lexicon: &'l Lexicon,
    now: Moment,
) -> (Option<Leading>, Vec<Naming<'l>>) {
    let all = names::read(line, 0, lexicon);
    match when::leading(line, &all, lexicon.dates(), now) {
        Some(leading) => {
            let names = names::read(line, leading.body, lexicon);
            (Some(leading), names)
        }
        None => (None, all),
    }
}

/// What was read of a line before its day.
pub(super) struct ReadBefore<'a> {
    pub(super) names: &'a [Naming<'a>],
    pub(super) clauses: &'a [Clause],
    pub(super) kind: Option<&'a KindInLine>,
    /// What its plain sentences say.
    pub(super) heard: &'a [Heard],
    /// How the user writes dates.
    pub(super) dates: DateHabits,
}

/// Reads the day of a line; `now` if it says none. `start` is the first token after a date that leads it.
pub(super) fn read(
    line: &Line<'_>,
    leading: Option<&Leading>,
    start: usize,
    before: &ReadBefore<'_>,
    now: Moment,
) -> Happened {
    let ReadBefore { names, kind, heard, dates, .. } = *before;
    let day = DayOfLine { line, start, names, kind, heard, dates, now };
    let end = before.clauses.first().map_or(line.len(), |clause| clause.tokens.start);
    let mut happened = match leading {
        Some(leading) => day.led(leading),
        None => day.told(end),
    };
    if !happened.ahead
        && let Some(at) = day.cancelled(start..end)
    {
        happened.ahead = true;
        happened.plan = None;
        happened.doubt = Some(day.did_it_happen(at..at + 1, None));
        happened.at = if leading.is_some() { happened.at } else { now };
    }
    happened.ahead |= leading.is_none() && day.begins_with_to_do(before.heard);
    happened
}

struct DayOfLine<'a> {
    line: &'a Line<'a>,
    start: usize,
    names: &'a [Naming<'a>],
    kind: Option<&'a KindInLine>,
    heard: &'a [Heard],
    dates: DateHabits,
    now: Moment,
}

impl DayOfLine<'_> {
    fn today(&self) -> Happened {
        Happened { at: self.now, span: None, ahead: false, plan: None, doubt: None }
    }

    /// A date at the start with its colon.
    fn led(&self, leading: &Leading) -> Happened {
        let tokens = 0..leading.body.saturating_sub(1);
        let text = self.line.text_of(tokens.clone());
        let moment = when::entry_moment(&leading.reading, self.now);
        let ahead = moment.is_some_and(|at| at > self.now);
        let doubt = if ahead {
            Some(self.did_it_happen(tokens.clone(), leading.reading.day()))
        } else {
            let advice = "Saved under today: say which day it was";
            when::doubt(&leading.reading, text, leading.span, advice)
        };
        let soon = matches!(&leading.reading.question, Some(DateQuestion::Several(days))
            if moment.is_none() && days.first().is_some_and(|day| *day > self.now.date_naive()));
        Happened {
            at: moment.filter(|_| !ahead).unwrap_or(self.now),
            span: Some(tokens),
            // "20 Nov: lunch with Sam" on the 18th is more likely on Friday than a year ago.
            ahead: ahead || soon,
            plan: None,
            doubt,
        }
    }

    /// A day said without a colon, or a plan without a day.
    fn told(&self, end: usize) -> Happened {
        let end = self.first_thought(end);
        let said = when::told(self.line, self.start..end, self.names);
        let planned = self.planned(end);
        for told in &said {
            let Some((reading, ahead)) = self.reading(told, planned.is_some()) else { continue };
            let tokens = told.tokens.clone();
            if ahead {
                let doubt = Some(self.did_it_happen(tokens.clone(), reading.day()));
                // What may be two days is asked about as a day, and no plan.
                let sure = reading.question.is_none() && reading.due.is_some();
                let plan = Plan { tokens: self.start..end, date: Some(tokens.clone()), due: reading.due };
                return Happened { ahead: true, doubt, plan: Some(plan).filter(|_| sure), ..self.today() };
            }
            // "Sylvie rang, she'll bring the projector on Thursday": the day of a promise is to come.
            if self.is_promised(&tokens) {
                continue;
            }
            let Some(at) = when::entry_moment(&reading, self.now).filter(|at| *at <= self.now) else {
                let (text, span) = (self.line.text_of(tokens.clone()), self.line.span_of(tokens));
                let doubt = when::doubt(&reading, text, span, "Saved under today: say which day it was");
                return Happened { doubt, ..self.today() };
            };
            let (text, span) = (self.line.text_of(tokens.clone()), self.line.span_of(tokens.clone()));
            let doubt = when::doubt(&reading, text, span, "Saved under today: say which day it was");
            return Happened { at, span: Some(tokens), doubt, ..self.today() };
        }
        if let Some((tokens, at)) = self.day_of_what_it_tells().filter(|_| planned.is_none()) {
            return Happened { at, span: Some(tokens), ..self.today() };
        }
        let Some(tokens) = planned else { return self.today() };
        let doubt = Some(self.did_it_happen(tokens, None));
        let plan = Some(Plan { tokens: self.start..end, date: None, due: None });
        Happened { ahead: true, doubt, plan, ..self.today() }
    }

    /// "Monday's rehearsal was just Carol and me", "yesterday's lunch was with Helen": whose talk it was, a day tells.
    fn day_of_what_it_tells(&self) -> Option<(Range<usize>, Moment)> {
        let spoken = when::day_that_has(self.line, self.start, self.names)?;
        let end = self.first_thought(self.line.len());
        let of_us = self.is_of_the_writer(self.line.len().min(self.start + LONGEST_THOUGHT));
        if !self.is_past() || !(of_us || self.is_about_company(end)) {
            return None;
        }
        let reading = self.behind(when::count(&spoken, self.dates, self.now, Toward::Back)?);
        let at = when::entry_moment(&reading, self.now).filter(|at| *at <= self.now)?;
        reading.question.is_none().then_some((self.start..spoken.end, at))
    }

    /// Whether a day is that of something promised, also of what stands behind it: "note for Monday: ring Ana".
    fn is_promised(&self, day: &Range<usize>) -> bool {
        let promises = self.heard.iter().filter(|heard| matches!(heard.what, HeardKind::Promise { .. }));
        promises.into_iter().any(|heard| {
            let leads = day.end + 1 == heard.text.start && self.line.sign(day.end) == Some(':');
            leads || heard.text.start < day.start && day.end <= heard.text.end
        })
    }

    /// Which day a phrase means here, and whether it lies ahead; nothing if it is no day of the conversation.
    fn reading(&self, told: &DatePhrase, planned: bool) -> Option<(DateReading, bool)> {
        let today = self.now.date_naive();
        let place = &told.tokens;
        if told.by && !planned || self.is_reported(place.start) {
            return None;
        }
        let opens = place.start == self.start;
        if self.tells_which(place) {
            return None;
        }
        // "Sean's wife had their baby yesterday" is the day of something of theirs.
        let of_theirs = self.names.first().is_some_and(|name| {
            name.tokens.start == self.start
                && !name.at
                && self.line.is_possessive(name.tokens.end)
                && self.line.word(name.tokens.end + 1).is_some_and(grammar::is_kin)
        });
        if of_theirs {
            return None;
        }
        // "Sat next to Frank" is a verb, "sat lunch with Frank" a day.
        let sat = self.line.is(place.start, "sat")
            && self.line.is_any(
                place.end,
                &["between", "next", "beside", "with", "down", "opposite", "across", "in", "near"],
            );
        let verb = place.len() == 1
            && (sat
                || opens
                    && self.line.is_any(place.start, &["sat", "sun", "wed"])
                    && self.kind.is_none_or(|kind| kind.tokens.start != place.end));
        if verb {
            return None;
        }
        let company = self.follows_company(place.start) || self.is_about_company(place.start);
        let met = company || self.is_of_the_writer(place.start) || self.goes_on_ahead();
        if !opens && !met && !planned {
            return None;
        }
        let count = |direction| when::count(&told.spoken, self.dates, self.now, direction);
        match when::look(&told.spoken) {
            Facing::Back => Some((count(Toward::Back)?, false)),
            Facing::Ahead => {
                let reading = count(Toward::Forward)?;
                let ahead = opens || planned || self.follows_company(place.start) || self.goes_on_ahead();
                ahead.then_some((reading, true))
            }
            Facing::Today => {
                let reading = count(Toward::Forward).filter(|reading| self.is_later(reading));
                // "at 9am" said in the afternoon was this morning.
                let earlier = count(Toward::Back).filter(|behind| {
                    let at = when::entry_moment(behind, self.now);
                    told.spoken.time.is_some()
                        && at.is_some_and(|at| at <= self.now && at.date_naive() == today)
                });
                if let Some(earlier) = earlier.filter(|_| !planned) {
                    return Some((earlier, false));
                }
                let tonight = told.spoken.part == Some(Part::Night) && self.follows_company(place.start);
                match reading {
                    Some(reading) if planned || told.spoken.time.is_some() && !self.is_past() => {
                        Some((reading, true))
                    }
                    _ if planned => Some((count(Toward::Forward)?, true)),
                    _ if (tonight || told.spoken.part == Some(Part::Night) && self.goes_on_ahead())
                        && !self.is_past() =>
                    {
                        Some((count(Toward::Forward)?, true))
                    }
                    _ => None,
                }
            }
            Facing::Either if planned || self.goes_on_ahead() && !self.is_past() => {
                Some((count(Toward::Forward)?, true))
            }
            Facing::Either if self.is_past() => Some((self.behind(count(Toward::Back)?), false)),
            Facing::Either if when::is_written(&told.spoken) && !company && !opens => None,
            Facing::Either if when::is_written(&told.spoken) => {
                let (ahead, behind) = (count(Toward::Forward)?, count(Toward::Back)?);
                let near = nearest(today, &ahead, &behind)?;
                match near {
                    near if near > today => Some((count(Toward::Forward)?, true)),
                    near => Some((DateReading { due: Some(Due::Day(near)), question: None }, false))
                        .filter(|_| told.spoken.time.is_none())
                        .or_else(|| Some((self.behind(behind), false))),
                }
            }
            Facing::Either if self.follows_company(place.start) || opens => {
                let reading = count(Toward::Forward)?;
                let later = reading.day().is_some_and(|day| day > today) || self.is_later(&reading);
                later.then_some((reading, true))
            }
            Facing::Either => None,
        }
    }

    /// "The weekend shift", "about Christmas cover": a day that says which of several things is meant.
    fn tells_which(&self, place: &Range<usize>) -> bool {
        let line = self.line;
        let led = &["the", "a", "an", "about", "of", "for", "from"];
        let before = place.start.checked_sub(1).filter(|&before| before >= self.start);
        let held = before.is_some_and(|before| line.is_any(before, OWNERS) || line.is_any(before, led));
        let thing = |word: &str| !grammar::is_small_word(word) && !grammar::is_auxiliary(word);
        let more = line.word(place.end).is_some_and(thing) && line.case(place.end) == Case::Small;
        held && more && place.len() == 1
    }

    /// Past tense: a day is the one behind, without a doubt that the next one may be meant.
    fn behind(&self, reading: DateReading) -> DateReading {
        match &reading.question {
            Some(DateQuestion::Several(days)) if reading.due.is_none() => {
                let behind = days.iter().filter(|day| **day <= self.now.date_naive()).max();
                match behind {
                    Some(day) if days.len() == 2 => DateReading { due: Some(Due::Day(*day)), question: None },
                    _ => reading,
                }
            }
            _ => reading,
        }
    }

    fn is_later(&self, reading: &DateReading) -> bool {
        matches!(reading.due, Some(Due::At(at)) if at > self.now)
    }

    /// The end of the first thought: a sentence, a semicolon, a line, or a comma after which somebody else is spoken of.
    fn first_thought(&self, end: usize) -> usize {
        let line = self.line;
        // Speech without any pause is cut.
        let end = end.min(self.start + LONGEST_THOUGHT);
        let ends = |at: usize| {
            let stop = matches!(line.sign(at), Some(';' | '\u{3002}' | '\u{2014}' | '\u{2013}'))
                || ends_sentence(line, at);
            let topic = line.is_opaque(at) && !line.is_opaque(at.saturating_sub(1));
            // "bumped into joy she is flying on sunday": dictation has no commas.
            let told =
                || self.names.iter().any(|name| name.tokens.end <= at && name.tokens.start >= self.start);
            let another = line.is_any(at, SOMEBODY) && at > self.start + 1 && told();
            stop || topic || line.starts_line(at) && at > self.start || self.comma_ends(at) || another
        };
        (self.start..end).find(|&at| ends(at)).unwrap_or(end)
    }

    /// A comma ends the thought once somebody or something was named, unless it is part of a list of names.
    fn comma_ends(&self, at: usize) -> bool {
        if self.line.sign(at) != Some(',') {
            return false;
        }
        let told = self.kind.is_some_and(|kind| kind.run_end <= at)
            || self.names.iter().take_while(|name| name.tokens.start < at).any(|name| name.tokens.end <= at)
            || (self.start..at).any(|i| self.line.is_any(i, WITH));
        let listed = self.names.iter().any(|name| name.tokens.start == at + 1)
            || self.line.is(at + 1, "and")
            || self.line.is_any(at + 1, &["on", "last", "this", "next"])
            || self.line.word(at + 1).is_some_and(language::is_day_word);
        told && !listed
    }

    /// Somebody said it, so it is about something else: "told me they moved on Friday".
    fn is_reported(&self, before: usize) -> bool {
        // "Bo told me yesterday" is the day of the telling.
        let telling = before.checked_sub(2).is_some_and(|told| {
            told >= self.start
                && self.line.is_any(told, &["told", "asked"])
                && self.line.is_any(told + 1, &["me", "us"])
        });
        if telling {
            return false;
        }
        (self.start..before).any(|at| self.line.is_any(at, REPORTING))
    }

    /// The kind word with its people, or a list after "with", ends right here.
    fn follows_company(&self, at: usize) -> bool {
        let ends = |from: usize| {
            let list = list_after(self.line, self.names, from).unwrap_or(from);
            let joint = |end: usize| {
                (end..at).all(|i| {
                    self.line.is_any(i, &["is", "on", "at", "for"])
                        || matches!(self.line.sign(i), Some(',' | '('))
                })
            };
            list <= at && at - list <= 2 && joint(list) || from <= at && at - from <= 2 && joint(from)
        };
        self.kind.is_some_and(|kind| ends(kind.run_end))
            || (self.start..at)
                .any(|i| self.line.is_any(i, WITH) && (ends(i + 1) || self.are_unknown(i + 1..at)))
    }

    /// "Dinner with the Moreaus next Friday": capitalised words whom nobody knows, after the kind word and "with".
    fn are_unknown(&self, between: Range<usize>) -> bool {
        let line = self.line;
        let begins = self
            .kind
            .is_some_and(|kind| kind.tokens.start == self.start && kind.run_end + 1 == between.start);
        let first = between.start + usize::from(line.is(between.start, "the"));
        begins
            && (1..=2).contains(&(between.end.saturating_sub(first)))
            && (first..between.end).all(|at| line.case(at) == Case::Capital && line.word(at).is_some())
    }

    /// The thought before this place tells of a conversation.
    fn is_about_company(&self, before: usize) -> bool {
        let line = self.line;
        self.kind.is_some_and(|kind| kind.tokens.start < before && kind.kind != EntryKind::Note)
            || (self.start..before).any(|at| line.is_any(at, WITH) || line.is_any(at, MEETING))
            || self.names.iter().any(|name| {
                name.tokens.end < before && !name.possessive && line.is_any(name.tokens.end, CAME)
            })
    }

    /// It tells of what the writer did, or of somebody with an `@`.
    fn is_of_the_writer(&self, before: usize) -> bool {
        let mine = ["i", "we", "me", "us", "i'm", "im", "we're"];
        (self.start..before).any(|at| self.line.is_any(at, &mine) || is_at(self.line, at))
    }

    /// The thought tells of the past: "had lunch", "we talked", "it was".
    fn is_past(&self) -> bool {
        let line = self.line;
        let end = self.first_thought(line.len());
        (self.start..end).any(|at| {
            line.word(at).is_some_and(|word| {
                PAST.contains(&word)
                    || word.len() > 4
                        && word.ends_with("ed")
                        && !NO_PAST.contains(&word)
                        && !PLANNED.contains(&word)
            })
        })
    }

    fn did_it_happen(&self, tokens: Range<usize>, day: Option<NaiveDate>) -> Doubt {
        Doubt {
            about: DoubtAbout::Date,
            span: self.line.span_of(tokens),
            message: "Did it happen? Kept as a note under today until you say".to_owned(),
            alternatives: day.iter().map(ToString::to_string).collect(),
        }
    }
}

/// The nearer of the two days a phrase may mean.
fn nearest(today: NaiveDate, ahead: &DateReading, behind: &DateReading) -> Option<NaiveDate> {
    let mut days: Vec<NaiveDate> = [ahead, behind].into_iter().filter_map(DateReading::day).collect();
    for reading in [ahead, behind] {
        if let Some(DateQuestion::Several(several)) = &reading.question {
            days.extend(several);
        }
    }
    days.into_iter().min_by_key(|day| (*day - today).num_days().abs())
}

/// The token after the list of names that starts here, perhaps after "with" or "for"; nothing if no name does.
fn list_after(line: &Line<'_>, names: &[Naming<'_>], at: usize) -> Option<usize> {
    let mut start = at;
    if line.is_any(start, &["with", "w", "for", "at"]) {
        start += 1;
        start += usize::from(line.sign(start) == Some('/'));
    }
    let mut next = names.partition_point(|name| name.tokens.start < start);
    let mut end = names.get(next).filter(|name| name.tokens.start == start)?.tokens.end;
    end += usize::from(line.is_possessive(end));
    while let Some(name) = names.get(next + 1).filter(|name| is_list(line, end..name.tokens.start)) {
        end = name.tokens.end;
        next += 1;
    }
    Some(end)
}
