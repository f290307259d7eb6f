//! Whom "she" and "he" may mean: first names that are mostly of women, and such that are mostly of men.
//!
//! Used for nothing but to choose between two people whom a line names, and never kept. A name that stands in neither list may be
//! anybody's.

use std::{collections::HashMap, sync::LazyLock};

/// The family of "she", as the grammar counts them.
const SHE: u8 = 1;
/// The family of "he".
const HE: u8 = 2;

static GIVEN: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    let of = |names: &'static str, family| names.split_whitespace().map(move |name| (name, family));
    of(OF_WOMEN, SHE).chain(of(OF_MEN, HE)).collect()
});

/// Which pronoun a first name or a title goes with, folded: 1 for she, 2 for he, 0 where it may be either.
pub(super) fn pronoun_of(name: &str) -> u8 {
    match name {
        "mrs" | "ms" | "miss" | "dame" | "lady" | "madam" => SHE,
        "mr" | "sir" | "lord" => HE,
        _ => GIVEN.get(name).copied().unwrap_or(0),
    }
}

const OF_WOMEN: &str = "\
    abby abena abigail ada adaeze adela adelaide adele aditi adriana agata agnes agnieszka aileen aimee aino aisha aisling \
    aiyana akua alana alba alejandra aleksandra alessandra alexandra alexia alice alicia alina alison allison alma amaka \
    amal amalia amanda amara amaya amber amelia amelie amina amira amparo amy ana anahita anastasia anette angela angelica \
    angelina anika anita anja anjali ann anna annabel annabelle anne anneke annelies annette annie annika anouk antonia \
    anya aoife aparna april araceli ariadne ariana arlene asha asma astrid asuka atena athena audrey aurelia aurelie \
    aurora ava ayesha aylin ayse azadeh barbara beatrice beatriz becky belen belinda bella berenice bernadette bertha \
    beryl bess beth bethan bethany betsy betty beverley bianca birgit blanca blanche bonnie branwen brenda brenna briana \
    bridget brigid brigitte briony bronwen bronwyn bryony candice cara carina carla carlotta carmel carmen carol carole \
    carolina caroline carolyn carys cassandra catalina catarina caterina catherine cathy catriona cecile cecilia cecily \
    celeste celia celine chantal charlene charlotte chelsea cheryl chiara chidinma chimamanda chioma chloe christa \
    christiane christina christine ciara cindy claire clara clare claudia clemence clementine colette colleen concetta \
    connie constance consuelo cora cordelia corinna corinne cristina cynthia dagmar daisy dalia daniela danielle daphne \
    darina darya debbie deborah deepa deepika deirdre delia delphine demet denise desiree diana diane dilara dina dinah \
    divya dolores donna dora doreen doris dorothea dorothy drusilla ebba ebony edith edna efua eileen eimear eira \
    ekaterina elaine eleanor elena eleni eleonora elif elina elisa elisabeth elise eliza elizabeth elke ella ellen ellie \
    elodie eloise elsa elspeth elvira emilia emilie emily emine emma enid erica erika erin esme esperanza estelle esther \
    ethel eugenia eugenie eunice eva eve fabienne faith farah farida fatima fatma fatou fay faye felicity fenna fernanda \
    filipa fiona fionnuala flavia fleur flora florence fran frances francesca franziska freda freya frieda gabriela \
    gabriella gabrielle gail gemma genevieve georgia georgina geraldine gerda germaine gertrude ghislaine gillian gina \
    giovanna gisela giselle giulia gladys glenda gloria grace gracie greta gretchen griselda guadalupe gudrun gulsen gwen \
    gwendolyn gwyneth habiba hadiya haifa hailey hala halima hana hanan hanna hannah hanne harriet hatice hawa hazel \
    heather heidi heike helen helena helene helga heloise henrietta hermione hilda hina hiroko holly hope hortense huda \
    hye-jin ida ilaria ilse imelda imogen ina indira ines inga inge ingrid ioana ipek irene irina iris irma isabel \
    isabella isabelle isha isla isobel ivana ivy izabela jacinta jacqueline jade jamila jana jane janet janice janine \
    jasmin jasmine jaya jeanette jeanne jelena jemima jenna jennifer jenny jessica jessie jill jiwoo joan joana joanna \
    joanne jocelyn jodie johanna jolanta jolene josefina josephine joy joyce juana juanita judith judy julia juliana \
    julianne julie juliet juliette june justine jutta jyoti kaia kaisa kalina kalpana kamala kamila kamini karen karin \
    karina karolina kasia katarina katarzyna kate katharina katherine kathleen kathryn kathy katia katie katja katrin \
    katrina katya kavita keiko keziah khadija kimberly kirsten kirsty klara kristen kristin kristina krystyna lakshmi \
    lalita lana lara larissa latifa latoya laura lauren lavinia lea leah leanne leela leila lena leni leonie leonora \
    leticia lexi leyla lia lidia liesbeth lilian liliana lillian lily lina linda lindiwe lisa lisbeth lise liv liz liza \
    lizzie lois lola lorena loretta lorna lorraine lotte lottie louisa louise lourdes lucia luciana lucie lucille lucinda \
    lucy ludmila luisa luiza lulu luz lydia lynda lynn lynne mabel madeleine madeline madhuri mae maeve magda magdalena \
    maggie mahsa mai maia mair mairead maisie maja malala malgorzata malin manon mara marcela marcella marcia margaret \
    margarita margaux margot marguerite maria mariam mariana marianne marie marija marilyn marina marisa marisol marissa \
    marit marjorie marleen marlene marta martha martina mary maryam mathilda mathilde matilda maud maude maura maureen \
    mavis maxine maya mbali medha meera megan mei meike melanie melek melinda melissa mercedes meredith merete michaela \
    micheline michelle mila mildred milena milica millie mimi minerva minna mira miranda mireille miriam moira molly mona \
    monica monika monique morag morgana moyra muna muriel myra myriam nadia nadine nadira naledi nalini nancy nandini \
    naomi narges natalia natalie natasha nathalie nayeli neha nell nellie nerys neve ngozi nia niamh nichola nicola nicole \
    nilufer nina nisha nneka noelle noemi nokuthula nomsa nomvula nora noreen norma nuala nuria oana octavia odette odile \
    olga olive olivia oluchi oona ophelia orla orlaith ornella ottilie padma paloma pamela parisa parvati patience \
    patricia patsy paula paulette paulina pauline pavla pearl peggy penelope penny perla petra petronella petula philippa \
    phoebe phyllis pia pilar polly poppy portia prisca priscilla priti priya priyanka pushpa rachel radha rania raquel \
    rasa rashida rebecca regina rena renata renee rhiannon rhoda rhona ricarda rita roberta rocio romina romy ronke rosa \
    rosalie rosalind rosalyn rosamund rosanna rose roseanne rosemary rosie rosita rowena roxana roya ruby ruta ruth saanvi \
    sabina sabine sabrina sadia sadie saga sagal sahar saima sakura sally salma salome samantha samira sana sandhya sandra \
    sangeeta sanna sanne saoirse sara sarah saskia savannah seema selena selin selina seo-yeon serena shabnam shanice \
    sharon sheena sheila shelley shirin shirley shona shreya sian sibyl sienna signe sigrid silke silvia sinead siobhan \
    siri sita sive sofia soledad solveig sonia sonja sophia sophie soraya stacey stefanie stella stephanie sunita sunniva \
    susan susana susanna susanne susie suzanne svenja svetlana swati sybil sylvia sylvie tabitha tahira talia tamara \
    tamsin tania tanja tanya tara tasha tatiana tatyana tess tessa thalia thandi thandiwe thea thelma theodora theresa \
    therese thora tilda tilly tina titilayo tonya tove tracey trudy tuuli ulla ulrike uma una ursula uta valentina valeria \
    valerie vanessa veena vera verena veronica veronika vicky victoria vidya viktoria vilma viola violet violetta virginia \
    vivien vivienne wambui wanda wanjiku wanjiru wendy wilhelmina wilma winifred winnie ximena xiulan yael yasmin yasmine \
    yejide yetunde yewande yoko yolanda yuko yulia yusra yvette yvonne zadie zahra zainab zanele zara zeinab zelda zeynep \
    zoe zofia zora zsofia zsuzsa zuleika zuzana";

const OF_MEN: &str = "\
    aaron abdul abdullah abe abel abhishek abraham adam adebayo adeel adil aditya adnan adolfo adrian ahmad ahmed aidan \
    ajay akash akira akshay alan alasdair alastair albert alberto aldo alec alejandro aleksandar aleksander aleksei \
    alessandro alessio alexander alexandre alexei alf alfie alfonso alfred alfredo ali alistair allan allen alonso alvaro \
    amadou amar amit anand anders andre andreas andrei andres andrew andrey andrzej andy angelo angus anil ankit antoine \
    anton antonio aran archie arham arjun armand armando arnaud arne arnold aron arthur artur arturo arun arvind asher \
    ashok asif aslan atle atticus august augustin augusto aurelien axel aziz babatunde baptiste barnaby barney barry bart \
    bartek bartholomew bashir basil bastian ben benedict benedikt bengt benito benjamin benny benoit bernard bernardo \
    bernd bert bertrand bilal bjarne bjorn bob bogdan boris boyd brad bradley brendan brent brett brian bruce bruno bryan \
    burak byron caleb callum calum cameron carl carlo carlos casper cecil cedric cem cesar chad charles chetan chidi chike \
    christian christof christoph christophe christopher chuck chukwuemeka ciaran claude claudio clemens clement cliff \
    clifford clive cody colin colm conall connor conor conrad constantin cormac cornelius cosmin craig cristian curtis \
    cyril cyrus dafydd damian damien damon dan daniel daniele danilo danny dante darek daren darius dariusz darragh darren \
    dave david davide dawid dean declan denis dennis denzel derek dermot desmond dev devon dhruv diarmuid dick didier \
    diego dieter dietrich dimitri dimitris diogo dirk dmitri dmitry dominic dominik donal donald donnie dougal douglas \
    duarte dudley duncan dustin dwayne dylan eamon earl ed eddie edgar edmund eduardo edward edwin efe egon eirik eli \
    elias elijah elio elliot elliott elmer elon elton emeka emil emile emilio emir emmanuel emmett emre enda enrico \
    enrique enzo eoin eric erich erik erkan ernest ernesto ernie errol erwan esteban etienne eugene eusebio evan everett \
    ewan ezra fabian fabio fabrice fadi faisal farhan farid felipe felix femi ferdinand fergal fergus fernando festus \
    fidel filip filippo finlay finn fintan fionn florian floyd folarin francesco francis francisco franck franco francois \
    frank franz fraser fred freddie frederic frederick frederik fredrik friedrich fritz gabor gabriel gael gareth garry \
    garth gary gaston gaurav gavin gene geoff geoffrey georg george georges georgios gerald gerard gerardo gerhard germain \
    gerry giacomo gianluca gianni gideon gilbert giles gino giorgio giovanni girish giuseppe glen glenn godfrey gonzalo \
    gopal gordon graeme graham grant greg gregor gregory griff grzegorz guido guillaume guillermo gunnar gunter gunther \
    gus gustav gustavo guy gwilym habib hadi hakan hal hamid hamish hamza hank hannes hans harald hari harjit harold \
    haroun harpreet harris harrison harry harsh harvey hasan hassan haydn hector heinrich heinz hendrik henri henrik \
    henrique henry herbert herman hermann hernan hidde hiro hiroshi horace horacio horst howard hugh hugo humphrey hussein \
    iago iain ian ibrahim idris ifor ignacio igor ike ilya imran ingmar ioan ion ira irfan isaac isaiah ishaan isidro \
    ismail istvan ivan ivo ivor jaap jack jackson jacob jacques jago jakob jakub jamal james janek janos jared jarek \
    jarvis jason jasper javed javier jean-luc jed jeff jefferson jeffrey jens jeremiah jeremy jeroen jerome jerry jerzy \
    jesper jesus jim jimmy jiro joachim joakim joao joaquin jochen joe joel joerg johan johann johannes john johnny jon \
    jonah jonas jonathan jonny joost jorg jorge joris jose josef joseph josh joshua josip juan jude juha julian julien \
    julio julius junaid jurgen jussi justin kabir kai kalle kamal kamil karel karim karl karthik kaspar kaveh keanu keith \
    kelvin ken kendrick kenji kenneth kenny kent kevin khaled khalid kieran kieron kilian kingsley kirk klaas klaus kofi \
    kojo konrad konstantin krishna kristian kristoffer krzysztof kuba kuldeep kumar kunal kurt kwabena kwaku kwame kwasi \
    kyle laird lambert lance lars laszlo lau laurent lauri lawrence lech leif leo leon leonard leonardo leopold leroy \
    lester levi lewis liam linus lionel lloyd lonnie lorcan lorenzo lothar louis luc luca lucas lucian luciano luigi luis \
    luiz lukas lukasz luke luther lyle mac madhav magnus mahmoud malcolm malik manfred manish manoj manolo manuel marc \
    marcel marcello marcelo marcin marco marcos marcus marek mariano marino mario marius mark marko markus marshall \
    martijn martin marvin massimo mateo mateusz mathew mathieu matias mats matt matteo matthew matthias matthieu maurice \
    mauricio maurits maurizio maxim maxime maximilian mehdi mehmet melvin michael michal michel mick mickey miguel mihai \
    mike mikhail mikkel mikko milan miles milo milos milton mirko miroslav mitchell mo moe mohamed mohammad mohammed mohan \
    mohit moritz morris morten mortimer moses mostafa muhammad murad murat murray musa mustafa nabil nadeem nasser nate \
    nathan nathaniel naveen neal ned neil nelson nestor niall nicholas nick nico nicolas nicolo niels nigel nikhil niklas \
    nikolai nikolaos nikos nils nitin noah nolan norbert norman nuno obi octavio odin oisin olaf ole oleg oleksandr \
    oleksiy oliver olivier olof olu oluwaseun omar ondrej orhan orlando orson oscar oskar osman osvaldo otto owen ozan \
    pablo paco paddy paolo pascal pasquale patrick paul paulo pavel pawel pedro per percy peregrine pete peter petr petros \
    phil philip philippe phillip pierre piers piet pieter pietro piotr prakash pranav prasad pravin quentin quincy rabih \
    rafael rafal rafe ragnar rahim rahul raj rajan rajesh rajiv raju ralph ram ramesh rami ramiro ramon randall randy \
    raoul raphael rashid rasmus raul ravi ray raymond reggie reginald reinhard remy rene reuben rex reza rhodri rhys \
    ricardo riccardo richard rick ricky rico rob robbie robert roberto roch rod roderick rodney rodrigo roger rohan rohit \
    roland rolf romain roman romeo ron ronald ronan rory ross roy ruben rudi rudolf rudy rufus rupert russ russell rutger \
    ryan saeed saif sajid salman salvador salvatore sami samir samson samuel sandeep sander sandro sanjay sanjeev santiago \
    saul scott seamus sean sebastian sebastien sefton segun selim selwyn serge sergei sergey sergio seth seyi shahid shane \
    shaun shawn sheldon sid siddharth sidney silas silvan silvio simeon simon sipho sizwe soren spencer stan stanislav \
    stanley stavros stefan stefano stellan sten stephane stephen sterling steve steven stewart stig stuart sunil suresh \
    sven syed tadeusz tadhg tahir takeshi takumi tarek tariq taro tarun ted teddy tendai teo terence terrence theo \
    theodore theodoros thiago thibault thierry thomas thorsten tiago tibor tim timo timothy tito tobi tobias toby todd tom \
    tomas tomasz tommaso tommy tony torben torsten travis trent trevor tristan tunde tyler tyrone uche ugo ulf ulrich umar \
    umberto umit usman uwe vaclav vadim valentin varun vasily vernon victor vijay vikram viktor vinay vince vincent \
    vincenzo virgil vishal vito vittorio vivek vlad vladimir volker wade waldo walid wallace walter wanyama warren wayne \
    wenceslas werner wesley wilbur wilfred wilhelm will willem william willy winston witold wojciech wolfgang wout xander \
    xavier yanis yann yannick yash yasser yassin yonas yuri yusuf yves zac zach zachary zack zahid zaid zak zbigniew zeke \
    zhivko zoltan zoran zubair";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_in_both_lists() {
        for name in OF_WOMEN.split_whitespace() {
            assert_eq!(pronoun_of(name), SHE, "{name}");
        }
        assert_eq!((pronoun_of("stuart"), pronoun_of("kim")), (HE, 0));
    }
}
