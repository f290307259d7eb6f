//! Words spoken for the user. They come before favours: they are the more particular.

use crate::{
    model::AdvocacyKind,
    quick_log::grammar::{
        Means::{self, Spoke},
        Rule,
        Who::Them,
        anywhere, verb,
    },
};

const WORD: Means = Spoke(AdvocacyKind::Word);
const CALL: Means = Spoke(AdvocacyKind::Call);
const DEFENCE: Means = Spoke(AdvocacyKind::Defence);

pub(super) const RULES: &[Rule] = &[
    verb("good-word", Them, "~put in a ?good|kind word * for {me} ?with ?to {to}", WORD),
    verb("good-word", Them, "~put in a ?good|kind word for {me}", WORD),
    verb("good-word", Them, "~put * a ?good|kind word * for {me}", WORD),
    verb(
        "spoke-up",
        Them,
        "~speak|~stand|~stick|~step ?up ?in ?well|highly for|of {me} ?with|to|in|against|at|before|vs ?the {to}",
        WORD,
    ),
    verb("spoke-up", Them, "~speak|~stand|~stick ?up ?well|highly for|of {me}", WORD),
    verb("vouched", Them, "~vouch for {mine} ?with|to|before|at {to}", WORD),
    verb("vouched", Them, "~vouch for {mine}", WORD),
    verb(
        "recommended-me",
        Them,
        "~recommend|~endorse|~nominate|~propose|~suggest|~tip|~champion {mine} * to|for|with|at|as {to}",
        WORD,
    ),
    verb("recommended-me", Them, "~recommend|~endorse|~nominate|~champion {me}", WORD),
    verb("backed-me", Them, "~back|~support|~second ?up {mine} * in|at|before|with|against|when {to}", WORD),
    verb("backed-me", Them, "~back {me} ?up", WORD),
    verb("defended-me", Them, "~defend|~protect {mine} * to|in|at|before|against|when|vs {to}", DEFENCE),
    verb("defended-me", Them, "~defend {mine}", DEFENCE),
    verb("bat-for-me", Them, "~go|~went in|to ?to bat for {me} ?with|at|in {to}", WORD),
    verb("bat-for-me", Them, "~go to|in ?to bat for {me}", WORD),
    verb(
        "fought-for-me",
        Them,
        "~fight|~push|~lobby|~argue|~campaign|~plead for {mine} * with|to|in|at|before {to}",
        WORD,
    ),
    verb("fought-for-me", Them, "~fight|~lobby|~argue|~campaign for {mine}", WORD),
    verb("case-for-me", Them, "~make the|a|my case for {mine} ?with|to|in|at|before {to}", WORD),
    verb("case-for-me", Them, "~make the|a|my case for {mine}", WORD),
    verb("case-for-me", Them, "~make|~plead|~argue {my} case * to|with|before|in|at {to}", WORD),
    verb(
        "praised-me-to",
        Them,
        "~praise|~credit|~thank|~applaud|~compliment|~mention|~name|~acknowledge|~commend {mine} * to|at|before {to}",
        WORD,
    ),
    verb(
        "praised-me-to",
        Them,
        "~praise|~credit|~thank|~applaud|~compliment|~mention|~name|~acknowledge|~commend|~cite {mine} * in ?front ?of {they-told}",
        WORD,
    ),
    verb("praised-me-to", Them, "~rave|~gush|~brag about {mine} * to|in|at ?front ?of {to}", WORD),
    verb("sang-praises", Them, "~sing {my} praises to|in|at {to}", WORD),
    verb("sang-praises", Them, "~sing {my} praises", WORD),
    verb(
        "gave-credit",
        Them,
        "~give {me} * credit|shout-out|shoutout|mention|kudos|plug in|at|to|before|with|for|during {to}",
        WORD,
    ),
    verb("gave-credit", Them, "~give {me} * credit|shout-out|shoutout|kudos", WORD),
    verb("put-my-name", Them, "~put {my} name forward|in|down|up * for|to|with {to}", WORD),
    verb("put-my-name", Them, "~put|~throw {mine} * forward|hat ?in ?the ?ring for|as|to {to}", WORD),
    verb(
        "put-my-name",
        Them,
        "~drop|~mention|~bring|~raise {my} name * to|with|in|at|when|for|up {to}",
        WORD,
    ),
    verb(
        "showed-mine",
        Them,
        "~show|~forward|~present|~send|~take|~pitch|~circulate|~share|~pass|~hand {my} {t} to|with {they-told}",
        WORD,
    ),
    verb("told-others", Them, "~tell|~write {they-told} ?that {mine} {t}", WORD),
    verb("told-others", Them, "~tell|~say ?to {they-told} how|what|that * {mine}", WORD),
    verb("copied-boss", Them, "~copy|~cc ?in ?{me} ?and {my} {to} on|in|into|praising|about", WORD),
    verb("copied-boss", Them, "~write|~email|~mail|~call|~phone|~ring|~message {my} #audience", CALL),
    verb(
        "copied-boss",
        Them,
        "~write|~email|~mail|~call|~phone|~ring|~message the #audience * for {mine}",
        CALL,
    ),
    verb("in-front-of", Them, "~say|~call|~thank|~praise|~quote {t} in front of {to}", WORD),
    verb("wrote-reference", Them, "~write|~give {me} a * reference|recommendation ?for|to ?the {to}", CALL),
    verb("wrote-reference", Them, "~write|~give {me} a * reference|recommendation", CALL),
    anywhere("spoke-up", "~stand up for {me} ?with|to|in|against|at|before|vs ?the {to}", WORD),
    anywhere("spoke-up", "~speak|~stand|~stick|~standing up for {me}", WORD),
    anywhere("good-word", "good word for {me} with|to {to}", WORD),
    anywhere("in-front-of", "in front of {they-told}", WORD),
];
