//! Favours: what others did for the user, and what the user did for them.

use crate::{
    model::ExchangeKind,
    quick_log::grammar::{
        Means::{self, Gave, Got, Nothing},
        Rule,
        Who::{Me, Them},
        anywhere, start, verb,
    },
};

const HELP: Means = Got(ExchangeKind::Help);
const GAVE_HELP: Means = Gave(ExchangeKind::Help);

pub(super) const RULES: &[Rule] = &[
    verb("-", Me, "~give {o} until|till", Nothing),
    anywhere("got-from", "~get|~receive * from|off {o} for|on|about {t}", HELP),
    // Favours received.
    start(
        "introduced-me",
        "introduced|connected|referred ?to ?{me} by {o} to {t}",
        Got(ExchangeKind::Introduction),
    ),
    verb("introduced-me", Them, "~introduce {me} to {t}", Got(ExchangeKind::Introduction)),
    verb("connected-me", Them, "~connect|~hook {me} up|with|to {t}", Got(ExchangeKind::Introduction)),
    verb("connected-me", Them, "~put {me} in touch|contact with {t}", Got(ExchangeKind::Introduction)),
    verb(
        "-",
        Them,
        "~save {me} ?about ?at ?least ?a ?an ?two ?whole ?so ?much day|days|hour|hours|week|weeks|time|money|trouble|trip|ages|afternoon|evening|bacon",
        Nothing,
    ),
    verb("taught-me", Them, "~teach {me} {t}", Got(ExchangeKind::Taught)),
    verb(
        "pointed-me",
        Them,
        "~point|~direct|~refer|~steer|~alert|~tip|~lead {me} to|towards|toward|at|in|off {t}",
        Got(ExchangeKind::Information),
    ),
    verb("showed-me", Them, "~fill|~loop|~let {me} in on {t}", Got(ExchangeKind::Information)),
    verb("showed-me", Them, "~brief|~update {me} on|about {t}", Got(ExchangeKind::Information)),
    verb("taught-me", Them, "~show {me} how|where|what|the ropes|around {t}", Got(ExchangeKind::Taught)),
    verb("helped-me", Them, "~help|~stay|~spend|~take|~come|~use * help {t}", HELP),
    verb("explained", Them, "~explain {t} to {me}", Got(ExchangeKind::Information)),
    verb("explained", Them, "~explain ?to {me} {t}", Got(ExchangeKind::Information)),
    verb("gave-me", Them, "~share {t} with {me}", Got(ExchangeKind::Shared)),
    verb("showed-me", Them, "~show {me} {t}", Got(ExchangeKind::Information)),
    verb("-", Them, "~drive|~send {me} mad|crazy|nuts|bonkers|insane|up|round", Nothing),
    verb("paid", Them, "~pay|~pick|~foot for|up|the {t}", HELP),
    verb(
        "paid",
        Them,
        "~get|~take|~settle|~cover|~stand the|our ?whole bill|tab|check|cheque|round|drinks ?for ?{t}",
        HELP,
    ),
    anywhere("paid", "{theirs} treat|shout ?again ?this ?as ?time ?always .", HELP),
    verb("came-good", Them, "~come through|up ?trumps with {t}", HELP),
    verb(
        "paid-for-them",
        Me,
        "~pick|~pay|~foot|~settle|~stand ?up ?for the ?whole bill|tab|check|lot|round ?{t}",
        GAVE_HELP,
    ),
    verb("paid", Them, "~pay", HELP),
    verb("paid", Them, "~treat|~drive|~give {me} ?to ?a ?home ?lift {t}", HELP),
    verb("took-time", Them, "~spend|~invest {t} with|for|on {mine}", Got(ExchangeKind::Time)),
    verb("arranged", Them, "~swap|~trade|~exchange|~switch {t} with {me}", HELP),
    verb("borrowed", Me, "~borrow {theirs} {t}", HELP),
    verb(
        "let-me-have",
        Them,
        "~let {me} have|use|borrow|take|keep|copy|crash|camp|stay|park|shadow|practise|try {t}",
        HELP,
    ),
    verb(
        "let-them-have",
        Me,
        "~let {o} have|use|borrow|take|keep|copy|crash|camp|stay|park|try {t}",
        GAVE_HELP,
    ),
    verb("dropped-off", Me, "~drop|~leave|~return|~deliver|~post ?off {t} at|with {theirs}", GAVE_HELP),
    anywhere("thanks-to", "thanks|props|kudos|hat|grateful ?off to {o} for {t}", HELP),
    anywhere("got-from", "~get|~borrow|~receive {t} from|off {o}", HELP),
    // A cab, a table, a room: no favour.
    verb(
        "sat-with",
        Me,
        "~share a|an|the|some * cab|taxi|ride|lift|car|train|table|bench|office|room|desk|lunch|dinner|meal|pizza|bottle|beer|laugh|joke|umbrella|cake|dessert|sofa|screen|bike|boat|tent|flat|stage * with {o}",
        Means::Met,
    ),
    // Favours given.
    verb(
        "introduced-them",
        Me,
        "~introduce|~connect|~hook {o} up|to|with {t}",
        Gave(ExchangeKind::Introduction),
    ),
    verb("introduced-them", Me, "~introduce|~connect {t} to|with {o}", Gave(ExchangeKind::Introduction)),
    verb("introduced-them", Me, "~put {o} in touch|contact with {t}", Gave(ExchangeKind::Introduction)),
    verb("taught-them", Me, "~explain|~demonstrate|~describe|~teach {t} to {o}", Gave(ExchangeKind::Taught)),
    verb("taught-them", Me, "~teach {o} {t}", Gave(ExchangeKind::Taught)),
    verb(
        "pointed-them",
        Me,
        "~point|~direct|~refer|~steer|~tip {o} to|towards|toward|at|in|off {t}",
        Gave(ExchangeKind::Information),
    ),
    verb("pointed-them", Me, "~fill|~loop|~let {o} in on {t}", Gave(ExchangeKind::Information)),
    verb("pointed-them", Me, "~brief|~update {o} on|about {t}", Gave(ExchangeKind::Information)),
    verb("taught-them", Me, "~show {o} how|where|what {t}", Gave(ExchangeKind::Taught)),
    verb("covered-them", Me, "~cover|~step|~fill|~stand ?in for {o} {t}", GAVE_HELP),
    verb("covered-them", Me, "~cover|~step|~fill|~stand ?in for {o}", GAVE_HELP),
    verb("covered-them", Me, "~cover|~take|~swap ?over|on {theirs} {t}", GAVE_HELP),
    verb("reviewed", Me, "~stay|~spend|~come|~work * help|helping {o} {t}", GAVE_HELP),
    verb("gave-them", Me, "~share {t} with {o}", Gave(ExchangeKind::Shared)),
    verb(
        "thanked-them",
        Me,
        "~thank|~congratulate|~praise|~compliment {o} ?for ?on {t}",
        Gave(ExchangeKind::Praise),
    ),
    verb("vouched-for-them", Me, "~vouch|~speak up|for for|with {o} {t}", Gave(ExchangeKind::Praise)),
    verb("advised-them", Me, "~advise {o} ?to {t}", Gave(ExchangeKind::Information)),
];
