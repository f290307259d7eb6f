//! A line as a sentence hears it: names whole, contractions apart, and nothing of what marks, topics and addresses took.

use std::ops::Range;

use super::someone::NamedTokens;
use crate::quick_log::{
    clauses::Clause,
    grammar::Grammar,
    tokens::{Case, Line},
};

/// One piece of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Atom<'a> {
    pub(super) what: What<'a>,
    /// Where it is; several words of one contraction share one place.
    pub(super) tokens: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What<'a> {
    Word(&'a str),
    /// Somebody, by place in the list of those the line names.
    Name(usize),
    /// A closing 's that says that something is theirs.
    Owns,
    Sign(char),
    /// What is no sentence: a marked clause, a topic.
    Wall,
}

/// Cuts a line into atoms from token `start` on.
pub(super) fn atoms<'a>(
    line: &'a Line<'a>,
    start: usize,
    someone: &[NamedTokens],
    clauses: &[Clause],
    grammar: &Grammar,
) -> Vec<Atom<'a>> {
    let mut atoms: Vec<Atom<'a>> = Vec::with_capacity(line.len());
    let chatty = (start..line.len()).any(|at| line.word(at).is_some_and(|word| grammar.is("chatty", word)));
    let (mut names, mut clauses) = (someone.iter().enumerate().peekable(), clauses.iter().peekable());
    let mut at = start;
    while at < line.len() {
        while clauses.next_if(|clause| clause.tokens.end <= at).is_some() {}
        while names.next_if(|(_, name)| name.tokens.end <= at).is_some() {}
        if let Some(clause) = clauses.peek().filter(|clause| clause.tokens.start <= at) {
            atoms.push(Atom { what: What::Wall, tokens: at..clause.tokens.end });
            at = clause.tokens.end.max(at + 1);
            continue;
        }
        if let Some((place, name)) = names.peek().filter(|(_, name)| name.tokens.start <= at) {
            // "Nina S. won the raffle": the full stop is the initial's.
            let last = name.tokens.end - 1;
            let initial = name.tokens.len() > 1
                && line.text(last).chars().count() == 1
                && line.sign(last + 1) == Some('.')
                && line.touches(last + 1)
                && line.case(last + 2) == Case::Small;
            // "Anjali ma'am was telling": what some put behind a name belongs to it.
            let honorific = line.word(name.tokens.end).is_some_and(|word| grammar.is("honorific", word))
                && line.case(name.tokens.end) == Case::Small;
            let end = name.tokens.end + usize::from(initial || honorific);
            atoms.push(Atom { what: What::Name(*place), tokens: at..end });
            at = end.max(at + 1);
            if line.is_possessive(at) {
                // "Dinner at Ben's on Saturday": a name after a preposition does nothing.
                let before = name.tokens.start.checked_sub(1).and_then(|before| line.word(before));
                let held = before.is_some_and(|before| grammar.is("preposition", before));
                let says = !held && is_verb_after(line, at + 1, grammar);
                let what = if says { What::Word("'s") } else { What::Owns };
                atoms.push(Atom { what, tokens: at..at + 1 });
                at += 1;
            } else if name.possessive && line.sign(at) == Some('\'') {
                atoms.push(Atom { what: What::Owns, tokens: at..at + 1 });
                at += 1;
            } else if name.possessive {
                // "diegos mum": the s is part of the word; "birgits opened a shop" tells of what she did.
                let what = if is_verb_after(line, at, grammar) { What::Word("'s") } else { What::Owns };
                atoms.push(Atom { what, tokens: end - 1..end });
            }
            continue;
        }
        at = word_or_sign(line, at, grammar, chatty, &mut atoms);
    }
    atoms
}

fn word_or_sign<'a>(
    line: &'a Line<'a>,
    at: usize,
    grammar: &Grammar,
    chatty: bool,
    atoms: &mut Vec<Atom<'a>>,
) -> usize {
    let last = atoms.last().map(|atom| atom.what);
    let mut push = |what, tokens| atoms.push(Atom { what, tokens });
    if line.is_opaque(at) {
        // A topic separates what is on either side of it; an address is a thing one speaks of.
        // The word of a topic stands behind its sign.
        let word_of_topic = matches!(last, Some(What::Wall)) && line.touches(at);
        if word_of_topic {
            return at + 1;
        }
        let topic = line.text(at).starts_with(['#', '\u{ff03}']);
        push(if topic { What::Wall } else { What::Word("") }, at..at + 1);
        return at + 1;
    }
    if let Some(word) = line.word(at) {
        let does = |next: &str| {
            grammar.is("doing", next)
                || grammar.is("after-she", next)
                || grammar
                    .contraction(next)
                    .is_some_and(|next| next.iter().any(|next| grammar.is("doing", next)))
        };
        // "ill send", "thx 2 bo 4 standing up".
        let unquoted = grammar.is("unquoted", word) && line.word(at + 1).is_some_and(does)
            || chatty && matches!(word, "2" | "4" | "r");
        // "Her landlords throwing her out", "his sons off to sea": dictated without the quote.
        let owned = at > 0
            && (line.word(at - 1).is_some_and(|word| grammar.is("their", word) || grammar.is("my", word))
                || matches!(last, Some(What::Owns)));
        if owned
            && line.is_all_small()
            && let Some(one) = word.strip_suffix('s')
            && (grammar.is("kin", one) || grammar.is_job(one))
            && line.word(at + 1).is_some_and(|next| goes_on(next, grammar))
        {
            push(What::Word(one), at..at + 1);
            push(What::Word("'s"), at..at + 1);
            return at + 1;
        }
        let its = word == "its" && line.word(at + 1).is_some_and(|next| grammar.is("after-its", next));
        let unquoted = unquoted || its;
        let expanded = if unquoted { grammar.unquoted(word) } else { grammar.contraction(word) };
        match expanded {
            Some(words) => words.iter().for_each(|word| push(What::Word(word), at..at + 1)),
            None => {
                let small = Some(word).filter(|_| line.case(at) == Case::Small);
                let meant = small.and_then(|word| grammar.mistyped(word)).unwrap_or(word);
                push(What::Word(meant), at..at + 1);
            }
        }
        return at + 1;
    }
    if line.is_possessive(at) {
        let before = at.checked_sub(1).and_then(|before| line.word(before)).unwrap_or_default();
        // "Her dad's finally home".
        let of_kin =
            (grammar.is("kin", before) || grammar.is_job(before)) && is_verb_after(line, at + 1, grammar);
        let is_verb = of_kin
            || says_where(line, at, grammar)
            || ["i", "we", "they", "it", "who", "nobody", "you"]
                .iter()
                .any(|class| grammar.is(class, before));
        push(if is_verb { What::Word("'s") } else { What::Owns }, at..at + 1);
        return at + 1;
    }
    push(line.sign(at).map_or(What::Wall, What::Sign), at..at + 1);
    at + 1
}

/// "The bread's on me", "the party's off": a thing, its short "is", and no place as in "at the baker's on Monday".
fn says_where(line: &Line<'_>, at: usize, grammar: &Grammar) -> bool {
    let is = |at: usize, class: &str| line.word(at).is_some_and(|word| grammar.is(class, word));
    let led = (2..=3).filter_map(|back| at.checked_sub(back)).any(|before| is(before, "preposition"));
    let on_one = line.is(at + 1, "on") && (is(at + 2, "me") || is(at + 2, "them"));
    let over = line.is_any(at + 1, &["off", "over", "due", "ready"]) && line.word(at + 2).is_none();
    !led && (on_one || over)
}

/// A word that tells of somebody after a short "is": "throwing", "off".
fn goes_on(next: &str, grammar: &Grammar) -> bool {
    grammar.forms.of(next).is_ing() && !grammar.is("ing-noun", next) || grammar.is("elided", next)
}

/// "Ben's leaving" and "Ben's back" say what Ben is; "Ben's wedding" does not.
fn is_verb_after(line: &Line<'_>, at: usize, grammar: &Grammar) -> bool {
    // "Finally home", "already gone".
    let adverb = line.word(at).is_some_and(|word| grammar.is("adverb", word));
    let at = at + usize::from(adverb && line.word(at + 1).is_some_and(|next| grammar.is("elided", next)));
    if adverb && line.word(at).is_some_and(|next| grammar.is("elided", next)) {
        return true;
    }
    line.word(at).is_some_and(|word| {
        let form = grammar.forms.of(word);
        // "Priya's lent me her tent": a deed with its object, where "Priya's lost keys" are hers.
        let object = |class: &&str| line.word(at + 1).is_some_and(|next| grammar.is(class, next));
        let did = form.is_past() && !form.is_base() && ["me", "my", "article"].iter().any(object);
        // "Jiro's decided to go home", "Ana's left": nothing of theirs follows it.
        let next = line.word(at + 1);
        let leads_on = ["to", "preposition", "adverb", "and", "link"]
            .iter()
            .any(|class| next.is_some_and(|next| grammar.is(class, next)));
        let has = form.is_past() && !form.is_base() && (next.is_none() || leads_on);
        grammar.is("after-is", word) || did || has || form.is_ing() && !grammar.is("ing-noun", word)
    })
}
