//! Changes of a value that may be none: keep it, take it away, or set another one.
//!
//! One type for each kind of value, because a foreign interface carries no generic ones.

use chrono::NaiveDate;

use super::{Due, GoalId, Who};

macro_rules! change {
    ($(#[$meta:meta])* $name:ident, $value:ty) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
        pub enum $name {
            /// It stays as it is.
            #[default]
            Keep,
            /// There is none from now on.
            Clear,
            /// It is this from now on.
            Set($value),
        }

        impl $name {
            /// Does this to a value.
            pub fn apply(self, value: &mut Option<$value>) {
                match self {
                    Self::Keep => {}
                    Self::Clear => *value = None,
                    Self::Set(new) => *value = Some(new),
                }
            }
        }

        /// A value that was said or taken away, if anything was said.
        impl From<Option<Option<$value>>> for $name {
            fn from(said: Option<Option<$value>>) -> Self {
                match said {
                    None => Self::Keep,
                    Some(None) => Self::Clear,
                    Some(Some(new)) => Self::Set(new),
                }
            }
        }
    };
}

change! {
    /// A change of a number, such as days or people a week.
    NumberChange, u32
}
change! {
    /// A change of a day.
    DayChange, NaiveDate
}
change! {
    /// A change of when a promise is due.
    DueChange, Due
}
change! {
    /// A change of who started a conversation.
    WhoChange, Who
}
change! {
    /// A change of the goal that something serves.
    GoalChange, GoalId
}

#[cfg(test)]
mod tests {
    use super::NumberChange;

    #[test]
    fn what_is_not_said_stays_and_what_is_taken_away_is_gone() {
        let changed = |change: NumberChange| {
            let mut value = Some(7);
            change.apply(&mut value);
            value
        };
        assert_eq!(changed(NumberChange::default()), Some(7));
        assert_eq!(changed(Some(None).into()), None);
        assert_eq!(changed(Some(Some(14)).into()), Some(14));
    }
}
