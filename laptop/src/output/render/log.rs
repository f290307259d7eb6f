//! The receipt: what arrived, in one line, so that a mark the shell has eaten is noticed at once.

use chrono::NaiveDate;
use hallway_core::{
    journal::{LineItem, Reading, Receipt, ReceiptPerson, SuggestionShown},
    model::{Due, EntryKind, ItemKind, Moment},
    quick_log::{Doubt, DraftItem, DraftPerson, question},
};

use crate::output::{
    render::words,
    screen::{Screen, faint, plain, strong},
    terminal,
};

/// `Saved · coffee · Ana Silva · promise Fri 20 Nov: send visa contact · undo`, with doubts and suggestions below.
pub fn receipt(receipt: &Receipt, act: &str, now: Moment) -> Screen {
    let today = now.date_naive();
    let mut parts = vec![kind_and_day(&receipt.kind, receipt.at.date_naive(), today)];
    parts.extend(people(receipt.people.iter().filter(|person| person.there).map(called), ""));
    parts.extend(people(receipt.people.iter().filter(|person| !person.there).map(called), "mentions "));
    let there: Vec<&str> =
        receipt.people.iter().filter(|person| person.there).map(|person| person.name.as_str()).collect();
    for item in &receipt.items {
        // The only one who was there need not be named.
        let named = item.person.as_ref().is_some_and(|person| there != [person.name.as_str()]);
        let LineItem { what, mine, kind, text, due, person, .. } = item;
        let made = Made {
            what: *what,
            mine: *mine,
            kind,
            text,
            due: *due,
            person: person.as_ref().map(|person| person.name.as_str()),
            named,
        };
        parts.push(made.in_words(today));
    }
    parts.extend(receipt.topics.iter().map(|topic| format!("#{topic}")));
    if receipt.private {
        parts.push("private".to_owned());
    }
    let mut screen = Screen::new();
    let said = [strong(act), plain(format!(" · {}", parts.join(" · "))), faint(" · undo")];
    screen.flow(said, 2, terminal::width_of_a_line());
    doubts(&mut screen, &receipt.doubts, "  hallway review");
    suggestions(&mut screen, &receipt.suggestions);
    label(&mut screen, receipt.label);
    screen
}

/// What a line would save.
pub fn preview(reading: &Reading, now: Moment) -> Screen {
    let today = now.date_naive();
    let draft = &reading.draft;
    let shown = |person: &DraftPerson| match (person.person, person.confirmed) {
        (None, _) => format!("{} (new)", person.name),
        (Some(_), false) => format!("{}?", person.name),
        (Some(_), true) => person.name.clone(),
    };
    let mut parts = vec![kind_and_day(&draft.kind, draft.at.date_naive(), today)];
    parts.extend(people(draft.people.iter().filter(|person| person.there).map(shown), ""));
    parts.extend(people(draft.people.iter().filter(|person| !person.there).map(shown), "mentions "));
    for item in draft.items() {
        let DraftItem { what, mine, kind, text, due, person, .. } = &item;
        let person = person.and_then(|place| draft.people.get(place)).map(|person| person.name.as_str());
        let made = Made { what: *what, mine: *mine, kind, text, due: *due, person, named: true };
        parts.push(made.in_words(today));
    }
    parts.extend(draft.topics.iter().map(|topic| format!("#{}", topic.name)));
    if draft.private {
        parts.push("private".to_owned());
    }
    let mut screen = Screen::new();
    let said = [strong("Would save"), plain(format!(" · {}", parts.join(" · ")))];
    screen.flow(said, 2, terminal::width_of_a_line());
    doubts(&mut screen, &draft.doubts, "");
    for suggestion in &reading.suggestions {
        let asked = plain(format!("  [{}]", question(suggestion)));
        screen.flow([asked], 2, terminal::width_of_a_line());
    }
    label(&mut screen, reading.label);
    screen
}

fn kind_and_day(kind: &EntryKind, day: NaiveDate, today: NaiveDate) -> String {
    if day == today { kind.to_string() } else { format!("{kind} {}", words::weekday(day, today)) }
}

fn called(person: &ReceiptPerson) -> String {
    match (person.new, person.confirmed) {
        (true, _) => match person.alternatives.first() {
            Some(known) => format!("{} (new; or {}?)", person.name, known.name),
            None => format!("{} (new)", person.name),
        },
        (false, false) => format!("{}?", person.name),
        (false, true) => person.name.clone(),
    }
}

fn people(names: impl Iterator<Item = String>, before: &str) -> Option<String> {
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| format!("{before}{}", names.join(", ")))
}

/// One thing that a line makes, read or saved.
struct Made<'a> {
    what: ItemKind,
    mine: bool,
    kind: &'a str,
    text: &'a str,
    due: Option<Due>,
    person: Option<&'a str>,
    /// It is said with whose it is.
    named: bool,
}

impl Made<'_> {
    fn in_words(&self, today: NaiveDate) -> String {
        let Self { kind, text, .. } = self;
        let whose = self.person.filter(|_| self.named).map(|name| format!(" ({name})")).unwrap_or_default();
        let due = self.due.map(|due| words::due(due, today));
        match (self.what, self.mine) {
            (ItemKind::Promise, mine) => {
                let side = if mine { "promise" } else { "they promise" };
                let until = due.map(|due| format!(" {due}")).unwrap_or_default();
                format!("{side}{until}{whose}: {text}")
            }
            (ItemKind::Exchange, true) => format!("gave{whose}: {text}"),
            (ItemKind::Exchange, false) if *kind == "information" => format!("heard{whose}: {text}"),
            (ItemKind::Exchange, false) => format!("got{whose}: {text}"),
            (ItemKind::Fact, _) => format!("{kind}{whose}: {text}"),
            (ItemKind::Win, _) => format!("a win: {text}"),
            // `a good word: Bo Lindqvist to the panel, thank them by Wed 25 Nov`
            (ItemKind::Advocacy, _) => {
                let said = [self.person.unwrap_or("someone"), text].join(" ");
                let thank = due.map(|due| format!(", thank them by {due}")).unwrap_or_default();
                format!("{kind}: {}{thank}", said.trim())
            }
        }
    }
}

fn doubts(screen: &mut Screen, doubts: &[Doubt], how: &str) {
    for doubt in doubts {
        let asked = [plain(format!("  ? {}", doubt.message)), faint(how)];
        screen.flow(asked, 4, terminal::width_of_a_line());
    }
}

fn suggestions(screen: &mut Screen, suggestions: &[SuggestionShown]) {
    for suggestion in suggestions {
        let reference = &suggestion.reference;
        let asked = [
            plain(format!("  [{}]", suggestion.question)),
            faint(format!("  yes: hallway done {reference}   no: hallway later {reference} never")),
        ];
        screen.flow(asked, 2, terminal::width_of_a_line());
    }
}

fn label(screen: &mut Screen, is_label: bool) {
    if is_label {
        screen.line([plain("  What happened? That will help you more.")]);
    }
}
