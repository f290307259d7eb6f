//! Music, food, likes and dislikes, trips, worries, and what both sides share.

use crate::{
    model::{FactKind, Tone},
    quick_log::grammar::{
        Means::{self, Common, Fact, Nothing},
        Rule,
        Who::{Any, Them},
        anywhere, verb,
    },
};

const fn plain(kind: FactKind) -> Means {
    Fact(Some(kind), Tone::Plain)
}
const NEWS: Means = Fact(None, Tone::Plain);

pub(super) const RULES: &[Rule] = &[
    // Music and food.
    verb("plays", Any, "~play ?the ?a ?lead ?some * #instrument", plain(FactKind::Music)),
    verb(
        "plays",
        Any,
        "~sing|~perform|~drum|~dj|~conduct|~play ?in|at|with|on|bass * choir|band|quartet|orchestra|opera|musical|group|chorus ?{t}",
        plain(FactKind::Music),
    ),
    verb("plays", Any, "~sing|~dj|~drum", plain(FactKind::Music)),
    verb("plays", Any, "~play #game {t}", plain(FactKind::Interest)),
    verb("plays", Any, "~play #game", plain(FactKind::Interest)),
    verb("plays", Any, "~play|~perform in|for {t}", plain(FactKind::Interest)),
    verb("food", Any, "~cook|~bake|~brew|~roast|~ferment|~eat|~grill|~barbecue {t}", plain(FactKind::Food)),
    verb(
        "food",
        Any,
        "~be|~go|~turn ?a ?strictly ?mostly vegan|vegetarian|coeliac|celiac|gluten-free|teetotal|lactose",
        plain(FactKind::Food),
    ),
    verb(
        "food",
        Any,
        "~keep|~eat|~be|~stay kosher|halal|vegan|vegetarian|sober|teetotal|fasting",
        plain(FactKind::Food),
    ),
    verb("food", Any, "~be allergic|intolerant to {t}", plain(FactKind::Food)),
    verb("food", Them, "drink|touch {t}", plain(FactKind::Food)),
    verb("food", Any, "~drink only ?{t}", plain(FactKind::Food)),
    // Likes and dislikes.
    verb("prefers", Any, "~prefer|~favour|~favor {t}", plain(FactKind::Preference)),
    verb(
        "prefers",
        Any,
        "~want|~like|~take * news|things|it|answers|messages|updates first|straight|early|short|brief|plain|in|by ?{t}",
        plain(FactKind::Preference),
    ),
    verb("prefers", Them, "rather {t}", plain(FactKind::Preference)),
    verb("prefers", Them, "rather .", plain(FactKind::Preference)),
    verb(
        "prefers",
        Any,
        "~like|~love|~want|~enjoy * mails|mail|emails|email|calls|call|meetings|updates|notice|agendas|slides|numbers|documents|memos|messages|detail|details|facts|data|bullet|bullets|mornings|writing|feedback {t}",
        plain(FactKind::Preference),
    ),
    verb(
        "prefers",
        Any,
        "~like|~love|~want|~enjoy * mails|mail|emails|email|calls|meetings|updates|notice|agendas|slides|numbers|documents|memos|messages|detail|details|facts|data|bullet|bullets|mornings|writing",
        plain(FactKind::Preference),
    ),
    verb(
        "prefers",
        Any,
        "~hate|~dislike|~detest|~loathe|~resent|~mind|~avoid|~refuse {t}",
        plain(FactKind::Preference),
    ),
    verb("prefers", Any, "~stand|~bear|~like|~do|~read|~answer {t}", Means::Fact(None, Tone::Plain)),
    verb("loves", Any, "~love|~like|~enjoy|~adore|~fancy {t}", NEWS),
    verb("interest", Any, "~get|~grow into {t}", plain(FactKind::Interest)),
    verb("interest", Any, "~live|~go mad|crazy|nuts for {t}", plain(FactKind::Interest)),
    verb("interest", Any, "~live for {t}", plain(FactKind::Interest)),
    verb("interest", Any, "~sign|~join|~enrol|~enroll up for|in|a|the {t}", plain(FactKind::Interest)),
    verb(
        "interest",
        Any,
        "~spend #their|every|all|most * weekends|evenings|summers|holidays|saturdays|sundays|free|spare|time ?time {t}",
        plain(FactKind::Interest),
    ),
    verb(
        "interest",
        Any,
        "~have a|an|her|his|their|two|three * allotment|boat|motorbike|bike|garden|greenhouse|workshop|collection|studio|horse|horses|hens|chickens|bees|hives|sailboat|telescope|caravan|camper|van|season-ticket ?{t}",
        plain(FactKind::Interest),
    ),
    verb(
        "interest",
        Any,
        "~be ?really ?very ?so ?totally ?a into|obsessed|crazy|mad|keen|fond|addicted|hooked|passionate|fan|fascinated ?with ?about ?on ?of ?by {t}",
        plain(FactKind::Interest),
    ),
    verb(
        "interest",
        Any,
        "~be ?a ?an ?big ?huge ?massive ?keen ?avid ?amateur ?former fan|gardener|runner|cyclist|climber|sailor|rower|swimmer|hiker|skier|surfer|birdwatcher|reader|baker|potter|gamer|painter|knitter|dancer|photographer|collector|supporter|diver|pilot|twitcher ?{t}",
        plain(FactKind::Interest),
    ),
    verb("interest", Any, "~train|~practise|~practice for|to {t}", plain(FactKind::Interest)),
    verb(
        "interest",
        Any,
        "~take|~give ?up lessons|classes|courses|a ?course ?class {t}",
        plain(FactKind::Interest),
    ),
    verb("interest", Any, "~take up {t}", plain(FactKind::Interest)),
    verb(
        "interest",
        Any,
        "~learn|~practise|~collect|~paint|~restore|~build|~breed|~keep|~grow|~climb|~sail|~surf|~ski|~hike|~knit|~garden|~dance|~cycle|~swim|~row|~dive|~ride|~race|~watch|~read|~follow|~support|~coach|~mentor|~volunteer|~fence|~box|~fish|~camp|~juggle|~sew|~quilt|~crochet|~draw|~photograph|~forage|~brew|~kayak|~boulder {t}",
        plain(FactKind::Interest),
    ),
    verb(
        "interest",
        Any,
        "~sail|~surf|~ski|~hike|~knit|~garden|~dance|~cycle|~swim|~row|~dive|~box|~climb|~boulder|~kayak|~run",
        plain(FactKind::Interest),
    ),
    verb("trip", Any, "~be back|off|away|just from|to|in|for|next {t}", plain(FactKind::Interest)),
    verb(
        "trip",
        Any,
        "~be|~go ?away ?off ?back ?just on|from holiday|vacation|safari|honeymoon|tour|pilgrimage|retreat|a ?{t}",
        plain(FactKind::Interest),
    ),
    verb(
        "trip",
        Any,
        "~fly|~travel|~go|~return|~drive|~trek|~head ?back ?off ?home ?over ?on to|from|through|across|round|around|with|hiking|skiing|sailing|climbing|diving|surfing|camping|fishing {t}",
        plain(FactKind::Interest),
    ),
    verb(
        "won",
        Any,
        "~win|~get|~receive|~earn|~land|~secure|~publish|~finish|~complete|~pass|~launch|~ship|~release|~open {t}",
        Fact(None, Tone::Glad),
    ),
    verb(
        "project",
        Any,
        "~build|~write|~launch|~organise|~organize|~renovate|~develop|~design|~prepare|~plan|~work|~research|~direct|~produce|~host|~set ?up ?on {t}",
        plain(FactKind::Project),
    ),
    verb("values", Any, "~value|~care|~believe ?deeply ?about ?in {t}", plain(FactKind::Value)),
    verb(
        "pressure",
        Any,
        "~be ?really ?very ?so ?under ?a ?bit ?still worried|nervous|anxious|stressed|swamped|snowed|overloaded|overwhelmed|pressure|behind|stretched|drowning|exhausted|tired|struggling|frustrated|fed ?about ?with ?by ?under ?up ?in ?{t}",
        plain(FactKind::Pressure),
    ),
    verb("pressure", Any, "~dread|~fear {t}", plain(FactKind::Pressure)),
    verb(
        "pressure",
        Any,
        "~worry|~stress|~struggle|~fret|~panic|~agonise about|with|over {t}",
        plain(FactKind::Pressure),
    ),
    verb(
        "pressure",
        Any,
        "~have ?got ?a ?an ?big deadline|exam|exams|audit|inspection|viva|interview|hearing|appeal {t}",
        plain(FactKind::Pressure),
    ),
    verb("-", Any, "~be out|in|off|around|there|here|away .", Nothing),
    verb(
        "-",
        Any,
        "~be out|in|off|around|there|here|away today|tomorrow|this|next|for|from|at|until|till|again|too|now|and|by|by|all|when",
        Nothing,
    ),
    anywhere("trip", "{o} back|fresh|home from {t}", plain(FactKind::Interest)),
    anywhere("trip", "{o} off to {t}", plain(FactKind::Interest)),
    // What both sides share.
    verb("common", Any, "~have {t} in common", Common),
    anywhere("common-too", "so ~be|~do|~have i", Common),
    anywhere("common-too", "i did|do|am|was|have|had too|also", Common),
    anywhere("common-too", "same here", Common),
    anywhere("common-too", "so did|do|am|was|have|had i", Common),
    anywhere("common-too", "just|same like|as me", Common),
    anywhere("common-too", "me too .", Common),
    anywhere("common-too", "me too ,", Common),
    anywhere("common-too", "as ~be|~do|did|do i", Common),
    anywhere("common", "running|inside|standing joke|jokes|gag", Common),
    anywhere("common", "we|us both {t}", Common),
    anywhere("common", "both of us {t}", Common),
    anywhere("common", "both {me} {t}", Common),
    anywhere(
        "common",
        "the same university|school|college|village|town|street|year|hometown|course|club|gym|choir",
        Common,
    ),
    anywhere("common", "we ?are ?were both {t}", Common),
    anywhere(
        "common",
        "same school|university|college|village|town|course|year|street|team|hometown as|where me|i",
        Common,
    ),
];
