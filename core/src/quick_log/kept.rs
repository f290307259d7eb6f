//! Which open promises a line says were kept, and which needs it says were met.

use std::{cell::OnceCell, collections::BTreeSet};

use super::{
    Draft, DraftExchange, Meant, Open, Outstanding, Suggestion, SuggestionKind, conjugate::first_form, fold,
    stem::stems,
};
use crate::model::{About, Frame, Span, Statement, Tense};

/// The rule by which a need is asked about.
pub(super) const MET: &str = "met";

/// What is done with something that somebody needed, in first forms; "found" may be one.
const MEETING: &str = "\
    arrive assign bring buy connect fill find fix found get give help hire introduce \
    join land lend pick secure send share sign solve sort start";

/// Open promises that something in the line says were done, and needs that it says were met, each once.
pub(super) fn kept(draft: &Draft, outstanding: &[Outstanding]) -> Vec<Suggestion> {
    let (told, gifts) = (ToldDeed::all(draft), gifts(draft));
    let mut found: Vec<Suggestion> = Vec::new();
    for promise in outstanding {
        let mention =
            draft.people.iter().find(|mention| mention.person == Some(promise.person) && mention.confirmed);
        let Some(mention) = mention else { continue };
        let open = TextWords::of(&promise.text);
        let said = match promise.what {
            Open::Need => given(draft, &gifts, promise, &open).or_else(|| met(draft, &told, promise, &open)),
            Open::Mine | Open::Theirs => {
                told.iter().find(|told| speaks_of(draft, told, promise, &open)).map(|told| told.said.span)
            }
        };
        let Some(span) = said else { continue };
        if found.iter().any(|other| other.span == span) {
            continue;
        }
        let trigger = if promise.what == Open::Need { MET } else { "kept" };
        found.push(Suggestion {
            text: needed(promise).to_owned(),
            mine: promise.what == Open::Mine,
            settles: Some(promise.id),
            person: Some(Meant::of(mention)),
            ..Suggestion::at(span, SuggestionKind::Kept, trigger)
        });
    }
    found
}

/// The words of a text that say what it is about, found when they are first asked for, and once: a clause is compared with
/// all that is open with somebody.
struct TextWords<'t> {
    text: &'t str,
    found: OnceCell<BTreeSet<String>>,
}

impl<'t> TextWords<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, found: OnceCell::new() }
    }

    fn all(&self) -> &BTreeSet<String> {
        self.found.get_or_init(|| words(self.text))
    }

    /// Whether it has enough of the words of a promise or need to seem to tell of it: one in three.
    fn tell_of(&self, open: &TextWords<'_>) -> bool {
        let shared = open.all().intersection(self.all()).count();
        shared > 0 && shared * 3 >= open.all().len()
    }
}

/// A statement and its words.
struct ToldDeed<'d> {
    said: &'d Statement,
    words: TextWords<'d>,
    meets: OnceCell<bool>,
}

impl<'d> ToldDeed<'d> {
    fn all(draft: &'d Draft) -> Vec<Self> {
        let told = |said: &'d Statement| {
            let words = TextWords::of(said.span.of(&draft.raw).unwrap_or_default());
            Self { said, words, meets: OnceCell::new() }
        };
        draft.statements.iter().map(told).collect()
    }

    /// Whether it tells of what is done with something that somebody needed.
    fn meets(&self) -> bool {
        *self.meets.get_or_init(|| {
            let mut forms = self.words.text.split_whitespace().filter_map(|word| first_form(&fold(word)));
            // Who hired somebody needs nobody, whatever hiring says of those who do.
            let has =
                is_done(self.said) || self.said.frame == Frame::Needs && self.said.tense == Tense::Happened;
            has && forms.any(|form| MEETING.split(' ').any(|verb| verb == form))
        })
    }
}

/// What the user gave, each with its words.
fn gifts(draft: &Draft) -> Vec<(&DraftExchange, TextWords<'_>)> {
    let given = draft.exchanges.iter().filter(|gift| gift.given);
    given.map(|gift| (gift, TextWords::of(gift.span.of(&draft.raw).unwrap_or_default()))).collect()
}

/// What was promised, or what is needed without the word that says so.
fn needed(open: &Outstanding) -> &str {
    let said = ["needs ", "need "].iter().find_map(|word| open.text.strip_prefix(word));
    said.filter(|_| open.what == Open::Need).unwrap_or(&open.text)
}

/// Whether a statement tells of something done that has the words of the promise.
fn speaks_of(draft: &Draft, told: &ToldDeed<'_>, promise: &Outstanding, open: &TextWords<'_>) -> bool {
    let theirs = match told.said.about {
        About::Me | About::We => promise.what == Open::Mine,
        _ => may_be_about(draft, told.said, promise),
    };
    is_done(told.said) && theirs && (told.words.tell_of(open) || does(&promise.text, told.said, draft))
}

/// What of a line gives somebody what they need: a gift of the user's to them that has the words of the need.
fn given(
    draft: &Draft,
    gifts: &[(&DraftExchange, TextWords<'_>)],
    need: &Outstanding,
    open: &TextWords<'_>,
) -> Option<Span> {
    let to_them = |person: Option<usize>| {
        let named = person.and_then(|at| draft.people.get(at));
        named.is_some_and(|mention| mention.person == Some(need.person))
    };
    let gift = gifts.iter().find(|(gift, words)| to_them(gift.person) && words.tell_of(open));
    gift.map(|(gift, _)| gift.span)
}

/// What of a line says that they have what they needed: something found, hired, sent or solved that has the words of the need.
fn met(draft: &Draft, told: &[ToldDeed<'_>], need: &Outstanding, open: &TextWords<'_>) -> Option<Span> {
    let meets = |told: &&ToldDeed<'_>| {
        told.meets()
            && (matches!(told.said.about, About::Me | About::We) || may_be_about(draft, told.said, need))
            && told.words.tell_of(open)
    };
    told.iter().find(meets).map(|told| told.said.span)
}

/// Whether it tells of what was done, or of what is true.
fn is_done(said: &Statement) -> bool {
    matches!(said.tense, Tense::Happened | Tense::Is)
        && !matches!(said.frame, Frame::Promised | Frame::Needs | Frame::Told | Frame::Confidence)
}

/// Whether it may be about whom something is open with: it names them, or nobody.
fn may_be_about(draft: &Draft, said: &Statement, open: &Outstanding) -> bool {
    match &said.about {
        About::Them(places) => {
            let of_them = |mention: &&super::DraftPerson| mention.person == Some(open.person);
            let spans = draft.people.iter().find(of_them).map(|mention| &mention.spans);
            spans.is_some_and(|spans| places.iter().any(|place| spans.contains(place)))
        }
        About::There | About::Nobody => true,
        About::Me | About::We => false,
    }
}

/// Whether a clause has enough of the words of a promise or need to seem to tell of it: one in three. What a line is asked
/// about by this measure is not owned at the door either.
pub(crate) fn has_words_of(clause: &str, open: &str) -> bool {
    TextWords::of(clause).tell_of(&TextWords::of(open))
}

/// "Send them" names nothing: it is kept by what does the same with the one it was promised to.
fn does(promised: &str, said: &Statement, draft: &Draft) -> bool {
    let mut words = promised.split_whitespace().map(fold);
    let (Some(verb), Some(thing), None) = (words.next(), words.next(), words.next()) else { return false };
    let unnamed = ["it", "that", "them", "those"].contains(&thing.as_str());
    let clause = said.span.of(&draft.raw).unwrap_or_default();
    let did = clause.split_whitespace().filter_map(|word| first_form(&fold(word))).any(|form| form == verb);
    unnamed && did && said.about != About::Nobody
}

/// The words that say what a promise is about; where all are short, the short ones.
fn words(text: &str) -> BTreeSet<String> {
    let stems = stems(text);
    if !stems.is_empty() {
        return stems;
    }
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    words.map(str::to_owned).collect()
}
