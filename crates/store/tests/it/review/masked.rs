//! Which agency a mask hides is not told beside its record: not by name, nor by the day of its list, by
//! what the evidence says of the agencies, by a time, or by the order.

use app::review::Given;
use domain::country::Country;
use domain::gate::Role;
use domain::review::{Speaker, Task};
use store::{Batch, Sql, Value};
use testkit::{TestApp, on_both};

use super::Place;

const MASK: &str = "UPDATE involvement SET exposure = 'contact_via_coordinator' WHERE partnership = ?1
    AND source_record IN (SELECT s.id FROM source_record s WHERE s.partnership = ?1 AND s.record_id = ?2)";

impl Place<'_> {
    /// Masks the tie of a record.
    async fn mask(&self, record: &str) {
        let batch = Batch::chore("test").step(Sql::new(MASK), vec![Value::from(record)]);
        self.town.scope.write(batch).await.unwrap();
    }
}

fn names<'s>(speakers: impl IntoIterator<Item = &'s Speaker>) -> Vec<Option<&'s str>> {
    speakers.into_iter().map(Speaker::name).collect()
}

#[tokio::test]
async fn an_agency_behind_a_mask_is_compared_and_asked_without_its_name() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        place.mask("H1").await;
        let queue = app::review::queue(&place.op(), 1).await.unwrap();
        assert_eq!(names(&queue.waiting[0].agencies), [Some("School"), None], "in the queue");
        assert_eq!(queue.waiting[0].opened, None, "a question comes up when a list lands");
        let given = Given { id, version: place.version(id).await, once: "a" };
        app::review::ask(&place.op(), given).await.unwrap();
        let seen = app::review::view(&place.op(), id).await.unwrap();
        let sources = &seen.evidence.sources;
        assert_eq!(names(sources.iter().map(|s| &s.agency)), [Some("School"), None], "side by side");
        assert!(sources[0].as_of.is_some() && sources[1].as_of.is_none());
        assert!(seen.evidence.told.lines.iter().any(|line| line.weight > 0.0), "comparable");
        assert_eq!(names(seen.asked.iter().map(|asked| &asked.agency)), [Some("School"), None]);
        for agency in [0, 1] {
            let feeder =
                place.town.sign_in(Role::AgencyAdmin, Some(&place.agencies[agency]), None, None, false);
            let questions = app::review::questions(&place.op_of(&feeder.await)).await.unwrap();
            assert_eq!(questions.len(), 1, "the agency itself is asked");
        }
        let given = Given { id, version: place.version(id).await, once: "b" };
        app::review::same(&place.op(), given).await.unwrap();
        let links = app::review::links(&place.op()).await.unwrap();
        // The link names the record that was put to the older one.
        assert_eq!(names(links.by_human.iter().map(|link| &link.agency)), [None]);
        assert!(links.by_human[0].at.is_some(), "when a human has made it tells nothing of a list");
        let why = app::review::why(&place.op(), links.by_human[0].id).await.unwrap();
        let whole = format!("{queue:?}{seen:?}{links:?}{why:?}");
        assert!(!whole.contains("Health") && whole.contains("School"), "{whole}");
    })
    .await;
}

#[tokio::test]
async fn what_the_engine_linked_of_a_masked_list_has_no_time_and_comes_last() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let number = |id: &str| format!("{id},Alva,Lind,2018-01-01,791 31,20180101-2392");
        place.deliver(0, &[&number("S1")]).await;
        place.deliver(1, &[&number("H1")]).await;
        place.deliver(2, &[&number("C1")]).await;
        place.mask("C1").await;
        let links = app::review::links(&place.op()).await.unwrap();
        assert_eq!(names(links.by_engine.iter().map(|link| &link.agency)), [Some("Health"), None]);
        assert!(links.by_engine[0].at.is_some() && links.by_engine[1].at.is_none());
        let why = app::review::why(&place.op(), links.by_engine[1].id).await.unwrap();
        assert_eq!(why.at, None);
        assert!(!format!("{links:?}{why:?}").contains("Social"));
    })
    .await;
}

/// All that a steward sees of two children on whom somebody must decide, each of a record of the school
/// and a masked one of that agency: without ids.
async fn observe(app: &TestApp, word: &str, masked: usize, mask: bool) -> Vec<String> {
    let place = Place::named(app, word, Country::Se).await;
    let (one, other) = ("Alva,Lind,2018-01-01", "Bo,Ek,2011-02-03");
    // The masked records come before and after the other ones.
    let first = format!("X1,{other},791 70");
    if masked == 0 {
        place.deliver(0, &[&format!("S1,{one},791 31"), &format!("X2,{one},791 70"), &first]).await;
        place
            .deliver(
                0,
                &[
                    &format!("S2,{other},791 31"),
                    &first,
                    &format!("S1,{one},791 31"),
                    &format!("X2,{one},791 70"),
                ],
            )
            .await;
    } else {
        place.deliver(masked, &[&first]).await;
        place.deliver(0, &[&format!("S1,{one},791 31"), &format!("S2,{other},791 31")]).await;
        place.deliver(masked, &[&first, &format!("X2,{one},791 70")]).await;
    }
    for record in ["X1", "X2"].into_iter().filter(|_| mask) {
        place.mask(record).await;
    }
    let queue = app::review::queue(&place.op(), 1).await.unwrap();
    let mut told = Vec::new();
    for one in &queue.waiting {
        told.push(format!(
            "{:?} {:?} {:?} {:?}",
            one.opened.is_some(),
            one.agencies,
            one.total,
            one.probability
        ));
        let Task::Review(id) = one.task else { panic!("nothing of the sample yet") };
        let seen = app::review::view(&place.op(), id).await.unwrap();
        told.push(format!("{:?} {:?}", seen.evidence, seen.asked));
    }
    told.sort();
    told
}

#[tokio::test]
async fn one_agency_and_two_look_the_same_behind_a_mask() {
    on_both(|app| async move {
        let [same, health, police] = [("same", 0), ("health", 1), ("police", 3)];
        let same = observe(&app, same.0, same.1, true).await;
        assert_eq!(same.len(), 4, "two questions: {same:?}");
        assert_eq!(same, observe(&app, health.0, health.1, true).await);
        assert_eq!(same, observe(&app, police.0, police.1, true).await);
        let told = observe(&app, "open", 0, false).await.join("");
        assert!(told.contains("SameAgency"), "the test could not see it: {told}");
    })
    .await;
}
