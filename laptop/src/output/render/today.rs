//! Today: what I said I would do, what has not come yet, whom it would be good to see; then it ends.

use chrono::NaiveDate;
use hallway_core::{
    insights::{AskedPromise, InStep, OpenPromise, Today},
    model::Moment,
};

use crate::output::{
    render::{
        next::{in_words, next_act},
        promise, words,
    },
    screen::{Row, Screen, faint, heading, plain, strong},
};

/// Devices that are named in half a line.
const DEVICES_SHOWN: usize = 2;

/// The day with its parts, empty ones left out; on the first day, what to begin with.
pub fn today(today: &Today, now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    if today.first_day {
        return first_day();
    }
    screen.line([strong(words::weekday(today.day, now.date_naive()))]);
    let part = |screen: &mut Screen, title: &str, rows: Vec<Row>, more: String| {
        if rows.is_empty() && more.is_empty() {
            return;
        }
        screen.gap();
        screen.line([heading(title)]);
        screen.table(2, rows, 0, width);
        if !more.is_empty() {
            screen.line([faint(format!("  {more}"))]);
        }
    };
    let promises = |promises: &[OpenPromise]| {
        promises.iter().map(|promise| promise::row_or_question(promise, now.date_naive())).collect()
    };
    let more = |number: u32, words: &str| {
        if number == 0 { String::new() } else { format!("{number} {words}: hallway find is:open") }
    };
    part(
        &mut screen,
        "YOU SAID YOU WOULD",
        promises(&today.mine),
        more(today.mine_more.saturating_add(today.mine_later), "more"),
    );
    part(&mut screen, "NOT COME YET", promises(&today.theirs), more(today.theirs_more, "more"));
    for (title, mine) in [("DID YOU SAY", true), ("DID THEY SAY", false)] {
        let asked = today.asked.iter().filter(|asked| asked.mine == mine);
        part(&mut screen, title, asked.map(|asked| question(asked, today.day)).collect(), String::new());
    }
    let people = today.people.iter().map(|proposal| {
        vec![plain(&proposal.person.name), plain(&proposal.why), faint(proposal.person.reference.to_string())]
    });
    part(&mut screen, "GOOD TO SEE", people.collect(), String::new());
    if !today.next.is_empty() {
        screen.gap();
        screen.line([heading("NEXT")]);
    }
    for act in &today.next {
        screen.labelled(plain("  "), 2, &in_words(act), width);
        screen.append(next_act(act, 4, width));
    }
    if screen.height() == 1 {
        screen.gap();
        screen.line([plain("Nothing is waiting for you today.")]);
    }
    if today.to_check > 0 {
        let lines = words::count(today.to_check, "thing");
        screen.gap();
        screen.line([plain(format!("{lines} to check")), faint("   hallway review")]);
    }
    if let Some(said) = in_step(&today.sync) {
        screen.gap();
        screen.line([faint(said)]);
    }
    screen
}

/// The user's other devices in half a line; those that have waited longest are named.
fn in_step(devices: &[InStep]) -> Option<String> {
    let said: Vec<&str> = devices.iter().take(DEVICES_SHOWN).map(|one| one.said.as_str()).collect();
    let more = devices.len().saturating_sub(DEVICES_SHOWN);
    match (said.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(said.join(" · ")),
        (false, more) => Some(format!("{} · {more} more", said.join(" · "))),
    }
}

fn question(asked: &AskedPromise, today: NaiveDate) -> Row {
    vec![
        plain(format!("{}?", asked.text)),
        plain(asked.person.as_ref().map(|person| person.name.as_str()).unwrap_or_default()),
        plain(words::when_asked(asked, today)),
        faint(format!("yes: hallway done {}", asked.reference)),
    ]
}

/// The question of the first screen anybody sees.
pub fn first_question() -> Screen {
    Screen::of(plain("Who did you talk to last? One line, as you would tell a friend:"))
}

/// The first screen where nobody can be asked.
fn first_day() -> Screen {
    let mut screen = first_question();
    screen.gap();
    screen.line([strong("  hallway log")]);
    screen.gap();
    screen.append(first_day_hint());
    screen
}

/// What the first line may look like.
pub fn first_day_hint() -> Screen {
    let mut screen = Screen::new();
    screen.line([plain("For example:")]);
    screen.gap();
    screen.line([plain("  Coffee with @Ana Silva, moving to Lisbon #travel !send visa contact by fri")]);
    screen.gap();
    screen.line([faint("@ who was there   ! I promise   ? they promise   # topic   hallway help marks")]);
    screen
}
