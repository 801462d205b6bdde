//! Invariants 1 and 11: no value that a protection level hides leaves the store for a viewer
//! without clearance, and no letter, address or title holds a name or number of anybody. People
//! with unmistakable values are put into the store, every route is walked as every kind of
//! viewer, and every byte that comes back is searched for them.

use std::io::Write;
use std::sync::{Arc, Mutex};

use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use domain::id::PersonId;
use domain::involvement::Exposure;
use domain::person::{Address, Name, RelationKind};
use domain::protection::{Category, Level};
use jiff::civil::date;
use store::person::NewPerson;
use store::{Batch, Sql, Value};
use testkit::{SignedIn, TestApp, Town};

use crate::rows::rows;
use crate::walk::{self, Paths, Visit};

/// One person with values that occur nowhere else.
struct Canary {
    id: PersonId,
    level: Option<Level>,
    mark: &'static str,
}

impl Canary {
    /// Each value with its category, in small letters.
    fn values(&self) -> Vec<(Category, String)> {
        let value = |word: &str| format!("qv{word}{}", self.mark);
        vec![
            (Category::Name, value("given")),
            (Category::Name, value("surname")),
            (Category::NationalId, value("number")),
            (Category::Address, value("street")),
            (Category::Place, value("postcode")),
            (Category::Place, value("city")),
            (Category::Contact, value("phone")),
            (Category::Contact, value("mail")),
            (Category::Household, value("household")),
            (Category::Existence, self.id.to_string()),
        ]
    }

    async fn put(town: &Town<'_>, mark: &'static str, level: Option<Level>, born: i16) -> Self {
        let value = |word: &str| format!("Qv{word}{mark}");
        let new = NewPerson {
            level,
            name: Name { given: value("given"), surname: value("surname") },
            sort_name: link::fold(&format!("{} {}", value("surname"), value("given"))),
            born: Some(date(born, 2, 3)),
            national_id: Some(value("number")),
            address: Address {
                street: Some(value("street")),
                postcode: Some(value("postcode")),
                city: Some(value("city")),
            },
            phone: Some(value("phone")),
            email: Some(format!("{}@example.org", value("mail"))),
            household: Some(value("household")),
            ..NewPerson::default()
        };
        Self { id: town.add_person(&new).await, level, mark }
    }
}

/// What was found where it must not be.
type Leak = String;

struct Scene<'a> {
    app: &'a TestApp,
    town: Town<'a>,
    /// All of them: the protected ones, then an ordinary child of sixteen and its mother.
    canaries: Vec<Canary>,
    uncleared: Vec<(&'static str, Option<SignedIn>)>,
    /// Sees everything, to make things happen and to find the way to them.
    cleared: SignedIn,
    colleague: String,
}

/// A protected child or parent of every level of that country, each related to an ordinary child,
/// each with a guardian; the ordinary child's circle is open to everybody who may see circles.
async fn scene<'a>(app: &'a TestApp, word: &'static str, country: Country, levels: &[Level]) -> Scene<'a> {
    const MARKS: [&str; 3] = ["one", "two", "three"];
    let town = Town::new(app, word, country).await;
    let far = Town::new(app, if word == "granvik" { "fjordvik" } else { "granvik" }, country).await;
    let school = town.agency("school", Sector::School).await;
    let social = town.agency("social", Sector::SocialServices).await;
    let police = town.agency("police", Sector::Police).await;
    let far_school = far.agency("school", Sector::School).await;
    let inside = town.staff(&school, "Jonas Ek").await;
    let outside = town.staff(&school, "Mikael Borg").await;
    let stranger = town.staff(&police, "Karin Dahl").await;
    let colleague = town.staff(&social, "Eva Lind").await;
    let cleared = {
        let who = town.practitioner(&social, "Vera Wik").await;
        town.sign_in(Role::Practitioner, Some(&social), Some(&who), None, true).await
    };
    let plain = Canary::put(&town, "plain", None, 2010).await;
    let mother = Canary::put(&town, "mother", None, 1985).await;
    town.relate(plain.id, mother.id).await;
    let mut canaries = Vec::new();
    for (level, mark) in levels.iter().zip(MARKS) {
        let hidden = Canary::put(&town, mark, Some(*level), 2016).await;
        town.relate(hidden.id, mother.id).await;
        town.relative(plain.id, hidden.id, RelationKind::Sibling).await;
        town.relative(hidden.id, plain.id, RelationKind::Sibling).await;
        canaries.push(hidden);
    }
    let mut uncleared = vec![("nobody", None)];
    for hidden in &canaries {
        // The protected one's other parent, with a hat of their own.
        let other = town.guardian_of(hidden.id, "Ola", "Nordmann").await;
        uncleared.push(("parent", Some(town.sign_in(Role::Guardian, None, None, Some(other), false).await)));
    }
    canaries.push(plain);
    canaries.push(mother);
    for canary in canaries.iter().filter(|canary| canary.level.is_some()) {
        town.tie(canary.id, &school, None, Exposure::Open).await;
    }
    let reported: Vec<_> = canaries.iter().filter(|c| c.level.is_some()).map(|c| (c.id, c.mark)).collect();
    crate::reported::reported(&town, &social, &reported).await;
    duplicates(&town, &canaries, &school.id.to_string(), &social.id.to_string()).await;
    for child in canaries.iter().map(|c| c.id) {
        for (agency, who) in [(&school, &inside), (&social, &cleared)] {
            town.tie(child, agency, who.practitioner.as_ref(), Exposure::Open).await;
        }
        town.share(child).await;
    }
    let person = |at: usize| canaries[levels.len() + at].id;
    let desk = async |role| town.sign_in(role, Some(&school), None, None, false).await;
    uncleared.extend([
        ("inside", Some(inside)),
        ("outside", Some(outside)),
        ("stranger", Some(stranger)),
        ("offered", Some(colleague.clone())),
        ("elsewhere", Some(far.staff(&far_school, "Nina Holm").await)),
        ("steward", Some(desk(Role::DataSteward).await)),
        ("feeder", Some(desk(Role::AgencyAdmin).await)),
        ("officer", Some(desk(Role::DataProtectionOfficer).await)),
        ("manager", Some(desk(Role::Manager).await)),
        ("leader", Some(town.sign_in(Role::Manager, Some(&social), None, None, false).await)),
        ("duty", {
            let who = town.practitioner(&social, "Disa Vakt").await;
            Some(town.sign_in(Role::DutyOfficer, Some(&social), Some(&who), None, false).await)
        }),
        ("admin", Some(desk(Role::PartnershipAdmin).await)),
        ("guardian", Some(town.sign_in(Role::Guardian, None, None, Some(person(1)), false).await)),
        ("child", Some(town.sign_in(Role::Child, None, None, Some(person(0)), false).await)),
    ]);
    let colleague = colleague.practitioner.unwrap().id.to_string();
    Scene { app, town, canaries, uncleared, cleared, colleague }
}

/// Each is said by two agencies, and each is put to a data steward as perhaps the same as the next.
async fn duplicates(town: &Town<'_>, canaries: &[Canary], school: &str, social: &str) {
    const EVIDENCE: &str = r#"{"with":1,"fields":[],"total":0.0,"probability":null}"#;
    let (mut records, mut reviews, mut links) = (Vec::new(), Vec::new(), Vec::new());
    let id = |kind: u8, n: usize| Value::from(format!("{kind:016x}{n:016x}"));
    for (n, canary) in canaries.iter().enumerate() {
        for (kind, agency) in [(1, school), (2, social)] {
            let value = |word: &str| Value::from(format!("Qv{word}{}", canary.mark));
            let level = canary.level.map_or(Value::Null, |level| Value::from(level.code()));
            records.push(vec![
                id(kind, n),
                Value::from(agency),
                canary.id.into(),
                value("given"),
                value("surname"),
                value("street"),
                value("postcode"),
                value("city"),
                value("phone"),
                value("mail"),
                value("number"),
                level,
            ]);
        }
        let next = (n + 1) % canaries.len();
        reviews.push(vec![id(3, n), id(1, n.min(next)), id(2, n.max(next)), Value::from(EVIDENCE)]);
        links.push(vec![id(4, n), id(2, n), canary.id.into(), Value::from(EVIDENCE)]);
    }
    let batch = Batch::chore("test")
        .each(
            Sql::new(
                "INSERT INTO source_record (partnership, id, agency, record_id, person, given, surname, street,
                 postcode, city, phone, email, national_id, level, as_of, said, feed, digest)
                 VALUES (?1, ?2, ?3, ?2, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, '2026-11-20', '2026-11-20',
                 '', '')",
            ),
            records,
        )
        .each(
            Sql::new(
                "INSERT INTO review (partnership, id, a, b, evidence, state, opened)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'open', 0)",
            ),
            reviews,
        )
        .each(
            Sql::new(
                "INSERT INTO link (partnership, id, source_record, person, rule, evidence, at)
                 VALUES (?1, ?2, ?3, ?4, 'plain-1', ?5, 0)",
            ),
            links,
        );
    town.scope.write(batch).await.unwrap();
}

impl Scene<'_> {
    /// What the packs say, whatever the store was told.
    fn hides(&self, level: Option<Level>, category: Category) -> bool {
        let policy = self.app.kring.policy(self.town.tenant.row.country).unwrap();
        policy.protection().hides(level, category)
    }

    /// Values that no viewer without clearance may get, in whatever a viewer gets.
    fn leaks(&self, who: &str, visit: &Visit) -> Vec<Leak> {
        let text = visit.text();
        let mut found = Vec::new();
        for canary in &self.canaries {
            for (category, value) in canary.values() {
                // Whoever asks by an id gets it back in links to the same child.
                let asked = category == Category::Existence && visit.path.contains(&value);
                if self.hides(canary.level, category) && !asked && text.contains(&value) {
                    found.push(format!("{who}: {}: {value}", visit.what));
                }
            }
        }
        found
    }

    /// Names and numbers of anybody, where they must not be for anybody.
    fn spoken(&self, place: &str, text: &str) -> Vec<Leak> {
        let text = text.to_lowercase();
        let values = self.canaries.iter().flat_map(Canary::values);
        values
            .filter(|(category, value)| *category != Category::Existence && text.contains(value))
            .map(|(_, value)| format!("{place}: {value}"))
            .collect()
    }

    /// Tables that have no business with who somebody is: what hangs on a person hangs on an id.
    async fn at_rest(&self) -> Vec<Leak> {
        const PERSONAL: [&str; 6] =
            ["concern", "name_pair", "person", "person_word", "source_record", "word_key"];
        let mut leaks = Vec::new();
        for (table, rows) in rows(&self.town.scope, &PERSONAL).await {
            leaks.extend(self.spoken(&table, &rows.join("\n")));
        }
        leaks
    }

    /// The whole walk.
    async fn walk(&self) -> Vec<Leak> {
        let persons: Vec<PersonId> = self.canaries.iter().map(|c| c.id).collect();
        let mut paths = Paths::of(&persons);
        let mut leaks = Vec::new();
        // Somebody cleared sees, and does, everything there is to do; pages lead to pages.
        let cleared = Some(&self.cleared);
        for visit in walk::posts(self.app, cleared, &paths, &self.colleague, "first").await {
            leaks.extend(self.spoken(&visit.what, &visit.outside()));
            paths.discover(&visit.page.body);
        }
        for letter in walk::letters(self.app).await {
            paths.discover(&letter);
        }
        for _ in 0..3 {
            let mut new = false;
            for visit in walk::gets(self.app, cleared, &paths).await {
                leaks.extend(self.spoken(&visit.what, &visit.outside()));
                new |= paths.discover(&visit.page.body);
            }
            if !new {
                break;
            }
        }
        let signed = paths.signed();
        for (name, who) in &self.uncleared {
            let paths = if who.is_some() { &signed } else { &paths };
            for visit in walk::gets(self.app, who.as_ref(), paths).await {
                assert!(!visit.page.status.is_server_error(), "{name}: {}", visit.what);
                leaks.extend(self.leaks(name, &visit));
                leaks.extend(self.spoken(&visit.what, &visit.outside()));
            }
        }
        for (name, who) in &self.uncleared {
            let paths = if who.is_some() { &signed } else { &paths };
            for visit in walk::posts(self.app, who.as_ref(), paths, &self.colleague, name).await {
                assert!(!visit.page.status.is_server_error(), "{name}: {}", visit.what);
                leaks.extend(self.leaks(name, &visit));
                leaks.extend(self.spoken(&visit.what, &visit.outside()));
            }
        }
        // What the forms did is seen on the pages of the children, and on one's own.
        for (name, who) in &self.uncleared {
            for visit in walk::gets(self.app, who.as_ref(), &signed.around(&persons)).await {
                leaks.extend(self.leaks(name, &visit));
            }
        }
        for letter in walk::letters(self.app).await {
            leaks.extend(self.spoken("letter", &letter));
        }
        assert!(!self.app.mail.letters().is_empty(), "no letter went out");
        for record in self.town.access_records().await {
            leaks.extend(self.spoken("access record", &record.line().unwrap()));
        }
        leaks.extend(self.at_rest().await);
        leaks.sort();
        leaks.dedup();
        leaks
    }
}

/// The log of everything that happens meanwhile.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

type Levels = (&'static str, Country, &'static [Level]);

/// Every country with each of its levels.
const COUNTRIES: &[Levels] = &[
    ("bjorkdal", Country::Se, &[Level::Marked, Level::ProtectedPopulationRegistration, Level::Fictitious]),
    ("fjordvik", Country::No, &[Level::ConfidentialAddress, Level::StrictlyConfidentialAddress]),
    ("granvik", Country::Dk, &[Level::NameAndAddressProtection]),
];

async fn walk_all(app: impl AsyncFn() -> TestApp, countries: &[Levels]) -> Vec<Leak> {
    let log = Log::default();
    let writer = log.clone();
    let lines = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let _kept = tracing::subscriber::set_default(lines);
    let mut leaks = Vec::new();
    for (word, country, levels) in countries {
        let app = app().await;
        let scene = scene(&app, word, *country, levels).await;
        leaks.extend(scene.walk().await);
        let lines = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
        assert!(lines.contains("answered"), "the log was not captured");
        leaks.extend(scene.spoken("log", &lines));
    }
    leaks
}

async fn nothing_hidden_gets_out(countries: &[Levels]) {
    let leaks = walk_all(TestApp::sqlite, countries).await;
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
}

#[tokio::test]
async fn nothing_that_a_swedish_level_hides_gets_out() {
    nothing_hidden_gets_out(&COUNTRIES[..1]).await;
}

#[tokio::test]
async fn nothing_that_a_norwegian_level_hides_gets_out() {
    nothing_hidden_gets_out(&COUNTRIES[1..2]).await;
}

#[tokio::test]
async fn nothing_that_a_danish_level_hides_gets_out() {
    nothing_hidden_gets_out(&COUNTRIES[2..]).await;
}

#[tokio::test]
async fn the_walk_finds_what_a_store_without_seals_lets_out() {
    let leaks = walk_all(TestApp::unsealed, &COUNTRIES[2..]).await;
    for value in ["qvgivenone", "qvstreetone", "qvphoneone", "qvcityone"] {
        assert!(
            leaks.iter().any(|leak| leak.ends_with(value)),
            "{value} was not found:\n{}",
            leaks.join("\n")
        );
    }
}
