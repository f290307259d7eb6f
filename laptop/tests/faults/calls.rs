//! Calls to the disk that fail.

use super::{
    CALLS, Fault, Tried,
    acts::{self, Act},
    content, hold, journal, places, run,
};
use crate::process::Home;

const EIO: i32 = 5;
const EMFILE: i32 = 24;
const ENOSPC: i32 = 28;

/// Which calls fail, how, and whether they go on failing.
const FAILURES: &[(&str, i32, bool)] = &[
    ("write", ENOSPC, true),
    ("write", EIO, false),
    ("fsync", EIO, false),
    ("ftruncate", EIO, false),
    ("rename", EIO, false),
    ("open", EMFILE, false),
    ("read", EIO, false),
];

/// What a fault left, held against what was promised.
pub fn judge(act: &Act, home: &Home, acknowledged: bool, what: &str, tried: &mut Tried) {
    tried.faults += 1;
    match content(&journal(home)) {
        Err(_)
            if act.before.lines.is_empty() && !acknowledged && !journal(home).join("journal.db").exists() => {
        }
        Err(why) if act.name == "repair" && !acknowledged => again(act, home, what, &why, tried),
        Err(why) => tried.lost.push(format!("{what}: {why}")),
        Ok(left) if left == act.after => {}
        Ok(left) if !acknowledged && left == act.before => {}
        // Some of several lines, from the first on.
        Ok(left)
            if !acknowledged
                && act.before.lines.is_subset(&left.lines)
                && left.lines.is_subset(&act.after.lines) => {}
        // A forget goes in steps: what is gone is gone, and every other line is as it was or as it will be.
        Ok(left)
            if !acknowledged
                && act.name == "forget"
                && left
                    .lines
                    .iter()
                    .all(|line| act.before.lines.contains(line) || act.after.lines.contains(line))
                && act.before.lines.intersection(&act.after.lines).all(|line| left.lines.contains(line)) => {}
        Ok(left) => tried.lost.push(format!("{what}: {left:?}")),
    }
}

/// A repair that did not end well is made again, and then brings back what it would have.
fn again(act: &Act, home: &Home, what: &str, why: &str, tried: &mut Tried) {
    let (ran, _) = run(home, &act.arguments, "", Fault::None, None);
    match content(&journal(home)) {
        Ok(left) if left == act.after => {}
        other => tried.lost.push(format!("{what}: {why}; then {other:?}: {}{}", ran.out, ran.err)),
    }
}

/// Whether an error says what it was.
fn names(error: i32, said: &str) -> bool {
    let mistaken = said.contains("mistake inside") || said.contains("is damaged");
    let cause: &[&str] = match error {
        ENOSPC => &["full", "No space", "room"],
        EMFILE => &["too many", "Too many"],
        _ => &["could not be", "cannot be", "nput/output", "I/O", "disk"],
    };
    !mistaken && cause.iter().any(|word| said.contains(word))
}

/// Causes that are still named wrongly, by the call that failed and what is said then. The list only shrinks.
const STILL_TOLD_WRONGLY: &[(&str, &str)] = &[
    ("open", "could not be written"),
    // A log file that the system gives for reading alone while a repair writes: SQLite says no more.
    ("open", "can only be read where it lies"),
    ("read", "hexadecimal digits"),
    ("read", "is damaged"),
];

fn fails_everywhere(act: &Act) -> Tried {
    let calm = act.home.copied();
    let (_, counted) = run(&calm, &act.arguments, &act.input, Fault::None, None);
    let mut tried = Tried::default();
    for &(call, error, ever) in FAILURES {
        let last = counted[CALLS.iter().position(|one| *one == call).unwrap()];
        for nth in places(last, 4) {
            let home = act.home.copied();
            let fault = Fault::Fails { call, nth, error, ever };
            let (ran, _) = run(&home, &act.arguments, &act.input, fault, None);
            let what = format!("{fault:?}");
            judge(act, &home, ran.code == Some(0), &what, &mut tried);
            let is_known =
                STILL_TOLD_WRONGLY.iter().any(|(one, said)| *one == call && ran.err.contains(said));
            // A repair that was made and names what is lost has no cause to name.
            let repaired = ran.out.contains("Repaired: ");
            if ran.code != Some(0) && !repaired && !names(error, &ran.err) && !is_known {
                tried.told_wrongly.push(format!("{what}: {:?} {}", ran.code, ran.err));
            }
        }
    }
    tried
}

#[test]
fn whatever_call_fails_nothing_acknowledged_is_lost_and_the_cause_is_named() {
    hold("a call fails", acts::all(), fails_everywhere);
}
