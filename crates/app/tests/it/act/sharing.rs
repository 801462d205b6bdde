use app::sharing::{New, choices, record, withdraw};
use domain::agency::Sector;
use domain::country::Country;
use domain::involvement::Exposure;
use domain::notice::EventKind;
use domain::sharing::Ground;
use jiff::ToSpan;
use testkit::{Town, on_both};

use super::{Scene, conflict, invalid};

fn consent() -> New {
    New {
        ground: Ground::GuardianConsent,
        said_by: "Mamma".to_owned(),
        basis: String::new(),
        reason: String::new(),
        agencies: Vec::new(),
        from: None,
        to: None,
    }
}

#[tokio::test]
async fn a_withdrawn_ground_closes_the_circle_and_those_who_saw_it_are_told() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let id = scene.view(&scene.anna).await.sharing[0].id;
        withdraw(&scene.op(&scene.anna), scene.child, id, "t1").await.unwrap();
        assert_eq!(scene.told(&scene.mikael).await, [EventKind::SharingWithdrawn]);
        assert_eq!(
            conflict(withdraw(&scene.op(&scene.anna), scene.child, id, "t2").await),
            "sharing-not-there"
        );
        // Nobody is told of what happens in a circle that is closed to them.
        let words = "Titta";
        app::attention::raise(&scene.op(&scene.anna), scene.child, words, "t3").await.unwrap();
        assert_eq!(scene.waiting(&scene.mikael).await, 1);
        record(&scene.op(&scene.anna), scene.child, &consent(), "t4").await.unwrap();
        assert_eq!(scene.told(&scene.mikael).await[0], EventKind::SharingRecorded);
        assert_eq!(scene.view(&scene.mikael).await.sharing.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_ground_is_what_the_law_pack_knows() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let health = scene.town.agency("health", Sector::Health).await;
        let nurse = scene.town.staff(&health, "Ida Näs").await;
        scene.town.tie(scene.child, &health, nurse.practitioner.as_ref(), Exposure::Open).await;
        let (op, child) = (scene.op(&nurse), scene.child);
        let welfare = scene.mikael.actor.agency.unwrap();
        let basis = New {
            ground: Ground::LegalBasis,
            basis: "se-osl-25-12".to_owned(),
            reason: "Behövs för vård".to_owned(),
            agencies: vec![welfare],
            ..consent()
        };
        let offered = choices(&op, child).await.unwrap();
        assert!(offered.bases.iter().any(|(b, reached)| b.code == basis.basis && reached.contains(&welfare)));
        record(&op, child, &basis, "t0").await.unwrap();
        let today = op.today();
        let cases: [(New, (&str, &str)); 8] = [
            (New { basis: "se-osl-99".to_owned(), ..basis.clone() }, ("basis", "error-choose")),
            (New { agencies: Vec::new(), ..basis.clone() }, ("agencies", "sharing-error-agencies")),
            (
                New { agencies: vec![scene.school.id], ..basis.clone() },
                ("agencies", "sharing-error-agencies"),
            ),
            (New { agencies: vec![op.id()], ..basis.clone() }, ("agencies", "error-choose")),
            (New { reason: " ".to_owned(), ..basis.clone() }, ("reason", "error-required")),
            (New { to: Some(today + 2.years()), ..basis.clone() }, ("to", "sharing-error-too-long")),
            (New { to: today.yesterday().ok(), ..consent() }, ("to", "sharing-error-past")),
            (New { said_by: String::new(), ..consent() }, ("said_by", "error-required")),
        ];
        for (new, expected) in cases {
            assert_eq!(invalid(record(&op, child, &new, "t").await), expected, "{new:?}");
        }
        let own = New { ground: Ground::OwnConsent, ..consent() };
        assert_eq!(invalid(record(&op, child, &own, "t").await), ("ground", "sharing-error-too-young"));
    })
    .await;
}

#[tokio::test]
async fn nobody_opens_a_circle_to_themselves() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let said = app::involvement::Statement {
            relation: domain::involvement::StatedRelation::Police,
            words: String::new(),
            from: None,
        };
        let op = scene.op(&scene.per);
        app::involvement::declare(&op, scene.child, &said, "t1").await.unwrap();
        let own = New { agencies: vec![scene.police.id], ..consent() };
        assert!(matches!(record(&op, scene.child, &own, "t2").await, Err(app::AppError::Denied(_))));
        assert!(matches!(record(&op, scene.child, &consent(), "t3").await, Err(app::AppError::Denied(_))));
        // Somebody else names the agency: then it opens.
        record(&scene.op(&scene.anna), scene.child, &own, "t4").await.unwrap();
        assert!(scene.view(&scene.per).await.in_circle);
    })
    .await;
}

#[tokio::test]
async fn a_guardians_consent_ends_where_the_young_person_decides() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let school = town.agency("school", Sector::School).await;
        let anna = town.staff(&school, "Anna Lind").await;
        let grown = jiff::civil::Date::constant(2008, 1, 1);
        let child = town.person("Elin", "Testsson", grown, None).await;
        town.tie(child, &school, anna.practitioner.as_ref(), Exposure::Open).await;
        let op = town.op(&anna);
        assert_eq!(invalid(record(&op, child, &consent(), "t1").await), ("ground", "sharing-error-outgrown"));
        let own = New { ground: Ground::OwnConsent, ..consent() };
        record(&op, child, &own, "t2").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_law_pack_says_where_a_reason_is_needed_and_whom_a_basis_covers() {
    on_both(|app| async move {
        let town = Town::new(&app, "fjellvik", Country::No).await;
        let mut agencies = Vec::new();
        for (slug, sector) in [
            ("health", Sector::Health),
            ("hospital", Sector::Health),
            ("welfare", Sector::SocialServices),
            ("police", Sector::Police),
        ] {
            agencies.push(town.agency(slug, sector).await);
        }
        let nurse = town.staff(&agencies[0], "Ida Næss").await;
        let child = town.child("Alva", "Testsson").await;
        town.tie(child, &agencies[0], nurse.practitioner.as_ref(), Exposure::Open).await;
        town.share(child).await;
        let op = town.op(&nurse);
        let offered = choices(&op, child).await.unwrap().bases;
        let needs: Vec<bool> = offered.iter().map(|(basis, _)| basis.needs_reason).collect();
        assert!(needs.contains(&true) && needs.contains(&false), "the pack has both kinds: {needs:?}");
        for (basis, reached) in offered {
            for agency in &agencies {
                assert_eq!(reached.contains(&agency.id), basis.may_cover(agency.sector), "{}", basis.code);
            }
            let new = New {
                ground: Ground::LegalBasis,
                basis: basis.code.clone(),
                agencies: reached.clone(),
                ..consent()
            };
            let recorded = record(&op, child, &new, &basis.code).await;
            if basis.needs_reason {
                assert_eq!(invalid(recorded), ("reason", "error-required"), "{}", basis.code);
            } else {
                recorded.unwrap();
            }
            if let Some(other) = agencies.iter().find(|agency| !reached.contains(&agency.id)) {
                let wide = New { agencies: vec![other.id], reason: "Det trengs".to_owned(), ..new };
                let refused = invalid(record(&op, child, &wide, "wide").await);
                assert_eq!(refused, ("agencies", "sharing-error-agencies"), "{}", basis.code);
            }
        }
    })
    .await;
}
