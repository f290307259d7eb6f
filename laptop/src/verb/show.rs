//! `hallway show`.

use hallway_core::{
    journal::{MineLine, Page, TwoOfYou},
    model::{Me, RecordId, Reference},
};
use serde::Serialize;
use serde_json::json;

use crate::{
    error::Outcome,
    input::resolve::{Which, which},
    output::{
        render,
        screen::{Screen, faint, plain, strong},
        terminal,
    },
    session::Session,
};

/// Everything about a person, a line or any other thing
///
/// Of a person also how far the two of you have come, what you have in common, whom they know, who spoke for whom, thanks,
/// and your answers in the audit. Private text is included.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = JSON)]
pub struct Show {
    /// A name, a REF, `-` for the last line, or me
    #[arg(required = true, value_name = "NAME|REF|-|me")]
    what: Vec<String>,
    /// Every change with its moment, and values that lost against others written at the same time
    #[arg(long)]
    history: bool,
}

const EXAMPLES: &str = "\
Examples:
  hallway show Ana Silva
  hallway show -
  hallway show me
  hallway show Ana Silva --history";

const JSON: &str = "\
JSON of a person:
  {what:\"person\", ref, name, new, nicknames[], merged[], relation, pronoun,
   positions[{ref,org,title,from,until}], level, reports_to{ref,name,new},
   cadence, cadence_chosen, resting,
   resting_because, notes, facts[fact], facts_ended[fact],
   goals[{ref,goal,closed,roles[],stance,noted}], stage, stage_why,
   common[fact], audit[], knows[{ref,name,new,how}],
   spoke_for_you[], spoke_for_them[], as in people spoke,
   thanks[{ref,text,day}], promises[promise],
   promises_settled[item], exchanges[item],
   timeline[{ref,at,kind,text,there,guess,private}], more}
JSON of a line:
  {what:\"entry\", ref, text, at, written, kind, started, private, people[],
   topics[], promises[item], facts[item], exchanges[item], wins[item],
   words[item], suggestions[], deleted}
JSON of anything else:
  {what:\"other\", ref, kind, fields[[name,value]]}
JSON of me:
  {what:\"me\", name, pronoun, pace, kind_words{}, feedback_every,
   mine[{ref,kind,text,day,whom_to_ask[{ref,name,new}]}]}
JSON with --history:
  {changes[{at, field, value, lost}]}
  fact and promise are as in prep, item as in log.";

impl Show {
    /// Shows the page or its history.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let which = which(journal, &self.what)?;
        if self.history {
            let what = match &which {
                Which::Me => Reference::to(RecordId::ME),
                Which::Person(person) => Reference::to(*person),
                Which::Thing(thing) => thing.reference.clone(),
            };
            let changes = journal.history(&what)?;
            return session.answer(&json!({ "changes": changes }), |_| {
                render::history(&changes, session.now(), terminal::width())
            });
        }
        match which {
            Which::Me => {
                let me = journal.people().me()?;
                let shape = json!({
                    "what": "me", "name": me.name, "pronoun": me.pronoun, "pace": me.pace, "kind_words": me.kind_words,
                    "feedback_every": me.feedback_every, "mine": journal.people().mine()?,
                });
                let mine = journal.people().mine()?;
                session.answer(&shape, |_| about_me(&me, &mine))
            }
            Which::Person(person) => {
                let page = Page::Person(Box::new(journal.people().show(person, session.now())?));
                let two_of_you = journal.people().two_of_you(person, session.now())?;
                session.answer(&InFull { page, two_of_you }, |whole| match &whole.page {
                    Page::Person(page) => {
                        render::person(page, &whole.two_of_you, session.now(), terminal::width())
                    }
                    _ => Screen::new(),
                })
            }
            Which::Thing(thing) => page(session, &journal.show(&thing.reference, session.now())?),
        }
    }
}

/// A person with everything about them.
#[derive(Serialize)]
struct InFull {
    #[serde(flatten)]
    page: Page,
    #[serde(flatten)]
    two_of_you: TwoOfYou,
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

fn about_me(me: &Me, mine: &[MineLine]) -> Screen {
    let mut screen = Screen::new();
    screen.line([strong(if me.name.is_empty() { "You" } else { &me.name })]);
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            screen.labelled(faint(name), 13, value, terminal::width());
        }
    };
    field("Pronoun", &me.pronoun);
    let pace =
        me.pace.map_or("as many as it takes".to_owned(), |pace| format!("at most {pace} people a week"));
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
    if me.name.is_empty() {
        screen.line([plain("Change it with: hallway edit me")]);
    }
    screen
}
