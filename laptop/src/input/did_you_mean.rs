//! What was not understood, in one sentence with what may have been meant.

use std::num::ParseIntError;

use clap::{
    Command, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

/// How alike two words are when one may be the other mistyped (Jaro-Winkler).
const ALIKE: f64 = 0.78;

/// The sentence for a command line that was not understood.
pub fn usage(error: &Error, command: &Command) -> String {
    let text = |kind: ContextKind| error.get(kind).map(words).filter(|text| !text.is_empty());
    let argument = text(ContextKind::InvalidArg).unwrap_or_else(|| "an argument".to_owned());
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let usage = text(ContextKind::Usage).map(|usage| usage_of(&usage));
    match error.kind() {
        ErrorKind::UnknownArgument if argument.contains(char::is_whitespace) => {
            "put a line that begins with - after --: hallway log -- '- a line'".to_owned()
        }
        ErrorKind::InvalidSubcommand => {
            let typed = text(ContextKind::InvalidSubcommand).unwrap_or_default();
            let (group, verbs) = siblings(error, command);
            verb(&typed, group.as_deref(), &verbs)
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => match usage {
            Some(usage) => format!(
                "unexpected \"{argument}\": the whole command is {usage}; put a name of several words in single quotes"
            ),
            None => {
                format!("unexpected \"{argument}\": put a name of several words in single quotes")
            }
        },
        ErrorKind::UnknownArgument => match text(ContextKind::SuggestedArg) {
            Some(meant) => format!("there is no {argument} here; did you mean {meant}?"),
            None => format!("there is no {argument} here; hallway help VERB lists what there is"),
        },
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} needs a value"),
        ErrorKind::InvalidValue => match text(ContextKind::ValidValue) {
            Some(valid) => format!("{argument} cannot be \"{value}\": choose one of {valid}"),
            None => format!("{argument} cannot be \"{value}\""),
        },
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(|why| {
                if why.is::<ParseIntError>() {
                    ": give a whole number".to_owned()
                } else {
                    format!(": {why}")
                }
            });
            let why = why.unwrap_or_default();
            format!("{argument} cannot be \"{value}\"{why}")
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = argument.replace(['<', '>'], "").replace("...", "").replace(", ", " and ");
            match usage {
                Some(usage) => format!("{missing} is missing: {usage}"),
                None => format!("{missing} is missing"),
            }
        }
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            Some(other) => format!("{argument} and {other} can't be used together"),
            None => format!("{argument} was given twice, or can't be used with the others"),
        },
        ErrorKind::InvalidUtf8 => "the command is not text in UTF-8".to_owned(),
        _ => {
            let said = error.to_string();
            let first = said.lines().next().unwrap_or_default();
            first.trim_start_matches("error: ").to_owned()
        }
    }
}

/// `hallway later REF WHEN` out of clap's usage.
fn usage_of(usage: &str) -> String {
    let line = usage.lines().next().unwrap_or_default().trim_start_matches("Usage:").replace("...", "");
    let words = line.split_whitespace().filter(|word| !word.starts_with('['));
    words.map(|word| word.trim_matches(['<', '>'])).collect::<Vec<_>>().join(" ")
}

/// The group in which the unknown verb stood and its verbs: `people` after `people`, else all and no group.
fn siblings(error: &Error, command: &Command) -> (Option<String>, Vec<String>) {
    let usage = error.get(ContextKind::Usage).map(words).unwrap_or_default();
    // An old spelling is understood, and not taught.
    let names = |command: &Command| {
        let verbs = command.get_subcommands().filter(|verb| !verb.is_hide_set());
        verbs.map(|verb| verb.get_name().to_owned()).collect()
    };
    let parent = command
        .get_subcommands()
        .find(|verb| verb.has_subcommands() && usage.contains(&format!("hallway {}", verb.get_name())));
    parent
        .map_or_else(|| (None, names(command)), |parent| (Some(parent.get_name().to_owned()), names(parent)))
}

/// What an unknown verb may have been.
fn verb(typed: &str, group: Option<&str>, verbs: &[String]) -> String {
    let begun: Vec<&String> =
        verbs.iter().filter(|verb| !typed.is_empty() && verb.starts_with(typed)).collect();
    if let [_, _, ..] = begun.as_slice() {
        return format!("\"{typed}\" could be {}: type one more letter", one_of(&begun));
    }
    match closest(typed, verbs.iter().map(String::as_str)) {
        Some(meant) => format!("there is no verb \"{typed}\"; did you mean {meant}?"),
        None if group.is_some() => {
            let group = group.unwrap_or_default();
            format!("there is no verb \"{typed}\" of {group}: it has {}", verbs.join(", "))
        }
        None => format!(
            "there is no verb \"{typed}\"; to write a line down, use the prompt: hallway log (hallway help lists the verbs)"
        ),
    }
}

/// The word that is most like the typed one, if one is like it at all.
pub fn closest<'a>(typed: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let alike = words.map(|word| (strsim::jaro_winkler(&typed, &word.to_lowercase()), word));
    alike.filter(|(alike, _)| *alike > ALIKE).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, word)| word)
}

fn one_of(names: &[&String]) -> String {
    names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(" or ")
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verbs() -> Vec<String> {
        ["log", "today", "prep", "people", "review"].map(str::to_owned).into()
    }

    #[test]
    fn a_mistyped_verb_is_answered_with_the_right_one() {
        assert_eq!(verb("tody", None, &verbs()), "there is no verb \"tody\"; did you mean today?");
        assert_eq!(verb("reveiw", None, &verbs()), "there is no verb \"reveiw\"; did you mean review?");
    }

    #[test]
    fn the_beginning_of_two_verbs_asks_for_more() {
        assert_eq!(verb("p", None, &verbs()), "\"p\" could be prep or people: type one more letter");
    }

    #[test]
    fn a_word_that_is_no_verb_of_a_group_is_answered_with_those_it_has() {
        let said = verb("bogus", Some("people"), &["list", "add"].map(str::to_owned));
        assert_eq!(said, "there is no verb \"bogus\" of people: it has list, add");
    }

    #[test]
    fn a_word_that_is_no_verb_is_shown_the_way_to_the_prompt() {
        assert!(verb("lunch", None, &verbs()).contains("hallway log"));
    }
}
