//! Everything about one entry, and the history of any record.

use hallway_core::{
    journal::{EntryPage, FieldHistory, FieldText},
    model::{ItemKind, Moment, Reference, Who},
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
            text = format!("{text}? or {}", person.alternatives.join(" or "));
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
        let person = item.person.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
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

/// Every change of a record in order, with the values that lost.
pub fn history(changes: &[FieldHistory], now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    let rows = changes.iter().map(|change| {
        let value = if change.value.is_empty() { "(removed)" } else { &change.value };
        let lost =
            if change.lost { "written at the same time elsewhere, not the one that stands" } else { "" };
        vec![
            // A change carries no offset of its own: its time is the one on this device's clock.
            faint(words::moment(change.at.with_timezone(&now.timezone()), now.date_naive())),
            plain(&change.field),
            plain(value),
            faint(lost),
        ]
    });
    screen.table(0, rows.collect(), 2, width);
    screen
}
