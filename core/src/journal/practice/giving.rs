//! Giving: what the user gives, thanks and good words, and whose turn it is.

use crate::{
    error::{Error, Result},
    insights::{self, Giving},
    journal::{
        read::{
            identity::{everybody, person_row},
            introductions::Meets,
            practice::{Exchanged, YEAR, acquaintance, current_positions},
        },
        rooms::GivingRoom,
        text,
    },
    model::{Advocacy, Exchange, ExchangeKind, Knows, Moment, PersonId, Praise, Reference},
};

/// Something to give.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Gift {
    /// Help, time, information, something of one's own, something taught.
    Of(ExchangeKind),
    /// Bringing them together with somebody.
    Introduction {
        /// The other of the two.
        to: PersonId,
    },
    /// A good word about them.
    Praise {
        /// To whom, in the user's words.
        to: String,
    },
    /// Thanks to them. Words they spoke for the user are thanked for with it.
    Thanks,
}

impl GivingRoom<'_> {
    /// Notes something the user gave; `at` is when, not later than `now`; not said: now.
    pub fn give(
        &self,
        person: PersonId,
        gift: Gift,
        text: &str,
        at: Option<Moment>,
        now: Moment,
    ) -> Result<Reference> {
        let (text, at) = (text::words("the note", text)?, text::happened(at, now)?);
        let gift = match gift {
            Gift::Praise { to } => Gift::Praise { to: text::words("the note", &to)? },
            gift => gift,
        };
        self.journal.commit_record("gave", now, move |txn| {
            let identities = txn.snapshot().identities()?;
            let row = person_row(txn.snapshot(), &identities, person)?;
            match gift {
                Gift::Of(kind) => {
                    txn.say(format!("gave {kind}: {}", row.name));
                    txn.create(given(row.id, kind, text, at))
                }
                Gift::Introduction { to } => {
                    let to = person_row(txn.snapshot(), &identities, to)?;
                    if to.id == row.id {
                        return Err(Error::SamePerson(format!(
                            "{} cannot be introduced to themselves: name two people",
                            row.name
                        )));
                    }
                    txn.say(format!("introduced: {} and {}", row.name, to.name));
                    let words = |other: &str| {
                        if text.is_empty() { format!("to {other}") } else { format!("to {other}: {text}") }
                    };
                    // From now on they know each other: the same introduction is not proposed again.
                    if acquaintance(txn.snapshot(), &identities, row.id, to.id)?.is_none() {
                        let how = "you introduced them".to_owned();
                        let (person, other) = (row.id, to.id);
                        txn.create(Knows { person, other, how, learned: at, deleted: None })?;
                    }
                    txn.create(given(to.id, ExchangeKind::Introduction, words(&row.name), at))?;
                    txn.create(given(row.id, ExchangeKind::Introduction, words(&to.name), at))
                }
                Gift::Praise { to } => {
                    txn.say(format!("spoke for: {}", row.name));
                    txn.create(Praise { person: row.id, thanks: false, to, text, at, deleted: None })
                }
                Gift::Thanks => {
                    txn.say(format!("thanked: {}", row.name));
                    let words = txn.snapshot().about::<Advocacy>(&identities.all(row.id))?;
                    // Thanks of an earlier day were not for what came after it.
                    let before = |word: &Advocacy| word.at.date_naive() <= at.date_naive();
                    for word in words.into_iter().filter(|word| before(&word.record)) {
                        txn.edit::<Advocacy>(word.id, |word| word.thanked = word.thanked.or(Some(at)))?;
                    }
                    let thanks = Praise { person: row.id, thanks: true, text, at, ..Praise::default() };
                    txn.create(thanks)
                }
            }
        })
    }

    /// Whose turn it is, thanks owed, needs and introductions, somebody younger to reach out to.
    pub fn overview(&self, now: Moment) -> Result<Giving> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let people = everybody(db, &identities)?;
            let positions = current_positions(db, &identities)?;
            let tallies = db.contact_tallies(now)?;
            let meets = Meets::of(db, &identities, &|| self.journal.lexicon_in(db), now)?;
            let exchanged = Exchanged::of(db, YEAR, meets, now)?;
            Ok(insights::giving(&exchanged.sources(&people, &identities, &positions, &tallies), now))
        })
    }
}

fn given(person: PersonId, kind: ExchangeKind, text: String, at: Moment) -> Exchange {
    Exchange { given: true, kind, text, person: Some(person), at, ..Exchange::default() }
}
