//! Days that stand before what they are of: "Monday's rehearsal", "for Monday: ring Ana".

use super::{
    LONGEST_PHRASE,
    calendar::{Toward, count},
    grammar::DateGrammar,
    habits::DateHabits,
    lexemes,
    phrase::SpokenDate,
};
use crate::{
    model::{Due, Moment},
    quick_log::{naming::Naming, tokens::Line},
};

/// The day at this token that something is of: "Monday's rehearsal".
pub(in crate::quick_log) fn day_that_has(
    line: &Line<'_>,
    start: usize,
    names: &[Naming<'_>],
) -> Option<SpokenDate> {
    let has = (start..line.len().min(start + LONGEST_PHRASE)).find(|&at| line.is_possessive(at))?;
    let lexemes = lexemes::read(line, start..has, names);
    let spoken = DateGrammar { lexemes: &lexemes }.phrase(0)?;
    let thing = spoken.end == has && line.word(has + 1).is_some();
    (thing && spoken.time.is_none()).then_some(spoken)
}

/// The day that leads to what is to be done, "for Monday: ring Ana": counted forward from `now`.
pub(in crate::quick_log) fn leads_to(
    line: &Line<'_>,
    task: usize,
    names: &[Naming<'_>],
    habits: DateHabits,
    now: Moment,
) -> Option<Due> {
    let colon = task.checked_sub(1).filter(|&colon| line.sign(colon) == Some(':'))?;
    let from =
        (colon.saturating_sub(LONGEST_PHRASE)..colon).rev().find(|&at| line.is_any(at, &["for", "on"]))?;
    let lexemes = lexemes::read(line, from + 1..colon, names);
    let spoken = DateGrammar { lexemes: &lexemes }.phrase(0).filter(|spoken| spoken.end == colon)?;
    count(&spoken, habits, now, Toward::Forward)?.due
}
