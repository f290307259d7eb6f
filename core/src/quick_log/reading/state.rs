//! From a thought to the statement that is kept of it, and how it is to be handled.

use super::{
    facts::frame_of,
    heard::{Heard, HeardKind, NEWS},
    meaning::Reader,
    thought::{Subject, Thought},
    told::{Attribution, Shade},
    whom::Whom,
};
use crate::model::{About, Frame, Statement, Tense, Tone};

impl Reader<'_, '_> {
    /// A word in this thought says how what is told is to be handled.
    pub(super) fn mark(&mut self, tone: Tone, thought: &Thought, about: &Whom) {
        let (sentence, before, about) = (thought.sentence, self.statements.len(), about.people().to_vec());
        self.shades.push(Shade { tone, sentence, before, about });
    }

    /// How each statement is to be handled once the whole line is read.
    pub(super) fn shade(&mut self) {
        for shade in &self.shades {
            for (at, (said, told)) in self.statements.iter_mut().zip(&self.of_statements).enumerate() {
                let same = told.sentence == shade.sentence;
                // "He got the job. He hates it."
                let next = told.sentence + 1 == shade.sentence && at + 1 >= shade.before;
                let taken = match shade.tone {
                    // What somebody tells of themselves is no rumour.
                    Tone::Talk => (same || next) && !told.is_of_themselves() && said.tone != Tone::AboutMe,
                    // What a "but" takes back comes before it.
                    _ => {
                        let theirs = shade.about.is_empty() || told.about == shade.about;
                        let open = matches!(said.tone, Tone::Plain | Tone::Glad);
                        (same || next) && at <= shade.before && theirs && open
                    }
                };
                if taken {
                    said.tone = shade.tone.clone();
                }
            }
        }
        let line = self.text.line;
        for said in self.statements.iter_mut().filter(|said| said.tone == Tone::Glad) {
            // "got engaged but called it off", "promoted, though not to director".
            let end = line.tokens_in(said.says).end;
            let contrast =
                |at: usize| line.word(at).is_some_and(|word| self.text.grammar.is("contrast", word));
            if contrast(end) || line.sign(end).is_some() && contrast(end + 1) {
                said.tone = Tone::Mixed;
            }
        }
        // What was told beside something private is left alone with it, but for what is heavy: "Ana's father died on Sunday, the
        // funeral is next week" is a quiet line on her card, and to know nothing of it would hurt. Of what was told in
        // confidence nothing is said back.
        let confided = self.statements.iter().any(|said| said.frame == Frame::Confidence);
        // "Kasia wants a divorce, Hope got into the choir": what is private of one is no secret of another's.
        let private: Vec<Vec<usize>> = self
            .statements
            .iter()
            .zip(&self.of_statements)
            .filter(|(said, _)| said.tone == Tone::InConfidence)
            .map(|(_, told)| told.about.clone())
            .collect();
        for (said, told) in self.statements.iter_mut().zip(&self.of_statements) {
            let touches = |about: &Vec<usize>| {
                let apart = !about.is_empty() && !told.about.is_empty();
                !(apart && about.iter().all(|one| !told.about.contains(one)))
            };
            if confided || said.tone != Tone::Heavy && private.iter().any(touches) {
                said.tone = Tone::InConfidence;
            }
        }
    }

    pub(super) fn state(
        &mut self,
        thought: &Thought,
        about: &Whom,
        frame: Option<Frame>,
        heard_before: usize,
    ) {
        let text = self.text;
        let mood = thought.mood;
        let line = text.line;
        let heard = self.heard.get(heard_before..).unwrap_or_default();
        let private = heard.iter().any(|heard| heard.what == HeardKind::Private);
        let frame = match frame {
            Some(frame) => frame,
            // "Ana is leaving. Strictly between us": the words that ask for silence have no verb, and silence the line all the same.
            None if private || thought.verb().is_some() => Frame::Happened,
            // "Anniversaire de Laurent le 18 novembre": what is known of somebody needs no verb.
            None => match heard.iter().find_map(known_by) {
                Some(frame) => frame,
                None => return,
            },
        };
        let says = heard
            .iter()
            .find(|heard| heard.what != HeardKind::Private)
            .map_or_else(|| text.quotable(&self.without_lead(&thought.atoms)), |heard| heard.text.clone());
        // A clause of signs alone, while it is being typed.
        let says = if says.is_empty() { text.tokens(&thought.atoms) } else { says };
        let place = |name: &usize| self.places.get(name).copied();
        let them = |people: &[usize]| {
            let places: Vec<_> = people.iter().filter_map(place).collect();
            if places.is_empty() { About::There } else { About::Them(places) }
        };
        let about_me =
            matches!(frame, Frame::AdvisedMe | Frame::CriticisedMe | Frame::PraisedMe | Frame::SpokeForMe);
        let about_whom = match about {
            // "Had lunch, talked about the reorg": without a subject it is told of all who were there.
            Whom::Me if thought.subject == Subject::Left => About::We,
            Whom::We(_) => About::We,
            Whom::People(people) | Whom::Kin(people) => them(people),
            Whom::Somebody => About::There,
            Whom::Me | Whom::Mine | Whom::You => About::Me,
            Whom::Thing | Whom::Nobody => {
                let named = self.names_in(&thought.atoms);
                if named.is_empty() { About::Nobody } else { them(&named) }
            }
        };
        let said_by = self
            .speech
            .as_ref()
            .filter(|speech| speech.sentence == thought.sentence)
            .and_then(|speech| speech.by.clone());
        let by = said_by.and_then(|by| by.first().copied());
        let said_by = by.as_ref().and_then(place);
        let heavy = heard.iter().any(|heard| text.grammar.is_heavy(heard.trigger))
            || frame == Frame::Feels
                && text.grammar.is(
                    "quarrels",
                    text.word(thought.verb().unwrap_or(thought.atoms.start)).unwrap_or_default(),
                );
        let confided =
            heard.iter().any(|heard| heard.what == HeardKind::Private && heard.trigger == "in-confidence");
        let tone = if confided {
            Tone::InConfidence
        } else if heavy {
            Tone::Heavy
        } else if about_me {
            Tone::AboutMe
        } else if private {
            Tone::InConfidence
        } else if heard.iter().any(|heard| text.grammar.is_glad(heard.trigger)) {
            Tone::Glad
        } else {
            Tone::Plain
        };
        let tense = match () {
            () if mood.asked => Tense::Asked,
            () if mood.conditional || mood.would && frame != Frame::Promised => Tense::Conditional,
            () if mood.denied => Tense::Denied,
            () if mood.ahead || frame == Frame::Promised => Tense::Ahead,
            () if mood.obliged || mood.maybe => Tense::Wished,
            () if mood.past => Tense::Happened,
            () => Tense::Is,
        };
        let frame = if confided { Frame::Confidence } else { frame };
        self.of_statements.push(Attribution {
            sentence: thought.sentence,
            about: about.people().to_vec(),
            by,
        });
        self.statements.push(Statement {
            about: about_whom,
            said_by,
            frame,
            tense,
            tone,
            span: line.span_of(text.tokens(&thought.atoms)),
            says: line.span_of(says),
            trouble: text.trouble(&thought.atoms),
        });
    }
}

/// The frame of something known of somebody.
fn known_by(heard: &Heard) -> Option<Frame> {
    match &heard.what {
        HeardKind::Fact(kind) if heard.trigger != NEWS => Some(frame_of(kind)),
        _ => None,
    }
}
