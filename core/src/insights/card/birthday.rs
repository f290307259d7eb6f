//! Birthdays: from the user's words (`2 Dec`, `kids, birthday on December 2nd`, `1984-12-02`) to the days until then.

use chrono::{Datelike, NaiveDate};

use crate::quick_log::fold;

/// A birthday this near is said early.
pub(crate) const NEAR_DAYS: i64 = 30;

/// How many days until the birthday these words name, counted from `today`; nothing if they name no day of the year.
pub(crate) fn days_until(words: &str, today: NaiveDate) -> Option<i64> {
    let (month, day) = month_and_day(words)?;
    let in_year = |year| {
        // Somebody born on 29 February has a birthday every year.
        let date = NaiveDate::from_ymd_opt(year, month, day);
        date.or_else(|| NaiveDate::from_ymd_opt(year, month, 28).filter(|_| (month, day) == (2, 29)))
    };
    let this_year = in_year(today.year())?;
    let next = if this_year < today { in_year(today.year().checked_add(1)?)? } else { this_year };
    Some((next - today).num_days())
}

/// Words for a birthday, folded, in the languages that lines are read in.
const BIRTHDAYS: &[&str] = &[
    "birthday",
    "geburtstag",
    "anniversaire",
    "cumpleanos",
    "cumple anos",
    "compleanno",
    "faz anos",
    "aniversario",
    "день рождения",
    "عيد ميلاد",
];

/// The same words where they are said of a marriage or of a firm.
const OF_OTHERS: &[&str] =
    &["mariage", "boda", "casamento", "matrimonio", "wedding", "hochzeit", "company", "firm"];

/// Whether a clause tells of a birthday: "her birthday is on", "turns fifty on", "le 3 mai c'est son anniversaire".
pub(super) fn is_of_a_birthday(clause: &str) -> bool {
    let folded = fold(clause);
    let said = BIRTHDAYS.iter().any(|word| folded.contains(&fold(word)));
    let of_others = || OF_OTHERS.iter().any(|word| folded.contains(word));
    let mut words = folded.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    let turns = words.any(|word| ["turns", "turning"].contains(&word)) && words.next().is_some_and(is_age);
    said && !of_others() || turns
}

/// Whether a word is an age that one turns: "50", "fifty", "twenty-one".
fn is_age(word: &str) -> bool {
    let tens = word.split('-').next().unwrap_or_default();
    AGES.contains(&tens) || word.len() <= 3 && word.parse::<u8>().is_ok_and(|age| age > 0)
}

const AGES: &[&str] =
    &["eighteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"];

fn month_and_day(words: &str) -> Option<(u32, u32)> {
    let folded = fold(words);
    let iso = folded.split_whitespace().find_map(|word| {
        let date = word.trim_matches(|c: char| !c.is_ascii_digit()).parse::<NaiveDate>().ok()?;
        Some((date.month(), date.day()))
    });
    if iso.is_some() {
        return iso;
    }
    let tokens: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let at = tokens.iter().position(|word| month(word).is_some())?;
    let beside = [at.checked_sub(1), at.checked_sub(2), at.checked_add(1)];
    let day = beside.into_iter().flatten().find_map(|place| day_of_month(tokens.get(place)?))?;
    Some((month(tokens.get(at)?)?, day))
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let named = |month: &&str| {
        (word.len() >= 3 && month.starts_with(word)) || (word == "sept" && month.starts_with("sep"))
    };
    let elsewhere = || ABROAD.iter().position(|names| names.split(' ').any(|name| name == word));
    MONTHS.iter().position(named).or_else(elsewhere).and_then(|place| u32::try_from(place + 1).ok())
}

/// The months in German, French, Spanish, Italian and Portuguese, where they are other words, without accents.
const ABROAD: &[&str] = &[
    "januar janvier enero gennaio janeiro",
    "februar fevrier febrero febbraio fevereiro",
    "marz mars marzo marco",
    "avril abril aprile",
    "mai mayo maggio maio",
    "juni juin junio giugno junho",
    "juli juillet julio luglio julho",
    "aout agosto",
    "septembre septiembre settembre setembro",
    "oktober octobre octubre ottobre outubro",
    "novembre noviembre novembro",
    "dezember decembre diciembre dicembre dezembro",
];

fn day_of_month(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ordinal = ["", "st", "nd", "rd", "th"].contains(&word.get(digits.len()..)?);
    digits.parse().ok().filter(|day| ordinal && (1..=31).contains(day))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_birthday_is_found_in_the_users_own_words() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let until = |words| days_until(words, today);
        for words in ["2 Dec", "birthday on December 2nd", "2nd of December", "1984-12-02", "Dec 2, 1984"] {
            assert_eq!(until(words), Some(10), "{words}");
        }
        assert_eq!(until("22 November"), Some(0));
        for words in
            ["le 2 décembre", "am 2. Dezember", "el 2 de diciembre", "il 2 dicembre", "2 de dezembro"]
        {
            assert_eq!(until(words), Some(10), "{words}");
        }
        assert_eq!(until("21 Nov"), Some(364));
        assert_eq!(until("29 Feb"), Some(98), "28 February 2027");
        for words in ["", "in spring", "Dec", "31 Feb", "99 Dec", "2", "the 2 of us may dance"] {
            assert_eq!(until(words), None, "{words}");
        }
    }

    proptest! {
        #[test]
        fn any_words_on_any_day_are_no_trouble(words in "\\PC{0,30}|[0-9]{1,3} (Feb|Dec)", day in -90_000_000i32..90_000_000) {
            if let Some(today) = NaiveDate::from_num_days_from_ce_opt(day)
                && let Some(days) = days_until(&words, today)
            {
                prop_assert!((0..=366).contains(&days));
            }
        }
    }
}
