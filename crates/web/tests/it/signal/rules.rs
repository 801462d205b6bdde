//! Rules: written, tried out, switched; what time and lists and searches bring about.

use domain::alert::{AlertRule, Condition, Tell};
use domain::country::Country;
use domain::gate::Role;
use domain::involvement::Exposure;
use domain::protection::Level;
use domain::signal::Direction;
use http::StatusCode;
use jiff::SignedDuration;
use jiff::civil::date;
use store::{Batch, Sql, Value};
use testkit::{Browser, TestApp, Town, on_both};

use super::{scene, two_worries};

const PATH: &str = "/admin/alert-rules";

fn rule(when: Condition) -> AlertRule {
    AlertRule { when, and: domain::alert::Further::default(), uncoordinated: false, tell: Tell::Coordinator }
}

#[tokio::test]
async fn contacts_moves_visits_and_searches_are_found_by_the_daily_round() {
    on_both(|app| async move {
        let scene = scene(&app, Exposure::Open).await;
        let town = &scene.town;
        let quiet = scene.rule_on(rule(Condition::MissedContact { sector: None, days: 30 })).await;
        let moved = scene.rule_on(rule(Condition::Moved { days: 30 })).await;
        let visits = Condition::Attendances { at_least: 2, agencies: 2, lasting: 7, days: 60 };
        let visits = scene.rule_on(rule(visits)).await;
        let looks = scene.rule_on(rule(Condition::LookedElsewhere { at_least: 2, days: 30 })).await;
        // The sample ties were last met on 2 November; today is the 22nd.
        assert_eq!(scene.tick().await, 0);
        let raised = async |id: domain::id::AlertRuleId| {
            let sql = Sql::new("SELECT rule FROM alert WHERE partnership = ?1");
            let rows = town.scope.peek(sql).await.unwrap();
            rows.iter().filter(|row| row.text(0).unwrap() == id.to_string()).count()
        };
        let day = |text: &str| Value::from(text);
        let child = Value::from(scene.child);
        let school = Value::from(scene.agencies[0].id);
        let batch = Batch::chore("test")
            .step(
                Sql::new("INSERT INTO moved (partnership, person, day, agency) VALUES (?1, ?2, ?3, ?4)"),
                vec![child, day("2026-11-20"), school],
            )
            .each(
                Sql::new(
                    "INSERT INTO involvement (partnership, id, person, agency, from_day, to_day, as_of, exposure,
                     account, recorded) VALUES (?1, ?2, ?3, ?4, ?5, ?6, '2026-11-20', 'open', 'x', 0)",
                ),
                scene.agencies[..2]
                    .iter()
                    .zip(["a", "b"])
                    .map(|(agency, id)| {
                        let id = Value::from(format!("{id:0>32}"));
                        let (from, to) = (day("2026-11-10"), day("2026-11-12"));
                        vec![id, scene.child.into(), agency.id.into(), from, to]
                    })
                    .collect(),
            );
        town.scope.write(batch).await.unwrap();
        // A list landed today; the round of the day is over, so it is found tomorrow.
        assert_eq!(scene.tick().await, 0);
        app.clock.pass(SignedDuration::from_hours(24));
        assert_eq!(scene.tick().await, 2);
        assert_eq!((raised(moved).await, raised(visits).await, raised(quiet).await), (1, 1, 0));
        app.clock.pass(SignedDuration::from_hours(24 * 10));
        assert_eq!(scene.tick().await, 1);
        assert_eq!(raised(quiet).await, 1, "three agencies, one alert");

        // Somebody who does not know the child searches for it, exactly, twice.
        let police = town.agency("police", domain::agency::Sector::Police).await;
        let stranger = town.staff(&police, "Karin Dahl").await;
        for turn in 0..2 {
            app.clock.pass(SignedDuration::from_secs(1));
            let answer = app::search::find(&town.op(&stranger), "Alva Berg 2017-03-14").await.unwrap();
            assert_eq!(answer.outside, app::search::Outside::Known(scene.child));
            assert_eq!(scene.tick().await, usize::from(turn == 1), "after search {turn}");
        }
        assert_eq!(raised(looks).await, 1);
        let social = &scene.staff[1];
        let waiting = scene.waiting(social).await;
        assert_eq!(waiting.len(), 4);
        for alert in waiting {
            let shown = app::alert::open(&town.op(social), alert.id).await.unwrap();
            let said = format!("{shown:?}");
            assert!(!said.contains("Police") && !said.contains("Karin"), "who searched is not told");
            assert!(!shown.facts.is_empty() && !said.contains("Gone"), "{said}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_rule_is_written_tried_switched_on_and_off_and_gets_a_new_version() {
    on_both(|app| async move {
        let scene = scene(&app, Exposure::Open).await;
        for who in [0, 2] {
            scene.worry(&scene.staff[who], "worry").await;
        }
        let browser = Browser::new(&app).as_(&scene.admin);
        let page = browser.get(PATH).await;
        assert!(page.body.contains("There is no rule yet.") && page.body.contains("two-worries-safe"));
        let adopt = [("once", "a"), ("code", "two-worries-safe")];
        let done = browser.post(&format!("{PATH}/examples"), &adopt).await;
        let at = done.location().to_owned();
        assert!(at.starts_with(&format!("{PATH}/")), "{at}");
        assert!(!browser.get(PATH).await.body.contains("value=\"two-worries-safe\""), "taken over");

        // The example asks that nobody coordinates; somebody does.
        let tried = browser.post(&format!("{at}/try"), &[("once", "b"), ("number", "1")]).await;
        assert!(tried.body.contains("It would not have fired in the last 90 days."), "{}", tried.body);
        let new = [
            ("once", "c"),
            ("after", "1"),
            ("kind", "signals"),
            ("indicator", "safe"),
            ("direction", "worry"),
            ("at_least", "2"),
            ("agencies", "2"),
            ("days", "90"),
            ("tell", "named_person"),
        ];
        assert_eq!(browser.post(&format!("{at}/version"), &new).await.location(), at);
        let stale =
            [("once", "d"), ("after", "1"), ("kind", "moved"), ("days", "9"), ("tell", "coordinator")];
        assert_eq!(browser.post(&format!("{at}/version"), &stale).await.status, StatusCode::CONFLICT);
        let tried = browser.post(&format!("{at}/try"), &[("once", "e"), ("number", "2")]).await;
        assert!(tried.body.contains("It would have fired once in the last 90 days."), "{}", tried.body);
        assert!(!tried.body.contains("Alva") && !tried.body.contains(&scene.child.to_string()));
        assert_eq!(scene.alerts().await, 0, "trying raises nothing");

        let switch = async |to: &str, number: &str, once: &str| {
            browser.post(&format!("{at}/{to}"), &[("once", once), ("number", number)]).await
        };
        assert_eq!(switch("on", "1", "f").await.location(), at);
        assert_eq!(switch("on", "2", "g").await.location(), at);
        assert_eq!(switch("off", "1", "h").await.status, StatusCode::CONFLICT, "2 has switched it off");
        let on = store::alert::in_force(&scene.town.scope).await.unwrap();
        assert_eq!(on.iter().map(|rule| rule.version).collect::<Vec<_>>(), [2]);
        assert_eq!(scene.tick().await, 1);
        assert_eq!(switch("off", "2", "i").await.location(), at);
        let wrong = [("once", "j"), ("kind", "moved"), ("days", "366"), ("tell", "coordinator")];
        let wrong = browser.post(&format!("{PATH}/new"), &wrong).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("id=\"days-error\""));
        let teacher = Browser::new(&app).as_(&scene.staff[0]);
        assert_eq!(teacher.get(PATH).await.status, StatusCode::FORBIDDEN);
        scene.worry(&scene.staff[0], "more").await;
        app.clock.pass(SignedDuration::from_hours(24));
        assert_eq!((scene.tick().await, scene.alerts().await), (0, 1));
    })
    .await;
}

#[tokio::test]
async fn nothing_of_a_protected_child_is_in_what_an_alert_sends() {
    for level in [Level::Marked, Level::ProtectedPopulationRegistration] {
        let app = TestApp::sqlite().await;
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let child = town.person("Qvgiven", "Qvsurname", date(2016, 2, 3), Some(level)).await;
        let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
        let desk = app::alert::desk(&town.op(&admin)).await.unwrap();
        let when = Condition::Signals {
            indicator: None,
            direction: Direction::Worry,
            at_least: 1,
            agencies: 1,
            days: 30,
        };
        let id = app::alert::create(&desk, rule(when), "a").await.unwrap();
        app::alert::switch(&desk, id, 1, true, "b").await.unwrap();
        let school = town.agency("school", domain::agency::Sector::School).await;
        let (one, two) = (town.staff(&school, "Jonas Ek").await, town.staff(&school, "Eva Lind").await);
        for who in [&one, &two] {
            town.tie(child, &school, who.practitioner.as_ref(), Exposure::Open).await;
        }
        town.share(child).await;
        let worry = [("once", "c"), ("indicator", "safe"), ("direction", "worry"), ("words", "Qvwords")];
        let path = format!("/children/{child}/signals/new");
        let noted = Browser::new(&app).as_(&one).post(&path, &worry).await;
        assert_eq!(noted.status, StatusCode::SEE_OTHER);
        app::jobs::tick(&app.kring, app.kring.clock.now()).await.unwrap();
        let letters = app.mail.letters();
        assert!(!letters.is_empty(), "whoever is asked gets a letter");
        for letter in letters {
            let text = format!("{} {}", letter.subject, letter.body).to_lowercase();
            for value in ["qvgiven", "qvsurname", "qvwords", "safe", "2016"] {
                assert!(!text.contains(value), "{value}: {text}");
            }
        }
        let browser = Browser::new(&app).as_(&two);
        let day = browser.get("/my-day").await;
        let alert = day.body.split("/alerts/").nth(1).expect("an alert waits").split('"').next().unwrap();
        for path in [format!("/alerts/{alert}"), format!("/children/{child}/signals"), "/notices".to_owned()]
        {
            let page = browser.get(&path).await;
            assert!(page.status.is_success(), "{path}");
            for value in ["Hemliga gatan", "791 31", "Skyddsby", "46701740699"] {
                assert!(!page.body.contains(value), "{path}: {value}");
            }
        }
    }
}

#[tokio::test]
async fn a_rule_of_one_partnership_asks_nothing_of_another() {
    on_both(|app| async move {
        let here = scene(&app, Exposure::Open).await;
        let there = super::scene_in(&app, "granvik", Exposure::Open).await;
        let id = here.rule_on(two_worries()).await;
        for who in [0, 2] {
            there.worry(&there.staff[who], "worry").await;
        }
        assert_eq!((there.tick().await, there.alerts().await), (0, 0));
        let admin = Browser::new(&app).as_(&there.admin);
        assert_eq!(admin.get(&format!("{PATH}/{id}")).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}
