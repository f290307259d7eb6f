//! `hallway journal config`.

use std::collections::BTreeMap;

use clap::Args;
use hallway_core::{
    Journal,
    model::{DateOrder, FirstDay, Moment},
};

use crate::{
    error::{CommandError, Outcome},
    output::{
        answer::Settings,
        screen::{Screen, plain},
    },
    session::Session,
};

/// Settings
///
/// pager: auto, or never; of this device. On every device of the journal: date-order, whether 12/5 is asked about, or is
/// the 12th of May (day-month) or the 5th of December (month-day); and week-begins, on monday, saturday or sunday, by which
/// "next sunday" is in one week or the other. Your pace, name and own words: hallway edit me.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway journal config\n  hallway journal config pager never\n  hallway journal config date-order day-month"
)]
pub struct Config {
    /// Which setting
    #[arg(value_name = "KEY")]
    key: Option<String>,
    /// Its new value
    #[arg(value_name = "VALUE")]
    value: Option<String>,
}

impl Config {
    /// Shows settings, or changes one.
    pub fn run(self, session: &Session) -> Outcome {
        if self.value.is_some() {
            session.begin();
        }
        let journal = &*session.journal()?;
        let known: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
        let chosen: Vec<&Setting> = match &self.key {
            None => SETTINGS.iter().collect(),
            Some(key) => match SETTINGS.iter().find(|setting| setting.name == key) {
                Some(setting) => vec![setting],
                None => {
                    return Err(CommandError::Usage(format!(
                        "there is no setting \"{key}\"; the settings are {}",
                        known.join(", ")
                    )));
                }
            },
        };
        if let (Some(value), [setting]) = (&self.value, chosen.as_slice()) {
            if !setting.values.contains(&value.as_str()) {
                return Err(CommandError::Usage(format!(
                    "{} can be {}",
                    setting.name,
                    setting.values.join(", ")
                )));
            }
            setting.set(journal, value, session.now())?;
        }
        let mut settings = BTreeMap::new();
        for setting in chosen {
            settings.insert(setting.name, setting.get(journal)?);
        }
        let shape = Settings { settings };
        if self.value.is_some() { session.said(&shape, values) } else { session.answer(&shape, values) }
    }
}

fn values(shown: &Settings) -> Screen {
    let mut screen = Screen::new();
    for (name, value) in &shown.settings {
        screen.line([plain(format!("{name} = {value}"))]);
    }
    screen
}

/// A setting and its values, the usual one first.
struct Setting {
    name: &'static str,
    values: &'static [&'static str],
    of: Of,
}

/// What a setting is of.
enum Of {
    /// A setting of this device, not synced.
    Device,
    /// The journal, on every device: on which day weeks begin.
    Weeks,
    /// The journal, on every device: what comes first in 12/5.
    Dates,
}

const SETTINGS: &[Setting] = &[
    Setting { name: "date-order", values: &["asked", "day-month", "month-day"], of: Of::Dates },
    Setting { name: "pager", values: &["auto", "never"], of: Of::Device },
    Setting { name: "week-begins", values: &["monday", "saturday", "sunday"], of: Of::Weeks },
];

impl Setting {
    fn set(&self, journal: &Journal, value: &str, now: Moment) -> Outcome {
        let settings = journal.settings();
        match self.of {
            Of::Device => {
                let usual = self.values.first() == Some(&value);
                settings.set(self.name, (!usual).then_some(value))?;
            }
            Of::Weeks => settings.begin_weeks(FirstDay::from(value), now)?,
            Of::Dates => settings.order_dates(DateOrder::from(value), now)?,
        }
        Ok(())
    }

    fn get(&self, journal: &Journal) -> Result<String, CommandError> {
        Ok(match self.of {
            Of::Device => {
                let value = journal.settings().get(self.name)?;
                value.as_deref().or(self.values.first().copied()).unwrap_or_default().to_owned()
            }
            Of::Weeks => journal.people().me()?.week_begins.to_string(),
            Of::Dates => journal.people().me()?.date_order.to_string(),
        })
    }
}
