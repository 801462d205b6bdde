//! Invariant 4 for lists: what a hidden list says changes nothing that others can observe, and a tie
//! that is masked or hidden later leaves nothing behind.

use app::circle::Answer;
use domain::agency::Sector;
use domain::circle::View;
use domain::coordinator::CoordinatorKind;
use domain::country::Country;
use domain::id::PersonId;
use domain::involvement::Exposure;
use domain::person::Name;
use store::Batch;
use testkit::{SignedIn, TestApp, Town, on_both};

use super::{DAY, Desk, look, number, training};

const ALVA: &str = "R1,Alva,Lind,2018-01-01,Storgatan 1,791 31,Falun,20180101-2392,,,,,,Anna Lind,,mor";
const BO: &str = "R2,Bo,Ek,2011-02-03,,,,20110203-2388,,,,,,,,";
/// The same child at another address, with another name and another guardian too.
const TOLD: &str = "P1,Alva Maria,Lind,2018-01-01,Nya vägen 2,791 32,Borlänge,20180101-2392,,,,,";

/// What somebody from the school observes, in words.
fn words(view: &View) -> Vec<String> {
    let name = |name: Option<&Name>| name.map(Name::full).unwrap_or_default();
    let mut words = vec![
        name(view.person.name.value()),
        format!("{:?} {:?}", view.person.address, view.person.phone),
        format!("{:?} {:?}", view.person.level, view.age),
        format!("{} ties", view.ties.len()),
    ];
    words.extend(view.relations.iter().map(|r| {
        format!("{} {:?} {} {:?}", name(r.other.name.value()), r.kind, r.custody, r.same_household)
    }));
    words.extend(view.coordinators.iter().map(|c| c.holder.name.clone()));
    words.extend(view.latest.iter().map(|e| format!("{:?} {:?} {:?}", e.kind, e.who, e.agency)));
    words.extend(view.found_in.iter().map(|s| format!("in {}", s.name)));
    words.extend(view.not_found_in.iter().map(|s| format!("not in {}", s.name)));
    words
}

async fn seen(town: &Town<'_>, who: &SignedIn, child: PersonId) -> Vec<String> {
    match app::circle::view(&town.op(who), child).await.unwrap() {
        Answer::Circle(circle) => words(&circle.view),
        _ => panic!("the circle is closed"),
    }
}

async fn person(town: &Town<'_>, number: &'static str) -> PersonId {
    look(town, number).await[0].parse().unwrap()
}

const CHILD: &str =
    "SELECT MIN(canonical) FROM person WHERE partnership = ?1 AND national_id LIKE '%01012392'";
const BOY: &str = "SELECT MIN(canonical) FROM person WHERE partnership = ?1 AND national_id LIKE '%02032388'";

/// The school's lists before and after another agency's.
async fn observe(app: &TestApp, word: &str, exposure: Option<Exposure>) -> Vec<String> {
    let town = Town::new(app, word, Country::Se).await;
    training(&town).await;
    let school_agency = town.agency("school", Sector::School).await;
    let school = Desk::new(&town, &school_agency);
    let teacher = town.staff(&school_agency, "Eva Lund").await;
    let clinic = town.agency_with("clinic", Sector::Psychiatry, true, exposure.unwrap_or(Exposure::Hidden));
    let clinic = Desk::new(&town, &clinic.await);
    school.clients(&[ALVA], DAY).await;
    let child = person(&town, CHILD).await;
    if exposure.is_some() {
        clinic.clients(&["X1,Eva,Ahl,2001-01-01,,,,,,,,,,,,"], DAY).await;
        let lines = [format!("{TOLD},Karl Ek,,far"), BO.to_owned()];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        clinic.clients(&lines, DAY.tomorrow().unwrap()).await;
    }
    let mut told = Vec::new();
    // The same line anew, and a child whom nobody but the clinic knew.
    let receipt =
        school.clients(&[&ALVA.replace("R1,Alva", "R1,Alva Ida"), BO], DAY.tomorrow().unwrap()).await;
    told.push(format!("{:?}", receipt.tally));
    for id in [child, person(&town, BOY).await] {
        town.tie(id, &school_agency, teacher.practitioner.as_ref(), Exposure::Open).await;
        town.share(id).await;
        told.extend(seen(&town, &teacher, id).await);
    }
    told
}

#[tokio::test]
async fn a_hidden_list_changes_nothing_and_an_open_one_would() {
    on_both(|app| async move {
        let without = observe(&app, "bjorkdal", None).await;
        assert_eq!(observe(&app, "granvik", Some(Exposure::Hidden)).await, without);
        let open = observe(&app, "fjordvik", Some(Exposure::Open)).await;
        for word in ["Karl Ek", "Nya vägen 2", "linked: 1"] {
            let says = |told: &[String]| told.iter().any(|line| line.contains(word));
            assert!(says(&open) && !says(&without), "{word}: {open:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_tie_that_is_hidden_later_leaves_nothing_behind() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let school_agency = town.agency("school", Sector::School).await;
        let clinic_agency = town.agency_with("clinic", Sector::Psychiatry, true, Exposure::Open).await;
        let (school, clinic) = (Desk::new(&town, &school_agency), Desk::new(&town, &clinic_agency));
        let teacher = town.staff(&school_agency, "Eva Lund").await;
        let doctor = town.staff(&clinic_agency, "Dan Alm").await;
        school.clients(&[ALVA], DAY).await;
        let child = person(&town, CHILD).await;
        town.tie(child, &school_agency, teacher.practitioner.as_ref(), Exposure::Open).await;
        town.share(child).await;
        let without = seen(&town, &teacher, child).await;
        clinic.clients(&["X1,Eva,Ahl,2001-01-01,,,,,,,,,,,,"], DAY).await;
        let day = DAY.tomorrow().unwrap();
        clinic.clients(&[&format!("{TOLD},Karl Ek,,far")], day).await;
        assert_ne!(seen(&town, &teacher, child).await, without);
        // By hand.
        let tie = look(
            &town,
            "SELECT i.id FROM involvement i JOIN source_record s ON s.partnership = i.partnership
             AND s.id = i.source_record WHERE i.partnership = ?1 AND s.record_id = 'P1'",
        )
        .await;
        let tie = tie[0].parse().unwrap();
        for (exposure, once) in [(Exposure::Hidden, "1"), (Exposure::Open, "2")] {
            app::involvement::expose(&town.op(&doctor), child, tie, exposure, once).await.unwrap();
            let hidden = exposure == Exposure::Hidden;
            let now: Vec<String> = seen(&town, &teacher, child).await;
            let now: Vec<String> = now.into_iter().filter(|line| !line.contains("FeedJoined")).collect();
            assert_eq!(now == without, hidden, "{exposure:?}: {now:?}");
        }
        // By the next list.
        let hidden = TOLD.replace("2392,,,,,", "2392,,,,,hidden");
        clinic.clients(&[&format!("{hidden},Karl Ek,,far")], day).await;
        assert_eq!(seen(&town, &teacher, child).await, without);
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_whose_tie_is_hidden_later_is_named_to_the_own_agency_alone() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let school = town.agency("school", Sector::School).await;
        let clinic = town.agency_with("clinic", Sector::Psychiatry, true, Exposure::Hidden).await;
        let (teacher, doctor) = (town.staff(&school, "Eva Lund").await, town.staff(&clinic, "Dan Alm").await);
        let colleague = town.staff(&clinic, "Ann Alm").await;
        let child = town.child("Alva", "Lind").await;
        for (agency, who, exposure) in [
            (&school, &teacher, Exposure::Open),
            (&clinic, &doctor, Exposure::Hidden),
            (&clinic, &colleague, Exposure::Hidden),
        ] {
            town.tie(child, agency, who.practitioner.as_ref(), exposure).await;
        }
        town.share(child).await;
        let holder = doctor.actor.practitioner.unwrap();
        let kind = CoordinatorKind::NamedPerson;
        let now = app.kring.clock.now();
        let take = store::hand_over::take(Batch::chore("test"), child, kind, holder, now);
        town.scope.write(take).await.unwrap();
        let names = async |who: &SignedIn| seen(&town, who, child).await.contains(&"Dan Alm".to_owned());
        assert!(!names(&teacher).await, "named to everybody");
        assert!(names(&colleague).await, "not named to the own agency");
        town.tie(child, &clinic, doctor.practitioner.as_ref(), Exposure::Open).await;
        assert!(names(&teacher).await, "not named though there by name");
    })
    .await;
}

/// The school's child by number, the health visitor's by name and home, and what the clinic says,
/// which is like both.
const BY_NUMBER: &str = "R1,Alva,Ek,2018-01-01,,,,20180101-2392,,,,,,,,";
const BY_HOME: &str = "H1,Alva,Lind,2018-01-01,Storgatan 1,791 31,Falun,,,,,,,,,";
const LIKE_BOTH: &str = "X1,Alva,Lind,2018-01-01,Storgatan 1,791 31,Falun,20180101-2392,,,,,,,,";

/// How many children the school's and the health visitor's are, once the lists have come in this
/// order, and how many questions there are about them.
async fn children(app: &TestApp, word: &str, clinic: Exposure, order: &str) -> (i64, i64) {
    let town = Town::new(app, word, Country::Se).await;
    training(&town).await;
    let school = town.agency("school", Sector::School).await;
    let health = town.agency("health", Sector::Health).await;
    let clinic = town.agency_with("clinic", Sector::Psychiatry, true, clinic).await;
    for who in order.chars() {
        let (agency, line) = match who {
            's' => (&school, BY_NUMBER),
            'h' => (&health, BY_HOME),
            _ => (&clinic, LIKE_BOTH),
        };
        Desk::new(&town, agency).clients(&[line], DAY).await;
    }
    let persons = "SELECT COUNT(DISTINCT p.canonical) FROM source_record s
        JOIN person p ON p.partnership = s.partnership AND p.id = s.person
        WHERE s.partnership = ?1 AND s.record_id <> 'X1'";
    (number(&town, persons).await, number(&town, "SELECT COUNT(*) FROM review WHERE partnership = ?1").await)
}

#[tokio::test]
async fn two_who_are_alike_through_a_hidden_record_alone_stay_two() {
    on_both(|app| async move {
        for (n, order) in ["sch", "chs", "shc"].into_iter().enumerate() {
            let (open, hidden) = (format!("open{n}"), format!("hidden{n}"));
            let (persons, reviews) = children(&app, &hidden, Exposure::Hidden, order).await;
            assert_eq!(persons, 2, "{order}: joined by what nobody may know of");
            assert!(reviews > 0, "{order}: nobody is asked");
            // A masked tie is known to be there: it may speak.
            if order != "shc" {
                assert_eq!(children(&app, &open, Exposure::ContactViaCoordinator, order).await, (1, 0));
            }
        }
    })
    .await;
}
