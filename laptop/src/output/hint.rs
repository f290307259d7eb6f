//! What could be done about an error, spelled as commands.

use hallway_core::error::Hint;

/// A hint as this program says it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Spelled {
    /// What it does: it follows "to".
    pub to: &'static str,
    /// The command, or what to add to the one that was typed: it begins with `--` then.
    pub run: String,
}

impl Spelled {
    /// `to end it, run: hallway goal close Principal`
    pub fn line(&self) -> String {
        let how = if self.run.starts_with("--") { "add" } else { "run" };
        format!("to {}, {how}: {}", self.to, self.run)
    }
}

/// The command for a hint; `None` for one this version does not know.
pub fn spell(hint: &Hint) -> Option<Spelled> {
    let (to, run) = match hint {
        Hint::WriteLine => ("write the first line", "hallway log".to_owned()),
        Hint::SeeReferences => ("find the thing with its reference", "hallway find WORDS".to_owned()),
        Hint::BringBack => ("bring it back", "hallway undo".to_owned()),
        Hint::SeePeople => ("see everybody", "hallway people".to_owned()),
        Hint::AddPerson { name } => ("add someone new", format!("hallway people add {}", argument(name))),
        Hint::AddNewcomer { suggestion } => ("add them", format!("hallway done {suggestion}")),
        Hint::EditPerson { name } => ("change them", format!("hallway edit {}", argument(name))),
        Hint::AddNamesake { name } => {
            ("add a second person of that name", format!("hallway people add {} --anyway", argument(name)))
        }
        Hint::SetGoal { name } => {
            let name = name.as_deref().map_or_else(|| "NAME".to_owned(), argument);
            ("set one", format!("hallway goal add {name}"))
        }
        Hint::SeeGoals => ("see your goals", "hallway goal".to_owned()),
        Hint::EditGoal { goal } => ("change it", format!("hallway goal edit {}", argument(goal))),
        Hint::CloseGoal { goal } => {
            ("end it", format!("hallway goal close {} --outcome OUTCOME", argument(goal)))
        }
        Hint::SeeProjects => ("see your projects", "hallway goal projects".to_owned()),
        Hint::PauseProjects { projects } => {
            let pauses: Vec<String> = projects.iter().map(|one| format!("--pause {one}")).collect();
            (if projects.len() == 1 { "pause it" } else { "pause them" }, pauses.join(" "))
        }
        Hint::KeepForLater => ("keep this one for later", "--later".to_owned()),
        Hint::FinishProject { project } => {
            ("finish it", format!("hallway goal projects note {project} --finish"))
        }
        Hint::NoteAnswer { ask } => ("note an answer", format!("hallway ask heard {ask} 'WORDS'")),
        Hint::AskAgain { ask } => ("note that you asked again", format!("hallway ask again {ask}")),
        Hint::LetAskBe { ask } => ("let it go", format!("hallway later {ask} never")),
        Hint::SayWhomToMeet => ("say whom", "--meet NAME".to_owned()),
        Hint::FeedbackDone { feedback } => ("note that you did it", format!("hallway done {feedback}")),
        Hint::TakeSuggestion { suggestion } => ("take it", format!("hallway done {suggestion}")),
        Hint::DropSuggestion { suggestion } => ("drop it", format!("hallway later {suggestion} never")),
        Hint::LookedAt { line } => ("say that you looked at it", format!("hallway done {line}")),
        Hint::DeleteLine { line } => ("delete it", format!("hallway edit {line} --delete")),
        Hint::ReopenPromise { promise } => ("open it again", format!("hallway edit {promise} --reopen")),
        Hint::PutOffAct { about } => {
            ("put one act off", format!("hallway later {about} WHEN --only ACT, as today shows it"))
        }
        Hint::Review => ("see what waits", "hallway review".to_owned()),
        Hint::SeeDevices => ("see your devices", "hallway sync devices".to_owned()),
        Hint::TrustDevice => ("trust one", "hallway sync trust NAME".to_owned()),
        Hint::Pair => ("pair it", "hallway sync pair".to_owned()),
        Hint::Repair => ("repair it", "hallway journal check --repair".to_owned()),
        _ => return None,
    };
    Some(Spelled { to, run })
}

/// Words as one argument of a shell: in single quotes where it needs them.
pub fn argument(words: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
    if !words.is_empty() && !words.starts_with('-') && words.chars().all(plain) {
        return words.to_owned();
    }
    format!("'{}'", words.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::cli;

    /// Every hint there is, each with what a reference looks like, and a name that needs quotes.
    fn all() -> Vec<Hint> {
        let (name, goal) = ("Ana Silva".to_owned(), "Staff engineer".to_owned());
        let reference = || "kmt".to_owned();
        vec![
            Hint::WriteLine,
            Hint::SeeReferences,
            Hint::BringBack,
            Hint::SeePeople,
            Hint::AddPerson { name: name.clone() },
            Hint::AddNewcomer { suggestion: "kmt.1".to_owned() },
            Hint::EditPerson { name: name.clone() },
            Hint::AddNamesake { name },
            Hint::SetGoal { name: None },
            Hint::SetGoal { name: Some(goal.clone()) },
            Hint::SeeGoals,
            Hint::EditGoal { goal: goal.clone() },
            Hint::CloseGoal { goal },
            Hint::SeeProjects,
            Hint::PauseProjects { projects: vec![reference(), "zrq".to_owned()] },
            Hint::KeepForLater,
            Hint::FinishProject { project: reference() },
            Hint::NoteAnswer { ask: reference() },
            Hint::AskAgain { ask: reference() },
            Hint::LetAskBe { ask: reference() },
            Hint::SayWhomToMeet,
            Hint::FeedbackDone { feedback: reference() },
            Hint::TakeSuggestion { suggestion: "kmt.1".to_owned() },
            Hint::DropSuggestion { suggestion: "kmt.1".to_owned() },
            Hint::LookedAt { line: reference() },
            Hint::DeleteLine { line: reference() },
            Hint::ReopenPromise { promise: reference() },
            Hint::PutOffAct { about: reference() },
            Hint::Review,
            Hint::SeeDevices,
            Hint::TrustDevice,
            Hint::Pair,
            Hint::Repair,
        ]
    }

    /// Words as a shell reads them: single quotes are all that hints use.
    fn shell_words(line: &str) -> Vec<std::ffi::OsString> {
        let parts = line.split('\'').enumerate().flat_map(|(number, part)| -> Vec<&str> {
            if number % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }
        });
        parts.map(Into::into).collect()
    }

    #[test]
    fn every_hint_is_a_command_that_is_understood() {
        for hint in all() {
            let run = spell(&hint).unwrap_or_else(|| panic!("{hint:?} is not spelled")).run;
            // What a hint explains behind its command, and where a value stands that only the user knows.
            let run = run
                .split(", ")
                .next()
                .unwrap()
                .replace("WHEN", "fri")
                .replace("OUTCOME", "reached")
                .replace("--only ACT", "--only talk");
            let whole = match hint {
                Hint::PauseProjects { .. } | Hint::KeepForLater => {
                    format!("hallway goal projects begin Docs {run}")
                }
                Hint::SayWhomToMeet => format!("hallway ask Ana for introduction {run}"),
                _ => run,
            };
            let parsed = cli::parse(shell_words(&whole));
            assert!(parsed.is_ok(), "{whole}: {}", parsed.unwrap_err());
        }
    }

    #[test]
    fn every_hint_of_the_core_is_tried_here() {
        let source = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/src/error/hint.rs"));
        let variants = source.lines().filter_map(|line| {
            let name = line.strip_prefix("    ")?.trim_end_matches([',', '{', ' ']);
            name.starts_with(char::is_uppercase).then_some(name)
        });
        let tried: BTreeSet<String> = all()
            .iter()
            .map(|hint| format!("{hint:?}").split([' ', '{']).next().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(variants.map(str::to_owned).collect::<BTreeSet<_>>(), tried);
    }

    #[test]
    fn a_name_is_one_argument_whatever_is_in_it() {
        assert_eq!(argument("Ana"), "Ana");
        assert_eq!(argument("Ana Silva"), "'Ana Silva'");
        assert_eq!(argument("Sinéad O'Brien"), r"'Sinéad O'\''Brien'");
        assert_eq!(argument("$(id)"), "'$(id)'");
    }

    #[test]
    fn a_hint_is_a_command_or_what_to_add_to_it() {
        let said = |hint: &Hint| spell(hint).map(|spelled| spelled.line());
        let goal = Hint::EditGoal { goal: "Staff engineer".to_owned() };
        assert_eq!(said(&goal).as_deref(), Some("to change it, run: hallway goal edit 'Staff engineer'"));
        let pause = Hint::PauseProjects { projects: vec!["kmt".to_owned(), "zrq".to_owned()] };
        assert_eq!(said(&pause).as_deref(), Some("to pause them, add: --pause kmt --pause zrq"));
    }
}
