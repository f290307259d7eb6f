//! Giving: what the user gives, thanks and good words, and whose turn it is.

use crate::{
    error::{Error, Result},
    insights::{self, Giving},
    journal::{
        read::{
            identity::{everybody, person_row},
            introductions::Meets,
            practice::{ExchangesSince, acquaintance, current_positions},
        },
        reference::reference_to,
        rooms::GivingRoom,
        text,
        write::WriteTxn,
    },
    model::{Advocacy, Exchange, ExchangeKind, Knows, Moment, PersonId, Praise, RecordId, Reference},
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
        /// Whom it was said to, in the user's words.
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
        let (gift, text, at) = worded(gift, text, at, now)?;
        self.journal.commit_record("gave", now, move |txn| {
            let (id, what) = hand_over(txn, person, &gift, &text, at)?;
            txn.say(what);
            Ok(id)
        })
    }

    /// The same to several people at once, in one act: all of them or none.
    pub fn give_each(
        &self,
        people: &[PersonId],
        gift: Gift,
        text: &str,
        at: Option<Moment>,
        now: Moment,
    ) -> Result<Vec<Reference>> {
        let people = people.to_vec();
        let (gift, text, at) = worded(gift, text, at, now)?;
        self.journal.commit("gave", now, move |txn| {
            let (mut references, mut whats) = (Vec::new(), Vec::new());
            for person in people {
                let (id, what) = hand_over(txn, person, &gift, &text, at)?;
                references.push(reference_to(txn.snapshot(), id)?);
                whats.push(what);
            }
            txn.say(whats.join("; "));
            Ok(references)
        })
    }

    /// Whose turn it is, thanks owed, needs and introductions, somebody younger to reach out to.
    pub fn overview(&self, now: Moment) -> Result<Giving> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let people = everybody(db, &identities)?;
            let positions = current_positions(db, &identities)?;
            let tallies = db.last_conversations(now)?;
            let meets = Meets::of(db, &identities, &|| self.journal.lexicon_in(db), now)?;
            let exchanged = ExchangesSince::of_a_year(db, meets, now)?;
            Ok(insights::giving(&exchanged.sources(&people, &identities, &positions, &tallies), now))
        })
    }
}

/// What was given, with its text on one line and checked, and a moment.
fn worded(gift: Gift, text: &str, at: Option<Moment>, now: Moment) -> Result<(Gift, String, Moment)> {
    let gift = match gift {
        Gift::Praise { to } => Gift::Praise { to: text::words("the note", &to)? },
        gift => gift,
    };
    Ok((gift, text::words("the note", text)?, text::happened(at, now)?))
}

/// Notes that one person was given something, and says so in words.
fn hand_over(
    txn: &mut WriteTxn<'_>,
    person: PersonId,
    gift: &Gift,
    text: &str,
    at: Moment,
) -> Result<(RecordId, String)> {
    let identities = txn.snapshot().identities()?;
    let row = person_row(txn.snapshot(), &identities, person)?;
    Ok(match gift {
        Gift::Of(kind) => {
            let id = txn.create(given(row.id, kind.clone(), text.to_owned(), at))?;
            (id, format!("gave {kind}: {}", row.name))
        }
        Gift::Introduction { to } => {
            let to = person_row(txn.snapshot(), &identities, *to)?;
            if to.id == row.id {
                return Err(Error::SamePerson(format!(
                    "{} cannot be introduced to themselves: name two people",
                    row.name
                )));
            }
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
            let id = txn.create(given(row.id, ExchangeKind::Introduction, words(&to.name), at))?;
            (id, format!("introduced: {} and {}", row.name, to.name))
        }
        Gift::Praise { to } => {
            let (to, text) = (to.clone(), text.to_owned());
            let id = txn.create(Praise { person: row.id, thanks: false, to, text, at, deleted: None })?;
            (id, format!("spoke for: {}", row.name))
        }
        Gift::Thanks => (thank(txn, row.id, text, at)?, format!("thanked: {}", row.name)),
    })
}

/// Thanks somebody, and with it for the words they spoke for the user up to that day.
pub(super) fn thank(txn: &mut WriteTxn<'_>, person: PersonId, text: &str, at: Moment) -> Result<RecordId> {
    let words = txn.snapshot().about::<Advocacy>(&txn.snapshot().identities()?.all(person))?;
    // Thanks of an earlier day were not for what came after it.
    let before = |word: &Advocacy| word.at.date_naive() <= at.date_naive();
    for word in words.into_iter().filter(|word| before(&word.record)) {
        txn.edit::<Advocacy>(word.id, |word| word.thanked = word.thanked.or(Some(at)))?;
    }
    txn.create(Praise { person, thanks: true, text: text.to_owned(), at, ..Praise::default() })
}

fn given(person: PersonId, kind: ExchangeKind, text: String, at: Moment) -> Exchange {
    Exchange { given: true, kind, text, person: Some(person), at, ..Exchange::default() }
}
