//! One application for one test.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ::app::Kring;
use ::app::ports::Chance;
use domain::country::Country;
use policy::Policy;
use store::{Config, Db};

use crate::{CapturedMail, FakeClock, SeededChance};

/// A whole application. The embedded store's folder goes when it is dropped; a PostgreSQL schema
/// goes with the temporary cluster that `./dev test` starts.
pub struct TestApp {
    /// The application.
    pub kring: Arc<Kring>,
    /// Its clock.
    pub clock: Arc<FakeClock>,
    /// Its mail.
    pub mail: Arc<CapturedMail>,
    /// Where its store is, to open it once more.
    pub config: Config,
    _folder: Option<tempfile::TempDir>,
}

impl TestApp {
    /// On the embedded store.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::Sqlite { file: folder.path().join("kring.db"), readers: 2 };
        Self::open(config, Some(folder)).await
    }

    /// On PostgreSQL, in a schema of its own; `None` where `KRING_TEST_DATABASE_URL` is not set.
    pub async fn postgres() -> Option<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let url = std::env::var("KRING_TEST_DATABASE_URL").ok()?;
        let schema = format!("t{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        store::make_schema(&url, &schema).await.unwrap();
        let joint = if url.contains('?') { '&' } else { '?' };
        let url = format!("{url}{joint}options=-csearch_path%3D{schema}");
        Some(Self::open(Config::Postgres { url, connections: 4 }, None).await)
    }

    /// The same application with other rules for signing in.
    #[must_use]
    pub fn with_sign_in(mut self, settings: ::app::sign_in::Settings) -> Self {
        let kring = Arc::get_mut(&mut self.kring).expect("nobody else has the application yet");
        kring.sign_in = settings;
        self
    }

    async fn open(config: Config, folder: Option<tempfile::TempDir>) -> Self {
        let clock = Arc::new(FakeClock::default());
        let mail = Arc::new(CapturedMail::default());
        let policies: std::collections::BTreeMap<_, _> =
            Country::ALL.into_iter().map(|c| (c, Policy::load(c).unwrap())).collect();
        let protection = policy::protection_of_all(policies.values());
        let db = Db::open(&config, protection).await.unwrap();
        let chance: Arc<dyn Chance> = Arc::new(SeededChance::new(7));
        let kring = Kring::new(
            db,
            policies,
            Arc::clone(&clock) as _,
            chance,
            Arc::clone(&mail) as _,
            Arc::new(::web::FluentLetters),
            "https://kring.example".to_owned(),
        );
        Self { kring: Arc::new(kring), clock, mail, config, _folder: folder }
    }
}

impl Drop for TestApp {
    /// Nothing; but a type that drops is captured whole by an `async` block, with its folder.
    fn drop(&mut self) {}
}

/// Runs a test on the embedded store, and on PostgreSQL where there is one.
pub async fn on_both<F, T>(test: F)
where
    F: Fn(TestApp) -> T,
    T: Future<Output = ()>,
{
    test(TestApp::sqlite().await).await;
    if let Some(app) = TestApp::postgres().await {
        test(app).await;
    }
}

impl TestApp {
    /// Does to the file of the embedded store what somebody with access to the disk could do.
    pub fn tamper(&self, statement: &str) {
        let Config::Sqlite { file, .. } = &self.config else { panic!("only on the embedded store") };
        store::tamper(file, statement).unwrap();
    }
}
