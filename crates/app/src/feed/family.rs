//! The second step of deciding: guardians, and what is shown of everybody.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::PersonId;
use domain::source_record::{Attributes, SourceRecord, shown};
use store::feed::{Decided, GuardianFacts, Known, ShownPerson, StagedRelation};

use super::decide::{Decider, key};
use super::halfway::{Halfway, Touched};

/// Different words of one delivery that are remembered, so that each is staged once.
const WORDS_REMEMBERED: usize = 300_000;

impl Decider<'_> {
    /// Children whose guardians must be known for the second step.
    pub fn families(&self, half: &Halfway) -> Vec<PersonId> {
        let with_guardians =
            half.chunk.lines.iter().zip(&half.persons).filter(|(line, _)| !line.guardians.is_empty());
        let known = with_guardians.map(|(_, person)| *person).filter(|p| !self.fresh.contains(p));
        known.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Second step: guardians, and what is shown of everybody.
    pub fn finish(&mut self, half: Halfway, relations: Vec<StagedRelation>) -> Decided {
        let Halfway { chunk, mut decided, persons, touched, .. } = half;
        let mut families: BTreeMap<PersonId, Vec<StagedRelation>> = BTreeMap::new();
        for relation in relations {
            families.entry(relation.child).or_default().push(relation);
        }
        for (line, child) in chunk.lines.iter().zip(persons) {
            let family = families.entry(child).or_default();
            for guardian in &line.guardians {
                self.guardian(line.line, child, guardian, family, &mut decided);
            }
        }
        for (person, touched) in touched {
            self.show(person, &touched, &mut decided);
        }
        if self.words.len() > WORDS_REMEMBERED {
            self.words.clear();
        }
        decided
    }

    fn guardian(
        &mut self,
        line: u64,
        child: PersonId,
        guardian: &GuardianFacts,
        family: &mut Vec<StagedRelation>,
        decided: &mut Decided,
    ) {
        let by_number = self.by_number(guardian);
        let folded = link::fold(&guardian.name.full());
        let digits = guardian.number.as_ref().map(|n| n.digits.as_str());
        // One name, and no two different numbers: the same guardian of the same child.
        let same = |r: &&StagedRelation| {
            Some(r.other) == by_number
                || (by_number.is_none()
                    && !folded.is_empty()
                    && link::fold(&r.name.full()) == folded
                    && (digits.is_none() || r.number.is_none() || r.number.as_deref() == digits))
        };
        let found = family.iter().find(same).map(|r| (r.other, r.id.clone()));
        let person = found.as_ref().map(|(person, _)| *person).or(by_number);
        let person = person.unwrap_or_else(|| self.new_guardian(guardian, decided));
        if person == child {
            return;
        }
        let relation = found.map_or_else(|| self.id::<uuid::Uuid>().simple().to_string(), |(_, id)| id);
        if !self.relations.insert(relation.clone()) {
            return;
        }
        family.push(StagedRelation {
            child,
            id: relation.clone(),
            other: person,
            name: guardian.name.clone(),
            number: digits.map(str::to_owned),
        });
        decided.guardians.push((line, guardian.place, person, relation));
    }

    /// Who has the guardian's number, unless the name and the birth date both say somebody else:
    /// then one of the two numbers is wrong, and a wrong guardian would see a child.
    fn by_number(&self, guardian: &GuardianFacts) -> Option<PersonId> {
        let number = guardian.number.as_ref()?;
        let doubted = |known: &Known| {
            let folded = (link::fold(&guardian.name.given), link::fold(&known.name.given));
            let raw = (guardian.name.given.as_str(), known.name.given.as_str());
            let other_name = link::compare::name(raw, (&folded.0, &folded.1)) == link::Code::Different;
            let born = (self.born(Some(number)), known.born);
            other_name && matches!(born, (Some(a), Some(b)) if a != b)
        };
        let mut known = guardian.known.iter().chain(self.with_number(Some(number)));
        known.find(|known| !doubted(known)).map(|known| known.person)
    }

    fn new_guardian(&mut self, guardian: &GuardianFacts, decided: &mut Decided) -> PersonId {
        let person = self.random_id();
        self.fresh.insert(person);
        if let Some(number) = &guardian.number {
            let (name, born) = (guardian.name.clone(), self.born(Some(number)));
            self.numbers.entry(key(number)).or_default().push(Known { person, name, born });
        }
        let attributes = Attributes {
            name: guardian.name.clone(),
            born: self.born(guardian.number.as_ref()),
            national_id: guardian.number.clone(),
            ..Attributes::default()
        };
        let words = link::search::name_words(&guardian.name.given, &guardian.name.surname);
        self.remember(&words, decided);
        decided.persons.push(ShownPerson {
            person,
            fresh: true,
            attributes,
            household: None,
            words: Some(words),
        });
        person
    }

    /// What is shown of a person whose records have changed, if it is something else than before.
    fn show(&mut self, person: PersonId, touched: &Touched, decided: &mut Decided) {
        if touched.after.is_empty() {
            return;
        }
        let fresh = self.fresh.contains(&person);
        let attributes = shown(&touched.after, self.table);
        let words = words_of(&touched.after);
        let same_words = !touched.before.is_empty() && words_of(&touched.before) == words;
        if same_words && attributes == shown(&touched.before, self.table) {
            return;
        }
        if !same_words {
            self.remember(&words, decided);
        }
        let household = attributes.household(self.table);
        let words = (!same_words).then_some(words);
        decided.persons.push(ShownPerson { person, fresh, attributes, household, words });
    }

    fn remember(&mut self, words: &[String], decided: &mut Decided) {
        for word in words {
            if !self.words.contains(word) {
                self.words.insert(word.clone());
                decided.new_words.push(word.clone());
            }
        }
    }
}

/// Every word under which the person is found: former and other names too.
fn words_of(records: &[SourceRecord]) -> Vec<String> {
    let words: BTreeSet<String> =
        records.iter().flat_map(|r| link::search::name_words(&r.name.given, &r.name.surname)).collect();
    words.into_iter().take(2 * link::search::MAX_WORDS).collect()
}
