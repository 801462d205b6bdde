//! Tasks that a process gives: once, with the day of their clock, ended with it, moved with the case.

use app::case::{Change, Step};
use domain::agency::Sector;
use domain::case::Task;
use domain::country::Country;
use domain::gate::Role;
use domain::involvement::Exposure;
use law::Grounds;
use testkit::{Town, on_both};

fn open(tasks: &[Task], of: &str) -> Option<Task> {
    let mut found = tasks.iter().filter(|task| task.given.as_deref() == Some(of) && task.done.is_none());
    let first = found.next().cloned();
    assert!(found.next().is_none(), "{of} is given twice");
    first
}

#[tokio::test]
async fn a_process_gives_tasks_once_and_takes_them_back() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let social = town.agency("social", Sector::SocialServices).await;
        let child = town.child("Alva", "Berg").await;
        let mikael = town.staff(&social, "Mikael Borg").await;
        let sara = town.staff(&social, "Sara Holm").await;
        town.tie(child, &social, mikael.practitioner.as_ref(), Exposure::Open).await;
        town.share(child).await;
        let manager = town.sign_in(Role::Manager, Some(&social), None, None, false).await;
        let op = || town.op(&mikael);
        let case = app::case::start(&op(), child, "SE-BARN", "c").await.unwrap();
        let again = app::case::start(&op(), child, "SE-BARN", "c").await;
        assert!(again.is_err(), "the same form twice");
        let view = async || app::case::view(&op(), case).await.unwrap();

        let seen = view().await;
        let protect = open(&seen.tasks, "SE-BARN-SKYDD").unwrap();
        assert_eq!(protect.due, seen.case.clock("SE-ORO-SKYDD").unwrap().plan);
        assert_eq!(protect.practitioner.name, "Mikael Borg");
        assert_eq!(protect.words, "Bedöm genast om barnet behöver omedelbart skydd, och dokumentera det");

        // The clock stops: its task ends by itself. Another goes on.
        app::case::change(&op(), case, "SE-ORO-SKYDD", &Change::Done, seen.version, "d").await.unwrap();
        let seen = view().await;
        assert_eq!(open(&seen.tasks, "SE-BARN-SKYDD"), None);
        let decide = open(&seen.tasks, "SE-BARN-FORHAND").unwrap();

        // One that somebody says is done stays done while its clock runs on.
        app::task::done(&op(), decide.id, decide.version, "t").await.unwrap();
        let said = || Some("said".to_owned());
        let grounds = || Grounds { guard_met: true, decided_by: said(), reasons: said(), consent: said() };
        let step = |to: &str, version| Step { to: to.to_owned(), grounds: grounds(), version };
        app::case::step(&op(), case, &step("skyddsbedomning", seen.version), "s1").await.unwrap();
        let seen = view().await;
        assert!(seen.case.clock("SE-ORO-FORHAND").is_some());
        assert_eq!(open(&seen.tasks, "SE-BARN-FORHAND"), None);

        // A stage gives its own, which moves with the case and ends as the stage is left.
        app::case::step(&op(), case, &step("utredning", seen.version), "s2").await.unwrap();
        assert!(open(&view().await.tasks, "SE-BARN-SAMTAL").is_some());
        let (from, to) = (&mikael.practitioner, &sara.practitioner);
        let (from, to) = (from.as_ref().unwrap().id, to.as_ref().unwrap().id);
        app::case::transfer(&town.op(&manager), from, to, "m").await.unwrap();
        let hers = store::case::tasks_of(&town.scope, to, op().today(), 50).await.unwrap();
        assert!(open(&hers, "SE-BARN-SAMTAL").is_some(), "moved with the transfer");
        let of_sara = || town.op(&sara);
        let seen = app::case::view(&of_sara(), case).await.unwrap();
        app::case::assign(&of_sara(), case, from, seen.version, "a").await.unwrap();
        let seen = view().await;
        assert_eq!(open(&seen.tasks, "SE-BARN-SAMTAL").unwrap().practitioner.id, from, "and with the case");
        app::case::step(&op(), case, &step("uppfoljning", seen.version), "s3").await.unwrap();
        let seen = view().await;
        assert_eq!(open(&seen.tasks, "SE-BARN-SAMTAL"), None);
        assert!(open(&seen.tasks, "SE-BARN-UPPFOLJNING").is_some());
    })
    .await;
}
