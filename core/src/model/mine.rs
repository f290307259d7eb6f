//! Something of the user's own, to share back.

use serde::{Deserialize, Serialize};

use super::{Moment, epoch, open_enum::open_enum};

open_enum! {
    /// The kinds of things of the user's own.
    MineKind {
        /// Something the user read lately.
        Read => "read",
        /// Lately seen or heard.
        Saw => "saw",
        /// Something the user cooked lately.
        Cooked => "cooked",
        /// Lately on the user's mind.
        Worry => "worry",
        /// What matters to the user.
        Value => "value",
        /// What the user likes to do or follow.
        Interest => "interest",
        /// What the user wants to get better at.
        Growth => "to get better at",
    } default Interest
}

impl MineKind {
    /// Whether it is about these weeks; values, interests and what one wants to get better at last.
    pub fn is_lately(&self) -> bool {
        !matches!(self, Self::Value | Self::Interest | Self::Growth)
    }
}

/// Something of the user's own. A record of its own and no part of [`Me`](super::Me): that one is never rebuilt, and a
/// name in these words has to be able to go.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mine {
    /// The kinds of things of the user's own.
    pub kind: MineKind,
    /// What it is, in the user's words.
    pub text: String,
    /// When the user wrote it down.
    #[serde(deserialize_with = "super::moment::read")]
    pub at: Moment,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Mine {
    fn default() -> Self {
        Self { kind: MineKind::default(), text: String::new(), at: epoch(), deleted: None }
    }
}
