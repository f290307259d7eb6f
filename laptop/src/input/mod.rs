//! What comes in beside the arguments: lines, answers, the editor's text; and what typed words mean.

#[cfg(unix)]
pub mod by_key;
pub mod choice;
pub mod completion;
pub mod dates;
pub mod did_you_mean;
pub mod editor;
pub mod flags;
pub mod form;
pub mod prompt;
pub mod questions;
pub mod resolve;
pub mod stdin;
pub mod whole_word;
