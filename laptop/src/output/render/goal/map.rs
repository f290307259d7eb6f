//! Who has a say in a goal, and what each showed.

use chrono::NaiveDate;
use hallway_core::{
    insights::{GoalMap, OnTheMap, WorldFact, clip},
    model::{Moment, Role},
};
use unicode_width::UnicodeWidthStr;

use super::goals::when;
use crate::output::{
    render::words,
    screen::{Screen, faint, heading, plain, strong},
};

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
    let stance =
        CellPart { before: one.stance.to_string(), said: &one.said, after: format!("{shown}{again}") };
    let part = |words: String, said| CellPart { before: words, said, after: String::new() };
    let mut parts = vec![stance];
    if ended {
        parts.push(match one.heard_how_it_ended {
            Some(day) => part(format!("heard how it ended {}", on(day)), &one.told_said),
            None if one.knows => part("has not heard how it ended".to_owned(), ""),
            None => part("wasn't told about it".to_owned(), ""),
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
struct CellPart<'a> {
    before: String,
    said: &'a str,
    after: String,
}

/// The parts on one line. If what was said does not fit, it is cut, and left out of the later parts; `show` and the
/// table have all of it.
fn within(parts: &[CellPart<'_>], width: usize) -> String {
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
    let title = [strong(&map.goal.name), plain(format!(" · {}", when(&map.goal, now)))];
    screen.flow(title.into_iter().chain([faint(format!("   {}", map.goal.reference))]), 2, width);
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
    if !map.could_join.is_empty() {
        screen.gap();
        screen.line([heading("WHO COULD BE ON IT")]);
        for one in &map.could_join {
            screen.labelled(plain("  ·"), 4, &one.in_words(), width);
        }
    }
    screen
}
