//! What the bytes of a saved document show is all that loading it would.

use super::*;

fn contains(text: &[u8], what: &str) -> bool {
    what.is_empty() || text.windows(what.len()).any(|part| part == what.as_bytes())
}

/// Everything the document ever said, and every key it said it under, is in the text of its bytes.
fn shows_all(document: &Document) {
    let text = text_in(&document.save().unwrap()).unwrap();
    for (key, said) in document.strings_ever().unwrap() {
        assert!(contains(&text, &key) && contains(&text, &said), "{key}: {said} is not in {text:?}");
    }
    for (key, id) in document.references().unwrap() {
        assert!(contains(&text, &key) && contains(&text, &id.to_string()), "{key}");
    }
}

#[test]
fn what_was_replaced_or_taken_out_is_still_in_the_bytes() {
    let mut document = born(coffee());
    shows_all(&document);
    edit_entry(&mut document, |entry| {
        entry.raw = "Coffee alone".repeat(90);
        entry.topics.clear();
        entry.people = [(PersonId(id(2)), Presence::Mentioned)].into();
    });
    shows_all(&document);
    let text = text_in(&document.save().unwrap()).unwrap();
    for gone in ["Coffee with @Ana Silva", "topics/travel", &format!("people/{}", id(1))] {
        assert!(contains(&text, gone), "{gone}");
    }
}

#[test]
fn a_text_that_was_written_letter_by_letter_has_to_be_loaded() {
    let mut document = born(ana());
    assert_eq!(text_in(&document.save().unwrap()), None);
    edit_person(&mut document, |person| person.notes = String::new());
    assert_eq!(text_in(&document.save().unwrap()), None, "its letters are still there");
    shows_all(&born(Person { notes: String::new(), ..ana() }));
    // In a field that this version keeps in one piece, as somebody else may have written it.
    let future = from_the_future(|future| {
        future.put(ROOT, RECORD, "fact").unwrap();
        let text = future.put_object(ROOT, "text", ObjType::Text).unwrap();
        future.splice_text(&text, 0, 0, "likes tea").unwrap();
    });
    assert_eq!(text_in(&future.save().unwrap()), None);
}

#[test]
fn bytes_that_are_no_saved_document_have_to_be_loaded() {
    let document = born(coffee());
    let saved = document.save().unwrap();
    for length in 0..saved.len() {
        assert_eq!(text_in(&saved[..length]), None, "{length}");
    }
    let change = document.changes_since(&[]).unwrap().remove(0);
    assert_eq!(text_in(&change), None);
    assert_eq!(text_in(&[saved, change].concat()), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_bytes_show_all_that_was_ever_said(
        edits in proptest::collection::vec((0..2_u8, "\\PC{0,80}", 1..6_usize, any::<u8>()), 1..8),
    ) {
        let mut devices = [born(coffee()), born(coffee())];
        devices[1] = other_device(&devices[0]);
        for (number, (device, text, times, person)) in edits.into_iter().enumerate() {
            edit_entry(&mut devices[usize::from(device)], |entry| {
                entry.raw = text.repeat(times);
                entry.topics = [(text.clone(), true)].into();
                entry.people = [(PersonId(id(person)), Presence::There)].into();
                entry.private = number % 2 == 0;
            });
            if number % 3 == 2 {
                let [one, other] = &mut devices;
                exchange(one, other);
            }
            devices.iter().for_each(shows_all);
        }
    }
}
