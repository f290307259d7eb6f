//! What was found, one row each.

use hallway_core::{
    journal::{Found, Hit, MOST_HITS, TopicCount},
    model::Moment,
};

use crate::output::{
    render::words,
    screen::{Row, Screen, faint, plain},
};

/// The hits in the order asked for, then what the query could not use.
pub fn found(found: &Found, now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    if found.hits.is_empty() {
        screen.line([plain("Nothing found.")]);
    }
    screen.table(0, found.hits.iter().map(|hit| row(hit, now)).collect(), 2, width);
    if found.more {
        // A limit above what one answer gives would give no more.
        let gives_more = u32::try_from(found.hits.len()).is_ok_and(|hits| hits < MOST_HITS);
        screen.line([faint(if gives_more {
            "There is more: add a word, or --limit."
        } else {
            "There is more than one answer can hold: add a word, or since:DATE."
        })]);
    }
    for note in &found.notes {
        screen.line([faint(note)]);
    }
    screen
}

/// Topics with how many lines each has.
pub fn topics(topics: &[TopicCount], width: usize) -> Screen {
    let mut screen = Screen::new();
    if topics.is_empty() {
        screen.line([plain("No topics yet: write #travel in a line.")]);
    }
    let rows = topics
        .iter()
        .map(|one| vec![plain(format!("#{}", one.topic)), faint(words::count(one.lines, "line"))]);
    screen.table(0, rows.collect(), 0, width);
    screen
}

fn row(hit: &Hit, now: Moment) -> Row {
    let people = super::names(&hit.people);
    // "On the map" and "told" go on in the next column.
    let of = match (hit.what.as_str(), hit.of.as_ref().map_or("", |of| of.name.as_str())) {
        (_, "") => people,
        ("map", goal) => format!("of {goal}, {people}"),
        ("told", goal) => format!("{people} of {goal}"),
        (_, of) if people.is_empty() => of.to_owned(),
        (_, of) => format!("{people}, {of}"),
    };
    let about = match (of.is_empty(), hit.text.is_empty()) {
        (true, _) => hit.text.clone(),
        (false, true) => of,
        (false, false) => format!("{of}: {}", hit.text),
    };
    let text = match hit.what.as_str() {
        "entry" | "person" => hit.text.clone(),
        "promise" if !hit.open => format!("{about} (settled)"),
        _ => about,
    };
    let today = now.date_naive();
    let mut kind = kind(hit);
    for word in hit.private.then_some("private").into_iter().chain(words::clock(hit.day, today)) {
        kind = format!("{kind}, {word}");
    }
    vec![plain(words::day(hit.day, today)), plain(kind), plain(text), faint(hit.reference.to_string())]
}

/// What a hit is.
fn kind(hit: &Hit) -> String {
    match hit.what.as_str() {
        "entry" | "person" | "fact" => hit.kind.clone(),
        "promise" if hit.kind == "mine" => "promise".to_owned(),
        "promise" => "they promise".to_owned(),
        "map" => "on the map".to_owned(),
        "ask" => format!("ask for {}", hit.kind),
        "gave" | "got" | "yours" | "project" if !hit.kind.is_empty() => format!("{}, {}", hit.what, hit.kind),
        what => what.to_owned(),
    }
}
