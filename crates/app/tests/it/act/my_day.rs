use app::involvement::{Statement, declare};
use app::my_day::{children, view};
use domain::agency::Sector;
use domain::coordinator::CoordinatorKind::NamedPerson;
use domain::country::Country;
use domain::involvement::{Exposure, StatedRelation};
use domain::my_day::{PAGE, Sight};
use domain::notice::EventKind;
use domain::person::Name;
use domain::protection::Level;
use jiff::SignedDuration;
use jiff::civil::Date;
use testkit::{Town, on_both};

use super::Scene;

/// Order by letter, whatever the language.
fn letters(name: &str) -> Vec<u8> {
    name.to_lowercase().into_bytes()
}

#[tokio::test]
async fn the_day_shows_what_waits_and_what_changed_since_one_looked() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        app::attention::raise(&scene.op(&scene.anna), scene.child, "Borta", "t1").await.unwrap();
        app::hand_over::take(&scene.op(&scene.anna), scene.child, NamedPerson, "t2").await.unwrap();
        let new = app::hand_over::New {
            kind: NamedPerson,
            to: scene.mikael.actor.practitioner.unwrap(),
            note: String::new(),
        };
        app::hand_over::offer(&scene.op(&scene.anna), scene.child, &new, "t3").await.unwrap();
        let before = scene.town.access_records().await.len();
        let day = view(&scene.op(&scene.mikael)).await.unwrap();
        assert_eq!(day.children, 1);
        assert_eq!(day.offers[0].hand_over.from.as_ref().unwrap().name, "Anna Lind");
        assert_eq!(day.offers[0].person.name.value().unwrap().given, "Alva");
        assert_eq!((day.attention[0].words.as_str(), day.attention[0].by.as_str()), ("Borta", "Anna Lind"));
        let news = day.changed[0].news.unwrap();
        assert_eq!((news.count, news.kind), (3, EventKind::HandOverOffered));
        assert!(day.overdue.is_some(), "welfare has never delivered");
        let records = scene.town.access_records().await;
        assert_eq!(records.len(), before + 1);
        assert_eq!(records.last().unwrap().persons, [scene.child]);
        // The own acts are no news; looking ends the news.
        assert!(view(&scene.op(&scene.anna)).await.unwrap().changed.is_empty());
        app.clock.pass(SignedDuration::from_secs(1));
        scene.view(&scene.mikael).await;
        assert!(view(&scene.op(&scene.mikael)).await.unwrap().changed.is_empty());
    })
    .await;
}

#[tokio::test]
async fn without_a_ground_the_day_tells_no_news_and_a_declared_child_has_no_name() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let said = Statement { relation: StatedRelation::Police, words: String::new(), from: None };
        declare(&scene.op(&scene.per), scene.child, &said, "t1").await.unwrap();
        app::attention::raise(&scene.op(&scene.anna), scene.child, "Borta", "t2").await.unwrap();
        let day = view(&scene.op(&scene.per)).await.unwrap();
        assert!(day.changed.is_empty() && day.attention.is_empty());
        let list = children(&scene.op(&scene.per), "", 1, &letters).await.unwrap();
        assert_eq!((list.children[0].sight, &list.children[0].person), (Sight::Declared, &None));
        assert!(!list.children[0].attention);
        let id = scene.view(&scene.anna).await.sharing[0].id;
        app::sharing::withdraw(&scene.op(&scene.anna), scene.child, id, "t3").await.unwrap();
        let list = children(&scene.op(&scene.mikael), "", 1, &letters).await.unwrap();
        assert_eq!((list.children[0].sight, list.children[0].news), (Sight::NameOnly, None));
        let name = list.children[0].person.as_ref().unwrap().name.value().unwrap();
        assert_eq!(name, &Name { given: "Alva".to_owned(), surname: "Testsson".to_owned() });
    })
    .await;
}

#[tokio::test]
async fn many_children_come_in_pages_by_name_and_by_filter() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        for n in 0..60 {
            let child = scene.town.child(&format!("Barn{n:03}"), "Många").await;
            scene.town.tie(child, &scene.school, scene.anna.practitioner.as_ref(), Exposure::Open).await;
            scene.town.share(child).await;
        }
        let op = scene.op(&scene.anna);
        let first = children(&op, "", 1, &letters).await.unwrap();
        assert_eq!((first.total, first.pages, first.children.len()), (61, 2, PAGE as usize));
        let given =
            |c: &domain::my_day::Child| c.person.as_ref().unwrap().name.value().unwrap().given.clone();
        assert_eq!(given(&first.children[0]), "Barn000");
        let last = children(&op, "", 2, &letters).await.unwrap();
        assert_eq!((last.children.len(), given(last.children.last().unwrap())), (11, "Alva".to_owned()));
        let one = children(&op, "MÅNGA barn04", 1, &letters).await.unwrap();
        assert_eq!((one.total, one.pages), (10, 1));
        assert!(
            children(&op, "%", 1, &letters).await.unwrap().total == 61,
            "a sign that folds to nothing filters nothing"
        );
        assert!(children(&op, "", 9_999, &letters).await.unwrap().children.is_empty());
    })
    .await;
}

/// Invariant 1: what a level hides is neither shown nor counted, ordered or found by it.
#[tokio::test]
async fn a_protected_name_orders_nothing_and_matches_no_filter() {
    on_both(|app| async move {
        let first = async |country, level| {
            let town = Town::new(&app, Country::code(country), country).await;
            let school = town.agency("school", Sector::School).await;
            let anna = town.staff(&school, "Anna Lind").await;
            let plain = town.child("Alva", "Testsson").await;
            let protected = town.person("Aaron", "Aaaronsson", Date::constant(2015, 1, 1), Some(level)).await;
            for child in [plain, protected] {
                town.tie(child, &school, anna.practitioner.as_ref(), Exposure::Open).await;
                town.share(child).await;
            }
            let op = town.op(&anna);
            let found = children(&op, "aaaronsson", 1, &letters).await.unwrap();
            assert_eq!((found.total, found.children.len()), (0, 0), "a hidden name matches nothing");
            let list = children(&op, "", 1, &letters).await.unwrap();
            assert_eq!(list.children[0].id, plain, "a hidden name does not come first by its letters");
            assert!(!format!("{list:?}").contains("Aaron"));
            assert_eq!(view(&op).await.unwrap().children, list.total);
            list.total
        };
        assert_eq!(first(Country::Dk, Level::NameAndAddressProtection).await, 2);
        assert_eq!(first(Country::No, Level::StrictlyConfidentialAddress).await, 1, "not even counted");
        assert_eq!(first(Country::Se, Level::NameAndAddressProtection).await, 1, "unknown there: closed");
    })
    .await;
}
