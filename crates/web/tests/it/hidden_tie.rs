//! Invariant 4: a hidden involvement changes nothing that an unauthorised viewer can observe. A
//! small town is built twice from the same lot, once with a hidden involvement and what its
//! agency does in it; every page, notice and letter of everybody else is the same text.

use domain::agency::{Agency, Sector};
use domain::country::Country;
use domain::gate::Role;
use domain::id::PersonId;
use domain::involvement::Exposure;
use domain::person::RelationKind;
use domain::protection::Level;
use jiff::civil::date;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;
use testkit::{Browser, SignedIn, TestApp, Town};

use crate::walk::{self, Paths};

/// What makes the second world differ from the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extra {
    /// Nothing.
    None,
    /// An involvement of that agency with that exposure, and its practitioner looks.
    Tie { agency: usize, exposure: Exposure },
    /// A sister or brother whom nobody may know of.
    SecretSibling,
}

const AGENCIES: [(&str, Sector); 5] = [
    ("school", Sector::School),
    ("social", Sector::SocialServices),
    ("clinic", Sector::Psychiatry),
    ("nurse", Sector::Health),
    ("police", Sector::Police),
];

/// Everything that everybody but the agency of the extra involvement gets to see: by viewer and
/// path, ids replaced by what they stand for.
///
/// The staff of agencies that are left out neither look nor act.
async fn observe(seed: u64, extra: Extra, left_out: &[usize]) -> Vec<(String, String)> {
    let mut lot = ChaCha20Rng::seed_from_u64(seed);
    let app = TestApp::sqlite().await;
    let town = Town::new(&app, "fjordvik", Country::No).await;
    let mut agencies: Vec<Agency> = Vec::new();
    let mut staff: Vec<SignedIn> = Vec::new();
    for (slug, sector) in AGENCIES {
        let agency = town.agency(slug, sector).await;
        staff.push(town.staff(&agency, &format!("Staff of {slug}")).await);
        agencies.push(agency);
    }
    for (slug, _) in &AGENCIES[lot.random_range(0..AGENCIES.len())..] {
        app.tamper(&format!("UPDATE agency SET as_of = '2026-11-01' WHERE slug = '{slug}'"));
    }
    let mut children: Vec<PersonId> = Vec::new();
    for given in ["Alva", "Noel"] {
        children.push(town.person(given, "Berg", date(lot.random_range(2008..2018), 3, 14), None).await);
    }
    let child = children[0];
    let mother = town.guardian_of(child, "Maria", "Berg").await;
    for id in &children {
        // The last two agencies stay outside: one of them is the extra one.
        for at in 0..3 {
            if lot.random_bool(0.7) {
                let exposure = Exposure::ALL[lot.random_range(0..2)];
                town.tie(*id, &agencies[at], staff[at].practitioner.as_ref(), exposure).await;
            }
        }
        if lot.random_bool(0.8) {
            town.share(*id).await;
        }
    }
    let family = async |role, person| town.sign_in(role, None, None, Some(person), false).await;
    let desk = async |role| town.sign_in(role, Some(&agencies[0]), None, None, false).await;
    let viewers: Vec<(String, SignedIn)> = vec![
        ("steward".to_owned(), desk(Role::DataSteward).await),
        ("feeder".to_owned(), desk(Role::AgencyAdmin).await),
        ("manager".to_owned(), desk(Role::Manager).await),
        ("admin".to_owned(), desk(Role::PartnershipAdmin).await),
        ("guardian".to_owned(), family(Role::Guardian, mother).await),
        ("sister".to_owned(), family(Role::Child, children[1]).await),
    ];
    rule_on(&town).await;
    // From here on the two worlds draw different ids; the clock keeps them in order all the same.
    app.clock.pass(jiff::SignedDuration::from_secs(10));
    match extra {
        Extra::None => {}
        Extra::Tie { agency, exposure } => {
            let who = &staff[agency];
            town.tie(child, &agencies[agency], who.practitioner.as_ref(), exposure).await;
            let page = Browser::new(&app).as_(who).get(&format!("/children/{child}")).await;
            assert!(page.status.is_success());
            // What it worries about, and that it worries, stays with its agency.
            let worry = [("once", "w"), ("indicator", "safe"), ("direction", "worry"), ("words", "Qvworry")];
            let path = format!("/children/{child}/signals/new");
            let noted = Browser::new(&app).as_(who).post(&path, &worry).await;
            assert_eq!(noted.location(), format!("/children/{child}/signals"));
        }
        Extra::SecretSibling => {
            let level = Some(Level::StrictlyConfidentialAddress);
            let other = town.person("Secret", "Sibling", date(2016, 1, 1), level).await;
            town.relative(child, other, RelationKind::Sibling).await;
            town.relate(other, mother).await;
        }
    }
    app.clock.pass(jiff::SignedDuration::from_secs(10));
    let staff_viewers = staff.iter().enumerate().filter(|(at, _)| !left_out.contains(at));
    let staff_viewers = staff_viewers.map(|(at, who)| (format!("staff of {}", AGENCIES[at].0), who.clone()));
    let viewers: Vec<(String, SignedIn)> = viewers.into_iter().chain(staff_viewers).collect();

    let colleague = staff[1].practitioner.as_ref().unwrap().id.to_string();
    let mut told = Vec::new();
    let mut paths = Paths::of(&children).signed();
    for (name, who) in &viewers {
        for visit in walk::gets(&app, Some(who), &paths).await {
            told.push((format!("before: {name}: {}", visit.what), walk::normal(&visit.page)));
        }
    }
    // Where a page leads may differ between viewers, not between worlds.
    for (name, who) in &viewers {
        for visit in walk::posts(&app, Some(who), &paths, &colleague, name).await {
            told.push((format!("{name}: {}", visit.what), walk::normal(&visit.page)));
            paths.discover(&visit.page.body);
        }
    }
    let mut letters = walk::letters(&app).await;
    for at in left_out {
        let email = town.email_of(&staff[*at]).await;
        letters.retain(|letter| !letter.starts_with(&email));
    }
    told.push(("letters".to_owned(), letters.join("\n")));
    for (name, who) in &viewers {
        for visit in walk::gets(&app, Some(who), &paths.signed()).await {
            told.push((format!("after: {name}: {}", visit.what), walk::normal(&visit.page)));
        }
    }
    told.into_iter().map(|(what, text)| (ids_by_place(&what), ids_by_place(&text))).collect()
}

/// Two worries of two agencies ask the circle to look.
async fn rule_on(town: &Town<'_>) {
    use domain::alert::{AlertRule, Condition, Tell};
    use domain::signal::Direction;
    let when = Condition::Signals {
        indicator: None,
        direction: Direction::Worry,
        at_least: 2,
        agencies: 2,
        days: 30,
    };
    let rule = AlertRule {
        when,
        and: domain::alert::Further::default(),
        uncoordinated: false,
        tell: Tell::Coordinator,
    };
    let admin = town.sign_in(Role::PartnershipAdmin, None, None, None, false).await;
    let desk = app::alert::desk(&town.op(&admin)).await.unwrap();
    let id = app::alert::create(&desk, rule, "r1").await.unwrap();
    app::alert::switch(&desk, id, 1, true, "r2").await.unwrap();
}

/// Ids and secrets are drawn by lot: in their place stands in which order they come.
fn ids_by_place(text: &str) -> String {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let mut met: Vec<String> = Vec::new();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_sign) {
        out.push_str(&rest[..start]);
        let end = rest[start..].find(|c| !is_sign(c)).map_or(rest.len(), |at| start + at);
        let word = &rest[start..end];
        let drawn = word.len() >= 32 && word.chars().any(|c| c.is_ascii_digit());
        if drawn {
            let at = met.iter().position(|m| m == word).unwrap_or_else(|| {
                met.push(word.to_owned());
                met.len() - 1
            });
            out.push('#');
            out.push_str(&at.to_string());
        } else {
            out.push_str(word);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// The first difference between two worlds.
fn differ(a: &[(String, String)], b: &[(String, String)]) -> Option<String> {
    let first = a.iter().zip(b).find(|(x, y)| x != y);
    if let Some(((what, x), (other, y))) = first {
        let line = x.lines().zip(y.lines()).find(|(p, q)| p != q);
        return Some(format!("{what} / {other}: {line:?}"));
    }
    (a.len() != b.len()).then(|| "one world has more pages".to_owned())
}

#[tokio::test]
async fn a_hidden_tie_changes_nothing_for_anybody_else() {
    for seed in 1..3 {
        let agency = 3 + usize::try_from(seed % 2).unwrap();
        let without = observe(seed, Extra::None, &[agency]).await;
        let with = observe(seed, Extra::Tie { agency, exposure: Exposure::Hidden }, &[agency]).await;
        assert_eq!(differ(&without, &with), None, "seed {seed}");
    }
}

#[tokio::test]
async fn a_sibling_of_whom_nobody_may_know_changes_nothing() {
    for seed in 1..2 {
        let without = observe(seed, Extra::None, &[]).await;
        assert_eq!(differ(&without, &observe(seed, Extra::SecretSibling, &[]).await), None, "seed {seed}");
    }
}

#[tokio::test]
async fn a_masked_tie_does_not_tell_of_which_agency() {
    let exposure = Exposure::ContactViaCoordinator;
    for seed in 1..2 {
        let nurse = observe(seed, Extra::Tie { agency: 3, exposure }, &[3, 4]).await;
        let police = observe(seed, Extra::Tie { agency: 4, exposure }, &[3, 4]).await;
        assert_eq!(differ(&nurse, &police), None, "seed {seed}");
    }
}

#[tokio::test]
async fn an_open_tie_is_seen_by_this_test() {
    let tie = Extra::Tie { agency: 3, exposure: Exposure::Open };
    let (without, with) = (observe(1, Extra::None, &[3]).await, observe(1, tie, &[3]).await);
    assert!(differ(&without, &with).is_some(), "the test could not see anything");
}
