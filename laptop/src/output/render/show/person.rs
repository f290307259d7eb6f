//! Everything about one person, private lines included.

use chrono::NaiveDate;
use hallway_core::{
    insights::WorldFact,
    journal::{LineItem, PersonPage, TwoOfYou},
    model::{Moment, Role},
};

use crate::output::{
    render::{LABEL, promise, words},
    screen::{Row, Screen, faint, plain, strong},
};

/// Fields first, then a table each of facts, goals, promises, exchanges and lines; empty ones are left out.
pub fn person(page: &PersonPage, two: &TwoOfYou, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    screen.line([strong(&page.person.name), faint(format!("   {}", page.person.reference))]);
    let mut field = |label: &str, text: &str| {
        if !text.is_empty() {
            screen.labelled(faint(label), LABEL, text, width);
        }
    };
    field("Also called", &page.nicknames.join(", "));
    field("Merged", &page.merged.join(", "));
    field("Relation", page.relation.as_str());
    field("Pronoun", &page.pronoun);
    let chosen = if page.cadence_chosen { "" } else { ", as usual for this relation" };
    field("Every", &format!("{}{chosen}", words::days(i64::from(page.cadence))));
    if let Some(since) = page.resting {
        let because = if page.resting_because.is_empty() {
            String::new()
        } else {
            format!(": {}", page.resting_because)
        };
        field("Resting", &format!("since {}{because}", words::day(since, today)));
    }
    for (place, position) in page.positions.iter().enumerate() {
        let of_now = (position.until.is_none() && place == 0).then_some(two);
        let level = of_now.and_then(|two| two.level.as_ref()).map(ToString::to_string);
        let reports = of_now.and_then(|two| two.reports_to.as_ref());
        let reports = reports.map(|to| format!("reports to {}", to.name));
        let work = [Some(position.title.clone()), Some(position.org.clone()), level, reports];
        let work: Vec<String> = work.into_iter().flatten().filter(|text| !text.is_empty()).collect();
        let from = position.from.map(|day| format!(" since {}", day.format("%b %Y"))).unwrap_or_default();
        let until = position.until.map(|day| format!(" until {}", day.format("%b %Y"))).unwrap_or_default();
        field(
            if place == 0 { "Works" } else { "" },
            &format!("{}{from}{until}   {}", work.join(", "), position.reference),
        );
    }
    field("Stage", &format!("{}: {}", two.stage, two.stage_why));
    let knows = two.knows.iter().map(|one| {
        let how = if one.how.is_empty() { String::new() } else { format!(" ({})", one.how) };
        format!("{}{how}", one.person.name)
    });
    field("Knows", &knows.collect::<Vec<_>>().join(", "));
    let audit = two.audit.iter().map(|answer| {
        let because = if answer.because.is_empty() { String::new() } else { format!(": {}", answer.because) };
        format!("{}, {}{because}", answer.score.get(), words::day(answer.day, today))
    });
    field("Audit", &audit.collect::<Vec<_>>().join(" · "));
    field("Common", &two.common.iter().map(WorldFact::in_words).collect::<Vec<_>>().join(" · "));
    for (place, line) in page.notes.lines().filter(|line| !line.trim().is_empty()).enumerate() {
        field(if place == 0 { "Notes" } else { "" }, line);
    }
    screen.section("FACTS", page.facts.iter().map(|known| fact(known, now)).collect(), 1, width);
    screen.section("NO LONGER SO", page.facts_ended.iter().map(|known| fact(known, now)).collect(), 1, width);
    let seats = page.goals.iter().map(|seat| {
        let roles: Vec<&str> = seat.roles.iter().map(Role::as_str).collect();
        let roles = if roles.is_empty() { String::new() } else { format!("{}; ", roles.join(", ")) };
        let ended = seat.closed.map(|day| format!("; ended {}", words::day(day, today))).unwrap_or_default();
        vec![
            plain(&seat.goal.name),
            plain(format!("{roles}{}{ended}", seat.stance)),
            faint(seat.reference.to_string()),
        ]
    });
    screen.section("HAS A SAY IN", seats.collect(), 1, width);
    spoken(&mut screen, two, today, width);
    let promises = page.promises.iter().map(|open| promise::row_on_their_page(open, today));
    screen.section("PROMISES", promises.collect(), 1, width);
    screen.section("SETTLED", page.promises_settled.iter().map(settled).collect(), 1, width);
    screen.section("GIVEN AND RECEIVED", page.exchanges.iter().map(exchange).collect(), 1, width);
    let lines = page.timeline.iter().map(|line| {
        let mut kind = line.kind.to_string();
        for (is_so, word) in [(!line.there, "mentioned"), (line.guess, "a guess"), (line.private, "private")]
        {
            if is_so {
                kind = format!("{kind}, {word}");
            }
        }
        let day = line.at.date_naive();
        if let Some(clock) = words::clock(day, today) {
            kind = format!("{kind}, {clock}");
        }
        vec![plain(words::day(day, today)), plain(kind), plain(&line.text), faint(line.reference.to_string())]
    });
    screen.section("LINES", lines.collect(), 2, width);
    if page.more {
        screen.line([faint(format!("  older ones: hallway find with:\"{}\"", page.person.name))]);
    }
    screen
}

/// Words for each other, and thanks.
fn spoken(screen: &mut Screen, two: &TwoOfYou, today: NaiveDate, width: usize) {
    let for_you = two.spoke_for_you.iter().map(|word| {
        vec![
            plain(words::day(word.day, today)),
            plain(format!("{}{}{}", word.kind, words::to(&word.to), words::how(word))),
            plain(words::thanks_for(word, today)),
            faint(word.reference.to_string()),
        ]
    });
    screen.section("SPOKE FOR YOU", for_you.collect(), 1, width);
    let for_them = two.spoke_for_them.iter().map(|word| {
        vec![
            plain(words::day(word.day, today)),
            plain(format!("{}{}", word.text, words::to(&word.to)).trim()),
            faint(word.reference.to_string()),
        ]
    });
    screen.section("YOU SPOKE FOR THEM", for_them.collect(), 1, width);
    let thanks = two.thanks.iter().map(|thanks| {
        vec![plain(words::day(thanks.day, today)), plain(&thanks.text), faint(thanks.reference.to_string())]
    });
    screen.section("YOU THANKED THEM", thanks.collect(), 1, width);
}

fn fact(fact: &WorldFact, now: Moment) -> Row {
    let still = if fact.still { ", still?" } else { "" };
    let since = format!("{}{still}", words::day(fact.since, now.date_naive()));
    vec![plain(fact.kind.as_str()), plain(&fact.text), plain(since), faint(fact.reference.to_string())]
}

fn settled(item: &LineItem) -> Row {
    let side = if item.mine { "mine" } else { "theirs" };
    vec![plain(side), plain(&item.text), plain(&item.kind), faint(item.reference.to_string())]
}

fn exchange(item: &LineItem) -> Row {
    let side = if item.mine { "gave" } else { "got" };
    vec![plain(side), plain(&item.text), plain(&item.kind), faint(item.reference.to_string())]
}
