//! Texts escaped for XML.

/// A text with what XML would read as its own marks spelled out.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
