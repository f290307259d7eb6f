//! A year in the life: one user, two devices, seven people, from strangers to a decision and the next goal.
//!
//! Lines are logged as one would type them, on the phone and on the laptop in turn, and the two exchange what they have at
//! the end of each part. Gaps, readiness, the kit, the wheel and what comes next are looked at on days 1, 30 and 90, six
//! weeks and two weeks before the decision, and after it; both devices say the same each time.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::{Days, NaiveDate};
use hallway_core::{
    Journal,
    insights::{Gap, GoalMap, KitLacks, NextKind, Sign},
    journal::{
        Closing, Gift, GoalEdit, MeEdit, NewAdvocacy, NewAsk, NewFact, NewGoal, NewPerson, NewWin, Objection,
        Order, PersonEdit, PositionEdit, SeatEdit, WinEdit,
    },
    model::{
        AnswerKind, AskKind, ExchangeKind, GoalId, GoalKind, Level, MineKind, Moment, Outcome, PersonId,
        Reference, Role, Stage, Stance,
    },
};
use hallway_tests::{Desk, assert_sound, at, goal_named, log, only_goal, person, without_references};
use serde_json::{Value, json};

/// The people of the story: name, title, department, where they stand, and what say they have.
const PEOPLE: &[(&str, &str, &str, Level, Role)] = &[
    ("Maren Holt", "Engineering manager", "Payments", Level::Senior, Role::Manager),
    ("Tomas Reis", "Director", "Payments", Level::Executive, Role::Veto),
    ("Ines Duarte", "Principal", "Search", Level::Senior, Role::SignOff),
    ("Kofi Mensah", "Design director", "Design", Level::Executive, Role::InTheRoom),
    ("Yuki Mori", "Staff engineer", "Ads", Level::Senior, Role::InTheRoom),
    ("Lena Fischer", "Engineer", "Payments", Level::Peer, Role::Influences),
    ("Sam Obi", "Engineer", "Search", Level::Junior, Role::Influences),
];

const DECISION: &str = "2026-12-14";

fn noon(day: NaiveDate) -> Moment {
    at(&format!("{day}T12:00:00+00:00"))
}

/// The day so many days after the goal was set.
fn day(number: u64) -> NaiveDate {
    "2026-02-02".parse::<NaiveDate>().unwrap() + Days::new(number)
}

fn before_decision(days: u64) -> NaiveDate {
    DECISION.parse::<NaiveDate>().unwrap() - Days::new(days)
}

struct Year {
    phone: Journal,
    laptop: Journal,
    _desks: (Desk, Desk),
}

impl Year {
    fn begin() -> Self {
        let desks = (Desk::new(), Desk::new());
        Self { phone: desks.0.open(), laptop: desks.1.open(), _desks: desks }
    }

    /// The two devices exchange what they have.
    fn meet(&self, on: NaiveDate) {
        for (from, to) in
            [(&self.phone, &self.laptop), (&self.laptop, &self.phone), (&self.phone, &self.laptop)]
        {
            for id in from.replica().records().unwrap() {
                for outcome in
                    to.replica().merge(from.replica().changes_of(id, &[]).unwrap(), noon(on)).unwrap()
                {
                    outcome.unwrap();
                }
            }
        }
    }

    fn who(&self, name: &str) -> PersonId {
        person(&self.laptop, name)
    }

    /// Looks at both devices on a day: they say the same, and this is what.
    fn look(&self, on: NaiveDate) -> Look {
        self.meet(on);
        let seen = [&self.phone, &self.laptop].map(|device| screens(device, noon(on)));
        assert_eq!(seen[0], seen[1], "{on}");
        for device in [&self.phone, &self.laptop] {
            assert_sound(device, noon(on));
        }
        let goals = self.laptop.goals().list(noon(on)).unwrap();
        let goal = GoalId(goals[0].reference.id);
        Look {
            map: self.laptop.goals().map(goal, noon(on)).unwrap(),
            next: self
                .laptop
                .relationships()
                .next(noon(on))
                .unwrap()
                .into_iter()
                .map(|act| act.kind)
                .collect(),
            today: self.laptop.today(noon(on)).unwrap().next.len(),
        }
    }

    fn stage(&self, name: &str, on: NaiveDate) -> Stage {
        let who = self.who(name);
        let wheel = self.laptop.relationships().wheel(noon(on)).unwrap();
        wheel.people.into_iter().find(|one| one.person.id() == who).map(|one| one.stage).unwrap()
    }

    fn missing(&self, name: &str, on: NaiveDate) -> (u32, Option<Sign>) {
        let ready = self.laptop.relationships().ready(self.who(name), noon(on)).unwrap();
        (ready.missing, ready.step)
    }
}

/// What the laptop says on a day.
struct Look {
    map: GoalMap,
    next: Vec<NextKind>,
    today: usize,
}

impl Look {
    fn gaps(&self) -> Vec<Gap> {
        self.map.gaps.iter().map(|found| found.gap.clone()).collect()
    }
}

/// Every screen that a goal touches, without references.
fn screens(journal: &Journal, now: Moment) -> Value {
    let goals = journal.goals().list(now).unwrap();
    let goal = GoalId(goals[0].reference.id);
    let ready: Vec<Value> = PEOPLE
        .iter()
        .filter_map(|(name, ..)| journal.people().resolve(name).ok())
        .map(|person| json!({ "ready": journal.relationships().ready(person, now).unwrap(), "card": journal.prep(person, now).unwrap() }))
        .collect();
    without_references(json!({
        "goals": goals,
        "map": journal.goals().map(goal, now).unwrap(),
        "kit": journal.goals().kit(goal, None).unwrap(),
        "wins": journal.goals().wins(Some(goal)).unwrap(),
        "wheel": journal.relationships().wheel(now).unwrap(),
        "next": journal.relationships().next(now).unwrap(),
        "today": journal.today(now).unwrap(),
        "audit": journal.relationships().audit_board(now).unwrap(),
        "asks": journal.asks().list(now).unwrap(),
        "giving": journal.giving().overview(now).unwrap(),
        "word": journal.giving().my_word(now).unwrap(),
        "words": journal.giving().advocacies(now).unwrap(),
        "breadth": journal.relationships().breadth(now).unwrap(),
        "ready": ready,
    }))
}

/// Day 1: strangers, a goal, a map.
fn strangers(year: &Year) {
    let now = noon(day(0));
    for (name, title, org, level, _) in PEOPLE {
        let new = NewPerson { name: (*name).to_owned(), ..NewPerson::default() };
        let person = year.laptop.people().add(new, false, now).unwrap().id();
        let position = PositionEdit {
            org: Some((*org).to_owned()),
            title: Some((*title).to_owned()),
            level: Some(level.clone()),
            ..PositionEdit::default()
        };
        let edit = PersonEdit { position: Some(position), ..PersonEdit::default() };
        year.laptop.people().edit(person, edit, now).unwrap();
    }
    year.laptop
        .goals()
        .add(
            NewGoal {
                name: "Staff engineer".to_owned(),
                kind: GoalKind::Promotion,
                decision: Some(DECISION.parse().unwrap()),
                success: "the title, and the checkout architecture is mine".to_owned(),
                ..NewGoal::default()
            },
            now,
        )
        .unwrap();
    year.meet(day(0));
    // The map is drawn on both devices at once.
    for (place, (name, .., role)) in PEOPLE.iter().enumerate() {
        let device = if place % 2 == 0 { &year.phone } else { &year.laptop };
        let seat = SeatEdit { roles: vec![role.clone()], ..SeatEdit::default() };
        device.goals().put_on_map(only_goal(device), year.who(name), seat, now).unwrap();
    }
}

/// The first month: coffee with each of them, homework, small promises that are kept.
fn first_month(year: &Year) {
    for (number, (name, ..)) in (3..).step_by(3).zip(PEOPLE) {
        let now = noon(day(number));
        log(
            &year.phone,
            &format!("coffee with @{name}, talked about how the team decides !send the notes"),
            now,
        );
        year.phone
            .people()
            .add_fact(
                &NewFact { person: year.who(name), text: "homework: read their last design note".to_owned() },
                now,
            )
            .unwrap();
    }
    let now = noon(day(25));
    let open = year.phone.find("is:open", Order::Newest, 0..50, now).unwrap();
    let mine: Vec<Reference> = open.hits.into_iter().map(|hit| hit.reference).collect();
    year.phone.done(&mine, now).unwrap();
}

/// To day 90: they become known and liked, and something is given to each.
fn becoming_known(year: &Year) {
    year.meet(day(30));
    for (place, (name, ..)) in PEOPLE.iter().enumerate() {
        let who = year.who(name);
        for round in 0..2_u64 {
            let number = 32 + round * 20 + u64::try_from(place).unwrap() * 2;
            let device = if round == 0 { &year.laptop } else { &year.phone };
            log(
                device,
                &format!("lunch with @{name} +food: likes ramen +common: both from small towns"),
                noon(day(number)),
            );
        }
        let now = noon(day(80));
        year.laptop.giving().give(who, Gift::Of(ExchangeKind::Help), "with a review", None, now).unwrap();
        year.laptop
            .giving()
            .give(who, Gift::Of(ExchangeKind::Shared), "how I nearly quit once", None, now)
            .unwrap();
    }
    let now = noon(day(85));
    year.laptop.relationships().audit(year.who("Tomas Reis"), 5, "we talk work only", now).unwrap();
    year.phone.relationships().audit(year.who("Maren Holt"), 8, "she says what she thinks", now).unwrap();
    year.phone.people().add_mine(MineKind::Read, "a book on bridges", now).unwrap();
    log(
        &year.phone,
        "call with @Ines Duarte <taught me how to read a budget +needs a second analyst",
        noon(day(86)),
    );
    log(&year.phone, "walk with @Yuki Mori +can: hire analysts", noon(day(87)));
}

/// To six weeks before: wins, feedback, stances; everyone is talked with every three weeks.
fn building(year: &Year) {
    year.meet(day(90));
    let now = noon(day(100));
    for (what, effect) in [
        ("Checkout 3", "2% fewer drop-outs"),
        ("The March outage", "back in eleven minutes"),
        ("Two new hires", "the team is whole"),
    ] {
        let win = NewWin {
            what: what.to_owned(),
            effect: effect.to_owned(),
            evidence: "the dashboard".to_owned(),
            with: vec![year.who("Lena Fischer")],
            ..NewWin::default()
        };
        year.laptop.goals().add_win(win, now).unwrap();
    }
    let question = "What are two things I need to improve to reach the next level?";
    let ask = NewAsk { kind: AskKind::Feedback, text: question.to_owned(), ..NewAsk::default() };
    let ask = year.laptop.asks().add(year.who("Tomas Reis"), ask, now).unwrap();
    let heard = noon(day(104));
    let noted = year
        .laptop
        .asks()
        .heard(ask.id.into(), AnswerKind::Yes, "write less, decide in the room", None, heard)
        .unwrap()
        .reference
        .id;
    year.laptop.asks().will_do(noted.into(), "one page at most", heard).unwrap();
    year.laptop.asks().feedback_told(noted.into(), noon(day(130))).unwrap();
    let mut number = 108;
    while day(number) < before_decision(45) {
        year.meet(day(number));
        for (place, (name, ..)) in PEOPLE.iter().enumerate() {
            let device = if place % 2 == 0 { &year.laptop } else { &year.phone };
            log(device, &format!("call with @{name} about the plan"), noon(day(number)));
        }
        number += 18;
    }
    let now = noon(before_decision(60));
    let show = |device: &Journal, name: &str, stance: Stance, said: &str| {
        let seat = SeatEdit { stance: Some(stance), said: said.to_owned(), ..SeatEdit::default() };
        device.goals().put_on_map(only_goal(device), year.who(name), seat, now).unwrap();
    };
    show(&year.laptop, "Maren Holt", Stance::WouldSpeak, "wrote the case with me");
    show(&year.phone, "Tomas Reis", Stance::HasConcerns, "is it too early?");
    show(&year.phone, "Ines Duarte", Stance::WouldSpeak, "said so at lunch");
}

/// To two weeks before: everyone is told, objections have an answer.
fn telling(year: &Year) {
    year.meet(before_decision(42));
    let now = noon(before_decision(30));
    for (name, ..) in PEOPLE {
        year.phone.goals().told(None, year.who(name), "good luck", None, now).unwrap();
        log(&year.phone, &format!("coffee with @{name}"), noon(before_decision(20)));
    }
    let objections = vec![Objection {
        objection: "too early".to_owned(),
        answer: "three launches in two years".to_owned(),
    }];
    let edit = GoalEdit { why_now: Some("the team doubled".to_owned()), objections, ..GoalEdit::default() };
    year.laptop.goals().edit(only_goal(&year.laptop), edit, now).unwrap();
    let win = year.laptop.goals().wins(Some(only_goal(&year.laptop))).unwrap().wins[0].reference.id;
    let known = WinEdit {
        known_by: vec![year.who("Tomas Reis")],
        from: Some(year.who("Lena Fischer")),
        ..WinEdit::default()
    };
    year.laptop.goals().edit_win(win.into(), known, now).unwrap();
}

/// The day after: everybody is told how it ended, and the next goal is there.
fn going_on(year: &Year, decided: NaiveDate) {
    let now = noon(decided + Days::new(1));
    for (name, ..) in PEOPLE {
        year.laptop.goals().told(None, year.who(name), "was glad", None, now).unwrap();
    }
    let next = NewGoal {
        name: "Principal".to_owned(),
        after: Some(goal_named(&year.laptop, "Staff engineer")),
        ..NewGoal::default()
    };
    year.laptop.goals().add(next, now).unwrap();
}

#[test]
fn a_year_from_strangers_to_a_decision_and_the_next_goal() {
    let year = Year::begin();
    strangers(&year);
    let first = year.look(day(0));
    assert_eq!(first.map.people.len(), 7);
    assert_eq!(
        first.gaps(),
        [Gap::NobodySpeaks],
        "seven people, five departments and levels, a manager, a veto"
    );
    assert_eq!(first.next, [NextKind::Talk; 4].into_iter().chain([NextKind::Gap]).collect::<Vec<_>>());
    assert_eq!(first.today, 5);
    assert!(first.map.people.iter().all(|one| one.due && one.stage == Stage::Stranger));
    assert_eq!(year.missing("Tomas Reis", day(0)), (10, Some(Sign::Homework)));

    first_month(&year);
    let month = year.look(day(30));
    assert!(month.map.people.iter().all(|one| one.stage == Stage::Acquainted));
    assert_eq!(
        year.missing("Tomas Reis", day(30)),
        (8, Some(Sign::Conversations)),
        "homework and a kept promise"
    );
    assert!(month.next.contains(&NextKind::Talk), "the first coffee is three weeks ago");
    assert_eq!(year.laptop.giving().my_word(noon(day(30))).unwrap().percent, Some(100));

    becoming_known(&year);
    let quarter = year.look(day(90));
    assert_eq!(year.stage("Tomas Reis", day(90)), Stage::Trust);
    assert_eq!(year.missing("Tomas Reis", day(90)), (2, Some(Sign::Taught)));
    assert!(
        quarter.next.contains(&NextKind::Talk) && quarter.next.contains(&NextKind::Introduce),
        "{:?}",
        quarter.next
    );
    assert_eq!(year.laptop.relationships().audit_board(noon(day(90))).unwrap().want_care, 1);
    let meeting = &year.laptop.giving().overview(noon(day(90))).unwrap().introductions[0];
    assert_eq!((meeting.who.name.as_str(), meeting.other.name.as_str()), ("Ines Duarte", "Yuki Mori"));

    building(&year);
    let six_weeks = before_decision(42);
    let telling_time = year.look(six_weeks);
    assert_eq!(telling_time.gaps(), []);
    assert!(telling_time.next.contains(&NextKind::Tell), "{:?}", telling_time.next);
    assert_eq!(year.stage("Maren Holt", six_weeks), Stage::WouldSpeak);
    assert!(!year.laptop.goals().kit(only_goal(&year.laptop), None).unwrap().lacks.is_empty());

    telling(&year);
    let two_weeks = before_decision(14);
    let look = year.look(two_weeks);
    assert!(!look.next.contains(&NextKind::Tell) && look.next.contains(&NextKind::Kit), "{:?}", look.next);
    let maren = year.who("Maren Holt");
    let highlight =
        SeatEdit { highlight: Some("how the outage was handled".to_owned()), ..SeatEdit::default() };
    year.laptop.goals().put_on_map(only_goal(&year.laptop), maren, highlight, noon(two_weeks)).unwrap();
    let page = year.laptop.goals().give_kit(only_goal(&year.laptop), maren, noon(two_weeks)).unwrap();
    assert_eq!(page.lacks, [KitLacks::Name]);
    let me = MeEdit { name: Some("Sam Reed".to_owned()), ..MeEdit::default() };
    year.laptop.people().edit_me(me, noon(two_weeks)).unwrap();
    let page = year.laptop.goals().give_kit(only_goal(&year.laptop), maren, noon(two_weeks)).unwrap();
    assert_eq!(page.lacks, []);
    assert!(
        page.plain.contains("how the outage was handled") && page.plain.contains("Checkout 3"),
        "{}",
        page.plain
    );
    let advocacy = NewAsk { kind: AskKind::Advocacy, ..NewAsk::default() };
    year.laptop.asks().add(maren, advocacy, noon(two_weeks)).unwrap();
    assert_eq!(year.stage("Maren Holt", two_weeks), Stage::Asked);

    let decided = before_decision(0) + Days::new(1);
    let spoke =
        NewAdvocacy { to: "the panel".to_owned(), how: "Ines told me".to_owned(), ..NewAdvocacy::default() };
    year.phone.giving().add_advocacy(maren, spoke, noon(decided)).unwrap();
    let closing = Closing { outcome: Outcome::Reached, said: "from January".to_owned(), next: None };
    year.phone.goals().close(only_goal(&year.phone), closing, noon(decided)).unwrap();
    let after = year.look(decided);
    assert_eq!(after.next[0], NextKind::Thank, "{:?}", after.next);
    assert!(after.next.contains(&NextKind::Outcome));
    year.laptop.giving().give(maren, Gift::Thanks, "for the panel", None, noon(decided)).unwrap();
    going_on(&year, decided);
    let again = year.look(decided + Days::new(2));
    assert_eq!((again.map.goal.name.as_str(), again.map.people.len()), ("Principal", 7));
    assert!(again.gaps().contains(&Gap::NoDay));
    assert!(!again.next.contains(&NextKind::Outcome), "{:?}", again.next);
    assert_eq!(year.stage("Maren Holt", decided + Days::new(2)), Stage::Thanked);
    assert!(
        year.laptop.giving().advocacies(noon(decided + Days::new(2))).unwrap().for_you[0]
            .told_outcome
            .is_some()
    );
}
