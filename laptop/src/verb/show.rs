//! `hallway show`.

use hallway_core::{
    Error, Journal,
    insights::TurnTo,
    journal::{MineLine, Page},
    model::{Me, Moment, PersonId, RecordId, Reference},
};

use crate::{
    error::{CommandError, Outcome},
    input::resolve::{self, Unknown, Which, which},
    output::{
        answer::{AboutMe, Changes, InFull, People},
        render,
        screen::{Screen, faint, plain, strong},
        terminal,
    },
    session::Session,
};

/// Everything about a person, a line or any other thing
///
/// For a person, also how far the two of you have come, what you have in common, whom they know, who spoke for whom,
/// thanks, and your answers in the audit. Private text is included.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Show {
    /// A name or several, a REF, `-` for the last line, or me
    #[arg(required = true, value_name = "NAME|REF|-|me")]
    what: Vec<String>,
    /// Every change with its moment, and values that lost against others written at the same time
    #[arg(long)]
    history: bool,
}

const EXAMPLES: &str = "\
Examples:
  hallway show Ana Silva
  hallway show Ana, Bo
  hallway show -
  hallway show me
  hallway show Ana Silva --history";

impl Show {
    /// Shows the page or its history.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let which = match which(journal, &self.what) {
            // Several names are nobody's name together.
            Err(CommandError::Core(Error::NoSuchPerson { .. })) => {
                match resolve::everybody(session, &self.what, Unknown::Refuse)?.as_slice() {
                    [one] => Which::Person(*one),
                    _ if self.history => {
                        return Err(CommandError::Usage("--history takes one name".to_owned()));
                    }
                    several => return all_in_full(journal, several, session),
                }
            }
            which => which?,
        };
        if self.history {
            let what = match &which {
                Which::Me => Reference::to(RecordId::ME),
                Which::Person(person) => Reference::to(*person),
                Which::Thing(thing) => thing.reference.clone(),
            };
            let changes = journal.history(&what)?;
            return session.answer(&Changes { changes }, |all| {
                render::history(&all.changes, |id| called(journal, id), session.now(), terminal::width())
            });
        }
        match which {
            Which::Me => {
                let me = journal.people().me()?;
                let mine = journal.people().mine()?;
                let turn_to = journal.people().turn_to(session.now())?;
                session.answer(&AboutMe::of(&me, &mine, &turn_to), |_| about_me(&me, &mine, &turn_to))
            }
            Which::Person(person) => {
                session.answer(&in_full(journal, person, session.now())?, |one| whole(one, session.now()))
            }
            Which::Thing(thing) => page(session, &journal.show(&thing.reference, session.now())?),
        }
    }
}

/// Everything about several people, one after another.
fn all_in_full(journal: &Journal, people: &[PersonId], session: &Session) -> Outcome {
    let now = session.now();
    let people = people.iter().map(|person| in_full(journal, *person, now)).collect::<Result<_, _>>()?;
    session.answer(&People { people }, |all| {
        let mut screen = Screen::new();
        for one in &all.people {
            screen.gap();
            screen.append(whole(one, now));
        }
        screen
    })
}

/// Everything about somebody.
fn in_full(journal: &Journal, person: PersonId, now: Moment) -> Result<InFull, CommandError> {
    let page = Page::Person(Box::new(journal.people().show(person, now)?));
    Ok(InFull { page, two_of_you: journal.people().two_of_you(person, now)? })
}

/// The same as a screen.
fn whole(person: &InFull, now: Moment) -> Screen {
    match &person.page {
        Page::Person(page) => render::person(page, &person.two_of_you, now, terminal::width()),
        _ => Screen::new(),
    }
}

/// What a record is called: somebody by name, anything else by how to point at it.
fn called(journal: &Journal, id: RecordId) -> String {
    let named = journal.people().named(PersonId(id)).map(|person| person.name);
    named.unwrap_or_else(|_| {
        let whole = Reference::to(id);
        journal.resolve(&whole.to_string()).map_or(whole, |thing| thing.reference).to_string()
    })
}

fn page(session: &Session, page: &Page) -> Outcome {
    let (now, width) = (session.now(), terminal::width());
    session.answer(page, |page| match page {
        // People are shown in full.
        Page::Person(_) => Screen::new(),
        Page::Entry(entry) => render::entry(entry, now, width),
        Page::Other { reference, kind, fields } => render::fields(kind, reference, fields, width),
    })
}

fn about_me(me: &Me, mine: &[MineLine], turn_to: &[TurnTo]) -> Screen {
    let mut screen = Screen::new();
    screen.line([strong(if me.name.is_empty() { "You" } else { &me.name })]);
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            screen.labelled(faint(name), 13, value, terminal::width());
        }
    };
    field("Pronoun", &me.pronoun);
    let pace = me.pace.map_or("no limit".to_owned(), |pace| format!("at most {pace} people a week"));
    field("Pace", &pace);
    let words: Vec<String> = me.kind_words.iter().map(|(word, kind)| format!("{word}: {kind}")).collect();
    field("Own words", &words.join(", "));
    let every = me.feedback_every.map(|days| format!("every {days} days")).unwrap_or_default();
    field("Feedback", &every);
    for line in mine {
        let whom: Vec<&str> = line.whom_to_ask.iter().map(|one| one.name.as_str()).collect();
        let whom = if whom.is_empty() { String::new() } else { format!(" (ask {})", whom.join(" or ")) };
        field(line.kind.as_str(), &format!("{}{whom}   {}", line.text, line.reference));
    }
    for one in turn_to {
        let people: Vec<&str> = one.people.iter().map(|one| one.name.as_str()).collect();
        field("turn to for", &format!("{}: {}", one.what, people.join(", ")));
    }
    if me.name.is_empty() {
        screen.line([plain("Change it with: hallway edit me")]);
    }
    screen
}
