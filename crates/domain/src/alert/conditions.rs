//! The conditions of a rule: one to three, all of which must be met, and what may be wrong with them.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::{AGENCIES, AlertRule, COUNT, Condition, DAYS, LASTING};
use crate::message_key::{FieldError, Message};

/// How many conditions a rule may have.
pub const CONDITIONS: usize = 3;

/// Conditions beside the first, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<Condition>", into = "Vec<Condition>")]
pub struct Further([Option<Condition>; CONDITIONS - 1]);

impl Further {
    /// Those, in order; what is beyond the limit is left out.
    pub fn of(conditions: impl IntoIterator<Item = Condition>) -> Self {
        let mut further = Self::default();
        further.0.iter_mut().zip(conditions).for_each(|(place, condition)| *place = Some(condition));
        further
    }

    /// Whether there are none.
    pub fn is_none(&self) -> bool {
        self.iter().next().is_none()
    }

    fn iter(&self) -> impl Iterator<Item = Condition> {
        self.0.into_iter().flatten()
    }
}

impl From<Further> for Vec<Condition> {
    fn from(further: Further) -> Self {
        further.iter().collect()
    }
}

impl TryFrom<Vec<Condition>> for Further {
    type Error = &'static str;

    fn try_from(conditions: Vec<Condition>) -> Result<Self, Self::Error> {
        if CONDITIONS <= conditions.len() { Err("too many conditions") } else { Ok(Self::of(conditions)) }
    }
}

/// The fields of a condition in a form, by place.
const FIELDS: [[&str; CONDITIONS]; 8] = [
    ["kind", "kind_2", "kind_3"],
    ["indicator", "indicator_2", "indicator_3"],
    ["direction", "direction_2", "direction_3"],
    ["at_least", "at_least_2", "at_least_3"],
    ["agencies", "agencies_2", "agencies_3"],
    ["lasting", "lasting_2", "lasting_3"],
    ["sector", "sector_2", "sector_3"],
    ["days", "days_2", "days_3"],
];

/// The name of a field of the condition at that place, from 0.
pub fn field(name: &str, place: usize) -> &'static str {
    let named = FIELDS.iter().find(|names| names.first() == Some(&name));
    named.and_then(|names| names.get(place)).copied().unwrap_or("kind")
}

impl AlertRule {
    /// What has to be met, all of it, in order.
    pub fn conditions(&self) -> impl Iterator<Item = Condition> {
        std::iter::once(self.when).chain(self.and.iter())
    }

    /// How many days it looks back at most.
    pub fn days(&self) -> u16 {
        self.conditions().map(|condition| condition.days()).max().unwrap_or_default()
    }

    /// The numbers that are out of bounds, and conditions that stand twice, each with the field of the form
    /// that it comes from.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut faults = Vec::new();
        let conditions: Vec<Condition> = self.conditions().collect();
        for (place, condition) in conditions.iter().enumerate() {
            condition.faults(place, &mut faults);
            if conditions.iter().take(place).any(|earlier| earlier == condition) {
                let message = Message::new("alert-error-twice");
                faults.push(FieldError { field: field("kind", place), message });
            }
        }
        faults
    }
}

impl Condition {
    fn faults(&self, place: usize, faults: &mut Vec<FieldError>) {
        let mut must = |name, value: u16, bounds: RangeInclusive<u16>| {
            if !bounds.contains(&value) {
                let message = Message::new("alert-error-number")
                    .with("from", bounds.start().to_string())
                    .with("to", bounds.end().to_string());
                faults.push(FieldError { field: field(name, place), message });
            }
        };
        match *self {
            Self::Signals { at_least, agencies, .. } => {
                must("at_least", at_least, COUNT);
                must("agencies", agencies, AGENCIES);
            }
            Self::Attendances { at_least, agencies, lasting, .. } => {
                must("at_least", at_least, COUNT);
                must("agencies", agencies, AGENCIES);
                must("lasting", lasting, LASTING);
            }
            Self::LookedElsewhere { at_least, .. } => must("at_least", at_least, COUNT),
            Self::MissedContact { .. } | Self::Moved { .. } => {}
        }
        must("days", self.days(), DAYS);
    }
}
