//! Who asks, about what: the people, the child, and what waits around it.

mod consent;
mod local_rules;

use domain::agency::{Agency, Sector};
use domain::coordinator::CoordinatorKind;
use domain::country::Country;
use domain::gate::Role;
use domain::id::PersonId;
use domain::involvement::Exposure;
use store::{Batch, Sql, Value};
use testkit::{Browser, SignedIn, TestApp, Town};

use self::consent::{consent, disclosure};
use self::local_rules::local_rules;
use super::VIEWERS;
use crate::people::{PASSWORD, account, cookie, sign_in};

/// A small town with everybody who may ask.
pub struct Scene {
    /// The application.
    pub app: TestApp,
    /// Cookie of each viewer, in the order of [`VIEWERS`].
    pub cookies: Vec<Option<String>>,
    /// Values of parameters in paths and forms.
    pub values: Vec<(&'static str, String)>,
}

/// Puts them in their places.
pub async fn scene() -> Scene {
    scene_on(TestApp::sqlite().await).await
}

/// The same on a store of one's choice.
pub async fn scene_on(app: TestApp) -> Scene {
    let town = Town::new(&app, "bjorkdal", Country::Se).await;
    let other = Town::new(&app, "granvik", Country::Se).await;
    let school = town.agency("school", Sector::School).await;
    let social = town.agency("social", Sector::SocialServices).await;
    let police = town.agency("police", Sector::Police).await;
    let child = town.child("Alva", "Berg").await;
    let mother = town.guardian_of(child, "Maria", "Berg").await;
    let inside = town.staff(&school, "Jonas Ek").await;
    let coordinator = town.staff(&social, "Eva Lind").await;
    let outside = town.staff(&school, "Mikael Borg").await;
    let stranger = town.staff(&police, "Karin Dahl").await;
    let far = other.agency("school", Sector::School).await;
    let elsewhere = other.staff(&far, "Nina Holm").await;
    let tie = town.tie(child, &school, inside.practitioner.as_ref(), Exposure::Open).await;
    town.tie(child, &social, coordinator.practitioner.as_ref(), Exposure::Open).await;
    let sharing = town.share(child).await;
    let holder = coordinator.practitioner.as_ref().unwrap().id;
    let now = app.kring.clock.now();
    let take =
        store::hand_over::take(Batch::chore("test"), child, CoordinatorKind::LeadProfessional, holder, now);
    town.scope.write(take).await.unwrap();
    let acts = acts(&town, child, &inside, &coordinator, &stranger).await;
    let desk = async |role| town.sign_in(role, None, None, None, false).await;
    let of_school = async |role| town.sign_in(role, Some(&school), None, None, false).await;
    let family = async |role, person| town.sign_in(role, None, None, Some(person), false).await;
    let steward = desk(Role::DataSteward).await;
    let feeder = of_school(Role::AgencyAdmin).await;
    let officer = desk(Role::DataProtectionOfficer).await;
    let manager = of_school(Role::Manager).await;
    let on_duty = town.practitioner(&social, "Disa Vakt").await;
    let duty = town.sign_in(Role::DutyOfficer, Some(&social), Some(&on_duty), None, false).await;
    let leader = town.sign_in(Role::Manager, Some(&social), None, None, false).await;
    let admin = desk(Role::PartnershipAdmin).await;
    let mail = app::mail::outbox(&town.op(&admin)).await.unwrap().dead[0].id;
    let guardian = family(Role::Guardian, mother).await;
    let self_ = family(Role::Child, child).await;
    let someone = account(&app, &town, "eva@example.org", 1).await;
    let pending = cookie(&sign_in(&Browser::new(&app), "eva@example.org", PASSWORD).await);
    let hats = store::account::hats(&town.scope, someone).await.unwrap();
    // Everybody has the same password, for the forms that ask for it once more.
    let hash = app.kring.hasher.hash(&*app.kring.chance, PASSWORD).await.unwrap();
    let everybody = [
        &inside,
        &coordinator,
        &outside,
        &stranger,
        &steward,
        &feeder,
        &officer,
        &manager,
        &duty,
        &leader,
        &admin,
        &guardian,
        &self_,
    ];
    let own = everybody.iter().map(|who| (&town, *who)).chain([(&other, &elsewhere)]);
    for (town, who) in own {
        let batch = store::account::set_password(Batch::chore("test"), who.actor.account, &hash);
        town.scope.write(batch).await.unwrap();
    }
    let of = |who: &SignedIn| Some(format!("{}={}", web::COOKIE, who.cookie));
    let cookies = vec![
        None,
        Some(pending),
        of(&inside),
        of(&coordinator),
        of(&outside),
        of(&stranger),
        of(&elsewhere),
        of(&steward),
        of(&feeder),
        of(&officer),
        of(&manager),
        of(&duty),
        of(&leader),
        of(&admin),
        of(&guardian),
        of(&self_),
    ];
    assert_eq!(cookies.len(), VIEWERS.len());
    let (review, link) = duplicate(&town, &school, &social).await;
    let work = work(&town, &inside, &duty).await;
    let opening = opening(&town, child, &police).await;
    let consent = consent(&town, child, &guardian, &school).await;
    let disclosure = disclosure(&town, child, &inside, &police).await;
    let id = |who: &SignedIn| who.practitioner.as_ref().unwrap().id.to_string();
    let keys = app::api_key::Desk::of(&town.op(&feeder)).await.unwrap();
    app::api_key::add(&keys, "Journal", &"k".repeat(40)).await.unwrap();
    let api_key = app::api_key::list(&keys).await.unwrap().remove(0).id;
    let (alert_rule, alert) = alert(&town, &admin, &inside, child).await;
    local_rules(&town, &admin).await;
    let values = vec![
        ("{local_rule}/{number}/off", "LOCAL-2/1/off".to_owned()),
        ("{local_rule}/{number}", "LOCAL-1/1".to_owned()),
        ("{consent}", consent),
        ("{disclosure}", disclosure),
        ("{mother}", mother.to_string()),
        ("{police}", police.id.to_string()),
        ("{opening}", opening),
        ("{api_key}", api_key.to_string()),
        ("{duty}", on_duty.id.to_string()),
        ("{coordinator}", id(&coordinator)),
        ("{outside}", id(&outside)),
        ("{partnership}", "bjorkdal".to_owned()),
        ("children/{id}", child.to_string()),
        ("assets/{file}", ui_asset()),
        ("{hat}", hats[0].id.to_string()),
        ("{alert_rule}", alert_rule),
        ("{alert}", alert),
        ("{review}", review),
        ("{link}", link),
        ("{involvement}", tie.id.to_string()),
        ("{feed}", staged(&town, &school).await),
        ("{school}", school.id.to_string()),
        ("{sharing}", sharing.id.to_string()),
        ("{mail}", mail.to_string()),
        ("{stranger}", stranger.practitioner.as_ref().unwrap().id.to_string()),
        ("{account}", someone.to_string()),
        ("{agency}", school.id.to_string()),
        ("{rule}", "SE-ORO-FORHAND".to_owned()),
        ("{process}", "SE-BARN".to_owned()),
        ("{token}", "no-such-token".to_owned()),
        ("{password}", PASSWORD.to_owned()),
    ];
    Scene { app, cookies, values: acts.into_iter().chain(work).chain(values).collect() }
}

/// What waits for an answer around the child: each of its kind, and a letter that was given up.
async fn acts(
    town: &Town<'_>,
    child: PersonId,
    inside: &SignedIn,
    coordinator: &SignedIn,
    stranger: &SignedIn,
) -> Vec<(&'static str, String)> {
    let (inside_op, coordinator_op) = (town.op(inside), town.op(coordinator));
    app::attention::raise(&inside_op, child, "Titta", "1").await.unwrap();
    let new = app::hand_over::New {
        kind: CoordinatorKind::LeadProfessional,
        to: inside.actor.practitioner.unwrap(),
        note: String::new(),
    };
    app::hand_over::offer(&coordinator_op, child, &new, "2").await.unwrap();
    let invited = stranger.actor.practitioner.unwrap();
    app::invitation::invite_staff(&inside_op, child, invited, "3").await.unwrap();
    let outside = app::invitation::Outside {
        email: "info@example.org".to_owned(),
        organisation: "Ridklubben".to_owned(),
        sector: Sector::Voluntary,
        language: domain::country::Language::Sv,
        confirmed: false,
    };
    app::invitation::invite_outside(&inside_op, child, &outside, "4").await.unwrap();
    let now = town.app.kring.clock.now();
    app::jobs::tick(&town.app.kring, now).await.unwrap();
    let letters = town.app.mail.letters();
    let link = letters.iter().find_map(|l| l.body.split_once("/invitation/")).unwrap().1;
    let token = link.split_whitespace().next().unwrap().to_owned();
    town.app.mail.fail(Some(app::ports::MailError::Final("550".to_owned())));
    app::attention::raise(&inside_op, child, "Mer", "5").await.unwrap();
    app::jobs::tick(&town.app.kring, now).await.unwrap();
    let loaded = store::circle::load(&town.scope, &inside.actor, child, inside_op.today(), now).await;
    let (_, circle) = loaded.unwrap().unwrap();
    let staff = circle.invitations.iter().find(|i| i.to.is_some()).unwrap();
    vec![
        ("invitation/{token}", token),
        ("{attention}", circle.attention[0].id.to_string()),
        ("{hand_over}", circle.hand_overs[0].id.to_string()),
        ("{invitation}", staff.id.to_string()),
    ]
}

/// Two concern reports, one of them opened, and a task.
async fn work(town: &Town<'_>, inside: &SignedIn, duty: &SignedIn) -> Vec<(&'static str, String)> {
    let (inside, duty) = (town.op(inside), town.op(duty));
    let draft = app::concern::Draft {
        name: "Jonas Ek".to_owned(),
        child_name: "Alva Berg".to_owned(),
        words: "Hon är ensam.".to_owned(),
        wants_feedback: true,
        ..app::concern::Draft::default()
    };
    let mut reference = String::new();
    for secret in ["a", "b"] {
        let files = vec![domain::attachment::Upload::new("brev.txt", b"Hej".to_vec())];
        reference = app::concern::send(&inside, None, &draft, files, &secret.repeat(40)).await.unwrap();
    }
    let lines = app::concern::queue(&duty).await.unwrap();
    let case = app::concern::open(&duty, lines[0].id, "opened").await.unwrap();
    let file = app::case::view(&duty, case).await.unwrap().attachments.remove(0);
    let new = app::task::New { case: None, words: "Ring".to_owned(), due: None, to: None };
    app::task::give(&inside, &new, "task").await.unwrap();
    let task = app::task::list(&inside).await.unwrap().remove(0);
    vec![
        ("{reference}", reference),
        ("{attachment}", file.id.to_string()),
        ("{concern}", lines[1].id.to_string()),
        ("{case}", case.to_string()),
        ("{task}", task.id.to_string()),
    ]
}

/// An opening in an emergency that is over and waits for its review.
async fn opening(town: &Town<'_>, child: PersonId, police: &Agency) -> String {
    use app::break_glass::{Emergency, close, open};
    let who = town.staff(police, "Siri Moen").await;
    let said = Emergency {
        category: domain::break_glass::Category::DangerNow,
        reason: "a child in danger".to_owned(),
        understood: true,
    };
    open(&town.op(&who), child, &said, "glass 1").await.unwrap();
    close(&town.op(&who), child, "glass 2").await.unwrap();
    store::break_glass::waiting(&town.scope).await.unwrap()[0].id.to_string()
}

/// A rule in force with a second version, and an alert around the child that waits for an answer.
async fn alert(town: &Town<'_>, admin: &SignedIn, inside: &SignedIn, child: PersonId) -> (String, String) {
    use domain::alert::{AlertRule, Condition, Tell};
    use domain::signal::{Direction, Indicator};
    let when = Condition::Signals {
        indicator: None,
        direction: Direction::Worry,
        at_least: 1,
        agencies: 1,
        days: 30,
    };
    let rule = AlertRule {
        when,
        and: domain::alert::Further::default(),
        uncoordinated: false,
        tell: Tell::Coordinator,
    };
    let desk = app::alert::desk(&town.op(admin)).await.unwrap();
    let id = app::alert::create(&desk, rule, "6").await.unwrap();
    app::alert::new_version(&desk, id, 1, AlertRule { uncoordinated: true, ..rule }, "7").await.unwrap();
    app::alert::switch(&desk, id, 1, true, "8").await.unwrap();
    let new = app::signal::New {
        indicator: Indicator::Safe,
        direction: Direction::Worry,
        words: "Worried".to_owned(),
    };
    app::signal::note(&town.op(inside), child, &new, "9").await.unwrap();
    let rows = town.scope.peek(Sql::new("SELECT id FROM alert WHERE partnership = ?1")).await.unwrap();
    (id.to_string(), rows[0].text(0).unwrap())
}

/// A possible duplicate that waits for an answer, and a link that can be undone.
async fn duplicate(town: &Town<'_>, school: &Agency, social: &Agency) -> (String, String) {
    let (one, two) = (town.child("Alva", "Lind").await, town.child("Alva", "Lindh").await);
    let text = |text: &str| Value::from(text);
    let [a, b, c, review, link] = [1, 2, 3, 4, 5].map(|n| format!("{n:032x}"));
    let record = Sql::new(
        "INSERT INTO source_record (partnership, id, agency, record_id, person, given, surname, as_of, said,
         feed, digest) VALUES (?1, ?2, ?3, ?2, ?4, 'Alva', 'Lind', '2026-11-20', '2026-11-20', '', '')",
    );
    let batch = Batch::chore("test")
        .each(
            record,
            vec![
                vec![text(&a), school.id.into(), one.into()],
                vec![text(&b), social.id.into(), two.into()],
                vec![text(&c), social.id.into(), one.into()],
            ],
        )
        .step(
            Sql::new(
                "INSERT INTO review (partnership, id, a, b, evidence, state, opened)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'open', 0)",
            ),
            vec![text(&review), text(&a), text(&b), text(EVIDENCE)],
        )
        .step(
            Sql::new(
                "INSERT INTO link (partnership, id, source_record, person, rule, evidence, at)
                 VALUES (?1, ?2, ?3, ?4, 'plain-1', ?5, 0)",
            ),
            vec![text(&link), text(&c), one.into(), text(EVIDENCE)],
        )
        .step(
            Sql::new("INSERT INTO link_audit (partnership, link, other, opened) VALUES (?1, ?2, ?3, 0)"),
            vec![text(&link), text(&a)],
        );
    town.scope.write(batch).await.unwrap();
    (review, link)
}

const EVIDENCE: &str = r#"{"with":1,"fields":[],"total":0.0,"probability":null}"#;

/// A list of that agency, read and not landed.
async fn staged(town: &Town<'_>, agency: &domain::agency::Agency) -> String {
    use app::feed::{Delivering, Upload, begin, open, read};
    use domain::country::Language;
    use domain::feed::ListKind;
    use domain::feed::plan::{Coverage, FeedMode};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    std::fs::write(&path, "record_id,given_name,surname\nR1,Bo,Ek\n").unwrap();
    let d = Delivering::by_operator(&town.app.kring, &town.tenant, agency.id, Language::En).await.unwrap();
    let upload = Upload {
        path,
        file_name: "list.csv".to_owned(),
        kind: ListKind::Clients,
        mode: FeedMode::Complete,
        as_of: d.today(),
        coverage: Coverage::default(),
        profile: None,
    };
    let opened = open(&d, upload).await.unwrap();
    let feed = begin(&d, &opened).await.unwrap();
    read(&d, feed, opened).await.unwrap();
    feed.to_string()
}

fn ui_asset() -> String {
    ui::assets::href("mark.svg").trim_start_matches(ui::assets::PREFIX).to_owned()
}
