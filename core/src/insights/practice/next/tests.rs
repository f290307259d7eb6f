//! One test for each reason to act, and what is left out.

mod done;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::{
    insights::{
        people::contacts::TodaySources,
        practice::{
            audit::AuditSources,
            gaps::Positions,
            giving::GivingSources,
            introductions::{Acquainted, MeetSources, SharedLine},
            readiness::{Ready, ready},
            seat::MapSeat,
        },
        rows::{
            advice, advocacy, ask, day, evidence, exchange, fact, goal, id, noon, now, person, promise, seat,
            shown, tally, to_see, win,
        },
    },
    model::{
        Answer, AnswerKind, Ask, AskKind, AuditScore, ExchangeKind, FactKind, Feedback, Goal, Identities,
        Kit, Outcome, Praise, Role, Score, Stance, Win, note,
    },
    store::index::{
        dismissal::DismissalRow, exchange::ExchangeRow, fact::FactRow, person::PersonRow,
        presence::ContactTally, promise::PromiseRow, stem::SharedStem, stored::Stored,
    },
};

/// Everything acts are made of, owned.
#[derive(Default)]
struct Known {
    people: Vec<PersonRow>,
    tallies: Vec<ContactTally>,
    promises: Vec<PromiseRow>,
    put_off: Vec<DismissalRow>,
    pace: Option<u32>,
    goals: Vec<Stored<Goal>>,
    seats: Vec<MapSeat>,
    exchanges: Vec<ExchangeRow>,
    advocacies: Vec<Stored<crate::model::Advocacy>>,
    praises: Vec<Stored<Praise>>,
    /// Pairs who know each other.
    knows: Vec<(PersonId, PersonId)>,
    facts: Vec<FactRow>,
    shared: Vec<SharedStem>,
    lines: Vec<SharedLine>,
    answers: Vec<Stored<AuditScore>>,
    wins: Vec<Stored<Win>>,
    copies: Vec<Stored<Kit>>,
    asks: Vec<Stored<Ask>>,
    feedback: Vec<Stored<Feedback>>,
    feedback_every: Option<u32>,
    ready: Vec<Ready>,
    lately: BTreeMap<PersonId, u32>,
    bridges: Vec<FactRow>,
}

impl Known {
    fn people(count: u32) -> Self {
        Self { people: (1..=count).map(|n| person(n, &format!("Person {n}"))).collect(), ..Self::default() }
    }

    fn next(&self) -> Vec<NextAct> {
        self.with_sources(|sources| next(sources, now()))
    }

    fn with_sources<T>(&self, answer: impl FnOnce(&NextSources<'_>) -> T) -> T {
        let identities = Identities::default();
        let stakeholders: Vec<PersonId> = self.seats.iter().map(|seat| seat.person).collect();
        let goals: Vec<(&Stored<Goal>, Vec<&MapSeat>)> = self
            .goals
            .iter()
            .map(|goal| (goal, self.seats.iter().filter(|seat| seat.goal == goal.id).collect()))
            .collect();
        let today = TodaySources {
            people: &self.people,
            identities: &identities,
            tallies: &self.tallies,
            contacts: &Contacts::of(&self.people, &identities, &self.tallies, now()),
            to_see: Vec::new(),
            promises: &self.promises,
            asked: Vec::new(),
            put_off: &self.put_off,
            pace: self.pace,
            seen_this_week: 0,
            to_check: 0,
            first_day: false,
            devices: Vec::new(),
        };
        let today = TodaySources { to_see: to_see(&today), ..today };
        let worth = worth_asking(&today, &goals, &self.asks, &self.advocacies, now());
        let sources = NextSources {
            today,
            giving: GivingSources {
                people: &self.people,
                identities: &identities,
                exchanges: &self.exchanges,
                praises: &self.praises,
                advocacies: &self.advocacies,
                meets: MeetSources {
                    people: &self.people,
                    identities: &identities,
                    facts: &self.facts,
                    shared: &self.shared,
                    lines: &self.lines,
                    refused: &BTreeSet::new(),
                    acquainted: &Acquainted::new(self.knows.iter().copied(), &identities),
                },
                positions: &[],
                tallies: &self.tallies,
            },
            audit: AuditSources {
                people: &self.people,
                identities: &identities,
                answers: &self.answers,
                tallies: &self.tallies,
                stakeholders: &stakeholders,
            },
            goals: &goals,
            positions: &Positions::new(),
            wins: &self.wins,
            copies: &self.copies,
            me: "",
            asks: &self.asks,
            feedback: &self.feedback,
            feedback_every: self.feedback_every,
            worth_asking: &worth,
            ready: &self.ready,
            lately: &self.lately,
            bridges: &self.bridges,
        };
        answer(&sources)
    }

    fn kinds(&self) -> Vec<NextKind> {
        self.next().into_iter().map(|act| act.kind).collect()
    }

    /// A goal that is decided in so many days, with one stakeholder that was met yesterday.
    fn with_goal(days_left: u64) -> Self {
        let mut known = Self::people(1);
        let decision = now().date_naive().checked_add_days(Days::new(days_left)).unwrap();
        known.goals = vec![goal(100, Some(&decision.to_string()))];
        known.seats = vec![seat(1, Role::Manager, Stance::DoesNotKnow)];
        known.tallies = vec![tally(1, 1, Some("2026-11-17"), None)];
        known
    }

    /// Everything that a page needs before it is given to anybody.
    fn fill_the_page(&mut self) {
        self.goals[0].record.why_now = "the team doubled".to_owned();
        let known_by = [(PersonId(id(1)), String::new())];
        self.wins = (0..3).map(|n| win(200 + n, "Checkout", "2026-10-01")).collect();
        for win in &mut self.wins {
            win.record.knows = known_by.clone().into();
        }
    }
}

fn whys(acts: &[NextAct]) -> Vec<&str> {
    acts.iter().map(|act| act.why.as_str()).collect()
}

#[test]
fn an_empty_journal_asks_for_nothing() {
    assert_eq!(Known::default().next(), []);
}

#[test]
fn a_promise_comes_up_two_days_before_it_is_due_and_stays_when_late() {
    let mut known = Known::people(1);
    known.promises = vec![
        promise(10, true, "send the deck", "2026-11-01", Some("2026-11-20")),
        promise(11, true, "in three days", "2026-11-01", Some("2026-11-21")),
        promise(12, true, "call", "2026-11-01", Some("2026-11-15")),
        promise(13, false, "theirs", "2026-11-01", Some("2026-11-15")),
    ];
    let acts = known.next();
    assert_eq!(
        whys(&acts),
        ["you said you would: call; 3 days late", "you said you would by Fri 20 Nov: send the deck"]
    );
    assert_eq!(acts[0].action, NextAction::KeepPromise { promise: Reference::to(id(12)) });
}

#[test]
fn thanks_come_next() {
    let mut known = Known::people(1);
    known.advocacies = vec![advocacy(10, "the panel", "2026-11-16", None)];
    known.exchanges = vec![exchange(11, false, ExchangeKind::Help, "2026-11-16")];
    assert_eq!(whys(&known.next()), ["a good word for you to the panel; thank them by Mon 23 Nov"]);
}

#[test]
fn people_are_told_six_weeks_before_a_decision_and_get_the_kit_two_weeks_before() {
    assert!(!Known::with_goal(43).kinds().contains(&NextKind::Tell));
    assert!(Known::with_goal(42).kinds().contains(&NextKind::Tell));
    let mut told = Known::with_goal(14);
    assert!(!told.kinds().contains(&NextKind::Kit), "who does not know of it is told first");
    told.seats[0].told = vec![(noon("2026-11-01"), "good".to_owned())];
    told.fill_the_page();
    let acts = told.next();
    assert_eq!(acts[0].kind, NextKind::Kit);
    assert!(matches!(acts[0].action, NextAction::GiveKit { .. }), "{:?}", acts[0].action);
    let mut late = Known::with_goal(15);
    late.seats = told.seats;
    late.fill_the_page();
    assert!(!late.kinds().contains(&NextKind::Kit));
}

#[test]
fn a_page_is_filled_before_anybody_gets_it() {
    let mut known = Known::with_goal(8);
    known.seats[0].shown = vec![shown(Stance::WouldSpeak, "gladly", "2026-11-10")];
    let acts = known.next();
    assert_eq!((acts[0].kind, acts[0].person.as_ref()), (NextKind::Kit, None));
    let why = "Staff engineer is decided in 8 days, and your kit still needs why now, in one sentence, and three wins \
               or more";
    assert_eq!(acts[0].why, why);
    known.fill_the_page();
    let acts = known.next();
    assert_eq!(acts[0].why, "Staff engineer is decided in 8 days: give them your one-page kit");
    assert!(acts.iter().filter(|act| act.kind == NextKind::Kit).all(|act| act.person.is_some()));
}

#[test]
fn whoever_has_concerns_is_asked_about_them_and_gets_no_page_to_speak_from() {
    let mut known = Known::with_goal(8);
    known.fill_the_page();
    known.seats[0].shown = vec![shown(Stance::HasConcerns, "the budget", "2026-11-10")];
    known.tallies = vec![tally(1, 1, Some("2026-11-11"), None)];
    let acts = known.next();
    assert_eq!(acts[0].kind, NextKind::Support);
    assert!(matches!(acts[0].action, NextAction::AskForFeedback { person: Some(_) }));
    assert!(acts[0].why.contains("they have concerns"), "{}", acts[0].why);
    assert!(!known.kinds().contains(&NextKind::Kit));
    known.tallies = vec![tally(1, 1, Some("2026-11-17"), None)];
    assert_eq!(known.kinds()[0], NextKind::Support, "what is not answered stays up");
    known.tallies = vec![tally(1, 1, Some("2026-11-18"), None)];
    assert!(!known.kinds().contains(&NextKind::Support), "they talked today");
}

#[test]
fn an_old_copy_is_spoken_of_as_one() {
    let mut known = Known::with_goal(8);
    known.fill_the_page();
    known.seats[0].shown = vec![shown(Stance::WouldSpeak, "gladly", "2026-11-10")];
    let copy = Kit {
        goal: id(100).into(),
        person: PersonId(id(1)),
        page: "as it was".to_owned(),
        given: noon("2026-11-12"),
        deleted: None,
    };
    known.copies = vec![Stored { id: id(500), record: copy }];
    let why =
        "Staff engineer is decided in 8 days: their copy from 12 Nov is out of date, give them the new one";
    assert_eq!(whys(&known.next())[0], why);
}

#[test]
fn thanks_that_were_put_off_are_those_for_one_thing_and_a_person_is_put_off_for_what_there_was() {
    let mut known = Known::people(1);
    known.advocacies =
        vec![advocacy(10, "the panel", "2026-11-02", None), advocacy(11, "the board", "2026-11-16", None)];
    let put_off = |about: u32, at: &str| DismissalRow {
        about: id(about),
        act: "thank".to_owned(),
        until: None,
        at: noon(at),
    };
    let late = "a good word for you to the panel, on Mon 2 Nov; thank them now, it's not too late";
    assert_eq!(whys(&known.next()), [late]);
    known.put_off = vec![put_off(10, "2026-11-03")];
    assert_eq!(whys(&known.next()), ["a good word for you to the board; thank them by Mon 23 Nov"]);
    known.put_off = vec![put_off(1, "2026-11-03")];
    assert_eq!(whys(&known.next()), ["a good word for you to the board; thank them by Mon 23 Nov"]);
    known.put_off = vec![put_off(1, "2026-11-17")];
    assert_eq!(known.next(), []);
}

#[test]
fn a_gap_that_was_put_off_makes_room_for_the_next_one() {
    let mut known = Known::with_goal(90);
    let gap = |known: &Known| {
        let acts = known.next();
        let [act] = acts.as_slice() else { panic!("one act") };
        (act.kind, act.why.clone())
    };
    let (kind, why) = gap(&known);
    assert_eq!(
        (kind, why.as_str()),
        (NextKind::Gap, "Staff engineer: you don't know yet who can veto it: ask who could stop it")
    );
    let word = put_off_gap(&Gap::NobodyCanVeto);
    let row = |act: String| DismissalRow { about: id(100), act, until: None, at: noon("2026-11-01") };
    known.put_off = vec![row(word)];
    assert_eq!(gap(&known).1, "Staff engineer: only one person on the map: aim for five to seven");
    known.put_off.push(row(put_off_gap(&Gap::TooFew { people: 4 })));
    assert_eq!(gap(&known).1, "Staff engineer: nobody has shown yet that they would speak for you");
}

#[test]
fn a_decision_that_is_past_asks_for_neither() {
    let mut known = Known::with_goal(0);
    assert!(!known.kinds().contains(&NextKind::Decided), "it may be decided today");
    known.goals[0].record.decision = Some(day("2026-11-17"));
    assert_eq!(known.kinds(), [NextKind::Decided, NextKind::Gap]);
    let next = known.next();
    assert_eq!(
        next[0].why,
        "Staff engineer was to be decided on 17 Nov: how did it end, or is there a new date?"
    );
    assert_eq!(next[0].action, NextAction::CloseGoal { goal: Reference::to(id(100)) });
    known.goals[0].record.closed = Some(noon("2026-11-18"));
    assert_eq!(known.next(), [], "who did not know of it is not told how it ended");
}

#[test]
fn someone_with_a_say_is_talked_with_every_three_weeks() {
    let mut known = Known::with_goal(90);
    assert_eq!(known.kinds(), [NextKind::Gap]);
    known.tallies = vec![tally(1, 1, Some("2026-10-28"), None)];
    assert_eq!(whys(&known.next())[0], "has a say in Staff engineer; 3 weeks since your last conversation");
    known.tallies.clear();
    assert_eq!(whys(&known.next())[0], "has a say in Staff engineer; no conversation yet");
}

#[test]
fn a_goal_that_ended_is_told_to_everyone_who_knew_of_it_in_the_words_of_its_end() {
    let mut known = Known::with_goal(0);
    known.goals[0].record.closed = Some(noon("2026-11-16"));
    known.seats[0].roles = [Role::InTheRoom].into();
    assert_eq!(known.next(), [], "they never heard of it");
    let word = advocacy(90, "the panel", "2026-11-02", Some("2026-11-03"));
    known.advocacies = vec![word.clone()];
    assert_eq!(known.next(), [], "a word for something else");
    known.advocacies[0].record.goal = Some(id(100).into());
    assert_eq!(known.kinds(), [NextKind::Outcome]);
    known.advocacies.clear();
    known.copies = vec![Stored {
        id: id(91),
        record: Kit { goal: id(100).into(), person: PersonId(id(1)), ..Kit::default() },
    }];
    assert_eq!(known.kinds(), [NextKind::Outcome]);
    known.copies.clear();
    known.seats[0].shown = vec![shown(Stance::HasConcerns, "the budget", "2026-11-02")];
    for (outcome, why) in [
        (None, "Staff engineer has ended: tell them how, and thank them"),
        (Some(Outcome::Reached), "you reached Staff engineer: tell them, and thank them"),
        (
            Some(Outcome::NotThisTime),
            "Staff engineer didn't work out this time: tell them, and thank them all the same",
        ),
        (Some(Outcome::LetGo), "you let Staff engineer go: tell them, and thank them"),
    ] {
        known.goals[0].record.outcome = outcome;
        assert_eq!(whys(&known.next()), [why]);
    }
    known.goals[0].record.outcome_said = "Person told me".to_owned();
    assert_eq!(known.next(), [], "the user has it from them");
    known.goals[0].record.outcome_said = "heard in the hall".to_owned();
    known.seats[0].roles = [Role::Veto].into();
    assert_eq!(known.next(), [], "who decides and talked with the user since told them");
    known.tallies.clear();
    assert_eq!(known.kinds(), [NextKind::Outcome]);
    known.seats[0].told = vec![(noon("2026-11-17"), String::new())];
    assert_eq!(known.next(), []);
}

#[test]
fn who_lent_their_name_or_help_hears_first_and_who_said_no_is_thanked_for_their_time() {
    let mut known = Known::people(4);
    known.goals = vec![goal(100, None)];
    known.goals[0].record.closed = Some(noon("2026-11-16"));
    known.goals[0].record.outcome = Some(Outcome::Reached);
    known.seats = (1..=3).map(|n| seat(n, Role::InTheRoom, Stance::HasNotSaid)).collect();
    let asked = |n: u32, kind: AnswerKind| {
        let mut asked = ask(10 + n, AskKind::Advocacy, "2026-11-01");
        asked.record.person = PersonId(id(n));
        asked.record.goal = Some(id(100).into());
        asked.record.hear(&Answer { at: noon("2026-11-05"), kind, said: String::new() });
        asked
    };
    known.asks = vec![asked(2, AnswerKind::No), asked(3, AnswerKind::Yes)];
    let mut word = advocacy(90, "the panel", "2026-11-02", Some("2026-11-03"));
    word.record.person = PersonId(id(4));
    word.record.goal = Some(id(100).into());
    known.advocacies = vec![word];
    let acts = known.next();
    let who: Vec<&str> = acts.iter().map(|act| act.person.as_ref().unwrap().name.as_str()).collect();
    assert_eq!(who, ["Person 4", "Person 3", "Person 1", "Person 2"], "who spoke has no place on the map");
    assert_eq!(acts[3].why, "you reached Staff engineer: tell them, and thank them for their time");
    assert_eq!(acts[0].why, "you reached Staff engineer: tell them, and thank them");
    known.advocacies[0].record.told_outcome = Some(noon("2026-11-17"));
    assert_eq!(known.next().len(), 3);
}

#[test]
fn who_was_asked_for_a_goal_by_name_hears_how_it_ended_without_a_place_on_its_map() {
    let mut known = Known::people(2);
    known.goals = vec![goal(100, None), goal(101, None)];
    known.goals[0].record.closed = Some(noon("2026-11-16"));
    known.goals[1].record.closed = Some(noon("2026-01-16"));
    known.asks = vec![ask(10, AskKind::Mentorship, "2026-10-01")];
    known.asks[0].record.let_be = Some(noon("2026-11-01"));
    assert_eq!(known.next(), [], "asked for nothing by name");
    known.asks[0].record.goal = Some(id(101).into());
    assert_eq!(known.next().iter().filter(|act| act.kind == NextKind::Outcome).count(), 0, "for another");
    known.asks[0].record.goal = Some(id(100).into());
    let told: Vec<_> = known.next().into_iter().filter(|act| act.kind == NextKind::Outcome).collect();
    assert_eq!(told.len(), 1);
    let whole =
        NextAction::TellAboutGoal { goal: Reference::to(id(100)), person: Reference::to(PersonId(id(1))) };
    assert_eq!((told[0].reference.id, &told[0].action), (id(10), &whole));
    known.asks[0].record.told_outcome = Some(noon("2026-11-17"));
    assert!(!known.kinds().contains(&NextKind::Outcome));
    known.asks[0].record.told_outcome = None;
    known.goals[0].record.outcome_said = "heard it from Person 1".to_owned();
    assert!(!known.kinds().contains(&NextKind::Outcome), "the user has it from them");
}

#[test]
fn help_counts_from_the_day_a_goal_was_set_that_ended_lately() {
    let ended = |closed: &str| {
        let mut goal = goal(100, None);
        goal.record.closed = Some(noon(closed));
        goal
    };
    let from = |goal: &Stored<Goal>| help_counts_from(&[(goal, Vec::new())], now());
    assert_eq!(from(&ended("2026-11-16")), day("2026-08-31"));
    assert_eq!(from(&ended("2026-09-18")), day("2026-10-18"), "it ended too long ago");
    assert_eq!(from(&goal(100, None)), day("2026-10-18"), "it is open");
}

#[test]
fn that_a_goal_leans_on_one_person_is_said_while_it_is_news() {
    let mut known = Known::people(5);
    known.goals = vec![goal(100, Some("2027-05-01"))];
    known.seats = (1..=5)
        .map(|n| MapSeat {
            roles: [Role::Manager, Role::Veto].into(),
            ..seat(n, Role::InTheRoom, Stance::HasNotSaid)
        })
        .collect();
    known.tallies = (1..=5).map(|n| tally(n, 1, Some("2026-11-17"), None)).collect();
    let leans =
        |known: &Known| whys(&known.next()).iter().any(|why| why.contains("only Person 1 would speak"));
    for (since, said) in [("2026-11-18", true), ("2026-11-04", true), ("2026-11-03", false)] {
        known.seats[0].shown = vec![shown(Stance::WouldSpeak, "gladly", since)];
        assert_eq!(leans(&known), said, "{since}");
    }
    known.seats[0].shown.push(shown(Stance::WouldSpeak, "of course", "2026-11-17"));
    assert!(!leans(&known), "it was so before");
    known.seats[1].shown =
        vec![shown(Stance::WouldSpeak, "yes", "2026-10-01"), shown(Stance::HasConcerns, "hm", "2026-11-10")];
    assert!(leans(&known), "another would have, until last week");
    known.seats[1].shown.clear();
    known.seats.iter_mut().skip(2).for_each(|seat| seat.added = noon("2026-11-10"));
    assert!(leans(&known), "there are enough people to say so since last week");
}

#[test]
fn a_promise_whose_day_is_long_past_asks_once_whether_it_is_still_of_use_and_rests() {
    let mut known = Known::people(1);
    // The 90th day after the 20th of August is the 18th of November.
    known.promises = vec![promise(10, true, "send the deck", "2026-08-01", Some("2026-08-20"))];
    assert_eq!(whys(&known.next()), ["you said you would: send the deck; 3 months late"]);
    known.promises = vec![promise(10, true, "send the deck", "2026-08-01", Some("2026-08-19"))];
    assert_eq!(whys(&known.next()), ["send the deck, from August 2026: still worth doing, or let it go?"]);
    known.promises = vec![promise(10, true, "send the deck", "2026-08-01", Some("2026-08-12"))];
    assert_eq!(known.next(), []);
    known.promises = vec![promise(10, true, "send the deck", "2026-11-14", Some("2024-08-12"))];
    assert_eq!(known.kinds(), [NextKind::Promise], "it was noted late");
}

#[test]
fn a_way_to_come_closer_comes_up_until_it_was_tried() {
    let mut known = Known::people(1);
    known.bridges = vec![fact(10, FactKind::Bridge, "show her the numbers first", "2026-11-12")];
    assert_eq!(known.next(), [], "it is new");
    known.bridges[0].learned = noon("2026-11-11");
    let why =
        "7 days ago you thought of a way to get closer: show her the numbers first; try it, or let it go";
    assert_eq!(whys(&known.next()), [why]);
    known.bridges.push(fact(11, FactKind::Tried, "sent them ahead", "2026-11-15"));
    assert_eq!(known.next(), []);
    known.bridges.truncate(1);
    known.bridges[0].private = true;
    assert_eq!(known.next(), []);
}

#[test]
fn a_stretch_that_changed_nothing_in_three_months_is_asked_about_for_two_weeks() {
    let mut known = Known::people(1);
    let answer = |score, at: &str| {
        let record = AuditScore {
            person: PersonId(id(1)),
            score: Score::new(score),
            at: noon(at),
            ..AuditScore::default()
        };
        vec![Stored { id: id(50), record }]
    };
    // What the audit asks for is done: they talked after the answer.
    known.answers = answer(4, "2026-11-01");
    known.tallies = vec![tally(1, 1, Some("2026-11-10"), None)];
    let why =
        "3 months ago you tried: sent them ahead; it still needs some care: is it still worth the effort?";
    for (at, asked) in
        [("2026-08-21", false), ("2026-08-20", true), ("2026-08-07", true), ("2026-08-06", false)]
    {
        known.bridges = vec![fact(10, FactKind::Tried, "sent them ahead", at)];
        assert_eq!(whys(&known.next()), if asked { vec![why] } else { Vec::new() }, "{at}");
    }
    known.bridges = vec![fact(10, FactKind::Tried, "sent them ahead", "2026-08-20")];
    known.bridges.push(fact(11, FactKind::Bridge, "ask for her view", "2026-11-17"));
    assert_eq!(known.next(), [], "there is another idea");
    known.bridges.truncate(1);
    known.answers = answer(7, "2026-11-01");
    assert_eq!(known.next(), [], "it was worth it");
    known.answers = answer(4, "2026-11-01");
    known.bridges[0].private = true;
    assert_eq!(known.next(), []);
}

#[test]
fn what_the_audit_says_comes_before_a_way_that_was_not_tried() {
    let mut known = Known::people(2);
    known.bridges = vec![fact(10, FactKind::Bridge, "show her the numbers first", "2026-11-01")];
    let record = AuditScore {
        person: PersonId(id(2)),
        score: Score::new(6),
        at: noon("2026-11-10"),
        ..AuditScore::default()
    };
    known.answers = vec![Stored { id: id(50), record }];
    let who: Vec<String> = known.next().into_iter().filter_map(|act| Some(act.person?.name)).collect();
    assert_eq!(who, ["Person 2", "Person 1"]);
}

#[test]
fn somebody_who_did_something_for_the_user_is_named_where_a_map_lacks_people() {
    let mut known = Known::with_goal(90);
    known.seats[0].roles = [Role::Manager, Role::Veto].into();
    known.people.push(person(2, "Person 2"));
    known.people.push(person(3, "Person 3"));
    known.lately = [(PersonId(id(2)), 5)].into();
    let perhaps = |known: &Known| known.next().into_iter().find(|act| act.kind == NextKind::Gap).unwrap().why;
    assert_eq!(
        perhaps(&known),
        "Staff engineer: only one person on the map: aim for five to seven. Perhaps Person 2: 5 conversations lately"
    );
    let mut word = advocacy(90, "the panel", "2026-11-02", Some("2026-11-03"));
    word.record.person = PersonId(id(3));
    known.advocacies = vec![word];
    assert!(perhaps(&known).ends_with("Perhaps Person 3: spoke for you"), "{}", perhaps(&known));
    known.people[2].resting = Some(noon("2026-11-01"));
    known.people[1].relation = crate::model::Relation::Report;
    assert!(perhaps(&known).ends_with("aim for five to seven"));
}

#[test]
fn somebody_who_leaves_is_raised_on_the_map_first() {
    let mut known = Known::with_goal(90);
    known.seats[0].shown = vec![shown(Stance::WouldSpeak, "gladly", "2026-11-10")];
    known.seats[0].leaves = Some(day("2026-11-16"));
    let why = "Staff engineer: you heard on 16 Nov that Person 1 is leaving, and nobody else would speak for you yet: who else \
               could take that place, and what do you want to ask before they go?";
    assert_eq!(whys(&known.next())[0], why);
}

#[test]
fn an_old_stance_is_asked_again_and_one_person_is_asked_for_one_thing() {
    let mut known = Known::with_goal(90);
    known.seats[0].shown = vec![shown(Stance::HasConcerns, "the budget", "2026-08-01")];
    assert_eq!(known.kinds(), [NextKind::AskAgain, NextKind::Gap]);
    known.tallies.clear();
    assert_eq!(known.kinds(), [NextKind::Talk, NextKind::Gap]);
}

#[test]
fn an_ask_without_an_answer_and_feedback_without_a_step_come_up() {
    let mut known = Known::people(1);
    known.asks = vec![ask(10, AskKind::Feedback, "2026-11-04"), ask(11, AskKind::Time, "2026-11-05")];
    known.feedback = vec![advice(12, "2026-11-11"), advice(13, "2026-11-12")];
    assert_eq!(
        whys(&known.next()),
        [
            "2 weeks ago you asked for feedback and haven't heard back",
            "7 days ago they gave you feedback: decide what you'll do about it",
        ]
    );
}

#[test]
fn an_ask_is_come_back_to_with_an_action_that_answers_nothing() {
    let mut known = Known::people(1);
    known.asks = vec![ask(10, AskKind::Advocacy, "2026-10-28")];
    assert_eq!(known.next()[0].action, NextAction::AskAgain { ask: Reference::to(id(10)) });
}

#[test]
fn an_ask_that_was_come_back_to_twice_becomes_a_question_and_no_third_reminder() {
    let mut known = Known::people(1);
    known.asks = vec![ask(10, AskKind::Feedback, "2026-09-01")];
    note(&mut known.asks[0].record.followed, noon("2026-11-01"), String::new());
    assert!(known.next()[0].why.ends_with("you asked for feedback and haven't heard back"));
    note(&mut known.asks[0].record.followed, noon("2026-11-02"), String::new());
    let acts = known.next();
    assert_eq!(acts[0].why, "3 months ago you asked for feedback and asked again twice: let it go?");
    assert_eq!(acts[0].action, NextAction::LetAskBe { ask: Reference::to(id(10)) });
}

#[test]
fn an_ask_nobody_comes_back_to_reminds_for_four_weeks_asks_for_two_and_rests() {
    let mut known = Known::people(1);
    let why = |known: &Known| known.next().first().map(|act| act.why.clone());
    for (asked, said) in [
        ("2026-11-05", None),
        ("2026-11-04", Some("2 weeks ago you asked for time and haven't heard back")),
        ("2026-10-08", Some("6 weeks ago you asked for time and haven't heard back")),
        ("2026-10-07", Some("6 weeks ago you asked for time, and nothing has come of it: let it go?")),
        ("2026-09-24", Some("8 weeks ago you asked for time, and nothing has come of it: let it go?")),
        ("2026-09-23", None),
        ("2024-09-23", None),
    ] {
        known.asks = vec![ask(10, AskKind::Time, asked)];
        assert_eq!(why(&known).as_deref(), said, "{asked}");
    }
    // "Not now" begins anew, and comes to the same end.
    known.asks = vec![ask(10, AskKind::Time, "2026-06-01")];
    let not_now = |at: &str| Answer { at: noon(at), kind: AnswerKind::NotNow, said: String::new() };
    known.asks[0].record.hear(&not_now("2026-10-14"));
    let reminder = "5 weeks ago they said \"not now\" to time: ask again";
    assert_eq!(why(&known).as_deref(), Some(reminder));
    known.asks[0].record.answers.clear();
    known.asks[0].record.hear(&not_now("2026-10-01"));
    let question = "6 months ago you asked for time, and nothing has come of it: let it go?";
    assert_eq!(why(&known).as_deref(), Some(question));
}

#[test]
fn an_ask_for_time_is_met_by_a_conversation_on_a_later_day_and_every_ask_ends_with_its_goal() {
    let mut known = Known::people(1);
    known.asks = vec![ask(10, AskKind::Time, "2026-10-01")];
    known.tallies = vec![tally(1, 1, Some("2026-10-01"), None)];
    assert!(known.kinds().contains(&NextKind::FollowUp), "they talked when the user asked");
    known.tallies = vec![tally(1, 1, Some("2026-10-02"), None)];
    assert!(!known.kinds().contains(&NextKind::FollowUp));
    known.asks[0].record.kind = AskKind::Advocacy;
    known.asks[0].record.asked = noon("2026-11-01");
    known.tallies = vec![tally(1, 1, Some("2026-11-02"), None)];
    assert!(known.kinds().contains(&NextKind::FollowUp), "a word takes more than a conversation");
    known.goals = vec![goal(100, None)];
    known.asks[0].record.goal = Some(id(100).into());
    assert!(known.kinds().contains(&NextKind::FollowUp));
    known.goals[0].record.closed = Some(noon("2026-11-01"));
    assert!(!known.kinds().contains(&NextKind::FollowUp));
}

#[test]
fn an_ask_for_a_word_is_over_once_they_spoke_and_one_to_meet_somebody_once_the_two_met() {
    let mut known = Known::people(2);
    known.goals = vec![goal(100, None), goal(101, None)];
    let follows = |known: &Known| known.kinds().contains(&NextKind::FollowUp);
    known.asks = vec![ask(10, AskKind::Advocacy, "2026-11-01")];
    known.asks[0].record.goal = Some(id(100).into());
    let spoke = |at: &str, goal: Option<u32>| {
        let mut word = advocacy(90, "the panel", at, Some("2026-11-17"));
        word.record.goal = goal.map(|goal| id(goal).into());
        vec![word]
    };
    for (words, waits) in [
        (Vec::new(), true),
        (spoke("2026-10-31", None), true),
        (spoke("2026-11-10", Some(101)), true),
        (spoke("2026-11-10", None), false),
        (spoke("2026-11-01", Some(100)), false),
    ] {
        known.advocacies = words;
        assert_eq!(follows(&known), waits, "{:?}", known.advocacies);
    }
    known.advocacies.clear();
    known.asks = vec![ask(10, AskKind::Introduction, "2026-11-01")];
    known.asks[0].record.to_meet = Some(PersonId(id(2)));
    for (met, waits) in [(None, true), (Some("2026-11-01"), true), (Some("2026-11-02"), false)] {
        known.tallies = vec![tally(1, 1, Some("2026-11-10"), None), tally(2, 1, met, None)];
        assert_eq!(follows(&known), waits, "{met:?}");
    }
}

#[test]
fn whoever_can_stop_it_or_must_sign_comes_first_in_the_last_six_weeks_until_they_showed_support() {
    let mut known = Known::with_goal(42);
    for role in [Role::Veto, Role::SignOff] {
        known.seats = vec![seat(1, role.clone(), Stance::HasConcerns)];
        let acts = known.next();
        let why =
            format!("Staff engineer is decided in 6 weeks; {role}, and has concerns: ask what would help");
        assert_eq!((acts[0].kind, &acts[0].why), (NextKind::Support, &why));
        known.seats[0].shown = vec![shown(Stance::WouldSpeak, "gladly", "2026-11-10")];
        assert!(!known.kinds().contains(&NextKind::Support));
    }
    known.seats[0].shown = vec![shown(Stance::HasNotSaid, "", "2026-11-10")];
    assert!(known.next()[0].why.ends_with("must sign off, and hasn't said where they stand: ask"));
    known.seats[0].shown = Vec::new();
    let acts = known.next();
    assert!(acts[0].why.ends_with("must sign off, and doesn't know about it: tell them"));
    assert!(matches!(acts[0].action, NextAction::TellAboutGoal { .. }));
    let mut early = Known::with_goal(43);
    early.seats = vec![seat(1, Role::Veto, Stance::HasConcerns)];
    assert!(!early.kinds().contains(&NextKind::Support));
    known.seats = vec![seat(1, Role::Manager, Stance::HasConcerns)];
    assert!(known.next()[0].why.ends_with("and they have concerns: ask what would help"));
    known.seats = vec![seat(1, Role::Manager, Stance::HasNotSaid)];
    assert!(!known.kinds().contains(&NextKind::Support), "it does not hang on them alone");
}

#[test]
fn not_now_comes_back_after_two_weeks_or_on_the_day_they_said() {
    let mut known = Known::people(1);
    let mut asked = ask(10, AskKind::Time, "2026-10-01");
    let not_now =
        Answer { at: noon("2026-11-04"), kind: AnswerKind::NotNow, said: "after the fair".to_owned() };
    asked.record.hear(&not_now);
    known.asks = vec![asked];
    let why = "2 weeks ago they said \"not now\" to time (\"after the fair\"): ask again";
    assert_eq!(whys(&known.next()), [why]);
    known.asks[0].record.follow_up = Some(day("2026-11-19"));
    assert_eq!(known.next(), []);
    known.asks[0].record.follow_up = Some(day("2026-11-18"));
    assert_eq!(whys(&known.next()), [why]);
    known.asks[0].record.hear(&Answer { at: noon("2026-11-17"), kind: AnswerKind::No, ..not_now });
    assert_eq!(known.next(), []);
}

#[test]
fn whoever_would_speak_or_lacks_nothing_is_proposed_to_be_asked_before_a_decision() {
    let mut known = Known::with_goal(42);
    known.seats[0].shown = vec![shown(Stance::WouldSpeak, "gladly", "2026-11-10")];
    known.ready = vec![ready(&evidence(1), &[], now())];
    let why = "Staff engineer is decided in 6 weeks; they would speak for you: ask for a good word";
    assert_eq!(whys(&known.next())[0], why);
    assert!(matches!(known.next()[0].action, NextAction::AskForAdvocacy { .. }));

    let asks = |known: &Known| known.kinds().contains(&NextKind::Advocacy);
    known.asks = vec![ask(10, AskKind::Advocacy, "2026-11-17")];
    assert!(!asks(&known), "they were asked");
    known.asks.clear();
    known.advocacies = vec![advocacy(11, "the panel", "2026-11-16", Some("2026-11-17"))];
    assert!(!asks(&known), "they spoke");
    known.advocacies.clear();
    known.seats[0].shown = vec![shown(Stance::HasNotSaid, "hm", "2026-11-10")];
    assert!(!asks(&known), "much is missing");
    let Ready { known: met, liked, trusted, .. } = &mut known.ready[0];
    for part in [met, liked, trusted] {
        part.signs.iter_mut().for_each(|sign| sign.met = true);
    }
    assert!(whys(&known.next())[0].contains("you know and trust each other: ask for a good word"));
    known.seats[0].shown = vec![shown(Stance::HasConcerns, "the budget", "2026-11-10")];
    assert!(!asks(&known), "who has concerns is not asked for a word");
    let mut early = Known { seats: known.seats, ready: known.ready, ..Known::with_goal(43) };
    early.seats[0].shown = vec![shown(Stance::WouldSpeak, "gladly", "2026-11-10")];
    assert!(!asks(&early));
}

#[test]
fn thanks_that_are_owed_to_one_person_or_put_off_hide_nobody_elses() {
    let mut known = Known::people(2);
    known.exchanges = (0..11).map(|n| exchange(10 + n, false, ExchangeKind::Help, "2026-11-10")).collect();
    known.exchanges.push(ExchangeRow {
        person: Some(PersonId(id(2))),
        ..exchange(30, false, ExchangeKind::Help, "2026-11-12")
    });
    let thanked = |known: &Known| -> Vec<String> {
        let acts = known.next().into_iter().filter(|act| act.kind == NextKind::Thank);
        acts.filter_map(|act| Some(act.person?.name)).collect()
    };
    assert_eq!(thanked(&known), ["Person 1", "Person 2"]);
    known.put_off = (0..11)
        .map(|n| DismissalRow {
            about: id(10 + n),
            act: NextKind::Thank.word().to_owned(),
            until: None,
            at: noon("2026-11-17"),
        })
        .collect();
    assert_eq!(thanked(&known), ["Person 2"]);
}

#[test]
fn those_who_rest_or_are_put_off_hide_nobody_who_may_be_asked_for_a_word() {
    let mut known = Known::people(14);
    known.goals = vec![goal(100, Some("2026-11-30"))];
    known.seats = (1..=14).map(|n| seat(n, Role::InTheRoom, Stance::WouldSpeak)).collect();
    known.ready = (1..=14).map(|n| ready(&evidence(n), &[], now())).collect();
    known.people.iter_mut().take(12).for_each(|row| row.resting = Some(noon("2026-11-01")));
    known.put_off = vec![DismissalRow {
        about: known.seats[12].records[0],
        act: NextKind::Advocacy.word().to_owned(),
        until: None,
        at: noon("2026-11-17"),
    }];
    let acts = known.next().into_iter().filter(|act| act.kind == NextKind::Advocacy);
    let asked: Vec<String> = acts.filter_map(|act| Some(act.person?.name)).collect();
    assert_eq!(asked, ["Person 14"]);
}

#[test]
fn a_win_that_serves_two_goals_comes_up_once_under_the_one_decided_sooner() {
    let mut known = Known::people(1);
    known.goals = vec![goal(100, None), goal(101, Some("2027-05-01")), goal(102, Some("2027-03-01"))];
    known.goals[2].record.name = "Book talk".to_owned();
    known.seats = (100..=102)
        .map(|n| MapSeat { goal: id(n).into(), ..seat(1, Role::Manager, Stance::WouldSpeak) })
        .collect();
    known.wins = vec![win(200, "Checkout", "2026-10-01"), win(201, "Search", "2026-09-01")];
    let acts = known.next();
    let wins: Vec<&NextAct> = acts.iter().filter(|act| act.kind == NextKind::Win).collect();
    let about: Vec<RecordId> = wins.iter().map(|act| act.reference.id).collect();
    assert_eq!(about, [id(200), id(201)]);
    assert!(wins.iter().all(|act| act.why.contains("Book talk")), "{:?}", whys(&acts));
    known.wins.truncate(1);
    assert_eq!(known.kinds().into_iter().filter(|kind| *kind == NextKind::Win).count(), 1);
}

#[test]
fn the_rhythm_of_feedback_comes_round() {
    let mut known = Known::people(1);
    known.feedback_every = Some(30);
    assert_eq!(whys(&known.next()), ["it's time to ask someone for feedback"]);
    let mut asked = ask(10, AskKind::Feedback, "2026-10-19");
    asked.record.let_be = Some(now());
    known.asks = vec![asked];
    let acts = known.next();
    assert_eq!(whys(&acts), ["4 weeks since you last asked for feedback: ask someone again"]);
    assert_eq!(acts[0].action, NextAction::AskForFeedback { person: None });
    known.feedback_every = Some(31);
    assert_eq!(known.next(), []);
    known.feedback_every = None;
    assert_eq!(known.next(), []);
}

#[test]
fn a_relationship_that_wants_care_comes_up_until_the_two_talk() {
    let mut known = Known::people(1);
    let answer = |score| AuditScore {
        person: PersonId(id(1)),
        score: Score::new(score),
        at: noon("2026-11-10"),
        ..AuditScore::default()
    };
    known.answers = vec![Stored { id: id(10), record: answer(6) }];
    assert_eq!(whys(&known.next()), ["8 days ago you felt this needs some care"]);
    known.tallies = vec![tally(1, 1, Some("2026-11-12"), None)];
    assert_eq!(known.next(), []);
    known.tallies.clear();
    known.answers = vec![Stored { id: id(10), record: answer(7) }];
    assert_eq!(known.next(), []);
}

#[test]
fn a_win_that_nobody_with_a_say_knows_comes_up() {
    let mut known = Known::with_goal(90);
    known.wins = vec![win(10, "Checkout 3", "2026-10-01")];
    assert_eq!(known.kinds(), [NextKind::Gap, NextKind::Win]);
    known.wins[0].record.knows = [(PersonId(id(1)), String::new())].into();
    assert_eq!(known.kinds(), [NextKind::Gap]);
}

#[test]
fn an_introduction_to_make_comes_up_once_for_each_need() {
    let mut known = Known::people(3);
    let of = |n: u32, fact: FactRow| FactRow { person: Some(PersonId(id(n))), ..fact };
    known.facts = vec![
        of(1, fact(30, FactKind::Need, "a second analyst", "2026-11-01")),
        of(2, fact(31, FactKind::Expertise, "analyst hiring", "2026-11-01")),
        of(3, fact(32, FactKind::Expertise, "analyst coach", "2026-11-01")),
    ];
    let shared = |fact, other| SharedStem {
        stem: "analyst".to_owned(),
        need: id(30),
        who: PersonId(id(1)),
        fact: id(fact),
        other: PersonId(id(other)),
    };
    known.shared = vec![shared(31, 2), shared(32, 3)];
    assert_eq!(
        whys(&known.next()),
        ["needs a second analyst; Person 2 may be able to help: introduce them?"]
    );
    known.shared.clear();
    known.lines = vec![SharedLine {
        need: id(30),
        who: PersonId(id(1)),
        entry: id(40),
        at: noon("2026-05-04"),
        other: PersonId(id(3)),
        text: "ran an analyst search".to_owned(),
        stems: vec!["analyst".to_owned()],
    }];
    let why = "needs a second analyst; Person 3: \"ran an analyst search\" (May): introduce them?";
    assert_eq!(whys(&known.next()), [why]);
    known.people[2].resting = Some(noon("2026-11-01"));
    assert_eq!(known.next(), []);
}

#[test]
fn a_promise_without_a_day_comes_up_again_after_a_week_as_that() {
    let mut known = Known::people(1);
    known.promises = vec![promise(50, true, "write to her", "2026-11-12", None)];
    assert_eq!(known.next(), []);
    known.promises[0].made = noon("2026-10-14");
    assert_eq!(whys(&known.next()), ["5 weeks ago you said you would, with no date: write to her"]);
    known.promises[0].private = true;
    assert_eq!(whys(&known.next()), ["5 weeks ago you said you would, with no date: private"]);
    known.people[0].resting = Some(now());
    assert_eq!(known.kinds(), [NextKind::NoDay], "one's own word stands whoever rests");
}

#[test]
fn however_much_there_is_five_acts_stand_and_no_kind_crowds_out_the_others() {
    let mut known = Known::people(30);
    known.promises =
        (0..20).map(|n| promise(50 + n, true, "write", "2026-11-01", Some("2026-11-02"))).collect();
    assert_eq!(known.kinds(), [NextKind::Promise; 5]);
    known.asks = (0..5).map(|n| ask(80 + n, AskKind::Time, "2026-10-01")).collect();
    for (asked, n) in known.asks.iter_mut().zip(1..) {
        asked.record.person = PersonId(id(n));
    }
    known.feedback = vec![advice(90, "2026-10-01")];
    let kinds = known.kinds();
    let [promise, follow_up] = [NextKind::Promise, NextKind::FollowUp];
    assert_eq!(kinds, [promise, promise, follow_up, follow_up, NextKind::Feedback]);
}

#[test]
fn beside_promises_five_other_acts_stand() {
    let mut known = Known::people(6);
    known.goals = vec![goal(100, Some("2026-12-01"))];
    known.seats = (1..=6).map(|n| seat(n, Role::InTheRoom, Stance::HasNotSaid)).collect();
    known.seats[5].roles = [Role::Veto].into();
    known.promises =
        (0..3).map(|n| promise(50 + n, true, "write", "2026-11-01", Some("2026-11-18"))).collect();
    known.promises.push(promise(60, true, "read it", "2026-10-01", None));
    let screen = known.with_sources(|sources| crate::insights::today(sources, now()));
    let kinds: Vec<NextKind> = screen.next.iter().map(|act| act.kind).collect();
    assert_eq!(kinds[0], NextKind::Support, "{kinds:?}");
    assert_eq!(kinds.len(), 5, "{kinds:?}");
    assert!(!kinds.iter().any(|kind| kind.is_a_promise()), "{kinds:?}");
    assert_eq!(screen.mine.len(), 4);
}

#[test]
fn what_is_put_off_stays_away_until_its_day_and_only_that_act() {
    let mut known = Known::people(1);
    known.asks = vec![ask(10, AskKind::Time, "2026-10-01")];
    let put_off = |act: &str, until: &str| DismissalRow {
        about: id(10),
        act: act.to_owned(),
        until: Some(day(until)),
        at: noon("2026-11-01"),
    };
    known.put_off = vec![put_off("thank", "2026-12-01")];
    assert_eq!(known.kinds(), [NextKind::FollowUp]);
    known.put_off = vec![put_off("follow up", "2026-11-18")];
    assert_eq!(known.kinds(), [NextKind::FollowUp]);
    known.put_off = vec![put_off("follow up", "2026-11-19")];
    assert_eq!(known.next(), []);
}

#[test]
fn whoever_rests_is_asked_for_nothing_but_is_still_owed_a_word() {
    let mut known = Known::people(1);
    known.people[0].resting = Some(now());
    known.asks = vec![ask(10, AskKind::Time, "2026-10-01")];
    known.promises = vec![promise(11, true, "write", "2026-11-01", Some("2026-11-02"))];
    known.advocacies = vec![advocacy(12, "the panel", "2026-11-16", None)];
    assert_eq!(known.kinds(), [NextKind::Promise, NextKind::Thank]);
}

#[test]
fn the_users_pace_counts_for_conversations_and_for_nothing_else() {
    let mut known = Known::people(4);
    known.goals = vec![goal(100, Some("2027-05-01"))];
    known.seats = (1..=4).map(|n| seat(n, Role::InTheRoom, Stance::HasNotSaid)).collect();
    assert_eq!(known.kinds().iter().filter(|kind| **kind == NextKind::Talk).count(), 4);
    known.pace = Some(1);
    assert_eq!(known.kinds(), [NextKind::Talk, NextKind::Gap]);
    known.pace = Some(0);
    assert_eq!(known.kinds(), [NextKind::Gap]);
}

#[test]
fn a_private_promise_gives_its_day_and_the_word_private() {
    let mut known = Known::people(1);
    let secret = promise(10, true, "secret", "2026-11-01", Some("2026-11-18"));
    known.promises = vec![PromiseRow { private: true, ..secret }];
    let acts = known.next();
    assert!(!format!("{acts:?}").contains("secret"));
    assert_eq!(whys(&acts), ["you said you would by Wed 18 Nov: private"]);
}

#[test]
fn every_kind_has_a_word_of_its_own_and_every_day_is_some_day() {
    let words: BTreeSet<&str> = NextKind::ALL.iter().map(|kind| kind.word()).collect();
    assert_eq!(words.len(), NextKind::ALL.len());
    assert!(NextKind::ALL.is_sorted());
    let far = NaiveDate::from_ymd_opt(9998, 12, 31);
    let mut known = Known::with_goal(10);
    known.goals[0].record.decision = far;
    known.goals[0].record.set = crate::insights::rows::moment("9998-01-01T00:00:00Z");
    assert_eq!(known.kinds(), [NextKind::Gap]);
}

/// Everybody with whom these acts mean being in touch, once for each act: of an introduction both.
fn touched(acts: &[NextAct]) -> Vec<PersonId> {
    let in_touch = acts.iter().filter(|act| act.kind.is_in_touch());
    let people = in_touch.flat_map(|act| {
        let other = match &act.action {
            NextAction::Introduce { to, .. } => Some(PersonId(to.id)),
            _ => None,
        };
        act.person.as_ref().map(Named::id).into_iter().chain(other)
    });
    people.collect()
}

/// Somebody on the map of the goal, as a property makes them up.
fn anybody() -> impl Strategy<Value = (usize, usize, bool, Option<u64>)> {
    (0..4_usize, 0..4_usize, any::<bool>(), proptest::option::of(0..60_u64))
}

/// A goal that is decided in so many days, with these people on its map.
fn of(days_left: u64, people: &[(usize, usize, bool, Option<u64>)]) -> Known {
    let mut known = Known::people(u32::try_from(people.len()).unwrap());
    let day_before = |days: u64| now().date_naive().checked_sub_days(Days::new(days)).unwrap().to_string();
    let decision = now().date_naive().checked_add_days(Days::new(days_left)).unwrap();
    known.goals = vec![goal(100, Some(&decision.to_string()))];
    for (n, (role, stance, told, last)) in (1..).zip(people) {
        let role = [Role::Manager, Role::Veto, Role::SignOff, Role::InTheRoom][*role].clone();
        let stance = Stance::KNOWN[*stance].clone();
        let mut seat = seat(n, role, stance);
        if *told {
            seat.told = vec![(noon("2026-11-10"), String::new())];
        }
        known.seats.push(seat);
        known.tallies.extend(last.map(|last| tally(n, 1, Some(&day_before(last)), None)));
    }
    let mut private = promise(300, true, "zephyr", "2026-11-01", Some("2026-11-18"));
    private.private = true;
    known.promises = vec![private];
    known
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_day_holds_one_act_a_person_nothing_private_and_nothing_that_was_done(
        days_left in 0..60_u64,
        people in proptest::collection::vec(anybody(), 0..7),
        whom in 0..7_u32,
    ) {
        let mut known = of(days_left, &people);
        let acts = known.next();
        let touched = touched(&acts);
        prop_assert_eq!(touched.iter().collect::<BTreeSet<_>>().len(), touched.len());
        prop_assert!(acts.len() <= 5 && acts.iter().all(|act| !act.why.contains("zephyr")));

        // Told, talked with, and having shown that they would speak, nobody is told, talked with or heard out again.
        let Some(seat) = known.seats.get_mut(whom as usize) else { return Ok(()) };
        let person = seat.person;
        seat.told.push((now(), String::new()));
        seat.shown.push(shown(Stance::WouldSpeak, "gladly", "2026-11-18"));
        let n = whom + 1;
        known.tallies.retain(|tally| tally.person != person);
        known.tallies.push(tally(n, 2, Some("2026-11-18"), None));
        let again = [NextKind::Tell, NextKind::Talk, NextKind::Support, NextKind::AskAgain];
        for act in known.next() {
            let with_them = act.person.as_ref().is_some_and(|one| one.id() == person);
            prop_assert!(!(with_them && again.contains(&act.kind)), "{}", act.why);
        }
    }
}
