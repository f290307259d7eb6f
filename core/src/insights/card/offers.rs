//! What a card ends with: something of one's own to share, something to give, where they stand with a goal, and at most one
//! ask.
//!
//! Giving stands before asking. There is no ask while the user is late with a promise, while an ask waits for its answer,
//! or when the last two contacts held one; and none where nothing says that there is one to make.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::{
    insights::{
        card::sentence::Sentence,
        counted::counted,
        one_line::one_line,
        people::promises::{PRIVATE, late_days},
        practice::{evidence::Evidence, introductions::Introduction, readiness::ready, seat::MapSeat},
    },
    model::{
        AskKind, FactKind, Goal, GoalKind, Mine, MineKind, Moment, Project, ProjectState, PromiseStatus,
        Reference, Relation, Role, Stance, noted,
    },
    quick_log::{is_told, stems},
    store::index::stored::Stored,
};

/// How many days something of the user's own counts as news.
const NEWS_DAYS: u64 = 60;

/// No new ask if each of the last this many contacts had one.
const LAST_CONTACTS: usize = 2;

/// What may be asked, in the order in which it is asked.
const IN_ORDER: &[AskKind] = &[AskKind::Time, AskKind::Feedback, AskKind::Mentorship, AskKind::Advocacy];

/// What there is to ask at the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "because")]
pub enum AskToday {
    /// The user's own word comes first.
    Late,
    /// An ask waits for its answer.
    Waits {
        /// What the user asked for.
        kind: AskKind,
        /// The day since which it is open.
        since: NaiveDate,
    },
    /// They said "not now", and it is open.
    NotNow {
        /// The kind of ask they said no to.
        kind: AskKind,
        /// On which day.
        day: NaiveDate,
    },
    /// The last two contacts held an ask.
    AskedLately,
    /// Something is missing first.
    NotYet {
        /// The smallest next step.
        step: String,
    },
    /// This may be asked.
    May {
        /// The kind of ask.
        kind: AskKind,
        /// What comes after it.
        before: Option<AskKind>,
    },
}

impl AskToday {
    /// The same in words.
    pub fn in_words(&self) -> String {
        match self {
            Self::Late => "not today: a promise of yours is late".to_owned(),
            Self::Waits { kind, since } => {
                format!("not today: you asked for {kind} on {} and are still waiting", since.format("%-d %b"))
            }
            Self::NotNow { kind, day } => {
                format!("not today: they said \"not now\" to {kind} on {}", day.format("%-d %b"))
            }
            Self::AskedLately => "not today: you asked the last two times".to_owned(),
            Self::NotYet { step } => format!("not yet; first, {step}"),
            Self::May { kind, before: Some(before) } => format!("for {kind}; {before} comes later"),
            Self::May { kind, before: None } => format!("for {kind}"),
        }
    }
}

/// Where somebody stands with an open goal of the user's.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoalAtTheDoor {
    /// How to point at the goal.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What the user calls the goal.
    pub name: String,
    /// The day it is decided.
    pub decision: Option<NaiveDate>,
    /// Their role in the decision.
    pub roles: Vec<Role>,
    /// What they showed of their mind.
    pub stance: Stance,
    /// What they said or did.
    pub said: String,
    /// They know of it.
    pub told: bool,
    /// More open goals in which they have a say.
    pub more: u32,
}

impl GoalAtTheDoor {
    /// The same in words: `Staff engineer, 20 Dec: can veto; has concerns "the budget"; not told yet`.
    pub fn in_words(&self) -> String {
        let day = self.decision.map(|day| day.format(", %-d %b").to_string()).unwrap_or_default();
        let mut parts: Vec<String> = Vec::new();
        if !self.roles.is_empty() {
            parts.push(self.roles.iter().map(Role::as_str).collect::<Vec<_>>().join(", "));
        }
        match &self.stance {
            Stance::DoesNotKnow | Stance::HasNotSaid => {}
            stance if self.said.is_empty() => parts.push(stance.to_string()),
            stance => parts.push(format!("{stance} \"{}\"", one_line(&self.said))),
        }
        parts.push(if self.told { "told".to_owned() } else { "not told yet".to_owned() });
        if self.more > 0 {
            parts.push(format!("{} more", self.more));
        }
        format!("{}{day}: {}", one_line(&self.name), parts.join("; "))
    }
}

/// Where somebody stands with the goal that is decided soonest, of those given with their seat in it. A job elsewhere is
/// named only to those who know of it: a card is read where others can see it.
pub(crate) fn goal_at_the_door(seats: &[(&Stored<Goal>, &MapSeat)]) -> Option<GoalAtTheDoor> {
    let mut seats: Vec<_> = seats
        .iter()
        .filter(|(goal, seat)| goal.record.kind != GoalKind::NewJob || seat.knows(&goal.record))
        .collect();
    seats.sort_by_key(|(goal, _)| (goal.record.decision.is_none(), goal.record.decision, goal.id));
    let ((goal, seat), others) = seats.split_first()?;
    Some(GoalAtTheDoor {
        reference: Reference::to(goal.id),
        name: goal.record.name.clone(),
        decision: goal.record.decision,
        roles: seat.roles.iter().cloned().collect(),
        stance: seat.stance(&goal.record),
        said: seat.shown.last().map(|shown| shown.said.clone()).unwrap_or_default(),
        told: seat.knows(&goal.record),
        more: counted(others.len()),
    })
}

/// The last rows of a card.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Offers {
    /// Something of one's own to share back, what the user wants to learn and they can, or two lines to write.
    pub yours: Option<String>,
    /// Something to give: a project of theirs that the user supports, somebody to meet, help with a manager's aims.
    pub give: Option<Sentence>,
    /// Where they stand with the goal that is decided soonest.
    pub goal: Option<GoalAtTheDoor>,
    /// At most one ask.
    pub ask: Option<AskToday>,
}

/// What is looked at for the last rows of somebody's card, beside what the journal holds about them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct OfferSources<'a> {
    /// What is the user's own.
    pub(crate) mine: &'a [Mine],
    /// The first of those who may have what they need.
    pub(crate) may_meet: Option<&'a Introduction>,
    /// Projects of theirs and others.
    pub(crate) projects: &'a [Stored<Project>],
    /// Their seats in open goals.
    pub(crate) seats: &'a [(&'a Stored<Goal>, &'a MapSeat)],
}

/// The last rows of somebody's card.
pub(crate) fn offers(evidence: &Evidence, sources: &OfferSources<'_>, now: Moment) -> Offers {
    let OfferSources { mine, may_meet, projects, seats } = *sources;
    let give = supported(evidence, projects, now).or_else(|| may_meet.map(Introduction::offer));
    Offers {
        yours: to_learn(evidence, mine, now)
            .or_else(|| yours(evidence, mine, now))
            .or_else(|| check_in(evidence, now)),
        give: give.or_else(|| help_with_aims(evidence, seats, now)),
        goal: goal_at_the_door(seats),
        ask: ask_today(evidence, mine, !seats.is_empty(), now),
    }
}

/// The project of theirs that the user works on, with what was noted of it last.
fn supported(evidence: &Evidence, projects: &[Stored<Project>], now: Moment) -> Option<Sentence> {
    let theirs = |project: &&Stored<Project>| {
        let Project { person, state, .. } = &project.record;
        person.is_some_and(|person| evidence.is_them(person)) && *state == ProjectState::Active
    };
    let project = projects.iter().filter(theirs).max_by_key(|project| (project.record.begun, project.id))?;
    let days = noted(&project.record.moved).into_iter().chain(noted(&project.record.offered));
    let last = days.filter(|(at, _)| *at <= now).max_by_key(|(at, _)| *at);
    let after = match last {
        Some((at, _)) => {
            format!(", which you support: what has moved since {}?", at.date_naive().format("%-d %b"))
        }
        None => ", which you support: what could you offer?".to_owned(),
    };
    Some(Sentence::round("", &project.record.name, after))
}

/// Help with what a manager wants to bring about or is pressed by; where that is not known, the question for it.
fn help_with_aims(evidence: &Evidence, seats: &[(&Stored<Goal>, &MapSeat)], now: Moment) -> Option<Sentence> {
    let manages = evidence.person.relation == Relation::Manager
        || seats.iter().any(|(_, seat)| seat.roles.contains(&Role::Manager));
    if !manages || evidence.person.resting.is_some() {
        return None;
    }
    let kinds = [FactKind::Aim, FactKind::Pressure];
    let known: Vec<_> = evidence.facts_of(&kinds, now).collect();
    let newest = known.iter().filter(|fact| !fact.private).max_by_key(|fact| (fact.learned, fact.id));
    match newest {
        Some(aim) => Some(Sentence::round("\"", &aim.text, "\": ask how you could help with it")),
        None if known.is_empty() => {
            Some(Sentence::plain("ask what they want to get done this quarter, and how you could help"))
        }
        None => None,
    }
}

/// Something the user wants to get better at, and they know or can.
fn to_learn(evidence: &Evidence, mine: &[Mine], now: Moment) -> Option<String> {
    let mut areas = mine.iter().filter(|one| one.kind == MineKind::Growth).peekable();
    areas.peek()?;
    let theirs: BTreeSet<String> = evidence
        .facts_of(&[FactKind::Expertise, FactKind::Learn], now)
        .filter(|fact| !fact.private)
        .flat_map(|fact| stems(&fact.text))
        .collect();
    let one =
        areas.filter(|one| !stems(&one.text).is_disjoint(&theirs)).max_by_key(|one| (one.at, &one.text))?;
    Some(format!("you want to get better at {}: ask how they do it", one_line(&one.text)))
}

/// Days without a conversation after which two lines are worth writing.
const QUIET_DAYS: i64 = 30;

/// Two lines to write to somebody one has not talked with for a while, about something they like.
fn check_in(evidence: &Evidence, now: Moment) -> Option<String> {
    let last = evidence.conversations(now).next()?.at.date_naive();
    if (now.date_naive() - last).num_days() < QUIET_DAYS || evidence.person.resting.is_some() {
        return None;
    }
    // An interest may be anything that was told once, and be over.
    let kinds = [FactKind::Music, FactKind::Food];
    let facts = evidence.facts_of(&kinds, now).filter(|fact| !fact.private);
    let likes = facts.filter_map(|fact| Some((fact.learned, fact.id, liked(&fact.text)?)));
    let (.., liked) = likes.max()?;
    Some(format!("two lines would do: \"Saw something about {} and thought of you.\"", one_line(liked)))
}

/// Words by which a fact tells what somebody does not eat, or no longer does: nothing to write about.
const WITHOUT: &[&str] = &[
    "allergic",
    "avoids",
    "cannot",
    "can't",
    "dislikes",
    "does",
    "hates",
    "never",
    "no",
    "not",
    "quit",
    "vegan",
    "vegetarian",
];

/// What they like without the verb that says so: "the cello" of "plays the cello". Nothing where it names no thing.
fn liked(text: &str) -> Option<&str> {
    let text = text.trim();
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let of = if is_told(first) { rest.trim_start().trim_start_matches("to ") } else { text };
    let leads = of.split(' ').next().unwrap_or_default().to_lowercase();
    let is_place = ["in", "at", "with", "for", "on", "a lot", "well"].contains(&leads.as_str());
    (!of.is_empty() && !is_place && !WITHOUT.contains(&leads.as_str())).then_some(of)
}

/// What the user lately read, saw, cooked or worried about: what shares a word with their interests first, then the newest.
fn yours(evidence: &Evidence, mine: &[Mine], now: Moment) -> Option<String> {
    let from = now.checked_sub_days(Days::new(NEWS_DAYS)).unwrap_or(now);
    let lately = |one: &&Mine| one.kind.is_lately() && one.at > from && one.at <= now;
    let mut news = mine.iter().filter(lately).peekable();
    news.peek()?;
    let kinds = FactKind::KNOWN;
    let theirs: BTreeSet<String> = evidence
        .facts_of(kinds, now)
        .filter(|fact| !fact.private)
        .flat_map(|fact| stems(&fact.text))
        .collect();
    let one = news.max_by_key(|one| (!stems(&one.text).is_disjoint(&theirs), one.at, &one.text))?;
    let words = one_line(&one.text);
    Some(words).filter(|words| !words.is_empty() && words != PRIVATE)
}

fn ask_today(evidence: &Evidence, mine: &[Mine], has_a_say: bool, now: Moment) -> Option<AskToday> {
    let waits = |ask: &&&crate::model::Ask| ask.waits() && ask.asked <= now && !evidence.is_over(ask, now);
    let asks: Vec<&crate::model::Ask> = evidence.asks.iter().map(|ask| &ask.record).collect();
    // Of whoever rests the card says so, and nothing is asked of them.
    if evidence.person.resting.is_some() || (!has_a_say && asks.is_empty()) {
        return None;
    }
    let mut open = evidence.promises.iter().filter(|row| row.status == PromiseStatus::Open && !row.guess);
    if open.any(|row| late_days(row, now).is_some()) {
        return Some(AskToday::Late);
    }
    if let Some(waits) = asks.iter().filter(waits).min_by_key(|ask| ask.asked) {
        let kind = waits.kind.clone();
        return Some(match waits.heard().last() {
            Some(not_now) => AskToday::NotNow { kind, day: not_now.at.date_naive() },
            None => AskToday::Waits { kind, since: waits.asked.date_naive() },
        });
    }
    let contacts: Vec<NaiveDate> =
        evidence.conversations(now).map(|row| row.at.date_naive()).take(LAST_CONTACTS).collect();
    let asked_on = |day: &NaiveDate| asks.iter().any(|ask| ask.asked.date_naive() == *day);
    if contacts.len() == LAST_CONTACTS && contacts.iter().all(asked_on) {
        return Some(AskToday::AskedLately);
    }
    let answered = |kind: &AskKind| asks.iter().any(|ask| ask.kind == *kind && !ask.answers.is_empty());
    let mut left = IN_ORDER.iter().filter(|kind| !answered(kind));
    let (kind, before) = (left.next()?.clone(), left.next().cloned());
    let ready = ready(evidence, mine, now);
    let enough = ready.missing_for(&kind, evidence.would_speak(now).is_some()).is_empty();
    match (enough, ready.step_in_words) {
        (false, Some(step)) => Some(AskToday::NotYet { step }),
        _ => Some(AskToday::May { kind, before }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::{
            card::facts::WorldFact,
            named::Named,
            practice::introductions::{LineSaid, MayHave},
            rows::{ask, contact, day, evidence, fact, goal, id, noon, now, person, promise, seat, shown},
        },
        model::{Answer, AnswerKind, Reference},
    };

    fn own(kind: MineKind, text: &str, at: &str) -> Mine {
        Mine { kind, text: text.to_owned(), at: noon(at), deleted: None }
    }

    fn asked(evidence: &Evidence, has_a_say: bool) -> Option<String> {
        let (goal, seat) = (goal(100, None), seat(1, Role::Veto, Stance::DoesNotKnow));
        let seats: &[_] = if has_a_say { &[(&goal, &seat)] } else { &[] };
        offers(evidence, &OfferSources { seats, ..OfferSources::default() }, now())
            .ask
            .map(|ask| ask.in_words())
    }

    #[test]
    fn what_is_on_my_mind_is_shared_when_it_is_new_and_first_what_is_theirs_too() {
        let mut ana = evidence(1);
        let mine = [
            own(MineKind::Read, "a book on bouldering", "2026-11-01"),
            own(MineKind::Saw, "the Vermeer show", "2026-11-14"),
            own(MineKind::Cooked, "an old dish", "2026-01-01"),
            own(MineKind::Value, "candour", "2026-11-15"),
        ];
        let yours = |ana: &Evidence| {
            offers(ana, &OfferSources { mine: &mine, ..OfferSources::default() }, now()).yours
        };
        assert_eq!(yours(&ana).as_deref(), Some("the Vermeer show"));
        ana.facts = vec![fact(1, FactKind::Interest, "boulders on Sundays", "2026-10-01")];
        assert_eq!(yours(&ana).as_deref(), Some("a book on bouldering"));
    }

    #[test]
    fn whoever_may_have_what_they_need_is_offered() {
        let search = fact(1, FactKind::Project, "ran an analyst search", "2026-05-01");
        let mut meet = Introduction {
            who: Named::of(&person(1, "Ana Silva")),
            need: WorldFact::of(&fact(2, FactKind::Need, "an analyst", "2026-11-01"), now()),
            other: Named::of(&person(3, "Tomás Reis")),
            because: MayHave::Fact(WorldFact::of(&search, now())),
            words: vec!["analyst".to_owned()],
        };
        let give = |meet: &Introduction| {
            let sources = OfferSources { may_meet: Some(meet), ..OfferSources::default() };
            offers(&evidence(1), &sources, now()).give.unwrap().to_string()
        };
        assert_eq!(give(&meet), "Tomás Reis: ran an analyst search (May): introduce them?");
        meet.because = MayHave::Line(LineSaid {
            reference: Reference::to(id(4)),
            text: "found two analysts for the data team, and a third one soon after".to_owned(),
            since: day("2026-05-04"),
            age: "May".to_owned(),
        });
        assert_eq!(
            give(&meet),
            "Tomás Reis: \"found two analysts for the data team, and a third one soon after\" (May): introduce them?"
        );
    }

    #[test]
    fn nothing_is_asked_of_someone_without_a_say_and_nothing_while_i_am_late() {
        let mut ana = evidence(1);
        assert_eq!(asked(&ana, false), None);
        let step = "not yet; first, take five minutes to look up what they work on and have published, and write it down";
        assert_eq!(asked(&ana, true).as_deref(), Some(step));
        ana.promises = vec![promise(1, true, "write", "2026-11-01", Some("2026-11-10"))];
        assert_eq!(asked(&ana, true).as_deref(), Some("not today: a promise of yours is late"));
        ana.person.resting = Some(noon("2026-11-01"));
        assert_eq!(asked(&ana, true), None, "and nothing of whoever rests");
    }

    #[test]
    fn two_lines_to_write_are_about_a_thing_they_like() {
        for (text, of) in [
            ("plays the cello", Some("the cello")),
            ("loves natural wine", Some("natural wine")),
            ("natural wine", Some("natural wine")),
            ("listens to jazz", Some("jazz")),
            ("sings in a choir", None),
            ("vegetarian", None),
            ("allergic to nuts", None),
            ("does not drink", None),
        ] {
            assert_eq!(liked(text), of, "{text}");
        }
    }

    #[test]
    fn one_ask_waits_at_a_time_and_the_last_two_contacts_were_not_both_asks() {
        let mut ana = evidence(1);
        ana.asks = vec![ask(1, AskKind::Time, "2026-11-04")];
        assert_eq!(
            asked(&ana, false).as_deref(),
            Some("not today: you asked for time on 4 Nov and are still waiting")
        );
        let answer = Answer { at: noon("2026-11-05"), kind: AnswerKind::Yes, said: String::new() };
        let not_now = Answer { kind: AnswerKind::NotNow, ..answer.clone() };
        let mut later = ana.clone();
        later.asks[0].record.hear(&not_now);
        assert_eq!(
            asked(&later, false).as_deref(),
            Some("not today: they said \"not now\" to time on 5 Nov")
        );
        ana.asks[0].record.hear(&answer);
        ana.asks.push(ask(2, AskKind::Introduction, "2026-11-10"));
        ana.asks[1].record.hear(&answer);
        ana.contacts = vec![contact(3, "2026-11-10"), contact(4, "2026-11-04")];
        assert_eq!(asked(&ana, false).as_deref(), Some("not today: you asked the last two times"));
        ana.contacts.push(contact(5, "2026-11-01"));
        ana.contacts.insert(0, contact(6, "2026-11-12"));
        ana.facts = vec![
            fact(7, FactKind::Homework, "wrote about pricing", "2026-09-01"),
            fact(8, FactKind::CommonGround, "both from small towns", "2026-09-01"),
        ];
        assert_eq!(asked(&ana, false).as_deref(), Some("for feedback; mentorship comes later"));
    }

    #[test]
    fn a_card_says_where_they_stand_with_the_goal_decided_soonest_and_keeps_a_new_job_from_those_who_do_not_know()
     {
        let (soon, later) = (goal(100, Some("2026-12-20")), goal(101, None));
        let mut ana = seat(1, Role::Veto, Stance::HasConcerns);
        ana.shown = vec![shown(Stance::HasConcerns, "the budget", "2026-11-01")];
        let said = |seats: &[(&Stored<Goal>, &MapSeat)]| goal_at_the_door(seats).map(|goal| goal.in_words());
        let line = "Staff engineer, 20 Dec: can veto; has concerns \"the budget\"; told; 1 more";
        assert_eq!(said(&[(&later, &ana), (&soon, &ana)]).as_deref(), Some(line));
        let mut job = soon.clone();
        job.record.kind = GoalKind::NewJob;
        ana.shown.clear();
        assert_eq!(said(&[(&soon, &ana)]).as_deref(), Some("Staff engineer, 20 Dec: can veto; not told yet"));
        assert_eq!(said(&[(&job, &ana)]), None);
    }
}
