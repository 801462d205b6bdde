//! One application for one test.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

use ::app::Kring;
use ::app::attachment::Keyring;
use ::app::linking::Method;
use ::app::ports::Chance;
use domain::country::Country;
use domain::protection::{Level, ProtectionTable};
use policy::Policy;
use store::{Config, Db};

use crate::{CapturedMail, FakeClock, SeededChance};

/// The law packs, read once for all tests of a process.
fn policies() -> BTreeMap<Country, Arc<Policy>> {
    static PACKS: LazyLock<BTreeMap<Country, Arc<Policy>>> =
        LazyLock::new(|| Country::ALL.into_iter().map(|c| (c, Arc::new(Policy::load(c).unwrap()))).collect());
    PACKS.clone()
}

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
        Self::open(config, Some(folder), 7).await
    }

    /// On an embedded store that seals nothing, whatever the packs say: to prove that a test
    /// which looks for leaks can find one.
    pub async fn unsealed() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::Sqlite { file: folder.path().join("kring.db"), readers: 2 };
        let nothing = Level::ALL.iter().map(|level| (*level, Vec::new())).collect();
        Self::open_with(config, Some(folder), 7, ProtectionTable(nothing)).await
    }

    /// On PostgreSQL, in a schema of its own; `None` where `KRING_TEST_DATABASE_URL` is not set.
    pub async fn postgres() -> Option<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let url = std::env::var("KRING_TEST_DATABASE_URL").ok()?;
        // Process ids come again in a cluster that lives long: the hasher's seed does not.
        let chance = RandomState::new().hash_one(NEXT.fetch_add(1, Ordering::Relaxed));
        let schema = format!("t{}_{chance:016x}", std::process::id());
        store::make_schema(&url, &schema).await.unwrap();
        let joint = if url.contains('?') { '&' } else { '?' };
        let url = format!("{url}{joint}options=-csearch_path%3D{schema}");
        Some(Self::open(Config::Postgres { url, connections: 4 }, None, 7).await)
    }

    /// Another application on a copy of this one's embedded store, with the same people and
    /// sessions: what is done there leaves this one as it is.
    pub async fn copy(&self) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1000);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kring.db");
        self.kring.db.backup(&file).await.unwrap();
        let config = Config::Sqlite { file, readers: 1 };
        // Other ids than those that the copied rows have.
        let copy = Self::open(config, Some(folder), NEXT.fetch_add(1, Ordering::Relaxed)).await;
        copy.with_sign_in(self.kring.sign_in)
    }

    /// The same application with other rules for signing in.
    #[must_use]
    pub fn with_sign_in(mut self, settings: ::app::sign_in::Settings) -> Self {
        let kring = Arc::get_mut(&mut self.kring).expect("nobody else has the application yet");
        kring.sign_in = settings;
        self
    }

    async fn open(config: Config, folder: Option<tempfile::TempDir>, seed: u64) -> Self {
        let protection = policy::protection_of_all(policies().values().map(|policy| &**policy));
        Self::open_with(config, folder, seed, protection).await
    }

    async fn open_with(
        config: Config,
        folder: Option<tempfile::TempDir>,
        seed: u64,
        protection: ProtectionTable,
    ) -> Self {
        let clock = Arc::new(FakeClock::default());
        let mail = Arc::new(CapturedMail::default());
        let policies = policies();
        let db = Db::open(&config, protection).await.unwrap();
        let chance: Arc<dyn Chance> = Arc::new(SeededChance::new(seed));
        let kring = Kring::new(
            db,
            policies,
            Arc::clone(&clock) as _,
            chance,
            Arc::clone(&mail) as _,
            Arc::new(::web::FluentLetters),
            "https://kring.example".to_owned(),
        );
        // What is done with an answer is tested with rules of which one can say what they answer.
        let kring = kring.with_linking(Method::Plain);
        let kring = kring.with_attachment_keys(Keyring::new([("test".to_owned(), [7; 32])]));
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
