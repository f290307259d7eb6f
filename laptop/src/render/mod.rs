//! Answers of the core as screens: plain, calm, the same order of the same fields everywhere.
//!
//! Nothing here asks the journal anything, and every answer may be shown whole: what was said in private has left it
//! already, except for `show` and `find`.

mod card;
mod entry;
mod found;
mod giving;
mod goal;
mod people;
mod person;
mod receipt;
mod review;
mod standing;
mod today;
mod week;
mod words;

pub use card::card;
pub use entry::{entry, fields, history};
pub use found::found;
pub use giving::{ask_draft, asks, giving, good_words, my_word, next};
pub use goal::{goal_map, goals, initiatives, kit, wins};
pub use people::people;
pub use person::person;
pub use receipt::{preview, receipt};
pub use review::review;
pub use standing::{audit_board, between_us, breadth, introducers, ready, what_if, wheel};
pub use today::{first_day_hint, first_question, today};
pub use week::{waiting, week};
pub use words::{count, count_people, day, due, moment, size};

/// The column in which labelled text begins.
const LABEL: usize = 13;
