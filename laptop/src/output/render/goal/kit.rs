//! The kit: what one reads who is to speak for the user.

use hallway_core::{
    insights::{KitLacks, KitPage},
    model::Moment,
};

use crate::output::{
    render::words,
    screen::{Screen, faint, heading, plain},
};

/// The page as it is handed over, then what it lacks, who has a copy, and how to note another.
pub fn kit(page: &KitPage, now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    for line in page.plain.lines() {
        screen.paragraph(line, width);
    }
    if !page.lacks.is_empty() {
        screen.gap();
        screen.line([heading("STILL MISSING")]);
        for lacks in &page.lacks {
            let how = if *lacks == KitLacks::Name { ": hallway edit me --name NAME" } else { "" };
            screen.labelled(plain("  ·"), 4, &format!("{}{how}", lacks.in_words()), width);
        }
    }
    if !page.copies.is_empty() {
        screen.gap();
        screen.line([heading("WHO HAS A COPY")]);
        let rows = page.copies.iter().map(|copy| {
            vec![
                plain(&copy.person.name),
                plain(words::day(copy.given, now.date_naive())),
                plain(if copy.old { "out of date" } else { "up to date" }),
                faint(copy.person.reference.to_string()),
            ]
        });
        screen.table(2, rows.collect(), 0, width);
    }
    if let Some(reader) = page.reader.as_ref().filter(|_| page.to_give) {
        let given = format!("hallway goal kit {} --for {} --given", page.goal.reference, reader.reference);
        screen.gap();
        screen.line([faint(format!("Once they have it:  {given}"))]);
    }
    screen
}
