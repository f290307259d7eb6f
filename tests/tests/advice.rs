//! What a day shows: two stories of three months, played day by day as a user would, with every act that comes up.
//!
//! Some days name all that `next` proposes, so that an act that is false, missing or repeated fails the test. Between them
//! every single day is looked at, as the day and the next of it show it, the review and everybody's card: each is held to what is
//! always so (one act that means being in touch for each person, nothing said in private), and the days on which each act
//! stood are a snapshot at the end.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::too_many_lines)]

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
};

use chrono::NaiveDate;

use hallway_core::{
    Journal,
    insights::{Named, NextAct, NextAction, NextKind},
    journal::{
        Closing, Gift, MeEdit, NewAdvocacy, NewAsk, NewGoal, NewPerson, PersonEdit, PositionEdit, SeatEdit,
        Telling,
    },
    model::{
        AdvocacyKind, AnswerKind, AskId, AskKind, GoalId, GoalKind, Level, Moment, NumberChange, Outcome,
        PersonId, Relation, Role, Stance,
    },
};
use hallway_tests::{Desk, at, log, person};

/// A word that is said in private alone, and on no day.
const PRIVATE: &str = "zephyr";

struct Story {
    journal: Journal,
    /// Seconds since the first act: of two acts of a day one is the earlier.
    clock: Cell<i64>,
    /// The day whose evening comes next.
    day: Cell<Option<NaiveDate>>,
    /// From which to which day each act stood, again and again.
    stood: RefCell<BTreeMap<String, Vec<(NaiveDate, NaiveDate)>>>,
    _desk: Desk,
}

/// When a day is looked at: after all that was done on it.
fn evening(day: &str) -> Moment {
    at(&format!("{day}T20:00:00+00:00"))
}

/// An act by its kind and whom it is with.
fn label(act: &NextAct) -> String {
    match &act.person {
        Some(person) => format!("{}: {}", act.kind.word(), person.name),
        None => act.kind.word().to_owned(),
    }
}

fn whys(acts: &[NextAct]) -> Vec<&str> {
    acts.iter().map(|act| act.why.as_str()).collect()
}

impl Story {
    fn begin() -> Self {
        let desk = Desk::new();
        Self {
            journal: desk.open(),
            clock: Cell::new(0),
            day: Cell::default(),
            stood: RefCell::default(),
            _desk: desk,
        }
    }

    /// The moment of the next act of a day.
    fn noon(&self, day: &str) -> Moment {
        self.live_until(day);
        self.clock.set(self.clock.get() + 1);
        at(&format!("{day}T12:00:00+00:00")) + chrono::Duration::seconds(self.clock.get())
    }

    /// Looks at the evening of every day that has passed by now.
    fn live_until(&self, day: &str) {
        let now: NaiveDate = day.parse().unwrap();
        let mut next = self.day.get().unwrap_or(now);
        assert!(next <= now, "{now}: a story goes on, and not back");
        while next < now {
            self.look_at(next);
            next = next.succ_opt().unwrap();
        }
        self.day.set(Some(next));
    }

    /// What an evening shows, on every screen of a day.
    fn look_at(&self, day: NaiveDate) {
        let acts = self.acts(&day.to_string());
        let moment = evening(&day.to_string());
        let today = self.journal.today(moment).unwrap();
        // No promise is in these stories, so that a day shows what comes next, whole and in its order.
        let nothing_but_to_see = acts.iter().all(|act| act.kind == NextKind::See);
        let shown = if nothing_but_to_see { Vec::new() } else { acts.clone() };
        assert_eq!(whys(&today.next), whys(&shown), "{day}");
        assert!(today.next.is_empty() || today.people.is_empty(), "{day}: people beside acts");
        let week = format!("{:?}", self.journal.relationships().week(moment).unwrap());
        assert!(!week.contains(PRIVATE), "{day}: {week}");
        for line in self.journal.people().list(None, moment).unwrap() {
            let card = format!("{:?}", self.journal.prep(line.person.id(), moment).unwrap());
            assert!(!card.contains(PRIVATE), "{day}: {card}");
        }
        let mut stood = self.stood.borrow_mut();
        for act in &acts {
            let spans = stood.entry(label(act)).or_default();
            match spans.last_mut() {
                Some((_, last)) if last.succ_opt() == Some(day) => *last = day,
                _ => spans.push((day, day)),
            }
        }
    }

    /// On which days each act stood, a line for each act.
    fn ran(&self) -> String {
        let day = |day: &NaiveDate| day.format("%-d %b").to_string();
        let span = |(from, to): &(NaiveDate, NaiveDate)| {
            if from == to { day(from) } else { format!("{} to {}", day(from), day(to)) }
        };
        let stood = self.stood.borrow();
        let line = |(act, spans): (&String, &Vec<_>)| {
            format!("{act}: {}", spans.iter().map(span).collect::<Vec<_>>().join(", "))
        };
        stood.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn meet(&self, day: &str, name: &str, relation: Relation, level: Level) -> PersonId {
        let new = NewPerson { name: name.to_owned(), relation: Some(relation), ..NewPerson::default() };
        let person = self.journal.people().add(new, true, self.noon(day)).unwrap().id();
        let position = PositionEdit {
            org: Some(format!("{name} & Sons")),
            level: Some(level),
            ..PositionEdit::default()
        };
        let edit = PersonEdit { position: Some(position), ..PersonEdit::default() };
        self.journal.people().edit(person, edit, self.noon(day)).unwrap();
        person
    }

    fn who(&self, name: &str) -> PersonId {
        person(&self.journal, name)
    }

    fn log(&self, day: &str, line: &str) {
        log(&self.journal, line, self.noon(day));
    }

    fn seat(&self, day: &str, goal: GoalId, name: &str, role: Role) {
        let edit = SeatEdit { roles: vec![role], ..SeatEdit::default() };
        self.journal.goals().put_on_map(goal, self.who(name), edit, self.noon(day)).unwrap();
    }

    fn tell(&self, day: &str, names: &[&str], stance: Option<Stance>, said: &str) {
        let people: Vec<PersonId> = names.iter().map(|name| self.who(name)).collect();
        let telling = Telling { stance, said: said.to_owned(), ..Telling::default() };
        self.journal.goals().tell(&people, telling, self.noon(day)).unwrap();
    }

    fn ask(&self, day: &str, name: &str, kind: AskKind, goal: Option<GoalId>) -> AskId {
        let new = NewAsk { kind, goal, ..NewAsk::default() };
        AskId(self.journal.asks().add(self.who(name), new, self.noon(day)).unwrap().id)
    }

    /// Everything a day proposes, held to what is always so.
    fn acts(&self, day: &str) -> Vec<NextAct> {
        let acts = self.journal.relationships().next(evening(day)).unwrap();
        let in_touch =
            |act: &&NextAct| !matches!(act.kind, NextKind::Promise | NextKind::NoDay | NextKind::Feedback);
        let introduced = |act: &NextAct| match &act.action {
            NextAction::Introduce { to, .. } => Some(PersonId(to.id)),
            _ => None,
        };
        let people: Vec<PersonId> = acts
            .iter()
            .filter(in_touch)
            .flat_map(|act| act.person.as_ref().map(Named::id).into_iter().chain(introduced(act)))
            .collect();
        assert_eq!(
            people.iter().collect::<BTreeSet<_>>().len(),
            people.len(),
            "{day}: two acts with one person"
        );
        for act in &acts {
            assert!(!act.why.contains(PRIVATE), "{day}: {}", act.why);
        }
        acts
    }

    /// Says that a day proposes these acts and no others: the kind, and with whom.
    #[track_caller]
    fn shows(&self, day: &str, expected: &[&str]) {
        let shown: Vec<String> = self.acts(day).iter().map(label).collect();
        assert_eq!(shown, expected, "{day}");
    }

    /// Why a day proposes an act of this kind, with this person if there is one.
    #[track_caller]
    fn why(&self, day: &str, kind: NextKind, name: Option<&str>) -> String {
        let is_it = |act: &&NextAct| {
            act.kind == kind && act.person.as_ref().map(|person| person.name.as_str()) == name
        };
        self.acts(day).iter().find(is_it).map(|act| act.why.clone()).expect("the act comes up")
    }
}

/// A promotion that is decided on 11 December; the user sets it as a goal in September.
#[test]
fn a_promotion_over_three_months_shows_each_day_what_is_right() {
    let story = Story::begin();
    let set = "2026-09-07";
    for (name, relation, level) in [
        ("Dana Cole", Relation::Manager, Level::Senior),
        ("Helen Marsh", Relation::Colleague, Level::Executive),
        ("Victor Lang", Relation::Colleague, Level::Executive),
        ("Callum Reid", Relation::Colleague, Level::Peer),
        ("Tess Moran", Relation::Colleague, Level::Senior),
        ("Aoife Byrne", Relation::Mentor, Level::Senior),
    ] {
        story.meet(set, name, relation, level);
    }
    let goal = NewGoal {
        name: "Principal".to_owned(),
        kind: GoalKind::Promotion,
        decision: Some("2026-12-11".parse().unwrap()),
        success: "the title, and the migration run by my team".to_owned(),
        why_now: "the team doubled".to_owned(),
        ..NewGoal::default()
    };
    let goal = GoalId(story.journal.goals().add(goal, story.noon(set)).unwrap().reference.id);
    for (name, role) in [
        ("Dana Cole", Role::Manager),
        ("Helen Marsh", Role::SignOff),
        ("Victor Lang", Role::Veto),
        ("Callum Reid", Role::InTheRoom),
        ("Tess Moran", Role::InTheRoom),
    ] {
        story.seat(set, goal, name, role);
    }
    story.log(set, "1:1 with @Dana Cole, told her I would like to run the migration");
    let before_they_met =
        ["talk: Victor Lang", "talk: Helen Marsh", "talk: Callum Reid", "talk: Tess Moran", "gap"];
    story.shows(set, &before_they_met);

    // An ask for time is met by a call, and never spoken of again.
    story.ask("2026-09-08", "Aoife Byrne", AskKind::Time, None);
    story.log("2026-09-10", "Aoife Byrne rang me, a long call about panels");
    story.shows("2026-09-24", &before_they_met);

    // Conversations with everybody, as people.
    story.log("2026-09-25", "coffee with @Helen Marsh, she is choosing a school for her son");
    story.log("2026-09-25", "coffee with @Victor Lang about budgets");
    story.log("2026-09-25", "lunch with @Callum Reid and @Tess Moran");
    story.log("2026-09-25", "1:1 with @Dana Cole");
    story.shows("2026-09-28", &["gap"]);

    // Six weeks before: whoever can stop it or must sign it off comes first, and then everybody who was not told.
    story.log("2026-10-29", "1:1 with @Dana Cole");
    story.tell("2026-10-29", &["Dana Cole"], Some(Stance::WouldSpeak), "will put it forward");
    story.shows(
        "2026-10-30",
        &[
            "support: Victor Lang",
            "support: Helen Marsh",
            "tell: Callum Reid",
            "tell: Tess Moran",
            "ask for a word: Dana Cole",
        ],
    );
    story.tell("2026-10-30", &["Helen Marsh", "Callum Reid", "Tess Moran"], None, "");
    story.tell("2026-10-30", &["Victor Lang"], Some(Stance::HasConcerns), "the budget is not there");
    let with_both = [
        "support: Victor Lang",
        "support: Helen Marsh",
        "ask for a word: Dana Cole",
        "talk: Callum Reid",
        "talk: Tess Moran",
    ];
    story.shows("2026-10-31", &with_both);

    // A talk that ends in "still not sure" is over for the day, and the concerns stay up.
    story.log("2026-11-10", "coffee with @Victor Lang, still not sure about the budget");
    story.shows(
        "2026-11-10",
        &[
            "support: Helen Marsh",
            "ask for a word: Dana Cole",
            "talk: Callum Reid",
            "talk: Tess Moran",
            "gap",
        ],
    );
    let why = "Principal: only Dana Cole would speak for you: who else has seen your work?";
    assert_eq!(story.why("2026-11-10", NextKind::Gap, None), why);
    story.shows("2026-11-11", &with_both);

    // Tess is asked for a word and says no; Callum speaks and is thanked.
    let asked = story.ask("2026-11-12", "Tess Moran", AskKind::Advocacy, Some(goal));
    story
        .journal
        .asks()
        .heard(asked, AnswerKind::No, "too early for me", None, story.noon("2026-11-13"))
        .unwrap();
    let word = NewAdvocacy {
        kind: AdvocacyKind::Word,
        to: "the panel".to_owned(),
        goal: Some(goal),
        ..NewAdvocacy::default()
    };
    story.journal.giving().add_advocacy(story.who("Callum Reid"), word, story.noon("2026-11-20")).unwrap();
    story.shows(
        "2026-11-20",
        &[
            "thank: Callum Reid",
            "support: Victor Lang",
            "support: Helen Marsh",
            "ask for a word: Dana Cole",
            "talk: Tess Moran",
        ],
    );
    story.log("2026-11-21", "thanked Callum Reid, in private: zephyr #private");
    story
        .journal
        .giving()
        .give(story.who("Callum Reid"), Gift::Thanks, "", None, story.noon("2026-11-21"))
        .unwrap();
    story.shows("2026-11-22", &with_both);

    // Helen was told and is silent: she is there until the day before.
    story.shows(
        "2026-12-10",
        &[
            "support: Victor Lang",
            "support: Helen Marsh",
            "kit",
            "ask for a word: Dana Cole",
            "talk: Callum Reid",
        ],
    );
    story.shows(
        "2026-12-12",
        &["decided", "talk: Helen Marsh", "talk: Callum Reid", "talk: Tess Moran", "see: Dana Cole"],
    );

    // It ends. Dana told the user; who spoke hears first, and who said no is thanked for their time.
    story.log("2026-12-12", "Dana Cole told me I got it");
    let closing =
        Closing { outcome: Outcome::Reached, said: "Dana told me".to_owned(), ..Closing::default() };
    story.journal.goals().close(goal, closing, story.noon("2026-12-12")).unwrap();
    story.shows(
        "2026-12-13",
        &["outcome: Callum Reid", "outcome: Helen Marsh", "outcome: Victor Lang", "outcome: Tess Moran"],
    );
    let why = "you reached Principal: tell them, and thank them for their time";
    assert_eq!(story.why("2026-12-13", NextKind::Outcome, Some("Tess Moran")), why);
    story.tell("2026-12-13", &["Callum Reid", "Helen Marsh", "Victor Lang", "Tess Moran"], None, "");
    story.shows("2026-12-14", &[]);
    let wheel = story.journal.relationships().wheel(evening("2026-12-14")).unwrap();
    let stage = |name: &str| {
        let one = wheel.people.iter().find(|one| one.person.name == name);
        one.map(|one| one.stage.to_string())
    };
    assert_eq!(stage("Callum Reid").as_deref(), Some("thanked"));
    story.live_until("2027-02-15");
    insta::assert_snapshot!("promotion", story.ran());
}

/// A search for a job by somebody who was laid off and finds it hard to ask, without a day on which it is decided.
#[test]
fn a_search_for_a_job_over_three_months_shows_each_day_what_is_right() {
    let story = Story::begin();
    let set = "2026-09-07";
    let edit = MeEdit { pace: NumberChange::Set(2), ..MeEdit::default() };
    story.journal.people().edit_me(edit, story.noon(set)).unwrap();
    let goal = NewGoal {
        name: "A new job".to_owned(),
        kind: GoalKind::NewJob,
        success: "a small team that ships".to_owned(),
        ..NewGoal::default()
    };
    let goal = GoalId(story.journal.goals().add(goal, story.noon(set)).unwrap().reference.id);
    story.shows(set, &["gap"]);
    let why = "A new job: nobody yet who could pass your name on: who liked working with you, or knows someone there?";
    assert_eq!(story.why(set, NextKind::Gap, None), why);

    // An old colleague first; the goal is on nobody's lips before they are told.
    for (name, relation) in [
        ("Jonas Weber", Relation::Outside),
        ("Mira Stone", Relation::Outside),
        ("Petra Lind", Relation::Outside),
    ] {
        story.meet(set, name, relation, Level::Peer);
    }
    story.log("2026-09-09", "coffee with @Jonas Weber, he misses our team");
    story.seat("2026-09-09", goal, "Jonas Weber", Role::Referrer);
    story.seat("2026-09-09", goal, "Mira Stone", Role::Recruiter);
    story.shows("2026-09-10", &["talk: Mira Stone", "gap"]);
    let map = story.journal.goals().map(goal, evening("2026-09-10")).unwrap();
    assert!(map.people.iter().all(|one| !one.knows), "a seat is untold until told");

    // A week in which nothing was noted says what it is for, and one small step.
    let week = story.journal.relationships().week(evening("2026-09-20")).unwrap();
    let courage =
        "A new job, in your words: \"a small team that ships\". A small step: write Jonas Weber two lines.";
    assert_eq!(week.courage.as_deref(), Some(courage));

    story.tell("2026-09-21", &["Jonas Weber"], None, "he will think of somebody");
    story.log("2026-09-22", "call with @Mira Stone about two roles");
    story.shows("2026-09-23", &["gap"]);
    let map = story.journal.goals().map(goal, evening("2026-09-23")).unwrap();
    let knows = |name: &str| map.people.iter().find(|one| one.person.name == name).unwrap().knows;
    assert!(knows("Jonas Weber") && knows("Mira Stone"), "who looks for people knows once the two talked");

    // Somebody who would hire is met through whom both know.
    story
        .journal
        .people()
        .add_knows(story.who("Jonas Weber"), story.who("Petra Lind"), "old team", story.noon("2026-09-24"))
        .unwrap();
    story.seat("2026-09-24", goal, "Petra Lind", Role::HiringManager);
    story.shows("2026-09-24", &["talk: Petra Lind", "gap"]);
    let why =
        "has a say in A new job; no conversation yet, and Jonas Weber, who knows them, could introduce you";
    assert_eq!(story.why("2026-09-24", NextKind::Talk, Some("Petra Lind")), why);

    // "Not now", twice come back to, and then a question instead of a third reminder.
    let asked = story.ask("2026-09-25", "Jonas Weber", AskKind::Mentorship, None);
    story.shows("2026-10-09", &["follow up: Jonas Weber", "talk: Petra Lind", "gap"]);
    story.journal.asks().followed_up(asked, "", story.noon("2026-10-09")).unwrap();
    story.shows("2026-10-10", &["talk: Petra Lind", "talk: Jonas Weber", "gap"]);
    story.journal.asks().followed_up(asked, "", story.noon("2026-10-23")).unwrap();
    let why = "6 weeks ago you asked for mentorship and asked again twice: let it go?";
    assert_eq!(story.why("2026-11-06", NextKind::FollowUp, Some("Jonas Weber")), why);
    story.journal.asks().let_be(asked, story.noon("2026-11-06")).unwrap();
    story.shows("2026-11-07", &["talk: Petra Lind", "talk: Jonas Weber", "gap"]);

    // Who leaves is heard in a line, once there is a place to fill.
    story.log("2026-11-10", "call with @Jonas Weber, he is leaving Acme in January");
    let why = "A new job: you heard on 10 Nov that Jonas Weber is leaving: who else could take that place, and what do you want to \
               ask before they go?";
    assert_eq!(story.why("2026-11-11", NextKind::Gap, None), why);
    story
        .journal
        .people()
        .leave(story.who("Jonas Weber"), "2026-11-12".parse().unwrap(), story.noon("2026-11-12"))
        .unwrap();
    story.shows("2026-11-13", &["talk: Petra Lind", "gap"]);
    let why = "A new job: only 3 people on the map: aim for five to seven";
    assert_eq!(story.why("2026-11-13", NextKind::Gap, None), why);

    let closing = Closing { outcome: Outcome::Reached, said: "Petra rang".to_owned(), ..Closing::default() };
    story.log("2026-12-01", "call with @Petra Lind, I start in January");
    story.journal.goals().close(goal, closing, story.noon("2026-12-01")).unwrap();
    story.shows("2026-12-02", &["outcome: Jonas Weber", "outcome: Mira Stone"]);
    story.live_until("2027-02-05");
    insta::assert_snapshot!("search", story.ran());
}
