//! Lines from a pipe, one entry each, however long or broken a line may be.

use std::io::{self, BufRead};

/// The most that is read of one line: the core takes 64 KiB and refuses the first byte beyond it by name.
const LONGEST: u64 = 64 * 1024 + 1;

/// One line of input.
#[derive(Debug, PartialEq, Eq)]
pub struct NumberedLine {
    /// Counted from 1.
    pub number: u64,
    /// The line without its end, or why it is none.
    pub text: Result<String, &'static str>,
}

/// Every line that is not blank, numbered.
pub struct Lines<R> {
    input: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `input`.
    pub fn of(input: R) -> Self {
        Self { input, number: 0 }
    }

    /// Whether there was a line to read.
    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        if io::Read::take(&mut self.input, LONGEST).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
            if bytes.last() == Some(&b'\r') {
                bytes.pop();
            }
        } else if bytes.len() as u64 == LONGEST {
            self.input.skip_until(b'\n')?;
        }
        Ok(Some(bytes))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<NumberedLine>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let bytes = match self.read() {
                Ok(bytes) => bytes?,
                Err(error) => return Some(Err(error)),
            };
            self.number += 1;
            // A line over the limit may be cut inside a letter; the core names its length.
            let cut = bytes.len() as u64 == LONGEST;
            let text = match String::from_utf8(bytes) {
                Ok(text) => Ok(text),
                Err(error) if cut => Ok(String::from_utf8_lossy(error.as_bytes()).into_owned()),
                Err(_) => Err("it is not text in UTF-8"),
            };
            let text = text.map(|text| match text.strip_prefix('\u{feff}') {
                Some(rest) if self.number == 1 => rest.to_owned(),
                _ => text,
            });
            if text.as_ref().is_ok_and(|text| text.trim().is_empty()) {
                continue;
            }
            return Some(Ok(NumberedLine { number: self.number, text }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &[u8]) -> Vec<(u64, Result<String, &'static str>)> {
        Lines::of(input).map(|line| line.map(|line| (line.number, line.text)).unwrap()).collect()
    }

    #[test]
    fn blank_lines_are_passed_over_and_still_counted() {
        let read = lines("\u{feff}Coffee\r\n\n  \nLunch".as_bytes());
        assert_eq!(read, [(1, Ok("Coffee".to_owned())), (4, Ok("Lunch".to_owned()))]);
    }

    #[test]
    fn a_broken_line_does_not_take_the_rest_with_it() {
        let read = lines(b"Coffee\n\xff\xfe\nLunch\n");
        assert_eq!(read[1], (2, Err("it is not text in UTF-8")));
        assert_eq!(read[2], (3, Ok("Lunch".to_owned())));
    }

    #[test]
    fn an_endless_line_is_cut_just_past_the_limit_and_the_next_one_is_read() {
        let mut input = "é".repeat(100_000).into_bytes();
        input.extend_from_slice(b"\nLunch\n");
        let read = lines(&input);
        assert!(read[0].1.as_ref().unwrap().len() > 64 * 1024);
        assert!(read[0].1.as_ref().unwrap().len() < 64 * 1024 + 10);
        assert_eq!(read[1], (2, Ok("Lunch".to_owned())));
    }
}
