//! What of all that was said stands on somebody's card: their own news and what all said together, once, as far as it is
//! still true.
//!
//! Others' news is on others' cards. What was said in confidence is on none, and what somebody else said of them behind
//! their back only if it is good. Heavy news has a quiet line of its own, which fades.

use std::{collections::BTreeSet, sync::LazyLock};

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::{
    insights::{
        Said, Whose,
        age::CLOCK_AHEAD,
        card::{
            amends::Amends,
            birthday::{days_until, is_of_a_birthday},
            good_news::is_good_news,
            heavy::{is_heavy, is_mended as is_well_again, is_of_a_death},
            newest_talk::NewestTalk,
            phrases::{Words, bare},
            pieces::Pieces,
            secrets::Secrets,
            slights::Slights,
            small_words::bare_words,
            statement::{CardStatement, State, states_of, telling_stems},
            successes::is_no_success,
            worries::Worries,
        },
        one_line::one_line,
    },
    model::{Frame, Moment, PersonId, RecordId, Tense, Tone, Trouble},
    quick_log::{HeavyWords, fold, has_words_of, is_own_child},
    store::index::promise::PromiseRow,
};

/// Days for which heavy news stands on the card.
const HEAVY_DAYS: i64 = 180;
/// Days for which it asks for a word.
const A_WORD_DAYS: i64 = 60;

/// Words of what only says that somebody told somebody: "told the whole board".
const LONGEST_LEAD: usize = 4;

/// Heavy news of theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeavyNews {
    /// In the user's words.
    pub text: String,
    /// On which day it was written down.
    pub day: NaiveDate,
    /// It is so near that a word is enough.
    pub near: bool,
}

impl HeavyNews {
    /// The same in words: `In November: "her father died". A word is enough.`
    pub fn in_words(&self) -> String {
        let word = if self.near { " A word is enough." } else { "" };
        format!("In {}: \"{}\".{word}", self.day.format("%B"), self.text)
    }
}

/// What stands on a card of what was said, newest line first.
#[derive(Debug, Default)]
pub(super) struct Memory<'a> {
    /// The newest heavy news that has not faded.
    pub(super) heavy: Option<&'a Said>,
    /// They would rather not be spoken to about it.
    pub(super) unspoken: bool,
    /// What hurts or weighs on them, shown or not.
    pub(super) worries: Worries<'a>,
    /// What one may remember and quote, in the order of each line.
    pub(super) kept: Vec<&'a Said>,
    /// The same with what has been overtaken.
    all: Vec<&'a CardStatement<'a>>,
    /// What the user did, of all that was said.
    done: Vec<&'a Said>,
    talked: NewestTalk,
}

impl<'a> Memory<'a> {
    /// Sorts what was said with or about a person, given newest line first. `names` are the parts of their name, folded.
    pub(super) fn of(told: &'a [CardStatement<'a>], person: PersonId, names: &[String], now: Moment) -> Self {
        let amends = Amends::of(told, person);
        let worries = Worries::of(told, person, names, &amends);
        let secrets = Secrets::of(told, person, names);
        let slights = Slights::of(told, person);
        let fit = |one: &CardStatement<'_>| {
            let covered = secrets.cover(one.said) || one.said.is_about(person) && slights.cover(one.said);
            !covered && is_fit(one, person)
        };
        let shown = |one: &&CardStatement<'_>| !one.said.private && is_theirs(one.said, person) && fit(one);
        let all: Vec<&CardStatement<'_>> = told.iter().filter(shown).collect();
        let talked = NewestTalk::of(told, now);
        // That two lines name them says nothing of what they are about.
        let own: BTreeSet<String> = names.iter().flat_map(|name| telling_stems(name)).collect();
        let corrected = |one: &CardStatement<'_>| is_corrected(told, one);
        // Of a child that was lost, a wedding that is off and a trip that was cancelled, no hope is shown either.
        let ended = |statement: &CardStatement<'_>| {
            let one = statement.said;
            // "Got the job and is over the moon", until the offer was withdrawn.
            let plan = matches!(one.tense, Tense::Ahead | Tense::Wished)
                || one.frame == Frame::Moves
                || statement.lies_ahead();
            let hoped = plan || one.tone == Tone::Glad;
            amends.cover(one)
                || !is_heavy(one) && worries.end_the_hope(&one.clause, one.at)
                || hoped && worries.call_off(one)
        };
        let passed = |one: &CardStatement<'_>| {
            let plan = one.said.tense != Tense::Happened && !is_heavy(one.said);
            plan && talked.outlived(one)
        };
        let overtaken: BTreeSet<usize> = (0..all.len())
            .filter(|&at| {
                is_overtaken(&all, at, &own)
                    || all.get(at).is_some_and(|one| corrected(one) || ended(one) || passed(one))
            })
            .collect();
        // "His mother is in intensive care, he flies to Lahore tonight": once she is home, so is he.
        let mended: BTreeSet<RecordId> = overtaken
            .iter()
            .filter_map(|&at| all.get(at))
            .map(|one| one.said)
            .filter(|one| is_heavy(one) && is_illness(one))
            .map(|one| one.entry)
            .collect();
        let depends = |at: usize| {
            overtaken.iter().any(|&passed| hangs_on(&all, at, passed))
                || all.get(at).is_some_and(|one| mended.contains(&one.said.entry))
        };
        let kept = all.iter().enumerate().filter(|&(at, _)| !overtaken.contains(&at) && !depends(at));
        let kept = kept.map(|(_, one)| one.said);
        let (heavy, mut kept): (Vec<&Said>, Vec<&Said>) = kept.partition(|one| is_heavy(one));
        let age = |one: &Said| (now.date_naive() - one.at.date_naive()).num_days();
        // How they were on such a day fades with the news of it.
        let faded: BTreeSet<RecordId> =
            heavy.iter().filter(|one| age(one) > HEAVY_DAYS).map(|one| one.entry).collect();
        kept.retain(|one| !faded.contains(&one.entry));
        let leads: Vec<bool> = kept.iter().map(|one| leads_elsewhere(told, one, &kept)).collect();
        let mut leads = leads.into_iter();
        kept.retain(|_| leads.next() != Some(true));
        let heavy = heavy.into_iter().find(|one| age(one) <= HEAVY_DAYS);
        let of_it = |one: &&Said| heavy.is_some_and(|heavy| heavy.entry == one.entry);
        let said = || told.iter().map(|one| one.said);
        let unspoken = said().filter(of_it).any(|one| HeavyWords::read(&one.clause).unspoken);
        let done = said().filter(|one| is_done_by_the_user(one)).collect();
        Self { heavy, unspoken, worries, kept, all, done, talked }
    }

    /// Whether a later line seems to tell that the user kept a promise. It stays open until the user says so, and yet one does
    /// not own at the door what one did.
    pub(super) fn seems_kept(&self, promise: &PromiseRow) -> bool {
        let tells = |done: &Said| done.at > promise.made && has_words_of(&done.clause, &promise.text);
        promise.mine && self.done.iter().any(|done| tells(done))
    }

    /// What was talked about, one text for each line that says something, newest first, each text once. `names` are the
    /// parts of their name, folded: whose card it is need not be said.
    /// A line of a moment that has not come is from a device whose clock is wrong, and no less true.
    pub(super) fn last_time(&self, lines: usize, names: &[String], now: Moment) -> Vec<String> {
        let mut texts: Vec<(RecordId, Pieces)> = Vec::new();
        let mut ahead: BTreeSet<RecordId> = BTreeSet::new();
        for said in self.kept.iter().filter(|said| !is_contact_alone(&said.frame)) {
            if said.at > now {
                ahead.insert(said.entry);
            }
            match texts.last_mut() {
                Some((entry, pieces)) if *entry == said.entry => pieces.add(said),
                _ => {
                    let mut pieces = Pieces::default();
                    pieces.add(said);
                    texts.push((said.entry, pieces));
                }
            }
        }
        let mut once = BTreeSet::new();
        let texts = texts.into_iter().filter_map(|(entry, pieces)| {
            let text = pieces.in_words(names)?;
            Some(if ahead.contains(&entry) { format!("{text} ({CLOCK_AHEAD})") } else { text })
        });
        texts.filter(|text| once.insert(text.to_lowercase())).take(lines).collect()
    }

    /// Whether what is known of them has not been overtaken by what was said since.
    pub(super) fn still_holds(&self, fact: &str, learned: Moment) -> bool {
        let later = || self.all.iter().copied().filter(|told| told.said.at > learned);
        let passing = passes(fact);
        let telling = if passing { telling_stems(fact) } else { BTreeSet::new() };
        // Hardly any line names a state of life, and there are many facts.
        let next = later().any(|told| !told.states().is_empty());
        let states = if next { states_of(fact) } else { Vec::new() };
        !overtaken_by(later(), || passing, &telling, &states)
            && !self.worries.end_the_hope(fact, learned)
            && !self.talked.outlived_known(fact, learned)
    }

    /// Whether somebody said that their birthday is today.
    pub(super) fn birthday_today(&self, now: Moment) -> bool {
        self.kept.iter().any(|said| {
            let on =
                || said.day_named().is_some_and(|day| (day.month(), day.day()) == (now.month(), now.day()));
            let today = || days_until(&said.clause, now.date_naive()) == Some(0);
            is_of_a_birthday(&said.clause) && (on() || today())
        })
    }

    /// What a line tells that may be quoted.
    pub(super) fn told_in(&self, entry: RecordId) -> Vec<&'a Said> {
        self.kept.iter().filter(|said| said.entry == entry).copied().collect()
    }

    /// Whether it was told with a quarrel: nobody begins with how the day went on.
    pub(super) fn is_of_a_quarrel(&self, said: &Said) -> bool {
        self.all.iter().any(|one| one.said.entry == said.entry && one.said.trouble == Some(Trouble::Quarrel))
    }

    /// The quiet line about heavy news.
    pub(super) fn quiet(&self, now: Moment) -> Option<HeavyNews> {
        let said = self.heavy?;
        let day = said.at.date_naive();
        let near = (now.date_naive() - day).num_days() <= A_WORD_DAYS;
        let text = one_line(&said.clause);
        let text = text.strip_prefix("and ").or_else(|| text.strip_prefix("but ")).unwrap_or(&text);
        Some(HeavyNews { text: text.to_owned(), day, near })
    }
}

/// Whether it is about this person, or about all who were there.
fn is_theirs(said: &Said, person: PersonId) -> bool {
    match &said.whose {
        Whose::Them(_) => said.is_about(person),
        Whose::We | Whose::Nobody => said.was_there(person),
        // "Helga told the board my team saved it, Joost told me": it is hers who said so.
        Whose::Me => match said.said_by {
            Some(by) => by == person && is_between_us(&said.frame),
            None => said.was_there(person) && is_between_us(&said.frame),
        },
    }
}

/// What the user did or got belongs to the card of whom it was with.
fn is_between_us(frame: &Frame) -> bool {
    matches!(
        frame,
        Frame::DidFor
            | Frame::GotFrom
            | Frame::AdvisedMe
            | Frame::CriticisedMe
            | Frame::PraisedMe
            | Frame::SpokeForMe
            | Frame::Told
    )
}

/// Whether others' word for it is news and no talk: what changed in their work, and where they are.
fn is_news(said: &Said) -> bool {
    let clause = fold(&said.clause);
    matches!(said.frame, Frame::Moves | Frame::Works | Frame::GoodAt)
        || bare_words(&clause).any(|word| NEWS.contains(&word))
}

/// Words of news that one hears of somebody and may speak of.
const NEWS: &[&str] = &[
    "accepted",
    "appointed",
    "approved",
    "back",
    "declined",
    "joined",
    "joins",
    "leave",
    "leaves",
    "leaving",
    "left",
    "moved",
    "moves",
    "plays",
    "refused",
    "rejected",
    "retired",
    "retires",
    "retiring",
    "returns",
    "starts",
    "turned",
    "visa",
];

/// Whether it may stand on a card that is read beside them: not what was said in confidence, and not what somebody else
/// said of them that is no good news.
fn is_fit(one: &CardStatement<'_>, person: PersonId) -> bool {
    let said = one.said;
    // "Pete also says her marriage is on the rocks": whoever was there told it, in whatever words.
    let talk = !said.there.is_empty() && said.tone == Tone::Plain && said.trouble.is_none() && one.is_sore();
    let told = said.said_by.is_some_and(|teller| teller != person) || talk;
    let behind_their_back = told && !said.was_there(person);
    let good = is_good_news(said) && !is_no_success(&said.clause)
        || is_well_again(said)
        || matches!(said.frame, Frame::SpokeForMe | Frame::PraisedMe);
    // That somebody changed place or work is news, and a death is no secret; what may come, how they are and whom they
    // see is talk.
    let news = matches!(said.tense, Tense::Happened | Tense::Is)
        && (said.tone == Tone::Plain && is_news(said) && !talk || is_of_a_death(said));
    // "She would rather not talk about it": what is not to be spoken of is said by those words.
    let wish = || fold(&said.clause).contains("rather") || HeavyWords::read(&said.clause).unspoken;
    !matches!(said.tone, Tone::InConfidence | Tone::Talk)
        && said.frame != Frame::Confidence
        && said.frame != Frame::Correction
        && (!matches!(said.tense, Tense::Conditional | Tense::Asked) || wish())
        && (!behind_their_back || good || news)
}

/// "Helga told the board": what only leads to words that are on another card, or on none.
fn leads_elsewhere(told: &[CardStatement<'_>], one: &Said, kept: &[&Said]) -> bool {
    let said = told.iter().map(|other| other.said);
    let next = said.filter(|other| other.entry == one.entry && other.place.start >= one.place.end);
    let next = next.min_by_key(|other| other.place);
    let follows = |next: &Said| next.before.chars().all(|sign| sign.is_alphabetic() || sign.is_whitespace());
    let short = one.text.split_whitespace().count() <= LONGEST_LEAD;
    one.frame == Frame::Told
        && short
        && next.is_some_and(|next| follows(next) && !kept.iter().any(|other| std::ptr::eq(*other, next)))
}

fn is_done_by_the_user(said: &Said) -> bool {
    let theirs = matches!(said.whose, Whose::Me | Whose::We) && said.frame == Frame::Happened;
    said.tense == Tense::Happened && (theirs || matches!(said.frame, Frame::DidFor | Frame::Kept))
}

/// That two met, or that one of them spoke, says nothing beyond the contact itself.
fn is_contact_alone(frame: &Frame) -> bool {
    matches!(frame, Frame::Met | Frame::Promised | Frame::Kept)
}

/// Whether a later line has overtaken it: a plan, a wish, a need or a feeling by what touches the same thing, a state of
/// life by the next one.
fn is_overtaken(all: &[&CardStatement<'_>], at: usize, names: &BTreeSet<String>) -> bool {
    let Some(told) = all.get(at) else { return false };
    let said = told.said;
    let passing = || {
        matches!(said.tense, Tense::Ahead | Tense::Wished)
            || matches!(said.frame, Frame::Needs | Frame::Feels | Frame::Moves)
            || told.lies_ahead()
    };
    let telling = told.stems() - names;
    let is_later = |later: &&CardStatement<'_>| later.said.at > said.at && later.said.entry != said.entry;
    let later = || all.iter().copied().take(at).filter(is_later);
    // "Runs sales at Brightline", until a later line says that they left, or what they do now.
    let left = said.frame == Frame::Works && later().any(is_change_of_work);
    // "Her Brighton show is cancelled": of what came to nothing no plan is shown.
    let undone = later()
        .any(|later| later.said.tone == Tone::Heavy && later.stems().intersection(&telling).count() >= 2);
    // "Turns out he did not get the job in Graz": nobody is congratulated on it.
    let denied = !telling.is_empty()
        && later().any(|later| later.said.tense == Tense::Denied && telling.is_subset(later.stems()));
    let mended = is_illness(said) && later().any(|later| is_mended(said, later.said));
    // "Is applying for the post", until it is told what came of it; that she moves to Lisbon in June leaves her nervous about schools
    // there.
    let came_of_it = || later().filter(|later| later.said.tense != Tense::Ahead && !later.lies_ahead());
    left || undone
        || denied
        || mended
        || overtaken_by(later(), passing, &telling, told.states())
        || overtaken_by(came_of_it(), || passes(&said.clause), &telling, &[])
}

fn is_illness(said: &Said) -> bool {
    matches!(said.trouble, Some(Trouble::Ailment | Trouble::Illness | Trouble::Unwell))
}

/// Whether the later line tells that whoever was ill is well again: "Mia is back at school".
fn is_mended(ill: &Said, later: &Said) -> bool {
    let now = HeavyWords::read(&later.clause);
    let other = |was: &str, is: &str| was != is && !(is_own_child(was) && is_own_child(is));
    // "Her son is back at school" tells nothing of her own illness.
    let somebody_else =
        now.kin.is_some_and(|is| HeavyWords::read(&ill.clause).kin.is_none_or(|was| other(was, is)));
    now.mended && later.trouble != Some(Trouble::Death) && !somebody_else
}

/// Whether it was told in one breath with a plan that has passed, and says nothing without it: "is moving to Bogotá, the flat is
/// found", "takes her show to Brighton and can hardly wait".
fn hangs_on(all: &[&CardStatement<'_>], at: usize, passed: usize) -> bool {
    let (Some(one), Some(told)) = (all.get(at), all.get(passed)) else { return false };
    let (one, plan) = (one.said, told.said);
    if one.entry != plan.entry || one.place.start < plan.place.end {
        return false;
    }
    let passing = || {
        matches!(plan.tense, Tense::Ahead | Tense::Wished)
            || matches!(plan.frame, Frame::Needs | Frame::Moves | Frame::Works)
            || told.lies_ahead()
    };
    let first = fold(one.clause.split_whitespace().next().unwrap_or_default());
    let of_its_own = ["she", "he", "they", "her", "his", "their"].contains(&first.as_str())
        || one.clause.starts_with(char::is_uppercase);
    let joined = one.before.trim().trim_start_matches(',').trim() == "and" && !of_its_own;
    let feeling = joined || one.frame == Frame::Feels;
    feeling || matches!(one.whose, Whose::Nobody | Whose::We) && passing()
}

/// Whether the line right after its own takes it back: "Scratch that, it's Siobhán who plays the harp".
fn is_corrected(told: &[CardStatement<'_>], statement: &CardStatement<'_>) -> bool {
    let one = statement.said;
    let said = || told.iter().map(|other| other.said);
    // Of two lines of one moment nobody knows which came first: the one that takes back is the later one.
    let later = |other: &&Said| other.at >= one.at && other.entry != one.entry;
    let Some(next) = said().filter(later).min_by_key(|other| (other.at, other.entry)) else {
        return false;
    };
    let of_it = || told.iter().filter(|other| other.said.entry == next.entry);
    of_it().any(|other| other.said.frame == Frame::Correction)
        && of_it().any(|other| !other.stems().is_disjoint(statement.stems()))
}

/// Whether one of the later statements overtakes what these words tell, if it is of a kind that passes, or is the next state of
/// life.
fn overtaken_by<'a>(
    mut later: impl Iterator<Item = &'a CardStatement<'a>>,
    passing: impl Fn() -> bool,
    telling: &BTreeSet<String>,
    states: &[State],
) -> bool {
    later.any(|later| {
        let touches = || !later.stems().is_disjoint(telling);
        later.follows_on(states) || !telling.is_empty() && touches() && passing()
    })
}

/// Whether it says that somebody works elsewhere by now, or as something else.
fn is_change_of_work(told: &CardStatement<'_>) -> bool {
    let said = told.said;
    let real = matches!(said.tense, Tense::Happened | Tense::Is) && !matches!(said.whose, Whose::Me);
    real && said.frame == Frame::Works && CHANGE_WORDS.has_one_of(told.bare())
}

static CHANGE_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(CHANGES));

/// Words by which one hears that somebody has other work.
const CHANGES: &[&str] = &[
    "left",
    "joined",
    "new job",
    "new role",
    "now at",
    "now runs",
    "now heads",
    "retired",
    "quit",
    "resigned",
    "started at",
    "started as",
    "moved to",
    "switched to",
    "transferred",
    "took over",
    "taken over",
    "laid off",
    "made redundant",
];

/// Whether what is told passes once something came of it: "is applying for the post".
fn passes(text: &str) -> bool {
    PASSING_WORDS.has_one_of(&bare(text))
}

static PASSING_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(PASSING));

/// Words of what is told or known of somebody that a later line may overtake.
const PASSING: &[&str] = &[
    "applied",
    "applying",
    "auditioning",
    "expecting",
    "going for the",
    "hopes",
    "hoping",
    "hunting",
    "interviewing",
    "leaving",
    "looking",
    "moving",
    "needs",
    "nervous",
    "planning",
    "plans",
    "starting",
    "wants",
    "will",
    "worried",
];
