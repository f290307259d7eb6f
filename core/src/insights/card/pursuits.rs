//! What people pursue: only of what is known as a pursuit one asks how it goes, or whether somebody still does it.
//!
//! "How is restoring the Vespa going?" is a good question, "How is sulking going?" an insult, and no grammar tells the one
//! from the other. So a pursuit has to be known by its verb. A verb that fits anything ("doing", "running") is one only
//! before a thing of theirs. What somebody did once is recalled by its verb, too: "beat Nate", not "fainted".

use std::sync::LazyLock;

use super::{
    address::{determined, is_thing},
    phrases::{Words, bare},
    seen::Seen,
    sentence::Sentence,
    small_words::is_relative,
    successes::is_ill_luck,
    words::PASTIMES,
};
use crate::{
    insights::Said,
    model::{Frame, Tense, Tone},
    quick_log::{first_form, fold, in_progress, is_job, is_told},
};

/// Days for which a thing that was told of is asked after.
pub(super) const LATEST_DAYS: i64 = 90;

/// Days for which one asks after what they do as a rule.
const HABIT_DAYS: i64 = 400;

/// Whether this is a pursuit: a verb in -ing, and what stands behind it.
pub(super) fn is_pursuit(doing: &str, what: &str) -> bool {
    if WITH_A_THING.contains(&doing) {
        let (first, rest) = what.split_once(' ').unwrap_or((what, ""));
        return match first {
            "up" | "together" | "out" => determined(rest),
            _ => determined(what) || KEPT.contains(&first),
        };
    }
    let by_verb = doing.ends_with("ing") && first_form(doing).is_some_and(|first| PASTIMES.contains(&first));
    by_verb || PURSUITS.contains(&doing)
}

/// Whether what somebody did may be recalled, by the first form of its verb.
pub(super) fn is_deed(first: &str) -> bool {
    DEEDS.contains(&first)
        || PASTIMES.contains(&first)
        || in_progress(first).is_some_and(|doing| PURSUITS.contains(&doing))
}

/// Whether a thing of theirs may be asked after by its name: "her loft conversion", not "her hair".
pub(super) fn is_asked_after(thing: &str) -> bool {
    let is_thing =
        |word: &str| THING_WORDS.has(word) || word.strip_suffix('s').is_some_and(|one| THING_WORDS.has(one));
    bare(thing).iter().any(|word| is_thing(word))
}

/// Whether a thing is somebody by what they do, and no one of theirs: "the new safety inspector", not "the new flatmate".
pub(super) fn names_a_job(thing: &str) -> bool {
    bare(thing).iter().any(|word| is_job(word) && !is_relative(word))
}

/// Whether a word begins something done that one may recall: "found", "beat", not "taken", "fainted".
pub(super) fn is_past(verb: &str) -> bool {
    let told = is_told(verb) && !verb.ends_with('s') && !PARTICIPLES.contains(&verb);
    let first = first_form(verb).unwrap_or_default();
    (told || SAME_IN_THE_PAST.contains(&verb)) && is_deed(first)
}

/// Past forms that are first forms too.
const SAME_IN_THE_PAST: &[&str] = &["beat", "found", "hit", "put", "read", "set"];

/// Participles that are no past form: "taken over" wants a "have" before it.
const PARTICIPLES: &[&str] = &[
    "been", "begun", "broken", "chosen", "done", "driven", "eaten", "flown", "given", "gone", "grown",
    "known", "risen", "seen", "shown", "spoken", "taken", "written",
];

impl Seen<'_> {
    /// "captains the squash team", "do up old tractors": what they do as a rule.
    pub(super) fn habit(&self, said: &Said) -> Option<Sentence> {
        let thought = &self.thought;
        if let Some(sentence) = self.does(said) {
            return Some(sentence);
        }
        let verb = thought.word(0);
        let doing = first_form(verb).and_then(in_progress)?;
        // A first form may be a heading, "lunch with Ana": only "do up" is surely told of several.
        let several = verb == "do" && thought.word(1) == "up";
        let rule = said.tense == Tense::Is && (is_told(verb) && verb.ends_with('s') || several);
        let theirs = matches!(said.frame, Frame::Likes | Frame::GoodAt | Frame::Has | Frame::Happened);
        let what = thought.from(1);
        // "Keeps them up at night": somebody else, and nothing one does.
        // "Walks an hour each way": how they come to work.
        let way =
            thought.bare_words().any(|word| ["hour", "hours", "miles", "minutes", "way"].contains(&word));
        let somebody = ["her", "him", "them", "you", "me", "us", "it"].contains(&thought.word(1));
        let known = several
            || is_thing(what)
                && (is_pursuit(doing, what) || first_form(verb).is_some_and(|verb| HABITS.contains(&verb)));
        let fits = rule
            && theirs
            && known
            && !somebody
            && !way
            && self.is_their_own()
            && !self.dated
            && self.age <= HABIT_DAYS;
        (fits && !is_ill_luck(&said.clause))
            .then(|| self.round("Are you still ", &format!("{doing} {what}"), "?"))
            .flatten()
    }

    /// "Does the cooking for the crew": a small word of the tense before a thing, and here the verb itself.
    fn does(&self, said: &Said) -> Option<Sentence> {
        let what = self.thought.from(0);
        let does = said.text.split_whitespace().any(|word| fold(word) == "does");
        let fits = does && said.tense == Tense::Is && self.thought.begins_with(&["the"]) && !self.dated;
        let whole = said.text.contains(&format!("does {what}"));
        let good = fits && whole && self.age <= HABIT_DAYS && is_thing(what) && !is_ill_luck(&said.clause);
        good.then(|| self.round("Are you still doing ", what, "?")).flatten()
    }

    /// "beat Nate in two sets": what they did, remembered and nothing more.
    pub(super) fn remembered(&self, said: &Said) -> Option<Sentence> {
        let thought = &self.thought;
        let plain = matches!(said.tone, Tone::Plain | Tone::Glad) && said.tense == Tense::Happened;
        let theirs = matches!(
            said.frame,
            Frame::Likes | Frame::GoodAt | Frame::Has | Frame::Happened | Frame::Works | Frame::Moves
        );
        let did = is_past(thought.word(0)) && !thought.from(1).is_empty() && self.age <= LATEST_DAYS;
        // "They gave it to an outsider" is of others.
        let first = fold(said.clause.split_whitespace().next().unwrap_or_default());
        let others = ["they", "it", "we", "i", "the", "my", "our", "which", "that", "who", "what"]
            .contains(&first.as_str());
        if !(plain && theirs && did) || others || !self.is_their_own() || is_ill_luck(&said.clause) {
            return None;
        }
        self.round("I remember you ", thought.from(0), ". How have things been since?")
    }

    /// Nothing in it is the user's: "beat my brother".
    pub(super) fn is_their_own(&self) -> bool {
        self.thought.bare_words().all(|word| !["me", "my", "our", "us", "i", "we"].contains(&word))
    }
}

static THING_WORDS: LazyLock<Words> = LazyLock::new(|| THINGS.split_whitespace().collect());

/// Things that people make, wait for or look after, and tell others of gladly.
const THINGS: &str = "\
    album allotment app application arangetram archive article attic barge barn boat book bookshop bungalow business cabin cafe \
    campaign campervan canoe caravan cellar ceremony chapter citizenship collection comic conference contract conversion \
    costume cottage course court debut demo design display draft essay event exhibition extension farm festival film flat \
    flatshare fundraiser gallery garden gig grant greenhouse harvest heating hive house interview itinerary kayak kiln lesson \
    kitchen launch lease licence license loft magazine manuscript march marathon mill mosaic move movie mural novel \
    offer orchard oven page painting panel paper party passport patent performance permit phd picture pilot pitch place plan \
    play podcast poem pond portrait premiere presentation product programme project proposal quilt recipe \
    recital release renovation report research retirement roadmap role room sauna school script season shed shop \
    show sketch song speech startup statue story studio study survey table talk tandem telescope theory thesis tour tournament training \
    translation trip tree van vegetable venue vineyard visa walk website wedding workshop yacht yard";

/// What people do as a rule, beside pursuits and pastimes: first forms of verbs.
const HABITS: &[&str] = &[
    "bind", "blow", "chair", "deliver", "dj", "drive", "dye", "feed", "forge", "groom", "milk", "press",
    "prune", "ring", "shear", "shoot", "spin", "stage", "swap", "throw", "tune", "turn", "walk", "watch",
];

/// What one may recall that somebody did, beside pursuits and pastimes: first forms of verbs.
const DEEDS: &[&str] = &[
    "beat", "begin", "buy", "catch", "complete", "cross", "find", "finish", "fix", "join", "land", "launch",
    "mend", "open", "pass", "publish", "reach", "run", "see", "sell", "sign", "spot", "start", "swap",
    "visit", "walk", "win",
];

/// Verbs of almost anything.
const WITH_A_THING: &[&str] = &[
    "doing", "having", "keeping", "making", "opening", "putting", "raising", "running", "setting", "starting",
];

/// What is kept or made, and needs no article.
const KEPT: &[&str] = &[
    "alpacas",
    "bees",
    "bread",
    "cheese",
    "chickens",
    "chutney",
    "cider",
    "ducks",
    "films",
    "furniture",
    "geese",
    "goats",
    "hens",
    "honey",
    "jam",
    "jewellery",
    "music",
    "pigs",
    "pots",
    "quail",
    "sheep",
    "soap",
    "wine",
];

/// Pursuits beside the pastimes, as one speaks of them.
const PURSUITS: &[&str] = &[
    "adapting",
    "adding",
    "animating",
    "arranging",
    "assembling",
    "auditioning",
    "babysitting",
    "beekeeping",
    "bellringing",
    "birding",
    "birdwatching",
    "blogging",
    "bookbinding",
    "bottling",
    "bouldering",
    "building",
    "campaigning",
    "canoeing",
    "canvassing",
    "caring",
    "carving",
    "casting",
    "cataloging",
    "cataloguing",
    "charting",
    "clearing",
    "coding",
    "compiling",
    "converting",
    "cooking",
    "crafting",
    "cramming",
    "creating",
    "crewing",
    "curating",
    "customising",
    "decorating",
    "designing",
    "developing",
    "digging",
    "digitising",
    "drafting",
    "dressmaking",
    "editing",
    "embroidering",
    "engraving",
    "excavating",
    "exhibiting",
    "exploring",
    "extending",
    "felting",
    "filming",
    "filmmaking",
    "fixing",
    "foraging",
    "founding",
    "framing",
    "fundraising",
    "geocaching",
    "gilding",
    "glazing",
    "gliding",
    "hatching",
    "illustrating",
    "improving",
    "insulating",
    "interviewing",
    "inventing",
    "kayaking",
    "kitesurfing",
    "landscaping",
    "launching",
    "laying",
    "learning",
    "mapping",
    "mastering",
    "mentoring",
    "metalworking",
    "modelling",
    "narrating",
    "orienteering",
    "overhauling",
    "packing",
    "painting",
    "paragliding",
    "perfecting",
    "performing",
    "piloting",
    "planning",
    "planting",
    "plastering",
    "potting",
    "preparing",
    "printing",
    "producing",
    "programming",
    "proofreading",
    "publishing",
    "qualifying",
    "rearing",
    "rebinding",
    "rebuilding",
    "recording",
    "redecorating",
    "redesigning",
    "redoing",
    "rehearsing",
    "remodelling",
    "renovating",
    "repainting",
    "repairing",
    "replacing",
    "replanting",
    "researching",
    "restringing",
    "retiling",
    "retracing",
    "retraining",
    "revising",
    "rewilding",
    "rewiring",
    "rewriting",
    "roasting",
    "sanding",
    "scanning",
    "scripting",
    "serving",
    "sketching",
    "snorkelling",
    "sorting",
    "staging",
    "stargazing",
    "stitching",
    "storytelling",
    "stripping",
    "studying",
    "surveying",
    "swotting",
    "tending",
    "tiling",
    "touring",
    "tracing",
    "transcribing",
    "translating",
    "traveling",
    "travelling",
    "tutoring",
    "upholstering",
    "varnishing",
    "wallpapering",
    "weightlifting",
    "welding",
    "whittling",
    "windsurfing",
    "winemaking",
    "wiring",
    "woodturning",
    "woodworking",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pursuit_is_known_by_its_verb_or_by_the_thing_behind_it() {
        for (doing, what) in [
            ("restoring", "a Vespa"),
            ("cataloguing", "her father's butterflies"),
            ("doing", "up a tandem"),
            ("keeping", "bees on his roof"),
            ("running", "a food bank"),
            ("setting", "up a reading room"),
        ] {
            assert!(is_pursuit(doing, what), "{doing} {what}");
        }
        for (doing, what) in [
            ("sulking", ""),
            ("dating", "a colleague"),
            ("running", "late"),
            ("keeping", "quiet"),
            ("facing", "a lawsuit"),
            ("fighting", "the council"),
        ] {
            assert!(!is_pursuit(doing, what), "{doing} {what}");
        }
    }
}
