//! Every export with arguments that nobody in their right mind hands in: an error that says so or an answer, never a mistake of
//! Hallway's own, and never a panic.

use std::sync::Arc;

use hallway_core::{
    insights::NextKind,
    journal::{
        AdvocacyEdit, Choice, Closing, EntryEdit, FactEdit, Gift, GoalEdit, MeEdit, NewAdvocacy, NewAsk,
        NewFact, NewGoal, NewPerson, NewProject, NewWin, Order, PersonEdit, ProjectStep, PromiseEdit,
        SeatEdit, When, WinEdit,
    },
    model::{
        ActId, AnswerKind, EndpointId, EntryKind, ExchangeKind, MineKind, Moment, PersonId, RecordId,
        Reference, Stage, Who,
    },
    sync::{DeviceSecret, SyncEvent},
};
use hallway_ffi::{
    ChangeListener, DeviceSync, Journal, JournalError, OneSync, PairingEvent, PairingListener, SyncNews,
    Work, fresh_secret, put_in_inbox, repair,
};

use crate::support::{Desk, now};

/// One set of arguments.
struct Odd {
    id: RecordId,
    text: String,
    number: u32,
    now: Moment,
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn sets() -> Vec<Odd> {
    let of = |id: [u8; 16], text: &str, number, now: &str| Odd {
        id: RecordId::from_bytes(id),
        text: text.to_owned(),
        number,
        now: moment(now),
    };
    vec![
        of([0; 16], "", 0, "2026-11-18T14:05:00+00:00"),
        of(
            [0xff; 16],
            "\u{0}\u{202e}🏳️‍🌈 e\u{301}\n\r\t '\"; DROP TABLE",
            u32::MAX,
            "0001-01-01T00:00:00+23:59",
        ),
        of([7; 16], &"é @Ana !by friday ".repeat(6_000), u32::MAX, "9998-12-31T23:59:59-23:59"),
        of([1; 16], "ana", 1, "1970-01-01T00:00:00Z"),
    ]
}

struct Deaf;

impl ChangeListener for Deaf {
    fn changed(&self, _: u64) {}
}
impl SyncNews for Deaf {
    fn on_event(&self, _: SyncEvent) {}
    fn ended(&self, _: Option<JournalError>) {}
}
impl PairingListener for Deaf {
    fn on_event(&self, _: PairingEvent) {}
    fn ended(&self, _: Option<hallway_core::sync::OtherDevice>, _: Option<JournalError>) {}
}

/// What every call comes to, with its name.
#[derive(Default)]
struct Calls(Vec<(&'static str, Option<JournalError>)>);

impl Calls {
    fn note<T>(&mut self, name: &'static str, outcome: Result<T, JournalError>) {
        self.0.push((name, outcome.err()));
    }
}

#[allow(clippy::too_many_lines, reason = "one line for each export")]
fn every_call(journal: &Arc<Journal>, odd: &Odd, folder: &str) -> Calls {
    let mut calls = Calls::default();
    let (text, number, now) = (odd.text.as_str(), odd.number, odd.now);
    let (person, reference) = (PersonId(odd.id), Reference::to_part(odd.id, number));
    let (goal, ask, feedback) = (odd.id.into(), odd.id.into(), odd.id.into());
    let words = || text.to_owned();
    let chip = words;
    let choices = [
        Choice::Take { chip: chip() },
        Choice::Leave { chip: chip() },
        Choice::Means { chip: chip(), person, name: words() },
        Choice::Newcomer { chip: chip() },
        Choice::There { chip: chip(), there: true },
        Choice::Whose { chip: chip(), person: chip() },
        Choice::Due { chip: chip(), due: None },
        Choice::Happened { at: now },
        Choice::Kind { kind: EntryKind::Other(words()) },
        Choice::Started { who: Who::Other(words()) },
        Choice::Private { private: true },
    ];
    let endpoint = DeviceSecret::from_bytes([9; 32]).endpoint();
    macro_rules! call {
        ($name:literal, $call:expr) => {
            calls.note($name, $call)
        };
    }

    let watch = journal.watch(Arc::new(Deaf));
    if let Ok(watch) = &watch {
        watch.stop();
        watch.stop();
        calls.note("Watch.stop", Ok(()));
    }
    call!("Journal.watch", watch);
    call!("Journal.read", journal.read(text, &choices, now));
    call!("Journal.log", journal.log(text, &choices, now));
    call!("Journal.today", journal.today(now));
    call!("Journal.prep", journal.prep(person, now));
    call!("Journal.find", journal.find(text, Order::Newest, number, number, now));
    call!("Journal.done", journal.done(std::slice::from_ref(&reference), now));
    call!("Journal.later", journal.later(std::slice::from_ref(&reference), When::Never, text, now));
    call!("Journal.show", journal.show(reference.clone(), now));
    call!("Journal.history", journal.history(reference.clone()));
    call!("Journal.resolve", journal.resolve(text));
    call!("Journal.delete", journal.delete(reference.clone(), now));
    call!("Journal.join", journal.join(text, Arc::new(Deaf), false).map(|pairing| pairing.cancel()));
    for name in ["Journal.show_code", "Journal.show_code_for"] {
        let shown = match name {
            "Journal.show_code" => journal.show_code(Arc::new(Deaf), false),
            _ => journal.show_code_for(number, Arc::new(Deaf), false),
        };
        if let Ok(pairing) = &shown {
            pairing.answer(true);
            calls.note("Pairing.answer", Ok(()));
            pairing.cancel();
            calls.note("Pairing.cancel", Ok(()));
            pairing.answer(true);
        }
        calls.note(name, shown);
    }

    let people = Arc::clone(journal).people();
    let new = NewPerson { name: words(), cadence: Some(number), notes: words(), ..NewPerson::default() };
    call!("People.list", people.list(Some(words()), now));
    call!("People.latest", people.latest(number, now));
    call!("People.resolve", people.resolve(text));
    call!("People.named", people.named(person));
    call!("People.show", people.show(person, now));
    call!("People.prep_meeting", people.prep_meeting(&[person, person], now));
    call!("People.add", people.add(new, true, now));
    call!(
        "People.edit",
        people.edit(person, PersonEdit { name: Some(words()), ..PersonEdit::default() }, now)
    );
    call!("People.merge", people.merge(person, person, now));
    call!("People.rest", people.rest(person, text, now));
    call!("People.wake", people.wake(person, now));
    call!("People.delete", people.delete(person, now));
    call!("People.forget_plan", people.forget_plan(person));
    call!("People.forget", people.forget(person, &Work::new(None), now));
    call!("People.add_fact", people.add_fact(NewFact { person, text: words() }, now));
    call!("People.edit_fact", people.edit_fact(odd.id.into(), FactEdit::Confirm, now));
    call!("People.add_knows", people.add_knows(person, person, text, now));
    call!("People.introducers", people.introducers(person));
    call!("People.me", people.me());
    call!("People.edit_me", people.edit_me(MeEdit::default(), now));
    call!("People.add_mine", people.add_mine(MineKind::Other(words()), text, now));
    call!("People.mine", people.mine());

    let goals = Arc::clone(journal).goals();
    let win =
        NewWin { what: words(), goal: Some(goal), with: vec![person], at: Some(now), ..NewWin::default() };
    let project = NewProject { name: words(), person: Some(person), ..NewProject::default() };
    call!("Goals.list", goals.list(now));
    call!("Goals.get", goals.get(goal, now));
    call!("Goals.resolve", goals.resolve(Some(words())));
    call!("Goals.add", goals.add(NewGoal { name: words(), ..NewGoal::default() }, now));
    call!("Goals.edit", goals.edit(goal, GoalEdit::default(), now));
    call!(
        "Goals.close_goal",
        goals.close_goal(goal, Closing { next: Some(words()), ..Closing::default() }, now)
    );
    call!("Goals.map", goals.map(goal, now));
    call!("Goals.put_on_map", goals.put_on_map(goal, person, SeatEdit::default(), now));
    call!("Goals.take_off_map", goals.take_off_map(goal, person, now));
    call!("Goals.told", goals.told(Some(goal), person, text, Some(now), now));
    call!("Goals.wins", goals.wins(Some(goal)));
    call!("Goals.untold_wins", goals.untold_wins());
    call!("Goals.add_win", goals.add_win(win, now));
    call!("Goals.edit_win", goals.edit_win(odd.id.into(), WinEdit::default(), now));
    call!("Goals.kit", goals.kit(goal, Some(person)));
    call!("Goals.give_kit", goals.give_kit(goal, person, now));
    call!("Goals.projects", goals.projects(now));
    call!("Goals.resolve_project", goals.resolve_project(text));
    call!("Goals.begin_project", goals.begin_project(project, now));
    call!("Goals.project_step", goals.project_step(odd.id.into(), ProjectStep::Moved(words()), now));

    let asks = Arc::clone(journal).asks();
    let new_ask = || NewAsk { text: words(), to_meet: Some(person), asked: Some(now), ..NewAsk::default() };
    call!("Asks.list", asks.list(now));
    call!("Asks.draft", asks.draft(person, new_ask(), now));
    call!("Asks.add", asks.add(person, new_ask(), now));
    call!("Asks.heard", asks.heard(ask, AnswerKind::Other(words()), text, Some(now), now));
    call!("Asks.not_now", asks.not_now(ask, text, Some(now.date_naive()), Some(now), now));
    call!("Asks.followed_up", asks.followed_up(ask, text, now));
    call!("Asks.let_be", asks.let_be(ask, now));
    call!("Asks.add_feedback", asks.add_feedback(person, text, text, now));
    call!("Asks.will_do", asks.will_do(feedback, text, now));
    call!("Asks.feedback_done", asks.feedback_done(feedback, now));
    call!("Asks.feedback_told", asks.feedback_told(feedback, now));
    call!("Asks.add_question", asks.add_question(text, now));

    let standing = Arc::clone(journal).relationships();
    call!("Relationships.next", standing.next(now));
    call!("Relationships.put_off", standing.put_off(NextKind::ALL[0], reference, When::Never, text, now));
    call!("Relationships.week", standing.week(now));
    call!("Relationships.ready", standing.ready(person, now));
    call!("Relationships.wheel", standing.wheel(now));
    call!("Relationships.say_stage", standing.say_stage(person, Some(Stage::Other(words())), now));
    call!("Relationships.audit", standing.audit(person, i64::MIN, text, now));
    call!("Relationships.audit_board", standing.audit_board(now));
    call!("Relationships.glance", standing.glance(now));
    call!("Relationships.breadth", standing.breadth(now));
    call!("Relationships.what_if", standing.what_if(person, now));
    call!("Relationships.between_us", standing.between_us(person, now));

    let giving = Arc::clone(journal).giving();
    let advocacy = NewAdvocacy { how: words(), at: Some(now), ..NewAdvocacy::default() };
    call!("GivingAndThanks.overview", giving.overview(now));
    call!(
        "GivingAndThanks.give",
        giving.give(person, Gift::Of(ExchangeKind::Other(words())), text, Some(now), now)
    );
    call!("GivingAndThanks.advocacies", giving.advocacies(now));
    call!("GivingAndThanks.add_advocacy", giving.add_advocacy(person, advocacy, now));
    call!("GivingAndThanks.edit_advocacy", giving.edit_advocacy(odd.id.into(), AdvocacyEdit::default(), now));
    call!("GivingAndThanks.my_word", giving.my_word(now));

    let review = Arc::clone(journal).review();
    call!("ReviewWalk.list", review.list(now));
    call!("ReviewWalk.confirm", review.confirm(odd.id.into(), person, person, now));
    call!("ReviewWalk.seen", review.seen(&[person], now));
    call!("ReviewWalk.two_people", review.two_people(person, person, now));
    call!("ReviewWalk.checked", review.checked(odd.id.into(), now));
    call!(
        "ReviewWalk.edit_line",
        review.edit_line(odd.id.into(), EntryEdit { line: Some(words()), ..EntryEdit::default() }, now)
    );
    call!("ReviewWalk.edit_promise", review.edit_promise(odd.id.into(), PromiseEdit::default(), now));
    call!("ReviewWalk.take_inbox", review.take_inbox(format!("{folder}/nowhere"), now));

    let devices = Arc::clone(journal).devices();
    call!("Devices.members", devices.members());
    call!("Devices.list", devices.list());
    call!("Devices.rename", devices.rename(Some(endpoint), text, now));
    call!("Devices.revoke", devices.revoke(endpoint, now));
    call!("Devices.trust", devices.trust(endpoint, now));
    call!("Devices.relay", devices.relay());
    call!("Devices.set_relay", devices.set_relay(Some(words())));

    let (sync, run) = (Arc::clone(journal).sync(), OneSync::new());
    let addresses = || vec![words(), "127.0.0.1:0".to_owned(), "999.1.1.1:9".to_owned()];
    call!("OneSync.found", run.found(endpoint, addresses()));
    call!("DeviceSync.once", sync.once(&run, Arc::new(Deaf), false));
    call!("OneSync.found", run.found(endpoint, addresses()));
    run.cancel();
    calls.note("OneSync.cancel", Ok(()));
    call!("DeviceSync.start", sync.start(Arc::new(Deaf), false));
    call!("DeviceSync.network_changed", sync.network_changed());
    call!("DeviceSync.found", sync.found(endpoint, addresses()));
    call!("DeviceSync.is_running", Ok(sync.is_running()));
    sync.stop();
    calls.note("DeviceSync.stop", Ok(()));

    let settings = Arc::clone(journal).settings();
    call!("Settings.topics", settings.topics());
    call!("Settings.get", settings.get(text));
    call!("Settings.set", settings.set(text, Some(words())));

    let mending = Arc::clone(journal).maintenance();
    let work = Work::new(None);
    work.cancel();
    calls.note("Work.cancel", Ok(()));
    call!("Maintenance.status", mending.status());
    call!("Maintenance.rebuilding", mending.rebuilding());
    call!("Maintenance.rebuild", mending.rebuild(&Work::new(None), now));
    call!("Maintenance.check", mending.check(&Work::new(None), now));
    call!("Maintenance.rebuild_all", mending.rebuild_all(&Work::new(None), now));
    call!("Maintenance.finish_erasing", mending.finish_erasing(&Work::new(None)));
    call!("Maintenance.undo_list", mending.undo_list(number));
    call!("Maintenance.acts", mending.acts());
    call!("Maintenance.last_act", mending.last_act());
    call!("Journal.another_door", journal.another_door());
    call!("Journal.undo_act", journal.undo_act(ActId(i64::from(number) - 1), now));
    call!("Journal.undo", journal.undo(now));
    call!("Journal.redo", journal.redo(now));
    calls
}

#[test]
fn no_argument_brings_out_a_mistake_and_the_journal_stays_sound() {
    let desk = Desk::new();
    let journal = desk.open();
    journal.log("Coffee with @Ana Silva !send visa contact by fri", &[], now()).unwrap();
    for odd in sets() {
        for (name, error) in every_call(&journal, &odd, desk.folder()).0 {
            let is_mistake =
                matches!(error, Some(JournalError::Mistake { .. } | JournalError::Closed { .. }));
            assert!(!is_mistake, "{name}: {error:?}");
            let sentence = error.map(|error| error.to_string()).unwrap_or_default();
            // A text of a hundred thousand letters is named by its length, and not said again.
            assert!(sentence.len() < 2_000, "{name} says {} bytes", sentence.len());
        }
    }
    let check = Arc::clone(&journal).maintenance().check(&Work::new(None), now()).unwrap();
    assert!(check.file.is_empty() && check.unreadable.is_empty() && check.stale.is_empty(), "{check:?}");
}

#[test]
fn a_journal_that_was_shut_refuses_every_call_alike() {
    let desk = Desk::new();
    let journal = desk.open();
    journal.shut();
    let calls = every_call(&journal, &sets()[3], desk.folder());
    // What is no code and what is no relay is refused before anybody is asked; the others ask the journal nothing.
    let else_than_refused = [
        "Journal.join",
        "Devices.set_relay",
        "DeviceSync.network_changed",
        "DeviceSync.found",
        "DeviceSync.is_running",
        "DeviceSync.stop",
        "OneSync.found",
        "OneSync.cancel",
        "Work.cancel",
    ];
    for (name, error) in &calls.0 {
        let refused = matches!(error, Some(JournalError::Closed { .. }));
        assert!(refused || else_than_refused.contains(name), "{name}: {error:?}");
    }
    let names: Vec<&str> = calls.0.iter().map(|(name, _)| *name).collect();
    for tried in ["Journal.show_code", "Journal.show_code_for", "DeviceSync.start", "DeviceSync.once"] {
        assert!(names.contains(&tried), "{tried}");
    }
}

#[test]
fn many_threads_may_call_at_once_while_it_is_shut_underneath() {
    let desk = Desk::new();
    let journal = desk.open();
    std::thread::scope(|threads| {
        for odd in sets() {
            let journal = Arc::clone(&journal);
            let folder = desk.folder().to_owned();
            threads.spawn(move || {
                for (name, error) in every_call(&journal, &odd, &folder).0 {
                    assert!(!matches!(error, Some(JournalError::Mistake { .. })), "{name}: {error:?}");
                }
            });
        }
        std::thread::sleep(std::time::Duration::from_millis(300));
        journal.shut();
    });
    assert!(matches!(journal.today(now()), Err(JournalError::Closed { .. })));
}

#[test]
fn what_stands_beside_the_journal_takes_no_odd_argument_amiss() {
    let desk = Desk::new();
    let (key, folder) = (fresh_secret().unwrap(), desk.folder().to_owned());
    let mut calls = Calls::default();
    for bad in [vec![], vec![0; 32], vec![1; 4_096]] {
        calls.note("Journal.open", Journal::open(folder.clone(), bad.clone(), key.clone(), now()));
        calls.note("Journal.open", Journal::open(folder.clone(), key.clone(), bad.clone(), now()));
        calls.note("repair", repair(folder.clone(), bad, &Work::new(None), now()));
    }
    for nowhere in ["", "\u{0}", "beside", "/proc/nowhere/at/all"] {
        calls.note("Journal.open", Journal::open(nowhere.to_owned(), key.clone(), key.clone(), now()));
        calls.note("repair", repair(nowhere.to_owned(), key.clone(), &Work::new(None), now()));
    }
    calls.note("put_in_inbox", put_in_inbox("/proc/nowhere".to_owned(), "x", now()));
    calls.note("put_in_inbox", put_in_inbox(format!("{folder}/inbox"), &"x".repeat(1 << 20), now()));
    for (place, (name, error)) in calls.0.iter().enumerate() {
        let said = error.as_ref().is_some_and(|error| !matches!(error, JournalError::Mistake { .. }));
        assert!(said, "{name}, the {place}th: {error:?}");
    }
    let journal = desk.open();
    let sync: DeviceSync = Arc::clone(&journal).sync();
    let stranger: EndpointId = DeviceSecret::from_bytes([9; 32]).endpoint();
    sync.stop();
    assert!(!sync.is_running());
    sync.network_changed().unwrap();
    sync.found(stranger, vec!["no address".to_owned(), String::new()]).unwrap();
    let run = OneSync::new();
    run.cancel();
    assert_eq!(sync.once(&run, Arc::new(Deaf), false).unwrap(), vec![], "there is no other device");
}
