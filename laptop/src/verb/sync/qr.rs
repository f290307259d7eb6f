//! A ticket as a picture for a phone's camera.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use qrcode::{EcLevel, QrCode, render::unicode::Dense1x2};

/// The QR code of a text, two rows of it in a line of a terminal; `None` if the text is too long for one.
///
/// With colour it is black on white, as cameras expect it. Without, the ground is what the terminal's letters are: right
/// on a dark terminal, and most cameras read the other way round too.
pub fn picture(text: &str, colour: bool) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    let mut picture = code.render::<Dense1x2>();
    if !colour {
        return Some(picture.dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build() + "\n");
    }
    let paper = Style::new().fg_color(Some(AnsiColor::Black.into())).bg_color(Some(AnsiColor::White.into()));
    let mut shown = String::new();
    for line in picture.build().lines() {
        let _ = writeln!(shown, "{paper}{line}{paper:#}");
    }
    Some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_fits_a_small_terminal() {
        let ticket = format!("HALLWAY1{}", "A2".repeat(70));
        let plain = picture(&ticket, false).unwrap();
        assert!(plain.lines().count() <= 30, "{plain}");
        assert!(plain.lines().all(|line| line.chars().count() <= 60));
        let coloured = picture(&ticket, true).unwrap();
        let stripped = anstream::adapter::strip_str(&coloured).to_string();
        assert_eq!(stripped.lines().count(), plain.lines().count());
        assert_ne!(stripped, plain, "each is the negative of the other");
    }

    #[test]
    fn a_text_beyond_any_code_has_no_picture() {
        assert_eq!(picture(&"x".repeat(10_000), true), None);
    }
}
