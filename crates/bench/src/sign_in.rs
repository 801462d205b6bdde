//! Somebody who asks: a social worker with some hundred children, each with a ground for sharing.

use std::path::Path;

use app::ports::{secret, secret_hash};
use domain::country::Language;
use domain::gate::Role;
use domain::notice::MailRhythm;
use domain::sharing::{Ground, Part, Sharing};
use store::Batch;
use store::account::{Hat, NewAccount, NewSession};

use crate::opened::{Asking, Outcome, kring};

/// The partnership that `kring import` makes.
pub const PARTNERSHIP: &str = "default";

/// Signs a practitioner of the social services in, and prints the session's cookie and the paths
/// of the children.
pub async fn sign_in(folder: &Path) -> Outcome<()> {
    let kring = kring(folder).await?;
    let now = kring.clock.now();
    let scope = kring.scope(&PARTNERSHIP.parse()?);
    let agencies = store::partnership::agencies(&scope).await?;
    let agency = agencies.iter().find(|a| a.slug == "social_services").ok_or("no social services")?;
    let staff =
        store::demo::practitioner_of_staff_id(&scope, &agency.slug, "007").await?.ok_or("no staff")?;
    let account = NewAccount {
        id: kring.id(now),
        email: "bench@example.org".to_owned(),
        name: staff.name.clone(),
        language: Language::Nb,
        password: None,
        mail_rhythm: MailRhythm::Never,
        cleared: false,
    };
    let hat = Hat {
        id: kring.id(now),
        role: Role::Practitioner,
        agency: Some(agency.id),
        agency_name: None,
        practitioner: Some(staff.id),
        person: None,
    };
    let cookie = secret(&*kring.chance);
    let session = NewSession {
        id: kring.id(now),
        token_hash: secret_hash(&cookie),
        account: account.id,
        hat: Some(hat.id),
        pending: false,
        expires: now + jiff::SignedDuration::from_hours(240),
        device: "bench".to_owned(),
    };
    let batch = store::account::add(Batch::chore("bench"), &account, now);
    let batch = store::account::add_hat(batch, account.id, &hat);
    scope.write(store::account::add_session(batch, &session, now)).await?;
    println!("{cookie}");
    let asking = Asking::of(kring.clone(), &cookie).await?;
    let today = asking.op().today();
    let mut page = 1;
    loop {
        let children =
            app::my_day::children(&asking.op(), "", page, &|name| name.as_bytes().to_vec()).await?;
        let mut batch = Batch::chore("bench");
        for child in &children.children {
            let ground = Sharing {
                id: kring.id(now),
                ground: Ground::GuardianConsent,
                said_by: "Kari Nordmann".to_owned(),
                agencies: Vec::new(),
                parts: vec![Part::Circle],
                from: today,
                to: None,
            };
            batch = store::sharing::add(batch, child.id, &ground, account.id, now);
            println!("/children/{}", child.id);
        }
        scope.write(batch).await?;
        if page >= children.pages {
            return Ok(());
        }
        page += 1;
    }
}
