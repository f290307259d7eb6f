//! Words as records keep them: on one line, not too long, and there where something is said; days as they may be.
//!
//! Whatever a person types for one field of the practice goes through here before an act begins, so that nothing empty
//! and no page of text is kept where a screen shows a line.

use chrono::Timelike;

use crate::{
    error::{Error, Result},
    insights::PRIVATE,
    model::Moment,
};

/// The most characters of one field: a few sentences.
const LONGEST: usize = 1_000;

/// The most characters of a name.
const LONGEST_NAME: usize = 200;

/// Words on one line: line ends and runs of spaces become one space. Nothing is as good as words. [`Error::TooLong`] over
/// a thousand characters; `what` names the field in that error.
pub(super) fn words(what: &'static str, text: &str) -> Result<String> {
    within(what, text, LONGEST, "1,000 characters")
}

/// The same for a text that may not be empty; `ask` says what to write.
pub(super) fn needed(what: &'static str, text: &str, ask: &str) -> Result<String> {
    let words = words(what, text)?;
    if words.chars().any(char::is_alphanumeric) { Ok(words) } else { Err(Error::NeedsWords(ask.to_owned())) }
}

/// A name: at most 200 characters, and not empty.
pub(super) fn name(what: &'static str, text: &str, ask: &str) -> Result<String> {
    let name = within(what, text, LONGEST_NAME, "200 characters")?;
    if name.chars().any(char::is_alphanumeric) { Ok(name) } else { Err(Error::NeedsWords(ask.to_owned())) }
}

/// When something happened that is noted `now`: not later. [`Error::WrongDay`] for a moment to come.
///
/// A day without a time is its noon, on every device. It takes the part of a second at which it is noted along, so that what
/// two devices note of one day keeps two moments: words are kept under them.
pub(super) fn happened(at: Option<Moment>, now: Moment) -> Result<Moment> {
    match at {
        Some(at) if at > now => Err(Error::WrongDay(format!(
            "{} is in the future: note it once it has happened",
            at.format("%-d %B %Y")
        ))),
        Some(at) => Ok(at.with_nanosecond(now.nanosecond()).filter(|at| *at <= now).unwrap_or(at)),
        None => Ok(now),
    }
}

fn within(what: &'static str, text: &str, longest: usize, limit: &'static str) -> Result<String> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = words.chars().count();
    if length > longest {
        return Err(Error::TooLong { what, length: format!("{length} characters"), limit });
    }
    Ok(words)
}

/// A name as it is kept: white space tidied, not empty, at most 200 characters.
pub(super) fn clean_name(name: &str) -> Result<String> {
    const LONGEST: usize = 200;
    // The mark of a line, and the quotes around a name in it, are not part of the name.
    let bare = name.trim().strip_prefix('@').unwrap_or(name).trim().trim_matches('"');
    let name = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    if length > LONGEST {
        return Err(Error::TooLong {
            what: "the name",
            length: format!("{length} characters"),
            limit: "200 characters",
        });
    }
    if !name.chars().any(char::is_alphanumeric) {
        return Err(Error::NeedsWords("a name needs at least one letter".to_owned()));
    }
    Ok(name)
}

/// The words of something, for a list of acts that others may see: private ones are not said.
pub(super) fn spoken(text: &str, private: bool) -> String {
    if private { PRIVATE.to_owned() } else { shortened(text) }
}

/// A number of things for a screen; there are never more than it holds.
pub(super) fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The start of a line, for a list of acts.
pub(super) fn shortened(line: &str) -> String {
    const LONGEST: usize = 60;
    let line = line.trim();
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    line.chars().take(LONGEST - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_spaces_and_nothing_is_no_word() {
        assert_eq!(words("the note", " one\r\n# two\t three ").unwrap(), "one # two three");
        assert_eq!(words("the note", "").unwrap(), "");
        for nothing in ["", " \n", "…", ":"] {
            let error = needed("the note", nothing, "write it down").unwrap_err();
            assert_eq!(error.to_string(), "write it down");
        }
    }

    #[test]
    fn a_field_holds_a_thousand_characters_and_a_name_two_hundred() {
        let long = |count| "é".repeat(count);
        assert!(words("the note", &long(1_000)).is_ok());
        let error = words("the note", &long(1_001)).unwrap_err().to_string();
        assert_eq!(error, "the note is 1001 characters long and the limit is 1,000 characters: split it");
        assert!(name("the name", &long(200), "").is_ok() && name("the name", &long(201), "").is_err());
    }

    #[test]
    fn what_happened_is_not_still_to_come() {
        let at = |text: &str| text.parse::<Moment>().unwrap();
        let now = at("2026-11-18T13:30:00+01:00");
        assert_eq!(happened(None, now).unwrap(), now);
        let tuesday = at("2026-11-17T12:00:00+01:00");
        assert_eq!(happened(Some(tuesday), now).unwrap(), tuesday);
        let error = happened(Some(at("2026-11-19T12:00:00+01:00")), now).unwrap_err().to_string();
        assert_eq!(error, "19 November 2026 is in the future: note it once it has happened");
    }
}
