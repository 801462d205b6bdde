//! Undoing a link restores what was before it, and nothing written meanwhile is lost.

use app::AppError;
use domain::country::Country;
use domain::id::PersonId;
use domain::involvement::Exposure;
use testkit::on_both;

use super::Place;

/// All that stands for persons, their words, records, ties and relations.
async fn state(place: &Place<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for sql in [
        "SELECT id || ' ' || canonical || ' ' || COALESCE(level, '-') || ' ' || given || ' ' || surname || ' '
         || sort_name || ' ' || COALESCE(born, '-') || ' ' || COALESCE(national_id, '-') || ' '
         || COALESCE(sex, '-') || ' ' || COALESCE(street, '-') || ' ' || COALESCE(postcode, '-') || ' '
         || COALESCE(city, '-') || ' ' || COALESCE(phone, '-') || ' ' || COALESCE(household, '-')
         FROM person WHERE partnership = ?1 ORDER BY 1",
        "SELECT word || ' ' || person FROM person_word WHERE partnership = ?1 ORDER BY 1",
        "SELECT pair || ' ' || person FROM name_pair WHERE partnership = ?1 ORDER BY 1",
        "SELECT id || ' ' || person || ' ' || digest FROM source_record WHERE partnership = ?1 ORDER BY 1",
        "SELECT id || ' ' || person || ' ' || exposure FROM involvement WHERE partnership = ?1 ORDER BY 1",
        "SELECT id || ' ' || person || ' ' || other FROM relation WHERE partnership = ?1 ORDER BY 1",
        "SELECT id || ' ' || state FROM review WHERE partnership = ?1 ORDER BY 1",
    ] {
        all.extend(place.look(sql).await);
    }
    all
}

#[tokio::test]
async fn a_joined_pair_comes_apart_exactly_and_is_asked_again() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let before = state(&place).await;
        place.same(id).await.unwrap();
        let joined = state(&place).await;
        assert_ne!(before, joined);
        let link = place.links().await.pop().unwrap();
        place.undo(&link).await.unwrap();
        assert_eq!(state(&place).await, before);
        assert_eq!(place.waiting().await, [id], "the question is asked anew");
        assert!(matches!(place.undo(&link).await, Err(AppError::AlreadyDone)));
        // And again, to the same end.
        place.same(id).await.unwrap();
        assert_eq!(state(&place).await, joined);
    })
    .await;
}

#[tokio::test]
async fn what_was_written_meanwhile_stays_where_it_was_written() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        place.same(id).await.unwrap();
        let stands: PersonId = place.persons().await[0].parse().unwrap();
        let tie = place.town.tie(stands, &place.agencies[3], None, Exposure::Open).await;
        place.town.share(stands).await;
        place.deliver(1, &["H1,Alva,Lindqvist,2018-01-01,791 70"]).await;
        let link = place.links().await.pop().unwrap();
        place.undo(&link).await.unwrap();
        let ties = place.look("SELECT id || ' ' || person FROM involvement WHERE partnership = ?1").await;
        assert!(ties.contains(&format!("{} {stands}", tie.id)), "{ties:?}");
        assert_eq!(
            place.look("SELECT person FROM sharing WHERE partnership = ?1").await,
            [stands.to_string()]
        );
        let names = place
            .look("SELECT surname FROM person WHERE partnership = ?1 AND canonical = id ORDER BY 1")
            .await;
        assert_eq!(names, ["Lind", "Lindqvist"], "the delivery of meanwhile counts");
    })
    .await;
}

#[tokio::test]
async fn an_earlier_link_can_be_undone_before_a_later_one() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        place.two_alvas().await;
        place.deliver(2, &["X1,Alva,Lind,2018-01-01,791 99"]).await;
        place.deliver(3, &["P1,Alva,Lind,2018-01-01,791 88"]).await;
        let waiting = place.waiting().await;
        assert_eq!(waiting.len(), 6, "each with each");
        place.same(waiting[0]).await.unwrap();
        let apart = state(&place).await;
        for review in &waiting[1..] {
            // Some are one already by the others.
            let _ = place.same(*review).await;
        }
        assert_eq!(place.persons().await.len(), 1);
        let links = place.links().await;
        assert_eq!(links.len(), 3);
        // The first goes, the later two stay; then those go, too.
        place.undo(&links[0]).await.unwrap();
        assert_eq!(place.persons().await.len(), 2);
        place.undo(&links[2]).await.unwrap();
        place.undo(&links[1]).await.unwrap();
        assert_eq!(place.persons().await.len(), 4);
        place.same(waiting[0]).await.unwrap();
        assert_eq!(state(&place).await, apart);
    })
    .await;
}

#[tokio::test]
async fn what_the_engine_linked_gets_a_person_of_its_own_and_is_never_linked_again() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        place.deliver(0, &["S1,Alva,Lind,2018-01-01,791 31,20180101-2392"]).await;
        let before = state(&place).await;
        place.deliver(1, &["H1,Alva,Lind,2018-01-01,791 31,20180101-2392"]).await;
        assert_eq!(place.persons().await.len(), 1);
        let seen = app::review::links(&place.op()).await.unwrap();
        assert_eq!((seen.by_human.len(), seen.by_engine.len()), (0, 1));
        let link = place.links().await.pop().unwrap();
        place.undo(&link).await.unwrap();
        let after = state(&place).await;
        assert!(before.iter().all(|line| after.contains(line)), "{before:#?}\n{after:#?}");
        assert_eq!(place.persons().await.len(), 2);
        let astray = place
            .look(
                "SELECT i.id FROM involvement i JOIN source_record s ON s.partnership = i.partnership
                 AND s.id = i.source_record WHERE i.partnership = ?1 AND i.person <> s.person",
            )
            .await;
        assert!(astray.is_empty(), "the tie follows its record");
        place.deliver(1, &["H1,Alva,Lind,2018-01-01,791 32,20180101-2392"]).await;
        assert_eq!(place.persons().await.len(), 2, "a human said that they are two");
        assert!(place.waiting().await.is_empty());
    })
    .await;
}
