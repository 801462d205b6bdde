//! [`Db`] and [`Scope`]: what the floors above see of the store.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::id::PartnershipId;
use domain::protection::ProtectionTable;

use crate::engine::Bound;
use crate::engine::postgres::Postgres;
use crate::engine::sqlite::Sqlite;
use crate::{Alone, Batch, Row, Sql, StoreError, Value};

/// Where the store is.
#[derive(Debug, Clone)]
pub enum Config {
    /// The embedded store: one file.
    Sqlite {
        /// The file; made when it is not there.
        file: PathBuf,
        /// Reader threads.
        readers: usize,
    },
    /// PostgreSQL, or an engine that speaks its protocol.
    Postgres {
        /// `postgresql://…`, also with `options=-csearch_path%3Dname`.
        url: String,
        /// Connections at most.
        connections: usize,
    },
}

enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// An open store.
#[derive(Clone)]
pub struct Db {
    engine: Arc<Engine>,
    protection: Arc<ProtectionTable>,
}

/// One question of a page: a statement and its values from `?2` on.
#[derive(Debug, Clone)]
pub struct Ask {
    sql: Sql,
    values: Vec<Value>,
}

impl Ask {
    /// A question.
    pub const fn new(sql: Sql, values: Vec<Value>) -> Self {
        Self { sql, values }
    }
}

impl Db {
    /// Opens the store and brings its schema up to date. `protection` says what the levels of
    /// protected identity hide: the store seals those values as it reads them.
    ///
    /// # Errors
    /// The store cannot be reached, or was written by a newer version.
    pub async fn open(config: &Config, protection: ProtectionTable) -> Result<Self, StoreError> {
        let engine = match config {
            Config::Sqlite { file, readers } => Engine::Sqlite(Sqlite::open(file, *readers)?),
            Config::Postgres { url, connections } => {
                Engine::Postgres(Postgres::open(url, *connections).await?)
            }
        };
        Ok(Self { engine: Arc::new(engine), protection: Arc::new(protection) })
    }

    /// The rows of one partnership.
    pub fn scope(&self, partnership: &PartnershipId) -> Scope {
        Scope { db: self.clone(), partnership: partnership.clone() }
    }

    /// Asks across partnerships; only with a statement made by [`crate::sql_everywhere!`].
    pub(crate) async fn everywhere(&self, sql: Sql, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let mut answers = self.read(vec![Bound { sql, values }]).await?;
        Ok(answers.pop().unwrap_or_default())
    }

    async fn read(&self, asks: Vec<Bound>) -> Result<Vec<Vec<Row>>, StoreError> {
        match &*self.engine {
            Engine::Sqlite(engine) => engine.read(asks).await,
            Engine::Postgres(engine) => engine.read(asks).await,
        }
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.everywhere(crate::sql_everywhere!("health check", "SELECT 1"), Vec::new()).await.map(drop)
    }

    /// What the protection levels hide.
    pub fn protection(&self) -> &ProtectionTable {
        &self.protection
    }

    /// Copies the embedded store to a new file while it is in use.
    ///
    /// # Errors
    /// The file exists, the disk is full, or the store is PostgreSQL, which has its own tools.
    pub async fn backup(&self, to: &Path) -> Result<(), StoreError> {
        let (engine, to) = (Arc::clone(&self.engine), to.to_owned());
        tokio::task::spawn_blocking(move || match &*engine {
            Engine::Sqlite(engine) => engine.backup(&to),
            Engine::Postgres(_) => {
                Err(StoreError::Config("a PostgreSQL store is backed up with pg_dump".to_owned()))
            }
        })
        .await
        .map_err(|e| StoreError::Unavailable(e.to_string()))?
    }
}

/// A store that reaches the rows of one partnership only.
#[derive(Clone)]
pub struct Scope {
    pub(crate) db: Db,
    partnership: PartnershipId,
}

impl Scope {
    /// The partnership.
    pub const fn partnership(&self) -> &PartnershipId {
        &self.partnership
    }

    /// Takes the right to do a chore of this partnership alone; `None` when somebody is at it. Where
    /// the machine cannot tell it is given to all, is not certain, and a lease must decide.
    ///
    /// # Errors
    /// The folder of the embedded store cannot be written to.
    pub fn alone(&self, chore: &str) -> Result<Option<Alone>, StoreError> {
        match &*self.db.engine {
            Engine::Sqlite(engine) => {
                Alone::take(engine.path(), &format!("{chore}-{}", self.partnership.as_str()))
            }
            Engine::Postgres(_) => Ok(Some(Alone::unknown())),
        }
    }

    fn bind(&self, ask: Ask) -> Bound {
        let mut values = Vec::with_capacity(ask.values.len() + 1);
        values.push(Value::Text(self.partnership.as_str().to_owned()));
        values.extend(ask.values);
        Bound { sql: ask.sql, values }
    }

    /// All rows of one question.
    pub(crate) async fn query(&self, sql: Sql, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let mut answers = self.read(vec![Ask::new(sql, values)]).await?;
        Ok(answers.pop().unwrap_or_default())
    }

    /// The first row of one question.
    pub(crate) async fn one(&self, sql: Sql, values: Vec<Value>) -> Result<Option<Row>, StoreError> {
        Ok(self.query(sql, values).await?.into_iter().next())
    }

    /// Several questions in one round trip, on the embedded store also in one snapshot.
    pub(crate) async fn read(&self, asks: Vec<Ask>) -> Result<Vec<Vec<Row>>, StoreError> {
        self.db.read(asks.into_iter().map(|ask| self.bind(ask)).collect()).await
    }

    /// Writes a batch: all of it, with its access record, on the disk when this answers; or
    /// nothing. It is carried through also when the caller goes away meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a count differs, [`StoreError::AlreadyDone`] for a form sent
    /// twice.
    pub async fn write(&self, batch: Batch) -> Result<(), StoreError> {
        if batch.record().is_some_and(|r| r.partnership != self.partnership) {
            return Err(StoreError::Config("record of another partnership".to_owned()));
        }
        let scope = self.clone();
        tokio::spawn(async move {
            match &*scope.db.engine {
                Engine::Sqlite(engine) => engine.write(scope.partnership.as_str(), batch).await,
                Engine::Postgres(engine) => engine.write(scope.partnership.as_str(), batch).await,
            }
        })
        .await
        .map_err(|e| StoreError::Unavailable(e.to_string()))?
    }
}

impl Db {
    /// Prepares a statement without running it: for the test that tries every statement of the
    /// sources on both engines.
    ///
    /// # Errors
    /// The engine does not understand it.
    pub async fn prepare(&self, text: &str) -> Result<(), StoreError> {
        match &*self.engine {
            Engine::Sqlite(engine) => engine.prepare(text),
            Engine::Postgres(engine) => engine.prepare(text).await,
        }
    }

    /// The steps by which the embedded store carries a statement out, in its planner's words;
    /// empty on PostgreSQL, which plans by what it has measured.
    ///
    /// # Errors
    /// The engine does not understand the statement.
    pub fn plan(&self, text: &str) -> Result<Vec<String>, StoreError> {
        match &*self.engine {
            Engine::Sqlite(engine) => engine.plan(text),
            Engine::Postgres(_) => Ok(Vec::new()),
        }
    }
}

impl Scope {
    /// The rows of a statement of a test's own, to see what stands.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn peek(&self, sql: Sql) -> Result<Vec<Row>, StoreError> {
        self.query(sql, Vec::new()).await
    }
}
