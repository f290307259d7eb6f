//! What is only a moment of a talk, and what people tell of their families and homes.

use crate::{
    model::{FactKind, Tone},
    quick_log::grammar::{
        Means::{self, Acts, Fact, Nothing},
        Rule,
        Who::{Any, Me, Them},
        anywhere, start, verb,
    },
};

const fn plain(kind: FactKind) -> Means {
    Fact(Some(kind), Tone::Plain)
}
const fn glad(kind: FactKind) -> Means {
    Fact(Some(kind), Tone::Glad)
}
const NEWS: Means = Fact(None, Tone::Plain);

pub(super) const RULES: &[Rule] = &[
    verb("-", Any, "~take|~last ?{o} ?{me} ages|forever|years", Nothing),
    verb("acts", Them, "~take|~keep ?the notes|minutes .", Acts),
    verb("family", Them, "called|named {o}", Means::Called),
    verb("family", Them, "called|named {t}", Means::Called),
    // What is only a moment of a talk.
    verb(
        "-",
        Any,
        "~be ?so ?very ?really ?quite ?pretty ?rather ?a ?bit #glad-word ?about ?to ?with ?that",
        Nothing,
    ),
    verb(
        "-",
        Any,
        "~smile|~shrug|~sigh|~giggle|~grin|~chuckle|~frown|~wink|~blush|~wave|~agree|~disagree|~joke",
        Nothing,
    ),
    verb(
        "need",
        Any,
        "~look|~search|~hunt|~shop ?around ?out ?desperately ?urgently ?everywhere for {t}",
        plain(FactKind::Need),
    ),
    verb(
        "lease",
        Any,
        "~sign a|the|their|her|his ?new lease|tenancy|mortgage ?in ?on ?for ?{t}",
        glad(FactKind::Place),
    ),
    verb("trip", Any, "~look forward to {t}", glad(FactKind::Interest)),
    verb("-", Any, "~be not to be told", Nothing),
    verb("-", Any, "~be ?all ?both ?doing ?keeping well|fine|ok|okay .", Nothing),
    verb("-", Any, "~seem|~look|~sound|~appear", Nothing),
    verb(
        "-",
        Any,
        "~take|~last ?{o} ?{me} ?only ?about ?over an|a|two|three|all|the|half|most|whole ?of ?a ?an ?whole ?the ?long hour|hours|minute|minutes|day|days|morning|afternoon|evening|while|week|weeks",
        Nothing,
    ),
    verb(
        "-",
        Them,
        "~send|~give #their|best|kind ?best ?warm love|regards|best|wishes|apologies|greetings|compliments ?to",
        Nothing,
    ),
    verb("-", Any, "~turn out", Nothing),
    verb("-", Any, "~get it now|straight|right|eventually", Nothing),
    verb("-", Any, "~hit it off", Nothing),
    verb("-", Any, "~go on and|for|too|forever|about", Nothing),
    verb("-", Any, "~get on|along ?well ?with ?{o}", Nothing),
    verb("-", Any, "~move|~postpone|~reschedule|~shift|~push|~cancel {my} {t}", Nothing),
    verb("-", Any, "~have {my} {t}", Nothing),
    verb("-", Any, "~go well|badly|ahead|fine|quickly|back|home|over", Nothing),
    verb("-", Any, "~take it|that|this|things hard|badly|personally|well|in", Nothing),
    verb(
        "role",
        Them,
        "~move|~transfer|~switch|~go ?over ?across ?back to|into #team",
        plain(FactKind::Role),
    ),
    verb(
        "role",
        Them,
        "~want|~hope|~like|~love|~plan to move|transfer|switch|go ?over ?across to|into #team",
        plain(FactKind::Role),
    ),
    verb("moon", Any, "~be over the|a moon about|that|because {t}", NEWS),
    verb("-", Any, "~be over the|a moon", Nothing),
    verb("acts", Them, "~keep|~stay|~remain quiet|silent|still|calm|late", Acts),
    verb(
        "acts",
        Them,
        "chaired|presented|moderated|facilitated|attended|listened|nodded|laughed|demoed|pitched|interrupted|joined|hosted",
        Acts,
    ),
    verb("-", Any, "~call|~quote|~joke {t}", Nothing),
    verb("-", Any, "~know ?yet ?already ?about ?it .", Nothing),
    verb("-", Them, "~like|~love|~hate|~enjoy it|that|this", Nothing),
    verb("-", Them, "liked|loved|hated|enjoyed the", Nothing),
    verb(
        "flooded",
        Any,
        "~complain|~moan|~worry|~fret|~rant|~grumble|~whinge|~sulk about|over {t}",
        plain(FactKind::Pressure),
    ),
    // Family.
    start("married", "wedding|engagement|christening|baptism|anniversary of {o} {t}", glad(FactKind::Family)),
    verb("excited", Any, "~stop talking|going|raving|smiling|thinking|gushing ?on ?about {t}", NEWS),
    verb("excited", Any, "~talk|~rave|~gush|~go ?on ?only ?non-stop about {t}", NEWS),
    verb("talked-about", Me, "~talk|~chat|~speak|~gossip|~catch * about {theirs} {t}", NEWS),
    start("talked-about", "?mostly ?mainly about|re|regarding {theirs} {t}", NEWS),
    verb(
        "baby",
        Any,
        "~have|~expect|~adopt|~welcome * baby|twins|child|son|daughter|boy|girl|puppy|grandchild|kid|triplets|kitten|dog",
        glad(FactKind::Family),
    ),
    verb("baby", Any, "~be expecting ?a ?another ?their ?her ?his ?twins", glad(FactKind::Family)),
    verb(
        "baby",
        Any,
        "~become|~be ?going ?to ?be ?about a ?to father|mother|dad|mum|mom|grandfather|grandmother|grandma|grandpa|grandparent|granny|aunt|uncle|parent",
        glad(FactKind::Family),
    ),
    verb(
        "baby",
        Any,
        "~be ?on ?off ?out * maternity|paternity|parental leave ?from ?until",
        glad(FactKind::Family),
    ),
    verb("married", Any, "~get|~be|~become ?newly ?just married|engaged|hitched", glad(FactKind::Family)),
    verb("married", Any, "~marry {t}", glad(FactKind::Family)),
    verb("married", Any, "~propose to {t}", glad(FactKind::Family)),
    verb(
        "kids",
        Any,
        "~have ?got ?two ?three ?four ?five ?a ?one ?little ?small ?young ?teenage #kin",
        plain(FactKind::Family),
    ),
    anywhere("kids", "with #their * #kin", plain(FactKind::Family)),
    anywhere("kids", "her|his|their|two|three|four|2|3|4|has kids ?{t}", plain(FactKind::Family)),
    // Birthday.
    anywhere("birthday", "birthday ~be|on {t}", plain(FactKind::Birthday)),
    verb("birthday", Any, "~have a|her|his|their * birthday {t}", plain(FactKind::Birthday)),
    verb("birthday", Them, "~turn #decade ?on ?in", plain(FactKind::Birthday)),
    verb("birthday", Them, "~be #decade on|in|next|tomorrow", plain(FactKind::Birthday)),
    verb("birthday", Them, "~be born on|in {t}", plain(FactKind::Birthday)),
    // Moves.
    verb(
        "moving-to",
        Any,
        "~move|~relocate|~emigrate|~transfer ?out ?back ?home ?over ?away ?house ?down ?up ?permanently to|from|into|for {t}",
        plain(FactKind::Place),
    ),
    verb(
        "moving-to",
        Any,
        "~move|~relocate|~emigrate ?house ?home ?away ?out ?flat in|on|next|to|soon|with ?{t}",
        plain(FactKind::Place),
    ),
    verb("moving-to", Any, "~move|~emigrate .", plain(FactKind::Place)),
    verb(
        "house",
        Any,
        "~buy|~sell|~rent|~build|~find|~renovate|~get|~view * house|flat|apartment|place|home|cottage|farm|land",
        plain(FactKind::Place),
    ),
    anywhere("talked-about", "about|re|regarding {theirs} {t}", Means::TalkedAbout),
    anywhere(
        "showed-pictures",
        "pictures|photos|snaps|videos|picture|photo|video of {theirs} {t}",
        Means::TalkedAbout,
    ),
    verb(
        "interest",
        Any,
        "~buy|~sell|~build|~restore|~get|~swap ?#their|a|an|the * boat|yacht|narrowboat|canoe|kayak|caravan|campervan|camper|motorbike|bike|tandem|piano|telescope|tractor|collection ?{t}",
        plain(FactKind::Interest),
    ),
    verb(
        "moving-to",
        Any,
        "~be off to {t} for a|one|two|three|four|five|half|six|several|some ?a ?whole year|years|term|months|winter|summer|season",
        plain(FactKind::Place),
    ),
    verb("lives", Any, "~live|~settle|~reside ?down ?now in|near|by|on|with {t}", plain(FactKind::Place)),
    verb("lives", Any, "~be from {t}", plain(FactKind::Place)),
    verb("lives", Any, "~come|~hail ?originally from {t}", plain(FactKind::Place)),
    verb(
        "lives",
        Any,
        "~grow up ?two ?just ?a ?few ?streets ?miles in|on|near|next|round|around|from|down|across|by {t}",
        plain(FactKind::Place),
    ),
    verb("lives", Any, "~be based|born|living in|near {t}", plain(FactKind::Place)),
];
