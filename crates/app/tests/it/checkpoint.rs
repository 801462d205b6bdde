//! Checkpoints that are kept outside of the store: what they find that the chain alone cannot.

use app::audit::checkpoint::{check, is_due, sign, verify, written};
use app::audit::{Signer, seal};
use domain::access::{GENESIS, chain};
use domain::agency::Sector;
use domain::chain::Broken;
use domain::checkpoint::{Fault, SignedHead};
use domain::country::Country;
use domain::involvement::Exposure;
use jiff::SignedDuration;
use store::{Batch, Sql, Value};
use testkit::{TestApp, Town, on_both};

fn signer(seed: u8) -> Signer {
    Signer::from_seed(&[seed; 32]).unwrap()
}

/// A chain of so many records, and its checkpoint.
async fn chain_of<'a>(app: &'a TestApp, word: &str, records: usize) -> (Town<'a>, SignedHead) {
    let town = Town::new(app, word, Country::Se).await;
    let agency = town.agency("school", Sector::School).await;
    let who = town.staff(&agency, "Anna Lind").await;
    let child = town.child("Alva", "Test").await;
    town.tie(child, &agency, who.practitioner.as_ref(), Exposure::Open).await;
    town.share(child).await;
    for _ in 0..records {
        app::circle::view(&town.op(&who), child).await.unwrap();
    }
    seal(&app.kring, &town.scope, "server-1", &signer(7)).await.unwrap();
    let head = sign(&town.scope, &signer(7), app.kring.clock.now()).await.unwrap().unwrap();
    (town, head)
}

/// Does to the store what a statement of the server never would.
async fn tamper(town: &Town<'_>, sql: &'static str) {
    town.scope.write(Batch::chore("test").step(Sql::new(sql), Vec::new())).await.unwrap();
}

/// Writes the hashes of the whole chain anew, so that it is right in itself, and signs nothing.
async fn rehash(town: &Town<'_>) {
    tamper(town, "DELETE FROM access_checkpoint WHERE partnership = ?1").await;
    let links = store::access::links(&town.scope, 0, 1_000).await.unwrap();
    let mut hash = GENESIS.to_owned();
    let mut batch = Batch::chore("test");
    for (link, seq) in links.iter().zip(1_i64..) {
        hash = chain(&hash, link.line.as_deref().unwrap_or_default());
        batch = batch.step(
            Sql::new("UPDATE access_chain SET hash = ?3, seq = ?4 WHERE partnership = ?1 AND seq = ?2"),
            vec![Value::from(link.seq), Value::from(hash.as_str()), Value::from(seq)],
        );
    }
    town.scope.write(batch).await.unwrap();
}

#[tokio::test]
async fn a_checkpoint_fits_the_chain_that_it_signed_and_all_that_comes_after() {
    on_both(|app| async move {
        let (town, head) = chain_of(&app, "bjorkdal", 3).await;
        assert_eq!((head.seq, check(&head, Some(&signer(7).public_key()))), (3, Ok(())));
        let agency = town.agency("clinic", Sector::Health).await;
        let who = town.staff(&agency, "Eva Holm").await;
        assert!(app::circle::view(&town.op(&who), town.child("Bo", "Ek").await).await.is_err());
        app.clock.pass(SignedDuration::from_secs(60));
        seal(&app.kring, &town.scope, "server-2", &signer(7)).await.unwrap();
        let (verdict, faults) = verify(&town.scope, &[head]).await.unwrap();
        assert!(verdict.is_sound() && verdict.links > 3 && faults.is_empty());
        let nothing = Town::new(&app, "granvik", Country::Se).await;
        assert_eq!(sign(&nothing.scope, &signer(7), app.kring.clock.now()).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_checkpoint_that_was_changed_or_signed_by_another_is_told() {
    let app = TestApp::sqlite().await;
    let (_, head) = chain_of(&app, "bjorkdal", 2).await;
    let key = signer(7).public_key();
    for changed in [
        SignedHead { seq: 1, ..head.clone() },
        SignedHead { hash: "0".repeat(64), ..head.clone() },
        SignedHead { partnership: "granvik".parse().unwrap(), ..head.clone() },
        SignedHead { at: head.at + SignedDuration::from_secs(1), ..head.clone() },
        SignedHead { signature: "00".repeat(64), ..head.clone() },
        SignedHead { signature: "no hex".to_owned(), ..head.clone() },
    ] {
        assert_eq!(check(&changed, Some(&key)), Err(Fault::FalseSignature));
    }
    // Who writes the chain anew can sign it too, with another key.
    assert_eq!(check(&head, Some(&signer(8).public_key())), Err(Fault::OtherKey));
    assert_eq!(
        check(&SignedHead { public_key: signer(8).public_key(), ..head }, None),
        Err(Fault::FalseSignature)
    );
}

#[tokio::test]
async fn every_tampering_names_the_first_bad_record() {
    const FLIP: &str =
        "UPDATE access_record SET line = REPLACE(line, 'view_circle', 'view_circlf') WHERE partnership = ?1
        AND id = (SELECT record FROM access_chain WHERE partnership = ?1 AND seq = 2)";
    const REMOVE: &str = "DELETE FROM access_record WHERE partnership = ?1
        AND id = (SELECT record FROM access_chain WHERE partnership = ?1 AND seq = 2)";
    const REMOVE_LINK: &str = "DELETE FROM access_chain WHERE partnership = ?1 AND seq = 2";
    const INSERT_LINK: &str = "INSERT INTO access_chain (partnership, seq, record, hash)
        SELECT partnership, 5, record, hash FROM access_chain WHERE partnership = ?1 AND seq = 2";
    const REORDER: &str = "UPDATE access_chain SET record = (SELECT c.record FROM access_chain c
        WHERE c.partnership = ?1 AND c.seq = 5 - access_chain.seq)
        WHERE partnership = ?1 AND seq IN (2, 3)";
    on_both(|app| async move {
        for (n, (tampering, right)) in [
            (FLIP, Broken::Changed(2)),
            (REMOVE, Broken::Changed(2)),
            (REMOVE_LINK, Broken::Gap { after: 1, found: 3 }),
            (INSERT_LINK, Broken::Changed(5)),
            (REORDER, Broken::Changed(2)),
        ]
        .into_iter()
        .enumerate()
        {
            let (town, head) = chain_of(&app, &format!("town-{n}"), 4).await;
            tamper(&town, tampering).await;
            let (verdict, faults) = verify(&town.scope, &[head]).await.unwrap();
            assert_eq!(verdict.broken, Some(right), "{tampering}");
            assert!(!verdict.is_sound() && faults.is_empty());
        }
    })
    .await;
}

#[tokio::test]
async fn a_chain_cut_off_or_written_anew_is_found_by_the_checkpoint_alone() {
    const CUT: &str = "DELETE FROM access_record WHERE partnership = ?1 AND id IN
        (SELECT record FROM access_chain WHERE partnership = ?1 AND seq >= 3)";
    const CUT_LINKS: &str = "DELETE FROM access_chain WHERE partnership = ?1 AND seq >= 3";
    const FLIP: &str =
        "UPDATE access_record SET line = REPLACE(line, 'view_circle', 'view_circlf') WHERE partnership = ?1
        AND id = (SELECT record FROM access_chain WHERE partnership = ?1 AND seq = 2)";
    on_both(|app| async move {
        let (town, head) = chain_of(&app, "cut", 4).await;
        tamper(&town, CUT).await;
        tamper(&town, CUT_LINKS).await;
        rehash(&town).await;
        let (verdict, faults) = verify(&town.scope, std::slice::from_ref(&head)).await.unwrap();
        assert!(verdict.is_sound(), "the chain alone cannot tell");
        assert_eq!(faults, [(0, Fault::CutOff { last: 2, signed: 4 })]);

        let (town, head) = chain_of(&app, "anew", 4).await;
        tamper(&town, FLIP).await;
        rehash(&town).await;
        let (verdict, faults) = verify(&town.scope, &[head]).await.unwrap();
        assert!(verdict.is_sound(), "the chain alone cannot tell");
        assert_eq!(faults, [(0, Fault::WrittenAnew { fits: 0, signed: 4 })]);
    })
    .await;
}

#[tokio::test]
async fn a_record_put_in_beside_the_chain_and_one_lost_before_it_are_found() {
    const BESIDE: &str = "INSERT INTO access_record (partnership, id, at, action, denied, line)
        SELECT partnership, '0123456789abcdef0123456789abcdef', at, action, denied, line FROM access_record
        WHERE partnership = ?1 AND id = (SELECT record FROM access_chain WHERE partnership = ?1 AND seq = 1)";
    const LOST: &str = "DELETE FROM access_record WHERE partnership = ?1 AND id IN
        (SELECT record FROM access_unsealed WHERE partnership = ?1)";
    on_both(|app| async move {
        let (town, _) = chain_of(&app, "beside", 2).await;
        tamper(&town, BESIDE).await;
        let (verdict, _) = verify(&town.scope, &[]).await.unwrap();
        let beside = verdict.beside.clone().unwrap();
        assert_eq!(beside.count, 1);
        assert_eq!(beside.first.unwrap().to_string(), "0123456789abcdef0123456789abcdef");
        assert!(!verdict.is_sound());

        let (town, _) = chain_of(&app, "lost", 2).await;
        let who = town.staff(&town.agency("clinic", Sector::Health).await, "Eva Holm").await;
        assert!(app::circle::view(&town.op(&who), town.child("Bo", "Ek").await).await.is_err());
        let (verdict, _) = verify(&town.scope, &[]).await.unwrap();
        assert!(verdict.is_sound() && verdict.unsealed == 1);
        tamper(&town, LOST).await;
        let (verdict, _) = verify(&town.scope, &[]).await.unwrap();
        assert_eq!((verdict.is_sound(), verdict.lost), (false, 1));
    })
    .await;
}

#[tokio::test]
async fn one_server_of_several_writes_the_days_checkpoint() {
    on_both(|app| async move {
        let (town, _) = chain_of(&app, "bjorkdal", 1).await;
        let id = &town.tenant.row.id;
        let due = async |holder: &str| is_due(&app.kring, id, holder, app.kring.clock.now()).await.unwrap();
        let (a, b) = tokio::join!(due("a"), due("b"));
        assert!(a != b, "one of two");
        let first = if a { "a" } else { "b" };
        // The first fails to write: another may try after a quarter of an hour.
        app.clock.pass(SignedDuration::from_mins(14));
        assert!(!due("c").await);
        app.clock.pass(SignedDuration::from_mins(1));
        assert!(due("c").await);
        written(&app.kring, id, "c", app.kring.clock.now()).await.unwrap();
        app.clock.pass(SignedDuration::from_hours(23));
        assert!(!due(first).await && !due("d").await);
        app.clock.pass(SignedDuration::from_hours(1));
        assert!(due("d").await);
    })
    .await;
}
