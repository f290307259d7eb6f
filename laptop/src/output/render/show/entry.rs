//! Everything about one entry, and the history of any record.

use hallway_core::{
    journal::{EntryPage, FieldHistory, FieldText},
    model::{ItemKind, Moment, RecordId, Reference, Who},
};

use crate::output::{
    render::{LABEL, words},
    screen::{Screen, faint, plain, strong},
};

/// One line with everything that was kept of it, private or deleted or not.
pub fn entry(page: &EntryPage, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    let mut first = format!("{} · {}", page.kind, words::moment(page.at, today));
    if let Some(started) = &page.started {
        first = format!("{first} · started by {}", if *started == Who::Me { "you" } else { "them" });
    }
    if page.private {
        first.push_str(" · private");
    }
    if let Some(clock) = words::clock(page.at.date_naive(), today) {
        first = format!("{first} · {clock}");
    }
    screen.line([strong(first), faint(format!("   {}", page.reference))]);
    if let Some(deleted) = page.deleted {
        screen.line([plain(format!(
            "Deleted {}. hallway undo --list says how to bring it back.",
            words::moment(deleted, today)
        ))]);
    }
    screen.gap();
    for line in page.text.lines() {
        screen.paragraph(line, width);
    }
    screen.gap();
    for person in &page.people {
        let how = if person.there { "There" } else { "Mentioned" };
        let mut text = person.name.clone();
        if !person.confirmed {
            text = format!(
                "{text}? or {}",
                person.alternatives.iter().map(|other| other.name.as_str()).collect::<Vec<_>>().join(" or ")
            );
        }
        screen.labelled(faint(how), LABEL, &format!("{text}   {}", person.reference), width);
    }
    for topic in &page.topics {
        screen.labelled(faint("Topic"), LABEL, &format!("#{topic}"), width);
    }
    for item in &page.items {
        let label = match (item.what, item.mine) {
            (ItemKind::Promise, true) => "I promised",
            (ItemKind::Promise, false) => "They promise",
            (ItemKind::Exchange, true) => "I gave",
            (ItemKind::Exchange, false) if item.kind == "information" => "I heard",
            (ItemKind::Exchange, false) => "I got",
            (ItemKind::Win, _) => "A win",
            (ItemKind::Fact | ItemKind::Advocacy, _) => &item.kind,
        };
        let due = item.due.map(|due| format!(", {}", words::due(due, today))).unwrap_or_default();
        let person = item.person.as_ref().map(|person| format!(" ({})", person.name)).unwrap_or_default();
        let text = format!("{}{due}{person}   {}", item.text, item.reference);
        screen.labelled(faint(label), LABEL, &text, width);
    }
    for suggestion in &page.suggestions {
        let text = format!("{}   {}", suggestion.question, suggestion.reference);
        screen.labelled(faint("Suggestion"), LABEL, &text, width);
    }
    if page.written.date_naive() != page.at.date_naive() {
        screen.labelled(faint("Written"), LABEL, &words::moment(page.written, today), width);
    }
    screen
}

/// A record that has no page of its own.
pub fn fields(kind: &str, reference: &Reference, fields: &[FieldText], width: usize) -> Screen {
    let mut screen = Screen::new();
    screen.line([strong(kind), faint(format!("   {reference}"))]);
    for FieldText { field, text } in fields {
        screen.labelled(faint(field), LABEL, text, width);
    }
    screen
}

/// Every change of a record in order, with the values that lost. `called` says what a record is called.
pub fn history(
    changes: &[FieldHistory],
    called: impl Fn(RecordId) -> String,
    now: Moment,
    width: usize,
) -> Screen {
    let mut screen = Screen::new();
    let rows = changes.iter().filter(|change| !is_inner(&change.field)).map(|change| {
        let value = if change.value.is_empty() {
            "(removed)".to_owned()
        } else {
            in_words(&change.value, &called, now)
        };
        let lost =
            if change.lost { "written elsewhere at the same time, and not the one that counts" } else { "" };
        vec![
            // A change carries no offset of its own: its time is the one on this device's clock.
            faint(words::moment(change.at.with_timezone(&now.timezone()), now.date_naive())),
            plain(field_in_words(&change.field, &called, now)),
            plain(value),
            faint(lost),
        ]
    });
    screen.table(0, rows.collect(), 2, width);
    screen
}

/// Places in a line, how it was read, and when what it seems to promise would come due: what is kept for this program, in no
/// words of the user.
fn is_inner(field: &str) -> bool {
    field == "statements" || field.starts_with("spans/") || field.starts_with("due/")
}

/// `resting_because` as `resting because`, a member of a set as `topics: travel`, moments and records as one says them.
fn field_in_words(field: &str, called: impl Fn(RecordId) -> String, now: Moment) -> String {
    match field.split_once('/') {
        None => match field {
            "raw" => "line".to_owned(),
            "at" => "when".to_owned(),
            field => field.replace('_', " "),
        },
        Some((set, member)) => format!("{}: {}", set.replace('_', " "), in_words(member, called, now)),
    }
}

/// A moment at this device's clock, a record by what it is called, anything else as it is.
fn in_words(value: &str, called: impl Fn(RecordId) -> String, now: Moment) -> String {
    if let Ok(moment) = Moment::parse_from_rfc3339(value) {
        return words::moment(moment.with_timezone(&now.timezone()), now.date_naive());
    }
    RecordId::parse(value).map_or_else(|| value.to_owned(), called)
}
