//! Every route, asked for by every kind of viewer: the table `access_matrix.txt` says what each
//! gets, for people to read and to review in a diff.
//!
//! A route that the table does not know fails this test. To add one:
//! 1. a parameter in its path gets a value in [`value_of`], a form that it takes stands in
//!    [`FORMS`] (filled in rightly, so that the gate decides and not the form);
//! 2. `KRING_BLESS=1 cargo nextest run -p kring-web access_matrix` writes the table;
//! 3. read what changed.

use std::fmt::Write as _;
use std::path::Path;

use domain::agency::{Agency, Sector};
use domain::coordinator::CoordinatorKind;
use domain::country::Country;
use domain::gate::Role;
use domain::id::PersonId;
use domain::involvement::Exposure;
use store::{Batch, Sql, Value};
use testkit::{Browser, Page, SignedIn, TestApp, Town};
use web::{Guard, Route};

use crate::people::{PASSWORD, account, cookie, sign_in};

/// What a form sends besides its once-token, by method and path of its route. `{…}` is replaced
/// as in paths.
const FORMS: &[(&str, &[(&str, &str)])] = &[
    ("/account", &[("version", "2"), ("name", "Eva Lind"), ("language", "da"), ("rhythm", "weekly")]),
    ("/account/password", &[("old", "{password}"), ("new", "ett helt annat")]),
    ("/account/second-factor", &[("password", "{password}")]),
    ("/account/second-factor/confirm", &[("code", "000000")]),
    ("/account/second-factor/remove", &[("password", "{password}")]),
    ("/account/sessions", &[("session", "others")]),
    ("/children", &[("name", "Alva")]),
    ("/children/{id}/attention", &[("words", "Titta")]),
    ("/children/{id}/exposure", &[("tie", "{involvement}"), ("exposure", "hidden")]),
    ("/children/{id}/hand-over", &[("kind", "named_person"), ("to", "{stranger}")]),
    (
        "/children/{id}/invite",
        &[
            ("whom", "outside"),
            ("email", "ny@example.org"),
            ("organisation", "Klubben"),
            ("sector", "voluntary"),
            ("language", "sv"),
        ],
    ),
    ("/children/{id}/join", &[("relation", "teacher")]),
    ("/children/{id}/sharing", &[("ground", "guardian_consent"), ("said_by", "Maria")]),
    ("/invitation/{token}", &[("answer", "accept"), ("name", "Maja")]),
    ("/password", &[("email", "eva@example.org")]),
    ("/password/{token}", &[("password", "ett helt annat")]),
    ("/admin/accounts", &[("search", "eva")]),
    ("/admin/accounts/new", &[("email", "ny@example.org"), ("name", "Ny Person"), ("language", "sv")]),
    ("/admin/accounts/{account}", &[("version", "1"), ("cleared", "yes")]),
    ("/admin/accounts/{account}/hats", &[("role", "manager"), ("agency", "{school}")]),
    ("/admin/accounts/{account}/hats/end", &[("hat", "{hat}")]),
    (
        "/admin/agencies/new",
        &[("slug", "ny"), ("name", "Ny"), ("sector", "health"), ("exposure", "open"), ("feed_days", "30")],
    ),
    (
        "/admin/agencies/{agency}",
        &[("version", "1"), ("name", "Ny"), ("sector", "health"), ("exposure", "open"), ("feed_days", "30")],
    ),
    ("/sign-in", &[("email", "nobody@example.org"), ("password", "not the password")]),
    ("/second-factor", &[("code", "000000")]),
    ("/hats", &[("hat", "{hat}")]),
    ("/audit/names", &[("reason", "complaint 2026/14")]),
    ("/reviews/{review}/same", &[("version", "1")]),
    ("/reviews/{review}/not-same", &[("version", "1")]),
    ("/reviews/{review}/ask", &[("version", "1")]),
    ("/questions/{review}", &[("answer", "right")]),
    ("/search", &[("query", "Alva"), ("q", "Alva")]),
];

/// The kinds of viewers, in the order of the table's columns.
const VIEWERS: &[(&str, &str)] = &[
    ("nobody", "not signed in"),
    ("pending", "password given, second factor still to come"),
    ("inside", "practitioner in the child's circle, with consent"),
    ("coord", "practitioner who holds a coordinator's role for the child"),
    ("outside", "practitioner of an agency that works with the child, not in the circle"),
    ("stranger", "practitioner of an agency that does not know the child"),
    ("elsewhere", "practitioner of another partnership"),
    ("steward", "data steward"),
    ("feeder", "agency administrator"),
    ("officer", "data protection officer"),
    ("manager", "manager of an agency"),
    ("admin", "partnership administrator"),
    ("guardian", "guardian with custody of the child"),
    ("child", "the child, nine years old"),
];

struct Scene {
    app: TestApp,
    /// Cookie of each viewer, in the order of [`VIEWERS`].
    cookies: Vec<Option<String>>,
    /// Values of parameters in paths and forms.
    values: Vec<(&'static str, String)>,
}

async fn scene() -> Scene {
    let app = TestApp::sqlite().await;
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
    let admin = desk(Role::PartnershipAdmin).await;
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
        of(&admin),
        of(&guardian),
        of(&self_),
    ];
    assert_eq!(cookies.len(), VIEWERS.len());
    let (review, link) = duplicate(&town, &school, &social).await;
    let values = vec![
        ("children/{id}", child.to_string()),
        ("assets/{file}", ui_asset()),
        ("{hat}", hats[0].id.to_string()),
        ("{review}", review),
        ("{link}", link),
        ("{involvement}", tie.id.to_string()),
        ("{school}", school.id.to_string()),
        ("{sharing}", sharing.id.to_string()),
        ("{stranger}", stranger.practitioner.as_ref().unwrap().id.to_string()),
        ("{account}", someone.to_string()),
        ("{agency}", school.id.to_string()),
        ("{token}", "no-such-token".to_owned()),
        ("{password}", PASSWORD.to_owned()),
    ];
    Scene { app, cookies, values: acts.into_iter().chain(values).collect() }
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
        );
    town.scope.write(batch).await.unwrap();
    (review, link)
}

const EVIDENCE: &str = r#"{"with":1,"fields":[],"total":0.0,"probability":null}"#;

fn ui_asset() -> String {
    ui::assets::href("mark.svg").trim_start_matches(ui::assets::PREFIX).to_owned()
}

/// The text with every parameter replaced: `children/{id}` before a plain `{id}`.
fn value_of(text: &str, values: &[(&str, String)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        let kept = name.split('{').next().unwrap_or_default();
        text.replace(name, &format!("{kept}{value}"))
    })
}

/// What a viewer got, in few letters.
fn told(page: &Page) -> String {
    let to = page.location();
    match page.status {
        status if !status.is_redirection() => status.as_u16().to_string(),
        _ if to.starts_with("/sign-in") => "sign-in".to_owned(),
        _ if to.starts_with("/second-factor") => "2nd".to_owned(),
        _ if to.starts_with("/hats") => "hats".to_owned(),
        status => status.as_u16().to_string(),
    }
}

/// What every viewer gets of one route.
async fn row(scene: &Scene, route: Route) -> Vec<String> {
    let mut cells = Vec::new();
    let mut copy: Option<TestApp> = None;
    for viewer in 0..VIEWERS.len() {
        let app = match copy.take() {
            Some(app) => app,
            None => scene.app.copy().await,
        };
        let cell = ask(&app, scene, route, viewer).await;
        // What one viewer does must not change what the next one gets; what is refused does nothing.
        let refused = route.guard != Guard::Open && ["sign-in", "2nd", "403", "404"].contains(&cell.as_str());
        copy = (refused || route.method == "GET").then_some(app);
        cells.push(cell);
    }
    cells
}

async fn ask(app: &TestApp, scene: &Scene, route: Route, viewer: usize) -> String {
    let path = value_of(route.path, &scene.values);
    assert!(!path.contains('{'), "say in `scene` which value {} has", route.path);
    let mut browser = Browser::new(app);
    if let Some(cookie) = &scene.cookies[viewer] {
        browser = browser.with_cookie(cookie);
    }
    let page = if route.method == "GET" {
        browser.get(&path).await
    } else {
        let form = FORMS.iter().find(|(of, _)| *of == route.path).map_or(&[][..], |(_, form)| form);
        let once = format!("once-{viewer}");
        let filled: Vec<(&str, String)> = form
            .iter()
            .map(|(name, value)| (*name, value_of(value, &scene.values)))
            .chain([("once", once)])
            .collect();
        let fields: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post(&path, &fields).await
    };
    assert!(!page.status.is_server_error(), "{} {path}: {}", route.method, page.status);
    told(&page)
}

fn table(rows: &[(Route, Vec<String>)]) -> String {
    let mut out = String::from(
        "Who gets what: every route, asked for by every kind of viewer. Written by access_matrix.rs; read\n\
         changes as what they are, changes of who may do what.\n\n",
    );
    for (name, meaning) in VIEWERS {
        let _ = writeln!(out, "  {name:<10} {meaning}");
    }
    out.push_str(
        "\n  200 a page, 303 done (leads on), sign-in / 2nd / hats led to that step, 403 refused,\n  \
         404 there is none (or its existence is concealed), 422 the form is wrong\n\n",
    );
    let widest = rows.iter().map(|(r, _)| r.path.len()).max().unwrap_or_default();
    let _ = write!(out, "{:<width$}", "", width = widest + 5);
    for (name, _) in VIEWERS {
        let _ = write!(out, " {name:<9}");
    }
    for (route, cells) in rows {
        let head = format!("{:<4} {}", route.method, route.path);
        let _ = write!(out, "\n{head:<width$}", width = widest + 5);
        for cell in cells {
            let _ = write!(out, " {cell:<9}");
        }
    }
    out.push('\n');
    out.lines().fold(String::new(), |text, line| text + line.trim_end() + "\n")
}

/// Whether a cell keeps what the route's guard promises.
fn broken_promises(route: Route, cells: &[String]) -> Vec<String> {
    let cell = |viewer: &str| {
        let at = VIEWERS.iter().position(|(name, _)| *name == viewer).unwrap();
        cells[at].as_str()
    };
    let mut broken = Vec::new();
    // A form that is wrong for everybody says nothing about the gate.
    if route.method == "POST" && route.guard == Guard::Signed && cells[2..].iter().all(|c| c == "422") {
        broken.push(format!("POST {}: say in FORMS how it is filled in rightly", route.path));
    }
    let mut must = |viewer: &str, allowed: &[&str]| {
        if !allowed.contains(&cell(viewer)) {
            broken.push(format!("{} {}: {viewer} got {}", route.method, route.path, cell(viewer)));
        }
    };
    match route.guard {
        Guard::Open => {}
        Guard::Pending => must("nobody", &["sign-in"]),
        Guard::Signed => {
            must("nobody", &["sign-in"]);
            must("pending", &["2nd"]);
            if route.path.starts_with("/children/") {
                must("elsewhere", &["404"]);
            }
        }
    }
    broken
}

#[tokio::test]
async fn everybody_gets_what_the_table_says() {
    let scene = scene().await;
    let mut routes = web::list();
    routes.sort_by_key(|route| (route.path, route.method));
    let mut rows = Vec::new();
    let mut broken = Vec::new();
    for route in routes {
        let cells = row(&scene, route).await;
        broken.extend(broken_promises(route, &cells));
        rows.push((route, cells));
    }
    assert!(broken.is_empty(), "a guard does not keep what it promises:\n{}", broken.join("\n"));
    let now = table(&rows);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/access_matrix.txt");
    if std::env::var_os("KRING_BLESS").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let known = std::fs::read_to_string(&file).unwrap_or_default();
    let differ: Vec<String> = known
        .lines()
        .filter(|line| !now.lines().any(|l| l == *line))
        .map(|line| format!("- {line}"))
        .chain(now.lines().filter(|line| !known.lines().any(|l| l == *line)).map(|line| format!("+ {line}")))
        .collect();
    assert!(
        differ.is_empty(),
        "who gets what has changed; if that is meant, run with KRING_BLESS=1 and review:\n{}",
        differ.join("\n")
    );
}

#[test]
fn parameters_are_told_apart_by_what_stands_before_them() {
    let values = [("children/{id}", "c".to_owned()), ("{hat}", "h".to_owned())];
    assert_eq!(value_of("/children/{id}/hats/{hat}", &values), "/children/c/hats/h");
    assert_eq!(value_of("/reviews/{id}", &values), "/reviews/{id}");
}

#[test]
fn a_guard_that_lets_nobody_in_is_noticed() {
    let route = Route { method: "GET", path: "/children/{id}", guard: Guard::Signed };
    let all = |cell: &str| vec![cell.to_owned(); VIEWERS.len()];
    assert_eq!(broken_promises(route, &all("200")).len(), 3);
}
