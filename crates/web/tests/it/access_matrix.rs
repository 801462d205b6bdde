//! Every route, asked for by every kind of viewer: the table `access_matrix.txt` says what each
//! gets, for people to read and to review in a diff.
//!
//! A route that the table does not know fails this test. To add one:
//! 1. a parameter in its path gets a value in [`value_of`], a form that it takes stands in
//!    [`FORMS`] (filled in rightly, so that the gate decides and not the form);
//! 2. `KRING_BLESS=1 cargo nextest run -p kring-web access_matrix` writes the table;
//! 3. read what changed.

mod forms;
pub mod scene;

use std::fmt::Write as _;
use std::path::Path;

use testkit::{Browser, Page, TestApp};
use web::{Guard, Route};

use self::forms::FORMS;
use self::scene::{Scene, scene};

/// The kinds of viewers, in the order of the table's columns.
pub const VIEWERS: &[(&str, &str)] = &[
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
    ("duty", "duty officer of the agency that takes in concern reports"),
    ("leader", "manager of that agency"),
    ("admin", "partnership administrator"),
    ("guardian", "guardian with custody of the child"),
    ("child", "the child, nine years old"),
];

/// The text with every parameter replaced: `children/{id}` before a plain `{id}`.
pub fn value_of(text: &str, values: &[(&str, String)]) -> String {
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
        let refused =
            route.guard != Guard::Open && ["sign-in", "2nd", "401", "403", "404"].contains(&cell.as_str());
        copy = (refused || route.method == "GET").then_some(app);
        cells.push(cell);
    }
    cells
}

async fn ask(app: &TestApp, scene: &Scene, route: Route, viewer: usize) -> String {
    let mut browser = Browser::new(app);
    if let Some(cookie) = &scene.cookies[viewer] {
        browser = browser.with_cookie(cookie);
    }
    let page = ask_as(&browser, scene, route, &format!("once-{viewer}")).await;
    assert!(!page.status.is_server_error(), "{} {}: {}", route.method, route.path, page.status);
    told(&page)
}

/// Asks for a route of the scene, its form filled in rightly.
pub async fn ask_as(browser: &Browser, scene: &Scene, route: Route, once: &str) -> Page {
    let path = value_of(route.path, &scene.values);
    assert!(!path.contains('{'), "say in `scene` which value {} has", route.path);
    if route.method == "GET" {
        browser.get(&path).await
    } else {
        let form = FORMS.iter().find(|(of, _)| *of == route.path).map_or(&[][..], |(_, form)| form);
        let filled: Vec<(&str, String)> = form
            .iter()
            .map(|(name, value)| (*name, value_of(value, &scene.values)))
            .chain([("once", once.to_owned())])
            .collect();
        let fields: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post(&path, &fields).await
    }
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
         401 a key is asked for, 404 there is none (or its existence is concealed), 422 the form is wrong\n\n",
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
        // No cookie opens it, whoever it is that has signed in.
        Guard::Bearer => VIEWERS.iter().for_each(|(viewer, _)| must(viewer, &["401"])),
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

/// Writes that tell more than the page before them: where the page says that there is no such
/// child, its form must say the same.
fn tell_tales(rows: &[(Route, Vec<String>)]) -> Vec<String> {
    let page = |path: &str| rows.iter().find(|(r, _)| r.path == path && r.method == "GET");
    let mut found = Vec::new();
    for (route, cells) in rows.iter().filter(|(r, _)| r.method == "POST" && r.path.starts_with("/children/"))
    {
        let Some((_, shown)) = page(route.path).or_else(|| page("/children/{id}")) else { continue };
        for (viewer, ((name, _), cell)) in VIEWERS.iter().zip(cells).enumerate() {
            if shown[viewer] == "404" && cell != "404" && cell != "403" {
                found.push(format!("POST {}: {name} got {cell}, where the page is 404", route.path));
            }
        }
    }
    found
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
    broken.extend(tell_tales(&rows));
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
    let post = Route { method: "POST", ..route };
    assert_eq!(tell_tales(&[(route, all("404")), (post, all("409"))]).len(), VIEWERS.len());
    assert_eq!(tell_tales(&[(route, all("404")), (post, all("404"))]).len(), 0);
}
