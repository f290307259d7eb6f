//! The user's own record, and something of their own: what is on their mind these weeks, and what matters to them.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    error::{Error, Result},
    insights::{self, Named, Refers, TurnTo},
    journal::{
        read::{identity::resting, lexicon::me, names::NameBook},
        reference::shorten_all,
        rooms::PeopleRoom,
        text::{self, shortened},
    },
    model::{EntryKind, FactKind, Me, Mine, MineKind, Moment, NumberChange, RecordId, Reference},
};

/// Changes to the user's own record.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MeEdit {
    /// What others call the user.
    pub name: Option<String>,
    /// How the user is spoken of.
    pub pronoun: Option<String>,
    /// The most people a week; taken away: no limit.
    pub pace: NumberChange,
    /// Days between asking for feedback; taken away: no rhythm.
    pub feedback_every: NumberChange,
    /// Words for kinds of conversation.
    pub kind_words: Vec<KindWord>,
}

/// A word of the user's own for a kind of conversation.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct KindWord {
    /// The word, in any language.
    pub word: String,
    /// The kind it means; `None` removes the word.
    pub kind: Option<EntryKind>,
}

/// Something of the user's own, as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MineLine {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The kind of thing: read, seen, a value, an interest.
    pub kind: MineKind,
    /// What it is, in the user's words.
    pub text: String,
    /// The day it was written down.
    pub day: NaiveDate,
    /// For something the user wants to get better at: who is good at it, by name; at most three.
    pub whom_to_ask: Vec<Named>,
}

/// How many people are named for something to get better at.
const WHOM_TO_ASK: usize = 3;

impl PeopleRoom<'_> {
    /// The user's own record.
    pub fn me(&self) -> Result<Me> {
        self.journal.store.read(me)
    }

    /// Changes the user's own record.
    pub fn edit_me(&self, edit: MeEdit, now: Moment) -> Result<()> {
        for KindWord { word, .. } in &edit.kind_words {
            if !word.chars().any(char::is_alphanumeric) || word.chars().any(char::is_whitespace) {
                return Err(Error::Unfit(format!(
                    "\"{word}\" cannot be a kind of conversation: use one word"
                )));
            }
        }
        self.journal.commit("changed your own record", now, move |txn| {
            txn.edit::<Me>(RecordId::ME, |me| {
                if let Some(name) = edit.name {
                    me.name = name;
                }
                if let Some(pronoun) = edit.pronoun {
                    me.pronoun = pronoun;
                }
                edit.pace.apply(&mut me.pace);
                edit.feedback_every.apply(&mut me.feedback_every);
                for KindWord { word, kind } in edit.kind_words {
                    match kind {
                        Some(kind) => drop(me.kind_words.insert(word, kind.to_string())),
                        None => drop(me.kind_words.remove(&word)),
                    }
                }
            })?;
            Ok(())
        })
    }

    /// Writes down something of the user's own.
    pub fn add_mine(&self, kind: MineKind, text: &str, now: Moment) -> Result<Reference> {
        let text = text::needed("the note", text, "write it down in a few words")?;
        self.journal.commit_record("yours", now, move |txn| {
            txn.say(format!("yours: {}", shortened(&text)));
            txn.create(Mine { kind, text, at: now, deleted: None })
        })
    }

    /// Whom the user turns to for what, over all people.
    pub fn turn_to(&self, now: Moment) -> Result<Vec<TurnTo>> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let (names, rest) = (NameBook::new(db, &identities), resting(db, &identities)?);
            let awake =
                |one| names.named(one).filter(|named| !rest.contains(&identities.canonical(named.id())));
            let found = insights::whom_to_turn_to(&db.facts_of_kind(&FactKind::TurnTo)?, awake, now);
            names.finish(found)
        })
    }

    /// Everything of the user's own, newest first.
    pub fn mine(&self) -> Result<Vec<MineLine>> {
        self.journal.store.read(|db| {
            let all = db.all::<Mine>()?;
            let can = if all.iter().any(|whole| whole.record.kind == MineKind::Growth) {
                db.facts_of_kind(&FactKind::Expertise)?
            } else {
                Vec::new()
            };
            let (identities, mut lines) = (db.identities()?, Vec::new());
            let names = NameBook::new(db, &identities);
            let rest = resting(db, &identities)?;
            for whole in all {
                let Mine { kind, text, at, .. } = whole.record;
                let mut whom_to_ask = Vec::new();
                if kind == MineKind::Growth {
                    let who = insights::whom_to_ask(&text, &can, &identities);
                    let awake = who.into_iter().filter(|one| !rest.contains(one));
                    whom_to_ask.extend(awake.filter_map(|one| names.named(one)).take(WHOM_TO_ASK));
                }
                let (reference, day) = (Reference::to(whole.id), at.date_naive());
                lines.push(MineLine { reference, kind, text, day, whom_to_ask });
            }
            lines.sort_by_key(|line| std::cmp::Reverse((line.day, line.reference.id)));
            for line in &mut lines {
                shorten_all(db, line)?;
            }
            Ok(lines)
        })
    }
}

impl Refers for MineLine {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
        self.whom_to_ask.iter_mut().for_each(|one| f(&mut one.reference));
    }
}
