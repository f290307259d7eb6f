//! Plain sentences: whom each clause is about, what it says, and how sure that is.
//!
//! Data flows line → [`atoms`] → thoughts (clauses of plain speech) → what is heard in them. Every word of a language comes
//! from its table in `language`; nothing here knows one. Reading is linear in the length of the line: a thought has at most
//! sixty atoms, and a pattern looks at one thought.

mod advocacy;
mod anywhere;
mod apply;
mod atoms;
mod cuts;
mod facts;
mod favours;
mod fits;
mod heard;
mod meaning;
mod meant;
mod newcomers;
mod occupation;
mod owed;
mod plain;
mod promises;
mod resolve;
mod someone;
mod speech;
mod state;
mod subject;
mod taken_back;
mod text;
mod thought;
mod told;
mod trouble;
mod whom;
mod word_given;

pub(super) use heard::{Heard, HeardKind, Owner, TO_DO};
pub(super) use newcomers::Newcomer;
pub(super) use plain::Plain;
use someone::NamedTokens;
pub(crate) use trouble::HeavyWords;

use super::{
    Lexicon,
    clauses::Clause,
    folding::fold,
    grammar::Grammar,
    naming::{NameMeans, Naming},
    tokens::{Case, Line},
};
use crate::model::FactKind;

/// Reads the plain sentences of a line from token `start` on.
pub(super) fn read(
    line: &Line<'_>,
    start: usize,
    names: &[Naming<'_>],
    clauses: &[Clause],
    lexicon: &Lexicon,
    grammar: &'static Grammar,
) -> Plain {
    let mut newcomers = newcomers::read(line, start, names, clauses, lexicon, grammar);
    let mut someone: Vec<(NamedTokens, Owner)> = Vec::with_capacity(names.len() + newcomers.len());
    let known = names.iter().enumerate().map(|(at, name)| {
        (NamedTokens { tokens: name.tokens.clone(), possessive: name.possessive }, Owner::Named(at))
    });
    let new = newcomers.iter().enumerate().map(|(at, new)| {
        (
            NamedTokens { tokens: new.tokens.clone(), possessive: line.is_possessive(new.tokens.end) },
            Owner::New(at),
        )
    });
    someone.extend(known.chain(new));
    someone.extend(initials(line, start, names));
    someone.sort_by_key(|(one, _)| one.tokens.start);
    let (someone, owners): (Vec<NamedTokens>, Vec<Owner>) = someone.into_iter().unzip();
    let atoms = atoms::atoms(line, start, &someone, clauses, grammar);
    let text = text::Text { line, atoms: &atoms, grammar };
    let (mut read, there) = meaning::read(&text, &owners);
    read.there = vec![None; names.len()];
    for (owner, there) in owners.iter().zip(there) {
        match owner {
            Owner::Named(at) => {
                if let Some(place) = read.there.get_mut(*at) {
                    *place = there;
                }
            }
            Owner::New(at) => {
                if let (Some(new), Some(there)) = (newcomers.get_mut(*at), there) {
                    new.there = there;
                }
            }
        }
    }
    // "Chat w/ @Astrid's stand-in, Nils Ekman": whose somebody new is need not have been there.
    for (at, name) in names.iter().enumerate() {
        let behind = name.tokens.end + 1..name.tokens.end + 4;
        let stands_in = name.possessive
            && newcomers.iter().any(|new| new.there && behind.contains(&new.tokens.start))
            && line
                .word(name.tokens.end + 1)
                .is_some_and(|word| grammar.is_job(word) || grammar.is("kin", word));
        if let Some(there) = read.there.get_mut(at).filter(|_| stands_in) {
            *there = Some(false);
        }
    }
    for (at, name) in names.iter().enumerate() {
        if let Some(there) = read.there.get_mut(at).filter(|_| stayed_at_theirs(line, start, name, lexicon)) {
            there.get_or_insert(true);
        }
    }
    // "Our new pastry chef, Ottilie Brandl": what stands beside the name is theirs as much as what a clause says.
    for (at, new) in newcomers.iter().enumerate() {
        let told =
            |heard: &Heard| heard.what == HeardKind::Fact(FactKind::Role) && heard.whose == [Owner::New(at)];
        if let Some(text) = new
            .role
            .clone()
            .filter(|role| role.len() > 1 && new.near.is_none() && !read.heard.iter().any(told))
        {
            let (what, whose) = (HeardKind::Fact(FactKind::Role), vec![Owner::New(at)]);
            read.heard.push(Heard { what, trigger: "role", text, whose, sure: false });
        }
    }
    read.newcomers = newcomers;
    read
}

/// "Supper at the Patels', Dev has a new dog": at somebody's, by the name of the house, and they are named besides.
fn stayed_at_theirs(line: &Line<'_>, start: usize, name: &Naming<'_>, lexicon: &Lexicon) -> bool {
    let NameMeans::Known(namesakes) = &name.who else { return false };
    let Some(person) = namesakes.only().and_then(|person| lexicon.candidate(person)) else { return false };
    let Some(surname) = person.name.split_whitespace().skip(1).last().map(fold) else { return false };
    (start + 2..line.len()).any(|at| {
        let house = line.word(at).is_some_and(|word| {
            let one = word.strip_suffix("es").filter(|one| *one == surname).or(word.strip_suffix('s'));
            one == Some(surname.as_str())
        });
        house && line.is(at - 1, "the") && line.is_any(at - 2, &["at", "with", "to", "round"])
    })
}

/// "V. got the grant": an initial that begins the name of just one person of the line.
fn initials(line: &Line<'_>, start: usize, names: &[Naming<'_>]) -> Vec<(NamedTokens, Owner)> {
    let mut found = Vec::new();
    for at in start..line.len() {
        let one =
            line.case(at) == Case::Capital && line.text(at).chars().count() == 1 && line.word(at).is_some();
        let ends = matches!(line.sign(at + 1), Some('.' | ':')) && line.touches(at + 1);
        if !one || !ends || names.iter().any(|name| name.tokens.contains(&at)) {
            continue;
        }
        let begins = |name: &Naming<'_>| {
            let first = name.tokens.start + usize::from(name.at);
            name.tokens.end <= at && line.text(first).trim_start_matches('"').starts_with(line.text(at))
        };
        let mut meant = (0..).zip(names).filter(|(_, name)| begins(name));
        if let (Some((place, _)), None) = (meant.next(), meant.next()) {
            found.push((NamedTokens { tokens: at..at + 2, possessive: false }, Owner::Named(place)));
        }
    }
    found
}
