use app::jobs;
use app::mail::{again, outbox};
use app::ports::MailError;
use domain::country::Language;
use domain::gate::Role;
use domain::involvement::Exposure;
use domain::mail::ATTEMPTS;
use domain::notice::MailRhythm;
use jiff::SignedDuration;
use testkit::{SignedIn, TestApp, on_both};

use super::{Scene, conflict};

async fn tick(app: &TestApp) -> jobs::Done {
    jobs::tick(&app.kring, app.kring.clock.now()).await.unwrap()
}

impl Scene<'_> {
    async fn rhythm(&self, who: &SignedIn, rhythm: MailRhythm) {
        let scope = &self.town.scope;
        let shown = store::account::get(scope, who.actor.account).await.unwrap().unwrap();
        let batch = store::Batch::chore("test");
        let batch = store::account::set_profile(batch, &shown, &shown.name, shown.language, rhythm);
        scope.write(batch).await.unwrap();
    }

    async fn something_happens(&self, token: &str) {
        app::attention::raise(&self.op(&self.anna), self.child, "Borta fyra onsdagar", token).await.unwrap();
    }
}

#[tokio::test]
async fn a_letter_leaves_at_once_and_once() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        scene.something_happens("t1").await;
        let now = app.kring.clock.now();
        let (one, other) = tokio::join!(jobs::tick(&app.kring, now), jobs::tick(&app.kring, now));
        assert_eq!(one.unwrap().queued + other.unwrap().queued, 1, "two servers queue it once");
        tick(&app).await;
        assert_eq!(app.mail.letters().len(), 1, "and send it once");
        app.clock.pass(SignedDuration::from_hours(24 * 8));
        assert_eq!(tick(&app).await, jobs::Done::default());
        scene.something_happens("t2").await;
        scene.something_happens("t3").await;
        assert_eq!(tick(&app).await.sent, 1, "two events, one letter");
    })
    .await;
}

/// Invariant 11: no e-mail holds a name, number or reason.
#[tokio::test]
async fn a_letter_tells_nothing() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        scene.something_happens("t1").await;
        let new = app::invitation::Outside {
            email: "info@ridklubben.example".to_owned(),
            organisation: "Ridklubben".to_owned(),
            sector: domain::agency::Sector::Voluntary,
            language: domain::country::Language::Sv,
            confirmed: false,
        };
        app::invitation::invite_outside(&scene.op(&scene.anna), scene.child, &new, "t2").await.unwrap();
        tick(&app).await;
        let letters = app.mail.letters();
        assert_eq!(letters.len(), 2, "{letters:?}");
        for letter in &letters {
            let text = format!("{}\n{}", letter.subject, letter.body);
            let id = scene.child.to_string();
            for secret in [
                "Alva", "Testsson", "Anna", "Lind", "Mikael", "onsdag", "2017", "School", "Welfare",
                "Skyddsby", &id,
            ] {
                assert!(!text.contains(secret), "{secret} in {text}");
            }
            assert!(text.contains("https://kring.example/"), "{text}");
        }
        assert!(letters.iter().any(|l| l.body.contains("https://kring.example/notices\n")));
    })
    .await;
}

#[tokio::test]
async fn each_account_chooses_its_rhythm() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        for (rhythm, day, expected) in [
            // The clock starts on a Sunday at ten, local time; eight days later it is Monday.
            (MailRhythm::Never, 8, 0),
            (MailRhythm::Weekly, 0, 1),
            (MailRhythm::Weekly, 0, 0),
            (MailRhythm::Weekly, 7, 1),
            (MailRhythm::Daily, 0, 0),
            (MailRhythm::Daily, 1, 1),
            (MailRhythm::AtOnce, 0, 1),
        ] {
            scene.rhythm(&scene.mikael, rhythm).await;
            let token = format!("{rhythm:?} {day} {expected} {}", app.mail.letters().len());
            if expected == 0 || day == 0 {
                scene.something_happens(&token).await;
            }
            app.clock.pass(SignedDuration::from_hours(24 * day));
            assert_eq!(tick(&app).await.sent, expected, "{rhythm:?} after {day} days");
        }
    })
    .await;
}

/// Invariant 11 in each language: the digest speaks as its reader does, and says how much, not what.
#[tokio::test]
async fn a_digest_speaks_the_language_of_its_reader() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let words = [
            (Language::Sv, "Något nytt väntar i Kring", "2 händelser väntar på dig", "Mitt konto"),
            (Language::Nb, "Noe nytt venter i Kring", "2 hendelser venter på deg", "Min konto"),
            (Language::Da, "Noget nyt venter i Kring", "2 hændelser venter på dig", "Min konto"),
            (Language::En, "Something new waits in Kring", "2 events wait for you", "My account"),
        ];
        let mut readers = Vec::new();
        for (language, ..) in words {
            let reader = scene.town.staff(&scene.school, "Berit Sommer").await;
            scene.town.tie(scene.child, &scene.school, reader.practitioner.as_ref(), Exposure::Open).await;
            let shown = store::account::get(&scene.town.scope, reader.actor.account).await.unwrap().unwrap();
            let batch = store::Batch::chore("test");
            let rhythm = MailRhythm::Weekly;
            let batch = store::account::set_profile(batch, &shown, &shown.name, language, rhythm);
            scene.town.scope.write(batch).await.unwrap();
            readers.push(shown.email);
        }
        scene.something_happens("t1").await;
        scene.something_happens("t2").await;
        tick(&app).await;
        let letters = app.mail.letters();
        let secrets = ["Alva", "Testsson", "Anna", "Lind", "Berit", "onsdag", "2017", "School"];
        let id = scene.child.to_string();
        for ((language, subject, events, account), address) in words.into_iter().zip(readers) {
            let mine: Vec<_> = letters.iter().filter(|letter| letter.to == address).collect();
            let [letter] = mine.as_slice() else { panic!("{language:?}: {mine:?}") };
            assert_eq!(letter.subject, subject);
            for word in [events, account, "https://kring.example/notices\n"] {
                assert!(letter.body.contains(word), "{language:?}: {word} in {}", letter.body);
            }
            for secret in secrets.iter().copied().chain([id.as_str()]) {
                assert!(!letter.body.contains(secret), "{language:?}: {secret} in {}", letter.body);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_seen_in_the_page_goes_into_no_letter() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        scene.something_happens("t1").await;
        scene.view(&scene.mikael).await;
        assert_eq!((scene.waiting(&scene.mikael).await, tick(&app).await.queued), (0, 0));
        scene.something_happens("t2").await;
        let op = scene.op(&scene.mikael);
        app::notice::seen(&op, op.now).await.unwrap();
        assert_eq!(tick(&app).await.queued, 0);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_fails_is_tried_again_given_up_and_put_back() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let admin = scene.town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
        scene.something_happens("t1").await;
        app.mail.fail(Some(MailError::Passing("451 try later".to_owned())));
        for attempt in 1..=ATTEMPTS {
            tick(&app).await;
            let found = outbox(&scene.op(&admin)).await.unwrap();
            let waits = attempt < ATTEMPTS;
            assert_eq!((found.queued.len(), found.dead.len()), (usize::from(waits), usize::from(!waits)));
            let mail = found.queued.first().or(found.dead.first()).unwrap();
            assert_eq!((mail.attempts, mail.problem.as_deref()), (attempt, Some("451 try later")));
            assert_eq!(tick(&app).await.sent, 0, "not before its time");
            app.clock.pass(domain::mail::wait_after(attempt));
        }
        app.mail.fail(None);
        assert_eq!(tick(&app).await.sent, 0, "given up");
        let id = outbox(&scene.op(&admin)).await.unwrap().dead[0].id;
        assert!(again(&scene.op(&scene.anna), id, "t2").await.is_err(), "for administrators alone");
        again(&scene.op(&admin), id, "t3").await.unwrap();
        assert_eq!(conflict(again(&scene.op(&admin), id, "t4").await), "mail-not-dead");
        assert_eq!(tick(&app).await.sent, 1);
        assert_eq!(outbox(&scene.op(&admin)).await.unwrap().sent, 1);
    })
    .await;
}

#[tokio::test]
async fn a_refused_address_is_given_up_at_once_and_not_repeated() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        let admin = scene.town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
        scene.something_happens("t1").await;
        tick(&app).await;
        let address = app.mail.letters()[0].to.clone();
        app.mail.fail(Some(MailError::Final(format!("550 <{address}> unknown"))));
        scene.something_happens("t2").await;
        tick(&app).await;
        let dead = outbox(&scene.op(&admin)).await.unwrap().dead;
        assert_eq!(dead[0].problem.as_deref(), Some("550 <…> unknown"));
        assert!(dead[0].path.is_empty(), "a link may hold a secret: no page shows it");
    })
    .await;
}

#[tokio::test]
async fn a_letter_whose_sender_fell_silent_is_sent_by_another() {
    on_both(|app| async move {
        let scene = Scene::new(&app).await;
        scene.something_happens("t1").await;
        let now = app.kring.clock.now();
        app::mail::queue(&app.kring, now).await.unwrap();
        let claim = store::mail::claim(store::Batch::chore("test"), "a server that dies", now);
        scene.town.scope.write(claim).await.unwrap();
        assert_eq!(tick(&app).await.sent, 0, "its lease holds");
        app.clock.pass(domain::mail::LEASE);
        assert_eq!(tick(&app).await.sent, 1);
    })
    .await;
}
