//! Signals: a practitioner or the family notes a strength or a worry on one wellbeing indicator.
//!
//! The eight indicators are Scotland's SHANARRI (Children and Young People (Scotland) Act 2014, s. 96(2)),
//! in Sweden the wheel "Må bra-hjulet". A signal has no weight and no score, and is never summed into
//! one: it is read.

use jiff::Timestamp;

use crate::coded::coded;
use crate::id::SignalId;

coded! {
    /// A wellbeing indicator, in the order of the wheel.
    Indicator {
        /// Protected from abuse, neglect and harm.
        Safe = "safe",
        /// As good health as can be, in body and mind.
        Healthy = "healthy",
        /// Learns and grows in skill and confidence.
        Achieving = "achieving",
        /// Is cared for where the child lives.
        Nurtured = "nurtured",
        /// Plays, does sports, takes part in what goes on.
        Active = "active",
        /// Is heard, and part of what is decided.
        Respected = "respected",
        /// Has a part to fill, and is helped where needed.
        Responsible = "responsible",
        /// Belongs: where the child lives and learns.
        Included = "included",
    }
}

coded! {
    /// What a signal tells.
    Direction {
        /// What goes well.
        Strength = "strength",
        /// What somebody worries about.
        Worry = "worry",
    }
}

coded! {
    /// A side of the needs triangle ("My World", BBIC, ICS).
    Side {
        /// How the child grows and develops.
        Development = "development",
        /// What the child needs from those who look after it.
        People = "people",
        /// The wider world around the child.
        World = "world",
    }
}

coded! {
    /// Three ways to look at the same signals.
    Look {
        /// The wellbeing wheel.
        Wheel = "wheel",
        /// The needs triangle.
        Triangle = "triangle",
        /// All of them, newest first.
        List = "list",
    }
}

impl Indicator {
    /// The side of the needs triangle on which it is shown. A choice of this design: the two models
    /// have no official mapping onto each other.
    pub const fn side(self) -> Side {
        match self {
            Self::Healthy | Self::Achieving | Self::Responsible => Side::Development,
            Self::Safe | Self::Nurtured | Self::Respected => Side::People,
            Self::Active | Self::Included => Side::World,
        }
    }
}

/// The longest words of a signal, in characters.
pub const WORDS_LIMIT: usize = 500;

/// Who noted a signal, as far as the viewer may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// A practitioner, by name.
    Practitioner {
        /// The name.
        name: String,
        /// The agency's name.
        agency: String,
    },
    /// Somebody whose tie is masked: not even the agency is told.
    Someone,
    /// The child.
    Child,
    /// A guardian.
    Guardian,
}

/// One signal as one viewer may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// Its id.
    pub id: SignalId,
    /// On which indicator.
    pub indicator: Indicator,
    /// A strength or a worry.
    pub direction: Direction,
    /// In the words of whoever noted it; may be empty.
    pub words: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// The viewer has noted it.
    pub own: bool,
    /// Seen only because the viewer's own agency has noted it.
    pub hidden_from_others: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_of_the_triangle_has_indicators_and_each_indicator_one_side() {
        for side in Side::ALL {
            assert!(Indicator::ALL.iter().any(|indicator| indicator.side() == *side), "{side:?}");
        }
        assert_eq!(Indicator::ALL.len(), 8);
    }
}
