//! The beginning: to the first place of the hat that is on.

use axum::response::Redirect;

use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/", home)
}

async fn home(signed: Signed) -> Redirect {
    let places = ui::shell::Place::of_role(signed.op.actor.role);
    Redirect::to(places.first().map_or("/account", |place| place.href))
}
