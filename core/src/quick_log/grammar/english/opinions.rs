//! What others think of the user and say so: advice, praise and criticism.

use crate::quick_log::grammar::{
    Means::{Advised, Criticised, Praised},
    Rule,
    Who::{Me, Them},
    anywhere, start, verb,
};

pub(super) const RULES: &[Rule] = &[
    // Advice, praise and criticism.
    verb("advised", Them, "~advise|~tell|~urge|~encourage|~push|~coach|~counsel|~nudge {me} to {t}", Advised),
    verb("advised", Them, "~advise|~tell|~warn|~urge {me} not to {t}", Advised),
    verb("advised", Them, "~advise|~warn|~caution {me} ?off ?against ?about {t}", Advised),
    verb("advised", Them, "~recommend|~suggest|~propose ?that {mine} {t}", Advised),
    verb("advised", Them, "~recommend|~suggest|~advise|~propose {t}", Advised),
    verb("advised", Them, "~say ?that to {t}", Advised),
    verb("advised", Them, "~give {me} * advice|tip|tips|feedback|pointers|notes|comments {t}", Advised),
    verb("advised", Them, "~give {me} * advice|tip|tips|feedback|pointers|notes|comments", Advised),
    verb("advised", Them, "~give feedback|notes|comments ?on ?about {t}", Advised),
    anywhere("advised", "#counsel from {o} {t}", Advised),
    anywhere("advised", "'s #counsel ?on ?~be {t}", Advised),
    start("advised", "#their #counsel ~be {t}", Advised),
    start("advised", "#their #counsel {t}", Advised),
    verb("advised", Me, "~be told|advised to {t}", Advised),
    anywhere(
        "advised",
        "~get|~got|~receive * feedback|criticism|notes|comments|complaints ?that {t}",
        Criticised,
    ),
    verb(
        "criticised",
        Them,
        "~criticise|~criticize|~question|~challenge|~dislike|~slam|~attack|~dismiss|~reject|~trash|~rip|~doubt {my} {t}",
        Criticised,
    ),
    verb("criticised", Them, "~complain about {my} {t}", Criticised),
    verb("criticised", Them, "~pick|~tear|~pull|~take {my} {t} apart", Criticised),
    verb("criticised", Them, "~call|~find {my} {t}", Criticised),
    verb("criticised", Them, "~complain|~moan that i|my|we|our {t}", Criticised),
    verb("criticised", Them, "~interrupt|~scold|~criticise|~criticize|~correct {me} {t}", Criticised),
    verb(
        "praised",
        Them,
        "~praise|~compliment|~congratulate|~thank|~commend|~applaud {mine} ?for ?on ?about {t}",
        Praised,
    ),
    verb("praised", Them, "~praise|~compliment|~congratulate|~thank|~commend {mine}", Praised),
    verb("praised", Them, "~love|~like|~enjoy|~admire|~appreciate|~adore|~rate {my} {t}", Praised),
    verb(
        "praised",
        Them,
        "~be * impressed|delighted|happy|pleased|thrilled|blown ?away by|with|about {my} {t}",
        Praised,
    ),
    verb("praised", Them, "~call {me} {t}", Praised),
    anywhere("praised", "compliment|compliments|praise|kudos|thanks from {o} for|on|about {t}", Praised),
    verb("criticised", Them, "~tear|~pick|~pull|~rip {my} * to pieces|shreds|bits", Criticised),
    start("criticised", "got|was|been told ?off by {o} that|for|about {t}", Criticised),
    verb("advised", Me, "~be|~get told|advised|asked|urged ?by {o} ?not to {t}", Advised),
];
