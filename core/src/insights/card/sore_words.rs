//! The words of what hurts, embarrasses or weighs on somebody, as tables, without case and accents; a star stands for any
//! ending. What is wrong here makes a card dull; what is missing makes it hurt.

/// A thing that several lines may be about.
pub(super) struct Theme {
    /// Once it is over, what was hoped is not mentioned either.
    pub(super) hope: bool,
    /// It is what somebody works.
    pub(super) work: bool,
    /// The words by which one knows it, good and bad; words with a line between them stand together.
    pub(super) words: &'static str,
}

const fn thing(words: &'static str) -> Theme {
    Theme { hope: false, work: false, words }
}

const fn hope(words: &'static str) -> Theme {
    Theme { hope: true, work: false, words }
}

const fn work(words: &'static str) -> Theme {
    Theme { hope: false, work: true, words }
}

/// What tells that a plan came to nothing.
pub(super) const CALLED_OFF: &[&str] = &[
    "abgesagt",
    "annule*",
    "called off",
    "called it off",
    "cancel*",
    "fallen through",
    "falls through",
    "fell through",
    "not after all",
    "not going",
    "postponed",
    "pulled out",
    "refused",
    "scrapped",
    "turned down",
    "withdrawn",
    "withdrew",
];

/// Death and what threatens a life.
pub(super) const GRAVE: &str = "\
    bereave* coffin condolence* cremat* deceased died dies dying euthan* funeral* grief grieving hospice* miscarr* mourn* \
    orphan* palliative stillbirth stillborn suicid* widow* cancer chemo* leukaemia leukemia lymphoma melanoma metasta* \
    tumor* tumour* sepsis \
    beerdig* bestatt* fehlgeburt* gestorben hospiz krebs palliativ* selbstmord* starb sterben stirbt suizid* todesfall \
    totgeburt* trauerfeier trauert verstorben* witwe witwer \
    deces decede* deuil enterrement* funerailles obseques morte mortes veuf veuve \
    aborto entierro fallec* murio muerte muerto muerta velorio viuda viudo \
    decedut* funerale lutto morto morti vedov* \
    enterro faleceu falecid* luto morreu viuva viuvo \
    умер* смерт* похорон* погиб*";

/// Verbs of losing somebody, before [`THEIRS`] and [`NEAR`]; German has its own behind them.
pub(super) const LOST: &str = "\
    lost loses losing verlor perdu perdent perdio perdido perso perdeu потерял*";
pub(super) const LOST_BEHIND: &str = "verloren";

/// What stands before whom one lost.
pub(super) const THEIRS: &str = "\
    a her his the their ihr ihre ihren ihrem sein seine seinen la le leur sa ses son une un el su sus il lo suo sua o seu";

/// Whom one mourns.
pub(super) const NEAR: &str = "\
    aunt baby brother cat child dad daughter dog father fiance fiancee friend gran grandad granddad grandfather grandma \
    grandmother grandpa granny husband mam mother mom mum nan nana nephew niece partner pregnancy puppy sister son stepdad \
    stepmum twin twins uncle wife \
    baby bruder freund freundin frau grossmutter grossvater hund katze mann mutter oma opa papa schwester sohn tante \
    tochter vater \
    ami amie bebe chat chien enfant femme fille fils frere mari mere pere soeur tante \
    abuela abuelo amiga amigo hermana hermano hija hijo madre marido mujer padre perro tia tio \
    amica amico figlia figlio fratello marito moglie nonna nonno sorella zia zio \
    avo filha filho irma irmao mae pai";

/// What hurts, embarrasses or weighs.
pub(super) const SORE: &str = "\
    careless* excluded expelled incoherent shoddy shoplift* slapdash sloppy truan* unprepared unreadable \
    abort* abus* addict* affair affairs alcohol* alimony amput* aneurysm anorexi* antidepress* arrears arrest* \
    asham* assault* asylum autops* bailiff* balding bald bankrupt* betray* biops* bipolar blackmail* botox botched \
    brawl* breakdown bulimi* bullied bully* burgl* burnout cardiac cheated cheating cheats cirrhosis cocaine coma complain* \
    concuss* convict* crash* cult cried cries crying custody deport* depress* despair* desperate* destitut* detained detention \
    devastat* diagnos* disqualif* dialysis diarrh* diet dieting diets disappoint* disaster* disciplinary dismiss* distraught distress* \
    divorc* drugs drunk drunken dumped dementia alzheimer* parkinson* eczema embarrass* embezzl* endometriosis epilep* \
    estranged evict* expelled fail* fat feud* fired flirt* flop flopped flunk* foreclos* fraud* furlough* fuming furious \
    gambl* gazump* ghosted grievance grievances gutted haemorrh* harass* heartbreak* heartbroken heckled hiv homeless* \
    hospitalis* hospitaliz* humiliat* hungover hysterectomy illness incontinen* infertil* infidelity injunction injur* \
    insolven* intervention investigat* ivf jail* jilted jobless lawsuit* lawyer lawyers solicitor solicitors layoff* liar \
    livid lonely lonelier loneliness malignan* menopaus* migraine* miserabl* misconduct mortif* mugged naked obese \
    overdos* overdraft overweight panicked paralys* paralyz* penniless pip pneumonia pregnan* fertil* premature prison \
    probation ptsd psychiatr* radiotherap* rash redundan* receiver receivers rehab relaps* remand reprimand* repossess* resent* resign* retal* \
    robbed robbery rumor* rumour* sacked sadly scam* scandal* seizure* selfharm sentenced separated separating separation \
    shoplift* skint snub* sobbed sobbing sober stolen strike strikes striking stroke stressed sued suing sues suspended \
    suspension swindl* tantrum therapy threatened tinder tribunal unemploy* unfaithful unfair unfairly unfortunately alas \
    unhappy unpaid unwell upset upsetting vasectomy vandalis* vomit* weight wept whistleblow* wig workaholic wreck wrecked \
    plagiar* quarrel* sulk* argued argument arguments grudge huff bitterly bitchy rejected rejection rejections \
    rejects refused refusal refuses denied declined demot* cancelled canceled cancels scrapped shelved axed \
    bereft nightmare* crisis crises trauma* toxic loathe* dreadful horrible horrid awful terrible ruin* \
    flood* collaps* accident* snor* sweat* smell* acne lice nits constipat* bowel* bladder prostate ovar* womb kidney* lungs \
    colon peed fart* burp* weep* shingles nicked stole hamstring taxman \
    abgelehnt abgemahnt abmahn* abgesagt affare alkohol* arbeitslos* betrog* betrug betrugt blamiert bewahrungsstrafe \
    depressi* durchgefallen eingebrochen einbruch einsam* enttausch* entlassen* entzug erkrankt* \
    fristlos* gefeuert gefangnis gekundigt geklaut gemobbt eingeschlafert* gescheitert gestohlen gestritten getrennt geweint gericht* \
    geschieden haft herzinfarkt insolvenz* intensivstation koma krank kranke krankenhaus krankgeschrieben krankheit kundigung \
    kinderwunsch* leider mobbing notaufnahme operiert panik peinlich pflegeheim pleite polizei rausgeflogen rausgeworfen \
    raumungsklage scheiden scheidet scheidung* schlaganfall schulden schwanger* sorgerecht* streik* streit streitet \
    suchtklinik tot traurig* trennen trennung* trennt unfall* unfruchtbar verhaftet verklagt verlassen verletzt \
    verungluckt verzweifel* weint wutend zerstritten zwangs* abtreibung ubergewicht gewicht einbrecher diebstahl \
    agress* angoisse avort* avocat* cambriol* chomage colere condamn* depressif depressive deprime* desintox* \
    dettes divorc* echoue* endett* engueul* enceinte faillite fache fachee greve harcel* honte hopital hospitalis* huissier* \
    infarctus licenci* liquidation malade* maladie* malheureusement helas pma fiv ivg poids police pleure* pleurs proces \
    rompu rupture separe* separent separation suicid* surmenage triste* tribunal tumeur* viree voleur* recale* expuls* \
    surendett* agressee deprim* chimio* \
    accidente carcel deuda deudas despid* despedid* despidieron divorci* divorzi* embarazada embargo enferm* hospital \
    huelga juicio llora llorando operada operado paro pelea* quiebra rechaz* robaron separado separada suspendid* triste \
    desahuci* policia abogado \
    bocciat* carcere debiti disoccupat* fallit* fallimento furto incidente lasciata lasciato licenziat* litigat* malat* \
    ospedale piange piangeva rubat* sciopero sfratt* incinta avvocato polizia \
    acidente advogado assaltad* chorou demitid* desempreg* despejad* dividas doente doenca falencia gravida prisao \
    reprov* roubad* roubaram \
    больн* больниц* рак развод* развел* уволен* уволил* арест* авари* беремен*";

/// The same in several words.
pub(super) const SORE_PHRASES: &str = "\
    passed away|passed on|put down|put to sleep|lost the baby|lost a baby|lost a child|lost her baby|days to live|\
    weeks to live|months to live|life support|own life|no heartbeat|heart attack|heart failure|intensive care|in hospital|\
    in the hospital|to hospital|into hospital|to the hospital|at the hospital with|from hospital|out of hospital|\
    had surgery|has surgery|needs surgery|having surgery|facing surgery|for surgery|heart surgery|brain surgery|back surgery|\
    knee surgery|under the knife|an operation|her operation|his operation|the operation|operated on|test results|\
    scan results|blood results|blood test|blood tests|blood pressure|her scan|his scan|a scan|the scan|smear test|\
    a lump|the lump|a b and e|signed off|off sick|sick leave|sick note|sick pay|not well|very ill|so ill|really ill|is ill|\
    was ill|been ill|fell ill|be ill|ill again|ill since|seriously ill|is sick|was sick|been sick|her therapist|his therapist|\
    a therapist|their therapist|a counsellor|couples counselling|marriage counselling|marriage guidance|counselling|\
    panic attack|panic attacks|self harm|self harming|eating disorder|mental health|hit the bottle|drinks too much|\
    drinking again|drinking too|started drinking|stopped drinking|off the wagon|on the wagon|aa meeting|aa meetings|\
    trying for a baby|trying to conceive|to conceive|egg freezing|freezing her eggs|negative test|early labour|\
    bed rest|due date passed|\
    split up|splitting up|splits up|have split|has split|had split|broke up|breaking up|broken up|moved out|moving out of|\
    walked out|threw him out|threw her out|thrown out|kicked out|kicked off|child support|child benefit|left him|left her|left them|\
    left his wife|left her husband|is leaving her|is leaving him|leaving her husband|leaving his wife|run off with|ran off with|\
    called off|calling off|call off|call it off|calls off|wedding is off|off the wedding|engagement is off|not speaking|stopped speaking|no longer speak|\
    no contact|fell out|fallen out|falling out|cut off|cut ties|at loggerheads|in a strop|had words|got into it|not a word from|a row over|a row about|a row with|had a row|\
    blazing row|big row|huge row|had a fight|a fight|shouting match|lost her temper|lost his temper|hung up on|slammed the|\
    stood her up|stood him up|blind date|dating app|her ex|his ex|their ex|ex husband|ex wife|ex boyfriend|ex girlfriend|\
    trial separation|on a break|sleeping on the sofa|slept with|sleeping with|one night|one night stand|came out to|\
    behind her back|behind his back|behind their back|\
    into administration|in administration|in receivership|went under|going under|gone under|gone bust|went bust|in debt|into debt|\
    her debts|his debts|their debts|the debts|credit card|maxed out|payday loan|a loan|the loan|behind on|behind with|cant pay|\
    cannot pay|couldnt pay|couldnt afford|cant afford|cannot afford|short of money|money trouble|money troubles|money worries|\
    money problems|food bank|tax bill|tax office|on benefits|universal credit|was fined|been fined|got fined|parking fine|speeding|\
    broken into|break in|broke in|breaks in|lost money|lost her savings|lost his savings|lost everything|pay cut|pay freeze|\
    pay dispute|laid off|let go|lost her job|lost his job|lost their job|lost the job|at risk|job cuts|job loss|job losses|out of work|on the dole|\
    job centre|passed over|turned down|turned her down|turned him down|turned them down|written warning|final warning|verbal warning|\
    a warning|gave notice|given notice|giving notice|her notice|his notice|their notice|in notice|months notice|notice period|quit|quits|\
    quitting|performance plan|improvement plan|performance improvement|under investigation|under pressure|\
    hours cut|zero hours|non renewal|not renewed|wont be renewed|not extended|contract ends|contract ended|contract is ending|\
    to court|in court|court case|court date|court hearing|has court|court order|divorce lawyer|drink driving|driving ban|\
    lost his licence|lost her licence|banned from|the police|police came|police called|charged with|restraining order|\
    visa denied|visa refused|home office|work permit expired|overstayed|\
    on strike|go on strike|went on strike|going on strike|industrial action|picket line|\
    caught fire|on fire|a fire in|a fire at|house fire|kitchen fire|burnt down|burned down|burnt out|burned out|burnt her|burnt his|burned her|\
    burned his|broke down|breaking down|written off|wrote off|write off|run over|hit by|knocked down|knocked over|needed stitches|had stitches|\
    broke her|broke his|broken her|broken his|torn ligament|slipped disc|bad back|bad knee|leaking|leaks|black mould|\
    in pain|chronic pain|pain in|back pain|\
    did not pass|didnt pass|did not get|didnt get|didnt make|did not make|not selected|wasnt selected|missed out|missed the cut|\
    dropped out|dropped from|dropping out|fell through|fallen through|falls through|falling through|fell apart|falling apart|\
    pulled out|pulls out|pulling out|withdrew|withdrawn|came to nothing|come to nothing|went wrong|gone wrong|going wrong|went south|went badly|going badly|\
    bad review|bad reviews|bad news|bad way|bad patch|bad time|bad place|booed|panned|closing down|closed down|shut down|shutting down|\
    shuts down|winding up|wound up|has to close|had to close|having to close|going out of business|not going well|\
    hair loss|losing his hair|losing her hair|nose job|facelift|plastic surgery|bad breath|passed out|threw up|wet himself|wet herself|\
    walked in on|made a fool|fool of|fell asleep|lost the plot|dressed down|dressing down|told off|in tears|in bits|burst into|in trouble|\
    trouble with|trouble at|problems with|problem with|health problems|family problems|problems at|marital problems|rough patch|rough time|hard time|tough time|\
    having a hard|having a tough|having a rough|difficult time|on the rocks|dropped the|dropped her|dropped him|by ambulance|an ambulance|owes the|owe the bank|seeing somebody else|seeing someone else|seeing another|cant get a visa|no visa|\
    a friends sofa|stopped eating|a clinic|buried her|buried his|buried their|closed after|closed early|had to close|tore a|tore her|tore his|\
    torn a|ran out of|runs out of|running out of|people go|team go|staff go|lasted|out of the country by|leave the country|a carer|worn out|carer for|\
    was killed|were killed|got killed|was stabbed|was shot|drowned|hits her|hits him|beats her|beats him|moved back in with|hair is falling|fiddling his expenses|fiddling her expenses|\
    fiddling the|fiddles the|fiddled the|going through a|going through it|going through hell|went through hell|rock bottom|wits end|end of her tether|\
    end of his tether|had enough|has had enough|fed up|sick of|cant cope|not coping|isnt coping|cant face|cant stand|cant bear|cannot bear|\
    gone missing|went missing|has vanished|missing since|ran away|run away|care home|nursing home|going blind|going deaf|gone blind|gone deaf|lost her sight|\
    lost his sight|lost her voice|lost her keys|lost his keys|lost her purse|lost his wallet|lost the|lost a|lost an|lost out|\
    oh great|oh joy|oh good|oh brilliant|oh wonderful|oh marvellous|just great|just brilliant|just wonderful|just what she needed|just what he needed|ends meet|second job|second round of|round of treatment|\
    did not take|didnt take|make do|hand to mouth|until payday|till payday|\
    just what they needed|lucky her|lucky him|lucky them|yeah right|such fun|big surprise|surprise surprise|\
    how nice for|so called|\
    schluss gemacht|aus dem haus|geht es schlecht|geht es nicht gut|geht ihm schlecht|geht ihr schlecht|nicht bestanden|nicht bekommen|nicht geschafft|\
    in behandlung|in therapie|in der klinik|im spital|in die klinik|probleme mit|arger mit|hat angst|baby verloren|kind verloren|auf bewahrung|vor gericht|\
    unter alkohol|trinkt wieder|trinkt zu viel|job verloren|stelle verloren|fuhrerschein verloren|visum abgelehnt|hochzeit abgesagt|prufung gefallen|prufungen gefallen|examen gefallen|in ungnade|schule geflogen|hat geweint|zugenommen|\
    fausse couche|fausses couches|arret maladie|garde a vue|garde des enfants|garde alternee|la quitte|la quittee|a quitte son mari|a quitte sa femme|est fait virer|\
    a ete vire|viree|la trompe|le trompe|a trompe|mauvaise nouvelle|au chomage|en cure|boit trop|un avertissement|faire piquer|fait piquer|a rate|a loupe|pas eu le poste|pas eu son|ne va pas bien|va mal|a la rue|\
    pris du poids|prise de poids|maison de retraite|permis retire|retrait de permis|visa refuse|mariage annule|est annule|ete annule|refuse|refusee|annulee|disputes|\
    est dispute|est disputee|se sont disputes|en prison|hopital|soins intensifs|a perdu son travail|a perdu son emploi|en colere|\
    dado de baja|de baja|en el paro|en el hospital|esta mal|ha roto con|han roto|rompio con|ha suspendido|sin trabajo|in ospedale|in coma|sta male|si sono lasciati|\
    ha perso il lavoro|no hospital|perdeu o emprego|esta mal|acabou com|terminou com";

/// Things that several lines may be about.
pub(super) const THEMES: &[Theme] = &[
    hope(
        "adopt* babies baby birth bump conceive* embryo* expecting fertil* infertil* ivf midwife miscarr* newborn pregnan* \
        cot cradle crib lost_the_baby nursery pram scan stillb* trimester twins triplets abort* weeks_along months_along \
        schwanger* fehlgeburt* kinderwunsch* zwillinge bebe enceinte embarazad* incinta gravida",
    ),
    hope(
        "bride divorc* engaged engagement fiance fiancee groom honeymoon marri* marry* separated separating \
        separation splitting split wedding \
        braut geheiratet geschieden heirat* hochzeit* scheid* trenn* getrennt verlobt* verlobung \
        fiance* mariage marie mariee maries divorc* separe* boda divorci* matrimonio nozze sposa* divorzi*",
    ),
    work(
        "applications boss career colleague contract employer fired hired interview interviews job manager notice office post promot* redundan* \
        role sacked laid shift team work resign* furlough* probation pip tribunal disciplinary \
        arbeit* befordert chef* entlassen gekundigt kundig* stelle boulot embauch* emploi licenci* poste travail \
        despid* empleo jefe trabajo lavoro licenziat* emprego trabalho demitid*",
    ),
    thing(
        "apartment builder builders buyer cottage estate flat garden home house kitchen landlord lease move moves moving mortgage \
        evict* offer rent roof survey sale boiler extension loft flood* burgl* \
        haus wohnung umzug zieht miete maison appartement demenag* loyer casa piso mudanza appartamento apartamento",
    ),
    thing(
        "college course degree dissertation exam exams finals graduat* lecture masters phd school studies study test tests thesis uni \
        university viva results resit expelled \
        prufung* studium schule examen bac ecole these esame universita exame escuela",
    ),
    thing(
        "bakery bar bistro brewery business cafe clients company customers firm funding investor investors launch loan restaurant \
        shop stall startup studio bankrupt* insolven* administration \
        firma laden geschaft insolven* boutique entreprise faillite empresa negocio quiebra azienda negozio empresa",
    ),
    thing(
        "airport booked camping cruise flies flight flights flying hike hiking holiday passport tickets travel* trek trip visa voyage walk walking deport* \
        reise* urlaub flug visum vacances voyage vol viaje vuelo viaggio volo viagem voo",
    ),
    thing(
        "ankle bike climb* cycl* knee leg marathon match race racing run running season team tournament train training triathlon \
        hamstring injur* ligament swim* ski* football rugby",
    ),
    thing(
        "cat cats dog dogs hamster horse kitten kittens mare parrot pony puppies puppy rabbit vet \
        hund katze tierarzt chien chat veterinaire perro gato cane gatto cao",
    ),
    thing(
        "album article audition band book chapter choir concert draft editor exhibition film gallery gig grant manuscript novel \
        paper play premiere prize proposal publish* review reviews show tour",
    ),
    thing("dad daddy father papa vater pere padre pai"),
    thing("mam mama mom mother mum mummy mutter mere madre mae"),
    thing(
        "boyfriend girlfriend husband partner wife mann frau freund freundin mari femme marido mujer marito moglie",
    ),
    thing(
        "boy boys child children daughter daughters girl kid kids lad son sons teenager toddler eldest youngest \
        kind kinder sohn tochter enfant enfants fille fils hija hijo hijos figlia figlio filha filho",
    ),
    thing(
        "gran grandad granddad grandfather grandma grandmother grandpa granny nan nana oma opa abuela abuelo nonna nonno",
    ),
    thing(
        "brother brothers sister sisters bruder schwester frere soeur hermano hermana fratello sorella irmao irma",
    ),
];
