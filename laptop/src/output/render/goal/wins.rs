//! Wins and who knows them.

use hallway_core::{
    insights::{KnownFrom, WinMatrix},
    model::Moment,
};

use crate::output::{
    render::words,
    screen::{Row, Screen, faint, plain, strong},
};

/// Wins and who knows them.
pub fn wins(matrix: &WinMatrix, now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    if matrix.wins.is_empty() {
        screen.line([plain("No wins yet. What went well lately?  hallway goal win 'WORDS' --evidence TEXT")]);
    }
    for win in &matrix.wins {
        screen.gap();
        screen.line([
            strong(&win.what),
            plain(format!(" · {}", words::day(win.day, now.date_naive()))),
            faint(format!("   {}", win.reference)),
        ]);
        let with: Vec<&str> = win.with.iter().map(|person| person.name.as_str()).collect();
        let about = [
            (!win.effect.is_empty()).then(|| win.effect.clone()),
            (!win.evidence.is_empty()).then(|| format!("see: {}", win.evidence)),
            (!with.is_empty()).then(|| format!("with {}", with.join(", "))),
        ];
        let about: Vec<String> = about.into_iter().flatten().collect();
        if !about.is_empty() {
            screen.labelled(plain(""), 2, &about.join(" · "), width);
        }
        let rows: Vec<Row> = matrix
            .people
            .iter()
            .zip(&win.known)
            .map(|(person, known)| {
                let known = match known {
                    KnownFrom::PartOfIt => "was part of it".to_owned(),
                    KnownFrom::You => "from you".to_owned(),
                    KnownFrom::Other { person } => format!("from {person}"),
                    KnownFrom::Somebody => "knows about it".to_owned(),
                    KnownFrom::Nobody { could_mention: Some(other) } => {
                        format!("not yet; {} could mention it", other.name)
                    }
                    KnownFrom::Nobody { could_mention: None } => "not yet".to_owned(),
                };
                vec![plain(&person.name), plain(known)]
            })
            .collect();
        screen.table(2, rows, 1, width);
    }
    screen
}
