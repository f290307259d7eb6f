//! The words by which the card knows what somebody said, as tables: what one congratulates on, who belongs to somebody, verbs
//! of having, needing and liking.

/// Words by which good news is known where the reading of the line has no tone for it.
pub(super) const GOOD_NEWS: &[&str] = &[
    "engaged to",
    "got engaged",
    "got into",
    "got married",
    "got the job",
    "graduated",
    "had a baby",
    "made director",
    "made head",
    "made lead",
    "made partner",
    "made principal",
    "made senior",
    "made staff",
    "promoted",
    "was named",
    "won a",
    "won the",
];

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

/// Good news by one of its words, and what one congratulates on.
pub(super) const EVENTS: &[(&str, &str)] = &[
    ("promot", "the promotion"),
    ("engag", "the engagement"),
    ("married", "the wedding"),
    ("wedding", "the wedding"),
    ("baby", "the baby"),
    ("gave birth", "the baby"),
    ("graduat", "graduating"),
    ("citizen", "the passport"),
];

/// Verbs behind which stands what somebody achieved.
pub(super) const SUCCEEDED: &[&str] = &[
    "won",
    "got",
    "passed",
    "finished",
    "published",
    "shipped",
    "launched",
    "landed",
    "made",
    "became",
    "named",
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

/// People and animals that belong to somebody.
pub(super) const RELATIVES: &[&str] = &[
    "baby",
    "band",
    "boy",
    "boys",
    "brother",
    "cat",
    "cats",
    "child",
    "children",
    "cousin",
    "dad",
    "daughter",
    "daughters",
    "dog",
    "dogs",
    "father",
    "fiance",
    "fiancee",
    "girl",
    "girls",
    "granddaughter",
    "grandson",
    "husband",
    "kid",
    "kids",
    "mother",
    "mum",
    "nephew",
    "niece",
    "parents",
    "partner",
    "puppy",
    "sister",
    "son",
    "sons",
    "team",
    "twins",
    "wife",
];

/// Words in -ing that name nothing one does.
pub(super) const NOT_DOING: &[&str] = &[
    "anything",
    "bring",
    "during",
    "evening",
    "everything",
    "leaving",
    "moving",
    "morning",
    "nothing",
    "relocating",
    "something",
    "spring",
    "string",
    "thing",
    "wedding",
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

/// Words that begin a sentence and no thing, and what is the user's own.
pub(super) const NO_THING: &[&str] = &[
    "and", "are", "be", "been", "but", "did", "does", "had", "has", "have", "he", "how", "i", "if", "is",
    "it", "not", "she", "that", "they", "to", "was", "we", "were", "what", "when", "where", "whether", "who",
    "why", "will", "would",
];
