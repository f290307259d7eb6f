//! The words by which the card knows what somebody said, as tables: what one congratulates on, who belongs to somebody, verbs
//! of having, needing and liking.

/// Words for how somebody feels, by their beginnings.
pub(super) const FEELINGS: &[&str] = &[
    "afraid",
    "anxious",
    "burnt out",
    "exhausted",
    "nervous",
    "overwhelmed",
    "sad",
    "scared",
    "stress",
    "struggling",
    "tired",
    "torn",
    "unsure",
    "worn out",
    "worried",
];

/// Words for a good feeling about something to come or just begun.
pub(super) const GLAD: &[&str] = &["curious", "excited", "happy", "hopeful", "keen", "proud", "thrilled"];

/// Words in -ing that name nothing one does.
pub(super) const NOT_DOING: &[&str] = &[
    "anything",
    "being",
    "bring",
    "coming",
    "considering",
    "crying",
    "dreading",
    "drinking",
    "during",
    "evening",
    "everything",
    "failing",
    "feeling",
    "fighting",
    "getting",
    "going",
    "having",
    "hoping",
    "leaving",
    "limping",
    "losing",
    "missing",
    "moving",
    "morning",
    "nothing",
    "quitting",
    "relocating",
    "seeing",
    "sitting",
    "sleeping",
    "smoking",
    "something",
    "spring",
    "staying",
    "string",
    "struggling",
    "suffering",
    "taking",
    "thing",
    "thinking",
    "waiting",
    "wanting",
    "wedding",
    "wondering",
    "worrying",
];

/// Verbs behind which stands what they lack.
pub(super) const NEEDED: &[&str] = &[
    "after", "for", "find", "hire", "hiring", "lack", "lacks", "need", "needed", "needs", "of", "seek",
    "seeking", "use", "want", "wanted", "wants",
];

/// Verbs of what is held, given or taken part in.
pub(super) const HOLDS: &[&str] = &[
    "attending",
    "attends",
    "begins",
    "chairs",
    "does",
    "doing",
    "giving",
    "gives",
    "has",
    "have",
    "having",
    "hosting",
    "hosts",
    "launches",
    "launching",
    "opening",
    "opens",
    "playing",
    "plays",
    "presenting",
    "presents",
    "running",
    "sits",
    "sitting",
    "runs",
    "ships",
    "shipping",
    "sits",
    "sitting",
    "speaking",
    "speaks",
    "starting",
    "starts",
    "takes",
    "taking",
];

/// Verbs of work.
pub(super) const WORKS: &[&str] = &[
    "heads", "join", "joined", "joining", "joins", "lead", "leading", "leads", "manages", "managing", "runs",
    "running", "start", "started", "starting", "starts", "took", "taking", "takes", "works", "working",
];

/// Verbs of liking.
pub(super) const LIKED: &[&str] = &[
    "collects",
    "enjoy",
    "enjoys",
    "into",
    "like",
    "likes",
    "love",
    "loves",
    "play",
    "plays",
    "plays the",
    "practises",
    "reads",
];

/// Verbs that lead to what was done for the user, in the form of thanks.
pub(super) const GAVE: &[&str] = &[
    "baked", "bought", "brought", "found", "gave", "got", "handed", "lent", "made", "offered", "passed",
    "sent", "shared",
];

/// Deeds for the user that one thanks for by their name: "walked me through the schema".
pub(super) const DID_FOR_ME: &[&str] = &[
    "cover",
    "drive",
    "fix",
    "help",
    "host",
    "introduce",
    "mend",
    "mentor",
    "proofread",
    "repair",
    "review",
    "show",
    "talk",
    "teach",
    "translate",
    "walk",
];

/// What people do for pleasure or for others, and go on doing: first forms of verbs.
pub(super) const PASTIMES: &[&str] = &[
    "act",
    "bake",
    "boulder",
    "box",
    "breed",
    "brew",
    "build",
    "busk",
    "camp",
    "captain",
    "carve",
    "climb",
    "coach",
    "collect",
    "compose",
    "conduct",
    "cook",
    "crochet",
    "cycle",
    "dance",
    "direct",
    "dive",
    "draw",
    "drum",
    "edit",
    "fence",
    "ferment",
    "fish",
    "fly",
    "forage",
    "foster",
    "garden",
    "grow",
    "hike",
    "host",
    "jog",
    "judge",
    "juggle",
    "kayak",
    "keep",
    "knit",
    "lead",
    "mend",
    "mentor",
    "organise",
    "organize",
    "paint",
    "perform",
    "photograph",
    "play",
    "practice",
    "practise",
    "quilt",
    "race",
    "referee",
    "repair",
    "rescue",
    "restore",
    "ride",
    "row",
    "sail",
    "sculpt",
    "sew",
    "sing",
    "skate",
    "ski",
    "skydive",
    "snowboard",
    "study",
    "surf",
    "swim",
    "teach",
    "tinker",
    "train",
    "translate",
    "trek",
    "umpire",
    "upcycle",
    "volunteer",
    "weave",
    "write",
];

/// What people mean to do one day and tell others gladly: first forms of verbs, beside [`PASTIMES`].
pub(super) const HOPES: &[&str] = &[
    "adopt", "buy", "join", "learn", "publish", "read", "run", "see", "spend", "start", "take", "travel",
    "try", "visit", "walk",
];

/// Words by which somebody tells what they mean to do.
pub(super) const WISHES: &[&str] = &[
    "dreams", "hope", "hopes", "hoping", "keen", "like", "love", "planning", "plans", "want", "wanted",
    "wants",
];

/// Words by which somebody found something to do.
pub(super) const TOOK: &[&str] = &["taken", "takes", "taking", "took"];

/// Words that show a wish for somebody or something that one can find.
pub(super) const FINDABLE: &[&str] = &[
    "apartment",
    "co-founder",
    "cofounder",
    "dentist",
    "doctor",
    "flat",
    "flatmate",
    "gp",
    "hire",
    "hires",
    "home",
    "house",
    "job",
    "lawyer",
    "nanny",
    "nursery",
    "office",
    "place",
    "plumber",
    "room",
    "roommate",
    "school",
    "somebody",
    "someone",
    "space",
    "sponsor",
    "tenant",
    "venue",
];

/// Endings of words for people who do something.
pub(super) const DOERS: &[&str] = &["ant", "ent", "er", "ers", "ist", "ists", "or", "ors"];

/// Words for a place to live.
pub(super) const HOMES: &[&str] = &["apartment", "flat", "home", "house", "moved", "move", "moving", "place"];

/// What of theirs one asks after where it is built or done up: "her house in the hills is nearly finished".
pub(super) const HOUSES: &[&str] = &["apartment", "barn", "cottage", "flat", "house"];

/// Words of moving that go on.
pub(super) const MOVING: &[&str] = &["going", "heading", "leaving", "moving", "off", "relocating", "to"];

/// Verbs of moving in the present, of other languages whose moves are heard.
pub(super) const GOING: &[&str] =
    &["demenage", "muda", "part", "se", "si", "trasferisce", "umzieht", "vai", "zieht", "ziehen"];

/// Verbs by which one comes to new work.
pub(super) const JOINED: &[&str] = &[
    "head", "heads", "join", "joined", "joining", "joins", "lead", "leads", "moved", "runs", "started",
    "starts", "took",
];

/// Words for what somebody is at work, as one is congratulated on.
pub(super) const POSTS: &[&str] = &[
    "ceo",
    "cfo",
    "chair",
    "cto",
    "dean",
    "director",
    "editor",
    "head",
    "lead",
    "manager",
    "partner",
    "president",
    "principal",
    "professor",
    "vp",
];

/// Words for events that one looks forward to, or dreads.
pub(super) const TO_COME: &[&str] = &[
    "audition",
    "ball",
    "concert",
    "defence",
    "exam",
    "exams",
    "exhibition",
    "gig",
    "hearing",
    "interview",
    "marathon",
    "match",
    "performance",
    "race",
    "recital",
    "show",
    "talk",
    "test",
    "tournament",
    "trial",
    "triathlon",
    "viva",
    "wedding",
];

/// What many dread, and tell of once it is over.
pub(super) const DREADED: &[&str] = &[
    "audition",
    "concert",
    "defence",
    "exam",
    "exams",
    "gig",
    "interview",
    "marathon",
    "performance",
    "race",
    "recital",
    "talk",
    "test",
    "viva",
];

/// Words of dislike: nobody begins with what somebody cannot bear.
pub(super) const DISLIKED: &[&str] = &[
    "afraid",
    "allergic",
    "avoids",
    "cannot",
    "cant",
    "detests",
    "dislike",
    "dislikes",
    "dont",
    "doesnt",
    "hate",
    "hates",
    "intolerant",
    "never",
    "no",
    "not",
    "wont",
];

/// Words that tell where somebody comes from and not what they like.
pub(super) const BACKGROUND: &[&str] = &[
    "born", "ex", "first", "former", "formerly", "from", "grew", "had", "has", "is", "lived", "lives",
    "once", "raised", "second", "studied", "used", "was", "went", "worked", "works",
];

/// What somebody likes at work, and does for no pleasure.
pub(super) const AT_WORK: &[&str] = &[
    "agenda",
    "agendas",
    "bullet",
    "calls",
    "charts",
    "data",
    "deadlines",
    "detail",
    "details",
    "email",
    "emails",
    "feedback",
    "mail",
    "mails",
    "meetings",
    "memos",
    "messages",
    "numbers",
    "one-pager",
    "one-pagers",
    "slides",
];

/// Words by which good news is known where the reading of the line has no tone for it.
pub(super) const GOOD_NEWS: &[&str] = &[
    "awarded a",
    "awarded the",
    "became a",
    "been appointed",
    "become a",
    "becoming a",
    "engaged to",
    "got engaged",
    "got into",
    "got married",
    "got the job",
    "graduated",
    "granted the",
    "is a grandfather",
    "is a grandmother",
    "is an aunt",
    "is an uncle",
    "had a baby",
    "made director",
    "made head",
    "made lead",
    "made partner",
    "made principal",
    "made senior",
    "made staff",
    "promoted",
    "first place",
    "first prize",
    "second prize",
    "third prize",
    "took gold",
    "was appointed",
    "was named",
    "won a",
    "won the",
];
