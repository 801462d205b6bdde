//! Migrations: the same text on every engine, in order, each once.
//!
//! A table marked [`CLUSTERED`] is kept in the order of its key where the engine can: the key then
//! stands once in the file, and not in the table and in an index.

/// Number, name and text of every migration. Numbers only grow.
pub(crate) const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "partnership", include_str!("../migrations/0001_partnership.sql")),
    (2, "account", include_str!("../migrations/0002_account.sql")),
    (3, "access", include_str!("../migrations/0003_access.sql")),
    (4, "person", include_str!("../migrations/0004_person.sql")),
    (5, "feed", include_str!("../migrations/0005_feed.sql")),
    (6, "circle", include_str!("../migrations/0006_circle.sql")),
    (7, "mail", include_str!("../migrations/0007_mail.sql")),
    (8, "search", include_str!("../migrations/0008_search.sql")),
    (9, "review", include_str!("../migrations/0009_review.sql")),
    (10, "coordinator_aside", include_str!("../migrations/0010_coordinator_aside.sql")),
    (11, "link_keys", include_str!("../migrations/0011_link_keys.sql")),
    (12, "review", include_str!("../migrations/0012_review.sql")),
    (13, "offers_of_a_person", include_str!("../migrations/0013_offers_of_a_person.sql")),
    (14, "link_model", include_str!("../migrations/0014_link_model.sql")),
    (15, "name_pair", include_str!("../migrations/0015_name_pair.sql")),
    (16, "keys_after_landing", include_str!("../migrations/0016_keys_after_landing.sql")),
    (17, "hiding", include_str!("../migrations/0017_hiding.sql")),
    (18, "case", include_str!("../migrations/0018_case.sql")),
    (20, "signal", include_str!("../migrations/0020_signal.sql")),
    (22, "break_glass", include_str!("../migrations/0022_break_glass.sql")),
    (23, "attachment", include_str!("../migrations/0023_attachment.sql")),
    (24, "local_rule", include_str!("../migrations/0024_local_rule.sql")),
    (25, "consent", include_str!("../migrations/0025_consent.sql")),
    (27, "given_task", include_str!("../migrations/0027_given_task.sql")),
    (29, "staging", include_str!("../migrations/0029_staging.sql")),
    (30, "own_children", include_str!("../migrations/0030_own_children.sql")),
];

/// A comment to other engines.
pub(crate) const CLUSTERED: &str = "/* clustered */";

pub(crate) const CREATE_TABLE: &str =
    "CREATE TABLE IF NOT EXISTS migration (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL)";
pub(crate) const CLAIM: &str = "INSERT INTO migration (version, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
pub(crate) const NEWEST: &str = "SELECT COALESCE(MAX(version), 0) FROM migration";
