//! What leaves the program: screens for a person, JSON for a script, through a pager or not, and never a character that
//! speaks to the terminal itself.

pub mod answer;
pub mod complaint;
pub mod few;
pub mod hint;
pub mod json;
pub mod next_command;
pub mod pager;
pub mod progress;
pub mod render;
pub mod sanitize;
pub mod screen;
pub mod shapes;
pub mod terminal;
