//! The audit: one answer at a time, and the board of them.

use crate::{
    error::{Error, Result},
    insights::{self, AuditBoard, AuditSources, Named},
    journal::{
        read::{
            identity::{everybody, person_row},
            names::person_named,
            practice::Goals,
        },
        rooms::RelationshipsRoom,
        text,
    },
    model::{AuditScore, Identities, Moment, PersonId, Score},
    store::Snapshot,
};

impl RelationshipsRoom<'_> {
    /// Notes the user's answer, from 1 to 10, to "how well do we know and trust each other?". Earlier answers stay.
    pub fn audit(&self, person: PersonId, answer: i64, because: &str, now: Moment) -> Result<Named> {
        let Some(score) = u8::try_from(answer).ok().and_then(Score::new) else {
            return Err(Error::Unfit(format!("an answer is a number from 1 to 10, and {answer} is not")));
        };
        let because = text::words("the reason", because)?;
        self.journal.commit("audit", now, move |txn| {
            let identities = txn.snapshot().identities()?;
            let row = person_row(txn.snapshot(), &identities, person)?;
            txn.say(format!("audit: {}", row.name));
            txn.create(AuditScore { person: row.id, score: Some(score), because, at: now, deleted: None })?;
            person_named(txn.snapshot(), person)
        })
    }

    /// The board, and whom the walk asks about next.
    pub fn audit_board(&self, now: Moment) -> Result<AuditBoard> {
        self.journal.answer(|db| board(db, &db.identities()?, now))
    }
}

/// The same with references as they are.
pub(in crate::journal) fn board(
    db: &Snapshot<'_>,
    identities: &Identities,
    now: Moment,
) -> Result<AuditBoard> {
    let stakeholders: Vec<PersonId> = Goals::on_maps(db, identities)?.people().into_iter().collect();
    let sources = AuditSources {
        people: &everybody(db, identities)?,
        identities,
        answers: &db.all()?,
        tallies: &db.last_conversations(now)?,
        stakeholders: &stakeholders,
    };
    Ok(insights::audit_board(&sources, now))
}
