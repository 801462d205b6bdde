//! `/admin/accounts`: accounts and their hats. Agencies stand in the folder.

mod agency;

use app::AppError;
use app::admin::{self, Desk, Detail, Listed, NewHat, PAGE};
use axum::extract::{Form, Path, Query};
use axum::response::Response;
use domain::country::Language;
use domain::gate::Role;
use domain::id::{AccountId, HatId};
use serde::Deserialize;
use ui::admin::{Account, Accounts, Hat, Line, NewAccount};
use ui::form::Choice;
use ui::shell::Place;
use ui::{Fields, Words};

use crate::error::Failure;
use crate::page::{done, go_and_say, once, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;
use crate::sign_in::again;

const PLACE: Option<Place> = Some(Place::ACCOUNTS);

pub(crate) fn routes(routes: Routes) -> Routes {
    let routes = routes
        .get(Guard::Signed, "/admin/accounts", list)
        .post(Guard::Signed, "/admin/accounts", find)
        .get(Guard::Signed, "/admin/accounts/new", new)
        .post(Guard::Signed, "/admin/accounts/new", create)
        .get(Guard::Signed, "/admin/accounts/{account}", open)
        .post(Guard::Signed, "/admin/accounts/{account}", set_standing)
        .post(Guard::Signed, "/admin/accounts/{account}/hats", add_hat)
        .post(Guard::Signed, "/admin/accounts/{account}/hats/end", end_hat)
        .post(Guard::Signed, "/admin/accounts/{account}/link", send_link)
        .post(Guard::Signed, "/admin/accounts/{account}/second-factor", reset_second_factor);
    agency::routes(routes)
}

fn line(account: app::admin::Account, hats: Vec<Hat>) -> Line {
    let state = match (account.disabled, account.has_password) {
        (true, _) => "disabled",
        (false, true) => "active",
        (false, false) => "invited",
    };
    Line { id: account.id.to_string(), name: account.name, email: account.email, state, hats }
}

fn listing(signed: &Signed, listed: Listed, search: &str, page: u32) -> Response {
    let pages = u32::try_from(listed.total.div_ceil(u64::from(PAGE))).unwrap_or(u32::MAX);
    let lines = listed
        .lines
        .into_iter()
        .map(|one| {
            let hats = one.hats.into_iter();
            let hats = hats.map(|(role, agency)| Hat { id: String::new(), role, agency }).collect();
            line(one.account, hats)
        })
        .collect();
    let page = Accounts {
        shell: signed.shell("admin-accounts-title", PLACE),
        fields: Fields::with([("search", search)]),
        lines,
        page,
        // What was searched for is not in the address, so further pages cannot be linked to.
        pages: if search.is_empty() { pages } else { 1 },
    };
    show(&page, &page.shell)
}

#[derive(Deserialize)]
struct Turned {
    page: Option<u32>,
}

async fn list(signed: Signed, Query(turned): Query<Turned>) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    let page = turned.page.unwrap_or(1).max(1);
    Ok(listing(&signed, admin::list(&desk, "", page).await?, "", page))
}

#[derive(Deserialize)]
struct Search {
    search: String,
}

async fn find(signed: Signed, Form(form): Form<Search>) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    Ok(listing(&signed, admin::list(&desk, &form.search, 1).await?, form.search.trim(), 1))
}

fn new_page(signed: &Signed, fields: Fields) -> NewAccount {
    let shell = signed.shell("admin-accounts-new", PLACE);
    NewAccount { shell, fields, languages: ui::account::Page::languages() }
}

async fn new(signed: Signed) -> Result<Response, Failure> {
    Desk::of(&signed.op).await?;
    let page = new_page(&signed, Fields::with([("language", signed.op.tenant.row.language.tag())]));
    Ok(show(&page, &page.shell))
}

#[derive(Deserialize)]
struct Created {
    once: String,
    email: String,
    name: String,
    language: String,
}

async fn create(signed: Signed, Form(form): Form<Created>) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    let once = once("/admin/accounts/new", &form.once)?;
    let language = Language::ALL.into_iter().find(|l| l.tag() == form.language);
    match admin::create(&desk, &form.email, &form.name, language, None, Some(&once)).await {
        Ok(id) => Ok(go_and_say(&format!("/admin/accounts/{id}"), "said-saved")),
        Err(AppError::AlreadyDone) => Ok(go_and_say("/admin/accounts", "said-already-done")),
        Err(error) => {
            let values = [("email", &*form.email), ("name", &*form.name), ("language", &*form.language)];
            Ok(again(error, values, "email")?.show(|fields| new_page(&signed, fields)))
        }
    }
}

async fn detail(signed: &Signed, desk: &Desk, id: AccountId) -> Result<Account, Failure> {
    let Detail { account, hats, .. } = admin::view(desk, id).await?;
    let yes = |on: bool| if on { "yes" } else { "" };
    let standing = Fields::with([("cleared", yes(account.cleared)), ("disabled", yes(account.disabled))]);
    let hats = hats
        .into_iter()
        .map(|hat| Hat { id: hat.id.to_string(), role: hat.role, agency: hat.agency_name })
        .collect();
    let agencies = app::agency::list(desk).await?;
    Ok(Account {
        shell: signed.shell("admin-account-title", PLACE),
        version: account.version,
        second_factor: account.second_factor,
        line: line(account, hats),
        standing,
        hat: Fields::default(),
        roles: Account::roles(Words::of(signed.op.language)),
        agencies: agencies.into_iter().map(|a| Choice::new(a.id.to_string(), a.name)).collect(),
    })
}

async fn open(signed: Signed, Path(id): Path<AccountId>) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    let page = detail(&signed, &desk, id).await?;
    Ok(show(&page, &page.shell))
}

fn path(id: AccountId) -> String {
    format!("/admin/accounts/{id}")
}

/// What an account's form leads to: its page, with what was saved or what was wrong.
async fn answer(
    signed: &Signed,
    desk: &Desk,
    id: AccountId,
    written: Result<(), AppError>,
    first: &'static str,
    place: impl FnOnce(&mut Account, Fields),
) -> Result<Response, Failure> {
    match done(written) {
        Ok(()) => Ok(go_and_say(&path(id), "said-saved")),
        Err(error) => {
            let wrong = again(error, [], first)?;
            let mut page = detail(signed, desk, id).await?;
            Ok(wrong.show(|fields| {
                place(&mut page, fields);
                page
            }))
        }
    }
}

#[derive(Deserialize)]
struct Standing {
    once: String,
    version: i64,
    cleared: Option<String>,
    disabled: Option<String>,
}

async fn set_standing(
    signed: Signed,
    Path(id): Path<AccountId>,
    Form(form): Form<Standing>,
) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    let once = once(&path(id), &form.once)?;
    let (cleared, disabled) = (form.cleared.is_some(), form.disabled.is_some());
    let written = admin::set_standing(&desk, id, form.version, cleared, disabled, &once).await;
    // What comes back is what stands now, with the reason beside it.
    answer(&signed, &desk, id, written, "disabled", |page, fields| {
        page.standing = page.standing.clone().and(fields.errors());
    })
    .await
}

#[derive(Deserialize)]
struct HatForm {
    once: String,
    role: String,
    #[serde(default)]
    agency: String,
    #[serde(default)]
    staff_id: String,
}

async fn add_hat(
    signed: Signed,
    Path(id): Path<AccountId>,
    Form(form): Form<HatForm>,
) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    let once = once(&format!("{}/hats", path(id)), &form.once)?;
    let role = Role::from_code(&form.role).filter(|role| !matches!(role, Role::Child | Role::Guardian));
    let written = match role {
        Some(role) => {
            let agency = form.agency.parse().ok();
            let new = NewHat { role, agency, staff_id: &form.staff_id, person: None };
            admin::add_hat(&desk, id, &new, &once).await
        }
        None => Err(AppError::field("role", "error-choose")),
    };
    answer(&signed, &desk, id, written, "role", |page, fields| {
        let values = [("role", &*form.role), ("agency", &*form.agency), ("staff_id", &*form.staff_id)];
        page.hat = Fields::again(values, fields.errors().to_vec());
    })
    .await
}

#[derive(Deserialize)]
struct HatEnd {
    once: String,
    hat: HatId,
}

async fn end_hat(
    signed: Signed,
    Path(id): Path<AccountId>,
    Form(form): Form<HatEnd>,
) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    let once = once(&format!("{}/hats/end", path(id)), &form.once)?;
    let written = admin::end_hat(&desk, id, form.hat, &once).await;
    written_or_back(written, id)
}

#[derive(Deserialize)]
struct OnceForm {
    once: String,
}

async fn send_link(
    signed: Signed,
    Path(id): Path<AccountId>,
    Form(form): Form<OnceForm>,
) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    let once = once(&format!("{}/link", path(id)), &form.once)?;
    written_or_back(admin::send_link(&desk, id, &once).await, id)
}

async fn reset_second_factor(
    signed: Signed,
    Path(id): Path<AccountId>,
    Form(form): Form<OnceForm>,
) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    let once = once(&format!("{}/second-factor", path(id)), &form.once)?;
    written_or_back(admin::reset_second_factor(&desk, id, &once).await, id)
}

fn written_or_back(written: Result<(), AppError>, id: AccountId) -> Result<Response, Failure> {
    match done(written) {
        Ok(()) => Ok(go_and_say(&path(id), "said-saved")),
        Err(error) => Err(Failure::back_to(error, path(id))),
    }
}
