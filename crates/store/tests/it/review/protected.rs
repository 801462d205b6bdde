//! What a level hides is neither compared nor counted, and a fictitious identity is never joined.

use app::AppError;
use domain::country::Country;
use domain::gate::Role;
use domain::protection::Level;
use domain::review::{Code, Compared, Field, Line};
use store::{Batch, Sql, Value};
use testkit::on_both;

use super::Place;

fn line(seen: &app::review::Seen, field: Field) -> Line {
    seen.evidence.told.lines.iter().find(|line| line.field == field).cloned().unwrap()
}

async fn protect(place: &Place<'_>, record: &'static str, level: Level) {
    let batch = Batch::chore("test")
        .step(
            Sql::new("UPDATE source_record SET level = ?3 WHERE partnership = ?1 AND record_id = ?2"),
            vec![Value::from(record), Value::from(level.code())],
        )
        .step(
            Sql::new(
                "UPDATE person SET level = ?3 WHERE partnership = ?1 AND id IN
                 (SELECT person FROM source_record WHERE partnership = ?1 AND record_id = ?2)",
            ),
            vec![Value::from(record), Value::from(level.code())],
        );
    place.town.scope.write(batch).await.unwrap();
}

#[tokio::test]
async fn values_are_masked_and_what_is_protected_is_not_compared() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let seen = app::review::view(&place.op(), id).await.unwrap();
        let street = line(&seen, Field::Address);
        assert_eq!(street.values[0], Compared::Text("S•••• 1".to_owned()));
        let open = seen.evidence.told.total;
        protect(&place, "H1", Level::Marked).await;
        let seen = app::review::view(&place.op(), id).await.unwrap();
        for field in [Field::Address, Field::Postcode, Field::City, Field::Phone] {
            let hidden = line(&seen, field);
            assert!(hidden.values.contains(&Compared::Hidden), "{field:?}");
            assert_eq!(
                (hidden.code, hidden.weight.to_bits()),
                (Code::Withheld, 0.0_f64.to_bits()),
                "{field:?}"
            );
        }
        assert!((seen.evidence.told.total - open).abs() > f64::EPSILON, "the sum would tell what was hidden");
        assert!(seen.evidence.told.withheld && seen.evidence.told.probability.is_none());
        assert_eq!(line(&seen, Field::Given).values[1], Compared::Text("Alva".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn clearance_opens_names_here_and_never_the_place() {
    on_both(|app| async move {
        let mut place = Place::new(&app, Country::Dk).await;
        let id = place.two_alvas().await;
        protect(&place, "H1", Level::NameAndAddressProtection).await;
        let seen = app::review::view(&place.op(), id).await.unwrap();
        assert!(line(&seen, Field::Given).values.contains(&Compared::Hidden));
        place.steward.actor.cleared = true;
        let seen = app::review::view(&place.op(), id).await.unwrap();
        assert_eq!(line(&seen, Field::Given).values[1], Compared::Text("Alva".to_owned()));
        assert!(line(&seen, Field::Address).values.contains(&Compared::Hidden));
    })
    .await;
}

#[tokio::test]
async fn whose_existence_is_hidden_is_not_counted_for_a_steward_without_clearance() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::No).await;
        let id = place.two_alvas().await;
        protect(&place, "H1", Level::StrictlyConfidentialAddress).await;
        let queue = app::review::queue(&place.op(), 1).await.unwrap();
        assert_eq!((queue.left, queue.waiting.len()), (0, 0));
        let refused = app::review::view(&place.op(), id).await;
        assert!(matches!(refused, Err(AppError::Denied(denied)) if denied.conceal));
        let mut cleared = place.town.sign_in(Role::DataSteward, None, None, None, true).await;
        cleared.actor.cleared = true;
        assert_eq!(app::review::queue(&place.op_of(&cleared), 1).await.unwrap().left, 1);
        assert!(app::review::view(&place.op_of(&cleared), id).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn what_a_hidden_tie_says_is_put_to_cleared_stewards_alone() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let (version, once) = (place.version(id).await, "a");
        let hide = Sql::new(
            "UPDATE involvement SET exposure = 'hidden' WHERE partnership = ?1 AND source_record IN
             (SELECT id FROM source_record WHERE partnership = ?1 AND record_id = 'H1')",
        );
        place.town.scope.write(Batch::chore("test").step(hide, Vec::new())).await.unwrap();
        let queue = app::review::queue(&place.op(), 1).await.unwrap();
        assert_eq!((queue.left, queue.waiting.len()), (0, 0));
        let refused = app::review::view(&place.op(), id).await;
        assert!(matches!(refused, Err(AppError::NotFound)));
        let refused = app::review::same(&place.op(), app::review::Given { id, version, once }).await;
        assert!(matches!(refused, Err(AppError::NotFound)));
        let cleared = place.town.sign_in(Role::DataSteward, None, None, None, true).await;
        let op = || place.op_of(&cleared);
        assert_eq!(app::review::queue(&op(), 1).await.unwrap().left, 1);
        app::review::same(&op(), app::review::Given { id, version, once }).await.unwrap();
        assert_eq!(app::review::links(&place.op()).await.unwrap().by_human.len(), 0);
        assert_eq!(app::review::links(&op()).await.unwrap().by_human.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_fictitious_identity_is_never_put_to_review_nor_joined() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let version = place.version(id).await;
        // Whatever put it there: nobody sees it, cleared or not, and nobody can join it.
        protect(&place, "H1", Level::Fictitious).await;
        let cleared = place.town.sign_in(Role::DataSteward, None, None, None, true).await;
        for who in [&place.steward, &cleared] {
            assert_eq!(app::review::queue(&place.op_of(who), 1).await.unwrap().left, 0);
            let op = place.op_of(who);
            let refused = app::review::view(&op, id).await;
            assert!(matches!(refused, Err(AppError::Denied(denied)) if denied.conceal));
            let given = app::review::Given { id, version, once: "a" };
            assert!(matches!(app::review::same(&op, given).await, Err(AppError::Denied(_))));
        }
        assert_eq!(place.persons().await.len(), 2);
    })
    .await;
}

/// Evidence as a probabilistic engine gives it: what the home says speaks through the address, the
/// household, the sum, the probability, and the place in the queue.
const EVIDENCE: &str = r#"{"with":1,"fields":[
    {"field":"given","code":"equal","weight":6.0,"rarity":"rare"},
    {"field":"born","code":"equal","weight":8.0},
    {"field":"address","code":"equal","weight":7.5,"rarity":"rare"},
    {"field":"household","code":"other_of_household","weight":-3.0},
    {"field":"prior","code":"before","weight":-17.0}],"total":1.5,"probability":0.74}"#;

#[tokio::test]
async fn what_a_home_says_is_told_nowhere_where_the_address_is_hidden() {
    on_both(|app| async move {
        let place = Place::new(&app, Country::Se).await;
        let id = place.two_alvas().await;
        let give = Sql::new("UPDATE review SET evidence = ?2, probability = ?3 WHERE partnership = ?1");
        let batch = Batch::chore("test").step(give, vec![Value::from(EVIDENCE), Value::from(0.74)]);
        place.town.scope.write(batch).await.unwrap();
        let seen = app::review::view(&place.op(), id).await.unwrap().evidence.told;
        assert_eq!(seen.lines[0].field, Field::Prior, "it begins with what is known before");
        assert_eq!((seen.probability, seen.withheld), (Some(0.74), false));
        assert!((seen.total - 1.5).abs() < 1e-9);
        let waiting = app::review::queue(&place.op(), 1).await.unwrap().waiting.remove(0);
        assert_eq!(waiting.probability, Some(0.74));
        protect(&place, "H1", Level::Marked).await;
        let seen = app::review::view(&place.op(), id).await.unwrap().evidence.told;
        for field in [Field::Address, Field::Household] {
            let line = seen.lines.iter().find(|line| line.field == field).unwrap();
            assert_eq!((line.code, line.rarity), (Code::Withheld, None), "{field:?}");
            assert_eq!(line.weight.to_bits(), 0.0_f64.to_bits(), "{field:?}");
        }
        assert!((seen.total - -3.0).abs() < 1e-9, "of what is shown: {}", seen.total);
        assert_eq!((seen.probability, seen.withheld), (None, true));
        let waiting = app::review::queue(&place.op(), 1).await.unwrap().waiting.remove(0);
        assert_eq!(waiting.probability, None, "nor the queue");
        assert!((waiting.total - -3.0).abs() < 1e-9);
    })
    .await;
}
