//! A service of the user's own account that keeps this journal in step while they are logged in.
//!
//! The text of a service is made from what it runs, without asking the machine, so every platform's is tested on each. It
//! runs `hallway sync --as-service`, which prints nothing: no log of the system holds a word of the journal.

mod definition;
mod launchd;
mod scheduled_task;
mod systemd;
mod xml;

pub use definition::{Paused, Service, State};

use definition::Job;
use etcetera::BaseStrategy;

use crate::{error::CommandError, storage::location::Place};

/// The service of the journal at a place, whether it is there or not.
pub fn of(place: &Place) -> Result<Service, CommandError> {
    let job = Job::of(place)?;
    let home = etcetera::home_dir()
        .map_err(|_| CommandError::System("this account has no home directory for a service".to_owned()))?;
    if cfg!(target_os = "linux") {
        let config = etcetera::choose_base_strategy()
            .map_or_else(|_| home.join(".config"), |strategy| BaseStrategy::config_dir(&strategy));
        Ok(systemd::service(&job, &config))
    } else if cfg!(target_os = "macos") {
        Ok(launchd::service(&job, &home))
    } else if cfg!(windows) {
        let named = |variable| std::env::var(variable).unwrap_or_default();
        let user = format!("{}\\{}", named("USERDOMAIN"), named("USERNAME"));
        Ok(scheduled_task::service(&job, place.directory(), &user))
    } else {
        Err(CommandError::NotDone(
            "this system has no services that Hallway knows: leave hallway sync --watch running".to_owned(),
        ))
    }
}

/// Lets the service of a journal rest, if it runs.
pub fn pause(place: &Place) -> Paused {
    of(place).map(Service::paused).unwrap_or_default()
}
