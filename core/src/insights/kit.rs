//! The kit: one page from which a busy person can speak for a goal, and who has which copy.
//!
//! The page is a function of the records and holds no day of today's, so that two copies are the same exactly when
//! nothing on them changed: a copy is old when the page for its reader reads otherwise now.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Named, Refers, map::Seat};
use crate::{
    model::{Goal, Identities, Kit, PersonId, Reference, Win},
    store::index::whole::Whole,
};

/// Wins on the page: enough to believe it, few enough to remember.
const FEWEST_WINS: usize = 3;
const MOST_WINS: usize = 5;

/// Who has a copy.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KitCopy {
    /// Who.
    #[serde(flatten)]
    pub person: Named,
    /// The day they got it.
    pub given: NaiveDate,
    /// The page for them reads otherwise now.
    pub old: bool,
}

/// What the page still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KitLacks {
    /// Why now.
    WhyNow,
    /// Three wins.
    Wins,
    /// Evidence for a win on it.
    Evidence,
    /// An objection with its answer.
    Objection,
    /// What this person could highlight.
    Highlight,
}

impl KitLacks {
    /// The same in words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::WhyNow => "why now, in one sentence",
            Self::Wins => "three wins or more",
            Self::Evidence => "how one can see it, for each win",
            Self::Objection => "the likely objection and your answer",
            Self::Highlight => "what this person saw and could tell",
        }
    }
}

/// The page with who has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KitPage {
    /// Of which goal.
    pub goal: String,
    /// For whom; nothing: for anyone.
    pub reader: Option<Named>,
    /// The page in Markdown.
    pub markdown: String,
    /// The same as plain text.
    pub plain: String,
    /// What it still lacks.
    pub lacks: Vec<KitLacks>,
    /// Who has a copy, the oldest copy first.
    pub copies: Vec<KitCopy>,
}

/// What a page is made of.
#[derive(Debug, Clone)]
pub(crate) struct KitSources<'a> {
    /// The goal.
    pub(crate) goal: &'a Whole<Goal>,
    /// What the user is called; may be empty.
    pub(crate) me: &'a str,
    /// Every win.
    pub(crate) wins: &'a [Whole<Win>],
    /// Everyone on the goal's map.
    pub(crate) seats: &'a [&'a Seat],
    /// Every copy of the goal's kit.
    pub(crate) copies: &'a [Whole<Kit>],
    /// Which records are the same human being.
    pub(crate) identities: &'a Identities,
}

/// The page for this reader, or for anyone.
pub(crate) fn kit(
    sources: &KitSources<'_>,
    reader: Option<PersonId>,
    named: impl Fn(PersonId) -> Option<Named>,
) -> KitPage {
    let page = page(sources, reader);
    KitPage {
        goal: sources.goal.record.name.clone(),
        reader: reader.and_then(&named),
        markdown: page.markdown(),
        plain: page.plain(),
        lacks: page.lacks,
        copies: copies(sources, named),
    }
}

/// The newest copy of each reader, the oldest first.
fn copies(sources: &KitSources<'_>, named: impl Fn(PersonId) -> Option<Named>) -> Vec<KitCopy> {
    let newest = newest_copies(sources.copies, sources.identities);
    let mut copies = Vec::new();
    for (reader, copy) in newest {
        let Some(person) = named(reader) else { continue };
        let old = page(sources, Some(reader)).markdown() != copy.record.page;
        copies.push((copy.record.given, KitCopy { person, given: copy.record.given.date_naive(), old }));
    }
    copies.sort_by_key(|(given, copy)| (*given, copy.person.id()));
    copies.into_iter().map(|(_, copy)| copy).collect()
}

/// The newest copy of each human being, by their canonical record.
fn newest_copies<'a>(copies: &'a [Whole<Kit>], identities: &Identities) -> Vec<(PersonId, &'a Whole<Kit>)> {
    let mut newest: std::collections::BTreeMap<PersonId, &Whole<Kit>> = std::collections::BTreeMap::new();
    for copy in copies {
        let reader = identities.canonical(copy.record.person);
        let known = newest.entry(reader).or_insert(copy);
        if (copy.record.given, copy.id) > (known.record.given, known.id) {
            *known = copy;
        }
    }
    newest.into_iter().collect()
}

/// Whether this reader has a copy that reads as the page reads now.
pub(super) fn has_current_copy(sources: &KitSources<'_>, reader: PersonId) -> bool {
    let newest = newest_copies(sources.copies, sources.identities);
    let copy = newest.into_iter().find(|(person, _)| *person == reader);
    copy.is_some_and(|(_, copy)| page(sources, Some(reader)).markdown() == copy.record.page)
}

/// The wins that serve this goal, those one can see first, then the newest.
pub(super) fn wins_for(wins: &[Whole<Win>], goal: crate::model::RecordId) -> Vec<&Whole<Win>> {
    let mut found: Vec<&Whole<Win>> =
        wins.iter().filter(|win| win.record.goal.is_none_or(|of| of == goal)).collect();
    found.sort_by_key(|win| {
        (win.record.evidence.trim().is_empty(), std::cmp::Reverse((win.record.at, win.id)))
    });
    found
}

/// A page before it is written in a form: parts with a heading and their lines.
struct Page {
    title: String,
    opening: Vec<String>,
    parts: Vec<(&'static str, Vec<String>)>,
    lacks: Vec<KitLacks>,
}

fn page(sources: &KitSources<'_>, reader: Option<PersonId>) -> Page {
    let goal = &sources.goal.record;
    let mut lacks = Vec::new();
    let title = if sources.me.trim().is_empty() {
        goal.name.clone()
    } else {
        format!("{}: {}", sources.me.trim(), goal.name)
    };
    let mut opening = Vec::new();
    if let Some(day) = goal.decision {
        opening.push(format!("Decided on {}.", day.format("%-d %B %Y")));
    }
    if !goal.success.trim().is_empty() {
        opening.push(sentence(&format!("What it means: {}", goal.success.trim())));
    }
    let mut parts = Vec::new();
    if goal.why_now.trim().is_empty() {
        lacks.push(KitLacks::WhyNow);
    } else {
        parts.push(("Why now", vec![sentence(goal.why_now.trim())]));
    }
    let wins = wins_for(sources.wins, sources.goal.id);
    if wins.len() < FEWEST_WINS {
        lacks.push(KitLacks::Wins);
    }
    let shown: Vec<&Win> = wins.iter().take(MOST_WINS).map(|win| &win.record).collect();
    if shown.iter().any(|win| win.evidence.trim().is_empty()) {
        lacks.push(KitLacks::Evidence);
    }
    if !shown.is_empty() {
        parts.push(("What went well", shown.iter().map(|win| win_line(win)).collect()));
    }
    if let Some(reader) = reader {
        let highlights = highlights(sources, &wins, reader);
        if highlights.is_empty() {
            lacks.push(KitLacks::Highlight);
        } else {
            parts.push(("What you could tell", highlights));
        }
    }
    let objections: Vec<String> = goal
        .objections
        .iter()
        .filter(|(_, answer)| !answer.trim().is_empty())
        .map(|(objection, answer)| format!("\"{}\": {}", objection.trim(), sentence(answer.trim())))
        .collect();
    if objections.is_empty() {
        lacks.push(KitLacks::Objection);
    } else {
        parts.push(("If someone objects", objections));
    }
    Page { title, opening, parts, lacks }
}

/// What a reader saw: what the user wrote for them, then wins they were part of or know of.
fn highlights(sources: &KitSources<'_>, wins: &[&Whole<Win>], reader: PersonId) -> Vec<String> {
    let is_reader = |person: &PersonId| sources.identities.canonical(*person) == reader;
    let seat = sources.seats.iter().find(|seat| seat.person == reader);
    let written = seat.map(|seat| seat.highlight.trim()).filter(|text| !text.is_empty()).map(sentence);
    let saw = wins.iter().map(|win| &win.record).filter(|win| {
        let on = |set: &crate::model::Set<PersonId>| set.iter().any(|(person, on)| *on && is_reader(person));
        on(&win.with) || win.knows.keys().any(is_reader)
    });
    written
        .into_iter()
        .chain(saw.take(2).map(|win| format!("You saw this: {}", sentence(win.what.trim()))))
        .collect()
}

fn win_line(win: &Win) -> String {
    let mut line = sentence(win.what.trim());
    for (lead, text) in [("", win.effect.trim()), ("See: ", win.evidence.trim())] {
        if !text.is_empty() {
            line += " ";
            line += &sentence(&format!("{lead}{text}"));
        }
    }
    line
}

/// Words that end as a sentence does.
fn sentence(words: &str) -> String {
    if words.is_empty() || words.ends_with(['.', '!', '?', '…']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}

impl Page {
    fn markdown(&self) -> String {
        let mut lines = vec![format!("# {}", self.title)];
        for line in &self.opening {
            lines.extend([String::new(), line.clone()]);
        }
        for (heading, part) in &self.parts {
            lines.extend([String::new(), format!("## {heading}"), String::new()]);
            let bullet = if part.len() == 1 { "" } else { "- " };
            lines.extend(part.iter().map(|line| format!("{bullet}{line}")));
        }
        lines.join("\n") + "\n"
    }

    fn plain(&self) -> String {
        let mut lines = vec![self.title.clone()];
        lines.extend(self.opening.iter().cloned());
        for (heading, part) in &self.parts {
            lines.extend([String::new(), format!("{heading}:")]);
            lines.extend(part.iter().map(|line| format!("  {line}")));
        }
        lines.join("\n") + "\n"
    }
}

impl Refers for KitPage {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.reader.iter_mut().for_each(|named| f(&mut named.reference));
        self.copies.iter_mut().for_each(|copy| f(&mut copy.person.reference));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::rows::{goal, id, noon, person, seat, win},
        model::{FROM_ME, Role, Stance},
        store::index::person::PersonRow,
    };

    #[allow(clippy::unnecessary_wraps, reason = "the shape of a lookup")]
    fn named(person_id: PersonId) -> Option<Named> {
        Some(Named::of(&PersonRow { id: person_id, ..person(1, "Ana Silva") }))
    }

    fn read(
        goal: &Whole<Goal>,
        wins: &[Whole<Win>],
        seats: &[&Seat],
        copies: &[Whole<Kit>],
        reader: Option<u32>,
    ) -> KitPage {
        let sources = KitSources { goal, me: "Sam", wins, seats, copies, identities: &Identities::default() };
        kit(&sources, reader.map(|n| PersonId(id(n))), named)
    }

    fn whole() -> (Whole<Goal>, Vec<Whole<Win>>, Seat) {
        let mut goal = goal(100, Some("2026-12-31"));
        goal.record.why_now = "the team doubled".to_owned();
        goal.record.objections = [("too early".to_owned(), "two launches in a year".to_owned())].into();
        let wins = (1..=6).map(|n| win(n, &format!("Win {n}"), &format!("2026-0{n}-01"))).collect();
        let seat = Seat {
            highlight: "how the outage was handled".to_owned(),
            ..seat(1, Role::Veto, Stance::WouldSpeak)
        };
        (goal, wins, seat)
    }

    #[test]
    fn a_page_has_the_goal_why_now_wins_what_to_tell_and_the_answer_to_an_objection() {
        let (goal, mut wins, seat) = whole();
        wins[0].record.knows = [(PersonId(id(1)), FROM_ME.to_owned())].into();
        let page = read(&goal, &wins, &[&seat], &[], Some(1));
        assert_eq!(
            page.markdown,
            "# Sam: Staff engineer\n\nDecided on 31 December 2026.\n\n## Why now\n\nthe team doubled.\n\n## What went well\n\n\
             - Win 6. See: the dashboard.\n- Win 5. See: the dashboard.\n- Win 4. See: the dashboard.\n- Win 3. See: the dashboard.\n\
             - Win 2. See: the dashboard.\n\n## What you could tell\n\n- how the outage was handled.\n- You saw this: Win 1.\n\n\
             ## If someone objects\n\n\"too early\": two launches in a year.\n"
        );
        assert!(page.plain.starts_with(
            "Sam: Staff engineer\nDecided on 31 December 2026.\n\nWhy now:\n  the team doubled.\n"
        ));
        assert_eq!(page.lacks, []);
    }

    #[test]
    fn an_empty_page_says_what_it_lacks() {
        let page = read(&goal(100, None), &[], &[], &[], Some(1));
        assert_eq!(page.lacks, [KitLacks::WhyNow, KitLacks::Wins, KitLacks::Highlight, KitLacks::Objection]);
    }

    #[test]
    fn a_copy_is_old_as_soon_as_the_page_for_its_reader_reads_otherwise() {
        let (goal, mut wins, seat) = whole();
        let page = read(&goal, &wins, &[&seat], &[], Some(1)).markdown;
        let copy = |n: u32, page: &str, day: &str| Whole {
            id: id(n),
            record: Kit {
                goal: id(100),
                person: PersonId(id(1)),
                page: page.to_owned(),
                given: noon(day),
                deleted: None,
            },
        };
        let copies = [copy(20, "an earlier page", "2026-10-01"), copy(21, &page, "2026-11-01")];
        let there = read(&goal, &wins, &[&seat], &copies, None);
        assert_eq!(there.copies.iter().map(|copy| copy.old).collect::<Vec<_>>(), [false]);
        wins[5].record.effect = "half the tickets".to_owned();
        let there = read(&goal, &wins, &[&seat], &copies, None);
        assert!(there.copies[0].old);
    }

    #[test]
    fn a_win_of_another_goal_is_not_on_the_page() {
        let (goal, mut wins, _) = whole();
        for win in &mut wins {
            win.record.goal = Some(id(999));
        }
        assert!(!read(&goal, &wins, &[], &[], None).markdown.contains("Win"));
    }
}
