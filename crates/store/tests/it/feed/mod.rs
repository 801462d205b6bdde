//! Deliveries: landed whole or not at all, twice is once, linked, ended, refused.

mod changed;
mod crash;
mod hidden;
mod hidden_later;
mod keys;
mod landing;
mod linking;
mod moved;
mod planner;

use std::sync::Arc;

use app::feed::{Delivering, FeedError, Outcome, Upload};
use domain::agency::Agency;
use domain::country::Language;
use domain::feed::plan::{Coverage, FeedMode};
use domain::feed::{Delivery, ListKind, TestNumbers};
use domain::id::FeedId;
use jiff::civil::Date;
use store::{Batch, Sql};
use testkit::Town;

/// Somebody who delivers an agency's lists from the command line.
pub struct Desk<'a> {
    pub town: &'a Town<'a>,
    pub agency: Agency,
    folder: tempfile::TempDir,
}

pub const DAY: Date = jiff::civil::date(2026, 11, 20);

/// Columns of the lists of these tests.
pub const HEADER: &str = "record_id,given_name,surname,date_of_birth,address,postcode,city,national_id,\
    staff_id,role,start,protected,exposure,guardian1_name,guardian1_national_id,guardian1_relation";

impl<'a> Desk<'a> {
    pub fn new(town: &'a Town<'a>, agency: &Agency) -> Self {
        Self { town, agency: agency.clone(), folder: tempfile::tempdir().unwrap() }
    }

    pub async fn delivering(&self) -> Delivering {
        let (kring, tenant) = (Arc::clone(&self.town.app.kring), Arc::clone(&self.town.tenant));
        Delivering::by_operator(&kring, &tenant, self.agency.id, Language::En).await.unwrap()
    }

    pub fn upload(&self, text: &str, as_of: Date) -> Upload {
        let path = self.folder.path().join("list.csv");
        std::fs::write(&path, text).unwrap();
        Upload {
            path,
            file_name: "list.csv".to_owned(),
            kind: ListKind::Clients,
            mode: FeedMode::Complete,
            as_of,
            coverage: Coverage::default(),
            profile: None,
        }
    }

    /// Stages and lands.
    pub async fn deliver(&self, upload: Upload) -> Result<Outcome, FeedError> {
        let feed = self.stage(upload).await?.id;
        app::feed::land(&self.delivering().await, feed).await
    }

    pub async fn stage(&self, upload: Upload) -> Result<Delivery, FeedError> {
        let d = self.delivering().await;
        let opened = app::feed::open(&d, upload).await?;
        let feed: FeedId = app::feed::begin(&d, &opened).await?;
        app::feed::read(&d, feed, opened).await
    }

    /// Lands a client list of these lines, under the usual header.
    pub async fn clients(&self, lines: &[&str], as_of: Date) -> Delivery {
        landed(self.deliver(self.upload(&list(lines), as_of)).await)
    }

    pub async fn staff(&self, lines: &[&str], as_of: Date) -> Delivery {
        let text = format!("staff_id,name,title,phone\n{}\n", lines.join("\n"));
        let upload = Upload { kind: ListKind::Staff, ..self.upload(&text, as_of) };
        landed(self.deliver(upload).await)
    }
}

pub fn list(lines: &[&str]) -> String {
    format!("{HEADER}\n{}\n", lines.join("\n"))
}

pub fn landed(outcome: Result<Outcome, FeedError>) -> Delivery {
    match outcome {
        Ok(Outcome::Landed(delivery)) => delivery,
        other => panic!("not landed: {other:?}"),
    }
}

/// Test numbers may link in this town.
pub async fn training(town: &Town<'_>) {
    let batch = store::feed::test_numbers(Batch::chore("test"), TestNumbers::Only);
    town.scope.write(batch).await.unwrap();
}

/// A table of one's own question: cells joined by a bar.
pub async fn look(town: &Town<'_>, sql: &'static str) -> Vec<String> {
    let rows = town.scope.peek(Sql::new(sql)).await.unwrap();
    rows.iter().map(|row| row.opt_text(0).unwrap_or_default().unwrap_or_default()).collect()
}

pub async fn number(town: &Town<'_>, sql: &'static str) -> i64 {
    town.scope.peek(Sql::new(sql)).await.unwrap()[0].int(0).unwrap()
}

/// Everything that a landing may change, as text: two are equal when nothing was changed.
pub async fn everything(town: &Town<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for sql in [
        "SELECT id || canonical || COALESCE(level, '') || given || surname || COALESCE(street, '')
         || COALESCE(national_id, '') FROM person WHERE partnership = ?1 ORDER BY 1",
        "SELECT word || person FROM person_word WHERE partnership = ?1 ORDER BY 1",
        "SELECT pair || person FROM name_pair WHERE partnership = ?1 ORDER BY 1",
        "SELECT id || person || digest || as_of || feed || COALESCE(ended, '') FROM source_record
         WHERE partnership = ?1 ORDER BY 1",
        "SELECT key || '-' || person FROM link_key WHERE partnership = ?1 ORDER BY 1",
        "SELECT id || person FROM link WHERE partnership = ?1 ORDER BY 1",
        "SELECT a || b FROM review WHERE partnership = ?1 ORDER BY 1",
        "SELECT id || person || other || COALESCE(to_day, '') FROM relation WHERE partnership = ?1 ORDER BY 1",
        "SELECT id || person || COALESCE(to_day, '') || as_of || exposure FROM involvement
         WHERE partnership = ?1 ORDER BY 1",
        "SELECT id || person FROM circle_event WHERE partnership = ?1 ORDER BY 1",
        "SELECT id || account FROM notice WHERE partnership = ?1 ORDER BY 1",
        "SELECT id || COALESCE(as_of, '') FROM agency WHERE partnership = ?1 ORDER BY 1",
    ] {
        all.extend(look(town, sql).await);
    }
    all
}
