//! Concern reports about people with unmistakable values: what a reporter wrote is kept as it was said,
//! and must not reach anybody who is not cleared for the child.

use domain::agency::Agency;
use domain::gate::Role;
use domain::id::PersonId;
use testkit::Town;

/// Each is reported with all that the reporter knows, opened and linked by somebody cleared.
pub async fn reported(town: &Town<'_>, social: &Agency, children: &[(PersonId, &str)]) {
    let who = town.practitioner(social, "Vilda Vakt").await;
    let duty = town.sign_in(Role::DutyOfficer, Some(social), Some(&who), None, true).await;
    let op = town.op(&duty);
    for (n, (child, mark)) in children.iter().enumerate() {
        let value = |word: &str| format!("Qv{word}{mark}");
        let draft = app::concern::Draft {
            reporter: "private".to_owned(),
            anonymous: true,
            child_name: format!("{} {}", value("given"), value("surname")),
            child_born: "2016-02-03".to_owned(),
            child_where: value("street"),
            words: format!("{} {}", value("phone"), value("mail")),
            ..app::concern::Draft::default()
        };
        let sent = app::concern::FromOutside {
            agency: None,
            draft: &draft,
            files: Vec::new(),
            secret: &format!("{n:040}"),
            origin: "",
            language: domain::country::Language::En,
            request: "test",
        };
        app::concern::receive(&town.app.kring, town.tenant.row.id.as_str(), sent).await.unwrap();
        let waiting = app::concern::queue(&op).await.unwrap().into_iter().find(|line| line.opened.is_none());
        let case = app::concern::open(&op, waiting.unwrap().id, &format!("o{n}")).await.unwrap();
        let (line, version) = app::concern::whose(&op, case).await.unwrap();
        app::concern::is_about(&op, case, *child, &line, version, &format!("w{n}")).await.unwrap();
    }
}
