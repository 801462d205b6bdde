//! Deciding: who each new or changed line is. Pure but for ids, which are drawn.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::feed::unseen;
use domain::id::{AgencyId, InvolvementId, PersonId, SourceRecordId};
use domain::involvement::Exposure;
use domain::national_id::NationalId;
use domain::protection::ProtectionTable;
use domain::source_record::{Number, SourceRecord};
use jiff::Timestamp;
use jiff::civil::Date;
use link::{Candidate, Code, Linker, Match};
use store::feed::{Chunk, Decided, Decision, Known, LineFacts, number_only_record};

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

/// The lines of a chunk between the two steps.
pub(super) struct Halfway {
    pub(super) chunk: Chunk,
    pub(super) decided: Decided,
    /// By line: whose it is.
    pub(super) persons: Vec<PersonId>,
    pub(super) touched: BTreeMap<PersonId, Touched>,
}

/// A person whose records this chunk changes.
#[derive(Default)]
pub(super) struct Touched {
    pub(super) before: Vec<SourceRecord>,
    pub(super) after: Vec<SourceRecord>,
}

impl Touched {
    fn put(&mut self, record: &SourceRecord) {
        self.take(record.id);
        self.after.push(record.clone());
    }

    fn take(&mut self, id: SourceRecordId) {
        self.after.retain(|r| r.id != id);
    }
}

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

    /// First step: whose each line is.
    pub fn persons(&mut self, mut chunk: Chunk, earlier: Vec<(PersonId, SourceRecord)>) -> Halfway {
        let mut groups = std::mem::take(&mut chunk.groups);
        for (person, record) in earlier {
            let group = groups.entry(person).or_default();
            group.retain(|r| r.id != record.id);
            group.push(record);
        }
        let mut half = Halfway {
            decided: Decided::default(),
            persons: Vec::with_capacity(chunk.lines.len()),
            touched: BTreeMap::new(),
            chunk,
        };
        let lines = std::mem::take(&mut half.chunk.lines);
        for line in &lines {
            let person = self.line(line, &mut groups, &mut half);
            half.persons.push(person);
        }
        half.chunk.lines = lines;
        half
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
    ) -> PersonId {
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
            let (person, found) = self.whose(line, &record, None, groups, half);
            self.settle(line, &record, person, found, groups, half);
            return person;
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
        };
        if line.rekeyed && !old.human && old.record.is_of_another_human(&record) {
            touch(half, groups, old.person).take(record.id);
            if let Some(group) = groups.get_mut(&old.person) {
                group.retain(|r| r.id != record.id);
            }
            let (person, found) = self.whose(line, &record, Some(old.person), groups, half);
            self.settle(line, &record, person, found, groups, half);
            if let Some(last) = half.decided.decisions.last_mut() {
                last.replaced = true;
            }
            return person;
        }
        let alone = groups.get(&old.person).is_none_or(|all| all.iter().all(|r| r.id == record.id));
        let mut person = old.person;
        if line.rekeyed && !old.human && alone && old.own == old.person {
            let (matched, others) = self.ask(line, &record, Some(old.person), groups, half);
            if let Some(found) = matched.filter(|found| found.0 != old.person) {
                let known = is_known(groups, found.0);
                decision.joins = Some(found.0);
                decision.link = Some(self.link(&found.1));
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
        person
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
            link: found.map(|found| self.link(&found)),
            event: (record.open && known && !fresh && !self.first).then(|| self.id()),
        });
    }

    /// Whose a new record is: somebody known, or somebody new; asks a human where it may be
    /// somebody known.
    fn whose(
        &mut self,
        line: &LineFacts,
        record: &SourceRecord,
        not: Option<PersonId>,
        groups: &BTreeMap<PersonId, Vec<SourceRecord>>,
        half: &mut Halfway,
    ) -> (PersonId, Option<Match>) {
        let (matched, others) = self.ask(line, record, not, groups, half);
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
    ) -> (Option<(PersonId, Match)>, Vec<Match>) {
        let by_number = self.with_number(record.national_id.as_ref());
        let mut persons: BTreeSet<PersonId> =
            half.chunk.candidates.get(&line.line).into_iter().flatten().copied().collect();
        persons.extend(by_number.iter().map(|known| known.person));
        if let Some(not) = not {
            persons.remove(&not);
        }
        let mut candidates: Vec<Candidate> = persons
            .iter()
            .flat_map(|person| groups.get(person).into_iter().flatten().map(move |r| (person, r)))
            .map(|(person, r)| Candidate { person: link::PersonId(person.0.as_u128()), record: r.to_link() })
            .collect();
        // Somebody known as a guardian only has a number and a name, and the birth date inside.
        let bare = half.chunk.bare.get(&line.line).cloned();
        let in_feed = by_number.iter().zip(std::iter::repeat(record.national_id.clone())).filter_map(
            |(known, number)| Some(number_only_record(known.person, known.name.clone(), known.born, number?)),
        );
        for mut known in bare.into_iter().chain(in_feed) {
            let person = PersonId(known.id.0);
            if Some(person) == not || groups.get(&person).is_some_and(|all| !all.is_empty()) {
                continue;
            }
            known.born = known.born.or_else(|| self.born(known.national_id.as_ref()));
            candidates
                .push(Candidate { person: link::PersonId(person.0.as_u128()), record: known.to_link() });
        }
        if candidates.is_empty() {
            return (None, Vec::new());
        }
        let hidden = |id: SourceRecordId| half.chunk.hidden.contains(&id) || self.hidden.contains(&id);
        let decide = |of: &[Candidate]| self.linker.decide(&record.to_link(), of, &half.chunk.not_same);
        let is_hidden = |c: &Candidate| hidden(SourceRecordId(uuid::Uuid::from_u128(c.record.id.0)));
        // Whoever may not know of a hidden record sees the same persons as if it were not there.
        let unseen: Vec<Candidate> = if hidden(record.id) {
            Vec::new()
        } else {
            candidates.extract_if(.., |candidate| is_hidden(candidate)).collect()
        };
        let beside = if unseen.is_empty() { link::Decision::New } else { decide(&unseen) };
        let all_hidden = |person| candidates.iter().all(|candidate| candidate.person != person);
        let (found, others) = unseen::together(decide(&candidates), beside, all_hidden);
        (found.map(|found| (person_of(&found), found)), others)
    }

    pub(super) fn born(&self, number: Option<&Number>) -> Option<Date> {
        let number = number?;
        let country = domain::country::Country::ALL.into_iter().find(|c| c.code() == number.kind.issuer());
        NationalId::parse(&number.digits, country, self.today).ok()?.birth_date()
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

/// Whether a delivery may tell that it has met somebody: not of whom nothing but a masked or hidden
/// tie speaks.
fn is_known(groups: &BTreeMap<PersonId, Vec<SourceRecord>>, person: PersonId) -> bool {
    groups.get(&person).is_none_or(|all| all.is_empty() || all.iter().any(|r| r.open))
}

/// A person's records before and after, as far as this chunk goes.
fn touch<'h>(
    half: &'h mut Halfway,
    groups: &BTreeMap<PersonId, Vec<SourceRecord>>,
    person: PersonId,
) -> &'h mut Touched {
    half.touched.entry(person).or_insert_with(|| {
        let before = groups.get(&person).cloned().unwrap_or_default();
        Touched { after: before.clone(), before }
    })
}

fn person_of(found: &Match) -> PersonId {
    PersonId(uuid::Uuid::from_u128(found.person.0))
}

pub(super) fn key(number: &Number) -> String {
    format!("{}:{}", number.kind.issuer(), number.digits)
}
