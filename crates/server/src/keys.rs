//! The server's own keys, in files that only its user can read.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use app::audit::Signer;
use app::ports::Chance;

use crate::adapters::SystemChance;
use crate::config::Config;
use crate::failure::Failure;

/// The key that signs checkpoints of the access record: 32 bytes in hex, made at first need.
pub fn signer(config: &Config) -> Result<Signer, Failure> {
    let path = config.checkpoint_key();
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => make(&path)?,
        Err(error) => return Err(error.into()),
    };
    let seed: Option<Vec<u8>> = (0..64)
        .step_by(2)
        .map(|i| text.get(i..i + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect();
    let seed: [u8; 32] = seed
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| Failure::new(format!("{}: not 64 hexadecimal digits", path.display())))?;
    Ok(Signer::from_seed(&seed)?)
}

fn make(path: &Path) -> Result<String, Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut seed = [0; 32];
    SystemChance.fill(&mut seed);
    let text = domain::access::hex(&seed);
    // Whole or not at all, and never over another: two programs may start at once.
    let half = path.with_extension(format!("{}.half", std::process::id()));
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&half)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    let linked = fs::hard_link(&half, path);
    fs::remove_file(&half)?;
    match linked {
        Ok(()) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(fs::read_to_string(path)?),
        Err(error) => Err(error.into()),
    }
}
