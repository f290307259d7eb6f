//! Prep: one card, read at the door in ten seconds.
//!
//! From top to bottom: what could embarrass the user, the first sentence, what not to say, then memory. The card is whole,
//! its rows ranked: a screen with little room takes what [`fit`]s. Guesses, ended facts and settled promises are on no
//! card; private lines are counted, and a private promise keeps its person and its dates.

pub(super) mod birthday;
pub(super) mod facts;
pub(super) mod fit;
pub(super) mod offers;
pub(super) mod opener;
pub(super) mod sentence;

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    insights::{
        age::ago_phrase,
        card::{
            facts::{FactRows, WorldFact, shown_facts},
            offers::Offers,
            opener::{OpenWith, OpenWithReason, Openings, open_with},
        },
        named::{Named, Refers},
        one_line::one_line,
        people::promises::{OpenPromise, PRIVATE, is_open, open_promise, promise_order},
    },
    model::{EntryId, EntryKind, FactKind, Moment, RecordId, Reference, Who},
    store::index::{
        entry::EntryRow, exchange::ExchangeRow, fact::FactRow, person::PersonRow, position::PositionRow,
        presence::PresenceRow, promise::PromiseRow,
    },
};

/// The most promises, and the most facts of a kind, on a card: nobody reads more at a door. The others are counted.
const MOST: usize = 12;

/// How many contacts before the last one are named.
const BEFORE: usize = 3;

/// What a card is made of: everything the journal knows about one human being.
#[derive(Debug, Clone)]
pub(crate) struct CardSources<'a> {
    /// The canonical record.
    pub(crate) person: &'a PersonRow,
    /// Their positions, the current one first.
    pub(crate) positions: &'a [PositionRow],
    /// The latest contacts, newest first, guesses left out.
    pub(crate) contacts: &'a [PresenceRow],
    /// The lines of the newest contacts, newest first, each with its prose: the line without names, marks and clauses,
    /// cut at commas and sentences.
    pub(crate) lines: &'a [(EntryRow, Vec<String>)],
    /// Every promise to or by them.
    pub(crate) promises: &'a [PromiseRow],
    /// Every fact about them.
    pub(crate) facts: &'a [FactRow],
    /// Everything given to and received from them.
    pub(crate) exchanges: &'a [ExchangeRow],
}

/// The card. Empty parts are left out of the screen; private lines are counted, never shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Card {
    /// Who it is about.
    #[serde(flatten)]
    pub person: Named,
    /// "she", "he" or "they"; "they" unless set.
    pub pronoun: String,
    /// Their current title.
    pub title: Option<String>,
    /// Where they work now.
    pub org: Option<String>,
    /// Since when they are resting.
    pub resting: Option<NaiveDate>,
    /// The last contact.
    pub last: Option<LastContact>,
    /// What the user said they would do: late first, soonest due, then without a date.
    pub you_owe: Vec<OpenPromise>,
    /// More of the user's own than the card shows.
    pub you_owe_more: usize,
    /// The first sentence to say.
    pub open_with: OpenWith,
    /// What they said they would do, longest waited for first.
    pub they_offered: Vec<OpenPromise>,
    /// More of theirs than the card shows.
    pub they_offered_more: usize,
    /// What not to say.
    pub careful: Vec<WorldFact>,
    /// What was talked about last, newest line first.
    pub last_time: Vec<String>,
    /// What is going on for them: a birthday that is near, then needs, projects, family, interests, newest first.
    pub their_world: Vec<WorldFact>,
    /// Common ground and how they like things.
    pub between_us: Vec<WorldFact>,
    /// What to learn from them.
    pub learn: Vec<WorldFact>,
    /// Facts beyond those on the card.
    pub facts_more: usize,
    /// What the card ends with: something of one's own, something to give, at most one ask.
    #[serde(flatten)]
    pub offers: Offers,
    /// With nothing known: a little homework, what else to talk about, something of one's own. Empty once something is
    /// known.
    pub starters: Vec<String>,
    /// How many private lines there are with them.
    pub private_lines: usize,
}

/// The last contact and the ones before it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LastContact {
    /// What kind of contact it was; the word `private` if its line is private.
    pub kind: EntryKind,
    /// On which day.
    pub day: NaiveDate,
    /// How many days ago; never below zero.
    pub days: i64,
    /// The same in words: `today`, `yesterday`, `5 weeks`.
    pub ago: String,
    /// Who started it, if said and not in private.
    pub started: Option<Who>,
    /// Its line is private: the day is all there is to show.
    pub private: bool,
    /// The days of the two or three before, newest first, each day once.
    pub before: Vec<NaiveDate>,
}

/// What is said behind a line of a moment that has not come.
const CLOCK_AHEAD: &str = " (their clock is ahead)";

/// The card of one person as seen at `now`.
pub(crate) fn card(sources: &CardSources<'_>, now: Moment) -> Card {
    let mut promises: Vec<&PromiseRow> =
        sources.promises.iter().filter(|row| is_open(row) && !row.guess).collect();
    let facts = shown_facts(sources.facts, now);
    let lines = || sources.lines.iter().filter(|(entry, _)| !entry.private);
    let past: Vec<&(EntryRow, Vec<String>)> = lines().filter(|(entry, _)| entry.at <= now).collect();
    let open_with = first_sentence(sources, &promises, &facts, &past, now);

    promises.sort_by_key(|row| promise_order(row, now));
    let (mine, theirs): (Vec<_>, Vec<_>) = promises.into_iter().partition(|row| row.mine);
    let shown = |rows: &[&PromiseRow]| -> Vec<OpenPromise> {
        rows.iter().take(MOST).map(|row| open_promise(row, None, now)).collect()
    };
    let (you_owe, they_offered) = (shown(&mine), shown(&theirs));
    let last_time = last_time(lines(), now);
    let rows = FactRows::of(facts.into_iter().map(|(_, fact)| fact).collect(), MOST);

    let nothing_known = open_with.reason == OpenWithReason::Curious
        && you_owe.is_empty()
        && they_offered.is_empty()
        && last_time.is_empty()
        && [&rows.their_world, &rows.between_us, &rows.learn].into_iter().all(Vec::is_empty);
    let position = current_position(sources.positions, now.date_naive());
    let said = |text: &str| Some(one_line(text)).filter(|text| !text.is_empty());
    Card {
        person: Named::of(sources.person),
        pronoun: said(&sources.person.pronoun).unwrap_or_else(|| "they".to_owned()),
        title: position.and_then(|position| said(&position.title)),
        org: position.and_then(|position| said(&position.org)),
        resting: sources.person.resting.map(|since| since.date_naive()),
        last: last_contact(sources.contacts, now),
        you_owe_more: mine.len() - you_owe.len(),
        you_owe,
        open_with,
        they_offered_more: theirs.len() - they_offered.len(),
        they_offered,
        careful: rows.careful,
        last_time,
        their_world: rows.their_world,
        between_us: rows.between_us,
        learn: rows.learn,
        facts_more: rows.more,
        offers: Offers::default(),
        starters: if nothing_known {
            STARTERS.iter().map(|&line| line.to_owned()).collect()
        } else {
            Vec::new()
        },
        private_lines: private_lines(sources),
    }
}

/// What to do with somebody of whom nothing is known, beside a curious question.
const STARTERS: &[&str] = &[
    "Homework, if you like: look for a recent talk, note or release.",
    "Food: where is good to eat around here?",
    "Music: what have you been listening to?",
    "The weekend: what does a good one look like?",
    "The weather, as a last resort.",
    "And something of your own: what are you looking forward to?",
];

fn first_sentence(
    sources: &CardSources<'_>,
    promises: &[&PromiseRow],
    facts: &[(&FactRow, WorldFact)],
    lines: &[&(EntryRow, Vec<String>)],
    now: Moment,
) -> OpenWith {
    let careful = |row: &&FactRow| row.kind == FactKind::Careful && row.ended.is_none();
    let careful: Vec<&str> = sources.facts.iter().filter(careful).map(|row| row.text.as_str()).collect();
    let (rows, since): (Vec<&FactRow>, Vec<NaiveDate>) =
        facts.iter().map(|(row, fact)| (*row, fact.since)).unzip();
    let birthday = facts.iter().any(|(_, fact)| fact.kind == FactKind::Birthday && fact.age == "today");
    let openings = Openings { promises, facts: &rows, since: &since, lines, careful: &careful, birthday };
    open_with(&openings, now)
}

/// What was talked about, one part for each line that says anything.
fn last_time<'l>(lines: impl Iterator<Item = &'l (EntryRow, Vec<String>)>, now: Moment) -> Vec<String> {
    let mut said = HashSet::new();
    let joined = lines.map(|(entry, prose)| {
        let fragments: Vec<String> =
            prose.iter().map(|fragment| one_line(fragment)).filter(|fragment| !fragment.is_empty()).collect();
        // Nothing is logged ahead of its time: it came from a device whose clock is wrong, and is no less true.
        let ahead = if entry.at > now && !fragments.is_empty() { CLOCK_AHEAD } else { "" };
        format!("{}{ahead}", fragments.join(", "))
    });
    joined.filter(|text| !text.is_empty() && said.insert(text.clone())).collect()
}

fn last_contact(contacts: &[PresenceRow], now: Moment) -> Option<LastContact> {
    let mut met: Vec<&PresenceRow> =
        contacts.iter().filter(|row| row.there && !row.guess && row.at <= now).collect();
    met.sort_by_key(|row| std::cmp::Reverse((row.at, row.entry)));
    let (last, earlier) = met.split_first()?;
    let today = now.date_naive();
    let day = last.at.date_naive();
    let mut before: Vec<NaiveDate> =
        earlier.iter().map(|row| row.at.date_naive()).filter(|before| *before != day).collect();
    before.dedup();
    before.truncate(BEFORE);
    Some(LastContact {
        kind: if last.private { EntryKind::from(PRIVATE) } else { last.kind.clone() },
        day,
        days: (today - day).num_days().max(0),
        ago: ago_phrase(day, today),
        started: last.started.clone().filter(|_| !last.private),
        private: last.private,
        before,
    })
}

fn current_position(positions: &[PositionRow], today: NaiveDate) -> Option<&PositionRow> {
    positions.iter().find(|position| {
        position.until.is_none_or(|until| until >= today) && position.from.is_none_or(|from| from <= today)
    })
}

/// Private lines, each counted once however much was read out of it.
fn private_lines(sources: &CardSources<'_>) -> usize {
    let from = |entry: Option<EntryId>, id: RecordId| entry.map_or(id, RecordId::from);
    let mut lines: HashSet<RecordId> = HashSet::new();
    lines.extend(sources.contacts.iter().filter(|row| row.private && !row.guess).map(|row| row.entry));
    lines.extend(sources.lines.iter().filter(|(entry, _)| entry.private).map(|(entry, _)| entry.id));
    lines.extend(
        sources.promises.iter().filter(|row| row.private && !row.guess).map(|row| from(row.entry, row.id)),
    );
    lines.extend(
        sources.facts.iter().filter(|row| row.private && !row.guess).map(|row| from(row.entry, row.id)),
    );
    lines.extend(
        sources.exchanges.iter().filter(|row| row.private && !row.guess).map(|row| from(row.entry, row.id)),
    );
    lines.len()
}

impl Refers for Card {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.person.reference);
        self.you_owe.iter_mut().chain(&mut self.they_offered).for_each(|promise| promise.each_reference(f));
        let facts = self.careful.iter_mut().chain(&mut self.their_world).chain(&mut self.between_us);
        facts.chain(&mut self.learn).for_each(|fact| f(&mut fact.reference));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::{
        insights::{
            card::fit::{Measure, clip, fit, wrap},
            rows::{contact, day, fact, id, line, moment, now, person, position, promise},
        },
        model::{Due, PromiseStatus},
    };

    /// Everything one card is made of, owned.
    #[derive(Debug, Clone)]
    struct Known {
        person: PersonRow,
        positions: Vec<PositionRow>,
        contacts: Vec<PresenceRow>,
        lines: Vec<(EntryRow, Vec<String>)>,
        promises: Vec<PromiseRow>,
        facts: Vec<FactRow>,
        exchanges: Vec<ExchangeRow>,
    }

    impl Known {
        fn nothing() -> Self {
            Self {
                person: person(1, "Ana Silva"),
                positions: Vec::new(),
                contacts: Vec::new(),
                lines: Vec::new(),
                promises: Vec::new(),
                facts: Vec::new(),
                exchanges: Vec::new(),
            }
        }

        /// The card as a terminal has room for it.
        fn fitted(&self) -> Card {
            fit(self.card(), Measure::TERMINAL)
        }

        fn facts(facts: Vec<FactRow>) -> Self {
            Self { facts, ..Self::nothing() }
        }

        fn card(&self) -> Card {
            card(
                &CardSources {
                    person: &self.person,
                    positions: &self.positions,
                    contacts: &self.contacts,
                    lines: &self.lines,
                    promises: &self.promises,
                    facts: &self.facts,
                    exchanges: &self.exchanges,
                },
                now(),
            )
        }
    }

    /// The picture in the design.
    fn ana() -> Known {
        Known {
            positions: vec![position("Design director", "Payments")],
            contacts: vec![
                PresenceRow { started: Some(Who::Them), ..contact(10, "2026-10-12") },
                contact(11, "2026-09-03"),
                contact(12, "2026-07-22"),
            ],
            lines: vec![
                line(10, "2026-10-12", &["moving to Lisbon in June", "nervous about schools in Lisbon"]),
                line(11, "2026-09-03", &["showed your note to her team"]),
            ],
            promises: vec![
                promise(20, true, "send visa contact", "2026-10-12", Some("2026-11-13")),
                promise(21, false, "intro to Priya", "2026-10-12", None),
            ],
            facts: vec![
                fact(30, FactKind::Careful, "don't bring up the reorg", "2026-09-03"),
                fact(31, FactKind::Need, "needs a second analyst", "2026-09-03"),
                fact(32, FactKind::Project, "Checkout 3 ships in Dec", "2026-11-02"),
                fact(33, FactKind::Birthday, "2 Dec", "2024-05-01"),
                fact(34, FactKind::Interest, "bouldering", "2024-10-20"),
                fact(35, FactKind::CommonGround, "both from small towns", "2026-11-01"),
                fact(36, FactKind::Preference, "prefers a call to long mail", "2026-11-01"),
                fact(37, FactKind::Learn, "how they run design critiques", "2026-11-01"),
            ],
            ..Known::nothing()
        }
    }

    /// A card as a terminal prints it, in the plainest way that keeps to the contract of [`fit`].
    fn rendered(card: &Card) -> Vec<String> {
        let Measure { heading, row: columns, beside_a_date, .. } = Measure::TERMINAL;
        let place = [&card.title, &card.org].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        let mut screen = vec![clip(&format!("{} · {place}", one_line(&card.person.name)), 80)];
        let mut row = |label: &str, lines: Vec<String>| {
            for (n, line) in lines.into_iter().enumerate() {
                let label = if n == 0 { label } else { "" };
                screen.push(format!("{label:heading$}{line}"));
            }
        };
        let joined = |parts: Vec<String>| {
            if parts.is_empty() { Vec::new() } else { wrap(&parts.join(" · "), columns) }
        };
        let promises = |promises: &[OpenPromise]| {
            let lines = promises.iter().flat_map(|promise| {
                let date = promise.due.map_or(format!("since {}", promise.made), |due| {
                    let late =
                        promise.late_days.map(|days| format!(", {days} days late")).unwrap_or_default();
                    format!("due {}{late}", due.day())
                });
                if promise.text.width() <= beside_a_date {
                    vec![format!("{}  {date}", promise.text)]
                } else {
                    vec![promise.text.clone(), date]
                }
            });
            lines.collect::<Vec<_>>()
        };
        let facts = |facts: &[WorldFact]| joined(facts.iter().map(WorldFact::in_words).collect());
        if let Some(last) = &card.last {
            let before: Vec<String> = last.before.iter().map(ToString::to_string).collect();
            let started = last.started.as_ref().map(|_| ", they asked you").unwrap_or_default();
            let text =
                format!("{} {}{started} ({}). Before: {}", last.kind, last.day, last.ago, before.join(", "));
            row("Last", vec![clip(&text, columns)]);
        }
        row("YOU OWE", promises(&card.you_owe));
        row("OPEN WITH", wrap(&card.open_with.in_words(), columns));
        row("THEY OFFERED", promises(&card.they_offered));
        row("CAREFUL", facts(&card.careful));
        row("LAST TIME", joined(card.last_time.clone()));
        row("THEIR WORLD", facts(&card.their_world));
        row("BETWEEN US", facts(&card.between_us));
        row("LEARN", facts(&card.learn));
        row("", card.starters.clone());
        let more = [card.you_owe_more, card.they_offered_more, card.facts_more, card.private_lines];
        if more.iter().any(|count| *count > 0) {
            row("", vec![format!("{} · {} · {} more · {} private", more[0], more[1], more[2], more[3])]);
        }
        screen
    }

    #[test]
    fn the_card_of_the_design_comes_out_as_it_is_drawn() {
        insta::assert_snapshot!(rendered(&ana().fitted()).join("\n"), @r#"
        Ana Silva · Design director, Payments
        Last         coffee 2026-10-12, they asked you (5 weeks). Before: 2026-09-03, 2…
        YOU OWE      send visa contact  due 2026-11-13, 5 days late
        OPEN WITH    Own it first: "send visa contact" is late. Last time: "nervous
                     about schools in Lisbon". How is it going?
        THEY OFFERED intro to Priya  since 2026-10-12
        CAREFUL      don't bring up the reorg (Sep)
        LAST TIME    moving to Lisbon in June, nervous about schools in Lisbon · showed
                     your note to her team
        THEIR WORLD  birthday 2 Dec (in 14 days) · Checkout 3 ships in Dec · needs a
                     second analyst (Sep) · bouldering (2 years ago, still?)
        BETWEEN US   prefers a call to long mail · both from small towns
        LEARN        how they run design critiques
        "#);
    }

    #[test]
    fn a_late_promise_is_owned_first_and_then_the_conversation_goes_on() {
        let mut known = ana();
        let opener = known.card().open_with;
        assert_eq!(opener.reason, OpenWithReason::LatePromise);
        known.promises[0].due = None;
        let opener = known.card().open_with;
        assert_eq!(opener.reason, OpenWithReason::LastTime);
        assert_eq!(opener.in_words(), "Last time: \"nervous about schools in Lisbon\". How is it going?");
    }

    #[test]
    fn the_first_sentence_rests_on_the_newest_that_is_known() {
        let opener = |known: &Known| known.card().open_with.in_words();
        let mut known = Known::facts(vec![
            fact(1, FactKind::Interest, "bouldering", "2026-03-01"),
            fact(2, FactKind::Preference, "prefers a call", "2026-11-01"),
        ]);
        assert_eq!(opener(&known), "I remember \"bouldering\". How is that going?");
        known.promises.push(promise(3, false, "intro to Priya", "2026-05-01", None));
        assert_eq!(opener(&known), "You kindly offered \"intro to Priya\". Is that still a good idea?");
        known.promises.push(promise(4, true, "send the deck", "2026-06-01", None));
        assert_eq!(opener(&known), "I have not forgotten \"send the deck\". Is it still of use?");
        known.lines.push(line(5, "2026-07-01", &["with", "back from a long trek"]));
        assert_eq!(opener(&known), "Last time: \"back from a long trek\". How is it going?");
        known.facts.push(fact(6, FactKind::Need, "needs a second analyst", "2026-07-01"));
        assert_eq!(opener(&known), "You said you could use \"a second analyst\". Has anything turned up?");
        known.facts.push(fact(7, FactKind::Birthday, "18 Nov 1980", "2020-01-01"));
        assert_eq!(opener(&known), "A birthday, today: say so.");
    }

    #[test]
    fn what_the_user_said_of_themselves_is_no_opener() {
        let said = ["I said I would send her the deck", "I'll think about it", "nervous about schools"];
        let known = Known { lines: vec![line(10, "2026-10-12", &said)], ..Known::nothing() };
        assert!(known.card().open_with.in_words().contains("nervous about schools"));
    }

    #[test]
    fn what_not_to_say_is_never_an_opener_even_when_it_is_private() {
        let mut known = Known::nothing();
        known.lines.push(line(5, "2026-11-01", &["worried about the reorgs", "back from a long trek"]));
        known.facts.push(FactRow {
            private: true,
            ..fact(6, FactKind::Careful, "don't bring up the Reorg", "2026-01-01")
        });
        let card = known.card();
        assert_eq!(card.open_with.in_words(), "Last time: \"back from a long trek\". How is it going?");
        assert!(card.careful.is_empty());
    }

    #[test]
    fn private_words_are_on_no_card_but_private_promises_still_come_due() {
        let secret = "divorce";
        let mut known = ana();
        known.promises = vec![PromiseRow {
            private: true,
            entry: Some(EntryId(id(10))),
            ..promise(20, true, secret, "2026-10-12", Some("2026-11-13"))
        }];
        known.facts.push(FactRow {
            private: true,
            entry: Some(EntryId(id(10))),
            ..fact(40, FactKind::Family, secret, "2026-11-12")
        });
        known.lines.insert(0, {
            let (row, prose) = line(10, "2026-11-12", &["all about the divorce"]);
            (EntryRow { private: true, ..row }, prose)
        });
        known.facts.push(FactRow { private: true, ..fact(41, FactKind::Careful, secret, "2026-11-12") });
        known.contacts[0].private = true;
        let card = known.card();
        assert!(!format!("{card:?}").contains(secret), "{card:?}");
        let last = card.last.unwrap();
        assert_eq!((last.kind.as_str(), last.day, last.started), (PRIVATE, day("2026-10-12"), None));
        let owed = &card.you_owe[0];
        assert_eq!((owed.text.as_str(), owed.private, owed.late_days), (PRIVATE, true, Some(5)));
        assert!(card.open_with.in_words().starts_with("Own it first: something you promised is late."));
        assert_eq!(
            card.private_lines, 2,
            "the line with all that was read out of it, and a fact without a line"
        );
    }

    #[test]
    fn guesses_settled_promises_and_what_no_longer_holds_are_on_no_card() {
        let known = Known {
            promises: vec![
                PromiseRow { guess: true, ..promise(1, true, "guessed", "2026-11-01", None) },
                PromiseRow { status: PromiseStatus::Kept, ..promise(2, true, "kept", "2026-11-01", None) },
            ],
            facts: vec![
                FactRow { guess: true, ..fact(3, FactKind::Interest, "guessed", "2026-11-01") },
                FactRow { ended: Some(now()), ..fact(4, FactKind::Need, "ended", "2026-11-01") },
            ],
            contacts: vec![
                PresenceRow { guess: true, ..contact(5, "2026-11-01") },
                PresenceRow { there: false, ..contact(6, "2026-11-01") },
            ],
            ..Known::nothing()
        };
        assert_eq!(known.card(), Known::nothing().card());
    }

    #[test]
    fn the_same_words_are_shown_once_in_their_newest_telling() {
        let known = Known::facts(vec![
            fact(1, FactKind::Interest, "Bouldering", "2024-01-01"),
            fact(2, FactKind::Interest, "bouldering ", "2026-11-01"),
            FactRow {
                confirmed_on: Some(day("2026-11-10")),
                ..fact(3, FactKind::Music, "plays bass", "2020-01-01")
            },
        ]);
        let shown: Vec<_> = known.card().their_world.iter().map(WorldFact::in_words).collect();
        assert_eq!(shown, ["plays bass", "bouldering "].map(str::trim));
    }

    #[test]
    fn of_somebody_unknown_the_card_offers_a_question_and_a_little_homework() {
        let card = Known::nothing().card();
        assert_eq!(card.open_with.reason, OpenWithReason::Curious);
        assert!(card.starters[0].starts_with("Homework, if you like"));
        assert_eq!(card.starters.len(), 6);
        assert!(
            Known::facts(vec![fact(1, FactKind::Value, "fairness", "2026-11-01")]).card().starters.is_empty()
        );
    }

    #[test]
    fn clocks_set_wrong_leave_no_nonsense_on_a_card() {
        let known = Known {
            contacts: vec![contact(1, "2099-01-01"), contact(2, "1970-01-01")],
            lines: vec![line(1, "2099-01-01", &["talked in the future"])],
            facts: vec![
                fact(3, FactKind::Interest, "sailing", "2099-01-01"),
                fact(4, FactKind::Interest, "chess", "1970-01-01"),
                fact(5, FactKind::Interest, "go", "2026-11-01"),
            ],
            promises: vec![
                promise(6, true, "from the future", "2099-01-01", Some("2099-02-01")),
                promise(7, true, "from long ago", "1970-01-01", Some("1970-01-02")),
            ],
            ..Known::nothing()
        };
        let card = known.card();
        let last = card.last.unwrap();
        assert_eq!((last.day, last.ago.as_str()), (day("1970-01-01"), "many years"));
        let shown: Vec<_> = card.their_world.iter().map(WorldFact::in_words).collect();
        assert_eq!(shown, ["go", "chess (long ago, still?)", "sailing (in the future)"]);
        assert_eq!(card.you_owe.iter().map(|owed| owed.late_days).collect::<Vec<_>>(), [Some(20_774), None]);
        assert_eq!(card.last_time, ["talked in the future (their clock is ahead)"]);
    }

    #[test]
    fn a_promise_due_at_a_moment_is_late_from_that_moment_on() {
        let mut row = promise(1, true, "reply", "2026-11-01", None);
        let late = |row: &PromiseRow| open_promise(row, None, now()).late_days;
        row.due = Some(Due::At(moment("2026-11-18T13:00:00+01:00")));
        assert_eq!(late(&row), Some(0));
        row.due = Some(Due::At(moment("2026-11-19T01:00:00+13:00")));
        assert_eq!(late(&row), Some(0), "tomorrow already where it was promised");
        row.due = Some(Due::At(moment("2026-11-18T13:31:00+01:00")));
        assert_eq!(late(&row), None);
        row.due = Some(Due::Day(day("2026-11-18")));
        assert_eq!(late(&row), None, "there is all day for it");
        row = PromiseRow { mine: false, due: Some(Due::Day(day("2026-01-01"))), ..row };
        assert_eq!(late(&row), None, "theirs is never late");
    }

    fn words() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-z ]{0,40}",
            "[a-z]{1,9}( [a-z]{1,9}){0,40}",
            "\\PC{0,120}",
            "[東京都大阪 ]{0,90}",
            "[a-z]{70,300}",
        ]
    }

    fn days() -> impl Strategy<Value = NaiveDate> {
        prop_oneof![3 => 739_000i32..739_950, 1 => 719_163i32..766_644]
            .prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap())
    }

    prop_compose! {
        fn facts()(rows in proptest::collection::vec(
            (0..FactKind::KNOWN.len(), words(), days(), any::<bool>(), any::<bool>()), 0..40
        )) -> Vec<FactRow> {
            let row = |(n, (kind, text, day, private, old)): (u32, (usize, String, NaiveDate, bool, bool))| FactRow {
                private: private && old,
                ..fact(100 + n, FactKind::KNOWN[kind].clone(), &text, &day.to_string())
            };
            (0..).zip(rows).map(row).collect()
        }
    }

    prop_compose! {
        fn promises()(rows in proptest::collection::vec(
            (any::<bool>(), words(), days(), proptest::option::of(days())), 0..20
        )) -> Vec<PromiseRow> {
            let row = |(n, (mine, text, made, due)): (u32, (bool, String, NaiveDate, Option<NaiveDate>))| {
                let due = due.map(|due| due.to_string());
                promise(200 + n, mine, &text, &made.to_string(), due.as_deref())
            };
            (0..).zip(rows).map(row).collect()
        }
    }

    prop_compose! {
        fn known()(
            name in "\\PC{1,60}", title in words(), org in words(), facts in facts(), promises in promises(),
            lines in proptest::collection::vec((days(), proptest::collection::vec(words(), 0..5)), 0..8),
        ) -> Known {
            let met = |(n, (day, _)): (u32, &(NaiveDate, Vec<String>))| contact(300 + n, &day.to_string());
            let said = |(n, (day, prose)): (u32, &(NaiveDate, Vec<String>))| {
                (line(300 + n, &day.to_string(), &[]).0, prose.clone())
            };
            Known {
                person: person(1, &name),
                positions: vec![position(&title, &org)],
                contacts: (0..).zip(&lines).map(met).collect(),
                lines: (0..).zip(&lines).map(said).collect(),
                facts,
                promises,
                exchanges: Vec::new(),
            }
        }
    }

    proptest! {
        #[test]
        fn a_card_fits_24_lines_of_80_however_much_is_known(known in known()) {
            let card = known.fitted();
            let screen = rendered(&card);
            // Three more rows are on their way: of one's own, what to give, what to ask.
            prop_assert!(screen.len() + 3 <= Measure::TERMINAL.lines, "{}", screen.join("\n"));
            for line in &screen {
                prop_assert!(line.width() <= 80, "{line:?}");
            }
            let shown = card.careful.len() + card.their_world.len() + card.between_us.len() + card.learn.len();
            prop_assert!(shown + card.facts_more <= known.facts.len());
            let promises = card.you_owe.len() + card.you_owe_more + card.they_offered.len() + card.they_offered_more;
            prop_assert_eq!(promises, known.promises.len());
        }

        #[test]
        fn a_card_does_not_depend_on_the_order_in_which_facts_and_promises_arrived(known in known()) {
            let mut other = known.clone();
            other.facts.reverse();
            other.promises.reverse();
            other.contacts.reverse();
            prop_assert_eq!(known.card(), other.card());
        }
    }

    #[test]
    fn a_position_that_has_ended_is_no_title() {
        let mut known = Known::nothing();
        known.positions = vec![PositionRow { until: Some(day("2026-01-01")), ..position("Editor", "News") }];
        assert_eq!(known.card().title, None);
        known.positions.push(PositionRow { id: id(7001), ..position("Writer", "") });
        assert_eq!((known.card().title.as_deref(), known.card().org), (Some("Writer"), None));
    }
}
