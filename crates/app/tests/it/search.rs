//! Looking for a child: who is found, what is told of everybody else, and what is recorded.

use app::search::{Answer, Outside, find};
use app::{AppError, Op};
use domain::agency::{Agency, Sector};
use domain::country::Country;
use domain::id::PersonId;
use domain::involvement::{Exposure, Involvement, Source};
use domain::person::Name;
use domain::protection::Level;
use domain::search::OUTSIDE_LIMIT;
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use store::person::NewPerson;
use store::{Batch, Sql, Value};
use testkit::{SignedIn, TestApp, Town, on_both};

const BORN: Date = date(2017, 3, 14);

/// A school with two members of staff, a health centre, and a list that both have delivered.
struct Place<'a> {
    town: Town<'a>,
    school: Agency,
    health: Agency,
    teacher: SignedIn,
}

impl<'a> Place<'a> {
    async fn new(app: &'a TestApp, country: Country) -> Self {
        let town = Town::new(app, "place", country).await;
        let school = town.agency("school", Sector::School).await;
        let health = town.agency("health", Sector::Health).await;
        let teacher = town.staff(&school, "Eva Lund").await;
        let place = Self { town, school, health, teacher };
        place.delivered(&place.school).await;
        place.delivered(&place.health).await;
        place
    }

    async fn delivered(&self, agency: &Agency) {
        let sql = Sql::new("UPDATE agency SET as_of = '2026-11-20' WHERE partnership = ?1 AND id = ?2");
        self.write(Batch::chore("test").step(sql, vec![Value::from(agency.id)])).await;
    }

    async fn write(&self, batch: Batch) {
        self.town.scope.write(batch).await.unwrap();
    }

    /// A child of the school's list, the teacher's own if so said.
    async fn pupil(&self, given: &str, surname: &str, own: bool) -> PersonId {
        let id = self.town.person(given, surname, BORN, None).await;
        let practitioner = self.teacher.practitioner.as_ref().filter(|_| own);
        self.town.tie(id, &self.school, practitioner, Exposure::Open).await;
        id
    }

    /// A child of the health centre's list, with that level.
    async fn patient(&self, given: &str, surname: &str, level: Option<Level>) -> PersonId {
        let id = self.town.person(given, surname, BORN, level).await;
        self.town.tie(id, &self.health, None, Exposure::Open).await;
        id
    }

    fn op(&self) -> Op {
        self.town.op(&self.teacher)
    }

    async fn ask(&self, line: &str) -> Answer {
        // Records are told apart by their time.
        self.town.app.clock.pass(SignedDuration::from_millis(10));
        find(&self.op(), line).await.unwrap()
    }

    async fn hits(&self, line: &str) -> Vec<PersonId> {
        ids(&self.ask(line).await)
    }
}

fn ids(answer: &Answer) -> Vec<PersonId> {
    answer.hits.iter().map(|hit| hit.person.id).collect()
}

#[tokio::test]
async fn own_children_first_and_errors_forgiven() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let own = place.pupil("Åse", "Bergström", true).await;
        let other = place.pupil("Aase", "Bergstroem", false).await;
        let near = place.pupil("Åse", "Bergstrum", true).await;
        let elsewhere = place.patient("Åse", "Bergström", None).await;
        for line in ["åse bergström", "BERGSTROM, aase", "Aase  Bergstrøm", "åse", "bergstrom"] {
            assert_eq!(place.hits(line).await, [own, near, other], "{line}");
        }
        // One error in each word, two neighbours swapped.
        assert_eq!(place.hits("aste bergsrtöm").await, [own, other]);
        assert_eq!(place.hits("berglund").await, []);
        assert_eq!(place.hits("åse 2017-03-15").await, []);
        let dated = place.ask("åse bergström 14 mars 2017").await;
        assert_eq!(ids(&dated), [own, near, other]);
        assert_eq!(dated.outside, Outside::Seen, "whoever is found is not asked for elsewhere");
        assert!(!ids(&dated).contains(&elsewhere));
        assert!(dated.hits[0].own && !dated.hits[2].own);
    })
    .await;
}

#[tokio::test]
async fn a_neighbour_of_two_words_is_one_word() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.pupil("Annalena", "Ek Dahl", false).await;
        for line in ["anna lena ek", "annalena", "ekdahl", "anna lena ek dahl", "dahl anna lenna"] {
            assert_eq!(place.hits(line).await, [id], "{line}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_has_an_end_and_says_so() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        for n in 0..22 {
            place.pupil(&format!("Alva{}", char::from(b'a' + n)), "Holm", false).await;
        }
        let own = place.pupil("Örjan", "Holm", true).await;
        let answer = place.ask("holm").await;
        assert_eq!(answer.hits.len(), domain::search::HIT_LIMIT);
        assert!(answer.more);
        assert_eq!(answer.hits[0].person.id, own);
        assert!(!place.ask("örjan holm").await.more);
    })
    .await;
}

#[tokio::test]
async fn outside_only_known_or_not_known() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.patient("Noel Olof", "Lind", None).await;
        for line in
            ["noel lind", "noel lind 2017-03-14", "lind noel olof 2017-03-15", "noel olof lindh 2017-03-14"]
        {
            let answer = place.ask(line).await;
            assert_eq!(ids(&answer), [], "{line}");
            assert!(matches!(answer.outside, Outside::NotAsked | Outside::NotKnown), "{line}");
        }
        let answer = place.ask("Lind Noel Olof 20170314").await;
        assert_eq!(answer.outside, Outside::Known(id));
        let sources: Vec<&str> = answer.sources.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(sources, ["Health", "School"]);
    })
    .await;
}

#[tokio::test]
async fn hidden_and_sensitive_ties_make_nobody_known() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let shelter = place.town.agency_with("shelter", Sector::SocialServices, true, Exposure::Open).await;
        place.delivered(&shelter).await;
        let hidden = place.town.person("Ida", "Krok", BORN, None).await;
        place.town.tie(hidden, &place.health, None, Exposure::Hidden).await;
        let sheltered = place.town.person("Ida", "Rot", BORN, None).await;
        place.town.tie(sheltered, &shelter, None, Exposure::Open).await;
        let unknown = place.ask("ida stam 2017-03-14").await;
        assert_eq!(unknown.outside, Outside::NotKnown);
        for line in ["ida krok 2017-03-14", "ida rot 2017-03-14"] {
            assert_eq!(place.ask(line).await, unknown, "{line}");
        }
        assert!(unknown.sources.iter().all(|s| !s.sensitive), "never named as asked");
        // A tie that shows itself makes the child known, and what is hidden adds nothing.
        place.town.tie(hidden, &place.health, None, Exposure::ContactViaCoordinator).await;
        assert_eq!(place.ask("ida krok 2017-03-14").await.outside, Outside::Known(hidden));
    })
    .await;
}

/// "Mira" and that surname as a pair of words, in order.
fn pair(surname: &str) -> String {
    let mut words = ["mira".to_owned(), surname.to_lowercase()];
    words.sort();
    words.join(" ")
}

#[tokio::test]
async fn a_name_that_only_a_hidden_tie_says_finds_nobody() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.pupil("Mira", "Sten", false).await;
        let say = async |agency: &Agency, surname: &str, exposure: Exposure| {
            let record = format!("{:032x}", surname.len());
            let tie = place.town.tie(id, agency, None, exposure).await;
            let text = |t: &str| Value::from(t);
            let batch = Batch::chore("test")
                .step(
                    Sql::new(
                        "INSERT INTO source_record (partnership, id, agency, record_id, person, given, surname,
                         as_of, feed, digest) VALUES (?1, ?2, ?3, ?2, ?4, 'Mira', ?5, '2026-11-20', '', '')",
                    ),
                    vec![text(&record), agency.id.into(), id.into(), text(surname)],
                )
                .step(
                    Sql::new("UPDATE involvement SET source_record = ?2 WHERE partnership = ?1 AND id = ?3"),
                    vec![text(&record), tie.id.into()],
                )
                .step(
                    Sql::new("INSERT INTO person_word (partnership, word, person) VALUES (?1, ?2, ?3)"),
                    vec![text(&surname.to_lowercase()), id.into()],
                )
                .step(
                    Sql::new("INSERT INTO name_pair (partnership, pair, person) VALUES (?1, ?2, ?3)"),
                    vec![text(&pair(surname)), id.into()],
                )
                .each(
                    Sql::new("INSERT INTO word_key (partnership, key, word) VALUES (?1, ?2, ?3)"),
                    link::search::neighbourhood(&surname.to_lowercase())
                        .iter()
                        .map(|key| vec![text(key), text(&surname.to_lowercase())])
                        .collect(),
                );
            place.write(batch).await;
        };
        say(&place.health, "Hidden", Exposure::Hidden).await;
        say(&place.health, "Shown", Exposure::Open).await;
        assert_eq!(place.hits("mira hidden").await, []);
        assert_eq!(place.hits("mira shown").await, [id]);
        assert_eq!(place.hits("mira hidden 2017-03-14").await, []);
        assert_eq!(place.hits("mira shown 2017-03-14").await, [id]);
    })
    .await;
}

#[tokio::test]
async fn what_a_level_hides_is_not_found_out_by_searching() {
    on_both(|app| async move {
        let mut place = Place::new(&app, Country::No).await;
        let strict = place.patient("Kari", "Fjell", Some(Level::StrictlyConfidentialAddress)).await;
        let open = place.patient("Kari", "Dal", Some(Level::ConfidentialAddress)).await;
        let nameless = place.town.person("Kari", "Elv", BORN, Some(Level::NameAndAddressProtection)).await;
        place.town.tie(nameless, &place.school, place.teacher.practitioner.as_ref(), Exposure::Open).await;
        let unknown = place.ask("kari nes 2017-03-14").await;
        assert_eq!(unknown.outside, Outside::NotKnown);
        assert_eq!(place.ask("kari fjell 2017-03-14").await, unknown, "existence is hidden");
        assert_eq!(place.ask("kari elv 2017-03-14").await, unknown, "the name is hidden, also of one's own");
        assert_eq!(place.ask("kari dal 2017-03-14").await.outside, Outside::Known(open));
        let records = place.town.access_records().await;
        let said = |n: usize| {
            let record = &records[records.len() - n];
            (record.persons.clone(), record.fields.clone(), record.basis.clone())
        };
        assert_eq!(said(2), said(4), "the record of one concealed is that of an unknown one");
        place.teacher.actor.cleared = true;
        assert_eq!(place.ask("kari fjell 2017-03-14").await.outside, Outside::Known(strict));
        assert_eq!(place.hits("kari elv").await, [nameless]);
    })
    .await;
}

#[tokio::test]
async fn a_number_is_exact_and_says_nothing_where_it_is_hidden() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        // A number of the published test series.
        for (number, level) in
            [("201801012392", None), ("201801022383", Some(Level::ProtectedPopulationRegistration))]
        {
            let id = app.kring.id(place.op().now);
            let new = NewPerson {
                level,
                name: Name { given: "Tuva".to_owned(), surname: "Berg".to_owned() },
                sort_name: "berg tuva".to_owned(),
                national_id: Some(number.to_owned()),
                ..NewPerson::default()
            };
            place.write(store::person::add(Batch::chore("test"), id, &new, place.op().now)).await;
            place.town.tie(id, &place.health, None, Exposure::Open).await;
        }
        assert!(matches!(place.ask("180101-2392").await.outside, Outside::Known(_)));
        assert!(matches!(place.ask("tuva 20180101 2392").await.outside, Outside::Known(_)));
        assert_eq!(place.ask("siri 180101-2392").await.outside, Outside::NotKnown);
        assert_eq!(place.ask("180102-2383").await.outside, Outside::NotKnown);
    })
    .await;
}

#[tokio::test]
async fn saying_that_one_works_with_a_child_opens_no_name() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.patient("Sixten", "Ask", None).await;
        let me = place.teacher.practitioner.clone();
        let declared = Involvement {
            id: app.kring.id(place.op().now),
            person: id,
            agency: place.school.clone(),
            practitioner: me,
            guest: None,
            role: None,
            from: Some(date(2026, 11, 1)),
            to: None,
            last_contact: None,
            as_of: date(2026, 11, 1),
            entry_point: None,
            exposure: Exposure::Open,
            source: Source::Hand(place.teacher.actor.account),
            recorded: place.op().now,
        };
        place.write(store::involvement::add(Batch::chore("test"), &declared)).await;
        assert_eq!(place.hits("sixten").await, []);
        assert_eq!(place.ask("sixten ask 2017-03-14").await.outside, Outside::Known(id));
        place.town.tie(id, &place.school, None, Exposure::Open).await;
        assert_eq!(place.hits("sixten").await, [id], "the school's own list says so now");
    })
    .await;
}

#[tokio::test]
async fn every_search_is_recorded_by_kind_never_as_written() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let own = place.pupil("Alva", "Qvist", true).await;
        let known = place.patient("Noel", "Zetterqvist", None).await;
        place.ask("alva qvist").await;
        place.ask("noel zetterqvist 2017-03-14").await;
        place.ask("nobody zorn 2016-01-02").await;
        app.clock.pass(SignedDuration::from_millis(10));
        let steward = place.town.sign_in(domain::gate::Role::DataSteward, None, None, None, false).await;
        assert!(matches!(find(&place.town.op(&steward), "alva qvist").await, Err(AppError::Denied(_))));
        let records = place.town.access_records().await;
        let searches: Vec<_> = records.iter().filter(|r| r.action == "search_person").collect();
        let told: Vec<_> =
            searches.iter().map(|r| (r.persons.clone(), r.fields.join(" "), r.denied)).collect();
        assert_eq!(
            told,
            [
                (vec![own], "asked:name name born hits:1".to_owned(), false),
                (vec![known], "asked:name asked:born hits:0 outside:known".to_owned(), false),
                (vec![], "asked:name asked:born hits:0 outside:not_known".to_owned(), false),
                (vec![], String::new(), true),
            ]
        );
        let lines: String = records.iter().map(|r| r.line().unwrap()).collect();
        for word in ["alva", "qvist", "noel", "zorn", "2017-03-14", "2016-01-02"] {
            assert!(!lines.to_lowercase().contains(word), "{word} stands in the access record");
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_tries_a_register_through() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let own = place.pupil("Alva", "Qvist", true).await;
        for n in 0..OUTSIDE_LIMIT {
            place.ask(&format!("noel lind 2016-01-{:02}", n % 28 + 1)).await;
        }
        app.clock.pass(SignedDuration::from_millis(10));
        let refused = find(&place.op(), "noel lind 2016-02-01").await;
        assert!(matches!(refused, Err(AppError::TooMany { wait }) if (1..=900).contains(&wait)));
        let last = place.town.access_records().await.pop().unwrap();
        assert!(last.denied && last.fields.contains(&"outside:too_many".to_owned()));
        // One's own children are found all the same; others by others; and again in a while.
        assert_eq!(place.hits("alva").await, [own]);
        let colleague = place.town.staff(&place.school, "Per Ek").await;
        assert!(find(&place.town.op(&colleague), "noel lind 2016-02-01").await.is_ok());
        app.clock.pass(SignedDuration::from_mins(16));
        assert!(find(&place.op(), "noel lind 2016-02-01").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_line_that_cannot_be_read_is_said_at_its_box() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let refused = find(&place.op(), "180101-2391").await;
        assert!(matches!(refused, Err(AppError::Invalid(errors)) if errors[0].field == app::search::FIELD));
    })
    .await;
}
