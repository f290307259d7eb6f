//! Calls to the disk that fail.

use super::{
    CALLS, Fault, Tried,
    acts::{self, Act},
    content, each, hold, journal, places, run,
};
use crate::process::Home;

const EIO: i32 = 5;
const EMFILE: i32 = 24;
pub const ENOSPC: i32 = 28;

/// Which calls fail, how, and whether they go on failing.
const FAILURES: &[(&str, i32, bool)] = &[
    ("write", ENOSPC, true),
    ("write", EIO, false),
    ("fsync", EIO, false),
    ("ftruncate", EIO, false),
    ("rename", EIO, false),
    ("open", EMFILE, false),
    ("read", EIO, false),
    ("lock", EIO, false),
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
        // What goes in steps: every line is as it was or as it will be, and none that is to stay is gone.
        Ok(left)
            if !acknowledged
                && act.goes_in_steps()
                && left.lines.iter().all(|line| act.knows(line))
                && act.before.lines.intersection(&act.after.lines).all(|line| left.lines.contains(line)) => {}
        Ok(left) => tried.lost.push(format!("{what}: {left:?}")),
    }
}

/// A repair that did not end well is made again, and then brings back what it would have.
pub fn again(act: &Act, home: &Home, what: &str, why: &str, tried: &mut Tried) {
    let (ran, _) = run(act, home, Fault::None, None);
    match content(&journal(home)) {
        Ok(left) if left == act.after => {}
        other => tried.lost.push(format!("{what}: {why}; then {other:?}: {}{}", ran.out, ran.err)),
    }
}

/// Whether an error says what it was. What a repair is made of is damaged: only there is it no mistake to say so.
fn names(call: &str, error: i32, said: &str, damaged: bool) -> bool {
    let mistaken = said.contains("mistake inside") || (said.contains("is damaged") && !damaged);
    let cause: &[&str] = match (call, error) {
        ("lock", _) => &["would not lock"],
        (_, ENOSPC) => &["full", "No space", "room"],
        (_, EMFILE) => &["too many", "Too many"],
        _ => &["could not be", "cannot be", "nput/output", "I/O", "disk"],
    };
    !mistaken && cause.iter().any(|word| said.contains(word))
}

fn fails_everywhere(act: &Act) -> Tried {
    let (_, counted) = run(act, &act.home.copied(), Fault::None, None);
    let mut faults = Vec::new();
    for &(call, error, ever) in FAILURES {
        let last = counted[CALLS.iter().position(|one| *one == call).unwrap()];
        faults.extend(places(last, 4).into_iter().map(|nth| Fault::Fails { call, nth, error, ever }));
    }
    each(act, &faults, |fault, home, ran, tried| {
        let what = format!("{fault:?}");
        judge(act, home, act.is_acknowledged(ran), &what, tried);
        // Sync says on standard output how it went with each device.
        let said = if act.name == "sync" { format!("{}{}", ran.out, ran.err) } else { ran.err.clone() };
        // A repair that was made and names what is lost has no cause to name.
        let repaired = ran.out.contains("Repaired: ");
        let named = matches!(fault, Fault::Fails { call, error, .. } if names(call, error, &said, act.name == "repair"));
        if ran.code != Some(0) && !repaired && !named {
            tried.told_wrongly.push(format!("{what}: {:?} {said}", ran.code));
        }
    })
}

#[test]
fn whatever_call_fails_nothing_acknowledged_is_lost_and_the_cause_is_named() {
    hold("a call fails", acts::all(), fails_everywhere);
}
