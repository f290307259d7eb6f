//! Records as text in an editor: what was changed there becomes the same flags as on the command line, and is saved before the
//! text goes.

use hallway_core::{
    journal::{Journal, Page, Thing},
    model::PersonId,
};

use super::flags::{MeFlags, OtherFlags, PersonFlags, days, people_a_week};
use crate::{
    error::{CommandError, Outcome},
    input::{
        choice, dates,
        editor::{self, Draft},
        flags::one_line,
        form,
    },
    session::Session,
};

const HINT: &str = "Save and close to change; leave it as it is to change nothing.";

/// Hands the changes that the user made to a person's text to `save`.
pub fn person<T>(
    journal: &Journal,
    person: PersonId,
    session: &Session,
    save: impl Fn(PersonFlags) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    const FIELDS: [&str; 7] = ["name", "nicknames", "relation", "pronoun", "every", "title", "org"];
    let page = journal.people().show(person, session.now())?;
    let position = page.positions.iter().find(|position| position.until.is_none());
    let now = [
        page.person.name.clone(),
        page.nicknames.join(", "),
        page.relation.to_string(),
        page.pronoun.clone(),
        if page.cadence_chosen { page.cadence.to_string() } else { "usual".to_owned() },
        position.map(|position| position.title.clone()).unwrap_or_default(),
        position.map(|position| position.org.clone()).unwrap_or_default(),
    ];
    let before: Vec<(&str, String)> = FIELDS.into_iter().zip(now).collect();
    let hint =
        format!("{HINT}\nevery: days between conversations, or usual. Facts: hallway edit NAME --fact TEXT");
    let text = form::write(&before, Some(("notes", &page.notes)), &hint);
    editor::edit(session, &of_record("person", &text), |text| {
        let (fields, notes) = form::read(text, &FIELDS, Some("notes")).map_err(CommandError::Form)?;
        let field = |name: &str| {
            let (_, was) = before.iter().find(|(field, _)| *field == name)?;
            form::changed(&fields, name, was)
        };
        let nicknames = field("nicknames").map(|text| form::list(&text));
        let flags = PersonFlags {
            name: field("name"),
            no_nickname: nicknames.iter().flat_map(|kept| gone(&page.nicknames, kept)).collect(),
            nickname: nicknames.iter().flat_map(|kept| gone(kept, &page.nicknames)).collect(),
            relation: field("relation")
                .map(|word| choice::relation(&word).map_err(|why| in_field("relation", &word, &why)))
                .transpose()?,
            pronoun: field("pronoun"),
            every: field("every")
                .map(|text| days(&text).map_err(|why| in_field("every", &text, &why)))
                .transpose()?,
            title: field("title"),
            org: field("org"),
            notes: notes.filter(|notes| *notes != page.notes.trim()),
            ..PersonFlags::default()
        };
        is_changed(fields.iter().any(|(name, _)| field(name).is_some()) || flags.notes.is_some())?;
        save(flags)
    })
}

/// The members of one list that are not in the other.
fn gone(list: &[String], other: &[String]) -> Vec<String> {
    list.iter().filter(|name| !other.contains(name)).cloned().collect()
}

/// Hands a line as the user rewrote it to `save`.
pub fn line<T>(
    journal: &Journal,
    thing: &Thing,
    session: &Session,
    save: impl Fn(String) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    let Page::Entry(page) = journal.show(&thing.reference, session.now())? else {
        return Err(CommandError::NotDone("this is no longer a line".to_owned()));
    };
    prose(session, "line", &page.text, save)
}

/// Hands a fact as the user reworded it to `save`.
pub fn fact<T>(
    journal: &Journal,
    thing: &Thing,
    session: &Session,
    save: impl Fn(String) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    prose(session, "fact", &value(journal, thing, session, "text")?, save)
}

/// Hands the changes that the user made to a promise's text to `save`.
pub fn promise<T>(
    journal: &Journal,
    thing: &Thing,
    session: &Session,
    save: impl Fn(OtherFlags) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    const FIELDS: [&str; 2] = ["text", "due"];
    let mut before = Vec::new();
    for name in FIELDS {
        before.push((name, value(journal, thing, session, name)?));
    }
    let hint = format!("{HINT}\ndue: fri, 12 May, 2026-05-12, or never");
    let text = form::write(&before, None, &hint);
    editor::edit(session, &of_record("promise", &text), |text| {
        let (fields, _) = form::read(text, &FIELDS, None).map_err(CommandError::Form)?;
        let field = |name: &str| {
            let (_, was) = before.iter().find(|(field, _)| *field == name)?;
            form::changed(&fields, name, was)
        };
        let due = field("due").map(|due| if due.is_empty() { "never".to_owned() } else { due });
        if let Some(due) = due.as_deref().filter(|due| *due != "never")
            && dates::due(due, "", session).is_err()
        {
            return Err(in_field("due", due, "say fri, 12 May, 2026-05-12, or never"));
        }
        let flags = OtherFlags { text: field("text"), due, ..OtherFlags::default() };
        is_changed(flags.text.is_some() || flags.due.is_some())?;
        save(flags)
    })
}

/// Hands the changes that the user made to their own record to `save`.
pub fn me<T>(
    journal: &Journal,
    session: &Session,
    save: impl Fn(PersonFlags, MeFlags) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    const FIELDS: [&str; 4] = ["name", "pronoun", "pace", "words"];
    let me = journal.people().me()?;
    let words: Vec<String> = me.kind_words.iter().map(|(word, kind)| format!("{word}={kind}")).collect();
    let before = [
        ("name", me.name.clone()),
        ("pronoun", me.pronoun.clone()),
        ("pace", me.pace.map_or_else(|| "any".to_owned(), |pace| pace.to_string())),
        ("words", words.join(", ")),
    ];
    let hint = format!(
        "{HINT}\npace: people a week to propose, or any. words: your words for kinds, such as fika=coffee"
    );
    let text = form::write(&before, None, &hint);
    editor::edit(session, &of_record("me", &text), |text| {
        let (fields, _) = form::read(text, &FIELDS, None).map_err(CommandError::Form)?;
        let field = |name: &str| {
            let (_, was) = before.iter().find(|(field, _)| *field == name)?;
            form::changed(&fields, name, was)
        };
        let pace = field("pace")
            .map(|text| people_a_week(&text).map_err(|why| in_field("pace", &text, &why)))
            .transpose()?;
        let mut word = Vec::new();
        if let Some(text) = field("words") {
            let kept = form::list(&text);
            let gone_words = gone(&words, &kept);
            let taken = gone_words.iter().filter_map(|pair| pair.split_once('='));
            word.extend(taken.map(|(word, _)| format!("{word}=")));
            word.extend(gone(&kept, &words));
        }
        is_changed(fields.iter().any(|(name, _)| field(name).is_some()))?;
        let person = PersonFlags { name: field("name"), pronoun: field("pronoun"), ..PersonFlags::default() };
        save(person, MeFlags { pace, word, ..MeFlags::default() })
    })
}

/// A field of a record that has no page of its own.
fn value(journal: &Journal, thing: &Thing, session: &Session, name: &str) -> Result<String, CommandError> {
    match journal.show(&thing.reference, session.now())? {
        Page::Other { fields, .. } => Ok(fields
            .into_iter()
            .find(|known| known.field == name)
            .map(|known| known.text)
            .unwrap_or_default()),
        Page::Person(_) | Page::Entry(_) => Ok(String::new()),
    }
}

/// A text that is also in the journal.
fn of_record<'a>(what: &'static str, text: &'a str) -> Draft<'a> {
    Draft { what, text, is_new: false }
}

/// A field that cannot hold what was written into it.
fn in_field(field: &str, typed: &str, why: &str) -> CommandError {
    CommandError::Form(format!("{field} cannot be \"{typed}\": {why}"))
}

fn prose<T>(
    session: &Session,
    what: &'static str,
    before: &str,
    save: impl Fn(String) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    let text = format!("{before}\n{}", form::write(&[], None, HINT));
    editor::edit(session, &of_record(what, &text), |text| {
        let after = one_line(form::above_cut(text));
        if after.is_empty() {
            return Err(CommandError::NotDone(
                "the text is empty, and nothing was changed: --delete deletes".to_owned(),
            ));
        }
        is_changed(after != one_line(before))?;
        save(after)
    })
}

fn is_changed(changed: bool) -> Outcome {
    if changed { Ok(()) } else { Err(CommandError::NotDone("nothing was changed".to_owned())) }
}
