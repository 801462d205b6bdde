//! `/account`: one's own account.

use app::account::{Own, Profile};
use app::sign_in::SecondFactor;
use axum::extract::Form;
use axum::response::{IntoResponse, Redirect, Response};
use domain::country::Language;
use domain::id::SessionId;
use domain::message_key::{FieldError, Message};
use domain::notice::MailRhythm;
use serde::Deserialize;
use ui::Fields;
use ui::account::{Page, Session};
use ui::second_factor::SetUp;

use crate::error::Failure;
use crate::page::{done, go_and_say, once, show};
use crate::routes::{Guard, Routes};
use crate::session::{Signed, forget_language};
use crate::sign_in::again;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/account", own)
        .post(Guard::Signed, "/account", save)
        .post(Guard::Signed, "/account/password", change_password)
        .post(Guard::Signed, "/account/second-factor", begin)
        .get(Guard::Signed, "/account/second-factor", set_up)
        .post(Guard::Signed, "/account/second-factor/confirm", confirm)
        .post(Guard::Signed, "/account/second-factor/remove", remove)
        .post(Guard::Signed, "/account/sessions", end_sessions)
}

async fn page(signed: &Signed) -> Result<Page, Failure> {
    let Own { account, sessions, recovery_left, second_factor_required } =
        app::account::view(&signed.op).await?;
    let sessions = sessions
        .into_iter()
        .map(|s| Session {
            id: s.id.to_string(),
            device: s.device,
            last_seen: s.last_seen,
            this: s.id == signed.session.id,
        })
        .collect();
    Ok(Page {
        shell: signed.shell("account-title", None),
        profile: Fields::with([
            ("name", account.name.as_str()),
            ("language", account.language.tag()),
            ("rhythm", account.mail_rhythm.code()),
        ]),
        email: account.email,
        version: account.version,
        languages: Page::languages(),
        rhythms: Page::rhythms(ui::Words::of(signed.op.language)),
        password: Fields::default(),
        factor: Fields::default(),
        second_factor: account.second_factor,
        required: second_factor_required,
        recovery_left,
        sessions,
    })
}

async fn own(signed: Signed) -> Result<Response, Failure> {
    let page = page(&signed).await?;
    Ok(show(&page, &page.shell))
}

#[derive(Deserialize)]
struct ProfileForm {
    once: String,
    version: i64,
    name: String,
    language: String,
    rhythm: String,
}

fn choose(field: &'static str) -> FieldError {
    FieldError { field, message: Message::new("error-choose") }
}

async fn save(signed: Signed, Form(form): Form<ProfileForm>) -> Result<Response, Failure> {
    let language = Language::ALL.into_iter().find(|l| l.tag() == form.language);
    let rhythm = MailRhythm::from_code(&form.rhythm);
    let saved = match (language, rhythm) {
        (Some(language), Some(rhythm)) => {
            let profile = Profile { version: form.version, name: &form.name, language, rhythm };
            done(app::account::save(&signed.op, &profile, &once("/account", &form.once)?).await)
        }
        (language, rhythm) => {
            let language = language.is_none().then(|| choose("language"));
            let rhythm = rhythm.is_none().then(|| choose("rhythm"));
            Err(app::AppError::Invalid(language.into_iter().chain(rhythm).collect()))
        }
    };
    match saved {
        Ok(()) => {
            let mut response = go_and_say("/account", "said-saved");
            forget_language(&mut response);
            Ok(response)
        }
        Err(error) => {
            let stale = matches!(error, app::AppError::Conflict(_));
            let values = [
                ("name", form.name.as_str()),
                ("language", form.language.as_str()),
                ("rhythm", form.rhythm.as_str()),
            ];
            let wrong = again(error, values, "name")?;
            let mut page = page(&signed).await?;
            // A stale form comes back with what stands now, the other ones with what was written.
            let stands = page.profile.clone();
            Ok(wrong.show(|fields| {
                page.profile = if stale { stands.and(fields.errors()) } else { fields };
                page
            }))
        }
    }
}

#[derive(Deserialize)]
struct PasswordForm {
    once: String,
    old: String,
    new: String,
}

async fn change_password(signed: Signed, Form(form): Form<PasswordForm>) -> Result<Response, Failure> {
    let once = once("/account/password", &form.once)?;
    let changed =
        app::account::change_password(&signed.op, &signed.session, &form.old, &form.new, &once).await;
    match done(changed) {
        Ok(()) => Ok(go_and_say("/account", "said-password-changed")),
        Err(error) => {
            let wrong = again(error, [], "old")?;
            let mut page = page(&signed).await?;
            Ok(wrong.show(|fields| {
                page.password = fields;
                page
            }))
        }
    }
}

#[derive(Deserialize)]
struct FactorForm {
    once: String,
    password: String,
}

async fn begin(signed: Signed, Form(form): Form<FactorForm>) -> Result<Response, Failure> {
    let once = once("/account/second-factor", &form.once)?;
    match done(app::account::begin_second_factor(&signed.op, &form.password, &once).await) {
        Ok(()) => Ok(Redirect::to("/account/second-factor").into_response()),
        Err(error) => factor_again(&signed, error).await,
    }
}

async fn remove(signed: Signed, Form(form): Form<FactorForm>) -> Result<Response, Failure> {
    let once = once("/account/second-factor/remove", &form.once)?;
    let removed =
        app::account::remove_second_factor(&signed.op, &signed.session, &form.password, &once).await;
    match done(removed) {
        // Where a second factor is required, the session waits for the new one and this leads there.
        Ok(()) => Ok(go_and_say("/account", "said-saved")),
        Err(error) => factor_again(&signed, error).await,
    }
}

async fn factor_again(signed: &Signed, error: app::AppError) -> Result<Response, Failure> {
    let wrong = again(error, [], "password")?;
    let mut page = page(signed).await?;
    Ok(wrong.show(|fields| {
        page.factor = fields;
        page
    }))
}

async fn factor_page(signed: &Signed, fields: Fields) -> Result<ui::second_factor::Page, Failure> {
    let offered = app::account::offered_second_factor(&signed.op).await;
    let offered = offered.map_err(|e| Failure::back_to(e, "/account"))?;
    let set_up = match offered {
        SecondFactor::SetUp { picture, secret } => Some(SetUp { picture, secret }),
        SecondFactor::Ask => None,
    };
    let shell = signed.shell("second_factor-set-up-title", None);
    let action = "/account/second-factor/confirm".to_owned();
    Ok(ui::second_factor::Page { shell, fields, set_up, action, next: String::new() })
}

async fn set_up(signed: Signed) -> Result<Response, Failure> {
    let page = factor_page(&signed, Fields::default()).await?;
    Ok(show(&page, &page.shell))
}

#[derive(Deserialize)]
struct CodeForm {
    code: String,
}

async fn confirm(signed: Signed, Form(form): Form<CodeForm>) -> Result<Response, Failure> {
    match app::account::confirm_second_factor(&signed.op, &form.code).await {
        Ok(codes) => {
            let shell = signed.shell("second_factor-codes-title", None);
            let page = ui::second_factor::Codes { shell, codes, next: "/account".to_owned() };
            Ok(show(&page, &page.shell))
        }
        Err(error) => {
            let wrong = again(error, [], "code")?;
            let mut page = factor_page(&signed, Fields::default()).await?;
            Ok(wrong.show(|fields| {
                page.fields = fields;
                page
            }))
        }
    }
}

#[derive(Deserialize)]
struct SessionForm {
    session: String,
}

async fn end_sessions(signed: Signed, Form(form): Form<SessionForm>) -> Result<Response, Failure> {
    let which: Option<SessionId> = match form.session.as_str() {
        "others" => None,
        id => Some(id.parse().map_err(|_| app::AppError::NotFound)?),
    };
    app::session::end(&signed.op.kring, &signed.session, which).await?;
    Ok(go_and_say("/account", "said-signed-out-elsewhere"))
}
