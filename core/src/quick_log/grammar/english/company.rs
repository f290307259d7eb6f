//! Who was there, by what one did with them: games, hours of listening, a visit, a plain word about a talk.

use crate::quick_log::grammar::{
    Means::{Met, MetByThem, Nothing, Quarrel, Says},
    Rule,
    Who::{Me, Them},
    anywhere, start, verb,
};

pub(super) const RULES: &[Rule] = &[
    verb(
        "played",
        Me,
        "~play|~dance|~sing|~train|~compete|~box|~wrestle|~fence|~row|~win|~draw|~lose * with|against|versus|vs {o}",
        Met,
    ),
    verb("played", Me, "~beat|~trounce {o} ?again ?narrowly at|in|to|by|over|down|hands", Met),
    verb("played", Me, "~beat|~trounce {o} ?again .", Met),
    verb("played", Me, "~lose ?narrowly ?badly ?again ?heavily to {o}", Met),
    verb("played", Them, "~beat|~trounce {me} ?again ?narrowly at|in|to|by|over|down|hands", Met),
    anywhere("played", "{o} against|versus|vs {me}", Met),
    verb("quarrel", Me, "~snap|~shout|~yell|~scream|~swear|~roar at {o}", Quarrel),
    verb("greeted", Me, "~laugh|~grin|~wink|~glare|~scowl|~frown at {o}", Met),
    verb("listened", Me, "~listen to {o}", Met),
    // "Another hour of Theo moaning about his landlord".
    start(
        "spent-with",
        "?another|an|a|half|the|two|three|four|five|ten|twenty|thirty|forty ?an|a|whole|long|solid|good|full ?hour \
         hour|hours|minutes|evening|morning|afternoon|lunch|lunchtime|day|dinner|night|walk|flight|drive of {o}",
        Met,
    ),
    verb("brought", Them, "~come|~arrive|~turn|~show ?up ?along ?over ?round with #their #kin {t}", Met),
    verb("brought", Them, "~come|~arrive|~turn|~show ?up ?along ?over ?round with #their #kin", Met),
    // Pictures are shown, and nothing is given by it: what they are of is told in what follows.
    verb(
        "showed-pictures",
        Them,
        "~show {me} ?some ?the ?his ?her ?their ?a ?new pictures|photos|pics|snaps|videos|picture|photo|video of",
        MetByThem,
    ),
    // "I've been told I interrupt people": by whom is not said.
    verb("was-told", Me, "~be|~get told ?once ?twice ?again ?today ?before ?often ?repeatedly ?that", Says),
    // How to be with somebody is nothing one owes them.
    start("-", "go|be|tread|take easy|gentle|gently|nice|kind|it ?easy on|with|to {o}", Nothing),
    // What somebody always says is no news of them.
    start(
        "-",
        "as {o} ?always ?often ?once ?would ~say|~put|~use|~like|~love|~remark|~tell ?it ?us ?me",
        Nothing,
    ),
    start("-", "as {theirs} * ~say|~put|~use|~like|~love|~remark ?it", Nothing),
];
