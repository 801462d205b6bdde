//! Who lines become: linked by number, put to a human, kept apart, protected.

use domain::agency::Sector;
use domain::country::Country;
use domain::involvement::Exposure;
use store::{Batch, Sql};
use testkit::{Town, on_both};

use super::{DAY, Desk, look, number, training};

const PERSONS: &str = "SELECT COUNT(*) FROM person WHERE partnership = ?1 AND canonical = id";

#[tokio::test]
async fn equal_numbers_link_at_once_and_doubtful_ones_go_to_a_human() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        let health = Desk::new(&town, &town.agency("health", Sector::Health).await);
        school.clients(&["R1,Alva,Lind,2018-01-01,,,,20180101-2392,,,,,,,,"], DAY).await;
        let receipt = health
            .clients(
                &["H1,ALVA MARIA,LIND,2018-01-01,,,,1801012392,,,,,,,,", "H2,Bo,Ek,2011-02-03,,,,,,,,,,,,"],
                DAY,
            )
            .await;
        assert_eq!((receipt.tally.linked, receipt.tally.reviews), (1, 0));
        assert_eq!(number(&town, PERSONS).await, 2);
        let rule = "SELECT rule FROM link WHERE partnership = ?1 AND undone IS NULL";
        assert_eq!(look(&town, rule).await, ["national_id"]);
        // The same number with another name and another birth date: somebody typed a number wrong.
        let police = Desk::new(&town, &town.agency("police", Sector::Police).await);
        let receipt = police.clients(&["P1,Karl,Berg,1990-05-05,,,,20180101-2392,,,,,,,,"], DAY).await;
        assert_eq!((receipt.tally.linked, receipt.tally.reviews), (0, 1));
    })
    .await;
}

#[tokio::test]
async fn twins_of_one_list_stay_two_and_one_number_twice_in_a_list_is_one_person() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        school
            .clients(
                &[
                    "R1,Alva,Lind,2018-01-01,Storgatan 1,791 31,Falun,,,,,,,,,",
                    "R2,Ella,Lind,2018-01-01,Storgatan 1,791 31,Falun,,,,,,,,,",
                    "R3,Noa,Ek,2018-01-01,,,,20180101-2392,,,,,,,,",
                    "R4,Noah,Ek,2018-01-01,,,,20180101-2392,,,,,,,,",
                ],
                DAY,
            )
            .await;
        assert_eq!(number(&town, PERSONS).await, 3);
    })
    .await;
}

#[tokio::test]
async fn siblings_share_their_guardian_by_number_and_a_guardian_may_be_a_client() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        school
            .clients(
                &[
                    "R1,Alva,Lind,2018-01-01,,,,,,,,,,Anna Lind,19881010-2395,mor",
                    "R2,Elias,Lind,2012-03-04,,,,,,,,,,Anna Lind,19881010-2395,mor",
                ],
                DAY,
            )
            .await;
        assert_eq!(number(&town, PERSONS).await, 3);
        let support = Desk::new(&town, &town.agency("support", Sector::SocialServices).await);
        let receipt = support.clients(&["F1,Anna,Lind,1988-10-10,,,,198810102395,,,,,,,,"], DAY).await;
        assert_eq!(receipt.tally.linked, 1, "the mother is a client of family support");
        let mothers = "SELECT COUNT(DISTINCT other) FROM relation WHERE partnership = ?1";
        assert_eq!(number(&town, mothers).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_child_that_bears_a_mothers_number_is_not_the_mother() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        school
            .clients(
                &[
                    "R1,Alva,Lind,2018-01-01,,,,,,,,,,Anna Lind,19881010-2395,mor",
                    "R2,Elias,Lind,2012-03-04,,,,,,,,,,Anna Lind,19881010-2395,mor",
                    "R3,Alva,Ek,2015-03-04,,,,19881010-2395,,,,,,,,",
                ],
                DAY,
            )
            .await;
        assert_eq!(number(&town, PERSONS).await, 4);
        let health = Desk::new(&town, &town.agency("health", Sector::Health).await);
        health.clients(&["H1,Bo,Lind,2011-03-04,,,,,,,,,,Anna Lind,19881010-2395,mor"], DAY).await;
        let mothers = "SELECT DISTINCT o.given FROM relation r JOIN person o ON o.id = r.other
            WHERE r.partnership = ?1";
        assert_eq!(look(&town, mothers).await, ["Anna"]);
    })
    .await;
}

#[tokio::test]
async fn a_guardian_known_by_name_is_the_same_with_a_number() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let alva = |guardian: &str| format!("R1,Alva,Lind,2018-01-01,,,,20180101-2392,,,,,,{guardian}");
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        school.clients(&[&alva("Anna Lind,,mor")], DAY).await;
        let health = Desk::new(&town, &town.agency("health", Sector::Health).await);
        health.clients(&[&alva("ANNA LIND,19881010-2395,mor")], DAY).await;
        let guardians =
            "SELECT o.given || ' ' || o.national_id FROM relation r JOIN person o ON o.id = r.other
            WHERE r.partnership = ?1";
        assert_eq!(look(&town, guardians).await, ["Anna 198810102395"]);
        // The list that named her last no longer does.
        health.clients(&[&alva(",,")], DAY.tomorrow().unwrap()).await;
        let current = "SELECT COUNT(*) FROM relation WHERE partnership = ?1 AND to_day IS NULL";
        assert_eq!(number(&town, current).await, 0);
    })
    .await;
}

#[tokio::test]
async fn newer_goes_before_older_and_protection_is_the_strictest() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let line = |street: &str, protected: &str| {
            format!("R1,Alva,Lind,2018-01-01,{street},791 31,Falun,20180101-2392,,,,{protected},,,,")
        };
        let shown = "SELECT COALESCE(level, '-') || ' ' || COALESCE(street, '-') || ' ' ||
            COALESCE(household, '-') FROM person WHERE partnership = ?1";
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        let health = Desk::new(&town, &town.agency("health", Sector::Health).await);
        school.clients(&[&line("Gamla vägen 1", "")], DAY.yesterday().unwrap()).await;
        health.clients(&[&line("Nya vägen 2", "")], DAY).await;
        assert_eq!(look(&town, shown).await, ["- Nya vägen 2 79131 nya vagen 2"]);
        // An unchanged line does not become newer by being delivered again.
        school.clients(&[&line("Gamla vägen 1", ""), "R9,Bo,Ek,2001-01-01,,,,,,,,,,,,"], DAY).await;
        assert!(look(&town, shown).await.iter().any(|p| p == "- Nya vägen 2 79131 nya vagen 2"));
        // The school learns of a protection: what the others say of the place is not used.
        school.clients(&[&line("", "skyddad folkbokföring"), "R9,Bo,Ek,2001-01-01,,,,,,,,,,,,"], DAY).await;
        assert!(look(&town, shown).await.iter().any(|p| p == "protected_population_registration - -"));
    })
    .await;
}

#[tokio::test]
async fn hidden_ties_tell_no_circle_and_open_ones_tell_its_members() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let school_agency = town.agency("school", Sector::School).await;
        let teacher = town.staff(&school_agency, "Eva Lund").await;
        let school = Desk::new(&town, &school_agency);
        let alva = |rest: &str| format!("R1,Alva,Lind,2018-01-01,,,,20180101-2392,{rest}");
        school.clients(&[&alva(",,,,,,,")], DAY).await;
        let child = look(&town, "SELECT id FROM person WHERE partnership = ?1").await[0].parse().unwrap();
        town.tie(child, &school_agency, teacher.practitioner.as_ref(), Exposure::Open).await;
        town.share(child).await;
        let hidden = town.agency_with("clinic", Sector::Psychiatry, true, Exposure::Hidden).await;
        let clinic = Desk::new(&town, &hidden);
        let other = "R2,Bo,Ek,2001-01-01,,,,,,,,,,,,";
        clinic.clients(&[other], DAY).await;
        clinic.clients(&[other, &alva(",,,,,,,")], DAY).await;
        let events = "SELECT COUNT(*) FROM circle_event WHERE partnership = ?1";
        let notices = "SELECT COUNT(*) FROM notice WHERE partnership = ?1";
        assert_eq!((number(&town, events).await, number(&town, notices).await), (0, 0));
        let health = Desk::new(&town, &town.agency("health", Sector::Health).await);
        health.clients(&[other], DAY).await;
        assert_eq!(number(&town, events).await, 0, "an agency's first list is no news");
        health.clients(&[other, &alva(",,,,,,,")], DAY).await;
        assert_eq!((number(&town, events).await, number(&town, notices).await), (1, 1));
        health.clients(&[other], DAY.tomorrow().unwrap()).await;
        assert_eq!((number(&town, events).await, number(&town, notices).await), (2, 2));
    })
    .await;
}

#[tokio::test]
async fn one_record_id_given_to_another_child_does_not_hand_over_the_circle() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        school.clients(&["R1,Alva,Lind,2018-01-01,,,,,,,,,,,,"], DAY).await;
        let child = look(&town, "SELECT id FROM person WHERE partnership = ?1").await[0].parse().unwrap();
        town.share(child).await;
        school.clients(&["R1,Elias,Ek,2011-09-02,,,,,,,,,,,,"], DAY.tomorrow().unwrap()).await;
        let current = "SELECT p.given FROM involvement i JOIN person p ON p.id = i.person
            WHERE i.partnership = ?1 AND i.to_day IS NULL";
        assert_eq!(look(&town, current).await, ["Elias"]);
        assert_eq!(number(&town, PERSONS).await, 2);
        // A mended birth date is the same child.
        school.clients(&["R1,Elias,Ek,2011-09-03,,,,,,,,,,,,"], DAY.tomorrow().unwrap()).await;
        assert_eq!(number(&town, PERSONS).await, 2);
    })
    .await;
}

#[tokio::test]
async fn what_a_human_has_decided_the_engine_leaves_alone() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        training(&town).await;
        let school = Desk::new(&town, &town.agency("school", Sector::School).await);
        let health = Desk::new(&town, &town.agency("health", Sector::Health).await);
        let alva = "R1,Alva,Lind,2018-01-01,Storgatan 1,791 31,Falun,,,,,,,,,";
        school.clients(&[alva], DAY).await;
        health.clients(&["H1,Alva,Lind,2018-01-01,Storgatan 9,791 39,Falun,,,,,,,,,"], DAY).await;
        assert_eq!(number(&town, "SELECT COUNT(*) FROM review WHERE partnership = ?1").await, 1);
        let write =
            |sql: &'static str| town.scope.write(Batch::chore("test").step(Sql::new(sql), Vec::new()));
        write(
            "INSERT INTO not_same (partnership, a, b, account, at) SELECT ?1, a, b, 'x', 0 FROM review
            WHERE partnership = ?1",
        )
        .await
        .unwrap();
        // They move to the same address: without the human's word they would be one now.
        health.clients(&[&alva.replace("R1", "H1")], DAY.tomorrow().unwrap()).await;
        assert_eq!(number(&town, PERSONS).await, 2);
    })
    .await;
}
