//! Deciding: who each new or changed line is. Pure but for ids, which are drawn.
//!
//! A line whose number decides alone is decided with the records of whoever has the number. Where
//! that leaves it open, deciding stops until the line's keys have been looked up; most often they
//! have been, since [`super::meet`] has seen it coming.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::feed::unseen;
use domain::id::{AgencyId, InvolvementId, PersonId, SourceRecordId};
use domain::involvement::Exposure;
use domain::protection::ProtectionTable;
use domain::source_record::{Number, SourceRecord};
use jiff::Timestamp;
use jiff::civil::Date;
use link::{Candidate, Code, Key, Linker, Match};
use store::feed::{Chunk, Decided, Decision, Known, LineFacts, Met};

use super::halfway::{Halfway, is_known, touch};
use super::meet::{born, candidates, parted};
use crate::kring::Kring;

/// The rule by which records with one number are linked; others bear the engine's version.
pub const BY_NUMBER: &str = "national_id";

/// Decides the lines of one delivery, chunk by chunk; remembers what earlier chunks became.
pub(super) struct Decider<'a> {
    pub kring: &'a Kring,
    pub linker: &'a dyn Linker,
    pub table: &'a ProtectionTable,
    pub agency: AgencyId,
    pub exposure: Exposure,
    /// The agency's first list tells no circle that somebody joined: nobody did.
    pub first: bool,
    pub at: Timestamp,
    pub today: Date,
    /// Lines of this delivery by the person they became.
    pub(super) assigned: HashMap<PersonId, Vec<u64>>,
    /// Persons that this delivery makes, by number, and what they are called.
    pub(super) numbers: HashMap<String, Vec<Known>>,
    pub(super) fresh: HashSet<PersonId>,
    /// Records whose ties this delivery hides.
    pub(super) hidden: HashSet<SourceRecordId>,
    pub(super) words: HashSet<String>,
    pub(super) relations: HashSet<String>,
}

/// The number leaves a line open, and its keys have not been looked up.
pub(super) struct Unmet;

/// Whose a record is, and the others whom a human must compare.
type Answer = (Option<(PersonId, Match)>, Vec<Match>);

impl<'a> Decider<'a> {
    pub fn new(kring: &'a Kring, linker: &'a dyn Linker, agency: AgencyId, exposure: Exposure) -> Self {
        let at = kring.clock.now();
        Self {
            kring,
            linker,
            table: kring.db.protection(),
            agency,
            exposure,
            first: false,
            at,
            today: Date::MIN,
            assigned: HashMap::new(),
            numbers: HashMap::new(),
            fresh: HashSet::new(),
            hidden: HashSet::new(),
            words: HashSet::new(),
            relations: HashSet::new(),
        }
    }

    pub(super) fn id<T: From<uuid::Uuid>>(&self) -> T {
        self.kring.id(self.at)
    }

    /// An id without a time in it: persons and ties stand in addresses and pages, where the time
    /// of a delivery would tell which agency's it was.
    pub(super) fn random_id<T: From<uuid::Uuid>>(&self) -> T {
        let mut bytes = [0; 16];
        self.kring.chance.fill(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid().into()
    }

    /// Lines of earlier chunks that deciding this one must look at.
    pub fn wanted(&self, chunk: &Chunk) -> BTreeMap<u64, PersonId> {
        let mut wanted = BTreeMap::new();
        for line in &chunk.lines {
            let by_number = self.with_number(line.record.national_id.as_ref());
            let own = line.old.as_ref().map(|old| old.person);
            let persons = chunk.candidates.get(&line.line).into_iter().flatten().copied();
            for person in persons.chain(own).chain(by_number.iter().map(|known| known.person)) {
                wanted.extend(self.assigned.get(&person).into_iter().flatten().map(|line| (*line, person)));
            }
        }
        wanted
    }

    /// First step: whose each line is. `earlier` holds what earlier lines say of persons that these
    /// may be.
    pub fn begin(mut chunk: Chunk, earlier: Vec<(PersonId, SourceRecord)>) -> Halfway {
        let groups = std::mem::take(&mut chunk.groups);
        let (decided, persons, touched) =
            (Decided::default(), Vec::with_capacity(chunk.lines.len()), BTreeMap::new());
        let mut half = Halfway { chunk, groups, decided, persons, touched };
        half.overlay(earlier);
        half
    }

    /// Goes on with the first step; stops at a line whose keys must be looked up, and goes on from
    /// there once they have been.
    pub fn persons(&mut self, half: &mut Halfway) -> Option<(u64, Vec<Key>)> {
        let lines = std::mem::take(&mut half.chunk.lines);
        let mut groups = std::mem::take(&mut half.groups);
        let mut unmet = None;
        for line in lines.iter().skip(half.persons.len()) {
            let Ok(person) = self.line(line, &mut groups, half) else {
                unmet = Some((line.line, self.linker.keys(&line.record.to_link())));
                break;
            };
            half.persons.push(person);
        }
        (half.chunk.lines, half.groups) = (lines, groups);
        unmet
    }

    /// What earlier lines say of persons whom a line may be that was looked up late.
    pub fn wanted_late(&self, met: &Met) -> BTreeMap<u64, PersonId> {
        let mut wanted = BTreeMap::new();
        for person in met.records.keys() {
            wanted.extend(self.assigned.get(person).into_iter().flatten().map(|line| (*line, *person)));
        }
        wanted
    }

    /// Persons whom this delivery makes with that number.
    pub(super) fn with_number(&self, number: Option<&Number>) -> &[Known] {
        number.and_then(|number| self.numbers.get(&key(number))).map_or(&[], Vec::as_slice)
    }

    fn line(
        &mut self,
        line: &LineFacts,
        groups: &mut BTreeMap<PersonId, Vec<SourceRecord>>,
        half: &mut Halfway,
    ) -> Result<PersonId, Unmet> {
        let mut record = line.record.clone();
        record.agency = self.agency;
        let said = line.exposure.map(|exposure| exposure == Exposure::Open);
        record.open = said.unwrap_or(self.exposure == Exposure::Open);
        if line.old.is_none() {
            record.id = self.id();
        }
        let stands = half.chunk.hidden.contains(&record.id);
        let hides = match line.exposure {
            None if line.old.is_some() => stands,
            said => said.unwrap_or(self.exposure) == Exposure::Hidden,
        };
        if hides {
            half.chunk.hidden.insert(record.id);
            self.hidden.insert(record.id);
        } else {
            half.chunk.hidden.remove(&record.id);
        }
        let Some(old) = &line.old else {
            let asked = self.ask(line, &record, None, groups, half)?;
            let (person, found) = self.whose(&record, asked, groups, half);
            self.settle(line, &record, person, found, groups, half);
            return Ok(person);
        };
        let mut decision = Decision {
            line: line.line,
            record: record.id,
            person: old.own,
            replaced: false,
            joins: None,
            involvement: None,
            link: None,
            event: None,
            beside: false,
        };
        if line.rekeyed && !old.human && old.record.is_of_another_human(&record) {
            let asked = self.ask(line, &record, Some(old.person), groups, half)?;
            touch(half, groups, old.person).take(record.id);
            if let Some(group) = groups.get_mut(&old.person) {
                group.retain(|r| r.id != record.id);
            }
            let (person, found) = self.whose(&record, asked, groups, half);
            self.settle(line, &record, person, found, groups, half);
            if let Some(last) = half.decided.decisions.last_mut() {
                last.replaced = true;
            }
            return Ok(person);
        }
        let alone = groups.get(&old.person).is_none_or(|all| all.iter().all(|r| r.id == record.id));
        let mut person = old.person;
        if line.rekeyed && !old.human && alone && old.own == old.person {
            let (matched, others) = self.ask(line, &record, Some(old.person), groups, half)?;
            if let Some(found) = matched.filter(|found| found.0 != old.person) {
                let known = is_known(groups, found.0);
                decision.joins = Some(found.0);
                decision.link = Some(self.link(&found.1));
                decision.beside = found.1.beside;
                // Both circles are told, unless that would tell of a masked or hidden tie.
                let open = said.unwrap_or(old.record.open);
                decision.event = (open && known).then(|| self.id());
                half.decided.linked += u64::from(known);
                person = found.0;
            }
            self.review(&record, &others, groups, half);
        }
        record.open = said.unwrap_or(old.record.open);
        touch(half, groups, person).put(&record);
        let group = groups.entry(person).or_default();
        group.retain(|r| r.id != record.id);
        group.push(record);
        self.assigned.entry(person).or_default().push(line.line);
        // A list that lists again whom it had ended: the tie stands in the store.
        if old.involvement.is_none() {
            decision.involvement = Some(self.random_id());
        }
        half.decided.decisions.push(decision);
        Ok(person)
    }

    /// Writes down a line that is somebody's for the first time.
    fn settle(
        &mut self,
        line: &LineFacts,
        record: &SourceRecord,
        person: PersonId,
        found: Option<Match>,
        groups: &mut BTreeMap<PersonId, Vec<SourceRecord>>,
        half: &mut Halfway,
    ) {
        let fresh = self.fresh.contains(&person);
        let known = is_known(groups, person);
        touch(half, groups, person).put(record);
        groups.entry(person).or_default().push(record.clone());
        self.assigned.entry(person).or_default().push(line.line);
        if let (true, Some(number)) = (fresh, &record.national_id) {
            let known = Known { person, name: record.name.clone(), born: record.born };
            self.numbers.entry(key(number)).or_default().push(known);
        }
        half.decided.linked += u64::from(found.is_some() && known);
        let involvement: InvolvementId = self.random_id();
        half.decided.decisions.push(Decision {
            line: line.line,
            record: record.id,
            person,
            replaced: false,
            joins: None,
            involvement: Some(involvement),
            beside: found.as_ref().is_some_and(|found| found.beside),
            link: found.map(|found| self.link(&found)),
            event: (record.open && known && !fresh && !self.first).then(|| self.id()),
        });
    }

    /// Whose a new record is: somebody known, or somebody new; asks a human where it may be
    /// somebody known.
    fn whose(
        &mut self,
        record: &SourceRecord,
        (matched, others): (Option<(PersonId, Match)>, Vec<Match>),
        groups: &BTreeMap<PersonId, Vec<SourceRecord>>,
        half: &mut Halfway,
    ) -> (PersonId, Option<Match>) {
        self.review(record, &others, groups, half);
        if let Some((person, found)) = matched {
            return (person, Some(found));
        }
        let person = self.random_id();
        self.fresh.insert(person);
        (person, None)
    }

    /// Asks the linking engine: a match, or others whom a human must compare.
    fn ask(
        &self,
        line: &LineFacts,
        record: &SourceRecord,
        not: Option<PersonId>,
        groups: &BTreeMap<PersonId, Vec<SourceRecord>>,
        half: &Halfway,
    ) -> Result<Answer, Unmet> {
        let in_feed = self.with_number(record.national_id.as_ref());
        let candidates = candidates(line, not, groups, &half.chunk, in_feed, self.today);
        let (id, record, not_same) = (record.id, record.to_link(), &half.chunk.not_same);
        let hidden = |id: SourceRecordId| half.chunk.hidden.contains(&id) || self.hidden.contains(&id);
        // Whoever may not know of a hidden record sees the same persons as if it were not there.
        let hides = hidden(id);
        let (seen, mut beside) = parted(candidates, hides, hidden);
        let decide = |of: &[Candidate]| self.linker.decide(&record, of, not_same);
        let found = if half.chunk.met.contains(&line.line) {
            decide(&seen)
        } else if hides {
            return Err(Unmet);
        } else {
            link::Decision::Same(self.linker.by_number(&record, &seen, not_same).ok_or(Unmet)?)
        };
        // A hidden record joins nobody to others: whom else it is like is for a human to see.
        if let (true, link::Decision::Same(found)) = (hides, &found) {
            beside.extend(seen.iter().filter(|other| other.person != found.person).cloned());
        }
        let beside = if beside.is_empty() { link::Decision::New } else { decide(&beside) };
        let all_hidden = |person| seen.iter().all(|candidate| candidate.person != person);
        let (found, others) = unseen::together(found, beside, all_hidden);
        Ok((found.map(|found| (person_of(&found), found)), others))
    }

    pub(super) fn born(&self, number: Option<&Number>) -> Option<Date> {
        born(number, self.today)
    }

    fn link(&self, found: &Match) -> (domain::id::LinkId, String, String, Option<f64>) {
        let by_number = found.evidence.code(link::Field::NationalId) == Code::Equal;
        let rule = if by_number { BY_NUMBER } else { self.linker.version() };
        let evidence = serde_json::to_string(&found.evidence).unwrap_or_default();
        (self.id(), rule.to_owned(), evidence, found.evidence.probability)
    }

    fn review(
        &self,
        record: &SourceRecord,
        others: &[Match],
        groups: &BTreeMap<PersonId, Vec<SourceRecord>>,
        half: &mut Halfway,
    ) {
        for other in others {
            let with = SourceRecordId(uuid::Uuid::from_u128(other.evidence.with.0));
            // A guardian without a record: there is nothing to put side by side.
            if with.0 == person_of(other).0 || with == record.id {
                continue;
            }
            let (a, b) = (record.id.min(with), record.id.max(with));
            let evidence = serde_json::to_string(&other.evidence).unwrap_or_default();
            let told = groups.get(&person_of(other)).into_iter().flatten().any(|r| r.id == with && r.open);
            half.decided.reviewed += u64::from(told);
            half.decided.reviews.push((self.id(), a, b, evidence, other.evidence.probability));
        }
    }
}

fn person_of(found: &Match) -> PersonId {
    PersonId(uuid::Uuid::from_u128(found.person.0))
}

pub(super) fn key(number: &Number) -> String {
    format!("{}:{}", number.kind.issuer(), number.digits)
}
