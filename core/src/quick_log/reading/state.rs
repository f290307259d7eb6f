//! From a thought to the statement that is kept of it.

use super::{
    atoms::What,
    heard::HeardKind,
    meaning::Reader,
    thought::{Subject, Thought},
    whom::Whom,
};
use crate::model::{About, Frame, Statement, Tense, Tone};

impl Reader<'_, '_> {
    pub(super) fn state(
        &mut self,
        thought: &Thought,
        about: &Whom,
        frame: Option<Frame>,
        heard_before: usize,
    ) {
        let frame = match frame {
            Some(frame) => frame,
            None if thought.verb().is_some() => Frame::Happened,
            None => return,
        };
        let text = self.text;
        let mood = thought.mood;
        let line = text.line;
        let heard = self.heard.get(heard_before..).unwrap_or_default();
        let says = heard
            .iter()
            .find(|heard| heard.what != HeardKind::Private)
            .map_or_else(|| text.tokens(&self.without_lead(&thought.atoms)), |heard| heard.text.clone());
        let place = |name: &usize| {
            let atom = text.atoms.iter().find(|atom| atom.what == What::Name(*name))?;
            Some(line.span_of(atom.tokens.clone()))
        };
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
        let said_by = said_by.and_then(|by| by.first().and_then(place));
        let private = heard.iter().any(|heard| heard.what == HeardKind::Private);
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
        self.statements.push(Statement {
            about: about_whom,
            said_by,
            frame,
            tense,
            tone,
            span: line.span_of(text.tokens(&thought.atoms)),
            says: line.span_of(says),
        });
    }
}
