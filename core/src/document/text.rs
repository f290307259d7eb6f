//! Long prose: what a new wording takes away and puts there, so that two devices may write in one text at once.

use automerge::{AutomergeError, ObjId, ReadDoc, transaction::Transactable};

/// Up to this many characters taken away and put there, a new wording is written as the edits it consists of.
///
/// Beyond, what lies between the first and the last difference is exchanged whole: the edits' number makes the diff's time
/// grow with its square (measured: 500 scattered characters each way 0.05 s, 2,000 0.6 s, 8,000 7.7 s).
const MOST_EDITS: usize = 2_000;

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
    let old: Vec<char> = old.chars().collect();
    let put: Vec<char> = new.chars().collect();
    let shared = |(a, b): &(&char, &char)| a == b;
    let head = old.iter().zip(&put).take_while(shared).count();
    let (before, taken) = old.split_at(head);
    let put = put.get(head..).unwrap_or_default();
    let tail = taken.iter().rev().zip(put.iter().rev()).take_while(shared).count();
    let taken = taken.get(..taken.len() - tail).unwrap_or_default();
    let put = put.get(..put.len() - tail).unwrap_or_default();
    if few_edits(taken, put) {
        return document.update_text(text, new);
    }
    let length = isize::try_from(units(taken)).unwrap_or(isize::MAX);
    document.splice_text(text, units(before), length, &put.iter().collect::<String>())
}

/// True if at most [`MOST_EDITS`] characters taken away and put there make one wording of the other: the greedy search of
/// Myers (1986), given up early.
fn few_edits(old: &[char], new: &[char]) -> bool {
    if old.len().abs_diff(new.len()) > MOST_EDITS {
        return false;
    }
    // For each diagonal (characters taken away less those put there), how far into the old wording one gets.
    let mut reached = vec![0_usize; 2 * MOST_EDITS + 3];
    for edits in 0..=MOST_EDITS {
        let first = MOST_EDITS + 1 - edits;
        for diagonal in (first..=first + 2 * edits).step_by(2) {
            let at = |diagonal: usize| reached.get(diagonal).copied().unwrap_or_default();
            let put =
                diagonal == first || (diagonal != first + 2 * edits && at(diagonal - 1) < at(diagonal + 1));
            let mut from = if put { at(diagonal + 1) } else { at(diagonal - 1) + 1 };
            let Some(mut to) = (from + MOST_EDITS + 1).checked_sub(diagonal) else { continue };
            while old.get(from).is_some_and(|character| new.get(to) == Some(character)) {
                (from, to) = (from + 1, to + 1);
            }
            if from >= old.len() && to >= new.len() {
                return true;
            }
            if let Some(place) = reached.get_mut(diagonal) {
                *place = from;
            }
        }
    }
    false
}

/// The length in UTF-16 units, as automerge counts in our documents.
fn units(text: &[char]) -> usize {
    text.iter().map(|character| character.len_utf16()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn few(old: &str, new: &str) -> bool {
        few_edits(&old.chars().collect::<Vec<_>>(), &new.chars().collect::<Vec<_>>())
    }

    #[test]
    fn two_small_edits_far_apart_are_few() {
        let (old, new) = ("abcde".repeat(9_000), format!("x{}y", "abcde".repeat(9_000)));
        assert!(
            few(&old, &new)
                && few(&new, &old)
                && few("", "")
                && few("a", "")
                && few("", "a")
                && few("ab", "ba")
        );
    }

    #[test]
    fn a_wording_that_shares_nothing_is_not() {
        assert!(few(&"a".repeat(MOST_EDITS / 2), &"b".repeat(MOST_EDITS / 2)));
        assert!(!few(&"a".repeat(MOST_EDITS / 2 + 1), &"b".repeat(MOST_EDITS / 2)));
        assert!(!few("", &"b".repeat(MOST_EDITS + 1)));
    }
}
