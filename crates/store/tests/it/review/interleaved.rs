//! Joins, undoings, deliveries and writes by hand in any order: after each step who stands for
//! whom follows from the links that stand, what is shown follows from the records, and nothing
//! that was written is lost.

use std::collections::{BTreeMap, BTreeSet};

use domain::country::Country;
use domain::id::{AgencyId, LinkId, PersonId};
use domain::involvement::Exposure;
use domain::national_id::Kind;
use domain::person::{Address, Name, Sex};
use domain::protection::Level;
use domain::review::{Join, canonical};
use domain::source_record::{Number, SourceRecord, shown};
use link::Key;
use store::{Row, Sql};
use testkit::on_both;

use super::Place;

/// Steps of one run.
const STEPS: u64 = 18;

/// Numbers that are the same in every run of the test (Marsaglia, "Xorshift RNGs", 2003).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        if all.is_empty() { None } else { all.get(self.roll(all.len())) }
    }
}

async fn rows(place: &Place<'_>, sql: &'static str) -> Vec<Row> {
    place.town.scope.peek(Sql::new(sql)).await.unwrap()
}

/// What was written by hand: tie and person.
type Written = Vec<(String, String)>;

/// A run in which little was joined or undone tells little.
fn told((joined, undone): (u32, u32)) {
    assert!(joined > 1 && undone > 0, "{joined} joined, {undone} undone");
}

#[tokio::test]
async fn in_any_order() {
    on_both(|app| async move { told(run(&app, 1).await) }).await;
}

#[tokio::test]
async fn in_many_orders() {
    for seed in 2..12 {
        run(&testkit::TestApp::sqlite().await, seed).await;
    }
}

#[tokio::test]
async fn in_another_order() {
    on_both(|app| async move { told(run(&app, 7_919).await) }).await;
}

#[tokio::test]
async fn in_a_third_order() {
    on_both(|app| async move { told(run(&app, 104_729).await) }).await;
}

async fn run(app: &testkit::TestApp, seed: u64) -> (u32, u32) {
    let place = Place::new(app, Country::Se).await;
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut written = Written::new();
    let (mut joined, mut undone) = (0, 0);
    for agency in 0..4 {
        deliver(&place, &mut dice, agency).await;
    }
    for step in 0..STEPS {
        match dice.roll(8) {
            0..=2 => {
                let waiting = place.waiting().await;
                if let Some(review) = dice.pick(&waiting) {
                    // A refusal for what a human has said before is an answer, too.
                    joined += u32::from(place.same(*review).await.is_ok());
                }
            }
            3 | 4 => {
                if let Some(link) = dice.pick(&place.links().await) {
                    undone += u32::from(place.undo(link).await.is_ok());
                }
            }
            5 => {
                let persons = place.persons().await;
                if let Some(person) = dice.pick(&persons) {
                    let tie = place
                        .town
                        .tie(person.parse().unwrap(), &place.agencies[0], None, Exposure::Open)
                        .await;
                    written.push((tie.id.to_string(), person.clone()));
                }
            }
            6 => {
                let waiting = place.waiting().await;
                if let Some(review) = dice.pick(&waiting).filter(|_| step % 3 == 0) {
                    place.not_same(*review).await.unwrap();
                }
            }
            _ => {
                let agency = dice.roll(4);
                deliver(&place, &mut dice, agency).await;
            }
        }
        holds(&place, &written, &format!("seed {seed}, step {step}")).await;
    }
    // Everything undone, in any order: every record is alone again.
    for _ in 0..100 {
        let links = place.links().await;
        let Some(link) = dice.pick(&links) else { break };
        let _ = place.undo(link).await;
    }
    assert!(place.links().await.is_empty(), "seed {seed}: a link cannot be undone");
    holds(&place, &written, &format!("seed {seed}, undone")).await;
    let records = rows(&place, "SELECT id FROM source_record WHERE partnership = ?1").await;
    assert_eq!(place.persons().await.len(), records.len(), "seed {seed}");
    (joined, undone)
}

/// A list of two children who resemble those of the other agencies: places and telephones change
/// with every delivery, so that the engine links some, too.
async fn deliver(place: &Place<'_>, dice: &mut Dice, agency: usize) {
    let postcodes = ["791 31", "791 32", "791 33"];
    let given = ["Alva", "Noel"];
    let lines: Vec<String> = (0..2)
        .map(|n| {
            let surname = if dice.roll(4) == 0 { "Lindh" } else { "Lind" };
            let postcode = postcodes[dice.roll(3)];
            format!("A{agency}-{n},{},{surname},2018-01-0{},{postcode}", given[n], n + 1)
        })
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    place.deliver(agency, &lines).await;
}

async fn holds(place: &Place<'_>, written: &Written, when: &str) {
    // Who stands for whom follows from the links that stand.
    let joins: Vec<Join> = rows(
        place,
        "SELECT id, person, joined FROM link WHERE partnership = ?1 AND joined IS NOT NULL
         AND undone IS NULL ORDER BY at, id",
    )
    .await
    .iter()
    .map(|row| Join {
        link: row.parse::<LinkId>(0).unwrap(),
        person: row.parse(1).unwrap(),
        joined: row.parse(2).unwrap(),
    })
    .collect();
    let standing = canonical(&joins);
    let mut stands: BTreeMap<PersonId, PersonId> = BTreeMap::new();
    for row in rows(place, "SELECT id, canonical FROM person WHERE partnership = ?1").await {
        let (id, is): (PersonId, PersonId) = (row.parse(0).unwrap(), row.parse(1).unwrap());
        assert_eq!(is, standing.get(&id).copied().unwrap_or(id), "{when}: who stands for {id}");
        stands.insert(id, is);
    }
    // What is shown follows from the records of all for whom a person stands.
    let mut groups: BTreeMap<PersonId, Vec<SourceRecord>> = BTreeMap::new();
    for row in rows(
        place,
        "SELECT person, id, agency, given, surname, born, sex, street, postcode, city, phone, email,
            national_id, national_id_kind, language, level, said FROM source_record WHERE partnership = ?1",
    )
    .await
    {
        let person: PersonId = row.parse(0).unwrap();
        groups.entry(stands[&person]).or_default().push(record(&row));
    }
    let table = place.town.app.kring.db.protection();
    for row in rows(
        place,
        "SELECT id, given, surname, postcode, household FROM person
         WHERE partnership = ?1 AND canonical = id",
    )
    .await
    {
        let id: PersonId = row.parse(0).unwrap();
        let Some(records) = groups.get(&id) else { continue };
        let wanted = shown(records, table);
        assert_eq!(row.text(1).unwrap(), wanted.name.given, "{when}");
        assert_eq!(row.text(2).unwrap(), wanted.name.surname, "{when}");
        assert_eq!(row.opt_text(3).unwrap(), wanted.address.postcode, "{when}: place of {id}");
        assert_eq!(row.opt_text(4).unwrap(), wanted.household(table), "{when}");
    }
    found_by_keys(place, &groups, when).await;
    // What a list brought is where its record is; what was written by hand is where it was written.
    let astray = place
        .look(
            "SELECT i.id FROM involvement i JOIN source_record s ON s.partnership = i.partnership
             AND s.id = i.source_record WHERE i.partnership = ?1 AND i.person <> s.person",
        )
        .await;
    assert!(astray.is_empty(), "{when}");
    let ties = place.look("SELECT id || ' ' || person FROM involvement WHERE partnership = ?1").await;
    for (tie, person) in written {
        assert!(ties.contains(&format!("{tie} {person}")), "{when}: a tie was lost");
    }
    // A human's "not the same" holds.
    let joined = place
        .look(
            "SELECT n.a FROM not_same n
             JOIN source_record s ON s.partnership = n.partnership AND s.id = n.a
             JOIN source_record t ON t.partnership = n.partnership AND t.id = n.b
             JOIN person p ON p.partnership = n.partnership AND p.id = s.person
             JOIN person q ON q.partnership = n.partnership AND q.id = t.person
             WHERE n.partnership = ?1 AND p.canonical = q.canonical",
        )
        .await;
    assert!(joined.is_empty(), "{when}: joined against a human's word");
}

/// Under each key of each record its person is found, as if all records had been looked through.
async fn found_by_keys(place: &Place<'_>, groups: &BTreeMap<PersonId, Vec<SourceRecord>>, when: &str) {
    let linker = place.town.app.kring.linking.linker();
    let mut by_scan: BTreeMap<Key, BTreeSet<PersonId>> = BTreeMap::new();
    for (person, records) in groups {
        for key in records.iter().flat_map(|record| linker.keys(&record.to_link())) {
            by_scan.entry(key).or_default().insert(*person);
        }
    }
    let keys: Vec<Key> = by_scan.keys().copied().collect();
    let wanted = (0..).zip(keys.iter().map(|key| vec![*key])).collect();
    let met = store::feed::meet(&place.town.scope, wanted, |_| false).await.unwrap();
    for ((_, found), key) in met.candidates.iter().zip(&keys) {
        assert!(found.is_superset(&by_scan[key]), "{when}: somebody is not found under a key");
        for person in &by_scan[key] {
            assert_eq!(met.records[person].len(), groups[person].len(), "{when}: records of {person}");
        }
    }
}

fn record(row: &Row) -> SourceRecord {
    let kind = row.opt_code(13, Kind::from_code).unwrap();
    SourceRecord {
        id: row.parse(1).unwrap(),
        agency: row.parse::<AgencyId>(2).unwrap(),
        name: Name { given: row.text(3).unwrap(), surname: row.text(4).unwrap() },
        born: row.opt_parse(5).unwrap(),
        sex: row.opt_code(6, Sex::from_code).unwrap(),
        address: Address {
            street: row.opt_text(7).unwrap(),
            postcode: row.opt_text(8).unwrap(),
            city: row.opt_text(9).unwrap(),
        },
        phone: row.opt_text(10).unwrap(),
        email: row.opt_text(11).unwrap(),
        national_id: row.opt_text(12).unwrap().zip(kind).map(|(digits, kind)| Number { kind, digits }),
        language: row.opt_text(14).unwrap(),
        level: row.opt_code(15, Level::from_code).unwrap(),
        said: row.parse(16).unwrap(),
        open: true,
    }
}
