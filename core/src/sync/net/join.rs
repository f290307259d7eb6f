//! Joining with a ticket: drives [`Joiner`] over one connection, then syncs for the first time.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use iroh::endpoint::{Connection, RecvStream, SendStream};
use tokio::{
    sync::{mpsc, oneshot, watch},
    task::JoinSet,
};

use super::{
    Close, PAIR, SAY_GOODBYE_WITHIN,
    call::call,
    desk::{EXPORTER, answer, until},
    dial::{NoLine, dial},
    frames::{self, Incoming},
    node::Node,
    session::Talker,
    stopped,
    tell::Tell,
};
use crate::{
    error::{Error, Result},
    sync::{
        Ticket,
        event::{JoinEvent, OtherDevice, PairingAnswer, SyncEvent},
        pairing::{Joiner, JoinerInput, JoinerOutput, MAX_ADMITTED, PairingRefusal},
        wire::Mode,
    },
};

/// How often a host that is busy with wrong proofs is asked again, and after which pause.
const TRIES: u32 = 10;
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(1);

/// How one connection ended.
enum End {
    Paired(String),
    Refused(PairingRefusal),
}

/// Joins the journal of the device that showed the ticket, and syncs with it.
pub(in crate::sync) async fn join(
    node: &Arc<Node>,
    ticket: &Ticket,
    tell: &Tell<JoinEvent>,
    mut stop: watch::Receiver<bool>,
) -> Result<OtherDevice> {
    if ticket.endpoint() == node.me {
        return Err(Error::NotPaired("this device shows that code itself: type it on the other one"));
    }
    let name = tokio::select! {
        biased;
        () = stopped(&mut stop) => return Err(Error::Stopped),
        paired = pair(node, ticket, tell) => paired?,
    };
    let device = OtherDevice { endpoint: ticket.endpoint(), name };
    tell.tell(JoinEvent::Paired { device: device.clone() });
    // Where it was reached just now, so that it is found next time.
    let known = ticket.addresses().iter().map(ToString::to_string).collect();
    let _ = node.directory.remember(device.endpoint, known).await;
    let (ended, mut endings) = mpsc::unbounded_channel();
    let sink = tell.sink(JoinEvent::Sync);
    let talker = Talker { node: Arc::clone(node), mode: Mode::Once, sink, ended, stop };
    call(talker.clone(), device.endpoint).await;
    if let Ok(outcome) = endings.try_recv() {
        tell.tell(JoinEvent::Sync(SyncEvent::Ended { outcome, again: None }));
    }
    Ok(device)
}

async fn pair(node: &Node, ticket: &Ticket, tell: &Tell<JoinEvent>) -> Result<String> {
    for _ in 0..TRIES {
        let connection = dial(node, ticket.endpoint(), ticket.addresses(), PAIR)
            .await
            .map_err(|no_line| Error::NotPaired(without_line(no_line)))?;
        match over(node, ticket, tell, &connection).await? {
            End::Paired(name) => return Ok(name),
            End::Refused(PairingRefusal::Busy) => tokio::time::sleep(TRY_AGAIN_AFTER).await,
            // It had no room for one more line.
            End::Refused(PairingRefusal::Lost)
                if Close::of(connection.close_reason()) == Some(Close::Silent) =>
            {
                tokio::time::sleep(TRY_AGAIN_AFTER).await;
            }
            End::Refused(PairingRefusal::Lost)
                if Close::of(connection.close_reason()) == Some(Close::NotAMember) =>
            {
                return Err(Error::NotPaired(NO_CODE));
            }
            End::Refused(PairingRefusal::Revoked) => return Err(Error::CutOff { by: None }),
            End::Refused(why) => return Err(Error::NotPaired(on_joiner(why))),
        }
    }
    Err(Error::NotPaired(on_joiner(PairingRefusal::Busy)))
}

/// What the joiner is driven by.
struct JoinerDesk<'a> {
    node: &'a Node,
    tell: &'a Tell<JoinEvent>,
    host: OtherDevice,
    writer: SendStream,
    asked: Option<oneshot::Receiver<PairingAnswer>>,
    end: Option<End>,
    failure: Option<Error>,
}

async fn over(node: &Node, ticket: &Ticket, tell: &Tell<JoinEvent>, connection: &Connection) -> Result<End> {
    let mut channel = [0; 32];
    let Ok((writer, reader)) = connection.open_bi().await else {
        return Ok(End::Refused(PairingRefusal::Lost));
    };
    if connection.export_keying_material(&mut channel, EXPORTER, b"").is_err() {
        return Ok(End::Refused(PairingRefusal::Broken));
    }
    let own = node.directory.own().await?;
    let began = Instant::now();
    let host = OtherDevice { endpoint: ticket.endpoint(), name: String::new() };
    let mut joiner =
        Joiner::new(node.me, ticket.endpoint(), node.name.clone(), *ticket.secret(), own, Duration::ZERO);
    let mut desk = JoinerDesk { node, tell, host, writer, asked: None, end: None, failure: None };
    let (sender, mut coming) = mpsc::channel(1);
    let mut reading = JoinSet::new();
    reading.spawn(read(reader, sender));
    let mut inputs = vec![JoinerInput::Connected { channel }];
    loop {
        while let Some(input) = inputs.pop() {
            for output in joiner.handle(input, began.elapsed()) {
                inputs.extend(desk.act(output).await);
            }
        }
        if let Some(end) = desk.end {
            finish(desk.writer, connection).await;
            return desk.failure.map_or(Ok(end), Err);
        }
        inputs.push(next(&mut coming, &mut desk.asked, began, joiner.due()).await);
    }
}

/// The next event for the joining side: a message, the user's answer, or time.
async fn next(
    coming: &mut mpsc::Receiver<Incoming>,
    asked: &mut Option<oneshot::Receiver<PairingAnswer>>,
    began: Instant,
    due: Option<Duration>,
) -> JoinerInput {
    tokio::select! {
        came = coming.recv() => match came {
            Some(Incoming::Message(message)) => JoinerInput::Heard(message),
            Some(Incoming::Garbled) => JoinerInput::Garbled,
            Some(Incoming::Nothing) | None => JoinerInput::Lost,
        },
        keep_both = answer(asked) => JoinerInput::Answered { keep_both },
        () = until(began, due) => JoinerInput::Waited,
    }
}

/// Reads to the end, on its own: a message that came in part is not lost when the user answers meanwhile.
async fn read(mut reader: RecvStream, sender: mpsc::Sender<Incoming>) {
    loop {
        let came = frames::read(&mut reader, MAX_ADMITTED).await;
        let is_last = !matches!(came, Incoming::Message(_));
        if sender.send(came).await.is_err() || is_last {
            return;
        }
    }
}

impl JoinerDesk<'_> {
    async fn act(&mut self, output: JoinerOutput) -> Option<JoinerInput> {
        match output {
            JoinerOutput::Say(message) => {
                // A line that takes nothing is lost, and says so itself.
                let _ =
                    tokio::time::timeout(SAY_GOODBYE_WITHIN, frames::write(&mut self.writer, &message)).await;
                None
            }
            JoinerOutput::Digits { digits, name } => {
                self.host.name = name;
                self.tell.tell(JoinEvent::Digits { digits, device: self.host.clone() });
                None
            }
            JoinerOutput::AskToKeepBoth => {
                let left_behind =
                    self.node.others().into_iter().map(|other| self.node.named(other)).collect();
                let question = JoinEvent::KeepBoth { device: self.host.clone(), left_behind };
                self.asked = Some(self.tell.ask(question));
                None
            }
            JoinerOutput::Join { journal, members } => {
                let joined = self.node.directory.join(journal, members).await;
                match async {
                    joined?;
                    self.node.refresh().await
                }
                .await
                {
                    Ok(_) => Some(JoinerInput::Joined),
                    Err(error) => {
                        self.failure = Some(error);
                        Some(JoinerInput::NotJoined)
                    }
                }
            }
            JoinerOutput::Paired { name } => {
                self.end = Some(End::Paired(name));
                None
            }
            JoinerOutput::Over(why) => {
                self.end = Some(End::Refused(why));
                None
            }
        }
    }
}

/// Waits until the last word is read, then closes.
async fn finish(mut writer: SendStream, connection: &Connection) {
    let _ = writer.finish();
    let _ = tokio::time::timeout(SAY_GOODBYE_WITHIN, writer.stopped()).await;
    Close::Done.on(connection);
}

const NO_CODE: &str =
    "no code is being shown there now: it was used, or its two minutes are up. Show a new one and try again";

fn without_line(no_line: NoLine) -> &'static str {
    match no_line {
        NoLine::Nobody => {
            "the device that shows the code does not answer. A code is good for two minutes: show a new one there. If that does not help, both have to be on the same network, or reach each other another way; a firewall may be in the way"
        }
        NoLine::Closed(_) | NoLine::NoSuchProtocol => NO_CODE,
    }
}

/// What the joiner's user reads.
fn on_joiner(why: PairingRefusal) -> &'static str {
    match why {
        PairingRefusal::Wrong => "the code isn't the one shown there: copy it again",
        PairingRefusal::Used => {
            "another device used this code first. If it wasn't yours, say no there; then show a new code"
        }
        PairingRefusal::Expired => "time ran out: show a new code and try again",
        PairingRefusal::Busy => "too many wrong codes have been tried there: try again in a minute",
        PairingRefusal::Declined => "you or the user of the other device said no. Nothing was changed",
        PairingRefusal::Revoked => "this device was cut off from that journal",
        PairingRefusal::Version => {
            "the other device has another version of Hallway: update both, then try again"
        }
        PairingRefusal::Lost => "the connection to the other device was lost: show a new code and try again",
        PairingRefusal::Failed => {
            "the other device could not save it; it says why. Show a new code and try again"
        }
        PairingRefusal::Broken => "the other device sent something unexpected: update Hallway on both",
    }
}
