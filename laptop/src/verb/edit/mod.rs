//! `hallway edit`: a person, a line, a promise, a fact or yourself.
//!
//! The flags say what changes; without any, the record opens in an editor as text. Which flags fit depends on what is
//! edited, and one that does not fit is an error before anything is changed.

mod by_text;
mod flags;

use chrono::NaiveDate;
use clap::Args;
use flags::{Flags, MeFlags, Number, OtherFlags, PersonFlags, StageSaid, Target};
use hallway_core::{
    Error,
    insights::{Named, WhatIf},
    journal::{
        EntryEdit, FactEdit, Journal, KindWord, MeEdit, NewFact, Noted, PersonEdit, PositionEdit,
        PromiseEdit, Thing,
    },
    model::{EntryKind, FactId, FactKind, Kind, Moment, PersonId, Reference, Who},
};

use crate::{
    error::{CommandError, Outcome},
    input::{
        choice::one_of,
        dates, questions,
        resolve::{self, Unknown, Which},
    },
    output::{
        answer::{AboutMe, Deleted, People, PersonChanged},
        render,
        screen::{Screen, faint, plain},
        terminal,
    },
    session::Session,
    verb::log,
};

/// Change a person, a line, a promise, a fact or your own record
///
/// Without flags it opens as text in your editor. `-` is the last line. A changed line is read again; promises and
/// facts whose words are still in it stay as they are.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Edit {
    /// A name or several, a REF, `-` for the last line, or me
    #[arg(required = true, value_name = "NAME|REF|-|me")]
    what: Vec<String>,
    /// Delete it; undo brings it back
    #[arg(long)]
    delete: bool,
    #[command(flatten)]
    flags: Flags,
}

const EXAMPLES: &str = "\
Examples:
  hallway edit 'Ana Silva' --title 'Design director' --org Payments
  hallway edit 'Ana Silva' --fact 'loves natural wine' --every 30
  hallway edit 'Ana Silva' --fact 'need: a designer' --stage trust
  hallway edit 'Ana Silva' --left
  hallway edit Ana, Bo, Nadia --org Payments
  hallway edit - --started them
  hallway edit me --pace 5
  hallway edit me --read 'a book on bridges' --interest bouldering";

impl Edit {
    /// Changes what was asked for.
    pub fn run(self, session: &Session) -> Outcome {
        if matches!(self.what.as_slice(), [me] if me.eq_ignore_ascii_case("me")) {
            session.begin();
        }
        let journal = &*session.questions()?;
        let which = match resolve::which(journal, &self.what) {
            Err(CommandError::Core(Error::NoSuchPerson { .. }))
                if self.says_something_of_somebody(session)? =>
            {
                if resolve::are_several(&self.what) {
                    self.flags.fits(Target::Several)?;
                }
                match resolve::everybody(session, &self.what, Unknown::Make)?.as_slice() {
                    [one] => Which::Person(*one),
                    several => return self.people(journal, several, session),
                }
            }
            which => which?,
        };
        if self.delete {
            return delete(journal, which, session);
        }
        match which {
            Which::Me => self.me(journal, session),
            Which::Person(person) => self.person(journal, person, session),
            Which::Thing(thing) => match thing.kind {
                Kind::Entry => self.entry(journal, &thing, session),
                Kind::Promise => self.promise(journal, &thing, session),
                Kind::Fact => self.fact(journal, &thing, session),
                kind => Err(CommandError::NotDone(changed_elsewhere(kind, &thing.reference))),
            },
        }
    }

    /// Whether its flags say something of a person, who may be named by them first; what they say is held against a mistake
    /// before anybody is made.
    fn says_something_of_somebody(&self, session: &Session) -> Result<bool, CommandError> {
        if self.delete || !self.flags.fits(Target::Person).unwrap_or(false) {
            return Ok(false);
        }
        self.flags.person.since.as_deref().map(|words| dates::past(words, session)).transpose()?;
        self.flags.person.left.as_deref().map(|words| left_on(words, session)).transpose()?;
        Ok(true)
    }

    fn person(self, journal: &Journal, person: PersonId, session: &Session) -> Outcome {
        let change = |flags| change_person(journal, person, flags, session);
        let changed = if self.flags.fits(Target::Person)? {
            change(self.flags.person)?
        } else {
            by_text::person(journal, person, session, change)?
        };
        session.said(&changed.answer(), |_| changed.screen())
    }

    /// The same change to several people.
    fn people(self, journal: &Journal, people: &[PersonId], session: &Session) -> Outcome {
        self.flags.fits(Target::Several)?;
        let change = |person: &PersonId| change_person(journal, *person, self.flags.person.clone(), session);
        let all = people.iter().map(change).collect::<Result<Vec<_>, _>>()?;
        session.said(&People { people: all.iter().map(Changed::answer).collect() }, |_| {
            let mut screen = Screen::new();
            for changed in &all {
                screen.append(changed.screen());
            }
            screen
        })
    }

    fn entry(self, journal: &Journal, thing: &Thing, session: &Session) -> Outcome {
        let now = session.now();
        let entry = thing.entry_id()?;
        let receipt = if self.flags.fits(Target::Entry)? {
            let flags = self.flags.entry;
            let started = flags.started.map(|who| (who != "unsaid").then(|| Who::from(who.as_str())));
            let edit = EntryEdit {
                line: flags.line,
                at: flags.on.as_deref().map(|words| dates::past(words, session)).transpose()?,
                kind: flags.kind.as_deref().map(|word| log::kind(journal, word)).transpose()?,
                started: started.into(),
                private: (flags.private || flags.public).then_some(flags.private),
                there: resolve::each(session, &flags.there, Unknown::Make)?,
                mentioned: resolve::each(session, &flags.mentioned, Unknown::Make)?,
                without: resolve::each(session, &flags.without, Unknown::Refuse)?,
            };
            journal.review().edit_line(entry, edit, now)?
        } else {
            by_text::line(journal, thing, session, |line| {
                let edit = EntryEdit { line: Some(line), ..EntryEdit::default() };
                Ok(journal.review().edit_line(entry, edit, now)?)
            })?
        };
        session.said(&receipt, |receipt| render::receipt(receipt, "Changed", now))
    }

    fn promise(self, journal: &Journal, thing: &Thing, session: &Session) -> Outcome {
        let promise = thing.promise_id()?;
        let change = |flags: OtherFlags| {
            let due = match flags.due.as_deref() {
                None => None,
                Some(words) if words.trim().eq_ignore_ascii_case("never") => Some(None),
                Some(words) => {
                    Some(Some(dates::due(words, "fri, in 3 days, 12 May, 2026-05-12 or never", session)?))
                }
            };
            let person = flags.whose.map(|name| resolve::whoever(session, &[name])).transpose()?;
            let edit = PromiseEdit { text: flags.text, due: due.into(), person, reopen: flags.reopen };
            Ok(journal.review().edit_promise(promise, edit, session.now())?)
        };
        let changed_promise = if self.flags.fits(Target::Promise)? {
            change(self.flags.other)?
        } else {
            by_text::promise(journal, thing, session, change)?
        };
        changed(session, &changed_promise)
    }

    fn fact(self, journal: &Journal, thing: &Thing, session: &Session) -> Outcome {
        let fact = thing.fact_id()?;
        let change = |edit| Ok(journal.people().edit_fact(fact, edit, session.now())?);
        let mut reference = thing.reference.clone();
        if self.flags.fits(Target::Fact)? {
            if let Some(kind) = self.flags.entry.kind.as_deref().map(fact_kind).transpose()? {
                reference = change(FactEdit::Kind(kind))?;
            }
            if let Some(text) = self.flags.other.text {
                reference = change(FactEdit::Reword(text))?;
            }
        } else {
            reference = by_text::fact(journal, thing, session, |text| change(FactEdit::Reword(text)))?;
        }
        changed(session, &reference)
    }

    fn me(self, journal: &Journal, session: &Session) -> Outcome {
        if self.flags.fits(Target::Me)? {
            change_me(journal, self.flags.person, &self.flags.me, session)?;
        } else {
            by_text::me(journal, session, |person, me| change_me(journal, person, &me, session))?;
        }
        let me = journal.people().me()?;
        let mine = journal.people().mine()?;
        let turn_to = journal.people().turn_to(session.now())?;
        session.said(&AboutMe::of(&me, &mine, &turn_to), |_| Screen::of(plain("Changed · you · undo")))
    }
}

/// What came of a change of a person.
struct Changed {
    named: Named,
    said: String,
    facts: Vec<Reference>,
    left: Option<WhatIf>,
}

impl Changed {
    fn answer(&self) -> PersonChanged<'_> {
        let left = self.left.as_ref().map(|left| left.goals.as_slice());
        PersonChanged { person: &self.named, said: &self.said, facts: &self.facts, left }
    }

    fn screen(&self) -> Screen {
        let mut screen = Screen::new();
        screen.line([plain(&self.said), faint(format!("   {} · undo", self.named.reference))]);
        if let Some(left) = &self.left {
            screen.gap();
            screen.append(render::what_if(left, terminal::width()));
        }
        screen
    }
}

fn change_person(
    journal: &Journal,
    person: PersonId,
    flags: PersonFlags,
    session: &Session,
) -> Result<Changed, CommandError> {
    let now = session.now();
    let since = flags.since.as_deref().map(|words| dates::past(words, session)).transpose()?;
    let position = PositionEdit {
        org: flags.org,
        title: flags.title,
        level: flags.level,
        reports_to: flags.reports_to.map(|name| resolve::whoever(session, &[name])).transpose()?,
        from: since.map(|moment| moment.date_naive()),
        correct: flags.correct,
    };
    let edit = PersonEdit {
        name: flags.name,
        add_nicknames: flags.nickname,
        remove_nicknames: flags.no_nickname,
        relation: flags.relation,
        pronoun: flags.pronoun,
        cadence: flags.every.map(|Number(days)| days).into(),
        notes: flags.notes,
        position: (position != PositionEdit::default()).then_some(position),
    };
    let left = flags.left.as_deref().map(|words| left_on(words, session)).transpose()?;
    let (confirm, end) = (all_facts(journal, &flags.confirm)?, all_facts(journal, &flags.end)?);
    let named = if edit == PersonEdit::default() {
        journal.people().named(person)?
    } else {
        journal.people().edit(person, edit, now)?
    };
    let mut facts: Vec<Reference> = Vec::new();
    if let Some(StageSaid(stage)) = flags.stage {
        journal.relationships().say_stage(person, stage, now)?;
    }
    for text in flags.fact {
        facts.push(journal.people().add_fact(&NewFact { person, text }, now)?);
    }
    for fact in confirm {
        facts.push(journal.people().edit_fact(fact, FactEdit::Confirm, now)?);
    }
    for fact in end {
        facts.push(journal.people().edit_fact(fact, FactEdit::End, now)?);
    }
    let left = left.map(|day| journal.people().leave(person, day, now)).transpose()?;
    Ok(Changed { said: format!("Changed · {}", named.name), named, facts, left })
}

fn change_me(journal: &Journal, person: PersonFlags, me: &MeFlags, session: &Session) -> Outcome {
    let mut edit = MeEdit {
        name: person.name,
        pronoun: person.pronoun,
        pace: me.pace.map(|Number(people)| people).into(),
        feedback_every: me.feedback_every.map(|Number(days)| days).into(),
        ..MeEdit::default()
    };
    for pair in &me.word {
        let (word, kind) =
            pair.split_once('=').filter(|(word, _)| !word.trim().is_empty()).ok_or_else(|| {
                CommandError::Usage(format!("--word looks like fika=coffee, and \"{pair}\" does not"))
            })?;
        let kind: Option<EntryKind> =
            if kind.trim().is_empty() { None } else { Some(log::kind(journal, kind.trim())?) };
        edit.kind_words.push(KindWord { word: word.trim().to_owned(), kind });
    }
    for (kind, text) in me.mine() {
        journal.people().add_mine(kind, text, session.now())?;
    }
    if edit != MeEdit::default() {
        journal.people().edit_me(edit, session.now())?;
    }
    Ok(())
}

/// A sentence naming the verb that changes a record `edit` cannot change.
fn changed_elsewhere(kind: Kind, reference: &Reference) -> String {
    let verbs = match kind {
        Kind::Win => format!("`goal win {reference} --what TEXT` corrects a win"),
        Kind::Advocacy => format!("`people spoke {reference} --to WHOM` corrects who spoke for you"),
        Kind::Goal => format!("`goal edit {reference}` changes a goal"),
        Kind::Seat => "`goal map add NAME` changes somebody's place on a map".to_owned(),
        Kind::Ask => format!("`ask heard {reference}` notes an answer, `later {reference} never` lets it go"),
        Kind::Feedback => format!("`ask will {reference} WORDS` says what you will do about it"),
        Kind::Project => format!("`goal projects note {reference}` notes a step of a project"),
        Kind::AuditScore => "`people audit NAME ANSWER` notes a new answer".to_owned(),
        Kind::Knows => {
            "`people knows NAME NAME --how TEXT` changes how two people know each other".to_owned()
        }
        _ => return format!("{reference} has nothing to edit: change its line, or delete it with --delete"),
    };
    format!("{verbs}; `edit {reference} --delete` deletes it")
}

fn delete(journal: &Journal, which: Which, session: &Session) -> Outcome {
    let now = session.now();
    let gone = match which {
        Which::Me => return Err(CommandError::Usage("your own record cannot be deleted".to_owned())),
        Which::Person(person) => {
            let name = journal.people().named(person)?.name;
            questions::confirm(
                session,
                &format!("deleting {name}"),
                &format!("Delete {name}? Lines about them stay."),
            )?;
            journal.people().delete(person, now)?
        }
        Which::Thing(thing) => {
            let reference = &thing.reference;
            questions::confirm(
                session,
                &format!("deleting {reference}"),
                &format!("Delete {}?", what(journal, reference, now)),
            )?;
            journal.delete(reference, now)?
        }
    };
    session.said(&Deleted { deleted: gone }, |gone| {
        let mut screen = Screen::new();
        for thing in &gone.deleted {
            screen.line([plain(format!("Deleted · {thing}")), faint(" · undo")]);
        }
        screen
    })
}

/// A thing in words, for a question about it.
fn what(journal: &Journal, reference: &Reference, now: Moment) -> String {
    match journal.show(reference, now) {
        Ok(hallway_core::journal::Page::Entry(entry)) => format!("\"{}\"", entry.text),
        Ok(hallway_core::journal::Page::Other { kind, fields, .. }) => {
            let text =
                fields.iter().find(|known| known.field == "text").map(|known| format!(" \"{}\"", known.text));
            format!("the {kind}{}", text.unwrap_or_default())
        }
        _ => reference.to_string(),
    }
}

fn changed(session: &Session, reference: &Reference) -> Outcome {
    let noted = Noted { reference: reference.clone(), said: "changed".to_owned() };
    session.said(&noted, |_| {
        let mut screen = Screen::new();
        screen.line([plain("Changed"), faint(format!("   {reference} · undo"))]);
        screen
    })
}

fn all_facts(journal: &Journal, references: &[String]) -> Result<Vec<FactId>, CommandError> {
    references.iter().map(|typed| Ok(journal.resolve(typed)?.fact_id()?)).collect()
}

/// The day on which somebody left.
fn left_on(words: &str, session: &Session) -> Result<NaiveDate, CommandError> {
    if words.trim().eq_ignore_ascii_case("today") {
        Ok(session.now().date_naive())
    } else {
        Ok(dates::past(words, session)?.date_naive())
    }
}

fn fact_kind(word: &str) -> Result<FactKind, CommandError> {
    one_of(word, FactKind::KNOWN, FactKind::as_str)
        .map_err(|known| CommandError::Usage(format!("\"{word}\" isn't a kind of fact: {known}")))
}
