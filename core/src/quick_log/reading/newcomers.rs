//! People whom a line introduces and the journal does not know: a name after words that lead up to one.

use std::ops::Range;

use crate::quick_log::{
    Lexicon,
    clauses::Clause,
    grammar::{self, Grammar},
    kind::is_negation,
    language,
    name_words::{PARTICLES, TITLES},
    naming::Naming,
    ordinary_words::is_ordinary,
    spelled::name_key,
    titles,
    tokens::{Case, Line},
    words::TEAM_WORDS,
};

/// Words of a new name that are capitalised; particles between them are not counted.
const LONGEST: usize = 3;
/// Comparing a name with every known one takes a while: only this many of a line are compared.
const COMPARED: usize = 16;

/// Words between those one met and somebody new who was with them.
const LONGEST_COMPANY: usize = 12;

/// A name that nobody has, where a line tells that it is somebody.
#[derive(Debug, Clone)]
pub(in crate::quick_log) struct Newcomer {
    pub(in crate::quick_log) tokens: Range<usize>,
    /// A known person whose name is a letter or two off, by place in the lexicon.
    pub(in crate::quick_log) near: Option<usize>,
    /// Was part of the conversation.
    pub(in crate::quick_log) there: bool,
    /// What they are, if the line says so beside the name.
    pub(in crate::quick_log) role: Option<Range<usize>>,
    /// Where they work, if the line says so.
    pub(in crate::quick_log) org: Option<Range<usize>>,
}

/// Finds every newcomer from token `start` on.
pub(super) fn read(
    line: &Line<'_>,
    start: usize,
    names: &[Naming<'_>],
    clauses: &[Clause],
    lexicon: &Lexicon,
    grammar: &Grammar,
) -> Vec<Newcomer> {
    let mut found: Vec<Newcomer> = Vec::new();
    let (mut names, mut clauses) = (names.iter().peekable(), clauses.iter().peekable());
    let mut at = start;
    let mut compared = 0;
    let mut after = start;
    while at < line.len() {
        while names.next_if(|name| name.tokens.end <= at).is_some() {}
        while clauses.next_if(|clause| clause.tokens.end <= at).is_some() {}
        if let Some(clause) = clauses.peek().filter(|clause| clause.tokens.start <= at) {
            at = clause.tokens.end.max(at + 1);
            continue;
        }
        if let Some(name) = names.peek().filter(|name| name.tokens.start <= at) {
            at = name.tokens.end.max(at + 1);
            after = at;
            continue;
        }
        let until = names.peek().map_or(line.len(), |name| name.tokens.start);
        let reader = NewcomerReader { line, start, grammar, until, after };
        if let Some((person, end)) = reader.close_name(at, lexicon, &mut compared) {
            let there = at > start && reader.is("before-a-name", at - 1);
            found.push(Newcomer { tokens: at..end, near: Some(person), there, role: None, org: None });
            at = end;
            continue;
        }
        match reader.name_at(at) {
            Some(end)
                if !reader.is_denied(at)
                    && !reader.is_on_show(at, end)
                    && !reader.is_title_alone(at, end)
                    && (reader.is_introduced(at, end, &found) || reader.is_namesake(at, end, lexicon)) =>
            {
                // "Jane Porter, PhD" is one person.
                let end = titles::after_suffixes(line, end).0.min(until);
                let (role, org) = reader.what_they_are(at, end);
                let joined = at.checked_sub(1).is_some_and(|before| reader.is("joins", before))
                    && found.last().is_some_and(|last| last.tokens.end + 1 == at && last.there);
                let there = joined || reader.was_met(at);
                // A first name that several people have is not a newcomer's, unless the line says what they are.
                let shared = end == at + 1
                    && line.word(at).is_some_and(|word| lexicon.namesakes(&name_key(word)).is_some());
                if !shared || role.is_some() || org.is_some() {
                    found.push(Newcomer { tokens: at..end, near: None, there, role, org });
                }
                at = end;
            }
            Some(end) => at = end,
            None => at += 1,
        }
    }
    found
}

pub(super) struct NewcomerReader<'a> {
    pub(super) line: &'a Line<'a>,
    pub(super) start: usize,
    pub(super) grammar: &'a Grammar,
    /// The next known name, or the end of the line.
    until: usize,
    /// The end of the known name before, or the start of the line.
    after: usize,
}

impl NewcomerReader<'_> {
    pub(super) fn is(&self, class: &str, at: usize) -> bool {
        self.line.word(at).is_some_and(|word| self.grammar.is(class, word))
    }

    /// "Met Senator" names nobody.
    fn is_title_alone(&self, at: usize, end: usize) -> bool {
        end == at + 1 && self.line.word(at).is_some_and(|word| TITLES.contains(&word))
    }

    /// Somebody known whose name is a letter or two off: after words that lead to a name any name, elsewhere a known first
    /// name with another surname.
    fn close_name(&self, at: usize, lexicon: &Lexicon, compared: &mut usize) -> Option<(usize, usize)> {
        let line = self.line;
        let leads = at > self.start && self.is("before-a-name", at - 1);
        let first = name_key(line.word(at)?);
        let known_first = lexicon.longest_from(&first) > 1;
        // "gilian frost rang": a whole name, and a verb only people do.
        let acts = at == self.start
            && line.word(at + 1).is_some()
            && (self.is("person-does", at + 2) || self.tells_of_them(at + 2));
        let denied = leads && at.checked_sub(2).is_some_and(|before| is_negation(line, before));
        if denied || !(leads || known_first || acts) || *compared == COMPARED || at >= self.until {
            return None;
        }
        *compared += 1;
        for length in (1..=3).rev() {
            let end = at + length;
            if end > self.until || !(at..end).all(|at| line.word(at).is_some()) || length == 1 && !leads {
                continue;
            }
            let typed: Vec<String> = (at..end).filter_map(|at| line.word(at)).map(name_key).collect();
            let typed = typed.join(" ");
            let close = lexicon.within(&typed);
            let Some(&(distance, person)) = close.first() else { continue };
            let tie = close.get(1).is_some_and(|&(other, _)| other == distance);
            // A short single word is too easily another word: "met her", "with sales".
            let short = length == 1
                && (typed.chars().count() < 4
                    || line.case(at) != Case::Capital
                    || distance > 1
                    || is_ordinary(&typed)
                    || self.is_name_word(end) && line.is_spaced(end));
            // A second word of the sentence is no surname: "will send".
            let other_word = length > 1
                && !(leads || acts)
                && line.case(at) != Case::Capital
                && typed.split(' ').skip(1).any(|word| word.len() < 4 || is_ordinary(word));
            // A letter off is likeness only where the whole name agrees: neither Dana Whitlock nor Dana alone is Ana Silva.
            let whole = lexicon.person(person).is_some_and(|known| {
                let names = std::iter::once(&known.name).chain(&known.nicknames);
                names.map(|name| name.split_whitespace().count()).any(|words| words == length)
                    || length > 1 && known.name.split_whitespace().count() > length
            });
            if tie || short || other_word || !whole || distance == 0 {
                continue;
            }
            return Some((person, end));
        }
        None
    }

    /// "We had our film night, we saw Fargo": what one sees where there are films.
    fn is_on_show(&self, at: usize, end: usize) -> bool {
        let seen = at.checked_sub(1).and_then(|before| self.line.word(before));
        let shown = (self.start..self.line.len()).any(|word| self.is("on-show", word));
        let alone = self.line.word(end).is_none_or(|next| ["again", "and", "together"].contains(&next));
        matches!(seen, Some("saw" | "seen" | "watched")) && shown && alone
    }

    /// The words before say that they were met.
    fn was_met(&self, at: usize) -> bool {
        let Some(mut before) = at.checked_sub(1).filter(|&before| before >= self.start) else { return false };
        // "ran into old Mr Pettigrew".
        if before > self.start && self.is("job-adjective", before) && self.is("title", at) {
            before -= 1;
        }
        // "met Drew and a guy called Oskar".
        let beside = self.is("naming", before)
            && before.checked_sub(2).is_some_and(|article| self.is("article", article))
            && before
                .checked_sub(3)
                .is_some_and(|and| self.is("joins", and) || self.is("before-a-name", and));
        if beside {
            return true;
        }
        // "Dinner with his husband Mikkel".
        let theirs = (self.is("kin", before) || self.is("job", before))
            && ((before.saturating_sub(3).max(self.start)..before)
                .any(|at| self.is("with", at) || self.leads_to_name(at))
                || self.is_in_company(before));
        if theirs || self.is("naming", before) && self.is_in_company(before) {
            return true;
        }
        // "Farhan brought his flatmate Deepika Kulkarni along".
        let brought =
            (before.saturating_sub(4).max(self.start)..before).any(|at| self.is("brings-along", at));
        if brought && (self.is("kin", before) || self.is("job", before)) {
            return true;
        }
        // "bumped into somebody called Petra", "lunch with a Tamsin Wells".
        if self.is("naming", before) || self.is("one", before) {
            let led = before.saturating_sub(4).max(self.start)..before;
            if led.clone().any(|at| self.leads_to_name(at)) {
                return true;
            }
        }
        self.is("before-a-name", before) && !self.line.is_any(before, &["called", "named", "introduced"])
            || self.is("meets", before)
            || before.checked_sub(1).is_some_and(|two| self.is("meets-with", two) && self.is("into", before))
            || self.line.sign(before) == Some(':')
            || self.line.sign(before) == Some(',') && self.meets_before(before)
            || self.is("job", before)
            || self.was_introduced(before)
    }

    /// "Lunch with Bernadette and her lodger, a Ukrainian pianist called Oleksandr": only people come between.
    fn is_in_company(&self, naming: usize) -> bool {
        let from = naming.saturating_sub(LONGEST_COMPANY).max(self.start);
        let acts = |at: usize| {
            let form = self.line.word(at).map(|word| self.grammar.forms.of(word)).unwrap_or_default();
            let stops = matches!(self.line.sign(at), Some('.' | '!' | '?' | ';' | ':'));
            stops || (form.is_third() || form.is_past()) && !self.is("plural", at) && !self.leads_to_name(at)
        };
        let between = (from..naming).rev().take_while(|&at| !acts(at));
        // "Got talking on the train to a surveyor called Linus".
        let talks = |at: usize| {
            self.is("into", at)
                && (at.saturating_sub(6).max(self.start)..at).any(|verb| self.is("meets-with", verb))
        };
        between.into_iter().any(|at| self.leads_to_name(at) || talks(at))
    }

    /// "Ran across an old classmate, Annabelle Roy": a meeting is told of before.
    fn meets_before(&self, comma: usize) -> bool {
        (self.start..comma).any(|at| {
            self.leads_to_name(at)
                || self.is("meets-with", at)
                || self.is("introduces", at)
                || self.is("with", at)
        })
    }

    /// "Sean introduced me to": it has happened.
    fn was_introduced(&self, to: usize) -> bool {
        let by = (to.saturating_sub(5).max(self.start)..to)
            .any(|at| self.line.is(at, "introduced") && self.line.is(at + 1, "by"));
        // "Was introduced to Harriet Coyle".
        let passive =
            to.checked_sub(1).is_some_and(|verb| verb >= self.start && self.line.is(verb, "introduced"));
        if (by || passive) && self.is("to", to) {
            return true;
        }
        let me = to.checked_sub(1).filter(|&me| me > self.start && self.is("to", to) && self.is("me", me));
        me.and_then(|me| me.checked_sub(1)).is_some_and(|verb| {
            self.is("introduces", verb)
                && self.line.word(verb).is_some_and(|word| self.grammar.forms.of(word).is_past())
        })
    }

    fn is_name_word(&self, at: usize) -> bool {
        let Some(word) = self.line.word(at) else { return false };
        self.line.case(at) == Case::Capital
            && self.line.is_lettered(at)
            && !self.line.is_acronym(at)
            && !language::is_calendar_word(word)
            && !TEAM_WORDS.contains(&word)
            && !self.grammar.is("no-name", word)
            && self.grammar.contraction(word).is_none()
            && !self.grammar.is("i", word)
            && !titles::is_suffix(self.line, at)
    }

    /// The end of a name that starts here: capitalised words with particles; a title and one word in any case.
    fn name_at(&self, at: usize) -> Option<usize> {
        if self.is("title", at) {
            let next = at + 1 + usize::from(self.line.sign(at + 1) == Some('.'));
            let known =
                self.line.word(next).is_some_and(|word| !self.grammar.is("no-name", word) && word.len() > 2);
            return (next < self.until && known).then(|| self.words_from(next));
        }
        if self.is_name_word(at) && !self.only_begins(at) {
            return Some(self.words_from(at));
        }
        self.small_name(at)
    }

    /// "Interviewed Babatunde", "Apparently Zanele": a word with the capital of a sentence, and no name.
    fn only_begins(&self, at: usize) -> bool {
        let begins = at == self.start
            || self.line.starts_line(at)
            || matches!(self.line.sign(at - 1), Some('.' | '!' | '?' | ';' | ':'));
        let form = self.line.word(at).map(|word| self.grammar.forms.of(word)).unwrap_or_default();
        let verb = form.is_past() && !form.is_base() || form.is_ing();
        begins
            && (verb || ["adverb", "link", "preposition", "article"].iter().any(|class| self.is(class, at)))
    }

    /// In a line without capitals a name is two unknown words after "met" or "with", right before a pause or who they are.
    fn small_name(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let led = at > self.start && self.is("before-a-name", at - 1) && line.is_all_small();
        let unknown = |at: usize| {
            line.word(at).is_some_and(|word| {
                word.chars().count() > 2
                    && word.chars().all(char::is_alphabetic)
                    && !self.grammar.forms.of(word).is_verb()
                    && !is_ordinary(word)
                    && !self.grammar.knows(word)
            })
        };
        let ends = |end: usize| {
            end >= line.len()
                || line.sign(end).is_some()
                || ["they", "i", "who", "from", "and"].iter().any(|class| self.is(class, end))
                || line.word(end).is_some_and(|word| self.grammar.contraction(word).is_some())
                || line.is_any(end, &["at", "in", "about"])
        };
        [2, 3]
            .into_iter()
            .map(|length| at + length)
            .find(|&end| led && (at..end).all(unknown) && ends(end) && end <= self.until)
    }

    fn words_from(&self, at: usize) -> usize {
        let (mut end, mut counted) = (at + 1, 1);
        while counted < LONGEST && end < self.until && !self.line.is_possessive(end) {
            let mut next = end;
            while self.line.is_any(next, PARTICLES) && self.line.case(next) == Case::Small && next < end + 3 {
                next += 1;
            }
            let follows = self.line.is_spaced(next) && !self.line.starts_line(next) && next < self.until;
            if !follows || !self.is_name_word(next) {
                break;
            }
            counted += 1;
            end = next + 1;
        }
        end
    }

    /// "not with Dana", "never met Dana".
    fn is_denied(&self, at: usize) -> bool {
        let from = at.saturating_sub(2).max(self.start);
        (from..at).any(|before| is_negation(self.line, before))
    }

    /// "Ben Osei ran the marathon": a known first name with another surname, followed by a verb.
    fn is_namesake(&self, at: usize, end: usize, lexicon: &Lexicon) -> bool {
        let known = self.line.word(at).is_some_and(|word| lexicon.namesakes(&name_key(word)).is_some());
        let acts = self.line.word(end).is_some_and(grammar::acts);
        known && end == at + 2 && (acts || self.line.is_possessive(end))
    }

    /// Whether the words before or after say that this is a person.
    fn is_introduced(&self, at: usize, end: usize, found: &[Newcomer]) -> bool {
        if self.is("title", at) {
            return true;
        }
        let whole = end - at > 1;
        let Some(before) = at.checked_sub(1).filter(|&before| before >= self.start) else {
            // "Zoran from IT fixed it".
            let of_team = self.line.word(end + 1).is_some_and(|word| TEAM_WORDS.contains(&word))
                && self.line.word(end + 2).is_some_and(|word| self.grammar.forms.of(word).is_past());
            return self.speaks(end) || self.is("from", end) && (whole || of_team || self.speaks_from(end));
        };
        if self.line.case(at) == Case::Small {
            return true;
        }
        // "a dog called Biscuit" is nobody.
        if self.is("naming", before) && before > self.start && self.is("pet", before - 1) {
            return false;
        }
        if self.is("before-a-name", before)
            || self.line.sign(before) == Some('/') && self.line.is(before.saturating_sub(1), "w")
        {
            return true;
        }
        // "ran into", "spoke to", "next to", "introduced me to".
        if self.is("meets", before) {
            return true;
        }
        let two = before.checked_sub(1).filter(|&two| two >= self.start);
        if two.is_some_and(|two| self.is("meets-with", two) && self.is("into", before)) {
            return true;
        }
        // "introduced by Leonie to Sunniva Berg".
        let by = (before.saturating_sub(5).max(self.start)..before)
            .any(|at| self.is("introduces", at) && self.line.is(at + 1, "by"));
        if self.is("to", before) && (by || two.is_some_and(|two| self.line.is(two, "introduced"))) {
            return true;
        }
        if self.is("to", before) && two.is_some_and(|two| self.is("me", two)) {
            return (self.start..before).rev().take(4).any(|at| self.is("introduces", at));
        }
        // "my manager Joost", "her successor, Paolo Ferri", "an old classmate, Annabelle Roy".
        let role = if self.line.sign(before) == Some(',') { two } else { Some(before) };
        if role.is_some_and(|role| self.is("job", role) || self.is("kin", role)) {
            return true;
        }
        // "the new head of facilities, Oluwaseun Bello", "a friend of his, Margaux Petit".
        if self.line.sign(before) == Some(',') && self.job_before(before).is_some() {
            return true;
        }
        // "New face at the standup: Soraya".
        let arrival = |at: usize| self.is("arrival", at) || self.is("job", at);
        if self.line.sign(before) == Some(':')
            && (before.saturating_sub(6).max(self.start)..before)
                .any(|at| self.line.is(at, "new") && arrival(at + 1))
        {
            return true;
        }
        // "with a Tamsin Wells", "is now a Mr Fitzpatrick".
        if whole && self.is("one", before) && two.is_some_and(|two| self.leads_to_name(two)) {
            return true;
        }
        // "My opposite number at Shell is Annelies de Vries".
        let is = self.is("be", before)
            && (self.start..before).any(|at| self.is("my", at) || self.is("job", at))
            && (self.start..before).all(|at| self.line.sign(at).is_none());
        if whole && is {
            return true;
        }
        // "Dana Whitlock from legal", ", Dana Whitlock, our new CFO".
        if whole
            && (self.is("from", end) && !self.line.is_any(before, &["in", "at"])
                || self.line.sign(end) == Some(',')
                    && (self.is("article", end + 1) || self.is("who", end + 1)))
        {
            return true;
        }
        let joined = self.line.is(before, "and") || matches!(self.line.sign(before), Some('&' | ',' | '+'));
        if joined && two.is_some_and(|two| found.last().is_some_and(|last| last.tokens.end == two + 1)) {
            return true;
        }
        // "Leila and Cyrus are separating", "he and Carys have split up": beside somebody, and a verb of both.
        let beside =
            two.is_some_and(|two| self.after == two + 1 && self.after > self.start || self.is("they", two));
        let first = self.first_in_clause(before);
        if self.is("joins", before) && beside && first && self.line.word(end).is_some_and(grammar::acts) {
            return true;
        }
        // "New starter on Priya's team, Noor Haddad, came over".
        if whole && self.line.sign(before) == Some(',') && self.line.sign(end) == Some(',') {
            let from = before.saturating_sub(8).max(self.start);
            if (from..before).any(|at| self.line.is(at, "new") && arrival(at + 1)) {
                return true;
            }
        }
        // "Got talking to an archivist on the train, Rasa Petraitė, she'll": a whole name beside what somebody is.
        if whole && self.line.sign(before) == Some(',') && self.job_of_clause(before).is_some() {
            return true;
        }
        // "with a recruiter from Spotify, Elin, who ...".
        if self.line.sign(before) == Some(',') && self.line.sign(end) == Some(',') {
            let from = before.saturating_sub(5).max(self.start);
            let led = (from..before).any(|at| self.is("job", at) && self.is("from", at + 1));
            if led {
                return true;
            }
        }
        let begins = matches!(self.line.sign(before), Some('.' | '!' | '?' | ';' | ','));
        (begins || self.line.starts_line(at)) && self.speaks(end)
    }

    /// "Met a Tamsin Wells", "lunch with one Tamsin Wells".
    fn leads_to_name(&self, at: usize) -> bool {
        self.is("before-a-name", at)
            || self.is("meets", at)
            || at.checked_sub(1).is_some_and(|two| self.is("meets-with", two) && self.is("into", at))
    }

    /// "Xiulan from procurement rang": from somewhere, and a verb only people do.
    fn speaks_from(&self, end: usize) -> bool {
        let verb = (end + 2..end + 5).find(|&at| self.speaks(at));
        verb.is_some_and(|verb| (end..verb).all(|at| self.line.sign(at).is_none()))
    }

    /// A verb only people do follows.
    fn speaks(&self, end: usize) -> bool {
        self.is("person-does", end) && (self.is("me", end + 1) || !self.line.is_any(end, &["called", "met"]))
    }
}
