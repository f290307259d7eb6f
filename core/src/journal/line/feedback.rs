//! Feedback that a line tells of: `<feedback: my slides were dense` is something received, and it is feedback as well, so that what
//! became of it is asked: decide, do it, tell them.

use crate::{
    error::Result,
    journal::write::WriteTxn,
    model::{Answer, AnswerKind, Ask, AskId, AskKind, Exchange, Feedback},
};

/// The first word with a colon by which something received is feedback.
const LABEL: &str = "feedback";

/// Keeps what was received as feedback, if it says that it is. An ask for feedback that waits for this person is answered by it.
/// What is private, and what may be somebody else's, stays with the line.
pub(super) fn keep(txn: &mut WriteTxn<'_>, received: &Exchange) -> Result<()> {
    let Some(person) = received.person.filter(|_| !(received.given || received.guess || received.private))
    else {
        return Ok(());
    };
    let labelled =
        received.text.split_once(':').filter(|(label, _)| label.trim().eq_ignore_ascii_case(LABEL));
    let Some(heard) = labelled.map(|(_, heard)| heard.trim().to_owned()).filter(|heard| !heard.is_empty())
    else {
        return Ok(());
    };
    let records = txn.snapshot().identities()?.all(person);
    let waiting = txn.snapshot().about::<Ask>(&records)?.into_iter().filter(|ask| {
        let asked = &ask.record;
        asked.kind == AskKind::Feedback
            && asked.waits()
            && asked.asked.date_naive() <= received.at.date_naive()
    });
    let ask = waiting.max_by_key(|ask| (ask.record.asked, ask.id));
    if let Some(ask) = &ask {
        let answer = Answer { at: received.at, kind: AnswerKind::Answered, said: heard.clone() };
        txn.edit::<Ask>(ask.id, |ask| ask.hear(&answer))?;
    }
    txn.create(Feedback {
        person,
        question: ask.as_ref().map(|ask| ask.record.text.clone()).unwrap_or_default(),
        ask: ask.map(|ask| AskId(ask.id)),
        heard,
        at: received.at,
        ..Feedback::default()
    })?;
    Ok(())
}
