//! Giving, good words, asks, and what comes next.

use hallway_core::{
    insights::{AskDraft, AskLine, Asking, Giving, GoodWords, MyWord, NextAct, OpenPromise},
    model::{AnswerKind, ExchangeKind, Moment},
};

use super::{standing::sentence, words};
use crate::screen::{Row, Screen, faint, heading, plain, strong};

/// A part with a heading, when it has rows.
fn part(screen: &mut Screen, title: &str, rows: Vec<Row>, flexible: usize, width: usize) {
    if rows.is_empty() {
        return;
    }
    screen.gap();
    screen.line([heading(title)]);
    screen.table(2, rows, flexible, width);
}

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
    part(&mut screen, "THANKS TO SAY", thanks.collect(), 1, width);
    if giving.thanks_more > 0 {
        screen.line([faint(format!("  {} more", giving.thanks_more))]);
    }
    let turns = giving.your_turn.iter().map(|one| {
        let kinds: Vec<String> = one
            .received
            .iter()
            .map(|(kind, count)| {
                let what = received(kind);
                if *count == 1 { what } else { format!("{what} ({count} times)") }
            })
            .collect();
        vec![plain(&one.person.name), plain(kinds.join(", ")), faint(one.person.reference.to_string())]
    });
    part(&mut screen, "YOUR TURN", turns.collect(), 1, width);
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
    part(&mut screen, "NEEDS", needs.collect(), 1, width);
    let introductions = giving.introductions.iter().map(|one| {
        vec![
            plain(format!("{} and {}", one.who.name, one.other.name)),
            plain(format!("{} / {}", one.need.in_words(), one.because.in_words())),
            faint(format!("hallway give intro {} {}", one.who.reference, one.other.reference)),
        ]
    });
    part(&mut screen, "INTRODUCE THEM?", introductions.collect(), 1, width);
    if let Some(younger) = &giving.younger {
        let row = vec![
            plain(&younger.person.name),
            plain(&younger.why),
            faint(younger.person.reference.to_string()),
        ];
        part(&mut screen, "SPEAK FOR SOMEONE", vec![row], 1, width);
    }
    if screen.height() == 0 {
        screen.hint(
            "Nothing is asked of you. A good word is always welcome:",
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
        ExchangeKind::Shared => "told you something of their own".to_owned(),
        ExchangeKind::Taught => "taught you".to_owned(),
        other => format!("gave you {other}"),
    }
}

/// Who spoke for the user, and what the user said for others.
pub fn good_words(good: &GoodWords, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    let for_you = good.for_you.iter().map(|word| {
        let to = if word.to.is_empty() { String::new() } else { format!(" to {}", word.to) };
        let how = if word.how.is_empty() { String::new() } else { format!("; {}", word.how) };
        let state = match (word.thanked, word.thank_by) {
            (Some(day), _) if word.tell_outcome => {
                format!("thanked {}; tell them how it ended", words::day(day, today))
            }
            (Some(day), _) => format!("thanked {}", words::day(day, today)),
            (None, Some(by)) => words::thank(by, today),
            (None, None) => String::new(),
        };
        vec![
            plain(word.person.as_ref().map_or("", |person| person.name.as_str())),
            plain(format!("{}{to}, {}{how}", word.kind, words::day(word.day, today))),
            plain(state),
            faint(word.reference.to_string()),
        ]
    });
    part(&mut screen, "SPOKE FOR YOU", for_you.collect(), 1, width);
    let for_others = good.for_others.iter().map(|word| {
        let to = if word.to.is_empty() { String::new() } else { format!(" to {}", word.to) };
        vec![
            plain(word.person.as_ref().map_or("", |person| person.name.as_str())),
            plain(format!("{}{to}", word.text)),
            plain(words::day(word.day, today)),
            faint(word.reference.to_string()),
        ]
    });
    part(&mut screen, "YOU SPOKE FOR", for_others.collect(), 1, width);
    if screen.height() == 0 {
        screen.line([plain("Nobody is noted yet:  hallway people spoke NAME --to WHOM --how TEXT")]);
    }
    screen
}

/// The user's own word.
pub fn my_word(word: &MyWord, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    match word.percent {
        Some(percent) => {
            let late = match word.median_days_late {
                None | Some(0) => String::new(),
                // Of those that came and of those that are late now.
                Some(days) => format!("; half are up to {} late", words::days(days)),
            };
            let kept = format!(
                "You kept {} of {} promises in twelve months ({percent}%){late}.",
                word.kept, word.of
            );
            screen.wrapped(&strong(kept), width);
        }
        None => screen.line([plain("None of your promises came due in twelve months.")]),
    }
    let rows = |promises: &[OpenPromise]| {
        let row = |promise: &OpenPromise| {
            vec![
                plain(&promise.text),
                plain(promise.person.as_ref().map_or("", |person| person.name.as_str())),
                plain(words::when_due(promise, today)),
                faint(promise.reference.to_string()),
            ]
        };
        promises.iter().map(row).collect::<Vec<Row>>()
    };
    let lists = [
        ("YOURS, LATE", &word.late, word.late_more),
        ("NOT COME YET", &word.not_come_yet, word.not_come_yet_more),
    ];
    for (title, promises, more) in lists {
        part(&mut screen, title, rows(promises), 0, width);
        if more > 0 {
            screen.line([faint(format!("  {more} more: hallway find is:open"))]);
        }
    }
    screen
}

/// What waits for an answer, feedback, questions.
pub fn asks(asks: &Asking, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    let name = |line: &AskLine| line.person.as_ref().map_or(String::new(), |person| person.name.clone());
    let about = |line: &AskLine| {
        let meet = line.to_meet.as_ref().map(|meet| format!(" to {}", meet.name)).unwrap_or_default();
        let text = if line.text.is_empty() { String::new() } else { format!(": {}", line.text) };
        format!("{}{meet}{text}", line.kind)
    };
    let open = asks.open.iter().map(|line| {
        let when = if line.come_back {
            "come back to it".to_owned()
        } else {
            format!("come back {}", words::day(line.follow_up, today))
        };
        let since = match line.answers.first() {
            Some(answer) => format!("{} {}", answer.answer, words::day(answer.day, today)),
            None => format!("asked {}", words::day(line.asked, today)),
        };
        let said = line.answers.first().filter(|answer| !answer.said.is_empty());
        let said = said.map(|answer| format!("; \"{}\"", answer.said)).unwrap_or_default();
        vec![
            plain(name(line)),
            plain(format!("{}{said}", about(line))),
            plain(format!("{since}, {when}")),
            faint(line.reference.to_string()),
        ]
    });
    part(&mut screen, "YOU ASKED", open.collect(), 1, width);
    let feedback = asks.feedback.iter().map(|line| {
        let next = line.next.map_or("told them", |step| step.in_words());
        let will =
            if line.will_do.is_empty() { String::new() } else { format!("; you will: {}", line.will_do) };
        vec![
            plain(line.person.as_ref().map_or("", |person| person.name.as_str())),
            plain(format!("\"{}\"{will}", line.heard)),
            plain(next),
            faint(line.reference.to_string()),
        ]
    });
    part(&mut screen, "YOU HEARD", feedback.collect(), 1, width);
    let settled = asks.settled.iter().map(|line| {
        let answers: Vec<String> = line
            .answers
            .iter()
            .map(|answer| match &answer.answer {
                AnswerKind::Answered => answer.said.clone(),
                kind if answer.said.is_empty() => kind.to_string(),
                kind => format!("{kind}: {}", answer.said),
            })
            .collect();
        let answers = if answers.is_empty() { "let be".to_owned() } else { answers.join(" / ") };
        vec![plain(name(line)), plain(about(line)), plain(answers), faint(line.reference.to_string())]
    });
    part(&mut screen, "ANSWERED", settled.collect(), 1, width);
    if asks.feedback_due {
        screen.gap();
        screen.line([plain("It is time to ask somebody for feedback again.")]);
    }
    screen.gap();
    screen.line([heading("QUESTIONS WORTH ASKING")]);
    for question in &asks.questions {
        screen.labelled(plain("  ·"), 4, &question.text, width);
    }
    screen
}

/// Words to ask with.
pub fn ask_draft(draft: &AskDraft, width: usize) -> Screen {
    let mut screen = Screen::new();
    screen.line([
        strong(format!("{} for {}", draft.person.name, draft.kind)),
        faint(format!("   {}", draft.person.reference)),
    ]);
    if let Some(resting) = &draft.ready.resting {
        screen.paragraph(&format!("{} You decide.", sentence(&resting.in_words)), width);
    }
    if !draft.before.is_empty() {
        screen.labelled(heading("FIRST"), 8, &format!("{}. You decide.", draft.before.join(", ")), width);
        if let Some(step) = &draft.ready.step_in_words {
            screen.labelled(plain(""), 8, step, width);
        }
    }
    if let Some(advice) = &draft.advice {
        screen.labelled(heading("ADVICE"), 8, advice, width);
    }
    screen.gap();
    screen.paragraph(&draft.opening, width);
    screen.gap();
    for way in &draft.drafts {
        screen.labelled(plain("  ·"), 4, &way.offer, width);
    }
    screen.gap();
    screen.paragraph(&draft.ending, width);
    if !draft.introducers.is_empty() {
        let names: Vec<&str> = draft.introducers.iter().map(|one| one.person.name.as_str()).collect();
        screen.gap();
        screen.labelled(heading("WHO KNOWS THEM"), 16, &names.join(", "), width);
    }
    screen.gap();
    screen.line([faint("One is enough. Nothing is sent. When you asked: the same with --asked")]);
    screen
}

/// What comes next, each with why and its command.
pub fn next(acts: &[NextAct], width: usize) -> Screen {
    let mut screen = Screen::new();
    if acts.is_empty() {
        screen.line([plain("Nothing comes next. Enjoy it.")]);
    }
    for act in acts {
        screen.gap();
        let name = act.person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
        let name = if name.is_empty() { String::new() } else { format!("{name}: ") };
        screen.paragraph(&format!("{name}{}", act.why), width);
        screen.line([
            faint(format!("  hallway {}", act.command)),
            faint(format!("   later {} WHEN --only '{}'", act.reference, act.kind.word())),
        ]);
    }
    screen
}
