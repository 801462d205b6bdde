//! One line of a staff list, typed.

use std::fmt;

use jiff::civil::Date;

use crate::feed::client_line::{check_agency, country, read_name};
use crate::feed::columns::{Field, ListKind};
use crate::feed::reader::FeedLine;
use crate::feed::row::{Reason, Row, Warning};
use crate::person::Name;

/// One member of staff as the agency's list says it. `Debug` shows the line's number only.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffLine {
    /// Line in the file on which the record begins, counted from 1.
    pub line: u64,
    /// The agency's own id of the person, unique in the file; client lists point to it.
    pub staff_id: String,
    /// Name.
    pub name: Name,
    /// Title, in the agency's words.
    pub title: Option<String>,
    /// Unit.
    pub unit: Option<String>,
    /// Telephone, E.164.
    pub phone: Option<String>,
    /// E-mail, in small letters.
    pub email: Option<String>,
    /// The day on which they left, if they have or will.
    pub left: Option<Date>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
}

impl fmt::Debug for StaffLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StaffLine(line {}, {} warnings)", self.line, self.warnings.len())
    }
}

impl FeedLine for StaffLine {
    const KIND: ListKind = ListKind::Staff;
    const ID: Field = Field::StaffId;

    fn id(&self) -> &str {
        &self.staff_id
    }

    fn read(mut row: Row<'_>) -> Result<Self, Reason> {
        let row = &mut row;
        row.check_shape()?;
        let Some(staff_id) = row.some(Field::StaffId) else {
            return Err(Reason::field("import-line-no-staff-id", Field::StaffId));
        };
        check_agency(row)?;
        let country = country(row);
        let name = read_name(row);
        if name == Name::default() {
            return Err(Reason::field("import-line-no-name", Field::FullName));
        }
        Ok(Self {
            line: row.line,
            staff_id,
            name,
            title: row.some(Field::Title),
            unit: row.some(Field::Unit),
            phone: row.phone(Field::Phone, country),
            email: row.email(Field::Email),
            left: row.date(Field::To),
            warnings: std::mem::take(&mut row.warnings),
        })
    }
}
