//! `/admin/agencies`: the agencies of the partnership.

use app::AppError;
use app::admin::Desk;
use app::agency::Said;
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::agency::Sector;
use domain::id::AgencyId;
use domain::involvement::Exposure;
use serde::Deserialize;
use ui::admin::{Agencies, Agency, AgencyLine};
use ui::{Fields, Words};

use super::PLACE;
use crate::error::Failure;
use crate::page::{go_and_say, once, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;
use crate::sign_in::again;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/admin/agencies", list)
        .get(Guard::Signed, "/admin/agencies/new", new)
        .post(Guard::Signed, "/admin/agencies/new", create)
        .get(Guard::Signed, "/admin/agencies/{agency}", open)
        .post(Guard::Signed, "/admin/agencies/{agency}", change)
}

async fn list(signed: Signed) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    let agencies = app::agency::list(&desk).await?;
    let lines = agencies
        .into_iter()
        .map(|a| AgencyLine {
            id: a.id.to_string(),
            slug: a.slug,
            name: a.name,
            sector: a.sector,
            sensitive: a.sensitive,
        })
        .collect();
    let page = Agencies { shell: signed.shell("admin-agencies-title", PLACE), lines };
    Ok(show(&page, &page.shell))
}

fn page(signed: &Signed, at: Option<(AgencyId, i64)>, fields: Fields) -> Agency {
    let l = Words::of(signed.op.language);
    let (key, action) = match at {
        Some((id, _)) => ("admin-agency-title", format!("/admin/agencies/{id}")),
        None => ("admin-agency-new", "/admin/agencies/new".to_owned()),
    };
    Agency {
        shell: signed.shell(key, PLACE),
        fields,
        action,
        version: at.map(|(_, version)| version),
        sectors: Agency::sectors(l),
        exposures: Agency::exposures(l),
    }
}

async fn new(signed: Signed) -> Result<Response, Failure> {
    Desk::of(&signed.op).await?;
    let page = page(&signed, None, Fields::with([("exposure", "open"), ("feed_days", "30")]));
    Ok(show(&page, &page.shell))
}

#[derive(Deserialize)]
struct AgencyForm {
    once: String,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    slug: String,
    name: String,
    sector: String,
    sensitive: Option<String>,
    exposure: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    email: String,
    feed_days: String,
}

impl AgencyForm {
    fn said(&self) -> Result<Said<'_>, AppError> {
        let choose = |field| AppError::field(field, "error-choose");
        Ok(Said {
            name: &self.name,
            sector: Sector::from_code(&self.sector).ok_or_else(|| choose("sector"))?,
            sensitive: self.sensitive.is_some(),
            default_exposure: Exposure::from_code(&self.exposure).ok_or_else(|| choose("exposure"))?,
            phone: &self.phone,
            email: &self.email,
            feed_days: self
                .feed_days
                .trim()
                .parse()
                .map_err(|_| AppError::field("feed_days", "admin-feed-days-wrong"))?,
        })
    }

    fn values(&self) -> [(&'static str, &str); 8] {
        [
            ("slug", &self.slug),
            ("name", &self.name),
            ("sector", &self.sector),
            ("sensitive", if self.sensitive.is_some() { "yes" } else { "" }),
            ("exposure", &self.exposure),
            ("phone", &self.phone),
            ("email", &self.email),
            ("feed_days", &self.feed_days),
        ]
    }
}

async fn create(signed: Signed, Form(form): Form<AgencyForm>) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    let once = once("/admin/agencies/new", &form.once)?;
    let written = match form.said() {
        Ok(said) => app::agency::create(&desk, &form.slug, &said, &once).await,
        Err(error) => Err(error),
    };
    match written {
        Ok(_) | Err(AppError::AlreadyDone) => Ok(go_and_say("/admin/agencies", "said-saved")),
        Err(error) => Ok(again(error, form.values(), "slug")?.show(|fields| page(&signed, None, fields))),
    }
}

fn stands(agency: &domain::agency::Agency) -> Fields {
    let days = agency.feed_days.to_string();
    Fields::with([
        ("name", agency.name.as_str()),
        ("sector", agency.sector.code()),
        ("sensitive", if agency.sensitive { "yes" } else { "" }),
        ("exposure", agency.default_exposure.code()),
        ("phone", agency.phone.as_deref().unwrap_or_default()),
        ("email", agency.email.as_deref().unwrap_or_default()),
        ("feed_days", &days),
    ])
}

async fn open(signed: Signed, Path(id): Path<AgencyId>) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    let (agency, version) = app::agency::view(&desk, id).await?;
    let page = page(&signed, Some((id, version)), stands(&agency));
    Ok(show(&page, &page.shell))
}

async fn change(
    signed: Signed,
    Path(id): Path<AgencyId>,
    Form(form): Form<AgencyForm>,
) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    let once = once(&format!("/admin/agencies/{id}"), &form.once)?;
    let written = match form.said() {
        Ok(said) => app::agency::change(&desk, id, form.version, &said, &once).await,
        Err(error) => Err(error),
    };
    match written {
        Ok(()) | Err(AppError::AlreadyDone) => Ok(go_and_say("/admin/agencies", "said-saved")),
        Err(error) => {
            let stale = matches!(error, AppError::Conflict(_));
            let wrong = again(error, form.values(), "name")?;
            let (agency, version) = app::agency::view(&desk, id).await?;
            // A stale form comes back with what stands now and its version.
            Ok(wrong.show(|fields| {
                let fields = if stale { stands(&agency).and(fields.errors()) } else { fields };
                page(&signed, Some((id, if stale { version } else { form.version })), fields)
            }))
        }
    }
}
