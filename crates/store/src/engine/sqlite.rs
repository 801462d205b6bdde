//! The embedded engine: a few reader threads, one writer thread that commits many batches with
//! one fsync.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql};
use tokio::sync::oneshot;

use super::sqlite_room::{CACHE_KIB, Lists, ReaderRoom, Room};
use super::{Bound, check, record_steps};
use crate::batch::{Batch, GROWN, Step};
use crate::{Row, StoreError, Value, migrate};

/// How many batches one commit carries at most.
const GROUP_LIMIT: usize = 256;
/// How many jobs may wait for a thread; more are refused as unavailable.
const QUEUE_LIMIT: usize = 10_000;
type Answer<T> = oneshot::Sender<Result<T, StoreError>>;

struct ReadJob {
    asks: Vec<Bound>,
    answer: Answer<Vec<Vec<Row>>>,
}

struct WriteJob {
    partnership: String,
    batch: Batch,
    answer: Answer<()>,
}

struct Queue<T> {
    jobs: Mutex<(VecDeque<T>, bool)>,
    arrived: Condvar,
}

impl<T> Queue<T> {
    fn new() -> Arc<Self> {
        Arc::new(Self { jobs: Mutex::new((VecDeque::new(), false)), arrived: Condvar::new() })
    }

    fn push(&self, job: T) -> Result<(), StoreError> {
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        if jobs.1 || jobs.0.len() >= QUEUE_LIMIT {
            return Err(StoreError::Unavailable("queue full".to_owned()));
        }
        jobs.0.push_back(job);
        self.arrived.notify_one();
        Ok(())
    }

    /// Waits for a job and takes up to `limit`; empty once closed.
    fn take(&self, limit: usize) -> Vec<T> {
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        while jobs.0.is_empty() && !jobs.1 {
            jobs = self.arrived.wait(jobs).unwrap_or_else(PoisonError::into_inner);
        }
        let n = jobs.0.len().min(limit);
        jobs.0.drain(..n).collect()
    }

    fn close(&self) {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner).1 = true;
        self.arrived.notify_all();
    }
}

/// An open SQLite store.
pub struct Sqlite {
    path: PathBuf,
    reads: Arc<Queue<ReadJob>>,
    writes: Arc<Queue<WriteJob>>,
    threads: Mutex<Vec<thread::JoinHandle<()>>>,
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        self.reads.close();
        self.writes.close();
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        for handle in threads {
            // A thread that panicked has already answered its callers by dropping their senders.
            let _ = handle.join();
        }
    }
}

fn connect(path: &Path) -> Result<Connection, StoreError> {
    let db = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    db.busy_timeout(std::time::Duration::from_secs(20))?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    // FULL: an answer leaves only after its access record is on the disk.
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", "ON")?;
    // A plan is made once for a statement, not anew for every value that is bound to it.
    db.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.pragma_update(None, "cache_size", -CACHE_KIB)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.set_prepared_statement_cache_capacity(256);
    Ok(db)
}

impl Sqlite {
    /// Opens or creates the file and brings it up to date.
    pub fn open(path: &Path, reader_threads: usize) -> Result<Self, StoreError> {
        let mut writer = connect(path)?;
        migrate_up(&mut writer)?;
        let reads = Queue::new();
        let queue_of_batches = Queue::new();
        let lists = Lists::default();
        let mut threads = Vec::new();
        for n in 0..reader_threads.max(1) {
            let db = connect(path)?;
            db.pragma_update(None, "query_only", "ON")?;
            let (queue, lists) = (Arc::clone(&reads), lists.clone());
            threads.push(spawn(&format!("sqlite-read-{n}"), move || read_loop(&db, &queue, lists))?);
        }
        let queue: Arc<Queue<WriteJob>> = Arc::clone(&queue_of_batches);
        threads.push(spawn("sqlite-write", move || write_loop(&writer, &queue, lists))?);
        Ok(Self { path: path.to_owned(), reads, writes: queue_of_batches, threads: Mutex::new(threads) })
    }

    /// The store's file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) async fn read(&self, asks: Vec<Bound>) -> Result<Vec<Vec<Row>>, StoreError> {
        let (answer, receive) = oneshot::channel();
        self.reads.push(ReadJob { asks, answer })?;
        receive.await.map_err(|_| StoreError::Unavailable("reader stopped".to_owned()))?
    }

    pub(crate) async fn write(&self, partnership: &str, batch: Batch) -> Result<(), StoreError> {
        let (answer, receive) = oneshot::channel();
        self.writes.push(WriteJob { partnership: partnership.to_owned(), batch, answer })?;
        receive.await.map_err(|_| StoreError::Unavailable("writer stopped".to_owned()))?
    }

    pub(crate) fn prepare(&self, text: &str) -> Result<(), StoreError> {
        connect(&self.path)?.prepare(text)?;
        Ok(())
    }

    /// The steps by which a statement is carried out, in the planner's words.
    pub(crate) fn plan(&self, text: &str) -> Result<Vec<String>, StoreError> {
        let db = connect(&self.path)?;
        let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {text}"))?;
        let count = statement.parameter_count();
        for i in 1..=count {
            statement.raw_bind_parameter(i, "x")?;
        }
        let mut rows = statement.raw_query();
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            steps.push(row.get(3)?);
        }
        Ok(steps)
    }

    /// Copies the store, page by page and consistently, to a new file while it is in use.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        if to.exists() {
            return Err(StoreError::Config("the backup file exists already".to_owned()));
        }
        let from = connect(&self.path)?;
        from.execute("VACUUM INTO ?1", [to.to_string_lossy()])?;
        Ok(())
    }
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<thread::JoinHandle<()>, StoreError> {
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(body)
        .map_err(|e| StoreError::Unavailable(e.to_string()))
}

fn migrate_up(db: &mut Connection) -> Result<(), StoreError> {
    let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    tx.execute_batch(migrate::CREATE_TABLE)?;
    let newest: i64 = tx.query_row(migrate::NEWEST, [], |r| r.get(0))?;
    if migrate::MIGRATIONS.last().is_some_and(|m| newest > m.0) {
        return Err(StoreError::Migration(format!("written by a newer version ({newest})")));
    }
    let mut changed = false;
    for (version, name, text) in migrate::MIGRATIONS {
        if tx.execute(migrate::CLAIM, rusqlite::params![version, name])? == 1 {
            changed = true;
            tx.execute_batch(&text.replace(migrate::CLUSTERED, "WITHOUT ROWID"))
                .map_err(|e| StoreError::Migration(format!("{name}: {}", StoreError::from(e))))?;
        }
    }
    if changed {
        super::sqlite_statistics::write(&tx)?;
    }
    tx.commit()?;
    Ok(())
}

fn read_loop(db: &Connection, queue: &Queue<ReadJob>, lists: Lists) {
    let mut room = ReaderRoom::new(lists);
    loop {
        let Some(job) = queue.take(1).pop() else { return };
        room.fit(db);
        let answer = read_all(db, &job.asks);
        // The asker may have gone; a read leaves nothing behind.
        let _ = job.answer.send(answer);
    }
}

fn read_all(db: &Connection, asks: &[Bound]) -> Result<Vec<Vec<Row>>, StoreError> {
    // One snapshot for all asks of a page, so that they agree with each other.
    if asks.len() > 1 {
        db.prepare_cached("BEGIN DEFERRED")?.execute([])?;
    }
    let answers = asks.iter().map(|ask| read_one(db, ask)).collect();
    if asks.len() > 1 {
        db.prepare_cached("COMMIT")?.execute([])?;
    }
    answers
}

fn read_one(db: &Connection, ask: &Bound) -> Result<Vec<Row>, StoreError> {
    let mut statement = db.prepare_cached(ask.sql.0)?;
    let width = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(ask.values.iter()))?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let mut values = Vec::with_capacity(width);
        for i in 0..width {
            values.push(match row.get_ref(i)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(int) => Value::Int(int),
                ValueRef::Real(real) => Value::Real(real),
                ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
                ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
            });
        }
        out.push(Row(values));
    }
    Ok(out)
}

fn write_loop(db: &Connection, queue: &Queue<WriteJob>, lists: Lists) {
    let mut room = Room::new(lists);
    loop {
        let jobs = queue.take(GROUP_LIMIT);
        if jobs.is_empty() {
            return;
        }
        // Alone, a batch that is refused is undone with its transaction, which costs nothing; among
        // others it needs a savepoint, which keeps a copy of every page that it touches.
        let alone = jobs.len() == 1;
        let batches: Vec<&Batch> = jobs.iter().map(|job| &job.batch).collect();
        let fitted = room.fit(db, &batches);
        let (answers, outcomes): (Vec<_>, Vec<_>) = match fitted.and_then(|()| begin(db)) {
            Ok(()) => jobs
                .into_iter()
                .map(|job| (job.answer, write_one(db, &job.partnership, &job.batch, alone)))
                .unzip(),
            Err(error) => {
                let text = error.to_string();
                jobs.into_iter().map(|job| (job.answer, Err(StoreError::Unavailable(text.clone())))).unzip()
            }
        };
        let committed = if db.is_autocommit() { Ok(()) } else { commit(db) };
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            let outcome = match &committed {
                Ok(()) => outcome,
                Err(error) => outcome.and(Err(StoreError::Unavailable(error.to_string()))),
            };
            // The writer's caller may have gone; the batch stands all the same.
            let _ = answer.send(outcome);
        }
    }
}

fn begin(db: &Connection) -> Result<(), StoreError> {
    db.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
    Ok(())
}

fn commit(db: &Connection) -> Result<(), StoreError> {
    let outcome = db.prepare_cached("COMMIT").and_then(|mut s| s.execute([]));
    if let Err(error) = outcome {
        // Whatever was not committed must not leak into the next group.
        let _ = db.execute_batch("ROLLBACK");
        return Err(error.into());
    }
    Ok(())
}

/// One batch inside the group's transaction. Among others it has its own savepoint, so that a
/// refused batch takes nobody with it; alone it ends the transaction.
fn write_one(db: &Connection, partnership: &str, batch: &Batch, alone: bool) -> Result<(), StoreError> {
    if !alone {
        db.prepare_cached("SAVEPOINT batch")?.execute([])?;
    }
    let outcome = record_steps(batch).and_then(|record| {
        record.iter().chain(&batch.steps).try_for_each(|s| write_step(db, partnership, s))
    });
    match (alone, outcome.is_err()) {
        (true, true) => {
            // Some errors have ended the transaction already.
            if !db.is_autocommit() {
                db.prepare_cached("ROLLBACK")?.execute([])?;
            }
        }
        (true, false) => {}
        (false, failed) => {
            if failed {
                db.prepare_cached("ROLLBACK TO batch")?.execute([])?;
            }
            db.prepare_cached("RELEASE batch")?.execute([])?;
        }
    }
    outcome
}

fn write_step(db: &Connection, partnership: &str, step: &Step) -> Result<(), StoreError> {
    if step.label == GROWN {
        // It would put what is there in the place of what the planner is to believe.
        return Ok(());
    }
    let mut statement = db.prepare_cached(step.sql.0)?;
    let mut touched = 0;
    for row in &step.rows {
        if statement.parameter_count() > 0 {
            statement.raw_bind_parameter(1, partnership)?;
        }
        for (i, value) in row.iter().enumerate() {
            statement.raw_bind_parameter(i + 2, value)?;
        }
        touched += statement.raw_execute()?;
    }
    check(step, touched as u64)
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(int) => ValueRef::Integer(*int),
            Self::Bool(b) => ValueRef::Integer(i64::from(*b)),
            Self::Real(real) => ValueRef::Real(*real),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// Runs any statement on the file of an embedded store, as somebody with access to the disk
/// could: for the tests that must find it out.
///
/// # Errors
/// The statement does not run.
pub fn tamper(file: &Path, statement: &str) -> Result<(), StoreError> {
    Ok(connect(file)?.execute_batch(statement)?)
}
