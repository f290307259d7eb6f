//! What the sentences of a line say of people who are leaving: the parts of it that go with them.

use crate::{
    journal::forget::text_edits::overlaps,
    model::About,
    quick_log::{Draft, Span},
};

/// What its sentences say only about the people named at `theirs`. Of a sentence that also names people at `stay`, the
/// words that name none of those.
pub(in crate::journal) fn told_of(draft: &Draft, theirs: &[Span], stay: &[Span]) -> Vec<Span> {
    let about_them = draft.statements.iter().filter(|said| match &said.about {
        About::Them(places) => places.iter().all(|place| overlaps(theirs, *place)),
        _ => false,
    });
    let cut = about_them
        .filter_map(|said| [said.span, said.says].into_iter().find(|place| !overlaps(stay, *place)));
    cut.collect()
}
