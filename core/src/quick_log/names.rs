//! Where a line names somebody, and who that may be.
//!
//! Known names are looked up word by word in the lexicon, the longest first; `@` also names people the journal does
//! not know yet. Whether they were there is read elsewhere.

use std::{collections::HashSet, ops::Range};

use super::{
    Lexicon,
    bare_names::bare,
    folding::fold,
    known_names::{longest, surname_after},
    marks::is_at,
    namesakes::Namesakes,
    naming::{Earlier, NameMeans, Naming},
    person_name,
    spelled::name_key,
    titles,
    tokens::{Case, Line},
};

/// A quoted name longer than this many tokens is no name.
const LONGEST_QUOTED: usize = 24;

/// Whom a line may bring in at most: who writes down more people at once has pasted a list.
pub(super) const MOST_NEW: usize = 50;

/// Finds every name from token `start` on.
pub(super) fn read<'l>(line: &Line<'_>, start: usize, lexicon: &'l Lexicon) -> Vec<Naming<'l>> {
    let mut names: Vec<Naming<'l>> = Vec::new();
    let mixed = (0..line.len()).any(|at| line.case(at) != Case::Without);
    let mut earlier = Earlier::default();
    let mut at = start;
    while at < line.len() {
        let naming = if is_at(line, at) {
            after_at(line, at, lexicon, mixed)
        } else if stands_alone(line, at) {
            bare(line, at, lexicon, &earlier, names.last())
        } else {
            None
        };
        let Some(mut naming) = naming else {
            at += 1;
            continue;
        };
        naming.possessive |= line.is_possessive(naming.tokens.end)
            || line.sign(naming.tokens.end) == Some('\'') && line.touches(naming.tokens.end);
        earlier.refer_back(line, &mut naming, &names);
        earlier.remember(lexicon, &naming, names.len());
        at = naming.tokens.end;
        names.push(naming);
    }
    names
}

/// Leaves out the newcomers beyond the first [`MOST_NEW`], with the places that refer back to them. The answer is the
/// first place that was left out, and how many people were.
pub(super) fn cap(names: &mut Vec<Naming<'_>>) -> Option<(Range<usize>, usize)> {
    let (mut new, mut over, mut first) = (HashSet::new(), HashSet::new(), None);
    let mut moved: Vec<Option<usize>> = Vec::with_capacity(names.len());
    let mut kept = Vec::with_capacity(names.len());
    for mut naming in names.drain(..) {
        let stays = match &mut naming.who {
            NameMeans::Known(_) => true,
            NameMeans::New { name, .. } => {
                let name = fold(name);
                if new.contains(&name) || new.len() < MOST_NEW {
                    new.insert(name);
                    true
                } else {
                    over.insert(name);
                    first.get_or_insert_with(|| naming.tokens.clone());
                    false
                }
            }
            NameMeans::Earlier(earlier) => match moved.get(*earlier).copied().flatten() {
                Some(place) => {
                    *earlier = place;
                    true
                }
                None => false,
            },
        };
        moved.push(stays.then_some(kept.len()));
        if stays {
            kept.push(naming);
        }
    }
    *names = kept;
    first.map(|place| (place, over.len()))
}

/// Nothing glues the word to what is before it: `x.sam`, `_sam` and `$sam` name nobody.
fn stands_alone(line: &Line<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| line.sign(before));
    line.word(at).is_some()
        && !(line.touches(at) && matches!(before, Some('.' | '_' | '\\' | '=' | '#' | '$' | '~' | '%')))
}

fn after_at<'l>(line: &Line<'_>, sign: usize, lexicon: &'l Lexicon, mixed: bool) -> Option<Naming<'l>> {
    let at = sign + 1;
    let naming = |end: usize, who| Naming { tokens: sign..end, at: true, possessive: false, who, cut: None };
    if line.sign(at) == Some('"')
        && let Some(close) =
            (at + 1..line.len().min(at + LONGEST_QUOTED)).find(|&i| line.sign(i) == Some('"'))
        && line.touches(at + 1)
        && let Some(name) = quoted(line, at + 1..close)
    {
        // `@"Ana" Silva` is one name with a nickname in quotes only where more comes before it.
        let key = key_of(line, titles::after_titles(line, at + 1)..close);
        let who = match lexicon.namesakes(&key_of(line, at + 1..close)).or_else(|| lexicon.namesakes(&key)) {
            Some(namesakes) => NameMeans::Known(namesakes),
            // `@"Rick" Edmonds` may be a nickname and a surname.
            None => NameMeans::New { name, near: None, cut: surname_after(line, close + 1).is_some() },
        };
        return Some(naming(close + 1, who));
    }
    let at = at + usize::from(line.sign(at) == Some('"') && line.touches(at + 1));
    if !line.is_lettered(at) || line.is_opaque(at) {
        return None;
    }
    // A title is nobody's name: "@Dr. Ana Silva" is looked up as Ana Silva.
    let core = titles::after_titles(line, at);
    let known = longest(line, core, lexicon, true, |_, _| true);
    if let Some((namesakes, end)) = known {
        let more = surname_after(line, end).is_some() && line.case(core) != Case::Small;
        let handle = namesakes.words == 1 && line.sign(end) == Some('.') && joins_handle(line, end);
        let longer = namesakes.words == 1 && uncased_after(line, end) && mixed;
        if !more && !handle && !longer {
            let (end, _) = titles::after_suffixes(line, end);
            return Some(naming(end, NameMeans::Known(namesakes)));
        }
    } else if let Some((namesakes, cut)) = unspaced(line, at, lexicon) {
        return Some(Naming { cut: Some(cut), ..naming(at + 1, NameMeans::Known(namesakes)) });
    }
    let mut written = person_name::read(line, at, mixed);
    // "@김 민수, 박지영": somebody one knows is no suffix of somebody else.
    let comma = written.tokens.clone().find(|&comma| {
        matches!(line.sign(comma), Some(',' | '\u{60c}'))
            && longest(line, comma + 1, lexicon, false, |_, _| true).is_some()
    });
    if let Some(comma) = comma {
        written.tokens.end = comma;
    }
    let name = match written.bytes {
        Some(bytes) => line.text(at).get(..bytes).unwrap_or_default(),
        None => line.text_of(written.tokens.clone()),
    };
    // Somebody of that surname may be meant by a title and a surname: "Dr. Patel".
    let titled = core > at && written.tokens.end == core + 1;
    let near = known.map(|(namesakes, _)| namesakes);
    let near = near.or_else(|| if titled { lexicon.surname(&key_of(line, core..core + 1)) } else { None });
    let who = NameMeans::New { name: name.to_owned(), near, cut: written.cut };
    Some(Naming { cut: written.bytes, ..naming(written.tokens.end, who) })
}

/// A word without case right after a name of one word: "김 민수" is not the known "김".
fn uncased_after(line: &Line<'_>, end: usize) -> bool {
    line.word(end).is_some()
        && line.is_spaced(end)
        && line.case(end) == Case::Without
        && line.is_lettered(end)
}

fn joins_handle(line: &Line<'_>, dot: usize) -> bool {
    line.touches(dot) && line.touches(dot + 1) && line.word(dot + 1).is_some()
}

fn quoted(line: &Line<'_>, tokens: Range<usize>) -> Option<String> {
    let lettered = tokens.clone().any(|at| line.is_lettered(at));
    let one_line = tokens.clone().skip(1).all(|at| !line.starts_line(at));
    (lettered && one_line).then(|| line.text_of(tokens).trim().to_owned())
}

fn key_of(line: &Line<'_>, tokens: Range<usize>) -> String {
    tokens.filter_map(|at| line.word(at)).map(name_key).collect::<Vec<_>>().join(" ")
}

/// A known name at the beginning of a run of letters without spaces between words.
fn unspaced<'l>(line: &Line<'_>, at: usize, lexicon: &'l Lexicon) -> Option<(&'l Namesakes, usize)> {
    if line.case(at) != Case::Without {
        return None;
    }
    let text = line.text(at);
    let end = lexicon.unspaced(text, true).filter(|&end| end < text.len())?;
    Some((lexicon.namesakes(&fold(text.get(..end)?))?, end))
}
