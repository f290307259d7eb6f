//! Whether what a rule of the table says can be true of the clause it was found in.

use super::{
    meaning::Reader,
    text::is_kind,
    thought::{Subject, Thought},
    whom::Whom,
};
use crate::{
    model::Tone,
    quick_log::grammar::{At, Means, Rule, Who},
};

impl Reader<'_, '_> {
    #[allow(clippy::too_many_lines)] // one arm for each thing a rule can mean
    pub(super) fn fits(&self, rule: &Rule, about: &Whom, thought: &Thought, verb: usize) -> bool {
        if self.is_passive(thought, verb) && rule.means.is_done_by_the_subject() {
            return false;
        }
        let view = matches!(rule.means, Means::Praised | Means::Criticised | Means::Advised);
        let somebody =
            view && rule.who == Who::Them && *about == Whom::Thing && self.is_of_somebody(thought, verb);
        // "They picked my design".
        let by_them = rule.means == Means::Win
            && rule.who == Who::Thing
            && *about == Whom::Somebody
            && (verb..thought.atoms.end).any(|at| self.text.is("my", at));
        if !(about.fits(rule.who) || somebody || by_them)
            || self.is_idle(thought) && matches!(rule.means, Means::Fact(..))
        {
            return false;
        }
        match rule.means {
            // "I see", "I meet her next week" is no meeting yet.
            Means::Met | Means::MetByThem | Means::Quarrel => {
                thought.mood.is_real()
                    && !thought.mood.ahead
                    && !thought.mood.obliged
                    && (thought.mood.past
                        || self.text.word(verb).is_some_and(|word| self.text.grammar.forms.of(word).is_ing()))
            }
            // "Drew pays me back": what is done as a rule is no favour of that day.
            Means::Gave(_) | Means::Got(_) => {
                let form =
                    self.text.word(verb).map(|word| self.text.grammar.forms.of(word)).unwrap_or_default();
                thought.mood.is_real()
                    && !thought.mood.ahead
                    && !thought.mood.obliged
                    && (thought.mood.past || form.is_past() || form.is_ing())
            }
            // "Not impressed by my slides" is praise denied.
            Means::Praised if thought.mood.denied => {
                !(thought.mood.would || thought.mood.asked || thought.mood.conditional || thought.mood.ahead)
            }
            // "Launch slipped again": a first form without a subject has not happened.
            Means::Win
                if thought.subject == Subject::Left && rule.at == At::Verb && self.is_first_form(verb) =>
            {
                let form =
                    self.text.word(verb).map(|word| self.text.grammar.forms.of(word)).unwrap_or_default();
                form.is_past() && thought.mood.is_real()
            }
            // "Wrote to my boss to say how good it was", and not "to say she was ill".
            Means::Spoke(_) if rule.name == "wrote-how" => {
                let next = self.said_next(thought).map(|next| next.atoms.start);
                thought.mood.is_real() && next.is_some_and(|next| self.text.word(next) == Some("how"))
            }
            Means::Win | Means::Spoke(_) | Means::Advised | Means::Praised | Means::Criticised => {
                thought.mood.is_real() && !thought.mood.ahead && !thought.mood.obliged
            }
            // "He'd love an intro to Gus" needs one, "he loved the intro" does not.
            Means::Fact(..) if rule.name == "would-need" => thought.mood.would && !thought.mood.denied,
            // "Gave her deck for review" is no longing: "would give her right arm for" is.
            Means::Fact(..) if rule.name == "need" && self.text.is_class_of("gives", verb) => {
                thought.mood.would
            }
            // "Keep it quiet": a first form without a subject says nothing of anybody.
            Means::Fact(..)
                if thought.subject == Subject::Left
                    && self.header.is_none()
                    && self.is_first_form(verb)
                    && rule.at == At::Verb =>
            {
                false
            }
            // "Proposed to Leila", and not "proposed to move the meeting".
            Means::Fact(..) if rule.name == "proposed" => {
                let somebody = self.text.is_strange_name(verb + 2)
                    || self.text.name(verb + 2).is_some()
                    || ["them", "their"].iter().any(|class| self.text.is(class, verb + 2));
                somebody && thought.mood.is_real() && matches!(about, Whom::People(_) | Whom::Kin(_))
            }
            // "Her laptop died on her": a machine, and nobody.
            Means::Fact(..) if rule_is_heavy(rule) && self.text.breaks_down(&thought.atoms) => false,
            Means::Fact(..) => match about {
                Whom::People(_) | Whom::Kin(_) | Whom::Somebody => {
                    !thought.mood.asked && !thought.mood.conditional
                }
                Whom::Me | Whom::We(_) => rule.who == Who::Me && thought.mood.is_real(),
                Whom::Thing | Whom::Nobody => {
                    // "The clinic let her go": the rule itself finds whom it happened to.
                    let whom = rule.says.contains("{o}") || !self.names_in(&thought.atoms).is_empty();
                    thought.mood.is_real() && rule_is_heavy(rule) && whom
                }
                _ => false,
            },
            // "She never answers before ten" says nothing that could be theirs.
            Means::Says if thought.mood.denied && !thought.mood.past => self.said_next(thought).is_some(),
            // "Told the vet I'd call": somebody who is not named heard what follows; "promised the team a demo" is itself a promise.
            Means::Says if rule.name == "told-somebody" => {
                self.names_in(&thought.atoms).is_empty() && self.said_next(thought).is_some()
            }
            // "Her thesis is in" says something, "she is in" does not.
            Means::Nothing
                if matches!(about, Whom::Kin(_)) && !self.text.says_kin(&(thought.atoms.start..verb)) =>
            {
                false
            }
            // "He told the group my estimate was wrong" is a word about the user.
            Means::Nothing => {
                let told = self.speech.as_ref().is_some_and(|speech| {
                    speech.sentence == thought.sentence && speech.by.as_ref().is_some_and(|by| !by.is_empty())
                });
                !(told && matches!(about, Whom::Mine | Whom::You))
            }
            // "Yasmeen has asked for a transfer": whom she asked is not said.
            Means::Asks if rule.at == At::Verb && rule.who == Who::Them && thought.verbs.len() > 1 => {
                let has = thought.verbs.first().is_some_and(|&at| self.text.is("have", at) && at < verb);
                !has || (verb + 1..thought.atoms.end).any(|at| self.text.is("me", at))
                    || self.said_next(thought).is_some()
            }
            // "She's expecting" is no thought of hers: nothing follows.
            // "I rescue people too quickly, he finds" has what he finds before it.
            Means::Thinks => self.said_next(thought).is_some() || self.ends_on_a_view(thought, verb),
            // "Was named goalkeeper of the season" names nobody of theirs.
            Means::Called if self.is_passive(thought, verb) && thought.mood.past => {
                matches!(about, Whom::Kin(_)) || self.text.is_strange_name(verb + 1)
            }
            // "Joined the call" is to take part, "her son joined the navy" is none.
            Means::Acts => {
                let word = (verb + 1..verb + 4).any(|at| {
                    self.text
                        .word(at)
                        .is_some_and(|word| is_kind(word) || self.text.grammar.kind(word).is_some())
                });
                let joins = self.text.word(verb) == Some("joined") && self.text.is("article", verb + 1);
                !(matches!(about, Whom::Kin(_)) || joins && !word)
            }
            Means::Away => thought.mood.denied,
            Means::Denied(..) => {
                let mood = thought.mood;
                let theirs = matches!(about, Whom::People(_) | Whom::Kin(_) | Whom::Somebody);
                let was = mood.past || self.text.is("be", verb);
                mood.denied && was && theirs && !mood.asked && !mood.conditional && !mood.would
            }
            _ => true,
        }
    }

    /// A verb of thinking ends the sentence, and something of the user stands before it.
    fn ends_on_a_view(&self, thought: &Thought, verb: usize) -> bool {
        let of_me = |one: &Thought| {
            one.sentence == thought.sentence
                && one.atoms.end <= thought.atoms.start
                && matches!(one.subject, Subject::Me | Subject::Mine)
                && one.verb().is_some()
                && !one.mood.past
        };
        verb + 1 >= thought.atoms.end && !thought.mood.past && self.thoughts.iter().any(of_me)
    }

    /// "The client called my drawings clear": somebody who is named by what they are has a view too.
    fn is_of_somebody(&self, thought: &Thought, verb: usize) -> bool {
        let text = self.text;
        let last = verb.checked_sub(1).filter(|&last| last >= thought.atoms.start);
        last.is_some_and(|last| text.is("job", last) || text.is("audience", last))
            && (verb..thought.atoms.end).any(|at| text.is("my", at))
    }
}

fn rule_is_heavy(rule: &Rule) -> bool {
    matches!(rule.means, Means::Fact(_, Tone::Heavy))
}
