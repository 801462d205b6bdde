//! Possible duplicates: compared, answered, asked about, undone.

mod answers;
mod changed;
mod coordinators;
mod interleaved;
mod masked;
mod protected;
mod quality;
mod queue;
mod second;
mod undone;

use app::Op;
use app::review::Given;
use domain::agency::{Agency, Sector};
use domain::country::Country;
use domain::gate::{Purpose, Role};
use domain::id::ReviewId;
use domain::review::{Queue, Task};
use jiff::SignedDuration;
use testkit::{SignedIn, TestApp, Town};

use crate::feed::{DAY, Desk, look, training};

/// The reviews in a queue, in order.
pub fn reviews(queue: &Queue) -> Vec<ReviewId> {
    let review = |task| match task {
        Task::Review(id) => Some(id),
        Task::Audit(_) => None,
    };
    queue.waiting.iter().filter_map(|waiting| review(waiting.task)).collect()
}

/// A town with a data steward, and agencies that deliver lists.
pub struct Place<'a> {
    pub town: Town<'a>,
    pub steward: SignedIn,
    pub agencies: Vec<Agency>,
}

impl<'a> Place<'a> {
    pub async fn new(app: &'a TestApp, country: Country) -> Self {
        Self::named(app, "bjorkdal", country).await
    }

    pub async fn named(app: &'a TestApp, word: &str, country: Country) -> Self {
        let town = Town::new(app, word, country).await;
        training(&town).await;
        let mut agencies = Vec::new();
        for (slug, sector) in [
            ("school", Sector::School),
            ("health", Sector::Health),
            ("social", Sector::SocialServices),
            ("police", Sector::Police),
        ] {
            agencies.push(town.agency(slug, sector).await);
        }
        let steward = town.sign_in(Role::DataSteward, None, None, None, false).await;
        Self { town, steward, agencies }
    }

    /// Later than everything before: links and records are told apart by their time.
    pub fn op(&self) -> Op {
        self.op_of(&self.steward)
    }

    pub fn op_of(&self, who: &SignedIn) -> Op {
        self.town.app.clock.pass(SignedDuration::from_secs(1));
        Op { purpose: Purpose::LinkQuality, ..self.town.op(who) }
    }

    /// The agency delivers these lines, each `id,given,surname,born,postcode` and what follows it.
    pub async fn deliver(&self, agency: usize, lines: &[&str]) {
        self.town.app.clock.pass(SignedDuration::from_secs(1));
        let lines: Vec<String> = lines
            .iter()
            .map(|line| {
                let cells: Vec<&str> = line.split(',').collect();
                let more = cells.get(5..).map(|more| more.join(",")).unwrap_or_default();
                let [id, given, surname, born, postcode] = cells[..5] else { panic!("{line}") };
                let street = if postcode.is_empty() { "" } else { "Storgatan 1" };
                let city = if postcode.is_empty() { "" } else { "Falun" };
                let mut all = format!("{id},{given},{surname},{born},{street},{postcode},{city},{more}");
                all.push_str(&",".repeat(15 - all.matches(',').count()));
                all
            })
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        Desk::new(&self.town, &self.agencies[agency]).clients(&lines, DAY).await;
    }

    /// Reviews that wait, in the order of the queue.
    pub async fn waiting(&self) -> Vec<ReviewId> {
        let queue = app::review::queue(&self.op(), 1).await.unwrap();
        reviews(&queue)
    }

    /// The same for somebody.
    pub async fn waiting_of(&self, who: &SignedIn) -> Vec<ReviewId> {
        reviews(&app::review::queue(&self.op_of(who), 1).await.unwrap())
    }

    /// Two records of one child that differ in the postcode, and the review about them.
    pub async fn two_alvas(&self) -> ReviewId {
        self.deliver(0, &["S1,Alva,Lind,2018-01-01,791 31"]).await;
        self.deliver(1, &["H1,Alva,Lind,2018-01-01,791 70"]).await;
        let waiting = self.waiting().await;
        assert_eq!(waiting.len(), 1);
        waiting[0]
    }

    pub async fn version(&self, id: ReviewId) -> i64 {
        app::review::view(&self.op(), id).await.unwrap().version
    }

    /// Answers as a page just read would.
    pub async fn same(&self, id: ReviewId) -> Result<(), app::AppError> {
        let version = self.version(id).await;
        let op = self.op();
        let once = op.id::<uuid::Uuid>().to_string();
        app::review::same(&op, Given { id, version, once: &once }).await
    }

    pub async fn not_same(&self, id: ReviewId) -> Result<(), app::AppError> {
        let version = self.version(id).await;
        let op = self.op();
        let once = op.id::<uuid::Uuid>().to_string();
        app::review::not_same(&op, Given { id, version, once: &once }).await
    }

    pub async fn undo(&self, link: &str) -> Result<(), app::AppError> {
        let op = self.op();
        let once = op.id::<uuid::Uuid>().to_string();
        app::review::undo(&op, link.parse().unwrap(), &once).await.map(|_| ())
    }

    pub async fn look(&self, sql: &'static str) -> Vec<String> {
        look(&self.town, sql).await
    }

    pub async fn links(&self) -> Vec<String> {
        self.look("SELECT id FROM link WHERE partnership = ?1 AND undone IS NULL ORDER BY at, id").await
    }

    /// Persons who stand for somebody with a record.
    pub async fn persons(&self) -> Vec<String> {
        self.look(
            "SELECT DISTINCT m.canonical FROM person m JOIN source_record s ON s.partnership = m.partnership
             AND s.person = m.id WHERE m.partnership = ?1 ORDER BY 1",
        )
        .await
    }
}
