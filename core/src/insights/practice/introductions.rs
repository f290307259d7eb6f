//! Two people, one of whom may have what the other needs.
//!
//! A need and what somebody can, does or works on meet when they share an uncommon word (`quick_log::stems`). So do a
//! need and a line: what was said over a coffee is weaker than something noted about a person, so it comes second, and
//! its words and their age are the reason. Nothing here claims that somebody can help: the user judges, and an
//! introduction that was put off does not come back.
//!
//! Lines in, matches out: which lines hold an uncommon word is asked of the store before (`journal/introductions.rs`).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    insights::{
        age::age_phrase,
        card::{facts::WorldFact, sentence::Sentence},
        named::{Named, Refers},
        one_line::one_line,
        people::contacts::standing_for,
    },
    model::{About, Frame, Identities, Moment, PersonId, RecordId, Reference, Span, Statement, Tense, Tone},
    quick_log::{Draft, fold, prose, stems},
    store::index::{
        entry::EntryRow, fact::FactRow, person::PersonRow, presence::PresenceRow, stem::SharedStem,
    },
};

/// The most people whom lines bring to one need.
pub(crate) const BY_LINES: usize = 3;

/// Words that show that a piece of a line is about a need and not about what meets it.
const NEEDING: &[&str] = &["lack", "lacks", "looking", "need", "needed", "needing", "needs", "without"];

/// Words of a line, with their age.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LineSaid {
    /// How to point at the line.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The part of it that matters.
    pub text: String,
    /// The day of the line.
    pub since: NaiveDate,
    /// The age shown in brackets after it; empty for a line of this month.
    pub age: String,
}

/// What says that somebody may have what another needs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MayHave {
    /// Something noted about them.
    Fact(WorldFact),
    /// A line in which they were there, or which names them.
    Line(LineSaid),
}

impl MayHave {
    /// The words, what is put around them, and their age.
    fn parts(&self) -> (&str, &'static str, &str) {
        match self {
            Self::Fact(fact) => (&fact.text, "", &fact.age),
            Self::Line(line) => (&line.text, "\"", &line.age),
        }
    }

    /// In words: `ran an analyst search (May)`, and in quotes what comes from a line.
    pub fn in_words(&self) -> String {
        let (text, quote, age) = self.parts();
        format!("{quote}{text}{quote}{}", in_brackets(age))
    }

    /// The words of a line, with their age; `None` for what is noted about somebody.
    pub(crate) fn line_in_words(&self) -> Option<String> {
        self.is_line().then(|| self.in_words())
    }

    fn is_line(&self) -> bool {
        matches!(self, Self::Line(_))
    }
}

fn in_brackets(age: &str) -> String {
    if age.is_empty() { String::new() } else { format!(" ({age})") }
}

/// A need and somebody who may be able to meet it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Introduction {
    /// The person in need.
    pub who: Named,
    /// The fact that says what they need.
    pub need: WorldFact,
    /// Who may have it.
    pub other: Named,
    /// What says so: `fact` or `line`.
    #[serde(flatten)]
    pub because: MayHave,
    /// The words they share.
    pub words: Vec<String>,
}

impl Introduction {
    /// One row of the card of the person in need.
    pub(crate) fn offer(&self) -> Sentence {
        let (text, quote, age) = self.because.parts();
        let age = in_brackets(age);
        Sentence::round(
            format!("{}: {quote}", self.other.name),
            text,
            format!("{quote}{age}: introduce them?"),
        )
    }
}

/// A line about one person that shares a word with the need of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SharedLine {
    /// The fact that says what one of them needs.
    pub(crate) need: RecordId,
    /// The person in need.
    pub(crate) who: PersonId,
    /// The line that says so.
    pub(crate) entry: RecordId,
    /// The moment of the line.
    pub(crate) at: Moment,
    /// Whom it is about.
    pub(crate) other: PersonId,
    /// The piece of it that shares a word.
    pub(crate) text: String,
    /// The words they share.
    pub(crate) stems: Vec<String>,
}

/// A line as it may meet a need.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LineRead<'a> {
    /// The line as it is kept.
    pub(crate) entry: &'a EntryRow,
    /// The people who were there or are mentioned.
    pub(crate) people: &'a [PresenceRow],
    /// Its words, as they read now.
    pub(crate) draft: &'a Draft,
}

/// Pairs of people who know each other, by canonical record.
#[derive(Debug, Clone, Default)]
pub(crate) struct Acquainted(BTreeSet<(PersonId, PersonId)>);

impl Acquainted {
    /// Builds the set from pairs in any order and with any record of a person.
    pub(crate) fn new(
        pairs: impl IntoIterator<Item = (PersonId, PersonId)>,
        identities: &Identities,
    ) -> Self {
        let canonical = |person| identities.canonical(person);
        Self(pairs.into_iter().map(|(one, other)| ordered(canonical(one), canonical(other))).collect())
    }

    /// The people known to know this person, by their canonical record.
    pub(crate) fn known_to(&self, person: PersonId) -> impl Iterator<Item = PersonId> {
        self.0.iter().filter_map(move |(one, other)| {
            if *one == person { Some(*other) } else { (*other == person).then_some(*one) }
        })
    }

    /// Whether these two do, each by their canonical record.
    pub(crate) fn know_each_other(&self, one: PersonId, other: PersonId) -> bool {
        self.0.contains(&ordered(one, other))
    }
}

fn ordered(one: PersonId, other: PersonId) -> (PersonId, PersonId) {
    if one <= other { (one, other) } else { (other, one) }
}

/// What introductions are made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MeetSources<'a> {
    /// The people who may come up, in order of id; someone who rests under one record rests under all of theirs.
    pub(crate) people: &'a [PersonRow],
    /// Which records are the same human being.
    pub(crate) identities: &'a Identities,
    /// Needs, and what is noted of others that shares a word with one.
    pub(crate) facts: &'a [FactRow],
    /// Which of these share an uncommon word.
    pub(crate) shared: &'a [SharedStem],
    /// Lines about others that share one with a need, of each need the newest first.
    pub(crate) lines: &'a [SharedLine],
    /// Needs whose introductions the user put off.
    pub(crate) refused: &'a BTreeSet<RecordId>,
    /// Pairs who know each other.
    pub(crate) acquainted: &'a Acquainted,
}

/// Whether a need asks for somebody: said of a known person, still true, not in private.
pub(crate) fn is_open_need(fact: &FactRow) -> bool {
    holds_openly(fact) && fact.person.is_some()
}

/// Whether something noted is still true, sure, and not private.
fn holds_openly(fact: &FactRow) -> bool {
    !fact.private && !fact.guess && fact.ended.is_none()
}

/// Who of a line may have what another needs; `wanted` are the uncommon words of the need.
///
/// A private line, one told in confidence, one that is to come, and one in which the needing person has any part say
/// nothing. Of the pieces of the line, the first counts that shares a word, does not itself speak of a need, and is neither
/// about the user nor about what somebody thinks of a matter. It is about those whom it names; about those who were there
/// if it names nobody else.
pub(crate) fn shared_lines(
    need: &FactRow,
    wanted: &BTreeSet<String>,
    line: LineRead<'_>,
    identities: &Identities,
    now: Moment,
) -> Vec<SharedLine> {
    let LineRead { entry, people, draft } = line;
    let Some(who) = need.person.map(|person| identities.canonical(person)) else { return Vec::new() };
    let in_it = |row: &PresenceRow| identities.canonical(row.person);
    let in_confidence = draft
        .statements
        .iter()
        .any(|said| said.frame == Frame::Confidence || matches!(said.tone, Tone::InConfidence | Tone::Talk));
    if entry.private || in_confidence || entry.at > now || people.iter().any(|row| in_it(row) == who) {
        return Vec::new();
    }
    let shared = |piece: &str| -> Vec<String> { stems(piece).intersection(wanted).cloned().collect() };
    let unfit = |piece: &Span| {
        draft.statements.iter().any(|said| said.span.touches(*piece) && !speaks_of_what_one_can(said))
    };
    let pieces = prose(draft).into_iter().filter(|piece| !unfit(piece));
    let pieces = pieces.filter_map(|piece| piece.of(&draft.raw));
    let piece = pieces.map(one_line).find_map(|piece| {
        let stems = shared(&piece);
        let fit = !speaks_of_a_need(&piece) && !speaks_of_the_user_or_a_doubt(&piece);
        (!stems.is_empty() && fit).then_some((piece, stems))
    });
    let Some((piece, stems)) = piece else { return Vec::new() };
    let known: Vec<&PresenceRow> = people.iter().filter(|row| !row.guess).collect();
    let named_here = |row: &&&PresenceRow| !row.there && is_named(draft, &piece, in_it(row), identities);
    let mut about: Vec<&PresenceRow> = known.iter().filter(named_here).copied().collect();
    if about.is_empty() {
        about = known.into_iter().filter(|row| row.there).collect();
    }
    let mut others: Vec<PersonId> = about.into_iter().map(in_it).collect();
    others.sort_unstable();
    others.dedup();
    let of = |other| SharedLine {
        need: need.id,
        who,
        entry: entry.id,
        at: entry.at,
        other,
        text: piece.clone(),
        stems: stems.clone(),
    };
    others.into_iter().map(of).collect()
}

/// Whether a statement may say what somebody can or has, and not what they feel, think of the user, or told them.
fn speaks_of_what_one_can(said: &Statement) -> bool {
    let about_the_user = matches!(
        said.frame,
        Frame::SpokeForMe
            | Frame::AdvisedMe
            | Frame::CriticisedMe
            | Frame::PraisedMe
            | Frame::MyWin
            | Frame::Needs
            | Frame::Feels
            | Frame::Correction
    );
    let plain = matches!(said.tone, Tone::Plain | Tone::Glad);
    plain && !about_the_user && !matches!(said.about, About::Me) && said.tense != Tense::Denied
}

/// Words that show that a piece of a line is about the user, or about what somebody doubts, folded.
const NOT_TO_OFFER: &[&str] = &[
    "me",
    "my",
    "mine",
    "myself",
    "doubt",
    "doubts",
    "doubted",
    "doubtful",
    "concern",
    "concerns",
    "concerned",
    "worry",
    "worries",
    "worried",
    "unsure",
    "hesitates",
    "hesitant",
    "sceptical",
    "skeptical",
    "against",
    "objects",
    "objected",
    "afraid",
    "freeze",
    "frozen",
];

fn speaks_of_the_user_or_a_doubt(piece: &str) -> bool {
    fold(piece).split(|c: char| !c.is_alphanumeric()).any(|word| NOT_TO_OFFER.contains(&word))
}

fn speaks_of_a_need(piece: &str) -> bool {
    fold(piece).split(|c: char| !c.is_alphanumeric()).any(|word| NEEDING.contains(&word))
}

/// Whether a piece of a line holds a name by which the line means this person.
fn is_named(draft: &Draft, piece: &str, person: PersonId, identities: &Identities) -> bool {
    let means = draft
        .people
        .iter()
        .filter(|mention| mention.person.is_some_and(|known| identities.canonical(known) == person));
    let names = means.flat_map(|mention| &mention.spans).filter_map(|span| span.of(&draft.raw));
    names.into_iter().any(|name| piece.contains(&one_line(name)))
}

/// Two people who may have something for each other and do not know each other yet; each pair of a need and a person
/// once, by need, the newest first; then what is noted about somebody before what a line says.
pub(crate) fn introductions(sources: &MeetSources<'_>, now: Moment) -> Vec<Introduction> {
    let mut found = who_could_meet(sources, now);
    found.retain(|one| !sources.acquainted.know_each_other(one.who.id(), one.other.id()));
    found
}

/// The same, including people who already know each other.
pub(crate) fn who_could_meet(sources: &MeetSources<'_>, now: Moment) -> Vec<Introduction> {
    let facts: BTreeMap<RecordId, &FactRow> = sources.facts.iter().map(|fact| (fact.id, fact)).collect();
    let mut pairs: BTreeMap<(RecordId, PersonId), (PersonId, MayHave, Vec<String>)> = BTreeMap::new();
    for shared in sources.shared {
        let (who, other) =
            (sources.identities.canonical(shared.who), sources.identities.canonical(shared.other));
        let says = |fact: &&&FactRow| who != other && holds_openly(fact);
        let Some(fact) = facts.get(&shared.fact).filter(says) else { continue };
        let pair = pairs.entry((shared.need, other));
        let (_, _, words) =
            pair.or_insert_with(|| (who, MayHave::Fact(WorldFact::of(fact, now)), Vec::new()));
        if !words.contains(&shared.stem) {
            words.push(shared.stem.clone());
        }
    }
    for line in sources.lines {
        let (who, other) = (sources.identities.canonical(line.who), sources.identities.canonical(line.other));
        if who != other {
            // What is noted about them is the better reason; of several lines the newest, which come first.
            pairs.entry((line.need, other)).or_insert_with(|| (who, said(line, now), line.stems.clone()));
        }
    }
    let mut found = Vec::new();
    for ((need, other), (who, because, words)) in pairs {
        let standing = |person| standing_for(sources.people, sources.identities, person);
        let rows = (standing(who), standing(other), facts.get(&need).filter(|need| is_open_need(need)));
        let (Some(who), Some(other), Some(need)) = rows else { continue };
        if who.resting.is_some() || other.resting.is_some() || sources.refused.contains(&need.id) {
            continue;
        }
        let need = WorldFact::of(need, now);
        found.push(Introduction { who: Named::of(who), need, other: Named::of(other), because, words });
    }
    // The newest need first: it is the most likely to hold still.
    found.sort_by_key(|one| {
        let newest = std::cmp::Reverse(one.need.since);
        (newest, std::cmp::Reverse(one.need.reference.id), one.because.is_line(), one.other.id())
    });
    found
}

fn said(line: &SharedLine, now: Moment) -> MayHave {
    let since = line.at.date_naive();
    MayHave::Line(LineSaid {
        reference: Reference::to(line.entry),
        text: line.text.clone(),
        since,
        age: age_phrase(since, now.date_naive()),
    })
}

impl Refers for Introduction {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.who.reference);
        f(&mut self.other.reference);
        f(&mut self.need.reference);
        match &mut self.because {
            MayHave::Fact(fact) => f(&mut fact.reference),
            MayHave::Line(line) => f(&mut line.reference),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::rows::{contact, fact, id, now, person},
        model::FactKind,
        quick_log::{KnownPerson, Lexicon, parse},
    };

    const PEOPLE: [&str; 4] = ["Ana Silva", "Bo Ek", "Cy Dahl", "佐藤健"];

    fn who(n: u32) -> PersonId {
        PersonId(id(n))
    }

    fn need(text: &str) -> FactRow {
        fact(30, FactKind::Need, text, "2026-09-01")
    }

    /// What a line of May says for a need of Ana's; `there` and `mentioned` are the people of the record.
    fn read(line: &str, there: &[u32], mentioned: &[u32], need: &FactRow) -> Vec<(u32, String)> {
        let known = (1..).zip(PEOPLE).map(|(n, name)| KnownPerson {
            id: who(n),
            name: name.to_owned(),
            nicknames: Vec::new(),
        });
        let lexicon = Lexicon::new(known.collect(), Vec::new());
        let at = crate::insights::rows::noon("2026-05-04");
        let draft = parse(line, &lexicon, at).unwrap();
        let mut entry = crate::insights::rows::line(40, "2026-05-04");
        entry.private = draft.private;
        let row = |n: &u32, there| PresenceRow { person: who(*n), there, ..contact(40, "2026-05-04") };
        let mut people: Vec<PresenceRow> = there.iter().map(|n| row(n, true)).collect();
        people.extend(mentioned.iter().map(|n| row(n, false)));
        let line = LineRead { entry: &entry, people: &people, draft: &draft };
        let found = shared_lines(need, &stems(&need.text), line, &Identities::default(), now());
        let number = |person: PersonId| (1..5).find(|n| who(*n) == person).unwrap();
        found.into_iter().map(|line| (number(line.other), line.text)).collect()
    }

    #[test]
    fn a_line_counts_for_those_it_names_and_else_for_those_who_were_there() {
        let need = need("a second analyst");
        let ran = "ran an analyst search".to_owned();
        assert_eq!(read("Lunch with @Bo Ek, ran an analyst search, jazz", &[2], &[], &need), [(2, ran)]);
        let named = "Cy Dahl ran an analyst search".to_owned();
        assert_eq!(read("Lunch with @Bo Ek, Cy Dahl ran an analyst search", &[2], &[3], &need), [(3, named)]);
        let both = read("Lunch with @Bo Ek and @Cy Dahl, two analysts to spare", &[2, 3], &[], &need);
        assert_eq!(both.len(), 2);
    }

    #[test]
    fn a_line_with_the_needing_person_in_it_and_one_that_is_private_say_nothing() {
        let need = need("a second analyst");
        for (line, there, mentioned) in [
            ("Lunch with @Ana Silva, ran an analyst search", vec![1], vec![]),
            ("Lunch with @Bo Ek, told Ana Silva of an analyst", vec![2], vec![1]),
            ("Lunch with @Bo Ek, ran an analyst search #private", vec![2], vec![]),
            ("Thoughts on the analyst search", vec![], vec![]),
        ] {
            assert_eq!(read(line, &there, &mentioned, &need), [], "{line}");
        }
    }

    #[test]
    fn only_what_a_line_tells_counts_and_not_its_names_clauses_and_needs() {
        let need = need("an analyst in Silva Square");
        for line in [
            "Lunch with @Bo Ek !find an analyst",
            "Lunch with @Bo Ek +needs an analyst too",
            "Lunch with @Bo Ek, he needs an analyst himself",
            "Lunch with @Bo Ek, looking for an analyst",
            "Lunch with @Bo Ek about hiring",
        ] {
            assert_eq!(read(line, &[2], &[], &need), [], "{line}");
        }
    }

    #[test]
    fn words_meet_without_accents_and_in_scripts_that_part_no_words() {
        let translator = need("une traductrice pour le résumé");
        assert_eq!(read("Lunch with @Bo Ek, sa sœur écrit des RESUMES", &[2], &[], &translator).len(), 1);
        let analyst = need("分析師を探している");
        let found = read("@佐藤健 とランチ、前職は分析師でした", &[4], &[], &analyst);
        assert_eq!(found, [(4, "前職は分析師でした".to_owned())]);
    }

    /// Introductions for a need of Ana's, from one fact about Bo and lines about Bo and Cy.
    struct Known {
        people: Vec<PersonRow>,
        refused: BTreeSet<RecordId>,
        pairs: Vec<(PersonId, PersonId)>,
        same: Vec<(PersonId, PersonId)>,
    }

    impl Known {
        fn new() -> Self {
            let people = (1..).zip(PEOPLE).map(|(n, name)| person(n, name)).collect();
            Self { people, refused: BTreeSet::new(), pairs: Vec::new(), same: Vec::new() }
        }

        fn found(&self, with_fact: bool) -> Vec<(String, String)> {
            let able = FactRow {
                person: Some(who(2)),
                ..fact(31, FactKind::Project, "ran an analyst search", "2026-05-01")
            };
            let shared = SharedStem {
                stem: "analyst".to_owned(),
                need: id(30),
                who: who(1),
                fact: id(31),
                other: who(2),
            };
            let line = |n, entry| SharedLine {
                need: id(30),
                who: who(1),
                entry: id(entry),
                at: crate::insights::rows::noon("2026-10-01"),
                other: who(n),
                text: "met an analyst".to_owned(),
                stems: vec!["analyst".to_owned()],
            };
            let identities = Identities::new(self.same.iter().copied());
            let sources = MeetSources {
                people: &self.people,
                identities: &identities,
                facts: &[need("a second analyst"), able],
                shared: if with_fact { &[shared] } else { &[] },
                lines: &[line(2, 40), line(3, 41), line(1, 42)],
                refused: &self.refused,
                acquainted: &Acquainted::new(self.pairs.iter().copied(), &identities),
            };
            let said = |one: Introduction| (one.other.name.clone(), one.because.in_words());
            introductions(&sources, now()).into_iter().map(said).collect()
        }
    }

    fn pairs(found: &[(&str, &str)]) -> Vec<(String, String)> {
        found.iter().map(|(name, words)| ((*name).to_owned(), (*words).to_owned())).collect()
    }

    #[test]
    fn what_is_noted_about_somebody_stands_before_what_a_line_says_and_nobody_meets_their_own_need() {
        let known = Known::new();
        let line = "\"met an analyst\" (Oct)";
        assert_eq!(known.found(true), pairs(&[("Bo Ek", "ran an analyst search (May)"), ("Cy Dahl", line)]));
        assert_eq!(known.found(false), pairs(&[("Bo Ek", line), ("Cy Dahl", line)]));
        let same = Known { same: vec![(who(1), who(2))], ..Known::new() };
        assert_eq!(same.found(true), pairs(&[("Cy Dahl", line)]));
    }

    #[test]
    fn who_rests_who_is_gone_who_knows_them_and_what_was_refused_does_not_come_up() {
        let line = "\"met an analyst\" (Oct)";
        let mut resting = Known::new();
        resting.people[1].resting = Some(now());
        assert_eq!(resting.found(true), pairs(&[("Cy Dahl", line)]));
        let mut gone = Known::new();
        gone.people.remove(2);
        assert_eq!(gone.found(false), pairs(&[("Bo Ek", line)]));
        let known = Known { pairs: vec![(who(2), who(1))], ..Known::new() };
        assert_eq!(known.found(true), pairs(&[("Cy Dahl", line)]));
        let refused = Known { refused: [id(30)].into(), ..Known::new() };
        assert_eq!(refused.found(true), []);
        let mut needing_rests = Known::new();
        needing_rests.people[0].resting = Some(now());
        assert_eq!(needing_rests.found(true), []);
    }
}
