//! English words for people by what they do, for those who hear what is said of somebody, and for what people do besides.

/// Groups of words, beside those of `words`.
pub(super) const CLASSES: &[(&str, &str)] = &[
    // Who hears a word that is spoken for somebody: offices, bodies and groups.
    (
        "office",
        "academy admiral agency agent alderman ambassador assembly association auditor authorities authority backer backers bailiff band bank banker \
        bench bishop boardroom bosses brigade bureau cabinet captain cardinal caretaker cast caucus chairwoman chancellor chapter charity chief chiefs \
        choir choirmaster choirmistress churchwarden class classroom clergy clerk clinic club coach colonel college commander commission commissioner \
        commissioning commissioners congregation conservator conservatoire consortium constituency consul consulate consultant \
        controller convener convenor coop co-op coroner council councillor councillors counsel court coven crew crowd curator curators cabinet \
        delegates delegation department deputy directorate directors directorate dispatcher district division donor donors embassy employers engineers \
        exhibitor factory faculty family federation fellows festival foreman forewoman forum foundation franchise freeholder funder funders funding \
        gallery general governor governors guardians guild guildmaster headmaster headmistress headteacher heads hierarchy higher-ups hospital \
        household inspector inspectorate inspectors institute insurer insurers interviewer interviewers judge judges junta keeper label laird \
        landlady landlord league lecturer lecturers librarian lodge magistrate magistrates maestro mandarins manageress masters matron member members \
        ministry moderator museum neighbours office officer officials ombudsman orchestra organiser organisers organizer organizers owner owners panel \
        panellists parish parishioners parliament partner patron patrons pastor people planners planning players police practice precinct premier \
        press priest princess principal prior producer producers promoter prosecutor provost publishers recruiters rector rectory referee referees \
        regent regiment registrar regulator regulators residents reviewer scout secretary selectors senate senators sergeant sheriff shop \
        site squad staffroom stakeholder stakeholders studio sultan superintendent surgeons surgery syndicate tailor teachers theatre tribunal troupe \
        trust trustee trustees tutors underwriters university upstairs usher vestry vicar villagers visitors ward warden wardens workshop",
    ),
    // What sounds like people by its ending, and is none.
    (
        "no-people",
        "answers borders brothers buffers burgers chapters colours computers corners counters covers dinners doors drawers feathers filters fingers \
        floors flowers folders errors factors gutters hammers layers letters matters meters mirrors motors numbers offers orders others papers pointers posters powers prayers \
        printers quarters rafters rivers rumours scissors sensors showers shutters sisters sleepers speakers splinters stickers streamers suppers timbers \
        towers trousers whiskers winters",
    ),
    // What is done with a name that is no word for whoever has it.
    (
        "names-only",
        "ask call change check forget get guess hear know learn like misspell mispronounce read recognise recognize remember say see shout sign spell take use \
        want write",
    ),
    // Talk that is against whom it is about, or says nothing of how good they are.
    (
        "speaks-ill",
        "accuse ask bitch blame brag complain curse dream enquire fight forget fret gossip gripe groan grumble inform inquire joke laugh lie mislead moan mutter panic \
        question quiz rant snitch snipe swear tease think trouble warn whine whinge wonder worry",
    ),
    // Moving somebody, and no word for them.
    (
        "moves-somebody",
        "beat bring call carry catch chase chat drag drive escort fix fly follow hand hook invite lead lift lock mess move open phone pick pull push put ring \
        row run send set ship show shut sign sit split take tie tip track wake walk warm wheel",
    ),
    // What one says for somebody: "put in a plea for me".
    (
        "kind-word",
        "argument brief case letter pitch plea plug recommendation reference reminder speech statement submission testimonial testimony toast tribute word words",
    ),
    ("word-to", "to with at before against via in past by"),
    ("word-to-for", "to with before against"),
    // What one does in somebody's place, and no word for them.
    (
        "does-instead",
        "answer book buy collect cook cover deputise do drive fetch find get hold keep order pay perform pick play present read save sing stand-in sub substitute take \
        teach translate wait work",
    ),
    // Where things reach one: "in my pigeonhole", "on my desk".
    (
        "reaches-me",
        "account basket box calendar counter desk door doorstep drive email folder garage hall hallway hand hands house in-tray inbox kitchen lap letterbox locker \
        mail mailbox office phone pigeonhole porch post postbox shed shelf tray",
    ),
    // What one does with others, and owes nobody.
    (
        "in-company",
        "see meet visit join call ring phone catch pair know like love hate owe need want hear think remember miss have be",
    ),
    ("arrives", "be come arrive land reach go get"),
    ("spends", "spend waste lose use devote"),
    // What comes round again: "next time I cook".
    ("turn-word", "time round one week month year"),
    ("treats", "pay cook drive host treat buy bring bake book choose make fetch shop grill barbecue"),
    // What somebody hands over who tells of it as if it were done: "lends me his van".
    ("hands-me", "lend loan give bring fetch get drive pick lift cook bake knit sew buy take run send"),
    (
        "no-gift",
        "chance courage creeps energy feeling grief headache headaches hell hope idea impression jitters joy look looks pause pleasure reason shivers stick strength \
        time trouble willies",
    ),
    // What is cut of somebody's to their harm, where a hedge or hair is cut for them.
    (
        "cut-back",
        "allowance benefits bonus budget budgets contract funding grant hours job pay post rent role shifts staff team time wages",
    ),
    ("comes-to-know", "know see meet like love hear"),
    // What is on somebody, and owed to nobody: "the joke's on me".
    (
        "weighs-on",
        "blame burden camera clock curse eye eyes focus joke laugh light lights onus pressure spotlight weight",
    ),
    // What others need of the user by its name: "still needs my answer".
    (
        "mine-to-give",
        "address agreement answer application approval article assessment blessing budget chapter choice comments consent copy corrections cv data decision details draft \
        drawings edits essay estimate evaluation feedback figures files form forms go-ahead homework input invoice keys list measurements menu minutes notes number numbers ok \
        okay opinion order papers part permission photo photos piece plan plans proof proofs proposal quote receipt receipts reference references registration remarks \
        reply report response results review rsvp sample samples sign-off signature size slides statement summary text thoughts timesheet translation verdict vote yes",
    ),
    // What one does with others out of doors, or with one another: "hike with Ana" is no errand.
    (
        "outing",
        "bike climb cycle dance fish golf hike jog kayak paddle ramble ride row sail skate ski sing sledge surf swim train trek",
    ),
    ("passes-on", "show forward send tell pass read repeat"),
    // What befalls somebody by an office or a firm: "the council fined her".
    (
        "befalls",
        "accept admit appoint arrest award ban bill choose commission cut decorate deport diagnose discharge dismiss drop elect evict expel fine fire furlough headhunt hire honour \
        jail knight lay let nominate poach pick promote readmit reinstate reject release relegate sack select shortlist sign sue suspend transfer turn",
    ),
    ("asks-one", "ask see try call ring consult phone email tap"),
    ("anything", "anything everything something"),
    // What is done for a good cause, whose name is no news of anybody's health.
    (
        "charity",
        "marathon half-marathon race run runs running walk walking ride cycling swim swimming raise raises raised raising money sponsored sponsoring sponsor fundraiser sale cake quiz \
        auction donate donated donates collecting collection",
    ),
    // Hearsay at the head of a line: nobody told it to the user.
    ("hearsay", "apparently allegedly reportedly supposedly"),
    ("word-of", "about of for behind on"),
    ("word-up", "up forward"),
    // What somebody is told.
    (
        "tells",
        "tell inform assure remind convince persuade let show write email mail text message swear insist announce advise notify brief impress explain point say make see \
        stress underline declare testify",
    ),
    // What is said of the user that is no praise.
    (
        "against-me",
        "awkward bad badly behind blame careless cost costly delay difficult dishonest fault forgot guilty incompetent late lazy lied lost lying mess messed missed mistake mistakes \
        overpaid problem rude ruined screwed sloppy slow stole stupid trouble unreliable useless weak wrong",
    ),
    // What some put behind a name: "Anjali ma'am".
    (
        "honorific",
        "ma'am maam madam sir ji bhai didi sahib saab sahab san sama sensei senpai hanim bey abi abla hoca jaan",
    ),
    ("brings-along", "brought brings bringing"),
    // What is done for somebody who need not be met for it: lending a hand at a distance, standing in, handing over in time.
    (
        "at-a-distance",
        "arrange book borrow bring-back chase collect connect cough cover deputise dig drop feed fetch fill find hook \
        look mind pay pick repay return rustle secure sort store swap take track trade unearth wangle water",
    ),
    ("whenever", "when whenever"),
    ("into-a-state", "in under on out beside"),
    (
        "state",
        "agony bits bed bits care court crisis debt denial despair detention distress floods grief hospital hot-water hysterics limbo love mourning pain pieces plaster pressure prison \
        recovery rehab remission shock shreds strike surgery suspense tatters tears therapy torment transit trouble turmoil herself himself themselves crutches edge leave probation sick-leave \
        suspension work action sorts stress investigation",
    ),
    // Behind a word of illness or faith they make it somebody's work: "the hospice contract".
    (
        "affairs",
        "app appeal architect bell bells bid board book building campaign canteen charity choir column committee company conference contract contracts council course department \
        equipment fair fete firm fundraiser garden hall job kitchen lecture lift manager module office organ pilot poster posters post programme project radio role roof rota shop software \
        startup supplier supplies team tender tower trust unit vacancy ward website wing",
    ),
    (
        "when-words",
        "the a an on in at last this next past other day days week weeks month months year years night morning evening afternoon weekend lunchtime noon ago before after yesterday \
        today tomorrow tonight earlier just late early few couple of two three four five six ten end beginning start from now",
    ),
    ("wants-of", "await count depend expect need rely require want wait"),
    ("as-a-rule", "every each always usually often mostly most"),
    ("goes-to", "go write turn march run walk talk speak stand step"),
    (
        "body",
        "agency authority board bank cabinet choir club commission committee company council court crew department faculty firm jury management ministry panel parish police \
        press school senate staff team tribunal trust union university vestry",
    ),
    // To speak about a thing of somebody's need be no word for them.
    (
        "talks-of-things",
        "ask be chat consult debate discuss do go hear know learn meet say speak talk tell think write",
    ),
    ("finished", "through done finished ready"),
    // Only these did it: "nobody but Esther".
    ("none-but", "nobody no-one noone none"),
    ("except", "but except save"),
    (
        "ailment",
        "abscess acne addiction aids alopecia amnesia anaemic aneurism anorexia arrhythmia arthritic asbestosis bedsores blindness botulism bronchiectasis bursitis cholera chlamydia \
        cirrhosis concussion conjunctivitis coronary cystitis deafness dehydration delirium dermatitis diphtheria diverticulitis dyslexia eczema emphysema encephalitis fibromyalgia \
        frostbite gangrene gastritis glandular goitre gonorrhoea gout haemophilia haemorrhage haemorrhoids hay-fever heatstroke herpes hypertension hypothermia impetigo infarction \
        infertility kidney-stones laryngitis legionnaires leprosy lumbago lupus lyme malaria mastitis measles menopause motor-neurone mumps ms myeloma narcolepsy neuralgia neuropathy \
        osteoporosis palsy paralysis pericarditis peritonitis phlebitis piles pleurisy pneumonitis polio preeclampsia psoriasis pyelonephritis rabies rheumatism rickets rosacea salmonella \
        scarlet-fever sciatic scoliosis scurvy sepsis sickle-cell sinusitis slipped-disc spondylitis stroke syphilis tapeworm tetanus thrush thyroid tonsillitis toxoplasmosis tuberculosis \
        typhoid typhus urethritis varicose vasculitis whooping-cough",
    ),
    // Beside those of `words`.
    (
        "job",
        "receptionist physician psychiatrist pathologist gynaecologist gynecologist chiropractor masseur masseuse \
        decorator bricklayer blacksmith undertaker cleaner dishwasher chambermaid steward stewardess \
        attendant postman postie postwoman mailman milkman fireman fisherman farmer gamekeeper vintner \
        winemaker brewer distiller butcher greengrocer fishmonger grocer shopkeeper bookseller auctioneer appraiser \
        goldsmith silversmith watchmaker clockmaker luthier organist flautist cellist trumpeter percussionist \
        saxophonist oboist clarinettist bassoonist harpist soprano songwriter cartoonist puppeteer stagehand costumier \
        stylist milliner seamstress dressmaker upholsterer glazier tiler thatcher stonemason scaffolder labourer \
        handyman ranger forester arborist farrier jockey zoologist botanist ecologist geologist \
        meteorologist oceanographer astronomer mathematician linguist sociologist anthropologist epidemiologist \
        virologist immunologist haematologist dermatologist rheumatologist urologist radiologist orthodontist \
        hygienist podiatrist chiropodist phlebotomist audiologist dietician doula carer counsellor counselor \
        psychotherapist hypnotherapist nanny childminder babysitter governess sexton verger curate deacon chaplain \
        missionary choirmaster bellringer bookkeeper cashier teller stockbroker conveyancer paralegal advocate \
        magistrate juror bailiff coroner constable superintendent sailor bosun skipper lieutenant colonel corporal \
        commodore navigator signalman trucker courier cabbie chauffeur ferryman docker stevedore fitter \
        toolmaker rigger boilermaker gasfitter glassblower ceramicist saddler bookbinder \
        typesetter proofreader columnist reviewer broadcaster newsreader presenter cameraman camerawoman gaffer \
        coder sysadmin webmaster modeller draughtsman horticulturist astronaut geneticist neuroscientist ornithologist \
        entomologist archaeologist archeologist philosopher theologian philologist lexicographer cartographer \
        geographer hydrologist seismologist volcanologist toxicologist psychoanalyst almoner registrar \
        houseman locum understudy prompter impresario promoter roadie busker bouncer doorman concierge bellboy \
        housekeeper maid valet groundsman groundskeeper greenkeeper lifeguard steeplejack ratcatcher dogwalker groomer \
        drover crofter smallholder ploughman wheelwright shipwright sailmaker ropemaker \
        cabinetmaker gilder engraver etcher printmaker lithographer framer conservator \
        custodian invigilator proctor adjudicator arbitrator mediator ombudsman envoy attaché consul spokesperson \
        fundraiser canvasser convener probationer pharmacologist dispenser optometrist naturopath \
        acupuncturist reflexologist",
    ),
    (
        "instrument",
        "bassoon xylophone bagpipes bagpipe euphonium tuba cornet flugelhorn piccolo recorder harpsichord clavichord \
        spinet lute sitar zither dulcimer marimba vibraphone glockenspiel tambourine castanets bongos congas tabla \
        djembe timpani triangle cymbals concertina melodeon hurdy-gurdy theremin synth synthesiser synthesizer \
        balalaika bouzouki kora oud lyre ocarina panpipes kazoo penny-whistle double-bass contrabass squeezebox \
        handbells steelpan bodhran",
    ),
    (
        "pastime",
        "wakeboarding tobogganing luge curling croquet racquetball pickleball frisbee boules petanque rounders hurling \
        camogie shinty kabaddi sumo wrestling jujitsu jiu-jitsu kickboxing capoeira tai-chi qigong zumba lindy ceilidh \
        morris line-dancing tap-dancing waltz acting am-dram panto campanology bell-ringing bookbinding marquetry \
        printmaking screen-printing etching sculpture sculpting stone-carving carving basketry basket-weaving macrame \
        patchwork tatting lacemaking felting spinning soap-making candle-making glassblowing stained-glass mosaics \
        enamelling jewellery-making metalwork silversmithing leatherwork miniatures larp cosplay geocaching \
        orienteering fell-running trail-running coasteering canyoning caving potholing paragliding hang-gliding \
        skydiving parachuting gliding gliders glider microlights ballooning hot-air sea-swimming ice-swimming wild- \
        swimming scuba freediving paddleboard paddleboards kites kite philately numismatics pigeons pigeon falcons \
        terrariums succulents dahlias roses allotments greenhouse composting pickling preserving beekeeper hives \
        bouldered dominoes mahjong canasta whist rummy bingo quizzes pub-quiz go-karting karting motocross speedway \
        rallying rally drag-racing steam-engines narrowboat narrowboats canals lidos lido hillwalking hill-walking \
        munros wainwrights bothies rewilding birdsong moths butterflies bats fungi mushrooming foraged bushcraft \
        whisky-tasting wine-tasting astronomy astrophotography telescopes ham-radio meccano train-spotting \
        trainspotting plane-spotting antiques car-boot flea-markets upcycling restoring vinyls open-mic poetry-slam \
        storytelling genealogist sudoku jigsaw pinball arcade snooker shuffleboard roller-derby roller-skating ice- \
        skating speed-skating figure-skating cheerleading hula tumbling parkour slacklining juggler unicycling \
        tightrope trapeze aerial acro pole-dancing barre hyrox crossfit calisthenics rowing-machine lifting \
        deadlifts kettlebells plogging dogs-agility agility showjumping eventing polo",
    ),
];
