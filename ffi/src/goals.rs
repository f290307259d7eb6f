//! Goals, and who has a say in them.

use std::sync::Arc;

use hallway_core::{
    insights::{GoalLine, GoalMap, KitPage, Named, Projects, UntoldWin, WinMatrix},
    journal::{
        Closed, Closing, GoalEdit, NewGoal, NewProject, NewWin, Noted, ProjectStep, SeatEdit, Seated, Told,
        WinEdit,
    },
    model::{GoalId, Moment, PersonId, ProjectId, Reference, WinId},
};

use crate::{Journal, Result};

/// Goals: their maps and seats, whom the user told, kits, wins and projects.
#[derive(uniffi::Object)]
pub struct Goals(Arc<Journal>);

#[uniffi::export]
impl Journal {
    /// Goals, their maps, wins, kits and projects.
    pub fn goals(self: Arc<Self>) -> Goals {
        Goals(self)
    }
}

#[uniffi::export]
impl Goals {
    /// Every goal: open ones first, the soonest decided first, then those that ended, the newest first.
    pub fn list(&self, now: Moment) -> Result<Vec<GoalLine>> {
        self.0.call(|journal| journal.goals().list(now))
    }

    /// A goal as lists show it.
    pub fn get(&self, goal: GoalId, now: Moment) -> Result<GoalLine> {
        self.0.call(|journal| journal.goals().get(goal, now))
    }

    /// The goal a typed name or reference means; nothing: the only one that is open.
    pub fn resolve(&self, typed: Option<String>) -> Result<GoalId> {
        self.0.call(|journal| journal.goals().resolve(typed.as_deref()))
    }

    /// Sets a goal. One that is open and has this name is an error that says so.
    pub fn add(&self, new: NewGoal, now: Moment) -> Result<GoalLine> {
        self.0.call(|journal| journal.goals().add(new, now))
    }

    /// Changes a goal; what is null in `edit` stays as it is.
    pub fn edit(&self, goal: GoalId, edit: GoalEdit, now: Moment) -> Result<GoalLine> {
        self.0.call(|journal| journal.goals().edit(goal, edit, now))
    }

    /// Ends a goal, and begins what comes after it if that is named, in one act.
    pub fn close_goal(&self, goal: GoalId, closing: Closing, now: Moment) -> Result<Closed> {
        self.0.call(|journal| journal.goals().close(goal, closing, now))
    }

    /// The map of a goal: who has a say, what each has shown, and what is missing.
    pub fn map(&self, goal: GoalId, now: Moment) -> Result<GoalMap> {
        self.0.call(|journal| journal.goals().map(goal, now))
    }

    /// Puts somebody on a map, or says more of somebody who is on it.
    pub fn put_on_map(&self, goal: GoalId, person: PersonId, edit: SeatEdit, now: Moment) -> Result<Seated> {
        self.0.call(|journal| journal.goals().put_on_map(goal, person, edit, now))
    }

    /// Takes somebody off a map; undoable.
    pub fn take_off_map(&self, goal: GoalId, person: PersonId, now: Moment) -> Result<Named> {
        self.0.call(|journal| journal.goals().take_off_map(goal, person, now))
    }

    /// Notes that the user told somebody about a goal; without a goal, how the goals ended whose outcome they have yet
    /// to hear, else every open goal they have a say in.
    pub fn told(
        &self,
        goal: Option<GoalId>,
        person: PersonId,
        said: &str,
        at: Option<Moment>,
        now: Moment,
    ) -> Result<Told> {
        self.0.call(|journal| journal.goals().told(goal, person, said, at, now))
    }

    /// Wins and who of a goal's people knows them; without a goal every win, beside the people of the only open one.
    pub fn wins(&self, goal: Option<GoalId>) -> Result<WinMatrix> {
        self.0.call(|journal| journal.goals().wins(goal))
    }

    /// Wins that nobody with a say in an open goal knows of, newest first.
    pub fn untold_wins(&self) -> Result<Vec<UntoldWin>> {
        self.0.call(|journal| journal.goals().untold_wins())
    }

    /// Notes a win.
    pub fn add_win(&self, new: NewWin, now: Moment) -> Result<Reference> {
        self.0.call(|journal| journal.goals().add_win(new, now))
    }

    /// Says more about a win, or corrects it.
    pub fn edit_win(&self, win: WinId, edit: WinEdit, now: Moment) -> Result<Noted> {
        self.0.call(|journal| journal.goals().edit_win(win, edit, now))
    }

    /// The page of a goal for a reader, or for anyone, with who has a copy.
    pub fn kit(&self, goal: GoalId, reader: Option<PersonId>) -> Result<KitPage> {
        self.0.call(|journal| journal.goals().kit(goal, reader))
    }

    /// Notes that a reader got the page as it reads now, and gives the page.
    pub fn give_kit(&self, goal: GoalId, reader: PersonId, now: Moment) -> Result<KitPage> {
        self.0.call(|journal| journal.goals().give_kit(goal, reader, now))
    }

    /// Projects, the active one first.
    pub fn projects(&self, now: Moment) -> Result<Projects> {
        self.0.call(|journal| journal.goals().projects(now))
    }

    /// The project a typed name or reference means.
    pub fn resolve_project(&self, typed: &str) -> Result<ProjectId> {
        self.0.call(|journal| journal.goals().resolve_project(typed))
    }

    /// Begins a project. While another is active this says so and asks which to pause.
    pub fn begin_project(&self, new: NewProject, now: Moment) -> Result<Reference> {
        self.0.call(|journal| journal.goals().begin_project(new, now))
    }

    /// Notes a step of a project.
    pub fn project_step(&self, project: ProjectId, step: ProjectStep, now: Moment) -> Result<Noted> {
        self.0.call(|journal| journal.goals().project_step(project, step, now))
    }
}
