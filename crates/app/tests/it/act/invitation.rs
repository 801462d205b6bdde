use app::AppError;
use app::invitation::{
    Answer, Outside, answer, answer_link, invite_outside, invite_staff, link, mine, withdraw,
};
use app::jobs;
use domain::agency::Sector;
use domain::country::Language;
use domain::gate::Action;
use domain::invitation::{INVITATION_DAYS, InvitationState};
use domain::involvement::Exposure;
use domain::notice::EventKind;
use domain::protection::Level;
use jiff::SignedDuration;
use testkit::{TestApp, on_both};

use super::{Scene, conflict, invalid};

fn riding_club() -> Outside {
    Outside {
        email: "info@ridklubben.example".to_owned(),
        organisation: "Ridklubben".to_owned(),
        sector: Sector::Voluntary,
        language: Language::Sv,
        confirmed: false,
    }
}

fn yes() -> Answer {
    Answer::Accept {
        name: "Maja Häst".to_owned(),
        role: "Ledare".to_owned(),
        phone: "070-174 06 05".to_owned(),
    }
}

/// Sends what waits and hands over the newest letter's secret.
async fn secret(app: &TestApp) -> String {
    jobs::tick(&app.kring, app.kring.clock.now()).await.unwrap();
    let letters = app.mail.letters();
    let letter = letters.iter().rev().find(|l| l.body.contains("/invitation/")).unwrap();
    let (_, rest) = letter.body.split_once("/invitation/").unwrap();
    rest.split_whitespace().next().unwrap().to_owned()
}

#[tokio::test]
async fn a_guest_answers_by_the_link_and_stands_in_the_circle() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        invite_outside(&scene.op(&scene.anna), scene.child, &riding_club(), "t1").await.unwrap();
        assert_eq!(scene.told(&scene.mikael).await, [EventKind::Invited]);
        let secret = secret(&app).await;
        let shown = link(&app.kring, &secret).await.unwrap();
        assert_eq!((shown.by.as_str(), shown.agency.as_str()), ("Anna Lind", "School"));
        assert_eq!(shown.state, InvitationState::Sent);
        assert!(!format!("{shown:?}").contains("Alva"), "nothing of the child");
        // Looking, as mail programs do by themselves, answers nothing.
        assert_eq!(link(&app.kring, &secret).await.unwrap().state, InvitationState::Sent);
        answer_link(&app.kring, &secret, &yes(), "r").await.unwrap();
        let view = scene.view(&scene.anna).await;
        let ties = format!("{:?}", view.ties);
        assert!(ties.contains("Maja Häst") && ties.contains("Ridklubben") && ties.contains("guest: true"));
        assert!(view.invitations.is_empty());
        assert_eq!(scene.told(&scene.anna).await[0], EventKind::InvitationAccepted);
        assert_eq!(view.latest[0].agency.as_deref(), Some("Ridklubben"));
        assert_eq!(conflict(answer_link(&app.kring, &secret, &yes(), "r").await), "invitation-accepted");
        assert_eq!(
            conflict(answer_link(&app.kring, &secret, &Answer::Decline, "r").await),
            "invitation-accepted"
        );
        let record = scene.town.access_records().await.into_iter().find(|r| r.action == "answer_invitation");
        assert_eq!(record.unwrap().persons, [scene.child]);
    })
    .await;
}

#[tokio::test]
async fn a_guests_organisation_is_no_source() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        for (token, email) in [("t1", "a@ridklubben.example"), ("t2", "b@ridklubben.example")] {
            let new = Outside { email: email.to_owned(), ..riding_club() };
            invite_outside(&scene.op(&scene.anna), scene.child, &new, token).await.unwrap();
            answer_link(&app.kring, &secret(&app).await, &yes(), "r").await.unwrap();
        }
        let view = scene.view(&scene.anna).await;
        let named = view.found_in.iter().chain(&view.not_found_in).any(|s| s.name == "Ridklubben");
        assert!(!named, "{:?} {:?}", view.found_in, view.not_found_in);
        assert!(view.found_in.iter().any(|s| s.name == "School"), "real sources stand");
        let guests: Vec<_> = view
            .ties
            .iter()
            .filter_map(|t| match t {
                domain::circle::Tie::Open(open) if open.guest => Some(open.agency_id),
                _ => None,
            })
            .collect();
        assert_eq!(guests.len(), 2);
        assert_eq!(guests[0], guests[1], "the same organisation is one");
        assert!(
            store::partnership::agencies(&scene.town.scope)
                .await
                .unwrap()
                .iter()
                .all(|a| a.name != "Ridklubben")
        );
    })
    .await;
}

#[tokio::test]
async fn an_expired_withdrawn_declined_or_unknown_link_says_so() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let invite = async |email: &str, token: &str| {
            let new = Outside { email: email.to_owned(), ..riding_club() };
            invite_outside(&scene.op(&scene.anna), scene.child, &new, token).await.unwrap();
            secret(&app).await
        };
        let withdrawn = invite("a@b.example", "t1").await;
        let id = scene.view(&scene.anna).await.invitations[0].id;
        withdraw(&scene.op(&scene.mikael), id, "t2").await.unwrap();
        assert_eq!(conflict(answer_link(&app.kring, &withdrawn, &yes(), "r").await), "invitation-withdrawn");
        assert_eq!(conflict(withdraw(&scene.op(&scene.mikael), id, "t3").await), "invitation-withdrawn");

        let declined = invite("b@b.example", "t4").await;
        answer_link(&app.kring, &declined, &Answer::Decline, "r").await.unwrap();
        assert_eq!(conflict(answer_link(&app.kring, &declined, &yes(), "r").await), "invitation-declined");
        assert_eq!(scene.told(&scene.anna).await[0], EventKind::InvitationDeclined);
        assert!(!scene.told(&scene.mikael).await.contains(&EventKind::InvitationDeclined));

        let late = invite("c@b.example", "t5").await;
        app.clock.pass(SignedDuration::from_hours(24 * INVITATION_DAYS));
        assert_eq!(link(&app.kring, &late).await.unwrap().state, InvitationState::Expired);
        assert_eq!(conflict(answer_link(&app.kring, &late, &yes(), "r").await), "invitation-expired");
        jobs::tick(&app.kring, app.kring.clock.now()).await.unwrap();
        assert_eq!(conflict(answer_link(&app.kring, &late, &yes(), "r").await), "invitation-expired");

        assert!(matches!(link(&app.kring, "never-one").await, Err(AppError::NotFound)));
        assert!(matches!(answer_link(&app.kring, "", &yes(), "r").await, Err(AppError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn two_answers_at_once_are_one() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        invite_outside(&scene.op(&scene.anna), scene.child, &riding_club(), "t1").await.unwrap();
        let secret = secret(&app).await;
        let (accept, decline) = (yes(), Answer::Decline);
        let (one, other) = tokio::join!(
            answer_link(&app.kring, &secret, &accept, "r1"),
            answer_link(&app.kring, &secret, &decline, "r2")
        );
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
        let guests = format!("{:?}", scene.view(&scene.anna).await.ties).contains("guest: true");
        assert_eq!(guests, one.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_guest_gives_a_name_and_leaves_when_the_invitation_is_taken_back() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        invite_outside(&scene.op(&scene.anna), scene.child, &riding_club(), "t1").await.unwrap();
        let id = scene.view(&scene.anna).await.invitations[0].id;
        let secret = secret(&app).await;
        let nameless = Answer::Accept { name: " ".to_owned(), role: String::new(), phone: String::new() };
        assert_eq!(
            invalid(answer_link(&app.kring, &secret, &nameless, "r").await),
            ("name", "error-required")
        );
        answer_link(&app.kring, &secret, &yes(), "r").await.unwrap();
        withdraw(&scene.op(&scene.anna), id, "t2").await.unwrap();
        assert!(!format!("{:?}", scene.view(&scene.anna).await.ties).contains("Maja"));
        assert_eq!(scene.latest(&scene.anna).await[0], EventKind::Left);
    })
    .await;
}

#[tokio::test]
async fn what_is_sent_is_checked_before_it_leaves() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let (op, child) = (scene.op(&scene.anna), scene.child);
        let wrong = Outside { email: "ridklubben".to_owned(), ..riding_club() };
        assert_eq!(invalid(invite_outside(&op, child, &wrong, "t").await), ("email", "error-email"));
        let wrong = Outside { organisation: "x".repeat(101), ..riding_club() };
        assert_eq!(
            invalid(invite_outside(&op, child, &wrong, "t").await),
            ("organisation", "error-too-long")
        );
        invite_outside(&op, child, &riding_club(), "t1").await.unwrap();
        let again = invite_outside(&op, child, &riding_club(), "t1").await;
        assert!(matches!(again, Err(AppError::AlreadyDone)), "{again:?}");
        assert_eq!(conflict(invite_outside(&op, child, &riding_club(), "t2").await), "invitation-waits");
        assert!(invite_outside(&scene.op(&scene.per), child, &riding_club(), "t3").await.is_err());
        secret(&app).await;
        let sent = app.mail.letters().iter().filter(|l| l.body.contains("/invitation/")).count();
        assert_eq!(sent, 1, "one letter leaves");
    })
    .await;
}

#[tokio::test]
async fn inviting_around_a_protected_child_is_confirmed() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let born = jiff::civil::Date::constant(2016, 2, 2);
        let op = scene.op(&scene.anna);
        for (level, asked) in [(Level::Marked, true), (Level::Fictitious, false)] {
            let child = scene.town.person("Nils", "Skydd", born, Some(level)).await;
            scene.town.tie(child, &scene.school, scene.anna.practitioner.as_ref(), Exposure::Open).await;
            scene.town.share(child).await;
            let first = invite_outside(&op, child, &riding_club(), level.code()).await;
            if asked {
                assert_eq!(invalid(first), ("confirmed", "invitation-protected"));
                let confirmed = Outside { confirmed: true, ..riding_club() };
                invite_outside(&op, child, &confirmed, "t2").await.unwrap();
            } else {
                first.unwrap();
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_invited_practitioner_learns_who_asks_and_after_yes_around_whom() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let per = scene.per.actor.practitioner.unwrap();
        invite_staff(&scene.op(&scene.anna), scene.child, per, "t1").await.unwrap();
        let day = app::my_day::view(&scene.op(&scene.per)).await.unwrap();
        assert_eq!((day.invitations[0].by.as_str(), day.children), ("Anna Lind", 0));
        let told = app::notice::list(&scene.op(&scene.per)).await.unwrap();
        assert_eq!((told[0].kind, told[0].child.is_none()), (Some(EventKind::InvitationReceived), true));
        let id = day.invitations[0].id;
        assert!(matches!(mine(&scene.op(&scene.mikael), id).await, Err(AppError::NotFound)));
        assert!(matches!(answer(&scene.op(&scene.mikael), id, true, "t2").await, Err(AppError::NotFound)));
        assert_eq!(answer(&scene.op(&scene.per), id, true, "t3").await.unwrap(), Some(scene.child));
        assert_eq!(scene.told(&scene.anna).await, [EventKind::InvitationAccepted]);
        // Confirmed by whoever invited: with the guardian's consent the circle opens.
        assert!(scene.view(&scene.per).await.in_circle);
        assert!(matches!(answer(&scene.op(&scene.per), id, true, "t4").await, Err(AppError::AlreadyDone)));
        assert_eq!(conflict(answer(&scene.op(&scene.per), id, false, "t5").await), "invitation-accepted");
        let again = invite_staff(&scene.op(&scene.anna), scene.child, per, "t6").await;
        assert_eq!(conflict(again), "invitation-already-there");
    })
    .await;
}

#[tokio::test]
async fn a_declined_invitation_is_told_to_the_inviter_alone() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        invite_staff(&scene.op(&scene.anna), scene.child, scene.per.actor.practitioner.unwrap(), "t1")
            .await
            .unwrap();
        let id = app::my_day::view(&scene.op(&scene.per)).await.unwrap().invitations[0].id;
        assert_eq!(answer(&scene.op(&scene.per), id, false, "t2").await.unwrap(), None);
        assert_eq!(scene.told(&scene.anna).await, [EventKind::InvitationDeclined]);
        assert_eq!(scene.told(&scene.mikael).await, [EventKind::Invited]);
        assert!(!scene.latest(&scene.anna).await.contains(&EventKind::InvitationDeclined));
        let op = scene.op(&scene.per);
        let facts = store::person::facts(&op.scope, &op.actor, scene.child, op.today(), op.now)
            .await
            .unwrap()
            .unwrap();
        assert!(!op.may(Action::ViewExistence, &facts));
    })
    .await;
}

/// Invariant 4: the answer to an invitation of somebody hidden is the same as of anybody.
#[tokio::test]
async fn inviting_does_not_find_a_hidden_tie() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let (_, hidden) = scene.sensitive("shelter", Exposure::Hidden).await;
        let before = scene.view(&scene.anna).await.ties;
        for (token, who) in [("t1", &hidden), ("t2", &scene.per)] {
            invite_staff(&scene.op(&scene.anna), scene.child, who.actor.practitioner.unwrap(), token)
                .await
                .unwrap();
        }
        let view = scene.view(&scene.anna).await;
        assert_eq!(view.invitations.len(), 2);
        assert_eq!(view.ties, before);
    })
    .await;
}
