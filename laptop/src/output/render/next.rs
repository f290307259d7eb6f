//! What comes next, each with why and its command.

use hallway_core::insights::NextAct;

use crate::output::{
    next_command::next_command,
    screen::{Screen, faint, plain},
};

/// What comes next, each with why and its command.
pub fn next(acts: &[NextAct], width: usize) -> Screen {
    let mut screen = Screen::new();
    if acts.is_empty() {
        screen.line([plain("Nothing comes next. Enjoy it.")]);
    }
    for act in acts {
        screen.gap();
        screen.paragraph(&in_words(act), width);
        screen.append(next_act(act, 2, width));
    }
    screen
}

/// With whom an act is, and why.
pub(super) fn in_words(act: &NextAct) -> String {
    match &act.person {
        Some(person) => format!("{}: {}", person.name, act.why),
        None => act.why.clone(),
    }
}

/// The command for an act and the one that puts it off, behind a blank.
pub(super) fn next_act(act: &NextAct, indent: usize, width: usize) -> Screen {
    let mut screen = Screen::new();
    let blank = " ".repeat(indent);
    let commands = [
        faint(format!("{blank}hallway {}", next_command(&act.action))),
        faint(format!("   later {} WHEN --only '{}'", act.reference, act.kind.word())),
    ];
    screen.flow(commands, indent + 2, width);
    screen
}
