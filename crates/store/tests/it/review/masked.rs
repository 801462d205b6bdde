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

/// What an engine has to say of two records, which is all the same but for the agencies.
fn evidence(agency: &str) -> String {
    let line = |field: &str, code: &str, weight: f64| {
        format!(r#"{{"field":"{field}","code":"{code}","weight":{weight}}}"#)
    };
    let lines = [
        line("national_id", "missing", 0.0),
        line("given", "equal", 7.5),
        if agency == "one" { line("agency", "same_agency", -3.0) } else { line("agency", "different", 0.25) },
        line("prior", "before", -5.0),
    ];
    let (total, probability) = if agency == "one" { (-0.5, 0.4142) } else { (2.75, 0.8706) };
    format!(r#"{{"with":1,"fields":[{}],"total":{total},"probability":{probability}}}"#, lines.join(","))
}

/// All that a steward sees of a question about a record of the school and a masked one of that agency, which
/// was made before or after it: without ids.
async fn observe(app: &TestApp, word: &str, masked: usize, mask: bool) -> Vec<String> {
    let place = Place::named(app, word, Country::Se).await;
    let (one, other) = ("S1,Alva,Lind,2018-01-01,791 31", "X1,Bo,Ek,2011-02-03,791 70");
    match masked {
        0 => place.deliver(0, &[one, other]).await,
        1 => {
            place.deliver(1, &[other]).await;
            place.deliver(0, &[one]).await;
        }
        _ => {
            place.deliver(0, &[one]).await;
            place.deliver(masked, &[other]).await;
        }
    }
    let ask = "INSERT INTO review (partnership, id, a, b, evidence, probability, state, opened)
        SELECT ?1, ?2, MIN(s.id), MAX(s.id), ?3, CAST(?4 AS DOUBLE PRECISION), 'open', CAST(?5 AS BIGINT)
        FROM source_record s WHERE s.partnership = ?1";
    let agencies = if masked == 0 { "one" } else { "two" };
    let probability = if masked == 0 { 0.4142 } else { 0.8706 };
    let opened = 1_000_000 * i64::try_from(masked).unwrap();
    let values = vec![
        Value::from(format!("{:032x}", 1).as_str()),
        Value::from(evidence(agencies).as_str()),
        Value::from(probability),
        Value::from(opened),
    ];
    place.town.scope.write(Batch::chore("test").step(Sql::new(ask), values)).await.unwrap();
    if mask {
        place.mask("X1").await;
    }
    let queue = app::review::queue(&place.op(), 1).await.unwrap();
    let mut told = Vec::new();
    for one in &queue.waiting {
        told.push(format!("{:?} {:?} {:?} {:?}", one.opened, one.agencies, one.total, one.probability));
        let Task::Review(id) = one.task else { panic!("nothing of the sample yet") };
        let seen = app::review::view(&place.op(), id).await.unwrap();
        told.push(format!("{:?} {:?}", seen.evidence, seen.asked));
    }
    told
}

#[tokio::test]
async fn one_agency_and_two_look_the_same_behind_a_mask() {
    on_both(|app| async move {
        let [same, health, police] = [("same", 0), ("health", 1), ("police", 3)];
        let same = observe(&app, same.0, same.1, true).await;
        assert_eq!(same.len(), 2, "one question: {same:?}");
        assert_eq!(same, observe(&app, health.0, health.1, true).await);
        assert_eq!(same, observe(&app, police.0, police.1, true).await);
        let told = observe(&app, "open", 0, false).await.join("");
        assert!(told.contains("SameAgency"), "the test could not see it: {told}");
    })
    .await;
}
