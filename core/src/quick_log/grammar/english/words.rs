//! The small words of English that hold a sentence together, and groups of words that mean one kind of thing.

/// Groups of words that patterns and the reading point at by name.
pub(super) const CLASSES: &[(&str, &str)] = &[
    ("unquoted", "ill hell shell well wed shed"),
    ("joins", "and n nor"),
    (
        "hurt",
        "break breaks broke broken bruised burnt cracked cut dislocated fractured hurt pulled sprained strained tore torn twisted",
    ),
    (
        "body-part",
        "ankle ankles arm arms back collarbone elbow elbows finger foot feet hand hands hip hips jaw knee knees leg legs neck nose rib ribs shoulder shoulders \
        thumb toe toes tooth wrist wrists",
    ),
    (
        "lost-thing",
        "account bag bet bid case client contract customer deal final game keys luggage match phone pitch tender wallet passport",
    ),
    (
        "machine",
        "battery bike boiler camera car computer dishwasher engine freezer fridge heating ipad laptop machine mic microphone monitor motorbike \
        oven phone printer projector scooter tablet telly tv van wifi",
    ),
    ("quoting", "quote"),
    ("plainly-says", "said says reckons reckoned"),
    ("themselves", "himself herself themselves themself"),
    (
        "published",
        "novel book album record single film play paper article memoir biography ep podcast translation cookbook anthology",
    ),
    (
        "no-food",
        "aspirin bee bees cat cats dog dogs dust feathers grass horses ibuprofen latex nickel penicillin perfume plasters pollen wasp wasps wool",
    ),
    ("amount", "long much many often far soon old late early big little few"),
    ("promising", "promise offer pledge volunteer"),
    ("speaks-well", "thank praise commend credit applaud"),
    ("handed-over", "take bring give hand lend"),
    ("offers-to", "offer volunteer"),
    ("passing-mood", "laugh giggle grin chuckle smile shrug sigh yawn"),
    (
        "on-show",
        "film films movie movies cinema play theatre theater opera musical premiere matinee screening exhibition",
    ),
    ("keeps-on", "keep keeps kept"),
    ("gives-a-thing", "get give send bring lend make find show fetch"),
    ("stops", "stop stops tire tires"),
    ("whatever", "whatever whichever however whoever regardless"),
    ("contrast", "but though although however except"),
    ("no-more", "all anymore longer now"),
    (
        "label",
        "annoying arrogant bossy clueless crazy difficult dramatic dumb hopeless hostile idiot incompetent jerk lazy moody needy rude selfish slow \
        stubborn stupid toxic unprofessional unreliable useless weak weird bully liar snob fraud creep nightmare lightweight pushover two-faced",
    ),
    ("missed", "skip skipped miss missed cancel cancelled canceled postpone postponed"),
    ("sure", "sure certain convinced"),
    ("quote-base", "say tell mention report announce explain"),
    ("opening", "okay ok quick short note update anyway so well right hi hey again"),
    ("had", "had"),
    ("both", "both"),
    ("advising", "suggest recommend propose advise"),
    ("goes-on", "how why when where what who whether if about that because"),
    // Done to somebody or with a thing of theirs, and nothing given by it: meeting, telling, seeing, liking, harming.
    (
        "gives-nothing",
        "accept call marry borrow use collar buttonhole flag facetime corner waylay cross accept accuse address admire admonish amaze amuse annoy answer approach ask attack avoid beat believe berate blame block bore bother break bump call \
        cancel catch challenge change chase chide close compare complain confront confuse congratulate contact contradict copy corner cost crash criticise \
        criticize damage delete deny disappoint dislike dismiss disturb doubt dread drink dump eat embarrass enjoy exclude expect face fail fire follow \
        fool forget forgive frighten frustrate google greet grill harass hate hear hit hug hurt ignore impress insult interest interrupt interview intimidate invite \
        irritate join judge keep kick kiss know label lack leave like listen lose love make meet mention mishear miss mistake misunderstand mock move name \
        need notice offend outbid overhear overlook overtake owe pass pay pester praise prefer prevent promise provoke push question quiz quote read recognise \
        recognize refuse reject remember remind replace report respect ring ruin sack say scare scold scratch see seem shake shock slam slap smell snub \
        spoil spot steal stop strike suit surprise suspect tease tell test thank think touch trip trust turn understand upset visit wake want warn watch welcome \
        wish wonder worry",
    ),
    // What somebody does with another's thing for their own sake.
    (
        "own-use",
        "attend borrow buy use try taste study start finish open enter take decline discuss celebrate learn celebrate rent steal win earn hold wear eat drink browse \
        download visit order choose cite do be become share check get have",
    ),
    // What somebody did while one spoke, and no news of them by itself.
    (
        "of-the-moment",
        "admit agree answer appear apologise apologize argue arrive cry weep ask behave believe bring call carry chat check chime choose close come comment complain confirm \
 continue decide disagree disappear drink eat email end enjoy enter explain feel find finish follow forget forward frown get giggle glance go greet grin grumble \
 hang hear help hesitate hold hug hurry insist interrupt invite join joke keep know laugh leave lend let like listen look love mean meet mention moan mutter \
 need nod notice offer open order pause pay phone pick ping point pop pull push put quote raise react realise realize reckon remember remind repeat reply report \
 return ring run say see seem send shake share shout show shrug sigh sit smile sound speak spot stand stare start stay stop suggest talk tell text thank \
 think tip touch turn understand wait walk want watch wave whisper wink wish wonder write yawn be ",
    ),
    ("deed-particle", "in over through up out on off down back round"),
    // What may replace a whole verb after a name: "Ren off from Monday".
    ("elided", "off back away out home down ill now still up over"),
    // What has to come first: "once she has spoken to them".
    ("waits-for", "once before until till when after whenever"),
    // What somebody has not said or done yet to others, and no news of them.
    (
        "of-the-talk",
        "answer ask arrive call come confirm decide email finish give listen mail meet mention message notice phone ping read reply respond return \
        ring say see send show sign speak talk tell text turn write",
    ),
    // Verbs of finding out: "decided that it was over" was told to nobody.
    (
        "keeps-to-oneself",
        "arrange be check conclude decide dream discover ensure figure find forget have know learn make notice prove realise realize remember \
        see show imagine doubt pretend trust pray",
    ),
    ("gives", "give"),
    ("takes-in", "know knew known hear heard see saw understand understood"),
    // What somebody does who wants something of the user.
    ("awaits", "wait hope look ask long hang hold beg plead"),
    ("anybody", "guy mate buddy friend fellow"),
    ("opines", "think reckon believe guess suppose figure suspect assume"),
    // What several do who talk with one another.
    (
        "talks-together",
        "agree chat decide discuss gossip joke laugh look lunch moan plan rehearse speak talk whisper",
    ),
    // Things that die without anybody mourning.
    ("knows-of", "know knew knows recommend suggest heard"),
    ("in-person", "lift hug tour lesson ride haircut massage demo kiss handshake introduction"),
    ("of", "of"),
    // What is written or said to somebody gives something only where it is a thing: "emailed me the slides".
    ("sends-word", "email mail text message ping whatsapp dm slack write phone"),
    ("so-that", "so"),
    (
        "arranges",
        "get find secure reserve wangle arrange organise organize cover swap write sell offer pick leave save procure fetch",
    ),
    ("light-verb", "have take make give do"),
    (
        "moment",
        "point joke face noise fuss laugh nod wave smile wink moan rant sigh shrug minute minutes second seat bow breath break case note notes question questions comment \
        remark answer argument good bad time soup salad starter pudding",
    ),
    ("holds-a-view", "love like enjoy hate dislike find adore rate think consider admire"),
    ("leaves-with", "drop leave deposit store park lodge hook connect"),
    (
        "hands-over",
        "send return give pay deliver hand forward share bring repay refund answer reply confirm submit book ship",
    ),
    ("at-last", "finally"),
    ("hands-to", "to with for"),
    ("by-when", "by before until till due"),
    ("so-far", "still yet"),
    ("meant", "meant supposed"),
    ("teaches", "teach train coach tutor demonstrate school"),
    ("informs", "inform brief update alert notify tip point refer direct steer forewarn enlighten advise"),
    ("after-she", "have be get not probably definitely"),
    (
        "from-afar",
        "send forward mail email order book pay repay return submit find sort water feed collect fetch put drop leave post deliver",
    ),
    ("lacks", "do use"),
    ("shared", "both same share"),
    ("arrival", "face starter hire joiner recruit arrival addition"),
    ("after-its", "too so not very really been going just only all"),
    ("with", "with w"),
    (
        "pet",
        "dog cat puppy kitten horse pony rabbit hamster parrot bird boat yacht company startup firm app product project book film song band place village town restaurant bar pub cafe tool game paper series podcast hotel beach island river street ship car",
    ),
    ("told", "told promised assured"),
    ("one", "a an one some"),
    ("chance", "way chance"),
    (
        "team",
        "product sales marketing finance engineering legal hr ops operations design data research support security management consulting academia politics industry teaching procurement logistics compliance banking journalism publishing law medicine",
    ),
    ("bound", "off bound"),
    ("soon", "tomorrow tonight later soon tmrw tmr tmw 2morrow"),
    ("getting", "have get receive hear see"),
    ("allowed", "borrow use keep stay have get take"),
    ("able", "can could"),
    ("for", "for"),
    (
        "no-favour",
        "ask wait look search stop apply vote stand speak work fall go leave stay sit hope pray care head run call pay answer account",
    ),
    (
        "work-of-mine",
        "pitch slide slides deck talk draft demo proposal memo report presentation speech paper essay prototype mock-ups mockups workshop lecture toast keynote cv abstract chapter manuscript one-pager write-up onboarding",
    ),
    (
        "made",
        "pitch slide slides deck talk draft demo proposal memo report presentation speech paper essay plan design spec code prototype mock-ups mockups wireframes onboarding rollout launch workshop session training course tutorial webinar article post blog video podcast poster brochure leaflet flyer website app feature build release dashboard chart charts figures numbers model sketch sketches drawings cover logo copy wording title abstract chapter thesis manuscript summary minutes agenda brief plan roadmap estimate analysis write-up one-pager cv application lecture toast keynote closing opening argument recipe cake",
    ),
    ("superlative", "best worst first last only finest biggest nicest most"),
    ("naming", "called named"),
    ("wish", "want wants wanted"),
    ("light", "look word go chat try stab read think quick closer"),
    ("willing", "happy glad willing delighted able pleased"),
    ("mailing", "email e-mail mail message text call reply answer news note card letter word"),
    ("weak", "offered offer offers offering volunteered"),
    ("done", "back ready done finished sorted over up"),
    (
        "judging",
        "too more less enough well better much great often always never slowly fast quickly loudly quietly",
    ),
    ("public", "announced announces reported reports claimed claims predicted predicts"),
    ("particle", "over up out off on down away apart part place care after by sure"),
    ("phrasal", "take find make go come set turn put break look work check get give"),
    ("too", "too"),
    ("ours", "the our my we"),
    ("quarrels", "argued clashed quarrelled rowed"),
    (
        "plural",
        "captains angles appeals aces alerts answers auditions awards axes backs bags bails bans barbecues bases beams benefits bids bikes blames blocks \
        blogs boasts books boxes briefs broadcasts brushes bursts buzzes calls campaigns camps catches causes champions changes \
        charges cheers chips clashes codes comforts comments compliments concerns conducts contacts costs coughs counsels counts \
        covers cracks crashes credits cruises cures damages dares dates deals debates declines delays demands demoes designs \
        desires details dials digs dives divorces dodges doubts downloads drafts dresses drinks drums dumps eases emails ends \
        escapes estimates exchanges excuses exercises exhibits exits fasts faults favors favours features fences figures files \
        fills films finishes fires fishes fits fixes flags floods focuses folds frames funds gains gambles gardens glances glows \
        grades grills grins groans guards guesses guides hands heads hints hops hurries insults interviews issues jams jokes \
        judges jumps kisses labels lacks lands launches leads lectures lifts lights likes limits links lists loads loans locks \
        loops lunches mails marks masters measures meets messes minds mistakes mocks models moves mumbles murmurs nags nails \
        names naps notes notices offers opens orders outlines overhauls packs pages pairs panics parks partners parts passes \
        pastes patches pauses pays peeks phones photographs picks pilots pinches pings pitches places plans plants plays pledges \
        plugs points pokes polishes pops posts practices praises presents presses prints profits programs progresses projects \
        promises prompts protests pulls pumps punches purchases pushes puzzles quarrels questions queues quotes races rains \
        raises rallies ranks rates reaches records refunds regrets remarks repairs replies reports requests rescues researches \
        reserves results returns reviews rewards rips risks roasts rocks rolls roots rows ruins rules runs rushes sacks samples \
        saves scans scares schedules scores scraps scratches screams screens searches seats seconds secures senses sets shadows \
        shares shifts ships shocks shoots shops shows sides signals signs singles skates skips slacks slams slides slips smokes \
        snaps snubs soaks sounds sparks spells spins splits sponsors spots spreads springs sprints staffs stages stamps stands \
        starts states steps stings stirs stitches storms streams stresses stretches strikes strings strips strolls stuffs surfs \
        surprises swaps sweeps swings switches syncs tackles tags talks taps targets tastes tears tempts tests texts thanks ties \
        tips tires touches tours traces tracks trades trains transfers transports trashes treats treks tricks triggers triples \
        trips troubles twists types updates upgrades uploads upsets uses values vents videoes views visits voices votes vows \
        wakes walks warms washes wastes watches waters waves weathers weighs welcomes whispers whistles winds winks wins wires \
        works wraps wrecks yawns yells",
    ),
    (
        "no-name",
        "i the a an this that these those my our your his her their its it he she they we you who what when where why how if so but and or then \
        yes no not nothing nobody everyone everybody somebody someone today tomorrow yesterday tonight next last first finally good great bad big small new old just \
        coffee lunch dinner tea breakfast drinks call meeting chat walk team board group company client office project budget launch \
        god christmas easter xmas english french german spanish italian portuguese dutch chinese japanese american british european python rust java javascript \
        kubernetes docker linux windows google facebook amazon microsoft apple slack zoom teams excel powerpoint figma jira github internet \
        feedback advice note remind remember todo thanks thank sorry please hello hi hey dear best regards re fwd fw ask tell send bring met saw ran had was is are \
        did do does has have got get went go going told said asked heard found about with from for at in on of to by after before between during because while \
        north south east west university college school hospital bank street ltd inc gmbh plc llc corp ag department ward faculty court council ministry \
        there here now still also only maybe perhaps one two three four five six seven eight nine ten mr",
    ),
    ("title", "dr mr mrs ms prof professor sir dame judge"),
    (
        "interjection",
        "lol wow haha hahaha ugh um uh er erm hmm phew yay omg wtf hurrah hooray argh oh ah eh meh awkward",
    ),
    ("chatty", "thx pls plz lol u ur urself abt n w ppl bc tmrw b4 omg r"),
    (
        "before-a-name",
        "opposite alongside wiht wth iwth with met saw called named w alongside rang phoned emailed texted pinged messaged visited interviewed introduced including besides welcome onboarded",
    ),
    ("meets", "meeting seeing welcoming hosting interviewing"),
    (
        "meets-with",
        "hello hi hey goodbye across talking chatting speaking ran bumped walked run bump caught chatted spoke talked speaking talking sat next came hear heard wrote stumbled lunched call email mail message text note feedback \
        up coffee lunch dinner drinks tea breakfast sync synced paired pinged",
    ),
    ("into", "into across to with next beside opposite from by"),
    ("introduces", "introduced introduce introduces introducing connected"),
    ("from", "from"),
    (
        "person-does",
        "told said says asked wants thinks rang called pinged texted emailed messaged mailed stopped dropped popped joined joins introduced wondered mentioned \
        offered promised agreed suggested recommended warned advised thanked praised started starts leaves left resigned retires works runs leads heads manages owes needs loves hates likes plays",
    ),
    ("runs", "runs run heads head leads manages owns does covers handles chairs directs oversees"),
    (
        "job-adjective",
        "new old former senior junior chief lead head account product project sales marketing design data finance hr it legal operations \
        general regional managing executive deputy vice assistant associate principal staff software research technical clinical line \
        acting interim incoming great key our my the a an customer security platform people talent brand growth ward night charge practice \
        primary maths science english art music guest external temp summer oldest best closest younger older elder big little other second \
        third first visiting freelance part-time opposite fellow one-time",
    ),
    (
        "after-is",
        "always back not just out off on in going been got a an the very so really now here there gone done happy leaving moving getting having doing up away still also after \
        pregnant engaged married promoted stuck ill sick fine keen looking expecting",
    ),
    (
        "ing-noun",
        "meeting wedding training feeling building opening briefing painting writing reading greeting hearing warning clothing ending beginning thing saying \
        recording drawing listing rating standing understanding being hiring booking filing planning pricing reporting running parking",
    ),
    ("i", "i"),
    ("we", "we"),
    ("you", "you"),
    ("they", "she he they"),
    ("many", "they them"),
    ("them", "her him them"),
    ("their", "her his their whose"),
    ("whose", "whose"),
    ("hers", "hers his theirs"),
    ("me", "me us myself ourselves"),
    ("my", "my our mine"),
    ("it", "it this that which there everything nothing what"),
    ("who", "who"),
    ("nobody", "nobody anyone anybody everyone everybody someone somebody people everything"),
    ("be", "is are was were am be been being 's"),
    ("past-be", "was were"),
    ("have", "has have had having"),
    ("do", "do does did"),
    ("past", "did was were had"),
    ("will", "will shall"),
    ("would", "would"),
    ("going", "going about planning due set"),
    ("must", "must should ought need needs have has got supposed meant want wants"),
    ("should", "must should"),
    ("may", "may might could can perhaps maybe probably possibly"),
    ("not", "not never hardly barely neither nor no without"),
    ("if", "if unless whether"),
    ("unsure", "if unless whether might maybe perhaps wish wishes wished hopefully supposedly imagine"),
    (
        "adverb",
        "just also really already finally now still always only soon recently actually currently probably today tonight \
        yesterday tomorrow again then even ever both all quickly kindly apparently officially basically secretly quietly suddenly \
        nearly almost literally absolutely totally completely definitely certainly clearly obviously honestly luckily sadly happily \
        never not so very briefly later once mostly usually often sometimes lately happily generously faithfully solemnly repeatedly firmly reluctantly grudgingly politely gently loudly openly publicly bluntly casually cheerfully proudly patiently carefully jokingly cautiously eagerly calmly finally totally immediately hardly barely \
        mainly long kind sort quite yalla inshallah mashallah hombre tio bref naja also first maybe perhaps possibly hopefully properly eventually personally generally apparently last",
    ),
    ("and", "and but or so then plus yet"),
    (
        "link",
        "because since while though although as when until after before where if unless who which that whether",
    ),
    ("that", "that if whether how why"),
    (
        "preposition",
        "with to from at in on by for about of into over under near after before between through during against without like than as next off via vs per",
    ),
    (
        "article",
        "the a an this that these those some any no every each all most another both my our your his her their whose its one two three four five several many few",
    ),
    ("to", "to"),
    ("quote", "said says goes"),
    (
        "quote-after",
        "wrote writes texted messaged emailed mailed replied answered quipped whispered pinged shouted",
    ),
    ("the-one", "one person"),
    (
        "with-others",
        "seeing meeting catching talking speaking going calling ringing phoning visiting lunching joining pairing having picking flying driving",
    ),
    ("before-if", "know knows wonder wonders wondered wondering asked asks asking see check me us him"),
    ("the", "the"),
    (
        "own-doing",
        "start go goes going come comes coming join move leave begin visit run host sit wait walk teach speak attend present act exit starts joins moves leaves begins visits runs \
        hosts sits waits walks teaches speaks attends presents acts starting joining moving leaving beginning visiting running hosting sitting \
        walking teaching speaking attending presenting acting",
    ),
    ("also", "so too same likewise"),
    (
        "doing",
        "act add advise announce answer apply arrange ask assign attend back book borrow bring build buy call catch check chase circulate clear collect come \
        commit confirm connect contact cook copy correct cover create deal debug deliver demo design dig discuss do draft drive drop edit email \
        escalate estimate explain feed fetch fight figure file fill finalise finalize find finish fix follow forward get give go hand handle help \
        hire host introduce intro invite join keep lend let look mail make meet mention message move nominate offer order organise organize pass \
        pay phone pick ping plan post prepare present print produce proofread prove provide publish pull push put raise reach read \
        recommend refer remind rent repair replace reply report request research reserve respond return review ring run save scan schedule see \
        sell send set share show sign sit solve sort speak sponsor start support swap switch take talk teach tell test text thank translate \
        try type unblock update upload revert circle loop ship knock visit vouch wait walk warn wire work write congratulate apologise apologize lunch pair mentor coach",
    ),
    // What is no promise although somebody said they would.
    (
        "not-doing",
        "be become enjoy expect feel forget guess hate have hope just know like love maybe miss need never not prefer probably \
        rather regret remember see stay think understand wait want wish consider manage survive cope die lose sleep",
    ),
    // What is owed only as a way of speaking.
    ("nothing-owed", "everything that this lot lots much nothing one it big life"),
    (
        "kin",
        "lad lads lass missus hubby mam nana bairn teenager teenagers stepmum stepdad parents-in-law sister-in-law brother-in-law son-in-law daughter-in-law grandad granddad grandma grandchild wife husband partner son sons daughter daughters kid kids child children baby babies twins mother father mum mom dad \
        parents brother sister brothers sisters grandmother grandfather grandma grandpa nan granny grandson granddaughter grandkids \
        niece nephew nieces nephews uncle aunt cousin fiance fiancee girlfriend boyfriend family dog cat puppy kitten bump in-laws mother-in-law father-in-law stepson eldest youngest oldest firstborn little-one \
        stepdaughter stepfather stepmother ex godson goddaughter toddler newborn boy girl",
    ),
    ("spouse", "boyfriend fiance fiancee girlfriend hubby husband missus partner wife"),
    ("own-child", "baby boy child daughter eldest girl kid lad lass son toddler youngest"),
    (
        "counsel",
        "review feedback advice tip tips counsel take verdict view opinion comment comments input suggestion suggestions guidance recommendation \
        reaction note notes pointer pointers critique criticism",
    ),
    ("job-ending", "ologist ographer smith wright keeper maker sitter"),
    (
        "job",
        "contact pa chief lawyer nurse teacher engineer designer developer analyst manager director head lead recruiter consultant accountant architect \
        doctor surgeon editor writer journalist producer professor researcher scientist programmer physicist economist chef founder cto \
        ceo cfo coo vp president chair partner intern trainee apprentice student buyer planner officer secretary assistant coordinator \
        administrator psychologist therapist pharmacist paramedic midwife dentist vet solicitor barrister judge notary clerk translator \
        interpreter photographer musician actor artist baker carpenter electrician plumber pilot driver salesperson marketer strategist \
        controller treasurer auditor tester mentor coach trainer lecturer librarian historian chemist biologist statistician contractor \
        freelancer owner boss successor predecessor colleague teammate classmate neighbour neighbor counterpart deputy principal \
        superintendent registrar provost rector dean mayor curator warden captain sergeant headteacher headmistress headmaster bishop \
        ambassador matron sister ward skip-level report line-manager replacement stand-in supervisor guy mate buddy flatmate roommate \
        supplier client customer agent pm friend head-hunter headhunter broker banker trader sculptor poet novelist illustrator animator \
        caterer florist gardener plasterer roofer joiner welder mechanic technician surveyor underwriter actuary policewoman policeman \
        detective firefighter soldier veteran diplomat councillor councilwoman mp minister priest vicar rabbi imam nun monk referee \
        chairwoman chairman chairperson spokeswoman spokesman barista waiter waitress bartender hairdresser barber tailor cobbler jeweller \
        optician physio physiotherapist osteopath dietitian nutritionist radiographer anaesthetist gp cardiologist oncologist neurologist \
        paediatrician obstetrician landlord landlady tenant lodger host hostess organiser organizer moderator panellist speaker keynote \
        sponsor investor shareholder trustee benefactor donor patron godmother godfather tutor examiner assessor inspector regulator \
        lobbyist campaigner postdoc foreman machinist apprentice caretaker janitor locksmith activist copywriter ghostwriter screenwriter playwright composer conductor drummer guitarist pianist violinist \
        archivist cellist singer rapper dancer choreographer comedian magician influencer blogger vlogger podcaster streamer gamer",
    ),
    (
        "audience",
        "editor publisher journal investor recruiter supervisor professor press hiring-manager union mayor minister faculty conference network boss manager director vp ceo cfo cto coo board panel committee team leadership management client clients customer customers \
        investors auditors group exec execs executives everyone everybody room meeting all-hands staff council dean partners steering president chair head founder founders \
        jury reviewers department company firm agency employer school friends colleagues contacts hr meeting acknowledgement",
    ),
    (
        "instrument",
        "guitar piano violin cello bass drums sax saxophone trumpet flute clarinet ukulele banjo keyboard keyboards organ harp accordion \
        trombone viola oboe mandolin harmonica fiddle horn",
    ),
    (
        "ailment",
        "hernia appendicitis ulcer ulcers gallstones shingles pneumonia angina sciatica thrombosis embolism aneurysm fibroids cyst cysts polyps \
        melanoma lymphoma sarcoma pacemaker stent colonoscopy mammogram mastectomy hepatitis jaundice meningitis colitis crohn's arthritis \
        incontinence tinnitus glaucoma cataracts vertigo epilepsy seizures anaemia lymphoedema prolapse prostate mri insulin \
        kidney kidneys biopsy biopsies chemo chemotherapy radiotherapy dialysis transplant miscarriage ivf dementia alzheimer's parkinson's \
        schizophrenia psychosis oncology oncologist haematology cardiology neurology remission relapse",
    ),
    (
        "complaint",
        "aches allergy ankle antibiotics anxiety asthma bedridden breakdown bronchitis burnout cancer collarbone concussed concussion \
        covid crutches depressed depression diabetes diabetic diagnosed diagnosis elbow fever flu fracture fractured hernia hip hips hospital \
        hospitalised hospitalized ill illness insomnia knee knees ligament limping liver lung lungs migraine migraines miscarried nerves operation \
        painkillers physio physiotherapy plaster poorly rehab rib ribs shoulder shoulders sick sling spine sprained stitches stroke surgery tendon \
        therapist therapy tumor tumour unwell wheelchair wrist",
    ),
    (
        "pastime",
        "10k 5k abseiling aikido allotment angling archery astronomy athletics backgammon backpacking badminton ballet ballroom baseball basketball \
        bee beekeeping bees bicycle bike bikes birding birds birdwatcher birdwatching blacksmithing bonsai bouldering boxing brewing calligraphy \
        camino campervan camping canoeing caravan carnival carpentry ceramics chess choirs cinema circus climber climbing coins collecting \
        collection collects comics cricket crochet crocheting crossfit crossword crosswords cycling cyclist dancing darts diving dogs-sledding \
        drawing dressage drones embroidery falconry fan fencing festival film films fishing flamenco football foraging gaming garden gardener \
        gardening genealogy golf gym gymnastics half-marathon handball hike hiker hiking hives hobbies hobby hockey holiday holidays homebrew improv \
        interrailing ironman jigsaws judo juggling karaoke karate kayaking kites kitesurfing knitter knitting lacrosse league lego magic manga \
        marathon marathoner marathons metal-detecting model-making motorbike motorbikes motorcycle motorcycles mountaineering museum museums \
        mushrooms netball novel novels orchids origami paddleboarding padel painting parkrun photography photos pilates pilgrimage poems poetry \
        poker potter pottery powerlifting puzzles quilting races railways rambling reading regatta riding rollerblading rower rowing rpg rugby \
        runner safari sailing sailor salsa scooter scouts scrabble sculling season-ticket sewing showjumping skateboarding skating sketching skier \
        skiing snooker snorkelling snowboarding soccer softball squash stables stamps stand-up stargazing sudoku supporter surfer surfing swimmer \
        swimming taekwondo tango telescope tennis theater theatre tournament trampolining trek trekking triathlete triathlon triathlons ultra ultras \
        unicycle upholstery vacation vespa vintage volleyball volunteering warhammer watercolors watercolour watercolours weaving weightlifting \
        welding whittling windsurfing winemaking woodturning woodwork woodworking yoga",
    ),
    (
        "profession",
        "engineering law medicine nursing journalism accountancy academia banking army navy police doctorate maternity-cover colleague successor \
        predecessor",
    ),
    (
        "decade",
        "thirty forty fifty sixty seventy eighty 30 40 50 60 70 80 twenty-five eighteen twenty-one 18 21 25 35 45 55 65",
    ),
    (
        "language",
        "english french spanish german italian portuguese dutch swedish danish norwegian finnish polish czech russian ukrainian arabic hebrew \
        turkish greek hindi urdu bengali tamil chinese mandarin cantonese japanese korean vietnamese thai indonesian malay swahili catalan basque welsh irish latin",
    ),
    (
        "game",
        "badminton basketball board bridge cards chess cricket football games go golf handball hockey netball padel poker rugby soccer squash tennis \
        video volleyball darts snooker pool backgammon scrabble boules bowls softball baseball lacrosse",
    ),
    (
        "sick",
        "cancer ill sick unwell hospital surgery operation chemo diagnosis diagnosed stroke dementia alzheimer's alzheimers lupus diabetes depression \
        burnout miscarriage pregnant icu hospice rehab depressed",
    ),
    (
        "glad-word",
        "devastated upset furious angry gutted annoyed cross sad disappointed heartbroken livid distraught delighted glad pleased happy thrilled grateful gracious kind nice lovely relieved touched fine ok okay cool amused \
        impressed surprised excited up polite helpful patient warm friendly great good lucky right wrong late early sorry here there busy",
    ),
];
