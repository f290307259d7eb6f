//! Showing a code: drives [`Host`] over the connections of devices that want to join.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use iroh::endpoint::{Connection, SendStream};
use tokio::{
    sync::{mpsc, oneshot, watch},
    task::JoinSet,
};

use super::{
    Close, SAY_GOODBYE_WITHIN,
    accept::accept,
    desk::{EXPORTER, answer, until},
    dial::reached_at,
    endpoint::addresses,
    frames::{self, Incoming},
    identity::ours,
    node::Node,
    roster::keep_roster,
    session::Talker,
    stopped,
    tell::Tell,
};
use crate::{
    error::{Error, Result},
    journal::{Changes, Standing},
    model::{EndpointId, JournalId},
    sync::{
        Ticket,
        event::{HostEvent, OtherDevice, PairingAnswer, SyncEvent},
        pairing::{
            Host, HostInput, HostOutput, KNOCK_WITHIN, Line, MAX_MESSAGE, PairingMessage, PairingRefusal,
            Showing, TICKET_LIVES,
        },
        wire::Mode,
    },
};

/// Connections of devices that want to join, waiting to be looked at.
const WAITING: usize = 16;

/// How long the first session with a device that just joined may take to begin.
const FIRST_SYNC_WITHIN: Duration = Duration::from_secs(20);

/// Something happened on a line.
enum OnLine {
    Opened(Line, SendStream),
    Arrived(Line, Incoming),
}

/// Shows a code, lets in who its user lets in, and serves that device's first sync.
pub(in crate::sync) async fn host(
    node: &Arc<Node>,
    lives: Duration,
    tell: &Tell<HostEvent>,
    mut stop: watch::Receiver<bool>,
) -> Result<OtherDevice> {
    node.refresh().await?;
    node.check_own_standing()?;
    let (ended, mut endings) = mpsc::unbounded_channel();
    let sink = tell.sink(HostEvent::Sync);
    let talker = Talker { node: Arc::clone(node), mode: Mode::Once, sink, ended, stop: stop.clone() };
    let (close_door, door_closes) = watch::channel(false);
    let accepting = tokio::spawn(accept(Arc::clone(node), talker.clone(), door_closes));
    let mut roster = JoinSet::new();
    roster.spawn(keep_roster(Arc::clone(node)));
    let paired = tokio::select! {
        biased;
        () = stopped(&mut stop) => Err(Error::Stopped),
        paired = pair(node, lives, tell) => paired,
    };
    if let Ok(device) = &paired {
        tell.tell(HostEvent::Paired { device: device.clone() });
        let first = async {
            loop {
                tokio::select! {
                    Some(outcome) = endings.recv() => if outcome.device.endpoint == device.endpoint {
                        (talker.sink)(SyncEvent::Ended { outcome, again: None });
                        return;
                    },
                    () = tokio::time::sleep(FIRST_SYNC_WITHIN) => if !node.connections.has(device.endpoint) {
                        return;
                    },
                }
            }
        };
        tokio::select! {
            () = first => {}
            () = stopped(&mut stop) => {}
        }
    }
    close_door.send_replace(true);
    let _ = tokio::time::timeout(SAY_GOODBYE_WITHIN, accepting).await;
    paired
}

/// What the host is driven by.
struct HostDesk<'a> {
    node: &'a Node,
    tell: &'a Tell<HostEvent>,
    host: Host,
    began: Instant,
    lines: BTreeMap<Line, (Connection, Option<mpsc::Sender<PairingMessage>>)>,
    asked: Option<oneshot::Receiver<PairingAnswer>>,
    over: Option<Result<OtherDevice>>,
    /// One for each line that has a stream: a line that takes nothing holds up no other.
    writers: JoinSet<()>,
}

async fn pair(node: &Node, lives: Duration, tell: &Tell<HostEvent>) -> Result<OtherDevice> {
    let lives = lives.min(TICKET_LIVES);
    let mut secret = [0; 16];
    getrandom::fill(&mut secret).map_err(Error::no_random_bytes)?;
    let ticket = Ticket::new(node.me, &addresses(&node.endpoint).await, secret);
    let (joiners, mut joining) = mpsc::channel(WAITING);
    let shown = node.show_code(joiners);
    let began = Instant::now();
    let journal = node
        .directory
        .own()
        .await?
        .journal
        .ok_or_else(|| Error::internal("a device on the network has a journal id"))?;
    let showing = Showing { me: node.me, name: node.name.clone(), journal, secret, lives };
    let mut desk = HostDesk {
        node,
        tell,
        host: Host::new(showing, Duration::ZERO),
        began,
        lines: BTreeMap::new(),
        asked: None,
        over: None,
        writers: JoinSet::new(),
    };
    tell.tell(HostEvent::Ticket { ticket: ticket.to_string(), seconds: lives.as_secs() });
    let (sender, mut on_lines) = mpsc::channel(WAITING);
    let mut readers = JoinSet::new();
    let mut next: Line = 0;
    while desk.over.is_none() {
        let input = tokio::select! {
            Some(connection) = joining.recv() => {
                next = next.wrapping_add(1);
                readers.spawn(read(next, connection.clone(), sender.clone()));
                desk.connected(next, connection)
            }
            Some(event) = on_lines.recv() => desk.on_line(event),
            same = answer(&mut desk.asked) => Some(HostInput::Answered { same }),
            () = until(began, desk.host.due()) => Some(HostInput::Waited),
            Some(_) = readers.join_next(), if !readers.is_empty() => None,
        };
        if let Some(input) = input {
            desk.handle(input).await;
        }
    }
    drop(shown);
    desk.lines.clear();
    let said = async { while desk.writers.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(SAY_GOODBYE_WITHIN, said).await;
    desk.over.unwrap_or(Err(Error::Stopped))
}

impl HostDesk<'_> {
    fn connected(&mut self, line: Line, connection: Connection) -> Option<HostInput> {
        let mut channel = [0; 32];
        if connection.export_keying_material(&mut channel, EXPORTER, b"").is_err() {
            Close::NotAMember.on(&connection);
            return None;
        }
        let peer = ours(connection.remote_id());
        self.lines.insert(line, (connection, None));
        Some(HostInput::Connected { line, peer, channel })
    }

    fn on_line(&mut self, event: OnLine) -> Option<HostInput> {
        match event {
            OnLine::Opened(line, stream) => {
                if let Some((connection, writer)) = self.lines.get_mut(&line) {
                    let (sender, messages) = mpsc::channel(WAITING);
                    self.writers.spawn(write(connection.clone(), stream, messages));
                    *writer = Some(sender);
                }
                None
            }
            OnLine::Arrived(line, Incoming::Message(message)) => Some(HostInput::Heard { line, message }),
            OnLine::Arrived(line, Incoming::Garbled) => Some(HostInput::Garbled { line }),
            OnLine::Arrived(line, Incoming::Nothing) => {
                if let Some((connection, _)) = self.lines.remove(&line) {
                    Close::Silent.on(&connection);
                }
                Some(HostInput::Lost { line })
            }
        }
    }

    /// Does what follows, and what follows from that.
    async fn handle(&mut self, input: HostInput) {
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            for output in self.host.handle(input, self.began.elapsed()) {
                if let Some(next) = self.act(output).await {
                    inputs.push(next);
                }
            }
        }
    }

    async fn act(&mut self, output: HostOutput) -> Option<HostInput> {
        match output {
            HostOutput::Say { line, message } => {
                if let Some((_, Some(writer))) = self.lines.get(&line) {
                    // A line that takes nothing is lost, and says so itself.
                    let _ = writer.try_send(message);
                }
                None
            }
            HostOutput::HangUp { line } => {
                // Its writer says what there is to say, and closes.
                if let Some((connection, None)) = self.lines.remove(&line) {
                    Close::Silent.on(&connection);
                }
                None
            }
            HostOutput::Ask { digits, name, peer } => {
                let device = OtherDevice { endpoint: peer, name };
                self.asked = Some(self.tell.ask(HostEvent::Digits { digits, device }));
                None
            }
            HostOutput::LetIn { peer, name } => Some(match self.let_in(peer, name).await {
                Ok((journal, members)) => HostInput::LetIn { journal, members },
                Err(error) => {
                    // Refused for itself, and not because this device may let nobody in.
                    let standing = self.node.members().standing(peer);
                    let is_revoked =
                        matches!(standing, Standing::Revoked { .. } | Standing::Contested { .. });
                    self.over = Some(Err(error));
                    HostInput::NotLetIn(if is_revoked {
                        PairingRefusal::Revoked
                    } else {
                        PairingRefusal::Failed
                    })
                }
            }),
            HostOutput::Paired { peer, name } => {
                self.over.get_or_insert(Ok(OtherDevice { endpoint: peer, name }));
                None
            }
            HostOutput::Over { why, let_in } => {
                self.over.get_or_insert(Err(Error::NotPaired(on_host(why, let_in.is_some()))));
                None
            }
        }
    }

    /// Lets a device in, and the door know of it before the device does.
    async fn let_in(&self, peer: EndpointId, name: String) -> Result<(JournalId, Vec<Changes>)> {
        let admitted = self.node.directory.admit(peer, name).await?;
        self.node.refresh().await?;
        let line = self.lines.values().find(|(connection, _)| ours(connection.remote_id()) == peer);
        if let Some((connection, _)) = line {
            // The first session learns it too.
            let _ = self.node.directory.remember(peer, reached_at(connection)).await;
        }
        Ok(admitted)
    }
}

/// Reads a line to its end.
async fn read(line: Line, connection: Connection, sender: mpsc::Sender<OnLine>) {
    let opened = tokio::time::timeout(KNOCK_WITHIN, connection.accept_bi()).await;
    if let Ok(Ok((writer, mut reader))) = opened {
        if sender.send(OnLine::Opened(line, writer)).await.is_err() {
            return;
        }
        loop {
            let came = frames::read(&mut reader, MAX_MESSAGE).await;
            let is_last = !matches!(came, Incoming::Message(_));
            if sender.send(OnLine::Arrived(line, came)).await.is_err() || is_last {
                return;
            }
        }
    }
    let _ = sender.send(OnLine::Arrived(line, Incoming::Nothing)).await;
}

/// Says what is to be said on a line, until it is hung up. The device closes the connection when it has read the last
/// word.
async fn write(connection: Connection, mut writer: SendStream, mut messages: mpsc::Receiver<PairingMessage>) {
    while let Some(message) = messages.recv().await {
        let said = tokio::time::timeout(SAY_GOODBYE_WITHIN, frames::write(&mut writer, &message)).await;
        if !matches!(said, Ok(true)) {
            Close::Silent.on(&connection);
            return;
        }
    }
    let _ = writer.finish();
    let _ = tokio::time::timeout(SAY_GOODBYE_WITHIN, connection.closed()).await;
    Close::Done.on(&connection);
}

/// What the host's user reads.
fn on_host(why: PairingRefusal, is_let_in: bool) -> &'static str {
    if is_let_in {
        return "the connection was lost while the device was being let in, so it may not know. Look for it among your devices: pair it again, or revoke it";
    }
    match why {
        PairingRefusal::Declined => "you or the user of the other device said no. Nobody was let in",
        PairingRefusal::Expired => "time ran out. Nobody was let in; show a new code and try again",
        PairingRefusal::Lost => {
            "the other device went away. Nobody was let in; show a new code and try again"
        }
        PairingRefusal::Revoked => {
            "that device was cut off from this journal, for good. Over there it may become a new device; then show a new code"
        }
        PairingRefusal::Failed => "the other device could not take the journal in; it says why",
        PairingRefusal::Used
        | PairingRefusal::Wrong
        | PairingRefusal::Busy
        | PairingRefusal::Version
        | PairingRefusal::Broken => {
            "the other device sent something unexpected: update Hallway on both devices. Nobody was let in"
        }
    }
}
