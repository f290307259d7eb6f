//! `hallway review`: one walk through what waits.

use hallway_core::{
    insights::{Named, OpenPromise, SamePerson},
    journal::{EntryEdit, Journal, LineToCheck, Review as Waiting, When},
    model::PersonId,
    quick_log,
};

use crate::{
    ask, pager, render,
    screen::{Screen, faint, plain, strong},
    session::Session,
    terminal,
    trouble::{Outcome, Trouble},
    verb::log,
    which,
};

/// One walk through what waits for you
///
/// Suggestions, names that may be several people, doubts, new people, people of one name, lines without people, then your promises. One key each; Enter leaves a thing for later and q ends. What you answered is saved at once, so the walk can be
/// left and taken up again. On a pipe, with --json or --no-input it is a list with the commands instead.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = JSON)]
pub struct Review {
    /// Only list what waits
    #[arg(long)]
    list: bool,
}

const EXAMPLES: &str = "\
Examples:
  hallway review
  hallway review --list";

const JSON: &str = "\
JSON:
  {suggestions[{ref,kind,mine,text,due,person,question,line}],
   guesses[{ref,line,typed,guessed{ref,name,new},candidates[{ref,name,new}]}],
   doubts[line], new_people[{ref,name,new}],
   same_people[{one{ref,name,new},other{ref,name,new}}], without_people[line],
   promises[{ref,mine,text,person,due,made,late_days,private}]}
  line: {ref, line, at, question}";

/// Whether the walk goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Walk {
    On,
    End,
}

impl Review {
    /// Walks, or lists.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let waiting = journal.review(session.now())?;
        if self.list || !session.may_ask() {
            return session
                .answer(&waiting, |waiting| render::review(waiting, session.now(), terminal::width()));
        }
        let steps = Steps { journal, session };
        steps.walk(&waiting)?;
        let left = journal.to_check()?;
        let end =
            if left == 0 { "That is all.".to_owned() } else { format!("{left} left for another time.") };
        pager::say(&Screen::of(faint(end)))
    }
}

/// The walk, one thing after the other.
struct Steps<'a> {
    journal: &'a Journal,
    session: &'a Session,
}

impl Steps<'_> {
    fn walk(&self, waiting: &Waiting) -> Outcome {
        for suggestion in &waiting.suggestions {
            Self::say(&suggestion.line)?;
            let reference = suggestion.reference.to_string();
            match Self::key(&format!("{} [y]es [n]o", suggestion.question), &['y', 'n'])? {
                Answer::Key('y') => self.done(&reference)?,
                Answer::Key(_) => self.later(&reference, When::Never)?,
                Answer::Leave => {}
                Answer::End => return Ok(()),
            }
        }
        for guess in &waiting.guesses {
            Self::say(&guess.line)?;
            if log::choose(self.journal, guess, self.session)? == ask::Choice::Quit {
                return Ok(());
            }
        }
        // An answer settles what would be asked again below: look again.
        let waiting = &self.journal.review(self.session.now())?;
        for line in &waiting.doubts {
            if self.doubt(line)? == Walk::End {
                return Ok(());
            }
        }
        for person in &waiting.new_people {
            if self.new_person(person)? == Walk::End {
                return Ok(());
            }
        }
        let waiting = &self.journal.review(self.session.now())?;
        for pair in &waiting.same_people {
            if self.same_person(pair)? == Walk::End {
                return Ok(());
            }
        }
        for line in &waiting.without_people {
            if self.nobody(line)? == Walk::End {
                return Ok(());
            }
        }
        for promise in &waiting.promises {
            if self.promise(promise)? == Walk::End {
                return Ok(());
            }
        }
        Ok(())
    }

    fn doubt(&self, line: &LineToCheck) -> Result<Walk, Trouble> {
        Self::say(&line.line)?;
        match Self::key(&format!("{} [y] it is right as it is, [e]dit the line", line.question), &['y', 'e'])?
        {
            Answer::Key('y') => self.journal.checked(&line.reference, self.session.now())?,
            Answer::Key(_) => self.edit_line(line)?,
            Answer::Leave => {}
            Answer::End => return Ok(Walk::End),
        }
        Ok(Walk::On)
    }

    fn edit_line(&self, line: &LineToCheck) -> Outcome {
        let Some(text) = crate::prompt::edit_line(&line.line)?.filter(|text| *text != line.line) else {
            return Ok(());
        };
        let edit = EntryEdit { line: Some(text), ..EntryEdit::default() };
        let receipt = self.journal.edit_entry(&line.reference.to_string(), edit, self.session.now())?;
        pager::say(&render::receipt(&receipt, "Changed", self.session.now()))
    }

    fn new_person(&self, person: &Named) -> Result<Walk, Trouble> {
        Self::say(&person.name)?;
        match Self::key("New. [y] keep, [m] the same as someone known, [d]elete", &['y', 'm', 'd'])? {
            Answer::Key('y') => self.journal.seen(&[person.id()], self.session.now())?,
            Answer::Key('m') => {
                if let Some(other) = self.someone("The same as: ")? {
                    let kept = self.journal.merge_people(other, person.id(), self.session.now())?;
                    self.journal.seen(&[person.id()], self.session.now())?;
                    Self::note(&format!("one person now: {}", kept.name))?;
                }
            }
            Answer::Key(_) => {
                self.journal.delete_person(person.id(), self.session.now())?;
                Self::note("deleted; undo brings them back")?;
            }
            Answer::Leave => {}
            Answer::End => return Ok(Walk::End),
        }
        Ok(Walk::On)
    }

    fn same_person(&self, pair: &SamePerson) -> Result<Walk, Trouble> {
        let (one, other) = (pair.one.id(), pair.other.id());
        // A pair before this one may have settled it.
        if !self.journal.review(self.session.now())?.same_people.contains(pair) {
            return Ok(Walk::On);
        }
        Self::say(&format!("{} and {}", pair.one.name, pair.other.name))?;
        match Self::key("Two records of one name. The same person? [y]es [n]o, they are two", &['y', 'n'])? {
            Answer::Key('y') => {
                let kept = self.journal.merge_people(one, other, self.session.now())?;
                Self::note(&format!("one person now: {}", kept.name))?;
            }
            Answer::Key(_) => {
                self.journal.two_people(one, other, self.session.now())?;
                Self::note("two people; not asked again")?;
            }
            Answer::Leave => {}
            Answer::End => return Ok(Walk::End),
        }
        Ok(Walk::On)
    }

    fn nobody(&self, line: &LineToCheck) -> Result<Walk, Trouble> {
        Self::say(&line.line)?;
        match Self::key(&format!("{} [n]obody, [w] say who", line.question), &['n', 'w'])? {
            Answer::Key('n') => self.journal.checked(&line.reference, self.session.now())?,
            Answer::Key(_) => {
                if let Some(person) = self.someone("Who was there: ")? {
                    let edit = EntryEdit { there: vec![person], ..EntryEdit::default() };
                    let receipt =
                        self.journal.edit_entry(&line.reference.to_string(), edit, self.session.now())?;
                    pager::say(&render::receipt(&receipt, "Changed", self.session.now()))?;
                }
            }
            Answer::Leave => {}
            Answer::End => return Ok(Walk::End),
        }
        Ok(Walk::On)
    }

    fn promise(&self, promise: &OpenPromise) -> Result<Walk, Trouble> {
        let today = self.session.now().date_naive();
        let to = promise.person.as_ref().map(|person| format!(" ({})", person.name)).unwrap_or_default();
        let due = promise.due.map(|due| format!(", {}", render::due(due, today))).unwrap_or_default();
        Self::say(&format!("{}{to}{due}", promise.text))?;
        let reference = promise.reference.to_string();
        match Self::key("You said you would. [k]ept, [m]ove, [d]rop", &['k', 'm', 'd'])? {
            Answer::Key('k') => self.done(&reference)?,
            Answer::Key('m') => {
                let words = ask::line("Until when: ")?;
                match quick_log::due_date(&words, self.session.now()) {
                    Some(day) => self.later(&reference, When::Until(day))?,
                    None => Self::note("that is no day; left as it is")?,
                }
            }
            Answer::Key(_) => self.later(&reference, When::Never)?,
            Answer::Leave => {}
            Answer::End => return Ok(Walk::End),
        }
        Ok(Walk::On)
    }

    /// Someone known, by name; nobody when the answer is empty or names nobody.
    fn someone(&self, question: &str) -> Result<Option<PersonId>, Trouble> {
        let name = ask::line(question)?;
        if name.trim().is_empty() {
            return Ok(None);
        }
        match which::person(self.journal, &[name]) {
            Ok(person) => Ok(Some(person)),
            Err(trouble) => {
                Self::note(&trouble.to_string())?;
                Ok(None)
            }
        }
    }

    fn key(question: &str, keys: &[char]) -> Result<Answer, Trouble> {
        let with_end: Vec<char> = keys.iter().copied().chain(['q']).collect();
        Ok(match ask::key(&format!("  {question}, Enter: later, [q]uit  "), &with_end)? {
            Some('q') => Answer::End,
            Some(key) => Answer::Key(key),
            None => Answer::Leave,
        })
    }

    fn done(&self, reference: &str) -> Outcome {
        for settled in self.journal.done(&[reference.to_owned()], self.session.now())? {
            Self::note(&settled.said)?;
        }
        Ok(())
    }

    fn later(&self, reference: &str, when: When) -> Outcome {
        for later in self.journal.later(&[reference.to_owned()], when, "", self.session.now())? {
            Self::note(&later.said)?;
        }
        Ok(())
    }

    fn say(text: &str) -> Outcome {
        let mut screen = Screen::new();
        screen.line([]);
        screen.line([strong(text)]);
        pager::say(&screen)
    }

    fn note(text: &str) -> Outcome {
        pager::say(&Screen::of(plain(format!("  {text}"))))
    }
}

/// What was answered to one thing.
enum Answer {
    Key(char),
    Leave,
    End,
}
