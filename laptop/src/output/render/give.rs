//! Whose turn it is to give, thanks to say, needs and introductions.

use hallway_core::{
    insights::{ExchangeCount, Giving},
    model::{ExchangeKind, Moment},
};

use crate::output::{
    render::words,
    screen::{Screen, faint, plain},
};

/// Whose turn it is, thanks, needs, introductions.
pub fn giving(giving: &Giving, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    let thanks = giving.thanks.iter().map(|one| {
        vec![
            plain(&one.person.name),
            plain(&one.what),
            plain(if one.late {
                format!("since {}", words::day(one.day, today))
            } else {
                format!("by {}", words::weekday(one.by, today))
            }),
            faint(one.person.reference.to_string()),
        ]
    });
    screen.section("THANKS TO SAY", thanks.collect(), 1, width);
    if giving.thanks_more > 0 {
        screen.line([faint(format!("  {} more", giving.thanks_more))]);
    }
    let turns = giving.your_turn.iter().map(|one| {
        let kinds: Vec<String> = one
            .received
            .iter()
            .map(|ExchangeCount { kind, count }| {
                let what = received(kind);
                if *count == 1 { what } else { format!("{what} ({count} times)") }
            })
            .collect();
        vec![plain(&one.person.name), plain(kinds.join(", ")), faint(one.person.reference.to_string())]
    });
    screen.section("YOUR TURN", turns.collect(), 1, width);
    let needs = giving.needs.iter().map(|need| {
        let could: Vec<&str> = need.could_meet.iter().map(|one| one.name.as_str()).collect();
        let could = if could.is_empty() { String::new() } else { format!("perhaps {}", could.join(", ")) };
        vec![
            plain(&need.who.name),
            plain(need.need.in_words()),
            plain(could),
            faint(need.who.reference.to_string()),
        ]
    });
    screen.section("NEEDS", needs.collect(), 1, width);
    let introductions = giving.introductions.iter().map(|one| {
        vec![
            plain(format!("{} and {}", one.who.name, one.other.name)),
            plain(format!("{} / {}", one.need.in_words(), one.because.in_words())),
            faint(format!("hallway give intro {} {}", one.who.reference, one.other.reference)),
        ]
    });
    screen.section("INTRODUCE THEM?", introductions.collect(), 1, width);
    if let Some(younger) = &giving.younger {
        let row = vec![
            plain(&younger.person.name),
            plain(&younger.why),
            faint(younger.person.reference.to_string()),
        ];
        screen.section("SPEAK FOR SOMEONE", vec![row], 1, width);
    }
    if screen.height() == 0 {
        screen.hint(
            "It's nobody's turn now. A good word is always welcome:",
            "hallway give praise NAME --to WHOM",
            width,
        );
    }
    screen
}

/// What somebody did for the user, in words after their name.
fn received(kind: &ExchangeKind) -> String {
    match kind {
        ExchangeKind::Help => "helped you".to_owned(),
        ExchangeKind::Introduction => "introduced you".to_owned(),
        ExchangeKind::Praise => "praised you".to_owned(),
        ExchangeKind::Time => "gave you time".to_owned(),
        ExchangeKind::Information => "told you something useful".to_owned(),
        ExchangeKind::Shared => "told you something about themselves".to_owned(),
        ExchangeKind::Taught => "taught you".to_owned(),
        other => format!("gave you {other}"),
    }
}
