//! What could be done about an error, as a value: a command line spells it as a command, a phone offers a button.

use serde::Serialize;

/// Something the user could do next. References are as the user would type them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "hint", rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Hint {
    /// Write a line down.
    WriteLine,
    /// Look where references stand: the lists of what is open, found or to be reviewed.
    SeeReferences,
    /// Bring back what was deleted or undone.
    BringBack,

    /// Look at everybody there is.
    SeePeople,
    /// Add somebody under this name.
    AddPerson {
        /// The name as it was typed.
        name: String,
    },
    /// Add somebody whom a line named, by saying yes to its question.
    AddNewcomer {
        /// The reference of the question, as `done` takes it.
        suggestion: String,
    },
    /// Change somebody who is there.
    EditPerson {
        /// The name as it was typed.
        name: String,
    },
    /// Add a second person of one name.
    AddNamesake {
        /// The name as it was typed.
        name: String,
    },

    /// Set a goal, with the name that was asked for if there was one.
    SetGoal {
        /// Its name, if one was said.
        name: Option<String>,
    },
    /// Look at the goals there are.
    SeeGoals,
    /// Change a goal.
    EditGoal {
        /// Its name or reference.
        goal: String,
    },
    /// End a goal with an outcome.
    CloseGoal {
        /// Its name or reference.
        goal: String,
    },
    /// Look at the projects there are.
    SeeProjects,
    /// Pause projects that are active, and go on with the new one.
    PauseProjects {
        /// The projects that are active, by reference.
        projects: Vec<String>,
    },
    /// Begin the new project later.
    KeepForLater,
    /// Finish a project.
    FinishProject {
        /// The project, by reference.
        project: String,
    },

    /// Note what was answered to an ask.
    NoteAnswer {
        /// What was asked, by reference.
        ask: String,
    },
    /// Note that the user came back to an ask.
    AskAgain {
        /// What was asked, by reference.
        ask: String,
    },
    /// Let an ask be.
    LetAskBe {
        /// What was asked, by reference.
        ask: String,
    },
    /// Say whom one would like to meet.
    SayWhomToMeet,
    /// Note that what feedback asked for is done.
    FeedbackDone {
        /// What the user was told, by reference.
        feedback: String,
    },

    /// Take a suggestion.
    TakeSuggestion {
        /// The suggestion, by the reference of its line and its number.
        suggestion: String,
    },
    /// Drop a suggestion.
    DropSuggestion {
        /// The suggestion, by the reference of its line and its number.
        suggestion: String,
    },
    /// Say that a line has been looked at.
    LookedAt {
        /// The line, by reference.
        line: String,
    },
    /// Delete a line.
    DeleteLine {
        /// The line, by reference.
        line: String,
    },
    /// Open a settled promise again.
    ReopenPromise {
        /// The promise, by reference.
        promise: String,
    },
    /// Put one proposed act about a record off.
    PutOffAct {
        /// What the act is about, by reference.
        about: String,
    },
    /// Look at what waits.
    Review,

    /// Look at the devices of the journal.
    SeeDevices,
    /// Say, on the device in hand, which device may take part again.
    TrustDevice,
    /// Let this device take part, with another one.
    Pair,
    /// Copy what can be read of a damaged journal into a new file.
    Repair,
}
