//! `hallway sync pair`: the device that has the journal lets another one in.

use std::cell::RefCell;

use clap::Args;
use hallway_core::{
    Error,
    sync::{HostEvent, HostListener, PairingAnswer, PairingQuestion},
};

use super::{
    events::{Event, Events},
    network, qr,
};
use crate::{
    error::{CommandError, Outcome},
    input::questions,
    output::{
        pager,
        screen::{Screen, faint, plain},
        terminal,
    },
    session::Session,
};

/// Show a code that lets in one more of your devices
///
/// The code is good for two minutes and one device. Both then show six digits; you say here whether they are the same, and
/// anything but yes lets nobody in. With --yes nothing is asked: anyone who has the code gets in, so keep that for
/// scripts.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway sync pair")]
pub struct Pair {}

impl Pair {
    /// Shows the code and waits for the other device.
    pub fn run(session: &Session) -> Outcome {
        if !session.may_ask() && !session.yes() {
            // Nobody could say that the digits are the same: the code would be spent for nothing.
            return Err(needs_somebody());
        }
        let journal = session.questions()?;
        let sync = network::start(session, &journal, "hallway sync pair", network::SecretWanted::Make)?;
        let stop = network::stop_at_ctrl_c()?;
        let hosting = Hosting {
            session,
            events: RefCell::new(Events::new(session, &journal)),
            refused: RefCell::default(),
        };
        let paired = sync.host(&hosting, &stop);
        sync.close();
        let Hosting { events, refused, .. } = hosting;
        if let Some(error) = refused.into_inner() {
            return Err(error);
        }
        match paired {
            Err(Error::Stopped) => Err(CommandError::NotDone("stopped: nobody was let in".to_owned())),
            paired => paired.map_err(CommandError::from).and_then(|_| events.into_inner().finish()),
        }
    }
}

fn needs_somebody() -> CommandError {
    CommandError::NeedsYes(
        "letting another device in needs a yes to six digits, and this isn't a terminal: run it in one, or add --yes, and anyone who has the code gets in. Nothing was changed"
            .to_owned(),
    )
}

fn wants_in(name: &str, digits: &str, unseen: bool) -> String {
    let unseen = if unseen {
        " They were not compared, because of --yes: anyone who has the code gets in."
    } else {
        ""
    };
    format!("{name} wants to join. Its digits are {digits}.{unseen}")
}

/// The code as a picture and as text.
fn code(ticket: &str, seconds: u64) -> Screen {
    let mut screen = Screen::new();
    let picture = qr::picture(ticket, terminal::has_colour()).filter(|_| terminal::is_read_by_a_person());
    // The picture has colours of its own, which a screen would make harmless.
    let shown = picture.is_some_and(|picture| pager::write(&picture).is_ok());
    let how = if shown { "Scan this with the other device, or type there:" } else { "On the other device:" };
    screen.line([plain(how)]);
    screen.line([plain(format!("  hallway sync join {ticket}"))]);
    let minutes = seconds.div_ceil(60);
    screen.line([faint(format!("It is good for {minutes} minutes and one device. Ctrl-C takes it back."))]);
    screen
}

/// Tells the user what happens while a code is shown, and asks about the digits.
struct Hosting<'a> {
    session: &'a Session,
    events: RefCell<Events<'a>>,
    /// Why the user let nobody in.
    refused: RefCell<Option<CommandError>>,
}

impl HostListener for Hosting<'_> {
    fn on_event(&self, event: HostEvent) -> PairingAnswer {
        let mut events = self.events.borrow_mut();
        match event {
            HostEvent::Ticket { ticket, seconds } => {
                let value = Event::Code { code: &ticket, seconds };
                events.show(&value, || code(&ticket, seconds));
            }
            HostEvent::Digits { digits, device } => {
                events.digits(&digits, &device, wants_in(&device.name, &digits, self.session.yes()));
                return network::answer(agreed(self.session, &digits), &mut self.refused.borrow_mut());
            }
            HostEvent::Paired { device } => {
                events.paired(&device, format!("{} is one of your devices now.", device.name));
            }
            HostEvent::Sync(event) => events.tell_of_first(&event),
            _ => {}
        }
        PairingAnswer::Yes
    }

    /// The prompt goes away with the other device: from then on no answer lets anything in.
    fn on_question(&self, event: HostEvent, question: &PairingQuestion<'_>) -> PairingAnswer {
        let HostEvent::Digits { digits, device } = event else { return self.on_event(event) };
        let said = wants_in(&device.name, &digits, self.session.yes());
        self.events.borrow_mut().digits(&digits, &device, said);
        let asked = asked(&digits);
        if !self.session.yes()
            && self.session.may_ask()
            && !questions::waits_while(&asked, || question.is_open())
        {
            return PairingAnswer::No;
        }
        network::answer(agreed(self.session, &digits), &mut self.refused.borrow_mut())
    }
}

fn asked(digits: &str) -> String {
    format!("Does your other device show {digits}?")
}

/// Whether the user sees the same digits on the other device.
fn agreed(session: &Session, digits: &str) -> Outcome {
    let act = "letting another device in";
    match questions::confirm(session, act, &asked(digits)) {
        Err(CommandError::NotDone(_)) => Err(CommandError::NotDone(
            "nobody was let in. If it was not your own device that asked, show a new code where nobody else sees it"
                .to_owned(),
        )),
        other => other,
    }
}
