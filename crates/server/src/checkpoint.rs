//! Checkpoints of the access chain in files outside of the store.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use app::Kring;
use app::audit::{Signer, checkpoint};
use domain::checkpoint::SignedHead;

use crate::failure::Failure;

/// A checkpoint as its file holds it: indented JSON with a newline at the end.
pub fn text(head: &SignedHead) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(head).map_err(|e| Failure::new(e.to_string()))?;
    Ok(text + "\n")
}

/// Writes a checkpoint into a folder, whole or not at all; one that is there stays as it is. Returns
/// its path, and whether it is new.
pub fn write_into(folder: &Path, head: &SignedHead) -> Result<(PathBuf, bool), Failure> {
    fs::create_dir_all(folder)?;
    let path = folder.join(head.file_name());
    if path.exists() {
        return Ok((path, false));
    }
    let half = folder.join(format!(".{}.{}", head.file_name(), std::process::id()));
    let mut file = File::create(&half)?;
    file.write_all(text(head)?.as_bytes())?;
    file.sync_all()?;
    fs::rename(&half, &path)?;
    Ok((path, true))
}

/// Writes the day's checkpoint of every partnership for which it is this server's turn.
pub async fn write_due(kring: &Kring, signer: &Signer, folder: &Path) -> Result<(), Failure> {
    // A new holder each time: the lease keeps this server too from writing twice a day.
    let holder = app::ports::secret(&*kring.chance);
    for id in kring.partnerships().await? {
        let now = kring.clock.now();
        if !checkpoint::is_due(kring, &id, &holder, now).await? {
            continue;
        }
        if let Some(head) = checkpoint::sign(&kring.scope(&id), signer, now).await? {
            write_into(folder, &head)?;
            tracing::info!(partnership = %id, number = head.seq, "checkpoint written");
        }
        checkpoint::written(kring, &id, &holder, now).await?;
    }
    Ok(())
}

/// Reads checkpoints from files, each with its path.
pub fn read<'a>(paths: impl Iterator<Item = &'a String>) -> Result<Vec<(String, SignedHead)>, Failure> {
    paths
        .map(|path| {
            let text = fs::read_to_string(path).map_err(|e| Failure::new(format!("{path}: {e}")))?;
            let head = SignedHead::read(&text).map_err(|fault| Failure::new(format!("{path}: {fault}")))?;
            Ok((path.clone(), head))
        })
        .collect()
}
