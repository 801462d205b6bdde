//! `kring law due --rule --trigger`.

use std::process::ExitCode;

use clap::ArgMatches;
use jiff::Zoned;
use law::instant::{self, Assumed};
use law::{Place, Reckoned, Version};
use ui::Words;

use super::{embedded, zone};
use crate::failure::Failure;

pub(super) fn run(l: Words, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let (Some(id), Some(trigger)) = (text("rule"), text("trigger")) else {
        return Err(Failure::new(l.t("law-error-due")));
    };
    let law = embedded(l)?;
    let unknown = || Failure::new(l.arg("rule", id).t("law-error-rule"));
    let (pack, rule) = law.rule(id).ok_or_else(unknown)?;
    let name = text("zone").or(pack.head.zone.as_deref());
    let name = name.ok_or_else(|| Failure::new(l.arg("rule", id).t("law-error-needs-zone")))?;
    let place = zone(name).ok_or_else(|| Failure::new(l.arg("zone", name).t("law-error-zone")))?;
    let place = Place::new(place);
    let not_a_time = |_| Failure::new(l.arg("time", trigger).t("law-error-time"));
    let event = instant::read(trigger, place.zone()).map_err(not_a_time)?;
    let local = event.at.to_zoned(place.zone().clone());
    let version = rule.nearest(local.date());

    let reckoned = if matches.get_flag("again") {
        let not_recurring = || Failure::new(l.arg("rule", id).t("law-error-not-recurring"));
        law::next_due(version, event.at, &place)
            .map(|next| next.ok_or_else(not_recurring))
            .map_err(|_| years(l))??
    } else {
        law::due(version, event.at, &place).map_err(|_| years(l))?
    };
    if let Some(assumed) = event.assumed {
        assume(l, trigger, assumed, &local);
    }
    if version.anchor.is_none() && !version.holds_on(local.date()) {
        let said = l.arg("version", version.version).arg("day", l.date(local.date()));
        eprintln!("{}", said.t("law-version"));
    }
    if pack.head.zone.is_none() && !place.knows_holidays() {
        eprintln!("{}", l.arg("zone", name).t("law-no-holidays"));
    }
    print(l, version, &reckoned);
    Ok(ExitCode::SUCCESS)
}

fn print(l: Words, version: &Version, reckoned: &Reckoned) {
    match &reckoned.legal {
        Some(legal) => println!("{}", ui::law::at(l, "law-legal", legal)),
        None => println!("{}", l.t("law-legal-none")),
    }
    let dates =
        [(&reckoned.plan, "law-plan"), (&reckoned.target, "law-target"), (&reckoned.finish_by, "law-finish")];
    for (date, key) in dates {
        if let Some(date) = date {
            println!("{}", ui::law::at(l, key, date));
        }
    }
    println!("{}", l.arg("steps", ui::law::steps(l, &reckoned.steps)).t("law-why"));
    println!("{}", l.arg("section", version.section.as_str()).t("law-section"));
    println!("{}", ui::law::check(l, version.check));
    if let Some(status) = ui::law::status(l, version.status) {
        println!("{status}");
    }
}

fn years(l: Words) -> Failure {
    let (first, last) = (law::holidays::FIRST_YEAR.to_string(), law::holidays::LAST_YEAR.to_string());
    Failure::new(l.arg("first", first).arg("last", last).t("law-error-years"))
}

fn assume(l: Words, written: &str, assumed: Assumed, taken: &Zoned) {
    let said = l.arg("time", written);
    let said = match assumed {
        Assumed::FirstOfTwo => said.t("law-assumed-first"),
        Assumed::Skipped => said.arg("at", instant::write(taken)).t("law-assumed-skipped"),
    };
    eprintln!("{said}");
}
