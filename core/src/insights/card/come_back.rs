//! The sentence that comes back to something they said, in its own frame and tense: what lies ahead is asked as such, what
//! is over in the past, what goes on as going on.
//!
//! It is one that a colleague would say to them. Where no sentence fits, there is none: a question that does not fit is
//! worse than none.

use chrono::NaiveDate;

use super::{
    address::{Thought, determined, is_thing, the},
    ahead::AHEAD_DAYS,
    good_news::{NEWS_DAYS, is_event, is_good_news},
    heavy::{how_it_mends, is_grave, is_mended},
    latest::is_out,
    phrases::bare,
    pursuits::{is_asked_after, is_pursuit, names_a_job},
    seen::{LONG_NEED_DAYS, Seen, strip},
    sentence::Sentence,
    small_words::{CALENDAR, TALKED, is_relative},
    sore::is_sore,
    successes::is_no_success,
    wishes::still,
    words::{
        AT_WORK, DREADED, FEELINGS, GLAD, GOING, HOMES, HOUSES, JOINED, LIKED, MOVING, NOT_DOING, PASTIMES,
        POSTS, TOOK, WORKS,
    },
};
use crate::{
    insights::Said,
    model::{Frame, Tense, Tone, Trouble},
    quick_log::{first_form, fold, in_progress, is_first_form, is_told},
};

/// How well a sentence fits; better ones first on the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Something they lack, or that is near their heart.
    Close,
    /// Something of theirs that goes on.
    Theirs,
    /// Something between the two.
    Between,
}

/// What comes back to what was said; `names` are the parts of their name, folded.
pub(super) fn come_back(said: &Said, names: &[String], today: NaiveDate) -> Option<(Fit, Sentence)> {
    let thought = Thought::of(&said.text, names);
    // Nobody begins with a quarrel, nor with what was not welcome.
    let dreaded = thought.bare_words().any(|word| DREADED.contains(&word));
    if said.trouble == Some(Trouble::Quarrel) || said.tone == Tone::Mixed && !dreaded {
        return None;
    }
    // Nor with what is not so: "isn't moving to Austin after all".
    let unreal = matches!(said.tense, Tense::Asked | Tense::Conditional)
        || said.tense == Tense::Denied && said.frame != Frame::Needs;
    if unreal {
        return None;
    }
    if let Some(sentence) = how_it_mends(said, &thought, today) {
        return Some((Fit::Close, sentence));
    }
    if said.tone == Tone::Heavy || is_grave(said.trouble.as_ref()) {
        return None;
    }
    let dated = said.day_named().is_some_and(|day| day > said.at.date_naive());
    let age = (today - said.at.date_naive()).num_days();
    let at = Seen { age, over: is_over(said, today), dated, thought, names };
    // "Sits the exam on 13 November and dreads it": before it one wishes them luck, and once it is over asks how it was.
    if said.tone == Tone::Mixed && !at.over {
        return at.luck().map(|sentence| (Fit::Close, sentence));
    }
    let child = at.child(said).or_else(|| is_mended(said).then(|| at.well_again(said)).flatten());
    if let Some(sentence) = child {
        return Some((Fit::Close, sentence));
    }
    // Whoever told of it, one thanks for it.
    if said.frame == Frame::SpokeForMe {
        return Some((Fit::Theirs, Sentence::plain("Thank you for putting in a good word for me.")));
    }
    // What hurts is asked after by nobody, in whatever words it was told; whoever is overwhelmed is asked how they are.
    if said.frame != Frame::GotFrom && is_sore(&bare(unclouded(said))) && !is_mended(said) {
        let low = said.frame == Frame::Feels && said.trouble.is_none() && at.is_low();
        return low.then(|| (Fit::Theirs, Sentence::plain("How are you these days?")));
    }
    if let Some(sentence) = at.taken_on() {
        return Some((Fit::Close, sentence));
    }
    // What is so, and no deed that is done, is congratulated on where it is an event by its name.
    let is_so = || is_event(&said.clause) || is_out(&said.clause);
    let done = || said.tense == Tense::Happened || said.tense == Tense::Is && is_so();
    if is_good_news(said) && done() && !at.thought.begins_with(&["expecting", "getting", "having"]) {
        let glad = || at.relative(said).filter(|_| !is_no_success(&said.clause)).or_else(|| at.glad(said));
        return at.congratulate(said).or_else(glad).map(|sentence| (Fit::Close, sentence));
    }
    if said.said_by.is_some() && !said.is_told_by_them() {
        return at.told_by_others(said).map(|sentence| (Fit::Theirs, sentence));
    }
    if let Some(sentence) = at.relieved(said) {
        return Some((Fit::Close, sentence));
    }
    let theirs = || {
        let goes_on = at.relative(said).or_else(|| at.travels()).or_else(|| at.going_on(said));
        let goes_on = goes_on.or_else(|| at.visited());
        goes_on.or_else(|| at.settled()).or_else(|| at.took_up())
    };
    let of_theirs = || theirs().or_else(|| (dated || at.is_to_come()).then(|| at.ahead()).flatten());
    let (fit, sentence) = match said.frame {
        Frame::Needs => {
            let need = at.considered().or_else(|| at.need()).or_else(|| still(&said.text, names));
            (Fit::Close, need.or_else(|| at.hope(said)))
        }
        Frame::Moves => {
            let house = || at.latest(said).filter(|_| HOUSES.contains(&at.thought.word(1)));
            let moves = at.visited().or_else(|| at.considered()).or_else(house).or_else(|| at.moves(said));
            (Fit::Close, moves.or_else(|| at.has()).or_else(of_theirs))
        }
        Frame::Ahead => {
            let ahead = of_theirs().or_else(|| at.considered()).or_else(|| at.hope(said));
            (Fit::Close, ahead.or_else(|| at.ahead()))
        }
        Frame::Feels => {
            // "Sits her exam on 3 December": what weighs on them has its day.
            let ahead = || (dated || at.is_to_come()).then(|| at.ahead()).flatten();
            (Fit::Theirs, at.considered().or_else(|| at.feels()).or_else(ahead))
        }
        Frame::Works => {
            let work = at.took_up().or_else(|| at.considered()).or_else(|| at.works(said));
            let work =
                work.or_else(|| at.pastime()).or_else(|| at.is_to_come().then(|| at.ahead()).flatten());
            (Fit::Theirs, work.or_else(|| at.latest(said)))
        }
        Frame::GoodAt => (Fit::Theirs, theirs().or_else(|| at.pastime()).or_else(|| at.knows())),
        Frame::Likes | Frame::Has | Frame::Happened => {
            let sentence = of_theirs().or_else(|| at.considered()).or_else(|| at.hope(said));
            let sentence = sentence.or_else(|| at.has()).or_else(|| at.likes()).or_else(|| at.pastime());
            let sentence = sentence.or_else(|| at.subject()).or_else(|| at.latest(said));
            (if dated { Fit::Close } else { Fit::Theirs }, sentence)
        }
        Frame::AdvisedMe => (Fit::Between, at.advised()),
        Frame::GotFrom => (Fit::Between, at.got()),
        Frame::DidFor => (Fit::Between, at.helped()),
        Frame::PraisedMe => (Fit::Between, at.praised()),
        Frame::Told | Frame::Met => (Fit::Between, at.subject()),
        _ => return None,
    };
    // "Adores the new place by the harbour": it is asked after by its name.
    let home =
        at.thought.place_of(&["new"]).is_some() && at.thought.bare_words().any(|word| HOMES.contains(&word));
    let sentence = if home && said.frame == Frame::Likes { at.moves(said).or(sentence) } else { sentence };
    let fallen_back = || at.habit(said).or_else(|| at.newcomer(said)).or_else(|| at.remembered(said));
    match sentence {
        Some(sentence) => Some((fit, sentence)),
        None => fallen_back().map(|sentence| (Fit::Between, sentence)),
    }
}

/// The clause, of good news without what it came after: "passed the exam after failing twice".
fn unclouded(said: &Said) -> &str {
    let behind = AFTER_ALL.iter().filter_map(|words| said.clause.find(words)).min();
    let end = behind.filter(|_| said.tone == Tone::Glad).unwrap_or(said.clause.len());
    said.clause.get(..end).unwrap_or(&said.clause)
}

/// Words behind which good news tells what went before.
const AFTER_ALL: &[&str] = &[" after ", " despite ", " in spite of "];

/// Whether what was said has happened by now.
fn is_over(said: &Said, today: NaiveDate) -> bool {
    if said.tense == Tense::Happened {
        // "Has been fostering a greyhound since May".
        let words = bare(&said.clause);
        return !words
            .windows(2)
            .any(|two| matches!(two, [been, doing] if been == "been" && doing.ends_with("ing")));
    }
    let day = said.day_named().filter(|day| *day >= said.at.date_naive());
    match day {
        Some(day) => day < today,
        None => said.tense == Tense::Ahead && (today - said.at.date_naive()).num_days() > AHEAD_DAYS,
    }
}

impl Seen<'_> {
    /// What others told of them is for congratulations, for the work they took up and for the place they moved to.
    fn told_by_others(&self, said: &Said) -> Option<Sentence> {
        let happened = said.tense == Tense::Happened;
        if said.frame == Frame::Moves
            && happened
            && self.thought.begins_with(&["moved", "relocated", "settled"])
        {
            return self.moves(said);
        }
        let joined = matches!(said.frame, Frame::Works | Frame::Happened) && self.thought.begins_with(JOINED);
        self.works(said).filter(|_| joined)
    }

    /// "his daughter started the violin": those who belong to them.
    pub(super) fn relative(&self, said: &Said) -> Option<Sentence> {
        let who = self.thought.relative()?;
        let first = fold(who.split_whitespace().next().unwrap_or_default());
        if first == "baby" && matches!(said.tense, Tense::Ahead) {
            return Some(Sentence::plain("How are you, with the baby on the way?"));
        }
        let plural = first.ends_with('s') || matches!(first.as_str(), "children" | "people");
        let with = self.thought.behind(TOOK_UP).filter(|thing| is_thing(thing) && !thing.contains(" in "));
        let with = with.map(|thing| format!(" with {}", the(thing))).unwrap_or_default();
        let before = if plural { "How are your " } else { "How is your " };
        self.round(before, &format!("{who} getting on{with}"), "?")
    }

    /// "restoring a Vespa": asked as it is, while it goes on.
    pub(super) fn going_on(&self, said: &Said) -> Option<Sentence> {
        let doing = self.thought.word(0);
        if doing == "getting" && self.thought.word(1) == "married" {
            let sentence = if self.over && said.tense != Tense::Happened {
                "How was the wedding?"
            } else {
                "How are the plans for the wedding coming along?"
            };
            return Some(Sentence::plain(sentence));
        }
        let child = self.thought.place_of(&["baby", "twins", "triplets"]).map(|at| self.thought.word(at));
        if doing == "expecting" || doing == "having" && child.is_some() {
            let child = child.unwrap_or("baby");
            return Some(Sentence::plain(&format!("How are you, with the {child} on the way?")));
        }
        if self.over && said.tense == Tense::Happened {
            return None;
        }
        // "Halfway through her pilot training".
        let midway = ["halfway", "midway", "partway"].contains(&doing) && self.thought.word(1) == "through";
        let thing = self.thought.from(2);
        if midway && determined(thing) && is_asked_after(thing) {
            return self.round("How is ", thing, " going?");
        }
        self.doing()
    }

    /// "restoring a Vespa", whenever it was said.
    pub(super) fn doing(&self) -> Option<Sentence> {
        if !is_pursuit(self.thought.word(0), self.thought.from(1)) {
            return None;
        }
        let what = definite(self.thought.from(0));
        if self.over {
            self.round("How did ", &what, " go?")
        } else {
            self.round("How is ", &what, " going?")
        }
    }

    /// "taken up bouldering", "got into sailing".
    pub(super) fn took_up(&self) -> Option<Sentence> {
        let thought = &self.thought;
        let behind = match (thought.word(0), thought.word(1)) {
            (verb, "up") if TOOK.contains(&verb) => 2,
            ("got" | "getting" | "gotten", "into") if is_pursuit(thought.word(2), thought.from(3)) => 2,
            ("signed", "up") if thought.word(2) == "for" => 3,
            ("started" | "began" | "begun", doing) if is_pursuit(doing, thought.from(2)) => 1,
            _ => return None,
        };
        let what = thought.from(behind);
        (is_thing(what) && !NOT_DOING.contains(&thought.word(behind)))
            .then(|| self.round("How is ", &definite(&the(what)), " going?"))
            .flatten()
    }

    /// "back from Peru": it is over.
    fn visited(&self) -> Option<Sentence> {
        let back = self.thought.begins_with(&["back"]) && matches!(self.thought.word(1), "from" | "in");
        if !back {
            return None;
        }
        match (self.thought.word(1), self.thought.place_name()) {
            ("from", Some(place)) => self.round("How was ", place, "?"),
            (_, Some(place)) => self.round("How is ", place, "?"),
            _ => None,
        }
    }

    /// "settled in Lisbon": they have arrived.
    fn settled(&self) -> Option<Sentence> {
        let arrived = self.thought.begins_with(&["settled", "settling", "arrived", "moved"]);
        let place = self.thought.place_name().filter(|_| arrived)?;
        self.round("How is ", place, "?")
    }

    fn moves(&self, said: &Said) -> Option<Sentence> {
        // "moved here from Utrecht": where they come from is not where they are.
        let from = self.thought.place_of(&["from"]).is_some() && self.thought.place_of(&["to"]).is_none();
        if from || self.thought.place_of(&["here"]).is_some() {
            let arrived = said.tense == Tense::Happened && self.age <= LONG_NEED_DAYS;
            return arrived.then(|| Sentence::plain("How are you settling in?"));
        }
        let place = self.thought.place_name();
        // "Bought a house in Braga and move in March": the way there is still ahead.
        let to_go = self.thought.begins_with(GOING) || self.thought.bare_words().any(|word| word == "move");
        let going = to_go || self.thought.begins_with(MOVING) || self.dated && !self.over;
        let done = self.over || said.tense == Tense::Happened || said.tense == Tense::Is && !going;
        let arrived = done && (!to_go || self.age > LONG_NEED_DAYS);
        let home = self.thought.bare_words().any(|word| HOMES.contains(&word));
        match (place, arrived) {
            (Some(place), true) => self.round("How is ", place, "?"),
            (Some(place), false) => self.round("How are the plans for ", place, " coming along?"),
            (None, true) if home => Some(Sentence::plain("How is the new place?")),
            (None, false) if home => Some(Sentence::plain("How is the move coming along?")),
            (None, _) => None,
        }
    }

    fn is_low(&self) -> bool {
        let text = fold(self.thought.from(0));
        FEELINGS.iter().any(|word| text.contains(word))
    }

    fn feels(&self) -> Option<Sentence> {
        let text = fold(self.thought.from(0));
        let glad = self.thought.bare_words().any(|word| GLAD.contains(&word));
        let low = self.is_low();
        if text.contains("looking forward to") {
            let what = self.thought.behind(&["to"]).filter(|what| is_thing(what))?;
            return if self.over {
                self.round("How was ", what, "?")
            } else {
                self.round("Are you looking forward to ", what, "?")
            };
        }
        // "Proud of her new garden shed".
        let pride = self.thought.behind(&["of"]).filter(|_| self.thought.begins_with(&["proud"]));
        if let Some(what) = pride.filter(|what| determined(what) && is_asked_after(what)) {
            return self.round("How is ", what, "?");
        }
        match self.thought.behind(&["about", "over", "for", "with"]).filter(|what| is_thing(what)) {
            Some(what) if glad || low => self.round("How do you feel about ", what, " now?"),
            _ => low.then(|| Sentence::plain("How are you these days?")),
        }
    }

    /// "The museum took him on".
    fn taken_on(&self) -> Option<Sentence> {
        let thought = &self.thought;
        let took = thought.place_of(&["took"]).filter(|took| {
            ["her", "him", "them"].contains(&thought.word(took + 1)) && thought.word(took + 2) == "on"
        })?;
        let who = thought.between(0, took);
        (thought.begins_with(&["the"]) && self.age <= LONG_NEED_DAYS)
            .then(|| self.round("How are things at ", who, "?"))
            .flatten()
    }

    fn works(&self, said: &Said) -> Option<Sentence> {
        let thought = &self.thought;
        if let Some(post) = self.post() {
            let begun = self.over || said.tense == Tense::Happened || said.tense == Tense::Is && !self.dated;
            let before =
                if begun { "What's it like being " } else { "Are you looking forward to starting as " };
            return self.round(before, post, "?");
        }
        if let Some(post) = self.occupation(said) {
            return self.round("What's it like being ", post, "?");
        }
        if let Some(post) = thought.place_of(POSTS)
            && thought.place_of(&["new"]).is_some_and(|new| new < post)
        {
            return self.round("What's it like being ", thought.from(0), "?");
        }
        let what = match (thought.word(0), thought.from(1)) {
            ("at" | "with", place) if place.starts_with(char::is_uppercase) => place,
            _ => thought.behind(WORKS)?,
        };
        let what = the(strip(what, &["at ", "with ", "as ", "on ", "for ", "over ", "to "]));
        let first = fold(what.split_whitespace().next().unwrap_or_default());
        if !is_thing(&what)
            || CALENDAR.contains(&first.as_str())
            || first.starts_with(|first: char| first.is_numeric())
        {
            return None;
        }
        match (&said.tense, self.over) {
            (Tense::Ahead, false) => self.round("How are you feeling about ", &what, "?"),
            _ if self.dated && !self.over => self.round("How are you feeling about ", &what, "?"),
            (Tense::Ahead | Tense::Happened, true) => self.round("How is ", &what, " so far?"),
            _ => self.round("How are things with ", &what, "?"),
        }
    }

    pub(super) fn likes(&self) -> Option<Sentence> {
        if !self.thought.begins_with(LIKED) {
            return None;
        }
        let what = strip(self.thought.from(1), &["to ", "a lot of ", "playing ", "the "]);
        if self.thought.bare_words().any(|word| AT_WORK.contains(&word)) {
            return None;
        }
        let article = if self.thought.word(1) == "the" { "the " } else { "" };
        let what = format!("{article}{what}");
        is_thing(&what).then(|| self.round("Have you had any time for ", &the(&what), " lately?")).flatten()
    }

    /// "sings in the cathedral choir", "fosters two kittens".
    pub(super) fn pastime(&self) -> Option<Sentence> {
        let verb = self.thought.word(0);
        // "Referees his parents' fights" is no sport.
        let of_a_sport = || self.thought.place_of(&["her", "his", "their", "the", "between"]).is_none();
        let office =
            || OFFICES.iter().find(|(does, _)| *does == verb && of_a_sport()).map(|(_, doing)| *doing);
        let first = || first_form(verb).filter(|first| PASTIMES.contains(first) && *first != verb);
        let doing = office().or_else(|| first().and_then(in_progress).filter(|_| is_told(verb)))?;
        let past = self.over && !verb.ends_with('s');
        let what = self.thought.from(1);
        (!past).then(|| self.round("Are you still ", format!("{doing} {what}").trim(), "?")).flatten()
    }

    /// "knows everything about payment fraud".
    fn knows(&self) -> Option<Sentence> {
        let what = self.thought.behind(&["about"]).filter(|what| is_thing(what))?;
        self.round("I'd love to hear more from you about ", what, ".")
    }

    fn has(&self) -> Option<Sentence> {
        let thought = &self.thought;
        if thought.word(0) == "tickets" {
            let what = thought.behind(&["for", "to"])?;
            return if self.over {
                self.round("How was ", what, "?")
            } else {
                self.round("Are you looking forward to ", what, "?")
            };
        }
        let what = thought.from(usize::from(thought.begins_with(&["adopted", "bought", "got"])));
        let bought = thought.begins_with(&["adopted", "bought", "got"]) && what.starts_with("a ");
        let new = what.strip_prefix("a new ").or_else(|| what.strip_prefix("new "));
        let got = |what: &&str| {
            bought && self.age <= NEWS_DAYS * 3 && (!thought.begins_with(&["got"]) || is_had(what))
        };
        let new = new.or_else(|| what.strip_prefix("a ").filter(got))?;
        // "The new safety inspector": who somebody is, and nothing they have.
        if names_a_job(new) {
            return None;
        }
        self.round("How is the new ", new, "?")
    }

    /// "about the Oslo pilot": what was talked about.
    fn subject(&self) -> Option<Sentence> {
        let about = self.thought.place_of(&["about", "regarding"])?;
        let talked = (0..about).all(|at| {
            let name = self.thought.between(at, at + 1).starts_with(char::is_uppercase);
            name || TALKED.contains(&self.thought.word(at))
        });
        let end = self.thought.place_of(&["with"]).filter(|with| *with > about);
        let what = match end {
            Some(end) => self.thought.between(about + 1, end),
            None => self.thought.from(about + 1),
        };
        (talked && is_thing(what))
            .then(|| self.round("Last time we talked about ", what, ". What's the latest?"))
            .flatten()
    }

    fn advised(&self) -> Option<Sentence> {
        let thought = &self.thought;
        let led = thought.place_of(&["me", "to", "that"]).filter(|at| *at <= 3);
        let from = led.map_or(0, |at| at + 1);
        let from = from + usize::from(thought.word(from) == "to");
        let told = is_first_form(thought.word(from))
            || ["always", "dont", "just", "never", "not"].contains(&thought.word(from));
        let advice = thought.from(from);
        told.then(|| self.round("You told me: \"", advice, "\". Can I tell you how it went?")).flatten()
    }
}

/// Whether what somebody got is asked after as new: "a kiln", "a puppy", not "a shock".
fn is_had(thing: &str) -> bool {
    is_asked_after(thing) || thing.split_whitespace().any(|word| is_relative(&fold(word)))
}

/// What one does in sport that is mostly said of who does it.
const OFFICES: &[(&str, &str)] = &[
    ("marshals", "marshalling"),
    ("referees", "refereeing"),
    ("stewards", "stewarding"),
    ("umpires", "umpiring"),
];

/// The first article of a phrase made definite: both know by now which.
fn definite(phrase: &str) -> String {
    phrase.replacen(" a ", " the ", 1).replacen(" an ", " the ", 1)
}

/// Verbs behind which stands what they took up.
const TOOK_UP: &[&str] = &[
    "began", "begun", "joined", "learning", "learns", "loves", "playing", "plays", "start", "started",
    "starts",
];
