//! People: the list, the audit, what lies between, who knows whom, who spoke, and how far they reach.

mod advocacy;
mod audit;
mod breadth;
mod common_ground;
mod introductions;
mod list;
mod my_word;

pub use advocacy::advocacies;
pub use audit::audit_board;
pub use breadth::{breadth, what_if};
pub use common_ground::between_us;
pub use introductions::introducers;
pub use list::people;
pub use my_word::{kept, my_word, not_come_yet};
