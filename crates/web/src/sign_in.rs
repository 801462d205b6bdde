//! Signing in and out.

use std::sync::Arc;

use app::AppError;
use app::sign_in::Next;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use ui::Fields;

use crate::error::{Failure, status_and_message};
use crate::page::{go_and_say, render, show};
use crate::routes::{Guard, Routes};
use crate::session::{Known, Maybe, forget_language, hand_over_cookie, take_cookie_back};
use crate::state::Web;
use crate::visitor::Visitor;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Open, "/sign-in", form).post(Guard::Open, "/sign-in", sign_in).post(
        Guard::Pending,
        "/sign-out",
        sign_out,
    )
}

/// Where one wanted to go before signing in.
#[derive(Deserialize)]
pub(crate) struct Onward {
    #[serde(default)]
    pub(crate) next: String,
}

/// A path of ours, or nothing: a link to our sign-in page must not lead elsewhere afterwards.
pub(crate) fn own_path(next: &str) -> &str {
    let plain = next.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-_.~?=&".contains(&b));
    let ours = next.starts_with('/') && !next.starts_with("//");
    if plain && ours && next.len() <= 200 { next } else { "" }
}

/// A step of signing in, which knows where one wanted to go.
pub(crate) fn step(path: &str, next: &str) -> Redirect {
    match own_path(next) {
        "" => Redirect::to(path),
        next => Redirect::to(&format!("{path}?next={}", next.replace('&', "%26"))),
    }
}

/// After the last step.
pub(crate) fn arrive(next: &str) -> String {
    Some(own_path(next)).filter(|path| !path.is_empty()).unwrap_or("/").to_owned()
}

async fn form(State(web): State<Arc<Web>>, Query(onward): Query<Onward>, maybe: Maybe) -> Response {
    if maybe.session.as_ref().is_some_and(|session| !session.pending) {
        return Redirect::to(&arrive(&onward.next)).into_response();
    }
    let shell = maybe.shell(&web, "sign_in-title").await;
    let page =
        ui::sign_in::Page { shell, fields: Fields::default(), next: own_path(&onward.next).to_owned() };
    show(&page, &page.shell)
}

#[derive(Deserialize)]
struct SignIn {
    email: String,
    password: String,
    #[serde(default)]
    next: String,
}

async fn sign_in(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Visitor(visit): Visitor,
    Form(form): Form<SignIn>,
) -> Result<Response, Failure> {
    let error = match app::sign_in::with_password(&web.kring, &form.email, &form.password, &visit).await {
        Ok(opened) => {
            let mut response = match opened.next {
                Next::SecondFactor => step("/second-factor", &form.next),
                Next::Hats => step("/hats", &form.next),
                Next::Home => Redirect::to(&arrive(&form.next)),
            }
            .into_response();
            hand_over_cookie(&mut response, &web, &opened.secret);
            forget_language(&mut response);
            return Ok(response);
        }
        Err(error) => error,
    };
    let shell = maybe.shell(&web, "sign_in-title").await;
    let fields = again(error, [("email", form.email.as_str())], "email")?;
    let next = own_path(&form.next).to_owned();
    Ok(fields.show(|fields| ui::sign_in::Page { shell, fields, next }))
}

/// A form that comes back with what was wrong.
pub(crate) struct Again {
    fields: Fields,
    error: AppError,
}

/// The form once more, for errors that a form can show: wrong fields, a conflict, and waiting,
/// which stands at `first`. Every other error goes its own way.
pub(crate) fn again<'a>(
    error: AppError,
    values: impl IntoIterator<Item = (&'a str, &'a str)>,
    first: &'static str,
) -> Result<Again, Failure> {
    let errors = match &error {
        AppError::Invalid(errors) => errors.clone(),
        AppError::TooMany { .. } | AppError::Conflict(_) => {
            let (_, message) = status_and_message(&error);
            vec![domain::message_key::FieldError { field: first, message }]
        }
        _ => return Err(error.into()),
    };
    Ok(Again { fields: Fields::again(values, errors), error })
}

impl Again {
    /// The page with the form, with the error's status.
    pub(crate) fn show<P: ui::Page>(self, page: impl FnOnce(Fields) -> P) -> Response {
        let (status, _) = status_and_message(&self.error);
        let mut response = render(status, &page(self.fields));
        if let AppError::TooMany { wait } = self.error {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
        }
        response
    }
}

async fn sign_out(State(web): State<Arc<Web>>, known: Known) -> Result<Response, Failure> {
    app::sign_in::sign_out(&web.kring, &known.session).await?;
    let mut response = go_and_say("/sign-in", "said-signed-out");
    take_cookie_back(&mut response, &web);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_paths_of_ours_are_followed() {
        for good in ["/my-day", "/children/0192f0c0", "/children?page=2"] {
            assert_eq!(own_path(good), good);
        }
        for bad in [
            "",
            "https://example.org",
            "//example.org",
            "/\\example.org",
            "my-day",
            "/a\r\nSet-Cookie: x",
            "/%0d",
        ] {
            assert_eq!(own_path(bad), "", "{bad}");
        }
    }
}
