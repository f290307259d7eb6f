//! `hallway sync`: the user's own devices keep one journal in step.

mod devices;
mod events;
mod join;
mod network;
mod once;
mod pair;
mod qr;
mod relay;

use clap::{Args, Subcommand};

use crate::{error::Outcome, session::Session};

/// Keep your own devices in step, with no server between them
///
/// Without a verb: once with every device that can be reached, then it ends. With --watch it stays, takes in what the
/// others log and hands on what you log, until Ctrl-C. A journal on one device needs none of this.
#[derive(Debug, Args)]
#[command(
    infer_subcommands = true, disable_help_subcommand = true, args_conflicts_with_subcommands = true,
    after_help = EXAMPLES, after_long_help = JSON
)]
pub struct Sync {
    /// Stay, and keep in step as you log
    #[arg(long)]
    watch: bool,
    #[command(subcommand)]
    verb: Option<Verb>,
}

const EXAMPLES: &str = "\
Examples:
  hallway sync pair
  hallway sync
  hallway sync --watch";

const JSON: &str = "\
JSON: one event a line, {event, …}; device is {endpoint, name}:
  listening: {}; with --watch, once others can reach this device
  connected, in_step, members_changed: {device}
  progress: {device, direction, records, bytes, total|null}
  news: {device, items[as find], others}
  refused: {device, record, why}
  ended: {device, end{end, …}, again|null}; again in milliseconds; end.end is in_step, not_reachable, not_a_member,
    cut_off, incompatible, broken or stopped
  note: {text}";

#[derive(Debug, Subcommand)]
enum Verb {
    Pair(pair::Pair),
    Join(join::Join),
    Devices(devices::Devices),
    Rename(devices::Rename),
    Revoke(devices::Revoke),
    Trust(devices::Trust),
    Relay(relay::Relay),
}

impl Sync {
    /// Does what was asked about sync.
    pub fn run(self, session: &Session) -> Outcome {
        match self.verb {
            Some(Verb::Pair(_)) => pair::Pair::run(session),
            Some(Verb::Join(join)) => join.run(session),
            Some(Verb::Devices(_)) => devices::Devices::run(session),
            Some(Verb::Rename(rename)) => rename.run(session),
            Some(Verb::Revoke(revoke)) => revoke.run(session),
            Some(Verb::Trust(trust)) => trust.run(session),
            Some(Verb::Relay(relay)) => relay.run(session),
            None if self.watch => once::watch(session),
            None => once::once(session),
        }
    }
}
