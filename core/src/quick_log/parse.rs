//! From a raw line to a draft: each step reads what the step before it left.

use std::ops::Range;

use super::{
    Doubt, Draft, DraftExchange, DraftFact, DraftPromise, DraftWin, DraftWord, Lexicon, Span,
    clauses::{self, Clause, TopicMarks},
    credit, facts, grammar, happened, kind,
    marks::Mark,
    names,
    naming::Naming,
    offers::LineForOffers,
    people::{self, People, ask_which},
    presence,
    reading::{self, Heard, HeardKind, Newcomer, Owner},
    tokens::{Line, text_less},
    when::{self, DateHabits},
};
use crate::{
    error::{Error, Result},
    model::{DoubtAbout, EntryKind, Moment},
};

/// A line may be this long, in bytes.
pub const LONGEST_LINE: usize = 64 * 1024;

/// Reads a line as far as it can be read; what is not sure comes back as doubts.
///
/// The one error of a line is that it is empty; one over 64 KiB is refused as too long.
pub fn parse(raw: &str, lexicon: &Lexicon, now: Moment) -> Result<Draft> {
    if raw.len() > LONGEST_LINE {
        return Err(Error::TooLong {
            what: "the line",
            length: format!("{} KiB", raw.len().div_ceil(1024)),
            limit: "64 KiB",
        });
    }
    let mut line = Line::read(raw);
    if line.len() == 0 {
        return Err(Error::Empty);
    }
    line.part(|text| lexicon.unspaced(text, false));
    let topics = TopicMarks::read(&mut line);
    let grammar = grammar::spoken(&(0..line.len()).filter_map(|at| line.word(at)));
    line.read_in(grammar.tongue);
    let (leading, mut names) = happened::opening(&line, lexicon, now);
    let too_many = names::cap(&mut names);
    let start = leading.as_ref().map_or(0, |leading| leading.body);
    let clauses = clauses::read(&line, start, &topics, &names);
    let inside = presence::inside(&names, &clauses);
    let mut plain = reading::read(&line, start, &names, &clauses, lexicon, grammar);
    let kind = kind::read(&line, start, &names, &clauses, lexicon, grammar);
    let mut there = presence::read(&line, start, &names, &inside, kind.as_ref());
    for (at, said) in plain.there.iter().enumerate() {
        let (Some(said), Some(there), Some(name)) = (said, there.get_mut(at), names.get(at)) else {
            continue;
        };
        // A mark says who was there; no sentence takes it back.
        *there = *said || *there && name.at && !name.possessive;
    }
    // With nobody there, what did not happen, or what others do, is no conversation.
    let company = there.contains(&true) || plain.newcomers.iter().any(|new| new.there);
    let kind = kind.filter(|kind| company || names.is_empty() || !plain.is_unreal(&kind.tokens));
    let people = People::gather(&line, lexicon, &names, &there);
    let shared = people.shared(&names);

    let mut draft = Draft {
        raw: raw.to_owned(),
        at: now,
        at_span: None,
        kind: EntryKind::Note,
        kind_span: kind.as_ref().map(|kind| line.span_of(kind.tokens.clone())),
        people: people.mentions,
        topics: topics.list,
        promises: Vec::new(),
        exchanges: Vec::new(),
        facts: Vec::new(),
        wins: Vec::new(),
        words: Vec::new(),
        private: topics.private.is_some(),
        private_span: topics.private,
        statements: plain.statements.clone(),
        started: plain.started.clone(),
        doubts: people.doubts,
        offers: Vec::new(),
    };
    let dates = lexicon.dates();
    let owners = Owners { line: &line, names: &names, inside: &inside, of_naming: &people.of_naming, dates };
    let before = happened::ReadBefore {
        names: &names,
        clauses: &clauses,
        kind: kind.as_ref(),
        heard: &plain.heard,
        dates,
    };
    let day = happened::read(&line, leading.as_ref(), start, &before, now);
    draft.at = day.at;
    draft.at_span = day.span.map(|tokens| line.span_of(tokens));
    for clause in &clauses {
        match heard_of_newcomer(&line, clause, &plain.newcomers) {
            Some(heard) => plain.heard.push(heard),
            None => owners.read(clause, &mut draft, now),
        }
    }
    let (names, of_naming) = (names.as_slice(), people.of_naming.as_slice());
    let offers = LineForOffers { line: &line, plain: &plain, names, of_naming, lexicon, at: draft.at, now };
    offers.read(day.plan.as_ref(), &mut draft);
    let promised = day.plan.as_ref().is_some_and(|plan| offers.is_promised(plan, &draft, &draft.offers));
    let anybody = draft.people.iter().any(|person| person.there);
    draft.kind = match &kind {
        Some(kind) => kind.kind.clone(),
        None if anybody || plain.newcomers.iter().any(|new| new.there) => EntryKind::Hallway,
        None => EntryKind::Note,
    };

    people::leave_out_idle(&mut draft, &shared);
    if day.ahead {
        keep_as_note(&mut draft);
    }
    // "I'll drop it off tomorrow" is a promise: nobody asks whether it happened.
    draft.doubts.extend(day.doubt.filter(|_| !promised));
    draft.doubts.extend(too_many.map(|(place, people)| too_many_new(line.span_of(place), people)));
    draft.doubts.sort_by_key(|doubt| doubt.span);
    Ok(draft)
}

/// What a mark says of somebody new whose name ends right before it: "Paolo Ferri, +ex Bosch". It is asked with them.
fn heard_of_newcomer(line: &Line<'_>, clause: &Clause, newcomers: &[Newcomer]) -> Option<Heard> {
    let mut end = clause.tokens.start;
    while end > 0 && matches!(line.sign(end - 1), Some(',' | ':' | '.' | ';' | '-')) {
        end -= 1;
    }
    let new = newcomers.iter().position(|new| new.tokens.end == end && new.near.is_none())?;
    let body = clause.body.clone();
    let (what, text) = match clause.mark {
        Mark::Mine | Mark::Theirs => (HeardKind::Promise { mine: clause.mark == Mark::Mine }, body),
        Mark::Given | Mark::Received => {
            let kind = facts::exchange(line, body.clone());
            (HeardKind::Exchange { given: clause.mark == Mark::Given, kind }, body)
        }
        Mark::Fact => {
            let (kind, body) = facts::fact(line, body);
            (HeardKind::Fact(kind), body)
        }
        Mark::Win | Mark::Spoke => return None,
    };
    Some(Heard { what, trigger: "marked", text, whose: vec![Owner::New(new)], sure: false })
}

/// The doubt about a line that names more new people than one line brings in.
fn too_many_new(span: Span, people: usize) -> Doubt {
    let (others, stay) = if people == 1 {
        ("one more".to_owned(), "stays a word")
    } else {
        (format!("{people} more"), "stay words")
    };
    let message = format!(
        "One line can add at most {} new people: {others} {stay}. Name them in lines of their own",
        names::MOST_NEW
    );
    Doubt { about: DoubtAbout::Person, span, message, alternatives: Vec::new() }
}

/// What has not happened is a note under today: its people are only mentioned.
fn keep_as_note(draft: &mut Draft) {
    draft.kind = EntryKind::Note;
    for person in &mut draft.people {
        person.there = false;
    }
    for offer in &mut draft.offers {
        offer.there = false;
    }
}

/// Reads clauses, and whose each one is.
struct Owners<'a> {
    line: &'a Line<'a>,
    names: &'a [Naming<'a>],
    inside: &'a [bool],
    of_naming: &'a [usize],
    dates: DateHabits,
}

impl Owners<'_> {
    fn read(&self, clause: &Clause, draft: &mut Draft, now: Moment) {
        let line = self.line;
        let (person, doubt) = self.owner(clause, draft);
        let (span, body) = (clause.span, clause.body.clone());
        match clause.mark {
            Mark::Mine | Mark::Theirs => {
                let mut text = line.text_of(body.clone()).to_owned();
                let mut due = None;
                // What was promised then is counted from then, not from the typing.
                if let Some(found) = when::promised(line, body.clone(), self.names, self.dates, draft.at) {
                    let found = found.seen_from(now);
                    let date = line.span_of(found.date.clone());
                    let doubtful = when::doubt(
                        &found.reading,
                        line.text_of(found.date),
                        date,
                        "Saved without a date: say which day you mean",
                    );
                    due = found.reading.due;
                    // "part 1/2" may be no date at all: a bare one in doubt stays in the text.
                    if due.is_some() || !found.bare && !found.vague {
                        text = text_less(line, body, found.tokens);
                    }
                    draft.doubts.extend(doubtful);
                }
                draft.promises.push(DraftPromise {
                    mine: clause.mark == Mark::Mine,
                    text,
                    due,
                    person,
                    span,
                });
            }
            Mark::Given | Mark::Received => draft.exchanges.push(DraftExchange {
                given: clause.mark == Mark::Given,
                kind: facts::exchange(line, body.clone()),
                text: line.text_of(body).to_owned(),
                person,
                span,
            }),
            Mark::Fact => {
                let (kind, body) = facts::fact(line, body);
                draft.facts.push(DraftFact { kind, text: line.text_of(body).to_owned(), person, span });
            }
            // A win is the writer's own, no matter who was there.
            Mark::Win => {
                let mut with = self.named_in(&clause.tokens);
                with.retain(|at| draft.people.get(*at).is_some_and(|person| person.confirmed));
                draft.wins.push(DraftWin { what: line.text_of(body).to_owned(), with, span });
                return;
            }
            Mark::Spoke => return self.read_spoken(clause, (person, doubt), draft),
        }
        draft.doubts.extend(doubt);
    }

    /// Whom the clause begins with spoke, and the one who was there told of it; else whose a clause is spoke.
    fn read_spoken(
        &self,
        clause: &Clause,
        (owner, doubt): (Option<usize>, Option<Doubt>),
        draft: &mut Draft,
    ) {
        let spoken = credit::spoken(self.line, self.names, clause.body.clone());
        let mut speakers: Vec<usize> =
            spoken.speakers.filter_map(|at| self.of_naming.get(at).copied()).collect();
        speakers.dedup();
        let mut there = (0..).zip(&draft.people).filter(|(_, person)| person.there);
        let teller = there.next().filter(|_| there.next().is_none());
        let teller = teller.filter(|(at, person)| person.confirmed && !speakers.contains(at));
        let teller = teller.filter(|_| !speakers.is_empty());
        let told = teller.map(|(_, person)| format!("{} told me", person.name));
        let how: Vec<String> =
            Some(spoken.how).filter(|how| !how.is_empty()).into_iter().chain(told).collect();
        let (kind, to, how, span) = (spoken.kind, spoken.to, how.join("; "), clause.span);
        let word = |person| DraftWord { kind: kind.clone(), to: to.clone(), how: how.clone(), person, span };
        if !speakers.is_empty() {
            draft.words.extend(speakers.into_iter().map(|at| word(Some(at))));
        } else if spoken.someone_else {
            // "spoke: Nadia to the panel": a name without `@` that nobody has is nobody of the line.
            let names = draft.people.iter().map(|person| person.name.clone()).collect();
            draft.words.push(word(None));
            draft.doubts.push(whose(clause, names));
        } else {
            draft.words.push(word(owner));
            draft.doubts.extend(doubt);
        }
    }

    /// The people named in a clause, each once.
    fn named_in(&self, tokens: &Range<usize>) -> Vec<usize> {
        let from = self.names.partition_point(|name| name.tokens.start < tokens.start);
        let mut named: Vec<usize> = (from..self.names.len())
            .take_while(|&at| self.names.get(at).is_some_and(|name| name.tokens.start < tokens.end))
            .filter_map(|at| self.of_naming.get(at).copied())
            .collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    /// The one named right before the mark; else the only one there, or of several the one named in the clause; with
    /// nobody there the one named in it; else the only one of the line; else nobody, and a doubt.
    fn owner(&self, clause: &Clause, draft: &Draft) -> (Option<usize>, Option<Doubt>) {
        let of_naming = |at: usize| self.of_naming.get(at).copied();
        if let Some(before) = presence::right_before(self.line, self.names, self.inside, clause.tokens.start)
        {
            return (of_naming(before), None);
        }
        let in_clause = self.named_in(&clause.tokens);
        let there: Vec<usize> = (0..draft.people.len())
            .filter(|&at| draft.people.get(at).is_some_and(|person| person.there))
            .collect();
        let possible = match there.as_slice() {
            [only] => return (Some(*only), None),
            [] => in_clause,
            several => {
                let in_clause: Vec<usize> = in_clause.into_iter().filter(|at| several.contains(at)).collect();
                if in_clause.is_empty() { there } else { in_clause }
            }
        };
        if let [one] = possible.as_slice() {
            return (Some(*one), None);
        }
        let everyone: Vec<usize> =
            if possible.is_empty() { (0..draft.people.len()).collect() } else { possible };
        // The only one it could be is no question.
        if let [only] = everyone.as_slice() {
            return (Some(*only), None);
        }
        let names: Vec<String> = everyone
            .iter()
            .filter_map(|&at| draft.people.get(at))
            .map(|person| person.name.clone())
            .collect();
        (None, Some(whose(clause, names)))
    }
}

fn whose(clause: &Clause, names: Vec<String>) -> Doubt {
    let question = match clause.mark {
        Mark::Mine => "Whom did you promise this",
        Mark::Theirs => "Who promised this",
        Mark::Given => "Who got this from you",
        Mark::Received => "Who gave you this",
        Mark::Fact | Mark::Win => "Whom is this about",
        Mark::Spoke => "Who spoke for you",
    };
    let mut doubt = Doubt {
        about: DoubtAbout::Owner,
        span: clause.span,
        message: question.to_owned(),
        alternatives: Vec::new(),
    };
    ask_which(&mut doubt, names);
    doubt
}
