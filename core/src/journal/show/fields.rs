//! Fields: what `show` says of a record that has no page of its own, readable, with everything that was noted in it.
//!
//! Ids become names or letters, and sets one line for each member with words. Nothing is left out and nothing is judged.

use crate::{
    error::{Error, Result},
    journal::{
        read::names::NameBook,
        reference::{Thing, shorten},
        show::page::{FieldText, Page},
    },
    model::{Moment, PersonId, RecordId, Reference},
    store::Snapshot,
};

/// A value as a person reads it.
pub(in crate::journal) fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        // A moment as answers have it, with its offset.
        serde_json::Value::String(text) => {
            Moment::parse_from_rfc3339(text).map_or_else(|_| text.clone(), |moment| moment.to_rfc3339())
        }
        serde_json::Value::Bool(true) => "yes".to_owned(),
        serde_json::Value::Bool(false) => "no".to_owned(),
        other => other.to_string(),
    }
}

/// The page of a record that has no other.
pub(in crate::journal) fn other_page(db: &Snapshot<'_>, thing: Thing) -> Result<Page> {
    let record = db.record(thing.id)?.ok_or_else(|| Error::NoSuchRef(thing.reference.to_string()))?;
    let identities = db.identities()?;
    let names = NameBook::new(db, &identities);
    let mut fields = Vec::new();
    for (field, value) in record.fields().map_err(Error::internal)? {
        let text = match &value {
            serde_json::Value::Null | serde_json::Value::Bool(false) => continue,
            serde_json::Value::Object(members) => {
                for said in members_of(db, &names, members)? {
                    fields.push(FieldText { field: field.clone(), text: said });
                }
                continue;
            }
            value => plain(value),
        };
        let text = pointed_at(db, &names, text)?;
        if !text.is_empty() {
            fields.push(FieldText { field, text });
        }
    }
    Ok(Page::Other { reference: thing.reference, kind: thing.kind.word().to_owned(), fields })
}

/// What stands in a set, a line for each member with words of its own: under the day it was noted, or the person it is
/// about. Members without words are one line.
fn members_of(
    db: &Snapshot<'_>,
    names: &NameBook<'_>,
    members: &serde_json::Map<String, serde_json::Value>,
) -> Result<Vec<String>> {
    let (mut bare, mut said): (Vec<String>, Vec<(Option<Moment>, String)>) = (Vec::new(), Vec::new());
    for (key, value) in members {
        let at = key.parse::<Moment>().ok();
        let member = match at {
            Some(at) => at.date_naive().to_string(),
            None => pointed_at(db, names, key.clone())?,
        };
        match value {
            serde_json::Value::String(words) if !words.is_empty() => {
                let words = words
                    .parse::<Moment>()
                    .map_or_else(|_| words.clone(), |moment| moment.date_naive().to_string());
                said.push((at, format!("{member}: {words}")));
            }
            _ if at.is_some() => said.push((at, member)),
            _ => bare.push(member),
        }
    }
    said.sort_by_key(|(at, _)| *at);
    let bare = (!bare.is_empty()).then(|| bare.join(", "));
    Ok(bare.into_iter().chain(said.into_iter().map(|(_, said)| said)).collect())
}

/// The name or the letters of what an id points at; other words as they are.
fn pointed_at(db: &Snapshot<'_>, names: &NameBook<'_>, text: String) -> Result<String> {
    let Some(id) = RecordId::parse(&text) else { return Ok(text) };
    if let Some(named) = names.look_up(PersonId(id))? {
        return Ok(named.name);
    }
    let mut reference = Reference::to(id);
    shorten(db, &mut reference)?;
    Ok(reference.to_string())
}
