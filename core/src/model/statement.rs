//! What the clauses of a line say: about whom, of what kind, when, and in what tone.
//!
//! A statement points at places of its line and at no record: whom a name means is said by the entry, so a name that
//! turns out to be somebody else takes what was said along, and forgetting a person leaves nothing here to erase.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Span, open_enum::open_enum};

open_enum! {
    /// What kind of thing a clause says.
    Frame {
        /// Something happened that fits no other kind.
        Happened => "happened",
        /// People met, by any means.
        Met => "met",
        /// Somebody told, asked or wrote something.
        Told => "told",
        /// Somebody said that they would do something for somebody.
        Promised => "promised",
        /// Something promised was done.
        Kept => "kept",
        /// The user did something for somebody.
        DidFor => "did-for",
        /// The user got something from somebody.
        GotFrom => "got-from",
        /// They lack or look for something.
        Needs => "needs",
        /// They know or can do something.
        GoodAt => "good-at",
        /// They have something: a family, a house, a birthday, something to eat.
        Has => "has",
        /// They like or dislike something, or do it for pleasure.
        Likes => "likes",
        /// Where they live, or are going.
        Moves => "moves",
        /// What they do for a living, and where: what they joined, left, run.
        Works => "works",
        /// How they are.
        Feels => "feels",
        /// Something will happen.
        Ahead => "ahead",
        /// Somebody spoke for the user.
        SpokeForMe => "spoke-for-me",
        /// Somebody advised the user.
        AdvisedMe => "advised-me",
        /// Somebody criticised the user.
        CriticisedMe => "criticised-me",
        /// Somebody praised or thanked the user.
        PraisedMe => "praised-me",
        /// Something of the user's own went well.
        MyWin => "my-win",
        /// It is to stay between two people.
        Confidence => "confidence",
        /// The writer takes back what was just said.
        Correction => "correction",
    } default Happened
}

open_enum! {
    /// When and how real a statement is.
    Tense {
        /// It has happened already.
        Happened => "happened",
        /// It is so.
        Is => "is",
        /// It lies ahead.
        Ahead => "ahead",
        /// Somebody would like it so, or should do it.
        Wished => "wished",
        /// It is a question.
        Asked => "asked",
        /// It is denied: it did not happen, or is not so.
        Denied => "denied",
        /// It holds only if something else does.
        Conditional => "conditional",
    } default Is
}

open_enum! {
    /// How a statement is to be handled.
    Tone {
        /// Nothing about it asks for care.
        Plain => "plain",
        /// It was good news.
        Glad => "glad",
        /// Death, illness, separation, work lost, a quarrel.
        Heavy => "heavy",
        /// Praise, criticism or advice for the user.
        AboutMe => "about-me",
        /// Said in confidence.
        InConfidence => "in-confidence",
        /// Good news, or a plan, that they do not welcome: "promoted, but hates it". Remembered, and no beginning.
        Mixed => "mixed",
        /// Talk about somebody: a rumour, or a label put on them. On no card.
        Talk => "talk",
    } default Plain
}

open_enum! {
    /// What kind of heavy news it is, the one that counts where a clause has several before the others.
    Trouble {
        /// A quarrel or harsh words: remembered, and nobody begins with it.
        Quarrel => "quarrel",
        /// Somebody died, or will.
        Death => "death",
        /// An illness that may not pass.
        Illness => "illness",
        /// A separation, or work lost.
        Parting => "parting",
        /// What somebody did to them, or they to themselves.
        Violence => "violence",
        /// What hurts and mends: a broken wrist, the flu.
        Ailment => "ailment",
        /// A thing or a piece of work was lost: the keys, a bid.
        Setback => "setback",
        /// In hospital, off sick: it may be anything.
        Unwell => "unwell",
    } default Unwell
}

/// Whom a statement is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum About {
    /// Those whose names stand at these places of the line.
    Them(Vec<Span>),
    /// The people who were there: nobody is named.
    There,
    /// It is about the user.
    Me,
    /// The user and the people who were there.
    We,
    /// Nobody in particular.
    Nobody,
}

/// What one clause of a line says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Statement {
    /// Whom it is about.
    pub about: About,
    /// Where the one is named who said so; nothing: the writer says it.
    pub said_by: Option<Span>,
    /// What kind of thing it says.
    pub frame: Frame,
    /// When and how real it is.
    pub tense: Tense,
    /// How it is to be handled.
    pub tone: Tone,
    /// The whole clause.
    pub span: Span,
    /// The words of the thing itself, to quote.
    pub says: Span,
    /// What kind of heavy news it tells of, whatever the tone.
    pub trouble: Option<Trouble>,
}

impl Statement {
    /// The words of the thing itself; empty if the line has no such place.
    pub fn text<'a>(&self, raw: &'a str) -> &'a str {
        self.says.of(raw).unwrap_or_default()
    }
}

/// What the clauses of one line say, in its order, and where its other words stand. Kept as one text, so that two devices
/// never mix two readings.
///
/// `frame|tense|tone|clause|words|about|said by|trouble`, one after another with `;` between; `-` where there are none. The
/// places of the other words stand at the end, with `+` before the first and `,` between; `+` alone where there are none.
/// A version that does not know them passes them over.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Statements {
    /// What its clauses say.
    pub said: Vec<Statement>,
    /// The pieces that no clause holds, in the order of the line, none in another; nothing where an older version read the
    /// line.
    pub beside: Option<Vec<Span>>,
}

impl Statements {
    /// Whether the line was told in confidence: then nothing of it is said back, nor asked about outside the line itself.
    pub fn are_in_confidence(&self) -> bool {
        self.said.iter().any(|said| said.frame == Frame::Confidence)
    }
}

/// What stands before the places of a line's other words.
const BESIDE: char = '+';

/// Reads places that stand in the order of the line. What is before the end of another is passed over: together they are
/// never longer than the line, on whatever device they were written.
fn in_order(places: &str) -> Vec<Span> {
    let mut end = 0;
    let behind = |place: &Span| {
        let behind = place.start >= end;
        end = if behind { place.end } else { end };
        behind
    };
    Span::read_all(places).filter(behind).collect()
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Them(places) => {
                let places: Vec<String> = places.iter().map(ToString::to_string).collect();
                f.write_str(&places.join("+"))
            }
            Self::There => f.write_str("there"),
            Self::Me => f.write_str("me"),
            Self::We => f.write_str("we"),
            Self::Nobody => f.write_str("nobody"),
        }
    }
}

impl From<&str> for About {
    fn from(text: &str) -> Self {
        match text {
            "there" => Self::There,
            "me" => Self::Me,
            "we" => Self::We,
            _ => {
                let places: Vec<Span> = text.split('+').filter_map(Span::read).collect();
                if places.is_empty() { Self::Nobody } else { Self::Them(places) }
            }
        }
    }
}

impl fmt::Display for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { about, said_by, frame, tense, tone, span, says, trouble } = self;
        write!(f, "{frame}|{tense}|{tone}|{span}|{says}|{about}|")?;
        said_by.map_or(Ok(()), |place| place.fmt(f))?;
        trouble.as_ref().map_or(Ok(()), |trouble| write!(f, "|{trouble}"))
    }
}

impl FromStr for Statement {
    type Err = ();

    /// Fields that a newer version adds stand at the end and are passed over.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut fields = text.split('|');
        let mut next = || fields.next().ok_or(());
        let (frame, tense, tone) = (Frame::from(next()?), Tense::from(next()?), Tone::from(next()?));
        let span = Span::read(next()?).ok_or(())?;
        let says = Span::read(next()?).ok_or(())?;
        let about = About::from(next()?);
        let said_by = Span::read(next()?);
        // A line of an older version has no such field.
        let trouble = next().ok().filter(|word| !word.is_empty()).map(Trouble::from);
        Ok(Self { about, said_by, frame, tense, tone, span, says, trouble })
    }
}

impl Serialize for Statements {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let said: Vec<String> = self.said.iter().map(ToString::to_string).collect();
        let mut kept = if said.is_empty() { "-".to_owned() } else { said.join(";") };
        if let Some(places) = &self.beside {
            let places: Vec<String> = places.iter().map(ToString::to_string).collect();
            kept.extend([';', BESIDE]);
            kept.push_str(&places.join(","));
        }
        serializer.serialize_str(&kept)
    }
}

impl<'de> Deserialize<'de> for Statements {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(Self {
            said: text.split(';').filter_map(|said| said.parse().ok()).collect(),
            beside: text.split(';').find_map(|piece| piece.strip_prefix(BESIDE)).map(in_order),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement() -> Statement {
        let place = |start, end| Span { start, end };
        Statement {
            about: About::Them(vec![place(0, 3), place(8, 11)]),
            said_by: Some(place(20, 25)),
            frame: Frame::Moves,
            tense: Tense::Ahead,
            tone: Tone::Glad,
            span: place(0, 40),
            says: place(12, 40),
            trouble: Some(Trouble::Death),
        }
    }

    #[test]
    fn what_is_kept_reads_as_it_was_said() {
        let said = vec![
            statement(),
            Statement { about: About::There, said_by: None, ..statement() },
            Statement { about: About::Nobody, tone: Tone::InConfidence, ..statement() },
        ];
        let places = [3..9, 12..20].map(|place| Span { start: place.start, end: place.end });
        for said in [said, Vec::new()] {
            for beside in [None, Some(Vec::new()), Some(places.to_vec())] {
                let said = Statements { said: said.clone(), beside };
                let kept = serde_json::to_string(&said).unwrap();
                assert_eq!(serde_json::from_str::<Statements>(&kept).unwrap(), said, "{kept}");
            }
        }
        assert_eq!(serde_json::to_string(&Statements::default()).unwrap(), "\"-\"");
        let beside = Some(places.to_vec());
        let nothing_said = Statements { said: Vec::new(), beside };
        assert_eq!(serde_json::to_string(&nothing_said).unwrap(), "\"-;+3-9,12-20\"");
    }

    #[test]
    fn a_frame_of_a_newer_version_survives_and_what_is_no_statement_is_passed_over() {
        let kept = "\"dreams|is|plain|0-9|4-9|me||more|yet more;nonsense;met|happened|plain|0-3|9-4|we|\"";
        let said: Statements = serde_json::from_str(kept).unwrap();
        assert_eq!(said.beside, None);
        let [only] = said.said.as_slice() else { panic!("one, not {said:?}") };
        assert_eq!((only.frame.as_str(), &only.about), ("dreams", &About::Me));
        assert_eq!(only.text("I dream"), "");
    }

    #[test]
    fn places_of_words_that_lie_in_one_another_are_passed_over() {
        let kept = "\"-;+5-9,0-65536,9-9,x,8-12,7,12-20,0-65536;+0-1\"";
        let said: Statements = serde_json::from_str(kept).unwrap();
        let places = said.beside.unwrap().iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(places, ["5-9", "9-9", "12-20"]);
    }
}
