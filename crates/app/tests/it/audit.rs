//! The chain of access records: sealed, verified, and every tampering found.

use app::audit::{Signer, export, seal, verify};
use domain::agency::Sector;
use domain::chain::{Broken, Verifier};
use domain::country::Country;
use domain::involvement::Exposure;
use testkit::{Town, on_both};

async fn look(town: &Town<'_>, times: usize) {
    let agency = town.agency("school", Sector::School).await;
    let who = town.staff(&agency, "Anna Lind").await;
    let child = town.child("Alva", "Test").await;
    town.tie(child, &agency, who.practitioner.as_ref(), Exposure::Open).await;
    town.share(child).await;
    for _ in 0..times {
        app::circle::view(&town.op(&who), child).await.unwrap();
    }
}

#[tokio::test]
async fn what_was_looked_at_is_sealed_and_verifies_from_the_export_alone() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        look(&town, 5).await;
        let signer = Signer::from_seed(&[7; 32]).unwrap();
        assert_eq!(seal(&app.kring, &town.scope, "server-1", &signer).await.unwrap(), 5);
        let verdict = verify(&town.scope).await.unwrap();
        assert!(verdict.is_sound());
        assert_eq!((verdict.links, verdict.unsealed, verdict.checkpoints), (5, 0, 1));

        let mut verifier = Verifier::default();
        for (line, number) in export(&town.scope, 0, domain::access::GENESIS).await.unwrap().iter().zip(1..) {
            verifier.next_line(number, &serde_json::to_string(line).unwrap()).unwrap();
        }
        assert_eq!(verifier.head().0, 5);
    })
    .await;
}

#[tokio::test]
async fn two_sealers_make_one_chain() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        look(&town, 3).await;
        let signer = Signer::from_seed(&[7; 32]).unwrap();
        let (a, b) = tokio::join!(
            seal(&app.kring, &town.scope, "server-1", &signer),
            seal(&app.kring, &town.scope, "server-2", &signer),
        );
        assert_eq!(a.unwrap() + b.unwrap(), 3);
        assert!(verify(&town.scope).await.unwrap().is_sound());
        // The one with the lease fell silent; the other takes over when it runs out.
        look_again(&town).await;
        app.clock.pass(jiff::SignedDuration::from_secs(60));
        assert_eq!(seal(&app.kring, &town.scope, "server-3", &signer).await.unwrap(), 1);
        assert!(verify(&town.scope).await.unwrap().is_sound());
    })
    .await;
}

async fn look_again(town: &Town<'_>) {
    let agency = town.agency("health_visitor", Sector::Health).await;
    let who = town.staff(&agency, "Eva Holm").await;
    let child = town.child("Noel", "Test").await;
    town.tie(child, &agency, who.practitioner.as_ref(), Exposure::Open).await;
    town.share(child).await;
    app::circle::view(&town.op(&who), child).await.unwrap();
}

#[tokio::test]
async fn a_record_changed_or_cut_off_in_the_store_is_found() {
    for tampering in [
        "UPDATE access_record SET line = REPLACE(line, 'view_circle', 'search_person')",
        "DELETE FROM access_record WHERE id = (SELECT MIN(id) FROM access_record)",
        "DELETE FROM access_chain WHERE seq = 2",
        "DELETE FROM access_chain WHERE seq = 3",
    ] {
        let app = testkit::TestApp::sqlite().await;
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        look(&town, 3).await;
        let signer = Signer::from_seed(&[7; 32]).unwrap();
        seal(&app.kring, &town.scope, "server-1", &signer).await.unwrap();
        app.tamper(tampering);
        let verdict = verify(&town.scope).await.unwrap();
        assert!(!verdict.is_sound(), "{tampering} went unseen: {verdict:?}");
        if tampering.contains("seq = 2") {
            assert_eq!(verdict.broken, Some(Broken::Gap { after: 1, found: 3 }));
        }
    }
}
