//! Sealed files and keys of systems: whole or not at all, in order, and of one partnership.

use domain::agency::Sector;
use domain::attachment::{FILE_LIMIT, Kind, Of};
use domain::country::Country;
use store::attachment::{Sealed, add, get, keys_needed, list};
use store::{Batch, StoreError, api_key};
use testkit::{Town, on_both};

#[tokio::test]
async fn the_largest_files_come_back_as_they_were_in_their_order_and_nowhere_else() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let other = Town::new(&app, "granvik", Country::Se).await;
        let now = app.kring.clock.now();
        let file = |n: u8, size: usize| {
            let content: Vec<u8> = (0..=250_u8).cycle().take(size).map(|byte| byte ^ n).collect();
            let sealed = Sealed {
                id: app.kring.id(now),
                kind: Kind::Pdf,
                size: size as u64,
                key_id: format!("key {n}"),
                name: vec![n, 0, 255],
            };
            (sealed, content)
        };
        let files = [file(1, FILE_LIMIT), file(2, FILE_LIMIT), file(3, 1)];
        town.scope.write(add(Batch::chore("test"), Of::Concern, "one", &files, now)).await.unwrap();
        let kept = list(&town.scope, Of::Concern, "one").await.unwrap();
        assert_eq!(kept, files.iter().map(|(sealed, _)| sealed.clone()).collect::<Vec<_>>());
        for (sealed, content) in &files {
            let found = get(&town.scope, Of::Concern, "one", sealed.id).await.unwrap().unwrap();
            assert!(found == (sealed.clone(), content.clone()));
            assert!(get(&town.scope, Of::Concern, "two", sealed.id).await.unwrap().is_none());
            assert!(get(&other.scope, Of::Concern, "one", sealed.id).await.unwrap().is_none());
        }
        assert!(list(&other.scope, Of::Concern, "one").await.unwrap().is_empty());
        let needed = keys_needed(&app.kring.db).await.unwrap();
        assert_eq!(needed, [1, 2, 3].map(|n| (format!("key {n}"), 1)));
        // A batch that is refused leaves none of its files.
        let refused = add(Batch::chore("test"), Of::Concern, "two", &[file(4, 10)], now);
        let refused = api_key::revoke(refused, app.kring.id(now), app.kring.id(now), None, now);
        assert!(matches!(town.scope.write(refused).await, Err(StoreError::Conflict(api_key::KEY))));
        assert!(list(&town.scope, Of::Concern, "two").await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_agency_has_so_many_keys_and_a_revoked_one_is_found_no_more() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let (school, police) =
            (town.agency("school", Sector::School).await, town.agency("police", Sector::Police).await);
        let now = app.kring.clock.now();
        let today = jiff::civil::date(2026, 11, 28);
        let make = async |agency, hash: &str| {
            let id = app.kring.id(now);
            let new = api_key::New { id, agency, name: "Journal", key_hash: hash, made: now, made_by: None };
            town.scope.write(api_key::add(Batch::chore("test"), &new)).await.map(|()| id)
        };
        let first = make(school.id, "0").await.unwrap();
        for n in 1..domain::api_key::LIMIT {
            make(school.id, &n.to_string()).await.unwrap();
        }
        let one_more = make(school.id, "more").await;
        assert!(matches!(one_more, Err(StoreError::Conflict(api_key::TOO_MANY))), "{one_more:?}");
        make(police.id, "police").await.unwrap();
        let (partnership, id, agency) = api_key::find(&app.kring.db, "0").await.unwrap().unwrap();
        assert_eq!((partnership.as_str(), id, agency), ("bjorkdal", first, school.id));
        town.scope.write(api_key::used(Batch::chore("test"), first, today)).await.unwrap();
        let revoke = |agency| api_key::revoke(Batch::chore("test"), agency, first, None, now);
        let of_another = town.scope.write(revoke(police.id)).await;
        assert!(matches!(of_another, Err(StoreError::Conflict(api_key::KEY))), "{of_another:?}");
        town.scope.write(revoke(school.id)).await.unwrap();
        assert!(town.scope.write(revoke(school.id)).await.is_err(), "revoked once");
        assert!(api_key::find(&app.kring.db, "0").await.unwrap().is_none());
        let used = town.scope.write(api_key::used(Batch::chore("test"), first, today)).await;
        assert!(matches!(used, Err(StoreError::Conflict(api_key::KEY))), "{used:?}");
        make(school.id, "in its place").await.unwrap();
        let keys = api_key::list(&town.scope, school.id).await.unwrap();
        assert_eq!(keys.len(), 11);
        let last = keys.last().unwrap();
        assert_eq!((last.id, last.used, last.revoked), (first, Some(today), Some(now)));
    })
    .await;
}
