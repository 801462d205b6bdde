//! Acts around a child: each with its stale, double and late case, and who is told of it.

mod attention;
mod break_glass;
mod break_glass_review;
mod consent;
mod disclosure;
mod hand_over;
mod invitation;
mod involvement;
mod live;
mod mail;
mod my_day;
mod sharing;

use app::circle::Answer;
use app::notice::Shown;
use app::{AppError, Op};
use domain::agency::{Agency, Sector};
use domain::circle::View;
use domain::country::Country;
use domain::id::PersonId;
use domain::involvement::Exposure;
use domain::notice::EventKind;
use testkit::{SignedIn, TestApp, Town};

/// A town with a child, three agencies and somebody of each: school and welfare in the circle by
/// their lists, police outside. A guardian has consented to sharing.
pub struct Scene<'a> {
    pub town: Town<'a>,
    pub child: PersonId,
    pub school: Agency,
    pub police: Agency,
    /// School, in the circle.
    pub anna: SignedIn,
    /// Welfare, in the circle.
    pub mikael: SignedIn,
    /// Police, outside.
    pub per: SignedIn,
}

impl<'a> Scene<'a> {
    pub async fn new(app: &'a TestApp) -> Self {
        Self::at(app, "bjorkdal").await
    }

    pub async fn at(app: &'a TestApp, partnership: &str) -> Self {
        let scene = Self::bare(Town::new(app, partnership, Country::Se).await).await;
        scene.town.share(scene.child).await;
        scene
    }

    /// The same in a town of one's choice, and nobody has consented to anything.
    pub async fn bare(town: Town<'a>) -> Self {
        let school = town.agency("school", Sector::School).await;
        let welfare = town.agency("welfare", Sector::SocialServices).await;
        let police = town.agency("police", Sector::Police).await;
        let anna = town.staff(&school, "Anna Lind").await;
        let mikael = town.staff(&welfare, "Mikael Borg").await;
        let per = town.staff(&police, "Per Sund").await;
        let child = town.child("Alva", "Testsson").await;
        town.tie(child, &school, anna.practitioner.as_ref(), Exposure::Open).await;
        town.tie(child, &welfare, mikael.practitioner.as_ref(), Exposure::Open).await;
        Self { town, child, school, police, anna, mikael, per }
    }

    /// An operation of somebody, a moment after the last one.
    pub fn op(&self, who: &SignedIn) -> Op {
        self.town.app.clock.pass(jiff::SignedDuration::from_millis(1));
        self.town.op(who)
    }

    /// The kinds of all notices of somebody, newest first.
    pub async fn told(&self, who: &SignedIn) -> Vec<EventKind> {
        let list = app::notice::list(&self.op(who)).await.unwrap();
        list.into_iter().filter_map(|n: Shown| n.kind).collect()
    }

    /// How many notices somebody has, shown or not.
    pub async fn waiting(&self, who: &SignedIn) -> u32 {
        store::notice::unread(&self.town.scope, who.actor.account).await.unwrap()
    }

    pub async fn view(&self, who: &SignedIn) -> View {
        match app::circle::view(&self.op(who), self.child).await.unwrap() {
            Answer::Circle(circle) => circle.view,
            _ => panic!("the circle is closed to {:?}", who.practitioner.as_ref().map(|p| &p.name)),
        }
    }

    /// The kinds of "latest in the circle", newest first.
    pub async fn latest(&self, who: &SignedIn) -> Vec<EventKind> {
        self.view(who).await.latest.into_iter().map(|e| e.kind).collect()
    }

    /// A colleague in an agency whose ties get that exposure, in the circle by its list.
    pub async fn sensitive(&self, slug: &str, exposure: Exposure) -> (Agency, SignedIn) {
        let agency = self.town.agency_with(slug, Sector::Psychiatry, true, exposure).await;
        let who = self.town.staff(&agency, &format!("{slug} Staff")).await;
        self.town.tie(self.child, &agency, who.practitioner.as_ref(), exposure).await;
        (agency, who)
    }
}

/// The key of a conflict.
pub fn conflict<T: std::fmt::Debug>(result: Result<T, AppError>) -> &'static str {
    match result {
        Err(AppError::Conflict(message)) => message.key,
        other => panic!("no conflict: {other:?}"),
    }
}

/// The first wrong field with its key.
pub fn invalid<T: std::fmt::Debug>(result: Result<T, AppError>) -> (&'static str, &'static str) {
    match result {
        Err(AppError::Invalid(fields)) => (fields[0].field, fields[0].message.key),
        other => panic!("not invalid: {other:?}"),
    }
}
