//! The server's own keys, in files that only its user can read.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

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
    let seed = from_hex(&text)
        .ok_or_else(|| Failure::new(format!("{}: not 64 hexadecimal digits", path.display())))?;
    Ok(Signer::from_seed(&seed)?)
}

fn make(path: &Path) -> Result<String, Failure> {
    let mut seed = [0; 32];
    SystemChance.fill(&mut seed);
    write_new(path, &domain::access::hex(&seed))
}

/// Writes a file that only the server's user can read, unless one is there already: then it gives that one.
pub(crate) fn write_new(path: &Path, text: &str) -> Result<String, Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // Whole or not at all, and never over another: two programs may start at once.
    let half = half(path, text)?;
    let linked = fs::hard_link(&half, path);
    fs::remove_file(&half)?;
    match linked {
        Ok(()) => Ok(text.to_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(fs::read_to_string(path)?),
        Err(error) => Err(error.into()),
    }
}

/// Writes a file beside that one, to take its place whole.
pub(crate) fn half(path: &Path, text: &str) -> Result<PathBuf, Failure> {
    let half = path.with_extension(format!("{}.half", std::process::id()));
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&half)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(half)
}

/// 32 bytes, written as 64 hexadecimal digits at the beginning of a text.
pub(crate) fn from_hex(text: &str) -> Option<[u8; 32]> {
    let pair = |i: usize| text.get(i..i + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    let bytes: Option<Vec<u8>> = (0..64).step_by(2).map(pair).collect();
    bytes?.try_into().ok()
}
