//! `kring backup` and `kring restore`: the embedded store, while the server runs.

use std::fs;
use std::path::{Path, PathBuf};

use crate::config::{ATTACHMENT_KEYS, CHECKPOINT_KEY, Config};
use crate::failure::Failure;

/// Copies the store and the keys to a new folder; consistent while the server runs. Two keys stay where
/// they are: who has a copy of the records must not be able to sign a chain that was written anew, nor to
/// open the files.
pub async fn backup(config: &Config, to: &Path) -> Result<(), Failure> {
    if to.exists() {
        return Err(Failure::new(format!("{} exists already: choose a new folder", to.display())));
    }
    let kring = crate::wiring::kring(config).await?;
    fs::create_dir_all(to)?;
    kring.db.backup(&to.join("kring.db")).await?;
    let keys = config.data_dir().join("keys");
    if keys.is_dir() {
        fs::create_dir(to.join("keys"))?;
        for entry in fs::read_dir(&keys)? {
            let entry = entry?;
            if entry.file_name() != CHECKPOINT_KEY && entry.file_name() != ATTACHMENT_KEYS {
                fs::copy(entry.path(), to.join("keys").join(entry.file_name()))?;
            }
        }
    }
    println!("backed up to {}", to.display());
    println!(
        "not in it: {}; keep a copy of that elsewhere, since no attachment opens without it",
        config.attachment_keys().display()
    );
    Ok(())
}

/// Puts a backup in place of the store. The server must not run: the store is moved aside, never
/// overwritten.
pub async fn restore(config: &Config, from: &Path) -> Result<(), Failure> {
    if config.optional("database_url").is_some() {
        return Err(Failure::new("a PostgreSQL store is restored with pg_restore"));
    }
    let source = from.join("kring.db");
    if !source.is_file() {
        return Err(Failure::new(format!("{} holds no backup: kring.db is missing", from.display())));
    }
    // A backup that does not open must not take the place of a store that does.
    let trial = Config::clone(config).with("data_dir", &from.to_string_lossy());
    crate::wiring::trial(&trial).await?.db.ping().await?;
    let data = config.data_dir();
    fs::create_dir_all(&data)?;
    let aside = aside(&data);
    for name in ["kring.db", "kring.db-wal", "kring.db-shm"] {
        let file = data.join(name);
        if file.exists() {
            fs::create_dir_all(&aside)?;
            fs::rename(&file, aside.join(name))?;
        }
    }
    fs::copy(&source, data.join("kring.db"))?;
    let keys = from.join("keys");
    if keys.is_dir() {
        fs::create_dir_all(data.join("keys"))?;
        for entry in fs::read_dir(&keys)? {
            let entry = entry?;
            fs::copy(entry.path(), data.join("keys").join(entry.file_name()))?;
        }
    }
    println!("restored from {}", from.display());
    let restored = crate::wiring::trial(config).await?;
    if let Err(missing) = crate::attachment_keys::warn(&restored).await {
        println!("{missing}");
    }
    if aside.exists() {
        println!("what was there before is in {}", aside.display());
    }
    Ok(())
}

/// The first folder `before-restore-N` that is not there yet.
fn aside(data: &Path) -> PathBuf {
    (1..1_000)
        .map(|n| data.join(format!("before-restore-{n}")))
        .find(|p| !p.exists())
        .unwrap_or_else(|| data.to_owned())
}
