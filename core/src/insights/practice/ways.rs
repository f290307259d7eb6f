//! Ways to ask that make it easy for somebody: by what they are to the user, how far on they are, and how they like to be
//! reached.
//!
//! A manager and a report are met anyway, so nobody's calendar is asked; an assistant is asked of those who have one. What
//! the user noted of how they like things done moves a way to the front, or out.

use super::evidence::Evidence;
use crate::{
    insights::practice::map::current,
    model::{FactKind, Level, Moment, Relation},
    quick_log::fold,
};

/// One way to ask, before it is put into words to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Way {
    /// The way, in a few words.
    pub(super) name: &'static str,
    /// The sentence that offers it.
    pub(super) offer: &'static str,
    /// Words in a preference that mean this way, folded.
    words: &'static [&'static str],
}

const ONE_TO_ONE: Way = Way {
    name: "in your next one-to-one",
    offer: "We could spend ten minutes of our next one-to-one on it.",
    words: &["1:1", "one-to-one", "person", "meeting"],
};
const NEXT_TIME: Way = Way {
    name: "when you next talk",
    offer: "We could spend ten minutes on it next time we talk.",
    words: &["person", "meeting"],
};
const TEN_MINUTES: Way = Way {
    name: "ten minutes",
    offer: "Could you spare ten minutes this week or next, whenever is easiest?",
    words: &["person", "meeting", "minutes"],
};
const EARLY_COFFEE: Way = Way {
    name: "an early coffee in their building",
    offer: "I could bring you a coffee before your day starts: ten minutes, in your building.",
    words: &["coffee", "breakfast", "early", "morning", "mornings"],
};
const COFFEE: Way = Way {
    name: "a coffee",
    offer: "I could bring you a coffee: ten minutes, whenever suits you.",
    words: &["coffee", "tea", "lunch", "person"],
};
const NEARBY: Way = Way {
    name: "a coffee near them",
    offer: "I could come by for a coffee near you: ten minutes, whenever suits you.",
    words: &["coffee", "tea", "lunch", "person"],
};
const SHORT_CALL: Way = Way {
    name: "a short call",
    offer: "A quick call while you're on your way somewhere would do; just tell me when.",
    words: &["call", "calls", "phone", "ring", "video"],
};
const IN_WRITING: Way = Way {
    name: "in writing",
    offer: "If it's easier, two lines in a message are plenty.",
    words: &[
        "mail", "mails", "email", "emails", "e-mail", "message", "messages", "writing", "text", "texts",
        "slack", "chat", "teams", "async",
    ],
};
const ASSISTANT: Way = Way {
    name: "through their assistant",
    offer: "If it's easier, I can arrange ten minutes with your assistant; any day is fine.",
    words: &["assistant", "calendar", "secretary"],
};

/// Words by which a preference says that somebody does not like something.
const NOT: &[&str] = &["no", "not", "never", "hates", "dislikes", "avoids", "dont", "doesnt", "without"];

/// Words that say that somebody works remotely.
const AWAY: &[&str] = &["remote", "remotely", "home"];

/// Ways to ask somebody, the one they like best first.
pub(super) fn ways(evidence: &Evidence, now: Moment) -> Vec<Way> {
    let level = current(&evidence.positions).and_then(|position| position.level.clone());
    let mut ways = match (&evidence.person.relation, level) {
        (Relation::Manager | Relation::Report, _) => vec![ONE_TO_ONE, TEN_MINUTES, IN_WRITING],
        (Relation::Mentor | Relation::Mentee, _) => vec![NEXT_TIME, TEN_MINUTES, SHORT_CALL, IN_WRITING],
        (Relation::Outside, _) => vec![SHORT_CALL, NEARBY, IN_WRITING],
        (_, Some(Level::Senior | Level::Executive)) => vec![TEN_MINUTES, EARLY_COFFEE, SHORT_CALL, ASSISTANT],
        _ => vec![TEN_MINUTES, COFFEE, SHORT_CALL, IN_WRITING],
    };
    let kinds = [FactKind::Preference, FactKind::Place];
    for fact in evidence.facts_of(&kinds, now).filter(|fact| !fact.private) {
        let folded = fold(&fact.text).replace(['\'', '’'], "");
        let words: Vec<&str> = folded
            .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == ':'))
            .filter(|word| !word.is_empty())
            .collect();
        if words.iter().any(|word| AWAY.contains(word)) {
            ways.retain(|way| ![EARLY_COFFEE, COFFEE].contains(way));
        }
        if fact.kind != FactKind::Preference {
            continue;
        }
        // In "a call rather than long mail" the first way counts; in "no calls" it is the way to leave out.
        let named = words.iter().position(|word| ways.iter().any(|way| way.words.contains(word)));
        let Some((place, word)) = named.and_then(|place| Some((place, *words.get(place)?))) else { continue };
        let disliked = words.iter().take(place).any(|word| NOT.contains(word));
        let (mut of_it, others): (Vec<Way>, Vec<Way>) =
            ways.into_iter().partition(|way| way.words.contains(&word));
        ways = if disliked && !others.is_empty() {
            others
        } else {
            of_it.extend(others);
            of_it
        };
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::{evidence, fact, now, position};

    fn names(evidence: &Evidence) -> Vec<&'static str> {
        ways(evidence, now()).into_iter().map(|way| way.name).collect()
    }

    #[test]
    fn a_manager_and_a_report_are_asked_where_one_meets_them_anyway() {
        for relation in [Relation::Manager, Relation::Report] {
            let mut known = evidence(1);
            known.person.relation = relation;
            assert_eq!(names(&known), ["in your next one-to-one", "ten minutes", "in writing"]);
        }
    }

    #[test]
    fn an_assistant_is_asked_of_those_who_are_further_on_and_of_nobody_else() {
        let mut known = evidence(1);
        assert!(!names(&known).contains(&"through their assistant"));
        let mut there = position("Vice president", "Payments");
        there.level = Some(Level::Executive);
        known.positions = vec![there];
        assert!(names(&known).contains(&"through their assistant"));
        known.person.relation = Relation::Manager;
        assert!(!names(&known).contains(&"through their assistant"));
    }

    #[test]
    fn how_they_like_to_be_reached_comes_first_and_what_they_do_not_like_is_left_out() {
        let mut known = evidence(1);
        known.facts = vec![fact(1, FactKind::Preference, "prefers a call to long mail", "2026-09-01")];
        assert_eq!(names(&known)[0], "a short call");
        known.facts = vec![fact(1, FactKind::Preference, "never on the phone", "2026-09-01")];
        assert!(!names(&known).contains(&"a short call"));
        known.facts = vec![fact(1, FactKind::Place, "works from home in Leeds", "2026-09-01")];
        assert!(!names(&known).contains(&"a coffee"));
    }
}
