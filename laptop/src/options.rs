//! The flags that work with every verb.

use std::path::PathBuf;

use clap::Args;
use hallway_core::model::Moment;

/// What works with every verb.
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Options {
    /// Answer in JSON, errors too; one value a line
    #[arg(long, global = true)]
    pub json: bool,
    /// Answer every confirmation with yes
    #[arg(long, global = true)]
    pub yes: bool,
    /// Ask nothing: what would need an answer is an error
    #[arg(long, global = true)]
    pub no_input: bool,
    /// Acts say nothing when they worked
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Where the journal lies, with its key beside it; else `HALLWAY_DIR`, else the usual place
    #[arg(long, global = true, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Take this for the present moment, such as 2026-11-18T14:05:00+00:00
    #[arg(long, global = true, value_name = "MOMENT", value_parser = moment)]
    pub now: Option<Moment>,
}

fn moment(text: &str) -> Result<Moment, &'static str> {
    chrono::DateTime::parse_from_rfc3339(text).map_err(|_| "a moment looks like 2026-11-18T14:05:00+00:00")
}
