//! Goals and what follows from them, in a journal with twenty of them beside everything else.

use criterion::{BenchmarkId, Criterion};
use hallway_core::{
    Journal,
    journal::{NewAdvocacy, NewAsk, NewGoal, NewProject, NewWin, Order, PersonEdit, PositionEdit, SeatEdit},
    model::{AskKind, GoalId, GoalKind, Level, MineKind, PersonId, Role, Stance},
};

use super::fixture::{self, name, now};

const GOALS: usize = 20;
const SEATS: usize = 7;

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("practice");
    for entries in fixture::sizes() {
        let copy = fixture::copy(entries);
        let journal = &copy.journal;
        let goal = fill(journal);
        if entries == fixture::LARGE {
            assert_whole(journal);
        }
        let somebody = person(journal, 3);
        assert_eq!(journal.relationships().next(now()).unwrap().len(), 5);
        let mut screen = |what: &str, ask: &dyn Fn()| {
            group.bench_function(BenchmarkId::new(what, entries), |bencher| bencher.iter(ask));
        };
        screen("next", &|| drop(journal.relationships().next(now()).unwrap()));
        screen("today with goals", &|| drop(journal.today(now()).unwrap()));
        screen("goals", &|| drop(journal.goals().list(now()).unwrap()));
        screen("map", &|| drop(journal.goals().map(goal, now()).unwrap()));
        screen("ready", &|| drop(journal.relationships().ready(somebody, now()).unwrap()));
        screen("wheel", &|| drop(journal.relationships().wheel(now()).unwrap()));
        screen("audit", &|| drop(journal.relationships().audit_board(now()).unwrap()));
        screen("wins", &|| drop(journal.goals().wins(Some(goal)).unwrap()));
        screen("kit", &|| drop(journal.goals().kit(goal, Some(somebody)).unwrap()));
        screen("asks", &|| drop(journal.asks().list(now()).unwrap()));
        screen("giving", &|| drop(journal.giving().overview(now()).unwrap()));
        screen("good words", &|| drop(journal.giving().advocacies(now()).unwrap()));
        screen("my word", &|| drop(journal.giving().my_word(now()).unwrap()));
        screen("breadth", &|| drop(journal.relationships().breadth(now()).unwrap()));
        screen("what if", &|| drop(journal.relationships().what_if(somebody, now()).unwrap()));
        screen("initiatives", &|| drop(journal.goals().projects(now()).unwrap()));
        screen("between us", &|| drop(journal.relationships().between_us(somebody, now()).unwrap()));
        screen("introducers", &|| drop(journal.people().introducers(somebody).unwrap()));
        screen("mine", &|| drop(journal.people().mine().unwrap()));
        screen("find can:", &|| drop(journal.find("can:pricing", Order::Newest, 0..20, now()).unwrap()));
        let advocacy = NewAsk { kind: AskKind::Advocacy, ..NewAsk::default() };
        screen("draft of an ask", &|| drop(journal.asks().draft(somebody, &advocacy, now()).unwrap()));
        screen("person with goals", &|| drop(journal.people().show(somebody, now()).unwrap()));
        screen("prep with goals", &|| drop(journal.prep(somebody, now()).unwrap()));
    }
    group.finish();
}

/// The large fixture is at least what the goals of speed are named for.
fn assert_whole(journal: &Journal) {
    let records = journal.maintenance().status().unwrap().records;
    for (kind, least) in
        [("person", 2_000), ("entry", 50_000), ("goal", 20), ("promise", 5_000), ("exchange", 10_000)]
    {
        let count = records.iter().find(|of| of.kind == kind).map_or(0, |of| of.count);
        eprintln!("{count} of kind {kind}");
        assert!(count >= least, "{count} of kind {kind}");
    }
}

fn person(journal: &Journal, number: usize) -> PersonId {
    journal.people().resolve(&name(number)).unwrap()
}

/// Twenty goals of seven people each, with what belongs to them; gives one of the goals.
fn fill(journal: &Journal) -> GoalId {
    let (roles, stances) = (Role::KNOWN, Stance::KNOWN);
    let mut last = GoalId::default();
    for goal in 0..GOALS {
        let new = NewGoal {
            name: format!("Goal number {goal}"),
            kind: GoalKind::Promotion,
            decision: Some(now().date_naive() + chrono::Days::new(7 * goal as u64)),
            ..NewGoal::default()
        };
        last = GoalId(journal.goals().add(new, now()).unwrap().reference.id);
        for seat in 0..SEATS {
            let who = person(journal, goal * SEATS + seat);
            let edit = SeatEdit {
                roles: vec![roles[seat % 5].clone()],
                stance: Some(stances[(goal + seat) % 4].clone()),
                said: "said so at lunch".to_owned(),
                ..SeatEdit::default()
            };
            journal.goals().put_on_map(last, who, edit, now()).unwrap();
            journal
                .relationships()
                .audit(who, i64::try_from(seat).unwrap() + 4, "we talk work only", now())
                .unwrap();
            let position = PositionEdit {
                org: Some(format!("Department {seat}")),
                level: Some(Level::KNOWN[seat % 4].clone()),
                ..PositionEdit::default()
            };
            journal
                .people()
                .edit(who, PersonEdit { position: Some(position), ..PersonEdit::default() }, now())
                .unwrap();
            if seat == 0 {
                let text = "the people who decide on pricing".to_owned();
                let ask = NewAsk { kind: AskKind::KNOWN[goal % 5].clone(), text, ..NewAsk::default() };
                journal.asks().add(who, ask, now() - chrono::Duration::days(30)).unwrap();
                journal
                    .giving()
                    .add_advocacy(who, NewAdvocacy { goal: Some(last), ..NewAdvocacy::default() }, now())
                    .unwrap();
                journal.goals().give_kit(last, who, now()).unwrap();
                journal.asks().add_feedback(who, "What should I improve?", "say less", now()).unwrap();
                let begun = NewProject {
                    name: format!("Project {goal}"),
                    person: Some(who),
                    goal: Some(last),
                    later: goal > 0,
                    ..NewProject::default()
                };
                journal.goals().begin_project(begun, now()).unwrap();
            } else {
                journal.people().add_knows(person(journal, goal * SEATS), who, "", now()).unwrap();
            }
        }
        for win in 0..3 {
            let new = NewWin {
                what: format!("Win {win} of {goal}"),
                goal: Some(last),
                with: vec![person(journal, goal * SEATS)],
                ..NewWin::default()
            };
            journal.goals().add_win(new, now()).unwrap();
        }
    }
    journal.people().add_mine(MineKind::Interest, "bouldering", now()).unwrap();
    last
}
