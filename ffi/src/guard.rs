//! Panics become an error, and say nothing of what a line holds.
//!
//! The message of a panic may quote whatever was being worked on, so it is neither printed nor handed on: what is kept of it
//! is its place in the code.

use std::{
    cell::{Cell, RefCell},
    io::Write,
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    sync::Once,
    thread,
};

use crate::{JournalError, Result};

/// How the threads of the core are called.
const OF_THE_CORE: &str = "hallway";

thread_local! {
    /// Calls that are running on this thread, and where the last of them panicked.
    static CALLS: RefCell<(u32, Option<String>)> = const { RefCell::new((0, None)) };

    /// A listener of the other side is being told something, and did not call back.
    static TELLING: Cell<bool> = const { Cell::new(false) };
}

/// Runs a call from the other side; a panic in it becomes [`JournalError::Mistake`].
pub(crate) fn guarded<T>(call: impl FnOnce() -> Result<T>) -> Result<T> {
    silence();
    CALLS.with_borrow_mut(|(running, _)| *running += 1);
    // A listener may call in its turn.
    let telling = TELLING.replace(false);
    let outcome = panic::catch_unwind(AssertUnwindSafe(call));
    TELLING.set(telling);
    let place = CALLS.with_borrow_mut(|(running, place)| {
        *running -= 1;
        place.take()
    });
    outcome.unwrap_or_else(|_| Err(JournalError::mistake(place.as_deref().unwrap_or("a panic"))))
}

/// Tells a listener of the other side something. What it throws is its own affair: the next news reaches it all the same.
pub(crate) fn tell(listener: impl FnOnce()) {
    let _ = guarded(|| {
        TELLING.set(true);
        listener();
        Ok(())
    });
}

/// Whether it is a listener, called from here, that calls now.
pub(crate) fn is_told() -> bool {
    CALLS.with_borrow(|(running, _)| *running > 0)
}

/// From now on a panic in a call, or in a thread of the core, prints its place alone. Others print as before.
fn silence() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let ours = CALLS.with_borrow(|(running, _)| *running > 0);
            if ours || thread::current().name().is_some_and(|name| name.starts_with(OF_THE_CORE)) {
                note(info);
            } else {
                before(info);
            }
        }));
    });
}

fn note(info: &PanicHookInfo<'_>) {
    if TELLING.get() {
        let _ = writeln!(std::io::stderr(), "hallway: a listener of the app threw");
        return;
    }
    let place = info
        .location()
        .map_or_else(|| "an unknown place".to_owned(), |at| format!("{}:{}", at.file(), at.line()));
    let _ = writeln!(std::io::stderr(), "hallway: a mistake at {place}");
    CALLS.with_borrow_mut(|(_, last)| *last = Some(place));
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_mistake_that_says_its_place_and_none_of_its_words() {
        let error = guarded::<()>(|| panic!("Ana is moving to Lisbon")).unwrap_err();
        let JournalError::Mistake { word, sentence, .. } = error else { panic!("{error:?}") };
        assert_eq!(word, "internal");
        assert!(sentence.contains("guard.rs:") && !sentence.contains("Lisbon"), "{sentence}");
        assert_eq!(guarded(|| Ok(1)), Ok(1), "the next call is not touched by it");
    }

    #[test]
    fn a_listener_that_throws_is_left_alone() {
        tell(|| panic!("thrown by the other side"));
        let mut told = false;
        tell(|| told = true);
        assert!(told);
    }
}
