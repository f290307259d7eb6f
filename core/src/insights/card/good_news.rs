//! What one congratulates on: a child that was born, an event by its name, what somebody achieved.
//!
//! The news names itself: "Congratulations on the little girl!" says more than "on the baby". What happened to somebody of
//! theirs is congratulated on as that.

use super::{
    address::{determined, is_thing, the},
    deeds::is_good_deed,
    posts::is_named_to_a_post,
    pursuits::names_a_job,
    seen::Seen,
    sentence::Sentence,
    small_words::bare_words,
    successes::{is_achieved, is_ill_luck, is_no_success},
    words::GOOD_NEWS,
};
use crate::{
    insights::Said,
    model::{Tense, Tone},
    quick_log::{fold, is_spouse, is_told},
};

/// Days within which one congratulates.
pub(super) const NEWS_DAYS: i64 = 60;
/// What is won together is one's own.
const COMPANIES: &[&str] = &[
    "band",
    "choir",
    "club",
    "crew",
    "department",
    "firm",
    "group",
    "lab",
    "orchestra",
    "quartet",
    "squad",
    "start-up",
    "startup",
    "team",
];
/// What two people have together.
const SHARED: &[&str] = &["engagement", "marriage", "wedding"];

/// Whether somebody of theirs is a company that they are in themselves: "choir", "team Atlas".
fn is_company(kin: &str) -> bool {
    COMPANIES.contains(&fold(first_of(kin)).as_str())
}

/// Where the words behind "her daughter Lea" begin.
fn end_of_kin(kin: &str) -> usize {
    1 + kin.split_whitespace().count()
}

fn first_of(kin: &str) -> &str {
    kin.split_whitespace().next().unwrap_or_default()
}

/// Whether the event is a child.
fn born_of(event: &str) -> bool {
    event.strip_prefix("the ").is_some_and(|child| CHILDREN_BORN.contains(&child))
}

/// Whether it is something to be glad about with them.
pub(super) fn is_good_news(said: &Said) -> bool {
    let clause = fold(&said.clause);
    if is_before_birth(&clause) {
        return false;
    }
    said.tone == Tone::Glad
        || said.tone == Tone::Plain
            && (GOOD_NEWS.iter().any(|words| clause.contains(words))
                || is_named_to_a_post(&clause)
                || is_good_deed(&said.clause))
}

/// Whether good news is an event that one congratulates on by its name.
pub(super) fn is_event(clause: &str) -> bool {
    event(clause).is_some()
}

/// The event that a clause of good news is about: "the little girl", "becoming a grandmother", "the wedding".
fn event(clause: &str) -> Option<String> {
    let folded = fold(clause);
    let words: Vec<&str> = bare_words(&folded).collect();
    let named =
        || EVENTS.iter().find(|(word, _)| folded.contains(word)).map(|(_, event)| (*event).to_owned());
    born(&words).or_else(|| became(&words)).or_else(named)
}

/// "Had a baby shower": nobody congratulates on the baby before there is one.
fn is_before_birth(folded: &str) -> bool {
    ["baby shower", "baby scan", "baby scare", "baby monitor"].iter().any(|words| folded.contains(words))
}

/// The child that was born: "had a little girl", "welcomed twins".
fn born(words: &[&str]) -> Option<String> {
    let had = words.iter().position(|word| BIRTHS.contains(word))?;
    let (at, child) = (had + 1..words.len().min(had + 6)).find_map(|at| {
        let named = |child: &&&str| {
            child
                .split(' ')
                .zip(words.get(at..).unwrap_or_default())
                .filter(|(one, other)| one == *other)
                .count()
                == child.split(' ').count()
        };
        CHILDREN_BORN.iter().find(named).map(|child| (at, *child))
    })?;
    // "Had her daughter's wedding": whose it is, and not who came.
    let known = words
        .get(had..at)
        .unwrap_or_default()
        .iter()
        .any(|word| ["her", "his", "their", "my"].contains(word));
    // "Had a son at Eton", "had two boys who played": children one has had for long.
    let next = words.get(at + child.split(' ').count());
    let other = next.is_some_and(|next| NO_BIRTH.contains(next));
    (!known && !other).then(|| format!("the {child}"))
}

/// "Became a grandmother", "is an aunt".
fn became(words: &[&str]) -> Option<String> {
    words.windows(3).find_map(|three| match *three {
        [verb, article @ ("a" | "an"), who] => {
            let new = ["became", "become", "becoming"].contains(&verb) && PARENTS.contains(&who);
            let elder = ["is", "are", "s"].contains(&verb) && GRAND.contains(&who);
            (new || elder).then(|| format!("becoming {article} {who}"))
        }
        _ => None,
    })
}

/// Words behind a child that was not born just now.
const NO_BIRTH: &[&str] = &["at", "living", "s", "studying", "who", "with", "working"];

/// Verbs by which a child came.
const BIRTHS: &[&str] = &["adopted", "birth", "had", "welcomed"];

/// Who one becomes by a birth.
const PARENTS: &[&str] = &[
    "aunt",
    "auntie",
    "dad",
    "father",
    "godfather",
    "godmother",
    "grandad",
    "granddad",
    "grandfather",
    "grandma",
    "grandmother",
    "grandpa",
    "grandparent",
    "granny",
    "mother",
    "mum",
    "parent",
    "uncle",
];

/// Who one is by another's child: said as news.
const GRAND: &[&str] =
    &["aunt", "grandad", "granddad", "grandfather", "grandma", "grandmother", "grandpa", "granny", "uncle"];

impl Seen<'_> {
    pub(super) fn congratulate(&self, said: &Said) -> Option<Sentence> {
        if self.age > NEWS_DAYS {
            return None;
        }
        // "got the sack", "was named and shamed": what the words of a success say may be none.
        if is_no_success(&said.clause) {
            return None;
        }
        let kin = self.thought.relative().or_else(|| self.thought.led());
        if let Some(event) = event(&said.clause) {
            // A birth and a wedding are of both.
            let shared = SHARED.iter().any(|word| event.contains(word)) || born_of(&event);
            let of_kin = kin.filter(|kin| !(is_company(kin) || shared && is_spouse(&fold(first_of(kin)))));
            return match (of_kin, event.strip_prefix("the ")) {
                (Some(kin), Some(event)) => {
                    let owner = if kin.ends_with('s') { format!("{kin}'") } else { format!("{kin}'s") };
                    self.round("Congratulations on your ", &format!("{owner} {event}"), "!")
                }
                // "Her daughter became a mother": not what the one at the door became.
                (Some(_), None) => None,
                _ => Some(Sentence::round("Congratulations on ", &event, "!")),
            };
        }
        // What somebody of theirs achieved is glad news, and not their own deed.
        if let Some(kin) = kin.filter(|kin| !is_company(kin)) {
            return self.success_of(kin);
        }
        if let Some(deed) = self.good_deed(kin.map_or(0, end_of_kin)) {
            return self.round("Congratulations on ", &deed, "!");
        }
        if self.thought.word(0) == "elected" {
            return self.round("Congratulations on being ", self.thought.from(0), "!");
        }
        // "Got into the chamber choir": the door was opened to them.
        if self.thought.word(0) == "got" && self.thought.word(1) == "into" {
            let what = self.thought.from(2);
            let named = determined(what) && is_thing(what);
            return named.then(|| self.round("Congratulations on getting into ", what, "!")).flatten();
        }
        let at = self.thought.place_of(SUCCEEDED)?;
        let won = self.thought.from(at + 1);
        let end = [" at the ", " after ", " despite "].iter().filter_map(|words| won.find(words)).min();
        let bare = won.get(..end.unwrap_or(won.len())).unwrap_or(won);
        let won = the(bare);
        let post = APPOINTED.contains(&self.thought.word(at)) && names_a_job(&won);
        let good = is_thing(&won) && (post || is_achieved(&won));
        match self.thought.word(at) {
            _ if !good => None,
            "appointed" => self.round("Congratulations on being appointed ", &won, "!"),
            "as" | "became" | "is" | "named" if !determined(&won) => {
                self.round("Congratulations on becoming ", &won, "!")
            }
            // "Got lucky with the grant".
            "got" | "gets" if won.split_whitespace().nth(1) == Some("with") => None,
            // "Made a partner at the firm".
            "became" | "made"
                if bare.starts_with("a ") && is_named_to_a_post(&format!("became {}", fold(bare))) =>
            {
                self.round("Congratulations on becoming ", bare, "!")
            }
            "made" if !determined(&won) => self.round("Congratulations on making ", &won, "!"),
            _ if won.split_whitespace().next().is_some_and(is_told) => None,
            _ => self.round("Congratulations on ", &won, "!"),
        }
    }

    /// "Her son won the chess title", "his daughter got into the conservatory": joy to share.
    fn success_of(&self, kin: &str) -> Option<Sentence> {
        let what = self.good_deed(end_of_kin(kin)).or_else(|| self.won_by_kin())?;
        // What is theirs stays so: "to your son on his driving test".
        Some(Sentence::round("Congratulations to your ", &format!("{kin} on {what}"), "!"))
    }

    fn won_by_kin(&self) -> Option<String> {
        let thought = &self.thought;
        let at = thought.place_of(THEIR_SUCCESS)?;
        if thought.word(at) == "got" && thought.word(at + 1) == "into" {
            let what = thought.from(at + 2);
            return (determined(what) && is_thing(what)).then(|| format!("getting into {what}"));
        }
        let won = the(thought.from(at + 1));
        (determined(&won) && is_thing(&won) && is_achieved(&won)).then_some(won)
    }

    /// "Back on his bike", "off the crutches", "dancing again": whoever was ill is well again, and one is glad.
    pub(super) fn well_again(&self, said: &Said) -> Option<Sentence> {
        let told = matches!(said.tense, Tense::Happened | Tense::Is)
            && matches!(said.tone, Tone::Plain | Tone::Glad)
            // "Back at work after two weeks in Crete", "back on the late shift": that is no illness, or no luck.
            && !is_ill_luck(&said.clause)
            && !self.thought.bare_words().any(|word| AWAY.contains(&word));
        let theirs = self.thought.relative().is_some() || self.thought.is_of_theirs();
        if !told || self.age > NEWS_DAYS || theirs {
            return None;
        }
        let clause = self.thought.bare_words().any(|word| ["clear", "all-clear"].contains(&word));
        let what = without_leads(&said.text, self.names);
        let folded = fold(what);
        let mut words = bare_words(&folded);
        let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let is_so = match (first, second) {
            ("out" | "home" | "back", "of" | "from") => {
                return Some(Sentence::plain("It's good to see you up and about again."));
            }
            ("got" | "given", "the") if clause => {
                return Some(Sentence::plain("I'm so glad about the all-clear."));
            }
            ("back", "on" | "at" | "in" | "to")
            | ("off", "the" | "her" | "his" | "their")
            | ("well" | "better" | "fit" | "healthy", _)
            | ("home", "again") => true,
            (doing, "again") => doing.len() > 5 && doing.ends_with("ing"),
            _ => false,
        };
        is_so.then(|| self.round("I'm so glad you're ", what, ".")).flatten()
    }
}

/// Verbs behind which stands what somebody of theirs achieved.
const THEIR_SUCCESS: &[&str] = &[
    "awarded",
    "earned",
    "finished",
    "got",
    "granted",
    "landed",
    "passed",
    "published",
    "received",
    "scored",
    "took",
    "won",
];

/// Verbs by which somebody comes to a post.
const APPOINTED: &[&str] = &["appointed", "became", "made", "named"];

/// What one comes back from in good health.
const AWAY: &[&str] = &[
    "after",
    "break",
    "conference",
    "holiday",
    "holidays",
    "honeymoon",
    "leave",
    "sabbatical",
    "travels",
    "trip",
    "vacation",
    "weeks",
];

/// The words without who they are about and the small words of their tense: "off the crutches".
fn without_leads<'t>(text: &'t str, names: &[String]) -> &'t str {
    let mut rest = text.trim();
    while let Some((first, behind)) = rest.split_once(' ') {
        let word = fold(first).replace(['\'', '’'], "");
        let leads = LEADS.contains(&word.as_str()) || names.contains(&word);
        if !leads {
            break;
        }
        rest = behind.trim_start();
    }
    rest.trim_end_matches(['.', ',', '!', ';'])
}

/// Small words before what somebody is or does.
const LEADS: &[&str] = &[
    "already", "and", "are", "been", "finally", "has", "hes", "he", "is", "just", "now", "she", "shes",
    "they", "theyre", "was",
];

/// Good news by one of its words, and what one congratulates on.
const EVENTS: &[(&str, &str)] = &[
    ("promot", "the promotion"),
    ("engag", "the engagement"),
    ("married", "the wedding"),
    ("wedding", "the wedding"),
    ("baby", "the baby"),
    ("gave birth", "the baby"),
    ("grandfather", "the grandchild"),
    ("grandmother", "the grandchild"),
    ("grandparents", "the grandchild"),
    ("an uncle", "becoming an uncle"),
    ("an aunt", "becoming an aunt"),
    ("a father", "the baby"),
    ("a mother", "the baby"),
    ("a dad", "the baby"),
    ("a mum", "the baby"),
    ("graduat", "graduating"),
    ("citizen", "the passport"),
    ("proposed to", "the engagement"),
    ("the question", "the engagement"),
    ("the knot", "the wedding"),
    ("una nina", "the baby"),
    ("un nino", "the baby"),
    ("eu une fille", "the baby"),
    ("eu un garcon", "the baby"),
    ("bambina", "the baby"),
    ("bambino", "the baby"),
    ("menina", "the baby"),
    ("menino", "the baby"),
    ("madchen", "the baby"),
    ("vater geworden", "the baby"),
    ("mutter geworden", "the baby"),
    ("oma geworden", "the grandchild"),
    ("opa geworden", "the grandchild"),
    ("verlobt", "the engagement"),
    ("geheiratet", "the wedding"),
];

/// Verbs behind which stands what somebody achieved.
const SUCCEEDED: &[&str] = &[
    "won",
    "awarded",
    "took",
    "got",
    "granted",
    "passed",
    "finished",
    "published",
    "shipped",
    "launched",
    "landed",
    "made",
    "became",
    "named",
    "appointed",
    "bought",
    "received",
    "earned",
    "completed",
    "closed",
    "defended",
    "secured",
    "gets",
    "wins",
    "is",
    "as",
];

/// Children as one names them at a birth, the longer phrase first.
const CHILDREN_BORN: &[&str] = &[
    "baby girl",
    "baby boy",
    "little girl",
    "little boy",
    "twin girls",
    "twin boys",
    "twins",
    "triplets",
    "baby",
    "girl",
    "boy",
    "daughter",
    "son",
    "granddaughter",
    "grandson",
    "grandchild",
];
