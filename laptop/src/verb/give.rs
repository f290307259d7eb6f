//! `hallway give`: what you give, thank for and say for others.

use clap::Args;
use hallway_core::{
    journal::{Gift, Noted},
    model::ExchangeKind,
};

use crate::{
    error::{CommandError, Outcome},
    input::{
        choice::{GIFTS, one_of},
        dates::happened,
        resolve::{self, Unknown},
    },
    output::{
        answer::NotedAll,
        render::{self, said},
        screen::Screen,
        terminal,
    },
    session::Session,
};

/// Give first: help, an introduction, praise, thanks, time, or something about yourself
///
/// Without a name it shows whose turn it is, thanks to say, what people need, and who could be introduced. Never money.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Give {
    /// help, intro, praise, thanks, time, info, own or taught; then a name or several, for intro two
    #[arg(value_name = "WHAT NAME")]
    words: Vec<String>,
    /// Whom you said the good word to
    #[arg(long, value_name = "WHOM", default_value = "", hide_default_value = true)]
    to: String,
    /// What it was, or what for
    #[arg(long = "for", value_name = "TEXT", default_value = "", hide_default_value = true)]
    what: String,
    /// When, if not today: yesterday, last friday, 2026-05-12
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  hallway give
  hallway give help 'Ana Silva' --for 'the deck'
  hallway give intro 'Ana Silva' 'Bo Lindqvist'
  hallway give praise 'Ana Silva' --to 'the board' --for 'the offsite'
  hallway give thanks 'Bo Lindqvist' --for 'the numbers'
  hallway give thanks 'Ana Silva' 'Bo Lindqvist' --for 'the panel'";

/// What was given, at the beginning of the receipt.
fn in_words(gift: &Gift) -> &'static str {
    match gift {
        Gift::Introduction { .. } => "Introduced",
        Gift::Praise { .. } => "Spoke for",
        Gift::Thanks => "Thanked",
        Gift::Of(ExchangeKind::Time) => "Gave time",
        Gift::Of(ExchangeKind::Information) => "Told something useful",
        Gift::Of(ExchangeKind::Shared) => "Told something about yourself",
        Gift::Of(ExchangeKind::Taught) => "Taught something",
        Gift::Of(_) => "Helped",
    }
}

impl Give {
    /// Notes it, or shows what there is to give.
    pub fn run(self, session: &Session) -> Outcome {
        if !self.words.is_empty() {
            session.begin();
        }
        let (now, journal) = (session.now(), &*session.questions()?);
        let Some((what, names)) = self.words.split_first() else {
            let giving = journal.giving().overview(now)?;
            return session.answer(&giving, |giving| render::giving(giving, now, terminal::width()));
        };
        if names.is_empty() {
            return Err(CommandError::Usage(format!("say to whom: hallway give {what} NAME")));
        }
        let what = one_of(what, GIFTS, |gift| gift)
            .map_err(|known| CommandError::Usage(format!("\"{what}\" isn't something to give: {known}")))?;
        let mut other = None;
        let (gift, names) = match what {
            "help" => (Gift::Of(ExchangeKind::Help), names),
            "time" => (Gift::Of(ExchangeKind::Time), names),
            "info" => (Gift::Of(ExchangeKind::Information), names),
            "own" => (Gift::Of(ExchangeKind::Shared), names),
            "taught" => (Gift::Of(ExchangeKind::Taught), names),
            "praise" => (Gift::Praise { to: self.to.clone() }, names),
            "thanks" => (Gift::Thanks, names),
            _ => match names {
                [one, second] => {
                    let to = resolve::whoever(session, std::slice::from_ref(second))?;
                    other = Some(to);
                    (Gift::Introduction { to }, std::slice::from_ref(one))
                }
                _ => {
                    return Err(CommandError::Usage(
                        "name the two, each in single quotes: hallway give intro 'Ana Silva' 'Bo'".to_owned(),
                    ));
                }
            },
        };
        let people = if other.is_some() {
            vec![resolve::whoever(session, names)?]
        } else {
            resolve::everybody(session, names, Unknown::Make)?
        };
        let at = happened(self.on.as_deref(), session)?;
        let words = in_words(&gift);
        let references = journal.giving().give_each(&people, gift, &self.what, Some(at), now)?;
        let mut noted = Vec::new();
        for (person, reference) in people.into_iter().zip(references) {
            let mut line = format!("{words} · {}", journal.people().named(person)?.name);
            if let Some(other) = other {
                line = format!("{line} and {}", journal.people().named(other)?.name);
            }
            noted.push(Noted { reference, said: line });
        }
        session.said(&NotedAll { noted }, |all| {
            let mut screen = Screen::new();
            for one in &all.noted {
                screen.append(said(&one.said, Some(&one.reference)));
            }
            screen
        })
    }
}
