//! What was found, one row each.

use hallway_core::{
    journal::{Found, Hit},
    model::Moment,
};

use super::words;
use crate::screen::{Row, Screen, faint, plain};

/// The hits in the order asked for, then what the query could not use.
pub fn found(found: &Found, now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    if found.hits.is_empty() {
        screen.line([plain("Nothing found.")]);
    }
    screen.table(0, found.hits.iter().map(|hit| row(hit, now)).collect(), 2, width);
    if found.more {
        screen.line([faint("There is more: add a word, or --limit.")]);
    }
    for note in &found.notes {
        screen.line([faint(note)]);
    }
    screen
}

fn row(hit: &Hit, now: Moment) -> Row {
    let people = hit.people.join(", ");
    let about = |text: &str| if people.is_empty() { text.to_owned() } else { format!("{people}: {text}") };
    let (kind, text) = match hit.what {
        "fact" => (hit.kind.clone(), about(&hit.text)),
        "promise" => {
            let side = if hit.kind == "mine" { "promise" } else { "they promise" };
            let settled = if hit.open { "" } else { " (settled)" };
            (side.to_owned(), format!("{}{settled}", about(&hit.text)))
        }
        _ => (hit.kind.clone(), hit.text.clone()),
    };
    let kind = if hit.private { format!("{kind}, private") } else { kind };
    vec![
        plain(words::day(hit.day, now.date_naive())),
        plain(kind),
        plain(text),
        faint(hit.reference.to_string()),
    ]
}
