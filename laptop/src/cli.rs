//! The command line: verbs in groups, the flags that work everywhere, and one quoted line without a verb.

use std::{ffi::OsString, fmt::Write};

use clap::{CommandFactory, FromArgMatches, Parser, error::ErrorKind};
use clap_complete::env::Shells;
use clap_mangen::Man;

use crate::{
    error::{CommandError, Outcome},
    input::{completion, did_you_mean},
    output::{
        json, pager,
        shapes::{self, SHAPES},
        terminal,
    },
    session::Options,
    verb::{self, AboutCommand, Verb},
};

/// A private journal of the people you work with: one line after a conversation, one card before the next.
#[derive(Debug, Parser)]
#[command(
    name = "hallway",
    bin_name = "hallway",
    version,
    infer_subcommands = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Verbs"
)]
struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    verb: Option<Verb>,
}

/// What was asked for.
#[derive(Debug)]
pub struct Asked {
    /// The flags that work everywhere.
    pub options: Options,
    /// What to do.
    pub verb: Verb,
}

/// Reads the command line. What is asked about itself (help, version, completions) is answered here.
pub fn parse(arguments: Vec<OsString>) -> Result<Asked, CommandError> {
    let quoted = quoted_line(&arguments);
    let is_quoted = quoted.is_some();
    let matches = command().try_get_matches_from(quoted.unwrap_or(arguments));
    let cli = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            return Err(show_help(&error.render()));
        }
        Err(error) => return Err(CommandError::Usage(did_you_mean::usage(&error, &command()))),
    };
    let verb = cli.verb.unwrap_or_default();
    if let (true, Verb::Log(log)) = (is_quoted, &verb)
        && log.words.len() != 1
    {
        return Err(CommandError::Usage(
            "a line without a verb is one argument: put single quotes around all of it, or use the prompt: hallway log"
                .to_owned(),
        ));
    }
    match verb.about_command() {
        Some(about) => Err(answer(about, cli.options.json).err().unwrap_or(CommandError::Shown)),
        None => Ok(Asked { options: cli.options, verb }),
    }
}

/// Answers what was asked about the command line itself.
fn answer(about: AboutCommand<'_>, json: bool) -> Outcome {
    match about {
        AboutCommand::Help(verb) => {
            let words = ["hallway"].into_iter().chain(verb.iter().map(String::as_str)).chain(["--help"]);
            parse(words.map(OsString::from).collect()).map(|_| ())
        }
        AboutCommand::Completions(shell) => {
            let shells = Shells::builtins();
            let name = shell.to_string();
            let completer = shells
                .completer(&name)
                .ok_or_else(|| CommandError::NotDone(format!("there are no completions for {name}")))?;
            let mut script = Vec::new();
            completer.write_registration("COMPLETE", "hallway", "hallway", "hallway", &mut script)?;
            pager::write_bytes(&script)
        }
        AboutCommand::Shapes(verb) => {
            // Words may be shortened here as everywhere.
            let mut at = command();
            at.build();
            let mut path = Vec::new();
            for word in verb {
                let found = at.find_subcommand(word).cloned();
                at = found.ok_or_else(|| {
                    CommandError::Usage(format!("\"{word}\" isn't a verb that answers in JSON"))
                })?;
                path.push(at.get_name().to_owned());
            }
            if json {
                pager::write(&json::line(&shapes::document(&path))?)
            } else {
                pager::write(&shapes::page(&shapes::document(&path)))
            }
        }
        AboutCommand::Manual(verb) => {
            let mut page = Vec::new();
            manual(verb)?.render(&mut page)?;
            pager::write_bytes(&page)
        }
    }
}

/// The page of a verb, or of the whole command, for `man`.
fn manual(verb: &[String]) -> Result<Man, CommandError> {
    let mut command = command().term_width(0);
    command.build();
    let mut name = command.get_name().to_owned();
    for word in verb {
        let found = command.find_subcommand(word).cloned();
        command =
            found.ok_or_else(|| CommandError::Usage(format!("there is no manual page for \"{word}\"")))?;
        name = format!("{name}-{}", command.get_name());
    }
    Ok(Man::new(command).title(name).date("").source(format!("Hallway {}", env!("CARGO_PKG_VERSION"))))
}

/// The arguments with `log` where it was left out: the first one that is not a flag has white space in it.
fn quoted_line(arguments: &[OsString]) -> Option<Vec<OsString>> {
    let mut place = 1;
    loop {
        let argument = arguments.get(place)?.to_str()?;
        let takes_value = matches!(argument, "--dir" | "--journal" | "--now");
        let flag = argument.starts_with('-') && !argument.contains(char::is_whitespace)
            || ["--dir=", "--journal=", "--now="].iter().any(|flag| argument.starts_with(flag));
        if !flag {
            break;
        }
        place += if takes_value { 2 } else { 1 };
    }
    let line = arguments.get(place)?;
    line.to_str().filter(|line| line.trim().contains(char::is_whitespace))?;
    let mut with_verb = arguments.to_vec();
    let line = with_verb.remove(place);
    with_verb.insert(place, "log".into());
    with_verb.extend(["--".into(), line]);
    Some(with_verb)
}

/// The whole command, with its help in groups.
pub fn command() -> clap::Command {
    let command = Cli::command().term_width(terminal::width().min(100));
    let template = format!(
        "{{about-with-newline}}\nUsage:\n{USAGE}\n{}Everywhere:\n{{options}}\n\n{MORE}\n",
        groups(&command)
    );
    with_text_of_any_kind(with_where_shapes_are(command.help_template(template), ""))
}

/// The same, with what a shell offers behind Tab.
pub fn completing() -> clap::Command {
    completion::completing(command())
}

/// What a person writes behind a flag may begin with a hyphen: `--because '- on leave'`.
fn with_text_of_any_kind(command: clap::Command) -> clap::Command {
    let is_text = |argument: &clap::Arg| {
        let names = argument.get_value_names().unwrap_or_default();
        names.iter().any(|name| name.as_str() == "TEXT")
    };
    command
        .mut_args(|argument| if is_text(&argument) { argument.allow_hyphen_values(true) } else { argument })
        .mut_subcommands(with_text_of_any_kind)
}

/// Ends the long help of whatever answers in JSON with where its shape is told. `path` is the verb as one types it.
fn with_where_shapes_are(command: clap::Command, path: &str) -> clap::Command {
    let command = if SHAPES.iter().any(|shape| shape.verb == path) {
        let shape = format!("JSON: hallway help json {path}");
        let end = match command.get_after_help() {
            Some(examples) => format!("{examples}\n\n{shape}"),
            None => shape,
        };
        command.after_long_help(end)
    } else {
        command
    };
    command.mut_subcommands(|verb| {
        let path = format!("{path} {}", verb.get_name());
        with_where_shapes_are(verb, path.trim())
    })
}

const USAGE: &str = "  hallway                 what's on for today
  hallway log             a prompt for what you just heard
  hallway 'one line'      the same in one go, in single quotes
  hallway VERB …          any verb below; its first letters are enough
";

const MORE: &str = "\
More about a verb: hallway help VERB. What a line can say: hallway help marks.
Exit codes: 0 done; 1 it could not be done, and why; 2 not understood.";

fn groups(command: &clap::Command) -> String {
    let mut text = String::new();
    for (group, verbs) in verb::GROUPS {
        let _ = writeln!(text, "{group}:");
        for name in *verbs {
            let about =
                command.find_subcommand(name).and_then(clap::Command::get_about).map(ToString::to_string);
            let _ = writeln!(text, "  {name:<9} {}", about.unwrap_or_default());
        }
        text.push('\n');
    }
    text
}

/// Shows help on standard output; long help through the pager.
fn show_help(help: &clap::builder::StyledStr) -> CommandError {
    let text = if terminal::has_colour() { help.ansi().to_string() } else { help.to_string() };
    pager::write(&text).err().unwrap_or(CommandError::Shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(arguments: &[&str]) -> Vec<OsString> {
        std::iter::once("hallway").chain(arguments.iter().copied()).map(OsString::from).collect()
    }

    #[test]
    fn the_command_line_is_well_formed() {
        command().debug_assert();
    }

    /// Every verb that is hidden, as one types it.
    fn hidden(command: &clap::Command, before: &str, all: &mut Vec<String>) {
        for verb in command.get_subcommands() {
            let name = format!("{before} {}", verb.get_name()).trim().to_owned();
            if verb.is_hide_set() {
                all.push(name.clone());
            }
            hidden(verb, &name, all);
        }
    }

    #[test]
    fn every_hidden_verb_is_a_spelling_of_before_that_the_reference_names() {
        let mut all = Vec::new();
        hidden(&command(), "", &mut all);
        let reference = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/cli.md"));
        let moved: Vec<&str> =
            reference.lines().filter_map(|line| line.strip_prefix("| `")?.split("` |").next()).collect();
        for verb in &all {
            let is_it = |spelling: &str| format!("{spelling} ").starts_with(&format!("{verb} "));
            assert!(moved.iter().any(|row| row.split(", ").any(is_it)), "{verb}: {moved:?}");
        }
        assert!(all.len() > 10, "{all:?}");
    }

    #[test]
    fn every_verb_stands_in_exactly_one_group() {
        let grouped: Vec<&str> = verb::GROUPS.iter().flat_map(|(_, verbs)| verbs.iter().copied()).collect();
        let command = command();
        let mut verbs: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        let mut sorted = grouped.clone();
        sorted.sort_unstable();
        verbs.sort_unstable();
        assert_eq!(sorted, verbs);
    }

    #[test]
    fn one_quoted_line_is_logged_and_anything_else_is_a_verb() {
        let asked = parse(given(&["Coffee with @Ana", "--json"])).unwrap();
        assert!(asked.options.json);
        assert!(matches!(asked.verb, Verb::Log(log) if log.words == ["Coffee with @Ana"]));
        assert!(matches!(parse(given(&["--dir", "/a b", "today"])).unwrap().verb, Verb::Today(_)));
        assert!(matches!(parse(given(&["- bought a cake"])).unwrap().verb, Verb::Log(_)));
        assert!(matches!(parse(given(&["Coffee with", "Ana"])), Err(CommandError::Usage(_))));
        assert!(matches!(parse(given(&["coffee"])), Err(CommandError::Usage(_))));
        assert!(matches!(parse(given(&["pre", "Ana"])).unwrap().verb, Verb::Prep(_)));
        assert!(matches!(parse(given(&[])).unwrap().verb, Verb::Today(_)));
    }
}
