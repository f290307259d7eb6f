//! Names as Slavic languages decline them in Cyrillic: "с Ольгой" is with Ольга, "Ивана Соколова" is Иван Соколов.

/// A stem has at least this many letters.
const SHORTEST_STEM: usize = 2;

/// Endings of a declined name, folded, and those of the name itself.
const ENDINGS: &[(&str, &[&str])] = &[
    ("овои", &["ова"]),
    ("евои", &["ева"]),
    ("инои", &["ина"]),
    ("скои", &["ская"]),
    ("скую", &["ская"]),
    ("ского", &["скии"]),
    ("скому", &["скии"]),
    ("ским", &["скии"]),
    ("ском", &["скии"]),
    ("ом", &["", "о"]),
    ("ым", &[""]),
    ("ем", &["и", "ь", ""]),
    ("ои", &["а"]),
    ("ею", &["я"]),
    ("еи", &["я", "а"]),
    ("ии", &["ия"]),
    ("ию", &["ия"]),
    ("а", &["", "о"]),
    ("у", &["а", ""]),
    ("ю", &["я", "и", "ь"]),
    ("я", &["и", "ь"]),
    ("ы", &["а"]),
    ("и", &["а", "я", "ь"]),
    ("е", &["а", "я", "", "и", "ь"]),
];

/// What a folded word may be a form of, the likeliest first; nothing for a word in another script.
pub(super) fn first_forms(word: &str) -> Vec<String> {
    if !word.chars().all(|c| matches!(c, '\u{400}'..='\u{4ff}' | '-')) {
        return Vec::new();
    }
    let mut forms = Vec::new();
    for (ending, firsts) in ENDINGS {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= SHORTEST_STEM)
        else {
            continue;
        };
        forms.extend(firsts.iter().map(|first| format!("{stem}{first}")));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declined_name_is_a_form_of_the_name() {
        let forms = [
            ("ольгои", "ольга"),
            ("ольгу", "ольга"),
            ("иваном", "иван"),
            ("андрея", "андреи"),
            ("марии", "мария"),
            ("игорю", "игорь"),
            ("петровои", "петрова"),
            ("соколовым", "соколов"),
            ("достоевского", "достоевскии"),
        ];
        for (form, name) in forms {
            assert!(first_forms(form).contains(&name.to_owned()), "{form}: {:?}", first_forms(form));
        }
        assert!(first_forms("olga").is_empty());
    }
}
