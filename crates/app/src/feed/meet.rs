//! Whom the lines of a delivery may be: by the number where that decides alone, else by all keys.

use std::collections::{BTreeMap, BTreeSet};

use domain::country::Country;
use domain::id::{FeedId, PersonId, SourceRecordId};
use domain::involvement::Exposure;
use domain::national_id::NationalId;
use domain::source_record::{Number, SourceRecord};
use jiff::civil::Date;
use link::{Candidate, Key, Linker};
use store::feed::{Chunk, Known, LineFacts, number_only_record};
use store::{Scope, StoreError};

/// The next lines with all that deciding them needs, as far as the store can tell beforehand: what
/// this very delivery brings may leave a number in doubt that decided alone before it.
pub(super) async fn next_lines(
    scope: &Scope,
    linker: &dyn Linker,
    feed: FeedId,
    after: u64,
    limit: u32,
    (exposure, today): (Exposure, Date),
) -> Result<Chunk, StoreError> {
    let mut chunk = store::feed::decide(scope, feed, after, limit).await?;
    let wanted: Vec<(u64, Vec<Key>)> = chunk
        .lines
        .iter()
        .filter(|line| is_asked(line, &chunk.groups))
        .filter_map(|line| {
            let hides = match (line.exposure, &line.old) {
                (None, Some(old)) => chunk.hidden.contains(&old.record.id),
                (said, _) => said.unwrap_or(exposure) == Exposure::Hidden,
            };
            let candidates = candidates(line, None, &chunk.groups, &chunk, &[], today);
            let (seen, _) = parted(candidates, hides, |id| chunk.hidden.contains(&id));
            let record = line.record.to_link();
            let decided = !hides && linker.by_number(&record, &seen, &chunk.not_same).is_some();
            (!decided).then(|| (line.line, linker.keys(&record)))
        })
        .collect();
    let met = store::feed::meet(scope, wanted, |person| chunk.groups.contains_key(person)).await?;
    chunk.add(met);
    Ok(chunk)
}

/// Whether the engine is asked of a line: of a new one, and of a changed one that is somebody else now
/// or alone so far. Others are looked at when the list has landed, see [`super::relink`].
fn is_asked(line: &LineFacts, groups: &BTreeMap<PersonId, Vec<SourceRecord>>) -> bool {
    let Some(old) = &line.old else { return true };
    let alone = || {
        old.own == old.person
            && groups.get(&old.person).is_none_or(|all| all.iter().all(|r| r.id == line.record.id))
    };
    line.rekeyed && !old.human && (alone() || old.record.is_of_another_human(&line.record))
}

/// Every record of every person that a line may be, but for one person, as the engine reads them.
/// `in_feed` are the persons whom this delivery makes with the line's number.
pub(super) fn candidates(
    line: &LineFacts,
    not: Option<PersonId>,
    groups: &BTreeMap<PersonId, Vec<SourceRecord>>,
    chunk: &Chunk,
    in_feed: &[Known],
    today: Date,
) -> Vec<Candidate> {
    let number = line.record.national_id.as_ref();
    let mut persons: BTreeSet<PersonId> =
        chunk.candidates.get(&line.line).into_iter().flatten().copied().collect();
    persons.extend(in_feed.iter().map(|known| known.person));
    if let Some(not) = not {
        persons.remove(&not);
    }
    let mut candidates: Vec<Candidate> = persons
        .iter()
        .flat_map(|person| groups.get(person).into_iter().flatten().map(move |r| (person, r)))
        .map(|(person, r)| Candidate { person: link::PersonId(person.0.as_u128()), record: r.to_link() })
        .collect();
    // Somebody known as a guardian only has a number and a name, and the birth date inside.
    let bare = chunk.bare.get(&line.line).cloned();
    let in_feed = in_feed.iter().zip(std::iter::repeat(number.cloned())).filter_map(|(known, number)| {
        Some(number_only_record(known.person, known.name.clone(), known.born, number?))
    });
    for mut known in bare.into_iter().chain(in_feed) {
        let person = PersonId(known.id.0);
        if Some(person) == not || groups.get(&person).is_some_and(|all| !all.is_empty()) {
            continue;
        }
        known.born = known.born.or_else(|| born(known.national_id.as_ref(), today));
        candidates.push(Candidate { person: link::PersonId(person.0.as_u128()), record: known.to_link() });
    }
    candidates
}

/// Candidates that show themselves, and those that are hidden; for a record that is hidden itself all
/// are among the former.
pub(crate) fn parted(
    candidates: Vec<Candidate>,
    hides: bool,
    is_hidden: impl Fn(SourceRecordId) -> bool,
) -> (Vec<Candidate>, Vec<Candidate>) {
    let id = |candidate: &Candidate| SourceRecordId(uuid::Uuid::from_u128(candidate.record.id.0));
    candidates.into_iter().partition(|candidate| hides || !is_hidden(id(candidate)))
}

/// The birth date inside a number.
pub(super) fn born(number: Option<&Number>, today: Date) -> Option<Date> {
    let number = number?;
    let country = Country::ALL.into_iter().find(|c| c.code() == number.kind.issuer());
    NationalId::parse(&number.digits, country, today).ok()?.birth_date()
}
