//! English verbs that fewer lines need, beside those of `verbs`: every verb of a dictionary that a journal may use.

/// By their first forms.
pub(super) const RARER: &str = "\
    abandon abbreviate abdicate abduct abide abscond accentuate acclimatise accomplish acquaint acquiesce acquire acquit \
    activate adjoin adjudge adorn affect affirm afflict aggravate agitate alienate align allay allot allude amplify \
    amputate analyze annihilate annul anoint antagonize append apportion appraise apprise arbitrate arouse arraign ascend \
    ascribe assail assassinate assimilate astonish astound attest attune augment authenticate automate avow awaken \
    badmouth bamboozle banish baptize beautify befall befit befuddle beguile behold bemuse beset betray blanch bless bode \
    boggle boil brainwash broaden calve canoodle capitalise capsize carve centralise characterise chasten cheapen \
    childproof choreograph circumvent clarify classify clothe coerce coexist cohere commandeer communicate compute \
    concentrate conciliate concoct concur conjure consign construe contrive convulse corrode counteract covet cower \
    cremate crumble crumple cultivate curtail dangle darken deaden debilitate decry deduce deface defraud degrade delude \
    delve demean demoralise denote deplete deplore detract devalue diagnose differentiate digitise dignify digress \
    disallow disassemble disengage disentangle disintegrate disorient disown dispel disprove dissect dissipate dissociate \
    diverge divest domineer dote dramatise dwindle educate elapse emancipate embed embellish embezzle embody embolden \
    embroider embroil empathise encase encircle encroach endow energise engender engulf enliven enthral entrench envision \
    epitomise eradicate err eschew etch exacerbate exasperate exemplify exhort exorcise exterminate extradite extricate \
    exude falsify fasten fatten fertilise finagle flabbergast foreclose forestall forewarn fossick fraternise frighten fry \
    gallivant generalise germinate gesticulate glean gnaw gratify grovel hallucinate hanker harden hasten hibernate hitch \
    hobnob hoodwink hypnotise hypothesise idolise ignite imitate impede impoverish impute inaugurate incapacitate infest \
    infiltrate inflame infringe infuriate intercede interconnect intersect intertwine invigorate invoke irrigate italicise \
    jettison knead languish legalise legislate lengthen liberate lighten liquidise locate lop lubricate lurk magnetise \
    maim manhandle marginalise mechanise mesmerise metamorphose mingle miscalculate misdirect misgauge mishandle misinform \
    misinterpret mismanage mispronounce misrepresent misspend mistime mistreat mitigate mix modernise modulate mollify \
    monopolise moralise mortify mosey mutilate mystify narrate natter naturalise nauseate navigate neaten necessitate \
    negate niggle nitpick normalise nourish nullify obfuscate oblige officiate optimise ordain ostracise outfox \
    outmanoeuvre outnumber outpace outrun outscore outstay outstrip outweigh outwit overact overawe overcompensate \
    overcrowd overdose overdress overexpose overheat overindulge overplay overprice overreach overshadow overstate \
    overstay overstretch overtax overtire overvalue overwrite oxidise paralyse parboil pare participate patronise peddle \
    penetrate perish perjure perpetrate personify perturb pervade philosophise plagiarise polarise pollinate portend \
    portray potter predate preoccupy prepay presuppose prevail profess protrude pulsate purify quantify quell quieten \
    rankle ratify reacquaint readjust reallocate reanimate reappraise reassert rebut recalculate recant reclassify recline \
    recollect reconfirm reconnoitre reconstitute redden redefine redevelop redistribute reexamine refinance refloat \
    refocus refuel refurnish regale regularise regurgitate rehabilitate reignite reinstall reintegrate reinterpret \
    reintroduce reinvigorate rejig rejoice rejuvenate relearn relent remunerate rename repent replant repossess reprise \
    republish repudiate resize resound respire restock retie retouch retrace retreat reunify reupholster reverberate \
    revolutionise reword roister roughen rove ruminate salivate sanitise satirise saturate scavenge scrimp secrete seep \
    sensitise shirk shoo shoplift shortchange shrivel sightsee signify simulate skitter skive slacken slather sleepwalk \
    slither slog slosh slurp spurn steamroll sterilise stiffen stigmatise stoke stow stratify stultify subdivide subsist \
    substantiate succumb sunbathe surmount surround suss swelter synchronise synthesise tantalise televise terminate \
    thicken thieve titillate toil toughen traipse transact transgress transpire trounce trudge trundle tut unbend unburden \
    unclog uncork underlie underplay underrate undersell undervalue underwrite unfasten unfreeze unfurl unhitch unhook \
    unpick unpin unroll unseat unzip upbraid uplift vacillate vanquish vaporise venerate verbalise vex whiten wince wreak \
    writhe yammer";

/// Verbs whose first form is mostly a thing: only "attempted" tells what somebody did.
pub(super) const MOSTLY_THINGS: &str = "\
    abort accent fine access acclaim accord account advance advocate affiliate alarm allure alternate amalgamate amount anchor \
    annex approximate arrest articulate attempt attribute audit avail average babble bait balk band bandage bang bank bark \
    barrel barter baste bat batch bathe battle bed bench better bill bin blabber black blackmail blanket blast bleach \
    blend blindfold blister blitz bloom blossom blot blueprint bluster board boat bolster bomb bond boost boot border \
    botch bottle bow brandish breach bribe bridge broker brown bubble budget bug bulk bull bunch bundle bungle burden \
    burrow butter button cable cackle camouflage canvass cap cart cascade case cash cave cement center centre chain chalk \
    chance chant charm chart chatter chill chime choke chomp chop churn circle circuit clamber clamour clamp clasp click \
    clip clobber clog clone clown club clump cluster coast coat coil coin comb combat command commission compost compound \
    condition cone confiscate conflict conscript contract contrast converse convict corral correlate corrupt costume couch \
    counter couple course court crackle craft crane crate creak cream cripple crouch crown crush cup curl curse curtain \
    curve cushion dart dash dawn debut deck decoy deluge dent deposit desert despair detour diagram diet digest dip \
    discount disgrace disguise dish dismount disregard distrust ditch dock document don doom dot down drape dribble drift \
    drip drone droop drowse drug dub duel dupe duplicate dust dye ebb echo edge elongate engineer envelope envy exile \
    experience experiment extract eye fake fan farm fashion fathom feast fester feud field filter finger flail flame flank \
    flap flare flash flat flaunt flavour fleece flex flock floor flounder flow flower fluff fluster foam fog foil folder \
    fool forge form format foul frazzle frost fuel fume function fuse fuss gag gallop game gap gas gate gauge gear gesture \
    gild glaze gleam glide glimpse glitter gloom glue goal gobble goof grant graph grass gravel grease green grid grimace \
    grip grope group growl grunt gulp gum gun hamper handicap harm harness harvest hash hazard headline heap heat heave \
    hedge heed heel hem herald herd hole holiday honor honour hood hoop hoot hound house hull hum humble humour hunger \
    hurdle hurl hush hype ice idle image impact implant inch index ink insert institute interlock invoice iron issue \
    jabber jacket jail jangle jar jerk jet jiggle jigsaw jinx jockey jostle journal journey juice jumble junk kennel key \
    kink kite knife knot labor labour lace ladder lap lash lasso lather layer leach leak lease leash leg letter lever \
    licence lick line litter loot lounge lump lunge lurch machine malfunction manicure map march market marshal marvel \
    mash mask masquerade mass massage mastermind mat mature maul menace merit meter miff milk mimic mine mirror misfire \
    misquote mist mistrust mold mollycoddle mop mope mortar mortgage motion motor mould mount mouth muck muffle mull munch \
    murder muse muster neck needle nest nestle net network nibble nickname nose notch oil orbit outcast outlaw outrage \
    overburden overflow overload overshoot pace package pad paddle pander panel paper parade parallel parcel pardon \
    pasture pat patent pattern paw pawn peak peck pedal peel peer peg pelt pension perch perfect perforate perk pet \
    petition phase phrase picnic picture piece pierce pile pillage pin pip pipe pirate pit pity plague plaster plate \
    platform pleasure plonk plop plot plumb plunge plunk ply pocket poise poison pole poll pontificate pool pore pose \
    position pot pound powder power prance prattle preempt preface premiere pressure preview price prickle prize probe \
    process proffer profile programme proof prop provision prowl pry puff pulse quadruple quaff quarantine quarter query \
    quintuple quiver rack radio raft rage raid rake ram ramp rampage range ransom rap rattle ravage reason rebound \
    recompense reek reel referee refit reform refuge regard register rehash rein reissue relay remand remedy repeal replay \
    reposition repurchase resort retail retch rethink retort retread retrofit revenge rhyme ricochet ridicule rinse riot \
    ripple ritual rival rivet romp roof roost rope rough round route rub rubber ruffle rumour rust sacrifice saddle \
    safeguard sag salt salute sanction sand sap scale scar scene scheme school scoop scope scorch scout scrabble script \
    scrunch scuff scuffle scupper scurry scuttle seal season section seed seesaw sentence serenade service shackle shade \
    shame shampoo shape sheet shelf shell shelter shield shoe shoulder shovel shower shuttle shy sidestep sidetrack siege \
    sight silence silver singe size skid skin slash slaughter sledge slice slobber slope slot slump slur smack smart smear \
    smooch smooth smudge snack snaffle snake snarl snicker snigger snitch snivel snoop snorkel snort snow snowboard solo \
    sour source space spar spear speckle spice spike spiral spite splash splatter splice splurge sponge spook sprawl spray \
    sprinkle sprout spur spurt sputter spy squat squawk squeak squelch squint squirrel stable stain stake stalk stampede \
    staple star station stave steam stem stew stiff stock stomp stone stoop store strafe straggle strain strap stroke \
    structure strut stub stump stunt style subject subtitle sum surface surge surmise survey swagger swat sway sweat swig \
    swill swipe swish swivel swoon tab table tack tango tape tarry tattoo taunt tax taxi team teeter telegraph telephone \
    telescope temper term thin thrash thread threat throttle thrust thud thumb thunder tick tile tilt time tinge tint \
    tipple title titter toast toboggan toggle toilet token tone tool toot top torch torpedo torture total tow towel trail \
    tramp trample transpose trap tray treasure trespass trickle triumph trot truck trump tug tune tunnel tussle tweet \
    twiddle twig twine twirl twitch twitter umpire undercharge vacation vacuum varnish vault veil verge vest vet wade \
    waffle wag wage waggle wallow wallpaper waltz ward warp warrant waver wedge weed weight wet wheel whinny whisk \
    whittle whizz wiggle wilt winkle winnow worm wrangle wrench wrinkle yap yelp zap zip zone";

/// The irregular ones, with all their forms.
pub(super) const IRREGULAR: &[&str] = &[
    "squat squatted",
    "acquit acquitted",
    "annul annulled",
    "befit befitted",
    "concur concurred",
    "dispel dispelled",
    "embed embedded",
    "enthral enthralled",
    "outwit outwitted",
    "outfit outfitted",
    "outstrip outstripped",
    "refit refitted",
    "unpin unpinned",
    "unzip unzipped",
    "handicap handicapped",
    "retrofit retrofitted",
    "befall befell befallen",
    "behold beheld",
    "beset beset",
    "misspend misspent",
    "outrun outran outrun",
    "overhang overhung",
    "overshoot overshot",
    "overthink overthought",
    "overwrite overwrote overwritten",
    "prepay prepaid",
    "regrow regrew regrown",
    "rehang rehung",
    "remake remade",
    "reread reread",
    "rerun reran rerun",
    "rethink rethought",
    "retread retrod retrodden",
    "resend resent",
    "underlie underlay underlain",
    "undersell undersold",
    "underwrite underwrote underwritten",
    "unbend unbent",
    "unfreeze unfroze unfrozen",
    "miscast miscast",
    "misdeal misdealt",
    "outthink outthought",
    "outdraw outdrew outdrawn",
    "overdraw overdrew overdrawn",
    "overfeed overfed",
    "overlay overlaid",
    "recast recast",
    "relight relit",
    "sunburn sunburnt sunburned",
    "bestride bestrode bestridden",
    "foretell foretold",
    "gainsay gainsaid",
    "interweave interwove interwoven",
    "browbeat browbeat browbeaten",
    "hand-feed hand-fed",
    "spoon-feed spoon-fed",
    "force-feed force-fed",
    "spotlight spotlit spotlighted",
    "floodlight floodlit",
    "backslide backslid",
    "typecast typecast",
    "simulcast simulcast",
    "telecast telecast",
    "ghostwrite ghostwrote ghostwritten",
    "spellbind spellbound",
    "smite smote smitten",
    "slit slit",
    "gird girt girded",
    "bestrew bestrewed bestrewn",
    "unsay unsaid",
    "unlearn unlearnt unlearned",
];
