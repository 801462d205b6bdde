//! What is shared around the child.

use domain::agency::Agency;
use domain::id::PersonId;
use testkit::{SignedIn, Town};

/// A consent that the guardian has given, and that stands.
pub async fn consent(town: &Town<'_>, child: PersonId, guardian: &SignedIn, school: &Agency) -> String {
    let new = app::consent::New {
        whose: None,
        purpose: domain::consent::Purpose::Plan,
        words: String::new(),
        parts: vec![domain::sharing::Part::Circle, domain::sharing::Part::Plan],
        agencies: vec![school.id],
        from: None,
        to: None,
    };
    app::consent::give(&town.op(guardian), child, &new, "consent").await.unwrap().to_string()
}

/// A decision of the school not to share.
pub async fn disclosure(town: &Town<'_>, child: PersonId, inside: &SignedIn, police: &Agency) -> String {
    let op = town.op(inside);
    let new = app::disclosure::New {
        shares: false,
        basis: String::new(),
        parts: vec![domain::sharing::Part::Circle],
        agencies: vec![police.id],
        need: "not needed".to_owned(),
        against: "all of it".to_owned(),
        asked: domain::disclosure::Asked::Agrees,
        told: domain::disclosure::Told::Told,
        silent: String::new(),
        from: None,
        to: None,
        review: op.today().tomorrow().ok(),
    };
    app::disclosure::decide(&op, child, None, &new, "disclosure").await.unwrap().to_string()
}
