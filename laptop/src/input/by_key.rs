//! A terminal that gives every key out at once, for as long as a guard lives, and whether one waits to be read.

use std::{io::Stdin, time::Duration};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr},
};

/// The terminal does not gather lines while this lives.
pub struct ByKey {
    input: Stdin,
    usual: Termios,
}

impl ByKey {
    /// From now on; nothing where there is no such terminal.
    pub fn begin() -> Option<Self> {
        let input = std::io::stdin();
        let usual = tcgetattr(&input).ok()?;
        let mut by_key = usual.clone();
        by_key.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO);
        tcsetattr(&input, OptionalActions::Now, &by_key).ok()?;
        Some(Self { input, usual })
    }

    /// Whether a key is there to be read, or comes within this time; so it is too where nobody could say.
    pub fn waits(&self, at_most: Duration) -> bool {
        let time = Timespec {
            tv_sec: i64::try_from(at_most.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: i64::from(at_most.subsec_nanos()),
        };
        !matches!(
            poll(&mut [PollFd::new(&self.input, PollFlags::IN)], Some(&time)),
            Ok(0) | Err(rustix::io::Errno::INTR)
        )
    }
}

impl Drop for ByKey {
    fn drop(&mut self) {
        let _ = tcsetattr(&self.input, OptionalActions::Now, &self.usual);
    }
}
