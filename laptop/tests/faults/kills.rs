//! The program is killed before each call that changes something.

use super::{CALLS, Fault, Tried, acts, calls::judge, hold, places, run};

#[test]
fn killed_before_any_change_the_journal_is_as_before_the_act_or_after_it() {
    hold("killed before a change", acts::all(), |act| {
        let (_, counted) = run(&act.home.copied(), &act.arguments, &act.input, Fault::None, None);
        let mut tried = Tried::default();
        for before in places(counted[CALLS.len() - 1], 8) {
            let home = act.home.copied();
            let (ran, _) = run(&home, &act.arguments, &act.input, Fault::Kill(before), None);
            judge(act, &home, ran.code == Some(0), &format!("killed before change {before}"), &mut tried);
        }
        tried
    });
}
