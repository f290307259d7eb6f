//! Giving: what the user gives, thanks and good words, who spoke for the user, and the user's own word.

use chrono::Days;

use super::{
    breadth::acquaintance,
    credit::only_goal_with,
    gather::{Exchanged, Goals, Lookup, YEAR, current_positions, everybody},
    introductions::Meets,
    people::person_row,
};
use crate::{
    error::{Error, Result},
    insights::{self, Giving, GoodWords, MyWord},
    journal::Journal,
    model::{
        Advocacy, AdvocacyKind, Exchange, ExchangeKind, Knows, Moment, PersonId, Praise, RecordId, Reference,
    },
};

/// Something to give.
#[derive(Debug, Clone, PartialEq)]
pub enum Gift {
    /// Help, time, information, something of one's own, something taught.
    Of(ExchangeKind),
    /// Bringing them together with somebody.
    Introduction {
        /// With whom.
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

/// Someone spoke for the user.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewAdvocacy {
    /// How.
    pub kind: AdvocacyKind,
    /// To whom, in the user's words.
    pub to: String,
    /// How the user heard of it.
    pub how: String,
    /// For which goal, by name or reference; nothing: the only open one with them on its map, if there is one.
    pub goal: Option<String>,
}

impl Journal {
    /// Notes something the user gave.
    pub fn give(&self, person: PersonId, gift: Gift, text: &str, now: Moment) -> Result<Reference> {
        let text = text.trim().to_owned();
        let id = self.commit("gave", now, move |act| {
            let identities = act.snapshot().identities()?;
            let row = person_row(act.snapshot(), &identities, person)?;
            match gift {
                Gift::Of(kind) => {
                    act.say(format!("gave {kind}: {}", row.name));
                    act.create(given(row.id, kind, text, now))
                }
                Gift::Introduction { to } => {
                    let to = person_row(act.snapshot(), &identities, to)?;
                    if to.id == row.id {
                        return Err(Error::Invalid(format!(
                            "{} cannot be introduced to themselves: name two people",
                            row.name
                        )));
                    }
                    act.say(format!("introduced: {} and {}", row.name, to.name));
                    let words = |other: &str| {
                        if text.is_empty() { format!("to {other}") } else { format!("to {other}: {text}") }
                    };
                    // From now on they know each other: the same introduction is not proposed again.
                    if acquaintance(act.snapshot(), &identities, row.id, to.id)?.is_none() {
                        let how = "you introduced them".to_owned();
                        let (person, other) = (row.id, to.id);
                        act.create(Knows { person, other, how, learned: now, deleted: None })?;
                    }
                    act.create(given(to.id, ExchangeKind::Introduction, words(&row.name), now))?;
                    act.create(given(row.id, ExchangeKind::Introduction, words(&to.name), now))
                }
                Gift::Praise { to } => {
                    act.say(format!("spoke for: {}", row.name));
                    act.create(Praise { person: row.id, thanks: false, to, text, at: now, deleted: None })
                }
                Gift::Thanks => {
                    act.say(format!("thanked: {}", row.name));
                    for word in act.snapshot().every_about::<Advocacy>(&identities.all(row.id))? {
                        act.edit::<Advocacy>(word.id, |word| word.thanked = word.thanked.or(Some(now)))?;
                    }
                    let thanks = Praise { person: row.id, thanks: true, text, at: now, ..Praise::default() };
                    act.create(thanks)
                }
            }
        })?;
        self.reference(id)
    }

    /// Notes that somebody spoke for the user.
    pub fn spoke(&self, person: PersonId, new: NewAdvocacy, now: Moment) -> Result<Reference> {
        let id: RecordId = self.commit("spoke for you", now, move |act| {
            let identities = act.snapshot().identities()?;
            let row = person_row(act.snapshot(), &identities, person)?;
            act.say(format!("spoke for you: {}", row.name));
            let goal = match &new.goal {
                Some(goal) => Some(super::goals::goal_called(act.snapshot(), goal)?),
                None => only_goal_with(act.snapshot(), &identities, row.id)?,
            };
            act.create(Advocacy {
                person: row.id,
                goal,
                kind: new.kind,
                to: new.to.trim().to_owned(),
                how: new.how.trim().to_owned(),
                at: now,
                ..Advocacy::default()
            })
        })?;
        self.reference(id)
    }

    /// Who spoke for the user, and what the user said for others.
    pub fn good_words(&self, now: Moment) -> Result<GoodWords> {
        self.answer(|db| {
            let identities = db.identities()?;
            let (goals, names) = (Goals::of(db, &identities)?, Lookup::new(db, &identities));
            let goal = |id| {
                let goal = &goals.find(id)?.record;
                Some((goal.name.clone(), goal.closed.is_some()))
            };
            let named = |person| names.named(person);
            let words = insights::good_words(&db.good_words()?, &db.every()?, goal, named, now);
            names.finish(words)
        })
    }

    /// Whose turn it is, thanks owed, needs and introductions, somebody younger to reach out to.
    pub fn giving(&self, now: Moment) -> Result<Giving> {
        self.answer(|db| {
            let identities = db.identities()?;
            let people = everybody(db, &identities)?;
            let positions = current_positions(db, &identities)?;
            let tallies = db.contact_tallies(now)?;
            let meets = Meets::of(db, &identities, &|| self.lexicon_in(db), now)?;
            let exchanged = Exchanged::of(db, YEAR, meets, now)?;
            Ok(insights::giving(&exchanged.sources(&people, &identities, &positions, &tallies), now))
        })
    }

    /// How many of their promises the user kept in twelve months, and what of others has not come yet.
    pub fn my_word(&self, now: Moment) -> Result<MyWord> {
        self.answer(|db| {
            let identities = db.identities()?;
            let names = Lookup::new(db, &identities);
            let from = now.date_naive().checked_sub_days(Days::new(367)).unwrap_or(chrono::NaiveDate::MIN);
            let word = insights::my_word(
                &db.open_promises()?,
                &db.settled_since(from)?,
                |row| row.person.filter(|_| !row.guess).and_then(|person| names.named(person)),
                now,
            );
            names.finish(word)
        })
    }
}

fn given(person: PersonId, kind: ExchangeKind, text: String, now: Moment) -> Exchange {
    Exchange { given: true, kind, text, person: Some(person), at: now, ..Exchange::default() }
}
