//! What went wrong, on standard error: the sentence, and below it what could be done.

use std::io::{IsTerminal, Write};

use textwrap::{Options, WordSplitter};

use super::{sanitize::harmless, terminal};
use crate::error::CommandError;

/// Says it; `before` says of what, such as `hallway: line 3: `.
pub fn say(before: &str, error: &CommandError) {
    for (place, line) in error.lines().iter().enumerate() {
        sentence(&format!("{}{line}", if place == 0 { before } else { "  " }));
    }
}

/// Says one sentence. For a person it breaks between words; a program gets one line.
pub fn sentence(text: &str) {
    let text = harmless(text);
    let mut out = std::io::stderr().lock();
    // Nobody is left to tell when this cannot be written.
    let _ = if std::io::stderr().is_terminal() {
        let options = Options::new(terminal::width_of_errors())
            .subsequent_indent("  ")
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation);
        writeln!(out, "{}", textwrap::fill(&text, options))
    } else {
        writeln!(out, "{text}")
    };
}
