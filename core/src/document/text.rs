//! Long prose: what a new wording takes away and puts there, so that two devices may write in one text at once.

use automerge::{AutomergeError, ObjId, ReadDoc, transaction::Transactable};

/// Above this many characters replaced times characters put there, the middle is exchanged whole: the diff's time grows
/// with the product, 2,000 by 2,000 characters take some milliseconds and 50,000 by 50,000 would take minutes.
const MOST_COMPARED: usize = 2_000 * 2_000;

/// Makes the text say `new` with as few characters touched as is worth finding out.
pub(super) fn rewrite<T: Transactable + ReadDoc>(
    document: &mut T,
    text: &ObjId,
    new: &str,
) -> Result<(), AutomergeError> {
    let old = document.text(text)?;
    if old == new {
        return Ok(());
    }
    let Middle { start, taken, put, compared } = Middle::between(&old, new);
    if compared <= MOST_COMPARED {
        return document.update_text(text, new);
    }
    document.splice_text(text, start, taken, put)
}

/// Where two wordings differ, once what they share at both ends is left out; lengths in UTF-16 units, as automerge
/// counts in our documents.
struct Middle<'a> {
    start: usize,
    taken: isize,
    put: &'a str,
    compared: usize,
}

impl<'a> Middle<'a> {
    fn between(old: &str, new: &'a str) -> Self {
        let shared = |(a, b): &(char, char)| a == b;
        let head: usize = old.chars().zip(new.chars()).take_while(shared).map(|(a, _)| a.len_utf8()).sum();
        let (old_rest, new_rest) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
        let tail: usize = old_rest
            .chars()
            .rev()
            .zip(new_rest.chars().rev())
            .take_while(shared)
            .map(|(a, _)| a.len_utf8())
            .sum();
        let middle = |rest: &'a str| rest.get(..rest.len().saturating_sub(tail)).unwrap_or_default();
        let gone = old_rest.get(..old_rest.len().saturating_sub(tail)).unwrap_or_default();
        let put = middle(new_rest);
        Self {
            start: units(old.get(..head).unwrap_or_default()),
            taken: isize::try_from(units(gone)).unwrap_or(isize::MAX),
            put,
            compared: gone.chars().count().saturating_mul(put.chars().count()),
        }
    }
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
