//! What people do for a living, what they need and want, and what they can.

use crate::{
    model::{FactKind, Tone},
    quick_log::grammar::{
        Means::{self, Fact, Nothing},
        Rule,
        Who::Any,
        anywhere, start, verb,
    },
};

const fn plain(kind: FactKind) -> Means {
    Fact(Some(kind), Tone::Plain)
}
const fn glad(kind: FactKind) -> Means {
    Fact(Some(kind), Tone::Glad)
}

pub(super) const RULES: &[Rule] = &[
    anywhere("role", "#their last|first|final day|days|week|month|shift", plain(FactKind::Role)),
    // What they do for a living.
    verb(
        "runs",
        Any,
        "~run|~do|~swim|~cycle|~row|~finish|~enter|~win|~climb * marathon|marathons|half-marathon|triathlon|triathlons|race|races|ultra|10k|5k|parkrun|ironman|everest|kilimanjaro",
        glad(FactKind::Interest),
    ),
    verb(
        "role",
        Any,
        "~run|~head|~lead|~manage|~own|~oversee|~chair|~direct|~supervise ?up {t}",
        plain(FactKind::Role),
    ),
    verb(
        "role",
        Any,
        "~work|~consult|~freelance|~volunteer ?now ?mostly ?part-time as|at|for|in|on|with|out|under {t}",
        plain(FactKind::Role),
    ),
    verb("joined", Any, "~join {t}", plain(FactKind::Role)),
    verb(
        "joined",
        Any,
        "~start ?work ?working ?a ?her ?his ?their ?new ?job ?role as|at|in|on|with|next|monday|january|new|this|from ?{t}",
        plain(FactKind::Role),
    ),
    verb(
        "joined",
        Any,
        "~start a|her|his|their * job|role|position|degree|course|business|company|team|school|mba|phd|sabbatical",
        plain(FactKind::Role),
    ),
    verb(
        "joined",
        Any,
        "~get|~land|~take|~accept|~be ?offered a|an|the|her|his|their|another * job|role|position|offer|post|place|title|promotion|team",
        glad(FactKind::Role),
    ),
    verb(
        "promoted",
        Any,
        "~get|~be|~make ?just ?been promoted|partner|head|director|tenured|tenure|elected|appointed|made|named|principal|staff|senior|professor|fellow|captain ?to ?{t}",
        glad(FactKind::Role),
    ),
    verb("left", Any, "~leave|~quit|~exit ?us ?for ?to ?the ?at ?{t}", plain(FactKind::Role)),
    verb("left", Any, "~resign|~retire", plain(FactKind::Role)),
    verb("left", Any, "~hand|~give ?in * notice", plain(FactKind::Role)),
    verb("left", Any, "~step down|back|aside ?as ?from", plain(FactKind::Role)),
    verb(
        "left",
        Any,
        "~go|~be ?going part-time|freelance|solo|independent|self-employed|remote",
        plain(FactKind::Role),
    ),
    verb("role", Any, "~take|~be ?taking over|on|charge {t}", plain(FactKind::Role)),
    verb(
        "role",
        Any,
        "~be|~go|~take ?going ?on ?taking ?a ?her ?his ?their ?long ?six ?months sabbatical|secondment|leave|maternity|furlough|placement ?from ?until ?in ?to ?for ?{t}",
        plain(FactKind::Role),
    ),
    verb(
        "role",
        Any,
        "~take up a|the|her|his|their * post|role|position|job|chair {t}",
        plain(FactKind::Role),
    ),
    verb("role", Any, "~step|~move|~go|~be ?stepping up to|as|into {t}", plain(FactKind::Role)),
    verb("role", Any, "~switch|~transfer|~rotate|~migrate|~move ?over to|into {t}", plain(FactKind::Role)),
    verb("role", Any, "~be in charge|responsible of|for {t}", plain(FactKind::Role)),
    verb("role", Any, "~be responsible for {t}", plain(FactKind::Role)),
    verb("role", Any, "~report to {t}", plain(FactKind::Role)),
    verb(
        "role",
        Any,
        "~interview|~apply|~audition at|with|for|to|elsewhere|externally ?{t}",
        plain(FactKind::Role),
    ),
    verb(
        "role",
        Any,
        "~be ?now ?still ?really ?officially the|a|an|our|my|his|her|their|head|acting|interim|deputy|vp|director * #job ?of ?at ?for ?in ?on ?{t}",
        plain(FactKind::Role),
    ),
    verb("role", Any, "~be ?now ?the ?new ?a ?an ?our ?my #job", plain(FactKind::Role)),
    verb("role", Any, "~be head|vp|director|chair|president|dean|lead of {t}", plain(FactKind::Role)),
    verb("role", Any, "~be off|away until|for|all|next|on {t}", plain(FactKind::Role)),
    verb("role", Any, "~become {t}", plain(FactKind::Role)),
    verb("role", Any, "~train|~qualify|~retrain|~graduate as|from|in|with {t}", plain(FactKind::Role)),
    verb("role", Any, "~found|~co-found|~start up|a|her|his|their|the {t}", plain(FactKind::Role)),
    verb("role", Any, "~be ?up for|hoping promotion|tenure|the {t}", plain(FactKind::Role)),
    start("role", "ex|formerly|previously|former|ex- {t}", plain(FactKind::Role)),
    start("role", "now|currently|new ?a ?an ?the ?our ?my * #job {t}", plain(FactKind::Role)),
    verb(
        "role",
        Any,
        "~be|~get seconded|posted|transferred|assigned|loaned|relegated|drafted to|into {t}",
        plain(FactKind::Role),
    ),
    verb("role", Any, "~put in for {t}", plain(FactKind::Role)),
    // What they need and want.
    verb("aim", Any, "~look|~angle|~itch to {t}", plain(FactKind::Aim)),
    verb("need", Any, "~need|~lack|~require|~crave|~miss #nothing-owed", Nothing),
    verb("need", Any, "~need|~lack|~require {t}", plain(FactKind::Need)),
    anywhere("need", "would kill|die for a|an|some|any {t}", plain(FactKind::Need)),
    verb(
        "need",
        Any,
        "~look|~search|~hunt|~shop|~ask|~beg|~be ?out ?around ?looking ?desperate ?desperately ?in ?on ?after ?hiring for|after|need|short|hiring {t}",
        plain(FactKind::Need),
    ),
    anywhere("need", "on the lookout|hunt|market|prowl for {t}", plain(FactKind::Need)),
    verb("need", Any, "~be short of|on {t}", plain(FactKind::Need)),
    verb(
        "need",
        Any,
        "~be in|on need|search|the|want ?of ?lookout ?market for|of {t}",
        plain(FactKind::Need),
    ),
    verb(
        "need",
        Any,
        "~be ?desperately ?urgently hiring|seeking|missing|recruiting|after {t}",
        plain(FactKind::Need),
    ),
    verb("need", Any, "~seek|~hire|~recruit {t}", plain(FactKind::Need)),
    verb("need", Any, "~struggle|~try to find|hire|get|fill {t}", plain(FactKind::Need)),
    verb("need", Any, "~do with|w {t}", plain(FactKind::Need)),
    verb("need", Any, "~use a|some|an {t}", plain(FactKind::Need)),
    verb(
        "aim",
        Any,
        "~want|~hope|~plan|~dream|~aim|~aspire|~intend|~try|~long|~love|~like ?of ?about ?on to {t}",
        plain(FactKind::Aim),
    ),
    verb("aim", Any, "~dream|~think ?of ?about ?on of|about|on {t}", plain(FactKind::Aim)),
    verb("need", Any, "~want out|off {t}", plain(FactKind::Need)),
    verb(
        "need",
        Any,
        "~want|~wish|~ask ?for the|a|an|some|someone|somebody|our|my|more|less|help|advice|feedback|another|new|it|no {t}",
        plain(FactKind::Need),
    ),
    verb("prefers", Any, "~want everything|all|things|it|to {t}", plain(FactKind::Preference)),
    // What they can.
    verb(
        "can",
        Any,
        "~know ?literally ?pretty ?nearly everything|all|a|lots|loads|most|plenty|more|her|his|their ?lot ?there ?is ?about ?of ?way ?than {t}",
        plain(FactKind::Expertise),
    ),
    verb("can", Any, "~know|~master ?really ?a ?lot ?about {t}", plain(FactKind::Expertise)),
    verb(
        "can",
        Any,
        "~be ?really ?very ?so ?super ?a ?an ?the good|great|brilliant|excellent|strong|amazing|expert|ace|fluent|skilled|experienced|genius|whizz|wizard|master|specialist|guru|go-to|person|authority|best ?person ?at at|with|in|on|for {t}",
        plain(FactKind::Expertise),
    ),
    verb("can", Any, "~use to {t}", plain(FactKind::Expertise)),
    verb("can", Any, "~speak|~understand #language", plain(FactKind::Expertise)),
    verb("can", Any, "~speak * languages", plain(FactKind::Expertise)),
    verb(
        "can",
        Any,
        "~be the|our|my one|man|woman|person|guy|expert to|for ask|see|call|go {t}",
        plain(FactKind::Expertise),
    ),
    verb(
        "can",
        Any,
        "~be a|an * encyclopaedia|encyclopedia|walking|mine|fount|whizz|whiz|legend|natural ?of ?on ?at ?with {t}",
        plain(FactKind::Expertise),
    ),
    verb("can", Any, "~speak ?fluent ?perfect ?good ?a ?some #language", plain(FactKind::Expertise)),
    verb("can", Any, "~specialise|~specialize|~excel|~major in|at {t}", plain(FactKind::Expertise)),
    verb("can", Any, "studies|studied|studying|teaches|teach|teaching {t}", plain(FactKind::Expertise)),
    verb(
        "can",
        Any,
        "~have a|an|the * degree|phd|doctorate|masters|knack|background|diploma|licence|license|experience|contacts|eye|talent ?in ?for ?at ?from ?{t}",
        plain(FactKind::Expertise),
    ),
    verb(
        "can",
        Any,
        "~have|~bring years|decades|experience|expertise|contacts|connections of|in|with|at|as {t}",
        plain(FactKind::Expertise),
    ),
    verb(
        "can",
        Any,
        "wrote|written|writes|authored|published a|the|her|his|their * book|thesis|paper|papers|manual|phd|dissertation|blog on|about {t}",
        plain(FactKind::Expertise),
    ),
    verb("can", Any, "~work|~spend|~do ?for * years {t}", plain(FactKind::Expertise)),
];
