//! Persons as they leave the store: sealed by their protection level.

use domain::gate::{Actor, Facts, FamilyTie};
use domain::id::{PartnershipId, PersonId};
use domain::person::{Address, Name, Person, RelationKind, Sex};
use domain::protection::{Category, Level, ProtectionTable, Sealed};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Ask, Batch, Row, Scope, StoreError, sql, values};

/// Columns that [`person`] reads, in this order:
/// `id, level, given, surname, born, national_id, sex, street, postcode, city, phone, email, language`.
pub(crate) const PERSON_COLUMNS: usize = 13;

/// Reads [`PERSON_COLUMNS`] from `first` on and seals what the level hides.
pub(crate) fn person(row: &Row, first: usize, table: &ProtectionTable) -> Result<Person, StoreError> {
    let at = |i| first + i;
    let level = row.opt_code(at(1), Level::from_code)?;
    let hides = |category| table.hides(level, category);
    let text = |i, category| -> Result<Sealed<String>, StoreError> {
        Ok(Sealed::new(category, hides(category), row.opt_text(at(i))?))
    };
    let name = Name { given: row.text(at(2))?, surname: row.text(at(3))? };
    let address =
        Address { street: row.opt_text(at(7))?, postcode: row.opt_text(at(8))?, city: row.opt_text(at(9))? };
    let address = (address != Address::default()).then_some(address);
    Ok(Person {
        id: row.parse(at(0))?,
        level,
        name: Sealed::new(Category::Name, hides(Category::Name), (!name.full().is_empty()).then_some(name)),
        born: Sealed::new(Category::Name, hides(Category::Name), row.opt_parse(at(4))?),
        national_id: text(5, Category::NationalId)?,
        sex: row.opt_code(at(6), Sex::from_code)?,
        address: Sealed::new(Category::Address, hides(Category::Address), address),
        phone: text(10, Category::Contact)?,
        email: text(11, Category::Contact)?,
        language: row.opt_text(at(12))?,
    })
}

/// The questions whose answers [`gate_facts`] reads. An opening in an emergency counts while it
/// lasts longer than `now`.
pub(crate) fn gate_asks(actor: &Actor, id: PersonId, today: Date, now: Timestamp) -> Vec<Ask> {
    let practitioner = actor.practitioner.map(|p| p.to_string()).unwrap_or_default();
    let agency = actor.agency.map(|a| a.to_string()).unwrap_or_default();
    let own = actor.person.map(|p| p.to_string()).unwrap_or_default();
    vec![
        Ask::new(
            sql!(
                "SELECT p.id, p.canonical, p.level, p.born,
                    COALESCE(MAX(CASE WHEN i.practitioner = ?3 THEN 1 ELSE 0 END), 0) = 1,
                    COALESCE(MAX(CASE WHEN i.agency = ?4 THEN 1 ELSE 0 END), 0) = 1,
                    EXISTS (SELECT 1 FROM coordinator c JOIN person m ON m.partnership = c.partnership
                            AND m.id = c.person WHERE c.partnership = ?1 AND m.canonical = p.canonical
                            AND c.practitioner = ?3),
                    EXISTS (SELECT 1 FROM hand_over h JOIN person m ON m.partnership = h.partnership
                            AND m.id = h.person WHERE h.partnership = ?1 AND m.canonical = p.canonical
                            AND h.to_practitioner = ?3 AND h.state = 'offered'),
                    COALESCE(MAX(CASE WHEN i.agency = ?4 AND (i.feed IS NOT NULL OR i.invitation IS NOT NULL)
                            THEN 1 ELSE 0 END), 0) = 1,
                    (SELECT MIN(g.reason) FROM break_glass g JOIN person m ON m.partnership = g.partnership
                            AND m.id = g.person WHERE g.partnership = ?1 AND g.hat = ?6
                            AND g.closed IS NULL AND g.until > ?7 AND m.canonical = p.canonical)
                 FROM person p
                 LEFT JOIN person m ON m.partnership = p.partnership AND m.canonical = p.canonical
                 LEFT JOIN involvement i ON i.partnership = m.partnership AND i.person = m.id
                    AND (i.from_day IS NULL OR i.from_day <= ?5) AND (i.to_day IS NULL OR i.to_day >= ?5)
                 WHERE p.partnership = ?1 AND p.id = ?2
                 GROUP BY p.id, p.canonical, p.level, p.born"
            ),
            values![id, practitioner, agency, today, actor.hat, now],
        ),
        Ask::new(
            sql!(
                "SELECT s.id, s.ground, s.said_by, s.agencies, s.from_day, s.to_day, s.parts
                 FROM sharing s
                 JOIN person m ON m.partnership = s.partnership AND m.id = s.person
                 WHERE s.partnership = ?1 AND s.withdrawn IS NULL AND (s.to_day IS NULL OR s.to_day >= ?3)
                 AND m.canonical = (SELECT canonical FROM person WHERE partnership = ?1 AND id = ?2)
                 ORDER BY s.recorded DESC, s.id LIMIT 50"
            ),
            values![id, today],
        ),
        Ask::new(
            sql!(
                "SELECT r.kind, r.custody FROM relation r
                 JOIN person m ON m.partnership = r.partnership AND m.id = r.person
                 JOIN person o ON o.partnership = r.partnership AND o.id = r.other
                 WHERE r.partnership = ?1 AND m.canonical = (SELECT canonical FROM person
                 WHERE partnership = ?1 AND id = ?2) AND o.canonical = ?3
                 AND (r.to_day IS NULL OR r.to_day >= ?4) ORDER BY r.custody DESC, r.kind LIMIT 1"
            ),
            values![id, own, today],
        ),
    ]
}

/// How many answers [`gate_facts`] reads.
pub(crate) const GATE_ASKS: usize = 3;

/// The moment for [`gate_asks`] in lists: an opening in an emergency is of one child's page, lasts
/// no longer than this, and so no list is told of it.
pub(crate) const IN_A_LIST: Timestamp = Timestamp::MAX;

/// What the gate needs to know; `None` when there is no such person.
pub(crate) fn gate_facts(
    partnership: &PartnershipId,
    actor: &Actor,
    answers: &[Vec<Row>],
) -> Result<Option<Facts>, StoreError> {
    let [about, sharing, family, ..] = answers else {
        return Err(StoreError::Column(0, "answers"));
    };
    let Some(about) = about.first() else { return Ok(None) };
    let canonical: PersonId = about.parse(1)?;
    let family = match family.first() {
        _ if actor.person == Some(canonical) => Some(FamilyTie { kind: None, custody: false }),
        Some(row) => {
            Some(FamilyTie { kind: row.opt_code(0, RelationKind::from_code)?, custody: row.bool(1)? })
        }
        None => None,
    };
    Ok(Some(Facts {
        partnership: partnership.clone(),
        self_declared: about.bool(5)? && !about.bool(8)?,
        person: canonical,
        level: about.opt_code(2, Level::from_code)?,
        born: about.opt_parse(3)?,
        in_circle: about.bool(4)?,
        agency_knows: about.bool(5)?,
        coordinator: about.bool(6)?,
        offered: about.bool(7)?,
        sharing: sharing.iter().map(crate::sharing::sharing).collect::<Result<_, _>>()?,
        family,
        glass: about.opt_text(9)?,
    }))
}

/// These persons with what the gate needs to know of each, in one round trip; whoever is not there
/// is left out. Only for as many as a page shows.
///
/// # Errors
/// The store does not answer.
pub async fn with_facts(
    scope: &Scope,
    actor: &Actor,
    ids: &[PersonId],
    today: Date,
) -> Result<Vec<(Person, Facts)>, StoreError> {
    let mut asks = Vec::with_capacity(ids.len() * (GATE_ASKS + 1));
    for id in ids {
        asks.extend(gate_asks(actor, *id, today, IN_A_LIST));
        asks.push(Ask::new(
            sql!(
                "SELECT p.id, p.level, p.given, p.surname, p.born, p.national_id, p.sex, p.street,
                    p.postcode, p.city, p.phone, p.email, p.language
                 FROM person p WHERE p.partnership = ?1 AND p.id = ?2"
            ),
            values![*id],
        ));
    }
    let answers = scope.read(asks).await?;
    let mut found = Vec::with_capacity(ids.len());
    for answers in answers.chunks(GATE_ASKS + 1) {
        let (Some(facts), Some(row)) = (
            gate_facts(scope.partnership(), actor, answers)?,
            answers.get(GATE_ASKS).and_then(|rows| rows.first()),
        ) else {
            continue;
        };
        found.push((person(row, 0, scope.db.protection())?, facts));
    }
    Ok(found)
}

/// What the gate needs to know of this viewer and this person. `Facts::person` is the person that
/// the id stands for now: another one if it was found to be the same.
///
/// # Errors
/// The store does not answer.
pub async fn facts(
    scope: &Scope,
    actor: &Actor,
    id: PersonId,
    today: Date,
    now: Timestamp,
) -> Result<Option<Facts>, StoreError> {
    let answers = scope.read(gate_asks(actor, id, today, now)).await?;
    gate_facts(scope.partnership(), actor, &answers)
}

/// A person as a batch writes it. Values are plain here: they were said by a source, and leave the
/// store sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPerson {
    /// Protection level.
    pub level: Option<Level>,
    /// Name.
    pub name: Name,
    /// Folded name, for ordering.
    pub sort_name: String,
    /// Birth date.
    pub born: Option<Date>,
    /// National id, canonical.
    pub national_id: Option<String>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Address.
    pub address: Address,
    /// Telephone in E.164.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Preferred language.
    pub language: Option<String>,
    /// Household key; absent when protected.
    pub household: Option<String>,
}

/// Adds a person, who is found by the words of the name.
#[must_use]
pub fn add(batch: Batch, id: PersonId, new: &NewPerson, at: Timestamp) -> Batch {
    let words = link::search::name_words(&new.name.given, &new.name.surname);
    let batch = batch.step(
        sql!(
            "INSERT INTO person (partnership, id, canonical, level, given, surname, sort_name, born,
                 national_id, sex, street, postcode, city, phone, email, language, household, created, number)
                 VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                 1 + COALESCE((SELECT q.number FROM person q WHERE q.partnership = ?1
                    AND q.number IS NOT NULL ORDER BY q.number DESC LIMIT 1), 0))"
        ),
        values![
            id,
            new.level.map(Level::code),
            new.name.given.as_str(),
            new.name.surname.as_str(),
            new.sort_name.as_str(),
            new.born,
            new.national_id.clone(),
            new.sex.map(Sex::code),
            new.address.street.clone(),
            new.address.postcode.clone(),
            new.address.city.clone(),
            new.phone.clone(),
            new.email.clone(),
            new.language.clone(),
            new.household.clone(),
            at
        ],
    );
    found_by(batch, id, &words)
}

/// Makes a person be found by these words of names.
pub(crate) fn found_by(batch: Batch, person: PersonId, words: &[String]) -> Batch {
    let keys = |word: &String| {
        let keys = link::search::neighbourhood(word).into_iter();
        keys.map(|key| values![key, word.as_str()]).collect::<Vec<_>>()
    };
    let pairs = words.iter().flat_map(|a| words.iter().filter(move |b| a < *b).map(move |b| (a, b)));
    batch
        .each(
            sql!(
                "INSERT INTO person_word (partnership, word, person) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO NOTHING"
            ),
            words.iter().map(|word| values![word.as_str(), person]).collect(),
        )
        .each(
            sql!(
                "INSERT INTO name_pair (partnership, pair, person) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"
            ),
            pairs.map(|(a, b)| values![format!("{a} {b}"), person]).collect(),
        )
        .each(
            sql!("INSERT INTO word_key (partnership, key, word) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"),
            words.iter().flat_map(keys).collect(),
        )
}

/// Adds a relation of a child to somebody.
#[must_use]
pub fn add_relation(
    batch: Batch,
    id: uuid::Uuid,
    child: PersonId,
    other: PersonId,
    kind: RelationKind,
    custody: bool,
) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO relation (partnership, id, person, other, kind, custody)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        ),
        values![id.simple().to_string(), child, other, kind.code(), custody],
    )
}
