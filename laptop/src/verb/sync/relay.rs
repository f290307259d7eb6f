//! `hallway sync relay`: a relay of the user's own, for devices that cannot reach each other.

use clap::Args;
use hallway_core::sync;

use crate::{
    error::Outcome,
    output::{
        answer::Relay as RelayShown,
        screen::{Screen, plain},
    },
    session::Session,
};

/// Use a relay where two devices cannot reach each other directly
///
/// Without one, devices meet only on a network they share. A relay (iroh-relay, which you or someone you trust runs) passes
/// on encrypted packets: it cannot read them, but sees which devices speak, when and how much. Set it on each device.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway sync relay https://relay.example.org\n  hallway sync relay none"
)]
pub struct Relay {
    /// Its address, or `none`; left out, the one in use is shown
    #[arg(value_name = "URL|none")]
    url: Option<String>,
}

impl Relay {
    /// Sets or shows it.
    pub fn run(self, session: &Session) -> Outcome {
        if self.url.is_some() {
            session.begin();
        }
        let journal = session.journal()?;
        if let Some(url) = self.url.as_deref() {
            let relay = if url.eq_ignore_ascii_case("none") { None } else { Some(sync::relay_address(url)?) };
            journal.devices().set_relay(relay.as_deref())?;
        }
        let relay = journal.devices().relay()?;
        let shape = RelayShown { relay: relay.as_deref() };
        if self.url.is_some() { session.said(&shape, in_words) } else { session.answer(&shape, in_words) }
    }
}

fn in_words(shown: &RelayShown<'_>) -> Screen {
    let of = |url: &str| format!("Relay: {url}");
    Screen::of(plain(shown.relay.map_or("No relay: devices meet directly.".to_owned(), of)))
}
