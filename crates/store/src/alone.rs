//! Who does a chore alone, as the system of the machine knows it: for the embedded store, where a
//! lease of a program that was killed can be told from one that is still at work.
//!
//! The system gives a lock on a file back when the program that holds it ends, however it ends. So
//! whoever has the lock knows that nobody else is at work, whatever a lease in the store says.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::sync::Arc;

use crate::StoreError;

/// Held while one does the chore. Clones go with what is still being written for it.
#[derive(Debug, Clone)]
pub struct Alone(Option<Arc<File>>);

impl Alone {
    /// Where only leases tell who is at work.
    pub(crate) const fn unknown() -> Self {
        Self(None)
    }

    /// Whether nobody else can be at work: a lease of anybody else is one of the dead.
    pub const fn is_certain(&self) -> bool {
        self.0.is_some()
    }

    /// Takes the lock beside the store's file; `None` when somebody has it.
    pub(crate) fn take(store: &Path, chore: &str) -> Result<Option<Self>, StoreError> {
        let failed = |error: std::io::Error| StoreError::Unavailable(error.kind().to_string());
        let mut path = store.as_os_str().to_owned();
        path.push(format!("-{chore}"));
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(Some(Arc::new(file))))),
            Err(TryLockError::WouldBlock) => Ok(None),
            // A file system without locks: leases tell, as everywhere else.
            Err(TryLockError::Error(_)) => Ok(Some(Self::unknown())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Alone;

    #[test]
    fn one_at_a_time_until_the_last_clone_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("kring.db");
        let first = Alone::take(&store, "landing").unwrap().unwrap();
        assert!(first.is_certain());
        let writing = first.clone();
        drop(first);
        assert!(Alone::take(&store, "landing").unwrap().is_none());
        assert!(Alone::take(&store, "other").unwrap().is_some());
        drop(writing);
        assert!(Alone::take(&store, "landing").unwrap().is_some());
    }
}
