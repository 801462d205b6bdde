//! A write is data: statements, the row counts they must have, exactly one access record.

use domain::access::AccessRecord;

use crate::{Sql, Value};

/// How many rows a statement must touch, all its rows of values together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// As many as there are.
    Any,
    /// So many, or the batch is refused as a conflict.
    Exactly(u64),
}

#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub sql: Sql,
    pub rows: Vec<Vec<Value>>,
    pub expect: Expect,
    /// Named in the conflict; the once-token's step answers [`crate::StoreError::AlreadyDone`].
    pub label: &'static str,
}

/// Tables that a delivery has made large, by the step of the delivery that does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grown {
    /// The lines of a list.
    Staged,
    /// What the lines become.
    Decided,
    /// Whom the lines show.
    Shown,
    /// Persons.
    Persons,
    /// Their words.
    Words,
    /// What agencies say of them.
    Records,
    /// Who works with them, and who belongs to them.
    Ties,
    /// The keys under which they are found.
    Keys,
}

impl Grown {
    /// The statement by which PostgreSQL looks at the tables.
    const fn statement(self) -> Sql {
        Sql::new(match self {
            Self::Staged => "ANALYZE feed_line, feed_guardian, feed_staff, feed_problem",
            Self::Decided => "ANALYZE feed_decision, feed_end",
            Self::Shown => "ANALYZE feed_decision, feed_guardian, feed_person, feed_word, feed_review",
            Self::Persons => "ANALYZE person",
            Self::Words => "ANALYZE person_word",
            Self::Records => "ANALYZE source_record",
            Self::Ties => "ANALYZE involvement, relation",
            Self::Keys => "ANALYZE link_key",
        })
    }
}

/// Label of the step that keeps a repeated form from writing twice.
pub(crate) const ONCE: &str = "once";

/// Label of the step that is PostgreSQL's alone.
pub(crate) const GROWN: &str = "statistics";
/// Lines from which the planner is told of a delivery.
const GROWN_FROM: u64 = 500;

/// Statements that are written together or not at all.
#[derive(Debug, Clone)]
pub struct Batch {
    pub(crate) record: Option<AccessRecord>,
    pub(crate) steps: Vec<Step>,
    /// Carries thousands of rows: the embedded engine makes room for them.
    pub(crate) bulk: bool,
    /// Whoever wrote it begins again if it is lost with the power: the embedded engine does not
    /// wait for the disk.
    pub(crate) repeatable: bool,
}

impl Batch {
    /// A batch with its access record.
    pub const fn new(record: AccessRecord) -> Self {
        Self { record: Some(record), steps: Vec::new(), bulk: false, repeatable: false }
    }

    /// A batch of the server's own chores, which reads and writes nothing about a person that
    /// anybody is shown: sessions, leases, the queue of mails, the lines of a delivery before it
    /// lands. The reason is for the reader of the code.
    pub const fn chore(_reason: &'static str) -> Self {
        Self { record: None, steps: Vec::new(), bulk: false, repeatable: false }
    }

    /// Says that the batch carries thousands of rows, and that others like it come.
    #[must_use]
    pub const fn bulk(mut self) -> Self {
        self.bulk = true;
        self
    }

    /// Says that the batch may be lost if the machine loses its power before another one is on the
    /// disk: what it is a part of would then begin again. Killing the program loses nothing, and a
    /// batch with an access record is on the disk before it is answered, whatever is said of it.
    #[must_use]
    pub const fn repeatable(mut self) -> Self {
        self.repeatable = true;
        self
    }

    /// Adds a statement; its values begin at `?2`.
    #[must_use]
    pub fn step(mut self, sql: Sql, values: Vec<Value>) -> Self {
        self.push(sql, values);
        self
    }

    /// Adds a statement that must touch exactly so many rows; the label names the conflict.
    #[must_use]
    pub fn must(mut self, label: &'static str, rows: u64, sql: Sql, values: Vec<Value>) -> Self {
        self.steps.push(Step { sql, rows: vec![values], expect: Expect::Exactly(rows), label });
        self
    }

    /// Adds one statement executed for each row of values.
    #[must_use]
    pub fn each(mut self, sql: Sql, rows: Vec<Vec<Value>>) -> Self {
        if !rows.is_empty() {
            self.steps.push(Step { sql, rows, expect: Expect::Any, label: "" });
        }
        self
    }

    /// Tells the planner how large tables have become, in a delivery of so many lines. PostgreSQL takes
    /// what it has not looked at for a handful of rows, and would walk through all lines for each
    /// line; it looks by itself, but a minute later. Small lists need not be told of. The embedded
    /// engine's planner has fixed beliefs.
    #[must_use]
    pub fn grown(mut self, grown: Grown, lines: u64) -> Self {
        if lines >= GROWN_FROM {
            let (sql, label) = (grown.statement(), GROWN);
            self.steps.push(Step { sql, rows: vec![Vec::new()], expect: Expect::Any, label });
        }
        self
    }

    /// Adds a statement in place.
    pub fn push(&mut self, sql: Sql, values: Vec<Value>) {
        self.steps.push(Step { sql, rows: vec![values], expect: Expect::Any, label: "" });
    }

    /// Makes a form that is sent twice write once: the token is the hidden field of the form.
    #[must_use]
    pub fn once(mut self, token: &str, at: jiff::Timestamp) -> Self {
        let sql = crate::sql!(
            "INSERT INTO once (partnership, token, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"
        );
        let step =
            Step { sql, rows: vec![crate::values![token, at]], expect: Expect::Exactly(1), label: ONCE };
        self.steps.insert(0, step);
        self
    }

    /// The access record, if it has one.
    pub const fn record(&self) -> Option<&AccessRecord> {
        self.record.as_ref()
    }
}
