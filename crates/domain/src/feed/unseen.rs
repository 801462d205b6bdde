//! Linking beside hidden ties: what a record of a hidden tie says changes nothing that somebody who
//! may not know of it can observe, also not who is one person with whom.
//!
//! So a record that shows itself is decided among those that show themselves, as if there were no
//! others. What is hidden adds only what nobody sees: a person of whom nothing else speaks. Every
//! other likeness with a hidden record goes to a human who is cleared.

use link::{Decision, Match, PersonId};

/// Puts together what was decided among the records that show themselves and among those that are
/// hidden: whom the record belongs to, and which likenesses a human must see.
pub fn together(
    seen: Decision,
    hidden: Decision,
    all_hidden: impl Fn(PersonId) -> bool,
) -> (Option<Match>, Vec<Match>) {
    let (found, mut others) = parts(seen);
    let (alike, more) = parts(hidden);
    let takes = |other: &Match| found.is_none() && others.is_empty() && all_hidden(other.person);
    if alike.as_ref().is_some_and(takes) {
        return (alike, more);
    }
    let is_new = |other: &Match| {
        let person = |one: &Match| one.person == other.person;
        !found.iter().any(person) && !others.iter().any(person)
    };
    let added: Vec<Match> = alike.into_iter().chain(more).filter(is_new).collect();
    others.extend(added);
    (found, others)
}

fn parts(decision: Decision) -> (Option<Match>, Vec<Match>) {
    match decision {
        Decision::Same(found) => (Some(found), Vec::new()),
        Decision::Possible { matches } => (None, matches),
        Decision::New => (None, Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use link::{Evidence, RecordId};

    use super::*;

    /// Persons below 10 show themselves, those above have nothing but hidden records.
    fn like(person: u128) -> Match {
        Match {
            person: PersonId(person),
            evidence: Evidence::of(RecordId(person), Vec::new()),
            beside: false,
        }
    }

    fn possible(persons: &[u128]) -> Decision {
        Decision::Possible { matches: persons.iter().copied().map(like).collect() }
    }

    fn says(seen: Decision, hidden: Decision) -> (Option<u128>, Vec<u128>) {
        let (found, others) = together(seen, hidden, |person| person.0 > 10);
        (found.map(|found| found.person.0), others.iter().map(|other| other.person.0).collect())
    }

    #[test]
    fn what_shows_itself_decides_and_what_is_hidden_goes_to_a_human() {
        let same = |person| Decision::Same(like(person));
        // Nothing hidden: as the engine says.
        assert_eq!(says(same(1), Decision::New), (Some(1), vec![]));
        assert_eq!(says(possible(&[1, 2]), Decision::New), (None, vec![1, 2]));
        assert_eq!(says(Decision::New, Decision::New), (None, vec![]));
        // Alike through a hidden record alone: two who show themselves do not become one by it.
        assert_eq!(says(Decision::New, same(1)), (None, vec![1]));
        // Nobody sees that somebody is there who was there hidden.
        assert_eq!(says(Decision::New, same(11)), (Some(11), vec![]));
        // Somebody hidden does not make a certain link doubtful, nor a doubtful one certain.
        assert_eq!(says(same(1), same(11)), (Some(1), vec![11]));
        assert_eq!(says(same(1), same(2)), (Some(1), vec![2]));
        assert_eq!(says(same(1), possible(&[1, 2])), (Some(1), vec![2]));
        assert_eq!(says(possible(&[1]), same(1)), (None, vec![1]));
        assert_eq!(says(possible(&[1]), same(11)), (None, vec![1, 11]));
        assert_eq!(says(Decision::New, possible(&[1, 11])), (None, vec![1, 11]));
    }
}
