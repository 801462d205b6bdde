//! Every route, in one list that the access matrix test walks: a route that is not in the matrix
//! fails it.

use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};

use crate::state::Web;

/// Who may come as far as the use case, which then asks the gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Anybody: sign-in, assets, health, an invitation's one-time link.
    Open,
    /// Somebody signed in with a hat on.
    Signed,
    /// An agency's own system, by its key. No cookie opens such a route.
    Bearer,
    /// Somebody whose password was right, for the second factor and the choice of a hat.
    Pending,
}

/// One route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path with its `{parameters}`.
    pub path: &'static str,
    /// Who may come as far as the use case.
    pub guard: Guard,
}

/// Collects routes while it builds the router.
#[derive(Default)]
pub(crate) struct Routes {
    router: Router<Arc<Web>>,
    list: Vec<Route>,
}

impl Routes {
    pub(crate) fn get<H, T>(self, guard: Guard, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Arc<Web>>,
        T: 'static,
    {
        self.add("GET", guard, path, get(handler))
    }

    pub(crate) fn post<H, T>(self, guard: Guard, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Arc<Web>>,
        T: 'static,
    {
        self.add("POST", guard, path, post(handler))
    }

    pub(crate) fn add(
        mut self,
        method: &'static str,
        guard: Guard,
        path: &'static str,
        handler: MethodRouter<Arc<Web>>,
    ) -> Self {
        self.list.push(Route { method, path, guard });
        self.router = self.router.route(path, handler);
        self
    }
}

/// The capabilities that have routes, by name.
const CAPABILITIES: &[fn(Routes) -> Routes] = &[
    crate::account::routes,
    crate::admin::routes,
    crate::alert::routes,
    crate::api::routes,
    crate::api_key::routes,
    crate::assets::routes,
    crate::attention::routes,
    crate::audit::routes,
    crate::case::routes,
    crate::break_glass::routes,
    crate::circle::routes,
    crate::concern::routes,
    crate::consent::routes,
    crate::counts::routes,
    crate::disclosure::routes,
    crate::family::routes,
    crate::hand_over::routes,
    crate::feed::routes,
    crate::hat::routes,
    crate::health::routes,
    crate::home::routes,
    crate::invitation::routes,
    crate::involvement::routes,
    crate::law::routes,
    crate::local_law::routes,
    crate::linking::routes,
    crate::live::routes,
    crate::mail::routes,
    crate::my_day::routes,
    crate::notice::routes,
    crate::operations::routes,
    crate::password::routes,
    crate::review::routes,
    crate::search::routes,
    crate::second_factor::routes,
    crate::sharing::routes,
    crate::sign_in::routes,
    crate::task::routes,
    crate::signal::routes,
    crate::who_looked::routes,
];

fn all() -> Routes {
    CAPABILITIES.iter().fold(Routes::default(), |routes, capability| capability(routes))
}

/// Every route of the product.
pub fn list() -> Vec<Route> {
    all().list
}

/// The whole server, layers included.
pub fn router(web: Arc<Web>) -> Router {
    crate::headers::layers(all().router.fallback(crate::error::no_such_path), &web).with_state(web)
}
