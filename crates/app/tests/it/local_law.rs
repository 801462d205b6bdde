//! The partnership's own rules: brought as drafts, switched on for new cases, kept by running ones.

use app::AppError;
use app::case::{Change, Step};
use app::local_law::{self, NotBrought, State};
use domain::agency::Sector;
use domain::country::Country;
use domain::gate::Role;
use domain::id::CaseId;
use domain::involvement::Exposure;
use law::local::Wish;
use law::rule::{Counting, Unit};
use law::{Grounds, Problem, Text};
use testkit::{TestApp, Town, on_both};

fn wish(app: &TestApp, n: u32) -> Wish {
    let today = app.kring.clock.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    Wish {
        id: String::new(),
        title: "Hålla planmötet".to_owned(),
        area: "SIP".to_owned(),
        process: "SE-SIP".to_owned(),
        starts: "samtycke".to_owned(),
        trigger: "Samtycke".to_owned(),
        leaves: false,
        n,
        unit: Unit::Weeks,
        counting: Counting::DayAfter,
        moved: false,
        responsible: "samordnaren".to_owned(),
        decision: "Styrgruppen, dnr 12".to_owned(),
        decided: today,
        from: today,
        to: None,
    }
}

#[tokio::test]
async fn a_rule_of_ones_own_starts_clocks_in_new_cases_once_it_is_switched_on() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let social = town.agency("social", Sector::SocialServices).await;
        let child = town.child("Alva", "Berg").await;
        let mikael = town.staff(&social, "Mikael Borg").await;
        town.tie(child, &social, mikael.practitioner.as_ref(), Exposure::Open).await;
        town.share(child).await;
        let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
        let op = || town.op(&mikael);
        let begun = async |once: &str| app::case::start(&op(), child, "SE-SIP", once).await.unwrap();
        let step = async |case: CaseId, once: &str| {
            let said = || Some("said".to_owned());
            let grounds = Grounds { guard_met: true, decided_by: said(), reasons: said(), consent: said() };
            let step = Step { to: "samtycke".to_owned(), grounds, version: 1 };
            app::case::step(&op(), case, &step, once).await.unwrap();
            app::case::view(&op(), case).await.unwrap()
        };

        assert!(matches!(local_law::desk(&op()).await, Err(AppError::Denied(_))), "staff bring no rules");
        let desk = local_law::desk(&town.op(&admin)).await.unwrap();
        let (rule, number) = local_law::wish(&desk, wish(&app, 3), "w1").await.unwrap();
        assert_eq!((rule.as_str(), number), ("LOCAL-1", 1));
        let (draft, worked) = local_law::version(&desk, &rule, 1).await.unwrap();
        assert_eq!((draft.state, worked.is_empty()), (State::Draft, false));
        let old = begun("c1").await;
        let seen = step(old, "s1").await;
        assert!(seen.case.clock(&rule).is_none(), "a draft starts nothing");

        local_law::switch(&desk, &rule, 1, true, "on1").await.unwrap();
        let first = begun("c2").await;
        let seen = step(first, "s2").await;
        let clock = seen.case.clock(&rule).unwrap().clone();
        assert_eq!(clock.version, 1);
        assert!(seen.pack.rule(&rule).is_some(), "the page of the case finds its words");

        // A new version is for new cases; the running clock stays as it was made.
        let again = Wish { id: rule.clone(), ..wish(&app, 2) };
        assert_eq!(local_law::wish(&desk, again, "w2").await.unwrap().1, 2);
        local_law::switch(&desk, &rule, 2, true, "on2").await.unwrap();
        let kept = app::case::view(&op(), first).await.unwrap();
        assert_eq!(kept.case.clock(&rule), Some(&clock));
        app::case::change(&op(), first, &rule, &Change::Done, kept.version, "d1").await.unwrap();
        let second = begun("c3").await;
        assert_eq!(step(second, "s3").await.case.clock(&rule).unwrap().version, 2);

        let twice = local_law::switch(&desk, &rule, 1, true, "on3").await;
        assert!(matches!(twice, Err(AppError::Conflict(_))));
        for number in [1, 2] {
            local_law::switch(&desk, &rule, number, false, &format!("off{number}")).await.unwrap();
        }
        let running = app::case::view(&op(), second).await.unwrap();
        assert!(running.case.clock(&rule).is_some(), "switched off, running clocks go on");
        assert!(matches!(local_law::version(&desk, &rule, 9).await, Err(AppError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn of_a_file_with_a_mistake_nothing_is_written() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
        let desk = local_law::desk(&town.op(&admin)).await.unwrap();
        let rule = |id: &str, unit: &str, n: u32, protection: bool| {
            format!(
                "[[rule]]\nid = \"{id}\"\narea = \"x\"\nact = \"SoL\"\nsection = \"x\"\nsource = \"x\"\n\
                 check = \"P\"\nconfidence = \"x\"\nstatus = \"statute\"\ntrigger = \"x\"\naction = \"x\"\n\
                 responsible = \"x\"\nkind = \"deadline\"\nunit = \"{unit}\"\nprotection = {protection}\n\
                 valid_from = 2026-03-01\nn = {n}\n"
            )
        };
        let fine = rule("SE-UTR-4M", "months", 3, false);
        let wrong = format!("country = \"SE\"\n{fine}{}", rule("SE-ORO-SKYDD", "calendar_days", 4, true));
        let refused = local_law::file(&desk, Text { file: "f", text: &wrong }, "f1").await.unwrap_err();
        let NotBrought::Wrong(found) = refused else { panic!("{refused:?}") };
        assert!(found.iter().all(|one| matches!(one.problem, Problem::Longer(_))), "{found:?}");
        assert!(local_law::brought(&desk).await.unwrap().is_empty());
        let text = format!("country = \"SE\"\n{fine}");
        let added = local_law::file(&desk, Text { file: "f", text: &text }, "f2").await.unwrap();
        assert_eq!(added, [("SE-UTR-4M".to_owned(), law::local::FIRST_VERSION)]);
        let again = local_law::file(&desk, Text { file: "f", text: &text }, "f2").await;
        assert!(matches!(again, Err(NotBrought::Other(AppError::AlreadyDone))));
        let (found, worked) = local_law::version(&desk, "SE-UTR-4M", added[0].1).await.unwrap();
        assert!(found.instead_of.is_some() && worked.iter().all(|one| one.before.is_some()));
    })
    .await;
}
