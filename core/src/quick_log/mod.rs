//! One line in, a draft out: who was there, what was promised, what was learned.
//!
//! Pure: the lexicon of known names, the moment of writing and what was silenced are arguments; there is no clock, no
//! IO and no failure but an empty line. Data flows raw line → [`parse`] → [`Draft`] → [`rank`] → the journal, with
//! [`suggest`] beside it for dictated lines that carry no marks. A draft never changes the journal; nothing here
//! knows that there is one. The grammar is described for its users in `docs/quick-log.md`.

mod draft;
mod lexicon;

pub use draft::{
    Candidate, Doubt, Draft, DraftExchange, DraftFact, DraftPromise, Mention, Span, Suggestion,
    SuggestionKind, Topic,
};
pub use lexicon::{Familiarity, KnownPerson, Lexicon, Seen};
