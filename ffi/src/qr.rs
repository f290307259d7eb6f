//! A ticket as the squares of a QR code, for a screen to draw.

use qrcode::{Color, EcLevel, QrCode};

/// The rows of the code from the top, dark squares true, without the quiet zone around it; empty if the text fits no code.
pub(crate) fn squares(text: &str) -> Vec<Vec<bool>> {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::L) else { return Vec::new() };
    code.to_colors()
        .chunks(code.width())
        .map(|row| row.iter().map(|one| *one == Color::Dark).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_a_square_with_its_three_corners_and_a_text_beyond_any_code_is_none() {
        let rows = squares(&format!("HALLWAY1{}", "A2".repeat(70)));
        let width = rows.len();
        assert!((21..=177).contains(&width) && rows.iter().all(|row| row.len() == width));
        for (top, left) in [(0, 0), (0, width - 7), (width - 7, 0)] {
            assert!(
                (0..7).all(|at| rows[top][left + at] && rows[top + at][left]),
                "a corner at {top}, {left}"
            );
        }
        assert!(squares(&"x".repeat(10_000)).is_empty());
    }
}
