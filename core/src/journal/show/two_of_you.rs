//! What the practice adds to somebody's page: how far the two have come, what both share, what each said for the other, the
//! user's answers about it, and whom they know.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    error::Result,
    insights::{self, Called, Introducer, Named, Refers, SpokeForOthers, SpokeForYou, WorldFact},
    journal::{
        read::{
            names::NameBook,
            practice::{Goals, evidence, mine},
        },
        rooms::PeopleRoom,
    },
    model::{
        AuditScore, GoalId, Identities, Knows, Level, Moment, PersonId, Praise, Reference, Score, Stage,
    },
    store::Snapshot,
};

/// What the practice says of the user and somebody.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TwoOfYou {
    /// How far the two have come.
    pub stage: Stage,
    /// What says so, in words.
    pub stage_why: String,
    /// Where they stand in their organisation, seen from the user; nothing if not said.
    pub level: Option<Level>,
    /// The person they report to.
    pub reports_to: Option<Named>,
    /// What both share: values, interests, and what the user wrote down as common.
    pub common: Vec<WorldFact>,
    /// The user's answers to how well the two know and trust each other, newest first.
    pub audit: Vec<AuditAnswer>,
    /// Whom they know.
    pub knows: Vec<Introducer>,
    /// Words they spoke for the user, private ones too: not thanked for yet first, then the newest.
    pub spoke_for_you: Vec<SpokeForYou>,
    /// What the user said for them, newest first.
    pub spoke_for_them: Vec<SpokeForOthers>,
    /// Thanks the user said to them, newest first.
    pub thanks: Vec<Thanks>,
}

/// One answer to how well the two know and trust each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuditAnswer {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The answer, 1 to 10.
    pub score: Score,
    /// Why, in the user's words.
    pub because: String,
    /// The day of the answer.
    pub day: NaiveDate,
}

/// Thanks that were said.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Thanks {
    /// How to point at them.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What the thanks were for.
    pub text: String,
    /// The day on which they were said.
    pub day: NaiveDate,
}

impl PeopleRoom<'_> {
    /// How far the user and somebody have come, what both share, what each said for the other, and whom they know. What is
    /// private is told.
    pub fn two_of_you(&self, person: PersonId, now: Moment) -> Result<TwoOfYou> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let goals = Goals::of(db, &identities, now)?;
            two_of_you(db, &identities, &goals, identities.canonical(person), now)
        })
    }
}

fn two_of_you(
    db: &Snapshot<'_>,
    identities: &Identities,
    goals: &Goals,
    person: PersonId,
    now: Moment,
) -> Result<TwoOfYou> {
    let records = identities.all(person);
    let names = NameBook::new(db, identities);
    let (evidence, mine) = (evidence(db, identities, goals, person, now)?, mine(db)?);
    let (stage, because) = insights::stage(&evidence, &mine, now);
    let advocacies = db.about(&records)?;
    let praises = db.about::<Praise>(&records)?;
    let goal = |id: GoalId| {
        let goal = goals.find(id.into())?;
        Some((Called::goal(goal), goal.record.closed.is_some()))
    };
    let mut words = insights::advocacies(&advocacies, &praises, goal, |one| names.named(one), now);
    for word in &mut words.for_you {
        // Here what was said in private is told.
        if let Some(whole) = advocacies.iter().find(|whole| whole.id == word.reference.id) {
            (word.to, word.how) = (whole.record.to.clone(), whole.record.how.clone());
        }
    }
    let mut thanks: Vec<_> = praises.into_iter().filter(|praise| praise.record.thanks).collect();
    thanks.sort_by_key(|praise| std::cmp::Reverse((praise.record.at, praise.id)));
    let mut audit = db.about::<AuditScore>(&records)?;
    audit.sort_by_key(|answer| std::cmp::Reverse((answer.record.at, answer.id)));
    let audit = audit.into_iter().filter_map(|answer| {
        Some(AuditAnswer {
            reference: Reference::to(answer.id),
            score: answer.record.score?,
            because: answer.record.because,
            day: answer.record.at.date_naive(),
        })
    });
    let knows = insights::introducers(&db.all::<Knows>()?, person, identities, |one| names.named(one));
    let current = db.positions(&records)?.into_iter().find(|position| position.until.is_none());
    let reports_to = current.as_ref().and_then(|position| position.reports_to);
    let reports_to = names.look_up_if_any(reports_to)?;
    names.finish(TwoOfYou {
        stage,
        stage_why: because.in_words(),
        level: current.and_then(|position| position.level),
        reports_to,
        common: insights::between_us(&evidence, &mine, now).common,
        audit: audit.collect(),
        knows,
        spoke_for_you: words.for_you,
        spoke_for_them: words.for_others,
        thanks: thanks
            .into_iter()
            .map(|praise| Thanks {
                reference: Reference::to(praise.id),
                text: praise.record.text,
                day: praise.record.at.date_naive(),
            })
            .collect(),
    })
}

impl Refers for TwoOfYou {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.reports_to.iter_mut().for_each(|person| f(&mut person.reference));
        self.common.iter_mut().for_each(|fact| f(&mut fact.reference));
        self.audit.iter_mut().for_each(|answer| f(&mut answer.reference));
        self.knows.iter_mut().for_each(|one| f(&mut one.person.reference));
        for word in &mut self.spoke_for_you {
            word.each_reference(f);
        }
        for word in &mut self.spoke_for_them {
            f(&mut word.reference);
            word.person.iter_mut().for_each(|person| f(&mut person.reference));
        }
        self.thanks.iter_mut().for_each(|thanks| f(&mut thanks.reference));
    }
}
