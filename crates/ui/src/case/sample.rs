//! Invented cases, moved by the law's own machine.
//! check-words: table

use std::collections::BTreeSet;

use domain::attachment::{Attachment, Kind};
use domain::case::{Handler, Number, Summary, Task};
use domain::concern::Telling;
use domain::id::{AgencyId, AttachmentId, CaseId, PractitionerId, TaskId};
use jiff::SignedDuration;
use law::{Grounds, Law, Machine, Place};
use uuid::Uuid;

use super::Page;
use crate::concern::{line, received};
use crate::{Fields, Shell, Words};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_7000_8000_0000_0000_0006_0000 + n)
}

/// A case with a report in its third stage, one without, and one with what was refused.
pub(super) fn pages(l: Words) -> Vec<Page> {
    let Some(pack) = Law::shipped().country("se") else { return Vec::new() };
    let shell = Shell { place: Some(crate::shell::Place::CASES), ..Shell::sample(l, "case-title") };
    let (place, adopted) = (Place::new(shell.zone.clone()), BTreeSet::new());
    let opened = shell.now - SignedDuration::from_hours(24 * 8);
    let grounds = Grounds {
        guard_met: true,
        decided_by: Some("Eva <Lind>".to_owned()),
        reasons: Some("Skäl <b>".to_owned()),
        consent: None,
    };
    let begun = || -> Result<law::Case, law::Refusal> {
        let machine = Machine::new(pack, "SE-BARN", &place, &adopted)?;
        let (case, _) = machine.open(opened, shell.now)?;
        let at = opened + SignedDuration::from_hours(3);
        let (case, _) = machine.step(&case, "skyddsbedomning", &grounds, at, shell.now)?;
        Ok(machine.step(&case, "forhandsbedomning", &grounds, at, shell.now)?.0)
    };
    let Ok(case) = begun() else { return Vec::new() };
    let handler = Handler { id: PractitionerId(id(1)), name: "Mikael <Borg>".to_owned() };
    let task = |n: u128, due: Option<i64>, done: bool| Task {
        id: TaskId(id(n)),
        words: "Ring skolan <i>".to_owned(),
        due: due.map(|hours| shell.now + SignedDuration::from_hours(hours)),
        practitioner: handler.clone(),
        case: Some((CaseId(id(2)), Number { year: 2026, number: 17 })),
        done: done.then_some(shell.now),
        given: (n == 2).then(|| "SE-BARN-SAMTAL".to_owned()),
        version: 1,
    };
    let page = Page {
        summary: Summary {
            id: CaseId(id(2)),
            number: Number { year: 2026, number: 17 },
            agency: AgencyId(id(3)),
            process: case.process.clone(),
            stage: case.stage.clone(),
            person: None,
            handler: Some(handler.clone()),
            opened,
            closed: None,
            next: None,
        },
        case,
        pack: pack.into(),
        version: 3,
        family_sees: false,
        child: None,
        concern: Some(received(shell.now)),
        attachments: attachments(),
        earlier: vec![line(3, shell.now, true)],
        search: pack.concern.as_ref().and_then(|intake| intake.search_on(shell.day(shell.now))),
        tellings: Some((vec![Telling::Opened, Telling::NotOpened], "SoL 19:6")),
        tasks: vec![task(11, Some(48), false), task(12, Some(-48), false), task(13, None, true)],
        staff: vec![handler, Handler { id: PractitionerId(id(4)), name: "Eva Lind".to_owned() }],
        refused: None,
        fields: Fields::default(),
        shell: shell.clone(),
    };
    let named = crate::my_day::child(1, shell.now).person;
    let without = Page {
        summary: Summary { handler: None, person: named.as_ref().map(|p| p.id), ..page.summary.clone() },
        child: named,
        concern: None,
        attachments: Vec::new(),
        earlier: Vec::new(),
        tellings: None,
        tasks: Vec::new(),
        family_sees: true,
        ..page.clone()
    };
    let refused = crate::law::refusal(l, &law::Refusal::NoReason);
    vec![page.clone(), without, Page { refused: Some(refused), ..page }]
}

fn attachments() -> Vec<Attachment> {
    let file = |n: u128, kind, name: &str, size| Attachment {
        id: AttachmentId(Uuid::from_u128(0x0192_0000_7000_8000_0000_0000_0008_0000 + n)),
        kind,
        name: name.to_owned(),
        size,
    };
    vec![
        file(1, Kind::Pdf, "Brev från skolan.pdf", 212_480),
        file(2, Kind::Jpeg, &format!("{}.jpg", "långt namn utan slut ".repeat(4)), 3_912_113),
        file(3, Kind::Text, "<b>anteckning.txt", 512),
    ]
}
