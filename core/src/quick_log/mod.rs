//! One line in, a draft out: who was there, what was promised, what was learned.
//!
//! Pure: the lexicon of known names, the moment of writing and what was silenced are arguments; there is no clock, no
//! IO and no failure but an empty line. Data flows raw line → [`parse()`] → [`Draft`] → [`rank()`] → the journal, with
//! [`suggest()`] beside it for dictated lines that carry no marks. A draft never changes the journal; nothing here
//! knows that there is one. The grammar is described for its users in `docs/quick-log.md`.

mod bare_names;
mod choose;
mod clauses;
mod conjugate;
mod credit;
mod day_named;
mod declined;
mod draft;
mod facts;
mod folding;
mod given_names;
mod grammar;
mod happened;
mod kept;
mod kind;
mod kinds_unspaced;
mod known_names;
mod language;
mod leave_out;
mod lexicon;
mod marks;
mod name_words;
mod names;
mod namesakes;
mod naming;
mod offers;
mod ordinary_words;
mod parse;
mod people;
mod person_name;
mod place;
mod presence;
mod prose;
mod question;
mod rank;
mod reading;
mod spelled;
mod stem;
mod suggest;
mod suggestion;
mod titles;
mod tokens;
mod triggers;
mod when;
mod words;

pub(crate) use conjugate::{first_form, in_progress, is_first_form, is_told};
pub use day_named::{day_named, month_named};
pub(crate) use draft::spoken_in_words;
pub use draft::{
    Doubt, Draft, DraftExchange, DraftFact, DraftItem, DraftPerson, DraftPromise, DraftWin, DraftWord,
};
pub use facts::fact_in;
pub use folding::fold;
pub(crate) use grammar::{is_english, is_job, is_kin, is_own_child, is_spouse};
pub(crate) use kept::has_words_of;
pub use lexicon::{KnownPerson, Lexicon, complete};
pub(crate) use ordinary_words::is_ordinary;
pub use parse::{LONGEST_LINE, parse};
pub use place::{Candidate, Topic};
pub use prose::{prose, with_places};
pub use question::question;
pub use rank::{ContactsSoFar, Familiarity, rank};
pub(crate) use reading::HeavyWords;
pub(crate) use spelled::is_former_name;
pub use stem::stems;
pub(crate) use stem::{beginnings, is_unspaced};
pub use suggest::{label_in, suggest, suggestion_at};
pub use suggestion::{Meant, Open, Outstanding, Suggestion, SuggestionKind, Which};
pub use when::{DateHabits, date_doubt, due_date, due_in_zone, in_zone, past_moment};

pub use crate::model::Span;
