//! Values going in and rows coming out, the same on every engine.

use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::StoreError;

/// A value of one of the five column types.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// SQL NULL.
    Null,
    /// BIGINT.
    Int(i64),
    /// BOOLEAN.
    Bool(bool),
    /// DOUBLE PRECISION.
    Real(f64),
    /// TEXT.
    Text(String),
    /// BYTEA.
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(v: i64) -> Self {
        Self::Int(v)
    }
}
impl From<u32> for Value {
    fn from(v: u32) -> Self {
        Self::Int(i64::from(v))
    }
}
impl From<u16> for Value {
    fn from(v: u16) -> Self {
        Self::Int(i64::from(v))
    }
}
impl From<usize> for Value {
    fn from(v: usize) -> Self {
        Self::Int(i64::try_from(v).unwrap_or(i64::MAX))
    }
}
impl From<bool> for Value {
    fn from(v: bool) -> Self {
        Self::Bool(v)
    }
}
impl From<f64> for Value {
    fn from(v: f64) -> Self {
        Self::Real(v)
    }
}
impl From<&str> for Value {
    fn from(v: &str) -> Self {
        Self::Text(v.to_owned())
    }
}
impl From<String> for Value {
    fn from(v: String) -> Self {
        Self::Text(v)
    }
}
impl From<&String> for Value {
    fn from(v: &String) -> Self {
        Self::Text(v.clone())
    }
}
impl From<Vec<u8>> for Value {
    fn from(v: Vec<u8>) -> Self {
        Self::Bytes(v)
    }
}
impl From<Timestamp> for Value {
    fn from(v: Timestamp) -> Self {
        Self::Int(v.as_microsecond())
    }
}
impl From<Date> for Value {
    fn from(v: Date) -> Self {
        Self::Text(v.to_string())
    }
}
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(v: Option<T>) -> Self {
        v.map_or(Self::Null, Into::into)
    }
}

macro_rules! ids_to_text {
    ($($name:ident)*) => {$(
        impl From<domain::id::$name> for Value {
            fn from(id: domain::id::$name) -> Self {
                Self::Text(id.to_string())
            }
        }
    )*};
}
ids_to_text! { AgencyId AccountId HatId SessionId PractitionerId PersonId FeedId SourceRecordId LinkId
ReviewId InvolvementId InvitationId HandOverId AttentionId NoticeId MailId SharingId AccessId CircleEventId
ConcernId CaseId TaskId BreakGlassId SignalId AlertRuleId AlertId AttachmentId ApiKeyId DisclosureId
AnswerId }

/// The values of a statement in the order of `?2`, `?3`, …: `values![id, name]`.
#[macro_export]
macro_rules! values {
    ($($v:expr),* $(,)?) => { vec![$($crate::Value::from($v)),*] };
}

/// One row of an answer; columns by position.
#[derive(Debug, Clone, PartialEq)]
pub struct Row(pub(crate) Vec<Value>);

impl Row {
    fn at_index(&self, i: usize) -> Result<&Value, StoreError> {
        self.0.get(i).ok_or(StoreError::Column(i, "missing"))
    }

    /// Whether the column is NULL.
    pub fn is_null(&self, i: usize) -> bool {
        matches!(self.0.get(i), None | Some(Value::Null))
    }

    /// TEXT.
    pub fn text(&self, i: usize) -> Result<String, StoreError> {
        self.str(i).map(str::to_owned)
    }

    /// TEXT, borrowed.
    pub fn str(&self, i: usize) -> Result<&str, StoreError> {
        match self.at_index(i)? {
            Value::Text(text) => Ok(text),
            _ => Err(StoreError::Column(i, "text")),
        }
    }

    /// TEXT or NULL.
    pub fn opt_text(&self, i: usize) -> Result<Option<String>, StoreError> {
        if self.is_null(i) { Ok(None) } else { self.text(i).map(Some) }
    }

    /// BIGINT.
    pub fn int(&self, i: usize) -> Result<i64, StoreError> {
        match self.at_index(i)? {
            Value::Int(int) => Ok(*int),
            _ => Err(StoreError::Column(i, "integer")),
        }
    }

    /// BIGINT or NULL.
    pub fn opt_int(&self, i: usize) -> Result<Option<i64>, StoreError> {
        if self.is_null(i) { Ok(None) } else { self.int(i).map(Some) }
    }

    /// BIGINT as a count.
    pub fn count(&self, i: usize) -> Result<u64, StoreError> {
        u64::try_from(self.int(i)?).map_err(|_| StoreError::Column(i, "count"))
    }

    /// DOUBLE PRECISION or NULL.
    pub fn opt_real(&self, i: usize) -> Result<Option<f64>, StoreError> {
        match self.at_index(i)? {
            Value::Null => Ok(None),
            Value::Real(real) => Ok(Some(*real)),
            _ => Err(StoreError::Column(i, "real")),
        }
    }

    /// BOOLEAN; SQLite keeps it as 0 and 1.
    pub fn bool(&self, i: usize) -> Result<bool, StoreError> {
        match self.at_index(i)? {
            Value::Bool(b) => Ok(*b),
            Value::Int(int) => Ok(*int != 0),
            _ => Err(StoreError::Column(i, "boolean")),
        }
    }

    /// BYTEA.
    pub fn bytes(&self, i: usize) -> Result<Vec<u8>, StoreError> {
        match self.at_index(i)? {
            Value::Bytes(bytes) => Ok(bytes.clone()),
            _ => Err(StoreError::Column(i, "bytes")),
        }
    }

    /// A time, microseconds since 1970 UTC.
    pub fn at(&self, i: usize) -> Result<Timestamp, StoreError> {
        Timestamp::from_microsecond(self.int(i)?).map_err(|_| StoreError::Column(i, "time"))
    }

    /// A time or NULL.
    pub fn opt_at(&self, i: usize) -> Result<Option<Timestamp>, StoreError> {
        if self.is_null(i) { Ok(None) } else { self.at(i).map(Some) }
    }

    /// Anything written as text: an id, a date, a partnership.
    pub fn parse<T: FromStr>(&self, i: usize) -> Result<T, StoreError> {
        self.str(i)?.parse().map_err(|_| StoreError::Column(i, "unreadable text"))
    }

    /// The same, or NULL.
    pub fn opt_parse<T: FromStr>(&self, i: usize) -> Result<Option<T>, StoreError> {
        if self.is_null(i) { Ok(None) } else { self.parse(i).map(Some) }
    }

    /// A coded word, by its `from_code`.
    pub fn code<T>(&self, i: usize, from_code: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
        from_code(self.str(i)?).ok_or(StoreError::Column(i, "unknown code"))
    }

    /// A coded word or NULL.
    pub fn opt_code<T>(
        &self,
        i: usize,
        from_code: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        if self.is_null(i) { Ok(None) } else { self.code(i, from_code).map(Some) }
    }
}
