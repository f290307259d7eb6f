//! Cuts: a text without some of its parts, and where the rest has moved.

use crate::quick_log::Span;

/// Replacements in a text, and where what is left of it moves.
pub(in crate::journal) struct Cuts<'t>(Vec<(Span, &'t str)>);

impl<'t> Cuts<'t> {
    /// Overlapping cuts become one; a cut without a replacement wins, for it takes the whole clause.
    pub(in crate::journal) fn new(text: &str, mut cuts: Vec<(Span, &'t str)>) -> Self {
        cuts.retain(|(span, _)| text.get(span.start..span.end).is_some());
        cuts.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut joined: Vec<(Span, &str)> = Vec::new();
        for (span, instead) in cuts {
            match joined.last_mut() {
                Some((last, replacement)) if span.start < last.end => {
                    last.end = last.end.max(span.end);
                    if instead.is_empty() {
                        *replacement = "";
                    }
                }
                _ => joined.push((span, instead)),
            }
        }
        Self(joined)
    }

    pub(in crate::journal) fn cut(&self, text: &str) -> String {
        let mut left = String::with_capacity(text.len());
        let mut at = 0;
        for (span, instead) in &self.0 {
            left += text.get(at..span.start).unwrap_or_default();
            left += instead;
            at = span.end;
        }
        left += text.get(at..).unwrap_or_default();
        left
    }

    /// Where a place of the old text lies in the new one; `None` if it was cut.
    pub(in crate::journal) fn moved(&self, place: Span) -> Option<Span> {
        let mut shift = 0_isize;
        for (span, instead) in self.0.iter().take_while(|(span, _)| span.start < place.end) {
            if place.start < span.end {
                return None;
            }
            shift += isize::try_from(instead.len()).ok()? - isize::try_from(span.end - span.start).ok()?;
        }
        Some(Span {
            start: place.start.checked_add_signed(shift)?,
            end: place.end.checked_add_signed(shift)?,
        })
    }
}

/// Whether one of these places has a part of it.
pub(in crate::journal) fn overlaps(spans: &[Span], place: Span) -> bool {
    spans.iter().any(|span| span.touches(place))
}
