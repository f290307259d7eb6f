//! One word out of a few, as people type it: in any case, with any apostrophe or none, with or without an article,
//! singular or plural, or by a shorter word for it. Anything else gets an error that suggests the nearest.
//!
//! Shorter words are in the table below and nowhere else. Parts of a word are never guessed: "knows" is not
//! "doesn't know yet".

use hallway_core::{
    model::{Relation, Stage},
    quick_log::fold,
};

use crate::input::did_you_mean;

/// What can be given, as it is typed.
pub const GIFTS: &[&str] = &["help", "intro", "praise", "thanks", "time", "info", "own", "taught"];

/// Shorter and other words, each with the word it stands for wherever that can be chosen.
const ALSO: &[(&str, &str)] = &[
    // What somebody showed.
    ("unknown", "doesn't know yet"),
    ("does not know yet", "doesn't know yet"),
    ("quiet", "hasn't said"),
    ("neutral", "hasn't said"),
    ("has not said", "hasn't said"),
    ("concerns", "has concerns"),
    ("speaks", "would speak for me"),
    ("speaks for me", "would speak for me"),
    ("would speak", "would speak for me"),
    // Their role in the decision.
    ("veto", "can veto"),
    ("signs off", "must sign off"),
    ("sign-off", "must sign off"),
    ("signoff", "must sign off"),
    ("room", "in the room"),
    ("influence", "influences"),
    ("hiring", "hiring manager"),
    ("referral", "referrer"),
    // Goals and how they end.
    ("job", "new job"),
    ("promoted", "promotion"),
    ("got it", "reached"),
    ("not yet", "not this time"),
    ("dropped", "let go"),
    // What is asked and given.
    ("intro", "introduction"),
    ("introduction", "intro"),
    ("mentoring", "mentorship"),
    ("mentor", "mentorship"),
    ("good word", "advocacy"),
    ("word", "advocacy"),
    ("word for me", "advocacy"),
    ("word for you", "advocacy"),
    ("information", "info"),
    ("thank you", "thanks"),
    // How somebody spoke for the user.
    ("word", "a good word"),
    ("phone call", "a call"),
    ("defense", "a defence"),
    ("defended me", "a defence"),
];

/// A stage by its word; `unsaid` for none.
pub fn stage(word: &str) -> Result<Option<Stage>, String> {
    let known: Vec<&str> = Stage::KNOWN.iter().map(Stage::as_str).chain(["unsaid"]).collect();
    let said = one_of(word, &known, |word| word)?;
    Ok((said != "unsaid").then(|| Stage::from(said)))
}

/// A relation by its word.
pub fn relation(word: &str) -> Result<Relation, String> {
    one_of(word, Relation::KNOWN, Relation::as_str)
}

/// The one of `known` that was typed; otherwise every word it can be, and which was perhaps meant.
pub fn one_of<T: Clone>(
    typed: &str,
    known: &[T],
    word: impl for<'t> Fn(&'t T) -> &'t str,
) -> Result<T, String> {
    let wanted = plainly(typed);
    let of = |wanted: &str| known.iter().find(|one| plainly(word(one)) == wanted).cloned();
    let stands_for =
        |(also, meant): &(&str, &str)| (plainly(also) == wanted).then(|| of(&plainly(meant))).flatten();
    of(&wanted).or_else(|| ALSO.iter().find_map(stands_for)).ok_or_else(|| {
        let words: Vec<&str> = known.iter().map(word).collect();
        let said = format!("choose one of: {}", words.join(", "));
        // A shorter word that begins otherwise may mean the opposite: "knows" and "unknown".
        let shorter = ALSO.iter().filter(|(also, _)| also.chars().next() == wanted.chars().next());
        let shorter = shorter.filter(|(_, meant)| words.contains(meant));
        let of_shorter = |meant: &str| ALSO.iter().find(|(also, _)| *also == meant).map(|(_, meant)| *meant);
        let meant = did_you_mean::closest(&wanted, words.iter().copied())
            .or_else(|| did_you_mean::closest(&wanted, shorter.map(|(also, _)| *also)).and_then(of_shorter));
        match meant {
            Some(meant) => format!("{said}; did you mean {meant}?"),
            None => said,
        }
    })
}

/// A word without what people leave out or write in another way.
fn plainly(typed: &str) -> String {
    let folded = fold(typed).replace(['\'', '’', '‘', 'ʼ', '`', '´'], "").replace(['-', '_'], " ");
    let words = folded.split_whitespace().map(|word| match word.strip_suffix('s') {
        Some(one) if one.len() > 2 => one,
        _ => word,
    });
    let mut words: Vec<&str> = words.collect();
    if let [article, rest @ ..] = words.as_slice()
        && matches!(*article, "a" | "an" | "the" | "my")
        && !rest.is_empty()
    {
        words.remove(0);
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use hallway_core::model::{AdvocacyKind, AskKind, GoalKind, Outcome, Role, Stage, Stance};

    use super::*;

    fn stance(typed: &str) -> Result<Stance, String> {
        one_of(typed, Stance::KNOWN, Stance::as_str)
    }

    #[test]
    fn a_stance_is_understood_however_its_apostrophe_is_typed_and_by_one_word() {
        for typed in
            ["doesn't know yet", "doesn’t know yet", "Doesnt know yet", "unknown", "does not know yet"]
        {
            assert_eq!(stance(typed), Ok(Stance::DoesNotKnow), "{typed}");
        }
        for typed in ["hasn't said", "hasn’t said", "Hasnt Said", "hasnt-said", "quiet"] {
            assert_eq!(stance(typed), Ok(Stance::HasNotSaid), "{typed}");
        }
        assert_eq!(stance("concerns"), Ok(Stance::HasConcerns));
        assert_eq!(stance("concern"), Ok(Stance::HasConcerns));
        assert_eq!(stance("speaks"), Ok(Stance::WouldSpeak));
    }

    #[test]
    fn a_part_of_a_word_is_never_taken_for_the_opposite() {
        for typed in ["knows", "know", "said", "said yes", "no concerns", "wouldn't speak", "can't veto"] {
            assert!(stance(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn nouns_articles_and_plurals_are_understood() {
        let role = |typed| one_of(typed, Role::KNOWN, Role::as_str);
        assert_eq!(role("veto"), Ok(Role::Veto));
        assert_eq!(role("signs off"), Ok(Role::SignOff));
        assert_eq!(role("Sign-off"), Ok(Role::SignOff));
        assert_eq!(role("the manager"), Ok(Role::Manager));
        assert_eq!(one_of("job", GoalKind::KNOWN, GoalKind::as_str), Ok(GoalKind::NewJob));
        assert_eq!(one_of("new-job", GoalKind::KNOWN, GoalKind::as_str), Ok(GoalKind::NewJob));
        assert_eq!(one_of("call", AdvocacyKind::KNOWN, AdvocacyKind::as_str), Ok(AdvocacyKind::Call));
        assert_eq!(one_of("defence", AdvocacyKind::KNOWN, AdvocacyKind::as_str), Ok(AdvocacyKind::Defence));
        assert_eq!(one_of("intro", AskKind::KNOWN, AskKind::as_str), Ok(AskKind::Introduction));
    }

    #[test]
    fn what_is_none_of_them_is_answered_with_the_nearest() {
        let said = one_of("promotoin", GoalKind::KNOWN, GoalKind::as_str).unwrap_err();
        assert!(said.ends_with("; did you mean promotion?"), "{said}");
        let said = one_of("vetto", Role::KNOWN, Role::as_str).unwrap_err();
        assert!(said.ends_with("; did you mean can veto?"), "{said}");
        assert!(!stance("knows").unwrap_err().contains("did you mean"));
        assert!(!stance("boss").unwrap_err().contains("did you mean"));
    }

    #[test]
    fn no_shorter_word_is_a_word_of_its_own_in_the_same_choice() {
        let choices: [Vec<&str>; 6] = [
            Stance::KNOWN.iter().map(Stance::as_str).collect(),
            Role::KNOWN.iter().map(Role::as_str).collect(),
            GoalKind::KNOWN.iter().map(GoalKind::as_str).collect(),
            Outcome::KNOWN.iter().map(Outcome::as_str).collect(),
            AskKind::KNOWN.iter().map(AskKind::as_str).collect(),
            Stage::KNOWN.iter().map(Stage::as_str).collect(),
        ];
        for words in choices {
            for word in &words {
                assert_eq!(one_of(word, &words, |word| word), Ok(*word));
            }
        }
    }
}
