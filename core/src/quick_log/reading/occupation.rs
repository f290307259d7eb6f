//! What somebody new is and where they work, and what the words beside their name do.

use std::ops::Range;

use super::newcomers::NewcomerReader;
use crate::quick_log::{tokens::Case, words::TEAM_WORDS};

/// Words of what somebody is, before their name.
const LONGEST_ROLE: usize = 8;

/// Words of a clause that says what somebody is, before their name.
const LONGEST_CLAUSE: usize = 14;

impl NewcomerReader<'_> {
    /// What somebody is, in the words before a comma: "the new head of facilities,".
    pub(super) fn job_before(&self, comma: usize) -> Option<Range<usize>> {
        let from = comma.saturating_sub(LONGEST_ROLE).max(self.start);
        let first = self.words_before(comma, LONGEST_ROLE)?;
        let is_job = |at: usize| {
            let word = self.line.word(at).unwrap_or_default();
            self.grammar.is("job", word) || self.grammar.is("job", word.trim_end_matches('s'))
        };
        let job = (first..comma).find(|&at| is_job(at))?;
        // What follows the job says of what: "of facilities", "on payments".
        let of = job + 1 == comma || self.is("preposition", job + 1) || self.is("job", job + 1);
        let lead = (first..=job).rev().take_while(|&at| {
            at == job
                || self.is("job-adjective", at)
                || self.is("job", at)
                || self.line.word(at) == Some("of")
        });
        let mut first = lead.last()?;
        // "our new pastry chef": up to the article every word says what kind.
        let article = (first.saturating_sub(3).max(from)..first)
            .rev()
            .find(|&at| self.is("article", at) || self.is("my", at));
        if let Some(article) =
            article.filter(|&article| !(article + 1..first).any(|at| self.is("preposition", at)))
        {
            first = article + 1;
        }
        of.then_some(first..comma)
    }

    /// What somebody is, said earlier in the clause that ends with this comma: "an archivist on the train,", "the new sound
    /// designer came round,". Nobody else is named between.
    pub(super) fn job_of_clause(&self, comma: usize) -> Option<Range<usize>> {
        let first = self.words_before(comma, LONGEST_CLAUSE)?;
        let job =
            (first..comma).find(|&at| self.line.word(at).is_some_and(|word| self.grammar.is_job(word)))?;
        let article = (job.saturating_sub(3).max(first)..job).rev().find(|&at| self.is("article", at))?;
        let named =
            (article + 1..comma).any(|at| self.line.case(at) == Case::Capital && !self.line.is_acronym(at));
        (!named).then_some(article + 1..job + 1)
    }

    /// The first of the words right before a comma, looking back over a few of them at most.
    fn words_before(&self, comma: usize, most: usize) -> Option<usize> {
        let from = comma.saturating_sub(most).max(self.start);
        (from..comma).rev().take_while(|&at| self.line.word(at).is_some()).last()
    }

    /// "The landlord's agent is now a Mr Fitzpatrick": what somebody is, as the subject of the sentence.
    pub(super) fn subject_before(&self, at: usize) -> Option<Range<usize>> {
        let is = (at.saturating_sub(3).max(self.start)..at).find(|&before| self.is("be", before))?;
        let article = self.start + usize::from(self.is("article", self.start));
        let small = (article..is).all(|at| self.line.sign(at).is_none());
        let named = |at: usize| self.is("job", at) || self.is("my", at);
        let close = (is + 1..at)
            .all(|at| ["one", "adverb", "title", "naming"].iter().any(|class| self.is(class, at)));
        (small && close && is - article <= LONGEST_ROLE && (self.start..is).any(named) && is > article)
            .then_some(article..is)
    }

    /// "runs pricing at Acme", "from legal", "our new CFO", "a recruiter at Bosch".
    pub(super) fn what_they_are(
        &self,
        at: usize,
        end: usize,
    ) -> (Option<Range<usize>>, Option<Range<usize>>) {
        let line = self.line;
        let mut next = end;
        // "my new manager Dana": what comes before.
        let comma = usize::from(at > 0 && line.sign(at - 1) == Some(','));
        let before = at.saturating_sub(1 + comma);
        let beside = |comma: usize| self.job_before(comma).or_else(|| self.job_of_clause(comma));
        let beside = (comma == 1 && before > self.start).then(|| beside(at - 1)).flatten();
        // "A guy called Piotr" says nothing of what he is.
        let called = || {
            let role = if self.is("naming", before) { self.job_before(before) } else { None };
            role.filter(|role| role.len() > 1 || !self.is("anybody", role.start))
        };
        let mut role = if beside.is_some() {
            beside
        } else if let Some(role) = called() {
            Some(role)
        } else if before >= self.start && self.is("job", before) {
            let from = (self.start.max(before.saturating_sub(2))..=before)
                .find(|&first| (first..=before).all(|at| self.is("job", at) || self.is("job-adjective", at)));
            from.map(|from| from..before + 1)
        } else if comma == 1 && before > self.start {
            None
        } else {
            self.subject_before(at)
        };
        while line.sign(next) == Some(',')
            || self.is("article", next)
            || self.is("who", next)
            || self.is("they", next)
            || self.is("adverb", next)
            || self.is("be", next)
            || line.is_possessive(next)
        {
            next += 1;
            if next > end + 5 {
                break;
            }
        }
        let job_from = next;
        let mut job_end = next;
        while job_end < line.len()
            && job_end < next + 4
            && (self.is("job", job_end) || self.is("job-adjective", job_end))
        {
            job_end += 1;
        }
        if job_end > job_from && self.is("job", job_end - 1) {
            // "chief of staff", "head of pricing at Acme".
            if line.is(job_end, "of") {
                let ends = |at: &usize| line.word(*at).is_none() || self.is("preposition", *at);
                let stop = line.len().min(job_end + 4);
                job_end = (job_end + 1..stop).find(ends).unwrap_or(stop);
            }
            role = role.or(Some(job_from..job_end));
            next = job_end;
        } else if self.is("runs", next) {
            let stop = (next + 1..line.len().min(next + 6)).find(|&at| {
                line.word(at).is_none()
                    || self.is("preposition", at)
                    || self.is("they", at)
                    || self.is("i", at)
                    || self.is("and", at)
            });
            let stop = stop.unwrap_or(line.len().min(next + 6));
            if stop > next + 1 {
                role = role.or(Some(next..stop));
                next = stop;
            }
        }
        let org = (self.is("from", next) || line.is_any(next, &["at", "in", "of"]))
            .then(|| {
                let first = next + 1 + usize::from(self.is("article", next + 1));
                let mut stop = first;
                while stop < line.len()
                    && stop < first + 4
                    && (line.case(stop) != Case::Small
                        || TEAM_WORDS.contains(&line.word(stop).unwrap_or_default())
                        || stop == first)
                    && line.word(stop).is_some()
                    && !self.is("they", stop)
                    && !self.is("i", stop)
                    && !self.is("and", stop)
                {
                    stop += 1;
                }
                first..stop
            })
            .filter(|org| !org.is_empty() && !self.is_occasion(next, org.start));
        (role, org)
    }

    /// "At the all-hands", "at 3": when and where one met, and nobody's employer.
    fn is_occasion(&self, preposition: usize, first: usize) -> bool {
        let (line, small) = (self.line, self.line.case(first) == Case::Small);
        let number =
            line.word(first).is_some_and(|word| word.starts_with(|letter: char| letter.is_ascii_digit()));
        line.is_any(preposition, &["at"]) && (number || small && self.is("article", preposition + 1))
    }

    /// Whether nothing but one or two words stands between the beginning of a clause and here, and none of them leads to a name.
    pub(super) fn first_in_clause(&self, joins: usize) -> bool {
        let from = (self.start..joins).rev().take_while(|&at| self.line.sign(at).is_none()).last();
        let words = from.unwrap_or(joins)..joins;
        words.len() <= 3 && !words.clone().any(|at| self.is("preposition", at) || self.is("of", at))
    }

    /// "Sanna qureshi has migraines", "ingrid solhiem txted": a verb in a form that needs somebody.
    pub(super) fn tells_of_them(&self, at: usize) -> bool {
        self.line.word(at).is_some_and(|word| {
            let form = self.grammar.forms.of(word);
            form.is_third() || form.is_past() && !form.is_base() || self.grammar.contraction(word).is_some()
        })
    }
}
