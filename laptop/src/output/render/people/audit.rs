//! The board of the audit.

use hallway_core::insights::{AuditBoard, Trend};

use crate::output::screen::{Row, Screen, faint, plain, strong};

/// The board of the audit.
pub fn audit_board(board: &AuditBoard, width: usize) -> Screen {
    let mut screen = Screen::new();
    if board.people.is_empty() {
        screen.hint(
            "Nobody yet. How well do you know and trust each other?",
            "hallway people audit NAME 1-10",
            width,
        );
    }
    let rows: Vec<Row> = board
        .people
        .iter()
        .map(|one| {
            let way = match one.trend {
                Trend::First => String::new(),
                Trend::Level => "as before".to_owned(),
                Trend::Up => format!("up {}", one.change),
                Trend::Down => format!("down {}", -i16::from(one.change)),
            };
            let said = [
                (!one.because.is_empty()).then(|| one.because.clone()),
                one.wants_care.then(|| "needs care".to_owned()),
                one.resting.as_ref().map(|resting| resting.in_words.clone()),
                one.outside.then(|| "outside".to_owned()),
                one.beside_in_words.as_ref().map(|beside| format!("the journal: {beside}")),
            ];
            let said: Vec<String> = said.into_iter().flatten().collect();
            vec![
                strong(&one.person.name),
                plain(one.score.get().to_string()),
                plain(way),
                plain(&one.ago),
                plain(said.join("; ")),
                faint(one.person.reference.to_string()),
            ]
        })
        .collect();
    screen.table(0, rows, 4, width);
    if !board.to_ask.is_empty() {
        screen.gap();
        let names: Vec<&str> = board.to_ask.iter().take(5).map(|one| one.person.name.as_str()).collect();
        let more = board.to_ask.len().saturating_sub(names.len())
            + usize::try_from(board.to_ask_more).unwrap_or(usize::MAX);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        screen.labelled(faint("To ask"), 9, &format!("{}{more}", names.join(", ")), width);
    }
    screen
}
