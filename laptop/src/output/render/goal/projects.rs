//! Projects.

use hallway_core::{
    insights::Projects,
    model::{Moment, ProjectState},
};

use crate::output::{
    render::words,
    screen::{Screen, faint, plain, strong},
};

/// Every project in the order of the core, with what was offered, what moved, whose counsel was sought and who was told.
pub fn projects(all: &Projects, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    if all.projects.is_empty() {
        screen.hint(
            "No projects yet. Whose could you help with?",
            "hallway goal projects begin NAME --whose NAME",
            width,
        );
    }
    if all.several_active {
        screen.paragraph(
            "More than one is active: pause which?  hallway goal projects note REF --pause",
            width,
        );
        screen.gap();
    }
    for one in &all.projects {
        let whose = one.person.as_ref().map(|person| format!(" · {}", person.name)).unwrap_or_default();
        let begun = words::day(one.begun, today);
        let state = plain(match &one.state {
            ProjectState::Active => format!("{whose} · active since {begun}"),
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
        line(
            "counsel",
            one.counsel.iter().map(|asked| format!("{}: {}", asked.person.name, asked.on)).collect(),
        );
        line(
            "told",
            one.told
                .iter()
                .map(|told| format!("{} ({})", told.person.name, words::day(told.day, today)))
                .collect(),
        );
    }
    screen
}
