//! Links made without asking, drawn to be looked at, and what the answers amount to.

use app::AppError;
use domain::country::Country;
use domain::gate::Role;
use domain::id::LinkId;
use domain::review::quality::{Band, Share};
use domain::review::{AuditAnswer, Task};
use store::{Batch, Sql, Value};
use testkit::on_both;

use super::Place;

const NAMES: [&str; 3] = ["Alva", "Bo", "Cia"];
/// Of the published test series.
const NUMBERS: [&str; 3] = ["20180101-2392", "20180102-2383", "20180103-2382"];

impl Place<'_> {
    /// Links that the engine made by number; the ends of their ids say which are of the sample.
    async fn linked(&self, drawn: &[bool]) -> Vec<LinkId> {
        for (agency, id) in [(0, "S"), (1, "H")] {
            let lines: Vec<String> = (0..drawn.len())
                .map(|n| format!("{id}{n},{},Lind,2018-01-0{},791 31,{}", NAMES[n], n + 1, NUMBERS[n]))
                .collect();
            self.deliver(agency, &lines.iter().map(String::as_str).collect::<Vec<_>>()).await;
        }
        let made = self.links().await;
        assert_eq!(made.len(), drawn.len());
        let mut ids = Vec::new();
        for (n, (link, drawn)) in made.iter().zip(drawn).enumerate() {
            let end = if *drawn { "0001" } else { "0147" };
            let id = format!("{}{n}{end}", &link[..27]);
            let sql = Sql::new("UPDATE link SET id = ?2 WHERE partnership = ?1 AND id = ?3");
            let values = vec![Value::from(id.as_str()), Value::from(link.as_str())];
            self.town.scope.write(Batch::chore("test").step(sql, values)).await.unwrap();
            ids.push(id.parse().unwrap());
        }
        ids
    }

    async fn audits(&self) -> Vec<LinkId> {
        let queue = app::review::queue(&self.op(), 1).await.unwrap();
        let audit = |task| match task {
            Task::Audit(id) => Some(id),
            Task::Review(_) => None,
        };
        queue.waiting.iter().filter_map(|waiting| audit(waiting.task)).collect()
    }
}

#[tokio::test]
async fn a_sample_of_links_is_looked_at_and_counted() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let ids = place.linked(&[true, false, true]).await;
        let mut waiting = place.audits().await;
        waiting.sort_unstable();
        assert_eq!(waiting, [ids[0], ids[2]], "the end of the id says which");
        assert_eq!(place.audits().await.len(), 2, "each is drawn once");
        let why = app::review::why(&place.op(), ids[0]).await.unwrap();
        assert!(why.audit && why.by.is_none() && why.evidence.told.lines.len() >= 9);
        app::review::audit(&place.op(), ids[0], AuditAnswer::Right, "a").await.unwrap();
        let again = app::review::audit(&place.op(), ids[0], AuditAnswer::Wrong, "b").await;
        assert!(matches!(again, Err(AppError::AlreadyDone)), "{again:?}");
        assert_eq!(place.persons().await.len(), 3);
        // A wrong one is undone, its circles are told, and it is never made again.
        app::review::audit(&place.op(), ids[2], AuditAnswer::Wrong, "c").await.unwrap();
        assert_eq!(place.persons().await.len(), 4);
        let events = place.look("SELECT kind FROM circle_event WHERE partnership = ?1").await;
        assert!(events.contains(&"records_parted".to_owned()));
        assert!(place.audits().await.is_empty());
        let none = app::review::audit(&place.op(), ids[1], AuditAnswer::Right, "d").await;
        assert!(matches!(none, Err(AppError::NotFound)), "nobody is asked about it");
        let queue = app::review::queue(&place.op(), 1).await.unwrap();
        assert_eq!(queue.done, 2);
        let told = store::review::quality(&place.town.scope).await.unwrap();
        assert_eq!(told.accepted.len(), 1);
        assert_eq!((told.accepted[0].band, told.accepted[0].links), (Band::Number, 2));
        assert_eq!(told.precision(), Share { of: 2, so: 1 });
    })
    .await;
}

#[tokio::test]
async fn a_link_of_the_sample_that_is_undone_anyhow_was_wrong() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let ids = place.linked(&[true, false]).await;
        assert_eq!(place.audits().await, [ids[0]]);
        for id in &ids {
            place.undo(&id.to_string()).await.unwrap();
        }
        assert!(place.audits().await.is_empty());
        let told = store::review::quality(&place.town.scope).await.unwrap();
        assert_eq!(told.precision(), Share { of: 1, so: 0 }, "of the sample alone");
    })
    .await;
}

#[tokio::test]
async fn answers_are_counted_by_band_and_shown_without_anybody() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let sql = Sql::new("UPDATE review SET probability = 0.95 WHERE partnership = ?1");
        place.town.scope.write(Batch::chore("test").step(sql, Vec::new())).await.unwrap();
        let put = async || store::review::quality(&place.town.scope).await.unwrap().put;
        let waiting = put().await;
        assert_eq!((waiting[0].band, waiting[0].waiting, waiting[0].same.of), (Band::From90, 1, 0));
        place.same(id).await.unwrap();
        let answered = put().await;
        assert_eq!((answered[0].waiting, answered[0].same), (0, Share { of: 1, so: 1 }));
        for role in [Role::DataSteward, Role::DataProtectionOfficer, Role::PartnershipAdmin] {
            let who = place.town.sign_in(role, None, None, None, false).await;
            let told = app::review::quality(&place.op_of(&who)).await.unwrap();
            assert_eq!(told.quality.same(), Share { of: 1, so: 1 });
        }
        let manager = place.town.sign_in(Role::Manager, Some(&place.agencies[0]), None, None, false).await;
        let refused = app::review::quality(&place.op_of(&manager)).await;
        assert!(matches!(refused, Err(AppError::Denied(_))));
        let records = place.town.access_records().await;
        let looks: Vec<_> = records.iter().filter(|r| r.action == "view_link_quality").collect();
        assert!(looks.len() == 4 && looks.iter().all(|r| r.persons.is_empty()));
    })
    .await;
}

/// Whose link it is shows by the same rules as in a review.
#[tokio::test]
async fn why_a_link_was_made_is_told_to_whom_a_review_is() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let ids = place.linked(&[true]).await;
        assert_eq!(place.audits().await.len(), 1);
        let hide =
            Sql::new("UPDATE involvement SET exposure = 'hidden' WHERE partnership = ?1 AND agency = ?2");
        let batch = Batch::chore("test").step(hide, vec![Value::from(place.agencies[1].id)]);
        place.town.scope.write(batch).await.unwrap();
        assert!(place.audits().await.is_empty());
        assert!(matches!(app::review::why(&place.op(), ids[0]).await, Err(AppError::NotFound)));
        for answer in [AuditAnswer::Right, AuditAnswer::Wrong] {
            let refused = app::review::audit(&place.op(), ids[0], answer, answer.code()).await;
            assert!(matches!(refused, Err(AppError::NotFound)));
        }
        let cleared = place.town.sign_in(Role::DataSteward, None, None, None, true).await;
        assert!(app::review::why(&place.op_of(&cleared), ids[0]).await.is_ok());
    })
    .await;
}
