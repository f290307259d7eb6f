//! A record as text for an editor: one field a line, prose at the end.

/// Fields by name, in order.
pub type Fields = Vec<(String, String)>;

/// Everything everything below this line is ignored.
const CUT: &str = "------------------------ everything below this line is ignored ------------------------";

/// Fields as `name: value` lines, with the hint below the cut.
pub fn write(fields: &[(&str, String)], prose: Option<(&str, &str)>, hint: &str) -> String {
    let mut text = String::new();
    for (name, value) in fields {
        text.push_str([name, ": ", value].concat().trim_end());
        text.push('\n');
    }
    if let Some((name, prose)) = prose {
        text.push_str(&[name, ":\n", prose.trim_end(), "\n"].concat());
    }
    text.push_str(&["\n", CUT, "\n", hint, "\n"].concat());
    text
}

/// What is above the cut.
pub fn above_cut(text: &str) -> &str {
    text.split_once(CUT).map_or(text, |(above, _)| above).trim()
}

/// The fields of an edited form by name, and its prose; a line that is not a field is an error that shows it.
pub fn read(text: &str, names: &[&str], prose: Option<&str>) -> Result<(Fields, Option<String>), String> {
    let mut fields = Vec::new();
    let mut lines = above_cut(text).lines();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() {
            continue;
        }
        let Some((name, value)) = line.split_once(':') else {
            return Err(format!("\"{line}\" isn't a field: a field looks like \"name: Ana Silva\""));
        };
        let name = name.trim().to_lowercase();
        if prose == Some(name.as_str()) {
            let rest: Vec<&str> = std::iter::once(value.trim_start()).chain(lines).collect();
            return Ok((fields, Some(rest.join("\n").trim().to_owned())));
        }
        if !names.contains(&name.as_str()) {
            return Err(format!("there is no field \"{name}\": the fields are {}", names.join(", ")));
        }
        fields.push((name, value.trim().to_owned()));
    }
    Ok((fields, None))
}

/// The value of a field if it differs from what was there.
pub fn changed(fields: &[(String, String)], name: &str, before: &str) -> Option<String> {
    let (_, value) = fields.iter().find(|(field, _)| field == name)?;
    (value != before.trim()).then(|| value.clone())
}

/// A list in one field.
pub fn list(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_reads_back_and_only_changes_count() {
        let written = write(
            &[("name", "Ana Silva".to_owned()), ("pronoun", String::new())],
            Some(("notes", "Two lines:\nof prose")),
            "help: here",
        );
        let (fields, notes) = read(&written, &["name", "pronoun"], Some("notes")).unwrap();
        assert_eq!(notes.as_deref(), Some("Two lines:\nof prose"));
        assert_eq!(changed(&fields, "name", "Ana Silva"), None);
        assert_eq!(changed(&fields, "name", "Ana"), Some("Ana Silva".to_owned()));
    }

    #[test]
    fn a_line_that_is_no_field_is_shown() {
        assert!(read("nonsense", &["name"], None).unwrap_err().contains("nonsense"));
        assert!(read("shoe: 42", &["name"], None).unwrap_err().contains("shoe"));
    }
}
