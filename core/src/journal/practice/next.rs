//! What comes next, and what of it is put off.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::Days;

use crate::{
    error::{Error, Result},
    insights::{
        self, AuditSources, Contacts, Gap, NextAct, NextKind, NextSources, Ready, TodaySources, Touch,
        worth_asking,
    },
    journal::{
        done_later::{Later, When},
        line::{asked::asked_lately, review::waiting},
        read::{
            introductions::{LazyLexicon, Meets},
            kept_rows::KeptRows,
            lexicon::me,
            practice::{
                ExchangesSince, Goals, by_person, current_positions, evidence_of, mine, talked_lately,
            },
        },
        reference::pointed_at,
        replica::devices::devices_in_step,
        rooms::RelationshipsRoom,
        text,
        write::WriteTxn,
    },
    model::{Dismissal, FactKind, Identities, Kind, Moment, PersonId, Reference},
    store::{Snapshot, index::dismissal::DismissalRow},
};

impl RelationshipsRoom<'_> {
    /// At most five acts that are worth doing now, each with why and the command for it.
    pub fn next(&self, now: Moment) -> Result<Vec<NextAct>> {
        self.journal.answer(|db| {
            with_sources(
                db,
                &|| self.journal.lexicon_in(db),
                &self.journal.rows,
                Screen::Next,
                now,
                |sources| insights::next(sources, now),
            )
        })
    }

    /// Puts an act of `next` off: this kind of act about this thing does not come up until then, or never. Everything
    /// else about it does. Of a goal's map the gap is put off that comes up now; by a person, their acts for the reasons
    /// there are today. Putting off a gap is an error where none comes up.
    pub fn put_off(
        &self,
        kind: NextKind,
        about: &Reference,
        when: When,
        because: &str,
        now: Moment,
    ) -> Result<Later> {
        let (about, because) = (about.clone(), text::words("the reason", because)?);
        let gap = if kind == NextKind::Gap { Some(self.gap_of(&about, now)?) } else { None };
        self.journal.commit("later", now, move |txn: &mut WriteTxn<'_>| {
            let thing = pointed_at(txn.snapshot(), &about)?;
            if matches!(thing.kind, Kind::Entry | Kind::Device | Kind::Revocation | Kind::Forgotten) {
                return Err(Error::does_not_apply(format!(
                    "nothing about {} is coming up in today",
                    thing.reference
                )));
            }
            let until = match when {
                When::Until(due) => Some(due.day()),
                When::Never => None,
            };
            let act_word = gap.as_ref().map_or_else(|| kind.word().to_owned(), insights::put_off_gap);
            txn.create(Dismissal { about: thing.id, act: act_word, until, because, at: now, deleted: None })?;
            let what = gap.map_or_else(|| kind.word().to_owned(), |gap| gap.in_words());
            let said = match until {
                Some(day) => format!("not before {}: {what}", day.format("%a %-d %b")),
                None => format!("not again: {what}"),
            };
            txn.say(said.clone());
            Ok(Later { reference: thing.reference, said, until })
        })
    }

    /// The gap that comes up for this goal; an error in words if none does.
    fn gap_of(&self, goal: &Reference, now: Moment) -> Result<Gap> {
        self.journal.store.read(|db| {
            let thing = pointed_at(db, goal)?;
            if thing.kind != Kind::Goal {
                return Err(thing.is_no("a goal, and only a goal has a map with gaps"));
            }
            let gap = |sources: &NextSources<'_>| {
                let of_it = sources.goals.iter().find(|(goal, _)| goal.id == thing.id);
                let name = of_it.map_or_else(String::new, |(goal, _)| goal.record.name.clone());
                insights::first_gap(sources, thing.id, now).ok_or(name)
            };
            with_sources(db, &|| self.journal.lexicon_in(db), &self.journal.rows, Screen::Gap, now, gap)?
                .map_err(|name| Error::does_not_apply(format!("nothing is missing on the map of {name} now")))
        })
    }
}

/// What acts are asked for. A part that a screen does not show is not gathered for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::journal) enum Screen {
    /// The day, with promises of its own and what waits.
    Today,
    /// Acts alone, promises among them.
    Next,
    /// The gap of a goal.
    Gap,
}

/// Gathers what these screens are made of, from one snapshot.
pub(in crate::journal) fn with_sources<T>(
    db: &Snapshot<'_>,
    names: &LazyLexicon<'_>,
    kept: &KeptRows,
    screen: Screen,
    now: Moment,
    ask: impl FnOnce(&NextSources<'_>) -> T,
) -> Result<T> {
    let rows = kept.as_of(db, now)?;
    let (people, identities, promises) = (rows.everybody(), rows.identities(), rows.promises());
    let tallies = rows.tallies(now);
    let contacts = Contacts::of(people, identities, &tallies, now);
    let me = me(db)?;
    let goals = Goals::with_leaving(db, identities, now)?;
    let stakeholders: Vec<PersonId> = goals.people().into_iter().collect();
    let nothing_open = goals.open().is_empty();
    let positions = if nothing_open { Vec::new() } else { current_positions(db, identities)? };
    let nobody_meets = Meets::none(db, identities)?;
    let exchanged = ExchangesSince::since(db, insights::help_counts_from(&goals.all(), now), nobody_meets)?;
    let giving = exchanged.sources(people, identities, &positions, &tallies);
    let put_off = db.put_off(now.date_naive())?;
    let is_today = screen == Screen::Today;
    let mut today = TodaySources {
        people,
        tallies: &tallies,
        contacts: &contacts,
        to_see: Vec::new(),
        promises,
        asked: if is_today { asked_lately(db, names, now)? } else { Vec::new() },
        put_off: &put_off,
        pace: me.pace,
        seen_this_week: seen_this_week(&tallies, identities, now),
        to_check: if is_today { waiting(db, people, identities, rows.namesakes())? } else { 0 },
        first_day: people.is_empty() && !db.any_entry()?,
        devices: if is_today { devices_in_step(db, now)? } else { Vec::new() },
        identities,
    };
    if screen != Screen::Gap {
        let look_up = |person: PersonId| -> Result<Touch> {
            let tallies: Result<Vec<_>> =
                identities.all(person).into_iter().map(|record| db.contact_tally(record, now)).collect();
            Ok(Touch::of(&tallies?, now))
        };
        today.to_see = insights::proposals(&today, now, look_up)?;
    }
    let (asks, with_seats) = (db.all()?, goals.all());
    let lately = if nothing_open { BTreeMap::new() } else { talked_lately(db, identities, now)? };
    let worth = worth_asking(&today, &with_seats, &asks, giving.advocacies, now);
    let to_ask: BTreeSet<PersonId> = worth.iter().map(|(_, seat)| seat.person).collect();
    let mine = if to_ask.is_empty() { Vec::new() } else { mine(db)? };
    let evidence = evidence_of(db, identities, &goals, to_ask, now)?;
    let ready: Vec<Ready> = evidence.iter().map(|one| insights::ready(one, &mine, now)).collect();
    let mut bridges = db.facts_of_kind(&FactKind::Bridge)?;
    bridges.extend(db.facts_of_kind(&FactKind::Tried)?);
    let mut sources = NextSources {
        today,
        giving,
        audit: AuditSources {
            people,
            identities,
            answers: &db.all()?,
            tallies: &tallies,
            stakeholders: &stakeholders,
        },
        goals: &with_seats,
        positions: &by_person(&positions),
        wins: &db.wins()?,
        copies: &db.all()?,
        me: &me.name,
        asks: &asks,
        feedback: &db.all()?,
        feedback_every: me.feedback_every,
        worth_asking: &worth,
        ready: &ready,
        lately: &lately,
        bridges: &bridges,
    };
    // Introductions, which are looked for in lines, only where a day has room for one.
    let (promises, has_acts) = (!is_today, screen != Screen::Gap);
    if !has_acts || !insights::has_room_for_introductions(&sources, promises, now) {
        return Ok(ask(&sources));
    }
    let away = away(&put_off, identities);
    let meets = Meets::of_the_newest(db, identities, names, &away, now)?;
    sources.giving.meets = meets.sources(people, identities);
    Ok(ask(&sources))
}

/// People who are put off, or whose introductions the user put off.
fn away(put_off: &[DismissalRow], identities: &Identities) -> BTreeSet<PersonId> {
    let word = NextKind::Introduce.word();
    let about = put_off.iter().filter(|row| row.act.is_empty() || row.act == word);
    about.map(|row| identities.canonical(PersonId(row.about))).collect()
}

/// How many people the user had a conversation with in the last seven days.
fn seen_this_week(
    tallies: &[crate::store::index::presence::ContactTally],
    identities: &Identities,
    now: Moment,
) -> usize {
    let week_ago = now.checked_sub_days(Days::new(7)).unwrap_or(now);
    let seen: HashSet<PersonId> = tallies
        .iter()
        .filter(|tally| tally.last_conversation.is_some_and(|last| last > week_ago))
        .map(|tally| identities.canonical(tally.person))
        .collect();
    seen.len()
}
