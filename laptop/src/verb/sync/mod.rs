//! `hallway sync`: the user's own devices keep one journal in step.

mod always;
mod devices;
mod events;
mod join;
mod network;
mod once;
mod pair;
mod qr;
mod relay;

use clap::{Args, Subcommand};
pub use events::Event;

use crate::{error::Outcome, service, session::Session};

/// Keep your own devices in step, with no server in between
///
/// Without a verb it syncs once with every device it can reach, and ends. With --watch it stays, takes in what the
/// others log and passes on what you log, until Ctrl-C. `hallway sync always on` does that in the background from the
/// time you log in. A journal on one device needs none of this.
#[derive(Debug, Args)]
#[command(
    infer_subcommands = true, disable_help_subcommand = true, args_conflicts_with_subcommands = true,
    after_help = EXAMPLES
)]
pub struct Sync {
    /// Stay, and keep in step as you log
    #[arg(long)]
    watch: bool,
    /// Stay, and say nothing: what the service of `sync always` runs
    #[arg(long, hide = true)]
    as_service: bool,
    #[command(subcommand)]
    verb: Option<Verb>,
}

const EXAMPLES: &str = "\
Examples:
  hallway sync pair
  hallway sync
  hallway sync --watch
  hallway sync always on";

#[derive(Debug, Subcommand)]
enum Verb {
    Pair(pair::Pair),
    Join(join::Join),
    Devices(devices::Devices),
    Rename(devices::Rename),
    Revoke(devices::Revoke),
    Trust(devices::Trust),
    Relay(relay::Relay),
    Always(always::Always),
}

impl Sync {
    /// Does what was asked about sync.
    pub fn run(self, session: &Session) -> Outcome {
        if self.as_service {
            return once::serve(session);
        }
        // A journal has one place on the network: the service lends it to what the user does.
        let lent = || service::pause(session.place());
        match self.verb {
            // What lets devices in, or joins them, may be the first thing of a journal.
            Some(Verb::Pair(_)) => {
                session.begin();
                let _lent = lent();
                pair::Pair::run(session)
            }
            Some(Verb::Join(join)) => {
                session.begin();
                let _lent = lent();
                join.run(session)
            }
            Some(Verb::Devices(_)) => devices::Devices::run(session),
            Some(Verb::Rename(rename)) => rename.run(session),
            Some(Verb::Revoke(revoke)) => revoke.run(session),
            Some(Verb::Trust(trust)) => trust.run(session),
            Some(Verb::Relay(relay)) => relay.run(session),
            Some(Verb::Always(always)) => always.run(session),
            None => {
                let _lent = lent();
                if self.watch { once::watch(session) } else { once::once(session) }
            }
        }
    }
}
