//! What a query asks for: words, filters and days.

use chrono::{Datelike, Days, Month, Months, NaiveDate, NaiveTime, TimeZone};

use crate::{
    error::Error,
    model::{EntryKind, FactKind, Moment},
    quick_log::{self, DateHabits, Lexicon, fold},
    store::index::{search::SearchLimits, texts::is_called},
};

/// A query as it was understood.
#[derive(Debug, Default, PartialEq)]
pub(super) struct FindQuery {
    pub(super) words: Vec<String>,
    pub(super) limits: SearchLimits,
    /// Words that are in no hit, folded.
    pub(super) without: Vec<String>,
    /// Only what is of this day, in whichever year.
    pub(super) this_day: bool,
    /// The query had no word in it.
    pub(super) is_blank: bool,
    /// A filter that nothing can meet: it names nobody.
    pub(super) impossible: bool,
    pub(super) notes: Vec<String>,
}

impl FindQuery {
    pub(super) fn read(query: &str, lexicon: &Lexicon, now: Moment) -> Self {
        let mut asked = Self { is_blank: query.trim().is_empty(), ..Self::default() };
        for word in words(query) {
            if let Some(left_out) =
                word.strip_prefix('-').filter(|rest| rest.starts_with(char::is_alphanumeric))
            {
                asked.without.push(fold(left_out));
                continue;
            }
            let (name, value) = word.split_once(':').unwrap_or(("", &word));
            let value = value.trim_matches('"').trim();
            match (fold(name).as_str(), value) {
                ("with" | "person", value) if !value.is_empty() => asked.with(value, lexicon),
                ("topic", value) if !value.is_empty() => {
                    asked.limits.topics.push(fold(value.trim_start_matches('#')));
                }
                ("kind", value) if !value.is_empty() => asked.kind(value, lexicon),
                ("can", value) if !value.is_empty() => {
                    asked.limits.fact = Some(FactKind::Expertise);
                    asked.words.extend(plain_words(value));
                }
                ("is", value) if fold(value) == "open" => asked.limits.open = true,
                ("is", value) if !value.is_empty() => {
                    asked.notes.push(format!("is:{value} isn't a filter and was ignored; try is:open"));
                }
                ("on", value) if !value.is_empty() => asked.on(value, lexicon.dates(), now),
                ("since", value) if !value.is_empty() => asked.since(value, lexicon.dates(), now),
                ("until", value) if !value.is_empty() => asked.until(value, lexicon.dates(), now),
                _ => asked.words.extend(plain_words(&word)),
            }
        }
        asked
    }

    fn with(&mut self, name: &str, lexicon: &Lexicon) {
        let meant = lexicon.find(name.trim_start_matches('@'));
        if meant.is_empty() {
            self.impossible = true;
            let close = lexicon.close_to(name, 3).into_iter().map(|close| close.name).collect();
            self.notes.push(Error::NoSuchPerson { name: name.to_owned(), close }.to_string());
            return;
        }
        self.limits.with.push(meant.into_iter().map(|candidate| candidate.id).collect());
    }

    /// A kind as stored, a word of the user's own for one, or what a hit is called: case and accents do not matter. An unknown
    /// one finds nothing, and that is said.
    fn kind(&mut self, value: &str, lexicon: &Lexicon) {
        let folded = fold(value);
        let entry = EntryKind::KNOWN.iter().map(EntryKind::as_str);
        let mut stored = entry.chain(FactKind::KNOWN.iter().map(FactKind::as_str));
        let known = stored.find(|kind| fold(kind) == folded).map(str::to_owned);
        let known = known.or_else(|| is_called(&folded).then(|| folded.clone()));
        let known = known.or_else(|| lexicon.kind(&folded).map(|kind| kind.to_string()));
        if known.is_none() {
            self.notes.push(format!("\"{value}\" isn't a kind of line, fact or note in this journal"));
        }
        self.limits.kinds.push(known.unwrap_or(folded));
    }

    /// Nothing was asked for: everything, then, or everything without some words.
    pub(super) fn everything(&self) -> bool {
        self.is_blank || !self.without.is_empty()
    }

    /// Whether one of these texts of a hit has a word that was not wanted: one that begins so, as words are found.
    pub(super) fn leaves_out<'t>(&self, texts: impl IntoIterator<Item = &'t String>) -> bool {
        let begins = |text: &str, word: &str| {
            let before = |at: usize| text.get(..at).and_then(|before| before.chars().next_back());
            text.match_indices(word).any(|(at, _)| !before(at).is_some_and(char::is_alphanumeric))
        };
        let texts: Vec<String> = texts.into_iter().map(|text| fold(text)).collect();
        self.without.iter().any(|word| texts.iter().any(|text| begins(text, word)))
    }

    fn since(&mut self, value: &str, dates: DateHabits, now: Moment) {
        if let Some((first, _)) = self.days("since", value, dates, now) {
            self.limits.since = start_of(first, now);
        }
    }

    fn until(&mut self, value: &str, dates: DateHabits, now: Moment) {
        if let Some((_, next)) = self.days("until", value, dates, now) {
            self.limits.until = start_of(next, now);
        }
    }

    fn on(&mut self, value: &str, dates: DateHabits, now: Moment) {
        if matches!(fold(value).replace('-', " ").as_str(), "this day" | "this date") {
            self.this_day = true;
            return;
        }
        if let Some((first, next)) = self.days("on", value, dates, now) {
            (self.limits.since, self.limits.until) = (start_of(first, now), start_of(next, now));
        }
    }

    /// The first day meant and the one after the last; a note where none is.
    fn days(
        &mut self,
        filter: &str,
        value: &str,
        dates: DateHabits,
        now: Moment,
    ) -> Option<(NaiveDate, NaiveDate)> {
        let one_day =
            || day(value, dates, now).and_then(|day| Some((day, day.checked_add_days(Days::new(1))?)));
        let days = month_or_year(value, now).or_else(one_day);
        if days.is_none() {
            self.notes.push(format!("\"{value}\" isn't a date, so {filter}: was ignored"));
        }
        days
    }
}

/// A month or a year as people write them: `2026-11`, `november` (the last one that began), `nov 2025`, `2025`.
fn month_or_year(text: &str, now: Moment) -> Option<(NaiveDate, NaiveDate)> {
    let text = fold(text);
    let year_of = |digits: &str| digits.parse::<i32>().ok().filter(|_| digits.len() == 4);
    if let Some(year) = year_of(&text) {
        return Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year + 1, 1, 1)?));
    }
    let (year, month) = if let Some((year, month)) = text.split_once('-').filter(|(year, _)| year.len() == 4)
    {
        (year_of(year), month.parse().ok()?)
    } else {
        let mut words = text.split_whitespace();
        let month = words.next()?.parse::<Month>().ok()?.number_from_month();
        (words.next().map(year_of).map_or(Some(None), |year| year.map(Some))?, month)
    };
    let today = now.date_naive();
    let year = year.unwrap_or(if month > today.month() { today.year() - 1 } else { today.year() });
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((first, first.checked_add_months(Months::new(1))?))
}

fn day(text: &str, dates: DateHabits, now: Moment) -> Option<NaiveDate> {
    let past = || quick_log::past_moment(text, dates, now).map(|moment| moment.date_naive());
    past().or_else(|| quick_log::due_date(text, dates, now).map(|due| due.day()))
}

fn start_of(day: NaiveDate, now: Moment) -> Option<i64> {
    let start = now.offset().from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest()?;
    Some(start.timestamp_millis())
}

/// Years that `on:this-day` looks back on.
const YEARS: i32 = 60;

/// This day of each year, the newest first, from its beginning to its end. The 29th of February has only its own.
pub(super) fn this_day_of_each_year(now: Moment) -> Vec<(i64, i64)> {
    let today = now.date_naive();
    let bounds =
        |day: NaiveDate| Some((start_of(day, now)?, start_of(day.checked_add_days(Days::new(1))?, now)?));
    (0..YEARS).filter_map(|back| today.with_year(today.year() - back).and_then(bounds)).collect()
}

/// The query cut at spaces, except inside double quotes.
fn words(query: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for letter in query.chars() {
        match letter {
            '"' | '“' | '”' => quoted = !quoted,
            letter if letter.is_whitespace() && !quoted => words.push(String::new()),
            letter => words.last_mut().into_iter().for_each(|word| word.push(letter)),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What of a word can be searched for: nothing if it is only signs.
fn plain_words(word: &str) -> Option<String> {
    // NUL ends a text for the tokenizer.
    let word = word.replace('\0', " ");
    word.chars().any(char::is_alphanumeric).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> FindQuery {
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-18T14:05:00+00:00").unwrap();
        FindQuery::read(query, &Lexicon::new(Vec::new(), Vec::new()), now)
    }

    #[test]
    fn no_query_is_a_syntax_error() {
        for query in [
            "",
            "\"",
            "with:",
            "a:b:c",
            "AND OR NOT",
            "NEAR(",
            "*",
            "^x",
            "-",
            "(a",
            "since:never",
            "\0",
            "is:",
            "🦊",
        ] {
            let _ = asked(query);
        }
        assert_eq!(asked("AND \"two words\" a:b ( *").words, ["AND", "two words", "a:b"]);
    }

    #[test]
    fn a_filter_that_says_nothing_is_a_word_and_one_that_cannot_be_used_is_said() {
        assert_eq!(asked("with:").words, ["with:"]);
        let since = asked("since:whenever plan");
        assert_eq!((since.words.len(), since.notes.len(), since.limits), (1, 1, SearchLimits::default()));
        assert!(asked("with:Nobody").impossible);
        for (kind, notes) in [("coffee", 0), ("need", 0), ("win", 0), ("person", 0), ("nothing", 1)] {
            assert_eq!(asked(&format!("kind:{kind}")).notes.len(), notes, "{kind}");
        }
    }
}
