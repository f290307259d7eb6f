//! Whatever the journal holds, half of it private: a day is short, says nothing private, holds one act a person, and an act that
//! was done does not come back.

use super::*;
use crate::{
    insights::practice::{
        feedback::FeedbackStep,
        kit::{KitSources, kit},
    },
    model::Relation,
};

/// A word that stands in private alone.
const PRIVATE: &str = "zephyr";

/// Something of a journal that acts come from: of which kind, with whom, how many days ago, and whether it is private.
type Source = (usize, u32, u64, bool);

/// Kinds of sources.
const SOURCES: usize = 12;

const PEOPLE: u32 = 6;

fn source() -> impl Strategy<Value = Source> {
    (0..SOURCES, 1..=PEOPLE, 0..80_u64, any::<bool>())
}

fn days_ago(days: u64) -> String {
    now().date_naive().checked_sub_days(Days::new(days)).unwrap().to_string()
}

/// A journal of these sources and of a goal with people on its map, that is decided in so many days, or ended.
fn journal(
    sources: &[Source],
    people: &[(usize, usize, bool, Option<u64>)],
    days_left: u64,
    ended: bool,
    filled: bool,
) -> Known {
    let mut known = of(days_left, people);
    known.promises.clear();
    known.people = (1..=PEOPLE).map(|n| person(n, &format!("Person {n}"))).collect();
    known.people[0].cadence = Some(30);
    known.ready = (1..=PEOPLE).map(|n| ready(&evidence(n), &[], now())).collect();
    if filled {
        known.fill_the_page();
        // What somebody showed may be old.
        let last = known.seats.iter_mut().last().into_iter().flat_map(|seat| &mut seat.shown);
        last.for_each(|shown| shown.at = noon("2026-08-01"));
    }
    if ended {
        known.goals[0].record.closed = Some(noon(&days_ago(days_left)));
    }
    for (n, (kind, who, days, private)) in (1000..).zip(sources) {
        let (at, whom) = (days_ago(*days), Some(PersonId(id(*who))));
        let text = if *private { format!("{PRIVATE} {n}") } else { format!("thing {n}") };
        match kind {
            0 | 1 => {
                let due = (*kind == 0).then(|| days_ago(*days));
                let row = promise(n, true, &text, "2026-08-01", due.as_deref());
                known.promises.push(PromiseRow { person: whom, private: *private, ..row });
            }
            2 => {
                let mut word = advocacy(n, &text, &at, None);
                (word.record.person, word.record.private) = (PersonId(id(*who)), *private);
                word.record.goal = Some(id(100).into()).filter(|_| *days < 40);
                known.advocacies.push(word);
            }
            3 => {
                let row = exchange(n, false, ExchangeKind::Help, &at);
                known.exchanges.push(ExchangeRow { person: whom, private: *private, text, ..row });
            }
            4 | 5 => {
                let kinds = [AskKind::Time, AskKind::Advocacy, AskKind::Mentorship, AskKind::Introduction];
                let mut asked = ask(n, kinds[usize::try_from(*days).unwrap() % 4].clone(), &at);
                asked.record.person = PersonId(id(*who));
                asked.record.goal = Some(id(100).into()).filter(|_| *kind == 5);
                asked.record.to_meet = whom.map(|_| PersonId(id(who % PEOPLE + 1)));
                known.asks.push(asked);
            }
            6 => {
                let mut heard = advice(n, &at);
                heard.record.person = PersonId(id(*who));
                known.feedback.push(heard);
            }
            7 => {
                let record = AuditScore {
                    person: PersonId(id(*who)),
                    score: Score::new(4),
                    at: noon(&at),
                    ..AuditScore::default()
                };
                known.answers.push(Stored { id: id(n), record });
            }
            8 => {
                let row = fact(n, FactKind::Bridge, &text, &at);
                known.bridges.push(FactRow { person: whom, private: *private, ..row });
            }
            9 => known.wins.push(win(n, &text.replace(PRIVATE, "thing"), &at)),
            10 => {
                let need = fact(n, FactKind::Need, &text, &at);
                known.facts.push(FactRow { person: whom, private: *private, ..need });
                let other = PersonId(id(who % PEOPLE + 1));
                let can = fact(n + 500, FactKind::Expertise, &text, &at);
                known.facts.push(FactRow { person: Some(other), private: *private, ..can });
                // What is private shares no word with anything: the table of stems has none of it.
                known.shared.extend((!*private).then(|| SharedStem {
                    stem: "thing".to_owned(),
                    need: id(n),
                    who: PersonId(id(*who)),
                    fact: id(n + 500),
                    other,
                }));
            }
            _ => known.tallies.push(tally(*who, 2, Some(&at), None)),
        }
    }
    known
}

impl Known {
    /// The user talks with somebody today.
    fn talk(&mut self, person: PersonId) {
        self.tallies.push(ContactTally {
            person,
            conversations: 2,
            last_conversation: Some(now()),
            last_message: None,
        });
    }

    fn page_for(&self, reader: PersonId) -> String {
        let seats: Vec<&MapSeat> = self.seats.iter().collect();
        let sources = KitSources {
            goal: &self.goals[0],
            me: "",
            wins: &self.wins,
            seats: &seats,
            copies: &self.copies,
            identities: &Identities::default(),
        };
        kit(&sources, Some(reader), |_| None).markdown
    }

    /// Does what an act says.
    fn act(&mut self, act: &NextAct) {
        let about = act.reference.id;
        match &act.action {
            NextAction::KeepPromise { promise } => self.promises.retain(|row| row.id != promise.id),
            NextAction::Thank { person } => {
                let mut thanks = crate::insights::rows::praise(5000, true, "2026-11-18");
                (thanks.record.person, thanks.record.at) = (PersonId(person.id), now());
                self.praises.push(thanks);
            }
            NextAction::CloseGoal { .. } => self.goals[0].record.closed = Some(now()),
            NextAction::TellAboutGoal { person, .. } => {
                let is_them = |one: PersonId| one == PersonId(person.id);
                for seat in self.seats.iter_mut().filter(|seat| is_them(seat.person)) {
                    seat.told.push((now(), String::new()));
                }
                for word in self.advocacies.iter_mut().filter(|word| is_them(word.record.person)) {
                    word.record.told_outcome = Some(now());
                }
                for asked in self.asks.iter_mut().filter(|asked| is_them(asked.record.person)) {
                    asked.record.told_outcome = Some(now());
                }
            }
            NextAction::FillKit { .. } => self.fill_the_page(),
            NextAction::GiveKit { person, .. } => {
                let (reader, page) = (PersonId(person.id), self.page_for(PersonId(person.id)));
                let (goal, given) = (id(100).into(), now());
                let record = Kit { goal, person: reader, page, given, deleted: None };
                self.copies.push(Stored { id: id(6000), record });
            }
            NextAction::AskForAdvocacy { person, .. } => {
                let mut asked = ask(7000, AskKind::Advocacy, "2026-11-18");
                (asked.record.person, asked.record.goal) = (PersonId(person.id), Some(id(100).into()));
                self.asks.push(asked);
            }
            NextAction::AskForFeedback { person: Some(person) } => self.talk(PersonId(person.id)),
            NextAction::AskForFeedback { person: None } => {
                self.asks.push(ask(7000, AskKind::Feedback, "2026-11-18"));
            }
            NextAction::Prepare { person } => {
                self.talk(PersonId(person.id));
                let tried = fact(8000, FactKind::Tried, "tried", "2026-11-18");
                self.bridges.push(FactRow { person: Some(PersonId(person.id)), learned: now(), ..tried });
            }
            NextAction::AskAgain { .. } => {
                let asked = self.asks.iter_mut().find(|asked| asked.id == about).unwrap();
                note(&mut asked.record.followed, now(), String::new());
            }
            NextAction::LetAskBe { .. } => {
                self.asks.iter_mut().find(|asked| asked.id == about).unwrap().record.let_be = Some(now());
            }
            NextAction::NoteStance { person, .. } => {
                let seat = self.seats.iter_mut().find(|seat| seat.person == PersonId(person.id)).unwrap();
                seat.shown.push(shown(Stance::HasNotSaid, "hm", "2026-11-18"));
            }
            NextAction::FollowFeedback { step, .. } => {
                let heard = self.feedback.iter_mut().find(|heard| heard.id == about).unwrap();
                match step {
                    FeedbackStep::Decide => heard.record.will_do = "short mails".to_owned(),
                    FeedbackStep::Do => heard.record.done = Some(now()),
                    FeedbackStep::Tell => heard.record.told = Some(now()),
                }
            }
            // Nobody fills a map in a moment: the gap is put off.
            NextAction::FillMap { .. } => {
                let NextReason::MapLacks { lacks, .. } = &act.reason else { panic!("{act:?}") };
                let row = DismissalRow { about, act: put_off_gap(lacks), until: None, at: now() };
                self.put_off.push(row);
            }
            NextAction::ShareWins { .. } => {
                let everybody = self.seats.iter().map(|seat| (seat.person, String::new())).collect();
                self.wins.iter_mut().find(|win| win.id == about).unwrap().record.knows = everybody;
            }
            NextAction::Introduce { person, to } => self.knows.push((PersonId(person.id), PersonId(to.id))),
        }
    }
}

/// What an act is: the kind, what it is about, with whom, and why.
fn what(act: &NextAct) -> (NextKind, RecordId, Option<PersonId>, String) {
    (act.kind, act.reference.id, act.person.as_ref().map(Named::id), act.why.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_day_is_short_says_nothing_private_holds_one_act_a_person_and_what_is_done_does_not_come_back(
        sources in proptest::collection::vec(source(), 0..14),
        people in proptest::collection::vec(anybody(), 0..6),
        days_left in 0..60_u64,
        (ended, filled) in any::<(bool, bool)>(),
    ) {
        let known = journal(&sources, &people, days_left, ended, filled);
        let acts = known.next();
        prop_assert!(acts.len() <= 5);
        let said = serde_json::to_string(&acts).unwrap();
        prop_assert!(!said.contains(PRIVATE), "{said}");
        let touched = touched(&acts);
        prop_assert_eq!(touched.iter().collect::<BTreeSet<_>>().len(), touched.len());
        for act in &acts {
            let mut after = journal(&sources, &people, days_left, ended, filled);
            after.act(act);
            let again = after.next();
            prop_assert!(!again.iter().any(|other| what(other) == what(act)), "again: {}", act.why);
        }
    }
}

#[test]
fn among_these_days_is_every_kind_of_act() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let all = (
        proptest::collection::vec(source(), 0..14),
        proptest::collection::vec(anybody(), 0..6),
        0..60_u64,
        any::<(bool, bool)>(),
    );
    let mut seen: BTreeSet<NextKind> = BTreeSet::new();
    for _ in 0..400 {
        let (sources, people, days_left, (ended, filled)) = all.new_tree(&mut runner).unwrap().current();
        let mut known = journal(&sources, &people, days_left, ended, filled);
        // A day that has passed is asked about, and so is feedback where its rhythm is short.
        if days_left == 0 && !ended {
            known.goals[0].record.decision = Some(day("2026-11-17"));
        }
        known.feedback_every = Some(10);
        known.people[1].relation = Relation::Manager;
        seen.extend(known.kinds());
    }
    let never: Vec<NextKind> = NextKind::ALL.iter().copied().filter(|kind| !seen.contains(kind)).collect();
    assert_eq!(never, []);
}
