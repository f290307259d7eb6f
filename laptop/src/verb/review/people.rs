//! The walk through lines and people: suggestions, names that may be several people, doubts, new people, people of one name,
//! lines without people.

use hallway_core::{
    insights::{Named, SamePerson},
    journal::{EntryEdit, Guess, LineToCheck, SuggestionShown, When},
};

use super::walk::{Walk, WalkAnswer, Walking};
use crate::{
    error::{CommandError, Outcome},
    input::{
        prompt,
        questions::{Besides, Choice},
    },
    output::{complaint, pager, render},
    verb::log,
};

/// Asks about one after the other.
pub fn walk(walking: &Walking<'_>) -> Result<Walk, CommandError> {
    PeopleWalk(walking).all()
}

struct PeopleWalk<'a>(&'a Walking<'a>);

impl PeopleWalk<'_> {
    fn all(&self) -> Result<Walk, CommandError> {
        let Walking { journal, session } = *self.0;
        let waiting = journal.review().list(session.now())?;
        let walking = self.0;
        let on = walking.each(&waiting.suggestions, |suggestion| self.suggestion(suggestion))?;
        let on = on.and(|| walking.each(&waiting.guesses, |guess| self.guess(guess)))?;
        // An answer settles what would be asked again below: look again.
        let waiting = journal.review().list(session.now())?;
        let on = on.and(|| walking.each(&waiting.doubts, |line| self.doubt(line)))?;
        let on = on.and(|| walking.each(&waiting.new_people, |person| self.new_person(person)))?;
        let waiting = journal.review().list(session.now())?;
        let on = on.and(|| walking.each(&waiting.same_people, |pair| self.same_person(pair)))?;
        on.and(|| walking.each(&waiting.without_people, |line| self.nobody(line)))
    }

    fn suggestion(&self, suggestion: &SuggestionShown) -> Result<Walk, CommandError> {
        Walking::say(&suggestion.line)?;
        let reference = &suggestion.reference;
        match Walking::key(&format!("{} [y]es [n]o", suggestion.question), &['y', 'n'])? {
            WalkAnswer::Key('y') => self.0.done(reference)?,
            WalkAnswer::Key(_) => self.0.later(reference, When::Never)?,
            WalkAnswer::Leave => {}
            WalkAnswer::Back => return Ok(Walk::Back),
            WalkAnswer::End => return Ok(Walk::End),
        }
        Ok(Walk::On)
    }

    fn guess(&self, guess: &Guess) -> Result<Walk, CommandError> {
        Walking::say(&guess.line)?;
        Ok(match log::choose(self.0.journal, guess, Besides::Back, self.0.session)? {
            Choice::Quit => Walk::End,
            Choice::Back => Walk::Back,
            Choice::Chosen(_) | Choice::Later | Choice::Line(_) => Walk::On,
        })
    }

    fn doubt(&self, line: &LineToCheck) -> Result<Walk, CommandError> {
        Walking::say(&line.line)?;
        match Walking::key(&format!("{} [y] it's right, [e]dit the line", line.question), &['y', 'e'])? {
            WalkAnswer::Key('y') => {
                self.0.journal.review().checked(line.reference.id.into(), self.0.session.now())?;
            }
            WalkAnswer::Key(_) => self.edit_line(line)?,
            WalkAnswer::Leave => {}
            WalkAnswer::Back => return Ok(Walk::Back),
            WalkAnswer::End => return Ok(Walk::End),
        }
        Ok(Walk::On)
    }

    /// A line as the user rewrites it. One that is refused stands there again, with what was wrong above it.
    fn edit_line(&self, line: &LineToCheck) -> Outcome {
        let Walking { journal, session } = *self.0;
        let mut typed = line.line.clone();
        while let Some(text) = prompt::edit_line(&typed)?.filter(|text| *text != line.line) {
            let edit = EntryEdit { line: Some(text.clone()), ..EntryEdit::default() };
            match journal.review().edit_line(line.reference.id.into(), edit, session.now()) {
                Ok(receipt) => return pager::say(&render::receipt(&receipt, "Changed", session.now())),
                Err(error) => complaint::say("  ", &error.into()),
            }
            typed = text;
        }
        Ok(())
    }

    fn new_person(&self, person: &Named) -> Result<Walk, CommandError> {
        Walking::say(&person.name)?;
        match Walking::key("New. [y] keep, [m]erge with someone, [d]elete", &['y', 'm', 'd'])? {
            WalkAnswer::Key('y') => self.0.journal.review().seen(&[person.id()], self.0.session.now())?,
            WalkAnswer::Key('m') => {
                if let Some(other) = self.0.someone("Merge with: ")? {
                    let kept = self.0.journal.people().merge(other, person.id(), self.0.session.now())?;
                    self.0.journal.review().seen(&[person.id()], self.0.session.now())?;
                    Walking::note(&format!("one person now: {}", kept.name))?;
                }
            }
            WalkAnswer::Key(_) => {
                self.0.journal.people().delete(person.id(), self.0.session.now())?;
                Walking::note("deleted; undo brings them back")?;
            }
            WalkAnswer::Leave => {}
            WalkAnswer::Back => return Ok(Walk::Back),
            WalkAnswer::End => return Ok(Walk::End),
        }
        Ok(Walk::On)
    }

    fn same_person(&self, pair: &SamePerson) -> Result<Walk, CommandError> {
        let (one, other) = (pair.one.id(), pair.other.id());
        // A pair before this one may have settled it.
        if !self.0.journal.review().list(self.0.session.now())?.same_people.contains(pair) {
            return Ok(Walk::On);
        }
        Walking::say(&format!("{} and {}", pair.one.name, pair.other.name))?;
        match Walking::key("Two records of one name. The same person? [y]es [n]o, they are two", &['y', 'n'])?
        {
            WalkAnswer::Key('y') => {
                let kept = self.0.journal.people().merge(one, other, self.0.session.now())?;
                Walking::note(&format!("one person now: {}", kept.name))?;
            }
            WalkAnswer::Key(_) => {
                self.0.journal.review().two_people(one, other, self.0.session.now())?;
                Walking::note("two people; not asked again")?;
            }
            WalkAnswer::Leave => {}
            WalkAnswer::Back => return Ok(Walk::Back),
            WalkAnswer::End => return Ok(Walk::End),
        }
        Ok(Walk::On)
    }

    fn nobody(&self, line: &LineToCheck) -> Result<Walk, CommandError> {
        Walking::say(&line.line)?;
        match Walking::key(&format!("{} [n]obody, [w] say who", line.question), &['n', 'w'])? {
            WalkAnswer::Key('n') => {
                self.0.journal.review().checked(line.reference.id.into(), self.0.session.now())?;
            }
            WalkAnswer::Key(_) => {
                if let Some(person) = self.0.someone("Who was there: ")? {
                    let edit = EntryEdit { there: vec![person], ..EntryEdit::default() };
                    let receipt = self.0.journal.review().edit_line(
                        line.reference.id.into(),
                        edit,
                        self.0.session.now(),
                    )?;
                    pager::say(&render::receipt(&receipt, "Changed", self.0.session.now()))?;
                }
            }
            WalkAnswer::Leave => {}
            WalkAnswer::Back => return Ok(Walk::Back),
            WalkAnswer::End => return Ok(Walk::End),
        }
        Ok(Walk::On)
    }
}
