//! The card of one person: at most 24 lines of 80, read in ten seconds at the door.

use chrono::{Datelike, NaiveDate};
use hallway_core::{
    insights::{Card, LastContact, OpenPromise, WorldFact},
    model::{FactKind, Moment, Who},
};

use super::{LABEL, words};
use crate::screen::{Screen, Span, faint, heading, plain, strong, wrapped};

/// The height of the card.
const LINES: usize = 24;

/// A fact is fresh for this long and says no age.
const FRESH_DAYS: i64 = 60;

/// The card as seen at `now`, for lines of `width`.
pub fn card(card: &Card, now: Moment, width: usize) -> Screen {
    // Fewer and fewer rows for what may be long, until the card fits.
    (1..=6)
        .rev()
        .map(|rows| laid_out(card, now, width, rows))
        .find(|screen| screen.height() <= LINES)
        .unwrap_or_else(|| {
            let mut screen = laid_out(card, now, width, 1);
            screen.keep(LINES);
            screen
        })
}

fn laid_out(card: &Card, now: Moment, width: usize, rows: usize) -> Screen {
    let today = now.date_naive();
    let speech = Speech::of(&card.pronoun);
    let mut screen = Screen::new();
    title(&mut screen, card, today);
    if let Some(last) = &card.last {
        screen.labelled(strong("Last"), LABEL, &last_contact(last, &speech, today), width);
    }
    promises(&mut screen, "YOU OWE", &card.you_owe, today, width, rows);
    if let Some(open) = &card.open_with {
        screen.labelled(heading("OPEN WITH"), LABEL, &open.text, width);
    }
    promises(
        &mut screen,
        &format!("{} OFFERED", speech.subject.to_uppercase()),
        &card.they_offered,
        today,
        width,
        rows,
    );
    let careful: Vec<String> = card.careful.iter().map(|fact| fact.text.clone()).collect();
    part(&mut screen, "CAREFUL", &careful.join(" · "), width, rows);
    let last_time: Vec<String> = card.last_time.iter().map(|line| format!("· {line}")).collect();
    part(&mut screen, "LAST TIME", &last_time.join("   "), width, rows);
    part(
        &mut screen,
        &format!("{} WORLD", speech.possessive.to_uppercase()),
        &facts(&card.their_world, today),
        width,
        rows,
    );
    part(&mut screen, "BETWEEN US", &facts(&card.between_us, today), width, rows);
    part(&mut screen, "LEARN", &facts(&card.learn, today), width, rows);
    let mut label = heading("TO BEGIN");
    for starter in &card.starters {
        screen.labelled(std::mem::take(&mut label), LABEL, starter, width);
    }
    if card.private_lines > 0 {
        let lines = words::count(i64::try_from(card.private_lines).unwrap_or(i64::MAX), "line");
        part(
            &mut screen,
            "PRIVATE",
            &format!("{lines}: hallway show {}", card.person.reference),
            width,
            rows,
        );
    }
    screen
}

fn title(screen: &mut Screen, card: &Card, today: NaiveDate) {
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
    screen.line(line);
}

fn last_contact(last: &LastContact, speech: &Speech, today: NaiveDate) -> String {
    let started = match &last.started {
        Some(Who::Me) => format!(", you asked {}", speech.object),
        Some(Who::Them) => format!(", {} asked you", speech.subject),
        _ => String::new(),
    };
    let mut said =
        format!("{} {}{started} ({})", last.kind, words::day(last.day, today), words::age(last.days));
    if !last.before.is_empty() {
        let before: Vec<String> = last.before.iter().map(|day| words::day(*day, today)).collect();
        said = format!("{said}. Before: {}", before.join(", "));
    }
    said
}

/// `send visa contact      due 13 Nov, 5 days late   done kmt`
fn promises(
    screen: &mut Screen,
    label: &str,
    promises: &[OpenPromise],
    today: NaiveDate,
    width: usize,
    rows: usize,
) {
    const TEXT: usize = 36;
    const APART: &str = "   ";
    let ends: Vec<(String, String)> = promises
        .iter()
        .map(|promise| (words::when_due(promise, today), format!("{APART}done {}", promise.reference)))
        .collect();
    let longest = ends.iter().map(|(when, done)| when.len() + done.len()).max().unwrap_or(0);
    let text_width = TEXT.min(width.saturating_sub(LABEL + longest + 1)).max(16);
    let when_width = ends.iter().map(|(when, _)| when.len()).max().unwrap_or(0);
    let mut label = heading(label);
    for (promise, (when, done)) in promises.iter().zip(ends).take(rows) {
        let mut pieces = wrapped(words::open_text(promise), text_width - 1).into_iter();
        let text = pieces.next().unwrap_or_default();
        let cells = [
            std::mem::take(&mut label).padded(LABEL),
            plain(text).padded(text_width),
            plain(when).padded(when_width),
            faint(done),
        ];
        screen.line(cells);
        for piece in pieces.take(rows) {
            screen.line([plain(" ".repeat(LABEL)), plain(piece)]);
        }
    }
    if let Some(more) = promises.len().checked_sub(rows).filter(|more| *more > 0) {
        screen.line([plain(" ".repeat(LABEL)), faint(format!("and {more} more"))]);
    }
}

fn part(screen: &mut Screen, label: &str, text: &str, width: usize, rows: usize) {
    if text.is_empty() {
        return;
    }
    let mut pieces = wrapped(text, width - LABEL);
    if pieces.len() > rows {
        pieces.truncate(rows);
        if let Some(last) = pieces.last_mut() {
            last.push('…');
        }
    }
    let mut label: Span = heading(label);
    for piece in pieces {
        screen.line([std::mem::take(&mut label).padded(LABEL), plain(piece)]);
    }
}

fn facts(facts: &[WorldFact], today: NaiveDate) -> String {
    facts.iter().map(|fact| fact_with_age(fact, today)).collect::<Vec<_>>().join(" · ")
}

/// `needs a second analyst (Sep)`, `bouldering (2 years ago, still?)`, `birthday 2 Dec`.
fn fact_with_age(fact: &WorldFact, today: NaiveDate) -> String {
    let starts = |words: &[&str]| words.iter().any(|word| fact.text.to_lowercase().starts_with(word));
    let said = match &fact.kind {
        FactKind::Need if !starts(&["need"]) => format!("needs {}", fact.text),
        FactKind::Birthday if !starts(&["birthday"]) => format!("birthday {}", fact.text),
        _ => fact.text.clone(),
    };
    let days = (today - fact.since).num_days();
    match &fact.kind {
        FactKind::Birthday => said,
        _ if fact.still => match days / 365 {
            0 | 1 => format!("{said} (a year ago, still?)"),
            years => format!("{said} ({years} years ago, still?)"),
        },
        _ if days < FRESH_DAYS => said,
        _ if fact.since.year() == today.year() => format!("{said} ({})", fact.since.format("%b")),
        _ => format!("{said} ({})", fact.since.format("%b %Y")),
    }
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
