//! Answers of the core as screens: plain, calm, the same order of the same fields everywhere. A file is called as the verb
//! whose answers it shows.
//!
//! Nothing here asks the journal anything, and every answer may be shown whole: what was said in private has left it
//! already, except for `show` and `find`.

mod acknowledgement;
mod ask;
mod find;
mod give;
mod goal;
mod log;
mod next;
mod people;
mod prep;
mod promise;
mod review;
mod show;
mod today;
mod words;

pub use acknowledgement::said;
pub use ask::{ask_draft, asks};
pub use find::{found, topics};
pub use give::giving;
pub use goal::{goal_map, goals, kit, projects, ready, wheel, wins};
pub use log::{preview, receipt};
pub use next::next;
pub use people::{advocacies, audit_board, between_us, breadth, introducers, kept, my_word, people, what_if};
pub use prep::{card, meeting};
pub use review::{PEOPLE, THINGS, review, waiting, week};
pub use show::{entry, fields, history, person};
pub use today::{first_day_hint, first_question, today};
pub use words::{behind, count, count_people, day, due, moment, names, size};

/// The column in which labelled text begins.
const LABEL: usize = 13;
