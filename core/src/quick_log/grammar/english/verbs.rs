//! The verbs of English.

/// Regular verbs by their first form.
pub(super) const VERBS: &str = "\
    alter backtrack brand renege retract wriggle \
    abhor accept accompany accost accuse ace ache achieve acknowledge act add admire admonish adopt adore advertise \
    advise afford agonise agonize agree ail aim alert allocate allow amaze amend analyse angle annotate announce \
    annoy answer anticipate apologise apologize appeal appear appease applaud apply appoint appreciate approach \
    approve argue arrange arrive ask aspire assemble assess assign assist assume assure attach attack attend auction \
    audition authorise authorize avoid await award axe back badger bag bail bake balance ban baptise barbecue barge \
    base beam beckon beg behave believe belittle belong berate bike blacklist blame block bluff blurt blush boast \
    bolt bombard book borrow bother boulder box boycott brainstorm breathe breeze brew brief brighten bruise brush \
    bully bump burp buttonhole buzz cajole calculate call calm camp campaign capture care carry cater cause caution \
    celebrate certify chair challenge champion change chaperone charge chase chauffeur cheat check cheer chide \
    christen chuckle circulate cite claim clash clean clear climb clinch close co-author co-chair co-found co-lead \
    coach coauthor coax code cofound collaborate collapse collar collate collect collide combine comfort commend \
    comment commiserate commute compare compete compile complain complete complicate compliment compose compromise \
    concede concern conclude conduct confer confess confide configure confirm confront confuse congratulate connect \
    conquer conserve consider console consolidate construct consult contact contend contest continue contradict \
    contribute convert convey convince cook cooperate coordinate cope copy corner correct correspond cough count \
    cover crack crash crave create credit criticise criticize croak crochet crop cross cruise cry curate cure \
    customise cycle dabble damage dance dare date daydream deactivate debate debrief debug debunk decamp decay \
    decide decipher declare decline decorate dedicate deduct deem deepen default defect defend define delay delegate \
    delete deliberate deliver demand demo demonstrate demote deny depart depend depict deploy deprive derail derive \
    descend describe deserve design desire detach detail deteriorate detest develop devise devote dictate die differ \
    diminish dine direct disable disagree disappear disappoint disapprove disband discard discharge disclose \
    disconnect discourage discover discuss dislike dislocate dismantle dismiss dispatch display dispute disrupt \
    dissolve dissuade distract distribute divide divorce dm dodge donate double doubt download downsize draft dread \
    dress drown duck dump dwell earmark earn ease edit elaborate elect elope email embark embarrass embrace emerge \
    emigrate emphasise employ empower enable enclose encounter encourage end endanger endorse endure enforce engage \
    enhance enjoy enlist enquire enrich enroll ensure enter entertain enthuse entrust erupt escalate escape escort \
    estimate evacuate evaluate evict evolve exaggerate examine exceed exchange excite exclaim exclude excuse execute \
    exempt exercise exhaust exhibit exist exit expand expect expel expire explain explode explore export expose \
    express extend fabricate face facetime facilitate fade fail faint falter fancy fast fast-track fault favor \
    favour fear feature fence ferment ferry fetch figure file fill film finalise finalize finance fine-tune finish \
    fire fish fix flatter flirt float flood flunk focus fold follow foot forage force formalise formulate forward \
    foster found fracture frame freelance frown frustrate fumble fund furnish gain gamble garden gatecrash gather \
    geek giggle glance glare gloat gloss glow google gossip grace grade graduate greenlight greet grieve grill groan \
    grudge grumble guarantee guard guess guide gush hail halt halve hand hand-deliver handle happen harass hassle \
    hatch hate haul haunt head headhunt heal heckle help hesitate hike hint hire hoard hoist hook hope host hover \
    huddle hug humiliate hunt hurry hustle identify ignore illustrate imagine immerse immigrate impersonate \
    implement import impose impress improve include increase induce indulge infect inform inherit initiate injure \
    innovate inquire insist inspect inspire install instruct insult insure integrate intend intercept interest \
    interfere intern interpret interrogate interrupt intervene interview intro introduce invent invest investigate \
    invite involve irritate isolate itch jam jeopardise jog join joke jot judge juggle jump jury justify kayak kick \
    kid kidnap kill kiss knock label lack lag lament laminate land last latch laugh launch lecture lessen level \
    liaise license lie lift like liken limit limp linger link liquidate list listen litigate live load loan loathe \
    lobby lock lodge log loiter long look loop loosen love lower lug lull lunch lure magnify mail maintain major \
    manage manoeuvre mark marry master matriculate matter measure mediate memorise mend mention merge mess message \
    migrate mind minimise minister miscarry miss misspell moan mobilise mock moderate modify monitor mourn move \
    mumble murmur mutter nail name nap narrow need negotiate nick nod nominate note notice notify nudge number nurse \
    nurture obey object observe obsess obtain offend offer offload offset onboard ooze open operate oppose opt \
    orchestrate order organise organize originate outclass outline outperform outrank outsmart outsource overhaul \
    overlap overlook overrate overreact overrule overwhelm overwork own pacify pack page paint pair pamper panic \
    paraglide paraphrase park part partner pass paste patch pause pave peek perform perplex persevere persuade \
    pester phone photograph pick pilot pinch ping pinpoint pioneer pitch place plant play plead please pledge plough \
    pluck plummet poach point poke polish ponder pop possess post postmark postpone pour practice practise praise \
    pray predict prepare present preside press presume pretend prevent print prioritise prioritize privatise proceed \
    proclaim procrastinate procure produce profit progress prohibit project promenade promise promote prompt propel \
    propose prosecute prosper protect protest provide provoke publicise publish pull pump punch punish purchase \
    purge pursue push puzzle qualify quash question queue quibble quilt quote race rain raise rally ramble rank rant \
    rate rave reach react reactivate realise realize reappear rearrange reassess reassign reassure rebuke recall \
    receive recharge recite reckon reclaim recognise recognize recommend reconcile record recount recoup recover \
    recruit recuperate recycle redecorate redeem redeploy redesign redirect rediscover reduce refactor refill refine \
    reflect refund refurbish refuse refute regain regenerate rehearse rehouse reimagine reimburse reinforce \
    reinstate reiterate reject rejoin relapse relate relax release relinquish relish relive relocate rely remain \
    remark remember remind reminisce remodel remove render renew renovate rent reopen reorganise reorganize repaint \
    repair repeat rephrase replace replicate reply report represent reprimand reprint reproach request require \
    reschedule rescind rescue research resent reserve resettle reshuffle reside resign resist resolve respect \
    respond rest restart restore restructure resubmit result resume resurface retaliate retire retrain retrieve \
    return reunite revamp reveal reverse review revise revisit revive revoke revolve reward rework risk roam roast \
    rock roll rollerblade root rotate row rubbish ruin rule rummage rupture rush rustle sack sail salvage sample \
    satisfy saunter save savour scamper scare scatter schedule scold scoot score scour scramble scrape scratch \
    scrawl scream screen scrounge scrutinise sculpt search seat secede second secure seem seize select sense \
    separate serve settle shadow share shatter shave shelve shepherd shift shock shop shorten shortlist shout shove \
    shuffle side sideline sidle sift sigh sign simmer simplify single skate skateboard sketch ski skype slack slate \
    slouch slow smash smile smoke smuggle snatch sneak sneeze sniff snipe snore soak soar soften solicit solve \
    soothe sort sound spark spearhead specialise specialize specify speculate sponsor sprain sprint spruce squabble \
    squander square squash squeeze stabilise staff stage stall stamp standardise stare start starve stash state stay \
    steady steer stitch stockpile stonewall storm straighten strand stray stream strengthen stress stretch stroll \
    struggle study stuff stumble stutter subscribe subsidise substitute succeed suck suffer suggest suit sulk \
    summarise summarize summon supersede supervise supplement supply support suppose suppress surf surpass surprise \
    surrender survive suspect suspend sustain swamp switch swoop sympathise sync tackle tailor talk tally tamper \
    tangle tap taper target tarnish taste tease tempt tend test tether text thank theorise thrill tidy tie tighten \
    tinker tire tolerate topple torment toss totter touch tour trace track trade train transcribe transform \
    transition translate transmit transport trash trawl treat tremble trick trigger triple trouble trust try tuck \
    tumble turn tutor tweak twist type uncover underestimate underline undermine underperform understate unearth \
    unify unite unload unlock unpack unsettle untangle unveil update upgrade upload upsize upstage urge use usher \
    utter vacate vaccinate validate value vanish vary vent venture verify veto video video-call view visit voice \
    volunteer vomit vote vouch vow wail wait waive walk wander wane wangle want warm warn wash waste watch water \
    wave wax waylay weaken wean weather weigh welcome whatsapp whine whisper whistle widen wink wipe wire wish \
    witness wobble wonder woo work worry wreck wrestle yank yawn yearn yell yield yoga zoom";

/// Irregular verbs: first form, then past forms.
pub(super) const IRREGULAR: &[&str] = &[
    "be was were been am is are 's",
    "become became",
    "begin began begun",
    "bend bent",
    "bet bet",
    "burst burst",
    "pan panned",
    "tag tagged",
    "bite bit bitten",
    "blow blew blown",
    "break broke broken",
    "bring brought",
    "build built",
    "burn burnt burned",
    "buy bought",
    "catch caught",
    "choose chose chosen",
    "come came",
    "cost cost",
    "cut cut",
    "deal dealt",
    "dial dialled dialed",
    "do did done",
    "draw drew drawn",
    "dream dreamt dreamed",
    "drink drank drunk",
    "drive drove driven",
    "eat ate eaten",
    "fall fell fallen",
    "feed fed",
    "feel felt",
    "fight fought",
    "find found",
    "fly flew flown",
    "forget forgot forgotten",
    "forgive forgave forgiven",
    "freeze froze frozen",
    "get got gotten",
    "give gave given",
    "go went gone",
    "grow grew grown",
    "hang hung",
    "have had has",
    "hear heard",
    "hide hid hidden",
    "hit hit",
    "hold held",
    "hurt hurt",
    "keep kept",
    "know knew known",
    "lay laid",
    "lead led",
    "lean leant leaned",
    "leave left",
    "lend lent",
    "let let",
    "lose lost",
    "make made",
    "mean meant",
    "meet met",
    "overhear overheard",
    "oversee oversaw overseen",
    "owe owed",
    "pay paid",
    "prove proved proven",
    "proofread proofread",
    "broadcast broadcast",
    "put put",
    "quit quit quitted",
    "read read",
    "rebuild rebuilt",
    "ride rode ridden",
    "ring rang rung",
    "rise rose risen",
    "run ran",
    "say said",
    "see saw seen",
    "seek sought",
    "sell sold",
    "send sent",
    "set set",
    "shake shook shaken",
    "shine shone",
    "shoot shot",
    "show showed shown",
    "shut shut",
    "sing sang sung",
    "sink sank sunk",
    "sit sat",
    "sleep slept",
    "speak spoke spoken",
    "spend spent",
    "split split",
    "spread spread",
    "stand stood",
    "steal stole stolen",
    "stick stuck",
    "strike struck",
    "swear swore sworn",
    "swim swam swum",
    "swing swung",
    "take took taken",
    "teach taught",
    "tear tore torn",
    "tell told",
    "think thought",
    "throw threw thrown",
    "understand understood",
    "wake woke woken",
    "wear wore worn",
    "win won",
    "withdraw withdrew withdrawn",
    "write wrote written",
    "undergo underwent undergone",
    "overtake overtook overtaken",
    "outgrow outgrew outgrown",
    "stop stopped",
    "plan planned",
    "refer referred",
    "prefer preferred",
    "transfer transferred",
    "admit admitted",
    "commit committed",
    "occur occurred",
    "travel travelled traveled",
    "cancel cancelled canceled",
    "model modelled",
    "mentor mentored",
    "program programmed",
    "benefit benefited",
    "submit submitted",
    "permit permitted",
    "regret regretted",
    "equip equipped",
    "drop dropped",
    "snub snubbed",
    "skip skipped",
    "slip slipped",
    "ship shipped",
    "strip stripped",
    "step stepped",
    "swap swapped",
    "snap snapped",
    "stir stirred",
    "scrap scrapped",
    "scan scanned",
    "knit knitted knit",
    "quip quipped",
    "trip tripped",
    "grab grabbed",
    "drag dragged",
    "brag bragged",
    "clap clapped",
    "plug plugged",
    "spot spotted",
    "blog blogged",
    "flag flagged",
    "flop flopped",
    "chip chipped",
    "shrug shrugged",
    "unblock unblocked",
    "bear bore borne",
    "beat beat beaten",
    "bind bound",
    "bleed bled",
    "breed bred",
    "cling clung",
    "creep crept",
    "dig dug",
    "dive dived dove",
    "flee fled",
    "fling flung",
    "forbid forbade forbidden",
    "forecast forecast",
    "foresee foresaw foreseen",
    "kneel knelt",
    "leap leapt leaped",
    "light lit",
    "mislay mislaid",
    "misread misread",
    "mistake mistook mistaken",
    "misunderstand misunderstood",
    "mow mowed mown",
    "outdo outdid outdone",
    "overcome overcame overcome",
    "overdo overdid overdone",
    "overrun overran overrun",
    "oversleep overslept",
    "override overrode overridden",
    "redo redid redone",
    "repay repaid",
    "resit resat",
    "retake retook retaken",
    "rewrite rewrote rewritten",
    "sew sewed sewn",
    "slide slid",
    "sling slung",
    "sow sowed sown",
    "spell spelt spelled",
    "spill spilt spilled",
    "spin spun",
    "spring sprang sprung",
    "sting stung",
    "stink stank stunk",
    "sweep swept",
    "swell swelled swollen",
    "thrive thrived",
    "tread trod trodden",
    "undertake undertook undertaken",
    "undo undid undone",
    "upset upset",
    "uphold upheld",
    "weave wove woven",
    "weep wept",
    "wedded",
    "withhold withheld",
    "withstand withstood",
    "wind wound",
    "chat chatted",
    "cc cc'd",
    "dj dj'd",
    "enrol enrolled",
    "excel excelled",
    "fret fretted",
    "grin grinned",
    "hop hopped",
    "nab nabbed",
    "nag nagged",
    "nip nipped",
    "quarrel quarrelled",
    "rip ripped",
    "rob robbed",
    "sob sobbed",
    "slam slammed",
    "scrub scrubbed",
    "shred shredded",
    "slim slimmed",
    "stun stunned",
    "strum strummed",
    "sip sipped",
    "skim skimmed",
    "tip tipped",
    "trek trekked",
    "trim trimmed",
    "drum drummed",
    "cram crammed",
    "defer deferred",
    "deter deterred",
    "incur incurred",
    "infer inferred",
    "omit omitted",
    "rig rigged",
    "plod plodded",
    "quiz quizzed",
    "recap recapped",
    "snag snagged",
    "whip whipped",
    "wrap wrapped",
    "worship worshipped worshiped",
    "counsel counselled counseled",
    "signal signalled signaled",
    "channel channelled",
    "bid bid",
    "fit fitted fit",
    "spit spat",
    "babysit babysat",
    "handwrite handwrote handwritten",
    "overspend overspent",
    "reset reset",
    "resell resold",
    "retell retold",
    "unwind unwound",
    "arise arose arisen",
    "awake awoke awoken",
    "befriend befriended",
    "forgo forwent forgone",
    "grind ground",
    "shed shed",
    "shrink shrank shrunk",
    "smell smelt smelled",
    "spoil spoilt spoiled",
    "stride strode",
    "string strung",
    "learn learnt learned",
];
