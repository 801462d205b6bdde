//! Walks every route as a viewer: paths are filled from people and from the links of pages that
//! were seen, so that a route that lands later is walked without a word here.

use std::collections::BTreeSet;

use domain::id::PersonId;
use jiff::SignedDuration;
use testkit::{Browser, Page, SignedIn, TestApp};
use web::Guard;

/// One answer.
pub struct Visit {
    /// Method and path, for the report.
    pub what: String,
    /// The path alone.
    pub path: String,
    /// What came back.
    pub page: Page,
}

impl Visit {
    /// Everything that a reader or a program gets to see, in small letters.
    pub fn text(&self) -> String {
        let headers: Vec<&str> = self.page.headers.values().filter_map(|v| v.to_str().ok()).collect();
        format!("{}\n{}", headers.join("\n"), self.page.body).to_lowercase()
    }

    /// What ends up in histories, window lists and other servers' logs: addresses and the title.
    pub fn outside(&self) -> String {
        let title = self.page.body.split("<title>").nth(1).and_then(|t| t.split("</title>").next());
        // A telephone number that can be called is said to a telephone, not to a history.
        let links: Vec<String> =
            links(&self.page.body).filter(|l| !l.starts_with("tel:") && !l.starts_with("mailto:")).collect();
        let links = links.join("\n");
        format!("{}\n{}\n{links}", self.page.location(), title.unwrap_or_default()).to_lowercase()
    }
}

/// The paths to walk.
#[derive(Debug, Clone, Default)]
pub struct Paths {
    gets: BTreeSet<String>,
    posts: BTreeSet<String>,
}

fn links(body: &str) -> impl Iterator<Item = String> {
    ["href=\"", "action=\"", "https://kring.example"].into_iter().flat_map(move |before| {
        body.split(before).skip(1).map(|rest| {
            let end = rest.find(['"', '\n', ' ', '<']).unwrap_or(rest.len());
            rest[..end].replace("&#38;", "&").replace("&amp;", "&")
        })
    })
}

/// Whether a path is one of a route.
fn fits(pattern: &str, path: &str) -> bool {
    let (mut a, mut b) = (pattern.split('/'), path.split('/'));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(p), Some(q)) if p == q || (p.starts_with('{') && !q.is_empty()) => {}
            _ => return false,
        }
    }
}

impl Paths {
    /// Every route: parameters that stand for a child are filled with each person, others with
    /// an id that nothing has, until a page leads to one.
    pub fn of(persons: &[PersonId]) -> Self {
        let mut paths = Self::default();
        for route in web::list() {
            for person in persons {
                let path = route.path.replace("{id}", &person.to_string()).replace("{file}", "mark.svg");
                let path: Vec<&str> =
                    path.split('/').map(|s| if s.starts_with('{') { UNKNOWN } else { s }).collect();
                paths.add(route.method, path.join("/"));
            }
        }
        paths
    }

    fn add(&mut self, method: &str, path: String) -> bool {
        // Signing out would end the walk.
        if path == "/sign-out" {
            return false;
        }
        if method == "GET" { self.gets.insert(path) } else { self.posts.insert(path) }
    }

    /// Takes in the links and forms of a text that belong to routes; whether there were new ones.
    pub fn discover(&mut self, text: &str) -> bool {
        let routes = web::list();
        let mut new = false;
        for link in links(text) {
            let path = link.split(['?', '#']).next().unwrap_or_default();
            for route in routes.iter().filter(|route| fits(route.path, path)) {
                // A language chosen in passing would change what later pages say.
                let with_query = route.method == "GET" && !link.contains("language=");
                let found = if with_query { link.clone() } else { path.to_owned() };
                new |= self.add(route.method, found);
            }
        }
        new
    }

    /// Those that belong to a session: what is open to everybody needs to be asked for once.
    pub fn signed(&self) -> Self {
        let routes = web::list();
        let open = |method: &str, path: &str| {
            let path = path.split('?').next().unwrap_or_default();
            let of = |r: &&web::Route| r.guard != Guard::Signed && r.method == method && fits(r.path, path);
            routes.iter().any(|r| of(&r))
        };
        Self {
            gets: self.gets.iter().filter(|path| !open("GET", path)).cloned().collect(),
            posts: self.posts.iter().filter(|path| !open("POST", path)).cloned().collect(),
        }
    }

    /// Those that speak of one of these persons, or of nobody in particular.
    pub fn around(&self, persons: &[PersonId]) -> Self {
        let near = |path: &&String| {
            let of_somebody = path.starts_with("/children/") || path.starts_with("/family/");
            !of_somebody
                || path.split('/').count() == 3 && persons.iter().any(|p| path.contains(&p.to_string()))
        };
        Self { gets: self.gets.iter().filter(near).cloned().collect(), posts: BTreeSet::new() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.gets.len() + self.posts.len()
    }
}

/// An id that nothing has.
pub const UNKNOWN: &str = "00000000000070008000000000000000";

fn browser(app: &TestApp, who: Option<&SignedIn>) -> Browser {
    let browser = Browser::new(app);
    match who {
        Some(who) => browser.as_(who),
        None => browser,
    }
}

/// Asks for every page, a moment after the other: what happens is in one order.
pub async fn gets(app: &TestApp, who: Option<&SignedIn>, paths: &Paths) -> Vec<Visit> {
    let browser = browser(app, who);
    let mut visits = Vec::new();
    for path in &paths.gets {
        app.clock.pass(SignedDuration::from_millis(1));
        let page = browser.get(path).await;
        visits.push(Visit { what: format!("GET {path}"), path: path.clone(), page });
    }
    visits
}

/// Sends every form, filled in as well as a form that nobody knows can be: with every field that
/// any of them takes.
pub async fn posts(
    app: &TestApp,
    who: Option<&SignedIn>,
    paths: &Paths,
    colleague: &str,
    turn: &str,
) -> Vec<Visit> {
    let browser = browser(app, who);
    let mut visits = Vec::new();
    for (number, path) in paths.posts.iter().enumerate() {
        app.clock.pass(SignedDuration::from_millis(1));
        let once = format!("{turn}-{number}");
        let fields: Vec<(&str, &str)> = FIELDS
            .iter()
            .map(|(name, value)| match *name {
                "to" if path.ends_with("/hand-over") || path.ends_with("/invite") => ("to", colleague),
                "kind" if path.starts_with("/admin/alert-rules") => ("kind", "looked_elsewhere"),
                _ => (*name, *value),
            })
            .chain([("once", once.as_str())])
            .collect();
        let page = browser.post(path, &fields).await;
        visits.push(Visit { what: format!("POST {path}"), path: path.clone(), page });
    }
    visits
}

/// Values of form fields by name.
const FIELDS: &[(&str, &str)] = &[
    ("agencies", ""),
    ("answer", "accept"),
    ("basis", ""),
    ("category", "danger_now"),
    ("code", "000000"),
    ("at_least", "1"),
    ("confirmed", "yes"),
    ("days", "30"),
    ("direction", "worry"),
    ("email", "guest@example.org"),
    ("from", "2026-11-01"),
    ("ground", "guardian_consent"),
    ("indicator", "safe"),
    ("kind", "named_person"),
    ("language", "en"),
    ("name", "q"),
    ("note", "Please"),
    ("number", "1"),
    ("organisation", "Association"),
    ("outcome", "looked_at"),
    ("password", "not the password"),
    ("phone", ""),
    ("q", "2016-02-03"),
    ("reason", "complaint 2026/14"),
    ("relation", "teacher"),
    ("role", "Contact"),
    ("said_by", "Somebody"),
    ("sector", "voluntary"),
    ("tell", "coordinator"),
    ("to", ""),
    ("version", "1"),
    ("whom", "outside"),
    ("words", "Please look"),
];

/// The same page of two worlds is the same text: what is drawn by lot is taken out.
pub fn normal(page: &Page) -> String {
    let mut text = page.body.clone();
    for (before, after) in [("name=\"once\" value=\"", '"'), ("request-id\">", '<')] {
        let mut out = String::new();
        let mut parts = text.split(before);
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            out.push_str(before);
            out.push_str(&part[part.find(after).unwrap_or_default()..]);
        }
        text = out;
    }
    // How many letters the whole partnership was sent tells the administrator of no child.
    let text: Vec<&str> = text.lines().filter(|l| !l.contains("been sent in the last 30 days")).collect();
    format!("{}\n{}\n{}", page.status, page.location(), text.join("\n"))
}

/// Every letter that goes out by now.
pub async fn letters(app: &TestApp) -> Vec<String> {
    app::jobs::tick(&app.kring, app.kring.clock.now()).await.unwrap();
    app.mail.letters().into_iter().map(|l| format!("{}\n{}\n{}", l.to, l.subject, l.body)).collect()
}

#[test]
fn links_of_pages_are_told_from_others() {
    assert!(fits("/children/{id}/join", "/children/1/join"));
    assert!(!fits("/children/{id}/join", "/children/1/leave") && !fits("/children/{id}", "/children/"));
    let mut paths = Paths::default();
    let page = "<a href=\"/children/1?x=1&amp;y=2\"> <form action=\"/elsewhere\"> <a href=\"?language=sv\">";
    assert!(paths.discover(page) && paths.len() == 1, "{paths:?}");
    assert!(paths.gets.contains("/children/1?x=1&y=2"));
}
