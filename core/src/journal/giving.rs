//! Giving: what the user gives, thanks and good words, who spoke for the user, and the user's own word.

use chrono::Days;

use super::{
    asks::Noted,
    breadth::acquaintance,
    credit::only_goal_with,
    edit::thing_of,
    gather::{Exchanged, Goals, Lookup, YEAR, current_positions, everybody},
    introductions::Meets,
    people::person_row,
    wording,
};
use crate::{
    error::{Error, Result},
    insights::{self, Giving, GoodWords, MyWord},
    journal::Journal,
    model::{
        Advocacy, AdvocacyKind, Exchange, ExchangeKind, Kind, Knows, Moment, PersonId, Praise, RecordId,
        Reference,
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
    /// When it happened, or the user heard of it; not said: now.
    pub at: Option<Moment>,
}

/// A correction of words that somebody spoke for the user; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AdvocacyEdit {
    /// How.
    pub kind: Option<AdvocacyKind>,
    /// To whom.
    pub to: Option<String>,
    /// How the user heard of it.
    pub how: Option<String>,
    /// For which goal, by name or reference; `Some(None)`: for none.
    pub goal: Option<Option<String>>,
    /// When it happened.
    pub at: Option<Moment>,
}

impl Journal {
    /// Notes something the user gave now.
    pub fn give(&self, person: PersonId, gift: Gift, text: &str, now: Moment) -> Result<Reference> {
        self.gave(person, gift, text, now, now)
    }

    /// Notes something the user gave at a moment `at`, which is not later than `now`.
    pub fn gave(
        &self,
        person: PersonId,
        gift: Gift,
        text: &str,
        at: Moment,
        now: Moment,
    ) -> Result<Reference> {
        let (text, at) = (wording::words("the note", text)?, wording::happened(Some(at), now)?);
        let gift = match gift {
            Gift::Praise { to } => Gift::Praise { to: wording::words("the note", &to)? },
            gift => gift,
        };
        let id = self.commit("gave", now, move |act| {
            let identities = act.snapshot().identities()?;
            let row = person_row(act.snapshot(), &identities, person)?;
            match gift {
                Gift::Of(kind) => {
                    act.say(format!("gave {kind}: {}", row.name));
                    act.create(given(row.id, kind, text, at))
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
                        act.create(Knows { person, other, how, learned: at, deleted: None })?;
                    }
                    act.create(given(to.id, ExchangeKind::Introduction, words(&row.name), at))?;
                    act.create(given(row.id, ExchangeKind::Introduction, words(&to.name), at))
                }
                Gift::Praise { to } => {
                    act.say(format!("spoke for: {}", row.name));
                    act.create(Praise { person: row.id, thanks: false, to, text, at, deleted: None })
                }
                Gift::Thanks => {
                    act.say(format!("thanked: {}", row.name));
                    let words = act.snapshot().about::<Advocacy>(&identities.all(row.id))?;
                    // Thanks of an earlier day were not for what came after it.
                    let before = |word: &Advocacy| word.at.date_naive() <= at.date_naive();
                    for word in words.into_iter().filter(|word| before(&word.record)) {
                        act.edit::<Advocacy>(word.id, |word| word.thanked = word.thanked.or(Some(at)))?;
                    }
                    let thanks = Praise { person: row.id, thanks: true, text, at, ..Praise::default() };
                    act.create(thanks)
                }
            }
        })?;
        self.reference(id)
    }

    /// Notes that somebody spoke for the user.
    pub fn spoke(&self, person: PersonId, new: NewAdvocacy, now: Moment) -> Result<Reference> {
        let (to, how) = (wording::words("the note", &new.to)?, wording::words("the note", &new.how)?);
        let at = wording::happened(new.at, now)?;
        let id: RecordId = self.commit("spoke for you", now, move |act| {
            let identities = act.snapshot().identities()?;
            let row = person_row(act.snapshot(), &identities, person)?;
            act.say(format!("spoke for you: {}", row.name));
            let goal = match &new.goal {
                Some(goal) => Some(super::goals::goal_called(act.snapshot(), goal)?),
                None => only_goal_with(act.snapshot(), &identities, row.id)?,
            };
            act.create(Advocacy { person: row.id, goal, kind: new.kind, to, how, at, ..Advocacy::default() })
        })?;
        self.reference(id)
    }

    /// Corrects words that somebody spoke for the user.
    pub fn edit_spoke(&self, word: &str, edit: AdvocacyEdit, now: Moment) -> Result<Noted> {
        let word = word.to_owned();
        let to = edit.to.map(|to| wording::words("the note", &to)).transpose()?;
        let how = edit.how.map(|how| wording::words("the note", &how)).transpose()?;
        let at = edit.at.map(|at| wording::happened(Some(at), now)).transpose()?;
        self.noted("changed a good word", now, move |act| {
            let id = thing_of(act, &word, Kind::Advocacy, "a word for you")?;
            let goal = match edit.goal {
                Some(Some(goal)) => Some(Some(super::goals::goal_called(act.snapshot(), &goal)?)),
                goal => goal.map(|_| None),
            };
            act.edit::<Advocacy>(id, |word| {
                word.kind = edit.kind.unwrap_or_else(|| word.kind.clone());
                word.to = to.unwrap_or_else(|| word.to.clone());
                word.how = how.unwrap_or_else(|| word.how.clone());
                word.goal = goal.unwrap_or(word.goal);
                word.at = at.unwrap_or(word.at);
            })?;
            let after: Advocacy = act.get(id)?;
            let person = act.snapshot().identities()?.canonical(after.person);
            let name = act.snapshot().person(person)?.map_or_else(|| "somebody".to_owned(), |row| row.name);
            let to = if after.to.is_empty() || after.private {
                String::new()
            } else {
                format!(" to {}", after.to)
            };
            Ok((id, format!("{name}: {}{to}, {}", after.kind, after.at.format("%-d %b %Y"))))
        })
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
            let words = insights::good_words(&db.good_words()?, &db.all()?, goal, named, now);
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

fn given(person: PersonId, kind: ExchangeKind, text: String, at: Moment) -> Exchange {
    Exchange { given: true, kind, text, person: Some(person), at, ..Exchange::default() }
}
