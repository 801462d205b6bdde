//! Counts of one agency for its manager: no person, no small number, and none that follows by
//! subtraction.

use jiff::civil::Date;

/// A number below this is not told: so few people might be known.
pub const SMALLEST: u64 = 5;

/// A count as it may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(u64),
    /// Fewer than [`SMALLEST`], none included.
    Few,
    /// A part of a whole that is told, all of it but fewer than [`SMALLEST`]: the exact number
    /// would tell the rest by subtraction.
    NearlyAll,
}

impl Count {
    /// A count by itself.
    pub const fn of(number: u64) -> Self {
        if number < SMALLEST { Self::Few } else { Self::Exactly(number) }
    }

    /// A part of a whole that stands beside it.
    pub const fn part(number: u64, whole: u64) -> Self {
        match Self::of(number) {
            Self::Exactly(_) if whole.saturating_sub(number) < SMALLEST => Self::NearlyAll,
            other => other,
        }
    }
}

/// What a manager sees of the own agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// The agency's name.
    pub agency: String,
    /// Children with a current involvement of the agency.
    pub children: Count,
    /// Current involvements.
    pub involvements: Count,
    /// Of the children, those without named person.
    pub without_named_person: Count,
    /// Practitioners who have not left. Staff, so told as it is.
    pub practitioners: u64,
    /// As of which day the newest list is; `None` when none was delivered.
    pub as_of: Option<Date>,
    /// Its age in days.
    pub age: Option<i32>,
    /// Whether the next one is overdue.
    pub overdue: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_not_told() {
        assert_eq!([0, 4, 5].map(Count::of), [Count::Few, Count::Few, Count::Exactly(5)]);
    }

    #[test]
    fn nor_do_they_follow_by_subtraction() {
        assert_eq!(Count::part(98, 100), Count::NearlyAll);
        assert_eq!(Count::part(100, 100), Count::NearlyAll);
        assert_eq!(Count::part(95, 100), Count::Exactly(95));
        assert_eq!(Count::part(3, 100), Count::Few);
        // A whole of few tells nothing about its parts.
        assert_eq!(Count::part(2, 4), Count::Few);
    }
}
