//! The people of a draft, from the places that name them.

use std::collections::HashMap;

use super::{
    Doubt, Draft, DraftPerson, Lexicon, Span,
    folding::fold,
    namesakes::Namesakes,
    naming::{NameMeans, Naming},
    tokens::Line,
};
use crate::model::DoubtAbout;

/// A doubt names this many people; with more it says how many there are.
const NAMED_IN_A_DOUBT: usize = 4;

/// Everyone named in a line, and for each naming the index of its person.
pub(super) struct People {
    pub(super) mentions: Vec<DraftPerson>,
    pub(super) of_naming: Vec<usize>,
    pub(super) doubts: Vec<Doubt>,
}

#[derive(PartialEq, Eq, Hash)]
enum MentionKey {
    Person(usize),
    /// Any of those who answer to the same name, told apart by the place of their list.
    Several(*const Namesakes),
    New(String),
}

impl People {
    pub(super) fn gather(line: &Line<'_>, lexicon: &Lexicon, names: &[Naming<'_>], there: &[bool]) -> Self {
        let mut people =
            Self { mentions: Vec::new(), of_naming: Vec::with_capacity(names.len()), doubts: Vec::new() };
        let mut known: HashMap<MentionKey, usize> = HashMap::new();
        for (at, naming) in names.iter().enumerate() {
            let span = span(line, naming);
            let index = match &naming.who {
                NameMeans::Earlier(earlier) => people.of_naming.get(*earlier).copied().unwrap_or_default(),
                NameMeans::Known(namesakes) => {
                    let identity = match namesakes.only() {
                        Some(person) => MentionKey::Person(person),
                        None => MentionKey::Several(std::ptr::from_ref(*namesakes)),
                    };
                    *known
                        .entry(identity)
                        .or_insert_with(|| people.add_known(line, lexicon, naming, namesakes))
                }
                NameMeans::New { name, near, cut } => {
                    if *cut {
                        people.doubts.push(cut_short(name, span));
                    }
                    *known
                        .entry(MentionKey::New(fold(name)))
                        .or_insert_with(|| people.add_new(lexicon, name, *near))
                }
            };
            people.of_naming.push(index);
            if let Some(mention) = people.mentions.get_mut(index) {
                mention.spans.push(span);
                mention.there |= there.get(at) == Some(&true);
            }
        }
        people
    }

    /// Those whom the line names by nothing but a first name that several people have.
    pub(super) fn shared(&self, names: &[Naming<'_>]) -> Vec<usize> {
        let mut only_so = vec![true; self.mentions.len()];
        for (name, &of) in names.iter().zip(&self.of_naming) {
            if let Some(only_so) = only_so.get_mut(of) {
                *only_so &= name.is_shared_first_name();
            }
        }
        (0..).zip(only_so).filter_map(|(person, only_so)| only_so.then_some(person)).collect()
    }

    fn add_known(
        &mut self,
        line: &Line<'_>,
        lexicon: &Lexicon,
        naming: &Naming<'_>,
        namesakes: &Namesakes,
    ) -> usize {
        let (likely, less) = namesakes.split();
        let candidate = |&(_, person): &(_, usize)| lexicon.candidate(person);
        let mut candidates = likely.iter().chain(less).filter_map(candidate);
        let chosen = candidates.next();
        let mention = DraftPerson {
            person: chosen.as_ref().map(|chosen| chosen.id),
            name: chosen.map(|chosen| chosen.name).unwrap_or_default(),
            there: false,
            confirmed: likely.len() == 1,
            spans: Vec::new(),
            alternatives: candidates.collect(),
        };
        if !mention.confirmed {
            let written =
                line.text_of(naming.tokens.clone()).trim_start_matches(['@', '\u{ff20}']).to_owned();
            let names: Vec<String> = likely.iter().filter_map(candidate).map(|person| person.name).collect();
            self.doubts.push(which(&written, names, span(line, naming)));
        }
        self.mentions.push(mention);
        self.mentions.len() - 1
    }

    fn add_new(&mut self, lexicon: &Lexicon, name: &str, near: Option<&Namesakes>) -> usize {
        let near: Vec<usize> = match near {
            Some(namesakes) => namesakes.split().0.iter().map(|&(_, person)| person).collect(),
            None => lexicon.a_letter_off(name),
        };
        self.mentions.push(DraftPerson {
            person: None,
            name: name.to_owned(),
            there: false,
            confirmed: true,
            spans: Vec::new(),
            alternatives: near.into_iter().filter_map(|person| lexicon.candidate(person)).collect(),
        });
        self.mentions.len() - 1
    }
}

/// Leaves out whom a first name of several people may mean, where nothing hangs on it: nobody is taken for anybody then, and
/// the doubt says so. `shared` are indices in order.
pub(super) fn leave_out_idle(draft: &mut Draft, shared: &[usize]) {
    for &person in shared.iter().rev() {
        let Some(mention) = draft.people.get(person) else { continue };
        let offered = draft.offers.iter().filter_map(|offer| offer.person.as_ref()?.place);
        let told = offered.into_iter().any(|place| mention.spans.contains(&place));
        let owns = draft.items().iter().any(|item| item.person == Some(person));
        let won = draft.wins.iter().any(|win| win.with.contains(&person));
        if told || owns || won {
            continue;
        }
        let doubts = std::mem::take(&mut draft.doubts);
        draft.leave_out_person(person);
        draft.doubts = doubts;
    }
}

/// The doubt about which of several people a name means.
fn which(written: &str, names: Vec<String>, span: Span) -> Doubt {
    let message = if names.len() > NAMED_IN_A_DOUBT {
        format!("Which {written}? {} people go by that name", names.len())
    } else {
        format!("Which {written}: {}?", one_of(&names))
    };
    Doubt { about: DoubtAbout::Person, span, message, alternatives: names }
}

/// The doubt about a name that may go on.
fn cut_short(name: &str, span: Span) -> Doubt {
    Doubt {
        about: DoubtAbout::Person,
        span,
        message: format!("Is {name} the whole name? Put a longer one in quotes: @\"{name}\""),
        alternatives: Vec::new(),
    }
}

/// "Ana Silva or Ana Costa", "one of seven people": those who go by one name.
pub(super) fn one_of_those(names: &[String]) -> String {
    if names.len() > NAMED_IN_A_DOUBT { format!("one of {} people", names.len()) } else { one_of(names) }
}

/// Asks the question of a doubt of these people; it names as many as one sentence holds.
pub(super) fn ask_which(doubt: &mut Doubt, names: Vec<String>) {
    let question = doubt.message.split([':', '?']).next().unwrap_or_default();
    doubt.message = match names.as_slice() {
        [_, .., _] if names.len() <= NAMED_IN_A_DOUBT => format!("{question}: {}?", one_of(&names)),
        _ => format!("{question}?"),
    };
    doubt.alternatives = names;
}

/// "Ana, Bo or Sam".
fn one_of(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// Where a naming is, with its `@` and quotes.
fn span(line: &Line<'_>, naming: &Naming<'_>) -> Span {
    let mut span = line.span_of(naming.tokens.clone());
    if let Some(cut) = naming.cut {
        let last = line.span_of(naming.tokens.end - 1..naming.tokens.end);
        span.end = (last.start + cut).min(last.end);
    }
    span
}
