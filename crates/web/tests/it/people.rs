//! Accounts that can sign in, and what a browser would do with the answers.

use domain::country::Language;
use domain::gate::Role;
use domain::id::AccountId;
use domain::notice::MailRhythm;
use http::header;
use store::Batch;
use store::account::{Hat, NewAccount};
use testkit::{Browser, Page, TestApp, Town};

pub const PASSWORD: &str = "korrekt batteri";

/// An account with that many partnership administrators' hats.
pub async fn account(app: &TestApp, town: &Town<'_>, email: &str, hats: usize) -> AccountId {
    let now = app.kring.clock.now();
    let account = NewAccount {
        id: app.kring.id(now),
        email: email.to_owned(),
        name: "Eva Lind".to_owned(),
        language: Language::Sv,
        password: Some(app.kring.hasher.hash(&*app.kring.chance, PASSWORD).await.unwrap()),
        mail_rhythm: MailRhythm::Never,
        cleared: false,
    };
    let mut batch = store::account::add(Batch::chore("test"), &account, now);
    for role in [Role::PartnershipAdmin, Role::DataSteward, Role::Manager].into_iter().take(hats) {
        let hat = Hat {
            id: app.kring.id(now),
            role,
            agency: None,
            agency_name: None,
            practitioner: None,
            person: None,
        };
        batch = store::account::add_hat(batch, account.id, &hat);
    }
    town.scope.write(batch).await.unwrap();
    account.id
}

/// The session cookie that an answer sets, as the next request sends it.
pub fn cookie(page: &Page) -> String {
    let all = page.headers.get_all(header::SET_COOKIE).iter().map(|v| v.to_str().unwrap());
    let set = all.into_iter().find(|c| c.starts_with(web::COOKIE)).expect("a session cookie");
    set.split(';').next().unwrap().to_owned()
}

pub async fn sign_in(browser: &Browser, email: &str, password: &str) -> Page {
    browser.post("/sign-in", &[("email", email), ("password", password)]).await
}
