//! What the embedded engine's threads are given for the work at hand: memory while lists come in,
//! and a flush to the disk wherever an answer waits for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;

use crate::{Batch, StoreError};

/// Page cache of one connection, KiB.
pub(super) const CACHE_KIB: i64 = 8_192;
/// Page cache of the writer while lists come in, KiB: a delivery touches pages all over the store.
const BULK_CACHE_KIB: i64 = 262_144;
/// Pages of the log before they are copied into the store, as the engine has it.
const CHECKPOINT_PAGES: i64 = 1_000;
/// The same while lists come in: pages are written over and over before they are copied once.
const BULK_CHECKPOINT_PAGES: i64 = 32_000;
/// How much of the store readers see as their own memory while lists come in, bytes. Each commit of
/// the writer makes their caches worthless, and they would copy every page anew.
const BULK_MAP: i64 = 16 << 30;
/// Commits without a list in them after which the writer gives the room back.
const BULK_ENDS_AFTER: u32 = 50;

/// Whether lists come in: the writer knows, and the readers ask.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists(Arc<AtomicBool>);

/// What a reader has.
#[derive(Debug)]
pub(super) struct ReaderRoom {
    lists: Lists,
    mapped: bool,
}

impl ReaderRoom {
    pub(super) const fn new(lists: Lists) -> Self {
        Self { lists, mapped: false }
    }

    /// Fits the reader to what the writer does.
    pub(super) fn fit(&mut self, db: &Connection) {
        let wanted = self.lists.0.load(Ordering::Relaxed);
        if wanted != self.mapped {
            self.mapped = wanted;
            // Speed alone depends on it: a system that refuses it reads as before.
            let _ = db.pragma_update(None, "mmap_size", if wanted { BULK_MAP } else { 0 });
        }
    }
}

/// What the writer has. At first no room, and it waits for the disk: as a connection is opened.
#[derive(Debug)]
pub(super) struct Room {
    lists: Lists,
    /// Commits until the room for lists is given back; none outside of deliveries.
    bulk_for: u32,
    /// It does not wait for the disk.
    hurries: bool,
}

impl Room {
    pub(super) const fn new(lists: Lists) -> Self {
        Self { lists, bulk_for: 0, hurries: false }
    }

    /// Fits the writer to the batches of its next commit.
    ///
    /// # Errors
    /// The engine refuses to wait for the disk.
    pub(super) fn fit(&mut self, db: &Connection, batches: &[&Batch]) -> Result<(), StoreError> {
        self.give(db, batches.iter().any(|batch| batch.bulk));
        let hurries = batches.iter().all(|batch| batch.repeatable && batch.record.is_none());
        if hurries != self.hurries {
            // In order all the same: the next commit that waits carries these to the disk before it.
            db.pragma_update(None, "synchronous", if hurries { "NORMAL" } else { "FULL" })?;
            self.hurries = hurries;
        }
        Ok(())
    }

    /// Makes room for lists, and gives it back when none have come for a while.
    fn give(&mut self, db: &Connection, bulk: bool) {
        let (before, after) = match (self.bulk_for, bulk) {
            (before, true) => (before, BULK_ENDS_AFTER),
            (before, false) => (before, before.saturating_sub(1)),
        };
        self.bulk_for = after;
        self.lists.0.store(after > 0, Ordering::Relaxed);
        // Speed and memory alone depend on these: a store that refuses them works all the same.
        if before == 0 && after > 0 {
            let _ = db.pragma_update(None, "cache_size", -BULK_CACHE_KIB);
            let _ = db.pragma_update(None, "wal_autocheckpoint", BULK_CHECKPOINT_PAGES);
        } else if before > 0 && after == 0 {
            let _ = db.pragma_update(None, "cache_size", -CACHE_KIB);
            let _ = db.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES);
            let _ = db.release_memory();
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::access::{AccessRecord, Means};
    use domain::id::{AccessId, PartnershipId};
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;

    fn level(db: &Connection) -> i64 {
        db.query_row("PRAGMA synchronous", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn only_what_can_be_begun_again_does_not_wait_for_the_disk() {
        let db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "synchronous", "FULL").unwrap();
        let (normal, full) = (1, 2);
        let mut room = Room::new(Lists::default());
        let chore = || Batch::chore("test");
        let record = AccessRecord {
            id: AccessId(Uuid::nil()),
            partnership: "test".parse::<PartnershipId>().unwrap(),
            at: Timestamp::UNIX_EPOCH,
            account: None,
            hat: None,
            agency: None,
            action: String::new(),
            purpose: String::new(),
            means: Means::CommandLine,
            persons: Vec::new(),
            fields: Vec::new(),
            basis: Vec::new(),
            denied: false,
            request: String::new(),
            reason: None,
        };
        let cases = [
            (vec![chore().repeatable()], normal),
            (vec![chore().repeatable(), chore()], full),
            (vec![chore().repeatable(), chore().repeatable()], normal),
            (vec![Batch::new(record.clone()).repeatable()], full),
            (vec![chore()], full),
        ];
        for (batches, wanted) in cases {
            room.fit(&db, &batches.iter().collect::<Vec<_>>()).unwrap();
            assert_eq!(level(&db), wanted, "{batches:?}");
        }
    }

    #[test]
    fn readers_see_the_store_as_memory_only_while_lists_come_in() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let db = Connection::open(file.path()).unwrap();
        let mapped = || db.query_row("PRAGMA mmap_size", [], |row| row.get::<_, i64>(0)).unwrap();
        db.pragma_update(None, "mmap_size", 0).unwrap();
        let lists = Lists::default();
        let (mut room, mut reader) = (Room::new(lists.clone()), ReaderRoom::new(lists));
        let mut after = |batch: Batch| {
            room.fit(&db, &[&batch]).unwrap();
            reader.fit(&db);
            mapped()
        };
        assert_eq!(after(Batch::chore("test")), 0);
        assert!(after(Batch::chore("test").bulk()) > 1 << 30);
        for _ in 1..BULK_ENDS_AFTER {
            assert!(after(Batch::chore("test")) > 0);
        }
        assert_eq!(after(Batch::chore("test")), 0);
    }
}
