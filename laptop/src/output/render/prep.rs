//! The card of one person: at most 24 lines of 80, read in ten seconds at the door.
//!
//! The core makes the card whole and cuts it to the room of a terminal; here it is only set, by the same measures.

use chrono::NaiveDate;
use hallway_core::{
    insights::{
        AskToday, Card, GoalAtTheDoor, HeavyNews, LastContact, Measure, MeetingCard, OpenPromise, WorldFact,
        clip, fit, wrap,
    },
    model::{Moment, Who},
};
use unicode_width::UnicodeWidthStr;

use crate::output::{
    render::words,
    screen::{Screen, Span, faint, heading, plain, strong},
};

/// The measure a card's texts are shortened to.
const ROOM: Measure = Measure::TERMINAL;

/// From this width in columns a card keeps its own line breaks; below it, rows are wrapped again and the last line is
/// left out.
const WHOLE: usize = ROOM.heading + ROOM.row;

/// Below this width in columns, a heading gets a line of its own.
const BESIDE: usize = 60;

/// Columns for a promise's words when its date is beside them.
const WORDS: usize = ROOM.beside_a_date + 3;

/// The card as seen at `now`.
pub fn card(card: &Card, now: Moment, width: usize) -> Screen {
    let card = &fit(card.clone(), ROOM);
    let today = now.date_naive();
    let speech = Speech::of(&card.pronoun);
    let (they, their) = (speech.subject.to_uppercase(), speech.possessive.to_uppercase());
    let mut screen = Screen::new();
    title(&mut screen, width, card, today);
    if let Some(last) = &card.last {
        row(&mut screen, width, strong("Last"), &clip(&last_contact(last, &speech, today), ROOM.row));
    }
    let heavy = card.heavy.as_ref().map(HeavyNews::in_words).unwrap_or_default();
    row(&mut screen, width, plain(""), &heavy);
    promises(&mut screen, width, "YOU OWE", &card.you_owe, today);
    questions(&mut screen, width, card, &they, today);
    row(&mut screen, width, heading("OPEN WITH"), &card.open_with.in_words());
    promises(&mut screen, width, &format!("{they} OFFERED"), &card.they_offered, today);
    row(&mut screen, width, heading("CAREFUL"), &facts(&card.careful));
    row(&mut screen, width, heading("LAST TIME"), &card.last_time.join(" · "));
    row(&mut screen, width, heading(format!("{their} WORLD")), &facts(&card.their_world));
    row(&mut screen, width, heading("BETWEEN US"), &facts(&card.between_us));
    row(&mut screen, width, heading("LEARN"), &facts(&card.learn));
    row(&mut screen, width, heading("YOURS"), card.offers.yours.as_deref().unwrap_or_default());
    row(
        &mut screen,
        width,
        heading("GIVE"),
        &card.offers.give.as_ref().map(ToString::to_string).unwrap_or_default(),
    );
    let goal = card.offers.goal.as_ref().map(GoalAtTheDoor::in_words).unwrap_or_default();
    row(&mut screen, width, heading("GOAL"), &clip(&goal, ROOM.row));
    let ask = card.offers.ask.as_ref().map(AskToday::in_words).unwrap_or_default();
    // The step before an ask is worth two lines where the card has them; the last line says what it has no room for.
    let fits = screen.height() + wrap(&ask, ROOM.row).len() + card.starters.len() < ROOM.lines;
    row(&mut screen, width, heading("ASK"), &if fits { ask } else { clip(&ask, ROOM.row) });
    let mut label = heading("TO BEGIN");
    for starter in &card.starters {
        row(&mut screen, width, std::mem::take(&mut label), starter);
    }
    row(&mut screen, width, faint("More"), &more(card));
    if width >= WHOLE {
        screen.keep(ROOM.lines);
    }
    screen
}

/// The card of a meeting: what connects those in it, then of each the rows one needs at the door.
pub fn meeting(meeting: &MeetingCard, now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    for connection in &meeting.connects {
        screen.wrapped(&plain(connection), width);
    }
    for card in &meeting.people {
        let card = &fit(card.clone(), ROOM);
        let today = now.date_naive();
        if screen.height() > 0 {
            screen.line([]);
        }
        title(&mut screen, width, card, today);
        if let Some(last) = &card.last {
            let last = last_contact(last, &Speech::of(&card.pronoun), today);
            row(&mut screen, width, strong("Last"), &clip(&last, ROOM.row));
        }
        let heavy = card.heavy.as_ref().map(HeavyNews::in_words).unwrap_or_default();
        row(&mut screen, width, plain(""), &heavy);
        promises(&mut screen, width, "YOU OWE", &card.you_owe, today);
        row(&mut screen, width, heading("OPEN WITH"), &card.open_with.in_words());
        row(&mut screen, width, heading("CAREFUL"), &facts(&card.careful));
        row(&mut screen, width, heading("LAST TIME"), card.last_time.first().map_or("", String::as_str));
    }
    screen
}

/// A row under its heading; none without words.
fn row(screen: &mut Screen, width: usize, label: Span, words: &str) {
    if words.is_empty() {
        return;
    }
    let (mut label, row) = beside(screen, width, label);
    let blank = label.width();
    for line in wrap(words, row) {
        screen.line([std::mem::replace(&mut label, plain(" ".repeat(blank))), plain(line)]);
    }
}

/// What comes before the first line of a row, and the columns after it: the heading, or a blank below it.
fn beside(screen: &mut Screen, width: usize, label: Span) -> (Span, usize) {
    if width >= BESIDE {
        return (label.padded(ROOM.heading), width.min(WHOLE) - ROOM.heading);
    }
    if label.width() > 0 {
        screen.line([label]);
    }
    (plain("  "), width.saturating_sub(2))
}

/// What the card has no room for, and what it does not show.
fn more(card: &Card) -> String {
    let counted = |number: u32, what: &str| (number > 0).then(|| words::count(number, what));
    let parts: Vec<String> = [
        counted(
            card.you_owe_more.saturating_add(card.they_offered_more).saturating_add(card.asked_more),
            "promise",
        ),
        counted(card.facts_more, "fact"),
        counted(card.private_lines, "private line"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!("{}: hallway show {}", parts.join(", "), card.person.reference)
    }
}

fn title(screen: &mut Screen, width: usize, card: &Card, today: NaiveDate) {
    let work: Vec<&str> = [&card.title, &card.org].into_iter().flatten().map(String::as_str).collect();
    let mut line = vec![strong(&card.person.name)];
    if !work.is_empty() {
        line.push(plain(format!(" · {}", work.join(", "))));
    }
    if card.person.new {
        line.push(faint(" · new"));
    }
    if let Some(since) = card.resting {
        line.push(faint(format!(" · resting since {}", words::day(since, today))));
    }
    screen.line(clipped(line, width.min(WHOLE)));
}

/// The pieces of a line, cut where it is full.
fn clipped(line: Vec<Span>, columns: usize) -> Vec<Span> {
    let mut left = columns;
    line.into_iter()
        .map(|span| {
            let span = span.clipped(left);
            left -= span.width();
            span
        })
        .collect()
}

fn last_contact(last: &LastContact, speech: &Speech, today: NaiveDate) -> String {
    let started = match &last.started {
        Some(Who::Me) => format!(", you asked {}", speech.object),
        Some(Who::Them) => format!(", {} asked you", speech.subject),
        _ => String::new(),
    };
    let with = match last.with.as_slice() {
        [] => String::new(),
        [one] => format!(" with {}", one.name),
        [one, others @ ..] => format!(" with {} and {}", one.name, words::count(others.len(), "other")),
    };
    let mut said = format!("{}{with} {}{started} ({})", last.kind, words::day(last.day, today), last.ago);
    if !last.before.is_empty() {
        let before: Vec<String> = last.before.iter().map(|day| words::day(*day, today)).collect();
        said = format!("{said}. Before: {}", before.join(", "));
    }
    said
}

/// `send visa contact      due 13 Nov, 5 days late   done kmt`; words too wide for that get a line of their own.
fn promises(screen: &mut Screen, width: usize, label: &str, promises: &[OpenPromise], today: NaiveDate) {
    let rows = promises.iter().map(|promise| {
        (promise.text.clone(), words::when_due(promise, today), format!("done {}", promise.reference))
    });
    dated(screen, width, label, &rows.collect::<Vec<_>>());
}

/// `DID YOU SAY  look over the draft?     by Fri 20 Nov   yes: done kmt.1`, and the same of them.
fn questions(screen: &mut Screen, width: usize, card: &Card, they: &str, today: NaiveDate) {
    for (label, mine) in [("DID YOU SAY".to_owned(), true), (format!("DID {they} SAY"), false)] {
        let asked = card.asked.iter().filter(|asked| asked.mine == mine);
        let rows = asked.map(|asked| {
            let yes = format!("yes: done {}", asked.reference);
            (format!("{}?", asked.text), words::when_asked(asked, today), yes)
        });
        dated(screen, width, &label, &rows.collect::<Vec<_>>());
    }
}

/// Rows of words, a date and what to type.
fn dated(screen: &mut Screen, width: usize, label: &str, rows: &[(String, String, String)]) {
    if rows.is_empty() {
        return;
    }
    let widest = rows.iter().map(|(_, when, _)| when.width()).max().unwrap_or(0);
    let (mut first, _) = beside(screen, width, heading(label));
    let indent = first.width();
    for (words, when, act) in rows {
        let blank = || plain(" ".repeat(indent));
        let first = std::mem::replace(&mut first, blank());
        let words = plain(words);
        if width < WHOLE {
            screen.flow([first, words], indent, width);
            screen.flow([blank(), plain(when), faint(format!("   {act}"))], indent, width);
            continue;
        }
        let end = [plain(when).padded(widest), faint(format!("   {act}"))];
        if words.width() <= ROOM.beside_a_date {
            screen.line([first, words.padded(WORDS)].into_iter().chain(end));
        } else {
            screen.line([first, words]);
            screen.line([blank(), plain("").padded(WORDS)].into_iter().chain(end));
        }
    }
}

fn facts(facts: &[WorldFact]) -> String {
    facts.iter().map(WorldFact::in_words_among_others).collect::<Vec<_>>().join(" · ")
}

/// How someone is spoken of.
struct Speech {
    subject: String,
    object: &'static str,
    possessive: &'static str,
}

impl Speech {
    fn of(pronoun: &str) -> Self {
        let subject = pronoun.split('/').next().unwrap_or_default().trim().to_lowercase();
        let (object, possessive) = match subject.as_str() {
            "she" => ("her", "her"),
            "he" => ("him", "his"),
            _ => ("them", "their"),
        };
        let known = matches!(subject.as_str(), "she" | "he");
        Self { subject: if known { subject } else { "they".to_owned() }, object, possessive }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_spoken_of_as_they_wish_and_as_they_otherwise() {
        let said: Vec<_> = ["she/her", "He", "", "ze"]
            .map(|pronoun| {
                let speech = Speech::of(pronoun);
                format!("{} {} {}", speech.subject, speech.object, speech.possessive)
            })
            .into();
        assert_eq!(said, ["she her her", "he him his", "they them their", "they them their"]);
    }
}
