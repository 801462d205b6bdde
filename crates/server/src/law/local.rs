//! `kring law add` and `kring law list --partnership`: what a partnership brings itself.

use std::path::Path;
use std::process::ExitCode;

use app::admin::Desk;
use app::local_law::{self, NotBrought};
use domain::gate::Action;
use law::Text;
use ui::Words;

use super::{BAD_FILE, check};
use crate::config::Config;
use crate::failure::Failure;

async fn desk(config: &Config, partnership: Option<&str>) -> Result<(Desk, String), Failure> {
    let kring = crate::wiring::kring(config).await?;
    let id = crate::user::partnership(&kring, partnership).await?;
    let desk = Desk::operator(&kring, &id).await?.acting(Action::ManageLocalLaw);
    Ok((desk, app::ports::secret(&*kring.chance)))
}

/// Brings what stands in a file as drafts, and prints each with the days that it is shown by.
pub(super) async fn add(
    l: Words,
    config: &Config,
    partnership: Option<&str>,
    file: &str,
) -> Result<ExitCode, Failure> {
    let text = std::fs::read_to_string(file).map_err(|e| check::unreadable(l, Path::new(file), &e))?;
    let (desk, once) = desk(config, partnership).await?;
    let added = match local_law::file(&desk, Text { file, text: &text }, &once).await {
        Ok(added) => added,
        Err(NotBrought::Wrong(found)) => {
            let line = |finding: &law::Finding| {
                let said = ui::law::finding(l, finding);
                match finding.line(&text) {
                    Some(line) => format!("{}: {said}", l.arg("line", line).t("local-line")),
                    None => said,
                }
            };
            return Err(Failure::new(found.iter().map(line).collect::<Vec<_>>().join("\n")).code(BAD_FILE));
        }
        Err(NotBrought::Other(error)) => return Err(crate::user::said(&error, file)),
    };
    for (rule, number) in added {
        let (found, worked) = local_law::version(&desk, &rule, number).await?;
        println!("{rule}\t{number}\t{}", l.code("local-state", found.state.code()));
        for one in worked {
            for (at, key) in [(&one.reckoned.legal, "law-legal"), (&one.reckoned.plan, "law-plan")] {
                if let Some(at) = at {
                    println!("  {}", ui::law::at(l, key, at));
                }
            }
            println!("  {}", l.arg("steps", ui::law::steps(l, &one.reckoned.steps)).t("law-why"));
        }
    }
    println!("{}", l.t("local-preview-hint"));
    Ok(ExitCode::SUCCESS)
}

/// Lists what a partnership brought, a line each.
pub(super) async fn list(l: Words, config: &Config, partnership: Option<&str>) -> Result<ExitCode, Failure> {
    let (desk, _) = desk(config, partnership).await?;
    for one in local_law::brought(&desk).await? {
        let version = &one.local.version;
        let (limit, state) = (ui::law::limit(l, version), l.code("local-state", one.state.code()));
        println!("{}\t{}\t{limit}\t{state}\t{}\t{}", version.id, one.number, version.action, version.section);
    }
    Ok(ExitCode::SUCCESS)
}
