//! Asks and feedback, and words to ask with.

use hallway_core::{
    insights::{AskDraft, AskLine, Asking},
    model::{AnswerKind, Moment},
};

use crate::output::{
    render::words,
    screen::{Screen, faint, heading, plain, strong},
};

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
            "ask again".to_owned()
        } else {
            format!("ask again {}", words::day(line.follow_up, today))
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
    screen.section("YOU ASKED", open.collect(), 1, width);
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
    screen.section("YOU HEARD", feedback.collect(), 1, width);
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
        let answers = if answers.is_empty() { "let go".to_owned() } else { answers.join(" / ") };
        vec![plain(name(line)), plain(about(line)), plain(answers), faint(line.reference.to_string())]
    });
    screen.section("ANSWERED", settled.collect(), 1, width);
    if asks.feedback_due {
        screen.gap();
        screen.line([plain("It's time to ask someone for feedback again.")]);
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
        screen.paragraph(&format!("{} You decide.", words::sentence(&resting.in_words)), width);
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
    screen.line([faint("One is enough. Nothing is sent. Once you have asked: the same with --asked")]);
    screen
}
