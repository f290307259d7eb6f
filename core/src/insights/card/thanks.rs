//! Thanks for what somebody did for the user.

use super::{
    address::{determined, is_thing, the},
    seen::Seen,
    sentence::Sentence,
    words::{DID_FOR_ME, GAVE},
};
use crate::quick_log::{first_form, in_progress};

/// Thanks for what is noted as received: "drove me to the airport", "an intro to Priya".
pub(super) fn thanks_for(text: &str, names: &[String]) -> Option<Sentence> {
    let at = Seen::known(text, 0, names);
    let to_me = at.thought.place_of(&["me", "us", "my", "our"]).is_some() && !at.thought.from(1).is_empty();
    if let Some(doing) = first_form(at.thought.word(0)).and_then(in_progress).filter(|_| to_me) {
        return at.thanks_for_doing(doing);
    }
    let what = at.thought.from(0);
    at.got().or_else(|| (is_thing(what) && determined(what)).then(|| at.thanks(&the(what))).flatten())
}

impl Seen<'_> {
    /// "lent me her tent", "walked me through the schema".
    pub(super) fn got(&self) -> Option<Sentence> {
        let thought = &self.thought;
        let me = thought.place_of(&["me", "us"]);
        if thought.begins_with(GAVE) {
            let what = thought.from(me? + 1);
            let what = what.split(" to ").next().unwrap_or(what);
            return is_thing(what).then(|| self.thanks(&the(what))).flatten();
        }
        let first = first_form(thought.word(0)).filter(|first| DID_FOR_ME.contains(first))?;
        self.thanks_for_doing(in_progress(first)?)
    }

    fn thanks_for_doing(&self, doing: &str) -> Option<Sentence> {
        let what = self.thought.from(1);
        (!what.is_empty()).then(|| self.thanks(&format!("{doing} {what}"))).flatten()
    }

    fn thanks(&self, what: &str) -> Option<Sentence> {
        self.round("Thank you again for ", what, ".")
    }
}
