//! Goals: who has a say, what each showed, wins, the kit, projects, and how far the user has come.

mod goals;
mod kit;
mod map;
mod projects;
mod readiness;
mod stages;
mod wins;

pub use goals::goals;
pub use kit::kit;
pub use map::goal_map;
pub use projects::projects;
pub use readiness::ready;
pub use stages::wheel;
pub use wins::wins;
