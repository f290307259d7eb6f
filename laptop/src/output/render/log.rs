//! The receipt: what arrived, in one line, so that a mark the shell has eaten is noticed at once.

use chrono::NaiveDate;
use hallway_core::{
    journal::{Reading, Receipt, ReceiptItem, ReceiptPerson, SuggestionShown},
    model::{Due, EntryKind, Moment},
    quick_log::{Doubt, Mention, question},
};

use crate::output::{
    render::words,
    screen::{Screen, faint, plain, strong},
};

/// `Saved · coffee · Ana Silva · promise Fri 20 Nov: send visa contact · undo`, with doubts and suggestions below.
pub fn receipt(receipt: &Receipt, act: &str, now: Moment) -> Screen {
    let today = now.date_naive();
    let mut parts = vec![kind_and_day(&receipt.kind, receipt.at.date_naive(), today)];
    parts.extend(people(receipt.people.iter().filter(|person| person.there).map(called), ""));
    parts.extend(people(receipt.people.iter().filter(|person| !person.there).map(called), "mentions "));
    let there: Vec<&str> =
        receipt.people.iter().filter(|person| person.there).map(|person| person.name.as_str()).collect();
    for promise in &receipt.promises {
        parts.push(promised(promise.mine, &promise.text, promise.due, &whose(promise, &there), today));
    }
    for exchange in &receipt.exchanges {
        let side = if exchange.mine { "gave" } else { "got" };
        parts.push(format!("{side}{}: {}", whose(exchange, &there), exchange.text));
    }
    for fact in &receipt.facts {
        parts.push(format!("{}{}: {}", fact.kind, whose(fact, &there), fact.text));
    }
    parts.extend(receipt.wins.iter().map(|win| format!("a win: {}", win.text)));
    for word in &receipt.advocacies {
        parts.push(spoke(&word.kind, word.person.as_deref(), &word.text, word.due, today));
    }
    parts.extend(receipt.topics.iter().map(|topic| format!("#{topic}")));
    if receipt.private {
        parts.push("private".to_owned());
    }
    let mut screen = Screen::new();
    screen.line([strong(act), plain(format!(" · {}", parts.join(" · "))), faint(" · undo")]);
    doubts(&mut screen, &receipt.doubts, "  hallway review");
    suggestions(&mut screen, &receipt.suggestions);
    label(&mut screen, receipt.label);
    screen
}

/// What a line would save.
pub fn preview(reading: &Reading, now: Moment) -> Screen {
    let today = now.date_naive();
    let draft = &reading.draft;
    let named = |person: Option<usize>| {
        person
            .and_then(|place| draft.people.get(place))
            .map(|person| format!(" ({})", person.name))
            .unwrap_or_default()
    };
    let shown = |person: &Mention| match (person.person, person.confirmed) {
        (None, _) => format!("{} (new)", person.name),
        (Some(_), false) => format!("{}?", person.name),
        (Some(_), true) => person.name.clone(),
    };
    let mut parts = vec![kind_and_day(&draft.kind, draft.at.date_naive(), today)];
    parts.extend(people(draft.people.iter().filter(|person| person.there).map(shown), ""));
    parts.extend(people(draft.people.iter().filter(|person| !person.there).map(shown), "mentions "));
    for promise in &draft.promises {
        parts.push(promised(promise.mine, &promise.text, promise.due, &named(promise.person), today));
    }
    for exchange in &draft.exchanges {
        let side = if exchange.given { "gave" } else { "got" };
        parts.push(format!("{side}{}: {}", named(exchange.person), exchange.text));
    }
    for fact in &draft.facts {
        parts.push(format!("{}{}: {}", fact.kind, named(fact.person), fact.text));
    }
    parts.extend(draft.wins.iter().map(|win| format!("a win: {}", win.what)));
    for word in &draft.words {
        let name = word.person.and_then(|place| draft.people.get(place)).map(|person| person.name.as_str());
        parts.push(spoke(word.kind.as_str(), name, &word.in_words(), None, today));
    }
    parts.extend(draft.topics.iter().map(|topic| format!("#{}", topic.name)));
    if draft.private {
        parts.push("private".to_owned());
    }
    let mut screen = Screen::new();
    screen.line([strong("Would save"), plain(format!(" · {}", parts.join(" · ")))]);
    doubts(&mut screen, &draft.doubts, "");
    for suggestion in &reading.suggestions {
        screen.line([plain(format!("  [{}]", question(suggestion)))]);
    }
    label(&mut screen, reading.label);
    screen
}

fn kind_and_day(kind: &EntryKind, day: NaiveDate, today: NaiveDate) -> String {
    if day == today { kind.to_string() } else { format!("{kind} {}", words::weekday(day, today)) }
}

fn called(person: &ReceiptPerson) -> String {
    match (person.new, person.confirmed) {
        (true, _) => format!("{} (new)", person.name),
        (false, false) => format!("{}?", person.name),
        (false, true) => person.name.clone(),
    }
}

fn people(names: impl Iterator<Item = String>, before: &str) -> Option<String> {
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| format!("{before}{}", names.join(", ")))
}

/// The person of a clause, unless it is the only one there.
fn whose(item: &ReceiptItem, there: &[&str]) -> String {
    match &item.person {
        Some(name) if there != [name.as_str()] => format!(" ({name})"),
        _ => String::new(),
    }
}

fn promised(mine: bool, text: &str, due: Option<Due>, whose: &str, today: NaiveDate) -> String {
    let side = if mine { "promise" } else { "they promise" };
    let until = due.map(|due| format!(" {}", words::due(due, today))).unwrap_or_default();
    format!("{side}{until}{whose}: {text}")
}

/// `a good word: Bo Lindqvist to the panel, thank them by Wed 25 Nov`.
fn spoke(kind: &str, who: Option<&str>, words: &str, thank: Option<Due>, today: NaiveDate) -> String {
    let said = [who.unwrap_or("someone"), words].join(" ");
    let thank = thank.map(|due| format!(", thank them by {}", words::due(due, today))).unwrap_or_default();
    format!("{kind}: {}{thank}", said.trim())
}

fn doubts(screen: &mut Screen, doubts: &[Doubt], how: &str) {
    for doubt in doubts {
        screen.line([plain(format!("  ? {}", doubt.message)), faint(how)]);
    }
}

fn suggestions(screen: &mut Screen, suggestions: &[SuggestionShown]) {
    for suggestion in suggestions {
        let reference = &suggestion.reference;
        screen.line([
            plain(format!("  [{}]", suggestion.question)),
            faint(format!("  yes: hallway done {reference}   no: hallway later {reference} never")),
        ]);
    }
}

fn label(screen: &mut Screen, is_label: bool) {
    if is_label {
        screen.line([plain("  What happened? That will help you more.")]);
    }
}
