//! What a child or guardian sees first: the own circle, and the children that one has custody of.

use crate::id::PersonId;
use crate::person::Name;
use crate::protection::Shown;

/// One circle that the reader may come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    /// Whose circle.
    pub id: PersonId,
    /// The name; hidden where it is protected from this reader.
    pub name: Shown<Name>,
    /// Age in full years, when the birth date may be shown.
    pub age: Option<i16>,
    /// It is the reader's own.
    pub own: bool,
    /// The circle may be opened.
    pub circle: bool,
    /// Who has looked may be seen.
    pub who_looked: bool,
    /// A consent may be given, declined and withdrawn.
    pub consents: bool,
    /// A strength or a worry may be noted.
    pub signals: bool,
}
