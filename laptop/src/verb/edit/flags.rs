//! The flags of `edit`, and what each of them fits.

use clap::Args;
use hallway_core::model::{Level, MineKind, Relation, Stage};

use crate::{
    error::CommandError,
    input::choice::{self, one_of},
};

/// Every flag that changes something.
#[derive(Debug, Default, Args)]
pub struct Flags {
    #[command(flatten)]
    pub person: PersonFlags,
    #[command(flatten)]
    pub entry: EntryFlags,
    #[command(flatten)]
    pub other: OtherFlags,
    #[command(flatten)]
    pub me: MeFlags,
}

impl Flags {
    /// Refuses flags that say nothing about `target`; true if any flag was given at all.
    pub fn fits(&self, target: Target) -> Result<bool, CommandError> {
        let mut any = false;
        for (flag, given, fits) in self.flags() {
            if given && !fits.contains(&target) {
                return Err(CommandError::Usage(format!("{flag} does not fit {}", target.said())));
            }
            any |= given;
        }
        Ok(any)
    }

    /// Every flag, whether it was given, and what it fits.
    fn flags(&self) -> Vec<(&'static str, bool, &'static [Target])> {
        use Target::{Entry, Fact, Me, Person, Promise, Several};
        let (person, entry, other, me) = (&self.person, &self.entry, &self.other, &self.me);
        vec![
            ("--name", person.name.is_some(), &[Person, Me]),
            ("--nickname", !person.nickname.is_empty(), &[Person]),
            ("--no-nickname", !person.no_nickname.is_empty(), &[Person]),
            ("--relation", person.relation.is_some(), &[Person, Several]),
            ("--pronoun", person.pronoun.is_some(), &[Person, Several, Me]),
            ("--every", person.every.is_some(), &[Person, Several]),
            ("--notes", person.notes.is_some(), &[Person]),
            ("--org", person.org.is_some(), &[Person, Several]),
            ("--title", person.title.is_some(), &[Person, Several]),
            ("--level", person.level.is_some(), &[Person, Several]),
            ("--reports-to", person.reports_to.is_some(), &[Person, Several]),
            ("--since", person.since.is_some(), &[Person, Several]),
            ("--correct", person.correct, &[Person, Several]),
            ("--stage", person.stage.is_some(), &[Person, Several]),
            ("--left", person.left.is_some(), &[Person, Several]),
            ("--fact", !person.fact.is_empty(), &[Person, Several]),
            ("--confirm", !person.confirm.is_empty(), &[Person]),
            ("--end", !person.end.is_empty(), &[Person]),
            ("--line", entry.line.is_some(), &[Entry]),
            ("--on", entry.on.is_some(), &[Entry]),
            ("--kind", entry.kind.is_some(), &[Entry, Fact]),
            ("--started", entry.started.is_some(), &[Entry]),
            ("--private", entry.private, &[Entry]),
            ("--public", entry.public, &[Entry]),
            ("--there", !entry.there.is_empty(), &[Entry]),
            ("--mentioned", !entry.mentioned.is_empty(), &[Entry]),
            ("--without", !entry.without.is_empty(), &[Entry]),
            ("--text", other.text.is_some(), &[Promise, Fact]),
            ("--due", other.due.is_some(), &[Promise]),
            ("--whose", other.whose.is_some(), &[Promise]),
            ("--reopen", other.reopen, &[Promise]),
            ("--pace", me.pace.is_some(), &[Me]),
            ("--word", !me.word.is_empty(), &[Me]),
            ("--read", !me.read.is_empty(), &[Me]),
            ("--saw", !me.saw.is_empty(), &[Me]),
            ("--cooked", !me.cooked.is_empty(), &[Me]),
            ("--worry", !me.worry.is_empty(), &[Me]),
            ("--value", !me.value.is_empty(), &[Me]),
            ("--interest", !me.interest.is_empty(), &[Me]),
            ("--improve", !me.improve.is_empty(), &[Me]),
            ("--feedback-every", me.feedback_every.is_some(), &[Me]),
        ]
    }
}

/// What is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Somebody: their names, relation, pronoun and where they work.
    Person,
    /// Several people: what may be the same for all of them.
    Several,
    /// A line: its words, day, kind and people.
    Entry,
    /// A promise: its words, day and person.
    Promise,
    /// A fact: its words and kind, whether it still holds.
    Fact,
    /// The user: their names, pace and questions.
    Me,
}

impl Target {
    /// As it is called in a sentence.
    pub fn said(self) -> &'static str {
        match self {
            Self::Person => "a person",
            Self::Several => "several people",
            Self::Entry => "a line",
            Self::Promise => "a promise",
            Self::Fact => "a fact",
            Self::Me => "yourself",
        }
    }
}

/// Changes to a person.
#[derive(Debug, Default, Clone, Args)]
#[command(next_help_heading = "A person")]
pub struct PersonFlags {
    /// The full name (of a person, or yours)
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Another name they go by; may be given again
    #[arg(long, value_name = "NAME")]
    pub nickname: Vec<String>,
    /// A name they do not go by
    #[arg(long, value_name = "NAME")]
    pub no_nickname: Vec<String>,
    /// What they are to you: colleague, manager, report, stakeholder, mentor, mentee, outside
    #[arg(long, value_name = "RELATION", value_parser = choice::relation)]
    pub relation: Option<Relation>,
    /// Their pronoun, or yours: she, he, they
    #[arg(long, value_name = "PRONOUN")]
    pub pronoun: Option<String>,
    /// Days between conversations, or `usual` for what is usual for the relation
    #[arg(long, value_name = "DAYS|usual", value_parser = days)]
    pub every: Option<Number>,
    /// Anything longer; replaces what was there
    #[arg(long, value_name = "TEXT")]
    pub notes: Option<String>,
    /// Where they work now; a change ends the position before
    #[arg(long, value_name = "ORG")]
    pub org: Option<String>,
    /// Their title now; a change ends the position before
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// How senior that is, seen from you: junior, peer, senior, executive
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    pub level: Option<Level>,
    /// Who they report to there
    #[arg(long, value_name = "NAME")]
    pub reports_to: Option<String>,
    /// Since when, if not today
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Correct the position, because it was noted wrongly and did not change
    #[arg(long)]
    pub correct: bool,
    /// They left: their position ends, they count as outside, and they come off the maps of open goals; it shows what
    /// is left of each goal
    #[arg(long, value_name = "WHEN", num_args = 0..=1, require_equals = true, default_missing_value = "today")]
    pub left: Option<String>,
    /// How far the two of you have come; your word wins over what the journal shows: stranger, acquainted, rapport,
    /// trust,
    /// would speak for me, asked, spoke for me, thanked; or unsaid
    #[arg(long, value_name = "STAGE", value_parser = stage)]
    pub stage: Option<StageSaid>,
    /// Add a fact, with its kind first if you like: `careful: the reorg`; need, can, aim, pressure, news (how they like to
    /// hear them), homework (what you looked up), gap (between you), bridge (how you might close it), tried, for (what you
    /// turn to them for), style, and so on
    #[arg(long, value_name = "TEXT")]
    pub fact: Vec<String>,
    /// This fact still holds
    #[arg(long, value_name = "REF", value_delimiter = ',')]
    pub confirm: Vec<String>,
    /// This fact no longer holds
    #[arg(long, value_name = "REF", value_delimiter = ',')]
    pub end: Vec<String>,
}

/// Changes to a line.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "A line")]
pub struct EntryFlags {
    /// The whole new line
    #[arg(long, value_name = "TEXT")]
    pub line: Option<String>,
    /// When it happened
    #[arg(long, value_name = "WHEN")]
    pub on: Option<String>,
    /// What it was: coffee, lunch, call, ...; of a fact: interest, need, careful, ...
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Who started it
    #[arg(long, value_name = "me|them|unsaid", value_parser = ["me", "them", "unsaid"], hide_possible_values = true)]
    pub started: Option<String>,
    /// Keep it private
    #[arg(long, conflicts_with = "public")]
    pub private: bool,
    /// No longer keep it private
    #[arg(long)]
    pub public: bool,
    /// Someone who was there; may be given again
    #[arg(long, value_name = "NAME")]
    pub there: Vec<String>,
    /// Someone who was only mentioned
    #[arg(long, value_name = "NAME")]
    pub mentioned: Vec<String>,
    /// Someone who does not belong to it at all
    #[arg(long, value_name = "NAME")]
    pub without: Vec<String>,
}

/// Changes to a promise or a fact.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "A promise or a fact")]
pub struct OtherFlags {
    /// New words for it
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
    /// When a promise comes due, or `never` for no date
    #[arg(long, value_name = "WHEN|never")]
    pub due: Option<String>,
    /// Whose promise it is
    #[arg(long, value_name = "NAME")]
    pub whose: Option<String>,
    /// A promise that was settled is open again
    #[arg(long)]
    pub reopen: bool,
}

/// Changes to the user's own record.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Yourself (with --name and --pronoun)")]
pub struct MeFlags {
    /// The most people to propose in a week, or `any`
    #[arg(long, value_name = "PEOPLE|any", value_parser = people_a_week)]
    pub pace: Option<Number>,
    /// Your own word for a kind of contact, such as fika=coffee; fika= removes it
    #[arg(long, value_name = "WORD=KIND")]
    pub word: Vec<String>,
    /// Something you read lately, to share back
    #[arg(long, value_name = "TEXT")]
    pub read: Vec<String>,
    /// Something you saw or heard lately
    #[arg(long, value_name = "TEXT")]
    pub saw: Vec<String>,
    /// Something you cooked lately
    #[arg(long, value_name = "TEXT")]
    pub cooked: Vec<String>,
    /// Something on your mind
    #[arg(long, value_name = "TEXT")]
    pub worry: Vec<String>,
    /// Something that matters to you
    #[arg(long, value_name = "TEXT")]
    pub value: Vec<String>,
    /// Something you like to do or follow
    #[arg(long, value_name = "TEXT")]
    pub interest: Vec<String>,
    /// Something you want to get better at: people who are good at it come up to be asked
    #[arg(long, value_name = "TEXT")]
    pub improve: Vec<String>,
    /// Days between asking for feedback, or `any`
    #[arg(long, value_name = "DAYS|any", value_parser = feedback_days)]
    pub feedback_every: Option<Number>,
}

impl MeFlags {
    /// What the user wrote down of their own.
    pub fn mine(&self) -> Vec<(MineKind, &String)> {
        let lists = [
            (MineKind::Read, &self.read),
            (MineKind::Saw, &self.saw),
            (MineKind::Cooked, &self.cooked),
            (MineKind::Worry, &self.worry),
            (MineKind::Value, &self.value),
            (MineKind::Interest, &self.interest),
            (MineKind::Growth, &self.improve),
        ];
        lists
            .into_iter()
            .flat_map(|(kind, texts)| texts.iter().map(move |text| (kind.clone(), text)))
            .collect()
    }
}

/// A stage, or the word that takes back what was said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageSaid(pub Option<Stage>);

fn stage(word: &str) -> Result<StageSaid, String> {
    choice::stage(word).map(StageSaid)
}

fn level(word: &str) -> Result<Level, String> {
    one_of(word, Level::KNOWN, Level::as_str)
}

/// Days between asking for feedback.
fn feedback_days(text: &str) -> Result<Number, String> {
    number(text, "any", 1..=3650)
}

/// A number, or the word that means none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number(pub Option<u32>);

/// Days between conversations.
pub fn days(text: &str) -> Result<Number, String> {
    number(text, "usual", 1..=3650)
}

/// People a week.
pub fn people_a_week(text: &str) -> Result<Number, String> {
    number(text, "any", 0..=100)
}

fn number(text: &str, none: &str, range: std::ops::RangeInclusive<u32>) -> Result<Number, String> {
    if text.eq_ignore_ascii_case(none) {
        return Ok(Number(None));
    }
    let number = text.parse().ok().filter(|number| range.contains(number));
    number
        .map(|number| Number(Some(number)))
        .ok_or_else(|| format!("give a number from {} to {}, or the word {none}", range.start(), range.end()))
}
