//! The week and what waits, as a list with the commands that settle each thing.

mod week;

use hallway_core::{insights::clip, journal::LineToCheck, model::Moment};

use crate::output::{
    json::Listed,
    render::{
        people::{kept, not_come_yet},
        promise, words,
    },
    screen::{Row, Screen, faint, heading, plain},
};

pub use week::{PEOPLE, THINGS, waiting, week};

/// The week, then a part for each kind of thing that waits, with the command that settles it.
pub fn review(listed: &Listed, now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    if let Some(week) = &listed.week {
        screen.append(self::week(week, now, listed.waiting.promises.is_empty(), width));
    }
    if let Some(word) = &listed.my_word {
        screen.append(kept(word, width));
    }
    let mut part = |title: &str, how: &str, rows: Vec<Row>| waits(&mut screen, title, how, rows, width);
    let review = &listed.waiting;
    let suggestions = review.suggestions.iter().map(|suggestion| {
        vec![
            plain(format!("{}  In: {}", suggestion.question, clip(&suggestion.line, 48))),
            faint(suggestion.reference.to_string()),
        ]
    });
    part("SUGGESTIONS", "yes: hallway done REF   no: hallway later REF never", suggestions.collect());
    let guesses = review.guesses.iter().map(|guess| {
        let names: Vec<&str> = guess.candidates.iter().map(|person| person.name.as_str()).collect();
        let typed = guess.typed.trim_start_matches('@');
        vec![
            plain(format!("\"{}\" is {}? In: {}", typed, names.join(" or "), guess.line)),
            faint(guess.reference.to_string()),
        ]
    });
    part(
        "WHO IS MEANT",
        "the first: hallway done REF   another: hallway edit REF --there NAME --without NAME",
        guesses.collect(),
    );
    let lines = |lines: &[LineToCheck]| {
        lines
            .iter()
            .map(|line| {
                let said = format!(
                    "{} {}: {}",
                    line.question,
                    words::day(line.at.date_naive(), now.date_naive()),
                    line.line
                );
                vec![plain(said), faint(line.reference.to_string())]
            })
            .collect::<Vec<Row>>()
    };
    part("NOT SURE", "right: hallway done REF   wrong: hallway edit REF", lines(&review.doubts));
    let new = review
        .new_people
        .iter()
        .map(|person| vec![plain(&person.name), faint(person.reference.to_string())])
        .collect();
    part("NEW PEOPLE", "seen: hallway done REF   same as someone: hallway people merge REF NAME", new);
    let same = review.same_people.iter().map(|pair| {
        vec![
            plain(format!("{} and {}", pair.one.name, pair.other.name)),
            faint(format!("{} {}", pair.one.reference, pair.other.reference)),
        ]
    });
    part("THE SAME PERSON?", "yes: hallway people merge REF REF   no: say so in the walk", same.collect());
    part(
        "NOBODY IN IT",
        "right: hallway done REF   wrong: hallway edit REF --there NAME",
        lines(&review.without_people),
    );
    let promises = review.promises.iter().map(|promise| promise::row(promise, now.date_naive()));
    part("YOUR PROMISES", "kept: hallway done REF   moved: hallway later REF WHEN", promises.collect());
    // Where the week stands above, `today` has what has not come yet.
    if let (Some(word), None) = (&listed.my_word, &listed.week) {
        screen.append(not_come_yet(word, now, width));
    }
    let mut part = |title: &str, how: &str, rows: Vec<Row>| waits(&mut screen, title, how, rows, width);
    let audit = listed.audit.iter().map(|one| {
        let before = one.score_before.map(|score| format!("{} before", score.get())).unwrap_or_default();
        vec![plain(&one.person.name), plain(before), faint(one.person.reference.to_string())]
    });
    part(
        "AUDIT",
        "how well do you know and trust each other?   hallway people audit NAME 1-10",
        audit.collect(),
    );
    part("WINS NOBODY KNOWS ABOUT", "hallway goal win REF --known-by NAME", wins(listed));
    let more = review.more.saturating_add(review.more_promises);
    if more > 0 {
        screen.gap();
        screen.line([faint(format!("{more} more will be listed once these are settled."))]);
    }
    if screen.height() == 0 {
        screen.line([plain("Nothing is waiting.")]);
    }
    screen
}

/// One kind of thing that waits, with the commands that settle it; nothing where none does.
fn waits(screen: &mut Screen, title: &str, how: &str, rows: Vec<Row>, width: usize) {
    if rows.is_empty() {
        return;
    }
    screen.gap();
    headed(screen, title, how, width);
    screen.table(2, rows, 0, width);
}

/// Wins that nobody with a say knows of, each with who could mention it.
fn wins(listed: &Listed) -> Vec<Row> {
    let wins = listed.untold_wins.iter().map(|win| {
        let mention = win.mention.as_ref();
        let mention = mention.map(|one| format!("{} could mention it to {}", one.who.name, one.to.name));
        vec![
            plain(format!("{} ({})", win.what, win.goal)),
            plain(mention.unwrap_or_default()),
            faint(win.reference.to_string()),
        ]
    });
    wins.collect()
}

/// A heading with the commands that settle what is below it, beside it if there is room.
fn headed(screen: &mut Screen, title: &str, how: &str, width: usize) {
    let (title, how) = (heading(title), faint(how));
    if title.width() + 3 + how.width() <= width {
        screen.line([title, plain("   "), how]);
    } else {
        screen.line([title]);
        screen.labelled_by(plain("  "), 2, &how, width);
    }
}
