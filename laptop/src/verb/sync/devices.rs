//! `hallway sync devices`, `rename`, `revoke` and `trust`: which devices there are, and which may take part.

use clap::Args;
use hallway_core::{
    Journal,
    insights::{Member, Members, Standing},
    journal::Peer,
    model::{EndpointId, Moment},
};

use super::network;
use crate::{
    error::{CommandError, Outcome},
    input::{did_you_mean, questions},
    output::{
        answer::{DeviceActed, Devices as DevicesShown},
        pager, render,
        screen::{Row, Screen, faint, plain},
        terminal,
    },
    session::Session,
};

/// Your devices, and when each was last in step
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway sync devices")]
pub struct Devices {}

impl Devices {
    /// Lists every device that ever belonged, with its standing and when both were last in step.
    pub fn run(session: &Session) -> Outcome {
        let journal = session.questions()?;
        let members = journal.devices().members()?;
        let peers = journal.devices().list()?;
        let rows: Vec<Peer> = members
            .devices
            .iter()
            .map(|member| {
                let known = peers.iter().find(|peer| peer.member.endpoint == member.endpoint).cloned();
                known.unwrap_or_else(|| Peer {
                    member: member.clone(),
                    addresses: Vec::new(),
                    last_seen: None,
                    last_in_step: None,
                })
            })
            .collect();
        session.answer(&DevicesShown { devices: &rows }, |_| list(&rows, &members, session.now()))
    }
}

fn list(peers: &[Peer], members: &Members, now: Moment) -> Screen {
    let mut screen = Screen::new();
    if peers.is_empty() {
        screen.paragraph(&capital(network::ALONE), terminal::width());
    }
    let rows = peers.iter().map(|peer| row(peer, members, now)).collect();
    screen.table(0, rows, 1, terminal::width());
    screen
}

fn row(peer: &Peer, members: &Members, now: Moment) -> Row {
    let named = |endpoint: EndpointId| {
        members.device(endpoint).map_or("another device".to_owned(), |member| member.name.clone())
    };
    let Member { name, standing, this, .. } = &peer.member;
    let said = match standing {
        Standing::Revoked { by, at } => {
            let by = by.map_or(String::new(), |by| format!(" on {}", named(by)));
            format!("cut off{by}, {}", render::day(at.date_naive(), now.date_naive()))
        }
        Standing::Contested { with } => format!(
            "it and {} cut each other off. Keep the one in your hand: hallway sync trust '{name}'",
            named(*with)
        ),
        Standing::Paused { admitter } => format!(
            "paused: {} let it in and was cut off since. If it is yours: hallway sync trust '{name}'",
            named(*admitter)
        ),
        _ if *this => "this device".to_owned(),
        _ => peer.last_in_step.map_or("not in step yet".to_owned(), |at| {
            format!("in step {}", render::moment(at, now.date_naive()))
        }),
    };
    vec![plain(name), plain(said), faint(short(peer.member.endpoint))]
}

/// The start of an endpoint, enough to tell one's own devices apart.
fn short(endpoint: EndpointId) -> String {
    endpoint.to_string().chars().take(8).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Give a device another name
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway sync rename this 'Sam at work'")]
pub struct Rename {
    /// Its name now, the letters beside it in the list, or `this`
    device: String,
    /// Its new name
    name: String,
}

impl Rename {
    /// Renames a device for all of them; `this` is the one in hand.
    pub fn run(self, session: &Session) -> Outcome {
        let this = self.device.eq_ignore_ascii_case("this");
        if this {
            session.begin();
        }
        let journal = session.questions()?;
        let endpoint = if this { None } else { Some(device(&journal, &self.device)?.endpoint) };
        journal.devices().rename(endpoint, &self.name, session.now())?;
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = format!("It is called {name} now.");
        let shape = DeviceActed { endpoint, name: &name, said: &said, paused: &[] };
        session.said(&shape, |shape| Screen::of(plain(shape.said)))
    }
}

/// Cut off a lost device for good
///
/// From now on nothing is sent to it and nothing is taken from it, on every device that hears of this. What it had, it keeps:
/// this erases nothing there. It cannot be taken back; a device that turns up again is paired as a new one.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway sync revoke 'old phone'")]
pub struct Revoke {
    /// Its name, or the letters beside it in the list
    device: String,
}

impl Revoke {
    /// Asks, and cuts it off.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = session.questions()?;
        let lost = device(&journal, &self.device)?;
        if lost.this {
            let why = "this is the device you're using: cut it off from another one".to_owned();
            return Err(CommandError::NotDone(why));
        }
        if matches!(lost.standing, Standing::Revoked { .. }) {
            return Err(CommandError::NotDone(format!("{} is cut off already", lost.name)));
        }
        if session.may_ask() && !session.yes() {
            let mut screen = Screen::new();
            let text = format!(
                "{} will be cut off for good: nothing is sent to it any more and nothing is taken from it. What it had, it \
                 keeps: if it is lost and unlocked, anyone who has it can read that.",
                lost.name
            );
            screen.paragraph(&text, terminal::width());
            pager::say(&screen)?;
        }
        questions::confirm_by_typing(session, &format!("cutting off {}", lost.name), &lost.name)?;
        journal.devices().revoke(lost.endpoint, session.now())?;
        let paused = paused_by(&journal, lost.endpoint)?;
        let said = format!("Cut off · {}", lost.name);
        let endpoint = Some(lost.endpoint);
        let shape = DeviceActed { endpoint, name: &lost.name, said: &said, paused: &paused };
        session.said(&shape, |_| {
            let mut screen = Screen::new();
            screen.line([plain(&said)]);
            screen.line([faint("Your other devices hear of it the next time they sync with this one.")]);
            for name in &paused {
                let text = format!(
                    "{name} was let in by it, and is paused here. If it is yours: hallway sync trust '{name}'"
                );
                screen.paragraph(&text, terminal::width());
            }
            screen
        })
    }
}

/// Who waits for a word of the user because this device let it in.
fn paused_by(journal: &Journal, lost: EndpointId) -> Result<Vec<String>, CommandError> {
    let waits =
        |member: &Member| matches!(member.standing, Standing::Paused { admitter } if admitter == lost);
    Ok(journal.devices().members()?.devices.into_iter().filter(waits).map(|member| member.name).collect())
}

/// Say that a paused device is yours, on the device in your hand
///
/// A device is paused when the one that let it in was cut off; two that cut each other off are both out. This says which one
/// you have in your hand and want to keep. It counts on this device only: do it on each.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway sync trust tablet")]
pub struct Trust {
    /// Its name, or the letters beside it in the list
    device: String,
}

impl Trust {
    /// Asks, and takes it in.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = session.questions()?;
        let kept = device(&journal, &self.device)?;
        if kept.standing == Standing::Member {
            let said = format!("{} takes part already", kept.name);
            return Err(CommandError::NotDone(said));
        }
        let question = format!("Is {} yours, and in your hand?", kept.name);
        questions::confirm(session, &format!("taking {} in again", kept.name), &question)?;
        journal.devices().trust(kept.endpoint, session.now())?;
        let said = format!("{} takes part again, as seen from here.", kept.name);
        let endpoint = Some(kept.endpoint);
        let shape = DeviceActed { endpoint, name: &kept.name, said: &said, paused: &[] };
        session.said(&shape, |shape| Screen::of(plain(shape.said)))
    }
}

/// The one device that is called so.
fn device(journal: &Journal, typed: &str) -> Result<Member, CommandError> {
    let typed = typed.trim();
    let devices = journal.devices().members()?.devices;
    if let Some(this) = devices.iter().find(|member| member.this && typed.eq_ignore_ascii_case("this")) {
        return Ok(this.clone());
    }
    let called = |member: &&Member| member.name.to_lowercase() == typed.to_lowercase();
    let lettered =
        |member: &&Member| typed.len() >= 4 && member.endpoint.to_string().starts_with(&typed.to_lowercase());
    let mut found: Vec<&Member> = devices.iter().filter(called).collect();
    if found.is_empty() {
        found = devices.iter().filter(lettered).collect();
    }
    match found[..] {
        [one] => Ok(one.clone()),
        [] => {
            let names = devices.iter().map(|member| member.name.as_str());
            let close = did_you_mean::closest(typed, names);
            let meant = close
                .map_or("hallway sync devices lists them".to_owned(), |name| format!("did you mean {name}?"));
            Err(CommandError::NotDone(format!("there is no device \"{typed}\": {meant}")))
        }
        _ => Err(CommandError::NotDone(format!(
            "several devices are called {typed}: use the letters beside them in hallway sync devices"
        ))),
    }
}
