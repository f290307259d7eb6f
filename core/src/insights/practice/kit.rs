//! The kit: one page from which a busy person can speak for a goal, and who has which copy.
//!
//! The page is a function of the records and holds no day of today's, so that two copies are the same exactly when
//! nothing on them changed: a copy is old when the page for its reader would read differently now.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    insights::{
        named::{Called, Named, Refers},
        one_line::{one_line, unmarked},
        practice::seat::MapSeat,
    },
    model::{Goal, Identities, Kit, PersonId, Reference, Win},
    store::index::stored::Stored,
};

/// Wins on the page: enough to believe it, few enough to remember.
const FEWEST_WINS: usize = 3;
const MOST_WINS: usize = 5;

/// Who has a copy.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KitCopy {
    /// The person who has the copy.
    #[serde(flatten)]
    pub person: Named,
    /// The day they got it.
    pub given: NaiveDate,
    /// The page for them would read differently now.
    pub old: bool,
}

/// What the page still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum KitLacks {
    /// Whose page it is.
    Name,
    /// A sentence that says why now.
    WhyNow,
    /// At least three wins.
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
            Self::Name => "your name",
            Self::WhyNow => "why now, in one sentence",
            Self::Wins => "three wins or more",
            Self::Evidence => "something that shows each win",
            Self::Objection => "a likely objection and your answer",
            Self::Highlight => "what this person saw and could tell others",
        }
    }
}

/// The page with who has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KitPage {
    /// The goal the page is about.
    pub goal: Called,
    /// The reader it is for; nothing if it is for anyone.
    pub reader: Option<Named>,
    /// The page in Markdown.
    pub markdown: String,
    /// The same as plain text.
    pub plain: String,
    /// What it still lacks.
    pub lacks: Vec<KitLacks>,
    /// Who has a copy, the oldest copy first.
    pub copies: Vec<KitCopy>,
    /// The reader has no copy, or one that reads otherwise: when they get the page, that is to be noted.
    pub to_give: bool,
}

/// What a page is made of.
#[derive(Debug, Clone)]
pub(crate) struct KitSources<'a> {
    /// The goal the page is for.
    pub(crate) goal: &'a Stored<Goal>,
    /// What the user is called; may be empty.
    pub(crate) me: &'a str,
    /// All wins, of this goal or not.
    pub(crate) wins: &'a [Stored<Win>],
    /// Everyone on the goal's map.
    pub(crate) seats: &'a [&'a MapSeat],
    /// Every copy of the goal's kit.
    pub(crate) copies: &'a [Stored<Kit>],
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
        goal: Called::goal(sources.goal),
        reader: reader.and_then(&named),
        markdown: page.markdown(),
        plain: page.plain(),
        lacks: page.lacks,
        copies: copies(sources, named),
        to_give: reader.is_some_and(|reader| copy_of(sources, reader).is_none_or(|copy| copy.old)),
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
fn newest_copies<'a>(copies: &'a [Stored<Kit>], identities: &Identities) -> Vec<(PersonId, &'a Stored<Kit>)> {
    let mut newest: std::collections::BTreeMap<PersonId, &Stored<Kit>> = std::collections::BTreeMap::new();
    for copy in copies {
        let reader = identities.canonical(copy.record.person);
        let known = newest.entry(reader).or_insert(copy);
        if (copy.record.given, copy.id) > (known.record.given, known.id) {
            *known = copy;
        }
    }
    newest.into_iter().collect()
}

/// The newest copy of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CopyGiven {
    /// The day they got it.
    pub(crate) given: NaiveDate,
    /// The page for them would read differently now.
    pub(crate) old: bool,
}

/// What this reader has, if anything.
pub(crate) fn copy_of(sources: &KitSources<'_>, reader: PersonId) -> Option<CopyGiven> {
    let newest = newest_copies(sources.copies, sources.identities);
    let (_, copy) = newest.into_iter().find(|(person, _)| *person == reader)?;
    let old = page(sources, Some(reader)).markdown() != copy.record.page;
    Some(CopyGiven { given: copy.record.given.date_naive(), old })
}

/// What has to be on a page before it helps anyone speak: why now, and wins enough to believe it.
pub(crate) fn lacks_too_much(sources: &KitSources<'_>) -> Vec<KitLacks> {
    let mut lacks = page(sources, None).lacks;
    lacks.retain(|lacks| matches!(lacks, KitLacks::WhyNow | KitLacks::Wins));
    lacks
}

/// The wins that serve this goal, those one can see first, then the newest.
pub(crate) fn wins_for(wins: &[Stored<Win>], goal: crate::model::RecordId) -> Vec<&Stored<Win>> {
    let mut found: Vec<&Stored<Win>> =
        wins.iter().filter(|win| win.record.goal.is_none_or(|of| of == goal)).collect();
    found.sort_by_key(|win| {
        (win.record.evidence.trim().is_empty(), std::cmp::Reverse((win.record.at, win.id)))
    });
    found
}

/// A page before it is written in a form: parts with a heading and their lines.
struct KitText {
    title: String,
    opening: Vec<String>,
    parts: Vec<(&'static str, Vec<String>)>,
    lacks: Vec<KitLacks>,
}

fn page(sources: &KitSources<'_>, reader: Option<PersonId>) -> KitText {
    let goal = &sources.goal.record;
    let mut lacks = Vec::new();
    let title = if sources.me.trim().is_empty() {
        lacks.push(KitLacks::Name);
        goal.name.clone()
    } else {
        format!("{}: {}", sources.me.trim(), goal.name)
    };
    let mut opening = Vec::new();
    if let Some(day) = goal.decision {
        opening.push(format!("To be decided on {}.", day.format("%-d %B %Y")));
    }
    if !goal.success.trim().is_empty() {
        opening.push(sentence(&format!("What success looks like: {}", goal.success.trim())));
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
            parts.push(("What you could mention", highlights));
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
    KitText { title, opening, parts, lacks }
}

/// What a reader can tell: what the user wrote for them, then wins they were part of or know of.
fn highlights(sources: &KitSources<'_>, wins: &[&Stored<Win>], reader: PersonId) -> Vec<String> {
    let is_reader = |person: &PersonId| sources.identities.canonical(*person) == reader;
    let seat = sources.seats.iter().find(|seat| seat.person == reader);
    let written = seat.map(|seat| seat.highlight.trim()).filter(|text| !text.is_empty()).map(sentence);
    let theirs = wins.iter().map(|win| &win.record).filter_map(|win| {
        let part_of_it = win.with.iter().any(|(person, on)| *on && is_reader(person));
        let what = sentence(win.what.trim());
        // Someone who only heard about it saw nothing, and the page must not say they did.
        match (part_of_it, win.knows.keys().any(is_reader)) {
            (true, _) => Some(format!("You saw this: {what}")),
            (_, true) => Some(format!("You know about this: {what}")),
            _ => None,
        }
    });
    written.into_iter().chain(theirs.take(2)).collect()
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

/// Words of the user's without marks, which end as a sentence does.
fn sentence(words: &str) -> String {
    let words = unmarked(words);
    if words.is_empty() || words.ends_with(['.', '!', '?', '…']) { words } else { format!("{words}.") }
}

/// One line of words in which Markdown finds no mark of its own: no heading, list, link, stress or tag.
fn escaped(words: &str) -> String {
    let words: Vec<char> = one_line(words).chars().collect();
    let digits = words.iter().take_while(|c| c.is_ascii_digit()).count();
    let mut safe = String::new();
    for (place, c) in words.iter().copied().enumerate() {
        let beside = |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|c| c.is_alphanumeric());
        let is_mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            // Inside a word it stresses nothing: snake_case.
            '_' => !(beside(place.checked_sub(1)) && beside(Some(place + 1))),
            '#' | '+' | '-' | '=' | '>' => place == 0,
            '.' | ')' => digits > 0 && place == digits,
            _ => false,
        };
        if is_mark {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

impl KitText {
    fn markdown(&self) -> String {
        let mut lines = vec![format!("# {}", escaped(&self.title))];
        for line in &self.opening {
            lines.extend([String::new(), escaped(line)]);
        }
        for (heading, part) in &self.parts {
            lines.extend([String::new(), format!("## {heading}"), String::new()]);
            let bullet = if part.len() == 1 { "" } else { "- " };
            lines.extend(part.iter().map(|line| format!("{bullet}{}", escaped(line))));
        }
        lines.join("\n") + "\n"
    }

    fn plain(&self) -> String {
        let mut lines = vec![one_line(&self.title)];
        lines.extend(self.opening.iter().map(|line| one_line(line)));
        for (heading, part) in &self.parts {
            lines.extend([String::new(), format!("{heading}:")]);
            lines.extend(part.iter().map(|line| format!("  {}", one_line(line))));
        }
        lines.join("\n") + "\n"
    }
}

impl Refers for KitPage {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.reader.iter_mut().for_each(|named| f(&mut named.reference));
        self.copies.iter_mut().for_each(|copy| f(&mut copy.person.reference));
        f(&mut self.goal.reference);
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
        goal: &Stored<Goal>,
        wins: &[Stored<Win>],
        seats: &[&MapSeat],
        copies: &[Stored<Kit>],
        reader: Option<u32>,
    ) -> KitPage {
        let sources = KitSources { goal, me: "Sam", wins, seats, copies, identities: &Identities::default() };
        kit(&sources, reader.map(|n| PersonId(id(n))), named)
    }

    fn whole() -> (Stored<Goal>, Vec<Stored<Win>>, MapSeat) {
        let mut goal = goal(100, Some("2026-12-31"));
        goal.record.why_now = "the team doubled".to_owned();
        goal.record.objections = [("too early".to_owned(), "two launches in a year".to_owned())].into();
        let wins = (1..=6).map(|n| win(n, &format!("Win {n}"), &format!("2026-0{n}-01"))).collect();
        let seat = MapSeat {
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
            "# Sam: Staff engineer\n\nTo be decided on 31 December 2026.\n\n## Why now\n\nthe team doubled.\n\n## What went well\n\n\
             - Win 6. See: the dashboard.\n- Win 5. See: the dashboard.\n- Win 4. See: the dashboard.\n- Win 3. See: the dashboard.\n\
             - Win 2. See: the dashboard.\n\n## What you could mention\n\n- how the outage was handled.\n- You know about this: Win 1.\n\n\
             ## If someone objects\n\n\"too early\": two launches in a year.\n"
        );
        assert!(page.plain.starts_with(
            "Sam: Staff engineer\nTo be decided on 31 December 2026.\n\nWhy now:\n  the team doubled.\n"
        ));
        assert_eq!(page.lacks, []);
    }

    #[test]
    fn whoever_was_part_of_a_win_saw_it_and_whoever_heard_of_it_knows_of_it() {
        let (goal, mut wins, _) = whole();
        wins[0].record.with = [(PersonId(id(1)), true)].into();
        wins[1].record.knows = [(PersonId(id(1)), id(2).to_string())].into();
        let page = read(&goal, &wins, &[], &[], Some(1)).plain;
        assert!(page.contains("You know about this: Win 2.\n  You saw this: Win 1."), "{page}");
    }

    #[test]
    fn words_of_a_win_are_one_line_without_marks_of_markdown() {
        let (goal, mut wins, _) = whole();
        wins.truncate(1);
        wins[0].record.what = "# a *bold* `x` [y](z)\n# Heading\n<script> snake_case _so_".to_owned();
        wins[0].record.evidence = String::new();
        let page = read(&goal, &wins, &[], &[], None);
        let line = r"\# a \*bold\* \`x\` \[y\](z) # Heading \<script> snake_case \_so\_.";
        assert!(page.markdown.contains(&format!("\n{line}\n")), "{}", page.markdown);
        assert!(page.plain.contains("\n  # a *bold* `x` [y](z) # Heading <script> snake_case _so_.\n"));
        assert_eq!(escaped("1. one-two 3.5"), r"1\. one-two 3.5");
    }

    #[test]
    fn a_page_without_a_name_says_so() {
        let (goal, wins, seat) = whole();
        let sources = KitSources {
            goal: &goal,
            me: " ",
            wins: &wins,
            seats: &[&seat],
            copies: &[],
            identities: &Identities::default(),
        };
        assert_eq!(kit(&sources, None, named).lacks, [KitLacks::Name]);
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
        let copy = |n: u32, page: &str, day: &str| Stored {
            id: id(n),
            record: Kit {
                goal: id(100).into(),
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
            win.record.goal = Some(id(999).into());
        }
        assert!(!read(&goal, &wins, &[], &[], None).markdown.contains("Win"));
    }
}
