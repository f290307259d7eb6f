//! Sentences and the thoughts in them: whom each is about, its verb, and how real it is.

use std::ops::Range;

use super::{
    atoms::What,
    text::{Text, is_kind},
};
use crate::quick_log::{
    grammar::{At, Matched, Means, Rule, Who},
    language,
};

/// A thought has at most this many atoms.
const LONGEST: usize = 60;
/// Speech without any pause is cut after this many.
const LONGEST_SENTENCE: usize = 240;

/// Whom a thought is about, as it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// It does not say.
    Left,
    Me,
    /// The user and these.
    We(Vec<usize>),
    You,
    /// These people, by name.
    Them(Vec<usize>),
    /// "She", at this atom.
    They(usize),
    /// What is theirs, "her mother", "Ben's twins": whose, by name or by the atom of "her".
    Kin(Option<usize>, usize),
    /// "My paper", "our pilot".
    Mine,
    Thing,
}

/// How a thought hangs on the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// It begins a sentence.
    Start,
    Comma,
    /// After and, but, or.
    And,
    /// After who or which.
    Who,
    /// After because, when and the like.
    Link,
    /// After if, unless.
    If,
    /// After a colon or dash.
    Colon,
    /// What somebody says, right after the verb of saying.
    Said,
    /// No word parts it from the one before.
    Loose,
}

/// How real a thought is, by its auxiliaries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each is said or not, apart from the others
pub(super) struct Mood {
    pub(super) ahead: bool,
    pub(super) would: bool,
    pub(super) obliged: bool,
    pub(super) maybe: bool,
    pub(super) denied: bool,
    pub(super) past: bool,
    pub(super) asked: bool,
    pub(super) conditional: bool,
}

impl Mood {
    /// Nothing but what is or was.
    pub(super) fn is_real(self) -> bool {
        !(self.would || self.maybe || self.denied || self.asked || self.conditional)
    }
}

/// A clause of plain speech.
#[derive(Debug, Clone)]
pub(super) struct Thought {
    pub(super) atoms: Range<usize>,
    pub(super) subject: Subject,
    /// Where the verbs are, the main one last; empty in a fragment.
    pub(super) verbs: Vec<usize>,
    pub(super) mood: Mood,
    pub(super) join: Join,
    /// Which sentence it is part of.
    pub(super) sentence: usize,
    pub(super) quoted: bool,
}

impl Thought {
    pub(super) fn verb(&self) -> Option<usize> {
        self.verbs.last().copied()
    }
}

impl Text<'_> {
    /// Cuts the line into thoughts.
    pub(super) fn thoughts(&self) -> Vec<Thought> {
        let mut thoughts = Vec::new();
        for (number, sentence) in self.sentences().into_iter().enumerate() {
            let asked = self.sign(sentence.end) == Some('?');
            let first = thoughts.len();
            let sentence_start = sentence.start;
            self.cut(sentence, number, &mut thoughts);
            let of_sentence = thoughts.get_mut(first..).unwrap_or_default();
            self.deny_what_is_not_thought(of_sentence);
            // "She is after a bike, if anyone hears of one": anyone who reads it may help, and it is true all the same.
            let asks_around = |thought: &Thought| {
                let whoever = |at: usize| self.is("nobody", at) || self.is("you", at);
                // "Dev wants to know if we could spare somebody" asks, and makes nothing depend on it.
                let first = thought.atoms.start;
                let asked = (first.saturating_sub(2)..first).any(|at| self.is("before-if", at));
                asked || thought.atoms.clone().take(3).any(whoever)
            };
            let ifs: Vec<bool> =
                of_sentence.iter().map(|thought| thought.join == Join::If && !asks_around(thought)).collect();
            // "She is sitting the exam again, don't bring it up unless she does": what depends on it comes right before,
            // with what is joined to that; where the "if" begins the sentence, all of it does.
            let all = ifs.first() == Some(&true) || !asked && self.begins_as_if(sentence_start);
            let mut hangs = false;
            for (thought, is_if) in of_sentence.iter_mut().zip(ifs).rev() {
                thought.mood.asked |= asked;
                let can = thought
                    .verb()
                    .is_some_and(|verb| (thought.atoms.start..verb).any(|at| self.word(at) == Some("can")));
                let able = can && !is_if && !matches!(thought.subject, Subject::Me | Subject::We(_));
                thought.mood.conditional |= all || is_if || hangs && !able;
                hangs = is_if
                    || hangs && matches!(thought.join, Join::And | Join::Said | Join::Loose | Join::Link);
            }
        }
        thoughts
    }

    /// Sentences: between walls, line breaks, `;` and the signs that end one, whatever case comes after.
    pub(super) fn sentences(&self) -> Vec<Range<usize>> {
        let (mut found, mut from) = (Vec::new(), 0);
        for (at, atom) in self.atoms.iter().enumerate() {
            // Words of one contraction share one place.
            let before = at.checked_sub(1).and_then(|before| self.atoms.get(before));
            let new_line = self.line.starts_line(atom.tokens.start)
                && at > from
                && before.is_some_and(|before| before.tokens != atom.tokens);
            if new_line {
                found.push(from..at);
                from = at;
            }
            let ends = match atom.what {
                What::Wall | What::Sign(';' | '\u{3002}') => true,
                What::Sign('.' | '!' | '?' | '\u{2026}') => self.ends_sentence(at),
                _ => at >= from + LONGEST_SENTENCE && !matches!(atom.what, What::Name(_)),
            };
            if ends {
                found.push(from..at);
                from = at + 1;
            }
        }
        found.push(from..self.atoms.len());
        found.retain(|sentence| !sentence.is_empty());
        found
    }

    /// Not after "Dr", an initial or a number that goes on.
    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        let Some(token) = self.atoms.get(at).map(|atom| atom.tokens.start) else { return true };
        let spaced = token + 1 >= self.line.len()
            || self.line.is_spaced(token + 1)
            || self.line.sign(token + 1).is_some();
        let short = self.sign(at) == Some('.')
            && at.checked_sub(1).and_then(|before| self.word(before)).is_some_and(|word| {
                crate::quick_log::words::ABBREVIATIONS.contains(&word)
                    || word.chars().count() == 1 && word != "i"
            });
        // "Am 18. November": a day of the month in German, and no end.
        let of_month = self.sign(at) == Some('.')
            && at.checked_sub(1).and_then(|before| self.word(before)).is_some_and(is_day_of_month)
            && self.word(at + 1).is_some_and(language::is_calendar_word);
        spaced && !short && !of_month
    }

    pub(super) fn cut(&self, sentence: Range<usize>, number: usize, thoughts: &mut Vec<Thought>) {
        let mut at = sentence.start;
        let mut join = Join::Start;
        let mut quoted = false;
        while at < sentence.end {
            // Signs between thoughts.
            if let Some(sign) = self.sign(at) {
                match sign {
                    '"' => quoted = !quoted,
                    '\'' if self.atoms.get(at).is_some_and(|atom| self.line.is_spaced(atom.tokens.start)) => {
                        quoted = true;
                    }
                    '\'' => quoted = false,
                    ':' | '-' | '\u{2013}' | '\u{2014}' => join = Join::Colon,
                    _ => {}
                }
                at += 1;
                continue;
            }
            // "Gareth said, and I quote, ...": the words lead to what was said.
            if self.is("and", at) && self.is("i", at + 1) && self.is("quoting", at + 2) {
                at += 3;
                continue;
            }
            let (thought, next_join) = self.thought(at, sentence.end, join, number, quoted);
            at = thought.atoms.end.max(at + 1);
            join = next_join;
            thoughts.push(thought);
        }
    }

    /// One thought from here on, and how the next one hangs on it.
    #[allow(clippy::too_many_lines)] // one step after the other, each on what the one before found
    pub(super) fn thought(
        &self,
        from: usize,
        end: usize,
        mut join: Join,
        sentence: usize,
        quoted: bool,
    ) -> (Thought, Join) {
        let mut at = from;
        // "Neither Matteo nor I put our hand up".
        let mut neither = false;
        // Small words that lead to it.
        loop {
            if self.is("who", at) && at < end {
                join = Join::Who;
            } else if self.is("if", at) {
                join = Join::If;
            } else if self.is("link", at) && !self.is("that", at) {
                join = Join::Link;
            } else if self.is("and", at) {
                if join != Join::Start {
                    join = Join::And;
                }
            } else if self.is("that", at) && join == Join::And && self.subject(at + 1, end).is_some() {
                // "to say that it rains and that she will call".
                join = Join::Said;
            } else if self.word(at) == Some("neither") && self.name(at + 1).is_some() {
                neither = true;
            } else if !(self.is("that", at) && join == Join::Said || self.is("interjection", at)) {
                break;
            }
            at += 1;
            if at >= end {
                break;
            }
        }
        // "okay quick note bumped into Joy".
        while join == Join::Start
            && self.is("opening", at)
            && (self.is("opening", at + 1) || self.subject(at + 1, end).is_some() || self.is_finite(at + 1))
            && at + 1 < end
        {
            at += 1;
        }
        if join == Join::Start {
            at = self.behind_its_day(at, end);
        }
        let inverted = self.said_by(at);
        let view = self.view_ends(at, end);
        let (mut subject, said) = match self.subject(at, end) {
            _ if view.is_some() => (Subject::Left, None),
            _ if inverted.is_some() => {
                (Subject::Them(inverted.map(|(names, ..)| names).unwrap_or_default()), Some(at))
            }
            Some((subject, said)) => (subject, Some(said)),
            // "Slides to Ana by Friday": a thing, and no verb.
            None if join == Join::Start && self.is("plural", at) && self.is("hands-to", at + 1) => {
                (Subject::Left, None)
            }
            None if self.bare_verb(at, end) => (Subject::Left, Some(at)),
            None => (Subject::Left, None),
        };
        let (verbs, mut mood) = said.map(|said| self.verbs(said, end)).unwrap_or_default();
        mood.conditional |= join == Join::If;
        mood.denied |= neither;
        mood.obliged |=
            subject == Subject::Left && join == Join::Comma && !mood.ahead && self.is_to_do(&verbs);
        mood.past |=
            verbs.len() == 1 && verbs.first().is_some_and(|&verb| self.is_past_of_one(&subject, verb, mood));
        // Nothing is cut out of the subject itself.
        let mut next = verbs.last().map_or(at, |verb| verb + 1).max(said.unwrap_or(at)).max(at + 1);
        if said.is_none()
            && let Some((_, after, _)) = self.list(at)
        {
            next = next.max(after);
        }
        // "messaged to say her flight is late".
        let to_say = verbs.last().and_then(|&verb| {
            (verb + 1..end.min(verb + 5)).find(|&at| self.is("to", at) && self.is("quote-base", at + 1))
        });
        let saying = verbs.iter().rev().copied().chain(to_say.map(|to| to + 1));
        let complement = saying.into_iter().find_map(|verb| self.complement(&subject, verb, end)).or(view);
        let mut next_join = Join::Comma;
        let mut stop = end.min(from + LONGEST);
        let mut place = next;
        while place < stop {
            if complement == Some(place) {
                next_join = Join::Said;
                stop = place;
                break;
            }
            if complement != Some(place + 1)
                && let Some(after) = self.parts(place, end, said.is_some())
            {
                next_join = after;
                stop = place;
                break;
            }
            place += 1;
        }
        // "let's see if Drew pays me back".
        mood.conditional |= from.checked_sub(1).is_some_and(|before| self.is("if", before));
        // "not sure I'll send it".
        if matches!(join, Join::Loose | Join::Said)
            && from >= 2
            && self.is("sure", from - 1)
            && (from.saturating_sub(3)..from - 1).any(|at| self.is("not", at))
        {
            mood.conditional = true;
        }
        // ", sending it first thing tomorrow": what the user is about to do.
        if subject == Subject::Left
            && join == Join::Comma
            && let [verb] = *verbs.as_slice()
            && self.is_about_to_do(verb, stop)
        {
            subject = Subject::Me;
            mood.ahead = true;
        }
        // "No way I am lending him the car".
        if from >= 2 && self.is("chance", from - 1) && self.is("not", from - 2) {
            mood.denied = true;
        }
        let thought = Thought { atoms: from..stop, subject, verbs, mood, join, sentence, quoted };
        (thought, next_join)
    }

    /// "The day before yesterday Birgit took me": where a sentence begins behind the words for its day.
    fn behind_its_day(&self, from: usize, end: usize) -> usize {
        let of_days = |at: &usize| {
            self.word(*at).is_some_and(|word| self.grammar.is("when-words", word) || language::is_day(word))
        };
        let words = (from..end.min(from + 7)).take_while(of_days).count();
        let behind = from + words + usize::from(words > 0 && self.sign(from + words) == Some(','));
        let day = (from..from + words).any(|at| {
            self.word(at).is_some_and(|word| {
                language::is_day(word)
                    || ["ago", "night", "week", "weekend", "month", "morning", "evening"].contains(&word)
            })
        });
        let clear = self.name(behind).is_some() || self.is("they", behind);
        if words > 1 && day && clear && self.subject(behind, end).is_some() { behind } else { from }
    }

    /// "Should Noor get the fellowship, she'll take me along", "had Ben warned me": an "if" without the word.
    fn begins_as_if(&self, at: usize) -> bool {
        let somebody = |at: usize| {
            self.name(at).is_some()
                || ["article", "i", "they", "we", "it"].iter().any(|class| self.is(class, at))
        };
        let behind = self.list(at + 1).map_or(at + 2, |(_, after, _)| after);
        // "Had Bridget on the line" and "had Tom mend it" happened.
        let done =
            self.word(self.skip_adverbs(behind, self.atoms.len())).map(|word| self.grammar.forms.of(word));
        let perfect = done.is_some_and(|form| form.is_past() && !form.is_base());
        match self.word(at) {
            Some("should") => somebody(at + 1),
            Some("had") => somebody(at + 1) && !self.is("article", at + 1) && perfect,
            _ => false,
        }
    }

    /// ", get to the point with him": what to do, and nothing that happened; ", long chat with Fiona" is not one.
    fn is_to_do(&self, verbs: &[usize]) -> bool {
        let [verb] = *verbs else { return false };
        let Some(word) = self.word(verb) else { return false };
        let form = self.grammar.forms.of(word);
        let contact = is_kind(word) || self.grammar.kind(word).is_some();
        form.is_base() && !form.is_past() && !self.is_auxiliary(verb) && !contact
    }

    /// "She beat me", "Bo put it down": of one person a first form that is a past form too is the past one.
    fn is_past_of_one(&self, subject: &Subject, verb: usize, mood: Mood) -> bool {
        let one = match subject {
            Subject::Them(people) => people.len() == 1,
            Subject::They(at) => !self.is("many", *at),
            // What one tells of oneself is mostly done: "I put in a word for Zoe".
            Subject::Me => true,
            _ => false,
        };
        let form = self.word(verb).map(|word| self.grammar.forms.of(word)).unwrap_or_default();
        let bare = !(mood.ahead || mood.would || mood.maybe || mood.obliged || mood.denied);
        one && bare && form.is_base() && form.is_past() && !self.is_auxiliary(verb)
    }

    /// "said Mei in the corridor", and "wrote Mei" right after a quote: who said it.
    fn said_by(&self, at: usize) -> Option<(Vec<usize>, usize, bool)> {
        let behind_quote = (1..=2).any(|back| {
            at.checked_sub(back).is_some_and(|before| matches!(self.sign(before), Some('"' | '\'')))
        });
        let says = self.is("quote", at) || behind_quote && self.is("quote-after", at);
        if says { self.list(at + 1) } else { None }
    }

    /// Where what somebody says begins, after a verb of saying.
    pub(super) fn complement(&self, subject: &Subject, verb: usize, end: usize) -> Option<usize> {
        let mine = matches!(subject, Subject::Me | Subject::We(_));
        let fits = |rule: &Rule| match rule.who {
            Who::Me => mine || *subject == Subject::Left,
            Who::Them => !mine,
            _ => true,
        };
        let speaks = |rule: &Rule| matches!(rule.means, Means::Says | Means::Thinks | Means::Asks);
        let begins = |found: &Matched| {
            let that = self.is("that", found.end);
            // "Says Lukas and Petra had a girl": Lukas is no hearer of it. "Find out who owns it" is no view.
            let finds_out = self.is("phrasal", verb) && self.is("particle", found.end);
            if self.is("and", found.end) || finds_out {
                return false;
            }
            let clause = self.subject(found.end + usize::from(that), end);
            clause.is_some_and(|(subject, says)| that || !self.is_promised_thing(verb, &subject, says, end))
        };
        // "Carol says Hannah Kim left": a name after the verb is the one who hears it only if somebody else follows.
        let mut said = self.rules(At::Verb, verb, end).filter(|(rule, _)| speaks(rule) && fits(rule));
        said.find(|(_, found)| begins(found))
            .map(|(_, found)| found.end)
            .or_else(|| self.says_that(verb, end))
    }

    /// "Promised him the shelf plans by Friday": what looks like a verb is the last word of the thing.
    fn is_promised_thing(&self, promises: usize, subject: &Subject, verb: usize, end: usize) -> bool {
        let thing = matches!(subject, Subject::Thing | Subject::Mine | Subject::Kin(..));
        let next = verb + 1;
        let ends = next >= end
            || self.word(next).is_none_or(language::is_day)
            || ["preposition", "by-when", "and", "link"].iter().any(|class| self.is(class, next));
        thing && ends && self.is("plural", verb) && self.is_class_of("promising", promises)
    }

    /// "Hinted that his contract won't be renewed": whatever verb it is, "that" and a clause say what was said.
    fn says_that(&self, verb: usize, end: usize) -> Option<usize> {
        let that = verb + 1 + usize::from(self.is("to", verb + 1)) + usize::from(self.is("me", verb + 1));
        let that = if self.is("to", verb + 1) && self.is("me", verb + 2) { verb + 3 } else { that };
        // "Whispered on the stairs that the bank has turned him down": where it was said may stand between.
        let place = self.is("preposition", verb + 1) && self.word(that) != Some("that");
        let led = || {
            let words = (verb + 2..end.min(verb + 7)).take_while(|&at| self.word(at).is_some());
            words.into_iter().find(|&at| self.word(at) == Some("that") && self.subject(at + 1, end).is_some())
        };
        let that = if place { led().unwrap_or(that) } else { that };
        let form = self.word(verb).map(|word| self.grammar.forms.likely(word)).unwrap_or_default();
        let said = self.grammar.has("keeps-to-oneself") && form.is_verb() && !self.is_auxiliary(verb);
        (said && self.word(that) == Some("that") && self.subject(that + 1, end).is_some()).then_some(that)
    }

    /// A verb of doing something for somebody, as it goes on, with a day to come.
    fn is_about_to_do(&self, verb: usize, end: usize) -> bool {
        let Some(word) = self.word(verb) else { return false };
        let does = self.grammar.forms.base(word).is_some_and(|base| self.grammar.is("doing", base));
        self.grammar.forms.of(word).is_ing() && does && (verb + 2..end).any(|at| self.is("soon", at))
    }

    /// "According to Marco my memo was too long": where whose view it is has been said.
    fn view_ends(&self, at: usize, end: usize) -> Option<usize> {
        let mut says = self.rules(At::Start, at, end).filter(|(rule, _)| rule.means == Means::Says);
        let next = |found: &Matched| found.end + usize::from(self.sign(found.end) == Some(','));
        says.find(|(_, found)| self.subject(next(found), end).is_some()).map(|(_, found)| next(&found))
    }
}

/// Whether a word is the number of a day of a month: "18".
fn is_day_of_month(word: &str) -> bool {
    word.len() <= 2 && word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}
