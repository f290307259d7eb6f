//! The rooms of the door: a handle for each, which borrows the journal and holds what belongs together.
//!
//! A handle has no state of its own. Its acts and questions stand in the files of the concepts they are about; a foreign
//! interface exports one object for each.

use crate::journal::Journal;

/// The people of the journal: who they are, what is known of them, who knows whom, and the user's own record.
#[derive(Debug, Clone, Copy)]
pub struct PeopleRoom<'a> {
    pub(super) journal: &'a Journal,
}

/// Goals: their maps and seats, whom the user told, kits, wins and projects.
#[derive(Debug, Clone, Copy)]
pub struct GoalsRoom<'a> {
    pub(super) journal: &'a Journal,
}

/// What the user asks of others, what they are told, and questions of their own.
#[derive(Debug, Clone, Copy)]
pub struct AsksRoom<'a> {
    pub(super) journal: &'a Journal,
}

/// How the user and others stand: the audit, readiness, stages, breadth, the week, and what comes next.
#[derive(Debug, Clone, Copy)]
pub struct RelationshipsRoom<'a> {
    pub(super) journal: &'a Journal,
}

/// What the user gives and is given: whose turn it is, thanks, who spoke for them, and their own word.
#[derive(Debug, Clone, Copy)]
pub struct GivingRoom<'a> {
    pub(super) journal: &'a Journal,
}

/// What waits for a look: guesses, doubts, new people; and what of a line is put right by hand.
#[derive(Debug, Clone, Copy)]
pub struct ReviewRoom<'a> {
    pub(super) journal: &'a Journal,
}

/// The journal's devices, as the user sees them.
#[derive(Debug, Clone, Copy)]
pub struct DevicesRoom<'a> {
    pub(super) journal: &'a Journal,
}

/// The journal as one of several copies. For `sync` alone: no screen asks it anything.
#[derive(Debug, Clone, Copy)]
pub struct ReplicaRoom<'a> {
    pub(super) journal: &'a Journal,
}

/// The state of the file, and mending it.
#[derive(Debug, Clone, Copy)]
pub struct MaintenanceRoom<'a> {
    pub(super) journal: &'a Journal,
}

/// Settings of this device, and what a prompt completes with.
#[derive(Debug, Clone, Copy)]
pub struct SettingsRoom<'a> {
    pub(super) journal: &'a Journal,
}

impl Journal {
    /// The people of the journal: who they are, what is known of them, who knows whom, and the user's own record.
    pub fn people(&self) -> PeopleRoom<'_> {
        PeopleRoom { journal: self }
    }

    /// Goals: their maps and seats, whom the user told, kits, wins and projects.
    pub fn goals(&self) -> GoalsRoom<'_> {
        GoalsRoom { journal: self }
    }

    /// What the user asks of others, what they are told, and questions of their own.
    pub fn asks(&self) -> AsksRoom<'_> {
        AsksRoom { journal: self }
    }

    /// How the user and others stand: the audit, readiness, stages, breadth, the week, and what comes next.
    pub fn relationships(&self) -> RelationshipsRoom<'_> {
        RelationshipsRoom { journal: self }
    }

    /// What the user gives and is given: whose turn it is, thanks, who spoke for them, and their own word.
    pub fn giving(&self) -> GivingRoom<'_> {
        GivingRoom { journal: self }
    }

    /// What waits for a look: guesses, doubts, new people; and what of a line is put right by hand.
    pub fn review(&self) -> ReviewRoom<'_> {
        ReviewRoom { journal: self }
    }

    /// The journal's devices, as the user sees them.
    pub fn devices(&self) -> DevicesRoom<'_> {
        DevicesRoom { journal: self }
    }

    /// The journal as one of several copies. For `sync` alone: no screen asks it anything.
    pub fn replica(&self) -> ReplicaRoom<'_> {
        ReplicaRoom { journal: self }
    }

    /// The state of the file, and mending it.
    pub fn maintenance(&self) -> MaintenanceRoom<'_> {
        MaintenanceRoom { journal: self }
    }

    /// Settings of this device, and what a prompt completes with.
    pub fn settings(&self) -> SettingsRoom<'_> {
        SettingsRoom { journal: self }
    }
}
