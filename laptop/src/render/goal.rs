//! Goals, their maps, the kit, wins and projects.

use chrono::NaiveDate;
use hallway_core::{
    insights::{GoalLine, GoalMap, Initiatives, KitPage, KnownFrom, OnTheMap, WinMatrix, WorldFact, clip},
    model::{InitiativeState, Moment, Role},
};
use unicode_width::UnicodeWidthStr;

use super::words;
use crate::screen::{Row, Screen, faint, heading, plain, strong};

/// When a goal is decided, or how it ended.
fn when(goal: &GoalLine, now: Moment) -> String {
    let today = now.date_naive();
    match (&goal.outcome, goal.closed, goal.decision, goal.days_left) {
        (Some(outcome), Some(closed), ..) => format!("{outcome}, {}", words::day(closed, today)),
        (_, _, Some(day), Some(left)) if left > 1 => {
            format!("decided {}, in {left} days", words::day(day, today))
        }
        (_, _, Some(_), Some(1)) => "decided tomorrow".to_owned(),
        (_, _, Some(_), Some(0)) => "decided today".to_owned(),
        (_, _, Some(day), _) => format!("was to be decided {}", words::day(day, today)),
        _ => "no day yet".to_owned(),
    }
}

/// The list of goals.
pub fn goals(goals: &[GoalLine], now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    if goals.is_empty() {
        screen.hint("No goal yet. What would you like to bring about?", "hallway goal add NAME", width);
    }
    let rows = goals.iter().map(|goal| {
        vec![
            strong(&goal.name),
            plain(when(goal, now)),
            plain(format!("{}, {} would speak for you", words::count_people(goal.people), goal.would_speak)),
            faint(goal.reference.to_string()),
        ]
    });
    screen.table(0, rows.collect(), 0, width);
    screen
}

/// One person of the map on one line, and what there is to say of them on a second.
fn on_the_map(screen: &mut Screen, one: &OnTheMap, ended: bool, today: NaiveDate, width: usize) {
    let roles: Vec<&str> = one.roles.iter().map(Role::as_str).collect();
    let work: Vec<&str> =
        [one.title.as_str(), one.org.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
    let new = !ended
        && !one.knows
        && one.told.is_none()
        && one.shown.is_none()
        && one.last.is_none()
        && one.resting.is_none();
    let stage = if new { "not met yet".to_owned() } else { one.stage.to_string() };
    let about = [roles.join(", "), stage, work.join(", ")];
    let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let about = if about.is_empty() { String::new() } else { format!(" · {}", about.join(" · ")) };
    let (name, reference) =
        (strong(&one.person.name).clipped(width / 2), faint(format!("   {}", one.person.reference)));
    let left = width.saturating_sub(name.width() + reference.width());
    screen.line([name, plain(about).clipped(left), reference]);
    if new {
        return;
    }
    let on = |day: NaiveDate| words::day(day, today);
    let shown = one.shown.map(|day| format!(" ({})", on(day))).unwrap_or_default();
    let again = if one.ask_again { ", ask again" } else { "" };
    let stance = Part { before: one.stance.to_string(), said: &one.said, after: format!("{shown}{again}") };
    let part = |words: String, said| Part { before: words, said, after: String::new() };
    let mut parts = vec![stance];
    if ended {
        parts.push(match one.heard_how_it_ended {
            Some(day) => part(format!("heard how it ended {}", on(day)), &one.told_said),
            None if one.knows => part("has not heard how it ended".to_owned(), ""),
            None => part("was not told of it".to_owned(), ""),
        });
        parts.extend(one.thanked.map(|day| part(format!("thanked {}", on(day)), "")));
    } else {
        parts.push(match one.told {
            Some(day) => part(format!("told {}", on(day)), &one.told_said),
            None if one.knows => part("knows of it".to_owned(), ""),
            None => part("not told yet".to_owned(), ""),
        });
        let talk = match (one.last, one.next) {
            _ if one.resting.is_some() => {
                one.resting.as_ref().map(|rest| rest.in_words.clone()).unwrap_or_default()
            }
            (None, _) => "no talk yet".to_owned(),
            _ if one.due => "good to talk now".to_owned(),
            (_, Some(next)) => format!("next talk {}", on(next)),
            (Some(last), None) => format!("last talk {}", on(last)),
        };
        parts.push(part(talk, ""));
    }
    screen.line([plain(format!("  {}", within(&parts, width.saturating_sub(2))))]);
}

/// A piece of a line: words, what somebody said, and words after that.
struct Part<'a> {
    before: String,
    said: &'a str,
    after: String,
}

/// The parts on one line. Where what was said does not fit it is cut, and of the later parts left out; it stands whole in
/// `show` and in the table.
fn within(parts: &[Part<'_>], width: usize) -> String {
    const WORTH_READING: usize = 16;
    let line = |quotes: usize, said: &dyn Fn(&str) -> String| {
        let mut left = quotes;
        let words = parts.iter().map(|part| {
            let quote = if part.said.is_empty() || left == 0 {
                String::new()
            } else {
                left -= 1;
                format!(": \"{}\"", said(part.said))
            };
            format!("{}{quote}{}", part.before, part.after)
        });
        words.collect::<Vec<_>>().join(" · ")
    };
    let widths: Vec<usize> = parts.iter().map(|part| part.said.width()).filter(|width| *width > 0).collect();
    for quotes in (1..=widths.len()).rev() {
        let mut room = width.saturating_sub(line(quotes, &|_| String::new()).width());
        let mut wanted: Vec<usize> = widths.iter().take(quotes).copied().collect();
        if wanted.iter().map(|width| (*width).min(WORTH_READING)).sum::<usize>() > room {
            continue;
        }
        // The shorter ones get what they need, the longer ones share what is left.
        wanted.sort_unstable();
        let mut widest = room;
        for (done, wide) in wanted.iter().enumerate() {
            widest = room / (wanted.len() - done);
            room = room.saturating_sub((*wide).min(widest));
        }
        return line(quotes, &|said| clip(said, widest));
    }
    clip(&line(0, &|_| String::new()), width)
}

/// The map of a goal.
pub fn goal_map(map: &GoalMap, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    screen.line([
        strong(&map.goal.name),
        plain(format!(" · {}", when(&map.goal, now))),
        faint(format!("   {}", map.goal.reference)),
    ]);
    if !map.goal.success.is_empty() {
        screen.labelled(faint("Success"), 9, &map.goal.success, width);
    }
    if !map.people.is_empty() {
        screen.gap();
    }
    for one in &map.people {
        on_the_map(&mut screen, one, map.goal.closed.is_some(), today, width);
    }
    for one in map.people.iter().filter(|one| !one.managing_up.is_empty()) {
        let up: Vec<String> = one
            .managing_up
            .iter()
            .map(|fact| format!("{}: {}", fact.kind, WorldFact::in_words(fact)))
            .collect();
        screen.labelled(faint("Managing up"), 13, &format!("{}: {}", one.person.name, up.join(" · ")), width);
    }
    if !map.gaps.is_empty() {
        screen.gap();
        screen.line([heading("WHAT IS MISSING")]);
        for gap in &map.gaps {
            screen.labelled(plain("  ·"), 4, &gap.why, width);
        }
    }
    screen
}

/// The kit.
pub fn kit(page: &KitPage, now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    for line in page.plain.lines() {
        screen.paragraph(line, width);
    }
    if !page.lacks.is_empty() {
        screen.gap();
        screen.line([heading("STILL MISSING")]);
        for lacks in &page.lacks {
            screen.labelled(plain("  ·"), 4, lacks.in_words(), width);
        }
    }
    if !page.copies.is_empty() {
        screen.gap();
        screen.line([heading("WHO HAS A COPY")]);
        let rows = page.copies.iter().map(|copy| {
            vec![
                plain(&copy.person.name),
                plain(words::day(copy.given, now.date_naive())),
                plain(if copy.old { "reads otherwise now" } else { "as it is" }),
                faint(copy.person.reference.to_string()),
            ]
        });
        screen.table(2, rows.collect(), 0, width);
    }
    if let Some(reader) = page.reader.as_ref().filter(|_| page.to_give) {
        let given = format!("hallway goal kit {} --for {} --given", page.goal_reference, reader.reference);
        screen.gap();
        screen.line([faint(format!("When they have it:  {given}"))]);
    }
    screen
}

/// Wins and who knows them.
pub fn wins(matrix: &WinMatrix, now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    if matrix.wins.is_empty() {
        screen.line([plain("No win yet. What went well lately?  hallway goal win 'WORDS' --evidence TEXT")]);
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
                    KnownFrom::Other { name } => format!("from {name}"),
                    KnownFrom::Somebody => "knows it".to_owned(),
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

/// Projects.
pub fn initiatives(all: &Initiatives, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    if all.initiatives.is_empty() {
        screen.hint(
            "No project yet. Whose could you help?",
            "hallway goal projects begin NAME --whose NAME",
            width,
        );
    }
    if all.several_active {
        screen.paragraph(
            "More than one is active: which to pause?  hallway goal projects note REF --pause",
            width,
        );
        screen.gap();
    }
    for one in &all.initiatives {
        let whose = one.person.as_ref().map(|person| format!(" · {}", person.name)).unwrap_or_default();
        let begun = words::day(one.begun, today);
        let state = plain(match &one.state {
            InitiativeState::Active => format!("{whose} · active since {begun}"),
            state => format!("{whose} · {state} · begun {begun}"),
        });
        let reference = faint(format!("   {}", one.reference));
        let name = strong(&one.name).clipped(width.saturating_sub(state.width() + reference.width()).max(20));
        let left = width.saturating_sub(name.width() + reference.width());
        screen.line([name, state.clipped(left), reference]);
        let mut line = |label: &str, said: Vec<String>| {
            if !said.is_empty() {
                screen.labelled(plain(format!("  {label}")), 12, &said.join(" · "), width);
            }
        };
        let days = |steps: &[hallway_core::insights::OnADay]| {
            steps.iter().map(|step| format!("{} ({})", step.said, words::day(step.day, today))).collect()
        };
        line("offered", days(&one.offered));
        line("moved", days(&one.moved));
        line("counsel", one.counsel.iter().map(|(person, on)| format!("{}: {on}", person.name)).collect());
        line(
            "told",
            one.told
                .iter()
                .map(|(person, day)| format!("{} ({})", person.name, words::day(*day, today)))
                .collect(),
        );
    }
    screen
}
