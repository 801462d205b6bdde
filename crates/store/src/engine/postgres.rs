//! PostgreSQL, and the engines that speak its protocol: reads and the steps of a batch are
//! pipelined, so that each costs one round trip.

use std::error::Error;

use bytes::BytesMut;
use deadpool_postgres::{Client, Manager, ManagerConfig, Pool, RecyclingMethod};
use futures_util::future::try_join_all;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use super::{Bound, check, record_steps};
use crate::batch::Batch;
use crate::sql::dollars;
use crate::{Row, StoreError, Value, migrate};

/// How many times a batch is replayed after the engine refused to serialise it.
const REPLAYS: usize = 5;
/// How many rows of one step are in flight together.
const IN_FLIGHT: usize = 256;

/// An open PostgreSQL store.
pub struct Postgres {
    pool: Pool,
}

impl Postgres {
    /// Connects and brings the schema up to date.
    pub async fn open(url: &str, connections: usize) -> Result<Self, StoreError> {
        let config: tokio_postgres::Config =
            url.parse().map_err(|_| StoreError::Config("database URL".to_owned()))?;
        let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
        let roots = rustls::RootCertStore::empty();
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|e| StoreError::Config(e.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let manager = Manager::from_config(
            config,
            tokio_postgres_rustls::MakeRustlsConnect::new(tls),
            ManagerConfig { recycling_method: RecyclingMethod::Fast },
        );
        let pool = Pool::builder(manager)
            .max_size(connections.max(2))
            .build()
            .map_err(|e| StoreError::Config(e.to_string()))?;
        let store = Self { pool };
        store.migrate_up().await?;
        Ok(store)
    }

    async fn client(&self) -> Result<Client, StoreError> {
        self.pool.get().await.map_err(|e| match e {
            deadpool_postgres::PoolError::Backend(e) => e.into(),
            other => StoreError::Unavailable(other.to_string()),
        })
    }

    async fn migrate_up(&self) -> Result<(), StoreError> {
        let mut client = self.client().await?;
        // Two servers may start at once: the second waits on the key of the first's version.
        if let Err(error) = client.batch_execute(migrate::CREATE_TABLE).await {
            tracing::debug!(code = ?error.code(), "migration table made meanwhile");
        }
        let newest: i64 = client.query_one(migrate::NEWEST, &[]).await?.get(0);
        if migrate::MIGRATIONS.last().is_some_and(|m| newest > m.0) {
            return Err(StoreError::Migration(format!("written by a newer version ({newest})")));
        }
        for (version, name, text) in migrate::MIGRATIONS {
            let tx = client.transaction().await?;
            if tx.execute(&dollars(migrate::CLAIM), &[version, name]).await? == 1 {
                tx.batch_execute(text)
                    .await
                    .map_err(|e| StoreError::Migration(format!("{name}: {}", StoreError::from(e))))?;
            }
            tx.commit().await?;
        }
        Ok(())
    }

    pub(crate) async fn prepare(&self, text: &str) -> Result<(), StoreError> {
        self.client().await?.prepare(&dollars(text)).await?;
        Ok(())
    }

    pub(crate) async fn read(&self, asks: Vec<Bound>) -> Result<Vec<Vec<Row>>, StoreError> {
        let client = self.client().await?;
        try_join_all(asks.iter().map(|ask| async {
            let statement = client.prepare_cached(&dollars(ask.sql.0)).await?;
            let values: Vec<&(dyn ToSql + Sync)> = ask.values.iter().map(|v| v as _).collect();
            let rows = client.query(&statement, &values).await?;
            rows.iter().map(row).collect::<Result<Vec<Row>, StoreError>>()
        }))
        .await
    }

    pub(crate) async fn write(&self, partnership: &str, batch: Batch) -> Result<(), StoreError> {
        let mut replays = 0;
        loop {
            match self.write_once(partnership, &batch).await {
                Err(error) if error.is_passing() && replays < REPLAYS => {
                    // The connection may have gone after the commit: then the record is there.
                    // A chore has no record; it is replayed only when surely rolled back.
                    let rolled_back =
                        matches!(&error, StoreError::Unavailable(code) if code.starts_with("40"));
                    if batch.record().is_none() && !rolled_back {
                        return Err(error);
                    }
                    if self.stands(partnership, &batch).await? {
                        return Ok(());
                    }
                    replays += 1;
                }
                other => return other,
            }
        }
    }

    /// Whether the batch was committed, by its access record; a chore without one is not known.
    async fn stands(&self, partnership: &str, batch: &Batch) -> Result<bool, StoreError> {
        let Some(record) = &batch.record else { return Ok(false) };
        let client = self.client().await?;
        let found = client
            .query_opt(
                "SELECT 1 FROM access_record WHERE partnership = $1 AND id = $2",
                &[&partnership, &record.id.to_string()],
            )
            .await?;
        Ok(found.is_some())
    }

    async fn write_once(&self, partnership: &str, batch: &Batch) -> Result<(), StoreError> {
        let mut client = self.client().await?;
        let record = record_steps(batch)?;
        let tx = client.transaction().await?;
        let partnership = Value::Text(partnership.to_owned());
        for step in record.iter().chain(&batch.steps) {
            let statement = tx.prepare_cached(&dollars(step.sql.0)).await?;
            let bind_partnership = !statement.params().is_empty();
            let mut touched = 0;
            for rows in step.rows.chunks(IN_FLIGHT) {
                let counts = try_join_all(rows.iter().map(|row| {
                    let mut values: Vec<&(dyn ToSql + Sync)> = Vec::with_capacity(row.len() + 1);
                    if bind_partnership {
                        values.push(&partnership);
                    }
                    values.extend(row.iter().map(|v| v as &(dyn ToSql + Sync)));
                    let (tx, statement) = (&tx, &statement);
                    async move { tx.execute(statement, &values).await }
                }))
                .await?;
                touched += counts.iter().sum::<u64>();
            }
            check(step, touched)?;
        }
        tx.commit().await?;
        Ok(())
    }
}

fn row(row: &tokio_postgres::Row) -> Result<Row, StoreError> {
    let mut values = Vec::with_capacity(row.len());
    for (i, column) in row.columns().iter().enumerate() {
        let value = match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(i)?.map(Value::Int),
            Type::INT4 => row.try_get::<_, Option<i32>>(i)?.map(|v| Value::Int(v.into())),
            Type::BOOL => row.try_get::<_, Option<bool>>(i)?.map(Value::Bool),
            Type::FLOAT8 => row.try_get::<_, Option<f64>>(i)?.map(Value::Real),
            Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(i)?.map(Value::Bytes),
            Type::TEXT | Type::VARCHAR | Type::UNKNOWN => {
                row.try_get::<_, Option<String>>(i)?.map(Value::Text)
            }
            _ => return Err(StoreError::Column(i, "column type")),
        };
        values.push(value.unwrap_or(Value::Null));
    }
    Ok(Row(values))
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(int) if *ty == Type::INT4 => i32::try_from(*int)?.to_sql(ty, out),
            Self::Int(int) => int.to_sql(ty, out),
            Self::Bool(b) => b.to_sql(ty, out),
            Self::Real(real) => real.to_sql(ty, out),
            Self::Text(text) => text.to_sql(ty, out),
            Self::Bytes(bytes) => bytes.to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// Makes an empty schema, for a test that wants one of its own.
///
/// # Errors
/// The server cannot be reached, or the schema exists.
pub async fn make_schema(url: &str, name: &str) -> Result<(), StoreError> {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
    let driver = tokio::spawn(connection);
    client.batch_execute(&format!("CREATE SCHEMA {name}")).await?;
    drop(client);
    let _ = driver.await;
    Ok(())
}
