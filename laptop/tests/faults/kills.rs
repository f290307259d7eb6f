//! The program is killed before each call that changes something.

use super::{CALLS, Fault, acts, calls::judge, each, hold, places, run};

#[test]
fn killed_before_any_change_the_journal_is_as_before_the_act_or_after_it() {
    hold("killed before a change", acts::all(), |act| {
        let (_, counted) = run(act, &act.home.copied(), Fault::None, None);
        let kills: Vec<Fault> = places(counted[CALLS.len() - 1], 8).into_iter().map(Fault::Kill).collect();
        each(act, &kills, |fault, home, ran, tried| {
            judge(act, home, act.is_acknowledged(ran), &format!("{fault:?}"), tried);
        })
    });
}
