//! The verbs of English.

/// Regular verbs by their first form.
pub(super) const VERBS: &str = "\
    abhor abolish abseil absorb abstain accelerate accept accommodate accompany accost accrue accumulate accuse \
    ace ache achieve acknowledge act adapt add adhere adjourn adjudicate adjust administer admire admonish \
    adopt adore advertise advise afford agonise agonize agree ail aim airlift alert allege alleviate allocate \
    allow alter amass amaze amble amend amuse analyse anger angle annotate announce annoy answer antagonise \
    anticipate apologise apologize appeal appear appease applaud apply appoint appreciate apprehend approach \
    approve argue arrange arrive ascertain ask aspire assemble assert assess assign assist assuage assume \
    assure atone attach attack attain attend attract auction audition authorise authorize avenge avert avoid \
    await award axe back backtrack badger baffle bag bail bake balance ballot ban baptise barbecue bargain \
    barge base bask batter bawl beam beckon beg behave believe belittle bellow belong bemoan bequeath berate \
    bereave besiege bestow bewilder bicker bike blacklist blame blink block bluff blunder blurt blush boast \
    bolt bombard book borrow bother boulder bounce box boycott brainstorm brand breathe breeze brew brief brighten \
    browse bruise brush budge bully bump burgle burp bury bustle buttonhole buzz bypass cajole calculate \
    calibrate call calm camp campaign captain captivate capture care caress carry cater cause caution cease \
    celebrate censor certify chair challenge champion change chaperone charge chase chastise chauffeur cheat \
    check cheer cherish chew chide chirp christen chuck chuckle circulate cite claim clash clean cleanse clear \
    climb clinch close clutch co-author co-chair co-found co-lead coach coauthor coax code cofound coincide \
    collaborate collapse collar collate collect collide combine comfort commemorate commence commend comment \
    commiserate commute compare compensate compete compile complain complete complicate compliment comply \
    compose comprehend compress comprise compromise conceal concede conceive concern conclude condemn condense \
    condole condone conduct confer confess confide configure confine confirm conform confront confuse \
    congratulate congregate connect conquer consent conserve consider consist console consolidate conspire \
    constitute constrain construct consult consume contact contain contaminate contemplate contend contest \
    continue contradict contribute convene converge convert convey convince cook cooperate coordinate cope copy \
    corner correct correspond corroborate cough count cover crack crash crave crawl create credit cringe \
    criticise criticize croak crochet crop cross crowdfund cruise cry cuddle culminate curate curb cure \
    customise customize cycle dabble dam damage dampen dance dare date daunt dawdle daydream daze dazzle \
    deactivate deafen debate debrief debug debunk decamp decay deceive decelerate decide decipher declare \
    decline declutter decode decorate decrease dedicate deduct deem deepen default defect defend define deflect \
    defrost defy deice delay delegate delete deliberate deliver demand demo demolish demonstrate demote \
    denounce deny depart depend depict deploy deport depose depress deprive deputise deputize derail derive \
    descale descend describe deserve design designate desire despise destine destroy detach detail detain \
    detect deteriorate determine detest devastate develop deviate devise devote devour dictate die differ \
    dilute dim diminish dine direct disable disagree disappear disappoint disapprove disarm disband disbelieve \
    discard discern discharge discipline disclose disconnect discontinue discourage discover discriminate \
    discuss disgust dishearten disinfect dislike dislocate dislodge dismantle dismay dismiss disobey dispatch \
    dispense disperse display displease dispose dispute disqualify disrupt dissent dissolve dissuade \
    distinguish distort distract distribute disturb diversify divert divide divorce divulge dm dodge dominate \
    donate doodle double doubt downgrade download downsize doze draft drain dread dress drill drool drown dry \
    duck dump dwell earmark earn ease economise edit eject elaborate elect elevate elicit eliminate elope elude \
    email emanate embark embarrass embrace emerge emigrate emit emphasise emphasize employ empower emulate \
    enable enact enchant enclose encompass encounter encourage end endanger endear endorse endure enforce \
    engage engrave engross enhance enjoy enlarge enlighten enlist enquire enrage enrich enroll ensue ensure \
    entail enter entertain enthuse entice entitle entrust entwine envisage equate erase erect erode erupt \
    escalate escape escort establish estimate evacuate evade evaluate evaporate evict evoke evolve exaggerate \
    examine excavate exceed exchange excite exclaim exclude excuse execute exempt exercise exert exhale exhaust \
    exhibit exist exit exonerate expand expect expedite expel expend expire explain explode exploit explore \
    export expose express extend extinguish fabricate face facetime facilitate fact-check fade fail faint \
    falter fancy fascinate fast fast-track fault favor favour fear feature fence ferment ferry fetch fiddle \
    fidget figure file fill film finalise finalize finance fine-tune finish fire firefight fish fix fizzle \
    flatten flatter flicker flinch flip flirt float flood flourish fluctuate flunk flush flutter focus fold \
    follow foot forage force forfeit formalise formulate fortify forward foster found fracture frame freelance \
    freewheel frown frustrate fulfill fumble fund fundraise furnish gain galvanise gamble garden garnish gasp \
    gatecrash gather geek generate giggle glance glare glisten gloat glorify gloss glow google gossip govern \
    grace grade graduate grapple grasp graze greenlight greet grieve grill groan groom grudge grumble guarantee \
    guard guess guide gush guzzle haggle hail halt halve hammer hand hand-deliver handcuff handle handpick \
    happen harass hassle hatch hate haul haunt head headbutt headhunt heal heckle heighten help hesitate \
    highlight hijack hike hinder hint hire hoard hobble hoist homeschool hook hoover hope horrify host hotdesk \
    hover howl huddle hug humiliate hunt hurry hustle identify ignore illuminate illustrate imagine immerse \
    immigrate immortalise impair impart impersonate implement implicate implode implore imply import impose \
    impress imprison improve incite incline include incorporate increase incubate indicate induce indulge \
    infect inflate inflict influence inform ingest inhabit inhale inherit inhibit initiate inject injure \
    innovate inquire inscribe insinuate insist inspect inspire install instigate instruct insulate insult \
    insure integrate intend intensify interact intercept interchange interest interfere interject intern \
    interpret interrogate interrupt intervene interview intimidate intrigue intro introduce intrude invade \
    invalidate invent invert invest investigate invite involve irk irritate isolate itch itemise jack jam jeer \
    jeopardise jeopardize jingle jog join joke jot judge juggle jump jury justify kayak kick kid kill kindle \
    kiss knock label lack lag lament laminate land lapse last latch laugh launch lecture lessen level liaise \
    license lie lift like liken limit limp linger link liquidate list listen litigate live livestream load loan \
    loathe lobby lock lodge log loiter long look loop loosen love lower lug lull lunch lure magnify mail \
    maintain major manage manipulate manoeuvre marinate mark marry master materialise matriculate matter \
    maximise meander measure meddle mediate meditate mellow melt memorise memorize mend mention merge mess \
    message micromanage microwave migrate mind minimise minimize minister misbehave miscarry misjudge misplace \
    miss misspell misuse moan mobilise mock moderate modify moisten monitor motivate mourn move multiply \
    multitask mumble murmur mutter nail name nap narrow need neglect negotiate neutralise nick nod nominate \
    notarise note notice notify nudge number nurse nurture nuzzle obey object obliterate obscure observe obsess \
    obstruct obtain occupy offboard offend offer offload offset ogle onboard ooze open operate oppose opt \
    orchestrate order organise organize orienteer originate oust outclass outlast outline outlive outperform \
    outrank outsmart outsource outvote overachieve overbook overcharge overcommit overcook overestimate \
    overhaul overlap overlook overpower overrate overreact overrule overstep overturn overuse overwhelm \
    overwork own pacify pack page paint pair pamper panic paraglide paraphrase park part partake partner pass \
    paste patch pause pave peek penalise penalize perceive perform permeate perpetuate perplex persecute \
    persevere persist personalise perspire persuade pertain peruse pester phone photocopy photograph pick \
    pilfer pilot pinch ping pinpoint pioneer pirouette pitch placate place plant play plead please pledge \
    plough pluck plummet poach point poke polish ponder pop populate possess post postmark postpone postulate \
    pounce pour powerlift practice practise praise pray preach precede preclude predict predominate prejudge \
    prepare prescribe present preserve preside press pressurise presume pretend prevent print prioritise \
    prioritize privatise proceed proclaim procrastinate procure prod produce profit progress prohibit project \
    proliferate prolong promenade promise promote prompt pronounce propagate propel prophesy propose prosecute \
    prosper protect protest provide provoke prune publicise publish pull pulverise pump punch punctuate punish \
    purchase purge pursue push puzzle qualify quash quench question queue quibble quicken quilt quote race \
    radiate rain raise rally ramble rank ransack rant rate rationalise rave reach react reactivate reaffirm \
    realign realise realize reap reappear reapply rearrange reassemble reassess reassign reassure rebrand \
    rebuff rebuke recall recapture recede receive recharge recheck reciprocate recite reckon reclaim recognise \
    recognize recoil recommence recommend recommission reconcile reconnect reconsider reconstruct reconvene \
    record recount recoup recover recreate recruit rectify recuperate recuse recycle redecorate redeem redeploy \
    redesign redirect rediscover reduce reelect refactor refill refine reflect reformat refrain refresh refund \
    refurbish refuse refute regain regenerate regress regroup regulate rehearse reheat rehire rehouse reimagine \
    reimburse reinforce reinstate reinvent reiterate reject rejoin rekindle relapse relate relaunch relax \
    release relieve relinquish relish relive reload relocate rely remain remark remarry remaster remember \
    remind reminisce remodel remortgage remove render renege renegotiate renew renounce renovate rent reoffend \
    reopen reorder reorganise reorganize repack repaint repair repatriate repeat rephrase replace replenish \
    replicate reply report represent repress reprimand reprint reproach reproduce repulse repurpose request \
    require reschedule rescind rescue research resemble resent reserve resettle reshape reshuffle reside resign \
    resist reskill resolve resonate respect respond rest restart restate restore restrain restrict restructure \
    resubmit result resume resurface resuscitate retaliate retest retire retool retract retrain retrieve return \
    retweet reunite revamp reveal revere reverse revert review revise revisit revitalise revive revoke revolt \
    revolve reward rewatch rewire rework ripen risk roam roar roast rock roll rollerblade root rotate rouse row \
    rubbish ruin rule rummage rupture rush rustle sack sadden sail salvage sample satisfy saunter save savour \
    scald scamper scare scatter schedule schmooze scoff scold scoot score scorn scour scowl scramble scrape \
    scratch scrawl scream screech screen screw scribble scrounge scrutinise sculpt search seat secede second \
    secure seduce seem seethe segregate seize select sense separate serve settle sever shadow share sharpen \
    shatter shave shelve shepherd shift shimmer shiver shock shop shorten shortlist shout shove showcase shriek \
    shudder shuffle shun shunt sicken side sideline sideload sidle sift sigh sign signpost simmer simplify \
    single sizzle skate skateboard sketch ski skimp skirmish skydive skype slack slander slap slate slouch slow \
    smarten smash smile smoke smother smoulder smuggle snatch sneak sneer sneeze sniff snipe snooze snore \
    snuggle soak soar socialise socialize soften solicit solidify solve soothe sort sound spark sparkle \
    spearhead specialise specialize specify speculate spitball sponsor sprain sprint spruce squabble squander \
    square squash squeal squeeze squirm squirt stab stabilise stabilize staff stage stagger stagnate stall \
    stammer stamp standardise standardize stare stargaze start startle starve stash state stay steady steepen \
    steer stifle stimulate stipulate stitch stockpile stonewall storm straddle straighten strand strangle \
    strategise stray stream streamline strengthen stress stretch stroll struggle study stuff stumble stutter \
    subcontract subdue submerge subscribe subside subsidise substitute subtract succeed suck sue suffer suffice \
    suffocate suggest suit sulk summarise summarize summon supersede supervise supplant supplement supply \
    support suppose suppress surf surpass surprise surrender survive suspect suspend sustain swallow swamp \
    swarm sweeten swerve swindle swirl switch swoop symbolise sympathise sync tackle tailor talk tally tamper \
    tangle tap taper target tarnish taste tease teleconference tempt tend terrify terrorise test testify tether \
    text thank thaw theorise threaten thrill thump thwart tickle tidy tie tighten tinker tiptoe tire toddle \
    tolerate topple torment toss totter touch touch-type tour trace track trade train transcend transcribe \
    transfix transform transition translate transmit transplant transport trash traumatise traverse trawl treat \
    tremble trick trigger triple trouble trust try tuck tumble turn tutor tweak twist type typify unbutton \
    uncover underestimate underfund underline undermine underperform underpin understaff understate undress \
    unearth unfold unfollow unfriend unify uninstall unite unlearn unleash unload unlock unnerve unpack unravel \
    unscrew unsettle untangle untie unveil upcycle update upend upgrade upload uproot upsize upskill upstage \
    urge use usher usurp utilise utilize utter vacate vaccinate validate value vandalise vanish vary veer vent \
    ventilate venture verify veto vibrate victimise video video-call videoconference vie view vilify vindicate \
    violate visit visualise visualize voice volunteer vomit vote vouch vow wail wait waitlist waive wakeboard \
    walk wander wane wangle want warm warn wash waste watch water wave wax waylay weaken wean weather weigh \
    weightlift welcome weld whack whatsapp wheedle wheeze whimper whine whinge whirl whisper whistle widen \
    wield windsurf wink wipe wire wish wither witness wobble wonder woo work worry worsen wow wreck wrestle \
    wriggle yank yawn yearn yell yield yodel yoga zigzag zoom";

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
    "breastfeed breastfed",
    "cast cast",
    "compel compelled",
    "control controlled",
    "distil distilled",
    "fulfil fulfilled",
    "instil instilled",
    "kidnap kidnapped",
    "mislead misled",
    "outbid outbid",
    "outsell outsold",
    "overpay overpaid",
    "oversell oversold",
    "overthrow overthrew overthrown",
    "patrol patrolled",
    "rebel rebelled",
    "recur recurred",
    "repel repelled",
    "reshoot reshot",
    "revel revelled",
    "rewind rewound",
    "strive strove striven",
    "sublet sublet",
    "throb throbbed",
    "troubleshoot troubleshot",
    "underbid underbid",
    "undercut undercut",
    "underpay underpaid",
    "unplug unplugged",
    "unwrap unwrapped",
    "waylay waylaid",
    "beget begot begotten",
    "dwell dwelt dwelled",
    "forsake forsook forsaken",
    "hamstring hamstrung",
    "inlay inlaid",
    "mishear misheard",
    "misspeak misspoke misspoken",
    "moonlight moonlighted",
    "outgun outgunned",
    "outshine outshone",
    "overeat overate overeaten",
    "partake partook partaken",
    "plead pleaded pled",
    "shear sheared shorn",
    "slay slew slain",
    "slink slunk",
    "sneak sneaked snuck",
    "speed sped",
    "strew strewed strewn",
    "swot swotted",
    "typeset typeset",
    "wring wrung",
];
